"""*I dag*: everything that needs me, nothing that does not, in the order of its day."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from tests.desks import FAMILY, NOW, Desk
from ungeapp.system.clock import DENMARK, FixedClock
from ungeapp.usecases.today import DueKind

TODAY = NOW.date()


def test_an_empty_desk_is_empty(desk: Desk) -> None:
    look = desk.do.today.look()
    assert (look.meetings, look.due, look.owed, look.waiting, look.offers, look.conflicts) == ((),) * 6


def test_what_is_due_comes_by_its_day_and_what_is_far_waits(desk: Desk, clock: FixedClock) -> None:
    person = desk.person().id
    desk.do.plans.next_step(person, "Ring", TODAY + timedelta(days=3))
    desk.do.plans.add_goal(person, own_words="Op kl. 8", follow_up_on=TODAY + timedelta(days=2))
    desk.do.plans.add_goal(person, own_words="Senere", follow_up_on=TODAY + timedelta(days=60))
    desk.do.plans.add_agreement(person, what="Skrive", owner="Karen", due=TODAY - timedelta(days=1), mine=True)
    desk.do.plans.add_agreement(person, what="Svare", owner="Jens", due=TODAY)
    look = desk.do.today.look()
    assert [(one.kind, one.what) for one in look.due] == [
        (DueKind.AGREEMENT, "Skrive"),
        (DueKind.FOLLOW_UP, "Op kl. 8"),
        (DueKind.NEXT_STEP, "Ring"),
    ]
    assert [one.agreement.what for one in look.owed] == ["Svare"]
    clock.set(datetime.combine(TODAY + timedelta(days=50), time(9), tzinfo=DENMARK))
    assert "Senere" in [one.what for one in desk.do.today.look().due]


def test_what_is_to_be_done_in_somebody_elses_case_is_not_mine(desks: tuple[Desk, Desk]) -> None:
    job, family = desks
    person = job.person().id
    job.do.plans.next_step(person, "Ring", TODAY)
    job.do.plans.add_goal(person, own_words="Op kl. 8", area="education", follow_up_on=TODAY)
    job.do.plans.add_agreement(person, what="Svare", owner="Jens", due=TODAY)
    assert {one.kind for one in job.do.today.look().due} == {DueKind.NEXT_STEP, DueKind.FOLLOW_UP}
    assert [one.agreement.what for one in job.do.today.look().owed] == ["Svare"]
    job.consent(person, [FAMILY])
    file = job.share(person, family)
    assert [one.id for one in job.do.today.look().waiting] == [file.id]
    receipt = family.receive(file).answers[0]
    assert len(family.do.plans.view(person).goals) == len(family.do.plans.view(person).agreements) == 1
    assert (family.do.today.look().due, family.do.today.look().owed) == ((), ())
    job.do.receiving.receive(receipt.content)
    assert job.do.today.look().waiting == ()
