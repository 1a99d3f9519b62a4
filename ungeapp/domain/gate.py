"""The one gate: what may leave the desk, to whom, for which purpose, and why the rest stays.

Belongs here: the decision, part by part, and ``Released``, which nothing else may make.
Does not belong here: what a consent is (``consent.py``), and turning a release into paper, file or calendar.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import TypeVar

from ungeapp.domain.consent import (
    WITHHOLDING,
    Consent,
    Use,
    all_covering,
    directed,
    holds_back,
    matching_key,
    named,
)
from ungeapp.domain.disclosures import Disclosure
from ungeapp.domain.parents import under_age
from ungeapp.domain.parts import PLAN_NEEDS_CONSENT, Part, is_part
from ungeapp.domain.people import YoungPerson
from ungeapp.domain.protection import address_hider
from ungeapp.domain.record import Record, field_names, is_local, leaves_desk, parts_of, values
from ungeapp.domain.rights import CorrectionNote

R = TypeVar("R", bound=Record)


class RecipientKind(StrEnum):
    """Who asks."""

    OWN_DESK = "own-desk"
    YOUNG_PERSON = "young-person"
    UNIT = "unit"
    PROFESSIONAL = "professional"
    PRIVATE = "private"
    CUSTODY_HOLDER = "custody-holder"


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipient:
    """A recipient: ``keys`` are what a consent may name (a unit, ``role:<code>``, ``person:<id>``,
    ``name:<name>``)."""

    kind: RecipientKind
    name: str
    keys: frozenset[str] = frozenset()


def outside_keys(name: str) -> frozenset[str]:
    """The key of a receiver without UngeApp, known by name only (a school, an employer)."""
    return frozenset({matching_key(named(name))})


class Purpose(StrEnum):
    """Why something leaves."""

    INVITATION = "invitation"
    CALENDAR = "calendar"
    MINUTES = "minutes"
    PLAN = "plan"
    REMINDER = "reminder"
    JOURNAL = "journal"
    EXCHANGE = "exchange"
    HANDOVER = "handover"
    ACCESS = "access"  # everything about the young person, to the young person (GDPR art. 15)


_USE = {
    Purpose.INVITATION: Use.MEETING,
    Purpose.CALENDAR: Use.MEETING,
    Purpose.MINUTES: Use.MEETING,
    Purpose.REMINDER: Use.MEETING,
    Purpose.PLAN: Use.EXCHANGE,
    Purpose.JOURNAL: Use.EXCHANGE,
    Purpose.EXCHANGE: Use.EXCHANGE,
    Purpose.HANDOVER: Use.HANDOVER,
    Purpose.ACCESS: Use.EXCHANGE,
}

# What passes between units: a withdrawal is heard by these, and sealed they may carry a protected name.
_BETWEEN_UNITS = frozenset({Purpose.EXCHANGE, Purpose.HANDOVER})


# The plan is made and signed with the holder of custody of somebody under 18, who is also told how the duty is met
# (lov om kommunal indsats for unge under 25 år § 2 a and § 2 c): its opening, its way to education or work, and what
# parents themselves said. Everything else needs a consent that names them, as for anybody.
_WITH_CUSTODY = frozenset(
    {
        Part.IDENTITY,
        Part.OWN_WORDS,
        Part.PLAN,
        Part.GOALS_EDUCATION,
        Part.GOALS_WORK,
        Part.AGREEMENTS,
        Part.MEASURES,
        Part.PARENTS,
    }
)


class Reason(StrEnum):
    """Why a part goes along or is held back; the sentences stand in ``wording.py``."""

    OWN_DESK = "own-desk"
    OWN_PAPER = "own-paper"
    CUSTODY = "custody"
    CONSENT = "consent"
    NEEDED_TO_NAME = "needed-to-name"
    CAME_FROM_RECIPIENT = "came-from-recipient"
    ALLOWED_BY_LAW = "allowed-by-law"
    NO_BASIS = "no-basis"
    NOT_ASKED = "not-asked"
    WORKING_NOTES = "working-notes"
    PLAN_CONSENT_MISSING = "plan-consent-missing"
    WITHDRAWN = "withdrawn"
    WITHHELD = "withheld"
    PROTECTED_ADDRESS = "protected-address"
    PROTECTED_NAME = "protected-name"


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One part of the answer the user sees: does it go along, why, by which consent, how many pieces.

    ``withheld`` of the pieces stay behind because the young person asked for it.
    """

    part: Part
    goes: bool
    reason: Reason
    consent: str = ""
    pieces: int = 0
    withheld: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Released:
    """What may leave: copies of the records with every held-back field emptied, and the lines that explain it.

    Made by ``release`` alone. ``fields`` names, per record id, the fields that go along; ``whole`` are the records of
    which nothing is held back: what a newer program added to those may go along too, although nobody here knows it.
    ``withheld`` are records the young person asked to keep out, ``mind`` the same in words: nobody but whoever reads
    what goes along can see to those.
    """

    person: str
    recipient: Recipient
    purpose: Purpose
    records: tuple[Record, ...]
    fields: Mapping[str, frozenset[str]]
    lines: tuple[Line, ...]
    whole: frozenset[str] = frozenset()
    withheld: frozenset[str] = frozenset()
    mind: tuple[str, ...] = ()

    def of(self, cls: type[R]) -> tuple[R, ...]:
        """The released records of one kind."""
        return tuple(one for one in self.records if isinstance(one, cls))

    def has(self, part: Part) -> bool:
        """Whether ``part`` may go along (whether or not there is anything of it)."""
        return any(line.part is part and line.goes for line in self.lines)


