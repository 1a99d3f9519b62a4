"""Every refusal the rules know, as a tree; the sentence for each code stands in ``ungeapp/wording.py``.

Belongs here: exceptions that several layers raise or catch, with a code and facts.
Does not belong here: sentences, and the exceptions of one outer package (they stand there and derive from these).

UngeError
├── NotFound            a record that is not (or no longer) in the store
├── NotAllowed          a rule forbids it (the code says which)
├── Invalid             something entered cannot be right (the code says what)
├── StoreLocked         the store is closed
├── StoreBusy           somebody else is writing; try again
├── StoreFull           the disk is full; nothing was changed
└── Stale               the value changed since it was read
"""

from __future__ import annotations


class UngeError(Exception):
    """A refusal with a stable ``code`` and facts for the sentence; never a name or an answer of a person."""

    code: str = "error"

    def __init__(self, code: str | None = None, /, **facts: object) -> None:
        if code is not None:
            self.code = code
        self.facts = facts
        super().__init__(self.code)


class NotFound(UngeError):
    """The record is not in the store."""

    code = "not-found"


class NotAllowed(UngeError):
    """A rule forbids the action."""

    code = "not-allowed"


class Invalid(UngeError):
    """Something entered cannot be right."""

    code = "invalid"


class StoreLocked(UngeError):
    """The store is closed."""

    code = "store-locked"


class StoreBusy(UngeError):
    """Somebody else is writing."""

    code = "store-busy"


class StoreFull(UngeError):
    """No room on the disk; nothing was changed."""

    code = "store-full"


class Stale(UngeError):
    """The value changed since it was read."""

    code = "stale"
