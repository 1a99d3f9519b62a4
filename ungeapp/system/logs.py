"""The log: codes and ids, never a name, a number or anything somebody wrote.

Belongs here: where the log goes and what is taken out of it on the way.
Does not belong here: what is logged; that is one line with a code in the module concerned. The audit of look-ups is
kept in the store and is something else.
"""

from __future__ import annotations

import logging
import os
import re
import traceback
from collections.abc import Iterator, Mapping
from io import TextIOWrapper
from logging.handlers import RotatingFileHandler
from pathlib import Path

ROOT = "ungeapp"
FILE_NAME = "ungeapp.log"
REMOVED = "[removed]"

_SIZE = 512 * 1024  # bytes per file
_KEPT = 3  # older files

_ID = r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"
_NUMBER = r"(?<![0-9])[0-9]{6}[\s\-\u2010-\u2015]{0,3}(?:[0-9]{4}|[0-9][A-Za-z]{2}[0-9])(?![0-9])"
_ID_OR_NUMBER = re.compile(f"({_ID})|{_NUMBER}")
# What may stand in a log as text: an id, or a code such as "store-full", "viborg/jobcenter" or "ungeapp.storage.engine".
_CODE = re.compile(rf"{_ID}|[a-z][a-z0-9_]*(?:[-./:][a-z0-9_]+)*")
_LONGEST_CODE = 80


def configure(folder: Path, level: int = logging.INFO) -> Path:
    """Write what the program logs to a rotating file in ``folder`` (which exists); the file's path.

    A second call replaces the first. Only the program's own loggers are written: libraries log whole statements.
    """
    close()
    path = folder / FILE_NAME
    handler = _PrivateRotatingFile(path, maxBytes=_SIZE, backupCount=_KEPT, encoding="utf-8", delay=True)
    handler.setFormatter(RedactingFormatter())
    logger = logging.getLogger(ROOT)
    logger.addHandler(handler)
    logger.setLevel(level)
    logger.propagate = False
    return path


def close() -> None:
    """Stop writing the file."""
    logger = logging.getLogger(ROOT)
    for handler in [one for one in logger.handlers if isinstance(one, _PrivateRotatingFile)]:
        logger.removeHandler(handler)
        handler.close()
    logger.propagate = True


class RedactingFormatter(logging.Formatter):
    """One line per record with every argument reduced to what a log may hold; a traceback without any message."""

    def format(self, record: logging.LogRecord) -> str:
        """The text of ``record``, which itself stays as it is: other handlers have their own rules."""
        when = self.formatTime(record, "%Y-%m-%dT%H:%M:%S")
        lines = [f"{when}.{int(record.msecs):03} {record.levelname} {record.name} {_message(record)}"]
        if record.exc_info and record.exc_info[1] is not None:
            lines += _chain(record.exc_info[1])
        return "\n".join(without_numbers(one) for one in lines)


def without_numbers(text: str) -> str:
    """``text`` on one line, with everything that resembles a CPR number taken out; ids stay."""
    flat = text.replace("\r", " ").replace("\n", " ")
    return _ID_OR_NUMBER.sub(lambda found: found.group(1) or REMOVED, flat)


def _message(record: logging.LogRecord) -> str:
    if not isinstance(record.msg, str):
        return _told(record.msg)
    if not record.args:
        return record.msg
    try:
        if isinstance(record.args, Mapping):
            return record.msg % {key: _argument(one) for key, one in record.args.items()}
        return record.msg % tuple(_argument(one) for one in record.args)
    except (TypeError, ValueError, KeyError):
        return record.msg


def _argument(value: object) -> object:
    """Plain numbers stay numbers, for ``%d`` and ``%.1f``."""
    return value if _is_number(value) else _told(value)


def _is_number(value: object) -> bool:
    return type(value) in (int, float)


def _told(value: object) -> str:
    """What the log says of an argument: numbers, codes and ids as they are, of everything else only the type."""
    if value is None or _is_number(value) or isinstance(value, bool):
        return str(value)
    if isinstance(value, BaseException):
        return _name(value)
    if isinstance(value, str):
        return str(value) if len(value) <= _LONGEST_CODE and _CODE.fullmatch(value) else REMOVED
    return f"<{type(value).__name__}>"


def _name(error: BaseException) -> str:
    """An error's type, its code if it has one, its number if the system raised it; never its message."""
    kind = type(error)
    name = kind.__name__ if kind.__module__ == "builtins" else f"{kind.__module__}.{kind.__name__}"
    code = getattr(error, "code", None)
    if isinstance(code, str) and _CODE.fullmatch(code):
        name += f" {code}"
    if isinstance(error, OSError) and error.errno is not None:
        name += f" errno={error.errno}"
    return name


def _chain(error: BaseException) -> Iterator[str]:
    """The error and what led to it: types, codes and places in the program, no messages and no values."""
    seen: set[int] = set()
    current: BaseException | None = error
    while current is not None and id(current) not in seen:
        seen.add(id(current))
        yield f"  {_name(current)}"
        for frame in traceback.extract_tb(current.__traceback__):
            yield f"    {Path(frame.filename).name}:{frame.lineno} {frame.name}"
        current = current.__cause__ or (None if current.__suppress_context__ else current.__context__)


class _PrivateRotatingFile(RotatingFileHandler):
    """A rotating log that only its owner can read, and that never prints a record it could not write."""

    def _open(self) -> TextIOWrapper:
        descriptor = os.open(self.baseFilename, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        return os.fdopen(descriptor, "a", encoding=self.encoding)

    def handleError(self, record: logging.LogRecord) -> None:
        """The standard library would print the record with its arguments to the terminal."""
