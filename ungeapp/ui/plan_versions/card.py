"""The card that stands beside the plan and says which version it is.

Belongs here: that card. Does not belong here: the page it leads to (``page``), the plan (``ui.plan``).
"""

from __future__ import annotations

from ungeapp.texts import _
from ungeapp.ui.kit.buttons import primary, quiet, row_button
from ungeapp.ui.kit.card import Card
from ungeapp.ui.kit.chip import Chip
from ungeapp.ui.kit.layouts import Flow
from ungeapp.ui.kit.text import Secondary, Text
from ungeapp.ui.navigation import Place
from ungeapp.ui.plan_versions.presenter import VersionsPresenter
from ungeapp.ui.surroundings import Surroundings

PAGE = "plan-versions"


class VersionCard(Card):
    """Draft or agreed, since when, what changed, and the two acts: agree on it, or say that the situation changed.

    Agreeing is the main act while there is something to agree on; while a next version is under way none is begun.

    Empty until ``refresh`` is called, which the plan does whenever it looks.
    """

    def __init__(self, surroundings: Surroundings, person: str) -> None:
        super().__init__(_("Which version"), overline=True)
        self._presenter = VersionsPresenter(surroundings.intentions, person)
        self.chip = Chip("")
        self.sentence, self.since, self.right = Text(""), Secondary(""), Secondary("")

        def to(tab: str) -> None:
            surroundings.navigator.go(Place(PAGE, id=person, tab=tab))

        self.agree_button = row_button(_("Agree on the plan …"), lambda: to("agree"))
        self.agree_now = primary(_("Agree on the plan …"), lambda: to("agree"))
        self._agree = Flow(self.agree_button, self.agree_now)
        self.situation_button = quiet(_("The situation is changed …"), lambda: to("situation"))
        self.versions_button = quiet(_("See the versions"), lambda: to(""))
        self.add(
            Flow(self.chip),
            self.sentence,
            self.since,
            self.right,
            self._agree,
            Flow(self.situation_button, self.versions_button),
        )

    def refresh(self) -> None:
        """Look again."""
        state = self._presenter.state()
        self.chip.show_state(state.chip, state.tone)
        self.sentence.setText(state.sentence)
        self.since.setText(state.since)
        self.since.setVisible(bool(state.since))
        right = self._presenter.right()
        self.right.setText(right)
        self.right.setVisible(bool(right))
        self.agree_button.setVisible(state.may_agree and not state.ready)
        self.agree_now.setVisible(state.ready)
        self._agree.setVisible(state.may_agree)
        self.situation_button.setVisible(state.may_agree and not state.started)
