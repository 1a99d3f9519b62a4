"""Buttons: one primary per page at the top right, outlined in rows, quiet where nothing must shout.

Belongs here: painted buttons with key hints. Does not belong here: choices (``segmented``), shortcuts themselves
(``ungeapp.ui.shortcuts``).
"""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QEnterEvent, QIcon, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy

from ungeapp.ui.kit import painting, style, tokens
from ungeapp.ui.kit.tokens import WEIGHT_MEDIUM, TextRole


class ButtonKind(StrEnum):
    """How much a button asks for attention."""

    PRIMARY = "primary"
    OUTLINED = "outlined"
    QUIET = "quiet"
    DANGER = "danger"


class Button(QPushButton):
    """A button with a verb, and optionally the key that does the same, shown as a small cap.

    ``key`` is only shown; the shortcut itself is made by the page (``shortcuts.bind``). ``small`` is the height used
    in rows. ``name`` replaces the text for screen readers where the text alone is ambiguous (»Se«).
    """

    def __init__(
        self,
        text: str,
        on_click: Callable[[], object] | None = None,
        *,
        kind: ButtonKind = ButtonKind.OUTLINED,
        key: str = "",
        icon: str = "",
        small: bool = False,
        name: str = "",
    ) -> None:
        super().__init__()
        self._kind = kind
        self._key = key
        self._icon_name = icon
        self._small = small
        self._held = False
        self.setText(text)
        self.setAccessibleName(name or text)
        if key:
            self.setAccessibleDescription(key)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAutoDefault(False)
        if on_click is not None:
            self.clicked.connect(lambda: on_click())

    def kind(self) -> ButtonKind:
        """How much the button asks for attention."""
        return self._kind

    def set_text(self, text: str) -> None:
        """Another verb, also for screen readers."""
        self.setText(text)
        self.setAccessibleName(text)
        self.updateGeometry()

    def set_key(self, key: str) -> None:
        """Show another key, or none where it does something else now."""
        self._key = key
        self.setAccessibleDescription(key)
        self.updateGeometry()
        self.update()

    def hold(self, reason: str) -> None:
        """Look disabled and say why on hover, yet stay pressable so that pressing can tell what is missing."""
        self._held = bool(reason)
        self.setToolTip(reason)
        self.setAccessibleDescription(reason or self._key)
        self.update()

    def held(self) -> bool:
        """Whether something keeps the action back."""
        return self._held

    def sizeHint(self) -> QSize:
        """Text, icon, keycap and padding."""
        return button_size(self.text(), key=self._key, icon=bool(self._icon_name), small=self._small)

    def minimumSizeHint(self) -> QSize:
        """The button is never cut."""
        return self.sizeHint()

    def changeEvent(self, event: QEvent) -> None:
        """Measure again when the look changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show that it can be pressed."""
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Calm again."""
        super().leaveEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the button."""
        painter = QPainter(self)
        draw_button(
            painter,
            self.rect(),
            self.text(),
            kind=self._kind,
            key=self._key,
            icon=self._icon_name,
            hovered=self.underMouse() or self.isDown(),
            focused=self.hasFocus(),
            enabled=self.isEnabled() and not self._held,
            small=self._small,
        )


class IconButton(Button):
    """A button with only an icon; ``tip`` is its tooltip and its name."""

    def __init__(self, icon: str, tip: str, on_click: Callable[[], object] | None = None) -> None:
        super().__init__("", on_click, kind=ButtonKind.QUIET, icon=icon, name=tip)
        self.setToolTip(tip)


class TickButton(Button):
    """A choice that stays pressed: filled and ticked when chosen, so that it is never colour alone."""

    def __init__(self, text: str, *, key: str = "", small: bool = False) -> None:
        super().__init__(text, key=key, small=small)
        self.setCheckable(True)

    def sizeHint(self) -> QSize:
        """With room for the tick, so that choosing moves nothing."""
        return button_size(self.text(), key=self._key, icon=True, small=self._small)

    def paintEvent(self, event: QPaintEvent) -> None:
        """As the one state or the other."""
        draw_button(
            QPainter(self),
            self.rect(),
            self.text(),
            kind=ButtonKind.PRIMARY if self.isChecked() else ButtonKind.OUTLINED,
            key=self._key,
            icon="done" if self.isChecked() else "",
            hovered=self.underMouse(),
            focused=self.hasFocus(),
            enabled=self.isEnabled(),
            small=self._small,
        )


def primary(text: str, on_click: Callable[[], object] | None = None, *, key: str = "", name: str = "") -> Button:
    """The one main action of a page."""
    return Button(text, on_click, kind=ButtonKind.PRIMARY, key=key, name=name)


