"""A protected address through the whole chain: every paper, the calendar, files between desks, lists and search."""

from __future__ import annotations

from dataclasses import replace

from tests.desks import FAMILY, NOW, SHARED, Desk
from tests.usecases import story
from tests.usecases.test_printing import kept, letters, meet, texts_in
from ungeapp.domain.consent import Use
from ungeapp.domain.parts import Part
from ungeapp.domain.people import YoungPerson
from ungeapp.system.clock import FixedClock

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
        printing.calendar(meeting)
        printing.plan(person)
        agreement = desk.do.meetings.add_agreement(meeting, what="Mødes på Skovvej 14", owner="Mor", due=NOW.date())
        printing.reminder((agreement.id,))
        story.go_to(clock, desk.do.meetings.read(meeting).meeting)
        story.hold(desk, meeting)
        desk.do.meetings.close(meeting)
        printing.minutes_for_all(meeting)
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
