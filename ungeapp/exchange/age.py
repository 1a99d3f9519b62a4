"""The age v1 file format (C2SP ``age.md``) for a package's outer layer: header, stanzas and the chunked payload.

Belongs here: the bytes of the format, written and read as a stream; every cryptographic step is a call into
``cryptography``. Does not belong here: the keys' stanza types (``ungeapp.exchange.keys``), the content, and armour
(the text form), which UngeApp never writes.

A chunk of plaintext is handed on only after its tag was verified. That the file is *complete* is known only when the
iterator has ended without an exception.
"""

from __future__ import annotations

import binascii
import io
import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import BinaryIO, ClassVar, Protocol

from cryptography.exceptions import InvalidSignature, InvalidTag
from cryptography.hazmat.primitives import hashes, hmac
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from ungeapp.exchange.errors import (
    Damaged,
    NewerVersion,
    NotAPackage,
    NotForMe,
    PassphraseNeeded,
    TooLarge,
    Truncated,
    WrongPassphrase,
)
from ungeapp.exchange.limits import KIB, MAX_ENVELOPE_HEADER, MAX_FILE, MAX_STANZAS

CHUNK = 64 * KIB
TAG = 16
_NONCE = 16
_FILE_KEY = 16
_MAC = 32
_COLUMNS = 64
_FAMILY = b"age-encryption.org/"
_INTRO = b"age-encryption.org/v1\n"
SCRYPT = "scrypt"


@dataclass(frozen=True, slots=True)
class Stanza:
    """The file key wrapped for one recipient: a type, arguments and a body."""

    type: str
    arguments: tuple[str, ...]
    body: bytes

    def wire(self) -> bytes:
        encoded = encode_base64(self.body)
        lines = [" ".join(("->", self.type, *self.arguments))]
        # The last line is always shorter than a full one, so a body that fills its lines ends with an empty one.
        lines += [encoded[at : at + _COLUMNS] for at in range(0, len(encoded) + 1, _COLUMNS)]
        return ("\n".join(lines) + "\n").encode("ascii")


class Recipient(Protocol):
    """Somebody a file is sealed for. Equal recipients are written once."""

    kind: ClassVar[str]

    def wrap(self, file_key: bytes) -> Stanza: ...


class Identity(Protocol):
    """Somebody who may open a file."""

    kind: ClassVar[str]

    def unwrap(self, stanza: Stanza) -> bytes | None:
        """The file key, ``None`` when the stanza of this kind is for another, ``Damaged`` when it breaks the format."""
        ...


def encode_base64(data: bytes) -> str:
    """Standard base64 without padding, as the format writes it."""
    return binascii.b2a_base64(data, newline=False).rstrip(b"=").decode("ascii")


def decode_base64(text: str) -> bytes:
    """The bytes of unpadded, canonical base64; ``Damaged`` otherwise."""
    if "=" in text or len(text) % 4 == 1:
        raise Damaged
    try:
        data = binascii.a2b_base64(text + "=" * (-len(text) % 4), strict_mode=True)
    except (binascii.Error, ValueError) as fault:
        raise Damaged from fault
    if encode_base64(data) != text:
        raise Damaged
    return data


def derive(secret: bytes, salt: bytes, info: bytes) -> bytes:
    """HKDF-SHA256 to 32 bytes."""
    return HKDF(algorithm=hashes.SHA256(), length=32, salt=salt, info=info).derive(secret)


def _header_mac(file_key: bytes, header: bytes) -> hmac.HMAC:
    mac = hmac.HMAC(derive(file_key, b"", b"header"), hashes.SHA256())
    mac.update(header)
    return mac


def _chunk_nonce(counter: int, *, last: bool) -> bytes:
    return counter.to_bytes(11, "big") + (b"\x01" if last else b"\x00")


# --- writing ----------------------------------------------------------------------------------------------------------


