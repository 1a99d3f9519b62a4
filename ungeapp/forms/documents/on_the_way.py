"""The list of those on the way to adult life, as the desk's own working paper (an *overdragelsesliste*, 7.4.C-07).

Belongs here: its order and words. Does not belong here: who stands on it (``usecases/on_the_way.py``).
"""

from __future__ import annotations

from collections.abc import Iterator

from ungeapp.domain.on_the_way import OnTheWay, Standing
from ungeapp.forms.document import Block, Document, Paragraph, Table
from ungeapp.forms.documents.blocks import sender_line
from ungeapp.forms.documents.dates import day, short_day
from ungeapp.usecases.on_the_way import WayPaper, WayRow
from ungeapp.wording.days import years_word

_STANDINGS = {
    Standing.NEXT: "Skal have møde",
    Standing.PLANNED: "Planlagt",
    Standing.NOT_JUDGED: "Ikke vurderet",
    Standing.HELD: "Holdt",
    Standing.EXEMPT: "Undtaget",
    Standing.FINISHED: "Afsluttet",
}


def on_the_way(paper: WayPaper) -> Document:
    """A line for each, the eldest first."""
    return Document(
        title="På vej mod voksenlivet",
        subtitle=_whose(paper),
        sender_line=sender_line(paper.sender),
        confidentiality_line=f"Fortroligt · arbejdspapir for {paper.sender.unit}",
        state_line=day(paper.written_on),
        blocks=tuple(_blocks(paper)),
    )


def _whose(paper: WayPaper) -> str:
    if paper.unsettled:
        return "Dem, hvor ingen regel siger, hvem der tager over"
    return f"{paper.team} tager over" if paper.team else "Alle teams"


def _blocks(paper: WayPaper) -> Iterator[Block]:
    counts = [(name, sum(one.way.standing is standing for one in paper.rows)) for standing, name in _STANDINGS.items()]
    yield Paragraph(" · ".join(f"{name}: {number}" for name, number in counts if number))
    headings = (
        "Født",
        "Navn",
        "Hvor langt",
        "Dag",
        "Møde eller grund",
        *(("Tager over",) if _with_team(paper) else ()),
    )
    widths = (2.05, 2.9, 2.4, 2.05, 3.4, *((3.2,) if _with_team(paper) else ()))
    yield Table(headings, tuple(_row(one, with_team=_with_team(paper)) for one in paper.rows), widths)
    yield Paragraph("Papiret er til eget brug. Makulér det, når det ikke bruges mere.", quiet=True)


def _with_team(paper: WayPaper) -> bool:
    return not paper.team and any(one.team_name for one in paper.rows)


def _row(row: WayRow, *, with_team: bool) -> tuple[str, ...]:
    person, way = row.person, row.way
    return (
        short_day(person.birth_date),
        f"{person.full_name}, {years_word(row.age)}\u00a0år",
        _STANDINGS[way.standing],
        _by(way),
        way.because or way.what,
        *((row.team_name,) if with_team else ()),
    )


def _by(way: OnTheWay) -> str:
    if way.on is None:
        return ""
    return f"senest {short_day(way.on)}" if way.standing is Standing.NEXT else short_day(way.on)
