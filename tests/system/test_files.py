"""Private files against a real disk, real limits and a disk that fails at every single call."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ungeapp.system.files import AlreadyThere, DiskFull, WriteFailed, private_folder, write_new, write_private

posix = sys.platform != "win32"


def mode(path: Path) -> int:
    return path.stat().st_mode & 0o777


def test_a_file_is_written_whole_and_private(tmp_path: Path) -> None:
    target = tmp_path / "keys.json"
    write_private(target, b"first")
    write_private(target, b"second")
    assert target.read_bytes() == b"second"
    assert os.listdir(tmp_path) == ["keys.json"]
    assert not posix or mode(target) == 0o600


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25)
@given(st.lists(st.binary(max_size=2000), max_size=8))
def test_pieces_are_put_together(tmp_path: Path, pieces: list[bytes]) -> None:
    write_private(tmp_path / "package", iter(pieces))
    assert (tmp_path / "package").read_bytes() == b"".join(pieces)


def test_what_was_there_stays_when_the_pieces_break_off(tmp_path: Path) -> None:
    target = tmp_path / "package"
    target.write_bytes(b"old")

    def pieces() -> Iterator[bytes]:
        yield b"new"
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_private(target, pieces())
    assert (target.read_bytes(), os.listdir(tmp_path)) == (b"old", ["package"])


@pytest.mark.parametrize(
    ("call", "number", "kind"),
    [
        ("open", errno.EACCES, WriteFailed),
        ("write", errno.ENOSPC, DiskFull),
        ("write", errno.EIO, WriteFailed),
        ("fsync", errno.ENOSPC, DiskFull),
        ("fsync", errno.EIO, WriteFailed),
        ("replace", errno.EACCES, WriteFailed),
        ("replace", errno.EIO, WriteFailed),
    ],
)
def test_a_failing_disk_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str, number: int, kind: type[OSError]
) -> None:
    target = tmp_path / "Anna Prøve.pdf"
    target.write_bytes(b"old")

    def fails(*_: Any, **__: Any) -> Any:
        raise OSError(number, os.strerror(number), str(target))

    with monkeypatch.context() as patched:
        patched.setattr(os, call, fails)
        with pytest.raises(OSError) as caught:
            write_private(target, b"new")
    assert type(caught.value) is kind
    assert caught.value.errno == number
    assert "Anna" not in repr(caught.value) + str(caught.value)
    assert (target.read_bytes(), os.listdir(tmp_path)) == (b"old", [target.name])


def test_a_disk_that_is_really_full_leaves_the_old_file(tmp_path: Path) -> None:
    if sys.platform == "win32":
        return  # no limit on the size of a file can be set there
    import resource

    target = tmp_path / "store"
    target.write_bytes(b"old")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, before[1]))
    try:
        with pytest.raises(DiskFull):
            write_private(target, b"x" * 10_000)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert (target.read_bytes(), os.listdir(tmp_path)) == (b"old", ["store"])


def test_a_disk_that_gives_back_something_else_is_noticed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "store"
    target.write_bytes(b"old")
    real_write = os.write

    def flips(descriptor: int, data: memoryview) -> int:
        return real_write(descriptor, bytes(len(data)))

    with monkeypatch.context() as patched:
        patched.setattr(os, "write", flips)
        with pytest.raises(WriteFailed):
            write_private(target, b"new")
    assert (target.read_bytes(), os.listdir(tmp_path)) == (b"old", ["store"])


@pytest.mark.parametrize(("times", "goes_through"), [(3, True), (100, False)])
def test_a_file_in_use_on_windows_is_tried_again_a_few_times(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, times: int, goes_through: bool
) -> None:
    target = tmp_path / "store"
    target.write_bytes(b"old")
    real_replace, left = os.replace, [times]

    def in_use(source: Path, to: Path) -> None:
        if left[0]:
            left[0] -= 1
            error = PermissionError(errno.EACCES, "in use")
            error.winerror = 32  # type: ignore[attr-defined]  # only Windows knows it
            raise error
        real_replace(source, to)

    with monkeypatch.context() as patched:
        patched.setattr(os, "replace", in_use)
        if goes_through:
            write_private(target, b"new")
        else:
            with pytest.raises(WriteFailed):
                write_private(target, b"new")
    assert target.read_bytes() == (b"new" if goes_through else b"old")
    assert os.listdir(tmp_path) == ["store"]


def test_a_folder_that_cannot_be_flushed_is_told_unless_nobody_can(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real_fsync = os.fsync
    for number, told in ((errno.EINVAL, False), (errno.EIO, True)):
        calls: list[int] = []

        def second_fails(descriptor: int, number: int = number, calls: list[int] = calls) -> None:
            calls.append(descriptor)
            if len(calls) > 1:
                raise OSError(number, os.strerror(number))
            real_fsync(descriptor)

        with monkeypatch.context() as patched:
            patched.setattr(os, "fsync", second_fails)
            if told:
                with pytest.raises(WriteFailed):
                    write_private(tmp_path / "store", b"new")
            else:
                write_private(tmp_path / "store", b"new")
        assert (tmp_path / "store").read_bytes() == b"new"


def test_folders_are_private_and_tightened(tmp_path: Path) -> None:
    made = private_folder(tmp_path / "one" / "two")
    assert made.is_dir()
    assert not posix or (mode(made), mode(made.parent)) == (0o700, 0o700)
    if posix:
        made.chmod(0o755)
    assert private_folder(made) == made
    assert not posix or mode(made) == 0o700


def test_a_file_in_the_place_of_a_folder_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "store").write_bytes(b"")
    with pytest.raises(OSError):
        private_folder(tmp_path / "store")


@pytest.mark.parametrize("links", [True, False])
def test_of_two_who_write_a_new_file_only_the_first_does(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, links: bool
) -> None:
    def no_links(*_: Any, **__: Any) -> None:
        raise OSError(errno.EPERM, os.strerror(errno.EPERM))

    with monkeypatch.context() as patched:
        if not links:
            patched.setattr(os, "link", no_links)
        write_new(tmp_path / "format", b"first")
        with pytest.raises(AlreadyThere):
            write_new(tmp_path / "format", b"second")
    assert ((tmp_path / "format").read_bytes(), os.listdir(tmp_path)) == (b"first", ["format"])
