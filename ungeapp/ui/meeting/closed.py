"""After the meeting: the copies of the minutes, who gets none, the records system.

Belongs here: the widgets of that view. Does not belong here: sentences (``showing``).
"""

from __future__ import annotations

from ungeapp.texts import _
from ungeapp.ui.kit import tokens
from ungeapp.ui.kit.card import Card
from ungeapp.ui.kit.layouts import Stack
from ungeapp.ui.kit.painted_list import PaintedList
from ungeapp.ui.kit.paper_stack import PaperStack
from ungeapp.ui.kit.rows import RowView
from ungeapp.ui.kit.text import Secondary
from ungeapp.ui.meeting.values import ClosedView
from ungeapp.ui.shortcuts import Keys, bind
from ungeapp.ui.voice.questions import QuestionsCard


class ClosedPanel(Stack):
    """Copies at the left, the paper at the right."""

    def __init__(self) -> None:
        super().__init__(gap=tokens.SPACE_4)
        self.papers = PaperStack(_("Minutes"))
        self.without = PaperlessCard()
        self.following = FollowingCard()
        self.voice = QuestionsCard()
        self.papers.side.add(self.voice)
        self.papers.side.add(self.without)
        self.papers.side.add(self.following)
        self.add(self.papers)
        bind(self, Keys.QUESTIONS, self.voice.start)

    def show_closed(self, view: ClosedView) -> None:
        """Show the meeting as it is now; the papers are offered by the page."""
        self.voice.show_questions(view.questions)
        self.without.show_rows(view)
        self.following.show_next(view)


class PaperlessCard(Card):
    """Those who get no minutes, and why."""

    def __init__(self) -> None:
        super().__init__(_("Get no minutes"), overline=True)
        self.rows = PaintedList(_("Get no minutes"), openable=False)
        self._way = Secondary(_("Record a consent or another legal basis on the young person, and they get theirs."))
        self.add(self.rows, self._way)

    def show_rows(self, view: ClosedView) -> None:
        """Show them; nobody hides the card."""
        self.rows.set_rows(view.without)
        self._way.setVisible(any(one.action for one in view.without))
        self.setVisible(bool(view.without))


class FollowingCard(Card):
    """The next meeting of the course."""

    def __init__(self) -> None:
        super().__init__(_("Next meeting"), overline=True)
        self.rows = PaintedList(_("Next meeting"))
        self.add(self.rows)

    def show_next(self, view: ClosedView) -> None:
        """Show when it is; none hides the card."""
        self.rows.set_rows([RowView(view.next_id, "", title_rest=view.next_meeting)] if view.next_id else [])
        self.setVisible(bool(view.next_id))
