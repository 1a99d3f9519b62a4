"""How some pages are brought before the camera: young people, those with something overdue, a new meeting, weeks kept free.

Belongs here: steps on those pages. Does not belong here: which pictures there are (``screens``).
"""

from __future__ import annotations

from ungeapp.ui.desk_window import DeskWindow
from ungeapp.ui.kit.card import Card
from ungeapp.ui.meetings.page import MeetingsPage
from ungeapp.ui.municipality.page import MunicipalityPage
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


def kept_weeks(window: DeskWindow) -> None:
    """What the municipality's profile says of words, ages and weeks kept free."""
    window.show_place(Place("municipality"))
    page = window.page("municipality")
    assert isinstance(page, MunicipalityPage)
    page.tabs.show_tab("words")
    page.scroll_to(page.tabs.page("words").findChildren(Card)[-1])


def _show(window: DeskWindow, which: str) -> None:
    window.show_place(Place("people"))
    page = window.page("people")
    assert isinstance(page, PeoplePage)
    part = page.part()
    assert isinstance(part, ListPage)
    part.which.set_value(which)
    part.show_rows()
