"""Who should be responsible for a young person: what holds is answered, and it is decided who stays.

Belongs here: that thread. Does not belong here: any word of it (``resources/demo/responsibility.toml``).
"""

from __future__ import annotations

import tomllib

from ungeapp.demo.days import moment
from ungeapp.demo.stage import Stage
from ungeapp.demo.threads import Thread
from ungeapp.system import paths

STEP = "responsibility"


def thread(stage: Stage) -> Thread:
    """One young person after the other, as far as the municipality's rules ask what is answered."""
    file = paths.resources() / "demo" / "responsibility.toml"
    told = tomllib.loads(file.read_text(encoding="utf-8"))
    does = stage.a.does
    asked = {one.key for one in does.desk.profile.responsibility.questions}
    shown = []
    for number, entry in enumerate(sorted(told["young"], key=lambda one: -one["ago"])):
        yield moment(stage.days.ago(entry["ago"]), 13, 20 + number)
        person = stage.people[entry["person"]]
        answers = {key: holds for key, holds in entry["answers"].items() if key in asked}
        if answers:
            does.responsibility.answer(person, answers)
        view = does.responsibility.view(does.people.file(person))
        if view is not None and view.differs and "stays" in entry:
            does.responsibility.keep(person, entry["stays"])
        shown.append(person)
    stage.step(STEP, stage.a, shown)
