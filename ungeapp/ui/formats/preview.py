"""The format as it will look: the meeting in the room, and the minutes on paper.

Belongs here: those two tabs. Does not belong here: what stands in them (``presenter``), when they are shown anew (the page).
"""

from __future__ import annotations

from ungeapp.texts import _
from ungeapp.ui.formats.presenter import MeetingPreview
from ungeapp.ui.kit.card import Card
from ungeapp.ui.kit.layouts import Stack
from ungeapp.ui.kit.painted_list import PaintedList
from ungeapp.ui.kit.pdf_preview import PdfPreview
from ungeapp.ui.kit.tabs import Tabs
from ungeapp.ui.kit.text import Secondary, Strong
from ungeapp.ui.kit.tokens import PREVIEW_HEIGHT

MEETING, MINUTES = "meeting", "minutes"


class FormatPreview(Tabs):
    """Two tabs; ``changed`` tells when another one is looked at."""

    def __init__(self) -> None:
        super().__init__(_("As it will look"))
        self._title = Strong("")
        self._lists = {
            "agenda": PaintedList(_("Agenda as the room shows it"), openable=False),
            "outputs": PaintedList(_("Must come out of it"), openable=False),
            "people": PaintedList(_("Participants as the room shows them"), openable=False),
        }
        self._cards = {
            "agenda": Card(_("Agenda"), overline=True),
            "people": Card(_("Participants"), overline=True),
            "outputs": Card(_("Must come out of it"), overline=True),
        }
        for name, card in self._cards.items():
            card.add(self._lists[name])
        self.paper = PdfPreview()
        self.paper.print_button.hide()
        self.paper.save_button.hide()
        self.paper.setMinimumHeight(PREVIEW_HEIGHT)
        self._why = Secondary("")
        self._why.hide()
        self.add(MEETING, _("The meeting"), Stack(self._title, *self._cards.values()))
        self.add(MINUTES, _("The minutes"), Stack(self._why, self.paper))

    def show_meeting(self, view: MeetingPreview) -> None:
        """The room's agenda, people and what is missing at the beginning."""
        self._title.setText(view.title)
        for name, rows in (("agenda", view.agenda), ("outputs", view.outputs), ("people", view.people)):
            self._lists[name].set_rows(rows)
            self._cards[name].setVisible(bool(rows))

    def show_minutes(self, data: bytes) -> None:
        """The paper."""
        self._why.hide()
        self.paper.show()
        self.paper.show_pdf(data)

    def say_why_not(self, sentence: str) -> None:
        """There is no paper to show."""
        self._why.setText(sentence)
        self._why.show()
        self.paper.hide()
