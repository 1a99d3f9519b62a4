"""The network map on paper: one described figure, and everything it shows again in words."""

from __future__ import annotations

from datetime import date
from io import BytesIO

import pikepdf

from tests.forms.reading_pdf import page_texts, structure, tags
from ungeapp.domain.network_map import LineStyle
from ungeapp.domain.people import Stays
from ungeapp.forms.document import Circle, Figure, Stroke, Tag
from ungeapp.forms.documents.network import network
from ungeapp.forms.papers import PaperWriter
from ungeapp.forms.text import write_text
from ungeapp.usecases.network import MapPaper, MapPerson, MapRelation
from ungeapp.usecases.papers import Sender

LONG = "Mathilde Kristine Amalie af Skovbrynet"


def paper(people: tuple[MapPerson, ...] | None = None) -> MapPaper:
    mother = MapPerson(
        id="m", name="Mona", sector="Familie", ring="Meget tæt", place=(0, 0), relation="mor", stays=Stays.YES
    )
    friend = MapPerson(id="f", name=LONG, sector="Venner", ring="", place=(1, 1), helps_with="går tur")
    return MapPaper(
        young_person="E.",
        sectors=("Familie", "Venner", "Skole", "Fagpersoner"),
        rings=("Meget tæt", "Tæt", "Mere på afstand"),
        people=(mother, friend) if people is None else people,
        relations=(
            MapRelation(first="m", second="f", word="Svær", line=LineStyle.DASHED),
            MapRelation(first="m", second="", word="Tæt", line=LineStyle.DOUBLE),
        )
        if people is None
        else (),
        since=date(2026, 8, 1),
        differences=(("Mona", "closer"), ("Onkel", "gone")),
        sender=Sender(name="Karen", unit="Job og Velfærd", municipality="Prøveby Kommune"),
        recipient="E.",
        printed_on=date(2026, 11, 25),
    )


def test_everything_drawn_stands_in_words_too() -> None:
    text = write_text(network(paper()))
    for told in (
        "- Mona, mor; Felt: Familie; Nærhed: Meget tæt; Efter skiftet: bliver",
        f"- {LONG}; Felt: Venner; Nærhed: ikke sagt endnu; Hjælper med: går tur",
        f"- Mona og {LONG}: Svær",
        "- Mona og E.: Tæt",
        "- Mona: tættere på",
        "- Onkel: ikke længere i netværket",
    ):
        assert told in text


def test_the_figure_is_tagged_and_described() -> None:
    data = PaperWriter().network(paper())
    assert tags(structure(data)).count("Figure") == 1
    with pikepdf.open(BytesIO(data)) as pdf:
        found = [one for one in pdf.Root.StructTreeRoot.K[0].K if str(one.S) == "/Figure"]
        assert str(found[0].Alt).startswith("Netværkskort med 2 personer i ringe om E.")
    assert "Mathilde S." in " ".join(page_texts(data)).replace("\n", " ")


def test_lines_circles_and_names_stay_inside_the_figure() -> None:
    (figure,) = (one for one in network(paper()).blocks if isinstance(one, Figure))
    for shape in figure.shapes:
        match shape:
            case Circle():
                assert shape.radius <= shape.x <= figure.width - shape.radius
                assert shape.radius <= shape.y <= figure.height - shape.radius
            case Stroke() | Tag():
                assert 0 <= shape.x <= figure.width and 0 <= shape.y <= figure.height
    assert {one.style for one in figure.shapes if isinstance(one, Stroke)} == {"plain", "double", "dashed"}


def test_nobody_yet_is_one_sentence() -> None:
    assert "Der er ikke noteret nogen i netværket endnu." in write_text(network(paper(())))
