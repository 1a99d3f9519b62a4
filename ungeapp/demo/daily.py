"""How the lists of every day are brought before the camera: all young people, those with something overdue, a new meeting.

Belongs here: steps on those pages. Does not belong here: which pictures there are (``screens``).
"""

from __future__ import annotations

from ungeapp.ui.desk_window import DeskWindow
from ungeapp.ui.meetings.page import MeetingsPage
from ungeapp.ui.navigation import Place
from ungeapp.ui.people.page import OVERDUE, ListPage, PeoplePage


def everybody(window: DeskWindow) -> None:
    """The list of all young people under way."""
    _show(window, "")


def overdue(window: DeskWindow) -> None:
    """Only those of whom something is overdue."""
    _show(window, OVERDUE)


def new_meeting(window: DeskWindow) -> None:
    """A meeting begins with whom it is about."""
    window.show_place(Place("meetings"))
    page = window.page("meetings")
    assert isinstance(page, MeetingsPage)
    page.choose.begin()


def _show(window: DeskWindow, which: str) -> None:
    window.show_place(Place("people"))
    page = window.page("people")
    assert isinstance(page, PeoplePage)
    part = page.part()
    assert isinstance(part, ListPage)
    part.which.set_value(which)
    part.show_rows()
