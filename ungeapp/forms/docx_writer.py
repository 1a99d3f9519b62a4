"""A document as DOCX, to go on writing in: the same blocks as the PDF, real headings, lists and tables.

Belongs here: which block becomes which paragraph or table. Does not belong here: what a document is (`document`), the
elements python-docx lacks (`docx_parts`), the PDF (`pdf`).

Nothing of the machine or the moment enters the file: no author, no clock; the same document is the same bytes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from io import BytesIO
from typing import Any, assert_never

import docx
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.table import WD_ROW_HEIGHT_RULE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK, WD_TAB_ALIGNMENT
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.shared import Pt, RGBColor

from ungeapp.forms import theme
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
    Points,
    Run,
    Signatures,
    Table,
    plain,
    runs_of,
)
from ungeapp.forms.docx_parts import (
    cell_line_above,
    field,
    keep_row,
    paragraph_lines,
    paragraphs_of,
    repeat_row,
    speak,
    table_lines,
    table_look,
    tick_box,
    use_font,
    without_moment,
)
from ungeapp.forms.pdf import LANGUAGE_TAGS, PAGE_OF
from ungeapp.forms.pdf_blocks import QUOTES
from ungeapp.forms.pdf_fonts import cleaned
from ungeapp.forms.theme import Colour

FONT = "Calibri"
"""Stands on every office computer; Roboto does not."""

_NOTICE, _QUIET, _TICK, _WRITE = "Bemærkning", "Dæmpet", "Afkrydsning", "Skrivelinje"
_MOMENT = datetime(2000, 1, 1, tzinfo=UTC)
_NAME = 60
"""Letters in the name of a box: Word takes 64."""
_PHONE = re.compile(r"(?<!\d)\d\d(?: \d\d){3}(?!\d)")
"""A telephone number, inside which Word ends no line."""
_NOT_XML = {0xFFFE: None, 0xFFFF: None}
_EFFECTS = "http://schemas.microsoft.com/office/2007/relationships/stylesWithEffects"
_HAIR, _INK, _OWN = "CFD6DD", "1A1A1A", "5A3FA0"


def write_docx(document: Document) -> bytes:
    """The document as DOCX. Never fails for any text."""
    made = docx.Document()
    writer = _Writer(made, document.language)
    writer.styles(larger=theme.LARGE.text.size / theme.NORMAL.text.size if document.large else 1.0)
    writer.frame(document)
    writer.write(document)
    made.save(out := BytesIO())
    return without_moment(out.getvalue())


def _text(text: str) -> str:
    whole = _PHONE.sub(lambda number: number[0].replace(" ", "\u00a0"), cleaned(text))
    return whole.translate(_NOT_XML)


def _rgb(colour: Colour) -> RGBColor:
    return RGBColor(*(round(part * 255) for part in colour))


class _Writer:
    """Fills one document; ``_before`` are the paragraphs a signature must not be parted from."""

    def __init__(self, made: Any, language: str) -> None:
        self._made = made
        self._language = LANGUAGE_TAGS.get(language, LANGUAGE_TAGS["da"])
        self._open_quote, self._close_quote = QUOTES.get(language, QUOTES["da"])
        self._page_of = PAGE_OF.get(language, PAGE_OF["da"])
        self._opens_page = False
        self._last: list[Any] = []

    # the whole -----------------------------------------------------------------------------------------------------
    def styles(self, larger: float) -> None:
        """The look, and the language of everything."""
        styles = self._made.styles
        speak(self._made, self._language)
        for name, size, colour, bold, above, below in (
            ("Normal", 10.5, theme.INK, None, 0, 4),
            ("Title", 20, theme.INK, True, 6, 8),
            ("Heading 1", 13, theme.PRIMARY_DARK, True, 14, 4),
            ("Heading 2", 11, theme.INK, True, 10, 2),
            ("List Bullet", 10.5, theme.INK, None, 0, 2),
            ("Quote", 10.5, theme.INK, None, 4, 4),
            ("Header", 9.5, theme.INK_SECONDARY, None, 0, 0),
            ("Footer", 8.5, theme.INK_SECONDARY, None, 0, 0),
        ):
            style = styles[name]
            use_font(style, FONT)
            if name not in ("Header", "Footer"):
                size = round(size * larger * 2) / 2
            style.font.size, style.font.bold, style.font.color.rgb = Pt(size), bold, _rgb(colour)
            style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(above), Pt(below)
        for border in styles["Title"].element.iter(
            "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}pBdr"
        ):
            border.getparent().remove(border)
        styles["Quote"].font.italic = True
        styles["Quote"].paragraph_format.left_indent = Pt(theme.QUOTE_INDENT)
        paragraph_lines(styles["Quote"], {"left": _OWN}, size=18, space=6)
        for name in (_NOTICE, _QUIET, _TICK, _WRITE):
            style = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
            style.base_style = styles["Normal"]
        styles[_QUIET].font.color.rgb = _rgb(theme.INK_SECONDARY)
        styles[_TICK].paragraph_format.left_indent = Pt(theme.NORMAL.box_indent)
        styles[_TICK].paragraph_format.first_line_indent = Pt(-theme.NORMAL.box_indent)
        styles[_NOTICE].paragraph_format.keep_together = True
        paragraph_lines(styles[_WRITE], {"bottom": "8A939D", "between": "8A939D"}, size=4, space=1)
        styles[_WRITE].paragraph_format.space_before = Pt(10)
        paragraph_lines(styles[_NOTICE], dict.fromkeys(("top", "left", "bottom", "right"), "4A4F57"), size=4, space=6)

    def frame(self, document: Document) -> None:
        """Page, head and foot, and what the file says about itself."""
        (section,) = self._made.sections
        section.page_width, section.page_height = Pt(theme.PAGE_WIDTH), Pt(theme.PAGE_HEIGHT)
        section.left_margin, section.right_margin = Pt(theme.LEFT), Pt(theme.RIGHT)
        section.top_margin, section.bottom_margin = Pt(theme.BODY_TOP), Pt(theme.PAGE_HEIGHT - theme.BODY_BOTTOM)
        section.header_distance, section.footer_distance = Pt(12 * theme.MILLIMETRE), Pt(10 * theme.MILLIMETRE)
        head, foot = section.header.paragraphs[0], section.footer.paragraphs[0]
        self._across(head, document.sender_line, document.confidentiality_line)
        self._across(foot, document.foot, "")
        foot.add_run("\t")
        before, _page, between, _pages, after = _around(self._page_of)
        for text, code in ((before, "PAGE"), (between, "NUMPAGES")):
            foot.add_run(text)
            field(foot, code)
        foot.add_run(after)
        told = self._made.core_properties
        told.title = " ".join(_text(document.title).split()) or "UngeApp"
        told.author = told.last_modified_by = told.comments = told.keywords = told.subject = ""
        told.language = self._language
        told.created = told.modified = _MOMENT
        package = self._made.part.package
        for key, relation in list(package.rels.items()):
            if relation.reltype in (RELATIONSHIP_TYPE.EXTENDED_PROPERTIES, RELATIONSHIP_TYPE.THUMBNAIL):
                del package.rels[key]
        inner = self._made.part.rels
        for key, relation in list(inner.items()):
            if relation.reltype == _EFFECTS:  # the same styles once more, for Word 2010, in the template's language
                del inner[key]

    def _across(self, paragraph: Any, left: str, right: str) -> None:
        stops = paragraph.paragraph_format.tab_stops
        stops.clear_all()
        stops.add_tab_stop(Pt(theme.WIDTH), WD_TAB_ALIGNMENT.RIGHT)
        self._fill(paragraph, left)
        if right.strip():
            paragraph.add_run("\t")
            self._fill(paragraph, right)

    def write(self, document: Document) -> None:
        """Everything between head and foot."""
        blocks = document.blocks
        if blocks and isinstance(letter := blocks[0], LetterHead):
            self._letter_head(letter, at_top=True)
            blocks = blocks[1:]
        if document.title.strip():
            self._paragraph(document.title, "Title")
        if document.subtitle.strip():
            self._paragraph(document.subtitle, _QUIET)
        self._blocks(blocks)

    def _blocks(self, blocks: Iterable[Block]) -> None:
        for block in blocks:
            self._block(block)

    def _block(self, block: Block) -> None:
        match block:
            case Heading():
                if block.text.strip():
                    self._paragraph(block.text, f"Heading {block.level}")
            case Paragraph():
                if plain(block.text).strip():
                    self._paragraph(block.text, _QUIET if block.quiet else "Normal")
            case Facts():
                self._facts(block)
            case OwnWords():
                self._own_words(block)
            case Table():
                self._table(block)
            case BulletList():
                for item in block.items:
                    self._paragraph(item, "List Bullet")
            case Checklist():
                self._checklist(block)
            case Points():
                self._points(block)
            case Signatures():
                self._signatures(block)
            case Notice():
                self._notice(block)
            case LetterHead():
                self._letter_head(block, at_top=self._opens_page)
            case Figure():
                self._paragraph(block.alternative, _QUIET)  # the same facts follow as text
            case KeepTogether():
                self._kept(block)
            case PageBreak():
                self._opens_page = True
            case _:
                assert_never(block)

    # paragraphs ----------------------------------------------------------------------------------------------------
    def _paragraph(self, text: Inline, style: str) -> Any:
        made = self._made.add_paragraph(style=style)
        made.paragraph_format.page_break_before = True if self._opens_page else None
        self._opens_page = False
        self._fill(made, text)
        self._last = [made]
        return made

    def _fill(self, paragraph: Any, text: Inline) -> None:
        for run in runs_of(text):
            for number, line in enumerate(_text(run.text).split("\n")):
                made = paragraph.add_run()
                if number:
                    made.add_break(WD_BREAK.LINE)
                made.add_text(line)
                made.bold, made.italic = run.bold or None, run.italic or None

    def _own_words(self, block: OwnWords) -> None:
        if not block.text.strip():
            return
        self._paragraph(f"{self._open_quote}{block.text.strip()}{self._close_quote}", "Quote")
        if block.said.strip():
            self._last[0].paragraph_format.keep_with_next = True
            self._paragraph(block.said, _QUIET)

    def _checklist(self, block: Checklist) -> None:
        for item in block.items:
            made = self._paragraph("", _TICK)
            tick_box(made, ticked=item.done, name=" ".join(_text(plain(item.text)).split())[:_NAME])
            made.add_run(" ")
            self._fill(made, item.text)
            if plain(item.note).strip():
                made.add_run().add_break(WD_BREAK.LINE)
                self._fill(made, item.note)

    def _points(self, block: Points) -> None:
        for point in block.items:
            made = self._paragraph((Run(f"{point.number}. {point.title}", bold=True),), "Normal")
            kept = [made]
            if point.guidance.strip():
                kept.append(self._paragraph(point.guidance, _QUIET))
            self._checklist(Checklist(point.boxes))
            if plain(point.answer).strip():
                self._paragraph(point.answer, "Normal")
            for _line in range(point.lines):
                self._paragraph("", _WRITE)
            for one in kept:
                one.paragraph_format.keep_with_next = True

    def _notice(self, block: Notice) -> None:
        told = plain(block.text).strip()
        if block.title.strip():
            made = self._paragraph("", _NOTICE)
            self._fill(made, block.title)
            for run in made.runs:
                run.bold = True
            made.paragraph_format.keep_with_next = bool(told)
        if told:
            self._paragraph(block.text, _NOTICE)

    def _kept(self, block: KeepTogether) -> None:
        first = len(self._made.element.body)
        self._blocks(block.blocks)
        body = list(self._made.element.body)[first - 1 : -1]  # the last element says how the page is
        inner = [one for element in body for one in paragraphs_of(element, self._made)]
        for one in inner:
            one.paragraph_format.keep_together = True
        for one in inner[:-1]:
            one.paragraph_format.keep_with_next = True

    # tables --------------------------------------------------------------------------------------------------------
    def _grid(self, rows: int, widths: Sequence[float]) -> Any:
        if self._opens_page:
            self._paragraph("", "Normal").paragraph_format.space_after = Pt(0)
        made = self._made.add_table(rows=rows, cols=len(widths))
        made.autofit = False
        room = theme.WIDTH / sum(widths)
        for column, width in zip(made.columns, widths, strict=True):
            column.width = Pt(width * room)
            for cell in column.cells:
                cell.width = Pt(width * room)
        for row in made.rows:
            keep_row(row)
        return made

    def _cell(self, cell: Any, text: Inline, *, bold: bool = False, quiet: bool = False) -> Any:
        paragraph = cell.paragraphs[0]
        paragraph.style = self._made.styles[_QUIET if quiet else "Normal"]
        paragraph.paragraph_format.space_after = Pt(2)
        self._fill(paragraph, text)
        for run in paragraph.runs if bold else ():
            run.bold = True
        return paragraph

    def _after_table(self, table: Any) -> None:
        """Two tables without a paragraph between them would become one."""
        self._last = [paragraph for cell in table.rows[-1].cells for paragraph in cell.paragraphs]
        gap = self._made.add_paragraph(style="Normal")
        gap.paragraph_format.space_after = Pt(0)
        gap.paragraph_format.line_spacing = Pt(6)
        self._last.append(gap)

    def _facts(self, block: Facts) -> None:
        if not block.rows:
            return
        label = theme.NORMAL.label_width
        table = self._grid(len(block.rows), (label, theme.WIDTH - label))
        for row, (name, value) in zip(table.rows, block.rows, strict=True):
            self._cell(row.cells[0], name, quiet=True)
            self._cell(row.cells[1], value)
        table_look(table, head=False, first_column=True)
        self._after_table(table)

    def _table(self, block: Table) -> None:
        rows = [block.headings, *block.rows] if block.headings else list(block.rows)
        if not block.columns or not rows:
            return
        count = block.columns
        widths = [*block.widths[:count], *([1.0] * (count - len(block.widths)))]
        table = self._grid(len(rows), widths)
        for number, (row, texts) in enumerate(zip(table.rows, rows, strict=True)):
            head = bool(block.headings) and number == 0
            cells = row.cells
            for cell, text in zip(cells, texts, strict=False):
                made = self._cell(cell, text, bold=head, quiet=head)
                made.paragraph_format.keep_with_next = True if head else None
            if head:
                repeat_row(row)
        table_look(table, head=bool(block.headings), first_column=False)
        table_lines(table, {"insideH": _HAIR, "bottom": _HAIR})
        self._after_table(table)

    def _signatures(self, block: Signatures) -> None:
        for one in self._last:
            one.paragraph_format.keep_with_next = True
        pairs = [block.lines[start : start + 2] for start in range(0, len(block.lines), 2)]
        for number, pair in enumerate(pairs):
            above = self._paragraph("", "Normal")
            above.paragraph_format.space_before, above.paragraph_format.keep_with_next = Pt(24), True
            half = (theme.WIDTH - theme.SIGNATURE_GAP) / 2
            table = self._grid(1, (half, theme.SIGNATURE_GAP, half))
            for place, text in zip((0, 2), pair, strict=False):
                cell = table.rows[0].cells[place]
                cell_line_above(cell, _INK)
                self._cell(cell, text).paragraph_format.keep_with_next = True if number + 1 < len(pairs) else None
            table_look(table, head=False, first_column=False)
            self._after_table(table)
            if number + 1 < len(pairs):
                self._last[-1].paragraph_format.keep_with_next = True

    def _letter_head(self, block: LetterHead, *, at_top: bool) -> None:
        left = theme.RECIPIENT_WIDTH
        table = self._grid(1, (left, theme.WIDTH - left))
        row = table.rows[0]
        row.height, row.height_rule = Pt(theme.RECIPIENT_HEIGHT), WD_ROW_HEIGHT_RULE.AT_LEAST
        if at_top:
            row.height = Pt(theme.RECIPIENT_HEIGHT + theme.RECIPIENT_TOP - theme.BODY_TOP)
        recipient = self._cell(row.cells[0], "\n".join(block.recipient))
        date = self._cell(row.cells[1], "\n".join((block.date, *block.reference)))
        date.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        for one in (recipient, date) if at_top else ():
            # Where the window of an envelope is.
            one.paragraph_format.space_before = Pt(theme.RECIPIENT_TOP - theme.BODY_TOP)
        table_look(table, head=False, first_column=False)
        self._after_table(table)


def _around(page_of: str) -> tuple[str, str, str, str, str]:
    """*Side {page} af {pages}* in five pieces."""
    before, rest = page_of.split("{page}")
    between, after = rest.split("{pages}")
    return before, "{page}", between, "{pages}", after
