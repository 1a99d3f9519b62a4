"""Who should be responsible: reckoned from age, answers and status; decided otherwise with a reason; open again at 18."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest

from tests.desks import Desk
from tests.stores import CHEAP
from ungeapp.bootstrap import create_workplace
from ungeapp.domain.clocks import ClockState
from ungeapp.domain.errors import Invalid, NotAllowed
from ungeapp.domain.responsibility import ResponsibilityAnswers
from ungeapp.domain.status import StatusKind
from ungeapp.system.clock import DENMARK, FixedClock
from ungeapp.usecases.responsibility import ResponsibilityView

BEFORE = datetime(2026, 11, 23, 9, 0, tzinfo=DENMARK)
BORN = date(2009, 3, 1)  # 17 years old; 18 on 1 March 2027
CHILD, WORK, ADULT = "slagelse/boern-og-unge", "slagelse/arbejdsmarked-og-integration", "slagelse/handicap-og-psykiatri"


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(BEFORE)


@pytest.fixture
def slagelse(tmp_path: Path, clock: FixedClock) -> Iterator[Desk]:
    """A desk in Center for Børn og Unge."""
    workplace = create_workplace(
        tmp_path / "store", passphrase="x" * 12, name="Bo", unit=CHILD, profile="slagelse", clock=clock, cost=CHEAP
    )
    yield Desk(workplace, tmp_path / "store")
    workplace.close()


def added(desk: Desk, birth: date = BORN) -> str:
    return desk.do.people.add(given_name="Ung", family_name="S.", birth_date=birth).id


def seen(desk: Desk, person: str) -> ResponsibilityView:
    found = desk.do.responsibility.view(desk.do.people.file(person))
    assert found is not None
    return found


def test_a_birthday_opens_the_question_by_itself(slagelse: Desk, clock: FixedClock) -> None:
    person = added(slagelse)
    before = seen(slagelse, person)
    assert (before.suggestion.unit, before.differs) == (CHILD, False)
    assert before.coming is not None
    assert (before.coming.on, before.coming.suggestion.unit) == (date(2027, 3, 1), WORK)
    clock.set(datetime(2027, 3, 1, 8, 0, tzinfo=DENMARK))
    after = seen(slagelse, person)
    assert (after.suggestion.unit, after.responsible, after.differs) == (WORK, CHILD, True)


def test_who_stays_is_decided_with_a_reason_until_another_unit_is_suggested(slagelse: Desk, clock: FixedClock) -> None:
    clock.set(datetime(2027, 3, 1, 8, 0, tzinfo=DENMARK))
    person = added(slagelse)
    with pytest.raises(Invalid, match="responsibility-no-reason"):
        slagelse.do.responsibility.keep(person, "  ")
    slagelse.do.responsibility.keep(person, "Skolen er snart slut")
    kept = seen(slagelse, person)
    assert not kept.differs and kept.kept is not None
    assert (kept.kept.kept_because, kept.kept.kept_by) == ("Skolen er snart slut", "Bo")
    slagelse.do.responsibility.answer(person, {"specialised-need": True})
    again = seen(slagelse, person)
    assert (again.suggestion.unit, again.differs, again.kept) == (ADULT, True, None)


def test_nothing_is_decided_where_nothing_is_asked(slagelse: Desk) -> None:
    person = added(slagelse)
    with pytest.raises(NotAllowed, match="responsibility-not-asked"):
        slagelse.do.responsibility.keep(person, "Fordi")


def test_the_status_answers_and_somebody_may_know_better(slagelse: Desk, clock: FixedClock) -> None:
    clock.set(datetime(2027, 3, 1, 8, 0, tzinfo=DENMARK))
    person = added(slagelse)
    slagelse.do.statuses.add(person, StatusKind.BENEFIT, code="disability-pension")
    assert seen(slagelse, person).suggestion.unit == ADULT
    slagelse.do.responsibility.answer(person, {"early-pension": False})
    assert seen(slagelse, person).suggestion.unit == WORK
    slagelse.do.responsibility.answer(person, {"early-pension": None})
    assert seen(slagelse, person).suggestion.unit == ADULT


def test_a_unit_below_the_suggested_one_is_no_difference(slagelse: Desk) -> None:
    person = added(slagelse, date(2000, 1, 1))
    with slagelse.do.desk.acting("test") as uow:
        found = slagelse.do.people.file(person).person
        uow.put(replace(found, coordinator="slagelse/ungehuset"))
    assert not seen(slagelse, person).differs


def test_a_further_unit_makes_the_contact_coordinating(slagelse: Desk) -> None:
    person = added(slagelse)
    assert not seen(slagelse, person).coordinating
    slagelse.do.responsibility.answer(person, {"housing-or-money": True})
    assert seen(slagelse, person).coordinating


def test_the_answers_never_leave_and_can_be_taken_back(slagelse: Desk) -> None:
    person = added(slagelse)
    slagelse.do.responsibility.answer(person, {"only-retention": True})
    (kept,) = slagelse.do.people.file(person).of(ResponsibilityAnswers)
    assert kept.holds == ("only-retention",)
    with pytest.raises(KeyError):
        slagelse.do.responsibility.answer(person, {"nothing": True})


def test_said_before_anybody_is_added(slagelse: Desk, desk: Desk) -> None:
    found = slagelse.do.responsibility.for_new(date(2000, 1, 1))
    assert found is not None and found.unit == WORK
    assert slagelse.do.responsibility.for_new(BORN) is None
    assert slagelse.do.responsibility.for_new(date(2030, 1, 1)) is None
    assert desk.do.responsibility.for_new(BORN) is None  # Viborg's sheets suggest nobody from the age alone


def test_the_birthday_asks_on_today_only_where_another_unit_is_suggested_then(
    slagelse: Desk, clock: FixedClock
) -> None:
    person = added(slagelse)
    rules = slagelse.do.desk.profile.responsibility
    assert rules.rules
    clock.set(datetime(2027, 3, 1, 8, 0, tzinfo=DENMARK))
    due = [(one.code, one.on) for one in slagelse.do.clocks.due(date(2027, 3, 1)) if one.person.id == person]
    assert ("d06c", date(2027, 3, 1)) in due

    def states() -> list[ClockState]:
        return [one.state for one in slagelse.do.clocks.of(person) if one.rule.id == "d06c"]

    slagelse.do.responsibility.keep(person, "Skolen er snart slut")
    assert states() == [ClockState.MET], "it is decided who has the responsibility"
    with slagelse.do.desk.acting("bench") as uow:  # the decision was about another unit than is suggested now
        (told,) = uow.of(ResponsibilityAnswers, person)
        uow.put(replace(told, kept_against=ADULT))
    assert states() == [ClockState.RUNNING]


def test_without_rules_nobody_is_asked_at_the_birthday(tmp_path: Path, clock: FixedClock) -> None:
    clock.set(datetime(2027, 3, 1, 8, 0, tzinfo=DENMARK))
    with create_workplace(
        tmp_path / "n", passphrase="x" * 12, name="Bo", unit="ppr", profile="neutral", clock=clock, cost=CHEAP
    ) as workplace:
        desk = Desk(workplace, tmp_path / "n")
        person = added(desk)
        assert not desk.do.desk.profile.responsibility.rules
        assert "d06c" not in [one.rule.id for one in desk.do.clocks.of(person)]
