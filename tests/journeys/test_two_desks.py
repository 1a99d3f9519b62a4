"""From the first talk to the handover, between two desks.

Karen sits in *Job og Velfærd*, Jens in *Familieafdelingen*. Neither has used the program before, neither has a mouse.
Nobody in the story exists; the numbers are replacement numbers.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication

from tests.journeys.conftest import Sit
from tests.journeys.desks import SHEET, UNSAID, makes_a_desk, paper_text, write_workbook
from tests.journeys.keyboard import Person
from ungeapp.domain.meetings import MeetingState, Reply
from ungeapp.domain.people import Task
from ungeapp.domain.plans import Agreement, AgreementState, Goal, Measure
from ungeapp.system.clock import DENMARK, FixedClock

RESPONSIBLE = {"responsible", "offered", "withdrawing", "handing-over", "taking-over"}


@dataclass
class Story:
    """Both people, the files that went between them, and what is looked up once."""

    karen: Person
    jens: Person
    clock: FixedClock
    post: Path
    printer: Path
    ids: dict[str, str] = field(default_factory=dict)

    @property
    def emma(self) -> str:
        return self.ids["emma"]


@pytest.mark.timeout(180)
def test_the_whole_story(sit: Sit, clock: FixedClock, tmp_path: Path, printer: Path) -> None:
    """All eleven steps, one after the other, as they follow each other in life."""
    post = tmp_path / "post"
    post.mkdir()
    story = Story(sit("karen"), sit("jens"), clock, post, printer)
    two_desks_that_know_each_other(story)
    the_sheet_is_read_in_twice(story)
    she_tells_and_consents(story)
    the_course_begins(story)
    the_meeting_is_called_and_moved(story)
    the_meeting_is_held(story)
    it_is_closed_and_the_minutes_go_out(story)
    the_plan_and_what_others_owe(story)
    the_plan_is_shared_both_ways(story)
    the_child_is_born_and_the_second_meeting_held(story)
    emma_moves_to_the_family_department(story)
    noah_moves_to_a_school_without_the_program(story)


# 1 ---------------------------------------------------------------------------------------------------------------


def two_desks_that_know_each_other(story: Story) -> None:
    """Each makes a desk, saves a card, fetches the other's and confirms it by the number read aloud."""
    karen, jens = story.karen, story.jens
    makes_a_desk(karen, "Karen Holm", "Job og Velfærd", "87 87 00 01")
    makes_a_desk(jens, "Jens Lund", "Familieafdelingen", "87 87 00 02")
    for person, card in ((karen, "karen.ungekort"), (jens, "jens.ungekort")):
        person.goes_to_page("Udveksling")
        person.turns_to("Afdelinger")
        person.saves("Gem mit kort …", story.post / card)
        person.sees("Dit kort er gemt")
    for person, card, other in ((karen, "jens.ungekort", jens), (jens, "karen.ungekort", karen)):
        person.with_file(story.post / card).activates("Hent kort …")
        person.sees("Kontroltallet, du hører")
        person.types("11111 22222 33333 44444 55555 66666")
        person.press("Return")
        person.sees("Tallet er ikke det samme som på kortet.")
        person.press("Ctrl+A")
        person.types(other.store.partners.own_card().check_number)
        person.press("Return")
        person.does_not_see("Kontroltallet, du hører")
    assert all(one.state == "confirmed" for one in karen.store.partners.partners())


# 2 ---------------------------------------------------------------------------------------------------------------


