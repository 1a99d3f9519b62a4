"""The cards of a municipality's profile that was sent: the differences, what happens now, whose signature.

Belongs here: widgets. Does not belong here: the sentences (``profile_view.py``), what the buttons do (the page).
"""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ungeapp.texts import _
from ungeapp.ui.kit.banner import Banner
from ungeapp.ui.kit.card import Card
from ungeapp.ui.kit.chip import Chip
from ungeapp.ui.kit.layouts import Columns, Flow, Stack
from ungeapp.ui.kit.rows import Cell
from ungeapp.ui.kit.table import Table
from ungeapp.ui.kit.text import Secondary, Text
from ungeapp.ui.kit.tokens import SPACE_3, SPACE_4, Tone
from ungeapp.ui.receive.profile_view import ProfileView


def profile_cards(view: ProfileView, buttons: Flow) -> QWidget:
    """The differences beside what can be done."""
    return Columns(_differences(view), Stack(_what_now(view, buttons), _signature(view), gap=SPACE_4))


def _differences(view: ProfileView) -> Card:
    card = Card(view.changes_heading, gap=SPACE_3)
    if view.changes:
        table = Table(view.changes_heading, stretch=(3, 7))
        rows: list[list[str | Cell | QWidget]] = []
        before = ""
        for part, sentence in view.changes:
            rows.append([Cell(part if part != before else "", secondary=True), sentence])
            before = part
        table.set_rows(rows)
        card.add(table)
    for one in view.faults:
        card.add(Secondary(one))
    return card


def _what_now(view: ProfileView, buttons: Flow) -> Card:
    card = Card(_("What happens now"), overline=True)
    if view.refused:
        card.add(Banner(view.refused, Tone.WARN))
    if view.warning:
        card.add(Banner(view.warning, Tone.WARN))
    for sentence in view.next_steps:
        card.add(Text(sentence))
    if view.note:
        card.add(Text(_("The sender writes: {note}").format(note=view.note)))
    card.add(buttons)
    return card


def _signature(view: ProfileView) -> Card:
    card = Card(_("Signed by"), overline=True)
    card.add(Text(view.sender), Flow(Chip(view.sender_state, view.sender_tone)))
    card.add(Secondary(_("Check number {number}").format(number=view.check_number)))
    return card
