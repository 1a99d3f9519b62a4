"""The page *Indstillinger*; what is chosen counts at once.

Belongs here: widgets. Does not belong here: which choices there are (``presenter``).
"""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ungeapp.domain.errors import Invalid, NotAllowed
from ungeapp.texts import _
from ungeapp.ui.kit.buttons import outlined, quiet
from ungeapp.ui.kit.card import Card
from ungeapp.ui.kit.form import Form
from ungeapp.ui.kit.layouts import Columns, Flow, Stack
from ungeapp.ui.kit.page_frame import PageFrame
from ungeapp.ui.kit.rows import Cell
from ungeapp.ui.kit.states import ProgressRow
from ungeapp.ui.kit.table import Table
from ungeapp.ui.kit.text import Secondary
from ungeapp.ui.kit.tokens import SPACE_4, Tone
from ungeapp.ui.navigation import Place
from ungeapp.ui.phone_book.away import AwayCard
from ungeapp.ui.runner import Progress
from ungeapp.ui.settings.look import use_size, use_theme
from ungeapp.ui.settings.presenter import SettingsPresenter
from ungeapp.ui.surroundings import Surroundings
from ungeapp.wording import error_sentence


def make_page(surroundings: Surroundings) -> QWidget:
    """The page for ``Place("settings")``."""
    return SettingsPage(surroundings)


