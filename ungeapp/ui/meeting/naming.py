"""What was answered to *who coordinates?*, without Qt.

Belongs here: that answer. Does not belong here: the form (``naming_form``), what becomes of it (use cases).
"""

from __future__ import annotations

from dataclasses import dataclass

from ungeapp.domain.people import NetworkPerson
from ungeapp.usecases.intentions import Intentions
from ungeapp.usecases.open_meetings import OpenMeeting


@dataclass(frozen=True, slots=True, kw_only=True)
class Naming:
    """Who coordinates and in which unit, and the contact person with how to reach them; or why nobody was named."""

    output: str
    who: str
    unit: str
    contact: str
    contact_phone: str
    contact_organisation: str
    because: str


def reach_of(intentions: Intentions, found: OpenMeeting, name: str) -> tuple[str, str]:
    """The number and the workplace of somebody by that name: on the network map, at the meeting, in the phone book."""
    wanted = name.strip().casefold()
    file = intentions.people.file(found.meeting.person)
    cards = [one for one in file.of(NetworkPerson) if one.name.casefold() == wanted]
    there = [one.organisation for one in found.participants if one.name.casefold() == wanted]
    entry = intentions.phone_book.book().called(name)
    phones = (*(one.phone for one in cards), entry.phone if entry else "")
    places = (*(one.organisation for one in cards), *there, entry.organisation if entry else "")
    return next(filter(None, phones), ""), next(filter(None, places), "")
