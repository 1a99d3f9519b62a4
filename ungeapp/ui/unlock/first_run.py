"""The first page of all: who works here, and the passphrase that opens the cases.

Belongs here: its widgets. Does not belong here: what is missing and what a passphrase is worth (``presenter``).
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal

from ungeapp.texts import _
from ungeapp.ui.kit.buttons import outlined, primary, quiet
from ungeapp.ui.kit.card import Card
from ungeapp.ui.kit.choices import CheckField
from ungeapp.ui.kit.dialogs import Dialogs
from ungeapp.ui.kit.fields import LineField
from ungeapp.ui.kit.form import Form
from ungeapp.ui.kit.in_view import bring_into_view
from ungeapp.ui.kit.layouts import Columns, Flow, Stack
from ungeapp.ui.kit.page_frame import PageFrame
from ungeapp.ui.kit.rows import Option
from ungeapp.ui.kit.states import ProgressRow
from ungeapp.ui.kit.text import Heading, Secondary, Text
from ungeapp.ui.kit.tokens import SPACE_4, Tone
from ungeapp.ui.shortcuts import Keys, bind
from ungeapp.ui.unlock.presenter import GENERATED, OWN, FirstRun, FirstRunPresenter, Refused, strength


class FirstRunPage(PageFrame):
    """Makes the desk; Ctrl+Enter when everything is filled in."""

    existing_desk_wanted = Signal()

    def __init__(self, presenter: FirstRunPresenter[Any], dialogs: Dialogs) -> None:
        self.create_button = primary(_("Create"), self.make_desk, key=Keys.ACCEPT.shown())
        super().__init__(
            _("Welcome to UngeApp"),
            _("Make your desk. It takes a minute, and you only do it once."),
            [self.create_button],
        )
        self._presenter = presenter
        self._dialogs = dialogs
        self._folder = presenter.folder()
        self._phrase = ""
        self.progress = ProgressRow()
        self.progress.hide()
        self._who = self._make_who()
        self._secret = self._make_secret()
        self.add(self.progress, Columns(Stack(self._who, self._secret, gap=SPACE_4), self._make_side()))
        self.new_phrase()
        self._show_source()
        bind(self, Keys.ACCEPT, self.make_desk)

    def start(self) -> None:
        """Ready to type."""
        self.name.setFocus()

    def phrase(self) -> str:
        """The six words offered."""
        return self._phrase

    def new_phrase(self) -> None:
        """Offer six other words."""
        self._phrase = self._presenter.suggest_phrase()
        self.words.setText(self._phrase)
        self.noted.set_value(False)

    def make_desk(self) -> None:
        """Make the desk if nothing is missing."""
        if not self.create_button.isEnabled():
            return
        asked = self._asked()
        errors = self._presenter.errors(asked)
        self.secret_form.set_errors(errors)
        self.who_form.set_errors(errors)
        self._noted_error.setText(errors.get("noted", ""))
        self._noted_error.setVisible("noted" in errors)
        if errors:
            if not {"name", "unit"} & set(errors) and "noted" in errors:
                self.noted.setFocus()
                bring_into_view(self.noted)
            return
        self.banner.clear()
        self._busy(True)
        self._presenter.create(asked, self._refused)

    # --- parts -----------------------------------------------------------------------------------

    def _make_who(self) -> Card:
        card = Card(_("Who are you?"))
        self.who_form = form = Form()
        self.name = form.line("name", _("Your name"), hint=_("It stands on letters and minutes you send."))
        towns = self._presenter.municipalities()
        first = towns[0].value if len(towns) == 1 else ""  # nobody's municipality is guessed
        self.municipality = form.choice("profile", _("Municipality"), towns, first, empty=_("Choose your municipality"))
        self.municipality.edited.connect(self._show_units)
        form.set_row_visible("profile", len(towns) > 1)
        self.unit = form.choice("unit", _("Unit"), self._presenter.units(first), empty=_("Choose your unit"))
        self.phone = form.line("phone", _("Telephone at work"), optional=True)
        card.add(form)
        return card

    def _make_secret(self) -> Card:
        card = Card(_("Your passphrase"))
        self.secret_form = form = Form()
        choices = (Option(GENERATED, _("Use six words")), Option(OWN, _("Write my own")))
        self.source = form.segmented("source", _("The passphrase opens your cases"), choices, GENERATED)
        self.source.edited.connect(self._show_source)
        self.words = Heading()
        self.words.setAccessibleName(_("The six words"))
        self.noted = CheckField(_("I have written the words down and put them in a safe place"))
        self._noted_error = Text()
        self._noted_error.set_ink("bad")
        self._noted_error.hide()
        self.noted.edited.connect(self._noted_error.hide)
        self.generated = Stack(
            self.words,
            Secondary(_("Write them down on paper. You write them each time you open UngeApp.")),
            Flow(outlined(_("Suggest other words"), self.new_phrase)),
            self.noted,
            self._noted_error,
        )
        card.add(form, self.generated)
        self.own = form.add("own", _("Your own passphrase"), LineField(max_length=1000), hint=_("At least 12 signs."))
        self.again = form.add("again", _("The same once more"), LineField(max_length=1000))
        for field in (self.own, self.again):
            field.setEchoMode(LineField.EchoMode.Password)
        self.own.edited.connect(self._show_strength)
        self.strength_line = Secondary()
        self.shown = CheckField(_("Show what I type"))
        self.shown.edited.connect(self._show_typed)
        self.made_up = Stack(self.strength_line, self.shown)
        card.add(self.made_up)
        return card

    def _make_side(self) -> Stack:
        about = Card(_("How your cases are kept"), overline=True)
        about.add(
            Text(_("Everything lies on this computer, locked with your passphrase. Nothing is sent without you.")),
            Text(_("If the passphrase is lost, nobody can open the cases. Keep it where only you can find it.")),
        )
        where = Card(_("Where it lies"), overline=True)
        self.where = Text(str(self._folder))
        where.add(
            self.where,
            Flow(
                outlined(_("Choose another folder …"), self._choose_folder),
                quiet(_("I have a desk already"), self.existing_desk_wanted.emit),
            ),
        )
        return Stack(about, where, gap=SPACE_4)

    # --- what happens ----------------------------------------------------------------------------

    def _asked(self) -> FirstRun:
        return FirstRun(
            name=self.name.value(),
            profile=self.municipality.value(),
            unit=self.unit.value(),
            phone=self.phone.value(),
            folder=self._folder,
            source=self.source.value(),
            phrase=self._phrase,
            noted=self.noted.value(),
            own=self.own.text(),
            again=self.again.text(),
        )

    def _refused(self, why: Refused) -> None:
        self._busy(False)
        self.banner.show_message(why.sentence, Tone.BAD)

    def _busy(self, busy: bool) -> None:
        self.create_button.setEnabled(not busy)
        self._who.setEnabled(not busy)
        self._secret.setEnabled(not busy)
        if busy:
            self.progress.start(_("Your desk is being made. This takes a moment."))
        else:
            self.progress.finish()

    def _show_units(self) -> None:
        self.unit.set_options(self._presenter.units(self.municipality.value()))

    def _show_source(self) -> None:
        own = self.source.value() == OWN
        self.generated.setVisible(not own)
        self.made_up.setVisible(own)
        for key in ("own", "again"):
            self.secret_form.set_row_visible(key, own)
        self._show_strength()

    def _show_strength(self) -> None:
        said = strength(self.own.text())
        self.strength_line.setText(said.sentence)
        self.strength_line.set_ink({Tone.WARN: "warn", Tone.GOOD: "good"}.get(said.tone, "ink_3"))

    def _show_typed(self) -> None:
        mode = LineField.EchoMode
        for field in (self.own, self.again):
            field.setEchoMode(mode.Normal if self.shown.value() else mode.Password)

    def _choose_folder(self) -> None:
        folder: Path | None = self._dialogs.choose_folder(_("Choose an empty folder for your cases"))
        if folder is not None:
            self._folder = folder
            self.where.setText(str(folder))
