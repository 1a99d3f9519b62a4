"""The user guide: what it may be written with, that it names only what the window says, and helps at every page."""

from __future__ import annotations

import re

import pytest
from babel.messages.pofile import read_po

from ungeapp.forms.handbook_reader import Handbook, read_handbook
from ungeapp.system import paths
from ungeapp.ui.desk_window import PAGES, TABS
from ungeapp.ui.shortcuts import Keys
from ungeapp.usecases.handbook import GuideLine, HandbookUseCases, LineKind

GUIDE = paths.resources() / "guide"


def _window_says() -> set[str]:
    """Every Danish text of the window."""
    found: set[str] = set()
    for file in (paths.resources() / "locale" / "da" / "parts").glob("*.po"):
        with file.open("rb") as source:
            for one in read_po(source):
                found |= set(one.string) if isinstance(one.string, tuple) else {str(one.string)}
    return found


def _emphasised() -> list[str]:
    return re.findall(r"\*(.+?)\*", (GUIDE / "brugervejledning.md").read_text(encoding="utf-8"))


def test_what_the_guide_tells_to_press_stands_in_the_window() -> None:
    known = _window_says() | {one.value.replace("Return", "Enter") for one in Keys}
    assert len(_emphasised()) > 50
    assert [one for one in _emphasised() if one not in known] == []


def test_every_page_and_tab_has_its_chapter_and_no_chapter_names_another() -> None:
    named = [place for one in Handbook(GUIDE).chapters() for place in one.places]
    assert len(named) == len(set(named))
    assert set(named) == ({*PAGES, *TABS, "person"} - {"help"})


def test_steps_points_and_places_are_read() -> None:
    text = "# Guide\n\nFirst *Gem*, then *Ctrl+S*.\n\n## Next\n<!-- places: plan, talk -->\n\n1. One\n2. Two\n\n- A point\n"
    first, second = read_handbook(text)
    assert first.lines == (GuideLine(LineKind.TEXT, "First »Gem«, then Ctrl+S."),)
    assert second.places == ("plan", "talk")
    assert second.lines == (
        GuideLine(LineKind.STEP, "One", 1),
        GuideLine(LineKind.STEP, "Two", 2),
        GuideLine(LineKind.POINT, "A point"),
    )


@pytest.mark.parametrize("text", ["# A\n\n> quoted\n", "# A\n\n```\ncode\n```\n", "# A\n\n<b>x</b>\n"])
def test_other_markdown_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"\S"):
        tuple(read_handbook(text))


def test_a_chapter_is_found_by_a_word_or_a_place() -> None:
    guide = HandbookUseCases(Handbook(GUIDE))
    assert [one.title for one in guide.chapters("KONTROLTAL")] == ["Filer mellem afdelinger"]
    assert guide.about("meeting").title == "Møder i faste formater"
    assert guide.about("nowhere") == guide.chapters()[0]
