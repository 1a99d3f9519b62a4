"""What a paper document is, as plain frozen values: what stands on it and in which order, never how it looks.

Belongs here: the blocks every letter, minutes, plan and sheet is made of, and their readable plain form for tests.
Does not belong here: fonts, measures and colours (`theme`), drawing (`pdf`), words of any document (`documents`).

Text is always text: nothing a person wrote is read as markup. Bold and italic are values (`Run`), not signs.
A line feed inside a text is a line break on the paper.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from enum import StrEnum
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one weight."""

    text: str
    bold: bool = False
    italic: bool = False


Inline: TypeAlias = str | tuple[Run, ...]
"""A text: plain, or runs of different weight one after the other (spaces between them are part of the runs)."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading below the title; level 1 opens a section, level 2 a part of it. Stays with the text that follows."""

    text: str
    level: int = 1

    def __post_init__(self) -> None:
        if self.level not in (1, 2):
            raise ValueError(f"a heading has level 1 or 2, not {self.level}")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text; `quiet` sets it back (a hint, a source, who said it)."""

    text: Inline
    quiet: bool = False


@dataclass(frozen=True, slots=True)
class Facts:
    """Rows of label and value, such as time, place and those present at the top of minutes."""

    rows: tuple[tuple[str, Inline], ...]


@dataclass(frozen=True, slots=True)
class OwnWords:
    """The young person's own words; the quotation marks are put on by the writer, `said` tells when or where."""

    text: str
    said: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under column headings. `widths` are relative (2, 1 = two thirds, one third); none means equal columns.

    Cells wrap, the headings are repeated on every page. A row may hold fewer cells than there are columns. Without
    `headings` it is a plain aligned list. ValueError for headings that say nothing: they would head nothing for a reader
    who listens.
    """

    headings: tuple[str, ...]
    rows: tuple[tuple[Inline, ...], ...]
    widths: tuple[float, ...] = ()

    def __post_init__(self) -> None:
        if any(width <= 0 for width in self.widths):
            raise ValueError("a column has a width above zero")
        if self.headings and not any(one.strip() for one in self.headings):
            raise ValueError("a table has headings that say something, or none")
        if any(len(row) > self.columns for row in self.rows):
            raise ValueError("a row has more cells than the table has columns")

    @property
    def columns(self) -> int:
        """How many columns the table has."""
        return len(self.headings) or len(self.widths) or max((len(row) for row in self.rows), default=0)


@dataclass(frozen=True, slots=True)
class BulletList:
    """Items of equal rank."""

    items: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class ChecklistItem:
    """One box with its text; `note` says what came of it (who, when, or why not)."""

    text: Inline
    done: bool = False
    note: Inline = ""


@dataclass(frozen=True, slots=True)
class Checklist:
    """Boxes to tick, or ticked."""

    items: tuple[ChecklistItem, ...]


@dataclass(frozen=True, slots=True)
class Point:
    """One numbered point to be answered: its boxes, what was answered, or `lines` to write on."""

    number: int
    title: str
    guidance: str = ""
    boxes: tuple[ChecklistItem, ...] = ()
    answer: Inline = ""
    lines: int = 0


@dataclass(frozen=True, slots=True)
class Points:
    """Numbered points, blank or answered; each stays on one page if one page can hold it."""

    items: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Signatures:
    """Lines to sign on, two beside each other, each with the text below it; kept with the block before."""

    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Notice:
    """A framed remark that must not be overlooked, such as an overlap of responsibility or a confidentiality note."""

    text: Inline
    title: str = ""


@dataclass(frozen=True, slots=True)
class LetterHead:
    """Recipient (name and address lines, placed for a window envelope), date, and short reference lines.

    As the first block it stands above the document's title.
    """

    recipient: tuple[str, ...]
    date: str
    reference: tuple[str, ...] = ()


class Ink(StrEnum):
    """What a line or text of a figure is: the words beside it always say the same, so it prints in black and white."""

    STRONG = "strong"
    QUIET = "quiet"
    HAIR = "hair"


@dataclass(frozen=True, slots=True)
class Circle:
    """A circle around a point; ``filled`` covers with white what lies under it."""

    x: float
    y: float
    radius: float
    ink: Ink = Ink.HAIR
    filled: bool = False


@dataclass(frozen=True, slots=True)
class Stroke:
    """A straight line; ``style`` is ``plain``, ``double`` or ``dashed``."""

    x: float
    y: float
    to_x: float
    to_y: float
    ink: Ink = Ink.HAIR
    style: str = "plain"


@dataclass(frozen=True, slots=True)
class Tag:
    """One line of text around a point, cut with … where it is wider than ``width``.

    ``height`` above zero draws a white box with round corners around it, with a broken edge where ``open`` and without
    an edge where ``bare``. ``align`` is -1 for a text that begins at the point, 1 for one that ends there.
    """

    text: str
    x: float
    y: float
    width: float
    height: float = 0.0
    align: int = 0
    bold: bool = False
    open: bool = False
    bare: bool = False
    short: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """A drawing of lines, circles and words, in points from its top left corner, in the middle of the column.

    ``alternative`` is what a screen reader says instead; the same facts always follow as text.
    """

    width: float
    height: float
    shapes: tuple[Circle | Stroke | Tag, ...]
    alternative: str


@dataclass(frozen=True, slots=True)
class KeepTogether:
    """Blocks that stand on one page if one page can hold them."""

    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows starts on a new page (several letters in one file)."""


