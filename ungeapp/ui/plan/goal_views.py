"""One goal as values: what its card says; without Qt.

Belongs here: a goal, its steps and where it stands, in words. Does not belong here: widgets (``goal_card``), acts.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from ungeapp import wording
from ungeapp.domain.plans import Goal, GoalRating, GoalState, GoalStep, Horizon, StepState
from ungeapp.texts import _
from ungeapp.ui.casework.words import capital, due_tip, due_tone, joined
from ungeapp.ui.kit.rows import CurvePoint, RowView
from ungeapp.ui.kit.tokens import Tone
from ungeapp.ui.measure_words import area_name, curve_points, curve_twin
from ungeapp.ui.plan.views import ConflictView
from ungeapp.usecases.desk import Desk
from ungeapp.usecases.plans import PlanView


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalView:
    """One goal with its steps, its agreements and where it stands; ``said`` and ``seen`` are the last words."""

    id: str
    heading: str
    chip: str
    aside: str
    state: str
    area: str
    joint: bool
    for_fgu: bool
    own_words: str
    wording: str
    baseline: str
    sign: str
    contribution: str
    follow_up_on: date | None
    points: tuple[CurvePoint, ...]
    twin: str
    said: str
    seen: str
    steps: tuple[RowView, ...]
    agreements: tuple[RowView, ...]
    conflict: ConflictView | None


def goal_view(
    plan: PlanView, goal: Goal, desk: Desk, agreements: tuple[RowView, ...], conflicts: Sequence[ConflictView]
) -> GoalView:
    """What the card of ``goal`` says."""
    horizon = _("Long goal") if goal.horizon is Horizon.LONG else _("Short goal")
    follow, today = goal.follow_up_on, desk.today()
    ratings = tuple(one for one in plan.ratings if one.goal == goal.id)
    points = curve_points(ratings)
    return GoalView(
        id=goal.id,
        heading=joined(horizon, area_name(desk, goal.area)),
        chip="" if goal.joint else _("One department's own"),
        aside=joined(
            _("goes to the FGU") if goal.for_fgu else "",
            _("Followed up {day}").format(day=wording.short_day(follow, today)) if follow else "",
        ),
        state=wording.goal_state(goal.state),
        area=goal.area,
        joint=goal.joint,
        for_fgu=goal.for_fgu,
        own_words=goal.own_words,
        wording=goal.wording,
        baseline=goal.baseline,
        sign=goal.sign_of_success,
        contribution=goal.contribution,
        follow_up_on=follow,
        points=points,
        twin=curve_twin(points, today),
        said=_said(ratings, desk),
        seen=_seen(ratings, desk),
        steps=tuple(
            _step(one, desk) for one in plan.steps if one.goal == goal.id and one.state is not StepState.DROPPED
        ),
        agreements=agreements,
        conflict=next((one for one in conflicts if one.record == goal.id), None),
    )


def closed_goal(goal: Goal, today: date) -> RowView:
    """A goal that was reached or ended, with the reason and the day."""
    return RowView(
        id=goal.id,
        title="",
        title_rest=goal.own_words or goal.wording,
        context=joined(goal.closed_because, wording.short_day(goal.reached_on, today) if goal.reached_on else ""),
        chip=capital(wording.goal_state(goal.state)),
        tone=Tone.GOOD if goal.state is GoalState.REACHED else Tone.NEUTRAL,
    )


def _said(ratings: Sequence[GoalRating], desk: Desk) -> str:
    """The last words of the young person, with their day."""
    one = next((one for one in reversed(ratings) if one.own_words), None)
    return joined(f"»{one.own_words}«", _day(one, desk)) if one else ""


def _seen(ratings: Sequence[GoalRating], desk: Desk) -> str:
    """The last status of a professional, with the comment, who and when."""
    one = next((one for one in reversed(ratings) if one.status or one.comment), None)
    if one is None:
        return ""
    status = desk.definitions.terms("goal-statuses").label(one.status, desk.today()) if one.status else ""
    return joined(status, one.comment, one.by, _day(one, desk))


def _day(one: GoalRating, desk: Desk) -> str:
    return wording.short_day(one.on, desk.today()) if one.on else ""


def _step(one: GoalStep, desk: Desk) -> RowView:
    today = desk.today()
    is_open = one.state is StepState.OPEN
    owner = _("you") if one.owner == desk.author.name else one.owner
    late = is_open and due_tone(one.due, today) is Tone.WARN
    taken = _("taken {day}").format(day=wording.short_day(one.done_on, today)) if one.done_on else ""
    return RowView(
        id=one.id,
        title="",
        title_rest=one.what,
        context=joined(owner, taken or (wording.short_day(one.due, today) if one.due else "")),
        chip=_("Late") if late else "",
        tone=Tone.WARN if late else Tone.NEUTRAL,
        action=_("Done") if is_open else "",
        icon="open" if is_open else "done",
        tip=due_tip(one.due, today),
    )
