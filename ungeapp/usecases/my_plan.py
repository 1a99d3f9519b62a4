"""*Min plan*: the plan on one page for the young person, next step first.

Belongs here: what of the plan stands on it, through the gate. Does not belong here: how it is shortened and set
(``forms``), the whole plan (``plan_printing.py``).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Protocol

from ungeapp.domain.follow_up import SupportRole
from ungeapp.domain.gate import Purpose, Released
from ungeapp.domain.meetings import Meeting, MeetingState
from ungeapp.domain.people import NetworkPerson, YoungPerson
from ungeapp.domain.plans import Agreement, AgreementState, EducationPlan, Goal, GoalState, Measure, MeasureState
from ungeapp.domain.protection import hidden_in
from ungeapp.usecases.courses import YOUNG_PERSON_ROLE
from ungeapp.usecases.desk import Desk
from ungeapp.usecases.entries import joined_addresses
from ungeapp.usecases.letterheads import sender_of_letter
from ungeapp.usecases.papers import Sender
from ungeapp.usecases.ports.store import UnitOfWork
from ungeapp.usecases.printed import PrintedPaper, young_person_recipient
from ungeapp.usecases.releasing import released_to

_ON_IT = (YoungPerson, EducationPlan, Goal, Agreement, Measure, NetworkPerson, SupportRole)
_AND = r"(?:\s+(?:og|samt)\s+|\s*[,;/&]\s*)"
"""What stands between two who help together."""

_OVER = (MeetingState.CLOSED, MeetingState.CANCELLED)


@dataclass(frozen=True, slots=True, kw_only=True)
class HelperPaper:
    """Who helps, with what, and where to reach them; empty where nobody knows."""

    who: str
    what: str
    phone: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MyPlanPaper:
    """The one page. ``goals`` are her own words where there are any (``True``), else what was written."""

    name: str
    next_step: str
    next_step_on: date | None
    wishes: str
    goals: tuple[tuple[str, bool], ...]
    helpers: tuple[HelperPaper, ...]
    meeting: datetime | None
    meeting_title: str
    meeting_place: str
    meeting_provisional: bool
    sender: Sender
    recipient: str
    printed_on: date


class MyPlanPapers(Protocol):
    """Puts it on paper."""

    def my_plan(self, paper: MyPlanPaper) -> bytes:
        """Exactly one page, as PDF."""
        ...


class MyPlanUseCases:
    """The one page about what happens now."""

    def __init__(self, desk: Desk, papers: MyPlanPapers) -> None:
        self._desk = desk
        self._papers = papers

    def paper(self, person: str) -> PrintedPaper:
        """The page for the young person; what needs a consent to stand in the plan stays outside here too."""
        desk = self._desk
        with desk.looking() as uow:
            young = uow.get(YoungPerson, person)
            also = joined_addresses(uow, person)
            following = self._next_meeting(uow, person)
            content = [one for one in uow.everything(person) if isinstance(one, _ON_IT) and not one.removed]
            recipient = young_person_recipient(young)
            released = released_to(desk, uow, [*content, *following], young, recipient, Purpose.PLAN)
            sender = sender_of_letter(self._desk, uow)
            uow.note_audit("print-my-plan", person)
            uow.commit("print")
        plan = next(iter(released.of(EducationPlan)), EducationPlan(id="", person=person))
        meeting = next(iter(released.of(Meeting)), None)
        paper = MyPlanPaper(
            name=young.given_name or young.full_name,
            next_step=hidden_in(young.next_step, young, also),
            next_step_on=young.next_step_on if young.next_step else None,
            wishes=plan.wishes,
            goals=tuple(
                (one.own_words or one.wording, bool(one.own_words))
                for one in released.of(Goal)
                if one.state is GoalState.OPEN and (one.own_words or one.wording)
            ),
            helpers=self._helpers(released, {young.full_name, young.given_name, sender.name}),
            meeting=meeting.starts if meeting else None,
            meeting_title=meeting.public_title if meeting else "",
            meeting_place=hidden_in(meeting.place, young, also) if meeting else "",
            meeting_provisional=meeting is not None and meeting.state is not MeetingState.CALLED,
            sender=sender,
            recipient=recipient.name,
            printed_on=desk.today(),
        )
        return PrintedPaper(
            name=f"min-plan-{person[-6:]}.pdf",
            content=self._papers.my_plan(paper),
            recipient=recipient.name,
            released=released,
        )

    def _next_meeting(self, uow: UnitOfWork, person: str) -> tuple[Meeting, ...]:
        now = self._desk.now()
        found = [
            (one.starts, one.id, one)
            for one in uow.of(Meeting, person)
            if one.starts is not None and one.starts >= now and one.state not in _OVER
        ]
        return (min(found)[2],) if found else ()

    def _helpers(self, released: Released, not_them: set[str]) -> tuple[HelperPaper, ...]:
        """Everybody else who does something, each once: supporters, measures, the network, who owes an agreement."""
        today, roles = self._desk.today(), self._desk.definitions.terms("roles")
        not_them |= {roles.label(YOUNG_PERSON_ROLE, today)}
        told: list[HelperPaper] = []
        for role in released.of(SupportRole):
            if role.ended_on is None and (role.name or role.role):
                label = roles.label(role.role, today) if role.role else ""
                told.append(HelperPaper(who=role.name or label, what=label if role.name else "", phone=role.phone))
        for measure in released.of(Measure):
            who = measure.contact_name or measure.responsible or measure.provider
            if measure.title and who and measure.state is not MeasureState.ENDED:
                phone = measure.contact_phone if who == measure.contact_name or not measure.contact_name else ""
                told.append(HelperPaper(who=who, what=measure.title, phone=phone))
        for one in released.of(NetworkPerson):
            who = one.name or one.relation
            if who and one.helps_with:
                told.append(HelperPaper(who=who, what=one.helps_with, phone=one.phone))
        for agreement in released.of(Agreement):
            if agreement.owner and agreement.what and agreement.state is AgreementState.OPEN:
                told.append(HelperPaper(who=agreement.owner, what=agreement.what))
        phones = {one.name: one.phone for one in released.of(NetworkPerson) if one.name and one.phone}
        named = (replace(one, who=_without(one.who, not_them)) for one in told)
        return _each_once((one for one in named if one.who), phones)


def _without(who: str, not_them: Collection[str]) -> str:
    """Who helps, without the young person and the sender where several are named in one line."""
    rest = who.strip()
    for one in filter(None, not_them):
        rest = re.sub(rf"(^|{_AND}){re.escape(one)}(?=$|{_AND})", "", rest, flags=re.IGNORECASE)
    return re.sub(rf"^{_AND}", "", rest).strip()


def _each_once(told: Iterable[HelperPaper], phones: dict[str, str]) -> tuple[HelperPaper, ...]:
    """One row for each who helps, with everything they help with and the first number known of them."""
    rows: dict[str, HelperPaper] = {}
    for one in told:
        known = rows.get(one.who)
        if known is None:
            rows[one.who] = replace(one, phone=one.phone or phones.get(one.who, ""))
            continue
        what = known.what if one.what in known.what.split("; ") else "; ".join(filter(None, (known.what, one.what)))
        rows[one.who] = replace(known, what=what, phone=known.phone or one.phone)
    return tuple(rows.values())
