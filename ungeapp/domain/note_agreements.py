"""Agreements that stand in a note as people type them: ``Mor: kontakt FGU inden 1/9``.

Belongs here: reading owner, what and date out of the lines of a note. Nothing becomes an agreement by itself.
Does not belong here: confirming one (``usecases/meetings.py``), whom an owner's word means (the page's presenter).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from ungeapp.domain.reading import read_date

_LONGEST_OWNER = 60
_LONGEST_NOTE = 200_000
_LINE = re.compile(r"^[\s\-–•*]*(?P<owner>[^\W\d_][^:.!?;]{0,58}\.?)\s*:\s+(?P<rest>\S.*)$")
_SENTENCES = re.compile(r"(?<=[.!?;])\s+(?=[A-ZÆØÅ])(?!Senest|Inden|Før)")
_BY = re.compile(r"(?<!\w)(?:senest|inden|før)(?!\w)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class NotedAgreement:
    """What a sentence of a note says: who does what, no later than when; ``line`` is the sentence as typed."""

    line: str
    owner: str
    what: str
    due: date


def noted_agreements(text: str, today: date) -> tuple[NotedAgreement, ...]:
    """The agreements in a note, from the first to the last; one that is repeated counts once.

    An owner stands before a colon, a date after *senest*, *inden* or *før* at the end of the sentence. A sentence
    without either is only a note. Dates are read as everywhere (``reading.py``), so a day that has passed means the next one.
    """
    found = (one for line in _said(text[:_LONGEST_NOTE]) for one in _in_line(line, today))
    return tuple({one.line: one for one in found}.values())


def _said(text: str) -> Iterator[str]:
    for line in text.splitlines():
        yield from _SENTENCES.split(line)


def _in_line(line: str, today: date) -> Iterator[NotedAgreement]:
    told = _LINE.match(line)
    if told is None:
        return
    owner, rest = told["owner"].strip(), told["rest"]
    for by in reversed(list(_BY.finditer(rest))):  # the last one: "før" may stand in what is agreed as well
        what = rest[: by.start()].strip(" ,;–-")
        due = _date(rest[by.end() :], today)
        if what and due is not None and len(owner) <= _LONGEST_OWNER:
            yield NotedAgreement(line.strip(), owner, what, due)
            return


def _date(text: str, today: date) -> date | None:
    stripped = text.strip(" \t:;,")
    return read_date(stripped, today=today) or read_date(stripped.rstrip(".! "), today=today)
