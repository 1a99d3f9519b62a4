"""The card with the outcome: what the answers lead to, what is missing, and what can be done with it.

Belongs here: that card. Does not belong here: its sentences (``presenter``), doing it (``page``).
"""

from __future__ import annotations

from functools import partial
from typing import Protocol

from ungeapp.texts import _
from ungeapp.ui.assessments.presenter import GROUNDS, REFERRAL, AssessmentScreen, ReferralView
from ungeapp.ui.kit.buttons import Button, outlined, primary, quiet, row_button
from ungeapp.ui.kit.card import Card
from ungeapp.ui.kit.chip import Chip
from ungeapp.ui.kit.choices import ChoiceField
from ungeapp.ui.kit.layouts import Flow, Row, Stack
from ungeapp.ui.kit.text import Heading, Secondary, Strong, Text
from ungeapp.ui.kit.tokens import SPACE_2, SPACE_3


class OutcomeActs(Protocol):
    """What the card asks of the page."""

    def redo(self) -> None: ...
    def start_course(self) -> None: ...
    def refer(self, code: str, partner: str) -> None: ...
    def not_referred(self) -> None: ...
    def show_paper(self, paper: str) -> None: ...


class ReferralRow(Stack):
    """One referral: on paper, or as a sealed file to a partner."""

    def __init__(self, acts: OutcomeActs, view: ReferralView) -> None:
        super().__init__(gap=SPACE_2)
        self.partner = ChoiceField(view.partners, view.likely, empty=_("Choose a partner"))
        self.partner.setAccessibleName(_("Sealed file to: {title}").format(title=view.title))
        self.paper_button = row_button(
            _("See the referral"), lambda: acts.show_paper(REFERRAL + view.code), name=view.title
        )
        self.file_button = row_button(
            _("Write a sealed file"), lambda: acts.refer(view.code, self.partner.value()), name=view.title
        )
        self.add(Strong(view.title))
        if view.partners:
            self._enable()
            self.partner.committed.connect(self._enable)
            self.add(Flow(self.paper_button))
            self.add(Row(self.partner, self.file_button, stretch=0))
        else:
            self.add(Flow(self.paper_button))
            self.add(Secondary(_("There is no confirmed partner to send a sealed file to.")))

    def _enable(self) -> None:
        self.file_button.hold("" if self.partner.value() else _("Choose who gets the file."))


class OutcomeCard(Card):
    """Always at the top; what can be done with the outcome appears once it is kept."""

    def __init__(self, acts: OutcomeActs) -> None:
        super().__init__(_("Outcome of the assessment"), overline=True, gap=SPACE_3)
        self._acts = acts
        self.chip = Chip("")
        self.title = Heading("")
        self.text = Text("")
        self.missing = Secondary("")
        self.decided = Secondary("")
        self.because = Secondary("")
        self.paper_button = outlined(_("See the grounds on paper"), partial(acts.show_paper, GROUNDS))
        self.course_button = primary(_("Begin the course of meetings"), acts.start_course)
        self.redo_button = quiet(_("Assess again …"), acts.redo)
        self.draft_button: Button = quiet(_("See the grounds so far"), partial(acts.show_paper, GROUNDS))
        self._done = Flow(self.course_button, self.paper_button, self.redo_button)
        self._draft = Flow(self.draft_button)
        self.referrals = Stack(gap=SPACE_3)
        self.rows: list[ReferralRow] = []
        self.referred = Secondary("")
        self.not_referred_button = row_button(_("It was not sent"), acts.not_referred)
        self._referred = Flow(self.referred, self.not_referred_button)
        self.add(Flow(self.chip), self.title, self.text, self.missing, self.decided, self.because)
        self.add(self.referrals, self._referred, self._done, self._draft)
        self._shown: tuple[ReferralView, ...] = ()

    def show_screen(self, screen: AssessmentScreen) -> None:
        """Show the outcome as it stands."""
        self.chip.show_state(screen.state, screen.tone)
        for label, told in (
            (self.title, screen.outcome if screen.outcome_text else ""),
            (self.text, screen.outcome_text),
            (self.missing, screen.missing),
            (self.decided, screen.decided),
            (self.because, screen.because),
            (self.referred, screen.referred),
        ):
            label.setText(told)
            label.setVisible(bool(told))
        decided = bool(screen.decided)
        self._done.setVisible(decided)
        self._draft.setVisible(not decided)
        self.course_button.setVisible(bool(screen.course))
        if screen.referrals != self._shown:
            self._shown = screen.referrals
            self.referrals.clear()
            self.rows = [ReferralRow(self._acts, one) for one in screen.referrals]
            for row in self.rows:
                self.referrals.add(row)
        self.referrals.setVisible(bool(self.rows))
        self._referred.setVisible(bool(screen.referred))

    def go(self) -> None:
        """The keyboard into the first thing to do."""
        first = self.rows[0].paper_button if self.rows else self.paper_button
        (self.course_button if self.course_button.isVisible() else first).setFocus()
