"""What may stand on *Min plan*; nobody in it exists."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from tests.forms.documents import content
from ungeapp.forms.document import Document
from ungeapp.forms.documents.my_plan import my_plan
from ungeapp.forms.pdf import pages_of
from ungeapp.usecases.my_plan import HelperPaper, MyPlanPaper

HELPERS = (
    HelperPaper(who="Mona (min mor)", what="Kører mig den første uge", phone="12 00 00 01"),
    HelperPaper(who="Bo Mentor", what="Ringer om morgenen; går med til lægen", phone="12 00 00 02"),
    HelperPaper(who="Mads Øvelse", what="Undersøger, hvad der skal til med boligen"),
)


def paper(**changes: Any) -> MyPlanPaper:
    """Everything in it, at a length people write."""
    return replace(
        MyPlanPaper(
            name="Emma",
            next_step="Besøge FGU sammen med Karen og se værkstederne",
            next_step_on=content.plan().next_step_on,
            wishes=content.plan().wishes,
            goals=(("Jeg vil være ernæringsassistent.", True), ("Oppe kl. 8 tre dage om ugen.", False)),
            helpers=HELPERS,
            meeting=content.SECOND,
            meeting_title="Netværksmøde",
            meeting_place="Rådhuset, lokale 2",
            meeting_provisional=False,
            sender=content.SENDER,
            recipient="Emma Eksempel",
            printed_on=content.plan().printed_on,
        ),
        **changes,
    )


def page(**changes: Any) -> Document:
    """As it prints."""
    return my_plan(paper(**changes), lambda made: pages_of(made) == 1)


def long_page() -> Document:
    """More than one page can hold."""
    text = "Jeg vil gerne have en hverdag, hvor jeg kommer op om morgenen og har noget, jeg skal. " * 12
    helpers = tuple(
        HelperPaper(who=f"Hjælper {n} med det lange navn", what=text, phone=f"12 00 00 {n:02}") for n in range(20)
    )
    return page(next_step=text, wishes=text, goals=((text, True),) * 9, helpers=helpers)


def empty_page() -> Document:
    """Nothing is agreed on yet."""
    return page(next_step="", next_step_on=None, wishes="", goals=(), helpers=(), meeting=None)
