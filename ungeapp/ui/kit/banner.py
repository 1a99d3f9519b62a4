"""Banners: one sentence about what just happened or what stands in the way, with a way out.

Belongs here: the banner and the place on a page where it appears. Does not belong here: the sentences.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtGui import QColor, QHideEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ungeapp.texts import _
from ungeapp.ui.kit import layouts, painting, style, tokens
from ungeapp.ui.kit.accessible import announce
from ungeapp.ui.kit.buttons import IconButton, row_button
from ungeapp.ui.kit.in_view import bring_into_view
from ungeapp.ui.kit.text import PlainLabel
from ungeapp.ui.kit.tokens import TextRole, Tone


class Banner(QWidget):
    """One sentence on the ground of its tone, with an optional action; it announces itself when shown.

    A ``closable`` one tells what just happened: that something was done is old news when the page is left.
    """

    def __init__(
        self,
        sentence: str = "",
        tone: Tone = Tone.INFO,
        *,
        action: str = "",
        on_action: Callable[[], object] | None = None,
        closable: bool = False,
    ) -> None:
        super().__init__()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._tone = tone
        self._row = layouts.row(self, gap=tokens.SPACE_3)
        self._leave_room()
        self._label = PlainLabel("", TextRole.TEXT)
        self._row.addWidget(self._label, 1)
        self._actions: list[QWidget] = []
        self._closable = closable
        self.hide()
        if sentence:
            self.show_message(sentence, tone, action=action, on_action=on_action)

    def text(self) -> str:
        """The sentence shown; empty if none."""
        return self._label.text()

    def tone(self) -> Tone:
        """What the banner's colour means."""
        return self._tone

    def show_message(
        self,
        sentence: str,
        tone: Tone = Tone.INFO,
        *,
        action: str = "",
        on_action: Callable[[], object] | None = None,
    ) -> None:
        """Show ``sentence``, replacing what was there; ``action`` is a verb on a button."""
        self._drop_actions()
        self._tone = tone
        self._label.setText(sentence)
        self.setAccessibleName(sentence)
        if action and on_action is not None:
            self._add_action(row_button(action, on_action))
        if self._closable:
            self._add_action(IconButton("close", _("Close the message"), self.clear))
        self.setMinimumHeight(style.px(tokens.TYPE[TextRole.TEXT].line) + 2 * tokens.SPACE_2 + tokens.SPACE_1)
        self.show()
        self.update()
        announce(self, sentence, urgent=tone in (Tone.BAD, Tone.WARN))
        if tone is Tone.BAD:  # a refusal is seen, however far down the page somebody stands
            bring_into_view(self)

    def changeEvent(self, event: QEvent) -> None:
        """Measure again when the look changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_row"):
            self._leave_room()

    def hideEvent(self, event: QHideEvent) -> None:
        """Whoever comes back is not told again."""
        super().hideEvent(event)
        left = not event.spontaneous() and not self.isHidden()  # the page was hidden, not the banner, not the window
        if left and self._closable and self._tone is Tone.GOOD:
            self.clear()

    def _leave_room(self) -> None:
        left = tokens.SPACE_4 + style.px(tokens.ICON) + tokens.SPACE_3
        self._row.setContentsMargins(left, tokens.SPACE_2, tokens.SPACE_3, tokens.SPACE_2)

    def clear(self) -> None:
        """Hide the banner."""
        self._drop_actions()
        self._label.setText("")
        self.hide()

    def _add_action(self, widget: QWidget) -> None:
        self._actions.append(widget)
        self._row.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)

    def _drop_actions(self) -> None:
        for widget in self._actions:
            self._row.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        self._actions.clear()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground, an edge and the icon of the tone."""
        from ungeapp.ui.kit.icons import icon  # the icon font is only read once a page shows an icon

        ink, ground = (QColor(colour) for colour in style.look().palette.tone(self._tone))
        painter = QPainter(self)
        painting.rounded(painter, self.rect().toRectF(), tokens.RADIUS_CONTROL, ground, ink, tokens.LINE)
        size = style.px(tokens.ICON)
        name = {Tone.GOOD: "good", Tone.WARN: "warn", Tone.BAD: "bad"}.get(self._tone, "info")
        place = QRect(tokens.SPACE_4, (self.height() - size) // 2, size, size)
        icon(name, ink.name()).paint(painter, place)
