"""Who should be responsible stands on *Status* too: what is noted there decides it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.ui import looking
from tests.ui.desk import TestDesk, open_desk
from tests.ui.status.test_page import opened


@pytest.fixture
def slagelse(tmp_path: Path) -> Iterator[TestDesk]:
    desk = open_desk(tmp_path / "store", unit="slagelse/boern-og-unge", profile="slagelse")
    yield desk
    desk.workplace.close()


def test_the_suggestion_stands_beside_the_line(slagelse: TestDesk, qtbot: QtBot) -> None:
    page = opened(slagelse, qtbot, slagelse.person().id)
    card = page.responsibility
    assert card is not None and not card.isHidden()
    assert "Center for" in card.sentence.text()
    assert looking.nameless(page) == []


def test_without_rules_there_is_no_card(tmp_path: Path, qtbot: QtBot) -> None:
    desk = open_desk(tmp_path / "store", unit="neutral/ppr", profile="neutral")
    page = opened(desk, qtbot, desk.person().id)
    assert page.responsibility is not None and page.responsibility.isHidden()
    desk.workplace.close()
