"""The page of her own sheet: three fields and nothing else, to be filled in together or typed in afterwards.

Belongs here: widgets. Does not belong here: what is kept (``presenter``), the blank paper (``printing``).
"""

from __future__ import annotations

from functools import partial

from PySide6.QtGui import QHideEvent

from ungeapp.texts import _
from ungeapp.ui.casework.autosave import Autosave
from ungeapp.ui.kit.buttons import outlined, primary
from ungeapp.ui.kit.card import Card
from ungeapp.ui.kit.chip import Chip
from ungeapp.ui.kit.fields import TextField
from ungeapp.ui.kit.layouts import Columns, Flow, Stack
from ungeapp.ui.kit.own_words_field import OwnWordsField
from ungeapp.ui.kit.page_frame import PageFrame
from ungeapp.ui.kit.text import Heading, Secondary
from ungeapp.ui.kit.tokens import SPACE_4, Tone
from ungeapp.ui.navigation import Place
from ungeapp.ui.shortcuts import Keys, bind
from ungeapp.ui.surroundings import Surroundings
from ungeapp.ui.voice.presenter import SheetPageView, VoicePresenter
from ungeapp.ui.voice.printing import print_voice_sheet


class VoicePage(PageFrame):
    """The page behind ``Place("voice", id=meeting)``. Everything saves itself."""

    def __init__(self, surroundings: Surroundings) -> None:
        super().__init__()
        self._surroundings = surroundings
        self._presenter = VoicePresenter(surroundings.intentions)
        self._guard = surroundings.guard(self)
        self._meeting = ""
        self._view: SheetPageView | None = None
        self.topics = OwnWordsField(_("Wants to talk about"), placeholder=_("One thing on each line"), min_lines=5)
        self.people = OwnWordsField(_("Wants to be there"), placeholder=_("One person on each line"), min_lines=4)
        self.unsaid = TextField(placeholder=_("What must not be said at the meeting"), min_lines=4)
        self.unsaid.setAccessibleName(_("Must not be said"))
        self._autosaves: list[Autosave] = []
        main, private = Card(), Card(accent="warn")
        main.add(self.topics, Secondary(_("These become the first lines of the agenda.")), self.people)
        private.add(
            Flow(Heading(_("Must not be said")), Chip(_("Only for you"), Tone.WARN)),
            self.unsaid,
            Secondary(
                _("It stands in no letter and no minutes and is sent to nobody. In the meeting only you see it.")
            ),
        )
        self.add(Columns(Stack(main, gap=SPACE_4), Stack(private, gap=SPACE_4)))
        bind(self, Keys.ACCEPT, self.leave)
        bind(self, Keys.SAVE, self.save)
        surroundings.events.locked.connect(self._forget)

    def open_place(self, place: Place) -> None:
        """The sheet for the meeting ``place.id``."""
        self.keep()
        self._meeting = place.id
        self.banner.clear()
        if self._guard.run(self._show):
            self.topics.setFocus()

    def save(self) -> bool:
        """Save what is being typed."""
        saved = [one.save() for one in self._autosaves]  # each of them, whatever becomes of another
        return all(saved)

    def keep(self) -> None:
        """Keep what is being typed as a draft."""
        for one in self._autosaves:
            one.keep()

    def leave(self) -> None:
        """Back to the meeting, with everything saved."""
        if self.save():
            self._surroundings.navigator.go(Place("meeting", id=self._meeting, tab="prepare"))

    def hideEvent(self, event: QHideEvent) -> None:
        """Leaving keeps what was typed."""
        super().hideEvent(event)
        self.keep()

    def _show(self) -> None:
        view = self._view = self._presenter.sheet(self._meeting)
        self.set_title(view.title, view.subtitle)
        self.set_actions(
            [
                outlined(_("Print a blank sheet"), self._print, icon="print"),
                primary(_("Back to the meeting"), self.leave, key=Keys.ACCEPT.shown()),
            ]
        )
        for one in self._autosaves:
            one.stop()
        fields: dict[str, OwnWordsField | TextField] = {
            "topics": self.topics,
            "wanted_people": self.people,
            "unsaid": self.unsaid,
        }
        self._autosaves = [
            Autosave(
                field,
                view.stored[name],
                draft=partial(self._presenter.draft, view.record, name),
                write=partial(self._write, name),
                waiting=view.waiting.get(name),
            )
            for name, field in fields.items()
        ]

    def _write(self, name: str, text: str) -> bool:
        return self._guard.run(lambda: self._presenter.write(self._meeting, name, text))

    def _print(self) -> None:
        print_voice_sheet(self._surroundings, self.banner, self._guard, self._meeting)

    def _forget(self) -> None:
        for one in self._autosaves:
            one.stop()
        self._autosaves = []
        self._meeting = ""


def make_page(surroundings: Surroundings) -> VoicePage:
    """The page behind ``Place("voice", id=…)``."""
    return VoicePage(surroundings)
