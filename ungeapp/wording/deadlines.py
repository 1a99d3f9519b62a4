"""Why a deadline is there and whose rule it is, in one sentence.

Belongs here: that sentence. Does not belong here: the rules' own words (``resources/rules``), the day as a due word.
"""

from __future__ import annotations

from datetime import date

from ungeapp.domain.clocks import Clock, ClockState, OverBecause
from ungeapp.texts import N_, _
from ungeapp.wording import standing_name
from ungeapp.wording.days import short_day


def why_sentence(clock: Clock, today: date) -> str:
    """*Anbringelsen slutter ved 18 år (01.06.2027). Lov: Barnets lov § 111.*"""
    rule = clock.rule
    whose = _("{whose}: {source}.").format(whose=_upper(standing_name(rule.standing.value)), source=rule.source)
    why = _("{why} ({day}).").format(why=rule.trigger, day=short_day(clock.trigger, today))
    told = (why, whose, unset_sentence(clock), outlives_sentence(clock, today) or passed_sentence(clock, today))
    return " ".join(piece for piece in told if piece)


def outlives_sentence(clock: Clock, today: date) -> str:
    """Why it still stands though what asked for it has ended."""
    if clock.outlives is None or clock.state is not ClockState.RUNNING:
        return ""
    return _("What asked for it ended on {day}, and nobody has said why. It stands until that is said.").format(
        day=short_day(clock.outlives, today)
    )


def passed_sentence(clock: Clock, today: date) -> str:
    """Why it still stands though it can be met no more."""
    if clock.too_old_on is None or clock.state is not ClockState.RUNNING:
        return ""
    return _(
        "The age for it passed on {day}, and it neither happened nor was reasoned. It stands until you say why."
    ).format(day=short_day(clock.too_old_on, today))


def unset_sentence(clock: Clock) -> str:
    """Why there is no day."""
    if clock.due is not None:
        return ""
    if clock.rule.offset is None:
        return _("The municipality has set no number of days.")
    return _("The day is known once the meeting is planned.")


_ANSWERS: dict[str, str] = {
    "open": N_("not answered"),
    "done": N_("done"),
    "not-needed": N_("not relevant"),
}


def answered_name(code: str) -> str:
    """What was said about a deadline by hand."""
    return _(_ANSWERS[code]) if code in _ANSWERS else code


def over_sentence(clock: Clock) -> str:
    """Why it runs no more though nobody met it."""
    if clock.over is OverBecause.AGE:
        return _("It is no longer for somebody of this age.")
    if clock.over is OverBecause.CIRCUMSTANCE:
        return _("What it was about has ended.")
    return _("The course has ended.")


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]
