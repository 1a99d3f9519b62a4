"""Papers through the gate: who gets which, and what stands on it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import pytest

from tests.desks import FAMILY, NOW, Desk
from tests.usecases import story
from ungeapp.domain.called import gets_minutes, was_here
from ungeapp.domain.consent import Consent, Use
from ungeapp.domain.errors import NotAllowed
from ungeapp.domain.formats import MinutesTo, Obligation
from ungeapp.domain.meetings import Attendance, Participant, Reply
from ungeapp.domain.parts import Part
from ungeapp.domain.plans import Horizon
from ungeapp.system.clock import FixedClock
from ungeapp.usecases.handover_sheets import HandoverSheetUseCases
from ungeapp.usecases.letters import LetterUseCases
from ungeapp.usecases.minutes import MinutesUseCases
from ungeapp.usecases.owed_lists import OwedListUseCases
from ungeapp.usecases.papers import (
    ExtractPaper,
    HandoverPaper,
    LetterPaper,
    MinutesPaper,
    PlanPaper,
    ReminderPaper,
    SignaturePaper,
    VoiceSheetPaper,
)
from ungeapp.usecases.plan_printing import PlanPrintUseCases
from ungeapp.usecases.printed import is_author

AGENDA_PART = Part.PARENTHOOD
TOLD = (Part.MEETINGS, Part.AGREEMENTS, Part.OWN_WORDS, Part.PLAN)


class KeptPapers:
    """Papers that keep their content instead of making pages."""

    def __init__(self) -> None:
        self.made: list[Any] = []

    def _keep(self, paper: object) -> bytes:
        self.made.append(paper)
        return b"%PDF"

    def letter(self, paper: LetterPaper) -> bytes:
        return self._keep(paper)

    def minutes(self, paper: MinutesPaper) -> bytes:
        return self._keep(paper)

    def minutes_text(self, paper: MinutesPaper) -> str:
        self._keep(paper)
        return "tekst"

    def voice_sheet(self, paper: VoiceSheetPaper) -> bytes:
        return self._keep(paper)

    def plan(self, paper: PlanPaper) -> bytes:
        return self._keep(paper)

    def plan_signatures(self, paper: SignaturePaper) -> bytes:
        return self._keep(paper)

    def extract(self, paper: ExtractPaper) -> bytes:
        return self._keep(paper)

    def reminder(self, paper: ReminderPaper) -> bytes:
        return self._keep(paper)

    def handover(self, paper: HandoverPaper) -> bytes:
        return self._keep(paper)

    def calendar(
        self,
        *,
        uid: str,
        sequence: int,
        cancelled: bool,
        starts: datetime,
        minutes_long: int,
        title: str,
        place: str,
        organizer: str,
        written_at: datetime,
    ) -> bytes:
        return self._keep((uid, sequence, cancelled, title, place, organizer))


@dataclass(frozen=True)
class Printing:
    """What a desk prints, onto papers that are looked into."""

    letters: LetterUseCases
    minutes: MinutesUseCases
    owed_lists: OwedListUseCases
    handover_sheets: HandoverSheetUseCases


@contextmanager
def kept(desk: Desk) -> Iterator[tuple[Printing, list[Any]]]:
    """Printing at this desk with papers that are looked into."""
    papers, at = KeptPapers(), desk.do.desk
    printing = Printing(
        LetterUseCases(at, papers),
        MinutesUseCases(at, papers),
        OwedListUseCases(at, papers),
        HandoverSheetUseCases(at, papers, desk.do.handovers),
    )
    yield printing, papers.made


def kept_plans(desk: Desk, made: list[Any]) -> PlanPrintUseCases:
    """Printing plans at this desk into ``made``."""
    papers = KeptPapers()
    papers.made = made
    return PlanPrintUseCases(desk.do.desk, papers, desk.do.handovers)


def letters(desk: Desk, meeting: str) -> dict[str, LetterPaper]:
    """The letters by the role of who gets them."""
    with kept(desk) as (printing, made):
        printing.letters.for_all(meeting)
    author = desk.do.desk.author
    people = [one for one in desk.do.meetings.read(meeting).participants if not is_author(one, author)]
    return {person.role or person.name: paper for person, paper in zip(people, made, strict=True)}


def minutes(desk: Desk, meeting: str, participant: str | None = None) -> MinutesPaper:
    with kept(desk) as (printing, made):
        printing.minutes.copy(meeting, participant)
    (paper,) = made
    assert isinstance(paper, MinutesPaper)
    return paper


def participants(desk: Desk, meeting: str) -> dict[str, Participant]:
    return {one.role or one.name: one for one in desk.do.meetings.read(meeting).participants}


def meet(desk: Desk, person: str, *roles: str, parts: tuple[Part, ...] = TOLD) -> None:
    desk.consent(person, [f"role:{role}" for role in roles], parts, (Use.MEETING,))


# letters ---------------------------------------------------------------------------------------------------------


def test_without_a_basis_a_letter_carries_time_place_contact_and_the_neutral_title_only(desk: Desk) -> None:
    course = story.start(desk, desk.person().id)
    story.call(desk, course.meetings[0].id)
    definition = course.definition(course.meetings[0])
    for role, paper in letters(desk, course.meetings[0].id).items():
        assert (paper.title, paper.place, paper.starts) == (
            definition.public_title,
            "Rådhuset, lokale 2",
            course.meetings[0].starts,
        )
        assert paper.sender.phone
        if role == "young-person":
            continue
        assert (paper.young_person, paper.agenda, paper.participants) == ("", (), ()), role
        assert not (paper.minutes_if_here or paper.minutes_if_absent or paper.takes_precedence), role


def test_with_a_basis_it_says_whom_and_what_it_is_about_in_neutral_words(desk: Desk) -> None:
    person = desk.person().id
    meet(desk, person, "midwife")
    course = story.start(desk, person)
    story.call(desk, course.meetings[0].id)
    agenda = course.definition(course.meetings[0]).agenda
    paper = letters(desk, course.meetings[0].id)["midwife"]
    assert (paper.young_person, paper.minutes_if_here, paper.minutes_if_absent) == ("Emma Prøvesen", True, True)
    own, *others = agenda
    assert own.part is Part.OWN_WORDS and paper.agenda[0] == "Den unges egne ord"  # the format says *du* to her
    assert paper.agenda[1:] == tuple(one.title if one.part in TOLD else one.public_title for one in others)
    assert any(one.title != one.public_title for one in agenda)
    assert paper.recipient == "Fagperson fra sundhedsvæsenet"


def test_the_part_itself_opens_titles_and_roles(desk: Desk) -> None:
    person = desk.person().id
    meet(desk, person, "midwife", parts=(*TOLD, AGENDA_PART))
    course = story.start(desk, person)
    story.call(desk, course.meetings[0].id)
    paper = letters(desk, course.meetings[0].id)["midwife"]
    assert "Den nye fortælling" in paper.agenda
    assert paper.recipient == "Jordemoder"


def test_her_own_letter_names_everything_neutrally(desk: Desk) -> None:
    course = story.start(desk, desk.person().id)
    story.call(desk, course.meetings[0].id)
    definition = course.definition(course.meetings[0])
    paper = letters(desk, course.meetings[0].id)["young-person"]
    assert paper.to_young_person and not paper.summons
    assert paper.agenda == tuple(one.public_title for one in definition.agenda)
    assert "Jordemoder" not in paper.participants
    assert not any("Emma" in one for one in paper.participants), "she knows that she is invited herself"


def test_nobody_gets_a_letter_from_themselves(desk: Desk) -> None:
    meeting = story.start(desk, desk.person().id).meetings[0].id
    story.call(desk, meeting)
    adviser = participants(desk, meeting)["employment-adviser"]
    assert adviser.name == desk.do.desk.author.name
    assert "employment-adviser" not in letters(desk, meeting)
    desk.do.meetings.set_participant(adviser.id, name="Bo Kollega")
    assert letters(desk, meeting)["employment-adviser"].summons


def test_municipal_staff_is_summoned_and_others_are_invited(desk: Desk) -> None:
    meeting = story.start(desk, desk.person().id).meetings[0].id
    story.call(desk, meeting)
    summoned = {role for role, paper in letters(desk, meeting).items() if paper.summons}
    assert summoned == {"outreach-adviser", "health-visitor"}
    names = {one.recipient: one.name.split("-")[0] for one in desk.do.letters.for_all(meeting)}
    assert (names["Sundhedsplejerske"], names["Jordemoder"]) == ("indkaldelse", "invitation")


def test_whom_the_meeting_goes_first_for_is_told_so_where_the_series_may_be_told(desk: Desk) -> None:
    """7.4.A-11: the sentence gives away which series it is, so it follows the part that guards the series."""
    person = desk.person().id
    meet(desk, person, "health-visitor", "midwife", parts=(*TOLD, AGENDA_PART))
    meet(desk, person, "outreach-adviser")
    meeting = story.start(desk, person).meetings[0].id
    story.call(desk, meeting)
    assert participants(desk, meeting)["outreach-adviser"].obligation is Obligation.MUST
    assert {role for role, one in letters(desk, meeting).items() if one.takes_precedence} == {"health-visitor"}


def test_a_moved_meeting_says_what_it_was_and_a_cancelled_one_is_cancelled(desk: Desk) -> None:
    meeting = story.start(desk, desk.person().id).meetings[0].id
    first = story.call(desk, meeting)
    assert {one.occasion for one in letters(desk, meeting).values()} == {"call"}
    desk.do.meetings.call(meeting)
    assert {one.occasion for one in letters(desk, meeting).values()} == {"call"}, "called twice for the same time"
    desk.do.meetings.arrange(meeting, day=date(2026, 12, 9))
    desk.do.meetings.call(meeting)
    moved = letters(desk, meeting)["midwife"]
    assert (moved.occasion, moved.previous_start) == ("moved", first.starts)
    desk.do.meetings.cancel(meeting, "Sygdom")
    cancelled = letters(desk, meeting)["midwife"]
    assert (cancelled.occasion, cancelled.previous_start) == ("cancelled", None)
    assert {one.name.split("-")[0] for one in desk.do.letters.for_all(meeting)} == {"aflysning"}


def test_who_declined_is_not_promised_to_the_others(desk: Desk) -> None:
    person = desk.person().id
    meet(desk, person, "midwife")
    meeting = story.start(desk, person).meetings[0].id
    story.call(desk, meeting)
    visitor = participants(desk, meeting)["health-visitor"]
    desk.do.meetings.set_participant(visitor.id, name="Sanne Sund")
    assert any("Sanne" in one for one in letters(desk, meeting)["midwife"].participants)
    desk.do.meetings.reply(visitor.id, Reply.DECLINES)
    assert not any("Sanne" in one for one in letters(desk, meeting)["midwife"].participants)


def test_one_letter_alone_is_the_same_letter(desk: Desk) -> None:
    meeting = story.start(desk, desk.person().id).meetings[0].id
    story.call(desk, meeting)
    midwife = participants(desk, meeting)["midwife"]
    with kept(desk) as (printing, made):
        name = printing.letters.one(midwife.id).name
    assert made == [letters(desk, meeting)["midwife"]]
    assert name in {one.name for one in desk.do.letters.for_all(meeting)}


# what is protected -----------------------------------------------------------------------------------------------


def texts_in(value: object) -> Iterator[str]:
    """Every text a paper holds."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple | list):
        for one in value:
            yield from texts_in(one)
    elif hasattr(value, "__dataclass_fields__"):
        for name in value.__dataclass_fields__:
            yield from texts_in(getattr(value, name))


