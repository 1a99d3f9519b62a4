"""Giving a consent or recording a basis: a preset, then whatever differs.

Belongs here: the form. Does not belong here: what the presets are (``presenter``).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ungeapp.domain.consent import Use
from ungeapp.domain.parts import Part
from ungeapp.texts import _
from ungeapp.ui.consent.presenter import PRESETS, ConsentPresenter, Preset
from ungeapp.ui.kit.buttons import outlined, row_button
from ungeapp.ui.kit.card import Card
from ungeapp.ui.kit.chip import Chip
from ungeapp.ui.kit.choices import CheckListField, ChoiceField
from ungeapp.ui.kit.form import Form
from ungeapp.ui.kit.layouts import Columns, Flow, Stack
from ungeapp.ui.kit.rows import Option
from ungeapp.ui.kit.text import Secondary
from ungeapp.ui.kit.tokens import SPACE_2, Tone
from ungeapp.ui.shortcuts import Keys, bind
from ungeapp.usecases.consents import ConsentAsked


class RecipientsField(Stack):
    """Who may have it: units and network as ticks, roles one by one from a list."""

    edited = Signal()

    def __init__(self, options: Sequence[Option]) -> None:
        self._labels = {one.value: one.label for one in options}
        near = [one for one in options if not one.value.startswith("role:")]
        roles = [one for one in options if one.value.startswith("role:")]
        self.near = CheckListField(near)
        self.role = ChoiceField(roles, empty=_("Add a role …"), acts=True)
        self.role.setAccessibleName(_("Add a role"))
        self.chosen = Flow(gap=SPACE_2)
        super().__init__(self.near, self.role, self.chosen, gap=SPACE_2)
        self.setFocusProxy(self.near)
        self._roles: list[str] = []
        self.role.committed.connect(self._take)
        self.near.edited.connect(self.edited)
        self.role.edited.connect(self.edited)

    def value(self) -> tuple[str, ...]:
        """The keys chosen."""
        return (*self.near.value(), *self._roles)

    def set_value(self, value: Sequence[str]) -> None:
        """Choose these and no others."""
        self.near.set_value(value)
        self._roles = [one for one in value if one.startswith("role:")]
        self._show()

    def _take(self) -> None:
        key = self.role.value()
        if key and key not in self._roles:
            self._roles.append(key)
        self.role.set_value("")
        self._show()

    def _drop(self, key: str) -> None:
        self._roles.remove(key)
        self._show()

    def _show(self) -> None:
        self.chosen.clear()
        for key in self._roles:
            label = self._labels.get(key, key)
            self.chosen.add(Chip(label, Tone.INFO))
            self.chosen.add(
                row_button(_("Leave out"), partial(self._drop, key), name=_("Leave out {who}").format(who=label))
            )
        self.chosen.setVisible(bool(self._roles))


class GiveCard(Card):
    """The card in which one is given; ``on_save`` is told what was chosen, ``on_cancel`` that it was not."""

    def __init__(
        self,
        presenter: ConsentPresenter,
        on_save: Callable[[ConsentAsked, str], object],
        on_cancel: Callable[[], object],
    ) -> None:
        super().__init__(_("Record consent or basis"))
        self._presenter = presenter
        self._on_save = on_save
        choices = presenter.choices()
        self.left, self.right = Form(), Form()
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
        self.how = self.right.segmented("how", _("In which way"), choices.ways, choices.ways[0].value, show_keys=True)
        self.given_on = self.right.date("given_on", _("Given"), presenter.today, presenter.today)
        self.informed = self.right.text(
            "informed_of",
            _("Informed about"),
            _("That it is voluntary and can be withdrawn"),
            min_lines=2,
            hint=_("One thing a line."),
        )
        presets: list[QWidget] = list(self.preset_buttons.values())
        self.add(Secondary(_("Begin with a usual one, and change what differs.")), Flow(*presets))
        self.add(Columns(self.left, self.right, weights=(1, 1)))
        self.save_button = outlined(_("Save"), self.save, key=Keys.ACCEPT.shown())
        self.add(Flow(self.save_button, outlined(_("Cancel"), on_cancel)))
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

    def save(self) -> None:
        """Hand over what was chosen; where something is missing or cannot be read, go to it instead."""
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
        )
        outside = "" if only_plan else self.outside.value()
        errors = {**self._presenter.missing(asked, outside), **self.right.problems()}
        self.right.set_errors(errors)
        self.left.set_errors(errors)  # the first form last, so that the keyboard ends at the first error
        if not errors:
            self._on_save(asked, outside)

    def _only_plan(self) -> bool:
        return self.uses.value() == (Use.PLAN.value,)

    def _basis_changed(self) -> None:
        self.right.set_row_visible("how", self._presenter.needs_way(self.basis.value()))

    def _uses_changed(self) -> None:
        for key in ("recipients", "outside", "both_ways"):
            self.left.set_row_visible(key, not self._only_plan())
