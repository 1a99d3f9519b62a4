"""What the handover tab says in each role."""

from __future__ import annotations

from tests.ui.handover.filled import fill
from tests.ui.two_desks import TwoDesks
from ungeapp.domain.checklists import RequiredFor
from ungeapp.ui.handover.presenter import HandoverPresenter
from ungeapp.ui.handover.views import Stage


def test_the_checklist_comes_in_groups_with_what_is_missing(desks: TwoDesks) -> None:
    person = desks.young_person()
    desks.plan(person.id)
    screen = HandoverPresenter(desks.at_a, person.id).screen()
    assert screen.stage is Stage.MAY_OFFER and screen.responsible == "You are responsible for Sara Eksempel."
    assert not screen.overlap
    assert [one.key for one in screen.groups] == ["offer", "accept", "close", "more"]
    assert sum(len(one.items) for one in screen.groups) == 25
    items = {one.key: one for group in screen.groups for one in group.items}
    assert items["maal"].suggested and items["maal"].value == "Jeg vil gerne op om morgenen"
    assert items["begrundelse"].needed and not items["motiveret-og-tryg"].needed
    assert screen.missing_for_offer and "missing" in screen.groups[0].aside


def test_somebody_is_named_responsible_in_every_role(desks: TwoDesks) -> None:
    desks.know_each_other()
    person = desks.young_person()
    desks.consent(person.id)
    a, b = HandoverPresenter(desks.at_a, person.id), HandoverPresenter(desks.at_b, person.id)
    fill(desks.at_a, person.id, RequiredFor.OFFER)
    said: list[tuple[str, str]] = []

    def note(presenter: HandoverPresenter) -> Stage:
        screen = presenter.screen()
        said.append((screen.responsible, screen.overlap))
        return screen.stage

    (offer,) = a.offer(desks.id_b, "")
    assert note(a) is Stage.WAITING and a.screen().can_withdraw
    desks.at_b.receiving.receive(offer.content)
    assert note(b) is Stage.OFFER_HERE
    screen = b.screen()
    assert "Job og Velfærd" in screen.responsible and screen.groups == ()
    assert dict(screen.incoming)["Young person"] == "1"
    (accept,) = b.accept()
    assert note(b) is Stage.CONFIRM
    desks.at_a.receiving.receive(accept.content)
    assert note(a) is Stage.CONFIRM
    assert all(overlap for _responsible, overlap in said)
    fill(desks.at_a, person.id, RequiredFor.ACCEPT)
    (confirm,) = a.confirm_safe()
    assert note(a) is Stage.MAY_LET_GO and not a.screen().missing_for_close
    desks.at_b.receiving.receive(confirm.content)
    assert note(b) is Stage.WAITING_CLOSE
    (close,) = a.let_go()
    assert note(a) is Stage.NOTHING and "Familieafdelingen" in said[-1][0]
    over = a.screen()
    assert over.groups == () and dict(over.handed_over)["Er den unge motiveret for og tryg ved det nye?"] == "Yes"
    desks.at_b.receiving.receive(close.content)
    assert note(b) is Stage.MAY_OFFER and said[-1][0].startswith("You are responsible")
    assert all("Sara Eksempel" in responsible for responsible, _overlap in said)


def test_a_refused_offer_comes_back(desks: TwoDesks) -> None:
    desks.know_each_other()
    person = desks.young_person()
    desks.consent(person.id)
    a, b = HandoverPresenter(desks.at_a, person.id), HandoverPresenter(desks.at_b, person.id)
    fill(desks.at_a, person.id, RequiredFor.OFFER)
    desks.at_b.receiving.receive(a.offer(desks.id_b, "")[0].content)
    (refuse,) = b.refuse("Vi har ikke plads")
    desks.at_a.receiving.receive(refuse.content)
    assert a.screen().stage is Stage.MAY_OFFER


def test_the_last_file_can_be_had_once_more(desks: TwoDesks) -> None:
    desks.know_each_other()
    person = desks.young_person()
    desks.consent(person.id)
    presenter = HandoverPresenter(desks.at_a, person.id)
    assert presenter.again() == () and not presenter.screen().can_save_again
    fill(desks.at_a, person.id, RequiredFor.OFFER)
    offer = presenter.offer(desks.id_b, "")
    assert presenter.again() == offer
