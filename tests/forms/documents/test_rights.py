"""The access pack and the certificate on paper."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.forms.documents import content
from tests.forms.documents.test_any_text import READABLE, read
from ungeapp.domain.protection import HIDDEN
from ungeapp.domain.third_parties import MARK
from ungeapp.forms.document import Heading, OwnWords, texts_of
from ungeapp.forms.documents.access import access
from ungeapp.forms.documents.certificate import certificate
from ungeapp.forms.papers import PaperWriter
from ungeapp.usecases.access import (
    AccessPaper,
    CertificatePaper,
    ChangedPaper,
    LookedPaper,
    RecordPaper,
    SectionPaper,
    SentPaper,
)

NOON = datetime(2026, 11, 25, 11, 0, tzinfo=UTC)
WRITER = PaperWriter()
RECORD = RecordPaper(
    headline="Ringede om skolen",
    facts=(("Tekst", f"{MARK} fylder meget, mødes {HIDDEN}"),),
    corrections=(("Tekst", "Det sagde jeg aldrig (Emma, 25.11.2026)"),),
    changes=(ChangedPaper(at=NOON, by="Karen Holm, Job og Velfærd", field="Tekst", text="Først skrevet"),),
    written_at=NOON,
    written_by="Karen Holm",
)
PACK = AccessPaper(
    person="Emma Prøvesen",
    number="640704-4242",
    birth_date=date(2004, 7, 4),
    sender=content.plan().sender,
    printed_on=date(2026, 11, 25),
    own_words=(("Jeg vil være kok", "Samtale, Egne ord"),),
    sections=(SectionPaper(title="Kontakt", records=(RECORD, replace(RECORD, removed="Forkert sag"))),),
    looked=(LookedPaper(at=NOON, who="Karen Holm", action="open-person"),),
    sent=(SentPaper(at=NOON, direction="out", kind="share", partner="Jens Lund"),),
    frozen=(("minutes", NOON),),
    struck=(("Det handler om en anden", 1),),
    address_hidden=True,
)
CERTIFICATE = CertificatePaper(
    id="c-1",
    case="p-1",
    cleared_at=NOON,
    cleared_by="Karen Holm, Job og Velfærd",
    witness="Mette Bro",
    system="SBSYS",
    case_number="26/114",
    confirmed_on=date(2026, 11, 24),
    confirmed_by="Karen Holm",
    rows=1234,
    audit_head="12-abc",
    sender=content.plan().sender,
)


def told(paper: AccessPaper) -> str:
    return "\n".join(texts_of(access(paper)))


def test_her_own_words_stand_before_everything_that_is_written_about_her() -> None:
    kinds = [type(one) for one in access(PACK).blocks]
    headings = [one.text for one in access(PACK).blocks if isinstance(one, Heading) and one.level == 1]
    assert headings[0] == "Dine egne ord" and OwnWords in kinds
    assert headings[-3:] == ["Hvem har set på din sag", "Hvem har fået oplysninger", "Gemt, som det var"]


def test_what_was_struck_out_leaves_a_mark_in_words() -> None:
    text = told(PACK)
    assert "[streget ud] fylder meget, mødes [beskyttet adresse]" in text and MARK not in text and HIDDEN not in text
    assert "Det handler om en anden (1)" in text and "Din adresse er beskyttet" in text
    assert "640704-••••" in text and "4242" not in text


def test_the_objection_stands_with_the_original() -> None:
    text = told(PACK)
    assert "Indsigelse mod »Tekst«" in text and "Det sagde jeg aldrig" in text and "Først skrevet" in text
    assert "Taget ud: Forkert sag" in text


def test_the_whole_case_for_the_journal_hides_nothing() -> None:
    text = told(replace(PACK, whole=True, struck=(), address_hidden=False))
    assert "640704-4242" in text and "Sagsudskrift" in text and "Streget ud" not in text


def test_an_empty_pack_says_so() -> None:
    empty = replace(PACK, own_words=(), sections=(), looked=(), sent=(), frozen=(), struck=(), birth_date=None)
    text = told(empty)
    assert "Ingen er noteret" in text and "Ingen filer" in text and "Dine egne ord" not in text


def test_the_certificate_tells_where_the_original_is_and_of_nobody() -> None:
    text = "\n".join(texts_of(certificate(CERTIFICATE)))
    for one in ("SBSYS", "26/114", "1.234", "Mette Bro", "25. november 2026 kl. 12.00", "24. november 2026"):
        assert one in text
    assert "Emma" not in text and WRITER.certificate(CERTIFICATE).startswith(b"%PDF")


@settings(max_examples=15)
@given(READABLE, READABLE)
def test_what_was_written_stands_on_the_page(first: str, second: str) -> None:
    record = replace(RECORD, facts=(("Tekst", first),), corrections=(("", second),))
    pdf = WRITER.access(replace(PACK, sections=(SectionPaper(title="Kontakt", records=(record,)),)))
    page = read(pdf)
    assert "".join(first.split()) in page and "".join(second.split()) in page
    assert first.strip() in WRITER.access_text(replace(PACK, own_words=((first, ""),)))


@settings(max_examples=20)
@given(st.text(max_size=60), st.text(max_size=60))
def test_no_text_breaks_the_paper(first: str, second: str) -> None:
    record = RecordPaper(headline=first, facts=((second, first),), corrections=((first, second),), changes=())
    assert WRITER.access(replace(PACK, person=first, sections=(SectionPaper(title=second, records=(record,)),)))
