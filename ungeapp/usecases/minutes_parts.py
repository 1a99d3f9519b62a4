"""Parts of the minutes made from what was released: the agenda's own lines, what was not reached, the first page for
the absent.

Belongs here: those. Does not belong here: the rest of the minutes (``minutes.py``), what may be read (the gate).
"""

from __future__ import annotations

from collections.abc import Sequence

from ungeapp.domain.agenda import AgendaLine, LineOutcome, in_order, settled
from ungeapp.domain.gate import Released
from ungeapp.domain.meetings import Attendance, Participant
from ungeapp.domain.plans import Agreement
from ungeapp.usecases.papers import AbsentNote, AgreementPaper, ItemPaper, MeasurePaper


def lines_of(released: Released, meeting: str) -> list[ItemPaper]:
    """The agenda beside the format's own items: what was written under a line, and what was not reached."""
    return [
        ItemPaper(
            title=one.title, note=one.note, outcome="not-reached" if one.outcome is LineOutcome.NOT_REACHED else ""
        )
        for one in in_order(released.of(AgendaLine))
        if one.meeting == meeting and one.title and not one.taken_off and one.note
    ]


def not_reached_of(released: Released, meeting: str, about: frozenset[str]) -> list[str]:
    """The agenda's own lines nobody came to and nothing is written under; ``about`` are those something came of."""
    return [
        one.title
        for one in in_order(released.of(AgendaLine))
        if one.meeting == meeting
        and one.title
        and not one.taken_off
        and not one.note
        and settled(one, dealt_with=one.id in about).outcome is LineOutcome.NOT_REACHED
    ]


def talked_of(released: Released, meeting: str) -> list[str]:
    """The agenda's own lines marked as talked about that nothing is written under."""
    return [
        one.title
        for one in in_order(released.of(AgendaLine))
        if one.meeting == meeting
        and one.title
        and not one.taken_off
        and not one.note
        and one.outcome is LineOutcome.DISCUSSED
    ]


def absent_note(
    reader: Participant | None,
    measures: tuple[MeasurePaper, ...],
    agreements: Sequence[tuple[Agreement, AgreementPaper]],
) -> AbsentNote | None:
    """The first page for somebody who was not there; None for those who were, and for the desk's own copy."""
    if reader is None or reader.attendance not in (Attendance.EXCUSED, Attendance.ABSENT):
        return None
    asked = [one.id for one, _paper in agreements if _is_theirs(one, reader)]
    return AbsentNote(
        decided=measures,
        asked=tuple(paper for one, paper in agreements if one.id in asked),
        others=tuple(paper for one, paper in agreements if one.id not in asked),
    )


def _is_theirs(agreement: Agreement, reader: Participant) -> bool:
    """Whether the reader owes it: named as a person of the network, or as the meeting called them."""
    if agreement.owner_person and agreement.owner_person == reader.network_person:
        return True
    names = {one.casefold() for one in (reader.name, reader.label, reader.public_label) if one}
    return agreement.owner.casefold() in names
