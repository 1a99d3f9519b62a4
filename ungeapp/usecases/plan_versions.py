"""The versions of the plan: agree on it, compare what changed, start the next one when the situation is another.

Belongs here: freezing an agreed plan, the team of the next version, the day it is looked at again, the duty of the young.
Does not belong here: the pieces of the living plan (``plans.py``), paper (``plan_printing.py``).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from ungeapp.domain.dates import age_on
from ungeapp.domain.deadlines import DeadlineRule
from ungeapp.domain.errors import Invalid, NotAllowed, NotFound
from ungeapp.domain.follow_up import SupportRole
from ungeapp.domain.handovers import Role
from ungeapp.domain.meetings import Meeting, MeetingState, Participant
from ungeapp.domain.parents import Parent, ParentHearing, custody_holders
from ungeapp.domain.people import NetworkKind, NetworkPerson, YoungPerson
from ungeapp.domain.plan_differences import Difference, differences
from ungeapp.domain.plan_versions import (
    Lacking,
    PlanVersion,
    VersionState,
    agreed,
    draft,
    lacking,
    next_number,
    team_of,
    version_id,
)
from ungeapp.domain.plans import (
    Agreement,
    Decision,
    EducationPlan,
    Goal,
    GoalRating,
    GoalStep,
    Measure,
    MeasureRating,
    MeasureTask,
    PlanEvent,
    plan_id,
)
from ungeapp.domain.record import Record
from ungeapp.domain.status import StatusEntry
from ungeapp.usecases.desk import Desk
from ungeapp.usecases.frozen import canonical, thaw
from ungeapp.usecases.ledgers import roles_here
from ungeapp.usecases.ports.rows import Draft, Snapshot
from ungeapp.usecases.ports.store import UnitOfWork

SNAPSHOT = "plan-version"
"""The kind of the snapshot of an agreed version."""

COPY = "plan-version-copy"
"""The kind of the snapshot of a version another desk agreed on, as it came with a handover (``plan_copies.py``)."""

WAYS = "plan-agreement-ways"
"""The terms of how a plan is agreed."""

REVIEW_RULE, TEAM_RULE = "d22", "team-gathered"
DUTY_BEGINS_RULE, DUTY_ENDS_RULE, DUTY_TOLD_RULE = "duty-begins", "duty-ends", "duty-told"
"""Rules of ``resources/rules``: distances, ages and paragraphs are data."""

_WHOLE_PLAN = (
    EducationPlan,
    Goal,
    GoalStep,
    GoalRating,
    Measure,
    MeasureTask,
    MeasureRating,
    Agreement,
    Decision,
    PlanEvent,
    StatusEntry,
    SupportRole,
    NetworkPerson,
    Parent,
    ParentHearing,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyFacts:
    """What a copy is: agreed at which unit, the mark (SHA-256) of the original, the parts that did not come along."""

    unit: str
    original: str
    withheld: tuple[str, ...]


def facts_of(snapshot: Snapshot) -> CopyFacts | None:
    """What is known of a copy; None for what was agreed at this desk."""
    if snapshot.kind != COPY:
        return None
    told = json.loads(snapshot.definition)
    return CopyFacts(unit=told["unit"], original=told["sha256"], withheld=tuple(told["withheld"]))


def copy_of(uow: UnitOfWork, version: PlanVersion) -> CopyFacts | None:
    """What the text of ``version`` at this desk is a copy of; None where it was agreed here or lies elsewhere."""
    found = kept_text(uow, version)
    return facts_of(found) if found else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty:
    """The duty of the young to be in education or work: how the plan says it is met, and when they were told.

    ``source`` and ``told_source`` are the law's places as data.
    """

    text: str
    told_on: date | None
    source: str
    told_source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionsView:
    """The versions of one plan. ``draft`` is the started one; ``number`` is the number the living plan has now."""

    person: YoungPerson
    plan: EducationPlan
    agreed: tuple[PlanVersion, ...]
    draft: PlanVersion | None
    number: int
    team: tuple[str, ...]
    custody: tuple[str, ...]
    duty: Duty | None
    changed: tuple[Difference, ...]
    drafts: tuple[Draft, ...]
    may_agree: bool
    here: frozenset[str] = frozenset()
    """Ids of the versions whose text is at this desk; the text of others lies where they were agreed."""
    copies: Mapping[str, CopyFacts] = field(default_factory=dict)
    """What came from another desk with a handover, by the id of the version."""

    @property
    def to_agree_on(self) -> bool:
        """Whether there is something to agree on: a plan never agreed that says something, or a change since."""
        if self.latest is None:
            return bool(self.plan.wishes.strip() or self.plan.needs.strip())
        return self.draft is not None or bool(self.changed)

    @property
    def as_agreed(self) -> bool:
        """Whether the plan stands as it was agreed the last time; False where the text of that lies elsewhere."""
        latest = self.latest
        if latest is None or latest.id not in self.here or self.draft is not None or self.changed:
            return False
        copy = self.copies.get(latest.id)
        return copy is None or not copy.withheld

    @property
    def latest(self) -> PlanVersion | None:
        """The version that was agreed last."""
        return self.agreed[0] if self.agreed else None


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamMember:
    """Somebody who may be in the team; ``name`` is how the team tells it, ``now`` whether they are in it already."""

    name: str
    now: bool


class PlanVersionUseCases:
    """Acts on the versions of a plan. An agreed version is never changed."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    # looking -----------------------------------------------------------------------------------------------------
    def view(self, person: str) -> VersionsView:
        """All versions, the draft, what changed since the latest one."""
        today = self._desk.today()
        with self._desk.looking() as uow:
            found = uow.get(YoungPerson, person)
            versions = uow.of(PlanVersion, person)
            plan = _plan_of(uow, person)
            done = agreed(versions)
            then = _content(uow, done[0]) if done else ()
            holders = custody_holders(uow.of(Parent, person), self._desk.of_age_on(found), today)
            return VersionsView(
                person=found,
                plan=plan,
                agreed=done,
                draft=draft(versions),
                number=next_number(versions),
                team=team_of(versions),
                custody=tuple(one.name for one in holders if one.name),
                duty=duty_of(self._desk, found, plan, today),
                changed=differences(then, _living(uow, found)) if then else (),
                drafts=uow.drafts(plan.id),
                may_agree=self._is_ours(uow, found),
                here=frozenset(one.id for one in done if kept_text(uow, one)),
                copies={one.id: told for one in done if (told := copy_of(uow, one))},
            )

    def compare(self, person: str, before: str, after: str) -> tuple[Difference, ...]:
        """What differs between two versions by their ids, or from the living plan when ``after`` is blank; NotFound."""
        with self._desk.looking() as uow:
            _, then = frozen_version(uow, person, before)
            now = frozen_version(uow, person, after)[1] if after else _living(uow, uow.get(YoungPerson, person))
            return differences(then, now)

    def team_candidates(self, person: str) -> tuple[TeamMember, ...]:
        """Who may be in the team: whoever is in it, the caseworker, professionals, helpers, the last meeting's people.

        Nobody is named twice. While no team was ever chosen, everybody found is in it (2-11).
        """
        with self._desk.looking() as uow:
            found = uow.get(YoungPerson, person)
            now = team_of(uow.of(PlanVersion, person))
            names: dict[str, str] = {}
            for one in (*now, *self._around(uow, found)):
                key = _who(one)
                if key and key not in names:
                    names[key] = one
            return tuple(TeamMember(name=one, now=not now or one in now) for one in names.values())

    def review_on(self, on: date) -> date | None:
        """The day a plan agreed on ``on`` is looked at again; None where no distance is set (D22)."""
        rule = rule_of(self._desk, REVIEW_RULE)
        return rule.due(on, self._desk.closed_days()) if rule else None

    def gather_by(self) -> date | None:
        """The day by which the team of a changed situation is to be called; None where no distance is set."""
        rule = rule_of(self._desk, TEAM_RULE)
        return rule.due(self._desk.today(), self._desk.closed_days()) if rule else None

    def lacking(
        self, person: str, agreed_with: Iterable[str], custody_with: Iterable[str], on: date
    ) -> tuple[Lacking, ...]:
        """What is missing when the plan is agreed with these on ``on``; it stops nobody."""
        with self._desk.looking() as uow:
            found = uow.get(YoungPerson, person)
            holders = custody_holders(uow.of(Parent, person), self._desk.of_age_on(found), on)
            plan = _plan_of(uow, person)
            return lacking(
                plan,
                young_person=found.full_name,
                agreed_with=agreed_with,
                custody=(one.name for one in holders if one.name),
                custody_with=custody_with,
                duty=duty_of(self._desk, found, plan, on) is not None,
            )

    # acting ------------------------------------------------------------------------------------------------------
    def agree(
        self,
        person: str,
        *,
        on: date,
        agreed_with: Sequence[str],
        custody_with: Sequence[str] = (),
        how: str,
        note: str = "",
        review_on: date | None = None,
    ) -> PlanVersion:
        """The plan as it stands is agreed: frozen for ever under its number; what is written next is the next draft."""
        with_whom, parents = _told(agreed_with), _told(custody_with)
        if not with_whom and not parents:
            raise Invalid("plan-agreed-with-nobody")
        if on > self._desk.today():
            raise Invalid("plan-agreed-in-future")
        if review_on is not None and review_on <= on:
            raise Invalid("plan-review-too-early")
        with self._desk.acting("plan.agree") as uow:
            found = uow.get(YoungPerson, person)
            self._require_ours(uow, found)
            versions = uow.of(PlanVersion, person)
            base = draft(versions) or self._new(versions, person)
            version = replace(
                base,
                state=VersionState.AGREED,
                started_on=base.started_on or on,
                agreed_on=on,
                agreed_with=with_whom,
                custody_with=parents,
                how=how,
                note=note.strip(),
                review_on=review_on,
            )
            uow.put(version)
            uow.freeze(version.id, SNAPSHOT, person, canonical([version, *_living(uow, found)]), "")
            uow.note_audit("agree-plan", version.id)
        return version

    def situation_changed(
        self, person: str, *, team: Sequence[str], because: str, next_step: str = "", next_step_on: date | None = None
    ) -> PlanVersion:
        """The situation is another: the next version starts with this team and reason, and the team is to be gathered.

        Until it is agreed it can be taken back, or said again with another team (2-11).
        """
        if not because.strip():
            raise Invalid("reason-missing")
        members = _told(team)
        if not members:
            raise Invalid("plan-team-empty")
        with self._desk.acting("plan.situation") as uow:
            found = uow.get(YoungPerson, person)
            self._require_ours(uow, found)
            versions = uow.of(PlanVersion, person)
            base = draft(versions) or self._new(versions, person)
            version = replace(base, started_on=self._desk.today(), started_because=because.strip(), team=members)
            uow.put(version)
            if next_step.strip():
                uow.put(replace(found, next_step=next_step.strip(), next_step_on=next_step_on))
        return version

    def call_off(self, person: str) -> None:
        """The situation is as it was after all: the started version is taken back; NotFound when there is none."""
        with self._desk.acting("plan.call-off") as uow:
            found = draft(uow.of(PlanVersion, person))
            if found is None:
                raise NotFound("plan-version-gone")
            uow.put(replace(found, removed="situation-as-before"))

    def review_later(self, version: str, on: date) -> None:
        """The plan is looked at again on another day; nothing that was agreed changes."""
        with self._desk.acting("plan.review") as uow:
            found = uow.get(PlanVersion, version)
            if found.agreed_on is not None and on <= found.agreed_on:
                raise Invalid("plan-review-too-early")
            uow.put(replace(found, review_on=on))

    # parts -------------------------------------------------------------------------------------------------------
    def _new(self, versions: Sequence[PlanVersion], person: str) -> PlanVersion:
        number = next_number(versions)
        return PlanVersion(id=version_id(person, number), person=person, number=number, team=team_of(versions))

    def _is_ours(self, uow: UnitOfWork, person: YoungPerson) -> bool:
        return roles_here(uow, self._desk.author.unit)(person) != Role.NONE

    def _require_ours(self, uow: UnitOfWork, person: YoungPerson) -> None:
        if not self._is_ours(uow, person):
            raise NotAllowed("plan-not-ours")

    def _around(self, uow: UnitOfWork, person: YoungPerson) -> list[str]:
        """Names with workplaces, in the order they are asked about."""
        today, profile = self._desk.today(), self._desk.profile

        def unit(key: str) -> str:
            return profile.unit(key).public_name if key and profile.has_unit(key) else ""

        roles = self._desk.definitions.terms("roles")
        found = [_named(person.coordinator_name, unit(person.coordinator))]
        for helper in uow.of(SupportRole, person.id):
            if helper.ended_on is None or helper.ended_on > today:
                place = helper.organisation or unit(helper.unit) or roles.label(helper.role, today)
                found.append(_named(helper.name, place))
        for known in uow.of(NetworkPerson, person.id):
            if known.network is NetworkKind.PROFESSIONAL:
                found.append(_named(known.name or known.relation, known.organisation or unit(known.unit)))
        for came in _last_meeting(uow, person.id):
            if not (came.is_young_person or came.private):
                found.append(_named(came.name or came.label, came.organisation or unit(came.unit)))
        return [one for one in found if one]


