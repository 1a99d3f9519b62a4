"""Courses: a meeting format at work for one young person, from the first answer to the last meeting or the stop.

Belongs here: starting a course, its questions and events, what they mean for dates, participants and tasks.
Does not belong here: one meeting's call and minutes (``meetings.py``), and the rules themselves (``domain/formats.py``,
``domain/scheduling.py``).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from ungeapp.domain.conditions import FactValue
from ungeapp.domain.desk_meetings import DeskMeeting
from ungeapp.domain.errors import Invalid, NotAllowed
from ungeapp.domain.format_frames import Chair
from ungeapp.domain.format_groups import FormatGroup, group_of, in_use
from ungeapp.domain.formats import (
    EventDefinition,
    FactDefinition,
    MeetingDefinition,
    MeetingFormat,
    ParticipantRule,
    agenda_for,
    in_target,
    missing_for_participants,
    outputs_for,
    participants_for,
    read_events,
    read_facts,
    stopped_by,
    tasks_for,
)
from ungeapp.domain.ids import derived_id
from ungeapp.domain.meetings import (
    Fact,
    Meeting,
    MeetingItem,
    MeetingState,
    Participant,
    Series,
    SeriesState,
    fact_id,
    item_id,
)
from ungeapp.domain.parts import Part
from ungeapp.domain.people import NetworkPerson, Task, TaskState, YoungPerson
from ungeapp.domain.profiles import MunicipalProfile
from ungeapp.domain.references import owner, same_definition
from ungeapp.domain.scheduling import Consequence, Proposal, Stage, moved, propose
from ungeapp.usecases.desk import Desk
from ungeapp.usecases.ports.store import UnitOfWork

MOVE_AND_CALL_AGAIN = "move-and-call-again"
CALL_OFF = "call-off"
NETWORK_TASK = "format-task"


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferedFormat:
    """A format with what it says about this person: in the target group, not, or None while answers are missing."""

    format: MeetingFormat
    fits: bool | None
    group: FormatGroup = FormatGroup.NATIONAL


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """A running course as the window shows it."""

    series: Series
    format: MeetingFormat
    answers: Mapping[str, str]
    meetings: tuple[Meeting, ...]
    missing: frozenset[str]  # questions that keep the list of participants open
    held: Mapping[str, MeetingFormat]  # the format in the words of the day of each meeting, by its id

    def definition(self, meeting: Meeting) -> MeetingDefinition:
        """The entry of the format a meeting follows, in the words of its day."""
        return self.held.get(meeting.id, self.format).meeting(meeting.step)


def answers_of(uow: UnitOfWork, series: Series) -> dict[str, str]:
    """The answers and events on record for a course, as kept."""
    facts = (one for one in uow.of(Fact, series.person) if one.series == series.id and one.value)
    return {one.key: one.value for one in facts}


def format_of(desk: Desk, uow: UnitOfWork, ref: str, day: date | None = None) -> MeetingFormat:
    """The definition a record was made with, from the store that keeps it, else the shipped one; in the words of
    ``day``, of today where none is said."""
    kept = uow.definition(ref)
    if kept is not None:
        return desk.definitions.read_format(kept, owner(ref), day)
    return desk.definitions.format(ref, day=day)


def format_followed(desk: Desk, uow: UnitOfWork, meeting: Meeting | DeskMeeting) -> MeetingFormat:
    """The definition a meeting follows, in the words of its day: one that was held reads as it was held, one to come as
    things are called today."""
    return format_of(desk, uow, meeting.format, _day_of(desk, meeting))


def _day_of(desk: Desk, meeting: Meeting | DeskMeeting) -> date:
    return min(meeting.starts.date(), desk.today()) if meeting.starts else desk.today()


def course_of(uow: UnitOfWork, meeting: Meeting) -> Series:
    """The course a meeting belongs to; NotAllowed when another desk told only that there is a meeting."""
    series = uow.find(Series, meeting.series) if meeting.series else None
    if series is None or not meeting.format or not meeting.step:
        raise NotAllowed("meeting-of-another-desk")
    return series


def require_convened_here(desk: Desk, uow: UnitOfWork, meeting: Meeting) -> Series:
    """The course of a meeting that this desk convenes, or whose young person it is responsible for."""
    series = course_of(uow, meeting)
    unit = desk.author.unit
    if series.convener_unit not in ("", unit) and uow.get(YoungPerson, meeting.person).coordinator != unit:
        raise NotAllowed("meeting-of-another-desk")
    return series


class CourseUseCases:
    """Courses of meeting formats. Whoever becomes aware first convenes and runs them (4-4)."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def offered(self, person: str) -> tuple[OfferedFormat, ...]:
        """The formats that may be started today, those that fit the person first."""
        desk = self._desk
        with desk.looking() as uow:
            age = uow.get(YoungPerson, person).age(desk.today())
        found = [
            OfferedFormat(format=one, fits=in_target(one, age, {}), group=group_of(one, desk.profile))
            for one in in_use(desk.definitions.formats(desk.today()))
            if one.valid_on(desk.today()) and not one.about_nobody
        ]
        order = list(FormatGroup)
        return tuple(sorted(found, key=lambda one: (one.fits is False, order.index(one.group))))

    def courses(self, person: str) -> tuple[Course, ...]:
        """The person's courses, running ones first."""
        with self._desk.looking() as uow:
            found = [self._course(uow, one) for one in uow.of(Series, person)]
        return tuple(sorted(found, key=lambda one: one.series.state is not SeriesState.RUNNING))

    def course(self, series: str) -> Course:
        """One course."""
        with self._desk.looking() as uow:
            return self._course(uow, uow.get(Series, series))

    def suggestion(self, meeting: str) -> datetime | None:
        """When the course would hold this meeting by what is known today; None when it follows nothing known."""
        with self._desk.looking() as uow:
            found = uow.get(Meeting, meeting)
            series = course_of(uow, found)
            format = format_followed(self._desk, uow, found)
            events = read_events(format, answers_of(uow, series))
            person = uow.get(YoungPerson, found.person)
            proposal = self._propose(format, format.meeting(found.step), events, person, self._desk.closed_days())
        return self._instant(proposal) if proposal is not None else None

    def asks_new_case(self, person: str, format_id: str) -> bool:
        """Whether starting this course asks why it is a new case: the law's meetings about the earlier one are used."""
        with self._desk.looking() as uow:
            format = self._desk.definitions.format(format_id, day=self._desk.today())
            return _asks_new_case(uow, person, format)

    def start(self, person: str, format_id: str, answers: Mapping[str, str], *, new_case: str = "") -> Course:
        """Start a course: keep the definition, record the answers, propose every meeting that can have a date.

        ``new_case`` says why it is about another case, where ``asks_new_case``; Invalid without it.
        """
        desk = self._desk
        format = desk.definitions.format(format_id, day=desk.today())
        if format.about_nobody:
            raise NotAllowed("format-about-nobody")
        with desk.acting("course.start") as uow:
            found = uow.get(YoungPerson, person)
            if found.ended:
                raise NotAllowed("person-ended")
            running = [one for one in uow.of(Series, person) if one.state is SeriesState.RUNNING]
            if any(same_definition(one.format, str(format.ref)) for one in running):
                raise NotAllowed("course-runs-already")
            if in_target(format, found.age(desk.today()), read_facts(format, answers)) is False:
                raise NotAllowed("course-not-in-target")
            asks = _asks_new_case(uow, person, format)
            if asks and not new_case.strip():
                raise Invalid("course-new-case-missing")
            series = Series(
                id=desk.new_id(),
                person=person,
                format=str(format.ref),
                convener_unit=desk.author.unit,
                convener=desk.author.name,
                aware_on=desk.today(),
                part=format.part,
                new_case=new_case.strip() if asks else "",
            )
            uow.put(series)
            for key, value in answers.items():
                self._record(uow, format, series, key, value)
            self._refresh(uow, format, series)
            uow.keep_definition(str(format.ref), desk.definitions.text(format.ref))
        return self.course(series.id)

    def answer(self, series: str, answers: Mapping[str, str]) -> Course:
        """Answer questions or record events; dates, participants and tasks follow at once."""
        with self._desk.acting("course.answer") as uow:
            found = uow.get(Series, series)
            if found.state is SeriesState.STOPPED:
                raise NotAllowed("course-stopped")
            format = format_of(self._desk, uow, found.format)
            for key, value in answers.items():
                self._record(uow, format, found, key, value)
            self._refresh(uow, format, found)
        return self.course(series)

    def stop(self, series: str, reason: str) -> None:
        """Stop a course with one action: reminders end at once, provisional meetings fall away, the history stays.

        Meetings already called become the task to call them off.
        """
        if not reason.strip():
            raise Invalid("reason-missing")
        with self._desk.acting("course.stop") as uow:
            self._stop(uow, uow.get(Series, series), reason.strip())

    def stop_within(self, uow: UnitOfWork, series: Series, reason: str) -> None:
        """The same within an act that ends more than this course."""
        self._stop(uow, series, reason)

    # --- what answers mean ---------------------------------------------------------------------------------------
    def _record(self, uow: UnitOfWork, format: MeetingFormat, series: Series, key: str, value: str) -> None:
        definition = _question(format, key)
        if definition is None:
            raise Invalid("course-unknown-question")
        if value and isinstance(definition, FactDefinition) and definition.value(value) is None:
            raise Invalid("course-answer-does-not-fit")
        if value and not isinstance(definition, FactDefinition) and not _is_date(value):
            raise Invalid("course-answer-does-not-fit")
        uow.put(
            Fact(
                id=fact_id(series.id, key),
                person=series.person,
                series=series.id,
                key=key,
                value=value,
                told_on=self._desk.today(),
                part=definition.part,
            )
        )

    def _refresh(self, uow: UnitOfWork, format: MeetingFormat, series: Series) -> None:
        """Bring meetings, participants and tasks in line with the answers."""
        answers = answers_of(uow, series)
        events = read_events(format, answers)
        stop = stopped_by(format, events)
        if stop is not None:
            self._stop(uow, series, stop.key)
            return
        facts = read_facts(format, answers)
        known = {one.step: one for one in uow.of(Meeting, series.person) if one.series == series.id}
        person = uow.get(YoungPerson, series.person)
        closed = self._desk.closed_days()
        for definition in format.meetings:
            meeting = known.get(definition.key)
            if meeting is None:
                meeting = self._plan(uow, format, series, definition, events, person, closed)
            else:
                self._follow(uow, format, definition, meeting, events, person, closed)
            if meeting is not None:
                fill_participants(uow, definition, meeting.id, series, person, facts, self._desk.profile)
                fill_items(uow, definition, meeting, facts)
        for rule in tasks_for(format, facts):
            self._task(uow, series, rule.key, rule.title, NETWORK_TASK, rule.days, role=rule.role)

    def _propose(
        self,
        format: MeetingFormat,
        definition: MeetingDefinition,
        events: Mapping[str, date],
        person: YoungPerson,
        closed: frozenset[date],
        taken: frozenset[date] = frozenset(),
    ) -> Proposal | None:
        profile = self._desk.profile
        return propose(
            definition,
            events,
            self._desk.today(),
            profile.slot_for(format.ref.id),
            closed,
            profile.notice_days,
            person.birth_date,
            taken=taken,
            reserved=frozenset(day for weeks in profile.reserved for day in weeks.days()),
        )

    def _plan(
        self,
        uow: UnitOfWork,
        format: MeetingFormat,
        series: Series,
        definition: MeetingDefinition,
        events: Mapping[str, date],
        person: YoungPerson,
        closed: frozenset[date],
    ) -> Meeting | None:
        proposal = self._propose(format, definition, events, person, closed, self._led_in_the_slot(uow, format))
        if proposal is None:
            return None
        author = self._desk.author
        meeting = Meeting(
            id=derived_id("meeting", series.id, definition.key),
            person=series.person,
            format=series.format,
            series=series.id,
            step=definition.key,
            title=f"{format.title}: {definition.title}",
            public_title=definition.public_title,
            starts=self._instant(proposal),
            minutes_long=definition.duration_minutes,
            place=uow.setting("meeting-place") or "",
            leader="" if definition.chair is Chair.AGREED else author.name,
            minute_taker=author.name,
            contact_phone=author.phone,
            state=MeetingState.PROVISIONAL if proposal.provisional else MeetingState.PLANNED,
            reckoned_from=proposal.event or "",
            part=series.part,
        )
        uow.put(meeting)
        return meeting

    def _led_in_the_slot(self, uow: UnitOfWork, format: MeetingFormat) -> frozenset[date]:
        """The days on which the caseworker already leads a meeting in the format's slot: nobody sits in two rooms."""
        slot, me = self._desk.profile.slot_for(format.ref.id), self._desk.author.name
        states = (MeetingState.PLANNED.value, MeetingState.CALLED.value)
        return frozenset(
            one.starts.date()
            for one in uow.matching(Meeting, state=states)
            if one.starts is not None
            and one.leader == me
            and one.starts.time() < slot.end
            and (one.starts + timedelta(minutes=one.minutes_long)).time() > slot.start
        )

    def _follow(
        self,
        uow: UnitOfWork,
        format: MeetingFormat,
        definition: MeetingDefinition,
        meeting: Meeting,
        events: Mapping[str, date],
        person: YoungPerson,
        closed: frozenset[date],
    ) -> None:
        proposal = self._propose(format, definition, events, person, closed)
        planned = meeting.starts.date() if meeting.starts else self._desk.today()
        consequence = moved(
            stage_of(meeting),
            planned,
            meeting.state is MeetingState.PROVISIONAL,
            proposal,
            by_hand=meeting.set_by_hand,
        )
        if consequence is Consequence.MOVE and proposal is not None:
            state = MeetingState.PROVISIONAL if proposal.provisional else MeetingState.PLANNED
            uow.put(replace(meeting, starts=self._instant(proposal), state=state, reckoned_from=proposal.event or ""))
        elif consequence in (Consequence.CALL_AGAIN, Consequence.SUGGEST):
            self._task(uow, meeting, "move", "", MOVE_AND_CALL_AGAIN, 1)

    def _instant(self, proposal: Proposal) -> datetime:
        return datetime.combine(proposal.date, proposal.start, tzinfo=self._desk.now().tzinfo)

    def _stop(self, uow: UnitOfWork, series: Series, reason: str) -> None:
        if series.state is SeriesState.STOPPED:
            return
        today = self._desk.today()
        uow.put(replace(series, state=SeriesState.STOPPED, stopped_because=reason, stopped_on=today))
        for meeting in uow.of(Meeting, series.person):
            if meeting.series != series.id:
                continue
            consequence = moved(stage_of(meeting), today, False, None, stopped=True)
            if consequence is Consequence.DROP:
                uow.put(replace(meeting, state=MeetingState.CANCELLED, state_reason="course-stopped"))
            elif consequence is Consequence.CALL_OFF:
                self._task(uow, meeting, "call-off", "", CALL_OFF, 0)
        meetings = {one.id for one in uow.of(Meeting, series.person) if one.series == series.id}
        for task in uow.of(Task, series.person):
            waiting = task.state is TaskState.OPEN and task.code != CALL_OFF
            if waiting and (task.origin == series.id or task.origin in meetings):
                uow.put(replace(task, state=TaskState.DROPPED, outcome="course-stopped"))

    def _task(
        self, uow: UnitOfWork, origin: Series | Meeting, key: str, what: str, code: str, days: int, role: str = ""
    ) -> None:
        id = derived_id("task", origin.id, key)
        known = uow.find(Task, id)
        if known is not None and (known.state is TaskState.OPEN or code == NETWORK_TASK):
            return
        uow.put(
            Task(
                id=id,
                person=origin.person,
                what=what,
                code=code,
                origin=origin.id,
                role=role,
                due=self._desk.today() + timedelta(days=days),
            )
        )

    def _course(self, uow: UnitOfWork, series: Series) -> Course:
        desk = self._desk
        format = format_of(desk, uow, series.format)
        answers = answers_of(uow, series)
        facts = read_facts(format, answers)
        meetings = sorted(
            (one for one in uow.of(Meeting, series.person) if one.series == series.id),
            key=lambda one: [entry.key for entry in format.meetings].index(one.step),
        )
        missing: frozenset[str] = frozenset()
        for one in meetings:
            if one.state in (MeetingState.PLANNED, MeetingState.PROVISIONAL):
                missing |= missing_for_participants(format.meeting(one.step), facts)
        return Course(
            series=series,
            format=format,
            answers=answers,
            meetings=tuple(meetings),
            missing=missing,
            held={one.id: format_followed(desk, uow, one) for one in meetings if _day_of(desk, one) < desk.today()},
        )


