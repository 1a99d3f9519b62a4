"""What the tab *Plan* says and what can be done there, through the use cases; without Qt.

Belongs here: the plan as values, conflicts with both texts, what stays outside and why.
Does not belong here: widgets (``page``, ``cards``, ``decision``).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from ungeapp import wording
from ungeapp.domain import registers
from ungeapp.domain.between_measures import Gap
from ungeapp.domain.gate import Purpose
from ungeapp.domain.meetings import MeetingState
from ungeapp.domain.plans import (
    Agreement,
    AgreementState,
    Goal,
    GoalState,
    GoalStep,
    Horizon,
    Measure,
    MeasureSort,
    MeasureState,
    PlanEvent,
    plan_id,
)
from ungeapp.domain.record import Plain, Record
from ungeapp.texts import N_, _, ngettext
from ungeapp.ui.casework.typed import TypedAgreement, TypedGoal, TypedRating
from ungeapp.ui.casework.whose import is_me
from ungeapp.ui.casework.words import AGREEMENT_TONES, capital, day_and_time, due_tip, due_tone, joined
from ungeapp.ui.kit.rows import Option, RowView
from ungeapp.ui.kit.tokens import Tone
from ungeapp.ui.measure_words import area_name, measure_row
from ungeapp.ui.plan.goal_views import GoalView, closed_goal, goal_view
from ungeapp.ui.plan.views import ConflictView
from ungeapp.usecases.intentions import Intentions
from ungeapp.usecases.plans import PlanView
from ungeapp.usecases.ports.rows import Conflict
from ungeapp.usecases.printed import PrintedPaper, young_person_recipient
from ungeapp.usecases.receiving import Choice, Decision

_DONE_SHOWN = 5
WHOLE, MY_PLAN = "plan", "my-plan"
"""The papers of this tab."""

_CODES = {
    "sort",
    "ended_how",
    "status",
    "code",
    "followed_by",
    "state",
    "area",
    "horizon",
    "unit",
    "owner_unit",
    "owner_person",
    "goal",
    "meeting",
    "item",
    "part",
}
_ORDER = {MeasureState.STARTED: 0, MeasureState.GRANTED: 1, MeasureState.REQUESTED: 2, MeasureState.ENDED: 3}

OPENING: dict[str, str] = {
    "wishes": N_("What I wish for"),
    "strengths": N_("This goes well"),
    "challenges": N_("What challenges me"),
    "needs": N_("What I need"),
    "expectations": N_("What we expect of each other"),
}
"""The opening sections of the plan and what they are called (2-02)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OpeningText:
    """A text of the plan's opening, and what waits as a draft."""

    field: str
    label: str
    stored: str
    waiting: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanTabView:
    """The whole tab."""

    opening: tuple[OpeningText, ...]
    opening_conflicts: tuple[ConflictView, ...]
    goals: tuple[GoalView, ...]
    closed_goals: tuple[RowView, ...]
    agreements: tuple[RowView, ...]
    agreement_conflicts: tuple[ConflictView, ...]
    measures: tuple[RowView, ...]
    gaps: tuple[Gap, ...]
    events: tuple[RowView, ...]
    measure_conflicts: tuple[ConflictView, ...]
    next_step: str
    next_step_on: date | None
    ended: bool
    next_meeting: tuple[RowView, ...]
    outside: tuple[RowView, ...]


