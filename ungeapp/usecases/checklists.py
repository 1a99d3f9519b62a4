"""Checklists of a course: begun where they are needed, answered point by point, taken back.

Belongs here: these acts, and what a checklist says about one young person. Does not belong here: the handover's own
checklist (``handovers.py``), the points (data), paper (``checklist_papers.py``).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from ungeapp.domain.assessments import BEGUN, ChecklistAnswer, checklist_answer_id
from ungeapp.domain.checklists import Begin, Checklist, ChecklistItem
from ungeapp.domain.errors import Invalid, NotFound
from ungeapp.domain.format_groups import in_use
from ungeapp.domain.meetings import Meeting, MeetingState
from ungeapp.domain.people import Talk, YoungPerson
from ungeapp.domain.record import UNDONE
from ungeapp.domain.references import owner, same_definition, without_version
from ungeapp.usecases.desk import Desk
from ungeapp.usecases.ports.store import UnitOfWork
from ungeapp.usecases.prefilled import known_answers

_TEXT = "text"
"""The field of an answer that is typed."""

Origin = tuple[str, int]
"""The entry an answer was written under, and which turn it was there: what its id follows from."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChecklistRun:
    """One checklist as one young person's: how far it is. ``turn`` counts how often it was gone through.

    What another entry that is the same person brought is a turn of its own; ``origin`` is that entry and its own turn.
    """

    checklist: Checklist
    turn: int
    origin: Origin
    begun_on: date | None
    begun_by: str
    answers: Mapping[str, ChecklistAnswer]
    open: tuple[ChecklistItem, ...]

    @property
    def done(self) -> bool:
        """Whether nothing is open."""
        return not self.open

    @property
    def count(self) -> int:
        """How many points are answered."""
        return len(self.checklist.items) - len(self.open)


@dataclass(frozen=True, slots=True, kw_only=True)
class ChecklistView:
    """One checklist to be filled in; ``suggestions`` are what the program knows to points nobody has answered,
    ``drafts`` what was being typed when the window closed or locked.
    """

    person: YoungPerson
    run: ChecklistRun
    suggestions: Mapping[str, str]
    drafts: Mapping[str, str]


