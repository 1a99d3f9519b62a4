"""What the exchange page shows: files and partners as rows, my own card; without Qt.

Belongs here: those sentences and which action a row has. Does not belong here: widgets, sealing.
"""

from __future__ import annotations

from dataclasses import dataclass

from ungeapp.domain.changes import Changes
from ungeapp.texts import N_, _, ngettext
from ungeapp.ui.kit.rows import RowView
from ungeapp.ui.kit.tokens import Tone
from ungeapp.usecases.handover_post import HANDOVER_KINDS
from ungeapp.usecases.intentions import Intentions
from ungeapp.usecases.partners import CHANGED, CONFIRMED, KNOWN, NEW
from ungeapp.usecases.ports.rows import CardRow, PackageRow
from ungeapp.usecases.sending import WrittenFile
from ungeapp.wording import card_state, clock, package_kind, package_state, short_day

CARD_TONES = {NEW: Tone.WARN, KNOWN: Tone.INFO, CONFIRMED: Tone.GOOD, CHANGED: Tone.WARN}
_FILE_TONES = {"written": Tone.INFO, "fetched": Tone.GOOD, "accepted": Tone.GOOD, "received": Tone.GOOD}
_HOW = {"phone": N_("by telephone")}
_NUMBER_GROUPS = 6


@dataclass(frozen=True, slots=True)
class OwnCard:
    """My own card: who, and the check number in groups."""

    who: str
    number: str


@dataclass(frozen=True, slots=True)
class PartnerView:
    """A partner while being confirmed."""

    identity: str
    heading: str
    warning: str
    confirmed: bool = False


def number_groups(number: str) -> str:
    """The check number with room between its groups, on two lines of three."""
    groups = number.split()
    half = (len(groups) + 1) // 2
    return "\n".join(filter(None, ("   ".join(groups[:half]), "   ".join(groups[half:]))))


class ExchangePresenter:
    """Asks for files and partners."""

    def __init__(self, intentions: Intentions) -> None:
        self._intentions = intentions

    # partners ----------------------------------------------------------------------------------------------------
    def own_card(self) -> OwnCard:
        """My card as it is read aloud."""
        card = self._intentions.partners.own_card()
        return OwnCard(who=f"{card.name}, {card.unit_name}", number=number_groups(card.check_number))

    def card_file(self) -> tuple[str, bytes]:
        """A name for my card's file, and its content."""
        unit = self._intentions.desk.author.unit.rpartition("/")[2]
        return f"{unit}.ungekort", self._intentions.partners.write_card()

    def add_card(self, data: bytes) -> PartnerView:
        """Take a partner's card in."""
        return self._view(self._intentions.partners.add(data))

    def partner(self, identity: str) -> PartnerView | None:
        """A partner to be confirmed."""
        found = next((one for one in self._intentions.partners.partners() if one.identity == identity), None)
        return self._view(found) if found is not None else None

    def confirm(self, identity: str, number: str) -> str:
        """Confirm by the number read aloud; what is said afterwards."""
        card = self._intentions.partners.confirm(identity, number)
        return _("{name}, {unit} is confirmed. You can send and receive now.").format(
            name=card.name, unit=card.unit_name
        )

    def partners(self) -> tuple[RowView, ...]:
        """All partners, confirmed first."""
        return tuple(self._partner_row(one) for one in self._intentions.partners.partners())

    def _partner_row(self, card: CardRow) -> RowView:
        today = self._intentions.desk.today()
        context = ""
        if card.state == CONFIRMED and card.confirmed_on is not None:
            context = _("Confirmed {how} {day}").format(
                how=_(_HOW.get(card.confirmed_how, "")), day=short_day(card.confirmed_on, today)
            )
        elif card.state == NEW:
            context = _("Ring and have the check number read out before you send anything.")
        elif card.state == CHANGED:
            context = _("The card is another one than before. Ring before you send or receive anything.")
        return RowView(
            id=card.identity,
            title=card.unit_name,
            title_rest=f", {card.name}",
            context=context,
            chip=card_state(card.state),
            tone=CARD_TONES.get(card.state, Tone.NEUTRAL),
            action=_("Confirm") if card.state in (NEW, KNOWN, CHANGED) else "",
        )

    def _view(self, card: CardRow) -> PartnerView:
        changed = _("The card is another one than before. That may be a new computer, or somebody else. Ring first.")
        return PartnerView(
            identity=card.identity,
            heading=_("Confirm {name}, {unit}").format(name=card.name, unit=card.unit_name),
            warning=changed if card.state == CHANGED else "",
            confirmed=card.state == CONFIRMED,
        )

    # disagreements -----------------------------------------------------------------------------------------------
    def waiting(self) -> tuple[RowView, ...]:
        """Young people about whom two texts still stand side by side."""
        found: dict[str, int] = {}
        for one in self._intentions.receiving.conflicts():
            found[one.person] = found.get(one.person, 0) + 1
        names = self._intentions.sending.names(found)
        return tuple(
            RowView(
                id=person,
                title=names.get(person, ""),
                context=ngettext(
                    "{number} disagreement waits for you", "{number} disagreements wait for you", number
                ).format(number=number),
                chip=_("Decide"),
                tone=Tone.WARN,
                action=_("Decide"),
            )
            for person, number in found.items()
        )

    # files -------------------------------------------------------------------------------------------------------
    def files(self) -> tuple[RowView, ...]:
        """Files written and received, newest first."""
        intentions = self._intentions
        files = intentions.sending.files()
        names = intentions.sending.names(person for one in files for person in one.persons)
        units = {one.identity: one.unit_name for one in intentions.partners.partners()}
        return tuple(self._file_row(one, names, units) for one in files)

    def _file_row(self, file: PackageRow, names: dict[str, str], units: dict[str, str]) -> RowView:
        desk = self._intentions.desk
        out = file.direction == "out"
        at = file.at.astimezone(desk.now().tzinfo)
        unit = units.get(file.partner, _("unknown partner"))
        who = [names[one] for one in file.persons if one in names]
        when = _("{day} at {time}").format(day=short_day(at.date(), desk.today()), time=clock(at))
        kind = package_kind(file.kind)
        return RowView(
            id=file.id,
            title=kind[:1].upper() + kind[1:],
            title_rest=" " + (_("to {unit}") if out else _("from {unit}")).format(unit=unit),
            context=" · ".join([*who[:3], *([_("and more")] if len(who) > 3 else []), when]),
            chip=package_state(file.state),
            tone=_FILE_TONES.get(file.state, Tone.NEUTRAL),
            action=self._file_action(file),
        )

    def _file_action(self, file: PackageRow) -> str:
        if file.direction == "out":
            return _("Save again …") if file.content else ""
        if file.state == "received" and file.kind not in HANDOVER_KINDS | {"receipt"}:
            return _("Take back")
        return ""

    def is_outgoing(self, package: str) -> bool:
        """Whether a file of the list was written here."""
        return any(one.id == package and one.direction == "out" for one in self._intentions.sending.files())

    def again(self, package: str) -> WrittenFile:
        """A file once more."""
        return self._intentions.sending.again(package)

    def undo(self, package: str) -> str:
        """Take a received file back; what is said afterwards."""
        self._intentions.receiving.undo(package)
        return _("The file is taken back. What it changed no longer counts, and nothing was sent.")

    def concerns(self, changes: Changes) -> bool:
        """Whether the lists must be read again."""
        return changes.intention.startswith(("card.", "package.", "handover.", "conflict."))
