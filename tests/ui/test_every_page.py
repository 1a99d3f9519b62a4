"""Every page of the real window, looked at as people do who use the keyboard, a screen reader, large text or a dark screen.

The pages show the rehearsal, played once on a cheap key. What is wrong with a page is found by ``looking``.
"""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMainWindow, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.stores import CHEAP
from tests.ui import looking
from ungeapp import demo, texts
from ungeapp.bootstrap import open_workplace
from ungeapp.demo.days import moment
from ungeapp.demo.folder import RehearsalFolder
from ungeapp.demo.screens import desk_a, desk_b, ids_by_step
from ungeapp.demo.script import read_script
from ungeapp.demo.shots import Shot
from ungeapp.forms.handbook_reader import Handbook
from ungeapp.system.clock import FixedClock
from ungeapp.ui.application import create_application
from ungeapp.ui.desk_window import PAGES, TABS, DeskWindow
from ungeapp.ui.kit.buttons import outlined
from ungeapp.ui.kit.fields import TextField
from ungeapp.ui.kit.page_frame import PageFrame
from ungeapp.ui.kit.style import apply_text_scale, apply_theme
from ungeapp.ui.kit.text import PlainLabel
from ungeapp.ui.kit.tokens import PALETTES
from ungeapp.ui.navigation import Place
from ungeapp.window_start import build_window

pytestmark = pytest.mark.timeout(180)

WEDNESDAY = date(2026, 11, 25)
WIDTH, HEIGHT = 1280, 800
LOOKS = 4
GALLERY = "gallery"
"""Blocks for those who build pages: what they say is no furniture of the window."""

Check = Callable[[DeskWindow], Iterable[str]]
Faults = dict[str, list[str]]


@pytest.fixture(scope="module")
def application() -> Iterator[QApplication]:
    """As on pictures; left with the drawn look."""
    made = create_application(packaged_font=True)
    yield made
    apply_text_scale(made, 1.0)
    apply_theme(made, "light")
    texts.use(texts.ENGLISH)


@pytest.fixture(scope="module")
def rehearsal(tmp_path_factory: pytest.TempPathFactory) -> RehearsalFolder:
    """The story, told once."""
    texts.use(texts.DANISH)
    folder = RehearsalFolder(tmp_path_factory.mktemp("rehearsal"))
    demo.tell(folder, read_script("viborg"), moment(WEDNESDAY, 9), cost=CHEAP)
    return folder


def shots(folder: RehearsalFolder, seat: str) -> list[Shot]:
    """Every place of one desk; every tab of the young person the story is about, at both desks."""
    ids = ids_by_step(folder)
    if seat == "a":
        return desk_a(ids)
    tabs = [Shot(tab, partial(_go, Place("person", ids["talk"][0], tab))) for tab in TABS]
    return [*desk_b(folder, ids), *tabs]


def _go(place: Place, window: DeskWindow) -> None:
    window.show_place(place)


@contextmanager
def seated(folder: RehearsalFolder, seat: str, application: QApplication) -> Iterator[DeskWindow]:
    """The window of one desk, in front of the person."""
    with open_workplace(folder.store(seat), folder.phrase(), clock=FixedClock(moment(WEDNESDAY, 9))) as workplace:
        window = build_window(workplace, application)
        window.resize(WIDTH, HEIGHT)
        window.show()
        window.activateWindow()
        assert QTest.qWaitForWindowActive(window)
        yield window
        window.leave()
        window.close()
        window.deleteLater()
        looking.forget_closed_windows()


