"""Records as rows of their typed table, and back.

Belongs here: the one rule by which a field's value stands in a column.
Does not belong here: queries, and the history.

Yes/no is 0 or 1, a tuple is a JSON list, everything else is as ``domain.record.to_plain`` says.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from enum import StrEnum
from functools import cache
from typing import Any, TypeVar, get_origin

import msgspec

from ungeapp.domain.errors import Invalid
from ungeapp.domain.record import Plain, Record, field_types, from_plain, kinds, values

R = TypeVar("R", bound=Record)
_LARGEST_INTEGER = 2**63 - 1

_ENCODER = msgspec.json.Encoder()
_DECODER = msgspec.json.Decoder()

Reader = Callable[[Any], Any]


def _reader(cls: type[Record], name: str, hint: Any) -> Reader | None:
    """How a column becomes the field's value; None when it already is."""
    if get_origin(hint) is tuple:
        return _tuple
    if hint is bool:
        return bool
    if hint in (str, int):
        return None
    return lambda text: from_plain(cls, name, text)


def _tuple(text: str) -> tuple[Any, ...]:
    return () if text == "[]" else tuple(read_json(text))


@cache
def _readers(kind: str) -> tuple[tuple[str, Reader | None], ...]:
    cls = kinds()[kind]
    return tuple((name, _reader(cls, name, hint)) for name, hint in field_types(cls).items())


def from_row(cls: type[R], row: Sequence[Any]) -> R:
    """The record in a typed row: ``row, id, person`` and then the fields in order of declaration."""
    told = {
        name: value if value is None or read is None else read(value)
        for (name, read), value in zip(_readers(cls.KIND), row[3:], strict=True)
    }
    return cls(id=row[1], person=row[2], **told)


def brief_reader(cls: type[R], names: Sequence[str]) -> Callable[[Sequence[Any]], R]:
    """Makes a record of ``id``, ``person`` and these columns; every other field is as if nobody had told it."""
    known, types = dict(_readers(cls.KIND)), field_types(cls)
    readers = tuple((name, _quick(types[name]) or known[name]) for name in names)

    def read(row: Sequence[Any]) -> R:
        told = {
            name: value if value is None or reader is None else reader(value)
            for (name, reader), value in zip(readers, row[2:], strict=True)
        }
        return cls(id=row[0], person=row[1], **told)

    return read


def _quick(hint: Any) -> Reader | None:
    """A shorter way to the two kinds of values that are counted by; what this program wrote needs no second look."""
    if hint is date:
        return date.fromisoformat
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return {one.value: one for one in hint}.__getitem__
    return None


def to_row(record: Record) -> tuple[Any, ...]:
    """The columns of a record after ``row``: ``id, person`` and then the fields in order of declaration."""
    return (record.id, record.person, *(_column(value) for value in values(record).values()))


def _column(value: Plain) -> Any:
    if isinstance(value, list):
        return compact(value)
    return int(value) if isinstance(value, bool) else value


def compact(value: Any) -> str:
    """JSON without spaces, as it stands in ``change.value`` and ``change.context``."""
    return "{}" if value == {} else _ENCODER.encode(value).decode()


def read_json(text: str) -> Any:
    """What ``compact`` wrote."""
    return _DECODER.decode(text)


def check_value(kind: str, field: str, value: object) -> None:
    """Invalid("value-kind") when ``value`` cannot be kept: of no plain type, or not what the known field holds."""
    try:
        if isinstance(value, str):
            value.encode()
        elif isinstance(value, list):
            for one in value:
                if not isinstance(one, str):
                    raise Invalid("value-kind", kind=kind, field=field)
                one.encode()
        elif isinstance(value, int):
            if abs(value) > _LARGEST_INTEGER:
                raise Invalid("value-kind", kind=kind, field=field)
        elif value is not None:
            raise Invalid("value-kind", kind=kind, field=field)
    except UnicodeEncodeError as cause:
        raise Invalid("value-kind", kind=kind, field=field) from cause
    cls = kinds().get(kind)
    if cls is not None and field in field_types(cls):
        from_plain(cls, field, value)
