"""Search over everything: groups in their order, newest first, and what is about nobody in the lists is left out."""

from __future__ import annotations

from datetime import timedelta

from tests.desks import NOW, Desk
from ungeapp.domain.people import YoungPerson
from ungeapp.domain.phone_book import PhoneEntry
from ungeapp.usecases.search import NumberSearches


def test_groups_stand_in_their_order_and_say_when_there_is_more(desk: Desk) -> None:
    person = desk.person("Emma", "Xylofon").id
    for number in range(4):
        desk.do.people.note_contact(person, f"xylofon {number}", at=NOW - timedelta(days=number))
    desk.do.people.add_network(person, name="Kim", relation="xylofon")
    with desk.do.desk.acting("bench") as uow:
        uow.put(PhoneEntry(id="p", person="", name="Xylofonkontoret"))
    groups = desk.do.search.look("xylofon", limit=3)
    assert [(one.key, len(one.hits), one.more) for one in groups] == [
        ("people", 1, False),
        ("note", 3, True),
        ("around", 1, False),
        ("phone-book", 1, False),
    ]
    assert [hit.text for hit in groups[1].hits] == ["xylofon 0", "xylofon 1", "xylofon 2"]
    assert [one.key for one in desk.do.search.look("xylofon", only="around")] == ["around"]
    assert desk.do.search.look("  ") == ()


def test_what_is_about_somebody_taken_out_is_not_shown(desk: Desk) -> None:
    person = desk.person().id
    desk.do.people.note_contact(person, "xylofon")
    desk.do.people.remove(YoungPerson, person, "fejl")
    assert desk.do.search.look("xylofon") == ()


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


def test_offers_are_found_in_the_catalogue_as_the_desk_knows_it(desk: Desk) -> None:
    offer = desk.do.offers.offers()[0]
    (group,) = desk.do.search.look(offer.title, only="offer")
    assert offer.code in [hit.offer.code for hit in group.hits if hit.offer]
    desk.do.offers.correct(offer.code, phone="12 00 00 99")
    (group,) = desk.do.search.look("12000099", only="offer")
    assert [hit.offer and hit.offer.code for hit in group.hits] == [offer.code]


def test_an_old_word_finds_the_new_one_and_the_other_way_round(desk: Desk) -> None:
    person = desk.person("Emma", "Skov").id
    desk.do.people.note_contact(person, "Hun søger om efterværn", at=NOW)
    desk.do.people.note_contact(person, "Ungestøtten er bevilget: ungestøtte", at=NOW - timedelta(days=1))
    for asked in ("efterværn", "ungestøtte", "efterv"):
        found = {one.key: one for one in desk.do.search.look(asked)}
        assert len(found["note"].hits) == 2
        word = found["word"].hits[0].word
        assert word is not None
        assert word.called(NOW.date()).label == "Ungestøtte"
    typed_first = desk.do.search.look("ungestøtte", only="note")[0].hits
    assert [one.text[:4] for one in typed_first] == ["Unge", "Hun "]


def test_words_are_no_names(desk: Desk) -> None:
    desk.person("Uu", "Efterværn")
    assert [one.key for one in desk.do.search.look("ungestøtte")] == ["format", "word"]


def test_kinds_of_meetings_are_found_by_old_and_new_words(desk: Desk) -> None:
    def found(text: str) -> set[str]:
        groups = desk.do.search.look(text, only="format", limit=50)
        return {hit.format.ref.id for one in groups for hit in one.hits if hit.format is not None}

    assert found("ssd") == {"ssd-moede"}
    assert found("sårbare gravide") >= {"saarbare-gravide"}
    assert found("xylofon") == set()
    assert found("ungestøtte") == found("efterværn") != set(), "asked with what it was called before"