def encrypt(chunks: Iterable[bytes], recipients: Sequence[Recipient]) -> Iterator[bytes]:
    """The file, piece by piece, sealed for ``recipients``; memory does not grow with the content.

    Raises ``ValueError`` without recipients, for a passphrase beside another recipient and for post-quantum beside
    classical ones (the weaker would decide), and ``TooLarge`` when the stanzas do not fit.
    """
    distinct = list(dict.fromkeys(recipients))
    kinds = {one.kind for one in distinct}
    if not distinct:
        raise ValueError("a file needs a recipient")
    if len(kinds) > 1 or (SCRYPT in kinds and len(distinct) > 1):
        raise ValueError("recipients of these kinds do not go together")
    if len(distinct) > MAX_STANZAS:
        raise TooLarge(what="recipients", limit=MAX_STANZAS)
    file_key = os.urandom(_FILE_KEY)
    header = _INTRO + b"".join(one.wrap(file_key).wire() for one in distinct) + b"---"
    header += b" " + encode_base64(_header_mac(file_key, header).finalize()).encode("ascii") + b"\n"
    if len(header) > MAX_ENVELOPE_HEADER:
        raise TooLarge(what="envelope header", limit=MAX_ENVELOPE_HEADER)
    nonce = os.urandom(_NONCE)
    return _sealed(header + nonce, ChaCha20Poly1305(derive(file_key, nonce, b"payload")), chunks)


def _sealed(start: bytes, cipher: ChaCha20Poly1305, chunks: Iterable[bytes]) -> Iterator[bytes]:
    yield start
    held = bytearray()
    counter = 0
    for piece in chunks:
        held += piece
        while len(held) > CHUNK:  # the last chunk is kept back, since it carries the flag and must not be empty
            with memoryview(held) as view:
                sealed = cipher.encrypt(_chunk_nonce(counter, last=False), view[:CHUNK], None)
            yield sealed
            del held[:CHUNK]
            counter += 1
    yield cipher.encrypt(_chunk_nonce(counter, last=True), bytes(held), None)


def encrypt_bytes(data: bytes, recipients: Sequence[Recipient]) -> bytes:
    """``encrypt`` for content that is at hand as a whole."""
    return b"".join(encrypt([data], recipients))


