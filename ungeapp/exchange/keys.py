"""Keys: a store's own identity, and the three ways a package's envelope is locked and opened.

Belongs here: key material from seeds, signing, and the age stanza types ``mlkem768x25519`` (every package),
``scrypt`` (first contact by phrase) and ``X25519`` (exchange with other age programs).
Does not belong here: where seeds are kept (``ungeapp.storage``), and who a key belongs to (``ungeapp.exchange.cards``).
"""

from __future__ import annotations

import hashlib
import os
import re
from dataclasses import dataclass, field
from typing import ClassVar

from cryptography.exceptions import InvalidSignature, InvalidTag
from cryptography.hazmat.primitives.asymmetric import ed25519, mlkem, x25519
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hpke import (
    AEAD,
    KDF,
    KEM,
    MLKEM768X25519PrivateKey,
    MLKEM768X25519PublicKey,
    Suite,
)
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from ungeapp.exchange.age import Stanza, decode_base64, derive, encode_base64
from ungeapp.exchange.errors import Damaged, TooLarge
from ungeapp.exchange.limits import MAX_WORK_FACTOR

SEED = 32
SIGNATURE = 64
SIGNING_KEY = 32
ENCRYPTION_KEY = 1216
"""Bytes of a public hybrid key: ML-KEM-768 (1,184) and X25519 (32)."""
WORK_FACTOR = 16
"""log2 of the scrypt cost written: 64 MiB, about 0.2 s."""

_HYBRID_INFO = b"age-encryption.org/mlkem768x25519"
_X25519_INFO = b"age-encryption.org/v1/X25519"
_SCRYPT_LABEL = b"age-encryption.org/v1/scrypt"
_MLKEM_PUBLIC = 1184
_MLKEM_SHARE = 1088
_SHARE = _MLKEM_SHARE + 32
_WRAPPED_KEY = 16 + 16
_SALT = 16
_ZERO_NONCE = bytes(12)
_SUITE = Suite(KEM.MLKEM768_X25519, KDF.HKDF_SHA256, AEAD.CHACHA20_POLY1305)
_WORK_FACTOR_TEXT = re.compile(r"[1-9][0-9]{0,2}")


def _check_stanza(stanza: Stanza, arguments: int) -> None:
    if len(stanza.arguments) != arguments or len(stanza.body) != _WRAPPED_KEY:
        raise Damaged


@dataclass(frozen=True, slots=True)
class HybridRecipient:
    """A post-quantum hybrid public key (1,216 bytes) as recipient."""

    kind: ClassVar[str] = "mlkem768x25519"
    public: bytes

    def wrap(self, file_key: bytes) -> Stanza:
        sealed = _SUITE.encrypt(file_key, hybrid_public_key(self.public), _HYBRID_INFO)
        return Stanza(self.kind, (encode_base64(sealed[:_SHARE]),), sealed[_SHARE:])


def hybrid_public_key(public: bytes) -> MLKEM768X25519PublicKey:
    """The key object of 1,216 bytes; ``ValueError`` when they are no key."""
    if len(public) != ENCRYPTION_KEY:
        raise ValueError("not a hybrid key")
    return MLKEM768X25519PublicKey(
        mlkem.MLKEM768PublicKey.from_public_bytes(public[:_MLKEM_PUBLIC]),
        x25519.X25519PublicKey.from_public_bytes(public[_MLKEM_PUBLIC:]),
    )


@dataclass(frozen=True, slots=True)
class HybridIdentity:
    """The private side of a hybrid key, from its 32-byte seed."""

    kind: ClassVar[str] = "mlkem768x25519"
    seed: bytes = field(repr=False)

    def _parts(self) -> tuple[mlkem.MLKEM768PrivateKey, x25519.X25519PrivateKey]:
        if len(self.seed) != SEED:
            raise ValueError("a seed has 32 bytes")
        expanded = hashlib.shake_256(self.seed).digest(96)
        return (
            mlkem.MLKEM768PrivateKey.from_seed_bytes(expanded[:64]),
            x25519.X25519PrivateKey.from_private_bytes(expanded[64:]),
        )

    def public(self) -> bytes:
        lattice, curve = self._parts()
        return lattice.public_key().public_bytes_raw() + curve.public_key().public_bytes_raw()

    def unwrap(self, stanza: Stanza) -> bytes | None:
        _check_stanza(stanza, 1)
        share = decode_base64(stanza.arguments[0])
        if len(share) != _SHARE:
            raise Damaged
        lattice, curve = self._parts()
        try:
            # HPKE would only say that it does not open; the format calls a share of low order a fault of the file.
            curve.exchange(x25519.X25519PublicKey.from_public_bytes(share[_MLKEM_SHARE:]))
        except ValueError as fault:
            raise Damaged from fault
        try:
            return _SUITE.decrypt(share + stanza.body, MLKEM768X25519PrivateKey(lattice, curve), _HYBRID_INFO)
        except InvalidTag:
            return None


