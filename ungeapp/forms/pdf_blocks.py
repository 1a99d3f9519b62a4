"""Each kind of block as strips and structure elements: one function per kind.

Belongs here: how a block is laid out. Does not belong here: drawing operators (`pdf`), page breaks (`pdf_strips`),
numbers (`theme`).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from ungeapp.forms import theme
from ungeapp.forms.document import (
    Block,
    BulletList,
    Checklist,
    Document,
    Facts,
    Figure,
    Heading,
    KeepTogether,
    LetterHead,
    Notice,
    OwnWords,
    PageBreak,
    Paragraph,
    Points,
    Signatures,
    Table,
    plain,
)
from ungeapp.forms.pdf_bands import SetLine, Under, band, set_lines
from ungeapp.forms.pdf_figure import figure
from ungeapp.forms.pdf_fonts import cleaned
from ungeapp.forms.pdf_points import TICKED, points, with_box
from ungeapp.forms.pdf_strips import Pen, Strip, kept
from ungeapp.forms.pdf_tags import NOTICE, Element
from ungeapp.forms.theme import Sizes

QUOTES = {"da": ("»", "«"), "en": ("“", "”")}


def compose(document: Document) -> tuple[list[Strip], Element]:
    """All strips of the document in order, and the root of its structure."""
    root = Element("Document")
    blocks = document.blocks
    strips: list[Strip] = []
    composer = _Composer(document.language, theme.LARGE if document.large else theme.NORMAL)
    if blocks and isinstance(letter := blocks[0], LetterHead):
        strips += composer.letter_head(letter, root, at_top=True)
        blocks = blocks[1:]
    title = composer.title(document, root)
    body = composer.stack(blocks, root)
    if title and body:
        body[0] = replace(body[0], above=max(body[0].above, theme.BELOW_TITLE))
    strips += title + body
    return strips, root


class _Composer:
    def __init__(self, language: str, sizes: Sizes) -> None:
        self._sizes = sizes
        self._open_quote, self._close_quote = QUOTES.get(language, QUOTES["da"])
        self._ticked = TICKED.get(language, TICKED["da"])
        self._level = 0

    def _tag_of_level(self, level: int) -> str:
        """The tag of a heading: the first one is H1, and none skips a level on the way down (PDF/UA-1 7.4)."""
        self._level = min(level, self._level + 1)
        return f"H{self._level}"

    def stack(self, blocks: Iterable[Block], parent: Element) -> list[Strip]:
        """Blocks below each other."""
        strips: list[Strip] = []
        opens_page = False
        before: Block | None = None
        for block in blocks:
            if isinstance(block, PageBreak):
                opens_page = True
                continue
            made = self._block(block, parent, opens_page)
            if made and opens_page:
                made[0] = replace(made[0], opens_page=True)
                opens_page = False
            if made and strips and isinstance(block, Signatures):
                strips[-1] = replace(strips[-1], keep=True)
            if made and isinstance(before, Heading) and not isinstance(block, Heading | Signatures):
                made[0] = replace(made[0], above=theme.BELOW_HEADING[before.level])
            strips += made
            before = block if made else before
        return strips

    def _block(self, block: Block, parent: Element, opens_page: bool) -> list[Strip]:
        match block:
            case Heading():
                return self.heading(block, parent)
            case Paragraph():
                return self.paragraph(block, parent)
            case Facts():
                return self.facts(block, parent)
            case OwnWords():
                return self.own_words(block, parent)
            case Table():
                return self.table(block, parent)
            case BulletList():
                return self.bullets(block, parent)
            case Checklist():
                return self.checklist(block, parent)
            case Points():
                return points(block, parent, self._sizes, self._ticked)
            case Signatures():
                return self.signatures(block, parent)
            case Notice():
                return self.notice(block, parent)
            case LetterHead():
                return self.letter_head(block, parent, at_top=opens_page)
            case Figure():
                return figure(block, parent)
            case KeepTogether():
                return kept(self.stack(block.blocks, parent))
            case PageBreak():
                return []

    def title(self, document: Document, parent: Element) -> list[Strip]:
        """The document's title and what stands below it."""
        strips: list[Strip] = []
        if cleaned(document.title).strip():
            tag = self._tag_of_level(1)
            lines = set_lines(document.title, self._sizes.title, 0, theme.WIDTH, parent.add(tag))
            strips += band([lines], above=theme.ABOVE_TITLE)
            strips[0] = _with_bookmark(strips[0], document.title, tag)
        if document.subtitle.strip():
            strips += band([set_lines(document.subtitle, self._sizes.subtitle, 0, theme.WIDTH, parent.add("P"))])
        return kept(strips, with_next=True)

    def heading(self, block: Heading, parent: Element) -> list[Strip]:
        """A heading, never the last thing on a page."""
        if not cleaned(block.text).strip():
            return []
        tag = self._tag_of_level(block.level + 1)
        lines = set_lines(block.text, self._sizes.headings[block.level], 0, theme.WIDTH, parent.add(tag))
        strips = band([lines], above=theme.ABOVE_HEADING[block.level], whole=theme.ROW_LIMIT)
        strips[0] = _with_bookmark(strips[0], block.text, tag)
        return kept(strips, with_next=True)

    def paragraph(self, block: Paragraph, parent: Element) -> list[Strip]:
        """Running text; an empty one takes no room."""
        if not plain(block.text).strip():
            return []
        style = self._sizes.quiet if block.quiet else self._sizes.text
        return band([set_lines(block.text, style, 0, theme.WIDTH, parent.add("P"))], above=theme.ABOVE_PARAGRAPH)

    def facts(self, block: Facts, parent: Element) -> list[Strip]:
        """Label and value rows."""
        strips: list[Strip] = []
        table = parent.add("Table")
        left = self._sizes.label_width + theme.COLUMN_GAP
        for index, (label, value) in enumerate(block.rows):
            row = table.add("TR")
            cells = [
                set_lines(label, self._sizes.quiet, 0, self._sizes.label_width, row.add("TH", scope="Row")),
                set_lines(value, self._sizes.text, left, theme.WIDTH - left, row.add("TD")),
            ]
            above = theme.BETWEEN_FACTS if index else theme.ABOVE_FACTS
            strips += band(cells, above=above, whole=theme.ROW_LIMIT)
        return strips

    def own_words(self, block: OwnWords, parent: Element) -> list[Strip]:
        """The young person's voice, with its own bar."""
        if not block.text.strip():
            return []
        quote = parent.add("BlockQuote")
        width = theme.WIDTH - theme.QUOTE_INDENT
        text = f"{self._open_quote}{block.text.strip()}{self._close_quote}"
        lines = set_lines(text, self._sizes.said, theme.QUOTE_INDENT, width, quote.add("P"))
        if block.said.strip():
            lines += set_lines(block.said, self._sizes.quiet, theme.QUOTE_INDENT, width, quote.add("P"))
        padding = theme.QUOTE_PADDING
        return band([lines], above=theme.ABOVE_PARAGRAPH, top=padding, bottom=padding, under=_quote_bar)

    def table(self, block: Table, parent: Element) -> list[Strip]:
        """Columns under repeated headings, rows divided by hairlines."""
        if not block.columns:
            return []
        # Without headings the first column says what a row is about; with that column alone it is no table at all.
        plain_list = not block.headings and block.columns == 1
        table = parent.add("Div" if plain_list else "Table")
        columns = _columns(block)
        head: list[Strip] = []
        if block.headings:
            row = table.add("TR")
            cells = [
                set_lines(text, self._sizes.column_heading, x, width, row.add("TH", scope="Column"))
                for text, (x, width) in zip(block.headings, columns, strict=False)
            ]
            padding = theme.CELL_PADDING
            head = band(cells, above=theme.ABOVE_BLOCK, top=padding - 1, bottom=padding, whole=theme.PAGE_HEIGHT)
        rows: list[Strip] = []
        for index, texts in enumerate(block.rows):
            row = table.add("TR" if not plain_list else "P")
            filled = [*texts, *([""] * (block.columns - len(texts)))]
            cells = [
                set_lines(text, self._sizes.text, x, width, row if plain_list else _cell(row, number, block))
                for number, (text, (x, width)) in enumerate(zip(filled, columns, strict=True))
            ]
            above = theme.ABOVE_BLOCK if index == 0 and not head else 0.0
            rule = _rule_above if index or head else None
            padding = theme.CELL_PADDING
            rows += band(cells, above=above, top=padding, bottom=padding, whole=theme.ROW_LIMIT, under=rule)
        # Headings half a page high are not repeated: they would leave no room for what they head.
        repeated = tuple(head) if sum(strip.height for strip in head) < theme.ROW_LIMIT else ()
        return [*kept(head, with_next=True), *(replace(strip, repeated=repeated) for strip in rows)]

    def bullets(self, block: BulletList, parent: Element) -> list[Strip]:
        """Items behind a dot."""
        strips: list[Strip] = []
        items = parent.add("L", numbering="Disc")
        for index, text in enumerate(block.items):
            item = items.add("LI")
            cells = [
                set_lines("•", self._sizes.text, 1, self._sizes.item_indent, item.add("Lbl")),
                set_lines(
                    text,
                    self._sizes.text,
                    self._sizes.item_indent,
                    theme.WIDTH - self._sizes.item_indent,
                    item.add("LBody"),
                ),
            ]
            strips += band(cells, above=theme.BETWEEN_ITEMS if index else theme.ABOVE_PARAGRAPH)
        return strips

    def checklist(self, block: Checklist, parent: Element) -> list[Strip]:
        """Items behind a box; what came of an item stands below it, set back."""
        strips: list[Strip] = []
        items = parent.add("L", numbering="Square")
        width = theme.WIDTH - self._sizes.box_indent
        for index, entry in enumerate(block.items):
            item = items.add("LI")
            label = item.add("Lbl", alternative=self._ticked[entry.done])
            body = item.add("LBody")
            lines = set_lines(entry.text, self._sizes.text, self._sizes.box_indent, width, body)
            if plain(entry.note).strip():
                lines += set_lines(entry.note, self._sizes.quiet, self._sizes.box_indent, width, body)
            made = band(
                [lines], above=theme.BETWEEN_ITEMS + 1.5 if index else theme.ABOVE_PARAGRAPH, whole=theme.ROW_LIMIT
            )
            made[0] = replace(made[0], draw=with_box(made[0].draw, 0.0, label, entry.done, self._sizes.text.leading))
            strips += made
        return strips

    def signatures(self, block: Signatures, parent: Element) -> list[Strip]:
        """Lines to sign on, two beside each other."""
        strips: list[Strip] = []
        width = (theme.WIDTH - theme.SIGNATURE_GAP) / 2
        places = (0.0, width + theme.SIGNATURE_GAP)
        for start in range(0, len(block.lines), 2):
            pair = block.lines[start : start + 2]
            cells = [
                set_lines(text, theme.MARGINALIA, x, width, parent.add("P"))
                for text, x in zip(pair, places, strict=False)
            ]
            lines = tuple((x, width) for x in places[: len(pair)])
            strips += band(
                cells, above=theme.ABOVE_SIGNATURES, top=4, whole=theme.ROW_LIMIT, under=_signature_rules(lines)
            )
        return kept(strips)

    def notice(self, block: Notice, parent: Element) -> list[Strip]:
        """A framed remark."""
        if not (plain(block.text).strip() or block.title.strip()):
            return []
        note = parent.add(NOTICE)
        padding = theme.NOTICE_PADDING
        width = theme.WIDTH - 2 * padding
        lines: list[SetLine] = []
        if block.title.strip():
            bold = replace(self._sizes.text, font=theme.BOLD)
            lines += set_lines(block.title, bold, padding, width, note.add("P"))
        if plain(block.text).strip():
            lines += set_lines(block.text, self._sizes.text, padding, width, note.add("P"))
        above = theme.ABOVE_BLOCK + 2
        return band([lines], above=above, top=padding - 2, bottom=padding - 2, whole=theme.ROW_LIMIT, under=_frame)

    def letter_head(self, block: LetterHead, parent: Element, *, at_top: bool) -> list[Strip]:
        """Recipient on the left where the window of an envelope is, date and references on the right."""
        address = parent.add("P")
        recipient: list[SetLine] = []
        for text in block.recipient:
            recipient += set_lines(text, self._sizes.text, 0, theme.RECIPIENT_WIDTH, address)
        left = theme.RECIPIENT_WIDTH + theme.COLUMN_GAP
        right: list[SetLine] = []
        element = parent.add("P")
        for text in (block.date, *block.reference):
            right += [
                replace(line, x=theme.WIDTH - line.line.width)
                for line in set_lines(
                    text, self._sizes.quiet if right else self._sizes.text, left, theme.WIDTH - left, element
                )
            ]
        strips = band([recipient, right], above=0 if at_top else theme.ABOVE_BLOCK, whole=theme.PAGE_HEIGHT / 2)
        room = theme.RECIPIENT_HEIGHT - sum(strip.height for strip in strips)
        if at_top:
            strips.insert(0, Strip(theme.RECIPIENT_TOP - theme.BODY_TOP, _nothing))
        if room > 0:
            strips.append(Strip(room, _nothing))
        return kept(strips, with_next=True)


