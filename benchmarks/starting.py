"""From starting the program to a usable unlock page, beside a bare PySide6 window; each in a process of its own.

Belongs here: the two small programs and their comparison. Does not belong here: the window.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.measure import CHECKOUT, Row, Scale, median

TIMES_BARE = 1.5

# Both say "ready" at the first turn of the event loop after everything was painted.
READY = """
def ready():
    print("ready", flush=True)
    os._exit(0)
window.show()
window.repaint()
QTimer.singleShot(0, lambda: QTimer.singleShot(0, ready))
application.exec()
"""
BARE = """
import os, sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLineEdit, QMainWindow, QPushButton, QVBoxLayout, QWidget
application = QApplication(sys.argv)
window = QMainWindow()
window.resize(1280, 800)
middle = QWidget()
column = QVBoxLayout(middle)
column.addWidget(QLineEdit())
column.addWidget(QPushButton("Open"))
window.setCentralWidget(middle)
"""
PROGRAM = """
import os, sys
from pathlib import Path
from ungeapp import __main__, texts
texts.use("da")
from ungeapp.window_start import Program, create_application
from PySide6.QtCore import QTimer
application = create_application([])
window = Program(application, Path(sys.argv[1]))
"""


def _once(code: str, store: Path, home: Path) -> float:
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "HOME": str(home), "XDG_DATA_HOME": str(home)}
    start = time.perf_counter()
    with subprocess.Popen(
        [sys.executable, "-c", code + READY, str(store)], cwd=CHECKOUT, env=environment, stdout=subprocess.PIPE,
        stderr=subprocess.PIPE, text=True,
    ) as process:  # fmt: skip
        assert process.stdout is not None and process.stderr is not None
        line = process.stdout.readline()
        found = (time.perf_counter() - start) * 1000
        fault = "" if line == "ready\n" else process.stderr.read()
    if fault or line != "ready\n":
        raise RuntimeError(fault.strip().splitlines()[-1] if fault.strip() else "the window never came")
    return found


def start(scale: Scale) -> list[Row]:
    """Both in turn, the first of each not counted: it warms the disk."""
    with tempfile.TemporaryDirectory() as folder:
        store = _known_store(Path(folder))
        pairs = [
            (_once(PROGRAM, store, Path(folder)), _once(BARE, store, Path(folder))) for _ in range(scale.rounds + 1)
        ]
    measured, floor = (median([pair[at] for pair in pairs[1:]]) for at in (0, 1))
    kept = measured <= TIMES_BARE * floor
    return [Row("start to a usable unlock window", f"≤ {TIMES_BARE} × a bare window", measured, floor, kept)]


def _known_store(folder: Path) -> Path:
    """A store, so that the page asks for the passphrase rather than for a new desk."""
    from benchmarks import desks

    desks.create(folder / "store").close()
    return folder / "store"
