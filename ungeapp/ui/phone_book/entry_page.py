"""One entry of the phone book: everything about it, saved by itself.

Belongs here: widgets. Does not belong here: what may be done (``presenter``).
"""

from __future__ import annotations

from functools import partial

from ungeapp.domain.phone_book import EntryKind
from ungeapp.texts import _
from ungeapp.ui.casework.autosave import Autosave
from ungeapp.ui.kit.buttons import outlined, quiet, row_button
from ungeapp.ui.kit.card import Card
from ungeapp.ui.kit.choices import ChoiceField
from ungeapp.ui.kit.fields import LineField, TextField
from ungeapp.ui.kit.form import Form
from ungeapp.ui.kit.layouts import Columns, Flow, Stack
from ungeapp.ui.kit.page_frame import PageFrame
from ungeapp.ui.kit.suggest import SuggestField
from ungeapp.ui.kit.text import Heading, Secondary, Text
from ungeapp.ui.kit.tokens import SPACE_2, SPACE_4, Tone
from ungeapp.ui.navigation import Place
from ungeapp.ui.phone_book.presenter import STAND_IN, TEXTS, PhoneBookPresenter
from ungeapp.ui.surroundings import Surroundings


class EntryPage(PageFrame):
    """Fields at the left; who stands in, when it was checked and whom it follows at the right."""

    def __init__(self, surroundings: Surroundings) -> None:
        self.check_button = outlined(_("Checked: it is right"), self.check)
        self.remove_button = quiet(_("Take out …"), self.remove)
        super().__init__(
            _("Phone book"),
            actions=[quiet(_("Back to the phone book"), self.leave), self.remove_button, self.check_button],
        )
        self._surroundings = surroundings
        self._presenter = PhoneBookPresenter(surroundings.intentions)
        self._guard = surroundings.guard(self)
        self._id = ""
        self.phone_shown = Heading("")
        self.copy_button = row_button(_("Copy the number"), self.copy)
        call = Card(_("Ring"))
        call.add(self.phone_shown, Flow(self.copy_button))
        self._place = Stack(gap=SPACE_4)
        self._stand_in_place = Stack(gap=SPACE_4)
        facts, stand_in = Card(_("The entry")), Card(_("Stand-in"))
        facts.add(self._place)
        stand_in.add(self._stand_in_place)
        self.source = Text("")
        self.own = Secondary("")
        self.unconfirmed = Secondary("")
        self.checked = Secondary("")
        self.follow_button = row_button(_("Use their word again"), self.follow_again)
        current = Card(_("Kept current"), overline=True)
        current.add(self.checked, self.source, self.unconfirmed, self.own, Flow(self.follow_button, gap=SPACE_2))
        self.add(Columns(facts, Stack(call, stand_in, current, gap=SPACE_4), weights=(62, 38)))
        self.form = Form()
        self.stand_in_form = Form()
        self.fields: dict[str, LineField | TextField] = {}
        self._saving: list[Autosave] = []

    def open_entry(self, id: str) -> None:
        """Show an entry; what was being typed is there again."""
        self._id = id
        self.banner.clear()
        if self._guard.run(self._build):
            first = "phone" if not self.fields["phone"].value() else "name"
            self.fields[first].setFocus()
            return
        self.set_title(_("Phone book"))

    def _build(self) -> None:
        presenter, id = self._presenter, self._id
        view, waiting = presenter.entry(id), presenter.drafts(id)
        self.form, self.stand_in_form = Form(gap=SPACE_2), Form(gap=SPACE_2)
        self.fields, self._saving = {}, []
        labels = {
            "name": _("Name"),
            "title": _("What they are"),
            "organisation": _("Workplace"),
            "area": _("Area or group they look after"),
            "call_about": _("What to call about"),
            "phone": _("Telephone"),
            "email": _("E-mail"),
            "address": _("Address"),
            "hours": _("When they answer"),
            "places": _("How many young people at a time"),
        }
        for name in TEXTS:
            if name == "note":
                self.fields[name] = self.form.text(name, _("Note for yourself"), min_lines=2)
            else:
                self.fields[name] = self.form.line(name, labels[name])
            if name == "name":
                self.sort = self.form.add("sort", _("Sort of entry"), ChoiceField(presenter.sorts(), view.entry.sort))
                self.sort.edited.connect(self._sort_chosen)
        self.form.set_row_visible("places", view.entry.sort is EntryKind.MENTOR)
        self.fields["stand_in"] = self.stand_in_form.add(
            "stand_in", _("Who stands in"), SuggestField(presenter.stand_ins())
        )
        self.fields["stand_in_phone"] = self.stand_in_form.line("stand_in_phone", _("Telephone of the stand-in"))
        self.first = self.stand_in_form.date("first", _("Away from"), presenter.today, view.entry.stand_in_from)
        self.last = self.stand_in_form.date(
            "last", _("Away until and including"), presenter.today, view.entry.stand_in_to
        )
        self.first.committed.connect(self._days_written)
        self.last.committed.connect(self._days_written)
        for name in (*TEXTS, *STAND_IN):
            self._saving.append(
                Autosave(
                    self.fields[name],
                    getattr(view.entry, name),
                    draft=partial(self._keep, id, name),
                    write=partial(self._write, id, name),
                    waiting=waiting.get(name),
                )
            )
        self._place.clear()
        self._place.add(self.form)
        self._stand_in_place.clear()
        self._stand_in_place.add(self.stand_in_form)
        self._tell()

    def _tell(self) -> None:
        """What stands around the fields."""
        view = self._presenter.entry(self._id)
        self.set_title(view.entry.name, view.subtitle)
        self.phone_shown.setText(view.entry.phone or _("No number yet"))
        self.copy_button.setVisible(bool(view.entry.phone))
        for label, text in (
            (self.source, view.source),
            (self.own, view.own),
            (self.checked, view.checked),
            (self.unconfirmed, view.unconfirmed),
        ):
            label.setText(text)
            label.setVisible(bool(text))
        self.follow_button.setVisible(view.can_follow)
        self.remove_button.setVisible(view.can_remove)

    # acts --------------------------------------------------------------------------------------------------------
    def copy(self) -> None:
        """Put the number into the clipboard."""
        self._surroundings.copy_text(self._presenter.phone(self._id))
        self.banner.show_message(_("The number is copied."), Tone.GOOD)

    def check(self) -> None:
        """It is right as of today."""
        self._act(lambda: self._presenter.checked(self._id), _("Noted: checked today."))

    def follow_again(self) -> None:
        """Their word stands again."""
        if self._act(lambda: self._presenter.follow_again(self._id), _("Their word stands again.")):
            self._build()

    def remove(self) -> None:
        """Take the entry out, with a reason."""
        reason = self._surroundings.dialogs.ask_text(_("Take out of the phone book"), _("Why?"), _("Take out"))
        if reason and self._guard.run(lambda: self._presenter.remove(self._id, reason)):
            self.leave()

    def leave(self) -> None:
        """Back to where one came from."""
        self._surroundings.navigator.go(Place("phonebook"))

    def _act(self, action: object, said: str) -> bool:
        assert callable(action)
        done = self._surroundings.act(self, action, said)
        if done:
            self._tell()
        return done

    def _keep(self, id: str, field: str, text: str, _base: str) -> None:
        self._presenter.keep_draft(id, field, text)

    def _write(self, id: str, field: str, text: str) -> bool:
        done = self._guard.run(lambda: self._presenter.write(id, **{field: text}))
        if done and id == self._id:
            if field == "stand_in" and text and not self.fields["stand_in_phone"].value():
                self._bring_number(id, text)
            self._tell()
        return done

    def _bring_number(self, id: str, name: str) -> None:
        """A stand-in who is in the book brings the number along."""
        number = self._presenter.phone_of(name)
        if number and self._guard.run(lambda: self._presenter.write(id, stand_in_phone=number)):
            self._saving[-1].show_stored(number)

    def _sort_chosen(self) -> None:
        if self._guard.run(lambda: self._presenter.choose_sort(self._id, self.sort.value())):
            self.form.set_row_visible("places", self.sort.value() == EntryKind.MENTOR)
            self._tell()

    def _days_written(self) -> None:
        if self.first.problem() or self.last.problem():
            return
        days = {"stand_in_from": self.first.value(), "stand_in_to": self.last.value()}
        if self._guard.run(lambda: self._presenter.write(self._id, **days)):
            self._tell()
