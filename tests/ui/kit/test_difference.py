"""Two texts beside each other."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ungeapp.ui.application import create_application
from ungeapp.ui.kit.difference import DifferenceLabel, TextVersion
from ungeapp.ui.kit.spans import Emphasis, Span, differing, merged, plain_text

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


def test_one_text_says_what_went_and_what_came() -> None:
    told = merged("Jeg vil være kok i Aarhus", "Jeg vil være kok i Viborg")
    assert [(one.text, one.emphasis) for one in told if one.emphasis is not Emphasis.PLAIN] == [
        ("Aarhus", Emphasis.STRUCK),
        ("Viborg", Emphasis.STRONG),
    ]
    assert merged("", "Kok") == (Span("Kok", Emphasis.STRONG),)
    assert merged("Kok", "") == (Span("Kok", Emphasis.STRUCK),)
    far = merged("Taler med vejlederen", "Saml teamet om planen")
    assert [one.emphasis for one in far] == [Emphasis.STRUCK, Emphasis.PLAIN, Emphasis.STRONG]
    assert plain_text(far) == "Taler med vejlederen Saml teamet om planen"


@given(TEXT, TEXT)
def test_both_texts_can_be_read_out_of_the_merged_one(before: str, after: str) -> None:
    told = merged(before, after)

    def without(other: Emphasis) -> str:
        return "".join("".join(one.text for one in told if one.emphasis is not other).split())

    assert without(Emphasis.STRONG) == "".join(before.split())
    assert without(Emphasis.STRUCK) == "".join(after.split())
