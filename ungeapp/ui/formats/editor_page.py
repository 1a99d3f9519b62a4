"""The page in which a leader changes a meeting format and sees beside it how it will look.

Belongs here: its widgets. Does not belong here: what an edit becomes (``presenter``), which fields there are (``fields``).
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QWidget

from ungeapp.texts import _
from ungeapp.ui.formats.field_views import FieldView, Told
from ungeapp.ui.formats.piece_cards import PieceCards
from ungeapp.ui.formats.piece_form import PieceForm
from ungeapp.ui.formats.presenter import EditorPresenter
from ungeapp.ui.formats.preview import GUIDE, FormatPreview
from ungeapp.ui.kit.buttons import outlined, primary, quiet
from ungeapp.ui.kit.card import Card
from ungeapp.ui.kit.in_view import bring_into_view
from ungeapp.ui.kit.layouts import Columns, Stack
from ungeapp.ui.kit.page_frame import PageFrame
from ungeapp.ui.kit.painted_list import PaintedList
from ungeapp.ui.kit.tokens import Tone
from ungeapp.ui.navigation import Place
from ungeapp.ui.runner import Progress
from ungeapp.ui.shortcuts import Keys, bind
from ungeapp.ui.surroundings import Surroundings
from ungeapp.usecases.format_pieces import PieceKind
from ungeapp.usecases.format_series import CONVENING


class FormatPage(PageFrame):
    """The page behind ``Place("format", id=…)``: pieces, the form of one, and the preview."""

    def __init__(self, surroundings: Surroundings) -> None:
        super().__init__(_("Meeting format"))
        self._surroundings = surroundings
        self._guard = surroundings.guard(self)
        self.presenter = EditorPresenter(surroundings.intentions)
        self._showing = False
        self._soon = QTimer(self)  # when nothing else waits: keys come first, and many changes are shown at once
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self.show_preview)
        self.undo_button = outlined(_("Undo"), self.undo)
        self.publish_button = primary(_("Publish"), self.publish, key=Keys.ACCEPT.shown())
        self.set_actions(
            [
                quiet(_("Back to the formats"), lambda: self._go(Place("formats"))),
                quiet(_("Throw the draft away"), self.drop),
                self.undo_button,
                self.publish_button,
            ]
        )
        self.faults = PaintedList(_("What is to be put right"))
        self.faults.opened.connect(lambda row: self.go_to(self.presenter.fault_piece(row)))
        self.faults.acted.connect(self.put_back)
        self._faults_card = Card(_("What is to be put right"), overline=True, accent="warn")
        self._faults_card.add(self.faults)
        self._pieces = PieceCards()
        self._pieces.chosen.connect(self._chosen)
        self._pieces.entered.connect(self._enter)
        self._pieces.moved.connect(self.move_piece)
        self._pieces.taken_out.connect(self.take_out)
        self._pieces.undo_wanted.connect(self.undo)
        self._pieces.added.connect(self.add_piece)
        self._pieces.own_people_wanted.connect(self.own_participants)
        self.lists, self.entries, self.role_entry = self._pieces.lists, self._pieces.entries, self._pieces.role_entry
        self.heads, self.cards = self.lists[PieceKind.MEETING], self._pieces.cards
        self.form: PieceForm | None = None
        self.form_card = Card("", overline=True)
        self.preview = FormatPreview(self.presenter.choices(), self.presenter.today)
        self.preview.wide_wanted.connect(self._show_wide)
        self.preview.changed.connect(lambda _tab: self._show_paper())
        self._above = (QWidget(), QWidget())
        self._form_column = Stack(self._above[0], self.form_card, gap=0)
        preview = Stack(self._above[1], self.preview, gap=0)
        self._columns = Columns(self._pieces, self._form_column, preview, weights=(30, 36, 34))
        self.add(self._faults_card, self._columns)
        bind(self, Keys.SAVE, self.save)
        bind(self, Keys.ACCEPT, self.publish)
        bind(self.form_card, Keys.LEAVE, self._out)
        bind(self, Keys.NEXT_ITEM, partial(self.step, 1))
        bind(self, Keys.PREVIOUS_ITEM, partial(self.step, -1))

    # showing -----------------------------------------------------------------------------------------------------
    def open_place(self, place: Place) -> None:
        """Work on this draft; without an id, or when it is gone, the list of formats."""
        self.save()
        self.banner.clear()
        if not place.id:
            self._go(Place("formats"))
            return
        if self.preview.is_wide():
            self.preview.turn_wide()
        if self._guard.run(lambda: self.presenter.open(place.id)):
            self._build_form()
            self._show()
            self._align()
            self.heads.setFocus()
            bring_into_view(self.heads)

    def _show(self) -> None:
        """Everything but the form: it may be the place where somebody is typing."""
        if self.presenter.draft is None:
            return
        self._showing = True
        presenter = self.presenter
        self.set_title(presenter.title(), presenter.subtitle())
        self._pieces.show_pieces(presenter)
        faults = presenter.faults()
        self.faults.set_rows(faults)
        self._faults_card.setVisible(bool(faults))
        self.undo_button.setEnabled(presenter.can_undo)
        self.publish_button.set_text(_("Publish version {number}").format(number=presenter.version()))
        self.publish_button.hold(presenter.missing() if faults else "")
        if self.form is not None:
            self.form.show_errors(presenter.errors())
            self.form.show_notices(presenter.notices())
        self._soon.start()
        self._showing = False
        self._show_paper()

    def show_preview(self) -> None:
        """The meeting as it is now, with what is being typed."""
        self._soon.stop()
        if self.presenter.draft is not None:
            self.preview.show_meeting(self.presenter.preview(), self.presenter.item_shown())

    def _typed(self, name: str, told: str) -> None:
        self.presenter.typed(name, told)
        self._soon.start()

    def _show_paper(self) -> None:
        presenter, tab = self.presenter, self.preview.current()
        if tab not in self.preview.papers or presenter.draft is None:
            return
        paper = self.preview.papers[tab]
        if not presenter.sound:
            paper.say_why_not(_("The paper is shown when everything is put right."))
            return

        def job(_progress: Progress) -> bytes:
            with self._surroundings.background() as intentions:
                return presenter.sample(intentions, guide=tab == GUIDE)

        self._surroundings.runner.run(job, paper.show_paper, self._guard.failed)

    def _build_form(self) -> None:
        if self.form is not None:
            self.form.stop()
        fields = self.presenter.fields()
        self.form_card.clear()
        piece = self.presenter.piece
        unfolded = self.form is not None and self.form.is_unfolded()
        self.form = PieceForm(fields, lambda field, value: self._write(piece, field, value), self.presenter.today)
        self.form.unfold(unfolded)
        self.form.typed.connect(self._typed)
        self.form.word_wanted.connect(self.use_new_word)
        self.form_card.set_heading(self.presenter.form_heading())
        self.form_card.add(self.form)

    # choosing ----------------------------------------------------------------------------------------------------
    def _chosen(self, path: str) -> None:
        if not self._showing and path and path != self.presenter.piece:
            self.save()
            self.presenter.piece = path
            self._build_form()
            self._show()
            self._align()

    def step(self, distance: int) -> None:
        """The point after the one shown in the preview, or before it."""
        rows = [one.id for one in self.lists[PieceKind.ITEM].rows()]
        shown = self.presenter.item_shown()
        at = rows.index(shown) + distance if shown in rows else 0
        if 0 <= at < len(rows):
            self._chosen(rows[at])

    def _show_wide(self, wide: bool) -> None:
        """The preview takes the whole page, or leaves it to the form again."""
        self._align()
        self._pieces.setVisible(not wide)
        self._form_column.setVisible(not wide)
        self.scroll_to_top()

    def _align(self) -> None:
        """Form and preview stand beside the list that is worked in: it may be far down."""
        aside = self._columns.is_stacked() or self.preview.is_wide()
        height = 0 if aside else self._pieces.top_of(self.presenter.current.kind)
        if height != self._above[0].minimumHeight():
            for one in self._above:
                one.setFixedHeight(height)
            bring_into_view(self.form_card)

    def _enter(self, path: str) -> None:
        self._chosen(path)
        self._into()

    def _into(self, name: str = "") -> None:
        """The keyboard goes into this field of the form, or the first; it comes into view wherever it stands."""
        if self.form is not None and self.form.names:
            self.form.focus(name or self.form.names[0])
            bring_into_view(self.form.row(name) if name else self.form_card)

    def _out(self) -> None:
        """From the form back to the list it was chosen in."""
        rows = self._pieces.list_of(self.presenter.current.kind)
        rows.setFocus()
        bring_into_view(rows)

    def go_to(self, path: str) -> None:
        """Show this piece and go into the first field that is wrong."""
        self._chosen(path)
        if self.form is None:
            return
        wrong = [name for name in self.form.names if self.form.row(name).error()]
        self._into(wrong[0] if wrong else "")

    # changing ----------------------------------------------------------------------------------------------------
    def _write(self, piece: str, field: FieldView, value: Told) -> bool:
        if not self._guard.run(lambda: self.presenter.write(field, value, piece)):
            return False
        if self.form is not None and not self.form.shows(self.presenter.fields(), field.name in CONVENING):
            self._build_form()
            if field.name in self.form.names:
                self.form.focus(field.name)
        self._show()
        return True

    def _act(self, action: Callable[[], object], said: str = "") -> bool:
        self.save()
        done = self._guard.run(action)
        if done:
            self._build_form()
            self._show()
            self._align()
            if said:
                self.banner.show_message(said, Tone.GOOD, action=_("Undo"), on_action=self.undo)
            else:
                self.banner.clear()
        return done

    def add_piece(self, kind: PieceKind, told: str) -> None:
        """Something new; its form is shown and the keyboard goes into it."""
        if self._act(lambda: self.presenter.add(kind, told)):
            self._into()

    def use_new_word(self, name: str, number: int) -> None:
        """The new word stands in place of the old one in this field, with a way back."""
        self.save()
        notice = self.presenter.notices().get(name)
        if notice is None or number >= len(notice.ways):
            return
        way = notice.ways[number]
        if self._act(lambda: self.presenter.use_new_word(way), _("The text follows the list of terms from now on.")):
            self._into(name)

    def own_participants(self) -> None:
        """The meeting shown no longer borrows its participants."""
        if self._act(self.presenter.own_participants, _("The meeting has a list of its own now.")):
            self.lists[PieceKind.PARTICIPANT].setFocus()

    def move_piece(self, path: str, by: int) -> None:
        """Up or down; the keyboard stays on it."""
        self._act(lambda: self.presenter.move(path, by))

    def take_out(self, path: str) -> None:
        """Take it out, with a way back; what cannot go says why."""
        why = self.presenter.why_it_stays(path)
        if why:
            self.banner.show_message(why, Tone.WARN)
            return
        self._act(lambda: self.presenter.remove(path), _("It is taken out."))

    def put_back(self, row: str) -> None:
        """A meeting that a deadline looks for stands again; also after a restart, where nothing is left to undo."""
        self._act(lambda: self.presenter.put_back(row), _("It is put back in."))

    def undo(self) -> None:
        """The draft as it was before the last change."""
        self._act(self.presenter.undo)

    def drop(self) -> None:
        """Throw the draft away, when that is really meant."""
        sentence = _("What you have changed is gone then. What is published stays.")
        if self._surroundings.dialogs.confirm(
            _("Throw the draft away?"), sentence, _("Throw it away"), danger=True
        ) and self._guard.run(self.presenter.drop):
            self._leave(Place("formats"))

    def publish(self) -> None:
        """Say what changes for whom, then publish; while something is wrong, go there."""
        self.save()
        if self.presenter.draft is None:
            return
        if not self.presenter.sound:
            self.go_to(self.presenter.fault_piece("0"))
            return
        title = _("Publish version {number}?").format(number=self.presenter.version())
        key = self.presenter.draft.key
        if self._surroundings.dialogs.confirm(title, self.presenter.what_changes(), _("Publish")) and self._guard.run(
            self.presenter.publish
        ):
            self._leave(Place("formats", id=key, tab="published"))

    def _leave(self, place: Place) -> None:
        if self.form is not None:
            self.form.stop()
            self.form = None
        self.form_card.clear()
        self._go(place)

    def save(self) -> None:
        """Keep what is typed now."""
        if self.form is not None and self.presenter.draft is not None:
            self.form.save()

    def hideEvent(self, event: QHideEvent) -> None:
        """Left: nothing typed is lost."""
        self.save()
        super().hideEvent(event)

    def _go(self, place: Place) -> None:
        self._surroundings.navigator.go(place)


def make_page(surroundings: Surroundings) -> FormatPage:
    """The page the window registers for places of kind ``format``."""
    return FormatPage(surroundings)
