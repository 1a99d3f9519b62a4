"""What points, people and the law are called on the papers of a meeting, for one reader.

Belongs here: the names this reader may see. Does not belong here: any one paper (``letters.py``, ``minutes.py``), what may
leave (``domain/gate.py``).
"""

from __future__ import annotations

from collections.abc import Iterable

from ungeapp.domain.formats import (
    AgendaItem,
    MeetingFormat,
    public_title_of,
)
from ungeapp.domain.gate import RecipientKind, Released
from ungeapp.domain.meetings import Participant, Series
from ungeapp.domain.parts import Part
from ungeapp.domain.record import Record
from ungeapp.usecases.desk import Desk
from ungeapp.usecases.papers import (
    LegalFramePaper,
)


def title_for(desk: Desk, item: AgendaItem, released: Released) -> str:
    """What an item is called for this reader: to the young person a format speaks with *du*, to others about them."""
    if item.part is Part.OWN_WORDS and released.recipient.kind is not RecipientKind.YOUNG_PERSON:
        return desk.definitions.terms("paper-titles").label(Part.OWN_WORDS.value, desk.today())
    return public_title_of(item, tells(released, item.part))


def participants_in(kept: Iterable[Record]) -> list[Participant]:
    found = (one for one in kept if isinstance(one, Participant) and not one.removed)
    return sorted(found, key=lambda one: (one.order, one.id))


def tells(released: Released, part: Part) -> bool:
    """Whether the paper may use titles and roles that tell of ``part``.

    The young person's own copy lies on tables and in bags, so it keeps to the neutral ones although nothing is
    withheld from her.
    """
    return released.recipient.kind is not RecipientKind.YOUNG_PERSON and released.has(part)


def legal_frame(format: MeetingFormat, released: Released) -> LegalFramePaper | None:
    """The law on paper, for those who may know which series it is: the sentence tells that."""
    if format.legal is None or not tells(released, format.part):
        return None
    because = next((one.new_case for one in released.of(Series) if one.new_case), "")
    return LegalFramePaper(text=format.legal.text, law=format.legal.law, new_case=because)


def label_for(participant: Participant, released: Released) -> str:
    told = participant.label if tells(released, participant.part) else participant.public_label
    return told or participant.public_label


def called_as(participant: Participant, released: Released) -> str:
    """A participant by name and role; where the role would tell too much, by the neutral one.

    The young person's name says enough.
    """
    label = label_for(participant, released)
    name = participant.name
    if participant.is_young_person and not released.has(Part.IDENTITY):
        name = ""
    if name and label and label != name and not participant.is_young_person:
        return f"{name} ({label})"
    return name or label
