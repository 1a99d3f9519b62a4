"""The pictures of meetings: listed, prepared, called, held, closed, and those between departments.

Belongs here: which of them are looked at, and in which state. Does not belong here: taking pictures (``camera``).
"""

from __future__ import annotations

from collections.abc import Callable

from ungeapp.demo import daily
from ungeapp.demo.shots import Ids, Shot, place
from ungeapp.ui.casework.entries import DecisionEntry
from ungeapp.ui.desk_window import DeskWindow
from ungeapp.ui.meeting.room import RoomPanel
from ungeapp.ui.meetings.page import MeetingsPage
from ungeapp.ui.navigation import Place


def meetings(ids: Ids) -> list[Shot]:
    """One meeting after the other."""
    called, sheets = ids["running"][1], ids["sheets"]
    return [
        place("moeder", Place("meetings")),
        Shot("nyt-moede", daily.new_meeting, also_large=True),
        *_formats(),
        place("moede-indkaldt", Place("meeting", called)),
        place("moede-i-reserveret-uge", Place("meeting", ids["reserved-weeks"][1])),
        place("moede-i-rummet", Place("meeting", called, "room"), also_large=True),
        Shot("beslutning-paa-moedet", _decision(called), also_large=True),
        place("moede-breve", Place("meeting", called, "letters")),
        place("moede-dagsorden", Place("meeting", called, "agenda"), also_large=True),
        place("moede-lukket", Place("meeting", ids["course"][1])),
        place("moede-forberedes", Place("meeting", sheets[1], "prepare"), also_large=True),
        place("moede-med-forrige", Place("meeting", sheets[1], "room")),
        place("ark-til-moedet", Place("voice", sheets[0]), also_large=True),
    ]


def _formats() -> list[Shot]:
    """Planning a meeting between departments, and one that is planned."""

    def held(window: DeskWindow) -> None:
        window.show_place(Place("meetings"))
        page = window.page("meetings")
        assert isinstance(page, MeetingsPage)
        window.show_place(Place("desk-meeting", page.between.rows()[0].id))

    return [
        place("moede-mellem-afdelinger-planlaeg", Place("desk-meeting")),
        Shot("moede-mellem-afdelinger", held, also_large=True),
    ]


def _decision(meeting: str) -> Callable[[DeskWindow], None]:
    """The row in which a decision is written, opened in the room."""

    def go(window: DeskWindow) -> None:
        window.show_place(Place("meeting", meeting, "room"))
        page = window.page("meeting")
        assert page is not None
        for _turn in range(12):
            rows = [one for one in page.findChildren(DecisionEntry) if one.isVisible()]
            if rows:
                rows[0].text.setFocus()
                rows[0].open_up()
                return
            next(iter(page.findChildren(RoomPanel))).step(1)

    return go
