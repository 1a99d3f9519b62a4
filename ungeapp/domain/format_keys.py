"""Keys made from titles: what an agenda item or a format is known by, so that nobody has to type one.

Belongs here: that rule. Does not belong here: what else a format consists of (``formats.py``).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection

LONGEST = 60
_LETTERS = {"æ": "ae", "ø": "oe", "å": "aa", "ß": "ss", "ð": "d", "þ": "th", "ł": "l"}


def key_of(title: str, taken: Collection[str] = ()) -> str:
    """A key of lower-case letters, digits and hyphens for ``title`` that is not in ``taken``; never empty."""
    spelled = "".join(_LETTERS.get(one, one) for one in title.casefold())
    plain = unicodedata.normalize("NFKD", spelled).encode("ascii", "ignore").decode("ascii")
    made = re.sub(r"[^a-z0-9]+", "-", plain)[:LONGEST].strip("-") or "punkt"
    key, number = made, 2
    while key in taken:
        key, number = f"{made}-{number}", number + 1
    return key
