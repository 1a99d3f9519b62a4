"""A document as a PDF: A4, one column, tagged, the same bytes for the same document.

Belongs here: drawing with reportlab, heads and feet, metadata. Does not belong here: what a document is (`document`),
how blocks are laid out (`pdf_blocks`), measures (`theme`), the tag tree (`pdf_tags`).

Nothing of the machine or the moment enters the file: no author, no host, no clock. Nothing is written to disk.
"""

from __future__ import annotations

from io import BytesIO
from itertools import groupby
from xml.sax.saxutils import escape

from reportlab import rl_config
from reportlab.pdfgen.canvas import Canvas

from ungeapp.forms import theme
from ungeapp.forms.document import Document, texts_of
from ungeapp.forms.pdf_bands import SetLine, set_lines
from ungeapp.forms.pdf_blocks import compose
from ungeapp.forms.pdf_fonts import cleaned, faces, missing
from ungeapp.forms.pdf_lines import Line, break_lines
from ungeapp.forms.pdf_strips import Drawn, settle
from ungeapp.forms.pdf_tags import Element, attach
from ungeapp.forms.theme import Colour, Style

# Streams as they are: writing them in letters (for mail of the last century) costs time and a quarter of the size.
rl_config.useA85 = 0

PAGE_OF = {"da": "Side {page} af {pages}", "en": "Page {page} of {pages}"}
LANGUAGE_TAGS = {"da": "da-DK", "en": "en-GB"}
_HEAD_LINES = 6
_FOOT_LINES = 2


def unsupported_characters(document: Document) -> frozenset[str]:
    """The characters paper cannot show, to be told before printing; each becomes an empty box on the page."""
    return frozenset().union(*(missing(text) for text in texts_of(document)))


def pages_of(document: Document) -> int:
    """How many pages the document takes, without drawing any."""
    faces()
    strips, _root = compose(document)
    return len(settle(strips, _Margins(document).body_top, theme.BODY_BOTTOM))


def write_pdf(document: Document) -> bytes:
    """The document as a tagged PDF. Never fails for any text; what the font lacks see `unsupported_characters`."""
    faces()
    margins = _Margins(document)
    strips, root = compose(document)
    pages = settle(strips, margins.body_top, theme.BODY_BOTTOM)
    out = BytesIO()
    canvas = Canvas(
        out,
        pagesize=(theme.PAGE_WIDTH, theme.PAGE_HEIGHT),
        pageCompression=1,
        invariant=1,
        # The default would be Helvetica, named in the file though never used.
        initialFontName=theme.REGULAR,  # type: ignore[arg-type]  # the stubs take it for a number
    )
    title = _told_title(document)
    canvas.setTitle(title)
    pen = _CanvasPen(canvas, unsupported_characters(document))
    head_element = Element("Div")
    for number, page in enumerate(pages, start=1):
        margins.draw_head(pen, head_element if number == 1 else None)
        for placed in page:
            placed.strip.draw(pen, placed.y, placed.again)
        margins.draw_foot(pen, number, len(pages))
        pen.end_page()
    root.children.insert(0, head_element)
    canvas.save()
    language = LANGUAGE_TAGS.get(document.language, LANGUAGE_TAGS["da"])
    return attach(out.getvalue(), root, language=language, metadata=_metadata(title, language))


def _told_title(document: Document) -> str:
    """What the file is called in a list of windows; never nothing (ISO 14289-1 §7.1)."""
    for text in (document.title, document.foot, "UngeApp"):
        told = " ".join("".join(c if c.isprintable() else " " for c in cleaned(text)).split())
        if told:
            return told
    raise AssertionError("the last name is never empty")


def _metadata(title: str, language: str) -> bytes:
    """The XMP packet: title and language only."""
    text = escape(title)
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f'<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{text}</rdf:li></rdf:Alt></dc:title>'
        f"<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language></rdf:Description>"
        '<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">'
        '<pdfuaid:part>1</pdfuaid:part></rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>'
    ).encode()


