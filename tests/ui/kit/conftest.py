"""The application object as pictures show it: Roboto, light, 100 %."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from ungeapp.ui.application import create_application
from ungeapp.ui.kit.style import apply_text_scale, apply_theme


@pytest.fixture(scope="session")
def qapp() -> QApplication:
    """What pytest-qt hands to ``qtbot``."""
    return create_application(packaged_font=True)


@pytest.fixture(autouse=True)
def drawn_look(qapp: QApplication) -> Iterator[None]:
    """Every test starts and leaves with the drawn look."""
    apply_theme(qapp, "light")
    apply_text_scale(qapp, 1.0)
    yield
    apply_theme(qapp, "light")
    apply_text_scale(qapp, 1.0)
