"""The tab *Overlevering*.

Belongs here: putting the parts together, doing what the next step asks for, saving the files that come of it.
Does not belong here: sentences (``presenter``), the panel's forms (``next_step``), the points (``checklist``).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from ungeapp.domain.changes import Changes
from ungeapp.domain.handovers import Heard
from ungeapp.texts import _
from ungeapp.ui.assessments.card import AssessmentsCard
from ungeapp.ui.casework.checklist import ChecklistCards
from ungeapp.ui.casework.printing import note_given
from ungeapp.ui.contact.asking import ask_everyday_end
from ungeapp.ui.handover.next_step import NextStep
from ungeapp.ui.handover.presenter import HandoverPresenter
from ungeapp.ui.handover.views import HandoverScreen, Stage
from ungeapp.ui.kit.buttons import outlined, quiet
from ungeapp.ui.kit.card import Card
from ungeapp.ui.kit.chip import Chip
from ungeapp.ui.kit.layouts import Columns, Flow, Stack
from ungeapp.ui.kit.painted_list import PaintedList
from ungeapp.ui.kit.pdf_preview import PdfPreview
from ungeapp.ui.kit.states import ProgressRow
from ungeapp.ui.kit.tab_frame import TabFrame
from ungeapp.ui.kit.text import Heading, Strong, Text
from ungeapp.ui.kit.tokens import SPACE_1, SPACE_4, Tone
from ungeapp.ui.navigation import Place
from ungeapp.ui.runner import Progress
from ungeapp.ui.shortcuts import Keys, bind
from ungeapp.ui.surroundings import Surroundings
from ungeapp.usecases.printed import PrintedPaper
from ungeapp.usecases.sending import WrittenFile

Act = Callable[[HandoverPresenter], Sequence[WrittenFile]]


def make_tab(surroundings: Surroundings, person: str) -> HandoverTab:
    """The tab of one young person."""
    return HandoverTab(surroundings, person)


class HandoverTab(TabFrame):
    """Who is responsible, the next step, the checklist, the sheet."""

    def __init__(self, surroundings: Surroundings, person: str) -> None:
        super().__init__(_("Handover"))
        self._surroundings = surroundings
        self._person = person
        self._guard = surroundings.guard(self)
        self._presenter = HandoverPresenter(surroundings.intentions, person)
        self._paper: PrintedPaper | None = None
        self._shown: tuple[object, ...] = ()
        self.responsible = Heading()
        self.state = Chip("")
        self.overlap = Text()
        self.everyday = outlined("", self._end_everyday)
        self._follows = ""
        self.progress = ProgressRow()
        self.progress.hide()
        self.next_holder = Stack(gap=SPACE_4)
        self.next_step: NextStep | None = None
        self.checklist = ChecklistCards(self._presenter.today(), self._presenter.draft)
        self.checklist.answered.connect(self._answer)
        self.handed_over = Card(_("What was handed over"))
        self.steps = Card(_("How far it is"), overline=True)
        self.step_rows = PaintedList(_("How far it is"), openable=False)
        self.steps.add(self.step_rows)
        self.paper = self._make_paper()
        self.preview = PdfPreview()
        self.preview.use_height()
        self.preview.print_requested.connect(self._print)
        self.preview.save_requested.connect(self._save_paper)
        self.preview.hide()
        top = Card()
        top.add(self.responsible, Flow(self.state), self.overlap, Flow(self.everyday))
        self.assessments = AssessmentsCard(surroundings, self, person)
        side = Stack(self.steps, self.assessments, self.paper, gap=SPACE_4)
        self.add(
            self.progress,
            Columns(
                Stack(top, self.next_holder, self.preview, self.checklist, self.handed_over, gap=SPACE_4),
                side,
                weights=[68, 32],
            ),
        )
        bind(self, Keys.ACCEPT, self._accept)
        surroundings.on_change(self, self._changed)
        self.refresh()

    def refresh(self) -> None:
        """Look again; what is being written in the checklist stays."""
        self._guard.run(lambda: self._show(self._presenter.screen()))

    def go(self) -> None:
        """Put the keyboard into the next step, or where something is missing for letting go."""
        step = self.next_step
        if step is None or (step.waits_for_points() and self.checklist.go_to_first_missing()):
            return
        step.go()

    # --- showing ---------------------------------------------------------------------------------

    def _show(self, screen: HandoverScreen) -> None:
        self.responsible.setText(screen.responsible)
        self.state.show_state(screen.state, screen.tone)
        self.overlap.setText(screen.overlap)
        self.overlap.setVisible(bool(screen.overlap))
        self._follows = screen.everyday
        self.everyday.set_text(_("{other} no longer follows …").format(other=screen.everyday))
        self.everyday.setVisible(bool(screen.everyday))
        self._show_next(screen)
        self.checklist.show_groups(screen.groups)
        self.checklist.setVisible(bool(screen.groups))
        self.handed_over.clear()
        self.handed_over.add(*(Stack(Strong(title), Text(told), gap=SPACE_1) for title, told in screen.handed_over))
        self.handed_over.setVisible(bool(screen.handed_over))
        self.step_rows.set_rows(screen.steps)
        self.assessments.setVisible(screen.printable)
        if screen.printable:
            self.assessments.refresh()
        self.steps.setVisible(bool(screen.steps))
        self.paper.setVisible(screen.printable)
        self.sign_button.setVisible(screen.for_signing)

    def _show_next(self, screen: HandoverScreen) -> None:
        """Made anew only for another step; what is written in the same one stays."""
        missing = (screen.missing_for_offer, screen.missing_for_close)
        wanted = (screen.stage, screen.next_heading, screen.partners)
        if self._shown and (*wanted, *missing) != self._shown:
            self.banner.clear()
        before = self.next_step
        if before is not None and wanted == self._shown[: len(wanted)]:
            before.show_missing(screen)
        else:
            self.next_step = NextStep(screen, self, self._presenter.today())
            if before is not None and self._shown[0] is screen.stage:
                self.next_step.take_over(before)
            self.next_holder.clear()
            self.next_holder.add(self.next_step)
            self.next_step.show()
        self._shown = (*wanted, *missing)

    def _make_paper(self) -> Card:
        card = Card(_("The sheet"), overline=True)
        self.sign_button = outlined(_("Sheet for signing"), lambda: self._make_sheet(True))
        self.filled_button = quiet(_("Checklist with answers"), lambda: self._make_checklist(blank=False))
        self.blank_button = quiet(_("Blank checklist"), lambda: self._make_checklist(blank=True))
        card.add(
            Text(_("The checklist as paper, for the meeting and for the file.")),
            Flow(outlined(_("See the sheet"), lambda: self._make_sheet(False)), self.sign_button),
            Text(_("With a pen beside it: the points have the same numbers here and on paper.")),
            Flow(self.filled_button, self.blank_button),
        )
        return card

    def _changed(self, changes: Changes) -> None:
        if changes.concerns(self._person) and changes.intention not in ("look", "draft"):
            self.refresh()

    # --- what the next step asks for (``next_step.Steps``) ---------------------------------------

    def offer(self, partner: str, outside: str, *, keeps: bool = False) -> None:
        """Offer to a partner, or to a receiver without UngeApp."""
        said = _("The handover is offered. You are still responsible.")
        self._do(lambda one: one.offer(partner, outside, keeps=keeps), said)

    def basis(self, partner: str, outside: str) -> tuple[str, ...]:
        """What is missing before it can be offered to them."""
        return self._presenter.basis(partner, outside)

    def ask_for_consent(self) -> None:
        """The tab with the consents."""
        self._surroundings.navigator.go(Place("person", id=self._person, tab="consent"))

    def accept(self) -> None:
        """Say yes."""
        self._do(lambda one: one.accept(), _("You have said yes. You are both responsible now."))

    def refuse(self, reason: str) -> None:
        """Say no."""
        self._do(lambda one: one.refuse(reason), _("You have said no. The other side stays responsible."))

    def withdraw(self) -> None:
        """Ask for the offer back."""
        self._do(lambda one: one.withdraw(), _("The offer is withdrawn."))

    def confirm_safe(self) -> None:
        """Record motivated and safe."""
        self._do(lambda one: one.confirm_safe(), _("Motivated and safe is recorded."))

    def let_go(self) -> None:
        """Let go."""
        self._do(lambda one: one.let_go(), self._presenter.said_of_letting_go())

    def heard(self, stage: Stage, by: str, how: Heard, on: date | None, reason: str) -> None:
        """Record what a receiver without UngeApp said."""

        def act(presenter: HandoverPresenter) -> Sequence[WrittenFile]:
            presenter.heard(stage, by=by, how=how, on=on, reason=reason)
            return ()

        self._do(act, _("It is recorded."))

    def _end_everyday(self) -> None:
        ask_everyday_end(self._surroundings, self, self._person, self._follows)

    def save_again(self) -> None:
        """The last file once more."""
        self._guard.run(lambda: self._save_files(self._presenter.again(), ""))

    def receive(self) -> None:
        """Go and receive a file."""
        self._surroundings.navigator.go(Place("receive", note="choose"))

    def go_to_missing(self) -> None:
        """Go to the first point that is missing."""
        self.checklist.go_to_first_missing()
        self.banner.show_message(_("Answer the points marked as missing first."), Tone.WARN)

    def keep_written(self, name: str, text: str) -> None:
        """Keep what is being written in the next step."""
        self._presenter.keep_written(name, text)

    def _accept(self) -> None:
        """What is being typed is kept first. Where that was the last point missing, the keyboard goes to the button:
        nobody lets go by the key that ends a sentence.
        """
        if self.next_step is None:
            return
        waited = self.next_step.held()
        if not self.checklist.keep_typed():
            return
        if waited and not self.next_step.held():
            self.next_step.go()
        else:
            self.next_step.accept()

    def _do(self, act: Act, said: str) -> None:
        """In the other thread, because a file is sealed; then the files are saved."""

        def job(progress: Progress) -> tuple[WrittenFile, ...]:
            with self._surroundings.background() as intentions:
                return tuple(act(HandoverPresenter(intentions, self._person)))

        def done(files: tuple[WrittenFile, ...]) -> None:
            self._busy(False)
            self.refresh()
            self.go()
            self._guard.run(lambda: self._save_files(files, said))

        def failed(error: Exception) -> None:
            self._busy(False)
            self._guard.failed(error)

        self.banner.clear()
        if self.next_step is not None:
            self.next_step.written.keep()
            self.next_step.written.stop()
        self._busy(True)
        self._surroundings.runner.run(job, done, failed)

    def _busy(self, busy: bool) -> None:
        self.next_holder.setEnabled(not busy)
        if busy:
            self.progress.start(_("It is being written"))
        else:
            self.progress.finish()

    def _save_files(self, files: Sequence[WrittenFile], said: str) -> None:
        unsaved = False
        for file in files:
            path = self._surroundings.dialogs.save_file(_("Save the file for the other side"), file.name)
            if path is None:
                unsaved = True
            else:
                self._surroundings.write_file(path, file.content)
        if unsaved:
            told = _("The file is not saved yet. The other side only knows when it has it.")
            self.banner.show_message(
                f"{said} {told}".strip(), Tone.WARN, action=_("Save it now …"), on_action=self.save_again
            )
        elif files:
            told = _("The file is saved. Send it the way you usually send files.")
            self.banner.show_message(f"{said} {told}".strip(), Tone.GOOD)
        elif said:
            self.banner.show_message(said, Tone.GOOD)

    # --- checklist and sheet ---------------------------------------------------------------------

    def _answer(self, key: str, text: str) -> None:
        self._guard.run(lambda: self._presenter.answer(key, text))

    def _make_sheet(self, for_signing: bool) -> None:
        self._make(lambda presenter: presenter.sheet(for_signing))

    def _make_checklist(self, *, blank: bool) -> None:
        self._make(lambda presenter: presenter.checklist(blank=blank))

    def _make(self, make: Callable[[HandoverPresenter], PrintedPaper]) -> None:
        def job(progress: Progress) -> PrintedPaper:
            with self._surroundings.background() as intentions:
                return make(HandoverPresenter(intentions, self._person))

        def done(paper: PrintedPaper) -> None:
            self._paper = paper
            self.preview.show()
            self.preview.show_pdf(paper.content)
            self.preview.take_keyboard()

        self._surroundings.runner.run(job, done, self._guard.failed)

    def _print(self) -> None:
        paper = self._paper
        if paper is not None and self._guard.run(lambda: self._surroundings.print_pdf(paper.content)):
            if note_given(self._surroundings, self._guard, [paper]):
                self.banner.show_message(_("The sheet is sent to the printer."), Tone.GOOD)

    def _save_paper(self) -> None:
        paper = self._paper
        if paper is None:
            return
        path = self._surroundings.dialogs.save_file(_("Save the sheet"), paper.name)
        if path is None or not self._guard.run(lambda: self._surroundings.write_file(path, paper.content)):
            return
        if note_given(self._surroundings, self._guard, [paper]):
            self.banner.show_message(_("The sheet is saved. Remember that it holds personal information."), Tone.GOOD)
