"""Pictures of every page, from the real window without a screen.

Belongs here: which places are gone to, in which look, and writing what is seen.
Does not belong here: the window and its pages (``ui``), the story whose desks they show.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QEventLoop, QMessageLogContext, QTimer, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget

from ungeapp.bootstrap import Workplace, open_workplace, suggested_phrase
from ungeapp.demo import daily, municipal, profile, search
from ungeapp.demo.folder import OUT, SCREENS, RehearsalFolder
from ungeapp.demo.script import WITH_A_TOWN, read_script
from ungeapp.system.files import private_folder
from ungeapp.ui.application import create_application
from ungeapp.ui.assessments.page import AssessmentPage
from ungeapp.ui.casework.entries import DecisionEntry
from ungeapp.ui.desk_window import TABS, DeskWindow
from ungeapp.ui.extracts.page import ExtractPage
from ungeapp.ui.figures.page import FiguresPage
from ungeapp.ui.formats.editor_page import FormatPage
from ungeapp.ui.formats.page import FormatsPage
from ungeapp.ui.formats.preview import MEETING as MEETING_TAB
from ungeapp.ui.formats.preview import MINUTES as MINUTES_TAB
from ungeapp.ui.handover.page import HandoverTab
from ungeapp.ui.history.page import BIN, THEN, HistoryTab
from ungeapp.ui.initiatives.page import InitiativesPage
from ungeapp.ui.kit.dialogs import WindowDialogs
from ungeapp.ui.kit.style import apply_text_scale, apply_theme
from ungeapp.ui.meeting.room import RoomPanel
from ungeapp.ui.meetings.page import MeetingsPage
from ungeapp.ui.navigation import Place
from ungeapp.ui.network.page import TABLE, NetworkTab
from ungeapp.ui.on_the_way.page import OnTheWayPage
from ungeapp.ui.owed.page import OwedPage
from ungeapp.ui.phone_book.page import PhoneBookPage
from ungeapp.ui.plan.measure_page import MeasurePage
from ungeapp.ui.plan.page import PlanTab
from ungeapp.ui.plan.presenter import MY_PLAN
from ungeapp.ui.receive.page import ReceivePage
from ungeapp.ui.runner import ImmediateRunner
from ungeapp.ui.search.page import SearchPage
from ungeapp.ui.unlock.page import EntryPage, make_page
from ungeapp.window_start import Doorkeeper, build_window

WIDTH, HEIGHT = 1280, 800
LOOKS = {"light": "lys", "dark": "moerk"}
LARGE = 2.0
_SETTLE = 20  # milliseconds between two looks; a page is still when they are equal
_MOST_LOOKS = 25
_LAYOUTS = 8  # rounds in which a change goes from a row in a card up to the page
_WORD = "skole"
_WITH_GOALS = 8  # the row of the sheet whose plan tells enough to say what fits
_NO_SCREEN = "This plugin does not support"

Ids = Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Shot:
    """One picture: its name, and how to get the page into the window."""

    name: str
    go: Callable[[DeskWindow], None]
    also_large: bool = False


def take_all(folder: RehearsalFolder) -> list[str]:
    """Take every picture; their names. An error on any page ends it."""
    application = create_application(packaged_font=True)
    target = private_folder(folder.root / SCREENS)
    camera = _Camera(application, target)
    phrase = folder.phrase()
    desks = desks_of(folder)
    before = qInstallMessageHandler(_without_the_usual)
    with ExitStack() as opened:
        opened.callback(qInstallMessageHandler, before)
        opened.callback(_usual_look, application)
        places = {seat: opened.enter_context(open_workplace(folder.store(seat), phrase)) for seat, _ in desks}
        for theme, look in LOOKS.items():
            apply_theme(application, theme)  # as seldom as can be: the style sheet reaches every widget there is
            _entry(camera, folder, look)
            for seat, shots in desks:
                _windowful(camera, places[seat], [(shot, f"{shot.name}-{look}") for shot in shots])
        apply_theme(application, next(iter(LOOKS)))
        apply_text_scale(application, LARGE)
        for seat, shots in desks:
            _windowful(camera, places[seat], [(shot, f"{shot.name}-200") for shot in shots if shot.also_large])
    return camera.taken


def desks_of(folder: RehearsalFolder) -> tuple[tuple[str, list[Shot]], ...]:
    """What is looked at, desk by desk: everything there is, or the pages that matter for a story told in acts."""
    ids = ids_by_step(folder)
    script = read_script(folder.municipality() or WITH_A_TOWN)
    if script.town:
        return (("a", [*desk_a(ids), *next_profile(folder), waiting_profile(folder)]), ("b", desk_b(folder, ids)))
    told: dict[str, list[Shot]] = {"a": [], "b": []}
    for one in script.story["shot"]:
        about = ids[one["of"]][one.get("nth", 0)] if "of" in one else ""
        place = Place(one["page"], id=about, tab=one.get("tab", ""), note=one.get("note", ""))
        told[one.get("desk", "a")].append(_place(one["name"], place, also_large=one.get("large", False)))
    return tuple(told.items())


def _without_the_usual(_kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
    """Qt's words on standard error, but for what it says of every window that has no screen."""
    if not message.startswith(_NO_SCREEN):
        sys.stderr.write(f"{message}\n")


