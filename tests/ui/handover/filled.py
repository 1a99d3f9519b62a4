"""Filling in the checklist as a caseworker would.

Belongs here: one function. Does not belong here: tests.
"""

from __future__ import annotations

from ungeapp.domain.checklists import ItemKind, RequiredFor
from ungeapp.usecases.intentions import Intentions

_ANSWERS = {ItemKind.DATE: "2027-01-10", ItemKind.YES_NO: "yes"}


def fill(intentions: Intentions, person: str, *steps: RequiredFor) -> None:
    """Answer every point these steps wait for."""
    for item in intentions.handovers.view(person).checklist.items:
        if item.required_for in steps:
            choice = item.options[0].code if item.options else "Det er aftalt."
            intentions.handovers.answer(person, item.key, _ANSWERS.get(item.kind, choice))
