"""Ids: random, sortable by time of creation, never a CPR number.

Belongs here: how ids are made and derived.
Does not belong here: what they point at.
"""

from __future__ import annotations

import secrets
import uuid
from datetime import datetime

_NAMESPACE = uuid.UUID("6b6f0a7e-4a0c-5f5e-9c1e-756e67656170")


def new_id(now: datetime) -> str:
    """A UUIDv7 (RFC 9562 §5.7) for the instant ``now`` (aware)."""
    milliseconds = int(now.timestamp() * 1000) & ((1 << 48) - 1)
    value = milliseconds << 80 | secrets.randbits(80)
    value = value & ~(0xF << 76) | 0x7 << 76
    value = value & ~(0x3 << 62) | 0x2 << 62
    return str(uuid.UUID(int=value))


def derived_id(*parts: str) -> str:
    """The same id at every desk for the same parts (UUIDv5), for records that two desks may both create."""
    return str(uuid.uuid5(_NAMESPACE, "\x1f".join(parts)))


def is_id(text: str) -> bool:
    """Whether ``text`` is a canonical UUID."""
    try:
        return str(uuid.UUID(text)) == text
    except (ValueError, AttributeError, TypeError):
        return False
