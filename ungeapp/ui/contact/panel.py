"""Noting a contact from anywhere: Ctrl+N, type, Ctrl+Enter.

Belongs here: the slim form over the page. Does not belong here: the tab that lists contacts (``page``).
"""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut

from ungeapp.domain.errors import UngeError
from ungeapp.domain.people import Contact
from ungeapp.texts import _
from ungeapp.ui.contact.presenter import QUICK_CHANNELS, ContactNoted, ContactPresenter
from ungeapp.ui.drafts import keep_draft
from ungeapp.ui.kit.fields import LineField
from ungeapp.ui.kit.form import Form
from ungeapp.ui.kit.layouts import Stack
from ungeapp.ui.kit.painted_list import PaintedList
from ungeapp.ui.kit.rows import Option
from ungeapp.ui.kit.toggles import ToggleList
from ungeapp.ui.surroundings import Surroundings
from ungeapp.wording import error_sentence

DRAFT_MS = 2_000
FIRST_DIGIT = 5
"""Alt+1 to Alt+4 say how; the digits after that say what it was about."""


class _NameLine(LineField):
    """The name typed; arrows and Enter belong to the list under it."""

    moved = Signal(int)
    entered = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up, Down and Enter choose."""
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.moved.emit(1 if event.key() == Qt.Key.Key_Down else -1)
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.entered.emit()
            return
        super().keyPressEvent(event)


class PersonPicker(Stack):
    """Who it is about: type the beginning of a name, Enter takes the first."""

    chosen = Signal(str)

    def __init__(self, presenter: ContactPresenter) -> None:
        self.line = _NameLine(placeholder=_("Write the beginning of the name"))
        self.list = PaintedList(_("Found"), current_marked=True)
        super().__init__(self.line, self.list)
        self.list.hide()
        self.setFocusProxy(self.line)
        self._presenter = presenter
        self.person = ""
        self.line.edited.connect(self._search)
        self.line.moved.connect(self._move)
        self.line.entered.connect(lambda: self._take(self.list.current_id()))
        self.list.opened.connect(self._take)

    def value(self) -> str:
        """The young person's id; empty while nobody is chosen."""
        return self.person

    def _search(self) -> None:
        self.person = ""
        rows = self._presenter.find(self.line.value())
        self.list.set_rows(rows)
        self.list.setVisible(bool(rows))
        if rows:
            self.list.set_current(rows[0].id)

    def _move(self, step: int) -> None:
        rows = self.list.rows()
        if rows:
            at = min(max(self.list.currentIndex().row() + step, 0), len(rows) - 1)
            self.list.set_current(rows[at].id)

    def _take(self, person: str) -> None:
        if person:
            self.person = person
            self.line.set_value(self._presenter.name(person))
            self.list.hide()
            self.chosen.emit(person)


