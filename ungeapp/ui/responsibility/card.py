"""The same card as widgets.

Belongs here: the card, its form of questions, its two acts. Does not belong here: what it says (``responsibility``).
"""

from __future__ import annotations

from ungeapp.texts import _
from ungeapp.ui.kit.buttons import outlined, row_button
from ungeapp.ui.kit.card import Card
from ungeapp.ui.kit.form import Form
from ungeapp.ui.kit.layouts import Flow
from ungeapp.ui.kit.page_frame import PageFrame
from ungeapp.ui.kit.tab_frame import TabFrame
from ungeapp.ui.kit.text import Secondary, Text
from ungeapp.ui.kit.tokens import SPACE_2
from ungeapp.ui.navigation import Place
from ungeapp.ui.responsibility.presenter import Responsibility, ResponsibilityPresenter
from ungeapp.ui.surroundings import Surroundings


class ResponsibilityCard(Card):
    """One sentence with its reason; where it differs from what is, the handover or a reason to stay."""

    def __init__(
        self, surroundings: Surroundings, frame: TabFrame | PageFrame, person: str, presenter: ResponsibilityPresenter
    ) -> None:
        super().__init__(_("Responsibility"), overline=True)
        self._surroundings = surroundings
        self._frame = frame
        self._person = person
        self._presenter = presenter
        self._view: Responsibility | None = None
        self.sentence, self._reason, self._more = Text(""), Secondary(""), Secondary("")
        self.handover_button = outlined(_("Begin the handover"), self.hand_over)
        self.keep_button = row_button(_("Stay responsible …"), self.keep)
        self.ask_button = row_button(_("What holds? …"), self.ask, name=_("Responsibility: what holds?"))
        self.add(
            self.sentence,
            self._reason,
            self._more,
            Flow(self.handover_button, self.keep_button, self.ask_button, gap=SPACE_2),
        )

    def show_person(self, person: str, presenter: ResponsibilityPresenter) -> None:
        """The same card about somebody else: what is answered here is answered about them."""
        self._person, self._presenter = person, presenter

    def show_view(self, view: Responsibility | None) -> None:
        """Show what the rules say; without rules the card is not there."""
        self._view = view
        self.setVisible(view is not None)
        if view is None:
            return
        self.sentence.setText(view.sentence)
        self._reason.setText(view.reason)
        self._reason.setVisible(bool(view.reason))
        self._more.setText("\n".join(view.more))
        self._more.setVisible(bool(view.more))
        self.handover_button.setVisible(bool(view.keeps))
        self.keep_button.setVisible(bool(view.keeps))
        self.ask_button.setVisible(bool(view.questions))

    def told(self) -> str:
        """What stands under the sentence."""
        return self._more.text()

    def hand_over(self) -> None:
        """The handover is the only way to another responsible unit."""
        self._surroundings.navigator.go(Place("person", id=self._person, tab="handover"))

    def keep(self) -> None:
        """The responsible unit stays, for a reason."""
        view = self._view
        assert view is not None
        title = _("{unit} stays responsible").format(unit=view.keeps)
        because = self._surroundings.dialogs.ask_text(title, _("Why does the unit stay responsible?"), _("Save"))
        if because is not None:
            self._surroundings.act(
                self._frame, lambda: self._presenter.keep(because), _("It is noted who stays responsible.")
            )

    def ask(self) -> None:
        """Answer what the rules ask about the young person's situation."""
        view = self._view
        assert view is not None
        form, options = Form(), self._presenter.options()
        fields = {
            one.key: form.segmented(one.key, one.label, options, one.value, hint=one.hint) for one in view.questions
        }
        sentence = _("The answers stay at this desk. They decide only what is suggested.")
        if self._surroundings.dialogs.show_form(
            _("What holds for the young person?"), form, _("Save"), sentence=sentence
        ):
            told = {key: field.value() for key, field in fields.items()}
            self._surroundings.act(self._frame, lambda: self._presenter.answer(told), _("The answers are saved."))
