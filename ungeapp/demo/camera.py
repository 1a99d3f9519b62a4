"""The camera: waits until a page is still, and writes what is seen.

Belongs here: looks, waiting, writing. Does not belong here: which places are gone to (``shots``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication, QWidget

WIDTH, HEIGHT = 1280, 800
_SETTLE = 20  # milliseconds between two looks; a page is still when they are equal
_MOST_LOOKS = 25
_LAYOUTS = 8  # rounds in which a change goes from a row in a card up to the page
_BEHIND = QColor(0, 0, 0, 90)  # what lies behind a question is out of reach


def _look(widget: QWidget) -> QImage:
    """What is seen, once every layout that was asked for has been made: one asks for the next above it."""
    for _ in range(_LAYOUTS):
        QApplication.sendPostedEvents()
    return widget.grab().toImage()


class Camera:
    """Takes pictures while the program's own event loop runs, as it does for a person."""

    def __init__(self, application: QApplication, target: Path) -> None:
        self.application = application
        self.taken: list[str] = []
        self._target = target
        self._seen = QImage()

    def still(self, widget: QWidget) -> Iterator[None]:
        """Wait until two looks after each other show the same: large pages are laid out in several rounds."""
        yield
        self._seen = _look(widget)
        for _ in range(_MOST_LOOKS):
            yield
            before, self._seen = self._seen, _look(widget)
            if self._seen == before:
                return

    def keep(self, name: str) -> None:
        """Write what was seen last."""
        if self._seen.isNull() or not self._seen.save(str(self._target / f"{name}.png")):
            raise OSError(f"no picture of {name}")
        self.taken.append(name)

    def asked(self, widget: QWidget, ask: Callable[[], object]) -> Iterator[None]:
        """Let a question be asked over the page; it is seen, and closed without an answer."""
        seen: list[QImage] = []

        def look(left: int = _MOST_LOOKS) -> None:
            question = QApplication.activeModalWidget()
            if question is None or left > _MOST_LOOKS - _LAYOUTS:
                if left:
                    QTimer.singleShot(_SETTLE, lambda: look(left - 1))
                return
            seen.append(_over(_look(widget), _look(question)))
            question.close()

        yield
        QTimer.singleShot(_SETTLE, look)
        ask()
        if not seen:
            raise OSError("nothing was asked")
        (self._seen,) = seen
        widget.activateWindow()  # the keyboard is back where the question was asked
        yield

    def film(self, acts: Iterator[None]) -> None:
        """Let the acts run one by one with a moment between them; an error in any is raised here."""
        loop = QEventLoop()
        failed: list[Exception] = []

        def on() -> None:
            try:
                next(acts)
            except StopIteration:
                loop.quit()
            except Exception as error:  # noqa: BLE001  # carried out of Qt's loop, which would only print it
                failed.append(error)
                loop.quit()
            else:
                QTimer.singleShot(_SETTLE, on)

        QTimer.singleShot(0, on)
        loop.exec()
        if failed:
            raise failed[0]


def _over(page: QImage, question: QImage) -> QImage:
    """The question in the middle of the page it is about."""
    painter = QPainter(page)
    painter.fillRect(page.rect(), _BEHIND)
    at = page.rect().center() - question.rect().center()
    painter.drawImage(at, question)
    painter.end()
    return page
