"""Checklists on paper: any of them blank, half filled and filled, with the numbers of the window and room for a pen."""

from __future__ import annotations

import re

import pytest

from tests.forms.documents import checklist_content
from tests.forms.documents.test_any_text import read
from tests.forms.reading_pdf import page_texts
from ungeapp.domain.checklists import ItemKind
from ungeapp.forms.document import Document, Facts, KeepTogether, Points, plain, texts_of
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


@pytest.mark.parametrize("key", KEYS)
def test_the_one_with_sources_tells_each_point_s_once(key: str) -> None:
    shipped = checklist_content.shipped(key)
    made = checklist(checklist_content.paper(shipped, {}, person="", sources=True))
    (kept,) = (one for one in made.blocks if isinstance(one, KeepTogether))
    (facts,) = (one for one in kept.blocks if isinstance(one, Facts))
    told = {label.removeprefix("Punkt "): plain(value) for label, value in facts.rows}
    numbers = {number: value for label, value in told.items() for number in spread(label)}
    assert sum(len(spread(label)) for label in told) == len(shipped.items), "each number once"
    for number, item in shipped.numbered():
        assert item.source in numbers[number]
    assert not any("Kilder:" in text for text in texts_of(made))


def test_a_paper_of_a_case_tells_of_the_list_as_a_whole() -> None:
    made = checklist(checklist_content.paper(checklist_content.shipped(), {}))
    assert any(text.startswith("Listen er et forslag. Kilder:") for text in texts_of(made))
    assert not any("Hvor punkterne kommer fra" in text for text in texts_of(made))


def spread(label: str) -> list[int]:
    """The numbers of *5-7, 16*."""
    runs = [[int(end) for end in run.split("-")] for run in label.split(", ")]
    return [number for run in runs for number in range(run[0], run[-1] + 1)]


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
