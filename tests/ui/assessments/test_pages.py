"""*Vurderinger og tjeklister* by keyboard: begun from the card, answered, decided, done again, taken back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from tests.forms.documents.test_any_text import read
from tests.forms.reading_pdf import page_texts
from tests.ui.a_course import here, pressed, shown, take_back, typed
from tests.ui.desk import TestDesk, open_desk
from tests.ui.late_runner import LateRunner
from tests.ui.two_desks import TwoDesks
from ungeapp.domain.assessments import BEGUN, ChecklistAnswer, checklist_answer_id
from ungeapp.domain.consent import Use
from ungeapp.domain.meetings import Fact
from ungeapp.domain.parts import Part
from ungeapp.ui.assessments.card import AssessmentsCard
from ungeapp.ui.assessments.checklist_page import ChecklistPage
from ungeapp.ui.assessments.checklist_page import make_page as make_checklist
from ungeapp.ui.assessments.page import AssessmentPage, make_page
from ungeapp.ui.assessments.presenter import GROUNDS, AssessmentPresenter
from ungeapp.ui.clocks.page import make_page as make_dates
from ungeapp.ui.closing.page import make_page as make_closing
from ungeapp.ui.consent.presenter import ConsentPresenter
from ungeapp.ui.kit.buttons import Button
from ungeapp.ui.kit.chip import Chip
from ungeapp.ui.kit.choices import Segmented
from ungeapp.ui.kit.fields import TextField
from ungeapp.ui.kit.layouts import Stack
from ungeapp.ui.kit.page_frame import PageFrame
from ungeapp.ui.kit.text import PlainLabel, Secondary
from ungeapp.ui.navigation import Place
from ungeapp.ui.person_overview.page import make_tab as make_overview
from ungeapp.ui.plan.page import make_tab as make_plan
from ungeapp.ui.today.page import make_page as make_today
from ungeapp.usecases.consents import ConsentAsked

ALT, CONTROL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
TARGET, START = "maalgruppe-overleveringsmoede", "planens-start"
EXEMPT = {"fortsat-anbringelse": "no", "ungestoette": "yes", "via-jobcenter": "yes", "via-uu": "no"}


def opened(desk: TestDesk, qtbot: QtBot, assessment: str) -> AssessmentPage:
    page = make_page(desk.surroundings)
    shown(qtbot, page)
    page.open_place(Place("assessment", id=assessment))
    return page


def checklist(desk: TestDesk, qtbot: QtBot, person: str) -> ChecklistPage:
    desk.intentions.course_lists.begin(person, START)
    page = make_checklist(desk.surroundings)
    shown(qtbot, page)
    page.open_place(Place("checklist", id=person, tab=START))
    return page


def exempt(desk: TestDesk, person: str, via: str = "via-jobcenter") -> str:
    made = desk.intentions.assessments.begin(person, TARGET)
    asked = {"via-jobcenter": "no", "via-uu": "no", via: "yes"}
    for key, text in {**EXEMPT, **asked, "begrundelse": "Fordi"}.items():
        desk.intentions.assessments.answer(made.id, key, text)
    return made.id


def may_have(desk: TestDesk, person: str, recipient: str) -> None:
    """A consent that lets a referral go there."""
    asked = ConsentAsked(
        basis="consent",
        uses=(Use.EXCHANGE,),
        purpose="Henvisning",
        parts=(Part.IDENTITY, Part.HANDOVER, Part.OWN_WORDS),
        recipients=(recipient,),
    )
    desk.intentions.consents.give(person, asked)


def undo(page: AssessmentPage) -> None:
    """The newest way back: what earlier messages offered is on its way out."""
    [one for one in page.banner.findChildren(Button) if one.text() == "Undo"][-1].click()


def test_a_checklist_is_begun_from_the_plan_with_three_keys(desk: TestDesk, qtbot: QtBot) -> None:
    person = desk.person().id
    tab = make_plan(desk.surroundings, person)
    shown(qtbot, tab)
    tab.assessments.begin_button.setFocus()
    typed(qtbot, "", Qt.Key.Key_Space)
    assert here() is tab.assessments.offered
    typed(qtbot, "", Qt.Key.Key_Return)
    place = desk.places[-1]
    assert (place.kind, place.id, place.note) == ("checklist", person, "1")
    assert len(desk.intentions.course_lists.runs(person)) == 1


def test_an_assessment_is_begun_from_the_card(desk: TestDesk, qtbot: QtBot) -> None:
    person = desk.person().id
    tab = make_plan(desk.surroundings, person)
    shown(qtbot, tab)
    tab.assessments.open_offer()
    tab.assessments.offered.set_current(f"assessment:{TARGET}")
    typed(qtbot, "", Qt.Key.Key_Return)
    (made,) = desk.intentions.assessments.of(person)
    assert desk.places[-1] == Place("assessment", id=made.id)


def test_questions_come_one_at_a_time_and_the_outcome_is_kept(desk: TestDesk, qtbot: QtBot) -> None:
    person = desk.person().id
    made = desk.intentions.assessments.begin(person, TARGET)
    page = opened(desk, qtbot, made.id)
    typed(qtbot, "Jeg vil selv")
    pressed(qtbot, Qt.Key.Key_Return, CONTROL)
    assert isinstance(page.question.editor, Segmented)
    assert page.outcome.missing.text() and not page.outcome.text.isVisible()
    pressed(qtbot, Qt.Key.Key_1, ALT)
    typed(qtbot, "Bliver i plejefamilien")
    pressed(qtbot, Qt.Key.Key_Return, CONTROL)
    assert "skal på overleveringsmøde" in page.outcome.title.text()
    assert not desk.intentions.assessments.view(made.id).assessment.decided
    pressed(qtbot, Qt.Key.Key_Return, CONTROL)
    view = desk.intentions.assessments.view(made.id)
    assert view.assessment.outcome_key == "fortsat-anbringelse"
    assert view.answers["egne-ord"] == "Jeg vil selv"
    assert not page.question.isVisible() and page.outcome.decided.isVisible()
    take_back(page.banner)
    assert not desk.intentions.assessments.view(made.id).assessment.decided and page.question.isVisible()


def test_an_answer_is_corrected_and_what_falls_away_is_not_asked(desk: TestDesk, qtbot: QtBot) -> None:
    person = desk.person().id
    made = exempt(desk, person)
    page = opened(desk, qtbot, made)
    assert [one.id for one in page.answers.list.rows()][-3:] == ["via-jobcenter", "via-uu", "begrundelse"]
    page.answers.list.set_current("ungestoette")
    page.answers.list.setFocus()
    typed(qtbot, "", Qt.Key.Key_Return)
    pressed(qtbot, Qt.Key.Key_2, ALT)
    assert "via-jobcenter" not in [one.id for one in page.answers.list.rows()]
    assert page.question.title.text().startswith("Vurderer Familieafdelingen")
    page.back()
    assert page.question.title.text().startswith("Er den unge bevilget efterværn")


def test_text_left_behind_is_kept(desk: TestDesk, qtbot: QtBot) -> None:
    person = desk.person().id
    made = desk.intentions.assessments.begin(person, TARGET)
    page = opened(desk, qtbot, made.id)
    typed(qtbot, "Halvt færdig")
    page.answers.list.setFocus()
    assert desk.intentions.assessments.view(made.id).answers["egne-ord"] == "Halvt færdig"
    assert page.question.value() == "Halvt færdig"


def test_an_exception_offers_its_referral_and_says_when_there_is_no_basis(desk: TestDesk, qtbot: QtBot) -> None:
    person = desk.person().id
    made = exempt(desk, person)
    desk.intentions.assessments.decide(made)
    page = opened(desk, qtbot, made)
    (row,) = page.outcome.rows
    assert here() is row.paper_button
    typed(qtbot, "", Qt.Key.Key_Space)
    assert page.papers is not None
    assert next(one.id for one in page.papers.list.rows()) == "referral:jobcenter"
    page._paper_place.leave()
    desk.answers.text = "Noget er ændret"
    page.redo()
    assert desk.places[-1].kind == "assessment" and desk.places[-1].id != made
    page.open_place(desk.places[-1])
    assert page.earlier.isVisible() and "Noget er ændret" in page.outcome.because.text()


def test_an_assessment_is_taken_away_for_a_reason(desk: TestDesk, qtbot: QtBot) -> None:
    person = desk.person().id
    page = opened(desk, qtbot, desk.intentions.assessments.begin(person, TARGET).id)
    desk.answers.text = None
    page.remove()
    assert desk.intentions.assessments.of(person)
    desk.answers.text = "Forkert"
    page.remove()
    assert not desk.intentions.assessments.of(person)
    assert desk.places[-1] == Place("person", id=person, tab="plan")


def test_in_the_target_group_the_course_begins_with_its_answers(desk: TestDesk, qtbot: QtBot) -> None:
    person = desk.person().id
    made = desk.intentions.assessments.begin(person, "saarbare-gravide-maalgruppe")
    told = {"alder": "yes", "uden-tilknytning": "yes", "saerlig-bekymring": "yes", "begrundelse": "Fordi"}
    for key, text in told.items():
        desk.intentions.assessments.answer(made.id, key, text)
    desk.intentions.assessments.decide(made.id)
    page = opened(desk, qtbot, made.id)
    assert here() is page.outcome.course_button
    typed(qtbot, "", Qt.Key.Key_Space)
    assert desk.places[-1] == Place("person", id=person, tab="meetings")
    answers = {one.key: one.value for one in desk.intentions.people.file(person).of(Fact)}
    assert answers["saerlig-bekymring"] == "yes" and "alder" not in answers


def test_a_checklist_is_answered_saved_and_printed(desk: TestDesk, qtbot: QtBot) -> None:
    person = desk.person().id
    page = checklist(desk, qtbot, person)
    typed(qtbot, "Jeg vil være smed")
    pressed(qtbot, Qt.Key.Key_Return, CONTROL)
    assert page.points is not None
    page.points.items["ret"].go()
    run = desk.intentions.course_lists.view(person, START).run
    assert run.answers["egne-ord"].text == "Jeg vil være smed"
    typed(qtbot, "", Qt.Key.Key_Space)
    assert desk.intentions.course_lists.view(person, START).run.count == 2
    assert "10" in page.chip.text()
    pressed(qtbot, Qt.Key.Key_P, CONTROL)
    assert page.papers is not None and page.papers.isVisible()
    assert len(page.papers.list.rows()) > 1 and not page.papers.print_all_button.isVisible(), (
        "one paper, in several ways"
    )
    page.open_place(Place("checklist", id=person, tab=START))
    assert not page.papers.isVisible()


@pytest.mark.parametrize(
    ("came", "word"),
    [
        (Place("person", id="", tab="handover"), "Back to the handover"),
        (Place("person", id="", tab="plan"), "Back to the plan"),
        (Place("dates", id="", note="d05/birthday"), "Back to the dates"),
        (Place("closing", id=""), "Back to the end of the course"),
    ],
)
def test_one_goes_back_to_where_one_came_from(desk: TestDesk, qtbot: QtBot, came: Place, word: str) -> None:
    person = desk.person().id
    came, go = replace(came, id=person), desk.surroundings.navigator.go
    go(came)
    go(Place("checklist", id=person, tab=START))
    page = checklist(desk, qtbot, person)
    assert page.back_button.text() == word
    page.back_button.setFocus()
    typed(qtbot, "", Qt.Key.Key_Space)
    assert desk.places[-1] == came
    made = desk.intentions.assessments.begin(person, TARGET)
    go(Place("assessment", id=made.id))
    assessed = opened(desk, qtbot, made.id)
    (back,) = [one for one in assessed.findChildren(Button) if one.text() == word]
    back.click()
    assert desk.places[-1] == came


def test_from_elsewhere_one_goes_to_the_plan_of_the_same_young_person(desk: TestDesk, qtbot: QtBot) -> None:
    person, other = desk.person().id, desk.person("Anden", "E.", number="710905-4243").id
    desk.surroundings.navigator.go(Place("person", id=other, tab="handover"))
    page = checklist(desk, qtbot, person)
    assert page.back_button.text() == "Back to the plan"
    page.leave()
    assert desk.places[-1] == Place("person", id=person, tab="plan")


def test_how_many_points_are_open_stands_once(desk: TestDesk, qtbot: QtBot) -> None:
    page = checklist(desk, qtbot, desk.person().id)
    told = [one for one in (*page.findChildren(Chip), *page.findChildren(PlainLabel)) if one.isVisible()]
    assert [one for one in told if "open" in one.text().casefold()] == [page.chip]


def test_where_each_point_comes_from_is_one_press_away(desk: TestDesk, qtbot: QtBot) -> None:
    person = desk.person().id
    page = checklist(desk, qtbot, person)
    assert page.points is not None
    (duty, words) = (page.points.items[key] for key in ("ungeydelse", "egne-ord"))
    law = "Source: Lov om kommunal indsats for unge under 25 år § 2 a, stk. 4"

    def shown_at_the_point() -> list[str]:
        return [one.text() for one in duty.findChildren(Secondary) if one.isVisible() and law in one.text()]

    assert not shown_at_the_point() and law not in duty.editor.accessibleDescription()
    words.go()
    pressed(qtbot, Qt.Key.Key_Tab, Qt.KeyboardModifier.ShiftModifier)
    assert here() is page.points.sources_button
    typed(qtbot, "", Qt.Key.Key_Space)
    assert shown_at_the_point() and law in duty.editor.accessibleDescription()
    assert "Når planen lægges" in duty.editor.accessibleDescription()
    desk.intentions.course_lists.answer(person, START, 1, "ungeydelse", "yes")
    assert shown_at_the_point(), "an answer from elsewhere hides nothing"
    assert page.points.sources_button is not None and page.points.sources_button.accessibleName() == "Hide the sources"
    page.points.sources_button.setFocus()
    typed(qtbot, "", Qt.Key.Key_Space)
    assert not shown_at_the_point() and law not in duty.editor.accessibleDescription()


def test_an_older_list_says_it_of_the_list_alone(desk: TestDesk, qtbot: QtBot) -> None:
    person = desk.person().id
    with desk.intentions.desk.acting("checklist.begin") as uow:
        ref = desk.intentions.desk.definitions.checklist(START, 1).ref
        uow.keep_definition(str(ref), desk.intentions.desk.definitions.text(ref))
        uow.put(
            ChecklistAnswer(
                id=checklist_answer_id(person, f"unge/{START}", 1, BEGUN),
                person=person,
                checklist=str(ref),
                turn=1,
                key=BEGUN,
                by="Karen",
            )
        )
    page = make_checklist(desk.surroundings)
    shown(qtbot, page)
    page.open_place(Place("checklist", id=person, tab=START))
    assert page.points is not None and page.points.items and page.points.sources_button is None
    assert "Slagelse Kommune 2019 (den fælles plan)" in page.source.text()
    page.show_paper("")
    assert page.papers is not None and len(page.papers.list.rows()) == 2


def test_the_sources_can_be_printed(desk: TestDesk, qtbot: QtBot) -> None:
    page = checklist(desk, qtbot, desk.person().id)
    page.show_paper("")
    assert page.papers is not None
    rows = [one.id for one in page.papers.list.rows()]
    told = {one: read(page.presenter.make_paper(desk.intentions, one).content) for one in rows}
    assert [one for one in rows if "Hvorpunkternekommerfra" in told[one]] == ["sources"]


def test_what_is_being_typed_at_a_point_survives_the_window(desk: TestDesk, qtbot: QtBot) -> None:
    person = desk.person().id
    page = checklist(desk, qtbot, person)
    assert page.points is not None
    key = next(key for key, one in page.points.items.items() if isinstance(one.editor, TextField))
    qtbot.keyClicks(page.points.items[key].editor, "Ring til")
    lists = desk.intentions.course_lists
    qtbot.waitUntil(lambda: lists.view(person, START).drafts == {key: "Ring til"}, timeout=5000)
    again = make_checklist(desk.surroundings)
    qtbot.addWidget(again)
    again.open_place(Place("checklist", id=person, tab=START))
    assert again.points is not None
    editor = again.points.items[key].editor
    assert editor.value() == "Ring til" and lists.view(person, START).run.answers == {}
    qtbot.keyClick(editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    view = lists.view(person, START)
    assert view.run.answers[key].text == "Ring til" and view.drafts == {}


def test_a_checklist_is_taken_away(desk: TestDesk, qtbot: QtBot) -> None:
    person = desk.person().id
    page = checklist(desk, qtbot, person)
    page.remove()
    assert desk.intentions.course_lists.runs(person) == ()
    assert desk.places[-1] == Place("person", id=person, tab="plan")


def test_the_closing_page_offers_what_belongs_to_leaving(desk: TestDesk, qtbot: QtBot) -> None:
    person = desk.person().id
    page = make_closing(desk.surroundings)
    shown(qtbot, page)
    page.open_place(Place("closing", id=person))
    rows = {one.id for one in page.checklists.offered.rows()}
    assert rows == {"checklist:flytter-kommune", "checklist:journaliser-og-ryd"}
    page.checklists.offered.set_current("checklist:flytter-kommune")
    page.checklists.offered.setFocus()
    typed(qtbot, "", Qt.Key.Key_Return)
    assert desk.places[-1] == Place("checklist", id=person, tab="flytter-kommune", note="1")


def test_an_open_paper_follows_the_answers_and_the_saved_result(desk: TestDesk, qtbot: QtBot) -> None:
    person = desk.person().id
    made = desk.intentions.assessments.begin(person, TARGET)
    does = desk.intentions.assessments
    does.answer(made.id, "fortsat-anbringelse", "yes")
    page = opened(desk, qtbot, made.id)
    page.outcome.draft_button.click()
    assert page.papers is not None
    told: list[str] = []
    page.papers.wanted.connect(lambda id: told.append(read(page.presenter.make_paper(desk.intentions, id).content)))
    does.answer(made.id, "begrundelse", "Bliver boende")
    assert page.outcome.title.text().startswith("I målgruppen"), page.outcome.title.text()
    assert len(told) == 1 and "manglersvar" not in told[0] and "ikkegemtendnu" in told[0]
    page.decide()
    assert len(told) == 2 and "ikkegemtendnu" not in told[1] and "Svareneførertil" not in told[1]
    assert here() is page.papers.list


def test_the_count_says_that_more_may_follow_and_the_reasoning_is_asked_last(desk: TestDesk, qtbot: QtBot) -> None:
    person = desk.person().id
    does = desk.intentions.assessments
    made = does.begin(person, "fgu-maalgruppe")
    page = opened(desk, qtbot, made.id)
    told = {"egne-ord": "Jeg", "under-25": "yes", "undervisningspligt": "yes", "ungdomsuddannelse": "no", "stu": "no"}
    for key, text in {**told, "job": "no"}.items():
        assert "more questions may follow" in page.outcome.missing.text()
        assert "begrundelse" not in [one.id for one in page.answers.list.rows()]
        does.answer(made.id, key, text)
    assert page.outcome.missing.text() == "One answer is missing so far; more questions may follow."
    does.answer(made.id, "saerligt-behov", "yes")
    rows = [one.id for one in page.answers.list.rows()]
    assert rows[-1] == "begrundelse" and rows.count("begrundelse") == 1
    assert "may follow" not in page.outcome.missing.text()
    does.answer(made.id, "saerligt-behov", "no")
    assert page.outcome.missing.text() == "One answer is missing"


def test_somebody_new_is_offered_the_first_contact_until_there_was_one(desk: TestDesk, qtbot: QtBot) -> None:
    person = desk.person().id
    tab = make_overview(desk.surroundings, person)
    shown(qtbot, tab)
    assert tab.first_contact.isVisible()
    desk.intentions.people.note_contact(person, "Ringede og aftalte en tid")
    assert tab.first_contact.isVisible() and tab.first_contact.offered.rows()
    desk.intentions.course_lists.begin(person, "foerste-kontakt")
    tab.refresh()
    assert [one.id for one in tab.first_contact.begun.rows()] == ["checklist:foerste-kontakt:1"]
    assert not tab.first_contact.offered.rows()
    for item in desk.intentions.course_lists.view(person, "foerste-kontakt").run.checklist.items:
        desk.intentions.course_lists.answer(person, "foerste-kontakt", 1, item.key, "yes")
    assert not tab.first_contact.isVisible()


def test_the_dates_page_offers_the_list_of_the_birthday_to_those_it_concerns(desk: TestDesk, qtbot: QtBot) -> None:
    young = desk.person(given="Mille", birth_date=date(2009, 3, 1)).id
    page = make_dates(desk.surroundings)
    shown(qtbot, page)
    page.open_place(Place("dates", id=young))
    assert [one.id for one in page.birthday.offered.rows()] == ["checklist:fylder-18"]
    page.open_place(Place("dates", id=desk.person().id))
    assert not page.birthday.isVisible()


def test_a_sealed_file_is_written_once_it_was_said_what_goes(desks: TwoDesks, qtbot: QtBot, tmp_path: Path) -> None:
    desks.know_each_other()
    desk, does = desks.a, desks.at_a.assessments
    person = desk.person().id
    made = exempt(desk, person)
    does.decide(made)
    page = opened(desk, qtbot, made)
    (row,) = page.outcome.rows
    row.partner.set_value(desks.id_b)
    page.refer("jobcenter", row.partner.value())
    assert page.banner.text() and does.view(made).assessment.referred_to == (), "no basis, nothing written"
    assert page.banner.findChild(Button) is not None
    desks.consent(person)
    desk.answers.yes = False
    page.refer("jobcenter", row.partner.value())
    assert does.view(made).assessment.referred_to == ()
    assert "Sealed file with the referral" in desk.answers.asked
    desk.answers.yes, desk.answers.save = True, tmp_path / "henvisning.ungepakke"
    page.refer("jobcenter", row.partner.value())
    assert desk.answers.save.is_file() and does.view(made).assessment.referred_to == ("Jobcenter",)
    assert "Jobcenter" in page.outcome.referred.text()
    desks.at_b.receiving.receive(desk.answers.save.read_bytes())
    today = make_today(desks.b.surroundings)
    shown(qtbot, today)
    today.open_place(Place("today"))
    (row,) = [one for one in today.due.list.rows() if one.title.startswith("A referral has come")]
    today.due.list.opened.emit(row.id)
    assert desks.b.places[-1] == Place("assessment", id=made), "the grounds are one step away"


@pytest.mark.parametrize(
    ("profile", "unit", "guidance"),
    [
        ("viborg", "job-og-velfaerd", "UU Uddannelsesvejledningen"),
        ("slagelse", "boern-og-unge", "Uddannelses- og erhvervsvejledningen"),
        ("aalborg", "socialafdelingen", "Uddannelseshuset UU"),
    ],
)
def test_the_referral_to_the_guidance_goes_to_the_unit_chosen_in_the_window(
    profile: str, unit: str, guidance: str, tmp_path: Path, qtbot: QtBot
) -> None:
    desk = open_desk(tmp_path / "store", unit=f"{profile}/{unit}", profile=profile)
    young = desk.person()
    person = young.id
    made = exempt(desk, person, via="via-uu")
    desk.intentions.assessments.decide(made)
    offered = ConsentPresenter(desk.intentions, person).choices().recipients
    chosen = next(one.value for one in offered if one.label == guidance)
    may_have(desk, person, chosen)
    page = opened(desk, qtbot, made)
    (row,) = page.outcome.rows
    row.paper_button.click()
    does = desk.intentions.assessments
    assert page.papers is not None and does.view(made).assessment.referred_to == (), "looked at, not sent"
    page.papers.list.set_current(GROUNDS)
    page.papers.preview.print_requested.emit()
    assert does.view(made).assessment.referred_to == (), "the grounds are no referral"
    desk.printed.clear()
    page.papers.list.set_current("referral:uu")
    page.papers.preview.print_requested.emit()
    told = " ".join(" ".join(page_texts(desk.printed[0])).split())
    assert (
        "Henvisning til den kommunale ungeindsats (KUI)" in told
        and f"Til {guidance}" in told
        and young.full_name in told
    )
    assert desk.intentions.assessments.view(made).assessment.referred_to == ("UU",)
    page.open_place(Place("assessment", id=made))
    assert page.presenter.look().referred == "Sent on 25.11.: Henvisning til den kommunale ungeindsats (KUI)"
    asked_of = next(one for one in page.answers.list.rows() if one.id == "via-uu")
    assert asked_of.title == "5. Er der behov for støtte via den kommunale ungeindsats (KUI)?"
    page.outcome.not_referred_button.setFocus()
    typed(qtbot, "", Qt.Key.Key_Space)
    assert desk.intentions.assessments.view(made).assessment.referred_to == ()
    assert not page.outcome.not_referred_button.isVisible()
    undo(page)
    assert desk.intentions.assessments.view(made).assessment.referred_to == ("UU",), "undone"
    desk.workplace.close()


def test_a_referral_saved_as_a_file_is_sent_and_one_that_was_not_saved_is_not(
    desk: TestDesk, qtbot: QtBot, tmp_path: Path
) -> None:
    person = desk.person().id
    made = exempt(desk, person)
    desk.intentions.assessments.decide(made)
    may_have(desk, person, "viborg/jobcenter")
    page = opened(desk, qtbot, made)
    page.outcome.rows[0].paper_button.click()
    assert page.papers is not None
    does = desk.intentions.assessments
    page.papers.preview.save_requested.emit()
    assert does.view(made).assessment.referred_to == (), "thought better of it"
    desk.answers.save = tmp_path / "henvisning.pdf"
    page.papers.preview.save_requested.emit()
    assert desk.answers.save.is_file() and does.view(made).assessment.referred_to == ("Jobcenter",)
    assert page.banner.text().startswith("Saved.") and page.banner.text().endswith("has been sent today.")
    assert [one.to for one in desk.intentions.disclosures.of(person)] == ["Jobcenter"]
    undo(page)
    assert does.view(made).assessment.referred_to == () and desk.intentions.disclosures.of(person) == ()


def test_a_referral_printed_late_is_the_one_that_was_wanted(desk: TestDesk, qtbot: QtBot) -> None:
    """The paper is made in the background; meanwhile somebody else's assessment was opened."""
    wanted, other = desk.person().id, desk.person("Anden", "E.", number="710905-4243").id
    made = [exempt(desk, one) for one in (wanted, other)]
    for assessment, person in zip(made, (wanted, other), strict=True):
        desk.intentions.assessments.decide(assessment)
        may_have(desk, person, "viborg/jobcenter")
    runner = LateRunner()
    page = make_page(replace(desk.surroundings, runner=runner))
    shown(qtbot, page)
    page.open_place(Place("assessment", id=made[0]))
    page.outcome.rows[0].paper_button.click()
    assert page.papers is not None
    page.papers.preview.print_requested.emit()
    page.open_place(Place("assessment", id=made[1]))
    runner.catch_up()
    does = desk.intentions.assessments
    assert [does.view(one).assessment.referred_to for one in made] == [("Jobcenter",), ()]


