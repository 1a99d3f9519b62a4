"""The words of a format that would tell stand on no paper and in no file of anybody who may not know.

The words, questions and answers are read from the shipped definitions: nothing here knows any of them. What people
type is theirs; everything typed here is neutral, so every such word on paper would be the program's own.
"""

from __future__ import annotations

import itertools
import json
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest

from tests.desks import FAMILY, NOW, Desk, open_desk, open_desks
from tests.forms.reading_pdf import page_texts
from tests.usecases import story
from ungeapp import texts
from ungeapp.bootstrap import shipped_definitions
from ungeapp.domain.conditions import FactValue
from ungeapp.domain.consent import Use
from ungeapp.domain.formats import EventKind, FactDefinition, FactKind, MeetingFormat, in_target
from ungeapp.domain.handovers import Heard
from ungeapp.domain.parts import Part
from ungeapp.exchange.codec import encode
from ungeapp.exchange.envelope import SealedEnvelope
from ungeapp.system.clock import FixedClock
from ungeapp.usecases.printed import PrintedPaper

FORMATS = [one for one in shipped_definitions().formats() if one.private_words]
AGE = 22
ORDINARY = (Part.MEETINGS, Part.AGREEMENTS, Part.OWN_WORDS, Part.PLAN, Part.IDENTITY, Part.NUMBER, Part.MEASURES)


def options(fact: FactDefinition) -> list[str]:
    match fact.kind:
        case FactKind.YES_NO:
            return ["yes", "no"]
        case FactKind.CHOICE:
            return [one.code for one in fact.options]
        case FactKind.DATE:
            return [NOW.date().isoformat()]
        case FactKind.TEXT:
            return ["Et svar"]


def answers_for(format: MeetingFormat, turn: int) -> dict[str, str]:
    """Answers that put a person of the age into the target group; ``turn`` picks the other answers."""
    free: dict[str, str] = {}
    for number, fact in enumerate(format.facts):
        choices = options(fact)
        free[fact.key] = choices[(turn >> number) % len(choices)] if turn else choices[0]
    for chosen in itertools.product(*(options(one) for one in format.opening_facts)):
        answers = free | dict(zip((one.key for one in format.opening_facts), chosen, strict=True))
        facts: dict[str, FactValue] = {}
        for one in format.facts:
            value = one.value(answers[one.key])
            if value is not None:
                facts[one.key] = value
        if in_target(format, AGE, facts) is True and (turn == 0 or _differs(format, answers, turn)):
            break
    else:
        answers = answers_for(format, 0)
    expected = [one for one in format.events if one.kind is EventKind.EXPECTED]
    return answers | {one.key: (NOW.date() + timedelta(days=90)).isoformat() for one in expected}


def _differs(format: MeetingFormat, answers: dict[str, str], turn: int) -> bool:
    """As many plain answers turned round as the target group allows."""
    others = [one for one in format.opening_facts if one.kind is FactKind.YES_NO]
    return sum(answers[one.key] == "no" for one in others) == min(turn, len(others))


HYPHENATED = re.compile("[-\xad\ufffe]\\s*\\n")


def read(paper: PrintedPaper) -> str:
    """All text of a paper or calendar file with the name it is saved under, words divided at a line's end made whole."""
    if paper.name.endswith(".ics"):
        inside = paper.content.decode().replace("\r\n ", "")
    else:
        inside = HYPHENATED.sub("", "\n".join(page_texts(paper.content)))
    return f"{paper.name}\n{inside}"


def told(format: MeetingFormat, text: str) -> list[str]:
    """The private words in a text, and the name of the format."""
    return [word for word in (*format.private_words, format.ref.id, format.title) if word.casefold() in text.casefold()]


Ask = Callable[[], Iterable[PrintedPaper]]


def play(desk: Desk, clock: FixedClock, format: MeetingFormat, turn: int, person: str) -> Iterator[Ask]:
    """The whole of a course, stopping wherever a paper can be asked for that is for anybody but the desk itself."""
    printing = desk.do
    course = desk.do.courses.start(person, format.ref.id, answers_for(format, turn))
    for number in range(len(format.meetings)):
        meeting = desk.do.courses.course(course.series.id).meetings[number].id
        desk.do.meetings.arrange(meeting, place="Rådhuset", minute_taker="Ole Vikar")
        called = desk.do.meetings.call(meeting)
        yield partial(printing.letters.for_all, meeting)
        assert called.starts is not None
        desk.do.meetings.arrange(meeting, day=called.starts.date() + timedelta(days=7))
        called = desk.do.meetings.call(meeting)
        yield partial(printing.letters.for_all, meeting)
        yield partial(calendar, desk, meeting)
        story.go_to(clock, called)
        write(desk, meeting)
        yield partial(printing.minutes.for_all, meeting)
        story.hold(desk, meeting, not_reached=frozenset({desk.do.meetings.read(meeting).outputs[0].key}))
        desk.do.meetings.close(meeting)
        yield partial(printing.minutes.for_all, meeting)
    yield lambda: [desk.do.plan_papers.plan(person)]
    owed = desk.do.plans.owed_by_others(person)[0].agreement.id
    yield lambda: [printing.owed_lists.reminder((owed,))]


def calendar(desk: Desk, meeting: str) -> list[PrintedPaper]:
    """The calendar file, the same for everybody."""
    return [desk.do.letters.calendar(meeting)]


