"""The young person's rights: access to everything with others struck out, objections, journalise, confirm, clear."""

from __future__ import annotations

import json
from datetime import date

import pytest

from tests.desks import FAMILY, Desk
from tests.storage.test_clearing import decrypted
from tests.usecases import story
from tests.usecases.test_printing import kept, kept_plans, meet, minutes, participants
from ungeapp import texts
from ungeapp.domain.duplicates import NotSame
from ungeapp.domain.errors import Invalid, NotAllowed, NotFound
from ungeapp.domain.parents import Custody
from ungeapp.domain.parts import Part
from ungeapp.domain.people import Contact, NetworkKind, Relative
from ungeapp.domain.plans import plan_id
from ungeapp.domain.rights import CorrectionNote, Extent
from ungeapp.domain.third_parties import MARK, Why
from ungeapp.system.clock import FixedClock
from ungeapp.ui.record_words import RecordWords
from ungeapp.usecases.access import Words
from ungeapp.usecases.rights import AccessPack

SYSTEM, CASE = "SBSYS", "26.7-2026-114"


@pytest.fixture(autouse=True)
def danish() -> None:
    texts.use("da")


def words(desk: Desk) -> Words:
    return RecordWords(desk.do.desk)


def told(desk: Desk) -> str:
    """Emma, her mother, and notes about both."""
    person = desk.person(address="Testvej 1, 8800 Viborg").id
    desk.do.people.add_network(person, name="Hanne Mor", relation="mor", phone="12 34 56 78", helps_with="penge")
    desk.do.people.add_network(
        person, name="Per Lærer", network=NetworkKind.PROFESSIONAL, organisation="Øveskolen", phone="12 00 00 01"
    )
    desk.do.people.note_contact(person, "Hannes gæld fylder meget.", with_whom="Hanne Mor")
    desk.do.people.note_contact(person, "Emma glæder sig.")
    desk.do.people.hold_talk(person, said="Vi talte.", own_words="Jeg vil være kok", next_step="Ring")
    return person


def pack(desk: Desk, person: str) -> AccessPack:
    desk.do.rights.decide_rest(person, "Oplysning om en anden")
    return desk.do.rights.access(person, words(desk))


def machine(made: AccessPack) -> str:
    return made.machine.content.decode()


def test_the_review_finds_what_is_about_others(desk: Desk) -> None:
    person = told(desk)
    found = {(one.mark.kind, one.mark.field): one for one in desk.do.rights.review(person)}
    assert found[("network-person", "phone")].extent is Extent.ALL
    assert found[("network-person", "phone")].mark.why is Why.REACH
    assert found[("contact", "text")].mark.names == ("Hanne",)
    assert found[("contact", "text")].extent is Extent.NOTHING and not found[("contact", "text")].decided
    assert not any("12 00 00 01" in one.mark.text for one in found.values())  # a school's telephone is no secret
    assert not any(one.mark.text == "Emma glæder sig." for one in found.values())


def test_no_pack_before_somebody_has_looked(desk: Desk) -> None:
    person = told(desk)
    with pytest.raises(NotAllowed) as refused:
        desk.do.rights.access(person, words(desk))
    assert refused.value.code == "access-not-reviewed"


def test_everything_about_her_with_others_struck_out(desk: Desk) -> None:
    person = told(desk)
    for one in desk.do.rights.review(person):
        if one.mark.why is Why.MENTIONED:
            desk.do.rights.decide(person, one.mark, Extent.NAMES, "Om hendes mor")
    made = pack(desk, person)
    read = machine(made)
    assert "12 34 56 78" not in read and MARK in read and f"{MARK} gæld fylder meget." in read
    assert "Emma glæder sig." in read and "Jeg vil være kok" in read  # notes are data about her too
    content = json.loads(read)
    assert content["own_words"][0]["text"] == "Jeg vil være kok"
    assert {one["kind"] for one in content["records"]} >= {"person", "network-person", "contact", "talk"}
    assert {one["reason"] for one in content["struck_out"]} == {"Om hendes mor", "Oplysning om en anden"}
    assert made.paper.content.startswith(b"%PDF") and person[-6:] in made.paper.name


def test_what_was_struck_out_is_struck_out_of_the_history_too(desk: Desk) -> None:
    person = told(desk)
    mother = desk.do.people.add_network(person, name="Bo Bror", phone="12 99 99 99")
    desk.do.people.change(type(mother), mother.id, phone="12 88 88 88")
    desk.do.people.change(type(mother), mother.id, phone="")  # nothing is left of it but the history
    read = machine(pack(desk, person))
    assert "12 99 99 99" not in read and "12 88 88 88" not in read


