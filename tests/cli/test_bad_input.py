"""Bad input: one Danish sentence, exit code 1, and nothing changed, neither in the store nor beside it."""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import Connection

from tests.cli.conftest import Answer, Terminal
from tests.stores import PASSPHRASE
from ungeapp.domain.errors import StoreFull
from ungeapp.storage import keys
from ungeapp.storage.engine import make_engine, writer
from ungeapp.storage.vault import DATABASE, KEYS, read_keys

# The log of look-ups grows with every unlock, as it must; the rest may not move.
GROWS = ("audit",)
PASSING = (".lock", "-wal", "-shm", "attempts.json")


@contextmanager
def connection(folder: Path) -> Iterator[Connection]:
    engine = make_engine(folder / DATABASE, keys.unlock(read_keys(folder), PASSPHRASE).sub_key("db"), busy_seconds=0)
    try:
        with writer(engine) as found:
            yield found
    finally:
        engine.dispose()


def content(folder: Path) -> str:
    """A digest over every row of every table, and over the key file."""
    digest = hashlib.sha256((folder / KEYS).read_bytes())
    with connection(folder) as found:
        names = found.exec_driver_sql(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%' ORDER BY name"
        ).scalars()
        for name in names.all():
            if name not in GROWS:
                rows = found.exec_driver_sql(f'SELECT * FROM "{name}"').all()
                digest.update(repr((name, sorted(map(repr, rows)))).encode())
    return digest.hexdigest()


def listing(folder: Path) -> dict[str, str]:
    """Every file outside the stores with a digest of it; within them only which files there are."""
    found = {}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_file() and not name.endswith(PASSING):
            inside = (path.parent / KEYS).exists()
            found[name] = "" if inside else hashlib.sha256(path.read_bytes()).hexdigest()
    return found


@pytest.fixture
def refused(terminal: Terminal) -> Callable[..., str]:
    """Runs a command that must be refused and change nothing; the sentence."""

    def run(*arguments: object, command: Callable[..., Answer] | None = None) -> str:
        stores = [one for one in ("a", "b", "c") if (terminal / one / KEYS).exists()]
        before = [content(terminal / one) for one in stores], listing(terminal.folder)
        answer = (command or terminal)(*arguments)
        assert answer.code == 1, answer
        assert answer.out == ""
        sentence = one_sentence(answer.err)
        assert ([content(terminal / one) for one in stores], listing(terminal.folder)) == before
        return sentence

    return run


def one_sentence(text: str) -> str:
    """The one line, which is Danish and no traceback."""
    (line,) = text.splitlines()
    assert "Traceback" not in line and "Error" not in line
    assert line.endswith((".", "?", "!")), line
    assert not re.search(r"\b(the|is|not|file|and|your)\b", line), f"not Danish: {line}"
    return line


# the store -----------------------------------------------------------------------------------------------------------
def test_a_wrong_passphrase(terminal: Terminal, refused: Callable[..., str]) -> None:
    terminal.passphrase.write_text("noget andet\n", encoding="utf-8")
    assert refused("a", "people", "list").startswith("Adgangssætningen passer ikke")


def test_no_passphrase_at_all(terminal: Terminal, refused: Callable[..., str]) -> None:
    terminal.passphrase.write_text("# kun en note\n\n", encoding="utf-8")
    assert "ingen adgangssætning" in refused("a", "people", "list")
    terminal.passphrase.write_bytes(b"\xff\xfe\xfa")
    assert "UTF-8" in refused("a", "people", "list")
    terminal.passphrase.unlink()
    assert refused("a", "people", "list") == "Filen passphrase.txt findes ikke."


def test_a_store_from_a_newer_version(terminal: Terminal, refused: Callable[..., str]) -> None:
    with connection(terminal / "a") as found:
        found.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
        found.commit()
    assert "nyere udgave" in refused("a", "people", "list") or "nyere version" in refused("a", "people", "list")


HOLD = """
import sys
from pathlib import Path
from tests.stores import PASSPHRASE
from ungeapp.bootstrap import open_workplace
with open_workplace(Path(sys.argv[1]), PASSPHRASE):
    print("open", flush=True)
    sys.stdin.readline()
"""


