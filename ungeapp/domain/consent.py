"""Consents and other legal bases: who may be told which parts, why, until when, and what not.

Belongs here: the record, where it stands on a day, whether it covers a part for a recipient, what it holds back.
Does not belong here: the list of bases and who is asked at which age (dated data in ``resources``), the decision what
leaves (``gate.py``).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from ungeapp.domain.parts import Part, is_part, of
from ungeapp.domain.record import Record, kind


class Use(StrEnum):
    """What a consent or basis is for."""

    PLAN = "plan"  # the part may stand in the joint plan
    MEETING = "meeting"  # invitations and minutes
    EXCHANGE = "exchange"  # files to another unit
    HANDOVER = "handover"


class GivenBy(StrEnum):
    """Whose word a consent rests on. ``BOTH``: the young person was old enough to say yes together with custody."""

    UNSAID = ""
    YOUNG_PERSON = "young-person"
    CUSTODY = "custody"
    BOTH = "both"
    LAW = "law"  # a legal basis that asks nobody


class Standing(StrEnum):
    """Where a consent or basis stands on a day."""

    ASKED = "asked"
    REFUSED = "refused"
    COMING = "coming"  # given, and counts from a later day
    COUNTS = "counts"
    EXPIRED = "expired"
    OF_AGE = "of-age"  # given by custody alone; the young person is an adult now
    WITHDRAWN = "withdrawn"


@kind("consent")
@dataclass(frozen=True, slots=True, kw_only=True)
class Consent(Record):
    """A consent, or another legal basis (``basis`` is a code of the bases' terms; 2.1, 2.2 of the law's list).

    ``recipients`` are keys: a unit, ``role:<code>``, ``person:<network person id>``, ``name:<as written>``; the plan
    itself needs none.
    ``parts`` are part codes. ``both_ways`` lets what the recipient adds come back.
    ``review_on`` is practice, not law: a passed date is shown, it does not end the consent. ``valid_from`` and
    ``valid_to`` (both included) are the period it was given for; without them it counts from the day it was given
    until it is withdrawn.

    ``withheld`` are ids of records, ``withheld_text`` lines in words: what must not go along although a part covers
    it; ``withheld_because`` says why. They stay between this desk and the young person (``gate.py``).
    ``custody_then`` says who held custody on the day it was given, and which.
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
    asked_on: date | None = of(Part.CONSENTS, None)
    refused_on: date | None = of(Part.CONSENTS, None)
    valid_from: date | None = of(Part.CONSENTS, None)
    valid_to: date | None = of(Part.CONSENTS, None)
    given_by_kind: GivenBy = of(Part.CONSENTS, GivenBy.UNSAID)
    custody_then: tuple[str, ...] = of(Part.PARENTS, ())
    withheld: tuple[str, ...] = of(Part.CONSENTS, ())
    withheld_text: tuple[str, ...] = of(Part.CONSENTS, ())
    withheld_because: str = of(Part.CONSENTS, "")

    @property
    def record_part(self) -> Part:
        return Part.CONSENTS

    @property
    def keys(self) -> frozenset[str]:
        """The recipients as they are compared with what somebody is known by."""
        return frozenset(matching_key(one) for one in self.recipients)


NAMED = "name:"
"""How the key of a receiver begins that is known by name only (a school, an employer)."""


def named(name: str) -> str:
    """The key of a receiver known by name only, with the name as it was written: so it stands on paper."""
    return NAMED + " ".join(name.split())


def matching_key(key: str) -> str:
    """A key as it is compared: a name is the same however it is spaced and capitalised."""
    return NAMED + " ".join(key.removeprefix(NAMED).casefold().split()) if key.startswith(NAMED) else key


WITHHOLDING = frozenset({"withheld", "withheld_text", "withheld_because"})
"""The fields that say what must not go along: telling them to a recipient would tell the very thing."""


def of_age_since(consent: Consent, of_age_on: date | None, today: date) -> bool:
    """Whether custody's word no longer carries ``consent``: from the 18th birthday it opens nothing new.

    What the young person said yes to together with them stands (2.2; forældreansvarsloven). Of whom nobody knows the
    birth date, nobody knows to be under age either.
    """
    if consent.given_by_kind is not GivenBy.CUSTODY:
        return False
    return of_age_on is None or of_age_on <= today


