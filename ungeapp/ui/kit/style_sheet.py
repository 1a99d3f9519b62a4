"""The style sheet for widgets that Qt draws, generated from the tokens.

Belongs here: selectors. Does not belong here: literal colours and sizes (``tokens``), painted widgets.
"""

from __future__ import annotations

from ungeapp.ui.kit import tokens
from ungeapp.ui.kit.tokens import TYPE, Palette, TextRole


def style_sheet(palette: Palette, scale: float) -> str:
    """The whole style sheet for ``palette`` with text ``scale`` times as large as drawn."""
    return "\n".join((_surfaces(palette), _fields(palette, scale), _bars(palette, scale), _lists(palette)))


def _px(size: int, scale: float) -> str:
    return f"{max(1, round(size * scale))}px"


def _surfaces(palette: Palette) -> str:
    return f"""
QWidget#page, QWidget#page_content, QScrollArea#page_scroll, QDialog {{ background: {palette.ground}; }}
QAbstractScrollArea::corner {{ background: transparent; border: none; }}
QScrollArea {{ border: none; background: transparent; }}
QFrame[surface="card"] {{ background: {palette.card}; border: {tokens.LINE}px solid {palette.line};
  border-radius: {tokens.RADIUS_CARD}px; }}
QFrame[surface="card"][accent="warn"] {{ border-color: {palette.warn}; }}
QFrame[surface="card"][accent="info"] {{ border-color: {palette.primary}; }}
QFrame[surface="top_bar"] {{ background: {palette.card}; border: none;
  border-bottom: {tokens.LINE}px solid {palette.line}; }}
QFrame[surface="navigation"] {{ background: {palette.card}; border: none;
  border-right: {tokens.LINE}px solid {palette.line}; }}
QFrame[surface="status"] {{ background: {palette.card}; border: none;
  border-top: {tokens.LINE}px solid {palette.line}; }}
QFrame[surface="hairline"] {{ background: {palette.line}; border: none; max-height: {tokens.LINE}px;
  min-height: {tokens.LINE}px; }}
QToolTip {{ background: {palette.ink}; color: {palette.card}; border: none; padding: {tokens.SPACE_1}px; }}
"""


def _fields(palette: Palette, scale: float) -> str:
    text = _px(TYPE[TextRole.TEXT].size, scale)
    focus_padding = tokens.SPACE_2 - tokens.FOCUS_WIDTH + tokens.LINE
    return f"""
QLineEdit, QPlainTextEdit, QComboBox {{ background: {palette.card}; color: {palette.ink};
  placeholder-text-color: {palette.ink_3}; font-size: {text};
  border: {tokens.LINE}px solid {palette.field_line}; border-radius: {tokens.RADIUS_CONTROL}px;
  padding: 0 {tokens.SPACE_3}px; selection-background-color: {palette.primary};
  selection-color: {palette.primary_ink}; }}
QPlainTextEdit {{ padding: {tokens.SPACE_1}px {tokens.SPACE_2}px; }}
QLineEdit:focus, QPlainTextEdit:focus, QComboBox:focus {{ border: {tokens.FOCUS_WIDTH}px solid {palette.focus};
  padding-left: {tokens.SPACE_3 - tokens.FOCUS_WIDTH + tokens.LINE}px; }}
QPlainTextEdit:focus {{ padding: {tokens.SPACE_1 - 1}px {focus_padding}px; }}
QLineEdit[invalid="true"], QPlainTextEdit[invalid="true"], QComboBox[invalid="true"] {{
  border: {tokens.FOCUS_WIDTH}px solid {palette.bad}; }}
QLineEdit:disabled, QPlainTextEdit:disabled, QComboBox:disabled {{ background: {palette.disabled_ground};
  color: {palette.disabled_ink}; border-color: {palette.line}; }}
QLineEdit:read-only {{ background: {palette.ground}; }}
QLineEdit[look="search"] {{ background: {palette.ground}; border-color: {palette.line}; }}
QLineEdit[look="search"]:focus {{ background: {palette.card};
  border: {tokens.FOCUS_WIDTH}px solid {palette.focus}; }}
QComboBox::drop-down {{ border: none; width: {tokens.SPACE_6}px; }}
QComboBox::down-arrow {{ image: none; }}
QComboBox QAbstractItemView {{ background: {palette.card}; color: {palette.ink};
  border: {tokens.LINE}px solid {palette.field_line}; padding: {tokens.SPACE_1}px; outline: none;
  selection-background-color: {palette.primary_ground}; selection-color: {palette.ink}; }}
QCalendarWidget QWidget {{ background: {palette.card}; color: {palette.ink}; }}
QCalendarWidget QToolButton {{ color: {palette.ink}; background: {palette.card}; border: none;
  padding: {tokens.SPACE_2}px; border-radius: {tokens.RADIUS_CONTROL}px; }}
QCalendarWidget QToolButton:hover, QCalendarWidget QToolButton:focus {{ background: {palette.hover}; }}
QCalendarWidget QAbstractItemView {{ selection-background-color: {palette.primary};
  selection-color: {palette.primary_ink}; outline: none; }}
"""


