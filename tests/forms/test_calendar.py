"""Calendar files: what others read in them, and that nothing more stands in them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar, Event

from ungeapp.forms.calendar import COPENHAGEN, calendar_event

CALL: dict[str, Any] = {
    "uid": "0198c0de-0000-7000-8000-000000000001@ungeapp",
    "sequence": 0,
    "method": "REQUEST",
    "starts": datetime(2026, 11, 25, 13, 0, tzinfo=COPENHAGEN),
    "ends": datetime(2026, 11, 25, 14, 30, tzinfo=COPENHAGEN),
    "stamp": datetime(2026, 11, 10, 8, 0, tzinfo=UTC),
    "summary": "Møde på rådhuset",
    "location": "Rådhuset, lokale 2",
    "organizer": "Job og Velfærd",
}
ALLOWED = {
    "UID", "SEQUENCE", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "LOCATION", "DESCRIPTION", "ORGANIZER", "STATUS", "CLASS",
}  # fmt: skip


def event_in(data: bytes) -> Event:
    (event,) = Calendar.from_ical(data).events
    assert isinstance(event, Event)
    return event


def test_the_event_stands_in_danish_time() -> None:
    text = calendar_event(**CALL).decode()
    assert "METHOD:REQUEST\r\n" in text and "STATUS:CONFIRMED\r\n" in text
    assert "DTSTART;TZID=Europe/Copenhagen:20261125T130000\r\n" in text
    assert "DTEND;TZID=Europe/Copenhagen:20261125T143000\r\n" in text
    assert "BEGIN:VTIMEZONE\r\nTZID:Europe/Copenhagen\r\n" in text
    elsewhere = datetime(2026, 11, 25, 7, 0, tzinfo=timezone(timedelta(hours=-5)))
    assert calendar_event(**{**CALL, "starts": elsewhere}).decode() == text


def test_calling_off_keeps_the_uid_and_counts_on() -> None:
    data = calendar_event(**{**CALL, "method": "CANCEL", "sequence": 2})
    event = event_in(data)
    assert Calendar.from_ical(data)["METHOD"] == "CANCEL"
    assert (event["UID"], event["SEQUENCE"], event["STATUS"]) == (CALL["uid"], 2, "CANCELLED")


def test_the_same_call_is_the_same_file() -> None:
    assert calendar_event(**CALL) == calendar_event(**CALL)


@pytest.mark.parametrize(
    "wrong",
    [
        {"starts": datetime(2026, 11, 25, 13, 0)},  # noqa: DTZ001  # a time without a zone is what must be refused
        {"ends": CALL["starts"]},
        {"sequence": -1},
        {"uid": " "},
    ],
)
def test_what_no_calendar_could_place_is_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValueError):
        calendar_event(**{**CALL, **wrong})


def test_the_organiser_has_an_address_only_if_there_is_one() -> None:
    assert str(event_in(calendar_event(**CALL))["ORGANIZER"]) == "invalid:nomail"
    with_mail = event_in(calendar_event(**CALL, organizer_email="job@eksempel.dk"))
    assert str(with_mail["ORGANIZER"]) == "mailto:job@eksempel.dk"
    assert with_mail["ORGANIZER"].params["CN"] == "Job og Velfærd"


TEXT = st.text(max_size=200)


@settings(max_examples=120)
@given(TEXT, TEXT, TEXT, TEXT, TEXT)
def test_no_text_adds_a_line_of_its_own(summary: str, place: str, name: str, mail: str, more: str) -> None:
    data = calendar_event(
        **{**CALL, "summary": summary, "location": place, "organizer": name}, organizer_email=mail, description=more
    )
    assert set(event_in(data)) <= ALLOWED
    lines = data.decode().split("\r\n")
    assert [line for line in lines if line.startswith("BEGIN:")].count("BEGIN:VEVENT") == 1
    assert all(len(line.encode()) <= 75 for line in lines)


@given(st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=60))
def test_the_neutral_title_arrives_as_written(summary: str) -> None:
    assert str(event_in(calendar_event(**{**CALL, "summary": summary}))["SUMMARY"]) == summary
