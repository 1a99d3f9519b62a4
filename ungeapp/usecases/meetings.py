"""One meeting: make it ready, call it, hold it on one screen, close it.

Belongs here: everything done to one meeting and its participants, items, goals, agreements, decisions.
Does not belong here: what it holds (``open_meetings.py``), the course it belongs to (``courses.py``), and what stands on its papers (``letters.py``,
``minutes.py``).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, time

from ungeapp.domain.errors import Invalid, NotAllowed
from ungeapp.domain.format_frames import Chair
from ungeapp.domain.formats import (
    missing_for_participants,
    read_facts,
)
from ungeapp.domain.ids import derived_id
from ungeapp.domain.meetings import (
    Attendance,
    ItemOutcome,
    Meeting,
    MeetingItem,
    MeetingState,
    Participant,
    Reply,
    Series,
    SeriesState,
    item_id,
)
from ungeapp.domain.parts import PLAN_NEEDS_CONSENT, Part
from ungeapp.domain.people import Task, TaskState, YoungPerson
from ungeapp.domain.plans import (
    Agreement,
    Decision,
    EducationPlan,
    Goal,
    Horizon,
    Measure,
    MeasureState,
    measure_part,
    plan_id,
)
from ungeapp.usecases.agendas import LineStatus, keep_agenda, made_under, settle_agenda
from ungeapp.usecases.conveners import CONVENE_NEXT
from ungeapp.usecases.courses import (
    CALL_OFF,
    MOVE_AND_CALL_AGAIN,
    answers_of,
    course_of,
    format_followed,
    require_convened_here,
)
from ungeapp.usecases.desk import Desk
from ungeapp.usecases.frozen import canonical, thaw
from ungeapp.usecases.open_meetings import OpenMeeting, frozen_meeting, open_meeting
from ungeapp.usecases.ports.store import UnitOfWork


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingRow:
    """A meeting in a list."""

    meeting: Meeting
    person: YoungPerson
    participants: int
    answered: int
    declined: int


class MeetingUseCases:
    """Acts on one meeting. Every method is one transaction."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    # looking -----------------------------------------------------------------------------------------------------
    def list(self, *, past: bool = False, until: date | None = None) -> tuple[MeetingRow, ...]:
        """Meetings to come, by ``until`` if it is told (or past ones, newest first)."""
        with self._desk.looking() as uow:
            return self._rows(uow, past=past, until=until)

    def _rows(self, uow: UnitOfWork, *, past: bool, until: date | None) -> tuple[MeetingRow, ...]:
        over = (MeetingState.CLOSED, MeetingState.CANCELLED)
        states = tuple(one.value for one in MeetingState if (one in over) is past)
        found = list(uow.matching(Meeting, state=states, until=("starts", until) if until else None))
        last = datetime.max.replace(tzinfo=self._desk.now().tzinfo)
        found.sort(key=lambda one: one.starts or last, reverse=past)
        rows: list[MeetingRow] = []
        for meeting in found:
            people = [one for one in uow.of(Participant, meeting.person) if one.meeting == meeting.id]
            rows.append(
                MeetingRow(
                    meeting=meeting,
                    person=uow.get(YoungPerson, meeting.person),
                    participants=len(people),
                    answered=sum(1 for one in people if one.reply is not Reply.NONE),
                    declined=sum(1 for one in people if one.reply is Reply.DECLINES),
                )
            )
        return tuple(rows)

    def open(self, meeting: str) -> OpenMeeting:
        """Everything the room needs; the look is written in the log."""
        with self._desk.looking() as uow:
            found = open_meeting(self._desk, uow, meeting)
            uow.note_audit("open-meeting", meeting)
            uow.commit("look")
        return found

    def read(self, meeting: str) -> OpenMeeting:
        """The same again for a page that has it open already: no second look-up in the log."""
        with self._desk.looking() as uow:
            return open_meeting(self._desk, uow, meeting)

    # ready and called --------------------------------------------------------------------------------------------
    def arrange(
        self,
        meeting: str,
        *,
        day: date | None = None,
        at: time | None = None,
        minutes_long: int | None = None,
        place: str | None = None,
        leader: str | None = None,
        minute_taker: str | None = None,
    ) -> Meeting:
        """Set time, length, place and who leads. A meeting already called needs ``call`` again to tell everybody."""
        with self._desk.acting("meeting.arrange") as uow:
            found = uow.get(Meeting, meeting)
            _still_open(found)
            require_convened_here(self._desk, uow, found)
            changed = found
            if day is not None or at is not None:
                starts = found.starts or self._desk.now()
                moment = datetime.combine(day or starts.date(), at or starts.time(), tzinfo=self._desk.now().tzinfo)
                if moment != found.starts:
                    state = MeetingState.PLANNED if found.state is MeetingState.PROVISIONAL else found.state
                    changed = replace(changed, starts=moment, set_by_hand=True, state=state)
            told = {
                "minutes_long": minutes_long,
                "place": place,
                "leader": leader,
                "minute_taker": minute_taker,
            }
            changed = replace(changed, **{name: value for name, value in told.items() if value is not None})  # type: ignore[arg-type]  # names and types as above
            uow.put(changed)
        return changed

    def set_participant(self, participant: str, **fields: object) -> None:
        """Name, organisation, unit or postal address of a participant."""
        with self._desk.acting("participant.change") as uow:
            found = uow.get(Participant, participant)
            _not_closed(
                uow.get(Meeting, found.meeting)
            )  # of a cancelled one the letters calling off may lack an address
            uow.put(replace(found, **fields))  # type: ignore[arg-type]  # fields of the record, checked by it

    def add_participant(
        self,
        meeting: str,
        *,
        name: str,
        label: str = "",
        municipal: bool = False,
        private: bool = False,
        unit: str = "",
    ) -> Participant:
        """Somebody the format does not ask for, by name or by role."""
        if not (name.strip() or label.strip()):
            raise Invalid("participant-no-name")
        with self._desk.acting("participant.add") as uow:
            found = uow.get(Meeting, meeting)
            _still_open(found)
            require_convened_here(self._desk, uow, found)
            one = Participant(
                id=self._desk.new_id(),
                person=found.person,
                meeting=meeting,
                label=label or name,
                public_label=label,
                name=name.strip(),
                municipal=municipal,
                private=private,
                unit=unit,
                order=100,
            )
            uow.put(one)
        return one

    def remove_participant(self, participant: str, reason: str) -> None:
        """Take somebody off the list; it stays in the history why."""
        if not reason.strip():
            raise Invalid("reason-missing")
        with self._desk.acting("participant.remove") as uow:
            found = uow.get(Participant, participant)
            meeting = uow.get(Meeting, found.meeting)
            _still_open(meeting)
            require_convened_here(self._desk, uow, meeting)
            uow.put(replace(found, removed=reason.strip()))

    def call(self, meeting: str) -> Meeting:
        """Call the meeting, or call it again after a change of time or place; the letters come from ``letters.py``."""
        desk = self._desk
        with desk.acting("meeting.call") as uow:
            found = uow.get(Meeting, meeting)
            _still_open(found)
            require_convened_here(self._desk, uow, found)
            if uow.get(YoungPerson, found.person).ended:
                raise NotAllowed("person-ended")
            if found.starts is None:
                raise Invalid("meeting-time-missing")
            if found.starts < desk.now():
                raise Invalid("meeting-time-past")
            if not found.place.strip():
                raise Invalid("meeting-place-missing")
            format = format_followed(desk, uow, found)
            if format.meeting(found.step).chair is Chair.AGREED and not found.leader.strip():
                raise Invalid("meeting-leader-missing")
            facts = read_facts(format, answers_of(uow, course_of(uow, found)))
            if missing_for_participants(format.meeting(found.step), facts):
                raise Invalid("meeting-questions-open")
            again = found.state is MeetingState.CALLED
            if again and _time_called(uow, found) != found.starts:
                _ask_anew(uow, found)
            called = replace(
                found,
                state=MeetingState.CALLED,
                called_on=desk.today(),
                sequence=found.sequence + 1 if again else found.sequence,
            )
            uow.put(called)
            keep_agenda(uow, found)
            uow.freeze(found.id, "call", found.person, canonical([called]), found.format)
            self._settle(uow, found, MOVE_AND_CALL_AGAIN, "called-again")
            self._settle(uow, found, CONVENE_NEXT, "called")
            uow.note_audit("call-meeting", found.id)
        return called

    def cancel(self, meeting: str, reason: str) -> Meeting:
        """Cancel it; if it was called, cancelling letters and a cancelling calendar file follow."""
        if not reason.strip():
            raise Invalid("reason-missing")
        with self._desk.acting("meeting.cancel") as uow:
            found = uow.get(Meeting, meeting)
            _still_open(found)
            require_convened_here(self._desk, uow, found)
            cancelled = replace(
                found, state=MeetingState.CANCELLED, state_reason=reason.strip(), sequence=found.sequence + 1
            )
            uow.put(cancelled)
            self._settle(uow, found, MOVE_AND_CALL_AGAIN, "cancelled")
            self._settle(uow, found, CALL_OFF, "cancelled")
            self._settle(uow, found, CONVENE_NEXT, "cancelled")
        return cancelled

    def _settle(self, uow: UnitOfWork, meeting: Meeting, code: str, outcome: str) -> None:
        for task in uow.of(Task, meeting.person):
            if task.origin == meeting.id and task.code == code and task.state is TaskState.OPEN:
                uow.put(replace(task, state=TaskState.DONE, outcome=outcome))

    def reply(self, participant: str, reply: Reply) -> None:
        """What a participant answered."""
        with self._desk.acting("participant.reply") as uow:
            uow.put(replace(uow.get(Participant, participant), reply=reply))

    # in the room -------------------------------------------------------------------------------------------------
    def attend(self, participant: str, attendance: Attendance) -> None:
        """Who is there."""
        with self._desk.acting("participant.attend") as uow:
            found = uow.get(Participant, participant)
            _not_closed(uow.get(Meeting, found.meeting))
            uow.put(replace(found, attendance=attendance))

    def attend_all(self, meeting: str, present: frozenset[str]) -> None:
        """Everybody at once: those named came, those who sent apologies are excused, the rest stays unknown."""
        with self._desk.acting("participant.attend") as uow:
            found = uow.get(Meeting, meeting)
            _not_closed(found)
            for one in uow.of(Participant, found.person):
                if one.meeting != meeting:
                    continue
                if one.id in present:
                    uow.put(replace(one, attendance=Attendance.CAME))
                elif one.reply is Reply.DECLINES:
                    uow.put(replace(one, attendance=Attendance.EXCUSED))

    def draft(self, record: str, field: str, text: str, base: str) -> None:
        """Keep what is being typed; it becomes a change on leaving the field."""
        with self._desk.looking() as uow:
            uow.save_draft(record, field, text, base)
            uow.commit("draft")

    def write(self, meeting: str, key: str, **fields: str) -> MeetingItem:
        """Note, own words or choice of one item; a waiting draft of these fields is done with."""
        with self._desk.acting("meeting.write") as uow:
            found = uow.get(Meeting, meeting)
            _not_closed(found)
            item = uow.get(MeetingItem, item_id(meeting, key))
            changed = replace(item, **fields)  # type: ignore[arg-type]  # text fields of the record
            uow.put(changed)
            for name in fields:
                uow.drop_draft(item.id, name)
        return changed

    def reached(self, meeting: str, key: str, *, done: bool, reason: str = "") -> None:
        """An output is done, or not reached because of something; then it is carried over to the next meeting."""
        if not done and not reason.strip():
            raise Invalid("reason-missing")
        with self._desk.acting("meeting.outcome") as uow:
            _not_closed(uow.get(Meeting, meeting))
            item = uow.get(MeetingItem, item_id(meeting, key))
            outcome = ItemOutcome.DONE if done else ItemOutcome.NOT_REACHED
            uow.put(replace(item, outcome=outcome, reason="" if done else reason.strip()))

    def talked_about(self, meeting: str, key: str, *, about: bool) -> None:
        """A point of the format was talked about, whether or not anything is written under it."""
        with self._desk.acting("meeting.talked") as uow:
            _not_closed(uow.get(Meeting, meeting))
            item = uow.get(MeetingItem, item_id(meeting, key))
            uow.put(replace(item, outcome=ItemOutcome.DONE if about else ItemOutcome.OPEN))

    def add_goal(
        self,
        meeting: str,
        *,
        own_words: str,
        wording: str = "",
        horizon: Horizon = Horizon.SHORT,
        area: str = "education",
        follow_up_on: date | None = None,
        baseline: str = "",
        sign_of_success: str = "",
    ) -> Goal:
        """A goal said in the room goes straight into the one plan."""
        if not (own_words.strip() or wording.strip()):
            raise Invalid("goal-empty")
        with self._desk.acting("goal.add") as uow:
            found = uow.get(Meeting, meeting)
            _not_closed(found)
            ensure_plan(uow, found.person)
            goal = Goal(
                id=self._desk.new_id(),
                person=found.person,
                horizon=horizon,
                area=area,
                own_words=own_words.strip(),
                wording=wording.strip(),
                follow_up_on=follow_up_on,
                baseline=baseline.strip(),
                sign_of_success=sign_of_success.strip(),
                meeting=meeting,
            )
            uow.put(goal)
        return goal

    def add_agreement(
        self,
        meeting: str,
        *,
        what: str,
        owner: str,
        due: date | None,
        item: str = "",
        owner_unit: str = "",
        owner_person: str = "",
        mine: bool = False,
        goal: str = "",
    ) -> Agreement:
        """What, who, by when; it belongs to the part of the item it was made under."""
        if not what.strip():
            raise Invalid("agreement-empty")
        with self._desk.acting("agreement.add") as uow:
            found = uow.get(Meeting, meeting)
            _not_closed(found)
            ensure_plan(uow, found.person)
            agreement = Agreement(
                id=self._desk.new_id(),
                person=found.person,
                what=what.strip(),
                owner=owner.strip(),
                owner_unit=owner_unit,
                owner_person=owner_person,
                mine=mine,
                due=due,
                item=item,
                goal=goal or made_under(uow, item)[1],
                meeting=meeting,
                part=self._sensitive(uow, found, item, Part.AGREEMENTS),
            )
            uow.put(agreement)
        return agreement

    def decide(
        self,
        meeting: str,
        *,
        text: str,
        decided_by: str,
        unit: str,
        grant: str = "",
        starts_on: date | None = None,
        item: str = "",
        area: str = "education",
    ) -> Measure:
        """A decision becomes a measure at once: who decided, unit, grant, start."""
        if not text.strip():
            raise Invalid("decision-empty")
        if not decided_by.strip():
            raise Invalid("decision-by-nobody")
        with self._desk.acting("decision.add") as uow:
            found = uow.get(Meeting, meeting)
            _not_closed(found)
            ensure_plan(uow, found.person)
            part = self._sensitive(uow, found, item, measure_part(area))
            state = MeasureState.GRANTED if grant.strip() else MeasureState.REQUESTED
            measure = Measure(
                id=self._desk.new_id(),
                person=found.person,
                title=text.strip(),
                area=area,
                decided_by=decided_by.strip(),
                decided_on=self._desk.today(),
                requested_on=self._desk.today(),
                granted_on=self._desk.today() if grant.strip() else None,
                unit=unit,
                grant=grant.strip(),
                starts_on=starts_on,
                state=state,
                meeting=meeting,
                part=part,
            )
            uow.put(measure)
            uow.put(
                Decision(
                    id=derived_id("decision", measure.id),
                    person=found.person,
                    text=text.strip(),
                    decided_by=decided_by.strip(),
                    unit=unit,
                    meeting=meeting,
                    item=item,
                    measure=measure.id,
                    part=part,
                )
            )
        return measure

    def _sensitive(self, uow: UnitOfWork, meeting: Meeting, item: str, usual: Part) -> Part:
        """What is agreed under a sensitive item belongs to that item's part."""
        if not item:
            return usual
        found = uow.find(MeetingItem, item_id(meeting.id, item))
        part = found.part if found is not None else made_under(uow, item)[0]
        return part if part in PLAN_NEEDS_CONSENT else usual

    # closing -----------------------------------------------------------------------------------------------------
    def close(self, meeting: str) -> Meeting:
        """Freeze the meeting; what was not reached is carried over to the next one. Minutes print from the snapshot."""
        desk = self._desk
        with desk.acting("meeting.close") as uow:
            found = open_meeting(self._desk, uow, meeting)
            if found.meeting.state is MeetingState.CLOSED:
                raise NotAllowed("meeting-closed")
            if found.meeting.state is MeetingState.CANCELLED:
                raise NotAllowed("meeting-cancelled")
            require_convened_here(desk, uow, found.meeting)
            if found.blocking:
                raise NotAllowed("meeting-not-complete", missing=len(found.blocking))
            if found.drafts:
                raise NotAllowed("meeting-text-unsaved")
            closed = replace(found.meeting, state=MeetingState.CLOSED, closed_at=desk.now())
            uow.put(closed)
            self._carry_over(uow, found)
            found = replace(found, lines=tuple(LineStatus(line=one) for one in settle_agenda(uow, found.meeting)))
            uow.freeze(meeting, "minutes", closed.person, frozen_meeting(uow, closed, found), closed.format)
            if found.definition.next is None:
                series = uow.get(Series, closed.series)
                uow.put(replace(series, state=SeriesState.FINISHED))
            uow.note_audit("close-meeting", meeting)
        return closed

    def reopen(self, meeting: str, reason: str) -> Meeting:
        """Open a closed meeting again; the frozen minutes stay, the next closing makes new ones."""
        if not reason.strip():
            raise Invalid("reason-missing")
        with self._desk.acting("meeting.reopen") as uow:
            found = uow.get(Meeting, meeting)
            if found.state is not MeetingState.CLOSED:
                raise NotAllowed("meeting-not-closed")
            series = require_convened_here(self._desk, uow, found)
            opened = replace(found, state=MeetingState.CALLED, state_reason=reason.strip(), closed_at=None)
            uow.put(opened)
            if series.state is SeriesState.FINISHED:
                uow.put(replace(series, state=SeriesState.RUNNING))
        return opened

    def journalised(self, meeting: str, on: date | None = None) -> None:
        """The minutes are in the records system since that day."""
        with self._desk.acting("meeting.journalised") as uow:
            uow.put(replace(uow.get(Meeting, meeting), journalised_on=on or self._desk.today()))

    def _carry_over(self, uow: UnitOfWork, found: OpenMeeting) -> None:
        following = found.next_meeting
        if following is None:
            return
        titles = {one.key: one for one in found.outputs}
        for key in titles:
            item = found.items[key]
            id = item_id(following.id, key)
            known = uow.find(MeetingItem, id)
            if item.outcome is not ItemOutcome.NOT_REACHED:
                if known is not None and known.carried_from == item.id:  # reached after all, once it was reopened
                    uow.put(replace(known, carried_from=""))
                continue
            carried = known or MeetingItem(id=id, person=item.person, meeting=following.id, key=key, part=item.part)
            uow.put(replace(carried, carried_from=item.id))


