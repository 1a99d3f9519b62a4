"""What the records of one young person say to the clocks: each as something that happened on a day.

Belongs here: reading records as happenings, kind by kind.
Does not belong here: which rules they start or stop (``domain/clocks.py``, ``resources/rules``).
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from ungeapp.domain.assessments import Assessment, standing
from ungeapp.domain.circumstances import Circumstance, DeadlineAnswer
from ungeapp.domain.clocks import Happening, Known
from ungeapp.domain.consent import Consent, GivenBy
from ungeapp.domain.contacts import last_progress
from ungeapp.domain.coordination import InvolvedUnit
from ungeapp.domain.criteria import OutcomeKind
from ungeapp.domain.deadlines import Stop, Trigger
from ungeapp.domain.eligibility import school_ends
from ungeapp.domain.follow_up import AbsenceReport, Direction, Notification, SupportRole
from ungeapp.domain.ledger import Ledger, Role
from ungeapp.domain.meetings import Fact, Meeting, MeetingState, Series, SeriesState
from ungeapp.domain.people import Talk, Task, TaskState, YoungPerson
from ungeapp.domain.plan_versions import PlanVersion, VersionState
from ungeapp.domain.plans import EducationPlan
from ungeapp.domain.profiles import MunicipalProfile
from ungeapp.domain.record import Record
from ungeapp.domain.status import StatusEntry
from ungeapp.usecases.after_school import AFTER_SCHOOL, BACK_AT_SCHOOL, HELPER_LOOKS
from ungeapp.usecases.ledgers import ledger_of
from ungeapp.usecases.ports.store import UnitOfWork


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reader:
    """What reading needs besides the records."""

    person: YoungPerson
    profile: MunicipalProfile
    school: Collection[str]
    today: date
    ends: Callable[[Assessment], Collection[str]]
    finished: bool = False


SEVERAL_UNITS = "several-units"
"""The circumstance an involved unit is by itself: two or more units have a part (2-11)."""
SCHOOL_ENDS = "school-ends"
"""The circumstance the last day of school on the time line is by itself, also when it lies ahead (7.4.B)."""


def known_of(
    uow: UnitOfWork,
    person: YoungPerson,
    records: Iterable[Record],
    profile: MunicipalProfile,
    school: Collection[str],
    today: date,
    own_unit: str,
    ends: Callable[[Assessment], Collection[str]],
) -> Known:
    """Everything the clocks of one young person go by. ``school`` are the codes of the schools that are left.

    ``ends`` tells the circumstances an assessment that was decided ended.
    """
    found = known_from(person, records, profile, school, today, ends)
    ledger = ledger_of(uow.ledger(person.id), person, own_unit)
    told = (*found.happenings, *_handover(uow, person, ledger, profile))
    return replace(found, happenings=told, responsible=ledger.role is not Role.NONE)


def known_from(
    person: YoungPerson,
    records: Iterable[Record],
    profile: MunicipalProfile,
    school: Collection[str],
    today: date,
    ends: Callable[[Assessment], Collection[str]],
    *,
    finished: bool = False,
) -> Known:
    """The same without the handover, which no record tells; with ``finished`` also of courses whose meetings are held."""
    told = tuple(one for one in records if not one.removed)
    reader = _Reader(person=person, profile=profile, school=school, today=today, ends=ends, finished=finished)
    return Known(
        birth=person.birth_date,
        happenings=tuple(_everything(told, reader)),
        ended=person.ended,
        since=person.coordinator_since,
        answers={(one.rule, one.origin): one for one in told if isinstance(one, DeadlineAnswer)},
    )


def _everything(records: tuple[Record, ...], reader: _Reader) -> Iterator[Happening]:
    formats = {one.id: format_id(one.format) for one in records if isinstance(one, Series)}
    told = {SeriesState.RUNNING, SeriesState.FINISHED} if reader.finished else {SeriesState.RUNNING}
    stopped = {one.id for one in records if isinstance(one, Series) and one.state not in told}
    judged = tuple(one for one in records if isinstance(one, Assessment) and one.decided)
    said = standing(judged)
    for one in records:
        match one:
            case AbsenceReport():
                yield from _report(one, reader)
            case Notification():
                if one.direction is Direction.RECEIVED:
                    yield Happening(code=Stop.NOTIFICATION, on=one.on, origin=one.id)
            case Circumstance():
                yield _circumstance(one, said, judged, reader.ends)
            case InvolvedUnit():
                yield Happening(
                    code=f"{Trigger.CIRCUMSTANCE}:{SEVERAL_UNITS}", on=one.from_on, to_on=one.to_on, origin=one.id
                )
            case StatusEntry():
                code = f"{Trigger.STATUS}:{one.sort.value}:{one.code}"
                yield Happening(code=code, on=one.from_on, to_on=one.to_on, origin=one.id)
            case SupportRole():
                yield from _support(one)
            case Assessment():
                yield from _referrals(one)
            case Task():
                yield from _after_school(one)
            case PlanVersion():
                yield from _version(one)
            case EducationPlan():
                if one.duty_told_on is not None:
                    yield Happening(code=Stop.DUTY_TOLD, on=one.duty_told_on, origin=one.id)
            case Consent():
                yield from _consent(one)
            case Talk():
                yield Happening(code=Stop.TALK, on=one.held_on, origin=one.id)
            case Series():
                if one.id not in stopped:
                    yield Happening(code=f"{Trigger.SERIES}:{formats[one.id]}", on=one.aware_on, origin=one.id)
            case Fact():
                if one.series in formats and one.series not in stopped and (day := _day(one.value)) is not None:
                    code = f"{Trigger.EVENT}:{formats[one.series]}:{one.key}"
                    yield Happening(code=code, on=day, origin=one.id)
            case Meeting():
                yield from _meeting(one)
            case _:
                pass
    yield from _of_the_person(records, reader)


def _circumstance(
    one: Circumstance,
    said: tuple[Assessment, ...],
    judged: tuple[Assessment, ...],
    ends: Callable[[Assessment], Collection[str]],
) -> Happening:
    """What was noted. Where an assessment that stands wrote it, the code goes on with its criteria and its outcome; what
    somebody noted by hand, on another day or in other words, says no more than it says.

    ``said`` are the assessments that stand, ``judged`` all that were decided: one of them may have ended it, if ``ends``
    says so.
    """
    code = f"{Trigger.CIRCUMSTANCE}:{one.code}"
    wrote = (one.code, one.from_on, one.note)
    by = next((it for it in said if (it.circumstance, it.decided_on, it.outcome) == wrote), None)
    if by is not None:
        code = f"{code}:{format_id(by.criteria)}:{by.outcome_key}"
    return Happening(
        code=code,
        on=one.from_on,
        to_on=one.to_on,
        origin=one.id,
        end_judged=any(
            it.outcome_kind != OutcomeKind.IN
            and it.decided_on
            and one.to_on == max(it.decided_on, one.from_on or date.min)
            and one.code in ends(it)
            for it in judged
        ),
    )


def _of_the_person(records: tuple[Record, ...], reader: _Reader) -> Iterator[Happening]:
    person = reader.person
    if person.coordinator_since is not None:
        # being registered at a desk names nobody in advance for what comes later (D10)
        since = person.coordinator_since
        yield Happening(code=Stop.COORDINATOR_NAMED, on=since, origin="coordinator", counts_early=False)
    if person.coordinator_named_on is not None:
        yield Happening(code=Stop.COORDINATOR_NAMED, on=person.coordinator_named_on, origin="coordinator/meeting")
    yield from _school(records, reader)
    moved = last_progress(records, reader.today)
    if moved is not None:
        yield Happening(
            code=Trigger.PROGRESS,
            on=moved,
            origin=f"{Trigger.PROGRESS}:{moved.isoformat()}",
            due=moved + timedelta(days=reader.profile.progress_days),
        )


def _school(records: tuple[Record, ...], reader: _Reader) -> Iterator[Happening]:
    """The last day of school on the time line; what somebody wrote about it as a circumstance goes before."""
    if any(isinstance(one, Circumstance) and one.code == SCHOOL_ENDS for one in records):
        return
    last = school_ends((one for one in records if isinstance(one, StatusEntry)), reader.school)
    if last is not None:
        code = f"{Trigger.CIRCUMSTANCE}:{SCHOOL_ENDS}"
        yield Happening(code=code, on=last.to_on, to_on=last.to_on, origin=last.id)


def _report(one: AbsenceReport, reader: _Reader) -> Iterator[Happening]:
    if one.received_at is None:
        return
    on = one.received_at.date()
    yield Happening(code=f"{Trigger.REPORT}:{one.code}", on=on, origin=one.id)
    if any(counter.reached_by(one.days) for counter in reader.profile.counters_of(one.institution)):
        yield Happening(code=Trigger.COUNTER, on=on, origin=one.id)
    if one.reacted_at is not None:
        yield Happening(code=Stop.CONTACT, on=one.reacted_at.date(), origin=f"{one.id}/contact", about=one.id)
    if one.next_what:
        yield Happening(code=Stop.OFFER, on=one.next_said_on, origin=f"{one.id}/offer", about=one.id)


def _support(one: SupportRole) -> Iterator[Happening]:
    yield Happening(code=f"{Stop.SUPPORT_ROLE}:{one.role}", on=one.from_on, to_on=one.ended_on, origin=one.id)
    if not one.after_school:
        return
    for what, due in (("check", one.check_on), ("end", one.to_on)):
        yield Happening(code=f"{Trigger.SCHOOL_LEFT}:{what}", on=one.from_on, origin=one.id, due=due)
    if one.check_done_on is not None and one.check_on is None:
        yield Happening(code=Stop.SUPPORT_CHECKED, on=one.check_done_on, origin=f"{one.id}/check", about=one.id)
    if one.ended_on is not None:
        for code in (Stop.SUPPORT_CHECKED, Stop.SUPPORT_ENDED):
            yield Happening(code=code, on=one.ended_on, origin=f"{one.id}/end", about=one.id)


def _after_school(one: Task) -> Iterator[Happening]:
    """The follow-up after school, where it is the desk's own task."""
    left = _day(one.origin) if one.code == AFTER_SCHOOL else None
    if left is None or one.outcome in (BACK_AT_SCHOOL, HELPER_LOOKS):
        return
    yield Happening(code=f"{Trigger.SCHOOL_LEFT}:check", on=left, origin=one.id, due=one.due)
    if one.state is not TaskState.OPEN:
        yield Happening(code=Stop.SUPPORT_CHECKED, on=None, origin=f"{one.id}/done", about=one.id)


