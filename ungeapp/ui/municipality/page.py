"""The page *Kommunen*; for reading.

Belongs here: widgets. Does not belong here: what they say (``presenter``).
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from ungeapp.texts import _
from ungeapp.ui.kit.banner import Banner
from ungeapp.ui.kit.buttons import outlined, quiet, row_button
from ungeapp.ui.kit.card import Card
from ungeapp.ui.kit.layouts import Flow, Stack
from ungeapp.ui.kit.page_frame import PageFrame
from ungeapp.ui.kit.table import Table
from ungeapp.ui.kit.tabs import Tabs
from ungeapp.ui.kit.text import Secondary, Strong, Text
from ungeapp.ui.kit.tokens import SPACE_4, Tone
from ungeapp.ui.municipality.presenter import MunicipalityPresenter, Paragraph, Row
from ungeapp.ui.navigation import Place
from ungeapp.ui.surroundings import Surroundings

ADOPTED = "adopted"
"""The note of the place that is gone to when a version was just taken into use."""


def make_page(surroundings: Surroundings) -> QWidget:
    """The page for ``Place("municipality")``."""
    return MunicipalityPage(surroundings)


class MunicipalityPage(PageFrame):
    """Units and responsibility, how we do it, words and ages, targets."""

    def __init__(self, surroundings: Surroundings) -> None:
        self._surroundings = surroundings
        self._presenter = presenter = MunicipalityPresenter(surroundings.intentions)
        back = quiet(_("Back to the settings"), lambda: surroundings.navigator.go(Place("settings")))
        formats = outlined(_("Meeting formats"), lambda: surroundings.navigator.go(Place("formats")), icon="edit")
        super().__init__(presenter.title, presenter.subtitle, actions=[back, formats])
        self.tabs = Tabs(_("The municipality's profile"))
        self.tabs.add("units", _("Units and responsibility"), self._units)
        self.tabs.add("procedures", _("How we do it"), self._procedures)
        self.tabs.add("words", _("Words, ages and times"), self._words)
        self.tabs.add("targets", _("Targets and figures"), self._targets)
        self.tabs.add("versions", _("Versions of the profile"), self._versions)
        self.add(self.tabs)

    def _units(self) -> QWidget:
        who = [_table(one.title, (_("Who"), _("When"), _("Source")), one.rows) for one in self._presenter.rules()]
        if not who:
            nothing = Card(_("Responsibility by age and situation"))
            nothing.add(Secondary(_("The profile says nothing of who is responsible for whom.")))
            who = [nothing]
        else:
            who.insert(0, self._whose_rules())
        heads = (_("Unit"), _("Called on paper"), _("Source"))
        model = _read(_("Model of organisation"), self._presenter.model())
        return Stack(*model, *who, _table(_("Units"), heads, self._presenter.units()), gap=SPACE_4)

    def _whose_rules(self) -> Card:
        card = Card(self._presenter.titled("responsibility", _("Responsibility by age and situation")))
        card.add(Secondary(self._presenter.rules_source()))
        return card

    def _procedures(self) -> QWidget:
        partners = self._presenter.titled("partners", _("Organisations we work with"))
        return Stack(
            *_read(self._presenter.titled("procedures", _("How we do it")), self._presenter.procedures()),
            *_read(_("Roles of the municipality"), self._presenter.roles()),
            *_rows(partners, (_("Who"), _("Kind"), _("Source")), self._presenter.partners()),
            gap=SPACE_4,
        )

    def _words(self) -> QWidget:
        heads = (_("What"), _("Here"), _("Source"))
        return Stack(
            *_rows(_("The municipality's words"), heads, self._presenter.words()),
            *_rows(_("Age groups"), heads, self._presenter.ages()),
            *_rows(_("Fixed times"), heads, self._presenter.times()),
            *_rows(_("Weeks kept free"), heads, self._presenter.reserved()),
            *_rows(_("Absence counters"), heads, self._presenter.absence()),
            *self._deadlines(heads),
            gap=SPACE_4,
        )

    def _deadlines(self, heads: Sequence[str]) -> Sequence[Card]:
        """The deadlines the profile sets, and where those of the desk itself run."""
        title = self._presenter.titled("deadlines", _("The municipality's deadlines"))
        found = _rows(title, heads, self._presenter.deadlines())
        for one in found:
            one.add_head(row_button(_("See the desk's own dates"), self._to_desk_dates))
        return found

    def _to_desk_dates(self) -> None:
        self._surroundings.navigator.go(Place("desk-dates"))

    def _targets(self) -> QWidget:
        heads = (_("Target"), _("To be reached"), _("So far"), _("What is counted"), _("Source"))
        found = self._presenter.targets()
        if found:
            return Stack(
                _table(self._presenter.titled("targets", _("Targets and figures")), heads, found, (2, 2, 2, 3, 2)),
                gap=SPACE_4,
            )
        return Stack(Secondary(_("The profile tells of no targets.")), gap=SPACE_4)

    def open_place(self, place: Place) -> None:
        """Show the profile as it is now; ``tab`` is what is looked at first."""
        self.set_title(self._presenter.title, self._presenter.subtitle)
        self.tabs.begin_again(place.tab or "units")
        self.banner.clear()
        if place.note == ADOPTED:
            said = self._presenter.in_use_now()
            self.banner.show_message(said, Tone.GOOD, action=_("Undo"), on_action=self._go_back)

    def _versions(self) -> QWidget:
        said, wrong = self._presenter.standing_words()
        card = Card(_("Versions of the profile"))
        card.add(Text(said))
        if wrong:
            card.add(Banner(wrong, Tone.WARN))
        rows = self._presenter.versions()
        if rows:
            table = Table(_("Versions of the profile"), stretch=(2, 3, 4))
            table.set_rows([list(one) for one in rows])
            card.add(table)
        go = self._surroundings.navigator.go
        self.fetch_button = outlined(_("Fetch a new version …"), lambda: go(Place("receive", note="choose")))
        self.make_button = outlined(_("Make a new version …"), lambda: go(Place("profile-version")))
        buttons = Flow(self.fetch_button, self.make_button)
        if self._presenter.can_go_back():
            self.back_button = quiet(_("Go back to the version before"), self._go_back)
            buttons.add(self.back_button)
        card.add(buttons)
        return Stack(card, gap=SPACE_4)

    def _go_back(self) -> None:
        said: list[str] = []
        if self._surroundings.guard(self).run(lambda: said.append(self._presenter.go_back())):
            self.open_place(Place("municipality", tab="versions"))
            self.banner.show_message(said[0], Tone.GOOD)


def _table(title: str, heads: Sequence[str], rows: Sequence[Row], stretch: tuple[int, ...] = (3, 4, 3)) -> Card:
    card = Card(title)
    table = Table(title, list(heads), stretch=stretch)
    table.set_rows([list(one) for one in rows])
    card.add(table)
    return card


def _rows(title: str, heads: Sequence[str], rows: Sequence[Row]) -> Sequence[Card]:
    """The table, or nothing where the profile tells of none."""
    return (_table(title, heads, rows),) if rows else ()


def _read(title: str, paragraphs: Sequence[Paragraph]) -> Sequence[Card]:
    if not paragraphs:
        return ()
    card = Card(title)
    for one in paragraphs:
        card.add(Stack(Strong(one.title), Text(one.text), Secondary(one.source)))
    return (card,)