def release(
    content: Iterable[Record],
    *,
    person: YoungPerson,
    recipient: Recipient,
    purpose: Purpose,
    consents: Iterable[Consent],
    own_unit: str,
    today: date,
    of_age_on: date | None,
    asked: frozenset[Part] | None = None,
    returned: frozenset[tuple[str, str]] = frozenset(),
    lawful: frozenset[tuple[str, str]] = frozenset(),
    addresses: Iterable[str] = (),
    sealed: bool = False,
) -> Released:
    """Decide field by field what of ``content`` may go to ``recipient`` on ``today``.

    ``asked`` limits it to parts the user chose. ``returned`` are (record id, field) the recipient itself sent: they
    may always go back. What a consent withholds stays, with everything that hangs on it, unless a law lets it go; what
    it says in words stands in ``mind``. A protected address leaves nowhere, wherever it was typed: a text that holds it loses it, and
    its field is not among ``fields``. A protected name leaves only in a file sealed for a unit with a basis (``sealed``;
    a paper to a unit is none), and on the young person's own paper. A holder of custody has a basis of their own for the plan, until the 18th
    birthday (§ 2 a, § 2 c). ``lawful`` are (record id, field) a law lets go without a consent for this purpose; the
    caller names the law beside them. ``addresses`` are those of other entries that are the same person: as protected
    as the person's own.
    """
    consents = tuple(consents)
    her_access = recipient.kind is RecipientKind.YOUNG_PERSON and purpose is Purpose.ACCESS
    inside = recipient.kind is RecipientKind.OWN_DESK or her_access
    hide = (
        None
        if recipient.kind is RecipientKind.OWN_DESK and purpose is Purpose.JOURNAL
        else address_hider(person, addresses)
    )
    everything_told = tuple(content)
    originals = {one.id: one for one in everything_told}
    records = tuple(one for one in everything_told if inside or (leaves_desk(type(one)) and not _stays(one, originals)))
    word = _Told.of(person, recipient, purpose, consents, own_unit, today, of_age_on)
    verdicts = _verdicts(person, recipient, purpose, word, own_unit, asked, sealed=sealed)
    kept_out = word.kept_out(records)
    came: dict[str, set[str]] = {}
    for id, name in returned | lawful:
        came.setdefault(id, set()).add(name)
    opened: set[Part] = set()
    passes: dict[tuple[str, Part], _Pass] = {}
    kept: list[Record] = []
    kept_fields: dict[str, frozenset[str]] = {}
    whole: set[str] = set()
    pieces: dict[Part, int] = {}
    back: dict[Part, int] = {}
    withheld: dict[Part, int] = {}
    ended = 0
    for record in records:
        key = (record.KIND, record.record_part)
        if key not in passes:
            passes[key] = _pass(record, verdicts, inside=inside)
        allowed = passes[key].going
        everything = passes[key].whole
        sent = came.get(record.id)
        passed = passes[key]
        by = kept_out.get(record.id)
        if by:
            passed = _pass(record, word.without(verdicts, by), inside=inside)
            for part in {passes[key].part(record, name) for name in allowed - passed.going}:
                withheld[part] = withheld.get(part, 0) + 1
            allowed, everything = passed.going, False
            sent = {name for name in sent or () if (record.id, name) in lawful}
        if sent:
            again = [(name, part) for name, part in passed.held if name in sent]
            allowed = allowed.union(name for name, _ in again)
            for name, part in again:
                back[part] = back.get(part, 0) + 1
                if (record.id, name) in lawful:
                    opened.add(part)
        if isinstance(record, Consent) and not _travels(record, recipient, verdicts):
            allowed, everything = frozenset(), False
            if purpose in _BETWEEN_UNITS and _must_hear(record, recipient, own_unit):
                allowed = frozenset({"withdrawn_on"})
                ended += 1
        if recipient.kind not in (RecipientKind.OWN_DESK, RecipientKind.YOUNG_PERSON):
            if isinstance(record, Consent):
                allowed, everything = allowed - WITHHOLDING, everything and not _withholds(record)
            elif isinstance(record, Disclosure):
                allowed, everything = frozenset(), False
        for part in {part for name, part in parts_of(record).items() if part is not None and getattr(record, name)}:
            pieces[part] = pieces.get(part, 0) + 1
        if allowed:
            kept.append(_only(record, allowed))
            kept_fields[record.id] = allowed
            if everything:
                whole.add(record.id)
        if hide is not None and allowed and (hidden := hide(kept[-1])) is not kept[-1]:
            told = frozenset(name for name in allowed if getattr(hidden, name) == getattr(kept[-1], name))
            kept[-1], kept_fields[record.id] = hidden, told
            whole.discard(record.id)
    lines = tuple(
        Line(
            part=part,
            goes=verdict.goes or part in back or (part is Part.CONSENTS and ended > 0),
            reason=_why(verdict, opened=part in opened, back=part in back, ended=part is Part.CONSENTS and ended > 0),
            consent=verdict.consent,
            pieces=pieces.get(part, 0),
            withheld=withheld.get(part, 0),
        )
        for part, verdict in verdicts.items()
    )
    return Released(
        person=person.id,
        recipient=recipient,
        purpose=purpose,
        records=tuple(kept),
        fields=kept_fields,
        lines=lines,
        whole=frozenset(whole),
        withheld=frozenset(kept_out),
        mind=word.mind(),
    )


