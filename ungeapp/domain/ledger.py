"""Where the handover of one case stands at one desk, and what can happen to it: the values.

Belongs here: roles, the ledger, acts of persons, arriving files, what has to be sent and done.
Does not belong here: what an event makes of a ledger (``handovers.py``), keeping the ledger, sentences.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Role(StrEnum):
    """What this desk is to the case."""

    NONE = "none"
    RESPONSIBLE = "responsible"
    OFFERED = "offered"  # still responsible; an offer is out
    WITHDRAWING = "withdrawing"  # still responsible; no new offer until the other answered
    HANDING_OVER = "handing-over"  # the other has accepted; both are responsible
    TAKING_OVER = "taking-over"  # accepted here; both are responsible
    VERIFY = "verify"  # restored from a backup; counts as responsible and cannot act until the folders were read


class FileKind(StrEnum):
    """The kinds of files a handover is made of, as named in the exchange."""

    OFFER = "offer"
    ACCEPT = "accept"
    REFUSE = "refuse"
    WITHDRAW = "withdraw"
    CONFIRM = "confirm"
    CLOSE = "close"


class Heard(StrEnum):
    """How a word of the other side reached this desk."""

    HERE = "here"  # recorded at this desk by its own worker
    FILE = "file"
    FACE_TO_FACE = "face-to-face"
    PHONE = "phone"
    SIGNED_SHEET = "signed-sheet"


@dataclass(frozen=True, slots=True)
class FileToSend:
    """One file about offer ``number`` for the desk ``to``."""

    kind: FileKind
    number: int
    to: str


@dataclass(frozen=True, slots=True)
class Word:
    """An acceptance or a *motiveret og tryg*: who gave it, when, how it was heard and by whom here."""

    by: str
    on: date | None
    how: Heard
    heard_by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """Where the handover of one case stands at one desk.

    ``epoch`` is the highest settled number, ``number`` the open one (0: none). ``other`` is the counterpart of the
    open offer, or after letting go whoever has the case now; ``outside`` says it works without UngeApp. ``staged``:
    the content of the offer lies here and is not merged. ``last`` is the last answer given. ``disputed`` are numbers
    taken back with four eyes whose answer is still unknown. ``before`` is the role in the restored backup.

    ``keeps``: the receiver of the open offer has no case and can be responsible for none (an employer, an association);
    it takes over in everyday life, and the responsibility stays here. ``anchored`` is whoever took over so, last, and
    ``anchored_at`` the number of that offer (0 where an earlier program kept none); who follows now, ``everyday.py`` says.
    """

    person: str
    role: Role = Role.NONE
    epoch: int = 0
    number: int = 0
    other: str = ""
    outside: bool = False
    staged: bool = False
    acceptance: Word | None = None
    confirmation: Word | None = None
    last: FileToSend | None = None
    disputed: tuple[int, ...] = ()
    before: Role | None = None
    keeps: bool = False
    anchored: str = ""
    anchored_at: int = 0

    @property
    def accepted(self) -> bool:
        """Whether the open offer was accepted."""
        return self.acceptance is not None

    @property
    def confirmed(self) -> bool:
        """Whether one side recorded that the young person is *motiveret og tryg*."""
        return self.confirmation is not None

    @property
    def confirmed_by(self) -> str:
        """Who recorded it; "" for nobody yet."""
        return self.confirmation.by if self.confirmation else ""

    @property
    def overlap(self) -> bool:
        """Whether what is printed or shown here must say that another desk may be responsible too."""
        return overlap_marked(self.role) or (bool(self.disputed) and responsible_here(self.role))

    def settled(self, role: Role, *, number: int, other: str = "", last: FileToSend | None = None) -> Ledger:
        """This ledger after offer ``number`` was settled."""
        return Ledger(
            person=self.person,
            role=role,
            epoch=max(self.epoch, number),
            other=other,
            last=last,
            disputed=self.disputed,
            anchored=self.anchored if role is Role.RESPONSIBLE else "",
            anchored_at=self.anchored_at if role is Role.RESPONSIBLE else 0,
        )


# --- what a person does ---------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class OfferTo:
    """Offer the case to ``to``: a desk, or with ``outside`` a receiver without UngeApp by name.

    ``keeps``: it takes over in everyday life only, the responsibility stays at this desk.
    """

    to: str
    outside: bool = False
    keeps: bool = False


@dataclass(frozen=True, slots=True)
class AcceptOffer:
    """Accept the offer lying here."""

    by: str
    on: date | None = None


@dataclass(frozen=True, slots=True)
class RefuseOffer:
    """Refuse the offer lying here."""

    reason: str


@dataclass(frozen=True, slots=True)
class WithdrawOffer:
    """Ask for the offer back."""


@dataclass(frozen=True, slots=True)
class ConfirmSafe:
    """Record at this desk that the young person is *motiveret og tryg*."""

    by: str
    on: date | None = None


@dataclass(frozen=True, slots=True)
class LetGo:
    """Let go of the case by hand, after acceptance and *motiveret og tryg*."""


@dataclass(frozen=True, slots=True)
class Force:
    """A decision of two persons: take an unanswered offer back, or let go without *motiveret og tryg*."""

    by: str
    witness: str
    reason: str


# --- what a receiver without UngeApp says, by phone or on a signed sheet --------------------------------------------


@dataclass(frozen=True, slots=True)
class AcceptedOutside:
    """The receiver without UngeApp has accepted."""

    word: Word


@dataclass(frozen=True, slots=True)
class RefusedOutside:
    """The receiver without UngeApp has refused."""

    word: Word
    reason: str


@dataclass(frozen=True, slots=True)
class ConfirmedOutside:
    """The receiver without UngeApp says that the young person is *motiveret og tryg*."""

    word: Word


@dataclass(frozen=True, slots=True)
class ReturnedFromOutside:
    """The receiver without UngeApp has given the case back to this desk."""

    word: Word


@dataclass(frozen=True, slots=True)
class FileArrived:
    """A verified file about this case from the desk ``sender``; ``by``, ``on`` and ``reason`` as it says."""

    kind: FileKind
    number: int
    sender: str
    by: str = ""
    on: date | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class FileSeen:
    """One file about a case in this desk's folders: written here (``sent``) to ``other``, or received from it."""

    kind: FileKind
    number: int
    other: str
    sent: bool
    by: str = ""
    on: date | None = None


