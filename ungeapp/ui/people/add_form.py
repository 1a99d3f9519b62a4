"""Adding one young person by hand.

Belongs here: that form. Does not belong here: what a valid number is (``domain/cpr.py``).
"""

from __future__ import annotations

from collections.abc import Sequence

from ungeapp.texts import _
from ungeapp.ui.kit.buttons import outlined, primary
from ungeapp.ui.kit.card import Card
from ungeapp.ui.kit.fields import LineField
from ungeapp.ui.kit.form import Form
from ungeapp.ui.kit.layouts import Columns, Stack
from ungeapp.ui.kit.page_frame import PageFrame
from ungeapp.ui.kit.tokens import SPACE_4, Tone
from ungeapp.ui.navigation import Place
from ungeapp.ui.people.candidates_card import CandidatesCard
from ungeapp.ui.people.doubles_presenter import CandidateView
from ungeapp.ui.people.presenter import PeoplePresenter
from ungeapp.ui.shortcuts import Keys, bind
from ungeapp.ui.surroundings import Surroundings


class AddPage(PageFrame):
    """The form; Ctrl+Enter adds and opens the young person."""

    def __init__(self, surroundings: Surroundings, presenter: PeoplePresenter) -> None:
        super().__init__(
            _("Add young person"),
            actions=[
                outlined(_("Cancel"), self.leave),
                primary(_("Add young person"), self.save, key=Keys.ACCEPT.shown()),
            ],
        )
        self._surroundings = surroundings
        self._presenter = presenter
        self.who, self.reach = Form(), Form()
        self.fields: dict[str, LineField] = {
            "given_name": self.who.line("given_name", _("First name")),
            "family_name": self.who.line("family_name", _("Last name")),
            "number": self.who.line(
                "number", _("CPR number"), hint=_("May be left out. Then write the date of birth.")
            ),
        }
        self.birth_date = self.who.date("birth_date", _("Date of birth"), presenter.today)
        for key, label in (
            ("phone", _("Telephone")),
            ("email", _("E-mail")),
            ("address", _("Address")),
            ("school", _("School")),
            ("grade", _("Grade")),
        ):
            self.fields[key] = self.reach.line(key, label, optional=True)
        who, reach = Card(_("Who")), Card(_("How to reach the young person"))
        who.add(self.who)
        reach.add(self.reach)
        self.candidates = CandidatesCard(self._same, self._other)
        self._others: list[str] = []
        self.entrance = Form()
        self.came = self.entrance.choice(
            "came", _("Who sent the young person?"), presenter.entrances(), empty=_("Not told")
        )
        self.why = self.entrance.line("why", _("Why, in a few words"), optional=True)
        came = Card(presenter.entrance_word)
        came.add(self.entrance)
        self.add(Columns(Stack(who, came, gap=SPACE_4), Stack(self.candidates, reach, gap=SPACE_4), weights=(1, 1)))
        self.fields["number"].edited.connect(self._number_typed)
        for key in ("given_name", "family_name", "number", "phone", "email"):
            self.fields[key].edited.connect(self._look_for_doubles)
        self.birth_date.edited.connect(self._look_for_doubles)
        self.birth_date.edited.connect(self._say_responsible)
        bind(self, Keys.ACCEPT, self.save)
        bind(self, Keys.LEAVE, self.leave)

    def start(self) -> None:
        """An empty form, unless something was begun."""
        self.banner.clear()
        self.who.focus("given_name")

    def leave(self) -> None:
        """Back to the list; what was begun stays."""
        self._surroundings.navigator.go(Place("people"))

    def save(self) -> None:
        """Add, and open what was added."""
        values = {key: field.value() for key, field in self.fields.items()}
        problems = {**self._presenter.missing(values, self.birth_date.value()), **self.who.problems()}
        self.who.set_errors(problems)
        if problems:
            return
        unsaid = {"came": _("Say who sent the young person.")} if self.why.value() and not self.came.value() else {}
        self.entrance.set_errors(unsaid)
        if unsaid:
            return
        if any(one.must_answer for one in self._look_for_doubles()):
            self.banner.show_message(_("Answer first whether it is one of them."), Tone.WARN)
            self.candidates.ask()
            return
        added: list[str] = []
        others = tuple(self._others)
        if self._surroundings.act(
            self, lambda: added.append(self._presenter.add(values, self.birth_date.value(), others))
        ):
            came, why = self.came.value(), self.why.value()
            if came:
                self._surroundings.guard(self).run(lambda: self._presenter.note_entrance(added[0], came, why))
            self._empty()
            self._surroundings.navigator.go(Place("person", id=added[0]))

    # the same one twice ------------------------------------------------------------------------------------------
    def _look_for_doubles(self) -> Sequence[CandidateView]:
        """Who here may be the one being typed; those already answered about are left out."""
        values = {key: field.value() for key, field in self.fields.items()}
        found = self._presenter.candidates(values, self.birth_date.value(), self._others)
        self.candidates.show_candidates(found)
        return found

    def _same(self, person: str) -> None:
        self._empty()
        self._surroundings.navigator.go(Place("person", id=person))

    def _other(self, person: str) -> None:
        self._others.append(person)
        if not self._look_for_doubles():
            self.banner.clear()
            self.fields["phone"].setFocus()
        else:
            self.candidates.ask()

    def _number_typed(self) -> None:
        number = self.fields["number"].value()
        whole = len([one for one in number if one.isalnum()]) >= 10
        row = self.who.row("number")
        row.set_notice(self._presenter.about_number(number) if whole else "")
        row.set_error(self._presenter.problem_of_number(number) if whole else "")
        if whole and (birth_date := self._presenter.birth_date_of(number)) is not None:
            self.birth_date.set_value(birth_date)
            self._say_responsible()

    def _say_responsible(self) -> None:
        """Whose the young person would be by the municipality's rules, where it is not this desk's unit."""
        self.who.row("birth_date").set_notice(self._presenter.about_responsibility(self.birth_date.value()))

    def _empty(self) -> None:
        for field in self.fields.values():
            field.set_value("")
        self.birth_date.set_value(None)
        self.came.set_value("")
        self.why.set_value("")
        self.who.row("number").set_notice("")
        self.who.row("birth_date").set_notice("")
        self._others.clear()
        self.candidates.show_candidates(())
