"""`python -m benchmarks`: the table on standard output, the same as JSON in ``build/bench.json``.

Belongs here: which rows there are and how they are shown. Does not belong here: measuring.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import sys
from collections.abc import Callable, Sequence

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from benchmarks import packages, paper, person_window, searching, starting
from benchmarks.measure import CHECKOUT, Row, Scale

QUICK = Scale(people=3500, notes=20_000, cases=100, rounds=3)
USUAL = Scale(people=35_000, notes=200_000, cases=1000, rounds=5)
FULL = Scale(people=35_000, notes=1_000_000, cases=1000, rounds=7)

FIGURES: dict[str, Callable[[Scale], list[Row]]] = {
    "start": starting.start,
    "unlock": searching.unlock,
    "search": searching.searches,
    "person": person_window.person,
    "package": packages.packages,
    "minutes": paper.minutes,
    "contact": searching.note_contact,
}
# Promised, but nothing to measure yet.
LATER = (
    "the window never stands still longer than 50 ms in the whole rehearsal",
    "kills and power cuts: 1,000 and 3,000",
    "damaged or hostile packages: 100,000",
    "names, numbers and notes found in clear: 0",
    "orders, losses and repetitions between five departments: 10,000",
)


def measured(names: Sequence[str], scale: Scale) -> list[Row]:
    """The rows of the figures asked for; one that fails says so and stops no other."""
    rows: list[Row] = []
    for name in names:
        print(f"{name} …", file=sys.stderr, flush=True)
        try:
            rows += FIGURES[name](scale)
        except Exception as error:  # noqa: BLE001  what could not be measured is a result too
            rows.append(Row(name, "", None, note=f"not measured: {type(error).__name__} {error}"[:160]))
    return rows


def table(rows: Sequence[Row]) -> str:
    """The rows for people."""
    cells = [("Promise", "Figure", "Measured", "Floor", "×", "Kept", "")]
    for row in rows:
        shown = {True: "yes", False: "MISSED", None: "–"}[row.kept]
        cells.append(
            (
                row.promise,
                row.figure,
                "–" if row.measured is None else f"{row.measured:,.1f} {row.unit}",
                "–" if row.floor is None else f"{row.floor:,.1f} {row.unit}",
                "–" if row.ratio is None else f"{row.ratio:.2f}",
                shown,
                row.note,
            )
        )
    widths = [max(len(row[at]) for row in cells) for at in range(7)]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in cells
    )


def main() -> int:
    """Measure, print, write; 0 even when a promise is missed: the table says so."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    size = parser.add_mutually_exclusive_group()
    size.add_argument("--quick", action="store_true", help="small stores, few rounds")
    size.add_argument("--full", action="store_true", help="1,000,000 notes")
    parser.add_argument("figures", nargs="*", metavar="FIGURE", help=f"only these: {', '.join(FIGURES)}")
    told = parser.parse_args()
    unknown = [one for one in told.figures if one not in FIGURES]
    if unknown:
        parser.error(f"there is no figure {', '.join(unknown)}")
    scale = QUICK if told.quick else FULL if told.full else USUAL
    rows = measured(told.figures or list(FIGURES), scale)
    print(table(rows))
    missed = [row.promise for row in rows if row.kept is False]
    failed = [row.promise for row in rows if row.measured is None]
    print(f"\nMissed: {'; '.join(missed) or 'none'}")
    if failed:
        print(f"Not measured: {'; '.join(failed)}")
    print(f"Promised for later: {'; '.join(LATER)}")
    path = CHECKOUT / "build" / "bench.json"
    path.parent.mkdir(exist_ok=True)
    content = {
        "scale": {"people": scale.people, "notes": scale.notes, "cases": scale.cases},
        "machine": {"python": platform.python_version(), "system": platform.system(), "cores": os.cpu_count()},
        "rows": [row.plain() for row in rows],
        "missed": missed,
        "later": list(LATER),
    }
    path.write_text(json.dumps(content, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
