"""The small parts python-docx has no words for: fields, repeated rows, boxes to tick, borders, language.

Belongs here: WordprocessingML elements (ECMA-376). Does not belong here: which block becomes what (`docx_writer`).
"""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.table import Table as WordTable
from docx.text.paragraph import Paragraph as WordParagraph

_W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
_SIDES = ("top", "left", "bottom", "right", "between")
# What must stand before or after w:pBdr in w:pPr, so that the order of the schema is kept.
_AFTER_BORDER = (
    "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:contextualSpacing", "w:jc", "w:outlineLvl",
    "w:rPr",
)  # fmt: skip


def element_of(proxy: Any) -> Any:
    """The XML behind a paragraph, table, row or cell."""
    return proxy._element  # noqa: SLF001 - python-docx shows its XML under no other name


def field(paragraph: Any, code: str) -> None:
    """A field such as ``PAGE``; the word processor fills it in, the number in it stands until then."""
    simple = OxmlElement("w:fldSimple")
    simple.set(qn("w:instr"), f" {code} ")
    run, text = OxmlElement("w:r"), OxmlElement("w:t")
    text.text = "1"
    run.append(text)
    simple.append(run)
    element_of(paragraph).append(simple)


def repeat_row(row: Any) -> None:
    """The row stands again on top of every page its table goes on to."""
    element_of(row).get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def keep_row(row: Any) -> None:
    """The row is not divided between two pages."""
    element_of(row).get_or_add_trPr().insert(0, OxmlElement("w:cantSplit"))


def table_look(table: Any, *, head: bool, first_column: bool) -> None:
    """What a screen reader takes for headings of the table."""
    properties = element_of(table).tblPr
    for old in properties.findall(qn("w:tblLook")):
        properties.remove(old)
    look = OxmlElement("w:tblLook")
    value = (0x0020 if head else 0) | (0x0080 if first_column else 0) | 0x0600
    for name, told in (
        ("val", f"{value:04X}"), ("firstRow", str(int(head))), ("lastRow", "0"),
        ("firstColumn", str(int(first_column))), ("lastColumn", "0"), ("noHBand", "1"), ("noVBand", "1"),
    ):  # fmt: skip
        look.set(qn(f"w:{name}"), told)
    properties.append(look)


def table_lines(table: Any, sides: Mapping[str, str]) -> None:
    """Hairlines of a table: side (``top``, ``insideH`` …) to colour; the other sides have none."""
    borders = OxmlElement("w:tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        borders.append(_line(side, sides.get(side, "")))
    element_of(table).tblPr.find(qn("w:tblLayout")).addprevious(borders)


def cell_line_above(cell: Any, colour: str) -> None:
    """A line to sign on, above the text of the cell."""
    borders = OxmlElement("w:tcBorders")
    borders.append(_line("top", colour))
    element_of(cell).get_or_add_tcPr().append(borders)


def paragraph_lines(style: Any, sides: Mapping[str, str], *, size: int, space: int) -> None:
    """Lines beside the paragraphs of a style."""
    borders = OxmlElement("w:pBdr")
    for side in _SIDES:
        if side in sides:
            borders.append(_line(side, sides[side], size=size, space=space))
    style.element.get_or_add_pPr().insert_element_before(borders, *_AFTER_BORDER)


def _line(side: str, colour: str, *, size: int = 4, space: int = 0) -> Any:
    line = OxmlElement(f"w:{side}")
    line.set(qn("w:val"), "single" if colour else "nil")
    if colour:
        line.set(qn("w:sz"), str(size))
        line.set(qn("w:space"), str(space))
        line.set(qn("w:color"), colour)
    return line


def tick_box(paragraph: Any, *, ticked: bool, name: str) -> None:
    """A box that can be ticked in the document; ``name`` is what it is called when read aloud: the point."""
    sign = "☒" if ticked else "☐"
    box = parse_xml(
        f'<w:sdt {nsdecls("w")} xmlns:w14="{_W14}"><w:sdtPr><w:alias/>'
        f'<w14:checkbox><w14:checked w14:val="{int(ticked)}"/>'
        '<w14:checkedState w14:val="2612" w14:font="MS Gothic"/>'
        '<w14:uncheckedState w14:val="2610" w14:font="MS Gothic"/></w14:checkbox></w:sdtPr>'
        '<w:sdtContent><w:r><w:rPr><w:rFonts w:ascii="MS Gothic" w:eastAsia="MS Gothic" w:hAnsi="MS Gothic"/></w:rPr>'
        f"<w:t>{sign}</w:t></w:r></w:sdtContent></w:sdt>"
    )
    box.find(qn("w:sdtPr")).find(qn("w:alias")).set(qn("w:val"), name)
    element_of(paragraph).append(box)


def speak(document: Any, language: str) -> None:
    """The language of every text in the document, and of what is written into it later."""
    run = document.styles.element.find(qn("w:docDefaults")).find(qn("w:rPrDefault")).find(qn("w:rPr"))
    for old in run.findall(qn("w:lang")):
        run.remove(old)
    told = OxmlElement("w:lang")
    for name in ("val", "eastAsia"):
        told.set(qn(f"w:{name}"), language)
    run.append(told)
    theme = document.settings.element.find(qn("w:themeFontLang"))
    if theme is not None:
        theme.set(qn("w:val"), language)


def use_font(style: Any, font: str) -> None:
    """One font for all letters of a style, in place of the theme's."""
    properties = style.element.get_or_add_rPr()
    for old in properties.findall(qn("w:rFonts")):
        properties.remove(old)
    fonts = OxmlElement("w:rFonts")
    for name in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{name}"), font)
    properties.insert(0, fonts)


def paragraphs_of(element: Any, made: Any) -> list[Any]:
    """The paragraphs in a paragraph or table of the body."""
    if element.tag.endswith("}tbl"):
        table = WordTable(element, made)
        return [paragraph for row in table.rows for cell in row.cells for paragraph in cell.paragraphs]
    return [WordParagraph(element, made)] if element.tag.endswith("}p") else []


def without_moment(data: bytes) -> bytes:
    """The same archive without the time it was written at."""
    out = BytesIO()
    with ZipFile(BytesIO(data)) as source, ZipFile(out, "w", ZIP_DEFLATED) as target:
        for one in source.infolist():
            info = ZipInfo(one.filename, (1980, 1, 1, 0, 0, 0))
            info.compress_type = ZIP_DEFLATED
            target.writestr(info, source.read(one.filename))
    return out.getvalue()
