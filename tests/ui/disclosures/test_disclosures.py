"""*Hvem har fået hvad om mig*: what notes itself, what is noted by hand in few keys, the paper."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from tests.ui.desk import TestDesk
from ungeapp import texts
from ungeapp.domain.consent import Use
from ungeapp.domain.disclosures import Disclosure
from ungeapp.domain.parts import Part
from ungeapp.ui.disclosures.page import DisclosuresPage, make_page
from ungeapp.ui.navigation import Place
from ungeapp.usecases.consents import ConsentAsked


def opened(desk: TestDesk, qtbot: QtBot, person: str) -> DisclosuresPage:
    texts.use("da")
    page = make_page(desk.surroundings)
    qtbot.addWidget(page)
    page.show()
    page.open_place(Place("disclosures", id=person))
    return page


def rows(desk: TestDesk, person: str) -> tuple[Disclosure, ...]:
    return desk.intentions.disclosures.of(person)


def school_consent(desk: TestDesk, person: str) -> str:
    asked = ConsentAsked(
        basis="consent",
        uses=(Use.EXCHANGE,),
        purpose="Starten",
        parts=(Part.GOALS_EDUCATION,),
        recipients=("name:skolen på bakken",),
    )
    return desk.intentions.consents.give(person, asked).id


def test_what_was_told_takes_a_name_a_part_and_enter(desk: TestDesk, qtbot: QtBot) -> None:
    person = desk.person().id
    consent = school_consent(desk, person)
    page = opened(desk, qtbot, person)
    assert not page.list.isVisible() and page.empty.isVisible()
    entry = page.entry
    assert entry is not None
    entry.to.setFocus()
    qtbot.keyClicks(entry.to, "Skolen på Bakken")
    entry.parts.set_value([Part.GOALS_EDUCATION.value])
    entry.parts.edited.emit()
    assert entry.covered.text() == "Et samtykke dækker det."
    entry.to.returnPressed.emit()
    (row,) = rows(desk, person)
    assert (row.to, row.parts, row.by_consents) == ("Skolen på Bakken", ("goals-education",), (consent,))
    assert page.banner.text() == "Det er noteret, hvem der fik det at vide." and entry.to.value() == ""
    assert page.list.rows()[0].title == "Skolen på Bakken" and page.list.rows()[0].chip == "Samtykke"


def test_without_a_consent_a_basis_is_asked_for(desk: TestDesk, qtbot: QtBot) -> None:
    person = desk.person().id
    page = opened(desk, qtbot, person)
    entry = page.entry
    assert entry is not None
    entry.to.set_value("Egen læge")
    entry.parts.set_value([Part.HEALTH.value])
    entry._look()
    assert entry.covered.text() == "Intet samtykke dækker Helbred. Vælg hjemlen."
    page.tell()
    assert not rows(desk, person) and "Vælg den hjemmel" in page.banner.text()
    entry.basis.set_value("duty-to-notify")
    page.tell()
    (row,) = rows(desk, person)
    assert row.basis == "duty-to-notify" and not row.by_consents
    assert page.list.rows()[0].chip == "Skærpet underretningspligt"


def test_nothing_is_noted_half(desk: TestDesk, qtbot: QtBot) -> None:
    person = desk.person().id
    page = opened(desk, qtbot, person)
    entry = page.entry
    assert entry is not None
    entry.to.returnPressed.emit()
    assert entry.error.text() == "Skriv, hvem der fik det at vide."
    entry.to.set_value("Mester")
    entry.to.returnPressed.emit()
    assert entry.error.text().startswith("Vælg, hvad det handlede om")
    assert not rows(desk, person)


def test_what_was_not_handed_over_leaves_the_list_with_a_reason(desk: TestDesk, qtbot: QtBot) -> None:
    person = desk.person().id
    school_consent(desk, person)
    page = opened(desk, qtbot, person)
    assert page.entry is not None
    page.entry.to.set_value("Skolen på Bakken")
    page.entry.parts.set_value([Part.GOALS_EDUCATION.value])
    page.tell()
    page.list.set_current(rows(desk, person)[0].id)
    page.not_given()
    assert not rows(desk, person) and page.banner.text() == "Det er taget ud."


def test_the_paper_is_one_step_away(desk: TestDesk, qtbot: QtBot) -> None:
    person = desk.person().id
    page = opened(desk, qtbot, person)
    page.print_paper()
    assert page.papers is not None and page.papers.list.rows()[0].title == "Hvem har fået hvad"
    page._back()
    assert desk.places[-1] == Place("person", id=person, tab="consent")
