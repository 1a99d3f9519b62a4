"""Two texts beside each other."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ungeapp.ui.application import create_application
from ungeapp.ui.kit.difference import DifferenceLabel, TextVersion
from ungeapp.ui.kit.spans import Emphasis, Span, differing, plain_text

TEXT = st.text(alphabet="ab \n", max_size=40)


@given(TEXT, TEXT)
def test_nothing_is_lost_by_comparing(mine: str, theirs: str) -> None:
    one, other = differing(mine, theirs)
    assert plain_text(one) == mine and plain_text(other) == theirs
    if mine == theirs:
        assert all(span.emphasis is Emphasis.PLAIN for span in (*one, *other))


def test_words_that_differ_are_one_piece() -> None:
    one, other = differing("up three days a week", "up on weekdays")
    assert [span.text for span in one if span.emphasis is Emphasis.MINE] == ["three days a week"]
    assert [span.text for span in other if span.emphasis is Emphasis.THEIRS] == ["on weekdays"]


def test_a_label_wraps_and_is_read_whole(qtbot: QtBot) -> None:
    create_application(packaged_font=True)
    label = DifferenceLabel((Span("open\nsecond line ", Emphasis.STRUCK), Span("done", Emphasis.STRONG)))
    qtbot.addWidget(label)
    label.resize(400, 60)
    label.show()
    assert label.accessibleName() == "open\nsecond line done"
    assert label.heightForWidth(60) > label.heightForWidth(400) == 2 * label.minimumSizeHint().height()


def test_a_version_is_chosen_by_a_click(qtbot: QtBot) -> None:
    create_application(packaged_font=True)
    version = TextVersion("Yours", (Span("text"),))
    qtbot.addWidget(version)
    version.show()
    with qtbot.waitSignal(version.chosen):
        qtbot.mouseClick(version, Qt.MouseButton.LeftButton)
    version.select(True)
    assert version.is_selected() and "Yours: text" in version.accessibleName()
