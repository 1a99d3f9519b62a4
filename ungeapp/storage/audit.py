"""The log of look-ups and acts: a chain of hashes, each with a MAC.

Belongs here: what a row's hash covers, appending and verifying.
Does not belong here: which acts are noted (``usecases``), and who holds copies of its head (``exchange``, paper).

``hash`` = SHA-256 over the hash before and the row; ``mac`` = HMAC of that under the store's audit key. Who holds the
store's key could write a whole new chain: copies of the head in packages and on handover sheets are what tells.
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, insert, select

from ungeapp.storage.rows import compact
from ungeapp.storage.tables import audit

_FIRST = bytes(32)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What will be one row."""

    at: str
    actor: str
    action: str
    what: str = ""
    detail: str = ""


def _link(before: bytes, n: int, entry: Entry) -> bytes:
    row = compact([n, entry.at, entry.actor, entry.action, entry.what, entry.detail]).encode()
    return hashlib.sha256(before + len(row).to_bytes(8, "big") + row).digest()


def head(connection: Connection) -> tuple[int, bytes]:
    """The last row's number and hash; 0 and zeros for an empty log."""
    last = select(audit.c.n, audit.c.hash).order_by(audit.c.n.desc()).limit(1)
    found = connection.execute(last).first()
    return (found.n, found.hash) if found else (0, _FIRST)


def append(connection: Connection, key: bytes, entries: Iterable[Entry]) -> None:
    """Write the entries behind the last row; the caller's transaction holds the write right by then."""
    n, before = head(connection)
    rows: list[dict[str, Any]] = []
    for entry in entries:
        n += 1
        before = _link(before, n, entry)
        rows.append(
            {
                "n": n,
                "at": entry.at,
                "actor": entry.actor,
                "action": entry.action,
                "what": entry.what,
                "detail": entry.detail,
                "hash": before,
                "mac": hmac.digest(key, before, "sha256"),
            }
        )
    if rows:
        connection.execute(insert(audit), rows)


def verify(connection: Connection, key: bytes) -> int | None:
    """None when the chain is whole, else the number of the first row that is not as written."""
    before = _FIRST
    for expected, row in enumerate(connection.execute(select(audit).order_by(audit.c.n)), start=1):
        entry = Entry(at=row.at, actor=row.actor, action=row.action, what=row.what, detail=row.detail)
        link = _link(before, row.n, entry)
        if row.n != expected or link != row.hash or not hmac.compare_digest(hmac.digest(key, link, "sha256"), row.mac):
            return expected
        before = link
    return None
