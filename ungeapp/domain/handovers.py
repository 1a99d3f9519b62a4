"""Who is responsible for a young person, and how that passes from one desk to another without a moment of nobody.

Belongs here: the one function that says what an event makes of a case's ledger, what is sent and what is done.
Does not belong here: the values (``ledger.py``), restored stores (``restored_ledgers.py``), the checklist and its
items, files and their envelopes, keeping the ledger, sentences.

Files may be lost, doubled, late or in any order, so "exactly one at every instant" cannot be had. What holds instead:
somebody is always responsible, and while two are, both know. Each offer has a number, one higher than any settled
before it at the offering desk; a settled number never opens again, and a file about one is answered by repeating the
last answer. ``tests/domain/test_handover_exploration.py`` walks through every history of this very function.

=============================== =============================================== ==========================================
What happens                    Role before → after                             File
=============================== =============================================== ==========================================
A offers to B                   responsible → offered                           offer n (staged at B until accepted)
B accepts / refuses             none → taking over / none, n settled            accept n / refuse n
A holds accept n                offered, withdrawing → handing over
A holds refuse n                offered, withdrawing → responsible, n settled
A withdraws                     offered → withdrawing                           withdraw n; B: refuse n, or accept n again
one records motiveret og tryg                                                   confirm n
A, holding confirm n, lets go   handing over → none, n settled                  close n; the coordinator is B
B holds close n                 taking over → responsible, n settled
A takes n back with four eyes   offered, withdrawing → responsible (disputed)   (an accept n that comes later: refuse n)
B, taking over, holds refuse n  taking over → none, n settled                   refuse n
a backup was restored           any → verify, until the folders were read again
=============================== =============================================== ==========================================
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import assert_never

from ungeapp.domain.errors import NotAllowed
from ungeapp.domain.ledger import (
    AcceptedOutside,
    AcceptOffer,
    Act,
    ConfirmedOutside,
    ConfirmSafe,
    Doing,
    Effect,
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
    Telling,
    WithdrawOffer,
    Word,
    files_again,
    overlap_marked,
    responsible_here,
)
from ungeapp.domain.restored_ledgers import restored, verified

__all__ = [
    "AcceptOffer",
    "AcceptedOutside",
    "Act",
    "ConfirmSafe",
    "ConfirmedOutside",
    "Doing",
    "Effect",
    "Event",
    "FileArrived",
    "FileKind",
    "FileSeen",
    "FileToSend",
    "Force",
    "Heard",
    "Ledger",
    "LetGo",
    "OfferTo",
    "Outcome",
    "RefuseOffer",
    "RefusedOutside",
    "ReturnedFromOutside",
    "Role",
    "Telling",
    "WithdrawOffer",
    "Word",
    "files_again",
    "overlap_marked",
    "responsible_here",
    "restored",
    "step",
    "verified",
]


_FARTHEST = 1000
"""No case changes hands so often between two files; a number beyond that is made up, and would burn all others."""


def step(ledger: Ledger, event: Event) -> Outcome:
    """What ``event`` makes of ``ledger``.

    An act that does not fit raises NotAllowed with a code. A file that was seen before or is about a settled number
    changes nothing and may be answered again; one that contradicts the ledger raises NotAllowed.
    """
    if ledger.role is Role.VERIFY:
        if isinstance(event, FileArrived):
            return Outcome(ledger, effects=(Effect(Doing.KEEP_FILE, event.sender, event.number),))
        raise NotAllowed("handover-verify-first")
    match event:
        case FileArrived():
            return _ARRIVALS[event.kind](ledger, event)
        case AcceptedOutside() | RefusedOutside() | ConfirmedOutside() | ReturnedFromOutside():
            return _told(ledger, event)
        case _:
            return _acted(ledger, event)


def _require(condition: bool, code: str) -> None:
    if not condition:
        raise NotAllowed(code)


# --- acts -----------------------------------------------------------------------------------------------------------


def _acted(ledger: Ledger, event: Act) -> Outcome:
    match event:
        case OfferTo():
            return _offer(ledger, event)
        case AcceptOffer():
            _require(ledger.staged, "handover-no-offer")
            mine = Word(event.by, event.on, Heard.HERE)
            after = replace(ledger, role=Role.TAKING_OVER, staged=False, acceptance=mine, last=None)
            merge = Effect(Doing.MERGE_STAGED, ledger.other, ledger.number)
            return Outcome(after, files_again(after), (merge,))
        case RefuseOffer():
            _require(ledger.staged, "handover-no-offer")
            _require(bool(event.reason.strip()), "handover-reason-missing")
            return _burnt(ledger, ledger.number, ledger.other)
        case WithdrawOffer():
            _require(ledger.role is not Role.HANDING_OVER, "handover-accepted-already")
            _require(ledger.role in (Role.OFFERED, Role.WITHDRAWING), "handover-no-offer")
            if ledger.outside:  # nobody there can accept without this desk recording it
                return Outcome(ledger.settled(Role.RESPONSIBLE, number=ledger.number))
            after = replace(ledger, role=Role.WITHDRAWING)
            return Outcome(after, files_again(after))
        case ConfirmSafe():
            _require(ledger.role in (Role.HANDING_OVER, Role.TAKING_OVER), "handover-not-accepted")
            if ledger.confirmed:
                return Outcome(ledger)
            after = replace(ledger, confirmation=Word(event.by, event.on, Heard.HERE))
            confirm = FileToSend(FileKind.CONFIRM, ledger.number, ledger.other)
            return Outcome(after, () if ledger.outside else (confirm,))
        case LetGo():
            _require(ledger.role is Role.HANDING_OVER, "handover-not-accepted")
            _require(ledger.confirmed, "handover-not-confirmed")
            return _let_go(ledger)
        case Force():
            return _forced(ledger, event)
        case _:
            assert_never(event)


def _offer(ledger: Ledger, event: OfferTo) -> Outcome:
    _require(bool(event.to.strip()), "handover-no-receiver")
    _require(responsible_here(ledger.role), "handover-not-responsible")
    _require(ledger.role is Role.RESPONSIBLE, "handover-open")
    after = Ledger(
        person=ledger.person,
        role=Role.OFFERED,
        epoch=ledger.epoch,
        number=ledger.epoch + 1,
        other=event.to,
        outside=event.outside,
        last=ledger.last,
        disputed=ledger.disputed,
        keeps=event.outside and event.keeps,
        anchored=ledger.anchored,
        anchored_at=ledger.anchored_at,
    )
    return Outcome(after, files_again(after))


def _let_go(ledger: Ledger) -> Outcome:
    if ledger.keeps:  # an employer has no case: the everyday is let go of, the responsibility has nobody else (2-08)
        after = ledger.settled(Role.RESPONSIBLE, number=ledger.number)
        return Outcome(replace(after, anchored=ledger.other, anchored_at=ledger.number))
    close = FileToSend(FileKind.CLOSE, ledger.number, ledger.other)
    last = None if ledger.outside else close
    after = ledger.settled(Role.NONE, number=ledger.number, other=ledger.other, last=last)
    effects = (Effect(Doing.COORDINATOR_OTHER, ledger.other, ledger.number),)
    return Outcome(replace(after, outside=ledger.outside), () if ledger.outside else (close,), effects)


def _forced(ledger: Ledger, event: Force) -> Outcome:
    by, witness = event.by.strip(), event.witness.strip()
    _require(bool(by and witness) and by != witness, "handover-four-eyes")
    _require(bool(event.reason.strip()), "handover-reason-missing")
    if ledger.role is Role.HANDING_OVER:
        return _let_go(ledger)
    _require(ledger.role in (Role.OFFERED, Role.WITHDRAWING), "handover-nothing-to-force")
    after = ledger.settled(Role.RESPONSIBLE, number=ledger.number)
    return Outcome(after if ledger.outside else replace(after, disputed=(*ledger.disputed, ledger.number)))


# --- receivers without UngeApp --------------------------------------------------------------------------------------


def _told(ledger: Ledger, event: Telling) -> Outcome:
    word = event.word
    _require(ledger.outside, "handover-not-outside")
    _require(word.how in (Heard.FACE_TO_FACE, Heard.PHONE, Heard.SIGNED_SHEET), "handover-how-heard")
    _require(bool(word.by.strip() and word.heard_by.strip()) and word.on is not None, "handover-who-heard")
    match event:
        case AcceptedOutside():
            _require(ledger.role is Role.OFFERED, "handover-no-offer")
            return Outcome(replace(ledger, role=Role.HANDING_OVER, acceptance=word))
        case RefusedOutside():
            _require(ledger.role is Role.OFFERED, "handover-no-offer")
            _require(bool(event.reason.strip()), "handover-reason-missing")
            return Outcome(ledger.settled(Role.RESPONSIBLE, number=ledger.number))
        case ConfirmedOutside():
            _require(ledger.role is Role.HANDING_OVER, "handover-not-accepted")
            return Outcome(ledger if ledger.confirmed else replace(ledger, confirmation=word))
        case ReturnedFromOutside():
            _require(ledger.role is Role.NONE, "handover-open")
            after = ledger.settled(Role.RESPONSIBLE, number=ledger.epoch + 1)
            return Outcome(after, effects=(Effect(Doing.COORDINATOR_HERE, number=after.epoch),))
        case _:
            assert_never(event)


# --- files ----------------------------------------------------------------------------------------------------------


def _is_open(ledger: Ledger, event: FileArrived) -> bool:
    """Whether the file is about the open offer; NotAllowed if somebody else than its counterpart speaks of it."""
    if ledger.number != event.number:
        return False
    _require(ledger.other == event.sender and not ledger.outside, "handover-wrong-sender")
    return True


def _repeated(ledger: Ledger, event: FileArrived) -> Outcome:
    """The last answer once more, if it was about this number and for this sender."""
    last = ledger.last
    again = last is not None and (last.number, last.to) == (event.number, event.sender)
    return Outcome(ledger, (last,) if again and last else ())


def _burnt(ledger: Ledger, number: int, sender: str, *effects: Effect) -> Outcome:
    """Offer ``number`` is refused here for good."""
    refuse = FileToSend(FileKind.REFUSE, number, sender)
    drop = (Effect(Doing.DROP_STAGED, ledger.other, ledger.number),) if ledger.staged else ()
    return Outcome(ledger.settled(Role.NONE, number=number, last=refuse), (refuse,), (*drop, *effects))


def _overtaken(ledger: Ledger, event: FileArrived) -> bool:
    """Whether a desk with a higher number speaks to one that may be waiting for a close that will never come."""
    return ledger.role is Role.TAKING_OVER and event.number > ledger.number


def _taken_back(ledger: Ledger) -> Effect:
    return Effect(Doing.ANNOUNCE, ledger.other, ledger.number, "handover-taken-back")


def _offer_arrived(ledger: Ledger, event: FileArrived) -> Outcome:
    if event.number <= ledger.epoch:
        return _repeated(ledger, event)
    _require(event.number <= ledger.epoch + _FARTHEST, "handover-file-unexpected")
    if _is_open(ledger, event) and (ledger.staged or ledger.role is Role.TAKING_OVER):
        return Outcome(ledger, files_again(ledger) if ledger.role is Role.TAKING_OVER else ())
    overtaken = _overtaken(ledger, event)
    _require(overtaken or ledger.role is Role.NONE, "handover-responsible-here")
    effects = (_taken_back(ledger),) if overtaken else ()
    if ledger.staged:
        effects = (Effect(Doing.DROP_STAGED, ledger.other, ledger.number),)
    staged = Ledger(
        person=ledger.person,
        epoch=event.number - 1,  # whoever offers n has settled everything before it
        number=event.number,
        other=event.sender,
        staged=True,
        last=ledger.last,
    )
    return Outcome(staged, (), (*effects, Effect(Doing.STAGE, event.sender, event.number)))


def _withdraw_arrived(ledger: Ledger, event: FileArrived) -> Outcome:
    if event.number <= ledger.epoch:
        return _repeated(ledger, event)
    _require(event.number <= ledger.epoch + _FARTHEST, "handover-file-unexpected")
    if _is_open(ledger, event) and ledger.role is Role.TAKING_OVER:
        return Outcome(ledger, files_again(ledger))
    overtaken = _overtaken(ledger, event)
    _require(overtaken or ledger.role is Role.NONE, "handover-file-unexpected")
    return _burnt(ledger, event.number, event.sender, *((_taken_back(ledger),) if overtaken else ()))


def _accept_arrived(ledger: Ledger, event: FileArrived) -> Outcome:
    if event.number <= ledger.epoch:
        again = _repeated(ledger, event)
        if again.files and again.files[0].kind is FileKind.CLOSE:
            return again
        if event.number in ledger.disputed:
            return Outcome(ledger, (FileToSend(FileKind.REFUSE, event.number, event.sender),))
        return Outcome(ledger)
    _require(_is_open(ledger, event), "handover-file-unexpected")
    if ledger.role is Role.HANDING_OVER:
        return Outcome(ledger, files_again(ledger))
    _require(ledger.role in (Role.OFFERED, Role.WITHDRAWING), "handover-file-unexpected")
    word = Word(event.by, event.on, Heard.FILE)
    announce = Effect(Doing.ANNOUNCE, event.sender, event.number, "handover-accepted")
    supplement = Effect(Doing.SEND_SUPPLEMENT, event.sender, event.number)
    return Outcome(replace(ledger, role=Role.HANDING_OVER, acceptance=word), (), (supplement, announce))


def _refuse_arrived(ledger: Ledger, event: FileArrived) -> Outcome:
    if event.number <= ledger.epoch:
        return Outcome(replace(ledger, disputed=tuple(one for one in ledger.disputed if one != event.number)))
    _require(_is_open(ledger, event), "handover-file-unexpected")
    if ledger.role in (Role.OFFERED, Role.WITHDRAWING):
        announce = Effect(Doing.ANNOUNCE, event.sender, event.number, "handover-refused", event.reason)
        return Outcome(ledger.settled(Role.RESPONSIBLE, number=event.number), (), (announce,))
    _require(ledger.staged or ledger.role is Role.TAKING_OVER, "handover-file-unexpected")
    return _burnt(ledger, event.number, event.sender, _taken_back(ledger))


def _confirm_arrived(ledger: Ledger, event: FileArrived) -> Outcome:
    if event.number <= ledger.epoch:
        again = _repeated(ledger, event)
        return again if again.files and again.files[0].kind is FileKind.CLOSE else Outcome(ledger)
    _require(_is_open(ledger, event) and responsible_here(ledger.role), "handover-file-unexpected")
    if ledger.confirmed:
        return Outcome(ledger)
    # It may overtake the acceptance; then it waits here for it.
    announce = Effect(Doing.ANNOUNCE, event.sender, event.number, "handover-confirmed")
    return Outcome(replace(ledger, confirmation=Word(event.by, event.on, Heard.FILE)), (), (announce,))


def _close_arrived(ledger: Ledger, event: FileArrived) -> Outcome:
    if event.number <= ledger.epoch:
        return Outcome(ledger)
    _require(_is_open(ledger, event) and ledger.role is Role.TAKING_OVER, "handover-file-unexpected")
    accept = FileToSend(FileKind.ACCEPT, event.number, event.sender)
    here = Effect(Doing.COORDINATOR_HERE, number=event.number)
    announce = Effect(Doing.ANNOUNCE, event.sender, event.number, "handover-closed")
    return Outcome(ledger.settled(Role.RESPONSIBLE, number=event.number, last=accept), (), (here, announce))


_ARRIVALS: dict[FileKind, Callable[[Ledger, FileArrived], Outcome]] = {
    FileKind.OFFER: _offer_arrived,
    FileKind.ACCEPT: _accept_arrived,
    FileKind.REFUSE: _refuse_arrived,
    FileKind.WITHDRAW: _withdraw_arrived,
    FileKind.CONFIRM: _confirm_arrived,
    FileKind.CLOSE: _close_arrived,
}
