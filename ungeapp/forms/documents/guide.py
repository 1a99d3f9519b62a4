"""The *handleguide* of a meeting format: when, who, what about, what must come out of it. One page.

Belongs here: its order and words. Does not belong here: any one format; everything about it is in its definition.
"""

from __future__ import annotations

from ungeapp.domain.conditions import Condition, Is
from ungeapp.domain.format_frames import Chair, MeetingKind, Repeat
from ungeapp.domain.formats import (
    SHIPPED,
    Acute,
    AtAge,
    Convener,
    Earliest,
    MeetingDefinition,
    MeetingFormat,
    MinutesTo,
    Obligation,
    Offset,
    ParticipantRule,
    Within,
)
from ungeapp.forms.document import Block, Document, Facts, Heading, Inline, Paragraph, Run
from ungeapp.forms.documents.blocks import legal_frame, sender_line, sentence
from ungeapp.forms.documents.dates import day, sentence_start
from ungeapp.usecases.guides import GuidePaper
from ungeapp.usecases.papers import LegalFramePaper

_CONVENERS = {
    Convener.FIRST_AWARE: "Den myndighedsperson, der først bliver bekendt med det",
    Convener.RESPONSIBLE: "Den ansvarlige sagsbehandler",
    Convener.SAME: "Den samme som sidst",
    Convener.ANY_MUNICIPAL: "Den kommunale aktør, der ser behovet",
    Convener.GUIDE: "Uddannelsesvejlederen",
}
_DUTIES = {Obligation.MUST: "skal komme", Obligation.SHOULD: "inviteres", Obligation.MAY: "kan komme"}
_MINUTES = {
    MinutesTo.PRESENT: "alle, der var med",
    MinutesTo.ABSENT_MUNICIPAL: "kommunens folk, der meldte afbud",
    MinutesTo.ABSENT_EXTERNAL: "andre, der meldte afbud",
}


def guide(paper: GuidePaper) -> Document:
    """The page: what sets it off and for whom, then each meeting of the series."""
    format = paper.format
    facts: list[tuple[str, Inline]] = [("Bruges når", format.trigger), ("Målgruppe", format.target.text)]
    if format.max_meetings is not None:
        facts.append(("Højst", "1 møde" if format.max_meetings == 1 else f"{format.max_meetings} møder"))
    blocks: list[Block] = [Facts(tuple(facts))]
    if format.legal is not None:
        blocks += legal_frame(LegalFramePaper(text=format.legal.text, law=format.legal.law))
    earlier: list[MeetingDefinition] = []
    for one in format.meetings:
        blocks += [Heading(f"{one.number}. {one.title}" if len(format.meetings) > 1 else one.title)]
        blocks.append(Facts(tuple(_facts(paper, one, earlier))))
        earlier.append(one)
    told = [f"Kilde: {sentence(format.source)}", _validity(format), f"Version {format.ref.version}."]
    blocks.append(Paragraph(" ".join(one for one in told if one), quiet=True))
    return Document(
        title=format.title,
        subtitle="Handleguide",
        sender_line=sender_line(paper.sender),
        state_line=f"udskrevet {day(paper.written_on)}",
        footer=f"Handleguide · {format.title} · udskrevet {day(paper.written_on)}",
        blocks=tuple(blocks),
    )


def _validity(format: MeetingFormat) -> str:
    """The days it holds; empty where its source tells none."""
    begins = f" fra {day(format.valid_from)}" if format.valid_from else ""
    ends = f" til og med {day(format.valid_to)}" if format.valid_to else ""
    return f"Gælder{begins}{ends}." if begins or ends else ""


def _facts(paper: GuidePaper, meeting: MeetingDefinition, earlier: list[MeetingDefinition]) -> list[tuple[str, Inline]]:
    chair = "Aftales mellem enhederne før mødet" if meeting.chair is Chair.AGREED else "Den, der indkalder"
    nobody = meeting.kind is MeetingKind.WITHOUT_PERSON
    agenda = " · ".join(one.title for one in meeting.agenda)
    same = next((one for one in earlier if one.participants == meeting.participants), None)
    rows: list[tuple[str, Inline]] = [
        ("Hvornår", " · ".join(_times(paper, meeting))),
        ("Indkalder", _convener(paper, meeting)),
        ("Mødeleder", chair),
        ("Deltagere", f"Som ved møde {same.number}" if same is not None else _people(paper, meeting)),
        ("Punkter", agenda),
        ("Det skal I nå", _wanted(meeting)),
        ("Referat til", sentence_start(", ".join(_MINUTES[one] for one in meeting.minutes_to))),
        ("I kalender og breve", "" if nobody else f"»{meeting.public_title}« – ikke andet"),
    ]
    if meeting.kind is MeetingKind.WITHOUT_YOUNG_PERSON:
        asked = next(one.title for one in reversed(meeting.agenda) if one.required)
        rows.insert(
            0, ("Uden den unge", (Run("Den unges egen stemme mangler. ", bold=True), Run(f"Svar på: »{asked}«")))
        )
    return [(label, value) for label, value in rows if value]


