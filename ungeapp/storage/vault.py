"""A store as a folder: made, opened, closed.

Belongs here: the files of a store, the order in which they come to be, the unlocking, the open store.
Does not belong here: keys as such (``keys.py``), the database engine (``engine.py``), what is in the store.

``store.db`` encrypted database · ``keys.json`` the wrapped key · ``attempts.json`` unlocks that failed, until the next
one succeeds · ``store.db.lock`` held while a program has the store open.
"""

from __future__ import annotations

import contextlib
import json
import secrets
import uuid
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, func, insert, select, update

from ungeapp.domain.errors import Invalid, StoreLocked
from ungeapp.storage import audit, derive, keys, migrations, tables
from ungeapp.storage.engine import is_plain, make_engine, versions, writer
from ungeapp.storage.errors import (
    KeysDamaged,
    NotAStore,
    StoreDamaged,
    StoreExists,
    StoreMissing,
    StoreOpenAlready,
    StoreUnreachable,
    WrongPassphrase,
    disk_refusals,
)
from ungeapp.storage.keys import STANDARD_COST, Cost, DataKey, KeyFile
from ungeapp.storage.session import OpenDesk
from ungeapp.storage.unit_of_work import SqlUnitOfWork
from ungeapp.system.files import private_folder, write_private
from ungeapp.system.instance import AlreadyOpen, StoreLock
from ungeapp.usecases.ports import Author, Clock

DATABASE = "store.db"
KEYS = "keys.json"
ATTEMPTS = "attempts.json"
_MAKING = "store.db.making"
_BACKGROUND_SECONDS = 10.0
_SEED_BYTES = 32
_MOST_ATTEMPTS = 1000


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
    """An open store (``usecases.ports.Store``)."""

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
        return keys.unseal(self._key.sub_key("identity"), sealed, _seed_bound(name, self._file.store))

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

    def change_passphrase(self, old: str, new: str, *, cost: Cost = STANDARD_COST) -> None:
        """Wrap the key under another passphrase; WrongPassphrase when ``old`` does not open the store."""
        if not new:
            raise Invalid("passphrase-empty")
        keys.unlock(self._file, old).wipe()
        slot = keys.passphrase_slot(self._key, new, store=self._file.store, cost=cost)
        file = replace(self._file, generation=self._file.generation + 1, slots=(slot,))
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


# --- making ------------------------------------------------------------------------------------------------------
def create_store(
    folder: Path,
    *,
    passphrase: str,
    name: str,
    unit: str,
    profile: str,
    phone: str = "",
    clock: Clock,
    cost: Cost = STANDARD_COST,
) -> SqlStore:
    """Make a store in ``folder`` and open it.

    The folder may be missing or empty, else StoreExists. A crash leaves nothing that looks like a store: the database
    gets its name last.
    """
    if not passphrase:
        raise Invalid("passphrase-empty")
    if (folder / KEYS).exists() or (folder / DATABASE).exists() or (folder.exists() and not folder.is_dir()):
        raise StoreExists()
    with disk_refusals():
        private_folder(folder)
    lock = _locked(folder)
    key = keys.new_data_key()
    try:
        _remove(folder / _MAKING)
        id = str(uuid.uuid4())
        slot = keys.passphrase_slot(key, passphrase, store=id, cost=cost)
        author = Author(
            identity=str(uuid.uuid4()),
            name=name,
            unit=unit,
            profile=profile,
            replica=secrets.token_hex(8),
            phone=phone,
        )
        _fill(folder / _MAKING, key, id, author, clock)
        with disk_refusals():
            write_private(folder / KEYS, keys.written(KeyFile(store=id, generation=1, slots=(slot,)), key))
        (folder / _MAKING).replace(folder / DATABASE)
        return _opened(folder, key, keys.read((folder / KEYS).read_bytes()), clock, lock, "store-create")
    except BaseException:
        key.wipe()
        if not (folder / DATABASE).exists():
            _remove(folder / _MAKING)
            (folder / KEYS).unlink(missing_ok=True)
        lock.close()
        raise


def _fill(path: Path, key: DataKey, store: str, author: Author, clock: Clock) -> None:
    """Make the database with everything a new store holds."""
    engine = make_engine(path, key.sub_key("db"), busy_seconds=0)
    sealing = key.sub_key("identity")
    try:
        with writer(engine) as connection:
            migrations.upgrade(connection)
            derive.make(connection)
            row: dict[str, Any] = {
                "store": store,
                "replica": author.replica,
                "counter": 0,
                "identity": author.identity,
                "name": author.name,
                "unit": author.unit,
                "profile": author.profile,
                "phone": author.phone,
                "created": clock.now().isoformat(),
                "signing_seed": keys.seal(sealing, secrets.token_bytes(_SEED_BYTES), _seed_bound("signing", store)),
                "encryption_seed": keys.seal(
                    sealing, secrets.token_bytes(_SEED_BYTES), _seed_bound("encryption", store)
                ),
            }
            connection.execute(insert(tables.desk), row)
            connection.commit()
    finally:
        engine.dispose()  # the last connection moves the write-ahead log into the file
    if is_plain(path):
        path.unlink()
        raise NotAStore()


