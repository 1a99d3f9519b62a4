"""Consents and legal bases of one young person: what counts, and the quick ways to give the usual ones.

Belongs here: rows, choices, presets. Does not belong here: what a consent covers (``domain/consent.py``), Qt.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from textwrap import shorten

from ungeapp.domain.consent import Consent, GivenBy, Standing, Use, named, standing
from ungeapp.domain.meetings import Meeting
from ungeapp.domain.parts import PLAN_NEEDS_CONSENT, Part, is_part
from ungeapp.domain.people import Contact, NetworkPerson, Talk
from ungeapp.domain.plans import Agreement, Goal, Measure
from ungeapp.domain.record import values
from ungeapp.domain.status import StatusEntry
from ungeapp.texts import N_, _
from ungeapp.ui.due import joined
from ungeapp.ui.kit.rows import Option
from ungeapp.ui.kit.tokens import Tone
from ungeapp.ui.values import ValueTexts
from ungeapp.usecases.consent_gaps import Gap, Missing
from ungeapp.usecases.consents import ConsentAsked
from ungeapp.usecases.intentions import Intentions
from ungeapp.usecases.people import PersonFile
from ungeapp.wording import (
    custody_name,
    giver_name,
    kind_name,
    long_day,
    part_name,
    sentence_of_code,
    short_day,
    use_name,
)

_PLAN_PARTS = (Part.GOALS_EDUCATION, Part.GOALS_WORK, Part.AGREEMENTS, Part.MEASURES, Part.PLAN, Part.OWN_WORDS)
_MEETING_PARTS = (Part.IDENTITY, Part.MEETINGS, Part.AGREEMENTS, Part.MEASURES, Part.OWN_WORDS)
_FIRST_WORDS = 80
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


INFORMED = (
    N_("What it is for, and who gets what"),
    N_("That it is voluntary and can be withdrawn"),
    N_("What it means to say no"),
)
"""What is told before somebody says yes (2.2 of the law's list); each line is kept as it stands."""

_KEPT_OUT_KINDS = (Goal, Agreement, Measure, Meeting, Talk, Contact, NetworkPerson, StatusEntry)
_STATES = {
    Standing.ASKED: (N_("Asked, no answer yet"), Tone.INFO),
    Standing.REFUSED: (N_("Said no {day}"), Tone.NEUTRAL),
    Standing.COMING: (N_("Counts from {day}"), Tone.INFO),
    Standing.EXPIRED: (N_("Ended {day}"), Tone.NEUTRAL),
    Standing.OF_AGE: (N_("Ended on the 18th birthday"), Tone.WARN),
    Standing.WITHDRAWN: (N_("Withdrawn {day}"), Tone.NEUTRAL),
    Standing.COUNTS: (N_("Counts"), Tone.GOOD),
}
_FIRST = (Standing.ASKED, Standing.OF_AGE, Standing.COUNTS, Standing.COMING)

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
    purpose: str
    state: str
    tone: Tone
    lines: Sequence[tuple[str, str]]
    counts: bool
    asked: bool
    paper: bool
    both_sign: bool
    given_away: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """What can be chosen when one is given."""

    bases: Sequence[Option]
    uses: Sequence[Option]
    parts: Sequence[Option]
    recipients: Sequence[Option]
    ways: Sequence[Option]
    records: Sequence[Option]
    givers: Sequence[Option]
    giver: str
    asking: str


class ConsentPresenter:
    """Reads, gives and withdraws."""

    def __init__(self, intentions: Intentions, person: str) -> None:
        self._intentions = intentions
        self._person = person

    @property
    def today(self) -> date:
        return self._intentions.desk.today()

    def look(self) -> Sequence[ConsentView]:
        """Those without an answer first, then those that count, then what has ended; the latest first."""
        file = self._intentions.people.file(self._person)
        of_age_on = self._intentions.desk.of_age_on(file.person)

        def order(one: Consent) -> tuple[int, date, str]:
            where = standing(one, self.today, of_age_on)
            rank = len(_FIRST) - _FIRST.index(where) if where in _FIRST else 0
            return rank, one.given_on or one.asked_on or date.min, one.id

        found = sorted(file.of(Consent), key=order, reverse=True)
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
            records=self._records(),
            givers=tuple(
                Option(one.value, giver_name(one.value))
                for one in (GivenBy.YOUNG_PERSON, GivenBy.CUSTODY, GivenBy.BOTH)
            ),
            giver=self._intentions.consents.asking(self._person).kind.value,
            asking=self._asking(),
        )

    def _asking(self) -> str:
        """Who is asked at this age, who holds custody, and what the rule adds."""
        asking = self._intentions.consents.asking(self._person)
        if not asking.custody_asked:
            return ""
        names = ", ".join(one.name or one.relation for one in asking.custody)
        who = _("Custody: {names}.").format(names=names) if names else _("Nobody is noted as holding custody.")
        return " ".join(part for part in (who, asking.rule.note) if part)

    def _records(self) -> Sequence[Option]:
        """What can be kept out one by one, by its own words; goals first."""
        file = self._intentions.people.file(self._person)
        texts = ValueTexts(self._intentions.desk)
        found: list[Option] = []
        for kind in _KEPT_OUT_KINDS:
            for one in file.of(kind):
                words = shorten(texts.headline(one.KIND, values(one)), _FIRST_WORDS, placeholder=" …")
                if words:
                    found.append(Option(one.id, f"{kind_name(one.KIND)}: {words}"))
        return tuple(found)

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

    def give(self, asked: ConsentAsked, outside: str = "", *, only_asked: bool = False) -> Consent:
        """Record the yes, or that it is asked for; ``outside`` are receivers known by name only, ``;`` between them."""
        by_name = [named(one) for one in outside.split(";") if one.strip()]
        whole = replace(asked, recipients=tuple(dict.fromkeys((*asked.recipients, *by_name))))
        consents = self._intentions.consents
        return (consents.ask if only_asked else consents.give)(self._person, whole)

    def sign(self, consent: str) -> None:
        """Everybody who was asked has signed."""
        self._intentions.consents.sign(consent)

    def refuse(self, consent: str) -> None:
        """The answer is no."""
        self._intentions.consents.refuse(consent)

    def withhold(self, consent: str, records: Sequence[str], texts: str, because: str) -> None:
        """Change what must not go along."""
        self._intentions.consents.withhold(consent, records, texts.splitlines(), because)

    def consent(self, consent: str) -> Consent:
        """One as it is kept."""
        found: Consent = next(
            one for one in self._intentions.people.file(self._person).of(Consent) if one.id == consent
        )
        return found

    def again(self, consent: str) -> ConsentAsked:
        """The same once more, to be asked for."""
        one = self.consent(consent)
        return ConsentAsked(
            basis=one.basis,
            uses=tuple(Use(use) for use in one.uses),
            purpose=one.purpose,
            parts=tuple(Part(part) for part in one.parts if is_part(part)),
            recipients=one.recipients,
            both_ways=one.both_ways,
            withheld=one.withheld,
            withheld_text=one.withheld_text,
            withheld_because=one.withheld_because,
        )

    def preset_for(self, missing: Missing) -> Preset:
        """The usual consent that would close a gap."""
        key = "meeting" if missing.gap is Gap.MEETING else "exchange"
        return next(one for one in PRESETS if one.key == key)

    def kept_out(self, consent: Consent) -> Sequence[str]:
        """What a consent keeps out, in words."""
        labels = {one.value: one.label for one in self._records()}
        return (
            *(labels.get(one, _("something that is no longer here")) for one in consent.withheld),
            *consent.withheld_text,
        )

    def withdraw(self, consent: str) -> None:
        """It no longer counts from today."""
        self._intentions.consents.withdraw(consent)

    # words -------------------------------------------------------------------------------------------------------
    def _view(self, one: Consent, file: PersonFile) -> ConsentView:
        today = self.today
        where = standing(one, today, self._intentions.desk.of_age_on(file.person))
        counts = where is Standing.COUNTS
        state, tone = _STATES[where]
        days = {
            Standing.WITHDRAWN: one.withdrawn_on,
            Standing.EXPIRED: one.valid_to,
            Standing.REFUSED: one.refused_on,
            Standing.COMING: max(filter(None, (one.valid_from, one.given_on)), default=None),
        }
        day = days.get(where)
        state = _(state).format(day=short_day(day, today) if day else "")
        if counts and one.review_on is not None and one.review_on <= today:
            state, tone = _("Should be renewed"), Tone.WARN
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
            (_("Asked on"), long_day(one.asked_on) if one.asked_on else ""),
            (_("Custody then"), self._custody(one)),
            (_("Kept out"), "\n".join(self.kept_out(one))),
            (_("Kept out because"), one.withheld_because),
            (_("Counts until"), long_day(one.valid_to) if one.valid_to else ""),
            (_("Informed about"), ", ".join(one.informed_of)),
            (_("Look at it again"), long_day(one.review_on) if counts and one.review_on else ""),
        )
        return ConsentView(
            id=one.id,
            title=bases.label(one.basis, one.given_on or today),
            purpose=one.purpose,
            state=state,
            tone=tone,
            lines=tuple((name, text) for name, text in lines if text),
            counts=counts or where is Standing.COMING,
            asked=where is Standing.ASKED,
            paper=one.from_unit == own_unit and self.needs_way(one.basis),
            both_sign=one.given_by_kind is GivenBy.BOTH,
            given_away=where in (Standing.WITHDRAWN, Standing.EXPIRED, Standing.OF_AGE),
        )

    def _custody(self, one: Consent) -> str:
        told = (entry.rpartition("=") for entry in one.custody_then)
        return ", ".join(f"{name} ({custody_name(code)})" for name, _equals, code in told)

    def name_of(self, key: str) -> str:
        """Who a recipient's key means."""
        return self.recipient_name(key, self._intentions.people.file(self._person))

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
        return rest[:1].upper() + rest[1:]

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
