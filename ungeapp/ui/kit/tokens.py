"""Colours, sizes and type of the window: the only module where they stand as numbers.

Belongs here: the look as plain values by role (light, dark, high contrast), and the contrast between two colours.
Does not belong here: Qt (presenters name a ``Tone``) and how a widget uses a value (``style``).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Tone(StrEnum):
    """What a colour means; the word beside it always says the same."""

    NEUTRAL = "neutral"
    INFO = "info"
    GOOD = "good"
    WARN = "warn"
    BAD = "bad"
    OWN = "own"


class TextRole(StrEnum):
    """A step of the type scale."""

    TITLE = "title"
    TITLE_REST = "title_rest"
    HEADING = "heading"
    TEXT = "text"
    STRONG = "strong"
    SECONDARY = "secondary"
    OVERLINE = "overline"
    CHIP = "chip"
    KEYCAP = "keycap"
    BRAND = "brand"


@dataclass(frozen=True, slots=True)
class TypeStep:
    """Pixel size, line height and weight at 100 %."""

    size: int
    line: int
    weight: int


TYPE: dict[TextRole, TypeStep] = {
    TextRole.TITLE: TypeStep(26, 32, 700),
    TextRole.TITLE_REST: TypeStep(26, 32, 400),
    TextRole.BRAND: TypeStep(17, 24, 700),
    TextRole.HEADING: TypeStep(17, 24, 700),
    TextRole.TEXT: TypeStep(15, 22, 400),
    TextRole.STRONG: TypeStep(15, 22, 700),
    TextRole.SECONDARY: TypeStep(13, 18, 400),
    TextRole.OVERLINE: TypeStep(13, 18, 700),
    TextRole.CHIP: TypeStep(13, 18, 500),
    TextRole.KEYCAP: TypeStep(12, 16, 400),
}

# The palette role a text has unless it is given another; ``ink`` where it is not named.
TEXT_INK: dict[TextRole, str] = {
    TextRole.TITLE_REST: "ink_3",
    TextRole.SECONDARY: "ink_3",
    TextRole.OVERLINE: "ink_3",
    TextRole.BRAND: "primary",
}

WEIGHT_NORMAL = 400
WEIGHT_MEDIUM = 500
WEIGHT_BOLD = 700

# The one spacing scale; no other distances are used.
SPACE_1 = 4
SPACE_2 = 8
SPACE_3 = 12
SPACE_4 = 16
SPACE_5 = 20
SPACE_6 = 28

RADIUS_CONTROL = 8
RADIUS_CARD = 10
RADIUS_KEYCAP = 4
LINE = 1
FOCUS_WIDTH = 2
TAB_UNDERLINE = 3
OWN_WORDS_BAR = 4

CONTROL_HEIGHT = 36
ROW_CONTROL_HEIGHT = 30
CHECK_BOX = 20
ICON = 18
TOP_BAR_HEIGHT = 56
NAVIGATION_WIDTH = 208
NAVIGATION_BELOW = 900
STATUS_HEIGHT = 28
SEARCH_WIDTH = 440
READING_WIDTH = 680
WORD_WIDTH = 220
DATE_WIDTH = 240
TIME_WIDTH = 110
ASIDE_WIDTH = 144
SIDE_WIDTH = 200
DIALOG_WIDTH = 580
STACK_BELOW = 780
ROW_TEXT_WIDTH = 160
ACTION_STACK_BELOW = 620
PREVIEW_HEIGHT = 560
RESULTS_WIDTH = 840  # the longest name of an offer fits beside its group and its day
SKELETON_DELAY_MS = 150


@dataclass(frozen=True, slots=True)
class Palette:
    """One look; every colour by its role, ``#rrggbb``."""

    name: str
    ink: str
    ink_2: str
    ink_3: str
    ground: str
    card: str
    line: str
    field_line: str
    button_line: str
    hover: str
    focus: str
    primary: str
    primary_hover: str
    primary_ink: str
    primary_ground: str
    neutral_ground: str
    good: str
    good_ground: str
    warn: str
    warn_ground: str
    bad: str
    bad_ground: str
    own: str
    own_ground: str
    disabled_ink: str
    disabled_ground: str
    mark_ground: str

    def tone(self, tone: Tone) -> tuple[str, str]:
        """Text colour and ground of ``tone``."""
        return {
            Tone.NEUTRAL: (self.ink_2, self.neutral_ground),
            Tone.INFO: (self.primary, self.primary_ground),
            Tone.GOOD: (self.good, self.good_ground),
            Tone.WARN: (self.warn, self.warn_ground),
            Tone.BAD: (self.bad, self.bad_ground),
            Tone.OWN: (self.own, self.own_ground),
        }[tone]

    def text_pairs(self) -> tuple[tuple[str, str], ...]:
        """Every text colour with every ground it may stand on."""
        inks = [(ink, ground) for ink in (self.ink, self.ink_2, self.ink_3) for ground in (self.ground, self.card)]
        tones = [self.tone(tone) for tone in Tone]
        own = [(self.ink, ground) for ground in (self.own_ground, self.primary_ground, self.hover, self.mark_ground)]
        banners = [(self.ink, self.tone(tone)[1]) for tone in Tone]
        rest = [
            (self.ink_2, self.hover),
            (self.ink_3, self.hover),
            (self.ink_2, self.primary_ground),
            (self.ink_3, self.primary_ground),
            (self.primary, self.card),
            (self.primary, self.ground),
            (self.primary, self.hover),
            (self.primary, self.mark_ground),
            (self.primary_ink, self.primary),
            (self.primary_ink, self.primary_hover),
            (self.disabled_ink, self.disabled_ground),
            (self.bad, self.card),
            (self.bad, self.ground),
        ]
        return (*inks, *tones, *own, *banners, *rest)

    def edge_pairs(self) -> tuple[tuple[str, str], ...]:
        """Boundaries that must be seen to use a control (3:1)."""
        return (
            (self.field_line, self.card),
            (self.field_line, self.ground),
            (self.focus, self.card),
            (self.focus, self.ground),
            (self.primary, self.card),
        )


