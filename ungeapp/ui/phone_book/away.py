"""The card *Når du er væk*: from, until, who stands in; it stands on own letters while it lasts.

Belongs here: that card, for the settings and wherever else it is of use. Does not belong here: the rule (use cases).
"""

from __future__ import annotations

from ungeapp.texts import _
from ungeapp.ui.kit.buttons import outlined, quiet
from ungeapp.ui.kit.card import Card
from ungeapp.ui.kit.form import Form
from ungeapp.ui.kit.layouts import Flow
from ungeapp.ui.kit.page_frame import PageFrame
from ungeapp.ui.kit.suggest import SuggestField
from ungeapp.ui.kit.text import Secondary
from ungeapp.ui.kit.tokens import SPACE_2
from ungeapp.ui.phone_book.presenter import PhoneBookPresenter
from ungeapp.ui.surroundings import Surroundings
from ungeapp.usecases.phone_book import Away


class AwayCard(Card):
    """Who answers while the caseworker is away."""

    def __init__(self, surroundings: Surroundings, frame: PageFrame) -> None:
        super().__init__(_("When you are away"))
        self._surroundings = surroundings
        self._frame = frame
        self._presenter = PhoneBookPresenter(surroundings.intentions)
        form = self.form = Form()
        today = self._presenter.today
        self.first = form.date("first", _("Away from"), today, optional=True)
        self.last = form.date("last", _("Away until and including"), today)
        self.stand_in = form.add("stand_in", _("Who stands in for you"), SuggestField())
        self.phone = form.line("stand_in_phone", _("Telephone of the stand-in"))
        self.stand_in.committed.connect(self._named)
        self.said = Secondary("")
        self.save_button = outlined(_("Save the absence"), self.save)
        self.back_button = quiet(_("I am back"), self.be_back)
        self.add(
            Secondary(_("Your letters tell it from a week before until the last day.")),
            form,
            self.said,
            Flow(self.save_button, self.back_button, gap=SPACE_2),
        )

    def refresh(self) -> None:
        """Read it again."""
        away = self._presenter.away()
        self.first.set_value(away.first)
        self.last.set_value(away.last)
        self.stand_in.set_options(self._presenter.stand_ins())
        self.stand_in.set_value(away.stand_in)
        self.phone.set_value(away.phone)
        words = self._presenter.away_words()
        self.said.setText(words)
        self.said.setVisible(bool(words))
        self.back_button.setVisible(bool(away.stand_in))

    def save(self) -> None:
        """Write what stands in the fields."""
        errors = self.form.problems()
        if not self.stand_in.value():
            errors["stand_in"] = _("Write who is to be called while you are away.")
        if errors:
            self.form.set_errors(errors)
            return
        away = Away(
            first=self.first.value(),
            last=self.last.value(),
            stand_in=self.stand_in.value(),
            phone=self.phone.value(),
        )
        if self._surroundings.act(self._frame, lambda: self._presenter.be_away(away), _("The absence is saved.")):
            self.refresh()

    def be_back(self) -> None:
        """The absence is over or never was."""
        nobody = Away(first=None, last=None, stand_in="", phone="")
        if self._surroundings.act(
            self._frame, lambda: self._presenter.be_away(nobody), _("Your letters say nothing more of it.")
        ):
            self.refresh()

    def _named(self) -> None:
        """A stand-in who is in the book brings the number along."""
        if not self.phone.value():
            self.phone.set_value(self._presenter.phone_of(self.stand_in.value()))
