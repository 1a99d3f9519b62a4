"""All use cases of one open desk, built once.

Belongs here: putting them together. Does not belong here: any intention.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from ungeapp.usecases.access import RightsPapers
from ungeapp.usecases.agendas import AgendaUseCases
from ungeapp.usecases.closing import ClosingUseCases
from ungeapp.usecases.consents import ConsentUseCases
from ungeapp.usecases.courses import CourseUseCases
from ungeapp.usecases.custody import CustodyUseCases
from ungeapp.usecases.desk import Desk
from ungeapp.usecases.envelope import Envelope
from ungeapp.usecases.handovers import HandoverUseCases
from ungeapp.usecases.history import HistoryUseCases
from ungeapp.usecases.meetings import MeetingUseCases
from ungeapp.usecases.papers import Papers
from ungeapp.usecases.partners import PartnerUseCases
from ungeapp.usecases.people import PeopleUseCases
from ungeapp.usecases.plans import PlanUseCases
from ungeapp.usecases.printing import PrintUseCases
from ungeapp.usecases.receiving import ReceiveUseCases
from ungeapp.usecases.relatives import RelativeUseCases
from ungeapp.usecases.rights import RightsUseCases
from ungeapp.usecases.sending import SendUseCases
from ungeapp.usecases.settings import SettingUseCases
from ungeapp.usecases.sheet_import import SheetImport
from ungeapp.usecases.statuses import StatusUseCases
from ungeapp.usecases.today import TodayUseCases
from ungeapp.usecases.voices import VoiceUseCases


@dataclass(frozen=True, slots=True)
class Intentions:
    """What can be asked of a desk; the window, the command line and the rehearsal use the same."""

    desk: Desk
    people: PeopleUseCases
    sheets: SheetImport
    consents: ConsentUseCases
    courses: CourseUseCases
    meetings: MeetingUseCases
    agendas: AgendaUseCases
    voices: VoiceUseCases
    plans: PlanUseCases
    printing: PrintUseCases
    partners: PartnerUseCases
    sending: SendUseCases
    receiving: ReceiveUseCases
    handovers: HandoverUseCases
    today: TodayUseCases
    settings: SettingUseCases
    history: HistoryUseCases
    rights: RightsUseCases
    statuses: StatusUseCases
    custody: CustodyUseCases
    closing: ClosingUseCases
    relatives: RelativeUseCases


class AllPapers(Papers, RightsPapers, Protocol):
    """Everything that can be put on paper."""


def intentions(desk: Desk, envelope: Envelope, papers: AllPapers) -> Intentions:
    """Build all use cases of ``desk``."""
    meetings, plans = MeetingUseCases(desk), PlanUseCases(desk)
    handovers, courses = HandoverUseCases(desk, envelope), CourseUseCases(desk)
    printing = PrintUseCases(desk, papers, handovers)
    return Intentions(
        desk=desk,
        people=PeopleUseCases(desk),
        sheets=SheetImport(desk),
        consents=ConsentUseCases(desk),
        courses=courses,
        meetings=meetings,
        agendas=AgendaUseCases(desk),
        voices=VoiceUseCases(desk, papers, printing),
        plans=plans,
        printing=printing,
        partners=PartnerUseCases(desk, envelope),
        sending=SendUseCases(desk, envelope),
        receiving=ReceiveUseCases(desk, envelope),
        handovers=handovers,
        today=TodayUseCases(desk, meetings, plans, handovers),
        settings=SettingUseCases(desk),
        history=HistoryUseCases(desk),
        rights=RightsUseCases(desk, papers, printing),
        statuses=StatusUseCases(desk),
        custody=CustodyUseCases(desk),
        closing=ClosingUseCases(desk, courses),
        relatives=RelativeUseCases(desk),
    )
