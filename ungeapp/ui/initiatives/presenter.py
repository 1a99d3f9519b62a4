"""Initiative sheets in words, without Qt.

Belongs here: rows, the fields of the template with what waits, the warning about people. Does not belong here: widgets.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from ungeapp.domain.initiatives import BLOCKS, TEXTS, InitiativeSheet
from ungeapp.texts import _, ngettext
from ungeapp.ui.due import joined
from ungeapp.ui.kit.rows import Option, RowView
from ungeapp.usecases.initiatives import InitiativeView
from ungeapp.usecases.intentions import Intentions
from ungeapp.usecases.printed import PrintedPaper
from ungeapp.wording import long_day
from ungeapp.wording.offers import sheet_field

_BLOCKS = len(BLOCKS)


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetView:
    """One sheet to write in."""

    title: str
    texts: dict[str, str]
    waiting: dict[str, str]
    warning: str
    offers: tuple[str, ...]
    evaluated_on: date | None


class InitiativesPresenter:
    """Asks for sheets."""

    def __init__(self, intentions: Intentions) -> None:
        self._intentions = intentions
        self._sheets = intentions.initiatives

    @property
    def today(self) -> date:
        """The day at this desk."""
        return self._intentions.desk.today()

    def rows(self) -> tuple[RowView, ...]:
        """All sheets, the newest first."""
        return tuple(self._row(one) for one in self._sheets.sheets())

    def _row(self, one: InitiativeSheet) -> RowView:
        filled = sum(1 for _block, names in BLOCKS if any(getattr(one, name).strip() for name in names))
        told = ngettext("{number} block of {all} written", "{number} blocks of {all} written", filled)
        return RowView(
            id=one.id,
            title=one.effort_title or _("Sheet without a name"),
            context=joined(one.effort_area, told.format(number=filled, all=_BLOCKS)),
            aside=_("followed up {day}").format(day=long_day(one.evaluated_on, self.today)) if one.evaluated_on else "",
        )

    def add(self) -> str:
        """A new, empty sheet; its id."""
        return self._sheets.add().id

    def look(self, sheet: str) -> SheetView:
        """One sheet; NotFound."""
        view = self._sheets.view(sheet)
        return SheetView(
            title=view.sheet.effort_title or _("Initiative sheet"),
            texts={name: getattr(view.sheet, name) for name in TEXTS},
            waiting={one.field: one.text for one in view.drafts},
            warning=_warning(view),
            offers=view.sheet.offers,
            evaluated_on=view.sheet.evaluated_on,
        )

    def offers(self) -> tuple[Option, ...]:
        """The offers a sheet can be about."""
        return tuple(Option(one.code, one.title) for one in self._intentions.offers.offers())

    def write(self, sheet: str, **fields: Any) -> None:
        """What stands in a field."""
        self._sheets.write(sheet, **fields)

    def draft(self, sheet: str, field: str, text: str, base: str) -> None:
        """What is being typed."""
        self._intentions.meetings.draft(sheet, field, text, base)

    def remove(self, sheet: str) -> None:
        """Take the sheet out."""
        self._sheets.remove(sheet, _("no longer used"))

    def make_paper(self, intentions: Intentions, sheet: str) -> PrintedPaper:
        """The sheet on paper, in the background."""
        return intentions.initiatives.paper(sheet)


def _warning(view: InitiativeView) -> str:
    """An initiative sheet is about no person: say where one seems to stand."""
    said = []
    for one in view.noticed:
        field = sheet_field(one.field)
        said.append(
            _("“{name}” under “{field}”").format(name=one.name, field=field)
            if one.name
            else _("something like a CPR number under “{field}”").format(field=field)
        )
    if not said:
        return ""
    return _("A sheet is about no person. It seems that somebody can be recognised: {places}.").format(
        places=", ".join(said)
    )
