"""Every table of the store.

Belongs here: the tables as SQLAlchemy Core objects; the typed ones follow from the record kinds by one rule.
Does not belong here: queries, and how a table came to be (``migrations/``; a test proves both say the same).

``change`` is the one history; ``head`` says which changes are current; everything called ``record_…``, ``person_row``,
``note_row``, ``conflict`` and the two search tables is derived from them.
"""

from __future__ import annotations

from typing import get_origin

from sqlalchemy import (
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    Table,
    Text,
    UniqueConstraint,
    text,
)

import ungeapp.domain.kinds  # noqa: F401  the registry of kinds is complete only when all modules are loaded
from ungeapp.domain.record import Record, field_types, kinds
from ungeapp.storage import search

_NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
}
kept = MetaData(naming_convention=_NAMES)
"""What is true: changed by migrations only."""
derived = MetaData(naming_convention=_NAMES)
"""What follows from it: dropped and built anew when a version of the program needs other tables (``derive.py``)."""


def _text(name: str) -> Column[str]:
    return Column(name, Text, nullable=False, server_default=text("''"))


def _number(name: str) -> Column[int]:
    return Column(name, Integer, nullable=False, server_default=text("0"))


def _row() -> Column[int]:
    return Column("row", Integer, primary_key=True)


# --- the desk itself: one row ------------------------------------------------------------------------------------
# ``replica`` is new for every incarnation (made, restored); ``counter`` is the last dot used and never goes back.
desk = Table(
    "desk",
    kept,
    _row(),
    Column("store", Text, nullable=False),
    Column("replica", Text, nullable=False),
    Column("counter", Integer, nullable=False),
    Column("identity", Text, nullable=False),
    _text("name"),
    _text("unit"),
    _text("profile"),
    _text("phone"),
    Column("created", Text, nullable=False),
    Column("signing_seed", LargeBinary, nullable=False),
    Column("encryption_seed", LargeBinary, nullable=False),
)

