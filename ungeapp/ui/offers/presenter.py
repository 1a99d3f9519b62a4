"""Offers in words: rows of the range, the facts of one, what fits a young person and why; without Qt.

Belongs here: rows, options, sentences. Does not belong here: widgets, rules.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from ungeapp.domain.offers import NO_AGE, Fit, LocalOffer, Offer, OfferUse, Situation
from ungeapp.texts import N_, _, ngettext
from ungeapp.ui.casework.words import first_words
from ungeapp.ui.due import joined
from ungeapp.ui.kit.rows import Option, RowView
from ungeapp.ui.kit.tokens import Tone
from ungeapp.usecases.intentions import Intentions
from ungeapp.usecases.printed import PrintedPaper
from ungeapp.wording import long_day, short_day
from ungeapp.wording.offers import ages, state_chip, state_name, use_lines, why

WHOLE = "whole"
NOT_TOLD = N_("not told")
OLDEST = 120
_SHORT = 140
_HINT = 30

CARD = "card/"

# What can be written about every offer, and what more about the desk's own.
CORRECTED = {
    "contact": N_("How to get in touch"),
    "phone": N_("Telephone"),
    "hours": N_("When one can call"),
    "place": N_("Place"),
    "capacity": N_("How many places"),
    "waiting": N_("Waiting time"),
    "provider": N_("Who provides the offer"),
    "law": N_("Legislation"),
    "economy": N_("Economy and where it is anchored"),
    "note": N_("Good to know"),
}
OWN = {
    "title": N_("What the offer is called"),
    "purpose": N_("Purpose of the offer"),
    "target": N_("For whom the offer is"),
    "use": N_("Degree of use and effect"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What the range is narrowed to; ``age`` in years, None when it does not matter."""

    text: str = ""
    area: str = ""
    unit: str = ""
    age: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RangeView:
    """The range: rows, what is said above, and the needs nobody answers (no people)."""

    rows: tuple[RowView, ...]
    summary: str
    needs: tuple[RowView, ...]
    empty: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class OneView:
    """One offer: its facts (label, text, whether the source tells it), the values to correct, how it was used."""

    title: str
    subtitle: str
    facts: tuple[tuple[str, str, bool], ...]
    source: str
    corrected: str
    differs: str
    values: dict[str, str]
    used: tuple[tuple[str, str], ...]
    own: bool
    closed: bool
    area: str
    min_age: str
    max_age: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FittingRows:
    """The range held against one young person."""

    name: str
    looked_at: str
    fits: tuple[RowView, ...]
    others: tuple[RowView, ...]
    needs: tuple[RowView, ...]


