"""What a measurement is, and how time is taken.

Belongs here: rows of the table, medians and percentiles. Does not belong here: any single figure.
"""

from __future__ import annotations

import gc
import json
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

CHECKOUT = Path(__file__).resolve().parent.parent
BUILD = CHECKOUT / "build" / "bench"


@dataclass(frozen=True, slots=True)
class Row:
    """One promise: milliseconds (unless ``unit`` says otherwise), the floor beside it, and whether it is kept.

    ``kept`` is None where the row only informs.
    """

    promise: str
    figure: str
    measured: float | None
    floor: float | None = None
    kept: bool | None = None
    unit: str = "ms"
    note: str = ""

    @property
    def ratio(self) -> float | None:
        """How many times the floor."""
        return self.measured / self.floor if self.measured is not None and self.floor else None

    def plain(self) -> dict[str, Any]:
        """As it stands in the JSON file."""
        return {"id": self.promise, **asdict(self), "ratio": self.ratio}


@dataclass(frozen=True, slots=True)
class Scale:
    """How much there is in the store that is measured, and how often it is done."""

    people: int
    notes: int
    cases: int
    rounds: int


def times(work: Callable[[], object], rounds: int, *, before: Callable[[], object] | None = None) -> list[float]:
    """Milliseconds of each of ``rounds``; ``before`` is done each time and not counted."""
    found = []
    gc.collect()
    for _ in range(rounds):
        if before is not None:
            before()
        start = time.perf_counter()
        work()
        found.append((time.perf_counter() - start) * 1000)
    return found


def median(found: Sequence[float]) -> float:
    """The middle one."""
    return statistics.median(found)


def p95(found: Sequence[float]) -> float:
    """What 95 of 100 stay under."""
    return sorted(found)[max(0, -(-len(found) * 95 // 100) - 1)]


def in_a_process(module: str, *arguments: object) -> dict[str, Any]:
    """What a module of this package prints as its last line of JSON, run on its own."""
    told = [sys.executable, "-m", f"benchmarks.{module}", *(str(one) for one in arguments)]
    done = subprocess.run(told, cwd=CHECKOUT, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(done.stderr.strip().splitlines()[-1] if done.stderr.strip() else f"exit {done.returncode}")
    answer: dict[str, Any] = json.loads(done.stdout.strip().splitlines()[-1])
    return answer
