"""The other young people of the rehearsal: their small days, and the few whose case is somewhere special.

Belongs here: turning the entries of ``resources/demo`` into threads of use cases.
Does not belong here: those entries, and the story itself (``story.py``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from ungeapp.demo import meeting_room
from ungeapp.demo.days import moment
from ungeapp.demo.script import Node
from ungeapp.demo.stage import Seat, Stage
from ungeapp.demo.threads import Thread
from ungeapp.domain.handovers import Heard
from ungeapp.domain.people import Task, TaskState
from ungeapp.domain.plans import Horizon
from ungeapp.usecases.courses import Course

_HOURS = (8, 9, 10, 11, 13, 14)
_OWN_DAYS = 14  # how far ahead a thing is due when the data does not say


def threads(stage: Stage) -> list[Thread]:
    """Everything that happens to the others."""
    town = stage.script.town
    lives = [Life(stage, one, number).play() for number, one in enumerate(town["person"])]
    courses = [_course(stage, one) for one in town.get("course", ())]
    return [
        *lives,
        *courses,
        _stopped(stage, town["stopped"]),
        _school(stage, town["school"]),
        _waiting_conflict(stage, town["conflict"]),
        _waiting_file(stage, town["waiting_file"]),
        _waiting_offer(stage, town["waiting_offer"]),
    ]


# --- small days ---------------------------------------------------------------------------------------------------


@dataclass(slots=True)
class Life:
    """What desk A wrote about one young person over the months, entry by entry."""

    stage: Stage
    told: Node
    number: int
    names: dict[str, str] = field(default_factory=dict)

    def play(self) -> Thread:
        """One entry after the other; ``ago`` is in days before today, the entry's own name says what it is."""
        entries = sorted(self.told.get("life", ()), key=lambda one: -one["ago"])
        for place, entry in enumerate(entries):
            hour = _HOURS[(self.number + place) % len(_HOURS)]
            yield moment(self.stage.days.ago(entry["ago"]), hour, (self.number * 7 + place * 13) % 60)
            self._enter(entry)

    def _enter(self, entry: Node) -> None:
        acts: dict[str, Callable[[Node, str], None]] = {
            "situation": self._situation,
            "contact": self._contact,
            "talk": self._talk,
            "plan": self._plan,
            "goal": self._goal,
            "agree": self._agree,
            "tick": self._tick,
            "reached": self._reached,
            "network": self._network,
            "case": self._case,
            "consent": self._consent,
            "next": self._next,
        }
        person = self.stage.people[self.told["key"]]
        known = [name for name in acts if name in entry]
        assert known, f"no such entry: {sorted(entry)}"  # the data is ours
        acts[known[0] if "talk" not in known else "talk"](entry, person)

    def _on(self, entry: Node) -> date | None:
        return self.stage.days.ahead(entry["on"]) if "on" in entry else None

    def _situation(self, entry: Node, person: str) -> None:
        self.stage.a.does.people.correct(person, situation=entry["situation"])

    def _contact(self, entry: Node, person: str) -> None:
        self.stage.a.does.people.note_contact(
            person,
            entry["contact"],
            channel=entry.get("channel", "phone"),
            reached=entry.get("reached", True),
            with_whom=entry.get("with", ""),
        )

    def _talk(self, entry: Node, person: str) -> None:
        self.stage.a.does.people.hold_talk(
            person,
            said=entry["talk"],
            own_words=entry.get("own", ""),
            next_step=entry.get("next", ""),
            next_step_on=self._on(entry),
        )

    def _next(self, entry: Node, person: str) -> None:
        self.stage.a.does.plans.next_step(person, entry["next"], self._on(entry))

    def _plan(self, entry: Node, person: str) -> None:
        self.stage.a.does.plans.write(person, **entry["plan"])

    def _goal(self, entry: Node, person: str) -> None:
        more: dict[str, Any] = {name: entry[name] for name in ("wording", "baseline") if name in entry}
        goal = self.stage.a.does.plans.add_goal(
            person,
            own_words=entry["goal"],
            horizon=Horizon(entry.get("horizon", "short")),
            area=entry.get("area", "education"),
            follow_up_on=self._on(entry),
            **more,
        )
        self.names[entry.get("as", "goal")] = goal.id

    def _agree(self, entry: Node, person: str) -> None:
        owner = entry.get("owner", self.stage.a.worker)
        days = self.stage.days
        agreement = self.stage.a.does.plans.add_agreement(
            person,
            what=entry["agree"],
            owner=owner,
            due=self._on(entry) or days.on_or_after(days.ago(entry["ago"]) + timedelta(days=_OWN_DAYS)),
            mine="owner" not in entry,
            owner_unit=self.stage.script.unit(entry.get("unit", "")),
        )
        self.names[entry.get("as", "agreement")] = agreement.id

    def _tick(self, entry: Node, _person: str) -> None:
        self.stage.a.does.plans.tick(self.names[entry["tick"]], outcome=entry.get("outcome", ""))

    def _reached(self, entry: Node, _person: str) -> None:
        self.stage.a.does.plans.close_goal(self.names[entry["reached"]], reached=True, because=entry["because"])

    def _network(self, entry: Node, person: str) -> None:
        unit = self.stage.script.unit(entry["network"].get("unit", ""))
        meeting_room.add_network(self.stage.a, person, entry["network"], unit)

    def _case(self, entry: Node, person: str) -> None:
        self.stage.a.does.people.add_case(person, **entry["case"])

    def _consent(self, entry: Node, person: str) -> None:
        self.stage.a.does.consents.give(person, self.stage.script.consent(entry["consent"]))