class ContactForm(Form):
    """Text first, then how; Alt+1 to Alt+3 choose the way, Alt+4 says that nobody was reached, Alt+5 on the topics."""

    def __init__(self, presenter: ContactPresenter, person: str, contact: Contact | None = None) -> None:
        super().__init__()
        self._presenter = presenter
        self._given = person
        self.picker = None if person else self.add("person", _("Young person"), PersonPicker(presenter))
        self.text_field = self.text("text", _("What was it about?"), contact.text if contact else "", min_lines=3)
        channel = contact.channel if contact else QUICK_CHANNELS[0]
        quick = channel if channel in QUICK_CHANNELS else ""
        hint = _("Alt+1 to Alt+3 choose.")
        self.how = self.segmented("how", _("How"), presenter.quick_channels(), quick, hint=hint, show_keys=True)
        self.missed = self.check(
            "missed", _("Not reached; it was an attempt (Alt+4)"), bool(contact and not contact.reached)
        )
        self.topics = self.add(
            "topics",
            _("Topics"),
            ToggleList(self._offered(person, contact), contact.topics if contact else (), first_digit=FIRST_DIGIT),
            optional=True,
        )
        self.next_step = None if contact else self.line("next_step", _("Next step"), optional=True)
        self.next_on = None if contact else self.date("next_on", _("Next step by"), presenter.today, optional=True)
        self.other = self.choice(
            "other", _("Another way"), presenter.other_channels(), "" if quick else channel, empty=_("None other")
        )
        self.with_whom = self.line("with_whom", _("With whom"), contact.with_whom if contact else "", optional=True)
        self.on = self.date("on", _("When"), presenter.today, presenter.today) if contact is None else None
        self.how.edited.connect(lambda: self.other.set_value(""))
        self.other.edited.connect(lambda: self.how.set_value("" if self.other.value() else QUICK_CHANNELS[0]))
        fourth = QShortcut(QKeySequence("Alt+4"), self)
        fourth.setContext(Qt.ShortcutContext.WindowShortcut)
        fourth.activated.connect(self.missed.click)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(DRAFT_MS)
        self._timer.timeout.connect(self.keep)
        self._tell_next_step(person)
        if self.next_step is not None:
            self.set_row_visible("next_on", False)
            self.next_step.edited.connect(self._ask_by_when)
        if contact is None:
            self.text_field.edited.connect(self._typed)
            self._restore(person)
            if self.picker is not None:
                self.picker.chosen.connect(self._chosen)

    def person(self) -> str:
        """Who it is about; empty while nobody is chosen."""
        return self.picker.value() if self.picker is not None else self._given

    def noted(self) -> ContactNoted:
        """What was typed."""
        return ContactNoted(
            text=self.text_field.value().strip(),
            channel=self.other.value() or self.how.value() or QUICK_CHANNELS[0],
            reached=not self.missed.value(),
            with_whom=self.with_whom.value(),
            on=self.on.value() if self.on is not None else None,
            topics=self.topics.value(),
            next_step=self.next_step.value().strip() if self.next_step is not None else "",
            next_step_on=self.next_on.value() if self.next_on is not None else None,
        )

    def keep(self) -> None:
        """Keep what is being typed, so that a lock or a crash loses nothing."""
        self._timer.stop()
        if not keep_draft(lambda: self._presenter.keep(self.person(), self.text_field.value())):
            self._timer.start()

    def saved(self) -> None:
        """It is noted: what was typed must not come back as a draft."""
        self._timer.stop()

    def _typed(self) -> None:
        if not self._timer.isActive():
            self._timer.start()

    def _restore(self, person: str) -> None:
        if not self.text_field.value():
            self.text_field.set_value(self._presenter.draft(person))

    def _offered(self, person: str, contact: Contact | None) -> list[Option]:
        """Today's topics; those of an older note that are gone stay as they are."""
        offered = list(self._presenter.topics(person))
        known = {one.value for one in offered}
        gone = [topic for topic in (contact.topics if contact else ()) if topic not in known]
        return [*offered, *(Option(one, self._presenter.topic_label(person, one)) for one in gone)]

    def _tell_next_step(self, person: str) -> None:
        """What the next step is now stands in the empty line."""
        if self.next_step is not None:
            now = self._presenter.next_step(person)
            self.next_step.setPlaceholderText(_("Now: {step}").format(step=now) if now else "")

    def _ask_by_when(self) -> None:
        """A next step has a day; without one nothing is asked."""
        self.set_row_visible("next_on", bool(self.next_step is not None and self.next_step.value()))

    def _chosen(self, person: str) -> None:
        self._restore(person)
        self.topics.set_options(self._presenter.topics(person), self.topics.value())
        self._tell_next_step(person)
        self.text_field.setFocus()


def note_contact(surroundings: Surroundings, person: str = "") -> Contact | None:
    """Ask for a contact and note it; None when it was not noted, then what was typed is kept."""
    presenter = ContactPresenter(surroundings.intentions)
    name = presenter.name(person)
    form = ContactForm(presenter, person)
    title = _("Note contact with {name}").format(name=name) if name else _("Note contact")
    first = "text" if person else "person"
    QTimer.singleShot(0, form, lambda: form.focus(first))
    while surroundings.dialogs.show_form(title, form, _("Save")):
        chosen = form.person()
        if not chosen:
            form.set_errors({"person": _("Choose who it is about.")})
            continue
        try:
            noted = presenter.save(chosen, form.noted())
        except UngeError as refusal:
            form.set_errors({"text": error_sentence(refusal)})
            continue
        form.saved()
        if not person:
            presenter.keep("", "")
        return noted
    form.keep()
    return None
