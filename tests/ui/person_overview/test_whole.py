"""*Overblik* about where she stands: right now, parents, a sister, moving on."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.desk import TestDesk
from ungeapp.domain.parents import Custody
from ungeapp.domain.status import StatusKind
from ungeapp.ui.kit.form import Form
from ungeapp.ui.navigation import Place
from ungeapp.ui.person.presenter import PersonPresenter
from ungeapp.ui.person_overview.page import OverviewTab, make_tab

SIXTEEN = date(2010, 3, 5)


def opened(desk: TestDesk, qtbot: QtBot, person: str) -> OverviewTab:
    tab = make_tab(desk.surroundings, person)
    qtbot.addWidget(tab)
    tab.show()
    return tab


def test_right_now_is_short_and_leads_to_the_line(desk: TestDesk, qtbot: QtBot) -> None:
    person = desk.person().id
    add = desk.intentions.statuses.add
    add(person, StatusKind.EDUCATION, code="fgu", title="køkken", place="FGU Øvelund")
    for code, how in (("social", "not-clarified"), ("academic", "clarified")):
        add(person, StatusKind.READINESS, code=code, clarification=how)
    add(person, StatusKind.FUNCTIONING, text="Kan tage bussen")
    tab = opened(desk, qtbot, person)
    rows = tab.whole.now.list.rows()
    assert [one.title for one in rows] == ["Forberedende grunduddannelse (FGU)", "Ready for education"]
    assert rows[1].context == "Fagligt: Afklaret · Socialt: Ikke afklaret"
    tab.whole.now.list.setFocus()
    tab.whole.now.list.set_current(rows[0].id)
    qtbot.keyClick(tab.whole.now.list, Qt.Key.Key_Return)
    assert desk.places[-1] == Place("status", id=person)


def test_parents_are_shown_under_eighteen_or_when_there_are_any(desk: TestDesk, qtbot: QtBot) -> None:
    child = desk.person(birth_date=SIXTEEN).id
    assert opened(desk, qtbot, child).whole.parents.isVisible()
    grown = desk.person("Freja", "Lund", birth_date=date(2003, 1, 1)).id
    tab = opened(desk, qtbot, grown)
    assert not tab.whole.parents.isVisible()
    desk.intentions.custody.add(grown, name="Anne", custody=Custody.JOINT)
    assert tab.whole.parents.isVisible() and "void" in tab.whole._parents_note.text()


def test_a_sister_is_linked_shown_at_both_and_opened(desk: TestDesk, qtbot: QtBot) -> None:
    one = desk.person("Ung", "Lund").id
    other = desk.person("Freja", "Lund", birth_date=SIXTEEN).id
    tab = opened(desk, qtbot, one)
    assert not tab.whole.relatives.isVisible()

    def nobody(form: Form) -> None:
        form.row("who").field.set_value("Ukendt Person")  # type: ignore[attr-defined]  # a SuggestField

    desk.answers.fill = nobody
    tab.whole.link()
    assert tab.banner.text() and not tab.whole.relatives.isVisible()

    def sister(form: Form) -> None:
        field = form.row("who").field
        qtbot.keyClicks(field, "Freja")

    desk.answers.fill = sister
    tab.whole.link()
    (row,) = tab.whole.relatives.list.rows()
    assert (row.title, row.context) == ("Freja Lund", "Søskende · has a case here too")
    tab.whole.relatives.list.opened.emit(row.id)
    assert desk.places[-1] == Place("person", id=other)
    assert [one.title for one in opened(desk, qtbot, other).whole.relatives.list.rows()] == ["Ung Lund"]
    desk.answers.text = "Forkert"
    tab.whole.relatives.list.acted.emit(row.id)
    assert not tab.whole.relatives.isVisible()


def test_the_header_says_that_the_course_has_ended(desk: TestDesk, qtbot: QtBot) -> None:
    person = desk.person().id
    tab = opened(desk, qtbot, person)
    assert tab.whole.closing_button.text() == "End the course …"
    tab.whole.closing_button.click()
    assert desk.places[-1] == Place("closing", id=person)
    desk.intentions.closing.end(person, "moved")
    assert PersonPresenter(desk.intentions).again(person).next_step == "Ended on 25.11.: Flyttet til en anden kommune"
    assert tab.whole.closing_button.text() == "Open again …"
