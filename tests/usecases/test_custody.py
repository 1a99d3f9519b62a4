"""Parents: who holds custody, how they were heard, their copy of the plan, and the 18th birthday."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from tests.desks import NOW, Desk
from tests.forms.reading_pdf import page_texts
from ungeapp.domain.errors import Invalid, NotAllowed
from ungeapp.domain.parents import Custody
from ungeapp.domain.people import Task, TaskState
from ungeapp.system.clock import DENMARK, FixedClock
from ungeapp.usecases.custody import CUSTODY_ENDS

TODAY = NOW.date()
SIXTEEN = date(2010, 3, 5)
BIRTHDAY = date(2028, 3, 5)


def text_of(data: bytes) -> str:
    """All of a paper, its lines joined."""
    return " ".join(" ".join(page_texts(data)).split())


def child(desk: Desk) -> str:
    return desk.person("Mads", "Øvelse", number="", birth_date=SIXTEEN).id


def tasks(desk: Desk, person: str) -> list[Task]:
    return [one for one in desk.do.people.file(person).of(Task) if one.code == CUSTODY_ENDS]


def test_the_birthday_is_a_task_from_the_first_holder_on(desk: Desk, clock: FixedClock) -> None:
    person = child(desk)
    mother = desk.do.custody.add(person, name="Anne Øvelse", relation="mor", custody=Custody.JOINT)
    (task,) = tasks(desk, person)
    assert task.due == BIRTHDAY and task.state is TaskState.OPEN
    assert desk.do.custody.holders(person) == (mother,)
    clock.set(datetime(2028, 3, 5, 8, tzinfo=DENMARK))
    assert CUSTODY_ENDS in [one.code for one in desk.do.today.due(BIRTHDAY)]
    assert desk.do.custody.holders(person) == ()
    view = desk.do.custody.view(person)
    assert not view.under_age and view.of_age_on == BIRTHDAY and not view.parents[0].holds


def test_the_task_goes_when_nobody_holds_custody(desk: Desk) -> None:
    person = child(desk)
    mother = desk.do.custody.add(person, name="Anne", custody=Custody.SOLE)
    desk.do.custody.correct(mother.id, custody=Custody.NONE)
    assert [one.state for one in tasks(desk, person)] == [TaskState.DROPPED]
    desk.do.custody.correct(mother.id, custody=Custody.SOLE)
    assert [one.state for one in tasks(desk, person)] == [TaskState.OPEN]
    desk.do.custody.remove(mother.id, "Forkert")
    assert [one.state for one in tasks(desk, person)] == [TaskState.DROPPED]
    grown = desk.person().id
    desk.do.custody.add(grown, name="Bo", custody=Custody.JOINT)
    assert tasks(desk, grown) == []


def test_invited_heard_signed_or_not(desk: Desk) -> None:
    person = child(desk)
    mother = desk.do.custody.add(person, name="Anne", custody=Custody.JOINT)
    with pytest.raises(Invalid):
        desk.do.custody.add(person, name=" ")
    invited = desk.do.custody.invite(mother.id)
    assert desk.do.custody.view(person).parents[0].open == invited
    with pytest.raises(Invalid):
        desk.do.custody.hear(mother.id)
    heard = desk.do.custody.hear(mother.id, remarks="Han skal have lov at prøve værkstedet")
    assert heard.id == invited.id and heard.invited_on == TODAY and heard.signed_on is None
    desk.do.custody.sign(heard.id)
    (row,) = desk.do.custody.view(person).parents
    assert row.open is None and row.hearings[0].signed_on == TODAY
    again = desk.do.custody.declined(mother.id, "Vil ikke deltage")
    assert again.id != heard.id
    with pytest.raises(Invalid):
        desk.do.custody.declined(mother.id, "")


def test_remarks_stand_in_the_plan_and_each_parent_has_an_own_copy(desk: Desk, clock: FixedClock) -> None:
    person = child(desk)
    desk.do.plans.write(person, wishes="Jeg vil være mekaniker")
    desk.do.plans.add_goal(person, own_words="Sove om natten", area="everyday")
    desk.do.plans.add_goal(person, own_words="Begynde på grundforløb", area="education")
    mother = desk.do.custody.add(person, name="Anne Øvelse", relation="mor", custody=Custody.JOINT)
    father = desk.do.custody.add(person, name="Per Øvelse", relation="far", custody=Custody.JOINT, phone="12 00 00 01")
    aunt = desk.do.custody.add(person, name="Ida Øvelse", relation="moster", custody=Custody.NONE)
    desk.do.custody.hear(mother.id, remarks="Han skal prøve værkstedet")
    desk.do.custody.hear(father.id, remarks="Det går for hurtigt")
    own = text_of(desk.do.plan_papers.plan(person).content)
    assert "Forældrenes bemærkninger" in own and "Det går for hurtigt" in own
    assert own.count("forældremyndighedsindehaver") == 2
    copy = desk.do.plan_papers.plan(person, parent=mother.id)
    told = text_of(copy.content)
    assert "Jeg vil være mekaniker" in told and "Han skal prøve værkstedet" in told
    assert "Begynde på grundforløb" in told
    assert "Det går for hurtigt" not in told and "12 00 00 01" not in told and "Sove om natten" not in told
    assert told.count("forældremyndighedsindehaver") == 1 and copy.recipient == "Anne Øvelse"
    with pytest.raises(NotAllowed):
        desk.do.plan_papers.plan(person, parent=aunt.id)
    clock.set(datetime(2028, 3, 5, 8, tzinfo=DENMARK))
    with pytest.raises(NotAllowed):
        desk.do.plan_papers.plan(person, parent=mother.id)
    grown = text_of(desk.do.plan_papers.plan(person).content)
    assert "bemærkninger" not in grown and "forældremyndighed" not in grown


def test_a_protected_name_stands_on_no_parents_paper(desk: Desk) -> None:
    person = child(desk)
    mother = desk.do.custody.add(person, name="Anne", custody=Custody.JOINT)
    desk.do.people.correct(person, protected_name=True)
    with pytest.raises(NotAllowed):
        desk.do.plan_papers.plan(person, parent=mother.id)
