"""The *henvisning* to the guidance instead of a meeting (7.4.B-11), on paper and as the sealed file that is really opened."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.desks import FAMILY, JOB, Desk, introduce, open_desk
from tests.usecases.test_assessments import EXEMPT, TARGET, assessed, d13, school_ends_in_june
from ungeapp.domain.assessments import Assessment, AssessmentAnswer
from ungeapp.domain.clocks import ClockState
from ungeapp.domain.consent import Use
from ungeapp.domain.errors import NotAllowed, NotFound
from ungeapp.domain.parts import Part
from ungeapp.domain.people import Task, TaskState
from ungeapp.exchange.errors import NotForMe
from ungeapp.system.clock import FixedClock
from ungeapp.usecases.arrived_referrals import REFERRED_HERE

GUIDANCE = "viborg/uddannelsesvejledningen"
ASKED = (Part.IDENTITY, Part.CONTACT, Part.HANDOVER, Part.OWN_WORDS)
TOLD = {
    **EXEMPT,
    "via-jobcenter": "no",
    "via-uu": "yes",
    "egne-ord": "Jeg vil være tømrer",
    "begrundelse": "Ungestøtte til 20 år",
}


@pytest.fixture
def three(tmp_path: Path, clock: FixedClock) -> Iterator[tuple[Desk, Desk, Desk]]:
    """Familieafdelingen, the guidance and Job og Velfærd, who know each other."""
    places = ((FAMILY, "Jens Lund"), (GUIDANCE, "Uffe Ny"), (JOB, "Karen Holm"))
    made = [open_desk(tmp_path / str(number), clock, *place) for number, place in enumerate(places)]
    introduce(made)
    yield made[0], made[1], made[2]
    for one in made:
        one.workplace.close()


def tasks(desk: Desk, person: str) -> list[tuple[str, str]]:
    found = desk.do.people.file(person).of(Task)
    return [(one.what, one.origin) for one in found if one.code == REFERRED_HERE and one.state is TaskState.OPEN]


def test_the_sealed_referral_is_opened_by_the_guidance_and_by_nobody_else(three: tuple[Desk, Desk, Desk]) -> None:
    family, guidance, job = three
    person = school_ends_in_june(family)
    family.consent(person, (guidance.unit,), ASKED, (Use.EXCHANGE,))
    decided = assessed(family, person, TOLD)
    view = family.do.assessments.view(decided.id)
    (to,) = view.refer
    first, *_others = family.do.assessments.partners(to)
    assert (to.code, first.unit) == ("uu", guidance.unit), "the card of the unit that is meant stands first"
    assert d13(family, person) is ClockState.RUNNING

    file = family.do.assessments.refer(decided.id, "uu", first.identity)
    assert d13(family, person) is ClockState.MET, "the guidance is told"
    with pytest.raises(NotForMe):
        job.do.receiving.preview(file.content)

    looked = guidance.do.receiving.preview(file.content)
    assert (looked.incoming.note, looked.incoming.sender.unit) == (
        "Henvisning til den kommunale ungeindsats (KUI)",
        family.unit,
    )
    guidance.receive(file)
    there = guidance.do.people.file(person)
    assert there.person.full_name == "Noah Prøvesen"
    (told,) = there.of(Assessment)
    assert (told.outcome, told.referred_to, told.referred_on) == (decided.outcome, ("UU",), family.do.desk.today())
    assert {one.key: one.text for one in there.of(AssessmentAnswer)} == TOLD
    assert tasks(guidance, person) == [("Familieafdelingen", decided.id)]
    (due,) = guidance.do.today.look().due
    assert (due.person.id, due.code, due.on) == (person, REFERRED_HERE, guidance.do.desk.today())
    assert guidance.do.assessments.view(told.id).answers["egne-ord"] == "Jeg vil være tømrer"
    assert guidance.do.assessment_papers.reasoning(told.id).content.startswith(b"%PDF")


def test_it_is_told_once_and_goes_with_the_file_that_is_taken_back(three: tuple[Desk, Desk, Desk]) -> None:
    family, guidance, _job = three
    person = school_ends_in_june(family)
    family.consent(person, (guidance.unit,), ASKED, (Use.EXCHANGE,))
    decided = assessed(family, person, TOLD)
    first = family.do.assessments.refer(decided.id, "uu", guidance.identity)
    received = guidance.receive(first)
    guidance.do.receiving.undo(received.package)
    with pytest.raises(NotFound):
        guidance.do.assessments.view(decided.id)
    with guidance.do.desk.looking() as uow:
        assert not [one for one in uow.of(Task, person) if one.code == REFERRED_HERE]
    guidance.receive(family.do.assessments.refer(decided.id, "uu", guidance.identity))
    guidance.receive(family.do.assessments.refer(decided.id, "uu", guidance.identity))
    assert tasks(guidance, person) == [("Familieafdelingen", decided.id)]


def test_a_file_with_the_same_assessment_is_no_referral(three: tuple[Desk, Desk, Desk]) -> None:
    family, guidance, job = three
    person = school_ends_in_june(family)
    family.consent(person, (guidance.unit, job.unit), (*ASKED, Part.PLAN), (Use.EXCHANGE,))
    decided = assessed(family, person, TOLD)
    family.do.assessments.refer(decided.id, "uu", guidance.identity)
    job.receive(family.share(person, job))
    assert job.do.people.file(person).of(Assessment) and tasks(job, person) == []


def test_nothing_is_noted_as_referred_where_nothing_may_go(three: tuple[Desk, Desk, Desk]) -> None:
    family, guidance, _job = three
    person = school_ends_in_june(family)
    decided = assessed(family, person, TOLD)
    with pytest.raises(NotAllowed):
        family.do.assessments.refer(decided.id, "uu", guidance.identity)
    assert family.do.assessments.view(decided.id).assessment.referred_to == ()
    assert d13(family, person) is ClockState.RUNNING


def test_on_paper_it_is_the_guidance_s_own_and_the_file_after_it_is_the_same_referral(
    three: tuple[Desk, Desk, Desk],
) -> None:
    family, guidance, _job = three
    person = school_ends_in_june(family)
    family.consent(person, (guidance.unit,), ASKED, (Use.EXCHANGE,))
    decided = assessed(family, person, TOLD)
    paper = family.do.assessment_papers.referral(decided.id, "uu")
    assert (paper.recipient, paper.content[:4]) == ("UU Uddannelsesvejledningen", b"%PDF")
    family.do.assessment_papers.sent(decided.id, ["uu"])
    assert d13(family, person) is ClockState.MET
    guidance.receive(family.do.assessments.refer(decided.id, "uu", guidance.identity))
    assert family.do.assessments.view(decided.id).assessment.referred_to == ("UU",)


def test_a_file_under_criteria_nobody_here_can_read_is_received(three: tuple[Desk, Desk, Desk]) -> None:
    family, guidance, _job = three
    person = school_ends_in_june(family)
    family.consent(person, (guidance.unit,), (*ASKED, Part.PLAN), (Use.EXCHANGE,))
    decided = assessed(family, person, TOLD)
    newer = f"{decided.criteria.rpartition('/')[0]}/99"
    with family.do.desk.acting("assessment.refer") as uow:
        uow.keep_definition(newer, family.do.desk.definitions.text(family.do.desk.definitions.criteria(TARGET).ref))
        uow.put(replace(decided, criteria=newer, referred_to=("UU",), referred_on=family.do.desk.today()))
    guidance.receive(family.share(person, guidance))
    (told,) = guidance.do.people.file(person).of(Assessment)
    assert told.outcome == decided.outcome and tasks(guidance, person) == []
