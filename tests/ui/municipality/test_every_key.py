"""Nothing stands in a profile for nothing: what each key says is found where it is read, or does what it is for.

A profile in which every text is another one is taken into use; then the page *Kommunen*, the telephone book, a letter and
a guide are looked through for each of them.
"""

from __future__ import annotations

import ast
import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from tests.forms.documents import content
from tests.forms.reading_pdf import page_texts
from tests.ui import looking
from tests.ui.desk import TestDesk, open_desk
from ungeapp import texts
from ungeapp.forms.documents.letter import letter
from ungeapp.forms.pdf import write_pdf
from ungeapp.system import paths
from ungeapp.ui.desk_window import DeskWindow
from ungeapp.ui.municipality.page import MunicipalityPage
from ungeapp.ui.navigation import Place
from ungeapp.ui.people.presenter import PeoplePresenter
from ungeapp.ui.plan_versions.presenter import VersionsPresenter
from ungeapp.usecases.letterheads import sender_of

PROFILE = """
[profile]
key = "viborg"
name = "N01"
version = 90
source = "K01"
model = "anchor"
[meetings]
notice_days = 47
notice_source = "K02"
slot = { weekday = "friday", start = 07:41:00, end = 08:43:00 }
slot_source = "K03"
[closed]
dates = [2027-03-19]
saturday_counts = true
day = [{ month = 9, day = 23, label = "N02" }]
[scope]
min_grade = 6
min_age = 11
max_age = 33
[reminders]
consent_review_months = 17
handover_answer_days = 19
progress_days = 37
[letters]
reply_text = "N03"
companion_text = "N04"
footer = "N05"
[[model]]
key = "anchor"
text = "N48"
source = "K25"
unit_kind = "youth"
[[label]]
word = "coordinator"
text = "N06"
role = "coordinator"
source = "K04"
[[label]]
word = "contact-person"
text = "N07"
role = "contact-person"
source = "K05"
[[label]]
word = "youth-guide"
text = "N08"
role = "youth-guide"
source = "K06"
[[label]]
word = "plan"
text = "N09"
source = "K07"
[[label]]
word = "team"
text = "N10"
source = "K08"
[[label]]
word = "entrance"
text = "N11"
source = "K09"
[[label]]
word = "guidance"
text = "N12"
role = "guidance-counsellor"
source = "K10"
[[range]]
key = "some"
title = "N13"
source = "K11"
from_age = 12
to_age = 26
[[range]]
key = "grade"
title = "N14"
source = "K12"
from_grade = 5
[[reserved]]
key = "weeks"
title = "N15"
times_a_year = 3
weeks_each = 4
source = "K13"
week = [{ year = 2028, week = 38 }]
[[role]]
role = "mentor"
name = "N16"
when = "N17"
tasks = ["N18"]
until = "N19"
source = "K14"
[[absence_counter]]
institution = "N20"
partner = "one"
days = 29
more_than = true
contact = "N21"
source = "K15"
[[unit]]
key = "job-og-velfaerd"
name = "N22"
public_name = "N23"
kind = "employment"
phone = "12 34 56 78"
email = "n24@eksempel.invalid"
address = "N25"
source = "K16"
[[unit]]
key = "below"
name = "N26"
kind = "youth"
under = "job-og-velfaerd"
source = "K17"
"""
FILES = {
    "profile.toml": PROFILE,
    "responsibility.toml": """
[responsibility]
title = "N27"
source = "K18"
[[rule]]
purpose = "responsible"
unit = "below"
reason = "N28"
source = "K19"
""",
    "procedures.toml": """
[procedures]
title = "N29"
[[procedure]]
key = "one"
title = "N30"
text = "N31"
unit = "below"
source = "K20"
""",
    "partners.toml": """
[partners]
title = "N32"
source = "K21"
[[partner]]
key = "one"
name = "N33"
kind = "N34"
""",
    "targets.toml": """
[targets]
title = "N35"
[[definition]]
key = "one"
text = "N36"
source = "K22"
[[target]]
key = "one"
title = "N37"
definition = "one"
measured_as = "per-cent"
direction = "at-least"
goal = { value = 97, when = "N38" }
baseline = { value = 83, when = "N39" }
measured = [{ value = 89, when = "N40", part = 8, whole = 9 }]
frequency = "yearly"
figures_from = "N41"
note = "N42"
source = "K23"
""",
    "deadlines.toml": """
[rules]
title = "N43"
[[deadline]]
id = "d24"
title = "N44"
trigger = "Noget"
stop = "Noget andet"
offset = 53
standing = "local"
source = "K24"
""",
    "offers.toml": """
[offers]
title = "N45"
source = "K18"
as_of = "2019"
""",
}
CODES = {
    "key",
    "word",
    "role",
    "kind",
    "unit_kind",
    "under",
    "unit",
    "purpose",
    "definition",
    "measured_as",
    "direction",
    "frequency",
}
CODES |= {
    "partner",
    "more_than",
    "model",
    "weekday",
    "id",
    "standing",
    "trigger",
    "stop",
    "version",
    "saturday_counts",
    "as_of",
    "month",
}
"""Codes, and what the tests of the deadlines, the offers and the rules of responsibility hold to account."""


