"""The measures of a plan: asked for, granted, begun, ended, what comes next, who does what, how it was felt.

Belongs here: acts on measures and their pieces, and the gaps between two of them.
Does not belong here: decisions of a meeting that become measures (``meetings.py``), offers of the catalogue, goals.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from ungeapp.domain import between_measures
from ungeapp.domain.between_measures import Gap, Wait
from ungeapp.domain.errors import Invalid, NotAllowed
from ungeapp.domain.handovers import Role
from ungeapp.domain.parts import Part
from ungeapp.domain.people import YoungPerson
from ungeapp.domain.plans import (
    HIGHEST_RATING,
    LOWEST_RATING,
    NOT_RATED,
    Goal,
    Measure,
    MeasureEnd,
    MeasureRating,
    MeasureState,
    MeasureTask,
    measure_part,
    part_after_move,
)
from ungeapp.usecases.desk import Desk
from ungeapp.usecases.ledgers import roles_here
from ungeapp.usecases.meetings import ensure_plan
from ungeapp.usecases.ports.rows import Draft
from ungeapp.usecases.ports.store import UnitOfWork


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureView:
    """One measure with everything that belongs to it; ``others`` are the measures that may follow it."""

    person: YoungPerson
    measure: Measure
    tasks: tuple[MeasureTask, ...]
    ratings: tuple[MeasureRating, ...]
    goals: tuple[Goal, ...]
    others: tuple[Measure, ...]
    waits: tuple[Wait, ...]
    gap: Gap
    drafts: tuple[Draft, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenGap:
    """A gap nobody may let go yet, with the young person it is about."""

    person: YoungPerson
    gap: Gap


class MeasureUseCases:
    """Acts on measures. After each the rule of letting go is looked at anew for all measures of the young person."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def view(self, measure: str) -> MeasureView:
        """One measure; NotFound."""
        today = self._desk.today()
        with self._desk.looking() as uow:
            found = uow.get(Measure, measure)
            measures = uow.of(Measure, found.person)
            return MeasureView(
                person=uow.get(YoungPerson, found.person),
                measure=found,
                tasks=_in_order(one for one in uow.of(MeasureTask, found.person) if one.measure == measure),
                ratings=_by_day(one for one in uow.of(MeasureRating, found.person) if one.measure == measure),
                goals=uow.of(Goal, found.person),
                others=tuple(one for one in measures if one.id != measure),
                waits=between_measures.waits(found, today),
                gap=between_measures.gap(found, measures, today),
                drafts=uow.drafts(measure),
            )

    def add_measure(self, person: str, **fields: Any) -> Measure:
        """A new measure of ``person`` with any fields of ``Measure``; the part follows the area unless it is told.

        It counts as requested today unless days are told. Invalid("measure-empty") without a title.
        """
        title = str(fields.pop("title", "")).strip()
        if not title:
            raise Invalid("measure-empty")
        if not any(fields.get(one) for one in ("requested_on", "granted_on", "started_on")):
            fields["requested_on"] = self._desk.today()
        fields.setdefault("part", measure_part(fields.get("area", "education")))
        with self._desk.acting("measure.add") as uow:
            uow.get(YoungPerson, person)
            ensure_plan(uow, person)
            made = Measure(id=self._desk.new_id(), person=person, title=title, **fields)
            uow.put(made)
            settle(uow, person, self._desk.today())
        return made

    def change(self, measure: str, **fields: Any) -> Measure:
        """Correct any field of a measure; a new area moves it, and what belongs to it, to the part of that area."""
        with self._desk.acting("measure.change") as uow:
            return change_measure(uow, measure, self._desk.today(), **fields)

    # requested – granted – started – ended ---------------------------------------------------------------------------
    def grant(self, measure: str, *, on: date | None = None, grant: str = "") -> None:
        """The *bevilling* came; ``grant`` is it in words."""
        with self._desk.acting("measure.grant") as uow:
            found = _not_ended(uow.get(Measure, measure))
            uow.put(
                replace(
                    found,
                    state=MeasureState.GRANTED if found.state is MeasureState.REQUESTED else found.state,
                    granted_on=on or self._desk.today(),
                    grant=grant.strip() or found.grant,
                )
            )

    def start(self, measure: str, *, on: date | None = None) -> None:
        """The measure has begun."""
        with self._desk.acting("measure.start") as uow:
            found = _not_ended(uow.get(Measure, measure))
            day = on or self._desk.today()
            uow.put(replace(found, state=MeasureState.STARTED, started_on=day, starts_on=found.starts_on or day))
            settle(uow, found.person, self._desk.today())

    def end(
        self,
        measure: str,
        *,
        how: MeasureEnd,
        on: date | None = None,
        because: str = "",
        next_what: str = "",
        next_on: date | None = None,
        followed_by: str = "",
    ) -> None:
        """The measure ended; whoever knows already says what is next and from which date."""
        with self._desk.acting("measure.end") as uow:
            ended = between_measures.end(uow.get(Measure, measure), how, on or self._desk.today(), because)
            if next_what.strip() or followed_by:
                ended = self._answered(uow, ended, next_what, next_on, followed_by)
            uow.put(ended)
            settle(uow, ended.person, self._desk.today())

    # between two measures --------------------------------------------------------------------------------------------
    def answer_next(self, measure: str, *, what: str = "", on: date | None, followed_by: str = "") -> None:
        """What is next, from which date; words typed for it become the young person's next step where there is none."""
        with self._desk.acting("measure.next") as uow:
            answered = self._answered(uow, uow.get(Measure, measure), what, on, followed_by)
            uow.put(answered)
            settle(uow, answered.person, self._desk.today())

    def next_began(self, measure: str, *, on: date | None = None) -> None:
        """What is next has begun; a following measure starts with it."""
        day = on or self._desk.today()
        with self._desk.acting("measure.begun") as uow:
            found = between_measures.begin_next(uow.get(Measure, measure), day)
            uow.put(found)
            following = uow.find(Measure, found.followed_by) if found.followed_by else None
            if following is not None and following.state in (MeasureState.REQUESTED, MeasureState.GRANTED):
                started = replace(following, state=MeasureState.STARTED, started_on=day)
                uow.put(replace(started, starts_on=started.starts_on or day))
            settle(uow, found.person, self._desk.today())

    def feels_safe(self, measure: str, *, on: date | None = None, heard_by: str = "") -> None:
        """The young person is motivated and safe in what is next; heard by whoever sits here unless told."""
        heard = heard_by.strip() or self._desk.author.name
        with self._desk.acting("measure.safe") as uow:
            found = between_measures.feel_safe(uow.get(Measure, measure), on or self._desk.today(), heard)
            uow.put(found)
            settle(uow, found.person, self._desk.today())

    def anchor(self, measure: str, because: str) -> None:
        """Nothing has to follow, for a stated reason."""
        with self._desk.acting("measure.anchor") as uow:
            found = between_measures.anchor(uow.get(Measure, measure), because)
            uow.put(found)
            settle(uow, found.person, self._desk.today())

    def open_gaps(self, person: str | None = None) -> tuple[OpenGap, ...]:
        """Gaps that are not let go, the longest first; of everybody only where this desk has a part in the case."""
        today = self._desk.today()
        with self._desk.looking() as uow:
            role = roles_here(uow, self._desk.author.unit)
            about = [person] if person is not None else _with_an_open_end(uow)
            found = [
                OpenGap(person=who, gap=one)
                for who in (uow.get(YoungPerson, one) for one in about)
                if person is not None or role(who) != Role.NONE
                for one in between_measures.open_gaps(uow.of(Measure, who.id), today)
            ]
        return tuple(sorted(found, key=lambda one: (-one.gap.days, one.gap.measure.id)))

    def _answered(self, uow: UnitOfWork, ended: Measure, what: str, on: date | None, followed_by: str) -> Measure:
        following = uow.get(Measure, followed_by) if followed_by else None
        if following is not None:
            if following.person != ended.person:
                raise Invalid("next-missing")
            # Its title belongs to its own part, and is read there: here stand only words typed for this one.
            what = "" if _same(what, following.title) else what
            on = on or following.started_on or following.starts_on
        answered = between_measures.answer(ended, what=what, on=on, followed_by=followed_by)
        person = uow.get(YoungPerson, ended.person)
        if answered.next_what and not person.next_step.strip():
            uow.put(replace(person, next_step=answered.next_what, next_step_on=answered.next_on))
        return answered

    # who does what ---------------------------------------------------------------------------------------------------
    def add_task(self, measure: str, *, what: str, owner: str) -> MeasureTask:
        """Who does what within the measure: the line between *bostøtte* and mentor (4-8)."""
        if not what.strip():
            raise Invalid("task-empty")
        with self._desk.acting("measure.task") as uow:
            found = uow.get(Measure, measure)
            others = [one.order for one in uow.of(MeasureTask, found.person) if one.measure == measure]
            task = MeasureTask(
                id=self._desk.new_id(),
                person=found.person,
                measure=measure,
                what=what.strip(),
                owner=owner.strip(),
                order=max(others, default=0) + 1,
                part=found.part,
            )
            uow.put(task)
        return task

    def remove_task(self, task: str) -> None:
        """It is no longer part of the measure; Ctrl+Z brings it back."""
        with self._desk.acting("measure.task") as uow:
            uow.put(replace(uow.get(MeasureTask, task), removed="no-longer-done"))

    # how it was felt -------------------------------------------------------------------------------------------------
    def rate(self, measure: str, *, rating: int = NOT_RATED, own_words: str = "") -> MeasureRating:
        """The young person's own 0–10 and words today; a second answer of the same day corrects the first."""
        if rating != NOT_RATED and not LOWEST_RATING <= rating <= HIGHEST_RATING:
            raise Invalid("rating-out-of-range")
        if rating == NOT_RATED and not own_words.strip():
            raise Invalid("rating-empty")
        today = self._desk.today()
        with self._desk.acting("measure.rate") as uow:
            found = uow.get(Measure, measure)
            known = [one for one in uow.of(MeasureRating, found.person) if (one.measure, one.on) == (measure, today)]
            base = (
                known[-1]
                if known
                else MeasureRating(
                    id=self._desk.new_id(), person=found.person, measure=measure, on=today, part=found.part
                )
            )
            told = replace(
                base,
                rating=base.rating if rating == NOT_RATED else rating,
                own_words=own_words.strip() or base.own_words,
            )
            uow.put(told)
        return told


