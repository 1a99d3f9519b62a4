"""Words that have changed, and the window's own, as rows; without Qt.

Belongs here: sentences about words. Does not belong here: which belong together (``domain/glossary.py``), widgets.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from ungeapp.domain.glossary import Family
from ungeapp.domain.terms import Term
from ungeapp.texts import N_, _, ngettext
from ungeapp.ui.due import joined
from ungeapp.ui.kit.rows import Option, RowView
from ungeapp.ui.kit.tokens import Tone
from ungeapp.usecases.intentions import Intentions

CHANGED, OF_THE_WINDOW = "changed", "window"
_WHICH = {CHANGED: N_("Words that have changed"), OF_THE_WINDOW: N_("The window's own words")}


@dataclass(frozen=True, slots=True)
class WordsView:
    """The rows, and in one sentence what they are."""

    rows: Sequence[RowView]
    summary: str


class WordsPresenter:
    """Looks words up."""

    def __init__(self, intentions: Intentions) -> None:
        self._intentions = intentions

    def which(self) -> Sequence[Option]:
        """The two lists."""
        return tuple(Option(key, _(label)) for key, label in _WHICH.items())

    def look(self, text: str, which: str) -> WordsView:
        """What answers ``text``."""
        today = self._intentions.desk.today()
        if which == OF_THE_WINDOW:
            labels = self._intentions.words.labels(text)
            return WordsView(tuple(_label(one) for one in labels), self._count(len(labels), text))
        found = self._intentions.words.changed(text)
        rows = tuple(
            word_row(one.family, today, one.listed, id=f"{number}:{one.family.code}")
            for number, one in enumerate(found)
        )
        return WordsView(rows, self._count(len(rows), text))

    def _count(self, number: int, text: str) -> str:
        if not number:
            return _("No word answers that. Try fewer letters.")
        if not text.strip():
            return _("Old papers keep their words; today's pages use today's. The search finds both.")
        return ngettext("{number} word", "{number} words", number).format(number=number)


def word_row(family: Family, today: date, listed: str = "", *, id: str = "") -> RowView:
    """*Ungestøtte · før: Efterværn*, when it holds, the law and the source."""
    now = family.called(today)
    others = family.others(today)
    chip, tone = _state(family, now, today)
    return RowView(
        id or f"word:{family.code}",
        now.label,
        title_rest=_(" · was called: {words}").format(words=", ".join(others)) if others else "",
        context=joined(
            _period(now),
            now.law,
            "" if now.law == now.source else _("source: {source}").format(source=now.source),
            listed,
            now.note,
        ),
        chip=chip,
        tone=tone,
    )


def _state(family: Family, now: Term, today: date) -> tuple[str, Tone]:
    if family.uncertain:
        return _("Day not established"), Tone.WARN
    if now.valid_to is not None and now.valid_to < today:
        return _("Abolished"), Tone.NEUTRAL
    return _("Used now"), Tone.GOOD


def _period(one: Term) -> str:
    if one.valid_from and one.valid_to:
        return _("from {first} to {last}").format(first=f"{one.valid_from:%d.%m.%Y}", last=f"{one.valid_to:%d.%m.%Y}")
    if one.valid_from:
        return _("from {first}").format(first=f"{one.valid_from:%d.%m.%Y}")
    return _("until {last}").format(last=f"{one.valid_to:%d.%m.%Y}") if one.valid_to else ""


def _label(one: Term) -> RowView:
    return RowView(one.code, one.label, context=joined(_("source: {source}").format(source=one.source), one.note))
