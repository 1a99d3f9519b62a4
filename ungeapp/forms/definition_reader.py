"""The strict reader under every definition: TOML in, typed values out, each complaint with its place.

Belongs here: decoding, limits, and a cursor over a table that knows its path, refuses unknown keys and collects every
problem instead of stopping at the first.
Does not belong here: what a format, checklist, profile or term list consists of (``format_reader.py`` and its
neighbours), and where the files lie (``definition_places.py``).
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time
from enum import StrEnum
from pathlib import Path
from typing import Any, TypeVar

from ungeapp.domain.errors import UngeError
from ungeapp.texts import _

MAX_BYTES = 256 * 1024
MAX_TEXT = 4000
KEY = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")

E = TypeVar("E", bound=StrEnum)
_PLACE = re.compile(r" \(at (?:line (\d+), column \d+|end of document)\)$")


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong in a definition. ``line`` is known for syntax, ``path`` for content, both once the line was looked
    for; ``reason`` is a sentence."""

    file: str
    line: int | None
    path: str
    reason: str

    def __str__(self) -> str:
        """``file:line: path: reason`` as far as they are known, as the command line prints it."""
        file = self.file if self.line is None else f"{self.file}:{self.line}"
        return ": ".join(one for one in (file, self.path, self.reason) if one)


def misnamed(file: str, path: str) -> Problem:
    """The file is called other than what stands in it at ``path``."""
    return Problem(file, None, path, _("The file is not named after its content."))


class FaultyDefinition(UngeError):
    """A definition cannot be used; ``problems`` says everything that is wrong with it."""

    code = "faulty-definition"

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        self.problems = problems
        first = problems[0]
        super().__init__(None, file=first.file, line=first.line, path=first.path, reason=first.reason)

    def __str__(self) -> str:
        """All problems, one per line."""
        return "\n".join(str(one) for one in self.problems)


@dataclass(slots=True)
class Report:
    """The problems found so far in one file."""

    file: str
    problems: list[Problem] = field(default_factory=list)

    def add(self, path: str, reason: str) -> None:
        """Note a problem with the content at ``path``."""
        self.problems.append(Problem(self.file, None, path, reason))

    def refuse_if_faulty(self) -> None:
        """FaultyDefinition when anything was noted."""
        if self.problems:
            raise FaultyDefinition(tuple(self.problems))


def definition_bytes(path: Path) -> bytes:
    """The file with plain line ends (a checkout on Windows must not change the digest).

    Never more than one byte above the limit is read; the reader then refuses.
    """
    with path.open("rb") as file:
        raw = file.read(MAX_BYTES + 1)
    return raw if len(raw) > MAX_BYTES else raw.replace(b"\r\n", b"\n")


def parse(raw: bytes, file: str) -> Table:
    """The top table of a definition. FaultyDefinition when it is too large, no UTF-8 or no TOML."""
    if len(raw) > MAX_BYTES:
        limit = MAX_BYTES // 1024
        raise _refused(file, None, _("The file is larger than {limit} KiB.").format(limit=limit))
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise _refused(file, line, _("The file is not written as UTF-8 text.")) from error
    try:
        content = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        place = _PLACE.search(str(error))
        line = int(place[1]) if place and place[1] else text.count("\n") + 1
        raise _refused(file, line, _syntax(str(error))) from error
    except ValueError as error:  # a number with thousands of digits
        raise _refused(file, None, _("A number in the file is too long.")) from error
    except RecursionError as error:
        raise _refused(file, None, _("The file is nested too deeply.")) from error
    return Table(content, "", Report(file))


