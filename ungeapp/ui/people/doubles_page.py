"""*Mulige dubletter*: pairs that may be one young person, two beside each other, and who was joined.

Belongs here: widgets. Does not belong here: what they say (``doubles_presenter``), what makes two alike (``domain``).
"""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QStackedWidget

from ungeapp.domain.changes import Changes
from ungeapp.texts import _
from ungeapp.ui.kit.buttons import outlined, primary
from ungeapp.ui.kit.card import Card
from ungeapp.ui.kit.choices import Segmented
from ungeapp.ui.kit.form import Form
from ungeapp.ui.kit.layouts import Columns, Stack
from ungeapp.ui.kit.list_card import ListCard
from ungeapp.ui.kit.page_frame import PageFrame
from ungeapp.ui.kit.rows import Option
from ungeapp.ui.kit.states import ProgressRow
from ungeapp.ui.kit.text import Secondary, Strong, Text
from ungeapp.ui.kit.tokens import SPACE_4
from ungeapp.ui.navigation import Place
from ungeapp.ui.people.doubles_presenter import TAKEN, DoublesPresenter, EntryView, JoinView, PairView
from ungeapp.ui.runner import Progress, Running, Step
from ungeapp.ui.shortcuts import Keys, bind
from ungeapp.ui.surroundings import Surroundings
from ungeapp.usecases.duplicates import PossibleDouble

ONE, OTHER = "one", "other"


class DoublesList(PageFrame):
    """The pairs, compared in the background, and those who were joined."""

    def __init__(self, surroundings: Surroundings, presenter: DoublesPresenter) -> None:
        go = surroundings.navigator.go
        super().__init__(
            _("Possible doubles"),
            actions=[outlined(_("Back to the list"), lambda: go(Place("people")))],
        )
        self._surroundings = surroundings
        self._presenter = presenter
        self._guard = surroundings.guard(self)
        self._pairs: tuple[PairView, ...] = ()
        self._running: Running | None = None
        self._busy = False
        self.progress = ProgressRow("", self._cancel)
        self.progress.hide()
        self.summary = Text("")
        self.pairs = ListCard(_("May be the same young person"), openable=True)
        self.joined = ListCard(_("Joined to one"), openable=False)
        self.pairs.list.opened.connect(self._look)
        self.pairs.list.acted.connect(self._look)
        self.joined.list.acted.connect(self._part)
        self.add(self.summary, self.progress, self.pairs, self.joined)
        surroundings.on_change(self, self._changed)

    def start(self) -> None:
        """Compare everybody."""
        self._show_joined()
        if self._busy:
            return
        self._busy = True
        presenter, background = self._presenter, self._surroundings.background

        def job(progress: Progress) -> tuple[PossibleDouble, ...]:
            with background() as intentions:
                return presenter.find(intentions, progress)

        self.progress.start(_("Comparing the young people"), self._cancel)
        self._running = self._surroundings.runner.run(job, self._found, self._failed, self._step)

    def _found(self, found: tuple[PossibleDouble, ...]) -> None:
        self._busy = False
        self.progress.finish(self._presenter.summary(found))
        self.summary.setText(self._presenter.summary(found))
        self._pairs = self._presenter.pairs(found)
        self.pairs.show_rows(tuple(one.row for one in self._pairs))
        self.pairs.setVisible(bool(self._pairs))

    def _show_joined(self) -> None:
        rows = self._presenter.joined()
        self.joined.show_rows(rows)
        self.joined.setVisible(bool(rows))

    def _failed(self, error: Exception) -> None:
        self._busy = False
        self.progress.finish()
        self._guard.failed(error)

    def _step(self, step: Step) -> None:
        self.progress.show_progress(step.done, step.total, step.what)

    def _cancel(self) -> None:
        if self._busy and self._running is not None:
            self._running.cancel()

    def _look(self, row: str) -> None:
        pair = next((one for one in self._pairs if one.row.id == row), None)
        if pair is not None:
            self._surroundings.navigator.go(Place("doubles", id=pair.one, note=pair.other))

    def _part(self, other: str) -> None:
        said = _("They are two young people again. Each shows its own.")
        self._surroundings.act(self, partial(self._presenter.part, other), said)

    def _changed(self, changes: Changes) -> None:
        if changes.kinds & {"person", "alias", "not-same"}:
            self.start()


