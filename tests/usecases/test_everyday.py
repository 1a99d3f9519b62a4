"""An employer who followed in everyday life does so no more: who does then, undone, and on the sheet."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests.desks import Desk
from tests.forms.reading_pdf import page_texts
from tests.ui.handover.filled import follow_in_everyday
from ungeapp.domain.errors import Invalid, NotAllowed
from ungeapp.domain.handovers import Role
from ungeapp.system.clock import FixedClock


def followed(desk: Desk) -> str:
    """A young person whom an employer follows in everyday life."""
    person = desk.person().id
    follow_in_everyday(desk.do, person, "Smedjen")
    return person


def sheet(desk: Desk, person: str) -> str:
    return " ".join("\n".join(page_texts(desk.do.handover_sheets.paper(person).content)).split())


def test_it_ends_with_whoever_follows_then_or_anchored(desk: Desk, clock: FixedClock) -> None:
    person, do = followed(desk), desk.do.everyday
    with pytest.raises(Invalid, match="support-successor"):
        do.end(person, because="declined")
    with pytest.raises(Invalid, match="support-ends-before"):
        do.end(person, because="anchored", on=date(2020, 1, 1))
    do.end(person, because="replaced", successor="Mona Mentor")
    assert do.who(person) == "Mona Mentor"
    assert "Smedjen fulgte den unge i hverdagen til " in sheet(desk, person)
    assert "Nu følger Mona Mentor med." in sheet(desk, person)
    clock.forward(timedelta(minutes=1))  # nobody ends two in the same instant
    do.end(person, because="anchored")
    view = desk.do.handovers.view(person)
    assert (view.everyday, view.ledger.role) == ("", Role.RESPONSIBLE)
    assert view.everyday_ended is not None and view.everyday_ended.who == "Mona Mentor"
    with pytest.raises(NotAllowed, match="everyday-nobody"):
        do.end(person, because="anchored")


def test_it_is_undone_and_begins_anew_with_another_handover(desk: Desk) -> None:
    person, do = followed(desk), desk.do.everyday
    do.end(person, because="anchored")
    assert do.who(person) == ""
    desk.do.people.undo(desk.do.people.history(person)[0].transaction)
    assert do.who(person) == "Smedjen"
    do.end(person, because="anchored")
    for item in desk.do.handovers.view(person).open_for_offer:
        desk.do.handovers.answer(person, item.key, item.options[0].code if item.options else "Svar")
    desk.do.handovers.offer_outside(person, "Skolen")
    assert "Smedjen" not in sheet(desk, person), "a handover that runs is about its own receiver"
    desk.do.handovers.withdraw(person)
    assert do.who(person) == "", "an offer in between brings nobody back"
