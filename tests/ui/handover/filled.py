"""Filling in the checklist as a caseworker would.

Belongs here: that, and a whole handover to somebody without a case. Does not belong here: tests.
"""

from __future__ import annotations

from ungeapp.domain.checklists import ItemKind, RequiredFor
from ungeapp.domain.handovers import Heard
from ungeapp.usecases.intentions import Intentions

_ANSWERS = {ItemKind.DATE: "2027-01-10", ItemKind.YES_NO: "yes"}


def fill(intentions: Intentions, person: str, *steps: RequiredFor) -> None:
    """Answer every point these steps wait for."""
    for item in intentions.handovers.view(person).checklist.items:
        if item.required_for in steps:
            choice = item.options[0].code if item.options else "Det er aftalt."
            intentions.handovers.answer(person, item.key, _ANSWERS.get(item.kind, choice))


def follow_in_everyday(intentions: Intentions, person: str, who: str) -> None:
    """``who``, that has no case, takes over in everyday life; the desk lets go of that and stays responsible."""
    taken_in_everyday(intentions, person, who)
    intentions.handovers.let_go(person)


def taken_in_everyday(intentions: Intentions, person: str, who: str) -> None:
    """``who``, that has no case, has taken over in everyday life; the desk can let go of that."""
    do = intentions.handovers
    for item in do.view(person).open_for_offer:
        do.answer(person, item.key, item.options[0].code if item.options else "Svar")
    do.offer_outside(person, who, keeps=True)
    do.accepted_outside(person, by="Kaj", how=Heard.PHONE)
    do.confirmed_outside(person, by="Kaj", how=Heard.SIGNED_SHEET)
    for item in do.view(person).open_for_close:
        do.answer(person, item.key, "2027-03-01")
