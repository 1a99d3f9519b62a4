"""The encrypted store: SQLCipher, SQLAlchemy, Alembic, the key slots, and the repositories that implement the ports.

What belongs here: everything that knows SQL, tables, connections or the files of a store. What does not: rules (`domain`),
the order of what a person does (`usecases`), sentences (`wording`, `ui`, `cli`) and files between departments (`exchange`).
Rows never leave this package; what comes out are frozen values of the domain.
"""

from __future__ import annotations
