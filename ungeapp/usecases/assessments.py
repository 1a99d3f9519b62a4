"""Assessments after criteria: one question at a time, an outcome with its grounds, redone with the earlier one kept.

Belongs here: these acts, and referring to a unit instead of a meeting. Does not belong here: what the answers decide
(``domain/criteria.py``), the criteria (data), paper (``assessment_papers.py``).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from ungeapp.domain.assessments import Assessment, AssessmentAnswer, assessment_answer_id, standing
from ungeapp.domain.circumstances import Circumstance
from ungeapp.domain.criteria import Criteria, Outcome, Question, ReferTo, Verdict, asked, judge, referrals
from ungeapp.domain.errors import Invalid, NotAllowed
from ungeapp.domain.format_groups import in_use
from ungeapp.domain.gate import Released
from ungeapp.domain.parts import Part
from ungeapp.domain.people import YoungPerson
from ungeapp.domain.references import same_definition, without_version
from ungeapp.usecases.circumstances import TERMS as CIRCUMSTANCES
from ungeapp.usecases.desk import Desk
from ungeapp.usecases.exempting import asked_again, exempt
from ungeapp.usecases.kept_criteria import criteria_of
from ungeapp.usecases.partners import CONFIRMED, KNOWN
from ungeapp.usecases.ports.rows import CardRow
from ungeapp.usecases.ports.store import UnitOfWork
from ungeapp.usecases.prefilled import known_answers
from ungeapp.usecases.sending import SendUseCases, WrittenFile


@dataclass(frozen=True, slots=True, kw_only=True)
class AssessmentView:
    """One assessment: the questions asked so far, what the answers decide, and what the program can suggest."""

    person: YoungPerson
    assessment: Assessment
    criteria: Criteria
    answers: Mapping[str, str]
    asked: tuple[Question, ...]
    verdict: Verdict
    suggestions: Mapping[str, str]
    earlier: tuple[Assessment, ...]
    refer: tuple[ReferTo, ...]


class AssessmentUseCases:
    """Acts on assessments. Each is one transaction and can be undone."""

    def __init__(self, desk: Desk, sending: SendUseCases) -> None:
        self._desk = desk
        self._sending = sending

    def offered(self) -> tuple[Criteria, ...]:
        """The criteria there are to assess by today."""
        today = self._desk.today()
        return tuple(
            one
            for one in in_use(self._desk.definitions.all_criteria(today))
            if one.valid_to is None or today <= one.valid_to
        )

    def of(self, person: str) -> tuple[Assessment, ...]:
        """The assessments that stand, the newest first; those redone since are in ``view(…).earlier``."""
        with self._desk.looking() as uow:
            return standing(uow.of(Assessment, person))

    def view(self, assessment: str) -> AssessmentView:
        """One assessment with everything the page shows."""
        with self._desk.looking() as uow:
            return assessment_view(self._desk, uow, assessment)

    def begin(self, person: str, criteria: str) -> Assessment:
        """Begin an assessment, or go on with the one that is not decided yet."""
        desk = self._desk
        found = desk.definitions.criteria(criteria, day=desk.today())
        with desk.acting("assessment.begin") as uow:
            uow.get(YoungPerson, person)
            for one in standing(uow.of(Assessment, person)):
                if not one.decided and same_definition(one.criteria, str(found.ref)):
                    return one
            uow.keep_definition(str(found.ref), desk.definitions.text(found.ref))
            made = self._made(person, found)
            uow.put(made)
        return made

    def answer(self, assessment: str, key: str, text: str) -> None:
        """Answer one question; blank takes the answer away. NotAllowed("assessment-decided") once there is an outcome."""
        desk = self._desk
        with desk.acting("assessment.answer") as uow:
            found = self._open(uow, assessment)
            question = criteria_of(desk, uow, found.criteria).question(key)
            self._write(uow, found, question, text.strip())

    def decide(self, assessment: str) -> Assessment:
        """Keep the outcome the answers lead to; NotAllowed("assessment-open") while answers are missing."""
        desk = self._desk
        with desk.acting("assessment.decide") as uow:
            found = self._open(uow, assessment)
            criteria = criteria_of(desk, uow, found.criteria)
            verdict = judge(criteria, _texts(uow, found))
            if verdict.outcome is None:
                raise NotAllowed("assessment-open", missing=len(verdict.needed))
            decided = replace(
                found,
                outcome=verdict.outcome.title,
                outcome_key=verdict.outcome.key,
                outcome_kind=verdict.outcome.kind.value,
                circumstance=verdict.outcome.circumstance,
                decided_by=desk.author.name,
                decided_on=desk.today(),
            )
            uow.put(decided)
            self._circumstances(uow, found.person, verdict.outcome)
        return decided

    def _circumstances(self, uow: UnitOfWork, person: str, outcome: Outcome) -> None:
        """What the outcome lets begin, with what that implies, or end for the deadlines, from today; what holds already
        stays as it is.
        """
        desk = self._desk
        today, terms = desk.today(), desk.definitions.terms(CIRCUMSTANCES)
        holding = [one for one in uow.of(Circumstance, person) if one.to_on is None or one.to_on >= today]
        exempt(desk, uow, person, outcome)
        for one in holding:
            if one.code in outcome.ends:
                uow.put(replace(one, to_on=max(today, one.from_on or today)))
        term = terms.find(outcome.circumstance, today) if outcome.circumstance else None
        for code in (term.code, *term.implies) if term is not None else ():
            told = terms.find(code, today)
            if told is None or any(one.code == code for one in holding):
                continue
            part = told.part or Part.STATUS
            uow.put(
                Circumstance(id=desk.new_id(), person=person, code=code, from_on=today, note=outcome.title, part=part)
            )
            asked_again(desk, uow, person, code)

    def redo(self, assessment: str, because: str) -> Assessment:
        """Assess again, with the answers of the decided one, which stays as it is; Invalid("reason-missing")."""
        desk = self._desk
        if not because.strip():
            raise Invalid("reason-missing")
        with desk.acting("assessment.redo") as uow:
            before = uow.get(Assessment, assessment)
            if not before.decided:
                raise NotAllowed("assessment-not-decided")
            if any(one.previous == before.id for one in uow.of(Assessment, before.person)):
                raise NotAllowed("assessment-redone")
            criteria = desk.definitions.criteria(without_version(before.criteria), day=desk.today())
            uow.keep_definition(str(criteria.ref), desk.definitions.text(criteria.ref))
            made = replace(self._made(before.person, criteria), previous=before.id, reopened_because=because.strip())
            uow.put(made)
            known = {one.key: one for one in criteria.questions}
            for key, text in _texts(uow, before).items():
                if key in known and text:
                    self._write(uow, made, known[key], text)
        return made

    def remove(self, assessment: str, reason: str) -> None:
        """Take out one that should not have been begun; it stays in the history. Invalid("reason-missing")."""
        if not reason.strip():
            raise Invalid("reason-missing")
        with self._desk.acting("assessment.remove") as uow:
            found = uow.get(Assessment, assessment)
            uow.put(replace(found, removed=reason.strip()))
            for one in answers_of_assessment(uow, found):
                uow.put(replace(one, removed=reason.strip()))

    # referring instead -------------------------------------------------------------------------------------------
    def partners(self, to: ReferTo) -> tuple[CardRow, ...]:
        """Confirmed cards of the unit that is meant; where it has none, of every partner."""
        with self._desk.looking() as uow:
            cards = [one for one in uow.cards() if one.state in (CONFIRMED, KNOWN)]
        cards.sort(key=lambda one: (one.unit_name, one.name))
        return tuple([one for one in cards if self.is_meant(one, to)] or cards)

    def is_meant(self, card: CardRow, to: ReferTo) -> bool:
        """Whether the card is of the unit that is referred to, here or by its usual key in another municipality."""
        meant = {one.key for one in self._desk.profile.meant(to.units, to.unit_kind)}
        return card.unit in meant or card.unit.rpartition("/")[2] in to.units

    def going(self, assessment: str, code: str, partner: str) -> Released:
        """What a referral to this partner would carry, line by line, and why the rest stays."""
        view = self.view(assessment)
        refer_to(view, code)
        return self._sending.preview(view.person.id, partner, _asked(view))

    def refer(self, assessment: str, code: str, partner: str) -> WrittenFile:
        """Send the referral to a partner as a sealed file: of the parts this assessment asked about, the young person's
        identity and contact, what the consents let go. A file carries whole parts, so ``going`` is shown before. It says
        itself that it is a referral, so that the other side finds it among what is to be done.

        NotAllowed("share-no-basis") without a consent.
        """
        view = self.view(assessment)
        to = refer_to(view, code)
        marked = referred(view.assessment, self._desk.today(), to)
        return self._sending.share((view.person.id,), partner, asked=_asked(view), note=to.title, marked=marked)

    def _made(self, person: str, criteria: Criteria) -> Assessment:
        return Assessment(
            id=self._desk.new_id(),
            person=person,
            criteria=str(criteria.ref),
            title=criteria.title,
            by=self._desk.author.name,
            on=self._desk.today(),
            part=criteria.part,
        )

    def _open(self, uow: UnitOfWork, assessment: str) -> Assessment:
        found = uow.get(Assessment, assessment)
        if found.decided:
            raise NotAllowed("assessment-decided")
        return found

    def _write(self, uow: UnitOfWork, found: Assessment, question: Question, text: str) -> None:
        uow.put(
            AssessmentAnswer(
                id=assessment_answer_id(found.id, question.key),
                person=found.person,
                assessment=found.id,
                key=question.key,
                title=question.title,
                text=text,
                by=self._desk.author.name,
                on=self._desk.today(),
                part=question.part,
            )
        )


def assessment_view(desk: Desk, uow: UnitOfWork, assessment: str) -> AssessmentView:
    """One assessment with everything the page and the papers need; NotFound."""
    found = uow.get(Assessment, assessment)
    young = uow.get(YoungPerson, found.person)
    criteria = criteria_of(desk, uow, found.criteria, found.decided_on)
    answers = _texts(uow, found)
    verdict = judge(criteria, answers)
    suggestions: dict[str, str] = {}
    if not found.decided:
        known = known_answers(
            uow.everything(found.person), desk.today(), desk.of_age_on(young), desk.definitions.terms("roles")
        )
        for one in criteria.questions:
            told = one.suggestion(young.age(desk.today())) or known.get(one.prefilled_from or "", "")
            if told and not answers.get(one.key):
                suggestions[one.key] = told
    every = {one.id: one for one in uow.of(Assessment, found.person)}
    earlier: list[Assessment] = []
    before = every.get(found.previous)
    while before is not None and before not in earlier:
        earlier.append(before)
        before = every.get(before.previous)
    outcome = criteria.outcome(found.outcome_key) if found.decided else None
    return AssessmentView(
        person=young,
        assessment=found,
        criteria=criteria,
        answers=answers,
        asked=asked(criteria, answers),
        verdict=verdict,
        suggestions=suggestions,
        earlier=tuple(earlier),
        refer=referrals(outcome, criteria, answers) if outcome is not None else (),
    )


def answers_of_assessment(uow: UnitOfWork, assessment: Assessment) -> tuple[AssessmentAnswer, ...]:
    """The answers given so far."""
    return tuple(one for one in uow.of(AssessmentAnswer, assessment.person) if one.assessment == assessment.id)


def refer_to(view: AssessmentView, code: str) -> ReferTo:
    """The referral ``code`` this outcome offers; NotAllowed("assessment-no-referral") when it offers none."""
    for one in view.refer:
        if one.code == code:
            return one
    raise NotAllowed("assessment-no-referral")


def referred(found: Assessment, on: date, *to: ReferTo) -> Assessment:
    """The assessment as it stands once these referrals were sent."""
    referred_to = tuple(dict.fromkeys((*found.referred_to, *(one.label for one in to))))
    return replace(found, referred_to=referred_to, referred_on=on)


def _asked(view: AssessmentView) -> frozenset[Part]:
    return frozenset({Part.IDENTITY, Part.CONTACT, view.criteria.part, *(one.part for one in view.asked)})


def _texts(uow: UnitOfWork, found: Assessment) -> dict[str, str]:
    return {one.key: one.text for one in answers_of_assessment(uow, found)}
