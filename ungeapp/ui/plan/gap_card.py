"""Between two measures: the question that stays until another has begun and the young person is motivated and safe.

Belongs here: that card, on the plan and on the measure's page. Does not belong here: when it may be let go (the domain).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Protocol

from ungeapp.domain.between_measures import Between, Gap
from ungeapp.texts import _
from ungeapp.ui.casework.entries import EntryRow
from ungeapp.ui.casework.words import capital
from ungeapp.ui.kit import tokens
from ungeapp.ui.kit.buttons import quiet, row_button
from ungeapp.ui.kit.card import Card
from ungeapp.ui.kit.fields import DateField
from ungeapp.ui.kit.layouts import Flow
from ungeapp.ui.kit.suggest import SuggestField
from ungeapp.ui.kit.text import Text
from ungeapp.ui.measure_words import days_text, gap_question, gap_sentence, next_name


class GapActs(Protocol):
    """What the card asks of its page."""

    def next_is(self, measure: str, what: str, on: date | None) -> bool: ...
    def next_began(self, measure: str) -> None: ...
    def feels_safe(self, measure: str) -> None: ...
    def nothing_follows(self, measure: str) -> None: ...


class NextEntry(EntryRow):
    """What is next (or a measure of the plan by its name), and from which date."""

    def __init__(self, card: GapCard, titles: Sequence[str], today: date) -> None:
        super().__init__(_("What is next?"))
        self._card = card
        self.what = SuggestField(titles)
        self.on = DateField(today)
        self.line((_("What is next?"), self.what, 1))
        self.open_up()
        across = self.line((_("From which date?"), self.on, 1))
        self.open_up()
        self.finish(across, self._save, _("Save what is next")).set_text(_("Save"))
        for line in (self.what, self.on.line):
            line.returnPressed.connect(self._save)

    def _save(self) -> None:
        if self.on.problem():
            self.refuse(self.on.problem())
            self.on.setFocus()
            return
        if not self.what.value():
            self.refuse(_("Write what is next, or choose the measure that follows."))
            self.what.setFocus()
            return
        if self.on.value() is None:
            self.refuse(_("Write from which date. A date that may change is better than none."))
            self.on.setFocus()
            return
        self.refuse("")
        self._card.answered(self.what.value(), self.on.value())


class GapCard(Card):
    """One open gap; ``show_gap`` shows the same one as it is now."""

    def __init__(self, acts: GapActs, gap: Gap, titles: Sequence[str], today: date) -> None:
        super().__init__(gap_question(gap), accent="warn", gap=tokens.SPACE_3)
        self._acts = acts
        self._today = today
        self.measure = gap.measure.id
        self._sentence = Text("")
        self.entry = NextEntry(self, titles, today)
        self.began = row_button(_("It has begun"), lambda: acts.next_began(self.measure))
        self.safe = row_button(_("Motivated and safe"), lambda: acts.feels_safe(self.measure))
        self.correct = quiet(_("Correct"), self._correct)
        self.nothing = quiet(_("Nothing has to follow …"), lambda: acts.nothing_follows(self.measure))
        for button in (self.began, self.safe, self.correct, self.nothing):
            button.setAccessibleName(f"{button.text()}: {gap.measure.title}")
        self.add(self._sentence, self.entry, Flow(self.began, self.safe, self.correct, self.nothing))
        self.show_gap(gap)

    def show_gap(self, gap: Gap) -> None:
        """What is asked now."""
        asked = gap.state is Between.UNANSWERED
        self.set_heading(gap_question(gap))
        self.set_aside(capital(days_text(gap.days)))
        self._sentence.setText(gap_sentence(gap, self._today))
        self.entry.setVisible(asked)
        if not asked:
            self.entry.what.set_value(next_name(gap))
            self.entry.on.set_value(gap.measure.next_on)
        self.began.setVisible(gap.state is Between.AGREED)
        self.safe.setVisible(not asked and gap.measure.safe_on is None)
        self.correct.setVisible(gap.state is Between.AGREED)

    def answered(self, what: str, on: date | None) -> None:
        """The row was saved."""
        self._acts.next_is(self.measure, what, on)

    def _correct(self) -> None:
        self.entry.show()
        self.entry.what.setFocus()
