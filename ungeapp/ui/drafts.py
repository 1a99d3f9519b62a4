"""Keeping what is being typed, whatever else happens at that moment.

Belongs here: what a draft does when the store is just closed or written to by another connection.
Does not belong here: when a draft is kept (the pages), where it is kept (the use cases).
"""

from __future__ import annotations

from collections.abc import Callable

from ungeapp.domain.errors import StoreBusy, StoreLocked


def keep_draft(keep: Callable[[], object]) -> bool:
    """Run ``keep``; says whether it was done. A busy store is asked again by the caller's timer.

    A closed store means that the page is about to go; what it held was kept when its field was left.
    """
    try:
        keep()
    except StoreBusy:
        return False
    except StoreLocked:
        return True
    return True
