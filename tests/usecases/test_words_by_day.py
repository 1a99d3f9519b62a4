"""A word renamed in the term list is renamed wherever a list names it: in choices, on paper, from its day on."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests.desks import NOW, Desk
from tests.forms.reading_pdf import page_texts
from tests.usecases import story
from tests.usecases.test_profiles import viborg
from ungeapp.domain.errors import Invalid
from ungeapp.domain.handovers import Heard
from ungeapp.system import paths
from ungeapp.system.clock import FixedClock
from ungeapp.ui.values import ValueTexts

TODAY = NOW.date()
ROLE = "role:guidance-counsellor"


def renamed(code: str, label: str, new: str, turn: date = TODAY) -> dict[str, str]:
    """Viborg's profile with a glossary of its own, in which a word is called something else from ``turn``."""
    text = (paths.resources() / "terms" / "glossary.toml").read_text(encoding="utf-8")
    head, entry = text.split(f'code = "{code}"\nlabel = "{label}"\n')
    until = f'code = "{code}"\nlabel = "{label}"\nvalid_to = {turn - timedelta(days=1)}\n'
    more = f'[[term]]\ncode = "{code}"\nlabel = "{new}"\nvalid_from = {turn}\nsource = "Viborg"\n'
    return viborg() | {"terms/glossary.toml": f"{head}{until}{entry}\n{more}"}


def test_what_a_word_is_called_there_stands_in_choices_and_on_paper(desk: Desk) -> None:
    person = desk.person().id
    consent = desk.consent(person, (ROLE,)).id
    before = "".join(page_texts(desk.do.consent_papers.consent(consent).content))
    assert "Uddannelsesvejleder" in before and "Ungevejleder" not in before
    desk.do.profiles.adopt_folder(renamed("uddannelsesvejleder", "Uddannelsesvejleder", "Ungevejleder"))
    after = "".join(page_texts(desk.do.consent_papers.consent(consent).content))
    assert "Ungevejleder" in after and "Uddannelsesvejleder" not in after
    roles = desk.do.desk.definitions.terms("roles")
    assert roles.label("guidance-counsellor", TODAY - timedelta(days=1)) == "Uddannelsesvejleder"


def test_a_circumstance_reads_as_on_its_day(desk: Desk) -> None:
    desk.do.profiles.adopt_folder(renamed("ungestoette", "Ungestøtte", "Overgangsstøtte"))
    offered = {one.code: one.label for one in desk.do.circumstances.choices()}
    assert offered["youth-support"] == "Overgangsstøtte"
    assert offered["youth-support-decided"] == "Der er truffet afgørelse om overgangsstøtte"
    terms = desk.do.desk.definitions.terms("circumstances")
    days = (date(2023, 6, 1), date(2025, 6, 1), TODAY)
    assert [terms.label("youth-support", day) for day in days] == ["Efterværn", "Ungestøtte", "Overgangsstøtte"]


def test_a_list_that_names_no_word_of_the_glossary_is_told_so(desk: Desk) -> None:
    text = (paths.resources() / "terms" / "channels.toml").read_text(encoding="utf-8")
    wrong = text + '\n[[term]]\ncode = "x"\nlabel = "Om {findes-ikke}"\nreaches_out = false\nsource = "Viborg"\n'
    found = desk.do.profiles.look_into(viborg() | {"terms/channels.toml": wrong})
    assert "findes-ikke" in str(found.faults)


# texts of formats, checklists, criteria and deadlines -----------------------------------------------------------------
TURN = TODAY + timedelta(days=30)
NAMED = "{ungestoette}"
CHECKLIST = f"""
[checklist]
id = "ord"
version = 1
title = "Om {NAMED}"
source = "Viborg"
valid_from = 2024-01-01
begin = ["plan"]

[[item]]
key = "droeftet"
title = "Er {NAMED} drøftet?"
guidance = "Spørg om {NAMED}."
kind = "yes-no"
part = "plan"
"""
CRITERIA = f"""
[criteria]
id = "ord-vurdering"
version = 1
title = "Vurdering af {NAMED}"
intro = "Om {NAMED}."
source = "Viborg"
part = "plan"
valid_from = 2024-01-01

[[question]]
key = "brug"
title = "Er der brug for {NAMED}?"
guidance = "Spørg."
source = "Viborg"
kind = "yes-no"
part = "plan"

[[outcome]]
key = "ja"
kind = "in"
title = "Der er brug for {NAMED}"
text = "Der er brug for {NAMED}."
when = {{ fact = "brug", is = true }}

[[outcome]]
key = "nej"
kind = "out"
title = "Ikke brug for støtte"
text = "Nej."
"""


