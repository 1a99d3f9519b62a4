"""What must not go along although a consent covers it.

Belongs here: the small form. Does not belong here: what there is to keep out (``presenter``).
"""

from __future__ import annotations

from collections.abc import Callable

from ungeapp.texts import _
from ungeapp.ui.casework.picked import PickedField
from ungeapp.ui.consent.presenter import ConsentPresenter
from ungeapp.ui.kit.buttons import outlined
from ungeapp.ui.kit.card import Card
from ungeapp.ui.kit.form import Form
from ungeapp.ui.kit.layouts import Flow
from ungeapp.ui.kit.text import Secondary
from ungeapp.ui.shortcuts import Keys, bind


class WithholdCard(Card):
    """Records picked, lines in words, and why."""

    def __init__(
        self,
        presenter: ConsentPresenter,
        consent: str,
        on_save: Callable[[str, tuple[str, ...], str, str], object],
        on_cancel: Callable[[], object],
    ) -> None:
        super().__init__(_("Keep something out"))
        self._consent = consent
        self._on_save = on_save
        known = presenter.consent(consent)
        form = Form()
        self.text = form.text(
            "withheld_text",
            _("What do you not want it to cover?"),
            "\n".join(known.withheld_text),
            min_lines=2,
            hint=_("In words, one thing a line. You see it each time something is sent."),
        )
        self.records = form.add(
            "withheld",
            _("Not this, although it belongs to it"),
            PickedField(
                presenter.choices().records, _("Choose something to keep out …"), _("Choose something to keep out")
            ),
            hint=_("What is chosen here never goes along, nor anything that belongs to it."),
        )
        self.records.set_value(known.withheld)
        self.because = form.line("because", _("Why it is kept out"), known.withheld_because, optional=True)
        self.add(Secondary(known.purpose), form)
        self.save_button = outlined(_("Save"), self.save, key=Keys.ACCEPT.shown())
        self.add(Flow(self.save_button, outlined(_("Cancel"), on_cancel)))
        bind(self, Keys.ACCEPT, self.save)

    def save(self) -> None:
        """Hand over what was written."""
        self._on_save(self._consent, self.records.value(), self.text.value(), self.because.value())
