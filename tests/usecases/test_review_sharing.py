"""What a partner may learn and may change: removed records, old words, withdrawals, answers under the right name."""

from __future__ import annotations

import uuid
from dataclasses import replace
from datetime import timedelta

import pytest

from tests.desks import FAMILY, Desk
from tests.usecases.test_sharing import envelope_of
from ungeapp.domain.errors import NotAllowed, NotFound
from ungeapp.domain.handover_sheet import HandoverAnswer
from ungeapp.domain.ledger import Role
from ungeapp.domain.parts import Part
from ungeapp.domain.people import Task, TaskState, YoungPerson
from ungeapp.domain.plans import Goal
from ungeapp.system.clock import FixedClock
from ungeapp.usecases.envelope import Incoming, PersonMember
from ungeapp.usecases.package_preview import _missing
from ungeapp.usecases.partners import CHANGED
from ungeapp.usecases.receiving import Choice, Decision
from ungeapp.usecases.sending import Post, WrittenFile, card_of

HANDOVER = (Part.NUMBER, Part.PLAN, Part.AGREEMENTS, Part.HANDOVER, Part.OWN_WORDS, Part.GOALS_EDUCATION)
REF = "unge/saarbare-gravide/1"


def read(file: WrittenFile, there: Desk, here: Desk) -> Incoming:
    """The file as the receiver opens it."""
    return there.do.receiving.inspect(file.content)


def words(file: WrittenFile, there: Desk, here: Desk) -> str:
    """Everything a file tells, as text."""
    return str([one.states for one in read(file, there, here).members])


def posted(here: Desk, there: Desk, kind: str, *members: PersonMember, in_reply_to: str = "") -> WrittenFile:
    """A file as a program might write it that does not ask the gate."""
    desk = here.do.desk
    with desk.acting("package.write") as uow:
        card = card_of(uow, there.identity)
        return Post(desk, envelope_of(here)).write(uow, kind, card, members, in_reply_to=in_reply_to)


def ready(desk: Desk, person: str) -> None:
    """Every point the offer waits for has an answer."""
    handovers = desk.do.handovers
    for item in handovers.view(person).open_for_offer:
        handovers.answer(person, item.key, item.options[0].code if item.options else "tekst")


@pytest.fixture
def twins(desks: tuple[Desk, Desk]) -> tuple[Desk, Desk, str, str]:
    """The same young person under two ids; the family department got the offer under the other one."""
    job, family = desks
    here, there = job.person().id, family.person().id
    with family.do.desk.acting("people.correct") as uow:
        uow.put(replace(uow.get(YoungPerson, there), coordinator=job.unit))
    job.consent(here, [FAMILY], HANDOVER, both_ways=False)
    ready(job, here)
    family.receive(job.do.handovers.offer(here, family.identity)[0])
    return job, family, here, there


def test_a_refusal_reaches_the_one_who_offered_whatever_the_person_is_called_there(
    twins: tuple[Desk, Desk, str, str],
) -> None:
    job, family, here, there = twins
    job.receive(family.do.handovers.refuse(there, "Ikke vores målgruppe")[0])
    assert job.do.handovers.view(here).ledger.role is Role.RESPONSIBLE
    assert job.do.people.count() == 1


def test_an_acceptance_too_and_the_checklist_stays_one(twins: tuple[Desk, Desk, str, str]) -> None:
    job, family, here, there = twins
    job.receive(family.do.handovers.accept(there)[0])
    assert job.do.handovers.view(here).ledger.role is Role.HANDING_OVER
    for desk, person in ((job, here), (family, there)):
        keys = [one.key for one in desk.do.people.file(person).of(HandoverAnswer)]
        assert keys and len(keys) == len(set(keys))
    with pytest.raises(NotAllowed, match="handover-no-offer"):
        family.do.handovers.accept(there)


def test_an_offer_without_any_basis_is_not_written(desks: tuple[Desk, Desk]) -> None:
    job, family = desks
    person = job.person().id
    ready(job, person)
    with pytest.raises(NotAllowed, match="share-no-basis"):
        job.do.handovers.offer(person, family.identity)
    assert job.do.handovers.view(person).ledger.role is Role.RESPONSIBLE


