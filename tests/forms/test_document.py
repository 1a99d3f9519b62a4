"""What a document is, and its plain form."""

from __future__ import annotations

import json

import pytest

from tests.forms import sample_papers as papers
from tests.forms.golden import assert_golden
from ungeapp.forms.document import (
    Checklist,
    ChecklistItem,
    Document,
    Heading,
    KeepTogether,
    Paragraph,
    Run,
    Table,
    plain,
    runs_of,
    texts_of,
    to_plain,
)


@pytest.mark.parametrize("name", papers.ALL)
def test_the_plain_form_is_what_it_was(name: str) -> None:
    assert_golden(f"papers/{name}", to_plain(papers.ALL[name]()))


def test_the_plain_form_is_json_and_leaves_defaults_out() -> None:
    document = Document("Titel", blocks=(Heading("H"), Checklist((ChecklistItem("Punkt", done=True),))))
    assert json.loads(json.dumps(to_plain(document))) == {
        "title": "Titel",
        "blocks": [
            {"kind": "heading", "text": "H"},
            {"kind": "checklist", "items": [{"kind": "checklist_item", "text": "Punkt", "done": True}]},
        ],
    }


def test_weights_are_values() -> None:
    text = (Run("Langt: ", bold=True), Run("<b>ikke</b> fedt"))
    assert plain(text) == "Langt: <b>ikke</b> fedt"
    assert runs_of("x") == (Run("x"),)
    assert to_plain(Document("T", blocks=(Paragraph(text),)))["blocks"] == [
        {"kind": "paragraph", "text": "**Langt: **<b>ikke</b> fedt"}
    ]


def test_every_text_is_found() -> None:
    document = Document(
        "T", sender_line="S", blocks=(KeepTogether((Paragraph((Run("a"), Run("b"))),)),), state_line="Z"
    )
    assert [text for text in texts_of(document) if text] == ["S", "T", "a", "b", "Z"]


@pytest.mark.parametrize(
    "wrong",
    [
        lambda: Heading("H", 3),
        lambda: Table(("A",), (("1", "2"),)),
        lambda: Table(("A",), (), (0.0,)),
    ],
)
def test_what_cannot_be_laid_out_is_refused(wrong) -> None:
    with pytest.raises(ValueError):
        wrong()


def test_the_foot_is_title_and_state_unless_told() -> None:
    assert Document("T", state_line="lukket").foot == "T · lukket"
    assert Document("T", footer="F").foot == "F"
    assert Document("T").foot == "T"
