"""The panel of the next step: offer, answer, record what was heard, let go.

Belongs here: its widgets, made anew for each stage. Does not belong here: which stage it is (``presenter``).
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Protocol

from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QWidget

from ungeapp.domain.handovers import Heard
from ungeapp.texts import _
from ungeapp.ui.casework.words import capital
from ungeapp.ui.handover.views import HandoverScreen, Stage
from ungeapp.ui.handover.written import Field, Written
from ungeapp.ui.kit.buttons import Button, ButtonKind, outlined
from ungeapp.ui.kit.card import Card
from ungeapp.ui.kit.choices import CheckField
from ungeapp.ui.kit.form import Form
from ungeapp.ui.kit.layouts import Flow, Stack
from ungeapp.ui.kit.rows import Option
from ungeapp.ui.kit.table import Table
from ungeapp.ui.kit.text import Secondary, Text
from ungeapp.ui.kit.tokens import SPACE_2
from ungeapp.ui.shortcuts import Keys
from ungeapp.wording import heard_name

_WITH, _WITHOUT, _WORK = "with", "without", "work"
_YES, _NO = "yes", "no"
_WRITTEN = ("way", "partner", "outside", "at_work", "asked", "said", "by", "how", "on", "reason")
_HEARD = (Heard.FACE_TO_FACE, Heard.PHONE, Heard.SIGNED_SHEET)


class Steps(Protocol):
    """What the panel asks the tab to do."""

    def offer(self, partner: str, outside: str, *, keeps: bool = False) -> None:
        """Offer; with ``keeps`` the responsibility stays here."""

    def basis(self, partner: str, outside: str) -> tuple[str, ...]:
        """What is missing before it can be offered to them, in sentences."""

    def ask_for_consent(self) -> None:
        """Go where consents are asked for."""

    def accept(self) -> None:
        """Say yes."""

    def refuse(self, reason: str) -> None:
        """Say no."""

    def withdraw(self) -> None:
        """Ask for the offer back."""

    def confirm_safe(self) -> None:
        """Record motivated and safe."""

    def let_go(self) -> None:
        """Let go."""

    def heard(self, stage: Stage, by: str, how: Heard, on: date | None, reason: str) -> None:
        """Record what was heard."""

    def save_again(self) -> None:
        """The last file once more."""

    def receive(self) -> None:
        """Go and receive a file."""

    def go_to_missing(self) -> None:
        """Go to the first point that is missing."""

    def keep_written(self, name: str, text: str) -> None:
        """Keep what is being written in a field."""


class NextStep(Card):
    """One panel; ``accept`` does its main action (Ctrl+Enter)."""

    def __init__(self, screen: HandoverScreen, steps: Steps, today: date) -> None:
        super().__init__(screen.next_heading, accent="info" if screen.stage is Stage.OFFER_HERE else "")
        self._screen = screen
        self._steps = steps
        self._today = today
        self.form = Form()
        self.main: Button | None = None
        self.missing = Secondary("")
        for sentence in screen.next_sentences:
            self.add(Text(sentence))
        self._make()
        fields = {name: field for name in _WRITTEN if isinstance(field := getattr(self, name, None), Field)}
        self.written = Written(self, fields, steps.keep_written)
        if screen.written:
            self.written.put_back(screen.written)
            self._show_chosen()

    def accept(self) -> None:
        """Do the main action, if there is one."""
        if self.main is not None and self.main.isEnabled():
            self.main.click()

    def held(self) -> bool:
        """Whether the main action waits for points of the checklist."""
        return self.main is not None and self.main.held()

    def waits_for_points(self) -> bool:
        """Whether nothing but points of the checklist is left to do before this step."""
        return self._screen.stage is Stage.MAY_LET_GO and self.held()

    def show_missing(self, screen: HandoverScreen) -> None:
        """The same step, as the checklist is now; what is written here stays."""
        self._screen = screen
        self._show_missing()
        if screen.stage is Stage.MAY_OFFER:
            self._show_basis()

    def take_over(self, before: NextStep) -> None:
        """What was written in the same step, which is made anew."""
        for name in _WRITTEN:
            here, there = getattr(self, name, None), getattr(before, name, None)
            if here is not None and there is not None and there.value():
                here.set_value(there.value())
        self._show_chosen()

    def hideEvent(self, event: QHideEvent) -> None:
        """Leaving keeps what is being written."""
        super().hideEvent(event)
        self.written.keep()

    def _show_chosen(self) -> None:
        """The rows that follow from what is chosen."""
        if self._screen.stage is Stage.MAY_OFFER:
            self._show_way()
        elif self._screen.stage is Stage.WAITING_OUTSIDE:
            self._show_answer()

    def go(self) -> None:
        """Put the keyboard where this step begins."""
        if self._screen.stage in (Stage.CONFIRM_OUTSIDE, Stage.WAITING_OUTSIDE, Stage.LET_GO_OUTSIDE):
            self.form.focus("by")
        elif self._screen.stage is Stage.CONFIRM:
            self.asked.setFocus()
        elif self.main is not None:
            self.main.setFocus()

    # --- one maker for each stage ----------------------------------------------------------------

    def _make(self) -> None:
        makers: dict[Stage, Callable[[], None]] = {
            Stage.MAY_OFFER: self._make_offer,
            Stage.WAITING: self._make_waiting,
            Stage.WAITING_OUTSIDE: self._make_heard,
            Stage.OFFER_HERE: self._make_offer_here,
            Stage.CONFIRM: self._make_confirm,
            Stage.CONFIRM_OUTSIDE: self._make_heard,
            Stage.MAY_LET_GO: self._make_let_go,
            Stage.WAITING_CLOSE: self._make_waiting,
            Stage.LET_GO_OUTSIDE: self._make_heard,
            Stage.NOTHING: self._make_waiting,
        }
        makers[self._screen.stage]()

    def _primary(self, text: str, act: Callable[[], object], *, likely: bool = True) -> Button:
        """The main action; one that is hardly ever needed is there, but does not stand out."""
        kind = ButtonKind.PRIMARY if likely else ButtonKind.OUTLINED
        self.main = Button(text, act, kind=kind, key=Keys.ACCEPT.shown())
        return self.main

    def _make_offer(self) -> None:
        partners = self._screen.partners
        ways = (
            Option(_WITH, _("A department with UngeApp")),
            Option(_WITHOUT, _("Somebody without UngeApp")),
            Option(_WORK, _("A workplace or an association")),
        )
        self.way = self.form.segmented("way", _("Who takes over?"), ways, _WITH if partners else _WITHOUT)
        self.partner = self.form.choice(
            "partner", _("Department"), partners, partners[0].value if len(partners) == 1 else "", empty=_("Choose")
        )
        self.outside = self.form.line(
            "outside", _("Name of the receiver"), hint=_("A school, treatment or another municipality")
        )
        self.at_work = self.form.line(
            "at_work",
            _("Name of the workplace or association"),
            hint=_("They take over in everyday life. They have no case, so the responsibility stays with you."),
        )
        self.way.edited.connect(self._show_way)
        self.basis = Text("")
        self.ask_button = outlined(_("Go to the consents"), self._steps.ask_for_consent)
        self._basis_place = Stack(self.basis, Flow(self.ask_button), gap=SPACE_2)
        self.partner.committed.connect(self._show_basis)
        self.outside.committed.connect(self._show_basis)
        self.at_work.committed.connect(self._show_basis)
        offer = self._primary(_("Offer"), self._offer)
        self.add(self.form, self._basis_place)
        self._show_way()
        self.add(self.missing, Flow(offer))
        self._show_missing()

    def _show_missing(self) -> None:
        """The main action is held, with the reason, as long as points are missing."""
        stage = self._screen.stage
        if self.main is None or stage not in (Stage.MAY_OFFER, Stage.MAY_LET_GO):
            return
        missing = self._screen.missing_for_offer if stage is Stage.MAY_OFFER else self._screen.missing_for_close
        told = _("Still missing: {points}").format(points=", ".join(missing)) if missing else ""
        self.main.hold(told)
        self.missing.setText(_("Answer the points marked as missing first."))  # which they are, they say themselves
        self.missing.setVisible(bool(missing))

    def _show_way(self) -> None:
        for row, way in (("partner", _WITH), ("outside", _WITHOUT), ("at_work", _WORK)):
            self.form.set_row_visible(row, self.way.value() == way)
        self._show_basis()

    def _chosen(self) -> tuple[str, str]:
        """The department, or the name of a receiver without UngeApp."""
        if self.way.value() == _WITH:
            return self.partner.value(), ""
        return "", (self.at_work if self.way.value() == _WORK else self.outside).value().strip()

    def _show_basis(self) -> None:
        """What is missing is told before the offer, not after."""
        told = self._steps.basis(*self._chosen())
        self.basis.setText("\n".join(told))
        self._basis_place.setVisible(bool(told))

    def _offer(self) -> None:
        if self._screen.missing_for_offer:
            self._steps.go_to_missing()
            return
        way, (partner, outside) = self.way.value(), self._chosen()
        errors = {}
        if way == _WITH and not partner:
            errors["partner"] = _("Choose who is to take over.")
        if way != _WITH and not outside:
            errors["at_work" if way == _WORK else "outside"] = _("Write who is to take over.")
        self.form.set_errors(errors)
        if not errors:
            self._steps.offer(partner, outside, keeps=way == _WORK)

    def _make_waiting(self) -> None:
        buttons = Flow()
        if self._screen.stage is not Stage.NOTHING:
            buttons.add(self._primary(_("Fetch the answer …"), self._steps.receive))
        self._add_files(buttons)
        self.add(buttons)

    def _make_offer_here(self) -> None:
        if self._screen.incoming:
            table = Table(_("What comes along"), stretch=(3, 1))
            table.set_rows([[what, number] for what, number in self._screen.incoming])
            self.add(Secondary(_("What comes along")), table)
        self.reason = self.form.line("reason", _("If you say no: why?"), optional=True)
        self.add(
            self.form,
            Flow(self._primary(_("Say yes"), self._steps.accept), outlined(_("Say no"), self._refuse)),
        )

    def _refuse(self) -> None:
        reason = self.reason.value()
        if not reason:
            self.form.set_errors({"reason": _("Write a short reason, so that the other side understands it.")})
            return
        self._steps.refuse(reason)

    def _make_confirm(self) -> None:
        self.asked = CheckField(_("I have asked the young person, and the answer is yes"))
        buttons = Flow(self._primary(_("Record motivated and safe"), self._confirm))
        buttons.add(outlined(_("Fetch a file …"), self._steps.receive))
        self._add_files(buttons)
        self._error = Text()
        self._error.set_ink("bad")
        self._error.hide()
        self.add(self.asked, self._error, buttons)

    def _confirm(self) -> None:
        if not self.asked.value():
            self._error.setText(_("Ask the young person first, and tick that you have."))
            self._error.show()
            self.asked.setFocus()
            return
        self._steps.confirm_safe()

    def _make_let_go(self) -> None:
        let_go = self._primary(_("Let go"), self._let_go)
        buttons = Flow(let_go)
        self._add_files(buttons)
        self.add(self.missing, buttons)
        self._show_missing()

    def _let_go(self) -> None:
        if self._screen.missing_for_close:
            self._steps.go_to_missing()
        else:
            self._steps.let_go()

    def _make_heard(self) -> None:
        """Who said it, how it was heard, on which day; and the answer where there are two."""
        stage = self._screen.stage
        if stage is Stage.WAITING_OUTSIDE:
            self.said = self.form.segmented(
                "said", _("What was the answer?"), (Option(_YES, _("Yes, they take over")), Option(_NO, _("No"))), _YES
            )
            self.said.edited.connect(self._show_answer)
        self.by = self.form.line("by", _("Who said it?"), hint=_("Name and position"))
        ways = tuple(Option(one.value, capital(heard_name(one.value))) for one in _HEARD)
        self.how = self.form.segmented("how", _("How did you hear it?"), ways, Heard.PHONE.value)
        self.on = self.form.date("on", _("Which day?"), self._today, self._today)
        if stage is Stage.WAITING_OUTSIDE:
            self.reason = self.form.line("reason", _("Why not?"))
            self.form.set_row_visible("reason", False)
        verb = {
            Stage.WAITING_OUTSIDE: _("Record the answer"),
            Stage.CONFIRM_OUTSIDE: _("Record motivated and safe"),
        }.get(stage, _("Record that it came back"))
        buttons = Flow(self._primary(verb, self._heard, likely=stage is not Stage.LET_GO_OUTSIDE))
        if self._screen.can_withdraw:
            buttons.add(outlined(_("Withdraw the offer"), self._steps.withdraw))
        self.add(self.form, buttons)

    def _show_answer(self) -> None:
        self.form.set_row_visible("reason", self.said.value() == _NO)

    def _heard(self) -> None:
        refused = self._screen.stage is Stage.WAITING_OUTSIDE and self.said.value() == _NO
        errors = dict(self.form.problems())
        if not self.by.value():
            errors["by"] = _("Write who said it.")
        if self.on.value() is None and "on" not in errors:
            errors["on"] = _("Write the day.")
        reason = self.reason.value() if refused else ""
        if refused and not reason:
            errors["reason"] = _("Write a short reason, so that the other side understands it.")
        self.form.set_errors(errors)
        if not errors:
            self._steps.heard(self._screen.stage, self.by.value(), Heard(self.how.value()), self.on.value(), reason)

    def _add_files(self, buttons: Flow) -> None:
        extra: list[QWidget] = []
        if self._screen.can_save_again:
            extra.append(outlined(_("Save the file again …"), self._steps.save_again))
        if self._screen.can_withdraw:
            extra.append(outlined(_("Withdraw the offer"), self._steps.withdraw))
        for one in extra:
            buttons.add(one)
