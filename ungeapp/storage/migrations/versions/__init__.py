"""The revisions, one module each: self-contained, never changed after a release that carried them.

Belongs here: statements as they were then. Does not belong here: an import of today's tables.
"""

from __future__ import annotations
