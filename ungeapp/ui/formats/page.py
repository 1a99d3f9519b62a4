"""The page *Mødeformater*: which there are, and which are being worked on.

Belongs here: its widgets. Does not belong here: rows (``presenter``), the editor (``editor_page``).
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from ungeapp.texts import _
from ungeapp.ui.casework.printing import print_paper
from ungeapp.ui.formats.list_presenter import FormatsPresenter
from ungeapp.ui.kit.buttons import quiet
from ungeapp.ui.kit.card import Card
from ungeapp.ui.kit.form import Form
from ungeapp.ui.kit.layouts import Stack
from ungeapp.ui.kit.page_frame import PageFrame
from ungeapp.ui.kit.painted_list import PaintedList
from ungeapp.ui.kit.rows import Option
from ungeapp.ui.kit.text import Secondary
from ungeapp.ui.kit.tokens import SPACE_4, Tone
from ungeapp.ui.navigation import Place
from ungeapp.ui.surroundings import Surroundings

NEXT, OWN = "next", "own"
PUBLISHED = "published"


class FormatsPage(PageFrame):
    """The page behind ``Place("formats")``."""

    def __init__(self, surroundings: Surroundings) -> None:
        back = quiet(_("Back to the municipality"), lambda: surroundings.navigator.go(Place("municipality")))
        super().__init__(
            _("Meeting formats"),
            _("Copy one, change it and publish it. What came with the program stays."),
            actions=[back],
        )
        self._surroundings = surroundings
        self._guard = surroundings.guard(self)
        self.presenter = FormatsPresenter(surroundings.intentions)
        self.drafts = PaintedList(_("Being worked on"))
        self.drafts.opened.connect(self._go)
        self.drafts.acted.connect(self._go)
        self._drafts_card = Card(_("Being worked on"))
        self._drafts_card.add(self.drafts)
        self.faults = Stack()
        self._groups = Stack(gap=SPACE_4)
        self.lists: list[PaintedList] = []
        self.versions = PaintedList(_("Published here"), openable=False)
        self.versions.acted.connect(self.print_guide)
        self._versions_card = Card(_("Published here"))
        self._versions_card.add(self.versions)
        self.add(self.faults, self._drafts_card, self._groups, self._versions_card)

    def open_place(self, place: Place) -> None:
        """Look again."""
        self.banner.clear()
        if self._guard.run(self._show) and place.tab == PUBLISHED:
            self.banner.show_message(self.presenter.published(place.id), Tone.GOOD)

    def _show(self) -> None:
        drafts = self.presenter.drafts()
        self.drafts.set_rows(drafts)
        self._drafts_card.setVisible(bool(drafts))
        self.faults.clear()
        for fault in self.presenter.faults():
            self.faults.add(Secondary(fault))
        self._groups.clear()
        self.lists.clear()
        for group in self.presenter.groups():
            rows = PaintedList(group.title)
            rows.set_rows(group.rows)
            rows.opened.connect(self.copy)
            rows.acted.connect(self.copy)
            card = Card(group.title)
            card.add(rows)
            self._groups.add(card)
            self.lists.append(rows)
        versions = self.presenter.versions()
        self.versions.set_rows(versions)
        self._versions_card.setVisible(bool(versions))
        (self.drafts if drafts else self.lists[0]).setFocus()

    def copy(self, source: str) -> None:
        """Ask whether it becomes the next version or a format of its own, and begin."""
        form = Form()
        title = self.presenter.title(source)
        how = form.segmented(
            "how",
            _("What becomes of the copy?"),
            [Option(NEXT, _("The next version of this one")), Option(OWN, _("A format of its own"))],
            NEXT,
        )
        name = form.line("name", _("Name of the new format"), _("{title} (ours)").format(title=title))
        form.set_row_visible("name", False)
        how.edited.connect(lambda: form.set_row_visible("name", how.value() == OWN))
        if self._surroundings.dialogs.show_form(_("Copy “{title}”").format(title=title), form, _("Copy and change")):
            told = name.value() if how.value() == OWN else ""
            begin: Callable[[], object] = partial(self._begin, source, told)
            self._guard.run(begin)

    def print_guide(self, version: str) -> None:
        """The one-page guide to a published version, for those who are to use it."""
        said = _("The guide is sent to the printer.")
        print_paper(self._surroundings, self.banner, self._guard, lambda does: does.guides.paper(version), said)

    def _begin(self, source: str, title: str) -> None:
        self._go(self.presenter.begin(source, title))

    def _go(self, key: str) -> None:
        self._surroundings.navigator.go(Place("format", id=key))


def make_page(surroundings: Surroundings) -> FormatsPage:
    """The page the window registers for places of kind ``formats``."""
    return FormatsPage(surroundings)
