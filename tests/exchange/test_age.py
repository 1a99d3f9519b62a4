"""The age format: public vectors, a second implementation, every flip and every cut of a small file."""

from __future__ import annotations

import hashlib
import io
import zlib
from collections.abc import Iterator
from pathlib import Path

import pyrage
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ungeapp.exchange import age, errors, keys

ALICE = keys.HybridIdentity(b"a" * 32)
BOB = keys.HybridIdentity(b"b" * 32)
ALICE_PUBLIC = keys.HybridRecipient(ALICE.public())
BOB_PUBLIC = keys.HybridRecipient(BOB.public())

_CHARSET = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"


def bech32_data(text: str) -> bytes:
    """The bytes of a Bech32 key string, its checksum not looked at: the strings come from trusted test data."""
    values = [_CHARSET.index(one) for one in text.lower().rpartition("1")[2]][:-6]
    number = 0
    for value in values:
        number = number << 5 | value
    length = len(values) * 5 // 8
    return (number >> (len(values) * 5 - length * 8)).to_bytes(length, "big")


def identities_of(facts: dict[str, list[str]]) -> list[age.Identity]:
    found: list[age.Identity] = []
    for text in facts.get("identity", []):
        secret = bech32_data(text)
        found.append(keys.HybridIdentity(secret) if "-PQ-" in text else keys.X25519Identity(secret))
    found.extend(keys.PassphraseIdentity(text) for text in facts.get("passphrase", []))
    return found


def read_vector(path: Path) -> tuple[dict[str, list[str]], bytes]:
    head, _, body = path.read_bytes().partition(b"\n\n")
    facts: dict[str, list[str]] = {}
    for line in head.decode("utf-8").split("\n"):
        name, _, value = line.partition(": ")
        facts.setdefault(name, []).append(value)
    return facts, zlib.decompress(body) if "compressed" in facts else body


# Which refusals count as the one the vector names: a work factor beyond our cap, an unknown version and a missing end
# are faults of the header with a reason of their own.
VERDICTS: dict[str, tuple[type[errors.ExchangeError], ...]] = {
    "header failure": (errors.Damaged, errors.Truncated, errors.NotAPackage, errors.NewerVersion, errors.TooLarge),
    "HMAC failure": (errors.Damaged,),
    "no match": (errors.NotForMe, errors.WrongPassphrase, errors.PassphraseNeeded),
    "payload failure": (errors.Damaged, errors.Truncated),
}


def test_every_public_vector_gets_its_verdict(checkout: Path) -> None:
    folder = checkout.parent / "shared" / "age-vectors"
    if not folder.is_dir():
        pytest.skip("the public age vectors are not beside this checkout; nothing was compared")
    seen = 0
    wrong: list[str] = []
    for path in sorted(folder.iterdir()):
        if path.name.startswith("armor_") or path.suffix == ".md":
            continue
        seen += 1
        facts, body = read_vector(path)
        (expected,) = facts["expect"]
        released = b""
        try:
            for piece in age.decrypt(io.BytesIO(body), identities_of(facts)):
                released += piece
            verdict: type[errors.ExchangeError] | None = None
        except errors.ExchangeError as refusal:
            verdict = type(refusal)
        right = verdict is None if expected == "success" else verdict in VERDICTS[expected]
        if "payload" in facts:
            right = right and hashlib.sha256(released).hexdigest() == facts["payload"][0]
        if not right:
            wrong.append(f"{path.name}: expected {expected}, got {verdict} after {len(released)} bytes")
    assert wrong == []
    assert seen == 110