def _asks_new_case(uow: UnitOfWork, person: str, format: MeetingFormat) -> bool:
    """By the meetings of earlier series, of any version, that people were called to."""
    earlier = {one.id for one in uow.of(Series, person) if same_definition(one.format, str(format.ref))}
    used = (MeetingState.CALLED, MeetingState.CLOSED)
    held = sum(one.series in earlier and one.state in used for one in uow.of(Meeting, person))
    return format.asks_new_case(held)


def stage_of(meeting: Meeting) -> Stage:
    """How far a meeting has come, as far as its date is concerned."""
    if meeting.state is MeetingState.CALLED:
        return Stage.CALLED
    if meeting.state in (MeetingState.CLOSED, MeetingState.CANCELLED):
        return Stage.OVER
    return Stage.PLANNED


def fill_participants(
    uow: UnitOfWork,
    definition: MeetingDefinition,
    meeting_id: str,
    series: Series,
    person: YoungPerson,
    facts: Mapping[str, FactValue],
    profile: MunicipalProfile,
) -> None:
    """The participants the conditions ask for; of a meeting already called only what was added by hand changes.

    Whoever convenes takes the place of their own unit, if the format has exactly one.
    """
    meeting = uow.get(Meeting, meeting_id)
    if stage_of(meeting) is not Stage.PLANNED:
        return
    network = {one.role: one for one in uow.of(NetworkPerson, person.id) if one.role and not one.removed}
    asked = participants_for(definition, facts)
    unit = series.convener_unit
    own = [rule.role for rule, verdict in asked if verdict is True and unit and _unit_of(rule, person, profile) == unit]
    for order, (rule, verdict) in enumerate(asked):
        id = derived_id("participant", meeting.id, rule.role)
        known = uow.find(Participant, id)
        if verdict is not True:
            if known is not None and not known.removed:
                uow.put(replace(known, removed="not-asked"))
        elif known is None:
            one = _participant(
                rule, id, meeting, person, network.get(rule.role), order, _unit_of(rule, person, profile)
            )
            uow.put(replace(one, name=series.convener) if own == [rule.role] and not one.name else one)
        elif known.removed == "not-asked":
            uow.put(replace(known, removed=""))


