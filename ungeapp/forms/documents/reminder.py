"""The friendly reminder (*venlig påmindelse*) of what somebody promised.

Belongs here: its words. Does not belong here: which agreements are due, and who may be reminded of what.
"""

from __future__ import annotations

from ungeapp.forms.document import Block, Document, LetterHead, Paragraph
from ungeapp.forms.documents.blocks import (
    agreements_table,
    columns,
    greeting_off,
    name_to_greet,
    objections,
    sender_line,
    who_to_call,
)
from ungeapp.forms.documents.dates import day
from ungeapp.usecases.papers import ReminderPaper


def reminder(paper: ReminderPaper) -> Document:
    """One short page, however many agreements; earliest first."""
    name = name_to_greet(paper.recipient)
    agreements = tuple(sorted(paper.agreements, key=lambda one: (one.due is None, one.due or paper.written_on)))
    own = all(one.owner.strip() in ("", paper.recipient.strip()) for one in agreements)
    table = agreements_table(agreements)
    if own:  # a column with the reader's own name in every row says nothing
        table = columns(
            tuple(zip((row[0] for row in table.rows), (row[2] for row in table.rows), strict=True)),
            ("Hvad", 9, lambda row: row[0]),
            ("Senest", 2.4, lambda row: row[1]),
            always=2,
        )
    return Document(
        title="Venlig påmindelse",
        sender_line=sender_line(paper.sender),
        state_line=day(paper.written_on),
        blocks=(
            LetterHead((paper.recipient,) if paper.recipient.strip() else (), day(paper.written_on)),
            *((Paragraph(f"Kære {name}"),) if name else ()),
            Paragraph(_opening(paper)),
            table,
            *objections(paper.objections),
            *_closing(paper),
            *greeting_off(paper.sender),
        ),
    )


def _opening(paper: ReminderPaper) -> str:
    about = f" omkring {paper.young_person.strip()}" if paper.young_person.strip() else ""
    if len(paper.agreements) == 1:
        return f"Tak for samarbejdet{about}. Her er en aftale, som du har lovet at tage dig af."
    return f"Tak for samarbejdet{about}. Her er de aftaler, som du har lovet at tage dig af."


def _closing(paper: ReminderPaper) -> tuple[Block, ...]:
    one = len(paper.agreements) == 1
    kept = "Er den allerede klaret" if one else "Er noget af det allerede klaret"
    moved = "Kan den ikke nås" if one else "Kan noget af det ikke nås"
    return (
        Paragraph(f"{kept}, så er det godt. Giv bare kort besked, så planen passer."),
        Paragraph(f"{moved}, så {who_to_call(paper.sender)}. Så aftaler vi en ny frist, eller vi finder hjælp."),
    )
