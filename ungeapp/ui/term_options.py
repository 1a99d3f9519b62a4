"""What can be chosen from a dated list of terms, and what stands there already though its word holds no more; without Qt.

Belongs here: options of such a list, and the sentence about an old word. Does not belong here: which word replaced which
(``domain/glossary.py``), widgets.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from ungeapp.domain.glossary import outdated
from ungeapp.domain.terms import Term, TermList
from ungeapp.texts import _
from ungeapp.ui.kit.rows import Option
from ungeapp.wording import short_day


def term_options(terms: TermList, offered: Iterable[Term], today: date, current: str = "") -> tuple[Option, ...]:
    """The terms offered; ``current`` with its dates where it holds no more, and right after it what replaced it."""
    options = {one.code: Option(one.code, one.label, one.note) for one in offered}
    old = outdated(terms, current, today) if current else None
    if old is None:
        return tuple(options.values())
    first = [Option(current, _dated(old.term, today), old.term.note)]
    if old.follows is not None:
        first.append(Option(old.follows.code, old.follows.label, old.follows.note))
    taken = {one.value for one in first}
    return (*first, *(one for code, one in options.items() if code not in taken))


def old_word(terms: TermList, current: str, today: date) -> str:
    """*Ordet gjaldt til 31.07.2019. I dag hedder det FGU.*; nothing for a word that holds."""
    old = outdated(terms, current, today) if current else None
    if old is None or old.term.valid_to is None:
        return ""
    until = _("This word held until {day}.").format(day=short_day(old.term.valid_to, today))
    now = _("Today it is called {word}.").format(word=old.follows.label) if old.follows else _("Nothing replaced it.")
    return f"{until} {now}"


def _dated(term: Term, today: date) -> str:
    if term.valid_to is None:
        return term.label
    until = short_day(term.valid_to, today)
    if term.valid_from is None:
        return _("{word} (until {day})").format(word=term.label, day=until)
    since = short_day(term.valid_from, today)
    return _("{word} ({since}–{until})").format(word=term.label, since=since, until=until)
