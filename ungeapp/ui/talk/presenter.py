"""A talk on one page: drafts while it is written, saving, correcting one that was held.

Belongs here: that, without Qt. Does not belong here: what a talk is (``domain/people.py``).
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from ungeapp.domain.people import Contact, Talk
from ungeapp.texts import _
from ungeapp.ui.casework.typed import TypedAgreement
from ungeapp.ui.casework.whose import is_me
from ungeapp.ui.casework.words import joined
from ungeapp.ui.contact.presenter import written_from
from ungeapp.ui.kit.rows import RowView
from ungeapp.usecases.intentions import Intentions
from ungeapp.usecases.people import talk_of
from ungeapp.usecases.promises import Promise
from ungeapp.wording import long_day, short_day

NOTE = "talk"
AGREEMENTS = "agreements"
HELD_ON = "held_on"
FIELDS = ("own_words", "said", "next_step", AGREEMENTS)


@dataclass(frozen=True, slots=True, kw_only=True)
class TalkText:
    """What stands on the page."""

    said: str = ""
    own_words: str = ""
    next_step: str = ""
    next_step_on: date | None = None
    held_on: date | None = None
    agreements: tuple[TypedAgreement, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TalkView:
    """The page as it opens: whose talk, what is typed so far, and whether that was kept from before."""

    title: str
    subtitle: str
    text: TalkText
    restored: bool
    begun: str  # the contact from which another talk was begun, where nothing is typed here yet
    last_own_words: str
    last_heading: str


class TalkPresenter:
    """Writes one talk with one young person."""

    def __init__(self, intentions: Intentions) -> None:
        self._intentions = intentions

    @property
    def today(self) -> date:
        return self._intentions.desk.today()

    def look(self, person: str, talk: str = "", contact: str = "") -> TalkView:
        """A new talk, or one that was held (``talk``) to correct it; or what was noted as a contact, to write it up."""
        file = self._intentions.people.file(person)
        talks = sorted(file.of(Talk), key=lambda one: (one.held_on or date.min, one.id))
        held = next((one for one in talks if one.id == talk), None)
        before = [one for one in talks if one.own_words and one is not held]
        last = before[-1] if before else None
        source = held.written_from if held else contact
        noted = next((one for one in file.of(Contact) if one.id == source), None)
        begun = noted.text if noted else ""
        day = noted.at.date() if noted and noted.at else self.today
        # The step told with the contact is the talk's too, while it is still the next one.
        step = noted.next_step if noted and noted.next_step == file.person.next_step else ""
        kept = {} if held else self._intentions.people.drafts(NOTE, talk_of(person, contact))
        restored = any(name in kept for name in FIELDS)
        if restored and HELD_ON in kept:
            day = date.fromisoformat(kept[HELD_ON])
        begun_before = () if held or contact or restored else self._intentions.people.begun_talks(person)
        text = TalkText(
            said=held.said if held else kept.get("said", begun),
            own_words=held.own_words if held else kept.get("own_words", ""),
            next_step=held.next_step if held else kept.get("next_step", step),
            next_step_on=held.next_step_on if held else noted.next_step_on if noted and step else None,
            held_on=held.held_on if held else day,
            agreements=_read(kept.get(AGREEMENTS, "")),
        )
        return TalkView(
            title=_("Talk with {name}").format(name=file.person.full_name),
            subtitle=joined(
                _("Held {day}").format(day=long_day(held.held_on)) if held and held.held_on else "",
                written_from(self._intentions, noted),
            )
            or _("Own words first, then what was said, and one next step."),
            text=text,
            restored=restored,
            begun=next(iter(begun_before), ""),
            last_own_words=last.own_words if last else "",
            last_heading=_("Own words last time, {day}").format(day=long_day(last.held_on))
            if last and last.held_on
            else "",
        )

    def keep(self, person: str, field: str, text: str, contact: str = "") -> None:
        """Keep what is being typed, of a talk that is written up from ``contact`` or of a new one."""
        self._intentions.people.keep_draft(NOTE, talk_of(person, contact), field, text)

    def keep_day(self, person: str, day: date | None, contact: str = "") -> None:
        """Keep the day of the talk that is being written."""
        self.keep(person, HELD_ON, day.isoformat() if day else "", contact)

    def keep_agreements(self, person: str, agreements: Sequence[TypedAgreement], contact: str = "") -> None:
        """Keep what was agreed on so far."""
        self.keep(person, AGREEMENTS, _written(agreements), contact)

    def owners(self, person: str) -> tuple[str, ...]:
        """Who may be offered as the one who does it."""
        plans, me = self._intentions.plans, self._intentions.desk.author.name
        young = self._intentions.people.file(person).person.full_name
        return (_("me"), *dict.fromkeys([me, young, *plans.called(person)]))

    def row(self, key: str, agreed: TypedAgreement) -> RowView:
        """An agreement that is not saved yet."""
        due = short_day(agreed.due, self.today) if agreed.due else _("no date yet")
        return RowView(key, agreed.what, context=joined(agreed.owner or _("nobody yet"), due), action=_("Remove"))

    def drop(self, person: str, contact: str = "") -> None:
        """The talk is not to be written after all."""
        for field in (*FIELDS, HELD_ON):
            self.keep(person, field, "", contact)

    def save(self, person: str, text: TalkText, talk: str = "", contact: str = "") -> None:
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
            agreements=[self._promise(person, one) for one in text.agreements],
            contact=contact,
        )

    def _promise(self, person: str, typed: TypedAgreement) -> Promise:
        me = self._intentions.desk.author.name
        mine = is_me(typed.owner, me, self._intentions.plans.called(person))
        return Promise(what=typed.what, owner=me if mine else typed.owner, due=typed.due, mine=mine)


def _written(agreements: Sequence[TypedAgreement]) -> str:
    rows = [[one.what, one.owner, one.due.isoformat() if one.due else ""] for one in agreements]
    return json.dumps(rows, ensure_ascii=False) if rows else ""


def _read(kept: str) -> tuple[TypedAgreement, ...]:
    return tuple(
        TypedAgreement(what=what, owner=owner, due=date.fromisoformat(due) if due else None)
        for what, owner, due in (json.loads(kept) if kept else ())
    )
