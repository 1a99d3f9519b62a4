"""The page *Forældre* of one young person.

Belongs here: how it is put together. Does not belong here: single cards (``cards``), sentences (``presenter``).
"""

from __future__ import annotations

from collections.abc import Callable

from ungeapp.domain.changes import Changes
from ungeapp.texts import _
from ungeapp.ui.casework.printing import PaperDesk
from ungeapp.ui.kit.banner import Banner
from ungeapp.ui.kit.buttons import outlined
from ungeapp.ui.kit.card import Card
from ungeapp.ui.kit.form import Form
from ungeapp.ui.kit.layouts import Stack
from ungeapp.ui.kit.page_frame import PageFrame
from ungeapp.ui.kit.paper_stack import PaperStack
from ungeapp.ui.kit.rows import RowView
from ungeapp.ui.kit.text import Secondary
from ungeapp.ui.kit.tokens import SPACE_4, Tone
from ungeapp.ui.navigation import Place
from ungeapp.ui.parents.cards import ParentCard, ParentEntry
from ungeapp.ui.parents.presenter import ParentsPageView, ParentsPresenter, TypedParent
from ungeapp.ui.surroundings import Surroundings


class ParentsPage(PageFrame):
    """The page behind ``Place("parents", id=person)``."""

    def __init__(self, surroundings: Surroundings) -> None:
        super().__init__(_("Parents"), actions=[outlined(_("Back to the young person"), self.leave)])
        self.surroundings = surroundings
        self.presenter = ParentsPresenter(surroundings.intentions)
        self._guard = surroundings.guard(self)
        self._person = ""
        self.age = Banner()
        self.cards: dict[str, ParentCard] = {}
        self._told: ParentsPageView | None = None
        self._parents = Stack(gap=SPACE_4)
        self.entry = ParentEntry(self.presenter)
        self.entry.added.connect(self._added)
        new = Card()
        self._nobody = Secondary(_("Nobody is noted yet. Begin with whoever holds custody."))
        new.add(self._nobody, self.entry)
        self._papers_place = Stack()
        self.papers: PaperStack | None = None
        self._desk: PaperDesk | None = None
        self.add(self.age, self._parents, new, self._papers_place)
        surroundings.on_change(self, self._changed)

    def open_place(self, place: Place) -> None:
        """The parents of ``place.id``."""
        if place.id != self._person:
            self.banner.clear()
            self._told = None
        self._person = place.id
        self._papers_place.clear()
        self._guard.run(self.refresh)
        self.entry.name.setFocus()

    def refresh(self) -> None:
        """Look again."""
        view = self.presenter.look(self._person)
        self.set_title(_("Parents"), view.name)
        tone = Tone.WARN if view.void else Tone.INFO
        if view.notice != self.age.text():
            self.age.show_message(view.notice, tone)
        if view != self._told:
            self._told = view
            self._parents.clear()
            self.cards = {one.id: ParentCard(self, one) for one in view.parents}
            for card in self.cards.values():
                self._parents.add(card)
        self._parents.setVisible(bool(view.parents))
        self._nobody.setVisible(not view.parents)

    def leave(self) -> None:
        """Back to the young person."""
        self.surroundings.navigator.go(Place("person", id=self._person))

    def do(self, action: Callable[[], object], said: str) -> bool:
        """Do what was asked for; refusals become a sentence on the page."""
        return self.surroundings.act(self, action, said)

    def decline(self, parent: str) -> None:
        """The parent was not heard, for a reason."""
        because = self.surroundings.dialogs.ask_text(_("Was not heard"), _("Why was the parent not heard?"), _("Save"))
        if because:
            self.do(lambda: self.presenter.declined(parent, because), _("Noted: the parent was not heard."))

    def correct(self, parent: str) -> None:
        """Correct a parent in a small form."""
        found = self.presenter.parent(parent)
        form = Form()
        name = form.line("name", _("Name"), found.name)
        relation = form.line("relation", _("What the young person calls them"), found.relation, optional=True)
        custody = form.choice("custody", _("Custody"), self.presenter.custodies(), found.custody.value)
        phone = form.line("phone", _("Telephone"), found.phone, optional=True)
        email = form.line("email", _("E-mail"), found.email, optional=True)
        note = form.line("note", _("Note"), found.note, optional=True)
        gone = form.line("gone", _("Should it not stand here? Write why, and it is taken out"), optional=True)
        if not self.surroundings.dialogs.show_form(_("Correct the parent"), form, _("Save")):
            return
        fields = {
            "name": name.value(),
            "relation": relation.value(),
            "custody": custody.value(),
            "phone": phone.value(),
            "email": email.value(),
            "note": note.value(),
        }
        said = _("The parent is taken out.") if gone.value().strip() else _("The parent is corrected.")
        self.do(lambda: self.presenter.correct(parent, fields, gone.value()), said)

    def show_paper(self, parent: str) -> None:
        """The plan as this parent gets it."""
        self._papers_place.clear()
        self.papers = PaperStack(_("The plan to the parent"))
        self._papers_place.add(self.papers)
        make, make_word = self.presenter.make_paper, self.presenter.make_word
        self._desk = PaperDesk(self.surroundings, self.papers, self.banner, self._guard, make, make_word)
        who = self.presenter.parent(parent)
        self._desk.offer([RowView(parent, who.name or who.relation, context=_("Education plan"))])
        self.papers.show()
        self.papers.list.setFocus()
        self.scroll_to(self.papers)

    def _added(self, typed: TypedParent) -> None:
        self.do(lambda: self.presenter.add(self._person, typed), _("The parent is added."))
        self.entry.name.setFocus()

    def _changed(self, changes: Changes) -> None:
        if self._person and changes.concerns(self._person) and changes.intention != "draft":
            self._guard.run(self.refresh)


def make_page(surroundings: Surroundings) -> ParentsPage:
    """The page the window registers for places of kind ``parents``."""
    return ParentsPage(surroundings)
