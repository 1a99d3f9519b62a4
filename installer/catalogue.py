"""Compiles the Danish catalogue: `python installer/catalogue.py [--check]`.

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
from babel.messages.pofile import read_po

CHECKOUT = Path(__file__).resolve().parent.parent
DANISH = CHECKOUT / "resources" / "locale" / "da"
PARTS = DANISH / "parts"
TARGET = DANISH / "LC_MESSAGES" / "ungeapp.mo"


class CatalogueError(Exception):
    """The fragments cannot be put together; the message names every reason, one per line."""


def parts(folder: Path = PARTS) -> list[Path]:
    """The fragments, in a fixed order."""
    return sorted(folder.glob("*.po"))


def merged(folder: Path = PARTS) -> Catalog:
    """All fragments as one catalogue.

    Raises `CatalogueError` for an unreadable fragment, an empty or fuzzy entry, and for two translations of one id.
    """
    whole = Catalog(locale="da", domain="ungeapp", fuzzy=False)
    origin: dict[object, Path] = {}
    faults: list[str] = []
    for path in parts(folder):
        try:
            part = read_po(path.open("rb"), locale="da", abort_invalid=True)
        except Exception as error:  # noqa: BLE001 - Babel raises several kinds; the build must name the file for each
            faults.append(f"{path.name}: {error}")
            continue
        for message in part:
            if not message.id:
                continue
            filled = all(message.string) if isinstance(message.string, (list, tuple)) else bool(message.string)
            if not filled:
                faults.append(f"{path.name}: no translation for {message.id!r}")
            if message.fuzzy:
                faults.append(f"{path.name}: fuzzy: {message.id!r}")
            known = whole.get(message.id)
            if known is not None and (known.string, known.id) != (message.string, message.id):
                first = origin[message.id].name
                faults.append(f"{path.name}: {message.id!r} is {message.string!r}, but {known.string!r} in {first}")
            elif known is None:
                whole.add(message.id, message.string)
                origin[message.id] = path
    if faults:
        raise CatalogueError("\n".join(faults))
    return whole


def is_stale() -> bool:
    """Whether the compiled catalogue is missing or older than a fragment (or than the folder, when one was removed)."""
    if not TARGET.exists():
        return True
    built = TARGET.stat().st_mtime_ns
    return any(path.stat().st_mtime_ns > built for path in [*parts(), PARTS, Path(__file__)])


def build() -> Path:
    """Write the compiled catalogue, whole or not at all, and return its path."""
    catalogue = merged()
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    beside = TARGET.with_name(f"{TARGET.name}.{os.getpid()}")
    with beside.open("wb") as file:
        write_mo(file, catalogue)
    beside.replace(TARGET)
    return TARGET


def build_if_stale() -> None:
    """Build only when needed; used by the tests and by `make run`."""
    if is_stale():
        build()


def main() -> int:
    """Build, or with `--check` only say whether the fragments fit together."""
    try:
        if "--check" in sys.argv[1:]:
            merged()
        else:
            build_if_stale()
    except CatalogueError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
