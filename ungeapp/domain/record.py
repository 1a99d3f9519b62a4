"""What every kept value has in common, and the list of the kinds there are.

Belongs here: the base, how a field's value becomes plain (JSON) and back, the registry of kinds.
Does not belong here: the kinds themselves (``people.py``, ``plans.py``, ``meetings.py`` …), and how they are stored.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from datetime import date, datetime, time
from enum import StrEnum
from functools import cache
from types import MappingProxyType
from typing import Any, ClassVar, TypeVar, cast, get_args, get_origin, get_type_hints

from ungeapp.domain.errors import Invalid
from ungeapp.domain.parts import Part, Scope, declared, of

Plain = str | int | bool | None | list[str]
R = TypeVar("R", bound="Record")

UNDONE = "undone"
"""What ``removed`` says when the act that created a record was undone."""
_KINDS: dict[str, type[Record]] = {}
_ALL_KINDS: Mapping[str, type[Record]] = MappingProxyType(_KINDS)
_SHAPES: dict[str, _Shape] = {}


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """A value that is kept, has a history and may be exchanged field by field.

    ``id`` and ``person`` never change. ``removed`` holds the reason when somebody took it out: absence never deletes,
    a deletion is a value with an author. Fields hold text, whole numbers, yes/no, dates, instants (aware), times of
    day, codes or tuples of texts; nothing nested.
    """

    KIND: ClassVar[str] = ""

    id: str
    person: str
    removed: str = of(Scope.OWN, "")

    @property
    def record_part(self) -> Part:
        """The part of the fields declared ``Scope.OWN``."""
        raise NotImplementedError


class CarriesPart:
    """A record whose own field ``part`` says which part it belongs to: each one its own, not each kind."""

    __slots__ = ()
    part: Part

    @property
    def record_part(self) -> Part:
        """The part of the fields declared ``Scope.OWN``."""
        return self.part


def kind(name: str) -> Any:
    """Class decorator: register a record kind under its stable name on disk and in files."""

    def register(cls: type[R]) -> type[R]:
        cls.KIND = name
        _KINDS[name] = cls
        _SHAPES[name] = _shape(cls)
        return cls

    return register


def kinds() -> Mapping[str, type[Record]]:
    """All kinds by name."""
    return _ALL_KINDS


@dataclass(frozen=True, slots=True)
class _Shape:
    """What is known of a kind once it is registered."""

    names: tuple[str, ...]
    types: dict[str, Any]
    optional: frozenset[str]
    readers: dict[str, Callable[[Plain], Any]]
    parts: dict[str, Part | Scope]
    defaults: dict[str, Plain]
    leaves: bool


def _shape(cls: type[Record]) -> _Shape:
    hints = get_type_hints(cls)
    own = [one for one in fields(cls) if one.name not in ("id", "person")]
    types = {one.name: _without_none(hints[one.name]) for one in own}
    parts = {one.name: declared(one) for one in own}
    return _Shape(
        names=tuple(types),
        types=types,
        optional=frozenset(one.name for one in own if types[one.name] is not hints[one.name]),
        readers={name: _reader(hint) for name, hint in types.items()},
        parts=parts,
        defaults={one.name: to_plain(one.default) for one in own},
        leaves=any(part is not Scope.LOCAL for name, part in parts.items() if name != "removed"),
    )


def _without_none(hint: Any) -> Any:
    if get_origin(hint) is not tuple and type(None) in get_args(hint):
        return next(one for one in get_args(hint) if one is not type(None))
    return hint


def _reader(hint: Any) -> Callable[[Plain], Any]:
    """How a plain value becomes one of type ``hint``; TypeError or ValueError when it does not fit."""

    def wanted(plain: Plain, kind: type) -> Any:
        if not isinstance(plain, kind):
            raise TypeError
        return plain

    def instant(plain: Plain) -> datetime:
        told = datetime.fromisoformat(wanted(plain, str))
        if told.tzinfo is None:
            raise TypeError  # an instant without its offset cannot be compared with any other
        return told

    if get_origin(hint) is tuple:
        return lambda plain: tuple(str(one) for one in wanted(plain, list))
    if hint in (bool, int, str):
        return lambda plain: wanted(plain, hint)
    if hint is datetime:
        return instant
    if hint in (date, time):
        return lambda plain: hint.fromisoformat(wanted(plain, str))
    codes: dict[Plain, Any] = {one.value: one for one in hint}
    return lambda plain: codes.get(wanted(plain, str)) or hint(plain)


def field_names(cls: type[Record]) -> tuple[str, ...]:
    """The names of the fields that can change, in order of declaration."""
    return _SHAPES[cls.KIND].names


def field_types(cls: type[Record]) -> dict[str, Any]:
    """Name of a changeable field to its type, without ``| None``."""
    return _SHAPES[cls.KIND].types


def defaults(cls: type[Record]) -> dict[str, Plain]:
    """What a field is when it was never told (or not shared with this desk)."""
    return _SHAPES[cls.KIND].defaults


def part_of(record: Record, name: str) -> Part | None:
    """The part field ``name`` of ``record`` belongs to; None for what never leaves the desk."""
    found = _SHAPES[record.KIND].parts[name]
    if found is Scope.LOCAL:
        return None
    return found if isinstance(found, Part) else record.record_part


def parts_of(record: Record) -> Mapping[str, Part | None]:
    """Every changeable field of ``record`` with its part, as ``part_of`` says."""
    return _parts(record.KIND, record.record_part)


@cache
def _parts(kind: str, own: Part) -> Mapping[str, Part | None]:
    told = _SHAPES[kind].parts.items()
    return {name: part if isinstance(part, Part) else own if part is Scope.OWN else None for name, part in told}


def is_local(cls: type[Record], name: str) -> bool:
    """Whether a field never leaves the desk, and so never comes from another one."""
    return _SHAPES[cls.KIND].parts.get(name) is Scope.LOCAL


def leaves_desk(cls: type[Record]) -> bool:
    """Whether anything of this kind may ever leave the desk; tasks and aliases do not."""
    return _SHAPES[cls.KIND].leaves


def to_plain(value: Any) -> Plain:
    """A field's value as JSON can carry it; instants in ISO 8601 with offset."""
    if value is None or type(value) in (str, int, bool):
        return cast(Plain, value)
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    if isinstance(value, tuple):
        return [str(one) for one in value]
    if isinstance(value, str | int):
        return value
    raise Invalid("value-kind", kind=type(value).__name__)


def from_plain(cls: type[Record], name: str, plain: Plain) -> Any:
    """The field's value again; Invalid("value-kind") when ``plain`` does not fit the field."""
    shape = _SHAPES[cls.KIND]
    read = shape.readers[name]
    if plain is None and name in shape.optional:
        return None
    try:
        return read(plain)
    except (TypeError, ValueError) as cause:
        raise Invalid("value-kind", kind=cls.KIND, field=name) from cause


def values(record: Record) -> dict[str, Plain]:
    """All changeable fields as plain values."""
    return {name: to_plain(getattr(record, name)) for name in field_names(type(record))}


def build(cls: type[R], id: str, person: str, plain: dict[str, Plain]) -> R:
    """A record from plain values; what is missing (not shared with this desk) takes its default."""
    known = _SHAPES[cls.KIND].types
    return cls(
        id=id, person=person, **{name: from_plain(cls, name, told) for name, told in plain.items() if name in known}
    )


def changed_fields(before: Record, after: Record) -> dict[str, Plain]:
    """Fields that differ, with the new plain value."""
    old, new = values(before), values(after)
    return {name: value for name, value in new.items() if old[name] != value}
