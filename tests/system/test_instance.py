"""One program per store, against the system's real locks."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from ungeapp.system.instance import AlreadyOpen, StoreLock

OPENS = """
import sys
from pathlib import Path
from ungeapp.system.instance import AlreadyOpen, StoreLock
try:
    lock = StoreLock(Path(sys.argv[1]))
except AlreadyOpen:
    sys.exit(3)
if sys.argv[2] == "stay":
    print("open", flush=True)
    sys.stdin.read()
"""


def other_program(checkout: Path, store: Path, how: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-c", OPENS, str(store), how],
        cwd=checkout,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )


def test_a_store_is_open_once(tmp_path: Path) -> None:
    store = tmp_path / "store.db"
    with StoreLock(store) as lock:
        assert lock.path == tmp_path / "store.db.lock"
        with pytest.raises(AlreadyOpen):
            StoreLock(store)
        with StoreLock(tmp_path / "another.db"):
            pass
    lock.close()
    StoreLock(store).close()


def test_another_program_sees_the_lock_and_a_killed_one_lets_go(tmp_path: Path, checkout: Path) -> None:
    store = tmp_path / "store.db"
    with StoreLock(store), other_program(checkout, store, "go") as other:
        other.communicate()
        assert other.returncode == 3
    with other_program(checkout, store, "stay") as other:
        assert other.stdout is not None
        assert other.stdout.readline().strip() == b"open"
        with pytest.raises(AlreadyOpen):
            StoreLock(store)
        other.kill()
    StoreLock(store).close()


def test_a_missing_folder_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        StoreLock(tmp_path / "missing" / "store.db")
