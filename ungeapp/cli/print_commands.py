"""``ungeapp print …``: plan, minutes, invitation, handover sheet, network map and the access pack.

Belongs here: the arguments and writing the files. Does not belong here: what stands on a paper, and for whom.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Annotated

import typer

from ungeapp.cli import output
from ungeapp.cli.opening import PassphraseFile, StoreOption, at_desk
from ungeapp.cli.output import AsJson, Out
from ungeapp.domain.errors import NotFound
from ungeapp.domain.meetings import Participant
from ungeapp.texts import _
from ungeapp.ui.record_words import RecordWords
from ungeapp.usecases.intentions import Intentions
from ungeapp.usecases.printing import PrintedPaper

app = typer.Typer(no_args_is_help=True, help=_("Papers as PDF: plan, minutes, invitation, handover sheet."))

PersonId = Annotated[str, typer.Argument(metavar="ID", help=_("The young person's id, from people list."))]
MeetingId = Annotated[str, typer.Argument(metavar="ID", help=_("The meeting's id, from meetings list."))]
LettersId = Annotated[
    str, typer.Argument(metavar="ID", help=_("A meeting's id for all letters, or one participant's for one letter."))
]
For = Annotated[
    str, typer.Option("--participant", help=_("Only what this participant may have; without it the whole minutes."))
]
Reader = Annotated[
    str, typer.Option("--reader", help=_("Only what this reader may know: the key a consent names them by."))
]
ForSigning = Annotated[
    bool, typer.Option("--for-signing", help=_("The sheet a receiver without UngeApp signs; only what it may have."))
]

Machine = Annotated[bool, typer.Option("--machine", help=_("As JSON for other systems instead of PDF."))]


Desk = tuple[typer.Context, Path, Path | None]
"""Which desk prints: the command's context, the store, the file with its passphrase."""


def _print(desk: Desk, out: Path, as_json: bool, make: Callable[[Intentions], Sequence[PrintedPaper]]) -> None:
    """Make papers at an open desk and write them; where they cannot be written nothing is opened."""
    output.check_target(out)
    with at_desk(*desk) as place:
        papers = make(place.intentions)
    _write(papers, out, as_json)


@app.command("plan", help=_("The education plan for the young person."))
def print_plan(
    context: typer.Context,
    person: PersonId,
    store: StoreOption,
    out: Out,
    passphrase_file: PassphraseFile = None,
    as_json: AsJson = False,
) -> None:
    _print((context, store, passphrase_file), out, as_json, lambda does: [does.plan_papers.plan(person)])


@app.command("minutes", help=_("The minutes of a meeting."))
def print_minutes(
    context: typer.Context,
    meeting: MeetingId,
    store: StoreOption,
    out: Out,
    participant: For = "",
    passphrase_file: PassphraseFile = None,
    as_json: AsJson = False,
) -> None:
    def make(does: Intentions) -> list[PrintedPaper]:
        if participant:
            _participant_of(does, meeting, participant)
        return [does.printing.minutes(meeting, participant or None)]

    _print((context, store, passphrase_file), out, as_json, make)


@app.command("invitation", help=_("The letters of a meeting that was called, moved or cancelled."))
def print_invitation(
    context: typer.Context,
    about: LettersId,
    store: StoreOption,
    out: Out,
    passphrase_file: PassphraseFile = None,
    as_json: AsJson = False,
) -> None:
    def make(does: Intentions) -> list[PrintedPaper]:
        with does.desk.looking() as uow:
            single = uow.find(Participant, about) is not None
        return [does.printing.letter(about)] if single else list(does.printing.letters(about))

    _print((context, store, passphrase_file), out, as_json, make)


@app.command("handover", help=_("The handover sheet."))
def print_handover(
    context: typer.Context,
    person: PersonId,
    store: StoreOption,
    out: Out,
    for_signing: ForSigning = False,
    passphrase_file: PassphraseFile = None,
    as_json: AsJson = False,
) -> None:
    def make(does: Intentions) -> list[PrintedPaper]:
        return [does.printing.handover(person, for_signing=for_signing)]

    _print((context, store, passphrase_file), out, as_json, make)


@app.command("network", help=_("The network map for the young person, drawn and in words."))
def print_network(
    context: typer.Context,
    person: PersonId,
    store: StoreOption,
    out: Out,
    reader: Reader = "",
    passphrase_file: PassphraseFile = None,
    as_json: AsJson = False,
) -> None:
    _print((context, store, passphrase_file), out, as_json, lambda does: [does.network.paper(person, reader)])


@app.command("access", help=_("Everything about the young person, for the young person; reviewed in the window first."))
def print_access(
    context: typer.Context,
    person: PersonId,
    store: StoreOption,
    out: Out,
    machine: Machine = False,
    passphrase_file: PassphraseFile = None,
    as_json: AsJson = False,
) -> None:
    def make(does: Intentions) -> list[PrintedPaper]:
        pack = does.rights.access(person, RecordWords(does.desk))
        return [pack.machine if machine else pack.paper]

    _print((context, store, passphrase_file), out, as_json, make)


def _participant_of(intentions: Intentions, meeting: str, participant: str) -> None:
    with intentions.desk.looking() as uow:
        found = uow.find(Participant, participant)
    if found is None or found.meeting != meeting:
        raise NotFound()


def _write(papers: Sequence[PrintedPaper], out: Path, as_json: bool) -> None:
    targets = output.save(out, [(one.name, one.content) for one in papers])
    told = [
        {"id": one.name, "file": str(target), "recipient": one.recipient}
        for one, target in zip(papers, targets, strict=True)
    ]
    lines = [
        *output.saved_lines(targets),
        _("A PDF can be read by everybody who gets hold of it. Delete it after use."),
    ]
    output.show(told, lines, as_json)
