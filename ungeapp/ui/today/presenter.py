"""What *I dag* says: meetings, the next steps with one action each, what waits here and what waits for others.

Belongs here: rows and sentences, and the acts behind the rows' buttons. Does not belong here: Qt, and gathering what
is due (``usecases/today.py``).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from ungeapp.domain.between_measures import Between
from ungeapp.domain.errors import NotAllowed
from ungeapp.domain.ledger import Role
from ungeapp.domain.people import Task, YoungPerson
from ungeapp.texts import _, ngettext
from ungeapp.ui.clocks.words import clock_row, dates_place, is_of_desk, next_place
from ungeapp.ui.due import DueWord, due_word, joined
from ungeapp.ui.kit.rows import RowView
from ungeapp.ui.kit.tokens import Tone
from ungeapp.ui.navigation import Place
from ungeapp.ui.today import contact_rows
from ungeapp.usecases.arrived_referrals import REFERRED_HERE
from ungeapp.usecases.contact_due import END
from ungeapp.usecases.handovers import HandoverView
from ungeapp.usecases.intentions import Intentions
from ungeapp.usecases.meetings import MeetingRow
from ungeapp.usecases.people import PROPOSAL
from ungeapp.usecases.plans import Owed
from ungeapp.usecases.ports.rows import PackageRow
from ungeapp.usecases.today import Due, DueKind, Today
from ungeapp.wording import clock, long_day, meeting_state, package_kind, relative_day, short_day, week
from ungeapp.wording.tasks import task_title

_OWED = 4
_HANDOVER_TASK = "handover-"
_MEETING_TASKS = frozenset({"move-and-call-again", "call-off", "convene-next"})
DAYS = 14
_MEETING = "meeting:"


@dataclass(frozen=True, slots=True, kw_only=True)
class TodayView:
    """The page as it is now."""

    title: str
    subtitle: str
    meetings: Sequence[RowView]
    due: Sequence[RowView]
    inbox: Sequence[RowView]
    waiting: Sequence[RowView]
    owed: Sequence[RowView]
    owed_rest: str
    empty: bool
    count: int


class TodayPresenter:
    """Looks, and does what a row's button says."""

    def __init__(self, intentions: Intentions) -> None:
        self._intentions = intentions
        self._due: dict[str, Due] = {}
        self._held: dict[str, MeetingRow] = {}

    @property
    def today(self) -> date:
        return self._intentions.desk.today()

    def look(self) -> TodayView:
        """The desk this morning."""
        told = self._intentions.today.look(days=DAYS)
        self._due = {_key(one): one for one in told.due}
        inbox, waiting = self._inbox(told), self._waiting(told)
        self._held = {
            f"{_MEETING}{one.meeting.id}": one
            for one in told.meetings
            if one.meeting.starts and one.meeting.starts.date() == told.today
        }
        first = len(self._held)
        title = long_day(told.today).removesuffix(f" {told.today.year}")
        return TodayView(
            title=title[:1].upper() + title[1:],
            subtitle=joined(
                _upper(week(told.today)),
                ngettext("{number} meeting today", "{number} meetings today", first).format(number=first)
                if first
                else _("no meetings today"),
                ngettext("{number} next step", "{number} next steps", len(told.due)).format(number=len(told.due))
                if told.due
                else "",
            ),
            meetings=tuple(
                self._meeting(one.meeting.id, one)
                for one in told.meetings
                if f"{_MEETING}{one.meeting.id}" not in self._held
            ),
            due=self._steps(told),
            inbox=inbox,
            waiting=waiting,
            owed=tuple(
                RowView(
                    one.agreement.id,
                    one.agreement.what,
                    context=joined(_owner(one), one.person.full_name),
                    lead=(word := due_word(one.agreement.due, told.today)).text,
                    lead_tone=word.tone,
                    tip=word.tip,
                )
                for one in told.owed[:_OWED]
            ),
            owed_rest=ngettext("and {number} more", "and {number} more", len(told.owed) - _OWED).format(
                number=len(told.owed) - _OWED
            )
            if len(told.owed) > _OWED
            else "",
            empty=not self._intentions.people.count(),
            count=len(told.due) + len(inbox) + first,
        )

    # what a row leads to -----------------------------------------------------------------------------------------
    def place(self, key: str) -> Place:
        """Where a row of *Det næste skridt* leads when it is opened."""
        if key in self._held:
            return Place("meeting", id=key.removeprefix(_MEETING))
        one = self._due[key]
        if one.kind is DueKind.GAP:
            return Place("measure", id=one.record)
        task = self._task(one)
        if task is not None and task.code in _MEETING_TASKS and task.origin:
            return Place("meeting", id=task.origin)
        if task is not None and task.code == REFERRED_HERE:
            return Place("assessment", id=task.origin)
        if one.kind is DueKind.CLOCK and one.clock is not None:
            of_desk = is_of_desk(one.clock)
            return next_place(one.clock, one.person.id) if of_desk else dates_place(one.person.id, one.clock.key)
        if one.kind is DueKind.PLAN_REVIEW:
            return Place("plan-versions", id=one.person.id)
        if one.kind is DueKind.SCHOOL:
            return Place("status", id=one.person.id, tab="end", note=one.record)
        if one.kind is DueKind.AGREEMENT:
            return Place("person", id=one.person.id, tab="plan", note=f"agreement:{one.record}")
        tab = "contact" if one.kind in contact_rows.KINDS else "overview"
        if one.kind is DueKind.FOLLOW_UP:
            tab = "plan"
        elif task is not None and task.code.startswith(_HANDOVER_TASK):
            tab = "handover"
        return Place("person", id=one.person.id, tab=tab)

    def action_place(self, key: str) -> Place:
        """Where a row's button leads: of a deadline to what would meet it."""
        one = self._due.get(key)
        if one is None or one.kind is not DueKind.CLOCK or one.clock is None:
            return self.place(key)
        return next_place(one.clock, one.person.id)

    def inbox_place(self, key: str) -> Place:
        """Where a row of *Indbakke* leads."""
        kind, _colon, person = key.partition(":")
        if kind == "clear":
            return Place("rights", id=person, tab="clear")
        return Place("person", id=person, tab="plan" if kind == "conflict" else "handover")

    def kind(self, key: str) -> DueKind:
        """What sort of thing is due."""
        return self._due[key].kind

    def person(self, key: str) -> str:
        """Whom it is about."""
        return self._due[key].person.id

    def opens(self, key: str) -> bool:
        """Whether the row's button only leads somewhere."""
        if key in self._held:
            return True
        one = self._due[key]
        if one.kind in contact_rows.KINDS:
            return contact_rows.opens(one)
        if one.clock is not None:
            return True
        leads = (DueKind.FOLLOW_UP, DueKind.PLAN_REVIEW, DueKind.GAP, DueKind.SCHOOL)
        return one.kind in leads or (one.kind is DueKind.TASK and _leads(one.code))

    def notes_contact(self, key: str) -> bool:
        """Whether the row's button is the one of Ctrl+N."""
        one = self._due[key]
        return one.kind is DueKind.NEXT_STEP or contact_rows.notes_contact(one)

    def record(self, key: str) -> str:
        """The record a row is about."""
        return self._due[key].record

    def needs_reason(self, key: str) -> bool:
        """Whether putting it off asks why."""
        return self._due[key].kind in (DueKind.TASK, DueKind.ATTEMPT, DueKind.CLOCK)

    # acts --------------------------------------------------------------------------------------------------------
    def tick(self, key: str) -> None:
        """My agreement is kept."""
        self._intentions.plans.tick(self._due[key].record)

    def finish(self, key: str, outcome: str) -> None:
        """The task vanishes by saying what was done."""
        self._intentions.people.finish_task(self._due[key].record, outcome)

    def is_proposal(self, key: str) -> bool:
        """Whether another desk asks for a change of the person's details."""
        one = self._due[key]
        return one.kind is DueKind.TASK and one.code == PROPOSAL

    def answer_proposal(self, key: str, *, accepted: bool, reason: str) -> None:
        """Take the change over, or leave it as it is here and say why."""
        people = self._intentions.people
        if accepted:
            people.accept_proposal(self._due[key].record)
        else:
            people.decline_proposal(self._due[key].record, reason)

    def can_be_put_off(self, key: str) -> bool:
        """A question nobody has answered yet has no day that could be moved; a meeting is moved on its own page."""
        if key in self._held:
            return False
        one = self._due[key]
        if one.kind is DueKind.SCHOOL:
            return False
        return one.kind is not DueKind.GAP or one.code == Between.AGREED.value

    def put_off(self, key: str, until: date, reason: str) -> None:
        """Later: a task with a reason, everything else by its own day."""
        one = self._due[key]
        if one.kind is DueKind.TASK:
            self._intentions.people.snooze_task(one.record, until, reason)
        elif one.kind is DueKind.AGREEMENT:
            self._intentions.plans.change_agreement(one.record, due=until)
        elif one.kind is DueKind.PLAN_REVIEW:
            self._intentions.plan_versions.review_later(one.record, until)
        elif one.kind is DueKind.FOLLOW_UP:
            self._intentions.plans.change_goal(one.record, follow_up_on=until)
        elif one.kind is DueKind.GAP:
            self._intentions.measures.change(one.record, next_on=until)
        elif one.kind is DueKind.ATTEMPT:
            self._intentions.contacts.pause(one.record, until, reason)
        elif one.kind is DueKind.REPORT:
            raise NotAllowed("report-not-put-off")
        elif one.clock is not None:
            self._intentions.clocks.later(one.person.id, one.clock.rule.id, one.clock.origin, until, reason)
        elif one.kind is DueKind.NOTIFICATION:
            self._intentions.notifications.put_off(one.record, until)
        elif one.kind is DueKind.SUPPORT:
            self._intentions.support.put_off(one.record, until, end=one.code == END)
        else:
            self._intentions.plans.next_step(one.person.id, one.what, until)

    def next_week(self) -> date:
        """What *udsæt* suggests."""
        return self.today + timedelta(days=7)

    # rows --------------------------------------------------------------------------------------------------------
    def _steps(self, told: Today) -> Sequence[RowView]:
        """A law's date near or past first, then what needs me today with its meetings, then what comes."""
        rows = [(one, self._row(one)) for one in told.due]
        law = [row for _due, row in rows if row.lead_tone is Tone.BAD]
        now = [row for one, row in rows if row.lead_tone is not Tone.BAD and (one.on is None or one.on <= told.today)]
        held = [self._meeting(key, one) for key, one in self._held.items()]
        coming = [row for one, row in rows if row.lead_tone is not Tone.BAD and one.on and one.on > told.today]
        return (*law, *held, *now, *coming)

    def _meeting(self, id: str, one: MeetingRow) -> RowView:
        meeting = one.meeting
        assert meeting.starts is not None
        day = meeting.starts.date()
        end = meeting.starts + timedelta(minutes=meeting.minutes_long)
        hours = f"{clock(meeting.starts)}–{clock(end)}"
        answered = (
            ngettext(
                "{answered} of {number} has answered", "{answered} of {number} have answered", one.participants
            ).format(answered=one.answered, number=one.participants)
            if one.participants
            else ""
        )
        today = day == self.today
        called = meeting_state(meeting.state.value)
        when = _("{day} at {time}").format(day=_upper(long_day(day)), time=clock(meeting.starts))
        return RowView(
            id,
            _short_title(meeting.title or meeting.public_title),
            title_rest=f" · {one.person.full_name}",
            context=joined("" if today else when, meeting.place, answered, called),
            lead=hours if today else "",
            action=_("Open meeting"),
            tip=_upper(relative_day(day, self.today)),
        )

    def _row(self, one: Due) -> RowView:
        if one.kind in contact_rows.KINDS:
            told = contact_rows.contact_row(one, self.today)
            return RowView(
                _key(one),
                told.title,
                title_rest=f" · {_who(one.person, self.today)}",
                context=told.context,
                lead=told.lead,
                lead_tone=told.tone,
                action=told.action,
                tip=told.tip,
            )
        if one.clock is not None:
            told_clock = clock_row(one.clock, self.today)
            who = f" · {_who(one.person, self.today)}" if one.person.id else ""
            return replace(told_clock, id=_key(one), title_rest=who)
        word = due_word(one.on, self.today)
        if one.kind is DueKind.GAP and one.code != Between.AGREED.value and one.on is not None:
            # Nothing was due that day: it is how long there has been nothing.
            gone = max(0, (self.today - one.on).days)
            empty = ngettext("{number} day with nothing", "{number} days with nothing", gone).format(number=gone)
            word = DueWord(empty if gone else _("Today"), Tone.WARN, word.tip)
        titles = {
            DueKind.TASK: task_title(one.code, one.what),
            DueKind.FOLLOW_UP: _("Follow up: {goal}").format(goal=one.what),
            DueKind.PLAN_REVIEW: _("Look at the plan again"),
            DueKind.GAP: _gap_title(one),
            DueKind.SCHOOL: _("School is over. How did it end?"),
        }
        contexts = {
            DueKind.TASK: _("Task"),
            DueKind.AGREEMENT: _("Agreement, you are responsible"),
            DueKind.NEXT_STEP: _("Next step"),
            DueKind.FOLLOW_UP: _("Goal in the plan"),
            DueKind.PLAN_REVIEW: _("The agreed plan"),
            DueKind.GAP: _("Between two measures"),
            DueKind.SCHOOL: _("The last day of school has passed"),
        }
        return RowView(
            _key(one),
            titles.get(one.kind, one.what),
            title_rest=f" · {_who(one.person, self.today)}",
            context=joined(contexts[one.kind], word.tip if word.tip and word.text != word.tip else ""),
            lead=word.text,
            lead_tone=word.tone,
            action=self._action(one),
        )

    def _action(self, one: Due) -> str:
        if one.kind is DueKind.NEXT_STEP:
            return _("Note contact")
        if one.kind is DueKind.FOLLOW_UP:
            return _("Open the plan")
        if one.kind is DueKind.PLAN_REVIEW:
            return _("See the versions")
        if one.kind in (DueKind.GAP, DueKind.SCHOOL):
            return _("Answer …")
        if one.kind is DueKind.TASK and one.code in _MEETING_TASKS:
            return _("Open meeting")
        if one.kind is DueKind.TASK and one.code.startswith(_HANDOVER_TASK):
            return _("Open handover")
        if one.kind is DueKind.TASK and one.code == PROPOSAL:
            return _("Answer …")
        return _("Done")

    def _task(self, one: Due) -> Task | None:
        if one.kind is not DueKind.TASK:
            return None
        found = self._intentions.people.file(one.person.id).of(Task)
        return next((task for task in found if task.id == one.record), None)

    def _inbox(self, told: Today) -> Sequence[RowView]:
        rows = [self._offer(one) for one in told.offers if one.incoming or one.ledger.role is not Role.OFFERED]
        counted: dict[str, int] = {}
        for one in told.conflicts:
            counted[one.person] = counted.get(one.person, 0) + 1
        for person, number in counted.items():
            name = self._intentions.people.file(person).person.full_name
            rows.append(
                RowView(
                    f"conflict:{person}",
                    ngettext("{number} disagreement", "{number} disagreements", number).format(number=number),
                    context=_("{name} · two texts stand side by side").format(name=name),
                    action=_("Take a stand"),
                )
            )
        for case in self._intentions.rights.due_for_clearing(told.today):
            rows.append(
                RowView(
                    f"clear:{case.person.id}",
                    _("Put on file and clear"),
                    context=joined(
                        case.person.full_name,
                        _("closed on {day}").format(day=short_day(case.closed_on, told.today)),
                    ),
                    action=_("Open the case"),
                )
            )
        return tuple(rows)

    def _offer(self, one: HandoverView) -> RowView:
        told = {
            Role.TAKING_OVER: _("You are taking over"),
            Role.HANDING_OVER: _("You are handing over"),
            Role.WITHDRAWING: _("Offer withdrawn"),
            Role.VERIFY: _("To be checked after a backup"),
        }
        title = (
            _("Handover offered") if one.incoming and one.ledger.role is Role.NONE else told.get(one.ledger.role, "")
        )
        safe = one.ledger.confirmed
        return RowView(
            f"handover:{one.person.id}",
            title or _("Handover"),
            context=joined(
                one.person.full_name,
                one.other_name,
                (_("the young person is safe") if safe else _("the young person is safe: missing"))
                if one.ledger.accepted
                else "",
            ),
            action=_("See"),
        )

    def _waiting(self, told: Today) -> Sequence[RowView]:
        names = {one.identity: one.unit_name or one.name for one in self._intentions.partners.partners()}
        rows = [self._file(one, names, told.today) for one in told.waiting]
        rows += [
            RowView(
                f"handover:{one.person.id}",
                _("Handover to {other}").format(other=one.other_name),
                context=one.person.full_name,
                chip=_("Not answered"),
                tone=Tone.NEUTRAL,
            )
            for one in told.offers
            if one.ledger.role is Role.OFFERED
        ]
        return tuple(rows)

    def _file(self, one: PackageRow, names: dict[str, str], today: date) -> RowView:
        days = (today - one.at.date()).days
        since = (
            ngettext("written {number} day ago", "written {number} days ago", days).format(number=days)
            if days
            else _("written today")
        )
        return RowView(
            f"file:{one.id}",
            _("{what} to {who}").format(
                what=_upper(package_kind(one.kind)), who=names.get(one.partner, _("a partner"))
            ),
            context=since,
            chip=_("Not fetched"),
            tone=Tone.WARN if days >= 5 else Tone.NEUTRAL,
        )


def _gap_title(one: Due) -> str:
    """What is missing between two measures."""
    told = {
        Between.UNANSWERED.value: _("What is next after “{measure}”?"),
        Between.AGREED.value: _("Has what follows “{measure}” begun?"),
        Between.BEGUN.value: _("Motivated and safe after “{measure}”?"),
    }
    return told.get(one.code, "{measure}").format(measure=one.what)


def _short_title(title: str) -> str:
    """The meeting's own name; that of the whole series stands on its page."""
    return title.rpartition(": ")[2]


def _leads(code: str) -> bool:
    return code in _MEETING_TASKS or code.startswith(_HANDOVER_TASK)


def _key(one: Due) -> str:
    twice = f":{one.code}" if one.kind is DueKind.SUPPORT else ""  # a check and an end of the same role
    return f"{one.kind.value}:{one.record}{twice}"


def _who(person: YoungPerson, today: date) -> str:
    age = person.age(today)
    return person.full_name if age is None else _("{name}, {age} years").format(name=person.full_name, age=age)


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]


def _owner(owed: Owed) -> str:
    """Who owes it; the young person's name is said beside it already."""
    owner, person = owed.agreement.owner, owed.person
    return _("the young person (owes it)") if owner in (person.full_name, person.given_name) else owner
