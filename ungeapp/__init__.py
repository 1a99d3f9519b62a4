"""UngeApp: the desk of a Danish caseworker who follows young people from 7th grade to 30.

Here stands the version and nothing else; importing the package costs nothing. What the parts are and who may know whom
is told in `docs/architecture.md` and held by the import contracts in `pyproject.toml`.
"""

from __future__ import annotations

__version__ = "0.1.0"
