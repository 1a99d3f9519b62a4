"""Reading in a hurry: the asked fields as they are, the others as if nobody had told them, joined entries as one."""

from __future__ import annotations

from datetime import date

from tests.stores import clock, make_store, store  # noqa: F401  fixtures
from ungeapp.domain.ids import derived_id
from ungeapp.domain.people import Alias, YoungPerson
from ungeapp.domain.status import StatusEntry, StatusKind
from ungeapp.usecases.ports.store import Store


def test_only_what_is_asked_for_is_read(store: Store) -> None:  # noqa: F811  the fixture
    told = StatusEntry(
        id="e", person="p", sort=StatusKind.JOB, code="placement", title="Bageren", from_on=date(2026, 5, 1)
    )
    with store.unit_of_work() as uow:
        for one in ("p", "q"):
            uow.put(YoungPerson(id=one, person=one, given_name=one, birth_date=date(2009, 1, 1)))
        uow.put(told)
        uow.put(StatusEntry(id="gone", person="p", code="fgu", removed="Forkert"))
        uow.commit("test")
    with store.unit_of_work() as uow:
        (entry,) = uow.brief(StatusEntry, "sort", "code", "from_on")
        assert (entry.id, entry.person, entry.sort, entry.code) == ("e", "p", StatusKind.JOB, "placement")
        assert entry.from_on == date(2026, 5, 1) and entry.title == ""
        assert [(one.id, one.birth_date, one.given_name) for one in uow.brief(YoungPerson, "birth_date")] == [
            ("p", date(2009, 1, 1), ""),
            ("q", date(2009, 1, 1), ""),
        ]


def test_a_joined_entry_counts_once_and_what_was_noted_under_it_is_hers(store: Store) -> None:  # noqa: F811  the fixture
    with store.unit_of_work() as uow:
        for one in ("p", "q"):
            uow.put(YoungPerson(id=one, person=one, given_name=one))
        uow.put(StatusEntry(id="e", person="q", code="fgu"))
        uow.put(Alias(id=derived_id("alias", "p", "q"), person="p", other="q", matched_by="joined"))
        uow.commit("test")
    with store.unit_of_work() as uow:
        assert [one.id for one in uow.brief(YoungPerson)] == ["p"]
        assert [(one.person, one.code) for one in uow.brief(StatusEntry, "code")] == [("p", "fgu")]
