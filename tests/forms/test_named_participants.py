"""Who takes part, as the documents and the law name them, and what a guide says where its source asks for nothing."""

from __future__ import annotations

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
        assert rule.municipal and rule.obligation is Obligation.MUST and isinstance(rule.when, Is), kind


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


@pytest.mark.parametrize("id", ["tvaerfagligt-team", "samarbejdsmoede", "samarbejdsforum", "saarbare-gravide"])
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
