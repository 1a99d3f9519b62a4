"""What a measure waited for, and what lies between two measures: the days without any, and when the old one is let go.

Belongs here: counting those days, and the states from the end of one measure to the safe beginning of the next.
Does not belong here: the measure as a record (``plans.py``), letting go between two desks (``handovers.py``).

Letting go between two measures follows the rule of two desks (*kædeansvar*, 2-08): the ended one is not let go before
another has begun AND the young person is motivated and safe, or a stated reason anchors it. Until then the question
"what is next, from which date?" stays open and the days are counted (4-1, 4-9).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from ungeapp.domain.errors import Invalid, NotAllowed
from ungeapp.domain.plans import Measure, MeasureEnd, MeasureState


class WaitedFor(StrEnum):
    """What a measure waits for: that it is granted, or that it begins."""

    GRANT = "grant"
    START = "start"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wait:
    """One wait of a measure in whole days; ``until`` is None while it lasts."""

    what: WaitedFor
    since: date
    until: date | None
    days: int

    @property
    def lasts(self) -> bool:
        """Whether it is still waited."""
        return self.until is None


def waits(measure: Measure, today: date) -> tuple[Wait, ...]:
    """How long the measure waited for its grant and for its beginning, in order; a day nobody noted counts as none.

    Waiting time kills motivation (4-8), so it is measured from the day of the request, or of the decision. A granted
    measure whose planned day has come waits no longer: nobody said that it did not begin.
    """
    asked = measure.requested_on or measure.decided_on
    granted = measure.granted_on
    planned = measure.starts_on
    come = planned is not None and (measure.state is MeasureState.STARTED or (granted is not None and planned <= today))
    begun = measure.started_on or (planned if come else None)
    over = begun or ended_on(measure)
    found: list[Wait] = []
    if asked is not None and granted is not None:
        found.append(_wait(WaitedFor.GRANT, asked, granted, today))
    since = granted or asked
    if since is not None and not (over is None and measure.state in (MeasureState.STARTED, MeasureState.ENDED)):
        for_grant = granted is None and begun is None and measure.state is not MeasureState.GRANTED
        found.append(_wait(WaitedFor.GRANT if for_grant else WaitedFor.START, since, over, today))
    return tuple(found)


def _wait(what: WaitedFor, since: date, until: date | None, today: date) -> Wait:
    return Wait(what=what, since=since, until=until, days=max(0, ((until or today) - since).days))


def ended_on(measure: Measure) -> date | None:
    """The day the measure ended; None while it has not, or nobody noted the day."""
    return (measure.ended_on or measure.ends_on) if measure.state is MeasureState.ENDED else None


class Between(StrEnum):
    """Where a measure stands after its end."""

    NOT_ENDED = "not-ended"
    UNANSWERED = "unanswered"  # nobody has said what is next
    AGREED = "agreed"  # what and from when is known, it has not begun
    BEGUN = "begun"  # the next has begun, the young person has not yet said to be motivated and safe
    PASSED_ON = "passed-on"  # what followed never started: the question is asked there, the days count from here
    LET_GO = "let-go"


WAITING = frozenset({Between.UNANSWERED, Between.AGREED, Between.BEGUN})
"""While one of these holds nobody lets go."""


def between(measure: Measure, following: Measure | None) -> Between:
    """The state after the end of ``measure``; ``following`` is the measure it names as the next, if it names one."""
    if measure.state is not MeasureState.ENDED:
        return Between.NOT_ENDED
    if measure.anchored_because.strip():
        return Between.LET_GO
    if begun_on(measure, following) is not None:
        return Between.LET_GO if measure.safe_on is not None else Between.BEGUN
    if following is not None and _never_started(following):
        return Between.PASSED_ON
    told = measure.next_what.strip() or (following is not None and not following.removed)
    return Between.AGREED if told else Between.UNANSWERED


def begun_on(measure: Measure, following: Measure | None) -> date | None:
    """The day the next began: that of the following measure, else the one noted on the ended measure itself."""
    if following is not None and not following.removed and not _never_started(following):
        begun = following.started_on
        if begun is None and following.state is MeasureState.STARTED:
            begun = following.starts_on
        if begun is not None:
            return begun
    return measure.next_began_on


def _never_started(measure: Measure) -> bool:
    return measure.state is MeasureState.ENDED and measure.ended_how is MeasureEnd.NEVER_STARTED


# acts ---------------------------------------------------------------------------------------------------------------
def end(measure: Measure, how: MeasureEnd, on: date, because: str = "") -> Measure:
    """The measure ended; Invalid without how, NotAllowed when it had ended, or never started although it had.

    What was said about the next of an earlier end, if there was one, no longer counts.
    """
    if measure.state is MeasureState.ENDED:
        raise NotAllowed("measure-ended")
    if how is MeasureEnd.NONE:
        raise Invalid("measure-end-how")
    if how is MeasureEnd.NEVER_STARTED and measure.state is MeasureState.STARTED:
        raise NotAllowed("measure-has-started")
    return replace(
        measure,
        state=MeasureState.ENDED,
        ended_how=how,
        ended_on=on,
        ends_on=measure.ends_on or on,
        ended_because=because.strip(),
        next_what="",
        next_on=None,
        followed_by="",
        next_began_on=None,
        safe_on=None,
        safe_heard_by="",
        anchored_because="",
        let_go_on=None,
    )


def answer(measure: Measure, *, what: str, on: date | None, followed_by: str = "") -> Measure:
    """What is next and from which date; Invalid when one of them is missing, NotAllowed before the end."""
    _require_ended(measure)
    if not (what.strip() or followed_by):
        raise Invalid("next-missing")
    if on is None:
        raise Invalid("next-day-missing")
    if followed_by == measure.id:
        raise Invalid("next-missing")
    return replace(measure, next_what=what.strip(), next_on=on, followed_by=followed_by)


def begin_next(measure: Measure, on: date) -> Measure:
    """What is next has begun; NotAllowed before the end or before anybody said what it is."""
    _require_ended(measure)
    if not (measure.next_what.strip() or measure.followed_by):
        raise NotAllowed("next-missing")
    return replace(measure, next_began_on=on)


def feel_safe(measure: Measure, on: date, heard_by: str) -> Measure:
    """The young person is motivated and safe in the new; Invalid when nobody is named who heard it."""
    _require_ended(measure)
    if not heard_by.strip():
        raise Invalid("safe-heard-by-nobody")
    return replace(measure, safe_on=on, safe_heard_by=heard_by.strip())


def anchor(measure: Measure, because: str) -> Measure:
    """Nothing has to follow, for a stated reason; Invalid without one."""
    _require_ended(measure)
    if not because.strip():
        raise Invalid("reason-missing")
    return replace(measure, anchored_because=because.strip())


def settle(measure: Measure, following: Measure | None, today: date) -> Measure:
    """The same measure, let go today if it may be, and held again if it may not any more."""
    free = between(measure, following) is Between.LET_GO
    if free == (measure.let_go_on is not None):
        return measure
    return replace(measure, let_go_on=today if free else None)


def _require_ended(measure: Measure) -> None:
    if measure.state is not MeasureState.ENDED:
        raise NotAllowed("measure-not-ended")


# the days between ---------------------------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """What lies between an ended measure and the next: since when, the whole days without, and what is still missing.

    ``since`` is the day the last measure that really ran ended; None when nobody noted it. ``days`` counts the days
    after it, up to the day before the next began, or up to today.
    """

    measure: Measure
    following: Measure | None
    state: Between
    since: date | None
    begun_on: date | None
    days: int


def gap_days(ended: date, begun: date | None, today: date) -> int:
    """Whole days without anything after the day ``ended``: today counts while nothing has begun."""
    return max(0, (today - ended).days if begun is None else (begun - ended).days - 1)


def gap(measure: Measure, measures: Iterable[Measure], today: date) -> Gap:
    """The gap after one ended measure of a young person, begun or not."""
    known = {one.id: one for one in measures}
    return _gap(measure, known, today)


def open_gaps(measures: Iterable[Measure], today: date) -> tuple[Gap, ...]:
    """The gaps of one young person that nobody may let go yet, the longest first."""
    known = {one.id: one for one in measures if not one.removed}
    found = [_gap(one, known, today) for one in known.values()]
    waiting = [one for one in found if one.state in WAITING]
    return tuple(sorted(waiting, key=lambda one: (-one.days, one.measure.id)))


def _gap(measure: Measure, known: Mapping[str, Measure], today: date) -> Gap:
    following = known.get(measure.followed_by)
    begun = begun_on(measure, following)
    since = _since(measure, known)
    return Gap(
        measure=measure,
        following=following,
        state=between(measure, following),
        since=since,
        begun_on=begun,
        days=gap_days(since, begun, today) if since is not None else 0,
    )


def _since(measure: Measure, known: Mapping[str, Measure]) -> date | None:
    """The day the gap began: of a measure that never started, the end of the one it was to follow."""
    days, seen = [ended_on(measure)], {measure.id}
    while _never_started(measure):
        before = next((one for one in known.values() if one.followed_by == measure.id and one.id not in seen), None)
        if before is None or ended_on(before) is None:
            break
        measure = before
        seen.add(measure.id)
        days.append(ended_on(measure))
    told = [day for day in days if day is not None]
    return min(told) if told else None
