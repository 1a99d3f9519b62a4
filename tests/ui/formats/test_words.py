"""The editor shows a named word as it reads today, and tells of an old word beside the text without stopping anything."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from tests.ui.desk import TestDesk
from tests.ui.formats.test_pages import ITEM, editing
from ungeapp import texts
from ungeapp.ui.formats.editor_page import FormatPage
from ungeapp.ui.formats.presenter import EditorPresenter
from ungeapp.ui.kit.text import Secondary
from ungeapp.usecases.format_pieces import PieceKind

SOURCE = "unge/visitation-ungestoette"
POINT = "meeting[1].agenda[2]"


def notices(page: FormatPage) -> str:
    assert page.form is not None
    told = [one.text() for one in page.form.findChildren(Secondary) if one.isVisibleTo(page.form)]
    return "\n".join(told)


def test_a_named_word_stands_as_it_reads_today_and_its_code_in_the_field(desk: TestDesk, qtbot: QtBot) -> None:
    texts.use(texts.DANISH)
    page = editing(desk, qtbot, SOURCE)
    assert page.presenter.title() == "Drøftelse af ungestøtte før 17-års-mødet"
    assert "Kan ungestøtte give en god overgang?" in [one.title_rest for one in page.lists[ITEM].rows()]
    assert "{" not in str(page.presenter.preview())
    page.go_to(POINT)
    assert page.form is not None and page.form.made["title"].value() == "Kan {ungestoette} give en god overgang?"
    assert page.presenter.notices() == {"title": "{ungestoette} læses i dag »ungestøtte«."}
    assert "{ungestoette} læses i dag »ungestøtte«." in notices(page)


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
    told = "»Efterværn« hedder ungestøtte fra 01.01.2024. Skriv {ungestoette}, så følger teksten ordet."
    assert page.presenter.notices()["guidance"] == told and told in notices(page)
    assert [one.chip for one in page.presenter.rows(ITEM)] == ["", "Gammelt ord", "", ""]
    assert page.presenter.sound and not page.presenter.faults()
    assert does.publish(key).version == 4


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