def the_sheet_is_read_in_twice(story: Story) -> None:
    """A csv as the municipality has it, in Windows-1252; the same people in a workbook later double nobody."""
    karen = story.karen
    sheet, workbook = story.post / "unge.csv", story.post / "unge.xlsx"
    sheet.write_bytes(SHEET.encode("cp1252"))
    write_workbook(workbook)
    karen.goes_to_page("Unge")
    karen.activates("Hent fra ark …")
    karen.with_file(sheet).activates("Vælg ark …")
    karen.sees("Emma Prøvesen", "Noah Eksempel", "Kan ikke hentes", "Sofie Øvested")
    karen.press("Ctrl+Return")
    karen.sees("2 unge er hentet")
    karen.with_file(sheet).activates("Vælg ark …")
    karen.sees("2 uændrede · 1 kan ikke hentes")
    karen.saves("Gem rækkerne som ark …", story.post / "rettes.csv")
    karen.sees("Rækkerne er gemt.")
    karen.with_file(workbook).activates("Vælg ark …")
    karen.sees("Får mere udfyldt", "Er forskelligt og bliver, som det er her", "29 99 99 99")
    karen.press("Ctrl+Return")
    karen.sees("hentet")
    karen.goes_to_page("Unge")
    karen.sees("2 unge")
    emma = karen.store.people.search("emma")[0]
    noah = karen.store.people.search("noah")[0]
    story.ids |= {"emma": emma.id, "noah": noah.id}
    assert karen.store.people.count() == 2
    assert karen.store.people.open(emma.id).person.phone == "20 00 00 01"
    assert karen.store.people.open(noah.id).person.phone == "20 00 00 02"


# 3 ---------------------------------------------------------------------------------------------------------------


def she_tells_and_consents(story: Story) -> None:
    """A talk on one page, then what she agrees to: parts of the plan, and who may know why they are called."""
    karen = story.karen
    karen.goes_to_young_person("Emma")
    karen.sees("Emma Prøvesen", "Intet næste skridt endnu", "Intet samtykke endnu")
    karen.activates("Samtale")
    karen.sees("Samtale med Emma Prøvesen")
    karen.fills("Med den unges egne ord", "Jeg vil være en god mor. Jeg ved bare ikke, hvordan man gør.")
    karen.fills("Hvad der blev sagt", "Emma venter barn og bor alene. Hun vil gerne have hjælp til hverdagen.")
    karen.fills("Næste skridt", "Ringe til FGU sammen")
    karen.fills("Senest", "fredag")
    karen.press("Ctrl+Return")
    karen.sees("Næste skridt: Ringe til FGU sammen")
    karen.turns_to("Samtykke")
    karen.activates("Notér samtykke eller hjemmel")
    karen.activates("Planens dele uden for uddannelse og job")
    karen.press("Ctrl+Return")
    karen.sees("Det er noteret.", "1 samtykke eller hjemmel gælder")
    karen.activates("Notér samtykke eller hjemmel")
    karen.activates("Invitation og referat")
    karen.ticks("Gravidprojektet", "Sundhedsplejen")
    karen.takes("Tilføj rolle", "Jordemoder")
    karen.ticks("Planens indledning og næste skridt", "Forældreskab")
    karen.press("Ctrl+Return")
    karen.sees("2 samtykker og hjemler gælder")


# 4 ---------------------------------------------------------------------------------------------------------------


def the_course_begins(story: Story) -> None:
    """Answers and a due date: two meetings in the weekly slot, and who takes part."""
    karen = story.karen
    karen.turns_to("Møder")
    karen.acts_on("Sårbare gravide")
    karen.sees("Begynd: Sårbare gravide")
    karen.picks("Ja", "Var hun uden uddannelse og arbejde, da graviditeten blev opdaget?")
    karen.picks("Ja", "Er der anledning til særlig bekymring for det kommende forældreskab?")
    karen.picks("Ja", "Er hun enlig?")
    karen.picks("Nej", "Er der en sag på det ufødte barn i Familieafdelingen?")
    karen.picks("Nej", "Modtager hun ydelser fra psykiatrien?")
    karen.fills("Termin", "17.2.2027")
    karen.press("Ctrl+Return")
    karen.sees("Forløbet er begyndt.")
    karen.sees("onsdag 2. december kl. 13.00–15.00", "onsdag 14. april 2027", "Foreløbigt")
    first, second = karen.store.courses.courses(story.emma)[0].meetings
    story.ids |= {"first": first.id, "second": second.id}


