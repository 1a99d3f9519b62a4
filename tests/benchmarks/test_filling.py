"""A desk made from raw rows is a desk: the program finds nothing wrong with it, and says the same when it derives anew."""

from __future__ import annotations

import itertools
import random
from pathlib import Path

from benchmarks import desks, filling
from ungeapp.domain.people import YoungPerson
from ungeapp.storage import derive
from ungeapp.storage.check import check_store

PEOPLE, NOTES = 30, 200


def test_what_is_written_raw_is_what_the_program_writes(tmp_path: Path) -> None:
    folder = tmp_path / "store"
    with desks.create(folder) as place:
        store = place.store
        chance = random.Random(1)
        persons = list(filling.people(chance, desks.NOW, desks.JOB, PEOPLE))
        ids = [one.id for one in persons]
        records = itertools.chain(
            persons, filling.around(chance, desks.NOW, ids), filling.notes(chance, desks.NOW, ids, NOTES)
        )
        with desks.driver(folder) as raw:
            filling.Filler(raw, store.author, desks.NOW).fill(records, PEOPLE + NOTES)
            raw.execute(filling.LAST_CONTACTS)

        def seen() -> object:
            with store.unit_of_work() as uow:
                found = [
                    uow.search(group, "a", 500) for group in ("note", "agreement", "meeting", "around", "phone-book")
                ]
                return uow.people(limit=100), uow.people("mohammed"), uow.people("12 00 00 07"), found

        before = seen()
        assert check_store(store).whole
        derive.rebuild(store.desk)
        assert seen() == before
        with store.unit_of_work() as uow:
            uow.put(YoungPerson(id="n", person="n", given_name="Ny"))
            uow.commit("people.add")
        assert check_store(store).whole
