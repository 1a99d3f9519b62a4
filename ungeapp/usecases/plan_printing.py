"""The education plan on paper: for the young person, a parent with custody, and the leaf that is signed.

Belongs here: which version is printed for whom, through the gate, and the row each print leaves in the log.
Does not belong here: goals and measures as values (``plan_paper.py``), other papers (``printing.py``), layout (``forms``).
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import partial

from ungeapp.domain.disclosures import Way
from ungeapp.domain.errors import NotAllowed
from ungeapp.domain.gate import Purpose, Recipient, RecipientKind, Released, outside_keys
from ungeapp.domain.parents import Parent, ParentHearing, custody_holders, remarks_for, under_age
from ungeapp.domain.parts import Part
from ungeapp.domain.people import YoungPerson
from ungeapp.domain.plan_versions import PlanVersion, next_number, team_of
from ungeapp.domain.plans import (
    Agreement,
    AgreementState,
    EducationPlan,
    Goal,
    GoalRating,
    GoalState,
    GoalStep,
    Measure,
    MeasureRating,
    MeasureTask,
    PlanEvent,
    plan_id,
)
from ungeapp.domain.profiles import Word
from ungeapp.domain.protection import hidden_in
from ungeapp.domain.record import Record
from ungeapp.domain.status import StatusEntry, StatusKind
from ungeapp.usecases.coordination import responsible_word
from ungeapp.usecases.desk import Desk
from ungeapp.usecases.eligibility import judgements_in
from ungeapp.usecases.entries import joined_addresses
from ungeapp.usecases.handover_sheets import other_desk
from ungeapp.usecases.handovers import HandoverUseCases, HandoverView
from ungeapp.usecases.letterheads import sender_of, unit_name
from ungeapp.usecases.papers import AgreementPaper, Papers, PlanPaper, SignaturePaper
from ungeapp.usecases.plan_paper import PlanContent
from ungeapp.usecases.plan_versions import CopyFacts, PlanVersionUseCases, copy_of, duty_of, frozen_version
from ungeapp.usecases.printed import (
    Given,
    PrintedPaper,
    objections_in,
    with_objections,
    withheld_in,
    young_person_recipient,
)
from ungeapp.usecases.releasing import released_to

# Nothing else ever stands in a plan, so nothing else is told to be left out of one.
_IN_A_PLAN = (
    YoungPerson,
    EducationPlan,
    Goal,
    GoalStep,
    GoalRating,
    Agreement,
    Measure,
    MeasureTask,
    MeasureRating,
    PlanEvent,
    Parent,
    ParentHearing,
)


def custody_recipient(parent: Parent) -> Recipient:
    """A parent who holds custody: has the plan until the 18th birthday; the gate looks at the day itself."""
    keys = {"role:custody-holder"} | (outside_keys(parent.name) if parent.name else set())
    return Recipient(kind=RecipientKind.CUSTODY_HOLDER, name=parent.name or parent.relation, keys=frozenset(keys))


class PlanPrintUseCases:
    """The plan as paper; what every paper shares is asked of ``printing``."""

    def __init__(self, desk: Desk, papers: Papers, handovers: HandoverUseCases) -> None:
        self._desk = desk
        self._papers = papers
        self._handovers = handovers

    def plan(self, person: str, *, parent: str = "", version: str = "") -> PrintedPaper:
        """The education plan for the young person; what needs a consent to stand in it stays outside without one.

        With ``parent`` the copy of one who holds custody, who signs it too (§ 2 c); NotAllowed("parent-not-heard") for
        any other, and from the 18th birthday on. With ``version`` as it was agreed then (NotFound), otherwise the
        living plan: a draft, unless nothing has changed since it was agreed the last time.
        """
        # First: a unit of work inside another would wait for itself in the background.
        view = self._handovers.view(person)
        today = self._desk.today()
        versions = PlanVersionUseCases(self._desk).view(person)
        standing = versions.latest if versions.as_agreed and not version else None
        with self._desk.looking() as uow:
            live = uow.get(YoungPerson, person)
            holders = custody_holders(uow.of(Parent, person), self._desk.of_age_on(live), today)
            mine = [one for one in holders if one.id == parent]
            if parent and not mine:
                raise NotAllowed("parent-not-heard")
            told: PlanVersion | None = None
            copy: CopyFacts | None = None
            found, content = live, uow.everything(person)
            if version:
                told, content = frozen_version(uow, person, version)
                copy = copy_of(uow, told)
                found = next((one for one in content if isinstance(one, YoungPerson)), live)
            recipient = custody_recipient(mine[0]) if mine else young_person_recipient(live)
            # The content is frozen; whether the name or the address is protected is asked as it is today.
            shown = [
                _named_only(one) if isinstance(one, YoungPerson) and mine else one
                for one in content
                if _stands_in(one, parent) and not one.removed
            ]
            released = released_to(self._desk, uow, with_objections(uow, person, shown), live, recipient, Purpose.PLAN)
            if mine and not released.has(Part.IDENTITY):
                raise NotAllowed("parent-not-heard")
            next_step = hidden_in(found.next_step, live, joined_addresses(uow, person))
            uow.note_audit("print-plan", told.id if told else person, parent)
            uow.commit("print")
        of = told or standing
        paper = replace(
            self._plan_paper(found, released, recipient, view, next_step),
            version=of.number if of else 0,
            agreed_on=of.agreed_on if of else None,
            draft_of=versions.number if versions.latest and not of else 0,
        )
        if copy:
            held = dict.fromkeys((*paper.withheld, *copy.withheld))
            paper = replace(paper, withheld=tuple(held), copy_from=unit_name(self._desk, copy.unit))
        if told:
            paper = replace(paper, custody_holders=told.custody_with)
        if under_age(self._desk.of_age_on(live), today):
            paper = replace(paper, parent_remarks=remarks_for(released.of(Parent), released.of(ParentHearing)))
            if not told:
                paper = replace(paper, custody_holders=tuple(one.name or one.relation for one in mine or holders))
        return PrintedPaper(
            name=f"uddannelsesplan-{person[-6:]}{'-' + parent[-4:] if parent else ''}{f'-{told.number}' if told else ''}.pdf",
            content=self._papers.plan(paper),
            recipient=recipient.name,
            released=released,
            given=(Given(released=released, way=Way.PAPER, origin=told.id if told else ""),),
        )

    def plan_signatures(self, person: str, version: str = "") -> PrintedPaper:
        """The leaf to sign on, for an agreed version or for the plan about to be agreed."""
        today = self._desk.today()
        with self._desk.looking() as uow:
            found = uow.get(YoungPerson, person)
            versions = uow.of(PlanVersion, person)
            told, content = frozen_version(uow, person, version) if version else (None, uow.everything(person))
            holders = custody_holders(uow.of(Parent, person), self._desk.of_age_on(found), today)
            plans = (one for one in content if isinstance(one, EducationPlan))
            plan = next(plans, EducationPlan(id=plan_id(person), person=person))
            day = told.agreed_on if told and told.agreed_on else today
            duty = duty_of(self._desk, found, plan, day)
            uow.note_audit("print-plan-signatures", told.id if told else person)
            uow.commit("print")
        caseworker = found.coordinator_name or self._desk.author.name
        others = (
            one
            for one in (told.agreed_with if told else team_of(versions))
            if one != found.full_name and not one.startswith(caseworker)
        )
        paper = SignaturePaper(
            person=found.full_name,
            age=found.age(today),
            version=told.number if told else next_number(versions),
            agreed_on=told.agreed_on if told else None,
            young_person=found.full_name,
            custody_holders=told.custody_with if told else tuple(one.name for one in holders if one.name),
            others=tuple(others),
            caseworker=caseworker,
            duty=duty.text if duty else "",
            duty_told_on=duty.told_on if duty else None,
            sender=sender_of(self._desk),
            printed_on=today,
            called=self._desk.profile.word(Word.PLAN),
        )
        return PrintedPaper(
            name=f"underskrifter-{person[-6:]}.pdf",
            content=self._papers.plan_signatures(paper),
            recipient=found.full_name,
        )

    def _plan_paper(
        self, person: YoungPerson, released: Released, recipient: Recipient, view: HandoverView, next_step: str
    ) -> PlanPaper:
        plans = released.of(EducationPlan)
        plan = plans[0] if plans else EducationPlan(id="", person=person.id)
        content = PlanContent(self._desk, released, partial(unit_name, self._desk))
        shown = {one.id for one in released.of(Goal) if one.own_words or one.wording}
        return PlanPaper(
            person=person.full_name,
            age=person.age(self._desk.today()),
            coordinator=f"{person.coordinator_name}, {unit_name(self._desk, person.coordinator)}",
            wishes=plan.wishes,
            strengths=plan.strengths,
            challenges=plan.challenges,
            needs=plan.needs,
            expectations=plan.expectations,
            next_step=next_step,
            next_step_on=person.next_step_on,
            goals=tuple(
                content.goal(one) for one in released.of(Goal) if one.id in shown and one.state is GoalState.OPEN
            ),
            agreements=tuple(
                AgreementPaper(what=one.what, owner=one.owner, due=one.due, state=one.state.value)
                for one in sorted(released.of(Agreement), key=_open_first)
                if one.what and one.state is not AgreementState.DROPPED
            ),
            measures=content.measures(),
            events=content.events(),
            sender=sender_of(self._desk),
            recipient=recipient.name,
            printed_on=self._desk.today(),
            withheld=withheld_in(released),
            objections=objections_in(released),
            overlap_with=other_desk(self._desk, view) if view.ledger.overlap else "",
            responsible=self._both(view) if view.ledger.overlap else (),
            coordinator_word=responsible_word(self._desk, person),
            called=self._desk.profile.word(Word.PLAN),
            judgements=tuple(
                (f"{one.about}: {one.word}" if one.word else one.about, one.basis)
                for one in judgements_in(self._desk, released.of(StatusEntry))
            ),
        )

    def _both(self, view: HandoverView) -> tuple[str, ...]:
        """Who is responsible while two are: whoever hands over, then whoever takes over."""
        sender = sender_of(self._desk)
        here, there = f"{sender.name}, {sender.unit}", other_desk(self._desk, view)
        if view.other_person:
            there = f"{view.other_person}, {unit_name(self._desk, view.other_unit)}"
        return (there, here) if view.taking else (here, there)


def _open_first(agreement: Agreement) -> tuple[bool, date, str]:
    """What still counts by its day, then what is done."""
    return (agreement.state is not AgreementState.OPEN, agreement.due or date.max, agreement.id)


def _named_only(person: YoungPerson) -> YoungPerson:
    """The person as a plan names them: what never stands in one is not told to be left out of a parent's copy."""
    return replace(person, number="", address="", phone="", email="", school="", grade="", situation="")


def _stands_in(record: Record, parent: str) -> bool:
    """Whether a record is looked at for this copy.

    A parent's copy tells of that parent alone. What is said of readiness, and what that rests on, the young person
    reads; nobody else does here (5-08).
    """
    if isinstance(record, StatusEntry):
        return record.sort is StatusKind.READINESS and not parent
    if isinstance(record, Parent | ParentHearing) and parent:
        return parent in (record.id, getattr(record, "parent", ""))
    return isinstance(record, _IN_A_PLAN)