def test_a_protected_address_stands_on_no_paper_not_even_her_own(desk: Desk, clock: FixedClock) -> None:
    person = desk.person(address="Skovvej 1").id
    meet(desk, person, "midwife", parts=tuple(Part))
    course = story.start(desk, person)
    meeting = course.meetings[0].id
    story.call(desk, meeting)
    assert letters(desk, meeting)["young-person"].recipient_address == "Skovvej 1"
    desk.do.people.correct(person, protected_address=True)
    assert "Skovvej" not in " ".join(texts_in(list(letters(desk, meeting).values())))


def test_a_protected_name_stands_only_on_her_own_paper(desk: Desk, clock: FixedClock) -> None:
    person = desk.person(protected_name=True).id
    meet(desk, person, "midwife", "family-adviser", "health-visitor", parts=tuple(Part))
    meeting = story.start(desk, person).meetings[0].id
    story.call(desk, meeting)
    for role, paper in letters(desk, meeting).items():
        assert ("Prøvesen" in " ".join(texts_in(paper))) is (role == "young-person"), role
    desk.do.meetings.add_agreement(meeting, what="Ringe", owner="Emma Prøvesen", due=NOW.date())
    story.go_to(clock, desk.do.meetings.read(meeting).meeting)
    story.hold(desk, meeting)
    desk.do.meetings.close(meeting)
    for role, one in participants(desk, meeting).items():
        if role in ("young-person", "midwife", "health-visitor"):
            paper_texts = " ".join(texts_in(minutes(desk, meeting, one.id)))
            assert ("Prøvesen" in paper_texts) is (role == "young-person"), role
    assert "Prøvesen" in " ".join(texts_in(minutes(desk, meeting)))