class PlanPresenter:
    """The plan of one young person."""

    def __init__(self, intentions: Intentions, person: str) -> None:
        self._intentions = intentions
        self.person = person

    @property
    def today(self) -> date:
        """The day relative dates count from."""
        return self._intentions.desk.today()

    def look(self) -> PlanTabView:
        """Everything the tab shows."""
        desk = self._intentions.desk
        plan = self._intentions.plans.view(self.person)
        conflicts = [self._conflict(one) for one in plan.conflicts]
        goals = {one.id for one in plan.goals}
        ordered = sorted(plan.goals, key=lambda one: (one.horizon is Horizon.SHORT, one.id))
        return PlanTabView(
            opening=self._opening(plan),
            opening_conflicts=tuple(one for one in conflicts if one.record == plan.plan.id),
            goals=tuple(
                goal_view(plan, one, desk, self._of_goal(plan, one), conflicts)
                for one in ordered
                if one.state is GoalState.OPEN
            ),
            closed_goals=tuple(closed_goal(one, self.today) for one in ordered if one.state is not GoalState.OPEN),
            agreements=self._agreements(plan, [one for one in plan.agreements if one.goal not in goals]),
            agreement_conflicts=self._about(conflicts, plan.agreements),
            measures=self._measures(plan),
            gaps=plan.gaps,
            events=tuple(self._event(one) for one in plan.events),
            measure_conflicts=self._about(
                conflicts,
                [*plan.measures, *plan.steps, *plan.ratings, *plan.tasks, *plan.measure_ratings, *plan.events],
            ),
            next_step=plan.person.next_step,
            next_step_on=plan.person.next_step_on,
            ended=plan.person.ended,
            next_meeting=self._next_meeting(),
            outside=self._outside(plan),
        )

    # rows --------------------------------------------------------------------------------------------------------
    def _opening(self, plan: PlanView) -> tuple[OpeningText, ...]:
        drafts = {one.field: one.text for one in plan.drafts}
        return tuple(
            OpeningText(field=field, label=_(label), stored=getattr(plan.plan, field), waiting=drafts.get(field))
            for field, label in OPENING.items()
        )

    def _of_goal(self, plan: PlanView, goal: Goal) -> tuple[RowView, ...]:
        return self._agreements(plan, [one for one in plan.agreements if one.goal == goal.id])

    def _agreements(self, plan: PlanView, found: Sequence[Agreement]) -> tuple[RowView, ...]:
        open_ = [one for one in found if one.state is AgreementState.OPEN]
        over = [one for one in found if one.state is not AgreementState.OPEN][-_DONE_SHOWN:]
        return tuple(self._agreement(one, plan.person.next_step) for one in [*open_, *over])

    def _agreement(self, one: Agreement, next_step: str) -> RowView:
        me = self._intentions.desk.author.name
        owner = _("you") if one.mine or one.owner == me else one.owner or _("nobody yet")
        is_open = one.state is AgreementState.OPEN
        following = is_open and bool(next_step) and one.what.strip() == next_step.strip()
        due = wording.short_day(one.due, self.today) if one.due else ""
        late = is_open and due_tone(one.due, self.today) is Tone.WARN
        chip = capital(wording.agreement_state(one.state))
        if late and one.due is not None:
            days = (self.today - one.due).days
            chip = ngettext("{number} day over", "{number} days over", days).format(number=days)
        return RowView(
            id=one.id,
            title=one.what if following else "",
            title_rest="" if following else one.what,
            context=joined(owner, due, one.outcome, _("next step") if following else ""),
            chip=chip,
            tone=Tone.WARN if late else AGREEMENT_TONES[one.state],
            action=_("Done") if is_open else "",
            icon="next" if following else "open" if is_open else "done",
            tip=due_tip(one.due, self.today),
        )

    def _measures(self, plan: PlanView) -> tuple[RowView, ...]:
        ordered = sorted(plan.measures, key=lambda one: (_ORDER[one.state], one.id))
        return tuple(measure_row(one, self._intentions.desk, next_act(one)) for one in ordered)

    def _event(self, one: PlanEvent) -> RowView:
        terms = self._intentions.desk.definitions.terms("plan-events")
        days = [wording.short_day(day, self.today) for day in (one.on, one.ends_on) if day]
        return RowView(
            id=one.id,
            title=terms.label(one.code, one.on or self.today),
            context=joined("–".join(days), one.text),
            action=_("Remove"),
        )

    def _next_meeting(self) -> tuple[RowView, ...]:
        over = (MeetingState.CLOSED, MeetingState.CANCELLED)
        courses = self._intentions.courses.courses(self.person)
        found = [(course, one) for course in courses for one in course.meetings if one.state not in over and one.starts]
        if not found:
            return ()
        course, one = min(found, key=lambda pair: str(pair[1].starts))
        provisional = wording.meeting_state(one.state) if one.state is MeetingState.PROVISIONAL else ""
        return (
            RowView(
                id=one.id,
                title=course.definition(one).title,
                context=joined(capital(day_and_time(one, self.today)), one.place, provisional),
            ),
        )

    def _outside(self, plan: PlanView) -> tuple[RowView, ...]:
        lines = self._intentions.consents.covered(self.person, young_person_recipient(plan.person), Purpose.PLAN)
        return tuple(
            RowView(
                id=line.part,
                title="",
                title_rest=wording.part_name(line.part),
                context=wording.reason_sentence(line.reason),
            )
            for line in lines
            if not line.goes and line.pieces
        )

    # conflicts ---------------------------------------------------------------------------------------------------
    def _about(self, conflicts: Sequence[ConflictView], records: Sequence[Record]) -> tuple[ConflictView, ...]:
        ids = {one.id for one in records}
        return tuple(one for one in conflicts if one.record in ids)

    def _conflict(self, conflict: Conflict) -> ConflictView:
        identity = self._intentions.desk.author.identity
        mine = registers.shown(conflict.versions, lambda author: author == identity)
        theirs = next(one for one in conflict.versions if one.dot != mine.dot and one.value != mine.value)
        return ConflictView(
            record=conflict.record,
            field=conflict.field,
            chip=_("Disagreement: {number} wordings").format(number=len(conflict.versions)),
            heading=joined(wording.kind_name(conflict.kind), wording.field_name(conflict.field)),
            mine=self._value(conflict, mine.value),
            mine_by=self._by(mine.author, mine.at),
            theirs=self._value(conflict, theirs.value),
            theirs_by=self._by(theirs.author, theirs.at),
            words=isinstance(mine.value, str)
            and isinstance(theirs.value, str)
            and conflict.field not in _CODES
            and not _is_date(mine.value),
        )

    def _by(self, author: str, at: str) -> str:
        if author == self._intentions.desk.author.identity:
            who = _("You")
        else:
            cards = {one.identity: one.unit_name for one in self._intentions.partners.partners()}
            who = cards.get(author, _("Another department"))
        return joined(who, wording.short_day(date.fromisoformat(at[:10]), self.today) if at else "")

    def _value(self, conflict: Conflict, value: Plain) -> str:
        if value is None or value == "":
            return _("(empty)")
        if conflict.field == "state":
            names = {
                "goal": wording.goal_state,
                "agreement": wording.agreement_state,
                "goal-step": wording.step_state,
                "measure": wording.measure_state,
            }
            found = names.get(conflict.kind)
            return capital(found(str(value))) if found else str(value)
        if conflict.field == "sort":
            return wording.measure_sort(str(value))
        if conflict.field == "ended_how":
            return wording.measure_end(str(value))
        if conflict.field == "area":
            return area_name(self._intentions.desk, str(value))
        if conflict.field == "horizon":
            return wording.horizon_name(str(value))
        if isinstance(value, str) and _is_date(value):
            return wording.long_day(date.fromisoformat(value), self.today)
        return str(value)

    def decide(self, record: str, field: str, choice: str, text: str) -> None:
        """Decide between two texts; the other one stays in the history."""
        self._intentions.receiving.decide(record, field, Decision(choice=Choice(choice), text=text.strip()))

    # acts --------------------------------------------------------------------------------------------------------
    def owners(self) -> tuple[str, ...]:
        """Who may be offered as the one who does it."""
        person = self._intentions.plans.view(self.person)
        known = [one.owner for one in person.agreements if one.owner]
        me = self._intentions.desk.author.name
        return (_("me"), *dict.fromkeys([me, person.person.full_name, *known]))

    def areas(self) -> tuple[Option, ...]:
        """The life areas."""
        terms = self._intentions.desk.definitions.terms("life-areas").on(self.today)
        return tuple(Option(one.code, one.label) for one in terms)

    def write(self, field: str, text: str) -> None:
        """A text of the plan's opening."""
        self._intentions.plans.write(self.person, **{field: text})

    def draft(self, field: str, text: str, base: str) -> None:
        """Keep what is being typed."""
        self._intentions.meetings.draft(plan_id(self.person), field, text, base)

    def set_next_step(self, text: str, on: date | None) -> None:
        """What is next."""
        self._intentions.plans.next_step(self.person, text, on)

    def add_goal(self, typed: TypedGoal) -> None:
        """A goal in her own words."""
        self._intentions.plans.add_goal(
            self.person,
            own_words=typed.own_words,
            horizon=Horizon(typed.horizon),
            area=typed.area,
            follow_up_on=typed.follow_up_on,
        )

    def change_goal(self, goal: str, **fields: object) -> None:
        """Correct a goal."""
        self._intentions.plans.change_goal(goal, **fields)

    def close_goal(self, goal: str, *, reached: bool, because: str, on: date | None = None) -> None:
        """Reached on a day, or ended because of something."""
        self._intentions.plans.close_goal(goal, reached=reached, because=because, on=on)

    def add_agreement(self, typed: TypedAgreement, goal: str = "") -> None:
        """An agreement outside a meeting, or a known one corrected."""
        mine = self._is_me(typed.owner)
        owner = self._intentions.desk.author.name if mine else typed.owner
        if typed.known:
            self._intentions.plans.correct_agreement(
                typed.known, what=typed.what, owner=owner, due=typed.due, mine=mine
            )
            return
        self._intentions.plans.add_agreement(
            self.person, what=typed.what, owner=owner, due=typed.due, mine=mine, goal=goal
        )

    def agreement(self, agreement: str) -> Agreement | None:
        """One as it is, to correct it, mine by my name; ``None`` when it is no longer there."""
        me = self._intentions.desk.author.name
        found = self._intentions.plans.view(self.person).agreements
        return next((replace(one, owner=me) if one.mine else one for one in found if one.id == agreement), None)

    def tick(self, agreement: str) -> None:
        """Kept."""
        self._intentions.plans.tick(agreement)

    # steps and ratings -----------------------------------------------------------------------------------------------
    def statuses(self) -> tuple[Option, ...]:
        """How a professional may see a goal today."""
        terms = self._intentions.desk.definitions.terms("goal-statuses").on(self.today)
        return tuple(Option(one.code, one.label) for one in terms)

    def step(self, step: str) -> GoalStep:
        """A step as it is, to correct it."""
        return next(one for one in self._intentions.plans.view(self.person).steps if one.id == step)

    def write_step(self, goal: str, typed: TypedAgreement) -> None:
        """A new step, or one that is corrected."""
        owner = self._owner(typed.owner)
        if typed.known:
            self._intentions.goals.change_step(typed.known, what=typed.what, owner=owner, due=typed.due)
        else:
            self._intentions.goals.add_step(goal, what=typed.what, owner=owner, due=typed.due)

    def tick_step(self, step: str) -> None:
        """Taken."""
        self._intentions.goals.tick_step(step)

    def move_step(self, step: str, by: int) -> None:
        """Nearer to the beginning or the end."""
        self._intentions.goals.move_step(step, by)

    def drop_step(self, step: str) -> None:
        """No longer wanted."""
        self._intentions.goals.drop_step(step)

    def rate(self, goal: str, typed: TypedRating) -> None:
        """Where the goal stands today."""
        self._intentions.goals.rate(
            goal, rating=typed.rating, own_words=typed.own_words, status=typed.status, comment=typed.comment
        )

    # measures and events ---------------------------------------------------------------------------------------------
    def add_measure(self, title: str, sort: str, area: str) -> None:
        """A measure by its name; the rest is written on its page."""
        self._intentions.measures.add_measure(self.person, title=title, sort=MeasureSort(sort), area=area)

    def advance(self, measure: str) -> None:
        """The measure is granted, or has begun."""
        found = self._measure(measure)
        if found.state is MeasureState.REQUESTED:
            self._intentions.measures.grant(measure)
        elif found.state is MeasureState.GRANTED:
            self._intentions.measures.start(measure)

    def has_begun(self, measure: str) -> bool:
        """Whether the next thing with it is its end."""
        return self._measure(measure).state is MeasureState.STARTED

    def _measure(self, measure: str) -> Measure:
        return next(one for one in self._intentions.plans.view(self.person).measures if one.id == measure)

    def event_codes(self) -> tuple[Option, ...]:
        """What may be noted as neither success nor defeat."""
        terms = self._intentions.desk.definitions.terms("plan-events").on(self.today)
        return tuple(Option(one.code, one.label) for one in terms)

    def note_event(self, code: str, on: date, ends_on: date | None, text: str) -> None:
        """*Omvalg* or *modningsår*."""
        self._intentions.plans.note_event(self.person, code=code, on=on, ends_on=ends_on, text=text)

    def remove_event(self, event: str) -> None:
        """It was noted by mistake."""
        self._intentions.plans.remove_event(event)

    def _owner(self, typed: str) -> str:
        return self._intentions.desk.author.name if self._is_me(typed) else typed

    def _is_me(self, typed: str) -> bool:
        return is_me(typed, self._intentions.desk.author.name, self._intentions.plans.called(self.person))

    def papers(self, first: str) -> tuple[RowView, ...]:
        """The plan, and the same on one page; the one asked for stands first, since that one is made at once."""
        rows = (
            RowView(WHOLE, _("Education plan"), context=_("For the young person")),
            RowView(
                MY_PLAN, _("Min plan"), context=_("One page in large type: the next step, who helps, where to call")
            ),
        )
        return tuple(sorted(rows, key=lambda one: one.id != first))

    def make_paper(self, intentions: Intentions, paper: str) -> PrintedPaper:
        """The plan on paper, in the background."""
        if paper == MY_PLAN:
            return intentions.my_plan.paper(self.person)
        return intentions.plan_papers.plan(self.person)

    def make_word(self, intentions: Intentions, paper: str) -> PrintedPaper:
        """The plan to go on writing in, in the background."""
        return intentions.word.my_plan(self.person) if paper == MY_PLAN else intentions.word.plan(self.person)


def next_act(measure: Measure) -> str:
    """What is done next with a measure, as a verb; empty when it is over."""
    return {
        MeasureState.REQUESTED: _("It is granted"),
        MeasureState.GRANTED: _("It has begun"),
        MeasureState.STARTED: _("It ends …"),
    }.get(measure.state, "")


def _is_date(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return len(text) == 10
