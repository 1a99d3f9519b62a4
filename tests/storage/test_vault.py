"""A store as a folder: made, opened with the right passphrase only, each refusal with its own code."""

from __future__ import annotations

import json
import multiprocessing
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as driver
from sqlalchemy import text

from tests.stores import CHEAP, JOB, PASSPHRASE, sql_store
from ungeapp.domain.errors import Invalid, StoreFull, StoreLocked
from ungeapp.domain.people import YoungPerson
from ungeapp.storage import keys, vault
from ungeapp.storage import store as open_store_module
from ungeapp.storage.errors import (
    KeysDamaged,
    KeysTampered,
    NotAStore,
    StoreDamaged,
    StoreExists,
    StoreMissing,
    StoreNewer,
    StoreOpenAlready,
    StoreRefused,
    StoreUnreachable,
    WrongPassphrase,
)
from ungeapp.storage.vault import SqlStore, create_store, open_store
from ungeapp.system.clock import FixedClock
from ungeapp.system.files import DiskFull


@pytest.fixture
def folder(tmp_path: Path, clock: FixedClock) -> Path:
    """A store with one young person, closed."""
    place = tmp_path / "desk"
    with sql_store(place, clock) as made, made.unit_of_work() as uow:
        uow.put(YoungPerson(id="p", person="p", given_name="Kanariefugl", coordinator=JOB))
        uow.commit("people.add")
    return place


@pytest.fixture
def opened(folder: Path, clock: FixedClock) -> Iterator[SqlStore]:
    with open_store(folder, PASSPHRASE, clock) as store:
        yield store


def actions(store: SqlStore) -> list[str]:
    with store.unit_of_work() as uow:
        return [one.action for one in uow.audit()][::-1]


def test_what_was_written_is_there_after_opening_again(opened: SqlStore) -> None:
    with opened.unit_of_work() as uow:
        assert uow.get(YoungPerson, "p").given_name == "Kanariefugl"
    assert actions(opened) == ["store-create", "unlock"]


def test_the_identity_stays_the_same(folder: Path, clock: FixedClock) -> None:
    told = []
    for _ in range(2):
        with open_store(folder, PASSPHRASE, clock) as store:
            told.append((store.author, store.signing_seed(), store.encryption_seed()))
    assert told[0] == told[1]
    assert len({told[0][1], told[0][2]}) == 2


def test_nothing_stands_in_clear(folder: Path) -> None:
    for path in folder.iterdir():
        raw = path.read_bytes()
        assert b"Kanariefugl" not in raw and b"Holm" not in raw and b"SQLite" not in raw


def test_only_the_owner_can_read(folder: Path) -> None:
    if os.name == "posix":
        assert folder.stat().st_mode & 0o077 == 0
        assert all(one.stat().st_mode & 0o077 == 0 for one in folder.iterdir())


def test_failed_unlocks_enter_the_log(folder: Path, clock: FixedClock) -> None:
    for _ in range(2):
        with pytest.raises(WrongPassphrase):
            open_store(folder, "forkert", clock)
    with open_store(folder, PASSPHRASE, clock) as store:
        assert actions(store) == ["store-create", "unlock-failed", "unlock-failed", "unlock"]
    assert not (folder / vault.ATTEMPTS).exists()


def test_a_damaged_list_of_attempts_stops_nobody(folder: Path, clock: FixedClock) -> None:
    (folder / vault.ATTEMPTS).write_bytes(b"{[")
    with open_store(folder, PASSPHRASE, clock) as store:
        assert "unlock-failed" in actions(store)


def test_one_program_at_a_time(opened: SqlStore, folder: Path, clock: FixedClock) -> None:
    with pytest.raises(StoreOpenAlready):
        open_store(folder, PASSPHRASE, clock)


def test_the_passphrase_changes(folder: Path, clock: FixedClock) -> None:
    with open_store(folder, PASSPHRASE, clock) as store:
        with pytest.raises(WrongPassphrase):
            store.change_passphrase("forkert", "ny", cost=CHEAP)
        with pytest.raises(Invalid):
            store.change_passphrase(PASSPHRASE, "", cost=CHEAP)
        store.change_passphrase(PASSPHRASE, "en ny", cost=CHEAP)
        assert store.info().key_generation == 2
    with pytest.raises(WrongPassphrase):
        open_store(folder, PASSPHRASE, clock)
    with open_store(folder, "en ny", clock) as store:
        assert "passphrase-change" in actions(store)


def test_somebody_else_takes_the_desk(folder: Path, clock: FixedClock) -> None:
    with open_store(folder, PASSPHRASE, clock) as store:
        before = store.author
        store.change_author(name="Ny Kollega", unit="791/andet", profile="viborg", phone="1")
        assert store.author.name == "Ny Kollega"
    with open_store(folder, PASSPHRASE, clock) as store:
        assert (store.author.unit, store.author.identity) == ("791/andet", before.identity)


