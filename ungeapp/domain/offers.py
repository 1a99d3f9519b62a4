"""The range of offers (*tilbudsvifte*): what an offer is, what the desk has corrected, and which fits whom.

Belongs here: offers of the catalogue, the desk's own additions, needs without an offer, ranking, counts of use.
Does not belong here: the offers (``resources/profiles/<municipality>/offers.toml``), sentences for reasons (``wording``).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from enum import StrEnum
from statistics import median

from ungeapp.domain.ids import derived_id
from ungeapp.domain.parts import Part, Scope, of
from ungeapp.domain.plans import NOT_RATED, Measure, MeasureEnd, MeasureRating, MeasureState
from ungeapp.domain.record import Record, kind

NO_AGE = -1
"""What an age limit is when none is told."""

SMALL = 5
"""Counts below this are not printed: few enough to be somebody (1-09)."""

OWN_PREFIX = "eget-"
"""How the code of an offer begins that the desk added itself."""


class OfferState(StrEnum):
    """How far an offer had come when its source was written."""

    RUNNING = "running"
    PLANNED = "planned"
    PROPOSED = "proposed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """One offer with Ballerup's fields (*formål, målgruppe, lovgivning, økonomi og forankring, anvendelsesgrad og
    effekt*; 1-09), whom it is for and how to get there. What the source does not tell is empty.

    ``min_age`` and ``max_age`` are in years, both included, None when not told. ``areas`` are codes of the life areas,
    ``groups`` codes of the visitation groups it is told to be for, ``schools`` codes of the kinds of education whose
    pupils it is told to be for. ``hours`` say when one can call. ``differs`` says where two sources disagree.
    ``state`` and ``as_of`` are what the source tells of its own time; ``corrected`` names the fields this desk corrected.
    """

    code: str
    title: str
    state: OfferState
    as_of: str
    source: str
    provider: str = ""
    unit: str = ""
    areas: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    schools: tuple[str, ...] = ()
    min_age: int | None = None
    max_age: int | None = None
    purpose: str = ""
    target: str = ""
    law: str = ""
    economy: str = ""
    use: str = ""
    content: str = ""
    duration: str = ""
    place: str = ""
    contact: str = ""
    phone: str = ""
    hours: str = ""
    capacity: str = ""
    waiting: str = ""
    differs: str = ""
    note: str = ""
    valid_from: date | None = None
    valid_to: date | None = None
    own: bool = False
    corrected: tuple[str, ...] = ()
    checked_on: date | None = None

    def valid_on(self, day: date) -> bool:
        """Whether the offer is told to exist on ``day``, both ends included; unknown ends are open."""
        return (self.valid_from is None or self.valid_from <= day) and (self.valid_to is None or day <= self.valid_to)


@dataclass(frozen=True, slots=True)
class OfferCatalogue:
    """All offers a municipality's profile tells of, in the order they are shown."""

    title: str
    offers: tuple[Offer, ...]


NO_OFFERS = OfferCatalogue("", ())
"""What a municipality has whose profile tells of none."""

CORRECTABLE = (
    "provider",
    "unit",
    "place",
    "contact",
    "phone",
    "hours",
    "capacity",
    "waiting",
    "law",
    "economy",
    "note",
)
"""What a desk can correct of an offer of the catalogue; the rest is the source's."""


@kind("offer-local")
@dataclass(frozen=True, slots=True, kw_only=True)
class LocalOffer(Record):
    """What this desk knows of an offer: corrections to one of the catalogue, or an offer of its own (``code`` begins
    with ``OWN_PREFIX``). It is about nobody and never leaves. Only fields with text correct anything.

    ``closed_on`` tells that the offer is no more, from that day.
    """

    code: str = of(Scope.LOCAL, "")
    title: str = of(Scope.LOCAL, "")
    provider: str = of(Scope.LOCAL, "")
    unit: str = of(Scope.LOCAL, "")
    area: str = of(Scope.LOCAL, "")
    min_age: int = of(Scope.LOCAL, NO_AGE)
    max_age: int = of(Scope.LOCAL, NO_AGE)
    purpose: str = of(Scope.LOCAL, "")
    target: str = of(Scope.LOCAL, "")
    law: str = of(Scope.LOCAL, "")
    economy: str = of(Scope.LOCAL, "")
    use: str = of(Scope.LOCAL, "")
    place: str = of(Scope.LOCAL, "")
    contact: str = of(Scope.LOCAL, "")
    phone: str = of(Scope.LOCAL, "")
    hours: str = of(Scope.LOCAL, "")
    capacity: str = of(Scope.LOCAL, "")
    waiting: str = of(Scope.LOCAL, "")
    note: str = of(Scope.LOCAL, "")
    checked_on: date | None = of(Scope.LOCAL, None)
    closed_on: date | None = of(Scope.LOCAL, None)

    @property
    def record_part(self) -> Part:
        return Part.MEASURES


