"""Checklists on paper for the own desk: the answers so far, or blank; one row in the log."""

from __future__ import annotations

import pytest

from tests.desks import Desk
from tests.forms.documents.test_any_text import read
from ungeapp.domain.checklists import Checklist
from ungeapp.domain.errors import NotFound


def numbered(checklist: Checklist) -> list[str]:
    return [f"{number}.{''.join(item.title.split())}" for number, item in checklist.numbered()]


def test_answers_stand_where_they_are_asked_for_and_the_blank_one_has_none(desk: Desk) -> None:
    person = desk.person().id
    view = desk.do.handovers.view(person)
    item = next(one for one in view.checklist.items if one.key == "begrundelse")
    desk.do.handovers.answer(person, item.key, "Hun fylder snart 18")
    filled, blank = desk.do.checklists.paper(person), desk.do.checklists.paper(person, blank=True)
    assert "Hunfyldersnart18" in read(filled.content) and "Hunfyldersnart18" not in read(blank.content)
    for paper in (filled, blank):
        assert "EmmaPrøvesen" in read(paper.content)
        assert all(one in read(paper.content) for one in numbered(view.checklist))
    with desk.do.desk.looking() as uow:
        rows = [one.detail for one in uow.audit() if one.action == "print-checklist" and one.what == person]
    assert rows == [str(view.checklist.ref)] * 2


def test_any_checklist_prints_for_nobody_in_particular(desk: Desk) -> None:
    paper = desk.do.checklists.blank("overlevering")
    assert "Prøvesen" not in read(paper.content) and paper.name == "tjekliste-overlevering.pdf"
    assert "Hvorpunkternekommerfra" in read(paper.content)
    with pytest.raises(NotFound):
        desk.do.checklists.blank("findes-ikke")


def test_the_sources_stand_there_when_they_are_asked_for(desk: Desk) -> None:
    person = desk.person().id
    turn = desk.do.course_lists.begin(person, "planens-start").turn
    asked = desk.do.checklists.begun(person, "planens-start", turn, blank=True, sources=True)
    plain = desk.do.checklists.begun(person, "planens-start", turn, blank=True)
    assert "Punkt4Lovomkommunalindsatsforungeunder25år§2a,stk.4." in read(asked.content)
    assert "Hvorpunkternekommerfra" not in read(plain.content)
