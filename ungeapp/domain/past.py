"""What stood anywhere at any moment, told from the registers with their whole history.

Belongs here: the registers as they were then, and the values a reader saw.
Does not belong here: reading the history (``storage``), names of fields (``wording``).

Clocks only order what is displayed: what was written later elsewhere and came here earlier is told by its own time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime

from ungeapp.domain.record import Plain
from ungeapp.domain.registers import Version, heads, shown

Registers = Mapping[str, Sequence[Version]]


def until(versions: Iterable[Version], moment: datetime) -> tuple[Version, ...]:
    """The versions written up to and at ``moment`` (aware)."""
    return tuple(one for one in versions if datetime.fromisoformat(one.at) <= moment)


def values_at(
    history: Registers, moment: datetime, responsible: Callable[[str], bool] = lambda _author: False
) -> dict[str, Plain]:
    """Field to the value shown at ``moment``; a field nobody had told yet is left out.

    ``history`` holds every version of each field, replaced ones too. At a moment after the last write this is what is
    shown now; before the first write it is empty.
    """
    found: dict[str, Plain] = {}
    for name, versions in history.items():
        then = heads(until(versions, moment))
        if then:
            found[name] = shown(then, responsible).value
    return found


def differing(then: Mapping[str, Plain], now: Mapping[str, Plain]) -> frozenset[str]:
    """The fields that read otherwise now; an empty value and none are the same."""
    empty: tuple[Plain, ...] = ("", None, [], False)

    def told(values: Mapping[str, Plain], name: str) -> Plain:
        value = values.get(name)
        return None if value in empty else value

    return frozenset(name for name in {*then, *now} if told(then, name) != told(now, name))
