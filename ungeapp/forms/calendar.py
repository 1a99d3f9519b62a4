"""Calendar files (.ics) for a meeting: time, place, the neutral public title, and nothing else.

Belongs here: one event in one file (RFC 5545, sent as RFC 5546 says). Does not belong here: what the neutral title is,
and who gets the file. A calendar is read by anyone who sees the screen: no name of a person but the organiser's, no
format, no participants ever enter it.
"""

from __future__ import annotations

import unicodedata
from datetime import datetime, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event, Timezone, TimezoneDaylight, TimezoneStandard, vCalAddress, vRecur, vText

COPENHAGEN = ZoneInfo("Europe/Copenhagen")
Method = Literal["REQUEST", "CANCEL"]
_NO_ADDRESS = "invalid:nomail"


def calendar_event(
    *,
    uid: str,
    sequence: int,
    method: Method,
    starts: datetime,
    ends: datetime,
    stamp: datetime,
    summary: str,
    location: str = "",
    organizer: str = "",
    organizer_email: str = "",
    description: str = "",
) -> bytes:
    """The file calling (`REQUEST`, also a move: same `uid`, higher `sequence`) or calling off (`CANCEL`) a meeting.

    `starts`, `ends` and `stamp` are aware; the event stands in Danish time whatever the desk's zone is. `summary` and
    `description` must be the neutral public ones. Same arguments, same bytes. Raises `ValueError` for naive times, an
    end not after the start, a negative sequence or an empty uid.
    """
    if any(moment.tzinfo is None for moment in (starts, ends, stamp)):
        raise ValueError("a calendar event needs aware times")
    if ends <= starts:
        raise ValueError("a meeting ends after it starts")
    if sequence < 0 or not uid.strip():
        raise ValueError("a calendar event has a uid and a sequence of at least 0")
    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", "-//UngeApp//UngeApp//DA")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", method)
    calendar.add_component(_danish_time())
    event = Event()
    event.add("uid", _line(uid))
    event.add("sequence", sequence)
    event.add("dtstamp", stamp.astimezone(ZoneInfo("UTC")).replace(microsecond=0))
    event.add("dtstart", starts.astimezone(COPENHAGEN).replace(microsecond=0))
    event.add("dtend", ends.astimezone(COPENHAGEN).replace(microsecond=0))
    event.add("summary", _line(summary))
    if location.strip():
        event.add("location", _line(location))
    if description.strip():
        event.add("description", _lines(description))
    event.add("organizer", _organizer(organizer, organizer_email))
    event.add("status", "CANCELLED" if method == "CANCEL" else "CONFIRMED")
    event.add("class", "PRIVATE")
    calendar.add_component(event)
    return bytes(calendar.to_ical())


def _organizer(name: str, email: str) -> vCalAddress:
    """The organiser; RFC 5546 wants one, and an address that is none is better than a wrong one."""
    address = _line(email)
    made = vCalAddress(f"mailto:{address}" if "@" in address and " " not in address else _NO_ADDRESS)
    if name.strip():
        made.params["CN"] = vText(_line(name).replace('"', "'"))
    return made


def _danish_time() -> Timezone:
    """Danish time as the rule of the European Union since 1996, so that the file does not depend on a zone database."""
    zone = Timezone()
    zone.add("tzid", "Europe/Copenhagen")
    for part, name, month, before, after, start in (
        (TimezoneDaylight(), "CEST", 3, 1, 2, datetime(1996, 3, 31, 2)),  # noqa: DTZ001  # local by definition (RFC 5545 §3.6.5)
        (TimezoneStandard(), "CET", 10, 2, 1, datetime(1996, 10, 27, 3)),  # noqa: DTZ001  # as above
    ):
        part.add("dtstart", start)
        part.add("rrule", vRecur(freq="yearly", bymonth=month, byday="-1SU"))
        part.add("tzoffsetfrom", timedelta(hours=before))
        part.add("tzoffsetto", timedelta(hours=after))
        part.add("tzname", name)
        zone.add_component(part)
    return zone


def _line(text: str) -> str:
    """The text on one line."""
    return " ".join(_lines(text).split())


def _lines(text: str) -> str:
    """The text with line feeds, without control characters and halves of characters."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    return "".join(c for c in text if c == "\n" or unicodedata.category(c) not in ("Cc", "Cs")).strip()
