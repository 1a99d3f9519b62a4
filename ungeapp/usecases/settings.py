"""What one desk chose for itself: the usual place of meetings, how the window looks.

Belongs here: reading and keeping such choices in the store.
Also who works at the desk, and the passphrase that opens it.
Does not belong here: what a municipality sets (``domain/profiles.py``).
"""

from __future__ import annotations

from dataclasses import replace

from ungeapp.domain.errors import Invalid, NotAllowed
from ungeapp.domain.people import YoungPerson
from ungeapp.usecases.desk import Desk

MEETING_PLACE = "meeting-place"
LANGUAGE = "window/language"
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

    def change_me(self, *, name: str, unit: str, phone: str) -> None:
        """Another name, unit or telephone of who works here.

        Cases belong to a unit, so it changes only while there are none: otherwise they are handed over
        (NotAllowed("unit-has-cases")). Whoever was responsible under the old name is so under the new one.
        """
        desk, before = self._desk, self._desk.author
        told = " ".join(name.split())
        if not told:
            raise Invalid("worker-no-name", field="name")
        with desk.looking() as uow:
            if unit != before.unit and uow.count_people():
                raise NotAllowed("unit-has-cases")
        if not desk.profile.has_unit(unit):
            raise NotAllowed("unit-unknown")
        desk.store.change_author(name=told, unit=unit, profile=before.profile, phone=phone.strip())
        with desk.acting("setting.me") as uow:
            for one in uow.matching(YoungPerson, coordinator=before.unit, coordinator_name=before.name):
                uow.put(replace(one, coordinator_name=told))

    def change_passphrase(self, old: str, new: str) -> None:
        """Another passphrase opens the cases from now on; takes as long as two derivations."""
        self._desk.store.change_passphrase(old, new)
