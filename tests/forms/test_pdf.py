"""Paper: every text, every length, tagged, the same bytes each time, nothing of the machine in it."""

from __future__ import annotations

import gc
import re
import time
from collections.abc import Callable
from io import BytesIO
from itertools import pairwise

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, SimpleDocTemplate
from reportlab.platypus import Paragraph as BareParagraph
from reportlab.platypus import Table as BareTable

from tests.forms import sample_papers as papers
from tests.forms.reading_pdf import page_texts, structure, tags, text_boxes
from ungeapp.forms import theme
from ungeapp.forms.document import (
    Block,
    BulletList,
    Checklist,
    ChecklistItem,
    Document,
    Facts,
    Heading,
    KeepTogether,
    LetterHead,
    Notice,
    OwnWords,
    PageBreak,
    Paragraph,
    Point,
    Points,
    Run,
    Signatures,
    Table,
    plain,
)
from ungeapp.forms.pdf import unsupported_characters, write_pdf
from ungeapp.forms.pdf_strips import Pen, Strip, settle

LONG = "Speciallægeerklæringsindhentningsprocedurevejledningen" * 30
TEXT = st.text(max_size=300)
INLINE = TEXT | st.lists(st.builds(Run, TEXT, st.booleans(), st.booleans()), max_size=3).map(tuple)


def lists(element: st.SearchStrategy) -> st.SearchStrategy:
    return st.lists(element, max_size=3).map(tuple)


@st.composite
def tables(draw: st.DrawFn) -> Table:
    columns = draw(st.integers(0, 5))
    headings = tuple(draw(st.lists(TEXT, min_size=columns, max_size=columns)))
    if headings:
        headings = (f"Hvad {headings[0]}", *headings[1:])  # one of them says something; the others may not
    rows = lists(st.lists(INLINE, max_size=columns).map(tuple))
    widths = st.lists(st.floats(0.1, 10), max_size=columns).map(tuple)
    return Table(headings, draw(rows), draw(widths))


SIMPLE = st.one_of(
    st.builds(Heading, TEXT, st.sampled_from([1, 2])),
    st.builds(Paragraph, INLINE, st.booleans()),
    st.builds(Facts, lists(st.tuples(TEXT, INLINE))),
    st.builds(OwnWords, TEXT, TEXT),
    tables(),
    st.builds(BulletList, lists(INLINE)),
    st.builds(Checklist, lists(st.builds(ChecklistItem, INLINE, st.booleans(), INLINE))),
    st.builds(
        Points,
        lists(
            st.builds(
                Point,
                st.integers(1, 99),
                TEXT,
                TEXT,
                lists(st.builds(ChecklistItem, INLINE, st.booleans())),
                INLINE,
                st.integers(0, 4),
            )
        ),
    ),
    st.builds(Signatures, lists(TEXT)),
    st.builds(Notice, INLINE, TEXT),
    st.builds(LetterHead, lists(TEXT), TEXT, lists(TEXT)),
    st.just(PageBreak()),
)
BLOCKS = SIMPLE | st.builds(KeepTogether, st.lists(SIMPLE, max_size=4).map(tuple))
DOCUMENTS = st.builds(
    Document, TEXT, st.sampled_from(["da", "en"]), TEXT, TEXT, TEXT, st.lists(BLOCKS, max_size=6).map(tuple), TEXT, TEXT
)


@settings(max_examples=60)
@given(DOCUMENTS)
def test_any_text_in_any_block_becomes_a_page(document: Document) -> None:
    data = write_pdf(document)
    with pikepdf.open(BytesIO(data)) as pdf:
        assert len(pdf.pages) >= 1
        assert not pdf.check_pdf_syntax()


