"""What every page is given when it is made: the use cases, where to go, whom to ask, where slow work runs.

Belongs here: that one value, and small joins every page needs (a guard that shows on its frame, listening to changes).
Does not belong here: anything a single page does.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass

from PySide6.QtCore import QTimer

from ungeapp.domain.changes import Changes
from ungeapp.ui.events import DataEvents
from ungeapp.ui.guard import Guard
from ungeapp.ui.kit.dialogs import Dialogs
from ungeapp.ui.kit.page_frame import PageFrame
from ungeapp.ui.kit.tokens import Tone
from ungeapp.ui.navigation import Navigator
from ungeapp.ui.runner import Runner
from ungeapp.usecases.intentions import Intentions
from ungeapp.wording import error_sentence


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Handed to the factory of each page.

    ``background`` opens the same desk on its own connection, for a job given to ``runner``; use it in a ``with``
    inside the job and nowhere else. ``print_pdf`` hands bytes to the system's printer without a file.
    """

    intentions: Intentions
    navigator: Navigator
    events: DataEvents
    dialogs: Dialogs
    runner: Runner
    background: Callable[[], AbstractContextManager[Intentions]]
    print_pdf: Callable[[bytes], None]
    copy_text: Callable[[str], None]

    def guard(self, frame: PageFrame) -> Guard:
        """Refusals become a sentence on the frame's banner."""
        return Guard(
            lambda sentence: frame.banner.show_message(sentence, Tone.BAD),
            error_sentence,
            lambda milliseconds, action: QTimer.singleShot(milliseconds, action),
        )

    def on_change(self, frame: PageFrame, refresh: Callable[[Changes], None]) -> None:
        """Call ``refresh`` while ``frame`` is shown whenever something changed; the page decides if it concerns it.

        A page that is not shown is refreshed by ``open_place`` when it is gone to.
        """

        def changed(changes: object) -> None:
            if frame.isVisible() and isinstance(changes, Changes):
                refresh(changes)

        self.events.changed.connect(changed)
        frame.destroyed.connect(lambda: self.events.changed.disconnect(changed))

