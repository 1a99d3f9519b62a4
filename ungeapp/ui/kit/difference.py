"""Two texts beside each other with the words that differ marked, and one line of before and after.

Belongs here: drawing spans that wrap, and the panel of one of two texts. Does not belong here: comparing (``spans``).
"""

from __future__ import annotations

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QMouseEvent, QPainter, QPaintEvent, QTextCharFormat, QTextLayout
from PySide6.QtWidgets import QSizePolicy, QWidget

from ungeapp.ui.kit import layouts, painting, style, tokens
from ungeapp.ui.kit.paragraphs import laid_out, wrapping_layout
from ungeapp.ui.kit.spans import Emphasis, Span, plain_text
from ungeapp.ui.kit.text import Secondary
from ungeapp.ui.kit.tokens import TYPE, TextRole


class DifferenceLabel(QWidget):
    """Text that wraps, with words on a ground, bold, or struck through; read aloud without emphasis."""

    def __init__(self, spans: tuple[Span, ...] = ()) -> None:
        super().__init__()
        self._spans: tuple[Span, ...] = ()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.show_spans(spans)

    def show_spans(self, spans: tuple[Span, ...]) -> None:
        """Show another text."""
        self._spans = spans
        self.setAccessibleName(plain_text(spans))
        self.updateGeometry()
        self.update()

    def text(self) -> str:
        """The text without emphasis."""
        return plain_text(self._spans)

    def sizeHint(self) -> QSize:
        """One line where it is short, otherwise a column that reads well."""
        measure = style.metrics(TextRole.STRONG)
        natural = max((measure.horizontalAdvance(one) for one in self.text().split("\n")), default=0) + 4
        width = min(natural, style.px(tokens.READING_WIDTH))
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """May become narrow."""
        return QSize(style.px(80), self._step())

    def hasHeightForWidth(self) -> bool:
        """It wraps."""
        return True

    def heightForWidth(self, width: int) -> int:
        """As many lines as it takes."""
        return max(1, sum(len(laid_out(one, width)) for one in self._paragraphs())) * self._step()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw line by line, so that every line has the height of its role."""
        painter = QPainter(self)
        painter.setPen(style.color("ink" if self.isEnabled() else "disabled_ink"))
        top = 0
        for paragraph in self._paragraphs():
            lines = laid_out(paragraph, self.width())
            for number in range(len(lines)):
                line = paragraph.lineAt(number)
                line.setPosition(QPointF(0, top + (self._step() - line.height()) / 2))
                top += self._step()
            paragraph.draw(painter, QPointF(0, 0))

    def _step(self) -> int:
        return style.px(TYPE[TextRole.TEXT].line)

    def _paragraphs(self) -> list[QTextLayout]:
        made = []
        for spans in _by_line(self._spans):
            layout = wrapping_layout(plain_text(spans), style.font(TextRole.TEXT))
            formats, start = [], 0
            for one in spans:
                shown = QTextLayout.FormatRange()
                shown.start, shown.length, shown.format = start, len(one.text), _format(one.emphasis)
                formats.append(shown)
                start += len(one.text)
            layout.setFormats(formats)
            made.append(layout)
        return made


class TextVersion(QWidget):
    """One of two texts to choose between: whose it is, the text, an edge that is strong when it is chosen."""

    chosen = Signal()

    def __init__(self, whose: str, spans: tuple[Span, ...]) -> None:
        super().__init__()
        self._selected = False
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(f"{whose}: {plain_text(spans)}")
        self.label = DifferenceLabel(spans)
        body = layouts.column(self, gap=0)
        body.setContentsMargins(tokens.SPACE_3, tokens.SPACE_2, tokens.SPACE_3, tokens.SPACE_3)
        body.addWidget(Secondary(whose))
        body.addWidget(self.label)
        body.addStretch(1)

    def is_selected(self) -> bool:
        """Whether this text is the one that will stand."""
        return self._selected

    def select(self, selected: bool) -> None:
        """Draw the edge as chosen or not."""
        self._selected = selected
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click chooses; the keyboard has the choices below."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.chosen.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The edge."""
        edge = style.color("primary" if self._selected else "button_line")
        width = tokens.FOCUS_WIDTH if self._selected else tokens.LINE
        painting.rounded(QPainter(self), self.rect().toRectF(), tokens.RADIUS_CONTROL, style.color("card"), edge, width)


def _by_line(spans: tuple[Span, ...]) -> list[tuple[Span, ...]]:
    lines: list[list[Span]] = [[]]
    for one in spans:
        first, *others = one.text.split("\n")
        lines[-1].append(Span(first, one.emphasis))
        lines.extend([Span(text, one.emphasis)] for text in others)
    return [tuple(line) for line in lines]


def _format(emphasis: Emphasis) -> QTextCharFormat:
    made = QTextCharFormat()
    match emphasis:
        case Emphasis.MINE:
            made.setBackground(style.color("primary_ground"))
            made.setFontWeight(QFont.Weight.DemiBold)
        case Emphasis.THEIRS:
            made.setBackground(style.color("warn_ground"))
            made.setFontWeight(QFont.Weight.DemiBold)
        case Emphasis.STRONG:
            made.setFontWeight(QFont.Weight.Bold)
        case Emphasis.STRUCK:
            made.setFontStrikeOut(True)
            made.setForeground(style.color("ink_3"))
        case Emphasis.QUIET:
            made.setForeground(style.color("ink_3"))
        case Emphasis.PLAIN:
            pass
    return made
