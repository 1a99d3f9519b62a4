"""The same young person twice: asked about before, listed, joined to one, parted again; files keep finding their way."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.desks import Desk
from tests.usecases import story
from tests.usecases.test_handovers import Case
from ungeapp.domain.duplicates import Match, Sureness
from ungeapp.domain.errors import NotAllowed, NotFound
from ungeapp.domain.handovers import Role
from ungeapp.domain.people import Contact, NetworkKind, YoungPerson
from ungeapp.domain.plans import Goal
from ungeapp.system.clock import FixedClock
from ungeapp.usecases.people import PersonFile


def two(desk: Desk) -> tuple[YoungPerson, YoungPerson]:
    """Freja, entered by hand, and again from a telephone call."""
    one = desk.person("Freja", "Lund", "640704-4321", phone="12 34 56 78")
    other = desk.person("Frejia", "Lund", "", birth_date=one.birth_date, email="freja@example.org")
    desk.do.people.note_contact(one.id, "Ringede først")
    desk.do.people.note_contact(other.id, "Ringede igen")
    desk.do.plans.write(one.id, wishes="Kok")
    desk.do.plans.write(other.id, wishes="Jeg vil være kok", strengths="Møder til tiden")
    return one, other


def test_who_is_typed_is_looked_for_before_there_are_two(desk: Desk) -> None:
    one = desk.person("Mohammed", "Ali", "640704-4321")
    (found,) = desk.do.duplicates.candidates(given_name="Muhamad", family_name="Ali", birth_date=one.birth_date)
    assert (found.person.id, found.likeness.sure) == (one.id, Sureness.LIKELY)
    assert found.likeness.matches == (Match.NAME_ALIKE, Match.BIRTH_DATE)
    assert desk.do.duplicates.candidates(given_name="Ida", family_name="Holt") == ()


def test_no_somebody_else_is_never_asked_again(desk: Desk) -> None:
    one = desk.person("Freja", "Lund", "640704-4321")
    other = desk.person("Freia", "Lund", "", birth_date=one.birth_date, not_same=(one.id,))
    assert desk.do.duplicates.possible() == () and desk.do.duplicates.candidates_of(other.id) == ()
    third = desk.person("Freja", "Lundt", "", birth_date=one.birth_date)
    pairs = {frozenset((pair.one.id, pair.other.id)) for pair in desk.do.duplicates.possible()}
    assert pairs == {frozenset((one.id, third.id)), frozenset((other.id, third.id))}
    desk.do.duplicates.say_not_same(third.id, one.id)
    assert len(desk.do.duplicates.possible()) == 1


def read(desk: Desk, *people: YoungPerson) -> list[PersonFile]:
    return [desk.do.people.file(one.id) for one in people]


def test_joined_they_are_one_and_undone_everything_is_as_before(desk: Desk) -> None:
    one, other = two(desk)
    before = read(desk, one, other), desk.do.people.search(), desk.do.duplicates.possible()
    desk.do.duplicates.join(one.id, other.id)
    file = desk.do.people.file(one.id)
    assert {contact.text for contact in file.of(Contact)} == {"Ringede først", "Ringede igen"}
    assert (file.person.email, file.person.phone) == ("freja@example.org", "12 34 56 78")
    assert [row.id for row in desk.do.people.search()] == [one.id]
    assert desk.do.people.file(other.id).person.id == one.id  # old links lead to the one that stays
    plan = desk.do.plans.view(one.id).plan
    assert (plan.wishes, plan.strengths) == ("Kok\n\nJeg vil være kok", "Møder til tiden")
    assert desk.do.duplicates.possible() == () and desk.do.duplicates.standing(other.id) == one.id
    with desk.do.desk.looking() as uow:
        (told,) = [each.transaction for each in uow.history(one.id) if each.kind == "alias"]
    desk.do.people.undo(told)
    with desk.do.desk.looking() as uow:
        assert uow.joined() == {}
    after = read(desk, one, other), desk.do.people.search(), desk.do.duplicates.possible()
    assert after[1:] == before[1:]
    for now, then in zip(after[0], before[0], strict=True):
        assert now.person == then.person
        assert {each.id: each for each in now.records} == {each.id: each for each in then.records}


def test_the_values_to_show_are_chosen(desk: Desk) -> None:
    one, other = two(desk)
    assert [each.field for each in desk.do.duplicates.differing(one.id, other.id)] == ["given_name"]
    desk.do.duplicates.join(one.id, other.id, take=("given_name",))
    assert desk.do.people.file(one.id).person.full_name == "Frejia Lund"


def test_parted_later_each_keeps_what_was_written_under_it(desk: Desk) -> None:
    one, other = two(desk)
    desk.do.duplicates.join(one.id, other.id)
    desk.do.people.note_contact(one.id, "Ringede sidst")
    desk.do.duplicates.part(other.id)
    assert {each.text for each in desk.do.people.file(one.id).of(Contact)} == {"Ringede først", "Ringede sidst"}
    assert [each.text for each in desk.do.people.file(other.id).of(Contact)] == ["Ringede igen"]
    assert desk.do.duplicates.possible() == ()
    with pytest.raises(NotFound):
        desk.do.duplicates.part(other.id)


@pytest.mark.parametrize("cleared", ["one", "other"])
def test_minutes_closed_while_joined_go_with_the_entry_of_the_meeting(
    desk: Desk, clock: FixedClock, cleared: str
) -> None:
    one, other = two(desk)
    meeting = story.start(desk, other.id).meetings[0].id
    desk.do.duplicates.join(one.id, other.id)
    story.go_to(clock, story.call(desk, meeting))
    story.hold(desk, meeting)
    desk.do.meetings.close(meeting)
    desk.do.duplicates.part(other.id)
    gone = {"one": one, "other": other}[cleared].id
    desk.do.rights.confirm_journalised(gone, system="SBSYS", case_number="1")
    desk.do.rights.clear(gone, typed="1", witness="Mette Bro")
    with desk.do.desk.looking() as uow:
        assert [each.kind for each in uow.snapshots(meeting)] == (["call", "minutes"] if cleared == "one" else [])


def test_parted_later_neither_keeps_what_is_the_others(desk: Desk) -> None:
    one = desk.person("Freja", "Lund", "", birth_date=date(2004, 7, 4), phone="12 34 56 78")
    other = desk.person("Frejia", "Lund", "640704-4321", email="freja@example.org", address="Testvej 1, 8800 Viborg")
    desk.do.plans.write(one.id, wishes="Kok")
    desk.do.plans.write(other.id, wishes="Bager", strengths="Møder til tiden")
    desk.do.duplicates.join(one.id, other.id, take=("given_name",))
    assert desk.do.people.file(one.id).person.number == other.number
    desk.do.people.correct(one.id, email="ny@example.org")
    desk.do.duplicates.part(other.id)
    assert desk.do.people.file(one.id).person == replace(one, email="ny@example.org")
    plan = desk.do.plans.view(one.id).plan
    assert (plan.wishes, plan.strengths) == ("Kok", "")
    assert desk.do.people.file(other.id).person == replace(other, email="ny@example.org")
    assert desk.do.plans.view(other.id).plan.wishes == "Bager"
    desk.do.people.correct(other.id, number="640704-4242")
    with desk.do.desk.looking() as uow:
        assert uow.find_by_number("640704-4242") == desk.do.people.file(other.id).person


@pytest.mark.parametrize("ended", ["one", "other"])
def test_the_course_runs_on_when_one_of_them_has_not_ended(desk: Desk, ended: str) -> None:
    one, other = two(desk)
    over = {"one": one, "other": other}[ended].id
    code = next(each.code for each in desk.do.closing.view(over).reasons if not each.needs_text)
    desk.do.closing.end(over, code)
    desk.do.duplicates.join(one.id, other.id)
    assert not desk.do.people.file(one.id).person.ended
    assert [row.id for row in desk.do.people.search(ended=False)] == [one.id]
    desk.do.duplicates.part(other.id)
    assert desk.do.people.file(over).person.ended


def test_what_is_joined_is_not_joined_again(desk: Desk) -> None:
    one, other = two(desk)
    desk.do.duplicates.join(one.id, other.id)
    for pair in ((one.id, other.id), (other.id, one.id), (one.id, one.id)):
        with pytest.raises(NotAllowed):
            desk.do.duplicates.join(*pair)


# --- with other departments --------------------------------------------------------------------------------------
def shared_by(job: Desk, family: Desk, person: YoungPerson) -> None:
    family.receive(job.share(person.id, family))


def goals(desk: Desk, person: str) -> dict[str, str]:
    return {one.own_words: one.person for one in desk.do.people.file(person).of(Goal)}


def with_goals(job: Desk, family: Desk) -> tuple[YoungPerson, YoungPerson]:
    """Two entries that may be shared with the other department, a goal each."""
    one, other = two(job)
    for person, words in ((one, "Op kl. 8"), (other, "I praktik")):
        job.consent(person.id, (family.unit,))
        job.do.plans.add_goal(person.id, own_words=words)
    return one, other


def test_a_partner_who_knows_nobody_is_told_of_one(desks: tuple[Desk, Desk]) -> None:
    job, family = desks
    one, other = with_goals(job, family)
    job.do.duplicates.join(one.id, other.id)
    shared_by(job, family, one)
    assert [row.id for row in family.do.people.search()] == [one.id]
    assert goals(family, one.id) == {"Op kl. 8": one.id, "I praktik": one.id}


def test_a_partner_who_knows_the_other_id_goes_on_with_it_both_ways(desks: tuple[Desk, Desk]) -> None:
    job, family = desks
    one, other = with_goals(job, family)
    shared_by(job, family, other)
    job.do.duplicates.join(one.id, other.id)
    job.do.plans.next_step(one.id, "Ringe til FGU", None)
    shared_by(job, family, one)
    assert [row.id for row in family.do.people.search()] == [other.id]
    assert goals(family, other.id) == {"Op kl. 8": other.id, "I praktik": other.id}
    assert family.do.people.file(other.id).person.next_step == "Ringe til FGU"
    # And back: what they write about any of it arrives under the one that stands here.
    family.consent(other.id, (job.unit,))
    (goal,) = [each for each in family.do.people.file(other.id).of(Goal) if each.own_words == "Op kl. 8"]
    family.do.plans.change_goal(goal.id, wording="Møde til tiden")
    family.do.plans.add_goal(other.id, own_words="Kørekort")
    family.do.plans.next_step(other.id, "Besøge FGU", None)
    job.receive(family.share(other.id, job))
    assert goals(job, one.id) == {"Op kl. 8": one.id, "I praktik": one.id, "Kørekort": one.id}
    here = job.do.people.file(one.id)
    assert [each.wording for each in here.of(Goal) if each.id == goal.id] == ["Møde til tiden"]
    assert here.person.next_step == "Besøge FGU"
    assert [row.id for row in job.do.people.search()] == [one.id]


def test_a_partner_who_knows_both_is_told_of_each(desks: tuple[Desk, Desk]) -> None:
    job, family = desks
    one, other = with_goals(job, family)
    shared_by(job, family, one)
    told = job.share(other.id, family).content
    (asked,) = family.do.receiving.preview(told).needs_match
    assert asked.alike == (Match.NAME_ALIKE, Match.BIRTH_DATE)
    family.do.receiving.receive(told, same={other.id: False})
    assert family.do.duplicates.possible() == ()
    job.do.duplicates.join(one.id, other.id)
    job.do.plans.add_goal(one.id, own_words="Kørekort")
    shared_by(job, family, one)
    assert goals(family, one.id) == {"Op kl. 8": one.id, "Kørekort": one.id}
    assert goals(family, other.id) == {"I praktik": other.id}
    family.do.duplicates.join(other.id, one.id)  # they choose the other one, and it still goes on
    family.consent(other.id, (job.unit,))
    family.do.plans.add_goal(other.id, own_words="Bolig")
    job.receive(family.share(other.id, job))
    everything = {"Op kl. 8", "I praktik", "Kørekort", "Bolig"}
    assert set(goals(job, one.id)) == set(goals(family, other.id)) == everything


@pytest.mark.parametrize("step", ["offered", "accepted", "heard"])
def test_joined_while_the_one_that_stands_is_handed_over_the_receiver_is_told_of_both(
    desks: tuple[Desk, Desk], step: str
) -> None:
    job, family = desks
    case = Case(job, family)
    other = job.person("Ema", "Prøvesen", "", birth_date=date(2004, 7, 4))
    job.do.plans.add_goal(other.id, own_words="Lære at svømme", area="education")
    offer = case.offered()
    if step == "offered":
        job.do.duplicates.join(case.person, other.id)
    family.receive(offer)
    (accept,) = family.do.handovers.accept(case.person)
    if step == "accepted":
        job.do.duplicates.join(case.person, other.id)
    for answer in case.arrive(job, accept):
        case.arrive(family, answer)
    told = {one.own_words for one in family.do.plans.view(case.person).goals}
    assert ("Lære at svømme" in told) == (step != "heard"), "at once with the answer, not only when the case is let go"
    if step == "heard":
        job.do.duplicates.join(case.person, other.id)
    case.roles()
    (confirm,) = family.do.handovers.confirm_safe(case.person)
    case.arrive(job, confirm)
    for item in job.do.handovers.view(case.person).open_for_close:
        job.do.handovers.answer(case.person, item.key, "2027-03-01")
    (close,) = job.do.handovers.let_go(case.person)
    case.arrive(family, close)
    assert case.roles() == (Role.NONE, Role.RESPONSIBLE)
    assert "Lære at svømme" in {one.own_words for one in family.do.plans.view(case.person).goals}
    assert len(family.do.people.search()) == 1, "they are one at the other desk too"


def test_who_is_handed_over_does_not_go_under_another(desks: tuple[Desk, Desk]) -> None:
    case = Case(*desks)
    other = case.job.person("Ema", "Prøvesen", "", birth_date=date(2004, 7, 4))
    case.offered()
    with pytest.raises(NotAllowed) as refused:
        case.job.do.duplicates.join(other.id, case.person)
    assert refused.value.code == "join-handover-open"
    case.family.receive(case.job.do.sending.again(case.job.do.sending.files()[0].id))
    case.family.do.handovers.accept(case.person)
    double = case.family.person("Ema", "Prøvesen", "", birth_date=date(2004, 7, 4))
    with pytest.raises(NotAllowed):
        case.family.do.duplicates.join(case.person, double.id)
    case.roles()


def test_the_checklist_of_a_joined_entry_is_offered_again(desk: Desk) -> None:
    one, other = two(desk)
    desk.do.handovers.answer(other.id, "begrundelse", "Folkeskolen er slut")
    desk.do.handovers.answer(one.id, "afgiver", "Karen")
    desk.do.handovers.answer(other.id, "afgiver", "En anden")
    desk.do.duplicates.join(one.id, other.id)
    view = desk.do.handovers.view(one.id)
    assert view.suggestions["begrundelse"] == "Folkeskolen er slut" and "begrundelse" not in view.answers
    assert view.answers["afgiver"].text == "Karen", "what was answered here stands"
    desk.do.duplicates.part(other.id)
    assert "begrundelse" not in desk.do.handovers.view(one.id).suggestions


def test_the_network_kept_under_the_other_entry_is_compared_with_too(desk: Desk) -> None:
    one, other = two(desk)
    desk.do.people.add_network(other.id, name="Mormor", network=NetworkKind.PRIVATE, relation="mormor")
    desk.do.network.keep(other.id)
    desk.do.duplicates.join(one.id, other.id)
    (earlier,) = desk.do.network.view(one.id).earlier
    assert desk.do.network.compare(one.id, earlier.key) == ()
