"""How a list row is laid out and drawn.

Belongs here: measuring and drawing one ``RowView``. Does not belong here: the list itself (``painted_list``).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QTextLayout
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ungeapp.ui.kit import painting, style, tokens
from ungeapp.ui.kit.buttons import button_size, draw_button
from ungeapp.ui.kit.marked_text import draw_line, inside
from ungeapp.ui.kit.paragraphs import ParagraphLine, break_lines, laid_out, wrapping_layout
from ungeapp.ui.kit.rows import Marks, RowView
from ungeapp.ui.kit.tokens import TYPE, TextRole

_Index = QModelIndex | QPersistentModelIndex
_HEIGHTS_KEPT = 5_000


@dataclass(frozen=True, slots=True)
class RowColumns:
    """Widths shared by all rows so that their columns stand under each other."""

    lead: int = 0
    side: int = 0
    action: int = 0


@dataclass(frozen=True, slots=True)
class RowLayout:
    """Where the parts of one row are."""

    lead: QRect | None
    icon: QRect | None
    title: QRect
    context: QRect | None
    side: QRect | None
    action: QRect | None
    height: int


def measure_columns(rows: Sequence[RowView]) -> RowColumns:
    """The widest lead, state and action among ``rows``."""
    lead = max((_lead_size(view).width() for view in rows if view.lead), default=0)
    chip = max((_side_size(view).width() for view in rows if view.chip), default=0)
    aside = max((_side_size(view).width() for view in rows if view.aside and not view.chip), default=0)
    side = max(chip, min(aside, style.px(tokens.ASIDE_WIDTH)))
    action = max((button_size(view.action, small=True).width() for view in rows if view.action), default=0)
    return RowColumns(lead, min(side, style.px(tokens.SIDE_WIDTH)), action)


class ShownRows(Protocol):
    """What drawing asks of the list besides being a ``QListView``."""

    on_action: bool
    current_marked: bool
    hovered: QPersistentModelIndex

    def row_at(self, index: _Index) -> RowView | None:
        """The row behind a model index."""

    def wraps(self) -> bool:
        """Whether rows grow with their text."""

    def openable(self) -> bool:
        """Whether rows themselves can be opened."""


class RowDelegate(QStyledItemDelegate):
    """Draws the rows of one list; ``view`` and ``shown`` are the same list."""

    def __init__(self, view: QListView, shown: ShownRows) -> None:
        super().__init__(view)
        self._view = view
        self._shown = shown
        self._heights: dict[tuple[RowView, int], int] = {}
        self._measured_for: tuple[style.Look, RowColumns] | None = None
        self.columns = RowColumns()

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """The height of the row at the list's width; the list itself makes every row as wide as it is.

        A row that asked for the width of this moment would stay so wide when a scroll bar comes.
        """
        view = self._shown.row_at(index)
        width = self._view.viewport().width()
        return QSize(1, self.height(view or RowView("", ""), width, wrap=self._shown.wraps()))

    def height(self, view: RowView, width: int, *, wrap: bool) -> int:
        """How high ``view`` is at ``width``; without ``wrap`` the same for every row."""
        if not wrap:
            stacked = self.is_stacked(width)
            lines = style.px(TYPE[TextRole.TEXT].line) + style.px(TYPE[TextRole.SECONDARY].line)
            extra = painting.chip_size("x").height() + tokens.SPACE_1 if stacked and self.columns.side else 0
            return lines + extra + 2 * tokens.SPACE_2 + tokens.LINE
        key = (view, width)
        if self._measured_for != (style.look(), self.columns) or len(self._heights) > _HEIGHTS_KEPT:
            self._heights.clear()
            self._measured_for = (style.look(), self.columns)
        if key not in self._heights:
            self._heights[key] = self.layout_of(view, QRect(0, 0, width, 0), wrap=True).height
        return self._heights[key]

    def forget(self) -> None:
        """Other rows are shown."""
        self._heights.clear()

    def is_stacked(self, width: int) -> bool:
        """Whether there is no room for a column of text beside lead, state and action."""
        shared = self.columns.lead + self.columns.side + self.columns.action
        gaps = tokens.SPACE_4 * sum(1 for part in (self.columns.lead, self.columns.side, self.columns.action) if part)
        return width - shared - gaps - 2 * tokens.SPACE_2 < style.px(tokens.ROW_TEXT_WIDTH)

    def layout_of(self, view: RowView, rect: QRect, *, wrap: bool) -> RowLayout:
        """Where the parts of ``view`` are inside ``rect``; with ``wrap`` the height follows from the text."""
        if self.is_stacked(rect.width()):
            return _stacked(view, rect, wrap=wrap)
        return _wide(view, rect, self.columns, wrap=wrap)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw one row."""
        view = self._shown.row_at(index)
        if view is None:
            return
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        layout = self.layout_of(view, rect, wrap=self._shown.wraps())
        current = index.row() == self._view.currentIndex().row()
        hovered = self._shown.hovered.row() == index.row() and self._shown.hovered.isValid()
        focused = current and self._view.hasFocus()
        on_action = focused and (self._shown.on_action or (not self._shown.openable() and bool(view.action)))
        self._ground(painter, rect, marked=current and self._shown.current_marked, hovered=hovered)
        if index.row() < self._view.model().rowCount() - 1:
            inset = tokens.SPACE_2
            painter.fillRect(
                rect.x() + inset, rect.bottom(), rect.width() - 2 * inset, tokens.LINE, style.color("line")
            )
        _draw(painter, view, layout, wrap=self._shown.wraps(), marked=current and self._shown.current_marked)
        if layout.action is not None:
            draw_button(
                painter,
                layout.action,
                view.action,
                small=True,
                focused=on_action,
                hovered=hovered and bool(state & QStyle.StateFlag.State_MouseOver) and not self._shown.openable(),
            )
        if focused and not on_action:
            ring = rect.adjusted(0, 1, 0, -2)
            painting.rounded(
                painter, QRectF(ring), tokens.RADIUS_CONTROL, None, style.color("focus"), tokens.FOCUS_WIDTH
            )

    def _ground(self, painter: QPainter, rect: QRect, *, marked: bool, hovered: bool) -> None:
        area = QRectF(rect.adjusted(0, 1, 0, -2))
        if marked:
            painting.rounded(painter, area, tokens.RADIUS_CONTROL, style.color("primary_ground"), None, 0)
        elif hovered and self._shown.openable():
            painting.rounded(painter, area, tokens.RADIUS_CONTROL, style.color("hover"), None, 0)