def change_measure(uow: UnitOfWork, measure: str, today: date, **fields: Any) -> Measure:
    """Change fields of a measure in a unit of work that is open; the rules after it hold as everywhere."""
    found = uow.get(Measure, measure)
    changed = _state_by_days(found, replace(found, **fields))
    if changed.area != found.area and "part" not in fields:
        changed = replace(changed, part=part_after_move(changed.part, changed.area))
    if changed.state is MeasureState.ENDED and found.state is not MeasureState.ENDED:
        how = changed.ended_how if changed.ended_how is not MeasureEnd.NONE else MeasureEnd.COMPLETED
        running = replace(changed, state=found.state)
        changed = between_measures.end(running, how, changed.ended_on or today, changed.ended_because)
    uow.put(changed)
    if changed.part is not found.part:
        _move_pieces(uow, changed, changed.part)
    for name in fields:
        uow.drop_draft(measure, name)
    settle(uow, changed.person, today)
    return changed


def _state_by_days(before: Measure, changed: Measure) -> Measure:
    """A day that is noted or taken away by hand moves the measure, unless the state was told along with it."""
    if changed.state is not before.state or changed.state is MeasureState.ENDED:
        return changed
    waiting = MeasureState.GRANTED if changed.granted_on else MeasureState.REQUESTED
    if changed.started_on != before.started_on:
        return replace(changed, state=MeasureState.STARTED if changed.started_on else waiting)
    if changed.granted_on != before.granted_on and changed.state is not MeasureState.STARTED:
        return replace(changed, state=waiting)
    return changed


