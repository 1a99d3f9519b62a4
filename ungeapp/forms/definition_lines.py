"""On which line of a definition a place stands that the strict reader names, such as ``unit[3].under``.

Belongs here: finding the line. Does not belong here: what is wrong there (``definition_reader.py`` and its neighbours).

The standard library's parser tells no lines of what it could read, so the headings and keys are looked through once.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from ungeapp.forms.definition_reader import Problem

_HEADING = re.compile(r"\s*\[(?P<array>\[?)\s*(?P<name>[A-Za-z0-9_.-]+)\s*\]")
_KEY = re.compile(r"\s*(?P<key>[A-Za-z0-9_-]+)\s*=")
_NUMBER = re.compile(r"\[\d+\]$")


def line_of(text: str, path: str) -> int | None:
    """The line of ``path``, or of the nearest table around it; None when nothing of it stands in ``text``."""
    places = _places(text)
    while path:
        for asked in (path, _NUMBER.sub("", path)):
            if asked in places:
                return places[asked]
        path = path.rpartition(".")[0]
    return None


def with_lines(problems: Iterable[Problem], text: str) -> list[Problem]:
    """The problems with the line of each that is known by its place only."""
    return [replace(one, line=line_of(text, one.path)) if one.line is None and one.path else one for one in problems]


def _places(text: str) -> dict[str, int]:
    """Every heading and key by its path, arrays numbered from 1 as the reader numbers them."""
    found: dict[str, int] = {}
    counts: Counter[str] = Counter()
    table, inside = "", False
    for number, line in enumerate(text.split("\n"), 1):
        was_inside, inside = inside, inside ^ (line.count('"""') % 2 == 1)
        if was_inside:
            continue
        heading = _HEADING.match(line)
        if heading is not None:
            table = _numbered(heading["name"], counts, array=bool(heading["array"]))
            found.setdefault(table, number)
        elif (key := _KEY.match(line)) is not None:
            found.setdefault(f"{table}.{key['key']}" if table else key["key"], number)
    return found


def _numbered(name: str, counts: Counter[str], *, array: bool) -> str:
    """The heading's path: what is an array gets the number of its table that is open."""
    path = ""
    parts = name.split(".")
    for at, part in enumerate(parts, 1):
        path = f"{path}.{part}" if path else part
        if at == len(parts) and array:
            counts[path] += 1
        if counts[path]:
            path = f"{path}[{counts[path]}]"
    return path
