"""The minutes of a meeting nobody held: what a format's minutes will look like.

Belongs here: neutral words in every place something is written. Does not belong here: how minutes are laid out
(``minutes.py``, ``desk_meeting.py``), and anybody real.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from ungeapp.domain.desk_meetings import DeskMeeting
from ungeapp.domain.format_frames import MeetingKind
from ungeapp.domain.formats import Editor, MeetingDefinition, MeetingFormat, participants_for
from ungeapp.forms.document import Document
from ungeapp.forms.documents.desk_meeting import desk_meeting
from ungeapp.forms.documents.minutes import minutes
from ungeapp.usecases.desk_meetings import DeskMeetingPaper
from ungeapp.usecases.papers import AgreementPaper, ItemPaper, MinutesPaper, Sender

_NOTE = "Her står det, I skriver under punktet."
_WORDS = "Her står den unges egne ord."
_PLACE = "Et mødelokale"


def sample_minutes(format: MeetingFormat, step: str, sender: Sender, on: datetime) -> Document:
    """The document; KeyError if the format has no meeting ``step``."""
    meeting = format.meeting(step)
    starts = on.replace(hour=10, minute=0, second=0, microsecond=0)
    if meeting.kind is MeetingKind.WITHOUT_PERSON:
        return desk_meeting(_between(meeting, sender, starts))
    editors = {one for item in meeting.agenda for one in item.editors}
    items = [ItemPaper(title=one.title, note=_NOTE) for one in meeting.agenda if Editor.NOTE in one.editors]
    items += [ItemPaper(title=one.title, outcome="done") for one in meeting.outputs]
    agreement = AgreementPaper(what="Det, I aftaler", owner=sender.name, due=starts.date() + timedelta(days=14))
    following = next((one.title for one in format.meetings if one.key == meeting.next), "")
    return minutes(
        MinutesPaper(
            title=meeting.title,
            number=meeting.number if len(format.meetings) > 1 else 0,
            person="En ung",
            age=format.target.min_age,
            starts=starts,
            minutes_long=meeting.duration_minutes,
            place=_PLACE,
            leader=sender.name,
            minute_taker=sender.name,
            present=tuple(rule.label for rule, _verdict in participants_for(meeting, {})),
            absent=(),
            sent_to=(),
            own_words=(_WORDS,) if Editor.OWN_WORDS in editors else (),
            items=tuple(items),
            not_reached=(),
            goals=(),
            measures=(),
            agreements=(agreement,) if Editor.AGREEMENTS in editors else (),
            network=(),
            cases=(),
            next_title=following,
            next_start=None,
            next_provisional=False,
            recipient=sender.unit,
            sender=sender,
            closed_at=None,
        )
    )


def _between(meeting: MeetingDefinition, sender: Sender, starts: datetime) -> DeskMeetingPaper:
    held = DeskMeeting(
        id="",
        person="",
        title=meeting.title,
        theme="Det, I har valgt at tale om",
        place=_PLACE,
        leader=sender.name,
        attending="\n".join(one.label for one in meeting.participants),
        starts=starts,
        minutes_long=meeting.duration_minutes,
    )
    return DeskMeetingPaper(
        meeting=held,
        points=tuple((one.title, _NOTE) for one in meeting.agenda),
        next_on=None,
        sender=sender,
        written_on=starts.date(),
    )
