"""A municipal profile as a package: round trip, limits, and bytes nobody should trust."""

from __future__ import annotations

from dataclasses import replace

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.exchange.packages import THERE
from tests.exchange.test_envelope import MY_CARD, MY_DESK, OUT, YOUR_CARD, YOUR_DESK
from ungeapp.exchange import profile_codec
from ungeapp.exchange.errors import ExchangeError, Malformed, TooLarge
from ungeapp.exchange.limits import strict_json

FILES = {"profile.toml": '[profile]\nkey = "viborg"\n', "formats/moede.2.toml": "# æøå\n"}
PROFILE = replace(OUT, kind="profile", members=(), in_reply_to="", files=FILES)
SEALED = MY_DESK.seal(PROFILE)


def test_what_is_sealed_is_what_comes_out() -> None:
    found = YOUR_DESK.open(SEALED, [MY_CARD.wire])
    assert (found.kind, found.files, found.members) == ("profile", FILES, ())


def test_a_profile_is_about_nobody_and_is_never_empty() -> None:
    for wrong in (replace(PROFILE, files={}), replace(PROFILE, members=OUT.members)):
        with pytest.raises(Malformed):
            YOUR_DESK.open(MY_DESK.seal(wrong), [MY_CARD.wire])


def test_files_in_another_kind_are_not_read() -> None:
    found = YOUR_DESK.open(MY_DESK.seal(replace(OUT, files=FILES)), [MY_CARD.wire])
    assert found.files == {}
    assert len(found.members) == 2


@pytest.mark.parametrize(
    "name",
    ["../profile.toml", "/etc/x.toml", "a/b/c.toml", "x.txt", "", "X.toml", "a\n.toml", "a" * 200 + ".toml", "..toml"],
)
def test_a_name_leads_nowhere(name: str) -> None:
    with pytest.raises(Malformed):
        profile_codec.decode([{"name": name, "text": ""}])


def test_limits() -> None:
    with pytest.raises(TooLarge):
        profile_codec.decode([{"name": "a.toml", "text": "x" * (profile_codec.MAX_TEXT + 1)}])
    with pytest.raises(TooLarge):
        profile_codec.decode({"name": f"a{n}.toml", "text": ""} for n in range(profile_codec.MAX_FILES + 1))
    big = "x" * profile_codec.MAX_TEXT
    with pytest.raises(TooLarge):
        profile_codec.decode({"name": f"a{n}.toml", "text": big} for n in range(33))
    with pytest.raises(Malformed):
        profile_codec.decode([{"name": "a.toml", "text": ""}, {"name": "a.toml", "text": "b"}])


@given(
    st.dictionaries(
        st.from_regex(r"(formats/|terms/)?[a-z0-9]{1,8}(-[a-z]{1,4})?(\.[1-9])?\.toml", fullmatch=True),
        st.text(st.characters(exclude_categories=["Cs"]), max_size=50),
        min_size=1,
        max_size=6,
    )
)
def test_any_text_survives_the_wire(files: dict[str, str]) -> None:
    assert profile_codec.decode(strict_json(one) for one in profile_codec.encode(files)) == files


@given(st.binary(max_size=200))
def test_any_bytes_as_a_member_are_read_or_refused(raw: bytes) -> None:
    try:
        profile_codec.decode([strict_json(raw)])
    except ExchangeError:
        return
    assert isinstance(msgspec.json.decode(raw), dict)


@settings(max_examples=150)
@given(st.integers(0, len(SEALED) - 1), st.integers(1, 255))
def test_a_changed_byte_is_always_found(place: int, flip: int) -> None:
    changed = bytearray(SEALED)
    changed[place] ^= flip
    with pytest.raises(ExchangeError):
        YOUR_DESK.open(bytes(changed), [MY_CARD.wire])


@settings(max_examples=60)
@given(st.integers(0, len(SEALED) - 1))
def test_a_file_cut_off_is_always_found(length: int) -> None:
    with pytest.raises(ExchangeError):
        YOUR_DESK.open(SEALED[:length], [MY_CARD.wire])


def test_it_is_for_the_one_it_was_sealed_for() -> None:
    assert YOUR_CARD.identity == THERE
    with pytest.raises(ExchangeError):
        MY_DESK.open(SEALED, [MY_CARD.wire])
