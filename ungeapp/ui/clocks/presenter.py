"""What the page of dates says, and the answers typed there; without Qt.

Belongs here: rows, sentences, acts. Does not belong here: widgets, which deadlines run.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from ungeapp.domain.circumstances import Answered, DeadlineAnswer
from ungeapp.domain.clocks import Clock, ClockState
from ungeapp.domain.deadlines import Standing
from ungeapp.texts import _
from ungeapp.ui.clocks.words import answers_here, clock_row, next_place, past_row
from ungeapp.ui.kit.rows import RowView
from ungeapp.ui.navigation import Place
from ungeapp.usecases.intentions import Intentions

DONE, NOT_NEEDED, LATER = "done", "not-needed", "later"


@dataclass(frozen=True, slots=True)
class DatesView:
    """The page's content. ``later`` are those without a day; ``past`` those that run no more."""

    name: str
    running: Sequence[RowView]
    undated: Sequence[RowView]
    past: Sequence[RowView]
    working_days: str


class DatesPresenter:
    """Reads and answers the deadlines of one young person, or of the desk (``person`` empty)."""

    def __init__(self, intentions: Intentions) -> None:
        self._intentions = intentions
        self._person = ""
        self._clocks: dict[str, Clock] = {}

    @property
    def today(self) -> date:
        return self._intentions.desk.today()

    def look(self, person: str) -> DatesView:
        """Every deadline as it stands."""
        self._person = person
        name, answers = "", frozenset[tuple[str, str]]()
        if person:
            file = self._intentions.people.file(person)
            name = file.person.full_name
            clocks = self._intentions.clocks.among(file.person, file.records)
            answers = frozenset(
                (one.rule, one.origin) for one in file.of(DeadlineAnswer) if one.answered is not Answered.OPEN
            )
        else:
            clocks = self._intentions.clocks.of_the_desk()
            answers = frozenset((one.rule.id, one.origin) for one in clocks if one.state is not ClockState.RUNNING)
        self._clocks = {one.key: one for one in clocks}
        runs = [one for one in clocks if one.state is ClockState.RUNNING]
        return DatesView(
            name=name,
            running=tuple(clock_row(one, self.today) for one in runs if one.due is not None),
            undated=tuple(clock_row(one, self.today) for one in runs if one.due is None),
            past=tuple(
                past_row(one, self.today, by_hand=(one.rule.id, one.origin) in answers)
                for one in sorted(clocks, key=_newest_first)
                if one.state is not ClockState.RUNNING
            ),
            working_days=self._working_days(),
        )

    def _working_days(self) -> str:
        counts = self._intentions.desk.profile.saturday_counts
        if counts is None:
            return _("Saturdays: the earlier of the two readings is taken, so that the day is always in time.")
        return (
            _("Saturdays count as working days here.") if counts else _("Saturdays do not count as working days here.")
        )

    def title(self, key: str) -> str:
        """What a deadline is called."""
        return self._clocks[key].rule.title

    def asked(self, key: str) -> str:
        """What would meet it, as the question is put."""
        return self._clocks[key].rule.stop

    def runs(self, key: str) -> bool:
        """Whether it is one of those that run."""
        return key in self._clocks and self._clocks[key].state is ClockState.RUNNING

    def can_wait(self, key: str) -> bool:
        """A date of the law is not put off."""
        return self._clocks[key].rule.standing is not Standing.LAW

    def is_past(self, key: str) -> bool:
        """Whether it can happen no more, so that only why it did not is left to say."""
        return self._clocks[key].too_old_on is not None

    def answers_here(self, key: str) -> bool:
        """Whether the next action is to answer it here."""
        return answers_here(self._clocks[key])

    def place(self, key: str) -> Place:
        """Where the next action is done."""
        return next_place(self._clocks[key], self._person)

    def next_week(self) -> date:
        """What *udsæt* suggests."""
        return self.today + timedelta(days=7)

    # acts --------------------------------------------------------------------------------------------------------
    def answer(self, key: str, how: str, on: date | None, words: str) -> None:
        """Done on a day, not relevant because of the words, or later with them."""
        clock, acts = self._clocks[key], self._intentions.clocks
        if how == DONE:
            acts.done(self._person, clock.rule.id, clock.origin, on=on, what=words)
        elif how == LATER:
            acts.later(self._person, clock.rule.id, clock.origin, on or self.next_week(), words)
        else:
            acts.not_needed(self._person, clock.rule.id, clock.origin, words)

    def reopen(self, key: str) -> None:
        """It runs again."""
        clock = self._clocks[key]
        self._intentions.clocks.reopen(self._person, clock.rule.id, clock.origin)


def _newest_first(clock: Clock) -> tuple[int, str]:
    day = clock.met_on or clock.due or clock.trigger
    return -day.toordinal(), clock.key