def test_what_was_let_go_is_not_taken_back_by_a_key(desks: tuple[Desk, Desk]) -> None:
    job, family = desks
    person = job.person().id
    job.consent(person, [FAMILY], HANDOVER)
    ready(job, person)
    job.do.handovers.offer(person, family.identity)
    (last, *_) = job.do.people.history(person, 1)
    assert last.version.intention == "handover.offer"
    with pytest.raises(NotAllowed, match="undo-not-possible"):
        job.do.people.undo(last.transaction)


def test_a_removed_record_says_only_that_and_only_to_those_who_have_it(
    desks: tuple[Desk, Desk], clock: FixedClock
) -> None:
    job, family = desks
    person = job.person().id
    job.consent(person, [FAMILY])
    known = job.do.plans.add_goal(person, own_words="Kendt mål")
    family.receive(job.share(person, family))
    clock.forward(timedelta(hours=1))
    wrong = job.do.plans.add_goal(person, own_words="Skrevet på den forkerte")
    for one in (known, wrong):
        job.do.people.remove(Goal, one.id, "Forkert ung")
    clock.forward(timedelta(hours=1))
    file = job.share(person, family)
    (told,) = [one for one in read(file, family, job).members[0].states if one.kind == Goal.KIND]
    assert told.id == known.id and set(told.registers) == {"removed"}
    family.receive(file)
    assert family.do.plans.view(person).goals == ()


def test_an_offer_does_not_tell_what_a_goal_said_while_it_was_of_another_part(desks: tuple[Desk, Desk]) -> None:
    job, family = desks
    person = job.person().id
    job.consent(person, [FAMILY], HANDOVER)
    goal = job.do.plans.add_goal(person, own_words="x", wording="Psykiatri", area="health")
    job.do.plans.change_goal(goal.id, area="education", wording="Færdig med 10. klasse")
    ready(job, person)
    told = words(job.do.handovers.offer(person, family.identity)[0], family, job)
    assert "10. klasse" in told and "Psykiatri" not in told and "'health'" not in told


def test_a_withdrawal_reaches_those_who_were_told(desks: tuple[Desk, Desk]) -> None:
    job, family = desks
    person = job.person().id
    consent = job.consent(person, [FAMILY], (Part.AGREEMENTS,))
    family.receive(job.share(person, family))
    job.do.consents.withdraw(consent.id)
    file = job.share(person, family)
    assert "Emma" not in words(file, family, job)
    family.receive(file)
    (there,) = family.do.people.file(person).of(type(consent))
    assert there.withdrawn_on is not None and there.purpose
    assert not [one for one in family.do.sending.preview(person, job.identity).lines if one.reason.value == "consent"]


def test_a_third_text_is_not_lost_when_two_are_decided(desks: tuple[Desk, Desk]) -> None:
    job, family = desks
    person = job.person().id
    job.consent(person, [FAMILY])
    goal = job.do.plans.add_goal(person, own_words="Først").id
    family.receive(job.share(person, family))
    (before,) = next(
        one.registers["own_words"]
        for one in read(job.share(person, family), family, job).members[0].states
        if one.id == goal
    )
    job.do.plans.change_goal(goal, own_words="Mit")
    family.do.plans.change_goal(goal, own_words="Deres")
    elsewhere = replace(before, replica="c" * 16, counter=1, author=str(uuid.UUID(int=3)))
    third = replace(elsewhere, value="Det tredje", context={before.replica: before.counter})
    share = read(family.share(person, job), job, family).members[0]
    states = tuple(
        replace(one, registers={"own_words": (*one.registers["own_words"], third)})
        for one in share.states
        if one.id == goal
    )
    job.receive(posted(family, job, "contribution", PersonMember(person=person, states=states)))
    seen = {one.value for one in job.do.receiving.conflicts(person)[0].versions}
    assert seen == {"Mit", "Deres", "Det tredje"}
    job.do.receiving.decide(goal, "own_words", Decision(choice=Choice.MINE))
    (left,) = job.do.receiving.conflicts(person)
    assert "Mit" in {one.value for one in left.versions} and len(left.versions) == 2
    job.do.receiving.decide(goal, "own_words", Decision(choice=Choice.MINE))
    assert job.do.receiving.conflicts(person) == ()


