"""Access: look at what is about others, then make everything in one act.

Belongs here: the review list and the finished pack. Does not belong here: what is on the list (``presenter``).
"""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from ungeapp.domain.rights import Extent
from ungeapp.texts import _, ngettext
from ungeapp.ui.casework.printing import save_paper
from ungeapp.ui.kit.buttons import outlined, primary
from ungeapp.ui.kit.card import Card
from ungeapp.ui.kit.chip import Chip
from ungeapp.ui.kit.choices import ChoiceField
from ungeapp.ui.kit.fields import LineField
from ungeapp.ui.kit.form import Form
from ungeapp.ui.kit.layouts import Columns, Flow, Hairline, Stack
from ungeapp.ui.kit.page_frame import PageFrame
from ungeapp.ui.kit.pdf_preview import PdfPreview
from ungeapp.ui.kit.states import ProgressRow
from ungeapp.ui.kit.text import Secondary, Text
from ungeapp.ui.kit.tokens import SPACE_1, SPACE_2, SPACE_4, Tone
from ungeapp.ui.rights.presenter import ReviewRow, RightsPresenter
from ungeapp.ui.runner import Progress, Step
from ungeapp.ui.surroundings import Surroundings
from ungeapp.usecases.rights import AccessPack

_PAGE = 30