LIGHT = Palette(
    name="light",
    ink="#1a1a1a",
    ink_2="#4a4f57",
    ink_3="#5b6270",
    ground="#f4f6f8",
    card="#ffffff",
    line="#dfe3e8",
    field_line="#858c97",
    button_line="#c9cfd6",
    hover="#eff3f6",
    focus="#1a1a1a",
    primary="#0b5b8c",
    primary_hover="#084a73",
    primary_ink="#ffffff",
    primary_ground="#e6f1f8",
    neutral_ground="#ebeef1",
    good="#0b7a3b",
    good_ground="#e5f4ea",
    warn="#9a5200",
    warn_ground="#fdf0df",
    bad="#b3261e",
    bad_ground="#fbe9e7",
    own="#5a3fa0",
    own_ground="#f1edfa",
    disabled_ink="#5b6270",
    disabled_ground="#e6e9ed",
    mark_ground="#ffeeb0",
)

DARK = Palette(
    name="dark",
    ink="#eef1f4",
    ink_2="#c5cbd3",
    ink_3="#a6aeb9",
    ground="#14171b",
    card="#1d2126",
    line="#333a42",
    field_line="#7d8692",
    button_line="#4b535d",
    hover="#272c33",
    focus="#ffffff",
    primary="#7cc0ea",
    primary_hover="#9dd1f1",
    primary_ink="#06222f",
    primary_ground="#16344a",
    neutral_ground="#2f353d",
    good="#74d69e",
    good_ground="#13351f",
    warn="#f2b566",
    warn_ground="#3b2a12",
    bad="#ffa79f",
    bad_ground="#471e1a",
    own="#c6b5f8",
    own_ground="#2b2346",
    disabled_ink="#a6aeb9",
    disabled_ground="#2a2f36",
    mark_ground="#4a3d08",
)

CONTRAST = Palette(
    name="contrast",
    ink="#ffffff",
    ink_2="#ffffff",
    ink_3="#ffffff",
    ground="#000000",
    card="#000000",
    line="#ffffff",
    field_line="#ffffff",
    button_line="#ffffff",
    hover="#1f1f1f",
    focus="#ffe600",
    primary="#5ce1ff",
    primary_hover="#a6f0ff",
    primary_ink="#000000",
    primary_ground="#00303d",
    neutral_ground="#262626",
    good="#6dffa3",
    good_ground="#00280f",
    warn="#ffd27a",
    warn_ground="#332100",
    bad="#ffb3ab",
    bad_ground="#3d0600",
    own="#dccfff",
    own_ground="#1f1245",
    disabled_ink="#c8c8c8",
    disabled_ground="#1f1f1f",
    mark_ground="#3a3300",
)

PALETTES: dict[str, Palette] = {palette.name: palette for palette in (LIGHT, DARK, CONTRAST)}


def contrast(first: str, second: str) -> float:
    """Contrast ratio of two colours as WCAG 2.2 defines it, 1 to 21."""
    bright, dark = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