def _bars(palette: Palette, scale: float) -> str:
    text = _px(TYPE[TextRole.TEXT].size, scale)
    return f"""
QTabBar {{ background: transparent; border: none; }}
QTabBar::tab {{ background: transparent; color: {palette.ink_2}; font-size: {text};
  font-weight: {tokens.WEIGHT_MEDIUM}; border: none; border-bottom: {tokens.TAB_UNDERLINE}px solid transparent;
  padding: {tokens.SPACE_2}px {tokens.SPACE_3}px; margin: 0 {tokens.SPACE_1}px 0 0; }}
QTabBar::tab:hover {{ color: {palette.ink}; border-bottom-color: {palette.line}; }}
QTabBar::tab:selected {{ color: {palette.primary}; font-weight: {tokens.WEIGHT_BOLD};
  border-bottom-color: {palette.primary}; }}
QTabBar::tab:focus {{ background: {palette.hover}; color: {palette.ink}; }}
QProgressBar {{ background: {palette.neutral_ground}; border: none; border-radius: {tokens.RADIUS_KEYCAP}px;
  min-height: {tokens.SPACE_2}px; max-height: {tokens.SPACE_2}px; }}
QProgressBar::chunk {{ background: {palette.primary}; border-radius: {tokens.RADIUS_KEYCAP}px; }}
QScrollBar:vertical {{ background: transparent; width: {tokens.SPACE_3}px; margin: 0; border: none; }}
QScrollBar:horizontal {{ background: transparent; height: {tokens.SPACE_3}px; margin: 0; border: none; }}
QScrollBar::handle {{ background: {palette.field_line}; border: 3px solid transparent;
  border-radius: {tokens.SPACE_3 // 2}px; }}
QScrollBar::handle:vertical {{ min-height: {tokens.SPACE_6}px; margin: 2px 3px; border: none; border-radius: 3px; }}
QScrollBar::handle:horizontal {{ min-width: {tokens.SPACE_6}px; margin: 3px 2px; border: none; border-radius: 3px; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; border: none; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
"""


def _lists(palette: Palette) -> str:
    return f"""
QListView {{ background: transparent; border: none; outline: none; color: {palette.ink}; }}
QListView[look="popup"] {{ background: {palette.card}; border: {tokens.LINE}px solid {palette.field_line};
  border-radius: {tokens.RADIUS_CARD}px; padding: {tokens.SPACE_1}px; }}
QMenu {{ background: {palette.card}; color: {palette.ink}; border: {tokens.LINE}px solid {palette.field_line};
  padding: {tokens.SPACE_1}px; }}
QMenu::item {{ padding: {tokens.SPACE_2}px {tokens.SPACE_4}px; border-radius: {tokens.RADIUS_CONTROL}px; }}
QMenu::item:selected {{ background: {palette.primary_ground}; color: {palette.ink}; }}
"""
