"""Files about a young person who stands here with more than one entry.

Belongs here: under which id a partner is told of what, and back again.
Does not belong here: joining (``duplicates.py``), reading through a join (``domain/joined.py``), what may leave (gate).

A partner knows the ids it was ever told of or wrote about. What belongs to an entry it knows goes under that id;
everything else under the entry that stands for all, or, when it does not know that one, under the one it knows. So a
record never changes the person it is about at any desk, whoever joined what.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from ungeapp.domain.handover_sheet import HandoverAnswer, answer_id
from ungeapp.domain.joined import OWN_KINDS
from ungeapp.domain.people import COORDINATOR, MASTER_DATA, YoungPerson
from ungeapp.domain.plans import plan_id
from ungeapp.domain.record import changed_fields
from ungeapp.usecases.envelope import PersonMember
from ungeapp.usecases.ports.rows import RecordState
from ungeapp.usecases.ports.store import UnitOfWork


def readdressed(states: tuple[RecordState, ...], before: str, after: str) -> tuple[RecordState, ...]:
    """States about person ``before`` under the id ``after``; ids derived from the person's follow it."""
    if before == after:
        return states
    ids = {before: after, plan_id(before): plan_id(after)}
    return tuple(
        replace(one, id=ids.get(one.id) or _answer_id(one, before, after), person=after)
        if one.person == before
        else one
        for one in states
    )


def _answer_id(state: RecordState, before: str, after: str) -> str:
    """The id of an answer to the handover checklist under the other person id; of another record its own."""
    if state.kind != HandoverAnswer.KIND:
        return state.id
    for number in state.registers.get("number", ()):
        for key in state.registers.get("key", ()):
            if (
                isinstance(number.value, int)
                and isinstance(key.value, str)
                and state.id == answer_id(before, number.value, key.value)
            ):
                return answer_id(after, number.value, key.value)
    return state.id


def entry_states(uow: UnitOfWork, person: str, *, history: bool = False) -> tuple[RecordState, ...]:
    """All records of a young person and of the entries joined to it, each under its own entry."""
    return tuple(state for entry in uow.entries(person) for state in uow.states(entry, history=history))


def counterparts(uow: UnitOfWork, person: str) -> Mapping[str, str]:
    """Ids that follow from a joined entry's, and the same of the one that stands: what goes of one goes of the other."""
    others = uow.entries(person)[1:]
    return dict.fromkeys(others, person) | {plan_id(entry): plan_id(person) for entry in others}


def joined_addresses(uow: UnitOfWork, person: str) -> tuple[str, ...]:
    """The addresses of the entries joined to a young person: one that is protected is so under whichever entry."""
    found = (uow.find(YoungPerson, one) for one in uow.entries(person)[1:])
    return tuple(one.address for one in found if one is not None and one.address)


def known_to(uow: UnitOfWork, partner: str, entries: Iterable[str]) -> tuple[str, ...]:
    """Of these entries, those a file to or from the partner was about, in the order given."""
    told = {one for row in uow.packages() if row.partner == partner for one in row.persons}
    return tuple(one for one in entries if one in told)


def by_entry(uow: UnitOfWork, member: PersonMember, partner: str) -> tuple[PersonMember, ...]:
    """A member whose states stand under their own entries, as the members ``partner`` is sent; the main one first."""
    entries = uow.entries(member.person)
    if len(entries) == 1:
        return (member,)
    known = known_to(uow, partner, entries)
    main = member.person if member.person in known or not known else known[0]
    told: dict[str, list[RecordState]] = {main: []}
    for state in member.states:
        target = state.person if state.person in known else main
        if target == state.person or state.kind not in OWN_KINDS:
            told.setdefault(target, []).append(replace(state, person=target))
        elif state.kind == HandoverAnswer.KIND and state.person == member.person:
            told.setdefault(target, []).extend(readdressed((state,), state.person, target))
    return tuple(replace(member, person=entry, states=tuple(states)) for entry, states in told.items())


def carry_over(uow: UnitOfWork, before: YoungPerson | None, entry: str) -> None:
    """What a file changed of an entry that is shown under another one is shown there too.

    Not name, number, birth date, address and who is responsible: those are the desk's own to correct.
    """
    standing = uow.joined().get(entry)
    after = uow.find(YoungPerson, entry)
    if standing is None or before is None or after is None:
        return
    names = changed_fields(before, after).keys() - MASTER_DATA - COORDINATOR - {"removed"}
    if names:
        shown = uow.get(YoungPerson, standing)
        uow.put(replace(shown, **{name: getattr(after, name) for name in names}))
