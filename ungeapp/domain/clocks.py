"""Which deadlines run for somebody, and how each of them stands: one pure function of the rules and of what is known.

Belongs here: starting, moving, stopping and ending clocks.
Does not belong here: the rules (``deadlines.py``, ``resources/rules``), what is known of whom (``usecases``), sentences.

Asked again with the same knowledge it gives the same clocks; a date that moved moves what hangs on it, since nothing is
kept but the records themselves and what was answered by hand.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

from ungeapp.domain.circumstances import Answered, DeadlineAnswer
from ungeapp.domain.dates import age_on, birthday, period_end
from ungeapp.domain.deadlines import PERIODS, Calendar, DeadlineRule, RuleBook, Trigger, fits, head

AT_BIRTHDAY = "birthday"
"""The origin of a clock that a birthday started."""

_REMEMBERED_DAYS = 31  # so long a report for a period that is over is still asked for


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """Something that is known with its day: ``code`` as in ``Trigger`` and ``Stop``, ``origin`` the record that says it.

    ``on`` None: nobody knows since when. ``to_on`` is the last day of what lasts. ``about`` is the origin of the one
    clock it can stop; empty: any. ``due`` is a day somebody agreed on instead of the reckoned one. ``rank`` orders what
    happened on one day: the number of a version. ``counts_early`` False: it stops only what began no later, whatever the
    rule says. ``end_judged``: an assessment ended it, so that its end has its grounds.
    """

    code: str
    on: date | None
    origin: str
    to_on: date | None = None
    about: str = ""
    due: date | None = None
    rank: int = 0
    counts_early: bool = True
    end_judged: bool = False

    def holds_on(self, day: date) -> bool:
        """Whether it holds on ``day``."""
        return (self.on is None or self.on <= day) and (self.to_on is None or day <= self.to_on)


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What is known of one young person. ``ended``: the course has ended (moved, dead, handed over): no clock runs."""

    birth: date | None
    happenings: tuple[Happening, ...] = ()
    ended: bool = False
    since: date | None = None
    """Since when the case is at this desk: a birthday that counts for everybody and was due before is not asked for."""
    answers: Mapping[tuple[str, str], DeadlineAnswer] = field(default_factory=dict)
    responsible: bool = True
    """Whether the case is this desk's: another's may have been answered there, in a part that never came here."""


class ClockState(StrEnum):
    """Where a clock stands."""

    RUNNING = "running"
    MET = "met"
    NOT_NEEDED = "not-needed"
    OVER = "over"


class OverBecause(StrEnum):
    """Why a clock nobody met runs no more."""

    ENDED = "ended"
    AGE = "age"
    CIRCUMSTANCE = "circumstance"


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """One deadline of somebody. ``due`` None: the municipality has set no number, or what it is counted from is unknown.

    ``met_on`` None of a met one: nobody wrote the day. ``later_on`` is until when it was put off. ``begun_by`` is what
    started it (``Trigger``). ``outlives`` is the last day of what asked for it, of one that stands all the same until
    somebody answers it (``until_answered``). ``too_old_on`` is the birthday from which it can be met no more, of one that
    stands, or stood, past it until somebody said why.
    """

    rule: DeadlineRule
    origin: str
    trigger: date
    due: date | None
    state: ClockState
    met_on: date | None = None
    reason: str = ""
    over: OverBecause | None = None
    later_on: date | None = None
    begun_by: str = ""
    outlives: date | None = None
    too_old_on: date | None = None

    @property
    def key(self) -> str:
        """The clock among all of one young person."""
        return f"{self.rule.id}/{self.origin}"

    @property
    def told_too_late(self) -> bool:
        """Whether it was said why it never happened only once it could not happen any more: that exempts nobody."""
        late = self.too_old_on is not None and self.met_on is not None and self.too_old_on <= self.met_on
        return late and self.state is ClockState.NOT_NEEDED

    def waits(self, today: date) -> bool:
        """Whether it was put off beyond ``today``."""
        return self.later_on is not None and self.later_on > today


def clocks(book: RuleBook, known: Known, calendar: Calendar, today: date) -> tuple[Clock, ...]:
    """Every clock of one young person: those that run first, each by its day, those without one last."""
    found: dict[str, Clock] = {}
    for id in book.ids:
        for start in _starts(book, id, known):
            clock = _clock(book, id, start, known, calendar, today)
            if clock is not None:
                found.setdefault(clock.key, clock)
    return tuple(sorted(found.values(), key=_in_order))


def running(found: Iterable[Clock]) -> tuple[Clock, ...]:
    """Those that run."""
    return tuple(one for one in found if one.state is ClockState.RUNNING)


