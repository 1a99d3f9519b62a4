"""What an extract would hold, line by line, and why the rest stays; without Qt.

Belongs here: lines and reasons in words. Does not belong here: widgets (``page``), the gate (``domain/gate.py``).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from textwrap import shorten

from ungeapp import wording
from ungeapp.domain.extracts import ExtractKind
from ungeapp.domain.profiles import Word
from ungeapp.texts import N_, _
from ungeapp.ui.casework.words import joined
from ungeapp.ui.kit.rows import Option, RowView
from ungeapp.usecases.extracts import ExtractLine, ExtractView
from ungeapp.usecases.intentions import Intentions
from ungeapp.usecases.papers import BasisPaper, ExtractPiece
from ungeapp.usecases.printed import PrintedPaper

_FIRST_WORDS = 140

_LABELS = {
    "who": N_("The name"),
    "born": N_("Date of birth"),
    "call": N_("Whom to call"),
    "wishes": N_("Wishes in own words"),
    "strengths": N_("What goes well"),
    "challenges": N_("What is difficult"),
    "needs": N_("What is needed"),
    "next-step": N_("The next step"),
    "next-check": N_("When the plan is looked at again"),
    "education": N_("Place and start date"),
    "long": N_("Goal on the long term"),
    "short": N_("Goal on the short term"),
    "measure": N_("A measure"),
    "helper": N_("Somebody who follows along"),
    "agreement": N_("An agreement"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldLine:
    """What stays, and why."""

    what: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtractPageView:
    """What would happen. ``always`` goes along with anything else; ``lines`` may be chosen, ``ticked`` is suggested."""

    title: str
    always: tuple[str, ...]
    lines: tuple[Option, ...]
    ticked: tuple[str, ...]
    held: tuple[HeldLine, ...]
    bases: tuple[str, ...]
    may_make: bool
    only_contact: bool
    last: str


class ExtractPresenter:
    """One young person, one sort of extract, one receiver."""

    def __init__(self, intentions: Intentions, person: str) -> None:
        self._intentions = intentions
        self.person = person

    def kinds(self) -> tuple[Option, ...]:
        """The extracts there are."""
        return tuple(Option(one.value, wording.extract_kind(one.value)) for one in (ExtractKind.START, ExtractKind.FGU))

    def name(self) -> str:
        """Whom it is about."""
        return self._intentions.people.file(self.person).person.full_name

    def receivers(self) -> tuple[str, ...]:
        """Whom one may think of."""
        return tuple(one.name for one in self._intentions.extracts.receivers(self.person))

    def look(self, sort: str, recipient: str) -> ExtractPageView:
        """What may go along to ``recipient``, and what is held back."""
        view = self._intentions.extracts.look(self.person, ExtractKind(sort), recipient)
        may_go = view.may_go
        return ExtractPageView(
            title=self._title(view),
            always=tuple(_told(one.piece) for one in may_go if one.always),
            lines=tuple(Option(one.key, _label(one.piece), hint=_told(one.piece)) for one in may_go if not one.always),
            ticked=tuple(one.key for one in may_go if one.suggested and not one.always),
            held=_held(view.held),
            bases=tuple(_basis(one) for one in view.bases),
            may_make=any(one.key == "who" for one in may_go),
            only_contact=bool(may_go) and all(one.always for one in may_go),
            last=self._last(view),
        )

    def _title(self, view: ExtractView) -> str:
        """What the sheet is called: to a unit of the municipality it is the plan, by the word they have for it."""
        called = self._intentions.desk.profile.word(Word.PLAN) if view.unit and view.sort is ExtractKind.START else ""
        return called or wording.extract_kind(view.sort.value)

    def earlier(self) -> tuple[RowView, ...]:
        """What was made before."""
        return tuple(
            RowView(
                one.id,
                wording.extract_kind(one.sort.value),
                context=joined(one.recipient, ", ".join(wording.part_name(part) for part in one.parts)),
                lead=wording.short_day(one.printed_on) if one.printed_on else "",
            )
            for one in self._intentions.extracts.extracts(self.person)
        )

    def make(
        self, intentions: Intentions, sort: str, recipient: str, chosen: Iterable[str], words: str
    ) -> PrintedPaper:
        """Make the sheet, in the background."""
        return intentions.extracts.make(self.person, ExtractKind(sort), recipient, tuple(chosen), words=words)

    def _last(self, view: ExtractView) -> str:
        if view.last is None or view.last.printed_on is None:
            return ""
        return _("Made before on {day}; what was chosen then is ticked.").format(
            day=wording.short_day(view.last.printed_on)
        )


def _held(lines: Sequence[ExtractLine]) -> tuple[HeldLine, ...]:
    """Lines that stay, alike ones told together; the words themselves are not needed to see that they stay."""
    counted: dict[tuple[str, str], int] = {}
    for one in lines:
        key = (_label(one.piece), wording.reason_sentence(one.reason.value))
        counted[key] = counted.get(key, 0) + 1
    return tuple(
        HeldLine(what=f"{what} ({number})" if number > 1 else what, why=why) for (what, why), number in counted.items()
    )


def _label(piece: ExtractPiece) -> str:
    return _(_LABELS.get(piece.label, piece.label))


def _told(piece: ExtractPiece) -> str:
    """The line as it goes along, shortened."""
    if piece.day is not None:
        return wording.short_day(piece.day)
    text = f"»{piece.text}«" if piece.own_words else piece.text
    notes = (wording.short_day(value) if isinstance(value, date) else value for _code, value in piece.notes)
    return shorten(joined(text, *notes), _FIRST_WORDS, placeholder=" …")


def _basis(one: BasisPaper) -> str:
    given = ""
    if one.given_by and one.given_on:
        given = _("given by {name} on {day}").format(name=one.given_by, day=wording.short_day(one.given_on))
    return joined(one.label, given, one.source)
