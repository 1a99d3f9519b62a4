"""The same young person twice: found before one is created, listed at the desk, joined, and parted again.

Belongs here: who is like somebody, the answers *it is her* and *no, somebody else*, joining by alias and taking it back.
Does not belong here: what makes two alike (``domain/duplicates.py``), how a join is read (``domain/joined.py``,
``storage``), matching the rows of a sheet (``sheet_import.py``) and of a file (``receiving.py``).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from typing import Any

from ungeapp.domain.duplicates import Likeness, NotSame, Sureness, likeness, not_same, pairs, traits
from ungeapp.domain.errors import NotAllowed, NotFound
from ungeapp.domain.ids import derived_id
from ungeapp.domain.joined import JOINED
from ungeapp.domain.ledger import Role
from ungeapp.domain.people import COORDINATOR, ENDING, Alias, YoungPerson
from ungeapp.domain.plans import EducationPlan, plan_id
from ungeapp.domain.record import Record, defaults, from_plain, values
from ungeapp.usecases.desk import Desk
from ungeapp.usecases.ledgers import role_in, tell_all_again
from ungeapp.usecases.ports.author import Progress
from ungeapp.usecases.ports.store import UnitOfWork

UNDOABLE = "people.join"
_SETTLED = (Role.RESPONSIBLE.value, Role.NONE.value)
_GIVING = (Role.OFFERED.value, Role.WITHDRAWING.value, Role.HANDING_OVER.value)
_NOT_COMPARED = COORDINATOR | ENDING | {"number_kind", "removed", "next_step_on"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """Somebody here who may be the one that is to be created."""

    person: YoungPerson
    likeness: Likeness


@dataclass(frozen=True, slots=True, kw_only=True)
class PossibleDouble:
    """Two at this desk who may be one."""

    one: YoungPerson
    other: YoungPerson
    likeness: Likeness


@dataclass(frozen=True, slots=True, kw_only=True)
class Differing:
    """A field both entries tell differently; ``stays`` is shown, ``other`` stands in the other entry."""

    field: str
    stays: str
    other: str


def candidates(uow: UnitOfWork, person: YoungPerson, least: Sureness = Sureness.POSSIBLE) -> tuple[Candidate, ...]:
    """Who in the list may be ``person``, the surest first; those somebody said no to are left out."""
    spelling = uow.spelling()
    mine = traits(person, spelling)
    found = []
    for other in uow.alike(person):
        alike = likeness(mine, traits(other, spelling))
        answered = uow.find(NotSame, not_same(person.id, other.id).id)
        if alike.sure >= least and (answered is None or answered.removed):
            found.append(Candidate(person=other, likeness=alike))
    return tuple(sorted(found, key=lambda one: (-one.likeness.sure, one.person.full_name)))


def remember_not_same(uow: UnitOfWork, person: str, others: Iterable[str]) -> None:
    """Somebody looked at them and said that they are others."""
    for other in others:
        uow.put(not_same(person, other))


class DuplicateUseCases:
    """Finding and joining doubles."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    # before one is created ---------------------------------------------------------------------------------------
    def candidates(self, **told: Any) -> tuple[Candidate, ...]:
        """Who here may be the young person with these fields, while they are typed."""
        person = YoungPerson(id="new", person="new", **told)
        with self._desk.looking() as uow:
            return candidates(uow, person)

    def candidates_of(self, person: str) -> tuple[Candidate, ...]:
        """Who else here may be ``person``."""
        with self._desk.looking() as uow:
            return candidates(uow, uow.get(YoungPerson, person))

    # at the desk -------------------------------------------------------------------------------------------------
    def possible(self, progress: Progress | None = None) -> tuple[PossibleDouble, ...]:
        """All at this desk who may be the same, the surest first; for the pool of one: it compares everybody."""
        with self._desk.looking() as uow:
            spelling = uow.spelling()
            people = {one.id: one for one in uow.all(YoungPerson)}
            answered = {one.id for one in uow.all(NotSame)}
        total = len(people)

        def told(done: int) -> None:
            if progress is not None:
                progress(min(done, total), total)

        found = [
            _by_name(people[pair.one], people[pair.other], pair.likeness)
            for pair in pairs(((id, traits(one, spelling)) for id, one in people.items()), told)
            if not_same(pair.one, pair.other).id not in answered
        ]
        return tuple(sorted(found, key=lambda one: (-one.likeness.sure, one.one.full_name, one.other.full_name)))

    def say_not_same(self, one: str, other: str) -> None:
        """They are two: never asked again."""
        with self._desk.acting("people.not-same") as uow:
            uow.put(not_same(one, other))

    # joining -----------------------------------------------------------------------------------------------------
    def differing(self, stays: str, other: str) -> tuple[Differing, ...]:
        """What the two entries tell differently, for the choice which one stays."""
        with self._desk.looking() as uow:
            return _differing(uow.get(YoungPerson, stays), uow.get(YoungPerson, other))

    def join(self, stays: str, other: str, take: Iterable[str] = ()) -> None:
        """Show everything of ``other`` under ``stays``. Nothing is moved or deleted; undoing it restores everything.

        Fields that ``stays`` does not tell are filled from ``other``; of those both tell, ``take`` names the ones whose
        other value shall be shown. Texts of the plan stand one after the other: own words are never written over.
        NotAllowed while ``other`` is being handed over, or ``stays`` is being taken over from somebody else: the files on
        their way speak of that entry. One that this desk is handing over may stay; whoever takes over is told of both.
        """
        with self._desk.acting(UNDOABLE) as uow:
            kept, gone = uow.get(YoungPerson, stays), uow.get(YoungPerson, other)
            if stays == other or {stays, other} & set(uow.joined()):
                raise NotAllowed("join-joined-already")
            for one, fitting in ((kept, (*_SETTLED, *_GIVING)), (gone, _SETTLED)):
                if role_in(uow.ledger(one.id), one, self._desk.author.unit) not in fitting:
                    raise NotAllowed("join-handover-open")
            tell_all_again(uow, stays)
            if kept.coordinator != self._desk.author.unit and gone.coordinator == self._desk.author.unit:
                raise NotAllowed("join-other-way")
            uow.put(_filled(kept, gone, frozenset(take)))
            _join_plans(uow, stays, other)
            id = derived_id("alias", stays, other)
            alias = Alias(id=id, person=stays, other=other, matched_by=JOINED)
            uow.put(alias)

    def standing(self, person: str) -> str:
        """The entry under which ``person`` is shown."""
        with self._desk.looking() as uow:
            return uow.joined().get(person, person)

    def part(self, other: str) -> None:
        """They are two after all: each shows its own again. What was written meanwhile stays where it was written.

        Later than by undoing the join: what the join filled in goes back where nobody has written since. That either is
        protected stays until somebody looks at it.
        """
        with self._desk.acting("people.part") as uow:
            found = [one for one in uow.matching(Alias, other=other) if one.matched_by == JOINED]
            if not found:
                raise NotFound("join-gone")
            for alias in found:
                uow.put(replace(alias, removed="parted"))
                uow.put(not_same(alias.person, other))
                _take_back(uow, alias)


