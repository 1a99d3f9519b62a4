"""Offers and initiative sheets on the real store: corrected, picked, needed, counted, printed, taken back."""

from __future__ import annotations

from datetime import date

import pytest

from tests.desks import Desk
from tests.forms.reading_pdf import page_texts
from ungeapp.domain.errors import Invalid, NotFound
from ungeapp.domain.offers import OfferUse, Reason, UnmetNeed
from ungeapp.domain.parts import Part
from ungeapp.domain.plans import EducationPlan, Measure, plan_id
from ungeapp.domain.record import leaves_desk


def young(desk: Desk, given: str = "Emma", family: str = "Prøvesen") -> str:
    return desk.workplace.intentions.people.add(given_name=given, family_name=family, birth_date=date(2007, 1, 1)).id


def test_a_desk_knows_better_and_can_take_it_back(desk: Desk) -> None:
    does = desk.workplace.intentions
    source = does.offers.view("igmu").offer
    does.offers.correct("igmu", waiting="3 uger", contact="Ring 12 34 56 78")
    known = does.offers.view("igmu").offer
    assert (known.waiting, known.contact, known.target) == ("3 uger", "Ring 12 34 56 78", source.target)
    does.offers.correct("igmu", waiting="")
    assert does.offers.view("igmu").offer.waiting == source.waiting
    does.offers.close("igmu")
    assert not does.offers.view("igmu").offer.valid_on(does.desk.today())
    does.offers.reopen("igmu")
    assert does.offers.view("igmu").offer.valid_on(does.desk.today())


def test_the_card_says_whom_to_call_when_and_for_what(desk: Desk) -> None:
    offers = desk.workplace.intentions.offers
    (empty,) = page_texts(offers.call_card("hotline").content)
    assert "...." in empty, "nobody has told the number yet: it is written by hand"
    offers.correct("hotline", contact="Vagttelefonen", phone="12 00 00 08", hours="hverdage kl. 8-15")
    (page,) = page_texts(offers.call_card("hotline").content)
    assert page.count("Vagttelefonen") == 7 and "hverdage kl. 8-15" in page and "ved at falde fra" in page
    assert "...." not in page


def test_an_offer_of_our_own(desk: Desk) -> None:
    offers = desk.workplace.intentions.offers
    with pytest.raises(Invalid):
        offers.add_own(title=" ")
    with pytest.raises(Invalid):
        offers.add_own(title="Værksted", min_age=20, max_age=10)
    code = offers.add_own(title="Værksted", area="leisure", min_age=14, max_age=19)
    assert offers.view(code).offer.own
    assert offers.offers()[-1].title == "Værksted"
    with pytest.raises(NotFound):
        offers.view("findes-ikke")


def test_picked_into_the_plan(desk: Desk) -> None:
    does = desk.workplace.intentions
    person = young(desk)
    goal = does.plans.add_goal(person, own_words="Jeg vil på VUC", area="education")
    first = does.offers.fitting(person)
    assert first.fits[0].fits
    assert Reason.GOAL_AREA in first.fits[0].reasons
    made = does.offers.pick(person, "uu-mentor-efter-skolen")
    assert (made.offer, made.goal, made.area, made.part) == (
        "uu-mentor-efter-skolen",
        goal.id,
        "education",
        Part.MEASURES,
    )
    assert (made.unit, made.requested_on) == ("viborg/uddannelsesvejledningen", does.desk.today())
    with does.desk.looking() as uow:
        assert uow.find(EducationPlan, plan_id(person)) is not None
    again = {one.offer.code: one for one in does.offers.fitting(person).fits}["uu-mentor-efter-skolen"]
    assert Reason.HAS_IT in again.reasons


def test_an_offer_about_parenthood_becomes_a_part_that_needs_consent(desk: Desk) -> None:
    does = desk.workplace.intentions
    person = young(desk)
    does.plans.add_goal(person, own_words="Jeg vil være en god mor", area="parenthood")
    assert does.offers.pick(person, "familieivaerksaetterne").part is Part.MEASURES_SOCIAL


