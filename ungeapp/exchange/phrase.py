"""Generated passphrases from the word list in ``resources/words``.

Belongs here: drawing words, and reading a phrase as people type it. Does not belong here: reading the list from the
disk (the caller's), and what the phrase opens.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence

LIST_SIZE = 2048
"""Words in the list: eleven bits each."""
STORE_WORDS = 6
"""66 bits for a store, whose key derivation is made expensive (Argon2id, 256 MiB)."""
FIRST_CONTACT_WORDS = 7
"""77 bits for a file, which can be guessed at for ever by whoever copied it."""


def generate(words: Sequence[str], count: int, randbelow: Callable[[int], int]) -> str:
    """``count`` words with spaces between, each drawn independently by ``randbelow`` (``secrets.randbelow``).

    Raises ``ValueError`` unless the list has 2,048 different words: with fewer the phrase promises more than it keeps.
    """
    if len(words) != LIST_SIZE or len(set(words)) != LIST_SIZE:
        raise ValueError("the word list must have 2,048 different words")
    return " ".join(words[randbelow(LIST_SIZE)] for _ in range(count))


def normalize(typed: str) -> str:
    """A phrase as it was generated, whatever case, spacing, hyphens or Unicode form it was typed or pasted in."""
    return " ".join(unicodedata.normalize("NFC", typed).casefold().replace("-", " ").split())
