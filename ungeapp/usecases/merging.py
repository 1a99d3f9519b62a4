"""What came in a file, brought under local ids and merged.

Belongs here: translating between this desk's ids and a partner's, which definitions are kept, merging one member of a
package.
Does not belong here: deciding whether to receive (``receiving.py``), handover steps (``handovers.py``).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import islice

from ungeapp.domain.consent import Consent
from ungeapp.domain.errors import NotFound, UngeError
from ungeapp.domain.people import COORDINATOR, YoungPerson
from ungeapp.domain.protection import protects
from ungeapp.usecases.admission import Admission, admission
from ungeapp.usecases.desk import Desk
from ungeapp.usecases.entries import entry_states, readdressed
from ungeapp.usecases.envelope import Incoming, PersonMember
from ungeapp.usecases.ports.rows import RecordState
from ungeapp.usecases.ports.store import UnitOfWork

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


def addressed(uow: UnitOfWork, member: PersonMember, partner: str) -> PersonMember:
    """A member for ``partner``, under the id it knows the person by."""
    other = known_as(uow, partner, member.person)
    return replace(member, person=other, states=readdressed(member.states, member.person, other))


def translated(member: PersonMember, person: str) -> tuple[RecordState, ...]:
    """The member's states under the local person id."""
    return readdressed(member.states, member.person, person)


@dataclass(frozen=True, slots=True)
class Here:
    """What stands here about one young person before a file is merged, read once; ``responsible``: by the ledger."""

    own_unit: str
    person: YoungPerson | None
    responsible: bool
    consents: Mapping[str, Consent]
    states: Mapping[str, RecordState]

    @classmethod
    def of(cls, desk: Desk, uow: UnitOfWork, person: str, *, responsible: bool) -> Here:
        """Read it; ``person`` is empty for one not known here yet."""
        return cls(
            own_unit=desk.author.unit,
            person=uow.find(YoungPerson, person) if person else None,
            responsible=responsible,
            consents={one.id: one for one in uow.of(Consent, person, removed=True)} if person else {},
            states={one.id: one for one in entry_states(uow, uow.joined().get(person, person))} if person else {},
        )

    def admit(self, state: RecordState, name: str, incoming: Incoming) -> Admission:
        """What happens to one field of the file here."""
        if state.kind == Consent.KIND:
            return self._admit_consent(state, name, incoming)
        if state.kind == YoungPerson.KIND and protects(name, state.registers.get(name, ())):
            return Admission.MERGE  # whoever says that the address or name is protected is believed at once
        coordinated = self.person is not None and self.person.coordinator == self.own_unit
        here = self.person if state.kind == YoungPerson.KIND else None
        return admission(
            state.kind,
            name,
            here,
            file_kind=incoming.kind,
            responsible=self.responsible if name in COORDINATOR else coordinated,
            own_unit=self.own_unit,
        )

    def _admit_consent(self, state: RecordState, name: str, incoming: Incoming) -> Admission:
        """Another unit tells of its own consents only: which unit gave one never changes, nor does it give ours."""
        if incoming.sender.unit == self.own_unit:
            return Admission.MERGE
        here = self.consents.get(state.id)
        if here is not None and name == "from_unit":
            return Admission.HERE
        claims = any(one.value == self.own_unit for one in state.registers.get("from_unit", ()))
        if here is None and claims:
            here = Consent(id=state.id, person=state.person, from_unit=self.own_unit)
        return admission(
            state.kind, name, here, file_kind=incoming.kind, responsible=self.responsible, own_unit=self.own_unit
        )

    def held_back(self, member: PersonMember, person: str, incoming: Incoming) -> frozenset[tuple[str, str]]:
        """The (record, field) of a file that are not merged."""
        return frozenset(
            (state.id, name)
            for state in translated(member, person)
            for name in state.registers
            if self.admit(state, name, incoming) is not Admission.MERGE
        )


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
    """The file at this desk that defines it, if there is one: a format, a checklist or a set of criteria."""
    definitions = desk.definitions
    for find in (definitions.format, definitions.checklist, definitions.criteria):
        try:
            return definitions.text(find(ref).ref)
        except NotFound:
            continue
    return None


def _readable(desk: Desk, ref: str, text: str) -> bool:
    """Whether it is the definition it says it is."""
    definitions = desk.definitions
    for read in (definitions.read_format, definitions.read_checklist, definitions.read_criteria):
        try:
            found = read(text)
        except UngeError:
            continue
        return ref.partition("/")[2] == f"{found.ref.id}/{found.ref.version}"
    return False


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
