"""Agreed versions of the plan that travel with a handover, as copies of what this receiver may be told.

Belongs here: making such a copy through the gate, keeping one that came, telling what it leaves out.
Does not belong here: agreeing and reading versions (``plan_versions.py``), the wire (``exchange``), what may leave (gate).

A copy holds a field only when the gate lets it go both as it stood then and as the record stands today: what has become
more private since, or was taken out, does not travel in an old wording. Where somebody asked in words that something
stays behind, only whoever reads what goes can see to it, and nobody reads old wordings: what reads otherwise than today
stays behind then. It is frozen where it arrives like a version
agreed there, with the mark of the original and the parts it leaves out.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

from ungeapp.domain.errors import UngeError
from ungeapp.domain.gate import Purpose, Recipient, Released
from ungeapp.domain.people import YoungPerson
from ungeapp.domain.plan_versions import PlanVersion, agreed
from ungeapp.domain.plans import plan_id
from ungeapp.domain.record import Record, build, defaults, part_of, values
from ungeapp.usecases.desk import Desk
from ungeapp.usecases.envelope import FrozenCopy, Incoming, PersonMember
from ungeapp.usecases.frozen import canonical, thaw
from ungeapp.usecases.plan_versions import COPY, SNAPSHOT, facts_of, kept_text
from ungeapp.usecases.ports.rows import Snapshot
from ungeapp.usecases.ports.store import UnitOfWork
from ungeapp.usecases.releasing import released_to

LARGEST = 768 * 1024
"""Bytes of one copy: with room to spare within a member of a file. A larger one stays where it was agreed."""


# going ---------------------------------------------------------------------------------------------------------------
def copies_for(desk: Desk, uow: UnitOfWork, person: str, recipient: Recipient, now: Released) -> tuple[FrozenCopy, ...]:
    """Each agreed version whose text is here, as far as ``recipient`` may read it; ``now`` is what they are told today."""
    found = []
    for version in agreed(uow.of(PlanVersion, person)):
        snapshot = kept_text(uow, version)
        if snapshot is None or version.id not in now.fields:
            continue
        copy = _copy(desk, uow, person, recipient, now, snapshot)
        if len(copy.content.encode()) <= LARGEST:
            found.append(copy)
    return tuple(found)


def _copy(
    desk: Desk, uow: UnitOfWork, person: str, recipient: Recipient, now: Released, snapshot: Snapshot
) -> FrozenCopy:
    then = thaw(snapshot.content)
    passed = released_to(desk, uow, then, uow.get(YoungPerson, person), recipient, Purpose.HANDOVER, sealed=True)
    released = {one.id: one for one in passed.records}
    today = {one.id: one for one in now.records}
    kept: list[Record] = []
    withheld: set[str] = set()
    for one in then:
        allowed = passed.fields.get(one.id, frozenset()) & now.fields.get(one.id, frozenset())
        if now.mind and allowed:
            allowed = _unchanged(released[one.id], today[one.id], allowed)
        if allowed:
            kept.append(_only(released[one.id], allowed))
        withheld |= _left_out(one, allowed)
    known = facts_of(snapshot)
    return FrozenCopy(
        record=snapshot.record,
        content=canonical(kept),
        at=snapshot.at,
        unit=known.unit if known else desk.author.unit,
        sha256=known.original if known else snapshot.sha256,
        withheld=tuple(sorted(withheld.union(known.withheld if known else ()))),
    )


def _unchanged(then: Record, now: Record, names: frozenset[str]) -> frozenset[str]:
    """The fields that hold what they hold today: of those alone somebody has read what goes along."""
    return frozenset(name for name in names if getattr(then, name) == getattr(now, name))


def _only(record: Record, names: frozenset[str]) -> Record:
    plain = {name: value for name, value in values(record).items() if name in names}
    return build(type(record), record.id, record.person, plain)


def _left_out(record: Record, allowed: frozenset[str]) -> set[str]:
    """The parts of what the record told then and the copy does not; what never leaves a desk is no part of a plan."""
    ordinary = defaults(type(record))
    told = (name for name, value in values(record).items() if name not in allowed and value != ordinary[name])
    return {part.value for name in told if (part := part_of(record, name)) is not None}


# coming --------------------------------------------------------------------------------------------------------------
def keep_copies(uow: UnitOfWork, member: PersonMember, entry: str, incoming: Incoming) -> None:
    """Freeze the copies a member of an accepted offer brought, under the local entry. What is frozen here stays.

    A copy is kept once for each original; one that tells more than the one that came before is kept beside it.
    """
    for copy in member.frozen:
        version = uow.find(PlanVersion, copy.record)
        if version is None or version not in agreed([version]) or version.person not in (entry, *uow.entries(entry)):
            continue
        content = _readable(copy, entry)
        if content and not _known(uow.snapshots(copy.record), copy):
            told = {"unit": copy.unit or incoming.sender.unit, "sha256": copy.sha256, "withheld": list(copy.withheld)}
            uow.freeze(copy.record, COPY, entry, content, json.dumps(told, sort_keys=True))


def _known(here: Iterable[Snapshot], copy: FrozenCopy) -> bool:
    """Whether this desk agreed on it itself, or has a copy already that tells as much."""
    for one in here:
        if one.kind == SNAPSHOT:
            return True
        facts = facts_of(one)
        if facts is not None and (facts.original != copy.sha256 or set(facts.withheld) <= set(copy.withheld)):
            return True
    return False


def _readable(copy: FrozenCopy, entry: str) -> str:
    """The content with the local id of the young person; empty when it is none, or about more than one person."""
    try:
        told = json.loads(copy.content)
        people = {one["person"] for one in told}
        if len(people) != 1:
            return ""
        (before,) = people
        records = thaw(json.dumps([_readdressed(one, before, entry) for one in told]))
    except (ValueError, TypeError, KeyError, AttributeError, UngeError):
        return ""
    if not any(one.id == copy.record for one in records):
        return ""
    return copy.content if before == entry else canonical(records)


def _readdressed(one: Mapping[str, object], before: str, after: str) -> dict[str, object]:
    ids = {before: after, plan_id(before): plan_id(after)}
    return {**one, "person": after, "id": ids.get(str(one["id"]), one["id"])}
