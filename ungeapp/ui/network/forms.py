"""The two small forms of the tab: somebody of the network, and a case at another authority.

Belongs here: fields. Does not belong here: saving them (``presenter``).
"""

from __future__ import annotations

from ungeapp.domain.kle import meant_as_kle, read_kle
from ungeapp.domain.people import CaseReference, NetworkKind, NetworkPerson
from ungeapp.texts import _
from ungeapp.ui.due import joined
from ungeapp.ui.kit.form import Form
from ungeapp.ui.network.presenter import NetworkPresenter


class PersonForm(Form):
    """One person of the network."""

    def __init__(self, presenter: NetworkPresenter, one: NetworkPerson) -> None:
        super().__init__()
        private = one.network is NetworkKind.PRIVATE
        self.lines = {"name": self.line("name", _("Name"), one.name)}
        self.lines["relation"] = self.line(
            "relation",
            _("Relation, in the young person's own word") if private else _("What the young person knows them as"),
            one.relation,
            optional=True,
        )
        self.role = self.choice(
            "role", _("Role"), presenter.roles(one.network, one.role), one.role, empty=_("Not chosen")
        )
        self.unit = None
        if not private:
            self.unit = self.choice(
                "unit",
                _("Unit of the municipality"),
                presenter.units(),
                one.unit,
                empty=_("Outside the municipality"),
            )
            self.lines["organisation"] = self.line("organisation", _("Workplace"), one.organisation, optional=True)
        for key, label, value in (
            ("phone", _("Telephone"), one.phone),
            ("email", _("E-mail"), one.email),
            ("helps_with", _("Helps with"), one.helps_with),
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

        self.lines["case_number"].edited.connect(self._number_typed)
        self._number_typed()

    def _number_typed(self) -> None:
        self.row("case_number").set_notice(number_words(self.lines["case_number"].value()))

    def told(self) -> dict[str, str]:
        """What was typed."""
        return {key: field.value() for key, field in self.lines.items()}


def number_words(text: str) -> str:
    """What a case number says in the form of KLE, or that it nearly has that form; empty of any other number (1-16)."""
    found = read_kle(text)
    if found is None:
        return _("This looks like a number of KLE, but not like 00.17.00-A00-1-14.") if meant_as_kle(text) else ""
    told = _("KLE: subject {subject}, action {facet}").format(subject=found.subject, facet=found.facet)
    if not found.serial:
        return told
    return joined(told, _("case {number} of {year}").format(number=found.serial, year=found.year))
