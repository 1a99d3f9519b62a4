"""A young person who was entered twice: once from the sheet, once from a telephone call where the name was heard.

Belongs here: that thread. Does not belong here: any word of it (``resources/demo/search.toml``).
"""

from __future__ import annotations

import tomllib

from ungeapp.demo.days import moment
from ungeapp.demo.stage import Stage
from ungeapp.demo.threads import Thread
from ungeapp.system import paths

STEP = "entered-twice"
_DAYS = 12  # office days before today


def entered_twice(stage: Stage) -> Thread:
    """Somebody calls about a young person whose name is spelled otherwise; the double is found in the list of them."""
    file = paths.resources() / "demo" / "search.toml"
    told = tomllib.loads(file.read_text(encoding="utf-8"))["twice"]
    does = stage.a.does
    yield moment(stage.days.ago(_DAYS), 14, 10)
    known = does.people.file(stage.people[told["person"]]).person
    double = does.people.add(
        given_name=told["given_name"],
        family_name=known.family_name,
        birth_date=known.birth_date,
        phone=told["phone"],
    )
    does.people.note_contact(double.id, told["note"], with_whom=told["with_whom"])
    stage.step(STEP, stage.a, (known.id, double.id))
