"""Extracts of the plan on paper: to an FGU institution, and the start sheet to whoever begins, line by line.

Belongs here: which lines there are, what the gate lets go of them and why the others stay, noting what was made.
Does not belong here: the decision what leaves (``domain/gate.py``), how it looks (``forms``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from ungeapp.domain.consent import Consent, Use, valid
from ungeapp.domain.disclosures import Way
from ungeapp.domain.errors import Invalid, NotAllowed
from ungeapp.domain.extracts import CONTACT_PERSON, ExtractKind, PlanExtract
from ungeapp.domain.follow_up import SupportRole
from ungeapp.domain.gate import Purpose, Reason, Recipient, RecipientKind, Released, outside_keys
from ungeapp.domain.ids import derived_id
from ungeapp.domain.parts import Part
from ungeapp.domain.people import NetworkKind, NetworkPerson, YoungPerson
from ungeapp.domain.phone_book import EntryKind, PhoneEntry
from ungeapp.domain.plan_versions import PlanVersion, agreed
from ungeapp.domain.plans import (
    Agreement,
    AgreementState,
    EducationPlan,
    Goal,
    GoalState,
    Measure,
    MeasureEnd,
    MeasureState,
)
from ungeapp.domain.profiles import Word
from ungeapp.domain.record import Record, part_of
from ungeapp.domain.status import StatusEntry, StatusKind
from ungeapp.usecases.desk import Desk
from ungeapp.usecases.letterheads import sender_of
from ungeapp.usecases.papers import BasisPaper, ExtractPaper, ExtractPiece, Papers
from ungeapp.usecases.ports.store import UnitOfWork
from ungeapp.usecases.printed import Given, PrintedPaper
from ungeapp.usecases.releasing import check_name, released_to

CONTACT_PERSON_BASIS = "shared-youth-data"
"""The basis by which an education institution is told who the contact person is (KUI-loven § 15 d); a code of the
bases' terms, which say from when to when it holds."""

_ALWAYS = frozenset({"who", "call"})
"""Lines that go along with anything else: a sheet about nobody, and without anybody to ring, helps no school."""