def own_format() -> str:
    text = (paths.resources() / "formats" / "frit-netvaerksmoede.1.toml").read_text(encoding="utf-8")
    text = text.replace("Hvad virker, og hvad", f"Hvad virker i {NAMED}, og hvad", 1)
    assert NAMED in text
    return text.replace('id = "frit-netvaerksmoede"', 'id = "ord-moede"', 1)


@pytest.fixture
def named(desk: Desk) -> Desk:
    """A desk whose municipality has texts of its own with ungestøtte in them, which is called something else from TURN."""
    own = {
        "formats/ord-moede.1.toml": own_format(),
        "checklists/ord.1.toml": CHECKLIST,
        "criteria/ord-vurdering.1.toml": CRITERIA,
    }
    desk.do.profiles.adopt_folder(renamed("ungestoette", "Ungestøtte", "Overgangsstøtte", TURN) | own)
    return desk


def said(content: bytes) -> str:
    return " ".join(" ".join(page_texts(content)).replace("\xad", "").split())


def test_a_meeting_reads_and_prints_as_it_was_held_and_a_new_one_as_things_are_called(
    named: Desk, clock: FixedClock
) -> None:
    person = named.person().id
    course = named.do.courses.start(person, "viborg/ord-moede", {"familie-med": "no"})
    meeting = story.call(named, course.meetings[0].id)
    story.go_to(clock, meeting)
    key = next(one.key for one in named.do.meetings.read(meeting.id).agenda if "ungestøtte" in one.title)
    named.do.meetings.write(meeting.id, key, note="Det talte vi om")
    story.hold(named, meeting.id)
    named.do.meetings.close(meeting.id)
    clock.set_day(TURN)

    read = named.do.meetings.read(meeting.id)
    assert [one.title for one in read.agenda if one.key == key] == ["Hvad virker i ungestøtte, og hvad er svært?"]
    paper = said(named.do.minutes.copy(meeting.id).content)
    assert "i ungestøtte" in paper and "vergangsstøtte" not in paper
    assert "i ungestøtte" in named.do.minutes.journal_text(meeting.id).casefold()
    (shown,) = named.do.courses.courses(person)
    assert shown.definition(meeting).item(key).title == "Hvad virker i ungestøtte, og hvad er svært?"

    other = named.person("Nora", number="", birth_date=date(2005, 3, 1)).id
    new = named.do.courses.start(other, "viborg/ord-moede", {"familie-med": "no"})
    fresh = named.do.meetings.read(new.meetings[0].id)
    assert [one.title for one in fresh.agenda if one.key == key] == ["Hvad virker i overgangsstøtte, og hvad er svært?"]
    assert "overgangsstøtte" in said(named.do.guides.paper("viborg/ord-moede").content)


def test_what_is_kept_of_a_definition_is_its_file(named: Desk) -> None:
    course = named.do.courses.start(named.person().id, "viborg/ord-moede", {"familie-med": "no"})
    with named.do.desk.looking() as uow:
        assert uow.definition(course.series.format) == own_format()
    ref = course.format.ref
    assert named.do.desk.definitions.text(ref) == own_format()
    assert named.do.desk.definitions.read_format(own_format(), "viborg").ref == ref


def test_an_assessment_reads_as_it_was_decided(named: Desk, clock: FixedClock) -> None:
    person = named.person().id
    does = named.do.assessments
    before = does.begin(person, "ord-vurdering")
    does.answer(before.id, "brug", "yes")
    does.decide(before.id)
    clock.set_day(TURN)
    old = does.view(before.id)
    assert (old.criteria.title, old.assessment.outcome) == ("Vurdering af ungestøtte", "Der er brug for ungestøtte")
    assert [one.title for one in old.asked] == ["Er der brug for ungestøtte?"]
    again = does.redo(before.id, "Ny viden")
    assert [one.title for one in does.view(again.id).asked] == ["Er der brug for overgangsstøtte?"]


def test_a_checklist_reads_as_it_was_gone_through_and_an_open_one_as_things_are_called(
    named: Desk, clock: FixedClock
) -> None:
    done, waiting = named.person().id, named.person("Nora", number="", birth_date=date(2005, 3, 1)).id
    for person in (done, waiting):
        named.do.course_lists.begin(person, "viborg/ord")
    named.do.course_lists.answer(done, "viborg/ord", 1, "droeftet", "yes")
    clock.set_day(TURN)
    titles = [one.checklist.items[0].title for who in (done, waiting) for one in named.do.course_lists.runs(who)]
    assert titles == ["Er ungestøtte drøftet?", "Er overgangsstøtte drøftet?"]
    told = {"checklist": "viborg/ord/1", "key": "droeftet", "on": TODAY.isoformat()}
    words = ValueTexts(named.do.desk)
    assert words.headline("checklist-answer", told) == "Er ungestøtte drøftet?"
    assert words.headline("checklist-answer", told | {"on": None}) == "Er overgangsstøtte drøftet?"
    assert words.headline("checklist-answer", told | {"on": None}, TODAY) == "Er ungestøtte drøftet?"


