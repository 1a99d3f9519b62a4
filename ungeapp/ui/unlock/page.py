"""The entry: opening a desk, or making the first one.

Belongs here: the widgets of both pages and turning from one to the other.
Does not belong here: what a passphrase is worth and what is missing (``presenter``), the main window.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from ungeapp.texts import _
from ungeapp.ui.kit import layouts
from ungeapp.ui.kit.buttons import outlined, primary, quiet
from ungeapp.ui.kit.card import Card
from ungeapp.ui.kit.choices import CheckField
from ungeapp.ui.kit.dialogs import Dialogs
from ungeapp.ui.kit.fields import LineField
from ungeapp.ui.kit.form import Form
from ungeapp.ui.kit.layouts import Columns, Flow, Stack
from ungeapp.ui.kit.page_frame import PageFrame
from ungeapp.ui.kit.states import ProgressRow
from ungeapp.ui.kit.text import Secondary, Text
from ungeapp.ui.kit.tokens import SPACE_4, Tone
from ungeapp.ui.runner import Runner
from ungeapp.ui.shortcuts import Keys, bind
from ungeapp.ui.unlock.presenter import FirstRunPresenter, Gatekeeper, Refused, UnlockPresenter, W

if TYPE_CHECKING:
    from ungeapp.ui.unlock.first_run import FirstRunPage


def make_page(
    gatekeeper: Gatekeeper[W],
    runner: Runner,
    dialogs: Dialogs,
    suggest_phrase: Callable[[], str],
    opened: Callable[[W], None],
) -> EntryPage:
    """What the window shows first. ``opened`` is given what the gatekeeper returned, in the window's thread."""
    unlocking = UnlockPresenter(gatekeeper, runner, opened)
    return EntryPage(unlocking, lambda: FirstRunPresenter(gatekeeper, runner, suggest_phrase, opened), dialogs)


class EntryPage(QWidget):
    """Opens with the unlock page where there is a store, otherwise with the first-run page."""

    def __init__(
        self, unlocking: UnlockPresenter[Any], first_run: Callable[[], FirstRunPresenter[Any]], dialogs: Dialogs
    ) -> None:
        super().__init__()
        self._unlocking = unlocking
        self._make_first_run = first_run
        self._dialogs = dialogs
        self._stack = QStackedWidget()
        layouts.column(self, gap=0).addWidget(self._stack)
        self.unlock_page: UnlockPage | None = None
        self.first_run_page: FirstRunPage | None = None
        if unlocking.stores():
            self.show_unlock()
        else:
            self.show_first_run()

    def showEvent(self, event: QShowEvent) -> None:
        """Only a page in its window can hold the keyboard: ready to type now."""
        super().showEvent(event)
        for page in (self.unlock_page, self.first_run_page):
            if page is not None and page is self._stack.currentWidget() and not event.spontaneous():
                page.start()

    def show_unlock(self) -> None:
        """Ask for the passphrase."""
        if self.unlock_page is None:
            self.unlock_page = UnlockPage(self._unlocking, self._dialogs)
            self.unlock_page.new_desk_wanted.connect(self.show_first_run)
            self._stack.addWidget(self.unlock_page)
        self._stack.setCurrentWidget(self.unlock_page)
        self.unlock_page.start()

    def show_first_run(self) -> None:
        """Make a desk."""
        if self.first_run_page is None:
            from ungeapp.ui.unlock.first_run import FirstRunPage  # once in a desk's life: not at every start

            self.first_run_page = FirstRunPage(self._make_first_run(), self._dialogs)
            self.first_run_page.existing_desk_wanted.connect(self.show_unlock)
            self._stack.addWidget(self.first_run_page)
        self._stack.setCurrentWidget(self.first_run_page)
        self.first_run_page.start()


class UnlockPage(PageFrame):
    """Which desk, and its passphrase."""

    new_desk_wanted = Signal()

    def __init__(self, presenter: UnlockPresenter[Any], dialogs: Dialogs) -> None:
        super().__init__(_("Open your desk"), _("Your cases are locked until you write your passphrase."))
        self._presenter = presenter
        self._dialogs = dialogs
        self.form = Form()
        self.desk = self.form.choice("desk", _("Desk"), ())
        self.passphrase = self.form.add("passphrase", _("Passphrase"), LineField(max_length=1000))
        self.passphrase.setEchoMode(LineField.EchoMode.Password)
        self.passphrase.returnPressed.connect(self.unlock)
        self.shown = CheckField(_("Show what I type"))
        self.shown.edited.connect(self._show_typed)
        self.open_button = primary(_("Open"), self.unlock, key="Enter")
        self.progress = ProgressRow()
        self.progress.hide()
        card = Card()
        card.add(self.form, self.shown, self.progress, Flow(self.open_button))
        other = Card(_("Another desk"), overline=True)
        other.add(
            Text(_("Your cases lie in a folder on this computer. Nobody can open them without your passphrase.")),
            Flow(
                outlined(_("Choose another folder …"), self._choose_folder),
                quiet(_("Make a new desk"), self.new_desk_wanted.emit),
            ),
            Secondary(_("Have you forgotten the passphrase? Nobody can find it for you. Ring your support.")),
        )
        self.add(Columns(card, Stack(other, gap=SPACE_4)))
        bind(self, Keys.ACCEPT, self.unlock)

    def start(self) -> None:
        """Ready to type; a desk that has come since can be chosen."""
        options = self._presenter.options()
        self.desk.set_options(options, self.desk.value() or next((one.value for one in options), ""))
        self.passphrase.setFocus()

    def unlock(self) -> None:
        """Try what was typed."""
        if not self.open_button.isEnabled():
            return
        self.form.set_errors({})
        self.banner.clear()
        self._busy(True)
        self._presenter.unlock(self.desk.value(), self.passphrase.text(), self._refused)

    def _refused(self, why: Refused) -> None:
        self._busy(False)
        if why.passphrase:
            self.form.set_errors({"passphrase": why.sentence})
            self.passphrase.selectAll()
        else:
            self.banner.show_message(why.sentence, Tone.BAD)
        self.passphrase.setFocus()

    def _busy(self, busy: bool) -> None:
        self.open_button.setEnabled(not busy)
        self.form.setEnabled(not busy)
        if busy:
            self.progress.start(_("Opening. This takes a moment on purpose, so that nobody can guess."))
        else:
            self.progress.finish()

    def _show_typed(self) -> None:
        mode = LineField.EchoMode
        self.passphrase.setEchoMode(mode.Normal if self.shown.value() else mode.Password)

    def _choose_folder(self) -> None:
        folder = self._dialogs.choose_folder(_("Choose the folder with your cases"))
        if folder is not None:
            self._presenter.add(folder)
            self.desk.set_options(self._presenter.options(), str(folder))
            self.passphrase.setFocus()
