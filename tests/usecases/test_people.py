"""Young people: added, corrected, found; contacts, talks, network, tasks; and taking an act back."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from tests.desks import NOW, NUMBER, Desk
from ungeapp.domain.changes import Changes
from ungeapp.domain.errors import Invalid, NotAllowed, NotFound, UngeError
from ungeapp.domain.people import CaseReference, Contact, NetworkPerson, Talk, Task, TaskState
from ungeapp.usecases.desk import Desk as OpenDesk
from ungeapp.usecases.people import PeopleUseCases
from ungeapp.usecases.plans import PlanUseCases


def code(refused: pytest.ExceptionInfo[UngeError]) -> str:
    return refused.value.code


def test_a_young_person_is_added_and_this_desk_is_responsible(desk: Desk) -> None:
    person = desk.person()
    assert person.birth_date == date(2004, 7, 4)
    assert person.number.replace("-", "") == NUMBER.replace("-", "")
    assert (person.coordinator, person.coordinator_name) == (desk.unit, "Karen Holm")
    assert desk.do.people.open(person.id).role == "responsible"
    assert desk.do.people.count() == 1
    assert [row.id for row in desk.do.people.search("prøv")] == [person.id]


@pytest.mark.parametrize(
    ("told", "refusal"),
    [
        ({"given_name": " ", "family_name": "", "number": NUMBER}, "person-no-name"),
        ({"given_name": "Emma", "family_name": ""}, "person-no-birth-date"),
    ],
)
def test_a_person_needs_a_name_and_a_birth_date(desk: Desk, told: dict[str, Any], refusal: str) -> None:
    with pytest.raises(Invalid) as refused:
        desk.do.people.add(**told)
    assert code(refused) == refusal
    assert desk.do.people.count() == 0


def test_nobody_is_added_twice_and_no_number_is_taken_from_another(desk: Desk) -> None:
    desk.person()
    other = desk.do.people.add(given_name="Noah", family_name="Eksempel", birth_date=date(2005, 1, 1))
    with pytest.raises(NotAllowed) as refused:
        desk.person("Emma", "Igen")
    assert code(refused) == "person-known-already"
    with pytest.raises(NotAllowed):
        desk.do.people.correct(other.id, number=NUMBER)
    desk.do.people.correct(other.id, phone="20 00 00 01", number="710905-4243")
    corrected = desk.do.people.file(other.id).person
    assert (corrected.phone, corrected.number_kind != "none") == ("20 00 00 01", True)
    assert desk.do.people.correct(other.id, number="").number_kind == "none"


def test_a_contact_is_noted_an_attempt_needs_no_words(desk: Desk) -> None:
    person = desk.person().id
    with pytest.raises(Invalid):
        desk.do.people.note_contact(person, " ")
    desk.do.people.note_contact(person, "", reached=False)
    noted = desk.do.people.note_contact(person, "Ringede om praktik", with_whom="mor")
    assert noted.at == NOW
    assert len(desk.do.people.file(person).of(Contact)) == 2
    (group,) = desk.do.search.look("praktik", only="note")
    assert [(hit.record and hit.record.id, hit.name) for hit in group.hits] == [(noted.id, "Emma Prøvesen")]
    with pytest.raises(NotFound):
        desk.do.people.note_contact("0198c0de-0000-7000-8000-0000000000aa", "Ukendt")


def test_a_talk_sets_the_next_step_and_its_drafts_are_done_with(desk: Desk) -> None:
    person = desk.person().id
    desk.do.people.keep_draft("talk", person, "said", "Vi tal")
    desk.do.people.keep_draft("contact", person, "text", "andet")
    assert desk.do.people.drafts("talk", person) == {"said": "Vi tal"}
    with pytest.raises(Invalid):
        desk.do.people.hold_talk(person, said="", own_words=" ", next_step="Ring")
    desk.do.people.hold_talk(
        person, said="Vi talte", own_words="Jeg vil", next_step="Ring", next_step_on=NOW.date() + timedelta(days=4)
    )
    file = desk.do.people.file(person)
    assert (file.person.next_step, len(file.of(Talk))) == ("Ring", 1)
    assert desk.do.people.drafts("talk", person) == {}
    assert desk.do.people.drafts("contact", person) == {"text": "andet"}
    desk.do.people.keep_draft("contact", person, "text", " ")
    assert desk.do.people.drafts("contact", person) == {}
    desk.do.people.hold_talk(person, said="Kort", own_words="", next_step="")
    assert desk.do.people.file(person).person.next_step == "Ring", "a talk without a next step leaves the old one"


def test_network_and_other_authorities_are_kept_and_taken_out_with_a_reason(desk: Desk) -> None:
    people, person = desk.do.people, desk.person().id
    with pytest.raises(Invalid):
        people.add_network(person, name=" ")
    with pytest.raises(Invalid):
        people.add_case(person, authority="", case_number="1")
    aunt = people.add_network(person, name="Mona", relation="moster")
    case = people.add_case(person, authority="Familieretshuset", case_number="22-1", worker="Ole")
    people.change(NetworkPerson, aunt.id, helps_with="kører hende")
    with pytest.raises(Invalid) as refused:
        people.remove(CaseReference, case.id, " ")
    assert code(refused) == "reason-missing"
    people.remove(CaseReference, case.id, "Lukket")
    file = people.file(person)
    assert file.of(CaseReference) == () and file.of(NetworkPerson)[0].helps_with == "kører hende"
    assert any(one.version.value == "Lukket" for one in people.history(person))


def test_a_task_goes_only_by_saying_what_was_done(desk: Desk) -> None:
    person = desk.person().id
    with desk.workplace.store.unit_of_work() as uow:
        uow.put(Task(id="0198c0de-0000-7000-8000-0000000000c1", person=person, what="Ring", due=NOW.date()))
        uow.commit("test")
    task = desk.do.people.file(person).of(Task)[0].id
    with pytest.raises(Invalid):
        desk.do.people.finish_task(task, "")
    with pytest.raises(Invalid):
        desk.do.people.snooze_task(task, NOW.date(), " ")
    desk.do.people.snooze_task(task, NOW.date() + timedelta(days=2), "Hun er syg")
    assert desk.do.today.look().due == ()
    desk.do.people.finish_task(task, "Ringet")
    assert desk.do.people.file(person).of(Task)[0].state is TaskState.DONE


def test_an_act_is_announced_once_and_can_be_taken_back(desk: Desk) -> None:
    heard: list[Changes] = []
    here = desk.do.desk
    told = OpenDesk(store=here.store, clock=here.clock, definitions=here.definitions, announce=heard.append)
    people, plans = PeopleUseCases(told), PlanUseCases(told)
    person = desk.person(phone="1").id
    people.correct(person, phone="2", school="FGU")
    goal = plans.add_goal(person, own_words="Op kl. 8")
    assert [(one.intention, person in one.persons) for one in heard] == [("people.correct", True), ("goal.add", True)]
    assert heard[0].concerns(person, "person") and not heard[0].concerns("somebody")
    people.undo(heard[0].transaction)
    people.undo(heard[1].transaction)
    file = people.file(person)
    assert (file.person.phone, file.person.school) == ("1", "")
    assert all(one.id != goal.id for one in plans.view(person).goals)
    people.correct(person, phone="3")
    people.correct(person, phone="4")
    with pytest.raises(UngeError) as refused:
        people.undo(heard[-2].transaction)
    assert code(refused) == "stale"
    assert people.file(person).person.phone == "4"


def test_looks_are_logged_without_names(desk: Desk) -> None:
    person = desk.person()
    desk.do.people.open(person.id)
    assert desk.do.people.show_number(person.id) == person.number
    with desk.workplace.store.unit_of_work() as uow:
        log = uow.audit()
        assert uow.verify_audit() is None
    assert {"open-person", "show-number"} <= {row.action for row in log}
    assert not any("Emma" in f"{row.what}{row.detail}" or person.number in f"{row.what}{row.detail}" for row in log)
