"""Where somebody stands on the way to adult life: what is next counts before what was."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from tests.domain.test_counting import SEVENTEEN, clock
from ungeapp.domain.clocks import ClockState
from ungeapp.domain.meetings import Meeting, MeetingState
from ungeapp.domain.on_the_way import Judged, Standing, where
from ungeapp.system.clock import DENMARK

TODAY = date(2026, 5, 1)
JUDGED = Judged(on=TODAY, because="Undtaget: den unge har ungestøtte")


def meeting(day: date | None, state: MeetingState) -> Meeting:
    starts = datetime(day.year, day.month, day.day, 13, tzinfo=DENMARK) if day else None
    return Meeting(id=f"{day}{state}", person="a", title="Overgangsmøde: ved 17 år", starts=starts, state=state)


HELD = meeting(date(2025, 6, 1), MeetingState.CLOSED)
PLANNED = meeting(date(2026, 6, 1), MeetingState.CALLED)
RUNS, ANSWERED = clock(ClockState.RUNNING), clock(ClockState.NOT_NEEDED, reason="Flytter")


def test_what_is_planned_then_what_must_be_then_what_was() -> None:
    assert where((RUNS,), (HELD, PLANNED), JUDGED, TODAY).standing is Standing.PLANNED
    due = where((RUNS,), (HELD,), JUDGED, TODAY)
    assert (due.standing, due.on, due.what) == (Standing.NEXT, SEVENTEEN, "Overgangsmøde")
    held = where((ANSWERED,), (HELD,), JUDGED, TODAY)
    assert (held.standing, held.on, held.what) == (Standing.HELD, date(2025, 6, 1), "ved 17 år")
    by_hand = where(iter((clock(ClockState.MET, met_on=TODAY), ANSWERED)), (), JUDGED, TODAY)
    assert (by_hand.standing, by_hand.on, by_hand.what) == (Standing.HELD, TODAY, "Overgangsmøde")
    assert where((ANSWERED,), (), JUDGED, TODAY).because == "Flytter"
    assert where((), (), JUDGED, TODAY).because == JUDGED.because
    passed = replace(RUNS, too_old_on=TODAY)
    for one in (passed, replace(ANSWERED, met_on=TODAY, too_old_on=TODAY)):
        assert where((one,), (), None, TODAY).standing is Standing.NOT_JUDGED, "nobody was exempt, and nothing is next"
    assert where((), (), None, TODAY).standing is Standing.NOT_JUDGED


def test_the_way_ends_with_full_age_once_the_meeting_was_held() -> None:
    assert where((), (HELD,), None, TODAY, grown=True) == replace(
        where((), (HELD,), None, TODAY), standing=Standing.FINISHED
    )
    assert where((RUNS,), (HELD,), None, TODAY, grown=True).standing is Standing.NEXT
    assert where((), (), None, TODAY, grown=True).standing is Standing.NOT_JUDGED
    assert where((), (), JUDGED, TODAY, grown=True).standing is Standing.EXEMPT


def test_a_cancelled_meeting_and_one_without_a_day() -> None:
    gone = replace(PLANNED, state=MeetingState.CANCELLED)
    assert where((), (gone,), None, TODAY).standing is Standing.NOT_JUDGED
    undated = meeting(None, MeetingState.PROVISIONAL)
    assert where((), (undated, PLANNED), None, TODAY).on == date(2026, 6, 1)
    assert where((), (undated,), None, TODAY).on is None


@given(st.permutations([HELD, PLANNED, replace(HELD, id="x"), meeting(TODAY - timedelta(days=9), MeetingState.CLOSED)]))
def test_the_order_of_meetings_does_not_matter(meetings: list[Meeting]) -> None:
    assert where((), meetings, None, TODAY) == where((), sorted(meetings, key=lambda one: one.id), None, TODAY)
