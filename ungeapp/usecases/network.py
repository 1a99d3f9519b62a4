"""The network map: who stands where, how they are with each other, who stays, and what is different from last time.

Belongs here: acts on the map, its frozen states, noticing a sparse private network, its paper.
Does not belong here: placing and comparing (``domain/network_map.py``), adding somebody (``people.py``), layout.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Protocol

from ungeapp.domain.consent import Consent, Use, matching_key, valid
from ungeapp.domain.disclosures import Way
from ungeapp.domain.errors import Invalid, NotAllowed, NotFound
from ungeapp.domain.gate import Purpose, Recipient, RecipientKind, Released
from ungeapp.domain.ids import derived_id
from ungeapp.domain.meetings import Meeting
from ungeapp.domain.network_map import NOT_SAID, Difference, LineStyle, Standing, differences, sparse
from ungeapp.domain.parts import Part
from ungeapp.domain.people import (
    NetworkKept,
    NetworkKind,
    NetworkPerson,
    NetworkRelation,
    Stays,
    Task,
    TaskState,
    YoungPerson,
)
from ungeapp.domain.record import Record
from ungeapp.domain.terms import TermList
from ungeapp.usecases.courses import NETWORK_TASK
from ungeapp.usecases.desk import Desk
from ungeapp.usecases.frozen import canonical, thaw
from ungeapp.usecases.letterheads import sender_of
from ungeapp.usecases.papers import Sender
from ungeapp.usecases.ports.store import UnitOfWork
from ungeapp.usecases.printed import Given, PrintedPaper, withheld_in, young_person_recipient
from ungeapp.usecases.releasing import released_to

SECTORS, CLOSENESS, QUALITIES = "network-sectors", "network-closeness", "network-qualities"
FEWEST = "network/fewest"
"""The setting with the municipality's own number; no source tells one, so it is empty until somebody sets it."""
SPARSE = "network-sparse"
"""The code of the task that a sparse private network became here (4-4 c); a meeting's own format makes its own."""
BUILDER = "network-builder"
_FROZEN = "network"
_NETWORK = frozenset({Part.PRIVATE_NETWORK.value, Part.PROFESSIONAL_NETWORK.value})


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """Somebody with where they stand; ``placed`` says whether somebody has said how close they are."""

    person: NetworkPerson
    sector: str
    ring: int
    placed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Earlier:
    """A state of the network that was kept: on a day, or when a meeting was closed."""

    key: str  # <record>/<n>
    on: date
    meeting: str = ""  # its neutral title
    label: str = ""  # what it was called when it was kept


@dataclass(frozen=True, slots=True, kw_only=True)
class NetworkView:
    """The network as it is. ``standings`` are all members on the map, ``earlier`` the newest first."""

    young: YoungPerson
    members: tuple[Member, ...]
    relations: tuple[NetworkRelation, ...]
    sectors: tuple[str, ...]
    rings: tuple[str, ...]
    earlier: tuple[Earlier, ...]
    private: int
    sparse: bool
    task_open: bool

    @property
    def standings(self) -> tuple[Standing, ...]:
        return tuple(Standing(one.person.id, self.sectors.index(one.sector), one.ring) for one in self.members)

    def member(self, id: str) -> Member:
        """One of them; NotFound."""
        for one in self.members:
            if one.person.id == id:
                return one
        raise NotFound()


@dataclass(frozen=True, slots=True, kw_only=True)
class MapPerson:
    """Somebody on the printed map; codes are in words already."""

    id: str
    name: str
    sector: str
    ring: str
    place: tuple[int, int]  # sector and ring by number
    relation: str = ""
    helps_with: str = ""
    stays: Stays = Stays.UNKNOWN


@dataclass(frozen=True, slots=True, kw_only=True)
class MapRelation:
    """A line between two of them; ``second`` empty for the young person."""

    first: str
    second: str
    word: str
    line: LineStyle


