"""Recipient by part: what may be told to whom today, as one readable picture of all consents.

Belongs here: the groups of parts, and where each part stands for each recipient.
Does not belong here: what a consent covers (``consent.py``), what leaves (``gate.py``, which alone decides).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ungeapp.domain.consent import Consent, Standing, Use, matching_key, standing
from ungeapp.domain.parts import Part

GROUPS: Mapping[str, tuple[Part, ...]] = {
    "who": (Part.IDENTITY, Part.NUMBER, Part.CONTACT, Part.ADDRESS),
    "plan": (
        Part.OWN_WORDS,
        Part.PLAN,
        Part.GOALS_EDUCATION,
        Part.GOALS_WORK,
        Part.AGREEMENTS,
        Part.MEASURES,
    ),
    "everyday": (
        Part.GOALS_EVERYDAY,
        Part.GOALS_HOUSING,
        Part.GOALS_ECONOMY,
        Part.GOALS_LEISURE,
        Part.MEASURES_SOCIAL,
        Part.MEASURES_LEISURE,
    ),
    "health": (
        Part.GOALS_HEALTH,
        Part.GOALS_PARENTHOOD,
        Part.HEALTH,
        Part.PARENTHOOD,
        Part.MEASURES_HEALTH,
        Part.FUNCTIONING,
    ),
    "network": (Part.PRIVATE_NETWORK, Part.PROFESSIONAL_NETWORK, Part.PARENTS),
    "meetings": (Part.MEETINGS,),
    "school": (Part.STATUS, Part.ABSENCE),
    "case": (Part.NOTES, Part.HANDOVER, Part.CONSENTS, Part.CASE_REFERENCES, Part.NOTIFICATIONS),
}
"""Parts that are read together, by a code; every part stands in one of them."""


class Cover(StrEnum):
    """Where one part stands for one recipient; the later ones say more."""

    NONE = "none"
    REFUSED = "refused"
    ENDED = "ended"
    ASKED = "asked"
    PARTLY = "partly"  # covered, and something of what the consent covers is withheld
    COVERED = "covered"


_COVERS = {
    Standing.REFUSED: Cover.REFUSED,
    Standing.EXPIRED: Cover.ENDED,
    Standing.OF_AGE: Cover.ENDED,
    Standing.WITHDRAWN: Cover.ENDED,
    Standing.ASKED: Cover.ASKED,
    Standing.COMING: Cover.ASKED,
    Standing.COUNTS: Cover.COVERED,
}
_ORDER = tuple(Cover)


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """One recipient (a key; "" is the plan itself) and where every part stands."""

    recipient: str
    parts: Mapping[Part, Cover]
    withheld: int

    def group(self, code: str) -> tuple[int, int, Cover]:
        """Of one group: how many parts are covered, how many there are, and the strongest state."""
        found = [self.parts.get(part, Cover.NONE) for part in GROUPS[code]]
        covered = sum(1 for one in found if one in (Cover.COVERED, Cover.PARTLY))
        strongest = max(found, key=_ORDER.index)
        if strongest is Cover.COVERED and Cover.PARTLY in found:
            strongest = Cover.PARTLY
        return covered, len(found), strongest


def matrix(consents: Iterable[Consent], today: date, of_age_on: date | None = None) -> tuple[MatrixRow, ...]:
    """A row for the plan and for everybody a consent or basis was ever asked for; removed ones are left out."""
    cells: dict[str, dict[Part, Cover]] = {}
    kept_out: dict[str, set[str]] = {}
    written: dict[str, str] = {}  # a receiver known by name stands as it was written first
    for one in consents:
        if one.removed:
            continue
        where = _COVERS[standing(one, today, of_age_on)]
        keeps = len(one.withheld) + len(one.withheld_text)
        if where is Cover.COVERED and keeps:
            where = Cover.PARTLY
        receivers = one.recipients if set(one.uses) != {Use.PLAN.value} else ("",)
        if Use.PLAN.value in one.uses:
            receivers = tuple(dict.fromkeys((*receivers, "")))
        for told in receivers:
            key = written.setdefault(matching_key(told), told)
            row = cells.setdefault(key, {})
            if where is Cover.PARTLY:
                kept_out.setdefault(key, set()).update((*one.withheld, *one.withheld_text))
            for part in Part:
                if part.value in one.parts:
                    row[part] = max(row.get(part, Cover.NONE), where, key=_ORDER.index)
    # What one consent withholds binds the others towards the same recipient.
    for key in kept_out:
        cells[key] = {part: Cover.PARTLY if one is Cover.COVERED else one for part, one in cells[key].items()}
    order = sorted(cells, key=lambda key: (key != "", key))
    return tuple(MatrixRow(key, cells[key], len(kept_out.get(key, ()))) for key in order)
