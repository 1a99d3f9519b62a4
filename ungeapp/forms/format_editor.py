"""Changes a meeting format's TOML in place: what is not touched stays as it stands, byte for byte, comments too.

Belongs here: finding a piece in the text, setting a value, adding, taking out and moving a piece.
Does not belong here: whether the result is a good format (``format_reader.py``), which changes make sense (the use case).

The text is cut at its table headers. A block is a header with the comments right above it and the lines under it; moving
a piece moves its blocks. Comments between blank lines head a section: they are a block of their own, without a path, and
stay where they are. Inside one block tomlkit sets the value.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import tomlkit
from tomlkit.items import Item

from ungeapp.domain.errors import NotAllowed
from ungeapp.usecases.format_pieces import Piece, PieceKind, Value

_HEADER = re.compile(r"^(?P<indent>[ \t]*)(?P<open>\[\[?)(?P<name>[A-Za-z0-9_.-]+)\]\]?[ \t]*(#.*)?$")
_WRITTEN = re.compile(r"""\"{3}(?:\\.|[^\\])*?\"{3,5}|'{3}.*?'{3,5}|"(?:\\.|[^"\\\n])*"|'[^'\n]*'|#[^\n]*""", re.DOTALL)
"""A text or a comment: what stands inside, over several lines too, is no header."""
_COMMENT = re.compile(r"^\s*#")
_NUMBERED = re.compile(r"(?P<array>.+)\[(?P<number>[0-9]+)\]")
_INNER = (PieceKind.ITEM, PieceKind.OUTPUT, PieceKind.PARTICIPANT)


@dataclass(slots=True)
class _Block:
    """``head`` is the comments and the header line, ``body`` the lines under it, ``tail`` the blank lines after."""

    path: str
    head: str
    body: str
    tail: str
    indent: str = ""

    def text(self) -> str:
        return self.head + self.body + self.tail


class TomlFormatEditor:
    """Implements ``usecases.format_text.FormatText``. NotAllowed("format-layout") for a file laid out otherwise."""

    def pieces(self, text: str) -> tuple[Piece, ...]:
        """The pieces that can be edited, in the order they are shown, with their values as they stand."""
        content = _parsed(text)
        blocks = {one.path for one in _blocks(text)}
        found = [Piece("format", PieceKind.FORMAT, dict(content.get("format", {}), target=content.get("target", {})))]
        found += _pieces(content, PieceKind.QUESTION, "", blocks)
        found += _pieces(content, PieceKind.EVENT, "", blocks)
        found += _pieces(content, PieceKind.TASK, "", blocks)
        for number, meeting in enumerate(_tables(content, "meeting"), 1):
            path = f"meeting[{number}]"
            found.append(Piece(path, PieceKind.MEETING, meeting))
            for kind in _INNER:
                found += _pieces(meeting, kind, path, blocks)
        return tuple(found)

    def set(self, text: str, path: str, field: str, value: Value | None) -> str:
        """``field`` of the piece at ``path``; None takes it out. The same value changes nothing."""
        blocks = _blocks(text)
        block = _at(blocks, path)
        inner = f"{path}.{field}"
        if any(_inside(one.path, inner) for one in blocks):
            if value is not None:
                raise NotAllowed("format-layout")
            blocks = [one for one in blocks if not _inside(one.path, inner)]
        content = tomlkit.parse(block.body)
        plain = content.unwrap()
        if value is None:
            if field in plain:
                del content[field]
        elif field not in plain or plain[field] != value or type(plain[field]) is not type(value):
            item = _item(value)
            if field not in plain:
                item.trivia.indent = _indent_of(block)
                if not block.body.endswith("\n") and block.body:
                    block.body += "\n"
                    content = tomlkit.parse(block.body)
                content.append(field, item)
            else:
                content[field] = item
        block.body = tomlkit.dumps(content)
        return _joined(blocks)

    def add(self, text: str, meeting: str, kind: PieceKind, values: Mapping[str, Value]) -> str:
        """A new piece of a meeting, as the last of its kind; without ``meeting`` one of the format itself."""
        blocks = _blocks(text)
        array = f"{meeting}.{kind.value}" if meeting else kind.value
        same = [n for n, one in enumerate(blocks) if one.path.startswith(f"{array}[")]
        within = [n for n, one in enumerate(blocks) if (_inside(one.path, meeting) if meeting else _head(one.path))]
        if not (same or within):
            raise NotAllowed("format-layout")
        after = (same or within)[-1]
        inner = "" if not meeting else f"{_at(blocks, meeting).indent}    "
        indent = blocks[same[0]].indent if same else inner
        body = tomlkit.document()
        for field, value in values.items():
            item = _item(value)
            item.trivia.indent = indent
            body.append(field, item)
        name = f"meeting.{kind.value}" if meeting else kind.value
        made = _Block(array, f"{indent}[[{name}]]\n", tomlkit.dumps(body), "", indent)
        return _joined(_put_after(blocks, after, [made]))

    def copy_participants(self, text: str, source: str, target: str) -> str:
        """The participants of the meeting ``source`` stand in ``target``, too, as they are written."""
        blocks = _blocks(text)
        array = f"{source}.{PieceKind.PARTICIPANT.value}"
        copies = [replace(one) for one in blocks if one.path.startswith(f"{array}[")]
        after = next(n for n, one in enumerate(blocks) if one.path == target)
        return _joined(_put_after(blocks, after, copies)) if copies else text

    def put_back(self, text: str, base: str, key: str) -> str:
        """The meeting ``key`` as it is written in ``base``, after the nearest one before it there that is still here."""
        known = [one.get("key") for one in _tables(_parsed(base), PieceKind.MEETING.value)]
        here = [one.get("key") for one in _tables(_parsed(text), PieceKind.MEETING.value)]
        if key not in known or key in here:
            raise NotAllowed("format-layout")
        at = known.index(key)
        taken = [replace(one) for one in _blocks(base) if _inside(one.path, f"meeting[{at + 1}]")]
        blocks = _blocks(text)
        before = next((one for one in reversed(known[:at]) if one in here), None)
        if before is None:
            after = next(n for n, one in enumerate(blocks) if one.path == "meeting[1]") - 1
        else:
            last = f"meeting[{here.index(before) + 1}]"
            after = [n for n, one in enumerate(blocks) if _inside(one.path, last)][-1]
        return _joined(_put_after(blocks, after, taken))

    def remove(self, text: str, path: str) -> str:
        """Take a piece out, with its comments."""
        blocks = _blocks(text)
        _at(blocks, path)
        gone = [n for n, one in enumerate(blocks) if _inside(one.path, path)]
        if path.startswith("meeting[") and "." not in path and not blocks[gone[0] - 1].path and gone[0] > 1:
            if path != "meeting[1]" or (gone[-1] + 1 < len(blocks) and not blocks[gone[-1] + 1].path):
                gone.insert(0, gone[0] - 1)  # the heading over it, unless it stands over all of them
        first = gone[0]
        if gone[-1] == len(blocks) - 1 and first:  # the file ends as it ended
            blocks[first - 1].tail = blocks[-1].tail
        return _joined([one for n, one in enumerate(blocks) if n not in gone])

    def move(self, text: str, path: str, by: int) -> str:
        """Change places with the next (1) or the one before (-1) of its kind; at the end nothing happens."""
        blocks = _blocks(text)
        _at(blocks, path)
        named = _NUMBERED.fullmatch(path)
        if named is None:
            raise NotAllowed("format-layout")
        number = int(named["number"])
        other = f"{named['array']}[{number + by}]"
        if not any(one.path == other for one in blocks):
            return text
        first, second = (path, other) if by > 0 else (other, path)
        one = [n for n, block in enumerate(blocks) if _inside(block.path, first)]
        two = [n for n, block in enumerate(blocks) if _inside(block.path, second)]
        blocks[one[-1]].tail, blocks[two[-1]].tail = blocks[two[-1]].tail, blocks[one[-1]].tail
        between = blocks[one[-1] + 1 : two[0]]
        rows = blocks[: one[0]] + [blocks[n] for n in two] + between + [blocks[n] for n in one] + blocks[two[-1] + 1 :]
        return _joined(rows)


def _parsed(text: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except (tomllib.TOMLDecodeError, ValueError, RecursionError) as error:
        raise NotAllowed("format-layout") from error


def _tables(content: Mapping[str, Any], key: str) -> Sequence[Mapping[str, Any]]:
    found = content.get(key, [])
    if not isinstance(found, list) or not all(isinstance(one, dict) for one in found):
        raise NotAllowed("format-layout")
    return found


def _blocks(text: str) -> list[_Block]:
    """The text cut at its headers; the first block is what stands before them."""
    lines = text.splitlines(keepends=True)
    starts = _headers(lines)
    counts: dict[str, int] = {}
    found: list[_Block] = []
    edges = [start for start, _at, _header in starts] + [len(lines)]
    if edges[0]:
        found.append(_cut("", "", lines[: edges[0]], 0))
    for (start, at, header), next_start in zip(starts, edges[1:], strict=True):
        end = _section(lines, at + 1, next_start)
        parts = header["name"].split(".")
        path = _resolved(parts[:-1], counts)
        path = f"{path}.{parts[-1]}" if path else parts[-1]
        if header["open"] == "[[":
            counts[path] = counts.get(path, 0) + 1
            path = f"{path}[{counts[path]}]"
        found.append(_cut(path, header["indent"], lines[start:end], at - start + 1))
        if end < next_start:
            found.append(_cut("", "", lines[end:next_start], 0))
    return found


def _section(lines: Sequence[str], first: int, end: int) -> int:
    """Where the comments that head what follows begin: between blank lines, at the end of a block; else ``end``."""
    found = at = end
    while at > first and not lines[at - 1].strip():
        at -= 1
    while at > first and _COMMENT.match(lines[at - 1]):
        while at > first and _COMMENT.match(lines[at - 1]):
            at -= 1
        if at > first and not lines[at - 1].strip():
            found = at
        while at > first and not lines[at - 1].strip():
            at -= 1
    return found


def _headers(lines: Sequence[str]) -> list[tuple[int, int, re.Match[str]]]:
    """Where each block starts (its comments), where its header stands, and the header."""
    found: list[tuple[int, int, re.Match[str]]] = []
    spans = [one.span() for one in _WRITTEN.finditer("".join(lines)) if len(one[0].splitlines()) > 1]
    begins = 0
    for number, line in enumerate(lines):
        header = _HEADER.match(line.rstrip("\r\n"))
        inside = header is not None and any(first < begins < last for first, last in spans)
        begins += len(line)
        if header is None or inside:
            continue
        start, floor = number, found[-1][1] + 1 if found else 0
        while start > floor and _COMMENT.match(lines[start - 1]):
            start -= 1
        found.append((start, number, header))
    return found


def _resolved(parts: Sequence[str], counts: Mapping[str, int]) -> str:
    path = ""
    for part in parts:
        path = f"{path}.{part}" if path else part
        if path in counts:
            path = f"{path}[{counts[path]}]"
    return path


def _cut(path: str, indent: str, lines: Sequence[str], head: int) -> _Block:
    end = len(lines)
    while end > head and not lines[end - 1].strip():
        end -= 1
    return _Block(path, "".join(lines[:head]), "".join(lines[head:end]), "".join(lines[end:]), indent)


def _pieces(content: Mapping[str, Any], kind: PieceKind, meeting: str, blocks: Collection[str]) -> list[Piece]:
    """The pieces of one kind; each has a block of its own, or the file is laid out in another way."""
    found = []
    for number, one in enumerate(_tables(content, kind.value), 1):
        at = f"{meeting}.{kind.value}[{number}]" if meeting else f"{kind.value}[{number}]"
        if at not in blocks:
            raise NotAllowed("format-layout")
        found.append(Piece(at, kind, one))
    return found


def _put_after(blocks: list[_Block], after: int, made: list[_Block]) -> list[_Block]:
    """New blocks after another, a blank line apart; what ended the file still does."""
    last = blocks[after]
    if not last.text().endswith("\n"):
        last.body += "\n"
    made[-1].tail = last.tail
    for one in (last, *made[:-1]):
        one.tail = one.tail or "\n"
    last.tail = "\n"
    return [*blocks[: after + 1], *made, *blocks[after + 1 :]]


def _head(path: str) -> bool:
    """What stands before questions and meetings."""
    return path.partition(".")[0] in ("format", "target", "legal")


def _joined(blocks: Sequence[_Block]) -> str:
    text = "".join(one.text() for one in blocks)
    _parsed(text)
    return text


def _at(blocks: Sequence[_Block], path: str) -> _Block:
    for one in blocks:
        if one.path == path:
            return one
    raise NotAllowed("format-layout")


def _inside(path: str, outer: str) -> bool:
    return path == outer or path.startswith((f"{outer}.", f"{outer}["))


def _indent_of(block: _Block) -> str:
    first = block.body.splitlines()[0] if block.body else block.indent
    return first[: len(first) - len(first.lstrip())]


def _item(value: Value) -> Item:
    if isinstance(value, Mapping):
        within = ", ".join(f"{key} = {_item(one).as_string()}" for key, one in value.items())
        return tomlkit.value(f"{{ {within} }}")
    if isinstance(value, list) and any(isinstance(one, Mapping) for one in value):
        rows = tomlkit.array().multiline(True)
        for one in value:
            rows.append(_item(one))
        return rows
    return tomlkit.item(list(value) if isinstance(value, tuple) else value)
