"""Writing and reading a package of many cases, beside JSON, zlib, an AEAD and the bare driver with the same content.

Belongs here: this figure, run as a process so that its memory is its own. Does not belong here: the exchange.
"""

from __future__ import annotations

import json
import os
import resource
import secrets
import shutil
import sys
import tempfile
import time
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from benchmarks import desks
from benchmarks.measure import BUILD, Row, Scale, in_a_process
from ungeapp.exchange import age
from ungeapp.exchange.container import open_package
from ungeapp.exchange.keys import PrivateIdentity
from ungeapp.storage import engine, keys, search, tables
from ungeapp.storage.vault import DATABASE, read_keys

TIMES_FLOOR, CRYPTOGRAPHY, MEMORY_MB = 2, 0.10, 256
LEVEL = 1


def packages(scale: Scale) -> list[Row]:
    """Both ways, with the share of cryptography and the memory."""
    sending = desks.desk(scale.cases, 0, cases=True)
    with tempfile.TemporaryDirectory(dir=BUILD) as folder:
        for name in ("a", "b", "floor"):
            if name == "a":
                shutil.copytree(sending, Path(folder) / name)
            else:
                desks.create(Path(folder) / name, desks.FAMILY, "Jonas Dam").close()
        _exchange_cards(Path(folder))
        told = {way: in_a_process("packages", way, folder, scale.cases) for way in ("write", "read")}
    rows = []
    for way, found in told.items():
        share = found["cryptography"] / found["ms"]
        rows += [
            Row(
                f"{way} a package of {scale.cases} cases",
                f"≤ {TIMES_FLOOR} × floor",
                found["ms"],
                found["floor"],
                found["ms"] <= TIMES_FLOOR * found["floor"],
                note=f"{found['size'] / 1e6:.1f} MB, {found['records']} records",
            ),
            Row("… cryptography", f"≤ {CRYPTOGRAPHY:.0%} of it", 100 * share, None, share <= CRYPTOGRAPHY, unit="%"),
            Row("… memory", f"≤ {MEMORY_MB} MB", found["memory"], None, found["memory"] <= MEMORY_MB, unit="MB"),
        ]
    return rows


def _exchange_cards(folder: Path) -> None:
    with desks.opened(folder / "a") as here, desks.opened(folder / "b") as there:
        for one, other in ((here, there), (there, here)):
            row = one.intentions.partners.add(other.intentions.partners.write_card())
            one.intentions.partners.confirm(row.identity, row.check_number)


def _took(work: Callable[[], Any]) -> tuple[float, Any]:
    start = time.perf_counter()
    found = work()
    return (time.perf_counter() - start) * 1000, found


def _memory() -> float:
    """The most this process ever held, in MB."""
    status = Path("/proc/self/status")
    if status.exists():  # there the other way would count what the parent held before it started this one
        return next(int(line.split()[1]) for line in status.read_text().splitlines() if line.startswith("VmHWM")) / 1024
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / (1 << 20) if sys.platform == "darwin" else most / 1024


def _identity(place: Any) -> PrivateIdentity:
    return PrivateIdentity(place.store.signing_seed(), place.store.encryption_seed())


def _content(content: bytes, identity: PrivateIdentity, author: str) -> list[Any]:
    package = open_package(content, identity, lambda _: None, identity_id=author)
    return [one.value for one in package.members]


def _driver(folder: Path) -> Any:
    key = keys.unlock(read_keys(folder), desks.PASSPHRASE)
    return engine.connect(folder / DATABASE, key.sub_key("db"), busy_seconds=0)


# writing -------------------------------------------------------------------------------------------------------------
def write(folder: Path, cases: int) -> dict[str, Any]:
    """Share all cases of desk a with desk b; the file is left for ``read``."""
    with desks.opened(folder / "a") as place:
        sending = place.intentions.sending
        ids = tuple(one.id for one in place.intentions.people.search("", limit=cases))
        partner = place.intentions.partners.partners()[0].identity
        took, written = _took(lambda: sending.share(ids, partner))
        memory = _memory()
        identity, author = _identity(place), place.intentions.desk.author.identity
    (folder / "file").write_bytes(written.content)
    values = _content(written.content, identity, author)
    plain = age.decrypt_bytes(written.content, [identity.opener()])
    receivers = [identity.public().recipient(), PrivateIdentity.generate().public().recipient()]
    cryptography, _ = _took(lambda: (identity.sign(b"bench", plain[:1000]), age.encrypt_bytes(plain, receivers)))
    return _told(took, _write_floor(folder / "a", values), cryptography, memory, written.content, values)


