"""Invented contents of papers; nobody in them exists, and no number belongs to anyone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from ungeapp.usecases.papers import (
    AbsentNote,
    AgreementPaper,
    CasePaper,
    EventPaper,
    GoalPaper,
    HandoverPaper,
    ItemPaper,
    LetterPaper,
    MeasurePaper,
    MinutesPaper,
    NetworkPaper,
    OwedAbout,
    OwedPaper,
    PlanPaper,
    ReminderPaper,
    Sender,
    VoiceSheetPaper,
    WaitPaper,
)

COPENHAGEN = ZoneInfo("Europe/Copenhagen")
SENDER = Sender(name="Karen Prøve", unit="Job og Velfærd", municipality="Viborg Kommune", phone="00 00 00 01")
MEETING = datetime(2026, 11, 25, 13, 0, tzinfo=COPENHAGEN)
SECOND = datetime(2027, 4, 14, 13, 0, tzinfo=COPENHAGEN)

GOALS = (
    GoalPaper(
        horizon="long",
        area="Uddannelse",
        own_words="Jeg vil være ernæringsassistent.",
        wording="Begynde på grundforløb til ernæringsassistent i august 2027.",
        baseline="Har prøvet en uge i køkkenet og vil gerne tilbage.",
        sign_of_success="Er optaget på grundforløbet.",
        follow_up_on=date(2027, 1, 20),
        contribution="Mor kører de første dage.",
        steps=(
            AgreementPaper(what="Besøge grundforløbet", owner="Emma Eksempel", due=date(2026, 11, 11), state="done"),
            AgreementPaper(what="Ringe om startdato", owner="Karen Prøve", due=date(2026, 12, 4)),
        ),
        ratings=((date(2026, 10, 5), 2), (date(2026, 11, 20), 6)),
        rating_words="Det begynder at ligne noget.",
        status="Går fremad",
    ),
    GoalPaper(
        horizon="short",
        area="Hverdag",
        own_words="",
        wording="Oppe kl. 8 tre dage om ugen.",
        sign_of_success="Tre dage om ugen i fire uger.",
        follow_up_on=date(2026, 12, 16),
    ),
    GoalPaper(horizon="short", area="Fritid", own_words="", wording="Prøve svømmehallen igen.", state="reached"),
)
AGREEMENTS = (
    AgreementPaper(what="Kontakte FGU om startdato", owner="Karen Prøve, Job og Velfærd", due=date(2026, 11, 27)),
    AgreementPaper(what="Aftale besøg i køkkenet", owner="Fremskudt rådgiver", due=date(2026, 12, 2)),
    AgreementPaper(what="Kontakte netværksopdyrkeren", owner="Fremskudt rådgiver", due=date(2026, 12, 4)),
    AgreementPaper(what="Finde en bisidder til næste møde", owner="Emma Eksempel", due=None),
)
MEASURES = (
    MeasurePaper(
        title="Virksomhedspraktik i køkkenet, to formiddage om ugen",
        decided_by="Karen Prøve",
        unit="Job og Velfærd",
        grant="2026-114",
        starts_on=date(2026, 12, 7),
        state="granted",
        area="Arbejde",
        provider="Prøvekøkkenet",
        contact="Køkkenchef Pia, tlf. 00 00 00 09",
        purpose="Prøve faget i en rigtig hverdag",
        waits=(WaitPaper(what="grant", days=12, lasts=False),),
    ),
    MeasurePaper(
        title="Mentor, to timer om ugen",
        decided_by="Karen Prøve",
        unit="Job og Velfærd",
        grant="",
        starts_on=date(2027, 1, 4),
        state="requested",
        area="Hverdag",
        tasks=(("Mentor", "ringer om morgenen"), ("Bostøtte", "hjælper med post")),
        waits=(WaitPaper(what="grant", days=23, lasts=True),),
        rated_on=date(2026, 11, 20),
        rating=7,
        rating_words="Hun er god at snakke med.",
    ),
    MeasurePaper(
        title="Svømning for unge",
        decided_by="",
        unit="",
        grant="",
        starts_on=date(2026, 9, 1),
        state="ended",
        area="Fritid",
        ended_on=date(2026, 11, 10),
        ended_how="stopped",
        between="unanswered",
    ),
)
EVENTS = (EventPaper(name="Omvalg", on=date(2026, 9, 14), ends_on=None, text="Fra handel til køkken"),)


def letter(**changes: Any) -> LetterPaper:
    """To the young person."""
    return replace(
        LetterPaper(
            summons=False,
            occasion="call",
            recipient="Emma Eksempel",
            recipient_address="Prøvevej 7, 2. th.\n8800 Viborg",
            to_young_person=True,
            title="Netværksmøde",
            starts=MEETING,
            minutes_long=90,
            place="Rådhuset, Prinsens Alle 5, lokale 2",
            previous_start=None,
            sender=SENDER,
            written_on=date(2026, 11, 10),
            young_person="Emma Eksempel",
            agenda=("Det, du selv synes er vigtigt", "Uddannelse, arbejde og hverdag", "Fælles plan", "Netværkskort"),
            participants=(
                "Din mor",
                "Karen Prøve, rådgiver i Job og Velfærd",
                "Rådgiver fra kommunen",
                "Din egen læge",
            ),
            minutes_if_here=True,
            minutes_if_absent=True,
        ),
        **changes,
    )


def summons(**changes: Any) -> LetterPaper:
    """To somebody who works for the municipality."""
    return letter(
        **{
            "summons": True,
            "to_young_person": False,
            "recipient": "Mads Øvelse, Familieafdelingen",
            "recipient_address": "Rådhuset",
            "agenda": ("Den unges egne ord", "Uddannelse, arbejde og hverdag", "Fælles plan", "Netværkskort"),
            "participants": ("Emma Eksempel", "Karen Prøve, Job og Velfærd", "Egen læge", "En fra det private netværk"),
            **changes,
        }
    )


def invitation(**changes: Any) -> LetterPaper:
    """To a professional from outside."""
    return summons(**{"summons": False, "recipient": "Lone Opdigtet, egen læge", "recipient_address": "", **changes})


def bare(**changes: Any) -> LetterPaper:
    """To somebody without a basis."""
    return invitation(
        **{
            "young_person": "",
            "agenda": (),
            "participants": (),
            "minutes_if_here": False,
            "minutes_if_absent": False,
            "recipient": "Egen læge",
            **changes,
        }
    )


def moved(**changes: Any) -> LetterPaper:
    """To the young person, about a new time."""
    return letter(
        **{
            "occasion": "moved",
            "starts": datetime(2026, 12, 2, 13, 0, tzinfo=COPENHAGEN),
            "previous_start": MEETING,
            **changes,
        }
    )


def cancelled(**changes: Any) -> LetterPaper:
    """To municipal staff, about a meeting that was called off."""
    return summons(**{"occasion": "cancelled", **changes})


def minutes(**changes: Any) -> MinutesPaper:
    """A closed meeting with everything on it."""
    return replace(
        MinutesPaper(
            title="Netværksmøde",
            number=1,
            person="Emma Eksempel",
            age=22,
            starts=MEETING,
            minutes_long=90,
            place="rådhuset, lokale 2",
            leader="Karen Prøve, Job og Velfærd",
            minute_taker="Karen Prøve, Job og Velfærd",
            present=("Emma Eksempel", "Emmas mor", "Karen Prøve (Job og Velfærd)", "Mads Øvelse (Familieafdelingen)"),
            absent=(("Egen læge", "excused"), ("Jordemoder", "excused"), ("Mentor", "absent")),
            sent_to=("Egen læge", "Mads Øvelse (Familieafdelingen)"),
            own_words=(
                "Jeg vil i gang igen, og jeg vil ikke tilbage til at sove hele dagen. Jeg er bange for at miste min "
                "plads, hvis jeg bliver sygemeldt.",
            ),
            items=(
                ItemPaper(
                    title="Uddannelse, arbejde og hverdag",
                    note="Emma ser fremmødet i køkkenet som det, der får dagen til at hænge sammen. Det skal fortsætte.",
                ),
                ItemPaper(
                    title="Fælles plan",
                    note="Fremmøde i køkkenet to formiddage om ugen fortsætter. Vi ser på det igen til januar.",
                    own_words="Det er rart, at I er enige.",
                ),
                ItemPaper(title="Netværkskort", note="Det private netværk er sparsomt; netværksopdyrkeren kontaktes."),
                ItemPaper(title="Uddannelse, arbejde og hverdag er drøftet", outcome="done"),
                ItemPaper(title="Den fælles plan er udarbejdet", outcome="done"),
                ItemPaper(
                    title="Samarbejdet er afklaret",
                    outcome="not-reached",
                    reason="Lægen var forhindret. Tages op på næste møde",
                ),
            ),
            not_reached=("Bolig", "Spørg moster om weekenden"),
            talked=("Økonomi",),
            goals=GOALS[:2],
            measures=MEASURES[:1],
            agreements=AGREEMENTS,
            network=(
                NetworkPaper(private=True, name="Mona", relation="Mor", helps_with="kører til køkkenet om mandagen"),
                NetworkPaper(private=True, name="", relation="Moster"),
                NetworkPaper(private=False, name="Mads Øvelse", relation="Rådgiver, Familieafdelingen"),
            ),
            cases=(CasePaper(authority="Familieafdelingen", case_number="26-0042", worker="Mads Øvelse"),),
            next_title="Netværksmøde 2",
            next_start=SECOND,
            next_provisional=True,
            recipient="Familieafdelingen",
            sender=SENDER,
            closed_at=datetime(2026, 11, 25, 14, 41, tzinfo=COPENHAGEN),
            withheld=("health", "goals-economy", "private-network"),
        ),
        **changes,
    )


def plan(**changes: Any) -> PlanPaper:
    """A full plan, for the young person."""
    return replace(
        PlanPaper(
            person="Emma Eksempel",
            age=22,
            coordinator="Karen Prøve, Job og Velfærd",
            wishes="Jeg vil være ernæringsassistent og bo for mig selv. Jeg vil have nogen, jeg kan ringe til.",
            strengths="Møder til tiden, når dagen er aftalt aftenen før. God med mennesker i køkkenet.",
            challenges="Morgenerne, og breve fra det offentlige.",
            needs="En fast kontaktperson og en påmindelse dagen før.",
            next_step="Besøge FGU sammen med Karen og se værkstederne",
            next_step_on=date(2026, 12, 2),
            goals=GOALS,
            agreements=AGREEMENTS,
            measures=MEASURES,
            sender=SENDER,
            recipient="Emma Eksempel",
            printed_on=date(2026, 11, 26),
            withheld=("notes",),
            events=EVENTS,
            judgements=(("Fagligt: Afklaret", "Karaktererne i dansk og matematik"), ("Socialt: Ikke afklaret", "")),
        ),
        **changes,
    )


def reminder(**changes: Any) -> ReminderPaper:
    """Two agreements of one adviser."""
    return replace(
        ReminderPaper(
            recipient="Mads Øvelse, Familieafdelingen",
            agreements=(
                AgreementPaper(
                    what="Kontakte netværksopdyrkeren", owner="Mads Øvelse, Familieafdelingen", due=date(2026, 12, 4)
                ),
                AgreementPaper(
                    what="Aftale besøg i køkkenet", owner="Mads Øvelse, Familieafdelingen", due=date(2026, 12, 2)
                ),
            ),
            sender=SENDER,
            written_on=date(2026, 12, 7),
            young_person="Emma Eksempel",
        ),
        **changes,
    )


def owed(**changes: Any) -> OwedPaper:
    """Two young people the adviser may know the names of, and one whose name they may not read."""
    mads = "Mads Øvelse, Familieafdelingen"
    return replace(
        OwedPaper(
            recipient=mads,
            named=(
                OwedAbout(
                    young_person="Emma Eksempel",
                    agreements=(
                        AgreementPaper(what="Aftale besøg i køkkenet", owner=mads, due=date(2026, 12, 2)),
                        AgreementPaper(what="Kontakte netværksopdyrkeren", owner=mads, due=None),
                    ),
                ),
                OwedAbout(
                    young_person="Noah Prøvesen",
                    agreements=(AgreementPaper(what="Sende ansøgningen", owner=mads, due=date(2026, 12, 4)),),
                    objections=("Jeg vil selv sende den (Noah Prøvesen, 23.11.2026)",),
                ),
            ),
            unnamed=(
                OwedAbout(
                    young_person="",
                    agreements=(AgreementPaper(what="Ringe tilbage", owner=mads, due=date(2026, 12, 1)),),
                ),
            ),
            sender=SENDER,
            written_on=date(2026, 12, 7),
        ),
        **changes,
    )


def handover(**changes: Any) -> HandoverPaper:
    """An accepted handover that is not closed yet."""
    return replace(
        HandoverPaper(
            person="Emma Eksempel",
            birth_date=date(2004, 3, 9),
            from_unit="Job og Velfærd",
            to_name="Familieafdelingen",
            role="handing-over",
            offered_on=date(2027, 4, 16),
            accepted="Mads Øvelse, 19.04.2027, med fil",
            confirmed="",
            closed_on=None,
            answers=(
                ("Anledning", "Til en anden afdeling"),
                ("Det virker, og det skal bevares", "Fast mødetid om formiddagen og en påmindelse dagen før."),
                ("Hvem bliver hos den unge?", "Emmas mor og mentoren."),
                ("Kontaktkort er givet", "yes"),
                ("Papirer, der er sendt", ""),
                ("Tilbagemelding senest", "2027-06-01"),
            ),
            sender=SENDER,
            printed_on=date(2027, 4, 20),
            audit_head="212 · 9f2c41aa07d1e6b3",
            for_signing=False,
            own_words="Det er fint, når det er en, jeg har mødt før.",
        ),
        **changes,
    )


def for_signing() -> HandoverPaper:
    """To a school that has no UngeApp."""
    return handover(
        to_name="Mercantec", role="offered", accepted="", confirmed="", for_signing=True, offered_on=date(2027, 4, 16)
    )


def absent_note(**changes: Any) -> AbsentNote:
    """For the outreach adviser, who was not there."""
    return replace(AbsentNote(decided=MEASURES, asked=AGREEMENTS[1:3], others=AGREEMENTS[:1]), **changes)


def voice_sheet(**changes: Any) -> VoiceSheetPaper:
    """Blank, for the young person."""
    paper = VoiceSheetPaper(
        person="Emma", title="Netværksmøde", starts=MEETING, place="Rådhuset, lokale 2", sender=SENDER
    )
    return replace(paper, **changes)
