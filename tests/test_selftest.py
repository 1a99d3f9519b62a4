"""The self-test: a line about every part, and a fault is told by its code."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from ungeapp import selftest, texts


def test_every_part_is_in_order(qtbot: QtBot, capsys: pytest.CaptureFixture[str]) -> None:
    texts.use(texts.DANISH)
    assert selftest.run() == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == len(selftest.PARTS)
    assert all(line.endswith(": i orden") for line in lines)


def test_a_fault_is_one_line_and_ends_with_one(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken() -> None:
        raise OSError("libsqlcipher\nis not there")

    texts.use(texts.DANISH)
    monkeypatch.setattr(selftest, "PARTS", (("Fonts", broken), ("Icons", lambda: None)))
    assert selftest.run() == 1
    assert capsys.readouterr().out.splitlines() == [
        "Skrifttyper: fejl: OSError libsqlcipher is not there",
        "Ikoner: i orden",
    ]
