"""Builds everything, once: adapters behind the ports, the use cases on top of them.

Belongs here: choosing the real parts and putting them together.
Does not belong here: any behaviour of its own. The window is put together in ``window.py`` parts of ``ui``.
"""

from __future__ import annotations

import gc
import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from ungeapp.domain.errors import NotFound
from ungeapp.exchange.envelope import SealedEnvelope
from ungeapp.exchange.phrase import generate
from ungeapp.forms.definitions import Definitions
from ungeapp.forms.format_editor import TomlFormatEditor
from ungeapp.forms.handbook_reader import Handbook
from ungeapp.forms.papers import PaperWriter
from ungeapp.storage.keys import STANDARD_COST as STANDARD_COST
from ungeapp.storage.keys import Cost
from ungeapp.storage.vault import SqlStore, create_store, open_store
from ungeapp.system import paths
from ungeapp.system.clock import SystemClock
from ungeapp.usecases.desk import Desk, nobody
from ungeapp.usecases.intentions import Intentions, intentions
from ungeapp.usecases.ports.author import Announce, Clock


def shipped_definitions(clock: Clock | None = None) -> Definitions:
    """Formats, checklists, profiles and terms that come with the program."""
    return Definitions(paths.resources(), today=_today(clock or SystemClock()))


def _today(clock: Clock) -> Callable[[], date]:
    return lambda: clock.now().date()


MUNICIPAL = "kommune"
"""The folder beside the store where a municipality lays its own definitions, in the layout of ``resources``."""


def desk_definitions(folder: Path, profile: str, clock: Clock) -> Definitions:
    """The shipped definitions with those the municipality ``profile`` has laid beside the store, or will lay there."""
    return Definitions(paths.resources(), folder.resolve().parent / MUNICIPAL, profile, _today(clock))


def suggested_phrase(count: int = 6) -> str:
    """A passphrase of everyday words, drawn by the system's generator (2,048 words: 11 bits each)."""
    words = (paths.resources() / "words" / "da.txt").read_text(encoding="utf-8").split()
    return generate(words, count, secrets.randbelow)


@dataclass(frozen=True, slots=True)
class Workplace:
    """An open store with everything that can be done at it."""

    store: SqlStore
    intentions: Intentions
    announce: Announce

    @contextmanager
    def background(self) -> Iterator[Intentions]:
        """The same desk on a connection of its own, for the pool of one."""
        behind = self.store.background()
        try:
            yield _intentions(behind, self.intentions.desk, self.announce)
        finally:
            behind.close()

    def close(self) -> None:
        """Close the store; nothing of this can be used afterwards."""
        self.store.close()

    def __enter__(self) -> Workplace:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def _intentions(store: SqlStore, like: Desk, announce: Announce) -> Intentions:
    desk = Desk(store=store, clock=like.clock, definitions=like.definitions, announce=announce)
    envelope = SealedEnvelope(store.author.identity, lambda: (store.signing_seed(), store.encryption_seed()))
    return intentions(desk, envelope, PaperWriter(), TomlFormatEditor(), Handbook(paths.resources() / "guide"))


def workplace(
    store: SqlStore, clock: Clock, definitions: Definitions | None = None, announce: Announce = nobody
) -> Workplace:
    """Everything on top of an open store."""
    desk = Desk(store=store, clock=clock, definitions=definitions or shipped_definitions(clock), announce=announce)
    place = Workplace(store=store, intentions=_intentions(store, desk, announce), announce=announce)
    place.intentions.profiles.load()
    if not gc.get_freeze_count():
        gc.freeze()  # what is loaded by now stays: looking through all of it again stopped the window for a tenth of a second
    return place


def create_workplace(
    folder: Path,
    *,
    passphrase: str,
    name: str,
    unit: str,
    profile: str,
    phone: str = "",
    clock: Clock | None = None,
    cost: Cost = STANDARD_COST,
    announce: Announce = nobody,
) -> Workplace:
    """Make a store and open it; NotFound("unit-unknown") for a unit that is not in the profile."""
    clock = clock or SystemClock()
    definitions = desk_definitions(folder, profile, clock)
    known = definitions.profile(profile)
    if not known.has_unit(unit):
        raise NotFound("unit-unknown")
    chosen = known.unit(unit)
    store = create_store(
        folder, passphrase=passphrase, name=name, unit=chosen.key, profile=profile, phone=phone, clock=clock, cost=cost
    )
    return workplace(store, clock, definitions, announce)


def open_workplace(
    folder: Path, passphrase: str, *, clock: Clock | None = None, announce: Announce = nobody
) -> Workplace:
    """Open a store."""
    clock = clock or SystemClock()
    store = open_store(folder, passphrase, clock)
    return workplace(store, clock, desk_definitions(folder, store.author.profile, clock), announce)


Opened = Callable[[Workplace], None]
