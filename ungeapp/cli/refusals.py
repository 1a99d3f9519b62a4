"""What the command line itself refuses, and the one sentence for whatever stopped a command.

Belongs here: turning an exception into a sentence. Does not belong here: the refusals of the layers below, whose
sentences stand in ``ungeapp.wording``.
"""

from __future__ import annotations

import logging

from ungeapp import wording
from ungeapp.domain.errors import UngeError
from ungeapp.system.files import DiskFull
from ungeapp.texts import _

log = logging.getLogger(__name__)


class Refused(Exception):
    """Ends the command with this sentence and exit code 1; the sentence is in the language of the user."""


class WrongUse(Exception):
    """Ends the command with this sentence and exit code 2: it was not written as it has to be."""


def sentence(error: Exception) -> str:
    """One sentence on one line for whatever a command ended with; the unforeseen is logged by its code and place."""
    if isinstance(error, Refused | WrongUse):
        told = str(error)
    elif isinstance(error, UngeError):
        told = wording.error_sentence(error)
    elif isinstance(error, DiskFull):
        told = wording.sentence_of_code("store-full")
    elif isinstance(error, OSError):
        log.error("command failed: %s", error, exc_info=error)
        told = _of_the_system(error)
    else:
        log.error("command failed: %s", error, exc_info=error)
        told = _("Something went wrong that should not. Nothing more was done. Tell your support; the log says where.")
    return " ".join(told.split())


def _of_the_system(error: OSError) -> str:
    # Only what the user wrote on the command line is told again; the system's own error may carry other paths.
    if isinstance(error, FileNotFoundError):
        return _("A file or folder is not there. Check how it is spelled, and try again.")
    if isinstance(error, PermissionError):
        return _("You may not read or write there. Choose another folder, or ask your support.")
    return wording.sentence_of_code("store-unreachable")