def test_the_partner_of_the_guidance_is_proposed_for_the_sealed_file(desks: TwoDesks, tmp_path: Path) -> None:
    guidance = open_desk(tmp_path / "uu", unit="viborg/uddannelsesvejledningen")
    desk, there = desks.a.intentions.partners, guidance.intentions.partners
    desks.know_each_other()
    desk.add(there.write_card())
    desk.confirm(guidance.intentions.desk.author.identity, there.own_card().check_number)
    made = exempt(desks.a, desks.a.person().id, via="via-uu")
    desks.at_a.assessments.decide(made)
    (row,) = AssessmentPresenter(desks.at_a, made).look().referrals
    assert row.likely == guidance.intentions.desk.author.identity
    guidance.workplace.close()


def test_what_can_be_begun_comes_into_view(desk: TestDesk, qtbot: QtBot) -> None:
    page = PageFrame("x")
    room = Stack()
    room.setMinimumHeight(500)
    card = AssessmentsCard(desk.surroundings, page, desk.person().id)
    card.refresh()
    page.add(room, card)
    shown(qtbot, page)
    page.resize(900, 420)
    card.begin_button.setFocus()
    typed(qtbot, "", Qt.Key.Key_Space)
    assert card.offered.hasFocus()
    qtbot.waitUntil(lambda: 0 <= card.offered.mapTo(page, QPoint(0, 0)).y() < page.height() // 2)
