"""What records, their fields and values are called to a reader; without Qt.

Belongs here: joining the names of kinds and fields with the words for values.
Does not belong here: those words themselves (``wording``, ``values``).
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from ungeapp.domain.cpr import masked
from ungeapp.domain.people import YoungPerson
from ungeapp.domain.record import Plain
from ungeapp.ui.values import UNSHOWN, ValueTexts
from ungeapp.usecases.desk import Desk
from ungeapp.wording import field_name, intention_name, kind_name
from ungeapp.wording.history import FIELDS

_NUMBER = "number"


class RecordWords:
    """Words for one desk's records (``usecases.access.Words``); the CPR number stays masked."""

    def __init__(self, desk: Desk) -> None:
        self._values = ValueTexts(desk)

    def kind(self, kind: str) -> str:
        """What a kind of record is called."""
        return kind_name(kind)

    def field(self, field: str) -> str:
        """What a field is called."""
        return field_name(field)

    def is_read(self, kind: str, field: str) -> bool:
        """Whether a field says something to people; of a checklist's answer the point does too."""
        if field == _NUMBER and kind != YoungPerson.KIND:
            return False  # the number of an offer or a checklist, not the CPR number
        reference = field in UNSHOWN or field.endswith("_kind")
        return field in FIELDS and (not reference or (kind, field) == ("handover-answer", "key"))

    def value(self, kind: str, field: str, value: Plain) -> str:
        """A value in words."""
        if kind == YoungPerson.KIND and field == _NUMBER and value:
            return masked(str(value))
        return self._values.text(kind, field, value)

    def headline(self, kind: str, told: Mapping[str, Plain], day: date | None = None) -> str:
        """A record by its own words, without the number; ``day`` is when it was written, where that is known."""
        return self._values.headline(kind, {name: value for name, value in told.items() if name != _NUMBER}, day)

    def deadline(self, told: Mapping[str, Plain]) -> str:
        """What the deadline that was answered is called."""
        return self._values.deadline(told)

    def intention(self, code: str) -> str:
        """What somebody did."""
        return intention_name(code)