def _by_name(one: YoungPerson, other: YoungPerson, alike: Likeness) -> PossibleDouble:
    first, second = sorted((one, other), key=lambda each: (each.full_name, each.id))
    return PossibleDouble(one=first, other=second, likeness=alike)


def _differing(stays: YoungPerson, other: YoungPerson) -> tuple[Differing, ...]:
    ordinary = defaults(YoungPerson)
    mine, theirs = values(stays), values(other)
    return tuple(
        Differing(field=name, stays=str(mine[name]), other=str(theirs[name]))
        for name in mine
        if name not in _NOT_COMPARED
        and mine[name] != theirs[name]
        and ordinary[name] not in (mine[name], theirs[name])
        and not isinstance(mine[name], bool)
    )


def _filled(stays: YoungPerson, other: YoungPerson, take: frozenset[str]) -> YoungPerson:
    """``stays`` with what only ``other`` tells, and with the fields in ``take`` as ``other`` tells them.

    Protection holds when either entry is protected. A course has ended when it has for both.
    """
    ordinary = defaults(YoungPerson)
    told: dict[str, Any] = {}
    for one in fields(YoungPerson):
        name = one.name
        if name in ("id", "person", "removed") or name in COORDINATOR | ENDING:
            continue
        mine, theirs = getattr(stays, name), getattr(other, name)
        empty = values(stays)[name] == ordinary[name]
        if isinstance(mine, bool):
            told[name] = mine or theirs
        elif (empty or name in take) and theirs:
            told[name] = theirs
    if "number" not in told:
        told.pop("number_kind", None)
    else:
        told["number_kind"] = other.number_kind
    if stays.ended and not other.ended:
        told |= {name: getattr(other, name) for name in ENDING}
    return replace(stays, **told)


def _take_back(uow: UnitOfWork, alias: Alias) -> None:
    """What the join of ``alias`` wrote into the young person and the plan that stood is again what it was before."""
    joins = [one.transaction for one in uow.record_history(alias.id) if one.version.intention == UNDOABLE]
    if not joins:
        return
    for cls, id in ((YoungPerson, alias.person), (EducationPlan, plan_id(alias.person))):
        rows = [row for row in uow.record_history(id) if not row.undone]
        found = uow.find(cls, id)
        if found is None:
            continue
        before = defaults(cls)
        told: dict[str, Any] = {}
        for name in values(found):
            written = [row for row in rows if name in row.told]
            if not written or written[0].transaction != joins[0] or isinstance(getattr(found, name), bool):
                continue
            earlier = written[1].told[name] if len(written) > 1 else before[name]
            told[name] = from_plain(cls, name, earlier)
        uow.put(replace(found, **told))


def _join_plans(uow: UnitOfWork, stays: str, other: str) -> None:
    theirs = uow.find(EducationPlan, plan_id(other))
    if theirs is None or theirs.removed:
        return
    mine = uow.find(EducationPlan, plan_id(stays)) or EducationPlan(id=plan_id(stays), person=stays)
    uow.put(_with_texts(mine, theirs))


def _with_texts(mine: EducationPlan, theirs: EducationPlan) -> Record:
    told: dict[str, Any] = {}
    for one in fields(EducationPlan):
        if one.name in ("id", "person", "removed"):
            continue
        here, there = getattr(mine, one.name), getattr(theirs, one.name)
        if not here:
            told[one.name] = there
        elif isinstance(here, str) and there and there not in here:
            told[one.name] = f"{here}\n\n{there}"
    return replace(mine, **told)
