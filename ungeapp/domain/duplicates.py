"""Whether two young people are the same one, and what makes one think so.

Belongs here: comparing two, which pairs of many are worth comparing, the answer *no, somebody else* as a record.
Does not belong here: joining two (``usecases/duplicates.py``), how spellings meet (``spelling.py``). Nothing is ever
joined by itself: a person looks at the matching fields and answers.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import IntEnum, StrEnum
from itertools import combinations

from ungeapp.domain.asked import phone_digits
from ungeapp.domain.ids import derived_id
from ungeapp.domain.parts import Part, Scope, of
from ungeapp.domain.people import YoungPerson
from ungeapp.domain.record import Record, kind
from ungeapp.domain.spelling import Spelling, apart, folded_words

_REAL = "real"
_FEW_LETTERS = 5
"""Words up to this length may differ by one letter, longer ones by two."""
_LARGEST_BLOCK = 400
"""So many who share one thing share it by chance (a school's telephone): they are not compared because of it."""


class Match(StrEnum):
    """What two have in common."""

    NUMBER = "number"
    NAME = "name"
    NAME_ALIKE = "name-alike"
    BIRTH_DATE = "birth-date"
    BIRTH_SWAPPED = "birth-swapped"
    BIRTH_NEAR = "birth-near"
    PHONE = "phone"
    EMAIL = "email"


class Sureness(IntEnum):
    """How sure one may be before anybody looked."""

    NONE = 0
    POSSIBLE = 1
    LIKELY = 2
    CERTAIN = 3


@dataclass(frozen=True, slots=True)
class Likeness:
    """What two have in common, the strongest first, and how sure that makes."""

    matches: tuple[Match, ...] = ()
    sure: Sureness = Sureness.NONE


NOTHING = Likeness()


@dataclass(frozen=True, slots=True, kw_only=True)
class Traits:
    """What one is recognised by. ``number`` has ten characters or none; ``real`` when no authority made it up."""

    names: tuple[str, ...] = ()
    key: str = ""
    birth_date: date | None = None
    number: str = ""
    real: bool = False
    phone: str = ""
    email: str = ""


def traits(person: YoungPerson, spelling: Spelling) -> Traits:
    """What a young person is recognised by."""
    return Traits(
        names=tuple(sorted(folded_words(person.full_name))),
        key=spelling.name_key(person.full_name),
        birth_date=person.birth_date,
        number=person.number.replace("-", ""),
        real=person.number_kind == _REAL,
        phone=phone_digits(person.phone),
        email=person.email.strip().casefold(),
    )


def likeness(one: Traits, other: Traits) -> Likeness:
    """How alike two are; the same both ways.

    Two different real numbers are two people, whatever else is the same: twins share a birth date and nearly a name.
    """
    if one.number and one.number == other.number:
        return Likeness((Match.NUMBER, *_names(one, other), *_births(one, other)), Sureness.CERTAIN)
    if one.number and other.number and one.real and other.real:
        return NOTHING
    names, births, reach = _names(one, other), _births(one, other), _reach(one, other)
    sure = _sure(names, births, reach)
    return Likeness((*names, *births, *reach), sure) if sure else NOTHING


def _sure(names: tuple[Match, ...], births: tuple[Match, ...], reach: tuple[Match, ...]) -> Sureness:
    same_name, same_birth = Match.NAME in names, Match.BIRTH_DATE in births
    if same_name and same_birth:
        return Sureness.CERTAIN
    if names and same_birth:
        return Sureness.LIKELY
    if names and reach:
        return Sureness.LIKELY
    if same_name and births:
        return Sureness.LIKELY
    if names and Match.BIRTH_SWAPPED in births:
        return Sureness.POSSIBLE
    if same_birth and reach:
        return Sureness.POSSIBLE
    return Sureness.NONE


def _names(one: Traits, other: Traits) -> tuple[Match, ...]:
    if not one.names or not other.names:
        return ()
    if one.names == other.names:
        return (Match.NAME,)
    if one.key == other.key or _nearly(one.names, other.names) or _nearly(other.names, one.names):
        return (Match.NAME_ALIKE,)
    return ()


def _nearly(few: tuple[str, ...], many: tuple[str, ...]) -> bool:
    """Whether every word of the shorter name is, but for a slip, a word of the longer; one word alone says too little."""
    if not 2 <= len(few) <= len(many):
        return False
    left = list(many)
    for word in few:
        near = next((one for one in left if apart(word, one) <= (1 if len(word) <= _FEW_LETTERS else 2)), None)
        if near is None:
            return False
        left.remove(near)
    return True


def _births(one: Traits, other: Traits) -> tuple[Match, ...]:
    if one.birth_date is None or other.birth_date is None:
        return ()
    if one.birth_date == other.birth_date:
        return (Match.BIRTH_DATE,)
    return _near_births(one.birth_date, other.birth_date)


def _near_births(one: date, other: date) -> tuple[Match, ...]:
    """Day and month swapped, or one digit written wrong."""
    if one.year == other.year and (one.day, one.month) == (other.month, other.day):
        return (Match.BIRTH_SWAPPED,)
    differing = sum(a != b for a, b in zip(f"{one:%d%m%Y}", f"{other:%d%m%Y}", strict=True))
    return (Match.BIRTH_NEAR,) if differing == 1 else ()


def _reach(one: Traits, other: Traits) -> tuple[Match, ...]:
    found = []
    if one.phone and one.phone == other.phone:
        found.append(Match.PHONE)
    if one.email and one.email == other.email:
        found.append(Match.EMAIL)
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two who may be the same, by id, the smaller id first."""

    one: str
    other: str
    likeness: Likeness


def pairs(people: Iterable[tuple[str, Traits]], progress: Callable[[int], None] | None = None) -> Iterator[Pair]:
    """All pairs of many who may be the same, each once.

    Only those are compared who share a number, a birth date, a name in any spelling, a telephone or an e-mail: the
    others cannot be alike enough. ``progress`` is told how many blocks were looked through.
    """
    blocks: dict[tuple[str, object], list[tuple[str, Traits]]] = defaultdict(list)
    for id, one in people:
        for trait in shared_traits(one):
            blocks[trait].append((id, one))
    seen: set[tuple[str, str]] = set()
    for done, ((name, _value), block) in enumerate(blocks.items()):
        if progress is not None and done % 500 == 0:
            progress(done)
        if len(block) > _LARGEST_BLOCK and name in ("phone", "email"):
            continue
        for (a, first), (b, second) in combinations(block, 2):
            ids = (min(a, b), max(a, b))
            if ids in seen:
                continue
            found = likeness(first, second)
            if found.sure:
                seen.add(ids)
                yield Pair(*ids, found)


def shared_traits(one: Traits) -> tuple[tuple[str, object], ...]:
    """What two must have at least one of in common to be alike: number, birth date, name, telephone, e-mail."""
    told = (
        ("number", one.number),
        ("birth", _either_way(one.birth_date)),
        ("key", one.key),
        ("phone", one.phone),
        ("email", one.email),
    )
    return tuple((name, value) for name, value in told if value)


def _either_way(birth: date | None) -> tuple[int, int, int] | None:
    """A birth date whose day and month may be swapped."""
    return (birth.year, *sorted((birth.month, birth.day))) if birth else None  # type: ignore[return-value]  # two of them


@kind("not-same")
@dataclass(frozen=True, slots=True, kw_only=True)
class NotSame(Record):
    """Somebody looked and said that ``other`` is another young person: never asked again. Stays at this desk."""

    other: str = of(Scope.LOCAL, "")

    @property
    def record_part(self) -> Part:
        return Part.IDENTITY


def not_same(one: str, other: str) -> NotSame:
    """The answer about two, the same whichever is named first."""
    first, second = sorted((one, other))
    return NotSame(id=derived_id("not-same", first, second), person=first, other=second)
