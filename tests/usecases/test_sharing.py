"""Files between desks: share, contribution, conflict, decision, undo; and every file that must change nothing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from tests.desks import FAMILY, HEALTH, JOB, NUMBER, Desk, open_desk, open_desks
from tests.usecases import story
from ungeapp.domain.errors import NotAllowed, NotFound, UngeError
from ungeapp.domain.gate import Purpose, Reason, Recipient, RecipientKind
from ungeapp.domain.ids import new_id
from ungeapp.domain.parts import Part
from ungeapp.domain.people import Alias, Task
from ungeapp.domain.plans import AgreementState, Goal
from ungeapp.domain.registers import Version
from ungeapp.exchange.envelope import SealedEnvelope
from ungeapp.exchange.errors import ExchangeError
from ungeapp.system.clock import FixedClock
from ungeapp.usecases.envelope import Incoming, PersonMember
from ungeapp.usecases.ports.rows import RecordState
from ungeapp.usecases.receiving import Choice, Decision
from ungeapp.usecases.sending import Post, WrittenFile, member_for, release_for

AT = "2026-11-23T09:00:00.000+01:00"


def envelope_of(desk: Desk) -> SealedEnvelope:
    store = desk.workplace.store
    return SealedEnvelope(desk.identity, lambda: (store.signing_seed(), store.encryption_seed()))


def opened(file: WrittenFile, there: Desk, here: Desk) -> Incoming:
    return envelope_of(there).open(file.content, [here.do.partners.own_card().wire])


def posted(here: Desk, there: Desk, kind: str, *members: PersonMember) -> WrittenFile:
    """A sealed file with any content, as a newer program at the other desk might write it."""
    with here.workplace.store.unit_of_work() as uow:
        card = next(one for one in uow.cards() if one.identity == there.identity)
        file = Post(here.do.desk, envelope_of(here)).write(uow, kind, card, members)
        uow.commit("test")
    return file


def everything(desk: Desk) -> dict[str, Any]:
    """All the store holds, but the log."""
    with desk.workplace.store.unit_of_work() as uow:
        people = [row.id for row in uow.people()]
        return {
            "states": {person: uow.states(person, history=True) for person in people},
            "conflicts": uow.conflicts(),
            "packages": [replace(one, content=b"", answer=b"") for one in uow.packages()],
            "ledgers": uow.ledgers(),
            "cards": uow.cards(),
            "tasks": list(uow.all(Task)),
            "aliases": list(uow.all(Alias)),
        }


@pytest.fixture
def shared(desks: tuple[Desk, Desk]) -> tuple[Desk, Desk, str, str, str]:
    """Two desks that both have a young person with a goal and an agreement."""
    job, family = desks
    person = job.person(address="Skovvej 1", phone="20 00 00 01").id
    job.consent(person, [FAMILY])
    goal = job.do.plans.add_goal(person, own_words="Op kl. 8 tre dage om ugen")
    agreed = job.do.plans.add_agreement(person, what="Ringe", owner="Familieafdelingen", due=date(2026, 12, 9))
    job.do.plans.add_goal(person, own_words="Sove bedre", area="health")
    receipt = family.receive(job.share(person, family)).answers[0]
    job.receive(receipt)
    return job, family, person, goal.id, agreed.id


# what goes along -------------------------------------------------------------------------------------------------


def test_the_preview_says_line_by_line_what_goes_and_the_file_holds_just_that(desks: tuple[Desk, Desk]) -> None:
    job, family = desks
    person = job.person(address="Skovvej 1").id
    with pytest.raises(NotAllowed) as refused:
        job.share(person, family)
    assert refused.value.code == "share-no-basis"
    job.consent(person, [FAMILY], (Part.GOALS_EDUCATION,))
    job.do.plans.add_goal(person, own_words="Blive kok")
    job.do.plans.add_goal(person, own_words="Sove bedre", area="health")
    lines = {one.part: one for one in job.do.sending.preview(person, family.identity).lines}
    assert (lines[Part.GOALS_EDUCATION].goes, lines[Part.GOALS_EDUCATION].reason) == (True, Reason.CONSENT)
    assert (lines[Part.IDENTITY].goes, lines[Part.IDENTITY].reason) == (True, Reason.NEEDED_TO_NAME)
    assert (lines[Part.GOALS_HEALTH].goes, lines[Part.GOALS_HEALTH].reason) == (False, Reason.NO_BASIS)
    (member,) = opened(job.share(person, family), family, job).members
    told = {(one.kind, name) for one in member.states for name in one.registers}
    assert ("goal", "own_words") in told and ("person", "given_name") in told
    assert not {name for kind, name in told if kind == "person"} & {"address", "number", "phone", "school"}
    assert "Sove bedre" not in str(member.states)
    assert set(member.parts) == {"identity", "goals-education", "consents"}


def test_asking_for_one_part_sends_one_part_and_who_it_is_about(desks: tuple[Desk, Desk]) -> None:
    job, family = desks
    person = job.person().id
    job.consent(person, [FAMILY])
    job.do.plans.write(person, strengths="Møder altid")
    job.do.plans.add_goal(person, own_words="Blive kok")
    file = job.do.sending.share((person,), family.identity, asked=frozenset({Part.GOALS_EDUCATION}))
    family.receive(file)
    view = family.do.plans.view(person)
    assert ([one.own_words for one in view.goals], view.plan.strengths) == (["Blive kok"], "")
    assert view.person.full_name == "Emma Prøvesen"
    assert family.do.today.look().conflicts == ()


def test_a_share_carries_no_history_and_a_handover_does(shared: tuple[Desk, Desk, str, str, str]) -> None:
    job, family, person, goal, _ = shared
    for words in ("Op kl. 9", "Op kl. 10"):
        job.do.plans.change_goal(goal, own_words=words)

    def told(file: WrittenFile) -> list[str]:
        states = opened(file, family, job).members[0].states
        register = next(one.registers["own_words"] for one in states if one.id == goal)
        return sorted(str(one.value) for one in register)

    assert told(job.share(person, family)) == ["Op kl. 10"]
    for item in job.do.handovers.view(person).open_for_offer:
        job.do.handovers.answer(person, item.key, item.options[0].code if item.options else "Svar")
    (offer,) = job.do.handovers.offer(person, family.identity)
    assert told(offer) == ["Op kl. 10", "Op kl. 8 tre dage om ugen", "Op kl. 9"]
    assert "Sove bedre" not in str(opened(offer, family, job).members[0].states)


def test_the_kind_says_whose_case_it_is_and_numbers_run_on(shared: tuple[Desk, Desk, str, str, str]) -> None:
    job, family, person, *_ = shared
    own, back = job.share(person, family), family.share(person, job)
    assert (own.kind, back.kind) == ("share", "contribution")
    numbers = [one.sequence for one in job.do.sending.files() if one.direction == "out"]
    assert sorted(numbers) == [1, 2]
    again = job.do.sending.again(own.id)
    assert (again.content, again.name) == (own.content, own.name)
    with pytest.raises(NotFound):
        job.do.sending.again(back.id)


# contribution, conflict, decision --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("decision", "value"),
    [
        (Decision(choice=Choice.MINE), "Op kl. 8 indtil videre"),
        (Decision(choice=Choice.THEIRS), "Op kl. 8 på hverdage"),
        (Decision(choice=Choice.BOTH), "Op kl. 8 indtil videre\nOp kl. 8 på hverdage"),
        (Decision(choice=Choice.BOTH, text="Begge dele"), "Begge dele"),
        (Decision(choice=Choice.NEW, text="Op kl. 7"), "Op kl. 7"),
    ],
)
@pytest.mark.parametrize("later", [False, True], ids=["at once", "later"])
def test_one_is_updated_the_other_is_a_conflict_and_the_loser_stays_in_the_history(
    shared: tuple[Desk, Desk, str, str, str], decision: Decision, value: str, later: bool
) -> None:
    job, family, person, goal, agreed = shared
    family.do.plans.tick(agreed, outcome="Afklaret")
    family.do.plans.change_goal(goal, own_words="Op kl. 8 på hverdage")
    job.do.plans.change_goal(goal, own_words="Op kl. 8 indtil videre")
    file = family.share(person, job)
    preview = job.do.receiving.preview(file.content)
    assert {(one.record, one.field) for one in preview.changes} == {
        (agreed, name) for name in ("state", "done_on", "outcome")
    }
    (conflict,) = preview.conflicts
    assert (conflict.mine.value, conflict.theirs.value) == ("Op kl. 8 indtil videre", "Op kl. 8 på hverdage")
    if later:
        job.receive(file)
        shown = {one.id: one.own_words for one in job.do.plans.view(person).goals}
        assert shown[goal] == "Op kl. 8 indtil videre", "until somebody decides, the responsible desk's text stands"
        assert [one.field for one in job.do.receiving.conflicts(person)] == ["own_words"]
        assert job.do.people.search("emma")[0].open_conflicts == 1
        job.do.receiving.decide(goal, "own_words", decision)
    else:
        job.receive(file, {conflict.key: decision})
    view = job.do.plans.view(person)
    assert next(one.own_words for one in view.goals if one.id == goal) == value
    assert view.agreements[0].state is AgreementState.DONE
    assert job.do.receiving.conflicts() == () == job.do.today.look().conflicts
    history = {one.version.value for one in job.do.people.history(person, 500) if one.record == goal}
    assert {"Op kl. 8 indtil videre", "Op kl. 8 på hverdage"} <= history
    family.receive(job.share(person, family))
    assert next(one.own_words for one in family.do.plans.view(person).goals if one.id == goal) == value
    assert family.do.receiving.conflicts() == ()
    with pytest.raises(NotFound) as refused:
        job.do.receiving.decide(goal, "own_words", decision)
    assert refused.value.code == "conflict-gone"


def test_equal_words_are_no_conflict(shared: tuple[Desk, Desk, str, str, str]) -> None:
    job, family, person, goal, _ = shared
    for desk in (job, family):
        desk.do.plans.change_goal(goal, own_words="Op kl. 7")
    file = family.share(person, job)
    assert job.do.receiving.preview(file.content).conflicts == ()
    job.receive(file)
    assert job.do.receiving.conflicts() == ()


def test_absence_never_deletes_and_a_removal_is_a_value_with_its_reason(
    shared: tuple[Desk, Desk, str, str, str],
) -> None:
    job, family, person, goal, _ = shared
    fresh = family.do.plans.add_goal(person, own_words="Kun her")
    family.receive(job.share(person, family))
    assert {one.id for one in family.do.plans.view(person).goals} == {goal, fresh.id}
    job.do.people.remove(Goal, goal, "Skrevet forkert")
    family.receive(job.share(person, family))
    assert {one.id for one in family.do.plans.view(person).goals} == {fresh.id}
    assert any(one.version.value == "Skrevet forkert" for one in family.do.people.history(person, 500))


def test_what_was_withdrawn_stays_there_but_nothing_new_follows_and_theirs_comes_back(
    shared: tuple[Desk, Desk, str, str, str],
) -> None:
    job, family, person, goal, _ = shared
    theirs = family.do.plans.add_goal(person, own_words="Fra familien")
    job.receive(family.share(person, job))
    for consent in job.do.people.file(person).of(type(job.consent(person, [HEALTH]))):
        job.do.consents.withdraw(consent.id)
    job.do.plans.change_goal(goal, own_words="Hemmeligt nu")
    file = job.share(person, family)
    told = str(opened(file, family, job).members[0].states)
    assert "Fra familien" in told and "Hemmeligt" not in told and "Emma" not in told
    family.receive(file)
    shown = {one.id: one.own_words for one in family.do.plans.view(person).goals}
    assert shown == {goal: "Op kl. 8 tre dage om ugen", theirs.id: "Fra familien"}
    assert family.do.plans.view(person).person.full_name == "Emma Prøvesen"


def test_our_words_beside_theirs_do_not_leave_with_them(shared: tuple[Desk, Desk, str, str, str]) -> None:
    job, family, person, goal, _ = shared
    job.do.plans.change_goal(goal, own_words="Vores nye ord")
    family.do.plans.change_goal(goal, own_words="Deres nye ord")
    job.receive(family.share(person, job))
    assert job.do.receiving.conflicts()
    for consent in job.do.people.file(person).of(type(job.consent(person, [HEALTH]))):
        job.do.consents.withdraw(consent.id)
    family.do.plans.add_goal(person, own_words="Noget nyt")
    job.receive(family.share(person, job))
    told = str(opened(job.share(person, family), family, job).members[0].states)
    assert "Noget nyt" in told and "Vores nye ord" not in told


# master data -----------------------------------------------------------------------------------------------------


def test_master_data_of_another_desk_arrives_as_a_proposal(shared: tuple[Desk, Desk, str, str, str]) -> None:
    job, family, person, *_ = shared
    with pytest.raises(NotAllowed) as refused:
        family.do.people.correct(person, given_name="Emmy")
    assert refused.value.code == "master-data-elsewhere"
    family.do.people.correct(person, phone="20 99 99 99")
    name = RecordState(
        kind="person",
        id=person,
        person=person,
        registers={"given_name": (Version("r9", 1, "Emmy", {}, family.identity, AT),)},
    )
    file = posted(family, job, "contribution", PersonMember(person=person, states=(name,)))
    preview = job.do.receiving.preview(file.content)
    assert [(one.field, one.before, one.after) for one in preview.proposals] == [("given_name", "Emma", "Emmy")]
    assert preview.changes == () == preview.conflicts
    job.receive(file)
    assert job.do.people.file(person).person.given_name == "Emma"
    (task,) = (one for one in job.do.people.file(person).of(Task) if one.code == "proposal")
    assert task.what == "given_name=Emmy"
    assert job.do.receiving.conflicts() == ()


# whom it is about ------------------------------------------------------------------------------------------------


def test_the_same_person_is_matched_by_number_and_both_keep_their_own_name_for_her(desks: tuple[Desk, Desk]) -> None:
    job, family = desks
    here = job.person().id
    there = family.person().id
    job.consent(here, [FAMILY])
    job.do.plans.write(here, strengths="Møder altid")
    goal = job.do.plans.add_goal(here, own_words="Blive kok")
    file = job.share(here, family)
    (who,) = family.do.receiving.preview(file.content).persons
    assert (who.person, who.matched, who.name) == (there, "number", "Emma Prøvesen")
    family.receive(file)
    assert family.do.people.count() == 1
    view = family.do.plans.view(there)
    assert ([one.id for one in view.goals], view.plan.strengths) == ([goal.id], "Møder altid")
    (alias,) = family.do.people.file(there).of(Alias)
    assert (alias.other, alias.matched_by) == (here, "number")
    assert family.do.receiving.preview(job.share(here, family).content).persons[0].matched == "alias"
    family.do.plans.tick(family.do.plans.add_agreement(there, what="Ringe", owner="Jens", due=None).id)
    family.consent(there, [job.unit])  # responsible too, it needs a word given to itself
    job.receive(family.share(there, job))
    assert [one.what for one in job.do.plans.view(here).agreements] == ["Ringe"]
    assert job.do.people.count() == 1


def by_name(desks: tuple[Desk, Desk]) -> tuple[str, str, WrittenFile]:
    job, family = desks
    here = job.do.people.add(given_name="Emma", family_name="Prøvesen", birth_date=date(2004, 7, 4)).id
    there = family.person().id
    job.consent(here, [FAMILY])
    job.do.plans.add_goal(here, own_words="Blive kok")
    return here, there, job.share(here, family)


def test_a_match_by_name_asks_and_nothing_is_taken_meanwhile(desks: tuple[Desk, Desk]) -> None:
    _, family = desks
    here, there, file = by_name(desks)
    before = everything(family)
    (asked,) = family.do.receiving.preview(file.content).needs_match
    assert (asked.incoming, asked.person, asked.matched) == (here, there, "name")
    with pytest.raises(NotAllowed) as refused:
        family.receive(file)
    assert refused.value.code == "match-undecided"
    assert everything(family) == before


@pytest.mark.parametrize("same", [True, False])
def test_the_answer_decides_whether_it_is_the_same_person(desks: tuple[Desk, Desk], same: bool) -> None:
    _, family = desks
    here, there, file = by_name(desks)
    family.do.receiving.receive(file.content, same={here: same})
    assert family.do.people.count() == (1 if same else 2)
    assert len(family.do.plans.view(there).goals) == (1 if same else 0)


def test_undoing_the_file_takes_the_match_back_too(desks: tuple[Desk, Desk]) -> None:
    job, family = desks
    here, there, file = by_name(desks)
    family.do.receiving.receive(file.content, same={here: True})
    family.do.receiving.undo(file.id)
    assert family.do.plans.view(there).goals == () == family.do.people.file(there).of(Alias)
    assert family.do.receiving.preview(job.share(here, family).content).needs_match
    family.do.receiving.receive(job.share(here, family).content, same={here: True})
    family.do.people.remove(Alias, family.do.people.file(there).of(Alias)[0].id, "Ikke den samme")
    assert family.do.receiving.preview(job.share(here, family).content).needs_match


# undo ------------------------------------------------------------------------------------------------------------


def test_undoing_a_file_hides_what_it_brought_and_deletes_nothing(shared: tuple[Desk, Desk, str, str, str]) -> None:
    job, family, person, goal, agreed = shared
    family.do.plans.tick(agreed)
    job.do.plans.change_goal(goal, own_words="Mit")
    file = family.share(person, job)
    before = job.do.plans.view(person)
    rows = len(job.do.people.history(person, 1000))
    job.receive(file)
    assert job.do.plans.view(person) != before
    job.do.receiving.undo(file.id)
    assert job.do.plans.view(person) == before
    history = job.do.people.history(person, 1000)
    assert len(history) > rows and any(one.undone for one in history)
    assert {one.id: one.state for one in job.do.sending.files()}[file.id] == "undone"
    with pytest.raises(UngeError):
        job.do.receiving.undo(file.id)
    with pytest.raises(NotFound):
        job.do.receiving.undo(new_id(job.do.desk.now()))


def test_a_file_somebody_built_upon_is_not_undone(shared: tuple[Desk, Desk, str, str, str]) -> None:
    job, family, person, goal, _ = shared
    family.do.plans.change_goal(goal, own_words="Deres")
    file = family.share(person, job)
    job.receive(file)
    job.do.plans.change_goal(goal, own_words="Mit, efter deres")
    before = everything(job)
    with pytest.raises(NotAllowed) as refused:
        job.do.receiving.undo(file.id)
    assert refused.value.code == "built-upon"
    assert everything(job) == before


def test_what_was_undone_comes_back_with_the_next_file(shared: tuple[Desk, Desk, str, str, str]) -> None:
    job, family, person, _, agreed = shared
    family.do.plans.tick(agreed)
    file = family.share(person, job)
    job.receive(file)
    job.do.receiving.undo(file.id)
    job.receive(family.share(person, job))
    assert job.do.plans.view(person).agreements[0].state is AgreementState.DONE


# files that come again, late, or should not come at all ------------------------------------------------------------


def test_a_file_seen_before_changes_nothing_and_is_answered_again(shared: tuple[Desk, Desk, str, str, str]) -> None:
    job, family, person, *_ = shared
    file = job.share(person, family)
    first = family.receive(file)
    before = everything(family)
    assert family.do.receiving.preview(file.content).seen_before
    again = family.receive(file)
    assert [(one.id, one.content) for one in again.answers] == [(one.id, one.content) for one in first.answers]
    assert everything(family) == before


def test_missing_numbers_are_shown_and_merging_does_not_wait(shared: tuple[Desk, Desk, str, str, str]) -> None:
    job, family, person, goal, _ = shared
    files = []
    for words in ("to", "tre", "fire"):
        job.do.plans.change_goal(goal, own_words=words)
        files.append(job.share(person, family))
    assert family.do.receiving.preview(files[2].content).missing == (2, 3)
    family.receive(files[2])
    assert family.do.receiving.preview(files[0].content).missing == ()
    family.receive(files[0])
    family.receive(files[1])
    assert next(one.own_words for one in family.do.plans.view(person).goals if one.id == goal) == "fire"
    assert family.do.receiving.conflicts() == ()


def test_a_receipt_says_fetched_once(shared: tuple[Desk, Desk, str, str, str]) -> None:
    job, family, person, *_ = shared
    states = {one.kind: one.state for one in job.do.sending.files() if one.direction == "out"}
    assert states == {"share": "fetched"}
    file = job.share(person, family)
    receipt = family.receive(file).answers[0]
    assert [one.id for one in job.do.today.look().waiting] == [file.id]
    job.receive(receipt)
    assert job.do.today.look().waiting == ()


def flipped(data: bytes) -> bytes:
    return data[:-40] + bytes([data[-40] ^ 1]) + data[-39:]


@pytest.mark.parametrize(
    "spoil",
    [flipped, lambda data: data[:-1], lambda data: data[: len(data) // 2], lambda data: b"", lambda data: b"hej"],
)
def test_a_damaged_file_changes_nothing(
    shared: tuple[Desk, Desk, str, str, str], spoil: Callable[[bytes], bytes]
) -> None:
    job, family, person, *_ = shared
    data = spoil(job.share(person, family).content)
    before = everything(family)
    for act in (family.do.receiving.preview, family.do.receiving.receive):
        with pytest.raises(ExchangeError):
            act(data)
    assert everything(family) == before


def test_a_file_for_somebody_else_or_from_a_stranger_changes_nothing(tmp_path: Any, clock: FixedClock) -> None:
    with open_desks(tmp_path, clock, 3) as (job, family, health):
        person = job.person().id
        job.consent(person, [FAMILY, HEALTH])
        file = job.share(person, family)
        before = everything(health)
        with pytest.raises(ExchangeError):
            health.receive(file)
        assert everything(health) == before
        stranger = open_desk(tmp_path / "stranger", clock, JOB, "Ukendt")
        row = stranger.do.partners.add(family.do.partners.write_card())
        stranger.do.partners.confirm(row.identity, family.do.partners.own_card().check_number)
        other = stranger.do.people.add(given_name="Noah", family_name="Eksempel", number="710905-4243").id
        stranger.consent(other, [FAMILY])
        unknown = stranger.share(other, family)
        before = everything(family)
        assert family.do.receiving.preview(unknown.content).sender_state == "unknown"
        with pytest.raises(NotAllowed) as refused:
            family.receive(unknown)
        assert refused.value.code == "sender-not-confirmed"
        assert everything(family) == before
        stranger.workplace.close()


def test_content_that_cannot_be_is_refused_whole(shared: tuple[Desk, Desk, str, str, str]) -> None:
    job, family, person, goal, _ = shared
    own = family.workplace.store.author.replica
    moved = RecordState(
        kind="contact", id=goal, person=person, registers={"text": (Version("r9", 1, "x", {}, job.identity, AT),)}
    )
    forged = RecordState(
        kind="goal",
        id=goal,
        person=person,
        registers={"own_words": (Version(own, 99_999, "Falsk", {}, family.identity, AT),)},
    )
    before = everything(family)
    for state in (moved, forged):
        file = posted(job, family, "share", PersonMember(person=person, states=(state,)))
        with pytest.raises(UngeError) as refused:
            family.receive(file)
        assert refused.value.code in ("record-kind", "record-moved", "foreign-dot")
        assert everything(family) == before


def test_a_newer_programs_fields_and_kinds_are_kept_and_sent_on(shared: tuple[Desk, Desk, str, str, str]) -> None:
    job, family, person, goal, _ = shared
    thing = new_id(job.do.desk.now())
    states = (
        RecordState(
            kind="goal", id=goal, person=person, registers={"colour": (Version("r9", 1, "red", {}, job.identity, AT),)}
        ),
        RecordState(
            kind="dream",
            id=thing,
            person=person,
            registers={"text": (Version("r9", 2, "At rejse", {}, job.identity, AT),)},
        ),
    )
    family.receive(posted(job, family, "share", PersonMember(person=person, states=states)))
    with family.workplace.store.unit_of_work() as uow:
        kept = {one.id: one for one in uow.states(person)}
    assert kept[goal].registers["colour"][0].value == "red"
    assert kept[thing].registers["text"][0].value == "At rejse"
    (back,) = opened(family.share(person, job), job, family).members
    sent = {(one.kind, name) for one in back.states for name in one.registers}
    assert {("goal", "colour"), ("dream", "text")} <= sent, "to the desk it came from, whole"
    family.consent(person, [HEALTH], (Part.GOALS_EDUCATION,))
    with family.workplace.store.unit_of_work() as uow:
        there = Recipient(kind=RecipientKind.UNIT, name="S", keys=frozenset({HEALTH}))
        onward = member_for(uow, release_for(family.do.desk, uow, person, there, Purpose.EXCHANGE))
    sent = {(one.kind, name) for one in onward.states for name in one.registers}
    assert ("goal", "colour") in sent, "of a record that goes along whole"
    assert ("dream", "text") not in sent, "nobody here knows what part it is"


def test_definitions_travel_with_what_refers_to_them(desks: tuple[Desk, Desk]) -> None:
    job, family = desks
    person = job.person().id
    course = story.start(job, person)
    job.consent(person, [FAMILY], tuple(Part))
    file = job.share(person, family)
    (member,) = opened(file, family, job).members
    assert story.FORMAT in member.definitions[course.series.format]
    family.receive(file)
    assert family.do.meetings.read(course.meetings[0].id).format.ref.id == story.FORMAT


def test_several_people_go_in_one_file_with_progress(desks: tuple[Desk, Desk]) -> None:
    job, family = desks
    people = [job.person().id, job.person("Noah", "Eksempel", "710905-4243").id]
    for person in people:
        job.consent(person, [FAMILY])
    steps: list[tuple[int, int]] = []
    file = job.do.sending.share(tuple(people), family.identity, progress=lambda done, of: steps.append((done, of)))
    assert steps[-1] == (2, 2)
    family.receive(file)
    assert family.do.people.count() == 2
    assert NUMBER[:6] in str(family.do.people.file(people[0]).person.number)


def test_cancelling_while_a_file_is_read_changes_nothing(shared: tuple[Desk, Desk, str, str, str]) -> None:
    job, family, person, *_ = shared
    file = job.share(person, family)
    before = everything(family)

    class Cancelled(Exception):
        pass

    for moment in (1, 2):
        calls = [0]

        def stop(done: int, of: int, calls: list[int] = calls, moment: int = moment) -> None:
            calls[0] += 1
            if calls[0] == moment:
                raise Cancelled

        with pytest.raises(Cancelled):
            family.do.receiving.receive(file.content, progress=stop)
        assert everything(family) == before