def test_who_looked_and_who_received_stands_in_it(desks: tuple[Desk, Desk]) -> None:
    job, family = desks
    person = told(job)
    job.do.people.open(person)
    job.consent(person, (FAMILY,))
    job.share(person, family)
    content = json.loads(machine(pack(job, person)))
    assert [one["action"] for one in content["looked"]][:1] == ["open-person"]
    assert content["looked"][0]["who"].startswith("Karen Holm")
    assert [one["partner"] for one in content["files"]] == ["Jens Lund, Familieafdelingen"]
    assert job.do.desk.store.author.identity  # the print itself is in the log
    with job.do.desk.looking() as uow:
        assert uow.audit(1)[0].action == "print-access"


def test_a_protected_address_is_not_even_in_her_own_pack(desk: Desk) -> None:
    person = told(desk)
    desk.do.people.note_contact(person, "Hun bor stadig på testvej  1 i Viborg")
    desk.do.people.correct(person, protected_address=True)
    assert "estvej" not in machine(pack(desk, person))
    whole = desk.do.rights.case_text(person, words(desk))
    assert "Testvej 1" in whole  # the records system keeps it


def test_that_somebody_else_has_a_case_here_is_not_told(desk: Desk) -> None:
    person = told(desk)
    other = desk.person("Bo", "Prøvesen", "", birth_date=date(2006, 1, 1)).id
    desk.do.relatives.link(person, other, "sibling")
    desk.do.duplicates.say_not_same(person, other)
    desk.do.duplicates.join(person, desk.person("Emmy", "Prøvesen", "", birth_date=date(2004, 7, 4)).id)
    content = json.loads(machine(pack(desk, person)))
    kinds_told = {one["kind"] for one in content["records"]}
    assert "contact" in kinds_told and not {"relative", "not-same", "alias"} & kinds_told
    assert other not in json.dumps(content)


def test_an_objection_stands_beside_the_original(desk: Desk) -> None:
    person = told(desk)
    note = next(one for one in desk.do.people.file(person).of(Contact) if one.text.startswith("Emma"))
    made = desk.do.rights.object(person, record=note.id, field="text", text="Det sagde jeg aldrig")
    assert made.part.value == "notes" and made.by == "Emma Prøvesen"
    assert [one.text for one in desk.do.rights.corrections(person)] == ["Det sagde jeg aldrig"]
    content = json.loads(machine(pack(desk, person)))
    texts_there = [one["values"].get("text") for one in content["records"]]
    assert "Det sagde jeg aldrig" in texts_there and "Emma glæder sig." in texts_there
    with pytest.raises(Invalid):
        desk.do.rights.object(person, record=note.id, field="text", text=" ")
    with pytest.raises(NotFound):
        desk.do.rights.object(person, record="nothing", field="", text="Nej")


# --- journalise, confirm, clear -----------------------------------------------------------------------------------


def confirm(desk: Desk, person: str) -> None:
    desk.do.rights.confirm_journalised(person, system=SYSTEM, case_number=CASE)


def test_clearing_needs_the_original_to_be_seen(desk: Desk) -> None:
    person = told(desk)
    assert desk.do.rights.clearing(person).obstacles == ("clear-not-journalised",)
    with pytest.raises(Invalid):
        desk.do.rights.confirm_journalised(person, system=SYSTEM, case_number="")
    with pytest.raises(Invalid):
        desk.do.rights.confirm_journalised(person, system=SYSTEM, case_number=CASE, on=date(2099, 1, 1))
    confirm(desk, person)
    assert desk.do.rights.clearing(person).obstacles == ()


def test_what_is_written_after_the_confirmation_must_be_journalised_too(desk: Desk) -> None:
    person = told(desk)
    confirm(desk, person)
    desk.do.people.note_contact(person, "Hun ringede igen")
    assert desk.do.rights.clearing(person).obstacles == ("clear-changed-since",)
    confirm(desk, person)  # the same words again count as a new look
    assert desk.do.rights.clearing(person).obstacles == ()


def test_an_open_handover_keeps_the_case(desks: tuple[Desk, Desk]) -> None:
    job, family = desks
    person = told(job)
    job.consent(person, (FAMILY,))
    for item in job.do.handovers.view(person).checklist.items:
        job.do.handovers.answer(person, item.key, item.options[0].code if item.options else "Ja")
    job.do.handovers.offer(person, family.identity)
    confirm(job, person)
    assert "clear-open-handover" in job.do.rights.clearing(person).obstacles
    with pytest.raises(NotAllowed):
        job.do.rights.clear(person, typed=CASE, witness="Mette Bro")