class AccessPart(Stack):
    """Everything about her, for her."""

    def __init__(self, surroundings: Surroundings, frame: PageFrame, presenter: RightsPresenter, person: str) -> None:
        super().__init__(gap=SPACE_4)
        self._surroundings = surroundings
        self._frame = frame
        self._presenter = presenter
        self._person = person
        self._limit = _PAGE
        self._rows: tuple[ReviewRow, ...] = ()
        self._pack: AccessPack | None = None
        self._choices: dict[str, ChoiceField] = {}
        self.reasons: dict[str, LineField] = {}
        self.reason: LineField
        self.card = Card(_("First: what is about others"))
        self.told = Text("")
        form = Form()
        self.reason = form.line(
            "reason", _("Why it is struck out"), _("It is about somebody else"), hint=_("It stands in the print.")
        )
        self.same = form.check("same", _("The same reason for all"), value=True)
        self.same.committed.connect(self._one_or_many)
        self.reason.committed.connect(self._same_for_all)
        self.table_place = Stack()
        self.more = outlined(_("Show more texts"), self._show_more)
        self.keep = outlined(_("Keep the proposals for the rest"), self.keep_rest)
        self.card.add(self.told, form, self.table_place, Flow(self.more, self.keep))
        self.make_card = Card(_("Then: everything in one print"))
        self.make_button = primary(_("Make the print"), self.make)
        self.progress = ProgressRow()
        self.progress.hide()
        self.make_card.add(
            Secondary(
                _(
                    "The young person's own words first, then everything that is kept with its history, who has looked, and who has received. Also as a file other systems can read."
                )
            ),
            Flow(self.make_button),
            self.progress,
        )
        self.preview = PdfPreview()
        self.preview.use_height()
        self.preview.print_requested.connect(self._print)
        self.preview.save_requested.connect(partial(self._save, machine=False))
        self.machine = outlined(_("Save for other systems …"), partial(self._save, machine=True))
        self._made = Card(_("The print"))
        self._made.add(Flow(self.machine), self.preview)
        self._made.hide()
        self._as_it_was_left()
        self.add(self.card)
        self.add(self.make_card)
        self.add(self._made)
        self.refresh()

    def _as_it_was_left(self) -> None:
        """One reason or several, as the review was left."""
        told = {one.reason for one in self._presenter.review(self._person) if one.reason}
        if len(told) == 1:
            self.reason.set_value(next(iter(told)))
        self.same.set_value(len(told) < 2)

    def refresh(self) -> None:
        """Look again."""
        self._rows = tuple(self._presenter.review(self._person))
        left = sum(1 for one in self._rows if not one.decided)
        if not self._rows:
            self.told.setText(_("Nothing about others was found."))
        elif left:
            sentence = ngettext(
                "One text says something about others. Decide whether it stays or is struck out.",
                "{number} texts say something about others. Decide whether they stay or are struck out.",
                left,
            )
            self.told.setText(sentence.format(number=left))
        else:
            self.told.setText(_("Everything on the list is decided. You can still change it."))
        self._fill()
        self.more.setVisible(len(self._rows) > self._limit)
        self.keep.setVisible(bool(left))
        self.make_button.hold(_("Look at what is about others first.") if left else "")

    def decide(self, key: str, field: ChoiceField) -> None:
        """One text stays or is struck out."""
        done = self._surroundings.act(
            self._frame,
            lambda: self._presenter.decide(self._person, key, field.value(), self._reason_of(key)),
        )
        if done:
            self._show_reasons()
            self._count_down(key)

    def keep_rest(self) -> None:
        """The proposals hold for what is left."""
        self._surroundings.act(
            self._frame,
            lambda: self._presenter.decide_rest(self._person, self.reason.value(), self._own_reasons()),
            _("The proposals are kept."),
        )
        self.refresh()

    def make(self) -> None:
        """Make the pack in the background."""
        guard = self._surroundings.guard(self._frame)

        def job(progress: Progress) -> AccessPack:
            with self._surroundings.background() as intentions:
                return self._presenter.make(intentions, self._person, progress)

        def done(pack: AccessPack) -> None:
            self.progress.finish()
            self._pack = pack
            self._made.show()
            self.preview.show_pdf(pack.paper.content)
            self.preview.take_keyboard()
            self._frame.scroll_to(self._made)

        def failed(error: Exception) -> None:
            self.progress.finish()
            guard.failed(error)

        def stepped(step: Step) -> None:
            self.progress.show_progress(step.done, step.total)

        running = self._surroundings.runner.run(job, done, failed, stepped)
        if self._pack is None:
            self.progress.start(_("The print is being made"), running.cancel)

    # parts -------------------------------------------------------------------------------------------------------
    def _fill(self) -> None:
        self.table_place.clear()
        if not self._rows:
            return
        self.reasons.clear()
        self._choices.clear()
        for one in self._rows[: self._limit]:
            self.table_place.add(Hairline())
            self.table_place.add(self._row(one))
        self._show_reasons()

    def _row(self, one: ReviewRow) -> QWidget:
        """One text at the left, what becomes of it at the right; below each other where it is narrow."""
        choice = ChoiceField(one.options, one.value)
        choice.setAccessibleName(_("{what}: stays or is struck out").format(what=one.what))
        choice.committed.connect(partial(self.decide, one.key, choice))
        reason = LineField(one.reason or self.reason.value())
        reason.setAccessibleName(_("{what}: why it is struck out").format(what=one.what))
        reason.committed.connect(partial(self._own_reason, one.key))
        self._choices[one.key], self.reasons[one.key] = choice, reason
        tone = Tone.NEUTRAL if one.decided else Tone.WARN
        told = Stack(Secondary(one.what), Text(one.text), Flow(Chip(one.why, tone)), gap=SPACE_1)
        return Columns(told, Stack(choice, reason, gap=SPACE_2), weights=(60, 40))

    def _reason_of(self, key: str) -> str:
        own = self.reasons.get(key)
        return self.reason.value() if own is None or self.same.value() else own.value()

    def _own_reasons(self) -> dict[str, str]:
        if self.same.value():
            return {}
        return {key: field.value() for key, field in self.reasons.items() if field.value().strip()}

    def _own_reason(self, key: str) -> None:
        """The reason of one text was written: it holds at once where the text is struck out already."""
        row = next((one for one in self._rows if one.key == key), None)
        if row is not None and row.decided and self.reasons[key].value().strip() not in ("", row.reason):
            self.decide(key, self._choices[key])

    def _one_or_many(self) -> None:
        self._show_reasons()
        self._same_for_all()

    def _same_for_all(self) -> None:
        """With one reason for all, the texts that are struck out already have it too."""
        differs = any(one.decided and one.reason and one.reason != self.reason.value().strip() for one in self._rows)
        if self.same.value() and differs:
            self._surroundings.act(
                self._frame,
                lambda: self._presenter.same_reason(self._person, self.reason.value()),
                _("Everything struck out has the same reason now."),
            )
            self._rows = tuple(self._presenter.review(self._person))

    def _show_reasons(self) -> None:
        for key, field in self.reasons.items():
            field.setVisible(not self.same.value() and self._choices[key].value() != Extent.NOTHING.value)

    def _count_down(self, key: str) -> None:
        """The list stays where it is under the keyboard; only what it says changes."""
        self._rows = tuple(self._presenter.review(self._person))
        left = sum(1 for one in self._rows if not one.decided)
        self.keep.setVisible(bool(left))
        self.make_button.hold(_("Look at what is about others first.") if left else "")
        if not left:
            self.told.setText(_("Everything on the list is decided. You can still change it."))

    def _show_more(self) -> None:
        self._limit += _PAGE
        self.refresh()

    def _print(self) -> None:
        if self._pack is not None:
            content = self._pack.paper.content
            if self._surroundings.guard(self._frame).run(lambda: self._surroundings.print_pdf(content)):
                self._frame.banner.show_message(_("The print is sent to the printer."), Tone.GOOD)

    def _save(self, *, machine: bool) -> None:
        if self._pack is not None:
            paper = self._pack.machine if machine else self._pack.paper
            save_paper(self._surroundings, self._frame.banner, self._surroundings.guard(self._frame), paper)
