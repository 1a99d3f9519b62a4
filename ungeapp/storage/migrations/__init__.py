"""From an older store to this version's, step by step, in one transaction.

Belongs here: the chain of revisions and the runner. Does not belong here: derived tables (``storage/derive.py``), and the
tables as they are now (``storage/tables.py``; a test proves that the chain ends there).

Revisions are ordinary modules run with Alembic's operations, so that a frozen program finds them and no environment
file is needed. The version stands where Alembic keeps it, in ``alembic_version``. Alembic itself is loaded only when
there is something to do.
"""

from __future__ import annotations

from sqlalchemy import Connection

from ungeapp.storage.errors import StoreDamaged, StoreNewer

CHAIN: tuple[str, ...] = ("0001",)
"""Every revision there ever was, oldest first. Append only."""


def found_version(connection: Connection) -> str | None:
    """The revision the store stands at; None for an empty file."""
    there = connection.exec_driver_sql("SELECT 1 FROM sqlite_master WHERE name = 'alembic_version'").first()
    if there is None:
        empty = connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar_one() == 0
        if not empty:
            raise StoreDamaged()
        return None
    row = connection.exec_driver_sql("SELECT version_num FROM alembic_version").first()
    if row is None:
        raise StoreDamaged()
    return str(row[0])


def is_current(connection: Connection) -> bool:
    """Whether nothing is to do; StoreNewer when a newer version of the program made the store."""
    version = found_version(connection)
    if version is not None and version not in CHAIN:
        raise StoreNewer(version=version)
    return version == CHAIN[-1]


def upgrade(connection: Connection) -> None:
    """Run what is missing, in the caller's transaction."""
    from alembic.migration import MigrationContext
    from alembic.operations import Operations

    from ungeapp.storage.migrations.versions import v0001_first

    modules = {"0001": v0001_first}
    is_current(connection)  # refuses a newer one
    version = found_version(connection)
    todo = CHAIN[CHAIN.index(version) + 1 :] if version else CHAIN
    context = MigrationContext.configure(connection, opts={"transactional_ddl": True})
    with Operations.context(context) as operations:
        for revision in todo:
            modules[revision].upgrade(operations)
    if version is None:
        connection.exec_driver_sql(
            "CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL, "
            "CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num))"
        )
        connection.exec_driver_sql("INSERT INTO alembic_version VALUES (?)", (CHAIN[-1],))
    else:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = ?", (CHAIN[-1],))
