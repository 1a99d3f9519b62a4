"""The open store.

Belongs here: what can be asked of a store once it is unlocked, and closing it.
Does not belong here: making and unlocking one (``vault.py``), and what a unit of work does.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from sqlalchemy import func, select, update

from ungeapp.domain.errors import Invalid, StoreLocked
from ungeapp.storage import audit, keys, migrations, search, tables
from ungeapp.storage.engine import make_engine, rewrite, versions, writer
from ungeapp.storage.errors import disk_refusals
from ungeapp.storage.keys import Cost, DataKey, KeyFile
from ungeapp.storage.session import OpenDesk
from ungeapp.storage.unit_of_work import SqlUnitOfWork
from ungeapp.system.files import write_private
from ungeapp.system.instance import StoreLock

DATABASE = "store.db"
KEYS = "keys.json"
_BACKGROUND_SECONDS = 10.0


def seed_bound(name: str, store: str) -> bytes:
    """What the seal of an identity's seed binds."""
    return f"{name}/{store}".encode()


@dataclass(frozen=True, slots=True, kw_only=True)
class StoreInfo:
    """What IT staff may know about a store; ``size`` in bytes, ``changes`` and ``people`` are counts."""

    folder: Path
    store: str
    replica: str
    identity: str
    worker: str
    unit: str
    profile: str
    created: str
    schema: str
    key_generation: int
    size: int
    people: int
    changes: int
    audit: int
    sqlcipher: str
    sqlite: str


class SqlStore:
    """An open store (``usecases.ports.store.Store``)."""

    def __init__(
        self,
        folder: Path,
        key: DataKey,
        file: KeyFile,
        desk: OpenDesk,
        seeds: tuple[bytes, bytes],
        lock: StoreLock | None,
    ) -> None:
        self.folder = folder
        self._key = key
        self._file = file
        self._desk = desk
        self.author = desk.author
        self._seeds = seeds
        self._lock = lock
        self._behind: list[SqlStore] = []

    def unit_of_work(self) -> SqlUnitOfWork:
        """One transaction: to read and to write about one person. Never waits: StoreBusy when somebody else writes."""
        if self._desk.closed:
            raise StoreLocked()
        return SqlUnitOfWork(self._desk)

    def background(self) -> SqlStore:
        """The same store on its own connection; each unit of work there holds the write right from its start.

        To be closed by whoever asked for it; closing the store closes it too.
        """
        if self._desk.closed:
            raise StoreLocked()
        desk = self._desk
        engine = make_engine(self.folder / DATABASE, self._key.sub_key("db"), busy_seconds=_BACKGROUND_SECONDS)
        behind = SqlStore(
            self.folder,
            self._key,
            self._file,
            OpenDesk(engine=engine, author=desk.author, clock=desk.clock, audit_key=desk.audit_key, writing=True),
            self._seeds,
            None,
        )
        self._behind.append(behind)
        return behind

    def signing_seed(self) -> bytes:
        """The seed of the signing key of this desk's identity."""
        return self._seed("signing", self._seeds[0])

    def encryption_seed(self) -> bytes:
        """The seed of the encryption key of this desk's identity."""
        return self._seed("encryption", self._seeds[1])

    def _seed(self, name: str, sealed: bytes) -> bytes:
        if self._desk.closed:
            raise StoreLocked()
        return keys.unseal(self._key.sub_key("identity"), sealed, seed_bound(name, self._file.store))

    def change_author(self, *, name: str, unit: str, profile: str, phone: str) -> None:
        """Somebody else, or another unit, works at this desk; the identity stays."""
        author = self._desk.author
        changed = replace(author, name=name, unit=unit, profile=profile, phone=phone)
        with writer(self._desk.engine) as connection:
            connection.execute(update(tables.desk).values(name=name, unit=unit, profile=profile, phone=phone))
            entry = audit.Entry(at=self._desk.clock.now().isoformat(), actor=author.identity, action="author-change")
            audit.append(connection, self._desk.audit_key, [entry])
            connection.commit()
        self._desk.author = self.author = changed

    def change_passphrase(self, old: str, new: str, *, cost: Cost | None = None) -> None:
        """Wrap the key under another passphrase, at the cost of the old one unless told otherwise; WrongPassphrase when
        ``old`` does not open the store. Takes the time of two derivations."""
        if not new:
            raise Invalid("passphrase-empty")
        kept = keys.read((self.folder / KEYS).read_bytes())  # another connection may have changed it since
        keys.unlock(kept, old).wipe()
        slot = keys.passphrase_slot(self._key, new, store=kept.store, cost=cost or kept.slots[0].cost)
        file = replace(kept, generation=kept.generation + 1, slots=(slot,))
        raw = keys.written(file, self._key)
        with disk_refusals():
            write_private(self.folder / KEYS, raw)
        self._file = keys.read(raw)
        with self.unit_of_work() as uow:
            uow.note_audit("passphrase-change")
            uow.commit("passphrase-change")

    def info(self) -> StoreInfo:
        """What can be said about the store without saying anything about anybody."""
        with self._desk.engine.connect() as connection:
            row = connection.execute(select(tables.desk)).one()
            people = connection.execute(select(func.count()).select_from(tables.person_row)).scalar_one()
            changes = connection.execute(select(func.count()).select_from(tables.change)).scalar_one()
            schema = migrations.found_version(connection) or ""
            last, _ = audit.head(connection)
        return StoreInfo(
            folder=self.folder,
            store=row.store,
            replica=row.replica,
            identity=row.identity,
            worker=row.name,
            unit=row.unit,
            profile=row.profile,
            created=row.created,
            schema=schema,
            key_generation=self._file.generation,
            size=(self.folder / DATABASE).stat().st_size,
            people=people,
            changes=changes,
            audit=last,
            **versions(),
        )

    def sweep(self) -> None:
        """Rewrite the file without what was deleted, and empty the write-ahead log. StoreBusy when somebody reads on.

        Deleting overwrites rows (``secure_delete``), but pages that were moved about keep old copies in their gaps, and
        the search tables only mark words as gone until they are merged.
        """
        if self._desk.closed:
            raise StoreLocked()
        rewrite(self.folder / DATABASE, self._key.sub_key("db"), search.LET_GO)

    @property
    def desk(self) -> OpenDesk:
        """For the maintenance of this package (``check.py``, ``derive.py``)."""
        return self._desk

    def close(self) -> None:
        """Close every connection, forget the keys, let go of the lock; a second time does nothing."""
        if self._desk.closed:
            return
        if self._lock is not None:
            self._note_waiting()
        self._desk.closed = True
        for behind in self._behind:
            behind.close()
        self._desk.engine.dispose()
        if self._lock is not None:
            self._key.wipe()
            self._lock.close()

    def _note_waiting(self) -> None:
        """Write the looks that could not be noted while somebody else wrote."""
        if self._desk.waiting:
            with self.unit_of_work() as uow:
                uow.commit("look")

    def __enter__(self) -> SqlStore:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