class SettingsPage(PageFrame):
    """Look, meetings, this desk."""

    def __init__(self, surroundings: Surroundings) -> None:
        super().__init__(_("Settings"), _("What you choose counts at once, and only at this desk"))
        self._surroundings = surroundings
        self._presenter = SettingsPresenter(surroundings.intentions)
        self._guard = surroundings.guard(self)
        look = Card(_("How it looks"))
        form = Form()
        self.theme = form.segmented("theme", _("Colours"), self._presenter.themes())
        self.text_size = form.segmented("size", _("Size of the text"), self._presenter.sizes())
        self.language = form.segmented("language", _("Language of the window"), self._presenter.languages())
        self.language.edited.connect(self._language_chosen)
        self.theme.edited.connect(self._theme_chosen)
        self.text_size.edited.connect(self._size_chosen)
        look.add(form)
        meetings = Card(_("Meetings"))
        place = Form()
        self.place = place.line(
            "place",
            _("Where meetings are usually held"),
            hint=_("It stands in new meetings; you can change it in each."),
        )
        self.place.edited.connect(lambda: self.place.setProperty("touched", True))
        self.place.committed.connect(self._place_written)
        meetings.add(place)
        self.away = AwayCard(surroundings, self)
        network = Card(_("The network"))
        fewest = Form()
        self.fewest = fewest.line(
            "fewest",
            _("A private network is small when it has fewer people than"),
            hint=_("A number, or nothing: then no network is called small."),
            optional=True,
        )
        self.fewest.committed.connect(self._fewest_written)
        network.add(fewest)
        desk = Card(_("This desk"), overline=True)
        self.facts = Table(_("This desk"), stretch=(2, 3))
        go = surroundings.navigator.go
        self.progress = ProgressRow()
        self.progress.hide()
        desk.add(self.facts)
        desk.add(Flow(outlined(_("Change name, unit or telephone …"), self.change_me)))
        desk.add(Flow(outlined(_("Change the passphrase …"), self.change_passphrase)), self.progress)
        desk.add(Secondary(_("Your card and your check number stand under Exchange.")))
        desk.add(Flow(outlined(_("See my card"), lambda: go(Place("exchange", tab="partners")))))
        desk.add(Flow(quiet(_("Read the user guide (F1)"), lambda: go(Place("help")))))
        desk.add(Flow(quiet(_("See the municipality's profile"), lambda: go(Place("municipality")))))
        desk.add(Flow(quiet(_("Look up old and new words"), lambda: go(Place("words")))))
        desk.add(Flow(quiet(_("Change meeting formats"), lambda: go(Place("formats")))))
        desk.add(Flow(quiet(_("See cleared cases"), lambda: go(Place("rights")))))
        self.add(Columns(Stack(look, meetings, network, self.away, gap=SPACE_4), Stack(desk, gap=SPACE_4)))

    def open_place(self, place: Place) -> None:
        """Show what is chosen now; the tab ``away`` begins with the absence."""
        self.refresh()
        if place.tab == "away":
            self.away.form.focus("first")

    def refresh(self) -> None:
        """Read the choices again."""
        view = self._presenter.view()
        self.theme.set_value(view.theme)
        self.text_size.set_value(str(view.size))
        self.language.set_value(view.language)
        self.place.set_value(view.meeting_place)
        self.away.refresh()
        self.fewest.set_value(view.fewest_private)
        self.facts.set_rows([[Cell(name, secondary=True), value] for name, value in view.facts])

    def change_me(self) -> None:
        """Name, unit and telephone, in one small form; a refusal keeps what was typed."""
        name, unit, phone = self._presenter.me()
        form = Form()
        fields = (
            form.line("name", _("Name"), name),
            form.choice("unit", _("Unit"), self._presenter.units(), unit),
            form.line("phone", _("Telephone at work"), phone, optional=True),
        )
        while self._surroundings.dialogs.show_form(_("Change name, unit or telephone"), form, _("Save")):
            told = [field.value() for field in fields]
            try:
                self._presenter.change_me(*told)
            except (Invalid, NotAllowed) as refusal:
                field = "unit" if isinstance(refusal, NotAllowed) else "name"
                form.set_errors({field: error_sentence(refusal)})
                continue
            self.refresh()
            self.banner.show_message(
                _("Saved. Your card has changed with it: give your partners the new one."),
                Tone.GOOD,
                action=_("See my card"),
                on_action=lambda: self._surroundings.navigator.go(Place("exchange", tab="partners")),
            )
            return

    def change_passphrase(self) -> None:
        """The one in use, and the next one twice; deriving the keys takes a moment, so it runs behind."""
        form = Form()
        old = form.secret("old", _("The passphrase you use now"))
        new = form.secret("new", _("The new passphrase"))
        again = form.secret("again", _("The new passphrase once more"))
        sentence = _("Backups made until now are still opened with the old one.")
        while self._surroundings.dialogs.show_form(_("Change the passphrase"), form, _("Change it"), sentence=sentence):
            problems = self._presenter.passphrase_problems(old.value(), new.value(), again.value())
            if problems:
                form.set_errors(problems)
                continue
            self._derive(old.value(), new.value())
            return

    def _derive(self, old: str, new: str) -> None:
        def job(progress: Progress) -> None:
            with self._surroundings.background() as intentions:
                SettingsPresenter(intentions).change_passphrase(old, new)

        self.progress.start(_("The passphrase is being changed"))
        self._surroundings.runner.run(job, self._passphrase_changed, self._passphrase_refused)

    def _passphrase_changed(self, _nothing: None) -> None:
        self.progress.finish()
        self.banner.show_message(_("The passphrase is changed. The new one opens your cases from now on."), Tone.GOOD)

    def _passphrase_refused(self, error: Exception) -> None:
        self.progress.finish()
        self._guard.failed(error)

    def _language_chosen(self) -> None:
        code = self.language.value()
        if self._guard.run(lambda: self._presenter.choose_language(code)):
            self.banner.show_message(_("The language is used the next time you unlock the window."), Tone.INFO)

    def _theme_chosen(self) -> None:
        code = self.theme.value()
        if self._guard.run(lambda: self._presenter.choose_theme(code)):
            use_theme(code)

    def _size_chosen(self) -> None:
        percent = self.text_size.value()
        if self._guard.run(lambda: self._presenter.choose_size(percent)):
            use_size(int(percent))

    def _place_written(self) -> None:
        if not self.place.property("touched"):
            return
        self.place.setProperty("touched", False)
        place = self.place.value()
        if self._guard.run(lambda: self._presenter.choose_place(place)):
            self.banner.show_message(_("The place is saved."), Tone.GOOD)

    def _fewest_written(self) -> None:
        told = self.fewest.value()
        if told != self._presenter.view().fewest_private and self._guard.run(
            lambda: self._presenter.choose_fewest(told)
        ):
            self.banner.show_message(_("The number is saved."), Tone.GOOD)
