"""What can be chosen in the rows of the room; without Qt.

Belongs here: owners, deciders, units, life areas, reasons. Does not belong here: what was chosen.
"""

from __future__ import annotations

from collections.abc import Sequence

from ungeapp.texts import _
from ungeapp.ui.kit.rows import Option
from ungeapp.ui.meeting.values import RoomChoices
from ungeapp.usecases.desk import Desk


def choices_for(desk: Desk, people: Sequence[str]) -> RoomChoices:
    """The choices at this desk in a meeting of ``people``."""
    me, today = desk.author.name, desk.today()
    others = tuple(one for one in people if one != me)
    areas = desk.definitions.terms("life-areas").on(today)
    reasons = desk.definitions.terms("not-reached-reasons").on(today)
    return RoomChoices(
        owners=(_("me"), me, *others),
        deciders=(me, *others),
        units=tuple(Option(one.key, one.name) for one in desk.profile.units),
        areas=tuple(Option(one.code, one.label) for one in areas),
        reasons=tuple(one.label for one in reasons if one.code != "other"),
    )