# minutes ---------------------------------------------------------------------------------------------------------


@pytest.fixture
def closed(desk: Desk, clock: FixedClock) -> str:
    """A closed first meeting; the midwife (excused) and the health visitor may know of the meeting."""
    person = desk.person().id
    meet(desk, person, "midwife", "health-visitor")
    desk.do.people.add_case(person, authority="Familieretshuset", case_number="22-1", worker="Ole")
    meeting = story.start(desk, person).meetings[0].id
    story.go_to(clock, story.call(desk, meeting))
    story.hold(desk, meeting)
    people = participants(desk, meeting)
    desk.do.meetings.attend(people["midwife"].id, Attendance.EXCUSED)
    desk.do.meetings.attend(people["own-doctor"].id, Attendance.ABSENT)
    desk.do.meetings.write(meeting, "egne-ord-nu", own_words="Jeg er bange for at miste min plads")
    desk.do.meetings.write(meeting, "den-nye-fortaelling", note="Fortrolig note")
    desk.do.meetings.write(meeting, "faelles-handleplan", note="Vi aftalte ting")
    desk.do.meetings.add_goal(meeting, own_words="Blive kok", horizon=Horizon.LONG)
    desk.do.meetings.add_agreement(meeting, what="Ringe", owner="Jens", due=NOW.date(), item="faelles-handleplan")
    desk.do.meetings.decide(meeting, text="Mentor", decided_by="Karen", unit="viborg/gravidprojektet")
    desk.do.meetings.close(meeting)
    return meeting


