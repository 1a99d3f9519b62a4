"""The application object: Danish buttons of Qt itself, one font, what nobody caught."""

from __future__ import annotations

import subprocess
import sys

PROGRAM = """
import sys
from ungeapp import texts
texts.use("da")
from ungeapp.ui.application import create_application
caught = []
app = create_application(packaged_font=True, crash=lambda kind, error, trace: caught.append(kind.__name__))
from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtGui import QFontInfo
print(QFontInfo(app.font()).family(), QCoreApplication.translate("QPlatformTheme", "Cancel"))
def fails():
    raise ZeroDivisionError
QTimer.singleShot(0, fails)
QTimer.singleShot(1, app.quit)
app.exec()
print(caught)
"""


def test_the_application_is_set_up() -> None:
    done = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=True)
    first, second = done.stdout.strip().splitlines()
    assert first == "Roboto Annuller"
    assert second == "['ZeroDivisionError']"
