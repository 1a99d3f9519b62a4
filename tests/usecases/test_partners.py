"""Cards: read, confirmed by the number read aloud, and a changed one that blocks."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.desks import FAMILY, Desk, open_desk
from ungeapp.domain.errors import NotAllowed, NotFound
from ungeapp.exchange.envelope import SealedEnvelope
from ungeapp.exchange.errors import ExchangeError
from ungeapp.system.clock import FixedClock


def test_a_card_is_new_until_the_number_was_heard(tmp_path: Path, clock: FixedClock, desk: Desk) -> None:
    other = open_desk(tmp_path / "other", clock, FAMILY, "Jens Lund")
    row = desk.do.partners.add(other.do.partners.write_card())
    assert (row.state, row.unit, row.name) == ("new", FAMILY, "Jens Lund")
    with pytest.raises(NotAllowed) as refused:
        desk.do.partners.confirm(row.identity, desk.do.partners.own_card().check_number)
    assert refused.value.code == "card-number-differs"
    with pytest.raises(NotFound):
        desk.do.partners.confirm("0198c0de-0000-7000-8000-0000000000aa", row.check_number)
    confirmed = desk.do.partners.confirm(row.identity, row.check_number.replace(" ", ""), how="meeting")
    assert (confirmed.state, confirmed.confirmed_how) == ("confirmed", "meeting")
    assert desk.do.partners.add(other.do.partners.write_card()) == confirmed, "the same card again changes nothing"
    assert desk.do.partners.partners() == (confirmed,)
    other.workplace.close()


def test_ones_own_card_and_what_is_no_card_are_refused(desk: Desk) -> None:
    with pytest.raises(NotAllowed) as refused:
        desk.do.partners.add(desk.do.partners.write_card())
    assert refused.value.code == "card-own"
    for data in (b"", b"UNGEKORT", desk.do.partners.write_card()[:-1]):
        with pytest.raises(ExchangeError):
            desk.do.partners.add(data)
    assert desk.do.partners.partners() == ()


def test_other_keys_under_a_known_name_block_until_looked_into(desks: tuple[Desk, Desk]) -> None:
    job, family = desks
    person = job.person().id
    job.consent(person, [FAMILY])
    stranger = SealedEnvelope(family.identity, lambda: (b"s" * 32, b"S" * 32))
    card = stranger.own_card(
        identity=family.identity, name="Jens Lund", unit=FAMILY, unit_name="F", phone="", created=date(2026, 11, 23)
    )
    assert job.do.partners.add(card.wire).state == "changed"
    with pytest.raises(NotAllowed) as refused:
        job.share(person, family)
    assert refused.value.code == "card-not-confirmed"


def test_nothing_goes_to_a_card_nobody_confirmed(tmp_path: Path, clock: FixedClock, desk: Desk) -> None:
    other = open_desk(tmp_path / "other", clock, FAMILY, "Jens Lund")
    desk.do.partners.add(other.do.partners.write_card())
    person = desk.person().id
    desk.consent(person, [FAMILY])
    with pytest.raises(NotAllowed) as refused:
        desk.share(person, other)
    assert refused.value.code == "card-not-confirmed"
    with pytest.raises(NotAllowed):
        desk.do.sending.preview(person, other.identity)
    other.workplace.close()