def _referrals(one: Assessment) -> Iterator[Happening]:
    """Whom the young person was referred to after an assessment, by the criteria's word for them."""
    for to in one.referred_to:
        yield Happening(code=f"{Stop.REFERRAL}:{to}", on=one.referred_on, origin=f"{one.id}/{to}")


def _version(one: PlanVersion) -> Iterator[Happening]:
    if one.started_on is not None:
        yield Happening(code=Trigger.PLAN_STARTED, on=one.started_on, origin=one.id)
    if one.state is VersionState.AGREED:
        yield Happening(code=Trigger.PLAN_AGREED, on=one.agreed_on, origin=one.id, due=one.review_on, rank=one.number)


def _consent(one: Consent) -> Iterator[Happening]:
    if one.given_on is None or one.given_by_kind is GivenBy.LAW:
        return  # a basis that asks nobody is no consent
    ends = [day for day in (one.withdrawn_on, one.valid_to) if day is not None]
    code = f"{Trigger.CONSENT_GIVEN}:{one.given_by_kind.value}"
    yield Happening(
        code=code.rstrip(":"), on=one.given_on, to_on=min(ends, default=None), origin=one.id, due=one.review_on
    )
    if ends:
        yield Happening(code=Stop.CONSENT_SETTLED, on=min(ends), origin=f"{one.id}/end", about=one.id)


