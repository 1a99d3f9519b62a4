"""The gallery page.

Belongs here: one card per building block. Does not belong here: anything about real people; names are examples.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time, timedelta

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QPageSize, QPainter, QPdfWriter
from PySide6.QtWidgets import QWidget

from ungeapp.domain.network_map import LineStyle
from ungeapp.texts import _
from ungeapp.ui.kit import style
from ungeapp.ui.kit.banner import Banner
from ungeapp.ui.kit.buttons import Button, ButtonKind, IconButton, outlined, primary, quiet, row_button
from ungeapp.ui.kit.card import Card, OwnWords
from ungeapp.ui.kit.chip import Chip
from ungeapp.ui.kit.curve import Curve
from ungeapp.ui.kit.difference import DifferenceLabel, TextVersion
from ungeapp.ui.kit.fields import TextField
from ungeapp.ui.kit.form import Form
from ungeapp.ui.kit.inert import Inert
from ungeapp.ui.kit.layouts import Columns, Flow, Stack
from ungeapp.ui.kit.list_card import ListCard
from ungeapp.ui.kit.map_views import MapLine, MapPerson, MapView
from ungeapp.ui.kit.network_canvas import NetworkCanvas
from ungeapp.ui.kit.own_words_field import OwnWordsField
from ungeapp.ui.kit.page_frame import PageFrame
from ungeapp.ui.kit.painted_list import PaintedList
from ungeapp.ui.kit.paper_stack import PaperStack
from ungeapp.ui.kit.pdf_preview import PdfPreview
from ungeapp.ui.kit.popover import Popover
from ungeapp.ui.kit.rows import Cell, CurvePoint, Option, RowView, ScaleLine
from ungeapp.ui.kit.scale import ScaleField
from ungeapp.ui.kit.scale_over_time import ScaleOverTime
from ungeapp.ui.kit.spans import Emphasis, Span, differing
from ungeapp.ui.kit.states import EmptyState, ProgressRow, Skeleton
from ungeapp.ui.kit.suggest import SuggestField
from ungeapp.ui.kit.suggestion import SuggestionStrip
from ungeapp.ui.kit.tab_frame import TabFrame
from ungeapp.ui.kit.table import IconLabel, Table
from ungeapp.ui.kit.tabs import Tabs
from ungeapp.ui.kit.text import ElidingLabel, Heading, Overline, Secondary, Strong, Text, Title
from ungeapp.ui.kit.toggles import ToggleList
from ungeapp.ui.kit.tokens import SPACE_4, TextRole, Tone

_EXAMPLE_DAY = date(2026, 11, 25)


def build_gallery() -> QWidget:
    """The page for ``Place("gallery")``."""
    return GalleryPage()


class GalleryPage(PageFrame):
    """Every building block; nothing here does anything."""

    def __init__(self) -> None:
        super().__init__(
            _("Building blocks"),
            _("Every part the pages are made of, in all its states"),
            [
                Chip(_("Ready"), Tone.GOOD),
                outlined(_("Another action"), key="Ctrl N"),
                primary(_("The one main action"), key="Ctrl Enter"),
            ],
        )
        main = Stack(
            _texts(),
            _own_words(),
            _buttons(),
            _lists(),
            _table(),
            _form(),
            _scale_and_curve(),
            _tabs(),
            _difference(),
            _suggestion(),
            _picture(),
            _scale_over_time(),
            _long_list(),
            _network(),
            gap=SPACE_4,
        )
        side = Stack(
            _chips(),
            _banners(),
            _side_list(),
            *_list_cards(),
            _tab_frame(),
            _states(),
            _popover(),
            _icons(),
            _preview(),
            gap=SPACE_4,
        )
        self.add(Columns(main, side), _papers())


def _texts() -> Card:
    card = Card(_("Text"), aside=_("Plain, wrapping, can be copied"))
    card.add(Title(_("Title of a page")), Heading(_("Heading of a card")), Overline(_("Small heading")))
    card.add(Strong(_("The fact in a row")))
    card.add(Text(_("Running text wraps where the column ends and is never cut without a way to see all of it.")))
    card.add(Secondary(_("Context and hints stand in a smaller, lighter type that is still easy to read.")))
    card.add(
        ElidingLabel(_("One line that is shortened where there is no room, with all of it on hover"), TextRole.TEXT)
    )
    return card


def _own_words() -> QWidget:
    words = _("I want to be a good mother, and I could see myself in a kitchen.")
    return Stack(OwnWords(_("This matters to me"), words), OwnWordsField(_("This matters to me"), words))


def _buttons() -> Card:
    card = Card(_("Buttons"))
    disabled_primary = primary(_("Close the meeting"))
    disabled_primary.setEnabled(False)
    disabled = outlined(_("Print"))
    disabled.setEnabled(False)
    card.add(
        Flow(
            Button(_("Receive"), kind=ButtonKind.PRIMARY),
            outlined(_("Note contact"), key="Ctrl N"),
            outlined(_("Print"), icon="print"),
            quiet(_("Show all")),
            Button(_("Clear the case"), kind=ButtonKind.DANGER),
        )
    )
    held = primary(_("Close the meeting"), key="Ctrl Enter")
    held.hold(_("Something is missing"))
    card.add(Flow(disabled_primary, held, disabled, row_button(_("In a row")), IconButton("calendar", _("Calendar"))))
    return card


def _lists() -> Card:
    card = Card(_("List"), aside=_("Whole rows can be clicked"))
    rows = PaintedList(_("List"))
    rows.set_rows(
        (
            RowView(
                "1",
                _("Network meeting 1"),
                " · ung E.",
                _("6 of 7 have answered"),
                lead="13.00–14.30",
                chip=_("Agenda ready"),
                tone=Tone.GOOD,
                action=_("Open the meeting"),
            ),
            RowView(
                "2",
                _("Contact within 5 working days"),
                " · ung N., 16 år",
                _("Has not followed the plan for some days; the law asks for contact and guidance."),
                lead=_("Tomorrow"),
                lead_tone=Tone.BAD,
                aside=_("2 attempts, no contact"),
                action=_("Note contact"),
                tip="torsdag 26. november",
            ),
            RowView(
                "4",
                _("Call about the starting date"),
                context=_("Words"),
                title_marks=((0, 4),),
                context_marks=((0, 2),),
            ),
            RowView("3", _("Call about the starting date"), " · ung E.", lead=_("This week"), lead_tone=Tone.INFO),
        )
    )
    card.add(rows)
    return card


def _suggestion() -> Card:
    card = Card(_("Suggestion"), aside=_("Never taken by itself"))
    strip = SuggestionStrip()
    field = TextField(_("Ung E.: visit the kitchen no later than 27/11"))
    field.setAccessibleName(_("Suggestion"))
    card.add(field, strip)
    strip.show_suggestion(_("New agreement? Visit the kitchen · ung E. · no later than 27.11."))
    return card


def _picture() -> Card:
    card = Card(_("Preview"), aside=_("Only to be looked at"))
    inside = Card(_("Call about the starting date"))
    inside.add(TextField(min_lines=2), Flow(outlined(_("Save"), lambda: None)))
    card.add(Inert(_("Preview: nothing can be written here"), inside))
    return card


def _scale_over_time() -> Card:
    card = Card(_("Answers over time"), aside=_("Always with a table"))
    picture = ScaleOverTime()
    lines = (ScaleLine(_("Was it good?"), (0, 2, 3)), ScaleLine(_("Do you know what is next?"), (1, None, 3)))
    scale = (_("Not at all"), _("A little"), _("Mostly"), _("Very much"))
    picture.show_lines(lines, ("25.11.", "16.12.", "20.01."), scale, _("Answers over time"))
    card.add(picture)
    return card


def _side_list() -> Card:
    card = Card(_("Small heading"), overline=True, accent="warn")
    rows = PaintedList(_("Agenda"), current_marked=True)
    rows.set_rows(
        (
            RowView("1", "", _("The new story"), icon="done"),
            RowView("2", "", _("Joint plan"), icon="now"),
            RowView("3", "", _("Network map"), icon="open", chip=_("Still open")),
        )
    )
    rows.set_current("2")
    card.add(rows)
    return card


def _list_cards() -> tuple[Card, Card]:
    filled = ListCard(_("Agenda"), overline=True, action=_("See all"), on_action=lambda: None)
    filled.show_rows((RowView("1", _("Joint plan"), context=_("The new story")),))
    return filled, ListCard(_("Agenda"), _("Nothing is due. Well done."), overline=True)


def _tab_frame() -> QWidget:
    frame = TabFrame(_("Building blocks"))
    frame.banner.show_message(_("Saved."), Tone.GOOD)
    frame.add(Text(_("The new story")))
    return frame


def _table() -> Card:
    card = Card(_("Table"))
    card.add_head(Chip(_("Shared goal"), Tone.INFO), after_heading=True)
    table = Table(_("Table"), (_("What"), _("Who"), _("When"), _("State")), stretch=(5, 3, 1, 1))
    table.set_rows(
        (
            (_("Visit the kitchen"), _("you yourself"), "11.11.", Cell(_("Kept"), tone=Tone.GOOD)),
            (
                Cell(_("Call about the starting date"), strong=True),
                _("you yourself"),
                "27.11.",
                Cell(_("Still open"), tone=Tone.NEUTRAL),
            ),
            (Cell(_("Apply for a nursery place"), secondary=True), "ung E.", "15.02.", Cell(_("Done"), icon="done")),
        )
    )
    card.add(table)
    return card


def _options() -> tuple[Option, ...]:
    return (
        Option("comes", _("Comes")),
        Option("excused", _("Excused")),
        Option("unknown", _("Not answered"), _("Nobody has heard yet")),
    )


def _form() -> Card:
    card = Card(_("Form"))
    form = Form()
    form.line("name", _("Name"), _("Example"), hint=_("As the young person wants to be called"))
    form.line("phone", _("Telephone"), optional=True, placeholder="12 34 56 78")
    form.text("words", _("What was said"), _("The field grows with the text.\nTab leaves it."), min_lines=2)
    form.date("date", _("Date"), _EXAMPLE_DAY, _EXAMPLE_DAY)
    form.time("time", _("Time"), time(13, 30))
    form.choice("unit", _("Reply"), _options(), "comes")
    form.add("suggest", _("One of these, or any other text"), SuggestField([one.label for one in _options()]))
    form.segmented("reply", _("Reply"), _options(), "excused", show_keys=True)
    form.check("asked", _("The young person was asked"), True, hint=_("Write in the note what was said"))
    form.check_list("parts", _("Several of these"), _options(), ("comes",))
    form.add("toggles", _("Any of these, with one key each"), ToggleList(_options(), ("comes",), first_digit=5))
    form.secret("secret", _("Passphrase"))
    disabled = form.line("closed", _("Cannot be changed"), _("Closed"))
    disabled.setEnabled(False)
    wrong = form.date("wrong", _("Date"), _EXAMPLE_DAY)
    wrong.line.setText("32.13.")
    form.row("wrong").set_error(wrong.problem())
    form.long_line(
        "long", _("A line that wraps"), _("The field grows with the text.\nTab leaves it.").replace("\n", " ")
    )
    form.row("long").set_notice(_("Something about the text, with a way out."), [_("Take it")], lambda _number: None)
    form.date("from", _("Date"), _EXAMPLE_DAY)
    form.time("to", _("Time"))
    form.beside("from", "to")
    form.fold(_("Show more fields"), _("Show fewer fields"))
    form.line("folded", _("Seldom changed"))
    form.line("folded_too", _("Seldom changed"))
    card.add(form)
    return card


def _scale_and_curve() -> Card:
    card = Card(_("Scale and curve"))
    scale = ScaleField(7)
    scale.setAccessibleName(_("Scale and curve"))
    curve = Curve(_("A small curve from 0 to 10"))
    days = [_EXAMPLE_DAY - timedelta(days=ago) for ago in (80, 52, 30, 0)]
    points = [CurvePoint(day, value) for day, value in zip(days, (3, 4, 4, 7), strict=True)]
    curve.show_points(points, ", ".join(f"{one.on:%d.%m.}: {one.value}" for one in points))
    card.add(scale, curve)
    return card


def _tabs() -> Card:
    card = Card(_("Tabs"))
    tabs = Tabs(_("Tabs"))
    for key, label in (("overview", _("Overview")), ("plan", _("Plan")), ("network", _("Network"))):
        tabs.add(key, label, _tab_page(label))
    tabs.show_tab("plan")
    card.add(tabs)
    return card


def _tab_page(label: str) -> Callable[[], QWidget]:
    return lambda: Text(label)


def _difference() -> Card:
    card = Card(_("Two texts to choose between"), accent="warn")
    mine, theirs = differing(_("Up at 8 three days a week"), _("Up at 8 on weekdays"))
    one, other = TextVersion(_("Yours"), mine), TextVersion(_("The other one"), theirs)
    one.select(True)
    card.add(Columns(one, other, weights=[1, 1], stack_below=520))
    card.add(
        DifferenceLabel(
            (
                Span(_("State") + ": "),
                Span(_("Still open"), Emphasis.STRUCK),
                Span("  "),
                Span(_("Done"), Emphasis.STRONG),
            )
        )
    )
    return card


def _long_list() -> Card:
    card = Card(_("Long list"), aside=_("Scrolls by itself"))
    rows = PaintedList(_("Long list"), fit=False)
    rows.set_rows(
        [
            RowView(
                str(n),
                _("Person {number}").format(number=n),
                ", 17 år",
                _("A line of context"),
                chip=_("Still open"),
                tone=Tone.INFO,
            )
            for n in range(1, 201)
        ]
    )
    rows.setFixedHeight(style.px(260))
    card.add(rows)
    return card


def _network() -> Card:
    card = Card(_("Network map"))
    people = (
        ("a", "Mor", 0, 0),
        ("b", "Søren", 0, 1),
        ("c", "Amalie", 1, 1),
        ("d", "Træner", 1, 2),
        ("e", "Lone", 3, 2),
    )
    canvas = NetworkCanvas(_("Network map"))
    canvas.show_map(
        MapView(
            centre="Signe",
            sectors=("Familie", "Venner og fritid", "Skole og arbejde", "Fagpersoner"),
            rings=("Meget tæt", "Tæt", "Mere på afstand"),
            people=tuple(
                MapPerson(id=id, name=name, sector=sector, ring=ring, spoken=name, placed=id != "d")
                for id, name, sector, ring in people
            ),
            lines=(
                MapLine(first="a", second="", word="Tæt", style=LineStyle.DOUBLE),
                MapLine(first="a", second="b", word="Svær", style=LineStyle.DASHED),
            ),
        )
    )
    card.add(canvas)
    return card


def _chips() -> Card:
    card = Card(_("States"), overline=True)
    card.add(
        Flow(
            Chip(_("Still open"), Tone.NEUTRAL),
            Chip(_("This week"), Tone.INFO),
            Chip(_("Kept"), Tone.GOOD),
            Chip(_("Not fetched"), Tone.WARN),
            Chip(_("Tomorrow"), Tone.BAD, tip="torsdag 26. november"),
            Chip(_("Own words"), Tone.OWN),
        )
    )
    return card


def _banners() -> QWidget:
    stack = Stack()
    for tone, sentence in (
        (Tone.INFO, _("Nothing has been changed yet.")),
        (Tone.GOOD, _("The agreement was saved.")),
        (Tone.WARN, _("Two of you changed the same goal.")),
        (Tone.BAD, _("The file could not be read. Ask for a new one.")),
    ):
        banner = Banner()
        stack.add(banner)
        banner.show_message(sentence, tone, action=_("Undo") if tone is Tone.GOOD else "", on_action=banner.clear)
    return stack


def _states() -> Card:
    card = Card(_("Empty, loading, running"), overline=True)
    card.add(EmptyState(_("No young people yet. Bring your list in to begin."), _("Bring in a list"), lambda: None))
    skeleton = Skeleton(2)
    card.add(skeleton)
    skeleton.show()
    progress = ProgressRow()
    card.add(progress)
    progress.start(_("Reading the file"), lambda: None)
    progress.show_progress(3, 7, _("3 of 7"))
    return card


def _popover() -> Card:
    card = Card(_("A small card beside a row"), overline=True)

    def show() -> None:
        content = Stack(Strong("12 34 56 78"), Secondary(_("Stand-in: {who}").format(who="12 34 56 79")))
        Popover(_("How to reach {name}").format(name="…"), content).show_at(button)

    button = outlined(_("Show it"), show)
    card.add(Flow(button))
    return card


def _icons() -> Card:
    card = Card(_("Icons"), overline=True)
    names = ("today", "people", "meeting", "handover", "exchange", "done", "next", "print", "warn")
    card.add(Flow(*(IconLabel(name, name) for name in names)))
    return card


def _preview() -> Card:
    card = Card(_("Preview"), overline=True)
    preview = PdfPreview()
    preview.show_pdf(_example_pdf())
    card.add(preview)
    return card


def _papers() -> QWidget:
    papers = PaperStack(_("Several papers"))
    papers.wanted.connect(lambda paper: papers.show_paper(paper, _example_pdf()))
    papers.set_papers([RowView("1", _("Page one")), RowView("2", _("Page two"))])
    return papers


def _example_pdf() -> bytes:
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setResolution(96)
    painter = QPainter(writer)
    painter.setFont(style.font(TextRole.TITLE))
    painter.drawText(100, 140, _("Page one"))
    writer.newPage()
    painter.drawText(100, 140, _("Page two"))
    painter.end()
    buffer.close()
    return bytes(content.data())