def rule_of(desk: Desk, id: str) -> DeadlineRule | None:
    """The rule with this id as it holds today."""
    return next((one for one in desk.definitions.deadlines(desk.today(), desk.author.profile) if one.id == id), None)


def duty_of(desk: Desk, person: YoungPerson, plan: EducationPlan, day: date) -> Duty | None:
    """The duty of those whose age on ``day`` is within the rules' ages; nothing is guessed without a birth date."""
    begins, ends, told = (rule_of(desk, one) for one in (DUTY_BEGINS_RULE, DUTY_ENDS_RULE, DUTY_TOLD_RULE))
    if person.birth_date is None or begins is None or ends is None:
        return None
    if not (begins.age_years or 0) <= age_on(person.birth_date, day) < (ends.age_years or 0):
        return None
    return Duty(
        text=plan.duty, told_on=plan.duty_told_on, source=begins.source, told_source=told.source if told else ""
    )


def reviews_due(uow: UnitOfWork, until: date) -> tuple[PlanVersion, ...]:
    """The agreed versions that are looked at again by ``until``: the latest of each plan, while no next one is started.

    A started version is what came of looking again.
    """
    found = uow.matching(PlanVersion, state=VersionState.AGREED.value, until=("review_on", until))
    kept = []
    for one in found:
        versions = uow.of(PlanVersion, one.person)
        if agreed(versions)[0].id == one.id and draft(versions) is None:
            kept.append(one)
    return tuple(kept)


