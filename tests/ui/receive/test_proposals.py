"""What a partner proposes about the young person's own details: asking the young person first is one step."""

from __future__ import annotations

from datetime import timedelta

from pytestqt.qtbot import QtBot

from tests.ui.two_desks import TwoDesks
from ungeapp.domain.people import Task
from ungeapp.ui.navigation import Place
from ungeapp.ui.receive.page import ReceivePage
from ungeapp.ui.receive.presenter import ReceivePresenter
from ungeapp.ui.receive.views import DoneView
from ungeapp.usecases.people import PROPOSAL


def test_the_young_person_is_asked_first_and_it_comes_back(desks: TwoDesks, qtbot: QtBot) -> None:
    person = desks.young_person()
    work = desks.at_a.desk
    with work.acting("test") as uow:
        task = Task(id=work.new_id(), person=person.id, what="address=Ny Vej 2", code=PROPOSAL, origin="file")
        uow.put(task)
    page = ReceivePage(desks.a.surroundings)
    qtbot.addWidget(page)
    page.show()
    done = DoneView(
        package="file", sentence="Hentet", undecided="", answers=(), answers_heading="", answers_sentence="",
        can_undo=False, persons=(), proposals=(task.id,),
    )  # fmt: skip
    page._received(done)
    page.ask_button.click()
    with work.looking() as uow:
        kept = uow.get(Task, task.id)
    assert kept.snoozed_to == work.today() + timedelta(days=7) and kept.snooze_reason
    assert not page.ask_button.isEnabled()
    ReceivePresenter(desks.at_a).ask_first(())  # nothing asked, nothing changed
    page.back_button.click()
    assert desks.a.places[-1] == Place("exchange", tab="files")
