"""The rehearsal: played on the worst days of the calendar, whole, and leaving a desk that tells the truth."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from tests.stores import CHEAP
from ungeapp import demo, texts
from ungeapp.bootstrap import Workplace, open_workplace, shipped_definitions
from ungeapp.demo import reserved_weeks, sheet, story
from ungeapp.demo.days import Days, moment
from ungeapp.demo.folder import MARKER, RehearsalFolder, Stage
from ungeapp.demo.script import read_script
from ungeapp.demo.threads import Thread, play
from ungeapp.domain.cpr import NumberKind, read_number
from ungeapp.domain.dates import birthday
from ungeapp.domain.handovers import Role
from ungeapp.domain.meetings import MeetingState
from ungeapp.domain.people import YoungPerson
from ungeapp.domain.scheduling import nearest_slot
from ungeapp.system.clock import FixedClock
from ungeapp.system.instance import StoreLock

PROFILE = "viborg"
SUNDAY_AFTER_CLOSED_DAYS = date(2026, 12, 27)
DAYS = st.dates(date(2026, 1, 1), date(2028, 12, 31))


@pytest.fixture(autouse=True)
def danish() -> Iterator[None]:
    before = texts.current()
    texts.use(texts.DANISH)
    yield
    texts.use(before)


def days_of(today: date) -> Days:
    profile = shipped_definitions().profile(PROFILE)
    return Days(today, shipped_definitions().closed_days(profile, today.year - 2, today.year + 3), profile.slot)


# --- days -----------------------------------------------------------------------------------------------------------


@settings(max_examples=60, deadline=None)
@given(DAYS)
def test_the_story_fits_before_any_day(today: date) -> None:
    days = days_of(today)
    offered = days.past(7)
    born = days.birth(56, offered - timedelta(days=2))
    second = nearest_slot(born + timedelta(days=56), days.slot, days.closed)
    first = days.slots_after(days.slots_after(days.ago(story.START - 7) + timedelta(days=8)))
    assert 9 <= (today - born).days / 7 <= 15
    assert first < born < second < offered < days.past(2) < today
    assert days.is_office(offered) and days.is_office(days.ago(100)) and days.is_office(days.ahead(-3))
    assert days.ago(0) < today


@settings(max_examples=30, deadline=None)
@given(DAYS)
def test_the_reserved_weeks_have_nothing_closed(today: date) -> None:
    days = days_of(today)
    mondays = list(reserved_weeks.mondays(days, 2))
    assert len(mondays) == 4 and all(one.weekday() == 0 for one in mondays)
    assert today + timedelta(days=20) < mondays[0] < mondays[1] < today + timedelta(days=80) < mondays[2]
    assert all(days.is_office(one + timedelta(days=number)) for one in mondays for number in range(5))


@settings(max_examples=60, deadline=None)
@given(DAYS, st.integers(13, 29), st.integers(1, 45))
def test_everybody_is_as_old_as_said_and_nobody_has_a_real_number(today: date, age: int, number: int) -> None:
    born = sheet.birth_date(today, age, number)
    told = read_number(sheet.replacement_number(born, number), today=today)
    assert told.kind is NumberKind.REPLACEMENT
    assert told.birth_date == born
    assert YoungPerson(id="1", person="1", birth_date=born).age(today) == age


def test_threads_take_turns_and_the_clock_never_goes_back() -> None:
    clock = FixedClock(moment(date(2026, 3, 2), 8))
    seen: list[tuple[str, datetime]] = []

    def thread(name: str, *hours: int) -> Thread:
        for hour in hours:
            yield moment(date(2026, 3, 2), hour)
            seen.append((name, clock.now()))

    play(clock, [thread("a", 9, 12), thread("b", 10, 8, 13)])
    assert [name for name, _ in seen] == ["a", "b", "b", "a", "b"]
    assert [at for _, at in seen] == sorted(at for _, at in seen)


# --- the folder -----------------------------------------------------------------------------------------------------


def test_a_folder_with_something_else_in_it_is_left_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "vigtigt.txt").write_text("mit", encoding="utf-8")
    assert demo.run(tmp_path, PROFILE, no_window=True, fresh=True) == 1
    assert [one.name for one in tmp_path.iterdir()] == ["vigtigt.txt"]
    assert str(tmp_path) in capsys.readouterr().err


def test_clearing_takes_only_what_the_rehearsal_made(tmp_path: Path) -> None:
    folder = RehearsalFolder(tmp_path)
    folder.begin()
    folder.keep("brev.pdf", b"%PDF")
    (tmp_path / "noter.txt").write_text("mine", encoding="utf-8")
    assert folder.stage() is Stage.HALF
    folder.clear()
    assert {one.name for one in tmp_path.iterdir()} == {MARKER, "noter.txt"}


def test_a_rehearsal_that_is_open_is_not_cleared(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = RehearsalFolder(tmp_path)
    folder.begin()
    folder.mark(Stage.FINISHED)
    database = folder.store("a") / "store.db"
    database.parent.mkdir()
    database.write_bytes(b"")
    with StoreLock(database):
        assert demo.run(tmp_path, PROFILE, no_window=True, fresh=True) == 1
    assert database.exists()
    assert capsys.readouterr().err


# --- the whole story ------------------------------------------------------------------------------------------------


def played(folder: Path, today: date) -> RehearsalFolder:
    rehearsal = RehearsalFolder(folder)
    demo.tell(rehearsal, read_script(PROFILE), moment(today, 9), cost=CHEAP)
    return rehearsal


@pytest.fixture(scope="module")
def rehearsal(tmp_path_factory: pytest.TempPathFactory) -> RehearsalFolder:
    """Played once for every test that looks at it."""
    texts.use(texts.DANISH)
    return played(tmp_path_factory.mktemp("rehearsal"), SUNDAY_AFTER_CLOSED_DAYS)


def opened(rehearsal: RehearsalFolder, seat: str) -> Workplace:
    clock = FixedClock(moment(SUNDAY_AFTER_CLOSED_DAYS, 9))
    return open_workplace(rehearsal.store(seat), rehearsal.phrase(), clock=clock)


@pytest.mark.timeout(180)
def test_every_step_is_told_in_order_with_its_files(rehearsal: RehearsalFolder) -> None:
    steps = json.loads((rehearsal.root / "story.json").read_text(encoding="utf-8"))
    assert [one["step"] for one in steps] == list(range(1, len(steps) + 1))
    assert [one["at"] for one in steps] == sorted(one["at"] for one in steps)
    script = read_script(PROFILE)
    assert {one["key"] for one in steps} == set(script.story["step"])
    files = {file for one in steps for file in one["files"]}
    there = {f"out/{one.name}" for one in (rehearsal.root / "out").iterdir()}
    assert files == there
    assert all(set(one) == {"step", "key", "what", "who", "at", "ids", "files"} for one in steps)


@pytest.mark.timeout(180)
def test_the_post_is_numbered_and_tells_no_names(rehearsal: RehearsalFolder) -> None:
    post = sorted(one.name for one in (rehearsal.root / "out").iterdir() if "unge" in one.suffix)
    assert [name[:2] for name in post] == [f"{number:02}" for number in range(1, len(post) + 1)]
    people = read_script(PROFILE).town["person"]
    names = {one["given"].casefold() for one in people} | {one["family"].casefold() for one in people}
    assert not [name for name in post if any(one in name.casefold() for one in names)]


@pytest.mark.timeout(180)
def test_whoever_was_called_got_a_letter_and_a_calendar_file(rehearsal: RehearsalFolder) -> None:
    names = sorted(one.name for one in (rehearsal.root / "out").iterdir())
    for number in range(1, 6):
        assert any(re.fullmatch(rf"brev-{number}-\d\d-.*\.pdf", one) for one in names), number
        assert f"moede-{number}-indkaldt.ics" in names


def test_desk_a_opens_on_a_full_and_true_today(rehearsal: RehearsalFolder) -> None:
    with opened(rehearsal, "a") as workplace:
        does = workplace.intentions
        today = does.today.look()
        assert does.people.count() == 46  # one of them was entered twice
        assert 8 <= len(today.due) <= 30
        assert 5 <= len(today.owed) <= 10
        assert 1 <= len(today.meetings) <= 3
        assert all(one.answered for one in today.meetings if one.meeting.state is MeetingState.CALLED)
        assert len(today.conflicts) == 1
        assert [one.kind for one in today.waiting] == ["share"]
        assert [one.ledger.role for one in today.offers] == [Role.OFFERED]
        with does.desk.looking() as uow:
            assert uow.verify_audit() is None


@pytest.mark.timeout(180)
def test_a_transition_meeting_is_booked_in_a_reserved_week(rehearsal: RehearsalFolder) -> None:
    told = {one["key"]: one["ids"] for one in rehearsal.steps() if isinstance(one["ids"], list)}
    person, id = told[reserved_weeks.STEP]
    with opened(rehearsal, "a") as workplace:
        does = workplace.intentions
        (kept,) = does.desk.profile.reserved
        assert len(kept.weeks) == kept.times_a_year * kept.weeks_each == 4
        meeting = does.meetings.read(id).meeting
        seventeenth = birthday(does.people.file(person).person.birth_date, 17, 0)
        assert meeting.starts is not None and meeting.state is MeetingState.CALLED
        slot = does.desk.profile.slot_for("overgangsmoede")
        before = [one for one in kept.days() if one <= seventeenth and slot.falls_on(one)]
        assert meeting.starts.date() == max(before) < seventeenth
    assert not shipped_definitions().profile(PROFILE).reserved[0].weeks  # which weeks, its source leaves to it


@pytest.mark.timeout(180)
def test_somebody_is_responsible_for_everybody(rehearsal: RehearsalFolder) -> None:
    told = {one["key"]: one["ids"] for one in rehearsal.steps() if isinstance(one["ids"], list)}
    main, school = told["talk"][0], told["school-offer"][0]
    with opened(rehearsal, "a") as a, opened(rehearsal, "b") as b:
        roles = {one.id: one.role for one in a.intentions.people.search("", limit=100)}
        assert {id for id, role in roles.items() if role == Role.NONE} == {main, school}
        assert a.intentions.people.file(main).person.coordinator == b.intentions.desk.author.unit
        assert b.intentions.people.file(main).role == Role.RESPONSIBLE
        assert b.intentions.people.file(main).conflicts == 0
        assert a.intentions.people.file(school).person.coordinator


@pytest.mark.timeout(180)
def test_what_is_kept_says_it_is_only_a_rehearsal(rehearsal: RehearsalFolder) -> None:
    lines = (rehearsal.root / "passphrase.txt").read_text(encoding="utf-8").splitlines()
    assert len(lines[0].split()) == 6
    assert "øvelse" in lines[-1]
    assert rehearsal.stage() is Stage.PLAYED


@pytest.mark.timeout(180)
def test_it_plays_after_easter_too(tmp_path: Path) -> None:
    assert played(tmp_path / "r", date(2027, 3, 30)).stage() is Stage.PLAYED


@pytest.mark.timeout(240)
def test_every_page_has_its_picture(rehearsal: RehearsalFolder, qtbot: QtBot) -> None:
    from ungeapp.demo.screens import LOOKS, take_all

    taken = take_all(rehearsal)
    assert {f"{name}.png" for name in taken} == {one.name for one in (rehearsal.root / "screens").iterdir()}
    assert len(set(taken)) == len(taken)
    numbers = [name.partition("-")[0] for name in taken if name.endswith("-lys")]
    assert len(set(numbers)) == len(numbers)
    light, dark = ({name.removesuffix(one) for name in taken if name.endswith(one)} for one in LOOKS.values())
    assert light == dark and len(light) > 30
