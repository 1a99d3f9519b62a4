"""Starts the window: first the entry page, then, once a desk is open, the main window with its pages.

Belongs here: putting the window's parts together, locking, what keys anywhere do.
Does not belong here: pages and the kit (``ui``), the adapters (``bootstrap``), which load in another thread after the
first paint.
"""

from __future__ import annotations

import json
import logging
import os
import sys
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QMainWindow, QStackedWidget, QWidget

from ungeapp import texts
from ungeapp.domain.errors import NotAllowed, StoreFull
from ungeapp.system import logs, paths
from ungeapp.system.files import DiskFull, private_folder, write_private
from ungeapp.ui.application import create_application
from ungeapp.ui.kit.dialogs import WindowDialogs
from ungeapp.ui.tasks import PoolRunner
from ungeapp.ui.unlock.page import make_page
from ungeapp.ui.unlock.presenter import KnownStore

if TYPE_CHECKING:
    from ungeapp.bootstrap import Workplace
    from ungeapp.domain.profiles import MunicipalProfile
    from ungeapp.storage.keys import Cost
    from ungeapp.ui.desk_window import DeskWindow
    from ungeapp.ui.events import DataEvents
    from ungeapp.ui.kit.dialogs import Dialogs
    from ungeapp.ui.runner import Runner
    from ungeapp.ui.surroundings import Surroundings
    from ungeapp.usecases.ports.author import Clock

IDLE_MINUTES = 5
RESTART_SECONDS = 5
_DESKS = "desks.json"


class Doorkeeper:
    """Makes and opens stores for the entry page, and remembers where they lie (a folder and a unit, no names).

    ``clock`` and ``cost`` stand for the system's clock and the usual derivation when they are left out.
    """

    def __init__(
        self,
        announce: Callable[[object], None],
        folder: Path | None = None,
        store: Path | None = None,
        *,
        clock: Clock | None = None,
        cost: Cost | None = None,
    ) -> None:
        self._announce = announce
        self._folder = folder or paths.data_folder()
        self._asked = store
        self._clock = clock
        self._cost = cost

    def profiles(self) -> tuple[MunicipalProfile, ...]:
        """The municipalities that come with the program."""
        from ungeapp.forms.definitions import Definitions

        return Definitions(paths.resources()).profiles()

    def stores(self) -> tuple[KnownStore, ...]:
        """The stores remembered, the last used first; those that are gone are left out."""
        known = [KnownStore(Path(one["folder"]), one["name"]) for one in self._remembered()]
        if self._asked is not None and all(one.folder != self._asked for one in known):
            known.insert(0, KnownStore(self._asked, self._asked.name))
        known.sort(key=lambda one: one.folder != self._asked)
        return tuple(one for one in known if (one.folder / "keys.json").exists())

    def default_folder(self) -> Path:
        """Where a new store lies unless the person says otherwise."""
        return self._folder / "desk"

    def create(self, folder: Path, passphrase: str, name: str, unit: str, profile: str, phone: str) -> Workplace:
        """Make a store and open it."""
        from ungeapp.bootstrap import STANDARD_COST, create_workplace

        opened = create_workplace(
            folder,
            passphrase=passphrase,
            name=name,
            unit=unit,
            profile=profile,
            phone=phone,
            clock=self._clock,
            cost=self._cost or STANDARD_COST,
            announce=self._announce,
        )
        self._remember(folder, opened)
        return opened

    def unlock(self, folder: Path, passphrase: str) -> Workplace:
        """Open a store."""
        from ungeapp.bootstrap import open_workplace

        opened = open_workplace(folder, passphrase, clock=self._clock, announce=self._announce)
        self._remember(folder, opened)
        return opened

    def _remembered(self) -> list[dict[str, str]]:
        try:
            told = json.loads((self._folder / _DESKS).read_bytes())
        except (OSError, ValueError):
            return []
        return [one for one in told if isinstance(one, dict) and {"folder", "name"} <= set(one)]

    def _remember(self, folder: Path, opened: Workplace) -> None:
        desk = opened.intentions.desk
        unit = desk.profile.unit_name(desk.author.unit)
        others = [one for one in self._remembered() if one["folder"] != str(folder)]
        private_folder(self._folder)
        told = [{"folder": str(folder), "name": unit}, *others][:20]
        write_private(self._folder / _DESKS, json.dumps(told).encode())