@settings(max_examples=25)
@given(st.text(st.characters(codec="latin-1"), max_size=400))
def test_no_text_leaves_the_column(text: str) -> None:
    blocks: list[Block] = [Paragraph(text), Table(("A", "B", "C"), ((text, LONG, text),)), Facts(((text, text),))]
    for _, left, bottom, right, top in text_boxes(write_pdf(Document("T", blocks=tuple(blocks)))):
        assert left >= theme.LEFT - 3 and right <= theme.PAGE_WIDTH - theme.RIGHT + 3
        assert bottom > 0 and top < theme.PAGE_HEIGHT


@pytest.mark.parametrize("name", papers.ALL)
def test_the_same_document_is_the_same_file(name: str) -> None:
    assert write_pdf(papers.ALL[name]()) == write_pdf(papers.ALL[name]())


def test_only_roboto_and_only_embedded() -> None:
    data = write_pdf(papers.minutes())
    with pikepdf.open(BytesIO(data)) as pdf:
        fonts = [font for page in pdf.pages for font in page.Resources.Font.values()]
        assert fonts
        for font in fonts:
            assert re.fullmatch(r"/[A-Z]{6}\+Roboto-(Regular|Bold|Italic)", str(font.BaseFont))
            assert "/FontFile2" in font.FontDescriptor
        pdf.save(plain_file := BytesIO(), object_stream_mode=pikepdf.ObjectStreamMode.disable, qdf=True)
    assert b"Helvetica" not in plain_file.getvalue()


def test_nothing_of_the_machine_or_the_moment() -> None:
    with pikepdf.open(BytesIO(write_pdf(papers.minutes()))) as pdf:
        assert {key: str(value) for key, value in pdf.docinfo.items()} == {
            "/Title": "Referat af netværksmøde 1",
            "/Producer": "UngeApp",
        }
        assert str(pdf.Root.Lang) == "da-DK"
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        assert b"Referat af netv\xc3\xa6rksm\xc3\xb8de 1" in pdf.Root.Metadata.read_bytes()


def test_screen_readers_are_told_the_structure() -> None:
    tree = structure(write_pdf(papers.handover_sheet()))
    assert isinstance(tree, tuple) and tree[0] == "Document"
    found = tags(tree)
    assert [tag for tag in found if re.fullmatch(r"H\d", tag)] == ["H1", "H2", "H2", "H3", "H2"]
    for tag in ("Notice", "Table", "TR", "TH", "TD", "L", "LI", "Lbl", "LBody", "BlockQuote", "P"):
        assert tag in found


def test_a_table_stays_a_table_over_pages_and_with_empty_cells() -> None:
    rows = tuple((f"Aftale {number}", "", "01.02.2027") for number in range(90))
    data = write_pdf(Document("T", blocks=(Table(("Hvad", "Hvem", "Senest"), rows),)))
    pages = page_texts(data)
    assert len(pages) > 2
    assert all("Senest" in page for page in pages), "the headings are repeated"
    found = tags(structure(data))
    assert found.count("TH") == 3, "… but told once"
    assert found.count("TR") == 91 and found.count("TD") == 270


def test_every_mark_is_closed_and_known() -> None:
    with pikepdf.open(BytesIO(write_pdf(papers.handover_sheet()))) as pdf:
        parents = pdf.Root.StructTreeRoot.ParentTree.Nums
        for number, page in enumerate(pdf.pages):
            depth, marks = 0, 0
            for operands, operator in pikepdf.parse_content_stream(page):
                depth += {"BDC": 1, "BMC": 1, "EMC": -1}.get(str(operator), 0)
                assert depth in (0, 1)
                marks += str(operator) == "BDC" and "/MCID" in operands[1]
                if str(operator) in ("Tj", "f", "S", "re"):
                    assert depth == 1, "everything drawn belongs to an element or is an artefact"
            assert depth == 0
            assert parents[2 * number] == page.StructParents and len(parents[2 * number + 1]) == marks


def test_user_text_is_never_markup() -> None:
    text = "<b>ikke fed</b> &amp; <font color=red>&#65; **stjerner** (parentes) \\ 100 %"
    (page,) = page_texts(write_pdf(Document(text, blocks=(Paragraph(text),))))
    assert " ".join(page.split()).count(text) >= 2


