"""A municipality makes its profile its own, and hands it to a caseworker.

Karen copies the profile of Viborg, changes a deadline, a unit and a checklist, has it checked and seals it. Jens looks at what
changed and takes it into use: what he has begun stays as it was, what he begins now is new, and he can go back. Neither has a
mouse. Nobody in the story exists; the numbers are replacement numbers.
"""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from tests.journeys.conftest import Sit
from tests.journeys.desks import reads_in_the_sheet
from tests.journeys.keyboard import Person
from tests.journeys.test_two_desks import Story, two_desks_that_know_each_other
from ungeapp.system import paths
from ungeapp.system.clock import FixedClock
from ungeapp.usecases.ports.rows import AuditRow

CHECKLIST = "foerste-kontakt"
ITEM = """
[[item]]
key = "noeglekort"
title = "Har den unge fået et nøglekort til Ungehuset?"
guidance = "Det ligger i receptionen."
kind = "yes-no"
part = "contact"
"""


@pytest.mark.timeout(180)
def test_a_profile_is_made_one_s_own_and_used_elsewhere(
    sit: Sit, clock: FixedClock, tmp_path: Path, printer: Path
) -> None:
    post = tmp_path / "post"
    post.mkdir()
    story = Story(sit("karen"), sit("jens"), clock, post, printer)
    two_desks_that_know_each_other(story)
    karen, jens = story.karen, story.jens
    jens.goes_to_page("I dag")
    reads_in_the_sheet(jens)
    emma, noah = (jens.store.people.search(one)[0].id for one in ("emma", "noah"))
    jens.store.course_lists.begin(emma, CHECKLIST)

    folder = copies_the_profile(karen, tmp_path / "karen-kommune")
    changes_it(folder)
    sealed = checks_and_seals(karen, folder, post / "profil.ungepakke")

    looks_and_takes_it_into_use(jens, sealed)
    jens.store.course_lists.begin(noah, CHECKLIST)
    assert points(jens, emma) == 0, "what was begun keeps its version"
    assert points(jens, noah) == 1
    rule = next(one for one in jens.store.desk.definitions.deadlines(clock.now().date(), "viborg") if one.id == "d17")
    assert rule.offset == 5
    assert karen.store.desk.profile.version == 4, "sealing is not taking into use"

    jens.activates("Gå tilbage til udgaven før")
    jens.waits_for("Udgave 4 er i brug igen")
    assert jens.store.desk.profile.unit_name("familieafdelingen") == "Familieafdelingen"
    assert (points(jens, emma), points(jens, noah)) == (0, 1), "both keep what they were begun with"
    clock.set(clock.now() + timedelta(minutes=1))
    actions = [one.action for one in audit(jens)]
    assert actions.index("profile-undo") < actions.index("profile-adopt") < actions.index("package-preview")
    assert [one.action for one in audit(karen) if one.action.startswith("profile-")] == ["profile-seal", "profile-copy"]


def audit(person: Person) -> tuple[AuditRow, ...]:
    with person.store.desk.looking() as uow:
        return uow.audit()


def points(person: Person, young: str) -> int:
    run = person.store.course_lists.view(young, CHECKLIST).run
    return sum(one.key == "noeglekort" for one in run.checklist.items)


def opens_the_versions(person: Person) -> None:
    person.goes_to_page("Indstillinger")
    person.activates("Se kommunens profil")
    person.turns_to("Udgaver af profilen")


def copies_the_profile(karen: Person, place: Path) -> Path:
    place.mkdir()
    opens_the_versions(karen)
    karen.activates("Lav en ny udgave …")
    karen.with_file(place).activates("Kopiér profilen til en mappe …")
    karen.waits_for("Profilen er kopieret til")
    return place / "viborg"


def changes_it(folder: Path) -> None:
    """In an editor: a unit, a deadline, a checklist, and a slip."""
    profile, deadlines = folder / "profile.toml", folder / "deadlines.toml"
    text = profile.read_text(encoding="utf-8")
    text = text.replace('name = "Familieafdelingen"', 'name = "Familie og Unge"', 1)
    profile.write_text(text.replace('kind = "youth"', 'kind = "Youth"', 1), encoding="utf-8")
    text = deadlines.read_text(encoding="utf-8")
    assert "offset = 7\n" in text
    deadlines.write_text(text.replace("offset = 7\n", "offset = 5\n", 1), encoding="utf-8")
    shipped = (paths.resources() / "checklists" / f"{CHECKLIST}.1.toml").read_text(encoding="utf-8")
    (folder / "checklists").mkdir()
    own = folder / "checklists" / f"{CHECKLIST}.90.toml"
    own.write_text(shipped.replace("version = 1", "version = 90", 1) + ITEM, encoding="utf-8")


def checks_and_seals(karen: Person, folder: Path, sealed: Path) -> Path:
    karen.activates("Tjek igen")
    wrong = (folder / "profile.toml").read_text(encoding="utf-8").split("\n").index('kind = "Youth"') + 1
    karen.waits_for("Der er én fejl i profilen", "profile.toml", str(wrong))
    text = (folder / "profile.toml").read_text(encoding="utf-8")
    (folder / "profile.toml").write_text(text.replace('kind = "Youth"', 'kind = "youth"'), encoding="utf-8")
    karen.activates("Tjek igen")
    karen.waits_for("Udgave 5 er i orden", "Familieafdelingen hedder nu Familie og Unge", "5 dage")
    karen.fills("Et par ord til modtageren", "Gælder fra i dag")
    karen.presses_and_saves("Ctrl+Return", sealed)
    karen.waits_for("Profilen er forseglet til 1 skrivebord")
    return sealed


def looks_and_takes_it_into_use(jens: Person, sealed: Path) -> None:
    opens_the_versions(jens)
    jens.with_file(sealed).activates("Hent en ny udgave …")
    jens.waits_for("Familieafdelingen hedder nu Familie og Unge", "Den første kontakt", "Gælder fra i dag")
    assert jens.store.desk.profile.version == 4, "looking changes nothing"
    jens.press("Ctrl+Return")
    jens.waits_for("Udgave 5 er nu i brug")
    assert jens.store.desk.profile.unit_name("familieafdelingen") == "Familie og Unge"
