"""What the import of a sheet shows before anything is written.

Belongs here: the plan as sentences and rows. Does not belong here: matching (``usecases/sheet_import``), Qt.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from ungeapp.domain.errors import Invalid
from ungeapp.texts import N_, _, ngettext
from ungeapp.ui.due import joined
from ungeapp.ui.kit.rows import Cell, RowView
from ungeapp.ui.people.doubles_presenter import shared
from ungeapp.ui.runner import Progress
from ungeapp.usecases.intentions import Intentions
from ungeapp.usecases.ports.sheets import ReadSheet, SheetLine, SheetNotice, WriteRejects
from ungeapp.usecases.sheet_import import ImportPlan
from ungeapp.wording import field_name, notice_sentence, sentence_of_code

SHOWN = 40
_LARGEST = 64 * 1024 * 1024

_PROBLEMS = {
    "sheet-formula": N_("A formula was read as plain text: {places}."),
    "sheet-leading-zero": N_("A zero was put back at the front of a CPR number: {places}."),
    "sheet-extra-cells": N_("There are more cells than headings, so look whether they have slipped: {places}."),
    "sheet-second-column": N_("Two columns hold the same; only the first one that is filled counts: {places}."),
    "sheet-other-sheets": N_("The file has more sheets. Only the first one was read."),
}


@dataclass(frozen=True, slots=True)
class ImportPreview:
    """What the page shows: the plan itself, and everything about it as text."""

    plan: ImportPlan
    filename: str
    accept: str
    summary: str
    new: Sequence[RowView]
    new_rest: str
    filled: Sequence[RowView]
    filled_rest: str
    differences: Sequence[Sequence[str | Cell]]
    differences_rest: str
    rejects: Sequence[RowView]
    rejects_rest: str
    notices: Sequence[str]
    alike: Sequence[RowView] = ()
    problems: Sequence[SheetNotice] = ()
    unread: Sequence[str] = ()

    @property
    def count(self) -> int:
        """How many young people it would write."""
        return len(self.plan.new) + len(self.plan.filled)


class ImportPresenter:
    """Reads a sheet into a preview, and takes it in. ``read`` and ``take`` run in the pool of one."""

    def __init__(self, read_sheet: ReadSheet, write_rejects: WriteRejects) -> None:
        self._read_sheet = read_sheet
        self._write_rejects = write_rejects

    def read(self, path: Path, intentions: Intentions, progress: Progress) -> ImportPreview:
        """Read the file and say what it would do; nothing is written."""
        progress(0, None, _("Opening the file"))
        sheet = self._read_sheet(_bytes(path), path.name)
        total = sheet.estimated_rows

        def told(done: int, _total: int) -> None:
            progress(done, max(total, done), _("{done} rows read").format(done=done))

        odd: list[SheetNotice] = list(sheet.problems)

        def rows() -> Iterator[SheetLine]:
            for row in sheet.rows():
                odd.extend(row.problems)
                yield row

        plan = intentions.sheets.plan(rows(), told, total)
        return preview(plan, path.name, odd, sheet.unread)

    def answer(self, found: ImportPreview, row: str, intentions: Intentions, *, same: bool) -> ImportPreview:
        """What the sheet would do when somebody said whether the row is about the same young person."""
        plan = intentions.sheets.answer(found.plan, int(row), same=same)
        return preview(plan, found.filename, found.problems, found.unread)

    def take(self, plan: ImportPlan, intentions: Intentions, progress: Progress) -> int:
        """Write the plan; how many young people were written."""

        def told(done: int, total: int) -> None:
            progress(done, total, _("{done} of {total} young people").format(done=done, total=total))

        intentions.sheets.apply(plan, told)
        return len(plan.new) + len(plan.filled)

    def rejects_file(self, plan: ImportPlan) -> bytes:
        """The rows that were not taken, with the reason, as a sheet."""
        return self._write_rejects((one.row, one.values, sentence_of_code(one.reason)) for one in plan.rejects)


def _bytes(path: Path) -> bytes:
    try:
        if path.stat().st_size > _LARGEST:
            raise Invalid("sheet-too-large")
        return path.read_bytes()
    except OSError as error:
        raise Invalid("sheet-broken-file") from error


def preview(
    plan: ImportPlan, filename: str, problems: Sequence[SheetNotice] = (), unread: Sequence[str] = ()
) -> ImportPreview:
    """The plan in words."""
    count = len(plan.new) + len(plan.filled)
    pieces = (
        _amount(len(plan.new), lambda n: ngettext("{number} new", "{number} new", n)),
        _amount(
            len(plan.filled),
            lambda n: ngettext("{number} gets more filled in", "{number} get more filled in", n),
        ),
        _amount(plan.unchanged, lambda n: ngettext("{number} unchanged", "{number} unchanged", n)),
        _amount(
            len(plan.rejects),
            lambda n: ngettext("{number} cannot be read in", "{number} cannot be read in", n),
        ),
        _amount(
            len(plan.alike),
            lambda n: ngettext("{number} waits for your answer", "{number} wait for your answer", n),
        ),
    )
    known = {one.id: one for one in (*plan.new, *plan.filled)}
    return ImportPreview(
        plan=plan,
        filename=filename,
        accept=ngettext("Read in {number} young person", "Read in {number} young people", count).format(number=count),
        summary=joined(*pieces),
        new=tuple(
            RowView(one.id, one.full_name, context=joined(one.school, one.grade), aside=_born(one.birth_date))
            for one in plan.new[:SHOWN]
        ),
        new_rest=_rest(len(plan.new)),
        filled=tuple(
            RowView(
                one.id, one.full_name, context=joined(one.phone, one.email, one.school), aside=_born(one.birth_date)
            )
            for one in plan.filled[:SHOWN]
        ),
        filled_rest=_rest(len(plan.filled)),
        differences=tuple(
            (
                Cell(one.name or (known[one.person].full_name if one.person in known else ""), strong=True),
                field_name(one.field),
                one.here,
                one.sheet,
            )
            for one in plan.differences[:SHOWN]
        ),
        differences_rest=_rest(len(plan.differences)),
        rejects=tuple(
            RowView(
                f"{one.row}",
                joined(
                    f"{one.values.get('given_name', '')} {one.values.get('family_name', '')}".strip()
                    or _("Row without a name"),
                ),
                lead=_("Row {number}").format(number=one.row),
                context=sentence_of_code(one.reason),
            )
            for one in plan.rejects[:SHOWN]
        ),
        rejects_rest=_rest(len(plan.rejects)),
        alike=tuple(
            RowView(
                f"{one.row}",
                one.told.full_name,
                title_rest=f" · {_born(one.told.birth_date)}" if one.told.birth_date else "",
                context=joined(
                    _("Here: {name}").format(name=joined(one.known.full_name, _born(one.known.birth_date))),
                    shared(one.likeness),
                ),
                lead=_("Row {number}").format(number=one.row),
                action=_("The same one"),
            )
            for one in plan.alike[:SHOWN]
        ),
        problems=problems,
        unread=unread,
        notices=(*_unread_sentence(unread), *_problem_sentences(problems), *_notice_sentences(plan)),
    )


def _amount(number: int, sentence: Callable[[int], str]) -> str:
    return sentence(number).format(number=number) if number else ""


def _rest(number: int) -> str:
    more = number - SHOWN
    return ngettext("and {number} more", "and {number} more", more).format(number=more) if more > 0 else ""


def _born(day: object) -> str:
    return f"{day:%d.%m.%Y}" if day else ""


def _unread_sentence(headings: Sequence[str]) -> list[str]:
    if not headings:
        return []
    told = ngettext("The column {names} is not read in.", "The columns {names} are not read in.", len(headings))
    return [told.format(names=", ".join(f"»{one}«" for one in headings))]


def _problem_sentences(problems: Sequence[SheetNotice]) -> list[str]:
    places: dict[str, list[str]] = {}
    for one in problems:
        where = f"{one.column}{one.row or ''}"
        places.setdefault(one.code, []).append(where)
    told = []
    for code, found in places.items():
        listed = ", ".join(found[:5]) + (" …" if len(found) > 5 else "")
        told.append(_(_PROBLEMS[code]).format(places=listed) if code in _PROBLEMS else code)
    return told


def _notice_sentences(plan: ImportPlan) -> list[str]:
    counted = Counter(code for _row, code in plan.notices)
    told = []
    for code, number in counted.items():
        rows = [str(row) for row, other in plan.notices if other == code]
        listed = ", ".join(rows[:5]) + (" …" if number > 5 else "")
        told.append(_("Row {rows}: {sentence}").format(rows=listed, sentence=notice_sentence(code)))
    return told
