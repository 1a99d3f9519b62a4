"""The page *Ny udgave af profilen*: a folder is chosen, checked as a whole, looked at and sealed for the caseworkers.

Belongs here: widgets, and asking where files lie. Does not belong here: what is wrong or changed (``version_presenter``).
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QWidget

from ungeapp.domain.errors import Invalid
from ungeapp.texts import _, ngettext
from ungeapp.ui.kit.buttons import outlined, primary, quiet
from ungeapp.ui.kit.card import Card
from ungeapp.ui.kit.choices import CheckListField
from ungeapp.ui.kit.form import Form
from ungeapp.ui.kit.layouts import Columns, Flow, Stack
from ungeapp.ui.kit.page_frame import PageFrame
from ungeapp.ui.kit.states import EmptyState, ProgressRow
from ungeapp.ui.kit.table import Table
from ungeapp.ui.kit.text import Secondary, Strong, Text
from ungeapp.ui.kit.tokens import SPACE_4, Tone
from ungeapp.ui.municipality.version_presenter import VersionPresenter, VersionView, seal
from ungeapp.ui.navigation import Place
from ungeapp.ui.runner import Progress
from ungeapp.ui.shortcuts import Keys, bind
from ungeapp.ui.surroundings import Surroundings
from ungeapp.usecases.sending import WrittenFile


def make_page(surroundings: Surroundings) -> QWidget:
    """The page for ``Place("profile-version")``; ``note`` may say the folder that is looked at first."""
    return VersionPage(surroundings)


class VersionPage(PageFrame):
    """From a folder to sealed files."""

    def __init__(self, surroundings: Surroundings) -> None:
        self._surroundings = surroundings
        self._presenter = presenter = VersionPresenter(surroundings.intentions)
        self._guard = surroundings.guard(self)
        go = surroundings.navigator.go
        back = quiet(_("Back to the municipality"), lambda: go(Place("municipality", tab="versions")))
        self.seal_button = primary(_("Seal"), self.seal, key=Keys.ACCEPT.shown())
        super().__init__(_("New version of the profile"), presenter.subtitle, [back, self.seal_button])
        self.progress = ProgressRow()
        self.progress.hide()
        self.copy_button = outlined(_("Copy the profile into a folder …"), self.copy, icon="save")
        self.choose_button = outlined(_("Choose the folder …"), self.choose)
        self.check_button = outlined(_("Check again"), self.check)
        self.use_button = outlined(_("Take into use here"), self.adopt)
        self.found = Stack(gap=SPACE_4)
        self.desks = CheckListField()
        self.desks.setAccessibleName(_("Who should have the profile?"))
        self.form = Form()
        self.note = self.form.line("note", _("A few words to the receiver"), optional=True)
        self.add(self.progress, Columns(Stack(self._begin_card(), self.found, gap=SPACE_4), self._side()))
        bind(self, Keys.ACCEPT, self.seal)

    def _begin_card(self) -> QWidget:
        card = Card(_("The folder of the profile"))
        self.where = Strong("")
        self.where.hide()
        card.add(
            Text(_("A profile is a folder of files. Copy the one in use, change it, and check it here.")),
            self.where,
            Flow(self.copy_button, self.choose_button, self.check_button),
        )
        return card

    def _side(self) -> QWidget:
        who = Card(_("Who should have the profile?"))
        self._nobody = EmptyState(
            _("You know no other desk of the municipality yet. Exchange cards first."),
            _("Go to the departments"),
            lambda: self._surroundings.navigator.go(Place("exchange", tab="partners")),
        )
        who.add(self.desks, self._nobody, self.form)
        now = Card(_("What happens now"), overline=True)
        now.add(
            Text(_("Each receiver gets a sealed file, sees what it changes, and takes it into use or leaves it.")),
            Text(_("Cases and meetings that have begun keep the versions they were begun with.")),
            Flow(self.use_button),
        )
        return Stack(who, now, gap=SPACE_4)

    def open_place(self, place: Place) -> None:
        """Look anew at the folder and the desks."""
        self.banner.clear()
        self.set_title(_("New version of the profile"), self._presenter.subtitle)
        if place.note:
            self._presenter.folder = Path(place.note)
        options = self._presenter.receivers()
        self.desks.set_options(options, [one.value for one in options])
        self.desks.setVisible(bool(options))
        self.form.setVisible(bool(options))
        self._nobody.setVisible(not options)
        self.check()
        (self.check_button if self._presenter.folder else self.copy_button).setFocus()

    # what the buttons do -----------------------------------------------------------------------------------------
    def copy(self) -> None:
        """Ask where, copy the version in use there, and look at the copy."""
        folder = self._surroundings.dialogs.choose_folder(_("Where should the copy of the profile lie?"))
        made: list[Path] = []
        if folder is not None and self._guard.run(lambda: made.append(self._presenter.copy_into(folder))):
            self._presenter.folder = made[0]
            self.check()
            self.banner.show_message(
                _("The profile is copied to {folder}. Change the files, and check them here.").format(folder=made[0]),
                Tone.GOOD,
            )

    def choose(self) -> None:
        """Ask for a folder and look at it."""
        folder = self._surroundings.dialogs.choose_folder(_("Choose the folder of the profile"))
        if folder is not None:
            self.banner.clear()
            self._presenter.folder = folder
            self.check()

    def check(self) -> None:
        """Read the folder as it is now."""
        self._show(None)
        seen: list[VersionView | None] = []
        if self._guard.run(lambda: seen.append(self._presenter.look())):
            self._show(seen[0])

    def adopt(self) -> None:
        """Take it into use at this desk and show it on *Kommunen*."""
        if self._guard.run(lambda: self._presenter.adopt()):
            self._surroundings.navigator.go(Place("municipality", tab="versions", note="adopted"))

    def seal(self) -> None:
        """Write the sealed files, then ask where they are to be saved."""
        if not self.seal_button.isEnabled():
            return
        files, chosen, note = self._presenter.files, self.desks.value(), self.note.value()
        if not chosen:
            self._guard.failed(Invalid("profile-no-receiver", field="to"))
            return

        def job(_progress: Progress) -> list[WrittenFile]:
            with self._surroundings.background() as intentions:
                return seal(intentions, files, chosen, note)

        def failed(error: Exception) -> None:
            self._busy(False)
            self._guard.failed(error)

        self._busy(True)
        self._surroundings.runner.run(job, self._written, failed)

    def _written(self, files: list[WrittenFile]) -> None:
        self._busy(False)
        self._guard.run(lambda: self._save(files))

    def _save(self, files: Sequence[WrittenFile]) -> None:
        paths = self._paths(files)
        if paths is None:
            self.banner.show_message(
                _("The file is written but not saved anywhere. You find it under Exchange."),
                Tone.WARN,
                action=_("Save it now …"),
                on_action=lambda: self._guard.run(lambda: self._save(files)),
            )
            return
        for path, file in zip(paths, files, strict=True):
            self._surroundings.write_file(path, file.content)
        said = ngettext(
            "The profile is sealed for {count} desk. Send the file the way you usually send files.",
            "The profile is sealed for {count} desks. Send the files the way you usually send files.",
            len(files),
        ).format(count=len(files))
        go = self._surroundings.navigator.go
        self.banner.show_message(
            said, Tone.GOOD, action=_("See all files"), on_action=lambda: go(Place("exchange", tab="files"))
        )

    def _paths(self, files: Sequence[WrittenFile]) -> list[Path] | None:
        """Where one file goes, or the folder of several; None when nowhere."""
        dialogs = self._surroundings.dialogs
        if len(files) == 1:
            path = dialogs.save_file(_("Save the file"), files[0].name)
            return None if path is None else [path]
        folder = dialogs.choose_folder(_("Where should the files lie?"))
        return None if folder is None else [folder / one.name for one in files]

    # what is shown -----------------------------------------------------------------------------------------------
    def _show(self, view: VersionView | None) -> None:
        folder = self._presenter.folder
        self.where.setText(str(folder or ""))
        self.where.setVisible(folder is not None)
        self.check_button.setVisible(folder is not None)
        self.seal_button.setEnabled(view is not None and view.ready and bool(self.desks.boxes()))
        self.use_button.setVisible(view is not None and view.usable)
        self.found.clear()
        if view is None:
            return
        card = Card(_("What the check found"))
        card.add(Text(view.said))
        if view.faults:
            heads = (_("File"), _("Line"), _("Place"), _("What is to be put right"))
            table = Table(_("What is to be put right"), heads, stretch=(3, 1, 2, 5))
            table.set_rows([list(one) for one in view.faults])
            card.add(table)
        elif view.changes:
            table = Table(_("What the new version changes"), stretch=(3, 7))
            table.set_rows([list(one) for one in view.changes])
            card.add(Secondary(_("Compared with the version in use:")), table)
        if view.old_words:
            card.add(Strong(_("Words that have changed")), *(Secondary(one) for one in view.old_words))
        self.found.add(card)

    def _busy(self, busy: bool) -> None:
        self.seal_button.setEnabled(not busy)
        if busy:
            self.progress.start(_("The profile is being sealed"))
        else:
            self.progress.finish()