class _Margins:
    """Head and foot of every page: content on the first page's head, artefacts everywhere else."""

    def __init__(self, document: Document) -> None:
        half = (theme.WIDTH - theme.COLUMN_GAP) / 2
        style = theme.MARGINALIA
        self._left = _some(
            document.sender_line, style, half if document.confidentiality_line else theme.WIDTH, _HEAD_LINES
        )
        width = theme.WIDTH if not document.sender_line else half
        self._right = _some(document.confidentiality_line, style, width, _HEAD_LINES)
        self._page_of = PAGE_OF.get(document.language, PAGE_OF["da"])
        self._foot = _some(document.foot, theme.FOOT, theme.WIDTH - 80, _FOOT_LINES)
        lines = max(len(self._left), len(self._right))
        self.body_top = max(theme.BODY_TOP, theme.HEAD_TOP + lines * style.leading + theme.ABOVE_BLOCK)

    def draw_head(self, pen: _CanvasPen, element: Element | None) -> None:
        """Draw the head on the page now open, as content of `element` or as an artefact."""
        pen.enter_margin("Header")
        for lines, right in ((self._left, False), (self._right, True)):
            paragraph = element.add("P") if element is not None and lines else None
            for index, line in enumerate(lines):
                x = theme.WIDTH - line.width if right else 0.0
                top = theme.HEAD_TOP + index * theme.MARGINALIA.leading
                SetLine(line, theme.MARGINALIA, x, paragraph).draw(pen, top, again=False)
        pen.enter_margin("")

    def draw_foot(self, pen: _CanvasPen, page: int, pages: int) -> None:
        """Draw the foot on the page now open."""
        pen.enter_margin("Footer")
        pen.rule(theme.LEFT, theme.FOOT_RULE, theme.WIDTH, theme.RULE, theme.HAIRLINE)
        top = theme.FOOT_RULE + theme.FOOT_GAP
        for index, line in enumerate(self._foot):
            SetLine(line, theme.FOOT, 0, None).draw(pen, top + index * theme.FOOT.leading, again=True)
        (number,) = set_lines(self._page_of.format(page=page, pages=pages), theme.FOOT, 0, theme.WIDTH, None)
        SetLine(number.line, theme.FOOT, theme.WIDTH - number.line.width, None).draw(pen, top, again=True)
        pen.enter_margin("")


def _some(text: str, style: Style, width: float, most: int) -> list[Line]:
    """At most `most` lines, none for an empty text; the whole text stands on the page itself."""
    if not text.strip():
        return []
    lines = break_lines(text, style, width)
    if len(lines) <= most:
        return lines
    rest = "".join(segment.text for segment in lines[most - 1].segments).rstrip()
    return [*lines[: most - 1], *break_lines(rest[:-2].rstrip() + " …", style, width)[:1]]