def test_minutes_go_only_to_those_with_a_basis_absent_ones_too(desk: Desk, closed: str) -> None:
    people = participants(desk, closed)
    got = {one.recipient for one in desk.do.minutes.for_all(closed)}
    assert len(got) == 4
    for role in ("own-doctor", "outreach-adviser", "private-network-person"):
        with pytest.raises(NotAllowed) as refused:
            desk.do.minutes.copy(closed, people[role].id)
        assert refused.value.code == "minutes-no-basis"
    whole = minutes(desk, closed)
    assert whole.sent_to == (
        "Emma Prøvesen",
        "Karen Holm (Rådgiver fra Job og Velfærd)",
        "Sundhedsplejerske",
        "Jordemoder",
    )


def test_each_copy_holds_what_its_reader_may_know_and_says_what_is_left_out(desk: Desk, closed: str) -> None:
    whole = minutes(desk, closed)
    assert [one.note for one in whole.items if one.note] == ["Fortrolig note", "Vi aftalte ting"]
    assert whole.withheld == ()
    assert [one.case_number for one in whole.cases] == ["22-1"]
    theirs = minutes(desk, closed, participants(desk, closed)["midwife"].id)
    assert [one.note for one in theirs.items if one.note] == ["Vi aftalte ting"]
    assert theirs.own_words == ("Jeg er bange for at miste min plads",)
    assert (theirs.goals, theirs.measures, theirs.cases, theirs.network) == ((), (), (), ())
    assert [one.what for one in theirs.agreements] == ["Ringe"]
    assert {"parenthood", "measures", "goals-education"} <= set(theirs.withheld)
    assert [code for _who, code in theirs.absent] == ["absent", "excused"]


