"""The header of one young person: who, how old, who is responsible, what is next, what the consents say.

Belongs here: those sentences. Does not belong here: the tabs, Qt.
"""

from __future__ import annotations

from dataclasses import dataclass

from ungeapp.domain.clocks import running
from ungeapp.domain.consent import Consent, valid
from ungeapp.domain.cpr import masked
from ungeapp.domain.deadlines import Standing, Trigger
from ungeapp.domain.follow_up import AbsenceReport
from ungeapp.domain.people import YoungPerson
from ungeapp.texts import N_, _, ngettext
from ungeapp.ui.closing.presenter import ClosingPresenter
from ungeapp.ui.due import by_day, joined
from ungeapp.ui.kit.tokens import Tone
from ungeapp.usecases.coordination import responsible_word
from ungeapp.usecases.intentions import Intentions
from ungeapp.usecases.people import PersonFile
from ungeapp.wording import long_day, short_day

_OVERLAPS = {
    "offered": N_(
        "The handover to {other} is offered. You are responsible until it is accepted and the young person is safe."
    ),
    "withdrawing": N_("You withdrew the handover to {other}. You are responsible; their answer is still to come."),
    "handing-over": N_(
        "{other} has said yes. You are both responsible, and you coordinate, until the young person is motivated and safe and "
        "you let go."
    ),
    "taking-over": N_(
        "You have said yes to {other}. You are both responsible, and {other} coordinates until {other} lets go."
    ),
    "verify": N_("This comes from a backup. Read the exchange folder first, so that it is clear who is responsible."),
}

_BINDING = (Standing.LAW, Standing.GUIDANCE)
_KEEPS = N_(
    "{other} has said yes to taking over in everyday life. You stay responsible, and you let go of the everyday when the "
    "young person is motivated and safe."
)


@dataclass(frozen=True, slots=True)
class PersonHeader:
    """What stands above the tabs. ``number`` is masked."""

    name: str
    age: str
    responsible: str
    next_step: str
    number: str
    numbered: bool
    consent: str
    consent_tone: Tone
    consent_tip: str
    overlap: str
    conflicts: str
    law: str  # a date of the law, or of a guidance to it, that is today or past and still not met
    law_tone: Tone


class PersonPresenter:
    """Asks for one young person and says what the header says."""

    def __init__(self, intentions: Intentions) -> None:
        self._intentions = intentions

    def open(self, person: str) -> PersonHeader:
        """Look at a young person: written in the log."""
        return self._header(self._intentions.people.open(person))

    def standing(self, person: str) -> str:
        """The entry under which the young person is shown."""
        return self._intentions.duplicates.standing(person)

    def again(self, person: str) -> PersonHeader:
        """The same person after something changed."""
        return self._header(self._intentions.people.file(person))

    def number(self, person: str) -> str:
        """The whole number; written in the log."""
        return self._intentions.people.show_number(person)

    def _header(self, file: PersonFile) -> PersonHeader:
        desk = self._intentions.desk
        today = desk.today()
        person = file.person
        age = person.age(today)
        consent, tone, tip = self._consent(file)
        law, law_tone = self._law(file)
        step = joined(person.next_step, by_day(person.next_step_on, today))
        return PersonHeader(
            name=person.full_name,
            age=_("{age} years").format(age=age) if age is not None else "",
            responsible=self._responsible(file),
            next_step=ClosingPresenter(self._intentions).state(person)
            if person.ended
            else _("Next step: {step}").format(step=step)
            if step
            else _("No next step yet"),
            number=_("CPR number {number}").format(number=masked(person.number))
            if person.number
            else _("No CPR number"),
            numbered=bool(person.number),
            consent=consent,
            consent_tone=tone,
            consent_tip=tip,
            overlap=self._overlap(file),
            law=law,
            law_tone=law_tone,
            conflicts=ngettext(
                "Two of you have written different things in one place. Choose in the plan.",
                "Two of you have written different things in {number} places. Choose in the plan.",
                file.conflicts,
            ).format(number=file.conflicts)
            if file.conflicts
            else "",
        )

    def _responsible(self, file: PersonFile) -> str:
        desk, person = self._intentions.desk, file.person
        if person.coordinator in ("", desk.author.unit):
            own = person.coordinator_name in ("", desk.author.name)
            who = _("you") if own else person.coordinator_name
        else:
            who = joined_names(desk.profile.unit_name(person.coordinator), person.coordinator_name)
        return joined(self._who_since(person, who), self._anchored(person))

    def _who_since(self, person: YoungPerson, who: str) -> str:
        """Who, and since when: since the case is theirs, or since they were named in a meeting after that."""
        desk = self._intentions.desk
        word = responsible_word(desk, person)
        days = [one for one in (person.coordinator_since, person.coordinator_named_on) if one is not None]
        if not days:
            return f"{word}: {who}" if word else _("Responsible: {who}").format(who=who)
        since = short_day(max(days), desk.today())
        if word:
            return _("{role}: {who} since {day}").format(role=word, who=who, day=since)
        return _("Responsible: {who} since {day}").format(who=who, day=since)

    def _anchored(self, person: YoungPerson) -> str:
        """Who follows along in everyday life since a handover that left the responsibility here."""
        other = self._intentions.everyday.who(person.id)
        return _("{other} follows in everyday life").format(other=other) if other else ""

    def _overlap(self, file: PersonFile) -> str:
        if file.role not in _OVERLAPS:
            return ""
        view = self._intentions.handovers.view(file.person.id)
        other = view.other_name or _("the other side")
        if view.ledger.keeps and file.role == "handing-over":
            return _(_KEEPS).format(other=other)
        return _(_OVERLAPS[file.role]).format(other=other)

    def _law(self, file: PersonFile) -> tuple[str, Tone]:
        """The date a report of absence started by law or guidance, once it has come: seen on every tab until it is met.

        Red only where it is a law's.
        """
        today = self._intentions.desk.today()
        if not file.of(AbsenceReport):
            return "", Tone.NEUTRAL
        found = [
            clock
            for clock in running(self._intentions.clocks.among(file.person, file.records))
            if clock.begun_by == Trigger.REPORT and clock.rule.standing in _BINDING and clock.due is not None
        ]
        first = min(found, key=lambda clock: (clock.due or today, clock.rule.id), default=None)
        if first is None or first.due is None or first.due > today:
            return "", Tone.NEUTRAL
        told = _("{what}: no later than {day} ({source}).").format(
            what=first.rule.title, day=long_day(first.due, today), source=first.rule.source
        )
        return told, Tone.BAD if first.rule.standing is Standing.LAW else Tone.WARN

    def _consent(self, file: PersonFile) -> tuple[str, Tone, str]:
        desk, today = self._intentions.desk, self._intentions.desk.today()
        counting = [one for one in file.of(Consent) if valid(one, today, desk.of_age_on(file.person))]
        if not counting:
            return _("No consent yet"), Tone.NEUTRAL, _("Nothing goes to others before it is recorded.")
        if any(one.review_on is not None and one.review_on <= today for one in counting):
            return _("Consent: look at it again"), Tone.WARN, _("A day you set for looking at it again has passed.")
        number = len(counting)
        told = ngettext("{number} consent or basis", "{number} consents and bases", number).format(number=number)
        return told, Tone.GOOD, ""


def joined_names(unit: str, name: str) -> str:
    """*Familieafdelingen, Karen*."""
    return ", ".join(dict.fromkeys(one for one in (unit, name) if one))
