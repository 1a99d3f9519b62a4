"""What can go wrong with a store, each case with its own code.

Belongs here: the refusals of this package, and how the driver's errors become refusals.
Does not belong here: sentences (``ungeapp/wording.py``), and refusals other layers raise (``domain/errors.py``).

UngeError
├── StoreBusy, StoreFull, StoreLocked     (domain)
└── StoreRefused
    ├── WrongPassphrase       wrong-passphrase     no slot opens with it
    ├── KeysDamaged           keys-damaged         ``keys.json`` is not what was written (digest)
    ├── KeysTampered          keys-tampered        ``keys.json`` was written by somebody without the key
    ├── StoreDamaged          store-damaged        pages fail their MAC, or the file is gone or cut
    ├── StoreNewer            store-newer          made by a newer version of the program
    ├── StoreOpenAlready      store-open-already   another process has it open
    ├── StoreMissing          store-missing        there is nothing there
    ├── StoreExists           store-exists         there is already a store there
    ├── NotAStore             not-a-store          there is something, but no store
    ├── StoreUnreachable      store-unreachable    the disk does not answer as it should
    └── EngineUnfit           engine-unfit         the database engine is not SQLCipher, or too old
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from ungeapp.domain.errors import StoreBusy, StoreFull, UngeError
from ungeapp.system.files import DiskFull

# Primary result codes of SQLite (https://sqlite.org/rescode.html); the extended ones keep them in the low byte.
_BUSY, _LOCKED, _IOERR, _CORRUPT, _FULL, _CANTOPEN, _NOTADB = 5, 6, 10, 11, 13, 14, 26


class StoreRefused(UngeError):
    """The store cannot be made, opened or used."""

    code = "store-refused"


class WrongPassphrase(StoreRefused):
    """No slot opens with it."""

    code = "wrong-passphrase"


class KeysDamaged(StoreRefused):
    """The key file is not what was written."""

    code = "keys-damaged"


class KeysTampered(StoreRefused):
    """The key file was written by somebody who does not hold the key, or asks for absurd work."""

    code = "keys-tampered"


class StoreDamaged(StoreRefused):
    """The database is not what was written."""

    code = "store-damaged"


class StoreNewer(StoreRefused):
    """A newer version of the program made or changed it."""

    code = "store-newer"


class StoreOpenAlready(StoreRefused):
    """Another process has it open."""

    code = "store-open-already"


class StoreMissing(StoreRefused):
    """There is nothing there."""

    code = "store-missing"


class StoreExists(StoreRefused):
    """There is already a store, or another file, where one should be made."""

    code = "store-exists"


class NotAStore(StoreRefused):
    """There is something, but it is no store of this program."""

    code = "not-a-store"


class StoreUnreachable(StoreRefused):
    """The disk does not answer as it should."""

    code = "store-unreachable"


class EngineUnfit(StoreRefused):
    """The database engine is not SQLCipher, or too old to be safe."""

    code = "engine-unfit"


def refusal_for(error: BaseException | None) -> UngeError | None:
    """The refusal a driver's error means; None for a fault of the program itself."""
    result = getattr(error, "sqlite_errorcode", None)
    if result is None:
        return None
    primary = result & 0xFF
    if primary in (_BUSY, _LOCKED):
        return StoreBusy()
    if primary == _FULL:
        return StoreFull()
    if primary in (_CORRUPT, _NOTADB):
        return StoreDamaged()
    if primary in (_IOERR, _CANTOPEN):
        return StoreUnreachable(result=result)
    return None


@contextmanager
def disk_refusals() -> Iterator[None]:
    """Turn what a disk refuses while a file beside the database is written into a refusal of the store."""
    try:
        yield
    except DiskFull as cause:
        raise StoreFull() from cause
    except OSError as cause:
        raise StoreUnreachable() from cause
