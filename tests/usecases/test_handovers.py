"""Handing over: every step with its files, in whatever order they come; and at no moment nobody."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.desks import FAMILY, JOB, SHARED, Desk
from tests.forms.reading_pdf import page_texts
from tests.usecases.test_printing import kept, kept_plans
from ungeapp.domain.checklists import ItemKind
from ungeapp.domain.consent import Use
from ungeapp.domain.errors import NotAllowed, UngeError
from ungeapp.domain.handovers import Heard, Role, responsible_here
from ungeapp.domain.parts import Part
from ungeapp.domain.people import Task
from ungeapp.usecases.papers import HandoverPaper
from ungeapp.usecases.sending import WrittenFile

OVERLAPPING = {Role.OFFERED, Role.WITHDRAWING, Role.HANDING_OVER, Role.TAKING_OVER}


class Case:
    """One young person between two desks; every look makes sure that somebody is responsible and an overlap marked."""

    def __init__(self, job: Desk, family: Desk) -> None:
        self.job, self.family = job, family
        self.person = job.person().id
        job.consent(self.person, [FAMILY])
        self.goal = job.do.plans.add_goal(self.person, own_words="Blive kok").id
        job.do.plans.change_goal(self.goal, own_words="Blive kok i Viborg")

    def roles(self) -> tuple[Role, Role]:
        found = tuple(desk.do.handovers.view(self.person).ledger.role for desk in (self.job, self.family))
        here = [responsible_here(role) for role in found]
        assert any(here), "nobody is responsible"
        if all(here):
            assert all(desk.do.handovers.view(self.person).ledger.overlap for desk in (self.job, self.family))
        return found[0], found[1]

    def answer(self, desk: Desk | None = None) -> None:
        desk = desk or self.job
        for item in desk.do.handovers.view(self.person).open_for_offer:
            desk.do.handovers.answer(self.person, item.key, item.options[0].code if item.options else "Svar")

    def offered(self) -> WrittenFile:
        self.answer()
        (file,) = self.job.do.handovers.offer(self.person, self.family.identity)
        return file

    def accepted(self) -> WrittenFile:
        """Offered, received and accepted; the acceptance is on its way."""
        self.family.receive(self.offered())
        (file,) = self.family.do.handovers.accept(self.person)
        return file

    def arrive(self, desk: Desk, file: WrittenFile) -> list[WrittenFile]:
        """What a file is answered with, apart from the receipt."""
        answers = [one for one in desk.receive(file).answers if one.kind != "receipt"]
        self.roles()
        return answers

    def safe(self) -> None:
        """The acceptance and *motiveret og tryg* have arrived; the checklist is answered to its end."""
        self.arrive(self.job, self.accepted())
        (confirm,) = self.family.do.handovers.confirm_safe(self.person)
        self.arrive(self.job, confirm)
        for item in self.job.do.handovers.view(self.person).open_for_close:
            self.job.do.handovers.answer(self.person, item.key, "2027-03-01")


@pytest.fixture
def case(desks: tuple[Desk, Desk]) -> Case:
    return Case(*desks)


def code(refused: pytest.ExceptionInfo[UngeError]) -> str:
    return refused.value.code


def sheet(desk: Desk, person: str, *, for_signing: bool = False) -> HandoverPaper:
    with kept(desk) as (printing, made):
        printing.handover_sheets.paper(person, for_signing=for_signing)
    paper = made[0]
    assert isinstance(paper, HandoverPaper)
    return paper


def test_from_the_offer_to_the_close(case: Case) -> None:
    job, family, person = case.job, case.family, case.person
    assert case.roles() == (Role.RESPONSIBLE, Role.NONE)
    offer = case.offered()
    assert case.roles() == (Role.OFFERED, Role.NONE)
    family.receive(offer)
    assert family.do.people.count() == 0, "an offer is looked at, not merged"
    assert [one.person.id for one in family.do.today.look().offers] == [person]
    (accept,) = family.do.handovers.accept(person)
    assert case.roles() == (Role.OFFERED, Role.TAKING_OVER)
    assert [one.own_words for one in family.do.plans.view(person).goals] == ["Blive kok i Viborg"]
    case.arrive(job, accept)
    assert case.roles() == (Role.HANDING_OVER, Role.TAKING_OVER)
    with pytest.raises(NotAllowed) as refused:
        job.do.handovers.let_go(person)
    assert code(refused) == "handover-not-confirmed"
    (confirm,) = family.do.handovers.confirm_safe(person)
    case.arrive(job, confirm)
    with pytest.raises(NotAllowed) as refused:
        job.do.handovers.let_go(person)
    assert code(refused) == "handover-checklist-open"
    for item in job.do.handovers.view(person).open_for_close:
        job.do.handovers.answer(person, item.key, "2027-03-01")
    (close,) = job.do.handovers.let_go(person)
    assert case.roles() == (Role.NONE, Role.TAKING_OVER)
    assert job.do.people.file(person).person.coordinator == FAMILY
    assert case.arrive(family, close) == []
    assert case.roles() == (Role.NONE, Role.RESPONSIBLE)
    taken = family.do.people.file(person).person
    assert (taken.coordinator, taken.coordinator_name) == (FAMILY, "Jens Lund")
    assert job.do.receiving.conflicts() == () == family.do.receiving.conflicts()
    assert family.do.handovers.open_handovers() == () == job.do.handovers.open_handovers()
    assert family.do.people.open(person).role == "responsible"
    family.do.people.correct(person, given_name="Emmy")  # master data is theirs now
    with pytest.raises(NotAllowed):
        job.do.people.correct(person, given_name="Emma")


def test_the_history_of_what_may_be_told_comes_along(case: Case) -> None:
    case.accepted()
    words = [one.version.value for one in case.family.do.people.history(case.person, 500) if one.field == "own_words"]
    told = [str(value) for value in words]
    creations = [str(one.version.value) for one in case.family.do.people.history(case.person, 500) if one.field == "*"]
    assert any("Blive kok i Viborg" in one for one in (*told, *creations))
    assert any(one == "Blive kok" or '"Blive kok"' in one for one in (*told, *creations))


def test_an_offer_waits_for_the_checklist(case: Case) -> None:
    open_before = case.job.do.handovers.view(case.person).open_for_offer
    assert open_before
    with pytest.raises(NotAllowed) as refused:
        case.job.do.handovers.offer(case.person, case.family.identity)
    assert (code(refused), refused.value.facts) == ("handover-checklist-open", {"missing": len(open_before)})
    for ask in (lambda: case.job.do.handovers.offer_outside(case.person, "Mercantec"),):
        with pytest.raises(NotAllowed):
            ask()
    assert case.roles() == (Role.RESPONSIBLE, Role.NONE)
    case.answer()
    assert case.job.do.handovers.view(case.person).open_for_offer == ()


def test_refused_the_giver_stays_and_may_offer_again(case: Case) -> None:
    case.family.receive(case.offered())
    with pytest.raises(UngeError):
        case.family.do.handovers.refuse(case.person, " ")
    (refuse,) = case.family.do.handovers.refuse(case.person, "Ikke i målgruppen")
    assert case.family.do.today.look().offers == () and case.family.do.people.count() == 0
    with case.family.workplace.store.unit_of_work() as uow:
        assert all(one.content == b"" for one in uow.packages() if one.direction == "in"), "what was staged is gone"
    with pytest.raises(NotAllowed):
        case.family.do.handovers.accept(case.person)
    case.arrive(case.job, refuse)
    assert case.roles() == (Role.RESPONSIBLE, Role.NONE)
    tasks: tuple[Task, ...] = case.job.do.people.file(case.person).of(Task)
    assert [(one.code, one.what) for one in tasks] == [("handover-refused", "Ikke i målgruppen")]
    view = case.job.do.handovers.view(case.person)
    assert view.open_for_offer == (), "what was written for the first offer need not be written again"
    (again,) = case.job.do.handovers.offer(case.person, case.family.identity)
    case.family.receive(again)
    (accept,) = case.family.do.handovers.accept(case.person)
    case.arrive(case.job, accept)
    assert case.roles() == (Role.HANDING_OVER, Role.TAKING_OVER)


def test_withdrawn_before_an_answer_it_is_as_if_never_offered(case: Case) -> None:
    case.family.receive(case.offered())
    (withdraw,) = case.job.do.handovers.withdraw(case.person)
    assert case.roles() == (Role.WITHDRAWING, Role.NONE)
    with pytest.raises(NotAllowed):
        case.job.do.handovers.offer(case.person, case.family.identity)
    (refuse,) = case.arrive(case.family, withdraw)
    assert refuse.kind == "refuse"
    with pytest.raises(NotAllowed):
        case.family.do.handovers.accept(case.person)
    case.arrive(case.job, refuse)
    assert case.roles() == (Role.RESPONSIBLE, Role.NONE)


def test_only_what_changes_the_case_throws_away_what_is_being_written(case: Case) -> None:
    job, family, person = case.job, case.family, case.person
    written = {"outside": "Mercantec, att. Bo", "way": "without"}
    family.receive(case.offered())
    (refused,) = family.do.handovers.refuse(person, "Nej")
    (withdrawn,) = job.do.handovers.withdraw(person)
    job.do.people.keep_draft("handover", person, "reason", "Ikke mere")
    case.arrive(job, refused)
    assert job.do.handovers.view(person).written == {}, "the offer it was about is gone"
    for name, text in written.items():
        job.do.people.keep_draft("handover", person, name, text)
    for late in case.arrive(family, withdrawn):
        case.arrive(job, late)
    case.arrive(job, refused)
    assert job.do.handovers.view(person).written == written, "a late answer changes nothing"
    case.offered()
    assert job.do.handovers.view(person).written == {}, "an act of this desk is the next step"


def test_withdrawn_after_they_accepted_the_acceptance_stands(case: Case) -> None:
    case.accepted()  # and the file is lost
    (withdraw,) = case.job.do.handovers.withdraw(case.person)
    answers = case.arrive(case.family, withdraw)
    assert [one.kind for one in answers] == ["accept"]
    case.arrive(case.job, answers[0])
    assert case.roles() == (Role.HANDING_OVER, Role.TAKING_OVER)
    with pytest.raises(NotAllowed) as refused:
        case.job.do.handovers.withdraw(case.person)
    assert code(refused) == "handover-accepted-already"


def test_an_offer_read_twice_after_the_answer_brings_the_answer_again(case: Case) -> None:
    offer = case.offered()
    case.family.receive(offer)
    (accept,) = case.family.do.handovers.accept(case.person)
    again = case.family.receive(offer).answers
    assert [(one.id, one.content) for one in again] == [(accept.id, accept.content)]
    case.arrive(case.job, accept)
    case.job.receive(accept)
    assert case.roles() == (Role.HANDING_OVER, Role.TAKING_OVER)


def test_a_confirmation_that_overtakes_the_acceptance_waits_for_it(case: Case) -> None:
    accept = case.accepted()
    (confirm,) = case.family.do.handovers.confirm_safe(case.person)
    case.arrive(case.job, confirm)
    assert case.roles() == (Role.OFFERED, Role.TAKING_OVER)
    with pytest.raises(NotAllowed):
        case.job.do.handovers.let_go(case.person)
    case.arrive(case.job, accept)
    assert case.roles() == (Role.HANDING_OVER, Role.TAKING_OVER)
    assert case.job.do.handovers.view(case.person).ledger.confirmed


def test_every_file_may_come_again_at_any_time(case: Case) -> None:
    offer = case.offered()
    case.family.receive(offer)
    (accept,) = case.family.do.handovers.accept(case.person)
    case.arrive(case.job, accept)
    (confirm,) = case.family.do.handovers.confirm_safe(case.person)
    case.arrive(case.job, confirm)
    for item in case.job.do.handovers.view(case.person).open_for_close:
        case.job.do.handovers.answer(case.person, item.key, "2027-03-01")
    (close,) = case.job.do.handovers.let_go(case.person)
    case.arrive(case.family, close)
    for desk, files in ((case.family, (close, offer, offer)), (case.job, (confirm, accept, accept))):
        for file in files:
            desk.receive(file)
            assert case.roles() == (Role.NONE, Role.RESPONSIBLE)
    assert case.job.do.receiving.conflicts() == () == case.family.do.receiving.conflicts()


def test_what_changed_between_offer_and_close_is_not_lost(case: Case) -> None:
    offer = case.offered()
    case.job.do.plans.add_agreement(case.person, what="Aftalt undervejs", owner="Jens", due=date(2026, 12, 9))
    case.family.receive(offer)
    (accept,) = case.family.do.handovers.accept(case.person)
    for file in case.arrive(case.job, accept):
        case.family.receive(file)
    (confirm,) = case.family.do.handovers.confirm_safe(case.person)
    case.arrive(case.job, confirm)
    for item in case.job.do.handovers.view(case.person).open_for_close:
        case.job.do.handovers.answer(case.person, item.key, "2027-03-01")
    (close,) = case.job.do.handovers.let_go(case.person)
    case.arrive(case.family, close)
    assert [one.what for one in case.family.do.plans.view(case.person).agreements] == ["Aftalt undervejs"]


def test_handing_on_takes_its_own_checklist(case: Case) -> None:
    case.safe()
    (close,) = case.job.do.handovers.let_go(case.person)
    case.arrive(case.family, close)
    assert case.family.do.handovers.view(case.person).answers == {}
    assert case.family.do.handovers.view(case.person).open_for_offer
    with pytest.raises(NotAllowed) as refused:
        case.family.do.handovers.offer(case.person, case.job.identity)
    assert code(refused) == "handover-checklist-open"
    case.answer(case.family)
    (back,) = case.family.do.handovers.offer(case.person, case.job.identity)
    assert back.kind == "offer"
    case.job.receive(back)
    (accept,) = case.job.do.handovers.accept(case.person)
    case.family.receive(accept)
    assert case.roles() == (Role.TAKING_OVER, Role.HANDING_OVER)
    view = case.family.do.handovers.view(case.person)
    yes_no = {one.key for one in view.checklist.items if one.kind is ItemKind.YES_NO}
    assert yes_no & {one.key for one in view.open_for_close}, "what was confirmed then is not confirmed now"


# receivers without UngeApp ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("by", "told"), [("Pia Holm, vejleder", "Pia Holm, vejleder, FGU Midt"), ("Pia, fgu midt", "Pia, fgu midt")]
)
def test_the_contact_card_suggests_who_said_yes_and_where(desk: Desk, by: str, told: str) -> None:
    person = desk.person().id
    do = desk.do.handovers
    for item in do.view(person).open_for_offer:
        do.answer(person, item.key, item.options[0].code if item.options else "Svar")
    do.offer_outside(person, "FGU Midt")
    assert do.view(person).suggestions["kontaktkort"] == "FGU Midt"
    do.accepted_outside(person, by=by, how=Heard.FACE_TO_FACE)
    assert do.view(person).suggestions["kontaktkort"] == told
    ledger = do.view(person).ledger
    assert ledger.acceptance is not None and ledger.acceptance.how is Heard.FACE_TO_FACE


def test_a_school_says_yes_by_telephone_and_on_a_signed_sheet(desk: Desk) -> None:
    person = desk.person().id
    do = desk.do.handovers
    for item in do.view(person).open_for_offer:
        do.answer(person, item.key, item.options[0].code if item.options else "Svar")
    do.offer_outside(person, " Mercantec ")
    assert do.view(person).other_name == "Mercantec"
    with pytest.raises(NotAllowed) as refused:
        do.confirmed_outside(person, by="Rektor", how=Heard.PHONE)
    assert code(refused) == "handover-not-accepted"
    for by, how in ((" ", Heard.PHONE), ("Rektor", Heard.FILE)):
        with pytest.raises(NotAllowed):
            do.accepted_outside(person, by=by, how=how)
    do.accepted_outside(person, by="Rektor Bo", how=Heard.PHONE, on=date(2026, 11, 20))
    ledger = do.view(person).ledger
    assert ledger.acceptance is not None
    assert (ledger.role, ledger.acceptance.by, ledger.acceptance.heard_by) == (
        Role.HANDING_OVER,
        "Rektor Bo",
        "Karen Holm",
    )
    with pytest.raises(NotAllowed):
        do.let_go(person)
    do.confirmed_outside(person, by="Emma", how=Heard.SIGNED_SHEET)
    for item in do.view(person).open_for_close:
        do.answer(person, item.key, "2027-03-01")
    assert do.let_go(person) == ()
    assert do.view(person).ledger.role is Role.NONE
    assert desk.do.people.file(person).person.coordinator == "Mercantec"
    do.returned_from_outside(person, by="Rektor Bo", how=Heard.PHONE)
    assert (do.view(person).ledger.role, desk.do.people.file(person).person.coordinator) == (Role.RESPONSIBLE, JOB)


def test_an_employer_follows_along_and_the_desk_stays_responsible(desk: Desk) -> None:
    person = desk.person().id
    do = desk.do.handovers
    for item in do.view(person).open_for_offer:
        do.answer(person, item.key, item.options[0].code if item.options else "Svar")
    do.offer_outside(person, "Smedjen", keeps=True)
    signing = " ".join("\n".join(page_texts(desk.do.handover_sheets.paper(person).content)).split())
    assert "Job og Velfærd har ansvaret og beholder det. Smedjen er spurgt" in signing
    do.accepted_outside(person, by="Kaj", how=Heard.PHONE)
    do.confirmed_outside(person, by="Kaj", how=Heard.SIGNED_SHEET)
    for item in do.view(person).open_for_close:
        do.answer(person, item.key, "2027-03-01")
    do.let_go(person)
    view = do.view(person)
    assert (view.ledger.role, view.ledger.anchored, view.other_name) == (Role.RESPONSIBLE, "Smedjen", "Smedjen")
    assert desk.do.people.file(person).person.coordinator == JOB and desk.do.everyday.who(person) == "Smedjen"
    closed = " ".join("\n".join(page_texts(desk.do.handover_sheets.paper(person).content)).split())
    assert "Job og Velfærd har ansvaret. Smedjen følger den unge i hverdagen." in closed and "Afsluttet: " in closed


def test_an_offer_to_a_school_is_withdrawn_at_once(desk: Desk) -> None:
    person = desk.person().id
    for item in desk.do.handovers.view(person).open_for_offer:
        desk.do.handovers.answer(person, item.key, item.options[0].code if item.options else "Svar")
    desk.do.handovers.offer_outside(person, "Mercantec")
    assert desk.do.handovers.withdraw(person) == ()
    assert desk.do.handovers.view(person).ledger.role is Role.RESPONSIBLE


# the sheet and the plan ------------------------------------------------------------------------------------------


def test_the_sheet_has_giver_and_receiver_the_right_way_round_at_both_desks(case: Case) -> None:
    accept = case.accepted()
    for file in (accept,):
        case.arrive(case.job, file)
    here, there = sheet(case.job, case.person), sheet(case.family, case.person)
    assert (here.role, there.role) == ("handing-over", "taking-over")
    for paper in (here, there):
        assert paper.from_unit.startswith("Job og Velfærd")
        assert paper.to_name == "Familieafdelingen, Jens Lund"
    assert here.offered_on == date(2026, 11, 23)
    assert here.accepted.startswith("Jens Lund")


def unnumbered(title: str) -> str:
    """The point without the number it has in the window and on paper."""
    number, _dot, told = title.partition(". ")
    assert number.isdecimal()
    return told


def test_after_the_close_the_sheet_still_says_how_it_went(case: Case) -> None:
    case.safe()
    (close,) = case.job.do.handovers.let_go(case.person)
    case.arrive(case.family, close)
    for desk in (case.job, case.family):
        paper = sheet(desk, case.person)
        assert paper.from_unit.startswith("Job og Velfærd")
        assert "Familieafdelingen" in paper.to_name
        assert any(answer for _title, answer in paper.answers)
    assert sheet(case.job, case.person).closed_on == date(2026, 11, 23)


def test_her_own_words_stand_first_and_choices_are_told_in_words(case: Case) -> None:
    checklist = case.job.do.handovers.view(case.person).checklist
    own = next(one for one in checklist.items if one.part is Part.OWN_WORDS)
    choice = next(one for one in checklist.items if one.options)
    case.job.do.handovers.answer(case.person, own.key, "Jeg er klar")
    case.job.do.handovers.answer(case.person, choice.key, choice.options[1].code)
    paper = sheet(case.job, case.person)
    assert paper.own_words == "Jeg er klar"
    assert own.title not in {unnumbered(title) for title, _answer in paper.answers}
    number = case.job.do.handovers.view(case.person).checklist.number_of(choice.key)
    assert dict(paper.answers)[f"{number}. {choice.title}"] == choice.options[1].label


def test_a_sheet_to_sign_needs_a_basis_and_holds_only_what_it_covers(desk: Desk) -> None:
    person = desk.person().id
    desk.do.plans.add_goal(person, own_words="Sove bedre", area="health")
    desk.do.plans.add_goal(person, own_words="Blive kok")
    desk.do.plans.add_agreement(person, what="Privat aftale", owner="Jens", due=None, part=Part.HEALTH)
    for item in desk.do.handovers.view(person).open_for_offer:
        desk.do.handovers.answer(person, item.key, item.options[0].code if item.options else "Svar")
    desk.consent(person, ["name:mercantec"], (*SHARED, Part.GOALS_EDUCATION), (Use.HANDOVER,))
    desk.do.handovers.offer_outside(person, "Mercantec")
    paper = sheet(desk, person, for_signing=True)
    told = "\n".join(answer for _title, answer in paper.answers)
    assert "Blive kok" in told, "put down by the program, for the receiver may know it"
    assert "Sove bedre" not in told and "Privat aftale" not in told
    covered = {
        one.title for one in desk.do.handovers.view(person).checklist.items if one.part in (*SHARED, Part.CONSENTS)
    }
    assert {unnumbered(title) for title, _answer in paper.answers} <= covered


def test_a_protected_name_goes_in_the_sealed_offer_and_on_no_sheet(case: Case) -> None:
    job, family = case.job, case.family
    job.do.people.correct(case.person, protected_name=True)
    family.receive(case.offered())
    family.do.handovers.accept(case.person)
    assert family.do.people.file(case.person).person.full_name == "Emma Prøvesen"
    with pytest.raises(NotAllowed) as refused:
        sheet(job, case.person, for_signing=True)
    assert code(refused) == "protected-name-on-paper"
    assert sheet(job, case.person).person == "Emma Prøvesen", "the desk's own copy is its own"


def test_without_a_basis_no_sheet_is_made_for_anybody(desk: Desk) -> None:
    person = desk.person().id
    for item in desk.do.handovers.view(person).open_for_offer:
        desk.do.handovers.answer(person, item.key, item.options[0].code if item.options else "Svar")
    desk.do.handovers.offer_outside(person, "Mercantec")
    with pytest.raises(NotAllowed) as refused:
        sheet(desk, person, for_signing=True)
    assert code(refused) == "handover-no-basis"
    assert sheet(desk, person).person == "Emma Prøvesen", "the desk's own copy is its own"


def test_the_plan_says_who_else_is_responsible_while_two_are(case: Case) -> None:
    case.arrive(case.job, case.accepted())
    for desk, other in ((case.job, "Familieafdelingen, Jens Lund"), (case.family, "Job og Velfærd, Karen Holm")):
        made: list[Any] = []
        kept_plans(desk, made).plan(case.person)
        assert made[0].overlap_with == other
        assert made[0].responsible == ("Karen Holm, Job og Velfærd", "Jens Lund, Familieafdelingen")
        assert made[0].coordinator == "Karen Holm, Job og Velfærd", "both say the same one coordinates"


def test_a_handover_file_is_not_undone(case: Case) -> None:
    offer = case.offered()
    case.family.receive(offer)
    with pytest.raises(NotAllowed) as refused:
        case.family.do.receiving.undo(offer.id)
    assert code(refused) == "handover-not-undone"


def test_only_the_desk_responsible_may_offer(case: Case) -> None:
    case.family.receive(case.job.share(case.person, case.family))
    case.answer(case.family)
    with pytest.raises(NotAllowed) as refused:
        case.family.do.handovers.offer(case.person, case.job.identity)
    assert code(refused) == "handover-not-responsible"
