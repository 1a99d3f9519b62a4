"""Icons: the only module that knows where they come from.

Belongs here: names of our own and the drawing behind each. Does not belong here: where an icon is used.
The icon font is loaded at the first icon, never at the start of the program.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtGui import QIcon

if TYPE_CHECKING:
    from qtawesome.iconic_font import IconicFont

_FAMILY = ("mdi6", "materialdesignicons6-webfont-6.9.96.ttf", "materialdesignicons6-webfont-charmap-6.9.96.json")

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
    made: QIcon = _font().icon(f"mdi6.{glyph}", color=colour)
    return made


@lru_cache(maxsize=1)
def _font() -> IconicFont:
    from qtawesome.iconic_font import IconicFont  # loading the font takes longer than the whole unlock page

    return IconicFont(_FAMILY)