class Walk:
    """Goes to every page in one look and keeps what the checks find, each fault with the page it was seen on."""

    def __init__(self, application: QApplication, folder: RehearsalFolder) -> None:
        self._application = application
        self._folder = folder
        self.kinds: set[str] = set()
        self.strays: list[str] = []

    def round(self, theme: str, scale: float, language: str, checks: Mapping[str, Check]) -> Faults:
        texts.use(language)
        apply_theme(self._application, theme)
        apply_text_scale(self._application, scale)
        faults: Faults = defaultdict(list)
        for seat in ("a", "b"):
            with seated(self._folder, seat, self._application) as window:
                strays = looking.StrayWindows(self._application, window)
                for shot in shots(self._folder, seat):
                    shot.go(window)
                    looking.settled(window)
                    for name, check in checks.items():
                        faults[name] += [f"{seat} {shot.name}: {one}" for one in _lasting(window, check)]
                self._application.removeEventFilter(strays)
                self.strays += strays.seen
                self.kinds |= {kind for kind in (*PAGES, "person", GALLERY) if window.page(kind) is not None}
        return faults


def _lasting(window: DeskWindow, check: Check) -> list[str]:
    """What is still wrong after another look: a page may have been about to lay itself out."""
    found = list(check(window))
    for _ in range(LOOKS):
        if not found:
            break
        looking.settled(window)
        found = list(check(window))
    return found


@pytest.fixture(scope="module")
def walk(application: QApplication, rehearsal: RehearsalFolder) -> Walk:
    return Walk(application, rehearsal)


def page_of(window: DeskWindow) -> QWidget:
    page = window.stack.currentWidget()
    assert page is not None
    return page


def surfaces(theme: str) -> Check:
    return lambda window: looking.raw_colours(window, PALETTES[theme])


def in_other_words(other: Mapping[str, str], own: set[str]) -> Check:
    def check(window: DeskWindow) -> list[str]:
        if page_of(window) is window.page(GALLERY):
            return []
        return looking.foreign(looking.words(window), other, own)

    return check


def sentences(checkout: Path) -> list[tuple[str, str]]:
    """Every English sentence with the Danish one."""
    from tests.conftest import _catalogue_builder

    whole, _faults = _catalogue_builder().gathered()
    pairs: list[tuple[str, str]] = []
    for one in whole:
        if one.id:
            several = isinstance(one.id, tuple)
            pairs += zip(one.id if several else (one.id,), one.string if several else (one.string,), strict=False)
    return pairs


def written(checkout: Path) -> set[str]:
    """What is Danish by nature: formats, lists, the user guide, and what the people of the rehearsal say."""
    found: set[str] = set()

    def gather(node: object) -> None:
        if isinstance(node, str):
            found.add(node)
        for one in node.values() if isinstance(node, dict) else node if isinstance(node, list) else ():
            gather(one)

    for path in (checkout / "resources").rglob("*.toml"):
        gather(tomllib.loads(path.read_text(encoding="utf-8")))
    for chapter in Handbook(checkout / "resources" / "guide").chapters():
        found |= {chapter.title, *(line.text for line in chapter.lines)}
    return found


# --- the pages ------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def by_day(walk: Walk, checkout: Path) -> Faults:
    """Light, as large as drawn, Danish: what most people see."""
    pairs = sentences(checkout)
    english = {one: other for one, other in pairs if one.casefold() != other.casefold()}
    return walk.round(
        "light",
        1.0,
        texts.DANISH,
        {
            "names": looking.nameless,
            "tab": lambda window: looking.not_reached(window, page_of(window)),
            "room": lambda window: [*looking.too_wide(window, WIDTH), *looking.cut(window)],
            "words": in_other_words(english, {danish for _english, danish in pairs}),
            "colours": surfaces("light"),
        },
    )


@pytest.mark.parametrize("check", ["names", "tab", "room", "words", "colours"])
def test_every_page_by_day(by_day: Faults, check: str) -> None:
    assert not by_day[check], "\n".join(by_day[check])


def test_every_page_was_looked_at_and_none_flashed(by_day: Faults, walk: Walk) -> None:
    assert walk.kinds == {*PAGES, "person", GALLERY}
    assert not walk.strays, "\n".join(walk.strays)


def test_large_text_needs_no_scrolling_to_the_side(walk: Walk) -> None:
    found = walk.round(
        "light",
        2.0,
        texts.DANISH,
        {"room": lambda window: [*looking.too_wide(window, WIDTH), *looking.cut(window)]},
    )
    assert not found["room"], "\n".join(found["room"])


