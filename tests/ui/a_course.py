"""A young person with a course of meetings under way, for the tests of the pages about meetings and the plan."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.desk import TestDesk
from ungeapp.domain.meetings import Meeting
from ungeapp.domain.people import YoungPerson
from ungeapp.domain.plans import Goal
from ungeapp.domain.registers import Version
from ungeapp.ui.kit.banner import Banner
from ungeapp.ui.kit.buttons import Button
from ungeapp.ui.kit.choices import Segmented
from ungeapp.ui.kit.form import Form
from ungeapp.usecases.courses import Course

FORMAT = "saarbare-gravide"
ANSWERS = {
    "uden-tilknytning": "yes",
    "saerlig-bekymring": "yes",
    "enlig": "no",
    "sag-paa-ufoedt-barn": "no",
    "ydelser-fra-psykiatrien": "no",
    "foraelder-ansat": "no",
    "terminsdato": "2027-02-17",
}


@dataclass
class Story:
    """Who it is about and how far it is."""

    desk: TestDesk
    person: YoungPerson
    course: Course

    @property
    def first(self) -> Meeting:
        return self.course.meetings[0]

    def call(self) -> Meeting:
        self.desk.intentions.meetings.arrange(self.first.id, place="Rådhuset, lokale 2")
        return self.desk.intentions.meetings.call(self.first.id)


def begin(desk: TestDesk) -> Story:
    """A course with two meetings, the second one provisional."""
    person = desk.person()
    return Story(desk, person, desk.intentions.courses.start(person.id, FORMAT, ANSWERS))


def shown(qtbot: QtBot, page: QWidget) -> None:
    """Show ``page`` as the window would, with the keyboard in it."""
    qtbot.addWidget(page)
    page.resize(1280, 800)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)


def typed(qtbot: QtBot, text: str, *keys: Qt.Key) -> None:
    """Type where the keyboard is, then press ``keys`` one after the other, each where the keyboard is then."""
    if text:
        qtbot.keyClicks(here(), text)
    for key in keys:
        qtbot.keyClick(here(), key)


def pressed(qtbot: QtBot, key: Qt.Key, modifier: Qt.KeyboardModifier) -> None:
    """Press ``key`` with ``modifier`` where the keyboard is."""
    qtbot.keyClick(here(), key, modifier)


def here() -> QWidget:
    """Where the keyboard is."""
    focused = QApplication.focusWidget()
    assert focused is not None, "the keyboard is nowhere"
    return focused


def choose(form: Form, key: str, code: str) -> None:
    """Answer a question that stands side by side."""
    field = form.row(key).field
    assert isinstance(field, Segmented)
    field.buttons()[code].click()


def take_back(banner: Banner) -> None:
    """Press *Undo* on the banner."""
    press(banner, "Undo", "Fortryd")


def press(place: QWidget, *texts: str) -> None:
    """Press the button of ``place`` that is called one of ``texts``."""
    next(one for one in place.findChildren(Button) if one.text() in texts).click()


def written_elsewhere(desk: TestDesk, goal: Goal, words: str) -> None:
    """Another desk wrote the same goal without knowing of this one."""
    with desk.intentions.desk.looking() as uow:
        state = uow.state(goal.id)
        assert state is not None
        other = Version("other-desk", 1, words, {}, "someone-else", "2026-11-20T10:00:00.000+01:00")
        uow.receive([replace(state, registers={"own_words": (other,)})], "a-file")
        uow.commit("package.receive")
