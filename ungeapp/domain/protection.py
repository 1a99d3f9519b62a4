"""Protected address and name: who is believed, and what a protected address must not be found in.

Belongs here: that protection counts when either desk says so, and taking the address out of any text.
Does not belong here: which parts leave (``gate.py``), merging (``registers.py``).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any

from ungeapp.domain.people import YoungPerson
from ungeapp.domain.record import Plain, Record, field_names
from ungeapp.domain.registers import Version

PROTECTION = frozenset({"protected_address", "protected_name"})
HIDDEN = "[•••]"
"""What stands in the place of a protected address; no word, since it says the same in every language."""

_SHORTEST = 4
_AFTER_STREET = r"(?:[\s,.;]*{rest})?"


def protects(field: str, versions: Iterable[Version]) -> bool:
    """Whether one of ``versions`` of this field says that the address or the name is protected."""
    return field in PROTECTION and any(one.value is True for one in versions)


def protected_by_either(registers: Mapping[str, Iterable[Version]]) -> dict[str, Plain]:
    """The protections that count: where desks differ, the address or name is protected until a person decides."""
    return {name: True for name, versions in registers.items() if protects(name, versions)}


def address_pattern(address: str) -> re.Pattern[str] | None:
    """Finds the address in any text: the street with its number, however spaced and capitalised, and what follows it.

    None for an address too short to be told from other words.
    """
    lines = [" ".join(one.split()) for one in re.split(r"[,\n;]", address)]
    told = [one for one in lines if one]
    if not told or len(told[0]) < _SHORTEST:
        return None
    street = _spaced(told[0]) + r"(?![^\W_])"
    rest = "".join(_AFTER_STREET.format(rest=_spaced(one)) for one in told[1:])
    return re.compile(rf"(?<![^\W_]){street}{rest}", re.IGNORECASE)


def _spaced(text: str) -> str:
    return r"[\s,.;]+".join(re.escape(one) for one in text.split())


def _patterns(person: YoungPerson, also: Iterable[str]) -> tuple[re.Pattern[str], ...]:
    told = dict.fromkeys((person.address, *also)) if person.protected_address else ()
    return tuple(one for one in map(address_pattern, told) if one is not None)


def hidden_in(text: str, person: YoungPerson, also: Iterable[str] = ()) -> str:
    """``text`` without the person's address when that is protected; else as it is.

    ``also`` are the addresses of other entries that are the same person.
    """
    for pattern in _patterns(person, also):
        text = pattern.sub(HIDDEN, text)
    return text


def address_finder(person: YoungPerson, also: Iterable[str] = ()) -> Callable[[object], bool]:
    """Whether a value of a field (text, or a list of texts) holds the protected address; ``also`` as in ``hidden_in``."""
    patterns = _patterns(person, also)

    def found(value: object) -> bool:
        texts = value if isinstance(value, list | tuple) else (value,)
        return any(pattern.search(one) for pattern in patterns for one in texts if isinstance(one, str))

    return found


def address_hider(person: YoungPerson, also: Iterable[str] = ()) -> Callable[[Record], Record] | None:
    """Takes the protected address out of every text of a record; None when there is nothing to hide.

    A record without it comes back as the same object. ``also`` as in ``hidden_in``.
    """
    patterns = _patterns(person, also)
    if not patterns:
        return None

    def hidden(text: str) -> str:
        for pattern in patterns:
            text = pattern.sub(HIDDEN, text)
        return text

    def hide(record: Record) -> Record:
        changed: dict[str, Any] = {}
        for name in field_names(type(record)):
            value = getattr(record, name)
            if type(value) is str and any(pattern.search(value) for pattern in patterns):
                changed[name] = hidden(value)
            elif isinstance(value, tuple) and any(pattern.search(str(one)) for pattern in patterns for one in value):
                changed[name] = tuple(hidden(str(one)) for one in value)
        return replace(record, **changed) if changed else record

    return hide
