"""Counting figures from the cases of a desk: one pure function of what is known and of the figure that is asked for.

Belongs here: each way to count. Does not belong here: what a figure is (``figures.py``), which are asked for (profile),
fetching the cases (``usecases``), sentences.

Every code is counted under the term that holds on the last day of the period, so that *efterværn* and *ungestøtte*, or
*produktionsskole* and FGU, are one line and figures go on across a new law (``glossary.counted_as``).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from statistics import median

from ungeapp.domain.between_measures import WaitedFor, gap, waits
from ungeapp.domain.clocks import Clock, ClockState, OverBecause
from ungeapp.domain.dates import age_on
from ungeapp.domain.deadlines import Stop, fits
from ungeapp.domain.figures import Column, Counted, Figure, FigureDefinition, Line, Period, Row, Table, numbers
from ungeapp.domain.follow_up import SupportRole
from ungeapp.domain.glossary import counted_as
from ungeapp.domain.meetings import Meeting, MeetingState
from ungeapp.domain.offers import has_begun
from ungeapp.domain.people import YoungPerson
from ungeapp.domain.plans import NOT_RATED, Goal, GoalRating, GoalState, Measure, MeasureEnd
from ungeapp.domain.references import definition_id, version
from ungeapp.domain.status import StatusEnd, StatusEntry, StatusKind, holds_on, right_now, terms_of
from ungeapp.domain.terms import TermList

_SILENT = frozenset({StatusKind.FUNCTIONING, StatusKind.ENTRANCE})
_TIES = frozenset({StatusKind.EDUCATION, StatusKind.JOB})
_GROUPS = (StatusKind.EDUCATION, StatusKind.JOB, StatusKind.BENEFIT, StatusKind.VISITATION)
CAUSES, BASES, AREAS, GOAL_STATUSES = "status-causes", "support-bases", "life-areas", "goal-statuses"
"""The lists of terms that are counted by, besides those of the time line."""
MEASURES_ENDED = "measures-ended"
"""What a table is about that counts how measures ended."""
GOALS_REACHED = "goals-reached"
"""What a table is about that counts goals by the day they were reached."""


@dataclass(frozen=True, kw_only=True)
class Cases:
    """What is known of the young people this desk has a part in. ``people`` are those; nobody else is counted.

    ``clocks`` are the deadlines of meetings, by young person. ``step_title`` says what a meeting of a format is called:
    reference and step in, title out; asked for the newest version those counted were held under.
    """

    people: Mapping[str, YoungPerson]
    status: Iterable[StatusEntry] = ()
    support: Iterable[SupportRole] = ()
    measures: Iterable[Measure] = ()
    goals: Iterable[Goal] = ()
    ratings: Iterable[GoalRating] = ()
    meetings: Iterable[Meeting] = ()
    clocks: Mapping[str, Sequence[Clock]] = field(default_factory=dict)
    step_title: Callable[[str, str], str] = lambda format, step: f"{format}:{step}"
    _now: dict[tuple[str, date], tuple[StatusEntry, ...]] = field(default_factory=dict, init=False, repr=False)

    @cached_property
    def lines(self) -> Mapping[str, list[StatusEntry]]:
        """The time line of each young person."""
        found: dict[str, list[StatusEntry]] = {}
        for one in self.status:
            found.setdefault(one.person, []).append(one)
        return found

    @cached_property
    def courses(self) -> Mapping[str, list[Measure]]:
        """The measures of each young person."""
        found: dict[str, list[Measure]] = {}
        for one in self.measures:
            found.setdefault(one.person, []).append(one)
        return found

    def now(self, person: str, day: date) -> tuple[StatusEntry, ...]:
        """What held of the time line on ``day``."""
        key = (person, day)
        if key not in self._now:
            self._now[key] = right_now(self.lines.get(person, ()), day)
        return self._now[key]


@dataclass(frozen=True, kw_only=True)
class _Counting:
    """One figure being counted; ``day`` is the last day, or ``today`` while the period runs."""

    cases: Cases
    asked: FigureDefinition
    period: Period
    day: date
    today: date
    terms: Callable[[str], TermList]
    _codes: dict[tuple[str, str], str] = field(default_factory=dict, init=False, repr=False)

    def is_counted(self, person: str, on: date | None) -> bool:
        """Whether this desk has a part in the case and the young person was of the age on ``on``."""
        found = self.cases.people.get(person)
        return found is not None and on is not None and self._is_of_age(found, on)

    def left_on(self, person: str) -> date | None:
        """The day the course ended; None while it runs, or where nobody wrote the day."""
        found = self.cases.people.get(person)
        return found.ended_on if found is not None and found.ended else None

    def _is_of_age(self, person: YoungPerson, on: date) -> bool:
        """Whether the young person was of the ages on the day; most figures ask for none."""
        asked = self.asked
        return (asked.from_age is None and asked.to_age is None) or asked.of_age(_age(person, on))

    def wants(self, code: str) -> bool:
        """Whether a code is one of those asked for; all are where none is named."""
        return not self.asked.codes or code in self.asked.codes

    def code(self, kind: str, code: str) -> str:
        """The code it is counted under on the last day."""
        if code and (kind, code) not in self._codes:
            self._codes[kind, code] = counted_as(self.terms(kind), code, self.period.last)
        return self._codes.get((kind, code), "")

    @cached_property
    def here(self) -> tuple[YoungPerson, ...]:
        """Who was of the age and at this desk on the day, with a course that had not ended."""
        return tuple(
            one
            for one in self.cases.people.values()
            if (one.coordinator_since is None or one.coordinator_since <= self.day)
            and not (one.ended and (one.ended_on is None or one.ended_on <= self.day))
            and self._is_of_age(one, self.day)
        )

    def rows(self, kind: str, counts: Mapping[str, Sequence[int]]) -> tuple[Row, ...]:
        """Rows by code in the order of the terms; what has no code, or one no list knows, comes last."""
        terms = self.terms(kind)
        order = {one.code: place for place, one in reversed(tuple(enumerate(terms.terms)))}
        ordered = sorted(counts, key=lambda code: (not code, order.get(code, len(order)), code))
        return tuple(
            Row(
                numbers(*counts[code]),
                label=terms.label(code, self.period.last) if code else "",
                line=None if code else Line.NOTHING_NOTED,
            )
            for code in ordered
        )


def count(
    asked: FigureDefinition, cases: Cases, period: Period, today: date, terms: Callable[[str], TermList]
) -> Figure:
    """The figure for ``period``; one that is not over yet is counted up to ``today``."""
    told = _Counting(cases=cases, asked=asked, period=period, day=min(period.last, today), today=today, terms=terms)
    return Figure(asked, tuple(_WAYS[asked.counts](told)))


# as it stands on the last day ---------------------------------------------------------------------------------------
def _target_group(told: _Counting) -> Iterable[Table]:
    """Who the young people are: education, work, what they live of, group, and what support is given after (1-08)."""
    now = {one.id: told.cases.now(one.id, told.day) for one in told.here}
    for sort in _GROUPS:
        yield _by_code(
            told, terms_of(sort), {id: [e.code for e in found if e.sort is sort] for id, found in now.items()}
        )
    bases: dict[str, list[str]] = {}
    people = {one.id for one in told.here}
    for role in told.cases.support:
        begun = role.from_on is None or role.from_on <= told.day
        over = role.ended_on or role.to_on
        if role.person in people and role.basis and begun and (over is None or told.day <= over):
            bases.setdefault(role.person, []).append(role.basis)
    yield _by_code(told, BASES, bases)


def _by_code(told: _Counting, kind: str, codes: Mapping[str, Iterable[str]]) -> Table:
    """How many young people each code holds for; each is counted once for a code."""
    counts: Counter[str] = Counter()
    for found in codes.values():
        counts.update({told.code(kind, one) for one in found} or {""})
    rows = told.rows(kind, {code: (number,) for code, number in counts.items()})
    return Table((Column.YOUNG_PEOPLE,), rows, about=kind, total=numbers(len(codes)), parts=True)


def _tie(told: _Counting) -> Iterable[Table]:
    """Who is in education or work, who is not, and of whom nobody noted anything (1-01, 3-16)."""
    yield _tied(told, (one.id for one in told.here))


def _tied(told: _Counting, people: Iterable[str], about: str = "") -> Table:
    counts = dict.fromkeys((Line.ACTIVE, Line.WITHOUT_TIE, Line.NOTHING_NOTED), 0)
    for id in people:
        line = [one for one in told.cases.lines.get(id, ()) if _tells(one, told.day)]
        active = any(one.sort in _TIES and holds_on(one, told.day) for one in line)
        counts[Line.ACTIVE if active else Line.WITHOUT_TIE if line else Line.NOTHING_NOTED] += 1
    rows = tuple(Row(numbers(number), line=one) for one, number in counts.items())
    return Table((Column.YOUNG_PEOPLE,), rows, about=about, total=numbers(sum(counts.values())), parts=True)


def _tells(entry: StatusEntry, day: date) -> bool:
    """Whether an entry says on ``day`` what somebody does: not how they function, nor how they came."""
    return entry.sort not in _SILENT and (entry.from_on is None or entry.from_on <= day)


def _exam(told: _Counting) -> Iterable[Table]:
    """Who has the final exam of school, and who lacks it, as it was said last (3-16)."""
    now = {one.id: told.cases.now(one.id, told.day) for one in told.here}
    said = {id: [one.code for one in found if one.sort is StatusKind.EXAM] for id, found in now.items()}
    yield _by_code(told, terms_of(StatusKind.EXAM), {id: codes for id, codes in said.items() if codes})


def _benefit(told: _Counting) -> Iterable[Table]:
    """Who lives of one of the benefits asked for (3-16)."""
    kind = terms_of(StatusKind.BENEFIT)
    found: dict[str, list[str]] = {}
    for one in told.here:
        for entry in told.cases.lines.get(one.id, ()):
            code = told.code(kind, entry.code) if entry.sort is StatusKind.BENEFIT else ""
            if code and told.wants(code) and holds_on(entry, told.day):
                found.setdefault(one.id, []).append(code)
    yield _by_code(told, kind, found)


# what happened in the period ----------------------------------------------------------------------------------------
def _educations(told: _Counting) -> Iterable[StatusEntry]:
    """The educations that are asked about; without codes all but those that lead to the end of school."""
    kind = terms_of(StatusKind.EDUCATION)
    school = {one.code for one in told.terms(kind).terms if one.leaves_school}
    for one in told.cases.status:
        if one.sort is not StatusKind.EDUCATION or not one.code:
            continue
        code = told.code(kind, one.code)
        if told.wants(code) if told.asked.codes else code not in school:
            yield one


def _choices(told: _Counting) -> Iterable[Table]:
    """Which educations were begun; each young person counts once for an education (1-08)."""
    kind = terms_of(StatusKind.EDUCATION)
    begun = {
        (one.person, told.code(kind, one.code))
        for one in _educations(told)
        if told.period.holds(one.from_on) and told.is_counted(one.person, one.from_on)
    }
    counts = Counter(code for _person, code in begun)
    rows = told.rows(kind, {code: (number,) for code, number in counts.items()})
    yield Table((Column.YOUNG_PEOPLE,), rows, about=kind, total=numbers(len(begun)), parts=True)


_ENDED = (StatusEnd.COMPLETED, StatusEnd.BROKEN_OFF, StatusEnd.CHANGED)


def _endings(told: _Counting) -> Iterable[Table]:
    """How educations ended beside how many were attended at some time of the period: the *frafaldsprocent* (1-08)."""
    kind = terms_of(StatusKind.EDUCATION)
    counts: dict[str, list[int]] = {}
    for one in _educations(told):
        begun = one.from_on is None or one.from_on <= told.day
        over = one.to_on is not None and one.to_on < told.period.first
        left_on = told.left_on(one.person) if one.to_on is None else None
        over = over or (left_on is not None and left_on < told.period.first)
        on = one.to_on if told.period.holds(one.to_on) else told.day
        if not begun or over or not told.is_counted(one.person, on):
            continue
        row = counts.setdefault(told.code(kind, one.code), [0, 0, 0, 0])
        row[0] += 1
        if one.ended_how in _ENDED and told.period.holds(one.to_on):
            row[1 + _ENDED.index(one.ended_how)] += 1
    columns = (Column.ATTENDED, Column.COMPLETED, Column.BROKEN_OFF, Column.CHANGED)
    total = numbers(*(sum(row[at] for row in counts.values()) for at in range(4)))
    yield Table(columns, told.rows(kind, counts), about=kind, total=total, parts=True)


def _causes(told: _Counting) -> Iterable[Table]:
    """Why educations were broken off (1-08)."""
    counts = Counter(
        told.code(CAUSES, one.cause)
        for one in _educations(told)
        if one.ended_how is StatusEnd.BROKEN_OFF
        and told.period.holds(one.to_on)
        and told.is_counted(one.person, one.to_on)
    )
    rows = told.rows(CAUSES, {code: (number,) for code, number in counts.items()})
    yield Table((Column.TIMES,), rows, about=CAUSES, total=numbers(counts.total()), parts=True)


# meetings and deadlines ---------------------------------------------------------------------------------------------
def last_day(clock: Clock) -> date | None:
    """The last day in time: the one the rule reckons, also where the meeting is to be laid before it (reserved weeks)."""
    days = [day for day in (clock.due, clock.rule.due(clock.trigger)) if day is not None]
    return max(days) if clock.due is not None else None


def _meetings(told: _Counting) -> Iterable[Table]:
    """Meetings whose day has come, those held, and those held in time (7.4.A-14)."""
    counts: dict[tuple[str, str], list[int | None]] = {}
    under: dict[tuple[str, str], str] = {}
    met: set[str] = set()
    for one in told.cases.meetings:
        day = one.starts.date() if one.starts else None
        format = definition_id(one.format)
        asked = bool(format) and (not told.asked.formats or format in told.asked.formats)
        if not asked or one.state is MeetingState.CANCELLED or day is None or day > told.day:
            continue
        if one.state is MeetingState.CLOSED:
            met.add(one.person)
        if not told.period.holds(day) or not told.is_counted(one.person, day):
            continue
        key = (format, one.step)
        under[key] = max(under.get(key, ""), one.format, key=version)
        row = counts.setdefault(key, [0, 0, None])
        row[0] = (row[0] or 0) + 1
        if one.state is MeetingState.CLOSED:
            row[1] = (row[1] or 0) + 1
            timely = _held_in_time(told, one, format, day)
            if timely is not None:
                row[2] = (row[2] or 0) + timely
    rows = tuple(Row(numbers(*counts[key]), label=told.cases.step_title(under[key], key[1])) for key in sorted(counts))
    yield Table((Column.PLANNED, Column.HELD, Column.ON_TIME), rows)
    if told.asked.formats:
        yield _tied(told, (one.id for one in told.here if one.id in met), about=Line.TIE_AFTER.value)


def _held_in_time(told: _Counting, meeting: Meeting, format: str, day: date) -> bool | None:
    """Whether a held meeting was in time; None where no deadline with a number is about it."""
    code = f"{Stop.MEETING_HELD}:{format}:{meeting.step}"
    for clock in told.cases.clocks.get(meeting.person, ()):
        last = last_day(clock)
        if last is not None and clock.met_on == day and any(fits(one, code) for one in clock.rule.stops):
            return day <= last
    return None


_DUE = (Column.DUE, Column.MET_ON_TIME, Column.MET_LATE, Column.NOT_MET, Column.EXEMPT)


def _deadlines(told: _Counting) -> Iterable[Table]:
    """How the deadlines asked about were kept, of those whose last day lies in the period (7.4.B-14)."""
    counts: dict[str, list[int]] = {}
    titles: dict[str, str] = {}
    for person, clocks in told.cases.clocks.items():
        for clock in clocks:
            last = last_day(clock) or clock.trigger
            if clock.rule.id not in told.asked.rules or not told.period.holds(last):
                continue
            column = _kept(clock, last, told.today, told.left_on(person))
            if column is None or not told.is_counted(person, last):
                continue
            titles[clock.rule.id] = clock.rule.title
            row = counts.setdefault(clock.rule.id, [0] * len(_DUE))
            row[0] += column is not Column.EXEMPT  # of whom it is not asked, it is not owed
            row[_DUE.index(column)] += 1
    rows = tuple(Row(numbers(*counts[id]), label=titles[id]) for id in told.asked.rules if id in counts)
    yield Table(_DUE, rows)


def _kept(clock: Clock, last: date, today: date, left_on: date | None) -> Column | None:
    """How it was kept; None while its day is still to come, or where the course ended first (``left_on``)."""
    if clock.state is ClockState.NOT_NEEDED and not clock.told_too_late:
        return Column.EXEMPT
    if clock.state is ClockState.MET:
        return Column.MET_ON_TIME if clock.met_on is not None and clock.met_on <= last else Column.MET_LATE
    ended_first = clock.over is OverBecause.ENDED and (left_on is None or left_on <= last)
    if ended_first or last >= today:
        return None
    return Column.NOT_MET


# measures and goals -------------------------------------------------------------------------------------------------
def _waits(told: _Counting) -> Iterable[Table]:
    """What was waited for, of waits that ended in the period, and through the whole course so far (4-8, 7.4.C-06)."""
    days: dict[Line, list[int]] = {
        Line.ASKED_TO_GRANTED: [],
        Line.GRANTED_TO_BEGUN: [],
        Line.ASKED_TO_BEGUN: [],
        Line.BETWEEN_MEASURES: [],
        Line.COURSE_WITHOUT: [],
        Line.COURSE_WHOLE: [],
    }
    for person, measures in told.cases.courses.items():
        if not told.is_counted(person, told.day):
            continue
        for measure in measures:
            _add_waits(told, measure, days)
            after = gap(measure, measures, told.day)
            if after.since is not None and told.period.holds(after.begun_on):
                days[Line.BETWEEN_MEASURES].append(after.days)
        course = _course(measures, told.period)
        if course is not None:
            days[Line.COURSE_WHOLE].append(course[0])
            days[Line.COURSE_WITHOUT].append(course[1])
    rows = tuple(
        Row(numbers(len(found), round(median(found)) if found else None), line=line) for line, found in days.items()
    )
    yield Table((Column.TIMES, Column.MEDIAN_DAYS), rows)


def _add_waits(told: _Counting, measure: Measure, days: dict[Line, list[int]]) -> None:
    asked = measure.requested_on or measure.decided_on
    for one in waits(measure, told.day):
        if one.until is None or not told.period.holds(one.until):
            continue
        if one.what is WaitedFor.GRANT and measure.granted_on == one.until:
            days[Line.ASKED_TO_GRANTED].append(one.days)
        elif has_begun(measure):
            if measure.granted_on is not None:
                days[Line.GRANTED_TO_BEGUN].append(one.days)
            if asked is not None:
                days[Line.ASKED_TO_BEGUN].append(max(0, (one.until - asked).days))


_SEVERAL = 2


def _course(measures: Sequence[Measure], period: Period) -> tuple[int, int] | None:
    """Days from the first wish to the day the latest measure began, and those of them on which none ran.

    None unless it is a course of several measures of which the latest began in the period.
    """
    begun = [one for one in measures if has_begun(one) and one.started_on is not None and one.started_on <= period.last]
    ran = sorted(
        (one.started_on, one.ended_on) for one in begun if one.started_on is not None
    )  # told again for the reader of types
    if len(ran) < _SEVERAL or not period.holds(ran[-1][0]):
        return None
    latest = ran[-1][0]
    wishes = [day for one in begun for day in (one.requested_on, one.decided_on, one.started_on) if day is not None]
    first = min(wishes)
    without, reached = 0, first
    for since, until in ran:
        without += max(0, (since - reached).days)
        reached = max(reached, since, min(until, latest) if until is not None else latest)
    return (latest - first).days, without


def _goals(told: _Counting) -> Iterable[Table]:
    """Whether the young people's own ratings of their goals rose, what the professionals said, how measures ended (2-07)."""
    goals = {one.id: one for one in told.cases.goals}
    rated: dict[str, list[GoalRating]] = {}
    for one in told.cases.ratings:
        if one.on is not None and one.on <= told.day and one.goal in goals:
            rated.setdefault(one.goal, []).append(one)
    by_area: dict[str, list[int]] = {}
    statuses: Counter[str] = Counter()
    for id, found in rated.items():
        found.sort(key=lambda one: (one.on or date.min, one.id))
        own = [one for one in found if one.rating != NOT_RATED]
        said = [one for one in found if one.status]
        if said and told.period.holds(said[-1].on) and told.is_counted(said[-1].person, said[-1].on):
            statuses[told.code(GOAL_STATUSES, said[-1].status)] += 1
        if len(own) < _SEVERAL or not told.period.holds(own[-1].on) or not told.is_counted(own[-1].person, own[-1].on):
            continue
        row = by_area.setdefault(told.code(AREAS, goals[id].area), [0, 0, 0, 0, 0])
        moved = own[-1].rating - own[0].rating
        row[0] += 1
        row[1 if moved > 0 else 2 if moved == 0 else 3] += 1
        row[4] += goals[id].state is GoalState.REACHED and (goals[id].reached_on or told.day) <= told.day
    columns = (Column.RATED, Column.HIGHER, Column.SAME, Column.LOWER, Column.REACHED)
    total = numbers(*(sum(row[at] for row in by_area.values()) for at in range(5)))
    yield Table(columns, told.rows(AREAS, by_area), about=AREAS, total=total, parts=True)
    yield _reached(told)
    yield Table(
        (Column.TIMES,),
        told.rows(GOAL_STATUSES, {code: (number,) for code, number in statuses.items()}),
        about=GOAL_STATUSES,
        total=numbers(statuses.total()),
        parts=True,
    )
    yield _measures_ended(told)


