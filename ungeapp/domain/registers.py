"""Several values of one field, written without knowing of each other, kept side by side until a person decides.

Belongs here: multi-value registers with version vectors: what one version knows, how two sides are merged, when it is
a conflict, which value is shown meanwhile.
Does not belong here: records, files, storage; and clocks, which only order what is displayed.

A *dot* is (replica, counter): one write. A *context* is what the writer had seen of this field: the highest counter
per replica. A version is covered by a context that reaches its dot.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from ungeapp.domain.record import Plain

Context = Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Version:
    """One value of one field as somebody wrote it. ``at`` is ISO 8601 and only for display."""

    replica: str
    counter: int
    value: Plain
    context: Context
    author: str
    at: str
    intention: str = ""

    @property
    def dot(self) -> tuple[str, int]:
        return (self.replica, self.counter)


def covers(context: Context, version: Version) -> bool:
    """Whether a writer with ``context`` had seen ``version``."""
    return context.get(version.replica, 0) >= version.counter


def knowledge(versions: Iterable[Version]) -> dict[str, int]:
    """Everything these versions and their writers had seen: the context of the next write."""
    known: dict[str, int] = {}
    for one in versions:
        for replica, counter in one.context.items():
            known[replica] = max(known.get(replica, 0), counter)
        known[one.replica] = max(known.get(one.replica, 0), one.counter)
    return known


def _contexts(versions: Iterable[Version]) -> dict[str, int]:
    known: dict[str, int] = {}
    for one in versions:
        for replica, counter in one.context.items():
            known[replica] = max(known.get(replica, 0), counter)
    return known


def heads(versions: Iterable[Version]) -> tuple[Version, ...]:
    """The versions no other one has replaced, in a fixed order."""
    told = tuple(versions)
    if len(told) == 1 and told[0].context.get(told[0].replica, 0) < told[0].counter:  # nearly every field
        return told
    by_dot = {one.dot: one for one in told}
    seen = _contexts(by_dot.values())
    return tuple(by_dot[dot] for dot in sorted(by_dot) if not covers(seen, by_dot[dot]))


def merge(mine: Iterable[Version], theirs: Iterable[Version]) -> tuple[Version, ...]:
    """The heads of both sides together; the same whatever the order, number or repetition of merges."""
    return heads([*mine, *theirs])


def in_conflict(register: Iterable[Version]) -> bool:
    """Whether the heads disagree; equal content is no conflict."""
    told = tuple(register)
    return len(told) > 1 and len({repr(one.value) for one in told}) > 1


def shown(register: Iterable[Version], responsible: Callable[[str], bool]) -> Version:
    """The version to show: the only one, else the responsible unit's, else the latest written; ties by dot."""
    ordered = sorted(register, key=lambda one: (responsible(one.author), one.at, one.dot))
    return ordered[-1]