# 5 ---------------------------------------------------------------------------------------------------------------


def the_meeting_is_called_and_moved(story: Story) -> None:
    """Letters and a calendar file, replies, a new day and everything once more; no paper says why."""
    karen = story.karen
    karen.opens("Første netværksmøde")
    karen.fills("Sted", "Rådhuset, lokale 2")
    karen.press("Ctrl+Return")
    karen.sees("Mødet er indkaldt.", "Indkaldelse", "Invitation", "Får kun tid, sted, kontakt og den neutrale titel")
    for number, recipient in enumerate(("Egen læge", "Sundhedsplejerske", "Emma Prøvesen")):
        karen.finds_row(recipient, "Breve")
        told = paper_text(karen.saves("Gem som fil …", story.post / f"brev-{number}.pdf")).casefold()
        assert "rådhuset, lokale 2" in told
        assert "sårbare gravide" not in told
        if recipient == "Egen læge":  # no basis: nothing but time, place and whom to ring
            assert not any(word in told for word in UNSAID), told
    first = karen.saves("Gem kalenderfil …", story.post / "første.ics").read_text(encoding="utf-8")
    assert "METHOD:REQUEST" in first and "SEQUENCE:0" in first

    karen.activates("Tilbage til mødet")
    karen.finds_row("Egen læge", "Deltagere")
    karen.press("Alt+2")
    karen.sees("Egen læge", "Afbud")
    karen.finds_row("Sundhedsplejerske", "Deltagere")
    karen.press("Alt+1")
    found = karen.store.meetings.read(story.ids["first"])
    assert {one.role: one.reply for one in found.participants if one.reply is not Reply.NONE} == {
        "own-doctor": Reply.DECLINES,
        "health-visitor": Reply.COMES,
    }
    karen.fills("Dato", "9/12")
    karen.activates("Flyt og indkald igen")
    karen.sees("Mødet er flyttet.")
    moved = karen.saves("Gem kalenderfil …", story.post / "flyttet.ics").read_text(encoding="utf-8")
    assert "SEQUENCE:1" in moved and "20261209" in moved
    for calendar in (first, moved):
        assert not any(word in calendar.casefold() for word in UNSAID), calendar
    found = karen.store.meetings.read(story.ids["first"])
    assert found.meeting.starts is not None and found.meeting.starts.date() == date(2026, 12, 9)
    assert {one.reply for one in found.participants} == {Reply.NONE}, "en ny dag skal der svares på igen"


# 6 ---------------------------------------------------------------------------------------------------------------


