"""The tab *Samtykke*: what is missing, who may be told what, every consent; ask, sign, keep out, withdraw.

Belongs here: widgets. Does not belong here: what they say (``presenter``, ``overview``), the forms and papers.
"""

from __future__ import annotations

from functools import partial

from ungeapp.domain.changes import Changes
from ungeapp.texts import _
from ungeapp.ui.consent.give_form import GiveCard
from ungeapp.ui.consent.matrix_card import MatrixCard
from ungeapp.ui.consent.overview import ConsentOverview, MissingRow
from ungeapp.ui.consent.papers import RecallCard, SigningCard
from ungeapp.ui.consent.presenter import ConsentPresenter, ConsentView
from ungeapp.ui.consent.ways import read_way
from ungeapp.ui.consent.withhold_card import WithholdCard
from ungeapp.ui.kit.buttons import Button, outlined, quiet, row_button
from ungeapp.ui.kit.card import Card
from ungeapp.ui.kit.chip import Chip
from ungeapp.ui.kit.layouts import Flow, Stack
from ungeapp.ui.kit.painted_list import PaintedList
from ungeapp.ui.kit.rows import Cell
from ungeapp.ui.kit.states import EmptyState
from ungeapp.ui.kit.tab_frame import TabFrame
from ungeapp.ui.kit.table import Table
from ungeapp.ui.kit.tokens import SPACE_4
from ungeapp.ui.navigation import Place
from ungeapp.ui.surroundings import Surroundings
from ungeapp.usecases.consent_gaps import Gap
from ungeapp.usecases.consents import ConsentAsked


