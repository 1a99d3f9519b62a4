"""What one desk chose for itself: the usual place of meetings, how the window looks.

Belongs here: reading and keeping such choices in the store.
Does not belong here: what a municipality sets (``domain/profiles.py``), and who works at the desk.
"""

from __future__ import annotations

from ungeapp.usecases.desk import Desk

MEETING_PLACE = "meeting-place"
THEME = "window/theme"
TEXT_SIZE = "window/text-size"


class SettingUseCases:
    """Choices of this desk. They never leave it."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def value(self, key: str) -> str:
        """What was chosen; empty when nothing was."""
        with self._desk.looking() as uow:
            return uow.setting(key) or ""

    def choose(self, key: str, value: str) -> None:
        """Keep a choice."""
        with self._desk.acting("setting.choose") as uow:
            uow.put_setting(key, value.strip())