def test_information_names_no_young_person(opened: SqlStore) -> None:
    told = opened.info()
    assert (told.people, told.changes, told.schema, told.worker) == (1, 1, "0001", "Bente Holm")
    assert "Kanariefugl" not in repr(told)


def test_a_closed_store_answers_nothing(folder: Path, clock: FixedClock) -> None:
    store = open_store(folder, PASSPHRASE, clock)
    behind = store.background()
    unit = store.unit_of_work()
    store.close()
    store.close()
    for ask in (store.unit_of_work, store.background, store.signing_seed, behind.unit_of_work):
        with pytest.raises(StoreLocked):
            ask()
    with pytest.raises(StoreLocked):
        unit.__enter__()


# --- refusals ----------------------------------------------------------------------------------------------------
def test_nothing_there(tmp_path: Path, clock: FixedClock) -> None:
    with pytest.raises(StoreMissing):
        open_store(tmp_path / "nowhere", PASSPHRASE, clock)


def test_something_else_there(tmp_path: Path, clock: FixedClock) -> None:
    (tmp_path / "letter.txt").write_text("Kære")
    for place in (tmp_path, tmp_path / "letter.txt"):
        with pytest.raises(NotAStore):
            open_store(place, PASSPHRASE, clock)
    with pytest.raises(StoreExists):
        create_store(tmp_path / "letter.txt", passphrase="x", name="", unit="", profile="", clock=clock, cost=CHEAP)


def test_a_store_is_never_made_over_another(folder: Path, clock: FixedClock) -> None:
    with pytest.raises(StoreExists):
        sql_store(folder, clock)
    with pytest.raises(StoreExists):
        sql_store(folder.parent, clock)  # it holds other things; they are not ours to tighten


def test_a_passphrase_is_needed(tmp_path: Path, clock: FixedClock) -> None:
    with pytest.raises(Invalid):
        create_store(tmp_path / "s", passphrase="", name="", unit="", profile="", clock=clock, cost=CHEAP)


def test_a_plain_database_is_no_store(folder: Path, clock: FixedClock) -> None:
    (folder / vault.DATABASE).unlink()
    plain = driver.connect(str(folder / vault.DATABASE))
    plain.execute("CREATE TABLE a (b)")
    plain.close()
    with pytest.raises(NotAStore):
        open_store(folder, PASSPHRASE, clock)


def test_the_database_is_gone(folder: Path, clock: FixedClock) -> None:
    (folder / vault.DATABASE).unlink()
    with pytest.raises(StoreDamaged):
        open_store(folder, PASSPHRASE, clock)


def test_the_keys_are_gone(folder: Path, clock: FixedClock) -> None:
    (folder / vault.KEYS).unlink()
    with pytest.raises(KeysDamaged):
        open_store(folder, PASSPHRASE, clock)


@pytest.mark.parametrize("place", [0, 20, 2000, 5000])
def test_a_changed_byte_in_the_database_is_found(folder: Path, clock: FixedClock, place: int) -> None:
    path = folder / vault.DATABASE
    raw = bytearray(path.read_bytes())
    raw[place] ^= 1
    path.write_bytes(raw)
    with pytest.raises(StoreDamaged):
        open_store(folder, PASSPHRASE, clock)


def test_a_cut_database_is_found(folder: Path, clock: FixedClock) -> None:
    path = folder / vault.DATABASE
    path.write_bytes(path.read_bytes()[:9000])
    with pytest.raises(StoreDamaged):
        open_store(folder, PASSPHRASE, clock)


def test_another_stores_database_is_refused(folder: Path, tmp_path: Path, clock: FixedClock) -> None:
    sql_store(tmp_path / "other", clock).close()
    (tmp_path / "other" / vault.DATABASE).replace(folder / vault.DATABASE)
    with pytest.raises(StoreDamaged):
        open_store(folder, PASSPHRASE, clock)


def test_every_changed_byte_of_the_keys_is_refused(folder: Path) -> None:
    raw = (folder / vault.KEYS).read_bytes()
    told = keys.read(raw)
    for place in range(len(raw)):
        changed = bytearray(raw)
        changed[place] ^= 1
        try:
            found = keys.read(bytes(changed))
        except (KeysDamaged, KeysTampered):
            continue
        assert found == told, f"byte {place} changed something silently"


def forged(folder: Path, **slot: object) -> None:
    """Rewrite the key file as somebody would who has not got the key: with a digest that fits."""
    told = json.loads((folder / vault.KEYS).read_bytes())
    del told["digest"]
    generation = slot.pop("generation", told["generation"])
    told["generation"] = generation
    told["slots"][0] |= slot
    told["digest"] = keys._digest(told)
    (folder / vault.KEYS).write_text(json.dumps(told))


def test_a_rewritten_key_file_is_tampering(folder: Path, clock: FixedClock) -> None:
    forged(folder, generation=99)
    with pytest.raises(KeysTampered):
        open_store(folder, PASSPHRASE, clock)


