"""Refusals of the readers and writers of everyday files; the sentence for each code stands in ``ungeapp/wording.py``.

Belongs here: exceptions of this package. Does not belong here: sentences, and anything a sheet says about a person.

UngeError
└── SheetRefused        a sheet that cannot be read as it is; nothing was taken from it
"""

from __future__ import annotations

from ungeapp.domain.errors import UngeError


class SheetRefused(UngeError):
    """The sheet cannot be read; the code says why, facts may hold ``row``, ``columns`` (letters) and ``limit``.

    Codes: ``sheet-empty``, ``sheet-too-large``, ``sheet-too-many-rows``, ``sheet-too-many-columns``,
    ``sheet-unknown-kind`` (neither csv nor xlsx), ``sheet-protected`` (with a password, or an old .xls),
    ``sheet-broken-file``, ``sheet-broken-encoding``, ``sheet-no-known-columns``, ``sheet-duplicate-column``.
    """

    code = "sheet-broken-file"