def test_a_store_that_is_open_already(terminal: Terminal, refused: Callable[..., str], checkout: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(terminal / "a")], cwd=checkout, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        text=True,
    ) as holder:  # fmt: skip
        assert holder.stdout is not None and holder.stdout.readline() == "open\n"
        sentence = refused("a", "people", "list")
        holder.communicate("\n")
    assert "allerede åbne" in sentence
    assert terminal("a", "people", "list").code == 0


@pytest.mark.parametrize("desk", ["ingenting", "passphrase.txt", "."])
def test_what_is_no_store(refused: Callable[..., str], desk: str) -> None:
    refused(desk, "people", "list")


def test_a_damaged_store(terminal: Terminal, refused: Callable[..., str]) -> None:
    database = terminal / "b" / DATABASE
    raw = bytearray(database.read_bytes())
    raw[100:200] = bytes(100)
    whole = database.read_bytes()
    database.write_bytes(raw)
    answer = terminal("b", "people", "list")
    database.write_bytes(whole)
    assert answer.code == 1 and "beskadiget" in one_sentence(answer.err)
    assert refused("b", "people", "show", "findes-ikke")


def test_a_folder_that_holds_a_store_already(terminal: Terminal, refused: Callable[..., str]) -> None:
    def create(place: Path) -> Answer:
        return terminal.bare(
            "store", "create", place, "--worker", "X", "--unit", "viborg/ppr", "--passphrase-file", terminal.passphrase
        )

    refused(terminal / "a", command=create)


def test_a_unit_or_profile_that_is_not_there(terminal: Terminal, refused: Callable[..., str]) -> None:
    def create(*more: str) -> Answer:
        return terminal.bare(
            "store", "create", terminal / "ny", "--worker", "X", "--passphrase-file", terminal.passphrase, *more
        )

    assert "job-og-velfaerd" in refused("--unit", "findes-ikke", "--profile", "viborg", command=create)
    refused("--unit", "ppr", "--profile", "findes-ikke", command=create)
    refused("--unit", "ppr", "--profile", "../../etc", command=create)


# packages ------------------------------------------------------------------------------------------------------------
@pytest.fixture
def package(terminal: Terminal) -> Path:
    """A file from a to b."""
    file = terminal / "del.ungepakke"
    answer = terminal(
        "a", "package", "write", "--kind", "share", "--person", terminal.facts["person"], "--to", terminal.facts["b"],
        "--out", file,
    )  # fmt: skip
    assert answer.code == 0, answer.err
    return file


def test_a_package_for_somebody_else(terminal: Terminal, refused: Callable[..., str], package: Path) -> None:
    made = terminal.bare(
        "store",
        "create",
        terminal / "c",
        "--worker",
        "X",
        "--unit",
        "viborg/ppr",
        "--passphrase-file",
        terminal.passphrase,
    )
    assert made.code == 0
    for act in (("inspect",), ("preview",), ("receive", "--yes")):
        assert refused("c", "package", act[0], package, *act[1:]).startswith("Filen er til en anden")


@pytest.mark.parametrize("place", [20, 300, 3000, -30])
def test_an_altered_package(refused: Callable[..., str], package: Path, place: int) -> None:
    raw = bytearray(package.read_bytes())
    raw[place] ^= 1
    package.write_bytes(raw)
    refused("b", "package", "receive", package, "--yes")


@pytest.mark.parametrize("length", [0, 10, 200, 2000, -1])
def test_a_truncated_package(refused: Callable[..., str], package: Path, length: int) -> None:
    package.write_bytes(package.read_bytes()[:length])
    refused("b", "package", "receive", package, "--yes")


def test_a_package_seen_before_is_answered_again(
    terminal: Terminal, refused: Callable[..., str], package: Path
) -> None:
    first, second = terminal / "svar.ungepakke", terminal / "svar-igen.ungepakke"
    assert terminal("b", "package", "receive", package, "--yes", "--answer", first).code == 0
    assert refused("b", "package", "receive", package, "--yes").startswith("Filen er hentet før.")
    before = content(terminal / "b")
    again = terminal("b", "package", "receive", package, "--yes", "--answer", second)
    assert again.code == 1 and one_sentence(again.err).startswith("Filen er hentet før.")
    assert second.read_bytes() == first.read_bytes()
    assert content(terminal / "b") == before


def test_a_partner_nobody_confirmed(terminal: Terminal, refused: Callable[..., str]) -> None:
    unknown = "0198c0de-0000-7000-8000-00000000000a"
    write = ("package", "write", "--kind", "share", "--person", terminal.facts["person"])
    refused("a", *write, "--to", unknown, "--out", terminal / "x")
    refused("b", "package", "write", "--kind", "share", "--person", "x", "--to", terminal.facts["a"], "--out", "x")


