"""Checklists of a course: offered where they belong, begun, answered, gone through anew, on paper, and handed on."""

from __future__ import annotations

from datetime import date

import pytest

from tests.desks import NOW, Desk
from ungeapp.domain.assessments import BEGUN, ChecklistAnswer, checklist_answer_id
from ungeapp.domain.checklists import Begin
from ungeapp.domain.errors import Invalid, NotFound
from ungeapp.domain.meetings import Meeting, MeetingState
from ungeapp.forms.definitions import Definitions
from ungeapp.system import paths

START, FIRST = "planens-start", "foerste-kontakt"
IN_USE = str(Definitions(paths.resources()).checklist(START).ref)


def test_each_place_offers_its_own_and_the_handover_keeps_its_own(desk: Desk) -> None:
    person = desk.person().id
    offered = {place: [one.ref.id for one in desk.do.course_lists.offered(person, place)] for place in Begin}
    young = desk.do.people.add(given_name="Ung", family_name="17", birth_date=NOW.date().replace(year=2009)).id
    assert [one.ref.id for one in desk.do.course_lists.offered(young, Begin.BIRTHDAY)] == ["fylder-18"]
    assert offered[Begin.FIRST_CONTACT] == ["foerste-kontakt"]
    assert offered[Begin.BIRTHDAY] == [], "past that birthday"
    assert set(offered[Begin.CLOSING]) == {"flytter-kommune", "journaliser-og-ryd"}
    assert START in offered[Begin.PLAN]
    every = [one.ref.id for one in desk.do.course_lists.offered(person)]
    assert len(every) == 6 and "overlevering" not in every


def test_the_first_contact_is_offered_until_it_is_begun_or_a_talk_was_held(desk: Desk) -> None:
    lists = desk.do.course_lists

    def offered(person: str) -> list[str]:
        return [one.ref.id for one in lists.offered(person, Begin.FIRST_CONTACT)]

    add, born = desk.do.people.add, NOW.date().replace(year=2009)
    talked, met, declined = (add(given_name=one, family_name="P", birth_date=born).id for one in ("Liv", "Bo", "Ea"))
    desk.do.people.note_contact(talked, "Ringede og aftalte en tid")
    assert offered(talked) == [FIRST], "a word on the phone is no talk"
    desk.do.people.hold_talk(talked, said="Om skolen", own_words="", next_step="")
    assert offered(talked) == []
    with desk.do.desk.acting("meeting.close") as uow:
        uow.put(Meeting(id=desk.do.desk.new_id(), person=met, state=MeetingState.CLOSED))
    assert offered(met) == []
    lists.begin(declined, FIRST)
    with desk.do.desk.looking() as uow:
        begun = uow.record_history(checklist_answer_id(declined, f"unge/{FIRST}", 1, BEGUN))
    desk.do.people.undo(begun[0].transaction)
    assert offered(declined) == [FIRST], "as if it had not been begun"
    lists.begin(declined, FIRST)
    assert offered(declined) == []
    lists.remove(declined, FIRST, 0, "Vi kender hinanden")
    assert offered(declined) == []


def test_who_it_was_made_for_comes_first(desk: Desk) -> None:
    young = desk.do.people.add(given_name="Ung", family_name="17", birth_date=NOW.date().replace(year=2009)).id
    first = [one for one in desk.do.course_lists.offered(young) if one.from_age is not None]
    assert {one.ref.id for one in first} == {"fylder-18", "skole-til-ungdomsuddannelse"}
    older = desk.person().id
    assert [one.ref.id for one in desk.do.course_lists.offered(older)][-2:] == [
        "fylder-18",
        "skole-til-ungdomsuddannelse",
    ]


def test_it_shows_what_is_open_and_what_the_program_knows(desk: Desk) -> None:
    person = desk.person().id
    with pytest.raises(NotFound):
        desk.do.course_lists.view(person, START)
    run = desk.do.course_lists.begin(person, START)
    assert (run.turn, run.count, run.begun_by, run.begun_on) == (1, 0, "Karen Holm", NOW.date())
    desk.do.plans.next_step(person, "Ring til FGU", None)
    desk.do.course_lists.answer(person, START, 1, "ret", "yes")
    view = desk.do.course_lists.view(person, START)
    assert view.run.count == 1 and "ret" not in {one.key for one in view.run.open}
    assert view.suggestions["naeste"] == "Ring til FGU"
    answer = view.run.answers["ret"]
    assert (answer.text, answer.by, answer.on, answer.checklist) == ("yes", "Karen Holm", NOW.date(), IN_USE)
    with desk.do.desk.looking() as uow:
        assert uow.definition(answer.checklist) is not None
    desk.do.course_lists.answer(person, START, 1, "ret", " ")
    assert desk.do.course_lists.view(person, START).run.count == 0
    with pytest.raises(KeyError):
        desk.do.course_lists.answer(person, START, 1, "findes-ikke", "yes")