def test_a_file_taken_back_can_be_received_and_taken_back_again(desks: tuple[Desk, Desk]) -> None:
    job, family = desks
    person = job.person().id
    job.consent(person, [FAMILY])
    job.do.plans.add_goal(person, own_words="Nyt mål")
    file = job.share(person, family)
    for _ in range(2):
        taken = family.receive(file)
        assert [one.own_words for one in family.do.plans.view(person).goals] == ["Nyt mål"]
        family.do.receiving.undo(taken.package)
        assert family.do.people.count() == 0
    with pytest.raises(NotFound):
        family.do.receiving.undo(taken.package)


def test_a_file_without_news_can_be_taken_back(desks: tuple[Desk, Desk]) -> None:
    job, family = desks
    person = job.person().id
    job.consent(person, [FAMILY])
    family.receive(job.share(person, family))
    again = family.receive(job.share(person, family))
    family.do.receiving.undo(again.package)
    assert family.do.people.count() == 1


def test_a_proposal_is_one_task_and_a_person_decides(desks: tuple[Desk, Desk]) -> None:
    job, family = desks
    person = job.person(address="Gammel Vej 1").id
    job.consent(person, [FAMILY], (Part.ADDRESS, Part.AGREEMENTS))
    family.receive(job.share(person, family))
    with family.do.desk.acting("people.correct") as uow:
        uow.put(replace(uow.get(YoungPerson, person), address="Ny Vej 2"))
    for _ in range(2):
        taken = job.receive(family.share(person, job))
    (task,) = job.do.people.file(person).of(Task)
    job.do.people.accept_proposal(task.id)
    assert job.do.people.file(person).person.address == "Ny Vej 2"
    with pytest.raises(NotAllowed, match="proposal-gone"):
        job.do.people.decline_proposal(task.id, "For sent")
    with family.do.desk.acting("people.correct") as uow:
        uow.put(replace(uow.get(YoungPerson, person), address="Helt Ny Vej 3"))
    taken = job.receive(family.share(person, job))
    assert [one.state for one in job.do.people.file(person).of(Task)] == [TaskState.DONE, TaskState.OPEN]
    job.do.receiving.undo(taken.package)
    assert [one.state for one in job.do.people.file(person).of(Task)] == [TaskState.DONE]


def test_a_partner_never_brings_a_shipped_definition_or_one_that_cannot_be_read(desks: tuple[Desk, Desk]) -> None:
    job, family = desks
    person = job.person().id
    job.consent(person, [FAMILY])
    family.receive(job.share(person, family))
    told = {REF: "not toml [", "unge/nyt/1": "x", "aarhus/nyt/1": "not toml ["}
    job.receive(posted(family, job, "contribution", PersonMember(person=person, definitions=told)))
    with job.do.desk.looking() as uow:
        own = job.do.desk.definitions.text(job.do.desk.definitions.format(REF).ref)
        assert [uow.definition(one) for one in told] == [own, None, None]


def test_kinds_for_which_there_is_no_rule_are_refused(desks: tuple[Desk, Desk]) -> None:
    job, family = desks
    with pytest.raises(NotAllowed, match="package-kind-not-yet"):
        job.receive(posted(family, job, "figures"))


def test_only_the_one_it_was_for_says_fetched(desks: tuple[Desk, Desk]) -> None:
    job, family = desks
    person = job.person().id
    job.consent(person, [FAMILY])
    file = job.share(person, family)
    with job.do.desk.acting("test") as uow:
        row = uow.package(file.id)
        assert row is not None
        uow.put_package(replace(row, partner="somebody-else"))
    job.receive(posted(family, job, "receipt", in_reply_to=file.id))
    assert next(one.state for one in job.do.sending.files() if one.id == file.id) == "written"


