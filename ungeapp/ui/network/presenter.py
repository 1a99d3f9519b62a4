"""The tab *Netværk*: who stands around the young person, and other authorities' cases.

Belongs here: rows, choices, and handing what was typed on. Does not belong here: Qt, where people stand on the map.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ungeapp.domain.network_map import Change
from ungeapp.domain.people import CaseReference, NetworkKind, NetworkPerson, Stays
from ungeapp.texts import _, ngettext
from ungeapp.ui.casework.typed import TypedNetwork
from ungeapp.ui.due import joined
from ungeapp.ui.kit.map_views import MapLine, MapPerson, MapView
from ungeapp.ui.kit.rows import Option, RowView
from ungeapp.ui.kit.tokens import Tone
from ungeapp.ui.term_options import term_options
from ungeapp.usecases.intentions import Intentions
from ungeapp.usecases.network import CLOSENESS, QUALITIES, SECTORS, Earlier, Member, NetworkView
from ungeapp.usecases.printed import PrintedPaper
from ungeapp.wording import map_change, short_day, stays_name

PERSON_FIELDS = ("name", "role", "relation", "organisation", "unit", "phone", "email", "helps_with")
CASE_FIELDS = ("authority", "unit", "case_number", "worker", "phone")
NOT_COMPARED = "none"
_OWN = "network"
_TONES = {Change.NEW: Tone.INFO, Change.CLOSER: Tone.GOOD, Change.GONE: Tone.NEUTRAL}


@dataclass(frozen=True, slots=True, kw_only=True)
class NetworkTabView:
    """The map, the same people as rows, what is different since ``compared``, and other authorities' cases."""

    map: MapView
    rows: Sequence[RowView]
    cases: Sequence[RowView]
    sparse: str
    may_ask: bool
    earlier: Sequence[Option]
    compared: str
    changes: Sequence[RowView]


@dataclass(frozen=True, slots=True, kw_only=True)
class ChosenView:
    """The one who is chosen."""

    id: str
    heading: str
    facts: str
    sector: str
    closeness: str
    stays: str
    relations: Sequence[RowView]
    others: Sequence[Option]


