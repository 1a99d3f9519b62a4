"""What the page of one checklist says and asks of the use cases; without Qt.

Belongs here: its sentences and values. Does not belong here: widgets, the points (data).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ungeapp.domain.checklists import Checklist, ChecklistItem
from ungeapp.domain.formats import SHIPPED
from ungeapp.texts import _, ngettext
from ungeapp.ui.casework.checklist_views import GroupView, ItemView, point_source
from ungeapp.ui.kit.rows import Option, RowView
from ungeapp.ui.kit.tokens import Tone
from ungeapp.usecases.checklists import ChecklistView
from ungeapp.usecases.intentions import Intentions
from ungeapp.usecases.printed import PrintedPaper
from ungeapp.wording import short_day

BLANK = "blank"
_FILLED = "filled"
_SOURCES = "sources"


@dataclass(frozen=True, slots=True)
class ChecklistScreen:
    """The whole page."""

    title: str
    name: str
    when: str
    source: str
    chip: str
    tone: Tone
    begun: str
    groups: tuple[GroupView, ...]


class ChecklistPresenter:
    """One checklist of one young person, one time it is gone through."""

    def __init__(self, intentions: Intentions, person: str, checklist: str, turn: int) -> None:
        self._intentions = intentions
        self._person = person
        self._checklist = checklist
        self._turn = turn

    @property
    def today(self) -> date:
        return self._intentions.desk.today()

    def look(self) -> ChecklistScreen:
        """Everything the page shows."""
        view = self._view()
        run = view.run
        left = len(run.open)
        open_points = ngettext("One point is open", "{number} points are open", left).format(number=left)
        begun = _("Begun by {who} on {day}").format(
            who=run.begun_by, day=short_day(run.begun_on, self.today) if run.begun_on else "?"
        )
        items = tuple(_item(view, number, one) for number, one in run.checklist.numbered())
        return ChecklistScreen(
            title=run.checklist.title,
            name=view.person.full_name,
            when=run.checklist.when,
            source=_source(run.checklist),
            chip=open_points if left else _("All answered"),
            tone=Tone.INFO if left else Tone.GOOD,
            begun=begun if run.begun_by else "",
            groups=(GroupView("points", _("Points of the checklist"), "", items),),
        )

    def open_keys(self) -> tuple[str, ...]:
        """The points nobody has answered."""
        return tuple(one.key for one in self._view().run.open)

    def answer(self, key: str, text: str) -> None:
        """Answer one point."""
        self._intentions.course_lists.answer(self._person, self._checklist, self._turn, key, text)

    def draft(self, key: str, text: str) -> None:
        """Keep what is being typed."""
        self._intentions.course_lists.draft(self._person, self._checklist, self._turn, key, text)

    def remove(self, because: str) -> None:
        """Take it away."""
        self._intentions.course_lists.remove(self._person, self._checklist, self._turn, because)

    def papers(self, first: str) -> list[RowView]:
        """The papers there are, the wanted one first."""
        rows = [
            RowView(_FILLED, _("With the answers so far"), context=_("Room for a pen where nothing is answered")),
            RowView(BLANK, _("Blank, for a pen"), context=_("Type the answers in afterwards, in the same order")),
        ]
        if self._view().run.checklist.by_point:
            rows.append(RowView(_SOURCES, _("Blank, with the sources"), context=_("Where each point comes from")))
        return sorted(rows, key=lambda one: one.id != first)

    def make_paper(self, intentions: Intentions, paper: str) -> PrintedPaper:
        """One of them."""
        blank, sources = paper in (BLANK, _SOURCES), paper == _SOURCES
        return intentions.checklists.begun(self._person, self._checklist, self._turn, blank=blank, sources=sources)

    def _view(self) -> ChecklistView:
        return self._intentions.course_lists.view(self._person, self._checklist, self._turn)


def _source(checklist: Checklist) -> str:
    """What its points come from; that they are a proposal where the program put them together."""
    if checklist.ref.owner == SHIPPED:
        return _("The list is a proposal. It is made from: {source}").format(source=checklist.source)
    return _("The list is made from: {source}").format(source=checklist.source)


def _item(view: ChecklistView, number: int, item: ChecklistItem) -> ItemView:
    answer = view.run.answers.get(item.key)
    told = answer.text if answer is not None else ""
    suggestion = view.suggestions.get(item.key, "") if answer is None else ""
    return ItemView(
        key=item.key,
        number=number,
        title=item.title,
        guidance=item.guidance,
        kind=item.kind,
        options=tuple(Option(one.code, one.label) for one in item.options),
        value=told or suggestion,
        suggested=bool(suggestion),
        needed=False,
        waiting=view.drafts.get(item.key),
        source=point_source(view.run.checklist, item),
    )
