"""Using the look a desk has chosen.

Belongs here: that one step, done when the window starts and when somebody chooses. Does not belong here: the choices.
"""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from ungeapp import texts
from ungeapp.ui.kit.style import apply_text_scale, apply_theme
from ungeapp.ui.settings.presenter import SYSTEM, language_of, size_of, theme_of
from ungeapp.usecases.intentions import Intentions
from ungeapp.usecases.settings import LANGUAGE, TEXT_SIZE, THEME


def use_kept_look(intentions: Intentions) -> None:
    """Show the window as this desk chose; what was never chosen stays as it is."""
    language = language_of(intentions.settings.value(LANGUAGE))
    if language:
        texts.use(language)
    theme, size = intentions.settings.value(THEME), intentions.settings.value(TEXT_SIZE)
    if theme:
        use_theme(theme_of(theme))
    if size:
        use_size(size_of(size))


def use_theme(code: str) -> None:
    """Use a look now."""
    apply_theme(_application(), None if code == SYSTEM else code)


def use_size(percent: int) -> None:
    """Use a text size now."""
    apply_text_scale(_application(), percent / 100)


def _application() -> QApplication:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    return app
