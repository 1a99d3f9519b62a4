"""The time line at a desk: codes by their day, endings with cause and next step, the missing exam."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests.desks import NOW, Desk
from tests.forms.reading_pdf import page_texts
from ungeapp.domain.errors import Invalid, NotAllowed
from ungeapp.domain.people import Task, TaskState
from ungeapp.domain.status import StatusEnd, StatusEntry, StatusKind, homes
from ungeapp.ui.status.presenter import StatusWords
from ungeapp.usecases.statuses import EXAM_MISSING

TODAY = NOW.date()


def test_old_and_new_words_can_be_read_each_on_its_day(desk: Desk) -> None:
    person = desk.person().id
    old = date(2019, 3, 1)
    codes = {one.code for one in desk.do.statuses.choices(StatusKind.EDUCATION, old)}
    assert "production-school" in codes and "fgu" not in codes
    codes = {one.code for one in desk.do.statuses.choices(StatusKind.EDUCATION, TODAY)}
    assert "fgu" in codes and "production-school" not in codes
    desk.do.statuses.add(person, StatusKind.READINESS, code="not-ready", from_on=date(2021, 9, 1))
    terms = desk.do.statuses.terms(StatusKind.READINESS)
    assert terms is not None
    assert terms.label("not-ready", TODAY) == "Ikke uddannelsesparat"
    assert "not-ready" not in {one.code for one in terms.on(date(2022, 10, 1))}
    assert "ready" in {one.code for one in terms.on(date(2024, 7, 31))}
    assert {one.code for one in terms.on(date(2024, 8, 1))} == {"academic", "social", "personal"}
    assert desk.do.statuses.terms(StatusKind.FUNCTIONING) is None


def test_every_kind_has_a_choice_today(desk: Desk) -> None:
    for sort in StatusKind:
        assert bool(desk.do.statuses.choices(sort, TODAY)) == (sort is not StatusKind.FUNCTIONING)


def test_a_break_off_asks_for_the_cause_and_what_is_next(desk: Desk) -> None:
    person = desk.person().id
    entry = desk.do.statuses.add(
        person, StatusKind.EDUCATION, code="vocational", title="Smed", from_on=date(2026, 8, 1)
    )
    with pytest.raises(Invalid) as refusal:
        desk.do.statuses.end(entry.id, TODAY)
    assert refusal.value.code == "status-no-how"
    with pytest.raises(Invalid) as refusal:
        desk.do.statuses.end(entry.id, TODAY, StatusEnd.BROKEN_OFF)
    assert refusal.value.code == "status-no-cause"
    with pytest.raises(Invalid):
        desk.do.statuses.end(entry.id, date(2026, 7, 1), StatusEnd.COMPLETED)
    desk.do.statuses.end(
        entry.id, TODAY, StatusEnd.BROKEN_OFF, cause="housing", next_what="Ring til FGU", next_on=date(2026, 12, 1)
    )
    line = desk.do.statuses.line(person)
    assert (line.entries[0].ended_how, line.entries[0].cause, line.entries[0].to_on) == (
        StatusEnd.BROKEN_OFF,
        "housing",
        TODAY,
    )
    assert (line.person.next_step, line.person.next_step_on) == ("Ring til FGU", date(2026, 12, 1))
    assert desk.do.statuses.end(entry.id, TODAY, StatusEnd.COMPLETED, cause="housing").cause == ""


def test_a_missing_exam_is_followed_up_until_another_word_is_said(desk: Desk) -> None:
    person = desk.person().id

    def tasks() -> list[Task]:
        found = desk.do.people.file(person).of(Task)
        return [one for one in found if one.code == EXAM_MISSING and one.state is TaskState.OPEN]

    desk.do.statuses.add(person, StatusKind.EXAM, code="missing", from_on=date(2026, 6, 20))
    (task,) = tasks()
    assert task.due is not None and task.due > TODAY
    assert [one.code for one in desk.do.today.due(task.due)] == [EXAM_MISSING]
    passed = desk.do.statuses.add(person, StatusKind.EXAM, code="passed", from_on=TODAY)
    assert tasks() == []
    desk.do.statuses.remove(passed.id, "Forkert person")
    assert len(tasks()) == 1
    with pytest.raises(Invalid):
        desk.do.statuses.remove(passed.id, " ")


def test_a_new_absence_level_takes_the_place_of_the_old_one(desk: Desk) -> None:
    person = desk.person().id
    desk.do.statuses.add(person, StatusKind.ABSENCE, code="level-2", from_on=date(2026, 9, 1), contact_name=" Lone ")
    desk.do.statuses.add(person, StatusKind.ABSENCE, code="level-4", from_on=date(2026, 11, 1))
    line = desk.do.statuses.line(person)
    assert [(one.level, one.to_on) for one in line.entries] == [(4, None), (2, date(2026, 10, 31))]
    assert line.entries[1].contact_name == "Lone"
    assert [one.level for one in line.now] == [4]
    assert desk.do.statuses.correct(line.entries[0].id, code="level-5").level == 5


def test_the_functional_level_is_words_and_does_not_end(desk: Desk) -> None:
    person = desk.person().id
    with pytest.raises(Invalid):
        desk.do.statuses.add(person, StatusKind.FUNCTIONING, text=" ")
    with pytest.raises(Invalid):
        desk.do.statuses.add(person, StatusKind.JOB)
    one = desk.do.statuses.add(person, StatusKind.FUNCTIONING, text="Kan handle ind, når nogen går med")
    with pytest.raises(NotAllowed):
        desk.do.statuses.end(one.id, TODAY)


def test_an_entry_is_taken_back_with_what_followed(desk: Desk) -> None:
    person = desk.person().id
    desk.do.statuses.add(person, StatusKind.EXAM, code="missing")
    transaction = desk.do.people.history(person)[0].transaction
    desk.do.people.undo(transaction)
    assert desk.do.statuses.line(person).entries == ()
    assert not [one for one in desk.do.people.file(person).of(Task) if one.state is TaskState.OPEN]


def test_the_causes_are_seven_factors_and_a_few(desk: Desk) -> None:
    causes = {one.code for one in desk.do.desk.definitions.terms("status-causes").on(TODAY)}
    assert {"academic", "adaptation", "psychosocial", "housing", "motivation", "job-expectation", "economy"} <= causes


def test_the_day_of_an_entry_is_today_when_nothing_is_said(desk: Desk) -> None:
    person = desk.person().id
    entry = desk.do.statuses.add(person, StatusKind.JOB, code="spare-time-job", title="Bager")
    assert entry.from_on == TODAY
    assert desk.do.statuses.line(person).now == (entry,)
    with pytest.raises(Invalid):
        desk.do.statuses.correct(entry.id, to_on=TODAY - timedelta(days=3))
    with desk.do.desk.looking() as uow:
        assert uow.get(StatusEntry, entry.id).to_on is None


def test_the_home_municipality_stands_beside_an_institution_elsewhere(desk: Desk) -> None:
    person = desk.person().id
    entry = desk.do.statuses.add(
        person, StatusKind.EDUCATION, code="vocational", place="Mercantec", home_municipality=" Skive ",
    )  # fmt: skip
    row = StatusWords(desk.do).now(desk.do.statuses.line(person).now)[0]
    assert "Mercantec" in row.context and "Skive" in row.context
    assert "Hjemkommune" in "\n".join(page_texts(desk.do.handover_sheets.paper(person).content))
    desk.do.statuses.end(entry.id, TODAY - timedelta(days=0), StatusEnd.COMPLETED, next_what="Job", next_on=TODAY)
    assert homes((entry,), TODAY) == ("Skive",)
    assert homes(desk.do.statuses.line(person).entries, TODAY + timedelta(days=1)) == ()