def _usual_look(application: QApplication) -> None:
    apply_text_scale(application, 1.0)
    apply_theme(application, None)


def ids_by_step(folder: RehearsalFolder) -> Ids:
    """Whom and what each step of the story was about."""
    return {str(one["key"]): [str(id) for id in _listed(one["ids"])] for one in folder.steps()}


def _listed(value: object) -> list[object]:
    return list(value) if isinstance(value, list) else []


def _windowful(camera: _Camera, workplace: Workplace, shots: Sequence[tuple[Shot, str]]) -> None:
    window = build_window(workplace, camera.application)
    window.resize(WIDTH, HEIGHT)
    window.show()
    camera.film(_acts(camera, window, shots))
    window.leave()
    window.close()
    window.deleteLater()


def _acts(camera: _Camera, window: DeskWindow, shots: Sequence[tuple[Shot, str]]) -> Iterator[None]:
    """Go, wait, look, again and again; each ``yield`` is a wait."""
    for shot, name in shots:
        shot.go(window)
        yield from camera.still(window)
        camera.keep(name)


def _entry(camera: _Camera, folder: RehearsalFolder, look: str) -> None:
    """What is seen before a desk is open: the page that asks for the passphrase, and the first run."""
    holder = QWidget()
    dialogs = WindowDialogs(holder)
    keeper = Doorkeeper(_nothing, folder.root, folder.store("a"))
    entry = make_page(keeper, ImmediateRunner(), dialogs, suggested_phrase, _nothing)
    entry.resize(WIDTH, HEIGHT)
    entry.show()
    camera.film(_entry_acts(camera, entry, look))
    entry.close()
    entry.deleteLater()
    holder.deleteLater()


def _entry_acts(camera: _Camera, entry: EntryPage, look: str) -> Iterator[None]:
    entry.show_unlock()
    yield from camera.still(entry)
    camera.keep(f"00-laas-op-{look}")
    entry.show_first_run()
    yield from camera.still(entry)
    camera.keep(f"01-foerste-gang-{look}")


def _nothing(_: object) -> None:
    """Nothing follows: only pictures are taken."""


def _look(widget: QWidget) -> QImage:
    """What is seen, once every layout that was asked for has been made: one asks for the next above it."""
    for _ in range(_LAYOUTS):
        QApplication.sendPostedEvents()
    return widget.grab().toImage()


class _Camera:
    """Takes pictures while the program's own event loop runs, as it does for a person."""

    def __init__(self, application: QApplication, target: Path) -> None:
        self.application = application
        self.taken: list[str] = []
        self._target = target
        self._seen = QImage()

    def still(self, widget: QWidget) -> Iterator[None]:
        """Wait until two looks after each other show the same: large pages are laid out in several rounds."""
        yield
        self._seen = _look(widget)
        for _ in range(_MOST_LOOKS):
            yield
            before, self._seen = self._seen, _look(widget)
            if self._seen == before:
                return

    def keep(self, name: str) -> None:
        """Write what was seen last."""
        if self._seen.isNull() or not self._seen.save(str(self._target / f"{name}.png")):
            raise OSError(f"no picture of {name}")
        self.taken.append(name)

    def film(self, acts: Iterator[None]) -> None:
        """Let the acts run one by one with a moment between them; an error in any is raised here."""
        loop = QEventLoop()
        failed: list[Exception] = []

        def on() -> None:
            try:
                next(acts)
            except StopIteration:
                loop.quit()
            except Exception as error:  # noqa: BLE001  # carried out of Qt's loop, which would only print it
                failed.append(error)
                loop.quit()
            else:
                QTimer.singleShot(_SETTLE, on)

        QTimer.singleShot(0, on)
        loop.exec()
        if failed:
            raise failed[0]


