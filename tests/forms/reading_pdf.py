"""Looking into a finished PDF the way a reader does: its text, where it stands, its structure."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO

import pikepdf
import pypdfium2 as pdfium


def page_texts(data: bytes) -> list[str]:
    """The text of each page."""
    with pdfium.PdfDocument(data) as document:
        return [page.get_textpage().get_text_range().replace("\r\n", "\n") for page in document]


def text_boxes(data: bytes) -> Iterator[tuple[int, float, float, float, float]]:
    """Page, left, bottom, right, top of every stretch of text, in points."""
    with pdfium.PdfDocument(data) as document:
        for number, page in enumerate(document):
            text = page.get_textpage()
            for index in range(text.count_rects()):
                yield (number, *text.get_rect(index))


def structure(data: bytes) -> object:
    """The tag tree as nested (tag, children)."""
    with pikepdf.open(BytesIO(data)) as pdf:
        return _element(pdf.Root.StructTreeRoot.K[0])


def _element(node: pikepdf.Object) -> tuple[str, list[object]]:
    kids = [kid for kid in node.K if isinstance(kid, pikepdf.Dictionary) and "/S" in kid]
    return str(node.S).lstrip("/"), [_element(kid) for kid in kids]


def tags(tree: object) -> list[str]:
    """All tags of a tree in reading order."""
    assert isinstance(tree, tuple)
    tag, kids = tree
    return [tag, *(inner for kid in kids for inner in tags(kid))]
