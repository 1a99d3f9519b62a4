"""Consents and other legal bases: who may be told which parts, why, and until when.

Belongs here: the record, and whether it covers a part for a recipient on a day.
Does not belong here: the list of bases (dated data in ``resources/terms``), and the decision what leaves (``gate.py``).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ungeapp.domain.parts import Part, is_part, of
from ungeapp.domain.record import Record, kind


class Use(StrEnum):
    """What a consent or basis is for."""

    PLAN = "plan"  # the part may stand in the joint plan
    MEETING = "meeting"  # invitations and minutes
    EXCHANGE = "exchange"  # files to another unit
    HANDOVER = "handover"


@kind("consent")
@dataclass(frozen=True, slots=True, kw_only=True)
class Consent(Record):
    """A consent, or another legal basis (``basis`` is a code of the bases' terms; 2.1, 2.2 of the law's list).

    ``recipients`` are keys: a unit, ``role:<code>``, ``person:<network person id>``; the plan itself needs none.
    ``parts`` are part codes. ``both_ways`` lets what the recipient adds come back.
    ``review_on`` is practice, not law: a passed date is shown, it does not end the consent.
    """

    basis: str = of(Part.CONSENTS, "")
    uses: tuple[str, ...] = of(Part.CONSENTS, ())
    purpose: str = of(Part.CONSENTS, "")
    given_by: str = of(Part.CONSENTS, "")
    age_then: int = of(Part.CONSENTS, 0)
    how: str = of(Part.CONSENTS, "")
    given_on: date | None = of(Part.CONSENTS, None)
    from_unit: str = of(Part.CONSENTS, "")
    recipients: tuple[str, ...] = of(Part.CONSENTS, ())
    both_ways: bool = of(Part.CONSENTS, False)
    parts: tuple[str, ...] = of(Part.CONSENTS, ())
    informed_of: tuple[str, ...] = of(Part.CONSENTS, ())
    review_on: date | None = of(Part.CONSENTS, None)
    withdrawn_on: date | None = of(Part.CONSENTS, None)

    @property
    def record_part(self) -> Part:
        return Part.CONSENTS


def valid(consent: Consent, today: date) -> bool:
    """Whether it counts on ``today``: given, not withdrawn, not removed (forvaltningsloven § 28: may be withdrawn)."""
    given = consent.given_on is not None and consent.given_on <= today
    withdrawn = consent.withdrawn_on is not None and consent.withdrawn_on <= today
    return given and not withdrawn and not consent.removed


def covering(
    consents: Iterable[Consent], *, use: Use, keys: frozenset[str], own_unit: str, today: date, responsible: str = ""
) -> dict[Part, Consent]:
    """Parts covered for a recipient known by ``keys``, each with the consent that covers it (the latest given).

    For ``Use.PLAN`` no recipient is asked. A consent from this unit to the recipient counts, and one from the
    recipient to this unit when it runs both ways. Only the
    ``responsible`` unit's word opens this desk towards itself: otherwise a partner could record a consent of its own
    and be told what nobody here was asked about.
    """
    found: dict[Part, Consent] = {}
    for one in sorted(consents, key=lambda consent: (consent.given_on or date.min, consent.id)):
        if not valid(one, today) or use.value not in one.uses:
            continue
        if use is not Use.PLAN:
            outward = one.from_unit == own_unit and bool(keys & set(one.recipients))
            back = one.both_ways and one.from_unit in keys and own_unit in one.recipients
            back = back and one.from_unit == responsible
            if not (outward or back):
                continue
        for code in one.parts:
            if is_part(code):
                found[Part(code)] = one
    return found
