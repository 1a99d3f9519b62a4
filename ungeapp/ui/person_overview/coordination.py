"""The card *Hvem er med* of *Overblik* in words: the units that have a part, and who coordinates.

Belongs here: its sentences and its small acts, without Qt. Does not belong here: the rules (``usecases/coordination.py``).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ungeapp.domain.coordination import InvolvedUnit
from ungeapp.texts import _
from ungeapp.ui.due import joined
from ungeapp.ui.kit.rows import Option, RowView
from ungeapp.usecases.intentions import Intentions
from ungeapp.usecases.people import PersonFile
from ungeapp.wording import short_day


@dataclass(frozen=True, slots=True)
class Coordination:
    """What the card says; ``choices`` are the units that may still be involved, where this desk may involve any."""

    sentence: str
    rows: Sequence[RowView]
    earlier: str
    choices: Sequence[Option]
    may_involve: bool


class CoordinationPresenter:
    """Reads the card and acts on it."""

    def __init__(self, intentions: Intentions, person: str) -> None:
        self._intentions = intentions
        self._person = person

    def look(self, file: PersonFile) -> Coordination:
        """The card as it is now."""
        view = self._intentions.coordination.view(file)
        return Coordination(
            sentence=self._sentence(file, view.word, len(view.units)),
            rows=tuple(self._row(one, view.here) for one in view.units),
            earlier="\n".join(self._earlier(one) for one in view.earlier),
            choices=tuple(Option(one.key, one.name) for one in self._intentions.coordination.to_choose(file)),
            may_involve=view.here and not file.person.ended,
        )

    def involve(self, unit: str, because: str, contact: str) -> None:
        """Another unit has a part."""
        self._intentions.coordination.involve(self._person, unit, because, contact)

    def release(self, involved: str, because: str) -> None:
        """It has none any more."""
        self._intentions.coordination.release(involved, because)

    def name(self, involved: str, file: PersonFile) -> str:
        """What the unit is called."""
        return next((self._unit(one.unit) for one in file.of(InvolvedUnit) if one.id == involved), "")

    def _sentence(self, file: PersonFile, word: str, others: int) -> str:
        person = file.person
        who = person.coordinator_name or self._unit(person.coordinator)
        if word:
            return _("{role}: {who}. {number} units have a part.").format(role=word, who=who, number=others + 1)
        return _("{who} is the one contact. Involve other units when the need arises.").format(who=who)

    def _row(self, one: InvolvedUnit, here: bool) -> RowView:
        since = short_day(one.from_on, self._intentions.desk.today()) if one.from_on else ""
        return RowView(
            one.id,
            self._unit(one.unit),
            context=joined(one.contact, one.because, _("since {day}").format(day=since) if since else ""),
            action=_("No part any more …") if here else "",
        )

    def _earlier(self, one: InvolvedUnit) -> str:
        day = short_day(one.to_on, self._intentions.desk.today()) if one.to_on else ""
        return _("{unit} had a part until {day}: {reason}").format(
            unit=self._unit(one.unit), day=day, reason=one.left_because
        )

    def _unit(self, key: str) -> str:
        return self._intentions.desk.profile.unit_name(key)
