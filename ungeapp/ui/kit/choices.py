"""Fields people choose in: one of a list, one of a few side by side, ticks.

Belongs here: editors for codes with labels (``Option``). Same signals as ``fields``.
Does not belong here: which options exist (the page's presenter).
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter, QPaintEvent, QResizeEvent, QShortcut, QWheelEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QSizePolicy,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QWidget,
)

from ungeapp.ui.kit import layouts, painting, style, tokens
from ungeapp.ui.kit.buttons import Button, TickButton
from ungeapp.ui.kit.fields import control_height
from ungeapp.ui.kit.rows import Option
from ungeapp.ui.kit.tokens import TYPE, TextRole


class ChoiceField(QComboBox):
    """One of a list. ``value()`` is the code; with ``empty`` a first line of that text means none (``""``).

    With ``acts`` choosing does something at once, so the arrows open the list instead of choosing whatever comes next.
    ``cut`` carries the chosen text where there is no room for all of it, and nothing where there is.
    """

    edited = Signal()
    committed = Signal()
    cut = Signal(str)

    def __init__(
        self, options: Sequence[Option] = (), value: str = "", *, empty: str | None = None, acts: bool = False
    ) -> None:
        super().__init__()
        self._empty = empty
        self._acts = acts
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.set_options(options, value)
        self.activated.connect(self._chosen)
        self.currentIndexChanged.connect(self._tell_cut)

    def set_options(self, options: Sequence[Option], value: str = "") -> None:
        """Offer ``options`` and show ``value``."""
        self.clear()
        if self._empty is not None:
            self.addItem(self._empty, "")
        for option in options:
            self.addItem(option.label, option.value)
            if option.hint:
                self.setItemData(self.count() - 1, option.hint, Qt.ItemDataRole.ToolTipRole)
        self.set_value(value)

    def setAccessibleName(self, name: str) -> None:
        """What the choice is about. On Linux a screen reader takes what is chosen for the name, so it is told twice."""
        super().setAccessibleName(name)
        self.setAccessibleDescription(name)

    def value(self) -> str:
        """The code chosen; empty for none."""
        return str(self.currentData() or "")

    def set_value(self, value: str) -> None:
        """Show the option with this code, or none."""
        found = self.findData(value)
        self.setCurrentIndex(found if found >= 0 or self._empty is None else 0)

    def showPopup(self) -> None:
        """The list is as wide as its longest line."""
        self.view().setMinimumWidth(max(self.width(), self.view().sizeHintForColumn(0) + tokens.SPACE_5))
        super().showPopup()

    def sizeHint(self) -> QSize:
        """As high as a button."""
        return QSize(max(super().sizeHint().width(), style.px(160)), control_height())

    def minimumSizeHint(self) -> QSize:
        """May become narrow."""
        return QSize(style.px(100), control_height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width has room for another text."""
        super().resizeEvent(event)
        self._tell_cut()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scrolling the page never changes a choice."""
        event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Where a choice acts, it is made in the open list with Enter."""
        if self._acts and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.showPopup()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The field, and a chevron instead of the platform's arrow; what there is no room for ends in …"""
        self._draw_field()
        side = style.px(16)
        place = QRectF(self.width() - side - tokens.SPACE_2, (self.height() - side) / 2, side, side)
        painting.draw_chevron(QPainter(self), place, style.color("ink_2" if self.isEnabled() else "disabled_ink"))

    def _draw_field(self) -> None:
        painter, option = QStylePainter(self), QStyleOptionComboBox()
        self.initStyleOption(option)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        option.currentText = self.fontMetrics().elidedText(
            option.currentText, Qt.TextElideMode.ElideRight, self._room()
        )
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)

    def _room(self) -> int:
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        part = QStyle.SubControl.SC_ComboBoxEditField
        room = self.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, part, self).width()
        return room - 2 * tokens.SPACE_1

    def _tell_cut(self) -> None:
        text = self.currentText()
        self.cut.emit(text if self.fontMetrics().horizontalAdvance(text) > self._room() else "")

    def _chosen(self, _index: int) -> None:
        self.edited.emit()
        self.committed.emit()


