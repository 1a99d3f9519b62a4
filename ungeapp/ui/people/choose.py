"""Choosing the young person something begins with, where the page is about all of them.

Belongs here: the card and whom it finds. Does not belong here: what begins then.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut

from ungeapp.domain.dates import age_on
from ungeapp.texts import _
from ungeapp.ui.kit.buttons import row_button
from ungeapp.ui.kit.card import Card
from ungeapp.ui.kit.fields import LineField
from ungeapp.ui.kit.painted_list import PaintedList
from ungeapp.ui.kit.rows import RowView
from ungeapp.ui.kit.text import Secondary
from ungeapp.ui.surroundings import Surroundings

_SHOWN = 6


class ChooseYoungPerson(Card):
    """Hidden until ``begin``; ``chosen`` carries the id. Enter takes the first one found, Esc takes the card away."""

    chosen = Signal(str)

    def __init__(self, surroundings: Surroundings, heading: str) -> None:
        super().__init__(heading)
        self._intentions = surroundings.intentions
        self.search = LineField(placeholder=_("Search by name, birth date or CPR number"))
        self.search.setAccessibleName(heading)
        self.list = PaintedList(heading)
        self._nobody = Secondary(_("Nobody here has such a name, birth date, CPR number or telephone."))
        self.add_head(row_button(_("Cancel"), self.hide, name=f"{heading}: {_('Cancel')}"))
        self.add(self.search, self.list, self._nobody)
        self.search.textChanged.connect(lambda _text: self._find())
        self.search.returnPressed.connect(self._take_first)
        self.list.opened.connect(self._take)
        for owner, key, act in (
            (self.search, Qt.Key.Key_Down, self.list.setFocus),
            (self, Qt.Key.Key_Escape, self.hide),
        ):
            shortcut = QShortcut(QKeySequence(key), owner)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)
        self.hide()

    def begin(self) -> None:
        """Show the card with the keyboard in it."""
        self.search.clear()
        self._find()
        self.show()
        self.search.setFocus()

    def _find(self) -> None:
        """Those a thing can begin with: under way, and not only shared with this desk."""
        text = self.search.value()
        found = self._intentions.people.search(text, limit=_SHOWN * 2, ended=False)
        today = self._intentions.desk.today()
        rows = [
            RowView(
                one.id,
                one.name,
                title_rest=_(", {age} years").format(age=age_on(one.birth_date, today)) if one.birth_date else "",
                context=one.next_step,
            )
            for one in found
            if not one.ended and one.role != "none"
        ][:_SHOWN]
        self.list.set_rows(rows)
        self.list.setVisible(bool(rows))
        self._nobody.setVisible(not rows)

    def _take_first(self) -> None:
        rows = self.list.rows()
        if len(rows):
            self._take(rows[0].id)

    def _take(self, person: str) -> None:
        if person:
            self.hide()
            self.chosen.emit(person)