def _seed_bound(name: str, store: str) -> bytes:
    return f"{name}/{store}".encode()


def _remove(path: Path) -> None:
    for suffix in ("", "-wal", "-shm"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)


# --- opening -----------------------------------------------------------------------------------------------------
def open_store(folder: Path, passphrase: str, clock: Clock) -> SqlStore:
    """Open a store. Takes as long as the passphrase's derivation; every refusal is one of ``storage/errors.py``."""
    file = read_keys(folder)
    lock = _locked(folder)
    try:
        try:
            key = keys.unlock(file, passphrase)
        except WrongPassphrase:
            _note_attempt(folder, clock)
            raise
        return open_with(folder, key, file, clock, lock)
    except BaseException:
        lock.close()
        raise


def open_with(folder: Path, key: DataKey, file: KeyFile, clock: Clock, lock: StoreLock) -> SqlStore:
    """Open a store whose key is known already; the key is wiped when that fails."""
    try:
        if not (folder / DATABASE).exists() and (folder / _MAKING).exists():
            (folder / _MAKING).replace(folder / DATABASE)  # the making was interrupted at its very last step
        if not (folder / DATABASE).exists():
            raise StoreDamaged()
        return _opened(folder, key, file, clock, lock, "unlock")
    except BaseException:
        key.wipe()
        raise


def read_keys(folder: Path) -> KeyFile:
    """The key file of the store in ``folder``, with a refusal for everything that is no store."""
    database = folder / DATABASE
    if database.is_file() and database.stat().st_size and is_plain(database):
        raise NotAStore()
    try:
        raw = (folder / KEYS).read_bytes()
    except FileNotFoundError:
        if database.exists():
            raise KeysDamaged() from None
        if folder.exists() and any(one.name != DATABASE + ".lock" for one in folder.iterdir()):
            raise NotAStore() from None
        raise StoreMissing() from None
    except (NotADirectoryError, IsADirectoryError):
        raise NotAStore() from None
    except OSError as cause:
        raise StoreUnreachable() from cause
    return keys.read(raw)


def _locked(folder: Path) -> StoreLock:
    try:
        return StoreLock(folder / DATABASE)
    except AlreadyOpen:
        raise StoreOpenAlready() from None
    except OSError as cause:
        raise StoreUnreachable() from cause


def _opened(folder: Path, key: DataKey, file: KeyFile, clock: Clock, lock: StoreLock, act: str) -> SqlStore:
    engine = make_engine(folder / DATABASE, key.sub_key("db"), busy_seconds=0)
    try:
        fits = _brought_up_to_date(engine)
        with engine.connect() as connection:
            row = connection.execute(select(tables.desk)).one_or_none()
        if row is None or row.store != file.store:
            raise StoreDamaged()
        author = Author(
            identity=row.identity,
            name=row.name,
            unit=row.unit,
            profile=row.profile,
            replica=row.replica,
            phone=row.phone,
        )
        desk = OpenDesk(engine=engine, author=author, clock=clock, audit_key=key.sub_key("audit"), writing=False)
        if not fits:
            derive.rebuild(desk)
        store = SqlStore(folder, key, file, desk, (row.signing_seed, row.encryption_seed), lock)
        _note_unlock(store, act)
        return store
    except BaseException:
        engine.dispose()
        raise


def _brought_up_to_date(engine: Engine) -> bool:
    """Run missing revisions; whether the derived tables fit as they are."""
    with engine.connect() as connection:
        if migrations.is_current(connection):
            return derive.fits(connection)
        if migrations.found_version(connection) is None:
            raise StoreDamaged()
    with writer(engine) as connection:
        migrations.upgrade(connection)
        connection.commit()
    return False


def _note_unlock(store: SqlStore, act: str) -> None:
    """The log learns of the unlock and of those that failed before it."""
    path = store.folder / ATTEMPTS
    with store.unit_of_work() as uow:
        for at in _attempts(path):
            uow.note_audit("unlock-failed", detail=at)
        uow.note_audit(act)
        uow.commit(act)
    path.unlink(missing_ok=True)


def _attempts(path: Path) -> list[str]:
    try:
        told = json.loads(path.read_bytes())
    except FileNotFoundError:
        return []
    except (OSError, ValueError, RecursionError):
        return ["unreadable"]
    return [str(one)[:40] for one in told][:_MOST_ATTEMPTS] if isinstance(told, list) else ["unreadable"]


def _note_attempt(folder: Path, clock: Clock) -> None:
    """Remember that somebody tried; a disk that is full or read-only must not hide the answer."""
    path = folder / ATTEMPTS
    told = [*_attempts(path), clock.now().isoformat(timespec="seconds")]
    with contextlib.suppress(OSError):
        write_private(path, json.dumps(told[-_MOST_ATTEMPTS:]).encode())
