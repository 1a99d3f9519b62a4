"""Objections: what the young person does not agree with stands beside what was written.

Belongs here: noting one and the list of them. Does not belong here: what can be objected to (``presenter``).
"""

from __future__ import annotations

from ungeapp.texts import _
from ungeapp.ui.kit.buttons import primary
from ungeapp.ui.kit.card import Card
from ungeapp.ui.kit.form import Form
from ungeapp.ui.kit.layouts import Columns, Flow, Stack
from ungeapp.ui.kit.list_card import ListCard
from ungeapp.ui.kit.own_words_field import OwnWordsField
from ungeapp.ui.kit.page_frame import PageFrame
from ungeapp.ui.kit.text import Secondary
from ungeapp.ui.kit.tokens import SPACE_4
from ungeapp.ui.rights.presenter import RightsPresenter
from ungeapp.ui.surroundings import Surroundings


class CorrectPart(Stack):
    """Note an objection; the original stays."""

    def __init__(self, surroundings: Surroundings, frame: PageFrame, presenter: RightsPresenter, person: str) -> None:
        super().__init__(gap=SPACE_4)
        self._surroundings = surroundings
        self._frame = frame
        self._presenter = presenter
        self._person = person
        card = Card(_("Note an objection"))
        self.form = Form()
        self.record = self.form.choice("record", _("What it is about"), [], empty=_("Choose"))
        self.field = self.form.choice("field", _("Which information"), [], empty=_("All of the record"))
        self.record.committed.connect(self._chosen)
        self.words = OwnWordsField(_("What the young person says"), min_lines=3)
        self.by = self.form.line("by", _("Who objects"), hint=_("Empty: the young person"), optional=True)
        self.on = self.form.date("on", _("On the day"), today=presenter.today(), value=presenter.today())
        self.save = primary(_("Note the objection"), self.note)
        card.add(
            Secondary(_("What was written stays. The objection stands beside it wherever it is shown or printed.")),
            self.words,
            self.form,
            Flow(self.save),
        )
        self.noted = ListCard(_("Objections noted"), _("No objection yet."))
        self.add(Columns(card, Stack(self.noted), weights=(1, 1)))
        self.refresh()

    def refresh(self) -> None:
        """Look again."""
        self.record.set_options(self._presenter.records(self._person), self.record.value())
        self._chosen()
        self.noted.show_rows(self._presenter.corrections(self._person))

    def note(self) -> None:
        """Keep it."""
        if not self.words.value().strip():
            self._frame.banner.clear()
            self.form.set_errors({})
            self.words.setFocus()
        if not self.record.value():
            self.form.set_errors({"record": _("Choose what the objection is about.")})
            return
        if problems := self.form.problems():
            self.form.set_errors(problems)
            return
        done = self._surroundings.act(
            self._frame,
            lambda: self._presenter.object(
                self._person,
                self.record.value(),
                self.field.value(),
                self.words.value(),
                self.by.value(),
                self.on.value(),
            ),
            _("The objection stands beside what was written."),
        )
        if done:
            self.words.set_value("")
            self.by.set_value("")
            self.refresh()

    def _chosen(self) -> None:
        self.field.set_options(self._presenter.fields(self._person, self.record.value()), self.field.value())
