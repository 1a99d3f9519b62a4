"""The meeting before, as it stands beside the one that is prepared or held.

Belongs here: finding it and gathering what it decided, agreed and wrote, with what became of the agreements since.
Does not belong here: the meeting at hand (``meetings.py``), how it is shown.
"""

from __future__ import annotations

from dataclasses import dataclass

from ungeapp.domain.agenda import AgendaLine
from ungeapp.domain.formats import MeetingFormat, agenda_for, read_facts
from ungeapp.domain.meetings import Meeting, MeetingItem, item_id
from ungeapp.domain.plans import Agreement, Decision
from ungeapp.usecases.agendas import meetings_before
from ungeapp.usecases.courses import answers_of, course_of, format_followed
from ungeapp.usecases.desk import Desk
from ungeapp.usecases.ports.store import UnitOfWork


@dataclass(frozen=True, slots=True, kw_only=True)
class PreviousItem:
    """What was written under one point."""

    title: str
    note: str
    own_words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PreviousMeeting:
    """The meeting before: its points with their notes, its decisions, its agreements as they are today."""

    meeting: Meeting
    items: tuple[PreviousItem, ...]
    decisions: tuple[Decision, ...]
    agreements: tuple[Agreement, ...]


def previous_of(desk: Desk, uow: UnitOfWork, meeting: Meeting) -> PreviousMeeting | None:
    """The last meeting of the young person that was closed before this one and whose course this desk knows."""
    known = [one for one in meetings_before(uow, meeting) if one.format and one.step and one.series]
    if not known:
        return None
    before = known[-1]
    return PreviousMeeting(
        meeting=before,
        items=_items(uow, before, format_followed(desk, uow, before)),
        decisions=tuple(one for one in uow.of(Decision, before.person) if one.meeting == before.id),
        agreements=tuple(one for one in uow.of(Agreement, before.person) if one.meeting == before.id and one.what),
    )


def _items(uow: UnitOfWork, meeting: Meeting, format: MeetingFormat) -> tuple[PreviousItem, ...]:
    definition = format.meeting(meeting.step)
    facts = read_facts(format, answers_of(uow, course_of(uow, meeting)))
    found: list[PreviousItem] = []
    for entry in agenda_for(definition, facts):
        item = uow.find(MeetingItem, item_id(meeting.id, entry.key))
        if item is not None and (item.note or item.own_words):
            found.append(PreviousItem(title=entry.title, note=item.note, own_words=item.own_words))
    lines = (one for one in uow.of(AgendaLine, meeting.person) if one.meeting == meeting.id and not one.taken_off)
    found += [PreviousItem(title=one.title, note=one.note, own_words="") for one in lines if one.note]
    return tuple(found)
