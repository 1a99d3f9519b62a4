"""The program a screen reader reads: the rehearsal's first desk in a real window. Arguments: its folder, the day.

It prints the names of the places it can go to and then, when its window is shown, an empty line; each name it is told
is gone to and answered by a line. It ends when its input ends.
"""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

from PySide6.QtCore import QSocketNotifier

from ungeapp import texts
from ungeapp.bootstrap import open_workplace
from ungeapp.demo.days import moment
from ungeapp.demo.folder import RehearsalFolder
from ungeapp.demo.screens import desk_a, ids_by_step
from ungeapp.system.clock import FixedClock
from ungeapp.ui.application import create_application
from ungeapp.window_start import Program


def main(folder: Path, day: date) -> int:
    """Show the desk until nobody reads any more."""
    texts.use(texts.DANISH)
    application = create_application(packaged_font=True)
    rehearsal = RehearsalFolder(folder)
    shots = {one.name: one for one in desk_a(ids_by_step(rehearsal))}
    program = Program(application, rehearsal.store("a"), restart=False, folder=folder / "home")
    clock = FixedClock(moment(day, 9))
    program.enter(
        open_workplace(rehearsal.store("a"), rehearsal.phrase(), clock=clock, announce=program.events.announce)
    )
    program.show()
    program.activateWindow()

    def told() -> None:
        name = sys.stdin.readline().strip()
        if not name:
            application.quit()
            return
        assert program.desk is not None
        shots[name].go(program.desk)
        print("there", flush=True)

    hand = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read)
    hand.activated.connect(told)
    print("\n".join([*shots, ""]), flush=True)
    code = application.exec()
    program.close()
    return code


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), date.fromisoformat(sys.argv[2])))
