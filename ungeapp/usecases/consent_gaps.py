"""What is missing before it is needed: for whom nobody has asked yet, and what soon counts no longer.

Belongs here: finding it for one young person. Does not belong here: sentences (``ui/consent``), recording consents.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from ungeapp.domain.consent import Consent, GivenBy, Standing, Use, covering, named, standing
from ungeapp.domain.gate import RecipientKind
from ungeapp.domain.meetings import Meeting, MeetingState, Participant
from ungeapp.domain.parts import Part
from ungeapp.domain.people import YoungPerson
from ungeapp.domain.plans import Agreement, AgreementState, Measure, MeasureState
from ungeapp.usecases.consents import ConsentUseCases
from ungeapp.usecases.desk import Desk
from ungeapp.usecases.ports.store import UnitOfWork
from ungeapp.usecases.printed import recipient_of_participant

SOON = timedelta(days=42)
"""How long before a consent's last day, or the 18th birthday, it is told (six weeks: time to talk about it)."""


class Gap(StrEnum):
    """What is missing."""

    MEETING = "meeting"  # somebody who comes to the next meeting has no basis for the minutes
    UNIT = "unit"  # a unit owes something or gives a measure and may be told nothing
    ANSWER = "answer"  # asked, no answer yet
    CUSTODY = "custody"  # the rule says custody is asked as well
    YOUNG_PERSON = "young-person"  # the rule says the young person is asked as well
    COMES_OF_AGE = "comes-of-age"  # given by custody; the 18th birthday is near
    OF_AGE = "of-age"  # given by custody; the young person is an adult now
    ENDS = "ends"  # the last day is near
    REVIEW = "review"  # the day to look at it again has come


@dataclass(frozen=True, slots=True, kw_only=True)
class Missing:
    """One thing. ``recipient`` is a key a consent may name, ``name`` who it is; ``on`` the day it is about."""

    gap: Gap
    recipient: str = ""
    name: str = ""
    consent: str = ""
    meeting: str = ""
    on: date | None = None


class ConsentGaps:
    """Looks at one young person."""

    def __init__(self, desk: Desk, consents: ConsentUseCases) -> None:
        self._desk = desk
        self._consents = consents

    def missing(self, person: str) -> tuple[Missing, ...]:
        """What to ask for next, the most pressing first: the next meeting, then what has ended, then the rest."""
        asking = self._consents.asking(person)
        with self._desk.looking() as uow:
            found = uow.get(YoungPerson, person)
            consents = uow.of(Consent, person)
            gaps = [
                *self._for_meetings(uow, found, consents),
                *self._of_consents(found, consents, asking.custody_asked, asking.young_person),
                *self._for_units(uow, found, consents),
            ]
        return tuple(dict.fromkeys(gaps))

    def _for_meetings(self, uow: UnitOfWork, person: YoungPerson, consents: Iterable[Consent]) -> Iterable[Missing]:
        today = self._desk.today()
        coming = [
            one
            for one in uow.of(Meeting, person.id)
            if one.state in (MeetingState.PLANNED, MeetingState.CALLED)
            and one.starts is not None
            and one.starts.date() >= today
        ]
        following = min(coming, key=lambda one: (one.starts.date() if one.starts else date.max, one.id), default=None)
        if following is None:
            return
        for one in uow.of(Participant, person.id):
            recipient = recipient_of_participant(one)
            own = self._desk.author.unit in recipient.keys
            if one.meeting != following.id or recipient.kind is RecipientKind.YOUNG_PERSON or own:
                continue
            covered = self._covered(person, consents, Use.MEETING, recipient.keys)
            if Part.MEETINGS not in covered:
                yield Missing(
                    gap=Gap.MEETING,
                    recipient=named_in_consent(one),
                    name=recipient.name,
                    meeting=following.id,
                    on=following.starts.date() if following.starts else None,
                )

    def _for_units(self, uow: UnitOfWork, person: YoungPerson, consents: Iterable[Consent]) -> Iterable[Missing]:
        desk = self._desk
        owing = [one.owner_unit for one in uow.of(Agreement, person.id) if one.state is AgreementState.OPEN]
        giving = [one.unit for one in uow.of(Measure, person.id) if one.state is not MeasureState.ENDED]
        for unit in dict.fromkeys((*owing, *giving)):
            if not unit or unit == desk.author.unit or not desk.profile.has_unit(unit):
                continue
            if not self._covered(person, consents, Use.EXCHANGE, frozenset({unit})):
                yield Missing(gap=Gap.UNIT, recipient=unit, name=desk.profile.unit_name(unit))

    def _of_consents(
        self, person: YoungPerson, consents: Iterable[Consent], custody_asked: bool, young_person_asked: bool
    ) -> Iterable[Missing]:
        today, soon = self._desk.today(), self._desk.today() + SOON
        grown = self._desk.of_age_on(person)
        for one in consents:
            match standing(one, today, grown):
                case Standing.ASKED:
                    yield Missing(gap=Gap.ANSWER, consent=one.id, on=one.asked_on)
                case Standing.OF_AGE:
                    yield Missing(gap=Gap.OF_AGE, consent=one.id, on=grown)
                case Standing.COUNTS:
                    if one.given_by_kind is GivenBy.CUSTODY and grown and grown <= soon:
                        yield Missing(gap=Gap.COMES_OF_AGE, consent=one.id, on=grown)
                    if one.valid_to is not None and one.valid_to <= soon:
                        yield Missing(gap=Gap.ENDS, consent=one.id, on=one.valid_to)
                    elif one.review_on is not None and one.review_on <= today:
                        yield Missing(gap=Gap.REVIEW, consent=one.id, on=one.review_on)
                    if custody_asked and one.given_by_kind is GivenBy.YOUNG_PERSON:
                        yield Missing(gap=Gap.CUSTODY, consent=one.id)
                    if young_person_asked and one.given_by_kind is GivenBy.CUSTODY:
                        yield Missing(gap=Gap.YOUNG_PERSON, consent=one.id)
                case _:
                    pass

    def _covered(
        self, person: YoungPerson, consents: Iterable[Consent], use: Use, keys: frozenset[str]
    ) -> dict[Part, Consent]:
        return covering(
            consents,
            use=use,
            keys=keys,
            own_unit=self._desk.author.unit,
            today=self._desk.today(),
            responsible=person.coordinator,
            of_age_on=self._desk.of_age_on(person),
        )


def named_in_consent(participant: Participant) -> str:
    """What a consent would name somebody who comes to a meeting by."""
    if participant.network_person:
        return f"person:{participant.network_person}"
    if participant.municipal and participant.unit:
        return participant.unit
    if participant.role:
        return f"role:{participant.role}"
    return named(participant.name)
