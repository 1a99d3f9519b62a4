"""Text, cards, tabs, banners, frames: what they show, by keyboard, at 200 %, and to assistive technology."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QStandardPaths, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from ungeapp.ui.gallery.page import build_gallery
from ungeapp.ui.kit.banner import Banner
from ungeapp.ui.kit.buttons import outlined, primary
from ungeapp.ui.kit.card import Card, OwnWords
from ungeapp.ui.kit.chip import Chip
from ungeapp.ui.kit.dialogs import AskDialog, WindowDialogs
from ungeapp.ui.kit.form import Form
from ungeapp.ui.kit.layouts import Columns, Flow, Stack
from ungeapp.ui.kit.page_frame import PageFrame
from ungeapp.ui.kit.paper_stack import PaperStack
from ungeapp.ui.kit.pdf_preview import PdfPreview
from ungeapp.ui.kit.rows import RowView
from ungeapp.ui.kit.states import ProgressRow, Skeleton
from ungeapp.ui.kit.style import apply_text_scale, apply_theme, look
from ungeapp.ui.kit.tabs import Tabs
from ungeapp.ui.kit.text import ElidingLabel, PlainLabel, Text
from ungeapp.ui.kit.tokens import TextRole, Tone

LONG = "Enighed om, at fremmøde i køkkenet to formiddage om ugen kan fortsætte til uge 4."


def _shown(qtbot: QtBot, widget: QWidget, width: int = 1000, height: int = 700) -> None:
    qtbot.addWidget(widget)
    widget.resize(width, height)
    widget.show()
    widget.activateWindow()
    qtbot.waitUntil(widget.isActiveWindow)


def test_text_is_never_markup(qtbot: QtBot) -> None:
    label = Text("<b>fed</b> & <img src=x>")
    qtbot.addWidget(label)
    assert label.textFormat() == Qt.TextFormat.PlainText
    assert label.text() == "<b>fed</b> & <img src=x>"


def test_text_wraps_and_keeps_line_ends(qtbot: QtBot) -> None:
    label = Text(LONG + "\n" + LONG)
    qtbot.addWidget(label)
    one_line = Text("x").heightForWidth(500)
    assert label.heightForWidth(5000) == 2 * one_line
    assert label.heightForWidth(200) >= 6 * one_line


def test_text_can_be_marked_and_copied(qtbot: QtBot) -> None:
    label = Text(LONG)
    _shown(qtbot, label, 300, 200)
    qtbot.mouseDClick(label, Qt.MouseButton.LeftButton, pos=label.rect().center())
    label.setFocus()
    qtbot.keyClick(label, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == LONG
    QGuiApplication.clipboard().clear()


def test_own_words_stand_in_quotation_marks_once(qtbot: QtBot) -> None:
    block = OwnWords("Det er vigtigt for mig", "»Jeg vil være en god mor.«")
    qtbot.addWidget(block)
    assert [label.text() for label in block.findChildren(PlainLabel)][1] == "»Jeg vil være en god mor.«"


def test_a_chip_says_its_word(qtbot: QtBot) -> None:
    chip = Chip("I morgen", Tone.BAD, tip="torsdag 26. november")
    qtbot.addWidget(chip)
    assert (chip.accessibleName(), chip.accessibleDescription()) == ("I morgen", "torsdag 26. november")


def test_a_banner_has_a_way_out_by_keyboard(qtbot: QtBot) -> None:
    done: list[str] = []
    banner = Banner("Aftalen er gemt.", Tone.GOOD, action="Fortryd", on_action=lambda: done.append("undone"))
    _shown(qtbot, banner, 600, 60)
    assert banner.accessibleName() == "Aftalen er gemt."
    button = banner.findChildren(type(outlined("x")))[0]
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Space)
    assert done == ["undone"]
    banner.clear()
    assert not banner.isVisible()


def test_a_page_has_one_primary_action(qtbot: QtBot) -> None:
    frame = PageFrame("I dag")
    qtbot.addWidget(frame)
    with pytest.raises(ValueError, match="one primary"):
        frame.set_actions([primary("Nyt møde"), primary("Modtag")])


def test_columns_stack_where_narrow_and_at_twice_the_text(qtbot: QtBot, qapp: QApplication) -> None:
    columns = Columns(Stack(Text(LONG)), Stack(Text(LONG)))
    _shown(qtbot, columns, 1000)
    assert not columns.is_stacked()
    columns.resize(500, 700)
    assert columns.is_stacked()
    columns.resize(1000, 700)
    apply_text_scale(qapp, 2.0)
    columns.heightForWidth(1000)
    assert columns.is_stacked()


def test_a_flow_wraps(qtbot: QtBot) -> None:
    flow = Flow(*(outlined(f"Handling nummer {number}") for number in range(4)))
    qtbot.addWidget(flow)
    layout = flow.layout()
    assert layout is not None
    assert layout.heightForWidth(200) > layout.heightForWidth(2000)


def test_tabs_turn_by_keyboard_and_make_pages_when_first_shown(qtbot: QtBot) -> None:
    made: list[str] = []

    def page(name: str) -> Callable[[], QWidget]:
        def make() -> QWidget:
            made.append(name)
            return Text(name)

        return make

    tabs = Tabs("Ung E.")
    for key in ("overview", "plan", "network"):
        tabs.add(key, key.title(), page(key))
    _shown(qtbot, tabs, 600)
    assert made == ["overview"]
    tabs.bar.setFocus()
    qtbot.keyClick(tabs.bar, Qt.Key.Key_Right)
    assert tabs.current() == "plan"
    qtbot.keyClick(tabs.bar, Qt.Key.Key_Tab, Qt.KeyboardModifier.ControlModifier)
    assert (tabs.current(), made) == ("network", ["overview", "plan", "network"])
    with qtbot.waitSignal(tabs.changed):
        tabs.show_tab("overview")
    tabs.resize(150, 300)
    assert tabs.choice.isVisible()
    assert not tabs.bar.isVisible()


def test_the_header_stays_where_it_is_when_a_scroll_bar_comes(qtbot: QtBot) -> None:
    frame = PageFrame(
        "Emma Prøvesen Havreland", actions=[outlined("Send …"), outlined("Udskriv plan"), primary("Notér")]
    )
    tall = Text("Lang side")
    frame.add(tall)
    _shown(qtbot, frame, 700, 300)
    before = frame._header.geometry()
    tall.setMinimumHeight(900)
    qtbot.waitUntil(lambda: frame.scroll_area is not None and frame.scroll_area.verticalScrollBar().maximum() > 0)
    qtbot.waitUntil(lambda: frame._header.geometry() == before)


def test_a_long_name_at_double_size_leaves_the_page_inside_the_window(qtbot: QtBot, qapp: QApplication) -> None:
    frame = PageFrame(actions=[outlined("Send …"), outlined("Udskriv plan"), outlined("Samtale"), primary("Notér")])
    frame.set_title("Laura Margrethe Bøgelund-Christoffersen", "Ansvarlig: dig", title_rest="22 år")
    for scale, width in ((1.0, 700), (1.0, 1000), (2.0, 960), (2.0, 1280)):
        apply_text_scale(qapp, scale)
        _shown(qtbot, frame, width, 500)
        assert frame.scroll_area is not None
        area = frame.scroll_area
        qtbot.waitUntil(lambda area=area: area.widget().width() <= area.viewport().width())  # type: ignore[misc]  # a default


def test_actions_stand_under_a_title_that_needs_the_whole_line(qtbot: QtBot) -> None:
    frame = PageFrame("Møde", "Onsdag", actions=[outlined("Breve"), primary("Åbn mødet")])
    _shown(qtbot, frame, 900, 300)
    assert frame._actions.y() < frame.subtitle.y() and frame._actions.x() > frame.title.x()
    frame.set_title(
        "Andet netværksmøde, 8 uger efter fødslen, om den unge, barnet og resten af familien · Ung Prøvesen"
    )
    qtbot.waitUntil(lambda: frame._actions.y() > frame.subtitle.y())
    assert frame._actions.x() == 0
    frame.set_title("Møde")
    qtbot.waitUntil(lambda: frame._actions.y() < frame.subtitle.y())


def test_what_was_done_is_not_told_again_on_coming_back(qtbot: QtBot) -> None:
    frame = PageFrame("Side")
    _shown(qtbot, frame, 500, 300)
    for tone, again in ((Tone.GOOD, ""), (Tone.WARN, "Filen er ikke gemt.")):
        frame.banner.show_message("Filen er ikke gemt.", tone)
        frame.hide()
        frame.show()
        assert frame.banner.text() == again


def test_a_dialog_asks_accepts_and_requires(qtbot: QtBot) -> None:
    form = Form()
    reason = form.text("answer", "Begrundelse")
    dialog = AskDialog(None, "Udsæt", "", "Udsæt", form=form)
    dialog.required = ("answer", "Skriv noget først")
    _shown(qtbot, dialog, 480, 300)
    dialog.try_accept()
    assert dialog.isVisible()
    assert form.row("answer").error() == "Skriv noget først"
    qtbot.keyClicks(reason, "Ferie")
    qtbot.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert dialog.result() == 1


def test_a_dialog_higher_than_the_screen_scrolls_and_keeps_its_buttons(qtbot: QtBot, qapp: QApplication) -> None:
    apply_text_scale(qapp, 2.0)
    form = Form()
    for number in range(12):
        form.line(f"line{number}", f"Linje {number}")
    dialog = AskDialog(None, "Notér kontakt", "", "Gem", form=form)
    assert dialog.windowTitle() == "UngeApp"  # the task bar shows it
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitExposed(dialog)
    assert dialog.height() <= dialog.screen().availableGeometry().height()
    button = dialog.accept_button
    assert dialog.rect().contains(button.mapTo(dialog, button.rect().bottomRight()))
    form.set_errors({"line11": "Skriv noget"})
    qtbot.waitUntil(lambda: not form.row("line11").visibleRegion().isEmpty())


def test_files_are_looked_for_in_documents_then_where_one_was_last(qtbot: QtBot, tmp_path: Path) -> None:
    parent = PlainLabel("Side")
    qtbot.addWidget(parent)
    dialogs = WindowDialogs(parent)
    asked: list[tuple[Path, str]] = []

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QFileDialog)
        asked.append((Path(dialog.directory().absolutePath()), dialog.labelText(QFileDialog.DialogLabel.LookIn)))
        dialog.setDirectory(str(tmp_path))
        dialog.selectFile("referat.pdf")
        dialog.accept()

    for _time in range(2):
        QTimer.singleShot(0, answer)
        assert dialogs.save_file("Gem", "referat.pdf") == tmp_path / "referat.pdf"
    documents = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
    assert asked[0][0] in (documents, Path.cwd(), Path.home()) and asked[1][0] == tmp_path
    assert asked[0][1] == "Look in:"


def test_a_line_grows_with_the_text(qtbot: QtBot, qapp: QApplication) -> None:
    line = ElidingLabel("Gemt kl. 09.00")
    holder = Stack(line)
    _shown(qtbot, holder, 400, 100)
    before = line.height()
    apply_text_scale(qapp, 2.0)
    qtbot.waitUntil(lambda: line.height() == 2 * before)


def test_escape_leaves_a_dialog(qtbot: QtBot) -> None:
    dialog = AskDialog(None, "Ryd sagen", "Det kan ikke gøres om.", "Ryd", danger=True)
    _shown(qtbot, dialog, 480, 200)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert dialog.result() == 0


def test_progress_can_be_cancelled(qtbot: QtBot) -> None:
    stopped: list[int] = []
    row = ProgressRow()
    _shown(qtbot, row, 500, 80)
    for attempt in (1, 2):
        row.start("Læser filen", lambda attempt=attempt: stopped.append(attempt))  # type: ignore[misc]  # a default
        row.show_progress(1, 3, "1 af 3")
        row.cancel_button.setFocus()
        qtbot.keyClick(row.cancel_button, Qt.Key.Key_Space)
        row.finish()
    assert stopped == [1, 2]


def test_a_skeleton_waits_and_never_shows_if_the_content_was_quick(qtbot: QtBot) -> None:
    skeleton = Skeleton()
    qtbot.addWidget(skeleton)
    skeleton.start()
    assert not skeleton.isVisible()
    skeleton.stop()
    skeleton.start()
    qtbot.waitUntil(skeleton.isVisible)


@pytest.mark.parametrize("theme", ["light", "dark", "contrast"])
def test_the_look_can_be_forced(qapp: QApplication, theme: str) -> None:
    apply_theme(qapp, theme)
    assert look().palette.name == theme


def test_text_scale_makes_blocks_larger(qtbot: QtBot, qapp: QApplication) -> None:
    button, label = outlined("Udskriv"), PlainLabel("Ord", TextRole.TEXT)
    qtbot.addWidget(button)
    qtbot.addWidget(label)
    before = button.sizeHint(), label.sizeHint()
    apply_text_scale(qapp, 2.0)
    assert button.sizeHint().width() > 1.5 * before[0].width()
    assert label.sizeHint().height() == 2 * before[1].height()


@pytest.mark.parametrize(("theme", "scale"), [("light", 1.0), ("dark", 1.0), ("contrast", 1.0), ("light", 2.0)])
def test_the_gallery_shows_every_block_without_sideways_scrolling(
    qtbot: QtBot, qapp: QApplication, theme: str, scale: float
) -> None:
    apply_theme(qapp, theme)
    apply_text_scale(qapp, scale)
    page = build_gallery()
    _shown(qtbot, page, 1080, 700)
    assert isinstance(page, PageFrame)
    assert page.scroll_area is not None
    content = page.scroll_area.widget()
    assert content is not None
    assert content.width() <= page.scroll_area.viewport().width()
    nameless = [
        type(child).__name__
        for child in page.findChildren(QWidget)
        if child.focusPolicy() & Qt.FocusPolicy.TabFocus and child.isVisible() and not child.accessibleName()
    ]
    assert not nameless


def test_the_preview_turns_pages_and_asks_to_print(qtbot: QtBot) -> None:
    page = build_gallery()
    _shown(qtbot, page)
    preview = page.findChildren(PdfPreview)[0]
    assert preview.page() == (1, 2)
    preview.turn(1)
    preview.turn(1)
    assert preview.page() == (2, 2)
    preview.zoom(1)
    with qtbot.waitSignal(preview.print_requested):
        preview.print_button.click()


@pytest.mark.parametrize(("before", "high"), [(100, 900), (100, 1400), (2000, 900), (100, 400)])
def test_a_paper_is_as_high_as_the_window_shows_of_it(qtbot: QtBot, before: int, high: int) -> None:
    frame = PageFrame("Papir")
    lead = QWidget()
    lead.setFixedHeight(before)
    papers = PaperStack("Papirer")
    frame.add(lead, papers)
    _shown(qtbot, frame, 1000, high)
    assert frame.scroll_area is not None
    content, room = frame.scroll_area.widget(), frame.scroll_area.viewport().height()
    least, below = 560, 30

    def left() -> int:
        top = papers.preview.mapTo(content, QPoint(0, 0)).y()
        return room - below - (top if top < room // 2 else 20)

    qtbot.waitUntil(lambda: papers.preview.height() >= max(least, left()))
    assert papers.preview.height() <= max(least, left() + below)


def test_alternatives_are_not_printed_all_at_once(qtbot: QtBot) -> None:
    rows = [RowView("a", "Tom"), RowView("b", "Med svar")]
    for alternatives in (False, True):
        papers = PaperStack("Papirer", alternatives=alternatives)
        _shown(qtbot, papers)
        papers.set_papers(rows)
        assert papers.print_all_button.isVisible() is not alternatives


def test_a_card_hides_its_heading_line_when_it_has_none(qtbot: QtBot) -> None:
    card = Card()
    card.add(Text("Indhold"))
    _shown(qtbot, card, 300, 200)
    card.set_heading("Overskrift")
    assert card.accessibleName() == "Overskrift"
    card.clear()
    assert card.body.count() == 0


def test_a_form_asked_once_more_belongs_to_the_new_dialog_alone(qtbot: QtBot) -> None:
    """Two dialogs that both size one form, after a field was refused, never came to an end."""
    parent, form = QWidget(), Form()
    _shown(qtbot, parent)
    field = form.text("what", "Hvad skete der?", "", min_lines=2, max_lines=8)
    dialogs = []
    for turn in range(3):
        dialog = AskDialog(parent, "Notér kontakt", "", "Gem", form=form)
        dialogs.append(dialog)
        form.set_errors({"what": LONG * (3 * turn)} if turn else {})
        QTimer.singleShot(0, dialog.accept)
        dialog.exec()
        field.set_value(f"{turn}")
        assert form.parentWidget() is None and not any(one.isAncestorOf(form) for one in dialogs)
    assert field.value() == "2"
