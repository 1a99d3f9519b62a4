"""Fields and their labels, by keyboard only."""

from __future__ import annotations

from datetime import date, time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ungeapp.ui.kit.buttons import Button, IconButton
from ungeapp.ui.kit.choices import CheckField, Segmented
from ungeapp.ui.kit.fields import TextField
from ungeapp.ui.kit.form import Form
from ungeapp.ui.kit.page_frame import PageFrame
from ungeapp.ui.kit.rows import Option
from ungeapp.ui.kit.style import apply_text_scale
from ungeapp.ui.kit.suggest import SuggestField
from ungeapp.ui.kit.tokens import Tone

TODAY = date(2026, 11, 25)
OPTIONS = (Option("comes", "Kommer"), Option("excused", "Afbud"), Option("unknown", "Ikke svaret", "Ingen har hørt"))


@pytest.fixture
def form(qtbot: QtBot) -> Form:
    made = Form()
    qtbot.addWidget(made)
    made.line("name", "Navn", hint="Som den unge vil kaldes")
    made.text("words", "Hvad der blev sagt")
    made.date("when", "Dato", TODAY)
    made.time("at", "Klokkeslæt")
    made.choice("unit", "Enhed", OPTIONS, empty="Ingen")
    made.segmented("reply", "Svar", OPTIONS, show_keys=True)
    made.check("asked", "Den unge er spurgt")
    made.check_list("parts", "Dele", OPTIONS)
    made.secret("secret", "Adgangssætning")
    made.resize(500, 900)
    made.show()
    qtbot.waitExposed(made)
    return made


def _keyboard(widget: QWidget) -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    assert widget is found or widget.isAncestorOf(found)
    return found


def test_every_control_has_a_name(form: Form) -> None:
    nameless = [
        type(child).__name__
        for child in form.findChildren(QWidget)
        if child.focusPolicy() & Qt.FocusPolicy.TabFocus and child.isVisible() and not child.accessibleName()
    ]
    assert not nameless


def test_tab_visits_every_field_in_reading_order(qtbot: QtBot, form: Form) -> None:
    form.focus("name")
    seen = []
    for _step in range(20):
        focused = QApplication.focusWidget()
        assert focused is not None
        seen.append(focused.mapTo(form, focused.rect().topLeft()).y())
        qtbot.keyClick(focused, Qt.Key.Key_Tab)
        if QApplication.focusWidget() is form.row("name").field:
            break
    assert seen == sorted(seen)
    assert len(seen) >= 10


def test_typing_a_word_gives_a_date_when_the_field_is_left(qtbot: QtBot, form: Form) -> None:
    field = form.row("when").field
    form.focus("when")
    committed: list[int] = []
    field.committed.connect(lambda: committed.append(1))  # type: ignore[attr-defined]  # a DateField
    qtbot.keyClicks(_keyboard(field), "27/11")
    qtbot.keyClick(_keyboard(field), Qt.Key.Key_Tab)
    assert field.value() == date(2026, 11, 27)  # type: ignore[attr-defined]  # a DateField
    assert field.line.text() == "27.11.2026"  # type: ignore[attr-defined]  # a DateField
    assert committed


def test_what_is_no_date_is_said_under_the_field_and_to_screen_readers(qtbot: QtBot, form: Form) -> None:
    field = form.row("when").field
    form.focus("when")
    line = _keyboard(field)
    qtbot.keyClicks(line, "32.13.")
    qtbot.keyClick(line, Qt.Key.Key_Tab)
    assert "25.11.2026" in form.row("when").error()
    assert form.row("when").error() in line.accessibleDescription()
    assert list(form.problems()) == ["when"]


def test_times_are_tidied(qtbot: QtBot, form: Form) -> None:
    field = form.row("at").field
    form.focus("at")
    qtbot.keyClicks(field, "1330")
    qtbot.keyClick(field, Qt.Key.Key_Tab)
    assert field.time() == time(13, 30)  # type: ignore[attr-defined]  # a TimeField
    assert field.value() == "13.30"  # type: ignore[attr-defined]  # a TimeField


def test_errors_go_to_the_first_field_that_has_one_and_away_again(form: Form) -> None:
    form.set_errors({"words": "Skriv, hvad der blev sagt", "unit": "Vælg en enhed"})
    assert QApplication.focusWidget() is form.row("words").field
    assert form.row("unit").error() == "Vælg en enhed"
    form.set_errors({})
    assert not form.row("words").error()
    assert form.row("words").field.property("invalid") is False


