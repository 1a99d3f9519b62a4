"""The send page: everything on one page, and the file at the end.

Belongs here: widgets. Does not belong here: what goes along and why (``presenter``).
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from ungeapp.domain.changes import Changes
from ungeapp.texts import _
from ungeapp.ui.kit.banner import Banner
from ungeapp.ui.kit.buttons import outlined, primary, row_button
from ungeapp.ui.kit.card import Card
from ungeapp.ui.kit.choices import CheckListField
from ungeapp.ui.kit.form import Form
from ungeapp.ui.kit.layouts import Columns, Flow, Stack
from ungeapp.ui.kit.page_frame import PageFrame
from ungeapp.ui.kit.rows import Cell, Option
from ungeapp.ui.kit.states import EmptyState, ProgressRow
from ungeapp.ui.kit.table import Table
from ungeapp.ui.kit.text import Secondary, Strong, Text
from ungeapp.ui.kit.tokens import SPACE_1, SPACE_4, Tone
from ungeapp.ui.navigation import Place
from ungeapp.ui.runner import Progress
from ungeapp.ui.send.presenter import PartLine, SendPresenter, SendView
from ungeapp.ui.shortcuts import Keys, bind
from ungeapp.ui.surroundings import Surroundings
from ungeapp.usecases.sending import WrittenFile


def make_page(surroundings: Surroundings) -> QWidget:
    """The page for ``Place("send", id=person)``."""
    return SendPage(surroundings)


class SendPage(PageFrame):
    """One young person to one partner."""

    def __init__(self, surroundings: Surroundings) -> None:
        self.write_button = primary(_("Write the file"), self.write, key=Keys.ACCEPT.shown())
        self.back_button = outlined(_("Back to the person"), self._back)
        self.extract_button = outlined(_("Extract to a school …"), self._to_extract)
        super().__init__(_("Share"), "", [self.back_button, self.extract_button, self.write_button])
        self._surroundings = surroundings
        self._presenter = SendPresenter(surroundings.intentions)
        self._guard = surroundings.guard(self)
        self._person = ""
        self._shown_parts: tuple[Option, ...] = ()
        self.progress = ProgressRow()
        self.progress.hide()
        self.form = Form()
        self.partner = self.form.choice("partner", _("Who should have it?"), ())
        self.partner.edited.connect(lambda: self._guard.run(self._partner_chosen))
        self.note = self.form.line(
            "note", _("A few words to the receiver"), hint=_("Only the receiver can read them."), optional=True
        )
        self.parts = CheckListField()
        self.parts.setAccessibleName(_("What should go along?"))
        self.parts.edited.connect(lambda: self._guard.run(self._show))
        self.texts = Stack(gap=SPACE_4)
        self.texts.hide()
        self.texts_button = row_button(_("Show what stands in it"), self._turn_texts)
        self.goes, self.stays = Card(_("This goes along")), Card(_("This stays with you"))
        self.refused = Banner()
        go = surroundings.navigator.go
        self.no_partner = Card()
        self.no_partner.add(
            EmptyState(
                _("You have no confirmed partner yet. Exchange cards, and confirm each other over the telephone."),
                _("Go to the departments"),
                lambda: go(Place("exchange", tab="partners")),
            )
        )
        self._body = self._make_body()
        self.add(self.progress, self.no_partner, self._body)
        bind(self, Keys.ACCEPT, self.write)
        surroundings.on_change(self, self._changed)

    def open_place(self, place: Place) -> None:
        """Begin anew for a young person."""
        if place.id != self._person:
            self._person = place.id
            self.note.set_value("")
            self.banner.clear()
            self._shown_parts = ()
        self._guard.run(self._begin)

    def write(self) -> None:
        """Write the file, then ask where it is to be saved."""
        if not self.write_button.isEnabled():
            return
        person, partner, chosen = self._person, self.partner.value(), frozenset(self.parts.value())
        note = self.note.value()

        def job(progress: Progress) -> WrittenFile:
            with self._surroundings.background() as intentions:
                return SendPresenter(intentions).share(person, partner, chosen, note)

        def failed(error: Exception) -> None:
            self._busy(False)
            self._guard.failed(error)

        self._busy(True)
        self._surroundings.runner.run(job, self._written, failed)

    # --- parts -----------------------------------------------------------------------------------

    def _make_body(self) -> QWidget:
        who = Card()
        who.add(self.form)
        self.what = Card(_("What should go along?"))
        self.what.add(self.parts, Secondary(_("Only parts with a consent or another legal basis can be ticked.")))
        side = Card(_("What happens now"), overline=True)
        side.add(
            Text(_("UngeApp writes a file only the receiver can open. You send it the way you usually send files.")),
            Text(_("The receiver sends a receipt. What has been shared stands on the person's history.")),
        )
        basis = Card(_("Something missing?"), overline=True)
        basis.add(
            Text(_("What has no basis stays with you. Record a consent with the young person first.")),
            Flow(outlined(_("Go to consents"), self._to_consents)),
        )
        self.read = Card()
        self.read.add(Flow(self.texts_button), self.texts)
        main = Stack(who, self.refused, self.goes, self.read, self.stays, gap=SPACE_4)
        return Columns(main, Stack(self.what, basis, side, gap=SPACE_4), weights=[62, 38])

    def _begin(self) -> None:
        self.set_title(_("Share {name}").format(name=self._presenter.name(self._person)))
        partners = self._presenter.partners()
        chosen = self.partner.value() or (partners[0].value if partners else "")
        self.partner.set_options(partners, chosen)
        self.no_partner.setVisible(not partners)
        self._body.setVisible(bool(partners))
        self.write_button.setEnabled(bool(partners))
        if partners:
            self._partner_chosen()
            self.partner.setFocus()

    def _partner_chosen(self) -> None:
        view = self._presenter.view(self._person, self.partner.value(), None)
        if view.parts != self._shown_parts:
            self._shown_parts = view.parts
            self.parts.set_options(view.parts, view.ticked)
        self._show()

    def _show(self) -> None:
        view = self._presenter.view(self._person, self.partner.value(), frozenset(self.parts.value()))
        self._show_lines(view)
        self.what.setVisible(bool(self._shown_parts))
        self.write_button.setEnabled(not view.refused)
        if view.refused:
            action = "" if self._shown_parts else _("Go to consents")
            self.refused.show_message(view.refused, Tone.WARN, action=action, on_action=self._to_consents)
        else:
            self.refused.clear()

    def _show_lines(self, view: SendView) -> None:
        self.goes.set_heading(view.heading)
        for card, lines in ((self.goes, view.goes), (self.stays, view.stays)):
            card.clear()
            card.setVisible(bool(lines))
            if lines:
                card.add(_table(lines))
        self.texts.clear()
        for line in view.goes:
            self.texts.add(Stack(Strong(line.name), *(Text(one) for one in line.texts), gap=SPACE_1))
        self.read.setVisible(bool(view.goes))

    def _turn_texts(self) -> None:
        self.texts.setVisible(self.texts.isHidden())
        self.texts_button.set_text(
            _("Show what stands in it") if self.texts.isHidden() else _("Hide what stands in it")
        )

    def _written(self, file: WrittenFile) -> None:
        self._busy(False)
        self._guard.run(lambda: self._save(file))

    def _save(self, file: WrittenFile) -> None:
        path = self._surroundings.dialogs.save_file(_("Save the file"), file.name)
        if path is None:
            self.banner.show_message(
                _("The file is written but not saved anywhere. You find it under Exchange."),
                Tone.WARN,
                action=_("Save it now …"),
                on_action=lambda: self._guard.run(lambda: self._save(file)),
            )
            return
        self._surroundings.write_file(path, file.content)
        self.banner.show_message(
            _("The file is saved. Send it the way you usually send files."),
            Tone.GOOD,
            action=_("See all files"),
            on_action=lambda: self._surroundings.navigator.go(Place("exchange", tab="files")),
        )

    def _busy(self, busy: bool) -> None:
        self.write_button.setEnabled(not busy)
        if busy:
            self.progress.start(_("The file is being written"))
        else:
            self.progress.finish()

    def _back(self) -> None:
        self._surroundings.navigator.go(Place("person", id=self._person))

    def _to_extract(self) -> None:
        self._surroundings.navigator.go(Place("extract", id=self._person))

    def _to_consents(self) -> None:
        self._surroundings.navigator.go(Place("person", id=self._person, tab="consent"))

    def _changed(self, changes: Changes) -> None:
        if self._person and changes.concerns(self._person, "consent") and changes.intention.startswith("consent."):
            self._guard.run(self._begin)


def _table(lines: Sequence[PartLine]) -> Table:
    table = Table(_("Parts"), (_("Part"), _("How much"), _("Why")), stretch=(30, 18, 52))
    table.set_rows([[Cell(one.name, strong=True), one.pieces, Cell(one.reason, secondary=True)] for one in lines])
    return table
