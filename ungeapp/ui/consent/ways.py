"""How other pages lead to a consent that is begun for somebody, and back; without Qt.

Belongs here: the note of such a place. Does not belong here: the form (``give_form``), who gets what (``overview``).
"""

from __future__ import annotations

ASK_FOR = "ask:"
"""A note of the place: begin a consent for the recipient whose key follows."""
_FROM = "meeting:"


def from_meeting(meeting: str, recipient: str) -> str:
    """The note of a place that is come to from a meeting."""
    return f"{_FROM}{meeting}/{ASK_FOR}{recipient}"


def read_way(note: str) -> tuple[str, str]:
    """The recipient a consent is begun for, and the meeting to go back to; empty where the note names none."""
    meeting = ""
    if note.startswith(_FROM):
        meeting, _slash, note = note.removeprefix(_FROM).partition("/")
    return (note.removeprefix(ASK_FOR) if note.startswith(ASK_FOR) else "", meeting)