# --- which pages ----------------------------------------------------------------------------------------------------


def _place(name: str, place: Place, *, also_large: bool = False) -> Shot:
    return Shot(name, lambda window: window.show_place(place), also_large)


def desk_a(ids: Ids) -> list[Shot]:
    """Everything there is, around the young people of the story."""
    main, (_series, first, _second) = ids["talk"][0], ids["course"]
    offered, school = ids["waiting-offer"][0], ids["school-offer"][0]
    left, followed = ids["contact-report"][0], ids["contact-support"][0]
    twice = ids[search.STEP]
    undecided, shared, called = ids["conflict"][0], ids["waiting-file"][0], ids["running"][1]
    sheets = ids["sheets"]
    shots = [
        _place("10-i-dag", Place("today"), also_large=True),
        _place("11-det-skylder-andre", Place("owed"), also_large=True),
        Shot("11b-det-skylder-andre-liste", _owed_list),
        _place("12-telefonbog", Place("phonebook"), also_large=True),
        _place("13-telefonbog-ring-om", Place("phonebook", note="ring om: fravær")),
        _place("14-telefonbog-ny", Place("phonebook", tab="add", note="Øvelund Handelsskole")),
        _place("15-telefonbog-nummer", Place("phonebook", ids["phonebook"][0]), also_large=True),
        Shot("20-unge", daily.everybody, also_large=True),
        Shot("20b-unge-over-tiden", daily.overdue),
        _place("21-indlaes-regneark", Place("import")),
        _place("20c-ikke-opgivet", Place("unreached")),
        Shot("22-soeg-fra-toppen", _search_from_the_top, also_large=True),
        Shot("23-unge-efter-soegning", _no_search),
        Shot("24-soeg", _search, also_large=True),
        _place("25-mulige-dubletter", Place("doubles")),
        _place("26-to-ved-siden-af-hinanden", Place("doubles", id=twice[0], note=twice[1]), also_large=True),
    ]
    tabs = [
        _place(f"3{number}-person-{tab}", Place("person", main, tab), also_large=tab in ("plan", "network"))
        for number, tab in enumerate(TABS)
    ]
    return [
        *shots,
        *tabs,
        _place("38-person-plan-uenighed", Place("person", undecided, "plan")),
        _place("39-person-overlevering-tilbudt", Place("person", offered, "handover")),
        _place("40-person-overlevering-uden-ungeapp", Place("person", school, "handover")),
        _place("44-person-plan-imellem", Place("person", ids["gap"][0], "plan"), also_large=True),
        _place("45-person-overblik-imellem", Place("person", ids["gap"][0], "overview")),
        _place("46-indsats-i-gang", Place("measure", ids["measure"][1]), also_large=True),
        Shot("46b-indsats-med-tilbud", _measure_fields(ids["plan-marked"][1]), also_large=True),
        Shot("46c-beslutning-paa-moedet", _decision(called), also_large=True),
        _place("46d-overlevering-uden-samtykke", Place("person", left, "handover")),
        _place("47-indsats-afsluttet", Place("measure", ids["gap"][1])),
        _place("48-person-kontakt-frafald", Place("person", left, "contact")),
        _place("48-person-kontakt-stoette", Place("person", followed, "contact"), also_large=True),
        _place("48-person-kontakt-ikke-opgivet", Place("person", ids["contact-unreached"][0], "contact")),
        _place("49-person-samtykke-register", Place("person", ids["consent-register"][0], "consent"), also_large=True),
        _place("49-hvem-har-faaet-hvad", Place("disclosures", ids["consent-register"][0]), also_large=True),
        _place("49-hvem-har-faaet-hvad-hele-forloebet", Place("disclosures", main)),
        _place("41-samtale", Place("talk", shared)),
        _place("42-status", Place("status", ids["standing"][0]), also_large=True),
        _place("42-status-henvisninger", Place("status", ids["referred-school"][0]), also_large=True),
        _place("42-status-efter-skolen", Place("status", ids["left-school"][0])),
        _place("42-status-kontakt", Place("person", ids["referred-school"][0], "contact")),
        _place("43-foraeldre", Place("parents", ids["standing"][0]), also_large=True),
        _place("44-overblik-under-18", Place("person", ids["standing"][0], "overview")),
        _place("45-afslut-forloebet", Place("closing", ids["standing"][0]), also_large=True),
        _place("46-forloebet-er-afsluttet", Place("closing", ids["ended"][0])),
        _place("46-datoer", Place("dates", ids["dates"][0]), also_large=True),
        _place("46-datoer-kontorets-egne", Place("desk-dates")),
        _place("46-datoer-overblik", Place("person", ids["dates"][0], "overview")),
        _place("46-datoer-omstaendigheder", Place("status", ids["dates"][0], "circumstances")),
        *_versions(main, shared),
        *_papers(main, offered),
        *_assessments(ids["assessments"]),
        _place("50-moeder", Place("meetings")),
        Shot("50b-nyt-moede", daily.new_meeting, also_large=True),
        *_formats(),
        _place("51-moede-indkaldt", Place("meeting", called)),
        _place("52-moede-i-rummet", Place("meeting", called, "room"), also_large=True),
        _place("51b-moede-i-reserveret-uge", Place("meeting", ids["reserved-weeks"][1])),
        _place("53-moede-breve", Place("meeting", called, "letters")),
        _place("54-moede-lukket", Place("meeting", first)),
        _place("55-moede-forberedes", Place("meeting", sheets[1], "prepare"), also_large=True),
        _place("56-moede-med-forrige", Place("meeting", sheets[1], "room")),
        _place("57-ark-til-moedet", Place("voice", sheets[0]), also_large=True),
        _place("60-overgange", Place("transitions")),
        _place("60b-hvem-er-paa-vej", Place("on-the-way"), also_large=True),
        Shot("60c-hvem-er-paa-vej-papir", _way_paper),
        _place("70-udveksling-filer", Place("exchange", tab="files")),
        _place("71-udveksling-afdelinger", Place("exchange", tab="partners")),
        _place("72-send", Place("send", shared), also_large=True),
        _place("73-modtag", Place("receive")),
        _place("74-modtag-uenighed", Place("receive", undecided, "conflicts")),
        *_rights(main),
        *_offers(ids["sheet"]),
        _place("79-tal", Place("figures"), also_large=True),
        Shot("79b-tal-paa-papir", _figures_paper),
        *_network(main),
        _place("80-indstillinger", Place("settings"), also_large=True),
        _place("45-overblik-ansvar-bliver", Place("person", ids["responsibility"][1], "overview")),
        _place("45-overblik-ansvar-andet", Place("person", ids["responsibility"][2], "overview")),
        _place("45-overblik-hvem-er-med", Place("person", ids["roles"][0], "overview"), also_large=True),
        _place("45-kontakt-stoetteroller", Place("person", ids["roles"][0], "contact")),
        _place("45-kontakt-over-aldersgraensen", Place("person", ids["roles"][1], "contact")),
        _place("80a-kommunen", Place("municipality"), also_large=True),
        _place("80b-begreber", Place("words"), also_large=True),
        _place("80h-hjaelp", Place("help", id="meeting"), also_large=True),
        _place("80b-begreber-gammelt-ord", Place("words", note="efterværn")),
        *_format_editor(),
        _place("80a-kommunen-udgaver", Place("municipality", tab="versions")),
        _place("80c-ny-udgave-begyndes", Place("profile-version")),
        Shot("80b-kommunens-uger", daily.kept_weeks),
        _place("81-galleri", Place("gallery"), also_large=True),
    ]


