"""*Min plan*: one page whatever was written, her words untouched, and it says where the rest stands."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.forms.documents import content, my_plan_content
from tests.forms.documents.test_any_text import READABLE, read
from tests.forms.reading_pdf import page_texts
from ungeapp.forms.document import Heading, Notice, OwnWords, texts_of
from ungeapp.forms.papers import PaperWriter
from ungeapp.usecases.my_plan import HelperPaper

WRITER = PaperWriter()
LONG = st.one_of(
    st.text(max_size=60),
    st.text(min_size=200, max_size=900),
    st.sampled_from(["W" * 1500, "Å\n" * 200, "Юлия Αθηνά " * 80, "小" * 400, "Speciallægeerklæring" * 30]),
)


@settings(max_examples=15)
@given(LONG, LONG, LONG, st.sampled_from([0, 1, 3, 20]), st.booleans())
def test_it_is_one_page_whatever_was_written(first: str, second: str, third: str, many: int, away: bool) -> None:
    sender = replace(
        content.SENDER, name=first, unit=second, municipality=third, phone=third, stand_in=second, stand_in_phone=first,
        away_now=away,
    )  # fmt: skip
    paper = my_plan_content.paper(
        name=first, next_step=second, wishes=third, goals=((first, True), (second, False)) * many,
        helpers=(HelperPaper(who=first, what=second, phone=third),) * many, meeting_title=first, meeting_place=second,
        sender=sender, recipient=third,
    )  # fmt: skip
    assert len(page_texts(WRITER.my_plan(paper))) == 1


@settings(max_examples=15)
@given(READABLE, READABLE, READABLE)
def test_what_was_written_stands_on_the_page(first: str, second: str, third: str) -> None:
    paper = my_plan_content.paper(
        next_step=first,
        wishes=second,
        goals=((third, True),),
        helpers=(HelperPaper(who=first, what=second, phone=third),),
    )
    told = read(WRITER.my_plan(paper))
    for text in (first, second, third):
        assert "".join(text.split()) in told


def test_the_next_step_stands_first_and_where_to_call_last() -> None:
    blocks = my_plan_content.page().blocks
    assert isinstance(blocks[0], Notice) and blocks[0].title == "Mit næste skridt"
    assert [one.text for one in blocks if isinstance(one, Heading)][-1] == "Her kan jeg ringe"
    assert my_plan_content.page().large


def test_nothing_is_cut_that_fits() -> None:
    assert not any("se hele planen" in text for text in texts_of(my_plan_content.page()))


def test_what_is_cut_says_so_beside_her_words_and_not_in_them() -> None:
    page = my_plan_content.long_page()
    (words,) = [one for one in page.blocks if isinstance(one, OwnWords)]
    assert words.text.endswith("…") and words.said == "Se hele planen"
    assert my_plan_content.paper().wishes not in words.text
    assert sum("se hele planen" in text for text in texts_of(page)) > 3
    assert any("mål mere, se hele planen" in text for text in texts_of(page))


def test_while_the_caseworker_is_away_the_number_is_the_stand_ins() -> None:
    away = replace(content.SENDER, stand_in="Bo Prøve", stand_in_phone="12 00 00 09", away_now=True)
    told = read(WRITER.my_plan(my_plan_content.paper(sender=away)))
    assert "BoPrøve,tlf.12000009" in told and "KarenPrøve" not in told


@pytest.mark.parametrize("provisional", [True, False])
def test_a_meeting_that_may_move_is_not_promised(provisional: bool) -> None:
    told = "\n".join(texts_of(my_plan_content.page(meeting_provisional=provisional)))
    assert ("ikke helt aftalt" in told) is provisional
