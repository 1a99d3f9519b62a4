"""The page on which an extract is put together, line by line, looked at and made.

Belongs here: its widgets. Does not belong here: what may leave and why (``presenter``, ``domain/gate.py``).
"""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ungeapp.domain.changes import Changes
from ungeapp.texts import _
from ungeapp.ui.casework.paper_place import PaperPlace
from ungeapp.ui.extracts.presenter import ExtractPageView, ExtractPresenter
from ungeapp.ui.kit.banner import Banner
from ungeapp.ui.kit.buttons import outlined, primary
from ungeapp.ui.kit.card import Card
from ungeapp.ui.kit.choices import CheckListField, Segmented
from ungeapp.ui.kit.fields import TextField
from ungeapp.ui.kit.form import Form
from ungeapp.ui.kit.layouts import Columns, Flow, Stack
from ungeapp.ui.kit.page_frame import PageFrame
from ungeapp.ui.kit.painted_list import PaintedList
from ungeapp.ui.kit.paper_stack import PaperStack
from ungeapp.ui.kit.rows import RowView
from ungeapp.ui.kit.suggest import SuggestField
from ungeapp.ui.kit.text import Secondary, Strong, Text
from ungeapp.ui.kit.tokens import SPACE_1, SPACE_2, SPACE_4, Tone
from ungeapp.ui.navigation import Place
from ungeapp.ui.shortcuts import Keys, bind
from ungeapp.ui.surroundings import Surroundings

_FIRST = "start"


def make_page(surroundings: Surroundings) -> QWidget:
    """The page for ``Place("extract", id=person)``; the tab ``fgu`` begins with the extract to FGU."""
    return ExtractPage(surroundings)


