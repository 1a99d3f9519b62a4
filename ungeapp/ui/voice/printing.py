"""Printing the blank sheet, made in the background.

Belongs here: that one way. Does not belong here: what stands on it (``usecases/voices.py``).
"""

from __future__ import annotations

from ungeapp.texts import _
from ungeapp.ui.casework.printing import print_paper
from ungeapp.ui.guard import Guard
from ungeapp.ui.kit.banner import Banner
from ungeapp.ui.surroundings import Surroundings


def print_voice_sheet(surroundings: Surroundings, banner: Banner, guard: Guard, meeting: str) -> None:
    """Print the blank sheet for a meeting; without a printer it is offered as a file."""
    said = _("The blank sheet is sent to the printer.")
    print_paper(surroundings, banner, guard, lambda does: does.voices.blank_sheet(meeting), said)