def ensure_plan(uow: UnitOfWork, person: str) -> EducationPlan:
    """The one plan of a person, made when first needed."""
    id = plan_id(person)
    plan = uow.find(EducationPlan, id)
    if plan is None:
        plan = EducationPlan(id=id, person=person)
        uow.put(plan)
    return plan


def _time_called(uow: UnitOfWork, meeting: Meeting) -> datetime | None:
    """The time everybody was called to last."""
    calls = [one for one in uow.snapshots(meeting.id) if one.kind == "call"]
    told = [one for one in thaw(calls[-1].content) if isinstance(one, Meeting)] if calls else []
    return told[0].starts if told else None


def _ask_anew(uow: UnitOfWork, meeting: Meeting) -> None:
    """Who said yes or no to another time has not answered this one."""
    for one in uow.of(Participant, meeting.person):
        if one.meeting == meeting.id and one.reply is not Reply.NONE:
            uow.put(replace(one, reply=Reply.NONE))


def _still_open(meeting: Meeting) -> None:
    if meeting.state is MeetingState.CANCELLED:
        raise NotAllowed("meeting-cancelled")
    _not_closed(meeting)


def _not_closed(meeting: Meeting) -> None:
    if meeting.state is MeetingState.CLOSED:
        raise NotAllowed("meeting-closed")