def test_pages_are_counted() -> None:
    first, second = page_texts(write_pdf(Document("T", blocks=(Paragraph("a"), PageBreak(), Paragraph("b")))))
    assert "Side 1 af 2" in first and "Side 2 af 2" in second
    (page,) = page_texts(write_pdf(Document("T", language="en")))
    assert "Page 1 of 1" in page


def test_head_and_foot_stand_on_every_page() -> None:
    blocks = (Paragraph("a"), PageBreak(), Paragraph("b"))
    pages = page_texts(write_pdf(Document("Referat", "da", "lukket", "Fortroligt", "Job", blocks)))
    assert len(pages) == 2
    for page in pages:
        assert "Job" in page and "Fortroligt" in page and "Referat · lukket" in page


def test_an_empty_document_is_one_page() -> None:
    assert len(page_texts(write_pdf(Document("")))) == 1
    assert (
        len(page_texts(write_pdf(Document("T", blocks=(Table((), ()), Facts(()), Signatures(()), OwnWords("")))))) == 1
    )


def test_a_hundred_pages() -> None:
    document = Document("T", blocks=tuple(Paragraph("Fremmøde i køkkenet to formiddage. " * 80) for _ in range(250)))
    pages = page_texts(write_pdf(document))
    assert len(pages) >= 100
    assert f"Side {len(pages)} af {len(pages)}" in pages[-1]


def test_a_cell_longer_than_a_page_goes_on() -> None:
    words = " ".join(f"ord{number}" for number in range(3000))
    pages = page_texts(write_pdf(Document("T", blocks=(Table(("A", "B"), ((words, "b"),)),))))
    assert len(pages) > 2
    assert re.findall(r"ord\d+", " ".join(pages)) == words.split()


@pytest.mark.parametrize("lines", range(28, 56))
def test_a_heading_is_never_last_and_signatures_are_never_alone(lines: int) -> None:
    filler = tuple(Paragraph(f"linje {number}") for number in range(lines))
    blocks = (
        *filler,
        Heading("OVERSKRIFT"),
        Paragraph("det første"),
        Table(("KOLONNE",), (("aftalen",),)),
        Signatures(("SKRIV",)),
    )
    pages = page_texts(write_pdf(Document("T", blocks=blocks)))
    assert any("OVERSKRIFT" in page and "det første" in page for page in pages)
    assert any("SKRIV" in page and "aftalen" in page and "KOLONNE" in page for page in pages)


def test_a_few_lines_too_many_are_set_closer_instead_of_on_a_page_of_their_own() -> None:
    def pages(lines: int) -> int:
        return len(page_texts(write_pdf(Document("Brev", blocks=tuple(Paragraph(f"Linje {n}") for n in range(lines))))))

    full = next(count for count in range(20, 60) if pages(count + 1) == 2)
    roomy = (theme.BODY_BOTTOM - theme.BODY_TOP) / (theme.TEXT.leading + theme.ABOVE_PARAGRAPH)
    assert full > roomy
    assert pages(full + 8) == 2


def _nothing(_pen: Pen, _y: float, _again: bool) -> None:
    """Only the height counts."""


def test_no_paper_is_set_closer_than_it_takes_to_spare_the_last_page() -> None:
    count, height, above = 20, 10, 8
    strips = [Strip(height, _nothing, above=above) for _ in range(count)]

    def needed(share: float) -> float:
        return count * height + (count - 1) * above * share

    for share in (1.0, *theme.CLOSER):
        (page,) = settle(strips, 0, needed(share))
        assert all(one.y - before.y - height == pytest.approx(above * share) for before, one in pairwise(page))


