"""Three desks write and share in any order, with files lost and repeated: what they end up seeing is the same.

The desks work in memory (the port's fake is held to the same contract as the encrypted store) and their files are not
sealed: thousands of them go to and fro here.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field
from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.desks import NOW, PLACES, introduce
from tests.desks import Desk as OneDesk
from tests.fakes import FakeStore
from tests.usecases.plain_envelope import PlainEnvelope
from ungeapp.bootstrap import Workplace, shipped_definitions
from ungeapp.domain.consent import Use
from ungeapp.domain.errors import Invalid
from ungeapp.domain.parts import Part
from ungeapp.domain.plans import Agreement, AgreementState, Goal
from ungeapp.domain.registers import covers, knowledge
from ungeapp.forms.format_editor import TomlFormatEditor
from ungeapp.forms.handbook_reader import Handbook
from ungeapp.forms.papers import PaperWriter
from ungeapp.system import paths
from ungeapp.system.clock import FixedClock
from ungeapp.usecases.consents import ConsentAsked
from ungeapp.usecases.desk import Desk, nobody
from ungeapp.usecases.envelope import Outgoing
from ungeapp.usecases.intentions import intentions
from ungeapp.usecases.ports.rows import Conflict
from ungeapp.usecases.receiving import Choice, Decision
from ungeapp.usecases.sending import WrittenFile

DEFINITIONS = shipped_definitions()
PARTS = (Part.IDENTITY, Part.PLAN, Part.OWN_WORDS, Part.AGREEMENTS, Part.GOALS_EDUCATION, Part.CONSENTS)
DESKS = range(3)


def desk_in_memory(clock: FixedClock, unit: str, name: str, box: dict[bytes, tuple[Outgoing, list[bytes]]]) -> OneDesk:
    store = FakeStore(clock, name=name, unit=unit, profile="viborg")
    desk = Desk(store=store, clock=clock, definitions=DEFINITIONS)
    envelope = PlainEnvelope(store.author.identity, box)
    made = intentions(desk, envelope, PaperWriter(), TomlFormatEditor(), Handbook(paths.resources() / "guide"))
    return OneDesk(Workplace(store=store, intentions=made, announce=nobody), None)  # type: ignore[arg-type]  # the fake is a store by its shape, and there is no folder


@dataclass
class Office:
    """Three desks that hold one young person, the files between them, and every version ever written."""

    clock: FixedClock = field(default_factory=lambda: FixedClock(NOW))
    desks: list[OneDesk] = field(default_factory=list)
    person: str = ""
    goal: str = ""
    agreement: str = ""
    files: list[tuple[int, WrittenFile]] = field(default_factory=list)

    @classmethod
    def open(cls) -> Office:
        office = cls()
        box: dict[bytes, tuple[Outgoing, list[bytes]]] = {}
        office.desks = [desk_in_memory(office.clock, unit, name, box) for unit, name in PLACES]
        introduce(office.desks)
        first = office.desks[0]
        office.person = first.person().id
        office.goal = first.do.plans.add_goal(office.person, own_words="Begynde").id
        office.agreement = first.do.plans.add_agreement(office.person, what="Ringe", owner="Jens", due=None).id
        units = [unit for unit, _name in PLACES]
        first.consent(office.person, units, PARTS)
        for there in office.desks[1:]:
            there.receive(first.share(office.person, there))
        for here in office.desks[1:]:  # everybody may tell everybody
            others = tuple(unit for unit in units if unit != here.unit)
            asked = ConsentAsked(
                basis="consent", uses=(Use.EXCHANGE,), purpose="Planen", parts=PARTS, recipients=others
            )
            here.do.consents.give(office.person, asked)
        return office

    def edit(self, desk: int, what: int, text: str) -> None:
        self.clock.forward(timedelta(minutes=1))
        plans = self.desks[desk].do.plans
        match what:
            case 0:
                plans.change_goal(self.goal, own_words=text)
            case 1:
                plans.change_goal(self.goal, wording=text)
            case 2:
                plans.tick(self.agreement, outcome=text)
            case 3:
                plans.drop(self.agreement, text)
            case 4:
                plans.write(self.person, strengths=text)
            case 5:
                plans.next_step(self.person, text, None)
            case _:
                plans.add_goal(self.person, own_words=text)

    def send(self, desk: int, to: int) -> None:
        if desk != to:
            self.files.append((to, self.desks[desk].share(self.person, self.desks[to])))

    def arrive(self, number: int) -> None:
        """Any file written so far, perhaps again; what is never picked is lost."""
        if self.files:
            to, file = self.files[number % len(self.files)]
            self.desks[to].receive(file)

    def decide(self, desk: int, choice: Choice) -> None:
        here = self.desks[desk].do.receiving
        for conflict in here.conflicts()[:1]:
            with suppress(Invalid):  # a code is not written freely: that is refused, and nothing has changed
                here.decide(conflict.record, conflict.field, Decision(choice=choice, text="Afgjort"))

    def settle(self, order: list[tuple[int, int]]) -> None:
        """Everybody sends to everybody, two rounds, in some order; now nobody lacks anything."""
        for _ in range(2):
            for desk, to in order:
                self.send(desk, to)
                self.arrive(len(self.files) - 1)

    def seen(self, desk: int) -> tuple[object, ...]:
        """What the page of the plan shows at a desk."""
        view = self.desks[desk].do.plans.view(self.person)
        goals = tuple(sorted((one.id, one.own_words, one.wording, one.state) for one in view.goals))
        agreed = tuple((one.id, one.state, one.outcome) for one in view.agreements)
        return (goals, agreed, view.plan.strengths, view.person.next_step, view.person.coordinator)

    def conflicts(self, desk: int) -> list[tuple[str, str, tuple[tuple[str, str], ...]]]:
        found: tuple[Conflict, ...] = self.desks[desk].do.receiving.conflicts()
        return sorted(
            (one.record, one.field, tuple(sorted((each.replica, str(each.value)) for each in one.versions)))
            for one in found
        )


acts = st.lists(
    st.one_of(
        st.tuples(
            st.just("edit"), st.sampled_from(DESKS), st.integers(0, 6), st.sampled_from(["et", "to", "tre", "fire"])
        ),
        st.tuples(st.just("send"), st.sampled_from(DESKS), st.sampled_from(DESKS)),
        st.tuples(st.just("arrive"), st.integers(0, 30)),
        st.tuples(st.just("decide"), st.sampled_from(DESKS), st.sampled_from(Choice)),
    ),
    min_size=4,
    max_size=14,
)
orders = st.permutations([(desk, to) for desk in DESKS for to in DESKS if desk != to])


@given(acts, orders)
@settings(max_examples=30)
def test_whatever_the_order_repetition_and_loss_everybody_sees_the_same(
    steps: list[tuple[object, ...]], order: list[tuple[int, int]]
) -> None:
    office = Office.open()
    written: list[tuple[str, str, int, str]] = []
    for act, *told in steps:
        getattr(office, str(act))(*told)
        written += [own for desk in DESKS for own in own_heads(office, desk)]
    office.settle(order)
    assert office.seen(0) == office.seen(1) == office.seen(2)
    assert office.conflicts(0) == office.conflicts(1) == office.conflicts(2)
    nothing_lost(office, written)
    before = [(office.seen(desk), office.conflicts(desk)) for desk in DESKS]
    for number in range(len(office.files)):
        office.arrive(number)
    assert [(office.seen(desk), office.conflicts(desk)) for desk in DESKS] == before, "once more changes nothing"


def own_heads(office: Office, desk: int) -> list[tuple[str, str, int, str]]:
    """(record, field, counter, replica) of what this desk wrote last, field by field."""
    store = office.desks[desk].workplace.store
    with store.unit_of_work() as uow:
        return [
            (state.id, name, one.counter, one.replica)
            for state in uow.states(office.person)
            if state.kind in (Goal.KIND, Agreement.KIND)
            for name, register in state.registers.items()
            for one in register
            if one.replica == store.author.replica
        ]


def nothing_lost(office: Office, written: list[tuple[str, str, int, str]]) -> None:
    """Everything ever written is still shown, still a conflict, or was replaced by somebody who had seen it."""
    with office.desks[0].workplace.store.unit_of_work() as uow:
        now = {(state.id, name): one for state in uow.states(office.person) for name, one in state.registers.items()}
    for record, name, counter, replica in set(written):
        register = now[record, name]
        is_head = any((one.replica, one.counter) == (replica, counter) for one in register)
        seen = knowledge(register).get(replica, 0) >= counter
        assert is_head or seen, "a write vanished that nobody had seen"
        assert not any(covers(one.context, one) for one in register)


def test_a_lost_file_heals_with_the_next_and_the_states_agree() -> None:
    office = Office.open()
    office.edit(0, 2, "Ringet")
    office.send(0, 1)  # never arrives
    office.edit(0, 0, "Blive kok")
    office.send(0, 1)
    office.arrive(1)
    assert office.seen(0) == office.seen(1)
    view = office.desks[1].do.plans.view(office.person)
    assert view.agreements[0].state is AgreementState.DONE


def test_a_conflict_decided_at_one_desk_is_decided_everywhere() -> None:
    office = Office.open()
    for desk in DESKS:
        office.edit(desk, 0, f"ord {desk}")
    order = [(desk, to) for desk in DESKS for to in DESKS if desk != to]
    office.settle(order)
    assert all(len(office.conflicts(desk)) == 1 for desk in DESKS)
    shown = {office.seen(desk)[0] for desk in DESKS}
    assert len(shown) == 1, "until then all see the words of the responsible desk"
    office.decide(2, Choice.NEW)
    assert len(office.conflicts(2)) == 1, "only the two that were looked at: the third still waits"
    office.decide(2, Choice.NEW)
    office.settle(order)
    assert all(office.conflicts(desk) == [] for desk in DESKS)
    assert {goal[1] for desk in DESKS for goal in office.seen(desk)[0]} == {"Afgjort"}  # type: ignore[attr-defined]  # rows of a tuple of rows