class Program(QMainWindow):
    """The one top window: the entry page, or the desk while it is open.

    What is left out is the real thing: the system's clock, the person's own folder, dialogs over the window.
    """

    def __init__(
        self,
        application: QApplication,
        store: Path | None = None,
        *,
        restart: bool = True,
        folder: Path | None = None,
        clock: Clock | None = None,
        cost: Cost | None = None,
        dialogs: Callable[[QWidget], Dialogs] = WindowDialogs,
    ) -> None:
        super().__init__()
        from ungeapp.ui.events import DataEvents

        self.setWindowTitle("UngeApp")
        self.resize(1280, 800)
        self._shown = QStackedWidget()
        self.setCentralWidget(self._shown)
        self._application = application
        self._restart = restart
        self.events = DataEvents()
        self.runner = PoolRunner()
        self.dialogs = dialogs(self)
        self.desk: DeskWindow | None = None
        self._workplace: Workplace | None = None
        self.doorkeeper = Doorkeeper(self.events.announce, folder, store, clock=clock, cost=cost)
        self._idle = QTimer(self)
        self._idle.setSingleShot(True)
        self._idle.setInterval(IDLE_MINUTES * 60_000)
        self._idle.timeout.connect(self.lock)
        self._grace = QTimer(self)
        self._grace.setSingleShot(True)
        self._grace.setInterval(RESTART_SECONDS * 1000)
        self._grace.timeout.connect(self._start_again)
        self.entry = self._make_entry()
        application.installEventFilter(self)

    def _make_entry(self) -> QWidget:
        entry = make_page(self.doorkeeper, self.runner, self.dialogs, _suggested, self.enter)
        self._shown.addWidget(entry)
        self._shown.setCurrentWidget(entry)
        return entry

    def enter(self, workplace: Workplace) -> None:
        """A desk was opened: show it."""
        from ungeapp.ui.desk_window import DeskWindow
        from ungeapp.ui.settings.look import use_kept_look

        self._grace.stop()
        self._workplace = workplace
        use_kept_look(workplace.intentions)
        self.desk = DeskWindow(surroundings(workplace, self.events, self.runner, self.dialogs))
        self.desk.lock_requested.connect(self.lock)
        self._shown.addWidget(self.desk)
        self._shown.setCurrentWidget(self.desk)
        self.desk.start()
        self._idle.start()

    def lock(self) -> None:
        """Close the store and forget everything shown; a little later the program starts afresh."""
        if self.desk is None or self._workplace is None:
            return
        self._idle.stop()
        focused = self._application.focusWidget()
        if focused is not None:
            focused.clearFocus()  # leaving the field keeps what was typed
        self.runner.stop()  # nothing may write after the lock
        self.events.locked.emit()
        self.desk.leave()
        self._shown.removeWidget(self.desk)
        self.desk.deleteLater()
        self.desk = None
        self._workplace.close()
        self._workplace = None
        self._application.clipboard().clear()
        self._shown.removeWidget(self.entry)
        self.entry.deleteLater()
        self.entry = self._make_entry()
        if self._restart:
            self._grace.start()

    def _start_again(self) -> None:
        """The only honest way to wipe memory in Python: a new process, showing the entry page."""
        if self.desk is None:
            import subprocess  # not before it is needed: it costs the start several milliseconds

            self.close()
            subprocess.Popen([sys.executable, *_own_arguments()], close_fds=True)
            self._application.quit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Any key or mouse act puts the idle lock off."""
        if event.type() in (QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.Wheel):
            for timer in (self._idle, self._grace):
                if timer.isActive():
                    timer.start()
        return super().eventFilter(watched, event)

    def closeEvent(self, event: object) -> None:
        """Closing the window locks first."""
        self._restart = False
        self.lock()
        self._grace.stop()
        self._application.removeEventFilter(self)


def _own_arguments() -> list[str]:
    return sys.argv[1:] if getattr(sys, "frozen", False) else ["-m", "ungeapp", *sys.argv[1:]]


def _suggested() -> str:
    from ungeapp.bootstrap import suggested_phrase

    return suggested_phrase()


def _warm_up() -> None:
    """Load the adapters while the person types."""
    import ungeapp.bootstrap  # noqa: F401  # imported for its weight


def _crashed(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    logging.getLogger("ungeapp").critical("not foreseen", exc_info=(kind, error, trace))


def run(store: Path | None = None) -> int:
    """Show the entry page and run until the window is closed."""
    texts.use("da")
    logs.configure(paths.log_folder())
    application = create_application(sys.argv[1:], crash=_crashed)
    program = Program(application, store)
    program.show()
    QTimer.singleShot(0, lambda: program.runner.run(lambda _: _warm_up(), _nothing, _nothing))
    return application.exec()


def run_rehearsal(folder: Path, passphrase: str) -> int:
    """The rehearsal's desk, opened at once."""
    from ungeapp.bootstrap import open_workplace

    texts.use("da")
    application = create_application(packaged_font=not os.environ.get("UNGEAPP_SYSTEM_FONT"), crash=_crashed)
    program = Program(application, folder, restart=False)
    program.show()
    program.enter(open_workplace(folder, passphrase, announce=program.events.announce))
    return application.exec()