@pytest.mark.parametrize("asked", [{"m": 2**31}, {"t": 1000}, {"p": 1000}, {"m": 1}, {"t": 0}, {"salt": "AAAA"}])
def test_absurd_work_is_refused_before_it_is_done(folder: Path, clock: FixedClock, asked: dict[str, object]) -> None:
    forged(folder, **asked)
    with pytest.raises(KeysTampered):
        open_store(folder, PASSPHRASE, clock)


def test_weakened_parameters_do_not_open(folder: Path, clock: FixedClock) -> None:
    forged(folder, t=2)
    with pytest.raises(WrongPassphrase):
        open_store(folder, PASSPHRASE, clock)


def test_a_store_from_a_newer_version(folder: Path, clock: FixedClock) -> None:
    with open_store(folder, PASSPHRASE, clock) as store, store.desk.engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(StoreNewer):
        open_store(folder, PASSPHRASE, clock)
    with pytest.raises(StoreNewer):
        open_store(folder, PASSPHRASE, clock)  # the first refusal let go of the lock


def test_every_refusal_has_its_own_code() -> None:
    def below(cls: type[StoreRefused]) -> list[type[StoreRefused]]:
        return [cls, *(found for one in cls.__subclasses__() for found in below(one))]

    codes = [one.code for one in below(StoreRefused)]
    assert len(set(codes)) == len(codes)


# --- a disk that is full, or a crash -----------------------------------------------------------------------------
def test_a_full_disk_while_making_leaves_nothing(
    tmp_path: Path, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(path: Path, data: bytes) -> None:
        raise DiskFull(28, "full")

    monkeypatch.setattr(vault, "write_private", full)
    with pytest.raises(StoreFull):
        sql_store(tmp_path / "s", clock)
    monkeypatch.undo()
    with pytest.raises(StoreMissing):
        open_store(tmp_path / "s", PASSPHRASE, clock)
    sql_store(tmp_path / "s", clock).close()


def test_a_full_disk_while_changing_the_passphrase_changes_nothing(
    folder: Path, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(path: Path, data: bytes) -> None:
        raise DiskFull(28, "full")

    with open_store(folder, PASSPHRASE, clock) as store:
        monkeypatch.setattr(open_store_module, "write_private", full)
        with pytest.raises(StoreFull):
            store.change_passphrase(PASSPHRASE, "ny", cost=CHEAP)
    monkeypatch.undo()
    open_store(folder, PASSPHRASE, clock).close()


def test_a_full_disk_while_saving_changes_nothing(opened: SqlStore) -> None:
    raw = opened.desk.engine.raw_connection()
    assert raw.driver_connection is not None
    pages = raw.driver_connection.execute("PRAGMA page_count").fetchone()[0]
    raw.driver_connection.execute(f"PRAGMA max_page_count = {pages}")
    raw.close()
    with opened.unit_of_work() as uow:
        for number in range(200):
            uow.put(YoungPerson(id=str(number), person=str(number), given_name="x" * 400))
        with pytest.raises(StoreFull):
            uow.commit("people.add")
    with opened.unit_of_work() as uow:
        assert uow.count_people() == 1
        assert uow.verify_audit() is None


def test_a_folder_that_cannot_be_written(tmp_path: Path, clock: FixedClock, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path) -> None:
        raise PermissionError(13, "no")

    monkeypatch.setattr(vault, "private_folder", refuse)
    with pytest.raises(StoreUnreachable):
        sql_store(tmp_path / "s", clock)


def test_making_interrupted_before_its_last_step_is_finished_by_opening(folder: Path, clock: FixedClock) -> None:
    (folder / vault.DATABASE).replace(folder / "store.db.making")
    with open_store(folder, PASSPHRASE, clock) as store, store.unit_of_work() as uow:
        assert uow.count_people() == 1


def test_making_interrupted_early_can_be_repeated(tmp_path: Path, clock: FixedClock) -> None:
    place = tmp_path / "s"
    place.mkdir()
    (place / "store.db.making").write_bytes(b"half")
    sql_store(place, clock).close()


def _die_with_the_store_open(place: str, ready: object) -> None:
    from datetime import datetime

    from ungeapp.system.clock import DENMARK

    clock = FixedClock(datetime(2026, 11, 2, 9, 0, tzinfo=DENMARK))
    store = open_store(Path(place), PASSPHRASE, clock)
    with store.unit_of_work() as uow:
        uow.put(YoungPerson(id="q", person="q", given_name="Bo"))
        uow.commit("people.add")
    with store.unit_of_work() as uow:
        uow.put(YoungPerson(id="r", person="r", given_name="Ikke gemt"))
        uow.people()
        os._exit(9)


def test_what_was_acknowledged_survives_the_end_of_the_process(folder: Path, clock: FixedClock) -> None:
    process = multiprocessing.get_context("spawn").Process(target=_die_with_the_store_open, args=(str(folder), None))
    process.start()
    process.join()
    assert process.exitcode == 9
    with open_store(folder, PASSPHRASE, clock) as store, store.unit_of_work() as uow:
        assert uow.find(YoungPerson, "q") is not None
        assert uow.find(YoungPerson, "r") is None