@pytest.mark.parametrize(
    ("typed", "witness", "code"),
    [("noget andet", "Mette Bro", "clear-typed-differs"), (CASE, "", "clear-no-witness"),
     (CASE, "karen holm", "clear-no-witness")],
)  # fmt: skip
def test_clearing_is_typed_and_seen_by_another(desk: Desk, typed: str, witness: str, code: str) -> None:
    person = told(desk)
    confirm(desk, person)
    with pytest.raises(Invalid) as refused:
        desk.do.rights.clear(person, typed=typed, witness=witness)
    assert refused.value.code == code and desk.do.people.file(person).person.given_name == "Emma"


def test_cleared_is_cleared(desks: tuple[Desk, Desk]) -> None:
    job, family = desks
    person = told(job)
    job.consent(person, (FAMILY,))
    family.receive(job.share(person, family))
    family.consent(person, ("viborg/job-og-velfaerd",))
    later = family.share(person, job)
    confirm(job, person)
    certificate = job.do.rights.clear(person, typed=CASE, witness="Mette Bro")
    assert certificate.rows >= 8 and certificate.person == person
    assert "Emma" not in certificate.written() and "Prøvesen" not in certificate.written()
    with pytest.raises(NotFound):
        job.do.people.file(person)
    for act in (job.do.receiving.preview, job.do.receiving.receive):
        with pytest.raises(NotAllowed) as refused:
            act(later.content)
        assert refused.value.code == "person-cleared"
    left = decrypted(job.folder, job.workplace.store._key.sub_key("db"))
    for word in ("Emma", "emma", "Prøvesen", "640704", "Hanne", "Jeg vil være kok", "Hannes gæld", "Testvej"):
        assert word.encode() not in left, word
    assert [one.id for one in job.do.rights.certificates()] == [certificate.id]
    with job.do.desk.looking() as uow:
        assert uow.audit(1)[0].action == "person-clear" and uow.verify_audit() is None


def test_no_text_that_was_being_typed_survives_clearing(desk: Desk) -> None:
    person = told(desk)
    other = desk.person("Bo", "Blivende", "", birth_date=date(2006, 1, 1)).id
    meeting = story.start(desk, person).meetings[0].id
    desk.do.plans.add_agreement(person, what="Ringe til FGU", owner="Karen Holm", due=None)
    parent = desk.do.custody.add(person, name="Hanne Mor", custody=Custody.SOLE)
    sheet = desk.do.voices.sheet(meeting).sheet
    lines = [one.line for one in desk.do.meetings.read(meeting).lines]
    with desk.do.desk.looking() as uow:
        assert lines and all(uow.state(one.id) is None for one in lines)  # proposed, not written
    # None of these is written yet: what they are kept under only follows from what is.
    for record, field in ((sheet.id, "unsaid"), (plan_id(person), "wishes"), (lines[0].id, "note")):
        desk.do.meetings.draft(record, field, "hemmeligt", "")
    for note, about, field in (("hearing", parent.id, "remarks"), ("talk", person, "said")):
        desk.do.people.keep_draft(note, about, field, "hemmeligt")
    desk.do.people.keep_draft("talk", other, "said", "om Bo")
    desk.do.meetings.draft(plan_id(other), "wishes", "om Bo", "")
    confirm(desk, person)
    desk.do.rights.clear(person, typed=CASE, witness="Mette Bro")
    with desk.do.desk.looking() as uow:
        assert [one.text for one in uow.drafts()] == ["om Bo", "om Bo"]


def test_no_link_is_left_at_a_sibling(desk: Desk) -> None:
    person = told(desk)
    other = desk.person("Bo", "Prøvesen", "", birth_date=date(2006, 1, 1)).id
    third = desk.person("Ida", "Prøvesen", "", birth_date=date(2007, 1, 1)).id
    for one, next_one in ((person, other), (other, third)):
        desk.do.relatives.link(one, next_one, "sibling")
        desk.do.duplicates.say_not_same(one, next_one)
    confirm(desk, person)
    confirm(desk, other)
    desk.do.rights.clear(person, typed=CASE, witness="Mette Bro")
    with desk.do.desk.looking() as uow:
        assert [one.other for one in uow.of(Relative, other)] == [third]
        assert person not in str(uow.history(other)) and uow.verify_audit() is None
        (left,) = uow.all(NotSame)
        assert {left.person, left.other} == {other, third}
    assert desk.do.rights.clearing(other).obstacles == ()  # nothing was written in the sibling's case


