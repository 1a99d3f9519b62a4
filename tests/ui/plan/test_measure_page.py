"""The page of one measure by keyboard: it saves itself, and tells what was waited for."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.a_course import choose, pressed, shown, typed
from tests.ui.desk import TestDesk
from ungeapp.domain.plans import Measure, MeasureEnd, MeasureState
from ungeapp.ui.kit.buttons import Button, ButtonKind
from ungeapp.ui.kit.form import Form
from ungeapp.ui.navigation import Place
from ungeapp.ui.plan.measure_page import MeasureBody, MeasurePage, make_page


@pytest.fixture
def measure(desk: TestDesk) -> Measure:
    """A mentor, asked for today."""
    return desk.intentions.measures.add_measure(desk.person().id, title="Mentor")


def opened(desk: TestDesk, qtbot: QtBot, measure: str) -> tuple[MeasurePage, MeasureBody]:
    page = make_page(desk.surroundings)
    shown(qtbot, page)
    page.open_place(Place("measure", id=measure))
    assert page.content is not None
    return page, page.content


def now(desk: TestDesk, measure: Measure) -> Measure:
    return desk.intentions.measures.view(measure.id).measure


def test_every_field_saves_itself_when_it_is_left(desk: TestDesk, qtbot: QtBot, measure: Measure) -> None:
    _page, body = opened(desk, qtbot, measure.id)
    body.fields.about.findChildren(Form)[1].focus("provider")
    typed(qtbot, "Stigen", Qt.Key.Key_Tab)
    body.fields.whose.focus("responsible")
    typed(qtbot, "Jens", Qt.Key.Key_Tab)
    body.fields.days.focus("starts_on")
    typed(qtbot, "7.12.2026", Qt.Key.Key_Return)
    told = now(desk, measure)
    assert (told.provider, told.responsible, told.starts_on) == ("Stigen", "Jens", date(2026, 12, 7))


def test_what_is_typed_survives_leaving(desk: TestDesk, qtbot: QtBot, measure: Measure) -> None:
    page, body = opened(desk, qtbot, measure.id)
    assert body.fields.about.findChildren(Form)[0].row("purpose").isHidden()  # nothing is told there yet
    body.more.click()
    assert body.more.isHidden()
    body.fields.about.findChildren(Form)[0].focus("purpose")
    typed(qtbot, "Ro om morgenen")
    page.open_place(Place("measure", id=measure.id))
    assert page.content is not None
    kept = now(desk, measure).purpose or page.presenter.look(measure.id).drafts.get("purpose")
    assert kept == "Ro om morgenen"


def test_a_day_that_is_noted_moves_the_measure_and_the_waiting_is_told(
    desk: TestDesk, qtbot: QtBot, measure: Measure
) -> None:
    desk.clock.forward(timedelta(days=12))
    page, body = opened(desk, qtbot, measure.id)
    assert page.presenter.look(measure.id).waits == ("Has waited 12 days for the grant",)
    body.fields.days.focus("granted_on")
    typed(qtbot, "1.12.2026", Qt.Key.Key_Return)
    assert now(desk, measure).state is MeasureState.GRANTED
    assert page.presenter.look(measure.id).waits == (
        "Waited 6 days for the grant",
        "Has waited 6 days for the beginning",
    )
    page.advance()
    assert now(desk, measure).started_on == date(2026, 12, 7)
    body.fields.days.focus("started_on")
    pressed(qtbot, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    typed(qtbot, "", Qt.Key.Key_Backspace, Qt.Key.Key_Return)
    assert now(desk, measure).state is MeasureState.GRANTED


def test_who_does_what_and_how_it_is_felt(desk: TestDesk, qtbot: QtBot, measure: Measure) -> None:
    _page, body = opened(desk, qtbot, measure.id)
    assert body.rating.scale.hasFocus()
    typed(qtbot, "8", Qt.Key.Key_Return)
    assert body.curve.twin() == "8 on 25.11."
    body.task_entry.what.setFocus()
    typed(qtbot, "Ringer om morgenen", Qt.Key.Key_Tab)
    typed(qtbot, "Bostøtte", Qt.Key.Key_Return)
    (row,) = body.tasks.rows()
    assert (row.title, row.context) == ("Bostøtte", "Ringer om morgenen")
    body.tasks.setFocus()
    typed(qtbot, "", Qt.Key.Key_Return)
    assert not body.tasks.rows()


def test_a_measure_that_never_began_asks_for_the_next_at_once(desk: TestDesk, qtbot: QtBot, measure: Measure) -> None:
    page, body = opened(desk, qtbot, measure.id)

    def fill(form: Form) -> None:
        choose(form, "how", "never-started")
        form.row("what").field.set_value("FGU")  # type: ignore[attr-defined]  # a field of the kit
        form.row("next_on").field.set_value(date(2026, 12, 1))  # type: ignore[attr-defined]  # a field of the kit

    desk.answers.fill = fill
    body.never.click()
    told = now(desk, measure)
    assert (told.ended_how, told.next_what, told.next_on) == (MeasureEnd.NEVER_STARTED, "FGU", date(2026, 12, 1))
    assert body.gap is not None and body.gap.accessibleName() == "Has the next begun?"
    body.gap.began.click()
    body.gap.safe.click()
    assert body.gap is None
    assert "Followed by FGU from 25.11." in body.afterwards.text()
    page.leave()
    assert desk.places[-1] == Place("person", id=measure.person, tab="plan")


def test_half_an_answer_leaves_the_question_open(desk: TestDesk, qtbot: QtBot, measure: Measure) -> None:
    desk.intentions.measures.start(measure.id)
    page, body = opened(desk, qtbot, measure.id)
    desk.answers.fill = lambda form: form.row("what").field.set_value("FGU")  # type: ignore[attr-defined]  # a field of the kit
    page.advance()
    assert now(desk, measure).state is MeasureState.ENDED and not now(desk, measure).next_what
    assert body.gap is not None and body.gap.accessibleName() == "What is next, and from which date?"


def test_an_offer_is_chosen_and_fills_what_it_knows(desk: TestDesk, qtbot: QtBot, measure: Measure) -> None:
    code = desk.intentions.offers.add_own(title="Lektiecafé", provider="Biblioteket", area="education")
    _page, body = opened(desk, qtbot, measure.id)
    body.fields.offers.set_value(code)
    body.fields.offers.committed.emit()
    told = now(desk, measure)
    assert (told.offer, told.title, told.provider) == (code, "Lektiecafé", "Biblioteket")
    body.more.click()
    body.fields.about.findChildren(Form)[1].focus("place")
    typed(qtbot, "Øvelunds Skole", Qt.Key.Key_Tab)
    body.fields.about.findChildren(Form)[0].focus("for_fgu")
    typed(qtbot, "", Qt.Key.Key_Space)
    assert (now(desk, measure).place, now(desk, measure).for_fgu) == ("Øvelunds Skole", True)


def test_the_one_blue_button_is_what_is_likely_next(desk: TestDesk, qtbot: QtBot, measure: Measure) -> None:
    page, _body = opened(desk, qtbot, measure.id)

    def blue() -> list[str]:
        buttons = [one for one in page.findChildren(Button) if one.kind() is ButtonKind.PRIMARY]
        return [one.text() for one in buttons if not one.isHidden()]

    assert blue() == ["It is granted"]
    page.advance()
    assert blue() == ["It has begun"]
    page.advance()
    assert blue() == ["Rate how it helps"]
    page.write("ends_on", desk.clock.now().date())
    assert blue() == ["It ends …"]