def local_id(code: str) -> str:
    """The id of the desk's corrections to the offer ``code``."""
    return derived_id("offer-local", code)


@kind("unmet-need")
@dataclass(frozen=True, slots=True, kw_only=True)
class UnmetNeed(Record):
    """A need of a young person that no offer answers (1-10): area, in words, since when, and when it was met.

    It stays at the desk: what is told further are counts without people.
    """

    area: str = of(Scope.LOCAL, "education")
    text: str = of(Scope.LOCAL, "")
    since: date | None = of(Scope.LOCAL, None)
    met_on: date | None = of(Scope.LOCAL, None)

    @property
    def record_part(self) -> Part:
        return Part.MEASURES


# the catalogue of one desk ------------------------------------------------------------------------------------------
def merged(catalogue: OfferCatalogue, local: Iterable[LocalOffer]) -> tuple[Offer, ...]:
    """The catalogue as this desk knows it: its corrections in place, its own offers after the others."""
    known = {one.code: one for one in local if not one.removed}
    shipped = tuple(_corrected(one, known[one.code]) if one.code in known else one for one in catalogue.offers)
    codes = {one.code for one in catalogue.offers}
    own = sorted((one for code, one in known.items() if code not in codes), key=lambda one: (one.title, one.id))
    return shipped + tuple(_own(one) for one in own)


def _corrected(offer: Offer, local: LocalOffer) -> Offer:
    fields = {name: getattr(local, name) for name in CORRECTABLE if getattr(local, name)}
    return replace(
        offer,
        **fields,
        corrected=tuple(fields),
        checked_on=local.checked_on,
        valid_to=_last_day(local) or offer.valid_to,
    )


def _last_day(local: LocalOffer) -> date | None:
    """An offer is gone on the day it is closed."""
    return local.closed_on - timedelta(days=1) if local.closed_on else None


def _own(local: LocalOffer) -> Offer:
    return Offer(
        code=local.code,
        title=local.title,
        state=OfferState.RUNNING,
        as_of="",
        source="",
        provider=local.provider,
        unit=local.unit,
        areas=(local.area,) if local.area else (),
        min_age=None if local.min_age == NO_AGE else local.min_age,
        max_age=None if local.max_age == NO_AGE else local.max_age,
        purpose=local.purpose,
        target=local.target,
        law=local.law,
        economy=local.economy,
        use=local.use,
        place=local.place,
        contact=local.contact,
        phone=local.phone,
        hours=local.hours,
        capacity=local.capacity,
        waiting=local.waiting,
        note=local.note,
        valid_to=_last_day(local),
        own=True,
        checked_on=local.checked_on,
    )


# what fits whom -----------------------------------------------------------------------------------------------------
class Reason(StrEnum):
    """Why an offer fits or does not; the sentences stand in ``wording``."""

    GOAL_AREA = "goal-area"  # a goal of hers is in the offer's area
    NEED_AREA = "need-area"  # a need without an offer is in the offer's area
    AGE_FITS = "age-fits"
    GROUP_FITS = "group-fits"
    GROUP_UNKNOWN = "group-unknown"  # the offer is for certain groups, and nobody noted which the young person is in
    SCHOOL_FITS = "school-fits"
    SCHOOL_UNKNOWN = "school-unknown"  # the offer is for pupils, and nobody noted where the young person goes
    OTHER_SCHOOL = "other-school"
    RUNNING = "running"
    NOT_YET = "not-yet"  # only planned or proposed when its source was written
    AGE_UNKNOWN = "age-unknown"  # her birth date is not known, the offer has limits
    NO_GOAL_THERE = "no-goal-there"
    TOO_YOUNG = "too-young"
    TOO_OLD = "too-old"
    OTHER_GROUP = "other-group"
    OVER = "over"  # the offer is no more, or has not begun
    HAS_IT = "has-it"  # it is in her plan and has not ended
    HAD_IT = "had-it"


