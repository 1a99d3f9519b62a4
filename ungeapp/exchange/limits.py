"""What a file from outside may cost, and the checks made before anything is parsed.

Belongs here: every size and count the exchange allows, and the strict reading of JSON and single lines of text.
Does not belong here: what the content means.
"""

from __future__ import annotations

import re
import unicodedata

import msgspec

from ungeapp.exchange.errors import Malformed, TooLarge

KIB = 1024
MIB = 1024 * KIB

MAX_FILE = 256 * MIB
"""Bytes of a whole package file."""
MAX_ENVELOPE_HEADER = 64 * KIB
MAX_STANZAS = 64
MAX_RECIPIENTS = 40
"""Recipients of one package: that many post-quantum stanzas of 1,570 bytes fit into the envelope header."""
MAX_WORK_FACTOR = 17
"""Highest scrypt work factor (log2) accepted on reading: 128 MiB and below half a second."""
MAX_HEADER = 1 * MIB
MAX_MEMBERS = 4096
MAX_CASES = 4096
MAX_MEMBER = 1 * MIB
"""Bytes of one member before packing."""
MAX_MEMBER_PACKED = MAX_MEMBER + KIB
"""Deflate may lengthen what it cannot shorten, by five bytes per 16 KiB."""
MAX_RAW_TOTAL = 1024 * MIB
MAX_CARD = 16 * KIB
MAX_DEPTH = 32
MAX_NOTE = 2000
"""Characters of the note to the receiver."""
MAX_DIGITS = 18
"""Digits of a whole number: all of them fit into 64 bits."""

_NOT_BRACKETS = bytes(set(range(256)) - set(b"[]{}"))
_NOT_MARKS = bytes(set(range(256)) - set(b'[]{}"'))
_AS_SQUARE = bytes.maketrans(b"{}", b"[]")
_AS_ZERO = bytes.maketrans(b"123456789", b"000000000")
_LONG_NUMBER = re.compile(rb"(?<![\d.])\d{%d}" % (MAX_DIGITS + 1))
_INVISIBLE = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff")


def _without_escapes(raw: bytes) -> bytes:
    """The text with every quotation mark left in it opening or closing a string."""
    return raw.replace(b"\\\\", b"").replace(b'\\"', b"") if b"\\" in raw else raw


def _outline(raw: bytes) -> bytes:
    """The text without its strings. Exact for valid JSON; in other text no bracket before the first fault is lost."""
    return b"".join(_without_escapes(raw).split(b'"')[::2])


def _check_depth(raw: bytes) -> None:
    marks = _without_escapes(raw).translate(_AS_SQUARE, _NOT_MARKS)
    brackets = marks.replace(b'""', b"")  # all strings, unless one of them holds a bracket
    if b'"' in brackets:
        brackets = _outline(raw).translate(_AS_SQUARE, _NOT_BRACKETS)
    for _ in range(MAX_DEPTH):
        if not brackets:
            return
        brackets = brackets.replace(b"[]", b"")  # one level, the innermost
    if brackets:
        raise Malformed(what="depth")


def _check_numbers(raw: bytes) -> None:
    if b"0" * (MAX_DIGITS + 1) in raw.translate(_AS_ZERO) and _LONG_NUMBER.search(_outline(raw)):
        raise Malformed(what="number")


def strict_json(raw: bytes) -> object:
    """The value of a JSON text, or ``Malformed``: UTF-8 only, depth at most 32, no key twice in one object.

    msgspec itself refuses NaN, infinity, lone surrogates, trailing text and numbers a float cannot hold. It keeps the
    last of two equal keys, so what it read is written again: the same bytes, as from another UngeApp, or at least as
    many pairs as the text had.
    """
    _check_depth(raw)
    _check_numbers(raw)
    try:
        value: object = msgspec.json.decode(raw)
        again = msgspec.json.encode(value)
    except (msgspec.MsgspecError, UnicodeError, RecursionError) as fault:
        raise Malformed(what="json") from fault
    if again != raw and _outline(again).count(b":") != _outline(raw).count(b":"):
        raise Malformed(what="duplicate key")
    return value


def check_line(text: str, maximum: int, what: str, *, empty: bool = False) -> None:
    """Refuse a line of text that is too long, blank, not one line, or that hides or turns around what is read."""
    if len(text) > maximum:
        raise TooLarge(what=what, limit=maximum)
    if not empty and not text.strip():
        raise Malformed(what=what)
    if any(unicodedata.category(one) in ("Cc", "Cs", "Zl", "Zp") or one in _INVISIBLE for one in text):
        raise Malformed(what=what)


def check_text(text: str, maximum: int, what: str) -> None:
    """As ``check_line``, but line breaks and tabs are allowed and the text may be empty."""
    if len(text) > maximum:
        raise TooLarge(what=what, limit=maximum)
    check_line(text.replace("\r\n", " ").replace("\n", " ").replace("\t", " "), maximum, what, empty=True)
