"""Who has had what about a young person: one record for everything that left the desk, on paper, in a file or told.

Belongs here: the record, and which of them can be asked back.
Does not belong here: what may leave (``gate.py``), writing one (``usecases/disclosures.py``).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ungeapp.domain.parts import Part, of
from ungeapp.domain.record import Record, kind


class Way(StrEnum):
    """How it reached the recipient."""

    FILE = "file"  # a sealed file to another desk
    LETTER = "letter"
    MINUTES = "minutes"
    REMINDER = "reminder"
    HANDOVER_SHEET = "handover-sheet"
    EXTRACT = "extract"
    PAPER = "paper"
    TOLD = "told"
    PHONE = "phone"
    DIGITAL_POST = "digital-post"


BY_HAND = (Way.TOLD, Way.PHONE, Way.PAPER, Way.DIGITAL_POST)
"""The ways only a person can note; the others note themselves."""


@kind("disclosure")
@dataclass(frozen=True, slots=True, kw_only=True)
class Disclosure(Record):
    """Something about the young person was given to ``to`` on a day, by a basis.

    ``to_key`` is what a consent or a card calls the recipient (a unit, ``role:``, ``person:``, ``name:``, a partner's
    identity), ``to_kind`` the gate's kind of recipient. ``parts`` are part codes; none means time and place only.
    ``by_consents`` are ids of the consents and bases it rests on. ``origin`` is the meeting, file or agreement it came
    from. It belongs to the young person: it never goes to anybody but this desk and themselves.
    """

    on: date | None = of(Part.CONSENTS, None)
    to: str = of(Part.CONSENTS, "")
    to_key: str = of(Part.CONSENTS, "")
    to_kind: str = of(Part.CONSENTS, "")
    way: Way = of(Part.CONSENTS, Way.TOLD)
    purpose: str = of(Part.CONSENTS, "")
    parts: tuple[str, ...] = of(Part.CONSENTS, ())
    what: str = of(Part.CONSENTS, "")
    basis: str = of(Part.CONSENTS, "")
    by_consents: tuple[str, ...] = of(Part.CONSENTS, ())
    origin: str = of(Part.CONSENTS, "")
    by: str = of(Part.CONSENTS, "")
    recalled_on: date | None = of(Part.CONSENTS, None)
    answered_on: date | None = of(Part.CONSENTS, None)
    answer: str = of(Part.CONSENTS, "")

    @property
    def record_part(self) -> Part:
        return Part.CONSENTS


def resting_on(disclosures: Iterable[Disclosure], consent: str) -> tuple[Disclosure, ...]:
    """What was given because of ``consent``, the latest first."""
    found = [one for one in disclosures if consent in one.by_consents and not one.removed]
    return tuple(sorted(found, key=lambda one: (one.on or date.min, one.id), reverse=True))
