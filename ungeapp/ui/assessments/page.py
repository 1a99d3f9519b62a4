"""The page of one assessment: a question at a time, the outcome beside it, and what to do with it.

Belongs here: widgets and their arrangement. Does not belong here: what they say (``presenter``).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from ungeapp.domain.changes import Changes
from ungeapp.texts import _
from ungeapp.ui.assessments.outcome_card import OutcomeCard
from ungeapp.ui.assessments.presenter import AssessmentPresenter, AssessmentScreen
from ungeapp.ui.assessments.question_card import QuestionCard
from ungeapp.ui.casework.paper_place import PaperPlace
from ungeapp.ui.casework.way_back import WayBack, way_back
from ungeapp.ui.kit.buttons import outlined, primary, quiet
from ungeapp.ui.kit.layouts import Columns, Flow, Stack
from ungeapp.ui.kit.list_card import ListCard
from ungeapp.ui.kit.page_frame import PageFrame
from ungeapp.ui.kit.paper_stack import PaperStack
from ungeapp.ui.kit.text import Secondary
from ungeapp.ui.kit.tokens import SPACE_4, Tone
from ungeapp.ui.navigation import Place
from ungeapp.ui.runner import Progress
from ungeapp.ui.shortcuts import Keys, bind
from ungeapp.ui.surroundings import Surroundings
from ungeapp.usecases.sending import WrittenFile


class AssessmentPage(PageFrame):
    """The page behind ``Place("assessment", id=assessment)``."""

    def __init__(self, surroundings: Surroundings) -> None:
        super().__init__(_("Assessment"))
        self._surroundings = surroundings
        self._guard = surroundings.guard(self)
        self.presenter = AssessmentPresenter(surroundings.intentions, "")
        self._at = ""
        self._screen: AssessmentScreen | None = None
        self.question = QuestionCard()
        self.question.answered.connect(self._answer)
        self.question.chosen.connect(self._choose)
        self.question.back_wanted.connect(self.back)
        self.outcome = OutcomeCard(self)
        self.answers = ListCard(_("The answers"), overline=True)
        self.answers.list.opened.connect(self._go_to)
        self.earlier = ListCard(_("Earlier assessments"), overline=True)
        self.earlier.list.opened.connect(lambda id: surroundings.navigator.go(Place("assessment", id=id)))
        self.source = Secondary("")
        self.remove_button = quiet(_("Take the assessment away …"), self.remove)
        side = Stack(self.answers, self.earlier, self.source, Flow(self.remove_button), gap=SPACE_4)
        self._content = Columns(Stack(self.outcome, self.question, gap=SPACE_4), side, weights=(62, 38))
        self._paper_place = PaperPlace(surroundings, self, self._content, _("Back to the assessment"))
        self.add(self._content, self._paper_place)
        self.papers: PaperStack | None = None
        self._first_paper = ""
        self._back: WayBack | None = None
        bind(self, Keys.ACCEPT, self.accept)
        surroundings.on_change(self, self._changed)

    def open_place(self, place: Place) -> None:
        """The assessment ``place.id``."""
        if place.id != self.presenter.assessment:
            self.banner.clear()
            self.presenter = AssessmentPresenter(self._surroundings.intentions, place.id)
            self._at = ""
            self.question.forget()
        self._paper_place.put_away()
        self._back = None
        if self._guard.run(self.refresh):
            self.go()

    def refresh(self) -> None:
        """Look again."""
        screen = self._screen = self.presenter.look(self._at)
        if self._back is None:
            self._back = way_back(self._surroundings.navigator, self.presenter.person)
        self.set_title(screen.title, screen.name)
        actions: list[QWidget] = [outlined(self._back.word, self.leave)]
        if screen.may_decide:
            actions.append(primary(_("Keep this outcome"), self.decide))
        self.set_actions(actions)
        self.outcome.show_screen(screen)
        self.question.setVisible(screen.question is not None)
        if screen.question is not None:
            self._at = screen.question.key
            self.question.show_question(screen.question, screen.intro)
        self.answers.show_rows(screen.rows)
        self.earlier.show_rows(screen.earlier)
        self.earlier.setVisible(bool(screen.earlier))
        self.source.setText(screen.source)
        self.remove_button.setVisible(not screen.decided)

    def go(self) -> None:
        """The keyboard into the question, or into what can be done with the outcome."""
        if self.papers is not None and self._paper_place.isVisible():
            self.papers.list.setFocus()
        elif self._screen is not None and self._screen.question is not None:
            self.question.go()
        else:
            self.outcome.go()

    def accept(self) -> None:
        """Keep the answer and go on; where nothing is open any more, keep the outcome."""
        screen = self._screen
        if screen is None or screen.question is None:
            return
        if screen.may_decide and self.question.is_kept():
            self.decide()
        else:
            self.question.keep()

    def back(self) -> None:
        """The question before."""
        self._go_to(self.presenter.before(self._at))

    def decide(self) -> None:
        """Keep the outcome with its grounds."""
        if self._surroundings.act(
            self, self.presenter.decide, _("The outcome is kept with its grounds. It can be printed.")
        ):
            self.go()

    def redo(self) -> None:
        """Assess again; what was decided stays."""
        because = self._surroundings.dialogs.ask_text(
            _("Assess again"), _("What has changed since?"), _("Assess again")
        )
        made: list[str] = []
        if because and self._guard.run(lambda: made.append(self.presenter.redo(because))):
            self._surroundings.navigator.go(Place("assessment", id=made[0]))

    def remove(self) -> None:
        """Take the assessment away, for a reason."""
        because = self._surroundings.dialogs.ask_text(
            _("Take the assessment away"), _("Why should it not have been begun?"), _("Take away")
        )
        if because and self._surroundings.act(self, lambda: self.presenter.remove(because)):
            self.leave()

    def start_course(self) -> None:
        """Begin the course the outcome leads to."""
        if self._guard.run(self.presenter.start_course):
            self._surroundings.navigator.go(Place("person", id=self.presenter.person, tab="meetings"))

    def refer(self, code: str, partner: str) -> None:
        """Say what goes along, write the sealed file of a referral, then save it."""
        told: list[str] = []
        if not self._guard.run(lambda: told.append(self.presenter.going(code, partner))):
            return
        dialogs = self._surroundings.dialogs
        if told[0] and not dialogs.confirm(_("Sealed file with the referral"), told[0], _("Write the file")):
            return

        def job(progress: Progress) -> WrittenFile:
            with self._surroundings.background() as intentions:
                return AssessmentPresenter(intentions, self.presenter.assessment).refer(code, partner)

        self._surroundings.runner.run(job, self._save, self._refused)

    def not_referred(self) -> None:
        """Nothing was sent after all; it can be undone."""
        if self._surroundings.act(
            self,
            self.presenter.not_referred,
            _("It is noted that the referral was not sent. What waits for it waits again."),
        ):
            self.go()

    def ask_for_consent(self) -> None:
        """The tab with the consents."""
        self._surroundings.navigator.go(Place("person", id=self.presenter.person, tab="consent"))

    def show_paper(self, paper: str) -> None:
        """The papers, the wanted one first."""
        presenter = self.presenter
        self._first_paper = paper
        hint = _("A referral counts as sent once it is printed or saved, not by being looked at.")
        self.papers = self._paper_place.open(
            _("Assessment on paper"),
            presenter.papers(paper),
            presenter.make_paper,
            hint=hint if presenter.offers_referrals() else "",
            went_out=partial(self._went_out, presenter),
        )

    def _went_out(self, presenter: AssessmentPresenter, papers: Sequence[str]) -> None:
        """A referral is sent by being printed or saved, whoever is looked at by then; that it was can be undone."""
        if presenter.is_referral(papers):
            said = (self.banner.text(), _("It is noted that the referral has been sent today."))
            self._surroundings.act(self, lambda: presenter.note_referred(papers), " ".join(said))

    def leave(self) -> None:
        """Back to where one came from."""
        if self._back is not None:
            self._surroundings.navigator.go(self._back.place)

    def _refused(self, error: Exception) -> None:
        self._guard.failed(error)
        sentence = self.banner.text()
        self.banner.show_message(sentence, Tone.WARN, action=_("Go to the consents"), on_action=self.ask_for_consent)

    def _save(self, file: WrittenFile) -> None:
        path = self._surroundings.dialogs.save_file(_("Save the file for the other side"), file.name)
        if path is None:
            self.banner.show_message(_("The file is not saved yet. It lies under files in the exchange."), Tone.WARN)
        elif self._guard.run(lambda: self._surroundings.write_file(path, file.content)):
            self.banner.show_message(_("The file is saved. Send it the way you usually send files."), Tone.GOOD)
        self.refresh()

    def _answer(self, key: str, text: str) -> None:
        """An answer was kept; the next question comes to the front."""
        if self._guard.run(lambda: self.presenter.answer(key, text)):
            self._at = self.presenter.after(key)
            self.question.forget()
            self.refresh()
            self.go()

    def _choose(self, key: str, text: str) -> None:
        """A text was left without going on: keep it, stay here."""
        self._guard.run(lambda: self.presenter.answer(key, text))

    def _go_to(self, key: str) -> None:
        if self._screen is not None and self._screen.question is not None:
            self.question.save()
            self._at = key
            self.question.forget()
            self.refresh()
            self.go()

    def _changed(self, changes: Changes) -> None:
        told = changes.intention not in ("look", "draft", "print", "assessment.remove")
        if self.presenter.person and told and changes.concerns(self.presenter.person):
            self._guard.run(self.refresh)
            if changes.intention != "assessment.refer":  # what stands on the papers is the same
                self._guard.run(lambda: self._paper_place.offer_again(self.presenter.papers(self._first_paper)))


def make_page(surroundings: Surroundings) -> AssessmentPage:
    """The page the window registers for places of kind ``assessment``."""
    return AssessmentPage(surroundings)
