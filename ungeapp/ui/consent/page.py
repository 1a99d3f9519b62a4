"""The tab *Samtykke*: what counts and for whom; give and withdraw.

Belongs here: widgets. Does not belong here: what they say (``presenter``) and the form (``give_form``).
"""

from __future__ import annotations

from functools import partial

from ungeapp.domain.changes import Changes
from ungeapp.texts import _
from ungeapp.ui.consent.give_form import GiveCard
from ungeapp.ui.consent.presenter import ConsentPresenter, ConsentView
from ungeapp.ui.kit.buttons import outlined, row_button
from ungeapp.ui.kit.card import Card
from ungeapp.ui.kit.chip import Chip
from ungeapp.ui.kit.layouts import Flow, Stack
from ungeapp.ui.kit.rows import Cell
from ungeapp.ui.kit.states import EmptyState
from ungeapp.ui.kit.tab_frame import TabFrame
from ungeapp.ui.kit.table import Table
from ungeapp.ui.kit.tokens import SPACE_4
from ungeapp.ui.surroundings import Surroundings
from ungeapp.usecases.consents import ConsentAsked


class ConsentTab(TabFrame):
    """The consents and bases of one young person."""

    def __init__(self, surroundings: Surroundings, person: str) -> None:
        super().__init__(_("Consent"))
        self._surroundings = surroundings
        self._person = person
        self._presenter = ConsentPresenter(surroundings.intentions, person)
        self.give_button = outlined(_("Record consent or basis"), self.begin, icon="add")
        self.top = Flow(self.give_button)
        self.form = Stack()
        self.list = Stack(gap=SPACE_4)
        self.giving: GiveCard | None = None
        self.add(self.top, self.form, self.list)
        surroundings.on_change(self, self._changed)
        self.refresh()

    def refresh(self) -> None:
        """Look again."""
        self.list.clear()
        views = self._presenter.look()
        for view in views:
            self.list.add(self._card(view))
        self.top.setVisible(bool(views) and self.giving is None)
        if not views and self.giving is None:
            self.list.add(
                EmptyState(
                    _("No consent or other basis is recorded. Until then nothing goes to others but time and place."),
                    _("Record consent or basis"),
                    self.begin,
                )
            )

    def begin(self) -> None:
        """Show the form."""
        if self.giving is None:
            self.giving = GiveCard(self._presenter, self._save, self.end)
            self.form.add(self.giving)
            self.refresh()
        self.giving.preset_buttons["plan"].setFocus()

    def end(self) -> None:
        """Put the form away."""
        self.form.clear()
        self.giving = None
        self.refresh()
        self.give_button.setFocus()

    def _save(self, asked: ConsentAsked, outside: str) -> None:
        if self._surroundings.act(self, lambda: self._presenter.give(asked, outside), _("It is recorded.")):
            self.end()

    def _withdraw(self, consent: str) -> None:
        sentence = _("From today nothing more goes along because of it. What was sent stays sent.")
        if self._surroundings.dialogs.confirm(_("Withdraw consent"), sentence, _("Withdraw")):
            self._surroundings.act(self, lambda: self._presenter.withdraw(consent), _("It is withdrawn."))

    def _card(self, view: ConsentView) -> Card:
        card = Card(view.title)
        card.add_head(Chip(view.state, view.tone))
        if view.counts:
            withdraw = partial(self._withdraw, view.id)
            card.add_head(row_button(_("Withdraw"), withdraw, name=_("Withdraw: {what}").format(what=view.title)))
        table = Table(view.title, stretch=(1, 4))
        table.set_rows([(Cell(name, secondary=True), text) for name, text in view.lines])
        card.add(table)
        return card

    def _changed(self, changes: Changes) -> None:
        if changes.concerns(self._person, "consent", "network-person"):
            self.refresh()


def make_tab(surroundings: Surroundings, person_id: str) -> ConsentTab:
    """The tab *Samtykke* of one young person."""
    return ConsentTab(surroundings, person_id)
