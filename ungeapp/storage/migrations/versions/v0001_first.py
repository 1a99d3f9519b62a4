"""The first tables: the desk, the history, and what is kept besides.

Revision: 0001
"""

from __future__ import annotations

from alembic.operations import Operations

_STATEMENTS = (
    """
CREATE TABLE audit (
    n INTEGER NOT NULL,
    at TEXT NOT NULL,
    actor TEXT NOT NULL,
    action TEXT NOT NULL,
    what TEXT DEFAULT '' NOT NULL,
    detail TEXT DEFAULT '' NOT NULL,
    hash BLOB NOT NULL,
    mac BLOB NOT NULL,
    CONSTRAINT pk_audit PRIMARY KEY (n)
)
""",
    """
CREATE TABLE card (
    identity TEXT NOT NULL,
    name TEXT DEFAULT '' NOT NULL,
    unit TEXT DEFAULT '' NOT NULL,
    unit_name TEXT DEFAULT '' NOT NULL,
    state TEXT DEFAULT '' NOT NULL,
    check_number TEXT DEFAULT '' NOT NULL,
    card BLOB NOT NULL,
    confirmed_on TEXT,
    confirmed_how TEXT DEFAULT '' NOT NULL,
    CONSTRAINT pk_card PRIMARY KEY (identity)
)
 WITHOUT ROWID
""",
    """
CREATE TABLE change (
    seq INTEGER NOT NULL,
    replica TEXT NOT NULL,
    counter INTEGER NOT NULL,
    record TEXT NOT NULL,
    kind TEXT NOT NULL,
    person TEXT NOT NULL,
    field TEXT NOT NULL,
    value TEXT NOT NULL,
    context TEXT NOT NULL,
    author TEXT NOT NULL,
    at TEXT NOT NULL,
    intention TEXT DEFAULT '' NOT NULL,
    "transaction" TEXT DEFAULT '' NOT NULL,
    import TEXT DEFAULT '' NOT NULL,
    again TEXT DEFAULT '' NOT NULL,
    CONSTRAINT pk_change PRIMARY KEY (seq),
    CONSTRAINT uq_change_record_replica_counter_field UNIQUE (record, replica, counter, field)
)
""",
    """
CREATE INDEX ix_change_import ON change (import) WHERE import != ''
""",
    """
CREATE INDEX ix_change_person_seq ON change (person, seq)
""",
    """
CREATE INDEX ix_change_transaction ON change ("transaction") WHERE "transaction" != ''
""",
    """
CREATE TABLE cleared (
    person TEXT NOT NULL,
    at TEXT NOT NULL,
    certificate TEXT DEFAULT '' NOT NULL,
    CONSTRAINT pk_cleared PRIMARY KEY (person)
)
 WITHOUT ROWID
""",
    """
CREATE TABLE definition (
    ref TEXT NOT NULL,
    text TEXT NOT NULL,
    CONSTRAINT pk_definition PRIMARY KEY (ref)
)
 WITHOUT ROWID
""",
    """
CREATE TABLE desk (
    "row" INTEGER NOT NULL,
    store TEXT NOT NULL,
    replica TEXT NOT NULL,
    counter INTEGER NOT NULL,
    identity TEXT NOT NULL,
    name TEXT DEFAULT '' NOT NULL,
    unit TEXT DEFAULT '' NOT NULL,
    profile TEXT DEFAULT '' NOT NULL,
    phone TEXT DEFAULT '' NOT NULL,
    created TEXT NOT NULL,
    signing_seed BLOB NOT NULL,
    encryption_seed BLOB NOT NULL,
    CONSTRAINT pk_desk PRIMARY KEY ("row")
)
""",
    """
CREATE TABLE draft (
    record TEXT NOT NULL,
    field TEXT NOT NULL,
    text TEXT NOT NULL,
    base TEXT DEFAULT '' NOT NULL,
    at TEXT NOT NULL,
    CONSTRAINT pk_draft PRIMARY KEY (record, field)
)
""",
    """
CREATE TABLE ledger (
    person TEXT NOT NULL,
    epoch INTEGER NOT NULL,
    content TEXT NOT NULL,
    CONSTRAINT pk_ledger PRIMARY KEY (person)
)
 WITHOUT ROWID
""",
    """
CREATE TABLE package (
    "row" INTEGER NOT NULL,
    id TEXT NOT NULL,
    direction TEXT NOT NULL,
    kind TEXT NOT NULL,
    partner TEXT NOT NULL,
    persons TEXT NOT NULL,
    at TEXT NOT NULL,
    sequence INTEGER NOT NULL,
    state TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    in_reply_to TEXT DEFAULT '' NOT NULL,
    content BLOB NOT NULL,
    answer BLOB NOT NULL,
    CONSTRAINT pk_package PRIMARY KEY ("row"),
    CONSTRAINT uq_package_id UNIQUE (id)
)
""",
    """
CREATE INDEX ix_package_partner ON package (partner)
""",
    """
CREATE TABLE sequence (
    partner TEXT NOT NULL,
    last INTEGER NOT NULL,
    CONSTRAINT pk_sequence PRIMARY KEY (partner)
)
 WITHOUT ROWID
""",
    """
CREATE TABLE setting (
    "key" TEXT NOT NULL,
    value TEXT NOT NULL,
    CONSTRAINT pk_setting PRIMARY KEY ("key")
)
 WITHOUT ROWID
""",
    """
CREATE TABLE snapshot (
    record TEXT NOT NULL,
    n INTEGER NOT NULL,
    kind TEXT NOT NULL,
    person TEXT NOT NULL,
    content TEXT NOT NULL,
    definition TEXT DEFAULT '' NOT NULL,
    sha256 TEXT NOT NULL,
    at TEXT NOT NULL,
    CONSTRAINT pk_snapshot PRIMARY KEY (record, n)
)
""",
    """
CREATE INDEX ix_snapshot_person ON snapshot (person)
""",
    """
CREATE TABLE undone_import (
    import TEXT NOT NULL,
    at TEXT NOT NULL,
    author TEXT NOT NULL,
    CONSTRAINT pk_undone_import PRIMARY KEY (import)
)
 WITHOUT ROWID
""",
    """
CREATE TABLE head (
    record TEXT NOT NULL,
    field TEXT NOT NULL,
    change INTEGER NOT NULL,
    person TEXT NOT NULL,
    CONSTRAINT pk_head PRIMARY KEY (record, field, change),
    CONSTRAINT fk_head_change FOREIGN KEY(change) REFERENCES change (seq)
)
 WITHOUT ROWID
""",
    """
CREATE INDEX ix_head_person ON head (person)
""",
    """
CREATE TRIGGER audit_no_update BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'append only'); END
""",
    """
CREATE TRIGGER audit_no_delete BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'append only'); END
""",
    """
CREATE TRIGGER snapshot_no_update BEFORE UPDATE ON snapshot BEGIN SELECT RAISE(ABORT, 'frozen'); END
""",
    """
CREATE TRIGGER change_no_rewrite BEFORE UPDATE OF replica, counter, record, kind, person, field, value, context, author, at, "transaction" ON change BEGIN SELECT RAISE(ABORT, 'append only'); END
""",
)


def upgrade(operations: Operations) -> None:
    """Make them."""
    for statement in _STATEMENTS:
        operations.execute(statement)
