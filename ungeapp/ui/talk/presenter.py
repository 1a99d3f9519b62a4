"""A talk on one page: drafts while it is written, saving, correcting one that was held.

Belongs here: that, without Qt. Does not belong here: what a talk is (``domain/people.py``).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ungeapp.domain.people import Talk
from ungeapp.texts import _
from ungeapp.usecases.intentions import Intentions
from ungeapp.wording import long_day

NOTE = "talk"
FIELDS = ("own_words", "said", "next_step")


@dataclass(frozen=True, slots=True, kw_only=True)
class TalkText:
    """What stands on the page."""

    said: str = ""
    own_words: str = ""
    next_step: str = ""
    next_step_on: date | None = None
    held_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TalkView:
    """The page as it opens: whose talk, what is typed so far, and whether that was kept from before."""

    title: str
    subtitle: str
    text: TalkText
    restored: bool
    last_own_words: str
    last_heading: str


class TalkPresenter:
    """Writes one talk with one young person."""

    def __init__(self, intentions: Intentions) -> None:
        self._intentions = intentions

    @property
    def today(self) -> date:
        return self._intentions.desk.today()

    def look(self, person: str, talk: str = "") -> TalkView:
        """A new talk, or one that was held (``talk``) to correct it."""
        file = self._intentions.people.file(person)
        talks = sorted(file.of(Talk), key=lambda one: (one.held_on or date.min, one.id))
        held = next((one for one in talks if one.id == talk), None)
        before = [one for one in talks if one.own_words and one is not held]
        last = before[-1] if before else None
        kept = {} if held else self._intentions.people.drafts(NOTE, person)
        text = TalkText(
            said=held.said if held else kept.get("said", ""),
            own_words=held.own_words if held else kept.get("own_words", ""),
            next_step=held.next_step if held else kept.get("next_step", ""),
            next_step_on=held.next_step_on if held else None,
            held_on=held.held_on if held else self.today,
        )
        return TalkView(
            title=_("Talk with {name}").format(name=file.person.full_name),
            subtitle=_("Held {day}").format(day=long_day(held.held_on))
            if held and held.held_on
            else _("Own words first, then what was said, and one next step."),
            text=text,
            restored=bool(kept),
            last_own_words=last.own_words if last else "",
            last_heading=_("Own words last time, {day}").format(day=long_day(last.held_on))
            if last and last.held_on
            else "",
        )

    def keep(self, person: str, field: str, text: str) -> None:
        """Keep what is being typed."""
        self._intentions.people.keep_draft(NOTE, person, field, text)

    def drop(self, person: str) -> None:
        """The talk is not to be written after all."""
        for field in FIELDS:
            self._intentions.people.keep_draft(NOTE, person, field, "")

    def save(self, person: str, text: TalkText, talk: str = "") -> None:
        """Hold the talk; or correct the one called ``talk``."""
        if talk:
            self._intentions.people.change(
                Talk,
                talk,
                said=text.said.strip(),
                own_words=text.own_words.strip(),
                next_step=text.next_step.strip(),
                next_step_on=text.next_step_on,
                held_on=text.held_on,
            )
            return
        self._intentions.people.hold_talk(
            person,
            said=text.said,
            own_words=text.own_words,
            next_step=text.next_step,
            next_step_on=text.next_step_on,
            held_on=text.held_on,
        )