Block: TypeAlias = (
    Heading
    | Paragraph
    | Facts
    | OwnWords
    | Table
    | BulletList
    | Checklist
    | Points
    | Signatures
    | Notice
    | LetterHead
    | Figure
    | KeepTogether
    | PageBreak
)


@dataclass(frozen=True, slots=True)
class Document:
    """One paper.

    `sender_line` and `confidentiality_line` stand at the head of every page, `footer` at its foot; without one the
    foot is made of `title` and `state_line` (closed when, which version). `subtitle` stands below the title.
    `language` is `da` or `en` and decides the words the writer itself adds. `large` sets it in large type.
    """

    title: str
    language: str = "da"
    state_line: str = ""
    confidentiality_line: str = ""
    sender_line: str = ""
    blocks: tuple[Block, ...] = ()
    footer: str = ""
    subtitle: str = ""
    large: bool = False

    @property
    def foot(self) -> str:
        """The line at the foot of each page."""
        return self.footer or " · ".join(part for part in (self.title, self.state_line) if part)


def runs_of(text: Inline) -> tuple[Run, ...]:
    """The text as runs, whichever way it was given."""
    return (Run(text),) if isinstance(text, str) else text


def plain(text: Inline) -> str:
    """The text without weights."""
    return text if isinstance(text, str) else "".join(run.text for run in text)


def texts_of(document: Document) -> Iterator[str]:
    """Every text of the document in reading order, for checks over all of them."""
    yield from (document.sender_line, document.confidentiality_line, document.title, document.subtitle)
    for block in document.blocks:
        yield from _texts(block)
    yield from (document.state_line, document.footer)


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from _texts(item)
    elif is_dataclass(value):
        for field in fields(value):
            yield from _texts(getattr(value, field.name))


def to_plain(document: Document) -> dict[str, object]:
    """The document as readable JSON values: golden files of documents are compared in this form.

    Values at their default are left out, a block says its kind first, a text without weights is one string and a
    bold run stands between ** (only for reading: it cannot be told from typed asterisks and is never read back).
    """
    return {
        field.name: _plain_value(getattr(document, field.name))
        for field in fields(document)
        if field.name == "title" or getattr(document, field.name) != field.default
    }


def _plain_value(value: object) -> object:
    if isinstance(value, tuple):
        if value and all(isinstance(item, Run) for item in value):
            return "".join(_plain_run(item) for item in value if isinstance(item, Run))
        return [_plain_value(item) for item in value]
    if is_dataclass(value) and not isinstance(value, type):
        kept = {
            f.name: _plain_value(getattr(value, f.name)) for f in fields(value) if getattr(value, f.name) != f.default
        }
        return {"kind": _kind(type(value).__name__), **kept}
    return value


def _plain_run(run: Run) -> str:
    marks = "**" if run.bold else "_" if run.italic else ""
    return f"{marks}{run.text}{marks}"


def _kind(name: str) -> str:
    return "".join(f"_{letter.lower()}" if letter.isupper() else letter for letter in name).lstrip("_")
