"""Deadlines that look at a meeting of a format, while that format is being changed.

Belongs here: which of them would look for a meeting that is no longer there, which run from an event. Does not belong here: when a deadline runs
(``domain/deadlines.py``, ``clocks``), sentences.
"""

from __future__ import annotations

from collections.abc import Iterable

from ungeapp.domain.deadlines import DeadlineRule, Stop, Trigger
from ungeapp.domain.errors import NotFound
from ungeapp.usecases.desk import Desk
from ungeapp.usecases.format_pieces import LostStep, Piece, PieceKind


def lost_steps(desk: Desk, base: str, key: str, pieces: Iterable[Piece]) -> tuple[LostStep, ...]:
    """The meetings of ``base`` (``owner/id/version``) that deadlines name by ``key`` and that are gone from ``pieces``.

    A format under a key of its own is named by nobody; what was missing in ``base`` already is not lost here.
    """
    there = {str(one.values.get("key", "")) for one in pieces if one.kind is PieceKind.MEETING}
    try:
        gone = {one.key: one.title for one in desk.definitions.format(base).meetings if one.key not in there}
    except NotFound:
        return ()
    if not gone:
        return ()
    rules = _rules(desk)
    found = [
        LostStep(title, rule.title, rule.source, never_ends=f"{Stop.MEETING_HELD}:{key}:{step}" in rule.stops, key=step)
        for step, title in gone.items()
        for rule in rules
        if _names(rule, f"{key}:{step}")
    ]
    return tuple(dict.fromkeys(found))


def deadlines_at_event(desk: Desk, key: str, event: str) -> tuple[str, ...]:
    """The titles of the deadlines that run from an event of the format ``key``."""
    code = f"{Trigger.EVENT}:{key}:{event}"
    found = (one.title for one in _rules(desk) if code in (*one.starts, *one.or_starts, *one.reckon_from))
    return tuple(dict.fromkeys(found))


def _rules(desk: Desk) -> list[DeadlineRule]:
    """Those that hold today or later."""
    today, book = desk.today(), desk.definitions.rule_book(desk.author.profile)
    return [one for id in book.ids for one in book.versions(id) if one.valid_to is None or today <= one.valid_to]


def _names(rule: DeadlineRule, what: str) -> bool:
    codes = {f"{Stop.MEETING_HELD}:{what}", f"{Trigger.MEETING_PLANNED}:{what}"}
    return bool(codes & {*rule.starts, *rule.stops, *rule.reckon_from})
