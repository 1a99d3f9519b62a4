"""The tab *Overblik*: everything that matters about one young person, a card each with one action.

Belongs here: what the cards say. Does not belong here: Qt, and changing the plan's text (the tab *Plan*).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from ungeapp.domain.between_measures import open_gaps
from ungeapp.domain.clocks import Clock, running
from ungeapp.domain.meetings import Meeting, MeetingState
from ungeapp.domain.people import CaseReference, Contact, Talk, Task, TaskState
from ungeapp.domain.phone_book import PhoneBook
from ungeapp.domain.plans import Agreement, AgreementState, EducationPlan, Goal, GoalState, Measure
from ungeapp.domain.terms import TermList
from ungeapp.texts import _, ngettext
from ungeapp.ui.clocks.words import clock_row, next_place
from ungeapp.ui.due import by_day, due_word, joined
from ungeapp.ui.kit.rows import RowView
from ungeapp.ui.kit.tokens import Tone
from ungeapp.ui.measure_words import gap_row
from ungeapp.ui.navigation import Place
from ungeapp.ui.person_overview.coordination import Coordination, CoordinationPresenter
from ungeapp.ui.person_overview.whole import Whole, WholePresenter
from ungeapp.ui.phone_book.words import reach
from ungeapp.ui.responsibility.presenter import Responsibility, ResponsibilityPresenter
from ungeapp.usecases.intentions import Intentions
from ungeapp.usecases.people import PersonFile
from ungeapp.wording import clock, horizon_name, long_day, meeting_state, short_day
from ungeapp.wording.tasks import task_title

_CONTACTS, _DATES, _AHEAD = 4, 3, 366


@dataclass(frozen=True, slots=True)
class Overview:
    """The cards' content; an empty text or sequence means there is nothing to show."""

    own_words: str
    own_words_heading: str
    next_step: str
    next_step_day: str
    next_step_text: str
    next_step_on: date | None
    gaps: Sequence[RowView]
    goals: Sequence[RowView]
    agreements: Sequence[RowView]
    contacts: Sequence[RowView]
    meeting: RowView | None
    tasks: Sequence[RowView]
    cases: Sequence[RowView]
    dates: Sequence[RowView]
    dates_rest: str
    whole: Whole
    responsibility: Responsibility | None
    coordination: Coordination