def the_meeting_is_held(story: Story) -> None:
    """One screen, no mouse: who came, her words, goals, agreements, a decision, the network, what was reached."""
    karen = story.karen
    story.clock.set(datetime(2026, 12, 9, 13, 0, tzinfo=DENMARK))
    asked = len(karen.dialogs.asked)
    karen.goes_to_page("Møder")
    karen.opens("Emma Prøvesen")
    if karen.can_read("Åbn mødet"):
        karen.activates("Åbn mødet")
    karen.press("Ctrl+Shift+D")
    karen.press(*["Alt+2"] * 4, "Alt+4", "Alt+3", "Alt+5")
    karen.opens("Dine egne ord", "Dagsorden")
    karen.types("Jeg er bange for at miste min plads, når barnet kommer.")
    karen.press("F8")
    karen.types("Vi talte om, hvordan uddannelse og hverdag kan hjælpe hinanden.")
    karen.activates("Den nye fortælling er præsenteret: Udført")
    karen.press("F8")
    karen.types("Vi lavede planen sammen.")
    karen.press("Ctrl+Shift+G")
    karen.types("Op kl. 8 tre dage om ugen")
    karen.press("Return")
    karen.types("Begynde på ernæringsassistent")
    karen.chooses("Sigt", "Langt mål")
    karen.chooses("Livsområde", "Uddannelse")
    karen.goes_to("Følges op")
    karen.press("Return")
    karen.sees("Op kl. 8 tre dage om ugen, Kort mål", "Begynde på ernæringsassistent, Langt mål")
    for what, who, due in (
        ("Tjekke regler for barsel", "Familieafdelingen", "16/12"),
        ("Ringe til FGU om en plads", "Karen Holm", "11/12"),
        ("Bestille tid hos lægen", "Emma", "14/12"),
    ):
        karen.press("Ctrl+Shift+A")
        karen.types(what)
        karen.press("Tab")
        karen.types(who)
        karen.press("Tab")
        karen.types(due)
        karen.press("Return")
        karen.sees(what)
    karen.goes_to("Ny beslutning")
    karen.types("Mentor to gange om ugen")
    karen.fills("Besluttet af", "Karen Holm")
    karen.chooses("Enhed", "Job og Velfærd")
    karen.fills("Bevilling", "5 timer om ugen")
    karen.fills("Fra", "15/12")
    karen.press("Return")
    karen.sees("Mentor to gange om ugen")
    karen.activates("Den fælles handleplan er udarbejdet: Udført")
    karen.press("F8")
    karen.fills("Ny i netværket", "Sara Prøvesen")
    karen.fills("Relation", "moster")
    karen.fills("Hjælper med", "kørsel og barnepige")
    karen.press("Return")
    karen.sees("Sara Prøvesen")
    karen.picks("Ja", "Er det private netværk sparsomt?")
    karen.activates("Netværkskortet er udarbejdet, både det professionelle og det private: Udført")
    karen.press("Ctrl+Return")
    karen.sees("Mødet kan ikke lukkes endnu")
    karen.picks("Ikke nået, fordi …", "Det er afklaret, hvilket samarbejde der er brug for")
    karen.types("Tiden løb ud")
    karen.press("Return")
    karen.sees("Der mangler ikke noget. Mødet kan lukkes.")
    assert len(karen.dialogs.asked) == asked, "mødet spurgte om noget"


# 7 ---------------------------------------------------------------------------------------------------------------


def it_is_closed_and_the_minutes_go_out(story: Story) -> None:
    """Minutes copy by copy, each with what its reader may have; the text for the records system."""
    karen = story.karen
    karen.press("Ctrl+Return")
    karen.sees("Mødet er lukket. Her er referatet, ét eksemplar til hver.", "Får ikke referat")
    karen.finds_row("Emma Prøvesen", "Referat")
    hers = paper_text(karen.saves("Gem som fil …", story.post / "referat-1.pdf"))
    for text in (
        "Jeg er bange for at miste min plads",
        "Tjekke regler for barsel",
        "Mentor to gange om ugen",
        "tiden løb ud",
    ):
        assert text in hers, hers
    assert "Side 1 af 2" in hers
    karen.activates("Kopiér til journal")
    karen.sees("Referatet er kopieret.")
    assert "Jeg er bange for at miste min plads" in QGuiApplication.clipboard().text()
    karen.activates("Journaliseret")
    karen.sees("Noteret: Referatet er journaliseret.")
    found = karen.store.meetings.read(story.ids["first"])
    assert found.meeting.state is MeetingState.CLOSED
    file = karen.store.people.file(story.emma)
    assert [one.title for one in file.of(Measure)] == ["Mentor to gange om ugen"]
    assert len(file.of(Agreement)) == 3 and len(file.of(Goal)) == 2
    assert any("netværksopdyrker" in one.what.casefold() for one in file.of(Task))

    karen.goes_to_young_person("Emma")
    karen.turns_to("Netværk")
    karen.sees("Sara Prøvesen", "moster")

    def notes_the_case() -> None:
        karen.fills("Myndighed", "Familieafdelingen, Viborg Kommune")
        karen.fills("Sagsnummer", "2026-1234")
        karen.fills("Sagsbehandler", "Jens Lund")
        karen.press("Ctrl+Return")

    karen.activates_and_answers("Sager andre steder: Tilføj", notes_the_case)
    karen.sees("Sagsnummeret er gemt.", "2026-1234")