def test_one_that_runs_goes_on_and_a_finished_one_begins_anew(desk: Desk) -> None:
    person = desk.person().id
    run = desk.do.course_lists.begin(person, START)
    assert desk.do.course_lists.begin(person, START).turn == 1
    assert START not in {one.ref.id for one in desk.do.course_lists.offered(person)}
    for item in run.checklist.items:
        desk.do.course_lists.answer(person, START, 1, item.key, "yes")
    assert desk.do.course_lists.view(person, START).run.done
    assert desk.do.course_lists.begin(person, START).turn == 2
    assert [(one.turn, one.done) for one in desk.do.course_lists.runs(person)] == [(2, False), (1, True)]


def test_taken_away_and_begun_again_nothing_of_before_is_in_it(desk: Desk) -> None:
    person = desk.person().id
    desk.do.course_lists.begin(person, START)
    desk.do.course_lists.answer(person, START, 1, "ret", "yes")
    with pytest.raises(Invalid):
        desk.do.course_lists.remove(person, START, 1, " ")
    desk.do.course_lists.remove(person, START, 1, "Forkert person")
    assert desk.do.course_lists.runs(person) == ()
    assert desk.do.course_lists.begin(person, START).count == 0


def test_on_paper_with_the_answers_and_blank(desk: Desk) -> None:
    person = desk.person().id
    desk.do.course_lists.begin(person, START)
    desk.do.course_lists.answer(person, START, 1, "naeste", "Besøge skolen")
    for blank in (False, True):
        assert desk.do.checklists.begun(person, START, 1, blank=blank).content.startswith(b"%PDF")
    with desk.do.desk.looking() as uow:
        printed = [one for one in uow.audit() if one.action == "print-checklist"]
    assert [one.detail for one in printed] == [IN_USE] * 2


def test_only_the_parts_that_may_go_are_handed_on(desks: tuple[Desk, Desk]) -> None:
    job, family = desks
    person = job.person().id
    job.do.course_lists.begin(person, START)
    job.do.course_lists.answer(person, START, 1, "ret", "yes")  # the plan's part: shared
    job.do.course_lists.answer(person, START, 1, "foraeldre", "Mor, tlf. i sagen")  # the parents' part: not
    job.consent(person, (family.unit,))
    file = job.do.sending.share((person,), family.identity)
    family.do.receiving.receive(file.content)
    keys = {one.key for one in family.do.people.file(person).of(ChecklistAnswer) if one.text}
    assert keys == {"ret"}
    assert family.do.course_lists.view(person, START).run.count == 1
    with family.do.desk.looking() as uow:
        assert uow.definition(IN_USE) is not None


def texts(desk: Desk, person: str) -> dict[int, dict[str, str]]:
    return {run.turn: {key: one.text for key, one in run.answers.items()} for run in desk.do.course_lists.runs(person)}


def two_entries(desk: Desk) -> tuple[str, str]:
    """The same person twice, each with the checklist begun and one point answered."""
    stays = desk.person().id
    other = desk.person(number="", birth_date=date(2004, 7, 4)).id
    for person, text in ((stays, "Besøge FGU"), (other, "Ringe til FGU")):
        desk.do.course_lists.begin(person, START)
        desk.do.course_lists.answer(person, START, 1, "naeste", text)
    desk.do.duplicates.join(stays, other)
    return stays, other


def test_of_two_entries_that_are_one_both_are_shown_and_can_be_answered(desk: Desk) -> None:
    stays, other = two_entries(desk)
    do = desk.do.course_lists
    assert texts(desk, stays) == {1: {"naeste": "Besøge FGU"}, 2: {"naeste": "Ringe til FGU"}}
    do.answer(stays, START, 1, "naeste", "Besøge skolen")
    do.answer(stays, START, 2, "naeste", "")
    do.answer(stays, START, 2, "ret", "yes")
    assert texts(desk, stays) == {1: {"naeste": "Besøge skolen"}, 2: {"naeste": "", "ret": "yes"}}
    do.remove(stays, START, 1, "Dobbelt")
    assert texts(desk, stays) == {2: {"naeste": "", "ret": "yes"}}, "what is left is called what it was"
    desk.do.duplicates.part(other)
    assert texts(desk, other) == {1: {"naeste": "", "ret": "yes"}}
    assert texts(desk, stays) == {}


def test_an_answer_that_came_under_another_entry_is_changed_where_it_is_shown(desks: tuple[Desk, Desk]) -> None:
    """A desk that knows one of two entries is told of both under that one."""
    job, family = desks
    stays, _ = two_entries(job)
    job.consent(stays, (family.unit,))
    family.do.receiving.receive(job.do.sending.share((stays,), family.identity).content)
    (shown,) = texts(family, stays).values()
    assert shown["naeste"] in ("Besøge FGU", "Ringe til FGU")
    for text in ("Besøge skolen", ""):
        family.do.course_lists.answer(stays, START, 1, "naeste", text)
        assert texts(family, stays) == {1: {"naeste": text}}
