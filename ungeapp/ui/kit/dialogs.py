"""Asking, confirming, opening and saving: the only place that does.

Belongs here: the ``Dialogs`` protocol pages are given, and the real one. Does not belong here: what is asked.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QEvent, QObject, QSize, QStandardPaths, Qt
from PySide6.QtWidgets import QDialog, QFileDialog, QFrame, QScrollArea, QTreeView, QWidget

from ungeapp.texts import _
from ungeapp.ui.kit import layouts, style, tokens
from ungeapp.ui.kit.buttons import Button, ButtonKind
from ungeapp.ui.kit.fields import TextField
from ungeapp.ui.kit.form import Form
from ungeapp.ui.kit.text import Heading, Text
from ungeapp.ui.shortcuts import Keys, bind

_KIND_COLUMN = 2


class Dialogs(Protocol):
    """What pages may ask of a person outside the page; tests answer with values."""

    def confirm(self, title: str, sentence: str, action: str, *, danger: bool = False) -> bool:
        """Whether the person chose ``action`` (a verb) rather than *Annuller*."""

    def ask_text(self, title: str, label: str, action: str, *, value: str = "", hint: str = "") -> str | None:
        """A text, for example a reason; ``None`` if cancelled. Never empty."""

    def open_file(self, title: str, patterns: Sequence[str]) -> Path | None:
        """A file to read; ``patterns`` such as ``"*.ungepakke"``."""

    def save_file(self, title: str, suggested: str) -> Path | None:
        """Where to write a file called ``suggested``."""

    def choose_folder(self, title: str) -> Path | None:
        """A folder."""

    def show_form(self, title: str, form: Form, action: str, *, sentence: str = "") -> bool:
        """Show ``form`` until the person chooses ``action`` or cancels; values are read from the form's fields."""


