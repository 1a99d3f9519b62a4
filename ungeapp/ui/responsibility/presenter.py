"""The card *Ansvar* of *Overblik* in words: what the municipality's rules say, and what is decided otherwise.

Belongs here: its sentences and its small acts, without Qt. Does not belong here: the rules, and the handover.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from ungeapp.domain.responsibility import Rule
from ungeapp.texts import _
from ungeapp.ui.due import joined
from ungeapp.ui.kit.rows import Option
from ungeapp.usecases.intentions import Intentions
from ungeapp.usecases.people import PersonFile
from ungeapp.usecases.responsibility import Answered, ResponsibilityView
from ungeapp.wording import long_day, short_day

YES, NO, UNKNOWN = "yes", "no", "unknown"
_AHEAD = timedelta(days=366)  # a change further away is nobody's business yet


@dataclass(frozen=True, slots=True)
class QuestionView:
    """One question with its answer as it is shown."""

    key: str
    label: str
    value: str
    hint: str


@dataclass(frozen=True, slots=True)
class Responsibility:
    """What the card says; an empty text is not shown. ``keeps`` names the unit that could stay, while it is asked."""

    sentence: str
    reason: str
    more: Sequence[str]
    keeps: str
    asked: bool
    questions: Sequence[QuestionView]


class ResponsibilityPresenter:
    """Reads the card and acts on it."""

    def __init__(self, intentions: Intentions, person: str) -> None:
        self._intentions = intentions
        self._person = person

    def look(self, file: PersonFile) -> Responsibility | None:
        """The card as it is now; None where the rules have nothing to say."""
        view = self._intentions.responsibility.view(file)
        if view is None:
            return None
        rule = view.suggestion.responsible
        return Responsibility(
            sentence=self._sentence(view),
            reason=joined(rule.reason, rule.source) if rule else "",
            more=tuple(self._more(view)),
            keeps=self._unit(view.responsible) if view.differs else "",
            asked=bool(view.suggestion.undecided),
            questions=tuple(_question(one) for one in view.answers),
        )

    def options(self) -> tuple[Option, ...]:
        """What a question can be answered with."""
        return (Option(YES, _("Yes")), Option(NO, _("No")), Option(UNKNOWN, _("Do not know")))

    def answer(self, answers: Mapping[str, str]) -> None:
        """Keep what was chosen; what only the status tells is left to the status."""
        told = {YES: True, NO: False}
        self._intentions.responsibility.answer(self._person, {key: told.get(value) for key, value in answers.items()})

    def keep(self, because: str) -> None:
        """The responsible unit stays."""
        self._intentions.responsibility.keep(self._person, because)

    def _sentence(self, view: ResponsibilityView) -> str:
        profile = self._intentions.desk.profile
        rule = view.suggestion.responsible
        if rule is None and view.suggestion.undecided:
            return _("Say what holds, and the rules of {municipality} may name a unit.").format(
                municipality=profile.name
            )
        if rule is None:
            return _("The rules of {municipality} name no unit here.").format(municipality=profile.name)
        unit = self._unit(rule.unit)
        if view.differs or view.kept:
            return _("By the rules of {municipality} it would be {unit}.").format(municipality=profile.name, unit=unit)
        return _("It is {unit}, as the rules of {municipality} say.").format(unit=unit, municipality=profile.name)

    def _more(self, view: ResponsibilityView) -> Sequence[str]:
        found = []
        if view.kept is not None:
            day = short_day(view.kept.kept_on, self._intentions.desk.today()) if view.kept.kept_on else ""
            told = _("{unit} stays responsible: {reason}").format(
                unit=self._unit(view.responsible), reason=view.kept.kept_because
            )
            found.append(joined(told, view.kept.kept_by, day))
        found += [self._helps(one) for one in view.suggestion.also]
        if view.coordinating:
            found.append(_("Two or more units have a part, so the contact coordinates."))
        if view.suggestion.contact is not None:
            found.append(view.suggestion.contact.reason)
        coming = view.coming
        if coming is not None and coming.on - self._intentions.desk.today() <= _AHEAD and coming.suggestion.unit:
            found.append(
                _("From {day} ({age} years): {unit}.").format(
                    day=long_day(coming.on), age=coming.age, unit=self._unit(coming.suggestion.unit)
                )
            )
        return found

    def _helps(self, rule: Rule) -> str:
        return _("{unit} has a part too: {reason}").format(unit=self._unit(rule.unit), reason=rule.reason)

    def _unit(self, key: str) -> str:
        return self._intentions.desk.profile.unit_name(key)


def _question(one: Answered) -> QuestionView:
    value = UNKNOWN if one.told is None else YES if one.told else NO
    hint = ""
    if one.known is not None:
        hint = _("The status says yes.") if one.known else _("The status says no.")
    return QuestionView(one.question.key, one.question.label, value, hint)