def desk_clocks(
    book: RuleBook, answers: Mapping[tuple[str, str], DeadlineAnswer], calendar: Calendar, today: date, unit: str
) -> tuple[Clock, ...]:
    """The clocks of the desk of ``unit``: what it reports at the end of a period (D25), for this period and the last."""
    found = []
    for id in book.ids:
        rule = book.version(id, today)
        if rule is None or not rule.runs or not rule.asks_desk(unit):
            continue
        for code in rule.starts:
            months = PERIODS.get(code.partition(":")[2], 0) if head(code) == Trigger.PERIOD_END else 0
            if not months:
                continue
            this = period_end(today, months)
            last = period_end(_first_of(this, months) - timedelta(days=1), months)
            for end in (last, this):
                due = rule.due_in(end, calendar)
                if due is None or (today - due).days > _REMEMBERED_DAYS:
                    continue
                state, met_on, reason = _answered(answers.get((id, end.isoformat())))
                found.append(
                    Clock(
                        rule=rule,
                        origin=end.isoformat(),
                        trigger=end,
                        due=due,
                        state=state,
                        met_on=met_on,
                        reason=reason,
                        later_on=_later(answers.get((id, end.isoformat()))),
                        begun_by=Trigger.PERIOD_END.value,
                    )
                )
    return tuple(sorted(found, key=_in_order))


def next_reports(found: Iterable[Clock], today: date) -> tuple[Clock, ...]:
    """Of the desk's clocks that run one for each rule: the last period that is over, or else the one that comes."""
    told: dict[str, Clock] = {}
    for one in sorted(found, key=lambda it: it.trigger):
        if one.rule.id not in told or one.trigger < today:
            told[one.rule.id] = one
    return tuple(sorted(told.values(), key=_in_order))


def _first_of(end: date, months: int) -> date:
    return date(end.year, end.month - months + 1, 1)


def _in_order(one: Clock) -> tuple[bool, date, str, str]:
    return (one.state is not ClockState.RUNNING, one.due or date.max, one.rule.id, one.origin)


def _starts(book: RuleBook, id: str, known: Known) -> Iterator[Happening]:
    """What may have started the rule: its birthday, and what happened."""
    versions = book.versions(id)
    codes = {code for one in versions for code in one.started_by}
    if Trigger.BIRTHDAY in codes and known.birth is not None:
        for age in sorted({(one.age_years, one.age_months) for one in versions if one.age_years is not None}):
            years, months = age
            assert years is not None  # chosen so
            yield Happening(code=Trigger.BIRTHDAY, on=birthday(known.birth, years, months), origin=AT_BIRTHDAY)
    for one in known.happenings:
        if one.on is not None and any(fits(code, one.code) for code in codes):
            yield one


def _clock(book: RuleBook, id: str, start: Happening, known: Known, calendar: Calendar, today: date) -> Clock | None:
    trigger = start.on
    assert trigger is not None  # only what has a day starts anything
    rule = book.version(id, trigger)
    if rule is None or not rule.runs or not any(fits(code, start.code) for code in rule.started_by):
        return None
    if _told_before(rule, start, known):
        return None
    by_birthday = start.code == Trigger.BIRTHDAY
    if by_birthday and birthday(known.birth or trigger, rule.age_years or 0, rule.age_months) != trigger:
        return None
    age = age_on(known.birth, trigger) if known.birth is not None else None
    if not by_birthday and not rule.is_for(age):
        return None
    days = {min(trigger, today)}
    if by_birthday:
        days.add(
            min(trigger - timedelta(days=1), today)
        )  # a placement lasts until the day before, and counts (D05, D06)
    answer = known.answers.get((id, start.origin))
    state, said_on, reason = _answered(answer)
    outlives: date | None = None
    if rule.when and not any(_any_holds(rule.when, known, day) for day in days):
        reopened = answer is not None and not answer.removed and answer.answered is Answered.OPEN
        if rule.until_answered and known.responsible:
            outlives = _ended(rule.when, known, max(days), judged_too=reopened)
        if outlives is None and (state is ClockState.RUNNING or not _any_begun(rule.when, known, max(days))):
            return None  # what was answered while it held stays answered
    met, met_on = _stopped(rule, start, known, today)
    newer = book.later(rule, trigger, today)
    ran_out = met and met_on is not None and newer is not None and newer.valid_from and met_on < newer.valid_from
    if newer is not None and not ran_out:
        rule = newer
        met, met_on = _stopped(rule, start, known, today)
    due = start.due or _due(rule, trigger, known, calendar)
    if by_birthday and not rule.when and due is not None and known.since is not None and due < known.since:
        return None  # that was another's to do
    over: OverBecause | None = None
    grown = _too_old_on(rule, known, today)
    asked = grown if rule.until_answered and known.responsible and _was_here(known, grown) else None
    if state is ClockState.RUNNING and met:
        state, said_on = ClockState.MET, met_on
    if state is ClockState.RUNNING:
        over = _over(start, known, today, too_old=grown is not None and asked is None)
        state = ClockState.OVER if over is not None else state
    return Clock(
        rule=rule,
        origin=start.origin,
        trigger=trigger,
        due=due,
        state=state,
        met_on=said_on,
        reason=reason,
        over=over,
        later_on=_later(answer),
        begun_by=head(start.code),
        outlives=outlives,
        too_old_on=asked,
    )