# 8 ---------------------------------------------------------------------------------------------------------------


def the_plan_and_what_others_owe(story: Story) -> None:
    """One plan with everything in it, on paper too; and a friendly reminder a day late."""
    karen = story.karen
    karen.turns_to("Plan")
    karen.sees("Op kl. 8 tre dage om ugen", "Begynde på ernæringsassistent", "Tjekke regler for barsel")
    karen.sees("Mentor to gange om ugen")
    karen.activates("Forhåndsvis planen")
    plan = paper_text(karen.saves("Gem som fil …", story.post / "plan.pdf"))
    assert "Op kl. 8 tre dage om ugen" in plan
    story.clock.set(datetime(2026, 12, 17, 9, 0, tzinfo=DENMARK))
    karen.goes_to_page("Møder")
    karen.activates("Hvad andre skylder")
    karen.sees("Familieafdelingen", "1 dag over")
    karen.acts_on("Familieafdelingen", "Åbne aftaler efter, hvem der har dem")
    karen.activates("Udskriv")
    karen.sees("Det er noteret, at de er mindet om det i dag.")
    assert "Tjekke regler for barsel" in paper_text(story.printer)


# 9 ---------------------------------------------------------------------------------------------------------------


def the_plan_is_shared_both_ways(story: Story) -> None:
    """Named parts go, the rest stays and says why; both change one goal, and Karen decides."""
    karen, jens = story.karen, story.jens
    to_jens, receipt, to_karen = (story.post / f"{name}.ungepakke" for name in ("til-jens", "kvittering", "til-karen"))
    karen.goes_to_young_person("Emma")
    karen.turns_to("Samtykke")
    karen.activates("Notér samtykke eller hjemmel")
    karen.activates("Deling med en afdeling")
    karen.ticks("Familieafdelingen", "Navn", "CPR-nummer")
    karen.press("Ctrl+Return")
    karen.sees("3 samtykker og hjemler gælder")
    before = karen.keys
    karen.press("Ctrl+Shift+E")
    karen.sees("Del oplysninger om Emma Prøvesen", "Det bliver hos dig", "Privat netværk")
    karen.presses_and_saves("Ctrl+Return", to_jens)
    assert karen.keys - before <= 2, "sending the plan takes two keys"
    assert b"Emma" not in to_jens.read_bytes()

    jens.goes_to_page("Udveksling")
    jens.with_file(to_jens).activates("Hent fil …")
    jens.sees("Emma Prøvesen", "Intet er ændret endnu.")
    assert jens.store.people.count() == 0, "intet ændres, før man siger til"
    jens.press("Ctrl+Return")
    jens.sees("Hentet og gemt.")
    jens.saves("Gem svaret …", receipt)
    jens.goes_to_young_person("Emma")
    jens.turns_to("Plan")
    jens.sees("Op kl. 8 tre dage om ugen")
    jens.does_not_see("moster")
    jens.acts_on("Tjekke regler for barsel")
    jens.sees("Aftalen er udført.")
    jens.activates("Ret: Op kl. 8 tre dage om ugen")
    jens.fills("Det vil jeg", "Op kl. 8 på hverdage")
    jens.press("Ctrl+Return")
    jens.sees("»Op kl. 8 på hverdage«")

    karen.goes_to_young_person("Emma")
    karen.turns_to("Plan")
    karen.activates("Ret: Op kl. 8 tre dage om ugen")
    karen.fills("Det vil jeg", "Op kl. 8 tre dage om ugen indtil fødslen")
    karen.press("Ctrl+Return")
    karen.sees("indtil fødslen")
    karen.goes_to_page("Udveksling")
    karen.with_file(receipt).activates("Hent fil …")
    karen.sees("Kvitteringen viser, at Familieafdelingen har hentet din fil.")
    karen.press("Ctrl+Return")

    jens.activates("Send …")
    jens.presses_and_saves("Ctrl+Return", to_karen)
    karen.goes_to_page("Udveksling")
    karen.with_file(to_karen).activates("Hent fil …")
    karen.sees("1 uenighed: I har begge ændret det samme")
    karen.press("Alt+2")
    karen.press("Ctrl+Return")
    karen.sees("Hentet og gemt.")
    karen.goes_to_young_person("Emma")
    karen.turns_to("Plan")
    karen.sees("»Op kl. 8 på hverdage«")
    karen.turns_to("Historik")
    karen.does_not_see("besvaret, yes", "besvaret, no ·")
    karen.sees("Op kl. 8 tre dage om ugen indtil fødslen")
    file = karen.store.people.file(story.emma)
    assert not karen.store.receiving.conflicts()
    assert {one.own_words for one in file.of(Goal)} == {"Op kl. 8 på hverdage", "Begynde på ernæringsassistent"}
    done = [one for one in file.of(Agreement) if one.state is AgreementState.DONE]
    assert [one.what for one in done] == ["Tjekke regler for barsel"]


