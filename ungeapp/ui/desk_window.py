"""The window of an open desk: the frame with its navigation and pages, and what the keys anywhere do.

Belongs here: which pages there are, the search of the top bar, counters, the status line, undo.
Does not belong here: any page, opening and locking the store (``window_start``).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from importlib import import_module

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from ungeapp.domain.changes import Changes
from ungeapp.texts import _
from ungeapp.ui.guard import Guard
from ungeapp.ui.kit.page_frame import PageFrame
from ungeapp.ui.kit.rows import RowView
from ungeapp.ui.kit.tokens import Tone
from ungeapp.ui.main_window import MainWindow, NavigationItem
from ungeapp.ui.navigation import Place
from ungeapp.ui.search.page import SearchPage
from ungeapp.ui.search.presenter import FEW, SearchPresenter
from ungeapp.ui.shortcuts import Keys, bind
from ungeapp.ui.surroundings import Surroundings
from ungeapp.usecases.people import can_be_undone
from ungeapp.wording import clock, error_sentence, intention_name

PAGES = {
    "today": "ungeapp.ui.today.page",
    "people": "ungeapp.ui.people.page",
    "import": "ungeapp.ui.people.import_page",
    "unreached": "ungeapp.ui.unreached.page",
    "doubles": "ungeapp.ui.people.doubles_page",
    "talk": "ungeapp.ui.talk.page",
    "plan-versions": "ungeapp.ui.plan_versions.page",
    "extract": "ungeapp.ui.extracts.page",
    "measure": "ungeapp.ui.plan.measure_page",
    "meetings": "ungeapp.ui.meetings.page",
    "meeting": "ungeapp.ui.meeting.page",
    "voice": "ungeapp.ui.voice.page",
    "owed": "ungeapp.ui.owed.page",
    "phonebook": "ungeapp.ui.phone_book.page",
    "transitions": "ungeapp.ui.transitions.page",
    "exchange": "ungeapp.ui.exchange.page",
    "disclosures": "ungeapp.ui.disclosures.page",
    "send": "ungeapp.ui.send.page",
    "receive": "ungeapp.ui.receive.page",
    "settings": "ungeapp.ui.settings.page",
    "municipality": "ungeapp.ui.municipality.page",
    "words": "ungeapp.ui.words.page",
    "help": "ungeapp.ui.help.page",
    "formats": "ungeapp.ui.formats.page",
    "format": "ungeapp.ui.formats.editor_page",
    "rights": "ungeapp.ui.rights.page",
    "status": "ungeapp.ui.status.page",
    "dates": "ungeapp.ui.clocks.page",
    "desk-dates": "ungeapp.ui.clocks.page",
    "parents": "ungeapp.ui.parents.page",
    "closing": "ungeapp.ui.closing.page",
    "checklist": "ungeapp.ui.assessments.checklist_page",
    "assessment": "ungeapp.ui.assessments.page",
    "search": "ungeapp.ui.search.page",
    "offers": "ungeapp.ui.offers.page",
    "offer": "ungeapp.ui.offers.offer_page",
    "fitting-offers": "ungeapp.ui.offers.fitting_page",
    "desk-meeting": "ungeapp.ui.desk_meetings.page",
    "figures": "ungeapp.ui.figures.page",
    "on-the-way": "ungeapp.ui.on_the_way.page",
    "initiatives": "ungeapp.ui.initiatives.page",
    "initiative": "ungeapp.ui.initiatives.sheet_page",
    "profile-version": "ungeapp.ui.municipality.version_page",
}
TABS = {
    "overview": "ungeapp.ui.person_overview.page",
    "plan": "ungeapp.ui.plan.page",
    "network": "ungeapp.ui.network.page",
    "meetings": "ungeapp.ui.person_meetings.page",
    "handover": "ungeapp.ui.handover.page",
    "contact": "ungeapp.ui.contact.page",
    "consent": "ungeapp.ui.consent.page",
    "history": "ungeapp.ui.history.page",
}
_ABOUT_ONE = (
    *("person", "talk", "send", "rights", "status", "parents", "closing", "plan-versions", "extract", "disclosures"),
    "fitting-offers",
    "dates",
    "checklist",
)
_OF_PEOPLE = (
    *(one for one in _ABOUT_ONE if one != "send"),
    "import",
    "measure",
    "assessment",
    "unreached",
    "doubles",
    "search",
)
_ALL = "all"
_NOT_UNDONE = frozenset({"look", "draft", "undo", "people.import", "setting.me"})


def navigation_items() -> tuple[NavigationItem, ...]:
    """The places of the left side, in their order."""
    return (
        NavigationItem(Place("today"), _("Today"), "today", also=("owed", "desk-dates")),
        NavigationItem(Place("people"), _("Young people"), "people", also=(*_OF_PEOPLE, "phonebook")),
        NavigationItem(Place("meetings"), _("Meetings"), "meeting", also=("meeting", "voice", "desk-meeting")),
        NavigationItem(Place("transitions"), _("Transitions"), "handover", also=("on-the-way",), gap_after=True),
        NavigationItem(Place("exchange"), _("Exchange"), "exchange", also=("send", "receive")),
        NavigationItem(Place("offers"), _("Offers"), "offers", also=("offer", "initiatives", "initiative")),
        NavigationItem(Place("figures"), _("Figures"), "figures", gap_after=True),
        NavigationItem(
            Place("settings"),
            _("Settings"),
            "settings",
            also=("gallery", "municipality", "profile-version", "words", "formats", "format"),
        ),
    )


class DeskWindow(MainWindow):
    """The main window with every page there is. Pages are imported and made when first gone to."""

    def __init__(self, surroundings: Surroundings) -> None:
        intentions = surroundings.intentions
        author = intentions.desk.author
        unit = intentions.desk.profile.unit_name(author.unit)
        super().__init__(surroundings.navigator, navigation_items(), person=author.name, unit=unit)
        self._surroundings = surroundings
        self._last: Changes | None = None
        self._finding = SearchPresenter(intentions)
        self._found: dict[str, Place] = {}
        for kind, module in PAGES.items():
            self.add_page(kind, self._factory(module))
        self.add_page("person", self._make_person)
        self.add_page("gallery", _make_gallery)
        self.search_changed.connect(self._search)
        self.search_chosen.connect(self._go_to_found)
        self.note_contact_requested.connect(self._note_contact)
        surroundings.events.contact_asked.connect(self._note_contact_with)
        surroundings.events.changed.connect(self._changed)
        self.phone_book_requested.connect(lambda: surroundings.navigator.go(Place("phonebook")))
        self.help_requested.connect(self._help)
        bind(self, Keys.BUILDING_BLOCKS, lambda: surroundings.navigator.go(Place("gallery")), whole_window=True)
        bind(self, Keys.UNDO, self._undo, whole_window=True)

    def start(self) -> None:
        """Show *I dag*."""
        self._count()
        self._surroundings.navigator.go(Place("today"))

    def leave(self) -> None:
        """Drop everything shown (the store is about to be closed)."""
        self._surroundings.events.changed.disconnect(self._changed)
        self._surroundings.events.contact_asked.disconnect(self._note_contact_with)
        self._found.clear()
        self.drop_pages()

    # --- pages ---------------------------------------------------------------------------------------------------
    def _factory(self, module: str) -> Callable[[], QWidget]:
        def make() -> QWidget:
            page: QWidget = import_module(module).make_page(self._surroundings)
            return page

        return make

    def _make_person(self) -> QWidget:
        def tab(module: str) -> Callable[[Surroundings, str], QWidget]:
            def make(surroundings: Surroundings, person: str) -> QWidget:
                made: QWidget = import_module(module).make_tab(surroundings, person)
                return made

            return make

        page: QWidget = import_module("ungeapp.ui.person.page").make_page(
            self._surroundings, {key: tab(module) for key, module in TABS.items()}
        )
        return page

    # --- search, contact, undo -----------------------------------------------------------------------------------
    def _search(self, text: str) -> None:
        """A few hits of each group under the line; the word of the group stands at its first. Nothing is kept of it."""
        groups = self._finding.look(text, limit=FEW).groups
        if text:  # choosing empties the line first
            self._found = {one.view.id: one.place for group in groups for one in group.rows}
        rows = [
            replace(one.view, lead="" if number else group.heading)
            for group in groups
            for number, one in enumerate(group.rows)
        ]
        if rows:
            rows.append(RowView(_ALL, _("See everything that is found"), icon="search"))
        self.show_results(rows)

    def _go_to_found(self, row: str, text: str) -> None:
        if row != _ALL:
            place = self._found.get(row)
            if place is not None:
                self._surroundings.navigator.go(place)
            return
        self._surroundings.navigator.go(Place("search"))
        page = self.page("search")
        if isinstance(page, SearchPage):
            page.search_for(text)

    def _note_contact(self) -> None:
        place = self._surroundings.navigator.place
        self._note_contact_with(place.id if place.kind in _ABOUT_ONE else "")

    def _note_contact_with(self, person: str) -> None:
        if not person and not self._surroundings.intentions.people.count():
            self._say(_("There is nobody to note a contact with yet. Add a young person first."), Tone.INFO)
            return
        noted = import_module("ungeapp.ui.contact.panel").note_contact(self._surroundings, person)
        if noted is not None and noted.reached:
            self._offer_talk(import_module("ungeapp.ui.contact.presenter").as_talk(noted))

    def _offer_talk(self, place: Place) -> None:
        """What was noted may have been a talk: one step writes it up, and what waits for a talk stops."""
        go = self._surroundings.navigator.go
        self._say(_("The contact is noted."), Tone.GOOD, action=_("Write it up as a talk"), on_action=lambda: go(place))

    def _help(self) -> None:
        """The guide, at the chapter about this page, or about this tab of a young person's page."""
        place = self._surroundings.navigator.place
        if place.kind != "help":
            about = place.tab if place.kind == "person" and place.tab else place.kind
            self._surroundings.navigator.go(Place("help", id=about))

    def _undo(self) -> None:
        """Ctrl+Z outside a text being written takes back the last action."""
        focused = self.focusWidget()
        if isinstance(focused, QLineEdit | QPlainTextEdit | QTextEdit):
            focused.undo()
            return
        last = self._last
        if last is None or not _is_undone_by_key(last.intention) or not last.transaction:
            return
        if self._guard().run(lambda: self._surroundings.intentions.people.undo(last.transaction)):
            self._last = None
            self._say(_("Undone: {what}").format(what=intention_name(last.intention)), Tone.INFO)

    def _guard(self) -> Guard:
        return Guard(lambda sentence: self._say(sentence, Tone.BAD), error_sentence)

    def _say(
        self, sentence: str, tone: Tone, *, action: str = "", on_action: Callable[[], object] | None = None
    ) -> None:
        page = self.stack.currentWidget()
        if isinstance(page, PageFrame):
            page.banner.show_message(sentence, tone, action=action, on_action=on_action)
        else:
            self.set_status(sentence)

    # --- after a change ------------------------------------------------------------------------------------------
    def _changed(self, changes: object) -> None:
        if not isinstance(changes, Changes):
            return
        if changes.intention == "setting.me":
            desk = self._surroundings.intentions.desk
            self.set_worker(desk.author.name, desk.profile.unit_name(desk.author.unit))
        if changes.intention not in ("look", "draft"):
            self._last = changes
            now = self._surroundings.intentions.desk.now()
            self.set_status(_("Saved at {time}").format(time=clock(now)))
        self._count()

    def _count(self) -> None:
        """The counters of the navigation: what waits, not how much there is."""
        intentions = self._surroundings.intentions
        waiting = [one for one in intentions.handovers.open_handovers() if one.ledger.staged]
        self.set_counter("transitions", len(waiting))
        self.set_counter("exchange", len({one.person for one in intentions.receiving.conflicts()}))


def _is_undone_by_key(intention: str) -> bool:
    return intention not in _NOT_UNDONE and can_be_undone(intention)


def _make_gallery() -> QWidget:
    from ungeapp.ui.gallery.page import build_gallery

    return build_gallery()
