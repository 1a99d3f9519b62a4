"""Papers about the versions of a plan: which version it is, who signs, and only the chosen lines of an extract."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.forms.documents import content, version_content
from tests.forms.documents.test_any_text import ANYTHING, READABLE, read
from ungeapp.forms.document import Notice, OwnWords, Signatures, texts_of
from ungeapp.forms.documents.extract import extract
from ungeapp.forms.documents.plan import plan
from ungeapp.forms.documents.plan_signatures import plan_signatures
from ungeapp.forms.papers import PaperWriter
from ungeapp.usecases.papers import ExtractPiece

WRITER = PaperWriter()
SECTIONS = (
    "who",
    "situation",
    "start",
    "helpers",
    "goals",
    "measures",
    "agreements",
    "next",
    "call",
    "from a newer desk",
)


def pages(pdf: bytes) -> list[str]:
    with pypdfium2.PdfDocument(pdf) as document:
        return [page.get_textpage().get_text_bounded() for page in document]


def test_the_version_stands_in_the_foot_of_every_page() -> None:
    long = tuple(replace(content.AGREEMENTS[0], what=f"Aftale nummer {number}") for number in range(60))
    agreed = pages(WRITER.plan(content.plan(version=2, agreed_on=date(2026, 11, 12), agreements=long)))
    assert len(agreed) > 1 and all("Version 2, aftalt 12.11.2026" in one for one in agreed)
    draft = pages(WRITER.plan(content.plan(agreements=long)))
    assert all("kladde" in one and "Version" not in one for one in draft)


def test_holders_of_custody_sign_where_there_are_any() -> None:
    lines = [one for one in plan(content.plan(custody_holders=("Mor",))).blocks if isinstance(one, Signatures)]
    assert lines[0].lines[1] == "Mor, forældremyndighedsindehaver, dato"
    (leaf,) = [one for one in plan_signatures(version_content.signatures()).blocks if isinstance(one, Signatures)]
    assert len(leaf.lines) == 5 and leaf.lines[0].startswith("Emma Prøvesen")
    grown = plan_signatures(version_content.signatures(custody_holders=(), duty="", duty_told_on=None, agreed_on=None))
    told = " ".join(texts_of(grown))
    assert "forældremyndighed" not in told and "pligt" not in told and "ikke aftalt endnu" in told
    assert len(pages(WRITER.plan_signatures(version_content.signatures()))) == 1


def test_own_words_stand_first_and_the_number_to_ring_last() -> None:
    for paper in (version_content.start_sheet(), version_content.fgu()):
        blocks = extract(paper).blocks
        assert isinstance(blocks[-1], Notice)
        words = [place for place, one in enumerate(blocks) if isinstance(one, OwnWords)]
        assert words in ([2], [])
    assert len(pages(WRITER.extract(version_content.start_sheet()))) == 1


def test_without_a_consent_the_sheet_says_by_which_law_and_no_more() -> None:
    told = " ".join(texts_of(extract(version_content.contact_person_only())))
    assert "§ 15 d" in told and "Emma Prøvesen" in told and "12 00 00 01" in told
    assert "Født" not in told and "Samtykke" not in told and "Udeladt" not in told


PIECES = st.builds(
    ExtractPiece,
    section=st.sampled_from(SECTIONS),
    label=st.sampled_from(("who", "wishes", "needs", "long", "unheard of")),
    text=ANYTHING,
    notes=st.lists(st.tuples(st.sampled_from(("phone", "from", "unheard of")), ANYTHING), max_size=2).map(tuple),
    own_words=st.booleans(),
    day=st.none() | st.dates(date(1990, 1, 1), date(2100, 1, 1)),
)


@settings(max_examples=40)
@given(st.lists(PIECES, max_size=6).map(tuple), ANYTHING)
def test_no_extract_fails_whatever_is_written(pieces: tuple[ExtractPiece, ...], words: str) -> None:
    assert WRITER.extract(version_content.start_sheet(pieces=pieces, words=words, bases=())).startswith(b"%PDF")


@settings(max_examples=20)
@given(READABLE, READABLE)
@pytest.mark.parametrize("section", [one for one in SECTIONS if one != "from a newer desk"])
def test_what_was_chosen_stands_on_the_page(section: str, text: str, words: str) -> None:
    piece = ExtractPiece(section=section, label="needs", text=text)
    told = read(WRITER.extract(version_content.start_sheet(pieces=(piece,), words=words)))
    for one in (text, words):
        assert "".join(one.split()) in told


def test_the_foot_says_which_draft_it_is_and_whose_copy() -> None:
    assert "kladde til version 3" in plan(content.plan(draft_of=3)).state_line
    copy = plan(
        content.plan(version=2, agreed_on=date(2026, 11, 12), copy_from="Job og Velfærd", withheld=("goals-health",))
    )
    assert copy.state_line == "Version 2, aftalt 12.11.2026, kopi fra Job og Velfærd"
    assert "Udeladt i dette eksemplar" in " ".join(texts_of(copy))


def test_while_two_are_responsible_both_are_named_and_who_coordinates() -> None:
    both = ("Karen Prøve, Job og Velfærd", "Jens Prøve, Familieafdelingen")
    told = " ".join(texts_of(plan(content.plan(responsible=both, overlap_with="Familieafdelingen, Jens Prøve"))))
    assert all(one in told for one in both) and "Koordinerer" in told
    assert "Koordinerer" not in " ".join(texts_of(plan(content.plan())))


def test_a_measure_says_where_it_takes_place() -> None:
    measures = tuple(replace(one, place="Øvelunds Skole") for one in content.plan().measures[:1])
    assert measures and "Øvelunds Skole" in " ".join(texts_of(plan(content.plan(measures=measures))))
