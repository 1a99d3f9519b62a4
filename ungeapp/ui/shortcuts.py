"""Every shortcut of the program in one place.

Belongs here: which keys do what, and binding them. Does not belong here: keys inside one widget (arrows, Enter).
"""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget


class Keys(StrEnum):
    """Keys by what they do."""

    SEARCH = "Ctrl+K"
    NOTE_CONTACT = "Ctrl+N"
    TALK = "Ctrl+Shift+T"
    PLAN_ON_PAPER = "Ctrl+Shift+P"
    SEND = "Ctrl+Shift+E"
    OWED = "Ctrl+Shift+O"
    PHONE_BOOK = "Ctrl+T"
    DROP = "Delete"
    PUT_OFF = "Ctrl+U"
    LOCK = "Ctrl+L"
    BACK = "Alt+Left"
    LEAVE = "Esc"
    SAVE = "Ctrl+S"
    UNDO = "Ctrl+Z"
    PRINT = "Ctrl+P"
    ACCEPT = "Ctrl+Return"
    NEXT_ITEM = "F8"
    PREVIOUS_ITEM = "Shift+F8"
    HELP = "F1"
    MEETING_BEFORE = "F7"
    ONLY_FOR_ME = "F9"
    QUESTIONS = "Ctrl+Shift+Q"
    NEXT_TAB = "Ctrl+Tab"
    PREVIOUS_TAB = "Ctrl+Shift+Tab"
    NEW_AGREEMENT = "Ctrl+Shift+A"
    NEW_GOAL = "Ctrl+Shift+G"
    ATTENDANCE = "Ctrl+Shift+D"
    CLOSE_MEETING = "Ctrl+Shift+Return"
    PAGE_BACK = "PgUp"
    PAGE_FORWARD = "PgDown"
    BUILDING_BLOCKS = "Ctrl+Shift+F12"  # for developers
    ZOOM_IN = "Ctrl++"
    ZOOM_OUT = "Ctrl+-"
    CHOICE_1 = "Alt+1"
    CHOICE_2 = "Alt+2"
    CHOICE_3 = "Alt+3"
    CHOICE_4 = "Alt+4"

    def shown(self) -> str:
        """The keys as the cap on a button shows them: ``Ctrl N``."""
        return self.value.replace("+", " ").replace("Return", "Enter")


def bind(owner: QWidget, keys: Keys, action: Callable[[], object], *, whole_window: bool = False) -> QShortcut:
    """Let ``keys`` do ``action`` while the keyboard is inside ``owner``, or anywhere in its window."""
    shortcut = QShortcut(QKeySequence(keys.value), owner)
    context = Qt.ShortcutContext
    shortcut.setContext(context.WindowShortcut if whole_window else context.WidgetWithChildrenShortcut)
    shortcut.activated.connect(lambda: action())
    return shortcut
