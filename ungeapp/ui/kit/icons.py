"""Icons: the only module that knows where they come from.

Belongs here: names of our own and the drawing behind each. Does not belong here: where an icon is used.
The glyphs come from the font files of qtawesome, read at the first icon and never at the start of the program. They are
drawn as shapes: registering a font with the application makes Qt lay out and repaint every window, which destroys the
picture an icon that is first met while painting is being painted into.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QIconEngine, QPainter, QPixmap, QRawFont

_FONT = "materialdesignicons6-webfont-6.9.96.ttf"
_CODES = "materialdesignicons6-webfont-charmap-6.9.96.json"
_FILLED = 0.875
"""How much of an icon's height its glyph takes."""

NAMES: dict[str, str] = {
    "today": "calendar-today-outline",
    "people": "account-multiple-outline",
    "person": "account-outline",
    "meeting": "calendar-account-outline",
    "handover": "swap-horizontal",
    "exchange": "inbox-arrow-down-outline",
    "offers": "compass-outline",
    "figures": "chart-bar",
    "settings": "cog-outline",
    "gallery": "palette-swatch-outline",
    "help": "help-circle-outline",
    "search": "magnify",
    "lock": "lock-outline",
    "calendar": "calendar-month-outline",
    "add": "plus",
    "remove": "close",
    "close": "close",
    "edit": "pencil-outline",
    "print": "printer-outline",
    "save": "content-save-outline",
    "file": "file-document-outline",
    "folder": "folder-outline",
    "copy": "content-copy",
    "send": "send-outline",
    "receive": "tray-arrow-down",
    "phone": "phone-outline",
    "done": "check",
    "open": "circle-outline",
    "now": "chevron-right-circle-outline",
    "next": "arrow-right",
    "previous": "arrow-left",
    "up": "chevron-up",
    "down": "chevron-down",
    "back": "chevron-left",
    "forward": "chevron-right",
    "zoom_in": "magnify-plus-outline",
    "zoom_out": "magnify-minus-outline",
    "info": "information-outline",
    "good": "check-circle-outline",
    "warn": "alert-outline",
    "bad": "alert-circle-outline",
    "history": "history",
    "undo": "undo",
    "consent": "file-sign",
    "network": "graph-outline",
    "plan": "clipboard-text-outline",
    "goal": "flag-outline",
    "note": "note-text-outline",
    "snooze": "clock-outline",
    "show": "eye-outline",
    "hide": "eye-off-outline",
    "more": "dots-horizontal",
    "key": "key-outline",
    "shield": "shield-check-outline",
}


def icon(name: str, colour: str) -> QIcon:
    """The icon called ``name`` in ``NAMES``, drawn in ``colour`` (``#rrggbb``); ``KeyError`` for an unknown name."""
    return _made(NAMES[name], colour)


@lru_cache(maxsize=256)
def _made(glyph: str, colour: str) -> QIcon:
    return QIcon(_Glyph(_codes()[glyph], QColor(colour)))


class _Glyph(QIconEngine):
    """One glyph in one colour, sharp at any size; the states of a button change the colour asked for, not the icon."""

    def __init__(self, code: str, colour: QColor) -> None:
        super().__init__()
        self._code = code
        self._colour = colour

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        """Fill the glyph's shape, in the middle of ``rect``."""
        font = _font(round(_FILLED * rect.height()))
        glyph = font.glyphIndexesForString(self._code)[0]
        width = font.advancesForGlyphIndexes([glyph])[0].x()
        corner = QPointF((rect.width() - width) / 2, (rect.height() + font.ascent() - font.descent()) / 2)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(QPointF(rect.topLeft()) + corner)
        painter.fillPath(font.pathForGlyph(glyph), self._colour)
        painter.restore()

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        """The icon on clear ground."""
        made = QPixmap(size)
        made.fill(Qt.GlobalColor.transparent)
        painter = QPainter(made)
        self.paint(painter, QRect(0, 0, size.width(), size.height()), mode, state)
        painter.end()
        return made


@lru_cache(maxsize=16)
def _font(pixels: int) -> QRawFont:
    return QRawFont(str(_folder() / _FONT), pixels)


@lru_cache(maxsize=1)
def _codes() -> Mapping[str, str]:
    """The character of every glyph."""
    told = json.loads((_folder() / _CODES).read_text(encoding="utf-8"))
    return {name: chr(int(code, 16)) for name, code in told.items()}


def _folder() -> Path:
    found = find_spec("qtawesome")  # only its files are used; importing it would bring a second binding layer along
    assert found is not None and found.origin is not None
    return Path(found.origin).parent / "fonts"
