"""The handover of one case, step by step; every history together stands in ``test_handover_exploration.py``."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from ungeapp.domain.errors import NotAllowed
from ungeapp.domain.handovers import (
    AcceptedOutside,
    AcceptOffer,
    ConfirmedOutside,
    ConfirmSafe,
    Doing,
    Event,
    FileArrived,
    FileKind,
    FileSeen,
    FileToSend,
    Force,
    Heard,
    Ledger,
    LetGo,
    OfferTo,
    Outcome,
    RefusedOutside,
    RefuseOffer,
    ReturnedFromOutside,
    Role,
    WithdrawOffer,
    Word,
    files_again,
    overlap_marked,
    responsible_here,
    restored,
    step,
    verified,
)

A, B = "desk-a", "desk-b"
DAY = date(2026, 11, 21)
STARTED = Ledger(person="p", role=Role.RESPONSIBLE)
NEVER_HEARD = Ledger(person="p")


def after(ledger: Ledger, *events: Event) -> Ledger:
    for event in events:
        ledger = step(ledger, event).ledger
    return ledger


def doings(outcome: Outcome) -> list[Doing]:
    return [one.doing for one in outcome.effects]


def arrived(file: FileToSend, sender: str) -> FileArrived:
    return FileArrived(file.kind, file.number, sender, "Medarbejder", DAY)


def refused(ledger: Ledger, event: Event) -> str:
    with pytest.raises(NotAllowed) as caught:
        step(ledger, event)
    return caught.value.code


HANDING_OVER = after(STARTED, OfferTo(B), FileArrived(FileKind.ACCEPT, 1, B))
TAKING_OVER = after(NEVER_HEARD, FileArrived(FileKind.OFFER, 1, A), AcceptOffer("Bo", DAY))


def test_a_case_passes_from_one_desk_to_the_other_and_back() -> None:
    offered = step(STARTED, OfferTo(B))
    assert offered.files == (FileToSend(FileKind.OFFER, 1, B),)
    assert offered.ledger.role is Role.OFFERED

    staged = step(NEVER_HEARD, arrived(offered.files[0], A))
    assert (staged.ledger.role, staged.ledger.staged, doings(staged)) == (Role.NONE, True, [Doing.STAGE])

    accepted = step(staged.ledger, AcceptOffer("Bo", DAY))
    assert (accepted.ledger.role, doings(accepted)) == (Role.TAKING_OVER, [Doing.MERGE_STAGED])
    assert accepted.files == (FileToSend(FileKind.ACCEPT, 1, A),)

    handing_over = step(offered.ledger, arrived(accepted.files[0], B))
    assert handing_over.ledger.role is Role.HANDING_OVER
    assert handing_over.ledger.acceptance == Word("Medarbejder", DAY, Heard.FILE)
    assert doings(handing_over) == [Doing.SEND_SUPPLEMENT, Doing.ANNOUNCE]
    assert refused(handing_over.ledger, LetGo()) == "handover-not-confirmed"

    confirmed = step(accepted.ledger, ConfirmSafe("Bo", DAY))
    assert (confirmed.ledger.confirmed_by, confirmed.files) == ("Bo", (FileToSend(FileKind.CONFIRM, 1, A),))
    closing = after(handing_over.ledger, arrived(confirmed.files[0], B))

    closed = step(closing, LetGo())
    assert (closed.ledger.role, closed.ledger.epoch, closed.ledger.other) == (Role.NONE, 1, B)
    assert closed.files == (FileToSend(FileKind.CLOSE, 1, B),)
    assert doings(closed) == [Doing.COORDINATOR_OTHER]

    owned = step(confirmed.ledger, arrived(closed.files[0], A))
    assert (owned.ledger.role, owned.ledger.epoch) == (Role.RESPONSIBLE, 1)
    assert doings(owned) == [Doing.COORDINATOR_HERE, Doing.ANNOUNCE]

    back = step(owned.ledger, OfferTo(A))
    assert back.files == (FileToSend(FileKind.OFFER, 2, A),)
    assert step(closed.ledger, arrived(back.files[0], B)).ledger.staged


def test_a_refusal_leaves_the_case_where_it_was_and_burns_the_number() -> None:
    staged = after(NEVER_HEARD, FileArrived(FileKind.OFFER, 1, A))
    assert refused(staged, RefuseOffer(" ")) == "handover-reason-missing"
    answer = step(staged, RefuseOffer("forkert afdeling"))
    assert answer.files == (FileToSend(FileKind.REFUSE, 1, A),)
    assert doings(answer) == [Doing.DROP_STAGED]
    owner = step(after(STARTED, OfferTo(B)), FileArrived(FileKind.REFUSE, 1, B, reason="forkert afdeling"))
    assert (owner.ledger.role, owner.ledger.epoch, owner.ledger.other) == (Role.RESPONSIBLE, 1, "")
    assert owner.effects[0].reason == "forkert afdeling"
    assert step(owner.ledger, OfferTo("desk-c")).ledger.number == 2


def test_a_withdrawal_waits_for_the_answer() -> None:
    withdrawing = step(after(STARTED, OfferTo(B)), WithdrawOffer())
    assert withdrawing.files == (FileToSend(FileKind.WITHDRAW, 1, B),)
    assert refused(withdrawing.ledger, OfferTo("desk-c")) == "handover-open"
    unanswered = step(after(NEVER_HEARD, FileArrived(FileKind.OFFER, 1, A)), arrived(withdrawing.files[0], A))
    assert (unanswered.files, doings(unanswered)) == ((FileToSend(FileKind.REFUSE, 1, A),), [Doing.DROP_STAGED])
    assert refused(unanswered.ledger, AcceptOffer("Bo")) == "handover-no-offer"
    late_offer = step(unanswered.ledger, FileArrived(FileKind.OFFER, 1, A))
    assert (late_offer.ledger, late_offer.files) == (unanswered.ledger, unanswered.files)
    too_late = step(TAKING_OVER, arrived(withdrawing.files[0], A))
    assert (too_late.ledger, too_late.files) == (TAKING_OVER, (FileToSend(FileKind.ACCEPT, 1, A),))
    assert after(withdrawing.ledger, FileArrived(FileKind.ACCEPT, 1, B)).role is Role.HANDING_OVER


def test_files_seen_before_change_nothing_and_are_answered_again() -> None:
    assert step(TAKING_OVER, FileArrived(FileKind.OFFER, 1, A)).files == (FileToSend(FileKind.ACCEPT, 1, A),)
    assert step(HANDING_OVER, FileArrived(FileKind.ACCEPT, 1, B)) == Outcome(HANDING_OVER)
    closed = after(HANDING_OVER, ConfirmSafe("Ane"), LetGo())
    for kind in (FileKind.ACCEPT, FileKind.CONFIRM):
        assert step(closed, FileArrived(kind, 1, B)) == Outcome(closed, (FileToSend(FileKind.CLOSE, 1, B),))
    owner = after(TAKING_OVER, FileArrived(FileKind.CLOSE, 1, A))
    assert step(owner, FileArrived(FileKind.CLOSE, 1, A)) == Outcome(owner)
    assert step(owner, FileArrived(FileKind.OFFER, 1, A)) == Outcome(owner, (FileToSend(FileKind.ACCEPT, 1, A),))


def test_a_confirmation_may_overtake_the_acceptance() -> None:
    early = after(STARTED, OfferTo(B), FileArrived(FileKind.CONFIRM, 1, B, "Bo", DAY))
    assert early.role is Role.OFFERED
    assert refused(early, LetGo()) == "handover-not-accepted"
    assert step(after(early, FileArrived(FileKind.ACCEPT, 1, B)), LetGo()).ledger.role is Role.NONE


@pytest.mark.parametrize(
    ("ledger", "event", "code"),
    [
        (STARTED, OfferTo(" "), "handover-no-receiver"),
        (NEVER_HEARD, OfferTo(B), "handover-not-responsible"),
        (TAKING_OVER, OfferTo("desk-c"), "handover-open"),
        (STARTED, AcceptOffer("Bo"), "handover-no-offer"),
        (STARTED, WithdrawOffer(), "handover-no-offer"),
        (HANDING_OVER, WithdrawOffer(), "handover-accepted-already"),
        (STARTED, ConfirmSafe("Ane"), "handover-not-accepted"),
        (STARTED, LetGo(), "handover-not-accepted"),
        (STARTED, FileArrived(FileKind.OFFER, 1, A), "handover-responsible-here"),
        (STARTED, FileArrived(FileKind.ACCEPT, 1, B), "handover-file-unexpected"),
        (STARTED, FileArrived(FileKind.WITHDRAW, 1, B), "handover-file-unexpected"),
        (NEVER_HEARD, FileArrived(FileKind.OFFER, 10**15, A), "handover-file-unexpected"),
        (NEVER_HEARD, FileArrived(FileKind.WITHDRAW, 10**15, A), "handover-file-unexpected"),
        (NEVER_HEARD, FileArrived(FileKind.CLOSE, 1, A), "handover-file-unexpected"),
        (NEVER_HEARD, FileArrived(FileKind.CONFIRM, 1, A), "handover-file-unexpected"),
        (HANDING_OVER, FileArrived(FileKind.REFUSE, 1, B), "handover-file-unexpected"),
        (HANDING_OVER, FileArrived(FileKind.CONFIRM, 1, "desk-c"), "handover-wrong-sender"),
        (TAKING_OVER, FileArrived(FileKind.CLOSE, 1, "desk-c"), "handover-wrong-sender"),
        (after(STARTED, OfferTo(B)), FileArrived(FileKind.ACCEPT, 1, "desk-c"), "handover-wrong-sender"),
        (STARTED, AcceptedOutside(Word("Skole", DAY, Heard.PHONE, "Ane")), "handover-not-outside"),
        (after(STARTED, OfferTo(B)), Force("Ane", "Ane ", "haster"), "handover-four-eyes"),
        (after(STARTED, OfferTo(B)), Force("Ane", "Leder", ""), "handover-reason-missing"),
        (STARTED, Force("Ane", "Leder", "haster"), "handover-nothing-to-force"),
    ],
)
def test_what_does_not_fit_is_refused_with_a_code(ledger: Ledger, event: Event, code: str) -> None:
    assert refused(ledger, event) == code


def test_a_school_without_the_program_takes_over_by_phone_and_signed_sheet() -> None:
    phone = Word("Rektor", DAY, Heard.PHONE, "Ane")
    offered = step(STARTED, OfferTo("Prøveskolen", outside=True))
    assert (offered.files, offered.ledger.role) == ((), Role.OFFERED)
    assert refused(offered.ledger, AcceptedOutside(replace(phone, heard_by=""))) == "handover-who-heard"
    assert refused(offered.ledger, AcceptedOutside(replace(phone, on=None))) == "handover-who-heard"
    assert refused(offered.ledger, AcceptedOutside(replace(phone, how=Heard.FILE))) == "handover-how-heard"
    handing_over = after(offered.ledger, AcceptedOutside(phone))
    assert (handing_over.role, handing_over.acceptance) == (Role.HANDING_OVER, phone)
    assert refused(handing_over, LetGo()) == "handover-not-confirmed"
    closed = step(after(handing_over, ConfirmedOutside(replace(phone, how=Heard.SIGNED_SHEET))), LetGo())
    assert (closed.ledger.role, closed.ledger.other, closed.ledger.outside) == (Role.NONE, "Prøveskolen", True)
    assert (closed.files, doings(closed)) == ((), [Doing.COORDINATOR_OTHER])
    assert refused(closed.ledger, AcceptedOutside(phone)) == "handover-no-offer"
    back = step(closed.ledger, ReturnedFromOutside(phone))
    assert (back.ledger.role, back.ledger.epoch, doings(back)) == (Role.RESPONSIBLE, 2, [Doing.COORDINATOR_HERE])


def test_an_employer_takes_over_everyday_life_and_never_the_responsibility() -> None:
    phone = Word("Mester", DAY, Heard.PHONE, "Ane")
    offered = after(STARTED, OfferTo("Værkstedet", outside=True, keeps=True))
    assert refused(after(offered, AcceptedOutside(phone)), LetGo()) == "handover-not-confirmed"  # nobody lets go before
    closed = step(after(offered, AcceptedOutside(phone), ConfirmedOutside(phone)), LetGo())
    assert closed.ledger == replace(STARTED, epoch=1, anchored="Værkstedet", anchored_at=1)
    assert (closed.files, doings(closed)) == ((), [])
    assert step(closed.ledger, OfferTo(B)).ledger.number == 2
    assert not after(STARTED, OfferTo(B, keeps=True)).keeps  # a department with UngeApp always takes the case


def test_a_school_without_the_program_refuses_or_the_offer_is_taken_back() -> None:
    offered = after(STARTED, OfferTo("Prøveskolen", outside=True))
    phone = Word("Rektor", DAY, Heard.PHONE, "Ane")
    for event in (RefusedOutside(phone, "ingen plads"), WithdrawOffer(), Force("Ane", "Leder", "intet svar")):
        back = step(offered, event)
        assert (back.ledger, back.files) == (replace(STARTED, epoch=1), ())


def test_an_offer_taken_back_by_two_persons_stays_marked_until_the_other_answers() -> None:
    forced = after(STARTED, OfferTo(B), Force("Ane", "Leder", "intet svar i tre uger"))
    assert (forced.role, forced.disputed, forced.overlap) == (Role.RESPONSIBLE, (1,), True)
    answer = step(forced, FileArrived(FileKind.ACCEPT, 1, B))
    assert (answer.ledger, answer.files) == (forced, (FileToSend(FileKind.REFUSE, 1, B),))
    stepped_back = step(TAKING_OVER, FileArrived(FileKind.REFUSE, 1, A))
    assert (stepped_back.ledger.role, stepped_back.files) == (Role.NONE, (FileToSend(FileKind.REFUSE, 1, A),))
    assert not after(forced, FileArrived(FileKind.REFUSE, 1, B)).overlap
    renewed = step(TAKING_OVER, FileArrived(FileKind.OFFER, 2, A))
    assert (renewed.ledger.staged, doings(renewed)) == (True, [Doing.ANNOUNCE, Doing.STAGE])


def test_two_persons_can_let_go_without_the_confirmation() -> None:
    assert step(HANDING_OVER, Force("Ane", "Leder", "kan ikke træffes")).files == (FileToSend(FileKind.CLOSE, 1, B),)


def test_every_responsible_role_but_the_plain_one_is_marked() -> None:
    assert {one for one in Role if not responsible_here(one)} == {Role.NONE}
    assert {one for one in Role if not overlap_marked(one)} == {Role.NONE, Role.RESPONSIBLE}


def test_what_is_sent_again_when_nobody_answers() -> None:
    kinds = {
        (FileKind.OFFER,): after(STARTED, OfferTo(B)),
        (FileKind.WITHDRAW,): after(STARTED, OfferTo(B), WithdrawOffer()),
        (FileKind.ACCEPT, FileKind.CONFIRM): after(TAKING_OVER, ConfirmSafe("Bo")),
        (FileKind.ACCEPT,): after(TAKING_OVER, FileArrived(FileKind.CONFIRM, 1, A)),
        (): after(HANDING_OVER, FileArrived(FileKind.CONFIRM, 1, B)),
        (FileKind.CLOSE,): after(HANDING_OVER, ConfirmSafe("Ane"), LetGo()),
    }
    for expected, ledger in kinds.items():
        assert tuple(one.kind for one in files_again(ledger)) == expected
    assert files_again(after(STARTED, OfferTo("Prøveskolen", outside=True))) == files_again(restored(TAKING_OVER)) == ()


def test_a_restored_desk_can_only_read_its_folders() -> None:
    waiting = restored(restored(STARTED))
    assert (waiting.role, waiting.before) == (Role.VERIFY, Role.RESPONSIBLE)
    assert refused(waiting, OfferTo(B)) == "handover-verify-first"
    kept = step(waiting, FileArrived(FileKind.ACCEPT, 1, B))
    assert (kept.ledger, doings(kept)) == (waiting, [Doing.KEEP_FILE])
    assert verified(waiting, ()).ledger == STARTED
    with pytest.raises(NotAllowed, match="handover-nothing-to-verify"):
        verified(STARTED, ())


OFFER, ACCEPT, REFUSE = FileKind.OFFER, FileKind.ACCEPT, FileKind.REFUSE
WITHDRAW, CONFIRM, CLOSE = FileKind.WITHDRAW, FileKind.CONFIRM, FileKind.CLOSE


@pytest.mark.parametrize(
    ("backup", "seen", "role"),
    [
        (STARTED, [(OFFER, True)], Role.OFFERED),
        (STARTED, [(OFFER, True), (WITHDRAW, True)], Role.WITHDRAWING),
        (STARTED, [(OFFER, True), (WITHDRAW, True), (ACCEPT, False)], Role.HANDING_OVER),
        (STARTED, [(OFFER, True), (CONFIRM, True)], Role.HANDING_OVER),
        (STARTED, [(OFFER, True), (REFUSE, False)], Role.RESPONSIBLE),
        (STARTED, [(OFFER, True), (REFUSE, True)], Role.RESPONSIBLE),
        (STARTED, [(CLOSE, True), (OFFER, True), (ACCEPT, False)], Role.NONE),
        (HANDING_OVER, [(OFFER, True)], Role.HANDING_OVER),
        (NEVER_HEARD, [(OFFER, False)], Role.NONE),
        (NEVER_HEARD, [(OFFER, False), (ACCEPT, True)], Role.TAKING_OVER),
        (NEVER_HEARD, [(ACCEPT, True)], Role.TAKING_OVER),
        (NEVER_HEARD, [(ACCEPT, True), (CLOSE, False)], Role.RESPONSIBLE),
        (NEVER_HEARD, [(REFUSE, True)], Role.NONE),
        (NEVER_HEARD, [(OFFER, False), (WITHDRAW, False)], Role.NONE),
        (TAKING_OVER, [], Role.TAKING_OVER),
    ],
)
def test_the_newest_number_in_the_folders_decides(
    backup: Ledger, seen: list[tuple[FileKind, bool]], role: Role
) -> None:
    other = B if backup.role in (Role.RESPONSIBLE, Role.HANDING_OVER) else A
    outcome = verified(restored(backup), [FileSeen(kind, 1, other, sent) for kind, sent in seen])
    assert outcome.ledger.role is role
    assert outcome.ledger.staged == (seen == [(OFFER, False)])
    assert outcome.ledger.before is None
    assert outcome.files == files_again(outcome.ledger)