def test_alt_digit_chooses(qtbot: QtBot, form: Form) -> None:
    form.focus("name")
    reply = form.row("reply").field
    assert isinstance(reply, Segmented)
    with qtbot.waitSignal(reply.committed):
        qtbot.keyClick(form.row("name").field, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    assert reply.value() == "excused"


def test_space_ticks(qtbot: QtBot, form: Form) -> None:
    field = form.row("asked").field
    assert isinstance(field, CheckField)
    form.focus("asked")
    with qtbot.waitSignal(field.edited):
        qtbot.keyClick(field, Qt.Key.Key_Space)
    assert field.value()


def test_ticks_in_a_list_come_in_the_order_shown(form: Form) -> None:
    field = form.row("parts").field
    field.set_value(("unknown", "comes"))  # type: ignore[attr-defined]  # a CheckListField
    assert field.value() == ("comes", "unknown")  # type: ignore[attr-defined]  # a CheckListField


def test_setting_a_value_is_silent(qtbot: QtBot, form: Form) -> None:
    words = form.row("words").field
    assert isinstance(words, TextField)
    with qtbot.assertNotEmitted(words.edited):
        words.set_value("Noget")
    assert words.value() == "Noget"


def test_text_grows_tab_leaves_and_ctrl_enter_accepts(qtbot: QtBot, form: Form) -> None:
    words = form.row("words").field
    assert isinstance(words, TextField)
    low = words.height()
    form.focus("words")
    for _line in range(6):
        qtbot.keyClicks(words, "ord")
        qtbot.keyClick(words, Qt.Key.Key_Return)
    assert words.height() > low
    with qtbot.waitSignal(words.accepted):
        qtbot.keyClick(words, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    with qtbot.waitSignal(words.committed):
        qtbot.keyClick(words, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is not words


def test_a_tick_whose_text_wraps_is_higher(qtbot: QtBot) -> None:
    box = CheckField("Den unge er spurgt og har sagt ja til, at Familieafdelingen må se denne del af planen")
    qtbot.addWidget(box)
    assert box.heightForWidth(160) > box.heightForWidth(900)


def test_a_row_may_be_hidden(form: Form) -> None:
    form.set_row_visible("unit", False)
    assert not form.row("unit").isVisible()


def test_an_error_goes_when_the_field_is_put_right(qtbot: QtBot, form: Form) -> None:
    form.set_errors({"name": "Skriv et navn", "parts": "Vælg en del"})
    qtbot.keyClicks(_keyboard(form.row("name")), "E")
    assert not form.row("name").error() and form.row("parts").error()
    form.row("parts").findChildren(CheckField)[0].click()
    assert not form.row("parts").error()


def test_an_error_and_a_refusal_come_into_view(qtbot: QtBot) -> None:
    frame = PageFrame("Side")
    form = Form()
    for number in range(20):
        form.line(f"line{number}", f"Linje {number}")
    frame.add(form)
    qtbot.addWidget(frame)
    frame.resize(700, 400)
    frame.show()
    qtbot.waitExposed(frame)

    def seen(widget: QWidget) -> bool:
        return widget.isVisible() and not widget.visibleRegion().isEmpty()

    assert not seen(form.row("line19"))
    form.set_errors({"line19": "Skriv noget"})
    qtbot.waitUntil(lambda: seen(form.row("line19")))
    frame.banner.show_message("Det går ikke.", Tone.BAD)
    qtbot.waitUntil(lambda: seen(frame.banner))


def test_the_arrow_of_a_field_that_suggests_grows_with_the_text(qtbot: QtBot, qapp: QApplication) -> None:
    widths = []
    for scale in (1.0, 2.0):
        apply_text_scale(qapp, scale)
        field = SuggestField(["Jordemoder"])
        qtbot.addWidget(field)
        field.resize(field.sizeHint())
        field.show()
        (arrow,) = field.findChildren(IconButton)
        widths.append(arrow.width())
        assert field.rect().contains(arrow.geometry())
        assert field.textMargins().right() > 0, "the text ends before the arrow"
        assert arrow.focusPolicy() is Qt.FocusPolicy.NoFocus
    assert widths[1] > widths[0] * 1.4


def test_rows_under_a_fold_are_out_of_sight_until_they_are_wanted_or_wrong(qtbot: QtBot) -> None:
    form = Form()
    qtbot.addWidget(form)
    form.line("name", "Name")
    form.fold("More", "Fewer")
    form.line("rare", "Rare")
    form.show()
    assert not form.row("rare").isVisible()
    button = next(one for one in form.findChildren(Button) if one.text() == "More")
    qtbot.keyClick(button, Qt.Key.Key_Space)
    assert form.row("rare").isVisible() and button.text() == "Fewer"
    form.unfold(False)
    form.set_errors({"rare": "Wrong"})
    assert form.row("rare").isVisible()


def test_a_long_line_wraps_stays_one_line_and_enter_keeps_it(qtbot: QtBot) -> None:
    form = Form()
    qtbot.addWidget(form)
    field = form.long_line("title", "Title", "One two three four five six seven eight nine ten eleven twelve")
    form.resize(200, 400)
    form.show()
    qtbot.waitUntil(lambda: field.height() > 3 * field.fontMetrics().lineSpacing())
    kept: list[str] = []
    field.committed.connect(lambda: kept.append(field.value()))
    field.setPlainText("One")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert kept == ["One"] and field.toPlainText() == "One"
    QApplication.clipboard().setText("two\nthree ")
    field.selectAll()
    field.paste()
    assert field.value() == field.toPlainText() == "two three"


def test_what_is_said_of_a_value_may_have_buttons_that_stay_the_same_while_they_are_pressed(qtbot: QtBot) -> None:
    form = Form()
    qtbot.addWidget(form)
    form.line("title", "Title")
    pressed: list[int] = []
    row = form.row("title")
    row.set_notice("An old word.", ["Use this", "Use that"], pressed.append)
    before = list(row.findChildren(Button))
    row.set_notice("An old word, still.", ["Use this", "Use that"], pressed.append)
    assert list(row.findChildren(Button)) == before
    qtbot.keyClick(before[1], Qt.Key.Key_Space)
    assert pressed == [1] and before[1].accessibleName() == "Title: Use that"


def test_what_a_choice_has_no_room_for_stands_whole_under_it(qtbot: QtBot) -> None:
    form = Form()
    qtbot.addWidget(form)
    long = "A choice that is told in more words than fit"
    form.choice("kind", "Kind", [Option("a", "Short"), Option("b", long)], "b", whole=True)
    form.resize(200, 300)
    form.show()
    qtbot.waitUntil(lambda: form.row("kind").notice() == long)
    form.resize(900, 300)
    qtbot.waitUntil(lambda: form.row("kind").notice() == "")