def _over(start: Happening, known: Known, today: date, *, too_old: bool) -> OverBecause | None:
    """Why it runs no more though nobody met it."""
    if known.ended:
        return OverBecause.ENDED
    if too_old:
        return OverBecause.AGE
    if head(start.code) == Trigger.CIRCUMSTANCE and start.to_on is not None and start.to_on < today:
        return OverBecause.CIRCUMSTANCE
    return None


def _too_old_on(rule: DeadlineRule, known: Known, today: date) -> date | None:
    """The birthday that has taken somebody past the rule's age; None while it is for them."""
    if rule.to_age is None or known.birth is None:
        return None
    past = birthday(known.birth, rule.to_age + 1)
    return past if past <= today else None


def _was_here(known: Known, day: date | None) -> bool:
    """Whether the case was at this desk already on ``day``: what another let pass is not asked about."""
    return day is not None and (known.since is None or known.since <= day)


def _any_holds(codes: Iterable[str], known: Known, day: date) -> bool:
    return any(fits(code, one.code) and one.holds_on(day) for code in codes for one in known.happenings)


def _any_begun(codes: Iterable[str], known: Known, day: date) -> bool:
    begun = (one for one in known.happenings if one.on is None or one.on <= day)
    return any(fits(code, one.code) for one in begun for code in codes)


def _ended(codes: Iterable[str], known: Known, day: date, *, judged_too: bool) -> date | None:
    """The last day of what had begun by ``day``; None where nothing had, or an assessment ended it, unless that counts."""
    ended = [
        (one.to_on, one.end_judged)
        for one in known.happenings
        if one.to_on is not None and (one.on is None or one.on <= day) and any(fits(code, one.code) for code in codes)
    ]
    last, judged = max(ended, default=(None, True))
    return None if judged and not judged_too else last


def _told_before(rule: DeadlineRule, start: Happening, known: Known) -> bool:
    """Whether what one of ``or_starts`` tells is told by one of ``starts`` already: it holds that day, or begins later."""
    if not rule.or_starts or any(fits(code, start.code) for code in rule.starts):
        return False
    return any(
        one.on is not None and (one.to_on is None or start.on is None or start.on <= one.to_on)
        for one in known.happenings
        if any(fits(code, one.code) for code in rule.starts)
    )


def _stopped(rule: DeadlineRule, start: Happening, known: Known, today: date) -> tuple[bool, date | None]:
    """Whether something met it, and the first day on which something did."""
    assert start.on is not None
    days: list[date] = []
    undated = False
    for one in known.happenings:
        if not any(fits(code, one.code) for code in rule.stops):
            continue
        if one.about:
            if one.about != start.origin:
                continue
        elif one.origin == start.origin:
            continue  # what started it does not stop it
        elif (
            one.on is None
            or (one.on < start.on and not (rule.early_counts and one.counts_early))
            or _same_day_earlier(rule, one, start)
        ):
            continue
        if one.on is None:
            undated = True
        elif one.on <= today:
            days.append(one.on)
    return bool(days) or undated, min(days, default=None)


def _same_day_earlier(rule: DeadlineRule, one: Happening, start: Happening) -> bool:
    """Whether ``one`` begins the rule anew on the day of ``start``, but before it: only the later stops the earlier."""
    anew = one.on == start.on and any(fits(code, one.code) for code in rule.starts)
    return anew and (one.rank, one.origin) < (start.rank, start.origin)


def _due(rule: DeadlineRule, trigger: date, known: Known, calendar: Calendar) -> date | None:
    """The day by the rule, from the trigger or from the event it is counted from."""
    if not rule.reckon_from:
        return rule.due_in(trigger, calendar)
    days = sorted(
        one.on
        for one in known.happenings
        if one.on is not None and any(fits(code, one.code) for code in rule.reckon_from)
    )
    coming = [day for day in days if day >= trigger]
    base = coming[0] if coming else days[-1] if days and rule.early_counts else None
    if base is None and rule.or_trigger:
        base = trigger
    return rule.due_in(base, calendar) if base is not None else None


def _answered(answer: DeadlineAnswer | None) -> tuple[ClockState, date | None, str]:
    if answer is None or answer.removed or answer.answered is Answered.OPEN:
        return ClockState.RUNNING, None, ""
    state = ClockState.MET if answer.answered is Answered.DONE else ClockState.NOT_NEEDED
    return state, answer.on, answer.reason


def _later(answer: DeadlineAnswer | None) -> date | None:
    return answer.later_on if answer is not None and not answer.removed else None
