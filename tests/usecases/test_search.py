"""Search over everything: groups in their order, newest first, and what is about nobody in the lists is left out."""

from __future__ import annotations

from datetime import timedelta

from tests.desks import NOW, Desk
from ungeapp.domain.people import YoungPerson
from ungeapp.domain.phone_book import PhoneEntry
from ungeapp.usecases.search import NumberSearches


def test_groups_stand_in_their_order_and_say_when_there_is_more(desk: Desk) -> None:
    person = desk.person("Emma", "Mentor").id
    for number in range(4):
        desk.do.people.note_contact(person, f"mentor {number}", at=NOW - timedelta(days=number))
    desk.do.people.add_network(person, name="Kim", relation="mentor")
    with desk.do.desk.acting("bench") as uow:
        uow.put(PhoneEntry(id="p", person="", name="Mentorkontoret"))
    groups = desk.do.search.look("mentor", limit=3)
    assert [(one.key, len(one.hits), one.more) for one in groups] == [
        ("people", 1, False),
        ("note", 3, True),
        ("around", 1, False),
        ("phone-book", 1, False),
    ]
    assert [hit.text for hit in groups[1].hits] == ["mentor 0", "mentor 1", "mentor 2"]
    assert [one.key for one in desk.do.search.look("mentor", only="around")] == ["around"]
    assert desk.do.search.look("  ") == ()


def test_what_is_about_somebody_taken_out_is_not_shown(desk: Desk) -> None:
    person = desk.person().id
    desk.do.people.note_contact(person, "praktik")
    desk.do.people.remove(YoungPerson, person, "fejl")
    assert desk.do.search.look("praktik") == ()


def test_a_search_by_number_is_noted_once_until_the_line_is_empty(desk: Desk) -> None:
    def noted() -> int:
        with desk.do.desk.looking() as uow:
            return sum(one.action == "search-number" for one in uow.audit())

    searches = NumberSearches(desk.do.search)
    for text in ("64", "640704", "640704-4", "640704-4242"):
        searches.typed(text)
    assert noted() == 1
    searches.typed("")
    searches.typed("4242")
    assert noted() == 2
    searches.typed("")
    searches.typed("Emma")
    assert noted() == 2