@dataclass(frozen=True, slots=True)
class X25519Recipient:
    """A classical public key (32 bytes), for other programs that speak age."""

    kind: ClassVar[str] = "X25519"
    public: bytes

    def wrap(self, file_key: bytes) -> Stanza:
        ephemeral = x25519.X25519PrivateKey.generate()
        share = ephemeral.public_key().public_bytes_raw()
        secret = ephemeral.exchange(x25519.X25519PublicKey.from_public_bytes(self.public))
        wrapping = derive(secret, share + self.public, _X25519_INFO)
        body = ChaCha20Poly1305(wrapping).encrypt(_ZERO_NONCE, file_key, None)
        return Stanza(self.kind, (encode_base64(share),), body)


@dataclass(frozen=True, slots=True)
class X25519Identity:
    """The private side of a classical key."""

    kind: ClassVar[str] = "X25519"
    secret: bytes = field(repr=False)

    def public(self) -> bytes:
        return x25519.X25519PrivateKey.from_private_bytes(self.secret).public_key().public_bytes_raw()

    def unwrap(self, stanza: Stanza) -> bytes | None:
        _check_stanza(stanza, 1)
        share = decode_base64(stanza.arguments[0])
        if len(share) != 32:
            raise Damaged
        private = x25519.X25519PrivateKey.from_private_bytes(self.secret)
        try:
            shared = private.exchange(x25519.X25519PublicKey.from_public_bytes(share))
        except ValueError as fault:  # a share of low order
            raise Damaged from fault
        wrapping = derive(shared, share + self.public(), _X25519_INFO)
        return _open_key(wrapping, stanza.body)


@dataclass(frozen=True, slots=True)
class PassphraseRecipient:
    """Whoever knows the phrase. It can be guessed offline for ever, so it must be a generated one."""

    kind: ClassVar[str] = "scrypt"
    phrase: str = field(repr=False)
    work_factor: int = WORK_FACTOR

    def wrap(self, file_key: bytes) -> Stanza:
        if not 1 <= self.work_factor <= MAX_WORK_FACTOR:
            raise ValueError("a work factor nobody would read")
        salt = os.urandom(_SALT)
        wrapping = _stretch(self.phrase, salt, self.work_factor)
        body = ChaCha20Poly1305(wrapping).encrypt(_ZERO_NONCE, file_key, None)
        return Stanza(self.kind, (encode_base64(salt), str(self.work_factor)), body)


@dataclass(frozen=True, slots=True)
class PassphraseIdentity:
    """The phrase as typed by the receiver."""

    kind: ClassVar[str] = "scrypt"
    phrase: str = field(repr=False)

    def unwrap(self, stanza: Stanza) -> bytes | None:
        _check_stanza(stanza, 2)
        salt = decode_base64(stanza.arguments[0])
        factor = stanza.arguments[1]
        if len(salt) != _SALT or not _WORK_FACTOR_TEXT.fullmatch(factor):
            raise Damaged
        if int(factor) > MAX_WORK_FACTOR:
            raise TooLarge(what="work factor", limit=MAX_WORK_FACTOR)
        return _open_key(_stretch(self.phrase, salt, int(factor)), stanza.body)


def _stretch(phrase: str, salt: bytes, work_factor: int) -> bytes:
    return Scrypt(salt=_SCRYPT_LABEL + salt, length=32, n=1 << work_factor, r=8, p=1).derive(phrase.encode("utf-8"))


def _open_key(wrapping: bytes, body: bytes) -> bytes | None:
    try:
        return ChaCha20Poly1305(wrapping).decrypt(_ZERO_NONCE, body, None)
    except InvalidTag:
        return None


@dataclass(frozen=True, slots=True)
class PublicIdentity:
    """The two public keys that stand on a card."""

    signing_key: bytes
    encryption_key: bytes

    def recipient(self) -> HybridRecipient:
        return HybridRecipient(self.encryption_key)


@dataclass(frozen=True, slots=True)
class PrivateIdentity:
    """A store's own keys: two seeds of 32 random bytes each. Never logged, never sent."""

    signing_seed: bytes = field(repr=False)
    encryption_seed: bytes = field(repr=False)

    def __post_init__(self) -> None:
        if len(self.signing_seed) != SEED or len(self.encryption_seed) != SEED:
            raise ValueError("a seed has 32 bytes")

    @classmethod
    def generate(cls) -> PrivateIdentity:
        return cls(os.urandom(SEED), os.urandom(SEED))

    def public(self) -> PublicIdentity:
        signing = ed25519.Ed25519PrivateKey.from_private_bytes(self.signing_seed).public_key().public_bytes_raw()
        return PublicIdentity(signing, self.opener().public())

    def opener(self) -> HybridIdentity:
        return HybridIdentity(self.encryption_seed)

    def sign(self, context: bytes, body: bytes) -> bytes:
        """Ed25519 over ``context`` and the SHA-512 of ``body``: what is signed here never counts elsewhere."""
        private = ed25519.Ed25519PrivateKey.from_private_bytes(self.signing_seed)
        return private.sign(context + hashlib.sha512(body).digest())


def signed_by(signing_key: bytes, context: bytes, body: bytes, signature: bytes) -> bool:
    """Whether ``signature`` is one of ``signing_key`` over ``body`` in this context."""
    try:
        public = ed25519.Ed25519PublicKey.from_public_bytes(signing_key)
        public.verify(signature, context + hashlib.sha512(body).digest())
    except (InvalidSignature, ValueError):
        return False
    return True
