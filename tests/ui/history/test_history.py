"""*Historik*: who wrote what when, from what to what; the last act can be taken back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from pytestqt.qtbot import QtBot

from tests.ui.a_course import ANSWERS, FORMAT
from tests.ui.desk import TestDesk
from ungeapp import texts
from ungeapp.domain.circumstances import Answered, DeadlineAnswer
from ungeapp.domain.parents import Custody
from ungeapp.domain.status import StatusKind
from ungeapp.ui.history.page import make_tab
from ungeapp.ui.history.presenter import HistoryPresenter
from ungeapp.ui.kit.rows import Cell


def test_acts_come_newest_first_with_old_and_new(desk: TestDesk) -> None:
    texts.use("da")
    person = desk.person().id
    goal = desk.intentions.plans.add_goal(person, own_words="Op kl. 8", wording="Stå op")
    desk.intentions.plans.change_goal(goal.id, wording="Stå op kl. 8 tre dage")
    presenter = HistoryPresenter(desk.intentions, person)
    rows = presenter.rows()
    assert [row.title for row in rows] == ["Mål ændret", "Mål sat", "Ung oprettet"]
    assert "Karen Kontakt" in rows[0].context and rows[0].lead == "25.11. 09.00"
    act = presenter.act(rows[0].id)
    assert act is not None
    ((what, before, now),) = act.rows
    assert (what.text, before.text, now.text) == ("Mål · Formulering", "Stå op", "Stå op kl. 8 tre dage")


class Waiting:
    """A runner that holds its jobs until the test lets them go, in any order."""

    def __init__(self) -> None:
        self.jobs: list[Callable[[], None]] = []
        self.stopped = 0

    def run(self, job: Any, done: Any, failed: Any, progress: Any = None) -> Waiting:
        self.jobs.append(lambda: done(job(lambda *_: None)))
        return self

    def cancel(self) -> None:
        self.stopped += 1


def test_a_day_asked_for_meanwhile_is_the_one_shown(desk: TestDesk, qtbot: QtBot) -> None:
    texts.use("da")
    person = desk.person().id
    runner = Waiting()
    tab = make_tab(replace(desk.surroundings, runner=runner), person)
    qtbot.addWidget(tab)
    tab.show()
    tab.show_view("then")
    tab.day.set_value(date(2026, 11, 25))
    tab.only.set_value(False)
    tab.only.committed.emit()
    first, second = runner.jobs
    assert runner.stopped == 1 and tab.then_progress.isVisible()
    second()
    assert "25. november" in tab._then_told.text() and tab.then_progress.isHidden()
    first()
    assert "25. november" in tab._then_told.text()
    assert [tab.what.itemText(n) for n in range(tab.what.count())][-1] == "Ung"


def test_the_number_stays_masked(desk: TestDesk) -> None:
    person = desk.person().id
    presenter = HistoryPresenter(desk.intentions, person)
    (row,) = presenter.rows()
    act = presenter.act(row.id)
    assert act is not None
    told = " ".join(cell.text for line in act.rows for cell in line)
    assert "640704-••••" in told and "4321" not in told + row.context


def test_the_last_act_can_be_taken_back(desk: TestDesk, qtbot: QtBot) -> None:
    person = desk.person().id
    desk.intentions.plans.next_step(person, "Ring", date(2026, 11, 27))
    desk.intentions.plans.next_step(person, "Skriv", date(2026, 11, 28))
    tab = make_tab(desk.surroundings, person)
    qtbot.addWidget(tab)
    tab.show()
    first = tab.acts.rows()[0]
    view = tab._presenter.act(first.id)
    assert view is not None and view.transaction
    older = tab._presenter.act(tab.acts.rows()[1].id)
    assert older is not None and not older.transaction
    tab._take_back(view.transaction)
    assert desk.intentions.people.file(person).person.next_step == "Ring"
    assert len(tab.acts.rows()) == 4 and tab.banner.text()


def test_the_person_itself_is_not_taken_back(desk: TestDesk) -> None:
    person = desk.person().id
    presenter = HistoryPresenter(desk.intentions, person)
    act = presenter.act(presenter.rows()[0].id)
    assert act is not None and not act.transaction and presenter.act("nothing") is None


def test_many_acts_begin_with_the_newest(desk: TestDesk, qtbot: QtBot) -> None:
    person = desk.person().id
    for number in range(70):
        desk.intentions.people.note_contact(person, f"Kontakt {number}")
    tab = make_tab(desk.surroundings, person)
    qtbot.addWidget(tab)
    tab.show()
    assert len(tab.acts.rows()) == 60 and tab.more.isVisible()
    tab.more.click()
    assert len(tab.acts.rows()) == 71 and not tab.more.isVisible()


def test_an_act_is_told_without_the_programs_own_references(desk: TestDesk) -> None:
    person = desk.person()
    desk.intentions.courses.start(person.id, FORMAT, ANSWERS)
    desk.intentions.handovers.answer(person.id, "motiveret-og-tryg", "yes")
    presenter = HistoryPresenter(desk.intentions, person.id)
    acts = [presenter.act(one.id) for one in presenter.rows()]
    cells = {cell.text for act in acts if act is not None for row in act.rows for cell in row}
    codes = {"motiveret-og-tryg", "uden-tilknytning", "midwife", *(f"{FORMAT}.{number}" for number in (1, 2))}
    assert not cells & codes
    assert {"Er den unge motiveret for og tryg ved det nye?", "Jordemoder"} <= cells


def test_status_parents_and_endings_read_in_words_and_never_tell_of_another(desk: TestDesk) -> None:
    texts.use("da")
    person = desk.person("Mads", "Øvelse", birth_date=date(2010, 3, 5)).id
    sister = desk.person("Ida", "Øvelse", birth_date=date(2011, 3, 5)).id
    does = desk.intentions
    does.statuses.add(person, StatusKind.ABSENCE, code="level-3")
    does.custody.add(person, name="Anne", custody=Custody.JOINT)
    does.relatives.link(person, sister, "sibling")
    does.closing.end(person, "moved")
    presenter = HistoryPresenter(does, person)
    told = []
    for row in presenter.rows():
        act = presenter.act(row.id)
        assert act is not None
        told += [cell.text for cells in act.rows for cell in cells if isinstance(cell, Cell)]
    assert {"Niveau 3", "fælles forældremyndighed", "Søskende", "Flyttet til en anden kommune"} <= set(told)
    assert not [one for one in told if sister in one or "Ida" in one or "custody" in one]


def answers_told(desk: TestDesk, person: str) -> list[tuple[str, str]]:
    """What the history says of the answers to deadlines, without who wrote it."""
    rows = HistoryPresenter(desk.intentions, person).rows()
    return [(one.title, one.context.rpartition(" · ")[0]) for one in rows if one.title.startswith("Frist")]


def test_every_answer_to_a_deadline_names_it_done_undone_and_taken_back(desk: TestDesk) -> None:
    texts.use("da")
    person = desk.person().id
    clocks = desk.intentions.clocks
    clocks.done(person, "d08", "birthday", what="Planen er sluttet")
    clocks.reopen(person, "d08", "birthday")
    clocks.later(person, "d08", "birthday", date(2026, 12, 24), "Venter på brevet")
    clocks.not_needed(person, "d08", "birthday", "Flyttet")
    told = answers_told(desk, person)
    assert [title for title, _words in told] == [
        "Frist ikke relevant",
        "Frist udsat",
        "Frist åbnet igen",
        "Frist nået",
    ]
    assert all(words.startswith("Hvad kommer efter 25 år?") for _title, words in told)
    assert told[2][1] == "Hvad kommer efter 25 år? · ikke besvaret"
    presenter = HistoryPresenter(desk.intentions, person)
    last = presenter.rows()[0]
    act = presenter.act(last.id)
    assert act is not None and act.told.startswith("Hvad kommer efter 25 år? · ")
    desk.intentions.people.undo(act.transaction)
    assert all(words.startswith("Hvad kommer efter 25 år?") for _title, words in answers_told(desk, person))


def test_an_answer_keeps_the_name_of_a_rule_that_changed_or_is_gone(desk: TestDesk) -> None:
    """The name it had when it was answered, else what any rule calls it, else words; never the rule's key."""
    texts.use("da")
    person = desk.person().id
    with desk.intentions.desk.acting("deadline.done") as uow:
        for number, (rule, title) in enumerate((("vores-17", "Vores frist ved 17"), ("d25-month", ""), ("gone", ""))):
            uow.put(
                DeadlineAnswer(
                    id=f"answer-{number}",
                    person=person,
                    rule=rule,
                    rule_title=title,
                    origin=f"o{number}",
                    answered=Answered.DONE,
                    on=date(2026, 11, 25),
                )
            )
    presenter = HistoryPresenter(desk.intentions, person)
    act = presenter.act(presenter.rows()[0].id)
    assert act is not None
    named = {row[2].text for row in act.rows if row[0].text.endswith("Frist")}
    assert named == {"Vores frist ved 17", "Afrapportering: måned", "en frist, der ikke længere er i reglerne"}
