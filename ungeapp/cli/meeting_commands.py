"""``ungeapp meetings …``: list and show.

Belongs here: the arguments and the printing. Does not belong here: what a meeting is.
"""

from __future__ import annotations

from typing import Annotated

import typer

from ungeapp import wording
from ungeapp.cli import output, shapes
from ungeapp.cli.opening import PassphraseFile, StoreOption, at_desk
from ungeapp.cli.output import AsJson
from ungeapp.domain.meetings import Meeting
from ungeapp.texts import _
from ungeapp.usecases.open_meetings import OpenMeeting

app = typer.Typer(no_args_is_help=True, help=_("Meetings: list, show."))

Past = Annotated[bool, typer.Option("--past", help=_("Those that were held or cancelled."))]
MeetingId = Annotated[str, typer.Argument(metavar="ID", help=_("The meeting's id, from meetings list."))]


@app.command("list", help=_("List the meetings to come."))
def list_meetings(
    context: typer.Context,
    store: StoreOption,
    past: Past = False,
    passphrase_file: PassphraseFile = None,
    as_json: AsJson = False,
) -> None:
    with at_desk(context, store, passphrase_file) as place:
        rows = place.intentions.meetings.list(past=past)
    table = [
        (
            row.meeting.id,
            _when(row.meeting),
            row.person.full_name,
            row.meeting.title or row.meeting.public_title,
            wording.meeting_state(row.meeting.state.value),
            f"{row.answered}/{row.participants}",
        )
        for row in rows
    ]
    headings = (_("Id"), _("When"), _("Young person"), _("Meeting"), _("State"), _("Answers"))
    output.show([shapes.meeting_row(row) for row in rows], output.columns(headings, table), as_json)


def _when(meeting: Meeting) -> str:
    return f"{wording.short_day(meeting.starts.date())} {wording.clock(meeting.starts)}" if meeting.starts else ""


@app.command("show", help=_("Show one meeting; the look is written in the log."))
def show_meeting(
    context: typer.Context,
    meeting: MeetingId,
    store: StoreOption,
    passphrase_file: PassphraseFile = None,
    as_json: AsJson = False,
) -> None:
    with at_desk(context, store, passphrase_file) as place:
        found = place.intentions.meetings.open(meeting)
    output.show(shapes.open_meeting(found), _lines(found), as_json)


def _lines(found: OpenMeeting) -> list[str]:
    meeting = found.meeting
    lines = output.facts(
        [
            (_("Meeting"), meeting.title or meeting.public_title),
            (_("Young person"), found.person.full_name),
            (_("When"), _when(meeting)),
            (_("Place"), meeting.place),
            (_("State"), wording.meeting_state(meeting.state.value)),
        ]
    )
    people = [
        (one.id, one.name or one.label, wording.reply_name(one.reply.value), wording.attendance_name(one.attendance))
        for one in found.participants
    ]
    lines += ["", *output.columns((_("Id"), _("Participant"), _("Answer"), _("Attendance")), people)]
    for finding in found.findings:
        lines.append(wording.finding_sentence(finding.what.value, finding.title))
    return lines
