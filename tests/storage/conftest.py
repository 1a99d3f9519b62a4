"""The fixtures of both sorts of stores."""

from __future__ import annotations

from tests.stores import clock, make_store, store

__all__ = ["clock", "make_store", "store"]