def test_what_is_withdrawn_after_the_closing_is_not_printed_again(desk: Desk, closed: str) -> None:
    midwife = participants(desk, closed)["midwife"].id
    (consent,) = (one for one in desk.do.people.file(minutes_person(desk, closed)).of(Consent))
    desk.do.consents.withdraw(consent.id)
    with pytest.raises(NotAllowed):
        desk.do.minutes.copy(closed, midwife)


def minutes_person(desk: Desk, meeting: str) -> str:
    return desk.do.meetings.read(meeting).person.id


def test_her_own_minutes_are_hers_whole_but_in_neutral_words(desk: Desk, closed: str) -> None:
    paper = minutes(desk, closed, participants(desk, closed)["young-person"].id)
    definition = desk.do.meetings.read(closed).definition
    assert [one.note for one in paper.items if one.note] == ["Fortrolig note", "Vi aftalte ting"]
    titles = {one.title for one in paper.items}
    public = {one.public_title for one in definition.agenda} | {one.public_title for one in definition.outputs}
    assert titles <= public
    assert [one.own_words for one in paper.goals] == ["Blive kok"]
    assert [one.unit for one in paper.measures] == ["Familieafdelingen"], "the unit by its public name"
    assert "Jordemoder" not in " ".join(texts_in(paper))


def test_what_was_not_reached_is_told_by_part_and_neutrally(desk: Desk) -> None:
    meeting = story.start(desk, desk.person().id).meetings[0].id
    story.call(desk, meeting)
    found = desk.do.meetings.read(meeting)
    paper = minutes(desk, meeting, participants(desk, meeting)["young-person"].id)
    assert set(paper.not_reached) == {one.public_title for one in found.agenda}
    whole = set(minutes(desk, meeting).not_reached)
    assert whole > {one.title for one in found.agenda if one.part is not Part.OWN_WORDS}
    assert whole != set(paper.not_reached)
    for one in found.agenda:
        desk.do.meetings.talked_about(meeting, one.key, about=True)
    again = minutes(desk, meeting, participants(desk, meeting)["young-person"].id)
    assert (again.talked, again.not_reached) == (paper.not_reached, ())
    assert set(minutes(desk, meeting).talked) == whole


def test_the_next_meeting_is_told_with_its_neutral_title(desk: Desk, closed: str) -> None:
    paper = minutes(desk, closed)
    assert (paper.next_title, paper.next_provisional) == ("Netværksmøde", True)
    assert paper.next_start is not None and paper.next_start.date() == date(2027, 4, 14)


def test_printing_is_logged_by_ids_and_file_names_tell_nothing(desk: Desk, closed: str) -> None:
    printed = [*desk.do.minutes.for_all(closed), desk.do.plan_papers.plan(minutes_person(desk, closed))]
    desk.do.minutes.journal_text(closed)
    with desk.workplace.store.unit_of_work() as uow:
        actions = {row.action for row in uow.audit()}
    assert {"print-minutes", "print-plan", "copy-journal"} <= actions
    assert not any("Emma" in one.name or "gravid" in one.name for one in printed)


def test_the_format_says_who_gets_the_minutes(desk: Desk, closed: str) -> None:
    only = (MinutesTo.PRESENT,)
    people = participants(desk, closed)
    listed = {role for role, one in people.items() if gets_minutes(only, one, here=was_here(one))}
    assert "midwife" not in listed and {"young-person", "health-visitor"} <= listed


