"""Consents and legal bases: give, withdraw, and what they cover today.

Belongs here: recording them and answering what a recipient may be told.
Does not belong here: the list of bases (data) and the gate (``domain/gate.py``).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from ungeapp.domain.consent import Consent, Use
from ungeapp.domain.dates import add_months_clamped
from ungeapp.domain.errors import Invalid
from ungeapp.domain.gate import Line, Purpose, Recipient, release
from ungeapp.domain.parts import Part
from ungeapp.domain.people import YoungPerson
from ungeapp.usecases.desk import Desk


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentAsked:
    """What the caseworker records about a consent or basis (the law's list: who, purpose, from, to, which parts, how)."""

    basis: str
    uses: tuple[Use, ...]
    purpose: str
    parts: tuple[Part, ...]
    recipients: tuple[str, ...] = ()
    both_ways: bool = False
    given_by: str = ""
    how: str = ""
    given_on: date | None = None
    review_on: date | None = None
    informed_of: tuple[str, ...] = ()


class ConsentUseCases:
    """Recording and withdrawing."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def give(self, person: str, asked: ConsentAsked) -> Consent:
        """Record a consent or a legal basis. A general one does not do: parts and purpose must be said (RSL § 11 a)."""
        desk = self._desk
        if not asked.parts:
            raise Invalid("consent-no-parts")
        if not asked.uses:
            raise Invalid("consent-no-use")
        if not asked.purpose.strip():
            raise Invalid("consent-no-purpose")
        if not asked.recipients and set(asked.uses) != {Use.PLAN}:
            raise Invalid("consent-no-recipient")
        given_on = asked.given_on or desk.today()
        if given_on > desk.today():
            raise Invalid("consent-in-future")
        with desk.acting("consent.give") as uow:
            found = uow.get(YoungPerson, person)
            consent = Consent(
                id=desk.new_id(),
                person=person,
                basis=asked.basis,
                uses=tuple(use.value for use in asked.uses),
                purpose=asked.purpose.strip(),
                given_by=asked.given_by or found.full_name,
                age_then=found.age(given_on) or 0,
                how=asked.how,
                given_on=given_on,
                from_unit=desk.author.unit,
                recipients=asked.recipients,
                both_ways=asked.both_ways,
                parts=tuple(part.value for part in asked.parts),
                informed_of=asked.informed_of,
                review_on=asked.review_on or add_months_clamped(given_on, desk.profile.consent_review_months),
            )
            uow.put(consent)
        return consent

    def withdraw(self, consent: str) -> None:
        """It no longer counts from today; what was sent before stays sent, and is listed in the log."""
        with self._desk.acting("consent.withdraw") as uow:
            uow.put(replace(uow.get(Consent, consent), withdrawn_on=self._desk.today()))

    def covered(self, person: str, recipient: Recipient, purpose: Purpose) -> tuple[Line, ...]:
        """What ``recipient`` may be told for ``purpose`` today, part by part, and why."""
        with self._desk.looking() as uow:
            found = uow.get(YoungPerson, person)
            consents: Iterable[Consent] = uow.of(Consent, person)
            everything = uow.everything(person)
        return release(
            everything,
            person=found,
            recipient=recipient,
            purpose=purpose,
            consents=consents,
            own_unit=self._desk.author.unit,
            today=self._desk.today(),
        ).lines
