"""``ungeapp formats …``: list, show, check a file.

Belongs here: the arguments and the printing. Does not belong here: reading definitions (``forms``).
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ungeapp import bootstrap
from ungeapp.cli import output, shapes
from ungeapp.cli.output import AsJson
from ungeapp.cli.refusals import Refused
from ungeapp.domain.formats import MeetingFormat
from ungeapp.forms.definition_reader import MAX_BYTES
from ungeapp.texts import _, ngettext

app = typer.Typer(no_args_is_help=True, help=_("Meeting formats: list, show, check a file."))

FormatId = Annotated[str, typer.Argument(metavar="ID", help=_("The format's id, from formats list."))]
DefinitionFile = Annotated[Path, typer.Argument(metavar="FILE", help=_("The definition to check."))]


@app.command("list", help=_("List the meeting formats there are."))
def list_formats(as_json: AsJson = False) -> None:
    found = bootstrap.shipped_definitions().formats()
    table = [(one.ref.id, one.ref.version, one.title, one.public_title, one.valid_from) for one in found]
    headings = (_("Id"), _("Version"), _("Title"), _("Title on paper"), _("Valid from"))
    output.show([shapes.meeting_format(one) for one in found], output.columns(headings, table), as_json)


@app.command("show", help=_("Show what a meeting format says."))
def show_format(format: FormatId, as_json: AsJson = False) -> None:
    found = bootstrap.shipped_definitions().format(format)
    output.show(shapes.whole_format(found), _lines(found), as_json)


def _lines(found: MeetingFormat) -> list[str]:
    lines = output.facts(
        [
            (_("Title"), found.title),
            (_("Title on paper"), found.public_title),
            (_("Reference"), str(found.ref)),
            (_("Source"), found.source),
            (_("For whom"), found.target.text),
        ]
    )
    for meeting in found.meetings:
        lines += ["", f"{meeting.number}. {meeting.title}"]
        lines += [f"   {item.title}" for item in meeting.agenda]
    return lines


@app.command("check", help=_("Check a definition: line for syntax, path for content, and the reason."))
def check_format(file: DefinitionFile, as_json: AsJson = False) -> None:
    output.read(file, MAX_BYTES)  # says in a sentence when it is not there
    definitions = bootstrap.shipped_definitions()
    problems = definitions.check(file)
    output.show_faults(problems, _("The definition can be used."), as_json)
    output.note_lines(definitions.old_words_in(file))
    if problems:
        raise Refused(
            ngettext(
                "There is one fault in the definition, so it cannot be used.",
                "There are {count} faults in the definition, so it cannot be used.",
                len(problems),
            ).format(count=len(problems))
        )
