"""The open handovers as rows; without Qt.

Belongs here: what each one waits for. Does not belong here: widgets, the steps.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ungeapp.domain.changes import Changes
from ungeapp.domain.handovers import Role
from ungeapp.texts import _, ngettext
from ungeapp.ui.kit.rows import RowView
from ungeapp.ui.kit.tokens import Tone
from ungeapp.usecases.handovers import HandoverView
from ungeapp.usecases.intentions import Intentions
from ungeapp.wording import handover_role, relative_day, short_day


@dataclass(frozen=True, slots=True)
class Transitions:
    """What waits for me, and what waits for others."""

    mine: tuple[RowView, ...]
    others: tuple[RowView, ...]


class TransitionsPresenter:
    """Asks for the open handovers."""

    def __init__(self, intentions: Intentions) -> None:
        self._intentions = intentions

    def open_handovers(self) -> Transitions:
        """The list in its two halves."""
        mine: list[RowView] = []
        others: list[RowView] = []
        for view in self._intentions.handovers.open_handovers():
            waits, is_mine, action = _waits(view)
            (mine if is_mine else others).append(self._row(view, waits, action))
        return Transitions(tuple(mine), tuple(others))

    def is_here(self, person: str) -> bool:
        """Whether there is a page for the young person (not before an offer is accepted, if nothing was shared)."""
        return bool(self._intentions.sending.names((person,)))

    def name(self, person: str) -> str:
        """Whom an open handover is about, also when nothing else of the person is here."""
        known = self._intentions.sending.names((person,)).get(person)
        return known or self._offered_name(person)

    def concerns(self, changes: Changes) -> bool:
        """Whether the list must be read again."""
        return changes.intention.startswith(("handover.", "package.", "people."))

    def _row(self, view: HandoverView, waits: str, action: str) -> RowView:
        today = self._intentions.desk.today()
        since = self._since(view)
        offered = view.ledger.staged
        context = [waits]
        if since is not None:
            context.append(_("since {day}").format(day=short_day(since, today)))
        return RowView(
            id=view.person.id,
            title=self.name(view.person.id) or _("A young person"),
            title_rest=(" " + (_("from {other}") if view.taking else _("to {other}")).format(other=view.other_name)),
            context=" · ".join(context),
            chip=_("offered to you") if offered else handover_role(view.ledger.role.value),
            tone=Tone.WARN if view.ledger.role in (Role.WITHDRAWING, Role.VERIFY) else Tone.INFO,
            action=action,
            tip=relative_day(since, today) if since is not None else "",
        )

    def _since(self, view: HandoverView) -> date | None:
        """The day of the latest step known here."""
        known = [one.on for one in (view.ledger.acceptance, view.ledger.confirmation) if one is not None and one.on]
        if known:
            return max(known)
        zone = self._intentions.desk.now().tzinfo
        for file in self._intentions.sending.files():
            if view.person.id in file.persons and file.kind in ("offer", "withdraw"):
                return file.at.astimezone(zone).date()
        told = self._intentions.settings.value(f"handover/{view.person.id}/{view.ledger.number}/offered")
        return date.fromisoformat(told) if told else None

    def _offered_name(self, person: str) -> str:
        member = self._intentions.handovers.offered(person)
        for state in member.states if member else ():
            if state.kind == "person":
                told = {name: versions[-1].value for name, versions in state.registers.items() if versions}
                return f"{told.get('given_name', '')} {told.get('family_name', '')}".strip()
        return ""


def _waits(view: HandoverView) -> tuple[str, bool, str]:
    """What it waits for, whether that is for me to do, and the verb."""
    ledger, other = view.ledger, view.other_name
    if ledger.staged:
        return _("waits for your yes or no"), True, _("Answer")
    match ledger.role:
        case Role.OFFERED if ledger.outside:
            return _("waits for you to hear the answer of {other}").format(other=other), True, _("Record the answer")
        case Role.OFFERED | Role.WITHDRAWING:
            return _("waits for the answer of {other}").format(other=other), False, _("See")
        case Role.HANDING_OVER if ledger.confirmed:
            return _let_go(view)
        case Role.HANDING_OVER:
            return _("waits for somebody to record motivated and safe"), True, _("Record")
        case Role.TAKING_OVER if ledger.confirmed:
            return _("waits for {other} to let go").format(other=other), False, _("See")
        case Role.TAKING_OVER:
            return _("waits for somebody to record motivated and safe"), True, _("Record")
        case _:
            return _("waits for the files to be read again"), True, _("See")


def _let_go(view: HandoverView) -> tuple[str, bool, str]:
    missing = len(view.open_for_close)
    if missing:
        told = ngettext(
            "{number} point of the checklist is missing before you let go",
            "{number} points of the checklist are missing before you let go",
            missing,
        ).format(number=missing)
        return told, True, _("Answer")
    return _("waits for you to let go"), True, _("Let go")
