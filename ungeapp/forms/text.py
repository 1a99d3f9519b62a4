"""A document as plain text, to be pasted into the records system.

Belongs here: the same blocks without looks, one fact or table row on a line, only characters every system takes.
Does not belong here: looks, and what may be copied (the gate decided that before the document was made).
Lines to sign on and the paper's head and foot are left out; the state (closed when) stands at the end.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import assert_never

from ungeapp.forms.document import (
    Block,
    BulletList,
    Checklist,
    Document,
    Facts,
    Figure,
    Heading,
    Inline,
    KeepTogether,
    LetterHead,
    Notice,
    OwnWords,
    PageBreak,
    Paragraph,
    Point,
    Points,
    Signatures,
    Table,
    plain,
)

_QUOTES = {"da": ("»", "«"), "en": ("“", "”")}


def write_text(document: Document) -> str:
    """The document as text with line feeds, paragraphs divided by an empty line, ending in a line feed."""
    parts = [_lines(_text(document.title), _text(document.subtitle))]
    parts += _blocks(document.blocks, _QUOTES.get(document.language, _QUOTES["da"]))
    parts.append(_lines(*map(_text, (document.sender_line, document.confidentiality_line, document.state_line))))
    return "\n\n".join(part for part in parts if part) + "\n"


def _blocks(blocks: Iterable[Block], quotes: tuple[str, str]) -> Iterator[str]:
    """Paragraphs of text; a heading is the first line of what it heads."""
    heading = ""
    for block in blocks:
        if isinstance(block, Heading):
            if heading:
                yield heading
            heading = _text(block.text).upper() if block.level == 1 else _text(block.text)
            continue
        if isinstance(block, Signatures):  # nothing is signed in a text, and what heads the lines falls with them
            heading = ""
            continue
        text = "\n\n".join(_blocks(block.blocks, quotes)) if isinstance(block, KeepTogether) else _block(block, quotes)
        if text:
            yield _lines(heading, text)
            heading = ""
    if heading:
        yield heading


def _block(block: Block, quotes: tuple[str, str]) -> str:
    match block:
        case Paragraph(text=text):
            return _text(text)
        case Facts(rows=rows):
            return _lines(*(_labelled(label, value) for label, value in rows))
        case OwnWords(text=text, said=said):
            words = f"{quotes[0]}{_text(text)}{quotes[1]}" if text.strip() else ""
            return _lines(words, f"({_text(said)})" if words and said.strip() else "")
        case Table():
            return _lines(*(_row(block, row) for row in block.rows))
        case BulletList(items=items):
            return _lines(*(f"- {_text(item)}" for item in items))
        case Checklist(items=items):
            return _lines(*(_item(item.text, item.note, item.done) for item in items))
        case Points(items=points):
            return _lines(*map(_point, points))
        case Notice(title=title, text=text):
            return _labelled(title, text) if title.strip() else _text(text)
        case LetterHead(recipient=recipient, date=date, reference=reference):
            return _lines(*map(_text, (*recipient, date, *reference)))
        case Figure():  # what it shows follows as text on every paper
            return ""
        case Signatures() | PageBreak() | Heading() | KeepTogether():
            return ""
        case _:
            assert_never(block)


def _row(table: Table, row: tuple[Inline, ...]) -> str:
    """A row as `- first cell (heading: cell, …)`: readable in any column width and by ear."""
    first, *rest = [" – ".join(_text(cell).split("\n")) for cell in row] or [""]
    named = [
        _labelled(heading, cell) if heading.strip() else cell
        for heading, cell in zip((*table.headings[1:], *[""] * len(rest)), rest, strict=False)
        if cell
    ]
    if not first and not named:
        return ""
    return f"- {'; '.join(part for part in (first, *named) if part)}"


def _item(text: Inline, note: Inline, done: bool) -> str:
    line = f"[{'x' if done else ' '}] {_text(text)}"
    return f"{line} ({_text(note)})" if plain(note).strip() else line


def _point(point: Point) -> str:
    chosen = ", ".join(_text(box.text) for box in point.boxes if box.done)
    answer = "; ".join(part for part in (chosen, _text(point.answer)) if part)
    return f"{point.number}. {_labelled(point.title, answer)}".rstrip()


def _labelled(label: str, value: Inline) -> str:
    return f"{_text(label).rstrip(':')}: {_text(value)}"


def _text(text: Inline) -> str:
    """One text without stray space and control characters; its own line breaks stay."""
    lines = plain(text).replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ").split("\n")
    kept = ("".join(c for c in line if c.isprintable() or c == "\u00a0") for line in lines)
    return "\n".join(" ".join(line.split(" ")).strip() for line in kept).strip()


def _lines(*lines: str) -> str:
    return "\n".join(line for line in lines if line.strip())
