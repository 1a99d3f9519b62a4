"""The minutes of a meeting between departments: about no young person, so everybody may read it.

Belongs here: its order and words. Does not belong here: any one format.
"""

from __future__ import annotations

from ungeapp.forms.document import Block, Document, Facts, Heading, KeepTogether, Paragraph
from ungeapp.forms.documents.blocks import sender_line
from ungeapp.forms.documents.dates import day, weekday
from ungeapp.usecases.desk_meetings import DeskMeetingPaper

NOTHING = "Ikke noteret."


def desk_meeting(paper: DeskMeetingPaper) -> Document:
    """Theme, when, where and who; then every point in its order."""
    meeting = paper.meeting
    starts = meeting.starts
    when = f"{weekday(starts.date())} kl. {starts:%H.%M}, {meeting.minutes_long} minutter" if starts else ""
    facts = (
        ("Tema", meeting.theme),
        ("Hvornår", when),
        ("Hvor", meeting.place),
        ("Mødeleder", meeting.leader),
        ("Deltagere", ", ".join(line.strip() for line in meeting.attending.splitlines() if line.strip())),
        ("Næste møde", f"{weekday(paper.next_on.date())} kl. {paper.next_on:%H.%M}" if paper.next_on else ""),
    )
    blocks: list[Block] = [Facts(tuple((label, text) for label, text in facts if text.strip()))]
    for title, text in paper.points:
        said = Paragraph(text) if text.strip() else Paragraph(NOTHING, quiet=True)
        blocks.append(KeepTogether((Heading(title), said)) if len(text) < 600 else Heading(title))
        if len(text) >= 600:
            blocks.append(said)
    blocks.append(Paragraph("Mødet handler ikke om en bestemt ung. Eksemplerne er anonyme.", quiet=True))
    state = f"afsluttet {day(meeting.closed_at.date())}" if meeting.closed_at else "kladde"
    return Document(
        title=meeting.title,
        subtitle="Referat",
        sender_line=sender_line(paper.sender),
        state_line=state,
        blocks=tuple(blocks),
    )
