"""A protected address through the whole chain: every paper, the calendar, files between desks, lists and search."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from tests.desks import FAMILY, NOW, SHARED, Desk
from tests.usecases import story
from tests.usecases.test_printing import KeptPapers, kept, kept_plans, letters, meet, texts_in
from ungeapp.domain.consent import Use
from ungeapp.domain.gate import Purpose
from ungeapp.domain.parents import Custody
from ungeapp.domain.parts import Part
from ungeapp.domain.people import Talk, YoungPerson
from ungeapp.system.clock import FixedClock
from ungeapp.usecases.sending import card_of, member_for, recipient_of, release_for
from ungeapp.usecases.voices import VoiceUseCases

ADDRESS, STREET = "Skovvej 14, 8800 Viborg", "skovvej"


def everywhere(desk: Desk, clock: FixedClock) -> tuple[str, str]:
    """A young person whose address somebody typed wherever one can type."""
    do = desk.do
    person = desk.person(address=ADDRESS, protected_address=True).id
    meet(desk, person, "midwife", "health-visitor", parts=tuple(Part))
    do.people.add_network(person, name="Hanne", relation="mor, bor på Skovvej 14", helps_with="hjælper på Skovvej 14")
    do.people.add_case(person, authority="Jobcenter", case_number="1", worker="kommer på skovvej 14")
    do.people.note_contact(person, "Ringede. Hun er hjemme på SKOVVEJ  14")
    do.plans.write(person, wishes="Blive på Skovvej 14", needs="Ro på Skovvej 14")
    do.plans.next_step(person, "Besøg på Skovvej 14", None)
    do.plans.add_goal(person, own_words="Bo på Skovvej 14", wording="Beholde Skovvej 14")
    meeting = story.start(desk, person).meetings[0].id
    do.meetings.arrange(meeting, place="Hjemme hos hende, Skovvej 14")
    for one in do.meetings.read(meeting).participants:
        if one.private or one.is_young_person:
            do.meetings.set_participant(one.id, postal_address="Skovvej 14\n8800 Viborg")
    story.call(desk, meeting)
    do.meetings.arrange(meeting, place="Hjemme hos hende, Skovvej 14")
    do.meetings.call(meeting)
    return person, meeting


def test_no_paper_tells_it(desk: Desk, clock: FixedClock) -> None:
    person, meeting = everywhere(desk, clock)
    made: list[object] = list(letters(desk, meeting).values())
    with kept(desk) as (printing, papers):
        printing.letters.calendar(meeting)
        kept_plans(desk, papers).plan(person)
        agreement = desk.do.meetings.add_agreement(meeting, what="Mødes på Skovvej 14", owner="Mor", due=NOW.date())
        printing.owed_lists.reminder((agreement.id,))
        story.go_to(clock, desk.do.meetings.read(meeting).meeting)
        story.hold(desk, meeting)
        desk.do.meetings.close(meeting)
        printing.minutes.for_all(meeting)
        made += papers
    assert len(made) > 8
    for one in made:
        assert STREET not in " ".join(texts_in(one)).casefold(), one


def test_no_file_carries_it(desks: tuple[Desk, Desk], clock: FixedClock) -> None:
    job, family = desks
    person, _ = everywhere(job, clock)
    job.consent(person, (FAMILY,), tuple(Part), (Use.EXCHANGE, Use.HANDOVER))
    family.receive(job.share(person, family))
    with family.do.desk.looking() as uow:
        told = " ".join(str(one) for one in uow.everything(person))
    assert "Emma" in told and STREET not in told.casefold()


def test_lists_and_search_do_not_show_it(desk: Desk, clock: FixedClock) -> None:
    everywhere(desk, clock)
    rows = desk.do.people.search("Emma")
    assert rows and STREET not in str([(one.name, one.school, one.coordinator) for one in rows]).casefold()


def test_protection_counts_as_soon_as_either_desk_says_so(desks: tuple[Desk, Desk], clock: FixedClock) -> None:
    job, family = desks
    person = job.person(address=ADDRESS).id
    job.consent(person, (FAMILY,), SHARED)
    family.receive(job.share(person, family))
    with family.do.desk.acting("people.correct") as uow:  # told to them first, although they are not responsible
        uow.put(replace(uow.get(YoungPerson, person), protected_address=True, given_name="Ema"))
    family.consent(person, ("viborg/job-og-velfaerd",), SHARED)
    job.receive(family.share(person, job))
    here = job.do.people.file(person).person
    assert here.protected_address and here.given_name == "Emma"  # the name is only proposed
    job.do.people.correct(person, protected_address=False)
    assert not job.do.people.file(person).person.protected_address  # and the responsible desk decides


def test_two_desks_that_differ_leave_it_protected_until_decided(desks: tuple[Desk, Desk], clock: FixedClock) -> None:
    job, family = desks
    person = job.person(address=ADDRESS, protected_address=True).id
    job.consent(person, (FAMILY,), SHARED)
    family.receive(job.share(person, family))
    job.do.people.correct(person, protected_address=False)
    job.do.people.correct(person, protected_address=True)
    with family.do.desk.acting("people.correct") as uow:
        uow.put(replace(uow.get(YoungPerson, person), protected_address=False))
    family.receive(job.share(person, family))
    assert len(family.do.receiving.conflicts()) == 1
    assert family.do.people.file(person).person.protected_address


def test_words_of_yesterday_do_not_tell_it_in_a_handover(desks: tuple[Desk, Desk]) -> None:
    job, family = desks
    person = job.person(address=ADDRESS, protected_address=True).id
    talk = job.do.people.hold_talk(person, said="x", own_words="Jeg bor på Skovvej 14", next_step="")
    job.do.people.change(Talk, talk.id, own_words="Jeg bor et andet sted")
    job.do.people.change(Talk, talk.id, own_words="Jeg bor alene")
    job.consent(person, (FAMILY,), tuple(Part))
    with job.do.desk.looking() as uow:
        recipient = recipient_of(card_of(uow, family.identity))
        released = release_for(job.do.desk, uow, person, recipient, Purpose.HANDOVER)
        member = member_for(uow, released, history=True)
    told = [str(one.value) for state in member.states for register in state.registers.values() for one in register]
    assert "Jeg bor alene" in told and STREET not in " ".join(told).casefold()


def test_the_address_of_a_joined_entry_is_as_protected(desks: tuple[Desk, Desk]) -> None:
    job, family = desks
    stays = job.person(number="", birth_date=date(2004, 7, 4), address="Gammelvej 1, 8800 Viborg").id
    other = job.person("Ema", number="", birth_date=date(2004, 7, 4), address=ADDRESS, protected_address=True).id
    job.do.people.hold_talk(other, said="x", own_words="Jeg bor på Skovvej 14 nu", next_step="Mødes på Skovvej 14")
    job.consent(other, (FAMILY,), tuple(Part))
    job.do.duplicates.join(stays, other)
    meeting = story.start(job, stays).meetings[0].id
    job.do.meetings.arrange(meeting, place="Skovvej 14")
    released = job.do.sending.preview(stays, family.identity)
    assert released.of(Talk) and STREET not in repr(released.records).casefold()
    with job.do.desk.looking() as uow:
        assert STREET not in repr(member_for(uow, released)).casefold()
    story.call(job, meeting)
    job.do.meetings.arrange(meeting, place="Skovvej 14")
    job.do.meetings.call(meeting)
    with kept(job) as (printing, papers):
        printing.letters.for_all(meeting)
        printing.letters.calendar(meeting)
        kept_plans(job, papers).plan(stays)
    assert len(papers) > 2 and STREET not in " ".join(texts_in(papers)).casefold()


def test_protection_that_came_later_holds_for_an_agreed_plan(desk: Desk) -> None:
    person = desk.person(number="", birth_date=date(2009, 7, 4), address=ADDRESS).id
    desk.do.plans.next_step(person, "Hentes på Skovvej 14", None)
    parent = desk.do.custody.add(person, name="Hanne Prøvesen", custody=Custody.SOLE)
    version = desk.do.plan_versions.agree(person, on=NOW.date(), agreed_with=("Emma Prøvesen",), how="meeting")
    desk.do.people.correct(person, protected_address=True)
    papers: list[object] = []
    kept_plans(desk, papers).plan(person, parent=parent.id, version=version.id)
    assert STREET not in " ".join(texts_in(papers)).casefold()


def test_the_sheet_before_the_meeting_does_not_tell_it(desk: Desk) -> None:
    person = desk.person(address=ADDRESS, protected_address=True).id
    meeting = story.start(desk, person).meetings[0].id
    desk.do.meetings.arrange(meeting, place="Skovvej 14")
    papers = KeptPapers()
    VoiceUseCases(desk.do.desk, papers).blank_sheet(meeting)
    assert papers.made and STREET not in " ".join(texts_in(papers.made)).casefold()
