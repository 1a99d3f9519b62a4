"""What an education institution gets of the plan: the extract to an FGU institution, and the start sheet to any school.

Belongs here: the order and words of the two. The young person's own words stand first.
Does not belong here: which lines go along (already chosen and released).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from ungeapp.forms.document import Block, Document, Facts, Heading, Inline, Notice, OwnWords, Paragraph, Run, Table
from ungeapp.forms.documents.blocks import confidential, section, sender_line, sentence
from ungeapp.forms.documents.dates import day, short_day
from ungeapp.usecases.papers import BasisPaper, ExtractPaper, ExtractPiece

_TO_FGU, _TO_SCHOOL, _START = "Udtræk af uddannelsesplanen til FGU", "Startark til skolen", "Startark"
_LABELS = {
    "born": "Født",
    "strengths": "Det går godt",
    "challenges": "Det er svært",
    "needs": "Det er der brug for",
    "next-step": "Næste skridt",
    "next-check": "Vi ser på planen igen",
    "education": "Begynder på",
}
_NOTES = {
    "phone": "tlf.",
    "by": "senest",
    "from": "fra",
    "to": "til",
    "purpose": "formål:",
    "provider": "hos",
    "place": "sted:",
    "responsible": "ansvarlig:",
    "sign": "tegn:",
    "follow-up": "følges op",
    "check": "ses igen",
    "owner": "",
    "area": "",
    "wording": "",
}
_HORIZONS = {"long": "Langt", "short": "Kort"}


def extract(paper: ExtractPaper) -> Document:
    """The chosen lines and nothing else."""
    by_section: dict[str, list[ExtractPiece]] = {}
    for piece in paper.pieces:
        by_section.setdefault(piece.section, []).append(piece)
    blocks: list[Block] = [Facts(_facts(paper, by_section))]
    words = [one for one in by_section.get("situation", ()) if one.own_words]
    if words:
        blocks += [Heading("Det vil jeg"), *(OwnWords(one.text) for one in words)]
    situation = [one for one in by_section.get("situation", ()) if not one.own_words]
    blocks += _block("Det skal I vide", (*situation,))
    if paper.words:
        blocks += [Heading("Til jer"), Paragraph(paper.words)]
    blocks += _people(by_section.get("helpers", ()))
    blocks += _goals(by_section.get("goals", ()))
    blocks += _rows("Indsatser", "Indsats", by_section.get("measures", ()))
    blocks += _rows("Aftaler", "Hvad", by_section.get("agreements", ()))
    blocks += _block("Det næste", by_section.get("next", ()))
    blocks += [*_why(paper.bases), *_call(by_section.get("call", ()))]
    return Document(
        title=_TO_FGU if paper.sort == "fgu" else paper.called or (_TO_SCHOOL if paper.school else _START),
        subtitle="Udtræk" if paper.sort != "fgu" and paper.called else "",
        sender_line=sender_line(paper.sender),
        confidentiality_line=confidential(paper.recipient),
        state_line=f"udskrevet {day(paper.printed_on)}",
        blocks=tuple(blocks),
    )


def _facts(paper: ExtractPaper, pieces: dict[str, list[ExtractPiece]]) -> tuple[tuple[str, Inline], ...]:
    rows: list[tuple[str, Inline]] = [("Til", paper.recipient)]
    for one in pieces.get("who", ()):
        rows.append((_LABELS.get(one.label, "Den unge"), _text(one)))
    for one in pieces.get("start", ()):
        rows.append((_LABELS["education"], _text(one)))
    return tuple(row for row in rows if row[1])


def _block(heading: str, pieces: Sequence[ExtractPiece]) -> list[Block]:
    rows = tuple((_LABELS.get(one.label, ""), _text(one)) for one in pieces)
    return [Heading(heading), Facts(rows)] if rows else []


def _people(pieces: Sequence[ExtractPiece]) -> list[Block]:
    if not pieces:
        return []
    table = Table(("Hvem", "Telefon og periode"), tuple((one.text, _notes(one)) for one in pieces), (5, 5))
    return list(section("De følger med", table))


def _goals(pieces: Sequence[ExtractPiece]) -> list[Block]:
    if not pieces:
        return []
    rows = tuple((_HORIZONS.get(one.label, ""), _goal(one)) for one in pieces)
    return list(section("Mål og retning", Table(("Sigt", "Mål"), rows, (1.4, 8))))


def _goal(piece: ExtractPiece) -> Inline:
    told = dict(piece.notes)
    runs = [Run(f"{told['area']}: ", bold=True)] if told.get("area") else []
    runs.append(Run(f"»{piece.text}«", italic=True) if piece.own_words else Run(piece.text))
    if told.get("wording"):
        runs.append(Run(f"\n{told['wording']}"))
    rest = _notes(piece, but=("area", "wording"))
    return (*runs, Run(f"\n{rest}")) if rest else tuple(runs)


def _rows(heading: str, column: str, pieces: Sequence[ExtractPiece]) -> list[Block]:
    if not pieces:
        return []
    table = Table((column, "Hvem og hvornår"), tuple((one.text, _notes(one)) for one in pieces), (5, 5))
    return list(section(heading, table))


def _notes(piece: ExtractPiece, but: Sequence[str] = ()) -> str:
    """The notes in one line each, such as *fra 01.08.2026*."""
    return "\n".join(_note(code, value) for code, value in piece.notes if code not in but)


def _note(code: str, value: str | date) -> str:
    shown = short_day(value) if isinstance(value, date) else value
    return " ".join(part for part in (_NOTES.get(code, ""), shown) if part)


def _text(piece: ExtractPiece) -> Inline:
    if piece.day is not None:
        return short_day(piece.day)
    notes = ", ".join(_note(code, value) for code, value in piece.notes)
    return (Run(piece.text), Run(f"\n{notes}")) if notes else piece.text


def _why(bases: Sequence[BasisPaper]) -> list[Block]:
    """On what it is given, so that the receiver knows how far it may be used."""
    lines = []
    for one in bases:
        by = f"givet af {one.given_by}" if one.given_by else ""
        on = f"den {short_day(one.given_on)}" if one.given_on else ""
        given = " ".join(part for part in (by, on) if part)
        lines.append(sentence(", ".join(part for part in (one.label, given, one.source) if part)))
    told = "Arket indeholder kun det, der er nødvendigt, og må kun bruges til det, det er givet til."
    return [Heading("Hvorfor I får det"), *(Paragraph(line) for line in lines), Paragraph(told, quiet=True)]


def _call(pieces: Sequence[ExtractPiece]) -> list[Block]:
    """Whom to ring, last on the page and framed, since that is what is looked for in a hurry (4-9, 4-10)."""
    runs: list[Run] = []
    for one in pieces:
        phone = dict(one.notes).get("phone")
        runs.append(Run(one.text, bold=True))
        if phone:
            runs.append(Run(f"\nTlf. {phone}"))
    return [Notice(tuple(runs), "Ring, hvis noget er svært, eller hvis fraværet begynder")] if runs else []
