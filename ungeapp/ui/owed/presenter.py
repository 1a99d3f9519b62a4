"""What others owe, by who owes it; without Qt.

Belongs here: groups of open agreements, the reminder for one of them. Does not belong here: widgets.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ungeapp import wording
from ungeapp.texts import _, ngettext
from ungeapp.ui.casework.words import due_tip, joined
from ungeapp.ui.kit.rows import RowView
from ungeapp.ui.kit.tokens import Tone
from ungeapp.usecases.intentions import Intentions
from ungeapp.usecases.plans import Owed
from ungeapp.usecases.printing import PrintedPaper


@dataclass(frozen=True, slots=True, kw_only=True)
class OwerView:
    """What one person or role owes about one young person."""

    id: str
    agreements: tuple[str, ...]
    row: RowView
    rows: tuple[RowView, ...]


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

    @property
    def today(self) -> date:
        """The day relative dates count from."""
        return self._intentions.desk.today()

    def look(self) -> OwedView:
        """Everybody who owes something, the longest overdue first."""
        groups: dict[str, list[Owed]] = {}
        for one in self._intentions.plans.owed_by_others():
            groups.setdefault(f"{one.person.id}/{one.agreement.owner}", []).append(one)
        late = sum(1 for found in groups.values() for one in found if one.overdue_days > 0)
        sentence = ngettext("{number} agreement is past its date", "{number} agreements are past their date", late)
        return OwedView(
            subtitle=sentence.format(number=late) if late else "",
            owers=tuple(self._ower(id, found) for id, found in groups.items()),
        )

    def _ower(self, id: str, found: list[Owed]) -> OwerView:
        first = found[0]
        days = max(one.overdue_days for one in found)
        reminded = max((one.agreement.reminded_on for one in found if one.agreement.reminded_on), default=None)
        due = min((one.agreement.due for one in found if one.agreement.due), default=None)
        chip = ngettext("{number} day over", "{number} days over", days).format(number=days) if days > 0 else ""
        return OwerView(
            id=id,
            agreements=tuple(one.agreement.id for one in found),
            row=RowView(
                id=id,
                title=first.agreement.owner or _("nobody yet"),
                title_rest="" if first.agreement.owner == first.person.full_name else f" · {first.person.full_name}",
                context=joined(
                    "; ".join(one.agreement.what for one in found),
                    _("reminded {day}").format(day=wording.short_day(reminded, self.today)) if reminded else "",
                ),
                lead=wording.short_day(due, self.today) if due else "",
                chip=chip,
                tone=Tone.WARN,
                action=_("Remind"),
                tip=due_tip(due, self.today),
            ),
            rows=tuple(self._agreement(one) for one in found),
        )

    def _agreement(self, owed: Owed) -> RowView:
        due = owed.agreement.due
        return RowView(
            id=owed.agreement.id,
            title="",
            title_rest=owed.agreement.what,
            context=wording.long_day(due, self.today) if due else _("no date yet"),
            action=_("Done"),
            tip=due_tip(due, self.today),
        )

    def make_reminder(self, intentions: Intentions, agreements: tuple[str, ...]) -> PrintedPaper:
        """The friendly reminder, in the background."""
        return intentions.printing.reminder(agreements)

    def reminded(self, agreements: tuple[str, ...]) -> None:
        """It was printed today."""
        self._intentions.plans.reminded(agreements)

    def tick(self, agreement: str) -> None:
        """It was done after all."""
        self._intentions.plans.tick(agreement)
