"""What stands on each paper, as values; the port that turns them into pages.

Belongs here: the content of letters, minutes, plan, reminder and handover sheet, already released by the gate.
Does not belong here: layout and Danish furniture (``forms``), and the decision what may stand there (``domain/gate.py``).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from ungeapp.domain.consent_asking import ConsentTexts


@dataclass(frozen=True, slots=True, kw_only=True)
class Sender:
    """Who writes: name, the unit's name, how to reach the desk.

    ``stand_in`` and the days are told on letters written while the caseworker is away, or just before; ``away_now``
    says which. ``reply_text``, ``companion_text`` and ``footer`` are the municipality's own words for letters, where it has
    some.
    """

    name: str
    unit: str
    municipality: str
    phone: str = ""
    stand_in: str = ""
    stand_in_phone: str = ""
    away_from: date | None = None
    away_to: date | None = None
    away_now: bool = False
    reply_text: str = ""
    companion_text: str = ""
    footer: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LegalFramePaper:
    """The law a meeting is held under, in one sentence and by name; ``new_case``: why it is about a new case."""

    text: str
    law: str
    new_case: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterPaper:
    """An *indkaldelse* (municipal staff) or *invitation* (others) to one meeting; moved and cancelled ones too.

    ``young_person``, ``agenda`` and ``participants`` are empty when the recipient has no basis: then the letter
    carries time, place, contact and the neutral title only. ``takes_precedence``: other things in the calendar give
    way. The two ``minutes_if_…`` say when the recipient is sent the minutes.
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
    takes_precedence: bool = False
    minutes_if_here: bool = False
    minutes_if_absent: bool = False
    objections: tuple[str, ...] = ()
    legal: LegalFramePaper | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemPaper:
    """One agenda item or output as it was answered."""

    title: str
    note: str = ""
    own_words: str = ""
    outcome: str = ""  # "", "done", "not-reached"
    reason: str = ""
    carried: bool = False  # the meeting before did not reach it


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementPaper:
    """What, who, by when."""

    what: str
    owner: str
    due: date | None
    state: str = "open"


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalPaper:
    """One goal on paper; ``horizon`` long or short, ``area`` its Danish name.

    ``ratings`` are the young person's own numbers by day, ``rating_words`` the last words, ``status`` the
    professional's last status in Danish.
    """

    horizon: str
    area: str
    own_words: str
    wording: str
    baseline: str = ""
    sign_of_success: str = ""
    follow_up_on: date | None = None
    state: str = "open"
    contribution: str = ""
    joint: bool = True
    steps: tuple[AgreementPaper, ...] = ()
    ratings: tuple[tuple[date, int], ...] = ()
    rating_words: str = ""
    status: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitPaper:
    """What was waited for (a code), how many days, and whether it still lasts."""

    what: str
    days: int
    lasts: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasurePaper:
    """One measure or decision that became one. ``area`` is its Danish name, ``tasks`` are (who, what).

    ``between`` is how far the next is after the end (a code), empty while it runs or once it is let go.
    """

    title: str
    decided_by: str
    unit: str
    grant: str
    starts_on: date | None
    state: str
    area: str = ""
    provider: str = ""
    place: str = ""
    responsible: str = ""
    contact: str = ""
    purpose: str = ""
    tasks: tuple[tuple[str, str], ...] = ()
    waits: tuple[WaitPaper, ...] = ()
    ended_on: date | None = None
    ended_how: str = ""
    between: str = ""
    next_what: str = ""
    next_on: date | None = None
    rated_on: date | None = None
    rating: int | None = None
    rating_words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class EventPaper:
    """*Omvalg* or *modningsår*, by its Danish name, with its days."""

    name: str
    on: date | None
    ends_on: date | None
    text: str


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
    not_reached: tuple[str, ...]  # titles of points the meeting did not come to
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
    legal: LegalFramePaper | None = None
    talked: tuple[str, ...] = ()  # titles of points talked about without a word written under them


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
    responsible: tuple[str, ...] = ()  # both, while two are
    coordinator_word: str = ""  # what the one who coordinates is called; empty while one unit alone has a part
    copy_from: str = ""  # the unit that agreed on it, where it came with a handover
    draft_of: int = 0  # the number this draft will have; 0 while none was agreed
    events: tuple[EventPaper, ...] = ()
    parent_remarks: tuple[tuple[str, str], ...] = ()  # (who, own remarks); of the parents of somebody under 18
    custody_holders: tuple[str, ...] = ()  # who signs beside the young person; nobody from the 18th birthday on
    version: int = 0  # the agreed version's number; 0 is the living plan, a draft
    agreed_on: date | None = None
    called: str = ""  # what the municipality calls the plan; empty: Uddannelsesplan
    expectations: str = ""  # what both agreed to expect of each other
    judgements: tuple[tuple[str, str], ...] = ()  # (what is judged and the word, what it rests on): on her own copy


