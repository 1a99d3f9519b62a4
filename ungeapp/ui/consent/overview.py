"""The consents of one young person as one picture: recipients by groups of parts, and what is missing.

Belongs here: rows and words of both, without Qt. Does not belong here: single consents (``presenter``), the rules.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ungeapp.domain.consent import Consent
from ungeapp.domain.consent_matrix import GROUPS, Cover, MatrixRow, matrix
from ungeapp.domain.parts import Part
from ungeapp.texts import N_, _, ngettext
from ungeapp.ui.kit.rows import Cell, RowView
from ungeapp.ui.kit.tokens import Tone
from ungeapp.usecases.consent_gaps import Gap, Missing
from ungeapp.usecases.intentions import Intentions
from ungeapp.wording import part_name, short_day

PLAN_ROW = "the-plan"
"""The id of the row of the plan itself, which has no recipient."""

GROUP_NAMES: dict[str, str] = {
    "who": N_("Name and number"),
    "plan": N_("The parts of the plan"),
    "everyday": N_("Everyday and leisure"),
    "health": N_("Health and family"),
    "network": N_("People around"),
    "meetings": N_("Meetings held"),
    "school": N_("School and job"),
    "case": N_("The case itself"),
}
_STATES = {
    Cover.REFUSED: (N_("said no"), Tone.NEUTRAL),
    Cover.ENDED: (N_("has ended"), Tone.WARN),
    Cover.ASKED: (N_("asked for"), Tone.INFO),
    Cover.PARTLY: (N_("not all of it"), Tone.WARN),
    Cover.COVERED: (N_("may be told"), Tone.GOOD),
}
_GAPS = {
    Gap.MEETING: N_("{name} may not have the minutes of the meeting {day}"),
    Gap.UNIT: N_("{name} takes part in the plan and may be told nothing"),
    Gap.ANSWER: N_("Asked {day}, no answer yet: {what}"),
    Gap.CUSTODY: N_("Ask whoever holds custody as well: {what}"),
    Gap.YOUNG_PERSON: N_("Ask the young person as well: {what}"),
    Gap.COMES_OF_AGE: N_("Given by custody, ends on the 18th birthday {day}: {what}"),
    Gap.OF_AGE: N_("Given by custody, ended on the 18th birthday {day}: {what}"),
    Gap.ENDS: N_("Ends {day}: {what}"),
    Gap.REVIEW: N_("To be looked at again since {day}: {what}"),
}
_TONES = {Gap.OF_AGE: Tone.WARN, Gap.ENDS: Tone.WARN, Gap.MEETING: Tone.WARN}


@dataclass(frozen=True, slots=True)
class MatrixView:
    """The picture: headings, cells by recipient, and the same in words row by row."""

    headings: Sequence[str]
    cells: Sequence[tuple[str, Sequence[Cell]]]
    rows: Sequence[RowView]


@dataclass(frozen=True, slots=True)
class MissingRow:
    """One thing to ask for: a row, and what it is about."""

    row: RowView
    about: Missing


class ConsentOverview:
    """Reads the picture anew each time it is asked."""

    def __init__(self, intentions: Intentions, person: str, name_of: Callable[[str], str]) -> None:
        self._intentions = intentions
        self._person = person
        self._name_of = name_of

    def matrix(self) -> MatrixView:
        """Recipients by groups of parts."""
        file = self._intentions.people.file(self._person)
        desk = self._intentions.desk
        rows = matrix(file.of(Consent), desk.today(), desk.of_age_on(file.person))
        return MatrixView(
            headings=(_("Who"), *(_(name) for name in GROUP_NAMES.values())),
            cells=tuple((self._name(one), tuple(_cell(one, code) for code in GROUPS)) for one in rows),
            rows=tuple(self._row(one) for one in rows),
        )

    def parts(self, recipient: str) -> Sequence[tuple[str, str, Tone]]:
        """Every part that was ever asked for towards one recipient: its name, its state as a word, the tone."""
        file = self._intentions.people.file(self._person)
        key = "" if recipient == PLAN_ROW else recipient
        desk = self._intentions.desk
        rows = matrix(file.of(Consent), desk.today(), desk.of_age_on(file.person))
        found = next((one for one in rows if one.recipient == key), None)
        if found is None:
            return ()
        return tuple((part_name(part.value), *_state(found.parts[part])) for part in Part if part in found.parts)

    def name(self, recipient: str) -> str:
        """What the row is called."""
        return _("In the plan itself") if recipient in ("", PLAN_ROW) else self._name_of(recipient)

    def missing(self) -> Sequence[MissingRow]:
        """What to ask for next."""
        return tuple(
            self._missing(number, one) for number, one in enumerate(self._intentions.consent_gaps.missing(self._person))
        )

    def _missing(self, number: int, one: Missing) -> MissingRow:
        desk = self._intentions.desk
        day = short_day(one.on, desk.today()) if one.on else ""
        what = ""
        if one.consent:
            file = self._intentions.people.file(self._person)
            what = next((consent.purpose for consent in file.of(Consent) if consent.id == one.consent), "")
        name = one.name or (self._name_of(one.recipient) if one.recipient else "")
        sentence = _(_GAPS[one.gap]).format(name=name, day=day, what=what)
        action = _("Ask for consent") if one.gap in (Gap.MEETING, Gap.UNIT) else _("See the consent")
        if one.gap in (Gap.OF_AGE, Gap.COMES_OF_AGE, Gap.ENDS, Gap.CUSTODY, Gap.YOUNG_PERSON, Gap.REVIEW):
            action = _("Ask again")
        row = RowView(f"{number}", sentence, action=action, icon="warn" if _TONES.get(one.gap) is Tone.WARN else "info")
        return MissingRow(row, one)

    def _name(self, row: MatrixRow) -> str:
        return self.name(row.recipient)

    def _row(self, row: MatrixRow) -> RowView:
        told = [part_name(part.value) for part in Part if row.parts.get(part) in (Cover.COVERED, Cover.PARTLY)]
        ended = [part_name(part.value) for part in Part if row.parts.get(part) is Cover.ENDED]
        asked = [part_name(part.value) for part in Part if row.parts.get(part) is Cover.ASKED]
        context = [
            _("May be told: {parts}").format(parts=", ".join(told)) if told else "",
            _("Asked for: {parts}").format(parts=", ".join(asked)) if asked else "",
            _("No longer: {parts}").format(parts=", ".join(ended)) if ended else "",
            ngettext("One thing is kept out", "{number} things are kept out", row.withheld).format(number=row.withheld)
            if row.withheld
            else "",
        ]
        strongest = max(row.parts.values(), key=tuple(Cover).index, default=Cover.NONE)
        word, tone = _state(Cover.PARTLY if strongest is Cover.COVERED and row.withheld else strongest)
        return RowView(
            row.recipient or PLAN_ROW,
            self._name(row),
            context=". ".join(part for part in context if part),
            chip=word,
            tone=tone,
        )


def _state(cover: Cover) -> tuple[str, Tone]:
    word, tone = _STATES.get(cover, (N_("nothing told"), Tone.NEUTRAL))
    return _(word), tone


def _cell(row: MatrixRow, group: str) -> Cell:
    covered, of, state = row.group(group)
    if state is Cover.NONE:
        return Cell("–", secondary=True)
    if state is Cover.COVERED:
        all_of_it = covered == of
        return Cell(_("all of it") if all_of_it else _("{covered} of {of}").format(covered=covered, of=of), strong=True)
    if state is Cover.PARTLY:
        return Cell(_("{covered} of {of}, something kept out").format(covered=covered, of=of), strong=True)
    return Cell(_state(state)[0], secondary=True)
