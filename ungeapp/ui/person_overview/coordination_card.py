"""The same card as widgets.

Belongs here: the card, its one form. Does not belong here: what it says (``coordination``).
"""

from __future__ import annotations

from functools import partial

from ungeapp.texts import _
from ungeapp.ui.kit.buttons import row_button
from ungeapp.ui.kit.card import Card
from ungeapp.ui.kit.form import Form
from ungeapp.ui.kit.painted_list import PaintedList
from ungeapp.ui.kit.tab_frame import TabFrame
from ungeapp.ui.kit.text import Secondary, Text
from ungeapp.ui.person_overview.coordination import Coordination, CoordinationPresenter
from ungeapp.ui.surroundings import Surroundings
from ungeapp.wording import sentence_of_code


class CoordinationCard(Card):
    """One sentence, the units that have a part, and *Inddrag flere*."""

    def __init__(self, surroundings: Surroundings, frame: TabFrame, presenter: CoordinationPresenter) -> None:
        super().__init__(_("Who has a part"), overline=True)
        self._surroundings = surroundings
        self._frame = frame
        self._presenter = presenter
        self._view: Coordination | None = None
        self.sentence, self._earlier = Text(""), Secondary("")
        self.list = PaintedList(_("Who has a part"), openable=False)
        self.involve_button = row_button(_("Involve more …"), self.involve, name=_("Involve another unit"))
        self.add_head(self.involve_button)
        self.add(self.sentence, self.list, self._earlier)
        self.list.acted.connect(self.release)

    def show_person(self, presenter: CoordinationPresenter) -> None:
        """The same card about somebody else."""
        self._presenter = presenter

    def show_view(self, view: Coordination) -> None:
        """Show who has a part."""
        self._view = view
        self.sentence.setText(view.sentence)
        self.list.set_rows(view.rows)
        self.list.setVisible(bool(view.rows))
        self._earlier.setText(view.earlier)
        self._earlier.setVisible(bool(view.earlier))
        self.involve_button.setVisible(view.may_involve)

    def told(self) -> str:
        """What is said of units that left."""
        return self._earlier.text()

    def involve(self) -> None:
        """Ask which unit, and why."""
        view = self._view
        assert view is not None
        form = Form()
        unit = form.choice("unit", _("Which unit?"), view.choices, empty=_("Another one, written below"))
        other = form.line("other", _("A unit that is not in the list"), optional=True)
        because = form.line("because", _("Why is it involved?"))
        contact = form.line("contact", _("Who there, if it is known"), optional=True)
        sentence = _("The one contact then coordinates. Nothing is sent: what they may read follows the consents.")
        while self._surroundings.dialogs.show_form(_("Involve another unit"), form, _("Involve"), sentence=sentence):
            named = unit.value() or other.value()
            missing = {} if named.strip() else {"unit": sentence_of_code("involve-no-unit")}
            if not because.value().strip():
                missing["because"] = sentence_of_code("reason-missing")
            if not missing:
                self._surroundings.act(
                    self._frame,
                    partial(self._presenter.involve, named, because.value(), contact.value()),
                    _("The unit has a part now."),
                )
                return
            form.set_errors(missing)

    def release(self, involved: str) -> None:
        """A unit leaves, for a reason."""
        because = self._surroundings.dialogs.ask_text(
            _("The unit has no part any more"), _("Why does it leave?"), _("Save")
        )
        if because is not None:
            self._surroundings.act(
                self._frame,
                lambda: self._presenter.release(involved, because),
                _("It is noted that the unit left."),
            )
