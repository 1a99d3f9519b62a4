"""The way back from a page that several others lead to: to where one came from, and what that is called.

Belongs here: the place and its word. Does not belong here: the trail itself (``ui.navigation``).
"""

from __future__ import annotations

from dataclasses import dataclass

from ungeapp.texts import N_, _
from ungeapp.ui.navigation import Navigator, Place

_OWN = ("assessment", "checklist")  # one of them leads to the next: neither is where one came from
_TABS = {
    "": N_("Back to the overview"),
    "overview": N_("Back to the overview"),
    "plan": N_("Back to the plan"),
    "handover": N_("Back to the handover"),
    "consent": N_("Back to the consents"),
}
_PAGES = {
    "dates": N_("Back to the dates"),
    "closing": N_("Back to the end of the course"),
    "today": N_("Back to today"),
}


@dataclass(frozen=True, slots=True)
class WayBack:
    """The word of a button, and where it leads."""

    word: str
    place: Place


def way_back(navigator: Navigator, person: str) -> WayBack:
    """From a list or an assessment of ``person``: to the page it was opened from, the plan where that is none of these."""
    place = navigator.came_from(_OWN)
    if place is not None:
        word = _PAGES.get(place.kind) or (_TABS.get(place.tab) if place.kind == "person" else None)
        if word and place.id in ("", person):
            return WayBack(_(word), place)
    return WayBack(_("Back to the plan"), Place("person", id=person, tab="plan"))
