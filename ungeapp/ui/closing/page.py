"""The page *Afslut forløbet*: one form, one action, a way back.

Belongs here: widgets. Does not belong here: what they say (``presenter``).
"""

from __future__ import annotations

from ungeapp.domain.changes import Changes
from ungeapp.domain.checklists import Begin
from ungeapp.texts import _
from ungeapp.ui.assessments.card import AssessmentsCard
from ungeapp.ui.closing.presenter import ClosingPageView, ClosingPresenter
from ungeapp.ui.contact.asking import ask_end, ask_everyday_end
from ungeapp.ui.kit.buttons import outlined, primary
from ungeapp.ui.kit.card import Card
from ungeapp.ui.kit.form import Form
from ungeapp.ui.kit.layouts import Columns, Flow, Stack
from ungeapp.ui.kit.list_card import ListCard
from ungeapp.ui.kit.page_frame import PageFrame
from ungeapp.ui.kit.rows import Option
from ungeapp.ui.kit.suggest import SuggestField
from ungeapp.ui.kit.text import Secondary, Strong, Text
from ungeapp.ui.kit.tokens import Tone
from ungeapp.ui.navigation import Place
from ungeapp.ui.shortcuts import Keys, bind
from ungeapp.ui.surroundings import Surroundings
from ungeapp.wording import sentence_of_code

_STAYS, _GONE = "stays", "gone"


