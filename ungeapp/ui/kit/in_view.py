"""Bringing what matters now before the eyes, wherever the page is scrolled to.

Belongs here: scrolling to a widget. Does not belong here: deciding what matters (the form, the banner, the page).
"""

from __future__ import annotations

from PySide6.QtCore import QPoint, QTimer
from PySide6.QtWidgets import QScrollArea, QWidget

from ungeapp.ui.kit import tokens


def bring_into_view(widget: QWidget) -> None:
    """Scroll the page so that ``widget`` is seen, from its top where it is higher than the page.

    Done in a moment, since what has just been shown has no place yet.
    """
    QTimer.singleShot(0, widget, lambda: _scroll_to(widget))


def _scroll_to(widget: QWidget) -> None:
    above = widget.parentWidget()
    while above is not None:
        if isinstance(above, QScrollArea) and widget.isVisible():
            _scroll(above, widget)
        above = above.parentWidget()


def _scroll(area: QScrollArea, widget: QWidget) -> None:
    content = area.widget()
    if content is None or not content.isAncestorOf(widget):
        return
    bar = area.verticalScrollBar()
    top = widget.mapTo(content, QPoint(0, 0)).y() - tokens.SPACE_4
    bottom = top + widget.height() + 2 * tokens.SPACE_4
    room = area.viewport().height()
    if top < bar.value() or bottom - top > room:
        bar.setValue(top)
    elif bottom > bar.value() + room:
        bar.setValue(bottom - room)
