"""What the page of one assessment says and asks of the use cases; without Qt.

Belongs here: its sentences and values. Does not belong here: widgets, questions and outcomes (data).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ungeapp.domain.criteria import Outcome, Question, QuestionKind
from ungeapp.texts import _, ngettext
from ungeapp.ui.assessments.listing import TONES, outcome_word
from ungeapp.ui.casework.words import enumeration
from ungeapp.ui.kit.rows import Option, RowView
from ungeapp.ui.kit.tokens import Tone
from ungeapp.usecases.assessments import AssessmentView
from ungeapp.usecases.intentions import Intentions
from ungeapp.usecases.printed import PrintedPaper
from ungeapp.usecases.sending import WrittenFile
from ungeapp.wording import part_name, short_day

GROUNDS, OWN_COPY, REFERRAL = "grounds", "own-copy", "referral:"


@dataclass(frozen=True, slots=True)
class QuestionView:
    """The question in front; ``suggested`` says that ``value`` comes from the program."""

    key: str
    count: str
    title: str
    guidance: str
    source: str
    kind: QuestionKind
    options: tuple[Option, ...]
    value: str
    suggested: bool


@dataclass(frozen=True, slots=True)
class ReferralView:
    """One referral the outcome offers."""

    code: str
    title: str
    partners: tuple[Option, ...]
    likely: str


@dataclass(frozen=True, slots=True)
class AssessmentScreen:
    """The whole page."""

    title: str
    name: str
    intro: str
    source: str
    state: str
    tone: Tone
    outcome: str
    outcome_text: str
    missing: str
    may_decide: bool
    decided: str
    question: QuestionView | None
    rows: tuple[RowView, ...]
    referrals: tuple[ReferralView, ...]
    referred: str
    course: str
    earlier: tuple[RowView, ...]
    because: str


class AssessmentPresenter:
    """One assessment."""

    def __init__(self, intentions: Intentions, assessment: str) -> None:
        self._intentions = intentions
        self.assessment = assessment
        self.person = ""

    def look(self, at: str = "") -> AssessmentScreen:
        """Everything the page shows, with the question ``at`` in front (else the first that is still needed)."""
        view = self._view()
        self.person = view.person.id
        found, verdict = view.assessment, view.verdict
        today = self._intentions.desk.today()
        outcome = view.criteria.outcome(found.outcome_key) if found.decided else verdict.outcome
        left = len(verdict.needed)
        missing = ngettext("One answer is missing", "{number} answers are missing", left)
        if verdict.more_may_follow:
            missing = ngettext(
                "One answer is missing so far; more questions may follow.",
                "{number} answers are missing so far; more questions may follow.",
                left,
            )
        decided = _("Decided by {who} on {day}").format(
            who=found.decided_by, day=short_day(found.decided_on, today) if found.decided_on else ""
        )
        referred = ""
        if found.referred_to and found.referred_on:
            titles = {one.label: one.title for one in outcome.refer} if outcome else {}  # the label is no word to read
            referred = _("Sent on {day}: {referrals}").format(
                referrals=", ".join(titles.get(one, one) for one in found.referred_to),
                day=short_day(found.referred_on, today),
            )
        return AssessmentScreen(
            title=view.criteria.title,
            name=view.person.full_name,
            intro=view.criteria.intro,
            source=_("Criteria: {source}. Version {version}.").format(
                source=view.criteria.source, version=view.criteria.ref.version
            ),
            state=_state(outcome, decided=found.decided),
            tone=TONES[outcome.kind.value] if outcome else Tone.NEUTRAL,
            outcome=(found.outcome if found.decided else outcome.title) if outcome else _("Not decided yet"),
            outcome_text=outcome.text if outcome else "",
            missing="" if found.decided or outcome else missing.format(number=left),
            may_decide=bool(outcome) and not found.decided,
            decided=decided if found.decided else "",
            question=None if found.decided else self._question(view, at),
            rows=tuple(self._row(view, number, one) for number, one in enumerate(view.asked, start=1)),
            referrals=tuple(self._referrals(view)),
            referred=referred,
            course=outcome.course if outcome and found.decided else "",
            earlier=tuple(
                RowView(one.id, one.outcome, context=short_day(one.decided_on, today) if one.decided_on else "")
                for one in view.earlier
            ),
            because=_("Assessed again because: {why}").format(why=found.reopened_because)
            if found.reopened_because
            else "",
        )

    def answer(self, key: str, text: str) -> None:
        """Answer one question."""
        self._intentions.assessments.answer(self.assessment, key, text)

    def after(self, key: str) -> str:
        """The question that comes after ``key``: the next unanswered one, else the next one."""
        view = self._view()
        keys = [one.key for one in view.asked]
        later = keys[keys.index(key) + 1 :] if key in keys else keys
        return next((one for one in later if not view.answers.get(one)), "") or next(
            (one.key for one in view.verdict.needed), later[0] if later else key
        )

    def before(self, key: str) -> str:
        """The question before ``key``."""
        keys = [one.key for one in self._view().asked]
        at = keys.index(key) if key in keys else 0
        return keys[max(at - 1, 0)]

    def decide(self) -> None:
        """Keep the outcome."""
        self._intentions.assessments.decide(self.assessment)

    def redo(self, because: str) -> str:
        """Assess again; the id of the new one."""
        return self._intentions.assessments.redo(self.assessment, because).id

    def remove(self, because: str) -> None:
        """Take it away."""
        self._intentions.assessments.remove(self.assessment, because)

    def going(self, code: str, partner: str) -> str:
        """What a sealed file to this partner would carry, in a sentence; empty where nothing may go."""
        released = self._intentions.assessments.going(self.assessment, code, partner)
        parts = [part_name(one.part.value) for one in released.lines if one.goes and one.pieces > one.withheld]
        told = _("With the referral goes all that is written here of: {parts}. Everything else stays here.")
        return told.format(parts=enumeration(parts)) if parts else ""

    def offers_referrals(self) -> bool:
        """Whether a referral is among the papers."""
        return bool(self._view().refer)

    def note_referred(self, papers: Iterable[str]) -> None:
        """The referrals among papers that went out are noted as sent today."""
        self._intentions.assessment_papers.sent(self.assessment, _codes(papers))

    @staticmethod
    def is_referral(papers: Iterable[str]) -> bool:
        """Whether one of the papers is a referral."""
        return bool(_codes(papers))

    def not_referred(self) -> None:
        """The referral was not sent after all."""
        self._intentions.assessment_papers.not_sent(self.assessment)

    def refer(self, code: str, partner: str) -> WrittenFile:
        """The sealed file of a referral."""
        return self._intentions.assessments.refer(self.assessment, code, partner)

    def start_course(self) -> None:
        """Begin the course the outcome leads to, with what was answered to its own questions."""
        view = self._view()
        outcome = view.criteria.outcome(view.assessment.outcome_key)
        assert outcome is not None
        desk = self._intentions.desk
        wanted = {one.key for one in desk.definitions.format(outcome.course, day=desk.today()).facts}
        answers = {key: text for key, text in view.answers.items() if key in wanted and text}
        self._intentions.courses.start(self.person, outcome.course, answers)

    def papers(self, first: str) -> list[RowView]:
        """The papers there are, the wanted one first."""
        view = self._view()
        rows = [
            RowView(GROUNDS, _("The grounds"), context=_("For the case")),
            RowView(OWN_COPY, _("The grounds"), context=_("The young person's own copy")),
            *(
                RowView(f"{REFERRAL}{one.code}", one.title, context=_("To be sent or handed over"))
                for one in view.refer
            ),
        ]
        return sorted(rows, key=lambda one: one.id != first)

    def make_paper(self, intentions: Intentions, paper: str) -> PrintedPaper:
        """One of them."""
        if paper.startswith(REFERRAL):
            return intentions.assessment_papers.referral(self.assessment, paper.removeprefix(REFERRAL))
        return intentions.assessment_papers.reasoning(self.assessment, for_young_person=paper == OWN_COPY)

    def _view(self) -> AssessmentView:
        return self._intentions.assessments.view(self.assessment)

    def _question(self, view: AssessmentView, at: str) -> QuestionView | None:
        known = {one.key: one for one in view.asked}
        wanted = next(iter(view.verdict.needed), None)
        unanswered = next((one for one in view.asked if not view.answers.get(one.key)), None)
        found = known.get(at) or (wanted if view.answers else unanswered) or wanted or view.asked[-1]
        told = view.answers.get(found.key, "")
        suggestion = "" if told else view.suggestions.get(found.key, "")
        options = tuple(Option(one.code, one.label) for one in found.options)
        if found.kind is QuestionKind.YES_NO:
            options = (Option("yes", _("Yes")), Option("no", _("No")))
        number = [one.key for one in view.asked].index(found.key) + 1
        return QuestionView(
            key=found.key,
            count=_("Question {number}").format(number=number),
            title=found.title,
            guidance=found.guidance,
            source=_("Source: {source}").format(source=found.source),
            kind=found.kind,
            options=options,
            value=told or suggestion,
            suggested=bool(suggestion),
        )

    def _row(self, view: AssessmentView, number: int, question: Question) -> RowView:
        told = view.answers.get(question.key, "")
        needed = question in view.verdict.needed and not view.assessment.decided
        return RowView(
            question.key,
            f"{number}. {question.title}",
            context=_told(question, told) or ("" if needed else _("Not answered")),
            chip=_("Needed") if needed else "",
            tone=Tone.WARN if needed else Tone.NEUTRAL,
        )

    def _referrals(self, view: AssessmentView) -> list[ReferralView]:
        found = []
        for one in view.refer:
            cards = self._intentions.assessments.partners(one)
            options = tuple(Option(card.identity, f"{card.unit_name}, {card.name}") for card in cards)
            likely = cards[0].identity if cards and self._intentions.assessments.is_meant(cards[0], one) else ""
            found.append(ReferralView(one.code, one.title, options, likely))
        return found


def _codes(papers: Iterable[str]) -> list[str]:
    return [one.removeprefix(REFERRAL) for one in papers if one.startswith(REFERRAL)]


def _state(outcome: Outcome | None, *, decided: bool) -> str:
    if outcome is None:
        return _("Not decided yet")
    return outcome_word(outcome.kind.value) if decided else _("The answers lead to this")


def _told(question: Question, text: str) -> str:
    if question.kind is QuestionKind.YES_NO and text:
        return _("Yes") if text == "yes" else _("No")
    return next((one.label for one in question.options if one.code == text), text)