class CheckField(QCheckBox):
    """A tick with a text that wraps."""

    edited = Signal()
    committed = Signal()

    def __init__(self, text: str, value: bool = False, *, hint: str = "") -> None:
        super().__init__(text)
        self.setChecked(value)
        self.setAccessibleName(text)
        self.setAccessibleDescription(hint)
        self._hint = hint
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.clicked.connect(self._ticked)

    def value(self) -> bool:
        """Whether it is ticked."""
        return self.isChecked()

    def set_value(self, value: bool) -> None:
        """Tick or untick; does not count as edited."""
        self.setChecked(value)

    def hasHeightForWidth(self) -> bool:
        """The text wraps."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height at ``width``."""
        text, hint = self._text_rects(width)
        return max(self._box_side(), text.height() + hint.height()) + 2 * tokens.SPACE_1

    def sizeHint(self) -> QSize:
        """Box and text on one line."""
        measure = style.metrics(TextRole.TEXT)
        wide = max(
            measure.horizontalAdvance(self.text()), style.metrics(TextRole.SECONDARY).horizontalAdvance(self._hint)
        )
        width = self._indent() + min(wide + 4, style.px(tokens.READING_WIDTH))
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """May become narrow."""
        return QSize(self._indent() + style.px(60), self._box_side() + 2 * tokens.SPACE_1)

    def hitButton(self, pos: QPoint) -> bool:
        """Box and text can both be clicked."""
        return self.rect().contains(pos)

    def changeEvent(self, event: QEvent) -> None:
        """Measure again when the look changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw box, tick and text."""
        painter = QPainter(self)
        side = self._box_side()
        line = style.px(TYPE[TextRole.TEXT].line)
        box = QRect(2, tokens.SPACE_1 + (line - side) // 2, side, side)
        ticked = self.isChecked()
        enabled = self.isEnabled()
        fill = style.color(("primary" if ticked else "card") if enabled else "disabled_ground")
        edge = style.color(("primary" if ticked else "field_line") if enabled else "line")
        painting.rounded(painter, QRectF(box), tokens.RADIUS_KEYCAP, fill, edge, tokens.LINE)
        if ticked:
            tick = style.color("primary_ink" if enabled else "disabled_ink")
            painting.draw_check(painter, QRectF(box), tick, 2.2 * style.look().scale)
        text, hint = self._text_rects(self.width())
        flags = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap)
        painter.setFont(style.font(TextRole.TEXT))
        painter.setPen(style.color("ink" if enabled else "disabled_ink"))
        painter.drawText(text, flags, self.text())
        if self._hint:
            painter.setFont(style.font(TextRole.SECONDARY))
            painter.setPen(style.color("ink_3"))
            painter.drawText(hint, flags, self._hint)
        if self.hasFocus():
            around = QRectF(
                box.adjusted(-tokens.FOCUS_WIDTH, -tokens.FOCUS_WIDTH, tokens.FOCUS_WIDTH, tokens.FOCUS_WIDTH)
            )
            painting.rounded(painter, around, tokens.RADIUS_KEYCAP + 2, None, style.color("focus"), tokens.FOCUS_WIDTH)

    def _ticked(self) -> None:
        self.edited.emit()
        self.committed.emit()

    def _box_side(self) -> int:
        return style.px(tokens.CHECK_BOX)

    def _indent(self) -> int:
        return self._box_side() + tokens.SPACE_2 + 4

    def _text_rects(self, width: int) -> tuple[QRect, QRect]:
        room = max(20, width - self._indent() - 2)
        wrap = int(Qt.TextFlag.TextWordWrap)
        measure = style.metrics(TextRole.TEXT)
        spare = max(0, (style.px(TYPE[TextRole.TEXT].line) - measure.height()) // 2)
        high = measure.boundingRect(0, 0, room, 10_000, wrap, self.text()).height()
        text = QRect(self._indent(), tokens.SPACE_1 + spare, room, high)
        if not self._hint:
            return text, QRect(text.x(), text.bottom() + 1, room, 0)
        low = style.metrics(TextRole.SECONDARY).boundingRect(0, 0, room, 10_000, wrap, self._hint).height()
        return text, QRect(text.x(), text.bottom() + 2, room, low)


class CheckListField(QWidget):
    """Several ticks under each other. ``value()`` is the codes ticked, in the order shown."""

    edited = Signal()
    committed = Signal()

    def __init__(self, options: Sequence[Option] = (), value: Sequence[str] = ()) -> None:
        super().__init__()
        self._body = layouts.column(self, gap=0)
        self._boxes: dict[str, CheckField] = {}
        self.set_options(options, value)

    def set_options(self, options: Sequence[Option], value: Sequence[str] = ()) -> None:
        """Offer ``options`` with those in ``value`` ticked."""
        layouts.clear(self._body)
        self._boxes = {}
        for option in options:
            box = CheckField(option.label, option.value in value, hint=option.hint)
            box.edited.connect(self.edited)
            box.committed.connect(self.committed)
            self._boxes[option.value] = box
            self._body.addWidget(box)
        first = next(iter(self._boxes.values()), None)
        if first is not None:
            self.setFocusProxy(first)

    def boxes(self) -> dict[str, CheckField]:
        """The ticks by code."""
        return dict(self._boxes)

    def value(self) -> tuple[str, ...]:
        """The codes ticked."""
        return tuple(code for code, box in self._boxes.items() if box.value())

    def set_value(self, value: Sequence[str]) -> None:
        """Tick these and no others."""
        for code, box in self._boxes.items():
            box.set_value(code in value)


class Segmented(QWidget):
    """One of up to four, side by side; Alt+1 to Alt+4 choose while the keyboard is in ``scope`` (else its window).

    ``show_keys`` paints the digit as a cap and binds the keys; leave it off where several stand on one page, or leave
    ``bind_keys`` off and bind them on the page.
    """

    edited = Signal()
    committed = Signal()

    def __init__(
        self,
        options: Sequence[Option],
        value: str = "",
        *,
        show_keys: bool = False,
        bind_keys: bool = True,
        small: bool = False,
    ) -> None:
        super().__init__()
        flow = layouts.FlowLayout(self, gap=tokens.SPACE_2)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._group = QButtonGroup(self)
        self._buttons: dict[str, TickButton] = {}
        for number, option in enumerate(options, start=1):
            button = TickButton(option.label, key=str(number) if show_keys and number <= 4 else "", small=small)
            button.setChecked(option.value == value)
            key = f"Alt+{number}" if show_keys and number <= 4 else ""
            button.setToolTip(" · ".join(filter(None, [option.hint, key])))
            button.clicked.connect(self._chosen)
            self._group.addButton(button)
            self._buttons[option.value] = button
            flow.addWidget(button)
            if show_keys and number <= 4:
                button.setAccessibleDescription(f"Alt+{number}")
            if show_keys and bind_keys and number <= 4:
                shortcut = QShortcut(QKeySequence(f"Alt+{number}"), self)
                shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
                shortcut.activated.connect(button.click)
        first = next(iter(self._buttons.values()), None)
        if first is not None:
            self.setFocusProxy(self._buttons.get(value, first))

    def buttons(self) -> dict[str, Button]:
        """The buttons by code."""
        return dict(self._buttons)

    def value(self) -> str:
        """The code chosen; empty for none."""
        return next((code for code, button in self._buttons.items() if button.isChecked()), "")

    def set_value(self, value: str) -> None:
        """Choose the option with this code, or none; does not count as edited."""
        self._group.setExclusive(False)
        for code, button in self._buttons.items():
            button.setChecked(code == value)
        self._group.setExclusive(True)

    def _chosen(self) -> None:
        self.edited.emit()
        self.committed.emit()