class NetworkPresenter:
    """Reads and changes the network of one young person."""

    def __init__(self, intentions: Intentions, person: str) -> None:
        self._intentions = intentions
        self._person = person
        self._compared = ""
        self._view: NetworkView | None = None

    def look(self) -> NetworkTabView:
        """Everybody, and what is different from the state compared with: the latest kept one unless another is chosen."""
        view = self._view = self._intentions.network.view(self._person)
        file = self._intentions.people.file(self._person)
        keys = [one.key for one in view.earlier]
        compared = self._compared if self._compared in (*keys, NOT_COMPARED) else (keys[0] if keys else "")
        found = self._intentions.network.compare(self._person, compared) if compared in keys else ()
        changed = {one.person.id: one.change for one in found}
        return NetworkTabView(
            map=MapView(
                centre=view.young.given_name or view.young.full_name,
                sectors=self._labels(SECTORS, view.sectors),
                rings=self._labels(CLOSENESS, view.rings),
                people=tuple(self._on_map(view, one, changed.get(one.person.id)) for one in self._in_order(view)),
                lines=tuple(
                    MapLine(
                        first=one.first,
                        second="" if one.second == self._person else one.second,
                        word=self._word(QUALITIES, one.quality),
                        style=self._intentions.network.line(one.quality),
                    )
                    for one in view.relations
                ),
            ),
            rows=tuple(self._row(view, one, changed.get(one.person.id)) for one in self._in_order(view)),
            cases=tuple(
                RowView(one.id, one.authority, context=joined(one.worker, one.phone), aside=one.case_number)
                for one in file.of(CaseReference)
            ),
            sparse=self._sparse(view),
            may_ask=not view.task_open,
            earlier=tuple(Option(one.key, _called(one)) for one in view.earlier),
            compared=compared,
            changes=tuple(
                RowView(
                    one.person.id,
                    self._name(one.person),
                    chip=map_change(one.change.value),
                    tone=_TONES.get(one.change, Tone.NEUTRAL),
                )
                for one in found
            ),
        )

    def chosen(self, id: str) -> ChosenView | None:
        """The one who is chosen on the map or in the table; None for nobody."""
        view = self._view
        if view is None or id not in {one.person.id for one in view.members}:
            return None
        member = view.member(id)
        one = member.person
        names = {it.person.id: self._name(it.person) for it in view.members} | {self._person: view.young.given_name}
        mine = [it for it in view.relations if id in (it.first, it.second)]
        return ChosenView(
            id=id,
            heading=self._name(one),
            facts="\n".join(filter(None, self._facts(one))),
            sector=member.sector,
            closeness=one.closeness if member.placed else "",
            stays=one.stays.value,
            relations=tuple(
                RowView(other, names[other], chip=self._word(QUALITIES, it.quality), action=_("Remove"))
                for it in mine
                for other in (it.second if it.first == id else it.first,)
            ),
            others=tuple(Option(key, name) for key, name in names.items() if key != id),
        )

    def choose_earlier(self, key: str) -> None:
        """Compare with another kept state, or with none."""
        self._compared = key

    # choices -----------------------------------------------------------------------------------------------------
    def options(self, kind: str) -> Sequence[Option]:
        """The codes of one of the map's lists."""
        desk = self._intentions.desk
        return tuple(Option(one.code, one.label) for one in self._intentions.network.terms(kind).on(desk.today()))

    @staticmethod
    def stays_options() -> Sequence[Option]:
        """Whether somebody stays."""
        return tuple(Option(one.value, stays_name(one.value)) for one in Stays)

    def roles(self, network: NetworkKind, current: str = "") -> Sequence[Option]:
        """The roles that fit a private or a professional person; one that holds no more stays where it is kept."""
        desk = self._intentions.desk
        private, terms = network is NetworkKind.PRIVATE, desk.definitions.terms("roles")
        fitting = [one for one in terms.on(desk.today()) if bool(one.private) is private and one.code != "young-person"]
        return term_options(terms, fitting, desk.today(), current)

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
    def add(self, typed: TypedNetwork) -> str:
        """Add somebody as typed; their id."""
        return self._intentions.people.add_network(
            self._person,
            name=typed.name,
            network=NetworkKind(typed.kind),
            relation=typed.relation,
            helps_with=typed.helps_with,
        ).id

    def save_person(self, told: Mapping[str, str], id: str) -> None:
        """Correct somebody."""
        self._intentions.people.change(NetworkPerson, id, **told)

    def move(self, id: str, sector: int, ring: int) -> None:
        """To a sector and ring by number."""
        view = self._intentions.network.view(self._person)
        self._intentions.network.place(id, sector=view.sectors[sector], closeness=view.rings[ring])

    def told_of_move(self, id: str, sector: int, ring: int) -> str:
        """Where somebody stands after a move, in words."""
        view = self._intentions.network.view(self._person)
        return _("{name} stands under {sector}: {closeness}.").format(
            name=self._name(view.member(id).person),
            sector=self._word(SECTORS, view.sectors[sector]),
            closeness=self._word(CLOSENESS, view.rings[ring]).lower(),
        )

    def place(self, id: str, sector: str, closeness: str) -> None:
        """To a sector and ring by code."""
        self._intentions.network.place(id, sector=sector, closeness=closeness)

    def set_stays(self, id: str, answer: str) -> None:
        """Whether somebody is there after the change."""
        self._intentions.network.stays(id, Stays(answer))

    def relate(self, id: str, other: str, quality: str) -> None:
        """How two of them are together; an empty quality takes the line out."""
        self._intentions.network.relate(id, other, quality)

    def keep(self, label: str) -> None:
        """Keep the map as it is today, under a name where one was given."""
        self._intentions.network.keep(self._person, label)

    def ask_builder(self) -> None:
        """Make the task for whoever builds networks."""
        self._intentions.network.ask_builder(self._person)

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

    def papers(self) -> Sequence[RowView]:
        """The young person's own map, and one for each who may know of the private or the professional network."""
        own = RowView(_OWN, _("Network map"), context=_("For the young person"))
        others = self._intentions.network.readers(self._person)
        return (own, *(RowView(min(one.keys), one.name, context=_("Only what they may know")) for one in others))

    def make_paper(self, intentions: Intentions, paper: str) -> PrintedPaper:
        """The map on paper, in the background."""
        return intentions.network.paper(self._person, "" if paper == _OWN else paper)

    # words -------------------------------------------------------------------------------------------------------
    def _in_order(self, view: NetworkView) -> list[Member]:
        return sorted(view.members, key=lambda one: (view.sectors.index(one.sector), one.ring))

    def _labels(self, kind: str, codes: Sequence[str]) -> tuple[str, ...]:
        return tuple(self._word(kind, code) for code in codes)

    def _word(self, kind: str, code: str) -> str:
        return self._intentions.network.terms(kind).label(code, self._intentions.desk.today())

    def _name(self, one: NetworkPerson) -> str:
        return self._intentions.network.called(one)

    def _ring(self, view: NetworkView, one: Member) -> str:
        return self._word(CLOSENESS, view.rings[one.ring]) if one.placed else _("not said how close")

    def _on_map(self, view: NetworkView, one: Member, change: Change | None) -> MapPerson:
        name, relation, helps = self._name(one.person), one.person.relation, one.person.helps_with
        return MapPerson(
            id=one.person.id,
            name=name,
            sector=view.sectors.index(one.sector),
            ring=one.ring,
            placed=one.placed,
            word=map_change(change.value).lower() if change in (Change.CLOSER, Change.FURTHER) else self._new(change),
            spoken=", ".join(
                part
                for part in (
                    name,
                    relation if relation != name else "",
                    self._word(SECTORS, one.sector).lower(),
                    self._ring(view, one).lower(),
                    _("helps with {what}").format(what=helps) if helps else "",
                    stays_name(one.person.stays.value).lower() if one.person.stays is not Stays.UNKNOWN else "",
                )
                if part
            ),
        )

    @staticmethod
    def _new(change: Change | None) -> str:
        return _("new since last time") if change is Change.NEW else ""

    def _row(self, view: NetworkView, one: Member, change: Change | None) -> RowView:
        name, relation = self._name(one.person), one.person.relation
        unknown = one.person.stays is Stays.UNKNOWN
        return RowView(
            one.person.id,
            name,
            title_rest=f", {relation}" if relation and relation != name else "",
            context=joined(
                self._word(SECTORS, one.sector),
                self._ring(view, one),
                "" if unknown else stays_name(one.person.stays.value),
                _("Helps with: {what}").format(what=one.person.helps_with) if one.person.helps_with else "",
            ),
            chip=map_change(change.value) if change else "",
            tone=_TONES.get(change, Tone.NEUTRAL) if change else Tone.NEUTRAL,
            action=_("Correct"),
        )

    def _facts(self, one: NetworkPerson) -> tuple[str, ...]:
        desk = self._intentions.desk
        role = desk.definitions.terms("roles").label(one.role, desk.today()) if one.role else ""
        unit = desk.profile.unit_name(one.unit) if one.unit else ""
        return (
            joined(one.relation if one.relation != self._name(one) else "", role, one.organisation or unit),
            joined(one.phone, one.email),
            _("Helps with: {what}").format(what=one.helps_with) if one.helps_with else "",
        )

    @staticmethod
    def _sparse(view: NetworkView) -> str:
        if not view.sparse:
            return ""
        if view.task_open:
            return _("The private network is small. The task to contact the one who helps build a network is open.")
        return ngettext(
            "The private network is small: {count} person.",
            "The private network is small: {count} people.",
            view.private,
        ).format(count=view.private)


def _called(one: Earlier) -> str:
    return joined(short_day(one.on), one.meeting, one.label)