def test_a_need_waits_until_it_is_answered(desk: Desk) -> None:
    does = desk.workplace.intentions
    person = young(desk)
    with pytest.raises(Invalid):
        does.offers.note_need(person, area="housing", text=" ")
    need = does.offers.note_need(person, area="housing", text="Et værelse")
    assert does.offers.open_needs() == {"housing": 1}
    assert does.offers.fitting(person).situation.need_areas == {"housing"}
    does.offers.need_met(need.id)
    assert does.offers.open_needs() == {}
    assert not leaves_desk(UnmetNeed)


def test_use_is_counted_over_all_plans(desk: Desk) -> None:
    does = desk.workplace.intentions
    for number in range(3):
        made = does.offers.pick(young(desk, f"Ung{number}"), "stigen")
        if number:
            does.measures.start(made.id)
    use = does.offers.uses()["stigen"]
    assert (use.requested, use.started, use.waiting_days) == (3, 2, 0)
    assert does.offers.view("stigen").use == use
    with does.desk.looking() as uow:
        assert len(uow.matching(Measure, offer="stigen")) == 3


def test_a_sheet_is_about_no_person(desk: Desk) -> None:
    does = desk.workplace.intentions
    young(desk, "Emma Marie", "Prøvesen")
    sheet = does.initiatives.add(effort_title="Morgenopkald")
    does.initiatives.write(sheet.id, doing_now="Vi ringer til Emma Prøvesen hver dag.", content="640704-4321")
    noticed = does.initiatives.view(sheet.id).noticed
    assert [(one.field, one.name) for one in noticed] == [("doing_now", "Emma Marie Prøvesen"), ("content", "")]
    does.initiatives.write(sheet.id, doing_now="Vi ringer til Viborg Ungdomsskole hver dag.", content="")
    assert does.initiatives.view(sheet.id).noticed == ()
    assert sheet.person == ""


def test_a_sheet_is_printed_and_taken_out(desk: Desk) -> None:
    does = desk.workplace.intentions
    sheet = does.initiatives.add(effort_title="Morgenopkald", offers=("igmu",))
    assert does.initiatives.paper(sheet.id).content.startswith(b"%PDF")
    assert does.offers.paper().content.startswith(b"%PDF")
    with does.desk.looking() as uow:
        assert [one.action for one in uow.audit()[:2]] == ["print-offers", "print-initiative"]
    does.initiatives.remove(sheet.id, "bruges ikke")
    assert does.initiatives.sheets() == ()


def test_a_measure_becomes_an_offer_of_the_catalogue(desk: Desk) -> None:
    does = desk.workplace.intentions
    person = young(desk)
    before = does.offers.uses().get("uu-mentor-efter-skolen", OfferUse()).requested
    measure = does.measures.add_measure(person, title="Mentor", responsible="Jens")
    offer = does.offers.view("uu-mentor-efter-skolen").offer
    told = does.offers.use(measure.id, offer.code)
    assert (told.offer, told.title, told.provider) == (offer.code, offer.title, offer.provider)
    assert (told.place, told.responsible) == (offer.place, "Jens")
    assert does.offers.uses()[offer.code].requested == before + 1, "counted as when it is picked"
    does.measures.change(measure.id, provider="Stigen")
    other = does.offers.use(measure.id, "igmu")
    igmu = does.offers.view("igmu").offer
    assert (other.title, other.provider) == (igmu.title, "Stigen"), "what somebody wrote stays"
    assert does.offers.use(measure.id, "").offer == ""
    with pytest.raises(NotFound):
        does.offers.use(measure.id, "findes-ikke")


def test_a_picked_offer_tells_where_it_takes_place(desk: Desk) -> None:
    offers = desk.workplace.intentions.offers
    code = offers.add_own(title="Lektiecafé", area="education")
    offers.correct(code, place="Øvelunds Skole")
    assert offers.pick(young(desk), code).place == "Øvelunds Skole"
