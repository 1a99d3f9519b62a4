"""The current item of the room being worked on: what is typed and chosen under it is kept.

Belongs here: from the widgets of one item to acts. Does not belong here: the widgets (``item_screen``), agenda and
participants (``room``).
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QWidget

from ungeapp.texts import _
from ungeapp.ui.casework.autosave import Autosave
from ungeapp.ui.casework.entries import AgreementEntry
from ungeapp.ui.casework.typed import TypedAgreement, TypedDecision, TypedGoal, TypedNetwork
from ungeapp.ui.kit.fields import TextField
from ungeapp.ui.kit.own_words_field import OwnWordsField
from ungeapp.ui.meeting.item_screen import ItemScreen, OutputScreen
from ungeapp.ui.meeting.preparing import Act
from ungeapp.ui.meeting.presenter import MeetingPresenter
from ungeapp.ui.meeting.values import ItemView, OutputView, RoomChoices, SuggestedAgreement, TextView


class OutputRow(OutputScreen):
    """One thing the item must bring, answered here."""

    def __init__(self, presenter: MeetingPresenter, act: Act, view: OutputView, choices: RoomChoices) -> None:
        super().__init__(view, choices)
        self._presenter = presenter
        self._act = act
        self._key = view.key
        self.choice.committed.connect(self._chosen)
        self.reason.returnPressed.connect(self.tell)

    def _chosen(self) -> None:
        if self.choice.value() == "done":
            self.why.hide()
            self._act(lambda: self._presenter.reached(self._key, done=True))
        else:
            self.why.show()
            self.reason.setFocus()

    def tell(self) -> None:
        """Keep why it was not reached."""
        if self.reason.value():
            self._act(lambda: self._presenter.reached(self._key, done=False, reason=self.reason.value()))


class ItemEditor(ItemScreen):
    """One item of the agenda with its editors; made anew when another item is opened."""

    turn_wanted = Signal(str)

    def __init__(self, presenter: MeetingPresenter, act: Act, view: ItemView, choices: RoomChoices) -> None:
        self._presenter = presenter
        self._act = act
        self.autosaves: list[Autosave] = []
        super().__init__(view, choices, presenter.today, partial(presenter.suggested, view.key))
        self._connect()

    def _connect(self) -> None:
        if self.status is not None:
            self.status.take_over.connect(self._take_over)
            self.status.kept.connect(self._kept)
        for noted in self.noted_texts:
            noted.taken.connect(self._take_agreement)
            noted.passed.connect(partial(self._presenter.settle, self.key))
            noted.correct_wanted.connect(self._correct_first)
        if self.goal_entry is not None:
            self.goal_entry.added.connect(self._goal)
        if self.agreement_entry is not None:
            self.agreement_entry.added.connect(self._agreement)
            self.lists["agreements"].opened.connect(self.correct)
            self.lists["agreements"].acted.connect(self._remove)
        if self.decision_entry is not None:
            self.decision_entry.added.connect(self._decision)
        if self.network_entry is not None:
            self.network_entry.added.connect(self._network)
        if self.questions is not None:
            self.questions.answered.connect(self._answered)
        if self.talked is not None:
            mark = self.talked
            mark.committed.connect(lambda: self._talked(mark.value()))
        if self.outcome is not None:
            self.outcome.talked.connect(self._talked)
            self.outcome.repeated.connect(self._repeated)
            self.outcome.turned.connect(self._turned)

    def show_item(self, view: ItemView) -> None:
        """The same item as it is now; what is being typed stays."""
        stored = {"own_words": view.own_words.stored, "note": view.note.stored}
        for one in self.autosaves:
            one.show_stored(stored[one.objectName()])
        super().show_item(view)

    def take_suggestion(self) -> bool:
        """Take the agreement that is suggested where the keyboard is; says whether there was one."""
        here = QApplication.focusWidget()
        return any(one.take() for one in self.noted_texts if here is not None and one.isAncestorOf(here))

    def save(self) -> bool:
        """Save whatever is being typed."""
        saved = [one.save() for one in self.autosaves]  # each of them, whatever becomes of another
        return all(saved)

    def keep(self) -> None:
        """Keep whatever is being typed as a draft."""
        for one in self.autosaves:
            one.keep()

    def start(self) -> None:
        """Put the keyboard into the first editor."""
        for one in (self.own_words, self.note, self.agreement_entry, self.network_entry, self.questions):
            if one is not None:
                target: QWidget = one.what if isinstance(one, AgreementEntry) else one
                target.setFocus()
                return

    def correct(self, agreement: str) -> None:
        """Take an agreement into the row to correct it."""
        found = self._presenter.agreement(agreement)
        if found is not None and self.agreement_entry is not None:
            self.agreement_entry.show()
            self.agreement_entry.correct(found.id, found.what, found.owner, found.due)

    def _output(self, view: OutputView, choices: RoomChoices) -> OutputScreen:
        return OutputRow(self._presenter, self._act, view, choices)

    def _text(self, field: OwnWordsField | TextField, view: TextView) -> None:
        made = Autosave(
            field,
            view.stored,
            draft=partial(self._draft, view),
            write=partial(self._write, view.field),
            waiting=view.waiting,
        )
        made.setObjectName(view.field)
        self.autosaves.append(made)
        super()._text(field, view)

    def _take_agreement(self, suggested: SuggestedAgreement) -> None:
        typed = TypedAgreement(what=suggested.what, owner=suggested.owner, due=suggested.due)
        self._presenter.settle(self.key, suggested)
        said = _("The agreement is added. The note stays as it is.")
        self._act(lambda: self._presenter.put_agreement(self.key, typed), said)

    def _correct_first(self, suggested: SuggestedAgreement) -> None:
        assert self.agreement_entry is not None
        self._presenter.settle(self.key, suggested)
        self.agreement_entry.show()
        self.agreement_entry.correct("", suggested.what, suggested.owner, suggested.due)

    def _take_over(self, half_written: str) -> None:
        """What was noted since last time begins the note."""
        if self.note is not None:
            told = self.note.value()
            self.note.setFocus()
            self.note.set_value(f"{half_written}\n{told}" if told else half_written)
            self.note.edited.emit()

    def _kept(self, agreement: str) -> None:
        self._act(lambda: self._presenter.tick(agreement), _("The agreement is done."))

    def _talked(self, about: bool) -> None:
        self._act(lambda: self._presenter.talked(self.key, about=about))

    def _repeated(self, recurring: bool) -> None:
        self._act(lambda: self._presenter.repeat(self.key, recurring=recurring))

    def _turned(self) -> None:
        self.turn_wanted.emit(self.key)

    def _draft(self, view: TextView, text: str, base: str) -> None:
        self._presenter.draft(view.record, view.field, text, base)

    def _write(self, field: str, text: str) -> bool:
        return self._act(lambda: self._presenter.write(self.key, field, text))

    def _goal(self, typed: TypedGoal) -> None:
        self._act(lambda: self._presenter.add_goal(typed))

    def _agreement(self, typed: TypedAgreement) -> None:
        item = self._presenter.item_of(typed.known) if typed.known else self.key
        self._act(lambda: self._presenter.put_agreement(item, typed))

    def _remove(self, agreement: str) -> None:
        self._act(lambda: self._presenter.remove_agreement(agreement), _("The agreement is removed."))

    def _decision(self, typed: TypedDecision) -> None:
        self._act(lambda: self._presenter.decide(self.key, typed))

    def _network(self, typed: TypedNetwork) -> None:
        self._act(lambda: self._presenter.add_network(typed))

    def _answered(self, key: str, value: str) -> None:
        self._act(lambda: self._presenter.answer(key, value))
