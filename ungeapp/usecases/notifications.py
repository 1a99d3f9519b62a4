"""Notifications of concern (*underretninger*): sent or received, followed up on a day, never shared by default.

Belongs here: these acts. Does not belong here: what may leave (``domain/gate.py``).
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from ungeapp.domain.errors import Invalid
from ungeapp.domain.follow_up import Direction, Notification
from ungeapp.domain.people import YoungPerson
from ungeapp.usecases.desk import Desk


class NotificationUseCases:
    """Acts on notifications of concern (barnets lov § 133)."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def note(
        self,
        person: str,
        *,
        direction: Direction,
        other: str,
        text: str,
        on: date | None = None,
        follow_up_on: date | None = None,
    ) -> Notification:
        """One that was sent or received, today or on ``on``."""
        desk = self._desk
        if not f"{text}{other}".strip():
            raise Invalid("notification-empty")
        with desk.acting("notification.add") as uow:
            uow.get(YoungPerson, person)
            told = Notification(
                id=desk.new_id(),
                person=person,
                direction=direction,
                on=on or desk.today(),
                other=other.strip(),
                text=text.strip(),
                follow_up_on=follow_up_on,
            )
            uow.put(told)
        return told

    def follow_up(self, notification: str, outcome: str, again_on: date | None = None) -> None:
        """What came of it; with ``again_on`` it is followed up once more."""
        if not outcome.strip():
            raise Invalid("reason-missing")
        with self._desk.acting("notification.follow-up") as uow:
            found = uow.get(Notification, notification)
            said = "\n".join(filter(None, [found.outcome, outcome.strip()]))
            done = None if again_on else self._desk.today()
            uow.put(replace(found, outcome=said, followed_up_on=done, follow_up_on=again_on or found.follow_up_on))

    def of(self, person: str) -> tuple[Notification, ...]:
        """All about one young person, the newest first."""
        with self._desk.looking() as uow:
            found = uow.of(Notification, person)
        return tuple(sorted(found, key=lambda one: (one.on or date.min, one.id), reverse=True))

    def put_off(self, notification: str, until: date) -> None:
        """Followed up on another day."""
        with self._desk.acting("notification.change") as uow:
            uow.put(replace(uow.get(Notification, notification), follow_up_on=until))
