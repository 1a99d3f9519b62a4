"""The card that says how contact stands, with its rhythm and its pause.

Belongs here: widgets. Does not belong here: the sentences (``reach``).
"""

from __future__ import annotations

from collections.abc import Callable

from ungeapp.texts import _
from ungeapp.ui.contact.asking import ask
from ungeapp.ui.contact.reach import ReachPresenter
from ungeapp.ui.kit.buttons import row_button
from ungeapp.ui.kit.card import Card
from ungeapp.ui.kit.chip import Chip
from ungeapp.ui.kit.form import Form
from ungeapp.ui.kit.layouts import Flow
from ungeapp.ui.kit.tab_frame import TabFrame
from ungeapp.ui.kit.text import Secondary, Strong, Text
from ungeapp.ui.surroundings import Surroundings


class ReachCard(Card):
    """*Ikke opgivet*: never hidden, so that nobody is forgotten by silence."""

    def __init__(self, surroundings: Surroundings, frame: TabFrame, person: str) -> None:
        super().__init__(_("How contact goes"))
        self._surroundings = surroundings
        self._frame = frame
        self._person = person
        self._presenter = ReachPresenter(surroundings.intentions)
        self.chip = Chip("")
        self.reached = Strong("")
        self.next = Text("")
        self.untried = Text("")
        self.rest = Secondary("")
        self.add_head(self.chip)
        self.rhythm_button = row_button(
            _("Rhythm …"), self.ask_rhythm, name=_("Agree on how often contact comes about")
        )
        self.pause_button = row_button(_("Pause …"), self.ask_pause, name=_("Pause the contact attempts"))
        self.add(self.reached, self.next, self.untried, self.rest, Flow(self.rhythm_button, self.pause_button))

    def refresh(self) -> None:
        """Look again."""
        told = self._presenter.texts(self._person)
        self.set_heading(told.heading)
        self.chip.show_state(told.chip, told.tone)
        self.chip.setVisible(bool(told.chip))
        self.reached.setText(told.reached)
        for label, text in ((self.next, told.next), (self.untried, told.untried)):
            label.setText(text)
            label.setVisible(bool(text))
        self.rest.setText(f"{told.rhythm} · {told.progress}")
        self.pause_button.set_text(_("Take up again") if told.paused else _("Pause …"))

    def ask_rhythm(self) -> None:
        """How many days between contacts."""
        presenter = self._presenter
        form = Form()
        hint = _("Empty means the usual rhythm of the municipality.")
        days = form.line("days", _("Days between contacts"), presenter.rhythm(self._person), hint=hint, optional=True)

        def missing() -> dict[str, str]:
            return {} if not days.value() or days.value().isdecimal() else {"days": "rhythm-days"}

        if ask(self._surroundings, _("Rhythm of contact"), form, _("Save"), missing):
            self._act(lambda: presenter.keep_rhythm(self._person, days.value()), _("The rhythm is agreed."))

    def ask_pause(self) -> None:
        """A pause with its reason; or the end of one."""
        presenter = self._presenter
        if presenter.texts(self._person).paused:
            self._act(lambda: presenter.resume(self._person), _("The pause is over."))
            return
        form = Form()
        until = form.date("until", _("Pause until"), presenter.today)
        reason = form.line("reason", _("Why?"))

        def missing() -> dict[str, str]:
            day = until.value()
            found = {} if day is not None and day > presenter.today else {"until": "pause-over"}
            return found if reason.value() else found | {"reason": "reason-missing"}

        if ask(self._surroundings, _("Pause the contact attempts"), form, _("Pause"), missing):
            self._act(
                lambda: presenter.pause(self._person, until.value(), reason.value()),
                _("Attempts are paused until that day."),
            )

    def _act(self, action: Callable[[], object], said: str) -> None:
        self._surroundings.act(self._frame, action, said)
