"""*Min plan*: one page in large type and plain words, the next step first.

Belongs here: its words, its order, and how it is shortened so that it is always one page and says so.
Does not belong here: what may stand on it (``usecases/my_plan.py``), measuring pages (`pdf`).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from ungeapp.forms.document import (
    Block,
    BulletList,
    Document,
    Heading,
    Inline,
    Notice,
    OwnWords,
    Paragraph,
    Run,
    Table,
)
from ungeapp.forms.documents.blocks import confidential, sender_line, sentence
from ungeapp.forms.documents.dates import day, sentence_start, span, weekday
from ungeapp.usecases.my_plan import HelperPaper, MyPlanPaper

TITLE = "Min plan"
_REST = "se hele planen"
_WORTH_SAYING = 35
"""A cut name or number is only marked."""


@dataclass(frozen=True, slots=True)
class _Room:
    """How much may stand: letters in one text, letters in a name or number, rows of one kind."""

    text: int
    name: int
    rows: int


_ROOMS = tuple(
    _Room(*one)
    for one in (
        (100_000, 10_000, 1_000), (500, 80, 12), (300, 60, 8), (200, 50, 6), (140, 40, 5), (110, 40, 4), (90, 34, 3),
        (70, 30, 2), (50, 24, 1), (36, 18, 1),
    )
)  # fmt: skip


def my_plan(paper: MyPlanPaper, fits: Callable[[Document], bool]) -> Document:
    """The page with as much on it as ``fits``; whatever is cut says where the rest is."""
    made = _page(paper, _ROOMS[0])
    for room in _ROOMS[1:]:
        if fits(made):
            break
        made = _page(paper, room)
    return made


def _page(paper: MyPlanPaper, room: _Room) -> Document:
    name = _cut(paper.name, room.name)
    blocks: list[Block] = [_next_step(paper, room)]
    if paper.wishes.strip():
        blocks += [Heading("Det vil jeg"), _own_words(paper.wishes, room)]
    if paper.goals:
        blocks += [Heading("Mine mål"), BulletList(_goals(paper, room))]
    if paper.helpers:
        blocks += [Heading("De hjælper mig"), *_helpers(paper.helpers, room)]
    blocks += [Heading("Næste møde"), Paragraph(_meeting(paper, room))]
    blocks += [Heading("Her kan jeg ringe"), Paragraph(_call(paper, room))]
    return Document(
        title=TITLE,
        subtitle=name,
        sender_line=_cut(sender_line(paper.sender), 2 * room.name),
        confidentiality_line=confidential(_cut(paper.recipient, room.name)),
        state_line=f"udskrevet {day(paper.printed_on)}",
        blocks=tuple(blocks),
        large=True,
    )


def _next_step(paper: MyPlanPaper, room: _Room) -> Block:
    if not paper.next_step.strip():
        return Notice("Det aftaler vi, næste gang vi tales ved.", "Mit næste skridt")
    text: Inline = _cut(paper.next_step, room.text)
    if paper.next_step_on is not None:
        text = (Run(f"{text}\n"), Run(f"Senest {weekday(paper.next_step_on)}", bold=True))
    return Notice(text, "Mit næste skridt")


def _own_words(text: str, room: _Room) -> OwnWords:
    """What points to the whole plan is said beside her words, never in them."""
    kept, cut = _shortened(text, room.text)
    return OwnWords(f"{kept} …", _REST.capitalize()) if cut else OwnWords(kept)


def _goals(paper: MyPlanPaper, room: _Room) -> tuple[Inline, ...]:
    shown: list[Inline] = []
    for text, own in paper.goals[: room.rows]:
        kept, cut = _shortened(text, room.text)
        if own:
            rest = (Run(f" {_REST}"),) if cut else ()
            shown.append((Run(f"»{kept}{' …' if cut else ''}«", italic=True), *rest))
        else:
            shown.append(_cut(text, room.text))
    return (*shown, *_more(len(paper.goals) - len(shown), "mål"))


def _helpers(helpers: tuple[HelperPaper, ...], room: _Room) -> tuple[Block, ...]:
    shown = helpers[: room.rows]
    rows = tuple(
        (
            (Run(_cut(one.who, room.name), bold=True),),
            _cut(one.what, room.text),
            _cut(one.phone, room.name),
        )
        for one in shown
    )
    phones = any(one.phone.strip() for one in shown)
    table = Table(("Hvem", "Hjælper med", "Telefon"), rows, (3, 5, 2.6)) if phones else _without_phones(rows)
    more = _more(len(helpers) - len(shown), "person" if len(helpers) - len(shown) == 1 else "personer")
    return (table, *(Paragraph(one, quiet=True) for one in more))


def _without_phones(rows: tuple[tuple[Inline, ...], ...]) -> Table:
    return Table(("Hvem", "Hjælper med"), tuple(row[:2] for row in rows), (3, 7.6))


def _more(left: int, what: str) -> tuple[str, ...]:
    return (f"{left} {what} mere, {_REST}",) if left else ()


def _meeting(paper: MyPlanPaper, room: _Room) -> Inline:
    if paper.meeting is None:
        return "Vi har ikke aftalt et nyt møde endnu."
    when = sentence_start(span(paper.meeting, 0))
    if paper.meeting_provisional:
        when += " (ikke helt aftalt endnu)"
    rest = ", ".join(_cut(part, room.text) for part in (paper.meeting_title, paper.meeting_place) if part.strip())
    return (Run(when, bold=True), Run(f"\n{rest}")) if rest else (Run(when, bold=True),)


def _call(paper: MyPlanPaper, room: _Room) -> Inline:
    """Whom to ring, and how; while the caseworker is away it is the stand-in."""
    sender = paper.sender
    who, phone = (sender.stand_in, sender.stand_in_phone) if sender.away_now else (sender.name, sender.phone)
    named = _cut(who.strip() or sender.unit.strip() or "os", room.name)
    if not phone.strip():
        return sentence(f"Kontakt {named}")
    return (Run(f"{named}, tlf. "), Run(_cut(phone, room.name), bold=True))


def _cut(text: str, most: int) -> str:
    """The text, of which no more than ``most`` letters stand; where more was written, it says where."""
    kept, cut = _shortened(text, most)
    if not cut:
        return kept
    return f"{kept} … {_REST}" if most > _WORTH_SAYING else f"{kept}…"


def _shortened(text: str, most: int) -> tuple[str, bool]:
    """The text without line breaks, ended at a word where it is longer than ``most`` letters, and whether it was."""
    kept = " ".join(text.split())
    if len(kept) <= most:
        return kept, False
    start = kept[:most]
    word = start.rsplit(" ", 1)[0] if " " in start[most // 2 :] else start
    return word.rstrip(" ,;:–-"), True
