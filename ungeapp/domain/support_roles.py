"""How a support role ends, goes on and begins anew: nobody is left without somebody, or without a firm hold.

Belongs here: these steps as pure functions. Does not belong here: the record (``follow_up.py``), reasons to choose from
(``resources/terms/support-role-ends.toml``), the age (``resources/rules/ages.toml``).

Source: Slagelse 2019, section f (2-18) and *kædeansvar* (2-08): it ends when the young person is anchored, or somebody else
has taken over; it may be taken up again before 25, and go on past 25 where that is agreed.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from ungeapp.domain.ages import AgeRule
from ungeapp.domain.errors import Invalid, NotAllowed
from ungeapp.domain.follow_up import SupportRole
from ungeapp.domain.terms import Term

END_FIELDS = frozenset({"ended_on", "ended_because", "successor", "successor_entry"})
"""What only an end writes: it cannot be corrected into being, nor away from it."""


def ended(
    role: SupportRole, *, reason: Term | None, on: date, successor: str = "", successor_entry: str = ""
) -> SupportRole:
    """The role ended on ``on``. Unless the reason says it is anchored, somebody must be there now.

    Invalid("support-end-reason"), Invalid("support-successor"), Invalid("support-ends-before"), and
    NotAllowed("support-ended-already").
    """
    if role.ended_on is not None:
        raise NotAllowed("support-ended-already")
    require_somebody(reason, successor)
    if role.from_on is not None and on < role.from_on:
        raise Invalid("support-ends-before")
    return replace(
        role,
        ended_on=on,
        ended_because=reason.code if reason else "",
        successor=successor.strip(),
        successor_entry=successor_entry if successor.strip() else "",
        check_on=None,
    )


def require_somebody(reason: Term | None, successor: str) -> None:
    """Nobody is left alone: unless the reason says it is anchored, ``successor`` is there (2-08, 2-18).

    Invalid("support-end-reason"), Invalid("support-successor").
    """
    if reason is None:
        raise Invalid("support-end-reason")
    if reason.needs_successor is not False and not successor.strip():
        raise Invalid("support-successor")


def needs_agreement(role: Term | None, rule: AgeRule | None, birth: date | None, day: date) -> bool:
    """Whether the role goes on, or begins anew, on ``day`` only because it is agreed: past the age, where there is one.

    An unknown birth date is never past an age.
    """
    if role is None or not role.ends_with_age or rule is None or birth is None:
        return False
    return not rule.covers(birth, day)


def agreed_to_continue(role: SupportRole, *, agreed_with: str, on: date) -> SupportRole:
    """It goes on past the age. NotAllowed("support-ended-already"), Invalid("support-agreed-with")."""
    if role.ended_on is not None:
        raise NotAllowed("support-ended-already")
    if not agreed_with.strip():
        raise Invalid("support-agreed-with")
    return replace(role, agreed_with=agreed_with.strip(), agreed_on=on)


def begun_again(role: SupportRole, *, id: str, on: date, past_age: bool, agreed_with: str = "") -> SupportRole:
    """A new period of an ended role. NotAllowed("support-not-ended"); past the age Invalid("support-past-age")."""
    if role.ended_on is None:
        raise NotAllowed("support-not-ended")
    if past_age and not agreed_with.strip():
        raise Invalid("support-past-age")
    return replace(
        role,
        id=id,
        from_on=on,
        to_on=None,
        check_on=None,
        check_done_on=None,
        check_note="",
        after_school=False,
        ended_on=None,
        ended_because="",
        successor="",
        successor_entry="",
        agreed_with=agreed_with.strip(),
        agreed_on=on if agreed_with.strip() else None,
    )
