"""The guide to a meeting format: one page for every shipped format, with all a newcomer must know."""

from __future__ import annotations

from datetime import date

import pytest

from tests.forms.documents import content
from tests.forms.golden import assert_golden
from tests.forms.reading_pdf import page_texts
from ungeapp.bootstrap import shipped_definitions
from ungeapp.domain.formats import MeetingFormat
from ungeapp.forms.document import to_plain
from ungeapp.forms.documents.guide import guide
from ungeapp.forms.pdf import write_pdf
from ungeapp.usecases.guides import GuidePaper

FORMATS = shipped_definitions().formats()


def paper(format: MeetingFormat) -> GuidePaper:
    return GuidePaper(
        format=format,
        unit_kinds={"youth": "Ungeenheden"},
        sender=content.SENDER,
        written_on=date(2026, 11, 23),
    )


@pytest.mark.parametrize("format", FORMATS, ids=lambda one: one.ref.id)
def test_the_guide_has_one_page_and_says_everything(format: MeetingFormat) -> None:
    pages = page_texts(write_pdf(guide(paper(format))))
    assert len(pages) == 1
    read = " ".join(pages[0].replace("\xad", "").split())
    assert "Handleguide" in read and "Kilde:" in read
    for meeting in format.meetings:
        assert all(word in read for word in ("Indkalder", "Mødeleder", "Hvornår"))
        assert meeting.title.split()[0] in read


@pytest.mark.parametrize(
    "name",
    [
        one.ref.id
        for one in FORMATS
        if one.legal or one.max_meetings or len(one.meetings) == max(len(f.meetings) for f in FORMATS)
    ],
)
def test_the_guide_reads_as_before(name: str) -> None:
    format = next(one for one in FORMATS if one.ref.id == name)
    assert_golden(f"guides/{name}", to_plain(guide(paper(format))))