@pytest.mark.parametrize("size", [0, 1, 65_535, 65_536, 65_537, 200_000])
def test_round_trip_in_any_pieces(size: int) -> None:
    data = bytes(range(256)) * (size // 256 + 1)
    data = data[:size]
    pieces = [data[at : at + 9_973] for at in range(0, size, 9_973)]
    sealed = b"".join(age.encrypt(pieces, [ALICE_PUBLIC, BOB_PUBLIC]))
    assert age.decrypt_bytes(sealed, [ALICE]) == data
    assert age.decrypt_bytes(sealed, [BOB]) == data
    header = sealed.index(b"\n", sealed.index(b"\n---") + 1) + 1
    assert len(sealed) == age.sealed_size(header, size)


def test_equal_recipients_are_written_once() -> None:
    sealed = age.encrypt_bytes(b"x", [ALICE_PUBLIC, ALICE_PUBLIC])
    assert sealed.count(b"-> mlkem768x25519 ") == 1


def test_recipients_that_do_not_go_together_are_refused() -> None:
    phrase = keys.PassphraseRecipient("en to tre", work_factor=1)
    classical = keys.X25519Recipient(keys.X25519Identity(b"c" * 32).public())
    wrong: list[list[age.Recipient]]
    wrong = [[], [phrase, ALICE_PUBLIC], [classical, ALICE_PUBLIC], [phrase, keys.PassphraseRecipient("b")]]
    for recipients in wrong:
        with pytest.raises(ValueError):
            age.encrypt([b"x"], recipients)


def test_more_recipients_than_the_header_holds_are_refused() -> None:
    many = [keys.HybridRecipient(keys.HybridIdentity(bytes([n]) * 32).public()) for n in range(43)]
    with pytest.raises(errors.TooLarge):
        age.encrypt([b"x"], many)
    assert age.decrypt_bytes(age.encrypt_bytes(b"x", many[:42]), [keys.HybridIdentity(bytes([41]) * 32)]) == b"x"


def test_pyrage_opens_what_we_seal_and_we_open_what_it_seals() -> None:
    theirs = pyrage.x25519.Identity.generate()
    ours = keys.X25519Identity(bech32_data(str(theirs)))
    assert ours.public() == bech32_data(str(theirs.to_public()))
    data = b"\x00\xff" * 50_000
    assert pyrage.decrypt(age.encrypt_bytes(data, [keys.X25519Recipient(ours.public())]), [theirs]) == data
    assert age.decrypt_bytes(pyrage.encrypt(data, [theirs.to_public()]), [ours]) == data


def test_pyrage_opens_our_phrase() -> None:
    sealed = age.encrypt_bytes(b"hej", [keys.PassphraseRecipient("sol måne bjerg", work_factor=10)])
    assert pyrage.passphrase.decrypt(sealed, "sol måne bjerg") == b"hej"
    assert age.decrypt_bytes(sealed, [keys.PassphraseIdentity("sol måne bjerg")]) == b"hej"
    with pytest.raises(errors.WrongPassphrase):
        age.decrypt_bytes(sealed, [keys.PassphraseIdentity("sol måne bjerge")])
    with pytest.raises(errors.PassphraseNeeded):
        age.decrypt_bytes(sealed, [ALICE])


def test_a_phrase_that_would_cost_too_much_is_refused_before_it_costs() -> None:
    """Another program picks its cost by the speed of its machine; a hostile one picks minutes and gigabytes."""
    sealed = age.encrypt_bytes(b"hej", [keys.PassphraseRecipient("sol", work_factor=1)])
    for factor in (18, 22, 30, 255):
        with pytest.raises(errors.TooLarge) as refusal:
            age.decrypt_bytes(sealed.replace(b" 1\n", b" %d\n" % factor, 1), [keys.PassphraseIdentity("sol")])
        assert refusal.value.facts == {"what": "work factor", "limit": 17}
    with pytest.raises(ValueError):
        age.encrypt([b"hej"], [keys.PassphraseRecipient("sol", work_factor=18)])


def test_every_flipped_byte_is_refused() -> None:
    sealed = age.encrypt_bytes(b"Egne ord", [keys.X25519Recipient(keys.X25519Identity(b"c" * 32).public())])
    for at in range(len(sealed)):
        for mask in (0x01, 0x80):
            altered = bytearray(sealed)
            altered[at] ^= mask
            with pytest.raises(errors.ExchangeError):
                age.decrypt_bytes(bytes(altered), [keys.X25519Identity(b"c" * 32)])


def test_every_flipped_byte_of_a_hybrid_file_is_refused() -> None:
    sealed = age.encrypt_bytes(b"Egne ord", [ALICE_PUBLIC])
    for at in range(len(sealed)):
        altered = bytearray(sealed)
        altered[at] ^= 0x04
        with pytest.raises(errors.ExchangeError):
            age.decrypt_bytes(bytes(altered), [ALICE])


def test_every_cut_is_refused_and_named_truncated_where_it_can_be_known() -> None:
    sealed = age.encrypt_bytes(bytes(1024), [ALICE_PUBLIC])
    payload = len(sealed) - 1024 - 16
    for end in range(len(sealed)):
        with pytest.raises(errors.Truncated if end != payload + 16 else errors.ExchangeError):
            list(age.decrypt(io.BytesIO(sealed[:end]), [ALICE], block=1024))


def test_a_cut_between_two_chunks_is_truncated_and_a_doubled_chunk_is_damaged() -> None:
    sealed = age.encrypt_bytes(bytes(3 * age.CHUNK), [ALICE_PUBLIC])
    chunk = age.CHUNK + age.TAG
    with pytest.raises(errors.Truncated):
        age.decrypt_bytes(sealed[:-chunk], [ALICE])
    with pytest.raises(errors.Damaged):
        age.decrypt_bytes(sealed + sealed[-chunk:], [ALICE])
    swapped = sealed[: -3 * chunk] + sealed[-2 * chunk : -chunk] + sealed[-3 * chunk : -2 * chunk] + sealed[-chunk:]
    with pytest.raises(errors.Damaged):
        age.decrypt_bytes(swapped, [ALICE])


def test_nothing_is_released_of_a_chunk_that_does_not_hold() -> None:
    sealed = bytearray(age.encrypt_bytes(b"A" * age.CHUNK + b"B" * age.CHUNK, [ALICE_PUBLIC]))
    sealed[-1] ^= 1
    pieces = age.decrypt(io.BytesIO(bytes(sealed)), [ALICE])
    assert next(pieces) == b"A" * age.CHUNK
    with pytest.raises(errors.Damaged):
        next(pieces)


class _Dripping(io.RawIOBase):
    """A source that gives a few bytes at a time, as a slow network drive does."""

    def __init__(self, data: bytes) -> None:
        self._data = io.BytesIO(data)

    def read(self, size: int = -1) -> bytes:
        return self._data.read(min(size, 7) if size >= 0 else 7)


def test_short_reads_are_no_truncation() -> None:
    data = bytes(70_000)
    assert b"".join(age.decrypt(_Dripping(age.encrypt_bytes(data, [ALICE_PUBLIC])), [ALICE])) == data  # type: ignore[arg-type]  # a raw stream reads


def test_reading_stops_at_the_limit() -> None:
    endless = age.encrypt_bytes(bytes(300_000), [ALICE_PUBLIC])
    with pytest.raises(errors.TooLarge):
        list(age.decrypt(io.BytesIO(endless), [ALICE], limit=100_000))


def test_a_header_without_end_is_refused_early() -> None:
    class Endless(io.RawIOBase):
        served = 0

        def read(self, size: int = -1) -> bytes:
            self.served += size
            return (b"age-encryption.org/v1\n" + b"-> a\n" * size)[:size]

    source = Endless()
    with pytest.raises(errors.TooLarge):
        age.decrypt(source, [ALICE])  # type: ignore[arg-type]  # a raw stream reads
    assert source.served < 100_000


def test_other_files_and_newer_ones_are_told_apart() -> None:
    for data, refusal in (
        (b"", errors.Truncated),
        (b"age-encr", errors.Truncated),
        (b"%PDF-1.7\n", errors.NotAPackage),
        (b"age-encryption.org/v2\n-> x\n", errors.NewerVersion),
    ):
        with pytest.raises(refusal):
            age.decrypt_bytes(data, [ALICE])


def test_memory_does_not_grow_with_the_content() -> None:
    def content() -> Iterator[bytes]:
        for _ in range(200):
            yield bytes(10_000)

    pieces = age.encrypt(content(), [ALICE_PUBLIC])
    assert max(len(piece) for piece in pieces) <= age.CHUNK + age.TAG


@settings(max_examples=150)
@given(st.data())
def test_random_mutations_are_refused_or_change_nothing(data: st.DataObject) -> None:
    plain = b"aftale " * 20
    sealed = age.encrypt_bytes(plain, [ALICE_PUBLIC])
    altered = bytearray(sealed)
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(altered) - 1))
        match data.draw(st.sampled_from(["set", "drop", "double"])):
            case "set":
                altered[at] = data.draw(st.integers(0, 255))
            case "drop":
                del altered[at]
            case _:
                altered.insert(at, altered[at])
    try:
        assert age.decrypt_bytes(bytes(altered), [ALICE]) == plain
    except errors.ExchangeError:
        assert bytes(altered) != sealed
