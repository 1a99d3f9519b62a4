"""The papers as bytes: what the use cases ask for, made of the documents and the paper engine.

Belongs here: the adapter of the port `ungeapp.usecases.papers.Papers`, nothing but joining.
Does not belong here: what stands on a paper (`documents`), how it is drawn (`pdf`, `text`, `calendar`).
"""

from __future__ import annotations

from datetime import datetime, timedelta

from ungeapp.domain.formats import MeetingFormat
from ungeapp.forms.calendar import calendar_event
from ungeapp.forms.document import Document
from ungeapp.forms.documents.access import access
from ungeapp.forms.documents.agenda import agenda
from ungeapp.forms.documents.assessment import assessment
from ungeapp.forms.documents.call_card import call_card
from ungeapp.forms.documents.certificate import certificate
from ungeapp.forms.documents.checklist import checklist
from ungeapp.forms.documents.consent import consent
from ungeapp.forms.documents.dates import COPENHAGEN
from ungeapp.forms.documents.desk_meeting import desk_meeting
from ungeapp.forms.documents.disclosures import disclosures, recall
from ungeapp.forms.documents.extract import extract
from ungeapp.forms.documents.figures import figures
from ungeapp.forms.documents.guide import guide
from ungeapp.forms.documents.handover import handover
from ungeapp.forms.documents.initiative import initiative
from ungeapp.forms.documents.letter import letter
from ungeapp.forms.documents.minutes import minutes
from ungeapp.forms.documents.my_plan import my_plan
from ungeapp.forms.documents.network import network
from ungeapp.forms.documents.offers import offers
from ungeapp.forms.documents.on_the_way import on_the_way
from ungeapp.forms.documents.owed import owed
from ungeapp.forms.documents.plan import plan
from ungeapp.forms.documents.plan_signatures import plan_signatures
from ungeapp.forms.documents.reminder import reminder
from ungeapp.forms.documents.sample import sample_minutes
from ungeapp.forms.documents.voice_sheet import voice_sheet
from ungeapp.forms.docx_writer import write_docx
from ungeapp.forms.pdf import pages_of, write_pdf
from ungeapp.forms.text import write_text
from ungeapp.usecases.access import AccessPaper, CertificatePaper
from ungeapp.usecases.agenda_papers import AgendaPaper
from ungeapp.usecases.assessment_papers import AssessmentPaper
from ungeapp.usecases.checklist_papers import ChecklistPaper
from ungeapp.usecases.desk_meetings import DeskMeetingPaper
from ungeapp.usecases.figures import FiguresPaper
from ungeapp.usecases.guides import GuidePaper
from ungeapp.usecases.initiatives import InitiativePaper
from ungeapp.usecases.my_plan import MyPlanPaper
from ungeapp.usecases.network import MapPaper
from ungeapp.usecases.offers import CallCardPaper, OffersPaper
from ungeapp.usecases.on_the_way import WayPaper
from ungeapp.usecases.papers import (
    ConsentPaper,
    DisclosuresPaper,
    ExtractPaper,
    HandoverPaper,
    LetterPaper,
    MinutesPaper,
    OwedPaper,
    PlanPaper,
    RecallPaper,
    ReminderPaper,
    Sender,
    SignaturePaper,
    VoiceSheetPaper,
)

_SHORTEST = 15
"""Minutes a meeting of unknown length takes in a calendar, which wants an end."""


