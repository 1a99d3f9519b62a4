"""Criteria and checklists of a course are read strictly: what is wrong is told with its place and reason."""

from __future__ import annotations

from pathlib import Path

import pytest

from ungeapp.forms.criteria_reader import read_criteria
from ungeapp.forms.definition_reader import FaultyDefinition
from ungeapp.forms.definitions import Definitions
from ungeapp.system import paths

HEAD = """
[criteria]
id = "prøve"
version = 1
title = "Prøve"
intro = "En prøve."
source = "Opdigtet"
part = "plan"
valid_from = 2024-01-01
""".replace('"prøve"', '"proeve"')
FIRST = """
[[question]]
key = "foerste"
title = "Første?"
guidance = "Svar."
source = "Opdigtet"
kind = "yes-no"
part = "plan"
"""
YES = """
[[outcome]]
key = "ja"
kind = "in"
title = "Ja"
text = "Ja."
when = { fact = "foerste", is = true }
"""
ELSE = """
[[outcome]]
key = "nej"
kind = "out"
title = "Nej"
text = "Nej."
"""


def problems(text: str) -> str:
    with pytest.raises(FaultyDefinition) as refused:
        read_criteria(text.encode(), "proeve.1.toml", "unge", "")
    return str(refused.value)


def test_a_small_one_is_read() -> None:
    found = read_criteria((HEAD + FIRST + YES + ELSE).encode(), "proeve.1.toml", "unge", "")
    assert [one.key for one in found.outcomes] == ["ja", "nej"] and str(found.ref) == "unge/proeve/1"


def test_a_way_that_ends_in_nothing_is_refused() -> None:
    assert "foerste = no" in problems(HEAD + FIRST + YES)


def test_an_outcome_nothing_leads_to_is_refused() -> None:
    never = YES.replace('key = "ja"', 'key = "aldrig"')
    assert "aldrig" in problems(HEAD + FIRST + YES + never + ELSE)


def test_a_condition_looks_at_earlier_questions_only() -> None:
    later = FIRST.replace("foerste", "anden")
    early = FIRST.replace('part = "plan"', 'part = "plan"\nwhen = { fact = "anden", is = true }')
    assert "question[1].when" in problems(HEAD + early + later + YES + ELSE)


def test_a_question_nothing_depends_on_is_refused_unless_it_is_required() -> None:
    idle = FIRST.replace("foerste", "ledig")
    assert "ledig" in problems(HEAD + FIRST + idle + YES + ELSE)
    needed = idle.replace('part = "plan"', 'part = "plan"\nrequired = true')
    assert read_criteria((HEAD + FIRST + needed + YES + ELSE).encode(), "proeve.1.toml", "unge", "")


@pytest.mark.parametrize(
    ("before", "after", "place"),
    [
        ('kind = "yes-no"', 'kind = "gaet"', "question[1].kind"),
        ('part = "plan"\n', 'part = "plan"\nlaengde = 3\n', "laengde"),
        ("is = true", 'is = "maaske"', "outcome[1].when.is"),
        ('kind = "in"', 'kind = "maaske"', "outcome[1].kind"),
        ('guidance = "Svar."', 'guidance = "Svar."\nprefilled_from = "magi"', "question[1].prefilled_from"),
    ],
)
def test_each_complaint_has_its_place(before: str, after: str, place: str) -> None:
    assert place in problems((HEAD + FIRST + YES + ELSE).replace(before, after))


def test_the_check_knows_circumstances_and_formats(tmp_path: Path) -> None:
    file = tmp_path / "proeve.1.toml"
    text = YES + 'circumstance = "findes-ikke"\nends = ["heller-ikke"]\ncourse = "ingen"\n'
    file.write_text(HEAD + FIRST + text + ELSE, encoding="utf-8")
    told = Definitions(paths.resources()).check(file)
    assert [one.path for one in told] == ["outcome[1]", "outcome[1]", "outcome[1].course"]
    assert Definitions(paths.resources()).check(paths.resources() / "checklists" / "fylder-18.1.toml") == []


def test_only_the_checklist_of_a_handover_has_steps_that_wait(tmp_path: Path) -> None:
    text = (paths.resources() / "checklists" / "fylder-18.1.toml").read_text(encoding="utf-8")
    file = tmp_path / "fylder-18.1.toml"
    file.write_text(
        text.replace('kind = "date"', 'kind = "date"\nrequired_for = "offer"').replace(
            'key = "bolig"', 'key = "bolig"\nrequired_for = "offer"'
        ),
        encoding="utf-8",
    )
    told = Definitions(paths.resources()).check(file)
    assert len(told) == 1 and told[0].path == "item bolig"
