"""Several papers: who gets which at the left, the paper itself at the right.

Belongs here: choosing, looking, the wishes to print or save. Does not belong here: making papers, printing, saving.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ungeapp.texts import _
from ungeapp.ui.kit import layouts, tokens
from ungeapp.ui.kit.buttons import outlined
from ungeapp.ui.kit.card import Card
from ungeapp.ui.kit.painted_list import PaintedList
from ungeapp.ui.kit.pdf_preview import PdfPreview
from ungeapp.ui.kit.rows import RowView
from ungeapp.ui.kit.states import ProgressRow
from ungeapp.ui.kit.text import Secondary


class PaperStack(QWidget):
    """A list of papers and the preview of the current one.

    ``wanted`` carries the id of a paper to be shown with ``show_paper``. ``print_wanted``, ``save_wanted`` and
    ``word_wanted`` carry the id of one paper, ``print_all_wanted`` means every paper of the list. ``alternatives`` are one
    paper in several ways: nobody wants all of them.
    """

    wanted = Signal(str)
    print_wanted = Signal(str)
    save_wanted = Signal(str)
    word_wanted = Signal(str)
    print_all_wanted = Signal()

    def __init__(self, heading: str, hint: str = "", *, alternatives: bool = False) -> None:
        super().__init__()
        self._alternatives = alternatives
        self.list = PaintedList(heading, current_marked=True)
        self.preview = PdfPreview()
        self.progress = ProgressRow()
        self.progress.hide()
        self.print_all_button = outlined(_("Print all"), self.print_all_wanted.emit, icon="print")
        self.card = Card(heading)
        if hint:
            self.card.add(Secondary(hint))
        self.card.add_head(self.print_all_button)  # above the list, or many papers push it out of sight
        self.card.add(self.list)
        self.side = layouts.Stack(self.card, self.progress, gap=tokens.SPACE_4)
        body = layouts.column(self, gap=tokens.SPACE_4)
        body.addWidget(layouts.Columns(self.side, self.preview, weights=(36, 64)))
        self._shown = ""
        self.preview.use_height()
        self.list.current_changed.connect(self._changed)
        self.list.opened.connect(self._changed)
        self.preview.print_requested.connect(lambda: self.print_wanted.emit(self.list.current_id()))
        self.preview.save_requested.connect(lambda: self.save_wanted.emit(self.list.current_id()))
        self.preview.word_requested.connect(lambda: self.word_wanted.emit(self.list.current_id()))

    def set_papers(self, rows: Sequence[RowView]) -> None:
        """Offer these; the first one is shown unless one of them is."""
        self.list.set_rows(rows)
        self.print_all_button.setVisible(len(rows) > 1 and not self._alternatives)
        if rows and not self.list.current_id():
            self.list.set_current(rows[0].id)

    def show_paper(self, paper: str, content: bytes) -> None:
        """Show the paper that was wanted, unless another one was chosen meanwhile."""
        if paper == self.list.current_id():
            self._shown = paper
            self.preview.show_pdf(content)

    def forget(self) -> None:
        """The papers changed: ask for the current one again."""
        self._shown = ""
        if self.list.current_id():
            self._changed(self.list.current_id())

    def _changed(self, paper: str) -> None:
        if paper and paper != self._shown:
            self.wanted.emit(paper)
