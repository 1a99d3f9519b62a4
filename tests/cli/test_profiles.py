"""``ungeapp profiles``: a municipality copies one, edits it, checks it and reads what changed; each opens a store."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Terminal

KEYS = ("aalborg", "albertslund", "ballerup", "neutral", "slagelse", "viborg")


def test_the_profiles_are_listed_and_shown(terminal: Terminal) -> None:
    assert [one["id"] for one in terminal.bare("profiles", "list", "--json").json] == list(KEYS)
    shown = terminal.bare("profiles", "show", "slagelse", "--json").json
    assert {"id": "slagelse/ungehuset", "name": "Ungehuset", "kind": "youth"}.items() <= next(
        one for one in shown["units"] if one["id"] == "slagelse/ungehuset"
    ).items()
    assert "  Ungehuset" in terminal.bare("profiles", "show", "slagelse").out


@pytest.mark.parametrize("key", KEYS)
def test_a_store_is_made_with_it(terminal: Terminal, key: str) -> None:
    unit = terminal.bare("profiles", "show", key, "--json").json["units"][0]["id"]
    made = terminal.bare(
        "store", "create", terminal / key, "--worker", "Mia Krog", "--profile", key, "--unit", unit,
        "--passphrase-file", terminal.passphrase, "--json",
    ).json  # fmt: skip
    assert (made["profile"], made["unit"]) == (key, unit)


def test_a_copy_is_edited_checked_and_compared(terminal: Terminal) -> None:
    first, second = terminal / "1" / "andersby", terminal / "2" / "andersby"
    for folder in (first, second):
        assert terminal.bare("profiles", "copy", "neutral", folder, "--json").json["id"] == "andersby"
        assert terminal.bare("profiles", "check", folder).code == 0
    assert terminal.bare("profiles", "copy", "neutral", first).code == 1
    file = second / "profile.toml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace('name = "PPR"', 'name = "Trivsel"'), encoding="utf-8")
    (told,) = terminal.bare("profiles", "compare", first, second, "--json").json
    assert told == {"id": "units/andersby/ppr", "how": "renamed", "before": "PPR", "after": "Trivsel"}
    assert "PPR hedder nu Trivsel" in terminal.bare("profiles", "compare", first, second).out
    file.write_text(text.replace('kind = "health"', 'kind = "health"\nunder = "intet"'), encoding="utf-8")
    answer = terminal.bare("profiles", "check", second)
    assert answer.code == 1
    assert ": unit[6].under: " in answer.out


def test_two_municipalities_are_not_compared(terminal: Terminal) -> None:
    for name in ("a-by", "b-by"):
        terminal.bare("profiles", "copy", "neutral", terminal / name)
    answer = terminal.bare("profiles", "compare", terminal / "a-by", terminal / "b-by")
    assert answer.code == 1 and "to kommuners" in answer.err
    assert terminal.bare("profiles", "check", terminal / "findes-ikke").code == 1


def test_a_file_in_a_wrong_encoding_is_named(terminal: Terminal) -> None:
    folder = terminal / "andersby"
    terminal.bare("profiles", "copy", "neutral", folder)
    file = folder / "targets.toml"
    file.write_text(file.read_text(encoding="utf-8"), encoding="latin-1")
    answer = terminal.bare("profiles", "compare", folder, folder)
    assert answer.code == 1
    assert "targets.toml" in answer.err and "Gem den som UTF-8" in answer.err


def newer(terminal: Terminal, version: int = 5) -> Path:
    """Viborg's shipped profile copied and edited into another version."""
    folder = terminal / f"v{version}" / "viborg"
    assert terminal.bare("profiles", "copy", "viborg", folder).code == 0
    file = folder / "profile.toml"
    text = file.read_text(encoding="utf-8")
    assert "\nversion = 5\n" in text, "a copy of one's own is the next version"
    text = text.replace("\nversion = 5\n", f"\nversion = {version}\n")
    file.write_text(text.replace('name = "Familieafdelingen"', 'name = "Familie og Unge"'), encoding="utf-8")
    return folder


def test_a_profile_is_sealed_looked_at_and_taken_into_use(terminal: Terminal) -> None:
    file = terminal / "profil.ungepakke"
    to = terminal.facts["b"]
    sealed = terminal("a", "package", "write", "--kind", "profile", "--profile", newer(terminal), "--to", to, "--out", file, "--json").json  # fmt: skip
    assert [one["kind"] for one in sealed] == ["profile"]
    shown = terminal("b", "package", "preview", file)
    assert "Familieafdelingen hedder nu Familie og Unge" in shown.out
    assert terminal("b", "profiles", "adopted").out.startswith("I brug: udgave 4")
    assert terminal("b", "package", "receive", file).code == 2, "only after a look"
    assert terminal("b", "package", "receive", file, "--yes", "--json").json["version"] == 5
    (row,) = terminal("b", "profiles", "adopted", "--json").json
    assert (row["version"], row["in_use"]) == (5, True)
    again = terminal("b", "package", "receive", file, "--yes")
    assert (again.code, again.err.strip()) == (1, "Udgaven er allerede i brug.")
    assert terminal("b", "profiles", "back").code == 2
    assert terminal("b", "profiles", "back", "--yes", "--json").json == {"id": "profile", "version": 4}
    terminal("b", "package", "receive", file, "--yes")


def test_a_desk_takes_its_own_folder_into_use(terminal: Terminal) -> None:
    folder = newer(terminal, 6)
    assert "Sig --yes" in terminal("a", "profiles", "adopt", folder).out
    assert terminal("a", "profiles", "adopt", folder, "--yes", "--json").json["version"] == 6
    older = terminal("a", "profiles", "adopt", newer(terminal, 5), "--yes")
    assert older.code == 1 and "ældre" in older.err


def test_wrong_use_of_a_profile_s_file_is_said(terminal: Terminal) -> None:
    folder, out = newer(terminal), terminal / "x.ungepakke"
    for wrong in (
        ("--kind", "profile", "--to", terminal.facts["b"]),
        ("--kind", "share", "--profile", folder, "--to", terminal.facts["b"]),
        ("--kind", "profile", "--profile", folder),
    ):
        assert terminal("a", "package", "write", *wrong, "--out", out).code == 2
    (folder / "targets.toml").write_text("[targets]\n", encoding="utf-8")
    broken = terminal(
        "a", "package", "write", "--kind", "profile", "--profile", folder, "--to", terminal.facts["b"], "--out", out
    )
    assert broken.code == 1 and "targets.toml" in broken.err
    assert not out.exists()
