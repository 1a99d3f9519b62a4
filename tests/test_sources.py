"""The page that tells where every rule comes from: each row once, each link a file, nothing shipped without its source told.

Belongs here: the page as a whole. Does not belong here: whether a rule works (each has its own tests).
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "sources.md"
TOLD = ("formats", "checklists", "criteria", "rules", "profiles")

RUNS = (("1-", 16, 2), ("2-", 22, 2), ("3-", 17, 2), ("4-", 13, 1), ("5-", 13, 2))
ELEMENTS = (("7.4.A-", 15, 2), ("7.4.B-", 18, 2), ("7.4.C-", 8, 2), ("7.4.D-", 10, 2), ("7.6-", 11, 1))
DEADLINES = (("D", 26, 2),)
STATES = re.compile(r"whole(: .+)?|partly: .+|not(:| as a function:) .+")
DEFINED = re.compile(r"^\[([^\]]+)\]: (\S+)$", re.MULTILINE)


def expected() -> list[str]:
    """Every row there must be."""
    runs = (*RUNS, *ELEMENTS, *DEADLINES)
    return ["7.4.0", *(f"{head}{number:0{width}}" for head, last, width in runs for number in range(1, last + 1))]


def rows(text: str) -> Iterator[list[str]]:
    """The rows of the tables with rows in them, cell by cell."""
    inside = False
    for line in text.splitlines():
        cells = [one.strip() for one in line.strip("|").split(" | ")] if line.startswith("|") else []
        if not cells:
            inside = False
        elif cells[0].strip("| ") == "Row" and len(cells) > 2:
            inside = True
        elif inside and not cells[0].startswith("-"):
            yield cells


@pytest.fixture(scope="module")
def text() -> str:
    return PAGE.read_text(encoding="utf-8")


def test_every_row_stands_there_once_in_its_order(text: str) -> None:
    found = [one[0] for one in rows(text)]
    assert [one for one, times in Counter(found).items() if times > 1] == []
    assert sorted(found) == sorted(expected())
    for head in ("1-", "2-", "3-", "4-", "5-", "7.4.A", "7.4.B", "7.4.C", "7.4.D", "D"):
        run = [one for one in found if one.startswith(head)]
        assert run == [one for one in expected() if one.startswith(head)], head


def test_every_row_says_what_where_and_how_far(text: str) -> None:
    for row, *cells in rows(text):
        assert len(cells) == 4, f"{row} has {len(cells) + 1} columns"
        assert all(cells), f"{row} leaves a column empty"
        assert STATES.fullmatch(cells[-1]), f"{row}: {cells[-1]}"


def test_every_link_is_defined_used_and_a_file(text: str) -> None:
    defined = dict(DEFINED.findall(text))
    used = set(re.findall(r"\]\[([^\]]+)\]", text))
    assert used == set(defined)
    gone = [place for place in defined.values() if not (PAGE.parent / place).resolve().exists()]
    assert gone == []
    assert all((PAGE.parent / place).resolve().is_relative_to(ROOT) for place in defined.values())


def newest(path: Path) -> Path:
    """The newest version of a file that has one: those before it are there for old meetings only."""
    id, number, end = path.name.partition(".")[0], path.stem.rpartition(".")[2], path.suffix
    if not number.isdigit():
        return path
    return max(path.parent.glob(f"{id}.[0-9]*{end}"), key=lambda one: int(one.stem.rpartition(".")[2]))


def test_nothing_ships_without_its_source_being_told(text: str) -> None:
    linked = {(PAGE.parent / place).resolve() for place in dict(DEFINED.findall(text)).values()}
    found = sorted(one for kind in TOLD for one in (ROOT / "resources" / kind).rglob("*.toml"))
    shipped = {one for one in found if newest(one) == one}
    assert shipped, "no resources: the page would tell of nothing"
    assert sorted(one.relative_to(ROOT).as_posix() for one in shipped - linked) == []


def test_every_point_of_a_handover_is_told_with_its_source(text: str) -> None:
    section = text.partition("## 8.5 ")[2].partition("\n## ")[0]
    told = [code for line in section.splitlines() if line.startswith("|") for code in re.findall(r"`([a-z-]+)`", line)]
    checklist = newest(ROOT / "resources/checklists/overlevering.1.toml")
    points = [one["key"] for one in tomllib.loads(checklist.read_text("utf-8"))["item"]]
    assert sorted(told) == sorted(points)
    named = set(re.findall(r"\b(?:[1-5]-\d+|7\.4\.[0A-D](?:-\d\d)?|7\.6-\d+)\b", section))
    assert named and named <= set(expected()), named - set(expected())


def test_every_deadline_named_there_is_one_and_every_one_that_runs_is_named(text: str) -> None:
    told = {
        code for row, *cells in rows(text) if row.startswith("D") for code in re.findall(r"`([a-z0-9-]+)`", cells[1])
    }
    shipped = re.findall(r'^id = "([^"]+)"', (ROOT / "resources/rules/deadlines.toml").read_text("utf-8"), re.MULTILINE)
    assert told - set(shipped) == set()
    between = {f"d25-{one}" for one in ("quarter", "half-year")}  # "`d25-month` to `d25-year`"
    assert {one for one in shipped if re.fullmatch(r"d\d\d.*", one)} - told - between == set()
