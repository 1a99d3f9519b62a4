"""``ungeapp profiles``: a municipality copies one, edits it, checks it and reads what changed; each opens a store."""

from __future__ import annotations

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
    assert "profile.toml: unit[6].under" in answer.out


def test_two_municipalities_are_not_compared(terminal: Terminal) -> None:
    for name in ("a-by", "b-by"):
        terminal.bare("profiles", "copy", "neutral", terminal / name)
    answer = terminal.bare("profiles", "compare", terminal / "a-by", terminal / "b-by")
    assert answer.code == 1 and "to kommuners" in answer.err
    assert terminal.bare("profiles", "check", terminal / "findes-ikke").code == 1
