"""The letter that calls somebody to a meeting: *indkaldelse* for municipal staff, *invitation* for all others.

Belongs here: its words, also when the meeting was moved or cancelled.
Does not belong here: who gets which, and what the recipient may read (use cases and the gate decided that): an empty
`young_person`, `agenda` or `participants` leaves its place out without a trace.
"""

from __future__ import annotations

import re

from ungeapp.forms.document import Block, BulletList, Document, Facts, Heading, Inline, LetterHead, Paragraph, Run
from ungeapp.forms.documents.blocks import (
    greeting_off,
    legal_frame,
    name_to_greet,
    objections,
    sender_line,
    sentence,
    who_to_call,
)
from ungeapp.forms.documents.dates import day, local, sentence_start, span
from ungeapp.forms.documents.words import lower_start
from ungeapp.usecases.papers import LetterPaper

MOVED, CANCELLED = "moved", "cancelled"
_MOST_LINES = 4


def letter(paper: LetterPaper) -> Document:
    """The letter to one participant about one meeting."""
    # One line per line; an address written in one line is divided before the postal code.
    address = [line.strip() for line in re.split(r"\n|,\s*(?=\d{4}\s)", paper.recipient_address)]
    recipient = tuple(line for line in (paper.recipient, *address) if line.strip())
    return Document(
        title=_title(paper),
        subtitle=paper.title if paper.occasion in (MOVED, CANCELLED) else "",
        sender_line=sender_line(paper.sender),
        state_line=day(paper.written_on),
        footer=paper.sender.footer,
        blocks=(
            LetterHead(recipient, sentence_start(day(paper.written_on))),
            *_body(paper),
            *objections(paper.objections),
            *greeting_off(paper.sender, named=_names_whom_to_call(paper)),
        ),
    )


def _title(paper: LetterPaper) -> str:
    if paper.occasion == MOVED:
        return "Mødet er flyttet"
    if paper.occasion == CANCELLED:
        return "Mødet er aflyst"
    kind = "Indkaldelse" if paper.summons and not paper.to_young_person else "Invitation"
    return f"{kind} til {lower_start(paper.title.strip()) or 'møde'}"


def _body(paper: LetterPaper) -> tuple[Block, ...]:
    greeting = _greeting(paper)
    facts = Facts(_facts(paper))
    if paper.occasion == CANCELLED:
        return (*greeting, *_cancelled(paper, facts))
    opening = _opening(paper)
    contents: list[Block] = [*greeting, Paragraph(opening), facts]
    if paper.takes_precedence:
        contents.append(Paragraph(DUTY))
    contents += legal_frame(paper.legal)
    contents += _own_say(paper) if paper.to_young_person else _to_others(paper)
    return tuple(contents)


# Where the format says so: Viborg proposed it for its two meetings about a pregnancy (7.4.A-11).
DUTY = (
    "Mødet er en skal-opgave for kommunens aktører. Har du andet i kalenderen på det tidspunkt, skal det vige for "
    "mødet."
)


COMPANION = (
    "Du har ret til at tage en bisidder med: en ven, en fra familien eller en anden, du har tillid til. Du bestemmer "
    "selv hvem."
)


NEEDS = "Har du brug for {what}, så sørger jeg for det. Du skal bare sige til."


def _reply(paper: LetterPaper, usual: str) -> str:
    """What the municipality itself says of replying; where it says nothing, what letters say. Never both."""
    return sentence(paper.sender.reply_text or usual)


def _needs(paper: LetterPaper) -> str:
    """What can be asked for; an interpreter only where the municipality's own words have not said so already."""
    told = "tolk" in paper.sender.companion_text.casefold()
    return NEEDS.format(what=f"{'' if told else 'tolk, '}pauser undervejs eller noget andet")


def _names_whom_to_call(paper: LetterPaper) -> bool:
    """Whether the letter has named whom to call before it ends."""
    staff = paper.summons and not paper.to_young_person
    return paper.occasion == CANCELLED or staff or not paper.sender.reply_text


def _greeting(paper: LetterPaper) -> tuple[Block, ...]:
    """The young person by given name, others by name if they have one here; staff is not greeted."""
    if paper.summons and not paper.to_young_person:
        return ()
    first_word = paper.recipient.split()[:1]
    name = "".join(first_word) if paper.to_young_person else name_to_greet(paper.recipient)
    return (Paragraph(f"Kære {name}"),) if name else ()


def _opening(paper: LetterPaper) -> str:
    about = f" om {paper.young_person.strip()}" if paper.young_person.strip() else ""
    if paper.occasion == MOVED:
        if paper.to_young_person:
            return "Vi er nødt til at flytte mødet. Her er den nye tid. Den gamle gælder ikke mere."
        call = "Du indkaldes nu til det nye tidspunkt" if paper.summons else "Du inviteres nu til det nye tidspunkt"
        return f"Mødet{about} er flyttet. {call}, og det gamle gælder ikke længere."
    if paper.to_young_person:
        return (
            "Jeg vil gerne invitere dig til et møde sammen med dem, der kan hjælpe dig videre. Det er dit møde: Vi "
            "begynder med det, du selv synes er vigtigt, og bliver enige om, hvem der gør hvad."
        )
    if paper.summons:
        return f"Du indkaldes til et møde{about}."
    return f"Du inviteres til et møde{about}. Vi håber, du har tid og lyst til at være med."


