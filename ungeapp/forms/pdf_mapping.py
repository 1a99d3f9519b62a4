"""What each code of an embedded font says in letters (*ToUnicode*), cleaned of what says nothing.

Belongs here: those maps in a finished file. Does not belong here: which fonts there are (`pdf_fonts`), the tag tree.

reportlab writes a row to U+0000 for every code it does not use; a reader is told letters only (ISO 14289-1 §7.21.7).
"""

from __future__ import annotations

import re

from pikepdf import Dictionary, Object, Pdf

_ROW = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>")
_ROWS = re.compile(rb"\d+ beginbfchar\s(.*?)endbfchar", re.DOTALL)
_MOST = 100
"""Rows in one block (Adobe Technical Note 5014)."""


def tidy_unicode_maps(pdf: Pdf) -> None:
    """Rewrite the map of every font used on a page, each once."""
    seen: set[tuple[int, int]] = set()
    for page in pdf.pages:
        for _name, font in page.Resources.get("/Font", Dictionary()).items():
            if "/ToUnicode" in font and font.objgen not in seen:
                seen.add(font.objgen)
                _tidy(font.ToUnicode)


def _tidy(stream: Object) -> None:
    told = stream.read_bytes()
    stream.write(_ROWS.sub(_rewritten, told))


def _rewritten(found: re.Match[bytes]) -> bytes:
    rows = [row for row in _ROW.finditer(found[1]) if int(row[2], 16)]
    blocks = []
    for start in range(0, len(rows), _MOST):
        block = rows[start : start + _MOST]
        lines = b"\n".join(b"<%s> <%s>" % (row[1], row[2]) for row in block)
        blocks.append(b"%d beginbfchar\n%s\nendbfchar" % (len(block), lines))
    return b"\n".join(blocks)
