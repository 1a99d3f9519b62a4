"""The look in force, and the one style sheet made from the tokens.

Belongs here: which palette and text scale apply, fonts and colours for painted widgets, the style sheet.
Does not belong here: literal colours and sizes (``tokens``).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from weakref import WeakKeyDictionary

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from ungeapp.ui.kit import tokens
from ungeapp.ui.kit.style_sheet import style_sheet
from ungeapp.ui.kit.tokens import LIGHT, PALETTES, TYPE, Palette, TextRole


@dataclass(frozen=True, slots=True)
class Look:
    """What painted widgets ask: the palette, how much larger than drawn text is, and the font family."""

    palette: Palette = LIGHT
    scale: float = 1.0
    family: str = ""


class _LookHolder(QObject):
    """Keeps the look with the application object instead of in a module."""

    def __init__(self, app: QApplication, system_scale: float) -> None:
        super().__init__(app)
        self.look = Look(family=app.font().family(), scale=system_scale)
        self.system_scale = system_scale
        self.text_scale = 1.0
        self.forced: str | None = None


# Asked some thousand times for one page, hence not looked up among the children of the application each time.
_HOLDERS: WeakKeyDictionary[QApplication, _LookHolder] = WeakKeyDictionary()
_DRAWN = Look()


def install_look(app: QApplication, *, system_scale: float = 1.0) -> None:
    """Give ``app`` its look once; ``system_scale`` is the person's own font size against the platform's usual one."""
    holder = _HOLDERS[app] = _LookHolder(app, system_scale)
    hints = app.styleHints()
    hints.colorSchemeChanged.connect(lambda _scheme: apply_theme(app, holder.forced))
    apply_theme(app, None)


def apply_theme(app: QApplication, name: str | None) -> None:
    """Use ``"light"``, ``"dark"`` or ``"contrast"``; ``None`` follows the system."""
    holder = _holder(app)
    holder.forced = name
    palette = PALETTES[name] if name is not None else _system_palette()
    _use(app, replace(holder.look, palette=palette))


def apply_text_scale(app: QApplication, factor: float) -> None:
    """Make all text ``factor`` times as large (1.0 to 3.0), on top of the system's own size."""
    holder = _holder(app)
    holder.text_scale = min(max(factor, 0.8), 3.0)
    _use(app, replace(holder.look, scale=holder.system_scale * holder.text_scale))


def look() -> Look:
    """The look in force; the drawn one where no application has been set up."""
    app = QApplication.instance()
    holder = _HOLDERS.get(app) if isinstance(app, QApplication) else None
    return holder.look if holder is not None else _DRAWN


def px(size: float) -> int:
    """``size`` pixels at 100 % in the text scale in force; for things that belong to text, not for spacing."""
    return round(size * look().scale)


def font(role: TextRole, *, weight: int | None = None) -> QFont:
    """The font of ``role`` for painted widgets."""
    now = look()
    return _font(role, weight if weight is not None else TYPE[role].weight, now.family, now.scale)


def metrics(role: TextRole, *, weight: int | None = None) -> QFontMetrics:
    """The measures of ``font(role)``."""
    now = look()
    return _metrics(role, weight if weight is not None else TYPE[role].weight, now.family, now.scale)


def color(name: str) -> QColor:
    """The colour of a palette role such as ``"ink_2"``."""
    return QColor(getattr(look().palette, name))


@lru_cache(maxsize=128)
def _font(role: TextRole, weight: int, family: str, scale: float) -> QFont:
    made = QFont(family) if family else QFont()
    made.setPixelSize(max(1, round(TYPE[role].size * scale)))
    made.setWeight(QFont.Weight(weight))
    return made


@lru_cache(maxsize=128)
def _metrics(role: TextRole, weight: int, family: str, scale: float) -> QFontMetrics:
    return QFontMetrics(_font(role, weight, family, scale))


def _holder(app: QApplication) -> _LookHolder:
    if app not in _HOLDERS:
        install_look(app)
    return _HOLDERS[app]


def _system_palette() -> Palette:
    hints = QGuiApplication.styleHints()
    if hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast:
        return tokens.CONTRAST
    return tokens.DARK if hints.colorScheme() == Qt.ColorScheme.Dark else tokens.LIGHT


def _use(app: QApplication, new: Look) -> None:
    holder = _holder(app)
    holder.look = new
    app.setPalette(_qt_palette(new.palette))
    app.setFont(font(TextRole.TEXT))
    app.setStyleSheet(style_sheet(new.palette, new.scale))


def _qt_palette(palette: Palette) -> QPalette:
    made = QPalette()
    roles = QPalette.ColorRole
    for role, colour in (
        (roles.Window, palette.ground),
        (roles.WindowText, palette.ink),
        (roles.Base, palette.card),
        (roles.AlternateBase, palette.hover),
        (roles.Text, palette.ink),
        (roles.PlaceholderText, palette.ink_3),
        (roles.Button, palette.card),
        (roles.ButtonText, palette.ink),
        (roles.Highlight, palette.primary),
        (roles.HighlightedText, palette.primary_ink),
        (roles.Link, palette.primary),
        (roles.ToolTipBase, palette.ink),
        (roles.ToolTipText, palette.card),
        (roles.Accent, palette.primary),
    ):
        made.setColor(role, QColor(colour))
    for role in (roles.WindowText, roles.Text, roles.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, role, QColor(palette.disabled_ink))
    return made