def outlined(
    text: str, on_click: Callable[[], object] | None = None, *, key: str = "", icon: str = "", name: str = ""
) -> Button:
    """Any other action."""
    return Button(text, on_click, key=key, icon=icon, name=name)


def quiet(
    text: str, on_click: Callable[[], object] | None = None, *, key: str = "", icon: str = "", name: str = ""
) -> Button:
    """An action that must not draw the eye, shown like a link."""
    return Button(text, on_click, kind=ButtonKind.QUIET, key=key, icon=icon, name=name)


def row_button(text: str, on_click: Callable[[], object] | None = None, *, name: str = "") -> Button:
    """An action in a row of a card; ``name`` says which row it belongs to."""
    return Button(text, on_click, small=True, name=name)


def button_size(text: str, *, key: str = "", icon: bool = False, small: bool = False) -> QSize:
    """How much room a button takes."""
    role = TextRole.SECONDARY if small else TextRole.TEXT
    measure = style.metrics(role, weight=WEIGHT_MEDIUM)
    padding = tokens.SPACE_3 if small else tokens.SPACE_4
    parts = []
    if icon:
        parts.append(style.px(tokens.ICON))
    if text:
        parts.append(measure.horizontalAdvance(text) + 1)
    if key:
        parts.append(painting.keycap_size(key).width())
    if not text:
        padding = tokens.SPACE_2
    width = sum(parts) + tokens.SPACE_2 * max(0, len(parts) - 1) + 2 * padding
    drawn = tokens.ROW_CONTROL_HEIGHT if small else tokens.CONTROL_HEIGHT
    height = max(drawn, style.px(tokens.TYPE[role].line) + 2 * tokens.SPACE_1)
    return QSize(width, height)


def draw_button(
    painter: QPainter,
    rect: QRect,
    text: str,
    *,
    kind: ButtonKind = ButtonKind.OUTLINED,
    key: str = "",
    icon: str = "",
    hovered: bool = False,
    focused: bool = False,
    enabled: bool = True,
    small: bool = False,
) -> None:
    """Draw a button into ``rect``; also used by list rows."""
    ink, fill, edge = _colours(kind, hovered=hovered, enabled=enabled)
    painting.rounded(painter, QRectF(rect), tokens.RADIUS_CONTROL, fill, edge, tokens.LINE)
    if focused:
        painting.focus_ring(painter, rect)
    role = TextRole.SECONDARY if small else TextRole.TEXT
    measure = style.metrics(role, weight=WEIGHT_MEDIUM)
    widths = [
        style.px(tokens.ICON) if icon else 0,
        measure.horizontalAdvance(text) + 1 if text else 0,
        painting.keycap_size(key).width() if key else 0,
    ]
    total = sum(widths) + tokens.SPACE_2 * max(0, sum(1 for width in widths if width) - 1)
    left = rect.x() + (rect.width() - total) // 2
    if icon:
        _draw_icon(painter, QRect(left, rect.center().y() - widths[0] // 2, widths[0], widths[0]), icon, ink)
        left += widths[0] + tokens.SPACE_2
    if text:
        painter.save()
        painter.setFont(style.font(role, weight=WEIGHT_MEDIUM))
        painter.setPen(ink)
        painter.drawText(QRect(left, rect.y(), widths[1] + 1, rect.height()), painting.CENTRED, text)
        painter.restore()
        left += widths[1] + tokens.SPACE_2
    if key:
        cap = painting.keycap_size(key)
        painting.draw_keycap(painter, QRect(left, rect.center().y() - cap.height() // 2 + 1, *cap.toTuple()), key)


def _draw_icon(painter: QPainter, rect: QRect, name: str, ink: QColor) -> None:
    from ungeapp.ui.kit.icons import icon as load  # the icon font is only read once a page shows an icon

    made: QIcon = load(name, ink.name())
    made.paint(painter, rect)


def _colours(kind: ButtonKind, *, hovered: bool, enabled: bool) -> tuple[QColor, QColor | None, QColor | None]:
    color = style.color
    if not enabled:
        if kind is ButtonKind.QUIET:
            return color("disabled_ink"), None, None
        return color("disabled_ink"), color("disabled_ground"), None
    if kind is ButtonKind.PRIMARY:
        return color("primary_ink"), color("primary_hover" if hovered else "primary"), None
    if kind is ButtonKind.QUIET:
        return color("primary"), color("hover") if hovered else None, None
    ink = color("bad") if kind is ButtonKind.DANGER else color("ink")
    return ink, color("hover" if hovered else "card"), color("button_line")
