"""Invented papers that show every kind of block; nobody in them exists."""

from __future__ import annotations

from ungeapp.forms.document import (
    BulletList,
    Checklist,
    ChecklistItem,
    Document,
    Facts,
    Heading,
    KeepTogether,
    LetterHead,
    Notice,
    OwnWords,
    Paragraph,
    Run,
    Signatures,
    Table,
)


def minutes() -> Document:
    """Minutes of a network meeting, one page."""
    return Document(
        title="Referat af netværksmøde 1",
        subtitle="Første af to møder",
        sender_line="Job og Velfærd",
        confidentiality_line="Fortroligt · udleveret til: Sundhedsplejen",
        state_line="lukket 25.11.2026 kl. 14.41",
        blocks=(
            Facts(
                (
                    ("Den unge", "E., 22 år"),
                    ("Tid og sted", "Onsdag 25. november 2026 kl. 13.00–14.30 (uge 48), rådhuset, lokale 2"),
                    ("Mødeleder, referent", "Koordinerende sagsbehandler, Job og Velfærd"),
                    (
                        "Til stede",
                        "Den unge · far til barnet · rådgiver (Job og Velfærd) · fremskudt rådgiver · sundhedsplejerske",
                    ),
                    ("Afbud", "Jordemoder · egen læge (får referatet tilsendt)"),
                )
            ),
            Heading("Med egne ord"),
            OwnWords(
                "Jeg vil være en god mor, og jeg vil ikke tilbage til at sove hele dagen. "
                "Jeg er bange for at miste min plads, hvis jeg bliver sygemeldt."
            ),
            Heading("1 Tilknytning til arbejdsmarkedet"),
            Paragraph("Drøftet. Den unge ser fremmødet i køkkenet som det, der får dagen til at hænge sammen."),
            Heading("2 Fælles handleplan"),
            Paragraph(
                "Fremmøde i køkkenet to formiddage om ugen fortsætter til uge 4, hvis jordemoderen ikke har "
                "indvendinger. Familien støttes gennem kommunens tilbud."
            ),
            Table(
                ("Mål", "Følges op"),
                (
                    (
                        (Run("Langt: ", bold=True), Run("begynde på ernæringsassistent, når barnet er i vuggestue")),
                        "20.01.2027",
                    ),
                    ((Run("Kort: ", bold=True), Run("op kl. 8 tre dage om ugen indtil fødslen")), "16.12.2026"),
                ),
                (5, 4),
            ),
            Heading("3 Netværk"),
            Paragraph(
                "Privat: far til barnet, moster. Professionelt: fem personer. Det private netværk er sparsomt; "
                "netværksopdyrkeren i Familieafdelingen kontaktes."
            ),
            Heading("Aftaler"),
            Table(
                ("Hvad", "Hvem", "Senest"),
                (
                    ("Kontakte FGU om startdato", "Koordinerende sagsbehandler", "27.11.2026"),
                    ("Spørge jordemoder om fremmøde efter uge 4", "Fremskudt rådgiver", "02.12.2026"),
                    ("Kontakte netværksopdyrker", "Fremskudt rådgiver", "04.12.2026"),
                    ("Søge vuggestueplads", "Den unge og sundhedsplejersken", "15.02.2027"),
                ),
                (7, 5, 2),
            ),
            Heading("Næste møde"),
            Paragraph("Netværksmøde 2, otte uger efter fødslen, foreløbig onsdag 14. april 2027 kl. 13.00."),
            Signatures(("Den unge, dato", "Koordinerende sagsbehandler, dato")),
        ),
    )


def handover_sheet() -> Document:
    """A sheet with a checklist, a notice, a list and the young person's words."""
    return Document(
        title="Overlevering",
        subtitle="Fra Job og Velfærd til Familieafdelingen",
        sender_line="Job og Velfærd",
        confidentiality_line="Fortroligt",
        state_line="udskrevet 08.12.2026",
        blocks=(
            Notice("Begge afdelinger har ansvaret, indtil den unge er motiveret og tryg.", "To ansvarlige"),
            Facts((("Den unge", "E., 22 år"), ("Anledning", "Fyldt 23 år"))),
            Heading("Tjekliste"),
            Checklist(
                (
                    ChecklistItem("Mål, der er åbne, er gennemgået med den unge", done=True, note="K.R., 02.12.2026"),
                    ChecklistItem("Samtykker, der gælder efter overgangen", done=True),
                    ChecklistItem("Papirer er sendt", note="Ikke nået, fordi lægens udtalelse mangler"),
                    ChecklistItem("Kontaktkort til de første fire uger"),
                )
            ),
            Heading("Det virker, og det skal blive"),
            BulletList(
                (
                    "Fast mødetid om formiddagen",
                    (Run("Beskeder på telefon: ", bold=True), Run("en påmindelse dagen før og samme morgen")),
                )
            ),
            Heading("Hvad den unge siger", 2),
            OwnWords("Det er godt, at det er den samme, jeg ringer til.", "Samtale 01.12.2026"),
            KeepTogether((Heading("Underskrifter"), Signatures(("Afgivende", "Modtagende", "Den unge")))),
        ),
    )


def invitation() -> Document:
    """A letter for a window envelope."""
    return Document(
        title="Invitation til møde",
        sender_line="Job og Velfærd · Rådhuset",
        state_line="10.11.2026",
        blocks=(
            LetterHead(
                ("Anna Prøve", "Prøvevej 7, 2. th.", "8800 Prøveby"), "10. november 2026", ("Kontakt: 00 00 00 00",)
            ),
            Paragraph("Kære Anna"),
            Paragraph("Du inviteres til et møde om din uddannelsesplan."),
            Facts((("Tid", "Onsdag 25. november 2026 kl. 13.00–14.30 (uge 48)"), ("Sted", "Rådhuset, lokale 2"))),
            Paragraph("Du er velkommen til at tage en med, du har tillid til."),
            Paragraph("Skriv eller ring, hvis du ikke kan komme.", quiet=True),
        ),
    )


ALL = {"minutes": minutes, "handover_sheet": handover_sheet, "invitation": invitation}