def test_the_certificate_prints_without_a_name(desk: Desk) -> None:
    person = told(desk)
    confirm(desk, person)
    made = desk.do.rights.clear(person, typed=CASE.upper(), witness="Mette Bro")
    printed = desk.do.rights.certificate(made.id)
    assert printed.content.startswith(b"%PDF")
    with pytest.raises(NotFound):
        desk.do.rights.certificate("nothing")


def test_nothing_is_due_where_nobody_has_set_a_period(desk: Desk, clock: FixedClock) -> None:
    told(desk)
    assert desk.do.rights.due_for_clearing(date(2099, 1, 1)) == ()


def test_an_objection_stands_on_the_papers_the_original_stands_on(desk: Desk, clock: FixedClock) -> None:
    person = told(desk)
    meeting = story.start(desk, person).meetings[0].id
    goal = desk.do.plans.add_goal(person, own_words="Kok", wording="Kokkelære", area="education")
    other = desk.do.people.note_contact(person, "Noget andet")
    desk.do.rights.object(person, record=goal.id, field="wording", text="Jeg vil være bager")
    desk.do.rights.object(person, record=other.id, field="text", text="Det er heller ikke sandt")
    with kept(desk) as (printing, made):
        kept_plans(desk, made).plan(person)
        printing.minutes.copy(meeting)
    plan, minutes = made
    assert plan.objections == ("Jeg vil være bager (Emma Prøvesen, 23.11.2026)",) and "notes" not in plan.withheld
    assert minutes.objections == plan.objections  # the goal stands in the minutes' content too


def test_an_objection_stands_on_letters_reminders_and_the_handover_sheet(desk: Desk, clock: FixedClock) -> None:
    person = told(desk)
    meeting = story.call(desk, story.start(desk, person).meetings[0].id)
    promise = desk.do.plans.add_agreement(person, what="Ringe til skolen", owner="Emma Prøvesen", due=None)
    stairs = "Jeg kan ikke komme op ad trappen"
    desk.do.rights.object(person, record=meeting.id, field="place", text=stairs)
    desk.do.rights.object(person, record=promise.id, field="what", text="Det har jeg ikke lovet")
    desk.do.rights.object(person, record=person, field="school", text="Jeg gik i en anden klasse")
    morning = "Jeg kan ikke om formiddagen"
    desk.do.rights.object(person, record=meeting.id, field="starts", text=morning)
    hers = participants(desk, meeting.id)["young-person"].id
    with kept(desk) as (printing, made):
        printing.letters.one(hers)
        printing.owed_lists.reminder((promise.id,))
        printing.handover_sheets.paper(person)
    objected = [[one.partition(" (")[0] for one in paper.objections] for paper in made]
    # the next meeting stands on the sheet too, by its title and its day: nothing is said there of the place
    assert objected == [[stairs, morning], ["Det har jeg ikke lovet"], [morning]]


def test_an_objection_to_what_was_told_in_confidence_stays_at_the_desk(desks: tuple[Desk, Desk]) -> None:
    job, family = desks
    person = job.person().id
    meeting = story.start(job, person).meetings[0].id
    job.do.voices.write_sheet(meeting, unsaid="Min stedfar slår mig", topics="Praktik")
    sheet = job.do.voices.sheet(meeting).sheet.id
    job.do.rights.object(person, record=sheet, field="unsaid", text="Det er min far")
    job.do.rights.object(person, record=sheet, field="topics", text="Ikke praktik")
    job.consent(person, (FAMILY,), tuple(Part))
    family.receive(job.share(person, family))
    with family.do.desk.looking() as uow:
        assert [one.text for one in uow.of(CorrectionNote, person)] == ["Ikke praktik"]
    assert "Det er min far" not in job.do.rights.case_text(person, words(job))
    with job.do.desk.looking() as uow:
        assert "Det er min far" in repr(job.do.rights._gather(uow, person, whole=False))


def test_an_objection_does_not_tell_a_protected_name(desk: Desk, clock: FixedClock) -> None:
    person = desk.person(protected_name=True).id
    meet(desk, person, "midwife", parts=tuple(Part))
    meeting = story.call(desk, story.start(desk, person).meetings[0].id)
    desk.do.rights.object(person, record=meeting.id, field="place", text="Forkert sted")
    story.go_to(clock, meeting)
    story.hold(desk, meeting.id)
    desk.do.meetings.close(meeting.id)
    people = participants(desk, meeting.id)
    (hers,) = minutes(desk, meeting.id, people["young-person"].id).objections
    (others,) = minutes(desk, meeting.id, people["midwife"].id).objections
    assert "Prøvesen" in hers and "Prøvesen" not in others and others.startswith("Forkert sted (")