class OverviewPresenter:
    """Reads one young person and acts on the small things."""

    def __init__(self, intentions: Intentions, person: str) -> None:
        self._intentions = intentions
        self._person = person
        self.whole = WholePresenter(intentions, person)
        self.responsibility = ResponsibilityPresenter(intentions, person)
        self.coordination = CoordinationPresenter(intentions, person)
        self._clocks: dict[str, Clock] = {}

    @property
    def today(self) -> date:
        return self._intentions.desk.today()

    def look(self) -> Overview:
        """The cards as they are now."""
        file = self._intentions.people.file(self._person)
        book = cache(self._intentions.phone_book.book)  # read only when somebody has to be called: it may be long
        words, heading = self._own_words(file)
        person = file.person
        word = due_word(person.next_step_on, self.today)
        dates, rest = self._dates(file)
        return Overview(
            dates=dates,
            dates_rest=rest,
            own_words=words,
            own_words_heading=heading,
            next_step=person.next_step,
            next_step_day=joined(word.text, word.tip) if person.next_step_on else "",
            next_step_text=person.next_step,
            next_step_on=person.next_step_on,
            gaps=tuple(gap_row(one, self.today, _("Answer …")) for one in open_gaps(file.of(Measure), self.today)),
            goals=self._goals(file),
            agreements=self._agreements(file, book),
            contacts=self._contacts(file),
            meeting=self._meeting(file),
            tasks=self._tasks(file),
            cases=tuple(
                RowView(
                    one.id,
                    one.authority,
                    context=joined(
                        one.case_number, one.worker, reach(book(), self.today, one.worker, one.unit, one.phone)
                    ),
                    action=_("Ring") if one.worker or one.phone else "",
                )
                for one in file.of(CaseReference)
            ),
            whole=self.whole.look(file),
            responsibility=self.responsibility.look(file),
            coordination=self.coordination.look(file),
        )

    # acts --------------------------------------------------------------------------------------------------------
    def set_next_step(self, text: str, on: date | None) -> None:
        """Always one next step."""
        self._intentions.plans.next_step(self._person, text, on)

    def tick(self, agreement: str) -> None:
        """The agreement was kept."""
        self._intentions.plans.tick(agreement)

    def finish(self, task: str, outcome: str) -> None:
        """The task was done, and this was done."""
        self._intentions.people.finish_task(task, outcome)

    # cards -------------------------------------------------------------------------------------------------------
    def _own_words(self, file: PersonFile) -> tuple[str, str]:
        plans = [one for one in file.of(EducationPlan) if one.wishes]
        if plans:
            return plans[0].wishes, _("This matters to me")
        talks = sorted(
            (one for one in file.of(Talk) if one.own_words), key=lambda one: (one.held_on or date.min, one.id)
        )
        if not talks:
            return "", ""
        last = talks[-1]
        if last.held_on is None:  # a talk somebody else shared comes without its day
            return last.own_words, _("In the young person's own words")
        return last.own_words, _("In the young person's own words, {day}").format(
            day=short_day(last.held_on, self.today)
        )

    def _goals(self, file: PersonFile) -> Sequence[RowView]:
        found = sorted(
            (one for one in file.of(Goal) if one.state is GoalState.OPEN),
            key=lambda one: (one.horizon.value == "short", one.id),
        )
        areas = self._intentions.desk.definitions.terms("life-areas")
        return tuple(
            RowView(
                one.id,
                one.own_words or one.wording,
                context=joined(
                    horizon_name(one.horizon.value),
                    areas.label(one.area, self.today),
                    _("followed up on {day}").format(day=by_day(one.follow_up_on, self.today))
                    if one.follow_up_on
                    else "",
                ),
            )
            for one in found
        )

    def case(self, id: str) -> CaseReference | None:
        """One case elsewhere, to ring about it."""
        found: tuple[CaseReference, ...] = self._intentions.people.file(self._person).of(CaseReference)
        return next((one for one in found if one.id == id), None)

    def _agreements(self, file: PersonFile, book: Callable[[], PhoneBook]) -> Sequence[RowView]:
        found = sorted(
            (one for one in file.of(Agreement) if one.state is AgreementState.OPEN),
            key=lambda one: (one.due or date.max, one.id),
        )
        rows = []
        for one in found:
            word = due_word(one.due, self.today)
            owner = _("you") if one.mine else one.owner or _("nobody named")
            late = not one.mine and one.due is not None and one.due < self.today  # then somebody has to be called
            rows.append(
                RowView(
                    one.id,
                    one.what,
                    context=joined(owner, reach(book(), self.today, one.owner, one.owner_unit) if late else ""),
                    lead=word.text,
                    lead_tone=word.tone,
                    action=_("Done"),
                    tip=word.tip,
                )
            )
        return tuple(rows)

    def _contacts(self, file: PersonFile) -> Sequence[RowView]:
        channels = self._intentions.desk.definitions.terms("channels")
        told = [(one.at.isoformat(), self._contact(one, one.at.date(), channels)) for one in file.of(Contact) if one.at]
        told += [
            (f"{one.held_on.isoformat()}T24", self._talk(one, one.held_on)) for one in file.of(Talk) if one.held_on
        ]
        return tuple(row for _at, row in sorted(told, key=lambda one: (one[0], one[1].id), reverse=True)[:_CONTACTS])

    def _talk(self, one: Talk, day: date) -> RowView:
        return RowView(
            one.id,
            one.said or (f"»{one.own_words}«" if one.own_words else _("Talk")),
            context=joined(short_day(day, self.today), _("Talk"), one.by),
            tip=long_day(day),
        )

    def _contact(self, one: Contact, day: date, channels: TermList) -> RowView:
        return RowView(
            one.id,
            one.text or _("Attempt, not reached"),
            context=joined(
                short_day(day, self.today),
                channels.label(one.channel, self.today),
                "" if one.reached or not one.text else _("nobody reached"),
                one.with_whom,
            ),
            tip=long_day(day),
        )

    def _meeting(self, file: PersonFile) -> RowView | None:
        over = (MeetingState.CLOSED, MeetingState.CANCELLED)
        now = self._intentions.desk.now()
        coming = [one for one in file.of(Meeting) if one.starts and one.state not in over]
        coming.sort(key=lambda one: (one.starts.date() < now.date(), one.starts))
        if not coming:
            return None
        one = coming[0]
        provisional = one.state is MeetingState.PROVISIONAL
        return RowView(
            one.id,
            one.title or one.public_title,
            context=joined(
                _("{day} at {time}").format(day=long_day(one.starts.date()), time=clock(one.starts)), one.place
            ),
            chip=meeting_state(one.state.value),
            tone=Tone.NEUTRAL if provisional else Tone.INFO,
        )

    def _dates(self, file: PersonFile) -> tuple[Sequence[RowView], str]:
        """The next deadlines within a year, and one sentence of the others: never that there are none beside some."""
        found = running(self._intentions.clocks.among(file.person, file.records))
        ahead = self.today + timedelta(days=_AHEAD)
        runs = [one for one in found if one.due is not None and one.due <= ahead]
        self._clocks = {one.key: one for one in runs}
        more = len(found) - len(runs[:_DATES])
        if not found:
            return (), _("No deadline runs.")
        told = (
            ngettext("and {number} more", "and {number} more", more)
            if runs
            else ngettext(
                "{number} deadline, but none in the coming year.",
                "{number} deadlines, but none in the coming year.",
                more,
            )
        )
        return tuple(clock_row(one, self.today) for one in runs[:_DATES]), told.format(number=more) if more else ""

    def date_place(self, key: str) -> Place:
        """Where the next action of a deadline is done."""
        return next_place(self._clocks[key], self._person)

    def _tasks(self, file: PersonFile) -> Sequence[RowView]:
        found = sorted(
            (one for one in file.of(Task) if one.state is TaskState.OPEN), key=lambda one: (one.due or date.max, one.id)
        )
        rows = []
        for one in found:
            word = due_word(one.due, self.today)
            snoozed = one.snoozed_to is not None and one.snoozed_to > self.today
            rows.append(
                RowView(
                    one.id,
                    task_title(one.code, one.what),
                    context=joined(
                        word.text,
                        _("put off to {day}: {reason}").format(
                            day=by_day(one.snoozed_to, self.today), reason=one.snooze_reason
                        )
                        if snoozed
                        else "",
                    ),
                    action=_("Done"),
                    tip=word.tip,
                )
            )
        return tuple(rows)