def write(desk: Desk, meeting: str) -> None:
    """Something neutral under every point."""
    room = desk.do.meetings.read(meeting)
    unit = next((one.unit for one in room.participants if one.unit and one.unit != desk.unit), desk.unit)
    for item in room.agenda:
        desk.do.meetings.write(meeting, item.key, note="Vi talte om det", own_words="Det er vigtigt for mig")
        desk.do.meetings.add_agreement(
            meeting, what="Ringe sammen", owner="Familieafdelingen", due=NOW.date(), item=item.key, owner_unit=FAMILY
        )
        desk.do.meetings.decide(meeting, text="Mentor", decided_by="Karen", unit=unit, item=item.key)
    desk.do.meetings.add_goal(meeting, own_words="Blive kok")


def forbidden(desk: Desk, format: MeetingFormat, paper: PrintedPaper, usual: str = "") -> list[str]:
    """What tells. A colleague of the own unit may know; and what every such sheet says (``usual``) tells nothing."""
    released = paper.released
    if released is not None and desk.unit in released.recipient.keys:
        return []
    return [word for word in told(format, read(paper)) if word not in told(format, usual)]


@pytest.mark.parametrize("turn", [0, 1, 2])
@pytest.mark.parametrize("format", FORMATS, ids=lambda one: one.ref.id)
def test_no_paper_tells_what_its_reader_may_not_know(
    tmp_path: Path, clock: FixedClock, format: MeetingFormat, turn: int
) -> None:
    texts.use("da")
    desk = open_desk(tmp_path / "desk", clock)
    person = desk.person(address="Skovvej 1, 8800 Viborg").id
    if turn % 2:  # everybody may know of the meeting, nobody of its special part
        roles = {rule.role for one in format.meetings for rule in one.participants}
        roles |= {one.otherwise.role for each in format.meetings for one in each.participants if one.otherwise}
        desk.consent(person, [f"role:{role}" for role in roles] + [FAMILY], ORDINARY, (Use.MEETING,))
    count = 0
    for paper in (one for ask in play(desk, clock, format, turn, person) for one in ask()):
        assert forbidden(desk, format, paper) == [], (paper.name, paper.recipient)
        count += 1
    assert count > 20
    desk.workplace.close()


@pytest.mark.parametrize("format", FORMATS, ids=lambda one: one.ref.id)
def test_a_desk_whose_very_name_tells_stands_on_paper_by_its_public_one(
    tmp_path: Path, clock: FixedClock, format: MeetingFormat
) -> None:
    texts.use("da")
    profile = shipped_definitions().profile("viborg")
    telling = [one.key for one in profile.units if told(format, one.name)]
    assert telling, "the profile names such a unit, or this proves nothing"
    for number, unit in enumerate(telling):
        desk = open_desk(tmp_path / f"desk-{number}", clock, unit)
        person = desk.person().id
        for paper in (one for ask in play(desk, clock, format, 0, person) for one in ask()):
            assert forbidden(desk, format, paper) == [], (paper.name, paper.recipient)
        desk.workplace.close()


@pytest.mark.parametrize("format", FORMATS, ids=lambda one: one.ref.id)
def test_no_file_to_a_unit_without_the_part_tells_it(tmp_path: Path, clock: FixedClock, format: MeetingFormat) -> None:
    with open_desks(tmp_path, clock, 2) as (job, family):
        person = job.person().id
        for _ask in play(job, clock, format, 0, person):
            pass
        everything_else = tuple(one for one in Part if one is not format.part and _plain(format, one))
        job.consent(person, [FAMILY], everything_else)
        file = job.share(person, family)
        opened = _opened(family, job, file.content)
        assert "Netværksmøde" in opened or "meeting" in opened
        assert told(format, opened) == []
        job.consent(person, [FAMILY], (format.part,))
        assert told(format, _opened(family, job, job.share(person, family).content)) != []
        released = job.do.sending.preview(person, family.identity)
        assert told(format, json.dumps([asdict(line) for line in released.lines], default=str)) == []


def _plain(format: MeetingFormat, part: Part) -> bool:
    """Parts whose questions of this format do not carry such words as their very keys."""
    keys = [one.key for one in format.facts if one.part is part]
    keys += [one.key for one in format.events if one.part is part]
    return not any(told(format, key) for key in keys)


def _opened(there: Desk, here: Desk, data: bytes) -> str:
    """Everything the file says, as text."""
    store = there.workplace.store
    envelope = SealedEnvelope(there.identity, lambda: (store.signing_seed(), store.encryption_seed()))
    incoming = envelope.open(data, [here.do.partners.own_card().wire])
    told_bytes = [run.decode() for member in incoming.members for run in encode(member)]
    return "\n".join([incoming.kind, incoming.note, *told_bytes])


@pytest.mark.parametrize("format", FORMATS, ids=lambda one: one.ref.id)
def test_a_sheet_for_a_school_tells_nothing_it_may_not_know(
    tmp_path: Path, clock: FixedClock, format: MeetingFormat
) -> None:
    texts.use("da")
    desk = open_desk(tmp_path / "desk", clock)
    person = desk.person().id
    for _ask in play(desk, clock, format, 0, person):
        pass
    desk.consent(person, ["name:mercantec"], (*ORDINARY, Part.HANDOVER), (Use.HANDOVER,))
    for item in desk.do.handovers.view(person).open_for_offer:
        desk.do.handovers.answer(person, item.key, item.options[0].code if item.options else "Et svar")
    desk.do.handovers.offer_outside(person, "Mercantec")
    other = desk.do.people.add(given_name="Noah", family_name="Eksempel", number="710905-4243").id
    usual = read(desk.do.handover_sheets.paper(other))
    for _ in range(2):
        paper = desk.do.handover_sheets.paper(person, for_signing=True)
        assert forbidden(desk, format, paper, usual) == []
        if desk.do.handovers.view(person).ledger.acceptance is None:
            desk.do.handovers.accepted_outside(person, by="Rektor", how=Heard.PHONE)
    desk.workplace.close()