def _reached(told: _Counting) -> Table:
    """Goals whose day lies in the period. Before days were kept none was written: those stand with the ratings alone."""
    counts = Counter(
        told.code(AREAS, one.area)
        for one in told.cases.goals
        if one.state is GoalState.REACHED
        and told.period.holds(one.reached_on)
        and told.is_counted(one.person, one.reached_on)
    )
    rows = told.rows(AREAS, {code: (number,) for code, number in counts.items()})
    return Table((Column.TIMES,), rows, about=GOALS_REACHED, total=numbers(counts.total()), parts=True)


_MEASURE_ENDS = {
    MeasureEnd.COMPLETED: Line.MEASURE_COMPLETED,
    MeasureEnd.STOPPED: Line.MEASURE_STOPPED,
    MeasureEnd.NEVER_STARTED: Line.MEASURE_NEVER_STARTED,
}


def _measures_ended(told: _Counting) -> Table:
    counts = dict.fromkeys(_MEASURE_ENDS.values(), 0)
    for one in told.cases.measures:
        on = one.ended_on
        if one.ended_how in _MEASURE_ENDS and told.period.holds(on) and told.is_counted(one.person, on):
            counts[_MEASURE_ENDS[one.ended_how]] += 1
    rows = tuple(Row(numbers(number), line=line) for line, number in counts.items())
    return Table((Column.TIMES,), rows, about=MEASURES_ENDED, total=numbers(sum(counts.values())), parts=True)


_WAYS: Mapping[Counted, Callable[[_Counting], Iterable[Table]]] = {
    Counted.TARGET_GROUP: _target_group,
    Counted.TIE: _tie,
    Counted.EXAM: _exam,
    Counted.BENEFIT: _benefit,
    Counted.EDUCATION_CHOICES: _choices,
    Counted.EDUCATION_ENDINGS: _endings,
    Counted.DROP_OUT_CAUSES: _causes,
    Counted.MEETINGS: _meetings,
    Counted.DEADLINES: _deadlines,
    Counted.WAITS: _waits,
    Counted.GOALS: _goals,
}


def _age(person: YoungPerson, day: date) -> int | None:
    return age_on(person.birth_date, day) if person.birth_date else None
