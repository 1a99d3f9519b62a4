"""What the use cases need from the outer packages, as protocols.

Belongs here: the unit of work and what it can be asked, the store's vault, the clock, documents, definitions, envelopes.
Does not belong here: any implementation (``storage``, ``forms``, ``exchange``, ``system``; fakes in ``tests/fakes.py``).
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from types import TracebackType
from typing import Protocol, TypeVar

from ungeapp.domain.ages import AgeRule
from ungeapp.domain.changes import Changes
from ungeapp.domain.checklists import Checklist
from ungeapp.domain.consent_asking import AskingRule, ConsentTexts
from ungeapp.domain.criteria import Criteria
from ungeapp.domain.deadlines import DeadlineRule, RuleBook
from ungeapp.domain.formats import SHIPPED, FormatRef, MeetingFormat
from ungeapp.domain.offers import OfferCatalogue
from ungeapp.domain.people import Contact, YoungPerson
from ungeapp.domain.profile_changes import ProfileContents, ProfileFault
from ungeapp.domain.profiles import MunicipalProfile
from ungeapp.domain.record import Plain, Record
from ungeapp.domain.registers import Version
from ungeapp.domain.spelling import Spelling
from ungeapp.domain.terms import TermList

R = TypeVar("R", bound=Record)
T = TypeVar("T")


class Clock(Protocol):
    """The only source of the time; aware, Europe/Copenhagen."""

    def now(self) -> datetime: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Author:
    """Who works at this desk: stable identity id, name, unit key, municipality profile key, this store's replica id."""

    identity: str
    name: str
    unit: str
    profile: str
    replica: str
    phone: str = ""


