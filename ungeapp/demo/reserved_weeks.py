"""The weeks a municipality keeps free for transition meetings, written into its own profile, and a meeting booked in one.

Belongs here: laying the municipality's profile beside the stores, and that thread. Does not belong here: any word of it
(``resources/demo/reserved_weeks.toml``), how a meeting finds its week (``domain/scheduling.py``).
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from datetime import date, timedelta

from ungeapp.bootstrap import MUNICIPAL, shipped_definitions
from ungeapp.demo import meeting_room
from ungeapp.demo.days import Days, moment
from ungeapp.demo.folder import RehearsalFolder
from ungeapp.demo.script import Node
from ungeapp.demo.stage import Stage
from ungeapp.demo.threads import Thread
from ungeapp.system import paths
from ungeapp.system.files import private_folder, write_private
from ungeapp.wording import long_day

STEP = "reserved-weeks"
_WEEK, _OFFICE_DAYS = timedelta(days=7), 5


def lay_profile(folder: RehearsalFolder, profile: str, days: Days) -> None:
    """The municipality's own copy of its profile, one version on, with the weeks its source leaves to it to name."""
    known = shipped_definitions().profile(profile)
    (kept,) = known.reserved
    files = shipped_definitions().profile_files(profile, profile)
    head = files["profile.toml"].replace("version = 1\n", f"version = {known.version + 1}\n", 1)
    entry = "\n    [[reserved.week]]\n    year = {}\n    week = {}\n"
    weeks = "".join(entry.format(*one.isocalendar()[:2]) for one in mondays(days, kept.weeks_each))
    source = f'"{kept.source}"\n'
    files["profile.toml"] = head.replace(f"source = {source}", f"source = {source}{weeks}", 1)
    target = private_folder(private_folder(folder.root / MUNICIPAL) / "profiles") / profile
    private_folder(target)
    for name, text in files.items():
        write_private(target / name, text.encode())


def mondays(days: Days, each: int) -> Iterator[date]:
    """Weeks one after the other with nothing closed: once before long, and once half a year on."""
    for ahead in _told()["ahead"]:
        first = days.today + timedelta(days=ahead)
        first -= timedelta(days=first.weekday())
        while not all(_open(days, first + number * _WEEK) for number in range(each)):
            first += _WEEK
        yield from (first + number * _WEEK for number in range(each))


def _open(days: Days, monday: date) -> bool:
    return all(days.is_office(monday + timedelta(days=number)) for number in range(_OFFICE_DAYS))


def thread(stage: Stage) -> Thread:
    """Somebody turns 17 before long: the meeting lands in the last reserved week before that, and is called."""
    told, does = _told(), stage.a.does
    yield moment(stage.days.past(told["past"]), 14, 35)
    person = stage.people[told["person"]]
    does.consents.give(person, stage.script.consent(told["consent"]))
    course = does.courses.start(person, told["format"], told["answers"])
    (meeting,) = course.meetings
    does.meetings.arrange(meeting.id, place=told["place"])
    for one in does.meetings.read(meeting.id).participants:
        if one.role in told["names"]:
            does.meetings.set_participant(one.id, name=told["names"][one.role])
    stage.minutes(4)
    does.meetings.call(meeting.id)
    meeting_room.replies(stage, stage.a, meeting.id, told["replies"])
    files = stage.papers("brev-5", does.letters.for_all(meeting.id))
    files.append(stage.paper("moede-5-indkaldt", does.letters.calendar(meeting.id)))
    assert meeting.starts is not None  # it was reckoned from the birthday
    day = meeting.starts.date()
    stage.step(STEP, stage.a, (person, meeting.id), files, day=long_day(day), week=day.isocalendar().week)


def _told() -> Node:
    file = paths.resources() / "demo" / "reserved_weeks.toml"
    return tomllib.loads(file.read_text(encoding="utf-8"))
