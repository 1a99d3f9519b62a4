"""The page of one meeting, in the face its state asks for.

Belongs here: header, actions, going from one face to the next. Does not belong here: the faces themselves.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QWidget

from ungeapp.domain.changes import Changes
from ungeapp.domain.errors import Invalid
from ungeapp.texts import _
from ungeapp.ui.casework.printing import PaperDesk, save_paper
from ungeapp.ui.kit.banner import Banner
from ungeapp.ui.kit.buttons import Button, outlined, primary, quiet
from ungeapp.ui.kit.chip import Chip
from ungeapp.ui.kit.page_frame import PageFrame
from ungeapp.ui.kit.paper_stack import PaperStack
from ungeapp.ui.kit.rows import RowView
from ungeapp.ui.kit.states import EmptyState
from ungeapp.ui.kit.tokens import Tone
from ungeapp.ui.meeting.closed import ClosedPanel
from ungeapp.ui.meeting.naming import reach_of
from ungeapp.ui.meeting.naming_form import ask_who_coordinates
from ungeapp.ui.meeting.preparing import PreparingPanel
from ungeapp.ui.meeting.presenter import WHOLE, MeetingPresenter
from ungeapp.ui.meeting.room import RoomPanel
from ungeapp.ui.meeting.room_screen import room_actions
from ungeapp.ui.meeting.values import HeadView, Mode
from ungeapp.ui.navigation import Place
from ungeapp.ui.phone_book.call import show_call
from ungeapp.ui.shortcuts import Keys, bind
from ungeapp.ui.surroundings import Surroundings
from ungeapp.ui.voice.printing import print_voice_sheet
from ungeapp.wording import error_sentence

LETTERS = "letters"
AGENDA = "agenda"
PREVIEW = "preview"


class MeetingPage(PageFrame):
    """One meeting: prepare, call, hold, close. ``Place.tab`` may ask for ``prepare``, ``room``, ``letters`` or
    ``agenda``.
    """

    def __init__(self, surroundings: Surroundings) -> None:
        super().__init__()
        self.surroundings = surroundings
        self.presenter = MeetingPresenter(surroundings.intentions)
        self.guard = surroundings.guard(self)
        self.preparing: PreparingPanel | None = None
        self.room: RoomPanel | None = None
        self.closed: ClosedPanel | None = None
        self.papers: PaperStack | None = None
        self.main: Button | None = None
        self._desk: PaperDesk | None = None
        self._offered: tuple[RowView, ...] = ()
        self._face = ""
        self._moving = False
        bind(self, Keys.ACCEPT, self._accept)
        surroundings.on_change(self, self._changed)

    def open_place(self, place: Place) -> None:
        """Show the meeting of ``place``."""
        self.banner.clear()
        if self.guard.run(lambda: self.presenter.open(place.id)):
            self._show(place.tab)

    # faces -------------------------------------------------------------------------------------------------------
    def _show(self, asked: str = "") -> None:
        mode = self.presenter.mode(asked)
        if asked == LETTERS:
            self._show_letters()
        elif asked == AGENDA and mode in (Mode.PREPARE, Mode.ROOM):
            self._show_agenda()
        elif mode is Mode.ROOM:
            self._show_room()
        elif mode is Mode.PREPARE:
            self._show_preparing()
        elif mode is Mode.CLOSED:
            self._show_closed()
        else:
            self._show_letters()

    def _face_of(self, face: str, widget: QWidget) -> None:
        self.clear()
        self.preparing = self.room = self.closed = self.papers = self._desk = None
        self._face = f"{self.presenter.id}:{face}"
        sentence, tone = self.presenter.frame()
        frame = Banner()
        self.add(frame, widget)
        if sentence:
            frame.show_message(sentence, tone)
        if self.scroll_area is not None:
            self.scroll_area.verticalScrollBar().setValue(0)
        widget.show()  # at once, so that the keyboard can go there

    def _is(self, face: str) -> bool:
        return self._face == f"{self.presenter.id}:{face}"

    def _head(self, mode: Mode, actions: list[QWidget]) -> None:
        head: HeadView = self.presenter.head(mode)
        self.set_title(head.title, head.subtitle)
        self.set_actions([Chip(head.chip, head.tone), *actions])

    def _show_preparing(self) -> None:
        if not self._is(Mode.PREPARE):
            panel = PreparingPanel(self.presenter, self._act, self.surroundings.dialogs, self.surroundings.navigator.go)
            self._face_of(Mode.PREPARE, panel)
            self.preparing = panel
            panel.detail.call_wanted.connect(lambda name: show_call(self.surroundings, panel.detail.call_button, name))
            panel.times.move_wanted.connect(self._move)
            panel.times.changed.connect(self._offer_move)
            panel.blank_wanted.connect(self._print_blank)
            panel.participants.setFocus()
        assert self.preparing is not None
        view = self.presenter.preparing()
        self.preparing.show_view(view)
        self._moving = self.preparing.times.is_moved()
        self._prepare_actions(called=view.called, missing=view.missing)

    def _offer_move(self) -> None:
        """While a called meeting stands with another time, moving it is the main action."""
        moved = self.preparing is not None and self.preparing.times.is_moved()
        if self.main is None or moved == self._moving:
            return
        self._moving = moved
        view = self.presenter.preparing()
        self._prepare_actions(called=view.called, missing=view.missing)

    def _to_person(self) -> Button:
        """The way to the young person."""
        person = self.presenter.found.person
        name = person.given_name or person.full_name
        return quiet(name, lambda: self.surroundings.navigator.go(Place("person", id=person.id)), icon="person")

    def _prepare_actions(self, *, called: bool, missing: str) -> None:
        cancel = quiet(_("Cancel it …"), self._cancel)
        agenda = outlined(_("Print the agenda"), self._show_agenda, icon="print")
        if self._moving:
            self.main = primary(_("Move and call again"), self._move, key=Keys.ACCEPT.shown())
            more: list[QWidget] = [self._to_person(), cancel]
        elif called:
            self.main = primary(_("Open the meeting"), self._open_room, key=Keys.ACCEPT.shown())
            more = [self._to_person(), cancel, agenda, outlined(_("Letters"), self._show_letters, icon="print")]
        else:
            self.main = primary(_("Call"), self._call, key=Keys.ACCEPT.shown())
            self.main.hold(missing)
            more = [self._to_person(), cancel, agenda, outlined(_("Open the meeting"), self._open_room)]
        self._head(Mode.PREPARE, [*more, self.main])

    def _show_room(self) -> None:
        if not self._is(Mode.ROOM):
            self.guard.run(self.presenter.keep_agenda)
        view = self.presenter.room()
        if not self._is(Mode.ROOM):
            panel = RoomPanel(self.presenter, self._act, view)
            self._face_of(Mode.ROOM, panel)
            self.room = panel
            panel.edit_wanted.connect(lambda: self._show_again(Mode.PREPARE))
            panel.start()
        assert self.room is not None
        self.room.show_room(view)
        actions, self.main = room_actions(view, self._preview, self._close)
        head = self.presenter.head(Mode.ROOM)
        self.set_title(head.title, head.subtitle)
        self.set_actions(actions)

    def _show_closed(self) -> None:
        view = self.presenter.closed()
        if not self._is(Mode.CLOSED):
            panel = ClosedPanel()
            self._face_of(Mode.CLOSED, panel)
            self.closed = panel
            panel.voice.answered.connect(self._answer_question)
            self._desk = PaperDesk(
                self.surroundings,
                panel.papers,
                self.banner,
                self.guard,
                self.presenter.make_minutes,
                self.presenter.make_word,
            )
            self._offered = ()
            panel.following.rows.opened.connect(self._go)
            panel.without.rows.acted.connect(self._ask_consent)
            panel.papers.list.setFocus()
        assert self.closed is not None
        self.closed.show_closed(view)
        if self._desk is not None and view.copies != self._offered:  # a consent asked for meanwhile makes one more copy
            self._offered = view.copies
            self._desk.offer(view.copies)
        self.main = primary(_("Copy to the records system"), self._copy, key=Keys.ACCEPT.shown())
        more: list[QWidget] = [self._to_person(), quiet(_("Open it again …"), self._reopen)]
        if view.journalised:
            more.append(Chip(view.journalised, Tone.GOOD))
        else:
            more.append(outlined(_("On file"), self._journalised))
        self._head(Mode.CLOSED, [*more, self.main])

    def _show_letters(self) -> None:
        meeting = self.presenter.found.meeting
        if not meeting.called_on:
            self._show_no_letters()
            return
        view = self.presenter.letters()
        stack = PaperStack(view.heading, view.sentence)
        self._face_of(LETTERS, stack)
        self.papers = stack
        stack.list.setFocus()
        self._desk = PaperDesk(
            self.surroundings,
            stack,
            self.banner,
            self.guard,
            lambda intentions, one: intentions.letters.one(one),
            lambda intentions, one: intentions.word.letter(one),
        )
        mode = self.presenter.mode(Mode.PREPARE)
        self.main = None
        back = quiet(_("Back to the meeting"), lambda: self._show_again(""), icon="back")
        calendar = outlined(_("Save calendar file …"), self._save_calendar, icon="calendar")
        self._head(mode, [calendar] if mode is Mode.CANCELLED else [back, calendar])
        self._desk.offer(view.letters)

    def _show_agenda(self) -> None:
        stack = PaperStack(_("Agenda on paper"), _("Each copy tells only what its reader has a basis for."))
        self._face_of(AGENDA, stack)
        self.papers = stack
        stack.list.setFocus()
        make, make_word = self.presenter.make_agenda, self.presenter.make_word_agenda
        self._desk = PaperDesk(self.surroundings, stack, self.banner, self.guard, make, make_word)
        self.main = None
        back = quiet(_("Back to the meeting"), lambda: self._show_again(""), icon="back")
        self._head(Mode.PREPARE, [back])
        self._desk.offer(self.presenter.agendas())

    def _show_no_letters(self) -> None:
        self.main = None
        if self.presenter.mode() is Mode.CANCELLED:
            self._face_of(LETTERS, EmptyState(_("The meeting is cancelled. Nobody had been called.")))
            self._head(Mode.CANCELLED, [])
            return
        back = quiet(_("Back to the meeting"), lambda: self._show_again(""), icon="back")
        self._face_of(LETTERS, EmptyState(_("Letters are written when the meeting is called.")))
        self._head(Mode.PREPARE, [back])

    def _preview(self) -> None:
        if self.room is not None and not self.room.save():
            return
        stack = PaperStack(_("Minutes so far"))
        self._face_of(PREVIEW, stack)
        self.papers = stack
        make, make_word = self.presenter.make_minutes, self.presenter.make_word
        self._desk = PaperDesk(self.surroundings, stack, self.banner, self.guard, make, make_word)
        self.main = None
        self.set_actions([outlined(_("Back to the meeting"), lambda: self._show_again(Mode.ROOM), icon="back")])
        self._desk.offer([RowView(WHOLE, _("The whole minutes"), context=_("As they stand now, before closing"))])

    def _show_again(self, asked: str) -> None:
        self.banner.clear()
        self.presenter.refresh()
        self._show(asked or Mode.PREPARE)

    def _answer_question(self, question: str, answer: str) -> None:
        self._act(lambda: self.presenter.answer_question(question, answer))

    def _print_blank(self) -> None:
        print_voice_sheet(self.surroundings, self.banner, self.guard, self.presenter.id)

    # acts --------------------------------------------------------------------------------------------------------
    def _act(self, action: Callable[[], object], said: str = "") -> bool:
        return self.surroundings.act(self, action, said)

    def _accept(self) -> None:
        if self.room is not None and self.room.editor is not None and self.room.editor.take_suggestion():
            return
        if self.main is not None:
            self.main.click()

    def _call(self) -> None:
        assert self.preparing is not None
        self.setFocus()
        view = self.presenter.preparing()
        if view.missing:
            self.preparing.ask()
            return
        if self._calls():
            self._called(_("The meeting is called. Print the letters, and save the calendar file."))

    def _calls(self) -> bool:
        """Call; what keeps it from being called is said on the page and at its field, which comes into view last."""
        refused: list[Invalid] = []

        def call() -> None:
            try:
                self.presenter.call()
            except Invalid as refusal:
                refused.append(refusal)
                raise

        done = self.guard.run(call)
        if refused and self.preparing is not None:
            self.preparing.times.mark(refused[0].code, error_sentence(refused[0]))
        return done

    def _move(self) -> None:
        assert self.preparing is not None
        if self.preparing.times.save() and self._calls():
            self._called(_("The meeting is moved. The new letters tell what it was before."))

    def _called(self, said: str) -> None:
        self.presenter.refresh()
        self._show_letters()
        self.banner.show_message(said, Tone.GOOD)

    def _cancel(self) -> None:
        was_called = bool(self.presenter.found.meeting.called_on)
        reason = self.surroundings.dialogs.ask_text(
            _("Cancel the meeting"), _("Why is it cancelled?"), _("Cancel the meeting")
        )
        if reason and self.guard.run(lambda: self.presenter.cancel(reason)):
            told = _("The meeting is cancelled. Print the letters so that everybody is told.")
            self._called(told if was_called else _("The meeting is cancelled. Nobody had been called."))

    def _open_room(self) -> None:
        place = Place("meeting", id=self.presenter.id, tab=Mode.ROOM)
        self.surroundings.navigator.replace(place)
        self.banner.clear()
        self._show(Mode.ROOM)

    def _close(self) -> None:
        if self.room is None or not self.room.save():
            return
        self.presenter.refresh()
        view = self.presenter.room()
        if view.blocked:
            self.banner.show_message(view.blocked, Tone.WARN)
            self.room.jump_to_first()
            return
        if self.presenter.is_ahead() and not self._is_held_today():
            return
        if not self._is_coordinator_named():
            return
        if self._act(self.presenter.close):
            self.presenter.refresh()
            self._show()
            self.banner.show_message(_("The meeting is closed. Here are the minutes, copy by copy."), Tone.GOOD)

    def _is_coordinator_named(self) -> bool:
        """Where the meeting names who coordinates, that is asked now; a reason why nobody was is an answer too."""
        question = self.presenter.naming()
        if question is None:
            return True
        reach = partial(reach_of, self.surroundings.intentions, self.presenter.found)
        told = ask_who_coordinates(self.surroundings.dialogs, question, reach)
        return told is not None and self._act(lambda: self.presenter.name_coordinator(told))

    def _is_held_today(self) -> bool:
        """The day the meeting was called for is still ahead: the minutes must tell when it was really held."""
        sentence = self.presenter.room().another_day
        if not self.surroundings.dialogs.confirm(_("Was the meeting held today?"), sentence, _("Held today")):
            return False
        return self._act(self.presenter.held_today)

    def _go(self, meeting: str) -> None:
        self.surroundings.navigator.go(Place("meeting", id=meeting))

    def _ask_consent(self, participant: str) -> None:
        self.surroundings.navigator.go(self.presenter.consent_for(participant))

    def _copy(self) -> None:
        def copy() -> None:
            self.surroundings.copy_text(self.presenter.journal_text())

        if self.guard.run(copy):
            self.banner.show_message(
                _("The minutes are copied. Paste them into the records system."),
                Tone.GOOD,
                action="" if self.presenter.found.meeting.journalised_on else _("On file"),
                on_action=self._journalised,
            )

    def _journalised(self) -> None:
        self._act(self.presenter.journalised, _("Noted: the minutes are in the records system."))

    def _reopen(self) -> None:
        reason = self.surroundings.dialogs.ask_text(
            _("Open the meeting again"), _("Why is it opened again?"), _("Open again")
        )
        if reason and self._act(
            lambda: self.presenter.reopen(reason), _("The meeting is open again. The closed minutes stay as they were.")
        ):
            self.presenter.refresh()
            self._show(Mode.ROOM)

    def _save_calendar(self) -> None:
        self.guard.run(lambda: save_paper(self.surroundings, self.banner, self.guard, self.presenter.calendar()))

    def _changed(self, changes: Changes) -> None:
        if not self.presenter.id or not changes.concerns(self.presenter.found.meeting.person):
            return
        if changes.intention == "draft" or not self._face:
            return
        face = self._face.partition(":")[2]
        self.presenter.refresh()
        if face in (LETTERS, AGENDA, PREVIEW):
            return
        asked = face if face in (Mode.ROOM, Mode.PREPARE) else ""
        if self.presenter.mode(asked) == face:
            self._show(asked)


def make_page(surroundings: Surroundings) -> MeetingPage:
    """The page the window registers for places of kind ``meeting``."""
    return MeetingPage(surroundings)
