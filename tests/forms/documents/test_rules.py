"""What each paper must say, and what it must never say."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from tests.forms.documents import content
from tests.forms.reading_pdf import page_texts
from ungeapp.forms.document import Document, Facts, Notice, texts_of
from ungeapp.forms.documents.handover import OVERLAP, handover
from ungeapp.forms.documents.letter import letter
from ungeapp.forms.documents.minutes import minutes
from ungeapp.forms.documents.plan import plan
from ungeapp.forms.documents.reminder import reminder
from ungeapp.forms.papers import PaperWriter
from ungeapp.forms.pdf import write_pdf
from ungeapp.usecases.papers import AgreementPaper, ItemPaper, LegalFramePaper, LetterPaper


def text(document: Document) -> str:
    return "\n".join(texts_of(document))


def every_paper() -> Iterator[Document]:
    for occasion in ("call", "moved", "cancelled"):
        for make in (content.letter, content.summons, content.invitation, content.bare):
            yield letter(make(occasion=occasion))
    yield minutes(content.minutes())
    yield plan(content.plan(withheld=("parenthood", "goals-parenthood", "health")))
    yield reminder(content.reminder())
    yield from (handover(content.handover(role=role)) for role in OVERLAP)
    yield handover(content.for_signing())


def test_no_paper_says_what_the_course_is_about() -> None:
    words = ("gravid", "sårbar", "barsel", "foræld", "termin", "ufødt")
    for document in every_paper():
        told = text(document).lower()
        assert not [word for word in words if word in told]


@pytest.mark.parametrize("occasion", ["call", "moved", "cancelled"])
@pytest.mark.parametrize("summons", [True, False])
def test_without_a_basis_a_letter_holds_time_place_contact_and_neutral_title_only(occasion: str, summons: bool) -> None:
    told = text(letter(content.bare(occasion=occasion, summons=summons)))
    assert "Emma" not in told and "referat" not in told
    assert not any(word in told for word in ("Den unge", "Det taler vi om", "Inviteret", "forhånd"))
    for needed in ("etværksmøde", "nsdag 25. november 2026 kl. 13.00–14.30 (uge 48)", "lokale 2", "00 00 00 01"):
        assert needed in told


def test_municipal_staff_is_summoned_and_others_are_invited() -> None:
    summons, invitation = text(letter(content.summons())), text(letter(content.invitation()))
    assert "Indkaldelse til netværksmøde" in summons and "Du indkaldes" in summons
    assert "Invitation til netværksmøde" in invitation and "Du inviteres" in invitation
    assert "indkald" not in invitation.lower()
    assert "skal-opgave" not in summons + invitation, "only the format of the meeting says that"
    assert "skal-opgave" in text(letter(content.summons(takes_precedence=True)))


def test_the_young_person_reads_about_the_bisidder_and_whom_to_call() -> None:
    told = text(letter(content.letter()))
    assert "bisidder" in told and "Kære Emma" in told
    assert "ring til Karen Prøve på tlf. 00 00 00 01" in told
    assert "skal-opgave" not in told


def test_her_letter_is_one_page_also_when_many_are_invited() -> None:
    """Seven around the table, five things to talk about, an address in three lines."""
    paper = content.letter(
        recipient_address="c/o Prøvesen\nPrøvevej 7, 2. th.\n8800 Viborg",
        agenda=(
            "Dine egne ord",
            "Uddannelse, arbejde og hverdag",
            "Fælles plan",
            "Netværkskort",
            "Samarbejde fremover",
        ),
        participants=(
            "Person fra det private netværk",
            "Karen Prøve (Rådgiver fra Job og Velfærd)",
            "Rådgiver fra kommunen",
            "Fagperson fra sundhedsvæsenet",
            "Fagperson fra kommunen",
            "Fagperson fra sundhedsvæsenet",
        ),
    )
    assert len(page_texts(write_pdf(letter(paper)))) == 1


@pytest.mark.parametrize("make", [content.letter, content.summons, content.invitation])
def test_minutes_are_promised_to_those_only_who_get_them(make) -> None:
    assert "referat" in text(letter(make()))
    assert "referat" not in text(letter(make(minutes_if_here=False, minutes_if_absent=False)))


@pytest.mark.parametrize("make", [content.summons, content.invitation])
@pytest.mark.parametrize("agenda", [("Fælles plan",), ()])
def test_what_is_promised_of_the_minutes_is_what_is_sent(make, agenda) -> None:
    def told(*, here: bool, absent: bool) -> str:
        return text(letter(make(minutes_if_here=here, minutes_if_absent=absent, agenda=agenda)))

    assert "også hvis du må melde afbud" in told(here=True, absent=True)
    only_here = told(here=True, absent=False)
    assert "Er du med til mødet, får du den del" in only_here and "melde afbud" not in only_here
    assert "Må du melde afbud, får du den del" in told(here=False, absent=True)


def test_a_moved_meeting_shows_both_times_and_a_cancelled_one_no_agenda() -> None:
    moved = text(letter(content.moved()))
    assert "Mødet er flyttet" in moved and "2. december" in moved and "25. november" in moved
    cancelled = text(letter(content.cancelled()))
    assert "Mødet er aflyst" in cancelled and "Fælles plan" not in cancelled and "Egen læge" not in cancelled


@pytest.mark.parametrize(
    ("address", "lines"),
    [
        ("Prøvevej 7, 2. th.\n8800 Viborg", ("Prøvevej 7, 2. th.", "8800 Viborg")),
        ("Prøvevej 7, 2. th., 8800 Viborg", ("Prøvevej 7, 2. th.", "8800 Viborg")),
        ("", ()),
    ],
)
def test_an_address_stands_in_lines(address: str, lines: tuple[str, ...]) -> None:
    told = text(letter(content.letter(recipient_address=address))).split("\n")
    assert all(line in told for line in lines)


def test_own_words_come_before_every_item() -> None:
    told = text(minutes(content.minutes()))
    assert told.index("Jeg vil i gang igen") < told.index("1 Uddannelse, arbejde og hverdag")
    planned = text(plan(content.plan()))
    assert planned.index("Mine ønsker") < planned.index("Næste skridt") < planned.index("Mål på længere sigt")


def test_agreements_come_right_after_own_words_and_decisions() -> None:
    told = text(minutes(content.minutes()))
    order = [told.index(one) for one in ("Jeg vil i gang igen", "Beslutninger og indsatser", "Aftaler", "1 Uddannelse")]
    assert order == sorted(order)


@pytest.mark.parametrize("count", range(0, 30))
def test_the_last_page_of_the_minutes_never_holds_a_line_or_two_alone(count: int) -> None:
    items = tuple(ItemPaper(title=f"Punkt {n}", note="Vi talte om det, og det går fremad.") for n in range(count))
    pages = page_texts(write_pdf(minutes(content.minutes(items=items, network=(), cases=()))))
    assert "Næste møde" in pages[-1] and "Den unge, dato" in pages[-1]


@pytest.mark.parametrize(
    ("present", "absent", "sent_to", "told"),
    [
        (("A", "B"), (("C", "excused"),), ("A", "B", "C"), "Alle nævnt ovenfor"),
        (("A", "B"), (("C", "excused"),), ("B", "A"), "Alle til stede"),
        (("A", "B"), (("C", "excused"), ("D", "absent")), ("A", "B", "D"), "Alle til stede · D"),
        (("A", "B"), (("C", "excused"),), ("B", "B", "C"), "B · C"),
        (("A",), (), (), ""),
    ],
)
def test_who_gets_the_minutes_is_not_told_twice(
    present: tuple[str, ...], absent: tuple[tuple[str, str], ...], sent_to: tuple[str, ...], told: str
) -> None:
    made = minutes(content.minutes(present=present, absent=absent, sent_to=sent_to))
    rows = dict(next(one for one in made.blocks if isinstance(one, Facts)).rows)
    assert rows.get("Sendes til", "") == told


def test_an_objection_stands_on_letter_reminder_and_handover_sheet_too() -> None:
    said = ("Jeg har ikke lovet at komme hver dag (Emma Eksempel, 23.11.2026)",)
    for made in (
        letter(content.invitation(objections=said)),
        reminder(content.reminder(objections=said)),
        handover(content.handover(objections=said)),
    ):
        assert said[0] in text(made) and "Den unges indsigelse" in text(made)


def test_minutes_say_why_something_was_not_reached() -> None:
    items = (ItemPaper(title="Praktik", note="Vi nåede halvdelen.", outcome="not-reached", reason="Tiden slap op"),)
    assert "Ikke nået, fordi tiden slap op." in text(minutes(content.minutes(items=items)))
    assert "Ikke nået, fordi lægen var forhindret." in text(minutes(content.minutes()))


def test_minutes_tell_what_was_asked_from_what_the_meeting_before_left_open() -> None:
    items = (
        ItemPaper(title="Planen er lagt", outcome="done"),
        ItemPaper(title="Planen er lagt", outcome="done", carried=True),
    )
    told = text(minutes(content.minutes(items=items)))
    assert told.count("Planen er lagt") == 2
    assert told.count("Planen er lagt (stod åbent fra sidst)") == 1


def test_own_words_are_not_printed_twice() -> None:
    items = (ItemPaper(title="Dine egne ord", own_words="Jeg vil i gang."),)
    told = text(minutes(content.minutes(items=items, own_words=("Jeg vil i gang.",))))
    assert told.count("Jeg vil i gang.") == 1


def test_minutes_without_a_closing_time_are_a_draft() -> None:
    assert "kladde" in minutes(content.minutes(closed_at=None)).foot
    utc = datetime(2026, 11, 25, 13, 41, tzinfo=UTC)
    assert "lukket 25.11.2026 kl. 14.41" in minutes(content.minutes(closed_at=utc)).foot


def test_the_title_takes_its_number_along_where_it_can() -> None:
    assert minutes(content.minutes()).title == "Referat af netværksmøde 1"
    longer = minutes(content.minutes(title="Møde om din plan", number=2))
    assert (longer.title, longer.subtitle) == ("Referat af møde om din plan", "Møde 2")
    assert minutes(content.minutes(title="SSD-møde", number=0)).title == "Referat af SSD-møde"
    assert minutes(content.minutes(title="")).title == "Referat af møde"


@pytest.mark.parametrize("role", sorted(OVERLAP))
def test_every_role_but_the_responsible_one_says_so(role: str) -> None:
    for code in (role, role.replace("_", "-")):
        told = text(handover(content.handover(role=code)))
        assert "Hvem har ansvaret nu?" in told and "Job og Velfærd" in told and "Familieafdelingen" in told
    assert "Hvem har ansvaret nu?" not in text(handover(content.handover(role="responsible")))


def test_braces_in_a_name_stay_as_they_are() -> None:
    assert "{taker} {0}" in text(handover(content.handover(to_name="{taker} {0}", role="offered")))


def test_the_sheet_to_sign_has_lines_for_both() -> None:
    told = text(handover(content.for_signing()))
    assert "For Mercantec: vi tager imod" in told and "Den unge: jeg er motiveret og tryg" in told
    assert "Underskrifter" not in text(handover(content.handover()))


def test_the_audit_mark_stands_whole_somewhere() -> None:
    short, long = "212-9f2c41aa07d1", "9f" * 90
    assert short in handover(content.handover(audit_head=short)).footer
    document = handover(content.handover(audit_head=long))
    assert any(long in one for block in document.blocks for one in texts_of(Document("", blocks=(block,))))


def test_a_reminder_is_sorted_and_names_the_owner_only_where_it_tells_something() -> None:
    told = text(reminder(content.reminder()))
    assert told.index("Aftale besøg") < told.index("Kontakte netværksopdyrkeren")
    assert "Hvem" not in told.split("\n")
    others = (
        AgreementPaper(what="Ringe", owner="Egen læge", due=None),
        AgreementPaper(what="Møde", owner="", due=None),
    )
    assert "Hvem" in text(reminder(content.reminder(agreements=others))).split("\n")
    assert "Emma" not in text(reminder(content.reminder(young_person="")))


def test_a_role_is_not_greeted_by_name() -> None:
    def greeting(paper: LetterPaper) -> list[str]:
        return [line for line in texts_of(letter(paper)) if line.startswith("Kære")]

    assert greeting(content.bare()) == []
    assert greeting(content.invitation()) == ["Kære Lone Opdigtet"]
    assert greeting(content.summons()) == []


def test_answers_are_written_as_people_write_them() -> None:
    answers = (("A", "yes"), ("B", "no"), ("C", "2027-06-01"), ("D", ""), ("E", "2027-99-01"))
    told = text(handover(content.handover(answers=answers, birth_date=date(2004, 1, 2))))
    for expected in ("Ja", "Nej", "1. juni 2027", "Ikke besvaret", "2027-99-01", "2. januar 2004"):
        assert expected in told


def test_an_empty_plan_has_nothing_to_sign() -> None:
    nothing = content.plan(
        wishes="", strengths="", challenges="", needs="", next_step="", next_step_on=None, goals=(), agreements=(),
        measures=(), withheld=(),
    )  # fmt: skip
    assert "Den unge, dato" not in text(plan(nothing))
    assert "Den unge, dato" in text(plan(content.plan()))


def test_a_full_plan_stays_on_two_pages_and_tells_the_whole_course() -> None:
    pages = page_texts(PaperWriter().plan(content.plan()))
    told = " ".join(" ".join(pages).split())
    assert len(pages) == 2
    for said in (
        "Skridt: Besøge grundforløbet",
        "gjort",
        "Egen vurdering, 0–10: 2 (05.10.2026), 6 (20.11.2026)",
        "»Det begynder at ligne noget.«",
        "går fremad",
        "Mentor: ringer om morgenen",
        "Har ventet 23 dage",
        "Ventede 12 dage",
        "stoppet før tid",
        "Det næste: ikke aftalt endnu",
        "Omvalg",
    ):
        assert said in told, said


def test_a_plan_tells_the_next_with_its_date_and_without_colour() -> None:
    measure = replace(content.MEASURES[2], next_what="FGU", next_on=date(2026, 12, 14), between="agreed")
    assert "Det næste: \nFGU fra 14.12.2026" in text(plan(content.plan(measures=(measure,))))
    running = replace(measure, between="", state="started", ended_how="", ended_on=None)
    assert "Det næste: " not in text(plan(content.plan(measures=(running,))))


def test_the_law_a_meeting_is_held_under_stands_on_its_papers() -> None:
    frame = LegalFramePaper(text="Én gang, på ét møde", law="loven § 1", new_case="skolen ser noget nyt")
    for made in (minutes(content.minutes(legal=frame)), letter(content.summons(legal=frame))):
        (told,) = (one for one in made.blocks if isinstance(one, Notice) and one.title == "Lovens ramme")
        assert told.text == "Én gang, på ét møde. Efter loven § 1. Det er en ny sag, fordi skolen ser noget nyt."
    for made in (minutes(content.minutes()), letter(content.summons())):
        assert not any(isinstance(one, Notice) and one.title == "Lovens ramme" for one in made.blocks)


@pytest.mark.parametrize("away", [False, True])
@pytest.mark.parametrize("own", [False, True])
def test_a_letter_says_once_how_to_reply_and_once_that_there_can_be_an_interpreter(own: bool, away: bool) -> None:
    sender = content.SENDER
    if own:
        reply, companion = "Ring eller skriv, hvis du ikke kan komme.", "Tag en bisidder med. Sig til om tolk."
        sender = replace(sender, reply_text=reply, companion_text=companion)
    if away:
        sender = replace(sender, stand_in="Vibeke", stand_in_phone="00 00 00 02", away_now=True)
    for occasion in ("call", "moved", "cancelled"):
        for make in (content.letter, content.summons, content.invitation, content.bare):
            paper = replace(make(occasion=occasion), sender=sender)
            told = text(letter(paper)).casefold()
            says_it_itself = own and occasion != "cancelled" and not paper.summons
            assert told.count("ring eller skriv") == says_it_itself
            assert told.count("ring til") == (away or not says_it_itself), "the municipality's words, or ours, not both"
            assert told.count("tolk") == (paper.to_young_person and occasion != "cancelled")
            assert ("vibeke" in told) is away
    reminded = text(reminder(replace(content.reminder(), sender=sender))).casefold()
    assert reminded.count("ring til") == 1
