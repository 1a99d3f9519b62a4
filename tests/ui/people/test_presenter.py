"""The list of young people: whom it finds, what a row says, rows fetched only when looked at."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests.ui.desk import TestDesk
from ungeapp import texts
from ungeapp.domain.errors import Invalid
from ungeapp.ui.kit.rows import RowView
from ungeapp.ui.people.presenter import PAGE, LazyRows, PeoplePresenter, grouped
from ungeapp.usecases.ports.rows import PeopleOrder


def test_an_empty_desk_says_so(desk: TestDesk) -> None:
    view = PeoplePresenter(desk.intentions).look("")
    assert view.empty and len(view.rows) == 0


def test_a_row_tells_age_next_step_and_last_contact(desk: TestDesk) -> None:
    texts.use("da")
    one = desk.person("Freja", "Lund", birth_date=date(2004, 12, 1))
    desk.intentions.plans.next_step(one.id, "Ring til FGU", date(2026, 11, 27))
    desk.intentions.people.note_contact(one.id, "Ringede")
    (row,) = PeoplePresenter(desk.intentions).look("").rows
    assert (row.id, row.title, row.title_rest) == (one.id, "Freja Lund", ", 21 år")
    assert row.context == "Næste skridt: Ring til FGU · 27.11."
    assert row.aside == "Kontakt 25.11."


def test_the_search_finds_by_the_beginning_of_any_name(desk: TestDesk) -> None:
    desk.person("Freja", "Lund", birth_date=date(2004, 12, 1))
    desk.person("Oskar", "Frederiksen", birth_date=date(2005, 1, 1))
    desk.person("Ida", "Holt", birth_date=date(2006, 1, 1))
    presenter = PeoplePresenter(desk.intentions)
    assert {row.title for row in presenter.look("fre").rows} == {"Freja Lund", "Oskar Frederiksen"}
    nobody = presenter.look("zz")
    assert not nobody.rows and not nobody.empty and nobody.summary


def test_a_number_is_judged_while_it_is_typed(desk: TestDesk) -> None:
    presenter = PeoplePresenter(desk.intentions)
    assert presenter.birth_date_of("640704-4321") == date(2004, 7, 4)
    assert presenter.birth_date_of("6407") is None
    assert presenter.about_number("640704-4321") == ""
    assert presenter.problem_of_number("6407")


def test_adding_needs_a_name_and_a_birth_date(desk: TestDesk) -> None:
    presenter = PeoplePresenter(desk.intentions)
    with pytest.raises(Invalid):
        presenter.add({"given_name": "Ida"}, None)
    added = presenter.add({"given_name": "Ida", "school": "Skolen"}, date(2008, 2, 3))
    assert desk.intentions.people.open(added).person.school == "Skolen"


def test_rows_are_fetched_a_page_at_a_time() -> None:
    asked: list[tuple[int, int]] = []

    def fetch(limit: int, offset: int) -> list[RowView]:
        asked.append((limit, offset))
        return [RowView(str(number), "") for number in range(offset, offset + limit)]

    rows = LazyRows(35_000, fetch)
    assert len(rows) == 35_000 and not asked
    assert rows[20_001].id == "20001" and rows[-1].id == "34999" and [one.id for one in rows[:2]] == ["0", "1"]
    assert len(asked) == 3 and all(limit == PAGE for limit, _offset in asked)
    assert rows[20_002].id == "20002" and len(asked) == 3
    with pytest.raises(IndexError):
        rows[35_000]


def test_thousands_are_grouped() -> None:
    assert grouped(35_000) == "35.000" and grouped(45) == "45"


def test_what_is_overdue_has_a_chip_and_can_be_seen_alone(desk: TestDesk) -> None:
    late = desk.person("Ida", "Holt", birth_date=date(2006, 1, 1))
    desk.person("Freja", "Lund", birth_date=date(2004, 12, 1))
    desk.intentions.plans.next_step(late.id, "Ring til FGU", date(2026, 11, 20))
    desk.intentions.plans.add_agreement(late.id, what="Ring", owner="dig", due=date(2026, 11, 24), mine=True)
    presenter = PeoplePresenter(desk.intentions)
    view = presenter.look("")
    assert view.overdue == 1 and [row.chip for row in view.rows] == ["", "2 overdue"]
    alone = presenter.look("", overdue=True)
    assert [row.title for row in alone.rows] == ["Ida Holt"] and alone.summary == "1 young person"
    desk.intentions.plans.next_step(late.id, "Ring til FGU", date(2026, 12, 20))
    presenter.look_again()
    assert [row.chip for row in presenter.look("").rows] == ["", "1 overdue"]


def test_the_list_goes_by_name_next_step_or_last_contact(desk: TestDesk) -> None:
    ida = desk.person("Ida", "Holt", birth_date=date(2006, 1, 1))
    freja = desk.person("Freja", "Lund", birth_date=date(2004, 12, 1))
    desk.person("Bo", "Uden", birth_date=date(2005, 5, 1))
    desk.intentions.plans.next_step(ida.id, "Ring", date(2026, 12, 20))
    desk.intentions.plans.next_step(freja.id, "Ring", date(2026, 12, 24))
    desk.intentions.people.note_contact(freja.id, "Ringede")
    desk.clock.set(desk.clock.now() + timedelta(minutes=5))
    desk.intentions.people.note_contact(ida.id, "Ringede")
    presenter = PeoplePresenter(desk.intentions)

    def listed(order: PeopleOrder) -> list[str]:
        return [row.title.split()[0] for row in presenter.look("", order=order).rows]

    assert listed(PeopleOrder.NAME) == ["Bo", "Freja", "Ida"]
    assert listed(PeopleOrder.DUE) == ["Ida", "Freja", "Bo"]
    assert listed(PeopleOrder.CONTACT) == ["Bo", "Freja", "Ida"]
