"""An invented agenda at its usual length, and at more than one page can hold; nobody in it exists."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from tests.forms.documents import content
from ungeapp.forms.document import Document
from ungeapp.forms.documents.agenda import agenda
from ungeapp.forms.pdf import pages_of
from ungeapp.usecases.agenda_papers import AgendaPaper

_TALK = (
    "Hvordan det går med at komme op om morgenen, hvem der ringer, og hvad der skal til, før praktikken begynder. " * 3
)


def paper(**changes: Any) -> AgendaPaper:
    """The copy of whoever chairs."""
    return replace(
        AgendaPaper(
            title="Netværksmøde",
            person="Emma Eksempel",
            starts=content.MEETING,
            minutes_long=90,
            place="Rådhuset, lokale 2",
            leader="Karen Prøve",
            coming=(
                "Emma Eksempel",
                "Karen Prøve (rådgiver)",
                "Mads Øvelse (Familieafdelingen)",
                "Fagperson fra skolen",
            ),
            declined=("Egen læge",),
            points=("Den unges egne ord", "Uddannelse, arbejde og hverdag", "Fælles plan", "Kontakte FGU om startdato"),
            outputs=("Mål på langt og kort sigt", "Hvem der er med i netværket", "Tid til næste møde"),
            recipient="Job og Velfærd",
            sender=content.SENDER,
            printed_on=date(2026, 11, 24),
            stays=True,
        ),
        **changes,
    )


def page(**changes: Any) -> Document:
    """As it prints."""
    return agenda(paper(**changes), lambda made: pages_of(made) == 1)


def long_page() -> Document:
    """Everything long: it goes on over several pages."""
    return page(
        place=_TALK,
        coming=tuple(f"Deltager {number} med det lange navn ({_TALK[:60]})" for number in range(30)),
        points=tuple(f"Punkt {number}: {_TALK}" for number in range(14)),
        outputs=tuple(f"Resultat {number}: {_TALK}" for number in range(14)),
        objections=(_TALK,),
    )


def bare_page() -> Document:
    """No time, nobody and nothing yet, for one participant."""
    return page(starts=None, place="", leader="", coming=(), declined=(), points=(), outputs=(), person="", stays=False)
