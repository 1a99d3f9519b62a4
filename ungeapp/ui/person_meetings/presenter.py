"""What the tab *Meetings* of a young person says, from the courses and their definitions; without Qt.

Belongs here: courses, offers, questions and stop events as values with ready sentences.
Does not belong here: widgets (``page``), the words of any one format (they come from its definition).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from ungeapp import wording
from ungeapp.domain.format_groups import FormatGroup
from ungeapp.domain.formats import EventKind, MeetingFormat
from ungeapp.domain.meetings import Meeting, MeetingState, SeriesState
from ungeapp.texts import _
from ungeapp.ui.casework.meeting_days import against_sentence, why_day
from ungeapp.ui.casework.question_views import QuestionView, deciding, event_view, question_views
from ungeapp.ui.casework.words import MEETING_TONES, capital, day_and_time, enumeration, joined
from ungeapp.ui.kit.rows import Option, RowView
from ungeapp.ui.kit.tokens import Tone
from ungeapp.usecases.courses import Course, OfferedFormat
from ungeapp.usecases.intentions import Intentions
from ungeapp.usecases.meeting_days import WhyDay
from ungeapp.usecases.printed import PrintedPaper


@dataclass(frozen=True, slots=True, kw_only=True)
class OpeningView:
    """The form that starts a course."""

    format: str
    title: str
    target: str
    trigger: str
    source: str
    questions: tuple[QuestionView, ...]
    new_case: str  # the law's sentence, where the young person's earlier meetings ask for a reason; else empty


@dataclass(frozen=True, slots=True, kw_only=True)
class CourseView:
    """A running course."""

    id: str
    title: str
    aside: str
    missing: str
    meetings: tuple[RowView, ...]
    questions: tuple[QuestionView, ...]
    events: tuple[QuestionView, ...]
    stops: tuple[Option, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonMeetingsView:
    """The whole tab."""

    courses: tuple[CourseView, ...]
    own: tuple[RowView, ...]  # formats of this municipality
    national: tuple[RowView, ...]
    others: tuple[RowView, ...]  # of other municipalities, and those not meant for this young person
    past: tuple[RowView, ...]
    name: str


class PersonMeetingsPresenter:
    """Asks the courses of one young person; every act is one use case."""

    def __init__(self, intentions: Intentions, person: str) -> None:
        self._intentions = intentions
        self.person = person
        self._why: Mapping[str, WhyDay] = {}
        self._twice: set[str] = set()

    @property
    def today(self) -> date:
        """The day relative dates count from."""
        return self._intentions.desk.today()

    def look(self) -> PersonMeetingsView:
        """Everything the tab shows."""
        self._why = self._intentions.meeting_days.proposed(self.person)
        courses = self._intentions.courses.courses(self.person)
        running = [one for one in courses if one.series.state is SeriesState.RUNNING]
        taken = {one.series.format for one in running}
        offered = [one for one in self._intentions.courses.offered(self.person) if str(one.format.ref) not in taken]
        self._twice = {one for one, times in Counter(one.format.title for one in offered).items() if times > 1}
        own, national = (
            [one for one in offered if one.group is group and one.fits is not False]
            for group in (FormatGroup.OWN, FormatGroup.NATIONAL)
        )
        others = [one for one in offered if one not in own and one not in national]
        return PersonMeetingsView(
            name=self._intentions.voices.name(self.person),
            courses=tuple(self._course(one) for one in running),
            own=tuple(self._offer(one) for one in own),
            national=tuple(self._offer(one) for one in national),
            others=tuple(self._offer(one) for one in others),
            past=tuple(self._past(one) for one in courses if one.series.state is not SeriesState.RUNNING),
        )

    def opening(self, format_id: str) -> OpeningView:
        """The questions and events to begin a course with."""
        format = self._intentions.desk.definitions.format(format_id, day=self.today)
        expected = [one for one in format.events if one.kind is EventKind.EXPECTED]
        hint = _("Write the date as you know it today; it can be corrected.")
        return OpeningView(
            format=format_id,
            title=format.title,
            target=format.target.text,
            trigger=format.trigger,
            source=format.source,
            new_case=self._new_case(format),
            questions=(
                *question_views(format.opening_facts, {}),
                *(event_view(one, {}, hint) for one in expected),
            ),
        )

    def _new_case(self, format: MeetingFormat) -> str:
        ref = f"{format.ref.owner}/{format.ref.id}"
        if not self._intentions.courses.asks_new_case(self.person, ref):
            return ""
        law = f"{format.legal.text} ({format.legal.law})" if format.legal else ""
        return _("There has already been a meeting of this kind about the young person. {law}").format(law=law).strip()

    @staticmethod
    def guide(intentions: Intentions, format_id: str) -> PrintedPaper:
        """The page for somebody new; made in the background."""
        return intentions.guides.paper(format_id)

    def start(self, format_id: str, answers: Mapping[str, str], new_case: str = "") -> None:
        """Begin a course."""
        self._intentions.courses.start(self.person, format_id, answers, new_case=new_case)

    def answer(self, series: str, key: str, value: str) -> None:
        """Answer a question or correct an answer."""
        self._intentions.courses.answer(series, {key: value})

    def record(self, series: str, event: str, day: date) -> str:
        """Record an event; the sentence says what became of the meetings."""
        before = {one.id: one for one in self._intentions.courses.course(series).meetings}
        after = self._intentions.courses.answer(series, {event: day.isoformat()})
        label = after.format.event(event).label
        told = [self._moved(before.get(one.id), one) for one in after.meetings]
        moves = " ".join(one for one in told if one)
        noted = _("{event} is recorded for {day}.").format(event=label, day=wording.long_day(day, self.today))
        return f"{noted} {moves}".strip()

    def stop(self, series: str, reason: str) -> None:
        """Stop a course by one of its own stop events (today), or for a reason in words."""
        course = self._intentions.courses.course(series)
        if any(one.key == reason for one in course.format.stop_events):
            self._intentions.courses.answer(series, {reason: self.today.isoformat()})
        else:
            self._intentions.courses.stop(series, reason)

    # --- rows ----------------------------------------------------------------------------------------------------

    def _course(self, course: Course) -> CourseView:
        format, answers = course.format, course.answers
        labels = {one.key: one.label for one in format.facts}
        missing = enumeration(f"»{labels[key]}«" for key in labels if key in course.missing)
        sentence = _("Still to be known before the meeting can be called: {questions}").format(questions=missing)
        asked = question_views(format.opening_facts, answers)
        return CourseView(
            id=course.series.id,
            title=format.title,
            aside=joined(self._begun(course), self._convener(course)),
            missing=sentence if missing else "",
            meetings=tuple(self._meeting(course, one) for one in course.meetings),
            questions=(
                *(deciding(one) if one.key in course.missing else one for one in asked),
                *(event_view(one, answers) for one in format.events if one.kind is EventKind.EXPECTED),
            ),
            events=tuple(event_view(one, answers) for one in format.events if one.kind is EventKind.ACTUAL),
            stops=tuple(Option(one.key, one.label) for one in format.stop_events),
        )

    def _meeting(self, course: Course, meeting: Meeting) -> RowView:
        over = meeting.state in (MeetingState.CLOSED, MeetingState.CANCELLED)
        starts = meeting.starts
        follows = ""
        if meeting.state is MeetingState.PROVISIONAL and meeting.reckoned_from:
            labels = {one.key: one.label for one in course.format.events}
            label = labels.get(meeting.reckoned_from, meeting.reckoned_from)
            follows = _("moves by itself with: {event}").format(event=label)
        why = self._why.get(meeting.id)
        against = against_sentence(self._intentions, starts.date()) if starts is not None and not over else ""
        return RowView(
            id=meeting.id,
            title=course.definition(meeting).title,
            context=joined(
                day_and_time(meeting, self.today),
                meeting.place,
                against.removesuffix("."),
                why_day(why, self.today),
                follows,
            ),
            lead=wording.short_day(starts.date(), self.today) if starts else "",
            chip=capital(wording.meeting_state(meeting.state)),
            tone=MEETING_TONES[meeting.state],
            action=_("Look") if over else _("Prepare") if meeting.state is not MeetingState.CALLED else _("Open"),
            tip=wording.relative_day(starts.date(), self.today) if starts else "",
        )

    def _offer(self, offered: OfferedFormat) -> RowView:
        word, tone = {
            True: (_("In the target group"), Tone.GOOD),
            False: (_("Not in the target group"), Tone.NEUTRAL),
            None: (_("The questions decide") if offered.format.target.when else "", Tone.NEUTRAL),
        }[offered.fits]
        target, ref = offered.format.target, offered.format.ref
        if (target.min_age, target.max_age, target.when) == (None, None, None):
            word = ""  # meant for whoever it suits: nothing was checked
        return RowView(
            id=f"{ref.owner}/{ref.id}",
            title=offered.format.title,
            context=joined(
                offered.format.target.text, offered.format.source if offered.format.title in self._twice else ""
            ),
            chip=word,
            tone=tone,
            tip=offered.format.source,
            action="" if offered.fits is False else _("Begin"),
        )

    def _past(self, course: Course) -> RowView:
        """Title and state alone are the same for two courses of one format: days and who convened tell them apart."""
        held = [one for one in course.meetings if one.state is MeetingState.CLOSED]
        days = [one.starts.date() for one in held if one.starts]
        stopped = course.series.stopped_on
        last = max([*days, *([stopped] if stopped else [])], default=course.series.aware_on)
        labels = {one.key: one.label for one in course.format.stop_events}
        because = labels.get(course.series.stopped_because, course.series.stopped_because)
        return RowView(
            id=(held or course.meetings)[-1].id if course.meetings else "",
            title=course.format.title,
            context=joined(
                because,
                _("Held {days}").format(days=enumeration(wording.short_day(one, self.today) for one in days))
                if days
                else _("No meeting held"),
                self._begun(course),
                self._convener(course),
            ),
            lead=wording.short_day(last, self.today) if last else "",
            tip=wording.long_day(last, self.today) if last else "",
            chip=capital(wording.series_state(course.series.state)),
        )

    def _begun(self, course: Course) -> str:
        begun = course.series.aware_on
        return _("Begun {day}").format(day=wording.short_day(begun, self.today)) if begun else ""

    def _convener(self, course: Course) -> str:
        """Which unit runs it, where that is another's than this desk's."""
        desk, unit = self._intentions.desk, course.series.convener_unit
        return desk.profile.unit_name(unit) if unit not in ("", desk.author.unit) else ""

    def _moved(self, before: Meeting | None, after: Meeting) -> str:
        if after.starts is None or (before is not None and before.starts == after.starts):
            return ""
        if before is None:
            return _("A meeting is proposed for {day}.").format(day=day_and_time(after, self.today))
        return _("The meeting moved to {day}.").format(day=day_and_time(after, self.today))
