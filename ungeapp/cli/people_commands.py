"""``ungeapp people …``: list, show, import from a sheet.

Belongs here: the arguments and the printing. Does not belong here: matching (``usecases.sheet_import``), reading sheets
(``forms.sheets``).
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ungeapp import wording
from ungeapp.cli import output, shapes
from ungeapp.cli.opening import PassphraseFile, StoreOption, at_desk
from ungeapp.cli.output import AsJson
from ungeapp.domain.cpr import masked
from ungeapp.forms.sheet_rows import MAX_BYTES
from ungeapp.forms.sheets import RejectedRow, SheetProblem, open_people_sheet, write_rejects_csv
from ungeapp.system.files import write_private
from ungeapp.texts import _
from ungeapp.usecases.people import PersonFile
from ungeapp.usecases.sheet_import import ImportPlan

app = typer.Typer(no_args_is_help=True, help=_("Young people: list, show, import."))

Search = Annotated[str, typer.Option("--search", help=_("Only those whose name or number begins so."))]
PersonId = Annotated[str, typer.Argument(metavar="ID", help=_("The young person's id, from people list."))]
Sheet = Annotated[Path, typer.Argument(metavar="FILE", help=_("The sheet: .csv or .xlsx."))]
Rejects = Annotated[Path | None, typer.Option("--rejects", help=_("Where to write the rows that were not taken."))]


@app.command("list", help=_("List the young people of this desk."))
def list_people(
    context: typer.Context,
    store: StoreOption,
    search: Search = "",
    passphrase_file: PassphraseFile = None,
    as_json: AsJson = False,
) -> None:
    with at_desk(context, store, passphrase_file) as place:
        people = place.intentions.people
        rows = people.search(search, limit=max(1, people.count()))
        today = place.intentions.desk.today()
    table = [
        (one.id, one.name, shapes.age(one.birth_date, today), wording.handover_role(one.role), one.next_step)
        for one in rows
    ]
    headings = (_("Id"), _("Name"), _("Age"), _("Responsibility"), _("Next step"))
    output.show([shapes.person_row(one, today) for one in rows], output.columns(headings, table), as_json)


@app.command("show", help=_("Show one young person; the look is written in the log."))
def show_person(
    context: typer.Context,
    person: PersonId,
    store: StoreOption,
    passphrase_file: PassphraseFile = None,
    as_json: AsJson = False,
) -> None:
    with at_desk(context, store, passphrase_file) as place:
        file = place.intentions.people.open(person)
        today = place.intentions.desk.today()
    output.show(shapes.person_file(file, today), _person_lines(file), as_json)


def _person_lines(file: PersonFile) -> list[str]:
    told = file.person
    lines = output.facts(
        [
            (_("Name"), told.full_name),
            (_("Date of birth"), told.birth_date),
            (_("CPR number"), masked(told.number)),
            (_("Address"), "" if told.protected_address else told.address),
            (_("Telephone"), told.phone),
            (_("E-mail"), told.email),
            (_("School"), " ".join(part for part in (told.school, told.grade) if part)),
            (_("Responsible"), " · ".join(part for part in (told.coordinator_name, told.coordinator) if part)),
            (_("Responsibility"), wording.handover_role(file.role)),
            (_("Next step"), told.next_step),
        ]
    )
    counts: dict[str, int] = {}
    for record in file.records:
        if record.KIND not in ("person", "plan"):
            counts[record.KIND] = counts.get(record.KIND, 0) + 1
    return [*lines, *(f"{wording.kind_name(kind)}: {count}" for kind, count in sorted(counts.items()))]


@app.command("import", help=_("Take in young people from a sheet; what is filled here is never overwritten."))
def import_people(
    context: typer.Context,
    sheet: Sheet,
    store: StoreOption,
    rejects: Rejects = None,
    passphrase_file: PassphraseFile = None,
    as_json: AsJson = False,
) -> None:
    if rejects is not None:
        output.check_target(rejects)
    opened = open_people_sheet(output.read(sheet, MAX_BYTES), sheet.name)
    rows = tuple(opened.rows())
    problems = (*opened.problems, *(problem for row in rows for problem in row.problems))
    with at_desk(context, store, passphrase_file) as place:
        sheets = place.intentions.sheets
        plan = sheets.plan(rows)
        if rejects is not None and plan.rejects:
            write_private(rejects, _rejected(plan))
        try:
            sheets.apply(plan)
        except BaseException:
            if rejects is not None and plan.rejects:
                rejects.unlink(missing_ok=True)
            raise
    output.show(
        {**_told(plan, problems), "unread_columns": list(opened.unread)},
        [*_import_lines(plan, problems), *_unread_line(opened.unread)],
        as_json,
    )


def _rejected(plan: ImportPlan) -> bytes:
    return write_rejects_csv(
        RejectedRow(one.row, one.values, wording.sentence_of_code(one.reason)) for one in plan.rejects
    )


def _told(plan: ImportPlan, problems: tuple[SheetProblem, ...]) -> shapes.Shape:
    return {
        "new": len(plan.new),
        "filled": len(plan.filled),
        "unchanged": plan.unchanged,
        "differences": [shapes.difference(one) for one in plan.differences],
        "rejects": [shapes.reject(one, wording.sentence_of_code(one.reason)) for one in plan.rejects],
        "notices": [
            *({"id": row, "code": code, "column": ""} for row, code in plan.notices),
            *({"id": one.row, "code": one.code, "column": one.column} for one in problems),
        ],
    }


def _import_lines(plan: ImportPlan, problems: tuple[SheetProblem, ...]) -> list[str]:
    lines = [
        _("New: {new} · filled in: {filled} · unchanged: {unchanged} · not taken: {rejects}").format(
            new=len(plan.new), filled=len(plan.filled), unchanged=plan.unchanged, rejects=len(plan.rejects)
        )
    ]
    for one in plan.differences:
        told = shapes.difference(one)
        lines.append(
            _("{name}, {field}: {here} here, {sheet} in the sheet (kept as it is here)").format(
                name=one.name, field=wording.field_name(one.field), here=told["here"], sheet=told["sheet"]
            )
        )
    for reject in plan.rejects:
        reason = wording.sentence_of_code(reject.reason)
        lines.append(_("Row {row} was not taken: {reason}").format(row=reject.row, reason=reason))
    for row, code in plan.notices:
        lines.append(_("Row {row}: {notice}").format(row=row, notice=wording.notice_sentence(code)))
    for problem in problems:
        lines.append(_problem_line(problem))
    return lines


def _unread_line(headings: tuple[str, ...]) -> list[str]:
    return [_("Columns not read in: {names}").format(names=", ".join(headings))] if headings else []


def _problem_line(problem: SheetProblem) -> str:
    if problem.code == "sheet-other-sheets":
        return _("The file has more sheets; only the first was read.")
    sentence = {
        "sheet-formula": _("a formula was read as plain text"),
        "sheet-leading-zero": _("a zero was put back in front of the CPR number"),
        "sheet-extra-cells": _("the row has more cells than there are headings"),
        "sheet-second-column": _("another column holds the same; the first filled one counts"),
    }.get(problem.code, problem.code)
    return _("Row {row}, column {column}: {notice}").format(row=problem.row, column=problem.column, notice=sentence)
