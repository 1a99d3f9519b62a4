"""The encrypted database engine: how a connection is opened, keyed, checked and closed.

Belongs here: everything SQLCipher and SQLite ask for; with ``search.py`` the only module that knows which database it
is.
Does not belong here: tables and queries.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as driver
from sqlalchemy import URL, Connection, Engine, ExceptionContext, create_engine, event, pool

from ungeapp.storage.errors import EngineUnfit, NotAStore, StoreDamaged, refusal_for

PLAIN_HEADER = b"SQLite format 3"
OLDEST_SQLITE = (3, 51, 3)  # older ones can lose committed pages when the write-ahead log is reset
OLDEST_SQLCIPHER = 4
_CACHE_KIB = 65536
_REWRITE_SECONDS = 10.0

# WAL with FULL keeps every acknowledged commit over a power cut; temporary data in memory, or it lies on the disk in
# clear; the log of the cipher would write thousands of lines for one damaged file.
_PRAGMAS = (
    "cipher_log_level = NONE",
    "temp_store = MEMORY",
    "journal_mode = WAL",
    "synchronous = FULL",
    "fullfsync = ON",
    "checkpoint_fullfsync = ON",
    "foreign_keys = ON",
    "trusted_schema = OFF",
    "cell_size_check = ON",
    "mmap_size = 0",
    f"cache_size = -{_CACHE_KIB}",
    "secure_delete = ON",
    "wal_autocheckpoint = 1000",
    "journal_size_limit = 16777216",
)

_WRITING = "ungeapp_writing"


def _deny_attach(action: int, *_: Any) -> int:
    """An attached file without a key would be written in clear."""
    return int(driver.SQLITE_DENY if action == driver.SQLITE_ATTACH else driver.SQLITE_OK)


def is_plain(path: Path) -> bool:
    """Whether the file is an unencrypted SQLite database."""
    with path.open("rb") as file:
        return file.read(len(PLAIN_HEADER)) == PLAIN_HEADER


def _check_engine(connection: Any) -> None:
    found = connection.execute("PRAGMA cipher_version").fetchone()
    if not found or int(str(found[0]).split(".")[0]) < OLDEST_SQLCIPHER:
        raise EngineUnfit(sqlcipher=str(found))
    if driver.sqlite_version_info < OLDEST_SQLITE:
        raise EngineUnfit(sqlite=driver.sqlite_version)


def connect(path: Path, key: bytes, *, busy_seconds: float) -> Any:
    """A keyed driver connection in autocommit; StoreDamaged when the first page does not fit the key."""
    connection = driver.connect(str(path), isolation_level=None, check_same_thread=False, timeout=busy_seconds)
    try:
        connection.set_key(f"x'{key.hex()}'")  # not as SQL: statement caches would keep a copy
        _check_engine(connection)
        for pragma in _PRAGMAS:
            connection.execute(f"PRAGMA {pragma}").fetchall()
        if connection.execute("PRAGMA cipher_status").fetchone()[0] != "1":
            raise EngineUnfit(sqlcipher="off")
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        connection.set_authorizer(_deny_attach)
    except driver.DatabaseError as cause:
        connection.close()
        raise refusal_for(cause) or StoreDamaged() from cause
    except BaseException:
        connection.close()
        raise
    return connection


def make_engine(path: Path, key: bytes, *, busy_seconds: float) -> Engine:
    """An engine for one file. ``busy_seconds`` is how long a writer waits for another one (0: refuse at once)."""
    if path.exists() and path.stat().st_size and is_plain(path):
        raise NotAStore()
    engine = create_engine(
        URL.create("sqlite", database=str(path)),
        creator=lambda: connect(path, key, busy_seconds=busy_seconds),
        module=driver,
        hide_parameters=True,
        poolclass=pool.QueuePool,
        pool_size=4,
        max_overflow=0,
        pool_timeout=1,
        pool_use_lifo=True,  # the same connection again and again: its page cache is warm
    )
    event.listen(engine, "begin", _begin)
    event.listen(engine, "handle_error", _refuse)
    return engine


def writer(engine: Engine) -> Connection:
    """A connection whose transaction holds the write right from its first moment."""
    return engine.connect().execution_options(**{_WRITING: True})


def _begin(connection: Connection) -> None:
    writing = connection.get_execution_options().get(_WRITING, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")


def _refuse(context: ExceptionContext) -> None:
    refusal = refusal_for(context.original_exception)
    if refusal is not None:
        raise refusal from context.original_exception


def ask(connection: Connection, statement: str, values: tuple[Any, ...]) -> list[tuple[Any, ...]]:
    """The rows of a fixed question, straight from the driver: what is asked once per person or record of a file.

    SQLAlchemy would spend several times the time of such a question on describing its answer.
    """
    if not connection.in_transaction():
        connection.begin()
    try:
        rows: list[tuple[Any, ...]] = connection.connection.cursor().execute(statement, values).fetchall()
    except driver.Error as cause:
        raise refusal_for(cause) or cause from cause
    return rows


def versions() -> dict[str, str]:
    """The versions of the engine, for the self-test and the store's information."""
    connection = driver.connect(":memory:")
    try:
        connection.set_key("x'" + "00" * 32 + "'")
        found = connection.execute("PRAGMA cipher_version").fetchone()
    finally:
        connection.close()
    return {"sqlcipher": str(found[0]) if found else "", "sqlite": str(driver.sqlite_version)}


def integrity(raw: Any) -> list[str]:
    """What the engine finds wrong with the file: codes, never content. ``raw`` is a driver connection, idle."""
    found: list[str] = []
    raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    if raw.execute("PRAGMA cipher_integrity_check").fetchall():
        found.append("pages")
    try:
        if raw.execute("PRAGMA integrity_check").fetchall() != [("ok",)]:
            found.append("structure")
        if raw.execute("PRAGMA foreign_key_check").fetchall():
            found.append("references")
    except driver.DatabaseError:
        found.append("structure")
    return found


def rewrite(path: Path, key: bytes, before: Sequence[str]) -> None:
    """Write the file anew from what is in it, and empty the write-ahead log: nothing deleted is left on the disk.

    ``before`` are statements that make the tables themselves let go of it.
    """
    raw = connect(path, key, busy_seconds=_REWRITE_SECONDS)
    try:
        for statement in before:
            raw.execute(statement)
        raw.set_authorizer(None)  # rewriting attaches a passing file of its own, in memory
        raw.execute("VACUUM")
        raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    except driver.Error as cause:
        raise refusal_for(cause) or cause from cause
    finally:
        raw.close()
