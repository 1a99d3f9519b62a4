"""The row in which a goal or a measure is rated: one digit and Enter, words if there are any.

Belongs here: that row. Does not belong here: showing ratings over time (``kit.curve``).
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal

from ungeapp.texts import _
from ungeapp.ui.casework.entries import EntryRow
from ungeapp.ui.casework.typed import TypedRating
from ungeapp.ui.kit.choices import ChoiceField
from ungeapp.ui.kit.fields import LineField
from ungeapp.ui.kit.rows import Option
from ungeapp.ui.kit.scale import ScaleField


class RatingEntry(EntryRow):
    """The young person's number and words first, then, where ``statuses`` are offered, the professional's status."""

    added = Signal(object)

    def __init__(self, statuses: Sequence[Option] = (), *, question: str = "") -> None:
        super().__init__(_("Rate"))
        self.scale = ScaleField()
        self.words = LineField(placeholder=_("As the young person says it"))
        self.status = ChoiceField(statuses, empty=_("Not told"))
        self.comment = LineField()
        self.line((question or _("How near are you, from 0 to 10?"), self.scale, 1))
        across = self.line((_("In the young person's own words"), self.words, 1))
        if statuses:
            across = self.line((_("As you see it"), self.status, 4), (_("Your comment"), self.comment, 5))
        self.finish(across, self._add, _("Save the rating"))
        self.scale.accepted.connect(self._add)
        for line in (self.words, self.comment):
            line.returnPressed.connect(self._add)

    def start(self) -> None:
        """Put the keyboard on the numbers."""
        self.scale.setFocus()

    def _add(self) -> None:
        typed = TypedRating(
            rating=self.scale.value(),
            own_words=self.words.value(),
            status=self.status.value(),
            comment=self.comment.value(),
        )
        if typed.rating == ScaleField.NONE and not (typed.own_words or typed.status or typed.comment):
            self.refuse(_("Choose a number from 0 to 10, or write what was said."))
            self.scale.setFocus()
            return
        self.scale.set_value(ScaleField.NONE)
        self.status.set_value("")
        for line in (self.words, self.comment):
            line.set_value("")
        self.refuse("")
        self.added.emit(typed)
