"""The range of offers: the catalogue as this desk knows it, what fits a young person, needs without an offer, use.

Belongs here: looking up and correcting offers, picking one into a plan, noting and meeting needs, counting, its papers.
Does not belong here: ranking and counting as rules (``domain/offers.py``), a measure's further course, layout.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Protocol

from ungeapp.domain.dates import age_on
from ungeapp.domain.errors import Invalid, NotFound
from ungeapp.domain.offers import (
    NO_AGE,
    OWN_PREFIX,
    Fit,
    LocalOffer,
    Offer,
    OfferUse,
    Situation,
    UnmetNeed,
    fit,
    local_id,
    merged,
    open_needs,
    ranked,
    uses,
)
from ungeapp.domain.people import YoungPerson
from ungeapp.domain.plans import Goal, GoalState, Measure, MeasureRating, MeasureState
from ungeapp.domain.status import StatusEntry, StatusKind, holds_on
from ungeapp.usecases.desk import Desk
from ungeapp.usecases.letterheads import sender_of
from ungeapp.usecases.measures import MeasureUseCases, change_measure
from ungeapp.usecases.papers import Sender
from ungeapp.usecases.ports.store import UnitOfWork
from ungeapp.usecases.printed import PrintedPaper

_AT_ONCE = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferPaper:
    """One offer on paper: areas and unit by name, and how it was used at this desk."""

    offer: Offer
    areas: tuple[str, ...]
    unit: str
    use: OfferUse


@dataclass(frozen=True, slots=True, kw_only=True)
class OffersPaper:
    """One offer or the whole range; ``needs`` are counts by area without people."""

    offers: tuple[OfferPaper, ...]
    needs: tuple[tuple[str, int], ...]
    whole: bool
    sender: Sender
    written_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class CallCardPaper:
    """The card of one offer: whom to call, when, for what."""

    offer: Offer
    sender: Sender
    written_on: date


class OfferPapers(Protocol):
    """The papers of the range of offers."""

    def call_card(self, paper: CallCardPaper) -> bytes: ...

    def offers(self, paper: OffersPaper) -> bytes: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferView:
    """One offer with what this desk knows beside it."""

    offer: Offer
    use: OfferUse
    local: LocalOffer | None


@dataclass(frozen=True, slots=True, kw_only=True)
class FittingView:
    """The range of offers held against one young person."""

    person: YoungPerson
    situation: Situation
    fits: tuple[Fit, ...]
    needs: tuple[UnmetNeed, ...]


class OfferUseCases:
    """Acts on offers and needs."""

    def __init__(self, desk: Desk, papers: OfferPapers, measures: MeasureUseCases) -> None:
        self._desk = desk
        self._measures = measures
        self._papers = papers

    # the catalogue ---------------------------------------------------------------------------------------------------
    def called(self) -> str:
        """What the municipality calls its range of offers, as its profile tells it; empty where it tells of none."""
        return self._desk.definitions.offers(self._desk.author.profile).title

    def offers(self) -> tuple[Offer, ...]:
        """The catalogue with this desk's corrections and own offers; those that are no more too."""
        with self._desk.looking() as uow:
            return self._merged(uow)

    def _merged(self, uow: UnitOfWork) -> tuple[Offer, ...]:
        return merged(self._desk.definitions.offers(self._desk.author.profile), uow.all(LocalOffer))

    def view(self, code: str) -> OfferView:
        """One offer; NotFound."""
        with self._desk.looking() as uow:
            offer = self._offer(uow, code)
            local = uow.find(LocalOffer, local_id(code))
            use = self._uses(uow, (code,)).get(code, OfferUse())
            return OfferView(offer=offer, use=use, local=None if local is None or local.removed else local)

    def _offer(self, uow: UnitOfWork, code: str) -> Offer:
        found = next((one for one in self._merged(uow) if one.code == code), None)
        if found is None:
            raise NotFound("offer-unknown")
        return found

    def add_own(self, **fields: Any) -> str:
        """An offer the catalogue does not have; its code. Invalid("offer-empty") without a title."""
        title = str(fields.pop("title", "")).strip()
        if not title:
            raise Invalid("offer-empty")
        _check_ages(fields)
        code = OWN_PREFIX + self._desk.new_id()
        with self._desk.acting("offer.add") as uow:
            made = LocalOffer(id=local_id(code), person="", code=code, title=title, checked_on=self._desk.today())
            uow.put(replace(made, **fields))
        return code

    def correct(self, code: str, **fields: Any) -> None:
        """What this desk knows better: contact, waiting time … An empty text is the source's again."""
        _check_ages(fields)
        with self._desk.acting("offer.correct") as uow:
            offer = self._offer(uow, code)
            if offer.own and "title" in fields and not str(fields["title"]).strip():
                raise Invalid("offer-empty")
            found = uow.find(LocalOffer, local_id(code)) or LocalOffer(id=local_id(code), person="", code=code)
            uow.put(replace(found, **{"removed": "", "checked_on": self._desk.today(), **fields}))

    def close(self, code: str) -> None:
        """The offer is no more; plans keep it."""
        self.correct(code, closed_on=self._desk.today())

    def reopen(self, code: str) -> None:
        """It is there again."""
        self.correct(code, closed_on=None)

    # use -------------------------------------------------------------------------------------------------------------
    def uses(self) -> dict[str, OfferUse]:
        """How often each offer stands in plans of this desk, and how it went."""
        with self._desk.looking() as uow:
            return self._uses(uow, tuple(one.code for one in self._merged(uow)))

    def _uses(self, uow: UnitOfWork, codes: Sequence[str]) -> dict[str, OfferUse]:
        measures = uow.matching(Measure, offer=tuple(codes)) if codes else ()
        return uses(measures, self._ratings(uow, [one.id for one in measures]))

    @staticmethod
    def _ratings(uow: UnitOfWork, measures: Sequence[str]) -> Iterator[MeasureRating]:
        for start in range(0, len(measures), _AT_ONCE):
            yield from uow.matching(MeasureRating, measure=tuple(measures[start : start + _AT_ONCE]))

    # what fits whom --------------------------------------------------------------------------------------------------
    def fitting(self, person: str) -> FittingView:
        """The whole range held against what is known of the young person, what fits first."""
        today = self._desk.today()
        with self._desk.looking() as uow:
            about = uow.get(YoungPerson, person)
            needs = uow.of(UnmetNeed, person)
            situation = self._situation(uow, about, needs)
            return FittingView(
                person=about,
                situation=situation,
                fits=ranked(self._merged(uow), situation, today),
                needs=tuple(sorted(needs, key=lambda one: (one.met_on is not None, one.id))),
            )

    def _situation(self, uow: UnitOfWork, about: YoungPerson, needs: Sequence[UnmetNeed]) -> Situation:
        today = self._desk.today()
        measures = [one for one in uow.of(Measure, about.id) if one.offer]
        ended = {one.offer for one in measures if one.state is MeasureState.ENDED}
        status = uow.of(StatusEntry, about.id)
        goals = [one for one in uow.of(Goal, about.id) if one.state is GoalState.OPEN]
        return Situation(
            age=age_on(about.birth_date, today) if about.birth_date else None,
            goal_areas=frozenset(one.area for one in goals),
            goals={one.area: one.own_words or one.wording for one in reversed(goals)},
            need_areas=frozenset(one.area for one in needs if one.met_on is None),
            groups=frozenset(
                one.code for one in status if one.sort is StatusKind.VISITATION and one.code and holds_on(one, today)
            ),
            schools=frozenset(
                one.code for one in status if one.sort is StatusKind.EDUCATION and one.code and holds_on(one, today)
            ),
            has=frozenset(one.offer for one in measures if one.state is not MeasureState.ENDED),
            had=frozenset(ended),
        )

    def pick(self, person: str, code: str) -> Measure:
        """The offer becomes a measure of the plan, asked for today, in the area that made it fit; with the goal there,
        when there is one and no other."""
        with self._desk.looking() as uow:
            about = uow.get(YoungPerson, person)
            offer = self._offer(uow, code)
            found = fit(offer, self._situation(uow, about, uow.of(UnmetNeed, person)), self._desk.today())
            chosen = next(iter(found.areas or offer.areas), "education")
            goals = [o.id for o in uow.of(Goal, person) if o.state is GoalState.OPEN and o.area == chosen]
        return self._measures.add_measure(
            person,
            title=offer.title,
            offer=code,
            provider=offer.provider,
            place=offer.place,
            unit=self._unit(offer),
            contact_phone=offer.phone,
            area=chosen,
            goal=goals[0] if len(goals) == 1 else "",
        )

    def use(self, measure: str, code: str) -> Measure:
        """The measure is this offer of the catalogue, or with an empty code none; NotFound.

        It is called as the offer is; provider, unit, place and telephone are filled where nothing was written, or what
        stands there came from the offer chosen before.
        """
        with self._desk.acting("measure.offer") as uow:
            found = uow.get(Measure, measure)
            told: dict[str, Any] = {"offer": code}
            if code:
                self._offer(uow, code)
                chosen, before = self._filling(uow, code), self._filling(uow, found.offer)
                told |= {
                    name: value
                    for name, value in chosen.items()
                    if name == "title" or getattr(found, name) in ("", before.get(name))
                }
            return change_measure(uow, measure, self._desk.today(), **told)

    def _filling(self, uow: UnitOfWork, code: str) -> dict[str, str]:
        """What an offer tells a measure; nothing of one the catalogue does not have any more."""
        offer = next((one for one in self._merged(uow) if one.code == code), None) if code else None
        if offer is None:
            return {}
        return {
            "title": offer.title,
            "provider": offer.provider,
            "unit": self._unit(offer),
            "place": offer.place,
            "contact_phone": offer.phone,
        }

    def _unit(self, offer: Offer) -> str:
        profile = self._desk.profile
        return profile.unit(offer.unit).key if offer.unit and profile.has_unit(offer.unit) else ""

    # needs without an offer ------------------------------------------------------------------------------------------
    def note_need(self, person: str, *, area: str, text: str) -> UnmetNeed:
        """What no offer answers; Invalid("need-empty") without words."""
        if not text.strip():
            raise Invalid("need-empty")
        with self._desk.acting("need.note") as uow:
            uow.get(YoungPerson, person)
            made = UnmetNeed(
                id=self._desk.new_id(), person=person, area=area, text=text.strip(), since=self._desk.today()
            )
            uow.put(made)
        return made

    def need_met(self, need: str) -> None:
        """Something answers it now."""
        with self._desk.acting("need.met") as uow:
            uow.put(replace(uow.get(UnmetNeed, need), met_on=self._desk.today()))

    def open_needs(self) -> dict[str, int]:
        """How many needs wait, by life area; no people."""
        with self._desk.looking() as uow:
            return open_needs(uow.all(UnmetNeed))

    # paper -----------------------------------------------------------------------------------------------------------
    def call_card(self, code: str) -> PrintedPaper:
        """The card to hand out: whom to call, when, for what. It is about nobody; NotFound."""
        with self._desk.looking() as uow:
            offer = self._offer(uow, code)
            uow.note_audit("print-offers", code)
            uow.commit("print")
        paper = CallCardPaper(offer=offer, sender=sender_of(self._desk), written_on=self._desk.today())
        return PrintedPaper(name="ringekort.pdf", content=self._papers.call_card(paper), recipient="")

    def paper(self, code: str = "") -> PrintedPaper:
        """One offer, or the whole range with the needs without an offer; small counts are not told."""
        today = self._desk.today()
        with self._desk.looking() as uow:
            chosen = (self._offer(uow, code),) if code else tuple(o for o in self._merged(uow) if o.valid_on(today))
            counted = self._uses(uow, tuple(one.code for one in chosen))
            needs = () if code else tuple(open_needs(uow.all(UnmetNeed)).items())
            uow.note_audit("print-offers", code)
            uow.commit("print")
        areas = self._desk.definitions.terms("life-areas")
        paper = OffersPaper(
            offers=tuple(
                OfferPaper(
                    offer=one,
                    areas=tuple(areas.label(area, today) for area in one.areas),
                    unit=self._desk.profile.unit_name(one.unit) if one.unit else "",
                    use=counted.get(one.code, OfferUse()),
                )
                for one in chosen
            ),
            needs=tuple((areas.label(area, today), count) for area, count in needs),
            whole=not code,
            sender=sender_of(self._desk),
            written_on=today,
        )
        return PrintedPaper(
            name="tilbud.pdf" if code else "tilbudsvifte.pdf", content=self._papers.offers(paper), recipient=""
        )


def _check_ages(fields: dict[str, Any]) -> None:
    low, high = fields.get("min_age", NO_AGE), fields.get("max_age", NO_AGE)
    if low != NO_AGE and high != NO_AGE and high < low:
        raise Invalid("offer-ages")
