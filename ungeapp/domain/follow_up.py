"""What reaches the desk about a young person and starts a clock, and who follows along for how long.

Belongs here: absence and drop-out reports, referrals, *underretninger*, support roles with their periods, as records.
Does not belong here: the counters and terms (profile and ``resources``), contacts (``people.py``).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum

from ungeapp.domain.parts import Part, Scope, of
from ungeapp.domain.record import Record, kind


@kind("absence-report")
@dataclass(frozen=True, slots=True, kw_only=True)
class AbsenceReport(Record):
    """A school or institution reported absence, a risk of dropping out, or a break-off (4-9, 5-10, KUI-loven § 12 c).

    ``code`` is a code of the absence reports' terms, ``days`` how many days of absence it tells of. ``reacted_at`` is
    when the first contact came about: the reaction time is measured from ``received_at``. ``next_said_on`` is the day
    something new was offered (D02).
    """

    code: str = of(Part.ABSENCE, "")
    received_at: datetime | None = of(Part.ABSENCE, None)
    institution: str = of(Part.ABSENCE, "")
    reporter: str = of(Part.ABSENCE, "")
    phone: str = of(Part.ABSENCE, "")
    days: int = of(Part.ABSENCE, 0)
    cause: str = of(Part.ABSENCE, "")
    text: str = of(Part.ABSENCE, "")
    reacted_at: datetime | None = of(Part.ABSENCE, None)
    reaction: str = of(Part.ABSENCE, "")
    next_what: str = of(Part.ABSENCE, "")
    next_on: date | None = of(Part.ABSENCE, None)
    next_said_on: date | None = of(Part.ABSENCE, None)

    @property
    def record_part(self) -> Part:
        return Part.ABSENCE

    @property
    def reaction_time(self) -> timedelta | None:
        """From the report to the first contact; None while there was none."""
        if self.received_at is None or self.reacted_at is None:
            return None
        return max(self.reacted_at - self.received_at, timedelta(0))

    def gap_days(self, today: date) -> int:
        """Days without anything since the young person left: to the day the next begins, or so far (4-9)."""
        if self.received_at is None:
            return 0
        end = min(self.next_on, today) if self.next_on and self.next_what else today
        return max((end - self.received_at.date()).days, 0)


def answered_by_contact(reports: Iterable[AbsenceReport], at: datetime) -> tuple[AbsenceReport, ...]:
    """Those for which a contact at ``at`` (aware) is the first one, with it noted (5-04: quick reaction)."""
    waiting = (one for one in reports if one.reacted_at is None and one.received_at is not None)
    return tuple(replace(one, reacted_at=at) for one in waiting if one.received_at and one.received_at <= at)


class ReferralAnswer(StrEnum):
    """What the one who was asked to take over said."""

    NONE = ""
    TAKEN_IN = "taken-in"
    REFUSED = "refused"


@kind("referral")
@dataclass(frozen=True, slots=True, kw_only=True)
class Referral(Record):
    """Somebody else was asked to take over at an absence level the school's contact person cannot help at (4-3).

    ``answer_note`` is why, where it was refused; ``outcome`` what came of it once it ended.
    """

    to: str = of(Part.ABSENCE, "")
    phone: str = of(Part.ABSENCE, "")
    on: date | None = of(Part.ABSENCE, None)
    text: str = of(Part.ABSENCE, "")
    answer: ReferralAnswer = of(Part.ABSENCE, ReferralAnswer.NONE)
    answered_on: date | None = of(Part.ABSENCE, None)
    answer_note: str = of(Part.ABSENCE, "")
    ended_on: date | None = of(Part.ABSENCE, None)
    outcome: str = of(Part.ABSENCE, "")

    @property
    def record_part(self) -> Part:
        return Part.ABSENCE

    def waited_days(self, today: date) -> int:
        """Whole days from the question to the answer, or so far."""
        if self.on is None:
            return 0
        return max(((self.answered_on or today) - self.on).days, 0)


class Direction(StrEnum):
    """Whether this desk sent it or got it."""

    SENT = "sent"
    RECEIVED = "received"


@kind("notification")
@dataclass(frozen=True, slots=True, kw_only=True)
class Notification(Record):
    """An *underretning* (barnets lov § 133): sent or received, with the day it is followed up. Never shared unasked."""

    direction: Direction = of(Part.NOTIFICATIONS, Direction.RECEIVED)
    on: date | None = of(Part.NOTIFICATIONS, None)
    other: str = of(Part.NOTIFICATIONS, "")
    text: str = of(Part.NOTIFICATIONS, "")
    follow_up_on: date | None = of(Part.NOTIFICATIONS, None)
    followed_up_on: date | None = of(Part.NOTIFICATIONS, None)
    outcome: str = of(Part.NOTIFICATIONS, "")

    @property
    def record_part(self) -> Part:
        return Part.NOTIFICATIONS


@kind("support-role")
@dataclass(frozen=True, slots=True, kw_only=True)
class SupportRole(Record):
    """Somebody who supports: mentor, contact person, *bostøtte*; ``role`` is a code of the role terms.

    ``stays`` says that the helper follows along after a change (4-5); ``after_school`` that the period is the one after
    leaving school, with its check (4-9). It ends with a reason (a code of the support role ends' terms) and a
    successor, or anchored; ``successor_entry`` is the successor's entry in this desk's phone book, where there is one.
    ``financing`` is what the team agreed on about who pays, ``meets_demands`` that whoever supports meets the common
    demands on competence (2-18). ``basis`` is a code of the support bases' terms, as they were on the day it began.
    ``agreed_with`` is who agreed, on ``agreed_on``, that it goes on, or began anew, past the age (2-18).
    """

    role: str = of(Scope.OWN, "")
    name: str = of(Scope.OWN, "")
    organisation: str = of(Scope.OWN, "")
    unit: str = of(Scope.OWN, "")
    phone: str = of(Scope.OWN, "")
    basis: str = of(Scope.OWN, "")
    internal: bool = of(Scope.OWN, True)
    from_on: date | None = of(Scope.OWN, None)
    to_on: date | None = of(Scope.OWN, None)
    after_school: bool = of(Scope.OWN, False)
    stays: bool = of(Scope.OWN, False)
    check_on: date | None = of(Scope.OWN, None)
    check_done_on: date | None = of(Scope.OWN, None)
    check_note: str = of(Scope.OWN, "")
    financing: str = of(Scope.OWN, "")
    ended_on: date | None = of(Scope.OWN, None)
    ended_because: str = of(Scope.OWN, "")
    successor: str = of(Scope.OWN, "")
    successor_entry: str = of(Scope.LOCAL, "")
    meets_demands: bool = of(Scope.OWN, False)
    agreed_with: str = of(Scope.OWN, "")
    agreed_on: date | None = of(Scope.OWN, None)

    @property
    def record_part(self) -> Part:
        return Part.PROFESSIONAL_NETWORK