Act = OfferTo | AcceptOffer | RefuseOffer | WithdrawOffer | ConfirmSafe | LetGo | Force
Telling = AcceptedOutside | RefusedOutside | ConfirmedOutside | ReturnedFromOutside
Event = Act | Telling | FileArrived


class Doing(StrEnum):
    """What has to be done in the same transaction as the new ledger."""

    STAGE = "stage"  # keep the content of the arrived offer apart
    MERGE_STAGED = "merge-staged"  # merge it: the case is (also) ours now
    DROP_STAGED = "drop-staged"  # delete it
    SEND_SUPPLEMENT = "send-supplement"  # what was edited since the offer goes to the other
    COORDINATOR_OTHER = "coordinator-other"  # the person's coordinator is ``other`` now
    COORDINATOR_HERE = "coordinator-here"  # the person's coordinator is this desk now
    ANNOUNCE = "announce"  # a person here should be told (an answer came, the case was taken back)
    KEEP_FILE = "keep-file"  # only keep the file: the folders have to be read first


@dataclass(frozen=True, slots=True)
class Effect:
    """One thing to do; ``code`` says what to announce."""

    doing: Doing
    other: str = ""
    number: int = 0
    code: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """The new ledger, the files to write and what to do."""

    ledger: Ledger
    files: tuple[FileToSend, ...] = ()
    effects: tuple[Effect, ...] = ()


def responsible_here(role: Role) -> bool:
    """Whether a desk in this role is (perhaps together with another) responsible."""
    return role is not Role.NONE


def overlap_marked(role: Role) -> bool:
    """Whether a responsible desk in this role prints that another one may be responsible too."""
    return responsible_here(role) and role is not Role.RESPONSIBLE


def files_again(ledger: Ledger) -> tuple[FileToSend, ...]:
    """The files that stand unanswered, or the last answer: what to send again when the other side is silent."""
    if ledger.outside:
        return ()
    n, to = ledger.number, ledger.other
    own_confirmation = ledger.confirmation is not None and ledger.confirmation.how is Heard.HERE
    confirm = (FileToSend(FileKind.CONFIRM, n, to),) if own_confirmation else ()
    match ledger.role:
        case Role.OFFERED:
            return (FileToSend(FileKind.OFFER, n, to),)
        case Role.WITHDRAWING:
            return (FileToSend(FileKind.WITHDRAW, n, to),)
        case Role.HANDING_OVER:
            return confirm
        case Role.TAKING_OVER:
            return (FileToSend(FileKind.ACCEPT, n, to), *confirm)
        case Role.NONE | Role.RESPONSIBLE:
            return (ledger.last,) if ledger.last else ()
        case Role.VERIFY:
            return ()
