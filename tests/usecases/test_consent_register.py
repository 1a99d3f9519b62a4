"""The register: asked, given, refused, on whose word; what was given is noted; ended, it is asked back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.desks import FAMILY, NOW, SHARED, Desk
from ungeapp.domain.consent import Consent, GivenBy, Standing, Use, standing
from ungeapp.domain.disclosures import Disclosure, Way
from ungeapp.domain.errors import Invalid, NotAllowed
from ungeapp.domain.extracts import ExtractKind
from ungeapp.domain.gate import Purpose, Recipient, RecipientKind, release
from ungeapp.domain.meetings import Meeting, MeetingState, Participant
from ungeapp.domain.parents import Custody, Parent
from ungeapp.domain.parts import Part
from ungeapp.domain.people import Task, TaskState
from ungeapp.system.clock import FixedClock
from ungeapp.usecases.consent_gaps import Gap
from ungeapp.usecases.consents import ConsentAsked
from ungeapp.usecases.disclosures import ToldByHand, note_disclosure
from ungeapp.usecases.receiving import ASKED_TO_DELETE

TODAY = NOW.date()


def asked(**more: object) -> ConsentAsked:
    told: dict[str, object] = {
        "basis": "consent",
        "uses": (Use.EXCHANGE,),
        "purpose": "Samarbejde",
        "parts": (Part.IDENTITY, Part.GOALS_EDUCATION, Part.GOALS_HEALTH, Part.AGREEMENTS),
        "recipients": (FAMILY,),
    }
    return ConsentAsked(**(told | more))  # type: ignore[arg-type]  # fields of the value


def seventeen(desk: Desk, born: date = date(2009, 11, 24)) -> str:
    """A young person whose mother holds custody together with her father."""
    person = desk.do.people.add(given_name="Emma", family_name="Prøvesen", birth_date=born).id
    with desk.do.desk.acting("test") as uow:
        for name, custody in (("Lone", Custody.JOINT), ("Per", Custody.JOINT), ("Bo", Custody.NONE)):
            uow.put(Parent(id=desk.do.desk.new_id(), person=person, name=name, custody=custody))
    return person


def consent_of(desk: Desk, person: str) -> Consent:
    (one,) = desk.do.people.file(person).of(Consent)
    assert isinstance(one, Consent)
    return one


# asking and answering -------------------------------------------------------------------------------------------------


def test_asked_for_opens_nothing_until_the_answer_is_recorded(desks: tuple[Desk, Desk]) -> None:
    job, family = desks
    person = job.person().id
    consent = job.do.consents.ask(person, asked())
    assert (consent.asked_on, consent.given_on) == (TODAY, None)
    with pytest.raises(NotAllowed, match="share-no-basis"):
        job.share(person, family)
    given = job.do.consents.sign(consent.id)
    assert (given.given_on, given.how, given.age_then, given.given_by) == (TODAY, "signed", 22, "Emma Prøvesen")
    assert job.share(person, family).kind == "share"
    with pytest.raises(NotAllowed, match="consent-answered"):
        job.do.consents.sign(consent.id)


def test_a_refusal_is_kept_and_opens_nothing(desk: Desk) -> None:
    person = desk.person().id
    consent = desk.do.consents.ask(person, asked())
    desk.do.consents.refuse(consent.id)
    kept = consent_of(desk, person)
    assert kept.refused_on == TODAY and standing(kept, TODAY) is Standing.REFUSED
    with pytest.raises(NotAllowed, match="consent-answered"):
        desk.do.consents.refuse(consent.id)


@pytest.mark.parametrize(
    ("born", "kind"),
    [
        (date(2014, 11, 24), GivenBy.CUSTODY),  # 11
        (date(2010, 11, 24), GivenBy.BOTH),  # 15 tomorrow would be 16: both are asked from 15
        (date(2008, 11, 24), GivenBy.BOTH),  # 18 tomorrow
        (date(2008, 11, 23), GivenBy.YOUNG_PERSON),  # 18 today
    ],
)
def test_who_is_asked_follows_the_age(desk: Desk, born: date, kind: GivenBy) -> None:
    assert desk.do.consents.asking(seventeen(desk, born)).kind is kind


def test_who_held_custody_that_day_is_kept(desk: Desk) -> None:
    person = seventeen(desk)
    given = desk.do.consents.give(person, asked(given_by_kind=GivenBy.BOTH))
    assert given.given_by == "Emma Prøvesen, Lone, Per" and given.age_then == 16
    assert given.custody_then == ("Lone=joint", "Per=joint")


def test_a_young_person_below_fifteen_does_not_carry_a_consent_alone_past_eighteen(desk: Desk) -> None:
    person = seventeen(desk, date(2014, 11, 24))
    assert desk.do.consents.give(person, asked(given_by_kind=GivenBy.BOTH)).given_by_kind is GivenBy.CUSTODY


def test_custodys_word_is_void_from_the_birthday_and_told_before(desks: tuple[Desk, Desk], clock: FixedClock) -> None:
    job, family = desks
    person = seventeen(job, date(2008, 11, 25))  # 18 in two days
    job.do.consents.give(person, asked(given_by_kind=GivenBy.CUSTODY))
    gaps = {one.gap for one in job.do.consent_gaps.missing(person)}
    assert {Gap.COMES_OF_AGE, Gap.YOUNG_PERSON} <= gaps
    assert job.share(person, family).kind == "share"
    clock.forward(timedelta(days=2))
    with pytest.raises(NotAllowed, match="share-no-basis"):
        job.share(person, family)
    assert [one.gap for one in job.do.consent_gaps.missing(person)] == [Gap.OF_AGE]


def test_a_basis_that_asks_nobody_says_so(desk: Desk) -> None:
    given = desk.do.consents.give(desk.person().id, asked(basis="duty-to-notify"))
    assert given.given_by_kind is GivenBy.LAW and given.given_by == ""


def test_a_period_that_ends_before_it_begins_is_refused(desk: Desk) -> None:
    with pytest.raises(Invalid, match="consent-period"):
        desk.do.consents.give(desk.person().id, asked(valid_from=TODAY, valid_to=TODAY - timedelta(days=1)))


# withholding ----------------------------------------------------------------------------------------------------------


def test_what_is_kept_out_never_reaches_the_other_desk(desks: tuple[Desk, Desk]) -> None:
    job, family = desks
    person = job.person().id
    kept_out = job.do.plans.add_goal(person, own_words="Jeg vil sove", area="health")
    shared = job.do.plans.add_goal(person, own_words="Jeg vil lære", area="education")
    consent = job.do.consents.give(person, asked(withheld=(kept_out.id,), withheld_text=("Ikke om far",)))
    released = job.do.sending.preview(person, family.identity)
    assert released.mind == ("Ikke om far",)
    family.receive(job.share(person, family))
    there = family.do.people.file(person)
    ids = {one.id for one in there.records}
    assert shared.id in ids and kept_out.id not in ids
    (got,) = there.of(Consent)
    assert (got.withheld, got.withheld_text, got.withheld_because) == ((), (), "")
    job.do.consents.withhold(consent.id, [], [" ", "Ikke om mor"], "")
    family.receive(job.share(person, family))
    assert kept_out.id in {one.id for one in family.do.people.file(person).records}


def test_only_the_desk_that_recorded_it_changes_what_is_kept_out(desks: tuple[Desk, Desk]) -> None:
    job, family = desks
    person = job.person().id
    consent = job.do.consents.give(person, asked())
    family.receive(job.share(person, family))
    with pytest.raises(NotAllowed, match="consent-elsewhere"):
        family.do.consents.withhold(consent.id, [], ["Ikke"], "")


# what was given -------------------------------------------------------------------------------------------------------


def test_a_file_notes_itself_once_with_parts_and_consent(desks: tuple[Desk, Desk]) -> None:
    job, family = desks
    person = job.person().id
    job.do.plans.add_goal(person, own_words="Jeg vil lære", area="education")
    consent = job.do.consents.give(person, asked())
    file = job.share(person, family)
    (row,) = job.do.disclosures.of(person)
    assert (row.way, row.to_key, row.origin, row.on) == (Way.FILE, family.identity, file.id, TODAY)
    assert "goals-education" in row.parts and "goals-health" not in row.parts
    assert row.by_consents == (consent.id,)
    family.receive(file)
    assert not family.do.people.file(person).of(Disclosure), "who has had what is the young person's, not a partner's"
    with pytest.raises(NotAllowed, match="disclosure-file-stays"):
        job.do.disclosures.not_given(row.id, "Blev ikke sendt")


def test_neither_herself_nor_a_colleague_is_somebody_else(desk: Desk) -> None:
    person = desk.person()
    with desk.do.desk.acting("test") as uow:
        for kind, keys in (
            (RecipientKind.YOUNG_PERSON, frozenset[str]()),
            (RecipientKind.UNIT, frozenset({desk.unit})),
            (RecipientKind.OWN_DESK, frozenset[str]()),
            (RecipientKind.PROFESSIONAL, frozenset({"role:midwife", "participant-id"})),
        ):
            for _ in range(2):  # the same paper again on the same day is the same row
                released = release(
                    [person],
                    person=person,
                    recipient=Recipient(kind=kind, name=kind.value, keys=keys),
                    purpose=Purpose.MINUTES,
                    consents=(),
                    own_unit=desk.unit,
                    today=TODAY,
                    of_age_on=desk.do.desk.of_age_on(person),
                )
                note_disclosure(desk.do.desk, uow, released, Way.MINUTES, origin="m")
    (row,) = desk.do.disclosures.of(person.id)
    assert (row.to, row.to_key, row.parts) == ("professional", "role:midwife", ())


def test_somebody_at_the_next_meeting_without_a_basis_is_missing_one(desk: Desk) -> None:
    person = desk.person().id
    meeting = desk.do.desk.new_id()
    with desk.do.desk.acting("test") as uow:
        uow.put(
            Meeting(
                id=meeting,
                person=person,
                public_title="Møde",
                starts=NOW + timedelta(days=3),
                state=MeetingState.CALLED,
            )
        )
        for name, more in (
            ("Emma Prøvesen", {"is_young_person": True}),
            ("Kollega", {"municipal": True, "unit": desk.unit}),
            ("Jordemoder Ida", {"role": "midwife"}),
        ):
            uow.put(Participant(id=desk.do.desk.new_id(), person=person, meeting=meeting, name=name, **more))  # type: ignore[arg-type]  # fields of the record
    (gap,) = desk.do.consent_gaps.missing(person)
    assert (gap.gap, gap.recipient, gap.name) == (Gap.MEETING, "role:midwife", "Jordemoder Ida")
    desk.do.consents.give(person, asked(uses=(Use.MEETING,), parts=(Part.MEETINGS,), recipients=("role:midwife",)))
    assert desk.do.consent_gaps.missing(person) == ()


def test_what_is_told_by_hand_needs_somebody_something_and_a_basis(desk: Desk) -> None:
    person = desk.person().id
    for told, code in (
        (ToldByHand(to=" ", parts=(Part.PLAN,)), "disclosure-no-recipient"),
        (ToldByHand(to="FGU", parts=()), "disclosure-no-content"),
        (ToldByHand(to="FGU", parts=(Part.PLAN,)), "disclosure-no-basis"),
        (
            ToldByHand(to="FGU", parts=(Part.PLAN,), basis="consent", on=TODAY + timedelta(days=1)),
            "disclosure-in-future",
        ),
    ):
        with pytest.raises(Invalid, match=code):
            desk.do.disclosures.tell(person, told)
    assert desk.do.disclosures.of(person) == ()


# asking back ----------------------------------------------------------------------------------------------------------


def test_a_withdrawn_consent_is_asked_back_by_file_and_by_letter(desks: tuple[Desk, Desk]) -> None:
    job, family = desks
    person = job.person().id
    job.do.plans.add_goal(person, own_words="Jeg vil lære", area="education")
    consent = job.do.consents.give(person, asked(recipients=(FAMILY, "name:fgu"), uses=(Use.EXCHANGE, Use.HANDOVER)))
    family.receive(job.share(person, family))
    job.do.disclosures.tell(person, ToldByHand(to="FGU", parts=(Part.GOALS_EDUCATION,)))
    with pytest.raises(NotAllowed, match="recall-still-counts"):
        job.do.recalls.recall(consent.id)
    job.do.consents.withdraw(consent.id)
    earlier = job.do.recalls.earlier(consent.id)
    assert [one.to_key for one in earlier.by_file] == [family.identity]
    assert [one.to for one in earlier.by_letter] == ["FGU"]
    (file,) = job.do.recalls.recall(consent.id)
    letter = job.do.recalls.letter(consent.id, "name:fgu")
    assert letter.content.startswith(b"%PDF") and letter.recipient == "FGU"
    assert {one.recalled_on for one in job.do.disclosures.of(person)} == {None, TODAY}, "the letter was looked at"
    job.do.recalls.note_asked(consent.id, ["name:fgu"])
    assert all(one.recalled_on == TODAY for one in job.do.disclosures.of(person))
    before = {one.id for one in family.do.people.file(person).records}
    preview = family.do.receiving.preview(file.content)
    assert preview.incoming.kind == "recall" and preview.incoming.members[0].states == ()
    family.receive(file)
    after = family.do.people.file(person)
    assert before <= {one.id for one in after.records}, "nothing is deleted by itself"
    (task,) = (one for one in after.of(Task) if one.code == ASKED_TO_DELETE)
    assert task.state is TaskState.OPEN and task.what.startswith("Job og Velfærd, Karen Holm=")
    assert "goals-education" in task.what
    job.do.disclosures.answered(job.do.disclosures.of(person)[0].id, "Er slettet")
    assert job.do.disclosures.of(person)[0].answer == "Er slettet"


def test_a_desk_is_asked_back_under_the_id_it_knows(desks: tuple[Desk, Desk]) -> None:
    job, family = desks
    other = job.person().id
    job.do.plans.add_goal(other, own_words="Jeg vil lære", area="education")
    consent = job.do.consents.give(other, asked())
    family.receive(job.share(other, family))
    stays = job.person("Emmy", number="", birth_date=date(2004, 7, 4)).id
    job.do.duplicates.join(stays, other)
    job.do.consents.withdraw(consent.id)
    (file,) = job.do.recalls.recall(consent.id)
    family.receive(file)
    (task,) = (one for one in family.do.people.file(other).of(Task) if one.code == ASKED_TO_DELETE)
    assert "goals-education" in task.what
    assert [one.recalled_on for one in job.do.disclosures.of(stays)] == [TODAY]


def test_nothing_is_asked_back_of_a_desk_that_was_told_of_nobody(desks: tuple[Desk, Desk]) -> None:
    job, family = desks
    person = job.person().id
    consent = job.do.consents.give(person, asked())
    with job.do.desk.acting("test") as uow:  # noted as a file, but none was ever written
        uow.put(
            Disclosure(id="d", person=person, on=TODAY, to_key=family.identity, way=Way.FILE, by_consents=(consent.id,))
        )
    job.do.consents.withdraw(consent.id)
    with pytest.raises(NotAllowed, match="recall-nothing-given"):
        job.do.recalls.recall(consent.id)
    assert [one.recalled_on for one in job.do.disclosures.of(person)] == [None]


def test_files_written_before_anything_was_noted_are_found(desks: tuple[Desk, Desk]) -> None:
    job, family = desks
    person = job.person().id
    consent = job.do.consents.give(person, asked())
    job.share(person, family)
    with job.do.desk.acting("test") as uow:
        for one in uow.of(Disclosure, person):
            job_row = one
    assert job_row.origin
    fresh = job.do.consents.give(person, asked(parts=(Part.PLAN,)))
    assert [one.origin for one in job.do.recalls.earlier(consent.id).all] == [job_row.origin]
    assert job.do.recalls.earlier(fresh.id).all == ()


def test_the_papers_are_made_and_logged(desk: Desk) -> None:
    person = seventeen(desk)
    consent = desk.do.consents.ask(person, asked(given_by_kind=GivenBy.BOTH, withheld_text=("Ikke om far",)))
    own = desk.do.consent_papers.consent(consent.id)
    custody = desk.do.consent_papers.consent(consent.id, copy="custody")
    assert own.content.startswith(b"%PDF") and custody.content.startswith(b"%PDF") and own.name != custody.name
    assert desk.do.consent_papers.disclosures(person).content.startswith(b"%PDF")
    with desk.do.desk.looking() as uow:
        actions = [one.action for one in uow.audit()]
    assert actions.count("print-consent") == 2 and "print-disclosures" in actions


def test_what_was_not_given_and_is_printed_again_the_same_day_is_noted(desk: Desk) -> None:
    person = desk.person().id
    desk.consent(person, ("name:skolen",), SHARED, (Use.EXCHANGE, Use.PLAN))
    paper = desk.do.extracts.make(person, ExtractKind.START, "Skolen", ["who"])
    assert not desk.do.disclosures.of(person), "made, not given"
    desk.do.disclosures.gave([paper])
    (row,) = desk.do.disclosures.of(person)
    desk.do.disclosures.not_given(row.id, "Mødet blev aflyst")
    assert not desk.do.disclosures.of(person)
    desk.do.disclosures.gave([paper])
    assert [one.id for one in desk.do.disclosures.of(person)] == [row.id]


def test_one_covered_part_is_no_basis_for_the_others(desk: Desk) -> None:
    person = desk.person().id
    desk.consent(person, ("name:skolen",), (Part.IDENTITY, Part.AGREEMENTS))
    told = ToldByHand(to="Skolen", parts=(Part.IDENTITY, Part.AGREEMENTS, Part.HEALTH))
    with pytest.raises(Invalid, match="disclosure-no-basis"):
        desk.do.disclosures.tell(person, told)
    assert desk.do.disclosures.tell(person, replace(told, basis="duty-to-notify")).by_consents
    assert desk.do.disclosures.tell(person, replace(told, parts=(Part.IDENTITY, Part.AGREEMENTS))).by_consents


def test_a_young_person_too_young_to_be_asked_says_yes_to_nothing_alone(desk: Desk) -> None:
    person = seventeen(desk, date(2013, 11, 24))
    hers = asked(given_by_kind=GivenBy.YOUNG_PERSON)
    for act in (desk.do.consents.give, desk.do.consents.ask):
        with pytest.raises(Invalid, match="consent-custody-asked"):
            act(person, hers)
    by_law = replace(hers, basis="duty-to-notify")
    assert desk.do.consents.give(person, by_law).given_by_kind is GivenBy.LAW


@pytest.mark.parametrize("given_by", ["", "Lone"])
@pytest.mark.parametrize(
    ("born", "kind"),
    [
        (date(2013, 11, 24), GivenBy.CUSTODY),
        (date(2009, 11, 24), GivenBy.BOTH),
        (date(2004, 7, 4), GivenBy.YOUNG_PERSON),
    ],
)
def test_where_nobody_says_whose_word_it_is_the_rule_does(desk: Desk, born: date, kind: GivenBy, given_by: str) -> None:
    consent = desk.do.consents.give(seventeen(desk, born), asked(given_by=given_by))
    assert consent.given_by_kind is kind


def test_custodys_word_opens_nothing_while_no_birth_date_is_known(desks: tuple[Desk, Desk]) -> None:
    job, family = desks
    person = seventeen(job)
    job.do.consents.give(person, asked(given_by_kind=GivenBy.CUSTODY))
    assert job.do.sending.preview(person, family.identity).has(Part.AGREEMENTS)
    job.do.people.correct(person, birth_date=None)
    assert not job.do.sending.preview(person, family.identity).has(Part.AGREEMENTS)
