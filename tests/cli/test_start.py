"""The start: what decides between window and command line, what is not loaded, and that nothing ends in a traceback."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Terminal
from ungeapp import __main__ as program
from ungeapp.cli import shapes

SLOW = ("sqlalchemy", "reportlab", "keyring", "typer", "qtawesome", "alembic")


@pytest.mark.parametrize(
    ("arguments", "window"),
    [
        ([], True),
        (["open"], True),
        (["open", "mappe"], True),
        (["open", "--help"], False),
        (["open", "a", "b"], False),
        (["people", "list"], False),
        (["--help"], False),
    ],
)
def test_the_arguments_alone_decide(arguments: list[str], window: bool) -> None:
    assert program.wants_window(arguments) is window


def test_without_a_screen_there_is_a_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(sys, "platform", "linux")
    assert program.main([]) == 1
    assert capsys.readouterr().err.startswith("Der er ingen skærm her")


@pytest.mark.parametrize("arguments", [[], ["open"], ["demo", "--no-window"]])
def test_without_the_danish_texts_there_is_a_sentence(
    arguments: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(program.texts, "locale_folder", lambda: tmp_path)
    assert program.main(arguments) == 1
    assert "`make texts` builds it" in capsys.readouterr().err


def test_nothing_slow_is_loaded_before_the_window(checkout: Path) -> None:
    code = f"import sys, ungeapp.__main__, ungeapp.window_start; print([one for one in {SLOW} if one in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], cwd=checkout, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_a_fault_of_the_program_is_one_sentence(terminal: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError("Anna Prøve")

    monkeypatch.setattr(shapes, "person_row", broken)
    answer = terminal("a", "people", "list")
    assert answer.code == 1 and answer.err.startswith("Noget gik galt")
    assert "Anna" not in answer.err and len(answer.err.splitlines()) == 1


def test_an_interruption_is_one_sentence(terminal: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(shapes, "person_row", stopped)
    answer = terminal("a", "people", "list")
    assert (answer.code, answer.err) == (1, "Afbrudt. Der er ikke gjort mere.\n")


def test_the_whole_program_from_the_outside(terminal: Terminal, checkout: Path) -> None:
    told = [sys.executable, "-m", "ungeapp", "people", "list", "--store", str(terminal / "a"), "--json"]
    done = subprocess.run(told, cwd=checkout, input="forkert\n", capture_output=True, text=True)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("Adgangssætningen passer ikke")
