"""The editor shows a named word as it reads today, and tells of an old word beside the text without stopping anything."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.a_course import typed
from tests.ui.desk import TestDesk
from tests.ui.formats.test_pages import ITEM, editing
from ungeapp import texts
from ungeapp.ui.formats.editor_page import FormatPage
from ungeapp.ui.formats.presenter import EditorPresenter
from ungeapp.ui.kit.buttons import Button
from ungeapp.ui.kit.text import Secondary
from ungeapp.usecases.format_pieces import PieceKind

SOURCE = "unge/visitation-ungestoette"
POINT = "meeting[1].agenda[2]"


def notices(page: FormatPage) -> str:
    assert page.form is not None
    told = [one.text() for one in page.form.findChildren(Secondary) if one.isVisibleTo(page.form)]
    return "\n".join(told)


def test_a_named_word_stands_in_the_field_as_a_word_and_is_kept_as_its_code(desk: TestDesk, qtbot: QtBot) -> None:
    texts.use(texts.DANISH)
    page = editing(desk, qtbot, SOURCE)
    assert page.presenter.title() == "Drøftelse af ungestøtte før 17-års-mødet"
    assert "Kan ungestøtte give en god overgang?" in [one.title_rest for one in page.lists[ITEM].rows()]
    assert "{" not in str(page.presenter.preview())
    page.go_to(POINT)
    assert page.form is not None and page.form.made["title"].value() == "Kan {ungestøtte} give en god overgang?"
    told = "Et ord i { } følger listen over begreber. I dag læses det: »Kan ungestøtte give en god overgang?«"
    assert {name: one.said for name, one in page.presenter.notices().items()} == {"title": told}
    assert told in notices(page)
    page.form.focus("title")
    typed(qtbot, " Og så {Efterskole}? {ungestøtte}!")
    page.save()
    kept = desk.intentions.format_editing.draft("visitation-ungestoette").piece(POINT).values["title"]
    assert kept == "Kan {ungestoette} give en god overgang? Og så {Efterskole}? {ungestoette}!"


def test_no_choice_hint_or_reason_shows_a_code(desk: TestDesk) -> None:
    texts.use(texts.DANISH)
    does = desk.intentions.format_editing
    key = does.begin(SOURCE)
    (question,) = [one for one in does.draft(key).pieces if one.kind is PieceKind.QUESTION]
    does.set(key, question.path, "label", "Ved den unge, hvad {ungestoette} er?")
    does.set(key, POINT, "asks", [question.values["id"]])
    presenter, told = EditorPresenter(desk.intentions), list[str]()
    presenter.open(key)
    for piece in does.draft(key).pieces:
        for field in presenter.fields(piece.path):
            told += [field.hint, *(one.label for one in field.options)]
        told.append(presenter.why_it_stays(piece.path))
    assert not [one for one in told if "{" in one]
    assert [one for one in told if one.startswith("Ved den unge, hvad ungestøtte er?")], "a choice of the questions"
    assert [one for one in told if one.startswith("Svaret") and "»Kan ungestøtte give" in one], "what still asks it"


def test_an_old_word_is_told_beside_the_text_and_can_be_published(desk: TestDesk, qtbot: QtBot) -> None:
    texts.use(texts.DANISH)
    does = desk.intentions.format_editing
    key = does.begin(SOURCE)
    does.set(key, POINT, "guidance", "Tal om efterværnet, og om det jobcentret ved.")
    page = editing(desk, qtbot, SOURCE)
    page.go_to(POINT)
    told = "»Efterværn« hedder ungestøtte fra 01.01.2024."
    notice = page.presenter.notices()["guidance"]
    assert notice.said == told and told in notices(page)
    assert not notice.ways, "bent: nobody knows how the new word is to end"
    assert [one.chip for one in page.presenter.rows(ITEM)] == ["", "Gammelt ord", "", ""]
    assert page.presenter.sound and not page.presenter.faults()
    assert desk.intentions.format_publishing.publish(key).version == 4


def test_a_button_puts_the_new_word_in_place_of_the_old_one_and_undo_takes_it_back(
    desk: TestDesk, qtbot: QtBot
) -> None:
    texts.use(texts.DANISH)
    does = desk.intentions.format_editing
    key = does.begin(SOURCE)
    before = "Tal om efterværn. Hvad er aftalt om efterværn?"
    does.set(key, POINT, "guidance", before)
    does.set(key, "target", "text", "Unge i efterværn.")
    page = editing(desk, qtbot, SOURCE)
    page.go_to(POINT)
    assert page.form is not None
    (button,) = [one for one in page.form.row("guidance").findChildren(Button) if one.isVisibleTo(page.form)]
    assert button.text() == "Brug »ungestøtte«"
    button.setFocus()
    typed(qtbot, "", Qt.Key.Key_Space)
    kept = "Tal om {ungestoette}. Hvad er aftalt om {ungestoette}?"
    assert does.draft(key).piece(POINT).values["guidance"] == kept
    assert page.form.made["guidance"].value() == kept.replace("{ungestoette}", "{ungestøtte}")
    assert not [one for one in does.draft(key).old_words if one.piece == POINT]
    assert page.banner.text()
    page.undo()
    assert does.draft(key).piece(POINT).values["guidance"] == before
    page.go_to("format")
    page.use_new_word("target.text", 0)
    assert does.draft(key).piece("format").values["target"]["text"] == "Unge i {ungestoette}."


def test_an_old_word_in_an_answer_to_choose_is_replaced_and_the_answer_stays_what_it_is(
    desk: TestDesk, qtbot: QtBot
) -> None:
    does = desk.intentions.format_editing
    key = does.begin("unge/akut-overgang")
    path = next(one.path for one in does.draft(key).pieces if one.values.get("kind") == "choice")
    before = does.draft(key).piece(path).values["option"]
    labels = [one["label"] for one in before]
    does.set_answers(key, path, [*labels[:-1], "Fra efterværn"])
    page = editing(desk, qtbot, "unge/akut-overgang")
    page.go_to(path)
    page.use_new_word("option", 0)
    after = does.draft(key).piece(path).values["option"]
    assert after == [*before[:-1], {"code": before[-1]["code"], "label": "Fra {ungestoette}"}]
    assert page.form is not None and page.form.made["option"].value() == "\n".join([*labels[:-1], "Fra {ungestøtte}"])


def test_a_word_that_is_none_is_a_fault_at_its_text(desk: TestDesk, qtbot: QtBot) -> None:
    does = desk.intentions.format_editing
    key = does.begin(SOURCE)
    does.set(key, POINT, "title", "Om {eftervaern}")
    page = editing(desk, qtbot, SOURCE)
    page.go_to(POINT)
    assert not page.presenter.sound and "eftervaern" in page.presenter.errors()["title"]
    assert [one.title for one in page.presenter.faults()] == ["Om {eftervaern}"]


def test_the_label_of_a_role_that_is_a_word_goes_with_the_role(desk: TestDesk) -> None:
    does = desk.intentions.format_editing
    key = does.begin(SOURCE)
    pieces = does.draft(key).pieces
    guide = next(one.path for one in pieces if one.values.get("label") == "{uddannelsesvejleder}")
    after = does.set_role(key, guide, "mentor")
    today = desk.intentions.desk.today()
    assert after.piece(guide).values["label"] == desk.intentions.desk.definitions.terms("roles").label("mentor", today)
