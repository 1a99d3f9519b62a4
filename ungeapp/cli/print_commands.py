"""``ungeapp print …``: plan, minutes, agenda, invitation, handover sheet, network map, guide and access pack.

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
from ungeapp.domain.figures import read_period
from ungeapp.domain.meetings import Participant
from ungeapp.domain.people import YoungPerson
from ungeapp.texts import _
from ungeapp.ui.record_words import RecordWords
from ungeapp.usecases.intentions import Intentions
from ungeapp.usecases.printed import PrintedPaper
from ungeapp.usecases.word_papers import SUFFIX

app = typer.Typer(no_args_is_help=True, help=_("Papers as PDF: plan, minutes, invitation, handover sheet."))

PersonId = Annotated[str, typer.Argument(metavar="ID", help=_("The young person's id, from people list."))]
MeetingId = Annotated[str, typer.Argument(metavar="ID", help=_("The meeting's id, from meetings list."))]
LettersId = Annotated[
    str, typer.Argument(metavar="ID", help=_("A meeting's id for all letters, or one participant's for one letter."))
]
PeriodKey = Annotated[str, typer.Argument(metavar="PERIOD", help=_("A period like 2026, 2026H1, 2026Q3 or 2026M9."))]
GuideFormat = Annotated[str, typer.Argument(metavar="ID", help=_("The format's id, from formats list."))]
For = Annotated[
    str, typer.Option("--participant", help=_("Only what this participant may have; without it the whole minutes."))
]
AgendaFor = Annotated[
    str, typer.Option("--participant", help=_("Only what this participant may have; without it the whole agenda."))
]
Reader = Annotated[
    str, typer.Option("--reader", help=_("Only what this reader may know: the key a consent names them by."))
]
ForSigning = Annotated[
    bool, typer.Option("--for-signing", help=_("The sheet a receiver without UngeApp signs; only what it may have."))
]

ChecklistId = Annotated[
    str, typer.Argument(metavar="ID", help=_("The young person's id, or a checklist's for a blank one."))
]
Blank = Annotated[bool, typer.Option("--blank", help=_("Without answers, to be filled in by hand."))]
Machine = Annotated[bool, typer.Option("--machine", help=_("As JSON for other systems instead of PDF."))]


Desk = tuple[typer.Context, Path, Path | None]
"""Which desk prints: the command's context, the store, the file with its passphrase."""


def _print(desk: Desk, out: Path, as_json: bool, make: Callable[[Intentions], Sequence[PrintedPaper]]) -> None:
    """Make papers at an open desk and write them; where they cannot be written nothing is opened."""
    output.check_paper_target(out)
    with at_desk(*desk) as place:
        papers, disclosures = make(place.intentions), place.intentions.disclosures
        _write(papers, out, as_json, lambda number: disclosures.gave([papers[number]]))


@app.command("plan", help=_("The education plan for the young person."))
def print_plan(
    context: typer.Context,
    person: PersonId,
    store: StoreOption,
    out: Out,
    passphrase_file: PassphraseFile = None,
    as_json: AsJson = False,
) -> None:
    def make(does: Intentions) -> list[PrintedPaper]:
        return [does.word.plan(person) if _to_edit(out) else does.plan_papers.plan(person)]

    _print((context, store, passphrase_file), out, as_json, make)


@app.command("my-plan", help=_("Min plan: one page for the young person, the next step first."))
def print_my_plan(
    context: typer.Context,
    person: PersonId,
    store: StoreOption,
    out: Out,
    passphrase_file: PassphraseFile = None,
    as_json: AsJson = False,
) -> None:
    def make(does: Intentions) -> list[PrintedPaper]:
        return [does.word.my_plan(person) if _to_edit(out) else does.my_plan.paper(person)]

    _print((context, store, passphrase_file), out, as_json, make)


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
        copy = does.word.minutes if _to_edit(out) else does.minutes.copy
        return [copy(meeting, participant or None)]

    _print((context, store, passphrase_file), out, as_json, make)


@app.command("agenda", help=_("The agenda of a meeting that is not over."))
def print_agenda(
    context: typer.Context,
    meeting: MeetingId,
    store: StoreOption,
    out: Out,
    participant: AgendaFor = "",
    passphrase_file: PassphraseFile = None,
    as_json: AsJson = False,
) -> None:
    def make(does: Intentions) -> list[PrintedPaper]:
        if participant:
            _participant_of(does, meeting, participant)
        copy = does.word.agenda if _to_edit(out) else does.agenda_papers.copy
        return [copy(meeting, participant)]

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
        if single:
            return [does.word.letter(about) if _to_edit(out) else does.letters.one(about)]
        return list(does.word.letters(about) if _to_edit(out) else does.letters.for_all(about))

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
        return [does.handover_sheets.paper(person, for_signing=for_signing)]

    _print((context, store, passphrase_file), out, as_json, make)


@app.command("checklist", help=_("The handover checklist with its answers so far, or any checklist blank."))
def print_checklist(
    context: typer.Context,
    about: ChecklistId,
    store: StoreOption,
    out: Out,
    blank: Blank = False,
    passphrase_file: PassphraseFile = None,
    as_json: AsJson = False,
) -> None:
    def make(does: Intentions) -> list[PrintedPaper]:
        with does.desk.looking() as uow:
            known = uow.find(YoungPerson, about) is not None
        return [does.checklists.paper(about, blank=blank) if known else does.checklists.blank(about)]

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


@app.command("guide", help=_("The guide to a meeting format for somebody new, on one page."))
def print_guide(
    context: typer.Context,
    format: GuideFormat,
    store: StoreOption,
    out: Out,
    passphrase_file: PassphraseFile = None,
    as_json: AsJson = False,
) -> None:
    output.check_paper_target(out)
    with at_desk(context, store, passphrase_file) as place:
        papers = [place.intentions.guides.paper(format)]
    _write(papers, out, as_json)


@app.command(
    "figures", help=_("Figures counted from the cases of a period, without small numbers and without anybody.")
)
def print_figures(
    context: typer.Context,
    period: PeriodKey,
    store: StoreOption,
    out: Out,
    passphrase_file: PassphraseFile = None,
    as_json: AsJson = False,
) -> None:
    output.check_paper_target(out)
    chosen = read_period(period)
    with at_desk(context, store, passphrase_file) as place:
        papers = [place.intentions.figures.paper(chosen)]
    _write(papers, out, as_json)


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


def _to_edit(out: Path) -> bool:
    """Whether the paper is to be written on in: the name of the file says so."""
    return out.suffix.lower() == SUFFIX


def _participant_of(intentions: Intentions, meeting: str, participant: str) -> None:
    with intentions.desk.looking() as uow:
        found = uow.find(Participant, participant)
    if found is None or found.meeting != meeting:
        raise NotFound()


def _write(
    papers: Sequence[PrintedPaper], out: Path, as_json: bool, saved: Callable[[int], object] | None = None
) -> None:
    targets = output.save(out, [(one.name, one.content) for one in papers], saved)
    told = [
        {"id": one.name, "file": str(target), "recipient": one.recipient}
        for one, target in zip(papers, targets, strict=True)
    ]
    warning = _("A PDF can be read by everybody who gets hold of it. Delete it after use.")
    if out.suffix.lower() == SUFFIX:
        warning = _("A Word document can be read and changed by everybody who gets hold of it. Delete it after use.")
    lines = [*output.saved_lines(targets), warning]
    output.show(told, lines, as_json)
