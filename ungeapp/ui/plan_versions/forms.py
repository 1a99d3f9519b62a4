"""The two small forms of the versions: the plan is agreed, and the situation is another.

Belongs here: their fields. Does not belong here: what may be chosen and what becomes of it (``presenter``).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ungeapp.texts import _
from ungeapp.ui.kit.banner import Banner
from ungeapp.ui.kit.buttons import primary, quiet
from ungeapp.ui.kit.card import Card
from ungeapp.ui.kit.choices import CheckListField, Segmented
from ungeapp.ui.kit.fields import DateField, LineField, TextField
from ungeapp.ui.kit.form import Form
from ungeapp.ui.kit.layouts import Columns, Flow
from ungeapp.ui.kit.text import Secondary
from ungeapp.ui.kit.tokens import Tone
from ungeapp.ui.plan_versions.presenter import VersionsPresenter
from ungeapp.ui.shortcuts import Keys

Act = Callable[[Callable[[], object], str], bool]
"""Does what was asked for and says it; a refusal becomes a sentence on the page."""


def _names(field: LineField) -> tuple[str, ...]:
    """Names typed in one line, with commas between them."""
    return tuple(one.strip() for one in field.value().split(",") if one.strip())


class AgreeForm(Card):
    """With whom, when, how. What is missing stands above the button and stops nobody."""

    def __init__(self, presenter: VersionsPresenter, act: Act, leave: Callable[[], object]) -> None:
        super().__init__(_("The plan is agreed"))
        self._presenter, self._act, self._leave = presenter, act, leave
        choices = presenter.agree_choices()
        self.left, self.right = Form(), Form()
        self.people: CheckListField = self.left.check_list("people", _("Agreed with"), choices.people, choices.ticked)
        self.custody: CheckListField = self.left.check_list("custody", _("Holders of custody"), choices.custody)
        self.left.set_row_visible("custody", bool(choices.custody))
        self.others: LineField = self.left.line(
            "others", _("Others who agreed, by name"), hint=_("With commas between them."), optional=True
        )
        self.on: DateField = self.right.date("on", _("Agreed on the day"), presenter.today, presenter.today)
        self.how: Segmented = self.right.segmented(
            "how", _("How it was agreed"), choices.ways, choices.ways[0].value, show_keys=True
        )
        self.note: LineField = self.right.line("note", _("A short remark"), optional=True)
        self.review: DateField = self.right.date(
            "review", _("The plan is looked at again on"), presenter.today, choices.review_on
        )
        self._suggested = choices.review_on
        self.missing = Banner()
        self.save_button = primary(_("The plan is agreed"), self.save, key=Keys.ACCEPT.shown())
        self.add(
            Secondary(_("What stands in the plan now is kept as this version and is not changed any more.")),
            Columns(self.left, self.right, weights=(1, 1)),
            self.missing,
            Flow(self.save_button, quiet(_("Cancel"), leave)),
        )
        for ticks in (self.people, self.custody):
            ticks.edited.connect(self._look)
        self.on.committed.connect(self._day_chosen)
        self._look()

    def save(self) -> None:
        """Agree, if what is written can be read."""
        problems = self.right.problems()
        if not problems and self.on.value() is None:
            problems = {"on": _("Write the day it was agreed.")}
        self.right.set_errors(problems)
        on = self.on.value()
        if problems or on is None:
            return
        done = self._act(
            lambda: self._presenter.agree(
                people=(*self.people.value(), *_names(self.others)),
                custody=self.custody.value(),
                on=on,
                how=self.how.value(),
                note=self.note.value(),
                review_on=self.review.value(),
            ),
            _("The plan is agreed and kept. Print it, so that everybody has their copy."),
        )
        if done:
            self._leave()

    def _day_chosen(self) -> None:
        """The day of looking again follows the day of agreeing, until somebody chose another."""
        on = self.on.value()
        if on is not None and self.review.value() == self._suggested:
            self._suggested = self._presenter.review_after(on)
            self.review.set_value(self._suggested)
        self._look()

    def _look(self) -> None:
        on = self.on.value() or self._presenter.today
        told = self._presenter.warnings((*self.people.value(), *_names(self.others)), self.custody.value(), on)
        if told:
            self.missing.show_message(told, Tone.WARN)
        else:
            self.missing.clear()


class SituationForm(Card):
    """First who is in the team now, then why, then the next step."""

    def __init__(self, presenter: VersionsPresenter, act: Act, leave: Callable[[], object]) -> None:
        choices = presenter.situation_choices()
        super().__init__(
            _("Version {number}: team and reason").format(number=choices.number)
            if choices.started
            else _("The situation is changed")
        )
        self._presenter, self._act, self._leave = presenter, act, leave
        self._started = choices.started
        self.left, self.right = Form(), Form()
        self.team: CheckListField = self.left.check_list(
            "team",
            choices.asked,
            choices.team,
            choices.ticked,
            hint=_("Take the tick away from those who are out."),
        )
        self.others: LineField = self.left.line(
            "others", _("New in the team, by name"), hint=_("With commas between them."), optional=True
        )
        self.because: TextField = self.right.text("because", _("What is changed?"), min_lines=2)
        self.because.set_value(choices.because)
        self.step: LineField = self.right.line("step", _("Then do this"), choices.next_step)
        self.step_on: DateField = self.right.date("step_on", _("Do it by"), presenter.today, choices.next_step_on)
        for name in ("step", "step_on"):
            self.right.set_row_visible(name, not choices.started)
        verb = _("Save") if choices.started else _("Begin version {number}").format(number=choices.number)
        self.save_button = primary(verb, self.save, key=Keys.ACCEPT.shown())
        self.add(
            Columns(self.left, self.right, weights=(1, 1)),
            Flow(self.save_button, quiet(_("Cancel"), leave)),
        )

    def save(self) -> None:
        """Begin the next version, if nothing is missing."""
        team = (*self.team.value(), *_names(self.others))
        self.left.set_errors({} if team else {"team": _("Tick at least one who is in the team now.")})
        problems = self.right.problems()
        if not self.because.value().strip():
            problems["because"] = _("Write in a few words what is changed.")
        self.right.set_errors(problems)
        if problems or not team:
            return
        done = self._act(
            lambda: self._presenter.situation_changed(
                team=team,
                because=self.because.value(),
                next_step="" if self._started else self.step.value(),
                next_step_on=self.step_on.value(),
            ),
            _("Saved on the version.") if self._started else _("The next version is begun, and the next step is set."),
        )
        if done:
            self._leave()


def first_field(form: AgreeForm | SituationForm) -> Sequence[CheckListField]:
    """Where the keyboard goes when a form opens."""
    return (form.people,) if isinstance(form, AgreeForm) else (form.team,)
