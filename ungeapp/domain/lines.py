"""Several short texts as one, a line each.

Belongs here: that join, used where answers are prefilled from records.
"""

from __future__ import annotations

from collections.abc import Iterable


def listed(texts: Iterable[str]) -> str:
    """The non-empty texts, a line each."""
    return "\n".join(one.strip() for one in texts if one.strip())
