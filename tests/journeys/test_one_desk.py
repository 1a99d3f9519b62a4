"""An ordinary day at one desk: noting, locking, taking back, stopping.

Karen has her desk and two young people in it; everything is done by keyboard.
"""

from __future__ import annotations

from datetime import date

import pytest

from tests.journeys.conftest import Sit
from tests.journeys.desks import PASSPHRASE, makes_a_desk, reads_in_the_sheet
from tests.journeys.keyboard import Person
from ungeapp.domain.meetings import MeetingState
from ungeapp.domain.people import Contact
from ungeapp.domain.plans import Agreement, AgreementState


@pytest.fixture
def karen(sit: Sit) -> Person:
    """At her desk, with Emma and Noah read in."""
    person = sit("karen")
    makes_a_desk(person, "Karen Holm", "Job og Velfærd", "87 87 00 01")
    reads_in_the_sheet(person)
    return person


def emma_in(person: Person) -> str:
    return person.store.people.search("emma")[0].id


def opens_the_desk(person: Person, passphrase: str) -> None:
    person.sees("Åbn dit skrivebord")
    person.types(passphrase)
    person.press("Return")


def test_a_wrong_passphrase_opens_nothing(karen: Person) -> None:
    karen.press("Ctrl+L")
    opens_the_desk(karen, "tre store ord mere")
    karen.sees("Adgangssætningen passer ikke")
    karen.does_not_see("Emma", "I dag")
    karen.types(PASSPHRASE)  # what was wrong is marked, so typing replaces it
    karen.press("Return")
    karen.sees("I dag")
    assert karen.store.people.count() == 2


def test_locking_keeps_a_half_written_talk(karen: Person) -> None:
    karen.goes_to_young_person("Emma")
    karen.activates("Samtale")
    karen.fills("Med den unges egne ord", "Jeg vil gerne, men")
    karen.press("Ctrl+L")
    karen.does_not_see("Emma", "Jeg vil gerne, men")
    opens_the_desk(karen, PASSPHRASE)
    karen.sees("I dag")
    karen.does_not_see("Jeg vil gerne, men")
    karen.goes_to_young_person("Emma")
    karen.activates("Samtale")
    karen.sees("Jeg vil gerne, men", "Du var begyndt på samtalen. Her er det, du skrev.")


def test_a_contact_takes_at_most_four_keys_before_typing(karen: Person) -> None:
    karen.goes_to_page("I dag")
    before = karen.strokes

    def notes_it() -> None:
        karen.types("no")
        karen.press("Return")
        assert karen.strokes - before <= 4
        karen.types("Noah vil gerne se FGU.")
        karen.press("Alt+2")
        karen.press("Ctrl+Return")

    karen.presses_and_answers("Ctrl+N", notes_it)
    noah = karen.store.people.search("noah")[0].id
    (contact,) = karen.store.people.file(noah).of(Contact)
    assert (contact.text, contact.reached) == ("Noah vil gerne se FGU.", True)
    karen.goes_to_young_person("Noah")
    karen.sees("Noah vil gerne se FGU.")


def test_ctrl_z_takes_back_a_ticked_agreement(karen: Person) -> None:
    karen.goes_to_young_person("Emma")
    karen.turns_to("Plan")
    karen.fills("Ny aftale", "Ringe til FGU om en plads")
    karen.press("Tab")
    karen.types("Karen Holm")
    karen.press("Tab")
    karen.types("fredag")
    karen.press("Return")
    karen.acts_on("Ringe til FGU om en plads")
    karen.sees("Aftalen er udført.")
    (agreement,) = karen.store.people.file(emma_in(karen)).of(Agreement)
    assert agreement.state is AgreementState.DONE
    karen.press("Ctrl+Z")
    karen.sees("Fortrudt")
    (agreement,) = karen.store.people.file(emma_in(karen)).of(Agreement)
    assert (agreement.state, agreement.due) == (AgreementState.OPEN, date(2026, 11, 27))


def test_one_action_stops_the_course_at_once(karen: Person) -> None:
    karen.goes_to_young_person("Emma")
    karen.turns_to("Møder")
    karen.acts_on("Sårbare gravide")
    karen.picks("Ja", "Var hun uden uddannelse og arbejde, da graviditeten blev opdaget?")
    karen.picks("Ja", "Er der anledning til særlig bekymring for det kommende forældreskab?")
    karen.fills("Termin", "17.2.2027")
    karen.press("Ctrl+Return")
    karen.sees("Forløbet er begyndt.")
    emma = emma_in(karen)
    (course,) = karen.store.courses.courses(emma)
    assert [one.state for one in course.meetings] == [MeetingState.PLANNED, MeetingState.PROVISIONAL]

    karen.activates("Stop forløbet …")
    karen.acts_on("Graviditeten er ophørt")
    karen.sees("Forløbet er stoppet. Ingen bliver mindet om det mere", "Tidligere forløb")
    (course,) = karen.store.courses.courses(emma)
    assert {one.state for one in course.meetings} == {MeetingState.CANCELLED}
    karen.goes_to_page("I dag")
    karen.does_not_see("netværksmøde", "Sårbare gravide")
    assert not [one for one in karen.store.today.look(days=400).due if one.person.id == emma]
    karen.goes_to_page("Møder")
    karen.does_not_see("Første netværksmøde")
    karen.goes_to_young_person("Emma")
    karen.turns_to("Historik")
    karen.sees("Mødeforløb startet")