@dataclass(frozen=True, slots=True, kw_only=True)
class MapPaper:
    """The network map as paper gets it, already released by the gate."""

    young_person: str
    sectors: tuple[str, ...]
    rings: tuple[str, ...]
    people: tuple[MapPerson, ...]
    relations: tuple[MapRelation, ...]
    since: date | None
    differences: tuple[tuple[str, str], ...]  # (name, change code)
    sender: Sender
    recipient: str
    printed_on: date
    withheld: tuple[str, ...] = ()


class MapPapers(Protocol):
    """Turns the map into pages."""

    def network(self, paper: MapPaper) -> bytes: ...


class NetworkUseCases:
    """Acts on the map. Each is one transaction and can be undone, but for what was kept as it was."""

    def __init__(self, desk: Desk, papers: MapPapers) -> None:
        self._desk = desk
        self._papers = papers

    # looking -----------------------------------------------------------------------------------------------------
    def terms(self, kind: str) -> TermList:
        """The words of sectors, closeness or qualities."""
        return self._desk.definitions.terms(kind)

    def view(self, person: str) -> NetworkView:
        """Everybody with their place, the relations between those who are there, and what was kept earlier."""
        with self._desk.looking() as uow:
            young = uow.get(YoungPerson, person)
            people = uow.of(NetworkPerson, person)
            relations = uow.of(NetworkRelation, person)
            earlier = self._earlier(uow, person)
            tasks = uow.of(Task, person)
            fewest = _number(uow.setting(FEWEST))
        there = {one.id for one in people}
        return NetworkView(
            young=young,
            members=self._members(people),
            relations=tuple(one for one in relations if one.quality and _joins(one, there | {person})),
            sectors=self._codes(SECTORS),
            rings=self._codes(CLOSENESS),
            earlier=tuple(sorted(earlier, key=lambda one: (one.on, one.key), reverse=True)),
            private=sum(1 for one in people if one.network is NetworkKind.PRIVATE),
            sparse=sparse(people, fewest),
            task_open=any(one.state is TaskState.OPEN and _asks_builder(one) for one in tasks),
        )

    def compare(self, person: str, key: str) -> tuple[Difference, ...]:
        """What is different now from a kept state; NotFound when it is not there."""
        record, _slash, number = key.rpartition("/")
        with self._desk.looking() as uow:
            kept = next((one for one in uow.snapshots(record) if str(one.n) == number), None)
            if kept is None or kept.person not in uow.entries(person):
                raise NotFound()
            before = tuple(one for one in thaw(kept.content) if isinstance(one, NetworkPerson) and not one.removed)
            return differences(before, uow.of(NetworkPerson, person), self._codes(CLOSENESS))

    # acting ------------------------------------------------------------------------------------------------------
    def place(self, id: str, *, sector: str, closeness: str) -> None:
        """Somebody stands in another sector or ring; no closeness: nobody has said. Invalid("network-place") for a code
        no list knows."""
        if sector not in self._codes(SECTORS) or closeness not in ("", *self._codes(CLOSENESS)):
            raise Invalid("network-place")
        with self._desk.acting("network.place") as uow:
            uow.put(replace(uow.get(NetworkPerson, id), sector=sector, closeness=closeness))

    def stays(self, id: str, answer: Stays) -> None:
        """Whether somebody is still there after the change."""
        with self._desk.acting("network.stays") as uow:
            uow.put(replace(uow.get(NetworkPerson, id), stays=answer))

    def relate(self, first: str, second: str, quality: str) -> NetworkRelation:
        """How two of them are with each other; ``second`` may be the young person. An empty quality takes the line out.

        Invalid("network-relation") for one person with themselves, or a code no list knows.
        """
        if first == second or (quality and quality not in self._codes(QUALITIES)):
            raise Invalid("network-relation")
        with self._desk.acting("network.relate") as uow:
            one = uow.get(NetworkPerson, first)
            other = uow.find(NetworkPerson, second)
            if other is None and second != one.person:
                raise NotFound()
            private = NetworkKind.PRIVATE in {one.network, other.network if other else one.network}
            pair = (first, second) if other is None else tuple(sorted((first, second)))
            relation = NetworkRelation(
                id=derived_id("network-relation", *pair),
                person=one.person,
                network=NetworkKind.PRIVATE if private else NetworkKind.PROFESSIONAL,
                first=pair[0],
                second=pair[1],
                quality=quality,
            )
            uow.put(relation)
        return relation

    def keep(self, person: str, label: str = "") -> None:
        """Keep the network as it is today, to compare with later; it can never be changed. Invalid when it is empty.

        Undone it is not compared with any more.
        """
        with self._desk.acting("network.keep") as uow:
            people: list[Record] = [*uow.of(NetworkPerson, person)]
            if not people:
                raise Invalid("network-nobody")
            content = canonical([*people, *uow.of(NetworkRelation, person)])
            kept = uow.freeze(person, _FROZEN, person, content, "")
            uow.put(NetworkKept(id=_mark_id(person, kept.n), person=person, number=kept.n, label=label.strip()))

    def choose_fewest(self, number: str) -> None:
        """Below how many private people a network is small here. Invalid("network-fewest") for what is no number."""
        if number.strip() and not number.strip().isdecimal():
            raise Invalid("network-fewest")
        with self._desk.acting("setting.choose") as uow:
            uow.put_setting(FEWEST, number.strip())

    def ask_builder(self, person: str) -> None:
        """Make the task to contact whoever builds networks (4-4 c); nothing where it is already open."""
        with self._desk.acting("network.ask-builder") as uow:
            if any(one.state is TaskState.OPEN and _asks_builder(one) for one in uow.of(Task, person)):
                return
            uow.put(Task(id=self._desk.new_id(), person=person, code=SPARSE, origin=person, role=BUILDER))

    # paper -------------------------------------------------------------------------------------------------------
    def readers(self, person: str) -> tuple[Recipient, ...]:
        """Others who may have the map: whoever a consent lets know of the private or the professional network."""
        today, own = self._desk.today(), self._desk.author.unit
        found: dict[str, Recipient] = {}
        with self._desk.looking() as uow:
            young = uow.get(YoungPerson, person)
            for consent in uow.of(Consent, person):
                if (
                    consent.from_unit != own
                    or Use.EXCHANGE.value not in consent.uses
                    or not _NETWORK & {*consent.parts}
                ):
                    continue
                if valid(consent, today, self._desk.of_age_on(young)):
                    for key in consent.recipients:
                        known = self._reader(uow, person, key)
                        if known is not None:
                            found.setdefault(matching_key(key), known)
        return tuple(sorted(found.values(), key=lambda one: one.name))

    def _reader(self, uow: UnitOfWork, person: str, key: str) -> Recipient | None:
        """Whoever a consent's key means, as the gate sees them; None for somebody who is not there any more."""
        start, colon, rest = key.partition(":")
        keys = frozenset({matching_key(key)})
        if not colon:
            profile = self._desk.profile
            name = profile.unit(key).public_name if profile.has_unit(key) else ""
            return Recipient(kind=RecipientKind.UNIT, name=name, keys=keys) if name else None
        if start == "role":
            name = self.terms("roles").label(rest, self._desk.today())
            return Recipient(kind=RecipientKind.PROFESSIONAL, name=name, keys=keys)
        if start == "person":
            one = uow.find(NetworkPerson, rest)
            if one is None or one.removed or one.person != person:
                return None
            private = one.network is NetworkKind.PRIVATE
            kind = RecipientKind.PRIVATE if private else RecipientKind.PROFESSIONAL
            return Recipient(kind=kind, name=self.called(one), keys=keys)
        return Recipient(kind=RecipientKind.PROFESSIONAL, name=rest[:1].upper() + rest[1:], keys=keys)

    def paper(self, person: str, reader: str = "") -> PrintedPaper:
        """The map with its text twin, through the gate: for the young person, compared with the latest kept state.

        With ``reader`` (a key of one of ``readers``) as that reader may have it, part by part and without what was
        before; NotAllowed("network-no-basis") where neither of the two networks may be told.
        """
        if reader:
            return self._for_others(person, reader)
        earlier = self.view(person).earlier
        changed = self.compare(person, earlier[0].key) if earlier else ()
        with self._desk.looking() as uow:
            young = uow.get(YoungPerson, person)
            recipient = young_person_recipient(young)
            gone = [one.person for one in changed]
            kept = [*uow.of(NetworkPerson, person), *uow.of(NetworkRelation, person)]
            released = released_to(
                self._desk,
                uow,
                [young, *kept, *(one for one in gone if one.id not in {it.id for it in kept})],
                young,
                recipient,
                Purpose.PLAN,
            )
            uow.note_audit("print-network", person)
            uow.commit("print")
        paper = self._paper(young, released, {one.id for one in kept}, changed, earlier[0].on if earlier else None)
        return PrintedPaper(
            name=f"netvaerkskort-{person[-6:]}.pdf",
            content=self._papers.network(paper),
            recipient=recipient.name,
            released=released,
        )

    def _for_others(self, person: str, reader: str) -> PrintedPaper:
        others = {key: one for one in self.readers(person) for key in one.keys}
        recipient = others.get(matching_key(reader))
        if recipient is None:
            raise NotAllowed("network-no-basis")
        with self._desk.looking() as uow:
            young = uow.get(YoungPerson, person)
            kept = [*uow.of(NetworkPerson, person), *uow.of(NetworkRelation, person)]
            released = released_to(self._desk, uow, [_named_only(young), *kept], young, recipient, Purpose.PLAN)
            if not any(released.has(Part(one)) for one in _NETWORK):
                raise NotAllowed("network-no-basis")
            uow.note_audit("print-network", person, reader)
            uow.commit("print")
        paper = self._paper(young, released, {one.id for one in kept}, (), None)
        return PrintedPaper(
            name=f"netvaerkskort-{person[-6:]}-{derived_id('reader', reader)[-4:]}.pdf",
            content=self._papers.network(paper),
            recipient=recipient.name,
            released=released,
            given=(Given(released=released, way=Way.PAPER, origin=person),),
        )

    def _paper(
        self,
        young: YoungPerson,
        released: Released,
        now: Iterable[str],
        changed: Iterable[Difference],
        since: date | None,
    ) -> MapPaper:
        today, there = self._desk.today(), set(now)
        sectors, rings = self._codes(SECTORS), self._codes(CLOSENESS)
        told = {one.id: one for one in released.of(NetworkPerson)}
        members = self._members(one for one in told.values() if one.id in there)
        qualities = self.terms(QUALITIES)
        return MapPaper(
            young_person=(young.given_name or young.full_name) if released.has(Part.IDENTITY) else "",
            sectors=tuple(self.terms(SECTORS).label(code, today) for code in sectors),
            rings=tuple(self.terms(CLOSENESS).label(code, today) for code in rings),
            people=tuple(
                MapPerson(
                    id=one.person.id,
                    name=self.called(one.person),
                    sector=self.terms(SECTORS).label(one.sector, today),
                    ring=self.terms(CLOSENESS).label(rings[one.ring], today) if one.placed else "",
                    place=(sectors.index(one.sector), one.ring),
                    relation=one.person.relation,
                    helps_with=one.person.helps_with,
                    stays=one.person.stays,
                )
                for one in members
            ),
            relations=tuple(
                MapRelation(
                    first=one.first,
                    second="" if one.second == young.id else one.second,
                    word=qualities.label(one.quality, today),
                    line=self.line(one.quality),
                )
                for one in released.of(NetworkRelation)
                if one.quality and _joins(one, {it.person.id for it in members} | {young.id})
            ),
            since=since,
            differences=tuple(
                (self.called(told[one.person.id]), one.change.value) for one in changed if one.person.id in told
            ),
            sender=sender_of(self._desk),
            recipient=released.recipient.name,
            printed_on=today,
            withheld=withheld_in(released),
        )

    def called(self, one: NetworkPerson) -> str:
        """What somebody is called on the map: the name, else the young person's own word, else the role."""
        role = self.terms("roles").label(one.role, self._desk.today()) if one.role else ""
        return one.name or one.relation or role or one.organisation

    def line(self, quality: str) -> LineStyle:
        """How a relation of this quality is drawn."""
        found = self.terms(QUALITIES).find(quality, self._desk.today())
        return LineStyle(found.line) if found is not None and found.line else LineStyle.PLAIN

    # where somebody stands ---------------------------------------------------------------------------------------
    def _codes(self, kind: str) -> tuple[str, ...]:
        return tuple(one.code for one in self.terms(kind).on(self._desk.today()))

    def _members(self, people: Iterable[NetworkPerson]) -> tuple[Member, ...]:
        sectors, rings = self._codes(SECTORS), self._codes(CLOSENESS)
        by_word = self._by_word()
        found = []
        for one in people:
            sector = one.sector if one.sector in sectors else _sector_of(one, by_word, sectors)
            placed = one.closeness in rings
            ring = rings.index(one.closeness) if placed else min(NOT_SAID, len(rings) - 1)
            found.append(Member(person=one, sector=sector, ring=ring, placed=placed))
        return tuple(found)

    def _by_word(self) -> Mapping[str, str]:
        """Role codes and words for relations, to the sector where whoever is called so usually stands."""
        return {
            word.casefold(): term.code
            for term in self.terms(SECTORS).on(self._desk.today())
            for word in (*term.roles, *term.words)
        }

    def _earlier(self, uow: UnitOfWork, person: str) -> list[Earlier]:
        """What was kept by hand, and the minutes of closed meetings, which hold the network too."""
        marks = {one.id: one for one in uow.of(NetworkKept, person, removed=True)}
        found = []
        for entry in uow.entries(person):
            for one in uow.snapshots(entry):
                mark = marks.get(_mark_id(entry, one.n))  # older states have none
                if one.kind == _FROZEN and not (mark and mark.removed):
                    found.append(Earlier(key=f"{entry}/{one.n}", on=one.at.date(), label=mark.label if mark else ""))
        for meeting in uow.of(Meeting, person):
            for one in uow.snapshots(meeting.id):
                if one.kind == "minutes" and f'"{NetworkPerson.KIND}"' in one.content:
                    title = meeting.public_title
                    found.append(Earlier(key=f"{meeting.id}/{one.n}", on=one.at.date(), meeting=title))
        return found


def _mark_id(entry: str, number: int) -> str:
    """The id of what is said about the state ``number`` kept under an entry."""
    return derived_id("network-kept", entry, str(number))


def _named_only(young: YoungPerson) -> YoungPerson:
    """The person as the map names them: what never stands on it is not told to be left out."""
    return YoungPerson(id=young.id, person=young.person, given_name=young.given_name, family_name=young.family_name)


def _sector_of(one: NetworkPerson, by_word: Mapping[str, str], sectors: tuple[str, ...]) -> str:
    """The role decides, then a word of the relation, then whose network it is: the first or the last sector."""
    for word in (one.role, one.relation, *one.relation.split()):
        if word and word.casefold().strip(".,") in by_word:
            return by_word[word.casefold().strip(".,")]
    return sectors[-1] if one.network is NetworkKind.PROFESSIONAL else sectors[0]


def _joins(one: NetworkRelation, there: set[str]) -> bool:
    return one.first in there and one.second in there


def _asks_builder(task: Task) -> bool:
    return task.role == BUILDER and task.code in (SPARSE, NETWORK_TASK)


def _number(text: str | None) -> int | None:
    return int(text) if text and text.isdecimal() else None
