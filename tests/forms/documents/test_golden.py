"""Each paper as readable JSON, compared word for word: a change of wording is seen before anybody signs it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from tests.forms.documents import (
    agenda_content,
    assessment_content,
    checklist_content,
    content,
    my_plan_content,
    version_content,
)
from tests.forms.golden import GOLDEN, assert_golden
from ungeapp.bootstrap import shipped_definitions
from ungeapp.forms.document import Document, to_plain
from ungeapp.forms.documents.assessment import assessment
from ungeapp.forms.documents.checklist import checklist
from ungeapp.forms.documents.extract import extract
from ungeapp.forms.documents.handover import handover
from ungeapp.forms.documents.letter import letter
from ungeapp.forms.documents.minutes import minutes
from ungeapp.forms.documents.owed import owed
from ungeapp.forms.documents.plan import plan
from ungeapp.forms.documents.plan_signatures import plan_signatures
from ungeapp.forms.documents.reminder import reminder
from ungeapp.forms.documents.voice_sheet import voice_sheet
from ungeapp.usecases.papers import LegalFramePaper

PAPERS: dict[str, Callable[[], Document]] = {
    "letter-young-person": lambda: letter(content.letter()),
    "letter-summons": lambda: letter(content.summons()),
    "letter-invitation": lambda: letter(content.invitation()),
    "letter-without-basis": lambda: letter(content.bare()),
    "letter-summons-first": lambda: letter(content.summons(takes_precedence=True)),
    "letter-summons-without-basis": lambda: letter(content.bare(summons=True)),
    "letter-moved": lambda: letter(content.moved()),
    "letter-moved-summons": lambda: letter(content.summons(occasion="moved", previous_start=content.SECOND)),
    "letter-cancelled": lambda: letter(content.cancelled()),
    "letter-cancelled-young-person": lambda: letter(content.letter(occasion="cancelled")),
    "agenda": agenda_content.page,
    "agenda-long": agenda_content.long_page,
    "agenda-bare": agenda_content.bare_page,
    "minutes": lambda: minutes(content.minutes()),
    "minutes-draft": lambda: minutes(
        content.minutes(closed_at=None, goals=(), measures=(), agreements=(), network=(), cases=(), next_start=None)
    ),
    "minutes-absent": lambda: minutes(content.minutes(absent_note=content.absent_note())),
    "minutes-absent-nothing": lambda: minutes(
        content.minutes(
            absent_note=content.absent_note(decided=(), asked=(), others=()), agreements=(), measures=(), items=()
        )
    ),
    "voice-sheet": lambda: voice_sheet(content.voice_sheet()),
    "plan": lambda: plan(content.plan()),
    "plan-while-handing-over": lambda: plan(content.plan(overlap_with="Familieafdelingen", next_step="")),
    "plan-under-18": lambda: plan(
        content.plan(
            age=16,
            parent_remarks=(("Anne Øvelse", "Han skal have lov at prøve værkstedet."), ("far", "Det går for hurtigt.")),
            custody_holders=("Anne Øvelse", "far"),
        )
    ),
    "plan-agreed": lambda: plan(
        content.plan(version=2, agreed_on=date(2026, 11, 12), custody_holders=("Mor Prøvesen",))
    ),
    "checklist-blank": lambda: checklist(checklist_content.paper(checklist_content.shipped(), {})),
    "checklist-sources": lambda: checklist(
        checklist_content.paper(checklist_content.shipped(), {}, person="", sources=True)
    ),
    "checklist-half": lambda: checklist(
        checklist_content.paper(
            checklist_content.shipped(), checklist_content.answers(checklist_content.shipped(), every=2)
        )
    ),
    "checklist-filled": lambda: checklist(
        checklist_content.paper(
            checklist_content.shipped(), checklist_content.answers(checklist_content.shipped(), every=1)
        )
    ),
    "assessment": lambda: assessment(assessment_content.paper()),
    "assessment-unfinished": lambda: assessment(assessment_content.unfinished()),
    "assessment-referral": lambda: assessment(assessment_content.referral()),
    "my-plan": my_plan_content.page,
    "my-plan-long": my_plan_content.long_page,
    "my-plan-empty": my_plan_content.empty_page,
    "plan-signatures": lambda: plan_signatures(version_content.signatures()),
    "start-sheet": lambda: extract(version_content.start_sheet()),
    "start-sheet-without-consent": lambda: extract(version_content.contact_person_only()),
    "extract-fgu": lambda: extract(version_content.fgu()),
    "reminder": lambda: reminder(content.reminder()),
    "owed": lambda: owed(content.owed()),
    "handover": lambda: handover(content.handover()),
    "handover-for-signing": lambda: handover(content.for_signing()),
}


def _legal(format: str, new_case: str = "") -> LegalFramePaper:
    legal = shipped_definitions().format(format).legal
    assert legal is not None
    return LegalFramePaper(text=legal.text, law=legal.law, new_case=new_case)


_FRAMES = {
    "ssd": lambda: _legal("ssd-moede", "skolen har set noget nyt"),
    "paragraf-115": lambda: _legal("paragraf-115-moede"),
}
for _name, _frame in _FRAMES.items():
    PAPERS[f"letter-{_name}"] = lambda frame=_frame: letter(content.summons(legal=frame(), minutes_if_absent=False))
    PAPERS[f"minutes-{_name}"] = lambda frame=_frame: minutes(content.minutes(legal=frame()))


@pytest.mark.parametrize("name", PAPERS)
def test_the_paper_reads_as_before(name: str) -> None:
    assert_golden(f"documents/{name}", to_plain(PAPERS[name]()))


def test_no_golden_file_is_left_over() -> None:
    assert {path.stem for path in (GOLDEN / "documents").glob("*.json")} == set(PAPERS)