# 10 --------------------------------------------------------------------------------------------------------------


def the_child_is_born_and_the_second_meeting_held(story: Story) -> None:
    """The birth moves the provisional meeting by itself; it is held and the plan adjusted."""
    karen = story.karen
    story.clock.set(datetime(2027, 2, 12, 9, 0, tzinfo=DENMARK))
    karen.goes_to_young_person("Emma")
    karen.turns_to("Møder")
    karen.activates("Notér: Barnets fødsel …")
    karen.types("10.2.2027")
    karen.press("Return")
    karen.sees("Barnets fødsel er noteret: onsdag 10. februar.", "Mødet er flyttet til onsdag 7. april")
    karen.opens("Andet netværksmøde")
    karen.fills("Sted", "Rådhuset, lokale 2")
    karen.press("Ctrl+Return")
    karen.sees("Mødet er indkaldt.")
    story.clock.set(datetime(2027, 4, 7, 13, 0, tzinfo=DENMARK))
    karen.goes_to_page("Møder")
    karen.opens("Emma Prøvesen")
    karen.sees("Siden sidst", "Opfølgning på den fælles handleplan")
    for in_work, answer in ((False, "Nej"), (True, "Ja")):  # the length of the leave concerns parents in work alone
        karen.goes_to_young_person("Emma")
        karen.turns_to("Møder")
        if not karen.can_read("Er en af forældrene i arbejde?"):
            karen.activates("Spørgsmål og svar")
        karen.picks(answer, "Er en af forældrene i arbejde?")
        karen.opens("Andet netværksmøde")
        assert karen.can_read("Længden af barsel") is in_work
    karen.press("Ctrl+Return")
    karen.press("Ctrl+Shift+D")
    karen.press(*["Alt+2"] * 7)
    karen.opens("Dine egne ord", "Dagsorden")
    karen.types("Han sover godt. Jeg vil gerne i gang igen.")
    karen.press("F8")
    karen.types("Mentoren er begyndt, og FGU har en plads til august.")
    karen.picks("Udført", "Alle er orienteret om initiativer og udvikling siden sidst")
    karen.press("F8")
    karen.press("Ctrl+Shift+A")
    karen.types("Starte på FGU til august")
    karen.press("Tab")
    karen.types("Emma")
    karen.press("Tab")
    karen.types("2/8")
    karen.press("Return")
    karen.picks("Udført", "Den fælles handleplan er fulgt op og tilrettet")
    karen.press("F8")
    karen.fills("Hvor længe varer barslen, og hvem holder den?", "Et år; far holder de sidste tre måneder")
    karen.picks("Udført", "Der er taget stilling til længden af barsel")
    karen.press("F8")
    karen.picks("Udført", "Det er afklaret, hvilket samarbejde der er brug for")
    karen.picks("Udført", "Det er afklaret, hvilket samarbejde der er brug for, Overført fra sidst")
    karen.press("Ctrl+Return")
    karen.sees("Mødet er lukket.")
    assert karen.store.meetings.read(story.ids["second"]).meeting.state is MeetingState.CLOSED