def _unit_of(rule: ParticipantRule, person: YoungPerson, profile: MunicipalProfile) -> str:
    """The unit a participant comes from, of the responsible municipality unless the format names another.

    A rule that knows only the kind of unit takes the first such unit of this desk's profile, and none where the
    young person belongs to another municipality.
    """
    home = meeting_municipality(person)
    if rule.unit_kind and home in ("", profile.key):
        return next((one.key for one in profile.units if one.kind == rule.unit_kind), "")
    return f"{home}/{rule.unit}" if rule.unit and "/" not in rule.unit else rule.unit or ""


def _participant(
    rule: ParticipantRule,
    id: str,
    meeting: Meeting,
    person: YoungPerson,
    known: NetworkPerson | None,
    order: int,
    unit: str,
) -> Participant:
    herself = rule.role == YOUNG_PERSON_ROLE
    return Participant(
        id=id,
        person=person.id,
        meeting=meeting.id,
        role=rule.role,
        label=rule.label,
        public_label=rule.public_label,
        part=rule.part,
        name=person.full_name if herself else (known.name if known else ""),
        organisation=known.organisation if known else "",
        unit=unit,
        municipal=rule.municipal,
        private=rule.private,
        is_young_person=herself,
        obligation=rule.obligation,
        network_person=known.id if known else "",
        postal_address=person.address if herself and not person.protected_address else "",
        order=order,
    )


YOUNG_PERSON_ROLE = "young-person"


def meeting_municipality(person: YoungPerson) -> str:
    """The municipality of the responsible unit, the first half of its key."""
    return person.coordinator.partition("/")[0]


def fill_items(
    uow: UnitOfWork, definition: MeetingDefinition, meeting: Meeting, facts: Mapping[str, FactValue]
) -> None:
    """A record for every agenda item and output the meeting asks; nothing already written is touched."""
    wanted: list[tuple[str, Part]] = [(item.key, item.part) for item in agenda_for(definition, facts)]
    parts = {item.key: item.part for item in definition.agenda}
    wanted += [(output.key, parts.get(output.item, Part.NOTES)) for output in outputs_for(definition, facts)]
    for key, part in wanted:
        id = item_id(meeting.id, key)
        if uow.find(MeetingItem, id) is None:
            uow.put(MeetingItem(id=id, person=meeting.person, meeting=meeting.id, key=key, part=part))


def _question(format: MeetingFormat, key: str) -> FactDefinition | EventDefinition | None:
    facts = {one.key: one for one in format.facts}
    return facts.get(key) or {one.key: one for one in format.events}.get(key)


def _is_date(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True
