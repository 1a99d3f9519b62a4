"""A shipped checklist blank, half filled and filled; nobody in it exists."""

from __future__ import annotations

from collections.abc import Mapping

from tests.forms.documents import content
from ungeapp.domain.checklists import Checklist, ItemKind
from ungeapp.domain.formats import SHIPPED
from ungeapp.forms.definitions import Definitions
from ungeapp.system import paths
from ungeapp.usecases.checklist_papers import ChecklistPaper, PointPaper

ANSWERS = {ItemKind.YES_NO: "yes", ItemKind.DATE: "2027-06-01", ItemKind.PERSON: "Mads Øvelse, Familieafdelingen"}


def shipped(key: str = "overlevering") -> Checklist:
    """The points as they are shipped."""
    return Definitions(paths.resources()).checklist(key)


def answers(checklist: Checklist, *, every: int) -> dict[str, str]:
    """An answer to every so-manieth point, by key."""
    return {
        item.key: item.options[-1].code
        if item.options
        else ANSWERS.get(item.kind, "Det har vi talt om, og det er aftalt.")
        for number, item in checklist.numbered()
        if number % every == 0
    }


def paper(
    checklist: Checklist, told: Mapping[str, str], person: str = "Emma Eksempel", *, sources: bool = False
) -> ChecklistPaper:
    """As the use case makes it."""
    return ChecklistPaper(
        title=checklist.title,
        person=person,
        points=tuple(
            PointPaper(
                title=item.title,
                guidance=item.guidance,
                kind=item.kind,
                options=tuple((one.code, one.label) for one in item.options),
                answer=told.get(item.key, ""),
                source=checklist.source_of(item) if sources else "",
            )
            for _number, item in checklist.numbered()
        ),
        sender=content.SENDER,
        printed_on=content.plan().printed_on,
        source=checklist.source,
        proposed=checklist.ref.owner == SHIPPED,
    )
