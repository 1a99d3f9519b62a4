"""The store of a desk, as the use cases need it.

Belongs here: the open store, and one unit of work with what it can be asked and told.
Does not belong here: the values that go in and out (``ports/rows.py``), any implementation (``storage``; the fake in
``tests/fakes.py``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from types import TracebackType
from typing import Protocol, TypeVar

from ungeapp.domain.changes import Changes
from ungeapp.domain.people import Contact, YoungPerson
from ungeapp.domain.record import Plain, Record
from ungeapp.domain.spelling import Spelling
from ungeapp.usecases.ports.author import Author
from ungeapp.usecases.ports.rows import (
    AuditRow,
    CardRow,
    ClearedRow,
    Conflict,
    Draft,
    FieldVersion,
    FoundRecord,
    LedgerRow,
    PackageRow,
    PeopleOrder,
    PersonRow,
    RecordState,
    Snapshot,
)

R = TypeVar("R", bound=Record)


class UnitOfWork(Protocol):
    """One transaction. Reads see one state; ``commit`` writes everything or nothing; leaving without it drops all."""

    author: Author

    def __enter__(self) -> UnitOfWork: ...
    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...

    # records -----------------------------------------------------------------------------------------------------
    def get(self, cls: type[R], id: str) -> R:
        """The record; NotFound if it is not there. Removed ones are returned too (look at ``removed``)."""
        ...

    def find(self, cls: type[R], id: str) -> R | None: ...

    def of(self, cls: type[R], person: str, *, removed: bool = False) -> tuple[R, ...]:
        """All records of a kind about one young person, in order of creation."""
        ...

    def all(self, cls: type[R]) -> Iterator[R]:
        """Every record of a kind that is not removed (meetings, tasks, agreements for the desk's lists)."""
        ...

    def brief(self, cls: type[R], *names: str) -> Iterator[R]:
        """Every record of a kind that is not removed, read in a hurry: with these fields alone, the others as if nobody
        had told them. For counting; never to be put back."""
        ...

    def matching(
        self, cls: type[R], *, until: tuple[str, date] | None = None, **equal: Plain | tuple[Plain, ...]
    ) -> tuple[R, ...]:
        """Records of a kind, not removed, whose fields equal what is asked (a tuple: one of), found by index.

        ``until`` names a date field that must be told and not after the day.
        """
        ...

    def put(self, record: Record) -> None:
        """A new record (one ``change`` row) or the changed fields of a known one (a row each); equal is nothing."""
        ...

    def everything(self, person: str) -> tuple[Record, ...]:
        """All records about one young person, removed ones too."""
        ...

    def joined(self) -> Mapping[str, str]:
        """Entries of this desk that are shown under another one, and that one (``domain/joined.py``)."""
        ...

    def entries(self, person: str) -> tuple[str, ...]:
        """``person`` and the entries joined to it; what ``states`` and files are about, each under its own id."""
        ...

    # registers and history ---------------------------------------------------------------------------------------
    def states(self, person: str, *, history: bool = False) -> tuple[RecordState, ...]:
        """All records of a person with the registers of all fields; with ``history`` the replaced versions too."""
        ...

    def state(self, record: str) -> RecordState | None: ...

    def receive(self, states: Iterable[RecordState], imported: str) -> None:
        """Merge registers that came in a file; new versions become ``change`` rows marked with ``imported``.

        Versions another one has replaced (history) become rows too, never heads."""
        ...

    def decide(self, record: str, field: str, value: Plain, replacing: Iterable[tuple[str, int]] | None = None) -> None:
        """Write ``value`` over all heads of a field, or over those whose dots are in ``replacing``: the decision of a
        conflict. What nobody looked at stays beside it; the losers stay in the history."""
        ...

    def conflicts(self, person: str | None = None) -> tuple[Conflict, ...]: ...
    def history(self, person: str, limit: int = 200) -> tuple[FieldVersion, ...]: ...
    def record_history(self, record: str) -> tuple[FieldVersion, ...]:
        """What was written to one record, newest first."""
        ...

    def intention_of(self, transaction: str) -> str:
        """The intention of a transaction that wrote history here; "" for one that did not."""
        ...

    def written_about(self, transaction: str) -> frozenset[str]:
        """Whom the records are about that a transaction wrote to."""
        ...

    def undo(self, transaction: str) -> None:
        """New changes with the values before ``transaction``; created records are removed. Stale if changed since."""
        ...

    def undo_import(self, imported: str) -> None:
        """Make an import's changes stop counting. NotAllowed("built-upon") when later changes build on them."""
        ...

    # lists, search -----------------------------------------------------------------------------------------------
    def people(
        self,
        search: str = "",
        limit: int = 200,
        offset: int = 0,
        *,
        ended: bool | None = None,
        order: PeopleOrder = PeopleOrder.NAME,
        among: frozenset[str] | None = None,
    ) -> tuple[PersonRow, ...]:
        """``ended`` limits the list of all to those whose course has ended here, or has not; a search finds both.

        ``order`` and ``among`` (only these ids) are for the list of all too: a search ranks by what was typed.
        """
        ...

    def count_people(self, *, ended: bool | None = None) -> int: ...
    def attempts_unanswered(self) -> tuple[Contact, ...]:
        """Failed attempts since the day somebody last reached the young person, of everybody, in order of arrival."""
        ...

    def find_by_number(self, number: str) -> YoungPerson | None: ...
    def find_by_name(self, name: str, birth_date: date) -> tuple[YoungPerson, ...]: ...
    def alike(self, person: YoungPerson) -> tuple[YoungPerson, ...]:
        """Others in the list who share the number, the birth date (also with day and month swapped), the name in any
        spelling, the telephone or the e-mail."""
        ...

    def spelling(self) -> Spelling:
        """How names are spelled alike at this desk."""
        ...

    def names(self, persons: Iterable[str]) -> Mapping[str, str]:
        """The names of those young people who are in the list, by id."""
        ...

    def search(self, group: str, text: str, limit: int = 50) -> tuple[FoundRecord, ...]:
        """What is written and has words that begin so, newest first. Groups: ``storage.search.FOUND``."""
        ...

    # frozen things, drafts, audit --------------------------------------------------------------------------------
    def freeze(self, record: str, kind: str, person: str, content: str, definition: str) -> Snapshot: ...
    def snapshots(self, record: str) -> tuple[Snapshot, ...]: ...
    def save_draft(self, record: str, field: str, text: str, base: str) -> None: ...
    def drafts(self, record: str | None = None) -> tuple[Draft, ...]: ...
    def drop_draft(self, record: str, field: str) -> None: ...
    def note_audit(self, action: str, what: str = "", detail: str = "") -> None: ...
    def audit(self, limit: int = 200) -> tuple[AuditRow, ...]: ...
    def audit_about(self, whats: Iterable[str]) -> tuple[AuditRow, ...]:
        """The rows of the log about these ids, oldest first."""
        ...

    def audit_head(self) -> tuple[int, str]: ...
    def verify_audit(self) -> int | None:
        """None when the chain is whole, else the number of the first row that is not."""
        ...

    # clearing ----------------------------------------------------------------------------------------------------
    def clear(self, person: str, certify: Callable[[int], str]) -> int:
        """Take everything about ``person`` out for good; how many rows went.

        The one act that deletes history: changes, heads, shown and searched rows, frozen states, drafts, the ledger and
        the content of files about the person. The log stays (it holds ids). ``certify`` makes the certificate from the
        number of rows; the id stays with it, so that later files about it are refused.
        """
        ...

    def cleared(self, person: str | None = None) -> tuple[ClearedRow, ...]:
        """Who was cleared, newest first; an id under which a partner knew the person counts as the person."""
        ...

    # partners, ledger, packages, settings, definitions ----------------------------------------------------------
    def cards(self) -> tuple[CardRow, ...]: ...
    def put_card(self, card: CardRow) -> None: ...
    def ledger(self, person: str) -> LedgerRow | None: ...
    def ledgers(self) -> tuple[LedgerRow, ...]: ...
    def put_ledger(self, row: LedgerRow) -> None: ...
    def packages(self) -> tuple[PackageRow, ...]: ...
    def package(self, id: str) -> PackageRow | None: ...
    def put_package(self, row: PackageRow) -> None: ...
    def next_sequence(self, partner: str) -> int: ...
    def setting(self, key: str) -> str | None: ...
    def put_setting(self, key: str, value: str) -> None: ...
    def definition(self, ref: str) -> str | None: ...
    def keep_definition(self, ref: str, text: str) -> None: ...

    def commit(self, intention: str) -> Changes:
        """Write all in one transaction, durable when it returns, and say what was touched."""
        ...


class Store(Protocol):
    """The open store of this desk."""

    author: Author

    def unit_of_work(self) -> UnitOfWork:
        """For the thread that opened the store: reads and one-person writes."""
        ...

    def background(self) -> Store:
        """The same store on its own connection, for the pool of one."""
        ...

    def sweep(self) -> None:
        """Write over what was deleted, so that none of it is left in the file; waits for its turn, may take long."""
        ...

    def change_author(self, *, name: str, unit: str, profile: str, phone: str) -> None:
        """Another name, unit or telephone of who works here; the identity stays."""
        ...

    def change_passphrase(self, old: str, new: str) -> None:
        """Another passphrase opens the store. An error with a sentence when ``old`` does not open it; takes long."""
        ...

    def signing_seed(self) -> bytes: ...
    def encryption_seed(self) -> bytes: ...
    def close(self) -> None: ...
