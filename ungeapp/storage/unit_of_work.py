"""The unit of work of the encrypted store, whole.

Belongs here: its name. Does not belong here: anything else; what it does stands in the classes it is made of:
``session.py`` (transaction) ← ``records.py`` ← ``merging.py`` ← ``lists.py`` ← ``keeping.py`` ←
``clearing.py``.
"""

from __future__ import annotations

from ungeapp.storage.clearing import Clearing


class SqlUnitOfWork(Clearing):
    """One transaction on the store (``usecases.ports.store.UnitOfWork``)."""
