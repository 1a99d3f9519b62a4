"""Opening one person in the real window, at a small and at a large desk. Run as a process: it holds the application.

Belongs here: this one figure. Does not belong here: anything of the window.
"""

from __future__ import annotations

import json
import os
import random
import sys
from pathlib import Path

from benchmarks.measure import Row, Scale, in_a_process, median, times

PAINTED_MS, FLAT = 50, 1.3
SMALL = 350
NOTES_EACH = 6


def person(scale: Scale) -> list[Row]:
    """To painted, and how much slower at a large desk."""
    from benchmarks import desks

    folders = desks.desk(SMALL, SMALL * NOTES_EACH), desks.desk(scale.people, scale.people * NOTES_EACH)
    small, large = (in_a_process("person_window", folder, scale.rounds * 5)["ms"] for folder in folders)
    return [
        Row(
            f"open one person, {scale.people} people", f"≤ {PAINTED_MS} ms to painted", large, None, large <= PAINTED_MS
        ),
        Row(f"… beside {SMALL} people", f"≤ {FLAT} × (flat)", large, small, large <= FLAT * small),
    ]


def main(folder: Path, rounds: int) -> None:
    """Print the median milliseconds as JSON."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from benchmarks import desks
    from ungeapp import texts
    from ungeapp.ui.application import create_application
    from ungeapp.ui.navigation import Place
    from ungeapp.window_start import build_window

    texts.use("da")
    application = create_application([], packaged_font=True)
    with desks.opened(folder) as place:
        ids = [one.id for one in place.intentions.people.search("", limit=300)]
        window = build_window(place, application)
        navigator = window._surroundings.navigator
        window.show()
        chosen = iter(random.Random(1).sample(ids, rounds + 3))

        def show() -> None:
            navigator.go(Place("person", next(chosen)))
            window.grab()

        times(show, 3)
        found = times(show, rounds)
        print(json.dumps({"ms": median(found)}), flush=True)
        os._exit(0)  # nothing of the window is to be measured any more


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
