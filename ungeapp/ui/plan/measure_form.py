"""The fields of a measure, each saved by itself on being left.

Belongs here: the forms and what each field is written to. Does not belong here: the page around them.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Protocol

from ungeapp.domain.plans import Measure, MeasureSort, MeasureState
from ungeapp.texts import _
from ungeapp.ui.casework.autosave import Autosave
from ungeapp.ui.kit import tokens
from ungeapp.ui.kit.choices import CheckField, ChoiceField
from ungeapp.ui.kit.fields import DateField, LineField, TextField
from ungeapp.ui.kit.form import Form
from ungeapp.ui.kit.layouts import Columns
from ungeapp.ui.plan.measure_entry import sorts
from ungeapp.ui.plan.measure_presenter import MeasurePageView, MeasurePresenter

_SIDE_BY_SIDE = 480
DAYS = ("requested_on", "granted_on", "starts_on", "started_on", "ends_on", "ended_on")


class FieldPage(Protocol):
    """What the fields ask of their page."""

    presenter: MeasurePresenter
    measure: str

    def write(self, field: str, value: object) -> bool: ...


class MeasureFields:
    """Three forms: about the measure, its days, whose it is."""

    def __init__(self, page: FieldPage, view: MeasurePageView) -> None:
        self._page = page
        self._autosaves: dict[str, Autosave] = {}
        self._choices: dict[str, ChoiceField | CheckField] = {}
        self._dates: dict[str, DateField] = {}
        self._measure = view.measure
        self._drafts = view.drafts
        self._seldom: list[tuple[Form, str]] = []
        self.about = self._make_about(view)
        self.days = self._make_days()
        self.whose = self._make_whose()
        self.show_measure(view)
        self.has_hidden = False
        for form, name in self._seldom:  # what says something stays in view, so that a page is not mostly empty fields
            told = bool(getattr(self._measure, name)) or name in self._drafts
            form.set_row_visible(name, told)
            self.has_hidden = self.has_hidden or not told

    def show_all(self) -> None:
        """The fields that are empty too; the keyboard goes to the first of them."""
        hidden = [(form, name) for form, name in self._seldom if form.row(name).isHidden()]
        for form, name in hidden:
            form.set_row_visible(name, True)
        self.has_hidden = False
        if hidden:
            hidden[0][0].focus(hidden[0][1])

    def _make_about(self, view: MeasurePageView) -> Columns:
        what, who, presenter = Form(gap=tokens.SPACE_3), Form(gap=tokens.SPACE_3), self._page.presenter
        self._text(what.line("title", _("The measure")), "title")
        self.offers = what.choice(
            "offer", _("Offer of the catalogue"), presenter.offers(self._measure), empty=_("No offer chosen")
        )
        self._chosen("offer", self.offers, str)
        goals = what.choice("goal", _("Works towards the goal"), view.goals, empty=_("No goal chosen"))
        self._chosen("goal", goals, str)
        self._text(what.text("purpose", _("What it is for"), min_lines=1), "purpose")
        alternative = what.text("alternative", _("Less intrusive alternative considered"), min_lines=1)
        self._text(alternative, "alternative")
        self._text(what.text("effect", _("What it has led to"), min_lines=1), "effect")
        self._chosen("sort", who.choice("sort", _("What sort"), sorts()), MeasureSort)
        self._chosen("area", who.choice("area", _("Life area"), presenter.areas()), str)
        self._text(who.line("provider", _("Who provides it")), "provider")
        self._text(who.line("place", _("Where it takes place"), hint=_("For example the school")), "place")
        self._text(who.line("contact_name", _("Contact there")), "contact_name")
        self._text(who.line("contact_phone", _("Telephone there")), "contact_phone")
        joint = what.check(
            "joint", _("A measure we all share"), hint=_("Without it the measure is one department's own.")
        )
        self._chosen("joint", joint, bool)
        fgu = what.check(
            "for_fgu", _("Send to the FGU"), hint=_("Ticked beforehand when you make the extract to the FGU.")
        )
        self._chosen("for_fgu", fgu, bool)
        self._seldom += [(what, name) for name in ("goal", "purpose", "alternative", "effect", "joint", "for_fgu")]
        self._seldom += [(who, name) for name in ("place", "contact_name", "contact_phone")]
        return Columns(what, who, weights=(1, 1), stack_below=_SIDE_BY_SIDE)

    def _make_days(self) -> Form:
        form = Form(gap=tokens.SPACE_3)
        labels = (
            _("Asked for on"),
            _("Grant given on"),
            _("Is to begin on"),
            _("Began on"),
            _("Is to end on"),
            _("Ended on"),
        )
        for field, label in zip(DAYS, labels, strict=True):
            made = form.date(field, label, self._page.presenter.today)
            self._dates[field] = made
            made.committed.connect(partial(self._date_told, field))
        self._text(form.text("ended_because", _("How it went"), min_lines=1), "ended_because")
        return form

    def _make_whose(self) -> Form:
        form = Form(gap=tokens.SPACE_3)
        units = self._page.presenter.units()
        self._chosen("unit", form.choice("unit", _("Unit"), units, empty=_("No unit")), str)
        self._text(form.line("responsible", _("Person responsible")), "responsible")
        self._text(form.line("decided_by", _("Decided by (name)")), "decided_by")
        self._text(form.line("grant", _("Grant"), hint=_("The number, or what is granted")), "grant")
        self._seldom += [(form, name) for name in ("decided_by", "grant")]
        return form

    # writing ---------------------------------------------------------------------------------------------------------
    def _text(self, field: TextField | LineField, name: str) -> None:
        page = self._page

        def draft(text: str, base: str) -> None:
            page.presenter.draft(page.measure, name, text, base)

        def write(text: str) -> bool:
            return page.write(name, text.strip())

        self._autosaves[name] = Autosave(
            field, getattr(self._measure, name), draft=draft, write=write, waiting=self._drafts.get(name)
        )

    def _chosen(self, name: str, field: ChoiceField | CheckField, read: Callable[..., object]) -> None:
        self._choices[name] = field
        field.committed.connect(lambda: self._page.write(name, read(field.value())))

    def _date_told(self, name: str) -> None:
        field = self._dates[name]
        told: date | None = field.value()
        if field.is_valid() and told != getattr(self._measure, name):
            self._page.write(name, told)

    # showing ---------------------------------------------------------------------------------------------------------
    def show_measure(self, view: MeasurePageView) -> None:
        """Show what is on record, but for what is being typed."""
        measure = self._measure = view.measure
        for name, autosave in self._autosaves.items():
            autosave.show_stored(getattr(measure, name))
        for name, choice in self._choices.items():
            if isinstance(choice, CheckField):
                choice.set_value(bool(getattr(measure, name)))
            else:
                choice.set_value(str(getattr(measure, name)))
        for name, field in self._dates.items():
            if not field.line.hasFocus():
                field.set_value(getattr(measure, name))
        for form, name in self._seldom:
            if getattr(measure, name):
                form.set_row_visible(name, True)
        ended = measure.state is MeasureState.ENDED
        for name in ("ended_on", "ended_because"):
            self.days.set_row_visible(name, ended)
        self._suit_state(measure)

    def _suit_state(self, measure: Measure) -> None:
        """Planned days are of no interest once the real one is known."""
        self.days.set_row_visible("starts_on", measure.started_on is None)
        self.days.set_row_visible("ends_on", measure.state is not MeasureState.ENDED)

    def save(self) -> None:
        """Save what is being typed."""
        for one in self._autosaves.values():
            one.save()

    def keep(self) -> None:
        """Keep what is being typed as drafts."""
        for one in self._autosaves.values():
            one.keep()
