"""What is shown only to be seen: the picture of another page, made of its real widgets.

Belongs here: keeping keyboard and mouse out, and the edge that says so. Does not belong here: what is shown.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QShortcut
from PySide6.QtWidgets import QSizePolicy, QWidget

from ungeapp.ui.kit import layouts, style, tokens


class Inert(QWidget):
    """Shows ``content``; nothing in it can be clicked, typed in or reached by Tab. ``name`` is what is read aloud.

    Whoever changes the content calls ``quieten`` afterwards: new widgets come with the keyboard.
    """

    def __init__(self, name: str, content: QWidget) -> None:
        super().__init__()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(name)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        layouts.column(self, margin=tokens.SPACE_2).addWidget(content)
        self.quieten()

    def quieten(self) -> None:
        """Keep the keyboard out of everything there is now."""
        for one in self.findChildren(QWidget):
            one.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        for keys in self.findChildren(QShortcut):
            keys.setEnabled(False)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A dashed edge: this is a picture."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(style.color("field_line"), tokens.LINE)
        pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        edge = self.rect().toRectF().adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(edge, tokens.RADIUS_CONTROL, tokens.RADIUS_CONTROL)