class PaperWriter:
    """Implements `Papers` with reportlab and icalendar; keeps nothing, writes nothing to disk."""

    def editable(self) -> WordWriter:
        """The same papers as documents to go on writing in."""
        return WordWriter()

    def letter(self, paper: LetterPaper) -> bytes:
        """An *indkaldelse* or *invitation* as PDF."""
        return write_pdf(letter(paper))

    def agenda(self, paper: AgendaPaper) -> bytes:
        """The agenda as PDF, on one page where it can be."""
        return write_pdf(agenda(paper, _one_page))

    def minutes(self, paper: MinutesPaper) -> bytes:
        """The minutes as PDF."""
        return write_pdf(minutes(paper))

    def sample_minutes(self, format: MeetingFormat, step: str, sender: Sender, on: datetime) -> bytes:
        """The minutes of an invented meeting of ``format`` as PDF, to see what they will look like."""
        return write_pdf(sample_minutes(format, step, sender, on))

    def minutes_text(self, paper: MinutesPaper) -> str:
        """The minutes as plain text for the records system."""
        return write_text(minutes(paper))

    def voice_sheet(self, paper: VoiceSheetPaper) -> bytes:
        """The young person's own sheet before a meeting as PDF, blank."""
        return write_pdf(voice_sheet(paper))

    def plan(self, paper: PlanPaper) -> bytes:
        """The education plan as PDF."""
        return write_pdf(plan(paper))

    def my_plan(self, paper: MyPlanPaper) -> bytes:
        """*Min plan* as PDF, exactly one page."""
        return write_pdf(my_plan(paper, _one_page))

    def plan_signatures(self, paper: SignaturePaper) -> bytes:
        """The leaf to sign on as PDF."""
        return write_pdf(plan_signatures(paper))

    def extract(self, paper: ExtractPaper) -> bytes:
        """An extract of the plan, or the start sheet, as PDF."""
        return write_pdf(extract(paper))

    def reminder(self, paper: ReminderPaper) -> bytes:
        """The friendly reminder as PDF."""
        return write_pdf(reminder(paper))

    def owed(self, paper: OwedPaper) -> bytes:
        """The list of what one party owes as PDF."""
        return write_pdf(owed(paper))

    def handover(self, paper: HandoverPaper) -> bytes:
        """The handover sheet as PDF."""
        return write_pdf(handover(paper))

    def checklist(self, paper: ChecklistPaper) -> bytes:
        """A checklist with room to write, as PDF."""
        return write_pdf(checklist(paper))

    def assessment(self, paper: AssessmentPaper) -> bytes:
        """The grounds of an assessment, or a referral, as PDF."""
        return write_pdf(assessment(paper))

    def network(self, paper: MapPaper) -> bytes:
        """The network map with its text twin as PDF."""
        return write_pdf(network(paper))

    def access(self, paper: AccessPaper) -> bytes:
        """Everything about one young person as PDF."""
        return write_pdf(access(paper))

    def access_text(self, paper: AccessPaper) -> str:
        """The same as plain text for the records system."""
        return write_text(access(paper))

    def certificate(self, paper: CertificatePaper) -> bytes:
        """What is left of a cleared case, as PDF."""
        return write_pdf(certificate(paper))

    def offers(self, paper: OffersPaper) -> bytes:
        """One offer, or the whole range, as PDF."""
        return write_pdf(offers(paper))

    def call_card(self, paper: CallCardPaper) -> bytes:
        """The card of an offer one calls, as PDF."""
        return write_pdf(call_card(paper))

    def desk_meeting(self, paper: DeskMeetingPaper) -> bytes:
        """The minutes of a meeting between departments as PDF."""
        return write_pdf(desk_meeting(paper))

    def figures(self, paper: FiguresPaper) -> bytes:
        """Figures counted from cases as PDF."""
        return write_pdf(figures(paper))

    def on_the_way(self, paper: WayPaper) -> bytes:
        """The list of those on the way as PDF."""
        return write_pdf(on_the_way(paper))

    def guide(self, paper: GuidePaper) -> bytes:
        """The guide to a meeting format as PDF."""
        return write_pdf(guide(paper))

    def initiative(self, paper: InitiativePaper) -> bytes:
        """An initiative sheet as PDF."""
        return write_pdf(initiative(paper))

    def consent(self, paper: ConsentPaper) -> bytes:
        """The consent to be signed as PDF."""
        return write_pdf(consent(paper))

    def disclosures(self, paper: DisclosuresPaper) -> bytes:
        """*Hvem har fået hvad om mig* as PDF."""
        return write_pdf(disclosures(paper))

    def recall(self, paper: RecallPaper) -> bytes:
        """The letter that asks for something back, as PDF."""
        return write_pdf(recall(paper))

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
        """One event as `.ics`; a move is the same `uid` with a higher `sequence`. Times without a zone are Danish."""
        begins = _aware(starts)
        return calendar_event(
            uid=uid,
            sequence=sequence,
            method="CANCEL" if cancelled else "REQUEST",
            starts=begins,
            ends=begins + timedelta(minutes=minutes_long if minutes_long > 0 else _SHORTEST),
            stamp=_aware(written_at),
            summary=title,
            location=place,
            organizer=organizer,
        )


def _one_page(made: Document) -> bool:
    return pages_of(made) == 1


def _aware(moment: datetime) -> datetime:
    return moment.replace(tzinfo=COPENHAGEN) if moment.tzinfo is None else moment


class WordWriter(PaperWriter):
    """Letters, agenda, minutes and plan as DOCX with python-docx, from the same blocks; everything else stays a PDF."""

    def letter(self, paper: LetterPaper) -> bytes:
        """An *indkaldelse* or *invitation* as DOCX."""
        return write_docx(letter(paper))

    def agenda(self, paper: AgendaPaper) -> bytes:
        """The agenda as DOCX, with the room to write that the PDF has."""
        return write_docx(agenda(paper, _one_page))

    def minutes(self, paper: MinutesPaper) -> bytes:
        """The minutes as DOCX."""
        return write_docx(minutes(paper))

    def desk_meeting(self, paper: DeskMeetingPaper) -> bytes:
        """The minutes of a meeting between departments as DOCX."""
        return write_docx(desk_meeting(paper))

    def plan(self, paper: PlanPaper) -> bytes:
        """The education plan as DOCX."""
        return write_docx(plan(paper))

    def my_plan(self, paper: MyPlanPaper) -> bytes:
        """*Min plan* as DOCX, as much of it as one page of the PDF holds."""
        return write_docx(my_plan(paper, _one_page))
