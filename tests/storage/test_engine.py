"""The database engine: encrypted always, attached to nothing, silent about parameters, one writer at a time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as driver
from sqlalchemy import exc, text

from tests.stores import JOB, sql_store
from ungeapp.domain.errors import StoreBusy
from ungeapp.domain.people import YoungPerson
from ungeapp.storage import engine
from ungeapp.storage.errors import NotAStore, StoreDamaged, StoreUnreachable, refusal_for
from ungeapp.storage.vault import DATABASE, SqlStore
from ungeapp.system.clock import FixedClock

KEY = bytes(range(32))


@pytest.fixture
def desk(tmp_path: Path, clock: FixedClock) -> Iterator[SqlStore]:
    with sql_store(tmp_path / "desk", clock) as made:
        yield made


def test_the_settings_that_keep_promises(desk: SqlStore) -> None:
    with desk.desk.engine.connect() as connection:
        for pragma, value in (
            ("journal_mode", "wal"), ("synchronous", 2), ("temp_store", 2), ("foreign_keys", 1), ("secure_delete", 1),
            ("trusted_schema", 0), ("mmap_size", 0), ("busy_timeout", 0), ("cipher_status", "1"),
        ):  # fmt: skip
            found = connection.exec_driver_sql(f"PRAGMA {pragma}").first()
            assert (found[0] if found else value) == value, pragma


def test_no_other_file_can_be_attached(desk: SqlStore, tmp_path: Path) -> None:
    raw = desk.desk.engine.raw_connection()
    assert raw.driver_connection is not None
    with pytest.raises(driver.DatabaseError):
        raw.driver_connection.execute("ATTACH ? AS other KEY ''", (str(tmp_path / "clear.db"),))
    raw.close()
    assert not (tmp_path / "clear.db").exists()


def test_errors_do_not_tell_parameters(desk: SqlStore) -> None:
    statement = text("INSERT INTO setting VALUES (:key, :value)")
    told = {"key": "Kanariefugl", "value": "Kanariefugl"}
    with desk.desk.engine.connect() as connection:
        connection.execute(statement, told)
        with pytest.raises(exc.IntegrityError) as refused:
            connection.execute(statement, told)
    assert "Kanariefugl" not in str(refused.value)


def test_another_key_does_not_open(desk: SqlStore) -> None:
    with pytest.raises(StoreDamaged):
        engine.connect(desk.folder / DATABASE, KEY, busy_seconds=0)


def test_a_plain_file_is_never_opened(tmp_path: Path) -> None:
    path = tmp_path / "plain.db"
    plain = driver.connect(str(path))
    plain.execute("CREATE TABLE a (b)")
    plain.close()
    with pytest.raises(NotAStore):
        engine.make_engine(path, KEY, busy_seconds=0)


def test_the_engine_tells_its_versions() -> None:
    told = engine.versions()
    assert told["sqlcipher"].startswith("4.") and told["sqlite"].startswith("3.")


@pytest.mark.parametrize(("code", "refusal"), [(10, StoreUnreachable), (14, StoreUnreachable), (26, StoreDamaged)])
def test_the_drivers_errors_become_refusals(code: int, refusal: type[Exception]) -> None:
    error = driver.OperationalError("…")
    error.sqlite_errorcode = code
    assert isinstance(refusal_for(error), refusal)
    assert refusal_for(ValueError()) is None
    error.sqlite_errorcode = 1
    assert refusal_for(error) is None


# --- one writer at a time ----------------------------------------------------------------------------------------
def person(id: str = "p") -> YoungPerson:
    return YoungPerson(id=id, person=id, given_name="Bo", coordinator=JOB)


def test_pages_stay_readable_while_the_background_writes(desk: SqlStore) -> None:
    with desk.unit_of_work() as uow:
        uow.put(person())
        uow.commit("people.add")
    behind = desk.background()
    with behind.unit_of_work() as writing:
        writing.put(person("q"))
        writing.people()  # the write right is held from here at the latest
        with desk.unit_of_work() as uow:
            assert uow.get(YoungPerson, "p").given_name == "Bo"
            assert uow.find(YoungPerson, "q") is None
            uow.note_audit("open-person", "p")
            uow.commit("look")
        with desk.unit_of_work() as uow:
            uow.put(replace(uow.get(YoungPerson, "p"), phone="1"))
            with pytest.raises(StoreBusy):
                uow.commit("people.correct")
        writing.commit("import")
    with desk.unit_of_work() as uow:
        assert [one.action for one in uow.audit()] == ["store-create"]
        uow.put(replace(uow.get(YoungPerson, "p"), phone="2"))
        uow.commit("people.correct")
    with desk.unit_of_work() as uow:
        assert [one.action for one in uow.audit()] == ["open-person", "store-create"], "the look was not forgotten"
        assert uow.verify_audit() is None
        assert uow.count_people() == 2
        dots = [one.version.dot for id in "pq" for one in uow.history(id)]
        assert len(set(dots)) == len(dots) == 3
    behind.close()


def test_looks_that_waited_are_written_when_the_store_closes(tmp_path: Path, clock: FixedClock) -> None:
    from tests.stores import PASSPHRASE
    from ungeapp.storage.vault import open_store

    store = sql_store(tmp_path / "s", clock)
    with store.background().unit_of_work() as writing:
        writing.people()
        with store.unit_of_work() as uow:
            uow.note_audit("open-person", "p")
            uow.commit("look")
    store.close()
    with open_store(tmp_path / "s", PASSPHRASE, clock) as again, again.unit_of_work() as uow:
        assert "open-person" in [one.action for one in uow.audit()]


def test_too_many_units_of_work_at_once_are_refused(desk: SqlStore) -> None:
    units = [desk.unit_of_work() for _ in range(5)]
    for one in units[:4]:
        one.__enter__().people()
    with pytest.raises(StoreBusy):
        units[4].__enter__()
    for one in units[:4]:
        one.__exit__(None, None, None)