class PeopleOrder(StrEnum):
    """How the list of all is ordered: by name, by the day of the next step, by who waited longest for a contact."""

    NAME = "name"
    DUE = "due"
    CONTACT = "contact"


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonRow:
    """One young person in a list: what is shown and searched, nothing more."""

    id: str
    name: str
    birth_date: date | None
    next_step: str
    next_step_on: date | None
    coordinator: str
    school: str
    role: str  # the handover role at this desk: responsible, offered …, none = shared with us
    last_contact: datetime | None  # somebody was reached, or a talk was held (known by its day, so at 00.00 UTC)
    open_conflicts: int
    ended: bool = False  # the course has ended at this desk (1-03)


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundRecord:
    """A record whose words were searched for: its text as it is shown, and the moment it is about or was written."""

    record: Record
    text: str
    on: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldVersion:
    """One row of the history of one field. ``undone`` when its import was undone.

    A creation has the field ``*`` and, as its value, the JSON of the fields it told.
    """

    record: str
    field: str
    version: Version
    transaction: str
    imported: str
    undone: bool = False
    kind: str = ""

    @property
    def told(self) -> dict[str, Plain]:
        """What the row told, field by field; a creation told several."""
        if self.field != "*":
            return {self.field: self.version.value}
        found = json.loads(str(self.version.value))
        return dict(found) if isinstance(found, dict) else {}


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """A field whose heads disagree."""

    person: str
    kind: str
    record: str
    field: str
    versions: tuple[Version, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordState:
    """A record with the registers of all its fields: what travels in a file."""

    kind: str
    id: str
    person: str
    registers: Mapping[str, tuple[Version, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """A frozen thing: closing number ``n`` of a record, canonical JSON, the definition it was made with."""

    record: str
    n: int
    kind: str
    person: str
    content: str
    definition: str
    sha256: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """Text being typed in one field, with the dots of the value it started from. Never exchanged."""

    record: str
    field: str
    text: str
    base: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditRow:
    """One row of the chain of look-ups and acts; ``what`` is an id, never a name."""

    n: int
    at: datetime
    actor: str
    action: str
    what: str
    detail: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ClearedRow:
    """A person taken out for good after journalising; ``certificate`` is the certificate's JSON, without a name."""

    person: str
    at: datetime
    certificate: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CardRow:
    """A partner's identity card as stored. ``state``: new, known, confirmed, changed, revoked."""

    identity: str
    name: str
    unit: str
    unit_name: str
    state: str
    check_number: str
    card: bytes = field(repr=False)
    confirmed_on: date | None = None
    confirmed_how: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerRow:
    """The handover ledger of one case at this desk, as the domain's value in plain JSON (``domain/handovers.py``)."""

    person: str
    epoch: int
    content: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PackageRow:
    """A file written or received. ``direction``: out, in. ``state``: written, fetched, accepted, previewed, received …"""

    id: str
    direction: str
    kind: str
    partner: str
    persons: tuple[str, ...]
    at: datetime
    sequence: int
    state: str
    sha256: str
    in_reply_to: str = ""
    content: bytes = field(default=b"", repr=False)
    answer: bytes = field(default=b"", repr=False)


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


class Definitions(Protocol):
    """The shipped and municipal definitions (formats, checklists, profiles, terms).

    Where a text names a word of the glossary as ``{code}``, it is that of ``day``; of today where none is said.
    """

    def in_words(self, found: T, day: date | None = None) -> T:
        """A text, or a value with texts in it, in the words of a day."""
        ...

    def formats(self) -> tuple[MeetingFormat, ...]: ...
    def retention(self, day: date) -> tuple[DeadlineRule, ...]:
        """The rules that hold on ``day`` for how long a closed case stays; without a distance nothing is due."""
        ...

    def format(self, id: str, version: int | None = None, day: date | None = None) -> MeetingFormat:
        """The newest version when none is asked; NotFound."""
        ...

    def check_format(self, text: str, owner: str) -> tuple[MeetingFormat | None, tuple[tuple[str, str], ...]]:
        """The format in ``text``; or None, and where what is wrong, as the strict reader says it."""
        ...

    def format_faults(self) -> tuple[str, ...]:
        """Why formats, checklists and criteria of the municipality cannot be used, one sentence for each file."""
        ...

    def next_version(self, id: str) -> int:
        """The number the next version of a format gets."""
        ...

    def newest_versions(self, id: str, owner: str) -> tuple[str, ...]:
        """``owner/id/version`` of the newest version of a format there is, and of the newest this owner has."""
        ...

    def publish_format(self, text: str, owner: str) -> FormatRef:
        """Lay it into the municipality's own folder as the version it says; refused when that is there already."""
        ...

    def checklist(self, id: str, version: int | None = None, day: date | None = None) -> Checklist: ...
    def checklists(self) -> tuple[Checklist, ...]:
        """The newest version of every checklist, by title."""
        ...

    def criteria(self, id: str, version: int | None = None, day: date | None = None) -> Criteria: ...
    def all_criteria(self) -> tuple[Criteria, ...]:
        """The newest version of every set of criteria, by title."""
        ...

    def profile(self, key: str) -> MunicipalProfile: ...
    def contents(self, key: str, files: Mapping[str, str] | None = None) -> ProfileContents:
        """Everything the profile in use holds, or the one in ``files``; refused like any faulty file."""
        ...

    def profile_files(self, key: str, new_key: str = "") -> Mapping[str, str]:
        """The files of the profile in use as its next version, or as the first one under a new key; NotFound."""
        ...

    def old_words(self, text: str) -> tuple[tuple[str, str], ...]:
        """Each place of a definition with a word that is called something else by now, and what it is called."""
        ...

    def profile_old_words(self, key: str, files: Mapping[str, str]) -> tuple[ProfileFault, ...]:
        """The same of a profile told as files; nothing is refused for it."""
        ...

    def profile_faults(self, key: str, files: Mapping[str, str]) -> tuple[ProfileFault, ...]:
        """Why a profile told as files cannot be used; NotFound when they hold none."""
        ...

    def folder_files(self, folder: Path) -> Mapping[str, str]:
        """The files of a profile's folder anywhere; refused when it holds none."""
        ...

    def lay_folder(self, folder: Path, files: Mapping[str, str]) -> None:
        """Write a profile into a new folder, whole; refused when it is there already."""
        ...

    def adopt(self, key: str, files: Mapping[str, str] | None) -> None:
        """Read the profile from these files from now on; None: from what was shipped again."""
        ...

    def terms(self, kind: str) -> TermList: ...
    def deadlines(self, day: date, profile: str = "") -> tuple[DeadlineRule, ...]:
        """The deadline rules that hold on ``day``; with a profile's key its own ones in place of the shipped."""
        ...

    def ages(self, day: date) -> tuple[AgeRule, ...]:
        """The ages the law or a document draws a line at, as they stand on ``day``."""
        ...

    def rule_book(self, profile: str = "", day: date | None = None) -> RuleBook:
        """Every version of every deadline rule, with those of the municipality's profile."""
        ...

    def offers(self, key: str) -> OfferCatalogue:
        """The offers of a municipality's profile; an empty catalogue when it tells of none."""
        ...

    def consent_languages(self, profile: str) -> tuple[ConsentTexts, ...]:
        """The consent paper in every language this municipality has; Danish first."""
        ...

    def consent_faults(self, profile: str) -> tuple[str, ...]:
        """Why languages the municipality added cannot be used: a sentence for each file."""
        ...

    def consent_texts(self, profile: str, language: str) -> ConsentTexts: ...
    def consent_ages(self) -> tuple[AskingRule, ...]:
        """Who is asked for consent at which age."""
        ...

    def closed_days(self, profile: MunicipalProfile, first_year: int, last_year: int) -> frozenset[date]: ...
    def text(self, ref: FormatRef) -> str:
        """The file as it stands, for the store to keep."""
        ...

    def read_format(self, text: str, owner: str = SHIPPED, day: date | None = None) -> MeetingFormat:
        """A format kept in the store or sent by a partner, and whose it is; refused like any faulty file."""
        ...

    def read_checklist(self, text: str, owner: str = SHIPPED, day: date | None = None) -> Checklist:
        """A checklist kept in the store or sent by a partner, and whose it is; refused like any faulty file."""
        ...

    def read_criteria(self, text: str, owner: str = SHIPPED, day: date | None = None) -> Criteria:
        """Criteria kept in the store or sent by a partner, and whose they are; refused like any faulty file."""
        ...


class SheetNotice(Protocol):
    """Something odd about a sheet that did not stop the reading: a code, and where."""

    @property
    def code(self) -> str: ...
    @property
    def row(self) -> int: ...
    @property
    def column(self) -> str: ...


class SheetLine(Protocol):
    """One row of a sheet: its number in the file and the recognised fields as text."""

    @property
    def number(self) -> int: ...
    @property
    def values(self) -> Mapping[str, str]: ...
    @property
    def problems(self) -> Sequence[SheetNotice]: ...


class PeopleSheet(Protocol):
    """A sheet whose headings were understood; rows are read one by one and may be left at any."""

    @property
    def estimated_rows(self) -> int:
        """About how many rows, for a progress bar only."""
        ...

    @property
    def unread(self) -> Sequence[str]:
        """The headings of columns nothing is taken from, as they are written."""
        ...

    @property
    def problems(self) -> Sequence[SheetNotice]: ...
    def rows(self) -> Iterator[SheetLine]: ...


class ReadSheet(Protocol):
    """Opens a municipality's sheet from its bytes and the file's name; refuses with a code when it is none."""

    def __call__(self, data: bytes, filename: str, /) -> PeopleSheet: ...


class WriteRejects(Protocol):
    """The rows that were not taken as a sheet: (row number, values, the reason as a sentence) each."""

    def __call__(self, rows: Iterable[tuple[int, Mapping[str, str], str]], /) -> bytes: ...


Progress = Callable[[int, int], None]
"""Called with (done, of how many); raises to cancel."""

Announce = Callable[[Changes], None]
Facts = Mapping[str, str]
Rows = Sequence[Mapping[str, str]]
