"""The range of offers and the initiative sheet on paper: what stands there, what is not told, nothing too long."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pypdfium2
from hypothesis import given, settings
from hypothesis import strategies as st

from ungeapp.domain.initiatives import TEXTS, InitiativeSheet
from ungeapp.domain.offers import Offer, OfferState, OfferUse
from ungeapp.forms.document import Facts, Table, plain, texts_of
from ungeapp.forms.documents.initiative import initiative
from ungeapp.forms.documents.offers import offers
from ungeapp.forms.papers import PaperWriter
from ungeapp.usecases.initiatives import InitiativePaper
from ungeapp.usecases.offers import OfferPaper, OffersPaper
from ungeapp.usecases.papers import Sender

SENDER = Sender(name="Karen Kontakt", unit="Job og Velfærd", municipality="Prøveby Kommune")
DAY = date(2026, 11, 25)
OFFER = Offer(code="a", title="Værkstedet", state=OfferState.PLANNED, as_of="2016", source="et ark", min_age=18)
SHEET = InitiativePaper(
    sheet=InitiativeSheet(id="s", person="", effort_area="Fastholdelse", effort_title="Morgenopkald"),
    offers=("Værkstedet",),
    sender=SENDER,
    written_on=DAY,
)


def on_paper(use: OfferUse, offer: Offer = OFFER, needs: tuple[tuple[str, int], ...] = ()) -> OffersPaper:
    one = OfferPaper(offer=offer, areas=("Uddannelse",), unit="", use=use)
    return OffersPaper(offers=(one,), needs=needs, whole=bool(needs), sender=SENDER, written_on=DAY)


def test_what_the_source_does_not_tell_is_said_so() -> None:
    document = offers(on_paper(OfferUse()))
    (facts,) = [one for one in document.blocks if isinstance(one, Facts)]
    told = {label: plain(text) for label, text in facts.rows}
    for label in (
        "Formål",
        "Målgruppe",
        "Lovgivning",
        "Økonomi og organisatorisk forankring",
        "Anvendelsesgrad og effekt",
    ):
        assert told[label] == "ikke oplyst"
    assert told["Alder"] == "fra 18 år"
    assert any("på vej i 2016" in text for text in texts_of(document))


def test_few_are_not_counted() -> None:
    use = OfferUse(requested=9, started=4, completed=0, waited=4, waiting_days=12, rated=5, rating=6.5)
    text = " ".join(texts_of(offers(on_paper(use, needs=(("Bolig", 3), ("Arbejde", 7))))))
    assert "9 bedt om, under 5 begyndt, 0 gennemført" in text
    assert "12 dage" not in text
    assert "6,5 af 10" in text
    assert "Bolig under 5 Arbejde 7" in text


def test_the_sheet_follows_the_template() -> None:
    (table,) = [one for one in initiative(SHEET).blocks if isinstance(one, Table)]
    themes = [plain(row[0]).partition("\n")[0] for row in table.rows if plain(row[0])]
    assert themes == [
        "Nuværende indsats",
        "Inspiration fra andre",
        "Idéudvikling/innovation",
        "Det fælles, overordnede mål",
        "Mål",
        "Målgruppe",
        "Indhold",
        "Organisering",
        "Ansvarlig/forankring",
        "Aktører",
        "Tids- og handleplan",
        "Økonomi",
    ]
    assert table.headings == ("Tema", "Gruppens anbefaling")


def test_a_long_text_goes_on_over_the_pages() -> None:
    words = " ".join(f"ord{number}" for number in range(2500))
    lines = "\n".join(f"linje{number}" for number in range(150))
    paper = replace(SHEET, sheet=replace(SHEET.sheet, content=words, schedule=lines))
    with pypdfium2.PdfDocument(PaperWriter().initiative(paper)) as document:
        told = "".join(page.get_textpage().get_text_bounded() for page in document)
    assert all(f"ord{number}" in told for number in (0, 1249, 2499))
    assert all(f"linje{number}" in told for number in (0, 75, 149))


@settings(max_examples=15)
@given(st.lists(st.text(max_size=80), min_size=len(TEXTS), max_size=len(TEXTS)))
def test_any_text_can_stand_in_a_sheet(told: list[str]) -> None:
    fields = dict(zip(TEXTS, told, strict=True))
    paper = replace(SHEET, sheet=replace(SHEET.sheet, **fields))
    assert PaperWriter().initiative(paper).startswith(b"%PDF")
