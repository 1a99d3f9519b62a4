"""How measures, their waiting and the time between two of them read on every page; without Qt.

Belongs here: those sentences and the rows of measures. Does not belong here: counting days (``domain``), single names of
codes (``ungeapp.wording``).
"""

from __future__ import annotations

from datetime import date

from ungeapp import wording
from ungeapp.domain.between_measures import Between, Gap, Wait, WaitedFor, ended_on, waits
from ungeapp.domain.plans import NOT_RATED, GoalRating, Measure, MeasureRating, MeasureSort, MeasureState
from ungeapp.texts import _, ngettext
from ungeapp.ui.casework.words import MEASURE_TONES, capital, joined
from ungeapp.ui.kit.rows import CurvePoint, RowView
from ungeapp.usecases.desk import Desk

_TWIN = 5


def days_text(days: int) -> str:
    """*1 day*, *12 days*."""
    return ngettext("{number} day", "{number} days", days).format(number=days)


def area_name(desk: Desk, area: str) -> str:
    """A life area by its term today."""
    return desk.definitions.terms("life-areas").label(area, desk.today())


def wait_text(wait: Wait, measure: Measure, desk: Desk) -> str:
    """*waits 12 days for the grant (Job og Velfærd)*: who is slow is seen."""
    whom = desk.profile.unit_name(measure.unit)
    if wait.what is WaitedFor.START:
        whom = measure.provider or whom
    sentence = (
        ngettext("has waited {number} day {what}", "has waited {number} days {what}", wait.days)
        if wait.lasts
        else ngettext("waited {number} day {what}", "waited {number} days {what}", wait.days)
    )
    told = sentence.format(number=wait.days, what=wording.waited_for(wait.what.value))
    return f"{told} ({whom})" if whom else told


def measure_row(measure: Measure, desk: Desk, action: str = "") -> RowView:
    """One measure in a list: what, whose, what it waits for, and its state."""
    today = desk.today()
    lasting = [one for one in waits(measure, today) if one.lasts and one.days]
    when = ""
    over = ended_on(measure)
    if over is not None:
        when = _("ended {day}").format(day=wording.short_day(over, today))
    elif lasting:
        when = wait_text(lasting[-1], measure, desk)
    elif measure.started_on or measure.starts_on:
        when = _("from {day}").format(day=wording.short_day(measure.started_on or measure.starts_on or today, today))
    sort = "" if measure.sort is MeasureSort.MEASURE else wording.measure_sort(measure.sort.value)
    whose = measure.provider or desk.profile.unit_name(measure.unit)
    state = wording.measure_state(measure.state.value)
    if measure.state is MeasureState.ENDED and measure.ended_how:
        state = wording.measure_end(measure.ended_how.value)
    return RowView(
        id=measure.id,
        title=measure.title,
        context=joined(
            sort or area_name(desk, measure.area),
            "" if lasting and whose else whose,
            when,
            _("grant {grant}").format(grant=measure.grant) if measure.grant else "",
        ),
        chip=capital(state),
        tone=MEASURE_TONES[measure.state],
        action=action,
        tip=_("Decided by {name}").format(name=measure.decided_by) if measure.decided_by else "",
    )


def gap_sentence(gap: Gap, today: date) -> str:
    """What lies between: what ended when, and how far the next is. The days stand beside it, see ``days_text``."""
    title = gap.measure.title
    ended = (
        _("“{measure}” ended {day}.").format(measure=title, day=wording.short_day(gap.since, today))
        if gap.since
        else _("“{measure}” has ended.").format(measure=title)
    )
    if gap.state is Between.UNANSWERED:
        return ended
    what = next_name(gap)
    if gap.state is Between.AGREED:
        on = gap.measure.next_on
        then = (
            _("Next: {what} from {day}.").format(what=what, day=wording.short_day(on, today))
            if on
            else _("Next: {what}.").format(what=what)
        )
        return f"{ended} {then}"
    begun = gap.begun_on or today
    came = _("{what} began {day}, {days} later.").format(
        what=what, day=wording.short_day(begun, today), days=days_text(gap.days)
    )
    return f"{ended} {came}"


def next_name(gap: Gap) -> str:
    """What the next is called."""
    return gap.measure.next_what or (gap.following.title if gap.following else "")


def gap_row(gap: Gap, today: date, action: str) -> RowView:
    """An open gap in a list."""
    return RowView(
        id=gap.measure.id,
        title=gap_question(gap),
        context=gap_sentence(gap, today),
        action=action,
        lead=capital(days_text(gap.days)),
    )


def gap_question(gap: Gap) -> str:
    """What is missing now, as a question."""
    return {
        Between.UNANSWERED: _("What is next, and from which date?"),
        Between.AGREED: _("Has the next begun?"),
        Between.BEGUN: _("Is the young person motivated and safe?"),
    }.get(gap.state, "")


# ratings ------------------------------------------------------------------------------------------------------------
def curve_points(ratings: tuple[GoalRating, ...] | tuple[MeasureRating, ...]) -> tuple[CurvePoint, ...]:
    """The young person's own numbers by day."""
    return tuple(CurvePoint(one.on, one.rating) for one in ratings if one.on and one.rating != NOT_RATED)


def curve_twin(points: tuple[CurvePoint, ...], today: date) -> str:
    """The curve in words: the last few numbers with their days."""
    told = [
        _("{number} on {day}").format(number=one.value, day=wording.short_day(one.on, today)) for one in points[-_TWIN:]
    ]
    return ", ".join(told)
