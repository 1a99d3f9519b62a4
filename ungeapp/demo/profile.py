"""The municipality works on its next profile, mentors have room, and somebody came in by the entrance to a school elsewhere.

Belongs here: these acts at desk A. Does not belong here: any word of them (``resources/demo/profile.toml``), the profile that
comes as a file (``municipal.py``).
"""

from __future__ import annotations

import tomllib
from datetime import timedelta

from ungeapp.demo.days import moment
from ungeapp.demo.folder import OUT, RehearsalFolder
from ungeapp.demo.script import Node
from ungeapp.demo.stage import Stage
from ungeapp.demo.threads import Thread
from ungeapp.domain.phone_book import EntryKind
from ungeapp.domain.status import StatusKind
from ungeapp.system import paths

STEP, CAME = "profile-next", "came-in"
_FOLDER = "profil"


def told() -> Node:
    """The words of these acts."""
    found: Node = tomllib.loads((paths.resources() / "demo" / "profile.toml").read_text(encoding="utf-8"))
    return found


def thread(stage: Stage) -> Thread:
    """One young person comes in and begins at a school elsewhere; mentors stand in the phone book and support."""
    words, does = told(), stage.a.does
    came = words["came"]
    yield moment(stage.days.ago(came["ago"]), 13, 20)
    person = stage.people[came["person"]]
    today = does.desk.today()
    does.statuses.add(person, StatusKind.ENTRANCE, code=came["code"], title=came["why"], from_on=today)
    does.statuses.add(
        person,
        StatusKind.EDUCATION,
        code=came["education"],
        title=came["title"],
        place=came["place"],
        home_municipality=came["home"],
        from_on=today + timedelta(days=came["begins_in"]),
    )
    does.plans.write(person, expectations=came["expectations"])
    stage.step(CAME, stage.a, (person,))
    for one in words["mentor"]:
        stage.minutes(2)
        does.phone_book.add(
            one["name"], sort=EntryKind.MENTOR, phone=one["phone"], area=one["area"], places=one["places"]
        )
        for young in one["supports"]:
            does.support.add(
                stage.people[young],
                name=one["name"],
                role="mentor",
                basis=one["basis"],
                phone=one["phone"],
                internal=False,
            )


def play(stage: Stage) -> None:
    """The profile in use is copied, changed, and waits with one slip in it."""
    made = stage.a.does.profiles.copy_into(stage.folder.root / OUT / _FOLDER)
    for change in told()["change"]:
        path = made / change["file"]
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace(change["old"], change["new"], 1), encoding="utf-8")
    stage.minutes(3)
    stage.step(STEP, stage.a, (), [f"{OUT}/{_FOLDER}"], number=stage.a.does.desk.profile.version + 1)


def kept_in(folder: RehearsalFolder, municipality: str) -> str:
    """Where the copy lies."""
    return str(folder.root / OUT / _FOLDER / municipality)