def test_blocks_that_belong_together_move_together() -> None:
    for lines in range(20, 50, 3):
        filler = tuple(Paragraph("linje") for _ in range(lines))
        together = KeepTogether((Heading("Start"), *(Paragraph(f"del {n}") for n in range(8)), Paragraph("slut")))
        pages = page_texts(write_pdf(Document("T", blocks=(*filler, together))))
        assert any("Start" in page and "slut" in page for page in pages)


def test_the_recipient_stands_in_the_window_of_the_envelope() -> None:
    data = write_pdf(papers.invitation())
    (page,) = page_texts(data)
    assert page.index("Anna Prøve") < page.index("Invitation til møde")
    tops = [theme.PAGE_HEIGHT - top for _, left, _, right, top in text_boxes(data) if right < 300 and left < 60]
    assert any(45 <= top / theme.MILLIMETRE <= 55 for top in tops)


def test_own_words_are_in_quotation_marks() -> None:
    (page,) = page_texts(write_pdf(Document("T", blocks=(OwnWords(" Jeg vil det her. "),))))
    assert "»Jeg vil det her.«" in page
    (page,) = page_texts(write_pdf(Document("T", language="en", blocks=(OwnWords("Mine"),))))
    assert "“Mine”" in page


def test_names_from_everywhere_are_shown_or_told() -> None:
    shown = "Nguyễn Thị Hồng, Łukasz Żółć, Đorđe, Αθηνά, Юлия Ґедз, Þórður, Zoë, Çağlar, Sørina Ærø"
    lacking = "محمد 小明 😀"
    document = Document("T", blocks=(Paragraph(shown), Table(("A",), ((lacking,),))))
    assert unsupported_characters(document) == frozenset(lacking) - {" "}
    assert unsupported_characters(Document(shown)) == frozenset()
    (page,) = page_texts(write_pdf(document))
    assert shown in " ".join(page.split())


def test_composed_and_decomposed_letters_print_alike() -> None:
    assert write_pdf(Document("A\u030arhus")) == write_pdf(Document("Århus"))
    assert unsupported_characters(Document("A\u030arhus")) == frozenset()


def best_of(work: Callable[[Document], bytes], document: Document) -> float:
    times = []
    gc.collect()
    for _ in range(9):
        start = time.process_time()
        work(document)
        times.append(time.process_time() - start)
    return min(times)


def bare(document: Document) -> bytes:
    """The same text in the same fonts by bare reportlab: no tags, heads, feet or page numbers."""
    fonts = {"text": theme.REGULAR, "bold": theme.BOLD, "italic": theme.ITALIC}
    styles = {name: ParagraphStyle(name, fontName=font, fontSize=10, leading=14.5) for name, font in fonts.items()}

    def set_text(text: str, style: str = "text") -> BareParagraph:
        return BareParagraph(text.replace("&", "&amp;").replace("<", "&lt;"), styles[style])

    story: list[Flowable] = [set_text(document.title, "bold"), set_text(document.subtitle)]
    for block in document.blocks:
        match block:
            case Heading(text=text):
                story.append(set_text(text, "bold"))
            case Paragraph(text=text):
                story.append(set_text(plain(text)))
            case OwnWords(text=text):
                story.append(set_text(text, "italic"))
            case Facts(rows=rows):
                story.append(BareTable([[set_text(label), set_text(plain(value))] for label, value in rows]))
            case Table():
                cells = [[set_text(plain(cell)) for cell in row] for row in (block.headings, *block.rows)]
                story.append(BareTable(cells, repeatRows=1))
            case Signatures(lines=lines):
                story.append(BareTable([[set_text(line) for line in lines]]))
    SimpleDocTemplate(out := BytesIO(), pagesize=A4, initialFontName=theme.REGULAR).build(story)
    return out.getvalue()


def test_minutes_take_at_most_half_again_as_long_as_bare_reportlab() -> None:
    document = papers.minutes()
    write_pdf(document), bare(document)
    ratio = min(best_of(write_pdf, document) / best_of(bare, document) for _ in range(3))
    assert ratio <= 1.5, f"{ratio:.2f} times bare reportlab"
