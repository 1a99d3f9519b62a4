"""How this desk, and any unit, stands on paper.

Belongs here: the sender of a paper and the name a unit has towards others. Does not belong here: any one paper.
"""

from __future__ import annotations

from dataclasses import replace

from ungeapp.usecases.desk import Desk
from ungeapp.usecases.papers import Sender
from ungeapp.usecases.phone_book import own_absence
from ungeapp.usecases.ports.store import UnitOfWork


def unit_name(desk: Desk, key: str) -> str:
    """What a unit is called on paper, whoever reads it: its own name alone may tell what somebody comes there for."""
    profile = desk.profile
    return profile.unit(key).public_name if key and profile.has_unit(key) else key


def sender_of(desk: Desk) -> Sender:
    """This desk as it stands on paper."""
    author, profile = desk.author, desk.profile
    return Sender(
        name=author.name,
        unit=unit_name(desk, author.unit),
        municipality=profile.name,
        phone=author.phone,
        reply_text=profile.reply_text,
        companion_text=profile.companion_text,
        footer=profile.footer,
    )


def sender_of_letter(desk: Desk, uow: UnitOfWork) -> Sender:
    """This desk on a letter: with who stands in, while the caseworker is away or soon will be."""
    absence = own_absence(uow, desk)
    if absence is None:
        return sender_of(desk)
    return replace(
        sender_of(desk),
        stand_in=absence.stand_in,
        stand_in_phone=absence.stand_in_phone,
        away_from=absence.stand_in_from,
        away_to=absence.stand_in_to,
        away_now=absence.stands_in(desk.today()),
    )
