"""Versions of the plan: numbers, the draft, and what differs between two states."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from ungeapp.domain.parts import Part
from ungeapp.domain.people import YoungPerson
from ungeapp.domain.plan_differences import DifferenceKind, Section, differences
from ungeapp.domain.plan_versions import (
    PlanVersion,
    VersionState,
    agreed,
    draft,
    next_number,
    team_of,
    version_id,
)
from ungeapp.domain.plans import Agreement, AgreementState, EducationPlan, Goal, GoalState, Measure
from ungeapp.domain.record import Record

P = "p"


def version(number: int, state: VersionState, team: tuple[str, ...] = (), removed: str = "") -> PlanVersion:
    return PlanVersion(id=version_id(P, number), person=P, number=number, state=state, team=team, removed=removed)


VERSIONS = st.lists(
    st.builds(
        version,
        st.integers(1, 6),
        st.sampled_from(VersionState),
        st.sampled_from([(), ("A",), ("B", "C")]),
        st.sampled_from(["", "gone"]),
    ),
    max_size=6,
    unique_by=lambda one: one.number,
)


@given(VERSIONS)
def test_the_draft_is_the_next_number_and_never_agreed(versions: list[PlanVersion]) -> None:
    number = next_number(versions)
    found = draft(versions)
    assert all(one.number < number for one in agreed(versions))
    assert found is None or (found.number == number and found.state is VersionState.DRAFT and not found.removed)
    assert [one.number for one in agreed(versions)] == sorted((one.number for one in agreed(versions)), reverse=True)
    named = [one for one in versions if one.team and not one.removed]
    assert team_of(versions) == (max(named, key=lambda one: one.number).team if named else ())


WORDS = st.sampled_from(["", "Kok", "Tømrer"])
RECORDS: st.SearchStrategy[list[Record]] = st.lists(
    st.one_of(
        st.builds(EducationPlan, id=st.just("plan"), person=st.just(P), wishes=WORDS, needs=WORDS),
        st.builds(
            Goal,
            id=st.sampled_from(["g1", "g2"]),
            person=st.just(P),
            own_words=WORDS,
            state=st.sampled_from(GoalState),
            removed=st.sampled_from(["", "væk"]),
        ),
        st.builds(
            Agreement,
            id=st.sampled_from(["a1", "a2"]),
            person=st.just(P),
            what=WORDS,
            state=st.sampled_from(AgreementState),
            mine=st.booleans(),
        ),
        st.builds(YoungPerson, id=st.just(P), person=st.just(P), next_step=WORDS, phone=WORDS),
    ),
    max_size=6,
    unique_by=lambda one: one.id,
)


@given(RECORDS)
def test_a_state_does_not_differ_from_itself(records: list[Record]) -> None:
    assert differences(records, records) == ()


@given(RECORDS, RECORDS)
def test_what_came_one_way_went_the_other(before: list[Record], after: list[Record]) -> None:
    there = differences(before, after)
    back = differences(after, before)

    def ids(found: tuple[object, ...], kind: DifferenceKind) -> set[str]:
        return {
            (one.after or one.before).id
            for one in there + back
            if one in found and one.kind is kind  # type: ignore[union-attr]  # one of the two is always told
        }

    assert ids(there, DifferenceKind.ADDED) == ids(back, DifferenceKind.GONE)
    assert ids(there, DifferenceKind.GONE) == ids(back, DifferenceKind.ADDED)
    assert {one.section for one in there} == {one.section for one in back}
    order = [list(Section).index(one.section) for one in there]
    assert order == sorted(order)


def test_only_what_a_reader_of_the_plan_is_told_counts() -> None:
    person = YoungPerson(id=P, person=P, phone="12 00 00 01", next_step="Ring")
    assert differences([person], [replace(person, phone="12 00 00 02")]) == ()
    (step,) = differences([person], [replace(person, next_step="Skriv", next_step_on=date(2026, 12, 1))])
    assert (step.section, step.fields) == (Section.OPENING, ("next_step", "next_step_on"))
    promise = Agreement(id="a", person=P, what="Ring")
    assert differences([promise], [replace(promise, mine=True, meeting="m", part=Part.MEASURES)]) == ()
    (done,) = differences([promise], [replace(promise, state=AgreementState.DONE)])
    assert done.kind is DifferenceKind.SETTLED
    (again,) = differences([replace(promise, state=AgreementState.DONE)], [promise])
    assert again.kind is DifferenceKind.CHANGED
    measure = Measure(id="m", person=P, title="Mentor")
    (new,) = differences([], [measure])
    assert (new.section, new.kind, new.before) == (Section.MEASURES, DifferenceKind.ADDED, None)


def test_an_opening_that_was_never_written_changes_it_is_not_new() -> None:
    plan = EducationPlan(id="plan", person=P, wishes="Kok")
    (one,) = differences([], [plan])
    assert one.kind is DifferenceKind.CHANGED and one.fields == ("wishes",) and one.before is not None
