"""``ungeapp offers``: listed with what the profile tells, a faulty file refused with its place."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Terminal


def test_offers_are_listed_and_checked(terminal: Terminal, checkout: Path) -> None:
    rows = terminal.bare("offers", "list", "viborg", "--json").json
    assert {
        "id": "igmu",
        "title": "IGMU – I gang med uddannelse",
        "areas": ["education"],
        "state": "running",
    }.items() <= {row["id"]: row for row in rows}["igmu"].items()
    assert "IGMU" in terminal.bare("offers", "list", "viborg").out
    file = checkout / "resources" / "profiles" / "viborg" / "offers.toml"
    assert terminal.bare("offers", "check", file).code == 0


def test_a_faulty_file_says_where(terminal: Terminal) -> None:
    file = terminal / "tilbud.toml"
    file.write_text('[offers]\ntitle = "T"\nsource = "S"\nas_of = "2016"\n\n[[offer]]\ncode = "a"\n', encoding="utf-8")
    answer = terminal.bare("offers", "check", file)
    assert answer.code == 1
    assert ": offer[1].title: " in answer.out


def test_a_municipality_that_is_not_there_is_refused(terminal: Terminal) -> None:
    assert terminal.bare("offers", "list", "findes-ikke").code == 1
