"""What happened, what stood anywhere on any day, what was taken out, and taking back.

Belongs here: reading the history of one young person in these ways, restoring, and why an act cannot be taken back.
Does not belong here: what stood when (``domain/past.py``), sentences.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from ungeapp.domain.circumstances import Circumstance
from ungeapp.domain.errors import NotAllowed, NotFound, Stale
from ungeapp.domain.joined import OWN_KINDS
from ungeapp.domain.kinds import kinds
from ungeapp.domain.parts import Part
from ungeapp.domain.past import until, values_at
from ungeapp.domain.people import YoungPerson
from ungeapp.domain.protection import protected_by_either
from ungeapp.domain.record import Plain, Record, build, defaults, field_names, parts_of, values
from ungeapp.domain.registers import Version, heads
from ungeapp.usecases.circumstances import restore_implied
from ungeapp.usecases.desk import Desk
from ungeapp.usecases.entries import entry_states
from ungeapp.usecases.people import can_be_undone, was_asked_back
from ungeapp.usecases.ports.author import Progress
from ungeapp.usecases.ports.rows import FieldVersion, RecordState
from ungeapp.usecases.ports.store import UnitOfWork
from ungeapp.usecases.still_there import no_open_end

CREATION = "*"
MOST = 20_000
"""Rows of the history of one person that are read."""

_TOLD_EACH = 50
_KEPT_OUT = frozenset({"undo", "people.import"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """What one transaction wrote about one person, the newest field first."""

    key: str
    rows: tuple[FieldVersion, ...]

    @property
    def first(self) -> FieldVersion:
        return self.rows[0]

    @property
    def transaction(self) -> str:
        return self.first.transaction


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """Which acts are asked for; what is empty asks nothing. ``since`` and ``until`` are aware, both included."""

    kind: str = ""
    author: str = ""
    part: str = ""
    since: datetime | None = None
    until: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Then:
    """One record as it stood at a moment, beside what it says now (None: it was taken out)."""

    kind: str
    id: str
    then: Mapping[str, Plain]
    now: Mapping[str, Plain]


@dataclass(frozen=True, slots=True, kw_only=True)
class Removed:
    """A record that was taken out: why, by whom, when."""

    record: Record
    reason: str
    author: str
    at: str


def fields_of(row: FieldVersion) -> dict[str, Plain]:
    """What a row of the history told, field by field; a creation told several."""
    return row.told


class HistoryUseCases:
    """Reading the history; restoring is the one act."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    # what happened -----------------------------------------------------------------------------------------------
    def acts(self, person: str, asked: Filter | None = None, *, most: int = MOST) -> tuple[Act, ...]:
        """The acts, newest first; of an act only the rows that fit. ``most`` rows are read; a cut act is left out."""
        with self._desk.looking() as uow:
            rows = uow.history(person, most + 1)
            parts = _parts(uow, person) if asked and asked.part else {}
        found: dict[str, list[FieldVersion]] = {}
        for row in rows:
            if asked is None or _fits(row, asked, parts):
                found.setdefault(row.transaction or row.imported or row.version.at, []).append(row)
        if len(rows) > most and len(found) > 1:
            found.pop(next(reversed(found)))
        return tuple(Act(key=key, rows=tuple(told)) for key, told in found.items())

    def written(self, record: str) -> tuple[FieldVersion, ...]:
        """Everything that was written to one record, newest first."""
        with self._desk.looking() as uow:
            return uow.record_history(record)

    def parts_in(self, person: str) -> tuple[Part, ...]:
        """The parts anything of this person belongs to, in the order of the list of parts."""
        with self._desk.looking() as uow:
            told = {part for by_field in _parts(uow, person).values() for part in by_field.values()}
        return tuple(one for one in Part if one in told)

    # as it was ---------------------------------------------------------------------------------------------------
    def as_of(self, person: str, moment: datetime, progress: Progress | None = None) -> tuple[Then, ...]:
        """Every record there was at ``moment`` (aware), as it stood then; those taken out by then are left out.

        A long history takes seconds: ``progress`` hears how many records are read.
        """
        with self._desk.looking() as uow:
            states = tuple(
                one
                for one in entry_states(uow, person, history=True)
                if one.person == person or one.kind not in OWN_KINDS
            )
            units = {one.identity: one.unit for one in uow.cards()} | {uow.author.identity: uow.author.unit}
            now = {one.id: one for one in uow.everything(person)}
        coordinator = _coordinator(states, person, moment)

        def responsible(author: str) -> bool:
            return bool(coordinator) and units.get(author) == coordinator

        found = []
        for number, state in enumerate(states):
            if progress is not None and number % _TOLD_EACH == 0:
                progress(number, len(states))
            found.append(_then(state, moment, responsible, now.get(state.id)))
        return tuple(one for one in found if one is not None)

    # the bin -----------------------------------------------------------------------------------------------------
    def bin(self, person: str) -> tuple[Removed, ...]:
        """What was taken out, the latest first; the desk's own marks are not among it."""
        with self._desk.looking() as uow:
            gone = {one.id: one for one in uow.everything(person) if one.removed and _is_told(one)}
            rows = [row for id in gone for row in uow.record_history(id)]
        found: dict[str, Removed] = {}
        for row in rows:
            if row.record in gone and row.record not in found and not row.undone and "removed" in fields_of(row):
                record = gone[row.record]
                found[row.record] = Removed(
                    record=record, reason=record.removed, author=row.version.author, at=row.version.at
                )
        return tuple(sorted(found.values(), key=lambda one: one.at, reverse=True))

    def restore(self, kind: str, id: str) -> None:
        """Bring back what was taken out, as it stood, and what went with a circumstance; NotAllowed as
        ``still_there.no_open_end``.
        """
        cls = kinds().get(kind)
        if cls is None:
            raise NotFound(kind=kind, id=id)
        with self._desk.acting("record.restore") as uow:
            gone = uow.get(cls, id)
            found = replace(gone, removed="")
            with no_open_end(self._desk, uow, [found.person]):
                uow.put(found)
            if isinstance(found, Circumstance):
                restore_implied(self._desk, uow, found, gone.removed)

    # taking back -------------------------------------------------------------------------------------------------
    def why_not(self, person: str, act: Act) -> NotAllowed | None:
        """Why an act cannot be taken back, as the refusal; None when it can.

        Only one's own acts, of which others were not told, that nothing later builds on.
        """
        first = act.first
        if first.imported:
            return NotAllowed("undo-from-file")
        if first.version.author != self._desk.author.identity or not act.transaction:
            return NotAllowed("undo-not-own")
        if any(row.record == person and row.field == CREATION for row in act.rows):
            return NotAllowed("undo-person")
        if first.version.intention in _KEPT_OUT:
            return NotAllowed("undo-is-undo")
        if not can_be_undone(first.version.intention):
            return NotAllowed("undo-told-others")
        with self._desk.looking() as uow:  # tried, and not kept
            if was_asked_back(uow, act.transaction):
                return NotAllowed("undo-told-others")
            try:
                with no_open_end(self._desk, uow, uow.written_about(act.transaction)):
                    uow.undo(act.transaction)
            except Stale:
                return NotAllowed("undo-built-upon")
            except NotFound:
                return NotAllowed("undo-not-own")
            except NotAllowed as refusal:
                return refusal if refusal.code == "undo-course-ended" else NotAllowed("undo-not-own")
        return None


