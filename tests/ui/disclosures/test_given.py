"""A paper is given when it is printed or saved: looking at it, thinking better of it, a printer that is not there give
nobody anything."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.a_course import Story, begin, press, shown, typed
from tests.ui.desk import TestDesk
from ungeapp.domain.errors import NotAllowed, StoreFull
from ungeapp.ui.kit.paper_stack import PaperStack
from ungeapp.ui.meeting.page import MeetingPage, make_page
from ungeapp.ui.navigation import Place
from ungeapp.ui.surroundings import Surroundings


def letters(qtbot: QtBot, surroundings: Surroundings, story: Story) -> tuple[MeetingPage, PaperStack]:
    page = make_page(surroundings)
    shown(qtbot, page)
    page.open_place(Place("meeting", id=story.call().id, tab="letters"))
    assert page.papers is not None
    return page, page.papers


def given(desk: TestDesk, story: Story) -> list[str]:
    return [one.to for one in desk.intentions.disclosures.of(story.person.id)]


def test_what_is_looked_at_is_given_to_nobody(desk: TestDesk, qtbot: QtBot) -> None:
    story = begin(desk)
    _page, papers = letters(qtbot, desk.surroundings, story)
    papers.list.setFocus()
    for _row in papers.list.rows():
        typed(qtbot, "", Qt.Key.Key_Down)
    assert papers.preview.page()[1] and given(desk, story) == []
    papers.preview.save_requested.emit()
    papers.preview.word_requested.emit()
    assert given(desk, story) == [], "nowhere to save them was named"


@pytest.mark.parametrize("how", ["print", "file", "word"])
def test_what_is_printed_or_saved_is_given(desk: TestDesk, qtbot: QtBot, tmp_path: Path, how: str) -> None:
    story = begin(desk)
    _page, papers = letters(qtbot, desk.surroundings, story)
    current = papers.list.rows()[-1]
    papers.list.set_current(current.id)
    desk.answers.save = tmp_path / "brev"
    wish = {"print": "print_requested", "file": "save_requested", "word": "word_requested"}[how]
    getattr(papers.preview, wish).emit()
    assert given(desk, story) == [current.title]


def test_without_a_printer_only_what_is_saved_is_given(desk: TestDesk, qtbot: QtBot, tmp_path: Path) -> None:
    printed: list[bytes] = []

    def refuse(data: bytes) -> None:
        if len(printed) == 2:
            raise NotAllowed("printer-missing")
        printed.append(data)

    story = begin(desk)
    page, papers = letters(qtbot, replace(desk.surroundings, print_pdf=refuse), story)
    papers.print_all_button.click()
    second = papers.list.rows()[1].title
    assert len(printed) == 2 and given(desk, story) == [second], "the first is the young person's own"
    desk.answers.folder = folder = tmp_path / "breve"
    folder.mkdir()
    press(page.banner, "Save in a folder …")
    assert len(list(folder.iterdir())) == len(papers.list.rows()) - 2
    assert set(given(desk, story)) == {one.title for one in papers.list.rows()} - {story.person.full_name}


def test_what_lies_on_the_disk_is_given_though_the_disk_refused_the_rest(
    desk: TestDesk, qtbot: QtBot, tmp_path: Path
) -> None:
    def refuse(_data: bytes) -> None:
        raise NotAllowed("printer-missing")

    def write(path: Path, data: bytes) -> None:
        if len(list(path.parent.iterdir())) == 2:
            raise StoreFull
        path.write_bytes(data)

    story = begin(desk)
    surroundings = replace(desk.surroundings, print_pdf=refuse, write_file=write)
    page, papers = letters(qtbot, surroundings, story)
    papers.print_all_button.click()
    desk.answers.folder = folder = tmp_path / "breve"
    folder.mkdir()
    press(page.banner, "Save in a folder …")
    assert len(list(folder.iterdir())) == 2
    assert given(desk, story) == [papers.list.rows()[1].title]
