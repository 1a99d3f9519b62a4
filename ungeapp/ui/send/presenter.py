"""What the send page shows; without Qt.

Belongs here: partners to choose, parts with their reasons, the note. Does not belong here: widgets, the gate.
"""

from __future__ import annotations

from dataclasses import dataclass

from ungeapp.domain.gate import Line, Reason
from ungeapp.domain.parts import Part
from ungeapp.texts import _, ngettext
from ungeapp.ui.kit.rows import Option
from ungeapp.usecases.intentions import Intentions
from ungeapp.usecases.partners import CONFIRMED, KNOWN
from ungeapp.usecases.sending import WrittenFile
from ungeapp.wording import part_name, reason_sentence


@dataclass(frozen=True, slots=True)
class PartLine:
    """One part: its name, how much there is of it, and why it goes or stays."""

    name: str
    pieces: str
    reason: str


@dataclass(frozen=True, slots=True)
class SendView:
    """What would happen. ``parts`` are the parts that may be chosen, ``ticked`` those that go along."""

    parts: tuple[Option, ...]
    ticked: tuple[str, ...]
    goes: tuple[PartLine, ...]
    stays: tuple[PartLine, ...]
    heading: str
    refused: str = ""


class SendPresenter:
    """One young person, one partner."""

    def __init__(self, intentions: Intentions) -> None:
        self._intentions = intentions

    def name(self, person: str) -> str:
        """Whom it is about."""
        return self._intentions.sending.names((person,)).get(person, "")

    def partners(self) -> tuple[Option, ...]:
        """Partners a case may go to."""
        return tuple(
            Option(one.identity, f"{one.unit_name}, {one.name}")
            for one in self._intentions.partners.partners()
            if one.state in (CONFIRMED, KNOWN)
        )

    def view(self, person: str, partner: str, chosen: frozenset[str] | None) -> SendView:
        """What goes along and what stays; ``chosen`` are the parts ticked, None for all that may go."""
        whole = self._intentions.sending.preview(person, partner).lines
        asked = frozenset(Part(one) for one in chosen) if chosen is not None else None
        lines = self._intentions.sending.preview(person, partner, asked).lines if asked is not None else whole
        allowed = [one for one in whole if one.goes and _choosable(one)]
        goes = [one for one in lines if one.goes]
        stays = [one for one in lines if not one.goes and (one.pieces or one.reason is Reason.NOT_ASKED)]
        return SendView(
            parts=tuple(Option(one.part.value, part_name(one.part.value), _pieces(one.pieces)) for one in allowed),
            ticked=tuple(one.part.value for one in allowed if chosen is None or one.part.value in chosen),
            goes=tuple(_line(one) for one in goes if one.pieces),
            stays=tuple(_line(one) for one in stays if one.pieces),
            heading=_("This goes along") if goes else _("Nothing goes along"),
            refused="" if goes else _refused(any(one.goes for one in whole)),
        )

    def share(self, person: str, partner: str, chosen: frozenset[str], note: str) -> WrittenFile:
        """Write the file."""
        asked = frozenset(Part(one) for one in chosen)
        return self._intentions.sending.share((person,), partner, asked=asked, note=note)


def _choosable(line: Line) -> bool:
    """Whether leaving the part out is for the person to decide (the name goes along with anything else)."""
    return line.reason is not Reason.NEEDED_TO_NAME and bool(line.pieces)


def _line(line: Line) -> PartLine:
    return PartLine(part_name(line.part.value), _pieces(line.pieces), reason_sentence(line.reason.value))


def _pieces(number: int) -> str:
    if not number:
        return _("nothing yet")
    return ngettext("{number} entry", "{number} entries", number).format(number=number)


def _refused(something_may_go: bool) -> str:
    if something_may_go:
        return _("You have chosen nothing. Tick what should go along.")
    return _("There is no consent or other legal basis for sharing with this partner. Record one first.")
