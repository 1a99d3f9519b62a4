"""What others owe, one list per party; without Qt.

Belongs here: rows, the reminder letters of a party. Does not belong here: widgets, who is one party (use cases).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from ungeapp import wording
from ungeapp.texts import _, ngettext
from ungeapp.ui.casework.words import due_tip, joined
from ungeapp.ui.kit.rows import Option, RowView
from ungeapp.ui.kit.tokens import Tone
from ungeapp.ui.phone_book.words import CallView, place_of, view_of
from ungeapp.usecases.intentions import Intentions
from ungeapp.usecases.owed import Party
from ungeapp.usecases.plans import Owed
from ungeapp.usecases.printed import PrintedPaper

ALL, LATE, PUT_OFF = "", "late", "put-off"
_WEEK = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class OwerView:
    """What one party owes. ``letters`` are the papers a reminder becomes, one for each young person,
    ``list`` is everything on one paper."""

    id: str
    agreements: tuple[str, ...]
    row: RowView
    rows: tuple[RowView, ...]
    call: CallView | None
    letters: tuple[RowView, ...]
    list: RowView
    people: dict[str, str]  # agreement to young person


@dataclass(frozen=True, slots=True, kw_only=True)
class OwedView:
    """The whole page."""

    subtitle: str
    owers: tuple[OwerView, ...]

    def ower(self, id: str) -> OwerView | None:
        """One of them."""
        return next((one for one in self.owers if one.id == id), None)


class OwedPresenter:
    """Open agreements that are not mine."""

    def __init__(self, intentions: Intentions) -> None:
        self._intentions = intentions
        self._letters: dict[str, tuple[str, ...]] = {}
        self._named: dict[str, str] = {}

    @property
    def today(self) -> date:
        """The day relative dates count from."""
        return self._intentions.desk.today()

    def filters(self) -> tuple[Option, ...]:
        """What is shown."""
        return (
            Option(ALL, _("All open agreements")),
            Option(LATE, _("Past their date")),
            Option(PUT_OFF, _("Put off for now")),
        )

    def look(self, which: str = ALL) -> OwedView:
        """Everybody who owes something, the longest overdue first."""
        parties = self._intentions.owed.parties(overdue=which == LATE, snoozed=which == PUT_OFF)
        late = sum(1 for found in parties for one in found.owed if one.overdue_days > 0)
        sentence = ngettext("{number} agreement is past its date", "{number} agreements are past their date", late)
        self._letters.clear()
        return OwedView(
            subtitle=sentence.format(number=late) if late else "",
            owers=tuple(self._ower(one) for one in parties),
        )

    def _ower(self, party: Party) -> OwerView:
        days, reminded = party.overdue_days, party.reminded_on
        due = min((one.agreement.due for one in party.owed if one.agreement.due), default=None)
        chip = ngettext("{number} day over", "{number} days over", days).format(number=days) if days > 0 else ""
        private = len(party.people) == 1 and party.entry is None and party.call is None
        return OwerView(
            id=party.key,
            agreements=tuple(one.agreement.id for one in party.owed),
            row=RowView(
                id=party.key,
                title=party.name or _("nobody yet"),
                title_rest=self._beside(party),
                context=joined(
                    self._how_many(party),
                    "; ".join(one.agreement.what for one in party.owed),
                    _("reminded {day}").format(day=wording.short_day(reminded, self.today)) if reminded else "",
                ),
                lead=wording.short_day(due, self.today) if due else "",
                chip=chip,
                tone=Tone.WARN,
                action=_("Remind") if party.name else "",
                tip=due_tip(due, self.today),
            ),
            rows=tuple(self._agreement(one) for one in party.owed),
            call=view_of(self._intentions, party.call, party.name) if party.name and not private else None,
            letters=tuple(self._letter(party, number, letter) for number, letter in self._numbered(party)),
            list=self._list(party),
            people={one.agreement.id: one.person.id for one in party.owed},
        )

    def _beside(self, party: Party) -> str:
        """What stands after the name: where somebody works, or the one young person it is about."""
        people = party.people
        place = f", {place_of(party.entry)}" if party.entry is not None and place_of(party.entry) else ""
        if len(people) == 1 and people[0].full_name != party.name:
            return f"{place} · {people[0].full_name}"
        return place

    def _how_many(self, party: Party) -> str:
        people = len(party.people)
        if people < 2:
            return ""
        agreements = ngettext("{number} agreement", "{number} agreements", len(party.owed))
        return _("{agreements} about {number} young people").format(
            agreements=agreements.format(number=len(party.owed)), number=people
        )

    def _numbered(self, party: Party) -> list[tuple[int, Sequence[Owed]]]:
        return list(enumerate(self._intentions.owed.letters(party.owed), start=1))

    def _letter(self, party: Party, number: int, letter: Sequence[Owed]) -> RowView:
        id = f"{party.key}#{number}"
        self._letters[id] = tuple(one.agreement.id for one in letter)
        return RowView(
            id,
            party.name,
            title_rest=f" · {letter[0].person.full_name}",
            context="; ".join(one.agreement.what for one in letter),
        )

    def _list(self, party: Party) -> RowView:
        """The one paper; kept beside the letters so that printing it notes the same agreements."""
        self._letters[party.key] = tuple(one.agreement.id for one in party.owed)
        self._named[party.key] = party.name
        return RowView(party.key, party.name, context=self._how_many(party))

    def _agreement(self, owed: Owed) -> RowView:
        told, today = owed.agreement, self.today
        waits = told.snoozed_to is not None and told.snoozed_to > today
        return RowView(
            id=told.id,
            title=owed.person.full_name if owed.person.full_name != told.owner else "",
            title_rest=f": {told.what}" if owed.person.full_name != told.owner else told.what,
            context=joined(
                wording.long_day(told.due, today) if told.due else _("no date yet"),
                _("reminded {day}").format(day=wording.short_day(told.reminded_on, today)) if told.reminded_on else "",
                _("put off to {day}: {reason}").format(
                    day=wording.short_day(told.snoozed_to, today), reason=told.snooze_reason
                )
                if waits and told.snoozed_to
                else "",
            ),
            action=_("Done"),
            tip=due_tip(told.due, today),
        )

    # acts --------------------------------------------------------------------------------------------------------
    def make_reminder(self, intentions: Intentions, letter: str) -> PrintedPaper:
        """One friendly reminder, in the background: what one party owes about one young person."""
        return intentions.owed_lists.reminder(self._letters[letter])

    def make_list(self, intentions: Intentions, party: str) -> PrintedPaper:
        """Everything one party owes on one paper, in the background."""
        return intentions.owed_lists.paper(self._named[party], self._letters[party])

    def reminded(self, letters: Sequence[str]) -> None:
        """They were printed today."""
        self._intentions.plans.reminded(tuple(id for one in letters for id in self._letters[one]))

    def tick(self, agreement: str) -> None:
        """It was done after all."""
        self._intentions.plans.tick(agreement)

    def drop(self, agreement: str, because: str) -> None:
        """It is not wanted any more."""
        self._intentions.plans.drop(agreement, because)

    def next_week(self) -> date:
        """The day something is put off to when nothing else is said."""
        return self.today + timedelta(days=_WEEK)

    def put_off(self, agreement: str, until: date, reason: str) -> None:
        """Wait with it."""
        self._intentions.owed.put_off(agreement, until, reason)

    def take_up(self, agreement: str) -> None:
        """Do not wait any longer."""
        self._intentions.owed.take_up(agreement)
