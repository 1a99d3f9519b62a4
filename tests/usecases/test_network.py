"""The network map: placed, related, kept, compared, printed through the gate, and a sparse one noticed."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests.desks import FAMILY, SHARED, Desk
from tests.forms.reading_pdf import page_texts
from ungeapp.domain.consent import Use
from ungeapp.domain.disclosures import Way
from ungeapp.domain.errors import Invalid, NotAllowed, NotFound
from ungeapp.domain.handover_sheet import HandoverAnswer
from ungeapp.domain.network_map import Change
from ungeapp.domain.parts import Part
from ungeapp.domain.people import NetworkKind, NetworkPerson, NetworkRelation, Stays, Task, TaskState
from ungeapp.system.clock import FixedClock
from ungeapp.usecases.network import BUILDER, FEWEST


def somebody(desk: Desk, **more: object) -> str:
    told: dict[str, object] = {"given_name": "Ung", "family_name": "E.", "birth_date": date(2004, 7, 4)}
    return desk.do.people.add(**(told | more)).id  # type: ignore[arg-type]  # tests hand on what they like


def test_role_and_relation_say_where_somebody_stands_until_moved(desk: Desk) -> None:
    person = somebody(desk)
    add = desk.do.people.add_network
    add(person, name="Bodil", relation="min mor")
    add(person, name="Torben", relation="fodboldtræner")
    add(person, name="Ida", role="teacher", network=NetworkKind.PROFESSIONAL)
    add(person, name="Lone", role="midwife", network=NetworkKind.PROFESSIONAL)
    moved = add(person, name="Ukendt")
    view = desk.do.network.view(person)
    assert [one.sector for one in view.members] == ["family", "friends", "school-work", "professionals", "family"]
    assert not any(one.placed for one in view.members) and {one.ring for one in view.members} == {1}
    desk.do.network.place(moved.id, sector="friends", closeness="very-close")
    now = desk.do.network.view(person).member(moved.id)
    assert (now.sector, now.ring, now.placed) == ("friends", 0, True)
    with pytest.raises(Invalid):
        desk.do.network.place(moved.id, sector="nowhere", closeness="close")


def test_a_relation_is_one_line_whoever_comes_first(desk: Desk) -> None:
    person = somebody(desk)
    mother = desk.do.people.add_network(person, name="Bodil")
    worker = desk.do.people.add_network(person, name="Lone", network=NetworkKind.PROFESSIONAL)
    relate = desk.do.network.relate
    relate(mother.id, worker.id, "difficult")
    relate(worker.id, mother.id, "ordinary")
    (one,) = desk.do.network.view(person).relations
    assert (one.quality, one.network) == ("ordinary", NetworkKind.PRIVATE)
    relate(mother.id, person, "close")
    assert len(desk.do.network.view(person).relations) == 2
    relate(mother.id, worker.id, "")
    assert [one.second for one in desk.do.network.view(person).relations] == [person]
    desk.do.people.remove(NetworkPerson, mother.id, "kendes ikke mere")
    assert desk.do.network.view(person).relations == ()
    with pytest.raises(Invalid):
        relate(worker.id, worker.id, "close")
    with pytest.raises(NotFound):
        relate(worker.id, somebody(desk, given_name="En", family_name="Anden"), "close")


def test_what_was_kept_is_compared_with(desk: Desk, clock: FixedClock) -> None:
    person = somebody(desk)
    with pytest.raises(Invalid):
        desk.do.network.keep(person)
    mother = desk.do.people.add_network(person, name="Bodil", closeness="close")
    aunt = desk.do.people.add_network(person, name="Mona", closeness="close")
    desk.do.network.keep(person)
    clock.set(clock.now() + timedelta(days=40))
    desk.do.network.place(mother.id, sector="family", closeness="very-close")
    desk.do.people.remove(NetworkPerson, aunt.id, "rejst")
    desk.do.people.add_network(person, name="Bo")
    (earlier,) = desk.do.network.view(person).earlier
    assert earlier.on == clock.now().date() - timedelta(days=40)
    found = {one.person.name: one.change for one in desk.do.network.compare(person, earlier.key)}
    assert found == {"Bodil": Change.CLOSER, "Mona": Change.GONE, "Bo": Change.NEW}
    with pytest.raises(NotFound):
        desk.do.network.compare(somebody(desk, given_name="En"), earlier.key)


def test_a_sparse_private_network_is_noticed_once_a_number_is_set(desk: Desk) -> None:
    person = somebody(desk)
    desk.do.people.add_network(person, name="Bodil")
    desk.do.people.add_network(person, name="Lone", network=NetworkKind.PROFESSIONAL)
    assert not desk.do.network.view(person).sparse
    with pytest.raises(Invalid):
        desk.do.network.choose_fewest("to")
    desk.do.network.choose_fewest(" 2 ")
    assert desk.do.settings.value(FEWEST) == "2"
    assert desk.do.network.view(person).sparse and not desk.do.network.view(person).task_open
    desk.do.network.ask_builder(person)
    desk.do.network.ask_builder(person)
    (task,) = desk.do.people.file(person).of(Task)
    assert (task.role, task.state) == (BUILDER, TaskState.OPEN) and desk.do.network.view(person).task_open


def test_the_map_is_printed_in_words_too_and_never_tells_a_protected_address(desk: Desk) -> None:
    person = somebody(desk, address="Skovvej 14, 8800 Viborg", protected_address=True)
    mother = desk.do.people.add_network(person, name="Bodil", relation="mor", helps_with="bor på Skovvej 14")
    desk.do.network.stays(mother.id, Stays.YES)
    desk.do.network.relate(mother.id, person, "close")
    printed = desk.do.network.paper(person)
    text = " ".join("\n".join(page_texts(printed.content)).split())
    assert "Bodil, mor" in text and "bliver" in text and "Bodil og Ung: Tæt" in text
    assert "Skovvej" not in text
    assert printed.released is not None and len(printed.released.of(NetworkRelation)) == 1
    with desk.do.desk.looking() as uow:
        assert [one.action for one in uow.audit_about([person])][-1] == "print-network"


def test_who_stays_answers_the_point_of_the_handover(desk: Desk) -> None:
    person = somebody(desk)
    mother = desk.do.people.add_network(person, name="Bodil", relation="mor")
    teacher = desk.do.people.add_network(person, name="Ida", relation="lærer", network=NetworkKind.PROFESSIONAL)
    assert "bliver-hos-den-unge" not in desk.do.handovers.view(person).suggestions
    desk.do.network.stays(mother.id, Stays.YES)
    desk.do.network.stays(teacher.id, Stays.NO)
    assert desk.do.handovers.view(person).suggestions["bliver-hos-den-unge"] == "Bodil (mor)"


def test_a_support_role_that_stays_answers_the_same_point_each_person_once(desk: Desk) -> None:
    person = desk.person().id
    mother = desk.do.people.add_network(person, name="Bodil", relation="mor")
    known = desk.do.people.add_network(person, name="Mikkel Mentor", relation="mentor")
    for one in (mother, known):
        desk.do.network.stays(one.id, Stays.YES)
    desk.do.support.add(person, name="mikkel mentor", role="mentor", stays=True)
    desk.do.support.add(person, name="Ulla", role="youth-guide", stays=True)
    desk.do.support.add(person, name="", role="scheme-grandparent", stays=True)
    desk.do.support.add(person, name="Ikke Med", role="mentor")
    over = desk.do.support.add(person, name="Forbi", role="mentor", stays=True)
    desk.do.support.end(over.id, because="anchored")
    assert desk.do.handovers.view(person).suggestions["bliver-hos-den-unge"].splitlines() == [
        "Bodil (mor)",
        "Mikkel Mentor (mentor)",
        "Ulla (ungeguide)",
        "Bedsteforælder (bedsteforældreordning)",
    ]
    run = desk.do.course_lists.begin(person, "skole-til-ungdomsuddannelse")
    told = desk.do.course_lists.view(person, run.checklist.ref.id).suggestions["bliver"]
    assert told.splitlines() == [
        "Bodil, mor",
        "Mikkel Mentor, mentor",
        "Ulla, ungeguide",
        "Bedsteforælder (bedsteforældreordning)",
    ]


@pytest.mark.parametrize("network", [True, False])
def test_who_stays_among_the_support_is_told_only_to_whoever_may_know_the_network(
    desks: tuple[Desk, Desk], network: bool
) -> None:
    job, family = desks
    person = job.person().id
    job.consent(person, (FAMILY,), (*SHARED, Part.PROFESSIONAL_NETWORK) if network else SHARED)
    job.do.support.add(person, name="Ulla", role="youth-guide", stays=True)
    for item in job.do.handovers.view(person).open_for_offer:
        if item.key != "bliver-hos-den-unge":
            job.do.handovers.answer(person, item.key, item.options[0].code if item.options else "2026-12-01")
    job.do.handovers.offer(person, family.identity)
    written = {one.key: one.text for one in job.do.people.file(person).of(HandoverAnswer)}
    assert written.get("bliver-hos-den-unge") == ("Ulla (ungeguide)" if network else None)


def test_a_kept_map_has_its_own_name_and_can_be_taken_back(desk: Desk) -> None:
    person = somebody(desk)
    desk.do.people.add_network(person, name="Bodil", relation="mor")
    desk.do.network.keep(person, " før flytningen ")
    desk.do.network.keep(person)
    assert [one.label for one in desk.do.network.view(person).earlier] == ["", "før flytningen"]
    first, *_older = desk.do.history.acts(person)
    desk.do.people.undo(first.transaction)
    assert [one.label for one in desk.do.network.view(person).earlier] == ["før flytningen"]


def test_others_have_the_map_part_by_part(desk: Desk) -> None:
    person = somebody(desk)
    desk.do.people.add_network(person, name="Bodil", relation="mor")
    teacher = desk.do.people.add_network(person, name="Ida Lund", relation="lærer", network=NetworkKind.PROFESSIONAL)
    desk.consent(person, (FAMILY,), (Part.IDENTITY, Part.PROFESSIONAL_NETWORK), (Use.EXCHANGE, Use.PLAN))
    desk.consent(person, ("name:Skolen Øst",), (Part.IDENTITY, Part.AGREEMENTS), (Use.EXCHANGE,))
    key = f"person:{teacher.id}"
    desk.consent(person, (key,), (Part.PRIVATE_NETWORK,), (Use.EXCHANGE, Use.PLAN))
    assert {min(one.keys) for one in desk.do.network.readers(person)} == {FAMILY, key}
    paper = desk.do.network.paper(person, FAMILY)
    unit = " ".join(page_texts(paper.content))
    assert "Ida Lund" in unit and "Bodil" not in unit and "det private netværk" in unit
    hers = " ".join(page_texts(desk.do.network.paper(person, key).content))
    assert "Bodil" in hers and "det professionelle netværk" in hers
    with pytest.raises(NotAllowed):
        desk.do.network.paper(person, "name:skolen øst")
    assert not desk.do.disclosures.of(person), "looked at, given to nobody"
    desk.do.disclosures.gave([paper])
    (row,) = desk.do.disclosures.of(person)
    assert (row.to_key, row.way) == (FAMILY, Way.PAPER)
