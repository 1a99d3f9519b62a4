"""A word in curly brackets must be one of the glossary, in whatever file it stands; other brackets are brackets."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from ungeapp.domain.errors import NotAllowed
from ungeapp.forms.definition_reader import FaultyDefinition
from ungeapp.forms.definitions import Definitions
from ungeapp.system import paths

BEFORE, NOW = date(2023, 5, 1), date(2026, 11, 23)
FORMAT = (paths.resources() / "formats" / "frit-netvaerksmoede.1.toml").read_text(encoding="utf-8")
POINT = "Hvad virker, og hvad er svært?"
GLOSSARY = """
[terms]
kind = "glossary"
title = "Begreber"

[[term]]
code = "klub"
label = "Klubben"
source = "Os"
"""


def municipal(tmp_path: Path, point: str, glossary: str = "") -> Definitions:
    for name, text in (
        ("formats/frit-netvaerksmoede.3.toml", FORMAT.replace("version = 1", "version = 3", 1).replace(POINT, point)),
        ("terms/glossary.toml", glossary),
    ):
        if text:
            (tmp_path / name).parent.mkdir(exist_ok=True)
            (tmp_path / name).write_text(text, encoding="utf-8")
    return Definitions(paths.resources(), tmp_path, "viborg", today=lambda: NOW)


def point(definitions: Definitions, day: date | None = None) -> str:
    return definitions.format("frit-netvaerksmoede", day=day).meetings[0].agenda[1].title


def test_a_word_reads_as_on_the_day_asked_for_else_as_today(tmp_path: Path) -> None:
    definitions = municipal(tmp_path, "Om {ungestoette}")
    assert (point(definitions), point(definitions, BEFORE)) == ("Om ungestøtte", "Om efterværn")
    found = definitions.format("frit-netvaerksmoede")
    assert definitions.format("frit-netvaerksmoede", day=BEFORE).ref == found.ref
    assert "{ungestoette}" in definitions.text(found.ref)


@pytest.mark.parametrize("wrong", ["findes-ikke", "Ungestøtte", "UU"])
def test_what_is_no_word_is_refused_and_the_version_before_stays(tmp_path: Path, wrong: str) -> None:
    definitions = municipal(tmp_path, f"Om {{{wrong}}}")
    assert definitions.format("frit-netvaerksmoede").ref.version == 2
    (fault,) = definitions.format_faults()
    assert wrong in fault
    path = tmp_path / "formats" / "frit-netvaerksmoede.3.toml"
    (told,) = definitions.check(path)
    line = path.read_text(encoding="utf-8").splitlines().index(f'    title = "Om {{{wrong}}}"') + 1
    assert (told.line, told.path) == (line, "meeting[1].agenda[2].title")
    with pytest.raises(FaultyDefinition):
        definitions.publish_format(path.read_text(encoding="utf-8").replace("version = 3", "version = 4", 1), "viborg")
    with pytest.raises(NotAllowed):
        definitions.publish_format(FORMAT, "slagelse")


def test_brackets_that_name_nothing_are_brackets(tmp_path: Path) -> None:
    definitions = municipal(tmp_path, "Om { støtte } eller {}")
    assert (definitions.format_faults(), point(definitions)) == ((), "Om { støtte } eller {}")


def test_a_municipalitys_own_list_adds_words_and_takes_none_away(tmp_path: Path) -> None:
    definitions = municipal(tmp_path, "{klub} og {ungestoette}", GLOSSARY)
    assert point(definitions) == "Klubben og ungestøtte"
    assert definitions.format("visitation-ungestoette").title == "Drøftelse af ungestøtte før 17-års-mødet"


def test_a_faulty_list_of_its_own_leaves_the_shipped_words(tmp_path: Path) -> None:
    definitions = municipal(tmp_path, "Om {ungestoette}", "[[[")
    assert point(definitions) == "Om ungestøtte"


def test_a_word_of_the_list_names_no_other(tmp_path: Path) -> None:
    path = tmp_path / "glossary.toml"
    path.write_text(GLOSSARY.replace("Klubben", "Klubben {ungestoette}"), encoding="utf-8")
    assert [one.path for one in Definitions(paths.resources()).check(path)] == ["term[1].label"]


def test_deadlines_name_words_too(tmp_path: Path) -> None:
    path = tmp_path / "deadlines.toml"
    text = (paths.resources() / "rules" / "deadlines.toml").read_text(encoding="utf-8")
    path.write_text(
        text.replace('title = "Afgørelse om {ungestoette}"', 'title = "Afgørelse om {x}"'), encoding="utf-8"
    )
    (told,) = Definitions(paths.resources()).check(path)
    assert told.path.endswith(".title") and told.line
    definitions = Definitions(paths.resources(), today=lambda: NOW)
    rule = definitions.rule_book("").version("d05", NOW)
    assert rule is not None and rule.title == "Afgørelse om ungestøtte"
    then = definitions.rule_book("", BEFORE).version("d05", NOW)
    assert then is not None and then.title == "Afgørelse om efterværn"


def test_what_is_kept_is_never_refused_for_a_word(tmp_path: Path) -> None:
    found = municipal(tmp_path, POINT).read_format(FORMAT.replace(POINT, "Om {navn}"), "viborg")
    assert found.meetings[0].agenda[1].title == "Om {navn}"
