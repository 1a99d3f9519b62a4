"""The history: filtered, as it was on any day, the bin, and what can be taken back."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.desks import FAMILY, SHARED, Desk
from tests.usecases import story
from tests.usecases.test_printing import meet
from ungeapp.domain.errors import NotAllowed, NotFound
from ungeapp.domain.parts import Part
from ungeapp.domain.people import Contact, Talk
from ungeapp.domain.plans import Goal
from ungeapp.domain.record import values
from ungeapp.system.clock import FixedClock
from ungeapp.usecases.history import Act, Filter


def act(desk: Desk, person: str, intention: str) -> Act:
    return next(one for one in desk.do.history.acts(person) if one.first.version.intention == intention)


def why(desk: Desk, person: str, intention: str) -> str:
    refusal = desk.do.history.why_not(person, act(desk, person, intention))
    return refusal.code if refusal else ""


def test_filtered_by_kind_author_part_and_period(desks: tuple[Desk, Desk], clock: FixedClock) -> None:
    job, family = desks
    person = job.person().id
    job.consent(person, (FAMILY,), SHARED)
    goal = job.do.plans.add_goal(person, own_words="Jeg vil være kok", area="education")
    family.receive(job.share(person, family))
    family.consent(person, ("viborg/job-og-velfaerd",), SHARED)
    clock.forward(timedelta(days=3))
    noon = clock.now()
    family.do.plans.change_goal(goal.id, wording="Kokkelære")
    job.receive(family.share(person, job))
    job.do.people.note_contact(person, "Ringede")
    asked = job.do.history.acts
    assert {row.kind for one in asked(person, Filter(kind="goal")) for row in one.rows} == {"goal"}
    by_family = asked(person, Filter(author=family.identity))
    assert [row.field for one in by_family for row in one.rows if row.kind == "goal"] == ["wording"]
    assert {row.kind for one in asked(person, Filter(part=Part.NOTES)) for row in one.rows} == {"contact"}
    assert Part.GOALS_EDUCATION in job.do.history.parts_in(person)
    late = asked(person, Filter(since=noon))
    assert late and all(one.first.version.at >= noon.isoformat() for one in late)
    assert {one.key for one in asked(person, Filter(until=noon - timedelta(days=1)))} < {
        one.key for one in asked(person)
    }


def test_as_it_was(desks: tuple[Desk, Desk], clock: FixedClock) -> None:
    job, family = desks
    before = clock.now() - timedelta(days=1)
    person = job.person().id
    goal = job.do.plans.add_goal(person, own_words="Op kl. 8", wording="Stå op")
    note = job.do.people.note_contact(person, "Skrevet forkert")
    job.do.people.remove(Contact, note.id, "Forkert sag")
    then = clock.now()
    clock.forward(timedelta(days=10))
    job.do.plans.change_goal(goal.id, wording="Stå op kl. 8")
    job.consent(person, (FAMILY,), SHARED)
    family.receive(job.share(person, family))
    assert job.do.history.as_of(person, before) == ()
    (old,) = [one for one in job.do.history.as_of(person, then) if one.kind == "goal"]
    assert old.then["wording"] == "Stå op" and old.now["wording"] == "Stå op kl. 8"
    assert note.id not in {one.id for one in job.do.history.as_of(person, then)}
    for desk in (job, family):  # now it is what is shown
        shown = {one.id: values(one) for one in desk.do.people.file(person).records}
        assert {one.id: one.then for one in desk.do.history.as_of(person, clock.now())} == shown


def test_two_values_at_once_read_as_they_are_shown(desks: tuple[Desk, Desk], clock: FixedClock) -> None:
    job, family = desks
    person = job.person().id
    job.consent(person, (FAMILY,), SHARED)
    goal = job.do.plans.add_goal(person, own_words="Kok", area="education")
    family.receive(job.share(person, family))
    family.consent(person, ("viborg/job-og-velfaerd",), SHARED)
    job.do.plans.change_goal(goal.id, wording="Mit")
    clock.forward(timedelta(hours=1))
    family.do.plans.change_goal(goal.id, wording="Deres")
    job.receive(family.share(person, job))
    (then,) = [one for one in job.do.history.as_of(person, clock.now()) if one.kind == "goal"]
    with job.do.desk.looking() as uow:
        assert then.then["wording"] == uow.get(Goal, goal.id).wording == "Mit"


def test_what_was_taken_out_lies_in_the_bin_and_comes_back(desk: Desk) -> None:
    person = desk.person().id
    note = desk.do.people.note_contact(person, "Ringede")
    desk.do.people.remove(Contact, note.id, "Forkert sag")
    (gone,) = desk.do.history.bin(person)
    assert (gone.record.id, gone.reason, gone.author) == (note.id, "Forkert sag", desk.identity)
    desk.do.history.restore("contact", note.id)
    assert desk.do.history.bin(person) == ()
    assert [one.text for one in desk.do.people.file(person).of(Contact)] == ["Ringede"]
    with pytest.raises(NotFound):
        desk.do.history.restore("nothing", note.id)


def test_any_own_act_nothing_builds_on_can_be_taken_back(desk: Desk) -> None:
    person = desk.person().id
    first = desk.do.people.note_contact(person, "Først")
    desk.do.people.hold_talk(person, said="Så", own_words="Ja", next_step="Ring")
    desk.do.people.change(Contact, first.id, text="Rettet")
    assert why(desk, person, "talk.hold") == ""
    assert why(desk, person, "contact.note") == "undo-built-upon"
    desk.do.people.undo(act(desk, person, "talk.hold").transaction)
    assert not desk.do.people.file(person).of(Talk) and desk.do.people.file(person).of(Contact)
    assert why(desk, person, "undo") == "undo-is-undo"
    assert why(desk, person, "people.add") == "undo-person"


def test_asking_why_changes_nothing(desk: Desk) -> None:
    person = desk.person().id
    desk.do.people.note_contact(person, "Ringede")
    before = desk.do.history.acts(person)
    assert why(desk, person, "contact.note") == ""
    assert desk.do.history.acts(person) == before


def test_what_others_wrote_is_theirs_to_take_back(desks: tuple[Desk, Desk]) -> None:
    job, family = desks
    person = job.person().id
    job.consent(person, (FAMILY,), SHARED)
    job.do.plans.add_goal(person, own_words="Kok", area="education")
    family.receive(job.share(person, family))
    assert why(family, person, "goal.add") == "undo-from-file"


def test_a_print_that_was_noted_as_given_is_not_taken_back(desk: Desk) -> None:
    person = desk.person().id
    meet(desk, person, "midwife")
    meeting = story.call(desk, story.start(desk, person).meetings[0].id)
    desk.do.disclosures.gave(desk.do.letters.for_all(meeting.id))
    given = desk.do.disclosures.of(person)
    assert given and why(desk, person, "print") == "undo-told-others"
    with pytest.raises(NotAllowed, match="undo-not-possible"):
        desk.do.people.undo(act(desk, person, "print").transaction)
    assert desk.do.disclosures.of(person) == given


def test_a_withdrawal_stands_once_others_were_asked_to_delete(desks: tuple[Desk, Desk], clock: FixedClock) -> None:
    job, family = desks
    person = job.person().id
    consent = job.consent(person, (FAMILY,), SHARED)
    family.receive(job.share(person, family))
    clock.forward(timedelta(days=1))
    job.do.consents.withdraw(consent.id)
    assert why(job, person, "consent.withdraw") == ""
    assert job.do.recalls.recall(consent.id)
    assert why(job, person, "consent.withdraw") == "undo-told-others"
    with pytest.raises(NotAllowed, match="undo-not-possible"):
        job.do.people.undo(act(job, person, "consent.withdraw").transaction)
    assert not job.do.sending.preview(person, family.identity).has(Part.PLAN)
