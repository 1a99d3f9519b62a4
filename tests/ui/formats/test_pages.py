"""A format by keyboard: copied, a point added and moved, published, a meeting begun with it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.a_course import pressed, shown, typed
from tests.ui.desk import TestDesk
from ungeapp.ui.formats.editor_page import FormatPage
from ungeapp.ui.formats.editor_page import make_page as make_editor
from ungeapp.ui.formats.page import OWN
from ungeapp.ui.formats.page import make_page as make_list
from ungeapp.ui.formats.preview import MINUTES
from ungeapp.ui.kit.choices import CheckField, ChoiceField, Segmented
from ungeapp.ui.kit.form import Form
from ungeapp.ui.kit.text import Secondary
from ungeapp.ui.navigation import Place
from ungeapp.usecases.format_pieces import PieceKind

SOURCE = "unge/sparringsmoede"
KEY = "sparringsmoede"
ITEM = PieceKind.ITEM
CONTROL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


def editing(desk: TestDesk, qtbot: QtBot, source: str = SOURCE) -> FormatPage:
    key = desk.intentions.format_editing.begin(source)
    page = make_editor(desk.surroundings)
    shown(qtbot, page)
    page.open_place(Place("format", id=key))
    return page


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
    assert "2" in listed.banner.text()

    person = desk.person()
    course = desk.intentions.courses.start(person.id, "viborg/sparringsmoede", {"ppr-med": "no"})
    assert course.series.format == "viborg/sparringsmoede/2"
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


def test_a_point_that_must_be_answered_is_marked_in_the_preview(desk: TestDesk, qtbot: QtBot) -> None:
    page = editing(desk, qtbot)
    page.lists[ITEM].set_current("meeting[1].agenda[1]")
    assert page.form is not None
    tick = page.form.made["required"]
    assert isinstance(tick, CheckField)
    tick.set_value(True)
    tick.committed.emit()
    assert page.presenter.preview().agenda[0].chip


def test_the_minutes_are_shown(desk: TestDesk, qtbot: QtBot) -> None:
    page = editing(desk, qtbot)
    page.preview.show_tab(MINUTES)
    assert page.preview.paper.page() == (1, 1)


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
    (written,) = tmp_path.rglob("formats/sparringsmoede.1.toml")
    written.with_name("bad.1.toml").write_text("[[[", encoding="utf-8")
    page = make_list(desk.surroundings)
    shown(qtbot, page)
    page.open_place(Place("formats"))
    (fault,) = page.faults.findChildren(Secondary)
    assert page.lists and "bad.1.toml" in fault.text()
