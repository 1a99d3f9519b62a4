"""Who takes part, as the documents and the law name them, and what a guide says where its source asks for nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.forms.documents.test_guide import paper
from ungeapp.bootstrap import shipped_definitions
from ungeapp.domain.conditions import Is
from ungeapp.domain.formats import MeetingFormat, Obligation
from ungeapp.forms.document import to_plain
from ungeapp.forms.documents.guide import guide

SHIPPED = shipped_definitions()


def newest(id: str) -> MeetingFormat:
    return SHIPPED.format(id)


def test_the_team_of_slagelse_may_hold_every_unit_the_document_names() -> None:
    """2-11: the four centres, and beside them Ungehuset and the guidance; each only where it has a part."""
    profile, (first, _revision) = SHIPPED.profile("slagelse"), newest("tvaerfagligt-team").meetings
    named = {one.unit_kind: one for one in first.participants if one.unit_kind}
    assert set(named) == {"family", "employment", "social", "citizen-service", "youth", "guidance"}
    for kind, rule in named.items():
        assert any(one.kind == kind for one in profile.units), kind
        assert rule.municipal and rule.obligation is Obligation.SHOULD and isinstance(rule.when, Is), kind


def test_team_leaders_meet_as_well_as_their_staff() -> None:
    """7.4.C-04: the sheet recommends both and obliges to neither."""
    staff, leaders = newest("samarbejdsmoede"), newest("samarbejdsforum")
    assert "Teamleder i UU" in [one.label for one in leaders.meetings[0].participants]
    for one in (staff, leaders):
        assert one.municipality == "viborg" and one.about_nobody
        assert {rule.obligation for rule in one.meetings[0].participants} == {Obligation.SHOULD}


def test_school_clubs_and_day_care_are_asked_where_the_child_is_there() -> None:
    first, second = newest("ssd-moede").meetings
    conditions = {one.role: one.when for one in first.participants}
    assert conditions["after-school"] == Is("i-sfo", True) and conditions["day-care"] == Is("i-dagtilbud", True)
    assert second.participants == first.participants


LISTED = [
    "visitation-ungestoette",
    "overgangsmoede",
    "akut-overgang",
    "sparringsmoede",
    "frafaldsmoede",
    "overlevering-ungdomsuddannelse",
    "overlevering-institutioner",
    "tvaerfagligt-team",
    "fravaerssamtale",
]
"""Their documents name who could be there and oblige nobody to come."""


@pytest.mark.parametrize("id", LISTED)
def test_nobody_has_to_come_where_the_document_only_names_them(id: str) -> None:
    duties = {rule.obligation for one in newest(id).meetings for rule in one.participants}
    assert (
        Obligation.MUST not in duties and "skal komme" not in str(to_plain(guide(paper(newest(id))))).split("Kilde:")[0]
    )


def test_the_first_talk_is_with_the_team_the_sheet_names() -> None:
    """7.4.C-03: Team Uddannelseshjælp, not the first unit of its kind."""
    (unit,) = {rule.unit for rule in newest("foerste-samtale").meetings[0].participants if rule.municipal}
    assert SHIPPED.profile("viborg").has_unit(unit or "") and unit == "team-uddannelseshjaelp"


@pytest.mark.parametrize("id", ["overlevering-ungdomsuddannelse", "overlevering-institutioner", "fravaerssamtale"])
def test_a_source_that_names_no_caller_is_said_to_name_none(id: str) -> None:
    assert "Kilden siger det ikke: aftal det med" in str(to_plain(guide(paper(newest(id)))))


@pytest.mark.parametrize("id", ["samarbejdsmodellen", "paragraf-115-moede", "frit-netvaerksmoede"])
def test_a_guide_tells_no_day_that_its_source_does_not_tell(id: str) -> None:
    format = newest(id)
    assert "Gælder" not in str(to_plain(guide(paper(format)))) and format.valid_on(date.min)
    ended = replace(format, valid_to=date(2031, 12, 31))
    assert "Gælder til og med 31. december 2031. Version" in str(to_plain(guide(paper(ended))))


def test_under_thirty_is_read_without_the_thirtieth_birthday() -> None:
    """2-01, 2-09: the document says *under 30* and *op til 30*."""
    assert newest("tvaerfagligt-team").target.max_age == SHIPPED.profile("slagelse").max_age == 29


def test_criteria_that_ask_for_fewer_than_the_act_say_so_in_the_window_and_on_paper() -> None:
    found = SHIPPED.criteria("fgu-maalgruppe")
    assert "Loven nævner flere kriterier" in found.intro and "ikke alle kriterier" in found.source


@pytest.mark.parametrize("id", [*LISTED, "samarbejdsmoede", "samarbejdsforum", "saarbare-gravide"])
def test_what_no_document_says_is_called_a_proposal(id: str) -> None:
    assert "er et forslag" in newest(id).source
    assert "minutter (forslag)" in str(to_plain(guide(paper(newest(id)))))


def test_the_first_contact_names_no_municipality_for_its_points() -> None:
    checklist = SHIPPED.checklist("foerste-kontakt")
    assert "De øvrige punkter er programmets forslag" in checklist.source
    assert not any("Kommune" in one for one in (checklist.source, *(item.source for item in checklist.items)))


@pytest.mark.parametrize("format", SHIPPED.formats(), ids=lambda one: one.ref.id)
def test_every_meeting_says_what_it_must_lead_to_or_that_nothing_is_asked(format: MeetingFormat) -> None:
    told = str(to_plain(guide(paper(format))))
    assert told.count("'Det skal I nå'") == len(format.meetings)
    for meeting in format.meetings:
        asked = any(one.required for one in meeting.agenda)
        assert meeting.outputs or asked or "Der kræves ikke noget bestemt" in told
