"""Whatever people write: no paper fails, and the text stands on the page."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from tests.forms.documents import content
from ungeapp.forms.document import texts_of
from ungeapp.forms.documents.handover import handover
from ungeapp.forms.documents.letter import letter
from ungeapp.forms.documents.minutes import minutes
from ungeapp.forms.documents.plan import plan
from ungeapp.forms.documents.reminder import reminder
from ungeapp.forms.documents.voice_sheet import voice_sheet
from ungeapp.forms.papers import PaperWriter
from ungeapp.usecases.papers import AbsentNote, AgreementPaper, GoalPaper, ItemPaper, Papers

WRITER = PaperWriter()
ANYTHING = st.text(max_size=60)
# What the embedded font draws and text extraction gives back as it went in; the rest is the paper engine's own test.
READABLE = st.text(
    st.characters(codec="latin-1", categories=("Lu", "Ll", "Nd", "Po"), exclude_characters="¡¿·ªº¶§"),
    min_size=1,
    max_size=24,
)


def read(pdf: bytes) -> str:
    """All text of the pages without white space, since a line may be broken anywhere."""
    with pypdfium2.PdfDocument(pdf) as document:
        told = "".join(page.get_textpage().get_text_bounded() for page in document)
    return "".join(told.replace("\ufffe", "").replace("\xad", "").split())


def test_the_writer_is_what_the_use_cases_ask_for() -> None:
    papers: Papers = WRITER
    assert papers.minutes_text(content.minutes()).startswith("Referat af netværksmøde 1\n")


@settings(max_examples=25)
@given(READABLE, READABLE, READABLE)
def test_what_was_written_stands_on_the_page(first: str, second: str, third: str) -> None:
    for pdf in (
        WRITER.letter(content.letter(place=first, agenda=(second,), participants=(third,))),
        WRITER.minutes(
            content.minutes(
                place=first,
                own_words=(second,),
                items=(ItemPaper(title="Punkt", note=third),),
                agreements=(AgreementPaper(what=first, owner=second, due=None),),
            )
        ),
        WRITER.plan(
            content.plan(
                wishes=first,
                next_step=second,
                goals=(GoalPaper(horizon="long", area="Uddannelse", own_words=third, wording=first),),
            )
        ),
        WRITER.reminder(
            content.reminder(
                agreements=(
                    AgreementPaper(what=first, owner=second, due=None),
                    AgreementPaper(what=third, owner="", due=None),
                )
            )
        ),
        WRITER.handover(content.handover(answers=((first, second),), accepted=third)),
    ):
        told = read(pdf)
        for text in (first, second, third):
            assert "".join(text.split()) in told


@settings(max_examples=40)
@given(ANYTHING, ANYTHING, ANYTHING, st.sampled_from(["call", "moved", "cancelled", ""]), st.booleans(), st.booleans())
def test_no_letter_fails(first: str, second: str, third: str, occasion: str, summons: bool, young: bool) -> None:
    sender = replace(content.SENDER, name=first, unit=second, phone=third, municipality=first)
    made = letter(
        content.letter(
            occasion=occasion, summons=summons, to_young_person=young, title=second, place=third, recipient=first,
            recipient_address=second, young_person=third, agenda=(first, second), participants=(third,), sender=sender,
            previous_start=content.SECOND,
        )
    )  # fmt: skip
    assert list(texts_of(made)) and made.title


@settings(max_examples=40)
@given(ANYTHING, ANYTHING, ANYTHING, st.integers(-3, 10**6))
def test_no_other_paper_fails(first: str, second: str, third: str, number: int) -> None:
    item = ItemPaper(title=first, note=second, own_words=third, outcome=first, reason=second)
    goal = GoalPaper(horizon=first, area=second, own_words=third, wording=first, baseline=second, state=third)
    agreement = AgreementPaper(what=first, owner=second, due=None, state=third)
    measure = replace(content.MEASURES[0], title=first, decided_by=second, unit=third, grant=first, state=second)
    documents = (
        minutes(
            content.minutes(
                title=first, number=number, person=second, place=third, leader=first, minute_taker=second, present=(first,),
                absent=((second, third),), sent_to=(third,), own_words=(first,), items=(item,), goals=(goal,),
                agreements=(agreement,), measures=(measure,), next_title=first, recipient=second, withheld=(third,),
                absent_note=AbsentNote(decided=(measure,), asked=(agreement,), others=(agreement,)),
            )
        ),
        voice_sheet(content.voice_sheet(person=first, title=second, place=third)),
        plan(
            content.plan(
                person=first, wishes=second, strengths=third, next_step=first, goals=(goal,), agreements=(agreement,),
                measures=(measure,), withheld=(second,), overlap_with=third, coordinator=first,
            )
        ),
        reminder(content.reminder(recipient=first, agreements=(agreement,), young_person=third)),
        handover(
            content.handover(
                person=first, from_unit=second, to_name=third, role=first, accepted=second, confirmed=third,
                answers=((first, second),), audit_head=third, for_signing=number % 2 == 0, own_words=first,
            )
        ),
    )  # fmt: skip
    assert all(document.title for document in documents)


@pytest.mark.parametrize(
    "text", ["", "\x00\x07\ud800", "<b>&amp;</b>", "שלום 👩‍🦰", "a" * 3000, "\n\n\n", "Nguyễn Łukasz"]
)
def test_hard_texts_become_pages(text: str) -> None:
    assert WRITER.minutes(content.minutes(title=text, person=text, own_words=(text,), recipient=text)).startswith(
        b"%PDF"
    )
    assert WRITER.letter(content.letter(recipient=text, place=text, title=text)).startswith(b"%PDF")
    assert WRITER.handover(content.handover(person=text, to_name=text, audit_head=text)).startswith(b"%PDF")


def test_the_everyday_letters_and_the_reminder_fit_on_one_page() -> None:
    for pdf in (
        WRITER.voice_sheet(content.voice_sheet()),
        WRITER.letter(content.letter()),
        WRITER.letter(content.summons()),
        WRITER.letter(content.moved()),
        WRITER.reminder(content.reminder()),
        WRITER.handover(content.for_signing()),
    ):
        with pypdfium2.PdfDocument(pdf) as document:
            assert len(document) == 1


def test_a_calendar_file_holds_time_place_and_title_only() -> None:
    made = WRITER.calendar(
        uid="m1", sequence=2, cancelled=True, starts=content.MEETING, minutes_long=90, title="Netværksmøde",
        place="Rådhuset", organizer="Karen Prøve", written_at=datetime(2026, 11, 10, 9, 0, tzinfo=UTC),
    )  # fmt: skip
    (event,) = Calendar.from_ical(made).walk("VEVENT")
    assert (str(event["SUMMARY"]), str(event["LOCATION"]), str(event["SEQUENCE"])) == ("Netværksmøde", "Rådhuset", "2")
    assert (event.decoded("DTEND") - event.decoded("DTSTART")).seconds == 90 * 60
    assert str(event["STATUS"]) == "CANCELLED" and "ATTENDEE" not in event and "DESCRIPTION" not in event
    unknown = WRITER.calendar(
        uid="m1", sequence=0, cancelled=False, starts=content.MEETING.replace(tzinfo=None), minutes_long=0, title="Møde",
        place="", organizer="", written_at=content.MEETING,
    )  # fmt: skip
    assert b"DTSTART;TZID=Europe/Copenhagen:20261125T130000" in unknown