def test_the_numbers_that_never_came_are_counted_from_the_last(desks: tuple[Desk, Desk]) -> None:
    job, family = desks
    incoming = replace(read(posted(family, job, "receipt"), job, family), sequence=10**15)
    with job.do.desk.looking() as uow:
        assert _missing(uow, incoming) == tuple(range(10**15 - 20, 10**15))


def test_a_known_key_with_another_unit_is_looked_into(desks: tuple[Desk, Desk]) -> None:
    job, family = desks
    with job.do.desk.acting("test") as uow:
        card = card_of(uow, family.identity)
        uow.put_card(replace(card, unit="viborg/ppr"))
    assert job.do.partners.add(family.do.partners.write_card()).state == CHANGED


def test_handing_a_file_out_again_is_in_the_log(desks: tuple[Desk, Desk]) -> None:
    job, family = desks
    person = job.person().id
    job.consent(person, [FAMILY])
    file = job.share(person, family)
    assert job.do.sending.again(file.id).content == file.content
    with job.do.desk.looking() as uow:
        assert [(one.action, one.what) for one in uow.audit(1)] == [("package-again", file.id)]


def test_a_partner_does_not_open_the_gate_with_our_consent(desks: tuple[Desk, Desk]) -> None:
    job, family = desks
    person = job.person().id
    consent = job.consent(person, [FAMILY], (Part.AGREEMENTS,))
    family.receive(job.share(person, family))
    family.do.people.change(type(consent), consent.id, parts=("agreements", "health"))
    forged = replace(consent, id=str(uuid.UUID(int=7)), parts=("health", "notes"))
    with family.do.desk.acting("test") as uow:
        uow.put(forged)
    job.receive(family.share(person, job))
    goes = {one.part for one in job.do.sending.preview(person, family.identity).lines if one.goes}
    assert goes == {Part.IDENTITY, Part.AGREEMENTS, Part.CONSENTS}


def test_a_partner_does_not_open_the_gate_with_a_consent_of_its_own(desks: tuple[Desk, Desk]) -> None:
    job, family = desks
    person = job.person().id
    job.consent(person, [FAMILY], (Part.AGREEMENTS,))
    family.receive(job.share(person, family))
    family.consent(person, [job.unit], (Part.HEALTH, Part.NOTES, Part.AGREEMENTS))
    job.receive(family.share(person, job))
    goes = {one.part for one in job.do.sending.preview(person, family.identity).lines if one.goes}
    assert not goes & {Part.HEALTH, Part.NOTES}


def test_no_share_takes_a_case_away_and_both_get_to_know(desks: tuple[Desk, Desk], clock: FixedClock) -> None:
    job, family = desks
    here = job.person().id
    clock.forward(timedelta(minutes=1))
    there = family.person().id
    job.consent(here, [FAMILY], HANDOVER)
    family.receive(job.share(here, family))
    family.consent(there, [job.unit], HANDOVER)
    job.receive(family.share(there, job))
    for desk, person in ((job, here), (family, there)):
        found = desk.do.people.file(person)
        assert (found.role, found.person.coordinator) == ("responsible", desk.unit)
        assert [one.code for one in found.of(Task)] == ["responsible-elsewhere-too"]


def test_the_checklist_is_not_filled_in_with_what_this_receiver_may_not_know(desks: tuple[Desk, Desk]) -> None:
    job, family = desks
    person = job.person().id
    job.consent(person, [FAMILY], HANDOVER)
    plans = job.do.plans
    plans.add_goal(person, own_words="Blive kok", area="education")
    plans.add_goal(person, own_words="Angsten skal væk", area="health")
    plans.add_agreement(person, what="Ring til jordemoder", owner="x", due=None, part=Part.PARENTHOOD)
    ready(job, person)
    told = words(job.do.handovers.offer(person, family.identity)[0], family, job)
    assert "Blive kok" in told and "Angsten" not in told and "jordemoder" not in told
