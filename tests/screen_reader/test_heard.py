"""The window as a screen reader hears it: a real one on a real screen, asked over the accessibility bus.

Belongs here: what every page must tell, and the daily acts by keyboard alone, heard instead of seen.
Does not belong here: what can be asked of the widgets themselves (``tests/ui/test_every_page.py``).
"""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import pytest

from tests.screen_reader import session
from tests.screen_reader.client import Place, ScreenReader, State
from tests.stores import CHEAP
from ungeapp import demo, texts
from ungeapp.demo.days import moment
from ungeapp.demo.folder import RehearsalFolder
from ungeapp.demo.script import read_script

pytestmark = pytest.mark.timeout(240)

WEDNESDAY = date(2026, 11, 25)


@dataclass
class Heard:
    """A running window and the reader that listens to it."""

    desktop: session.Desktop
    reader: ScreenReader
    window: subprocess.Popen[str]
    program: Place
    places: list[str]

    def go(self, place: str) -> None:
        """Let the window show a place."""
        assert self.window.stdin is not None and self.window.stdout is not None
        self.window.stdin.write(f"{place}\n")
        self.window.stdin.flush()
        assert self.window.stdout.readline() == "there\n"
        self.reader.hear(0.1)

    def focus(self) -> str:
        """What is read of where the keyboard is."""
        found = self.reader.focused(self.program)
        return self.reader.spoken(found) if found is not None else ""

    def wait_for_focus(self, start: str) -> None:
        """Listen until the keyboard is at something that is called so."""
        self.reader.until(
            lambda: self.focus().startswith(start), lambda: f"the keyboard at {start}, not at {self.focus()}"
        )

    def type(self, text: str) -> None:
        """Type into the field that has the keyboard, and listen until it is there."""
        self.desktop.type(text)
        self.reader.until(
            lambda: self._written() == text, lambda: f"{text!r} in the field, there is {self._written()!r}"
        )

    def _written(self) -> str:
        found = self.reader.focused(self.program)
        return self.reader.text(found) if found is not None else ""


@pytest.fixture(scope="module")
def heard(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Heard]:
    """The rehearsal's desk on a screen of its own, with a reader on the bus."""
    texts.use(texts.DANISH)
    folder = RehearsalFolder(tmp_path_factory.mktemp("rehearsal"))
    demo.tell(folder, read_script("viborg"), moment(WEDNESDAY, 9), cost=CHEAP)
    with session.desktop(tmp_path_factory.mktemp("home")) as desktop:
        arguments = ("-m", "tests.screen_reader.window", str(folder.root), WEDNESDAY.isoformat())
        window = session.program(desktop, *arguments)
        try:
            assert window.stdout is not None
            places = list(iter(lambda: window.stdout.readline().strip(), ""))
            reader = ScreenReader(desktop.session_bus)
            try:
                reader.until(reader.programs, "a program that speaks")
                made = Heard(desktop, reader, window, reader.programs()[0], places)
                reader.until(made.focus, "the keyboard in the window")
                yield made
            finally:
                reader.close()
        finally:
            session.stop(window)


def test_every_page_has_a_word_for_all_that_takes_the_keyboard(heard: Heard) -> None:
    reader = heard.reader
    silent: list[str] = []
    for place in heard.places:
        heard.go(place)
        things = list(reader.everything(heard.program))
        assert len(things) > 20, f"{place} says nothing"
        for one in things:
            if State.FOCUSABLE in reader.states(one) and not reader.spoken(one):
                silent.append(f"{place}: {reader.role(one)}")
        if not heard.focus():
            silent.append(f"{place}: nothing said where the keyboard is")
    assert not silent, "\n".join(silent)


def test_the_window_is_called_by_the_program_not_by_a_person(heard: Heard) -> None:
    frames = [one for one in heard.reader.children(heard.program) if heard.reader.role(one) == "frame"]
    assert [heard.reader.name(one) for one in frames] == ["UngeApp"]


def test_a_call_is_noted_by_keys_and_heard(heard: Heard) -> None:
    reader = heard.reader
    heard.go(heard.places[0])
    heard.desktop.press("ctrl+k")
    heard.wait_for_focus("Søg")
    heard.type("emma hav")
    reader.until(lambda: "Emma Havreland" in _names(heard, "list item"), "Emma in the list of the search")
    heard.desktop.press("Return")
    heard.wait_for_focus("Overblik")
    heard.desktop.press("ctrl+n")
    heard.wait_for_focus("Hvad handlede det om?")
    heard.type("Ringede om mandag")
    heard.desktop.press("ctrl+Return")
    heard.wait_for_focus("Overblik")
    reader.until(lambda: "Ringede om mandag" in _names(heard, "list item"), lambda: _names(heard, "list item"))


def _names(heard: Heard, role: str) -> str:
    reader = heard.reader
    return "\n".join(reader.name(one) for one in reader.everything(heard.program) if reader.role(one) == role)