def _stays(record: Record, originals: Mapping[str, Record]) -> bool:
    """Whether it is an objection to what never leaves the desk, or to what is not there to be told of."""
    if not isinstance(record, CorrectionNote):
        return False
    about = originals.get(record.record)
    return about is None or not leaves_desk(type(about)) or is_local(type(about), record.field)


def _why(verdict: Line, *, opened: bool, back: bool, ended: bool) -> Reason:
    if verdict.goes:
        return verdict.reason
    if ended:
        return Reason.WITHDRAWN
    if opened:
        return Reason.ALLOWED_BY_LAW
    return Reason.CAME_FROM_RECIPIENT if back else verdict.reason


def _must_hear(consent: Consent, recipient: Recipient, own_unit: str) -> bool:
    """Whether a consent given here to this unit was withdrawn: that alone is told although nothing else may be."""
    known = recipient.kind is RecipientKind.UNIT and bool(recipient.keys & consent.keys)
    return known and consent.from_unit == own_unit and consent.withdrawn_on is not None


@dataclass(frozen=True, slots=True)
class _Pass:
    """What the verdicts mean for all records of one kind and part.

    ``going`` may go along, ``held`` only back to who sent it; ``whole`` when no part is held back.
    """

    going: frozenset[str]
    held: tuple[tuple[str, Part], ...]
    whole: bool

    @staticmethod
    def part(record: Record, name: str) -> Part:
        """The part of a field that may go along; what has none never does."""
        found = parts_of(record)[name]
        assert found is not None
        return found


def _pass(record: Record, verdicts: Mapping[Part, Line], *, inside: bool) -> _Pass:
    protected = (Reason.PROTECTED_ADDRESS, Reason.PROTECTED_NAME)
    parts = parts_of(record).items()
    return _Pass(
        going=frozenset(name for name, part in parts if (inside if part is None else verdicts[part].goes)),
        held=tuple(
            (name, part)
            for name, part in parts
            if part is not None and not verdicts[part].goes and verdicts[part].reason not in protected
        ),
        whole=all(part is None or verdicts[part].goes for _, part in parts),
    )


