"""What stands on each paper, as values; the port that turns them into pages.

Belongs here: the content of letters, minutes, plan, reminder and handover sheet, already released by the gate.
Does not belong here: layout and Danish furniture (``forms``), and the decision what may stand there (``domain/gate.py``).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol


@dataclass(frozen=True, slots=True, kw_only=True)
class Sender:
    """Who writes: name, the unit's name, how to reach the desk."""

    name: str
    unit: str
    municipality: str
    phone: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterPaper:
    """An *indkaldelse* (municipal staff) or *invitation* (others) to one meeting; moved and cancelled ones too.

    ``young_person``, ``agenda`` and ``participants`` are empty when the recipient has no basis: then the letter
    carries time, place, contact and the neutral title only.
    """

    summons: bool
    occasion: str  # "call", "moved" or "cancelled"
    recipient: str
    recipient_address: str
    to_young_person: bool
    title: str
    starts: datetime
    minutes_long: int
    place: str
    previous_start: datetime | None
    sender: Sender
    written_on: date
    young_person: str = ""
    agenda: tuple[str, ...] = ()
    participants: tuple[str, ...] = ()
    gets_minutes: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemPaper:
    """One agenda item or output as it was answered."""

    title: str
    note: str = ""
    own_words: str = ""
    outcome: str = ""  # "", "done", "not-reached"
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalPaper:
    """One goal on paper; ``horizon`` long or short, ``area`` its Danish name."""

    horizon: str
    area: str
    own_words: str
    wording: str
    baseline: str = ""
    sign_of_success: str = ""
    follow_up_on: date | None = None
    state: str = "open"


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementPaper:
    """What, who, by when."""

    what: str
    owner: str
    due: date | None
    state: str = "open"


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasurePaper:
    """One measure or decision that became one."""

    title: str
    decided_by: str
    unit: str
    grant: str
    starts_on: date | None
    state: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NetworkPaper:
    """One person of the network."""

    private: bool
    name: str
    relation: str
    helps_with: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CasePaper:
    """Another authority's case number and worker."""

    authority: str
    case_number: str
    worker: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AbsentNote:
    """What somebody who was not there must know first: what was decided, and what they are asked to do.

    ``others`` are the agreements of everybody else. The next meeting and whom to call stand on the minutes themselves.
    """

    decided: tuple[MeasurePaper, ...]
    asked: tuple[AgreementPaper, ...]
    others: tuple[AgreementPaper, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MinutesPaper:
    """The minutes as one recipient gets them. ``withheld`` are part codes left out of this copy.

    ``absent_note`` makes a page of its own before them, for somebody who was not there.
    """

    title: str
    number: int
    person: str
    age: int | None
    starts: datetime
    minutes_long: int
    place: str
    leader: str
    minute_taker: str
    present: tuple[str, ...]
    absent: tuple[tuple[str, str], ...]  # (who, attendance code)
    sent_to: tuple[str, ...]
    own_words: tuple[str, ...]
    items: tuple[ItemPaper, ...]
    goals: tuple[GoalPaper, ...]
    measures: tuple[MeasurePaper, ...]
    agreements: tuple[AgreementPaper, ...]
    network: tuple[NetworkPaper, ...]
    cases: tuple[CasePaper, ...]
    next_title: str
    next_start: datetime | None
    next_provisional: bool
    recipient: str
    sender: Sender
    closed_at: datetime | None
    objections: tuple[str, ...] = ()
    withheld: tuple[str, ...] = ()
    absent_note: AbsentNote | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class VoiceSheetPaper:
    """The young person's own sheet before a meeting, to be filled in by hand: it never carries an answer."""

    person: str
    title: str
    starts: datetime | None
    place: str
    sender: Sender


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanPaper:
    """The education plan. ``withheld`` are part codes that stay outside it."""

    person: str
    age: int | None
    coordinator: str
    wishes: str
    strengths: str
    challenges: str
    needs: str
    next_step: str
    next_step_on: date | None
    goals: tuple[GoalPaper, ...]
    agreements: tuple[AgreementPaper, ...]
    measures: tuple[MeasurePaper, ...]
    sender: Sender
    recipient: str
    printed_on: date
    withheld: tuple[str, ...] = ()
    objections: tuple[str, ...] = ()  # what the young person objects to, beside what stands here
    overlap_with: str = ""
    parent_remarks: tuple[tuple[str, str], ...] = ()  # (who, own remarks); of the parents of somebody under 18
    custody_holders: tuple[str, ...] = ()  # who signs beside the young person; nobody from the 18th birthday on


@dataclass(frozen=True, slots=True, kw_only=True)
class ReminderPaper:
    """A friendly reminder of agreements that are due. ``young_person`` is empty without a basis."""

    recipient: str
    agreements: tuple[AgreementPaper, ...]
    sender: Sender
    written_on: date
    young_person: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class HandoverPaper:
    """The handover sheet. ``role`` is this desk's role; every role but ``responsible`` prints the overlap sentence."""

    person: str
    birth_date: date | None
    from_unit: str
    to_name: str
    role: str
    offered_on: date | None
    accepted: str  # who accepted, when, how; empty while open
    confirmed: str  # motiveret og tryg: who heard it, when
    closed_on: date | None
    answers: tuple[tuple[str, str], ...]  # (title, answer)
    sender: Sender
    printed_on: date
    audit_head: str
    for_signing: bool
    own_words: str = ""  # the young person's own words about the change; they stand first


class Papers(Protocol):
    """Turns content into pages. All return the bytes of a PDF unless they say otherwise."""

    def letter(self, paper: LetterPaper) -> bytes: ...
    def minutes(self, paper: MinutesPaper) -> bytes: ...
    def minutes_text(self, paper: MinutesPaper) -> str:
        """Plain text for the records system."""
        ...

    def voice_sheet(self, paper: VoiceSheetPaper) -> bytes: ...
    def plan(self, paper: PlanPaper) -> bytes: ...
    def reminder(self, paper: ReminderPaper) -> bytes: ...
    def handover(self, paper: HandoverPaper) -> bytes: ...
    def calendar(
        self,
        *,
        uid: str,
        sequence: int,
        cancelled: bool,
        starts: datetime,
        minutes_long: int,
        title: str,
        place: str,
        organizer: str,
        written_at: datetime,
    ) -> bytes:
        """One event as an ``.ics`` file; nothing but time, place and the neutral title."""
        ...
