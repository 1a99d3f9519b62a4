"""Every history of the real transition function, walked through: no moment of nobody, no unmarked overlap, no dead end.

The world is a ledger per office, all files ever written (each may arrive at any time, any number of times, or never)
and perhaps one backup that may be restored. The walk visits every world that can be reached. For dead ends everything
written so far counts as lost: only what is sent again from a ledger, and the answers to it, may help.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date

import pytest

from ungeapp.domain import handovers
from ungeapp.domain.errors import NotAllowed
from ungeapp.domain.handovers import (
    AcceptedOutside,
    AcceptOffer,
    ConfirmedOutside,
    ConfirmSafe,
    Event,
    FileArrived,
    FileKind,
    FileSeen,
    FileToSend,
    Force,
    Heard,
    Ledger,
    LetGo,
    OfferTo,
    Outcome,
    RefusedOutside,
    RefuseOffer,
    ReturnedFromOutside,
    Role,
    WithdrawOffer,
    Word,
    files_again,
    responsible_here,
    restored,
    verified,
)

Step = Callable[[Ledger, Event], Outcome]
Verify = Callable[[Ledger, Iterable[FileSeen]], Outcome]
Written = tuple[FileKind, int, int, int]  # kind, number, from office, to office
State = tuple[tuple[int, ...], int, int]  # ledger per office; files written, as bits; the backup

NO_BACKUP, BACKUP_USED = -1, -2
CALLED = Word("Skole", date(2026, 1, 5), Heard.PHONE, "Medarbejder")
DECISION = Force("Leder", "Vidne", "ingen svarer")
OUTSIDE_EVENTS: tuple[Event, ...] = (
    AcceptedOutside(CALLED),
    RefusedOutside(CALLED, "ingen plads"),
    ConfirmedOutside(CALLED),
    ReturnedFromOutside(CALLED),
)


@dataclass
class Walk:
    """What was found: the number of worlds, and those that break a promise."""

    states: int = 0
    nobody: list[str] = field(default_factory=list)
    two_unaware: list[str] = field(default_factory=list)  # two desks plainly responsible
    one_unaware: list[str] = field(default_factory=list)  # an overlap that one of the desks does not mark
    dead_ends: list[str] = field(default_factory=list)


class World:
    """The reachable worlds of some offices; ledgers and files are numbered so that a world is a few integers."""

    def __init__(
        self,
        step: Step,
        *,
        offices: int,
        numbers: int,
        outside: bool = False,
        force: bool = False,
        backup: bool = False,
        restore: Callable[[Ledger], Ledger] = restored,
        verify: Verify = verified,
    ) -> None:
        self.step, self.restore, self.verify = step, restore, verify
        self.names = "ABCD"[:offices]
        self.numbers, self.outside, self.force, self.backup = numbers, outside, force, backup
        self.ledgers: list[Ledger] = []
        self.ledger_index: dict[Ledger, int] = {}
        self.files: list[Written] = []
        self.file_index: dict[Written, int] = {}
        self.mine = [0] * offices  # bits of the files written by an office
        self.to_me = [0] * offices
        self.acts: dict[tuple[int, int], list[tuple[int, int, bool]]] = {}
        self.arrivals: dict[tuple[int, int], tuple[int, int] | None] = {}
        self.changed: dict[tuple[int, int], list[tuple[int, int]]] = {}
        self.again: dict[tuple[int, int], list[int]] = {}

    def number_of(self, ledger: Ledger) -> int:
        found = self.ledger_index.get(ledger)
        if found is None:
            found = self.ledger_index[ledger] = len(self.ledgers)
            self.ledgers.append(ledger)
        return found

    def bits_of(self, office: int, files: Iterable[FileToSend]) -> int:
        bits = 0
        for one in files:
            written = (one.kind, one.number, office, self.names.index(one.to))
            if written not in self.file_index:
                self.file_index[written] = len(self.files)
                self.mine[office] |= 1 << len(self.files)
                self.to_me[written[3]] |= 1 << len(self.files)
                self.files.append(written)
            bits |= 1 << self.file_index[written]
        return bits

    def start(self) -> State:
        first = [Ledger(person="p", role=Role.RESPONSIBLE)] + [Ledger(person="p")] * (len(self.names) - 1)
        return tuple(self.number_of(one) for one in first), 0, NO_BACKUP

    def events(self, office: int, ledger: Ledger) -> Iterator[tuple[Event, bool]]:
        """What a person at the office may try, and whether it brings the open handover forward."""
        if ledger.epoch < self.numbers:
            for name in self.names:
                if name != self.names[office]:
                    yield OfferTo(name), False
            if self.outside:
                yield OfferTo("Skole", outside=True), False
                yield OfferTo("Værksted", outside=True, keeps=True), False
        for act in (AcceptOffer(""), RefuseOffer("nej"), WithdrawOffer(), ConfirmSafe(""), LetGo()):
            yield act, True
        if self.force:
            yield DECISION, False
        if self.outside:
            for telling in OUTSIDE_EVENTS:
                if not isinstance(telling, ReturnedFromOutside) or ledger.epoch < self.numbers:
                    yield telling, True

    def acted(self, office: int, number: int) -> list[tuple[int, int, bool]]:
        key = (office, number)
        if key not in self.acts:
            found = []
            for event, forward in self.events(office, self.ledgers[number]):
                try:
                    outcome = self.step(self.ledgers[number], event)
                except NotAllowed:
                    continue
                found.append((self.number_of(outcome.ledger), self.bits_of(office, outcome.files), forward))
            self.acts[key] = found
        return self.acts[key]

    def arrived(self, number: int, file: int) -> tuple[int, int] | None:
        """The ledger after the file arrived and the answers; None if it is turned away."""
        key = (number, file)
        if key not in self.arrivals:
            kind, n, sender, receiver = self.files[file]
            try:
                outcome = self.step(self.ledgers[number], FileArrived(kind, n, self.names[sender]))
            except NotAllowed:
                self.arrivals[key] = None
            else:
                self.arrivals[key] = (self.number_of(outcome.ledger), self.bits_of(receiver, outcome.files))
        return self.arrivals[key]

    def changes(self, number: int, waiting: int) -> list[tuple[int, int]]:
        """What may become of a ledger by the arrival of one of the waiting files."""
        key = (number, waiting)
        if key not in self.changed:
            results = (self.arrived(number, file) for file in _ones(waiting))
            self.changed[key] = [one for one in results if one and one != (number, 0)]
        return self.changed[key]

    def deliver(self, state: State, file: int) -> tuple[State, int]:
        """The world after the file arrived, and the bits of the answers."""
        ledgers, written, backup = state
        receiver = self.files[file][3]
        result = self.arrived(ledgers[receiver], file)
        if result is None:
            return state, 0
        return (_with(ledgers, receiver, result[0]), written | result[1], backup), result[1]

    def reread(self, state: State, office: int) -> Iterator[State]:
        """The restored office reads its folders: all it wrote, and all or nothing of what was sent to it."""
        ledgers, written, backup = state
        for bits in (written & self.mine[office], written & (self.mine[office] | self.to_me[office])):
            seen = []
            for file in _ones(bits):
                kind, n, sender, receiver = self.files[file]
                seen.append(FileSeen(kind, n, self.names[receiver if sender == office else sender], sender == office))
            outcome = self.verify(self.ledgers[ledgers[office]], seen)
            answers = self.bits_of(office, outcome.files)
            yield _with(ledgers, office, self.number_of(outcome.ledger)), written | answers, backup

    def successors(self, state: State) -> Iterator[tuple[State, bool]]:
        """Every world one happening away, and whether that happening brings the open handover forward."""
        ledgers, written, backup = state
        for office, number in enumerate(ledgers):
            for after, bits, forward in self.acted(office, number):
                yield (_with(ledgers, office, after), written | bits, backup), forward
            if self.ledgers[number].role is Role.VERIFY:
                for world in self.reread(state, office):
                    yield world, True
            if self.backup and backup == NO_BACKUP:
                yield (ledgers, written, number * len(ledgers) + office), False
        if backup >= 0:
            number, office = divmod(backup, len(ledgers))
            old = self.number_of(self.restore(self.ledgers[number]))
            yield (_with(ledgers, office, old), written, BACKUP_USED), False
        for office, number in enumerate(ledgers):
            for after, bits in self.changes(number, written & self.to_me[office]):
                yield (_with(ledgers, office, after), written | bits, backup), False

    def sent_again(self, state: State) -> Iterator[State]:
        """Every world reached by sending the open files again and passing the answers to and fro."""
        for office, number in enumerate(state[0]):
            key = (office, number)
            if key not in self.again:
                self.again[key] = list(_ones(self.bits_of(office, files_again(self.ledgers[number]))))
            for file in self.again[key]:
                world, answers = self.deliver(state, file)
                yield world
                for _ in range(3):
                    bits, answers = answers, 0
                    for answer in _ones(bits):
                        world, more = self.deliver(world, answer)
                        answers |= more
                        yield world

    def walk(self, limit: int = 2_000_000) -> Walk:
        """Visit every world, nearest first, and note each that breaks a promise."""
        start = self.start()
        index = {start: 0}
        order = [start]
        before: list[list[int]] = [[]]  # the worlds from which one comes nearer to rest
        queue = deque([start])
        found = Walk()
        while queue:
            state = queue.popleft()
            here = index[state]
            self.judge(state, found)
            forward = [(one, True) for one in self.sent_again(state)]
            for world, helps in (*self.successors(state), *forward):
                if world not in index:
                    index[world] = len(order)
                    order.append(world)
                    before.append([])
                    queue.append(world)
                    assert len(order) <= limit, "the worlds do not end"
                if helps and world != state:
                    before[index[world]].append(here)
        found.states = len(order)
        found.dead_ends = [self.told(order[one]) for one in self.stuck(order, before)]
        return found

    def stuck(self, order: list[State], before: list[list[int]]) -> list[int]:
        """The worlds from which rest cannot be reached."""
        reaches = {number for number, state in enumerate(order) if self.at_rest(state)}
        queue = deque(reaches)
        while queue:
            for number in before[queue.popleft()]:
                if number not in reaches:
                    reaches.add(number)
                    queue.append(number)
        return [number for number in range(len(order)) if number not in reaches]

    def holders(self, state: State) -> list[Ledger]:
        """The ledgers that say: responsible here, or with a receiver outside in my place."""
        found = (self.ledgers[number] for number in state[0])
        return [one for one in found if responsible_here(one.role) or one.outside]

    def judge(self, state: State, found: Walk) -> None:
        holders = self.holders(state)
        plain = [one for one in holders if one.role in (Role.RESPONSIBLE, Role.NONE)]
        if not holders:
            found.nobody.append(self.told(state))
        if len(plain) > 1:
            found.two_unaware.append(self.told(state))
        if len(holders) > 1 and any(not one.overlap for one in holders):
            found.one_unaware.append(self.told(state))

    def at_rest(self, state: State) -> bool:
        roles = [self.ledgers[number].role for number in state[0]]
        calm = all(role in (Role.NONE, Role.RESPONSIBLE) for role in roles)
        return calm and len(self.holders(state)) == 1 and not any(self.ledgers[number].staged for number in state[0])

    def told(self, state: State) -> str:
        """A world as text for a failing test."""
        desks = (f"{name}: {self.ledgers[number]}" for name, number in zip(self.names, state[0], strict=True))
        return "\n".join([*desks, *(str(self.files[one]) for one in _ones(state[1]))])


def _with(ledgers: tuple[int, ...], office: int, number: int) -> tuple[int, ...]:
    return (*ledgers[:office], number, *ledgers[office + 1 :])


def _ones(bits: int) -> Iterator[int]:
    while bits:
        low = bits & -bits
        yield low.bit_length() - 1
        bits ^= low


@pytest.mark.parametrize(("offices", "numbers"), [(3, 3), (2, 4)])
def test_never_nobody_never_an_unmarked_overlap_never_a_dead_end(offices: int, numbers: int) -> None:
    found = World(handovers.step, offices=offices, numbers=numbers).walk()
    print(f"{offices} offices, numbers to {numbers}: {found.states} worlds")
    assert found.states > 10_000
    assert not found.nobody, found.nobody[0]
    assert not found.two_unaware, found.two_unaware[0]
    assert not found.one_unaware, found.one_unaware[0]
    assert not found.dead_ends, found.dead_ends[0]


def test_receivers_without_the_program_keep_the_promises() -> None:
    found = World(handovers.step, offices=2, numbers=3, outside=True).walk()
    print(f"2 offices and a school, numbers to 3: {found.states} worlds")
    assert not found.nobody + found.two_unaware + found.one_unaware + found.dead_ends


@pytest.mark.parametrize(("force", "outside"), [(True, False), (False, True)])
def test_a_restored_backup_keeps_somebody_responsible(force: bool, outside: bool) -> None:
    """A desk that restored counts as responsible; the other may not know, but never are both plainly responsible."""
    found = World(handovers.step, offices=2, numbers=2, backup=True, force=force, outside=outside).walk()
    print(f"2 offices, numbers to 2, one backup at any time, {force=}, {outside=}: {found.states} worlds")
    assert not found.nobody + found.two_unaware + found.dead_ends


def test_a_forced_decision_keeps_somebody_responsible() -> None:
    """An offer taken back stays marked at the desk that took it until the other has answered."""
    found = World(handovers.step, offices=2, numbers=3, force=True).walk()
    print(f"2 offices, numbers to 3, four eyes: {found.states} worlds")
    assert not found.nobody + found.two_unaware + found.one_unaware + found.dead_ends
    found = World(handovers.step, offices=3, numbers=2, force=True).walk()
    assert not found.nobody + found.two_unaware + found.dead_ends


# Broken functions: the walk has to catch each.
def _lets_go_on_export(ledger: Ledger, event: Event) -> Outcome:
    outcome = handovers.step(ledger, event)
    return replace(outcome, ledger=replace(outcome.ledger, role=Role.NONE)) if isinstance(event, OfferTo) else outcome


def _takes_back_without_asking(ledger: Ledger, event: Event) -> Outcome:
    outcome = handovers.step(ledger, event)
    if isinstance(event, WithdrawOffer):
        return replace(outcome, ledger=ledger.settled(Role.RESPONSIBLE, number=ledger.number))
    return outcome


def _responsible_on_acceptance(ledger: Ledger, event: Event) -> Outcome:
    outcome = handovers.step(ledger, event)
    if isinstance(event, AcceptOffer):
        answer = outcome.files[0]
        return replace(outcome, ledger=ledger.settled(Role.RESPONSIBLE, number=ledger.number, last=answer))
    return outcome


def _offers_of_settled_numbers_count_again(ledger: Ledger, event: Event) -> Outcome:
    if isinstance(event, FileArrived) and event.kind is FileKind.OFFER and ledger.role is Role.NONE:
        ledger = replace(ledger, epoch=min(ledger.epoch, event.number - 1))
    return handovers.step(ledger, event)


def _lets_go_without_acceptance(ledger: Ledger, event: Event) -> Outcome:
    if isinstance(event, LetGo) and ledger.role is Role.OFFERED:
        ledger = replace(ledger, role=Role.HANDING_OVER, confirmation=CALLED)
    return handovers.step(ledger, event)


def _forgets_its_answers(ledger: Ledger, event: Event) -> Outcome:
    outcome = handovers.step(ledger, event)
    return replace(outcome, ledger=replace(outcome.ledger, last=None))


@pytest.mark.parametrize(
    ("broken", "promise"),
    [
        (_lets_go_on_export, "nobody"),
        (_lets_go_without_acceptance, "nobody"),
        (_takes_back_without_asking, "one_unaware"),
        (_responsible_on_acceptance, "one_unaware"),
        (_offers_of_settled_numbers_count_again, "one_unaware"),
        (_forgets_its_answers, "dead_ends"),
    ],
)
def test_a_broken_function_is_caught(broken: Step, promise: str) -> None:
    assert getattr(World(broken, offices=2, numbers=2).walk(), promise)


def test_a_backup_taken_as_it_is_or_without_reading_the_own_files_is_caught() -> None:
    as_it_is = World(handovers.step, offices=2, numbers=1, backup=True, restore=lambda ledger: ledger)
    unread = World(handovers.step, offices=2, numbers=1, backup=True, verify=lambda one, _: verified(one, ()))
    for found in (as_it_is.walk(), unread.walk()):
        assert found.nobody
        assert found.two_unaware
