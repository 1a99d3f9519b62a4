"""What is done with a measure and with the time after it, the same on the plan and on the measure's own page.

Belongs here: asking, calling the use case, saying what was done. Does not belong here: the cards, the rules.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from ungeapp.domain.plans import Measure, MeasureEnd, MeasureState
from ungeapp.texts import _
from ungeapp.ui.kit.form import Form
from ungeapp.ui.kit.page_frame import PageFrame
from ungeapp.ui.kit.rows import Option
from ungeapp.ui.kit.tab_frame import TabFrame
from ungeapp.ui.surroundings import Surroundings
from ungeapp.wording import measure_end


class MeasureActs:
    """Acts on measures, told on the banner of ``frame``."""

    def __init__(self, surroundings: Surroundings, frame: PageFrame | TabFrame) -> None:
        self._surroundings = surroundings
        self._frame = frame
        self._use = surroundings.intentions.measures

    def next_titles(self, measure: str) -> tuple[str, ...]:
        """The measures of the plan that may be the next, by name."""
        return tuple(dict.fromkeys(one.title for one in self._may_follow(measure)))

    def end(self, measure: str, how: MeasureEnd = MeasureEnd.NONE) -> None:
        """Ask how it ended, and what is next from which date; both together take one form."""
        found = self._use.view(measure).measure
        today = self._surroundings.intentions.desk.today()
        form = Form()
        if found.state is MeasureState.STARTED:
            ways = [MeasureEnd.COMPLETED, MeasureEnd.STOPPED]
        else:
            ways = [MeasureEnd.NEVER_STARTED, MeasureEnd.STOPPED]
        chosen = form.segmented(
            "how",
            _("How did it end?"),
            [Option(one.value, measure_end(one.value)) for one in ways],
            (how or ways[0]).value,
            show_keys=True,
        )
        on = form.date("on", _("Ended on"), today, today)
        because = form.text("because", _("In a few words: how, or why?"), min_lines=1, optional=True)
        what = form.line("what", _("What is next?"), hint=_("It is asked again until it is known."), optional=True)
        next_on = form.date("next_on", _("From which date?"), today, optional=True)
        if not self._surroundings.dialogs.show_form(_("End the measure"), form, _("Save")):
            return
        following = self._named(measure, what.value())
        day = next_on.value()
        known = what.value() if day is not None else ""  # half an answer leaves the question open
        self._act(
            lambda: self._use.end(
                measure,
                how=MeasureEnd(chosen.value()),
                on=on.value() or today,
                because=because.value(),
                next_what=known,
                next_on=day,
                followed_by=following if known else "",
            ),
            _("The measure has ended."),
        )

    def next_is(self, measure: str, what: str, on: date | None) -> bool:
        """What is next, or the measure of that name."""
        return self._act(
            lambda: self._use.answer_next(measure, what=what, on=on, followed_by=self._named(measure, what)),
            _("What is next is agreed."),
        )

    def next_began(self, measure: str) -> None:
        """The next has begun today."""
        self._act(lambda: self._use.next_began(measure), _("The next has begun."))

    def feels_safe(self, measure: str) -> None:
        """Motivated and safe, heard here today."""
        self._act(lambda: self._use.feels_safe(measure), _("Noted: motivated and safe."))

    def nothing_follows(self, measure: str) -> None:
        """Ask why nothing has to follow."""
        because = self._surroundings.dialogs.ask_text(
            _("Nothing has to follow"), _("Why? For example what it is anchored in"), _("Save")
        )
        if because:
            self._act(lambda: self._use.anchor(measure, because), _("The measure is let go."))

    def _act(self, action: Callable[[], object], said: str) -> bool:
        return self._surroundings.act(self._frame, action, said)

    def _may_follow(self, measure: str) -> tuple[Measure, ...]:
        return tuple(one for one in self._use.view(measure).others if one.state is not MeasureState.ENDED)

    def _named(self, measure: str, title: str) -> str:
        wanted = title.strip().casefold()
        return next((one.id for one in self._may_follow(measure) if one.title.casefold() == wanted), "")