def build_window(workplace: Workplace, application: QApplication) -> DeskWindow:
    """The main window of an open desk, without the entry page and without locking (pictures, tests)."""
    from ungeapp.ui.desk_window import DeskWindow
    from ungeapp.ui.events import DataEvents
    from ungeapp.ui.runner import ImmediateRunner

    holder = QWidget()
    window = DeskWindow(surroundings(workplace, DataEvents(), ImmediateRunner(), WindowDialogs(holder)))
    application.aboutToQuit.connect(holder.deleteLater)
    window.resize(1280, 800)
    window.start()
    return window


def surroundings(workplace: Workplace, events: DataEvents, runner: Runner, dialogs: Dialogs) -> Surroundings:
    """What every page is given, from an open desk."""
    from ungeapp.forms.sheets import open_people_sheet
    from ungeapp.ui.navigation import Navigator, Place
    from ungeapp.ui.surroundings import Surroundings

    return Surroundings(
        intentions=workplace.intentions,
        navigator=Navigator(Place("today")),
        events=events,
        dialogs=dialogs,
        runner=runner,
        background=workplace.background,
        print_pdf=print_pdf,
        copy_text=QGuiApplication.clipboard().setText,
        write_file=write_file,
        read_sheet=open_people_sheet,
        write_rejects=_rejects,
    )


def write_file(path: Path, data: bytes) -> None:
    """Write a file where the person said, whole or not at all."""
    try:
        write_private(path, data)
    except DiskFull as cause:
        raise StoreFull() from cause
    except OSError as cause:
        raise NotAllowed("file-not-written") from cause


def _rejects(rows: Iterable[tuple[int, Mapping[str, str], str]]) -> bytes:
    from ungeapp.forms.sheets import RejectedRow, write_rejects_csv

    return write_rejects_csv(RejectedRow(number, values, reason) for number, values, reason in rows)


def print_pdf(data: bytes) -> None:
    """Hand a PDF to the system's printer on standard input: nothing is written to the disk."""
    import shutil
    import subprocess  # not before it is needed: they cost the start several milliseconds

    program = shutil.which("lp")
    if program is None:
        raise NotAllowed("printer-missing")
    try:
        done = subprocess.run([program, "-s"], input=data, check=False, capture_output=True, timeout=15)
    except (OSError, subprocess.TimeoutExpired) as cause:
        raise NotAllowed("printer-refused") from cause
    if done.returncode != 0:
        raise NotAllowed("printer-refused")


def _nothing(_: object) -> None:
    """Nothing follows from warming up."""
