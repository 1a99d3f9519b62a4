"""The pool of one: in another thread, answered in this one, one after the other, cancellable."""

from __future__ import annotations

import threading

from pytestqt.qtbot import QtBot

from ungeapp.ui.runner import Cancelled, Progress, Step
from ungeapp.ui.tasks import PoolRunner


def test_the_answer_comes_in_the_windows_thread(qtbot: QtBot) -> None:
    runner = PoolRunner()
    here = threading.get_ident()
    seen: list[tuple[str, int]] = []
    steps: list[Step] = []

    def job(progress: Progress) -> int:
        progress(1, 2, "half")
        return threading.get_ident()

    runner.run(job, lambda thread: seen.append(("done", thread)), lambda error: None, steps.append)
    runner.run(lambda _progress: 0, lambda _result: seen.append(("second", threading.get_ident())), lambda error: None)
    assert runner.busy()
    qtbot.waitUntil(lambda: not runner.busy())
    assert [name for name, _thread in seen] == ["done", "second"]
    assert seen[0][1] != here
    assert seen[1][1] == here
    assert steps == [Step(1, 2, "half")]


def test_what_was_raised_comes_too(qtbot: QtBot) -> None:
    runner = PoolRunner()
    failed: list[Exception] = []

    def job(_progress: Progress) -> int:
        raise ValueError("no")

    runner.run(job, lambda result: None, failed.append)
    qtbot.waitUntil(lambda: bool(failed))
    assert isinstance(failed[0], ValueError)


def test_a_job_can_be_stopped(qtbot: QtBot) -> None:
    runner = PoolRunner()
    failed: list[Exception] = []
    begun = threading.Event()
    go_on = threading.Event()

    def job(progress: Progress) -> int:
        begun.set()
        go_on.wait(5)
        progress.check()
        return 1

    running = runner.run(job, lambda result: None, failed.append)
    assert begun.wait(5)
    running.cancel()
    go_on.set()
    qtbot.waitUntil(lambda: bool(failed))
    assert isinstance(failed[0], Cancelled)


def test_stopping_waits_for_the_thread(qtbot: QtBot) -> None:
    runner = PoolRunner()
    failed: list[Exception] = []
    begun = threading.Event()

    def job(progress: Progress) -> int:
        begun.set()
        while True:
            progress.check()

    runner.run(job, lambda result: None, failed.append)
    assert begun.wait(5)
    runner.stop()
    qtbot.waitUntil(lambda: not runner.busy())
    assert isinstance(failed[0], Cancelled)
