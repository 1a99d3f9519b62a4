"""Young people from a municipality's sheet: match, fill what is empty, list what differs, reject with a reason.

Belongs here: matching rows with people and applying the result.
Does not belong here: reading the file (``forms/sheets.py``) and what a valid number is (``domain/cpr.py``).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Protocol

from ungeapp.domain.cpr import CivilNumber, NumberKind, read_number
from ungeapp.domain.duplicates import Likeness, Sureness, Traits, likeness, not_same, shared_traits, traits
from ungeapp.domain.errors import Invalid
from ungeapp.domain.people import YoungPerson
from ungeapp.domain.reading import read_date
from ungeapp.domain.spelling import Spelling
from ungeapp.usecases.desk import Desk
from ungeapp.usecases.ports.author import Progress
from ungeapp.usecases.schooling import note_school


class SheetRow(Protocol):
    """One row of a sheet: its number in the file and the recognised fields as text."""

    @property
    def number(self) -> int: ...
    @property
    def values(self) -> Mapping[str, str]: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """A field that is filled here and different in the sheet; it is never overwritten."""

    person: str
    name: str
    field: str
    here: str
    sheet: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reject:
    """A row that was not taken, with the code of the reason."""

    row: int
    reason: str
    values: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class AlikeRow:
    """A row about somebody who is like ``known``: not taken before somebody says whether it is the same one."""

    row: int
    told: YoungPerson
    known: YoungPerson
    likeness: Likeness


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportPlan:
    """What an import would do. Nothing is written before ``apply``; rows in ``alike`` wait for an answer."""

    new: tuple[YoungPerson, ...] = ()
    alike: tuple[AlikeRow, ...] = ()
    not_same: tuple[tuple[str, str], ...] = ()  # (new, known): somebody said that they are two
    filled: tuple[YoungPerson, ...] = ()
    unchanged: int = 0
    differences: tuple[Difference, ...] = ()
    rejects: tuple[Reject, ...] = ()
    notices: tuple[tuple[int, str], ...] = ()  # (row, code), e.g. a check digit that does not fit


_FILLABLE = ("number", "birth_date", "address", "phone", "email", "school", "grade")


def _key(name: str, birth: date | None) -> tuple[str, date | None]:
    return (" ".join(name.casefold().split()), birth)


@dataclass(slots=True)
class _Index:
    """The people already known and those the sheet adds, by number and by name with birth date."""

    by_number: dict[str, YoungPerson] = field(default_factory=dict)
    by_name: dict[tuple[str, date | None], list[YoungPerson]] = field(default_factory=dict)
    before: dict[str, YoungPerson] = field(default_factory=dict)
    by_trait: dict[tuple[str, object], list[str]] = field(default_factory=dict)
    traits: dict[str, Traits] = field(default_factory=dict)

    def know(self, person: YoungPerson, spelling: Spelling) -> None:
        """Somebody at the desk, by whatever one is recognised by."""
        self.before[person.id] = person
        self.traits[person.id] = told = traits(person, spelling)
        for trait in shared_traits(told):
            self.by_trait.setdefault(trait, []).append(person.id)

    def most_alike(self, person: YoungPerson, spelling: Spelling) -> tuple[YoungPerson, Likeness] | None:
        """Who at the desk is likely the same."""
        told = traits(person, spelling)
        ids = dict.fromkeys(id for trait in shared_traits(told) for id in self.by_trait.get(trait, ()))
        found = [(likeness(told, self.traits[id]), id) for id in ids]
        best = max(found, key=lambda one: one[0].sure, default=None)
        return (self.before[best[1]], best[0]) if best and best[0].sure >= Sureness.LIKELY else None

    def add(self, person: YoungPerson) -> None:
        if person.number:
            self.by_number[person.number] = person
        same = self.by_name.setdefault(_key(person.full_name, person.birth_date), [])
        same[:] = [one for one in same if one.id != person.id] + [person]


class SheetImport:
    """The import of one sheet, in two steps: ``plan`` (reads only) and ``apply``."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def plan(self, rows: Iterable[SheetRow], progress: Progress | None = None, total: int = 0) -> ImportPlan:
        """Match every row: by number; else by name and birth date; else rejected with the reason."""
        index = _Index()
        with self._desk.looking() as uow:
            spelling = uow.spelling()
            for person in uow.all(YoungPerson):
                index.know(person, spelling)
                index.add(person)
            for other, standing in uow.joined().items():  # the number of either entry is the same young person's
                if (number := uow.get(YoungPerson, other).number) and standing in index.before:
                    index.by_number.setdefault(number, index.before[standing])
        alike: list[AlikeRow] = []
        new: dict[str, YoungPerson] = {}
        filled: dict[str, YoungPerson] = {}
        differences: list[Difference] = []
        rejects: list[Reject] = []
        notices: list[tuple[int, str]] = []
        unchanged = 0
        for done, row in enumerate(rows, start=1):
            if progress is not None and done % 50 == 0:
                progress(done, total)
            try:
                told, codes = self._read(row.values)
                known = _match(index, told)
            except Invalid as refusal:
                rejects.append(Reject(row=row.number, reason=refusal.code, values=dict(row.values)))
                continue
            notices += [(row.number, code) for code in codes]
            near = index.most_alike(told, spelling) if known is None else None
            if near is not None:
                alike.append(AlikeRow(row=row.number, told=told, known=near[0], likeness=near[1]))
                continue
            if known is None:
                index.add(told)
                new[told.id] = told
                continue
            better, differing = _fill(known, told)
            differences += differing
            if better == known:
                unchanged += 1
                continue
            index.add(better)
            (new if better.id in new else filled)[better.id] = better
        return ImportPlan(
            new=tuple(new.values()),
            alike=tuple(alike),
            filled=tuple(filled.values()),
            unchanged=unchanged,
            differences=tuple(differences),
            rejects=tuple(rejects),
            notices=tuple(notices),
        )

    def answer(self, plan: ImportPlan, row: int, *, same: bool) -> ImportPlan:
        """The plan when somebody said of a row in ``alike`` whether it is the same one; nothing is written."""
        asked = next(one for one in plan.alike if one.row == row)
        left = tuple(one for one in plan.alike if one.row != row)
        if not same:
            pair = (asked.told.id, asked.known.id)
            return replace(plan, alike=left, new=(*plan.new, asked.told), not_same=(*plan.not_same, pair))
        known = next((one for one in plan.filled if one.id == asked.known.id), asked.known)
        better, differing = _fill(known, asked.told)
        others = tuple(one for one in plan.filled if one.id != known.id)
        changed = better != asked.known
        return replace(
            plan,
            alike=left,
            filled=(*others, better) if changed else others,
            unchanged=plan.unchanged + (not changed),
            differences=(*plan.differences, *differing),
        )

    def apply(self, plan: ImportPlan, progress: Progress | None = None) -> None:
        """Write the plan in one transaction; cancelling through ``progress`` changes nothing.

        What was filled meanwhile by somebody else stays: a field is filled only if it is still empty.
        """
        total = len(plan.new) + len(plan.filled)
        with self._desk.acting("people.import") as uow:
            for done, person in enumerate((*plan.new, *plan.filled), start=1):
                known = uow.find(YoungPerson, person.id) if done > len(plan.new) else None
                told = _fill(known, person)[0] if known is not None else person
                uow.put(told)
                note_school(self._desk, uow, told, known)
                if progress is not None and done % 50 == 0:
                    progress(done, total)
            for pair in plan.not_same:
                uow.put(not_same(*pair))
            uow.note_audit("import-sheet", "", str(total))

    def _read(self, values: Mapping[str, str]) -> tuple[YoungPerson, tuple[str, ...]]:
        given, family = values.get("given_name", "").strip(), values.get("family_name", "").strip()
        text = values.get("number", "").strip()
        number = read_number(text, today=self._desk.today()) if text else None
        birth = number.birth_date if number and number.birth_date else None
        if values.get("birth_date", "").strip():
            told = read_date(values["birth_date"], today=self._desk.today())
            if told is None:
                raise Invalid("sheet-birth-date")
            birth = birth or told
        if not given and not family:
            raise Invalid("sheet-no-name")
        if number is None and birth is None:
            raise Invalid("sheet-no-number-no-birth-date")
        return self._person(values, given, family, number, birth), number.notices if number else ()

    def _person(
        self, values: Mapping[str, str], given: str, family: str, number: CivilNumber | None, birth: date | None
    ) -> YoungPerson:
        id = self._desk.new_id()
        author = self._desk.author
        return YoungPerson(
            id=id,
            person=id,
            given_name=given,
            family_name=family,
            birth_date=birth,
            number=number.digits if number else "",
            number_kind=(number.kind if number else NumberKind.NONE).value,
            address=values.get("address", "").strip(),
            phone=values.get("phone", "").strip(),
            email=values.get("email", "").strip(),
            school=values.get("school", "").strip(),
            grade=values.get("grade", "").strip(),
            coordinator=author.unit,
            coordinator_name=author.name,
            coordinator_since=self._desk.today(),
        )


def _match(index: _Index, told: YoungPerson) -> YoungPerson | None:
    if told.number and told.number in index.by_number:
        return index.by_number[told.number]
    same = index.by_name.get(_key(told.full_name, told.birth_date), []) if told.birth_date else []
    if len(same) > 1:
        raise Invalid("sheet-several-match")
    if same and told.number and same[0].number and same[0].number != told.number:
        raise Invalid("sheet-other-number")
    return same[0] if same else None


def _fill(known: YoungPerson, told: YoungPerson) -> tuple[YoungPerson, list[Difference]]:
    """Empty fields filled; differing ones listed and left."""
    filled: dict[str, object] = {}
    differing: list[Difference] = []
    for name in ("given_name", "family_name", *_FILLABLE):
        here, sheet = getattr(known, name), getattr(told, name)
        if not sheet or here == sheet:
            continue
        if here:
            differing.append(
                Difference(person=known.id, name=known.full_name, field=name, here=str(here), sheet=str(sheet))
            )
            continue
        filled[name] = sheet
        if name == "number":
            filled["number_kind"] = told.number_kind
    return (replace(known, **filled) if filled else known), differing  # type: ignore[arg-type]  # field names checked above
