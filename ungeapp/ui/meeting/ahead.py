"""What the room says while the meeting has not begun: nothing is missing yet, it is to be prepared.

Belongs here: whether it has begun, and those words. Does not belong here: what stops closing (``showing``), Qt.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from ungeapp.domain.meetings import Attendance, MeetingState, Reply
from ungeapp.texts import _, ngettext
from ungeapp.ui.meeting.values import RoomView
from ungeapp.usecases.open_meetings import Missing, OpenMeeting


def has_begun(open_: OpenMeeting, now: datetime) -> bool:
    """Whether its hour has come, or something was noted in the room already."""
    starts = open_.meeting.starts
    if starts is None or starts <= now or open_.agreements:
        return True
    if any(one.attendance is not Attendance.UNKNOWN for one in open_.participants):
        return True
    return any(one.note or one.own_words or one.choice for one in open_.items.values())


def prepared(view: RoomView, open_: OpenMeeting) -> RoomView:
    """The same room before the meeting: what it is to reach, and what is left to prepare."""
    findings = tuple(one for one in view.findings if not one.id.startswith(f"{Missing.ATTENDANCE}:"))
    return replace(
        view, ahead=True, findings=findings, missing_chip=things_chip(len(findings)), prepare=_to_prepare(open_)
    )


def things_chip(number: int) -> str:
    """How much the meeting is to reach."""
    chip = ngettext("{number} thing for the meeting", "{number} things for the meeting", number)
    return chip.format(number=number)


def _to_prepare(open_: OpenMeeting) -> str:
    told = []
    if open_.meeting.state in (MeetingState.PROVISIONAL, MeetingState.PLANNED):
        told.append(_("The meeting is not called yet."))
    nameless = sum(1 for one in open_.participants if not one.name)
    if nameless:
        told.append(
            ngettext(
                "{number} participant has no name yet.", "{number} participants have no name yet.", nameless
            ).format(number=nameless)
        )
    silent = sum(1 for one in open_.participants if one.reply is Reply.NONE)
    if silent and open_.meeting.state is MeetingState.CALLED:
        told.append(ngettext("{number} has not answered.", "{number} have not answered.", silent).format(number=silent))
    return " ".join(told)
