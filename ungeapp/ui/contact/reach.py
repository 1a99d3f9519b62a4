"""How contact stands, in words: who was not reached, what was not tried, when to try again, since when nothing moved.

Belongs here: sentences and chips, without Qt. Does not belong here: the arithmetic (``domain/contacts.py``).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from ungeapp.texts import _, ngettext
from ungeapp.ui.due import DueWord, due_word, joined
from ungeapp.ui.kit.rows import RowView
from ungeapp.ui.kit.tokens import Tone
from ungeapp.usecases.contacts import ReachView
from ungeapp.usecases.intentions import Intentions
from ungeapp.wording import long_day, short_day


@dataclass(frozen=True, slots=True, kw_only=True)
class ReachTexts:
    """``reached`` says whether and since when nobody was reached, the others what follows from it."""

    heading: str
    chip: str
    tone: Tone
    reached: str
    untried: str
    next: str
    rhythm: str
    progress: str
    paused: bool


def attempts_sentence(view: ReachView, today: date) -> str:
    """*Ikke truffet i 3 forsøg siden 12.10.*"""
    reach = view.reach
    if not reach.attempts:
        if reach.last_reached is None:
            return _("No contact noted yet.")
        return _("Last contact {day}.").format(day=long_day(reach.last_reached, today))
    tried = ngettext(
        "Nobody reached in {number} attempt", "Nobody reached in {number} attempts in a row", reach.attempts
    ).format(number=reach.attempts)
    if reach.last_reached is None:
        return _("{tried}; there was never contact.").format(tried=tried)
    return _("{tried} since {day}.").format(tried=tried, day=long_day(reach.last_reached, today))


class ReachPresenter:
    """Words for how contact stands with one young person or with several."""

    def __init__(self, intentions: Intentions) -> None:
        self._intentions = intentions

    @property
    def today(self) -> date:
        return self._intentions.desk.today()

    def texts(self, person: str) -> ReachTexts:
        """The card on the tab *Kontakt*."""
        view = self._intentions.contacts.stands(person)
        reach, today = view.reach, self.today
        usual = self._intentions.desk.profile.progress_days
        chip, tone = "", Tone.NEUTRAL
        if reach.unreached:
            chip = ngettext("{number} attempt", "{number} attempts", reach.attempts).format(number=reach.attempts)
            tone = Tone.WARN
        if reach.paused_until is not None:
            chip, tone = _("Pause"), Tone.NEUTRAL
        elif reach.next_on is not None and reach.next_on < today:
            late = self.next_word(view)
            chip, tone = late.text, late.tone
        rhythm = reach.every_days or usual
        every = ngettext("every day", "every {number} days", rhythm).format(number=rhythm)
        return ReachTexts(
            heading=_("Not given up") if reach.unreached else _("How contact goes"),
            chip=chip,
            tone=tone,
            reached=attempts_sentence(view, today),
            untried=self.untried(view) if reach.unreached else "",
            next=self._next(view),
            rhythm=_("Rhythm agreed: {every}").format(every=every)
            if reach.every_days
            else _("Usual rhythm: {every}").format(every=every),
            progress=self._progress(view, usual),
            paused=reach.paused_until is not None,
        )

    def untried(self, view: ReachView) -> str:
        """*Ikke prøvet endnu: SMS, Brev*; empty when everything was."""
        channels = self._intentions.desk.definitions.terms("channels")
        ways = ", ".join(channels.label(one, self.today) for one in view.untried)
        return _("Not tried yet: {ways}").format(ways=ways) if ways else _("Every way was tried.")

    def next_word(self, view: ReachView) -> DueWord:
        """When to try again."""
        return due_word(view.reach.next_on, self.today)

    def rows(self) -> Sequence[RowView]:
        """Everybody who was not reached, whose turn it is first."""
        return tuple(self._row(one) for one in self._intentions.contacts.not_given_up())

    def keep_rhythm(self, person: str, typed: str) -> None:
        """A number of days; nothing typed means the usual rhythm."""
        days = typed.strip()
        self._intentions.contacts.keep_rhythm(person, int(days) if days.isdecimal() else -1 if days else 0)

    def rhythm(self, person: str) -> str:
        """The days agreed; empty for the usual."""
        every = self._intentions.contacts.stands(person).reach.every_days
        return str(every) if every else ""

    def pause(self, person: str, until: date | None, reason: str) -> None:
        """No attempts until a day."""
        self._intentions.contacts.pause(person, until or self.today, reason)

    def resume(self, person: str) -> None:
        """Attempts again from today."""
        self._intentions.contacts.resume(person)

    def _row(self, one: ReachView) -> RowView:
        word = self.next_word(one)
        reach, today = one.reach, self.today
        pause = ""
        if reach.paused_until is not None:
            until = short_day(reach.paused_until, today)
            pause = _("pause until {day}: {reason}").format(day=until, reason=reach.pause_reason)
        return RowView(
            one.person.id,
            one.person.full_name,
            context=joined(attempts_sentence(one, today).removesuffix("."), self.untried(one), pause),
            lead=word.text,
            lead_tone=Tone.NEUTRAL if pause else word.tone,
            action=_("Note contact"),
            tip=word.tip,
        )

    def _next(self, view: ReachView) -> str:
        reach, today = view.reach, self.today
        if reach.paused_until is not None:
            until = long_day(reach.paused_until, today)
            return _("Paused until {day}: {reason}").format(day=until, reason=reach.pause_reason)
        if reach.next_on is None:
            return ""
        day = long_day(reach.next_on, today)
        if reach.unreached:
            return _("Try again by {day}.").format(day=day)
        return _("Next contact by {day}.").format(day=day)

    def _progress(self, view: ReachView, usual: int) -> str:
        days = view.progress_days
        if days is None:
            return _("Nothing has been noted as moving yet.")
        if days == 0:
            return _("Something moved today.")
        moved = ngettext("Something last moved {number} day ago", "Something last moved {number} days ago", days)
        told = moved.format(number=days)
        if days <= usual:
            return f"{told}."
        return _("{told}: more than the {usual} days set here.").format(told=told, usual=usual)