class ChecklistUseCases:
    """Acts on the checklists of one young person. Each is one transaction and can be undone."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def offered(self, person: str, place: Begin | None = None) -> tuple[Checklist, ...]:
        """The checklists there are to begin, those made for the age first; at one place of the window those alone.

        One that still runs is not offered again; at the first contact none that was ever begun, and none once a first
        talk or meeting was held. Beginning it and taking it away declines it.
        """
        desk = self._desk
        with desk.looking() as uow:
            young = uow.get(YoungPerson, person)
            runs = self._runs(uow, person)
            if place is Begin.FIRST_CONTACT and _first_talk_held(uow, person):
                return ()
            every = uow.of(ChecklistAnswer, person, removed=True)
        known = {without_version(one.checklist) for one in every if one.removed != UNDONE}
        running = {without_version(str(one.checklist.ref)) for one in runs if not one.done}
        found = [
            one
            for one in in_use(desk.definitions.checklists(desk.today()))
            if one.begin
            and (place is None or place in one.begin)
            and (one.valid_to is None or desk.today() <= one.valid_to)
            and without_version(str(one.ref)) not in (known if place is Begin.FIRST_CONTACT else running)
        ]
        age = young.age(desk.today())
        return tuple(
            sorted((one for one in found if place is None or one.proposed(age)), key=lambda one: not one.proposed(age))
        )

    def runs(self, person: str) -> tuple[ChecklistRun, ...]:
        """Every checklist begun, those with open points first, the latest begun first among them."""
        with self._desk.looking() as uow:
            return self._runs(uow, person)

    def view(self, person: str, checklist: str, turn: int = 0) -> ChecklistView:
        """One checklist of this young person (the latest turn where none is said); NotFound when it was never begun."""
        desk = self._desk
        with desk.looking() as uow:
            young = uow.get(YoungPerson, person)
            run = self._run(uow, person, checklist, turn)
            known = known_answers(
                uow.everything(person), desk.today(), desk.of_age_on(young), desk.definitions.terms("roles")
            )
            waiting = [(item.key, uow.drafts(_answer_id(run, item.key))) for item in run.checklist.items]
        suggestions = {
            one.key: known[one.prefilled_from]
            for one in run.open
            if one.prefilled_from and known.get(one.prefilled_from)
        }
        drafts = {key: one.text for key, found in waiting for one in found}
        return ChecklistView(person=young, run=run, suggestions=suggestions, drafts=drafts)

    def begin(self, person: str, checklist: str) -> ChecklistRun:
        """Begin a checklist, or go on with the one that has open points; a finished one is gone through anew."""
        desk = self._desk
        with desk.acting("checklist.begin") as uow:
            uow.get(YoungPerson, person)
            found = desk.definitions.checklist(checklist, day=desk.today())
            mine = [one for one in self._runs(uow, person) if same_definition(str(one.checklist.ref), str(found.ref))]
            running = next((one for one in mine if not one.done), None)
            if running is not None:
                return running
            turn = self._last_turn(uow, person, str(found.ref)) + 1
            uow.keep_definition(str(found.ref), desk.definitions.text(found.ref))
            self._write(uow, found, (person, turn), BEGUN, "")
        return self.view(person, checklist, turn).run

    def answer(self, person: str, checklist: str, turn: int, key: str, text: str) -> None:
        """Answer one point; blank opens it again."""
        with self._desk.acting("checklist.answer") as uow:
            run = self._run(uow, person, checklist, turn)
            run.checklist.item(key)
            self._write(uow, run.checklist, run.origin, key, text.strip(), run.answers.get(key))
            uow.drop_draft(_answer_id(run, key), _TEXT)

    def draft(self, person: str, checklist: str, turn: int, key: str, text: str) -> None:
        """Keep what is being typed at one point; it becomes an answer on leaving the field."""
        with self._desk.looking() as uow:
            run = self._run(uow, person, checklist, turn)
            kept = run.answers.get(key)
            uow.save_draft(_answer_id(run, key), _TEXT, text, kept.text if kept else "")
            uow.commit("draft")

    def remove(self, person: str, checklist: str, turn: int, reason: str) -> None:
        """Take a checklist away that should not have been begun; it stays in the history. Invalid("reason-missing")."""
        if not reason.strip():
            raise Invalid("reason-missing")
        with self._desk.acting("checklist.remove") as uow:
            run = self._run(uow, person, checklist, turn)
            for one in uow.of(ChecklistAnswer, person):
                same = same_definition(one.checklist, str(run.checklist.ref))
                if same and _origin(one, person, uow.entries(person)) == run.origin:
                    uow.put(replace(one, removed=reason.strip()))

    def _write(
        self,
        uow: UnitOfWork,
        checklist: Checklist,
        origin: Origin,
        key: str,
        text: str,
        shown: ChecklistAnswer | None = None,
    ) -> None:
        """Into the answer that is ``shown``, whatever desk it came from; a new one belongs where its turn does."""
        entry, turn = origin
        part = checklist.item(key).part if key else ChecklistAnswer(id="", person="").part
        uow.put(
            ChecklistAnswer(
                id=shown.id if shown else _new_answer_id(checklist, origin, key),
                person=shown.person if shown else entry,
                checklist=str(checklist.ref),
                turn=turn,
                key=key,
                text=text,
                by=self._desk.author.name,
                on=self._desk.today(),
                part=part,
            )
        )

    def _run(self, uow: UnitOfWork, person: str, checklist: str, turn: int) -> ChecklistRun:
        runs = [one for one in self._runs(uow, person) if one.checklist.ref.id == checklist.split("/")[-1]]
        found = [one for one in runs if turn in (0, one.turn)]
        if not found:
            raise NotFound("checklist-not-begun")
        return max(found, key=lambda one: one.turn)

    def _runs(self, uow: UnitOfWork, person: str) -> tuple[ChecklistRun, ...]:
        entries = uow.entries(person)
        groups: dict[tuple[str, Origin], list[ChecklistAnswer]] = {}
        for one in uow.of(ChecklistAnswer, person):
            origin = _origin(one, person, entries)
            groups.setdefault((without_version(one.checklist), origin), []).append(one)
        turns = self._turns(uow, person)
        found = [
            run
            for group, answers in groups.items()
            if (run := self._made(uow, answers, turns[group], group[1])) is not None
        ]
        return tuple(sorted(found, key=lambda one: (one.done, -(one.begun_on or date.min).toordinal(), one.turn)))

    def _made(self, uow: UnitOfWork, answers: list[ChecklistAnswer], turn: int, origin: Origin) -> ChecklistRun | None:
        """The run these answers are of; none where only the definition of another municipality would tell."""
        first = next((one for one in answers if one.key == BEGUN), answers[0])
        try:
            checklist = checklist_of(self._desk, uow, first.checklist)
        except NotFound:
            return None
        told = {one.key: one for one in answers if one.key != BEGUN}
        if not checklist.unanswered({key: one.text for key, one in told.items()}):  # it reads as it was gone through
            last = max((one.on for one in answers if one.on), default=None)
            checklist = checklist_of(self._desk, uow, first.checklist, last)
        return ChecklistRun(
            checklist=checklist,
            turn=turn,
            origin=origin,
            begun_on=first.on,
            begun_by=first.by,
            answers=told,
            open=checklist.unanswered({key: one.text for key, one in told.items()}),
        )

    def _last_turn(self, uow: UnitOfWork, person: str, ref: str) -> int:
        turns = self._turns(uow, person).items()
        return max((turn for (checklist, _), turn in turns if checklist == without_version(ref)), default=0)

    def _turns(self, uow: UnitOfWork, person: str) -> dict[tuple[str, Origin], int]:
        """Which turn each is counted as: the entry's own as they were, those of joined entries where a number is free.

        What was taken away keeps its number, so that no other run is ever called by it.
        """
        entries = uow.entries(person)
        every = uow.of(ChecklistAnswer, person, removed=True)
        known = {(without_version(one.checklist), _origin(one, person, entries)) for one in every}
        found: dict[tuple[str, Origin], int] = {}
        taken: set[tuple[str, int]] = set()
        for checklist, (entry, turn) in sorted(known, key=lambda one: (entries.index(one[1][0]), one[1][1], one[0])):
            number = turn
            while (checklist, number) in taken:
                number += 1
            taken.add((checklist, number))
            found[checklist, (entry, turn)] = number
        return found


def _first_talk_held(uow: UnitOfWork, person: str) -> bool:
    """Whether somebody has sat down with the young person: a talk or a meeting was held, not only a word on the phone."""
    talks = any(one.held_on is not None for one in uow.of(Talk, person))
    return talks or any(one.state is MeetingState.CLOSED for one in uow.of(Meeting, person))


def _new_answer_id(checklist: Checklist, origin: Origin, key: str) -> str:
    entry, turn = origin
    return checklist_answer_id(entry, without_version(str(checklist.ref)), turn, key)


def _answer_id(run: ChecklistRun, key: str) -> str:
    """The record one point is, or will be, answered in."""
    shown = run.answers.get(key)
    return shown.id if shown else _new_answer_id(run.checklist, run.origin, key)


def _origin(answer: ChecklistAnswer, person: str, entries: tuple[str, ...]) -> Origin:
    """The entry whose id the answer's follows from; of one that came under another id, the one that stands."""
    ref = without_version(answer.checklist)
    for entry in entries[1:]:
        if answer.id == checklist_answer_id(entry, ref, answer.turn, answer.key):
            return entry, answer.turn
    return person, answer.turn


def checklist_of(desk: Desk, uow: UnitOfWork, ref: str, day: date | None = None) -> Checklist:
    """The definition an answer was given under, from the store that keeps it, else the shipped one; NotFound.

    It is in the words of ``day``, of today where none is said.
    """
    kept = uow.definition(ref)
    if kept is not None:
        return desk.definitions.read_checklist(kept, owner(ref), day)
    return desk.definitions.checklist(ref, day=day)
