"""Checklists on paper: any of them blank, half filled and filled, with the numbers of the window and room for a pen."""

from __future__ import annotations

import re

import pytest

from tests.forms.documents import checklist_content
from tests.forms.documents.test_any_text import read
from tests.forms.reading_pdf import page_texts
from ungeapp.domain.checklists import ItemKind
from ungeapp.forms.document import Document, Points, texts_of
from ungeapp.forms.documents.checklist import checklist
from ungeapp.forms.papers import PaperWriter
from ungeapp.forms.text import write_text
from ungeapp.system import paths

KEYS = sorted({path.name.split(".")[0] for path in (paths.resources() / "checklists").glob("*.toml")})


def points(document: Document) -> Points:
    (found,) = (one for one in document.blocks if isinstance(one, Points))
    return found


@pytest.mark.parametrize("every", [1, 2, 10_000], ids=["filled", "half", "blank"])
@pytest.mark.parametrize("key", KEYS)
def test_any_checklist_prints_with_the_numbers_of_the_window(key: str, every: int) -> None:
    shipped = checklist_content.shipped(key)
    paper = checklist_content.paper(shipped, checklist_content.answers(shipped, every=every))
    told = read(PaperWriter().checklist(paper))
    places = [told.index("".join(f"{number}.{item.title}".split())) for number, item in shipped.numbered()]
    assert places == sorted(places)
    for one, (_number, item) in zip(points(checklist(paper)).items, shipped.numbered(), strict=True):
        answered = bool(one.answer) or any(box.done for box in one.boxes)
        assert answered == (one.number % every == 0)
        assert answered or one.lines or one.boxes, f"no room for {item.title}"
        assert not (answered and one.lines)


def test_a_blank_one_for_nobody_names_nobody() -> None:
    made = checklist(checklist_content.paper(checklist_content.shipped(), {}, person=""))
    assert "Den unge" not in list(texts_of(made)) and "blank" in made.foot
    assert not any("Fortroligt" in text for text in texts_of(made))


def test_days_and_choices_are_told_as_people_say_them() -> None:
    shipped = checklist_content.shipped()
    text = write_text(checklist(checklist_content.paper(shipped, checklist_content.answers(shipped, every=1))))
    assert "2027-06-01" not in text and "Andet" in text
    if any(item.kind is ItemKind.DATE for item in shipped.items):
        assert "1. juni 2027" in text
    assert len(re.findall(r"^\d+\. ", text, re.MULTILINE)) == len(shipped.items)


def test_an_answer_no_choice_knows_is_not_lost() -> None:
    shipped = checklist_content.shipped()
    choice = next(item for item in shipped.items if item.kind is ItemKind.CHOICE)
    made = points(checklist(checklist_content.paper(shipped, {choice.key: "noget helt andet"})))
    assert any(one.answer == "noget helt andet" for one in made.items)


def test_a_point_is_not_torn_apart() -> None:
    shipped = checklist_content.shipped()
    pages = page_texts(PaperWriter().checklist(checklist_content.paper(shipped, {})))
    for number, item in shipped.numbered():
        (page,) = (one for one in pages if re.search(rf"^{number}\.\s", one, re.MULTILINE))
        squeezed = "".join(page.split())
        assert "".join(item.guidance.split()) in squeezed
        assert all("".join(option.label.split()) in squeezed for option in item.options)
