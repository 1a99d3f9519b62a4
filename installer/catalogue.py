"""Compiles the Danish catalogue: `python installer/catalogue.py`.

The entries stand in `resources/locale/da/parts/*.po`, one fragment per page package or module, so that two people can
translate two pages at the same time. Here they are put together and written as
`resources/locale/da/LC_MESSAGES/ungeapp.mo`, which is not committed. Two fragments may hold the same message id only
with the same translation. Whether every sentence of the program has one is asked by `tests/test_texts.py`.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po

CHECKOUT = Path(__file__).resolve().parent.parent
DANISH = CHECKOUT / "resources" / "locale" / "da"
PARTS = DANISH / "parts"
TARGET = DANISH / "LC_MESSAGES" / "ungeapp.mo"


class CatalogueError(Exception):
    """The fragments cannot be put together; the message names every reason, one per line."""


def parts(folder: Path = PARTS) -> list[Path]:
    """The fragments, in a fixed order."""
    return sorted(folder.glob("*.po"))


def gathered(folder: Path = PARTS) -> tuple[Catalog, list[str]]:
    """All fragments as one catalogue, and what is wrong with them, one sentence each.

    Wrong is an unreadable fragment, an empty or fuzzy entry, and an id with two different translations.
    """
    whole = Catalog(locale="da", domain="ungeapp", fuzzy=False)
    origin: dict[str, str] = {}
    faults: list[str] = []
    for path in parts(folder):
        try:
            with path.open("rb") as file:
                part = read_po(file, locale="da", abort_invalid=True)
        except (PoFileError, UnicodeDecodeError, ValueError) as error:
            faults.append(f"{path.name}: {error}")
            continue
        for message in part:
            if not message.id:
                continue
            forms = message.string if isinstance(message.string, (list, tuple)) else [message.string]
            key = message.id if isinstance(message.id, str) else message.id[0]
            if not all(forms):
                faults.append(f"{path.name}: no translation for {key!r}")
            if message.fuzzy:
                faults.append(f"{path.name}: fuzzy: {key!r}")
            known = whole.get(key)
            if known is None:
                whole.add(message.id, message.string)
                origin[key] = path.name
            elif (known.id, known.string) != (message.id, message.string):
                faults.append(f"{path.name}: {key!r} is {message.string!r}, but {known.string!r} in {origin[key]}")
    return whole, faults


def is_stale() -> bool:
    """Whether the compiled catalogue is missing or older than a fragment (or than the folder, when one was removed)."""
    if not TARGET.exists():
        return True
    built = TARGET.stat().st_mtime_ns
    return any(path.stat().st_mtime_ns > built for path in [*parts(), PARTS, Path(__file__)] if path.exists())


def build(*, strict: bool = True) -> Path:
    """Write the compiled catalogue, whole or not at all, and return its path.

    Raises `CatalogueError` when something is wrong with the fragments, unless `strict` is off: then what can be used
    is used, and `tests/test_texts.py` says what is wrong.
    """
    catalogue, faults = gathered()
    if faults and strict:
        raise CatalogueError("\n".join(faults))
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    beside = TARGET.with_name(f"{TARGET.name}.{os.getpid()}")
    with beside.open("wb") as file:
        write_mo(file, catalogue)
    beside.replace(TARGET)
    return TARGET


def build_if_stale(*, strict: bool = True) -> None:
    """Build only when needed; used by the tests and by `make run`."""
    if is_stale():
        build(strict=strict)


def main() -> int:
    """Build when needed; 1 and the reasons when the fragments do not fit together."""
    try:
        build_if_stale()
    except CatalogueError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