def sealed_size(envelope_header: int, plain: int) -> int:
    """Bytes of a file whose header has ``envelope_header`` bytes and whose content has ``plain`` bytes."""
    return envelope_header + _NONCE + plain + TAG * max(1, -(-plain // CHUNK))


# --- reading ----------------------------------------------------------------------------------------------------------


class _Source:
    """Counts what is read and stops at the limit; fills short reads up."""

    def __init__(self, source: BinaryIO, limit: int) -> None:
        self._source = source
        self._limit = limit
        self._left = limit
        self._held = b""

    def read(self, count: int) -> bytes:
        """``count`` bytes, fewer only at the end of the file."""
        pieces = [self._held[:count]]
        self._held = self._held[count:]
        missing = count - len(pieces[0])
        while missing:
            piece = self._source.read(missing)
            if not piece:
                break
            self._left -= len(piece)
            if self._left < 0:
                raise TooLarge(what="file", limit=self._limit)
            pieces.append(piece)
            missing -= len(piece)
        return b"".join(pieces)

    def push_back(self, data: bytes) -> None:
        self._held = data + self._held


def decrypt(
    source: BinaryIO, identities: Sequence[Identity], *, limit: int = MAX_FILE, block: int = 1
) -> Iterator[bytes]:
    """The content, piece by piece, each verified before it is handed on.

    ``limit`` bounds the bytes read. ``block`` is what the length of the content is known to be a multiple of: a last
    chunk of another length was cut off (``Truncated``), it was not altered. Header faults are raised at once.
    Raises ``NotAPackage``, ``NewerVersion``, ``Truncated``, ``Damaged``, ``TooLarge``, ``NotForMe``,
    ``PassphraseNeeded`` and ``WrongPassphrase``.
    """
    reader = _Source(source, limit)
    header = _read_header(reader)
    stanzas, mac = _parse_header(header)
    file_key = _unwrap(stanzas, identities)
    try:
        _header_mac(file_key, header[: header.rindex(b"\n---") + 4]).verify(mac)
    except InvalidSignature as fault:
        raise Damaged from fault
    nonce = reader.read(_NONCE)
    if len(nonce) < _NONCE:
        raise Truncated
    return _opened(reader, ChaCha20Poly1305(derive(file_key, nonce, b"payload")), block)


def decrypt_bytes(data: bytes, identities: Sequence[Identity]) -> bytes:
    """``decrypt`` for a file that is at hand as a whole."""
    return b"".join(decrypt(io.BytesIO(data), identities))


def _read_header(reader: _Source) -> bytes:
    """Everything before the payload, without its final line feed; not one byte of it is interpreted yet."""
    data = b""
    while True:
        piece = reader.read(4 * KIB)
        data += piece
        known = min(len(data), len(_INTRO))
        if data[:known] != _INTRO[:known]:
            family = min(len(data), len(_FAMILY))
            raise NewerVersion if family == len(_FAMILY) and data.startswith(_FAMILY) else NotAPackage
        start = data.find(b"\n---")
        end = data.find(b"\n", start + 1) if start >= 0 else -1
        if 0 <= end < MAX_ENVELOPE_HEADER:
            reader.push_back(data[end + 1 :])
            return data[:end]
        if len(data) >= MAX_ENVELOPE_HEADER:
            raise TooLarge(what="envelope header", limit=MAX_ENVELOPE_HEADER)
        if not piece:
            raise Truncated


def _parse_header(header: bytes) -> tuple[list[Stanza], bytes]:
    try:
        lines = header.decode("ascii").split("\n")[1:]
    except UnicodeDecodeError as fault:
        raise Damaged from fault
    last = lines.pop()
    stanzas: list[Stanza] = []
    at = 0
    while at < len(lines):
        kind, arguments = _parse_opening(lines[at])
        at += 1
        body: list[str] = []
        while not body or len(body[-1]) == _COLUMNS:
            if at == len(lines):
                raise Damaged
            body.append(lines[at])
            at += 1
        if len(body[-1]) > _COLUMNS:
            raise Damaged
        stanzas.append(Stanza(kind, arguments, decode_base64("".join(body))))
        if len(stanzas) > MAX_STANZAS:
            raise TooLarge(what="recipients", limit=MAX_STANZAS)
    if not stanzas or not last.startswith("--- "):
        raise Damaged
    mac = decode_base64(last[4:])
    if len(mac) != _MAC:
        raise Damaged
    return stanzas, mac


def _parse_opening(line: str) -> tuple[str, tuple[str, ...]]:
    arrow, *words = line.split(" ")
    if arrow != "->" or not words or not all(words):
        raise Damaged
    if any(not 33 <= ord(one) <= 126 for word in words for one in word):
        raise Damaged
    return words[0], tuple(words[1:])


def _unwrap(stanzas: Sequence[Stanza], identities: Sequence[Identity]) -> bytes:
    with_phrase = any(stanza.type == SCRYPT for stanza in stanzas)
    if with_phrase and len(stanzas) > 1:
        raise Damaged  # whoever knows the phrase could otherwise write for the others in the sender's place
    for stanza in stanzas:
        for identity in identities:
            if identity.kind == stanza.type:
                file_key = identity.unwrap(stanza)
                if file_key is not None:
                    return file_key
    if with_phrase:
        raise WrongPassphrase if any(identity.kind == SCRYPT for identity in identities) else PassphraseNeeded
    raise NotForMe


def _opened(reader: _Source, cipher: ChaCha20Poly1305, block: int) -> Iterator[bytes]:
    counter = 0
    chunk = reader.read(CHUNK + TAG)
    while True:
        following = reader.read(CHUNK + TAG) if len(chunk) == CHUNK + TAG else b""
        at_end = not following
        if len(chunk) < TAG:
            raise Truncated
        plain = _open_chunk(cipher, counter, chunk, last=at_end)
        if plain is None:
            # Opening it as the other sort tells whether something is missing, something was added, or it was altered.
            plain = _open_chunk(cipher, counter, chunk, last=not at_end)
            if plain is None:
                raise Truncated if at_end and (len(chunk) - TAG) % block else Damaged
            if len(chunk) == CHUNK + TAG:
                yield plain
            raise Truncated if at_end else Damaged
        if at_end and counter and not plain:
            raise Damaged  # only an empty file ends with an empty chunk
        yield plain
        if at_end:
            return
        chunk = following
        counter += 1


def _open_chunk(cipher: ChaCha20Poly1305, counter: int, chunk: bytes, *, last: bool) -> bytes | None:
    try:
        return cipher.decrypt(_chunk_nonce(counter, last=last), chunk, None)
    except InvalidTag:
        return None
