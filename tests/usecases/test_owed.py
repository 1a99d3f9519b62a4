"""What others owe by party: who is gathered, which letters it becomes, and what is put off."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests.desks import FAMILY, NOW, Desk
from tests.forms.reading_pdf import page_texts
from ungeapp.domain.consent import Use
from ungeapp.domain.disclosures import Way
from ungeapp.domain.errors import Invalid, NotAllowed
from ungeapp.domain.parts import Part
from ungeapp.domain.people import NetworkKind

TODAY = NOW.date()
LATE = TODAY - timedelta(days=4)


def two(desk: Desk) -> tuple[str, str]:
    return desk.person().id, desk.person("Noah", "Øvelund", "640704-4243").id


def owe(desk: Desk, person: str, owner: str, what: str, due: date | None = TODAY, **more: str) -> str:
    return desk.do.plans.add_agreement(person, what=what, owner=owner, due=due, **more).id  # type: ignore[arg-type]  # fields of the record, all of them texts


def test_a_professional_is_one_party_over_all_young_people(desk: Desk) -> None:
    emma, noah = two(desk)
    entry = desk.do.phone_book.add("Jens Lund", organisation="Prøveby Gymnasium", phone="12 00 00 05")
    owe(desk, emma, "Jens Lund", "Fraværstal")
    owe(desk, noah, "jens lund, Prøveby Gymnasium", "Ny SPS-aftale", LATE)
    (party,) = desk.do.owed.parties()
    assert (party.key, party.name, party.overdue_days) == (f"entry/{entry.id}", "Jens Lund", 4)
    assert party.call == entry and [one.id for one in party.people] == [noah, emma]


def test_a_role_a_relative_and_nobody_stay_with_their_young_person(desk: Desk) -> None:
    emma, noah = two(desk)
    desk.do.people.add_network(emma, name="Lise Prøvesen", network=NetworkKind.PRIVATE, relation="Mor")
    desk.do.phone_book.add("Lise Prøvesen", phone="12 00 00 06")
    for owner in ("Jordemoder", "Mor", "Lise Prøvesen", ""):
        owe(desk, emma, owner, "a")
        owe(desk, noah, owner if owner != "Lise Prøvesen" else "Mor", "b")
    parties = desk.do.owed.parties()
    assert all(len(one.people) == 1 for one in parties) and len(parties) == 7
    assert all(one.call is None for one in parties if one.name in ("Mor", ""))
    lise = next(one for one in parties if one.name == "Lise Prøvesen")
    assert lise.entry is None, "somebody private is not taken for a professional of the same name"


def test_a_unit_answers_for_somebody_who_is_not_in_the_book(desk: Desk) -> None:
    emma, noah = two(desk)
    owe(desk, emma, "Anne Dahl", "a", owner_unit=FAMILY)
    owe(desk, noah, "Anne Dahl", "b", owner_unit=FAMILY)
    (party,) = desk.do.owed.parties()
    assert party.entry is None and party.call is not None and party.call.key == FAMILY


def test_no_letter_mixes_young_people(desk: Desk) -> None:
    emma, noah = two(desk)
    owe(desk, emma, "Jens Lund", "Fraværstal")
    owe(desk, emma, "Jens Lund", "Ring til far")
    owe(desk, noah, "Jens Lund", "SPS-aftale")
    (party,) = desk.do.owed.parties()
    letters = desk.do.owed.letters(party.owed)
    assert [len({one.person.id for one in letter}) for letter in letters] == [1, 1]  # in either order: made at once
    texts = [
        "".join(page_texts(desk.do.owed_lists.reminder(tuple(one.agreement.id for one in letter)).content))
        for letter in letters
    ]
    assert sorted(("Fraværstal" in one, "SPS-aftale" in one) for one in texts) == [(False, True), (True, False)]
    assert not any(name in text for text in texts for name in ("Emma", "Noah")), "no basis: no name"


def test_overdue_alone_and_what_was_put_off(desk: Desk) -> None:
    emma, _noah = two(desk)
    late = owe(desk, emma, "Jens Lund", "Fraværstal", LATE)
    owe(desk, emma, "Mette Bro", "Mentor", TODAY + timedelta(days=3))
    assert [one.name for one in desk.do.owed.parties(overdue=True)] == ["Jens Lund"]
    with pytest.raises(Invalid):
        desk.do.owed.put_off(late, TODAY, "på ferie")
    with pytest.raises(Invalid):
        desk.do.owed.put_off(late, TODAY + timedelta(days=7), " ")
    desk.do.owed.put_off(late, TODAY + timedelta(days=7), "på ferie")
    assert [one.name for one in desk.do.owed.parties()] == ["Mette Bro"]
    (waiting,) = desk.do.owed.parties(snoozed=True)
    assert waiting.owed[0].agreement.snooze_reason == "på ferie"
    desk.do.owed.take_up(late)
    assert len(desk.do.owed.parties()) == 2 and not desk.do.owed.parties(snoozed=True)


def test_one_list_for_a_party_names_only_those_it_may_know_of(desk: Desk) -> None:
    emma, noah = two(desk)
    ids = (
        owe(desk, emma, "Jens Lund", "Fraværstal"),
        owe(desk, noah, "Jens Lund", "SPS-aftale", LATE),
        owe(desk, emma, "jens lund", "Ring til far"),
    )
    desk.consent(emma, ("name:Jens Lund",), (Part.IDENTITY, Part.AGREEMENTS), (Use.MEETING,))
    paper = desk.do.owed_lists.paper("Jens Lund", ids)
    desk.do.disclosures.gave([paper])
    pages = page_texts(paper.content)
    assert len(pages) == 2
    assert all(one in pages[0] for one in ("Emma", "Fraværstal", "Ring til far")) and "SPS-aftale" not in pages[0]
    assert "SPS-aftale" in pages[1] and not any(one in pages[1] for one in ("Noah", "Emma", "Fraværstal"))
    assert all([one.way for one in desk.do.disclosures.of(who)] == [Way.REMINDER] for who in (emma,))


def test_whoever_may_know_all_gets_one_page(desk: Desk) -> None:
    people = two(desk)
    ids = tuple(owe(desk, one, "Anne Dahl", "Ringe", owner_unit=FAMILY) for one in people)
    for one in people:
        desk.consent(one, (FAMILY,), (Part.IDENTITY, Part.AGREEMENTS), (Use.MEETING,))
    (page,) = page_texts(desk.do.owed_lists.paper("Anne Dahl", ids).content)
    assert "Emma" in page and "Noah" in page


def test_a_protected_name_stands_on_no_list(desk: Desk) -> None:
    hidden = desk.person(protected_name=True).id
    desk.consent(hidden, (FAMILY,), tuple(Part), (Use.MEETING,))
    mark = owe(desk, hidden, "Anne Dahl", "Ringe", owner_unit=FAMILY)
    (page,) = page_texts(desk.do.owed_lists.paper("Anne Dahl", (mark,)).content)
    assert "Emma" not in page and "Ringe" in page


def test_there_is_no_list_about_nobody(desk: Desk) -> None:
    with pytest.raises(NotAllowed):
        desk.do.owed_lists.paper("Jens Lund", ())
