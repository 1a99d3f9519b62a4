"""What a received file says before and after it is taken in."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.ui.two_desks import TwoDesks
from ungeapp.domain.errors import Invalid
from ungeapp.ui.kit.spans import Emphasis, differing, plain_text
from ungeapp.ui.receive.presenter import ReceivePresenter, both, read_package
from ungeapp.usecases.receiving import Choice, Decision


def test_a_contribution_reads_in_words(desks: TwoDesks) -> None:
    desks.know_each_other()
    _person, data = desks.contribution()
    view = ReceivePresenter(desks.at_a).look(data, {}).view
    assert view.title == "Contribution from Familieafdelingen"
    assert "Sara Eksempel" in view.subtitle and "25.11." in view.subtitle
    (conflict,) = view.conflicts
    assert plain_text(conflict.mine) == "Op kl. 8 fire dage om ugen indtil fødslen"
    assert [one.text.strip() for one in conflict.theirs if one.emphasis is Emphasis.THEIRS] == ["på hverdage"]
    assert [one.value for one in conflict.choices] == ["mine", "theirs", "both", "new"]
    assert both(conflict).count("\n") == 1
    lines = [(one.kind, plain_text(one.spans)) for one in view.changes]
    assert ("Agreement", "Tjekke regler for barsel: State: open  done") in lines
    assert ("Network", "New: moster, støtter ved fødslen") in lines
    assert not view.refused and view.missing


def test_a_sender_who_is_not_confirmed_stops_it(desks: TwoDesks) -> None:
    desks.know_each_other()
    _person, data = desks.contribution()
    card = next(one for one in desks.at_a.partners.partners())
    with desks.at_a.desk.acting("card.add") as uow:
        from dataclasses import replace

        uow.put_card(replace(card, state="new"))
    view = ReceivePresenter(desks.at_a).look(data, {}).view
    assert view.refused and view.to_partners


def test_receiving_answers_and_a_second_time_only_repeats(desks: TwoDesks) -> None:
    desks.know_each_other()
    person, data = desks.contribution()
    presenter = ReceivePresenter(desks.at_a)
    looked = presenter.look(data, {})
    key = looked.view.conflicts[0].key
    done = presenter.receive(looked, {key: Decision(choice=Choice.THEIRS)}, {})
    assert [one.kind for one in done.answers] == ["receipt"] and done.can_undo and not done.undecided
    assert [(one.value, one.label) for one in done.persons] == [(person.id, "Sara Eksempel")]
    again = presenter.look(data, {})
    assert "before" in again.view.refused
    assert not presenter.receive(again, {}, {}).can_undo


def test_what_is_not_decided_waits(desks: TwoDesks) -> None:
    desks.know_each_other()
    person, data = desks.contribution()
    presenter = ReceivePresenter(desks.at_a)
    done = presenter.receive(presenter.look(data, {}), {}, {})
    assert "1 disagreement" in done.undecided
    (conflict,) = presenter.waiting(person.id).conflicts
    presenter.decide({conflict.key: Decision(choice=Choice.NEW, text="Op kl. 8")})
    assert presenter.waiting(person.id).conflicts == ()


def test_a_file_that_cannot_be_read_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Invalid, match="file-unreadable"):
        read_package(tmp_path / "nothing")


def test_equal_texts_have_no_marks() -> None:
    one, other = differing("a b", "a b")
    assert {span.emphasis for span in (*one, *other)} == {Emphasis.PLAIN}
    assert differing("x" * 3000, "y" * 3000)[0][0].emphasis is Emphasis.PLAIN
