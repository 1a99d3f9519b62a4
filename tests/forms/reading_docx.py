"""Looking into a finished DOCX with python-docx: its text in reading order, its headings, its tables."""

from __future__ import annotations

from io import BytesIO
from typing import Any
from zipfile import ZipFile

import docx
from docx.oxml.ns import qn

from ungeapp.forms.docx_parts import element_of


def opened(data: bytes) -> Any:
    """The document as python-docx sees it."""
    return docx.Document(BytesIO(data))


def paragraphs(data: bytes) -> list[str]:
    """The text of every paragraph in reading order, cells too, without head and foot."""
    return [
        "".join(piece.text or "" if piece.tag == qn("w:t") else "\n" for piece in _pieces(one))
        for one in opened(data).element.body.iter(qn("w:p"))
    ]


def _pieces(paragraph: Any) -> list[Any]:
    found = paragraph.iter(qn("w:t"), qn("w:br"))
    return [one for one in found if not any(outer.tag == qn("w:sdt") for outer in one.iterancestors())]


def margins(data: bytes) -> tuple[str, str]:
    """Head and foot of every page, fields as their code."""
    (section,) = opened(data).sections

    def told(part: Any) -> str:
        words = []
        for piece in element_of(part).iter(qn("w:t"), qn("w:tab"), qn("w:fldSimple")):
            if piece.tag == qn("w:fldSimple"):
                words.append(f"{{{piece.get(qn('w:instr')).strip()}}}")
            elif piece.getparent().tag == qn("w:r") and piece.getparent().getparent().tag != qn("w:fldSimple"):
                words.append(piece.text or "\t")
        return "".join(words)

    return told(section.header), told(section.footer)


def parts(data: bytes) -> dict[str, str]:
    """Every XML of the file by its name."""
    with ZipFile(BytesIO(data)) as archive:
        return {one: archive.read(one).decode() for one in archive.namelist() if one.endswith((".xml", ".rels"))}
