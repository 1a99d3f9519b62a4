"""Documents to go on writing in: the same text as the PDF, real headings, lists and tables, nothing of the machine."""

from __future__ import annotations

import re
from io import BytesIO
from zipfile import ZipFile

import pytest
from docx.oxml.ns import qn
from hypothesis import given, settings

from tests.forms.documents import content
from tests.forms.every_paper import EVERY
from tests.forms.reading_docx import margins, opened, paragraphs, parts
from tests.forms.reading_pdf import page_texts
from tests.forms.test_pdf import DOCUMENTS
from ungeapp.forms.document import (
    BulletList,
    Checklist,
    ChecklistItem,
    Document,
    Figure,
    Heading,
    KeepTogether,
    PageBreak,
    Paragraph,
    Signatures,
    Table,
    texts_of,
)
from ungeapp.forms.docx_parts import element_of
from ungeapp.forms.docx_writer import write_docx
from ungeapp.forms.papers import PaperWriter
from ungeapp.forms.pdf import write_pdf


def squeezed(text: str) -> str:
    return re.sub(r"[\s\ufffe\xad]", "", text)


@pytest.mark.parametrize("name", [name for name in EVERY if not name.startswith("network")])
def test_it_says_what_the_pdf_says(name: str) -> None:
    document = EVERY[name]()
    word, pdf = write_docx(document), write_pdf(document)
    told = squeezed("".join(page_texts(pdf)))
    for text in paragraphs(word):
        assert squeezed(text) in told or _in_pieces(text, told), text
    whole = squeezed("".join((*paragraphs(word), *margins(word))))
    for text in texts_of(document):
        assert squeezed(text) in whole, text


def _in_pieces(text: str, told: str) -> bool:
    """A cell higher than its limit is told line by line beside its neighbours."""
    return all(squeezed(word) in told for word in text.split())


@settings(max_examples=40)
@given(DOCUMENTS)
def test_any_text_in_any_block_becomes_a_document(document: Document) -> None:
    data = write_docx(document)
    assert data == write_docx(document)
    opened(data)


def test_headings_lists_and_tables_are_what_they_are() -> None:
    table = Table(("Hvad", "Hvem"), (("Ringe", "Karen"), ("Skrive", "")))
    blocks = (
        Heading("Et"), Heading("To", 2), BulletList(("a", "b")), table, PageBreak(), Paragraph("Ny side"),
        Checklist((ChecklistItem("Gjort", done=True, note="i går"), ChecklistItem("Ikke gjort"))),
    )  # fmt: skip
    made = opened(data := write_docx(Document("Titel", blocks=blocks)))
    styles = {one.text: one.style.name for one in made.paragraphs if one.text.strip()}
    assert styles["Titel"] == "Title" and styles["Et"] == "Heading 1" and styles["To"] == "Heading 2"
    assert styles["a"] == styles["b"] == "List Bullet"
    (grid,) = made.tables
    assert [[cell.text for cell in row.cells] for row in grid.rows] == [
        ["Hvad", "Hvem"],
        ["Ringe", "Karen"],
        ["Skrive", ""],
    ]
    first, *others = (element_of(row).trPr.findall(qn("w:tblHeader")) for row in grid.rows)
    assert first and not any(others), "the headings are repeated on every page"
    assert element_of(grid).tblPr.find(qn("w:tblLook")).get(qn("w:firstRow")) == "1"
    (fresh,) = [one for one in made.paragraphs if one.text == "Ny side"]
    assert fresh.paragraph_format.page_break_before
    ticked = re.findall(r'w14:checked w14:val="(\d)"', parts(data)["word/document.xml"])
    assert ticked == ["1", "0"]


def test_every_page_says_who_it_is_for_and_which_it_is() -> None:
    head, foot = margins(write_docx(Document("Referat", "da", "lukket", "Fortroligt", "Job")))
    assert head == "Job\tFortroligt" and foot == "Referat · lukket\tSide {PAGE} af {NUMPAGES}"
    assert margins(write_docx(Document("Minutes", "en")))[1] == "Minutes\tPage {PAGE} of {NUMPAGES}"


def test_it_is_danish_and_nothing_else() -> None:
    for name, text in parts(write_docx(EVERY["minutes"]())).items():
        assert set(re.findall(r'<w:lang w:val="([^"]+)"', text)) <= {"da-DK"}, name
    told = parts(write_docx(EVERY["minutes"]()))
    assert '<w:lang w:val="da-DK"' in told["word/styles.xml"]
    assert "<dc:language>da-DK</dc:language>" in told["docProps/core.xml"]


def test_nothing_of_the_machine_or_the_moment() -> None:
    data = write_docx(EVERY["minutes"]())
    told = opened(data).core_properties
    assert told.title == "Referat af netværksmøde 1"
    assert not (told.author or told.last_modified_by or told.comments or told.keywords)
    assert told.created.year == told.modified.year == 2000
    with ZipFile(BytesIO(data)) as archive:
        assert {one.date_time for one in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert not any("thumbnail" in one or "app.xml" in one for one in archive.namelist())


def test_lines_to_sign_on_stay_with_what_is_signed() -> None:
    made = opened(
        write_docx(Document("T", blocks=(Table(("A",), (("aftalen",),)), Signatures(("SKRIV", "OG HER", "TRE")))))
    )
    agreed, _first, _second = made.tables
    assert agreed.rows[-1].cells[0].paragraphs[0].paragraph_format.keep_with_next
    between = [one for one in made.paragraphs if not one.text][:2]
    assert all(one.paragraph_format.keep_with_next for one in between)


def test_what_belongs_together_stays_together() -> None:
    inner = KeepTogether((Heading("Start"), Paragraph("midt"), Paragraph("slut")))
    made = opened(write_docx(Document("T", blocks=(Paragraph("før"), inner, Paragraph("efter")))))
    kept = {one.text: one.paragraph_format.keep_with_next for one in made.paragraphs}
    assert kept["Start"] and kept["midt"] and not kept["slut"] and not kept["før"]


def test_a_figure_is_told_in_words() -> None:
    assert "Et kort" in paragraphs(write_docx(Document("T", blocks=(Figure(10, 10, (), "Et kort"),))))


def test_the_writer_knows_which_papers_are_written_on_in() -> None:
    word = PaperWriter().editable()
    for data in (word.letter(content.letter()), word.minutes(content.minutes()), word.plan(content.plan())):
        assert data.startswith(b"PK")
    assert word.handover(content.handover()).startswith(b"%PDF")
