"""What is agreed on in a talk: rows that are not saved yet, and the row in which one is written.

Belongs here: that card. Does not belong here: what becomes of them (``presenter``).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal

from ungeapp.texts import _
from ungeapp.ui.casework.entries import AgreementEntry
from ungeapp.ui.casework.typed import TypedAgreement
from ungeapp.ui.kit import tokens
from ungeapp.ui.kit.card import Card
from ungeapp.ui.kit.painted_list import PaintedList
from ungeapp.ui.talk.presenter import TalkPresenter


class AgreedCard(Card):
    """``value`` is what was agreed on so far; ``edited`` when there is more or less of it."""

    edited = Signal()

    def __init__(self, presenter: TalkPresenter) -> None:
        super().__init__(_("Agreements"), gap=tokens.SPACE_3)
        self._presenter = presenter
        self._agreed: list[TypedAgreement] = []
        self.list = PaintedList(_("Agreements"))
        self.list.opened.connect(self._correct)
        self.list.acted.connect(self._remove)
        self.entry = AgreementEntry((), presenter.today)
        self.entry.added.connect(self._add)
        self.add(self.list, self.entry)
        self._show()

    def begin(self, owners: Sequence[str], agreed: Sequence[TypedAgreement]) -> None:
        """Another talk."""
        self.entry.clear()
        self.entry.owner.set_options(owners)
        self._agreed = list(agreed)
        self._show()

    def value(self) -> tuple[TypedAgreement, ...]:
        """What was agreed on so far."""
        return tuple(self._agreed)

    def _add(self, typed: TypedAgreement) -> None:
        agreed = replace(typed, known="")
        if typed.known:
            self._agreed[int(typed.known)] = agreed
        else:
            self._agreed.append(agreed)
        self._changed()

    def _correct(self, key: str) -> None:
        one = self._agreed[int(key)]
        self.entry.correct(key, one.what, one.owner, one.due)

    def _remove(self, key: str) -> None:
        self.entry.clear()
        del self._agreed[int(key)]
        self._changed()

    def _changed(self) -> None:
        self._show()
        self.edited.emit()

    def _show(self) -> None:
        self.list.set_rows([self._presenter.row(str(at), one) for at, one in enumerate(self._agreed)])
        self.list.setVisible(bool(self._agreed))