# --- the history -------------------------------------------------------------------------------------------------
# ``field`` is "*" for a creation; ``value`` and ``context`` are compact JSON. ``import`` names the file it came with,
# ``again`` the latest other file that carried it too (so that undoing one import keeps what another one also told).
change = Table(
    "change",
    kept,
    Column("seq", Integer, primary_key=True),
    Column("replica", Text, nullable=False),
    Column("counter", Integer, nullable=False),
    Column("record", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("person", Text, nullable=False),
    Column("field", Text, nullable=False),
    Column("value", Text, nullable=False),
    Column("context", Text, nullable=False),
    Column("author", Text, nullable=False),
    Column("at", Text, nullable=False),
    _text("intention"),
    _text("transaction"),
    _text("import"),
    _text("again"),
    UniqueConstraint("record", "replica", "counter", "field"),
)
Index(None, change.c.person, change.c.seq)
Index(None, change.c.transaction, sqlite_where=change.c.transaction != "")
Index("ix_change_import", change.c["import"], sqlite_where=change.c["import"] != "")

head = Table(
    "head",
    kept,
    Column("record", Text, nullable=False),
    Column("field", Text, nullable=False),
    Column("change", Integer, ForeignKey("change.seq"), nullable=False),
    Column("person", Text, nullable=False),
    PrimaryKeyConstraint("record", "field", "change"),
    sqlite_with_rowid=False,
)
Index(None, head.c.person)

undone_import = Table(
    "undone_import",
    kept,
    Column("import", Text, primary_key=True),
    Column("at", Text, nullable=False),
    Column("author", Text, nullable=False),
    sqlite_with_rowid=False,
)

# A person taken out for good: the id stays so that later files about it are refused.
cleared = Table(
    "cleared",
    kept,
    Column("person", Text, primary_key=True),
    Column("at", Text, nullable=False),
    _text("certificate"),
    sqlite_with_rowid=False,
)

conflict = Table(
    "conflict",
    derived,
    Column("record", Text, nullable=False),
    Column("field", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("person", Text, nullable=False),
    PrimaryKeyConstraint("record", "field"),
    sqlite_with_rowid=False,
)
Index(None, conflict.c.person)


# --- the value shown of every record, one table per kind ---------------------------------------------------------
def _column(name: str, hint: object) -> Column[int] | Column[str]:
    """One field's column: whole numbers and yes/no are INTEGER, all else TEXT; NULL is "not known"."""
    if get_origin(hint) is not tuple and hint in (int, bool):
        return Column(name, Integer)
    return Column(name, Text)


def _typed(cls: type[Record]) -> Table:
    table = Table(
        "record_" + cls.KIND.replace("-", "_"),
        derived,
        _row(),  # order of arrival at this desk
        Column("id", Text, nullable=False, unique=True),
        Column("person", Text, nullable=False),
        *(_column(name, hint) for name, hint in field_types(cls).items()),
    )
    Index(None, table.c.person, table.c.row)
    return table


typed: dict[str, Table] = {name: _typed(cls) for name, cls in sorted(kinds().items())}
"""Kind to its table."""

Index(None, typed["person"].c.number, sqlite_where=typed["person"].c.number != "")
Index(
    "ix_record_person_last_four",
    text("substr(number, -4)"),
    _table=typed["person"],
    sqlite_where=typed["person"].c.number != "",
)
Index(None, typed["person"].c.birth_date)

# What *I dag* asks for: days that are near, among what is still open.
for _kind, _name in (
    ("person", "next_step_on"),
    ("task", "due"),
    ("goal", "follow_up_on"),
    ("agreement", "due"),
    ("meeting", "starts"),
    ("notification", "follow_up_on"),
    ("support-role", "check_on"),
    ("support-role", "to_on"),
):
    Index(None, typed[_kind].c[_name], sqlite_where=typed[_kind].c[_name] > "")
Index(None, typed["alias"].c.other)
Index("ix_record_contact_attempt", typed["contact"].c.person, sqlite_where=typed["contact"].c.reached == 0)
Index(None, typed["alias"].c.matched_by, sqlite_where=typed["alias"].c.removed == "")
Index(None, typed["meeting"].c.state)

# --- lists and search --------------------------------------------------------------------------------------------
person_row = Table(
    "person_row",
    derived,
    _row(),  # equals record_person.row
    Column("id", Text, nullable=False, unique=True),
    Column("name", Text, nullable=False),
    Column("folded", Text, nullable=False),
    Column("sorting", Text, nullable=False),
    Column("birth_date", Text),
    _text("next_step"),
    Column("next_step_on", Text),
    _text("coordinator"),
    _text("school"),
    _text("role"),
    Column("last_contact", Text),
    _number("open_conflicts"),
    _number("ended"),
    # by which possible doubles are found: spellings of the name, birth date, telephone (digits), e-mail (small letters)
    _text("name_key"),
    _text("phone"),
    _text("email"),
)
Index(None, person_row.c.sorting)
Index(None, person_row.c.ended, person_row.c.sorting)
Index(None, person_row.c.folded)
Index(None, person_row.c.birth_date)
Index(None, person_row.c.name_key)
Index(None, person_row.c.phone, sqlite_where=person_row.c.phone != "")
Index(None, person_row.c.email, sqlite_where=person_row.c.email != "")

# ``row`` grows with the day of the note (``search.note_row``), so that newest first needs no sorting.
note_row = Table(
    "note_row",
    derived,
    _row(),
    Column("record", Text, nullable=False, unique=True),
    Column("kind", Text, nullable=False),
    Column("person", Text, nullable=False),
)
Index(None, note_row.c.person)

# --- frozen things, drafts, the log ------------------------------------------------------------------------------
snapshot = Table(
    "snapshot",
    kept,
    Column("record", Text, nullable=False),
    Column("n", Integer, nullable=False),
    Column("kind", Text, nullable=False),
    Column("person", Text, nullable=False),
    Column("content", Text, nullable=False),
    _text("definition"),
    Column("sha256", Text, nullable=False),
    Column("at", Text, nullable=False),
    PrimaryKeyConstraint("record", "n"),
)
Index(None, snapshot.c.person)

draft = Table(
    "draft",
    kept,
    Column("record", Text, nullable=False),
    Column("field", Text, nullable=False),
    Column("text", Text, nullable=False),
    _text("base"),
    Column("at", Text, nullable=False),
    PrimaryKeyConstraint("record", "field"),
)

audit = Table(
    "audit",
    kept,
    Column("n", Integer, primary_key=True),
    Column("at", Text, nullable=False),
    Column("actor", Text, nullable=False),
    Column("action", Text, nullable=False),
    _text("what"),
    _text("detail"),
    Column("hash", LargeBinary, nullable=False),
    Column("mac", LargeBinary, nullable=False),
)

# --- partners, ledger, files, settings, definitions --------------------------------------------------------------
card = Table(
    "card",
    kept,
    Column("identity", Text, primary_key=True),
    _text("name"),
    _text("unit"),
    _text("unit_name"),
    _text("state"),
    _text("check_number"),
    Column("card", LargeBinary, nullable=False),
    Column("confirmed_on", Text),
    _text("confirmed_how"),
    sqlite_with_rowid=False,
)

ledger = Table(
    "ledger",
    kept,
    Column("person", Text, primary_key=True),
    Column("epoch", Integer, nullable=False),
    Column("content", Text, nullable=False),
    sqlite_with_rowid=False,
)

package = Table(
    "package",
    kept,
    _row(),
    Column("id", Text, nullable=False, unique=True),
    Column("direction", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("partner", Text, nullable=False),
    Column("persons", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("sequence", Integer, nullable=False),
    Column("state", Text, nullable=False),
    Column("sha256", Text, nullable=False),
    _text("in_reply_to"),
    Column("content", LargeBinary, nullable=False),
    Column("answer", LargeBinary, nullable=False),
)
Index(None, package.c.partner)

sequence = Table(
    "sequence",
    kept,
    Column("partner", Text, primary_key=True),
    Column("last", Integer, nullable=False),
    sqlite_with_rowid=False,
)

setting = Table(
    "setting",
    kept,
    Column("key", Text, primary_key=True),
    Column("value", Text, nullable=False),
    sqlite_with_rowid=False,
)

definition = Table(
    "definition",
    kept,
    Column("ref", Text, primary_key=True),
    Column("text", Text, nullable=False),
    sqlite_with_rowid=False,
)

# What the metadata cannot say: search tables and triggers. Detail "none" is enough for words and their beginnings.
_FTS = (
    "USING fts5(words, content='', contentless_delete=1, detail=none, prefix='1 2 3 4 5', "
    'tokenize="unicode61 remove_diacritics 0")'
)
SEARCHED: tuple[str, ...] = ("person_search", *(search.table(group) for group in search.FOUND))
SEARCH: tuple[str, ...] = (
    *(f"CREATE VIRTUAL TABLE {name} {_FTS}" for name in SEARCHED),
    *(f"INSERT INTO {name}({name}, rank) VALUES ('secure-delete', 1)" for name in SEARCHED),  # noqa: S608  the names are this package's own
)
TRIGGERS: tuple[str, ...] = (
    "CREATE TRIGGER audit_no_update BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'append only'); END",
    "CREATE TRIGGER audit_no_delete BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'append only'); END",
    "CREATE TRIGGER snapshot_no_update BEFORE UPDATE ON snapshot BEGIN SELECT RAISE(ABORT, 'frozen'); END",
    "CREATE TRIGGER change_no_rewrite BEFORE UPDATE OF replica, counter, record, kind, person, field, value, context, "
    "author, at, \"transaction\" ON change BEGIN SELECT RAISE(ABORT, 'append only'); END",
)
