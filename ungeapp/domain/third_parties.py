"""What about other people stands in a young person's records, so that it is looked at before she gets it all.

Belongs here: finding it, and striking it out.
Does not belong here: deciding whether it is struck out (a person does), keeping that decision (``rights.py``).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from ungeapp.domain.follow_up import AbsenceReport, Notification, Referral, SupportRole
from ungeapp.domain.meetings import Participant
from ungeapp.domain.parents import Parent, ParentHearing
from ungeapp.domain.people import Contact, NetworkKind, NetworkPerson, YoungPerson
from ungeapp.domain.record import Record, field_names, field_types
from ungeapp.domain.rights import AccessRedaction, CorrectionNote, Extent

MARK = "[–––]"
"""What is left where a name was struck out."""

_SHORTEST_NAME = 2
_ANY_CASE = 3  # letters; a shorter name is found only as it is written, or every *bo* would be Bo


class Why(StrEnum):
    """Why a text is on the review list."""

    ABOUT = "about"  # the record itself is about somebody else
    REACH = "reach"  # how to reach somebody else
    INFORMER = "informer"  # who told the authorities something
    MENTIONED = "mentioned"  # the text names somebody else


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One text with somebody else in it. ``names`` are the words that name them; empty when all of it is theirs."""

    record: str
    kind: str
    field: str
    text: str
    why: Why
    names: tuple[str, ...] = ()
    proposed: Extent = Extent.NOTHING


_WHOLE: Mapping[type[Record], Mapping[str, Why]] = {
    NetworkPerson: {"name": Why.ABOUT, "phone": Why.REACH, "email": Why.REACH, "helps_with": Why.ABOUT},
    Parent: {
        "name": Why.ABOUT,
        "phone": Why.REACH,
        "email": Why.REACH,
        "address": Why.REACH,
        "note": Why.ABOUT,
    },
    ParentHearing: {"remarks": Why.ABOUT, "declined_because": Why.ABOUT},
    Participant: {"name": Why.ABOUT, "postal_address": Why.REACH},
    Contact: {"with_whom": Why.ABOUT},
    Notification: {"other": Why.INFORMER},
    AbsenceReport: {"reporter": Why.INFORMER, "phone": Why.REACH},
    Referral: {"phone": Why.REACH},
    SupportRole: {"phone": Why.REACH},
}
_STRUCK = frozenset({Why.REACH, Why.INFORMER})
_NO_TEXT = frozenset(
    {"removed", "owner_person", "network_person", "meeting", "series", "item", "goal", "measure", "record", "field"}
    | {"successor_entry", "first", "second", "sector", "closeness", "quality"}
)


def marks(records: Iterable[Record], earlier: Iterable[tuple[str, str, str]] = ()) -> tuple[Mark, ...]:
    """The review list: everything somebody else stands in, by the order of the records.

    ``earlier`` are texts that stood in a (record, field) before; they are given along with the history and so reviewed
    with it. What tells how to reach others, or who reported, is proposed to be struck out; the rest is for the reader
    to weigh.
    """
    told = tuple(one for one in records if not isinstance(one, AccessRedaction))
    people = [one for one in told if isinstance(one, YoungPerson)]
    herself = {word.casefold() for one in people for word in one.full_name.split()}
    before: dict[tuple[str, str], list[str]] = {}
    for record, field, text in earlier:
        if text:
            before.setdefault((record, field), []).append(text)
    names = _names(told, herself, before)
    found: list[Mark] = []
    for one in told:
        for name in field_names(type(one)):
            if field_types(type(one))[name] is str and name not in _NO_TEXT:
                texts = [text for text in (getattr(one, name), *before.get((one.id, name), ())) if text]
                found += _marks_of(one, name, texts, names, herself)
    return tuple(found)


def _marks_of(record: Record, field: str, texts: list[str], names: tuple[str, ...], herself: set[str]) -> list[Mark]:
    if not texts:
        return []
    whole = _whole(record)
    if all(word.casefold() in herself for text in texts for word in _words(text)):
        return []
    if field in whole:
        why = whole[field]
        proposed = Extent.ALL if why in _STRUCK else Extent.NOTHING
        return [Mark(record=record.id, kind=record.KIND, field=field, text=texts[0], why=why, proposed=proposed)]
    if isinstance(record, YoungPerson | CorrectionNote | NetworkPerson | Parent):
        return []
    mentioned = tuple(sorted({name for text in texts for name in named_in(text, names)}))
    if not mentioned:
        return []
    told = next(text for text in texts if named_in(text, mentioned))
    return [Mark(record=record.id, kind=record.KIND, field=field, text=told, why=Why.MENTIONED, names=mentioned)]


def _whole(record: Record) -> Mapping[str, Why]:
    """The fields of a record that are somebody else's; a professional's name and work are not secret from her."""
    if isinstance(record, NetworkPerson) and record.network is NetworkKind.PROFESSIONAL:
        return {"phone": Why.REACH} if not (record.unit or record.organisation) else {}
    if isinstance(record, Participant) and (record.is_young_person or not record.private):
        return {}
    return _WHOLE.get(type(record), {})


def _names(
    records: Iterable[Record], herself: set[str], before: Mapping[tuple[str, str], list[str]]
) -> tuple[str, ...]:
    """The words by which private persons around her are, or were, called."""
    found: set[str] = set()
    for one in records:
        private = isinstance(one, Parent) or (isinstance(one, NetworkPerson) and one.network is NetworkKind.PRIVATE)
        invited = isinstance(one, Participant) and one.private and not one.is_young_person
        if private or invited:
            for text in (str(getattr(one, "name", "")), *before.get((one.id, "name"), ())):
                found.update(word for word in _words(text) if word[0].isupper())
            for text in (str(getattr(one, "relation", "")), *before.get((one.id, "relation"), ())):
                if len(_words(text)) == 1:  # *mor*, not *en fra det gamle arbejde*
                    found.update(_words(text))
    return tuple(sorted(one for one in found if len(one) >= _SHORTEST_NAME and one.casefold() not in herself))


def _words(text: str) -> list[str]:
    return [word for one in text.split() if (word := one.strip(".,()"))]


def named_in(text: str, names: Iterable[str]) -> tuple[str, ...]:
    """Which of ``names`` stand in ``text`` as words, a genitive s counted."""
    return tuple(one for one in names if _word(one).search(text))


def _word(name: str) -> re.Pattern[str]:
    case = re.IGNORECASE if len(name) >= _ANY_CASE else re.NOFLAG
    return re.compile(rf"(?<![^\W_]){re.escape(name)}(?:s|'s|')?(?![^\W_])", case)


def struck(text: str, extent: Extent, names: Iterable[str]) -> str:
    """``text`` with what was decided struck out; each place keeps a mark."""
    if not text or extent is Extent.NOTHING:
        return text
    if extent is Extent.ALL:
        return MARK
    for name in names:
        text = _word(name).sub(MARK, text)
    return text


def struck_out(record: Record, decided: Mapping[str, Extent], names: Mapping[str, tuple[str, ...]]) -> Record:
    """The record with the decided fields struck out; ``decided`` and ``names`` by field."""
    changed = {
        name: struck(getattr(record, name), extent, names.get(name, ()))
        for name, extent in decided.items()
        if extent is not Extent.NOTHING and name in field_names(type(record))
    }
    return replace(record, **changed) if changed else record
