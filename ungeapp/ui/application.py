"""The application object: style, font, Qt's own Danish words, and what happens when something unforeseen does.

Belongs here: set-up before any window. Does not belong here: windows, and anything slow to import.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QLibraryInfo, QLocale, Qt, QTranslator
from PySide6.QtGui import QFont, QFontDatabase, QFontInfo, QGuiApplication
from PySide6.QtWidgets import QApplication

from ungeapp.texts import DANISH, current
from ungeapp.ui.kit.style import install_look

_USUAL_PIXELS = {"win32": 12.0, "darwin": 13.0}
_USUAL_PIXELS_ELSEWHERE = 14.0
_ROBOTO = "Roboto"
_ROBOTO_FILES = ("Roboto-Regular.ttf", "Roboto-Medium.ttf", "Roboto-Bold.ttf", "Roboto-Italic.ttf")

Crash = Callable[[type[BaseException], BaseException, TracebackType | None], None]


def create_application(
    arguments: Sequence[str] = (), *, packaged_font: bool = False, crash: Crash | None = None
) -> QApplication:
    """The one application object, ready for windows.

    ``packaged_font`` uses Roboto from the package in a fixed size, so that pictures are equal everywhere (tests,
    rehearsal, screens); otherwise the platform's font, or Roboto where there is none. ``crash`` is called with what
    nobody caught, after which the program goes on if it can.
    """
    existing = QApplication.instance()
    if not isinstance(existing, QApplication):
        QGuiApplication.setHighDpiScaleFactorRoundingPolicy(Qt.HighDpiScaleFactorRoundingPolicy.PassThrough)
    app = existing if isinstance(existing, QApplication) else QApplication([sys.argv[0], *arguments])
    app.setApplicationName("UngeApp")
    app.setApplicationDisplayName("UngeApp")
    app.setStyle("Fusion")
    _speak(app)
    system_scale = 1.0
    if packaged_font or not _has_font():
        app.setFont(_roboto())
    else:
        usual = _USUAL_PIXELS.get(sys.platform, _USUAL_PIXELS_ELSEWHERE)
        system_scale = min(max(QFontInfo(app.font()).pixelSize() / usual, 0.9), 3.0)
    install_look(app, system_scale=system_scale)
    if crash is not None:
        _hook(crash)
    return app


def _has_font() -> bool:
    families = QFontDatabase.families()
    return bool(families) and QGuiApplication.platformName() != "offscreen"


def _roboto() -> QFont:
    import font_roboto  # only where the platform's own font is not used

    folder = Path(str(font_roboto.__file__)).parent / "files"
    for name in _ROBOTO_FILES:
        QFontDatabase.addApplicationFont(str(folder / name))
    return QFont(_ROBOTO)


def _speak(app: QApplication) -> None:
    if current() != DANISH:
        return
    QLocale.setDefault(QLocale(QLocale.Language.Danish, QLocale.Country.Denmark))
    translator = QTranslator(app)
    if translator.load("qtbase_da", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        app.installTranslator(translator)


def _hook(crash: Crash) -> None:
    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        crash(kind, error, trace)

    sys.excepthook = hook