class ConsentTab(TabFrame):
    """The consents and bases of one young person."""

    def __init__(self, surroundings: Surroundings, person: str) -> None:
        super().__init__(_("Consent"))
        self._surroundings = surroundings
        self._person = person
        self._presenter = ConsentPresenter(surroundings.intentions, person)
        self._overview = ConsentOverview(surroundings.intentions, person, self._presenter.name_of)
        self._missing: dict[str, MissingRow] = {}
        self.give_button = outlined(_("Record consent or basis"), self.begin, icon="add")
        self.told_button = outlined(_("Who has had what"), self._to_disclosures)
        self._meeting = ""
        self.back_button = quiet(_("Back to the meeting"), self._to_meeting, icon="back")
        self.back = Flow(self.back_button)
        self.back.hide()
        self.top = Flow(self.give_button, self.told_button)
        self.form = Stack()
        self.papers = Stack(gap=SPACE_4)
        self.gaps = Card(_("Missing just now"), accent="warn")
        self.gap_list = PaintedList(_("Missing just now"), openable=False)
        self.gap_list.acted.connect(self._close_gap)
        self.gaps.add(self.gap_list)
        self.matrix = MatrixCard(self._overview)
        self.list = Stack(gap=SPACE_4)
        self.sign_buttons: dict[str, Button] = {}
        self.giving: GiveCard | None = None
        self.recall: RecallCard | None = None
        self.signing: SigningCard | None = None
        self.withholding: WithholdCard | None = None
        self.form.hide()
        self.papers.hide()
        self.add(self.back, self.top, self.form, self.papers, self.gaps, self.matrix, self.list)
        surroundings.on_change(self, self._changed)
        self.refresh()

    def open_place(self, place: Place) -> None:
        """Begin a consent for somebody, when the place says so."""
        recipient, self._meeting = read_way(place.note)
        self.back.setVisible(bool(self._meeting))
        if recipient:
            self.begin_for(recipient)

    def refresh(self) -> None:
        """Look again."""
        self.list.clear()
        views = self._presenter.look()
        for view in views:
            self.list.add(self._card(view))
        missing = self._overview.missing()
        self._missing = {one.row.id: one for one in missing}
        self.gap_list.set_rows([one.row for one in missing])
        self.gaps.setVisible(bool(missing))
        self.matrix.refresh()
        self.form.setVisible(self.giving is not None or self.withholding is not None)
        self.top.setVisible(self.giving is None)
        self.give_button.setVisible(bool(views))
        if not views and self.giving is None:
            self.list.add(
                EmptyState(
                    _("No consent or other basis is recorded. Until then nothing goes to others but time and place."),
                    _("Record consent or basis"),
                    self.begin,
                )
            )

    # giving and asking -------------------------------------------------------------------------------------------
    def begin(self) -> None:
        """Show the form."""
        self._open_form().preset_buttons["plan"].setFocus()

    def begin_for(self, recipient: str, preset: str = "meeting") -> None:
        """Show the form, filled in for one recipient."""
        found = next(one for one in self._open_form().presets if one.key == preset)
        self._open_form().prefill(found, (recipient,))

    def end(self) -> None:
        """Put the form away."""
        self.form.clear()
        self.giving = None
        self.withholding = None
        self.refresh()
        (self.back_button if self._meeting else self.give_button).setFocus()

    def _open_form(self) -> GiveCard:
        if self.giving is None:
            self.form.clear()
            self.withholding = None
            self.giving = GiveCard(self._presenter, self._save, self.end)
            self.form.add(self.giving)
            self.form.show()
            self.refresh()
        return self.giving

    def _save(self, asked: ConsentAsked, outside: str, only_asked: bool) -> None:
        made: list[str] = []

        def record() -> None:
            made.append(self._presenter.give(asked, outside, only_asked=only_asked).id)

        said = _("It is noted that you ask.") if only_asked else _("It is recorded.")
        if self._surroundings.act(self, record, said):
            self.end()
            if only_asked:
                self._print(made[0])

    def _close_gap(self, row: str) -> None:
        """One step from what is missing to the form that would close it."""
        about = self._missing[row].about
        if about.gap in (Gap.MEETING, Gap.UNIT):
            self._open_form().prefill(self._presenter.preset_for(about), (about.recipient,))
        elif about.gap is Gap.ANSWER:
            self._print(about.consent)
        else:
            self._open_form().fill(self._presenter.again(about.consent))

    # one consent -------------------------------------------------------------------------------------------------
    def _sign(self, consent: str) -> None:
        if self._surroundings.act(self, lambda: self._presenter.sign(consent), _("The yes is recorded.")):
            self._put_papers_away()

    def _refuse(self, consent: str) -> None:
        if self._surroundings.act(self, lambda: self._presenter.refuse(consent), _("The no is recorded.")):
            self._put_papers_away()

    def _put_papers_away(self) -> None:
        self.papers.clear()
        self.papers.hide()

    def _withhold(self, consent: str) -> None:
        self.form.clear()
        self.giving = None
        self.withholding = WithholdCard(self._presenter, consent, self._keep_out, self.end)
        self.form.add(self.withholding)
        self.form.show()
        self.withholding.text.setFocus()

    def _keep_out(self, consent: str, records: tuple[str, ...], texts: str, because: str) -> None:
        said = _("From now on it is kept out.")
        if self._surroundings.act(self, lambda: self._presenter.withhold(consent, records, texts, because), said):
            self.end()

    def _withdraw(self, consent: str) -> None:
        sentence = _("From today nothing more goes along because of it. Next you see who has had something.")
        if not self._surroundings.dialogs.confirm(_("Withdraw consent"), sentence, _("Withdraw")):
            return
        if self._surroundings.act(self, lambda: self._presenter.withdraw(consent), _("It is withdrawn.")):
            self._ask_back(consent)

    def _ask_back(self, consent: str) -> None:
        self.papers.clear()
        self.recall = RecallCard(self._surroundings, self.banner, self._surroundings.guard(self), consent)
        self.papers.add(self.recall)
        self.papers.show()
        self.recall.start()

    def _print(self, consent: str) -> None:
        self.papers.clear()
        view = next(one for one in self._presenter.look() if one.id == consent)
        self.signing = SigningCard(self._surroundings, self.banner, self._surroundings.guard(self), view)
        if view.asked:
            self.signing.add_head(
                outlined(_("Signed by all"), partial(self._sign, consent)),
                outlined(_("They said no"), partial(self._refuse, consent)),
            )
        self.papers.add(self.signing)
        self.papers.show()
        self.signing.start()

    def _to_meeting(self) -> None:
        meeting, self._meeting = self._meeting, ""
        self.back.hide()
        self._surroundings.navigator.go(Place("meeting", id=meeting))

    def _to_disclosures(self) -> None:
        self._surroundings.navigator.go(Place("disclosures", id=self._person))

    def _card(self, view: ConsentView) -> Card:
        card = Card(view.title)
        card.add_head(Chip(view.state, view.tone))
        acts = []
        if view.asked:
            signed = row_button(
                _("It is signed"), partial(self._sign, view.id), name=_("Signed: {what}").format(what=view.purpose)
            )
            self.sign_buttons[view.id] = signed
            acts += [
                signed,
                row_button(
                    _("Said no"), partial(self._refuse, view.id), name=_("Said no: {what}").format(what=view.purpose)
                ),
            ]
        if view.paper:
            name = _("Print for signing: {what}").format(what=view.purpose)
            acts.append(row_button(_("Print"), partial(self._print, view.id), name=name))
        if view.counts:
            keep_out = _("Keep something out: {what}").format(what=view.purpose)
            acts += [
                row_button(_("Keep something out"), partial(self._withhold, view.id), name=keep_out),
                row_button(
                    _("Withdraw"),
                    partial(self._withdraw, view.id),
                    name=_("Withdraw: {what}").format(what=view.purpose),
                ),
            ]
        if view.given_away:
            name = _("Who got something: {what}").format(what=view.purpose)
            acts.append(row_button(_("Who got something"), partial(self._ask_back, view.id), name=name))
        table = Table(view.title, stretch=(1, 4))
        table.set_rows([(Cell(name, secondary=True), text) for name, text in view.lines])
        card.add(table, Flow(*acts))
        return card

    def _changed(self, changes: Changes) -> None:
        if changes.concerns(self._person, "consent", "network-person", "parent", "meeting", "participant"):
            self.refresh()


def make_tab(surroundings: Surroundings, person_id: str) -> ConsentTab:
    """The tab *Samtykke* of one young person."""
    return ConsentTab(surroundings, person_id)
