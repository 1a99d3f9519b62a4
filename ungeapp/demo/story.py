"""The story of the rehearsal: one young person from the first talk to the handover, between two desks.

Belongs here: the steps in their order, each through the use cases the window calls.
Does not belong here: any word that is said or written (``resources/demo``), the others in town (``town.py``).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from ungeapp.demo import meeting_room, meetings, network, sheet
from ungeapp.demo.days import moment
from ungeapp.demo.script import Node
from ungeapp.demo.stage import Seat, Stage
from ungeapp.demo.threads import Thread
from ungeapp.domain.formats import MeetingFormat
from ungeapp.domain.people import Task, TaskState
from ungeapp.forms.sheets import RejectedRow, open_people_sheet, write_rejects_csv
from ungeapp.usecases.receiving import Choice, Decision
from ungeapp.wording import long_day, sentence_of_code

START = 238
"""Days before today on which the rehearsal begins: 34 weeks."""

_OFFER, _RECEIVED, _ACCEPTED, _SAFE, _CLOSED = 7, 6, 5, 3, 2  # office days before today
_EXPECTED_LATER = 9  # days: the child comes that much before it was expected, so that the second meeting moves


def opening(stage: Stage) -> Thread:
    """Two desks that know each other, and young people from a sheet."""
    first = stage.days.ago(START)
    yield moment(first, 8, 40)
    a, b = stage.a, stage.b
    cards = {seat.key: seat.does.partners.write_card() for seat in (a, b)}
    files = [stage.post_card(seat, cards[seat.key]) for seat in (a, b)]
    stage.minutes(10)
    of_b, of_a = a.does.partners.add(cards[b.key]), b.does.partners.add(cards[a.key])
    stage.step("cards", a, (of_a.identity, of_b.identity), files, other=b.worker)
    yield moment(first, 9, 20)
    a.does.partners.confirm(of_b.identity, b.does.partners.own_card().check_number)
    b.does.partners.confirm(of_a.identity, a.does.partners.own_card().check_number)
    stage.step("confirmed", b, (of_a.identity, of_b.identity), other=a.worker)
    yield moment(first, 10)
    _import_people(stage)


def _import_people(stage: Stage) -> None:
    """The sheet, twice: nobody is doubled."""
    does, town = stage.a.does, stage.script.town
    data = sheet.people_sheet(town, stage.days.today)
    plan = does.sheets.plan(open_people_sheet(data, sheet.NAME).rows())
    does.sheets.apply(plan)
    rejects = [RejectedRow(one.row, one.values, sentence_of_code(one.reason)) for one in plan.rejects]
    files = [stage.folder.keep(sheet.NAME, data), stage.folder.keep("unge-afvist.csv", write_rejects_csv(rejects))]
    by_number = {one.number: one.id for one in plan.new}
    for number, person in enumerate(town["person"], start=1):
        born = sheet.birth_date(stage.days.today, person["age"], number)
        stage.people[person["key"]] = by_number[sheet.replacement_number(born, number)]
    stage.step("sheet", stage.a, by_number.values(), files, count=len(plan.new), rejected=len(plan.rejects))
    stage.minutes(10)
    again = does.sheets.plan(open_people_sheet(data, sheet.NAME).rows())
    does.sheets.apply(again)
    stage.step("sheet-again", stage.a, count=again.unchanged, new=len(again.new))


@dataclass(slots=True)
class JointPlan:
    """The young person the story is about, from the talk to the handover."""

    stage: Stage
    person: str = ""
    series: str = ""
    first: str = ""
    second: str = ""

    # what is looked up again and again ----------------------------------------------------------------------------
    @property
    def a(self) -> Seat:
        return self.stage.a

    @property
    def b(self) -> Seat:
        return self.stage.b

    @property
    def told(self) -> Node:
        """The story's own data."""
        node: Node = self.stage.script.story["main"]
        return node

    def _format(self) -> MeetingFormat:
        return self.a.does.desk.definitions.format(self.told["course"]["format"])

    def _starts(self, meeting: str) -> datetime:
        starts = self.a.does.meetings.read(meeting).meeting.starts
        assert starts is not None  # every meeting of the story has a time
        return starts

    def _birth(self) -> date:
        """So that the second meeting lies before the offer."""
        timing = self._format().meetings[1].timing
        latest = self.stage.days.past(_OFFER) - timedelta(days=2)
        return self.stage.days.birth(getattr(timing, "days", 0), latest)

    # the thread ---------------------------------------------------------------------------------------------------
    def play(self) -> Thread:
        """All of it."""
        yield from self._talk()
        names: dict[str, str] = {}
        yield from self._first_meeting(names)
        yield from self._after_the_first(names)
        yield from self._two_desks(names)
        yield from self._reminder(names)
        yield from self._second_meeting(names)
        yield from self._handover()

    def _talk(self) -> Thread:
        stage, does, told = self.stage, self.a.does, self.told["talk"]
        day = stage.days.ago(START - 7)
        yield moment(day, 10)
        self.person = stage.people[self.told["person"]]
        does.people.correct(self.person, situation=told["situation"])
        talk = does.people.hold_talk(
            self.person,
            said=told["said"],
            own_words=told["own_words"],
            next_step=told["next_step"],
            next_step_on=stage.days.on_or_after(day + timedelta(days=7)),
        )
        does.plans.write(self.person, **told["plan"])
        stage.step("talk", self.a, (self.person, talk.id))
        stage.minutes(30)
        given = [does.consents.give(self.person, stage.script.consent(one)) for one in told["consents"]]
        stage.step("consents", self.a, (one.id for one in given))
        stage.minutes(10)
        for entry in self.told["network"]:
            meeting_room.add_network(self.a, self.person, entry, stage.script.unit(entry.get("unit", "")))
        for case in self.told["case"]:
            does.people.add_case(self.person, **case)
        network.draw(stage, self.person)
        stage.step("network", self.a, (self.person,))

    def _first_meeting(self, names: dict[str, str]) -> Thread:
        stage, does, told = self.stage, self.a.does, self.told
        called = stage.days.on_or_after(stage.days.ago(START - 7) + timedelta(days=1))
        yield moment(called, 9, 30)
        expected = self._birth() + timedelta(days=_EXPECTED_LATER)
        course = meeting_room.start(stage, self.a, self.person, told["course"], expected)
        self.series, self.first, self.second = course.series.id, *(one.id for one in course.meetings)
        stage.step("course", self.a, (self.series, self.first, self.second), first=_day(course.meetings[0].starts))
        stage.minutes(10)
        does.meetings.arrange(self.first, place=told["first"]["place"])
        does.meetings.call(self.first)
        stage.step("call", self.a, (self.first,), self._letters(self.first, "brev-1", "moede-1-indkaldt"))
        yield moment(stage.days.on_or_after(called + timedelta(days=2)), 14)
        meeting_room.replies(stage, self.a, self.first, told["first"]["replies"])
        stage.step("replies", self.a, (self.first,))
        yield moment(stage.days.on_or_before(called + timedelta(days=5)), 11)
        does.meetings.arrange(self.first, day=stage.days.slots_after(self._starts(self.first).date()))
        does.meetings.call(self.first)
        files = self._letters(self.first, "brev-1-flyttet", "moede-1-flyttet")
        stage.step("moved", self.a, (self.first,), files, day=_day(self._starts(self.first)))
        yield moment(stage.days.on_or_after(called + timedelta(days=7)), 9)
        meeting_room.replies(stage, self.a, self.first, told["first"]["replies_after_move"])
        yield self._starts(self.first)
        names |= meeting_room.hold(stage, self.a, self.first, told["first"])
        stage.step("meeting-1", self.a, (self.first, *names.values()))

    def _letters(self, meeting: str, letters: str, event: str) -> list[str]:
        return [*self.stage.papers(letters, self.a.does.letters.for_all(meeting)), self._calendar(meeting, event)]

    def _calendar(self, meeting: str, event: str) -> str:
        return self.stage.paper(event, self.a.does.letters.calendar(meeting))

    def _minutes(self, meeting: str, number: int) -> list[str]:
        minutes = self.a.does.minutes
        name = f"referat-{number}"
        whole = self.stage.paper(name, minutes.copy(meeting))
        text = self.stage.folder.keep(f"{name}-til-journal.txt", minutes.journal_text(meeting).encode())
        self.a.does.meetings.journalised(meeting)
        return [whole, *self.stage.papers(name, minutes.for_all(meeting)), text]

    def _after_the_first(self, names: dict[str, str]) -> Thread:
        stage, does = self.stage, self.a.does
        held = self._starts(self.first).date()
        yield moment(stage.days.on_or_after(held + timedelta(days=1)), 9)
        stage.step("minutes-1", self.a, (self.first,), self._minutes(self.first, 1))
        meetings.asked(stage, self.first, "first")
        stage.minutes(15)
        until = stage.days.on_or_after(held + timedelta(days=self.told["first"]["next_step_days"]))
        does.plans.next_step(self.person, self.told["first"]["next_step"], until)
        plan = does.plan_papers.plan(self.person)
        stage.step("plan", self.a, (self.person,), (stage.paper("uddannelsesplan-1", plan),))
        yield moment(stage.days.on_or_before(held + timedelta(days=6)), 10)
        self._finish_tasks(self.a, self.told["task_outcome"])
        for one in self.told["ticked_after_first"]:
            does.plans.tick(names[one["name"]], outcome=one["outcome"])

    def _finish_tasks(self, seat: Seat, outcome: str) -> None:
        found = [one for one in seat.does.people.file(self.person).of(Task) if one.state is TaskState.OPEN]
        for one in found:
            self.stage.minutes(1)
            seat.does.people.finish_task(one.id, outcome)

    def _two_desks(self, names: dict[str, str]) -> Thread:
        """Shared, changed at both, brought together."""
        stage, a, b, told = self.stage, self.a, self.b, self.told["exchange"]
        held = self._starts(self.first).date()
        goal, agreement = names[told["goal"]], names[told["agreement"]]
        yield moment(stage.days.on_or_after(held + timedelta(days=7)), 10)
        a.does.consents.give(self.person, stage.script.consent(told["consent"]))
        lines = [one for one in a.does.sending.preview(self.person, b.identity).lines if one.pieces]
        files = stage.deliver(a.does.sending.share((self.person,), b.identity), a, b)
        held_back = sum(1 for one in lines if not one.goes)
        stage.step("share", a, (self.person,), files, parts=len(lines) - held_back, held_back=held_back)
        yield moment(stage.days.on_or_after(held + timedelta(days=9)), 13)
        b.does.plans.tick(agreement, outcome=told["outcome"])
        b.does.plans.change_goal(goal, own_words=told["theirs"])
        stage.step("changed-b", b, (goal, agreement))
        yield moment(stage.days.on_or_after(held + timedelta(days=10)), 9)
        a.does.plans.change_goal(goal, own_words=told["mine"])
        stage.step("changed-a", a, (goal,))
        yield moment(stage.days.on_or_after(held + timedelta(days=14)), 10)
        file = b.does.sending.share((self.person,), a.identity)
        preview = a.does.receiving.preview(file.content)
        decisions = {one.key: Decision(choice=Choice(told["choice"])) for one in preview.conflicts}
        files = stage.deliver(file, b, a, decisions)
        stage.step("contribution", a, (goal, agreement), files, conflicts=len(preview.conflicts))
        stage.minutes(5)
        files = stage.deliver(a.does.sending.share((self.person,), b.identity), a, b)
        stage.step("settled", a, (goal,), files)

    def _reminder(self, names: dict[str, str]) -> Thread:
        stage, does, told = self.stage, self.a.does, self.told["reminder"]
        held = self._starts(self.first).date()
        late = names[told["agreement"]]
        yield moment(stage.days.on_or_after(held + timedelta(days=30)), 9)
        owed = [one.agreement.id for one in does.plans.owed_by_others(self.person) if one.overdue_days > 0]
        printed = does.owed_lists.reminder((late,))
        does.plans.reminded((late,))
        stage.step("reminder", self.a, owed, (stage.paper("paamindelse", printed),), count=len(owed))
        yield moment(stage.days.on_or_after(held + timedelta(days=36)), 11)
        does.people.note_contact(self.person, told["contact"], channel=told["channel"], with_whom=told["with"])
        does.plans.tick(late, outcome=told["outcome"])

    def _second_meeting(self, names: dict[str, str]) -> Thread:
        stage, does, told = self.stage, self.a.does, self.told
        born = self._birth()
        known = stage.days.on_or_after(born + timedelta(days=3))
        yield moment(known, 9, 15)
        before = self._starts(self.second)
        does.courses.answer(self.series, {told["course"]["actual"]: born.isoformat(), **told["birth"]["answers"]})
        does.people.note_contact(
            self.person, told["birth"]["contact"], channel=told["birth"]["channel"], with_whom=told["birth"]["with"]
        )
        after = self._starts(self.second)
        stage.step("birth", self.a, (self.series, self.second), before=_day(before), after=_day(after))
        called = stage.days.on_or_before(after.date() - timedelta(days=20))
        yield moment(called, 10)
        does.meetings.arrange(self.second, place=told["second"]["place"])
        does.meetings.call(self.second)
        stage.step("call-2", self.a, (self.second,), self._letters(self.second, "brev-2", "moede-2-indkaldt"))
        yield moment(stage.days.on_or_after(called + timedelta(days=4)), 13)
        meeting_room.replies(stage, self.a, self.second, told["second"]["replies"])
        yield after
        found = meeting_room.hold(stage, self.a, self.second, told["second"])
        stage.step("meeting-2", self.a, (self.second, *found.values()))
        yield from self._after_the_second({**names, **found})

    def _after_the_second(self, names: dict[str, str]) -> Thread:
        stage, a, b, told = self.stage, self.a, self.b, self.told["adjusted"]
        yield moment(stage.days.on_or_after(self._starts(self.second).date() + timedelta(days=1)), 9)
        stage.step("minutes-2", a, (self.second,), self._minutes(self.second, 2))
        meetings.asked(stage, self.second, "second")
        stage.minutes(10)
        for one in told["reached"]:
            a.does.plans.close_goal(names[one["name"]], reached=True, because=one["because"])
        a.does.plans.change_goal(names[told["goal"]], own_words=told["own_words"])
        a.does.plans.next_step(self.person, told["next_step"], stage.days.ahead(told["next_step_in"]))
        for one in told["ticked"]:
            a.does.plans.tick(names[one["name"]], outcome=one["outcome"])
        self._finish_tasks(a, self.told["task_outcome"])
        plan = stage.paper("uddannelsesplan-2", a.does.plan_papers.plan(self.person))
        stage.step("plan-2", a, (self.person,), (plan,))
        stage.minutes(10)
        files = stage.deliver(a.does.sending.share((self.person,), b.identity), a, b)
        stage.step("share-2", a, (self.person,), files)

    def _handover(self) -> Iterator[datetime]:
        """Offered, accepted, motivated and safe, let go: at no moment is nobody responsible."""
        stage, a, b, told = self.stage, self.a, self.b, self.told["handover"]
        yield moment(stage.days.past(_OFFER), 10)
        a.does.consents.give(self.person, stage.script.consent(told["consent"]))
        for key, text in told["answers"].items():
            stage.minutes(1)
            a.does.handovers.answer(self.person, key, self._filled(text))
        offered = a.does.handovers.offer(self.person, b.identity)
        files = [stage.paper("overlevering-1-tilbudt", a.does.handover_sheets.paper(self.person))]
        yield moment(stage.days.past(_RECEIVED), 9)
        files += [path for one in offered for path in stage.deliver(one, a, b)]
        stage.step("offer", a, (self.person,), files)
        yield moment(stage.days.past(_ACCEPTED), 9, 30)
        files = [path for one in b.does.handovers.accept(self.person) for path in stage.deliver(one, b, a)]
        files += [
            stage.paper("overlevering-1-begge", a.does.handover_sheets.paper(self.person)),
            stage.paper("uddannelsesplan-3-begge", a.does.plan_papers.plan(self.person)),
        ]
        stage.step("accept", b, (self.person,), files)
        yield moment(stage.days.past(_SAFE), 13)
        b.does.people.hold_talk(
            self.person,
            said=told["safe"]["said"],
            own_words=told["safe"]["own_words"],
            next_step=told["safe"]["next_step"],
            next_step_on=stage.days.ahead(told["safe"]["next_step_in"]),
        )
        files = [path for one in b.does.handovers.confirm_safe(self.person) for path in stage.deliver(one, b, a)]
        stage.step("safe", b, (self.person,), files)
        yield moment(stage.days.past(_CLOSED), 10)
        for key, text in told["closing"].items():
            a.does.handovers.answer(self.person, key, self._filled(text))
        files = [path for one in a.does.handovers.let_go(self.person) for path in stage.deliver(one, a, b)]
        for seat in (a, b):
            self._finish_tasks(seat, told["task_outcome"])
        files.append(stage.paper("overlevering-1-lukket", a.does.handover_sheets.paper(self.person)))
        stage.step("close", a, (self.person,), files)

    def _filled(self, text: str) -> str:
        """An answer with the date both desks look at together filled in."""
        return text.format(follow_up=self.stage.days.ahead(28).isoformat())


def last_look(stage: Stage) -> None:
    """What desk A sees on the day itself."""
    today = stage.a.does.today.look()
    stage.step(
        "today",
        stage.a,
        (one.meeting.id for one in today.meetings),
        due=len(today.due),
        meetings=len(today.meetings),
        owed=len(today.owed),
    )


def _day(starts: datetime | None) -> str:
    """A day as it stands in a sentence."""
    return long_day(starts.date()) if starts else ""
