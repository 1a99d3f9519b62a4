"""Checklists of a course: begun where they are needed, answered point by point, taken back.

Belongs here: these acts, and what a checklist says about one young person. Does not belong here: the handover's own
checklist (``handovers.py``), the points (data), paper (``checklist_papers.py``).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from ungeapp.domain.assessments import BEGUN, ChecklistAnswer, checklist_answer_id
from ungeapp.domain.checklists import Begin, Checklist, ChecklistItem
from ungeapp.domain.errors import Invalid, NotFound
from ungeapp.domain.people import YoungPerson
from ungeapp.usecases.desk import Desk
from ungeapp.usecases.ports import UnitOfWork
from ungeapp.usecases.prefilled import known_answers


@dataclass(frozen=True, slots=True, kw_only=True)
class ChecklistRun:
    """One checklist as one young person's: how far it is. ``turn`` counts how often it was gone through."""

    checklist: Checklist
    turn: int
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
    """One checklist to be filled in; ``suggestions`` are what the program knows to points nobody has answered."""

    person: YoungPerson
    run: ChecklistRun
    suggestions: Mapping[str, str]


class ChecklistUseCases:
    """Acts on the checklists of one young person. Each is one transaction and can be undone."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def offered(self, person: str, place: Begin | None = None) -> tuple[Checklist, ...]:
        """The checklists there are to begin, those made for the age first; at one place of the window those alone.

        One that still runs is not offered again.
        """
        desk = self._desk
        with desk.looking() as uow:
            young = uow.get(YoungPerson, person)
            runs = self._runs(uow, person)
        running = {_without_version(str(one.checklist.ref)) for one in runs if not one.done}
        found = [
            one
            for one in desk.definitions.checklists()
            if one.begin
            and (place is None or place in one.begin)
            and one.valid_from <= desk.today()
            and (one.valid_to is None or desk.today() <= one.valid_to)
            and _without_version(str(one.ref)) not in running
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
            known = known_answers(uow.everything(person), desk.today())
        suggestions = {
            one.key: known[one.prefilled_from]
            for one in run.open
            if one.prefilled_from and known.get(one.prefilled_from)
        }
        return ChecklistView(person=young, run=run, suggestions=suggestions)

    def begin(self, person: str, checklist: str) -> ChecklistRun:
        """Begin a checklist, or go on with the one that has open points; a finished one is gone through anew."""
        desk = self._desk
        with desk.acting("checklist.begin") as uow:
            uow.get(YoungPerson, person)
            found = desk.definitions.checklist(checklist)
            mine = [one for one in self._runs(uow, person) if _same(str(one.checklist.ref), str(found.ref))]
            running = next((one for one in mine if not one.done), None)
            if running is not None:
                return running
            turn = self._last_turn(uow, person, str(found.ref)) + 1
            uow.keep_definition(str(found.ref), desk.definitions.text(found.ref))
            self._write(uow, person, found, turn, BEGUN, "")
        return self.view(person, checklist, turn).run

    def answer(self, person: str, checklist: str, turn: int, key: str, text: str) -> None:
        """Answer one point; blank opens it again."""
        with self._desk.acting("checklist.answer") as uow:
            run = self._run(uow, person, checklist, turn)
            run.checklist.item(key)
            self._write(uow, person, run.checklist, run.turn, key, text.strip())

    def remove(self, person: str, checklist: str, turn: int, reason: str) -> None:
        """Take a checklist away that should not have been begun; it stays in the history. Invalid("reason-missing")."""
        if not reason.strip():
            raise Invalid("reason-missing")
        with self._desk.acting("checklist.remove") as uow:
            run = self._run(uow, person, checklist, turn)
            for one in uow.of(ChecklistAnswer, person):
                if one.turn == run.turn and _same(one.checklist, str(run.checklist.ref)):
                    uow.put(replace(one, removed=reason.strip()))

    def _write(self, uow: UnitOfWork, person: str, checklist: Checklist, turn: int, key: str, text: str) -> None:
        part = checklist.item(key).part if key else ChecklistAnswer(id="", person="").part
        uow.put(
            ChecklistAnswer(
                id=checklist_answer_id(person, _without_version(str(checklist.ref)), turn, key),
                person=person,
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
        groups: dict[tuple[str, int], list[ChecklistAnswer]] = {}
        for one in uow.of(ChecklistAnswer, person):
            groups.setdefault((_without_version(one.checklist), one.turn), []).append(one)
        found = [run for answers in groups.values() if (run := self._made(uow, answers)) is not None]
        return tuple(sorted(found, key=lambda one: (one.done, -(one.begun_on or date.min).toordinal(), one.turn)))

    def _made(self, uow: UnitOfWork, answers: list[ChecklistAnswer]) -> ChecklistRun | None:
        """The run these answers are of; none where only the definition of another municipality would tell."""
        first = next((one for one in answers if one.key == BEGUN), answers[0])
        try:
            checklist = checklist_of(self._desk, uow, first.checklist)
        except NotFound:
            return None
        told = {one.key: one for one in answers if one.key != BEGUN}
        return ChecklistRun(
            checklist=checklist,
            turn=first.turn,
            begun_on=first.on,
            begun_by=first.by,
            answers=told,
            open=checklist.unanswered({key: one.text for key, one in told.items()}),
        )

    def _last_turn(self, uow: UnitOfWork, person: str, ref: str) -> int:
        every: Iterable[ChecklistAnswer] = uow.of(ChecklistAnswer, person, removed=True)
        return max((one.turn for one in every if _same(one.checklist, ref)), default=0)


def checklist_of(desk: Desk, uow: UnitOfWork, ref: str) -> Checklist:
    """The definition an answer was given under, from the store that keeps it, else the shipped one; NotFound."""
    kept = uow.definition(ref)
    return desk.definitions.read_checklist(kept) if kept is not None else desk.definitions.checklist(ref)


def _without_version(ref: str) -> str:
    return ref.rpartition("/")[0]


def _same(one: str, other: str) -> bool:
    return _without_version(one) == _without_version(other)
