"""The user guide out of its Markdown file.

Belongs here: which Markdown the guide may use. Does not belong here: what it says (``resources/guide``), which chapter
helps where (``usecases/handbook.py``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cached_property
from pathlib import Path

from markdown_it import MarkdownIt
from markdown_it.token import Token

from ungeapp.usecases.handbook import Chapter, GuideLine, LineKind

_PLACES = re.compile(r"<!-- places: (.+?) -->")
_KEY = re.compile(r"(Ctrl|Shift|Alt)\+\S+|F\d+|Esc")


class Handbook:
    """The guide that lies in ``folder``; read when it is first asked for."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / "brugervejledning.md"

    def chapters(self) -> tuple[Chapter, ...]:
        """All chapters; what stands before the first of them belongs to a chapter of the guide's own title."""
        return self._chapters

    @cached_property
    def _chapters(self) -> tuple[Chapter, ...]:
        return tuple(read_handbook(self._file.read_text(encoding="utf-8")))


def read_handbook(text: str) -> Iterator[Chapter]:
    """Chapters out of headings, paragraphs, numbered steps and points; ValueError for any other Markdown."""
    title, places, lines = "", (), list[GuideLine]()
    steps, numbered = 0, False
    tokens = MarkdownIt().parse(text)
    for at, token in enumerate(tokens):
        match token.type:
            case "heading_open":
                if title:
                    yield _chapter(title, places, lines)
                title, places, lines = _inline(tokens[at + 1]), (), []
            case "html_block":
                found = _PLACES.fullmatch(token.content.strip())
                if found is None:
                    raise ValueError(token.content)
                places = tuple(found[1].split(", "))
            case "ordered_list_open" | "bullet_list_open":
                steps, numbered = 0, token.type == "ordered_list_open"
            case "list_item_open":
                steps += 1
            case "inline" if tokens[at - 1].type != "heading_open":
                lines.append(_line(token, steps if token.level > 2 else 0, numbered))
            case one if not one.endswith("_close") and one not in ("inline", "paragraph_open"):
                raise ValueError(one)
    yield _chapter(title, places, lines)


def _line(token: Token, step: int, numbered: bool) -> GuideLine:
    if not step:
        return GuideLine(LineKind.TEXT, _inline(token))
    return GuideLine(LineKind.STEP, _inline(token), step) if numbered else GuideLine(LineKind.POINT, _inline(token))


def _chapter(title: str, places: Sequence[str], lines: Sequence[GuideLine]) -> Chapter:
    return Chapter(re.sub(r"\W+", "-", title.casefold()).strip("-"), title, tuple(places), tuple(lines))


def _inline(token: Token) -> str:
    """The text; what is emphasised stands on the screen, and is quoted unless it is a key."""
    told, quoted = [], False
    children = token.children or []
    for at, one in enumerate(children):
        if one.type == "em_open":
            quoted = not _KEY.fullmatch(children[at + 1].content)
            told.append("»" if quoted else "")
        elif one.type == "em_close":
            told.append("«" if quoted else "")
        elif one.type == "softbreak":
            told.append(" ")
        elif one.type == "text":
            told.append(one.content)
        else:
            raise ValueError(one.type)
    return "".join(told)
