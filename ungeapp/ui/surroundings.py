"""What every page is given when it is made: the use cases, where to go, whom to ask, where slow work runs.

Belongs here: that one value, and small joins every page needs (a guard that shows on its frame, listening to changes).
Does not belong here: anything a single page does.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtWidgets import QWidget

from ungeapp.domain.changes import Changes
from ungeapp.texts import _
from ungeapp.ui.events import DataEvents
from ungeapp.ui.guard import Guard
from ungeapp.ui.kit.banner import Banner
from ungeapp.ui.kit.dialogs import Dialogs
from ungeapp.ui.kit.page_frame import PageFrame
from ungeapp.ui.kit.tab_frame import TabFrame
from ungeapp.ui.kit.tokens import Tone
from ungeapp.ui.navigation import Navigator
from ungeapp.ui.runner import Runner
from ungeapp.usecases.intentions import Intentions
from ungeapp.usecases.ports.sheets import ReadSheet, WriteRejects
from ungeapp.wording import error_sentence


class WriteFile(Protocol):
    """Writes a file where the person said, whole or not at all; refuses in a sentence when there is no room."""

    def __call__(self, path: Path, data: bytes, /) -> object: ...


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Handed to the factory of each page.

    ``background`` opens the same desk on its own connection, for a job given to ``runner``; use it in a ``with``
    inside the job and nowhere else. ``print_pdf`` hands bytes to the system's printer without a file. ``write_file``
    is the only way to a file outside the store. ``read_sheet`` and ``write_rejects`` know a municipality's sheets.
    """

    intentions: Intentions
    navigator: Navigator
    events: DataEvents
    dialogs: Dialogs
    runner: Runner
    background: Callable[[], AbstractContextManager[Intentions]]
    print_pdf: Callable[[bytes], None]
    copy_text: Callable[[str], None]
    write_file: WriteFile
    read_sheet: ReadSheet
    write_rejects: WriteRejects

    def guard(self, frame: PageFrame | TabFrame) -> Guard:
        """Refusals become a sentence on the frame's banner."""
        return Guard(
            lambda sentence: frame.banner.show_message(sentence, Tone.BAD),
            error_sentence,
            lambda milliseconds, action: QTimer.singleShot(milliseconds, action),
        )

    def act(
        self, frame: PageFrame | TabFrame, action: Callable[[], object], said: str | Callable[[], str] = ""
    ) -> bool:
        """Do what was asked for; then say ``said`` on the frame's banner, with a way to take it back.

        A refusal becomes a sentence instead, and the answer is no. What is known only once it is done is asked then.
        """
        written: list[str] = []

        def note(changes: object) -> None:
            if isinstance(changes, Changes) and changes.transaction:
                written.append(changes.transaction)

        self.events.changed.connect(note)
        try:
            done = self.guard(frame).run(action)
        finally:
            self.events.changed.disconnect(note)
        if done and isinstance(said, str):
            self._say(frame.banner, frame, said, written)
        elif done and callable(said):
            self.guard(frame).run(lambda: self._say(frame.banner, frame, said(), written))
        return done

    def _say(self, banner: Banner, frame: PageFrame | TabFrame, said: str, written: list[str]) -> None:
        if not said:
            banner.clear()
            return

        def take_back() -> None:
            if self.guard(frame).run(lambda: self.intentions.people.undo(written[-1])):
                banner.show_message(_("Taken back."), Tone.INFO)

        banner.show_message(
            said, Tone.GOOD, action=_("Undo") if written else "", on_action=take_back if written else None
        )

    def on_change(self, frame: PageFrame | TabFrame, refresh: Callable[[Changes], None]) -> None:
        """Call ``refresh`` while ``frame`` is shown whenever something changed; the page decides if it concerns it.

        A page that is not shown is refreshed by ``open_place`` when it is gone to.
        """

        listener = _Listener(frame, refresh)
        self.events.changed.connect(listener.on_changed)


class _Listener(QObject):
    """Lives and dies with its frame, in the window's thread; work in the other thread announces over to it."""

    def __init__(self, frame: QWidget, refresh: Callable[[Changes], None]) -> None:
        super().__init__(frame)
        self._frame = frame
        self._refresh = refresh

    @Slot(object)
    def on_changed(self, changes: object) -> None:
        """Something changed."""
        if self._frame.isVisible() and isinstance(changes, Changes):
            self._refresh(changes)