_SOURCES = (YoungPerson, EducationPlan, Goal, Measure, Agreement, SupportRole, StatusEntry, PlanVersion)
_SCHOOLING = frozenset({"education", "work"})
_FOR_FGU = frozenset({"wishes", "strengths", "needs"})
_FOR_START = frozenset({"wishes", "needs", "strengths", "next-check"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Receiver:
    """Whom an extract may be for, and what a consent may call them."""

    name: str
    keys: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtractLine:
    """One line that may be chosen, or is held back. ``always`` ones go along with anything else."""

    key: str
    part: Part
    piece: ExtractPiece
    goes: bool
    reason: Reason
    suggested: bool
    always: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtractView:
    """What would go along, and what is held back and why. ``bases`` are on what it is given."""

    sort: ExtractKind
    person: YoungPerson
    recipient: str
    lines: tuple[ExtractLine, ...]
    bases: tuple[BasisPaper, ...]
    last: PlanExtract | None
    school: bool = False
    unit: bool = False
    """Whether the recipient is known as a school, or is a unit of the municipality: no school, whatever it is sent."""

    @property
    def may_go(self) -> tuple[ExtractLine, ...]:
        """The lines there is a basis for."""
        return tuple(one for one in self.lines if one.goes)

    @property
    def held(self) -> tuple[ExtractLine, ...]:
        """The lines that stay."""
        return tuple(one for one in self.lines if not one.goes)


@dataclass(frozen=True, slots=True)
class _Made:
    """A line as a record tells it: all its ``fields`` must be let go."""

    key: str
    record: Record
    fields: tuple[str, ...]
    piece: ExtractPiece
    suggested: bool


class ExtractUseCases:
    """Looking at an extract before it is made, and making it. What was made is noted, and stays told."""

    def __init__(self, desk: Desk, papers: Papers) -> None:
        self._desk = desk
        self._papers = papers

    # looking -----------------------------------------------------------------------------------------------------
    def receivers(self, person: str) -> tuple[Receiver, ...]:
        """Whom one may think of: those a consent names, the professional network, schools, where she is to start."""
        with self._desk.looking() as uow:
            return self._receivers(uow, person)

    def look(self, person: str, sort: ExtractKind, recipient: str) -> ExtractView:
        """What may go to ``recipient``, line by line; the look itself is not a disclosure."""
        with self._desk.looking() as uow:
            return self._view(uow, person, sort, recipient)[0]

    def extracts(self, person: str) -> tuple[PlanExtract, ...]:
        """What was made so far, the latest first."""
        with self._desk.looking() as uow:
            return tuple(sorted(uow.of(PlanExtract, person), key=_printed, reverse=True))

    # making ------------------------------------------------------------------------------------------------------
    def make(
        self, person: str, sort: ExtractKind, recipient: str, chosen: Iterable[str], *, words: str = ""
    ) -> PrintedPaper:
        """The chosen lines as PDF, nothing else; noted with recipient, parts and bases.

        Invalid("extract-no-recipient"); NotAllowed("extract-no-basis") when nothing may go,
        "protected-name-on-paper" when only the protected name stops it, "extract-words-no-basis" when words were
        written to somebody who may be told no more than the contact person.
        """
        if not recipient.strip():
            raise Invalid("extract-no-recipient")
        wanted = frozenset(chosen) | _ALWAYS
        with self._desk.acting("extract.print") as uow:
            view, released = self._view(uow, person, sort, recipient)
            going = [one for one in view.may_go if one.key in wanted]
            if not any(one.key == "who" for one in going):
                check_name(released)
                raise NotAllowed("extract-no-basis")
            if words.strip() and not released.has(Part.PLAN):
                raise NotAllowed("extract-words-no-basis")
            codes = tuple(sorted({one.part.value for one in going} | ({Part.PLAN.value} if words.strip() else set())))
            bases = self._bases(uow, released, codes)
            today = self._desk.today()
            kept = PlanExtract(
                id=derived_id("plan-extract", person, sort.value, " ".join(recipient.casefold().split()), str(today)),
                person=person,
                sort=sort,
                recipient=recipient.strip(),
                printed_on=today,
                lines=tuple(one.key for one in going),
                parts=codes,
                bases=tuple(dict.fromkeys(code for code, _ in bases)),
                by=self._desk.author.name,
            )
            uow.put(kept)
            uow.note_audit("print-extract", kept.id, sort.value)
            by_law = CONTACT_PERSON_BASIS if any(one.reason is Reason.ALLOWED_BY_LAW for one in released.lines) else ""
        paper = ExtractPaper(
            sort=sort.value,
            recipient=recipient.strip(),
            pieces=tuple(one.piece for one in going),
            words=words.strip(),
            bases=tuple(one for _, one in bases),
            sender=sender_of(self._desk),
            printed_on=today,
            called=self._desk.profile.word(Word.PLAN) if view.unit else "",
            school=view.school,
        )
        return PrintedPaper(
            name=f"{'udtraek-fgu' if sort is ExtractKind.FGU else 'startark'}-{person[-6:]}.pdf",
            content=self._papers.extract(paper),
            recipient=recipient.strip(),
            released=released,
            given=(Given(released=released, way=Way.EXTRACT, origin=kept.id, basis=by_law, only=frozenset(codes)),),
        )

    # parts -------------------------------------------------------------------------------------------------------
    def _view(self, uow: UnitOfWork, person: str, sort: ExtractKind, recipient: str) -> tuple[ExtractView, Released]:
        found = uow.get(YoungPerson, person)
        content = [one for one in uow.everything(person) if isinstance(one, _SOURCES) and not one.removed]
        known = {_same(one.name): one.keys for one in self._receivers(uow, person)}
        keys = known.get(_same(recipient), frozenset()) | outside_keys(recipient)
        today = self._desk.today()
        lawful = self._desk.definitions.terms("bases").find(CONTACT_PERSON_BASIS, today)
        unit = _same(recipient) in self._units(uow)
        told = recipient.strip() and not unit and lawful is not None and lawful.valid_on(today)
        released = released_to(
            self._desk,
            uow,
            content,
            found,
            Recipient(kind=RecipientKind.PROFESSIONAL, name=recipient.strip(), keys=keys),
            Purpose.PLAN,
            lawful=frozenset((person, name) for name in CONTACT_PERSON) if told else frozenset(),
        )
        earlier = [
            one for one in uow.of(PlanExtract, person) if one.sort is sort and _same(one.recipient) == _same(recipient)
        ]
        last = max(earlier, key=_printed, default=None)
        lines = self._lines(content, released, sort, last)
        view = ExtractView(
            sort=sort,
            person=found,
            recipient=recipient.strip(),
            lines=lines,
            bases=tuple(one for _, one in self._bases(uow, released, {x.part.value for x in lines if x.goes})),
            last=last,
            school=_same(recipient) in {_same(one) for one in self._schools(uow, person)},
            unit=unit,
        )
        return view, released

    def _lines(
        self, content: Sequence[Record], released: Released, sort: ExtractKind, last: PlanExtract | None
    ) -> tuple[ExtractLine, ...]:
        """Every line there is; the text of one that goes comes from what the gate released, never from the store."""
        out = {one.key: one for one in self._made(released.records, sort)}
        reasons: Mapping[Part, Reason] = {one.part: one.reason for one in released.lines}
        marked = _marked(content) if sort is ExtractKind.FGU else frozenset()
        found = []
        for one in self._made(content, sort):
            going = released.fields.get(one.record.id, frozenset())
            goes = one.key in out and all(name in going for name in one.fields)
            held = [name for name in one.fields if name not in going]
            part = part_of(one.record, held[0] if held else one.fields[0]) or one.record.record_part
            reason = reasons[part]
            if not goes and reason in (Reason.ALLOWED_BY_LAW, Reason.CAME_FROM_RECIPIENT):
                reason = Reason.NO_BASIS  # the law opens single fields of the part, not this one
            found.append(
                ExtractLine(
                    key=one.key,
                    part=part,
                    piece=out[one.key].piece if goes else one.piece,
                    goes=goes,
                    reason=reason,
                    suggested=goes and (one.key in marked or self._usual(one, marked, last)),
                    always=one.key in _ALWAYS,
                )
            )
        return tuple(found)

    @staticmethod
    def _usual(one: _Made, marked: frozenset[str], last: PlanExtract | None) -> bool:
        """Whether a line without a mark is suggested: chosen the last time, else usual. A mark on any goal or measure
        says that somebody chose among them: then those without one are not."""
        if last is not None:
            return one.key in last.lines
        return one.suggested and not (marked and isinstance(one.record, Goal | Measure))

    def _made(self, content: Sequence[Record], sort: ExtractKind) -> list[_Made]:
        """The lines in the order they are read: who, own words, then what helps, then whom to ring."""
        by_kind: dict[type[Record], list[Record]] = {}
        for one in content:
            by_kind.setdefault(type(one), []).append(one)
        lines: list[_Made] = []
        makers: Sequence[tuple[type[Record], Callable[[Record, ExtractKind], list[_Made]]]] = (
            (YoungPerson, self._of_person),
            (EducationPlan, self._of_plan),
            (StatusEntry, self._of_status),
            (Goal, self._of_goal),
            (Measure, self._of_measure),
            (SupportRole, self._of_helper),
            (Agreement, self._of_agreement),
        )
        for cls, make in makers:
            for record in by_kind.get(cls, ()):
                lines += [one for one in make(record, sort) if one.piece.text.strip() or one.piece.day]
        lines += self._next_check(by_kind.get(PlanVersion, ()), sort)
        return lines

    def _of_person(self, record: Record, _sort: ExtractKind) -> list[_Made]:
        assert isinstance(record, YoungPerson)
        sender = sender_of(self._desk)
        caller = ", ".join(one for one in (record.coordinator_name, self._unit_name(record.coordinator)) if one)
        own = record.coordinator_name in ("", sender.name)
        phone = sender.phone if own else ""
        born = ExtractPiece(section="who", label="born", text="", day=record.birth_date)
        step = ExtractPiece(
            section="next", label="next-step", text=record.next_step, notes=_notes(("by", record.next_step_on))
        )
        return [
            _Made(
                "who",
                record,
                ("given_name", "family_name"),
                ExtractPiece(section="who", label="who", text=record.full_name),
                True,
            ),
            _Made("born", record, ("birth_date",), born, True),
            _Made(
                "call",
                record,
                ("coordinator", "coordinator_name"),
                ExtractPiece(section="call", label="call", text=caller or sender.name, notes=_notes(("phone", phone))),
                True,
            ),
            _Made("next-step", record, ("next_step", "next_step_on"), step, False),
        ]

    def _of_plan(self, record: Record, sort: ExtractKind) -> list[_Made]:
        assert isinstance(record, EducationPlan)
        usual = _FOR_FGU if sort is ExtractKind.FGU else _FOR_START
        texts = {
            "wishes": record.wishes,
            "strengths": record.strengths,
            "challenges": record.challenges,
            "needs": record.needs,
        }
        return [
            _Made(
                name,
                record,
                (name,),
                ExtractPiece(section="situation", label=name, text=text, own_words=name == "wishes"),
                name in usual,
            )
            for name, text in texts.items()
        ]

    def _of_status(self, record: Record, _sort: ExtractKind) -> list[_Made]:
        """The education that has begun, or is about to: where, and from when."""
        assert isinstance(record, StatusEntry)
        today = self._desk.today()
        if record.sort is not StatusKind.EDUCATION or (record.to_on is not None and record.to_on < today):
            return []
        text = ", ".join(one for one in (record.title, record.place) if one)
        piece = ExtractPiece(
            section="start", label="education", text=text, notes=_notes(("from", record.from_on), ("to", record.to_on))
        )
        return [_Made(record.id, record, ("title", "place", "from_on", "to_on"), piece, True)]

    def _of_goal(self, record: Record, sort: ExtractKind) -> list[_Made]:
        assert isinstance(record, Goal)
        if record.state is not GoalState.OPEN:
            return []
        areas = self._desk.definitions.terms("life-areas")
        piece = ExtractPiece(
            section="goals",
            label=record.horizon.value,
            text=record.own_words or record.wording,
            notes=_notes(
                ("area", areas.label(record.area, self._desk.today())),
                ("wording", record.wording if record.own_words else ""),
                ("sign", record.sign_of_success),
                ("follow-up", record.follow_up_on),
            ),
            own_words=bool(record.own_words),
        )
        fields = ("own_words", "wording", "area", "horizon", "sign_of_success", "follow_up_on")
        return [_Made(record.id, record, fields, piece, sort is ExtractKind.FGU and record.area in _SCHOOLING)]

    def _of_measure(self, record: Record, sort: ExtractKind) -> list[_Made]:
        assert isinstance(record, Measure)
        if record.state is MeasureState.ENDED or record.ended_how is not MeasureEnd.NONE:
            return []
        piece = ExtractPiece(
            section="measures",
            label="measure",
            text=record.title,
            notes=_notes(
                ("purpose", record.purpose),
                ("provider", record.provider),
                ("place", record.place),
                ("responsible", record.responsible or self._unit_name(record.unit)),
                ("phone", record.contact_phone),
                ("from", record.started_on or record.starts_on),
                ("to", record.ends_on),
            ),
        )
        fields = ("title", "purpose", "provider", "place", "responsible", "unit", "starts_on", "started_on", "ends_on")
        return [_Made(record.id, record, fields, piece, record.area in _SCHOOLING)]

    def _of_helper(self, record: Record, _sort: ExtractKind) -> list[_Made]:
        """Mentor, contact person and other helpers who follow along (4-5, 4-9)."""
        assert isinstance(record, SupportRole)
        today = self._desk.today()
        if record.ended_on is not None and record.ended_on <= today:
            return []
        role = self._desk.definitions.terms("roles").label(record.role, today) if record.role else ""
        place = record.organisation or self._unit_name(record.unit)
        piece = ExtractPiece(
            section="helpers",
            label="helper",
            text=", ".join(one for one in (record.name, role, place) if one),
            notes=_notes(
                ("phone", record.phone),
                ("from", record.from_on),
                ("to", record.to_on),
                ("check", record.check_on),
            ),
        )
        return [_Made(record.id, record, ("name", "role", "organisation", "unit", "phone"), piece, True)]

    def _of_agreement(self, record: Record, _sort: ExtractKind) -> list[_Made]:
        assert isinstance(record, Agreement)
        if record.state is not AgreementState.OPEN:
            return []
        piece = ExtractPiece(
            section="agreements",
            label="agreement",
            text=record.what,
            notes=_notes(("owner", record.owner), ("by", record.due)),
        )
        return [_Made(record.id, record, ("what", "owner", "due"), piece, False)]

    def _next_check(self, versions: Sequence[Record], sort: ExtractKind) -> list[_Made]:
        """The day the plan is looked at again."""
        done = agreed(one for one in versions if isinstance(one, PlanVersion))
        if not done or done[0].review_on is None:
            return []
        piece = ExtractPiece(section="next", label="next-check", text="", day=done[0].review_on)
        return [_Made("next-check", done[0], ("review_on",), piece, sort is ExtractKind.START)]

    def _bases(self, uow: UnitOfWork, released: Released, parts: Iterable[str]) -> tuple[tuple[str, BasisPaper], ...]:
        """The bases of these parts, each once: a consent by whom and when, a law by its name."""
        wanted = set(parts)
        terms, today = self._desk.definitions.terms("bases"), self._desk.today()
        found: dict[str, tuple[str, BasisPaper]] = {}
        for line in released.lines:
            if not line.goes or line.part.value not in wanted:
                continue
            given = uow.find(Consent, line.consent) if line.consent else None
            code = given.basis if given else CONTACT_PERSON_BASIS if line.reason is Reason.ALLOWED_BY_LAW else ""
            if not code:
                continue
            term = terms.find(code, today)
            paper = BasisPaper(label=term.label if term else code, source=term.source if term else "")
            if given and term is not None and term.needs_consent:
                paper = replace(paper, given_by=given.given_by, given_on=given.given_on)
            found.setdefault(given.id if given else code, (code, paper))
        return tuple(found.values())

    def _receivers(self, uow: UnitOfWork, person: str) -> tuple[Receiver, ...]:
        keys: dict[str, tuple[str, set[str]]] = {}

        def add(name: str, *more: str) -> None:
            if name.strip():
                kept = keys.setdefault(_same(name), (name.strip(), set(outside_keys(name))))
                kept[1].update(one for one in more if one)

        for school in self._schools(uow, person):
            add(school)
        for earlier in uow.of(PlanExtract, person):
            add(earlier.recipient)
        for one in uow.of(NetworkPerson, person):
            if one.network is NetworkKind.PROFESSIONAL:
                add(one.organisation)  # a consent that names one of its people does not open it to the whole place
                whole = ", ".join(part for part in (one.name, one.organisation) if part)
                add(whole, f"person:{one.id}", f"role:{one.role}" if one.role else "", one.unit)
        of_age_on = self._desk.of_age_on(uow.get(YoungPerson, person))
        for consent in uow.of(Consent, person):
            if valid(consent, self._desk.today(), of_age_on) and Use.EXCHANGE.value in consent.uses:
                for key in consent.recipients:
                    kind, colon, name = key.partition(":")
                    if colon and kind == "name":
                        add(name[:1].upper() + name[1:])
        return tuple(Receiver(name=name, keys=frozenset(told)) for name, told in keys.values())

    @staticmethod
    def _schools(uow: UnitOfWork, person: str) -> Iterator[str]:
        """Where the young person goes or is to begin, and the schools of the phone book."""
        yield uow.get(YoungPerson, person).school
        yield from (entry.name for entry in uow.matching(PhoneEntry, sort=EntryKind.SCHOOL.value))
        yield from (one.place for one in uow.of(StatusEntry, person) if one.sort is StatusKind.EDUCATION)

    def _units(self, uow: UnitOfWork) -> frozenset[str]:
        """What the units of the municipality, and the departments whose cards are here, are called."""
        named = [name for unit in self._desk.profile.units for name in (unit.name, unit.public_name)]
        return frozenset(_same(one) for one in (*named, *(card.unit_name for card in uow.cards())) if one)

    def _unit_name(self, key: str) -> str:
        """The name a unit has towards others: its own may tell what somebody comes there for."""
        profile = self._desk.profile
        return profile.unit(key).public_name if key and profile.has_unit(key) else ""


def _notes(*told: tuple[str, str | date | None]) -> tuple[tuple[str, str | date], ...]:
    """The notes that say something."""
    return tuple((code, value) for code, value in told if value)


def _marked(content: Iterable[Record]) -> frozenset[str]:
    """The goals and measures marked to be told an FGU institution."""
    return frozenset(one.id for one in content if isinstance(one, Goal | Measure) and one.for_fgu)


def _same(name: str) -> str:
    return " ".join(name.casefold().split())


def _printed(one: PlanExtract) -> tuple[date, str]:
    return (one.printed_on or date.min, one.id)
