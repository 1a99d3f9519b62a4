"""Writing one initiative sheet: the heading, the twelve blocks, the offers it is about; it saves itself.

Belongs here: its widgets. Does not belong here: names of blocks (``wording``), what is kept (``presenter``).
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtGui import QHideEvent

from ungeapp.domain.changes import Changes
from ungeapp.domain.initiatives import BLOCKS, HEADING
from ungeapp.texts import _
from ungeapp.ui.casework.autosave import Autosave
from ungeapp.ui.casework.printing import PaperDesk
from ungeapp.ui.initiatives.presenter import InitiativesPresenter, SheetView
from ungeapp.ui.kit.buttons import outlined, quiet
from ungeapp.ui.kit.card import Card
from ungeapp.ui.kit.choices import CheckListField
from ungeapp.ui.kit.fields import DateField, LineField, TextField
from ungeapp.ui.kit.form import Form
from ungeapp.ui.kit.layouts import Columns, Flow, Stack
from ungeapp.ui.kit.page_frame import PageFrame
from ungeapp.ui.kit.paper_stack import PaperStack
from ungeapp.ui.kit.rows import RowView
from ungeapp.ui.kit.text import Text
from ungeapp.ui.kit.tokens import SPACE_4
from ungeapp.ui.navigation import Place
from ungeapp.ui.shortcuts import Keys, bind
from ungeapp.ui.surroundings import Surroundings
from ungeapp.wording.offers import sheet_block, sheet_field


class SheetPage(PageFrame):
    """The page behind ``Place("initiative", id=…)``."""

    def __init__(self, surroundings: Surroundings) -> None:
        super().__init__(_("Initiative sheet"))
        self.surroundings = surroundings
        self.presenter = InitiativesPresenter(surroundings.intentions)
        self.sheet = ""
        self.fields: dict[str, LineField | TextField] = {}
        self.autosaves: dict[str, Autosave] = {}
        self.warning = Card(_("About no person"), accent="warn")
        self._warning_text = Text("")
        self._papers_place = Stack()
        self.papers: PaperStack | None = None
        self._desk: PaperDesk | None = None
        self.set_actions(
            [
                outlined(_("Back to the sheets"), lambda: surroundings.navigator.go(Place("initiatives"))),
                outlined(_("Print the sheet"), self.show_paper, icon="print"),
            ]
        )
        bind(self, Keys.SAVE, self.save)
        surroundings.on_change(self, self._changed)

    def open_place(self, place: Place) -> None:
        """Show this sheet."""
        self.keep()
        self.banner.clear()
        self.sheet = place.id
        self.clear()
        self.autosaves.clear()
        self.surroundings.guard(self).run(self._build)

    def _build(self) -> None:
        view = self.presenter.look(self.sheet)
        self.fields.clear()
        heading = Form()
        for name in HEADING:
            self.fields[name] = heading.line(name, sheet_field(name))
        top = Card()
        top.add(heading)
        self.warning = Card(_("About no person"), accent="warn")
        self._warning_text = Text("")
        self.warning.add(self._warning_text)
        cards = [top, self.warning, *(self._block(block, names) for block, names in BLOCKS)]
        for name, field in self.fields.items():
            self._watch(name, field, view)
        self._papers_place = Stack()
        self.add(Columns(Stack(*cards, gap=SPACE_4), self._side(view), weights=(69, 31)), self._papers_place)
        self._show(view)
        self.fields[HEADING[0]].setFocus()

    def _block(self, block: str, names: tuple[str, ...]) -> Card:
        card, form = Card(sheet_block(block)), Form()
        for name in names:
            if len(names) == 1 and sheet_field(name) == sheet_block(block):
                field = TextField(min_lines=2)
                field.setAccessibleName(sheet_field(name))
                card.add(field)
            else:
                field = form.text(name, sheet_field(name), min_lines=2)
            self.fields[name] = field
        card.add(form)
        return card

    def _watch(self, name: str, field: LineField | TextField, view: SheetView) -> None:
        self.autosaves[name] = Autosave(
            field,
            view.texts[name],
            draft=partial(self.presenter.draft, self.sheet, name),
            write=self._writer(name),
            waiting=view.waiting.get(name),
        )

    def _writer(self, name: str) -> Callable[[str], bool]:
        sheet = self.sheet
        return lambda text: self.surroundings.act(self, lambda: self.presenter.write(sheet, **{name: text}))

    def _side(self, view: SheetView) -> Stack:
        form = Form()
        self.evaluated_on: DateField = form.date("evaluated_on", _("Followed up on the day"), self.presenter.today)
        self.evaluated_on.set_value(view.evaluated_on)
        self.evaluated_on.committed.connect(self._save_day)
        day = Card(_("Following up"), overline=True)
        day.add(form)
        self.offers = CheckListField(self.presenter.offers(), view.offers)
        self.offers.setAccessibleName(_("Offers the sheet is about"))
        self.offers.edited.connect(lambda: self._write(offers=self.offers.value()))
        offers = Card(_("Offers the sheet is about"), overline=True)
        offers.add(self.offers)
        out = Flow(quiet(_("Take the sheet out"), self._remove))
        return Stack(day, offers, out, gap=SPACE_4)

    def _show(self, view: SheetView) -> None:
        self.set_title(view.title, view.texts["effort_area"])
        self._warning_text.setText(view.warning)
        self.warning.setVisible(bool(view.warning))
        for name, one in self.autosaves.items():
            one.show_stored(view.texts[name])

    def show_paper(self) -> None:
        """The sheet on paper, as it is saved."""
        self.save()
        self._papers_place.clear()
        self.papers = PaperStack(_("The sheet on paper"))
        self._papers_place.add(self.papers)
        self._desk = PaperDesk(
            self.surroundings, self.papers, self.banner, self.surroundings.guard(self), self.presenter.make_paper
        )
        self._desk.offer([RowView(self.sheet, self.presenter.look(self.sheet).title)])
        self.papers.preview.take_keyboard()
        self.scroll_to(self.papers)

    def save(self) -> None:
        """Save what is typed now."""
        for one in self.autosaves.values():
            one.save()

    def keep(self) -> None:
        """Keep what is typed as drafts."""
        for one in self.autosaves.values():
            one.keep()

    def hideEvent(self, event: QHideEvent) -> None:
        """Left: nothing typed is lost."""
        self.keep()
        super().hideEvent(event)

    def _save_day(self) -> None:
        if self.evaluated_on.is_valid():
            self._write(evaluated_on=self.evaluated_on.value())

    def _write(self, **fields: object) -> None:
        self.surroundings.act(self, lambda: self.presenter.write(self.sheet, **fields))

    def _remove(self) -> None:
        self.surroundings.act(self, lambda: self.presenter.remove(self.sheet), _("The sheet is taken out of the list."))

    def _changed(self, changes: Changes) -> None:
        if self.sheet and (not changes.kinds or "initiative-sheet" in changes.kinds):
            self.surroundings.guard(self).run(lambda: self._show(self.presenter.look(self.sheet)))


def make_page(surroundings: Surroundings) -> SheetPage:
    """The page the window registers for places of kind ``initiative``."""
    return SheetPage(surroundings)
