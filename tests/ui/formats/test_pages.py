"""A format by keyboard: copied, a point added and moved, published, a meeting begun with it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.a_course import pressed, shown, typed
from tests.ui.desk import TestDesk
from ungeapp.ui.desk_meetings.screen import PointCard
from ungeapp.ui.formats.editor_page import FormatPage
from ungeapp.ui.formats.editor_page import make_page as make_editor
from ungeapp.ui.formats.page import OWN
from ungeapp.ui.formats.page import make_page as make_list
from ungeapp.ui.formats.preview import GUIDE, MINUTES
from ungeapp.ui.kit.choices import CheckField, CheckListField, ChoiceField, Segmented
from ungeapp.ui.kit.fields import LongLineField
from ungeapp.ui.kit.form import Form
from ungeapp.ui.kit.text import Secondary
from ungeapp.ui.meeting.item_screen import ItemScreen
from ungeapp.ui.meeting.room_screen import RoomScreen
from ungeapp.ui.navigation import Place
from ungeapp.usecases.format_pieces import PieceKind

SOURCE = "unge/sparringsmoede"
PREGNANT = "unge/saarbare-gravide"
KEY = "sparringsmoede"
ITEM = PieceKind.ITEM
CONTROL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


def editing(desk: TestDesk, qtbot: QtBot, source: str = SOURCE) -> FormatPage:
    key = desk.intentions.format_editing.begin(source)
    page = make_editor(desk.surroundings)
    shown(qtbot, page)
    page.open_place(Place("format", id=key))
    return page


def top(widget: QWidget) -> int:
    return widget.mapTo(widget.window(), QPoint(0, 0)).y()


def titles(page: FormatPage) -> list[str]:
    return [row.title_rest for row in page.lists[ITEM].rows()]


def test_the_sparring_meeting_copied_changed_published_and_held(desk: TestDesk, qtbot: QtBot) -> None:
    listed = make_list(desk.surroundings)
    shown(qtbot, listed)
    listed.open_place(Place("formats"))
    rows = next(one for one in listed.lists if any(row.id == SOURCE for row in one.rows()))
    rows.setFocus()
    rows.set_current(SOURCE)
    typed(qtbot, "", Qt.Key.Key_Return)
    assert desk.places[-1] == Place("format", id=KEY)

    page = make_editor(desk.surroundings)
    shown(qtbot, page)
    page.open_place(desk.places[-1])
    page.entries[ITEM].title.setFocus()
    typed(qtbot, "Hvem ringer til skolen?")
    typed(qtbot, "", Qt.Key.Key_Return)
    assert titles(page)[-1] == "Hvem ringer til skolen?"
    page.lists[ITEM].setFocus()
    pressed(qtbot, Qt.Key.Key_Up, ALT)
    assert titles(page)[-2] == "Hvem ringer til skolen?"
    assert page.lists[ITEM].hasFocus()
    pressed(qtbot, Qt.Key.Key_Return, CONTROL)
    assert desk.places[-1].kind == "formats"
    listed.open_place(desk.places[-1])
    assert "4" in listed.banner.text()

    person = desk.person()
    course = desk.intentions.courses.start(person.id, "viborg/sparringsmoede", {"ppr-med": "no"})
    assert course.series.format == "viborg/sparringsmoede/4"
    agenda = desk.intentions.meetings.open(course.meetings[0].id).agenda
    assert [one.title for one in agenda][-2] == "Hvem ringer til skolen?"


def test_what_is_typed_is_kept_when_the_page_is_left(desk: TestDesk, qtbot: QtBot) -> None:
    page = editing(desk, qtbot)
    assert page.form is not None
    page.form.focus("title")
    typed(qtbot, "Nyt ")
    page.hide()
    draft = desk.intentions.format_editing.draft(KEY)
    assert "Nyt" in str(draft.piece("meeting[1]").values["title"])


def test_what_is_wrong_is_said_at_its_place_and_the_way_leads_there(desk: TestDesk, qtbot: QtBot) -> None:
    page = editing(desk, qtbot)
    page.lists[ITEM].set_current("meeting[1].agenda[2]")
    assert page.form is not None
    page.form.made["guidance"].set_value("")  # type: ignore[arg-type]  # a text field
    page.form.made["guidance"].edited.emit()
    page.save()
    assert page.faults.isVisible() and page.lists[ITEM].rows()[1].chip
    assert page.form.row("guidance").error()
    page.heads.set_current("format")
    page.publish()
    assert page.presenter.piece == "meeting[1].agenda[2]"
    assert desk.intentions.format_editing.draft(KEY).faults


def test_taken_out_and_taken_back(desk: TestDesk, qtbot: QtBot) -> None:
    page = editing(desk, qtbot)
    before = titles(page)
    page.lists[ITEM].setFocus()
    page.lists[ITEM].set_current("meeting[1].agenda[1]")
    typed(qtbot, "", Qt.Key.Key_Delete)
    assert titles(page) == before[1:]
    page.heads.setFocus()
    pressed(qtbot, Qt.Key.Key_Z, CONTROL)
    assert titles(page) == before
    assert not page.presenter.can_undo


def test_somebody_more_by_role(desk: TestDesk, qtbot: QtBot) -> None:
    page = editing(desk, qtbot)
    people = page.lists[PieceKind.PARTICIPANT]
    count = len(people.rows())
    role = page.presenter.free_roles()[5].value
    page.role_entry.role.set_value(role)
    page.role_entry.added.emit(role)
    assert len(people.rows()) == count + 1
    assert page.presenter.current.values["role"] == role


def test_when_it_is_held_is_chosen(desk: TestDesk, qtbot: QtBot) -> None:
    page = editing(desk, qtbot)
    assert page.form is not None
    when = page.form.made["timing.when"]
    assert isinstance(when, ChoiceField)
    when.set_value("age_years")
    when.committed.emit()
    assert "timing.age_years" in page.form.names
    assert page.presenter.current.values["timing"] == {"age_years": 16}


def test_a_year_that_is_deleted_is_said_and_the_way_of_finding_the_day_stays(desk: TestDesk, qtbot: QtBot) -> None:
    page = editing(desk, qtbot)
    age = next(one for one in page.presenter.fields() if one.name == "timing.when")
    page.presenter.write(age, "age_years")
    years = next(one for one in page.presenter.fields() if one.name == "timing.age_years")
    page.presenter.write(years, "")
    assert "timing.age_years" in page.presenter.errors()
    assert any(one.name == "timing.age_years" for one in page.presenter.fields())


def test_an_event_that_is_missing_is_said_at_its_field(desk: TestDesk, qtbot: QtBot) -> None:
    page = editing(desk, qtbot, "unge/saarbare-gravide")
    when = next(one for one in page.presenter.fields() if one.name == "timing.when")
    page.presenter.write(when, "within_days")
    assert "timing.event" in page.presenter.errors()


def room_of(page: FormatPage) -> RoomScreen:
    page.show_preview()
    room = page.preview.meeting.room
    assert room is not None
    return room


def test_the_preview_is_the_rooms_own_screen_at_the_point_worked_on(desk: TestDesk, qtbot: QtBot) -> None:
    page = editing(desk, qtbot, PREGNANT)
    page.lists[ITEM].set_current("meeting[1].agenda[4]")
    room = room_of(page)
    assert isinstance(room.editor, ItemScreen)
    assert (room.editor.key, room.agenda.current_id()) == ("meeting[1].agenda[4]", "meeting[1].agenda[4]")
    assert room.editor.network_entry is not None and room.editor.questions is not None
    assert [row.title_rest for row in room.agenda.rows()] == titles(page)
    assert len(room.attendance.rows()) == len(page.lists[PieceKind.PARTICIPANT].rows())
    outputs = [row.title_rest for row in page.lists[PieceKind.OUTPUT].rows()]
    assert [row.title_rest for row in room.findings.rows()][: len(outputs)] == outputs


def test_the_preview_follows_every_key_and_keeps_its_widgets(desk: TestDesk, qtbot: QtBot) -> None:
    page = editing(desk, qtbot, PREGNANT)
    page.go_to("meeting[1].agenda[2]")
    shown_item = room_of(page).editor
    typed(qtbot, " nu")
    qtbot.waitUntil(lambda: room_of(page).agenda.rows()[1].title_rest.endswith(" nu"))
    assert room_of(page).editor is shown_item
    assert "nu" not in str(desk.intentions.format_editing.draft(PREGNANT[5:]).piece("meeting[1].agenda[2]").values)
    page.save()
    assert room_of(page).agenda.rows()[1].title_rest.endswith(" nu")


def test_a_point_that_must_be_answered_is_missing_in_the_preview(desk: TestDesk, qtbot: QtBot) -> None:
    page = editing(desk, qtbot)
    page.lists[ITEM].set_current("meeting[1].agenda[1]")
    assert page.form is not None
    tick = page.form.made["required"]
    assert isinstance(tick, CheckField)
    tick.set_value(True)
    tick.committed.emit()
    assert "required:meeting[1].agenda[1]" in [row.id for row in room_of(page).findings.rows()]


def test_nothing_can_be_done_in_the_preview(desk: TestDesk, qtbot: QtBot) -> None:
    page = editing(desk, qtbot, PREGNANT)
    for point in ("meeting[1].agenda[1]", "meeting[1].agenda[3]", "meeting[1].agenda[4]"):
        page.lists[ITEM].set_current(point)
        room_of(page)
        inside = page.preview.meeting.findChildren(QWidget)
        assert inside and all(one.focusPolicy() is Qt.FocusPolicy.NoFocus for one in inside)
    assert page.preview.meeting.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    button = room_of(page).all_here
    assert page.childAt(button.mapTo(page, button.rect().center())) is not button


def test_the_preview_is_shown_while_something_is_wrong(desk: TestDesk, qtbot: QtBot) -> None:
    page = editing(desk, qtbot)
    page.lists[ITEM].set_current("meeting[1].agenda[2]")
    assert page.form is not None
    page.form.made["title"].set_value("")  # type: ignore[arg-type]  # a line to type in
    page.form.made["title"].edited.emit()
    page.save()
    assert not page.presenter.sound
    assert room_of(page).agenda.rows()[1].title_rest == ""


def test_a_meeting_about_nobody_is_shown_as_its_own_page_does(desk: TestDesk, qtbot: QtBot) -> None:
    page = editing(desk, qtbot, "unge/samarbejdsmoede")
    page.show_preview()
    assert page.preview.meeting.room is None
    shown_titles = [one.accessibleName() for one in page.preview.meeting.findChildren(PointCard)]
    assert shown_titles == titles(page)


def test_in_full_width_it_stands_alone_and_f8_goes_through_the_points(desk: TestDesk, qtbot: QtBot) -> None:
    page = editing(desk, qtbot, PREGNANT)
    page.lists[ITEM].set_current("meeting[1].agenda[1]")
    page.preview.wide_button.setFocus()
    typed(qtbot, "", Qt.Key.Key_Space)
    assert not page.heads.isVisible() and page.preview.wide_button.hasFocus()
    qtbot.waitUntil(lambda: page.preview.width() > 0.9 * page.preview.parentWidget().parentWidget().width())
    typed(qtbot, "", Qt.Key.Key_F8)
    assert room_of(page).agenda.current_id() == "meeting[1].agenda[2]"
    typed(qtbot, "", Qt.Key.Key_Space)
    assert page.heads.isVisible()


def test_a_meeting_more_and_one_less(desk: TestDesk, qtbot: QtBot) -> None:
    page = editing(desk, qtbot, PREGNANT)
    before = desk.intentions.format_editing.draft(PREGNANT[5:]).text
    page.entries[PieceKind.MEETING].title.setFocus()
    typed(qtbot, "Tredje møde")
    typed(qtbot, "", Qt.Key.Key_Return)
    assert page.presenter.piece == "meeting[3]" and page.presenter.sound
    assert [row.title_rest for row in room_of(page).agenda.rows()] == titles(page)
    page.heads.setFocus()
    typed(qtbot, "", Qt.Key.Key_Delete)
    assert desk.intentions.format_editing.draft(PREGNANT[5:]).text == before
    assert page.banner.text()
    page.undo()
    assert len(page.heads.rows()) == 4


def test_a_meeting_a_deadline_looks_at_is_told_with_its_rule_and_not_published(desk: TestDesk, qtbot: QtBot) -> None:
    page = editing(desk, qtbot, "unge/samarbejdsmodellen")
    row = next(row for row in page.heads.rows() if "17" in row.title_rest)
    page.heads.setFocus()
    page.heads.set_current(row.id)
    typed(qtbot, "", Qt.Key.Key_Delete)
    (told,) = page.faults.rows()
    assert page.faults.isVisible() and "17" in told.title
    assert "Samarbejdsmøde ved 17½ år" in told.context and "Vejen til uddannelse" in told.context
    pressed(qtbot, Qt.Key.Key_Return, CONTROL)
    assert not desk.places or desk.places[-1].kind != "formats"
    page.faults.setFocus()
    typed(qtbot, "", Qt.Key.Key_Return)
    pressed(qtbot, Qt.Key.Key_Z, CONTROL)
    page.heads.setFocus()
    pressed(qtbot, Qt.Key.Key_Z, CONTROL)
    assert not page.faults.isVisible() and page.presenter.sound


def test_what_a_deadline_looks_for_is_put_back_after_a_restart(desk: TestDesk, qtbot: QtBot) -> None:
    page = editing(desk, qtbot, "unge/samarbejdsmodellen")
    before = desk.intentions.format_editing.draft("samarbejdsmodellen")
    page.take_out("meeting[2]")
    again = make_editor(desk.surroundings)  # a new window knows nothing of what was done in the old one
    shown(qtbot, again)
    again.open_place(Place("format", id="samarbejdsmodellen"))
    assert not again.undo_button.isEnabled()
    (row,) = again.faults.rows()
    assert row.action
    again.faults.setFocus()
    again.faults.set_current(row.id)
    typed(qtbot, "", Qt.Key.Key_Right, Qt.Key.Key_Return)
    assert not list(again.faults.rows())
    assert [one.title_rest for one in again.heads.rows()][1:] == [
        f"{number}. {one.values['title']}"
        for number, one in enumerate((one for one in before.pieces if one.kind is PieceKind.MEETING), 1)
    ]
    assert again.presenter.piece == "meeting[2]" and again.undo_button.isEnabled()


def test_who_calls_the_meeting_is_the_guidance_by_its_name_here(desk: TestDesk, qtbot: QtBot) -> None:
    page = editing(desk, qtbot)
    (convener,) = [one for one in page.presenter.fields("meeting[1]") if one.name == "convener"]
    assert "UU Uddannelsesvejledningen" in [one.label for one in convener.options]


def test_a_question_is_added_asked_under_a_point_and_stays_while_it_is(desk: TestDesk, qtbot: QtBot) -> None:
    page = editing(desk, qtbot, PREGNANT)
    page.entries[PieceKind.QUESTION].title.setFocus()
    typed(qtbot, "Har hun et sted at bo?")
    typed(qtbot, "", Qt.Key.Key_Return)
    question = page.presenter.piece
    page.lists[ITEM].set_current("meeting[1].agenda[2]")
    assert page.form is not None
    asks = page.form.made["asks"]
    assert isinstance(asks, CheckListField)
    asks.set_value(("har-hun-et-sted-at-bo",))
    asks.committed.emit()
    shown_item = room_of(page).editor
    assert shown_item is not None and shown_item.questions is not None
    page.take_out(question)
    assert "Den nye fortælling" in page.banner.text()
    assert any(row.id == question for row in page.lists[PieceKind.QUESTION].rows())


def test_whom_a_condition_is_about_is_chosen(desk: TestDesk, qtbot: QtBot) -> None:
    page = editing(desk, qtbot, PREGNANT)
    page.lists[PieceKind.PARTICIPANT].set_current("meeting[1].participant[5]")
    assert page.form is not None
    when = page.form.made["when"]
    assert isinstance(when, ChoiceField)
    when.set_value("enlig=yes")
    when.committed.emit()
    assert page.presenter.current.values["when"] == {"fact": "enlig", "is": True}
    when.set_value("")
    when.committed.emit()
    assert "when" not in page.presenter.current.values and page.presenter.sound


def test_enter_goes_into_the_form_beside_the_list_and_escape_back(desk: TestDesk, qtbot: QtBot) -> None:
    page = editing(desk, qtbot, PREGNANT)
    page.resize(1240, 800)
    people = page.lists[PieceKind.PARTICIPANT]
    qtbot.waitUntil(lambda: page.cards[PieceKind.PARTICIPANT].y() > 500)
    people.setFocus()
    people.set_current("meeting[1].participant[2]")
    typed(qtbot, "", Qt.Key.Key_Return)
    assert page.form is not None and page.form.isAncestorOf(QApplication.focusWidget() or page)
    qtbot.waitUntil(lambda: abs(top(page.cards[PieceKind.PARTICIPANT]) - top(page.form_card)) < 5)
    typed(qtbot, "", Qt.Key.Key_Escape)
    assert people.hasFocus()


def test_the_days_of_a_task_are_changed(desk: TestDesk, qtbot: QtBot) -> None:
    page = editing(desk, qtbot, PREGNANT)
    page.lists[PieceKind.TASK].set_current("task[1]")
    assert page.form is not None
    page.form.focus("days")
    pressed(qtbot, Qt.Key.Key_A, CONTROL)
    typed(qtbot, "10")
    page.save()
    assert page.presenter.current.values["days"] == 10 and page.presenter.sound


def test_who_published_a_version_and_when_is_told(desk: TestDesk, qtbot: QtBot) -> None:
    does = desk.intentions.format_editing
    publish = desk.intentions.format_publishing.publish
    publish(does.begin(SOURCE))
    publish(does.begin(f"viborg/{KEY}"))
    listed = make_list(desk.surroundings)
    shown(qtbot, listed)
    listed.open_place(Place("formats"))
    rows = listed.versions.rows()
    assert [row.id for row in rows] == [f"viborg/{KEY}/5", f"viborg/{KEY}/4"]
    told = f"published 25.11. at 09.00 by {desk.intentions.desk.author.name}"
    assert [told in row.context for row in rows] == [True, True], [row.context for row in rows]
    listed.versions.setFocus()
    typed(qtbot, "", Qt.Key.Key_Return)
    assert [one[:4] for one in desk.printed] == [b"%PDF"]
    (newest,) = (row for one in listed.lists for row in one.rows() if row.id == f"viborg/{KEY}")
    assert desk.intentions.desk.author.name in newest.context


def test_the_minutes_and_the_guide_are_shown(desk: TestDesk, qtbot: QtBot) -> None:
    page = editing(desk, qtbot)
    page.preview.show_tab(MINUTES)
    assert page.preview.papers[MINUTES].pdf.page() == (1, 1)
    page.preview.show_tab(GUIDE)
    assert page.preview.papers[GUIDE].pdf.page() == (1, 1)


def test_a_format_of_its_own_gets_a_name(desk: TestDesk, qtbot: QtBot) -> None:
    def fill(form: Form) -> None:
        how = form.row("how").field
        assert isinstance(how, Segmented)
        how.set_value(OWN)
        how.edited.emit()

    desk.answers.fill = fill
    listed = make_list(desk.surroundings)
    shown(qtbot, listed)
    listed.copy(SOURCE)
    key = desk.places[-1].id
    assert key != KEY and desk.intentions.format_editing.draft(key).pieces[0].values["version"] == 1


def test_a_file_of_the_municipality_that_cannot_be_used_is_said_and_the_others_stay(
    desk: TestDesk, qtbot: QtBot, tmp_path: Path
) -> None:
    definitions = desk.intentions.desk.definitions
    text = definitions.text(definitions.format(SOURCE).ref)
    definitions.publish_format(text, "viborg")
    (written,) = tmp_path.rglob("formats/sparringsmoede.3.toml")
    written.with_name("bad.1.toml").write_text("[[[", encoding="utf-8")
    page = make_list(desk.surroundings)
    shown(qtbot, page)
    page.open_place(Place("formats"))
    (fault,) = page.faults.findChildren(Secondary)
    assert page.lists and "bad.1.toml" in fault.text()


def test_the_form_has_room_for_its_choices(desk: TestDesk, qtbot: QtBot) -> None:
    page = editing(desk, qtbot, PREGNANT)
    page.resize(1080, 800)  # what a window of 1280 leaves beside the navigation
    page.go_to("meeting[1]")
    assert page.form is not None
    convener = page.form.made["convener"]
    assert isinstance(convener, ChoiceField)
    widest = convener.fontMetrics().horizontalAdvance("Den myndighedsperson, der først får det at vide")
    qtbot.waitUntil(lambda: convener.width() > widest)


def test_who_calls_the_meeting_is_chosen_and_said_in_words_of_ones_own(desk: TestDesk, qtbot: QtBot) -> None:
    page = editing(desk, qtbot)
    page.go_to("meeting[1]")
    assert page.form is not None
    words = page.form.made["called_by"]
    assert isinstance(words, LongLineField) and words.value().startswith("Den kommunale aktør")
    convener = page.form.made["convener"]
    assert isinstance(convener, ChoiceField)
    convener.setFocus()
    typed(qtbot, "The resp")
    typed(qtbot, "", Qt.Key.Key_Tab)
    assert page.presenter.current.values["convener"] == "responsible"
    words = page.form.made["called_by"]
    assert isinstance(words, LongLineField) and words.value() == "", "the guide names nobody who no longer calls it"
    page.form.focus("called_by")
    typed(qtbot, "Teamlederen for unge")
    page.save()
    assert page.presenter.current.values["called_by"] == "Teamlederen for unge"
    page.heads.setFocus()
    pressed(qtbot, Qt.Key.Key_Z, CONTROL)
    pressed(qtbot, Qt.Key.Key_Z, CONTROL)
    values = page.presenter.current.values
    assert values["convener"] == "any-municipal" and str(values["called_by"]).startswith("Den kommunale aktør")
