"""The tab *Afdelinger*: my own card, the partners, and confirming one of them.

Belongs here: widgets. Does not belong here: what the rows say (``presenter``).
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from ungeapp.domain.errors import Invalid, UngeError
from ungeapp.texts import _
from ungeapp.ui.exchange.presenter import ExchangePresenter, PartnerView
from ungeapp.ui.kit import layouts
from ungeapp.ui.kit.banner import Banner
from ungeapp.ui.kit.buttons import Button, ButtonKind, outlined, quiet
from ungeapp.ui.kit.card import Card
from ungeapp.ui.kit.form import Form
from ungeapp.ui.kit.layouts import Columns, Flow, Stack
from ungeapp.ui.kit.page_frame import PageFrame
from ungeapp.ui.kit.painted_list import PaintedList
from ungeapp.ui.kit.states import EmptyState
from ungeapp.ui.kit.text import Heading, Secondary, Strong, Text
from ungeapp.ui.kit.tokens import SPACE_4, Tone
from ungeapp.ui.shortcuts import Keys
from ungeapp.ui.surroundings import Surroundings
from ungeapp.wording import error_sentence

_LARGEST_CARD = 1 << 20


class PartnersTab(QWidget):
    """Cards: mine and theirs. ``asking`` tells whether a number is being asked for, which Ctrl+Enter then confirms."""

    asking = Signal(bool)

    def __init__(self, surroundings: Surroundings, presenter: ExchangePresenter, frame: PageFrame) -> None:
        super().__init__()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._surroundings = surroundings
        self._presenter = presenter
        self._frame = frame
        self._guard = surroundings.guard(frame)
        self._asked = ""
        self.rows = PaintedList(_("Departments"), openable=False)
        self.rows.acted.connect(self.ask_number)
        self.empty = EmptyState(
            _("No partners yet. Exchange cards with the department you work with: save yours, and fetch theirs."),
            _("Fetch a card …"),
            self.fetch_card,
        )
        partners = Card(_("Departments you work with"))
        partners.add_head(outlined(_("Fetch a card …"), self.fetch_card))
        partners.add(self.rows, self.empty)
        self.confirming = self._make_confirming()
        layouts.column(self, gap=0).addWidget(
            Columns(Stack(self.confirming, partners, gap=SPACE_4), self._make_own(), weights=[60, 40])
        )

    def refresh(self) -> None:
        """Read the cards again."""
        own = self._presenter.own_card()
        self.who.setText(own.who)
        self.number.setText(own.number)
        rows = self._presenter.partners()
        self.rows.set_rows(rows)
        self.rows.setVisible(bool(rows))
        self.empty.setVisible(not rows)

    def ask_number(self, identity: str) -> None:
        """Ask for the number read aloud, unless it is confirmed already."""
        view = self._presenter.partner(identity)
        if view is not None and not view.confirmed:
            self._ask(view)

    def is_asking(self) -> bool:
        """Whether a number is being asked for."""
        return bool(self._asked)

    def accept(self) -> bool:
        """Confirm if a number is being asked for; says whether it was."""
        if not self._asked:
            return False
        self.confirm()
        return True

    def confirm(self) -> None:
        """Compare what was typed with the card."""
        try:
            said = self._presenter.confirm(self._asked, self.typed.value())
        except UngeError as error:
            self.form.set_errors({"number": error_sentence(error)})
            self.typed.selectAll()
            return
        self._forget()
        self._frame.banner.show_message(said, Tone.GOOD)
        self.refresh()
        self.rows.setFocus()

    def fetch_card(self) -> None:
        """Take a partner's card in, and ask for its number at once."""
        path = self._surroundings.dialogs.open_file(_("Choose a partner's card"), ["*.ungekort"])
        if path is not None:
            self._guard.run(lambda: self._add(path))

    def save_card(self) -> None:
        """My card as a file to give away."""
        self._guard.run(self._save)

    # --- parts -----------------------------------------------------------------------------------

    def _make_own(self) -> Card:
        card = Card(_("My card"), overline=True)
        self.who = Strong()
        self.number = Heading()
        self.number.setAccessibleName(_("My check number"))
        card.add(
            self.who,
            Secondary(_("Check number")),
            self.number,
            Text(_("Give your card to your partner. Then read this number aloud over the telephone.")),
            Flow(outlined(_("Save my card …"), self.save_card)),
        )
        return card

    def _make_confirming(self) -> Card:
        card = Card(" ", accent="info")
        self.form = Form()
        self.warning = Banner()
        self.typed = self.form.line(
            "number",
            _("The check number you hear"),
            hint=_("Ring on a number you know, and have the thirty digits read out from the other window."),
        )
        self.typed.returnPressed.connect(self.confirm)
        confirm = Button(_("Confirm"), self.confirm, kind=ButtonKind.PRIMARY, key=Keys.ACCEPT.shown())
        card.add(self.warning, self.form, Flow(confirm, quiet(_("Not now"), self._forget)))
        card.hide()
        return card

    def _ask(self, view: PartnerView) -> None:
        self._asked = view.identity
        self.confirming.set_heading(view.heading)
        self.form.set_errors({})
        self.typed.set_value("")
        if view.warning:
            self.warning.show_message(view.warning, Tone.WARN)
        else:
            self.warning.clear()
        self.confirming.show()
        self.asking.emit(True)
        self.typed.setFocus()

    def _forget(self) -> None:
        self._asked = ""
        self.confirming.hide()
        self.asking.emit(False)

    def _add(self, path: Path) -> None:
        view = self._presenter.add_card(_read(path))
        self.refresh()
        self._ask(view)

    def _save(self) -> None:
        name, content = self._presenter.card_file()
        path = self._surroundings.dialogs.save_file(_("Save my card"), name)
        if path is not None:
            self._surroundings.write_file(path, content)
            self._frame.banner.show_message(_("Your card is saved. Send it to your partner."), Tone.GOOD)


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(_LARGEST_CARD)
    except OSError as error:
        raise Invalid("file-unreadable") from error
