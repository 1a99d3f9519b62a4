"""What a page shows when there is nothing, when it is loading, and while something long runs.

Belongs here: the empty state, the skeleton, the progress row. Does not belong here: results.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QProgressBar, QSizePolicy, QWidget

from ungeapp.texts import _
from ungeapp.ui.kit import layouts, painting, style, tokens
from ungeapp.ui.kit.accessible import announce
from ungeapp.ui.kit.buttons import Button, outlined, row_button
from ungeapp.ui.kit.text import PlainLabel, Secondary
from ungeapp.ui.kit.tokens import TextRole


class EmptyState(QWidget):
    """An invitation: one sentence and the one action; ``other`` is a second way to the same, beside it."""

    def __init__(
        self,
        sentence: str,
        action: str = "",
        on_action: Callable[[], object] | None = None,
        *,
        other: Button | None = None,
    ) -> None:
        super().__init__()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        body = layouts.column(self, gap=tokens.SPACE_3)
        body.setContentsMargins(0, tokens.SPACE_3, 0, tokens.SPACE_3)
        self._sentence = PlainLabel(sentence, TextRole.TEXT, tone="ink_2")
        body.addWidget(self._sentence)
        self.button: Button | None = None
        if action and on_action is not None:
            self.button = outlined(action, on_action)
            body.addWidget(layouts.Flow(*([self.button] if other is None else [self.button, other])))


class Skeleton(QWidget):
    """Grey lines where rows will stand; shown only when loading takes longer than 150 ms."""

    def __init__(self, lines: int = 3) -> None:
        super().__init__()
        self._lines = lines
        self.setAccessibleName(_("Loading"))
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(tokens.SKELETON_DELAY_MS)
        self._timer.timeout.connect(self.show)
        self.hide()

    def start(self) -> None:
        """Show it if nothing else comes within 150 ms."""
        self._timer.start()

    def stop(self) -> None:
        """The content is there."""
        self._timer.stop()
        self.hide()

    def sizeHint(self) -> QSize:
        """Room for the lines."""
        return QSize(style.px(240), self._lines * self._step())

    def minimumSizeHint(self) -> QSize:
        """May become narrow."""
        return QSize(style.px(80), self._lines * self._step())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Two bars a row."""
        painter = QPainter(self)
        ground = style.color("neutral_ground")
        for number in range(self._lines):
            top = number * self._step() + tokens.SPACE_3
            for at, (share, high) in enumerate(((0.45, style.px(12)), (0.7, style.px(9)))):
                bar = style.px(18) * at
                rect = self.rect().toRectF()
                rect.setRect(0, top + bar, self.width() * share, high)
                painting.rounded(painter, rect, tokens.RADIUS_KEYCAP, ground, None, 0)

    def _step(self) -> int:
        return style.px(36) + 2 * tokens.SPACE_3


class ProgressRow(QWidget):
    """What is running, how far it is, and a way to stop it."""

    def __init__(self, what: str = "", on_cancel: Callable[[], object] | None = None) -> None:
        super().__init__()
        body = layouts.row(self, gap=tokens.SPACE_4)
        texts = QWidget()
        lines = layouts.column(texts, gap=tokens.SPACE_1)
        self._what = PlainLabel(what, TextRole.TEXT)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(what or _("Progress"))
        self._step = Secondary("")
        lines.addWidget(self._what)
        lines.addWidget(self._bar)
        lines.addWidget(self._step)
        body.addWidget(texts, 1)
        self._on_cancel = on_cancel
        self.cancel_button = row_button(_("Cancel"), self._cancel)
        body.addWidget(self.cancel_button, 0, Qt.AlignmentFlag.AlignVCenter)
        self.cancel_button.setVisible(on_cancel is not None)  # not before: alone it would be a window of its own

    def start(self, what: str, on_cancel: Callable[[], object] | None = None) -> None:
        """Show that ``what`` has begun, by the row's own first sentence."""
        self._what.setText(what)
        self._bar.setAccessibleName(what)
        self._bar.setRange(0, 0)
        self._step.setText("")
        self._on_cancel = on_cancel
        self.cancel_button.setVisible(on_cancel is not None)
        self.show()
        announce(self, what)

    def _cancel(self) -> None:
        if self._on_cancel is not None:
            self._on_cancel()

    def show_progress(self, done: int, total: int | None, step: str = "") -> None:
        """``done`` of ``total``; without a total only that it moves."""
        self._bar.setRange(0, total or 0)
        self._bar.setValue(done if total else 0)
        self._step.setText(step)

    def finish(self, sentence: str = "") -> None:
        """Hide the row and say that it is done."""
        self.hide()
        if sentence:
            announce(self, sentence)
