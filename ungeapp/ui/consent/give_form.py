"""Giving a consent or recording a basis: a preset, then whatever differs.

Belongs here: the form. Does not belong here: what the presets are (``presenter``).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ungeapp.domain.consent import GivenBy, Use
from ungeapp.domain.parts import Part
from ungeapp.texts import _
from ungeapp.ui.casework.picked import PickedField
from ungeapp.ui.consent.presenter import INFORMED, PRESETS, ConsentPresenter, Preset
from ungeapp.ui.kit.buttons import outlined
from ungeapp.ui.kit.card import Card
from ungeapp.ui.kit.choices import CheckListField, ChoiceField
from ungeapp.ui.kit.form import Form
from ungeapp.ui.kit.layouts import Columns, Flow, Stack
from ungeapp.ui.kit.rows import Option
from ungeapp.ui.kit.text import Secondary
from ungeapp.ui.kit.tokens import SPACE_2
from ungeapp.ui.shortcuts import Keys, bind
from ungeapp.usecases.consents import ConsentAsked


class RecipientsField(Stack):
    """Who may have it: units and network as ticks, roles one by one from a list."""

    edited = Signal()

    def __init__(self, options: Sequence[Option]) -> None:
        near = [one for one in options if not one.value.startswith("role:")]
        roles = [one for one in options if one.value.startswith("role:")]
        self.near = CheckListField(near)
        self.roles = PickedField(roles, _("Add a role …"), _("Add a role"))
        super().__init__(self.near, self.roles, gap=SPACE_2)
        self.setFocusProxy(self.near)
        self.near.edited.connect(self.edited)
        self.roles.edited.connect(self.edited)

    @property
    def role(self) -> ChoiceField:
        """The list of roles."""
        return self.roles.choice

    def value(self) -> tuple[str, ...]:
        """The keys chosen."""
        return (*self.near.value(), *self.roles.value())

    def set_value(self, value: Sequence[str]) -> None:
        """Choose these and no others."""
        self.near.set_value([one for one in value if not one.startswith("role:")])
        self.roles.set_value([one for one in value if one.startswith("role:")])


class GiveCard(Card):
    """The card in which one is given or asked for.

    ``on_save`` is told what was chosen, who by name, and whether it is only asked for; ``on_cancel`` that it was not.
    """

    def __init__(
        self,
        presenter: ConsentPresenter,
        on_save: Callable[[ConsentAsked, str, bool], object],
        on_cancel: Callable[[], object],
    ) -> None:
        super().__init__(_("Record consent or basis"))
        self._presenter = presenter
        self._on_save = on_save
        choices = presenter.choices()
        self.left, self.right = Form(), Form()
        self.presets = PRESETS
        self.preset_buttons = {one.key: outlined(_(one.label), partial(self.take, one)) for one in PRESETS}
        self.basis = self.left.choice("basis", _("Legal basis"), choices.bases, "consent")
        self.uses = self.left.check_list("uses", _("Used"), choices.uses)
        self.purpose = self.left.text("purpose", _("Because"), min_lines=2, hint=_("Why the information is needed."))
        self.recipients = self.left.add("recipients", _("Given to"), RecipientsField(choices.recipients))
        self.outside = self.left.line(
            "outside", _("Somebody else, by name"), hint=_("A school or an employer, for example."), optional=True
        )
        self.both_ways = self.left.check("both_ways", _("Both ways: they may also tell us"))
        self.parts = self.right.check_list("parts", _("About"), choices.parts)
        self.withheld = self.right.add(
            "withheld",
            _("Not this, although it belongs to it"),
            PickedField(choices.records, _("Choose something to keep out …"), _("Choose something to keep out")),
        )
        self.withheld_text = self.right.text(
            "withheld_text",
            _("What do you not want it to cover?"),
            min_lines=2,
            hint=_("In words, one thing a line. You see it each time something is sent."),
        )
        self.because = self.right.line("because", _("Why it is kept out"), optional=True)
        self.given_by = self.left.segmented("given_by", _("Who says yes"), choices.givers, choices.giver)
        self.left.row("given_by").set_notice(choices.asking)
        self.how = self.left.segmented("how", _("In which way"), choices.ways, choices.ways[0].value, show_keys=True)
        self.given_on = self.left.date("given_on", _("Given"), presenter.today, presenter.today)
        self.valid_to = self.left.date("valid_to", _("Counts until"), presenter.today, None, optional=True)
        self.informed = self.left.text(
            "informed_of",
            _("Informed about"),
            "\n".join(_(one) for one in INFORMED),
            min_lines=2,
            hint=_("One thing a line."),
        )
        presets: list[QWidget] = list(self.preset_buttons.values())
        self.add(Secondary(_("Begin with a usual one, and change what differs.")), Flow(*presets))
        self.add(Columns(self.left, self.right, weights=(1, 1)))
        self.save_button = outlined(_("Save"), self.save, key=Keys.ACCEPT.shown())
        self.ask_button = outlined(_("Print it for signing"), self.ask)
        self.add(Flow(self.save_button, self.ask_button, outlined(_("Cancel"), on_cancel)))
        self.basis.edited.connect(self._basis_changed)
        self.uses.edited.connect(self._uses_changed)
        bind(self, Keys.ACCEPT, self.save)
        self._basis_changed()
        self._uses_changed()

    def take(self, preset: Preset) -> None:
        """Fill in what a usual one says."""
        self.basis.set_value(preset.basis)
        self.uses.set_value([one.value for one in preset.uses])
        self.parts.set_value([one.value for one in preset.parts])
        self.purpose.set_value(_(preset.purpose))
        self.both_ways.set_value(preset.both_ways)
        self._basis_changed()
        self._uses_changed()
        (self.parts if preset.uses == (Use.PLAN,) else self.recipients).setFocus()

    def prefill(self, preset: Preset, recipients: Sequence[str], purpose: str = "") -> None:
        """A usual one for these recipients: what is left is to look at it and save."""
        self.take(preset)
        known = {*self.recipients.near.boxes(), *self.recipients.roles.options()}
        self.recipients.set_value([one for one in recipients if one in known])
        self.outside.set_value("; ".join(one.removeprefix("name:") for one in recipients if one.startswith("name:")))
        if purpose:
            self.purpose.set_value(purpose)
        self.save_button.setFocus()

    def fill(self, known: ConsentAsked) -> None:
        """The same as an earlier one, to be asked for again."""
        self.basis.set_value(known.basis)
        self.uses.set_value([one.value for one in known.uses])
        self.purpose.set_value(known.purpose)
        self.parts.set_value([one.value for one in known.parts])
        self.recipients.set_value(known.recipients)
        self.outside.set_value(
            "; ".join(one.removeprefix("name:") for one in known.recipients if one.startswith("name:"))
        )
        self.both_ways.set_value(known.both_ways)
        self.withheld.set_value(known.withheld)
        self.withheld_text.set_value("\n".join(known.withheld_text))
        self.because.set_value(known.withheld_because)
        self._basis_changed()
        self._uses_changed()
        self.ask_button.setFocus()

    def save(self) -> None:
        """Hand over what was given; where something is missing or cannot be read, go to it instead."""
        self._hand_over(only_asked=False)

    def ask(self) -> None:
        """Hand over what is asked for, to be printed and signed."""
        self._hand_over(only_asked=True)

    def _hand_over(self, *, only_asked: bool) -> None:
        only_plan = self._only_plan()
        asked = ConsentAsked(
            basis=self.basis.value(),
            uses=tuple(Use(one) for one in self.uses.value()),
            purpose=self.purpose.value(),
            parts=tuple(Part(one) for one in self.parts.value()),
            recipients=() if only_plan else self.recipients.value(),
            both_ways=self.both_ways.value() and not only_plan,
            how=self.how.value() if self._presenter.needs_way(self.basis.value()) else "",
            given_on=self.given_on.value(),
            informed_of=tuple(one.strip() for one in self.informed.value().splitlines() if one.strip()),
            given_by_kind=GivenBy(self.given_by.value())
            if self._presenter.needs_way(self.basis.value())
            else GivenBy.LAW,
            valid_to=self.valid_to.value(),
            withheld=self.withheld.value(),
            withheld_text=tuple(one.strip() for one in self.withheld_text.value().splitlines() if one.strip()),
            withheld_because=self.because.value(),
        )
        outside = "" if only_plan else self.outside.value()
        errors = {**self._presenter.missing(asked, outside), **self.left.problems()}
        self.right.set_errors(errors)
        self.left.set_errors(errors)  # the first form last, so that the keyboard ends at the first error
        if not errors:
            self._on_save(asked, outside, only_asked)

    def _only_plan(self) -> bool:
        return self.uses.value() == (Use.PLAN.value,)

    def _basis_changed(self) -> None:
        needs = self._presenter.needs_way(self.basis.value())
        for key in ("how", "given_by"):
            self.left.set_row_visible(key, needs)
        self.ask_button.setVisible(needs)

    def _uses_changed(self) -> None:
        for key in ("recipients", "outside", "both_ways"):
            self.left.set_row_visible(key, not self._only_plan())
