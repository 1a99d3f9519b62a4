"""The page of what others owe.

Belongs here: its widgets. Does not belong here: parties and sentences (``presenter``).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ungeapp.domain.changes import Changes
from ungeapp.texts import _
from ungeapp.ui.casework.printing import Make, PaperDesk
from ungeapp.ui.casework.tick_list import TickList
from ungeapp.ui.kit import tokens
from ungeapp.ui.kit.buttons import outlined, row_button
from ungeapp.ui.kit.card import Card
from ungeapp.ui.kit.choices import Segmented
from ungeapp.ui.kit.form import Form
from ungeapp.ui.kit.layouts import Columns, Flow, Hairline, Stack
from ungeapp.ui.kit.page_frame import PageFrame
from ungeapp.ui.kit.painted_list import PaintedList
from ungeapp.ui.kit.paper_stack import PaperStack
from ungeapp.ui.kit.rows import RowView
from ungeapp.ui.kit.states import EmptyState
from ungeapp.ui.kit.text import Secondary
from ungeapp.ui.navigation import Place
from ungeapp.ui.owed.presenter import ALL, PUT_OFF, OwedPresenter, OwedView
from ungeapp.ui.phone_book.call import CallCard
from ungeapp.ui.shortcuts import Keys, bind
from ungeapp.ui.surroundings import Surroundings


class OwedPage(PageFrame):
    """Who owes what, how to reach them, and the reminder."""

    def __init__(self, surroundings: Surroundings) -> None:
        super().__init__(
            _("What others owe"),
            actions=[
                outlined(
                    _("Phone book"),
                    lambda: surroundings.navigator.go(Place("phonebook")),
                    key=Keys.PHONE_BOOK.shown(),
                    icon="phone",
                )
            ],
        )
        self.surroundings = surroundings
        self.presenter = OwedPresenter(surroundings.intentions)
        self._view = OwedView(subtitle="", owers=())
        self.which = Segmented(self.presenter.filters(), ALL, small=True)
        self.which.setAccessibleName(_("Which agreements"))
        self.which.edited.connect(self.refresh)
        self.owers = PaintedList(_("Open agreements by who has them"), current_marked=True)
        self.owers.current_changed.connect(self._choose)
        self.owers.opened.connect(self._to_agreements)
        self.owers.acted.connect(self.remind)
        self._empty = EmptyState(_("Nobody owes anything just now. Agreements come from meetings and from the plan."))
        self._none_here = Secondary(_("No agreements of this sort."))
        card = Card(_("Open agreements by who has them"))
        card.add(self.owers, self._empty, self._none_here)
        self.call = CallCard(surroundings, named=False)
        self.agreements = TickList(_("Agreements"))
        self.agreements.acted.connect(self._tick)
        self.agreements.opened.connect(self._correct)
        drop = row_button(_("Drop it …"), self.drop)
        drop.setToolTip(Keys.DROP.shown())
        self._put_off = row_button(_("Put off …"), self.put_off)
        self._put_off.setToolTip(Keys.PUT_OFF.shown())
        self._person = row_button(_("Open the young person"), self._go)
        self.list_button = row_button(_("Print the list …"), self.show_list)
        bind(self.agreements, Keys.DROP, self.drop)
        bind(self.agreements, Keys.PUT_OFF, self.put_off)
        self._line = Hairline()
        self._detail = Card(_("Agreements"))
        self._detail.add(
            self.call, self._line, self.agreements, Flow(drop, self._put_off, self._person, self.list_button)
        )
        self._papers_place = Stack()
        self.papers: PaperStack | None = None
        self._desk: PaperDesk | None = None
        self.add(
            self.which,
            Columns(card, Stack(self._detail, gap=tokens.SPACE_4), weights=(60, 40)),
            self._papers_place,
        )
        surroundings.on_change(self, self._changed)

    def open_place(self, place: Place) -> None:
        """Look again."""
        self._papers_place.clear()
        self.which.set_value(ALL)
        self.refresh()
        self.owers.setFocus()

    def refresh(self) -> None:
        """Look again."""
        chosen = self.which.value()
        self._view = self.presenter.look(chosen)
        self.set_subtitle(self._view.subtitle)
        self.owers.set_rows([one.row for one in self._view.owers])
        self.owers.setVisible(bool(self._view.owers))
        self._empty.setVisible(not self._view.owers and chosen == ALL)
        self._none_here.setVisible(not self._view.owers and chosen != ALL)
        self._put_off.set_text(_("Take it up again") if chosen == PUT_OFF else _("Put off …"))
        if self._view.owers and self._view.ower(self.owers.current_id()) is None:
            self.owers.set_current(self._view.owers[0].id)
        self._choose(self.owers.current_id())

    def remind(self, ower: str) -> None:
        """Show the reminders of one party, to be printed: a letter for each young person."""
        found = self._view.ower(ower)
        if found is None:
            return
        self.owers.set_current(ower)
        hint = _("One letter for each young person: none of them tells of another.") if len(found.letters) > 1 else ""
        self._show_papers(PaperStack(_("Reminder"), hint), self.presenter.make_reminder, found.letters)

    def show_list(self) -> None:
        """Show everything the party owes on one list, to be printed."""
        found = self._view.ower(self.owers.current_id())
        if found is not None:
            hint = _("Whoever they may not know the name of stands on a page without the name.")
            self._show_papers(PaperStack(_("List of what they owe"), hint), self.presenter.make_list, [found.list])

    def _show_papers(self, stack: PaperStack, make: Make, papers: Sequence[RowView]) -> None:
        self._papers_place.clear()
        self.papers = stack
        self._papers_place.add(stack)
        self._desk = PaperDesk(self.surroundings, stack, self.banner, self.surroundings.guard(self), make)

        def went_out(told: Sequence[str]) -> None:
            said = (self.banner.text(), _("It is noted that they have been reminded today."))
            self.surroundings.act(self, lambda: self.presenter.reminded(told), " ".join(said))

        self._desk.went_out = went_out
        self._desk.offer(papers)
        stack.show()
        stack.preview.take_keyboard()
        self.scroll_to(stack)

    def drop(self) -> None:
        """The current agreement is not wanted any more, for a reason."""
        self._with_agreement(self._drop)

    def put_off(self) -> None:
        """Wait with the current agreement until a day, for a reason; or stop waiting."""
        self._with_agreement(self._take_up if self.which.value() == PUT_OFF else self._ask_until)

    def _with_agreement(self, act: Callable[[str], None]) -> None:
        agreement = self.agreements.current_id()
        if not agreement and len(self.agreements.rows()) == 1:
            agreement = self.agreements.rows()[0].id
        if agreement:
            act(agreement)
        else:
            self.agreements.setFocus()

    def _drop(self, agreement: str) -> None:
        because = self.surroundings.dialogs.ask_text(_("Drop the agreement"), _("Why?"), _("Drop it"))
        if because is not None:
            self.surroundings.act(self, lambda: self.presenter.drop(agreement, because), _("The agreement is dropped."))

    def _take_up(self, agreement: str) -> None:
        self.surroundings.act(
            self, lambda: self.presenter.take_up(agreement), _("It stands among the open ones again.")
        )

    def _ask_until(self, agreement: str) -> None:
        form = Form()
        until = form.date("until", _("Put off until"), self.presenter.today, self.presenter.next_week())
        reason = form.line("reason", _("Why?"))
        if self.surroundings.dialogs.show_form(_("Put off"), form, _("Put off")):
            day, why = until.value() or self.presenter.next_week(), reason.value()
            self.surroundings.act(self, lambda: self.presenter.put_off(agreement, day, why), _("It is put off."))

    def _choose(self, ower: str) -> None:
        found = self._view.ower(ower)
        self._detail.setVisible(found is not None)
        if found is None:
            return
        self._detail.set_heading(found.row.title)
        self.list_button.setVisible(bool(found.row.action))
        self.call.setVisible(found.call is not None)
        self._line.setVisible(found.call is not None)
        if found.call is not None:
            self.call.show_view(found.call)
        before = self.agreements.current_id()
        self.agreements.set_rows(found.rows)
        if before in found.agreements:
            self.agreements.set_current(before)

    def _to_agreements(self, _ower: str) -> None:
        self.agreements.setFocus()

    def _tick(self, agreement: str) -> None:
        self.surroundings.act(self, lambda: self.presenter.tick(agreement), _("The agreement is done."))

    def _correct(self, agreement: str) -> None:
        """Where it stands on the plan it can be corrected."""
        found = self._view.ower(self.owers.current_id())
        if found is not None and agreement in found.people:
            place = Place("person", id=found.people[agreement], tab="plan", note=f"agreement:{agreement}")
            self.surroundings.navigator.go(place)

    def _go(self) -> None:
        found = self._view.ower(self.owers.current_id())
        if found is not None:
            person = found.people.get(self.agreements.current_id()) or next(iter(found.people.values()))
            self.surroundings.navigator.go(Place("person", id=person, tab="plan"))

    def _changed(self, changes: Changes) -> None:
        if not changes.kinds or changes.kinds & {"agreement", "person", "phone-entry"}:
            self.refresh()


def make_page(surroundings: Surroundings) -> OwedPage:
    """The page the window registers for places of kind ``owed``."""
    return OwedPage(surroundings)
