"""The port to sealed files: what one desk seals, exactly the desks it is for can open, and nobody a changed file."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from tests.exchange.packages import HERE, MINE, OTHER_PERSON, PACKAGE, PERSON, THERE
from ungeapp.domain.registers import Version
from ungeapp.exchange import cards
from ungeapp.exchange.container import Member, write
from ungeapp.exchange.envelope import SealedEnvelope
from ungeapp.exchange.errors import ExchangeError, Malformed, NotACard, NotForMe
from ungeapp.exchange.header import CaseReference as Case
from ungeapp.exchange.header import Header, Sender
from ungeapp.usecases.envelope import CardFacts, Outgoing, PersonMember
from ungeapp.usecases.ports.rows import RecordState

MY_DESK = SealedEnvelope(HERE, lambda: (b"m" * 32, b"M" * 32))
YOUR_DESK = SealedEnvelope(THERE, lambda: (b"y" * 32, b"Y" * 32))


def card(desk: SealedEnvelope, identity: str, name: str = "Karen Holm") -> CardFacts:
    return desk.own_card(
        identity=identity, name=name, unit="viborg/a", unit_name="A", phone="87", created=date(2026, 11, 23)
    )


MY_CARD, YOUR_CARD = card(MY_DESK, HERE), card(YOUR_DESK, THERE, "Jens Lund")
MEMBER = PersonMember(
    person=PERSON,
    states=(
        RecordState(
            kind="goal",
            id=PACKAGE,
            person=PERSON,
            registers={"own_words": (Version("r1", 4, "Op kl. 8", {"r2": 1}, HERE, "2026-11-23T09:00:00+01:00"),)},
        ),
    ),
    parts=("plan",),
    number=2,
    by="Karen Holm",
    on=date(2026, 11, 23),
)
OUT = Outgoing(
    id=PACKAGE,
    kind="offer",
    created=datetime(2026, 11, 23, 8, 0, tzinfo=UTC),
    sender=MY_CARD,
    replica="r1",
    recipients=(YOUR_CARD.wire,),
    sequences={THERE: 7},
    members=(MEMBER, replace(MEMBER, person=OTHER_PERSON, states=(), number=0)),
    audit_head=(9, "0" * 64),
    in_reply_to=PERSON,
    note="Hej Jens",
)


def test_what_is_sealed_here_is_opened_there_whole() -> None:
    told = YOUR_DESK.open(MY_DESK.seal(OUT), [MY_CARD.wire, YOUR_CARD.wire])
    assert told.members == OUT.members
    assert (told.id, told.kind, told.created, told.replica) == (OUT.id, OUT.kind, OUT.created, OUT.replica)
    assert (told.sender, told.sender_state) == (MY_CARD, "known")
    assert (told.sequence, told.recipients, told.audit_head) == (7, (THERE,), (9, "0" * 64))
    assert (told.in_reply_to, told.note) == (PERSON, "Hej Jens")
    assert len(told.sha256) == 64


def test_who_sent_it_is_known_only_by_a_card_of_ones_own() -> None:
    data = MY_DESK.seal(OUT)
    assert YOUR_DESK.open(data, []).sender_state == "unknown"
    other_keys = SealedEnvelope(HERE, lambda: (b"s" * 32, b"S" * 32))
    assert YOUR_DESK.open(data, [card(other_keys, HERE).wire]).sender_state == "changed"


def test_nobody_else_opens_it_not_even_the_sender_as_a_file_received() -> None:
    data = MY_DESK.seal(OUT)
    with pytest.raises(NotForMe):
        SealedEnvelope(PACKAGE, lambda: (b"s" * 32, b"S" * 32)).open(data, [])
    with pytest.raises(NotForMe):
        MY_DESK.open(data, [])


@pytest.mark.parametrize("place", [0, 40, 1500, -1500, -40, -1])
def test_a_changed_file_is_refused(place: int) -> None:
    data = bytearray(MY_DESK.seal(OUT))
    data[place] ^= 1
    with pytest.raises(ExchangeError):
        YOUR_DESK.open(bytes(data), [MY_CARD.wire])


def test_a_member_about_somebody_the_header_does_not_name_is_refused() -> None:
    header = Header(
        kind="share",
        package_id=PACKAGE,
        created=OUT.created,
        sender=Sender(identity=HERE, replica="r1"),
        sender_card=MY_CARD.wire,
        recipients=(THERE,),
        sequence={THERE: 1},
        cases=(Case(person=PERSON),),
    )
    raw = b'{"person":"%s","records":[]}' % OTHER_PERSON.encode()
    to = [cards.parse(YOUR_CARD.wire).keys.recipient()]
    data = b"".join(write(header, (Member("person+json", raw, person=PERSON),), MINE, to))
    with pytest.raises(Malformed):
        YOUR_DESK.open(data, [MY_CARD.wire])


def test_progress_is_told_for_every_person_and_may_stop_the_work() -> None:
    steps: list[tuple[int, int]] = []
    data = MY_DESK.seal(OUT, lambda done, all_: steps.append((done, all_)))
    YOUR_DESK.open(data, [MY_CARD.wire], lambda done, all_: steps.append((done, all_)))
    assert steps == [(1, 2), (2, 2)] * 2

    class Cancelled(Exception):
        pass

    def stop(done: int, all_: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        MY_DESK.seal(OUT, stop)
    with pytest.raises(Cancelled):
        YOUR_DESK.open(data, [MY_CARD.wire], stop)


def test_a_card_is_read_and_its_number_compared_whatever_the_spaces() -> None:
    told = YOUR_DESK.read_card(MY_CARD.wire)
    assert told == MY_CARD
    assert YOUR_DESK.same_number(MY_CARD.wire, told.check_number)
    assert YOUR_DESK.same_number(MY_CARD.wire, told.check_number.replace(" ", ""))
    assert not YOUR_DESK.same_number(MY_CARD.wire, YOUR_CARD.check_number)
    with pytest.raises(NotACard):
        YOUR_DESK.read_card(b"x" + MY_CARD.wire[1:])
