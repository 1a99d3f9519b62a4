"""One offer: what it is, how to get there, what this desk knows better, how it was used.

Belongs here: its widgets. Does not belong here: facts and sentences (``presenter``).
"""

from __future__ import annotations

from functools import partial

from ungeapp.domain.changes import Changes
from ungeapp.texts import _
from ungeapp.ui.casework.printing import PaperDesk
from ungeapp.ui.kit.buttons import outlined
from ungeapp.ui.kit.card import Card
from ungeapp.ui.kit.choices import ChoiceField
from ungeapp.ui.kit.fields import LineField, TextField
from ungeapp.ui.kit.form import Form
from ungeapp.ui.kit.layouts import Columns, Stack
from ungeapp.ui.kit.page_frame import PageFrame
from ungeapp.ui.kit.paper_stack import PaperStack
from ungeapp.ui.kit.rows import Cell, RowView
from ungeapp.ui.kit.table import Table
from ungeapp.ui.kit.text import Secondary, Text
from ungeapp.ui.kit.tokens import SPACE_4
from ungeapp.ui.navigation import Place
from ungeapp.ui.offers.presenter import CARD, CORRECTED, OWN, OffersPresenter, OneView, age_problems, read_age
from ungeapp.ui.surroundings import Surroundings

_SHORT_FIELDS = frozenset({"phone", "hours", "title"})


class OfferPage(PageFrame):
    """The page behind ``Place("offer", id=code)``."""

    def __init__(self, surroundings: Surroundings) -> None:
        super().__init__(_("Offers"))
        self.surroundings = surroundings
        self.presenter = OffersPresenter(surroundings.intentions)
        self.code = ""
        self.fields: dict[str, LineField | TextField] = {}
        self.form = Form()
        self.ages: tuple[LineField, LineField] | None = None
        self._told: dict[str, str] = {}
        self._papers_place = Stack()
        self.papers: PaperStack | None = None
        self._desk: PaperDesk | None = None
        surroundings.on_change(self, self._changed)

    def open_place(self, place: Place) -> None:
        """Show this offer."""
        self.banner.clear()
        self.code = place.id
        self.clear()
        self.surroundings.guard(self).run(self._build)

    def _build(self) -> None:
        view = self.presenter.one(self.code)
        self.facts = Table(_("What the offer is"), stretch=(2, 5))
        self._differs = Card(_("The source tells two things"), accent="warn")
        self._differs_text = Text("")
        self._differs.add(self._differs_text)
        self._source = Secondary("")
        what = Card(_("What the offer is"))
        what.add(self.facts, self._source)
        self.form = self._make_form(view)
        here = Card(_("What we know here"))
        self._hint = Secondary("")
        here.add(self._hint, self.form)
        self.used = Table(_("Use at this desk"), stretch=(3, 2))
        self._unused = Secondary(_("Not in any plan at this desk yet."))
        use = Card(_("Use at this desk"), overline=True)
        use.add(self.used, self._unused, Secondary(_("Counted from the plans.")))
        self._papers_place = Stack()
        self.add(Columns(Stack(self._differs, what, use, gap=SPACE_4), here, weights=(58, 42)), self._papers_place)
        self._show(view)
        next(iter(self.fields.values())).setFocus()

    def _make_form(self, view: OneView) -> Form:
        form = Form()
        self.fields.clear()
        labels = {**OWN, **CORRECTED} if view.own else CORRECTED
        for name, label in labels.items():
            if name in _SHORT_FIELDS:
                self.fields[name] = form.line(name, _(label))
            else:
                self.fields[name] = form.text(name, _(label), min_lines=1)
            self.fields[name].setPlaceholderText(self.presenter.source_value(self.code, name))
            self.fields[name].committed.connect(partial(self._save, name))
        self.ages = None
        if view.own:
            area: ChoiceField = form.choice("area", _("Life area"), self.presenter.areas(), value=view.area)
            area.edited.connect(lambda: self._correct(area=area.value()))
            self.ages = (
                form.line("min_age", _("From age"), view.min_age),
                form.line("max_age", _("To age"), view.max_age),
            )
            for one in self.ages:
                one.committed.connect(self._save_ages)
        return form

    def _show(self, view: OneView) -> None:
        self.set_title(view.title, view.subtitle)
        closing = (
            outlined(_("It is offered again"), partial(self._close, closed=False))
            if view.closed
            else outlined(_("It is no longer offered"), partial(self._close, closed=True))
        )
        self.set_actions(
            [
                outlined(_("Back to the offers"), lambda: self.surroundings.navigator.go(Place("offers"))),
                closing,
                outlined(_("Print the offer"), self.show_paper, icon="print"),
            ]
        )
        self.facts.set_rows(
            [[Cell(label, secondary=True), Cell(text, secondary=not told)] for label, text, told in view.facts]
        )
        self._differs.setVisible(bool(view.differs))
        self._differs_text.setText(view.differs)
        self._source.setText(view.source)
        self._source.setVisible(bool(view.source))
        self._hint.setText(view.corrected or _("Write what has changed. It stays at this desk and is shown instead."))
        for name, field in self.fields.items():
            if field.value() == self._told.get(name, "") or not field.hasFocus():
                field.set_value(view.values[name])
        self._told = dict(view.values)
        self.used.set_rows([[Cell(label, secondary=True), figure] for label, figure in view.used])
        self.used.setVisible(bool(view.used))
        self._unused.setVisible(not view.used)

    def show_paper(self) -> None:
        """The offer on paper, to hand over."""
        self._papers_place.clear()
        self.papers = PaperStack(_("The offer on paper"))
        self._papers_place.add(self.papers)
        self._desk = PaperDesk(
            self.surroundings, self.papers, self.banner, self.surroundings.guard(self), self.presenter.make_paper
        )
        title = self.presenter.one(self.code).title
        self._desk.offer(
            [
                RowView(self.code, title),
                RowView(f"{CARD}{self.code}", _("Card to call by"), context=_("whom to call, when, and for what")),
            ]
        )
        self.papers.preview.take_keyboard()
        self.scroll_to(self.papers)

    def _save(self, name: str) -> None:
        text = self.fields[name].value()
        if text != self._told.get(name, ""):
            self._correct(**{name: text})

    def _save_ages(self) -> None:
        if self.ages is None:
            return
        low, high = (one.value() for one in self.ages)
        problem = age_problems(low, high)
        self.form.row("max_age").set_error(problem)
        if not problem:
            self._correct(min_age=read_age(low), max_age=read_age(high))

    def _correct(self, **fields: object) -> None:
        self.surroundings.act(self, lambda: self.presenter.correct(self.code, **fields))

    def _close(self, *, closed: bool) -> None:
        said = _("It is marked as no longer offered.") if closed else _("It is marked as offered.")
        self.surroundings.act(self, lambda: self.presenter.close(self.code, closed=closed), said)

    def _changed(self, changes: Changes) -> None:
        if self.code and (not changes.kinds or changes.kinds & {"offer-local", "measure", "measure-rating"}):
            self.surroundings.guard(self).run(lambda: self._show(self.presenter.one(self.code)))


def make_page(surroundings: Surroundings) -> OfferPage:
    """The page the window registers for places of kind ``offer``."""
    return OfferPage(surroundings)