# 11 --------------------------------------------------------------------------------------------------------------


def somebody_is_responsible(story: Story, young: str, *people: Person) -> None:
    """On every screen somebody is named, and in at least one store somebody holds it."""
    for person in people:
        assert re.search(r"Ansvarlig: \S", person.page()), person.page()
        person.does_not_see("Ansvarlig: ingen", "Ingen har ansvaret")
    holders = [person.store.people.file(young).role for person in people]
    assert set(holders) & RESPONSIBLE, holders


EMMA = {
    "Den unges egne ord": "Jeg vil gerne have Jens, han kender mig.",
    "Begrundelse": "Emma er på uddannelseshjælp og er blevet mor.",
    "Uddannelse": "FGU fra august.",
    "Beskæftigelse": "Ikke aktuelt lige nu.",
    "Forsørgelsesgrundlag": "Uddannelseshjælp før og efter skiftet.",
    "Hvad virker godt og skal bevares?": "Mentoren to gange om ugen.",
    "Hvem bliver hos den unge?": "Mentoren og moster Sara.",
}
NOAH = {
    "Den unges egne ord": "Jeg glæder mig til at komme i gang.",
    "Begrundelse": "Noah begynder i skole igen.",
    "Uddannelse": "10. klasse fra august.",
    "Beskæftigelse": "Fritidsjob i brugsen.",
    "Forsørgelsesgrundlag": "Bor hjemme.",
    "Mål": "Gøre 10. klasse færdig.",
    "Hvad virker godt og skal bevares?": "At møde sammen med en ven.",
    "Hvem bliver hos den unge?": "Vejlederen fra UU.",
}


def fills_in_the_checklist(person: Person, occasion: str, answers: dict[str, str]) -> None:
    """What must be known before anybody is asked to take over, point by point."""
    for point, answer in answers.items():
        person.fills(point, answer)
    person.chooses("Anledning", occasion)
    person.goes_to("Begrundelse")  # leaving a field keeps it
    person.does_not_see("Mangler stadig")


def fetches(person: Person, file: Path, *seen: str) -> None:
    """Fetch a file a partner sent, look first, then receive."""
    person.goes_to_page("Udveksling")
    person.with_file(file).activates("Hent fil …")
    person.sees("Intet er ændret endnu.", *seen)
    person.press("Ctrl+Return")
    person.sees("Hentet og gemt.")