def _meeting(one: Meeting) -> Iterator[Happening]:
    if one.starts is None or one.state is MeetingState.CANCELLED or not one.format:
        return
    what = f"{format_id(one.format)}:{one.step}"
    yield Happening(code=f"{Trigger.MEETING_PLANNED}:{what}", on=one.starts.date(), origin=one.id)
    if one.state is MeetingState.CLOSED:
        yield Happening(code=f"{Stop.MEETING_HELD}:{what}", on=one.starts.date(), origin=f"{one.id}/held")


def _handover(uow: UnitOfWork, person: YoungPerson, ledger: Ledger, profile: MunicipalProfile) -> Iterator[Happening]:
    """The offer that is out, with the day it was made; the young person's word that it is safe."""
    if ledger.role not in (Role.OFFERED, Role.HANDING_OVER):
        return
    offered = _day(uow.setting(f"handover/{person.id}/{ledger.number}/offered") or "")
    if offered is None:
        return
    origin = f"handover:{ledger.number}"
    due = offered + timedelta(days=profile.handover_answer_days)
    yield Happening(code=Trigger.HANDOVER_OFFERED, on=offered, origin=origin, due=due)
    if ledger.confirmation is not None:
        yield Happening(code=Stop.HANDOVER_SAFE, on=ledger.confirmation.on, origin=f"{origin}/safe", about=origin)


def format_id(reference: str) -> str:
    """The id in ``owner/id/version``."""
    parts = reference.split("/")
    return parts[1] if len(parts) > 2 else reference


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
