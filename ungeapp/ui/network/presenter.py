"""The tab *Netværk*: who stands around the young person, and other authorities' cases.

Belongs here: rows, choices, and handing what was typed on. Does not belong here: Qt, the network map on paper.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ungeapp.domain.people import CaseReference, NetworkKind, NetworkPerson
from ungeapp.texts import _
from ungeapp.ui.due import joined
from ungeapp.ui.kit.rows import Option, RowView
from ungeapp.usecases.intentions import Intentions

PERSON_FIELDS = ("name", "role", "relation", "organisation", "unit", "phone", "email", "helps_with")
CASE_FIELDS = ("authority", "unit", "case_number", "worker", "phone")


@dataclass(frozen=True, slots=True, kw_only=True)
class NetworkView:
    """Three lists."""

    private: Sequence[RowView]
    professional: Sequence[RowView]
    cases: Sequence[RowView]


class NetworkPresenter:
    """Reads and changes the network of one young person."""

    def __init__(self, intentions: Intentions, person: str) -> None:
        self._intentions = intentions
        self._person = person

    def look(self) -> NetworkView:
        """Everybody, in the order they were added."""
        file = self._intentions.people.file(self._person)
        people = file.of(NetworkPerson)
        return NetworkView(
            private=tuple(self._row(one) for one in people if one.network is NetworkKind.PRIVATE),
            professional=tuple(self._row(one) for one in people if one.network is NetworkKind.PROFESSIONAL),
            cases=tuple(
                RowView(
                    one.id,
                    one.authority,
                    context=joined(one.worker, one.phone),
                    aside=one.case_number,
                )
                for one in file.of(CaseReference)
            ),
        )

    def roles(self, network: NetworkKind) -> Sequence[Option]:
        """The roles that fit a private or a professional person."""
        desk = self._intentions.desk
        private = network is NetworkKind.PRIVATE
        return tuple(
            Option(one.code, one.label)
            for one in desk.definitions.terms("roles").on(desk.today())
            if bool(one.private) is private and one.code != "young-person"
        )

    def units(self) -> Sequence[Option]:
        """The municipality's units."""
        return tuple(Option(one.key, one.name) for one in self._intentions.desk.profile.units)

    def person(self, id: str) -> NetworkPerson:
        """One of them, to correct."""
        found = next(one for one in self._intentions.people.file(self._person).of(NetworkPerson) if one.id == id)
        assert isinstance(found, NetworkPerson)
        return found

    def case(self, id: str) -> CaseReference:
        """One case, to correct."""
        found = next(one for one in self._intentions.people.file(self._person).of(CaseReference) if one.id == id)
        assert isinstance(found, CaseReference)
        return found

    # acts --------------------------------------------------------------------------------------------------------
    def save_person(self, network: NetworkKind, told: Mapping[str, str], id: str = "") -> None:
        """Add somebody, or correct them."""
        if id:
            self._intentions.people.change(NetworkPerson, id, **told)
            return
        more = {name: text for name, text in told.items() if name != "name"}
        self._intentions.people.add_network(self._person, name=told.get("name", ""), network=network, **more)

    def save_case(self, told: Mapping[str, str], id: str = "") -> None:
        """Add a case elsewhere, or correct it."""
        if id:
            self._intentions.people.change(CaseReference, id, **told)
        else:
            self._intentions.people.add_case(
                self._person,
                authority=told["authority"],
                case_number=told["case_number"],
                worker=told["worker"],
                unit=told.get("unit", ""),
                phone=told.get("phone", ""),
            )

    def remove_person(self, id: str, reason: str) -> None:
        """Take somebody out, with a reason."""
        self._intentions.people.remove(NetworkPerson, id, reason)

    def remove_case(self, id: str, reason: str) -> None:
        """Take a case out, with a reason."""
        self._intentions.people.remove(CaseReference, id, reason)

    def _row(self, one: NetworkPerson) -> RowView:
        desk = self._intentions.desk
        role = desk.definitions.terms("roles").label(one.role, desk.today()) if one.role else ""
        unit = desk.profile.unit_name(one.unit) if one.unit else ""
        title = one.name or one.relation or role
        return RowView(
            one.id,
            title,
            title_rest=f", {one.relation}" if one.relation and one.relation != title else "",
            context=joined(
                role if role != title else "",
                one.organisation or unit,
                one.phone,
                one.email,
                _("Helps with: {what}").format(what=one.helps_with) if one.helps_with else "",
            ),
        )
