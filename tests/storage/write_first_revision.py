"""Writes revision 0001 anew from the tables; only until the first release, afterwards a revision never changes.

Run: python -m tests.storage.write_first_revision
"""

from __future__ import annotations

from pathlib import Path

from sqlalchemy.dialects.sqlite import dialect
from sqlalchemy.schema import CreateIndex, CreateTable

from ungeapp.storage import tables
from ungeapp.storage.migrations import versions

_HEAD = '''"""The first tables: the desk, the history, and what is kept besides.

Revision: 0001
"""

from __future__ import annotations

from alembic.operations import Operations

_STATEMENTS = (
'''

_FOOT = '''
)


def upgrade(operations: Operations) -> None:
    """Make them."""
    for statement in _STATEMENTS:
        operations.execute(statement)
'''


def statements() -> list[str]:
    """What makes the kept tables, in an order that works."""
    told = []
    for table in tables.kept.sorted_tables:
        told.append(str(CreateTable(table).compile(dialect=dialect())).strip())
        for index in sorted(table.indexes, key=lambda one: one.name or ""):
            told.append(str(CreateIndex(index).compile(dialect=dialect())).strip())
    return [*told, *tables.TRIGGERS]


def main() -> None:
    body = "\n".join('    """\n' + one.replace("\t", "    ").replace(" \n", "\n") + '\n""",' for one in statements())
    path = Path(versions.__file__).with_name("v0001_first.py")
    path.write_text(_HEAD + body + _FOOT, encoding="utf-8")


if __name__ == "__main__":
    main()
