"""The same cards as widgets.

Belongs here: the four cards and their small forms. Does not belong here: what they say (``whole``).
"""

from __future__ import annotations

from collections.abc import Callable

from ungeapp.texts import _
from ungeapp.ui.kit.buttons import row_button
from ungeapp.ui.kit.card import Card
from ungeapp.ui.kit.form import Form
from ungeapp.ui.kit.layouts import Flow, Stack
from ungeapp.ui.kit.list_card import ListCard
from ungeapp.ui.kit.suggest import SuggestField
from ungeapp.ui.kit.tab_frame import TabFrame
from ungeapp.ui.kit.text import Secondary, Text
from ungeapp.ui.kit.tokens import SPACE_2, SPACE_4, Tone
from ungeapp.ui.navigation import Place
from ungeapp.ui.person_overview.whole import Whole, WholePresenter
from ungeapp.ui.surroundings import Surroundings


class WholeCards:
    """``now`` stands first in the side column, ``rest`` last."""

    def __init__(
        self,
        surroundings: Surroundings,
        frame: TabFrame,
        person: str,
        presenter: WholePresenter,
        refresh: Callable[[], None],
    ) -> None:
        self._surroundings = surroundings
        self._frame = frame
        self._person = person
        self._presenter = presenter
        self._refresh = refresh
        to = self._to
        self.now = ListCard(
            _("Right now"),
            _("Nothing is noted about education, work or benefit."),
            overline=True,
            action=_("See status"),
            on_action=lambda: to("status"),
        )
        self.now.list.opened.connect(lambda _id: to("status"))
        self.parents = ListCard(
            _("Parents"), _("Nobody is noted."), overline=True, action=_("See parents"), on_action=lambda: to("parents")
        )
        self.parents.list.opened.connect(lambda _id: to("parents"))
        self._parents_note = Secondary("")
        self.parents.add(self._parents_note)
        self.relatives = ListCard(_("Relatives with a case here"), overline=True)
        self.relatives.list.opened.connect(self.open_relative)
        self.relatives.list.acted.connect(self.unlink)
        self.course = Card(_("The course"), overline=True)
        self._state = Text("")
        self.link_button = row_button(_("Link a sibling or partner …"), self.link)
        self.closing_button = row_button(_("End the course …"), lambda: to("closing"))
        self.course.add(self._state, Flow(self.link_button, self.closing_button, gap=SPACE_2))
        self.rest = Stack(self.parents, self.relatives, self.course, gap=SPACE_4)

    def show_person(self, person: str, presenter: WholePresenter) -> None:
        """The same cards about somebody else."""
        self._person, self._presenter = person, presenter

    def show(self, view: Whole) -> None:
        """Show what is on record."""
        self.now.show_rows(view.now)
        self.parents.setVisible(view.parents is not None)
        self.parents.show_rows(view.parents or ())
        self._parents_note.setText(view.parents_note)
        self._parents_note.setVisible(bool(view.parents_note))
        self.relatives.show_rows(view.relatives)
        self.relatives.setVisible(bool(view.relatives))
        self._state.setText(view.state)
        self._state.setVisible(bool(view.state))
        self.closing_button.set_text(_("Open again …") if view.ended else _("End the course …"))

    def link(self) -> None:
        """Choose who, and what the two are for each other."""
        form = Form()
        who = form.add("who", _("Who?"), SuggestField(placeholder=_("Begin with the name")))
        relation = form.choice("relation", _("What are they for each other?"), self._presenter.relations(), "sibling")
        who.textEdited.connect(lambda text: who.set_options(self._presenter.candidates(text)))
        sentence = _("Both get to see that the other has a case here. Neither sees into the other's case.")
        dialogs = self._surroundings.dialogs
        if not dialogs.show_form(_("Link a sibling or partner"), form, _("Link"), sentence=sentence):
            return
        other = self._presenter.chosen(who.value())
        if not other:
            self._frame.banner.show_message(
                _("Nobody of your own young people is called exactly so. Choose a name from the list."), Tone.WARN
            )
            return
        if self._surroundings.act(
            self._frame, lambda: self._presenter.link(other, relation.value()), _("The two are linked.")
        ):
            self._refresh()

    def unlink(self, link: str) -> None:
        """They are not linked any more, for a reason."""
        reason = self._surroundings.dialogs.ask_text(_("Take the link away"), _("Why?"), _("Take away"))
        if reason and self._surroundings.act(
            self._frame, lambda: self._presenter.unlink(link, reason), _("The link is taken away.")
        ):
            self._refresh()

    def open_relative(self, link: str) -> None:
        """Go to the other one, as any look at a young person; it is written in the log."""
        other = self._presenter.other(link)
        if other:
            self._surroundings.navigator.go(Place("person", id=other))

    def _to(self, kind: str) -> None:
        self._surroundings.navigator.go(Place(kind, id=self._person))
