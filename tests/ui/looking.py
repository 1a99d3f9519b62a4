"""What is wrong with a page that is shown, found by looking at it: names, Tab, room, words, colours.

Belongs here: finding faults in any window; each check returns one line per fault. Does not belong here: which pages there
are (``test_every_page``).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields
from functools import cache

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QObject, QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QAccessible, QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QMainWindow,
    QPlainTextEdit,
    QScrollArea,
    QTabBar,
    QToolButton,
    QWidget,
)

from ungeapp.ui.kit.chip import Chip
from ungeapp.ui.kit.painted_list import PaintedList
from ungeapp.ui.kit.pdf_preview import PdfPreview
from ungeapp.ui.kit.rows import RowView
from ungeapp.ui.kit.text import ElidingLabel, PlainLabel
from ungeapp.ui.kit.tokens import Palette

MOST_ROUNDS, ROUND_MS = 40, 4
SIDE, A_SURFACE = 5, 12
"""A surface: so many squares of one colour, ``SIDE`` pixels wide; the edge of a letter is none."""


def settled(window: QWidget) -> None:
    """Let layouts come to rest: until two rounds of the event loop leave everything where it was."""
    before: list[QRect] = []
    equal = 0
    for _ in range(MOST_ROUNDS):
        loop = QEventLoop()
        QTimer.singleShot(ROUND_MS, loop.quit)
        loop.exec()
        now = [one.geometry() for one in window.findChildren(QWidget) if one.isVisible()]
        equal = equal + 1 if now == before else 0
        if equal == 2:
            return
        before = now


def shown(page: QWidget, kind: type[QWidget] = QWidget) -> Iterator[QWidget]:
    """Every widget of ``kind`` that can be seen, outside the insides of Qt's own widgets."""
    for one in page.findChildren(kind):
        if one.isVisible() and not one.isWindow() and not one.objectName().startswith("qt_"):
            yield one


def called(widget: QWidget) -> str:
    """How a fault names a widget."""
    text = getattr(widget, "text", None)
    words = text() if callable(text) else ""
    parent = widget.parentWidget()
    inside = f" in {type(parent).__name__}" if parent is not None else ""
    return f"{type(widget).__name__} »{str(words)[:60] or widget.accessibleName()}«{inside}"


# --- names and Tab --------------------------------------------------------------------------------------------------


def controls(page: QWidget) -> list[QWidget]:
    """What Tab should stop at."""
    return [
        one
        for one in shown(page)
        if one.focusPolicy() & Qt.FocusPolicy.TabFocus
        and one.isEnabled()
        and one.focusProxy() is None
        and not isinstance(one.parentWidget(), QComboBox)
    ]


def nameless(page: QWidget) -> list[str]:
    """Controls a screen reader cannot name; a label that belongs to a field names it."""
    faults = []
    for one in controls(page):
        spoken = QAccessible.queryAccessibleInterface(one)
        if not spoken.text(QAccessible.Text.Name).strip():
            faults.append(f"no name: {called(one)}")
    return faults


def not_reached(window: QWidget, page: QWidget) -> list[str]:
    """Controls of ``page`` that Tab does not come by on its way round the window, or that it never leaves."""
    wanted = controls(page)
    if not wanted:
        return []
    window.setFocus()
    seen: list[QWidget] = []
    for _ in range(len(controls(window)) + 20):
        here = QApplication.focusWidget() or window
        QTest.keyClick(here, Qt.Key.Key_Tab)
        there = QApplication.focusWidget()
        if there is None:
            return ["Tab leads nowhere"]
        if there is here:
            return [f"Tab does not leave {called(here)}"]
        if seen and there is seen[0]:
            break
        seen.append(there)
    else:
        return ["Tab does not come round"]
    groups = {one.group() for one in seen if isinstance(one, QAbstractButton)} - {None}
    return [
        f"Tab does not reach {called(one)}"
        for one in wanted
        if one not in seen and one.isVisible() and not (isinstance(one, QAbstractButton) and one.group() in groups)
    ]  # one of several choices is reached, the arrows go to the others


# --- room -----------------------------------------------------------------------------------------------------------


def too_wide(window: QMainWindow, width: int) -> list[str]:
    """What asks for more than the window has: a wider window, a page wider than its viewport, a clipped widget."""
    faults = []
    if window.width() > width:
        faults.append(f"the window is {window.width()} wide")
    for area in shown(window, QScrollArea):
        assert isinstance(area, QScrollArea)
        inside = area.widget()
        if inside is not None and inside.width() > area.viewport().width() + 1:
            faults.append(f"{inside.width()} wide in a viewport of {area.viewport().width()}{_widest(inside)}")
    for one in shown(window):
        holder = one.parentWidget()
        if holder is None or _scrolls(holder):
            continue
        if one.geometry().right() > holder.rect().right() + 1 and one.width() > 1:
            faults.append(f"{called(one)} is clipped on the right: {one.geometry().right()} in {holder.width()}")
        if one.geometry().left() < -1:
            faults.append(f"{called(one)} is clipped on the left")
    for rows in shown(window, PaintedList):
        assert isinstance(rows, PaintedList)
        faults += _rows_too_wide(rows)
    return faults


def _scrolls(holder: QWidget) -> bool:
    """Whether what lies in ``holder`` moves behind its edges by intention."""
    area = holder.parentWidget()
    return isinstance(area, QAbstractScrollArea) and area.viewport() is holder


def _widest(inside: QWidget) -> str:
    """The widget that makes a page too wide, as deep as can be found."""
    deepest = max(
        (one for one in shown(inside)),
        key=lambda one: one.mapTo(inside, QPoint(one.width(), 0)).x(),
        default=inside,
    )
    return f": {called(deepest)}"


