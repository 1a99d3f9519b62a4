"""Journalise, confirm, clear: three steps down the page; the last one cannot be undone.

Belongs here: the three cards. Does not belong here: what stands in the way (``presenter``, ``domain/clearing``).
"""

from __future__ import annotations

from collections.abc import Callable

from ungeapp.domain.clearing import Certificate
from ungeapp.texts import _
from ungeapp.ui.casework.printing import PaperDesk
from ungeapp.ui.kit.buttons import Button, ButtonKind, outlined
from ungeapp.ui.kit.card import Card
from ungeapp.ui.kit.form import Form
from ungeapp.ui.kit.layouts import Flow, Stack
from ungeapp.ui.kit.page_frame import PageFrame
from ungeapp.ui.kit.paper_stack import PaperStack
from ungeapp.ui.kit.states import ProgressRow
from ungeapp.ui.kit.text import Secondary, Text
from ungeapp.ui.kit.tokens import SPACE_4, Tone
from ungeapp.ui.rights.presenter import RightsPresenter
from ungeapp.ui.runner import Progress
from ungeapp.ui.surroundings import Surroundings


class ClearPart(Stack):
    """``cleared`` is called with the certificate once the case is gone."""

    def __init__(
        self,
        surroundings: Surroundings,
        frame: PageFrame,
        presenter: RightsPresenter,
        person: str,
        cleared: Callable[[Certificate], None],
    ) -> None:
        super().__init__(gap=SPACE_4)
        self._surroundings = surroundings
        self._frame = frame
        self._presenter = presenter
        self._person = person
        self._cleared = cleared
        self._papers_place = Stack()
        self._made_papers: tuple[PaperStack, PaperDesk] | None = None
        self._make_journalise()
        self._make_confirm()
        self._make_clear()
        self.refresh()

    def _make_journalise(self) -> None:
        card = Card(_("1. Put the case on file"))
        self.show_papers = outlined(_("Show the papers"), self.offer_papers)
        self.copy = outlined(_("Copy the case as text"), self.copy_text)
        card.add(
            Secondary(
                _(
                    "UngeApp is a tool for the work, not the archive. Put the papers or the text into the records system."
                )
            ),
            Flow(self.show_papers, self.copy),
            self._papers_place,
        )
        self.add(card)

    def _make_confirm(self) -> None:
        card = Card(_("2. Confirm where the original is"))
        self.confirm_form = Form()
        today = self._presenter.today()
        self.system = self.confirm_form.line("system", _("Records system"))
        self.case_number = self.confirm_form.line("case_number", _("Case number"))
        self.on = self.confirm_form.date("on", _("Seen there on"), today=today, value=today)
        self.confirmed = Text("")
        self.confirm_button = outlined(_("I have seen the original"), self.confirm)
        card.add(self.confirmed, self.confirm_form, Flow(self.confirm_button))
        self.add(card)

    def _make_clear(self) -> None:
        card = Card(_("3. Clear the case here"))
        self.warning = Text(
            _(
                "Everything about the young person is deleted from this computer: records, history, notes, drafts and files. It cannot be undone, not even by support. The papers and files others have are not touched, and older backups still hold the case."
            )
        )
        self.obstacles = Stack()
        self.clear_form = Form()
        self.typed = self.clear_form.line(
            "typed", _("Write the case number again"), hint=_("So that it is the right case.")
        )
        self.witness = self.clear_form.line("witness", _("The colleague who looks along"))
        self.clear_button = Button(_("Clear the case for good"), self.clear, kind=ButtonKind.DANGER)
        self.progress = ProgressRow()
        self.progress.hide()
        card.add(self.warning, self.obstacles, self.clear_form, Flow(self.clear_button), self.progress)
        self.add(card)

    def refresh(self) -> None:
        """Look again."""
        view = self._presenter.clearing(self._person)
        told = view.journalised
        self.confirmed.setText(view.confirmed or _("Nobody has confirmed it yet."))
        if told is not None and not self.system.value() and not self.case_number.value():
            self.system.set_value(told.system)
            self.case_number.set_value(told.case_number)
        self.obstacles.clear()
        for sentence in view.obstacles:
            self.obstacles.add(Text(sentence))
        self.clear_form.setVisible(view.may_clear)
        self.clear_button.hold("" if view.may_clear else view.obstacles[0])

    def offer_papers(self) -> None:
        """Show the papers to be journalised."""
        self._papers_place.clear()
        stack = PaperStack(_("Papers for the records system"))
        self._papers_place.add(stack)
        guard = self._surroundings.guard(self._frame)
        desk = PaperDesk(
            self._surroundings,
            stack,
            self._frame.banner,
            guard,
            lambda intentions, paper: self._presenter.make_paper(intentions, self._person, paper),
        )
        self._made_papers = (stack, desk)
        desk.offer(self._presenter.clearing(self._person).papers)
        stack.show()

    def copy_text(self) -> None:
        """The whole case on the clipboard."""
        text = ""

        def read() -> None:
            nonlocal text
            text = self._presenter.case_text(self._person)

        if self._surroundings.guard(self._frame).run(read):
            self._surroundings.copy_text(text)
            self._frame.banner.show_message(
                _("Copied. Paste it into the records system now; it is forgotten again shortly."), Tone.GOOD
            )

    def confirm(self) -> None:
        """She has seen the original."""
        errors = dict(self.confirm_form.problems())
        for key, field, sentence in (
            ("system", self.system, _("Write which system it is in.")),
            ("case_number", self.case_number, _("Write the case number there.")),
        ):
            if not field.value().strip():
                errors[key] = sentence
        if errors:
            self.confirm_form.set_errors(errors)
            return
        done = self._surroundings.act(
            self._frame,
            lambda: self._presenter.confirm(
                self._person, self.system.value(), self.case_number.value(), self.on.value()
            ),
            _("It is noted where the original is."),
        )
        if done:
            self.refresh()
            if self.clear_form.isVisible():
                self.typed.setFocus()

    def clear(self) -> None:
        """Ask once more, then clear in the background."""
        typed, witness = self.typed.value(), self.witness.value()
        if not self._surroundings.dialogs.confirm(
            _("Clear the case for good?"),
            _("Everything about the young person is deleted here and cannot be fetched again."),
            _("Clear the case"),
            danger=True,
        ):
            return
        guard = self._surroundings.guard(self._frame)

        def job(progress: Progress) -> Certificate:
            progress.check()
            with self._surroundings.background() as intentions:
                return self._presenter.clear(intentions, self._person, typed, witness)

        def done(certificate: Certificate) -> None:
            self.progress.finish()
            self._cleared(certificate)

        def failed(error: Exception) -> None:
            self.progress.finish()
            guard.failed(error)

        self.progress.start(_("The case is being cleared"))
        self._surroundings.runner.run(job, done, failed)
