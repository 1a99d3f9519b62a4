"""What a list row, a table cell and a choice say, as plain values.

Belongs here: frozen values that presenters hand to the kit.
Does not belong here: Qt and how the values are drawn (``painted_list``, ``table``, ``fields``).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ungeapp.ui.kit.tokens import Tone

Marks = tuple[tuple[int, int], ...]
"""From where to where (without the last) letters of a text stand out: what was searched for."""


@dataclass(frozen=True, slots=True)
class RowView:
    """One row of a list: one line of fact, one of context, a state and one action.

    ``lead`` stands in a column of its own at the left: bold, or as a chip if ``lead_tone`` is given. ``title`` is bold
    and ``title_rest`` follows it in normal weight. ``aside`` is plain text in the column of the chip. ``action`` is the
    verb on the button at the end. ``tip`` is shown on hover and read aloud, for example the date behind *i morgen*.
    ``title_marks`` and ``context_marks`` are the letters of ``title`` and ``context`` that were searched for.
    """

    id: str
    title: str
    title_rest: str = ""
    context: str = ""
    lead: str = ""
    lead_tone: Tone | None = None
    chip: str = ""
    tone: Tone = Tone.NEUTRAL
    aside: str = ""
    action: str = ""
    icon: str = ""
    tip: str = ""
    title_marks: Marks = ()
    context_marks: Marks = ()

    def spoken(self) -> str:
        """The whole row as one sentence for screen readers."""
        head = f"{self.title}{self.title_rest}"
        return ", ".join(part for part in (self.lead, head, self.context, self.chip, self.aside, self.tip) if part)


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a small table; with ``tone`` the text becomes a chip, with ``icon`` an icon stands before it."""

    text: str
    strong: bool = False
    secondary: bool = False
    tone: Tone | None = None
    icon: str = ""


@dataclass(frozen=True, slots=True)
class Option:
    """One of several choices: ``value`` is the code, ``label`` what people read."""

    value: str
    label: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class CurvePoint:
    """One dot of a small curve: a number from 0 to 10 on a day."""

    on: date
    value: int


@dataclass(frozen=True, slots=True)
class ScaleLine:
    """One question answered over time: the step of each answer from 0 (worst), None where nothing was answered."""

    label: str
    steps: tuple[int | None, ...]
