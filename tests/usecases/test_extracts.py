"""Extracts of the plan: only what is chosen and has a basis leaves, and it is noted on what."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from tests.desks import NOW, Desk
from tests.usecases.test_plan_versions import keep, new
from tests.usecases.test_printing import KeptPapers
from ungeapp.domain.consent import Use
from ungeapp.domain.errors import Invalid, NotAllowed
from ungeapp.domain.extracts import ExtractKind, PlanExtract
from ungeapp.domain.follow_up import SupportRole
from ungeapp.domain.gate import Reason, outside_keys
from ungeapp.domain.parts import Part
from ungeapp.domain.people import NetworkKind, NetworkPerson
from ungeapp.domain.phone_book import EntryKind, PhoneEntry
from ungeapp.domain.plans import Measure, MeasureState, measure_part
from ungeapp.domain.status import StatusEntry
from ungeapp.usecases.extracts import ExtractUseCases, ExtractView
from ungeapp.usecases.papers import ExtractPaper
from ungeapp.usecases.people import can_be_undone

TODAY = NOW.date()
SCHOOL = "FGU Øst"
USUAL = (Part.PLAN, Part.OWN_WORDS, Part.GOALS_EDUCATION, Part.MEASURES, Part.STATUS, Part.PROFESSIONAL_NETWORK)


def person_with_much(desk: Desk) -> str:
    person = desk.person(phone="12 00 00 77").id
    desk.do.plans.write(person, wishes="Jeg vil være kok", strengths="Møder altid", challenges="Angst", needs="Ro")
    desk.do.plans.add_goal(person, own_words="Begynde på skolen", area="education", follow_up_on=TODAY)
    desk.do.plans.add_goal(person, own_words="Sove om natten", area="health")
    keep(
        desk,
        Measure(id=new(desk), person=person, title="Praktik", provider="Køkkenet", starts_on=TODAY, state=MeasureState.GRANTED),
        Measure(id=new(desk), person=person, title="Psykolog", area="health", part=measure_part("health")),
        Measure(id=new(desk), person=person, title="Gammelt", state=MeasureState.ENDED),
        SupportRole(id=new(desk), person=person, role="mentor", name="Mie Mentor", phone="12 00 00 78", check_on=TODAY),
        StatusEntry(id=new(desk), person=person, title="FGU", place=SCHOOL, from_on=TODAY + timedelta(days=60)),
    )  # fmt: skip
    return person


def consent(desk: Desk, person: str, recipients: Iterable[str], parts: tuple[Part, ...] = USUAL, **more: Any) -> None:
    desk.consent(person, recipients, parts, more.get("uses", (Use.EXCHANGE,)), both_ways=False)


def keys(view: ExtractView) -> dict[str, str]:
    """What may go, by its text."""
    return {one.piece.text or str(one.piece.day): one.key for one in view.may_go}


def made(desk: Desk) -> tuple[ExtractUseCases, list[Any]]:
    papers = KeptPapers()
    return ExtractUseCases(desk.do.desk, papers), papers.made


def everything(paper: ExtractPaper) -> str:
    return repr(paper)


def test_without_a_consent_a_school_is_told_who_the_contact_person_is_and_nothing_else(desk: Desk) -> None:
    person = person_with_much(desk)
    extracts, papers = made(desk)
    view = extracts.look(person, ExtractKind.START, SCHOOL)
    assert {one.key for one in view.may_go} == {"who", "call"}
    assert {one.reason for one in view.may_go} == {Reason.ALLOWED_BY_LAW}
    assert {one.reason for one in view.held} == {Reason.NO_BASIS}
    assert [one.label for one in view.bases] == ["Det fælles datagrundlag"] and "§ 15 d" in view.bases[0].source
    extracts.make(person, ExtractKind.START, SCHOOL, [one.key for one in view.lines])
    told = everything(papers[0])
    assert "Emma Prøvesen" in told and "Karen Holm" in told and "87 87 00 01" in told
    for secret in ("Kok", "kok", "Angst", "Mie Mentor", "Praktik", "Psykolog", "12 00 00 77", "2004"):
        assert secret not in told
    (kept,) = extracts.extracts(person)
    assert (kept.bases, kept.parts, kept.recipient) == (("shared-youth-data",), ("identity",), SCHOOL)


def test_words_of_ones_own_need_a_basis_as_well(desk: Desk) -> None:
    person = person_with_much(desk)
    extracts, papers = made(desk)
    with pytest.raises(NotAllowed) as refused:
        extracts.make(person, ExtractKind.START, SCHOOL, (), words="Hun har det svært")
    assert refused.value.code == "extract-words-no-basis" and not papers and extracts.extracts(person) == ()
    consent(desk, person, outside_keys(SCHOOL))
    extracts.make(person, ExtractKind.START, SCHOOL, (), words="Sæt hende ved vinduet")
    assert papers[0].words == "Sæt hende ved vinduet"
    assert set(extracts.extracts(person)[0].parts) == {"identity", "plan"}


def test_nothing_more_than_what_is_chosen_leaves(desk: Desk) -> None:
    person = person_with_much(desk)
    consent(desk, person, outside_keys(SCHOOL))
    extracts, papers = made(desk)
    view = extracts.look(person, ExtractKind.FGU, "fgu  øst")
    found = keys(view)
    assert {"Jeg vil være kok", "Angst", "Begynde på skolen", "Praktik", "Mie Mentor, Mentor"} <= set(found)
    assert "Gammelt" not in str(view.lines)
    suggested = {one.piece.text for one in view.lines if one.suggested}
    assert "Begynde på skolen" in suggested and "Angst" not in suggested
    extracts.make(person, ExtractKind.FGU, SCHOOL, [found["Begynde på skolen"], found["Praktik"]])
    told = everything(papers[0])
    assert "Begynde på skolen" in told and "Praktik" in told and "Køkkenet" in told
    for other in ("kok", "Angst", "Mie Mentor", "Sove", "Psykolog"):
        assert other not in told
    assert (papers[0].bases[0].given_by, papers[0].bases[0].given_on) == ("Emma Prøvesen", TODAY)


def test_what_was_chosen_is_suggested_the_next_time(desk: Desk) -> None:
    person = person_with_much(desk)
    consent(desk, person, outside_keys(SCHOOL))
    extracts, _ = made(desk)
    view = extracts.look(person, ExtractKind.FGU, SCHOOL)
    extracts.make(person, ExtractKind.FGU, SCHOOL, [keys(view)["Angst"]])
    again = extracts.look(person, ExtractKind.FGU, SCHOOL)
    assert {one.piece.text for one in again.lines if one.suggested and not one.always} == {"Angst"}
    other = extracts.look(person, ExtractKind.START, SCHOOL)
    assert {one.piece.text for one in other.lines if one.suggested} >= {"Jeg vil være kok"}


def test_what_the_plan_may_not_hold_does_not_leave_it_either(desk: Desk) -> None:
    person = person_with_much(desk)
    health = (*USUAL, Part.GOALS_HEALTH, Part.MEASURES_HEALTH)
    consent(desk, person, outside_keys(SCHOOL), health)
    extracts, _ = made(desk)
    held = {one.piece.text: one.reason for one in extracts.look(person, ExtractKind.FGU, SCHOOL).held}
    assert held["Sove om natten"] is held["Psykolog"] is Reason.PLAN_CONSENT_MISSING
    desk.consent(person, (), (Part.GOALS_HEALTH, Part.MEASURES_HEALTH), (Use.PLAN,))
    view = extracts.look(person, ExtractKind.FGU, SCHOOL)
    line = next(one for one in view.may_go if one.piece.text == "Psykolog")
    assert not line.suggested  # relevant and necessary: education and work, until somebody chooses more


def test_a_protected_name_goes_to_no_school(desk: Desk) -> None:
    person = person_with_much(desk)
    desk.do.people.correct(person, protected_name=True)
    consent(desk, person, outside_keys(SCHOOL))
    extracts, papers = made(desk)
    assert all(one.key != "who" for one in extracts.look(person, ExtractKind.START, SCHOOL).may_go)
    with pytest.raises(NotAllowed) as refused:
        extracts.make(person, ExtractKind.START, SCHOOL, ())
    assert refused.value.code == "protected-name-on-paper" and not papers


def test_a_unit_of_the_municipality_is_no_school_whatever_it_is_sent(desk: Desk) -> None:
    person = person_with_much(desk)
    extracts, papers = made(desk)
    unit = desk.do.desk.profile.units[0].public_name
    assert not extracts.look(
        person, ExtractKind.START, unit
    ).may_go  # the law opens the contact person to schools alone
    consent(desk, person, outside_keys(unit))
    extracts.make(person, ExtractKind.START, unit, ())
    extracts.make(person, ExtractKind.START, SCHOOL, ())
    assert [(one.called, one.school) for one in papers] == [("Uddannelsesplan", False), ("", True)]


def test_a_consent_that_names_one_person_does_not_open_the_whole_place(desk: Desk) -> None:
    person = person_with_much(desk)
    teacher = NetworkPerson(
        id=new(desk), person=person, network=NetworkKind.PROFESSIONAL, name="Lis Lærer", organisation="Sundskolen"
    )
    keep(desk, teacher, PhoneEntry(id=new(desk), person="", sort=EntryKind.SCHOOL, name="Havneskolen"))
    consent(desk, person, (f"person:{teacher.id}", "name:sejlskolen"))
    extracts, _ = made(desk)
    names = {one.name for one in extracts.receivers(person)}
    assert {"Havneskolen", SCHOOL, "Sundskolen", "Lis Lærer, Sundskolen", "Sejlskolen"} <= names
    assert "Praktik" in keys(extracts.look(person, ExtractKind.START, "Lis Lærer, Sundskolen"))
    assert "Praktik" in keys(extracts.look(person, ExtractKind.START, "Sejlskolen"))
    assert "Praktik" not in keys(extracts.look(person, ExtractKind.START, "Sundskolen"))


def test_nobody_gets_nothing_and_what_left_is_not_undone(desk: Desk) -> None:
    person = person_with_much(desk)
    extracts, _ = made(desk)
    assert extracts.look(person, ExtractKind.START, " ").may_go == ()
    with pytest.raises(Invalid):
        extracts.make(person, ExtractKind.START, " ", ())
    assert not can_be_undone("extract.print")
    extracts.make(person, ExtractKind.START, SCHOOL, ())
    extracts.make(person, ExtractKind.START, SCHOOL, ())
    assert len(extracts.extracts(person)) == 1  # the same sheet on the same day
    with desk.workplace.store.unit_of_work() as uow:
        rows = [one for one in uow.audit() if one.action == "print-extract"]
    assert len(rows) == 2 and SCHOOL not in "".join(one.what + one.detail for one in rows)


def test_what_was_made_is_told_the_latest_first(desk: Desk) -> None:
    person = person_with_much(desk)
    kept = PlanExtract(id="x", person=person, recipient="A", printed_on=date(2026, 1, 1))
    later = replace(kept, id="y", printed_on=date(2026, 2, 1))
    keep(desk, kept, later)
    assert [one.id for one in desk.do.extracts.extracts(person)] == ["y", "x"]


def test_what_is_marked_for_the_fgu_is_ticked_and_what_is_not_is_left_out(desk: Desk) -> None:
    person = person_with_much(desk)
    consent(desk, person, outside_keys(SCHOOL), (*USUAL, Part.GOALS_HEALTH))
    extracts, _ = made(desk)
    with desk.do.desk.looking() as uow:
        (trial,) = (one for one in uow.of(Measure, person) if one.title == "Praktik")
    goals = {one.own_words: one for one in desk.do.plans.view(person).goals}
    desk.do.measures.change(trial.id, for_fgu=True)

    def ticked(sort: ExtractKind = ExtractKind.FGU) -> set[str]:
        return {one.piece.text for one in extracts.look(person, sort, SCHOOL).lines if one.suggested}

    assert "Praktik" in ticked() and "Begynde på skolen" not in ticked()
    assert {"Jeg vil være kok", "Ro"} <= ticked(), "the texts of the opening are as usual"
    desk.do.plans.change_goal(goals["Begynde på skolen"].id, for_fgu=True)
    desk.do.plans.change_goal(goals["Sove om natten"].id, for_fgu=True)
    assert {"Praktik", "Begynde på skolen"} <= ticked()
    assert "Praktik" in ticked(ExtractKind.START), "a mark for the FGU changes nothing for another school"
    view = extracts.look(person, ExtractKind.FGU, SCHOOL)
    assert all(one.goes for one in view.lines if one.suggested), "a mark opens nothing"
    extracts.make(person, ExtractKind.FGU, SCHOOL, ["wishes"])
    assert {"Praktik", "Begynde på skolen", "Jeg vil være kok"} <= ticked(), (
        "marked since, ticked beside the last choice"
    )
