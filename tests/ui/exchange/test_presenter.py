"""What the exchange page says about partners and files."""

from __future__ import annotations

import pytest

from tests.ui.two_desks import TwoDesks
from ungeapp.domain.errors import NotAllowed
from ungeapp.ui.exchange.presenter import ExchangePresenter, number_groups
from ungeapp.ui.kit.tokens import Tone


def test_the_number_is_shown_in_groups() -> None:
    assert number_groups("11111 22222 33333 44444 55555 66666") == "11111   22222   33333\n44444   55555   66666"


def test_a_new_card_asks_to_be_confirmed(desks: TwoDesks) -> None:
    presenter = ExchangePresenter(desks.at_a)
    assert presenter.partners() == ()
    view = presenter.add_card(desks.at_b.partners.write_card())
    assert "Familieafdelingen" in view.heading and not view.warning
    (row,) = presenter.partners()
    assert row.action == "Confirm" and row.tone is Tone.WARN
    with pytest.raises(NotAllowed, match="card-number-differs"):
        presenter.confirm(view.identity, "1" * 30)
    assert "confirmed" in presenter.confirm(view.identity, desks.at_b.partners.own_card().check_number)
    (row,) = presenter.partners()
    assert row.action == "" and row.tone is Tone.GOOD and "25.11." in row.context


def test_my_card_is_named_after_the_unit(desks: TwoDesks) -> None:
    name, content = ExchangePresenter(desks.at_a).card_file()
    assert name == "job-og-velfaerd.ungekort" and content


def test_files_say_where_they_are(desks: TwoDesks) -> None:
    desks.know_each_other()
    _person, data = desks.contribution()
    desks.at_a.receiving.receive(data)
    rows = ExchangePresenter(desks.at_a).files()
    told = {(one.title, one.title_rest.strip(), one.chip, one.action) for one in rows}
    assert ("Contribution", "from Familieafdelingen", "received", "Take back") in told
    assert ("Shared information", "to Familieafdelingen", "written", "Save again …") in told
    assert any("Sara Eksempel" in one.context for one in rows)
    received = next(one for one in rows if one.action == "Take back")
    assert not ExchangePresenter(desks.at_a).is_outgoing(received.id)


def test_what_waits_to_be_decided_is_listed(desks: TwoDesks) -> None:
    desks.know_each_other()
    person, data = desks.contribution()
    desks.at_a.receiving.receive(data)
    (row,) = ExchangePresenter(desks.at_a).waiting()
    assert row.id == person.id and "1 disagreement" in row.context
