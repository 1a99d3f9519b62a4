"""What the commonest acts cost in keys, from *I dag*, without a mouse. Text typed is not counted.

Belongs here: the budget of each act, and that it was done. Sending the plan has its budget in the story of two desks.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.journeys.conftest import Sit
from tests.journeys.desks import makes_a_desk, reads_in_the_sheet
from tests.journeys.keyboard import Person
from ungeapp.domain.consent import Consent
from ungeapp.domain.people import Contact, Talk
from ungeapp.domain.plans import Agreement, AgreementState


@pytest.fixture
def karen(sit: Sit) -> Person:
    """At her desk, on *I dag*, with Emma and Noah read in."""
    person = sit("karen")
    makes_a_desk(person, "Karen Holm", "Job og Velfærd", "87 87 00 01")
    reads_in_the_sheet(person)
    person.goes_to_page("I dag")
    return person


@contextmanager
def budget(person: Person, keys: int) -> Iterator[None]:
    """At most so many keys that are no text."""
    before = person.keys
    yield
    assert person.keys - before <= keys, f"{person.keys - before} keys, {keys} allowed"


def emma(person: Person) -> str:
    return person.store.people.search("emma")[0].id


def agreed(person: Person, what: str, due: str = "fredag") -> None:
    with budget(person, 7):  # Ctrl+K, Enter, Ctrl+Shift+A, two Tabs, Enter
        person.goes_to_young_person("Emma")
        person.press("Ctrl+Shift+A")
        person.types(what)
        person.press("Tab")
        person.types("Karen Holm")
        person.press("Tab")
        person.types(due)
        person.press("Return")


def test_a_call_is_noted_in_three_keys(karen: Person) -> None:
    def notes_it() -> None:
        karen.types("emma")
        karen.press("Return")
        karen.types("Ringede om mandag")
        karen.press("Ctrl+Return")

    with budget(karen, 3):
        karen.presses_and_answers("Ctrl+N", notes_it)
    (contact,) = karen.store.people.file(emma(karen)).of(Contact)
    assert (contact.text, contact.reached) == ("Ringede om mandag", True)


def test_a_contact_that_was_a_talk_is_one_step_away(karen: Person) -> None:
    def notes_it() -> None:
        karen.types("Kom forbi på kontoret")
        karen.press("Alt+3", "Ctrl+Return")

    karen.goes_to_young_person("Emma")
    karen.presses_and_answers("Ctrl+N", notes_it)
    karen.sees("Kontakten er noteret.")
    karen.activates("Skriv som samtale")
    karen.types("Jeg vil gerne prøve køkkenet")
    karen.press("Ctrl+Return")
    (talk,) = karen.store.people.file(emma(karen)).of(Talk)
    assert (talk.said, talk.own_words) == ("Kom forbi på kontoret", "Jeg vil gerne prøve køkkenet")


def test_no_contact_is_noted_in_four_keys(karen: Person) -> None:
    def notes_it() -> None:
        karen.types("emma")
        karen.press("Return", "Alt+4", "Ctrl+Return")

    with budget(karen, 4):
        karen.presses_and_answers("Ctrl+N", notes_it)
    (contact,) = karen.store.people.file(emma(karen)).of(Contact)
    assert not contact.reached


def test_a_person_is_found_in_two_keys(karen: Person) -> None:
    with budget(karen, 2):
        karen.goes_to_young_person("Emma")
    karen.sees("Emma Prøvesen")


def test_a_talk_is_held_in_four_keys(karen: Person) -> None:
    with budget(karen, 4):
        karen.goes_to_young_person("Emma")
        karen.press("Ctrl+Shift+T")
        karen.types("Jeg vil gerne prøve køkkenet")
        karen.press("Ctrl+Return")
    (talk,) = karen.store.people.file(emma(karen)).of(Talk)
    assert talk.own_words == "Jeg vil gerne prøve køkkenet"


def test_an_agreement_is_added_in_seven_keys_and_ticked_where_it_is_due(karen: Person) -> None:
    agreed(karen, "Ringe til FGU", "i dag")
    karen.goes_to_page("I dag")
    with budget(karen, 12):
        karen.acts_on("Ringe til FGU")
    (agreement,) = karen.store.people.file(emma(karen)).of(Agreement)
    assert agreement.state is AgreementState.DONE


def test_the_plan_is_printed_in_four_keys(karen: Person, printer: Path) -> None:
    agreed(karen, "Ringe til FGU")
    karen.goes_to_page("I dag")
    with budget(karen, 4):
        karen.goes_to_young_person("Emma")
        karen.press("Ctrl+Shift+P")
        karen.sees("Uddannelsesplan")
        karen.press("Ctrl+P")
    karen.sees("Ét papir er sendt til printeren.")
    assert printer.read_bytes().startswith(b"%PDF")


def test_what_others_owe_is_one_key_away(karen: Person) -> None:
    with budget(karen, 1):
        karen.press("Ctrl+Shift+O")
    karen.sees("Hvad andre skylder")


def test_a_consent_is_recorded_without_a_mouse_in_few_keys(karen: Person) -> None:
    with budget(karen, 30):
        karen.goes_to_young_person("Emma")
        karen.turns_to("Samtykke")
        karen.activates("Notér samtykke eller hjemmel")
        karen.activates("Planens dele uden for uddannelse og job")
        karen.press("Ctrl+Return")
        karen.sees("Det er noteret.")
    (consent,) = karen.store.people.file(emma(karen)).of(Consent)
    assert consent.given_on is not None