def _facts(paper: LetterPaper) -> tuple[tuple[str, Inline], ...]:
    rows: list[tuple[str, Inline]] = []
    when = sentence_start(span(paper.starts, paper.minutes_long))
    if paper.occasion == CANCELLED:
        rows.append(("Aflyst", when))
    elif paper.occasion == MOVED:
        rows.append(("Ny tid", (Run(when, bold=True),)))
        if paper.previous_start is not None and local(paper.previous_start) != local(paper.starts):
            rows.append(("Før", sentence_start(span(paper.previous_start, 0))))
    else:
        rows.append(("Tid", (Run(when, bold=True),)))
    if paper.place.strip():
        rows.append(("Sted", paper.place))
    if paper.young_person.strip() and not paper.to_young_person:
        rows.append(("Den unge", paper.young_person))
    if paper.occasion != CANCELLED:
        rows += _rows("Det taler vi om", paper.agenda)
        rows += _rows("Inviteret", paper.participants)
    return tuple(rows)


def _rows(label: str, items: tuple[str, ...]) -> list[tuple[str, Inline]]:
    """A line each while they are few; more run on, so that the letter stays on one page."""
    told = (" · " if len(items) > _MOST_LINES else "\n").join(item.strip() for item in items if item.strip())
    return [(label, told)] if told else []


def _own_say(paper: LetterPaper) -> list[Block]:
    """What the young person may expect and decide (6.1: choice of topics, of whom to invite, a *bisidder*)."""
    wishes = "Er der noget, du gerne vil tale om, eller noget, du helst vil lade ligge"
    if paper.participants:
        wishes += ", eller en, du savner eller helst vil undvære på mødet"
    good_to_know = [
        paper.sender.companion_text or COMPANION,
        f"{wishes}, så sig det til mig inden mødet.",
        _needs(paper),
    ]
    if paper.minutes_if_here:
        good_to_know.append(
            "Der bliver skrevet referat. Dine egne ord står først, og du får det sendt. De andre får kun det, som "
            "du har sagt ja til, eller som loven giver dem ret til."
        )
    return [
        Heading("Godt at vide"),
        BulletList(tuple(good_to_know)),
        Heading("Kan du ikke komme?"),
        Paragraph(f"{_reply(paper, f'Så {who_to_call(paper.sender)}')} Så finder vi en anden tid sammen."),
    ]


def _minutes(paper: LetterPaper) -> str:
    """What others may expect of the minutes: no more than the format sends them."""
    part = "den del af det, som samtykke eller lov giver dig ret til at få"
    match paper.minutes_if_here, paper.minutes_if_absent:
        case True, True:
            told = f"Du får {part}, også hvis du må melde afbud."
        case True, False:
            told = f"Er du med til mødet, får du {part}."
        case False, True:
            told = f"Må du melde afbud, får du {part}."
        case _:
            return ""
    return f"Der bliver skrevet referat. {told}"


def _to_others(paper: LetterPaper) -> list[Block]:
    contents: list[Block] = []
    prepared = "Tænk gerne over på forhånd, hvad du kan bidrage med" + (
        ", og hvad du selv kan beslutte på mødet." if paper.summons else "."
    )
    minutes = _minutes(paper)
    if paper.agenda:
        contents.append(Paragraph(f"{prepared} {minutes}".strip()))
    elif minutes:
        contents.append(Paragraph(minutes))
    contents.append(Heading("Er du forhindret?"))
    if paper.summons:
        contents.append(
            Paragraph(
                f"Så {who_to_call(paper.sender)} så tidligt som muligt, og aftal med din leder, hvem der møder i dit sted."
            )
        )
    else:
        contents.append(Paragraph(_reply(paper, f"Så {who_to_call(paper.sender)}, også hvis du har spørgsmål")))
    return contents


def _cancelled(paper: LetterPaper, facts: Facts) -> tuple[Block, ...]:
    about = f" om {paper.young_person.strip()}" if paper.young_person.strip() and not paper.to_young_person else ""
    if paper.to_young_person:
        after = (
            "Du skal ikke gøre noget. Finder vi en ny tid, får du et nyt brev. Vil du gerne tale om det, eller er der "
            f"noget, der ikke kan vente, så {who_to_call(paper.sender)}."
        )
        return Paragraph("Mødet, som du er inviteret til, bliver ikke til noget."), facts, Paragraph(after)
    after = f"Du kan bruge tiden til andet. Bliver der fundet en ny tid, får du besked. Har du spørgsmål, så {who_to_call(paper.sender)}."
    return Paragraph(f"Mødet{about} bliver ikke til noget."), facts, Paragraph(after)
