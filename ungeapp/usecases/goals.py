"""What is done about a goal: its steps, and where it stands on a day in the young person's own eyes and in others'.

Belongs here: steps and ratings. Does not belong here: setting, correcting and closing a goal (``plans.py``).
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from ungeapp.domain.errors import Invalid
from ungeapp.domain.plans import HIGHEST_RATING, LOWEST_RATING, NOT_RATED, Goal, GoalRating, GoalStep, StepState
from ungeapp.usecases.desk import Desk
from ungeapp.usecases.ports.store import UnitOfWork


class GoalUseCases:
    """Steps and ratings. The young person's number and words are never changed by the professional's status."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    # steps -----------------------------------------------------------------------------------------------------------
    def add_step(self, goal: str, *, what: str, owner: str = "", due: date | None = None) -> GoalStep:
        """A step at the end: what, who, when."""
        if not what.strip():
            raise Invalid("step-empty")
        with self._desk.acting("goal.step") as uow:
            found = uow.get(Goal, goal)
            last = max((one.order for one in _steps(uow, found)), default=0)
            step = GoalStep(
                id=self._desk.new_id(),
                person=found.person,
                goal=goal,
                area=found.area,
                what=what.strip(),
                owner=owner.strip(),
                due=due,
                order=last + 1,
            )
            uow.put(step)
        return step

    def change_step(self, step: str, **fields: Any) -> None:
        """Correct what, who or when."""
        with self._desk.acting("goal.step") as uow:
            changed = replace(uow.get(GoalStep, step), **fields)
            if not changed.what.strip():
                raise Invalid("step-empty")
            uow.put(changed)

    def tick_step(self, step: str) -> None:
        """Taken; a step that was taken is open again."""
        with self._desk.acting("goal.step-done") as uow:
            found = uow.get(GoalStep, step)
            done = found.state is not StepState.DONE
            uow.put(
                replace(
                    found,
                    state=StepState.DONE if done else StepState.OPEN,
                    done_on=self._desk.today() if done else None,
                )
            )

    def drop_step(self, step: str) -> None:
        """No longer wanted."""
        with self._desk.acting("goal.step-drop") as uow:
            uow.put(replace(uow.get(GoalStep, step), state=StepState.DROPPED))

    def move_step(self, step: str, by: int) -> bool:
        """Nearer to the beginning (``-1``) or the end (``1``) among the steps that are not dropped; whether it could."""
        with self._desk.acting("goal.step") as uow:
            found = uow.get(GoalStep, step)
            steps = [one for one in _steps(uow, uow.get(Goal, found.goal)) if one.state is not StepState.DROPPED]
            at = next((number for number, one in enumerate(steps) if one.id == step), -1)
            to = at + by
            if at < 0 or not 0 <= to < len(steps):
                return False
            steps.insert(to, steps.pop(at))
            for order, one in enumerate(steps, start=1):
                if one.order != order:
                    uow.put(replace(one, order=order))
        return True

    # ratings ---------------------------------------------------------------------------------------------------------
    def rate(
        self,
        goal: str,
        *,
        rating: int = NOT_RATED,
        own_words: str = "",
        status: str = "",
        comment: str = "",
        meeting: str = "",
    ) -> GoalRating:
        """Where the goal stands today: the young person's 0–10 and words, the professional's status and comment.

        What is not told stays as it was said earlier the same day. Invalid("rating-out-of-range"), ("rating-empty").
        """
        if rating != NOT_RATED and not LOWEST_RATING <= rating <= HIGHEST_RATING:
            raise Invalid("rating-out-of-range")
        if rating == NOT_RATED and not any(text.strip() for text in (own_words, status, comment)):
            raise Invalid("rating-empty")
        today = self._desk.today()
        with self._desk.acting("goal.rate") as uow:
            found = uow.get(Goal, goal)
            known = [one for one in uow.of(GoalRating, found.person) if (one.goal, one.on) == (goal, today)]
            base = (
                known[-1]
                if known
                else GoalRating(id=self._desk.new_id(), person=found.person, goal=goal, area=found.area, on=today)
            )
            told = replace(
                base,
                rating=base.rating if rating == NOT_RATED else rating,
                own_words=own_words.strip() or base.own_words,
                status=status or base.status,
                comment=comment.strip() or base.comment,
                by=self._desk.author.name,
                meeting=meeting or base.meeting,
            )
            uow.put(told)
        return told


def move_pieces(uow: UnitOfWork, goal: Goal) -> None:
    """Steps and ratings follow their goal into its life area, and so into the part that may be seen."""
    for step in uow.of(GoalStep, goal.person):
        if step.goal == goal.id:
            uow.put(replace(step, area=goal.area))
    for rating in uow.of(GoalRating, goal.person):
        if rating.goal == goal.id:
            uow.put(replace(rating, area=goal.area))


def _steps(uow: UnitOfWork, goal: Goal) -> list[GoalStep]:
    return sorted(
        (one for one in uow.of(GoalStep, goal.person) if one.goal == goal.id), key=lambda one: (one.order, one.id)
    )
