"""What every paper needs: the paper that came out, whom the gate sees as its reader, the objections that go along.

Belongs here: what several papers share. Does not belong here: any one paper (``printing.py``, ``plan_printing.py`` and
the modules of the others), deciding what may leave (``domain/gate.py``).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from ungeapp.domain.disclosures import Way
from ungeapp.domain.gate import Recipient, RecipientKind, Released, outside_keys
from ungeapp.domain.meetings import Participant
from ungeapp.domain.parts import Part
from ungeapp.domain.people import YoungPerson
from ungeapp.domain.plans import Agreement
from ungeapp.domain.record import Record
from ungeapp.domain.rights import CorrectionNote
from ungeapp.usecases.ports.author import Author
from ungeapp.usecases.ports.store import UnitOfWork

_NAMING = frozenset({"", "given_name", "family_name", "birth_date"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What somebody has had once the paper is printed or saved: the row of *Hvem har fået hvad* it then becomes.

    ``basis`` is a code for what goes without a consent, ``only`` the part codes that stand on it of what was released.
    """

    released: Released
    way: Way
    origin: str = ""
    basis: str = ""
    only: frozenset[str] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedPaper:
    """One paper: bytes, a name for saving it that tells nothing about the person, and for whom it is.

    Making it gives nobody anything; ``given`` is what ``DisclosureUseCases.gave`` notes when it leaves.
    """

    name: str
    content: bytes = field(repr=False)
    recipient: str
    released: Released | None = None
    given: tuple[Given, ...] = ()


def recipient_of_participant(participant: Participant) -> Recipient:
    """A participant as the gate sees it: a consent may name the unit, the role or the person."""
    keys = {participant.id}
    if participant.role:
        keys.add(f"role:{participant.role}")
    if participant.unit:
        keys.add(participant.unit)
    if participant.network_person:
        keys.add(f"person:{participant.network_person}")
    if participant.is_young_person:
        kind = RecipientKind.YOUNG_PERSON
    elif participant.private:
        kind = RecipientKind.PRIVATE
    elif participant.municipal and participant.unit:
        kind = RecipientKind.UNIT
    else:
        kind = RecipientKind.PROFESSIONAL
    return Recipient(kind=kind, name=participant.name or participant.label, keys=frozenset(keys))


def is_author(participant: Participant, author: Author) -> bool:
    """Whether the participant is whoever sits at this desk: nobody gets a letter from themselves."""
    return participant.name == author.name and participant.unit == author.unit


def young_person_recipient(person: YoungPerson) -> Recipient:
    """The young person's own copy."""
    return Recipient(kind=RecipientKind.YOUNG_PERSON, name=person.full_name)


def owner_recipient(agreement: Agreement, person: YoungPerson) -> Recipient:
    """Whoever owes an agreement: a consent may name the unit, the person of the network, or the name."""
    if agreement.owner in (person.full_name, person.given_name):
        return young_person_recipient(person)
    keys = {agreement.owner_unit, f"person:{agreement.owner_person}"} - {"", "person:"}
    by_name = outside_keys(agreement.owner) if agreement.owner.strip() else frozenset()
    return Recipient(kind=RecipientKind.PROFESSIONAL, name=agreement.owner, keys=frozenset(keys) | by_name)


def with_objections(uow: UnitOfWork, person: str, content: Iterable[Record]) -> tuple[Record, ...]:
    """The content with the young person's objections to any of it: they stand wherever the original stands."""
    told = tuple(content)
    ids = {one.id for one in told}
    return (*told, *(one for one in uow.of(CorrectionNote, person) if one.record in ids))


def objections_in(
    released: Released, named_only: str = "", stands: Mapping[str, Collection[str]] | None = None
) -> tuple[str, ...]:
    """The objections as they stand on paper: the words, when, and by whom where the name may stand.

    Of the person ``named_only`` the paper tells the name and birth date only, so objections to anything else of theirs
    have no place on it. ``stands`` names other records of which only these fields stand there, or none; what is
    objected to as a whole has the field ``""``.
    """
    named = released.has(Part.IDENTITY)
    only = {**(stands or {}), **({named_only: _NAMING} if named_only else {})}
    return tuple(
        one.text + _in_brackets(one.by if named else "", f"{one.on:%d.%m.%Y}" if one.on else "")
        for one in released.of(CorrectionNote)
        if one.text and (one.record not in only or one.field in only[one.record])
    )


def _in_brackets(*told: str) -> str:
    known = ", ".join(filter(None, told))
    return f" ({known})" if known else ""


def withheld_in(released: Released) -> tuple[str, ...]:
    """The parts of which something stays out of this copy."""
    return tuple(line.part.value for line in released.lines if not line.goes and line.pieces)
