"""What is shown of young people who may be the same: who, what they share, what they tell differently.

Belongs here: doubles as rows and sentences, without Qt. Does not belong here: finding and joining (``usecases``).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from ungeapp.domain.cpr import masked
from ungeapp.domain.dates import age_on
from ungeapp.domain.duplicates import Likeness, Sureness
from ungeapp.domain.people import YoungPerson
from ungeapp.texts import N_, _, ngettext
from ungeapp.ui.due import joined
from ungeapp.ui.kit.rows import Option, RowView
from ungeapp.ui.kit.tokens import Tone
from ungeapp.ui.runner import Progress
from ungeapp.usecases.duplicates import Candidate, Differing, PossibleDouble
from ungeapp.usecases.intentions import Intentions
from ungeapp.wording import field_name, match_name

SHOWN = 100
STAYS, TAKEN = "stays", "other"


@dataclass(frozen=True, slots=True)
class PairView:
    """One pair of the list."""

    row: RowView
    one: str
    other: str


@dataclass(frozen=True, slots=True)
class EntryView:
    """One of two entries: who, and what tells which one it is."""

    id: str
    name: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ChoiceView:
    """A field both tell differently, with the two values to choose from."""

    field: str
    label: str
    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class JoinView:
    """Two entries beside each other before they are joined."""

    one: EntryView
    other: EntryView
    shared: str
    choices: tuple[ChoiceView, ...]


def shared(likeness: Likeness) -> str:
    """*Samme fødselsdato, navnet staves næsten ens.*"""
    told = ", ".join(match_name(one.value) for one in likeness.matches)
    return f"{told[:1].upper()}{told[1:]}"


class DoublesPresenter:
    """Asks for possible doubles, and joins or parts them."""

    def __init__(self, intentions: Intentions) -> None:
        self._intentions = intentions

    @property
    def today(self) -> date:
        return self._intentions.desk.today()

    # the list ----------------------------------------------------------------------------------------------------
    def find(self, intentions: Intentions, progress: Progress) -> tuple[PossibleDouble, ...]:
        """Compare everybody; for the pool of one, with its own use cases."""

        def told(done: int, total: int) -> None:
            progress(done, total, _("{done} of {total} young people").format(done=done, total=total))

        return intentions.duplicates.possible(told)

    def pairs(self, found: Sequence[PossibleDouble]) -> tuple[PairView, ...]:
        """The surest first, as rows."""
        return tuple(
            PairView(self._pair_row(number, one), one.one.id, one.other.id) for number, one in enumerate(found[:SHOWN])
        )

    def summary(self, found: Sequence[PossibleDouble]) -> str:
        """How many there are."""
        if not found:
            return _("Nobody here looks like the same young person twice.")
        told = ngettext(
            "{number} pair may be the same young person", "{number} pairs may be the same young person", len(found)
        )
        return told.format(number=len(found)) + "."

    def _pair_row(self, number: int, one: PossibleDouble) -> RowView:
        chip, tone = _SURE[one.likeness.sure]
        same = one.one.full_name == one.other.full_name
        names = (
            one.one.full_name
            if same
            else _("{one} and {other}").format(one=one.one.full_name, other=one.other.full_name)
        )
        return RowView(
            id=str(number),
            title=names,
            title_rest=self._age(one.one),
            context=shared(one.likeness),
            chip=_(chip),
            tone=tone,
            action=_("Look at both"),
        )

    def joined(self) -> tuple[RowView, ...]:
        """Who was joined, as rows whose id is the entry that is shown under another."""
        with self._intentions.desk.looking() as uow:
            others = uow.joined()
            names = uow.names(others)
            entries = {other: uow.get(YoungPerson, other) for other in others}
        return tuple(
            RowView(
                id=other,
                title=names.get(standing, ""),
                context=_("also entered as {name}").format(name=self._told(entries[other])),
                action=_("Part again"),
            )
            for other, standing in others.items()
        )

    def _told(self, one: YoungPerson) -> str:
        born = f"{one.birth_date:%d.%m.%Y}" if one.birth_date else ""
        return joined(one.full_name, born, masked(one.number))

    def _age(self, one: YoungPerson) -> str:
        age = age_on(one.birth_date, self.today) if one.birth_date else None
        return _(", {age} years").format(age=age) if age is not None else ""

    # two beside each other ---------------------------------------------------------------------------------------
    def look(self, one: str, other: str) -> JoinView:
        """Two entries, what they share and what they tell differently."""
        do = self._intentions
        first, second = do.people.open(one), do.people.open(other)
        found = next(
            (each for each in do.duplicates.candidates_of(one) if each.person.id == other),
            None,
        )
        return JoinView(
            one=self._entry(first.person, len(first.records)),
            other=self._entry(second.person, len(second.records)),
            shared=shared(found.likeness) if found else "",
            choices=tuple(_choice(each) for each in do.duplicates.differing(one, other)),
        )

    def _entry(self, one: YoungPerson, records: int) -> EntryView:
        desk = self._intentions.desk
        unit = desk.profile.unit_name(one.coordinator) if one.coordinator else ""
        lines = (
            joined(f"{one.birth_date:%d.%m.%Y}" if one.birth_date else "", masked(one.number)),
            joined(one.phone, one.email),
            joined(one.school, one.grade),
            _("Responsible: {unit}").format(unit=joined(unit, one.coordinator_name)) if unit else "",
            ngettext("{number} thing noted", "{number} things noted", records).format(number=records),
        )
        return EntryView(one.id, one.full_name, tuple(line for line in lines if line))

    def join(self, stays: str, other: str, take: Sequence[str]) -> None:
        """Show everything of ``other`` under ``stays``."""
        self._intentions.duplicates.join(stays, other, take)

    def say_not_same(self, one: str, other: str) -> None:
        """They are two."""
        self._intentions.duplicates.say_not_same(one, other)

    def part(self, other: str) -> None:
        """They are two after all."""
        self._intentions.duplicates.part(other)


_SURE = {
    Sureness.NONE: ("", Tone.NEUTRAL),
    Sureness.POSSIBLE: (N_("perhaps the same"), Tone.NEUTRAL),
    Sureness.LIKELY: (N_("probably the same"), Tone.INFO),
    Sureness.CERTAIN: (N_("surely the same"), Tone.WARN),
}


def _choice(one: Differing) -> ChoiceView:
    options = (Option(STAYS, _readable(one.field, one.stays)), Option(TAKEN, _readable(one.field, one.other)))
    return ChoiceView(one.field, field_name(one.field), options)


def _readable(field: str, value: str) -> str:
    if field == "number":
        return masked(value)
    if field == "birth_date":
        return f"{date.fromisoformat(value):%d.%m.%Y}"
    return value


@dataclass(frozen=True, slots=True)
class CandidateView:
    """Somebody here who may be the one being typed; ``must_answer`` when it is more than possible."""

    id: str
    name: str
    shared: str
    must_answer: bool


def candidate_views(found: Sequence[Candidate], today: date) -> tuple[CandidateView, ...]:
    """Candidates as they are asked about beside the form."""
    told = []
    for one in found:
        age = age_on(one.person.birth_date, today) if one.person.birth_date else None
        years = _(", {age} years").format(age=age) if age is not None else ""
        sure = one.likeness.sure >= Sureness.LIKELY
        told.append(CandidateView(one.person.id, f"{one.person.full_name}{years}", shared(one.likeness), sure))
    return tuple(told)
