"""Strict reading: what JSON parsers commonly let pass is refused."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ungeapp.exchange import limits
from ungeapp.exchange.errors import ExchangeError, Malformed, TooLarge

PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**18) + 1, 10**18 - 1) | st.floats(allow_nan=False, allow_infinity=False)
    # Signs that matter to the check itself come often.
    | st.text(st.sampled_from('\\"[]{}:,aæ\n\x00')) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner, max_size=4),
    max_leaves=12,
)  # fmt: skip


@given(PLAIN, st.booleans())
def test_what_another_writer_wrote_is_read(value: object, escaped: bool) -> None:
    assert limits.strict_json(json.dumps(value, ensure_ascii=escaped).encode()) == value


@pytest.mark.parametrize(
    "text",
    [
        b"",
        b" ",
        b"NaN",
        b"[Infinity]",
        b"[-Infinity]",
        b"1e999",
        b"01",
        b"[1,]",
        b"1 2",
        b'{"a":1,"a":2}',
        b'{"a":1,"\\u0061":2}',
        b'{"b":[{"a":1,"a":1}]}',
        b'{"a":{"b":1},"a":{"b":1}}',
        b'"\\ud800"',
        b'"\\udc00"',
        b'"\\ud800x"',
        b'"\xff"',
        b'"\xed\xa0\x80"',
        b"\xef\xbb\xbf1",
        b'"a\x01"',
        b"{'a':1}",
        b"[1] // x",
        b"1" * 19,
        b"-" + b"9" * 4301,
        b"[1e" + b"1" * 19 + b"]",
        b"[" * 33 + b"]" * 33,
        b'{"a":' * 33 + b"1" + b"}" * 33,
        b"[" * 1_000_000,
        b"]" * 1_000_000,
        b'["]",' * 40 + b"1" + b"]" * 40,
        b'{"a":["]}"],"\\"]":' * 40 + b"1" + b"}" * 40,
        b"[}",
        b'"' * 999_999,
        b"\\" * 999_999,
        b'["]",[' * 200_000,
    ],
    ids=lambda text: text[:24].decode("latin-1"),
)
def test_refused(text: bytes) -> None:
    with pytest.raises(Malformed):
        limits.strict_json(text)


def test_depth_up_to_the_limit_is_read_and_brackets_in_strings_do_not_count() -> None:
    assert limits.strict_json(b"[" * 32 + b"]" * 32)
    assert limits.strict_json(b'["' + b"[{" * 100 + b'\\"[[[\\\\"]') == ["[{" * 100 + '"[[[\\']
    assert limits.strict_json(b"[0.1234567890123456789012345, -2.5e-10]") == [0.12345678901234568, -2.5e-10]
    assert limits.strict_json(b'{"a":":","b":{"a":1}}') == {"a": ":", "b": {"a": 1}}


@given(st.binary(max_size=60) | st.text(st.sampled_from('[]{}",:\\u0dN1e.- ')).map(str.encode))
def test_any_bytes_end_in_a_value_or_a_declared_refusal(raw: bytes) -> None:
    try:
        limits.strict_json(raw)
    except ExchangeError:
        return
    json.loads(raw)  # what passes is JSON to others too


@pytest.mark.parametrize("text", ["", "  ", "a\nb", "a\x00", "a\u202eb", "\u2066x", "a\u2028b"])
def test_a_line_that_hides_something_is_refused(text: str) -> None:
    with pytest.raises(Malformed):
        limits.check_line(text, 100, "name")


def test_lines_and_texts_have_a_length() -> None:
    limits.check_line("Åse-Marie O’Brien Ødegård", 25, "name")
    limits.check_text("To linjer\n\tog et indryk\r\n", 100, "note")
    with pytest.raises(TooLarge):
        limits.check_line("x" * 26, 25, "name")
    with pytest.raises(TooLarge):
        limits.check_text("x" * 26, 25, "note")
    with pytest.raises(Malformed):
        limits.check_text("\x1b[31m", 100, "note")