def _only(record: R, names: frozenset[str]) -> R:
    """The record with the other fields as if this desk had never been told."""
    if len(names) == len(field_names(type(record))):
        return record
    return type(record)(id=record.id, person=record.person, **{name: getattr(record, name) for name in names})


def _travels(consent: Consent, recipient: Recipient, verdicts: Mapping[Part, Line]) -> bool:
    """A consent goes along only to those it names, with a part it covers."""
    if recipient.kind in (RecipientKind.OWN_DESK, RecipientKind.YOUNG_PERSON):
        return True
    known = bool(recipient.keys & (consent.keys | {consent.from_unit}))
    return known and any(is_part(code) and verdicts[Part(code)].goes for code in consent.parts)


@dataclass(frozen=True, slots=True)
class _Told:
    """What the consents say for one recipient and purpose: which cover a part, and what they hold back.

    ``covers`` are the consents towards the recipient by part, ``in_plan`` those that let a part stand in the plan
    (both the latest given last), ``holding`` those that withhold something from this recipient, ended ones too.
    """

    covers: Mapping[Part, tuple[Consent, ...]]
    in_plan: Mapping[Part, tuple[Consent, ...]]
    holding: tuple[Consent, ...]
    holding_plan: tuple[Consent, ...]
    plan_asked: bool
    inside: bool
    today: date
    of_age_on: date | None

    @classmethod
    def of(
        cls,
        person: YoungPerson,
        recipient: Recipient,
        purpose: Purpose,
        consents: tuple[Consent, ...],
        own_unit: str,
        today: date,
        of_age_on: date | None,
    ) -> _Told:
        def given(use: Use) -> dict[Part, tuple[Consent, ...]]:
            return all_covering(
                consents,
                use=use,
                keys=recipient.keys,
                own_unit=own_unit,
                today=today,
                responsible=person.coordinator,
                of_age_on=of_age_on,
            )

        covers = given(_USE[purpose])
        if purpose is Purpose.HANDOVER:  # what the receiver may already be told, it may be told when it takes over
            before = given(Use.EXCHANGE)
            covers = {
                part: (*before.get(part, ()), *covers.get(part, ()))
                for part in Part
                if part in before or part in covers
            }
        told = [one for one in consents if one.given_on is not None and not one.removed and _withholds(one)]
        inside = _inside(recipient, own_unit)
        return cls(
            covers=covers,
            in_plan=given(Use.PLAN),
            holding=()
            if inside or recipient.kind is RecipientKind.YOUNG_PERSON
            else tuple(one for one in told if directed(one, recipient.keys, own_unit, person.coordinator)),
            holding_plan=tuple(one for one in told if Use.PLAN.value in one.uses) if purpose is Purpose.PLAN else (),
            plan_asked=purpose is Purpose.PLAN,
            inside=inside or recipient.kind is RecipientKind.YOUNG_PERSON,
            today=today,
            of_age_on=of_age_on,
        )

    def kept_out(self, records: tuple[Record, ...]) -> dict[str, frozenset[str]]:
        """Records somebody asked to keep out, and those that hang on them, with the records that is because of."""
        asked = {id for one in (*self.holding, *self.holding_plan) for id in one.withheld}
        found = {one.id: frozenset({one.id}) for one in records if one.id in asked}
        pointing = [
            (one, frozenset(_references(one)))
            for one in records
            if asked and not isinstance(one, Consent | YoungPerson)
        ]
        grew = bool(asked)
        while grew:
            grew = False
            for one, told in pointing:
                because = found.get(one.id, frozenset()).union(
                    told & asked, *(found[id] for id in told if id in found and id != one.id)
                )
                if because != found.get(one.id, frozenset()):
                    found[one.id] = because
                    grew = True
        return found

    def without(self, verdicts: Mapping[Part, Line], withheld: frozenset[str]) -> dict[Part, Line]:
        """The verdicts for a record that was asked to be kept out because of the records ``withheld``."""
        return {
            part: replace(line, goes=False, reason=Reason.WITHHELD, consent="")
            if line.goes and not self._still(line, withheld)
            else line
            for part, line in verdicts.items()
        }

    def _still(self, line: Line, withheld: frozenset[str]) -> bool:
        """Whether some consent lets the part go although another one keeps the record out."""
        if self.plan_asked and line.part in PLAN_NEEDS_CONSENT:
            if not self._any(self.in_plan.get(line.part, ()), self.holding_plan, withheld):
                return False
        return self.inside or self._any(self.covers.get(line.part, ()), self.holding, withheld)

    def _any(self, covering: tuple[Consent, ...], holding: tuple[Consent, ...], withheld: frozenset[str]) -> bool:
        binding = [one for one in holding if withheld & set(one.withheld)]
        return any(
            not any(holds_back(one, open_one, self.today, self.of_age_on) for one in binding) for open_one in covering
        )

    def mind(self) -> tuple[str, ...]:
        """What must not go along in words, as far as it binds what covers anything here."""
        covering = {one.id: one for found in self.covers.values() for one in found}.values()
        return tuple(
            dict.fromkeys(
                text
                for one in self.holding
                if any(holds_back(one, open_one, self.today, self.of_age_on) for open_one in covering)
                for text in one.withheld_text
            )
        )


