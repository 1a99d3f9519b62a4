"""The talk page: one page, own words first, Ctrl+Enter saves.

Belongs here: widgets. Does not belong here: what is kept and saved (``presenter``).
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent

from ungeapp.texts import _
from ungeapp.ui.contact.presenter import OF_CONTACT
from ungeapp.ui.kit.buttons import outlined, primary
from ungeapp.ui.kit.card import Card, OwnWords
from ungeapp.ui.kit.fields import TextField
from ungeapp.ui.kit.form import Form
from ungeapp.ui.kit.layouts import Columns, Stack
from ungeapp.ui.kit.own_words_field import OwnWordsField
from ungeapp.ui.kit.page_frame import PageFrame
from ungeapp.ui.kit.tokens import SPACE_4, Tone
from ungeapp.ui.navigation import Place
from ungeapp.ui.shortcuts import Keys, bind
from ungeapp.ui.surroundings import Surroundings
from ungeapp.ui.talk.agreed import AgreedCard
from ungeapp.ui.talk.presenter import HELD_ON, TalkPresenter, TalkText

DRAFT_MS = 2_000


class TalkPage(PageFrame):
    """The page behind ``Place("talk", id=person, note=talk)``; the note may name a contact that is written up instead."""

    def __init__(self, surroundings: Surroundings) -> None:
        super().__init__(
            _("Talk"),
            actions=[
                outlined(_("Back to the young person"), self.leave),
                primary(_("Save the talk"), self.save, key=Keys.ACCEPT.shown()),
            ],
        )
        self._surroundings = surroundings
        self._presenter = TalkPresenter(surroundings.intentions)
        self._guard = surroundings.guard(self)
        self._person = ""
        self._talk = self._contact = ""
        self._edited: set[str] = set()
        self.words = OwnWordsField(_("In the young person's own words"), min_lines=4)
        self.own_words = self.words.field
        self.own_words.setPlaceholderText(_("As it was said, not as we would put it"))
        told = Form()
        self.said = told.text("said", _("What was said"), min_lines=8)
        step = Form()
        self.next_step = step.text("next_step", _("Next step"), min_lines=2, hint=_("One step, agreed on together."))
        self.next_step_on = step.date("next_step_on", _("By"), self._presenter.today, optional=True)
        self.held_on = step.date("held_on", _("Held on"), self._presenter.today)
        self._forms = (told, step)
        self.before = OwnWords("", "")
        main, side = Card(), Card()
        main.add(self.words, told)
        side.add(step)
        self.agreed = AgreedCard(self._presenter)
        self.agreed.edited.connect(self._keep_agreed)
        self.add(Columns(Stack(main, self.agreed, gap=SPACE_4), Stack(side, self.before, gap=SPACE_4)))
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(DRAFT_MS)
        self._timer.timeout.connect(self.keep)
        self._fields: dict[str, TextField] = {
            "own_words": self.own_words,
            "said": self.said,
            "next_step": self.next_step,
        }
        for name, field in self._fields.items():
            field.edited.connect(partial(self._typed, name))
            field.committed.connect(self.keep)
            field.accepted.connect(self.save)
        self.held_on.edited.connect(self._typed)
        bind(self, Keys.ACCEPT, self.save)
        bind(self, Keys.SAVE, self.keep)
        surroundings.events.locked.connect(self._forget)

    def open_place(self, place: Place) -> None:
        """A talk with the young person ``place.id``."""
        self.keep()
        of_contact = place.note.startswith(OF_CONTACT)
        self._person, self._talk = place.id, "" if of_contact else place.note
        self._contact = place.note.removeprefix(OF_CONTACT) if of_contact else ""
        self.banner.clear()
        self._guard.run(self._show)
        self.own_words.setFocus()

    def save(self) -> None:
        """Save the talk and go back to the young person."""
        self._timer.stop()
        problems: dict[str, str] = {}
        for form in self._forms:
            form.set_errors(found := form.problems())
            problems |= found
        if not self._talk and not self.agreed.entry.settle():
            return
        if problems:
            return
        text = TalkText(
            said=self.said.value(),
            own_words=self.own_words.value(),
            next_step=self.next_step.value(),
            next_step_on=self.next_step_on.value(),
            held_on=self.held_on.value(),
            agreements=self.agreed.value(),
        )
        self._edited.clear()
        if self._surroundings.act(self, lambda: self._presenter.save(self._person, text, self._talk, self._contact)):
            self._surroundings.navigator.go(Place("person", id=self._person, tab="contact"))

    def leave(self) -> None:
        """Back, with what was typed kept."""
        self.agreed.entry.settle()
        self.keep()
        self._surroundings.navigator.go(Place("person", id=self._person))

    def keep(self) -> None:
        """Keep what was typed since the last time."""
        self._timer.stop()
        if self._talk or not self._person:
            self._edited.clear()
            return
        for name in sorted(self._edited):
            self._guard.run(partial(self._keep_one, name))
        self._edited.clear()

    def hideEvent(self, event: QHideEvent) -> None:
        """Leaving keeps what was typed."""
        super().hideEvent(event)
        if self._person and not self._talk:
            self.agreed.entry.settle()
        self.keep()

    def _show(self) -> None:
        view = self._presenter.look(self._person, self._talk, self._contact)
        self.set_title(view.title, view.subtitle)
        self.own_words.set_value(view.text.own_words)
        self.said.set_value(view.text.said)
        self.next_step.set_value(view.text.next_step)
        self.next_step_on.set_value(view.text.next_step_on)
        self.held_on.set_value(view.text.held_on)
        self.agreed.setVisible(not self._talk)  # once it is held, they stand in the plan
        self.agreed.begin(self._presenter.owners(self._person), view.text.agreements)
        self._edited.clear()
        self.before.setVisible(bool(view.last_own_words))
        self.before.set_heading(view.last_heading)
        self.before.show_words(view.last_own_words)
        if view.restored:
            self.banner.show_message(
                _("You had begun this talk. Here is what you wrote."),
                Tone.INFO,
                action=_("Begin again"),
                on_action=self._begin_again,
            )
        elif view.begun:
            place = Place("talk", id=self._person, note=OF_CONTACT + view.begun)
            self.banner.show_message(
                _("You had begun to write a contact up as a talk."),
                Tone.INFO,
                action=_("Go on with it"),
                on_action=lambda: self._surroundings.navigator.go(place),
            )

    def _begin_again(self) -> None:
        self._edited.clear()
        self._guard.run(lambda: self._presenter.drop(self._person, self._contact))
        self.banner.clear()
        self._guard.run(self._show)

    def _keep_agreed(self) -> None:
        if self._person and not self._talk:
            agreed = self.agreed.value()
            self._guard.run(lambda: self._presenter.keep_agreements(self._person, agreed, self._contact))
            self._typed()

    def _keep_one(self, name: str) -> None:
        if name in self._fields:
            self._presenter.keep(self._person, name, self._fields[name].value(), self._contact)
        else:
            self._presenter.keep_day(self._person, self.held_on.value(), self._contact)

    def _typed(self, *names: str) -> None:
        self._edited |= {*names, HELD_ON}  # the day belongs to the words
        if self._contact:
            self._edited.add("said")  # and so does what was noted then
        if not self._timer.isActive():
            self._timer.start()

    def _forget(self) -> None:
        self._timer.stop()
        self._person = ""
        self._edited.clear()
        self.agreed.begin((), ())


def make_page(surroundings: Surroundings) -> TalkPage:
    """The page behind ``Place("talk", id=…)``."""
    return TalkPage(surroundings)
