"""What follows from age and status, one sentence each with its source: told, never a hindrance; without Qt.

Belongs here: the sentences. Does not belong here: the rules (``domain/eligibility.py``), widgets.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from ungeapp.domain.eligibility import Eligibility, PlanRight
from ungeapp.domain.status import StatusEntry
from ungeapp.texts import _
from ungeapp.usecases.after_school import AfterSchool
from ungeapp.usecases.intentions import Intentions
from ungeapp.wording import long_day, short_day


@dataclass(frozen=True, slots=True, kw_only=True)
class Follow:
    """One thing that follows: what it is about, the sentence, whose rule.

    ``screens`` offers to note a screening, ``ends`` to say how the entry of the time line with this id ended.
    """

    heading: str
    sentence: str
    source: str
    screens: bool = False
    ends: str = ""


def follows(intentions: Intentions, person: str, label: Callable[[StatusEntry], str]) -> Sequence[Follow]:
    """The right to a plan, a screening that is owed, the time after school."""
    found: list[Follow] = []
    today = intentions.desk.today()
    right, source = right_to_plan(intentions, person, label)
    if right:
        found.append(Follow(heading=_("Right to a plan"), sentence=right, source=source))
    owed = intentions.eligibility.screening_owed(person)
    if owed:
        sentence = _("Neither in education nor at work: screen what the young person can at school subjects.")
        found.append(Follow(heading=_("Screening"), sentence=sentence, source=owed, screens=True))
    asked = intentions.statuses.school_asked(person)
    if asked is not None and asked.to_on is not None:
        sentence = _("The last day of school was {day}. How did it end? The follow-up begins by the answer.")
        day = long_day(asked.to_on, today)
        found.append(Follow(heading=_("After school"), sentence=sentence.format(day=day), source="", ends=asked.id))
    after = intentions.statuses.after_school(person)
    if after is not None:
        found.append(Follow(heading=_("After school"), sentence=_after(after, today), source=after.source))
    return tuple(found)


def right_to_plan(intentions: Intentions, person: str, label: Callable[[StatusEntry], str]) -> tuple[str, str]:
    """The sentence about it and whose rule it is; both empty where no age is set (1-02)."""
    right = intentions.eligibility.plan_right(person)
    return (_right(right, label), right.source) if right is not None else ("", "")


def _right(told: Eligibility, label: Callable[[StatusEntry], str]) -> str:
    education = label(told.entry) if told.entry is not None else ""
    match told.right:
        case PlanRight.HAS if told.until is not None:
            return _(
                "Has the right to an education plan until {day}: neither in nor through a qualifying education."
            ).format(day=short_day(told.until))
        case PlanRight.HAS:
            return _("Has the right to an education plan: neither in nor through a qualifying education.")
        case PlanRight.ENROLLED:
            return _("No right to a plan by law while in {education}. You may make one all the same.").format(
                education=education
            )
        case PlanRight.COMPLETED:
            return _("No right to a plan by law: has completed {education}. You may make one all the same.").format(
                education=education
            )
        case PlanRight.TOO_OLD if told.until is not None:
            return _("The right to a plan ended by age on {day}. You may make one all the same.").format(
                day=short_day(told.until)
            )
        case PlanRight.TOO_OLD | PlanRight.TOO_YOUNG:
            return _("No right to a plan by law at this age. You may make one all the same.")
        case PlanRight.AGE_UNKNOWN:
            return _("The right to a plan depends on the age, and the birth date is not known.")


def _after(told: AfterSchool, today: date) -> str:
    left = long_day(told.left_on, today)
    if told.helper:
        return _("Left school {day}. {name} follows along and has the follow-up.").format(day=left, name=told.helper)
    if told.check_on is None:
        return _("Left school {day}. Set a day to follow up on how it goes.").format(day=left)
    check = long_day(told.check_on, today)
    return _("Left school {day}. Followed up on {check}; it comes on Today by itself.").format(day=left, check=check)
