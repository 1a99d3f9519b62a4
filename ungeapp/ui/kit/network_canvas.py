"""The network map, drawn and edited by mouse and keyboard.

Belongs here: drawing, choosing, dragging and keys. Does not belong here: where people stand (``domain/network_map``),
what moving means (the page).

Every person is a widget of its own, so that a screen reader finds them and the keyboard stands on one: arrow keys go to
the next one that way, Shift+arrows move them, Enter opens, N adds, Delete removes. By mouse they are dragged.
"""

from __future__ import annotations

from collections.abc import Callable
from math import cos, hypot, pi, sin

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QSizePolicy, QWidget

from ungeapp.domain.network_map import CENTRE, Arrangement, Box, LineStyle, Standing, arrange, free_point, short_name
from ungeapp.ui.kit import painting, style, tokens
from ungeapp.ui.kit.map_views import MapPerson, MapView
from ungeapp.ui.kit.paragraphs import break_lines
from ungeapp.ui.kit.tokens import TextRole

_LARGEST = 560  # pixels across at 100 %
_SMALLEST = 300
_NAME = (132, 30)
_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
_APART = 2.0
_FAR = 4  # pixels before pressing becomes dragging


class NetworkCanvas(QWidget):
    """The map. ``show_map`` fills it; the signals say what a person wants, nothing is moved by itself.

    ``chosen(id)`` the keyboard or mouse stands on somebody; ``opened(id)`` Enter or a double click; ``moved(id, sector,
    ring)``; ``adding()``; ``removing(id)``.
    """

    chosen = Signal(str)
    opened = Signal(str)
    moved = Signal(str, int, int)
    adding = Signal()
    removing = Signal(str)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._view = MapView(centre="", sectors=("", "", "", ""), rings=("", "", ""))
        self._found: Arrangement | None = None
        self._nodes: dict[str, _Node] = {}
        self._current = ""
        self._over: tuple[int, int] | None = None

    # what is shown -----------------------------------------------------------------------------------------------
    def show_map(self, view: MapView) -> None:
        """Show this instead; whoever was current stays so, with the keyboard."""
        had_focus = self.current_node() is not None and self.current_node() is QApplication.focusWidget()
        self._view = view
        there = {one.id for one in view.people}
        for id in [id for id in self._nodes if id not in there]:
            gone = self._nodes.pop(id)
            gone.hide()
            gone.deleteLater()
        for one in view.people:
            if one.id not in self._nodes:
                self._nodes[one.id] = _Node(self, one)
            self._nodes[one.id].tell(one)
        if self._current not in there:
            self._current = view.people[0].id if view.people else ""
        self._settle()
        node = self.current_node()
        if had_focus and node is not None:
            node.setFocus()

    def current(self) -> str:
        """Who the keyboard stands on; empty without people."""
        return self._current

    def current_node(self) -> QWidget | None:
        """The widget of whoever is current."""
        return self._nodes.get(self._current)

    def set_current(self, id: str) -> None:
        """Stand on somebody; nothing for an id that is not there."""
        if id not in self._nodes or id == self._current:
            return
        self._current = id
        self._mark()
        self.chosen.emit(id)

    def _settle(self) -> None:
        """Put every person where they belong."""
        reach = self._reach()
        wished = (style.px(_NAME[0]) / reach, style.px(_NAME[1]) / reach)
        standing = [Standing(one.id, one.sector, one.ring) for one in self._view.people]
        self._found = arrange(standing, sectors=len(self._view.sectors), rings=len(self._view.rings), box=wished)
        for id, box in self._found.boxes.items():
            middle = self._point(box.x, box.y)
            size = QSize(round(box.width * reach), round(box.height * reach))
            self._nodes[id].setGeometry(
                round(middle.x() - size.width() / 2), round(middle.y() - size.height() / 2), size.width(), size.height()
            )
            self._nodes[id].show()
        self._mark()

    def _mark(self) -> None:
        """Tab reaches the current one alone; the arrows reach the others."""
        before: QWidget | None = None
        for id, node in self._nodes.items():
            here = id == self._current
            node.setFocusPolicy(Qt.FocusPolicy.StrongFocus if here else Qt.FocusPolicy.ClickFocus)
            if before is not None:
                QWidget.setTabOrder(before, node)
            before = node
        self.update()
        for node in self._nodes.values():
            node.update()

    # measures ----------------------------------------------------------------------------------------------------
    def hasHeightForWidth(self) -> bool:
        """A square, up to its largest."""
        return True

    def heightForWidth(self, width: int) -> int:
        """As high as wide."""
        return min(max(width, _SMALLEST), style.px(_LARGEST))

    def sizeHint(self) -> QSize:
        """Large enough for a dozen people."""
        return QSize(style.px(_LARGEST), style.px(_LARGEST))

    def minimumSizeHint(self) -> QSize:
        """May become small; the table says the same."""
        return QSize(_SMALLEST, _SMALLEST)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Everybody stands anew."""
        self._settle()

    def _reach(self) -> float:
        return max(40.0, min(self.width(), self.height()) / 2 - tokens.SPACE_1)

    def _point(self, x: float, y: float) -> QPointF:
        reach = self._reach()
        return QPointF(self.width() / 2 + x * reach, self.height() / 2 + y * reach)

    def cell_at(self, point: QPointF) -> tuple[int, int]:
        """Sector and ring under a point of this widget."""
        reach = self._reach()
        assert self._found is not None
        return self._found.cell((point.x() - self.width() / 2) / reach, (point.y() - self.height() / 2) / reach)

    # drawing -----------------------------------------------------------------------------------------------------
    def paintEvent(self, event: QPaintEvent) -> None:
        """Rings, fields, relations and the young person; people draw themselves."""
        if self._found is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, self._found)
        words = self._paint_lines(painter, self._found)
        self._paint_centre(painter)
        for point, word, room in words:
            self._paint_word(painter, point, word, room)

    def _paint_ground(self, painter: QPainter, found: Arrangement) -> None:
        reach, middle = self._reach(), self._point(0, 0)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        grounds = ("card", "ground", "card")
        for number in range(len(found.radii) - 1, 0, -1):
            radius = found.radii[number] * reach
            painter.setPen(QPen(style.color("field_line"), tokens.LINE))
            painter.setBrush(style.color(grounds[number % len(grounds)]))
            painter.drawEllipse(middle, radius, radius)
        if self._over is not None:
            self._paint_over(painter, found, *self._over)
        width = 2 * pi / len(self._view.sectors)
        painter.setPen(QPen(style.color("field_line"), tokens.LINE))
        for number in range(len(self._view.sectors)):
            angle = -pi + number * width
            painter.drawLine(self._point(CENTRE * cos(angle), CENTRE * sin(angle)), self._point(cos(angle), sin(angle)))
        self._paint_names(painter, found)

    def _paint_over(self, painter: QPainter, found: Arrangement, sector: int, ring: int) -> None:
        """The field somebody is being dragged over."""
        reach, middle = self._reach(), self._point(0, 0)
        width = 360 / len(self._view.sectors)
        start = 180 - sector * width
        outer = found.radii[ring + 1] * reach
        painter.save()
        painter.setPen(QPen(style.color("primary"), 2))
        painter.setBrush(style.color("primary_ground"))
        square = QRectF(middle.x() - outer, middle.y() - outer, 2 * outer, 2 * outer)
        painter.drawPie(square, round(start * 16), round(-width * 16))
        if ring:
            inner = found.radii[ring] * reach
            painter.setBrush(style.color("card"))
            square = QRectF(middle.x() - inner, middle.y() - inner, 2 * inner, 2 * inner)
            painter.drawPie(square, round(start * 16), round(-width * 16))
        painter.restore()

    def _paint_names(self, painter: QPainter, found: Arrangement) -> None:
        painter.setFont(style.font(TextRole.OVERLINE))
        painter.setPen(style.color("ink_2"))
        high = style.metrics(TextRole.OVERLINE).height()
        share, reach = 2 * pi / len(self._view.sectors), self._reach()
        side = QRectF(self.width() / 2 - reach, self.height() / 2 - reach, 2 * reach, 2 * reach)
        left = min(side.left(), self.width() / 2 - reach)
        for number, name in enumerate(self._view.sectors):
            angle = -pi + (number + 0.5) * share
            right, below = cos(angle) > 0, sin(angle) > 0
            area = QRectF(0, side.bottom() - high if below else side.top(), self.width(), high)
            if self.width() > 2.6 * reach:  # beside the map, else in its corners
                area = QRectF(left - reach * 0.3, area.y(), 2.6 * reach, high)
            flag = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
            painter.drawText(area, int(flag), name)
        painter.setFont(style.font(TextRole.SECONDARY))
        self._paint_rings(painter, found)

    def _paint_rings(self, painter: QPainter, found: Arrangement) -> None:
        """The rings' names on the line to the right, each inside its ring; one that is too long there takes more lines."""
        measure, middle = style.metrics(TextRole.SECONDARY), self._point(0, 0).y()
        for name, inner, outer in zip(self._view.rings, found.radii, found.radii[1:], strict=False):
            left, right = self._point(inner, 0).x() + tokens.SPACE_1, self._point(outer, 0).x() - tokens.SPACE_1
            lines = [line.text for line in break_lines(name, TextRole.SECONDARY, round(right - left))]
            top = middle - (len(lines) - 1) * measure.height() / 2
            for number, line in enumerate(lines):
                self._paint_word(
                    painter, QPointF((left + right) / 2, top + number * measure.height()), line, right - left
                )

    def _paint_word(self, painter: QPainter, middle: QPointF, word: str, room: float) -> None:
        """A word on a ground of its own, so that no line goes through it."""
        measure = style.metrics(TextRole.SECONDARY)
        shown = measure.elidedText(word, Qt.TextElideMode.ElideRight, round(room))
        wide, high = measure.horizontalAdvance(shown) + tokens.SPACE_1, measure.height()
        area = QRectF(middle.x() - wide / 2, middle.y() - high / 2, wide, high)
        painting.rounded(painter, area, tokens.RADIUS_KEYCAP, style.color("card"), None, 0)
        painter.setFont(style.font(TextRole.SECONDARY))
        painter.setPen(style.color("ink_2"))
        painter.drawText(area, painting.CENTRED, shown)

    def _paint_lines(self, painter: QPainter, found: Arrangement) -> list[tuple[QPointF, str, float]]:
        """The lines; their words, with place and width, are painted above everything."""
        centre, reach = Box(0, 0, 0, 0), self._reach()
        taken = list(found.boxes.values())
        measure = style.metrics(TextRole.SECONDARY)
        words: list[tuple[QPointF, str, float]] = []
        for line in self._view.lines:
            start, end = found.boxes.get(line.first), found.boxes.get(line.second, centre)
            if start is None:
                continue
            current = self._current in (line.first, line.second)
            self._paint_line(painter, self._point(start.x, start.y), self._point(end.x, end.y), line.style, current)
            wide = measure.horizontalAdvance(line.word) + tokens.SPACE_1
            size = (wide / reach, measure.height() / reach)
            word = free_point(start, end, size, taken)
            taken.append(Box(*word, *size))
            words.append((self._point(*word), line.word, wide))
        return words

    def _paint_line(self, painter: QPainter, start: QPointF, end: QPointF, look: LineStyle, current: bool) -> None:
        pen = QPen(style.color("primary" if current else "ink_3"), 2 if current else 1.4)
        if look is LineStyle.DASHED:
            pen.setDashPattern([4, 3])
        painter.setPen(pen)
        if look is not LineStyle.DOUBLE:
            painter.drawLine(start, end)
            return
        along = end - start
        length = hypot(along.x(), along.y()) or 1.0
        beside = QPointF(-along.y() / length * _APART, along.x() / length * _APART)
        painter.drawLine(start + beside, end + beside)
        painter.drawLine(start - beside, end - beside)

    def _paint_centre(self, painter: QPainter) -> None:
        radius, middle = CENTRE * self._reach(), self._point(0, 0)
        painter.setPen(QPen(style.color("own"), 2))
        painter.setBrush(style.color("own_ground"))
        painter.drawEllipse(middle, radius, radius)
        painter.setFont(style.font(TextRole.STRONG))
        painter.setPen(style.color("ink"))
        area = QRectF(middle.x() - radius, middle.y() - radius, 2 * radius, 2 * radius)
        room = round(2 * radius) - tokens.SPACE_2
        shown = style.metrics(TextRole.STRONG).elidedText(self._view.centre, Qt.TextElideMode.ElideRight, room)
        painter.drawText(area, painting.CENTRED, shown)

    # keys and mouse ----------------------------------------------------------------------------------------------
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What the keys do on the one who is current; anything else is the page's."""
        key = Qt.Key(event.key())
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        shift = modifiers == Qt.KeyboardModifier.ShiftModifier
        if key in _ARROWS and self._current and (shift or not modifiers):
            if shift:
                self._move(*_ARROWS[key])
            else:
                self._go(*_ARROWS[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._current and not modifiers:
            self.opened.emit(self._current)
        elif key == Qt.Key.Key_N and not modifiers:
            self.adding.emit()
        elif key == Qt.Key.Key_Delete and self._current and not modifiers:
            self.removing.emit(self._current)
        else:
            super().keyPressEvent(event)

    def _move(self, across: int, down: int) -> None:
        """Shift+up is one ring nearer, down one further; left and right are the sectors beside."""
        person = next(one for one in self._view.people if one.id == self._current)
        ring = min(max(person.ring + down, 0), len(self._view.rings) - 1)
        sector = (person.sector + across) % len(self._view.sectors)
        if (sector, ring) != (person.sector, person.ring) or not person.placed:
            self.moved.emit(person.id, sector, ring)

    def _go(self, across: int, down: int) -> None:
        """To the nearest one that way."""
        assert self._found is not None
        here = self._found.boxes[self._current]

        def cost(box: Box) -> float:
            along = (box.x - here.x) * across + (box.y - here.y) * down
            beside = abs((box.x - here.x) * down) + abs((box.y - here.y) * across)
            return along + 2 * beside if along > 0 else float("inf")

        others = {id: cost(box) for id, box in self._found.boxes.items() if id != self._current}
        best = min(others, key=lambda id: others[id], default="")
        if best and others[best] != float("inf"):
            self.set_current(best)
            self._nodes[best].setFocus()

    def drag_over(self, point: QPointF | None) -> None:
        """Somebody is held over this point; None when let go."""
        self._over = self.cell_at(point) if point is not None else None
        self.update()

    def drop(self, id: str, point: QPointF) -> None:
        """Somebody was let go here."""
        self.drag_over(None)
        person = next(one for one in self._view.people if one.id == id)
        sector, ring = self.cell_at(point)
        if (sector, ring) != (person.sector, person.ring) or not person.placed:
            self.moved.emit(id, sector, ring)
        self._settle()


class _Node(QAbstractButton):
    """One person on the canvas."""

    def __init__(self, canvas: NetworkCanvas, person: MapPerson) -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self._person = person
        self._held: QPoint | None = None
        self._dragging = False
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.setAutoRepeat(False)
        self.clicked.connect(lambda: self._canvas.set_current(self._person.id))

    def tell(self, person: MapPerson) -> None:
        """Say what this person is now."""
        self._person = person
        self.setText(person.name)
        self.setAccessibleName(person.spoken)
        self.setToolTip(person.spoken)
        self.update()

    def sizeHint(self) -> QSize:
        """The canvas decides."""
        return self.size()

    def focusInEvent(self, event: object) -> None:
        """The keyboard stands here."""
        self._canvas.set_current(self._person.id)
        self.update()

    def focusOutEvent(self, event: object) -> None:
        """The keyboard has left."""
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """All keys are the canvas's."""
        self._canvas.keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Hold on."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._held = event.position().toPoint()
            self._dragging = False
            self._canvas.set_current(self._person.id)
            self.setFocus(Qt.FocusReason.MouseFocusReason)
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag."""
        if self._held is None:
            return
        away = event.position().toPoint() - self._held
        if self._dragging or away.manhattanLength() > _FAR:
            self._dragging = True
            self.raise_()
            self.move(self.pos() + away)
            self._canvas.drag_over(self.geometry().center().toPointF())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go."""
        dragged, self._held, self._dragging = self._dragging, None, False
        if dragged:
            self._canvas.drop(self._person.id, self.geometry().center().toPointF())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open."""
        self._held = None
        self._canvas.opened.emit(self._person.id)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A box with the name and, where there is room, a word."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        current = self._canvas.current() == self._person.id
        area = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        edge = QColor(style.color("primary" if current else "field_line"))
        pen = QPen(edge, 2 if current else tokens.LINE)
        if not self._person.placed:
            pen.setDashPattern([3, 2])
        painter.setPen(pen)
        painter.setBrush(style.color("primary_ground" if current else "card"))
        painter.drawRoundedRect(area, tokens.RADIUS_CONTROL, tokens.RADIUS_CONTROL)
        if self.hasFocus():
            painting.focus_ring(painter, self.rect())
        role = TextRole.STRONG if current else TextRole.TEXT
        font = style.font(role)
        if self.height() < style.metrics(role).height():
            font.setPixelSize(max(7, self.height() - 4))
        painter.setFont(font)
        painter.setPen(style.color("ink"))
        room = self.width() - tokens.SPACE_2
        measure = painter.fontMetrics()
        text = fitting_words(self._person, lambda said: measure.horizontalAdvance(said) <= room)
        painter.drawText(self.rect(), painting.CENTRED, measure.elidedText(text, Qt.TextElideMode.ElideRight, room))


def fitting_words(person: MapPerson, fits: Callable[[str], bool]) -> str:
    """What stands in the box: the name and its word, the name made shorter, the name alone; a name goes before a word."""
    name, short = person.name, short_name(person.name)
    said = [f"{one} · {person.word}" for one in (name, short) if person.word] + [name, short]
    return next((one for one in said if fits(one)), short)
