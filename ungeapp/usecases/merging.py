"""What came in a file, brought under local ids and merged.

Belongs here: translating a partner's ids and merging one member of a package.
Does not belong here: deciding whether to receive (``receiving.py``), handover steps (``handovers.py``).
"""

from __future__ import annotations

from dataclasses import replace

from ungeapp.domain.plans import plan_id
from ungeapp.usecases.envelope import PersonMember
from ungeapp.usecases.ports import RecordState, UnitOfWork


def translated(member: PersonMember, person: str) -> tuple[RecordState, ...]:
    """The member's states under the local person id; the plan's id follows the person's."""
    if person == member.person:
        return member.states
    ids = {member.person: person, plan_id(member.person): plan_id(person)}
    return tuple(replace(one, id=ids.get(one.id, one.id), person=person) for one in member.states)


def merge_member(
    uow: UnitOfWork,
    member: PersonMember,
    person: str,
    package: str,
    without: frozenset[tuple[str, str]] = frozenset(),
) -> None:
    """Merge one member's registers and keep the definitions it brought."""
    for ref, text in member.definitions.items():
        if uow.definition(ref) is None:
            uow.keep_definition(ref, text)
    states = []
    for one in translated(member, person):
        registers_kept = {name: value for name, value in one.registers.items() if (one.id, name) not in without}
        if registers_kept:
            states.append(replace(one, registers=registers_kept))
    uow.receive(states, package)
