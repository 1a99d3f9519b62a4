"""What a receiver may be told before a case is offered to them, so that a missing consent is asked for in time.

Belongs here: looking at it for one receiver. Does not belong here: offering (``handovers.py``), recording consents.
"""

from __future__ import annotations

from dataclasses import dataclass

from ungeapp.domain.consent import Consent, GivenBy, Standing, Use, standing
from ungeapp.domain.gate import Purpose, Reason, Recipient, RecipientKind, outside_keys
from ungeapp.domain.parts import Part
from ungeapp.domain.people import YoungPerson
from ungeapp.usecases.consents import ConsentUseCases
from ungeapp.usecases.desk import Desk
from ungeapp.usecases.sending import card_of, recipient_of, release_for

_NEVER_ASKED = frozenset({Reason.WORKING_NOTES, Reason.NOT_ASKED, Reason.PROTECTED_ADDRESS, Reason.PROTECTED_NAME})
"""Reasons that no consent changes: of these nothing is told here."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferBasis:
    """What may be told. ``named``: whether even the name; ``held`` are parts that stay for want of a basis.

    ``ask_custody`` and ``ask_young_person`` say who is to be asked (again): all of those when nothing may be told, else
    whose word the rule wants beside the one that was given.
    """

    name: str
    named: bool
    held: tuple[Part, ...]
    ask_custody: tuple[str, ...]
    ask_young_person: bool

    @property
    def complete(self) -> bool:
        """Whether nothing is missing."""
        return self.named and not (self.held or self.ask_custody or self.ask_young_person)


class OfferBasisUseCases:
    """Looks before the offer; nothing is written."""

    def __init__(self, desk: Desk, consents: ConsentUseCases) -> None:
        self._desk = desk
        self._consents = consents

    def look(self, person: str, *, partner: str = "", outside: str = "") -> OfferBasis:
        """For the desk ``partner`` (identity of its card) or the receiver without UngeApp called ``outside``."""
        asking = self._consents.asking(person)
        holders = tuple(one.name or one.relation for one in asking.custody)
        desk, today = self._desk, self._desk.today()
        with desk.looking() as uow:
            if partner:
                recipient = recipient_of(card_of(uow, partner))
            else:
                keys = outside_keys(outside)
                recipient = Recipient(kind=RecipientKind.PROFESSIONAL, name=outside.strip(), keys=keys)
            released = release_for(desk, uow, person, recipient, Purpose.HANDOVER)
            about = uow.get(YoungPerson, person)
            given = [
                one
                for one in uow.of(Consent, person)
                if recipient.keys & one.keys
                and Use.EXCHANGE.value in one.uses
                and standing(one, today, desk.of_age_on(about)) is Standing.COUNTS
            ]
        named = released.has(Part.IDENTITY)
        held = [one for one in released.lines if not one.goes and one.pieces and one.reason not in _NEVER_ASKED]
        by = {one.given_by_kind for one in given}
        return OfferBasis(
            name=recipient.name,
            named=named,
            held=tuple(one.part for one in held) if named else (),
            ask_custody=holders or ("",) if asking.custody_asked and self._wanted(named, by, GivenBy.CUSTODY) else (),
            ask_young_person=asking.young_person and self._wanted(named, by, GivenBy.YOUNG_PERSON),
        )

    @staticmethod
    def _wanted(named: bool, by: set[GivenBy], who: GivenBy) -> bool:
        """Whether their word is missing: nothing may be told, or the other one alone gave theirs."""
        if not named:
            return True
        return bool(by) and by <= {GivenBy.CUSTODY, GivenBy.YOUNG_PERSON} and who not in by
