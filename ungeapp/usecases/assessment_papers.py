"""An assessment on paper: its grounds on one page, and the referral that goes out instead of a meeting.

Belongs here: what stands on the two, through the gate. Does not belong here: how they look (``forms``), the assessment
itself (``assessments.py``).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Protocol

from ungeapp.domain.assessments import Assessment, AssessmentAnswer
from ungeapp.domain.criteria import Question, QuestionKind, ReferTo
from ungeapp.domain.disclosures import Disclosure, Way
from ungeapp.domain.errors import NotAllowed
from ungeapp.domain.gate import Purpose, Recipient, RecipientKind, Released, outside_keys
from ungeapp.domain.parts import Part
from ungeapp.domain.people import YoungPerson
from ungeapp.domain.record import UNDONE
from ungeapp.usecases.assessments import AssessmentView, answers_of_assessment, assessment_view, referred
from ungeapp.usecases.assessments import refer_to as offered
from ungeapp.usecases.desk import Desk
from ungeapp.usecases.disclosures import note_disclosure
from ungeapp.usecases.letterheads import sender_of
from ungeapp.usecases.papers import Sender
from ungeapp.usecases.ports.store import UnitOfWork
from ungeapp.usecases.printed import PrintedPaper, young_person_recipient
from ungeapp.usecases.releasing import check_name, released_to


@dataclass(frozen=True, slots=True, kw_only=True)
class GroundPaper:
    """One question with its answer in words, and where the question comes from."""

    question: str
    answer: str  # yes or no as a code where ``yes_no``, else words
    source: str
    yes_no: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class AssessmentPaper:
    """*Begrundelse* (``to`` is empty) or *henvisning* to ``to``.

    ``outcome`` is empty while answers are missing; without ``decided_on`` it is what the answers lead to, not kept yet.
    """

    title: str
    to: str
    person: str
    age: int | None
    phone: str
    own_words: tuple[str, ...]
    outcome: str
    outcome_text: str
    grounds: tuple[GroundPaper, ...]
    open_questions: tuple[str, ...]
    earlier: tuple[tuple[date | None, str], ...]
    redone_because: str
    decided_by: str
    decided_on: date | None
    source: str
    version: int
    withheld: tuple[str, ...]
    sender: Sender
    recipient: str
    printed_on: date


class AssessmentPapers(Protocol):
    """Puts them on paper."""

    def assessment(self, paper: AssessmentPaper) -> bytes:
        """The grounds, or the referral, as PDF."""
        ...


class AssessmentPaperUseCases:
    """The two papers of an assessment; each is one row in the log."""

    def __init__(self, desk: Desk, papers: AssessmentPapers) -> None:
        self._desk = desk
        self._papers = papers

    def reasoning(self, assessment: str, *, for_young_person: bool = False) -> PrintedPaper:
        """The grounds on one page: for the own desk and the records system, or the young person's own copy."""
        desk = self._desk
        with desk.looking() as uow:
            view = assessment_view(desk, uow, assessment)
            own = Recipient(kind=RecipientKind.OWN_DESK, name=desk.author.name)
            recipient = young_person_recipient(view.person) if for_young_person else own
            released = self._released(uow, view, recipient, Purpose.JOURNAL)
            uow.note_audit("print-assessment", view.person.id, view.assessment.criteria)
            uow.commit("print")
        paper = self._paper(view, released, "", recipient.name)
        name = f"begrundelse-{view.person.id[-6:]}.pdf"
        return PrintedPaper(
            name=name, content=self._papers.assessment(paper), recipient=recipient.name, released=released
        )

    def referral(self, assessment: str, code: str) -> PrintedPaper:
        """The referral to a unit instead of a meeting. Making it does not refer: ``sent`` does, once the paper is
        printed or saved.

        NotAllowed("referral-no-basis") when no consent lets the assessment go there with the name,
        "protected-name-on-paper" when the name is protected: that goes sealed only.
        """
        desk = self._desk
        with desk.looking() as uow:
            view = assessment_view(desk, uow, assessment)
            to = offered(view, code)
            released = self._referred(uow, view, to)
            uow.note_audit("print-referral", view.person.id, view.assessment.criteria)
            uow.commit("print")
        recipient = released.recipient
        paper = self._paper(view, released, recipient.name, recipient.name)
        paper = replace(paper, title=to.title)
        return PrintedPaper(
            name=f"henvisning-{view.person.id[-6:]}.pdf",
            content=self._papers.assessment(paper),
            recipient=recipient.name,
            released=released,
        )

    def sent(self, assessment: str, codes: Iterable[str]) -> None:
        """These referrals left on paper today, and the units have had what stands on them: one act, one undo.

        Refused as ``referral`` is.
        """
        desk = self._desk
        with desk.acting("assessment.refer") as uow:
            view = assessment_view(desk, uow, assessment)
            wanted = [offered(view, code) for code in codes]
            for to in wanted:
                note_disclosure(desk, uow, self._referred(uow, view, to), Way.PAPER, origin=assessment)
            uow.put(referred(view.assessment, desk.today(), *wanted))

    def not_sent(self, assessment: str) -> None:
        """Nothing was sent after all: nobody has had it, and what waits for the referral waits again. A file that was
        written stays sent.
        """
        with self._desk.acting("assessment.not-referred") as uow:
            found = uow.get(Assessment, assessment)
            uow.put(replace(found, referred_to=(), referred_on=None))
            for one in uow.of(Disclosure, found.person):
                if one.origin == assessment and one.way is Way.PAPER:
                    uow.put(replace(one, removed=UNDONE))

    def _referred(self, uow: UnitOfWork, view: AssessmentView, to: ReferTo) -> Released:
        """What the first unit that is meant may have; NotAllowed as ``referral`` says."""
        ways = [self._released(uow, view, one, Purpose.EXCHANGE) for one in self._units(uow, to)]
        found = next((one for one in ways if one.of(Assessment) and one.has(Part.IDENTITY)), None)
        if found is None:
            for one in ways:
                check_name(one)
            raise NotAllowed("referral-no-basis", unit=to.label)
        return found

    def _units(self, uow: UnitOfWork, to: ReferTo) -> Iterable[Recipient]:
        """The units that may be meant, one by one, so that the paper names the very one a consent lets it go to; last
        what the criteria call it, for a unit that stands in no profile.

        A consent may name a unit by its key, by a partner's card or by its name as written. Nobody refers to
        themselves: this desk's own unit is meant only where no other is.
        """
        desk = self._desk
        found = desk.profile.meant(to.units, to.unit_kind)
        others = [one for one in found if one.key != desk.author.unit]
        cards = tuple(uow.cards())
        meant = [(one.name, {one.key}) for one in others or found]
        usual = {f"{desk.profile.key}/{one}" for one in to.units}
        meant.append((to.label, usual - {desk.author.unit} if others else usual))
        for name, units in meant:
            keys = units | {one.identity for one in cards if one.unit in units} | outside_keys(name)
            yield Recipient(kind=RecipientKind.UNIT, name=name, keys=frozenset(keys))

    def _released(self, uow: UnitOfWork, view: AssessmentView, recipient: Recipient, purpose: Purpose) -> Released:
        return released_to(
            self._desk,
            uow,
            [view.person, view.assessment, *view.earlier, *answers_of_assessment(uow, view.assessment)],
            view.person,
            recipient,
            purpose,
        )

    def _paper(self, view: AssessmentView, released: Released, to: str, recipient: str) -> AssessmentPaper:
        told = {one.key: one.text for one in released.of(AssessmentAnswer)}
        known = {one.id: one for one in released.of(Assessment)}
        found = known.get(view.assessment.id, Assessment(id="", person=view.person.id))
        young = next(iter(released.of(YoungPerson)), YoungPerson(id="", person=view.person.id))
        outcome = view.criteria.outcome(found.outcome_key)
        if found.id and not found.decided:
            outcome = view.verdict.outcome
        grounds = [one for one in view.asked if one.kind is not QuestionKind.OWN_WORDS and told.get(one.key)]
        kept_back = {one.part.value for one in view.asked if view.answers.get(one.key) and not told.get(one.key)}
        open_questions = () if found.decided else tuple(one.title for one in view.verdict.needed)
        return AssessmentPaper(
            title=view.criteria.title,
            to=to,
            person=young.full_name,
            age=young.age(self._desk.today()),
            phone=young.phone if to else "",
            own_words=tuple(_words(view.asked, told)),
            outcome=found.outcome or (outcome.title if outcome else ""),
            outcome_text=outcome.text if outcome else "",
            grounds=tuple(_ground(one, told[one.key]) for one in grounds),
            open_questions=open_questions,
            earlier=tuple((one.decided_on, one.outcome) for one in view.earlier if one.id in known and not to),
            redone_because=found.reopened_because if not to else "",
            decided_by=found.decided_by,
            decided_on=found.decided_on,
            source=view.criteria.source,
            version=view.criteria.ref.version,
            withheld=tuple(sorted(kept_back)),
            sender=sender_of(self._desk),
            recipient=recipient,
            printed_on=self._desk.today(),
        )


def _words(questions: Iterable[Question], told: dict[str, str]) -> Iterable[str]:
    for one in questions:
        if one.kind is QuestionKind.OWN_WORDS and told.get(one.key):
            yield told[one.key]


def _ground(question: Question, answer: str) -> GroundPaper:
    labels = {one.code: one.label for one in question.options}
    return GroundPaper(
        question=question.title,
        answer=labels.get(answer, answer),
        source=question.source,
        yes_no=question.kind is QuestionKind.YES_NO,
    )
