"""Figures and the list of those on the way, on the real store: counted in one look, printed without small numbers."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.desks import NOW, Desk
from tests.forms.reading_pdf import page_texts
from tests.stores import CHEAP
from ungeapp.bootstrap import Workplace, create_workplace
from ungeapp.domain.clocks import ClockState
from ungeapp.domain.dates import birthday
from ungeapp.domain.errors import NotAllowed
from ungeapp.domain.figures import (
    QUARTER,
    YEAR,
    Column,
    FigureDefinition,
    Period,
    Table,
    last_over,
    period_of,
    read_period,
)
from ungeapp.domain.meetings import Series, SeriesState
from ungeapp.domain.on_the_way import Standing
from ungeapp.domain.people import YoungPerson
from ungeapp.domain.phone_book import NOBODY
from ungeapp.domain.status import StatusEnd, StatusKind
from ungeapp.system.clock import DENMARK, FixedClock
from ungeapp.usecases.clock_facts import known_from
from ungeapp.usecases.intentions import Intentions
from ungeapp.usecases.on_the_way import UNSETTLED

TODAY = NOW.date()
YEAR_NOW = period_of(TODAY, YEAR)
WAY = "overgangsmoede"


def young(does: Intentions, years: int, days: int = 0, given: str = "Noah") -> str:
    """Somebody who turns, or turned, so many years old ``days`` from today."""
    birth = birthday(TODAY + timedelta(days=days), -years)
    return does.people.add(given_name=given, family_name="Prøvesen", birth_date=birth).id


def table_of(does: Intentions, key: str, period: Period = YEAR_NOW, at: int = 0) -> Table:
    found = next(one for one in does.figures.count(period).figures if one.figure.definition.key == key)
    return found.figure.tables[at]


def told(table: Table, at: int = 0) -> dict[str, int | None]:
    return {row.label or str(row.line): row.numbers[at].value for row in table.rows}


def test_educations_of_this_desk_are_counted_with_their_causes(desk: Desk) -> None:
    does = desk.do
    for number in range(6):
        one = does.statuses.add(young(does, 18), StatusKind.EDUCATION, code="vocational", from_on=date(2026, 1, 5))
        if number < 2:
            does.statuses.end(one.id, date(2026, 9, 1), StatusEnd.BROKEN_OFF, cause="housing")
    assert told(table_of(does, "education-choices")) == {"Erhvervsuddannelse": 6}
    endings = table_of(does, "vocational-dropout")
    assert [one.value for one in endings.total] == [6, 0, 2, 0]
    assert told(table_of(does, "drop-out-causes")) == {"Boligen": 2}
    assert table_of(does, "drop-out-causes", period_of(TODAY, QUARTER)).rows == ()


def test_the_paper_hides_small_numbers_and_nobody_stands_on_it(desk: Desk, clock: FixedClock) -> None:
    does = desk.do
    for _number in range(6):
        does.statuses.add(young(does, 18), StatusKind.EDUCATION, code="vocational", from_on=date(2026, 1, 5))
    one = does.statuses.add(young(does, 19, given="Signe"), StatusKind.EDUCATION, code="stu", from_on=date(2026, 1, 5))
    does.statuses.end(one.id, TODAY, StatusEnd.BROKEN_OFF, cause="housing")
    with pytest.raises(NotAllowed, match="figures-period-running"):
        does.figures.paper(YEAR_NOW)
    clock.set(NOW.replace(year=2027, month=1, day=4))
    text = " ".join(" ".join(page_texts(does.figures.paper(YEAR_NOW).content)).split())
    assert "Frafald fra erhvervsskolerne" in text and "Kilde: TULU 2016, ark 1" in text
    assert "Kommunens mål: Mindre frafald fra erhvervsskolerne" in text
    assert "Tal fra 1 til 4 vises ikke" in text and "Boligen vises ikke" in text
    assert "Signe" not in text
    with desk.workplace.store.unit_of_work() as uow:
        row = uow.audit()[0]
    assert (row.action, row.what) == ("print-figures", "2026")


def test_a_paper_that_was_stopped_leaves_nothing(desk: Desk, clock: FixedClock) -> None:
    """A year of many cases takes long: every shorter period in it is counted too."""
    clock.set(NOW.replace(year=2027, month=1, day=4))
    steps: list[tuple[int, int]] = []
    desk.do.figures.paper(YEAR_NOW, lambda done, every: steps.append((done, every)))
    assert [done for done, _every in steps] == list(range(1, steps[0][1] + 1)) and len({one[1] for one in steps}) == 1

    def stop(done: int, every: int) -> None:
        if done > every // 2:
            raise KeyboardInterrupt

    with desk.workplace.store.unit_of_work() as uow:
        before = uow.audit()[0]
    with pytest.raises(KeyboardInterrupt):
        desk.do.figures.paper(YEAR_NOW, stop)
    with desk.workplace.store.unit_of_work() as uow:
        assert uow.audit()[0] == before


def test_a_year_gives_away_nothing_its_quarters_hide(desk: Desk, clock: FixedClock) -> None:
    does = desk.do
    for month, people in ((2, 6), (5, 2)):
        for _number in range(people):
            begun = date(2026, month, 2)
            does.statuses.add(young(does, 18), StatusKind.EDUCATION, code="vocational", from_on=begun)
    clock.set(NOW.replace(year=2027, month=1, day=4))

    def choices(key: str) -> str:
        text = " ".join(" ".join(page_texts(does.figures.paper(read_period(key)).content)).split())
        told = text.partition("Valg af uddannelse")[2].partition("Kilde:")[0]
        return told.partition(" Erhvervsuddannelse ")[2].partition(" ")[0]

    assert told(table_of(does, "education-choices", read_period("2026"))) == {"Erhvervsuddannelse": 8}
    assert [choices(key) for key in ("2026Q1", "2026Q2", "2026H1", "2026")] == ["6", "vises", "vises", "vises"]


def test_the_municipality_s_target_stands_beside_its_figure(desk: Desk) -> None:
    report = desk.do.figures.count(YEAR_NOW)
    beside = {one.figure.definition.key: [it.key for it in one.targets] for one in report.figures}
    assert beside["vocational-dropout"] == ["vocational-dropout"] and beside["transition-by-17"] == ["transition-by-17"]
    assert beside["target-group"] == []
    assert report.until == TODAY


def test_the_transition_meeting_before_17_is_counted_by_the_deadline(desk: Desk) -> None:
    """7.4.B-14: in time, later, not, exempt; the group is those of whom it is noted."""
    does = desk.do
    timely, missed, exempt, outside = (young(does, 17, -40, given) for given in ("A", "B", "C", "D"))
    for one in (timely, missed, exempt):
        does.circumstances.add(one, "transition-meeting", from_on=TODAY - timedelta(days=300))
    does.clocks.done(timely, "d11", "birthday", on=TODAY - timedelta(days=50))
    does.clocks.not_needed(exempt, "d11", "birthday", "Har ungestøtte")
    table = table_of(does, "transition-by-17", period_of(TODAY - timedelta(days=40), QUARTER))
    assert table.columns[0] is Column.DUE
    assert [one.value for one in table.rows[0].numbers] == [2, 1, 0, 1, 1]
    assert outside  # nobody said that she is in the group
    assert table_of(does, "transition-by-17", period_of(TODAY, QUARTER).before.before).rows == ()


def test_a_meeting_is_called_as_by_the_version_it_was_held_under(desk: Desk) -> None:
    does = desk.do
    course = does.courses.start(young(does, 17), "sparringsmoede", {"ppr-med": "no"})
    with does.desk.acting("meeting.plan") as uow:
        uow.put(replace(course.meetings[0], starts=NOW - timedelta(days=2)))
    (before,) = told(table_of(does, "meetings"))
    key = does.format_editing.begin("unge/sparringsmoede")
    step = next(one.path for one in does.format_editing.draft(key).pieces if one.values.get("public_title"))
    does.format_editing.set(key, step, "title", "Et helt andet navn")
    does.format_publishing.publish(key)
    assert list(told(table_of(does, "meetings"))) == [before]


def test_the_list_across_young_people_by_birthday(desk: Desk) -> None:
    """7.4.B-06: who has been, is planned and is next; whose course ended stands last, who is too old is not on it."""
    does = desk.do
    eldest, planned, judged, youngest = (
        young(does, 17, days, g) for days, g in ((-200, "A"), (60, "B"), (90, "C"), (95, "D"))
    )
    young(does, 23)
    young(does, 12)
    young(does, 18, -30, "F")  # come to the end of the way without ever having been judged
    gone = young(does, 17, -10, "E")
    does.closing.end(gone, "moved", on=TODAY)
    does.circumstances.add(judged, "transition-meeting", from_on=TODAY)
    does.courses.start(planned, WAY, {"botilbud-eller-stor-stoette": "yes"})
    rows = does.on_the_way.everybody()
    assert [one.person.id for one in rows] == [eldest, planned, judged, youngest, gone]
    ended = rows[-1].way
    assert (ended.standing, ended.on, ended.because) == (Standing.FINISHED, TODAY, "Flyttet til en anden kommune")
    standing = {one.person.id: one.way.standing for one in rows}
    assert standing[planned] is Standing.PLANNED and standing[judged] is Standing.NEXT
    assert standing[eldest] is standing[youngest] is Standing.NOT_JUDGED


def test_the_team_that_takes_over_is_what_the_rules_say_from_18(desk: Desk) -> None:
    does = desk.do
    person = young(does, 17, -100)
    assert does.on_the_way.everybody()[0].team == UNSETTLED
    does.responsibility.answer(person, {"significant-impairment": True})
    (row,) = does.on_the_way.everybody()
    assert (row.team, row.team_name) == ("viborg/socialafdelingen", "Socialafdelingen")
    (page,) = page_texts(does.on_the_way.paper(row.team).content)
    assert "Socialafdelingen tager over" in page and "Noah Prøvesen" in page and "Fortroligt" in page
    with desk.workplace.store.unit_of_work() as uow:
        assert [(one.action, one.what) for one in uow.audit()[:1]] == [("print-on-the-way", person)]
    with pytest.raises(NotAllowed):
        does.on_the_way.paper(UNSETTLED)


def test_a_case_handed_to_others_is_not_counted(desks: tuple[Desk, Desk]) -> None:
    job, family = desks
    job.person()
    assert job.do.figures.count(YEAR_NOW).people == 1
    assert family.do.figures.count(YEAR_NOW).people == 0


@pytest.fixture
def slagelse(tmp_path: Path) -> Workplace:
    return create_workplace(
        tmp_path / "slagelse",
        passphrase="fire helt almindelige ord",
        name="Karen Holm",
        unit="boern-og-unge",
        profile="slagelse",
        clock=FixedClock(NOW.replace(month=10, day=5, tzinfo=DENMARK)),
        cost=CHEAP,
    )


def test_the_report_that_is_owed_belongs_to_its_period(slagelse: Workplace) -> None:
    """D25: the period that is told of next is the one that must be reported."""
    with slagelse:
        does = slagelse.intentions
        period = does.figures.usual()
        assert period == last_over(does.desk.today(), QUARTER) and period.key == "2026Q3"
        clock = does.figures.due(period)
        assert clock is not None and clock.state is ClockState.RUNNING
        assert does.figures.due(period.before) is None and does.figures.due(Period(period.last, 6)) is None
        does.clocks.done(NOBODY, clock.rule.id, clock.origin)
        assert does.figures.due(period) is None
        keys = {one.key: one for one in does.desk.profile.figures}
        assert isinstance(keys["goals"], FigureDefinition) and keys["goals"].source.startswith("Slagelse")


def test_a_meeting_is_called_as_its_format_calls_it(desk: Desk, clock: FixedClock) -> None:
    does = desk.do
    course = does.courses.start(young(does, 17, 60), WAY, {"botilbud-eller-stor-stoette": "yes"})
    (meeting,) = course.meetings
    assert meeting.starts is not None
    clock.set(meeting.starts)
    table = table_of(does, "meetings", period_of(meeting.starts.date(), YEAR))
    assert told(table) == {"Overgangsmøde ved 15 eller senest 17 år: Overgangsmøde senest ved 17 år": 1}
    assert told(table, 1) == dict.fromkeys(told(table), 0)


def test_a_course_whose_meetings_are_held_still_tells_of_its_days(desk: Desk) -> None:
    """Its last deadline is met by the very meeting that finishes it: figures look back, *I dag* does not."""
    series = Series(id="s", person="p", format="unge/saarbare-gravide/1", state=SeriesState.FINISHED, aware_on=TODAY)
    told = YoungPerson(id="p", person="p"), [series], desk.do.desk.profile, (), TODAY, lambda _: ()
    assert not [one for one in known_from(*told).happenings if one.origin == "s"]
    assert [one.on for one in known_from(*told, finished=True).happenings if one.origin == "s"] == [TODAY]


def test_a_meeting_called_as_its_format_is_named_once(desk: Desk) -> None:
    does = desk.do
    course = does.courses.start(young(does, 17), "frit-netvaerksmoede", {"familie-med": "no"})
    with does.desk.acting("meeting.plan") as uow:
        uow.put(replace(course.meetings[0], starts=NOW - timedelta(days=2)))
    assert list(told(table_of(does, "meetings"))) == ["Netværksmøde"]