class ClosingPage(PageFrame):
    """The page behind ``Place("closing", id=person)``."""

    def __init__(self, surroundings: Surroundings) -> None:
        super().__init__(_("End the course"))
        self._surroundings = surroundings
        self._presenter = ClosingPresenter(surroundings.intentions)
        self._guard = surroundings.guard(self)
        self._person = ""
        self._view: ClosingPageView | None = None
        today = self._presenter.today
        self.form = Form()
        self.reason = self.form.choice("reason", _("Why does the course end?"), (), empty=_("Choose a reason"))
        self.on = self.form.date("on", _("Ended on"), today, today)
        self.text = self.form.text(
            "text", _("In a few words"), min_lines=3, hint=_("For example where the young person moved to.")
        )
        self.text.accepted.connect(self.end)
        self.receiver = self.form.add(
            "receiver",
            _("Who takes over the support in the new municipality?"),
            SuggestField(),
            hint=_("For all of those above. Is it another one for somebody, say so in their row."),
        )
        self.receiver.edited.connect(self._reason_chosen)
        goes_on = [Option(_STAYS, _("Goes on following")), Option(_GONE, _("Follows no more …"))]
        self.everyday = self.form.segmented(
            "everyday", _("Somebody follows along in everyday life"), goes_on, hint=" ", show_keys=True
        )
        self.reason.edited.connect(self._reason_chosen)
        ask = Card(_("A course ends with education, steady work, or a reason that is told"))
        ask.add(self.form)
        self._happens = Stack()
        happens = Card(_("This is what happens"), overline=True)
        happens.add(self._happens)
        self._open = Columns(ask, happens, weights=(60, 40))
        self.support = ListCard(_("Support that must end first"), openable=False)
        self._each = Secondary("")
        self.support.add(self._each)
        self.support.list.acted.connect(self.end_support)
        self.checklists = AssessmentsCard(surroundings, self, "", Begin.CLOSING)
        self.state = Strong("")
        self.note = Secondary("")
        self.reopen_button = outlined(_("Open again …"), self.reopen)
        self._ended = Card()
        self._ended.add(self.state, self.note, Flow(self.reopen_button))
        self.add(self._ended, self.support, self._open, self.checklists)
        bind(self, Keys.ACCEPT, self.end)
        surroundings.on_change(self, self._changed)

    def open_place(self, place: Place) -> None:
        """The course of ``place.id``."""
        if place.id != self._person:
            self.banner.clear()
            self._forget()
        self._person = place.id
        self._guard.run(self.refresh)
        if self._view is not None and not self._view.ended:
            self.reason.setFocus()
        else:
            self.reopen_button.setFocus()

    def _forget(self) -> None:
        """Nothing of an earlier end stands in the form."""
        self.on.set_value(self._presenter.today)
        for field in (self.text, self.reason, self.receiver, self.everyday):
            field.set_value("")
        self.form.set_errors({})

    def refresh(self) -> None:
        """Look again."""
        view = self._view = self._presenter.look(self._person)
        back = outlined(_("Back to the young person"), self.leave)
        self.set_title(_("The course has ended") if view.ended else _("End the course"), view.name)
        self.set_actions(
            [back] if view.ended else [back, primary(_("End the course"), self.end, key=Keys.ACCEPT.shown())]
        )
        self._ended.setVisible(bool(view.state))
        self.reopen_button.setVisible(view.ended)
        self.state.setText(view.state)
        self.note.setText(view.note)
        self.note.setVisible(bool(view.note))
        self._open.setVisible(not view.ended)
        self.reason.set_options(view.reasons, self.reason.value())
        self.receiver.set_options(view.receivers)
        if view.receiver and not self.receiver.value():
            self.receiver.set_value(view.receiver)
        self.checklists.show_person(self._person)
        self._show_what_happens(view)
        if view.obstacle:
            self.banner.show_message(view.obstacle, Tone.WARN)

    def end(self) -> None:
        """End the course, or say what is missing; whoever follows in everyday life no more is asked about on the way."""
        if self._view is None or self._view.ended:
            return
        view = self._view
        errors = self.form.problems()
        code = self.reason.value()
        if not code:
            errors["reason"] = _("Choose why the course ends.")
        if self._presenter.needs_text(code) and not self.text.value().strip():
            errors["text"] = _("Write in a few words why the course ends.")
        hands = bool(view.support) and code in view.handing_support
        if hands and not self.receiver.value():
            errors["receiver"] = sentence_of_code("closing-receiver")
        asks = bool(view.follower) and code not in view.ending_support
        if code and asks and not self.everyday.value():
            errors["everyday"] = sentence_of_code("closing-everyday-open")
        self.form.set_errors(errors)
        if errors:
            return
        if asks and self.everyday.value() == _GONE:
            self._gone(view.follower, code)
            return
        on, text, receiver = self.on.value(), self.text.value(), self.receiver.value() if hands else ""
        stays = self.everyday.value() == _STAYS
        self._surroundings.act(
            self,
            lambda: self._presenter.end(self._person, code, on, text, receiver, follower_stays=stays),
            _("The course has ended. Nothing more is asked for."),
        )
        if self.support.isVisible():
            self.support.list.setFocus()

    def _gone(self, follower: str, code: str) -> None:
        """Why somebody follows no more; the course ends with that, unless somebody else follows now: then that is asked."""
        because = self._presenter.support_end(code)
        if not ask_everyday_end(self._surroundings, self, self._person, follower, because):
            return
        self.everyday.set_value("")
        if self._view is not None and not self._view.follower:
            self.end()
        else:
            self.form.focus("everyday")

    def end_support(self, row: str) -> None:
        """One support ends and the next one is at hand; after the last one the keyboard is back at the reason."""
        ask_end(self._surroundings, self, row, self._presenter.support_end(self.reason.value()))
        left = self.support.list.rows()
        if not left:
            self.reason.setFocus()
        elif not self.support.list.current_id():
            self.support.list.set_current(left[0].id)

    def reopen(self) -> None:
        """Take the young person up again, for a reason."""
        because = self._surroundings.dialogs.ask_text(
            _("Open again"), _("Why is the course opened again?"), _("Open again")
        )
        said = _("The course is open again. Support that has ended and the next step are to be written anew.")
        if because and self._surroundings.act(self, lambda: self._presenter.reopen(self._person, because), said):
            self._forget()
            self.refresh()

    def leave(self) -> None:
        """Back to the young person."""
        self._surroundings.navigator.go(Place("person", id=self._person))

    def _reason_chosen(self) -> None:
        assert self._view is not None
        self._show_what_happens(self._view)
        self.form.row("reason").set_notice(self._presenter.hint(self._view, self.reason.value()))

    def _show_what_happens(self, view: ClosingPageView) -> None:
        """What the reason chosen does; where it lets nobody go by itself, what must end first."""
        ends, hands = self.reason.value() in view.ending_support, self.reason.value() in view.handing_support
        self.support.show_rows(self._presenter.handed(view, self.receiver.value()) if hands else view.support)
        self.support.set_heading(_("Support that goes over") if hands else _("Support that must end first"))
        self._each.setText(
            _("Each goes over to the receiver you write below. Is it another one, or does a support end, say so here.")
            if hands
            else _(
                "Say of each why it ends, and who is there for the young person now. An anchored one needs nobody else."
            )
        )
        self.form.set_row_visible("receiver", hands and bool(view.support))
        self.form.set_row_visible("everyday", bool(view.follower) and not ends)
        self.form.row("everyday").set_hint(
            _("{other} follows the young person. How does it go on when the course has ended?").format(
                other=view.follower
            )
        )
        self.support.setVisible(bool(view.support) and not view.ended and not ends)
        self._happens.clear()
        for sentence in (view.with_it if ends else view.over if hands else "", *view.happens):
            if sentence:
                self._happens.add(Text(sentence))

    def _changed(self, changes: Changes) -> None:
        if self._person and changes.concerns(self._person) and changes.intention != "draft":
            self._guard.run(self.refresh)


def make_page(surroundings: Surroundings) -> ClosingPage:
    """The page the window registers for places of kind ``closing``."""
    return ClosingPage(surroundings)
