"""The keys of a store: one random data key, its sub-keys, and the file that holds it wrapped.

Belongs here: deriving, wrapping, unwrapping; reading and writing the content of ``keys.json`` as bytes.
Does not belong here: where the file lies and how it is put there (``vault.py``), passphrases' wording and generation.

``keys.json`` is canonical JSON with two ends: ``mac`` (HMAC under the data key: who wrote it held the key) and
``digest`` (plain SHA-256: the bytes are those written). So damage, tampering and a wrong passphrase are told apart.
Every wrap binds its slot's header and the store's id, so that parameters cannot be swapped or weakened.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import secrets
import unicodedata
from dataclasses import dataclass
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDFExpand

from ungeapp.storage.errors import KeysDamaged, KeysTampered, WrongPassphrase

FORMAT = 1
KEY_BYTES = 32
_NONCE_BYTES = 12
_SALT_BYTES = 16
_LARGEST_FILE = 64 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """What deriving a key from a passphrase costs: memory in KiB, passes, lanes."""

    memory: int = 256 * 1024
    passes: int = 3
    lanes: int = 4


STANDARD_COST = Cost()
_CAP = Cost(memory=1024 * 1024, passes=16, lanes=16)
"""What a file may ask of the reader; more is an attack or damage, and is refused before any work is done."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PassphraseSlot:
    """The data key wrapped under a passphrase."""

    id: int
    cost: Cost
    salt: bytes
    wrap: bytes

    def header(self) -> dict[str, Any]:
        """What the wrap binds."""
        cost = self.cost
        return {
            "id": self.id,
            "type": "passphrase",
            "kdf": "argon2id",
            "m": cost.memory,
            "t": cost.passes,
            "p": cost.lanes,
            "salt": _b64(self.salt),
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyFile:
    """The content of ``keys.json``. ``generation`` counts its rewritings; ``mac`` is checked once the key is known."""

    store: str
    generation: int
    slots: tuple[PassphraseSlot, ...]
    mac: bytes = b""


class DataKey:
    """The data key in memory; its sub-keys are derived on demand. ``wipe`` overwrites it."""

    def __init__(self, raw: bytes) -> None:
        self._raw = bytearray(raw)

    def sub_key(self, purpose: str) -> bytes:
        """32 bytes for one purpose: "db", "audit", "slots", "identity" or "backup/<generation>"."""
        expand = HKDFExpand(algorithm=hashes.SHA256(), length=KEY_BYTES, info=b"ungeapp/v1/" + purpose.encode())
        return expand.derive(bytes(self._raw))

    def wrapped(self, slot_key: bytes, bound: bytes) -> bytes:
        """The data key under another key."""
        return seal(slot_key, bytes(self._raw), bound)

    def wipe(self) -> None:
        """Overwrite the key."""
        self._raw[:] = bytes(len(self._raw))


def new_data_key() -> DataKey:
    """A fresh random data key."""
    return DataKey(secrets.token_bytes(KEY_BYTES))


def seal(key: bytes, plain: bytes, bound: bytes) -> bytes:
    """AES-256-GCM with a random nonce in front."""
    nonce = secrets.token_bytes(_NONCE_BYTES)
    return nonce + AESGCM(key).encrypt(nonce, plain, bound)


def unseal(key: bytes, sealed: bytes, bound: bytes) -> bytes:
    """The plain bytes; ``InvalidTag`` when key, bytes or what they are bound to differ."""
    return AESGCM(key).decrypt(sealed[:_NONCE_BYTES], sealed[_NONCE_BYTES:], bound)


def _b64(raw: bytes) -> str:
    return base64.b64encode(raw).decode("ascii")


def _canonical(value: Any) -> bytes:
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=True).encode("ascii")


def _bound(slot: PassphraseSlot, store: str) -> bytes:
    return _canonical({"slot": slot.header(), "store": store})


