"""The log is a chain, the schema is what the migrations make, and everything derived follows from the history."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import Connection, exc, text
from sqlalchemy.dialects.sqlite import dialect
from sqlalchemy.schema import CreateIndex, CreateTable

from tests.stores import JOB, PASSPHRASE, sql_store
from ungeapp.domain.people import Contact, YoungPerson
from ungeapp.domain.registers import Version
from ungeapp.storage import derive, migrations, tables
from ungeapp.storage.check import check, check_store
from ungeapp.storage.vault import SqlStore, open_store
from ungeapp.system.clock import FixedClock
from ungeapp.usecases.ports.rows import RecordState


@pytest.fixture
def desk(tmp_path: Path, clock: FixedClock) -> Iterator[SqlStore]:
    """A store with a person, a contact, a conflict, an undone import and something from a newer version."""
    with sql_store(tmp_path / "desk", clock) as made:
        with made.unit_of_work() as uow:
            uow.put(YoungPerson(id="p", person="p", given_name="Bo", family_name="Bak", coordinator=JOB))
            uow.put(Contact(id="c", person="p", at=clock.now(), text="Talte om skolen"))
            uow.commit("people.add")
        with made.unit_of_work() as uow:
            uow.put(replace(uow.get(YoungPerson, "p"), phone="1", school="Her"))
            uow.commit("people.correct")
        for imported, name, value in (("f1", "school", "Der"), ("f2", "email", "x@example.dk"), ("f3", "new", "nyt")):
            told = Version("f" * 16, len(imported + name), value, {}, "other", "2026-11-01T09:00:00.000+01:00")
            state = RecordState(kind="person", id="p", person="p", registers={name: (told,)})
            with made.unit_of_work() as uow:
                uow.receive([state], imported)
                uow.commit("share.receive")
        with made.unit_of_work() as uow:
            uow.undo_import("f2")
            uow.commit("import.undo")
        yield made


def derived_rows(connection: Connection) -> dict[str, list[tuple[object, ...]]]:
    """Everything derived, without the numbers of rows."""
    told = {}
    for table in [*tables.derived.sorted_tables, tables.head]:
        columns = [one for one in table.c if one.name != "row"]
        rows = connection.execute(table.select().with_only_columns(*columns))
        told[table.name] = sorted((tuple(row) for row in rows), key=repr)
    for query in ("person_search MATCH '\"b\"*'", "note_search MATCH '\"skol\"*'"):
        rows = connection.exec_driver_sql(f"SELECT count(*) FROM {query.split()[0]} WHERE {query}")
        told[query] = [tuple(row) for row in rows]
    return told


# --- derived -----------------------------------------------------------------------------------------------------
def test_rebuilding_gives_the_same(desk: SqlStore) -> None:
    with desk.desk.engine.connect() as connection:
        before = derived_rows(connection)
    assert len(before["conflict"]) == 1 and before["note_search MATCH '\"skol\"*'"] == [(1,)]
    assert derive.rebuild(desk.desk) == 2
    with desk.desk.engine.connect() as connection:
        assert derived_rows(connection) == before


def test_a_store_with_other_derived_tables_is_rebuilt_at_opening(desk: SqlStore, clock: FixedClock) -> None:
    with desk.desk.engine.begin() as connection:
        before = derived_rows(connection)
        connection.execute(text("UPDATE setting SET value = 'older' WHERE key = 'store.derived'"))
        connection.execute(text("ALTER TABLE record_person DROP COLUMN school"))
        connection.execute(text("CREATE TABLE record_forgotten (a)"))
    desk.close()
    with open_store(desk.folder, PASSPHRASE, clock) as again, again.desk.engine.connect() as connection:
        assert derived_rows(connection) == before
        assert derive.fits(connection)
        names = connection.exec_driver_sql("SELECT name FROM sqlite_master").scalars().all()
        assert "record_forgotten" not in names


def test_a_whole_store_is_whole(desk: SqlStore, clock: FixedClock) -> None:
    report = check_store(desk)
    assert report.whole and (report.records, report.changes) == (2, 7)
    desk.close()
    assert check(desk.folder, PASSPHRASE, clock).whole


@pytest.mark.parametrize(
    ("statement", "code"),
    [
        ("UPDATE record_person SET phone = '2'", "shown"),
        ("DELETE FROM record_contact", "shown"),
        ("DELETE FROM head WHERE field = 'phone'", "heads"),
        ("DELETE FROM conflict", "conflicts"),
        ("INSERT INTO conflict VALUES ('c', 'text', 'contact', 'p')", "conflicts"),
        ("DROP TRIGGER audit_no_update; UPDATE audit SET action = 'other'", "log"),
    ],
)
def test_a_check_names_what_is_wrong(desk: SqlStore, statement: str, code: str) -> None:
    with desk.desk.engine.begin() as connection:
        for one in statement.split("; "):
            connection.execute(text(one))
    assert code in {one.code for one in check_store(desk).findings}


def test_a_check_finds_damaged_pages(desk: SqlStore) -> None:
    check_store(desk)
    path = desk.folder / "store.db"
    raw = bytearray(path.read_bytes())
    raw[len(raw) // 2] ^= 1
    path.write_bytes(raw)
    assert check_store(desk).findings[0].code == "pages"


# --- the log -----------------------------------------------------------------------------------------------------
def test_the_log_cannot_be_rewritten(desk: SqlStore) -> None:
    for statement in ("UPDATE audit SET action = 'x'", "DELETE FROM audit"):
        with desk.desk.engine.connect() as connection, pytest.raises(exc.IntegrityError):
            connection.execute(text(statement))


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit SET action = 'other' WHERE n = 3",
        "UPDATE audit SET at = '2026' WHERE n = 3",
        "UPDATE audit SET hash = x'00' WHERE n = 3",
        "UPDATE audit SET mac = x'00' WHERE n = 3",
        "DELETE FROM audit WHERE n = 3",
    ],
)
def test_who_rewrites_it_all_the_same_is_found(desk: SqlStore, statement: str) -> None:
    with desk.unit_of_work() as uow:
        for number in range(5):
            uow.note_audit("print", str(number))
        uow.commit("look")
    with desk.desk.engine.begin() as connection:
        connection.execute(text("DROP TRIGGER audit_no_update"))
        connection.execute(text("DROP TRIGGER audit_no_delete"))
        connection.execute(text(statement))
    with desk.unit_of_work() as uow:
        assert uow.verify_audit() == 3


def test_the_history_cannot_be_rewritten(desk: SqlStore) -> None:
    with desk.desk.engine.connect() as connection, pytest.raises(exc.IntegrityError):
        connection.execute(text("UPDATE change SET value = '\"2\"'"))


# --- the schema --------------------------------------------------------------------------------------------------
def schema(connection: Connection) -> dict[str, str]:
    rows = connection.exec_driver_sql(
        "SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'alembic%' "
        "AND name NOT LIKE '%\\_search%' ESCAPE '\\'"
    )
    return {str(name): " ".join(str(sql).split()) for name, sql in rows}


def test_the_migrations_end_at_the_tables(desk: SqlStore) -> None:
    wanted: dict[str, CreateTable | CreateIndex] = {}
    for table in [*tables.kept.sorted_tables, *tables.derived.sorted_tables]:
        wanted[table.name] = CreateTable(table)
        wanted |= {str(index.name): CreateIndex(index) for index in table.indexes}
    told = {name: " ".join(str(one.compile(dialect=dialect())).split()) for name, one in wanted.items()}
    told |= {statement.split()[2]: statement for statement in tables.TRIGGERS}
    with desk.desk.engine.connect() as connection:
        assert schema(connection) == told, "add a revision; until the first release: tests.storage.write_first_revision"
        assert migrations.is_current(connection)


def test_a_migration_that_fails_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from ungeapp.storage.engine import make_engine, writer
    from ungeapp.storage.migrations.versions import v0001_first

    engine = make_engine(tmp_path / "new.db", bytes(32), busy_seconds=0)
    monkeypatch.setattr(v0001_first, "_STATEMENTS", (*v0001_first._STATEMENTS[:3], "CREATE nonsense"))
    with writer(engine) as connection, pytest.raises(exc.OperationalError):
        migrations.upgrade(connection)
    with engine.connect() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar_one() == 0
    engine.dispose()