HINDERS = frozenset(
    {Reason.TOO_YOUNG, Reason.TOO_OLD, Reason.OTHER_GROUP, Reason.OTHER_SCHOOL, Reason.OVER, Reason.HAS_IT}
)
"""With one of these an offer does not fit, whatever else speaks for it."""

UNSURE = frozenset({Reason.GROUP_UNKNOWN, Reason.SCHOOL_UNKNOWN})
"""With one of these nobody can say that it fits: whom the offer is for is told, whether that is her is not."""

_WEIGHT: Mapping[Reason, int] = {
    Reason.GOAL_AREA: 40,
    Reason.NEED_AREA: 40,
    Reason.GROUP_FITS: 20,
    Reason.SCHOOL_FITS: 20,
    Reason.AGE_FITS: 10,
    Reason.RUNNING: 5,
    Reason.NOT_YET: -10,
    Reason.HAD_IT: -15,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """What is known of the young person that an offer is held against. ``age`` is None when it is not known.

    ``goal_areas`` are the life areas of open goals, ``need_areas`` those of needs without an offer, ``groups`` the
    codes of the visitation groups that hold, ``schools`` those of the education under way, ``has`` the offers of measures that have not ended, ``had`` of those ended.
    """

    age: int | None
    goal_areas: frozenset[str] = frozenset()
    need_areas: frozenset[str] = frozenset()
    groups: frozenset[str] = frozenset()
    schools: frozenset[str] = frozenset()
    has: frozenset[str] = frozenset()
    had: frozenset[str] = frozenset()
    goals: Mapping[str, str] = field(default_factory=dict)
    """One open goal of each area, in the young person's own words where there are any: what a reason is told by."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fit:
    """How one offer suits a young person: the reasons, and the areas that made it do so."""

    offer: Offer
    reasons: tuple[Reason, ...]
    areas: tuple[str, ...]

    @property
    def fits(self) -> bool:
        """Whether nothing hinders it, whom it is for is no guess, and something speaks for it."""
        return not (HINDERS | UNSURE) & set(self.reasons) and bool(self.areas)

    @property
    def may_fit(self) -> bool:
        """Whether only what nobody has noted yet keeps it from fitting."""
        return not HINDERS & set(self.reasons) and bool(self.areas)

    @property
    def weight(self) -> int:
        """How much speaks for it; only comparable with others of the same young person."""
        return sum(_WEIGHT.get(one, 0) for one in self.reasons)


def fit(offer: Offer, situation: Situation, today: date) -> Fit:
    """Hold one offer against a young person's situation."""
    reasons: list[Reason] = []
    goals, needs = set(offer.areas) & situation.goal_areas, set(offer.areas) & situation.need_areas
    if goals:
        reasons.append(Reason.GOAL_AREA)
    if needs:
        reasons.append(Reason.NEED_AREA)
    if not goals and not needs:
        reasons.append(Reason.NO_GOAL_THERE)
    reasons += _by_age(offer, situation.age)
    reasons += _told_for(offer.groups, situation.groups, Reason.GROUP_FITS, Reason.GROUP_UNKNOWN, Reason.OTHER_GROUP)
    reasons += _told_for(
        offer.schools, situation.schools, Reason.SCHOOL_FITS, Reason.SCHOOL_UNKNOWN, Reason.OTHER_SCHOOL
    )
    if offer.code in situation.has:
        reasons.append(Reason.HAS_IT)
    elif offer.code in situation.had:
        reasons.append(Reason.HAD_IT)
    if not offer.valid_on(today):
        reasons.append(Reason.OVER)
    else:
        reasons.append(Reason.RUNNING if offer.state is OfferState.RUNNING else Reason.NOT_YET)
    areas = tuple(one for one in offer.areas if one in goals | needs)
    return Fit(offer=offer, reasons=tuple(reasons), areas=areas)


def _told_for(
    told: tuple[str, ...], noted: frozenset[str], fits: Reason, unknown: Reason, other: Reason
) -> list[Reason]:
    """An offer told to be for some is never taken to be for everybody while nobody knows (1-09)."""
    if not told:
        return []
    if not noted:
        return [unknown]
    return [fits if set(told) & noted else other]


def _by_age(offer: Offer, age: int | None) -> list[Reason]:
    if offer.min_age is None and offer.max_age is None:
        return []
    if age is None:
        return [Reason.AGE_UNKNOWN]
    if offer.min_age is not None and age < offer.min_age:
        return [Reason.TOO_YOUNG]
    if offer.max_age is not None and age > offer.max_age:
        return [Reason.TOO_OLD]
    return [Reason.AGE_FITS]


def ranked(offers: Iterable[Offer], situation: Situation, today: date) -> tuple[Fit, ...]:
    """All offers with reasons: those that fit first, then those that may, by what speaks for them; equals keep the catalogue's order."""
    found = [fit(one, situation, today) for one in offers]
    return tuple(sorted(found, key=lambda one: (not one.fits, not one.may_fit, -one.weight)))


# use and effect, counted from plans ---------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True, kw_only=True)
class OfferUse:
    """How often an offer stood in plans of this desk, and how it went.

    ``waiting_days`` is the median from asked to begun over ``waited`` measures, ``rating`` the median of the young
    people's latest own ratings (0–10) over ``rated`` of them; None when nobody.
    """

    requested: int = 0
    started: int = 0
    completed: int = 0
    stopped: int = 0
    never_started: int = 0
    waited: int = 0
    waiting_days: int | None = None
    rated: int = 0
    rating: float | None = None


def uses(measures: Iterable[Measure], ratings: Iterable[MeasureRating]) -> dict[str, OfferUse]:
    """The use of each offer that stands in a plan, by its code."""
    latest: dict[str, tuple[date, str, int]] = {}
    for one in ratings:
        if one.rating != NOT_RATED and not one.removed:
            key = (one.on or date.min, one.id, one.rating)
            latest[one.measure] = max(latest.get(one.measure, key), key)
    by_offer: dict[str, list[Measure]] = {}
    for measure in measures:
        if measure.offer and not measure.removed:
            by_offer.setdefault(measure.offer, []).append(measure)
    told = {id: rating for id, (_on, _id, rating) in latest.items()}
    return {code: _use(found, told) for code, found in by_offer.items()}


def _use(measures: Collection[Measure], ratings: Mapping[str, int]) -> OfferUse:
    waits = [
        (one.started_on - one.requested_on).days
        for one in measures
        if one.started_on and one.requested_on and one.started_on >= one.requested_on
    ]
    own = [ratings[one.id] for one in measures if one.id in ratings]
    ends = [one.ended_how for one in measures]
    return OfferUse(
        requested=len(measures),
        started=sum(1 for one in measures if has_begun(one)),
        completed=ends.count(MeasureEnd.COMPLETED),
        stopped=ends.count(MeasureEnd.STOPPED),
        never_started=ends.count(MeasureEnd.NEVER_STARTED),
        waited=len(waits),
        waiting_days=round(median(waits)) if waits else None,
        rated=len(own),
        rating=float(median(own)) if own else None,
    )


def has_begun(measure: Measure) -> bool:
    """Whether a measure was ever begun."""
    if measure.ended_how is MeasureEnd.NEVER_STARTED:
        return False
    return measure.started_on is not None or measure.state in (MeasureState.STARTED, MeasureState.ENDED)


def suppressed(count: int) -> int | None:
    """The count as it may be printed: None for one to four, who could be recognised."""
    return None if 0 < count < SMALL else count


def open_needs(needs: Iterable[UnmetNeed]) -> dict[str, int]:
    """How many needs wait for an offer, by life area, without people; the most first."""
    counts: dict[str, int] = {}
    for one in needs:
        if not one.removed and one.met_on is None:
            counts[one.area] = counts.get(one.area, 0) + 1
    return dict(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))
