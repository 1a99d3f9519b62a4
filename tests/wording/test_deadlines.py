"""A deadline says in one sentence why it is there and whose rule it is."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from tests.domain.test_deadlines import RULE
from ungeapp import texts
from ungeapp.domain.circumstances import Answered
from ungeapp.domain.clocks import Clock, ClockState, OverBecause
from ungeapp.domain.deadlines import Standing
from ungeapp.wording.deadlines import answered_name, over_sentence, why_sentence

TODAY = date(2026, 11, 27)
CLOCK = Clock(
    rule=replace(RULE, trigger="Anbringelsen slutter ved 18 år", source="Barnets lov § 111", standing=Standing.LAW),
    origin="birthday",
    trigger=date(2027, 6, 1),
    due=date(2026, 12, 1),
    state=ClockState.RUNNING,
)


def test_it_says_why_and_whose() -> None:
    texts.use("da")
    assert why_sentence(CLOCK, TODAY) == "Anbringelsen slutter ved 18 år (01.06.2027). Lov: Barnets lov § 111."


def test_it_says_why_there_is_no_day() -> None:
    texts.use("da")
    unset = replace(CLOCK, due=None, rule=replace(CLOCK.rule, offset=None, standing=Standing.LOCAL))
    assert why_sentence(unset, TODAY).endswith("Kommunen har ikke sat et antal dage.")
    waiting = replace(CLOCK, due=None)
    assert why_sentence(waiting, TODAY).endswith("Dagen kendes, når mødet er planlagt.")


def test_what_was_said_by_hand_has_a_name() -> None:
    texts.use("da")
    assert [answered_name(one.value) for one in Answered] == ["ikke besvaret", "gjort", "ikke relevant"]
    assert answered_name("newer") == "newer"


def test_each_end_has_its_own_sentence() -> None:
    told = {over_sentence(replace(CLOCK, over=one)) for one in OverBecause}
    assert len(told) == len(OverBecause)
