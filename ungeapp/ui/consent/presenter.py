"""Consents and legal bases of one young person: what counts, and the quick ways to give the usual ones.

Belongs here: rows, choices, presets. Does not belong here: what a consent covers (``domain/consent.py``), Qt.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from ungeapp.domain.consent import Consent, Use, valid
from ungeapp.domain.gate import outside_keys
from ungeapp.domain.parts import PLAN_NEEDS_CONSENT, Part
from ungeapp.domain.people import NetworkPerson
from ungeapp.texts import N_, _
from ungeapp.ui.due import joined
from ungeapp.ui.kit.rows import Option
from ungeapp.ui.kit.tokens import Tone
from ungeapp.usecases.consents import ConsentAsked
from ungeapp.usecases.intentions import Intentions
from ungeapp.usecases.people import PersonFile
from ungeapp.wording import long_day, part_name, sentence_of_code, short_day, use_name

_PLAN_PARTS = (Part.GOALS_EDUCATION, Part.GOALS_WORK, Part.AGREEMENTS, Part.MEASURES, Part.PLAN, Part.OWN_WORDS)
_MEETING_PARTS = (Part.IDENTITY, Part.MEETINGS, Part.AGREEMENTS, Part.MEASURES, Part.OWN_WORDS)
_NEVER_OFFERED = frozenset({Part.NOTES, Part.NOTIFICATIONS})


@dataclass(frozen=True, slots=True, kw_only=True)
class Preset:
    """A usual consent: what is ticked to begin with."""

    key: str
    label: str
    basis: str
    uses: tuple[Use, ...]
    parts: tuple[Part, ...]
    purpose: str
    both_ways: bool = False


PRESETS: tuple[Preset, ...] = (
    Preset(
        key="plan",
        label=N_("Parts of the plan beyond education and work"),
        basis="consent-plan",
        uses=(Use.PLAN,),
        parts=tuple(part for part in Part if part in PLAN_NEEDS_CONSENT),
        purpose=N_("So that the plan can also be about everyday life, health and family."),
    ),
    Preset(
        key="meeting",
        label=N_("Invitation and minutes"),
        basis="consent",
        uses=(Use.MEETING,),
        parts=_MEETING_PARTS,
        purpose=N_("So that those who take part know what the meeting is about and get the minutes."),
    ),
    Preset(
        key="exchange",
        label=N_("Sharing with a department"),
        basis="consent",
        uses=(Use.EXCHANGE,),
        parts=_PLAN_PARTS,
        purpose=N_("So that the departments help with the same plan."),
        both_ways=True,
    ),
    Preset(
        key="handover",
        label=N_("Handover"),
        basis="consent",
        uses=(Use.HANDOVER, Use.EXCHANGE),
        parts=(
            *_PLAN_PARTS,
            Part.IDENTITY,
            Part.NUMBER,
            Part.CONTACT,
            Part.HANDOVER,
            Part.PRIVATE_NETWORK,
            Part.PROFESSIONAL_NETWORK,
            Part.STATUS,
            Part.CASE_REFERENCES,
        ),
        purpose=N_("So that the new caseworker can go on where we are."),
        both_ways=True,
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentView:
    """One consent or basis as a card."""

    id: str
    title: str
    state: str
    tone: Tone
    lines: Sequence[tuple[str, str]]
    counts: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """What can be chosen when one is given."""

    bases: Sequence[Option]
    uses: Sequence[Option]
    parts: Sequence[Option]
    recipients: Sequence[Option]
    ways: Sequence[Option]


class ConsentPresenter:
    """Reads, gives and withdraws."""

    def __init__(self, intentions: Intentions, person: str) -> None:
        self._intentions = intentions
        self._person = person

    @property
    def today(self) -> date:
        return self._intentions.desk.today()

    def look(self) -> Sequence[ConsentView]:
        """Those that count first, then the withdrawn ones; the latest first."""
        file = self._intentions.people.file(self._person)
        found = sorted(
            file.of(Consent), key=lambda one: (valid(one, self.today), one.given_on or date.min, one.id), reverse=True
        )
        return tuple(self._view(one, file) for one in found)

    def choices(self) -> Choices:
        """Bases valid today, parts, and everybody who can receive something."""
        definitions, today = self._intentions.desk.definitions, self.today
        return Choices(
            bases=tuple(Option(one.code, one.label, one.note) for one in definitions.terms("bases").on(today)),
            uses=tuple(Option(one.value, _sentence(use_name(one.value))) for one in Use),
            parts=tuple(Option(one.value, part_name(one.value)) for one in Part if one not in _NEVER_OFFERED),
            recipients=self._recipients(),
            ways=tuple(Option(one.code, one.label) for one in definitions.terms("consent-ways").on(today)),
        )

    def needs_way(self, basis: str) -> bool:
        """Whether the basis is a consent somebody gives."""
        found = self._intentions.desk.definitions.terms("bases").find(basis, self.today)
        return bool(found and found.needs_consent)

    def missing(self, asked: ConsentAsked, outside: str = "") -> dict[str, str]:
        """What cannot be recorded yet, as a sentence by the field it belongs to."""
        only_plan = asked.uses == (Use.PLAN,)
        codes = {
            "uses": "consent-no-use" if not asked.uses else "",
            "purpose": "consent-no-purpose" if not asked.purpose.strip() else "",
            "recipients": "consent-no-recipient" if not (asked.recipients or outside.strip() or only_plan) else "",
            "parts": "consent-no-parts" if not asked.parts else "",
            "given_on": "consent-in-future" if asked.given_on and asked.given_on > self.today else "",
        }
        return {field: sentence_of_code(code) for field, code in codes.items() if code}

    def give(self, asked: ConsentAsked, outside: str = "") -> None:
        """Record it; ``outside`` is a receiver known by name only."""
        recipients = (*asked.recipients, *sorted(outside_keys(outside))) if outside.strip() else asked.recipients
        self._intentions.consents.give(
            self._person,
            ConsentAsked(
                basis=asked.basis,
                uses=asked.uses,
                purpose=asked.purpose,
                parts=asked.parts,
                recipients=recipients,
                both_ways=asked.both_ways,
                how=asked.how,
                given_on=asked.given_on,
                informed_of=asked.informed_of,
            ),
        )

    def withdraw(self, consent: str) -> None:
        """It no longer counts from today."""
        self._intentions.consents.withdraw(consent)

    # words -------------------------------------------------------------------------------------------------------
    def _view(self, one: Consent, file: PersonFile) -> ConsentView:
        today = self.today
        counts = valid(one, today)
        if not counts:
            day = short_day(one.withdrawn_on, today) if one.withdrawn_on else ""
            state, tone = _("Withdrawn {day}").format(day=day), Tone.NEUTRAL
        elif one.review_on is not None and one.review_on <= today:
            state, tone = _("Should be renewed"), Tone.WARN
        else:
            state, tone = _("Counts"), Tone.GOOD
        bases = self._intentions.desk.definitions.terms("bases")
        ways = self._intentions.desk.definitions.terms("consent-ways")
        given = joined(
            long_day(one.given_on) if one.given_on else "",
            ways.label(one.how, today) if one.how else "",
            _("{name}, then {age} years").format(name=one.given_by, age=one.age_then) if one.given_by else "",
        )
        who = ", ".join(self.recipient_name(key, file) for key in one.recipients)
        if one.both_ways and who:
            who = _("{who} (both ways)").format(who=who)
        own_unit = self._intentions.desk.author.unit
        lines = (
            (_("Used"), ", ".join(use_name(use) for use in one.uses)),
            (_("About"), ", ".join(part_name(part) for part in one.parts)),
            (_("Given to"), who),
            (_("From"), self._unit(one.from_unit) if one.from_unit != own_unit else ""),
            (_("Because"), one.purpose),
            (_("Given"), given),
            (_("Informed about"), ", ".join(one.informed_of)),
            (_("Look at it again"), long_day(one.review_on) if counts and one.review_on else ""),
        )
        return ConsentView(
            id=one.id,
            title=bases.label(one.basis, one.given_on or today),
            state=state,
            tone=tone,
            lines=tuple((name, text) for name, text in lines if text),
            counts=counts,
        )

    def recipient_name(self, key: str, file: PersonFile) -> str:
        """Who a recipient's key means."""
        kind, colon, rest = key.partition(":")
        if not colon:
            return self._unit(key)
        if kind == "role":
            return self._intentions.desk.definitions.terms("roles").label(rest, self.today)
        if kind == "person":
            found = next((one for one in file.of(NetworkPerson) if one.id == rest), None)
            return (found.name or found.relation) if found else _("somebody in the network")
        return rest

    def _unit(self, key: str) -> str:
        return self._intentions.desk.profile.unit_name(key)

    def _recipients(self) -> Sequence[Option]:
        desk = self._intentions.desk
        file = self._intentions.people.file(self._person)
        units = [Option(one.key, one.name) for one in desk.profile.units if one.key != desk.author.unit]
        people = [
            Option(f"person:{one.id}", one.name or one.relation, joined(one.relation, one.organisation))
            for one in file.of(NetworkPerson)
        ]
        roles = [Option(f"role:{one.code}", one.label) for one in desk.definitions.terms("roles").on(self.today)]
        return (*units, *people, *(one for one in roles if one.value != "role:young-person"))


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]