def standing(consent: Consent, today: date, of_age_on: date | None = None) -> Standing:
    """Where it stands on ``today`` (removed ones are for the caller to leave out)."""
    if consent.withdrawn_on is not None and consent.withdrawn_on <= today:
        return Standing.WITHDRAWN
    if consent.given_on is None:
        return Standing.REFUSED if consent.refused_on is not None else Standing.ASKED
    if consent.valid_to is not None and consent.valid_to < today:
        return Standing.EXPIRED
    if of_age_since(consent, of_age_on, today):
        return Standing.OF_AGE
    if max(consent.given_on, consent.valid_from or date.min) > today:
        return Standing.COMING
    return Standing.COUNTS


def valid(consent: Consent, today: date, of_age_on: date | None = None) -> bool:
    """Whether it counts on ``today``: given, within its period, not withdrawn, not removed.

    Nor carried by custody alone for somebody who is an adult by the ``birth`` date (forvaltningsloven § 28).
    """
    return not consent.removed and standing(consent, today, of_age_on) is Standing.COUNTS


def directed(consent: Consent, keys: frozenset[str], own_unit: str, responsible: str) -> bool:
    """Whether it is about telling the recipient known by ``keys`` from this unit.

    A consent from this unit to the recipient is, and one from the recipient to this unit when it runs both ways. Only
    the ``responsible`` unit's word opens this desk towards itself: otherwise a partner could record a consent of its
    own and be told what nobody here was asked about.
    """
    if consent.from_unit == own_unit and bool(keys & consent.keys):
        return True
    back = consent.both_ways and consent.from_unit in keys and own_unit in consent.keys
    return back and consent.from_unit == responsible


def all_covering(
    consents: Iterable[Consent],
    *,
    use: Use,
    keys: frozenset[str],
    own_unit: str,
    today: date,
    responsible: str = "",
    of_age_on: date | None = None,
) -> dict[Part, tuple[Consent, ...]]:
    """Parts covered for a recipient known by ``keys``, each with every consent that covers it, the latest given last.

    For ``Use.PLAN`` no recipient is asked.
    """
    found: dict[Part, tuple[Consent, ...]] = {}
    for one in sorted(consents, key=lambda consent: (consent.given_on or date.min, consent.id)):
        if not valid(one, today, of_age_on) or use.value not in one.uses:
            continue
        if use is not Use.PLAN and not directed(one, keys, own_unit, responsible):
            continue
        for code in one.parts:
            if is_part(code):
                found[Part(code)] = (*found.get(Part(code), ()), one)
    return found


def covering(
    consents: Iterable[Consent],
    *,
    use: Use,
    keys: frozenset[str],
    own_unit: str,
    today: date,
    responsible: str = "",
    of_age_on: date | None = None,
) -> dict[Part, Consent]:
    """As ``all_covering``, each part with the consent that says why: the latest given."""
    found = all_covering(
        consents, use=use, keys=keys, own_unit=own_unit, today=today, responsible=responsible, of_age_on=of_age_on
    )
    return {part: covered[-1] for part, covered in found.items()}


def holds_back(withholding: Consent, covering_one: Consent, today: date, of_age_on: date | None = None) -> bool:
    """Whether what ``withholding`` keeps out may not go along by ``covering_one`` either.

    While it counts, it binds every consent towards the same recipient. Once it has ended it still binds those given
    until then: what she kept out is let out by nothing but a new yes. So neither time nor a withdrawal ever opens
    anything. A legal basis that asks nobody is bound by its own list only.
    """
    if withholding.id == covering_one.id:
        return True
    if covering_one.given_by_kind is GivenBy.LAW or withholding.removed or withholding.given_on is None:
        return False
    if withholding.given_on > today:
        return False
    ended = _ended_on(withholding, today, of_age_on)
    return ended is None or (covering_one.given_on or date.min) <= ended


def _ended_on(consent: Consent, today: date, of_age_on: date | None) -> date | None:
    """The last day it bound others; None while it counts (or will)."""
    match standing(consent, today, of_age_on):
        case Standing.WITHDRAWN:
            return consent.withdrawn_on
        case Standing.EXPIRED:
            return consent.valid_to
        case Standing.OF_AGE:
            return of_age_on - timedelta(days=1) if of_age_on else None
    return None
