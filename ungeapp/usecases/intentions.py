"""All use cases of one open desk, built once.

Belongs here: putting them together. Does not belong here: any intention.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from ungeapp.usecases.access import RightsPapers
from ungeapp.usecases.agenda_papers import AgendaPapers, AgendaPaperUseCases
from ungeapp.usecases.agendas import AgendaUseCases
from ungeapp.usecases.assessment_papers import AssessmentPapers, AssessmentPaperUseCases
from ungeapp.usecases.assessments import AssessmentUseCases
from ungeapp.usecases.checklist_papers import ChecklistPapers, ChecklistPaperUseCases
from ungeapp.usecases.checklists import ChecklistUseCases
from ungeapp.usecases.circumstances import CircumstanceUseCases
from ungeapp.usecases.clocks import ClockUseCases
from ungeapp.usecases.closing import ClosingUseCases
from ungeapp.usecases.consent_gaps import ConsentGaps
from ungeapp.usecases.consent_papers import ConsentPaperUseCases
from ungeapp.usecases.consents import ConsentUseCases
from ungeapp.usecases.contact_due import ContactDue
from ungeapp.usecases.contacts import ContactUseCases
from ungeapp.usecases.coordination import CoordinationUseCases
from ungeapp.usecases.courses import CourseUseCases
from ungeapp.usecases.custody import CustodyUseCases
from ungeapp.usecases.desk import Desk
from ungeapp.usecases.desk_meetings import DeskMeetingPapers, DeskMeetingUseCases
from ungeapp.usecases.disclosures import DisclosureUseCases
from ungeapp.usecases.duplicates import DuplicateUseCases
from ungeapp.usecases.eligibility import EligibilityUseCases
from ungeapp.usecases.envelope import Envelope
from ungeapp.usecases.everyday import EverydayUseCases
from ungeapp.usecases.extracts import ExtractUseCases
from ungeapp.usecases.figures import FigurePapers, FigureUseCases
from ungeapp.usecases.format_editing import FormatEditing
from ungeapp.usecases.format_publishing import FormatPublishing, SamplePapers
from ungeapp.usecases.format_text import FormatText
from ungeapp.usecases.goals import GoalUseCases
from ungeapp.usecases.guides import GuidePapers, GuideUseCases
from ungeapp.usecases.handbook import HandbookText, HandbookUseCases
from ungeapp.usecases.handover_sheets import HandoverSheetUseCases
from ungeapp.usecases.handovers import HandoverUseCases
from ungeapp.usecases.history import HistoryUseCases
from ungeapp.usecases.initiatives import InitiativePapers, InitiativeUseCases
from ungeapp.usecases.letters import LetterUseCases
from ungeapp.usecases.measures import MeasureUseCases
from ungeapp.usecases.meeting_days import MeetingDayUseCases
from ungeapp.usecases.meetings import MeetingUseCases
from ungeapp.usecases.minutes import MinutesUseCases
from ungeapp.usecases.my_plan import MyPlanPapers, MyPlanUseCases
from ungeapp.usecases.naming import NamingUseCases
from ungeapp.usecases.network import MapPapers, NetworkUseCases
from ungeapp.usecases.notifications import NotificationUseCases
from ungeapp.usecases.offer_basis import OfferBasisUseCases
from ungeapp.usecases.offers import OfferPapers, OfferUseCases
from ungeapp.usecases.on_the_way import OnTheWayUseCases, WayPapers
from ungeapp.usecases.owed import OwedUseCases
from ungeapp.usecases.owed_lists import OwedListUseCases
from ungeapp.usecases.papers import Papers
from ungeapp.usecases.partners import PartnerUseCases
from ungeapp.usecases.people import PeopleUseCases
from ungeapp.usecases.phone_book import PhoneBookUseCases
from ungeapp.usecases.plan_printing import PlanPrintUseCases
from ungeapp.usecases.plan_versions import PlanVersionUseCases
from ungeapp.usecases.plans import PlanUseCases
from ungeapp.usecases.profiles import ProfileUseCases
from ungeapp.usecases.recalls import RecallUseCases
from ungeapp.usecases.receiving import ReceiveUseCases
from ungeapp.usecases.referrals import ReferralUseCases
from ungeapp.usecases.relatives import RelativeUseCases
from ungeapp.usecases.reports import ReportUseCases
from ungeapp.usecases.responsibility import ResponsibilityUseCases
from ungeapp.usecases.rights import RightsUseCases
from ungeapp.usecases.search import SearchUseCases
from ungeapp.usecases.sending import SendUseCases
from ungeapp.usecases.settings import SettingUseCases
from ungeapp.usecases.sheet_import import SheetImport
from ungeapp.usecases.statuses import StatusUseCases
from ungeapp.usecases.support import SupportUseCases
from ungeapp.usecases.today import TodayUseCases
from ungeapp.usecases.voices import VoiceUseCases
from ungeapp.usecases.word_papers import EditablePapers, WordPapers
from ungeapp.usecases.words import WordUseCases


@dataclass(frozen=True, slots=True)
class Intentions:
    """What can be asked of a desk; the window, the command line and the rehearsal use the same."""

    desk: Desk
    people: PeopleUseCases
    search: SearchUseCases
    duplicates: DuplicateUseCases
    sheets: SheetImport
    consents: ConsentUseCases
    contacts: ContactUseCases
    reports: ReportUseCases
    notifications: NotificationUseCases
    support: SupportUseCases
    referrals: ReferralUseCases
    consent_gaps: ConsentGaps
    consent_papers: ConsentPaperUseCases
    disclosures: DisclosureUseCases
    recalls: RecallUseCases
    courses: CourseUseCases
    meetings: MeetingUseCases
    meeting_days: MeetingDayUseCases
    agendas: AgendaUseCases
    agenda_papers: AgendaPaperUseCases
    naming: NamingUseCases
    voices: VoiceUseCases
    plans: PlanUseCases
    plan_versions: PlanVersionUseCases
    extracts: ExtractUseCases
    goals: GoalUseCases
    measures: MeasureUseCases
    letters: LetterUseCases
    minutes: MinutesUseCases
    handover_sheets: HandoverSheetUseCases
    plan_papers: PlanPrintUseCases
    word: WordPapers
    my_plan: MyPlanUseCases
    checklists: ChecklistPaperUseCases
    course_lists: ChecklistUseCases
    assessments: AssessmentUseCases
    assessment_papers: AssessmentPaperUseCases
    partners: PartnerUseCases
    sending: SendUseCases
    receiving: ReceiveUseCases
    profiles: ProfileUseCases
    handovers: HandoverUseCases
    everyday: EverydayUseCases
    offer_basis: OfferBasisUseCases
    today: TodayUseCases
    settings: SettingUseCases
    history: HistoryUseCases
    rights: RightsUseCases
    statuses: StatusUseCases
    eligibility: EligibilityUseCases
    circumstances: CircumstanceUseCases
    clocks: ClockUseCases
    custody: CustodyUseCases
    closing: ClosingUseCases
    relatives: RelativeUseCases
    responsibility: ResponsibilityUseCases
    coordination: CoordinationUseCases
    words: WordUseCases
    offers: OfferUseCases
    initiatives: InitiativeUseCases
    phone_book: PhoneBookUseCases
    owed: OwedUseCases
    owed_lists: OwedListUseCases
    network: NetworkUseCases
    guides: GuideUseCases
    figures: FigureUseCases
    on_the_way: OnTheWayUseCases
    format_editing: FormatEditing
    format_publishing: FormatPublishing
    desk_meetings: DeskMeetingUseCases
    handbook: HandbookUseCases


class AllPapers(
    Papers,
    RightsPapers,
    OfferPapers,
    InitiativePapers,
    MapPapers,
    EditablePapers,
    MyPlanPapers,
    ChecklistPapers,
    GuidePapers,
    FigurePapers,
    WayPapers,
    DeskMeetingPapers,
    AgendaPapers,
    AssessmentPapers,
    SamplePapers,
    Protocol,
):
    """Everything that can be put on paper."""


def intentions(
    desk: Desk, envelope: Envelope, papers: AllPapers, text: FormatText, handbook: HandbookText
) -> Intentions:
    """Build all use cases of ``desk``."""
    meetings, plans, measures = MeetingUseCases(desk), PlanUseCases(desk), MeasureUseCases(desk)
    handovers, courses = HandoverUseCases(desk, envelope), CourseUseCases(desk)
    clocks, phone_book = ClockUseCases(desk), PhoneBookUseCases(desk, envelope)
    reports, statuses = ReportUseCases(desk, clocks), StatusUseCases(desk)
    offers, consents = OfferUseCases(desk, papers, measures), ConsentUseCases(desk)
    sending, course_lists = SendUseCases(desk, envelope), ChecklistUseCases(desk)
    assessments = AssessmentUseCases(desk, sending)
    formats = FormatEditing(desk, text)
    return Intentions(
        desk=desk,
        people=PeopleUseCases(desk),
        search=SearchUseCases(desk),
        duplicates=DuplicateUseCases(desk),
        sheets=SheetImport(desk),
        consents=consents,
        consent_gaps=ConsentGaps(desk, consents),
        consent_papers=ConsentPaperUseCases(desk, papers),
        disclosures=DisclosureUseCases(desk),
        recalls=RecallUseCases(desk, envelope, papers),
        contacts=ContactUseCases(desk),
        reports=reports,
        notifications=NotificationUseCases(desk),
        support=SupportUseCases(desk),
        referrals=ReferralUseCases(desk),
        courses=courses,
        meetings=meetings,
        meeting_days=MeetingDayUseCases(desk, clocks),
        agendas=AgendaUseCases(desk),
        agenda_papers=AgendaPaperUseCases(desk, papers),
        naming=NamingUseCases(desk),
        voices=VoiceUseCases(desk, papers),
        plans=plans,
        goals=GoalUseCases(desk),
        measures=measures,
        letters=LetterUseCases(desk, papers),
        minutes=MinutesUseCases(desk, papers),
        handover_sheets=HandoverSheetUseCases(desk, papers, handovers),
        plan_papers=PlanPrintUseCases(desk, papers, handovers),
        word=WordPapers(desk, papers, handovers),
        my_plan=MyPlanUseCases(desk, papers),
        checklists=ChecklistPaperUseCases(desk, papers, handovers, course_lists),
        course_lists=course_lists,
        assessments=assessments,
        assessment_papers=AssessmentPaperUseCases(desk, papers),
        plan_versions=PlanVersionUseCases(desk),
        extracts=ExtractUseCases(desk, papers),
        partners=PartnerUseCases(desk, envelope),
        sending=sending,
        receiving=ReceiveUseCases(desk, envelope),
        profiles=ProfileUseCases(desk, envelope),
        handovers=handovers,
        everyday=EverydayUseCases(desk),
        offer_basis=OfferBasisUseCases(desk, consents),
        today=TodayUseCases(
            desk, meetings, plans, handovers, measures, (ContactDue(desk, reports).due, clocks.due, statuses.due)
        ),
        settings=SettingUseCases(desk),
        history=HistoryUseCases(desk),
        rights=RightsUseCases(desk, papers),
        statuses=statuses,
        eligibility=EligibilityUseCases(desk),
        circumstances=CircumstanceUseCases(desk),
        clocks=clocks,
        custody=CustodyUseCases(desk),
        closing=ClosingUseCases(desk, courses),
        relatives=RelativeUseCases(desk),
        responsibility=ResponsibilityUseCases(desk),
        coordination=CoordinationUseCases(desk),
        words=WordUseCases(desk),
        offers=offers,
        initiatives=InitiativeUseCases(desk, papers, offers),
        phone_book=phone_book,
        owed=OwedUseCases(desk, plans, phone_book),
        owed_lists=OwedListUseCases(desk, papers),
        network=NetworkUseCases(desk, papers),
        guides=GuideUseCases(desk, papers),
        figures=FigureUseCases(desk, papers, clocks),
        on_the_way=OnTheWayUseCases(desk, papers),
        format_editing=formats,
        format_publishing=FormatPublishing(desk, formats, papers),
        desk_meetings=DeskMeetingUseCases(desk, papers),
        handbook=HandbookUseCases(handbook),
    )
