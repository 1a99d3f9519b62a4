"""Which points of a meeting nobody has touched: what was not talked about must not vanish from its minutes.

Belongs here: that rule, for the points a format asks for. Does not belong here: the agenda's own lines, which answer for
themselves (``agenda.py``), what a reader may be told of them (``gate.py``).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ungeapp.domain.formats import AgendaItem, Editor, OutputDefinition
from ungeapp.domain.meetings import Fact, ItemOutcome, Meeting, MeetingItem
from ungeapp.domain.people import NetworkPerson
from ungeapp.domain.plans import Agreement, Decision, Goal
from ungeapp.domain.record import Record


def untouched(
    agenda: Sequence[AgendaItem], outputs: Sequence[OutputDefinition], meeting: Meeting, records: Iterable[Record]
) -> tuple[AgendaItem, ...]:
    """The points with nothing written, agreed, decided, answered or brought under them, nor marked as talked about, in
    the agenda's order.

    ``records`` are all the meeting has, whoever may read them. An agreement or decision under no point stands under the
    first that asks for such; goals and network belong to every point that asks for them. An answer counts from the
    day of the meeting on.
    """
    known = [one for one in records if not one.removed]
    items = {one.key: one for one in known if isinstance(one, MeetingItem) and one.meeting == meeting.id}
    touched = {one.key for one in items.values() if one.note.strip() or one.own_words.strip() or one.choice}
    touched |= {one.key for one in items.values() if one.outcome is not ItemOutcome.OPEN}
    touched |= {one.item for one in outputs if one.key in items and items[one.key].outcome is not ItemOutcome.OPEN}
    answered = {one.key for one in known if isinstance(one, Fact) and _answered_at(one, meeting)}
    used: set[Editor] = set()
    for one in known:
        if isinstance(one, Agreement | Decision) and one.meeting == meeting.id:
            editor = Editor.AGREEMENTS if isinstance(one, Agreement) else Editor.DECISIONS
            touched.add(one.item or next((point.key for point in agenda if editor in point.editors), ""))
        elif isinstance(one, Goal) and one.meeting == meeting.id:
            used.add(Editor.GOALS)
        elif isinstance(one, NetworkPerson):
            used.add(Editor.NETWORK)
    return tuple(
        point
        for point in agenda
        if point.key not in touched and not used & set(point.editors) and not answered & set(point.asks)
    )


def _answered_at(fact: Fact, meeting: Meeting) -> bool:
    if not fact.value or fact.series != meeting.series:
        return False
    return fact.told_on is None or meeting.starts is None or fact.told_on >= meeting.starts.date()
