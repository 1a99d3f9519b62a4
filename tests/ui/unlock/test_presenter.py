"""What the entry pages say before a store is open."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.ui.unlock.gatekeepers import Gate, Waiting
from ungeapp.ui.kit.tokens import Tone
from ungeapp.ui.unlock.presenter import OWN, FirstRun, FirstRunPresenter, KnownStore, UnlockPresenter, strength


def asked(**more: object) -> FirstRun:
    told = {"name": "Koordinator", "profile": "viborg", "unit": "viborg/job-og-velfaerd", "phone": "", "noted": True}
    return FirstRun(folder=Path("x"), phrase="one two three four five six", **(told | more))  # type: ignore[arg-type]  # a plain table of fields


@pytest.mark.parametrize(
    ("passphrase", "enough", "tone"),
    [
        ("", False, Tone.NEUTRAL),
        ("short", False, Tone.WARN),
        ("aaaaaaaaaaaaaaaa", False, Tone.WARN),
        ("hej med dig der", True, Tone.INFO),
        ("hej med dig derhenne i haven", True, Tone.GOOD),
    ],
)
def test_a_passphrase_is_judged_in_words(passphrase: str, enough: bool, tone: Tone) -> None:
    said = strength(passphrase)
    assert (said.enough, said.tone) == (enough, tone) and said.sentence


def test_how_much_is_missing_is_told() -> None:
    assert "1 more sign." in strength("elevenchars").sentence
    assert "7 more signs." in strength("abcde").sentence


def test_what_is_missing_is_told_by_field() -> None:
    presenter = FirstRunPresenter(Gate(), Waiting(), lambda: "", lambda _opened: None)
    assert presenter.errors(asked()) == {}
    assert set(presenter.errors(asked(name="", unit="", noted=False))) == {"name", "unit", "noted"}
    assert set(presenter.errors(asked(source=OWN, own="short"))) == {"own"}
    assert set(presenter.errors(asked(source=OWN, own="", noted=False))) == {"own"}
    assert set(presenter.errors(asked(source=OWN, own="hej med dig der", again="hej"))) == {"again"}


def test_the_entry_imports_nothing_heavy() -> None:
    heavy = (
        "sqlalchemy",
        "sqlcipher3",
        "alembic",
        "reportlab",
        "keyring",
        "typer",
        "qtawesome",
        "msgspec",
        "cryptography",
    )
    code = f"import sys, ungeapp.ui.unlock.page; sys.exit(repr([one for one in {heavy!r} if one in sys.modules] or ''))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.stderr.strip() == "''"


def test_two_desks_of_one_unit_are_told_apart_by_their_folders() -> None:
    unit = "Job og Velfærd"
    stores = (KnownStore(Path("karen"), unit), KnownStore(Path("ole"), unit), KnownStore(Path("x"), "Familien"))
    presenter = UnlockPresenter(Gate(stores), Waiting(), lambda _opened: None)
    assert [one.label for one in presenter.options()] == [f"{unit} · karen", f"{unit} · ole", "Familien"]
