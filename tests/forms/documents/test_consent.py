"""The consent to be signed, the list for the young person, the letter that asks for something back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.forms.documents import content
from ungeapp.domain.consent_asking import ConsentTexts
from ungeapp.forms.consent_reader import read_consent_texts
from ungeapp.forms.definition_reader import FaultyDefinition
from ungeapp.forms.definitions import Definitions
from ungeapp.forms.document import Signatures, texts_of
from ungeapp.forms.documents.consent import consent
from ungeapp.forms.documents.disclosures import disclosures, recall
from ungeapp.forms.papers import PaperWriter
from ungeapp.system import paths
from ungeapp.usecases.papers import ConsentPaper, DisclosureLine, DisclosuresPaper, RecallPaper

ANYTHING = st.text(max_size=60)
DANISH = paths.resources() / "consent" / "da.toml"


def texts() -> ConsentTexts:
    return read_consent_texts(DANISH.read_bytes(), "da.toml")


def paper(**changes: Any) -> ConsentPaper:
    return replace(
        ConsentPaper(
            texts=texts(),
            person="Emma Eksempel",
            birth_date=date(2010, 3, 4),
            giver="Job og Velfærd",
            receivers=("Familieafdelingen",),
            both_ways=True,
            purpose="Så vi hjælper med den samme plan",
            uses=("exchange",),
            parts=("identity", "goals-health"),
            withheld=("Ikke noget om min far",),
            withheld_because="Det er privat",
            asks_what_to_withhold=True,
            valid_from=date(2026, 11, 23),
            valid_to=None,
            review_on=date(2027, 11, 23),
            under_age=True,
            young_person_signs=True,
            custody_signs=(),
            custody_copy=False,
            basis="Samtykke",
            sender=content.SENDER,
            printed_on=date(2026, 11, 23),
        ),
        **changes,
    )


def line(**changes: Any) -> DisclosureLine:
    return replace(
        DisclosureLine(
            on=date(2026, 11, 2), to="FGU", way="phone", parts=("goals-health",), what="besøg", basis="Samtykke"
        ),
        **changes,
    )


def words(document: Any) -> str:
    return "\n".join(texts_of(document))


def test_it_says_what_from_whom_to_whom_what_for_how_long_and_what_not() -> None:
    told = words(consent(paper()))
    for part in (
        "Emma Eksempel", "Job og Velfærd", "Familieafdelingen", "Så vi hjælper med den samme plan", "Mål om helbred",
        "Ikke noget om min far", "Det er privat", "Fra 23.11.2026, indtil det bliver trukket tilbage.",
        "senest 23.11.2027", "Det er frivilligt.", "trække det tilbage", "Forældremyndighedens ja gælder, til du fylder 18",
    ):  # fmt: skip
        assert part in told, part


def test_a_last_day_takes_the_place_of_looking_at_it_again() -> None:
    told = words(consent(paper(valid_to=date(2027, 1, 31), review_on=None)))
    assert "Fra 23.11.2026 til og med 31.01.2027." in told and "senest" not in told


def test_everybody_who_signs_has_a_line() -> None:
    made = consent(paper(young_person_signs=False, custody_copy=True, custody_signs=("Lone", "Per"), withheld=()))
    (signatures,) = (
        block for outer in made.blocks for block in getattr(outer, "blocks", (outer,)) if isinstance(block, Signatures)
    )
    assert [one.split(",")[0] for one in signatures.lines] == ["Lone", "Per"]
    assert "fordi du har forældremyndigheden" in words(made)


def test_who_du_is_decides_the_words() -> None:
    parts = ("identity", "own-words", "private-network", "functioning", "consents")
    hers = words(consent(paper(parts=parts)))
    parents = words(consent(paper(parts=parts, custody_copy=True, custody_signs=("Lone",), young_person_signs=False)))
    assert "Familie og venner omkring dig" in hers and "dit barn" not in hers
    assert "Familie og venner omkring dit barn" in parents and "til dit barn fylder 18" in parents
    for only_hers in ("omkring dig", "til du fylder 18", "Det, du selv har sagt", "Hvad du kan"):
        assert only_hers not in parents, only_hers


def test_a_language_without_words_for_parents_uses_the_same_for_both() -> None:
    raw = DANISH.read_text(encoding="utf-8")
    start, end = raw.index("[custody-text]"), raw.index("[use]")
    plain = read_consent_texts((raw[:start] + raw[end:]).encode(), "da.toml")
    assert consent(paper(texts=plain, custody_copy=True, custody_signs=("Lone",))).title == plain.text("title")


@settings(max_examples=40)
@given(ANYTHING, ANYTHING, st.booleans())
def test_no_consent_paper_fails(first: str, second: str, signed: bool) -> None:
    made = paper(
        person=first, purpose=second, receivers=(first, second), withheld=(first,), withheld_because=second, giver=second,
        parts=(first,), uses=(second,), custody_signs=(first, second), given_on=date(2026, 11, 1) if signed else None,
    )  # fmt: skip
    document = consent(made)
    assert list(texts_of(document)) and document.title


@settings(max_examples=40)
@given(ANYTHING, ANYTHING)
def test_no_list_and_no_letter_fails(first: str, second: str) -> None:
    row = line(to=first, way=second, parts=(first,), what=second, basis=first, answer=second)
    for document in (
        disclosures(DisclosuresPaper(person=first, lines=(row,), sender=content.SENDER, printed_on=date(2026, 1, 1))),
        recall(
            RecallPaper(
                recipient=first, young_person=second, lines=(row,), sender=content.SENDER, written_on=date(2026, 1, 1)
            )
        ),
    ):
        assert list(texts_of(document)) and document.title


def test_the_papers_become_pages() -> None:
    writer = PaperWriter()
    row = line()
    assert writer.consent(paper()).startswith(b"%PDF")
    assert writer.disclosures(
        DisclosuresPaper(person="Emma", lines=(), sender=content.SENDER, printed_on=date(2026, 1, 1))
    ).startswith(b"%PDF")
    assert writer.recall(
        RecallPaper(recipient="FGU", young_person="", lines=(row,), sender=content.SENDER, written_on=date(2026, 1, 1))
    ).startswith(b"%PDF")


def test_the_list_names_things_to_herself_and_keeps_quiet_in_the_letter() -> None:
    row = line()
    own = words(
        disclosures(DisclosuresPaper(person="E", lines=(row,), sender=content.SENDER, printed_on=date(2026, 1, 1)))
    )
    assert "mål om helbred" in own and "02.11.2026" in own and "Samtykke" in own
    other = words(
        recall(
            RecallPaper(
                recipient="FGU", young_person="E.", lines=(row,), sender=content.SENDER, written_on=date(2026, 1, 1)
            )
        )
    )
    assert "helbred" not in other and "andre oplysninger" in other and "slette" in other


# other languages ------------------------------------------------------------------------------------------------------


def test_a_municipality_adds_a_language_as_data(tmp_path: Path) -> None:
    folder = tmp_path / "profiles" / "viborg" / "consent"
    folder.mkdir(parents=True)
    raw = DANISH.read_text(encoding="utf-8")
    raw = raw.replace('language = "da"', 'language = "pl"').replace('name = "Dansk"', 'name = "Polski"')
    (folder / "pl.toml").write_text(raw.replace('title = "Samtykke"', 'title = "Zgoda"'), encoding="utf-8")
    definitions = Definitions(paths.resources(), tmp_path, "viborg")
    assert [one.name for one in definitions.consent_languages("viborg")] == ["Dansk", "Polski"]
    assert [one.name for one in definitions.consent_languages("prøve".replace("ø", "oe"))] == ["Dansk"]
    assert consent(paper(texts=definitions.consent_texts("viborg", "pl"))).title == "Zgoda"
    assert definitions.check(folder / "pl.toml") == []


@pytest.mark.parametrize(("text", "letters"), [("موافقة", "وم"), ("同意", "同"), ("ፈቃድ", "ፈ"), ("동의", "동")])
def test_what_would_print_as_boxes_is_refused_and_the_other_languages_stay(
    tmp_path: Path, text: str, letters: str
) -> None:
    folder = tmp_path / "consent"
    folder.mkdir()
    raw = DANISH.read_text(encoding="utf-8").replace('language = "da"', 'language = "xx"')
    (folder / "xx.toml").write_text(raw.replace('title = "Samtykke"', f'title = "{text}"'), encoding="utf-8")
    definitions = Definitions(paths.resources(), tmp_path, "viborg")
    (fault,) = definitions.consent_faults("viborg")
    assert fault.startswith("xx.toml: ") and letters[0] in fault
    assert [one.language for one in definitions.consent_languages("viborg")] == ["da"]


@pytest.mark.parametrize("text", ["Συγκατάθεση", "Згода", "Ưng thuận", "Zgłoszenie", "Rıza"])
def test_latin_greek_and_cyrillic_are_printed(text: str) -> None:
    raw = DANISH.read_text(encoding="utf-8").replace('title = "Samtykke"', f'title = "{text}"')
    assert consent(paper(texts=read_consent_texts(raw.encode(), "da.toml"))).title == text


@pytest.mark.parametrize(
    ("before", "after", "place"),
    [
        ('title = "Samtykke"', "", "text.title"),
        ("til {contact}.", "til os.", "text.withdrawing"),
        ("Fra {from} til og med {to}.", "Fra {from} til {til}.", "text.from-to"),
        ('health = "Helbred"', 'health = "Sundhed"\nthoughts = "Tanker"', "part.thoughts"),
        ('title = "Samtykke"', 'title = "موافقة"', "text.title"),
        ('language = "da"', 'language = "Dansk"', "consent-paper.language"),
        ("til {contact}.", "til {contact.", "text.withdrawing"),
    ],
)
def test_what_is_wrong_with_a_language_is_told_with_its_place(before: str, after: str, place: str) -> None:
    raw = DANISH.read_text(encoding="utf-8")
    assert before in raw
    with pytest.raises(FaultyDefinition) as faulty:
        read_consent_texts(raw.replace(before, after).encode(), "da.toml")
    assert place in {one.path for one in faulty.value.problems}