def _columns(table: Table) -> list[tuple[float, float]]:
    """Left edge and width of each column."""
    count = table.columns
    shares = [*table.widths[:count], *([1.0] * (count - len(table.widths)))]
    # With very many columns the gaps shrink, so that every column keeps a width.
    gap = min(theme.COLUMN_GAP, theme.WIDTH / (3 * count))
    room = theme.WIDTH - gap * (count - 1)
    places, x = [], 0.0
    for share in shares:
        width = room * share / sum(shares)
        places.append((x, width))
        x += width + gap
    return places


def _cell(row: Element, number: int, table: Table) -> Element:
    """The element of one cell below the headings."""
    heads = number == 0 and not table.headings
    return row.add("TH", scope="Row") if heads else row.add("TD")


def _with_bookmark(strip: Strip, title: str, tag: str) -> Strip:
    inner = strip.draw

    def draw(pen: Pen, y: float, again: bool) -> None:
        pen.bookmark(title, tag, y)
        inner(pen, y, again)

    return replace(strip, draw=draw)


def _nothing(pen: Pen, y: float, again: bool) -> None:
    """Room only."""


def _quote_bar(pen: Pen, y: float, height: float, first: bool, last: bool) -> None:
    pen.bar(theme.LEFT, y, theme.QUOTE_BAR, height, theme.OWN_WORDS)


def _rule_above(pen: Pen, y: float, height: float, first: bool, last: bool) -> None:
    if first:
        pen.rule(theme.LEFT, y, theme.WIDTH, theme.RULE, theme.HAIRLINE)


def _signature_rules(lines: tuple[tuple[float, float], ...]) -> Under:
    def under(pen: Pen, y: float, height: float, first: bool, last: bool) -> None:
        if first:
            for x, width in lines:
                pen.rule(theme.LEFT + x, y, width, theme.SIGNATURE_RULE, theme.INK)

    return under


def _frame(pen: Pen, y: float, height: float, first: bool, last: bool) -> None:
    if first:
        pen.rule(theme.LEFT, y, theme.WIDTH, theme.RULE, theme.INK_SECONDARY)
    if last:
        pen.rule(theme.LEFT, y + height, theme.WIDTH, theme.RULE, theme.INK_SECONDARY)
    pen.bar(theme.LEFT - theme.RULE / 2, y, theme.RULE, height, theme.INK_SECONDARY)
    pen.bar(theme.LEFT + theme.WIDTH - theme.RULE / 2, y, theme.RULE, height, theme.INK_SECONDARY)
