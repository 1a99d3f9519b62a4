"""The agenda on paper: the chair's copy in neutral words, the others' as far as they have a basis; each print a row."""

from __future__ import annotations

import pytest

from tests.desks import Desk
from tests.forms.reading_docx import paragraphs
from tests.forms.reading_pdf import page_texts
from tests.usecases import story
from tests.usecases.test_printing import meet, participants
from tests.usecases.test_word_papers import printed
from ungeapp.domain.errors import NotAllowed
from ungeapp.domain.meetings import Reply
from ungeapp.domain.parts import Part
from ungeapp.system.clock import FixedClock


def told(desk: Desk, meeting: str, participant: str = "") -> str:
    return " ".join(" ".join(page_texts(desk.do.agenda_papers.copy(meeting, participant).content)).split())


def test_whoever_chairs_gets_everything_in_neutral_words(desk: Desk) -> None:
    person = desk.person().id
    course = story.start(desk, person)
    meeting = course.meetings[0].id
    story.call(desk, meeting)
    desk.do.agendas.add(meeting, "Kontakte FGU om startdato")
    off = desk.do.agendas.add(meeting, "Noget vi lader ligge")
    desk.do.agendas.take_off(meeting, off.id)
    midwife = participants(desk, meeting)["midwife"]
    desk.do.meetings.set_participant(midwife.id, name="Jette Jord")
    definition = course.definition(course.meetings[0])
    before = len(printed(desk))
    page = told(desk, meeting)
    assert printed(desk)[0] == ("print-agenda", meeting, "") and len(printed(desk)) == before + 1
    assert definition.public_title.lower() in page.lower() and "Emma Prøvesen" in page
    assert "Rådhuset, lokale 2" in page and "Mødeleder Karen Holm" in page
    own, *others = definition.agenda
    assert own.part is Part.OWN_WORDS and "1. Den unges egne ord" in page
    assert all(one.public_title in page for one in others)
    assert all(one.public_title in page for one in desk.do.meetings.read(meeting).outputs)
    assert "Den nye fortælling" not in page and "Jordemoder" not in page, "it lies on the table"
    assert f"Jette Jord ({midwife.public_label})" in page
    assert f"{len(definition.agenda) + 1}. Kontakte FGU om startdato" in page and "lader ligge" not in page


def test_it_can_be_printed_before_anybody_is_called(desk: Desk) -> None:
    meeting = story.start(desk, desk.person().id).meetings[0].id
    assert "Det taler vi om" in told(desk, meeting)


def test_a_participant_gets_one_with_a_basis_only_and_nothing_beyond_it(desk: Desk) -> None:
    person = desk.person().id
    meet(desk, person, "midwife")
    meeting = story.start(desk, person).meetings[0].id
    story.call(desk, meeting)
    line = desk.do.agendas.add(meeting, "Kontakte FGU om startdato")
    desk.do.voices.write_sheet(meeting, topics="Jeg er bange for fødslen")
    people = participants(desk, meeting)
    assert {one.role for one in desk.do.agenda_papers.readers(meeting)} == {"young-person", "midwife"}
    hers = told(desk, meeting, people["midwife"].id)
    assert line.title in hers and "Emma Prøvesen" in hers and "Den nye fortælling" not in hers
    assert printed(desk)[0] == ("print-agenda", meeting, people["midwife"].id)
    with pytest.raises(NotAllowed) as refused:
        desk.do.agenda_papers.copy(meeting, people["health-visitor"].id)
    assert refused.value.code == "agenda-no-basis"
    desk.do.meetings.reply(people["midwife"].id, Reply.DECLINES)
    assert {one.role for one in desk.do.agenda_papers.readers(meeting)} == {"young-person"}
    assert "Afbud" in told(desk, meeting)


def test_a_protected_name_and_address_stand_on_no_copy_for_others(desk: Desk) -> None:
    person = desk.person(address="Hemmeligvej 3, 8800 Viborg", protected_address=True, protected_name=True).id
    meet(desk, person, "midwife")
    meeting = story.start(desk, person).meetings[0].id
    story.call(desk, meeting)
    desk.do.meetings.arrange(meeting, place="Hemmeligvej 3, 8800 Viborg")
    assert "Hemmeligvej" not in told(desk, meeting)
    page = told(desk, meeting, participants(desk, meeting)["midwife"].id)
    assert "Hemmeligvej" not in page and "Prøvesen" not in page


def test_a_meeting_that_is_over_has_no_agenda_to_print(desk: Desk, clock: FixedClock) -> None:
    meeting = story.held(desk, clock, desk.person().id).meetings[0].id
    with pytest.raises(NotAllowed) as refused:
        desk.do.agenda_papers.copy(meeting)
    assert refused.value.code == "meeting-closed"


def test_as_a_document_it_is_the_same_agenda(desk: Desk) -> None:
    meeting = story.start(desk, desk.person().id).meetings[0].id
    paper, word = desk.do.agenda_papers.copy(meeting), desk.do.word.agenda(meeting)
    assert word.name.endswith(".docx") and word.released == paper.released
    assert "Den unges egne ord" in "\n".join(paragraphs(word.content))
