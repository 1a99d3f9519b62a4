"""A case that changes hands between two meetings of a series: the next one is called by whoever has the case then."""

from __future__ import annotations

import pytest

from tests.desks import FAMILY, Desk
from tests.forms.reading_pdf import page_texts
from tests.usecases import story
from tests.usecases.test_handovers import Case
from ungeapp.domain.consent import Use
from ungeapp.domain.meetings import Series
from ungeapp.domain.parts import Part
from ungeapp.domain.people import Task, TaskState
from ungeapp.system.clock import FixedClock
from ungeapp.usecases.conveners import CONVENE_NEXT


@pytest.fixture
def case(desks: tuple[Desk, Desk]) -> Case:
    return Case(*desks)


def conveners(desk: Desk, person: str) -> list[tuple[str, str]]:
    return [(one.convener_unit, one.convener) for one in desk.do.people.file(person).of(Series)]


def tasks(desk: Desk, person: str, state: TaskState = TaskState.OPEN) -> list[Task]:
    return [one for one in desk.do.people.file(person).of(Task) if one.code == CONVENE_NEXT and one.state is state]


def hand_over(case: Case) -> None:
    case.safe()
    for file in case.job.do.handovers.let_go(case.person):
        case.arrive(case.family, file)


def test_the_duty_moves_and_the_receiver_has_the_task(case: Case, clock: FixedClock) -> None:
    case.job.consent(case.person, [FAMILY], tuple(Part), (Use.EXCHANGE, Use.HANDOVER))
    course = story.held(case.job, clock, case.person)
    second = course.meetings[1].id
    assert conveners(case.job, case.person) == [(case.job.unit, "Karen Holm")]
    hand_over(case)
    moved = (case.family.unit, case.family.workplace.store.author.name)
    assert conveners(case.job, case.person) == [moved]
    assert conveners(case.family, case.person) == [moved]
    assert not tasks(case.job, case.person)
    (task,) = tasks(case.family, case.person)
    assert task.origin == second
    story.call(case.family, second)
    assert not tasks(case.family, case.person) and tasks(case.family, case.person, TaskState.DONE)


def test_the_sheet_says_who_calls_the_next_meeting(case: Case, clock: FixedClock) -> None:
    story.held(case.job, clock, case.person)
    case.offered()
    read = " ".join(" ".join(page_texts(case.job.do.handover_sheets.paper(case.person).content)).split())
    assert "Næste møde i rækken indkaldes herefter af" in read


def test_a_series_the_receiver_began_was_always_its_own(case: Case) -> None:
    case.family.receive(case.job.share(case.person, case.family))
    begun = story.start(case.family, case.person)
    hand_over(case)
    assert not [one for one in tasks(case.family, case.person) if one.origin in {m.id for m in begun.meetings}]