def _rows_too_wide(rows: PaintedList) -> list[str]:
    faults = []
    room = rows.viewport().width()
    for number, view in enumerate(rows.rows()[:50]):
        layout = rows.layout_of(rows.model().index(number, 0))
        for part in fields(layout):
            place = getattr(layout, part.name)
            if isinstance(place, QRect) and (place.right() > room or place.left() < 0 or place.width() < 0):
                faults.append(f"{part.name} of the row »{view.title}« ends at {place.right()} in {room}")
    return faults


def cut(page: QWidget) -> list[str]:
    """Words that are not whole; a line that ends in … by intention says the rest on hover."""
    faults = []
    for one in shown(page, PlainLabel):
        assert isinstance(one, PlainLabel)
        if not one.text():
            continue
        needed = one.heightForWidth(one.width()) if one.wordWrap() else one.sizeHint().height()
        if one.height() < needed or (not one.wordWrap() and one.width() < one.minimumSizeHint().width()):
            faults.append(f"cut: {called(one)} has {one.width()}×{one.height()}, needs {needed} high")
    for button in shown(page, QAbstractButton):
        if not isinstance(button, QToolButton):  # Qt's own, inside a line to type in
            if button.width() < button.minimumSizeHint().width() or button.height() < button.minimumSizeHint().height():
                faults.append(f"cut: {called(button)} {button.size().toTuple()} {button.minimumSizeHint().toTuple()}")
    return faults


# --- words ----------------------------------------------------------------------------------------------------------


def words(page: QWidget) -> set[str]:
    """Everything that is read on the page, aloud or with the eye."""
    found: set[str] = set()
    for one in (page, *shown(page)):
        found |= {one.accessibleName(), one.accessibleDescription(), one.toolTip()}
        if isinstance(one, QLabel | QAbstractButton | ElidingLabel | Chip):
            found.add(one.text())
        elif isinstance(one, QLineEdit | QPlainTextEdit):
            found.add(one.placeholderText())
        elif isinstance(one, QComboBox):
            found |= {one.itemText(number) for number in range(one.count())}
        elif isinstance(one, QTabBar):
            found |= {one.tabText(number) for number in range(one.count())}
        elif isinstance(one, PaintedList):
            found |= {text for row in one.rows()[:50] for text in _row_words(row)}
    return {one.strip() for one in found if one.strip()}


def _row_words(row: RowView) -> Iterator[str]:
    for text in (row.title, row.title_rest, row.context, row.lead, row.chip, row.aside, row.action, row.tip):
        yield from text.split(" · ")


def foreign(said: set[str], other: Mapping[str, str], own: set[str]) -> list[str]:
    """What is said in the other language: ``other`` maps its sentences to those that should stand there."""
    plain = {one.casefold(): one for one in other}
    ours = {one.casefold() for one in own}
    faults = []
    for text in sorted(said):
        small = text.casefold()
        if small in ours:
            continue
        if small in plain or any(pattern(text) for pattern in _patterns(frozenset(other))):
            faults.append(f"not translated: »{text}«")
    return faults


@cache
def _patterns(sentences: frozenset[str]) -> tuple[Callable[[str], object], ...]:
    """Sentences with places to fill in; those of which little more than the places is left say nothing."""
    return tuple(
        re.compile(".+".join(re.escape(part) for part in re.split(r"\{[^}]*\}", one)), re.DOTALL).fullmatch
        for one in sentences
        if "{" in one and len(re.findall(r"[^\W\d_]{2,}", re.sub(r"\{[^}]*\}", "", one))) >= 2
    )


# --- colours --------------------------------------------------------------------------------------------------------


def raw_colours(window: QWidget, palette: Palette) -> list[str]:
    """Style sheets of a widget's own, and surfaces in a colour no token has; paper is white by day and night."""
    faults = [f"a style sheet of its own: {called(one)}" for one in (window, *shown(window)) if one.styleSheet()]
    if any(shown(window, PdfPreview)):
        return faults
    known = {
        QColor(value).rgb() for value in (getattr(palette, one.name) for one in fields(palette)) if value[:1] == "#"
    }
    picture = window.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    for pixel, count in _surfaces(picture).items():
        if count >= A_SURFACE and pixel | 0xFF000000 not in known:
            faults.append(f"{QColor(pixel).name()} is no token and covers {count} squares")
    return faults


def _surfaces(picture: QImage) -> Counter[int]:
    """Colours of small squares that have the same colour in all four corners."""
    wide, pixels = picture.width(), memoryview(picture.constBits()).cast("I")
    found: Counter[int] = Counter()
    above = pixels[:wide:SIDE].tolist()
    for line in range(SIDE, picture.height(), SIDE):
        below = pixels[line * wide : (line + 1) * wide : SIDE].tolist()
        corners = zip(above, above[1:], below, below[1:], strict=False)
        found.update(one for one, *others in corners if others == [one, one, one])
        above = below
    return found


# --- windows --------------------------------------------------------------------------------------------------------


class StrayWindows(QObject):
    """Notes every widget that is shown before it stands in a window: it would flash on the screen for a moment."""

    def __init__(self, application: QApplication, window: QWidget) -> None:
        super().__init__()
        self.seen: list[str] = []
        self._window = window
        application.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Menus and what the person asked for are no strays; here nobody asks for anything."""
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            if watched is not self._window:
                self.seen.append(f"shown as a window of its own: {called(watched)}")
        return False


def forget_closed_windows() -> None:
    """Delete what said it wants to be deleted."""
    QCoreApplication.sendPostedEvents(None, int(QEvent.Type.DeferredDelete))
