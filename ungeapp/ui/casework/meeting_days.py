"""What is said about the day of a meeting, wherever one is proposed or asked for; without Qt.

Belongs here: those sentences. Does not belong here: what they rest on (``usecases/meeting_days.py``), fields.
"""

from __future__ import annotations

from datetime import date

from ungeapp import wording
from ungeapp.domain.formats import Acute, AtAge, Earliest, Offset, Within
from ungeapp.texts import _, ngettext
from ungeapp.usecases.intentions import Intentions
from ungeapp.usecases.meeting_days import Against, WhyDay
from ungeapp.wording.days import years_word
from ungeapp.wording.deadlines import why_sentence

_MONTHS, _HALF_A_YEAR = 12, 6


def against_sentence(intentions: Intentions, day: date | None) -> str:
    """What stands against a meeting on this day; empty for most."""
    found = intentions.meeting_days.against(day) if day is not None else None
    if found is Against.AWAY:
        last = intentions.phone_book.away().last
        until = _("You are away that day, until and including {day}.")
        return (
            until.format(day=wording.long_day(last, intentions.desk.today())) if last else _("You are away that day.")
        )
    if found is Against.CLOSED:
        return _("The municipality is closed that day.")
    return _("That day is a public holiday.") if found is Against.HOLIDAY else ""


def why_day(why: WhyDay | None, today: date) -> str:
    """Why a course proposes the day, in a few words for a row; empty where nothing is proposed."""
    if why is None:
        return ""
    day = wording.short_day(why.event_on, today) if why.event_on else ""
    match why.timing:
        case Acute():
            return _("at once: the first working day")
        case Earliest():
            return _("as soon as possible; the course names no day")
        case Within(days=days):
            told = ngettext(
                "no later than {number} day after “{event}” ({day})",
                "no later than {number} days after “{event}” ({day})",
                days,
            )
            return told.format(number=days, event=why.event, day=day)
        case Offset(days=0):
            return _("follows “{event}” ({day})").format(event=why.event, day=day)
        case Offset(days=days):
            told = ngettext("{number} day after “{event}” ({day})", "{number} days after “{event}” ({day})", days)
            return told.format(number=days, event=why.event, day=day)
        case AtAge(years=years, months=months, no_later=no_later) if months % _HALF_A_YEAR:
            told = (
                ngettext(
                    "no later than at the age of {age} and {number} month ({day})",
                    "no later than at the age of {age} and {number} months ({day})",
                    months,
                )
                if no_later
                else ngettext(
                    "at the age of {age} and {number} month ({day})",
                    "at the age of {age} and {number} months ({day})",
                    months,
                )
            )
            return told.format(age=years, number=months, day=day)
        case AtAge(years=years, months=months, no_later=no_later):
            told = _("no later than at the age of {age} ({day})") if no_later else _("at the age of {age} ({day})")
            return told.format(age=years_word(years * _MONTHS + months), day=day)


def why_sentences(why: WhyDay | None, today: date) -> str:
    """The same in whole sentences beside the field, with the deadline that waits for this very meeting."""
    if why is None:
        return ""
    told = [_("Proposed day: {why}.").format(why=why_day(why, today))]
    told += [f"{event}: {wording.long_day(day, today)}." for event, day in why.ahead]
    if isinstance(why.timing, Earliest):
        told.append(_("Choose another day if it suits better."))
    clock = why.deadline
    if clock is not None and clock.due is not None:
        if clock.due != why.event_on:
            told.append(_("To be held no later than {day}.").format(day=wording.long_day(clock.due, today)))
        told.append(why_sentence(clock, today))
    return " ".join(told)
