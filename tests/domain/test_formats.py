"""What a format says once some answers are known."""

from __future__ import annotations

from datetime import date

import pytest

from tests.domain.example_format import EXAMPLE, FIRST
from ungeapp.domain.conditions import Facts, FactValue
from ungeapp.domain.formats import (
    agenda_for,
    in_target,
    missing_for_participants,
    outputs_for,
    participants_for,
    public_title_of,
    read_events,
    read_facts,
    stopped_by,
    tasks_for,
)

MEETING = EXAMPLE.meeting(FIRST)


def taking_part(facts: Facts) -> dict[str, bool | None]:
    return {rule.role: verdict for rule, verdict in participants_for(MEETING, facts)}


def test_an_alternative_comes_exactly_when_the_first_does_not() -> None:
    assert taking_part({"single": True})["father"] is False
    assert taking_part({"single": True})["friend"] is True
    assert taking_part({"single": False})["father"] is True
    assert taking_part({"single": False})["friend"] is False


def test_a_missing_answer_is_said_of_both() -> None:
    found = taking_part({})
    assert (found["herself"], found["father"], found["friend"]) == (True, None, None)
    assert missing_for_participants(MEETING, {}) == {"single", "colour", "case"}
    assert missing_for_participants(MEETING, {"single": True, "colour": "red"}) == frozenset()


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({"colour": "red"}, (True, False, False)),
        ({"colour": "blue", "case": True}, (False, True, False)),
        ({"colour": "blue", "case": False}, (False, False, True)),
        ({"case": True}, (None, None, False)),
        ({"case": False}, (None, False, None)),
        ({"colour": "blue"}, (False, None, None)),
    ],
)
def test_a_chain_of_alternatives(facts: Facts, expected: tuple[bool | None, ...]) -> None:
    found = taking_part(facts)
    assert (found["one"], found["two"], found["three"]) == expected


def test_an_item_stays_until_it_is_ruled_out() -> None:
    assert [one.key for one in agenda_for(MEETING, {})] == ["words", "leave"]
    assert [one.key for one in agenda_for(MEETING, {"single": False})] == ["words"]
    assert [one.key for one in outputs_for(MEETING, {"single": False})] == ["heard"]
    assert [one.key for one in outputs_for(MEETING, {"single": True})] == ["heard", "decided"]


def test_a_task_follows_only_from_an_answer() -> None:
    assert tasks_for(EXAMPLE, {}) == ()
    assert [one.key for one in tasks_for(EXAMPLE, {"single": True})] == ["ring"]


@pytest.mark.parametrize(
    ("age", "facts", "expected"),
    [
        (22, {"case": True}, True),
        (17, {"case": True}, False),
        (31, {}, False),
        (22, {}, None),
        (None, {"case": True}, None),
        (None, {"case": False}, False),
    ],
)
def test_the_target(age: int | None, facts: Facts, expected: bool | None) -> None:
    assert in_target(EXAMPLE, age, facts) is expected


def test_the_first_stop_event_counts() -> None:
    assert stopped_by(EXAMPLE, {"due": date(2026, 1, 1)}) is None
    found = stopped_by(EXAMPLE, {"over": date(2026, 2, 1), "moved": date(2026, 1, 1)})
    assert found is not None
    assert found.key == "moved"


def test_answers_on_record_become_values_and_unfit_ones_are_not_known() -> None:
    answers = {"single": "yes", "case": "maybe", "colour": "green", "since": "2026-02-30", "why": "", "other": "x"}
    assert read_facts(EXAMPLE, answers) == {"single": True}
    assert read_events(EXAMPLE, {"due": "2026-10-08", "over": "", "single": "2026-01-01"}) == {"due": date(2026, 10, 8)}


@pytest.mark.parametrize(
    ("key", "value"),
    [("single", True), ("case", False), ("colour", "red"), ("since", date(2026, 1, 2)), ("why", "Fordi")],
)
def test_an_answer_survives_being_kept(key: str, value: FactValue) -> None:
    definition = EXAMPLE.fact(key)
    assert definition.value(definition.answer(value)) == value
    assert definition.value(definition.answer(None)) is None


def test_questions_the_agenda_asks_are_not_asked_before() -> None:
    assert "case" not in [one.key for one in EXAMPLE.opening_facts]


def test_paper_says_only_what_may_be_known() -> None:
    item = MEETING.item("leave")
    assert public_title_of(item, released=False) == "Tiden nu"
    assert public_title_of(item, released=True) == "Hemmeligt"


def test_what_is_not_there_is_said() -> None:
    for find in (EXAMPLE.meeting, EXAMPLE.fact, EXAMPLE.event, MEETING.item):
        with pytest.raises(KeyError):
            find("nothing")


def test_a_series_is_started_only_while_it_is_valid() -> None:
    assert not EXAMPLE.valid_on(date(2019, 12, 31))
    assert EXAMPLE.valid_on(date(2030, 12, 31))
    assert not EXAMPLE.valid_on(date(2031, 1, 1))


def test_a_reference_reads_as_records_keep_it() -> None:
    assert str(EXAMPLE.ref) == "unge/example/1"
