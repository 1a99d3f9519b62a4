"""The receive page: choose or drop a file, look, decide, receive, answer.

Belongs here: widgets and the order of steps. Does not belong here: sentences about the file (``presenter``).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from ungeapp.texts import _, ngettext
from ungeapp.ui.kit.banner import Banner
from ungeapp.ui.kit.buttons import Button, ButtonKind, outlined, primary, quiet
from ungeapp.ui.kit.card import Card
from ungeapp.ui.kit.chip import Chip
from ungeapp.ui.kit.choices import Segmented
from ungeapp.ui.kit.difference import DifferenceLabel
from ungeapp.ui.kit.layouts import Columns, Flow, Stack
from ungeapp.ui.kit.page_frame import PageFrame
from ungeapp.ui.kit.rows import Cell, Option
from ungeapp.ui.kit.states import EmptyState, ProgressRow
from ungeapp.ui.kit.table import Table
from ungeapp.ui.kit.text import Secondary, Text
from ungeapp.ui.kit.tokens import SPACE_3, SPACE_4, Tone
from ungeapp.ui.navigation import Place
from ungeapp.ui.receive.conflict_card import ConflictCard
from ungeapp.ui.receive.presenter import CARD_ENDING, Looked, ReceivePresenter, read_package
from ungeapp.ui.receive.profile_card import profile_cards
from ungeapp.ui.receive.profile_view import LookedProfile, take_into_use
from ungeapp.ui.receive.views import ChangeView, ConflictView, DoneView, MatchView, ReceiveView
from ungeapp.ui.runner import Progress
from ungeapp.ui.shortcuts import Keys, bind
from ungeapp.ui.surroundings import Surroundings
from ungeapp.usecases.receiving import Choice, Decision

_PATTERNS = ("*.ungepakke", f"*{CARD_ENDING}")
_YES, _NO = "yes", "no"
_CHOICE_KEYS = (Keys.CHOICE_1, Keys.CHOICE_2, Keys.CHOICE_3, Keys.CHOICE_4)


def make_page(surroundings: Surroundings) -> QWidget:
    """The page for ``Place("receive")``; with ``note="choose"`` it asks for the file at once.

    ``Place("receive", id=person, tab="conflicts")`` shows what still has to be decided about one young person.
    """
    return ReceivePage(surroundings)


class ReceivePage(PageFrame):
    """One file at a time."""

    def __init__(self, surroundings: Surroundings) -> None:
        super().__init__(_("Receive a file"))
        self._surroundings = surroundings
        self._guard = surroundings.guard(self)
        self._looked: Looked | None = None
        self._done: DoneView | None = None
        self._same: dict[str, bool] = {}
        self.conflicts: list[ConflictCard] = []
        self._waiting = ""
        self._profile: LookedProfile | None = None
        self.setAcceptDrops(True)
        self.progress = ProgressRow()
        self.receive_button = Button(_("Receive"), self.receive, kind=ButtonKind.PRIMARY, key=Keys.ACCEPT.shown())
        bind(self, Keys.ACCEPT, self._accept)
        for key, choice in zip(_CHOICE_KEYS, Choice, strict=True):
            bind(self, key, partial(self._choose, choice))
        self._show_empty()

    def open_place(self, place: Place) -> None:
        """Ask for a file if there is none being looked at, or another one is wanted."""
        if place.tab == "conflicts":
            self._guard.run(lambda: self._show_waiting(place.id))
        elif place.note == "choose":
            self.choose_file()
        elif self._looked is None or self._done is not None:
            self._show_empty()

    # --- a file ----------------------------------------------------------------------------------

    def choose_file(self) -> None:
        """Let the person choose a file."""
        path = self._surroundings.dialogs.open_file(_("Choose the file you were sent"), _PATTERNS)
        if path is not None:
            self.take(path)
        elif self._looked is None:
            self._show_empty()

    def take(self, path: Path) -> None:
        """Read and look into the file at ``path``."""
        self._same = {}
        if path.suffix.casefold() == CARD_ENDING:
            self._offer_card(path)
            return
        self._look(lambda: read_package(path))

    def _offer_card(self, path: Path) -> None:
        """It is no file to receive, but the card of somebody to exchange files with."""
        if self._looked is None:
            self._show_empty()
        self.banner.show_message(
            _("{file} is a department's card. Take it in, and confirm it over the telephone.").format(file=path.name),
            Tone.INFO,
            action=_("Take the card in"),
            on_action=lambda: self._guard.run(lambda: self._take_card(path)),
        )

    def _take_card(self, path: Path) -> None:
        identity = ReceivePresenter(self._surroundings.intentions).take_card(read_package(path))
        self.banner.clear()
        self._surroundings.navigator.go(Place("exchange", id=identity, tab="partners"))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """One file may be dropped."""
        if any(one.isLocalFile() for one in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take the dropped file."""
        local = [one.toLocalFile() for one in event.mimeData().urls() if one.isLocalFile()]
        if local:
            event.acceptProposedAction()
            self.take(Path(local[0]))

    def _look(self, read: Callable[[], bytes]) -> None:
        same = dict(self._same)

        def job(progress: Progress) -> Looked | LookedProfile:
            data = read()
            with self._surroundings.background() as intentions:
                return ReceivePresenter(intentions).open(data, same)

        def failed(error: Exception) -> None:
            if self._looked is None:
                self._show_empty()
            self.progress.finish()
            self._guard.failed(error)

        self.banner.clear()
        self._busy(_("The file is opened and compared"))
        self._surroundings.runner.run(job, self._show, failed)

    def _busy(self, what: str) -> None:
        self.receive_button.setEnabled(False)
        self.progress.start(what)

    # --- showing ---------------------------------------------------------------------------------

    def _renew(self) -> None:
        """Everything anew; the two widgets that stay are taken out first, but never left without a parent: this may run
        inside the button's own event."""
        for kept in (self.progress, self.receive_button):
            kept.hide()
            kept.setParent(self)
        self.clear()
        self.conflicts = []
        self._waiting = ""
        self._profile = None
        self.back_button = outlined(_("Back to the exchange"), self._back)
        self.set_actions([self.back_button])
        self.progress.hide()
        self.add(self.progress)

    def _show_empty(self) -> None:
        self._looked = self._done = None
        self._renew()
        self.set_title(_("Receive a file"), _("A file another department has made for you"))
        card = Card()
        card.add(
            EmptyState(
                _("Choose the file, or drop it here. You see what is in it before anything changes."),
                _("Choose a file …"),
                self.choose_file,
            )
        )
        self.add(card)

    def _show(self, looked: Looked | LookedProfile) -> None:
        if isinstance(looked, LookedProfile):
            self._show_profile(looked)
            return
        self._looked, self._done = looked, None
        view = looked.view
        self._renew()
        self.set_title(view.title, view.subtitle)
        main = Stack(gap=SPACE_4)
        if view.missing:
            main.add(Banner(view.missing, Tone.INFO))
        for match in view.matches:
            main.add(self._match_card(match))
        self._add_conflicts(main, view.conflicts)
        main.add(_changes_card(view.changes_heading, view.changes, view.hidden))
        if view.proposals:
            heading = ngettext(
                "{number} proposal you decide on afterwards",
                "{number} proposals you decide on afterwards",
                len(view.proposals),
            ).format(number=len(view.proposals))
            main.add(_changes_card(heading, view.proposals, _("Name, number and address only change when you say so.")))
        self.add(Columns(main, Stack(self._what_now(view), _sender(view), gap=SPACE_4)))
        self._decided()
        (self.conflicts[0].choice if self.conflicts else self.receive_button).setFocus()

    def _show_profile(self, looked: LookedProfile) -> None:
        """A municipality's profile: what it changes, then into use or not now."""
        view = looked.view
        self._looked = self._done = None
        self._renew()
        self._profile = None if view.refused else looked
        self.set_title(view.title, view.subtitle)
        self.use_button = primary(_("Take into use"), self._use_profile, key=Keys.ACCEPT.shown())
        self.use_button.setEnabled(not view.refused)
        buttons = Flow(self.use_button, outlined(_("Not now"), self._not_now))
        if view.to_partners:
            go = self._surroundings.navigator.go
            buttons.add(outlined(_("Confirm the sender"), lambda: go(Place("exchange", tab="partners"))))
        self.add(profile_cards(view, buttons))
        if not view.refused:
            self.use_button.setFocus()

    def _use_profile(self) -> None:
        looked = self._profile
        if looked is None:
            return
        if self._guard.run(lambda: take_into_use(self._surroundings.intentions, looked)):
            self._show_empty()
            self._surroundings.navigator.go(Place("municipality", tab="versions", note="adopted"))

    def _show_waiting(self, person: str) -> None:
        """What was received earlier and not decided."""
        waiting = ReceivePresenter(self._surroundings.intentions).waiting(person)
        self._looked = self._done = None
        self._renew()
        self._waiting = person
        self.set_title(waiting.title, waiting.subtitle)
        main = Stack(gap=SPACE_4)
        self._add_conflicts(main, waiting.conflicts)
        if not waiting.conflicts:
            card = Card()
            card.add(EmptyState(_("Nothing is left to decide.")))
            main.add(card)
        side = Card(_("What happens now"), overline=True)
        self.left = Secondary("")
        self.decide_button = primary(_("Save the decisions"), self._save_decisions, key=Keys.ACCEPT.shown())
        side.add(Text(_("What you choose stands from now on. The other one stays in the history.")), self.left)
        side.add(Flow(self.decide_button))
        self.decide_button.setEnabled(bool(waiting.conflicts))
        self.add(Columns(main, side))
        self._decided()
        if self.conflicts:
            self.conflicts[0].choice.setFocus()

    def _save_decisions(self) -> None:
        presenter = ReceivePresenter(self._surroundings.intentions)
        decisions, person = self._decisions(), self._waiting
        if decisions and self._guard.run(lambda: presenter.decide(decisions)):
            self._guard.run(lambda: self._show_waiting(person))
            self.banner.show_message(_("Your decision is saved."), Tone.GOOD)

    def _add_conflicts(self, main: Stack, conflicts: Sequence[ConflictView]) -> None:
        for number, conflict in enumerate(conflicts, start=1):
            heading = _("1 disagreement: you have both changed the same")
            if len(conflicts) > 1:
                heading = _("Disagreement {number} of {count}: you have both changed the same").format(
                    number=number, count=len(conflicts)
                )
            card = ConflictCard(conflict, heading)
            card.decided.connect(self._decided)
            self.conflicts.append(card)
            main.add(card)

    def _what_now(self, view: ReceiveView) -> Card:
        card = Card(_("What happens now"), overline=True)
        for sentence in view.next_steps:
            card.add(Text(sentence))
        if view.note:
            card.add(Text(_("The sender writes: {note}").format(note=view.note)))
        if view.refused:
            card.add(Banner(view.refused, Tone.WARN))
        self.left = Secondary("")
        card.add(self.left)
        blocked = bool(view.refused) and not self._can_repeat()
        self.receive_button.setEnabled(not blocked)
        buttons = Flow(self.receive_button, outlined(_("Not now"), self._not_now))
        self.receive_button.show()
        if view.to_partners:
            go = self._surroundings.navigator.go
            buttons.add(outlined(_("Confirm the sender"), lambda: go(Place("exchange", tab="partners"))))
        card.add(buttons)
        return card

    def _can_repeat(self) -> bool:
        return self._looked is not None and self._looked.preview.seen_before

    def _match_card(self, match: MatchView) -> Card:
        card = Card(_("Is it the same one?"), accent="info")
        known = self._same.get(match.incoming)
        value = "" if known is None else (_YES if known else _NO)
        answer = Segmented((Option(_YES, _("Yes, the same")), Option(_NO, _("No, somebody else"))), value)
        answer.setAccessibleName(_("Is it the same one?"))
        answer.edited.connect(lambda: self._answer(match.incoming, answer.value() == _YES))
        card.add(Text(match.question), answer)
        return card

    def _answer(self, incoming: str, same: bool) -> None:
        self._same[incoming] = same
        if self._looked is not None:
            data = self._looked.data
            self._look(lambda: data)

    # --- deciding and receiving ------------------------------------------------------------------

    def _choose(self, choice: Choice) -> None:
        """Alt+1 to Alt+4 decide the disagreement the keyboard is in, else the first open one."""
        focused = next((one for one in self.conflicts if one.has_keyboard()), None)
        undecided = next((one for one in self.conflicts if one.decision() is None), None)
        card = focused if focused is not None and focused.decision() is None else undecided or focused
        if card is not None:
            self.scroll_to(card)
            card.choose(choice)

    def _decisions(self) -> dict[tuple[str, str], Decision]:
        told = {one.view.key: one.decision() for one in self.conflicts}
        return {key: decision for key, decision in told.items() if decision is not None}

    def _decided(self) -> None:
        left = len(self.conflicts) - len(self._decisions())
        self.left.setText(
            ngettext(
                "{number} disagreement is open. You may also decide later.",
                "{number} disagreements are open. You may also decide later.",
                left,
            ).format(number=left)
            if left
            else ""
        )
        self.left.setVisible(bool(left))

    def _accept(self) -> None:
        if self._done is not None:
            self._save_answers()
        elif self._waiting:
            self._save_decisions()
        elif self._profile is not None:
            self._use_profile()
        elif self._looked is not None:
            self.receive()
        else:
            self.choose_file()

    def receive(self) -> None:
        """Take the file in."""
        looked, decisions, same = self._looked, self._decisions(), dict(self._same)
        if looked is None or not self.receive_button.isEnabled():
            return

        def job(progress: Progress) -> DoneView:
            with self._surroundings.background() as intentions:
                return ReceivePresenter(intentions).receive(looked, decisions, same)

        def failed(error: Exception) -> None:
            self.progress.finish()
            self.receive_button.setEnabled(True)
            self._guard.failed(error)

        self._busy(_("The file is being received"))
        self._surroundings.runner.run(job, self._received, failed)

    def _received(self, done: DoneView) -> None:
        self._done = done
        self._renew()
        go = self._surroundings.navigator.go
        undo = _("Undo") if done.can_undo else ""
        self.banner.show_message(done.sentence, Tone.GOOD, action=undo, on_action=self._undo if undo else None)
        main = Stack(gap=SPACE_4)
        if done.undecided:
            main.add(Banner(done.undecided, Tone.WARN))
        if done.answers:
            card = Card(done.answers_heading)
            text = ngettext("Save the answer …", "Save the answers …", len(done.answers))
            self.save_button = primary(text, self._save_answers, key=Keys.ACCEPT.shown())
            card.add(Text(done.answers_sentence), Flow(self.save_button))
            main.add(card)
        if done.proposals:
            main.add(self._proposals_card(done))
        side = Card(_("Go on"), overline=True)
        tab = "handover" if done.offer else ""
        for one in done.persons[:5]:
            side.add(Flow(outlined(one.label, partial(go, Place("person", id=one.value, tab=tab)))))
        if done.offer:
            side.add(Flow(outlined(_("Say yes or no"), lambda: go(Place("transitions")))))
        side.add(Flow(quiet(_("Receive another file …"), self.choose_file)))
        self.add(Columns(main, side))
        if done.answers:
            self.save_button.setFocus()

    def _proposals_card(self, done: DoneView) -> Card:
        """What is about the young person's own details waits; asking the young person is the usual next step."""
        card = Card(
            ngettext("{number} proposal waits for you", "{number} proposals wait for you", len(done.proposals)).format(
                number=len(done.proposals)
            )
        )
        self.ask_button = outlined(_("Ask the young person first"), lambda: self._ask_first(done))
        go = self._surroundings.navigator.go
        card.add(
            Text(_("Name, number and address only change when you say so. The proposals stand on Today.")),
            Flow(self.ask_button, outlined(_("Answer now"), lambda: go(Place("today")))),
        )
        return card

    def _ask_first(self, done: DoneView) -> None:
        presenter = ReceivePresenter(self._surroundings.intentions)
        asked = _("The proposals come back on Today in a week. Ask the young person until then.")
        if self._surroundings.act(self, lambda: presenter.ask_first(done.proposals), asked):
            self.ask_button.setEnabled(False)

    def _save_answers(self) -> None:
        """All answers with one action: one file is named, several go into a folder."""
        done, dialogs = self._done, self._surroundings.dialogs
        if done is None or not done.answers:
            return
        if len(done.answers) == 1:
            paths = [dialogs.save_file(_("Save the answer"), done.answers[0].name)]
        else:
            folder = dialogs.choose_folder(_("Choose the folder for the answers"))
            paths = [folder / one.name for one in done.answers] if folder is not None else []
        self._guard.run(lambda: self._write(done, [one for one in paths if one is not None]))

    def _write(self, done: DoneView, paths: Sequence[Path]) -> None:
        for path, answer in zip(paths, done.answers, strict=False):
            self._surroundings.write_file(path, answer.content)
        if paths:
            self.banner.show_message(_("The answer is saved. Send it the way you usually send files."), Tone.GOOD)

    def _undo(self) -> None:
        done = self._done
        if done is None:
            return

        def job(progress: Progress) -> str:
            with self._surroundings.background() as intentions:
                return ReceivePresenter(intentions).undo(done.package)

        def finished(said: str) -> None:
            self._show_empty()
            self.banner.show_message(said, Tone.INFO)

        self._surroundings.runner.run(job, finished, self._guard.failed)

    def _back(self) -> None:
        self._surroundings.navigator.go(Place("exchange", tab="files"))

    def _not_now(self) -> None:
        self._show_empty()
        self._surroundings.navigator.go(Place("exchange", tab="files"))


def _changes_card(heading: str, changes: Sequence[ChangeView], below: str) -> Card:
    card = Card(heading, gap=SPACE_3)
    if changes:
        table = Table(heading, stretch=(22, 62, 12))
        table.set_rows([[one.kind, DifferenceLabel(one.spans), Cell(one.day, secondary=True)] for one in changes])
        card.add(table)
    if below:
        card.add(Secondary(below))
    return card


def _sender(view: ReceiveView) -> Card:
    card = Card(_("Sender"), overline=True)
    card.add(Flow(Chip(view.sender_state, view.sender_tone)))
    card.add(Secondary(_("Check number {number}").format(number=view.check_number)))
    return card
