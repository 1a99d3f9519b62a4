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
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, insert, select

from ungeapp.domain.errors import Invalid
from ungeapp.storage import derive, keys, migrations, tables
from ungeapp.storage.engine import is_plain, make_engine, writer
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
from ungeapp.storage.store import DATABASE, KEYS, SqlStore, StoreInfo, seed_bound
from ungeapp.system.files import private_folder, write_private
from ungeapp.system.instance import AlreadyOpen, StoreLock
from ungeapp.usecases.ports.author import Author, Clock

__all__ = ["ATTEMPTS", "DATABASE", "KEYS", "SqlStore", "StoreInfo", "create_store", "open_store"]

ATTEMPTS = "attempts.json"
_MAKING = "store.db.making"
_LOCK = "store.db.lock"
_SEED_BYTES = 32
_MOST_ATTEMPTS = 1000


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
    if folder.exists() and not _is_empty(folder):
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
    """Make the database with everything a new store holds; readable by its owner only, as its log will be."""
    path.touch(mode=0o600, exist_ok=False)
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
                "signing_seed": keys.seal(sealing, secrets.token_bytes(_SEED_BYTES), seed_bound("signing", store)),
                "encryption_seed": keys.seal(
                    sealing, secrets.token_bytes(_SEED_BYTES), seed_bound("encryption", store)
                ),
            }
            connection.execute(insert(tables.desk), row)
            connection.commit()
    finally:
        engine.dispose()  # the last connection moves the write-ahead log into the file
    if is_plain(path):
        path.unlink()
        raise NotAStore()


def _is_empty(folder: Path) -> bool:
    """Whether nothing is there but what an interrupted making leaves."""
    return folder.is_dir() and all(one.name.startswith((_LOCK, _MAKING)) for one in folder.iterdir())


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
        if folder.exists() and not _is_empty(folder):
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
