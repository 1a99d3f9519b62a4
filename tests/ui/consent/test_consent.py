"""*Samtykke*: presets make it quick, what counts is said in words, withdrawing ends it today."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.desk import TestDesk
from ungeapp import texts
from ungeapp.domain.consent import Consent, GivenBy, Use
from ungeapp.domain.errors import Invalid
from ungeapp.domain.parts import PLAN_NEEDS_CONSENT, Part
from ungeapp.ui.consent.page import ConsentTab, make_tab
from ungeapp.ui.consent.presenter import PRESETS, ConsentPresenter
from ungeapp.ui.kit.form import Form
from ungeapp.ui.kit.table import Table
from ungeapp.ui.kit.tokens import Tone
from ungeapp.usecases.consents import ConsentAsked
from ungeapp.usecases.disclosures import ToldByHand

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
    assert not tab.giving.left.row("how").isHidden()
    tab.giving.basis.set_value("duty-to-notify")
    tab.giving.basis.edited.emit()
    assert tab.giving.left.row("how").isHidden()


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
    assert set(one.recipients) == {"role:midwife", "name:Skolen på bakken"}


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


# asking, signing, keeping out, withdrawing ----------------------------------------------------------------------------


def asked_for(desk: TestDesk, person: str, **more: object) -> str:
    asked = ConsentAsked(
        basis="consent",
        uses=(Use.EXCHANGE,),
        purpose="Hjælp",
        parts=(Part.AGREEMENTS, Part.IDENTITY),
        recipients=(FAMILY,),
        **more,  # type: ignore[arg-type]  # fields of the value
    )
    return desk.intentions.consents.ask(person, asked).id


def test_asking_prints_the_paper_and_signing_is_one_press(desk: TestDesk, qtbot: QtBot) -> None:
    person = desk.person().id
    tab = opened(desk, qtbot, person)
    tab.begin_for(FAMILY, "exchange")
    assert tab.giving is not None
    tab.giving.ask_button.click()
    (one,) = consents(desk, person)
    assert one.given_on is None and one.asked_on == date(2026, 11, 25)
    assert tab.signing is not None and tab.papers.isVisible()
    assert [row.title for row in tab.signing.stack.list.rows()] == ["Til at læse og skrive under"]
    assert tab.list.isVisible() and next(iter(tab.gap_list.rows())).action == "Se samtykket"
    button = tab.sign_buttons[one.id]
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Space)
    (one,) = consents(desk, person)
    assert (one.given_on, one.how) == (date(2026, 11, 25), "signed")
    assert tab.banner.text() == "Samtykket er noteret som givet." and not tab.papers.isVisible()


def test_a_no_is_an_answer_and_stays(desk: TestDesk, qtbot: QtBot) -> None:
    person = desk.person().id
    consent = asked_for(desk, person)
    tab = opened(desk, qtbot, person)
    tab._refuse(consent)
    (view,) = ConsentPresenter(desk.intentions, person).look()
    assert view.state.startswith("Sagde nej") and not view.counts and not view.asked


def test_two_copies_where_custody_is_asked_too(desk: TestDesk, qtbot: QtBot) -> None:
    person = desk.person(birth_date=date(2010, 3, 4)).id
    tab = opened(desk, qtbot, person)
    tab.begin_for(FAMILY, "exchange")
    assert tab.giving is not None and tab.giving.given_by.value() == "both"
    assert "Både den unge og forældremyndigheden spørges." in tab.giving.left.row("given_by").notice()
    tab.giving.ask()
    assert tab.signing is not None
    assert [row.title for row in tab.signing.stack.list.rows()] == ["Til den unge", "Til forældremyndigheden"]


def test_keeping_something_out_stands_on_the_card_and_in_the_matrix(desk: TestDesk, qtbot: QtBot) -> None:
    person = desk.person().id
    goal = desk.intentions.plans.add_goal(person, own_words="Jeg vil sove om natten", area="health")
    consent = asked_for(desk, person)
    desk.intentions.consents.sign(consent)
    tab = opened(desk, qtbot, person)
    tab._withhold(consent)
    assert tab.withholding is not None
    tab.withholding.records.set_value([goal.id])
    tab.withholding.text.set_value("Ikke noget om min far")
    tab.withholding.save()
    (one,) = consents(desk, person)
    assert one.withheld == (goal.id,) and one.withheld_text == ("Ikke noget om min far",)
    lines = dict(ConsentPresenter(desk.intentions, person).look()[0].lines)
    assert lines["Holdes ude"] == "Mål: Jeg vil sove om natten\nIkke noget om min far"
    (row,) = tab.matrix.list.rows()
    assert row.title == "Familieafdelingen" and "2 ting holdes ude" in row.context and row.chip == "ikke det hele"
    tab.matrix.show_parts(FAMILY)
    assert tab.matrix.detail.findChildren(Table)


def test_withdrawing_takes_two_presses_and_shows_who_has_had_something(desk: TestDesk, qtbot: QtBot) -> None:
    person = desk.person().id
    asked = ConsentAsked(
        basis="consent",
        uses=(Use.EXCHANGE,),
        purpose="Starten",
        parts=(Part.GOALS_EDUCATION,),
        recipients=("name:skolen på bakken",),
    )
    consent = desk.intentions.consents.give(person, asked).id
    desk.intentions.disclosures.tell(person, ToldByHand(to="Skolen på Bakken", parts=(Part.GOALS_EDUCATION,)))
    tab = opened(desk, qtbot, person)
    tab._withdraw(consent)
    assert desk.answers.asked == ["Tilbagekald samtykke"]
    assert tab.recall is not None and [row.title for row in tab.recall.list.rows()] == ["Skolen på Bakken"]
    tab.recall.recall_button.click()
    assert [row.title for row in tab.recall.letters.list.rows()] == ["Skolen på Bakken"]
    assert desk.intentions.disclosures.of(person)[0].recalled_on is None, "the letter was looked at"
    tab.recall.letters.preview.print_requested.emit()
    assert desk.intentions.disclosures.of(person)[0].recalled_on == date(2026, 11, 25)


def test_what_is_missing_leads_to_the_form_filled_in(desk: TestDesk, qtbot: QtBot) -> None:
    person = desk.person().id
    desk.intentions.plans.add_agreement(person, what="Ringe", owner="Mads", due=None, owner_unit=FAMILY)
    tab = opened(desk, qtbot, person)
    (row,) = tab.gap_list.rows()
    assert row.title == "Familieafdelingen er med i planen, men der mangler samtykke"
    tab.gap_list.acted.emit(row.id)
    assert tab.giving is not None and tab.giving.recipients.value() == (FAMILY,)
    assert tab.focusWidget() is tab.giving.save_button
    tab.giving.save()
    assert not tab.gap_list.rows() and consents(desk, person)[0].recipients == (FAMILY,)


def test_given_by_custody_ends_at_eighteen_and_is_asked_again(desk: TestDesk, qtbot: QtBot) -> None:
    person = desk.person(birth_date=date(2008, 12, 20)).id
    consent = asked_for(desk, person, given_by_kind=GivenBy.CUSTODY)
    desk.intentions.consents.sign(consent)
    presenter = ConsentPresenter(desk.intentions, person)
    tab = opened(desk, qtbot, person)
    assert presenter.look()[0].state == "Gælder"
    assert any("ophører ved 18 år" in row.title for row in tab.gap_list.rows())
    desk.clock.forward(timedelta(days=25))
    assert presenter.look()[0].state == "Ophørt ved 18 år"
    tab.refresh()
    (row,) = tab.gap_list.rows()
    assert "ophørte ved 18 år" in row.title and row.action == "Spørg igen"
    tab.gap_list.acted.emit(row.id)
    assert tab.giving is not None and tab.giving.purpose.value() == "Hjælp"
    assert tab.giving.given_by.value() == "young-person"
