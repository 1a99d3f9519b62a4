"""No rule of one municipality's document runs in another's profile; each takes up what is its own."""

from __future__ import annotations

from datetime import date

import pytest

from ungeapp.forms.definitions import Definitions
from ungeapp.system.paths import resources

DAY = date(2026, 11, 28)
NAMES = {
    "viborg": "Viborg",
    "slagelse": "Slagelse",
    "ballerup": "Ballerup",
    "albertslund": "Albertslund",
    "aalborg": "Aalborg",
}
PROFILES = (*NAMES, "neutral", "")
DEFINITIONS = Definitions(resources())


@pytest.mark.parametrize("profile", PROFILES)
def test_nothing_of_another_municipality_runs(profile: str) -> None:
    others = [name for key, name in NAMES.items() if key != profile]
    running = DEFINITIONS.deadlines(DAY, profile)
    assert running
    found = [(one.id, one.source) for one in running if one.runs and any(name in one.source for name in others)]
    assert found == []


@pytest.mark.parametrize(
    ("profile", "its"),
    [
        ("viborg", {"d11", "d12", "d13", "d15", "d16", "d17", "d18", "d19a", "d19b"}),
        ("slagelse", {"d09", "d10", "d25-quarter"}),
        ("ballerup", {"d09"}),
        ("albertslund", {"d25-month", "d25-half-year", "d25-year"}),
        ("aalborg", {"d26"}),
        ("neutral", set()),
    ],
)
def test_each_has_what_its_own_document_says(profile: str, its: set[str]) -> None:
    told = {one.id for one in DEFINITIONS.deadlines(DAY, profile)}
    suggestions = {one.id for one in DEFINITIONS.rule_book("").shipped if one.on_request}
    assert told & suggestions == its - {"d26"}
    own = {one.id: one for one in DEFINITIONS.profile(profile).deadlines}
    assert set(own) == its
    assert all(one.standing.value == "local" for one in own.values())


def test_a_rule_taken_up_keeps_what_starts_and_stops_it() -> None:
    rule = DEFINITIONS.rule_book("viborg").version("d12", DAY)
    shipped = next(one for one in DEFINITIONS.rule_book("").shipped if one.id == "d12")
    assert rule is not None
    assert (rule.starts, rule.when, rule.stops, rule.to_age) == (shipped.starts, shipped.when, shipped.stops, 17)