class ExtractPage(PageFrame):
    """One young person, one receiver, line by line."""

    def __init__(self, surroundings: Surroundings) -> None:
        self.back_button = outlined(_("Back to the plan"), self._back)
        self.make_button = primary(_("Make the sheet"), self.make, key=Keys.ACCEPT.shown())
        super().__init__(_("Extract of the plan"), "", [self.back_button, self.make_button])
        self._surroundings = surroundings
        self._guard = surroundings.guard(self)
        self._person = ""
        self.presenter = ExtractPresenter(surroundings.intentions, "")
        self.form = Form()
        self.sort: Segmented = self.form.segmented("sort", _("What is it?"), self.presenter.kinds(), _FIRST)
        self.recipient = SuggestField()
        self.form.add(
            "recipient",
            _("Which school, institution or unit?"),
            self.recipient,
            hint=_("Only an education institution may be told who the contact person is without a consent."),
        )
        self.always = Secondary("")
        self.lines = CheckListField()
        self.lines.setAccessibleName(_("What goes along on the sheet"))
        self.words: TextField = TextField(min_lines=2)
        self._words_form = Form()
        self._words_form.add(
            "words", _("Your own words to them"), self.words, hint=_("Only what they need to know."), optional=True
        )
        self.only_contact = Banner()
        self.goes, self.stays, self.why = (
            Card(_("This goes along on the sheet")),
            Card(_("This stays with you, and why"), overline=True),
            Card(_("On which basis"), overline=True),
        )
        self._stays, self._why = Stack(gap=SPACE_2), Stack(gap=SPACE_1)
        self.last = Secondary("")
        self.goes.add(self.always, self.lines, self.last, self._words_form)
        self.stays.add(self._stays, Flow(outlined(_("Go to consents"), self._to_consents)))
        self.why.add(self._why)
        self.earlier = PaintedList(_("Extracts made before"), openable=False)
        self._earlier = Card(_("Extracts made before"), overline=True)
        self._earlier.add(self.earlier)
        who = Card()
        who.add(self.form)
        self._content = Columns(
            Stack(who, self.only_contact, self.goes, gap=SPACE_4),
            Stack(self.why, self.stays, self._earlier, gap=SPACE_4),
            weights=(60, 40),
        )
        self._paper_place = PaperPlace(surroundings, self, self._content, _("Back to the lines"), self._left_paper)
        self.papers: PaperStack | None = None
        self.add(self._content, self._paper_place)
        self._shown: tuple[str, str, tuple[str, ...]] = ("", "", ())
        self.sort.committed.connect(self._chosen)
        self.recipient.committed.connect(self._chosen)
        bind(self, Keys.ACCEPT, self.make)
        surroundings.on_change(self, self._changed)

    def open_place(self, place: Place) -> None:
        """Begin anew for a young person; ``place.note`` is who is to have the sheet."""
        if place.id != self._person:
            self._person = place.id
            self.presenter = ExtractPresenter(self._surroundings.intentions, place.id)
            self.recipient.set_value("")
            self.words.set_value("")
            self.banner.clear()
        if place.tab:
            self.sort.set_value(place.tab)
        if place.note:
            self.recipient.set_value(place.note)
        self._paper_place.leave()
        self._guard.run(self._begin)

    def make(self) -> None:
        """Make the sheet and show it; from here on it is noted who got what."""
        if self._paper_place.isVisible():
            return
        self._guard.run(self._look)
        if not self.make_button.isEnabled():
            self.form.set_errors({} if self.recipient.value() else {"recipient": _("Write who is to have the sheet.")})
            return
        sort, recipient, words = self.sort.value(), self.recipient.value(), self.words.value()
        chosen, presenter = self.lines.value(), self.presenter
        row = RowView("sheet", presenter.look(sort, recipient).title, context=recipient)
        self.make_button.hide()
        self.papers = self._paper_place.open(
            _("The sheet as it prints"),
            [row],
            lambda intentions, _paper: presenter.make(intentions, sort, recipient, chosen, words),
        )

    # parts -------------------------------------------------------------------------------------------------------
    def _begin(self) -> None:
        self.set_subtitle(self.presenter.name())
        self.recipient.set_options(self.presenter.receivers())
        self._shown = ("", "", ())
        self._look()
        self.recipient.setFocus()

    def _chosen(self) -> None:
        self._guard.run(self._look)

    def _look(self) -> None:
        sort, recipient = self.sort.value(), self.recipient.value()
        view = self.presenter.look(sort, recipient)
        told = (sort, recipient, tuple(one.value for one in view.lines))
        if told != self._shown:  # a tick taken away stays away while the same is asked
            self._shown = told
            self.lines.set_options(view.lines, view.ticked)
        self._show(view)

    def _show(self, view: ExtractPageView) -> None:
        self.make_button.setEnabled(view.may_make)
        self.always.setText("\n".join(view.always))
        self.goes.setVisible(bool(view.always))
        self.lines.setVisible(bool(view.lines))
        self._words_form.setVisible(bool(view.lines))
        self.last.setText(view.last)
        self.last.setVisible(bool(view.last))
        if view.only_contact:
            self.only_contact.show_message(
                _("Without a consent they may only be told who the contact person is."),
                Tone.INFO,
                action=_("Go to consents"),
                on_action=self._to_consents,
            )
        elif self.recipient.value() and not view.may_make:
            self.only_contact.show_message(_("Nothing may be told to this recipient."), Tone.WARN)
        else:
            self.only_contact.clear()
        self._stays.clear()
        for one in view.held:
            self._stays.add(Stack(Strong(one.what), Secondary(one.why), gap=0))
        self.stays.setVisible(bool(view.held and self.recipient.value()))
        self._why.clear()
        for basis in view.bases:
            self._why.add(Text(basis))
        self.why.setVisible(bool(view.bases))
        rows = self.presenter.earlier()
        self.earlier.set_rows(rows)
        self._earlier.setVisible(bool(rows))

    def _left_paper(self) -> None:
        self.make_button.show()
        self.recipient.setFocus()

    def _to_consents(self) -> None:
        self._surroundings.navigator.go(Place("person", id=self._person, tab="consent"))

    def _back(self) -> None:
        self._surroundings.navigator.go(Place("person", id=self._person, tab="plan"))

    def _changed(self, changes: Changes) -> None:
        if self._person and changes.concerns(self._person) and changes.intention != "draft":
            self._guard.run(self._look)