def test_a_case_handed_over_reads_as_it_was_handed_over(desk: Desk, clock: FixedClock) -> None:
    shipped = desk.do.desk.definitions.checklist("overlevering")
    text = desk.do.desk.definitions.text(shipped.ref)
    item = next(one for one in shipped.items if one.key == "begrundelse")
    text = text.replace(f'title = "{item.title}"', f'title = "Hvorfor {NAMED}?"', 1)
    text = text.replace(f"version = {shipped.ref.version}", "version = 99", 1)
    files = renamed("ungestoette", "Ungestøtte", "Overgangsstøtte", TURN)
    desk.do.profiles.adopt_folder(files | {"checklists/overlevering.99.toml": text})
    person, do = desk.person().id, desk.do.handovers
    do.answer(person, item.key, "Hun fylder snart 18")
    for one in do.view(person).open_for_offer:
        do.answer(person, one.key, one.options[0].code if one.options else "Svar")
    do.offer_outside(person, "Mercantec")
    do.accepted_outside(person, by="Rektor Bo", how=Heard.PHONE)
    do.confirmed_outside(person, by="Rektor Bo", how=Heard.PHONE)
    for one in do.view(person).open_for_close:
        do.answer(person, one.key, "2027-03-01")
    do.let_go(person)
    clock.set_day(TURN)
    assert do.view(person).checklist.item(item.key).title == "Hvorfor ungestøtte?"
    assert "ungestøtte?" in said(desk.do.checklists.paper(person).content)
    other = desk.person("Nora", number="", birth_date=date(2005, 3, 1)).id
    assert do.view(other).checklist.item(item.key).title == "Hvorfor overgangsstøtte?"


def test_deadlines_are_called_what_things_are_called_today(named: Desk, clock: FixedClock) -> None:
    person = named.person(number="", birth_date=date(TODAY.year - 17, TODAY.month, 1)).id
    named.do.circumstances.add(person, "placed", from_on=date(2024, 1, 1))

    def titles() -> set[str]:
        return {one.rule.title for one in named.do.clocks.of(person)}

    assert "Afgørelse om ungestøtte" in titles()
    clock.set_day(TURN)
    assert "Afgørelse om overgangsstøtte" in titles() and "Afgørelse om ungestøtte" not in titles()


def test_a_word_the_list_does_not_have_is_refused_with_its_line(desk: Desk) -> None:
    wrong = CHECKLIST.replace(f"Om {NAMED}", "Om {Efterværn}")
    lines = {"deadlines.toml": viborg().get("deadlines.toml", "") + "\n# {x}\n"}
    found = desk.do.profiles.look_into(viborg() | lines | {"checklists/ord.1.toml": wrong})
    assert [(one.file, one.line, one.path) for one in found.faults] == [("checklists/ord.1.toml", 5, "checklist.title")]
    assert "Efterværn" in found.faults[0].reason
    with pytest.raises(Invalid):
        desk.do.profiles.adopt_folder(viborg() | {"checklists/ord.1.toml": wrong})


def test_an_old_word_is_told_and_refuses_nothing(desk: Desk) -> None:
    old = CHECKLIST.replace(f"Om {NAMED}", "Om efterværn, EGU, UU og jobcenter").replace(
        f"Er {NAMED}", "Er efterværnet"
    )
    found = desk.do.profiles.look_into(viborg() | {"checklists/ord.1.toml": old})
    assert not found.faults and not found.refused
    told = [(one.line, one.reason) for one in found.old_words if one.file == "checklists/ord.1.toml"]
    assert [line for line, _reason in told] == [5, 5]
    both = " ".join(reason for _line, reason in told)
    assert "{ungestoette}" in both and "01.01.2024" in both and "{fgu}" in both
    assert not any("UU" in reason or "obcenter" in reason for _line, reason in told)  # Viborg's own unit; uncertain


def test_no_public_title_says_what_stays_at_the_desk_on_any_day(desk: Desk) -> None:
    """The word that must not stand on paper is the one the glossary has from a later day on."""
    files = renamed("ungestoette", "Ungestøtte", "Overgangsstøtte", TURN)
    text = own_format().replace("private_words = []", 'private_words = ["overgangsstøtte"]', 1)
    if "private_words" not in text:
        text = text.replace('source = "', 'private_words = ["overgangsstøtte"]\nsource = "', 1)
    found = desk.do.profiles.look_into(files | {"formats/ord-moede.1.toml": text})
    assert [(one.path, "overgangsstøtte" in one.reason) for one in found.faults] == [
        ("meeting[1].agenda[2].public_title", True)
    ]
