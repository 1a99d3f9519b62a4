"""The log of referrals: whom somebody with the heaviest absence was referred to, and what came of it.

Belongs here: the card with its row and questions. Does not belong here: when it is shown (the page), rules.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Signal

from ungeapp.domain.follow_up import Referral, ReferralAnswer
from ungeapp.texts import _, ngettext
from ungeapp.ui.casework.entries import EntryRow
from ungeapp.ui.contact.asking import ask
from ungeapp.ui.due import joined
from ungeapp.ui.kit.fields import DateField, LineField
from ungeapp.ui.kit.form import Form
from ungeapp.ui.kit.list_card import ListCard
from ungeapp.ui.kit.page_frame import PageFrame
from ungeapp.ui.kit.rows import Option, RowView
from ungeapp.ui.kit.suggest import SuggestField
from ungeapp.ui.kit.tokens import Tone
from ungeapp.ui.surroundings import Surroundings
from ungeapp.wording import long_day, short_day

_TAKEN_IN, _REFUSED = ReferralAnswer.TAKEN_IN.value, ReferralAnswer.REFUSED.value


def referral_row(one: Referral, today: date) -> RowView:
    """A line of the log."""
    days = one.waited_days(today)
    waited = ngettext("{number} day", "{number} days", days).format(number=days)
    chip, tone, action = _("Waiting for an answer"), Tone.WARN, _("Note the answer …")
    if one.ended_on is not None:
        chip, tone, action = _("The referral ended {day}").format(day=short_day(one.ended_on, today)), Tone.NEUTRAL, ""
    elif one.answer is ReferralAnswer.TAKEN_IN:
        chip, tone, action = _("Taken in"), Tone.GOOD, _("End …")
    elif one.answer is ReferralAnswer.REFUSED:
        chip, tone, action = _("Refused"), Tone.NEUTRAL, ""
    answered = ""
    if one.answered_on is not None:
        answered = _("answered {day}, after {time}").format(day=short_day(one.answered_on, today), time=waited)
    elif days:
        answered = _("has waited {time}").format(time=waited)
    return RowView(
        one.id,
        one.to,
        context=joined(one.phone, one.text, answered, one.answer_note, one.outcome),
        lead=short_day(one.on, today) if one.on else "",
        chip=chip,
        tone=tone,
        action=action,
        tip=long_day(one.on) if one.on else "",
    )


class ReferralEntry(EntryRow):
    """Whom, which day, about what; ``added`` carries (to, on, phone, text)."""

    added = Signal(str, object, str, str)

    def __init__(self, known: Sequence[str], today: date) -> None:
        super().__init__(_("New referral"))
        self._today = today
        self.to = SuggestField(known, placeholder=_("Whom is the young person referred to?"))
        self.on = DateField(today, today)
        self.phone = LineField()
        self.text = LineField()
        self.line((_("New referral"), self.to, 1))
        self.line((_("Referred on"), self.on, 1), (_("Telephone"), self.phone, 1))
        across = self.line((_("What is asked for"), self.text, 1))
        self.finish(across, self._add, _("Add the referral"))
        for line in (self.to, self.on.line, self.phone, self.text):
            line.returnPressed.connect(self._add)

    def clear(self) -> None:
        """Empty, ready for the next."""
        for line in (self.to, self.phone, self.text):
            line.set_value("")
        self.on.set_value(self._today)
        self.refuse("")

    def _add(self) -> None:
        if self.on.problem():
            self.refuse(self.on.problem())
            self.on.setFocus()
            return
        if not self.to.value():
            self.refuse(_("Write whom the young person was referred to."))
            self.to.setFocus()
            return
        told = (self.to.value(), self.on.value(), self.phone.value(), self.text.value())
        self.clear()
        self.to.setFocus()
        self.added.emit(*told)


class ReferralCard(ListCard):
    """The list, and the row to add one. Enter corrects a line, its button notes the answer or the end."""

    def __init__(self, surroundings: Surroundings, frame: PageFrame) -> None:
        super().__init__(_("Referrals at absence level 5"), _("Nobody else has been asked to take over yet."))
        self._surroundings = surroundings
        self._frame = frame
        self._person = ""
        self._log: dict[str, Referral] = {}
        intentions = surroundings.intentions
        self._today = intentions.desk.today
        self.entry = ReferralEntry((), self._today())
        self.entry.added.connect(self._added)
        self.list.acted.connect(self.act_on)
        self.list.opened.connect(self.correct)
        self.add(self.entry)

    def show_person(self, person: str) -> None:
        """The log of one young person; the card hides where it has no meaning."""
        if person != self._person:
            self.entry.clear()
        self._person = person
        referrals = self._surroundings.intentions.referrals
        log = referrals.of(person)
        self._log = {one.id: one for one in log}
        self.show_rows([referral_row(one, self._today()) for one in log])
        wanted = referrals.level(person) is not None
        self.entry.setVisible(wanted)
        self.setVisible(wanted or bool(log))
        if wanted:
            book = self._surroundings.intentions.phone_book.book()
            self.entry.to.set_options(tuple(dict.fromkeys(one.name for one in book.entries if one.name)))

    def act_on(self, row: str) -> None:
        """Note the answer, or the end."""
        if self._log[row].answer is ReferralAnswer.NONE:
            self._ask_answer(row)
        else:
            self._ask_end(row)

    def correct(self, row: str) -> None:
        """Correct a line, or take it out with a reason."""
        one, form = self._log[row], Form()
        to = form.line("to", _("Referred to"), one.to)
        on = form.date("on", _("Referred on"), self._today(), one.on)
        phone = form.line("phone", _("Telephone"), one.phone, optional=True)
        text = form.line("text", _("What is asked for"), one.text, optional=True)
        gone = form.line("gone", _("Should it not stand here? Write why, and it is taken out"), optional=True)
        people = self._surroundings.intentions.people

        def missing() -> dict[str, str]:
            return {} if to.value() else {"to": "referral-to-nobody"}

        if not ask(self._surroundings, _("Correct the referral"), form, _("Save"), missing):
            return
        why = gone.value()
        if why:
            self._act(lambda: people.remove(Referral, row, why), _("The referral is taken out."))
            return
        fields = {"to": to.value(), "on": on.value() or one.on, "phone": phone.value(), "text": text.value()}
        self._act(lambda: people.change(Referral, row, **fields), _("The referral is corrected."))

    def _ask_answer(self, row: str) -> None:
        form = Form()
        options = [Option(_TAKEN_IN, _("Taken in")), Option(_REFUSED, _("Refused"))]
        answer = form.segmented("answer", _("What did they answer?"), options, show_keys=True)
        on = form.date("on", _("Answered on"), self._today(), self._today())
        note = form.line("note", _("Why, if they refused"), optional=True)

        def missing() -> dict[str, str]:
            found = {}
            if not answer.value():
                found["answer"] = "referral-no-answer"
            if answer.value() == _REFUSED and not note.value():
                found["note"] = "referral-refused-why"
            asked = self._log[row].on
            if asked is not None and (on.value() or self._today()) < asked:
                found["on"] = "referral-answer-early"
            return found

        if ask(self._surroundings, _("Answer to the referral"), form, _("Save"), missing):
            told = ReferralAnswer(answer.value())
            self._act(
                lambda: self._surroundings.intentions.referrals.answer(row, told, on=on.value(), note=note.value()),
                _("The answer is noted."),
            )

    def _ask_end(self, row: str) -> None:
        form = Form()
        on = form.date("on", _("Ended on"), self._today(), self._today())
        outcome = form.line("outcome", _("What came of it?"))

        def missing() -> dict[str, str]:
            found = {} if outcome.value() else {"outcome": "reason-missing"}
            begun = self._log[row].answered_on
            if begun is not None and (on.value() or self._today()) < begun:
                found["on"] = "status-ends-before-start"
            return found

        if ask(self._surroundings, _("End the referral"), form, _("Save"), missing):
            self._act(
                lambda: self._surroundings.intentions.referrals.end(row, on=on.value(), outcome=outcome.value()),
                _("The end of the referral is noted."),
            )

    def _added(self, to: str, on: date | None, phone: str, text: str) -> None:
        person = self._person
        self._act(
            lambda: self._surroundings.intentions.referrals.add(person, to, on=on, phone=phone, text=text),
            _("The referral is noted."),
        )

    def _act(self, action: Callable[[], object], said: str) -> None:
        self._surroundings.act(self._frame, action, said)