class OffersPresenter:
    """Asks for offers and makes rows of them."""

    def __init__(self, intentions: Intentions) -> None:
        self._intentions = intentions
        self._offers = intentions.offers

    @property
    def today(self) -> date:
        """The day at this desk."""
        return self._intentions.desk.today()

    # words -----------------------------------------------------------------------------------------------------------
    def area_name(self, code: str) -> str:
        """What a life area is called today."""
        return self._intentions.desk.definitions.terms("life-areas").label(code, self.today)

    def areas(self) -> tuple[Option, ...]:
        """The life areas to choose from."""
        return tuple(
            Option(one.code, one.label) for one in self._intentions.desk.definitions.terms("life-areas").on(self.today)
        )

    def units(self) -> tuple[Option, ...]:
        """The municipality's units."""
        profile = self._intentions.desk.profile
        return tuple(Option(one.key.rpartition("/")[2], one.name) for one in profile.units)

    # the range -------------------------------------------------------------------------------------------------------
    def look(self, asked: Asked) -> RangeView:
        """The offers asked for, and how many needs wait."""
        everything = self._offers.offers()
        used = self._offers.uses()
        found = [one for one in everything if self._is_asked(one, asked)]
        rows = tuple(self._row(one, used.get(one.code, OfferUse())) for one in found)
        if len(found) == len(everything):
            told = ngettext("{number} offer", "{number} offers", len(found)).format(number=len(found))
        elif found:
            told = ngettext("{number} offer of {all}", "{number} offers of {all}", len(found)).format(
                number=len(found), all=len(everything)
            )
        else:
            told = _("No offer is told to be like that. Ask for less, or add one.")
        return RangeView(rows=rows, summary=told, needs=self._needs(), empty=not everything)

    def _is_asked(self, one: Offer, asked: Asked) -> bool:
        words = " ".join((one.title, one.provider, one.target, one.purpose, one.content, one.place)).casefold()
        return (
            all(word in words for word in asked.text.casefold().split())
            and (not asked.area or asked.area in one.areas)
            and (not asked.unit or asked.unit == one.unit)
            and (
                asked.age is None
                or (
                    (one.min_age is None or one.min_age <= asked.age)
                    and (one.max_age is None or asked.age <= one.max_age)
                )
            )
        )

    def _row(self, one: Offer, use: OfferUse) -> RowView:
        closed = not one.valid_on(self.today)
        used = ""
        if use.requested:
            used = ngettext("in {number} plan", "in {number} plans", use.requested).format(number=use.requested)
        return RowView(
            id=one.code,
            title=one.title,
            context=joined(
                ", ".join(self.area_name(area) for area in one.areas),
                ages(one),
                one.duration if len(one.duration) < _SHORT // 2 else "",
                _("waiting: {time}").format(time=one.waiting) if one.waiting else "",
                used,
            ),
            chip=self._chip(one),
            tone=_tone(one, closed=closed),
            tip=one.target,
        )

    def _chip(self, one: Offer) -> str:
        """How fresh what we know is: gone, looked at by this desk, or how its source told it."""
        if not one.valid_on(self.today):
            return _("no longer")
        if one.checked_on:
            return _("looked at {day}").format(day=short_day(one.checked_on, self.today))
        return state_chip(one)

    def _needs(self) -> tuple[RowView, ...]:
        return tuple(
            RowView(
                area,
                self.area_name(area),
                aside=ngettext("{number} waits", "{number} wait", count).format(number=count),
            )
            for area, count in self._offers.open_needs().items()
        )

    def make_paper(self, intentions: Intentions, paper: str) -> PrintedPaper:
        """One offer, its card to call by, or the whole range, in the background."""
        if paper.startswith(CARD):
            return intentions.offers.call_card(paper.removeprefix(CARD))
        return intentions.offers.paper("" if paper == WHOLE else paper)

    # one offer -------------------------------------------------------------------------------------------------------
    def one(self, code: str) -> OneView:
        """All there is about one offer; NotFound."""
        view = self._offers.view(code)
        one, profile = view.offer, self._intentions.desk.profile
        told = (
            (_("Purpose of the offer"), one.purpose, True),
            (_("For whom the offer is"), one.target, True),
            (_("Life area"), ", ".join(self.area_name(area) for area in one.areas), False),
            (_("Age"), ages(one), False),
            (_("What happens there"), one.content, False),
            (_("How long it takes"), one.duration, False),
            (_("Who provides the offer"), one.provider, False),
            (_("Unit"), profile.unit_name(one.unit) if one.unit else "", False),
            (_("Place"), one.place, False),
            (_("Legislation"), one.law, True),
            (_("Economy and where it is anchored"), one.economy, True),
            (_("Degree of use and effect"), one.use, True),
            (_("Good to know"), one.note, False),
        )
        local = view.local or LocalOffer(id="", person="")
        names = (*CORRECTED, *OWN) if one.own else tuple(CORRECTED)
        return OneView(
            title=one.title,
            subtitle=joined(one.provider, ages(one), state_name(one) or _("our own")),
            facts=tuple((label, text or _(NOT_TOLD), bool(text)) for label, text, always in told if text or always),
            source=_("Source: {source} ({state}). Ask whether it is still so.").format(
                source=one.source, state=state_name(one)
            )
            if one.source
            else "",
            corrected=_("Looked at here {day}").format(day=long_day(one.checked_on)) if one.checked_on else "",
            differs=one.differs,
            values={name: getattr(one, name) if name in one.corrected or one.own else "" for name in names},
            used=use_lines(view.use) if view.use.requested else (),
            own=one.own,
            closed=not one.valid_on(self.today),
            area=local.area,
            min_age="" if local.min_age == NO_AGE else str(local.min_age),
            max_age="" if local.max_age == NO_AGE else str(local.max_age),
        )

    def source_value(self, code: str, name: str) -> str:
        """What the catalogue itself says, shown where nothing is corrected."""
        one = self._offers.view(code).offer
        told = "" if one.own or name in one.corrected else str(getattr(one, name))
        return first_words(told, _HINT)

    def correct(self, code: str, **fields: Any) -> None:
        """Write what this desk knows."""
        self._offers.correct(code, **fields)

    def close(self, code: str, *, closed: bool) -> None:
        """It is no more, or it is there again."""
        if closed:
            self._offers.close(code)
        else:
            self._offers.reopen(code)

    def add_own(self, title: str, area: str, contact: str, low: str, high: str) -> str:
        """An offer of this desk's own; its code."""
        return self._offers.add_own(
            title=title, area=area, contact=contact, min_age=read_age(low), max_age=read_age(high)
        )

    # what fits -------------------------------------------------------------------------------------------------------
    def fitting(self, person: str) -> FittingRows:
        """The range held against a young person, with reasons."""
        view = self._offers.fitting(person)
        return FittingRows(
            name=view.person.full_name,
            looked_at=self._looked_at(view.situation),
            fits=tuple(self._fit(one, view.situation, _("Put in the plan")) for one in view.fits if one.fits),
            others=tuple(self._fit(one, view.situation, "") for one in view.fits if not one.fits),
            needs=tuple(
                RowView(
                    one.id,
                    "",
                    title_rest=one.text,
                    context=joined(
                        self.area_name(one.area),
                        _("since {day}").format(day=long_day(one.since, self.today)) if one.since else "",
                        _("answered {day}").format(day=long_day(one.met_on, self.today)) if one.met_on else "",
                    ),
                    action="" if one.met_on else _("Answered now"),
                )
                for one in view.needs
            ),
        )

    def _looked_at(self, situation: Situation) -> str:
        age = _("{age} years").format(age=situation.age) if situation.age is not None else _("age not known")
        goals = ", ".join(self.area_name(one).lower() for one in sorted(situation.goal_areas))
        groups = self._intentions.desk.definitions.terms("status-visitation")
        return joined(
            age,
            _("open goals in {areas}").format(areas=goals) if goals else _("no open goals yet"),
            ", ".join(groups.label(one, self.today).lower() for one in sorted(situation.groups)),
        )

    def _fit(self, one: Fit, situation: Situation, action: str) -> RowView:
        offer = one.offer
        reason = why(one, situation, self.area_name)
        if action:
            told = next((one for one in (offer.target, offer.purpose, offer.content) if 0 < len(one) <= _SHORT), "")
            reason = joined(reason, told, offer.duration)
        return RowView(
            id=offer.code,
            title=offer.title,
            context=reason,
            chip=self._chip(offer) if action else "",
            tone=_tone(offer, closed=False),
            action=action,
            tip=joined(offer.target, offer.duration),
        )

    def pick(self, person: str, code: str) -> None:
        """Into the plan, asked for today."""
        self._offers.pick(person, code)

    def note_need(self, person: str, area: str, text: str) -> None:
        """What no offer answers."""
        self._offers.note_need(person, area=area, text=text)

    def need_met(self, need: str) -> None:
        """Something answers it now."""
        self._offers.need_met(need)


def _tone(one: Offer, *, closed: bool) -> Tone:
    """Good is only what this desk has looked at itself; an old source promises nothing."""
    return Tone.GOOD if one.checked_on and not closed else Tone.NEUTRAL


def read_age(text: str) -> int:
    """The age typed, ``NO_AGE`` for nothing or what is no age."""
    return int(text) if is_age(text) and text.strip() else NO_AGE


def is_age(text: str) -> bool:
    """Whether ``text`` is an age or empty."""
    plain = text.strip()
    return not plain or (plain.isascii() and plain.isdecimal() and len(plain) <= 3 and int(plain) <= OLDEST)


def age_problems(low: str, high: str) -> str:
    """What is wrong with two typed ages, as a sentence."""
    if not is_age(low) or not is_age(high):
        return _("Write an age in whole years, or nothing.")
    first, last = read_age(low), read_age(high)
    return _("The highest age is below the lowest one.") if NO_AGE not in (first, last) and last < first else ""


def options_with_all(options: Sequence[Option], everything: str) -> tuple[Option, ...]:
    """The options with one for all of them before."""
    return (Option("", everything), *options)
