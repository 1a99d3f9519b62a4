"""What may stand on the grounds of an assessment and on a referral; nobody in it exists."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from tests.forms.documents import content
from ungeapp.domain.criteria import QuestionKind, asked, judge, whole_answers
from ungeapp.forms.definitions import Definitions
from ungeapp.system import paths
from ungeapp.usecases.assessment_papers import AssessmentPaper, GroundPaper

SAID = "Jeg vil lære noget med hænderne. Ikke flere bøger lige nu."
TEXT = "Det går bedst i små hold med en fast voksen, og det har I set både i skolen og i praktikken på værkstedet i foråret."


def longest(id: str) -> AssessmentPaper:
    """The grounds of the way through shipped criteria that asks most, every text answered as people write."""
    criteria = Definitions(paths.resources()).criteria(id)
    answers = max(whole_answers(criteria), key=len)
    outcome = judge(criteria, answers).outcome
    assert outcome is not None
    labels = {option.code: option.label for one in criteria.questions for option in one.options}
    grounds = tuple(
        GroundPaper(
            question=one.title,
            answer=TEXT if one.kind is QuestionKind.TEXT else labels.get(answers[one.key], answers[one.key]),
            source=one.source,
            yes_no=one.kind is QuestionKind.YES_NO,
        )
        for one in asked(criteria, answers)
        if one.kind is not QuestionKind.OWN_WORDS
    )
    return paper(
        title=criteria.title,
        outcome=outcome.title,
        outcome_text=outcome.text,
        grounds=grounds,
        source=criteria.source,
        own_words=(SAID,),
    )


def paper(**changes: Any) -> AssessmentPaper:
    """The grounds of a short one."""
    return replace(
        AssessmentPaper(
            title="Målgruppe for mødet",
            to="",
            person="Emma Eksempel",
            age=17,
            phone="",
            own_words=("Jeg vil helst beholde min kontaktperson.",),
            outcome="Undtaget: støtten er bevilget",
            outcome_text="Der holdes ikke møde. Behov for støtte henvises.",
            grounds=(
                GroundPaper(question="Er støtten bevilget?", answer="yes", source="Ark 7", yes_no=True),
                GroundPaper(question="Begrundelse", answer="Støtten fortsætter til 20 år.", source="Ark 7"),
            ),
            open_questions=(),
            earlier=((date(2026, 5, 4), "I målgruppen"),),
            redone_because="Støtten er bevilget",
            decided_by="Karen Øvelse",
            decided_on=date(2026, 11, 12),
            source="Ark 7",
            version=1,
            withheld=(),
            sender=content.SENDER,
            recipient="Karen Øvelse",
            printed_on=content.plan().printed_on,
        ),
        **changes,
    )


def unfinished() -> AssessmentPaper:
    """Answers are missing, and nobody has said anything yet."""
    return paper(
        own_words=(),
        outcome="",
        outcome_text="",
        open_questions=("Er der behov for støtte?",),
        earlier=(),
        redone_because="",
        decided_by="",
        decided_on=None,
    )


def referral() -> AssessmentPaper:
    """To a unit, without the part it may not have."""
    return paper(
        title="Henvisning til Jobcenter",
        to="Jobcenter",
        recipient="Jobcenter",
        phone="12 00 00 03",
        earlier=(),
        redone_because="",
        withheld=("functioning",),
    )