# --- courses of meetings --------------------------------------------------------------------------------------------


def _begin(stage: Stage, told: Node, first: date) -> tuple[str, Course]:
    """Network, consents and the course; its first meeting is on ``first``."""
    seat, person = stage.a, stage.people[told["person"]]
    for entry in told.get("network", ()):
        meeting_room.add_network(seat, person, entry, stage.script.unit(entry.get("unit", "")))
    for one in told.get("consents", ()):
        seat.does.consents.give(person, stage.script.consent(one))
    course = meeting_room.start(stage, seat, person, told, stage.days.today + timedelta(days=told["expected_in"]))
    stage.minutes(5)
    seat.does.meetings.arrange(course.meetings[0].id, day=first, place=told["place"])
    return person, course


def _course(stage: Stage, told: Node) -> Thread:
    """A running course: its first meeting is called for this or next week, or was held lately."""
    days = stage.days
    held = "hold" in told
    first = days.slot_before(days.today - timedelta(days=4)) if held else days.slots_after(days.today, told["slot"])
    yield moment(days.on_or_before(min(first - timedelta(days=12), days.past(9))), 9, 40)
    _person, course = _begin(stage, told, first)
    meeting = course.meetings[0].id
    stage.a.does.meetings.call(meeting)
    if "letters" in told:
        files = stage.papers(told["letters"], stage.a.does.letters.for_all(meeting))
        files.append(stage.paper(told["calendar"], stage.a.does.letters.calendar(meeting)))
        stage.step("running", stage.a, (course.series.id, meeting), files)
    yield moment(days.past(3) if not held else days.on_or_before(first - timedelta(days=2)), 11, 20)
    meeting_room.replies(stage, stage.a, meeting, told["replies"])
    if held:
        yield moment(first, 13)
        meeting_room.hold(stage, stage.a, meeting, told["hold"])
        yield moment(days.on_or_after(first + timedelta(days=1)), 9, 10)
        stage.a.does.meetings.journalised(meeting)


def _stopped(stage: Stage, told: Node) -> Thread:
    """A course that one action stops: reminders end, those called are told, the history stays."""
    days, seat = stage.days, stage.a
    yield moment(days.ago(told["ago"]), 10, 10)
    person = stage.people[told["person"]]
    first = days.slots_after(days.ago(told["ago"]) + timedelta(days=8))
    _person, course = _begin(stage, told, first)
    meeting = course.meetings[0].id
    seat.does.meetings.call(meeting)
    called = [
        *stage.papers("brev-3", seat.does.letters.for_all(meeting)),
        stage.paper("moede-3-indkaldt", seat.does.letters.calendar(meeting)),
    ]
    stage.step("stopped-called", seat, (course.series.id, meeting), called)
    yield moment(days.on_or_after(days.ago(told["ago"]) + timedelta(days=4)), 9, 5)
    seat.does.courses.answer(course.series.id, {told["event"]: days.on_or_before(stage.clock.now().date()).isoformat()})
    stage.minutes(4)
    seat.does.meetings.cancel(meeting, told["reason"])
    letters = seat.does.letters
    files = [
        *stage.papers("brev-3-aflyst", letters.for_all(meeting)),
        stage.paper("moede-3-aflyst", letters.calendar(meeting)),
    ]
    seat.does.people.note_contact(person, told["contact"], with_whom=told["with"])
    stage.step("stopped", seat, (course.series.id, meeting), files)


