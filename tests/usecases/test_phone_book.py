"""The desk's phone book: units read from the profile, cards followed, own words that win, a stand-in on letters."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.desks import FAMILY, NOW, Desk, open_desk
from tests.forms.reading_pdf import page_texts
from ungeapp.domain.errors import Invalid, NotAllowed, NotFound
from ungeapp.domain.phone_book import EntryKind, EntrySource, PhoneEntry, card_entry_id
from ungeapp.exchange.envelope import SealedEnvelope
from ungeapp.system.clock import FixedClock
from ungeapp.ui.phone_book.presenter import PhoneBookPresenter
from ungeapp.usecases.phone_book import Away

TODAY = NOW.date()


def test_units_stand_in_it_without_being_copied(desk: Desk) -> None:
    units = desk.do.phone_book.book().find("", EntryKind.UNIT)
    assert "PPR" in [one.name for one in units] and all(one.source is EntrySource.PROFILE for one in units)
    with desk.workplace.store.unit_of_work() as uow:
        assert not list(uow.all(PhoneEntry))
    ppr = next(one for one in units if one.name == "PPR")
    desk.do.phone_book.change(ppr.id, phone=" 12 00 00 09 ", call_about="tests")
    kept = desk.do.phone_book.entry(ppr.id)
    assert (kept.phone, kept.own_fields, kept.call_about) == ("12 00 00 09", ("phone",), "tests")
    assert len(desk.do.phone_book.book().find("", EntryKind.UNIT)) == len(units)
    assert desk.do.phone_book.follow_again(ppr.id).phone == ""
    with pytest.raises(NotAllowed):
        desk.do.phone_book.remove(ppr.id, "findes ikke")
    with pytest.raises(NotAllowed):
        desk.do.phone_book.follow_again(ppr.id)


def test_an_own_entry_is_added_put_right_checked_and_taken_out(desk: Desk) -> None:
    book = desk.do.phone_book
    with pytest.raises(Invalid):
        book.add(" ")
    made = book.add("Prøveby Gymnasium", sort=EntryKind.SCHOOL, phone="12 00 00 01")
    book.change(made.id, area="Vest")
    book.checked(made.id)
    assert (book.entry(made.id).area, book.entry(made.id).checked_on) == ("Vest", TODAY)
    with pytest.raises(Invalid):
        book.change(made.id, name="")
    with pytest.raises(Invalid):
        book.remove(made.id, "")
    book.remove(made.id, "lukket")
    with pytest.raises(NotFound):
        book.entry(made.id)


def test_a_card_keeps_its_entry_current_and_own_words_win(tmp_path: Path, clock: FixedClock, desk: Desk) -> None:
    other = open_desk(tmp_path / "other", clock, FAMILY, "Jens Lund")
    row = desk.do.partners.add(other.do.partners.write_card())
    id = card_entry_id(row.identity)
    entry = desk.do.phone_book.entry(id)
    assert (entry.name, entry.phone, entry.source) == ("Jens Lund", "87 87 00 01", EntrySource.CARD)
    assert entry.checked_on is None
    desk.do.phone_book.change(id, phone="12 99 99 99", call_about="anbringelser")
    desk.do.partners.confirm(row.identity, row.check_number)
    kept = desk.do.phone_book.entry(id)
    assert (kept.phone, kept.own_fields, kept.checked_on) == ("12 99 99 99", ("phone",), TODAY)
    assert desk.do.phone_book.told(id) == {"phone": "87 87 00 01"}
    assert desk.do.phone_book.follow_again(id).phone == "87 87 00 01"
    desk.do.phone_book.remove(id, "bruges ikke")
    desk.do.partners.add(other.do.partners.write_card())
    with pytest.raises(NotFound):
        desk.do.phone_book.entry(id)
    other.workplace.close()


def test_a_new_number_under_the_same_keys_is_taken_and_other_keys_are_not(desks: tuple[Desk, Desk]) -> None:
    job, family = desks
    id = card_entry_id(family.identity)
    author = family.workplace.store.author
    same = SealedEnvelope(
        family.identity,
        lambda: (family.workplace.store.signing_seed(), family.workplace.store.encryption_seed()),
    )
    stranger = SealedEnvelope(family.identity, lambda: (b"s" * 32, b"S" * 32))

    def card(envelope: SealedEnvelope, phone: str) -> bytes:
        return envelope.own_card(
            identity=author.identity, name=author.name, unit=author.unit, unit_name="F", phone=phone, created=TODAY
        ).wire

    job.do.partners.add(card(same, "12 11 11 11"))
    assert job.do.phone_book.entry(id).phone == "12 11 11 11"
    assert job.do.partners.add(card(stranger, "12 66 66 66")).state == "changed"
    assert job.do.phone_book.entry(id).phone == "12 11 11 11"


def test_a_stand_in_is_told_on_ones_own_letters_while_it_lasts(desk: Desk, clock: FixedClock) -> None:
    book, person = desk.do.phone_book, desk.person().id
    agreement = desk.do.plans.add_agreement(person, what="Sende journal", owner="Jens Lund", due=TODAY).id
    with pytest.raises(Invalid):
        book.be_away(Away(first=TODAY, last=None, stand_in="Mette Bro", phone="12 00 00 03"))
    with pytest.raises(Invalid):
        book.be_away(Away(first=TODAY, last=date(2026, 11, 1), stand_in="Mette Bro", phone=""))
    assert "Mette Bro" not in "".join(page_texts(desk.do.owed_lists.reminder((agreement,)).content))
    book.be_away(Away(first=date(2026, 11, 26), last=date(2026, 12, 4), stand_in="Mette Bro", phone="12 00 00 03"))
    told = " ".join("".join(page_texts(desk.do.owed_lists.reminder((agreement,)).content)).split())
    assert "Jeg er væk fra 26. november 2026 til og med 4. december 2026." in told and "12 00 00 03" in told
    assert "Karen Holm på tlf." in told, "today she still answers herself"
    clock.set(clock.now().replace(day=27))
    told = " ".join("".join(page_texts(desk.do.owed_lists.reminder((agreement,)).content)).split())
    assert "Jeg er væk til og med 4. december 2026." in told and "Karen Holm på tlf." not in told
    clock.set(clock.now().replace(month=12, day=5))
    assert "Mette Bro" not in "".join(page_texts(desk.do.owed_lists.reminder((agreement,)).content))
    assert book.away().stand_in == "Mette Bro" and not book.is_told()
    assert "Karen Holm" not in [one.name for one in book.book().entries], "one's own absence is no entry"
    book.be_away(Away(first=None, last=None, stand_in="", phone=""))
    assert book.away().stand_in == ""


def test_who_coordinates_is_known_by_unit_and_name(desk: Desk) -> None:
    person = desk.person().id
    desk.do.people.correct(person, coordinator_name="Karen Holm")
    book = desk.do.phone_book
    plain = book.add("Karen Holm")
    with desk.do.desk.acting("bench") as uow:
        uow.put(PhoneEntry(id="elsewhere", person="", name="Karen Holm", unit=FAMILY))
    assert book.coordinating(book.book()) == frozenset(), "one unit alone: nobody coordinates"
    desk.do.coordination.involve(person, FAMILY, "Hun mangler en bolig")
    assert book.coordinating(book.book()) == {plain.id}
    assert book.coordinating_word() == "Koordinerende sagsbehandler"


def test_the_register_of_mentors_says_whom_they_fit_and_how_many_have_room(desk: Desk) -> None:
    """Sheet 13 (4-13): voluntary mentors, found for those who fit."""
    book = desk.do.phone_book
    mentor = book.add("Bo Bager", sort=EntryKind.MENTOR, area="Håndværk, unge uden rollemodel", places="2")
    book.add("Ida Ingen", sort=EntryKind.MENTOR)
    emma, noah = desk.person().id, desk.person("Noah", "Eksempel", "710905-4243").id
    for person in (emma, noah):
        role = desk.do.support.add(person, role="mentor", name="Bo Bager")
    presenter = PhoneBookPresenter(desk.do)
    told = {one.title: one.context for one in presenter.look(sort="mentor").rows}
    assert "2 young people now, no free place" in told["Bo Bager"] and "Håndværk" in told["Bo Bager"]
    assert told["Ida Ingen"] == "0 young people now"
    desk.do.support.end(role.id, because="anchored")
    assert book.supporting(book.book()) == {mentor.id: 1}
    assert [one.title for one in presenter.look("rollemodel", "mentor").rows] == ["Bo Bager"]
    assert presenter.look(sort="professional").rows == []