def test_a_place_that_cannot_be_written(terminal: Terminal, refused: Callable[..., str]) -> None:
    write = ("package", "write", "--kind", "share", "--person", terminal.facts["person"], "--to", terminal.facts["b"])
    refused("a", *write, "--out", terminal / "ikke" / "her.ungepakke")
    refused("a", "print", "plan", terminal.facts["person"], "--out", terminal / "ikke" / "her.pdf")


def test_files_that_are_not_there_or_something_else(terminal: Terminal, refused: Callable[..., str]) -> None:
    assert refused("a", "package", "inspect", "findes-ikke.ungepakke") == "Filen findes-ikke.ungepakke findes ikke."
    assert "er en mappe" in refused("a", "package", "inspect", terminal / "b")
    refused("a", "package", "inspect", terminal.passphrase)
    refused("a", "card", "import", terminal.passphrase)
    refused("a", "people", "import", terminal / "passphrase.txt")


# sheets --------------------------------------------------------------------------------------------------------------
def rows(count: int) -> str:
    """Made-up people: day + 60, 1 to 28 of a month."""
    lines = (
        f"{61 + n % 28:02}{1 + n // 28 % 12:02}{4 + n // 336 % 6:02}-4{n % 1000:03};Ung{n};Prøve{n // 1000}"
        for n in range(count)
    )
    return "CPR;Fornavn;Efternavn\n" + "\n".join(lines) + "\n"


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (b"CPR;Fornavn;Efternavn\n640704-4235;An\x81\xffna;Pr\x8dve\n", ".xlsx"),
        (b"Farve;Form\nr\xc3\xb8d;rund\n", "overskrift"),
        (b"", "ingen rækker"),
        (b"PK\x03\x04ikke et ark", "beskadiget"),
        (rows(10_001).encode(), "10000"),
    ],
    ids=["encoding", "columns", "empty", "broken", "too many rows"],
)
def test_sheets_that_are_refused(terminal: Terminal, refused: Callable[..., str], raw: bytes, words: str) -> None:
    sheet = terminal / "unge.csv"
    sheet.write_bytes(raw)
    assert words in refused("a", "people", "import", sheet, "--rejects", terminal / "afvist.csv")
    assert not (terminal / "afvist.csv").exists()


def test_ten_thousand_rows_are_taken(terminal: Terminal) -> None:
    sheet = terminal / "unge.csv"
    sheet.write_text(rows(10_000), encoding="utf-8")
    told = terminal("a", "people", "import", sheet, "--json").json
    assert told["new"] + told["filled"] + told["unchanged"] + len(told["rejects"]) == 10_000
    assert told["new"] > 5000


def test_formulas_are_text_here_and_in_the_rejects(terminal: Terminal) -> None:
    sheet, rejects = terminal / "unge.csv", terminal / "afvist.csv"
    sheet.write_text(
        'CPR;Fornavn;Efternavn;Skole\n640704-4235;Bo;Øst;"=HYPERLINK(""http://x"";""y"")"\n;@SUM(1);+1+cmd;x\n',
        encoding="utf-8",
    )
    told = terminal("a", "people", "import", sheet, "--rejects", rejects, "--json").json
    assert told["new"] == 1 and len(told["rejects"]) == 1
    person = next(one for one in terminal("a", "people", "list", "--json").json if one["name"] == "Bo Øst")
    assert person["school"] == '=HYPERLINK("http://x";"y")'
    assert "'@SUM(1)" in rejects.read_text(encoding="utf-8-sig")


# formats -------------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    "text", ["[format\n", "", "[format]\nid = 3\n", "\x00", "[ukendt]\na = 1\n", "a = " + "9" * 5000]
)
def test_a_faulty_format(terminal: Terminal, text: str) -> None:
    file = terminal / "prøve.1.toml"
    file.write_text(text, encoding="utf-8")
    answer = terminal.bare("formats", "check", file)
    assert answer.code == 1 and answer.out.startswith("prøve.1.toml")
    assert "kan ikke bruges" in one_sentence(answer.err)
    told = terminal.bare("formats", "check", file, "--json")
    assert told.code == 1 and '"reason"' in told.out