def _write_floor(folder: Path, values: list[Any]) -> float:
    raw = _driver(folder)
    cipher = ChaCha20Poly1305(secrets.token_bytes(32))

    def work() -> None:
        raw.execute("BEGIN IMMEDIATE")
        raw.execute("SELECT change.* FROM change JOIN head ON head.change = change.seq ORDER BY change.seq").fetchall()
        packed = b"".join(zlib.compress(msgspec.json.encode(one), LEVEL) for one in values)
        sealed = cipher.encrypt(bytes(12), packed, None)
        raw.execute(
            "INSERT INTO package (id, direction, kind, partner, persons, at, sequence, state, sha256, content, answer) "
            "VALUES ('bench', 'out', '', '', '[]', '', 0, '', '', ?, x'')",
            (sealed,),
        )
        raw.execute("COMMIT")

    took, _ = _took(work)
    raw.close()
    return took


# reading -------------------------------------------------------------------------------------------------------------
def read(folder: Path, _cases: int) -> dict[str, Any]:
    """Receive the file at desk b, which knows nobody yet."""
    content = (folder / "file").read_bytes()
    with desks.opened(folder / "b") as place:
        took, _received = _took(lambda: place.intentions.receiving.receive(content))
        memory = _memory()
        identity, author = _identity(place), place.intentions.desk.author.identity
    cryptography, plain = _took(lambda: age.decrypt_bytes(content, [identity.opener()]))
    del plain
    values = _content(content, identity, author)
    return _told(took, _read_floor(folder, values), cryptography, memory, content, values)


def _read_floor(folder: Path, values: list[Any]) -> float:
    source = _driver(folder / "b")
    names = ["change", "head", "person_row", "note_row", *(one.name for one in tables.typed.values())]
    rows = {name: source.execute(f'SELECT * FROM "{name}"').fetchall() for name in names}
    words = _words(source)
    source.close()
    key = secrets.token_bytes(32)
    packed = [zlib.compress(msgspec.json.encode(one), LEVEL) for one in values]
    sealed = ChaCha20Poly1305(key).encrypt(bytes(12), b"".join(packed), None)
    raw = _driver(folder / "floor")

    def work() -> None:
        ChaCha20Poly1305(key).decrypt(bytes(12), sealed, None)
        for one in packed:
            msgspec.json.decode(zlib.decompress(one))
        raw.execute("BEGIN IMMEDIATE")
        for name, told in rows.items():
            if told:
                marks = ", ".join("?" * len(told[0]))
                raw.executemany(f'INSERT INTO "{name}" VALUES ({marks})', told)
        for name, texts in words.items():
            raw.executemany(f"INSERT INTO {name} (rowid, words) VALUES (?, ?)", texts)
        raw.execute("COMMIT")

    took, _ = _took(work)
    raw.close()
    return took


def _words(source: Any) -> dict[str, list[tuple[int, str]]]:
    """What stands in the search tables, which give nothing back themselves."""
    people = source.execute("SELECT row, name FROM person_row").fetchall()
    told: dict[str, list[tuple[int, str]]] = {"person_search": [(row, search.words(text)) for row, text in people]}
    for group, kinds in search.FOUND.items():
        noted: list[tuple[int, str]] = []
        for kind, fields in kinds.items():
            text = " || ' ' || ".join(f"coalesce(t.\"{one}\", '')" for one in fields)
            table = tables.typed[kind].name
            noted += source.execute(
                f"SELECT n.row, {text} FROM note_row n JOIN {table} t ON t.id = n.record"
            ).fetchall()
        told[search.table(group)] = [(row, search.words(text)) for row, text in noted]
    return told


def _told(
    took: float, floor: float, cryptography: float, memory: float, content: bytes, values: list[Any]
) -> dict[str, Any]:
    records = sum(len(one["records"]) for one in values)
    return {
        "ms": took,
        "floor": floor,
        "cryptography": cryptography,
        "memory": memory,
        "size": len(content),
        "records": records,
    }


if __name__ == "__main__":
    way, folder, cases = sys.argv[1:]
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    print(json.dumps((write if way == "write" else read)(Path(folder), int(cases))))