def _way_paper(window: DeskWindow) -> None:
    """The list of one team on paper."""
    window.show_place(Place("on-the-way"))
    page = window.page("on-the-way")
    assert isinstance(page, OnTheWayPage)
    page.show_paper()


def _figures_paper(window: DeskWindow) -> None:
    """The figures as they are printed."""
    window.show_place(Place("figures"))
    page = window.page("figures")
    assert isinstance(page, FiguresPage)
    page.show_paper()


def _owed_list(window: DeskWindow) -> None:
    window.show_place(Place("owed"))
    page = window.findChild(OwedPage)
    assert isinstance(page, OwedPage)
    page.show_list()


def _papers(person: str, offered: str) -> list[Shot]:
    """*Min plan* on one page, and the checklist of a handover for a pen."""

    def my_plan(window: DeskWindow) -> None:
        window.show_place(Place("person", person, "plan"))
        tab = window.findChild(PlanTab)
        assert isinstance(tab, PlanTab)
        tab.show_paper(MY_PLAN)

    def checklist(window: DeskWindow) -> None:
        window.show_place(Place("person", offered, "handover"))
        tab = window.findChild(HandoverTab)
        assert isinstance(tab, HandoverTab)
        tab.filled_button.click()

    return [Shot("49-min-plan", my_plan, also_large=True), Shot("49-tjekliste-paa-papir", checklist)]