def _syntax(message: str) -> str:
    """The sentence for what the standard library's parser says (in English, by the start of its message)."""
    for starts, reason in (
        (("Cannot overwrite", "Cannot declare", "Cannot mutate", "Duplicate"), _("This stands in the file twice.")),
        (("Unterminated", "Illegal character", "Expected \"'"), _("A text is not closed with a quotation mark.")),
        (("Unclosed", "Expected ']", "Expected newline"), _("A bracket or a new line is missing.")),
        (("Expected '='", "Invalid initial", "Invalid statement"), _("A line must read: key = value.")),
        (("Invalid date",), _("This day is not in the calendar.")),
    ):
        if message.startswith(starts):
            return reason
    return _("This value cannot be read; texts need quotation marks.")


def _refused(file: str, line: int | None, reason: str) -> FaultyDefinition:
    return FaultyDefinition((Problem(file, line, "", reason),))


class Table:
    """A cursor over one TOML table. Reading a key marks it known; ``done`` notes those nobody read.

    A wrong or missing value is noted in the report and answered with a harmless one of the right type, so that one
    pass finds everything; nothing may be built before ``Report.refuse_if_faulty``.
    """

    def __init__(self, content: dict[str, Any], path: str, report: Report) -> None:
        self._content = content
        self._known: set[str] = set()
        self.path = path
        self.report = report

    def __contains__(self, key: str) -> bool:
        return key in self._content

    def at(self, key: str) -> str:
        """The path of ``key``."""
        return f"{self.path}.{key}" if self.path else key

    def complain(self, key: str, reason: str) -> None:
        """Note a problem with ``key`` (or with the table itself when empty)."""
        self.report.add(self.at(key) if key else self.path, reason)

    def _take(self, key: str, required: bool) -> Any:
        self._known.add(key)
        if key not in self._content and required:
            self.complain(key, _("This is missing."))
        return self._content.get(key)

    def text(self, key: str, default: str | None = None) -> str:
        """Text that is not blank; required without a ``default``."""
        found = self._take(key, default is None)
        if found is None:
            return default or ""
        if not isinstance(found, str) or not found.strip():
            self.complain(key, _("This must be text."))
            return ""
        if len(found) > MAX_TEXT:
            self.complain(key, _("This text is too long."))
        return " ".join(found.split()) if "\n" not in found else found.strip()

    def key(self, key: str = "key") -> str:
        """A key: lower-case letters, digits and hyphens."""
        found = self.text(key)
        if found and not KEY.fullmatch(found):
            self.complain(key, _("A key has only lower-case letters, digits and hyphens."))
        return found

    def optional_key(self, key: str) -> str | None:
        """A key that may be missing."""
        return self.key(key) if key in self else None

    def optional_known(self, key: str, known: Collection[str]) -> str | None:
        """A key out of those the program knows, that may be missing."""
        found = self.optional_key(key)
        if found is not None and found not in known:
            self._unknown(key, found, known)
        return found

    def integer(self, key: str, low: int, high: int, default: int | None = None) -> int:
        """A whole number within bounds; required without a ``default``."""
        found = self._take(key, default is None)
        if found is None:
            return low if default is None else default
        if not isinstance(found, int) or isinstance(found, bool) or not low <= found <= high:
            sentence = _("This must be a whole number from {low} to {high}.")
            self.complain(key, sentence.format(low=low, high=high))
            return low
        return found

    def optional_integer(self, key: str, low: int, high: int) -> int | None:
        """A whole number within bounds that may be missing."""
        return self.integer(key, low, high) if key in self else None

    def flag(self, key: str, default: bool | None = None) -> bool:
        """``true`` or ``false``; required without a ``default``."""
        found = self._take(key, default is None)
        if found is None:
            return bool(default)
        if not isinstance(found, bool):
            self.complain(key, _("This must be true or false."))
            return False
        return found

    def day(self, key: str) -> date:
        """A date written as 2026-08-31, without quotes."""
        found = self._take(key, True)
        if isinstance(found, date) and not isinstance(found, datetime):
            return found
        if found is not None:
            self.complain(key, _("This must be a date such as 2026-08-31, without quotes."))
        return date.min

    def optional_day(self, key: str) -> date | None:
        """A date that may be missing."""
        return self.day(key) if key in self else None

    def clock_time(self, key: str) -> time:
        """A time of day written as 13:00:00, without quotes."""
        found = self._take(key, True)
        if isinstance(found, time):
            return found
        if found is not None:
            self.complain(key, _("This must be a time such as 13:00:00, without quotes."))
        return time.min

    def choice(self, key: str, options: type[E], default: E | None = None) -> E:
        """One of the codes of ``options``; required without a ``default``."""
        if key not in self and default is not None:
            self._known.add(key)
            return default
        found = self._take(key, True)
        chosen = self._coded(key, found, options) if found is not None else None
        return chosen if chosen is not None else next(iter(options))

    def optional_choice(self, key: str, options: type[E]) -> E | None:
        """One of the codes, or nothing."""
        return self.choice(key, options) if key in self else None

    def choices(self, key: str, options: type[E], required: bool = True) -> tuple[E, ...]:
        """A list of codes of ``options``, each once."""
        found = tuple(self._coded(key, one, options) for one in self.texts(key, required))
        return tuple(one for one in found if one is not None)

    def _coded(self, key: str, code: object, options: type[E]) -> E | None:
        for one in options:
            if one.value == code:
                return one
        self._unknown(key, code, options)
        return None

    def _unknown(self, key: str, code: object, known: Iterable[str]) -> None:
        sentence = _("“{code}” is unknown here. Known are: {known}.")
        self.complain(key, sentence.format(code=code, known=", ".join(known)))

    def texts(self, key: str, required: bool = True) -> tuple[str, ...]:
        """A list of texts, each once."""
        found = self._take(key, required)
        if found is None:
            return ()
        if not isinstance(found, list) or not all(isinstance(one, str) and one.strip() for one in found):
            self.complain(key, _("This must be a list of texts."))
            return ()
        if len(set(found)) != len(found):
            self.complain(key, _("Something stands in this list twice."))
        return tuple(found)

    def days(self, key: str) -> tuple[date, ...]:
        """A list of dates that may be missing."""
        found = self._take(key, False)
        if found is None:
            return ()
        if not isinstance(found, list) or not all(isinstance(one, date) for one in found):
            self.complain(key, _("This must be a date such as 2026-08-31, without quotes."))
            return ()
        return tuple(found)

    def value(self, key: str) -> Any:
        """Whatever stands there, for the caller to judge; required."""
        return self._take(key, True)

    def table(self, key: str) -> Table:
        """A required table."""
        found = self._take(key, True)
        if found is not None and not isinstance(found, dict):
            self.complain(key, _("This must be a table."))
        return Table(found if isinstance(found, dict) else {}, self.at(key), self.report)

    def optional_table(self, key: str) -> Table | None:
        """A table that may be missing."""
        return self.table(key) if key in self else None

    def tables(self, key: str, required: bool = True) -> Iterator[Table]:
        """The tables of an array, numbered from 1 in their paths."""
        found = self._take(key, required)
        if found is None:
            return
        if not isinstance(found, list) or not all(isinstance(one, dict) for one in found):
            self.complain(key, _("This must be a list of tables."))
            return
        for number, one in enumerate(found, 1):
            yield Table(one, f"{self.at(key)}[{number}]", self.report)

    def only_key(self, options: tuple[str, ...]) -> str | None:
        """The one key of ``options`` present; a problem when there is none or more than one."""
        present = [one for one in options if one in self]
        if len(present) == 1:
            return present[0]
        self.complain("", _("Exactly one of these must stand here: {keys}.").format(keys=", ".join(options)))
        self._known.update(present)
        return None

    def done(self) -> None:
        """Note every key nobody asked for."""
        for key in self._content:
            if key not in self._known:
                self.complain(key, _("This key is unknown."))


def unique(rows: tuple[str, ...], path: str, report: Report) -> None:
    """Note every key that stands twice."""
    seen: set[str] = set()
    for one in rows:
        if one in seen:
            report.add(path, _("“{key}” stands here twice.").format(key=one))
        seen.add(one)
