"""Clearing one person: nothing of her is left in the file, everybody else is untouched, the id is refused."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from tests.storage.test_contract import add
from tests.stores import sql_store
from ungeapp.domain.errors import NotAllowed, NotFound
from ungeapp.domain.ids import new_id
from ungeapp.domain.joined import JOINED
from ungeapp.domain.people import Alias, Contact, NetworkPerson, YoungPerson
from ungeapp.domain.plans import plan_id
from ungeapp.domain.record import kinds
from ungeapp.storage.store import DATABASE, SqlStore
from ungeapp.system.clock import FixedClock
from ungeapp.usecases.ports.rows import LedgerRow, PackageRow
from ungeapp.usecases.ports.store import Store

_PAGE, _RESERVED, _IV = 4096, 80, 16


def decrypted(folder: Path, key: bytes) -> bytes:
    """Every page of the database and of its write-ahead log as they are before encryption, free pages and gaps too."""
    found = b""
    for path, start, step in ((folder / DATABASE, 0, _PAGE), (folder / f"{DATABASE}-wal", 32 + 24, _PAGE + 24)):
        raw = path.read_bytes() if path.exists() else b""
        for at in range(start, len(raw) - _PAGE + 1, step):
            page = raw[at : at + _PAGE]
            skipped = 16 if at == 0 else 0  # the first page begins with the salt
            body = page[skipped : _PAGE - _RESERVED]
            iv = page[_PAGE - _RESERVED : _PAGE - _RESERVED + _IV]
            reader = Cipher(algorithms.AES256(key), modes.CBC(iv)).decryptor()
            found += reader.update(body) + reader.finalize()
    return found


def write_about(store: Store, clock: FixedClock, person: YoungPerson, word: str) -> list[str]:
    """A life in every table: notes, changes of them, drafts, frozen things, files, the ledger, an alias."""
    ids = []
    with store.unit_of_work() as uow:
        for number in range(60):
            note = Contact(
                id=new_id(clock.now()), person=person.id, text=f"{word} note {number} " + "mere tekst " * (number % 40)
            )
            uow.put(note)
            ids.append(note.id)
        uow.put(NetworkPerson(id=new_id(clock.now()), person=person.id, name=f"{word}mor"))
        uow.put(Alias(id=new_id(clock.now()), person=person.id, other=new_id(clock.now())))
        uow.freeze(ids[0], "minutes", person.id, json.dumps({"text": f"{word} frosset"}), "")
        uow.save_draft(ids[1], "text", f"{word} udkast", "")
        uow.save_draft(f"talk/{person.id}", "said", f"{word} kladde", "")
        uow.save_draft(f"hearing/{ids[2]}", "remarks", f"{word} ord", "")
        uow.save_draft(plan_id(person.id), "wishes", f"{word} ønsker", "")
        uow.put_ledger(LedgerRow(person=person.id, epoch=1, content=json.dumps({"role": "none", "by": word})))
        uow.put_setting(f"handover/{person.id}/1/accepted", f"{word} sagde ja")
        uow.put_package(
            PackageRow(
                id=f"file-{person.id}", direction="in", kind="offer", partner="i", persons=(person.id,), at=clock.now(),
                sequence=1, state="received", sha256="00", content=f"{word} fil".encode(), answer=b"svar",
            )
        )  # fmt: skip
        uow.commit("people.add")
    for id in ids[::2]:
        with store.unit_of_work() as uow:
            uow.put(replace(uow.get(Contact, id), text=f"{word} rettet " * 30))
            uow.commit("contact.change")
    return ids


def clear(store: Store, person: YoungPerson) -> int:
    with store.unit_of_work() as uow:
        gone = uow.clear(person.id, lambda rows: json.dumps({"rows": rows}))
        uow.commit("person.clear")
    store.sweep()
    return gone


def test_no_byte_of_hers_is_left_in_the_decrypted_file(tmp_path: Path, clock: FixedClock) -> None:
    with sql_store(tmp_path / "store", clock) as store:
        keep, go = add(store, clock, "Bodil", "Blivende"), add(store, clock, "Kvasimoda", "Forsvinder")
        write_about(store, clock, keep, "Blivende")
        write_about(store, clock, go, "Hemmelighed")
        key = store._key.sub_key("db")
        before = decrypted(store.folder, key)
        assert b"Hemmelighed" in before and b"Kvasimoda" in before and b"hemmelighed" in before  # the test can see
        clear(store, go)
        after = decrypted(store.folder, key)
    assert b"Blivende note" in after
    for word in ("Hemmelighed", "hemmelighed", "Kvasimoda", "kvasimoda", "Forsvinder", "emmelighed", "vasimoda"):
        assert word.encode() not in after, word


def test_clearing_takes_one_person_whole(store: Store, clock: FixedClock) -> None:
    keep, go = add(store, clock, "Bodil", "Blivende"), add(store, clock, "Eva", "Borte")
    write_about(store, clock, keep, "Bliver")
    notes = write_about(store, clock, go, "Borte")
    with store.unit_of_work() as uow:
        uow.note_audit("open-person", go.id)
        uow.commit("look")
    assert clear(store, go) > 90
    with store.unit_of_work() as uow:
        assert uow.everything(go.id) == () and uow.history(go.id) == () and uow.states(go.id) == ()
        assert uow.people("eva") == () and uow.search("note", "Borte") == () and uow.ledger(go.id) is None
        assert (
            uow.snapshots(notes[0]) == () and uow.find_by_name("Eva Borte", go.birth_date or clock.now().date()) == ()
        )
        assert not [one for one in uow.drafts() if "Borte" in one.text]
        assert uow.setting(f"handover/{go.id}/1/accepted") is None
        file = uow.package(f"file-{go.id}")
        assert file is not None and file.content == b"" and file.answer == b""
        assert [one.action for one in uow.audit_about([go.id])] == ["open-person"] and uow.verify_audit() is None
        with pytest.raises(NotFound):
            uow.get(YoungPerson, go.id)
        assert len(uow.search("note", "Bliver", 100)) == 60 and uow.people("bodil")[0].id == keep.id
        assert len(uow.everything(keep.id)) == 63 and uow.ledger(keep.id) is not None and len(uow.drafts()) == 4


def test_the_id_stays_and_later_files_about_it_are_refused(store: Store, make_store: object, clock: FixedClock) -> None:
    other = make_store()  # type: ignore[operator]  # the fixture makes another store of the same sort
    go = add(other, clock, "Eva", "Borte")
    with other.unit_of_work() as uow:
        states = uow.states(go.id)
    with store.unit_of_work() as uow:
        uow.receive(states, "file-1")
        uow.put(Alias(id=new_id(clock.now()), person=go.id, other="partners-id"))
        uow.commit("share.receive")
    clear(store, go)
    with store.unit_of_work() as uow:
        assert {one.person for one in uow.cleared()} == {go.id, "partners-id"}
        (row,) = uow.cleared(go.id)
        assert json.loads(row.certificate)["rows"] > 0 and uow.cleared("nobody") == ()
        for states_of in (states, tuple(replace(one, person="partners-id") for one in states)):
            with pytest.raises(NotAllowed) as refused:
                uow.receive(states_of, "file-2")
            assert refused.value.code == "person-cleared"


def test_no_kind_of_record_is_forgotten(tmp_path: Path, clock: FixedClock) -> None:
    """A kind that is added later is cleared too."""
    with sql_store(tmp_path / "store", clock) as store:
        go = add(store, clock)
        with store.unit_of_work() as uow:
            for name, cls in kinds().items():
                if cls is not YoungPerson:
                    uow.put(cls(id=f"one-{name}", person=go.id, removed="fordi"))
            uow.commit("everything")
        clear(store, go)
        with store._desk.engine.connect() as connection:
            tables = (
                connection.exec_driver_sql(
                    "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '%search%'"
                )
                .scalars()
                .all()
            )
            for table in tables:
                rows = connection.exec_driver_sql(f'SELECT * FROM "{table}"').all()
                holds = [row for row in rows if go.id in row]
                assert not holds or table in ("cleared", "audit"), table


def test_rewriting_needs_an_open_store(tmp_path: Path, clock: FixedClock) -> None:
    store: SqlStore = sql_store(tmp_path / "store", clock)
    store.close()
    with pytest.raises(Exception, match="store-locked"):
        store.sweep()


def test_what_stands_under_a_joined_entry_is_cleared_too(store: Store, clock: FixedClock) -> None:
    keep, go = add(store, clock, "Bodil", "Blivende"), add(store, clock, "Eva", "Borte")
    other = add(store, clock, "Ewa", "Borte")
    write_about(store, clock, other, "Borte")
    with store.unit_of_work() as uow:
        uow.put(Alias(id=new_id(clock.now()), person=go.id, other=other.id, matched_by=JOINED))
        uow.commit("people.join")
    clear(store, go)
    with store.unit_of_work() as uow:
        assert {go.id, other.id} <= {one.person for one in uow.cleared()}
        assert uow.everything(other.id) == () and uow.search("note", "Borte") == () and uow.joined() == {}
        assert [row.id for row in uow.people()] == [keep.id]
