"""A small series that no municipality has, for the rules that read formats."""

from __future__ import annotations

from datetime import date

from ungeapp.domain.conditions import Is
from ungeapp.domain.formats import (
    AgendaItem,
    AtAge,
    Convener,
    Earliest,
    Editor,
    EventDefinition,
    EventKind,
    FactDefinition,
    FactKind,
    FormatRef,
    MeetingDefinition,
    MeetingFormat,
    MinutesTo,
    Obligation,
    Offset,
    Option,
    OutputDefinition,
    ParticipantRule,
    Target,
    TaskRule,
    Timing,
)
from ungeapp.domain.parts import Part

FIRST, SECOND = "first", "second"


def _role(role: str, **more: object) -> ParticipantRule:
    given: dict[str, object] = {
        "role": role,
        "label": role,
        "public_label": role,
        "obligation": Obligation.SHOULD,
        "municipal": False,
        "private": False,
        "part": Part.MEETINGS,
    }
    return ParticipantRule(**(given | more))  # type: ignore[arg-type]  # the keys are the field names


ROLES = (
    _role("herself"),
    _role("father", when=Is("single", False), otherwise=_role("friend")),
    _role(
        "one",
        when=Is("colour", "red"),
        otherwise=_role("two", when=Is("case", True), otherwise=_role("three")),
    ),
)

AGENDA = (
    AgendaItem("words", "Ord", "Ord", "Begynd her.", Part.OWN_WORDS, (Editor.OWN_WORDS,)),
    AgendaItem(
        "leave", "Hemmeligt", "Tiden nu", "Spørg.", Part.HEALTH, (Editor.CHOICE,), ("case",), Is("single", True)
    ),
)
OUTPUTS = (
    OutputDefinition("heard", "Hørt", "Hørt", "words"),
    OutputDefinition("decided", "Besluttet", "Besluttet", "leave"),
)


def _meeting(key: str, number: int, timing: Timing) -> MeetingDefinition:
    return MeetingDefinition(
        key=key,
        number=number,
        title=key,
        public_title="Møde",
        timing=timing,
        convener=Convener.FIRST_AWARE,
        duration_minutes=90,
        participants=ROLES,
        agenda=AGENDA,
        outputs=OUTPUTS,
        minutes_to=tuple(MinutesTo),
    )


BIRTHDAY_MEETING = _meeting("half", 1, AtAge(17, 6))

EXAMPLE = MeetingFormat(
    ref=FormatRef("unge", "example", 1, "0" * 64),
    title="Et eksempel",
    public_title="Møde",
    part=Part.HEALTH,
    private_words=("hemmelig",),
    source="Ingen",
    valid_from=date(2020, 1, 1),
    valid_to=date(2030, 12, 31),
    trigger="Når det sker",
    target=Target("Nogle", 18, 30, Is("case", True)),
    facts=(
        FactDefinition("single", FactKind.YES_NO, "Alene?", Part.STATUS),
        FactDefinition("case", FactKind.YES_NO, "Sag?", Part.STATUS),
        FactDefinition("colour", FactKind.CHOICE, "Farve?", Part.STATUS, (Option("red", "Rød"), Option("blue", "Blå"))),
        FactDefinition("since", FactKind.DATE, "Siden?", Part.STATUS),
        FactDefinition("why", FactKind.TEXT, "Hvorfor?", Part.STATUS),
    ),
    events=(
        EventDefinition("due", "Ventet", Part.HEALTH, EventKind.EXPECTED),
        EventDefinition("happened", "Sket", Part.HEALTH, EventKind.ACTUAL, "due"),
        EventDefinition("over", "Slut", Part.HEALTH, EventKind.STOP),
        EventDefinition("moved", "Flyttet", Part.STATUS, EventKind.STOP),
    ),
    meetings=(_meeting(FIRST, 1, Earliest()), _meeting(SECOND, 2, Offset("happened", 56, "due"))),
    tasks=(TaskRule("ring", "Ring", Is("single", True), "friend", 7, Part.PRIVATE_NETWORK),),
)