def _slot_key(passphrase: str, slot: PassphraseSlot) -> bytes:
    """Argon2id over the passphrase in NFC, so that the same letters typed on another system give the same key."""
    kdf = Argon2id(
        salt=slot.salt,
        length=KEY_BYTES,
        iterations=slot.cost.passes,
        lanes=slot.cost.lanes,
        memory_cost=slot.cost.memory,
    )
    return kdf.derive(unicodedata.normalize("NFC", passphrase).encode())


def passphrase_slot(key: DataKey, passphrase: str, *, store: str, id: int = 1, cost: Cost) -> PassphraseSlot:
    """Wrap ``key`` under a passphrase; takes the time ``cost`` says."""
    bare = PassphraseSlot(id=id, cost=cost, salt=secrets.token_bytes(_SALT_BYTES), wrap=b"")
    wrap = key.wrapped(_slot_key(passphrase, bare), _bound(bare, store))
    return PassphraseSlot(id=id, cost=cost, salt=bare.salt, wrap=wrap)


def unlock(file: KeyFile, passphrase: str) -> DataKey:
    """The data key; WrongPassphrase when no slot opens, KeysTampered when the file's MAC is not by this key."""
    for slot in file.slots:
        try:
            key = DataKey(unseal(_slot_key(passphrase, slot), slot.wrap, _bound(slot, file.store)))
        except InvalidTag:
            continue
        if not hmac.compare_digest(_mac(file, key), file.mac):
            key.wipe()
            raise KeysTampered()
        return key
    raise WrongPassphrase()


# --- the file ----------------------------------------------------------------------------------------------------
def _body(file: KeyFile) -> dict[str, Any]:
    return {
        "format": FORMAT,
        "store": file.store,
        "generation": file.generation,
        "slots": [one.header() | {"wrap": _b64(one.wrap)} for one in file.slots],
        "next": None,
    }


def _mac(file: KeyFile, key: DataKey) -> bytes:
    return hmac.digest(key.sub_key("slots"), _canonical(_body(file)), "sha256")


def _digest(told: dict[str, Any]) -> str:
    return hashlib.sha256(_canonical(told)).hexdigest()


def written(file: KeyFile, key: DataKey) -> bytes:
    """The bytes of ``keys.json``."""
    told = _body(file) | {"mac": _mac(file, key).hex()}
    return json.dumps(told | {"digest": _digest(told)}, indent=1).encode("ascii") + b"\n"


def read(raw: bytes) -> KeyFile:
    """The file again; KeysDamaged when it is not what was written, KeysTampered when it asks for absurd work."""
    if len(raw) > _LARGEST_FILE:
        raise KeysDamaged()
    try:
        told = json.loads(raw)
        digest = told.pop("digest")
        if digest != _digest(told) or told["format"] != FORMAT:
            raise KeysDamaged()
        slots = tuple(_read_slot(one) for one in told["slots"])
        file = KeyFile(
            store=str(told["store"]), generation=int(told["generation"]), slots=slots, mac=bytes.fromhex(told["mac"])
        )
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as cause:
        raise KeysDamaged() from cause
    for slot in slots:
        cost = slot.cost
        if cost.memory > _CAP.memory or cost.passes > _CAP.passes or cost.lanes > _CAP.lanes:
            raise KeysTampered()
        if cost.lanes < 1 or cost.passes < 1 or cost.memory < 8 * cost.lanes or len(slot.salt) < _SALT_BYTES // 2:
            raise KeysTampered()
    return file


def _read_slot(told: dict[str, Any]) -> PassphraseSlot:
    if told["type"] != "passphrase" or told["kdf"] != "argon2id":
        raise KeysDamaged()
    return PassphraseSlot(
        id=int(told["id"]),
        cost=Cost(memory=int(told["m"]), passes=int(told["t"]), lanes=int(told["p"])),
        salt=base64.b64decode(told["salt"], validate=True),
        wrap=base64.b64decode(told["wrap"], validate=True),
    )