def _is_told(record: Record) -> bool:
    return any(part is not None for name, part in parts_of(record).items() if name != "removed")


def _parts(uow: UnitOfWork, person: str) -> dict[str, dict[str, Part]]:
    """Record to the part of each of its fields that has one."""
    return {
        one.id: {name: part for name, part in parts_of(one).items() if part is not None}
        for one in uow.everything(person)
    }


def _fits(row: FieldVersion, asked: Filter, parts: Mapping[str, Mapping[str, Part]]) -> bool:
    if asked.kind and row.kind != asked.kind:
        return False
    if asked.author and row.version.author != asked.author:
        return False
    if asked.part:
        told = parts.get(row.record, {})
        if not any(told.get(name) == asked.part for name in fields_of(row)):
            return False
    if asked.since is None and asked.until is None:
        return True
    at = datetime.fromisoformat(row.version.at)
    return (asked.since is None or at >= asked.since) and (asked.until is None or at <= asked.until)


def _coordinator(states: Iterable[RecordState], person: str, moment: datetime) -> str:
    """The unit that was responsible: the latest told then (as the store shows it)."""
    for state in states:
        if state.id == person:
            told = values_at({"coordinator": state.registers.get("coordinator", ())}, moment)
            return str(told.get("coordinator", ""))
    return ""


def _then(state: RecordState, moment: datetime, responsible: Callable[[str], bool], now: Record | None) -> Then | None:
    cls = kinds().get(state.kind)
    if cls is None:
        return None
    told = values_at(state.registers, moment, responsible)
    if cls is YoungPerson:
        latest = values_at({"coordinator": state.registers.get("coordinator", ())}, moment)
        told |= latest | protected_by_either(_heads_at(state.registers, moment))
    if not told or told.get("removed"):
        return None
    ordinary = defaults(cls)
    then = {name: told.get(name, ordinary[name]) for name in field_names(cls)}
    build(cls, state.id, state.person, then)  # refused here rather than shown wrongly
    current = {} if now is None or now.removed else values(now)
    return Then(kind=state.kind, id=state.id, then=then, now=current)


def _heads_at(registers: Mapping[str, Iterable[Version]], moment: datetime) -> dict[str, tuple[Version, ...]]:
    return {name: heads(until(versions, moment)) for name, versions in registers.items()}
