"""The grounds of an assessment on one page, and the referral: own words first, the outcome before its grounds."""

from __future__ import annotations

import pytest

from tests.forms.documents import assessment_content
from ungeapp.forms.documents.assessment import assessment
from ungeapp.forms.pdf import pages_of
from ungeapp.forms.text import write_text
from ungeapp.system import paths

IDS = sorted({path.name.split(".")[0] for path in (paths.resources() / "criteria").glob("*.toml")})


@pytest.mark.parametrize("id", IDS)
def test_the_way_that_asks_most_fits_on_one_page(id: str) -> None:
    assert pages_of(assessment(assessment_content.longest(id))) == 1


def test_own_words_stand_first_and_the_outcome_before_its_grounds() -> None:
    text = write_text(assessment(assessment_content.paper()))
    places = [text.index(one) for one in ("beholde min kontaktperson", "Undtaget", "Er støtten bevilget?", "Ark 7")]
    assert places == sorted(places)
    assert "Ja" in text and "yes" not in text and "Tidligere, 4. maj 2026: I målgruppen." in text


def test_questions_under_one_name_are_one_row() -> None:
    told = write_text(assessment(assessment_content.longest("fgu-maalgruppe")))
    assert told.count("Andre tilbud") == 1 and "Behandling: " in told and "Højskole: " in told


def test_undecided_says_what_is_missing() -> None:
    text = write_text(assessment(assessment_content.unfinished()))
    assert "Endnu ikke afgjort" in text and "Er der behov for støtte?" in text and "egne ord" not in text


def test_what_the_answers_lead_to_is_told_before_it_is_kept() -> None:
    text = write_text(assessment(assessment_content.paper(decided_by="", decided_on=None)))
    assert "Svarene fører til: Undtaget" in text and "ikke gemt endnu" in text and "mangler svar" not in text


def test_grounds_say_that_they_are_no_decision() -> None:
    said = "Papiret er ikke en afgørelse og har ingen klagevejledning."
    assert write_text(assessment(assessment_content.paper())).count(said) == 1
    for other in (assessment_content.referral(), assessment_content.unfinished()):
        assert said not in write_text(assessment(other))


def test_a_referral_says_to_whom_who_to_call_and_what_stays() -> None:
    text = write_text(assessment(assessment_content.referral()))
    assert "Jobcenter" in text and "12 00 00 03" in text and "Udeladt i dette eksemplar" in text
    assert "Venlig hilsen" in text and "Tidligere" not in text