# plan, reminder --------------------------------------------------------------------------------------------------


def plan_paper(desk: Desk, person: str) -> PlanPaper:
    made: list[Any] = []
    kept_plans(desk, made).plan(person)
    (paper,) = made
    assert isinstance(paper, PlanPaper)
    return paper


def test_private_areas_stand_in_the_plan_only_with_her_consent(desk: Desk) -> None:
    person = desk.person().id
    desk.do.plans.write(person, wishes="Jeg vil være kok")
    for area in ("education", "everyday", "parenthood"):
        desk.do.plans.add_goal(person, own_words=f"Mål om {area}", area=area)
    desk.do.plans.add_agreement(person, what="Privat aftale", owner="Jens", due=None, part=Part.HEALTH)
    desk.do.plans.add_agreement(person, what="Åben aftale", owner="Jens", due=None)
    paper = plan_paper(desk, person)
    assert (paper.wishes, [one.own_words for one in paper.goals]) == ("Jeg vil være kok", ["Mål om education"])
    assert [one.what for one in paper.agreements] == ["Åben aftale"]
    assert set(paper.withheld) == {"goals-everyday", "goals-parenthood", "health"}
    desk.consent(person, (), (Part.GOALS_EVERYDAY, Part.HEALTH), (Use.PLAN,))
    paper = plan_paper(desk, person)
    assert {one.own_words for one in paper.goals} == {"Mål om education", "Mål om everyday"}
    assert {one.what for one in paper.agreements} == {"Åben aftale", "Privat aftale"}
    assert paper.withheld == ("goals-parenthood",)


def test_what_never_stands_in_a_plan_is_not_left_out_of_it(desk: Desk) -> None:
    person = desk.person().id
    desk.do.people.note_contact(person, text="Ringede, ville tænke over det", reached=True)
    assert plan_paper(desk, person).withheld == ()


def test_what_is_over_leaves_the_plan(desk: Desk) -> None:
    person = desk.person().id
    goal = desk.do.plans.add_goal(person, own_words="Op kl. 8")
    desk.do.plans.close_goal(goal.id, reached=True, because="Nået")
    dropped = desk.do.plans.add_agreement(person, what="Ringe", owner="Jens", due=None)
    desk.do.plans.drop(dropped.id, "Ikke nødvendigt")
    paper = plan_paper(desk, person)
    assert (paper.goals, paper.agreements, paper.overlap_with) == ((), (), "")


def test_a_reminder_names_her_only_to_those_with_a_basis(desk: Desk) -> None:
    person = desk.person().id
    agreed = desk.do.plans.add_agreement(
        person, what="Ringe til skolen", owner="Familieafdelingen", due=NOW.date(), owner_unit=FAMILY
    )

    def reminder() -> ReminderPaper:
        with kept(desk) as (printing, made):
            printing.owed_lists.reminder((agreed.id,))
        assert isinstance(made[0], ReminderPaper)
        return made[0]

    assert (reminder().young_person, reminder().recipient) == ("", "Familieafdelingen")
    assert [one.what for one in reminder().agreements] == ["Ringe til skolen"]
    desk.consent(person, [FAMILY], (Part.AGREEMENTS,), (Use.MEETING,))
    assert reminder().young_person == "Emma Prøvesen"
    with pytest.raises(NotAllowed) as refused:
        desk.do.owed_lists.reminder(())
    assert refused.value.code == "reminder-empty"


def test_she_may_be_reminded_herself(desk: Desk) -> None:
    person = desk.person(protected_name=True).id
    agreed = desk.do.plans.add_agreement(person, what="Møde kl. 8", owner="Emma", due=NOW.date())
    with kept(desk) as (printing, made):
        printing.owed_lists.reminder((agreed.id,))
    assert (made[0].recipient, made[0].young_person) == ("Emma Prøvesen", "Emma Prøvesen")
