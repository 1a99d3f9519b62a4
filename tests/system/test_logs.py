"""The log never says more than codes and ids."""

from __future__ import annotations

import logging
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ungeapp.domain.errors import StoreFull
from ungeapp.system import logs

ID = "01931234-5678-7abc-8123-123456789012"
LOG = logging.getLogger("ungeapp.storage.engine")


@pytest.fixture
def path(tmp_path: Path) -> Iterator[Path]:
    yield logs.configure(tmp_path)
    logs.close()


def test_codes_ids_and_numbers_are_written(path: Path) -> None:
    LOG.info("%s failed for %s after %d of %.1f ms", "store-full", ID, 3, 4.25)
    LOG.info("%(what)s %(count)d", {"what": "viborg/jobcenter", "count": 2})
    first, second = path.read_text("utf-8").splitlines()
    assert first.endswith(f"INFO ungeapp.storage.engine store-full failed for {ID} after 3 of 4.2 ms")
    assert second.endswith("viborg/jobcenter 2")
    assert sys.platform == "win32" or path.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize(
    "value",
    ["Anna", "anna prøve", "Jeg vil gerne", Path("/home/Anna"), date(2004, 7, 4), {"a": "Anna"}, ["Anna"], b"Anna"],
)
def test_everything_else_is_only_a_type(path: Path, value: object) -> None:
    LOG.info("read %s and %r", value, value)
    text = path.read_text("utf-8").lower()
    assert "anna" not in text
    assert "2004" not in text
    assert "gerne" not in text


@given(
    st.from_regex(r"[0-9]{6}[- ]?([0-9]{4}|[0-9][A-Z]{2}[0-9])", fullmatch=True),
    st.text(alphabet="abc :,.æø\n", max_size=10),
)
def test_no_number_gets_through_in_any_text(number: str, around: str) -> None:
    assert number not in logs.without_numbers(f"{around}{number}{around}")


def test_ids_are_not_taken_for_numbers() -> None:
    assert logs.without_numbers(ID) == ID
    assert logs.without_numbers("640704-4007") == logs.REMOVED


def test_an_error_is_its_type_code_and_place(path: Path) -> None:
    try:
        try:
            int("Anna 640704-4007")
        except ValueError as cause:
            raise StoreFull(name="Anna") from cause
    except StoreFull as error:
        LOG.exception("saving %s", error)
    try:
        Path("/nowhere/Anna").read_bytes()
    except OSError:
        LOG.exception("reading")
    text = path.read_text("utf-8")
    assert "StoreFull store-full" in text
    assert "ValueError" in text
    assert "test_logs.py:" in text
    assert "FileNotFoundError errno=2" in text
    assert "Anna" not in text
    assert "4007" not in text


def test_a_faulty_call_is_not_lost_and_still_says_nothing() -> None:
    def written(message: object, *args: object) -> str:
        record = logging.LogRecord("ungeapp", logging.ERROR, "", 0, message, args, None)
        return logs.RedactingFormatter().format(record)

    assert written("two %s %s", "Anna").endswith("ERROR ungeapp two %s %s")
    assert written(ValueError("Anna")).endswith("ERROR ungeapp ValueError")


def test_the_file_turns_over_and_old_ones_go(path: Path) -> None:
    for _ in range(30):
        LOG.info("x" * 100_000)
    kept = sorted(one.name for one in path.parent.iterdir())
    assert kept == ["ungeapp.log", "ungeapp.log.1", "ungeapp.log.2", "ungeapp.log.3"]
    assert all(one.stat().st_size <= 512 * 1024 for one in path.parent.iterdir())


def test_configuring_again_replaces_the_first(path: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    second = logs.configure(other)
    LOG.info("once")
    assert second.exists()
    assert not path.exists()


def test_libraries_stay_out(path: Path) -> None:
    logging.getLogger("sqlalchemy.engine").warning("SELECT Anna")
    LOG.debug("quiet")
    assert not path.exists()