class WindowDialogs:
    """The real dialogs, modal to ``parent``."""

    def __init__(self, parent: QWidget) -> None:
        self._parent = parent
        self._folder = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))

    def confirm(self, title: str, sentence: str, action: str, *, danger: bool = False) -> bool:
        """Ask before something that cannot simply be undone."""
        return AskDialog(self._parent, title, sentence, action, danger=danger).exec() == QDialog.DialogCode.Accepted

    def ask_text(self, title: str, label: str, action: str, *, value: str = "", hint: str = "") -> str | None:
        """Ask for one text."""
        form = Form()
        field = form.text("answer", label, value, hint=hint, min_lines=2, max_lines=8)
        dialog = AskDialog(self._parent, title, "", action, form=form)
        dialog.required = ("answer", _("Write something first"))
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
        return field.value().strip() if accepted else None

    def open_file(self, title: str, patterns: Sequence[str]) -> Path | None:
        """Let the person choose a file to read."""
        return _chosen(self._file_dialog(title, _filter_text(patterns), QFileDialog.FileMode.ExistingFile))

    def save_file(self, title: str, suggested: str) -> Path | None:
        """Let the person choose where to write."""
        ending = Path(suggested).suffix
        dialog = self._file_dialog(title, _filter_text([f"*{ending}"]), QFileDialog.FileMode.AnyFile)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(ending.removeprefix("."))
        dialog.selectFile(suggested)
        return _chosen(dialog)

    def choose_folder(self, title: str) -> Path | None:
        """Let the person choose a folder."""
        dialog = self._file_dialog(title, "", QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        return _chosen(dialog)

    def _file_dialog(self, title: str, kinds: str, mode: QFileDialog.FileMode) -> QFileDialog:
        """The system's dialog, or Qt's where there is none; begins in *Documents*, later where one was last."""
        dialog = QFileDialog(self._parent, title, str(self._folder), kinds)
        dialog.setFileMode(mode)
        label = QFileDialog.DialogLabel
        dialog.setLabelText(label.LookIn, _("Look in:"))  # two words Qt's own Danish lacks
        dialog.setLabelText(label.FileType, _("Kinds of files:"))
        kinds_column = dialog.findChild(QTreeView)
        if kinds_column is not None:  # not in the system's own dialog; it says »Folder« in every language
            kinds_column.setColumnHidden(_KIND_COLUMN, True)
        dialog.fileSelected.connect(self._remember)
        return dialog

    def _remember(self, chosen: str) -> None:
        path = Path(chosen)
        self._folder = path if path.is_dir() else path.parent

    def show_form(self, title: str, form: Form, action: str, *, sentence: str = "") -> bool:
        """Show a form over the page."""
        return AskDialog(self._parent, title, sentence, action, form=form).exec() == QDialog.DialogCode.Accepted


class AskDialog(QDialog):
    """One question: heading, sentence or form, a verb and *Annuller*; Esc cancels, Ctrl+Enter accepts."""

    def __init__(
        self,
        parent: QWidget | None,
        title: str,
        sentence: str,
        action: str,
        *,
        danger: bool = False,
        form: Form | None = None,
    ) -> None:
        super().__init__(parent)
        self.required: tuple[str, str] | None = None
        self._form = form
        self._area: _FormArea | None = None
        self.setWindowTitle("UngeApp")  # the task bar and the window list show it: no name stands there
        self.setAccessibleName(title)
        self.setAccessibleDescription(sentence)
        self.setMinimumWidth(min(style.px(tokens.DIALOG_WIDTH), 900))
        body = layouts.column(self, gap=tokens.SPACE_4, margin=tokens.SPACE_6)
        body.addWidget(Heading(title))
        if sentence:
            body.addWidget(Text(sentence))
        if form is not None:
            self._area = _FormArea(form, self._room_for_form)
            body.addWidget(self._area, 1)
            for field in form.findChildren(TextField):  # they keep Ctrl+Enter to themselves and say so
                field.accepted.connect(self.try_accept)
        kind = ButtonKind.DANGER if danger else ButtonKind.PRIMARY
        self.accept_button = Button(
            action, self.try_accept, kind=kind, key=Keys.ACCEPT.shown() if form is not None else ""
        )
        self.cancel_button = Button(_("Cancel"), self.reject)
        self.accept_button.setDefault(form is None and not danger)
        bind(self, Keys.ACCEPT, self.try_accept)
        body.addSpacing(tokens.SPACE_1)
        body.addWidget(layouts.Flow(self.accept_button, self.cancel_button))
        if form is None:
            (self.cancel_button if danger else self.accept_button).setFocus()

    def _room_for_form(self) -> int:
        """The height left for the form on this screen when everything else is shown."""
        body = self.layout()
        assert body is not None
        margins = body.contentsMargins()
        rest = (
            2 * tokens.SPACE_6 + margins.top() + margins.bottom() - body.spacing()
        )  # the first for the window's frame
        inside = self.width() - margins.left() - margins.right()
        for number in range(body.count()):
            item = body.itemAt(number)
            if item is not None and not isinstance(item.widget(), _FormArea):
                tall = item.heightForWidth(inside) if item.hasHeightForWidth() else item.sizeHint().height()
                rest += tall + body.spacing()
        return self.screen().availableGeometry().height() - rest

    def done(self, result: int) -> None:
        """Close and let go of the form: asked once more, it belongs to the next dialog alone."""
        super().done(result)
        if self._area is not None:
            self._area.let_go()

    def try_accept(self) -> None:
        """Accept, unless a field cannot be read or what is required is missing."""
        if self._form is not None:
            errors = self._form.problems()
            if self.required is not None:
                key, sentence = self.required
                value = getattr(self._form.row(key).field, "value", str)()
                if not str(value).strip():
                    errors[key] = sentence
            if errors:
                self._form.set_errors(errors)
                return
        self.accept()


class _FormArea(QScrollArea):
    """A form as high as its fields, as long as the screen has room; then it scrolls and the buttons stay in sight."""

    def __init__(self, form: Form, room: Callable[[], int]) -> None:
        super().__init__()
        self._form = form
        self._room = room
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(form)
        self.viewport().setAutoFillBackground(False)
        form.setAutoFillBackground(False)
        form.installEventFilter(self)

    def let_go(self) -> None:
        """The form is no longer sized here: two areas that both do so never come to an end."""
        self._form.removeEventFilter(self)
        self.takeWidget()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A field that grows or appears makes the dialog grow."""
        if watched is self._form and event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)

    def sizeHint(self) -> QSize:
        """As large as the form, as far as there is room."""
        return QSize(self._form.sizeHint().width(), self._height())

    def minimumSizeHint(self) -> QSize:
        """The whole form unless the screen is too low."""
        bar = self.verticalScrollBar().sizeHint().width()
        return QSize(self._form.minimumSizeHint().width() + bar, self._height())

    def _height(self) -> int:
        body = self._form.layout()
        assert body is not None
        width = self.viewport().width() if self.isVisible() else self.window().minimumWidth() - 2 * tokens.SPACE_6
        tall = body.heightForWidth(width) if body.hasHeightForWidth() else body.sizeHint().height()
        return max(tokens.CONTROL_HEIGHT, min(tall, self._room()))


def _chosen(dialog: QFileDialog) -> Path | None:
    accepted = dialog.exec() == QDialog.DialogCode.Accepted
    chosen = dialog.selectedFiles()
    dialog.deleteLater()
    return Path(chosen[0]) if accepted and chosen else None


def _filter_text(patterns: Sequence[str]) -> str:
    return "{name} ({patterns})".format(name=_("Files"), patterns=" ".join(patterns))
