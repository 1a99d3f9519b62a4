"""Consents and legal bases: ask, give, refuse, withhold, withdraw, and what they cover today.

Belongs here: recording them and answering what a recipient may be told.
Does not belong here: the list of bases and ages (data), the gate (``domain/gate.py``), papers (``consent_papers.py``),
asking back what was given (``recalls.py``).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from ungeapp.domain.consent import Consent, GivenBy, Use
from ungeapp.domain.consent_asking import Asked, AskingRule, asking_rule
from ungeapp.domain.dates import add_months_clamped
from ungeapp.domain.errors import Invalid, NotAllowed
from ungeapp.domain.gate import Line, Purpose, Recipient
from ungeapp.domain.parents import Parent, custody_holders
from ungeapp.domain.parts import Part
from ungeapp.domain.people import YoungPerson
from ungeapp.usecases.desk import Desk
from ungeapp.usecases.ports.store import UnitOfWork
from ungeapp.usecases.releasing import released_to


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentAsked:
    """What the caseworker records about a consent or basis (the law's list: who, purpose, from, to, which parts, how).

    ``withheld`` are records, ``withheld_text`` lines that must not go along. ``given_by_kind`` left unsaid means
    everybody the rule by age asks, or the law where the basis asks nobody.
    """

    basis: str
    uses: tuple[Use, ...]
    purpose: str
    parts: tuple[Part, ...]
    recipients: tuple[str, ...] = ()
    both_ways: bool = False
    given_by: str = ""
    given_by_kind: GivenBy = GivenBy.UNSAID
    how: str = ""
    given_on: date | None = None
    review_on: date | None = None
    informed_of: tuple[str, ...] = ()
    valid_from: date | None = None
    valid_to: date | None = None
    withheld: tuple[str, ...] = ()
    withheld_text: tuple[str, ...] = ()
    withheld_because: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """Who has to be asked today: the rule by age, who holds custody, and whether their word is needed."""

    rule: AskingRule
    custody: tuple[Parent, ...]

    @property
    def young_person(self) -> bool:
        return Asked.YOUNG_PERSON in self.rule.ask

    @property
    def custody_asked(self) -> bool:
        return Asked.CUSTODY in self.rule.ask

    @property
    def kind(self) -> GivenBy:
        """Whose word it rests on when all who are asked say yes."""
        if not self.custody_asked:
            return GivenBy.YOUNG_PERSON
        return GivenBy.BOTH if self.young_person else GivenBy.CUSTODY


class ConsentUseCases:
    """Asking for them, recording the answer, withdrawing."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def asking(self, person: str, day: date | None = None) -> Asking:
        """Who is asked on ``day`` (today)."""
        with self._desk.looking() as uow:
            return self._asking(uow, person, day or self._desk.today())

    def _asking(self, uow: UnitOfWork, person: str, day: date) -> Asking:
        found = uow.get(YoungPerson, person)
        rule = asking_rule(self._desk.definitions.consent_ages(), found.age(day), day)
        return Asking(rule=rule, custody=custody_holders(uow.of(Parent, person), self._desk.of_age_on(found), day))

    def give(self, person: str, asked: ConsentAsked) -> Consent:
        """Record a consent or a legal basis. A general one does not do: parts and purpose must be said (RSL § 11 a)."""
        desk = self._desk
        given_on = asked.given_on or desk.today()
        if given_on > desk.today():
            raise Invalid("consent-in-future")
        self._require(asked)
        with desk.acting("consent.give") as uow:
            consent = self._answered(uow, self._made(person, asked), asked, given_on, asked.how)
            uow.put(consent)
        return consent

    def ask(self, person: str, asked: ConsentAsked) -> Consent:
        """Record that it is asked for: it opens nothing until the answer is recorded (``sign`` or ``refuse``)."""
        self._require(asked)
        with self._desk.acting("consent.ask") as uow:
            today = self._desk.today()
            self._kind(asked, self._asking(uow, person, today), today)
            consent = replace(self._made(person, asked), asked_on=today)
            uow.put(consent)
        return consent

    def sign(self, consent: str, *, how: str = "signed", on: date | None = None) -> Consent:
        """The answer is yes: all who had to be asked have signed or said so."""
        desk = self._desk
        day = on or desk.today()
        if day > desk.today():
            raise Invalid("consent-in-future")
        with desk.acting("consent.give") as uow:
            found = self._open(uow, consent)
            asked = ConsentAsked(
                basis=found.basis,
                uses=(),
                purpose="",
                parts=(),
                given_by=found.given_by,
                given_by_kind=found.given_by_kind,
                review_on=found.review_on,
            )
            given = self._answered(uow, found, asked, day, how)
            uow.put(given)
        return given

    def refuse(self, consent: str, *, on: date | None = None) -> None:
        """The answer is no. It stays in the register: a no is an answer."""
        with self._desk.acting("consent.refuse") as uow:
            uow.put(replace(self._open(uow, consent), refused_on=on or self._desk.today()))

    def withhold(self, consent: str, records: Iterable[str], texts: Iterable[str], because: str) -> None:
        """Change what must not go along by it, from now on."""
        lines = tuple(dict.fromkeys(one.strip() for one in texts if one.strip()))
        with self._desk.acting("consent.withhold") as uow:
            found = uow.get(Consent, consent)
            if found.from_unit != self._desk.author.unit:
                raise NotAllowed("consent-elsewhere")
            uow.put(
                replace(
                    found,
                    withheld=tuple(dict.fromkeys(records)),
                    withheld_text=lines,
                    withheld_because=because.strip(),
                )
            )

    def withdraw(self, consent: str) -> None:
        """It no longer counts from today; what was given before is listed, and can be asked back (``recalls.py``)."""
        with self._desk.acting("consent.withdraw") as uow:
            uow.put(replace(uow.get(Consent, consent), withdrawn_on=self._desk.today()))

    def _require(self, asked: ConsentAsked) -> None:
        if not asked.parts:
            raise Invalid("consent-no-parts")
        if not asked.uses:
            raise Invalid("consent-no-use")
        if not asked.purpose.strip():
            raise Invalid("consent-no-purpose")
        if not asked.recipients and set(asked.uses) != {Use.PLAN}:
            raise Invalid("consent-no-recipient")
        if asked.valid_to and asked.valid_to < (asked.valid_from or asked.given_on or date.min):
            raise Invalid("consent-period")

    def _open(self, uow: UnitOfWork, consent: str) -> Consent:
        found = uow.get(Consent, consent)
        if found.given_on is not None or found.refused_on is not None or found.removed:
            raise NotAllowed("consent-answered")
        return found

    def _made(self, person: str, asked: ConsentAsked) -> Consent:
        return Consent(
            id=self._desk.new_id(),
            person=person,
            basis=asked.basis,
            uses=tuple(use.value for use in asked.uses),
            purpose=asked.purpose.strip(),
            from_unit=self._desk.author.unit,
            recipients=asked.recipients,
            both_ways=asked.both_ways,
            parts=tuple(part.value for part in asked.parts),
            informed_of=asked.informed_of,
            review_on=asked.review_on,
            given_by=asked.given_by,
            given_by_kind=asked.given_by_kind,
            valid_from=asked.valid_from,
            valid_to=asked.valid_to,
            withheld=asked.withheld,
            withheld_text=tuple(one.strip() for one in asked.withheld_text if one.strip()),
            withheld_because=asked.withheld_because.strip(),
        )

    def _answered(self, uow: UnitOfWork, made: Consent, asked: ConsentAsked, given_on: date, how: str) -> Consent:
        """The yes: who gave it, at which age, and who held custody that day."""
        desk = self._desk
        found = uow.get(YoungPerson, made.person)
        asking = self._asking(uow, made.person, given_on)
        kind = self._kind(asked, asking, given_on)
        names = [one.name or one.relation for one in asking.custody]
        by = {GivenBy.CUSTODY: names, GivenBy.BOTH: [found.full_name, *names], GivenBy.LAW: []}.get(
            kind, [found.full_name]
        )
        return replace(
            made,
            given_on=given_on,
            given_by=asked.given_by or ", ".join(by) or ("" if kind is GivenBy.LAW else found.full_name),
            given_by_kind=kind,
            age_then=found.age(given_on) or 0,
            how=how,
            custody_then=tuple(f"{one.name or one.relation}={one.custody.value}" for one in asking.custody),
            review_on=asked.review_on or add_months_clamped(given_on, desk.profile.consent_review_months),
        )

    def _kind(self, asked: ConsentAsked, asking: Asking, day: date) -> GivenBy:
        """Whose word carries it: where the young person is too young to be asked, custody's alone does.

        Invalid("consent-custody-asked") when it is said to be the young person's all the same.
        """
        basis = self._desk.definitions.terms("bases").find(asked.basis, day)
        if basis is not None and basis.needs_consent is False:
            return GivenBy.LAW
        if asked.given_by_kind is GivenBy.BOTH and not asking.young_person:
            return GivenBy.CUSTODY
        if asked.given_by_kind is GivenBy.UNSAID:
            return asking.kind
        if asked.given_by_kind is GivenBy.YOUNG_PERSON and not asking.young_person:
            raise Invalid("consent-custody-asked", field="given_by_kind")
        return asked.given_by_kind

    def covered(self, person: str, recipient: Recipient, purpose: Purpose) -> tuple[Line, ...]:
        """What ``recipient`` may be told for ``purpose`` today, part by part, and why."""
        with self._desk.looking() as uow:
            found = uow.get(YoungPerson, person)
            return released_to(self._desk, uow, uow.everything(person), found, recipient, purpose).lines
