"""A person at a keyboard: the few verbs the journeys are told in.

Belongs here: keys, what can be read in the window, dialogs answered by keys, files chosen. Every verb uses keys alone and
finds its way by the names a screen reader would say; nothing here knows a page.
Does not belong here: what a journey is about.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTabBar,
    QWidget,
)
from pytestqt.qtbot import QtBot

from ungeapp.storage.keys import Cost
from ungeapp.system.clock import FixedClock
from ungeapp.ui.application import create_application
from ungeapp.ui.kit.dialogs import AskDialog, WindowDialogs
from ungeapp.ui.kit.form import Form
from ungeapp.ui.kit.navigation_list import NavigationButton
from ungeapp.ui.kit.painted_list import PaintedList
from ungeapp.ui.kit.tabs import Tabs
from ungeapp.usecases.intentions import Intentions
from ungeapp.window_start import Program

CHEAP = Cost(memory=64, passes=1, lanes=1)
PATIENCE_MS = 20_000  # a busy machine needs longer to derive a key; nothing waits longer than it must
_LONGEST_ROUND = 250


class KeyboardDialogs(WindowDialogs):
    """The real dialogs, answered by keys the journey prepared; only the system's file windows are answered for.

    ``next_file`` is what the person chooses next: a file to read, a place to write, or a folder. A dialog nobody expected
    fails the journey: no step may ask more than it says.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.files: list[Path] = []
        self.saved: list[Path] = []
        self.answers: list[Callable[[], object]] = []
        self.asked: list[str] = []
        self.failure: BaseException | None = None

    def confirm(self, title: str, sentence: str, action: str, *, danger: bool = False) -> bool:
        """Ask, and let the journey answer."""
        self._prepare(title)
        return super().confirm(title, sentence, action, danger=danger)

    def ask_text(self, title: str, label: str, action: str, *, value: str = "", hint: str = "") -> str | None:
        """Ask for a text, and let the journey answer."""
        self._prepare(title)
        return super().ask_text(title, label, action, value=value, hint=hint)

    def show_form(self, title: str, form: Form, action: str, *, sentence: str = "") -> bool:
        """Show a form, and let the journey fill it in."""
        self._prepare(title)
        return super().show_form(title, form, action, sentence=sentence)

    def open_file(self, title: str, patterns: Sequence[str]) -> Path | None:
        """The file the journey chose."""
        return self._file(title)

    def save_file(self, title: str, suggested: str) -> Path | None:
        """The place the journey chose; in a folder under the name suggested."""
        chosen = self._file(title)
        path = chosen / suggested if chosen.is_dir() else chosen
        self.saved.append(path)
        return path

    def choose_folder(self, title: str) -> Path | None:
        """The folder the journey chose."""
        return self._file(title)

    def _file(self, title: str) -> Path:
        self.asked.append(title)
        assert self.files, f"»{title}« spørger efter en fil, som ingen havde ventet"
        return self.files.pop(0)

    def _prepare(self, title: str) -> None:
        self.asked.append(title)
        assert self.answers, f"»{title}« spørger om noget, som ingen havde ventet"
        QTimer.singleShot(0, self._answer)

    def _answer(self) -> None:
        answer = self.answers.pop(0)
        dialog = QApplication.activeModalWidget()
        try:
            answer()
            still = QApplication.activeModalWidget()
            assert still is not dialog or dialog is None, f"»{dialog.accessibleName()}« står stadig åben"
        except BaseException as failure:  # noqa: BLE001  # kept, so that the dialog closes and the journey fails with it
            self.failure = self.failure or failure
            if isinstance(dialog, AskDialog):
                dialog.reject()