def test_a_format_that_is_not_there(terminal: Terminal, refused: Callable[..., str]) -> None:
    def run(*arguments: object) -> Answer:
        return terminal.bare(*arguments)

    refused("formats", "show", "findes-ikke", command=run)
    refused("formats", "check", terminal / "findes-ikke.toml", command=run)


# a full disk ---------------------------------------------------------------------------------------------------------
LIMITED = """
import resource, signal, sys
from tests.cli.conftest import NOW
from tests.stores import CHEAP
from ungeapp import texts
from ungeapp.cli.app import run
from ungeapp.cli.opening import Surroundings
from ungeapp.system.clock import FixedClock
texts.use("da")
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]), int(sys.argv[1])))
sys.exit(run(sys.argv[2:], Surroundings(clock=FixedClock(NOW), cost=CHEAP)))
"""


@pytest.mark.parametrize("room", [200_000, 600_000])
def test_no_file_may_grow_while_saving(
    terminal: Terminal, refused: Callable[..., str], checkout: Path, room: int
) -> None:
    """The system refuses to let a file grow in the middle of the command, as a quota does."""
    sheet = terminal / "unge.csv"
    sheet.write_text(rows(3000), encoding="utf-8")

    def save(*arguments: object) -> Answer:
        told = [sys.executable, "-c", LIMITED, str(room), *(str(one) for one in arguments)]
        done = subprocess.run(told, cwd=checkout, capture_output=True, text=True, env=os.environ | {"PYTHONUTF8": "1"})
        return Answer(done.returncode, done.stdout, done.stderr)

    store = ("--store", terminal / "a", "--passphrase-file", terminal.passphrase)
    assert "Disken" in refused("people", "import", sheet, *store, command=save)
    assert terminal("a", "store", "check").code == 0


@pytest.fixture
def small_disk(terminal: Terminal) -> Iterator[Path]:
    """A disk of its own where this user may mount one; else a folder on the disk there is, with a quota instead."""
    folder = terminal / "disk"
    folder.mkdir()
    size = sum(one.stat().st_size for one in (terminal / "a").iterdir()) + 512 * 1024
    mount = ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder)]
    mounted = shutil.which("mount") and subprocess.run(mount, capture_output=True).returncode == 0
    yield folder
    if mounted:
        subprocess.run(["umount", str(folder)], check=True)


def test_a_full_disk_while_saving(terminal: Terminal, small_disk: Path) -> None:
    store = small_disk / "a"
    shutil.copytree(terminal / "a", store)
    sheet, plan = terminal / "unge.csv", small_disk / "plan.pdf"
    sheet.write_text(rows(3000), encoding="utf-8")
    if not small_disk.is_mount():
        return_of_the_quota(terminal, store)
        return
    before = content(store), listing(small_disk)
    answer = terminal("disk/a", "people", "import", sheet)
    assert answer.code == 1 and "ikke mere plads på disken" in one_sentence(answer.err)
    assert (content(store), listing(small_disk)) == before
    fill(small_disk / "fyld")
    answer = terminal("a", "print", "plan", terminal.facts["person"], "--out", plan)
    assert answer.code == 1 and "ikke mere plads på disken" in one_sentence(answer.err)
    assert not plan.exists() and [one.name for one in small_disk.glob(".*")] == []
    (small_disk / "fyld").unlink()
    assert terminal("disk/a", "store", "check").code == 0


def return_of_the_quota(terminal: Terminal, store: Path) -> None:
    """What can be asked without a disk of one's own: the database itself may not grow."""
    many = (
        "INSERT INTO setting WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 10000) "
        "SELECT 'fyld/' || i, hex(zeroblob(2000)) FROM n"
    )
    engine = make_engine(store / DATABASE, keys.unlock(read_keys(store), PASSPHRASE).sub_key("db"), busy_seconds=0)
    with writer(engine) as found:
        pages = found.exec_driver_sql("PRAGMA page_count").scalar_one()
        found.exec_driver_sql(f"PRAGMA max_page_count = {pages}").all()
        with pytest.raises(StoreFull):
            found.exec_driver_sql(many)
    engine.dispose()
    assert terminal("disk/a", "store", "check").code == 0


def fill(path: Path) -> None:
    """Write until there is no room."""
    with contextlib.suppress(OSError), path.open("wb", buffering=0) as file:
        while file.write(bytes(4096)):
            pass
