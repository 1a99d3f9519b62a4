"""*Samtykke*: presets make it quick, what counts is said in words, withdrawing ends it today."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.desk import TestDesk
from ungeapp import texts
from ungeapp.domain.consent import Consent, Use
from ungeapp.domain.errors import Invalid
from ungeapp.domain.gate import outside_keys
from ungeapp.domain.parts import PLAN_NEEDS_CONSENT, Part
from ungeapp.ui.consent.page import ConsentTab, make_tab
from ungeapp.ui.consent.presenter import PRESETS, ConsentPresenter
from ungeapp.ui.kit.form import Form
from ungeapp.ui.kit.tokens import Tone
from ungeapp.usecases.consents import ConsentAsked

FAMILY = "viborg/familieafdelingen"


def opened(desk: TestDesk, qtbot: QtBot, person: str) -> ConsentTab:
    texts.use("da")
    tab = make_tab(desk.surroundings, person)
    qtbot.addWidget(tab)
    tab.show()
    return tab


def consents(desk: TestDesk, person: str) -> list[Consent]:
    return list(desk.intentions.people.file(person).of(Consent))


def test_sharing_with_a_department_takes_a_preset_and_a_tick(desk: TestDesk, qtbot: QtBot) -> None:
    person = desk.person().id
    tab = opened(desk, qtbot, person)
    tab.begin()
    assert tab.giving is not None
    tab.giving.preset_buttons["exchange"].click()
    tab.giving.recipients.near.boxes()[FAMILY].click()
    tab.giving.save_button.click()
    (one,) = consents(desk, person)
    assert one.recipients == (FAMILY,) and one.both_ways and one.uses == (Use.EXCHANGE.value,)
    assert one.how == "signed" and one.informed_of and one.from_unit == "viborg/job-og-velfaerd"
    assert tab.banner.text() == "Det er noteret." and not tab.top.isHidden()


def test_the_plan_needs_no_recipient(desk: TestDesk, qtbot: QtBot) -> None:
    person = desk.person().id
    tab = opened(desk, qtbot, person)
    tab.begin()
    assert tab.giving is not None
    tab.giving.preset_buttons["plan"].click()
    assert tab.giving.left.row("recipients").isHidden() and tab.giving.left.row("both_ways").isHidden()
    tab.giving.save()
    (one,) = consents(desk, person)
    assert {Part(part) for part in one.parts} == PLAN_NEEDS_CONSENT and one.recipients == ()


def test_what_is_missing_is_said_and_the_form_stays(desk: TestDesk, qtbot: QtBot) -> None:
    person = desk.person().id
    tab = opened(desk, qtbot, person)
    tab.begin()
    assert tab.giving is not None
    tab.giving.save()
    assert tab.form.findChildren(Form) and not consents(desk, person)
    for form, key in ((tab.giving.left, "uses"), (tab.giving.left, "recipients"), (tab.giving.right, "parts")):
        assert form.row(key).error()
    tab.giving.preset_buttons["meeting"].click()
    tab.giving.save()
    assert tab.giving.left.row("recipients").error() == "Vælg, hvem der må få oplysningerne."
    assert not tab.giving.left.row("uses").error() and tab.giving.recipients.near.isAncestorOf(tab.focusWidget())


def test_a_basis_that_is_no_consent_asks_for_no_way(desk: TestDesk, qtbot: QtBot) -> None:
    person = desk.person().id
    tab = opened(desk, qtbot, person)
    tab.begin()
    assert tab.giving is not None
    assert not tab.giving.right.row("how").isHidden()
    tab.giving.basis.set_value("duty-to-notify")
    tab.giving.basis.edited.emit()
    assert tab.giving.right.row("how").isHidden()


def test_roles_and_a_school_by_name_can_receive(desk: TestDesk, qtbot: QtBot) -> None:
    person = desk.person().id
    tab = opened(desk, qtbot, person)
    tab.begin()
    assert tab.giving is not None
    tab.giving.preset_buttons["meeting"].click()
    recipients = tab.giving.recipients
    recipients.role.set_value("role:midwife")
    recipients.role.committed.emit()
    tab.giving.outside.set_value("Skolen på bakken")
    tab.giving.save()
    (one,) = consents(desk, person)
    assert set(one.recipients) == {"role:midwife", *outside_keys("Skolen på bakken")}


def test_the_state_is_a_word(desk: TestDesk, qtbot: QtBot) -> None:
    person = desk.person().id
    tab = opened(desk, qtbot, person)
    presenter = ConsentPresenter(desk.intentions, person)
    presenter.give(
        ConsentAsked(
            basis="consent",
            uses=(Use.EXCHANGE,),
            purpose="Hjælp",
            parts=(Part.AGREEMENTS,),
            recipients=(FAMILY,),
            both_ways=True,
            how="oral",
        )
    )
    (view,) = presenter.look()
    assert (view.state, view.tone) == ("Gælder", Tone.GOOD)
    lines = dict(view.lines)
    assert lines["Må gives til"] == "Familieafdelingen (begge veje)" and lines["Handler om"] == "Aftaler"
    desk.clock.forward(timedelta(days=400))
    assert presenter.look()[0].state == "Bør fornyes"
    tab._withdraw(view.id)
    (view,) = presenter.look()
    assert view.state.startswith("Tilbagekaldt") and not view.counts
    assert tab.banner.text() == "Det er tilbagekaldt."


def test_only_bases_valid_today_are_offered(desk: TestDesk) -> None:
    person = desk.person().id
    codes = [one.value for one in ConsentPresenter(desk.intentions, person).choices().bases]
    assert len(codes) == len(set(codes)) and "consent" in codes
    assert all(one.basis in codes for one in PRESETS)


def test_a_day_ahead_is_refused(desk: TestDesk) -> None:
    person = desk.person().id
    presenter = ConsentPresenter(desk.intentions, person)
    with pytest.raises(Invalid):
        presenter.give(
            ConsentAsked(
                basis="consent", uses=(Use.PLAN,), purpose="x", parts=(Part.HEALTH,), given_on=date(2026, 11, 26)
            )
        )
