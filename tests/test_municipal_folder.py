"""A municipality lays its own definitions in the folder ``kommune`` beside the store; every desk there reads them.

Belongs here: that the folder is found when a store is opened. Does not belong here: reading definitions.
"""

from __future__ import annotations

from pathlib import Path

from ungeapp.bootstrap import MUNICIPAL, desk_definitions
from ungeapp.system import paths
from ungeapp.system.clock import SystemClock


def test_a_language_laid_beside_the_store_is_there(tmp_path: Path) -> None:
    folder = tmp_path / MUNICIPAL / "consent"
    folder.mkdir(parents=True)
    danish = (paths.resources() / "consent" / "da.toml").read_text(encoding="utf-8")
    polish = danish.replace('language = "da"', 'language = "pl"').replace('name = "Dansk"', 'name = "Polski"')
    (folder / "pl.toml").write_text(polish, encoding="utf-8")
    found = desk_definitions(tmp_path / "store", "viborg", SystemClock()).consent_languages("viborg")
    assert [one.language for one in found] == ["da", "pl"]


def test_without_the_folder_there_is_what_was_shipped(tmp_path: Path) -> None:
    found = desk_definitions(tmp_path / "store", "viborg", SystemClock()).consent_languages("viborg")
    assert [one.language for one in found] == ["da"]
