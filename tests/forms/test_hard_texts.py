"""Papers at their hardest: forty participants, every European letter, thirty pages; nothing overlaps, is cut or alone."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator
from datetime import date
from itertools import combinations

import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.forms.documents import content
from tests.forms.documents.test_any_text import read
from tests.forms.every_paper import EVERY
from tests.forms.pdf_ua import faults
from tests.forms.reading_pdf import page_texts
from ungeapp.forms import theme
from ungeapp.forms.document import Document, Facts, KeepTogether, Notice, Paragraph, Signatures, Table
from ungeapp.forms.documents.letter import letter
from ungeapp.forms.documents.minutes import minutes
from ungeapp.forms.documents.plan import plan
from ungeapp.forms.pdf import unsupported_characters, write_pdf
from ungeapp.forms.pdf_blocks import compose
from ungeapp.forms.pdf_strips import Strip, settle
from ungeapp.usecases.papers import AgreementPaper, GoalPaper, ItemPaper, NetworkPaper

# Every Latin letter with a sign of the European languages, Vietnamese and the Turkic ones; Greek and Cyrillic whole.
LATIN = "".join(map(chr, [*range(0x00C0, 0x00D7), *range(0x00D8, 0x00F7), *range(0x00F8, 0x0180)]))
VIETNAMESE = "".join(map(chr, range(0x1EA0, 0x1EFA)))
ROMANIAN_AND_MORE = "ȘșȚțƠơƯưǺǻǼǽǾǿẀẁẂẃẄẅỲỳ"
GREEK = "".join(chr(code) for code in range(0x0386, 0x03CF) if code not in (0x038B, 0x038D, 0x03A2, 0x0387))
CYRILLIC = "".join(map(chr, range(0x0400, 0x0460)))
NAMES = (
    "Nguyễn Thị Hồng Nhung", "Łukasz Żółć-Wiśniewski", "Đorđe Ćirić", "Ştefan Țărăscu", "Çağlar Şahin Öztürk", "Þórður Ðæli",
    "Zoë Nuñez", "Jiří Dvořák", "Ágnes Őszi", "Ėglė Žemaitytė", "Gunārs Ķēniņš", "Αθηνά Παπαδοπούλου", "Юлия Ґедзь-Щербина",
    "Ђорђе Љубичић", "Sørina Ærø Åkjær", "Máret Ánne Sárá", "Ġorġ Żahra", "Siân Ŵyn Ŷstrad",
)  # fmt: skip


_CELL = 10.0


class Sign:
    """One drawn letter: what it is and the box of its ink, in points from the bottom left."""

    __slots__ = ("bottom", "left", "right", "text", "top")

    def __init__(self, text: str, left: float, right: float, bottom: float, top: float) -> None:
        self.text, self.left, self.right, self.bottom, self.top = text, left, right, bottom, top


def signs(data: bytes) -> Iterator[list[Sign]]:
    """Every letter with ink, page by page."""
    with pypdfium2.PdfDocument(data) as document:
        for page in document:
            text = page.get_textpage()
            found = []
            for index in range(text.count_chars()):
                letter_ = chr(pdfium.FPDFText_GetUnicode(text, index))
                if letter_.isspace() or not letter_.isprintable():
                    continue
                box = [ctypes.c_double() for _ in range(4)]
                pdfium.FPDFText_GetCharBox(text, index, *box)
                left, right, bottom, top = (one.value for one in box)
                if right > left and top > bottom:
                    found.append(Sign(letter_, left, right, bottom, top))
            yield found


def overlaps(page: list[Sign]) -> list[str]:
    """Letters whose ink covers a good part of another's; kerned neighbours and signs above letters do not."""
    places: dict[tuple[int, int], list[Sign]] = {}
    for one in page:
        for x in range(int(one.left // _CELL), int(one.right // _CELL) + 1):
            for y in range(int(one.bottom // _CELL), int(one.top // _CELL) + 1):
                places.setdefault((x, y), []).append(one)
    pairs = {(id(one), id(other)): (one, other) for near in places.values() for one, other in combinations(near, 2)}
    return [
        f"{one.text}{other.text} at {one.left:.0f}, {one.bottom:.0f}"
        for one, other in pairs.values()
        if _cover(one, other)
    ]


def _cover(one: Sign, other: Sign) -> bool:
    wide = min(one.right, other.right) - max(one.left, other.left)
    high = min(one.top, other.top) - max(one.bottom, other.bottom)
    smaller = min((each.right - each.left) * (each.top - each.bottom) for each in (one, other))
    return wide > 0 and high > 0 and wide * high > 0.35 * smaller


def outside(page: list[Sign]) -> list[str]:
    """Letters beyond the column, or between body and foot."""
    left, right = theme.LEFT - 2, theme.PAGE_WIDTH - theme.RIGHT + 2
    return [one.text for one in page if one.left < left or one.right > right or one.bottom < 15]


def stands_well(document: Document) -> list[str]:
    """The pages' texts, once nothing on them overlaps or leaves the column."""
    data = write_pdf(document)
    for number, page in enumerate(signs(data), start=1):
        assert not overlaps(page), f"page {number}: {overlaps(page)[:5]}"
        assert not outside(page), f"page {number}: {outside(page)[:20]}"
    return page_texts(data)


def sizes_of(many: int) -> dict[str, object]:
    people = tuple(
        f"{NAMES[n % len(NAMES)]} ({'rådgiver, Center for Job og Velfærd' if n % 3 else 'læge'})" for n in range(many)
    )
    return {
        "present": people[: many // 2],
        "absent": tuple((one, ("excused", "absent")[n % 2]) for n, one in enumerate(people[many // 2 :])),
        "sent_to": people,
    }


@pytest.mark.parametrize("name", EVERY)
def test_on_no_paper_anything_overlaps_or_leaves_the_column(name: str) -> None:
    assert stands_well(EVERY[name]())


def test_the_check_sees_an_overlap() -> None:
    a, b = Sign("a", 10, 16, 10, 18), Sign("b", 12, 18, 12, 20)
    assert overlaps([a, b]) and overlaps([b, a]) and not overlaps([a, Sign("c", 15.9, 21, 10, 18)])
    assert outside([Sign("x", theme.PAGE_WIDTH - theme.RIGHT - 1, theme.PAGE_WIDTH - 20, 100, 110)])


@pytest.mark.parametrize("letters", [LATIN, VIETNAMESE, ROMANIAN_AND_MORE, GREEK, CYRILLIC])
def test_every_letter_of_a_name_is_shown(letters: str) -> None:
    assert unsupported_characters(Document(letters)) == frozenset()
    told = read(write_pdf(Document("T", blocks=(Paragraph(letters), Facts((("Navn", letters),))))))
    assert all(letter_ in told for letter_ in letters)


def test_forty_participants_from_everywhere() -> None:
    document = minutes(content.minutes(**sizes_of(40)))
    told = "".join("".join(stands_well(document)).split())
    assert all("".join(name.split()) in told for name in NAMES)
    assert unsupported_characters(document) == frozenset()
    assert faults(write_pdf(document)) == []
    invitation = letter(content.letter(participants=tuple(f"{NAMES[n % len(NAMES)]}, nummer {n}" for n in range(40))))
    told = "".join("".join(stands_well(invitation)).split())
    assert all(f"nummer{n}" in told for n in range(40))


TALK = "Vi talte om morgenerne, om køkkenet og om den lange vej til skolen, og alle sagde, hvad de tænkte. " * 9


def long_minutes() -> Document:
    """Some thirty pages."""
    return minutes(
        content.minutes(
            **sizes_of(40),
            own_words=(TALK * 3,),
            items=tuple(ItemPaper(title=f"Punkt {n}", note=TALK * 3, own_words=TALK) for n in range(27)),
            agreements=tuple(
                AgreementPaper(what=f"Aftale {n}: {TALK[:90]}", owner=NAMES[n % len(NAMES)], due=date(2026, 12, 1))
                for n in range(80)
            ),
            goals=tuple(
                GoalPaper(horizon="short", area="Uddannelse", own_words=TALK[:200], wording=TALK[:300])
                for _ in range(12)
            ),
            network=tuple(NetworkPaper(private=True, name=NAMES[n % len(NAMES)], relation="ven") for n in range(60)),
        )
    )


def test_thirty_pages_of_minutes() -> None:
    document = long_minutes()
    pages = stands_well(document)
    assert len(pages) >= 30
    for number, page in enumerate(pages, start=1):
        assert f"Side {number} af {len(pages)}" in page
        assert len(page) > 350, f"page {number} is nearly empty: {page}"
    whole = "".join("".join(pages).split())
    assert all(f"Aftale{n}:" in whole for n in range(80)) and all(f"Punkt{n}" in whole for n in range(27))
    for page in pages:
        if re.search(r"Aftale \d+:", page):
            assert "Hvad" in page and "Hvem" in page and "Senest" in page, "a table repeats its headings"
    assert faults(write_pdf(document)) == []


def signed(document: Document) -> list[str]:
    """What stands under the lines to sign on."""
    return [
        text.split("\n")[0]
        for block in document.blocks
        for one in (block.blocks if isinstance(block, KeepTogether) else (block,))
        if isinstance(one, Signatures)
        for text in one.lines
    ]


SIGNED = [name for name in EVERY if signed(EVERY[name]())]


@pytest.mark.parametrize("name", SIGNED)
def test_no_page_is_only_there_for_a_signature(name: str) -> None:
    strips, _root = compose(EVERY[name]())
    assert any(map(_to_sign_on, strips))
    for room in range(380, 760, 5):  # pages of every height, so that the end meets every place of one
        for page in settle(strips, theme.BODY_BOTTOM - room, theme.BODY_BOTTOM):
            assert not all(_to_sign_on(placed.strip) for placed in page), room


def _to_sign_on(strip: Strip) -> bool:
    return strip.above == theme.ABOVE_SIGNATURES


def test_there_are_papers_to_sign() -> None:
    assert len(SIGNED) >= 4


# Marks that lean out before their letter, and the long s that hangs over the next one: in no name of today.
_ANCIENT = "".join(map(chr, range(0x1F00, 0x2000))) + "ſ"
WORDS = st.text(
    st.characters(codec="utf-8", categories=("Lu", "Ll", "Nd"), exclude_characters=_ANCIENT), min_size=1, max_size=30
)


@settings(max_examples=12)
@given(st.integers(1, 2500), WORDS, st.integers(0, 5))
def test_texts_of_any_length_stand_well(length: int, word: str, rows: int) -> None:
    known = "".join(one for one in word if one not in unsupported_characters(Document(word))) or "ord"
    text = (f"{known} og {known[::-1]} " * (length // len(known) + 1))[:length]
    made = Document(
        known,
        sender_line=text[:400],
        confidentiality_line=text[:400],
        state_line=text[:300],
        blocks=(
            Facts(((known, text),)),
            Notice(text, known),
            Table(("Hvad", "Hvem", known), ((text, known, text[:200]),) * rows, (5, 2, 1)),
            Signatures((known, text[:200])),
        ),
    )
    stands_well(made)


def test_a_plan_with_long_texts_stands_well() -> None:
    assert stands_well(plan(content.plan(wishes=TALK, strengths=TALK, challenges=TALK, needs=TALK, next_step=TALK)))