class Person:
    """Somebody at one desk with a keyboard and no mouse."""

    def __init__(self, qtbot: QtBot, folder: Path, clock: FixedClock) -> None:
        self._qtbot = qtbot
        self.folder = folder
        self.folder.mkdir(parents=True, exist_ok=True)
        self.clock = clock
        application = create_application(packaged_font=True)
        self.program = Program(
            application, restart=False, folder=folder, clock=clock, cost=CHEAP, dialogs=KeyboardDialogs
        )
        dialogs = self.program.dialogs
        assert isinstance(dialogs, KeyboardDialogs)
        self.dialogs = dialogs
        self.strokes = 0
        self.letters = 0
        self.program.show()
        self.sits_down()

    # --- at the desk -----------------------------------------------------------------------------

    def sits_down(self) -> None:
        """Turn to this window."""
        if QApplication.activeModalWidget() is None and not self.program.isActiveWindow():
            self.program.activateWindow()
            self._qtbot.waitUntil(self.program.isActiveWindow, timeout=PATIENCE_MS)

    def leaves(self) -> None:
        """Close the window."""
        self.program.runner.stop()
        self.program.close()
        self.program.deleteLater()

    @property
    def store(self) -> Intentions:
        """What really is in the store, asked behind the window's back at the end of a journey."""
        workplace = self.program._workplace
        assert workplace is not None, "skrivebordet er låst"
        return workplace.intentions

    # --- keys ------------------------------------------------------------------------------------

    def press(self, *keys: str) -> None:
        """Press one key or chord after the other: ``press("Ctrl+K")``, ``press("Down", "Return")``."""
        for chord in keys:
            self.sits_down()
            key, modifiers = _read(chord)
            self.strokes += 1
            self._strike(key, modifiers)
            self._settle()

    def types(self, text: str) -> None:
        """Type where the keyboard is."""
        self.sits_down()
        for line, part in enumerate(text.split("\n")):
            if line:
                QTest.keyClick(self._focus(), Qt.Key.Key_Return)
            QTest.keyClicks(self._focus(), part)
        self.strokes += len(text)
        self.letters += len(text)
        self._settle()

    @property
    def keys(self) -> int:
        """How many keys were pressed that are no text: what an act costs besides its words."""
        return self.strokes - self.letters

    def presses_and_answers(self, chord: str, answer: Callable[[], object]) -> None:
        """Press a key that opens a dialog, and answer it by keys."""
        self.dialogs.answers.append(answer)
        self.press(chord)
        self._no_dialog_left()

    def with_file(self, *paths: Path) -> Person:
        """What will be chosen when the next file windows open."""
        self.dialogs.files.extend(paths)
        return self

    def saves(self, button: str, path: Path) -> Path:
        """Press a button that asks where to save, choose ``path``, and wait until the file lies there."""
        self.with_file(path).activates(button)
        return self._there(path)

    def presses_and_saves(self, chord: str, path: Path) -> Path:
        """Press a key that asks where to save, choose ``path``, and wait until the file lies there."""
        self.with_file(path).press(chord)
        return self._there(path)

    def _there(self, path: Path) -> Path:
        try:
            self._qtbot.waitUntil(path.exists, timeout=PATIENCE_MS)
        except Exception as cause:
            raise AssertionError(f"»{path.name}« er ikke gemt. Der står:\n{self.page()}") from cause
        self._settle()
        return path

    def goes_to_young_person(self, name: str) -> None:
        """Ctrl+K, the beginning of the name, Enter."""
        self.press("Ctrl+K")
        self.types(name)
        self.waits_for("Fundet")
        self.press("Return")
        self.waits_for("Dele af den unges side")

    # --- finding the way by Tab ------------------------------------------------------------------

    def goes_to(self, name: str, nth: int = 1) -> None:
        """Tab to the ``nth`` field, button or list that is called ``name``."""
        self._tab_until(lambda widget: name in _names(widget), name, nth)

    def fills(self, name: str, text: str, nth: int = 1) -> None:
        """Tab to a field and write ``text`` instead of what stands there."""
        self.goes_to(name, nth)
        self.press("Ctrl+A")
        self.types(text)

    def activates(self, name: str, nth: int = 1) -> None:
        """Tab to a button and press it with the space bar."""
        self._tab_until(lambda widget: isinstance(widget, QAbstractButton) and name in _names(widget), name, nth)
        self.press("Space")

    def activates_and_answers(self, name: str, answer: Callable[[], object], nth: int = 1) -> None:
        """Press a button that opens a dialog, and answer it by keys."""
        self.dialogs.answers.append(answer)
        self.activates(name, nth)
        self._no_dialog_left()

    def ticks(self, *names: str) -> None:
        """Tab to each box and tick it."""
        for name in names:
            self.goes_to(name)
            box = self._focus()
            assert isinstance(box, QAbstractButton) and not box.isChecked(), f"»{name}« er allerede valgt"
            self.press("Space")

    def chooses(self, field: str, option: str, nth: int = 1) -> None:
        """Tab to a field with a list, and go down to ``option``."""
        self.goes_to(field, nth)
        box = self._focus()
        assert isinstance(box, QComboBox), f"»{field}« er ikke en liste"
        options = [box.itemText(number) for number in range(box.count())]
        assert option in options, f"»{option}« står ikke i »{field}«: {options}"
        self.press("Home", *["Down"] * options.index(option))
        assert box.currentText() == option

    def takes(self, field: str, option: str) -> None:
        """Open a list with Down, go to ``option`` and take it with Enter."""
        self.goes_to(field)
        box = self._focus()
        assert isinstance(box, QComboBox), f"»{field}« er ikke en liste"
        options = [box.itemText(number) for number in range(box.count())]
        assert option in options, f"»{option}« står ikke i »{field}«: {options}"
        self.press("Down")
        self.press("Home", *["Down"] * options.index(option), "Return")

    def picks(self, option: str, question: str = "", nth: int = 1) -> None:
        """Tab to the choice side by side that answers ``question``, and go to ``option`` with the arrows."""

        def has_it(widget: QWidget) -> bool:
            above = widget.parentWidget() if question else None
            return option in _beside(widget) and (above.accessibleName() if above is not None else "") == question

        self._tab_until(has_it, f"{question} {option}", nth)
        for arrow in ("Left", "Right"):
            while option not in _names(self._focus()):
                before = self._focus()
                self.press(arrow)
                if self._focus() is before:
                    break
        button = self._focus()
        if not isinstance(button, QAbstractButton):
            return  # chosen on the way, and the page has gone on to what it asks for next
        assert option in _names(button), f"pilene når ikke »{option}«, kun »{button.text()}«"
        if not button.isChecked():
            self.press("Space")

    def goes_to_page(self, name: str) -> None:
        """Tab to the navigation at the left, go to ``name`` with the arrows and press Enter."""

        def in_navigation(widget: QWidget) -> bool:
            return isinstance(widget, NavigationButton)

        self._tab_until(in_navigation, name, 1)
        for _step in range(20):
            if name in _names(self._focus()):
                self.press("Space")
                return
            self.press("Down")
        raise AssertionError(f"ingen side hedder »{name}«")

    def turns_to(self, tab: str) -> None:
        """Turn to a tab of the page with Ctrl+Tab."""
        names: list[str] = []
        for bar in self._visible(QTabBar):
            names = [bar.tabText(number) for number in range(bar.count())]
            if tab in names:
                tabs = next(one for one in self._window().findChildren(Tabs) if one.bar is bar)
                if not _has_keyboard(tabs):
                    self._tab_until(partial(_is, bar), tab, 1)
                ahead = (names.index(tab) - bar.currentIndex()) % len(names)
                back = len(names) - ahead
                self.press(*(["Ctrl+Tab"] * ahead if ahead <= back else ["Ctrl+Shift+Tab"] * back))
                assert bar.tabText(bar.currentIndex()) == tab
                return
        raise AssertionError(f"ingen fane hedder »{tab}«: {names}")

    # --- lists -----------------------------------------------------------------------------------

    def finds_row(self, text: str, in_list: str = "") -> None:
        """Go to the row that says ``text``: Tab to its list, then the arrows."""

        def has_it(widget: QWidget) -> bool:
            named = not in_list or in_list in _names(widget)
            return isinstance(widget, PaintedList) and named and any(text in one.spoken() for one in widget.rows())

        self._tab_until(has_it, f"{in_list}: {text}" if in_list else text, 1)
        shown = self._focus()
        assert isinstance(shown, PaintedList)
        wanted = next(number for number, one in enumerate(shown.rows()) if text in one.spoken())
        while (at := shown.currentIndex().row()) != wanted:
            self.press("Down" if at < wanted else "Up")
            assert shown.currentIndex().row() != at, f"pilene når ikke rækken »{text}«"

    def opens(self, text: str, in_list: str = "") -> None:
        """Go to a row and open it with Enter."""
        self.finds_row(text, in_list)
        self.press("Return")

    def acts_on(self, text: str, in_list: str = "") -> None:
        """Go to a row and use its button with Ctrl+Enter."""
        self.finds_row(text, in_list)
        self.press("Ctrl+Return")

    # --- reading ---------------------------------------------------------------------------------

    def sees(self, *texts: str) -> None:
        """Each text stands somewhere in the window now or in a moment."""
        for text in texts:
            try:
                self._qtbot.waitUntil(partial(self.can_read, text), timeout=PATIENCE_MS)
            except Exception as cause:
                raise AssertionError(f"»{text}« står ikke i vinduet. Der står:\n{self.page()}") from cause

    waits_for = sees

    def does_not_see(self, *texts: str) -> None:
        """None of the texts stands anywhere in the window."""
        for text in texts:
            assert not self.can_read(text), f"»{text}« står i vinduet:\n{self.page()}"

    def can_read(self, text: str) -> bool:
        """Whether a text stands anywhere in the window."""
        return any(text in line for line in self._lines())

    def page(self) -> str:
        """Everything that can be read, a line each."""
        return "\n".join(dict.fromkeys(self._lines()))

    def reads_field(self, name: str, nth: int = 1) -> str:
        """What stands in a field."""
        self.goes_to(name, nth)
        return _written(self._focus())

    def focused(self) -> str:
        """What a screen reader would call the place the keyboard is at."""
        return next(iter(_names(self._focus())), "")

    # --- parts -----------------------------------------------------------------------------------

    def _window(self) -> QWidget:
        return QApplication.activeModalWidget() or self.program

    def _strike(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        popup = QApplication.activePopupWidget()
        if popup is not None:  # an open list has the keyboard while it is open, whatever the window says
            QTest.keyClick(popup.windowHandle(), key, modifiers)
        else:
            QTest.keyClick(self._focus(), key, modifiers)

    def _focus(self) -> QWidget:
        window = self._window()
        focused: QWidget | None = window.focusWidget()
        return window if focused is None else focused

    def _settle(self) -> None:
        """Let the window do what was asked for before the next key: one round of its loop."""
        timer = QTimer()
        timer.setSingleShot(True)
        with self._qtbot.waitSignal(timer.timeout, timeout=PATIENCE_MS):
            timer.start(0)

    def _no_dialog_left(self) -> None:
        failure, self.dialogs.failure = self.dialogs.failure, None
        if failure is not None:
            raise failure
        assert not self.dialogs.answers, "der kom intet spørgsmål"

    def _tab_until(self, found: Callable[[QWidget], bool], wanted: str, nth: int) -> None:
        self.sits_down()
        passed: list[str] = []
        seen: list[QWidget] = []
        left = nth
        if nth == 1 and found(self._focus()):
            return
        for _step in range(_LONGEST_ROUND):
            QTest.keyClick(self._focus(), Qt.Key.Key_Tab)
            self.strokes += 1
            widget = self._focus()
            if found(widget) and widget not in seen:
                left -= 1
                if left == 0:
                    self._settle()
                    return
            if len(seen) > 1 and widget is seen[0]:
                break
            seen.append(widget)
            passed.append(" / ".join(_names(widget)) or type(widget).__name__)
        told = "\n  ".join(passed)
        raise AssertionError(f"Tab når ikke »{wanted}«. På vejen:\n  {told}\nDer står:\n{self.page()}")

    def _visible(self, kind: type[QTabBar]) -> list[QTabBar]:
        return [one for one in self._window().findChildren(kind) if one.isVisible()]

    def _lines(self) -> Iterator[str]:
        window = self._window()
        yield window.windowTitle()
        for widget in window.findChildren(QWidget):
            if widget.isVisible():
                yield from _said(widget)


def _read(chord: str) -> tuple[Qt.Key, Qt.KeyboardModifier]:
    """*Ctrl+Shift+A* as a key and what is held down with it."""
    combination = QKeySequence(chord)[0]  # type: ignore[index]  # the stubs of PySide6 do not know this one
    return combination.key(), combination.keyboardModifiers()


def _said(widget: QWidget) -> Iterator[str]:
    """What one widget shows."""
    if isinstance(widget, PaintedList):
        for row in widget.rows()[:500]:
            yield f"{row.spoken()} [{row.action}]" if row.action else row.spoken()
    elif isinstance(widget, QTabBar):
        for number in range(widget.count()):
            yield widget.tabText(number)
    elif isinstance(widget, QComboBox):
        yield widget.currentText()
    else:
        yield _written(widget)
    if widget.accessibleName():
        yield widget.accessibleName()


def _written(widget: QWidget) -> str:
    if isinstance(widget, QPlainTextEdit):
        return widget.toPlainText()
    if isinstance(widget, QComboBox):
        return widget.currentText()
    if isinstance(widget, QLineEdit):
        return widget.text() if widget.echoMode() == QLineEdit.EchoMode.Normal else widget.displayText()
    told = None if isinstance(widget, Form) else getattr(widget, "text", None)
    return str(told()) if callable(told) else ""


def _names(widget: QWidget) -> tuple[str, ...]:
    """The names of a control: its accessible name, its own text, its label."""
    told = [widget.accessibleName()]
    if isinstance(widget, QAbstractButton):
        told.append(widget.text())
    window = widget.window()
    told += [label.text() for label in window.findChildren(QLabel) if label.buddy() is widget]
    told += [re.sub(r"^\d+\. ", "", one) for one in told]  # points of a checklist have a number before their name
    return tuple(dict.fromkeys(one for one in told if one))


def _is(wanted: QWidget, widget: QWidget) -> bool:
    return widget is wanted


def _beside(widget: QWidget) -> list[str]:
    """The names of all buttons of the choice a button belongs to."""
    group = widget.group() if isinstance(widget, QAbstractButton) else None
    if group is None:
        return []
    return [name for button in group.buttons() for name in _names(button)]


def _has_keyboard(widget: QWidget) -> bool:
    focused: QWidget | None = widget.window().focusWidget()
    return focused is not None and (focused is widget or widget.isAncestorOf(focused))
