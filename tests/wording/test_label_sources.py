"""Every Danish word for a thing has its source; every term has one, and none of them is an empty word."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from ungeapp import texts
from ungeapp.forms.term_reader import read_terms
from ungeapp.texts import _
from ungeapp.ui.desk_window import navigation_items
from ungeapp.ui.person.page import TAB_NAMES
from ungeapp.ui.plan.presenter import OPENING
from ungeapp.wording.history import KINDS

CARDS_OF_THE_PLAN = {"goals": "Goals", "agreements": "Agreements", "measures": "Measures"}


@pytest.fixture(autouse=True)
def danish() -> Iterator[None]:
    before = texts.current()
    texts.use(texts.DANISH)
    yield
    texts.use(before)


def test_every_term_has_a_source(checkout: Path) -> None:
    files = sorted((checkout / "resources" / "terms").glob("*.toml"))
    assert len(files) > 30
    without = [
        f"{path.name}: {one.get('code')}"
        for path in files
        for one in tomllib.loads(path.read_text(encoding="utf-8"))["term"]
        if len(str(one.get("source", "")).strip()) < 3
    ]
    assert without == []


def test_every_word_of_the_window_for_a_thing_stands_with_its_source(checkout: Path) -> None:
    path = checkout / "resources" / "terms" / "labels.toml"
    listed = {one.code: one.label for one in read_terms(path.read_bytes(), path.name).terms}
    used = {f"nav-{one.place.kind}": one.label for one in navigation_items()}
    used |= {f"tab-{key}": _(label) for key, label in TAB_NAMES.items()}
    used |= {f"plan-{key}": _(label) for key, label in (OPENING | CARDS_OF_THE_PLAN).items()}
    used |= {f"kind-{key}": _(label) for key, label in KINDS.items()}
    assert {key: label for key, label in used.items() if listed.get(key) != label} == {}
    assert sorted(set(listed) - set(used)) == []  # nothing is listed that the window does not say
