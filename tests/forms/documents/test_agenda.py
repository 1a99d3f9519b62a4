"""The agenda on paper: one page with as much room to write as there is; a long one goes on and loses nothing."""

from __future__ import annotations

import pytest

from tests.forms.documents import agenda_content
from tests.forms.reading_pdf import page_texts
from ungeapp.forms.document import Checklist, Document, KeepTogether, Points, texts_of
from ungeapp.forms.documents.agenda import STAYS
from ungeapp.forms.pdf import pages_of, write_pdf


def lines(document: Document) -> set[int]:
    return {one.lines for block in document.blocks if isinstance(block, Points) for one in block.items}


@pytest.mark.parametrize("many", [1, 4, 7, 10])
def test_it_is_one_page_with_room_under_every_point(many: int) -> None:
    made = agenda_content.page(points=tuple(f"Punkt {number}" for number in range(many)))
    assert pages_of(made) == 1
    assert min(lines(made)) >= (2 if many < 7 else 1)


def test_fewer_points_get_more_room() -> None:
    few, many = (agenda_content.page(points=("Et punkt",) * count) for count in (4, 10))
    assert min(lines(few)) > min(lines(many))


def test_a_long_one_goes_on_and_every_page_says_what_it_is() -> None:
    pages = page_texts(write_pdf(agenda_content.long_page()))
    assert len(pages) > 1
    for number, page in enumerate(pages, start=1):
        assert f"Side {number} af {len(pages)}" in page
        assert "Fortroligt" in page and "Job og Velfærd" in page
    whole = "\n".join(pages)
    assert all(f"Punkt {n}:" in whole and f"Resultat {n}:" in whole for n in range(14))


def test_what_the_meeting_must_reach_are_boxes_nobody_has_ticked() -> None:
    blocks = agenda_content.page().blocks
    inner = [one for block in blocks if isinstance(block, KeepTogether) for one in block.blocks]
    (boxes,) = (one for one in inner if isinstance(one, Checklist))
    assert len(boxes.items) == 3 and not any(one.done for one in boxes.items)


def test_the_same_neutral_name_is_counted() -> None:
    made = agenda_content.page(coming=("Fagperson", "Karen Prøve", "Fagperson"))
    assert "Fagperson (2)\nKaren Prøve" in set(texts_of(made))


def test_only_the_chairs_copy_says_that_it_stays() -> None:
    assert STAYS in set(texts_of(agenda_content.page()))
    assert STAYS not in set(texts_of(agenda_content.page(stays=False)))
