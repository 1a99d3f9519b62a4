"""Printing the blank sheet, made in the background.

Belongs here: that one way. Does not belong here: what stands on it (``usecases/voices.py``).
"""

from __future__ import annotations

from functools import partial

from ungeapp.domain.errors import UngeError
from ungeapp.texts import _
from ungeapp.ui.casework.printing import save_paper
from ungeapp.ui.guard import Guard
from ungeapp.ui.kit.banner import Banner
from ungeapp.ui.kit.tokens import Tone
from ungeapp.ui.runner import Progress
from ungeapp.ui.surroundings import Surroundings
from ungeapp.usecases.printing import PrintedPaper
from ungeapp.wording import error_sentence


def print_voice_sheet(surroundings: Surroundings, banner: Banner, guard: Guard, meeting: str) -> None:
    """Print the blank sheet for a meeting; without a printer it is offered as a file."""

    def job(_progress: Progress) -> PrintedPaper:
        with surroundings.background() as intentions:
            return intentions.voices.blank_sheet(meeting)

    def done(paper: PrintedPaper) -> None:
        save = partial(save_paper, surroundings, banner, guard, paper)
        try:
            surroundings.print_pdf(paper.content)
        except UngeError as refusal:  # comes back from the background, where no guard of a button stands around it
            banner.show_message(error_sentence(refusal), Tone.BAD, action=_("Save as a file …"), on_action=save)
            return
        banner.show_message(
            _("The blank sheet is sent to the printer."), Tone.GOOD, action=_("Save as a file …"), on_action=save
        )

    surroundings.runner.run(job, done, guard.failed)
