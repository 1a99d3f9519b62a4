"""All use cases of one open desk, built once.

Belongs here: putting them together. Does not belong here: any intention.
"""

from __future__ import annotations

from dataclasses import dataclass

from ungeapp.usecases.consents import ConsentUseCases
from ungeapp.usecases.courses import CourseUseCases
from ungeapp.usecases.desk import Desk
from ungeapp.usecases.envelope import Envelope
from ungeapp.usecases.goals import GoalUseCases
from ungeapp.usecases.handovers import HandoverUseCases
from ungeapp.usecases.measures import MeasureUseCases
from ungeapp.usecases.meetings import MeetingUseCases
from ungeapp.usecases.papers import Papers
from ungeapp.usecases.partners import PartnerUseCases
from ungeapp.usecases.people import PeopleUseCases
from ungeapp.usecases.plans import PlanUseCases
from ungeapp.usecases.printing import PrintUseCases
from ungeapp.usecases.receiving import ReceiveUseCases
from ungeapp.usecases.sending import SendUseCases
from ungeapp.usecases.settings import SettingUseCases
from ungeapp.usecases.sheet_import import SheetImport
from ungeapp.usecases.today import TodayUseCases


@dataclass(frozen=True, slots=True)
class Intentions:
    """What can be asked of a desk; the window, the command line and the rehearsal use the same."""

    desk: Desk
    people: PeopleUseCases
    sheets: SheetImport
    consents: ConsentUseCases
    courses: CourseUseCases
    meetings: MeetingUseCases
    plans: PlanUseCases
    goals: GoalUseCases
    measures: MeasureUseCases
    printing: PrintUseCases
    partners: PartnerUseCases
    sending: SendUseCases
    receiving: ReceiveUseCases
    handovers: HandoverUseCases
    today: TodayUseCases
    settings: SettingUseCases


def intentions(desk: Desk, envelope: Envelope, papers: Papers) -> Intentions:
    """Build all use cases of ``desk``."""
    meetings, plans, measures = MeetingUseCases(desk), PlanUseCases(desk), MeasureUseCases(desk)
    handovers = HandoverUseCases(desk, envelope)
    return Intentions(
        desk=desk,
        people=PeopleUseCases(desk),
        sheets=SheetImport(desk),
        consents=ConsentUseCases(desk),
        courses=CourseUseCases(desk),
        meetings=meetings,
        plans=plans,
        goals=GoalUseCases(desk),
        measures=measures,
        printing=PrintUseCases(desk, papers, handovers),
        partners=PartnerUseCases(desk, envelope),
        sending=SendUseCases(desk, envelope),
        receiving=ReceiveUseCases(desk, envelope),
        handovers=handovers,
        today=TodayUseCases(desk, meetings, plans, handovers, measures),
        settings=SettingUseCases(desk),
    )