def _formats() -> list[Shot]:
    """Planning a meeting between departments, and one that is planned."""

    def held(window: DeskWindow) -> None:
        window.show_place(Place("meetings"))
        page = window.page("meetings")
        assert isinstance(page, MeetingsPage)
        window.show_place(Place("desk-meeting", page.between.rows()[0].id))

    return [
        _place("50c-moede-mellem-afdelinger-planlaeg", Place("desk-meeting")),
        Shot("50d-moede-mellem-afdelinger", held, also_large=True),
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
        _place("56a-vurdering-i-gang", Place("assessment", under_way), also_large=True),
        _place("56b-vurdering-undtaget", Place("assessment", decided), also_large=True),
        Shot("56c-vurdering-paa-papir", grounds),
        _place("56d-tjekliste", Place("checklist", listed, checklist), also_large=True),
        Shot("56e-vurderinger-og-tjeklister", offered, also_large=True),
    ]


def _format_editor() -> list[Shot]:
    """The formats to copy, and the editor: a point, the minutes beside it, and something to be put right."""

    def editor(window: DeskWindow, draft: int = 1) -> FormatPage:
        window.show_place(Place("formats"))
        listed = window.page("formats")
        assert isinstance(listed, FormatsPage)
        window.show_place(Place("format", listed.drafts.rows()[draft].id))
        page = window.page("format")
        assert isinstance(page, FormatPage)
        page.preview.show_tab(MEETING_TAB)
        page.go_to("meeting[1].agenda[1]")
        return page

    def minutes(window: DeskWindow) -> None:
        editor(window).preview.show_tab(MINUTES_TAB)

    def wide(window: DeskWindow) -> None:
        page = editor(window)
        page.go_to("meeting[1].agenda[2]")
        page.preview.show_tab(MEETING_TAB)
        page.preview.turn_wide()

    def wrong(window: DeskWindow) -> None:
        page = editor(window, 0)
        page.go_to(page.presenter.fault_piece("0"))

    return [
        _place("80b-moedeformater", Place("formats"), also_large=True),
        Shot("80c-format-punkt", lambda window: editor(window).go_to("meeting[1].agenda[2]"), also_large=True),
        Shot("80d-format-referat", minutes),
        Shot("80e-format-skal-rettes", wrong, also_large=True),
        Shot("80f-format-moede", lambda window: editor(window).go_to("meeting[1]")),
        Shot("80g-format-i-fuld-bredde", wide, also_large=True),
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
        Shot("48-person-network-tabel", turned(lambda tab: tab.shown_as.buttons()[TABLE].click())),
        Shot("48-person-network-papir", turned(NetworkTab.show_paper)),
    ]


def _rights(person: str) -> list[Shot]:
    """The young person's rights, how the history was on a day, the bin, and what is left of a cleared case."""

    def turned(view: str) -> Callable[[DeskWindow], None]:
        def go(window: DeskWindow) -> None:
            window.show_place(Place("person", person, "history"))
            tab = window.findChild(HistoryTab)
            assert isinstance(tab, HistoryTab)
            tab.show_view(view)

        return go

    return [
        Shot("37b-person-historik-som-det-var", turned(THEN)),
        Shot("37c-person-historik-papirkurv", turned(BIN)),
        _place("47-rettigheder-indsigt", Place("rights", person, "access"), also_large=True),
        _place("47b-rettigheder-indsigelse", Place("rights", person, "correct")),
        _place("47c-rettigheder-ryd", Place("rights", person, "clear"), also_large=True),
        _place("47d-ryddede-sager", Place("rights")),
    ]


