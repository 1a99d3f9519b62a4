"""What is said of offers and initiative sheets: states, ages, why an offer fits a young person or does not, fields.

Belongs here: those names and sentences. Does not belong here: paper (``forms``), the rules (``domain/offers.py``).
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from textwrap import shorten

from ungeapp.domain.offers import HINDERS, UNSURE, Fit, Offer, OfferState, OfferUse, Reason, Situation
from ungeapp.texts import N_, _, ngettext

STATES = {
    OfferState.RUNNING: N_("running"),
    OfferState.PLANNED: N_("on its way"),
    OfferState.PROPOSED: N_("proposed"),
}
_GOAL = 60
"""Letters of a goal that stand in a reason."""

_SAID = {
    Reason.AGE_FITS: N_("the age fits: {ages}"),
    Reason.AGE_UNKNOWN: N_("the date of birth is not known; the offer is for {ages}"),
    Reason.NO_GOAL_THERE: N_("there is no open goal or need in its life area"),
    Reason.TOO_YOUNG: N_("too young: the offer is for {ages}"),
    Reason.TOO_OLD: N_("too old: the offer is for {ages}"),
    Reason.GROUP_FITS: N_("the target group fits"),
    Reason.GROUP_UNKNOWN: N_("it is for certain target groups; under Status nobody has noted which"),
    Reason.SCHOOL_FITS: N_("it is for pupils where the young person goes"),
    Reason.SCHOOL_UNKNOWN: N_("it is for pupils of a certain school; under Status nobody has noted where"),
    Reason.OTHER_SCHOOL: N_("it is for pupils of another school"),
    Reason.OTHER_GROUP: N_("it is for another target group"),
    Reason.OVER: N_("it is not offered now"),
    Reason.HAS_IT: N_("it stands in the plan already"),
    Reason.HAD_IT: N_("the young person has tried it before"),
}

FIELDS = {
    "effort_area": N_("Effort area"),
    "effort_title": N_("What the sheet is about"),
    "doing_now": N_("What do we do now?"),
    "works_well": N_("What works well – what should be kept?"),
    "works_not": N_("What does not work? (and why?)"),
    "others_do": N_("What do others do that works, and that we do not do?"),
    "could_be_new": N_("What could be quite new (unknown effect)?"),
    "common_goal": N_("How does the effort contribute to the common goal of fewer young unemployed?"),
    "effort_goal": N_("Goal of the effort"),
    "baseline": N_("Baseline"),
    "followed_up_how": N_("How it is followed up"),
    "target": N_("Target group"),
    "how_many": N_("How many"),
    "content": N_("Content"),
    "organised": N_("How it is organised"),
    "anchored": N_("Who is responsible"),
    "actors": N_("Actors"),
    "schedule": N_("Time and plan of action"),
    "expenses": N_("Total expenses"),
    "moved_money": N_("Financed by moving money"),
    "investment": N_("Investment needed, if any"),
    "offers": N_("Offers"),
    "evaluated_on": N_("Followed up on the day"),
}
BLOCKS = {
    "now": N_("The effort now"),
    "inspiration": N_("Inspiration from others"),
    "innovation": N_("Developing ideas"),
    "common-goal": N_("The common, overall goal"),
    "goal": N_("The effort's goal"),
    "target": N_("Target group"),
    "content": N_("Content"),
    "organising": N_("Organising"),
    "responsible": N_("Responsible and anchored"),
    "actors": N_("Actors"),
    "schedule": N_("Time and plan of action"),
    "economy": N_("The effort's economy"),
}


def sheet_field(field: str) -> str:
    """What a field of an initiative sheet is called."""
    return _(FIELDS[field])


def sheet_block(block: str) -> str:
    """What a block of the template is called."""
    return _(BLOCKS[block])


def state_name(offer: Offer) -> str:
    """What the source says of how far the offer has come, and from when the source is; an own one needs no word."""
    if offer.own:
        return ""
    word = _(STATES[offer.state])
    if not offer.as_of:
        return word
    return _("{state} according to the source from {year}").format(state=word, year=offer.as_of)


def state_chip(offer: Offer) -> str:
    """The same in a chip: an old source that says *running* tells of its own year only, so the year is the word."""
    if offer.own or not offer.as_of:
        return state_name(offer)
    if offer.state is OfferState.RUNNING:
        return _("source from {year}").format(year=offer.as_of)
    return _("{state} in {year}").format(state=_(STATES[offer.state]), year=offer.as_of)


def ages(offer: Offer) -> str:
    """*18–30 years*, *from 18 years*, *up to 30 years*; nothing when not told."""
    low, high = offer.min_age, offer.max_age
    if low is not None and high is not None:
        return _("{low}–{high} years").format(low=low, high=high)
    if low is not None:
        return _("from {low} years").format(low=low)
    return _("up to {high} years").format(high=high) if high is not None else ""


def why(fit: Fit, situation: Situation, area_name: Callable[[str], str]) -> str:
    """One sentence: what hinders an offer, or what speaks for it and what should be known."""
    hinders = [one for one in fit.reasons if one in HINDERS] or [one for one in fit.reasons if one in UNSURE]
    if not hinders and not fit.areas:
        hinders = [Reason.NO_GOAL_THERE]
    said = [_reason(one, fit, situation, area_name) for one in hinders or fit.reasons]
    sentence = ", ".join(one for one in said if one)
    return sentence[:1].upper() + sentence[1:] + "." if sentence else ""


def _reason(reason: Reason, fit: Fit, situation: Situation, area_name: Callable[[str], str]) -> str:
    offer = fit.offer
    if reason is Reason.GOAL_AREA:
        areas = _areas(offer.areas, situation.goal_areas, area_name)
        goal = next((situation.goals[one] for one in offer.areas if situation.goals.get(one)), "")
        if goal:
            return _("there is a goal in {areas}: “{goal}”").format(
                areas=areas, goal=shorten(goal, _GOAL, placeholder=" …")
            )
        return _("there is a goal in {areas}").format(areas=areas)
    if reason is Reason.NEED_AREA:
        return _("there is a need in {areas}").format(areas=_areas(offer.areas, situation.need_areas, area_name))
    if reason is Reason.NOT_YET:
        return _("{state} in {year}; ask whether it came about").format(state=_(STATES[offer.state]), year=offer.as_of)
    if reason is Reason.RUNNING:
        return ""  # the chip beside says it
    return _(_SAID[reason]).format(ages=ages(offer))


def _areas(areas: Sequence[str], among: Collection[str], area_name: Callable[[str], str]) -> str:
    return ", ".join(area_name(one).lower() for one in areas if one in among)


def use_lines(use: OfferUse) -> tuple[tuple[str, str], ...]:
    """What was counted, label and figure; waiting in days, ratings out of ten."""
    lines = [
        (_("Asked for"), str(use.requested)),
        (_("Begun"), str(use.started)),
        (_("Completed"), str(use.completed)),
        (_("Stopped before the end"), str(use.stopped)),
        (_("Never begun"), str(use.never_started)),
    ]
    if use.waiting_days is not None:
        days = ngettext("{number} day", "{number} days", use.waiting_days).format(number=use.waiting_days)
        lines.append((_("Waiting time (median of {number})").format(number=use.waited), days))
    if use.rating is not None:
        whole, half = divmod(round(use.rating * 2), 2)
        told = f"{whole}½" if half else str(whole)
        lines.append((_("The young people's own rating (median of {number})").format(number=use.rated), f"{told} / 10"))
    return tuple(lines)