@dataclass(frozen=True, slots=True, kw_only=True)
class SignaturePaper:
    """The leaf that is signed when a plan is agreed: which plan, and a line for each who signs."""

    person: str
    age: int | None
    version: int
    agreed_on: date | None
    young_person: str
    custody_holders: tuple[str, ...]
    others: tuple[str, ...]
    caseworker: str
    duty: str  # how the duty of the young is met; empty where it does not concern
    duty_told_on: date | None
    sender: Sender
    printed_on: date
    called: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtractPiece:
    """One line of an extract. ``section`` and ``label`` are codes; ``notes`` are (code, text or day)."""

    section: str
    label: str
    text: str
    notes: tuple[tuple[str, str | date], ...] = ()
    own_words: bool = False
    day: date | None = None  # where the line is a day, ``text`` is empty


@dataclass(frozen=True, slots=True, kw_only=True)
class BasisPaper:
    """On what an extract is given: the basis by name, the law's place, and of a consent by whom and when."""

    label: str
    source: str
    given_by: str = ""
    given_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtractPaper:
    """An extract of the plan, or the start sheet: the chosen lines and nothing else.

    ``called`` is what the municipality calls its plan, where it goes to one of its own units; ``school`` says that the
    recipient is known as one.
    """

    sort: str  # "fgu" or "start"
    recipient: str
    pieces: tuple[ExtractPiece, ...]
    words: str
    bases: tuple[BasisPaper, ...]
    sender: Sender
    printed_on: date
    called: str = ""
    school: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ReminderPaper:
    """A friendly reminder of agreements that are due. ``young_person`` is empty without a basis."""

    recipient: str
    agreements: tuple[AgreementPaper, ...]
    sender: Sender
    written_on: date
    young_person: str = ""
    objections: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class OwedAbout:
    """What one party owes about one young person; the name is empty where the party has no basis to read it."""

    young_person: str
    agreements: tuple[AgreementPaper, ...]
    objections: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class OwedPaper:
    """Everything one party owes: those whose names may stand, and each of the others on a page of its own."""

    recipient: str
    named: tuple[OwedAbout, ...]
    unnamed: tuple[OwedAbout, ...]
    sender: Sender
    written_on: date


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
    own_words_title: str = ""  # what the checklist calls them, with the number of the point
    objections: tuple[str, ...] = ()
    coordinator: str = ""  # who is responsible; while two are, the one who coordinates
    keeps: bool = False  # the receiver takes over in everyday life, the responsibility stays here
    followed: str = ""  # who followed in everyday life last, and does so no more; until ``followed_until``
    followed_until: date | None = None
    follows: str = ""  # who follows since then; empty where it is anchored
    coordinator_word: str = ""
    home: str = ""  # the home municipality at an institution in another one
    next_meetings: tuple[tuple[str, datetime], ...] = ()  # of series that run on: public title, when


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentPaper:
    """What is asked for, to be signed, in the words of ``texts``. ``parts`` and ``uses`` are codes.

    ``young_person_signs`` and ``custody_signs`` say whose copy it is; only the young person's own copy tells what she
    wants kept out. ``period`` is given as days; no last day means until withdrawn. ``given_on`` is None while it is
    only asked for.
    """

    texts: ConsentTexts
    person: str
    birth_date: date | None
    giver: str
    receivers: tuple[str, ...]
    both_ways: bool
    purpose: str
    uses: tuple[str, ...]
    parts: tuple[str, ...]
    withheld: tuple[str, ...]
    withheld_because: str
    asks_what_to_withhold: bool
    valid_from: date
    valid_to: date | None
    review_on: date | None
    under_age: bool
    young_person_signs: bool
    custody_signs: tuple[str, ...]
    custody_copy: bool
    basis: str
    sender: Sender
    printed_on: date
    given_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DisclosureLine:
    """One row of *Hvem har fået hvad om mig*: ``way`` a code, ``parts`` codes, ``basis`` in words."""

    on: date | None
    to: str
    way: str
    parts: tuple[str, ...]
    what: str
    basis: str
    recalled_on: date | None = None
    answer: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DisclosuresPaper:
    """Everything that was given to others about one young person, for the young person; newest first."""

    person: str
    lines: tuple[DisclosureLine, ...]
    sender: Sender
    printed_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class RecallPaper:
    """A letter to somebody who has had something: please delete or return it. ``young_person`` only if they know."""

    recipient: str
    young_person: str
    lines: tuple[DisclosureLine, ...]
    sender: Sender
    written_on: date


class Papers(Protocol):
    """Turns content into pages. All return the bytes of a PDF unless they say otherwise."""

    def letter(self, paper: LetterPaper) -> bytes: ...
    def minutes(self, paper: MinutesPaper) -> bytes: ...
    def minutes_text(self, paper: MinutesPaper) -> str:
        """Plain text for the records system."""
        ...

    def voice_sheet(self, paper: VoiceSheetPaper) -> bytes: ...
    def plan(self, paper: PlanPaper) -> bytes: ...
    def plan_signatures(self, paper: SignaturePaper) -> bytes: ...
    def extract(self, paper: ExtractPaper) -> bytes: ...
    def reminder(self, paper: ReminderPaper) -> bytes: ...
    def owed(self, paper: OwedPaper) -> bytes: ...
    def handover(self, paper: HandoverPaper) -> bytes: ...
    def consent(self, paper: ConsentPaper) -> bytes: ...
    def disclosures(self, paper: DisclosuresPaper) -> bytes: ...
    def recall(self, paper: RecallPaper) -> bytes: ...
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