def _move_pieces(uow: UnitOfWork, measure: Measure, part: Part) -> None:
    """What belongs to a measure may be seen by whoever may see the measure, and nobody else."""
    for task in uow.of(MeasureTask, measure.person):
        if task.measure == measure.id:
            uow.put(replace(task, part=part))
    for rating in uow.of(MeasureRating, measure.person):
        if rating.measure == measure.id:
            uow.put(replace(rating, part=part))


def settle(uow: UnitOfWork, person: str, today: date) -> None:
    """Let go of the ended measures of a young person that may be let go, and hold those that may not any more."""
    known = {one.id: one for one in uow.of(Measure, person)}
    for one in known.values():
        settled = between_measures.settle(one, known.get(one.followed_by), today)
        if settled is not one:
            uow.put(settled)


def _same(text: str, title: str) -> bool:
    return " ".join(text.split()).casefold() == " ".join(title.split()).casefold()


def _with_an_open_end(uow: UnitOfWork) -> list[str]:
    """Whose measures have ended without being let go, each once."""
    found = uow.matching(Measure, state=MeasureState.ENDED.value, let_go_on=None)
    return list(dict.fromkeys(one.person for one in found))


def _not_ended(measure: Measure) -> Measure:
    if measure.state is MeasureState.ENDED:
        raise NotAllowed("measure-ended")
    return measure


def _in_order(tasks: Any) -> tuple[MeasureTask, ...]:
    return tuple(sorted(tasks, key=lambda one: (one.order, one.id)))


def _by_day(ratings: Any) -> tuple[MeasureRating, ...]:
    return tuple(sorted(ratings, key=lambda one: (one.on or date.min, one.id)))
