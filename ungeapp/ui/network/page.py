"""The tab *Netværk*: private and professional people, cases elsewhere.

Belongs here: widgets. Does not belong here: what rows say (``presenter``).
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from ungeapp.domain.changes import Changes
from ungeapp.domain.people import CaseReference, NetworkKind, NetworkPerson
from ungeapp.texts import _
from ungeapp.ui.kit.buttons import row_button
from ungeapp.ui.kit.form import Form
from ungeapp.ui.kit.layouts import Columns, Stack
from ungeapp.ui.kit.list_card import ListCard
from ungeapp.ui.kit.tab_frame import TabFrame
from ungeapp.ui.kit.tokens import SPACE_4
from ungeapp.ui.network.presenter import NetworkPresenter
from ungeapp.ui.surroundings import Surroundings


class PersonForm(Form):
    """One person of the network."""

    def __init__(self, presenter: NetworkPresenter, network: NetworkKind, one: NetworkPerson | None) -> None:
        super().__init__()
        private = network is NetworkKind.PRIVATE
        self.lines = {"name": self.line("name", _("Name"), one.name if one else "")}
        self.lines["relation"] = self.line(
            "relation",
            _("Relation, in the young person's own word") if private else _("What the young person knows them as"),
            one.relation if one else "",
            optional=True,
        )
        self.role = self.choice(
            "role", _("Role"), presenter.roles(network), one.role if one else "", empty=_("Not chosen")
        )
        self.unit = None
        if not private:
            self.unit = self.choice(
                "unit",
                _("Unit of the municipality"),
                presenter.units(),
                one.unit if one else "",
                empty=_("Outside the municipality"),
            )
            self.lines["organisation"] = self.line(
                "organisation", _("Workplace"), one.organisation if one else "", optional=True
            )
        for key, label, value in (
            ("phone", _("Telephone"), one.phone if one else ""),
            ("email", _("E-mail"), one.email if one else ""),
            ("helps_with", _("Helps with"), one.helps_with if one else ""),
        ):
            self.lines[key] = self.line(key, label, value, optional=True)

    def told(self) -> dict[str, str]:
        """What was typed."""
        told = {key: field.value() for key, field in self.lines.items()} | {"role": self.role.value()}
        if self.unit is not None:
            told["unit"] = self.unit.value()
        return told


class CaseForm(Form):
    """A case at another authority."""

    def __init__(self, one: CaseReference | None) -> None:
        super().__init__()
        self.lines = {
            key: self.line(key, label, value, optional=optional)
            for key, label, value, optional in (
                ("authority", _("Authority"), one.authority if one else "", False),
                ("case_number", _("Case number"), one.case_number if one else "", True),
                ("worker", _("Caseworker"), one.worker if one else "", True),
                ("phone", _("Telephone"), one.phone if one else "", True),
            )
        }

    def told(self) -> dict[str, str]:
        """What was typed."""
        return {key: field.value() for key, field in self.lines.items()}


class NetworkTab(TabFrame):
    """Three lists; Enter corrects, *Fjern* takes out with a reason."""

    def __init__(self, surroundings: Surroundings, person: str) -> None:
        super().__init__(_("Network"))
        self._surroundings = surroundings
        self._person = person
        self._presenter = NetworkPresenter(surroundings.intentions, person)
        self.private = ListCard(_("Private network"), _("Ask who the young person can call when something is hard."))
        self.professional = ListCard(_("Professional network"), _("Nobody noted yet."))
        self.cases = ListCard(_("Cases elsewhere"), _("No case numbers of other authorities noted."))
        for card, network in (
            (self.private, NetworkKind.PRIVATE),
            (self.professional, NetworkKind.PROFESSIONAL),
        ):
            self._head(card, partial(self._remove_person, card), partial(self.edit_person, network, ""))
            card.list.opened.connect(partial(self.edit_person, network))
        self._head(self.cases, self._remove_case, partial(self.edit_case, ""))
        self.cases.list.opened.connect(self.edit_case)
        self.add(
            Columns(Stack(self.private, gap=SPACE_4), Stack(self.professional, self.cases, gap=SPACE_4), weights=(1, 1))
        )
        surroundings.on_change(self, self._changed)
        self.refresh()

    def refresh(self) -> None:
        """Look again."""
        view = self._presenter.look()
        self.private.show_rows(view.private)
        self.professional.show_rows(view.professional)
        self.cases.show_rows(view.cases)

    def edit_person(self, network: NetworkKind, id: str) -> None:
        """Add or correct somebody."""
        form = PersonForm(self._presenter, network, self._presenter.person(id) if id else None)
        title = _("Correct the person in the network") if id else _("Add somebody to the network")
        if self._surroundings.dialogs.show_form(title, form, _("Save")):
            told = form.told()
            self._surroundings.act(
                self, lambda: self._presenter.save_person(network, told, id), _("The network is saved.")
            )

    def edit_case(self, id: str) -> None:
        """Add or correct a case elsewhere."""
        form = CaseForm(self._presenter.case(id) if id else None)
        title = _("Correct the case elsewhere") if id else _("Add a case elsewhere")
        if self._surroundings.dialogs.show_form(title, form, _("Save")):
            told = form.told()
            self._surroundings.act(self, lambda: self._presenter.save_case(told, id), _("The case number is saved."))

    @staticmethod
    def _head(card: ListCard, remove: Callable[[], None], add: Callable[[], None]) -> None:
        heading = card.accessibleName()
        taking_out = row_button(_("Remove"), remove, name=f"{heading}: {_('Remove')}")
        taking_out.hide()
        card.list.current_changed.connect(lambda _id: taking_out.show())
        card.add_head(taking_out, row_button(_("Add"), add, name=f"{heading}: {_('Add')}"))

    def _remove_person(self, card: ListCard) -> None:
        id = card.list.current_id()
        reason = self._reason() if id else None
        if reason is not None:
            self._surroundings.act(self, lambda: self._presenter.remove_person(id, reason), _("It is removed."))

    def _remove_case(self) -> None:
        id = self.cases.list.current_id()
        reason = self._reason() if id else None
        if reason is not None:
            self._surroundings.act(self, lambda: self._presenter.remove_case(id, reason), _("It is removed."))

    def _reason(self) -> str | None:
        return self._surroundings.dialogs.ask_text(_("Remove"), _("Why?"), _("Remove"))

    def _changed(self, changes: Changes) -> None:
        if changes.concerns(self._person, "network-person", "case-reference"):
            self.refresh()


def make_tab(surroundings: Surroundings, person_id: str) -> NetworkTab:
    """The tab *Netværk* of one young person."""
    return NetworkTab(surroundings, person_id)
