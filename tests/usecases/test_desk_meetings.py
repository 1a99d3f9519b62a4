"""Meetings between departments: about nobody, held, closed, printed, and coming back by themselves."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

import pytest

from tests.desks import Desk
from tests.forms.reading_pdf import page_texts
from ungeapp import texts
from ungeapp.bootstrap import shipped_definitions
from ungeapp.domain.desk_meetings import DeskMeeting, DeskNote, note_id
from ungeapp.domain.errors import Invalid, NotAllowed
from ungeapp.domain.format_groups import FormatGroup
from ungeapp.domain.formats import MeetingFormat

FORMATS = [one for one in shipped_definitions().formats() if one.about_nobody]
DAY = date(2026, 12, 2)


def read(desk: Desk, meeting: str) -> str:
    return " ".join(" ".join(page_texts(desk.do.desk_meetings.paper(meeting).content)).replace("\xad", "").split())


@pytest.mark.parametrize("format", FORMATS, ids=lambda one: one.ref.id)
def test_it_is_planned_held_closed_and_printed(desk: Desk, format: MeetingFormat) -> None:
    texts.use("da")
    does = desk.do.desk_meetings
    meeting = does.plan(format.ref.id, on=DAY, at=time(8, 30)).id
    does.arrange(meeting, theme="Bostøtte og mentor", place="Multisalen", attending="Job og Velfærd\nSocialafdelingen")
    view = does.view(meeting)
    required = [one for one in view.definition.agenda if one.required]
    assert required
    with pytest.raises(NotAllowed, match="point"):
        does.close(meeting)
    for item in required:
        does.write(meeting, item.key, " \n ")
    assert does.view(meeting).missing == tuple(one.title for one in required)
    for item in view.definition.agenda:
        does.write(meeting, item.key, f"Vi talte om {item.key}")
    does.close(meeting)
    with pytest.raises(NotAllowed, match="closed"):
        does.write(meeting, required[0].key, "Mere")
    paper = read(desk, meeting)
    assert "Bostøtte og mentor" in paper and "Multisalen" in paper and "Job og Velfærd, Socialafdelingen" in paper
    assert all(item.title.split()[0] in paper for item in view.definition.agenda)
    does.reopen(meeting, "Der manglede en aftale")
    assert does.view(meeting).meeting.closed_at is None


def test_closed_it_is_frozen_and_printed_so_and_opened_again_only_for_a_reason(desk: Desk) -> None:
    texts.use("da")
    does = desk.do.desk_meetings
    meeting = does.plan(FORMATS[0].ref.id, on=DAY, at=time(8, 30)).id
    points = [one.key for one in does.view(meeting).definition.agenda]
    for key in points:
        does.write(meeting, key, "Som vi lukkede det")
    does.close(meeting)
    with desk.do.desk.acting("desk-meeting.write") as uow:  # as a later repair of the record would
        note = uow.get(DeskNote, note_id(meeting, points[0]))
        uow.put(replace(note, text="Skrevet bagefter"))
        uow.put(replace(uow.get(DeskMeeting, meeting), theme="Andet tema"))
    paper = read(desk, meeting)
    assert "Skrevet bagefter" not in paper and "Andet tema" not in paper and "Som vi lukkede det" in paper
    with pytest.raises(Invalid, match="reason"):
        does.reopen(meeting, "  ")
    does.reopen(meeting, "Der manglede en aftale")
    assert does.view(meeting).meeting.reopened_because == "Der manglede en aftale"
    assert "Skrevet bagefter" in read(desk, meeting)
    with pytest.raises(NotAllowed, match="not-closed"):
        does.reopen(meeting, "En gang til")
    does.close(meeting)
    with desk.do.desk.looking() as uow:
        assert [one.n for one in uow.snapshots(meeting)] == [1, 2]


@pytest.mark.parametrize("format", FORMATS, ids=lambda one: one.ref.id)
def test_the_next_one_is_suggested_on_the_same_weekday(desk: Desk, format: MeetingFormat) -> None:
    does = desk.do.desk_meetings
    for step in format.meetings:
        meeting = does.plan(format.ref.id, on=DAY, at=time(8, 30), step=step.key).id
        days = does.view(meeting).suggested
        if step.repeat is None:  # its document does not say how often they meet
            assert not days
            continue
        assert len(days) == len({step.repeat.months, step.repeat.to_months})
        assert all(one.weekday() == DAY.weekday() and one > DAY for one in days)
        does.arrange(meeting, attending="Kun os", place="Her")
        following = does.plan(format.ref.id, on=days[0], at=time(8, 30), step=step.key, after=meeting)
        assert (following.attending, following.place) == ("Kun os", "Her")
        assert does.view(meeting).following == following


def test_a_person_written_into_it_is_noticed(desk: Desk) -> None:
    desk.person("Emma", "Prøvesen")
    does = desk.do.desk_meetings
    meeting = does.plan(FORMATS[0].ref.id, on=DAY, at=time(8, 30)).id
    item = does.view(meeting).definition.agenda[0].key
    does.write(meeting, item, "Vi talte om Emma Prøvesen, 710905-4243")
    assert {(one.field, one.name) for one in does.view(meeting).noticed} == {(item, ""), (item, "Emma Prøvesen")}


@pytest.mark.parametrize("field", ["theme", "place", "leader", "attending"])
@pytest.mark.parametrize("text", ["Hos Emma Prøvesen", "Emma PROEVESEN", "ringede til emma prøvesen"])
def test_a_person_is_noticed_in_every_field_however_the_name_is_written(desk: Desk, field: str, text: str) -> None:
    desk.person("Emma", "Prøvesen")
    does = desk.do.desk_meetings
    meeting = does.plan(FORMATS[0].ref.id, on=DAY, at=time(8, 30)).id
    does.arrange(meeting, **{field: text})
    assert {(one.field, one.name) for one in does.view(meeting).noticed} == {(field, "Emma Prøvesen")}


def test_they_are_no_course_of_anybody_and_a_course_is_none_of_them(desk: Desk) -> None:
    person = desk.person().id
    assert not any(one.format.about_nobody for one in desk.do.courses.offered(person))
    with pytest.raises(NotAllowed, match="nobody"):
        desk.do.courses.start(person, FORMATS[0].ref.id, {})
    about_somebody = next(one for one in shipped_definitions().formats() if not one.about_nobody)
    with pytest.raises(Invalid, match="somebody"):
        desk.do.desk_meetings.plan(about_somebody.ref.id, on=DAY, at=time(8, 30))
    assert {group for _format, group in desk.do.desk_meetings.offered()} == {FormatGroup.OWN}


def test_those_to_come_stand_first(desk: Desk) -> None:
    does = desk.do.desk_meetings
    late, soon = (does.plan(FORMATS[0].ref.id, on=day, at=time(9)).id for day in (date(2027, 3, 3), DAY))
    assert [one.id for one in does.list()] == [soon, late]
    view = does.view(soon)
    for item in view.definition.agenda:
        does.write(soon, item.key, "Noget")
    does.close(soon)
    assert [one.id for one in does.list()] == [late, soon]
    does.remove(late, "aflyst")
    assert [one.id for one in does.list()] == [soon]
