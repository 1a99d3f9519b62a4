"""Private files: written whole or not at all, readable by their owner only.

Belongs here: writing a file so that neither a crash nor a full disk leaves half of it, and private folders.
Does not belong here: what is in the files, and the sentence for a full disk.
"""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
import secrets
import sys
import threading
from collections.abc import Callable, Iterable
from pathlib import Path

_FULL = {errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)}
_NO_LINKS = {errno.EPERM, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP, errno.EMLINK}
_CANNOT_BE_ASKED = {errno.EINVAL, errno.EACCES, errno.ENOTSUP}
# Windows: somebody (a virus scanner, the indexer) has the file open for a moment.
_IN_USE_ON_WINDOWS = {5, 32}
_PAUSES = (0.001, 0.002, 0.004, 0.008, 0.016)  # seconds between attempts; together less than anybody notices
_PIECE = 1 << 20


class WriteFailed(OSError):
    """The file could not be written; what stood there before still stands. Carries no path: it may hold a name."""


class DiskFull(WriteFailed):
    """… because there is no room."""


class AlreadyThere(WriteFailed):
    """… because somebody wrote a file of that name first."""


def write_private(path: Path, data: bytes | Iterable[bytes]) -> None:
    """Put ``data`` (whole, or in pieces) at ``path``, replacing what was there, in one step that survives a crash.

    A temporary file beside it is written with mode 0600, flushed to the disk, read back and compared, renamed, and the
    folder flushed. Raises DiskFull or WriteFailed, both OSError; an error while the pieces are made passes through.
    Either way the old file is untouched and the temporary one gone; only if flushing the folder fails, at the very
    end, the new one is in place without the promise that it survives a power cut.
    """
    _put(path, data, _replace)


def write_new(path: Path, data: bytes) -> None:
    """The same for a file that must not be there yet; AlreadyThere when it is, also when somebody is only just faster."""
    _put(path, data, _claim)


def _put(path: Path, data: bytes | Iterable[bytes], into_place: Callable[[Path, Path], None]) -> None:
    temporary = path.with_name(f".{secrets.token_hex(8)}.tmp")
    try:
        written = _write(temporary, (data,) if isinstance(data, bytes) else data)
        if _digest(temporary) != written:
            raise WriteFailed(errno.EIO, "the disk gave back something else than was written")
        into_place(temporary, path)
    except BaseException as error:
        with contextlib.suppress(OSError):
            temporary.unlink()
        if isinstance(error, OSError) and not isinstance(error, WriteFailed):
            raise _failure(error) from None
        raise
    _flush_folder(path.parent)


def private_folder(path: Path) -> Path:
    """Make the folder (and missing ones above it) readable by its owner only; an existing one is tightened."""
    missing = [path]
    while not missing[-1].parent.exists():
        missing.append(missing[-1].parent)
    for folder in reversed(missing):
        folder.mkdir(mode=0o700, exist_ok=True)
    if sys.platform != "win32" and path.stat().st_mode & 0o777 != 0o700:
        path.chmod(0o700)
    return path


def _write(path: Path, pieces: Iterable[bytes]) -> bytes:
    """Write and flush a new file; the digest of what was written."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0)
    digest = hashlib.sha256()
    descriptor = os.open(path, flags, 0o600)
    try:
        for piece in pieces:
            digest.update(piece)
            rest = memoryview(piece)
            while rest:
                rest = rest[os.write(descriptor, rest) :]
        _flush(descriptor)
    finally:
        os.close(descriptor)
    return digest.digest()


def _flush(descriptor: int) -> None:
    if sys.platform == "darwin":  # fsync stops at the drive's cache there
        import fcntl

        fcntl.fcntl(descriptor, fcntl.F_FULLFSYNC)
    else:
        os.fsync(descriptor)


def _digest(path: Path) -> bytes:
    digest = hashlib.sha256()
    with path.open("rb", buffering=0) as file:
        while piece := file.read(_PIECE):
            digest.update(piece)
    return digest.digest()


def _replace(source: Path, target: Path) -> None:
    for pause in _PAUSES:
        try:
            os.replace(source, target)
            return
        except PermissionError as error:
            if getattr(error, "winerror", None) not in _IN_USE_ON_WINDOWS:
                raise
        threading.Event().wait(pause)
    os.replace(source, target)


def _claim(source: Path, target: Path) -> None:
    """Into place under a name nobody has; on drives without links the name is taken by an empty file first."""
    try:
        if sys.platform == "win32":
            os.rename(source, target)  # never over a file that is there
            return
        try:
            os.link(source, target)
        except OSError as error:
            if error.errno not in _NO_LINKS:
                raise
            os.close(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
            _replace(source, target)
        else:
            source.unlink()
    except FileExistsError:
        raise AlreadyThere(errno.EEXIST, os.strerror(errno.EEXIST)) from None


def _flush_folder(folder: Path) -> None:
    """Make the rename last; Windows and some network drives do that themselves and cannot be asked."""
    if sys.platform != "win32":
        try:
            descriptor = os.open(folder, os.O_RDONLY)
            try:
                os.fsync(descriptor)
            finally:
                os.close(descriptor)
        except OSError as error:
            if error.errno not in _CANNOT_BE_ASKED:
                raise _failure(error) from None


def _failure(error: OSError) -> WriteFailed:
    """The same failure without the path that the system's own error carries."""
    number = error.errno or errno.EIO
    return (DiskFull if number in _FULL else WriteFailed)(number, os.strerror(number))
