"""Papers to go on writing in: the same gate, the same row in the log, nothing more on them than on the print."""

from __future__ import annotations

from datetime import date, time

from tests.desks import Desk
from tests.forms.reading_docx import paragraphs
from tests.forms.reading_pdf import page_texts
from tests.usecases import story
from tests.usecases.test_printing import meet, participants
from ungeapp.domain.plans import Horizon
from ungeapp.system.clock import FixedClock


def printed(desk: Desk) -> list[tuple[str, str, str]]:
    """The rows of the log about papers, newest first."""
    with desk.do.desk.looking() as uow:
        return [(one.action, one.what, one.detail) for one in uow.audit() if one.action.startswith("print-")]


def test_a_letter_as_a_document_is_the_letter(desk: Desk) -> None:
    course = story.start(desk, desk.person().id)
    meeting = course.meetings[0].id
    story.call(desk, meeting)
    midwife = participants(desk, meeting)["midwife"].id
    paper, word = desk.do.letters.one(midwife), desk.do.word.letter(midwife)
    assert paper.name.removesuffix(".pdf") == word.name.removesuffix(".docx") and word.name.endswith(".docx")
    assert paper.released == word.released and paper.recipient == word.recipient
    told = "\n".join(paragraphs(word.content))
    assert "Rådhuset, lokale 2" in told
    assert "Emma" not in told and "Den nye fortælling" not in told, "she has no basis for either"
    assert len(desk.do.word.letters(meeting)) == len(desk.do.letters.for_all(meeting))


def test_minutes_as_a_document_leave_out_what_the_gate_held_back(desk: Desk, clock: FixedClock) -> None:
    person = desk.person().id
    meet(desk, person, "midwife")
    course = story.start(desk, person)
    first = story.call(desk, course.meetings[0].id)
    story.go_to(clock, first)
    story.hold(desk, first.id)
    desk.do.plans.add_goal(
        person, own_words="Jeg vil betale min gæld", horizon=Horizon.SHORT, area="economy", meeting=first.id
    )
    desk.do.meetings.close(first.id)
    midwife = participants(desk, first.id)["midwife"].id
    before = len(printed(desk))
    word = desk.do.word.minutes(first.id, midwife)
    assert len(printed(desk)) == before + 1
    assert printed(desk)[0] == ("print-minutes", first.id, midwife)
    paper = desk.do.minutes.copy(first.id, midwife)
    whole = desk.do.word.minutes(first.id)
    assert "gæld" in "\n".join(paragraphs(whole.content))
    for told in ("\n".join(paragraphs(word.content)), "\n".join(page_texts(paper.content))):
        assert "Emma Prøvesen" in told and "gæld" not in told
    assert word.released == paper.released


def test_the_plan_as_a_document_is_hers(desk: Desk) -> None:
    person = desk.person().id
    desk.do.plans.write(person, wishes="Jeg vil på havet")
    word = desk.do.word.plan(person)
    assert "Jeg vil på havet" in "\n".join(paragraphs(word.content))
    assert printed(desk)[0] == ("print-plan", person, "")
    assert word.recipient == "Emma Prøvesen"


def test_minutes_between_departments_as_a_document_are_those_that_were_closed(desk: Desk) -> None:
    use = desk.do.desk_meetings
    meeting = use.plan(use.offered()[0][0].ref.id, on=date(2026, 12, 2), at=time(8, 30)).id
    for item in use.view(meeting).definition.agenda:
        use.write(meeting, item.key, "Ring til hinanden først")
    use.close(meeting)
    before = len(printed(desk))
    paper, word = use.paper(meeting), desk.do.word.desk_meeting(meeting)
    assert [row[0] for row in printed(desk)[:2]] == ["print-desk-meeting"] * 2 and len(printed(desk)) == before + 2
    assert word.name == paper.name.removesuffix(".pdf") + ".docx"
    said = "\n".join(paragraphs(word.content))
    assert "Ring til hinanden først" in said and "kladde" not in said
