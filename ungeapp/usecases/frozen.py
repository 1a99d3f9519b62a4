"""Records as the content of a snapshot, and back: canonical JSON, so that the same content is the same bytes.

Belongs here: that form. Does not belong here: what is frozen and when (a meeting's closing, an agreed plan).
"""

from __future__ import annotations

import json
from collections.abc import Iterable

from ungeapp.domain.kinds import kinds
from ungeapp.domain.record import Record, build, values


def canonical(records: Iterable[Record]) -> str:
    """The records as canonical JSON, in their order."""
    return json.dumps([_plain(one) for one in records], ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _plain(record: Record) -> dict[str, object]:
    return {"kind": record.KIND, "id": record.id, "person": record.person, "values": values(record)}


def thaw(content: str) -> tuple[Record, ...]:
    """The records of a snapshot again; kinds this version does not know are left out."""
    known = kinds()
    return tuple(
        build(known[one["kind"]], one["id"], one["person"], one["values"])
        for one in json.loads(content)
        if one["kind"] in known
    )