def test_by_night_and_in_english(walk: Walk, checkout: Path) -> None:
    pairs = sentences(checkout)
    danish = {other: one for one, other in pairs if one.casefold() != other.casefold()}
    own = {english for english, _danish in pairs} | written(checkout)
    found = walk.round("dark", 1.0, texts.ENGLISH, {"words": in_other_words(danish, own), "colours": surfaces("dark")})
    assert not found["words"], "\n".join(found["words"])
    assert not found["colours"], "\n".join(found["colours"])


def test_high_contrast_has_only_its_own_colours(walk: Walk) -> None:
    found = walk.round("contrast", 1.0, texts.DANISH, {"colours": surfaces("contrast")})
    assert not found["colours"], "\n".join(found["colours"])


# --- the checks themselves bite ---------------------------------------------------------------------------------------


@pytest.fixture
def bad(qtbot: QtBot, application: QApplication) -> Iterator[Callable[[QWidget], QMainWindow]]:
    """A window with one page on which something is wrong."""
    apply_theme(application, "light")
    apply_text_scale(application, 1.0)

    def made(fault: QWidget) -> QMainWindow:
        window = QMainWindow()
        page = PageFrame("Side", actions=[outlined("Gem")])
        page.add(fault)
        window.setCentralWidget(page)
        window.resize(600, 400)
        qtbot.addWidget(window)
        window.show()
        window.activateWindow()
        assert QTest.qWaitForWindowActive(window)
        looking.settled(window)
        return window

    yield made
    looking.forget_closed_windows()


def test_a_nameless_button_is_found(bad: Callable[[QWidget], QMainWindow]) -> None:
    assert [one.split(":")[0] for one in looking.nameless(bad(QPushButton()))] == ["no name"]
    assert looking.nameless(bad(outlined("Luk mødet"))) == []


def test_a_field_that_keeps_the_keyboard_is_found(bad: Callable[[QWidget], QMainWindow]) -> None:
    trap = TextField()
    trap.setTabChangesFocus(False)
    window = bad(trap)
    assert "does not leave" in looking.not_reached(window, window)[0]
    free = bad(TextField())
    assert looking.not_reached(free, free) == []


def test_what_is_too_wide_or_cut_is_found(bad: Callable[[QWidget], QMainWindow]) -> None:
    wide = QWidget()
    wide.setMinimumWidth(900)
    assert "wide in a viewport" in looking.too_wide(bad(wide), 600)[0]
    low = PlainLabel("Et langt ord og et til " * 20)
    low.setFixedHeight(20)
    window = bad(low)
    assert looking.cut(window)[0].startswith("cut: PlainLabel")
    assert looking.too_wide(window, 600) == []


def test_the_other_language_and_a_colour_of_ones_own_are_found(bad: Callable[[QWidget], QMainWindow]) -> None:
    stranger = outlined("Close the meeting")
    window = bad(stranger)
    assert looking.foreign(looking.words(window), {"Close the meeting": "Luk mødet"}, {"Luk mødet"})
    assert looking.foreign({"Saved at 9.30"}, {"Saved at {time}": "Gemt kl. {time}"}, set())
    assert looking.raw_colours(window, PALETTES["light"]) == []
    painted = QWidget()
    painted.setMinimumSize(100, 100)
    palette = painted.palette()
    palette.setColor(painted.backgroundRole(), Qt.GlobalColor.magenta)
    painted.setPalette(palette)
    painted.setAutoFillBackground(True)
    assert "is no token" in looking.raw_colours(bad(painted), PALETTES["light"])[0]
    styled = QWidget()
    styled.setStyleSheet("color: red")
    assert "style sheet" in looking.raw_colours(bad(styled), PALETTES["light"])[0]


def test_a_widget_shown_too_early_is_found(application: QApplication, qtbot: QtBot) -> None:
    strays = looking.StrayWindows(application, QWidget())
    early = outlined("Annullér")
    qtbot.addWidget(early)
    early.show()
    application.removeEventFilter(strays)
    assert strays.seen == ["shown as a window of its own: Button »Annullér«"]
