"""What the send page shows; without Qt.

Belongs here: partners to choose, parts with their reasons, the note. Does not belong here: widgets, the gate.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import shorten

from ungeapp.domain.consent import Consent, GivenBy
from ungeapp.domain.cpr import masked
from ungeapp.domain.gate import Line, Reason, Released
from ungeapp.domain.parts import Part
from ungeapp.domain.people import YoungPerson
from ungeapp.domain.record import Record, parts_of, values
from ungeapp.texts import _, ngettext
from ungeapp.ui.due import joined
from ungeapp.ui.kit.rows import Option
from ungeapp.ui.values import UNSHOWN, ValueTexts
from ungeapp.usecases.intentions import Intentions
from ungeapp.usecases.partners import CONFIRMED, KNOWN
from ungeapp.usecases.sending import WrittenFile
from ungeapp.wording import field_name, kind_name, part_name, reason_sentence, short_day

_FIRST_WORDS = 160
"""Letters of a piece that are shown before it is sent."""


@dataclass(frozen=True, slots=True)
class PartLine:
    """One part: its name, how much there is of it, and why it goes or stays."""

    name: str
    pieces: str
    reason: str
    texts: tuple[str, ...] = ()
    """Each piece by its kind and first words; only of a part that goes along."""


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
        self._values = ValueTexts(intentions.desk)

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
        asked = frozenset(Part(one) for one in chosen) if chosen is not None else None
        whole = self._intentions.sending.preview(person, partner).lines
        released = self._intentions.sending.preview(person, partner, asked)
        lines = released.lines
        allowed = [one for one in whole if one.goes and _choosable(one)]
        because = Because(self._intentions, person)
        goes = [one for one in lines if one.goes]
        stays = [one for one in lines if not one.goes and (one.pieces or one.reason is Reason.NOT_ASKED)]
        return SendView(
            parts=tuple(Option(one.part.value, part_name(one.part.value), _pieces(one.pieces)) for one in allowed),
            ticked=tuple(one.part.value for one in allowed if chosen is None or one.part.value in chosen),
            goes=tuple(
                _line(one, because.sentence(one), self._texts(released, one.part))
                for one in goes
                if one.pieces > one.withheld
            ),
            stays=(
                *(_line(one, because.sentence(one)) for one in stays if one.pieces),
                *(_kept_out(one) for one in goes if one.withheld),
                *(
                    (
                        PartLine(
                            _("Kept out in words"),
                            "",
                            _("Look for this: {words}").format(words="; ".join(released.mind)),
                        ),
                    )
                    if released.mind
                    else ()
                ),
            ),
            heading=_("This goes along") if goes else _("Nothing goes along"),
            refused="" if goes else _refused(any(one.goes for one in whole)),
        )

    def _texts(self, released: Released, part: Part) -> tuple[str, ...]:
        """What goes along of a part, piece by piece, in the order it was written."""
        told = []
        for record in released.records:
            going = released.fields.get(record.id, frozenset())
            names = [
                name
                for name, of in parts_of(record).items()
                if of is part and name in going and getattr(record, name) and name not in UNSHOWN
            ]
            if names:
                told.append(self._text(record, names))
        return tuple(told)

    def _text(self, record: Record, names: Sequence[str]) -> str:
        plain = values(record)
        if isinstance(record, YoungPerson):  # seeing the whole number is logged where it is asked for
            plain = {**plain, "number": masked(record.number)}
        words = self._values.headline(record.KIND, {name: plain[name] for name in names})
        if not words:
            fields = [(field_name(name), self._values.text(record.KIND, name, plain[name])) for name in names]
            words = ", ".join(f"{name}: {text}" for name, text in fields if text)
        return f"{kind_name(record.KIND)}: {shorten(words, _FIRST_WORDS, placeholder=' …')}"

    def share(self, person: str, partner: str, chosen: frozenset[str], note: str) -> WrittenFile:
        """Write the file."""
        asked = frozenset(Part(one) for one in chosen)
        return self._intentions.sending.share((person,), partner, asked=asked, note=note)


class Because:
    """Why a part goes along: the very consent (who, when, what for) or the law, not merely that there is one."""

    def __init__(self, intentions: Intentions, person: str) -> None:
        self._desk = intentions.desk
        self._told: set[str] = set()
        self._consents = {one.id: one for one in intentions.people.file(person).of(Consent)}

    def sentence(self, line: Line) -> str:
        """The reason of one line of the gate; a consent that was told already is named by its day."""
        consent = self._consents.get(line.consent)
        if line.reason is not Reason.CONSENT or consent is None:
            return reason_sentence(line.reason.value)
        today = self._desk.today()
        basis = self._desk.definitions.terms("bases").find(consent.basis, consent.given_on or today)
        label = basis.label if basis is not None else consent.basis
        day = short_day(consent.given_on, today) if consent.given_on else ""
        if consent.id in self._told and day:
            return _("as above: {basis} {day}").format(basis=label, day=day)
        self._told.add(consent.id)
        if consent.given_by_kind is GivenBy.LAW or (basis is not None and not basis.needs_consent):
            noted = _("noted {day}").format(day=day) if day else ""
            return joined(label, basis.source if basis is not None else "", noted, consent.purpose)
        given = ""
        if consent.given_by and day:
            given = _("given by {name} on {day}").format(name=consent.given_by, day=day)
        elif day:
            given = _("given on {day}").format(day=day)
        return joined(label, given, consent.purpose)


def _choosable(line: Line) -> bool:
    """Whether leaving the part out is for the person to decide (the name goes along with anything else)."""
    return line.reason is not Reason.NEEDED_TO_NAME and bool(line.pieces)


def _line(line: Line, because: str, texts: tuple[str, ...] = ()) -> PartLine:
    return PartLine(part_name(line.part.value), _pieces(line.pieces - line.withheld), because, texts)


def _kept_out(line: Line) -> PartLine:
    return PartLine(part_name(line.part.value), _pieces(line.withheld), reason_sentence(Reason.WITHHELD.value))


def _pieces(number: int) -> str:
    if not number:
        return _("nothing yet")
    return ngettext("{number} entry", "{number} entries", number).format(number=number)


def _refused(something_may_go: bool) -> str:
    if something_may_go:
        return _("You have chosen nothing. Tick what should go along.")
    return _("There is no consent or other legal basis for sharing with this partner. Record one first.")
