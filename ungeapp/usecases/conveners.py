"""Who calls the next meeting of a series when the case changes hands between two of them.

Belongs here: moving the convener's duty with the responsibility, the task that comes with it, and which meetings the
handover sheet names. Does not belong here: the handover (``handovers.py``), calling a meeting (``meetings.py``).

Source: *kædeansvar* (2-08): nothing is let go before another has it, the next meeting of a series neither (4-4).
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from ungeapp.domain.ids import derived_id
from ungeapp.domain.meetings import Meeting, MeetingState, Series, SeriesState
from ungeapp.domain.people import Task
from ungeapp.usecases.ports.store import UnitOfWork

CONVENE_NEXT = "convene-next"
_OVER = (MeetingState.CLOSED, MeetingState.CANCELLED)


def waiting(uow: UnitOfWork, person: str) -> tuple[tuple[Series, Meeting], ...]:
    """The running series of a person, each with its next meeting that is neither held nor cancelled."""
    meetings = [one for one in uow.of(Meeting, person) if one.state not in _OVER and one.starts is not None]
    meetings.sort(key=lambda one: (one.starts.isoformat() if one.starts else "", one.id))
    found: list[tuple[Series, Meeting]] = []
    for series in uow.of(Series, person):
        following = next((one for one in meetings if one.series == series.id), None)
        if series.state is SeriesState.RUNNING and following is not None:
            found.append((series, following))
    return tuple(found)


def hand_on(uow: UnitOfWork, person: str, before: str, unit: str, name: str, today: date, *, here: bool) -> None:
    """The series ``before`` (a unit) convened are convened by ``unit`` from now on.

    ``here``: this is the receiving desk, which gets the task to call the next meeting. The other side's word may have
    come with its file already; a series begun at this desk was always its own.
    """
    for series, meeting in waiting(uow, person):
        told_already = here and series.convener_unit == unit and bool(uow.record_history(series.id)[-1].imported)
        if series.convener_unit != before and not told_already:
            continue
        if before == unit and not told_already:
            continue
        if (series.convener_unit, series.convener) != (unit, name):
            uow.put(replace(series, convener_unit=unit, convener=name))
        if here:
            uow.put(
                Task(
                    id=derived_id("task", meeting.id, CONVENE_NEXT),
                    person=person,
                    what="",
                    code=CONVENE_NEXT,
                    origin=meeting.id,
                    due=today,
                )
            )