def _times(paper: GuidePaper, meeting: MeetingDefinition) -> tuple[str, ...]:
    when = _again(meeting.repeat) if meeting.repeat is not None else _when(paper, meeting)
    lasts = f"{meeting.duration_minutes} minutter"
    return (when, f"{lasts} (forslag)" if paper.format.ref.owner == SHIPPED else lasts)  # no source sets how long


def _wanted(meeting: MeetingDefinition) -> str:
    """What must come out of it, else what must be answered; where the source asks for neither, that is said."""
    if meeting.outputs:
        return " · ".join(one.title for one in meeting.outputs)
    asked = " · ".join(f"»{one.title}«" for one in meeting.agenda if one.required)
    return f"Svar på: {asked}" if asked else "Der kræves ikke noget bestemt"


def _again(repeat: Repeat) -> str:
    if repeat.months == repeat.to_months:
        return "Hver måned" if repeat.months == 1 else f"Hver {repeat.months}. måned"
    return f"Hver {repeat.months}. til {repeat.to_months}. måned"


def _when(paper: GuidePaper, meeting: MeetingDefinition) -> str:
    timing = meeting.timing
    events = {one.key: one.label for one in paper.format.events}
    match timing:
        case Acute():
            return "Straks. Venter ikke på faste tider"
        case Earliest():
            return (
                "Hurtigst muligt, på den faste mødetid"
                if paper.fixed_time and meeting.fixed_slot
                else "Hurtigst muligt"
            )
        case Within():
            return f"Senest {timing.days} dage efter: {events[timing.event]}"
        case Offset(days=0):
            return events[timing.event]
        case Offset():
            far = f"{timing.days // 7} uger" if timing.days % 7 == 0 else f"{timing.days} dage"
            return f"{far} efter: {events[timing.event]}"
        case AtAge():
            half = "½" if timing.months == 6 else ""
            months = f" og {timing.months} måneder" if timing.months not in (0, 6) else ""
            age = f"{'Senest ved' if timing.no_later else 'Ved'} {timing.years}{half} år{months}"
            return f"{age}, i de reserverede uger" if timing.reserved_weeks else age


def _convener(paper: GuidePaper, meeting: MeetingDefinition) -> str:
    if meeting.convener is Convener.UNIT:
        return meeting.called_by or paper.unit_kinds.get(meeting.convener_unit_kind or "", "")
    told = meeting.called_by or _CONVENERS[meeting.convener]
    return f"{told} ({paper.guidance})" if meeting.convener is Convener.GUIDE and paper.guidance else told


def _people(paper: GuidePaper, meeting: MeetingDefinition) -> str:
    told: list[str] = []
    for rule in meeting.participants:
        chain: list[str] = []
        one: ParticipantRule | None = rule
        while one is not None:
            chain.append(_person(paper, one))
            one = one.otherwise
        told.append(", ellers ".join((chain[0], *(_within_a_sentence(one) for one in chain[1:]))))
    return " · ".join(told)


def _person(paper: GuidePaper, rule: ParticipantRule) -> str:
    notes = [_DUTIES[rule.obligation]]
    if rule.when is not None:
        notes.append(_condition(paper, rule.when))
    return f"{rule.label} ({', '.join(notes)})"


def _condition(paper: GuidePaper, condition: Condition) -> str:
    if isinstance(condition, Is) and isinstance(condition.value, bool):
        return f"hvis {'ja' if condition.value else 'nej'} til »{paper.format.fact(condition.fact).label}«"
    return "afhængigt af svarene på formatets spørgsmål"


def _within_a_sentence(label: str) -> str:
    """Without its capital letter, unless it begins with an abbreviation."""
    return label[:1].lower() + label[1:] if label[1:2].islower() else label