# --- handovers and files ----------------------------------------------------------------------------------------------


def _answers(stage: Stage, seat: Seat, person: str, answers: Node) -> None:
    follow_up = stage.days.ahead(21).isoformat()
    for key, text in answers.items():
        stage.minutes(1)
        seat.does.handovers.answer(person, key, text.format(follow_up=follow_up))


def _school(stage: Stage, told: Node) -> Thread:
    """To a receiver without UngeApp: accepted by telephone, confirmed on the signed sheet, closed."""
    days, seat, does = stage.days, stage.a, stage.a.does.handovers
    yield moment(days.past(24), 10, 30)
    person = stage.people[told["person"]]
    seat.does.consents.give(person, stage.script.consent(told["consent"]))
    _answers(stage, seat, person, told["answers"])
    does.offer_outside(person, told["receiver"])
    files = [stage.paper("overlevering-2-til-underskrift", seat.does.handover_sheets.paper(person, for_signing=True))]
    stage.step("school-offer", seat, (person,), files, receiver=told["receiver"])
    yield moment(days.past(21), 13, 40)
    does.accepted_outside(person, by=told["accepted_by"], how=Heard.PHONE)
    stage.step("school-accept", seat, (person,), by=told["accepted_by"])
    yield moment(days.past(13), 9, 50)
    does.confirmed_outside(person, by=told["confirmed_by"], how=Heard.SIGNED_SHEET)
    stage.step("school-safe", seat, (person,), by=told["confirmed_by"])
    yield moment(days.past(12), 10, 15)
    _answers(stage, seat, person, told["closing"])
    does.let_go(person)
    _done(stage, seat, person, told["task_outcome"])
    files = [stage.paper("overlevering-2-lukket", seat.does.handover_sheets.paper(person))]
    stage.step("school-close", seat, (person,), files, receiver=told["receiver"])


def _done(stage: Stage, seat: Seat, person: str, outcome: str) -> None:
    for one in seat.does.people.file(person).of(Task):
        if one.state is TaskState.OPEN:
            seat.does.people.finish_task(one.id, outcome)


def _waiting_conflict(stage: Stage, told: Node) -> Thread:
    """Shared long ago; both desks changed the same goal; the contribution is here, the decision is not."""
    days, a, b = stage.days, stage.a, stage.b
    yield moment(days.past(22), 9, 25)
    person = stage.people[told["person"]]
    goal = a.does.plans.add_goal(person, own_words=told["goal"], area=told["area"], horizon=Horizon.SHORT)
    a.does.consents.give(person, stage.script.consent(told["consent"]))
    stage.minutes(5)
    files = stage.deliver(a.does.sending.share((person,), b.identity), a, b)
    stage.step("share-3", a, (person,), files)
    yield moment(days.past(6), 14, 20)
    a.does.plans.change_goal(goal.id, own_words=told["mine"])
    yield moment(days.past(5), 10, 45)
    b.does.plans.change_goal(goal.id, own_words=told["theirs"])
    b.does.people.note_contact(person, told["contact"], with_whom=told["with"])
    yield moment(days.past(2), 9, 35)
    files = stage.deliver(b.does.sending.share((person,), a.identity), b, a)
    stage.step("conflict", a, (person, goal.id), files)


def _waiting_file(stage: Stage, told: Node) -> Thread:
    """Written yesterday, not fetched yet."""
    yield moment(stage.days.past(1), 14, 5)
    person, a = stage.people[told["person"]], stage.a
    a.does.consents.give(person, stage.script.consent(told["consent"]))
    stage.minutes(5)
    file = a.does.sending.share((person,), stage.b.identity)
    stage.step("waiting-file", a, (person,), (stage.post(file, a),))


def _waiting_offer(stage: Stage, told: Node) -> Iterator[Any]:
    """Offered to the other desk, which has the offer and has not answered."""
    days, a, b = stage.days, stage.a, stage.b
    yield moment(days.past(3), 10, 20)
    person = stage.people[told["person"]]
    a.does.consents.give(person, stage.script.consent(told["consent"]))
    _answers(stage, a, person, told["answers"])
    offered: Iterable[Any] = a.does.handovers.offer(person, b.identity)
    yield moment(days.past(2), 13, 15)
    files = [path for one in offered for path in stage.deliver(one, a, b)]
    stage.step("waiting-offer", a, (person,), files)
