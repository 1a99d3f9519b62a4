"""*Min plan* through the gate: hers alone, with who helps, and one row in the log."""

from __future__ import annotations

from datetime import date

from tests.desks import Desk
from tests.forms.reading_pdf import page_texts
from tests.usecases import story
from ungeapp.domain.people import NetworkPerson
from ungeapp.domain.plans import Horizon
from ungeapp.system.clock import FixedClock
from ungeapp.usecases.my_plan import MyPlanPaper, MyPlanUseCases


class Kept:
    """Keeps what would be printed."""

    def __init__(self) -> None:
        self.made: list[MyPlanPaper] = []

    def my_plan(self, paper: MyPlanPaper) -> bytes:
        self.made.append(paper)
        return b"%PDF"


def page(desk: Desk, person: str) -> MyPlanPaper:
    kept = Kept()
    MyPlanUseCases(desk.do.desk, kept).paper(person)
    return kept.made[0]


def test_an_empty_plan_is_a_page_too(desk: Desk) -> None:
    person = desk.person().id
    told = page(desk, person)
    assert (told.name, told.next_step, told.goals, told.helpers, told.meeting) == ("Emma", "", (), (), None)
    assert len(page_texts(desk.do.my_plan.paper(person).content)) == 1


def test_it_tells_the_next_step_her_goals_and_who_helps(desk: Desk) -> None:
    person = desk.person().id
    desk.do.plans.next_step(person, "Besøge FGU", date(2026, 12, 2))
    desk.do.plans.write(person, wishes="Jeg vil på havet", needs="Ro")
    desk.do.plans.add_goal(person, own_words="Jeg vil sejle", horizon=Horizon.LONG, area="education")
    mother = NetworkPerson(
        id=desk.do.desk.new_id(), person=person, name="Mona", relation="mor", helps_with="kører", phone="12 00 00 01"
    )
    with desk.do.desk.acting("network.add") as uow:
        uow.put(mother)
    desk.do.plans.add_agreement(person, what="ringer til skolen", owner="Mona", due=None, mine=False)
    desk.do.plans.add_agreement(person, what="pakker tasken", owner="Emma Prøvesen", due=None, mine=False)
    for who in ("Den unge", "emma", "Mona og Emma", "Emma, Mona", "Emma Prøvesen og Ung & Job"):
        desk.do.plans.add_agreement(person, what="læser højt", owner=who, due=None, mine=False)
    told = page(desk, person)
    assert (told.next_step, told.next_step_on, told.wishes) == ("Besøge FGU", date(2026, 12, 2), "Jeg vil på havet")
    assert told.goals == (("Jeg vil sejle", True),)
    assert [(one.who, one.what, one.phone) for one in told.helpers] == [
        ("Mona", "kører; ringer til skolen; læser højt", "12 00 00 01"),
        ("Ung & Job", "læser højt", ""),
    ]


def test_the_next_meeting_has_its_neutral_title_only(desk: Desk, clock: FixedClock) -> None:
    person = desk.person().id
    course = story.start(desk, person)
    called = story.call(desk, course.meetings[0].id)
    told = page(desk, person)
    assert told.meeting == called.starts and not told.meeting_provisional
    assert told.meeting_title == course.definition(course.meetings[0]).public_title
    story.go_to(clock, called)
    story.later(clock, 1)
    assert page(desk, person).meeting != called.starts


def test_a_protected_address_stands_not_even_here(desk: Desk) -> None:
    person = desk.person(address="Skovvej 1", protected_address=True).id
    desk.do.plans.next_step(person, "Flytte ind på Skovvej 1", None)
    assert "Skovvej" not in "".join(page_texts(desk.do.my_plan.paper(person).content))


def test_every_print_is_one_row(desk: Desk) -> None:
    person = desk.person().id
    desk.do.my_plan.paper(person)
    with desk.do.desk.looking() as uow:
        rows = [one.what for one in uow.audit() if one.action == "print-my-plan"]
    assert rows == [person]
    word = desk.do.word.my_plan(person)
    assert word.content.startswith(b"PK") and word.name.startswith("min-plan-") and word.name.endswith(".docx")