def said(table: dict[str, Any]) -> Iterator[str]:
    """Every text and number that stands in a file, but codes."""
    for key, value in table.items():
        if key in CODES:
            continue
        for one in value if isinstance(value, list) else [value]:
            if isinstance(one, dict):
                yield from said(one)
            elif isinstance(one, str | int):
                yield str(one)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[TestDesk]:
    texts.use(texts.DANISH)
    made = open_desk(tmp_path / "store")
    shipped = tomllib.loads((paths.resources() / "profiles" / "viborg" / "offers.toml").read_text(encoding="utf-8"))
    assert shipped["offer"], "an offer is needed to tell of a title"
    offer = '[[offer]]\ncode = "one"\ntitle = "N47"\nstate = "running"\nareas = ["education"]\n'
    made.intentions.profiles.adopt_folder(FILES | {"offers.toml": FILES["offers.toml"] + offer})
    yield made
    made.workplace.close()


def words_of(window: DeskWindow, desk: TestDesk) -> str:
    desk.surroundings.navigator.go(Place("municipality"))
    page = window.findChild(MunicipalityPage)
    assert isinstance(page, MunicipalityPage)
    found: list[str] = []
    for key in ("units", "procedures", "words", "targets"):
        page.tabs.show_tab(key)
        looking.settled(window)
        assert (looking.nameless(page), looking.cut(page)) == ([], [])
        found += looking.words(page)
    for kind in ("offers", "phonebook"):
        desk.surroundings.navigator.go(Place(kind))
        looking.settled(window)
        found += looking.words(window)
    return "\n".join(found)


def test_what_every_key_says_is_read_somewhere(qtbot: QtBot, desk: TestDesk) -> None:
    window = DeskWindow(desk.surroundings)
    qtbot.addWidget(window)
    window.resize(1280, 800)
    window.show()
    told = words_of(window, desk)
    window.leave()
    does = desk.intentions
    paper = content.letter(sender=sender_of(does.desk))
    told += "\n".join(page_texts(write_pdf(letter(paper))))
    for one in does.phone_book.book().entries:
        told += f"{one.phone} {one.email} {one.address}"
    missing = [one for text in FILES.values() for one in said(tomllib.loads(text)) if one not in told]
    assert missing == []


def test_the_words_and_times_do_what_they_are_for(desk: TestDesk) -> None:
    does, today = desk.intentions, desk.clock.now().date()
    roles = does.desk.definitions.terms("roles")
    assert [roles.label(one, today) for one in ("coordinator", "contact-person", "youth-guide")] == [
        "N06",
        "N07",
        "N08",
    ]
    person = desk.person().id
    versions = VersionsPresenter(does, person)
    assert versions.team_word == "N10"
    assert versions.situation_choices().asked.startswith("N10")
    assert "N12" in "\n".join(page_texts(does.guides.paper("frafaldsmoede").content))
    assert "N09" in "\n".join(page_texts(does.plan_papers.plan(person).content))
    people = PeoplePresenter(does)
    assert "33" in people.about_responsibility(date(1990, 1, 1))


def test_no_key_was_forgotten_above() -> None:
    asked: set[str] = set()
    for module in ("profile_reader", "profile_parts"):
        tree = ast.parse((paths.resources().parent / "ungeapp" / "forms" / f"{module}.py").read_text(encoding="utf-8"))
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.args:
                first = node.args[0]
                reads = node.func.attr not in ("complain", "report", "add", "at")
                if reads and isinstance(first, ast.Constant) and isinstance(first.value, str) and first.value.islower():
                    asked.add(first.value)
    whole = "\n".join(FILES.values())
    counted = {"codes", "formats"}  # what a target counts from cases: held to account by the tests of the figures
    rules = counted | {"question", "label", "known_from", "task", "from_age", "to_age", "all_of", "any_of", "none_of"}
    assert sorted(one for one in asked - rules if one not in whole) == []
