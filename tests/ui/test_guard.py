"""A refusal becomes a sentence, a fault does not."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ungeapp.domain.errors import Invalid, StoreBusy, UngeError
from ungeapp.ui.guard import RETRY_MS, Guard
from ungeapp.ui.runner import Cancelled, ImmediateRunner, Progress


def _sentence(error: UngeError) -> str:
    return f"sentence for {error.code}"


def _raises(error: Exception) -> Callable[[], None]:
    def action() -> None:
        raise error

    return action


def test_a_refusal_is_shown() -> None:
    shown: list[str] = []
    guard = Guard(shown.append, _sentence)
    assert not guard.run(_raises(Invalid("no-name")))
    assert guard.run(lambda: None)
    guard.slot(_raises(Invalid("no-date")))()
    assert shown == ["sentence for no-name", "sentence for no-date"]


def test_a_fault_is_not_hidden() -> None:
    guard = Guard(lambda _sentence: None, _sentence)
    with pytest.raises(ZeroDivisionError):
        guard.run(_raises(ZeroDivisionError()))
    with pytest.raises(ZeroDivisionError):
        guard.failed(ZeroDivisionError())


def test_a_busy_store_is_tried_again_by_the_timer() -> None:
    shown: list[str] = []
    planned: list[tuple[int, Callable[[], None]]] = []
    guard = Guard(shown.append, _sentence, lambda ms, action: planned.append((ms, action)))
    attempts: list[int] = []

    def action() -> None:
        attempts.append(1)
        if len(attempts) < 3:
            raise StoreBusy

    assert not guard.run(action)
    while planned:
        planned.pop(0)[1]()
    assert (len(attempts), shown) == (3, [])


def test_a_store_that_stays_busy_is_told() -> None:
    shown: list[str] = []
    planned: list[Callable[[], None]] = []
    guard = Guard(shown.append, _sentence, lambda _ms, action: planned.append(action))
    guard.run(_raises(StoreBusy()))
    tries = 0
    while planned:
        planned.pop(0)()
        tries += 1
    assert (tries, shown) == (len(RETRY_MS), ["sentence for store-busy"])


def test_work_at_once_tells_steps_results_and_refusals() -> None:
    told: list[object] = []
    shown: list[str] = []
    guard = Guard(shown.append, _sentence)
    runner = ImmediateRunner()

    def job(progress: Progress) -> int:
        progress(1, 2, "half")
        return 42

    def refused(_progress: Progress) -> int:
        raise Invalid("no-name")

    def stopped(_progress: Progress) -> int:
        raise Cancelled

    runner.run(job, told.append, guard.failed, told.append)
    runner.run(refused, told.append, guard.failed)
    runner.run(stopped, told.append, guard.failed)
    assert told[-1] == 42
    assert shown == ["sentence for no-name"]
