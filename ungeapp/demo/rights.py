"""What the rehearsal shows of the young person's rights: an objection, something in the bin, a case that was cleared.

Belongs here: those acts. Does not belong here: their words (``resources/demo/rights.toml``).
"""

from __future__ import annotations

import tomllib

from ungeapp.demo.stage import Stage
from ungeapp.domain.people import Contact
from ungeapp.system import paths


def play(stage: Stage, person: str) -> None:
    """At desk A, about the young person of the story, at the end of it; and one who is not there any more."""
    told = tomllib.loads((paths.resources() / "demo" / "rights.toml").read_text(encoding="utf-8"))
    does = stage.a.does
    stage.minutes(5)
    about = does.people.file(person).of(Contact)[-1]
    does.rights.object(person, record=about.id, field="text", text=told["objection"]["text"])
    stage.minutes(2)
    wrong = does.people.note_contact(person, told["taken_out"]["text"])
    stage.minutes(1)
    does.people.remove(Contact, wrong.id, told["taken_out"]["reason"])
    gone = told["cleared"]
    stage.minutes(10)
    other = does.people.add(given_name=gone["given"], family_name=gone["family"], birth_date=gone["born"])
    does.people.note_contact(other.id, gone["contact"])
    stage.minutes(5)
    does.rights.confirm_journalised(other.id, system=gone["system"], case_number=gone["case_number"])
    does.rights.clear(other.id, typed=gone["case_number"], witness=gone["witness"])
