"""The font of paper: Roboto from the package `font-roboto`, registered once, and what it can show.

Belongs here: loading, widths, which characters are missing, cleaning text for the page.
Does not belong here: sizes and colours (`theme`), where text stands (`pdf_lines`).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from pathlib import Path

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from ungeapp.forms import theme

_FILES = {
    theme.REGULAR: "Roboto-Regular.ttf",
    theme.BOLD: "Roboto-Bold.ttf",
    theme.ITALIC: "Roboto-Italic.ttf",
}
_KEPT_CONTROLS = "\n"


@dataclass(frozen=True, slots=True)
class Face:
    """Widths of one font in thousandths of its size, and the characters it has."""

    widths: Mapping[int, float]
    default_width: float

    def width(self, text: str, size: float) -> float:
        """How wide `text` is at `size`, in points."""
        widths, default = self.widths, self.default_width
        return sum([widths.get(ord(character), default) for character in text]) * size / 1000


@lru_cache(maxsize=1)
def faces() -> Mapping[str, Face]:
    """The three faces by name; the first call reads and registers the font files (some 50 ms)."""
    folder = Path(str(files("font_roboto"))) / "files"
    loaded = {}
    for name, file in _FILES.items():
        # Without shaping, so that the same text gives the same bytes whether or not a shaper is installed.
        font = TTFont(name, str(folder / file), shapable=False)
        pdfmetrics.registerFont(font)
        loaded[name] = Face(dict(font.face.charWidths), float(font.face.defaultWidth))
    return loaded


@lru_cache(maxsize=1)
def _shown() -> frozenset[int]:
    """The code points all three faces have; a character counts as shown only if it is so in every weight."""
    first, *others = (frozenset(face.widths) for face in faces().values())
    return first.intersection(*others)


def cleaned(text: str) -> str:
    """The text as it can stand on a page: composed (NFC), line feeds only, tabs as spaces, no control characters."""
    text = unicodedata.normalize("NFC", text)
    if text.isprintable():
        return text
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    return "".join(_character(character) for character in text)


def _character(character: str) -> str:
    category = unicodedata.category(character)
    if category == "Cs":
        return "\ufffd"
    if character in ("\u2028", "\u2029", "\x0b", "\x0c", "\x85"):
        return "\n"
    # Soft hyphens, byte order marks, directional marks: nothing to see, and Roboto would draw a box for most.
    return "" if category in ("Cc", "Cf") and character not in _KEPT_CONTROLS else character


def missing(text: str) -> frozenset[str]:
    """The characters of `text` the font cannot show; they are drawn as an empty box and stay readable by machine."""
    if text.isascii():
        return frozenset()
    shown = _shown()
    return frozenset(c for c in cleaned(text) if ord(c) not in shown and c not in _KEPT_CONTROLS)