def _lead_size(view: RowView) -> QSize:
    if view.lead_tone is not None:
        return painting.chip_size(view.lead)
    return QSize(style.metrics(TextRole.STRONG).horizontalAdvance(view.lead) + 2, style.px(TYPE[TextRole.TEXT].line))


def _side_size(view: RowView) -> QSize:
    if view.chip:
        return painting.chip_size(view.chip)
    return QSize(
        style.metrics(TextRole.SECONDARY).horizontalAdvance(view.aside) + 2, style.px(TYPE[TextRole.SECONDARY].line)
    )


def _wide(view: RowView, rect: QRect, columns: RowColumns, *, wrap: bool) -> RowLayout:
    pad = tokens.SPACE_2
    left, right = rect.x() + pad, rect.right() + 1 - pad
    action_size = button_size(view.action, small=True)
    action_left = side_left = right
    if columns.action:
        action_left = right - columns.action
        right = action_left - tokens.SPACE_4
    if columns.side:
        side_left = right - columns.side
        right = side_left - tokens.SPACE_4
    if columns.lead:
        text_left = left + columns.lead + tokens.SPACE_5
    else:
        text_left = left
    icon_side = style.px(tokens.ICON)
    if view.icon:
        text_left += icon_side + tokens.SPACE_2
    room = max(style.px(60), right - text_left)
    title_high, context_high = _text_heights(view, room, wrap=wrap)
    inner = title_high + context_high
    side_high = _wrapped(view.aside, TextRole.SECONDARY, columns.side) if view.aside and wrap else 0
    inner = max(inner, side_high)
    if view.action:
        inner = max(inner, action_size.height())
    height = inner + 2 * tokens.SPACE_3 + tokens.LINE if wrap else rect.height()
    middle = rect.y() + (height - tokens.LINE) // 2
    top = middle - (title_high + context_high) // 2
    lead = None
    if view.lead:
        size = _lead_size(view)
        lead = QRect(left, middle - size.height() // 2, size.width(), size.height())
    icon = QRect(text_left - icon_side - tokens.SPACE_2, middle - icon_side // 2, icon_side, icon_side)
    side = None
    if view.chip or view.aside:
        size = _side_size(view)
        high = max(size.height(), side_high)
        side = QRect(side_left, middle - high // 2, min(size.width(), columns.side), high)
    action = None
    if view.action:
        action = QRect(action_left, middle - action_size.height() // 2, action_size.width(), action_size.height())
    return RowLayout(
        lead=lead,
        icon=icon if view.icon else None,
        title=QRect(text_left, top, room, title_high),
        context=QRect(text_left, top + title_high, room, context_high) if view.context else None,
        side=side,
        action=action,
        height=height,
    )


def _stacked(view: RowView, rect: QRect, *, wrap: bool) -> RowLayout:
    pad = tokens.SPACE_2
    left, room = rect.x() + pad, max(style.px(60), rect.width() - 2 * pad)
    top = rect.y() + (tokens.SPACE_3 if wrap else tokens.SPACE_2)
    lead = icon = side = action = context = None
    if view.lead and wrap:
        size = _lead_size(view)
        lead = QRect(left, top, min(size.width(), room), size.height())
        top += size.height() + tokens.SPACE_1
    text_left, text_room = left, room
    if view.icon:
        size_px = style.px(tokens.ICON)
        icon = QRect(left, top + 2, size_px, size_px)
        text_left, text_room = left + size_px + tokens.SPACE_2, room - size_px - tokens.SPACE_2
    title_high, context_high = _text_heights(view, text_room, wrap=wrap)
    title = QRect(text_left, top, text_room, title_high)
    top += title_high
    if view.context:
        context = QRect(text_left, top, text_room, context_high)
        top += context_high
    if view.chip or view.aside:
        size = _side_size(view)
        wide = min(size.width(), text_room)
        high = _wrapped(view.aside, TextRole.SECONDARY, text_room) if view.aside and wrap else size.height()
        side = QRect(text_left, top + tokens.SPACE_1, wide, high)
        top += high + tokens.SPACE_1
    if view.action and wrap:
        size = button_size(view.action, small=True)
        action = QRect(text_left, top + tokens.SPACE_2, min(size.width(), text_room), size.height())
        top += size.height() + tokens.SPACE_2
    height = top - rect.y() + tokens.SPACE_3 + tokens.LINE if wrap else rect.height()
    return RowLayout(lead, icon, title, context, side, action, height)


def _text_heights(view: RowView, room: int, *, wrap: bool) -> tuple[int, int]:
    title_line, context_line = style.px(TYPE[TextRole.TEXT].line), style.px(TYPE[TextRole.SECONDARY].line)
    if not wrap:
        return title_line, context_line if view.context else 0
    wide = style.metrics(TextRole.STRONG).horizontalAdvance(view.title)
    wide += style.metrics(TextRole.TEXT).horizontalAdvance(view.title_rest)
    lines = 1 if wide + 2 < room else max(1, len(laid_out(_formatted_title(view), room)))
    title = lines * title_line
    return title, _wrapped(view.context, TextRole.SECONDARY, room)


def _wrapped(text: str, role: TextRole, room: int) -> int:
    if not text:
        return 0
    return len(_lines(text, role, room)) * style.px(TYPE[role].line)


def _lines(text: str, role: TextRole, room: int) -> tuple[ParagraphLine, ...]:
    return break_lines(" ".join(text.split()), role, room)


def _formatted_title(view: RowView) -> QTextLayout:
    layout = wrapping_layout(view.title + view.title_rest, style.font(TextRole.TEXT))
    bold = QTextLayout.FormatRange()
    bold.start = 0
    bold.length = len(view.title)
    bold.format.setFont(style.font(TextRole.STRONG))
    marked = []
    for start, end in view.title_marks:
        one = QTextLayout.FormatRange()
        one.start, one.length = start, end - start
        one.format.setFont(style.font(TextRole.STRONG))
        one.format.setBackground(style.color("mark_ground"))
        marked.append(one)
    layout.setFormats([bold, *marked])
    return layout


def _draw(painter: QPainter, view: RowView, layout: RowLayout, *, wrap: bool, marked: bool) -> None:
    if layout.lead is not None:
        if view.lead_tone is not None:
            painting.draw_chip(painter, layout.lead, view.lead, view.lead_tone)
        else:
            draw_line(painter, layout.lead, view.lead, TextRole.STRONG, style.color("ink"))
    if layout.icon is not None:
        _icon(painter, layout.icon, view)
    title_ink = style.color("primary" if marked else "ink")
    if wrap:
        _draw_title(painter, view, layout.title, title_ink)
    else:
        _draw_title_line(painter, view, layout.title, title_ink)
    if layout.context is not None:
        _paragraph(painter, layout.context, view.context, style.color("ink_3"), wrap=wrap, marks=view.context_marks)
    if layout.side is not None:
        if view.chip:
            painting.draw_chip(painter, layout.side, view.chip, view.tone)
        else:
            _paragraph(painter, layout.side, view.aside, style.color("ink"), wrap=wrap)


def _paragraph(painter: QPainter, rect: QRect, text: str, ink: QColor, *, wrap: bool, marks: Marks = ()) -> None:
    if not wrap:
        draw_line(painter, rect, text, TextRole.SECONDARY, ink, marks)
        return
    step = style.px(TYPE[TextRole.SECONDARY].line)
    for number, line in enumerate(_lines(text, TextRole.SECONDARY, rect.width())):
        place = QRect(rect.x(), rect.y() + number * step, rect.width() + 2, step)
        draw_line(painter, place, line.text, TextRole.SECONDARY, ink, inside(marks, line.start, line.length))


def _draw_title(painter: QPainter, view: RowView, rect: QRect, ink: QColor) -> None:
    layout = _formatted_title(view)
    step = style.px(TYPE[TextRole.TEXT].line)
    layout.beginLayout()
    top = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(rect.width())
        line.setPosition(QPointF(0, top + max(0.0, (step - line.height()) / 2)))
        top += step
    layout.endLayout()
    painter.save()
    painter.setPen(ink)
    layout.draw(painter, rect.topLeft().toPointF())
    painter.restore()


def _draw_title_line(painter: QPainter, view: RowView, rect: QRect, ink: QColor) -> None:
    wide = style.metrics(TextRole.STRONG).horizontalAdvance(view.title) + 1
    first = QRect(rect.x(), rect.y(), min(wide, rect.width()), rect.height())
    draw_line(painter, first, view.title, TextRole.STRONG, ink, view.title_marks)
    if view.title_rest and wide < rect.width():
        rest = QRect(rect.x() + wide, rect.y(), rect.width() - wide, rect.height())
        draw_line(painter, rest, view.title_rest, TextRole.TEXT, ink)


def _icon(painter: QPainter, rect: QRect, view: RowView) -> None:
    from ungeapp.ui.kit.icons import icon  # the icon font is only read once a page shows an icon

    ink = {"done": "good", "good": "good", "warn": "warn", "bad": "bad"}.get(view.icon, "ink_2")
    icon(view.icon, style.color(ink).name()).paint(painter, rect)