def frozen_version(uow: UnitOfWork, person: str, version: str) -> tuple[PlanVersion, tuple[Record, ...]]:
    """An agreed version by its id and what stood in the plan then; NotFound, also when another desk has the text."""
    for one in agreed(uow.of(PlanVersion, person)):
        if one.id == version:
            content = _content(uow, one)
            if not content:
                raise NotFound("plan-version-elsewhere")
            return one, content
    raise NotFound("plan-version-gone")


def _content(uow: UnitOfWork, version: PlanVersion) -> tuple[Record, ...]:
    """What stood in the plan when ``version`` was agreed; nothing where another desk agreed on it and no copy came."""
    kept = kept_text(uow, version)
    return thaw(kept.content) if kept else ()


def kept_text(uow: UnitOfWork, version: PlanVersion) -> Snapshot | None:
    """The text of an agreed version: what was agreed here, else the copy that came last; None when it lies elsewhere."""
    found = uow.snapshots(version.id)
    own = [one for one in found if one.kind == SNAPSHOT]
    copies = [one for one in found if one.kind == COPY]
    kept = own or copies
    return kept[-1] if kept else None


def _living(uow: UnitOfWork, person: YoungPerson) -> tuple[Record, ...]:
    pieces = (one for one in uow.everything(person.id) if isinstance(one, _WHOLE_PLAN) and not one.removed)
    return (person, *sorted(pieces, key=lambda one: (one.KIND, one.id)))


def _plan_of(uow: UnitOfWork, person: str) -> EducationPlan:
    return uow.find(EducationPlan, plan_id(person)) or EducationPlan(id=plan_id(person), person=person)


def _last_meeting(uow: UnitOfWork, person: str) -> tuple[Participant, ...]:
    held = [one for one in uow.of(Meeting, person) if one.state is MeetingState.CLOSED and one.starts is not None]
    if not held:
        return ()
    last = max(held, key=_start)
    people = (one for one in uow.of(Participant, person) if one.meeting == last.id)
    return tuple(sorted(people, key=lambda one: (one.order, one.id)))


def _start(meeting: Meeting) -> datetime:
    assert meeting.starts is not None  # only meetings with a time are asked
    return meeting.starts


def _named(name: str, place: str) -> str:
    return ", ".join(one for one in (name.strip(), place.strip()) if one) if name.strip() else ""


def _who(member: str) -> str:
    """Whom the text is about, however the workplace is told."""
    return " ".join(member.partition(",")[0].casefold().split())


def _told(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one.strip() for one in names if one.strip()))
