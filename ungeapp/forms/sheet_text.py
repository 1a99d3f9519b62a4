"""Sheets as .csv: divided by semicolon, comma or tab, in UTF-8 (with or without a mark), UTF-16 or Windows-1252.

Belongs here: letters, separators, quotation marks. Does not belong here: what a column means.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from itertools import islice

from ungeapp.forms.errors import SheetRefused
from ungeapp.forms.sheet_columns import recognised
from ungeapp.forms.sheet_rows import HEAD_ROWS, RawRow, SheetFile, tidied_cells

_DELIMITERS = ";,\t"
# What is no letter of a name: a replacement sign, control characters, UTF-8 read as Windows-1252, and code page 850
# read as Windows-1252 (signs in the middle of a word).
_BROKEN = re.compile(r"\ufffd|[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]|Ã[¦¸¥†˜…©¼¶¤]|â€|(?<=[^\W\d_])[†›‘•](?=[^\W\d_])")


def open_text(data: bytes) -> SheetFile:
    """The sheet in the text file `data`. Raises SheetRefused ``sheet-broken-encoding`` or ``sheet-broken-file``."""
    text = _decoded(data)
    skipped = 0
    first, _, rest = text.partition("\n")
    if re.fullmatch(r"sep=[^\w\s\"]|sep=\t", first.strip("\r\n").lower()):
        delimiter, text, skipped = first[4], rest, 1
    else:
        delimiter = max(_DELIMITERS, key=lambda candidate: _known_headings(text, candidate))

    def rows() -> Iterator[RawRow]:
        return _records(text, delimiter, skipped)

    return SheetFile(rows, text.count("\n") + skipped + (not text.endswith("\n")))


def _decoded(data: bytes) -> str:
    """The text; letters of names that cannot be read for certain are refused, not guessed."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings = ["utf-16"]
    elif data.startswith(b"\xef\xbb\xbf"):
        encodings = ["utf-8-sig"]
    else:
        encodings = ["utf-8", "windows-1252"]
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if broken := _BROKEN.search(text):
            raise SheetRefused("sheet-broken-encoding", row=text.count("\n", 0, broken.start()) + 1)
        return text
    raise SheetRefused("sheet-broken-encoding")


def _known_headings(text: str, delimiter: str) -> int:
    """How many headings of fields the best of the first rows has when divided so."""
    best = 0
    try:
        for record in islice(_divided(text, delimiter), HEAD_ROWS):
            best = max(best, recognised(record))
    except csv.Error:
        pass  # told with its row when the sheet is read
    return best


def _records(text: str, delimiter: str, skipped: int) -> Iterator[RawRow]:
    number = skipped
    try:
        for record in _divided(text, delimiter):
            number += 1
            yield RawRow(number, tidied_cells(record, number))
    except csv.Error as error:
        raise SheetRefused("sheet-broken-file", row=number + 1) from error


def _divided(text: str, delimiter: str) -> Iterator[list[str]]:
    # Strict, because a quotation mark that is never closed would swallow all people after it without a word.
    return csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
