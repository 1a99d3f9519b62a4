"""The text for the records system."""

from __future__ import annotations

from hypothesis import given, settings

from tests.forms import sample_papers as papers
from tests.forms.test_pdf import DOCUMENTS
from ungeapp.forms.document import (
    Checklist,
    ChecklistItem,
    Document,
    Heading,
    OwnWords,
    Paragraph,
    Run,
    Signatures,
    Table,
)
from ungeapp.forms.text import write_text


def test_minutes_read_as_minutes() -> None:
    text = write_text(papers.minutes())
    assert text.startswith("Referat af netværksmøde 1\nFørste af to møder\n\nDen unge: E., 22 år\n")
    assert "\n\nMED EGNE ORD\n»Jeg vil være en god mor" in text
    assert "- Langt: begynde på ernæringsassistent, når barnet er i vuggestue; Følges op: 20.01.2027\n" in text
    assert "- Søge vuggestueplads; Hvem: Den unge og sundhedsplejersken; Senest: 15.02.2027\n" in text
    assert text.endswith("lukket 25.11.2026 kl. 14.41\n")


def test_lines_to_sign_on_are_left_out_with_their_heading() -> None:
    blocks = (Paragraph("før"), Heading("Underskrifter"), Signatures(("Den unge",)), Paragraph("efter"))
    assert write_text(Document("T", blocks=blocks)) == "T\n\nfør\n\nefter\n"


def test_weights_and_boxes_become_plain_signs() -> None:
    items = (ChecklistItem("Punkt", done=True, note="K.R."), ChecklistItem((Run("Fed", bold=True), Run(" tekst"))))
    table = Table((), (("a", "", "c\nd"), ("", "")))
    text = write_text(Document("T", blocks=(Checklist(items), table, OwnWords("  ord ", "5.1."))))
    assert text == "T\n\n[x] Punkt (K.R.)\n[ ] Fed tekst\n\n- a; c – d\n\n»ord«\n(5.1.)\n"


@settings(max_examples=60)
@given(DOCUMENTS)
def test_any_document_becomes_text_any_system_takes(document: Document) -> None:
    text = write_text(document)
    assert text.endswith("\n") and "\n\n\n" not in text
    assert all(character == "\n" or character.isprintable() or character == "\u00a0" for character in text)
