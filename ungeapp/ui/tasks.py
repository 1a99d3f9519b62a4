"""The pool of one: long work in one other thread, answers in the window's thread.

Belongs here: the Qt side of ``runner.Runner``. Does not belong here: what the jobs do, and how progress is shown
(``kit.states.ProgressRow``).
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, Signal, Slot

from ungeapp.ui.runner import Cancelled, Progress, Running, Step

_T = TypeVar("_T")


class _Answers(QObject):
    """Lives in the window's thread; its signals carry what the worker says over to it."""

    finished = Signal(object)
    raised = Signal(object)
    stepped = Signal(object)


class _Progress:
    def __init__(self, answers: _Answers, stopped: threading.Event) -> None:
        self._answers = answers
        self._stopped = stopped

    def __call__(self, done: int, total: int | None = None, what: str = "") -> None:
        self.check()
        self._answers.stepped.emit(Step(done, total, what))

    def check(self) -> None:
        if self._stopped.is_set():
            raise Cancelled


class _Work(QRunnable):
    def __init__(self, job: Callable[[Progress], object], answers: _Answers, stopped: threading.Event) -> None:
        super().__init__()
        self._job = job
        self._answers = answers
        self._progress = _Progress(answers, stopped)

    def run(self) -> None:
        try:
            self._progress.check()
            result = self._job(self._progress)
        except Exception as error:  # noqa: BLE001  # carried to the window's thread, shown or raised there
            self._answers.raised.emit(error)
        else:
            self._answers.finished.emit(result)


class _Task(QObject):
    """One job and whom to tell; kept by the runner until it has answered."""

    def __init__(self, runner: PoolRunner, stopped: threading.Event) -> None:
        super().__init__(runner)
        self._stopped = stopped
        self.done: Callable[[object], None] = lambda _result: None
        self.failed: Callable[[Exception], None] = lambda _error: None
        self.progress: Callable[[Step], None] | None = None

    def cancel(self) -> None:
        """Stop at the next step."""
        self._stopped.set()

    @Slot(object)
    def on_finished(self, result: object) -> None:
        """The job is done."""
        self._leave()
        self.done(result)

    @Slot(object)
    def on_raised(self, error: Exception) -> None:
        """The job raised."""
        self._leave()
        self.failed(error)

    @Slot(object)
    def on_stepped(self, step: Step) -> None:
        """The job is one step further."""
        if self.progress is not None and not self._stopped.is_set():
            self.progress(step)

    def _leave(self) -> None:
        runner = self.parent()
        if isinstance(runner, PoolRunner):
            runner.forget(self)
        self.deleteLater()


class PoolRunner(QObject):
    """Runs jobs one after the other in a thread of their own; ``busy_changed`` says when the first starts and the last ends."""

    busy_changed = Signal(bool)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._tasks: list[_Task] = []

    def run(
        self,
        job: Callable[[Progress], _T],
        done: Callable[[_T], None],
        failed: Callable[[Exception], None],
        progress: Callable[[Step], None] | None = None,
    ) -> Running:
        """Run ``job`` in the thread; ``done``, ``failed`` and ``progress`` are called in the window's thread."""
        stopped = threading.Event()
        task = _Task(self, stopped)
        task.done = done  # type: ignore[assignment]  # the result of this job is what this caller expects
        task.failed = failed
        task.progress = progress
        answers = _Answers(task)
        queued = Qt.ConnectionType.QueuedConnection
        answers.finished.connect(task.on_finished, queued)
        answers.raised.connect(task.on_raised, queued)
        answers.stepped.connect(task.on_stepped, queued)
        self._tasks.append(task)
        if len(self._tasks) == 1:
            self.busy_changed.emit(True)
        self._pool.start(_Work(job, answers, stopped))
        return task

    def busy(self) -> bool:
        """Whether anything runs or waits."""
        return bool(self._tasks)

    def stop(self) -> None:
        """Ask everything to stop and wait for the thread (the store is about to close)."""
        for task in self._tasks:
            task.cancel()
        self._pool.waitForDone()

    def forget(self, task: QObject) -> None:
        """A task has answered."""
        self._tasks = [kept for kept in self._tasks if kept is not task]
        if not self._tasks:
            self.busy_changed.emit(False)