class _CanvasPen:
    """Draws strips with reportlab and marks what belongs to which structure element."""

    def __init__(self, canvas: Canvas, lacking: frozenset[str]) -> None:
        self._canvas = canvas
        self._lacking = lacking
        self._page = 0
        self._mark = 0
        self._open: Element | None = None
        self._artefact = ""
        self._margin = ""
        self._colour: Colour | None = None
        self._outline: list[int] = []

    def end_page(self) -> None:
        """Finish the page."""
        self._close()
        self._canvas.showPage()
        self._page += 1
        self._mark = 0
        self._colour = None

    def enter_margin(self, margin: str) -> None:
        """What follows is the page's `Header` or `Footer`; empty when it is the page itself again."""
        self._margin = margin

    def text(self, line: Line, style: Style, x: float, base: float, element: Element | None) -> None:
        """A line of text."""
        if not line.segments:
            return
        self._belong_to(element)
        self._fill(style.colour)
        height = theme.PAGE_HEIGHT - base
        if not self._lacking:
            text = self._canvas.beginText(x + line.segments[0].x, height)
            for segment in line.segments:
                text.setFont(segment.font, style.size)
                text.textOut(segment.text)
            self._canvas.drawText(text)
            return
        for segment in line.segments:
            place = x + segment.x
            for lacking, characters in groupby(segment.text, self._lacking.__contains__):
                part = "".join(characters)
                width = faces()[segment.font].width(part, style.size)
                if lacking:  # the box says nothing: give machines (screen readers, copying) the text itself
                    code = part.encode("utf-16-be").hex().upper()
                    self._canvas.addLiteral(f"/Span <</ActualText <FEFF{code}>>> BDC")
                text = self._canvas.beginText(place, height)
                text.setFont(segment.font, style.size)
                # A space carries the place: a sign the font lacks is never drawn (ISO 14289-1 §7.21.8).
                text.textOut(" " if lacking else part)
                self._canvas.drawText(text)
                if lacking:
                    self._empty_boxes(place, height, width, len(part), style)
                    self._canvas.addLiteral("EMC")
                place += width

    def _empty_boxes(self, x: float, base: float, width: float, count: int, style: Style) -> None:
        """A box for each character the font lacks; its own sign for that is a gap nobody would see."""
        self._canvas.setStrokeColorRGB(*style.colour)
        self._canvas.setLineWidth(0.5)
        step = width / count
        for index in range(count):
            self._canvas.rect(x + index * step + 0.6, base, max(step - 1.2, 0.6), 0.7 * style.size, stroke=1, fill=0)

    def rule(self, x: float, y: float, width: float, thickness: float, colour: Colour) -> None:
        """A horizontal line."""
        self.bar(x, y - thickness / 2, width, thickness, colour)

    def bar(self, x: float, y: float, width: float, height: float, colour: Colour) -> None:
        """A filled rectangle."""
        self._belong_to(None)
        self._fill(colour)
        self._canvas.rect(x, theme.PAGE_HEIGHT - y - height, width, height, stroke=0, fill=1)

    def box(self, x: float, y: float, size: float, *, ticked: bool, element: Element) -> None:
        """A box to tick, or ticked; drawn, because few fonts have the signs."""
        self._belong_to(element)
        canvas = self._canvas
        bottom = theme.PAGE_HEIGHT - y - size
        canvas.setStrokeColorRGB(*theme.INK)
        canvas.setLineWidth(0.8)
        canvas.roundRect(x + 0.4, bottom + 0.4, size - 0.8, size - 0.8, 1.2, stroke=1, fill=0)
        if ticked:
            canvas.setLineWidth(1.3)
            path = canvas.beginPath()
            path.moveTo(x + 0.22 * size, bottom + 0.50 * size)
            path.lineTo(x + 0.43 * size, bottom + 0.27 * size)
            path.lineTo(x + 0.80 * size, bottom + 0.74 * size)
            canvas.drawPath(path, stroke=1, fill=0)

    def circle(self, x: float, y: float, radius: float, look: Drawn, element: Element | None) -> None:
        """A circle around a point."""
        self._begin_shape(look, element)
        self._canvas.circle(x, theme.PAGE_HEIGHT - y, radius, stroke=1, fill=int(look.filled))
        self._end_shape()

    def stroke(self, x: float, y: float, to_x: float, to_y: float, look: Drawn, element: Element | None) -> None:
        """A straight line."""
        self._begin_shape(look, element)
        self._canvas.line(x, theme.PAGE_HEIGHT - y, to_x, theme.PAGE_HEIGHT - to_y)
        self._end_shape()

    def frame(self, x: float, y: float, width: float, height: float, look: Drawn, element: Element | None) -> None:
        """A rectangle with round corners."""
        self._begin_shape(look, element)
        bottom = theme.PAGE_HEIGHT - y - height
        self._canvas.roundRect(x, bottom, width, height, min(4, height / 3), stroke=1, fill=int(look.filled))
        self._end_shape()

    def _begin_shape(self, look: Drawn, element: Element | None) -> None:
        self._belong_to(element)
        self._canvas.setStrokeColorRGB(*look.colour)
        self._canvas.setLineWidth(look.thickness)
        if look.dashed:
            self._canvas.setDash(3, 2)
        if look.filled:
            self._fill(theme.PAPER)

    def _end_shape(self) -> None:
        self._canvas.setDash()

    def bookmark(self, title: str, tag: str, y: float) -> None:
        """An entry in the outline; levels never skip one on the way down."""
        level = int(tag[1:]) - 1
        level = min(level, self._outline[-1] + 1) if self._outline else 0
        key = f"h{len(self._outline)}"
        self._outline.append(level)
        self._canvas.bookmarkPage(key, fit="XYZ", left=0, top=theme.PAGE_HEIGHT - y + 8)
        self._canvas.addOutlineEntry(cleaned(title).replace("\n", " "), key, level)

    def _fill(self, colour: Colour) -> None:
        if colour != self._colour:
            self._canvas.setFillColorRGB(*colour)
            self._colour = colour

    def _belong_to(self, element: Element | None) -> None:
        """What follows belongs to `element`, or is an artefact."""
        sort = f"/Type /Pagination /Subtype /{self._margin}" if self._margin else "/Type /Layout"
        if self._open is element and (element is not None or self._artefact == sort):
            return
        self._close()
        if element is None:
            self._canvas.addLiteral(f"/Artifact <<{sort}>> BDC")
            self._artefact = sort
            return
        self._canvas.addLiteral(f"/{element.tag} <</MCID {self._mark}>> BDC")
        element.children.append((self._page, self._mark))
        self._mark += 1
        self._open = element

    def _close(self) -> None:
        if self._open is not None or self._artefact:
            self._canvas.addLiteral("EMC")
        self._open, self._artefact = None, ""
