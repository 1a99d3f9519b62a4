"""The pictures of pages about the whole desk: today, young people, search, transitions, files, offers, figures, settings.

Belongs here: which of them are looked at, and in which state. Does not belong here: taking pictures (``camera``).
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from ungeapp.demo import daily, search
from ungeapp.demo.shots import Ids, Shot, place
from ungeapp.ui.desk_window import DeskWindow
from ungeapp.ui.figures.page import FiguresPage
from ungeapp.ui.formats.editor_page import FormatPage
from ungeapp.ui.formats.page import FormatsPage
from ungeapp.ui.formats.preview import MEETING as MEETING_TAB
from ungeapp.ui.formats.preview import MINUTES as MINUTES_TAB
from ungeapp.ui.initiatives.page import InitiativesPage
from ungeapp.ui.navigation import Place
from ungeapp.ui.on_the_way.page import OnTheWayPage
from ungeapp.ui.owed.page import OwedPage
from ungeapp.ui.phone_book.page import PhoneBookPage
from ungeapp.ui.receive.page import ReceivePage
from ungeapp.ui.search.page import SearchPage

_WORD = "skole"
_WITH_GOALS = 8  # the row of the sheet whose plan tells enough to say what fits


def today(ids: Ids) -> list[Shot]:
    """What is due, what others owe, and whom to call."""
    return [
        place("i-dag", Place("today"), also_large=True),
        place("kontorets-egne-datoer", Place("desk-dates")),
        place("det-skylder-andre", Place("owed"), also_large=True),
        Shot("det-skylder-andre-liste", _owed_list),
        place("telefonbog", Place("phonebook"), also_large=True),
        Shot("telefonbog-mentorer", _mentors),
        place("telefonbog-ring-om", Place("phonebook", note="ring om: fravær")),
        place("telefonbog-ny", Place("phonebook", tab="add", note="Øvelund Handelsskole")),
        place("telefonbog-nummer", Place("phonebook", ids["phonebook"][0]), also_large=True),
    ]


def young_people(ids: Ids) -> list[Shot]:
    """Everybody, and how one is found."""
    twice = ids[search.STEP]
    return [
        Shot("unge", daily.everybody, also_large=True),
        Shot("unge-over-tiden", daily.overdue),
        place("ikke-truffet-endnu", Place("unreached")),
        place("indlaes-regneark", Place("import")),
        Shot("soeg-fra-toppen", _search_from_the_top, also_large=True),
        Shot("unge-efter-soegning", _no_search),
        Shot("soeg", _search, also_large=True),
        place("mulige-dubletter", Place("doubles")),
        place("to-ved-siden-af-hinanden", Place("doubles", id=twice[0], note=twice[1]), also_large=True),
    ]


def between_departments(ids: Ids) -> list[Shot]:
    """Transitions and files."""
    return [
        place("overgange", Place("transitions")),
        place("hvem-er-paa-vej", Place("on-the-way"), also_large=True),
        Shot("hvem-er-paa-vej-papir", _way_paper),
        place("udveksling-filer", Place("exchange", tab="files")),
        place("udveksling-afdelinger", Place("exchange", tab="partners")),
        place("send", Place("send", ids["waiting-file"][0]), also_large=True),
        place("modtag", Place("receive")),
        place("modtag-uenighed", Place("receive", ids["conflict"][0], "conflicts")),
    ]


def offers_and_figures(ids: Ids) -> list[Shot]:
    """The range of offers, and what is counted."""
    return [
        *_offers(ids["sheet"]),
        place("tal", Place("figures"), also_large=True),
        Shot("tal-paa-papir", _figures_paper),
    ]


def municipality() -> list[Shot]:
    """Settings, the municipality, its words and its formats."""
    return [
        place("indstillinger", Place("settings"), also_large=True),
        place("kommunen", Place("municipality"), also_large=True),
        Shot("kommunens-uger", daily.kept_weeks, again=True),
        place("kommunen-udgaver", Place("municipality", tab="versions")),
        place("ny-udgave-begyndes", Place("profile-version")),
        place("begreber", Place("words"), also_large=True),
        place("begreber-gammelt-ord", Place("words", note="efterværn")),
        *_format_editor(),
        place("hjaelp", Place("help", id="meeting"), also_large=True),
        place("galleri", Place("gallery"), also_large=True),
    ]


def profiles(next_one: str, waiting: Path) -> list[Shot]:
    """A copy of the profile that is being worked on, in the folder ``next_one``; and a file with the next, ``waiting``."""
    return [
        place("ny-udgave-af-profilen", Place("profile-version", note=next_one), also_large=True),
        _looked_into("kommunens-profil-modtaget", waiting),
    ]


def other_desk(ids: Ids, waiting: Path) -> list[Shot]:
    """The other desk: what came from the first, and the file ``waiting`` looked into before it is received."""
    main = ids["talk"][0]
    return [
        place("familieafdelingen-i-dag", Place("today")),
        place("familieafdelingen-unge", Place("people")),
        place("familieafdelingen-person", Place("person", main, "overview")),
        place("familieafdelingen-aftalte-versioner", Place("plan-versions", main)),
        place("familieafdelingen-overgange", Place("transitions")),
        place("familieafdelingen-udveksling", Place("exchange", tab="files")),
        _looked_into("familieafdelingen-modtag", waiting),
    ]


def _looked_into(name: str, file: Path) -> Shot:
    def go(window: DeskWindow) -> None:
        window.show_place(Place("receive"))
        page = window.page("receive")
        assert isinstance(page, ReceivePage)
        page.take(file)

    return Shot(name, go, also_large=True)


def _owed_list(window: DeskWindow) -> None:
    window.show_place(Place("owed"))
    page = window.findChild(OwedPage)
    assert isinstance(page, OwedPage)
    page.show_list()


def _mentors(window: DeskWindow) -> None:
    window.show_place(Place("phonebook"))
    page = window.page("phonebook")
    assert isinstance(page, PhoneBookPage)
    page.book.which.set_value("mentor")
    page.book.show_rows()


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


def _way_paper(window: DeskWindow) -> None:
    """The list of one team on paper."""
    window.show_place(Place("on-the-way"))
    page = window.page("on-the-way")
    assert isinstance(page, OnTheWayPage)
    page.show_paper()


def _offers(people: Sequence[str]) -> list[Shot]:
    """The range of offers, one with two sources, one of our own, what fits whom, and the initiative sheets."""

    def sheet(window: DeskWindow) -> None:
        window.show_place(Place("initiatives"))
        page = window.page("initiatives")
        assert isinstance(page, InitiativesPage)
        window.show_place(Place("initiative", page.list.rows()[0].id))

    return [
        place("tilbud", Place("offers"), also_large=True),
        place("tilbud-et", Place("offer", "igmu"), also_large=True),
        place("hvad-passer", Place("fitting-offers", people[_WITH_GOALS]), also_large=True),
        place("indsatsark", Place("initiatives")),
        Shot("indsatsark-et", sheet, also_large=True),
    ]


def _figures_paper(window: DeskWindow) -> None:
    """The figures as they are printed."""
    window.show_place(Place("figures"))
    page = window.page("figures")
    assert isinstance(page, FiguresPage)
    page.show_paper()


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
        place("moedeformater", Place("formats"), also_large=True),
        Shot("format-punkt", lambda window: editor(window).go_to("meeting[1].agenda[2]"), also_large=True, again=True),
        Shot("format-referat", minutes),
        Shot("format-skal-rettes", wrong, also_large=True),
        Shot("format-moede", lambda window: editor(window).go_to("meeting[1]")),
        Shot("format-hele", lambda window: editor(window).go_to("format"), also_large=True),
        Shot("format-haendelse", lambda window: editor(window).go_to("event[1]")),
        Shot("format-gammelt-ord", lambda window: editor(window).go_to("meeting[1].agenda[4]"), also_large=True),
        Shot("format-i-fuld-bredde", wide, also_large=True),
    ]