class JoinPage(PageFrame):
    """Two beside each other: which one stays, which values are shown, or that they are two."""

    def __init__(self, surroundings: Surroundings, presenter: DoublesPresenter) -> None:
        self.join_button = primary(_("Join to one young person"), self.join, key=Keys.ACCEPT.shown())
        super().__init__(
            _("Is it the same young person?"),
            actions=[
                outlined(_("Back to possible doubles"), self.leave),
                outlined(_("No, they are two"), self.say_not_same),
                self.join_button,
            ],
        )
        self._surroundings = surroundings
        self._presenter = presenter
        self._view: JoinView | None = None
        self.stays = Segmented([])
        self.choices: dict[str, Segmented] = {}
        bind(self, Keys.ACCEPT, self.join)
        bind(self, Keys.LEAVE, self.leave)

    def show_two(self, one: str, other: str) -> None:
        """Show these two."""
        self._surroundings.guard(self).run(lambda: self._show(self._presenter.look(one, other)))

    def _show(self, view: JoinView) -> None:
        self._view = view
        self.clear()
        self.set_subtitle(view.shared)
        self.add(Columns(self._entry(view.one), self._entry(view.other), weights=(1, 1)))
        form = Form()
        options = [Option(ONE, _("The left one")), Option(OTHER, _("The right one"))]
        self.stays = form.segmented("stays", _("Which one stays?"), options, value=ONE)
        self.choices = {
            one.field: form.segmented(one.field, one.label, list(one.options), value=one.options[0].value)
            for one in view.choices
        }
        self.stays.committed.connect(self._turn)
        card = Card(_("When they are joined"))
        card.add(
            Text(
                _(
                    "Everything noted under the other is shown under the one that stays. Nothing is deleted, and you can undo it."
                )
            ),
            form,
        )
        self.add(Stack(card, gap=SPACE_4))
        self.stays.setFocus()

    def _entry(self, view: EntryView) -> Card:
        card = Card(view.name)
        card.add(*(Secondary(line) for line in view.lines))
        return card

    def _turn(self) -> None:
        """The values of the one that stays are proposed."""
        for choice in self.choices.values():
            choice.set_value("stays" if self.stays.value() == ONE else TAKEN)

    def join(self) -> None:
        """Join them and open the one that stays."""
        view = self._view
        if view is None:
            return
        first = self.stays.value() == ONE
        stays, other = (view.one, view.other) if first else (view.other, view.one)
        wanted = TAKEN if first else "stays"
        take = [field for field, choice in self.choices.items() if choice.value() == wanted]
        if self._surroundings.act(
            self, lambda: self._presenter.join(stays.id, other.id, take), _("They are one young person now.")
        ):
            self._view = None
            self.clear()
            self.add(Strong(stays.name))
            self.add(outlined(_("Open {name}").format(name=stays.name), lambda: self._open(stays.id)))

    def say_not_same(self) -> None:
        """They are two, and it is never asked again."""
        view = self._view
        if view is None:
            return
        if self._surroundings.act(self, lambda: self._presenter.say_not_same(view.one.id, view.other.id)):
            self.leave()

    def leave(self) -> None:
        """Back to the pairs."""
        self._surroundings.navigator.go(Place("doubles"))

    def _open(self, person: str) -> None:
        self._surroundings.navigator.go(Place("person", id=person))


class DoublesPage(QStackedWidget):
    """The page behind ``Place("doubles")``; with ``id`` and ``note`` two entries beside each other."""

    def __init__(self, surroundings: Surroundings) -> None:
        super().__init__()
        presenter = DoublesPresenter(surroundings.intentions)
        self.list = DoublesList(surroundings, presenter)
        self.two = JoinPage(surroundings, presenter)
        self.addWidget(self.list)
        self.addWidget(self.two)

    def open_place(self, place: Place) -> None:
        """The list, or two entries."""
        if place.id and place.note:
            self.setCurrentWidget(self.two)
            self.two.show_two(place.id, place.note)
        else:
            self.setCurrentWidget(self.list)
            self.list.start()


def make_page(surroundings: Surroundings) -> DoublesPage:
    """The page behind ``Place("doubles")``."""
    return DoublesPage(surroundings)