def _withholds(consent: Consent) -> bool:
    return bool(consent.withheld or consent.withheld_text)


def _references(record: Record) -> Iterable[str]:
    """Every id a record may point to (any text of it that is one)."""
    for value in values(record).values():
        if isinstance(value, str):
            yield value
        elif isinstance(value, list):
            yield from value


def _inside(recipient: Recipient, own_unit: str) -> bool:
    """This desk, or a colleague of the same unit."""
    return recipient.kind is RecipientKind.OWN_DESK or (
        recipient.kind is RecipientKind.UNIT and own_unit in recipient.keys
    )


def _verdicts(
    person: YoungPerson,
    recipient: Recipient,
    purpose: Purpose,
    word: _Told,
    own_unit: str,
    asked: frozenset[Part] | None,
    *,
    sealed: bool,
) -> dict[Part, Line]:
    covered = {part: consents[-1] for part, consents in word.covers.items()}
    custody = recipient.kind is RecipientKind.CUSTODY_HOLDER and purpose is Purpose.PLAN
    with_custody = _WITH_CUSTODY if custody and under_age(word.of_age_on, word.today) else frozenset()
    found: dict[Part, Line] = {}
    for part in Part:
        goes, reason, consent = _verdict(part, recipient, own_unit, covered)
        if part is Part.NOTES and purpose is Purpose.ACCESS and recipient.kind is RecipientKind.YOUNG_PERSON:
            goes, reason = True, Reason.OWN_PAPER
        if not goes and part in with_custody:
            goes, reason, consent = True, Reason.CUSTODY, ""
        if purpose is Purpose.PLAN and part in PLAN_NEEDS_CONSENT and goes and part not in word.in_plan:
            goes, reason, consent = False, Reason.PLAN_CONSENT_MISSING, ""
        # Nothing is about nobody, and without the consent that covers it the receiver could not answer.
        needed = part is Part.IDENTITY or reason is Reason.NEEDED_TO_NAME
        if goes and asked is not None and part not in asked and not needed:
            goes, reason, consent = False, Reason.NOT_ASKED, ""
        inside = recipient.kind is RecipientKind.OWN_DESK and purpose is Purpose.JOURNAL
        if part is Part.ADDRESS and person.protected_address and not inside:
            goes, reason, consent = False, Reason.PROTECTED_ADDRESS, ""
        if (
            part is Part.IDENTITY
            and person.protected_name
            and goes
            and recipient.kind not in (RecipientKind.OWN_DESK, RecipientKind.YOUNG_PERSON)
            and not (sealed and recipient.kind is RecipientKind.UNIT and purpose in _BETWEEN_UNITS)
        ):
            goes, reason, consent = False, Reason.PROTECTED_NAME, ""
        found[part] = Line(part=part, goes=goes, reason=reason, consent=consent)
    return found


def _verdict(
    part: Part, recipient: Recipient, own_unit: str, covered: Mapping[Part, Consent]
) -> tuple[bool, Reason, str]:
    if _inside(recipient, own_unit):
        return True, Reason.OWN_DESK, ""
    if recipient.kind is RecipientKind.YOUNG_PERSON:
        if part is Part.NOTES:
            return False, Reason.WORKING_NOTES, ""
        return True, Reason.OWN_PAPER, ""
    if part in covered:
        return True, Reason.CONSENT, covered[part].id
    if covered and part in (Part.IDENTITY, Part.CONSENTS):
        first = min(covered.values(), key=lambda one: one.id)
        return True, Reason.NEEDED_TO_NAME, first.id
    return False, Reason.NO_BASIS, ""
