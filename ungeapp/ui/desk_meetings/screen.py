"""A meeting between departments as it is seen while it is held: a card for each point, and one about the meeting.

Belongs here: those widgets; the editor of formats shows the same ones. Does not belong here: what is kept (``page``).
"""

from __future__ import annotations

from datetime import date

from ungeapp.texts import _
from ungeapp.ui.kit.card import Card
from ungeapp.ui.kit.fields import DateField, LineField, TextField, TimeField
from ungeapp.ui.kit.form import Form
from ungeapp.ui.kit.text import Secondary


class PointCard(Card):
    """One point to write under."""

    def __init__(self, title: str, guidance: str) -> None:
        super().__init__(title)
        self.field = TextField(min_lines=3)
        self.field.setAccessibleName(title)
        self._guidance = Secondary(guidance)
        self.add(self._guidance, self.field)

    def show_point(self, title: str, guidance: str) -> None:
        """The same point in other words."""
        self.set_heading(title)
        self.field.setAccessibleName(title)
        self._guidance.setText(guidance)


class AboutCard(Card):
    """Theme, place, leader, who takes part, day and time."""

    def __init__(self, today: date) -> None:
        super().__init__(_("About the meeting"), overline=True)
        self.form = form = Form()
        self.fields: dict[str, LineField | TextField] = {
            name: form.text(name, label, min_lines=3) if name == "attending" else form.line(name, label)
            for name, label in about_labels().items()
        }
        self.day: DateField = form.date("day", _("Date"), today)
        self.at: TimeField = form.time("at", _("Time"))
        self.add(form)


def about_labels() -> dict[str, str]:
    """What is told about the meeting, and what that is called."""
    return {
        "theme": _("Theme of the meeting"),
        "place": _("Place"),
        "leader": _("Leads the meeting"),
        "attending": _("Who takes part"),
    }
