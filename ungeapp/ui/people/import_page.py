"""Reading young people from a sheet: choose or drop a file, look at what it would do, take it in.

Belongs here: the widgets of that. Does not belong here: what they say (``import_presenter``).
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtGui import QDragEnterEvent, QDropEvent

from ungeapp.texts import _, ngettext
from ungeapp.ui.kit.buttons import outlined, primary, row_button
from ungeapp.ui.kit.card import Card
from ungeapp.ui.kit.layouts import Columns, Flow, Stack
from ungeapp.ui.kit.page_frame import PageFrame
from ungeapp.ui.kit.painted_list import PaintedList
from ungeapp.ui.kit.rows import RowView
from ungeapp.ui.kit.states import ProgressRow
from ungeapp.ui.kit.table import Table
from ungeapp.ui.kit.text import Secondary, Text
from ungeapp.ui.kit.tokens import SPACE_4, Tone
from ungeapp.ui.navigation import Place
from ungeapp.ui.people.import_presenter import ImportPresenter, ImportPreview
from ungeapp.ui.runner import Cancelled, Progress, Running, Step
from ungeapp.ui.shortcuts import Keys, bind
from ungeapp.ui.surroundings import Surroundings

PATTERNS = ("*.csv", "*.xlsx", "*.txt")
_REJECTS_NAME = "ikke-hentet.csv"


class ImportPage(PageFrame):
    """The page behind ``Place("import")``."""

    def __init__(self, surroundings: Surroundings) -> None:
        self.accept_button = primary(_("Read in"), self.take, key=Keys.ACCEPT.shown())
        self.accept_button.setEnabled(False)
        super().__init__(
            _("Read young people from a sheet"),
            actions=[
                outlined(_("Back to the list"), lambda: surroundings.navigator.go(Place("people"))),
                self.accept_button,
            ],
        )
        self._surroundings = surroundings
        self._guard = surroundings.guard(self)
        self._presenter = ImportPresenter(surroundings.read_sheet, surroundings.write_rejects)
        self._preview: ImportPreview | None = None
        self._running: Running | None = None
        self._busy = False
        self.choose_button = outlined(_("Choose a sheet …"), self.choose, icon="file")
        self.progress = ProgressRow("", self._cancel)
        self.progress.hide()
        self._chosen = Text(_("Drop a sheet here, or choose it. Nothing is written before you have seen what it does."))
        hint = Secondary(
            _("A .csv or .xlsx with headings such as CPR, Fornavn, Efternavn, Adresse, Telefon, Skole and Klassetrin.")
        )
        source = Card(_("The sheet"))
        source.add(self._chosen, hint, Flow(self.choose_button), self.progress)
        self.result = Stack(gap=SPACE_4)
        self.add(source, self.result)
        self.setAcceptDrops(True)
        bind(self, Keys.ACCEPT, self.take)

    def open_place(self, place: Place) -> None:
        """Ready for a file."""
        self.choose_button.setFocus()

    # choosing and reading ----------------------------------------------------------------------------------------
    def choose(self) -> None:
        """Ask for a file."""
        path = self._surroundings.dialogs.open_file(_("Choose a sheet"), PATTERNS)
        if path is not None:
            self.read(path)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """One local file may be dropped."""
        if len(event.mimeData().urls()) == 1 and event.mimeData().urls()[0].isLocalFile():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Read what was dropped."""
        event.acceptProposedAction()
        self.read(Path(event.mimeData().urls()[0].toLocalFile()))

    def read(self, path: Path) -> None:
        """Read ``path`` in the background and show what it would do."""
        self.banner.clear()
        self._forget()
        self._chosen.setText(path.name)
        presenter, background = self._presenter, self._surroundings.background

        def job(progress: Progress) -> ImportPreview:
            with background() as intentions:
                return presenter.read(path, intentions, progress)

        self._start(_("Reading the sheet"))
        self._running = self._surroundings.runner.run(job, self._show, self._failed, self._step)

    def _show(self, found: ImportPreview) -> None:
        self._end(found.summary)
        self._preview = found
        self.result.clear()
        self.accept_button.set_text(found.accept)
        self.accept_button.setEnabled(found.count > 0)
        if found.notices:
            told = Card(_("Worth a look"), overline=True)
            told.add(*(Text(one) for one in found.notices))
            self.result.add(told)
        lists = [
            self._list(_("New young people"), found.new, found.new_rest),
            self._list(_("Gets more filled in"), found.filled, found.filled_rest),
        ]
        side = [self._rejects(found)]
        main = [one for one in (self._alike(found), *lists, self._differences(found)) if one is not None]
        aside = [one for one in side if one is not None]
        summary = Card(_("What the sheet does"))
        summary.add(Text(found.summary or _("Everybody in the sheet is here already, with the same information.")))
        self.result.add(summary)
        if main and aside:
            self.result.add(Columns(Stack(*main, gap=SPACE_4), Stack(*aside, gap=SPACE_4), weights=(1, 1)))
        elif main or aside:
            self.result.add(Stack(*main, *aside, gap=SPACE_4))
        if found.count:
            self.accept_button.setFocus()

    def _list(self, heading: str, rows: Sequence[RowView], rest: str) -> Card | None:
        if not rows:
            return None
        card = Card(heading)
        shown = PaintedList(heading, openable=False)
        shown.set_rows(rows)
        card.add(shown)
        if rest:
            card.add(Secondary(rest))
        return card

    def _alike(self, found: ImportPreview) -> Card | None:
        """Rows about somebody who is like one of those here, each with the two answers."""
        if not found.alike:
            return None
        card = Card(_("Is it the same young person?"), accent="warn")
        card.add(Secondary(_("These rows are not read in before you have answered.")))
        self.alike = PaintedList(_("Is it the same young person?"), openable=False)
        self.alike.set_rows(found.alike)
        self.alike.acted.connect(lambda row: self.answer(row, same=True))
        other = row_button(_("No, the row chosen is somebody else"), self._other)
        card.add(self.alike, Flow(other))
        self.other_button = other
        return card

    def _other(self) -> None:
        row = self.alike.current_id() or self.alike.rows()[0].id
        self.answer(row, same=False)

    def answer(self, row: str, *, same: bool) -> None:
        """Say whether the row is about the same young person; the preview follows."""
        if self._preview is not None and not self._busy:
            self._show(self._presenter.answer(self._preview, row, self._surroundings.intentions, same=same))

    def _differences(self, found: ImportPreview) -> Card | None:
        if not found.differences:
            return None
        card = Card(_("Differs, and stays as it is here"))
        card.add(
            Secondary(
                _("Nothing you have written is overwritten. Correct it on the young person if the sheet is right.")
            )
        )
        table = Table(
            _("Differences"), (_("Young person"), _("What"), _("Here"), _("In the sheet")), stretch=(3, 2, 3, 3)
        )
        table.set_rows(found.differences)
        card.add(table)
        if found.differences_rest:
            card.add(Secondary(found.differences_rest))
        return card

    def _rejects(self, found: ImportPreview) -> Card | None:
        card = self._list(_("Cannot be read in"), found.rejects, found.rejects_rest)
        if card is not None:
            card.add(Flow(outlined(_("Save these rows as a sheet …"), self.save_rejects, icon="save")))
        return card

    # taking in ---------------------------------------------------------------------------------------------------
    def take(self) -> None:
        """Write what was shown."""
        if self._preview is None or self._preview.count == 0 or self._busy:
            return
        plan = self._preview.plan
        presenter, background = self._presenter, self._surroundings.background

        def job(progress: Progress) -> int:
            with background() as intentions:
                return presenter.take(plan, intentions, progress)

        self._start(_("Reading in"))
        self._running = self._surroundings.runner.run(job, self._taken, self._failed, self._step)

    def save_rejects(self) -> None:
        """Write the rows that were not taken, only where the person says."""
        if self._preview is None:
            return
        plan = self._preview.plan
        path = self._surroundings.dialogs.save_file(_("Save these rows as a sheet"), _REJECTS_NAME)
        if path is None:
            return
        if self._guard.run(lambda: self._surroundings.write_file(path, self._presenter.rejects_file(plan))):
            self.banner.show_message(_("The rows are saved. Delete the file when you have corrected them."), Tone.GOOD)

    def _taken(self, count: int) -> None:
        self._end()
        rejected = bool(self._preview and self._preview.plan.rejects)
        self.accept_button.setEnabled(False)
        told = ngettext("{number} young person was read in.", "{number} young people were read in.", count)
        self.banner.show_message(
            told.format(number=count),
            Tone.GOOD,
            action=_("See the list"),
            on_action=lambda: self._surroundings.navigator.go(Place("people")),
        )
        if not rejected:
            self.result.clear()

    def _start(self, what: str) -> None:
        self._busy = True
        self.choose_button.setEnabled(False)
        self.accept_button.setEnabled(False)
        self.progress.start(what)
        self.progress.cancel_button.show()

    def _end(self, told: str = "") -> None:
        self._busy = False
        self.choose_button.setEnabled(True)
        self.progress.finish(told)

    def _step(self, step: Step) -> None:
        self.progress.show_progress(step.done, step.total, step.what)

    def _failed(self, error: Exception) -> None:
        self._end()
        if self._preview is not None:
            self.accept_button.setEnabled(self._preview.count > 0)
        if isinstance(error, Cancelled):
            self.banner.show_message(_("Stopped. Nothing was read in."), Tone.INFO)
            return
        self._guard.failed(error)

    def _cancel(self) -> None:
        if self._busy and self._running is not None:
            self._running.cancel()

    def _forget(self) -> None:
        self._preview = None
        self.result.clear()
        self.accept_button.set_text(_("Read in"))
        self.accept_button.setEnabled(False)


def make_page(surroundings: Surroundings) -> ImportPage:
    """The page behind ``Place("import")``."""
    return ImportPage(surroundings)