def emma_moves_to_the_family_department(story: Story) -> None:
    """Offered, accepted with both responsible, motivated and safe, let go: never nobody."""
    karen, jens, emma = story.karen, story.jens, story.emma
    offer, accept, safe, close = (story.post / f"{one}.ungepakke" for one in ("tilbud", "ja", "tryg", "slip"))
    karen.goes_to_young_person("Emma")
    karen.turns_to("Samtykke")
    karen.activates("Notér samtykke eller hjemmel")
    karen.activates("Overlevering")
    karen.ticks("Familieafdelingen")
    karen.press("Ctrl+Return")
    karen.sees("4 samtykker og hjemler gælder")
    karen.turns_to("Overlevering")
    karen.sees("Du har ansvaret for Emma Prøvesen.")
    fills_in_the_checklist(karen, "Til en anden afdeling", EMMA)
    karen.presses_and_saves("Ctrl+Return", offer)
    karen.sees("Overleveringen er tilbudt. Du har stadig ansvaret.")
    jens.goes_to_young_person("Emma")
    somebody_is_responsible(story, emma, karen, jens)

    fetches(jens, offer)
    jens.goes_to_young_person("Emma")
    jens.turns_to("Overlevering")
    jens.sees("Job og Velfærd, Karen Holm tilbyder dig at tage over")
    somebody_is_responsible(story, emma, karen, jens)
    jens.saves("Sig ja", accept)
    jens.sees("Du har sagt ja. Nu har I begge ansvaret.")
    somebody_is_responsible(story, emma, karen, jens)

    fetches(karen, accept)
    karen.goes_to_young_person("Emma")
    karen.turns_to("Overlevering")
    karen.sees("I har begge ansvaret")
    somebody_is_responsible(story, emma, karen, jens)
    karen.ticks("Jeg har spurgt den unge, og svaret er ja")
    karen.presses_and_saves("Ctrl+Return", safe)
    karen.sees("Motiveret og tryg er noteret.")
    fetches(jens, safe)
    jens.goes_to_young_person("Emma")
    somebody_is_responsible(story, emma, karen, jens)
    karen.fills("Opfølgning", "1/6")
    karen.goes_to("Hvem tager imod?")
    karen.presses_and_saves("Ctrl+Return", close)
    karen.sees("Du har sluppet opgaven. Nu har modtageren ansvaret.")
    somebody_is_responsible(story, emma, karen, jens)
    fetches(jens, close)
    jens.goes_to_young_person("Emma")
    jens.sees("Ansvarlig: dig")
    somebody_is_responsible(story, emma, karen, jens)
    assert jens.store.people.file(emma).role == "responsible"
    assert karen.store.people.file(emma).role == "none"
    assert karen.store.people.file(emma).person.coordinator == "viborg/familieafdelingen"


def noah_moves_to_a_school_without_the_program(story: Story) -> None:
    """The school says yes by telephone and signs a sheet; both are recorded before anybody lets go."""
    karen, noah = story.karen, story.ids["noah"]
    karen.goes_to_young_person("Noah")
    karen.turns_to("Samtykke")
    karen.activates("Notér samtykke eller hjemmel")
    karen.activates("Overlevering")
    karen.fills("En anden, ved navn", "Overlund Skole")
    karen.press("Ctrl+Return")
    karen.sees("1 samtykke eller hjemmel gælder")
    karen.turns_to("Overlevering")
    karen.sees("Du har ansvaret for Noah Eksempel.")
    fills_in_the_checklist(karen, "Fra skole til ungdomsuddannelse", NOAH)
    karen.picks("En modtager uden UngeApp", "Hvem tager over?")
    karen.fills("Modtagerens navn", "Overlund Skole")
    karen.press("Ctrl+Return")
    karen.sees("Overleveringen er tilbudt. Du har stadig ansvaret.")
    somebody_is_responsible(story, noah, karen)
    karen.activates("Ark til underskrift")
    karen.sees("Forhåndsvisning")
    sheet = paper_text(karen.saves("Gem som fil …", story.post / "ark.pdf"))
    assert "Noah Eksempel" in sheet and "Overlund Skole" in sheet
    karen.fills("Hvem sagde det?", "Lene Skov, skoleleder")
    karen.press("Ctrl+Return")
    karen.sees("Det er noteret.")
    somebody_is_responsible(story, noah, karen)
    karen.fills("Hvem sagde det?", "Lene Skov, skoleleder")
    karen.picks("På underskrevet ark", "Hvordan hørte du det?")
    karen.press("Ctrl+Return")
    karen.sees("Det er noteret.")
    somebody_is_responsible(story, noah, karen)
    karen.fills("Opfølgning", "1/6")
    karen.activates("Slip opgaven")
    karen.sees("Du har sluppet opgaven. Nu har modtageren ansvaret.", "Ansvarlig: Overlund Skole")
    file = karen.store.people.file(noah)
    assert (file.role, file.person.coordinator_name) == ("none", "Overlund Skole")
