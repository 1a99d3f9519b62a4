"""Who has had what about one young person: rows, what can be chosen when something was told by hand; without Qt.

Belongs here: those words. Does not belong here: widgets, what may leave (``domain/gate.py``).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from ungeapp.domain.consent import Consent
from ungeapp.domain.disclosures import BY_HAND, Disclosure, Way
from ungeapp.domain.gate import outside_keys
from ungeapp.domain.parts import Part
from ungeapp.domain.people import NetworkPerson
from ungeapp.texts import _
from ungeapp.ui.due import joined
from ungeapp.ui.kit.rows import Option, RowView
from ungeapp.ui.kit.tokens import Tone
from ungeapp.usecases.disclosures import ToldByHand
from ungeapp.usecases.intentions import Intentions
from ungeapp.usecases.printed import PrintedPaper
from ungeapp.wording import part_name, short_day, way_name

_NEVER_TOLD = frozenset({Part.CONSENTS})


@dataclass(frozen=True, slots=True)
class DisclosuresView:
    """The page: heading, rows, a sentence when there are none."""

    title: str
    subtitle: str
    rows: Sequence[RowView]


@dataclass(frozen=True, slots=True)
class TellChoices:
    """What can be chosen when something was told by hand."""

    names: Sequence[str]
    parts: Sequence[Option]
    ways: Sequence[Option]
    bases: Sequence[Option]


def disclosure_words(intentions: Intentions, row: Disclosure) -> RowView:
    """One row: day, who, what, by which basis."""
    today = intentions.desk.today()
    parts = ", ".join(part_name(one) for one in row.parts if one != Part.CONSENTS.value)
    what = joined(way_name(row.way.value), parts or ("" if row.what else _("time and place only")), row.what)
    asked = ""
    if row.recalled_on is not None:
        asked = _("asked {day} to delete it").format(day=short_day(row.recalled_on, today))
    return RowView(
        row.id,
        row.to,
        context=joined(what, asked, row.answer),
        lead=short_day(row.on, today) if row.on else "",
        chip=_basis(intentions, row),
        tone=Tone.NEUTRAL if row.by_consents or row.basis or not row.parts else Tone.WARN,
        action=_("They answered …") if row.recalled_on and not row.answered_on else "",
    )


def _basis(intentions: Intentions, row: Disclosure) -> str:
    file = intentions.people.file(row.person)
    by = {one.id: one for one in file.of(Consent)}
    told = intentions.consent_papers.basis_of(row, by)
    return told or (_("no basis noted") if row.parts else "")


class DisclosuresPresenter:
    """One young person."""

    def __init__(self, intentions: Intentions) -> None:
        self._intentions = intentions
        self.person = ""

    @property
    def today(self) -> date:
        return self._intentions.desk.today()

    def look(self) -> DisclosuresView:
        """Everything that was given, the latest first."""
        name = self._intentions.people.file(self.person).person.full_name
        rows = tuple(disclosure_words(self._intentions, one) for one in self._intentions.disclosures.of(self.person))
        return DisclosuresView(_("Who has had what"), name, rows)

    def row(self, disclosure: str) -> Disclosure | None:
        """One as it is kept."""
        return next((one for one in self._intentions.disclosures.of(self.person) if one.id == disclosure), None)

    def choices(self) -> TellChoices:
        """Names that are known, parts, ways, and the bases there are."""
        desk = self._intentions.desk
        file = self._intentions.people.file(self.person)
        earlier = [one.to for one in self._intentions.disclosures.of(self.person)]
        known = [one.name or one.relation for one in file.of(NetworkPerson)]
        units = [one.name for one in desk.profile.units if one.key != desk.author.unit]
        return TellChoices(
            names=tuple(dict.fromkeys((*known, *earlier, *units))),
            parts=tuple(Option(one.value, part_name(one.value)) for one in Part if one not in _NEVER_TOLD),
            ways=tuple(Option(one.value, _capital(way_name(one.value))) for one in BY_HAND),
            bases=tuple(
                Option(one.code, one.label, one.note) for one in desk.definitions.terms("bases").on(self.today)
            ),
        )

    def covered(self, to: str, parts: Sequence[str]) -> str:
        """A word on whether the consents let somebody be told these parts; empty while nothing is chosen."""
        if not to.strip() or not parts:
            return ""
        covered = self._intentions.disclosures.consents_for(self.person, to, self._key(to))
        missing = [part_name(one) for one in parts if Part(one) not in covered]
        if not missing:
            return _("A consent covers it.")
        return _("No consent covers {parts}. Choose the basis.").format(parts=", ".join(missing))

    def tell(self, to: str, parts: Sequence[str], what: str, way: str, basis: str, on: date | None) -> None:
        """Note it; the consents in force are the basis, the chosen one where they do not cover it."""
        chosen = tuple(Part(one) for one in parts)
        covered = self._intentions.disclosures.consents_for(self.person, to, self._key(to))
        whole = bool(chosen) and all(one in covered for one in chosen)
        told = ToldByHand(
            to=to,
            to_key=self._key(to),
            parts=chosen,
            what=what,
            way=Way(way),
            basis="" if whole else basis,
            on=on,
        )
        self._intentions.disclosures.tell(self.person, told)

    def not_given(self, disclosure: str, reason: str) -> None:
        """It was never handed over."""
        self._intentions.disclosures.not_given(disclosure, reason)

    def answered(self, disclosure: str, answer: str) -> None:
        """What they answered to being asked to delete it."""
        self._intentions.disclosures.answered(disclosure, answer)

    @staticmethod
    def paper(intentions: Intentions, person: str) -> PrintedPaper:
        """The paper for the young person."""
        return intentions.consent_papers.disclosures(person)

    def _key(self, to: str) -> str:
        """The key a known name stands for."""
        desk = self._intentions.desk
        file = self._intentions.people.file(self.person)
        for one in file.of(NetworkPerson):
            if to in (one.name, one.relation) and to:
                return f"person:{one.id}"
        for unit in desk.profile.units:
            if unit.name == to:
                return str(unit.key)
        return next(iter(outside_keys(to)))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
