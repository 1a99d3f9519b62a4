"""A gatekeeper that remembers what it was asked, and a runner that waits to be told."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ungeapp.domain.errors import UngeError
from ungeapp.domain.profiles import MunicipalProfile
from ungeapp.forms.definitions import Definitions
from ungeapp.system.paths import resources
from ungeapp.ui.unlock.presenter import KnownStore


@dataclass
class Gate:
    """The port of the entry pages."""

    known: tuple[KnownStore, ...] = ()
    refusal: UngeError | None = None
    asked: list[tuple[object, ...]] = field(default_factory=list)

    def profiles(self) -> tuple[MunicipalProfile, ...]:
        return (Definitions(resources()).profile("viborg"),)

    def stores(self) -> tuple[KnownStore, ...]:
        return self.known

    def default_folder(self) -> Path:
        return Path("new-desk")

    def create(self, *told: object) -> str:
        self.asked.append(told)
        return self._answer("made")

    def unlock(self, *told: object) -> str:
        self.asked.append(told)
        return self._answer("opened")

    def _answer(self, word: str) -> str:
        if self.refusal is not None:
            raise self.refusal
        return word


class Waiting:
    """Keeps the job until the test lets it run, as the thread would."""

    def __init__(self) -> None:
        self.jobs: list[Callable[[], None]] = []

    def run(self, job: Any, done: Any, failed: Any, progress: Any = None) -> Waiting:
        def now() -> None:
            try:
                result = job(lambda *_: None)
            except UngeError as error:
                failed(error)
            else:
                done(result)

        self.jobs.append(now)
        return self

    def cancel(self) -> None:
        self.jobs.clear()

    def finish(self) -> None:
        self.jobs.pop(0)()
