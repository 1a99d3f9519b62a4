"""The frame of one young person's page: header and tabs. The tabs are made by their own packages.

Belongs here: the header's widgets and turning the tabs. Does not belong here: what stands in a tab.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QSignalBlocker, QTimer
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QApplication, QWidget

from ungeapp.domain.changes import Changes
from ungeapp.texts import N_, _
from ungeapp.ui.kit.banner import Banner
from ungeapp.ui.kit.buttons import outlined, primary, quiet
from ungeapp.ui.kit.chip import Chip
from ungeapp.ui.kit.layouts import Flow
from ungeapp.ui.kit.page_frame import PageFrame
from ungeapp.ui.kit.tabs import Tabs
from ungeapp.ui.kit.text import Text
from ungeapp.ui.kit.tokens import SPACE_2, Tone
from ungeapp.ui.navigation import Place
from ungeapp.ui.person.presenter import PersonHeader, PersonPresenter
from ungeapp.ui.shortcuts import Keys, bind
from ungeapp.ui.surroundings import Surroundings

MakeTab = Callable[[Surroundings, str], QWidget]
NUMBER_SHOWN_MS = 30_000

TAB_NAMES: dict[str, str] = {
    "overview": N_("Overview"),
    "plan": N_("Plan"),
    "network": N_("Network"),
    "meetings": N_("Meetings"),
    "handover": N_("Handover"),
    "contact": N_("Contact"),
    "consent": N_("Consent"),
    "history": N_("History"),
}


class PersonPage(PageFrame):
    """The page behind ``Place("person", id=…, tab=…)``; a tab is made when it is first turned to."""

    def __init__(self, surroundings: Surroundings, tabs: Mapping[str, MakeTab]) -> None:
        super().__init__()
        self._surroundings = surroundings
        self._makers = tabs
        self._presenter = PersonPresenter(surroundings.intentions)
        self._guard = surroundings.guard(self)
        self._person = ""
        self._fresh: set[str] = set()
        self._told: PersonHeader | None = None
        self.consent = Chip("")
        self.number = Text("")
        self.show_button = quiet(_("Show"), self._show_number, name=_("Show the whole CPR number"))
        self.next_step = Text("")
        self.facts = Flow(self.number, self.show_button, self.next_step, self.consent, gap=SPACE_2)
        self.law = Banner()
        self.overlap = Banner()
        self.conflict = Banner()
        self.tabs: Tabs | None = None
        self.add(self.facts, self.law, self.overlap, self.conflict)
        self._mask = QTimer(self)
        self._mask.setSingleShot(True)
        self._mask.setInterval(NUMBER_SHOWN_MS)
        self._mask.timeout.connect(self._hide_number)
        go = surroundings.navigator.go
        acts = (
            (_("Send …"), Keys.SEND, lambda: go(Place("send", id=self._person))),
            (_("Print the plan"), Keys.PLAN_ON_PAPER, lambda: self._turn_to("plan", "print")),
            (_("Talk"), Keys.TALK, lambda: go(Place("talk", id=self._person))),
        )
        buttons = []
        for text, keys, act in acts:
            button = outlined(text, act)
            button.setToolTip(keys.shown())
            bind(self, keys, act)
            buttons.append(button)
        bind(self, Keys.NEW_AGREEMENT, lambda: self._turn_to("plan", "agreement"))
        self.set_actions(
            [
                *buttons,
                primary(
                    _("Note contact"),
                    lambda: surroundings.events.contact_asked.emit(self._person),
                    key=Keys.NOTE_CONTACT.shown(),
                ),
            ]
        )
        surroundings.on_change(self, self._changed)

    def open_place(self, place: Place) -> None:
        """Show a young person and one of the tabs; of two entries that were joined the one that stands."""
        place = replace(place, id=self._presenter.standing(place.id))
        if place.id != self._person or self.tabs is None:
            if not self._guard.run(lambda: self._show(self._presenter.open(place.id))):
                return
            self.banner.clear()
            self._person = place.id
            self._make_tabs(place.tab)
            self.scroll_to_top()
            if self.tabs is not None:
                self.tabs.bar.setFocus()
        else:
            self._guard.run(self.refresh)
            if not self.isAncestorOf(QApplication.focusWidget() or self):  # come to by the search: keys count from here
                self.tabs.bar.setFocus()
        wanted = place.tab if place.tab in self._makers else next(iter(self._makers), "")
        if self.tabs is not None and wanted:
            if self.tabs.current() == wanted:
                self._refresh_tab(wanted)
            else:
                self.tabs.show_tab(wanted)
            opener = getattr(self.tabs.page(wanted), "open_place", None)
            if callable(opener) and place.note:
                opener(place)

    def _turn_to(self, tab: str, note: str) -> None:
        self._surroundings.navigator.go(Place("person", id=self._person, tab=tab, note=note))

    def refresh(self) -> None:
        """Look again at the header."""
        self._show(self._presenter.again(self._person))

    # parts -------------------------------------------------------------------------------------------------------
    def _make_tabs(self, first: str) -> None:
        self._fresh.clear()
        if self.tabs is not None:
            self._begin_again(self.tabs, first if first in self._makers else next(iter(self._makers)))
            return
        self.tabs = Tabs(_("Parts of the young person's page"), first=first if first in self._makers else "")
        self.add(self.tabs)  # before anything stands in it, or all of it would be styled twice
        for key, make in self._makers.items():
            self.tabs.add(key, _(TAB_NAMES.get(key, key)), partial(self._make_tab, key, make))
        self.tabs.changed.connect(self._turned)
        self.tabs.again.connect(self._back_to)

    def _begin_again(self, tabs: Tabs, first: str) -> None:
        """The same tabs about somebody else; the one shown is filled anew where it can be, for that is quicker."""
        show = getattr(tabs.page(first), "show_person", None) if first in tabs.made() else None
        if callable(show):
            show(self._person)
            self._fresh.add(first)
        with QSignalBlocker(tabs):  # nobody turned a tab
            tabs.begin_again(first, keep=frozenset({first} if callable(show) else ()))

    def _make_tab(self, key: str, make: MakeTab) -> QWidget:
        self._fresh.add(key)
        return make(self._surroundings, self._person)

    def _turned(self, key: str) -> None:
        self._surroundings.navigator.replace(Place("person", id=self._person, tab=key))
        self._refresh_tab(key)

    def _back_to(self, key: str) -> None:
        """The tab shown is chosen once more: from whatever was opened in it back to the tab itself."""
        assert self.tabs is not None
        opener = getattr(self.tabs.page(key), "open_place", None)
        if callable(opener):
            opener(Place("person", id=self._person, tab=key))

    def _refresh_tab(self, key: str) -> None:
        assert self.tabs is not None
        if key in self._fresh:  # made this moment, so it has just looked
            self._fresh.discard(key)
            return
        refresh = getattr(self.tabs.page(key), "refresh", None)
        if callable(refresh):
            self._guard.run(refresh)

    def _show(self, header: PersonHeader) -> None:
        self._told = header
        self.set_title(header.name, header.responsible, title_rest=header.age)
        self.consent.show_state(header.consent, header.consent_tone, tip=header.consent_tip)
        self.next_step.setText(header.next_step)
        self._hide_number()
        for banner, sentence, tone in (
            (self.law, header.law, header.law_tone),
            (self.overlap, header.overlap, Tone.WARN),
            (self.conflict, header.conflicts, Tone.WARN),
        ):
            if sentence and sentence != banner.text():
                banner.show_message(sentence, tone)
            elif not sentence:
                banner.clear()

    # the number --------------------------------------------------------------------------------------------------
    def _show_number(self) -> None:
        if self._mask.isActive():
            self._hide_number()
            return
        self._guard.run(self._unmask)

    def _unmask(self) -> None:
        whole = self._presenter.number(self._person)
        if whole:
            self.number.setText(_("CPR number {number}").format(number=whole))
            self.show_button.set_text(_("Hide"))
            self._mask.start()

    def _hide_number(self) -> None:
        self._mask.stop()
        if self._told is not None:
            self.number.setText(self._told.number)
            self.show_button.set_text(_("Show"))
            self.show_button.setAccessibleName(_("Show the whole CPR number"))
            self.show_button.setVisible(self._told.numbered)

    def hideEvent(self, event: QHideEvent) -> None:
        """The number is masked again on leaving."""
        super().hideEvent(event)
        self._hide_number()

    def _changed(self, changes: Changes) -> None:
        if self._person and changes.concerns(self._person):
            self._guard.run(self.refresh)


def make_page(surroundings: Surroundings, tabs: Mapping[str, MakeTab]) -> PersonPage:
    """The page of one young person with these tabs, in their order."""
    return PersonPage(surroundings, tabs)
