"""The young person's own voice about a meeting: before it, and after it.

Belongs here: her sheet before a meeting and her answers after it, as records, and what follows from the sheet.
Does not belong here: the questions (dated data in ``resources/terms``), the meeting's agenda (``agenda.py``).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from ungeapp.domain.ids import derived_id
from ungeapp.domain.meetings import Participant
from ungeapp.domain.parts import Part, Scope, of
from ungeapp.domain.record import Record, kind
from ungeapp.domain.rights import CorrectionNote
from ungeapp.domain.spelling import folded_words


def sheet_id(meeting: str) -> str:
    """The id of the one sheet before a meeting."""
    return derived_id("voice-sheet", meeting)


@kind("voice-sheet")
@dataclass(frozen=True, slots=True, kw_only=True)
class VoiceSheet(Record):
    """What the young person wants to talk about, who should be there, and what must not be said.

    One wish a line in ``topics`` and ``wanted_people``. ``unsaid`` is told to the caseworker in confidence: it never
    leaves the desk, and no paper prints it but the young person's own access to everything (GDPR art. 15).
    """

    meeting: str = of(Part.MEETINGS, "")
    topics: str = of(Part.OWN_WORDS, "")
    wanted_people: str = of(Part.PRIVATE_NETWORK, "")
    unsaid: str = of(Scope.LOCAL, "")
    told_on: date | None = of(Part.OWN_WORDS, None)

    @property
    def record_part(self) -> Part:
        return Part.OWN_WORDS

    @property
    def wishes(self) -> tuple[str, ...]:
        """What she wants to talk about, one by one."""
        return listed_lines(self.topics)

    @property
    def people(self) -> tuple[str, ...]:
        """Who should be there, one by one."""
        return listed_lines(self.wanted_people)


def without_confidence(records: Iterable[Record]) -> Iterator[Record]:
    """The records without what was told in confidence, for a paper that is not the young person's own.

    An objection to it tells of it, and is left out with it.
    """
    told = tuple(records)
    sheets = {one.id for one in told if isinstance(one, VoiceSheet)}
    for one in told:
        if isinstance(one, CorrectionNote) and one.field == "unsaid" and one.record in sheets:
            continue
        yield replace(one, unsaid="") if isinstance(one, VoiceSheet) else one


def listed_lines(text: str) -> tuple[str, ...]:
    """The lines of a text without empty ones, repeated ones and signs of a list before them."""
    found = (" ".join(line.split()).lstrip("-•* ").strip() for line in text.splitlines())
    return tuple(dict.fromkeys(one for one in found if one))


def not_asked_yet(people: Iterable[str], participants: Iterable[Participant]) -> tuple[str, ...]:
    """Whom she wants to be there and nobody has put on the list: neither by name, first name nor role."""
    named = [_folded(word) for one in participants for word in (one.name, one.label) if word]
    there = {*named, *(one.split()[0] for one in named)}
    return tuple(one for one in people if _folded(one) not in there)


def _folded(text: str) -> str:
    return " ".join(folded_words(text))


def voice_answer_id(meeting: str, question: str) -> str:
    """The id of the answer to one question after one meeting."""
    return derived_id("voice-answer", meeting, question)


@kind("voice-answer")
@dataclass(frozen=True, slots=True, kw_only=True)
class VoiceAnswer(Record):
    """Her answer to one question about a meeting that was held. ``question`` and ``answer`` are codes of the terms."""

    meeting: str = of(Part.MEETINGS, "")
    question: str = of(Part.OWN_WORDS, "")
    answer: str = of(Part.OWN_WORDS, "")
    told_on: date | None = of(Part.OWN_WORDS, None)

    @property
    def record_part(self) -> Part:
        return Part.OWN_WORDS
