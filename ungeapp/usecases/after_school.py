"""The follow-up after 9th or 10th grade, which begins by itself when the time line tells that school was left.

Belongs here: setting, moving and taking away that one task (4-9, 5-08), and asking how school ended where nobody said.
Does not belong here: the rules with their days (``resources/rules``: d19a, d19b), the support that may follow along.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from ungeapp.domain.eligibility import left_school, school_ends
from ungeapp.domain.follow_up import SupportRole
from ungeapp.domain.ids import derived_id
from ungeapp.domain.people import Task, TaskState, YoungPerson
from ungeapp.domain.status import StatusEnd, StatusEntry, StatusKind, terms_of
from ungeapp.usecases.desk import Desk
from ungeapp.usecases.ports.store import UnitOfWork

AFTER_SCHOOL = "after-school"
"""The code of the task: a follow-up talk after leaving school."""
BACK_AT_SCHOOL, HELPER_LOOKS = "back-at-school", "support-after-school"
CHECK_RULE, END_RULE = "d19a", "d19b"


_ONE_TALK = timedelta(days=31)
"""The fixed day and the end of the period mean one talk while they lie so near each other; else the nearer one counts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AfterSchool:
    """The time after school. ``check_on`` is the day of the follow-up, ``until`` the end of the period."""

    left_on: date
    check_on: date | None
    until: date | None
    source: str
    helper: str = ""
    """Who follows along and has the follow-up as theirs; empty when it is the desk's task."""


def period(desk: Desk, from_on: date) -> tuple[date | None, date | None, str]:
    """(check, end, source) the rules propose for a period that begins ``from_on``; None where there is no rule."""
    rules = {one.id: one for one in desk.definitions.deadlines(from_on, desk.author.profile)}
    closed = desk.closed_days()
    check, end = (rules[one].due(from_on, closed) if one in rules else None for one in (CHECK_RULE, END_RULE))
    return check, end, rules[CHECK_RULE].source if CHECK_RULE in rules else ""


def school_codes(desk: Desk) -> frozenset[str]:
    """The codes of the schools whose end is the end of 9th or 10th grade."""
    terms = desk.definitions.terms(terms_of(StatusKind.EDUCATION)).terms
    return frozenset(one.code for one in terms if one.leaves_school)


def after_school(
    desk: Desk, entries: Iterable[StatusEntry], support: Iterable[SupportRole], *, ahead: bool = False
) -> AfterSchool | None:
    """The period of somebody who left school by today; None when nobody did, or it is over since long.

    With ``ahead`` also of somebody who will, where the last day and how it ends are written already.
    """
    left = left_school(entries, school_codes(desk), date.max if ahead else desk.today())
    if left is None or left.to_on is None:
        return None
    check, end, source = _one_talk(desk, left.to_on)
    if _is_over(desk, check, end):
        return None
    helpers = (one for one in support if one.after_school and one.ended_on is None and not one.removed)
    helper = next((one for one in helpers if one.check_on or one.check_done_on), None)
    return AfterSchool(
        left_on=left.to_on, check_on=check, until=end, source=source, helper=helper.name or "–" if helper else ""
    )


def how_school_ended(desk: Desk, entries: Iterable[StatusEntry]) -> StatusEntry | None:
    """The school whose last day has passed while nobody said how it ended; None once the follow-up would be over (D19).

    By the answer the follow-up begins, or not: whoever changes school has not left it.
    """
    last = school_ends(entries, school_codes(desk))
    if last is None or last.to_on is None or last.ended_how is not StatusEnd.NONE or last.to_on > desk.today():
        return None
    return last if _asks_how(desk, last.to_on) else None


def schools_to_ask_about(desk: Desk, uow: UnitOfWork) -> tuple[tuple[YoungPerson, StatusEntry], ...]:
    """Everybody of whom it must be said how school ended, with the entry of the time line."""
    codes, joined = school_codes(desk), uow.joined()
    unsaid = uow.matching(
        StatusEntry,
        sort=StatusKind.EDUCATION.value,
        ended_how=StatusEnd.NONE.value,
        until=("to_on", desk.today()),
    )
    schools = [one for one in unsaid if one.code in codes]
    days = {day: _asks_how(desk, day) for one in schools if (day := one.to_on) is not None}
    ids = (one.person for one in schools if one.to_on is not None and days[one.to_on])
    found: list[tuple[YoungPerson, StatusEntry]] = []
    for id in dict.fromkeys(joined.get(one, one) for one in ids):
        person = uow.find(YoungPerson, id)
        asked = how_school_ended(desk, uow.of(StatusEntry, id)) if person is not None else None
        if person is not None and asked is not None:
            found.append((person, asked))
    return tuple(found)


def _asks_how(desk: Desk, left_on: date) -> bool:
    """Whether anything would follow from the answer."""
    check, end = _one_talk(desk, left_on)[:2]
    return not _is_over(desk, check, end)


def _one_talk(desk: Desk, left_on: date) -> tuple[date | None, date | None, str]:
    """The days of the rules, with those that are one talk made one."""
    check, end, source = period(desk, left_on)
    if check is not None and end is not None and check > end + _ONE_TALK:
        check = end  # left in the middle of a year: the fixed day of the next one comes too late
    return check, end, source


def _is_over(desk: Desk, check: date | None, end: date | None) -> bool:
    last = max((one for one in (check, end) if one is not None), default=None)
    return last is None or last < desk.today()


def settle(desk: Desk, uow: UnitOfWork, person: str) -> None:
    """Keep the one task in step with the time line, within the unit of work that changed it.

    What the caseworker has put off or answered stays as she left it.
    """
    id = derived_id("task", person, AFTER_SCHOOL)
    known = uow.find(Task, id)
    told = after_school(desk, uow.of(StatusEntry, person), uow.of(SupportRole, person), ahead=True)
    is_open = known is not None and known.state is TaskState.OPEN
    if told is None or told.helper:
        if known is not None and is_open:
            outcome = HELPER_LOOKS if told is not None else BACK_AT_SCHOOL
            uow.put(replace(known, state=TaskState.DONE, outcome=outcome))
        return
    origin = told.left_on.isoformat()
    if known is not None and known.origin == origin and known.outcome not in (BACK_AT_SCHOOL, HELPER_LOOKS):
        return
    task = Task(id=id, person=person, code=AFTER_SCHOOL, origin=origin, due=told.check_on)
    uow.put(task)
