"""What a tab of a page stands in: its own banner above content that grows with the page.

Belongs here: the banner and the stack. Does not belong here: the page's header (``page_frame``) and the tabs (``tabs``).
"""

from __future__ import annotations

from PySide6.QtWidgets import QSizePolicy, QWidget

from ungeapp.ui.kit import layouts, tokens
from ungeapp.ui.kit.banner import Banner


class TabFrame(QWidget):
    """A tab: ``banner`` says what happened, ``add`` puts content under it. The page scrolls, never the tab."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.banner = Banner(closable=True)
        self.body = layouts.column(self, gap=tokens.SPACE_4)
        self.body.addWidget(self.banner)
        self.body.addStretch(1)

    def add(self, *widgets: QWidget) -> None:
        """Put ``widgets`` under what is there."""
        for widget in widgets:
            self.body.insertWidget(self.body.count() - 1, widget)

    def clear(self) -> None:
        """Remove the content, not the banner."""
        while self.body.count() > 2:
            item = self.body.takeAt(1)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
