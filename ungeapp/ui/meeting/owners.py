"""Whom a word before a colon means; without Qt.

Belongs here: matching what is typed with who is at the meeting. Does not belong here: reading the note.
"""

from __future__ import annotations

from collections.abc import Sequence

from ungeapp.domain.meetings import Participant
from ungeapp.domain.people import NetworkPerson
from ungeapp.domain.spelling import fold, folded_words
from ungeapp.texts import _
from ungeapp.ui.casework.whose import ME

_SMALL_WORDS = frozenset({"og", "for", "til", "i", "af", "pa", "and"})  # folded


def owner_meant(
    word: str, me: str, unit: str, participants: Sequence[Participant], network: Sequence[NetworkPerson]
) -> str:
    """*me* for oneself (by name, first name or the own unit's letters, as *J&V*), somebody of the meeting as called
    there, else the word itself."""
    typed = _folded(word)
    if typed in ME or typed in (_folded(me), _folded(me.split()[0] if me else "")):
        return _("me")
    if _letters(word) and _letters(word) == _initials(unit) and not word.islower():
        return _("me")
    relations = {_folded(one.relation): one.id for one in network if one.relation}
    related = relations.get(typed, "")
    found = [one for one in participants if _is(one, typed, related)]
    if len(found) == 1:
        return found[0].name or found[0].label
    return word


def _is(participant: Participant, typed: str, related: str) -> bool:
    if related and participant.network_person == related:
        return True
    for name in (participant.name, participant.label, participant.organisation):
        words = _folded(name).split()
        if words and (typed in (words[0], " ".join(words)) or " ".join(words).startswith(f"{typed} ")):
            return True
    return False


def _folded(text: str) -> str:
    return " ".join(folded_words(text))


def _letters(word: str) -> str:
    return "".join(one for one in fold(word) if one.isalpha()) if len(word) <= 6 else ""


def _initials(unit: str) -> str:
    return "".join(one[0] for one in folded_words(unit) if one not in _SMALL_WORDS)
