"""The pictures of one young person's pages.

Belongs here: which of them are looked at, and in which state. Does not belong here: other pages (``shots_meetings``,
``shots_desk``), taking pictures (``camera``).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from PySide6.QtWidgets import QWidget

from ungeapp.demo.shots import Ids, Shot, place
from ungeapp.ui.assessments.page import AssessmentPage
from ungeapp.ui.closing.page import ClosingPage
from ungeapp.ui.desk_window import TABS, DeskWindow
from ungeapp.ui.extracts.page import ExtractPage
from ungeapp.ui.handover.page import HandoverTab
from ungeapp.ui.history.page import BIN, THEN, HistoryTab
from ungeapp.ui.kit.in_view import bring_into_view
from ungeapp.ui.navigation import Place
from ungeapp.ui.network.page import TABLE, NetworkTab
from ungeapp.ui.plan.measure_page import MeasurePage
from ungeapp.ui.plan.page import PlanTab
from ungeapp.ui.plan.presenter import MY_PLAN
from ungeapp.ui.status.page import StatusPage
from ungeapp.ui.talk.page import TalkPage

_Tab = TypeVar("_Tab", bound=QWidget)


def person(ids: Ids) -> list[Shot]:
    """Every tab of the young person the story is about, then what stands on the tabs of others."""
    main = ids["talk"][0]
    offered, school = ids["waiting-offer"][0], ids["school-offer"][0]
    left, followed = ids["contact-report"][0], ids["contact-support"][0]
    registered = ids["consent-register"][0]
    tabs = [place(f"person-{tab}", Place("person", main, tab), also_large=tab in ("plan", "network")) for tab in TABS]
    return [
        *tabs,
        *_history(main),
        *_network(main),
        place("overblik-under-18", Place("person", ids["standing"][0], "overview")),
        place("overblik-imellem", Place("person", ids["gap"][0], "overview")),
        place("overblik-ansvar-bliver", Place("person", ids["responsibility"][1], "overview")),
        place("overblik-ansvar-andet", Place("person", ids["responsibility"][2], "overview")),
        place("overblik-hvem-er-med", Place("person", ids["roles"][0], "overview"), also_large=True),
        place("overblik-datoer", Place("person", ids["dates"][0], "overview")),
        place("kontakt-frafald", Place("person", left, "contact")),
        place("kontakt-stoette", Place("person", followed, "contact"), also_large=True),
        place("kontakt-ikke-opgivet", Place("person", ids["contact-unreached"][0], "contact")),
        place("kontakt-stoetteroller", Place("person", ids["roles"][0], "contact")),
        place("kontakt-over-aldersgraensen", Place("person", ids["roles"][1], "contact")),
        place("kontakt-henvist", Place("person", ids["referred-school"][0], "contact")),
        place("samtykke-register", Place("person", registered, "consent"), also_large=True),
        place("hvem-har-faaet-hvad", Place("disclosures", registered), also_large=True),
        place("hvem-har-faaet-hvad-hele-forloebet", Place("disclosures", main)),
        place("overlevering-tilbudt", Place("person", offered, "handover")),
        Shot("overlevering-tjekliste-paa-papir", _checklist(offered), again=True),
        place("overlevering-uden-ungeapp", Place("person", school, "handover")),
        place("overlevering-uden-samtykke", Place("person", left, "handover")),
        *_rights(main),
    ]


def plan(ids: Ids) -> list[Shot]:
    """The plan: its texts, goals, measures, versions and papers."""
    main, undecided, shared = ids["talk"][0], ids["conflict"][0], ids["waiting-file"][0]
    goal = ids["goal-under-way"]
    return [
        place("plan-uenighed", Place("person", undecided, "plan")),
        place("plan-imellem", Place("person", ids["gap"][0], "plan"), also_large=True),
        Shot("maalet-er-naaet", _plan(goal[0]), also_large=True, asks=lambda window: _reached(window, goal[1])),
        place("indsats-i-gang", Place("measure", ids["measure"][1]), also_large=True),
        Shot("indsats-med-tilbud", _measure_fields(ids["plan-marked"][1]), also_large=True, again=True),
        place("indsats-afsluttet", Place("measure", ids["gap"][1])),
        *_versions(main, shared),
        Shot("min-plan", _my_plan(main), also_large=True),
        place("samtale", Place("talk", shared), also_large=True),
        Shot("samtale-aftale", lambda window: _agreement(window, shared), also_large=True, again=True),
    ]


def standing(ids: Ids) -> list[Shot]:
    """Where somebody stands: the time line, parents, dates, the end; assessments and checklists."""
    main = ids["standing"][0]
    unsaid, school = ids["unsaid-school"]
    return [
        place("status", Place("status", main), also_large=True),
        place("status-henvisninger", Place("status", ids["referred-school"][0]), also_large=True),
        Shot("status-skolen-er-slut", lambda window: _what_follows(window, unsaid), again=True),
        place("status-hvordan-sluttede-den", Place("status", unsaid, "end", note=school), also_large=True),
        place("status-efter-skolen", Place("status", ids["left-school"][0])),
        place("status-omstaendigheder", Place("status", ids["dates"][0], "circumstances")),
        place("foraeldre", Place("parents", main), also_large=True),
        place("datoer", Place("dates", ids["dates"][0]), also_large=True),
        place("afslut-forloebet", Place("closing", main), also_large=True),
        Shot("afslut-ved-flytning", lambda window: _moving(window, ids["roles"][0]), also_large=True),
        place("forloebet-er-afsluttet", Place("closing", ids["ended"][0])),
        *_assessments(ids["assessments"]),
    ]


def _moving(window: DeskWindow, person: str) -> None:
    """A course that ends with a move: who takes over is written once, and stands at everybody who supports."""
    window.show_place(Place("closing", person))
    page = window.page("closing")
    assert isinstance(page, ClosingPage)
    page.reason.set_value("moved")
    page.receiver.set_value("Maja Lindetoft, Øvelund Kommune")
    page.refresh()


def _plan(person: str) -> Callable[[DeskWindow], None]:
    return lambda window: window.show_place(Place("person", person, "plan"))


def _agreement(window: DeskWindow, person: str) -> None:
    """The row in which an agreement of a talk is written."""
    window.show_place(Place("talk", person))
    page = window.page("talk")
    assert isinstance(page, TalkPage)
    page.agreed.entry.what.setFocus()
    page.agreed.entry.open_up()
    page.scroll_to(page.agreed)


def _what_follows(window: DeskWindow, person: str) -> None:
    """What follows from where somebody stands."""
    window.show_place(Place("status", person))
    page = window.page("status")
    assert isinstance(page, StatusPage)
    page.scroll_to(page.follows)


def _reached(window: DeskWindow, goal: str) -> None:
    """On which day the goal was reached."""
    _tab(window, PlanTab).close_goal(goal, reached=True)


def _tab(window: DeskWindow, kind: type[_Tab]) -> _Tab:
    """The tab that is in front."""
    (found,) = (one for one in window.findChildren(kind) if one.isVisible())
    return found


def _my_plan(person: str) -> Callable[[DeskWindow], None]:
    """*Min plan* on one page."""

    def go(window: DeskWindow) -> None:
        window.show_place(Place("person", person, "plan"))
        _tab(window, PlanTab).show_paper(MY_PLAN)

    return go


def _checklist(person: str) -> Callable[[DeskWindow], None]:
    """The checklist of a handover for a pen."""

    def go(window: DeskWindow) -> None:
        window.show_place(Place("person", person, "handover"))
        tab = _tab(window, HandoverTab)
        tab.filled_button.click()
        bring_into_view(tab.preview)

    return go


def _measure_fields(measure: str) -> Callable[[DeskWindow], None]:
    """The fields of a measure: its offer, its place, and the mark for the FGU."""

    def go(window: DeskWindow) -> None:
        window.show_place(Place("measure", measure))
        page = window.page("measure")
        assert isinstance(page, MeasurePage)
        assert page.content is not None
        page.content.fields.offers.setFocus()
        page.scroll_to(page.content.fields.about)

    return go


def _versions(agreed: str, begun: str) -> list[Shot]:
    """The versions of two plans, one agreed twice and one begun anew, and the extract to a school."""

    def extract(window: DeskWindow) -> None:
        window.show_place(Place("extract", begun))
        page = window.page("extract")
        assert isinstance(page, ExtractPage)
        page.recipient.set_value(page.presenter.earlier()[0].context.partition(" · ")[0])
        page.recipient.committed.emit()

    def paper(window: DeskWindow) -> None:
        extract(window)
        page = window.page("extract")
        assert isinstance(page, ExtractPage)
        page.make()

    return [
        place("planens-versioner", Place("plan-versions", agreed), also_large=True),
        place("planen-under-arbejde", Place("plan-versions", begun)),
        place("planen-aftales", Place("plan-versions", begun, "agree"), also_large=True),
        place("situationen-er-aendret", Place("plan-versions", agreed, "situation")),
        place("team-og-grund-rettes", Place("plan-versions", begun, "situation")),
        Shot("udtraek-til-skolen", extract, also_large=True),
        Shot("startark", paper),
    ]


def _assessments(ids: Sequence[str]) -> list[Shot]:
    """An assessment that exempts and refers, its paper, one under way; a checklist; the card with what can be begun."""
    person, listed, checklist, decided, under_way = ids

    def grounds(window: DeskWindow) -> None:
        window.show_place(Place("assessment", decided))
        page = window.page("assessment")
        assert isinstance(page, AssessmentPage)
        page.show_paper("")

    def offered(window: DeskWindow) -> None:
        window.show_place(Place("person", person, "handover"))
        (tab,) = (one for one in window.findChildren(HandoverTab) if one.isVisible())
        tab.assessments.open_offer()

    return [
        place("vurdering-i-gang", Place("assessment", under_way), also_large=True),
        place("vurdering-undtaget", Place("assessment", decided), also_large=True),
        Shot("vurdering-paa-papir", grounds),
        place("tjekliste", Place("checklist", listed, checklist), also_large=True),
        Shot("vurderinger-og-tjeklister", offered, also_large=True),
    ]


def _network(person: str) -> list[Shot]:
    """The network as a table, and the map on paper."""

    def turned(act: Callable[[NetworkTab], object]) -> Callable[[DeskWindow], None]:
        def go(window: DeskWindow) -> None:
            window.show_place(Place("person", person, "network"))
            tab = window.findChild(NetworkTab)
            assert isinstance(tab, NetworkTab)
            act(tab)

        return go

    return [
        Shot("person-network-tabel", turned(lambda tab: tab.shown_as.buttons()[TABLE].click())),
        Shot("person-network-papir", turned(NetworkTab.show_paper)),
    ]


def _turned(person: str, view: str) -> Callable[[DeskWindow], None]:
    """The history, turned to one of its views."""

    def go(window: DeskWindow) -> None:
        window.show_place(Place("person", person, "history"))
        _tab(window, HistoryTab).show_view(view)

    return go


def _history(person: str) -> list[Shot]:
    """How it was on a day, and the bin."""
    return [Shot("historik-som-det-var", _turned(person, THEN)), Shot("historik-papirkurv", _turned(person, BIN))]


def _rights(person: str) -> list[Shot]:
    """The young person's rights, and what is left of a cleared case."""
    return [
        place("rettigheder-indsigt", Place("rights", person, "access"), also_large=True),
        place("rettigheder-indsigelse", Place("rights", person, "correct")),
        place("rettigheder-ryd", Place("rights", person, "clear"), also_large=True),
        place("ryddede-sager", Place("rights")),
    ]
