"""Which offer fits whom, the desk's corrections, use counted from plans, and people in initiative sheets."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ungeapp.domain.initiatives import BLOCKS, TEXTS, has_number, is_part_of, possible_names
from ungeapp.domain.offers import (
    HINDERS,
    LocalOffer,
    Offer,
    OfferCatalogue,
    OfferState,
    OfferUse,
    Reason,
    Situation,
    UnmetNeed,
    fit,
    local_id,
    merged,
    open_needs,
    ranked,
    suppressed,
    uses,
)
from ungeapp.domain.plans import NOT_RATED, Measure, MeasureEnd, MeasureRating, MeasureState

TODAY = date(2026, 11, 25)
AREAS = ("education", "work", "health")


def offer(code: str = "a", **more: object) -> Offer:
    told: dict[str, object] = {
        "code": code,
        "title": code.upper(),
        "state": OfferState.RUNNING,
        "as_of": "2016",
        "source": "et ark",
        "areas": ("education",),
    }
    return Offer(**{**told, **more})  # type: ignore[arg-type]  # tests tell what they like


def situation(**more: object) -> Situation:
    told: dict[str, object] = {"age": 20, "goal_areas": frozenset({"education"})}
    return Situation(**{**told, **more})  # type: ignore[arg-type]  # tests tell what they like


@pytest.mark.parametrize(
    ("told", "about", "reason", "fits"),
    [
        ({}, {}, Reason.GOAL_AREA, True),
        ({}, {"goal_areas": frozenset()}, Reason.NO_GOAL_THERE, False),
        ({}, {"goal_areas": frozenset(), "need_areas": frozenset({"education"})}, Reason.NEED_AREA, True),
        ({"min_age": 18, "max_age": 30}, {"age": 18}, Reason.AGE_FITS, True),
        ({"min_age": 18, "max_age": 30}, {"age": 30}, Reason.AGE_FITS, True),
        ({"min_age": 18}, {"age": 17}, Reason.TOO_YOUNG, False),
        ({"max_age": 30}, {"age": 31}, Reason.TOO_OLD, False),
        ({"max_age": 30}, {"age": None}, Reason.AGE_UNKNOWN, True),
        ({"groups": ("x",)}, {"groups": frozenset({"x"})}, Reason.GROUP_FITS, True),
        ({"groups": ("x",)}, {"groups": frozenset({"y"})}, Reason.OTHER_GROUP, False),
        ({"groups": ("x",)}, {}, Reason.GROUP_UNKNOWN, False),
        ({"schools": ("x",)}, {"schools": frozenset({"x"})}, Reason.SCHOOL_FITS, True),
        ({"schools": ("x",)}, {"schools": frozenset({"y"})}, Reason.OTHER_SCHOOL, False),
        ({"schools": ("x",)}, {}, Reason.SCHOOL_UNKNOWN, False),
        ({}, {"has": frozenset({"a"})}, Reason.HAS_IT, False),
        ({}, {"had": frozenset({"a"})}, Reason.HAD_IT, True),
        ({"valid_to": TODAY - timedelta(days=1)}, {}, Reason.OVER, False),
        ({"valid_to": TODAY}, {}, Reason.RUNNING, True),
        ({"state": OfferState.PROPOSED}, {}, Reason.NOT_YET, True),
    ],
)
def test_why(told: dict[str, object], about: dict[str, object], reason: Reason, fits: bool) -> None:
    found = fit(offer(**told), situation(**about), TODAY)
    assert reason in found.reasons
    assert found.fits is fits


@given(
    st.lists(
        st.tuples(
            st.sets(st.sampled_from(AREAS), min_size=1),
            st.none() | st.integers(10, 30),
            st.none() | st.integers(10, 30),
            st.sampled_from(OfferState),
        ),
        max_size=8,
    ),
    st.none() | st.integers(10, 31),
    st.sets(st.sampled_from(AREAS)),
)
def test_everything_is_ranked_once_and_what_fits_stands_first(
    told: list[tuple[set[str], int | None, int | None, OfferState]], age: int | None, goals: set[str]
) -> None:
    offers = [
        offer(str(number), areas=tuple(sorted(areas)), min_age=low, max_age=high, state=state)
        for number, (areas, low, high, state) in enumerate(told)
    ]
    found = ranked(offers, situation(age=age, goal_areas=frozenset(goals)), TODAY)
    assert sorted(one.offer.code for one in found) == sorted(one.code for one in offers)
    fits = [one.fits for one in found]
    assert fits == sorted(fits, reverse=True)
    weights = [one.weight for one in found if one.fits]
    assert weights == sorted(weights, reverse=True)
    for one in found:
        assert one.reasons
        assert not (one.fits and set(one.reasons) & HINDERS)
        assert not one.fits or set(one.areas) <= goals


def test_what_nobody_knows_stands_between_what_fits_and_what_does_not() -> None:
    """An offer told to be for some is not shown as fitting before somebody noted that the young person is one of them."""
    offers = [
        offer("other", schools=("vocational",)),
        offer("unsure", groups=("activity-ready",)),
        offer("fits", schools=("vuc",)),
    ]
    found = ranked(offers, situation(schools=frozenset({"vuc"})), TODAY)
    assert [(one.offer.code, one.fits, one.may_fit) for one in found] == [
        ("fits", True, True), ("unsure", False, True), ("other", False, False),
    ]  # fmt: skip


def test_a_desk_corrects_but_the_source_keeps_its_own_words() -> None:
    local = LocalOffer(id=local_id("a"), person="", code="a", waiting="3 uger", purpose="noget andet")
    own = LocalOffer(id=local_id("eget-1"), person="", code="eget-1", title="Vores", area="work", min_age=14)
    gone = replace(own, id="x", code="eget-2", removed="forkert")
    first, second = merged(OfferCatalogue("", (offer(purpose="kildens", waiting="kildens"),)), [local, own, gone])
    assert (first.waiting, first.purpose, first.corrected) == ("3 uger", "kildens", ("waiting",))
    assert (second.title, second.own, second.areas, second.min_age, second.max_age) == (
        "Vores",
        True,
        ("work",),
        14,
        None,
    )


def measure(id: str, **more: object) -> Measure:
    return Measure(id=id, person="p", **{"offer": "a", "requested_on": TODAY, **more})  # type: ignore[arg-type]  # tests tell what they like


def test_use_is_counted_from_plans() -> None:
    found = uses(
        [
            measure("1"),
            measure("2", started_on=TODAY + timedelta(days=10), state=MeasureState.STARTED),
            measure(
                "3",
                started_on=TODAY + timedelta(days=20),
                state=MeasureState.ENDED,
                ended_how=MeasureEnd.COMPLETED,
            ),
            measure("4", state=MeasureState.ENDED, ended_how=MeasureEnd.NEVER_STARTED),
            measure("5", state=MeasureState.ENDED, ended_how=MeasureEnd.STOPPED),
            measure("6", removed="forkert"),
            measure("7", offer=""),
        ],
        [
            MeasureRating(id="r1", person="p", measure="3", on=TODAY, rating=2),
            MeasureRating(id="r2", person="p", measure="3", on=TODAY + timedelta(days=1), rating=8),
            MeasureRating(id="r3", person="p", measure="2", on=TODAY, rating=NOT_RATED),
            MeasureRating(id="r4", person="p", measure="5", on=TODAY, rating=5),
        ],
    )
    assert found == {
        "a": OfferUse(
            requested=5,
            started=3,
            completed=1,
            stopped=1,
            never_started=1,
            waited=2,
            waiting_days=15,
            rated=2,
            rating=6.5,
        )
    }


@pytest.mark.parametrize(("count", "shown"), [(0, 0), (1, None), (4, None), (5, 5), (12, 12)])
def test_few_are_not_counted_on_paper(count: int, shown: int | None) -> None:
    assert suppressed(count) == shown


def test_needs_are_counted_without_people() -> None:
    needs = [
        UnmetNeed(id="1", person="p", area="work"),
        UnmetNeed(id="2", person="q", area="housing"),
        UnmetNeed(id="3", person="r", area="housing"),
        UnmetNeed(id="4", person="r", area="work", met_on=TODAY),
        UnmetNeed(id="5", person="r", area="work", removed="forkert"),
    ]
    assert list(open_needs(needs).items()) == [("housing", 2), ("work", 1)]


@pytest.mark.parametrize("text", ["640704-4321", "Nr. 6407044321.", "640704 4321", "070704–AB12"[:6] + "-1AB2"])
def test_what_looks_like_a_number_is_noticed(text: str) -> None:
    assert has_number(text)


@pytest.mark.parametrize("text", ["900.000 kr.", "1904-TULU", "tlf. 87 87 00 00", "2016/2017", "450000 4500"])
def test_what_is_no_number_is_left_alone(text: str) -> None:
    assert not has_number(text)


def test_a_full_name_is_found_in_running_text() -> None:
    pairs = list(possible_names("Da Emma Prøvesen kom,\nvar Østergaard-skolen lukket. Lars-Erik Ø. ringede."))
    assert "Emma Prøvesen" in pairs
    assert "Lars-Erik Ø." in pairs
    assert is_part_of("Emma Prøvesen", "Emma Marie Prøvesen")
    assert not is_part_of("Emma Prøve", "Emma Prøvesen")


def test_the_template_has_twelve_blocks() -> None:
    assert len(BLOCKS) == 12
    assert len(TEXTS) == len(set(TEXTS)) == 21
