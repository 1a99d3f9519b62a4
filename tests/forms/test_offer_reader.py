"""A catalogue of offers: read strictly, every fault with its place; Viborg's says only what its sheets say."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from ungeapp import texts
from ungeapp.bootstrap import shipped_definitions
from ungeapp.domain.offers import NO_OFFERS, OfferState
from ungeapp.forms.definition_reader import FaultyDefinition
from ungeapp.forms.offer_reader import read_offers

HEAD = '[offers]\ntitle = "T"\nsource = "S"\nas_of = "2016"\n'
ONE = '[[offer]]\ncode = "a"\ntitle = "A"\nstate = "running"\nareas = ["education"]\n'


@pytest.fixture(autouse=True)
def english() -> None:
    texts.use("en")


def test_what_is_not_told_is_empty() -> None:
    (one,) = read_offers((HEAD + ONE).encode(), "offers.toml").offers
    assert (one.source, one.as_of, one.law, one.min_age, one.valid_to) == ("S", "2016", "", None, None)


@pytest.mark.parametrize(
    ("more", "path"),
    [
        ("price = 3\n", "offer[1].price"),
        ("min_age = 30\nmax_age = 18\n", "offer[1].max_age"),
        ("valid_from = 2017-01-01\nvalid_to = 2016-01-01\n", "offer[1].valid_to"),
        ('groups = ["Ikke en nøgle"]\n', "offer[1].groups"),
        (ONE, "offer"),
        (ONE.replace('"a"', '"eget-a"'), "offer[2].code"),
        (ONE.replace("running", "closed").replace('"a"', '"b"'), "offer[2].state"),
    ],
)
def test_faults_say_where(more: str, path: str) -> None:
    with pytest.raises(FaultyDefinition) as caught:
        read_offers((HEAD + ONE + more).encode(), "offers.toml")
    assert path in {one.path for one in caught.value.problems}


def test_an_unknown_life_area_is_found_when_checked(tmp_path: Path) -> None:
    file = tmp_path / "offers.toml"
    file.write_text(HEAD + ONE.replace("education", "sport"), encoding="utf-8")
    (problem,) = shipped_definitions().check(file)
    assert problem.path == "offer[1].areas"


def test_a_municipality_without_offers_has_none(tmp_path: Path) -> None:
    assert shipped_definitions().offers("findes-ikke") == NO_OFFERS


def test_viborg_tells_its_sheets() -> None:
    offers = {one.code: one for one in shipped_definitions().offers("viborg").offers}
    assert offers["igmu"].duration == "6 uger"
    assert "Ark 5" in offers["igmu"].differs
    assert "Ark 10" in offers["igmu"].differs
    assert (offers["stigen"].duration, offers["stigen"].min_age, offers["stigen"].max_age) == ("13 uger", 18, 30)
    assert "18 måneder" in offers["praktikgaranti-b"].duration
    assert "12 måneder" in offers["praktikgaranti-c"].duration
    assert "6 måneder" in offers["praktikgaranti-d"].duration
    assert offers["hotline"].state is OfferState.PROPOSED
    for one in offers.values():
        assert one.phone == ""
        assert one.law == ""
        assert one.as_of == "2016"
        assert "TULU 2016, ark" in one.source


def test_an_offer_that_became_another_is_told_and_no_longer_held() -> None:
    (school,) = [one for one in shipped_definitions().offers("viborg").offers if one.code == "produktionsskolen"]
    assert school.valid_on(date(2019, 7, 31)) and not school.valid_on(date(2019, 8, 1)) and "FGU" in school.note
