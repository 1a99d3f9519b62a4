"""What came in a file, brought under local ids and merged.

Belongs here: translating between this desk's ids and a partner's, which definitions are kept, merging one member of a
package.
Does not belong here: deciding whether to receive (``receiving.py``), handover steps (``handovers.py``).
"""

from __future__ import annotations

from dataclasses import replace
from itertools import islice

from ungeapp.domain.errors import NotFound, UngeError
from ungeapp.domain.handover_sheet import HandoverAnswer, answer_id
from ungeapp.domain.plans import plan_id
from ungeapp.usecases.desk import Desk
from ungeapp.usecases.envelope import PersonMember
from ungeapp.usecases.ports import RecordState, UnitOfWork

SHIPPED_OWNER = "unge"
MOST_DEFINITIONS = 20
LARGEST_DEFINITION = 256 * 1024


def known_as(uow: UnitOfWork, partner: str, person: str) -> str:
    """The id under which ``partner`` knows ``person``; our own when it never used another."""
    return uow.setting(f"known-as/{partner}/{person}") or person


def remember_known_as(uow: UnitOfWork, partner: str, person: str, other: str) -> None:
    """The partner used ``other`` for ``person``: files to it do the same, so that it knows whom they are about."""
    if known_as(uow, partner, person) != other:
        uow.put_setting(f"known-as/{partner}/{person}", "" if other == person else other)


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


def addressed(uow: UnitOfWork, member: PersonMember, partner: str) -> PersonMember:
    """A member for ``partner``, under the id it knows the person by."""
    other = known_as(uow, partner, member.person)
    return replace(member, person=other, states=readdressed(member.states, member.person, other))


def translated(member: PersonMember, person: str) -> tuple[RecordState, ...]:
    """The member's states under the local person id."""
    return readdressed(member.states, member.person, person)


def keep_definitions(desk: Desk, uow: UnitOfWork, member: PersonMember) -> None:
    """Keep the definitions a file brought that are new here and can be read.

    What has a file at this desk is taken as it stands there, never as a partner tells it; the shipped ones come with
    the program alone. A text known already under its reference stays.
    """
    for ref, text in islice(member.definitions.items(), MOST_DEFINITIONS):
        if uow.definition(ref) is not None:
            continue
        own = _own_text(desk, ref)
        told = own if own is not None else text
        shipped = ref.startswith(f"{SHIPPED_OWNER}/")
        if own is not None or (not shipped and len(told.encode()) <= LARGEST_DEFINITION and _readable(desk, ref, told)):
            uow.keep_definition(ref, told)
        else:
            uow.note_audit("definition-not-kept")


def _own_text(desk: Desk, ref: str) -> str | None:
    """The file at this desk that defines it, if there is one."""
    try:
        return desk.definitions.text(desk.definitions.format(ref).ref)
    except NotFound:
        return None


def _readable(desk: Desk, ref: str, text: str) -> bool:
    """Whether it is the definition it says it is."""
    try:
        found = desk.definitions.read_format(text)
    except UngeError:
        return False
    return ref.partition("/")[2] == f"{found.ref.id}/{found.ref.version}"


def merge_member(
    desk: Desk,
    uow: UnitOfWork,
    member: PersonMember,
    person: str,
    package: str,
    without: frozenset[tuple[str, str]] = frozenset(),
) -> None:
    """Merge one member's registers and keep the definitions it brought."""
    keep_definitions(desk, uow, member)
    states = []
    for one in translated(member, person):
        registers_kept = {name: value for name, value in one.registers.items() if (one.id, name) not in without}
        if registers_kept:
            states.append(replace(one, registers=registers_kept))
    uow.receive(states, package)
