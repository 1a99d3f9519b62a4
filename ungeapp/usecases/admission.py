"""What of a partner's file may change this desk's records by itself, what is only proposed, what is left as it is here.

Belongs here: that one decision, field by field, for fields whose change would move a responsibility or open the gate.
Does not belong here: merging, and deciding conflicts.
"""

from __future__ import annotations

from enum import StrEnum

from ungeapp.domain.consent import Consent
from ungeapp.domain.people import COORDINATOR, MASTER_DATA, YoungPerson
from ungeapp.domain.record import Record


class Admission(StrEnum):
    """What happens to one field of a partner's file."""

    MERGE = "merge"
    PROPOSE = "propose"
    HERE = "here"


def admission(
    kind: str, name: str, here: Record | None, *, file_kind: str, responsible: bool, own_unit: str
) -> Admission:
    """Decide for field ``name`` of a record of ``kind`` that stands here as ``here`` (None: not yet).

    Who is responsible changes by a handover alone: while this desk is (``responsible``), no share can say otherwise.
    Name, number, birth date, address and protection are changed at the responsible desk; others propose (design §5).
    A consent is changed by the unit it was given to, or anybody could open this desk's gate from outside.
    """
    if kind == YoungPerson.KIND and here is not None:
        if name in COORDINATOR:
            return Admission.HERE if responsible and file_kind != "close" else Admission.MERGE
        if name in MASTER_DATA and responsible:
            return Admission.PROPOSE
    if kind == Consent.KIND:
        if isinstance(here, Consent) and here.from_unit == own_unit:
            return Admission.HERE
        return Admission.MERGE
    return Admission.MERGE