def _offers(people: Sequence[str]) -> list[Shot]:
    """The range of offers, one with two sources, one of our own, what fits whom, and the initiative sheets."""

    def sheet(window: DeskWindow) -> None:
        window.show_place(Place("initiatives"))
        page = window.page("initiatives")
        assert isinstance(page, InitiativesPage)
        window.show_place(Place("initiative", page.list.rows()[0].id))

    return [
        _place("75-tilbud", Place("offers"), also_large=True),
        _place("75b-tilbud-et", Place("offer", "igmu"), also_large=True),
        _place("76-hvad-passer", Place("fitting-offers", people[_WITH_GOALS]), also_large=True),
        _place("77-indsatsark", Place("initiatives")),
        Shot("77b-indsatsark-et", sheet, also_large=True),
    ]


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
        _place("48-planens-versioner", Place("plan-versions", agreed), also_large=True),
        _place("48b-planen-under-arbejde", Place("plan-versions", begun)),
        _place("48c-planen-aftales", Place("plan-versions", begun, "agree"), also_large=True),
        _place("48d-situationen-er-aendret", Place("plan-versions", agreed, "situation")),
        _place("48e-team-og-grund-rettes", Place("plan-versions", begun, "situation")),
        Shot("49-udtraek-til-skolen", extract, also_large=True),
        Shot("49b-startark", paper),
    ]


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


def _decision(meeting: str) -> Callable[[DeskWindow], None]:
    """The row in which a decision is written, opened in the room."""

    def go(window: DeskWindow) -> None:
        window.show_place(Place("meeting", meeting, "room"))
        page = window.page("meeting")
        assert page is not None
        for _turn in range(12):
            rows = [one for one in page.findChildren(DecisionEntry) if one.isVisible()]
            if rows:
                rows[0].text.setFocus()
                rows[0].open_up()
                return
            next(iter(page.findChildren(RoomPanel))).step(1)

    return go


def _search(window: DeskWindow) -> None:
    """The page of everything that is found for a word of the story."""
    window.search.clear()
    window.show_place(Place("search"))
    page = window.page("search")
    assert isinstance(page, SearchPage)
    page.search_for(_WORD)


def _search_from_the_top(window: DeskWindow) -> None:
    window.show_place(Place("today"))
    window.search.setText(_WORD)


def _no_search(window: DeskWindow) -> None:
    window.search.clear()
    daily.everybody(window)


def next_profile(folder: RehearsalFolder) -> list[Shot]:
    """The copy of the profile that is being worked on: its fault, and then what it changes."""
    path = profile.kept_in(folder, folder.municipality())
    return [
        _place("80d-ny-udgave-af-profilen", Place("profile-version", note=path), also_large=True),
        Shot("12b-telefonbog-mentorer", _mentors),
    ]


def _mentors(window: DeskWindow) -> None:
    window.show_place(Place("phonebook"))
    page = window.page("phonebook")
    assert isinstance(page, PhoneBookPage)
    page.book.which.set_value("mentor")
    page.book.show_rows()


def waiting_profile(folder: RehearsalFolder) -> Shot:
    """The municipality's profile that waits to be looked at, at the first desk."""

    (file,) = (one for step in folder.steps() if step["key"] == municipal.WAITING for one in _listed(step["files"]))

    def look_into(window: DeskWindow) -> None:
        window.show_place(Place("receive"))
        page = window.page("receive")
        assert isinstance(page, ReceivePage)
        page.take(folder.root / str(file))

    return Shot("80c-kommunens-profil-modtaget", look_into, also_large=True)


def desk_b(folder: RehearsalFolder, ids: Ids) -> list[Shot]:
    """The other desk: what came from the first, and a file looked into before it is received."""
    waiting = ids["waiting-file"]

    def look_into(window: DeskWindow) -> None:
        window.show_place(Place("receive"))
        page = window.page("receive")
        assert isinstance(page, ReceivePage)
        page.take(sorted((folder.root / OUT).glob("*.ungepakke"))[-1])

    return [
        _place("90-familieafdelingen-i-dag", Place("today")),
        _place("91-familieafdelingen-unge", Place("people")),
        _place("92-familieafdelingen-person", Place("person", ids["talk"][0], "overview")),
        _place("92b-familieafdelingen-aftalte-versioner", Place("plan-versions", ids["talk"][0])),
        _place("93-familieafdelingen-overgange", Place("transitions")),
        _place("94-familieafdelingen-udveksling", Place("exchange", tab="files")),
        *([Shot("95-familieafdelingen-modtag", look_into, also_large=True)] if waiting else []),
    ]
