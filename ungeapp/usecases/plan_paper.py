"""Goals, measures and events as they stand on paper: values only, from what the gate released.

Belongs here: turning released records into the paper's values. Does not belong here: what may leave (``domain/gate.py``),
layout (``forms``).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import TypeVar

from ungeapp.domain.between_measures import WAITING, ended_on, gap, waits
from ungeapp.domain.gate import Released
from ungeapp.domain.plans import (
    NOT_RATED,
    Goal,
    GoalRating,
    GoalStep,
    Measure,
    MeasureRating,
    MeasureState,
    MeasureTask,
    PlanEvent,
    StepState,
)
from ungeapp.usecases.desk import Desk
from ungeapp.usecases.papers import AgreementPaper, EventPaper, GoalPaper, MeasurePaper, WaitPaper

_Rating = TypeVar("_Rating", GoalRating, MeasureRating)
_RATINGS = 5
"""The last ones say where it goes; all of them stand in the window."""


class PlanContent:
    """Reads the pieces of one plan; ``unit_name`` is what a unit is called on paper."""

    def __init__(self, desk: Desk, released: Released, unit_name: Callable[[str], str]) -> None:
        self._desk = desk
        self._released = released
        self._unit_name = unit_name

    @property
    def _today(self) -> date:
        return self._desk.today()

    def goal(self, goal: Goal) -> GoalPaper:
        """A goal with its steps and the last ratings."""
        ratings = _by_day([one for one in self._released.of(GoalRating) if one.goal == goal.id and not one.removed])
        steps = sorted(
            (one for one in self._released.of(GoalStep) if one.goal == goal.id and not one.removed),
            key=lambda one: (one.order, one.id),
        )
        status = next((one.status for one in reversed(ratings) if one.status), "")
        return goal_paper(
            self._desk,
            goal,
            steps=tuple(
                AgreementPaper(what=one.what, owner=one.owner, due=one.due, state=one.state.value)
                for one in steps
                if one.what and one.state is not StepState.DROPPED
            ),
            ratings=tuple((one.on, one.rating) for one in ratings if one.on and one.rating != NOT_RATED)[-_RATINGS:],
            rating_words=next((one.own_words for one in reversed(ratings) if one.own_words), ""),
            status=self._desk.definitions.terms("goal-statuses").label(status, self._today) if status else "",
        )

    def measures(self) -> tuple[MeasurePaper, ...]:
        """Measures that run or wait, and those that ended without being let go; the earlier ones stand in the window."""
        kept = [one for one in self._released.of(Measure) if one.title and not one.removed]
        found = []
        for one in kept:
            between = gap(one, kept, self._today)
            if one.state is not MeasureState.ENDED or between.state in WAITING:
                found.append(self._measure(one, between.state.value if between.state in WAITING else ""))
        return tuple(found)

    def _measure(self, one: Measure, between: str) -> MeasurePaper:
        tasks = sorted(
            (task for task in self._released.of(MeasureTask) if task.measure == one.id and not task.removed),
            key=lambda task: (task.order, task.id),
        )
        ratings = _by_day([own for own in self._released.of(MeasureRating) if own.measure == one.id])
        rated = next((own for own in reversed(ratings) if own.rating != NOT_RATED and not own.removed), None)
        contact = ", tlf. ".join(part for part in (one.contact_name, one.contact_phone) if part)
        return MeasurePaper(
            title=one.title,
            decided_by=one.decided_by,
            unit=self._unit_name(one.unit),
            grant=one.grant,
            starts_on=one.started_on or one.starts_on,
            state=one.state.value,
            area=self._desk.definitions.terms("life-areas").label(one.area, self._today),
            provider=one.provider,
            place=one.place,
            responsible=one.responsible,
            contact=contact,
            purpose=one.purpose,
            tasks=tuple((task.owner, task.what) for task in tasks),
            waits=tuple(
                WaitPaper(what=wait.what.value, days=wait.days, lasts=wait.lasts)
                for wait in waits(one, self._today)
                if wait.days
            ),
            ended_on=ended_on(one),
            ended_how=one.ended_how.value,
            between=between,
            next_what=one.next_what or self._title_of(one.followed_by),
            next_on=one.next_on,
            rated_on=rated.on if rated else None,
            rating=rated.rating if rated else None,
            rating_words=next((own.own_words for own in reversed(ratings) if own.own_words), ""),
        )

    def _title_of(self, measure: str) -> str:
        return next((one.title for one in self._released.of(Measure) if measure and one.id == measure), "")

    def events(self) -> tuple[EventPaper, ...]:
        """What happened to the course, in order."""
        terms = self._desk.definitions.terms("plan-events")
        kept = [one for one in self._released.of(PlanEvent) if one.code and not one.removed]
        return tuple(
            EventPaper(name=terms.label(one.code, one.on or self._today), on=one.on, ends_on=one.ends_on, text=one.text)
            for one in sorted(kept, key=lambda one: (one.on or date.min, one.id))
        )


def goal_paper(desk: Desk, goal: Goal, **more: object) -> GoalPaper:
    """The goal itself; ``more`` are the fields that come from other records."""
    return GoalPaper(
        horizon=goal.horizon.value,
        area=desk.definitions.terms("life-areas").label(goal.area, desk.today()),
        own_words=goal.own_words,
        wording=goal.wording,
        baseline=goal.baseline,
        sign_of_success=goal.sign_of_success,
        follow_up_on=goal.follow_up_on,
        state=goal.state.value,
        contribution=goal.contribution,
        joint=goal.joint,
        **more,  # type: ignore[arg-type]  # the fields of GoalPaper by name
    )


def _by_day(ratings: Sequence[_Rating]) -> list[_Rating]:
    return sorted(ratings, key=lambda one: (one.on or date.min, one.id))
