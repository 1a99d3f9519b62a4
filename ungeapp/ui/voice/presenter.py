"""Her sheet before a meeting and her answers after it, through the use cases; without Qt.

Belongs here: values with ready sentences, and the acts. Does not belong here: widgets.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ungeapp import wording
from ungeapp.texts import _
from ungeapp.ui.casework.words import capital, compact, joined
from ungeapp.ui.kit.rows import Cell, Option, ScaleLine
from ungeapp.usecases.intentions import Intentions
from ungeapp.usecases.voices import MeetingVoice

FIELDS = ("topics", "wanted_people", "unsaid")


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetPageView:
    """The page of the sheet: the text of each field, what waits as a draft."""

    person: str
    title: str
    subtitle: str
    record: str
    stored: dict[str, str]
    waiting: dict[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionsView:
    """The questions after one meeting with what was answered."""

    meeting: str
    heading: str
    questions: tuple[Option, ...]
    scale: tuple[Option, ...]
    answers: dict[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class OverTimeView:
    """Her answers over time: the lines of the picture, and the same in a table."""

    lines: tuple[ScaleLine, ...]
    days: tuple[str, ...]
    scale: tuple[str, ...]
    told: str
    headers: tuple[str, ...]
    rows: tuple[tuple[Cell | str, ...], ...]


class VoicePresenter:
    """Asks the use cases of her own voice; every act is one of them."""

    def __init__(self, intentions: Intentions) -> None:
        self._intentions = intentions

    @property
    def today(self) -> date:
        """The day relative dates count from."""
        return self._intentions.desk.today()

    def sheet(self, meeting: str) -> SheetPageView:
        """The sheet before one meeting."""
        found = self._intentions.voices.sheet(meeting)
        name = found.person.given_name or found.person.full_name
        return SheetPageView(
            person=found.person.id,
            title=_("{name}'s sheet for the meeting").format(name=name),
            subtitle=joined(found.meeting.public_title, capital(compact(found.meeting, self.today))),
            record=found.sheet.id,
            stored={name: str(getattr(found.sheet, name)) for name in FIELDS},
            waiting={one.field: one.text for one in found.drafts},
        )

    def draft(self, record: str, field: str, text: str, base: str) -> None:
        """Keep what is being typed."""
        self._intentions.meetings.draft(record, field, text, base)

    def write(self, meeting: str, field: str, text: str) -> None:
        """Save one field of the sheet."""
        self._intentions.voices.write_sheet(meeting, **{field: text})

    def questions(self, meeting: str, person: str, name: str) -> QuestionsView:
        """The questions after one meeting."""
        voices = self._intentions.voices
        told = next((one for one in voices.answers(person) if one.meeting.id == meeting), None)
        return QuestionsView(
            meeting=meeting,
            heading=_("Ask {name} after the meeting").format(name=name),
            questions=tuple(Option(one.code, one.label) for one in voices.questions()),
            scale=tuple(Option(one.code, one.label) for one in voices.scale()),
            answers=dict(told.answers) if told is not None else {},
        )

    def answer(self, meeting: str, question: str, answer: str) -> None:
        """Her answer to one question."""
        self._intentions.voices.answer(meeting, question, answer)

    def over_time(self, person: str) -> OverTimeView | None:
        """Her answers meeting by meeting; None while she was never asked."""
        voices = self._intentions.voices
        asked = [one for one in voices.answers(person) if one.answers]
        if not asked:
            return None
        questions, scale = voices.questions(), voices.scale()
        step = {one.code: number for number, one in enumerate(scale)}
        label = {one.code: one.label for one in scale}
        days = tuple(self._day(one) for one in asked)

        def said(one: MeetingVoice, code: str) -> str:
            given = one.answers.get(code, "")
            return label.get(given, given) if given else _("Not asked")

        lines = tuple(
            ScaleLine(one.label, tuple(step.get(voice.answers.get(one.code, "")) for voice in asked))
            for one in questions
        )
        told = [
            _("{question} {answers}").format(
                question=one.label,
                answers=", ".join(f"{day}: {said(voice, one.code)}" for day, voice in zip(days, asked, strict=True)),
            )
            for one in questions
        ]
        return OverTimeView(
            lines=lines,
            days=days,
            scale=tuple(one.label for one in scale),
            told=". ".join(told),
            headers=(_("Meeting of"), *(one.label for one in questions)),
            rows=tuple(
                (Cell(day, strong=True), *(said(voice, one.code) for one in questions))
                for day, voice in zip(days, asked, strict=True)
            ),
        )

    def last_unasked(self, person: str) -> str:
        """The latest meeting that was held, if she was not asked about it yet."""
        held = self._intentions.voices.answers(person)
        if not held or len(held[-1].answers) >= len(self._intentions.voices.questions()):
            return ""
        return held[-1].meeting.id

    def _day(self, voice: MeetingVoice) -> str:
        starts = voice.meeting.starts
        return wording.short_day(starts.date(), self.today) if starts else ""
