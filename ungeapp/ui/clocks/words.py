"""How a deadline reads in a row, and what its one next action is.

Belongs here: rows and places, without Qt. Does not belong here: what runs (``domain/clocks.py``).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ungeapp.domain.clocks import Clock, ClockState
from ungeapp.domain.deadlines import Standing, Stop, Trigger, head
from ungeapp.texts import N_, _
from ungeapp.ui.due import DueWord, due_word, joined
from ungeapp.ui.kit.rows import RowView
from ungeapp.ui.kit.tokens import Tone
from ungeapp.ui.navigation import Place
from ungeapp.usecases.figures import period_reported
from ungeapp.wording import long_day, short_day
from ungeapp.wording.deadlines import over_sentence, why_sentence

NEAR_DAYS = 2
"""A law's date is near from so many days before it on: only then it is red."""
PAGE, DESK_PAGE = "dates", "desk-dates"
"""The kinds of the page's place: of one young person, of the desk itself."""


@dataclass(frozen=True, slots=True)
class NextAction:
    """What is done next, and where; ``tab`` of the young person or a page of its own."""

    label: str
    tab: str = ""
    page: str = ""


_ANSWER = NextAction(N_("Answer …"), page=PAGE)
_BY_STOP: dict[str, NextAction] = {
    Stop.CONTACT: NextAction(N_("Open contact"), tab="contact"),
    Stop.OFFER: NextAction(N_("Open contact"), tab="contact"),
    Stop.NOTIFICATION: NextAction(N_("Open contact"), tab="contact"),
    Stop.SUPPORT_CHECKED: NextAction(N_("Open contact"), tab="contact"),
    Stop.SUPPORT_ENDED: NextAction(N_("Open contact"), tab="contact"),
    Stop.SUPPORT_ROLE: NextAction(N_("Open contact"), tab="contact"),
    Stop.TALK: NextAction(N_("Hold a talk"), page="talk"),
    Stop.MEETING_HELD: NextAction(N_("See meetings"), tab="meetings"),
    Stop.CIRCUMSTANCE: NextAction(N_("Note it on status"), page="status"),
    Stop.CONSENT_GIVEN: NextAction(N_("See consents"), tab="consent"),
    Stop.CONSENT_SETTLED: NextAction(N_("See consents"), tab="consent"),
    Stop.PLAN_AGREED: NextAction(N_("See the versions"), page="plan-versions"),
    Stop.HANDOVER_SAFE: NextAction(N_("Open handover"), tab="handover"),
    Stop.COORDINATOR_NAMED: NextAction(N_("See who is responsible"), tab="overview"),
    Stop.PROGRESS: NextAction(N_("Open the plan"), tab="plan"),
}


_FIGURES = NextAction(N_("See the figures"), page="figures")


def next_action(clock: Clock) -> NextAction:
    """The one next action: what would meet it, what it is about, or the question itself."""
    if is_of_desk(clock):
        return _FIGURES
    if clock.outlives is not None or clock.too_old_on is not None:
        return _ANSWER
    stops = [head(one) for one in clock.rule.stops]
    return next((_BY_STOP[one] for one in stops if one in _BY_STOP), _ANSWER)


def next_place(clock: Clock, person: str) -> Place:
    """Where the next action is done."""
    action = next_action(clock)
    if action is _FIGURES:
        return Place(action.page, id=period_reported(clock).key)
    if action.tab:
        return Place("person", id=person, tab=action.tab)
    return dates_place(person, clock.key) if action.page == PAGE else Place(action.page, id=person)


def dates_place(person: str, key: str = "") -> Place:
    """The page of dates of a young person, or of the desk; ``key`` is the deadline that is looked at."""
    return Place(PAGE, id=person, note=key) if person else Place(DESK_PAGE, note=key)


def answers_here(clock: Clock) -> bool:
    """Whether the next action is to answer it by hand."""
    return next_action(clock) is _ANSWER


def clock_word(clock: Clock, today: date) -> DueWord:
    """Its day; red only for a law's date that is near or past."""
    word = due_word(clock.due, today)
    return DueWord(word.text, Tone.BAD, word.tip) if is_near_law(clock, today) else word


def is_near_law(clock: Clock, today: date) -> bool:
    """Whether it is a law's, and its date near or past."""
    return clock.due is not None and clock.rule.standing is Standing.LAW and (clock.due - today).days <= NEAR_DAYS


def clock_row(clock: Clock, today: date) -> RowView:
    """A row of one that runs: what, why and whose rule, by when, the next action."""
    word = clock_word(clock, today)
    waits = (
        _("put off to {day}").format(day=short_day(clock.later_on, today))
        if clock.later_on is not None and clock.waits(today)
        else ""
    )
    told = why_sentence(clock, today)
    return RowView(
        clock.key,
        clock.rule.title,
        context=joined(told, waits),
        lead=word.text,
        lead_tone=word.tone,
        tip=word.tip,
        action=_(next_action(clock).label),
    )


def past_row(clock: Clock, today: date, *, by_hand: bool) -> RowView:
    """A row of one that runs no more: how it ended."""
    told, chip, tone = over_sentence(clock), _("Over"), Tone.NEUTRAL
    if clock.state is ClockState.MET:
        day = long_day(clock.met_on) if clock.met_on else ""
        told, chip, tone = joined(clock.rule.stop, day, clock.reason), _("Met"), Tone.GOOD
    elif clock.state is ClockState.NOT_NEEDED:
        told, chip = _("Not relevant, because: {reason}").format(reason=clock.reason), _("Not relevant")
        if clock.told_too_late:
            told, chip = _("It did not happen, because: {reason}").format(reason=clock.reason), _("Did not happen")
    return RowView(
        clock.key,
        clock.rule.title,
        context=joined(told, why_sentence(clock, today)),
        chip=chip,
        tone=tone,
        action=_("Open again") if by_hand else "",
    )


def is_of_desk(clock: Clock) -> bool:
    """Whether it is about no young person."""
    return clock.begun_by == Trigger.PERIOD_END
