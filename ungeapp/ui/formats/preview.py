"""The format as it will look: the meeting's own page, and on paper the minutes and the guide.

Belongs here: those three tabs. Does not belong here: what stands in them (``presenter``, ``meeting_preview``), when they are
shown anew (the page).
"""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal

from ungeapp.texts import _
from ungeapp.ui.desk_meetings.screen import AboutCard, PointCard
from ungeapp.ui.formats.meeting_preview import MeetingPreview
from ungeapp.ui.kit.banner import Banner
from ungeapp.ui.kit.buttons import quiet
from ungeapp.ui.kit.chip import Chip
from ungeapp.ui.kit.inert import Inert
from ungeapp.ui.kit.layouts import Columns, Flow, Stack
from ungeapp.ui.kit.page_frame import PageFrame
from ungeapp.ui.kit.pdf_preview import PdfPreview
from ungeapp.ui.kit.tabs import Tabs
from ungeapp.ui.kit.text import Secondary
from ungeapp.ui.kit.tokens import PREVIEW_HEIGHT, SPACE_4, Tone
from ungeapp.ui.meeting.room_screen import RoomScreen, room_actions
from ungeapp.ui.meeting.values import RoomChoices, RoomView

MEETING, MINUTES, GUIDE = "meeting", "minutes", "guide"


def _nothing() -> None:
    """A button of a picture."""


class MeetingPicture(Inert):
    """The page of a meeting, made of its own widgets, to be looked at only."""

    def __init__(self, choices: RoomChoices, today: date) -> None:
        self.frame = PageFrame(scroll=False)
        super().__init__(_("Preview: nothing can be written here"), self.frame)
        self._choices = choices
        self._today = today
        self._law = Banner()
        self._body = Stack()
        self._new = False
        self._head: tuple[object, ...] = ()
        self._points: tuple[str, ...] | None = None
        self._cards: list[PointCard] = []
        self._about: AboutCard | None = None
        self.room: RoomScreen | None = None
        self.frame.add(self._law, self._body)

    def show_meeting(self, view: MeetingPreview, item: str) -> None:
        """Show it as it is now, at this item if there is one; only what differs is made anew."""
        self.setUpdatesEnabled(False)
        self.frame.set_title(view.title, view.subtitle)
        if view.frame:
            self._law.show_message(view.frame, view.tone)
        else:
            self._law.clear()
        if view.room is not None:
            self._show_room(view.room, item)
        else:
            self._show_points(view)
        if self._new:
            self.quieten()
        self._new = False
        self.setUpdatesEnabled(True)

    def _show_room(self, view: RoomView, item: str) -> None:
        head = (view.missing_chip, bool(view.blocked))
        if head != self._head:
            self._head, self._new = head, True
            self.frame.set_actions(room_actions(view, _nothing, _nothing)[0])
        if self.room is None:
            self._clear()
            self.room = RoomScreen(view, self._choices, self._today)
            self._body.add(self.room)
        shown = self.room.editor
        kept = shown.key if shown is not None and view.item(shown.key) is not None else ""
        wanted = view.item(item or kept or (view.items[0].key if view.items else ""))
        if shown is not None and wanted is not None and shown.fits(wanted):
            shown.key = wanted.key  # the same widgets for another item: nothing flickers
        else:
            self.room.put_item(None)
            self._new = True
        self.room.show_room(view)
        if wanted is not None:
            self.room.agenda.set_current(wanted.key)
            self.room.open_item(wanted.key)

    def _show_points(self, view: MeetingPreview) -> None:
        keys = tuple(one.key for one in view.points)
        if keys != self._points:
            self._clear()
            self._points = keys
            self.frame.set_actions([])
            self._cards = [PointCard(one.title, one.guidance) for one in view.points]
            self._about = AboutCard(self._today)
            self._body.add(Columns(Stack(*self._cards, gap=SPACE_4), self._about, weights=(66, 34)))
        for card, point in zip(self._cards, view.points, strict=True):
            card.show_point(point.title, point.guidance)
        if self._about is not None:
            self._about.fields["attending"].set_value("\n".join(view.people))

    def _clear(self) -> None:
        self._body.clear()
        self.room, self._points, self._about, self._head, self._new = None, None, None, (), True
        self._cards = []


class _Paper(Stack):
    """A paper to look at, or why there is none."""

    def __init__(self) -> None:
        self.pdf = PdfPreview()
        self._why = Secondary("")
        super().__init__(self._why, self.pdf)
        self.pdf.print_button.hide()
        self.pdf.save_button.hide()
        self.pdf.setMinimumHeight(PREVIEW_HEIGHT)
        self._why.hide()

    def show_paper(self, data: bytes) -> None:
        """The paper."""
        self._why.hide()
        self.pdf.show()
        self.pdf.show_pdf(data)

    def say_why_not(self, sentence: str) -> None:
        """There is no paper to show."""
        self._why.setText(sentence)
        self._why.show()
        self.pdf.hide()


class FormatPreview(Tabs):
    """Three tabs; ``changed`` tells when another one is looked at, ``wide_wanted`` when they want the whole page."""

    wide_wanted = Signal(bool)

    def __init__(self, choices: RoomChoices, today: date) -> None:
        super().__init__(_("As it will look"))
        self.meeting = MeetingPicture(choices, today)
        self._wide = False
        self.wide_button = quiet("", self.turn_wide)
        self._tell_wide()
        head = Flow(Chip(_("Preview: nothing can be written here"), Tone.INFO), self.wide_button)
        self.papers = {MINUTES: _Paper(), GUIDE: _Paper()}
        self.add(MEETING, _("The meeting"), Stack(head, self.meeting))
        self.add(MINUTES, _("The minutes"), self.papers[MINUTES])
        self.add(GUIDE, _("The guide"), self.papers[GUIDE])

    def turn_wide(self) -> None:
        """Take the whole page, or go back beside the form."""
        self._wide = not self._wide
        self._tell_wide()
        self.wide_wanted.emit(self._wide)
        self.wide_button.setFocus()

    def is_wide(self) -> bool:
        """Whether it has the whole page."""
        return self._wide

    def _tell_wide(self) -> None:
        self.wide_button.set_text(_("Back to the form") if self._wide else _("See it in full width"))

    def show_meeting(self, view: MeetingPreview, item: str) -> None:
        """The page of the meeting as it is now."""
        self.meeting.show_meeting(view, item)
