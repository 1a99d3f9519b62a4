"""Criteria: every outcome can be reached, missing answers never decide, and more answers never turn an outcome around."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ungeapp.domain.criteria import (
    Criteria,
    OutcomeKind,
    QuestionKind,
    asked,
    facts_of_answers,
    is_answered,
    judge,
    referrals,
    whole_answers,
)
from ungeapp.forms.definitions import Definitions
from ungeapp.system import paths

IDS = sorted({path.name.split(".")[0] for path in (paths.resources() / "criteria").glob("*.toml")})


@cache
def shipped(id: str) -> Criteria:
    return Definitions(paths.resources()).criteria(id)


def some_answers(criteria: Criteria) -> st.SearchStrategy[dict[str, str]]:
    """Any answers to any of the questions, wrong and blank ones too."""
    told = {}
    for one in criteria.questions:
        words = ["", " ", "måske", "Fordi"]
        if one.kind is QuestionKind.YES_NO:
            words += ["yes", "no"] * 3
        elif one.kind is QuestionKind.CHOICE:
            words += [option.code for option in one.options] * 2
        told[one.key] = st.sampled_from(words)
    return st.fixed_dictionaries({}, optional=told)


@pytest.mark.parametrize("id", IDS)
def test_every_outcome_is_reached_and_every_way_ends_in_one(id: str) -> None:
    criteria = shipped(id)
    verdicts = [judge(criteria, answers) for answers in whole_answers(criteria)]
    assert {one.outcome.key for one in verdicts if one.outcome} == {one.key for one in criteria.outcomes}
    assert all(one.outcome is not None and not one.needed for one in verdicts)


@pytest.mark.parametrize("id", IDS)
def test_nothing_is_decided_without_answers(id: str) -> None:
    verdict = judge(shipped(id), {})
    assert verdict.outcome is None and verdict.needed


@given(st.data())
def test_missing_answers_never_decide(data: st.DataObject) -> None:
    criteria = shipped(data.draw(st.sampled_from(IDS)))
    answers = data.draw(some_answers(criteria))
    verdict = judge(criteria, answers)
    assert (verdict.outcome is None) == bool(verdict.needed)
    here = {one.key for one in asked(criteria, answers)}
    for one in verdict.needed:
        assert one.key in here and not is_answered(one, answers)
    for one in asked(criteria, answers):
        if one.required and not is_answered(one, answers):
            assert verdict.outcome is None


@given(st.data())
def test_nothing_new_is_asked_in_front_of_the_closing_reasoning(data: st.DataObject) -> None:
    """Answered in the order they are asked, every question comes after those before it; the count says if more may."""
    criteria = shipped(data.draw(st.sampled_from(IDS)))
    order = [one.key for one in criteria.questions]
    answers: dict[str, str] = {}
    told: list[str] = []
    while open_now := [one for one in asked(criteria, answers) if not is_answered(one, answers)]:
        before, first = judge(criteria, answers), open_now[0]
        ways = {QuestionKind.YES_NO: ["yes", "no"], QuestionKind.CHOICE: [one.code for one in first.options]}
        answers[first.key] = data.draw(st.sampled_from(ways.get(first.kind, ["Fordi"])))
        told.append(first.key)
        new = {one.key for one in judge(criteria, answers).needed} - {one.key for one in before.needed}
        assert before.more_may_follow or not new
    assert told == sorted(told, key=order.index)
    assert judge(criteria, answers).outcome is not None


@given(st.data())
def test_one_more_answer_never_turns_an_outcome_around(data: st.DataObject) -> None:
    criteria = shipped(data.draw(st.sampled_from(IDS)))
    answers = data.draw(some_answers(criteria))
    before = judge(criteria, answers).outcome
    further = {key: told for key, told in data.draw(some_answers(criteria)).items() if not answers.get(key)}
    known = facts_of_answers(criteria, answers)
    after = judge(criteria, {**answers, **{key: told for key, told in further.items() if key not in known}}).outcome
    assert before is None or after is None or before.key == after.key


@given(st.data())
def test_answering_what_is_needed_comes_to_an_end(data: st.DataObject) -> None:
    criteria = shipped(data.draw(st.sampled_from(IDS)))
    answers = dict(data.draw(some_answers(criteria)))
    for _step in range(len(criteria.questions) + 1):
        verdict = judge(criteria, answers)
        if not verdict.needed:
            break
        first = verdict.needed[0]
        ways = {QuestionKind.YES_NO: ["yes", "no"], QuestionKind.CHOICE: [one.code for one in first.options]}
        answers[first.key] = data.draw(st.sampled_from(ways.get(first.kind, ["Fordi"])))
    assert judge(criteria, answers).outcome is not None


def test_what_fell_away_decides_nothing() -> None:
    criteria = shipped("maalgruppe-overleveringsmoede")
    answers = {"fortsat-anbringelse": "no", "ungestoette": "no", "behov-efter-18": "no", "begrundelse": "Fordi"}
    verdict = judge(criteria, {**answers, "stoettens-art": "mindre"})
    assert verdict.outcome is not None and verdict.outcome.key == "intet-behov"


@pytest.mark.parametrize(("jobcenter", "uu"), [("yes", "yes"), ("yes", "no"), ("no", "yes"), ("no", "no")])
def test_an_exception_refers_where_there_is_a_need(jobcenter: str, uu: str) -> None:
    criteria = shipped("maalgruppe-overleveringsmoede")
    answers = {
        "fortsat-anbringelse": "no",
        "ungestoette": "yes",
        "via-jobcenter": jobcenter,
        "via-uu": uu,
        "begrundelse": "Fordi",
    }
    outcome = judge(criteria, answers).outcome
    assert outcome is not None and outcome.kind is OutcomeKind.EXEMPT
    wanted = [code for code, told in (("jobcenter", jobcenter), ("uu", uu)) if told == "yes"]
    assert [one.code for one in referrals(outcome, criteria, answers)] == wanted


def test_the_age_is_suggested_and_never_decides_by_itself() -> None:
    criteria = shipped("fgu-maalgruppe")
    question = criteria.question("under-25")
    assert (question.suggestion(24), question.suggestion(25), question.suggestion(None)) == ("yes", "no", "")
    assert judge(criteria, {}).outcome is None
    with pytest.raises(KeyError):
        criteria.question("karakterer")


def test_no_reference_is_used_twice() -> None:
    """The store keeps definitions of every sort under one kind of reference."""
    names = [
        path.name
        for folder in ("formats", "checklists", "criteria")
        for path in (paths.resources() / folder).glob("*.toml")
    ]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("path", sorted((paths.resources() / "criteria").glob("*.toml")), ids=lambda path: path.name)
def test_shipped_criteria_pass_the_check(path: Path) -> None:
    assert Definitions(paths.resources()).check(path) == []
