"""The proposed agenda: nothing open is forgotten, nothing stands there twice, what was not reached comes again."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from ungeapp.domain.agenda import (
    AgendaLine,
    Before,
    LineOutcome,
    LineSource,
    Proposal,
    agenda_lines,
    noted_since,
    propose_agenda,
    settled,
    wish_key,
)
from ungeapp.domain.parts import Part
from ungeapp.domain.people import Contact
from ungeapp.domain.plans import Agreement, AgreementState, Goal, GoalRating, GoalState, GoalStep

PERSON = "p"
CLOSED = datetime(2026, 11, 25, 14, 30, tzinfo=UTC)


def agreement(id: str, **more: object) -> Agreement:
    return Agreement(id=id, person=PERSON, **{"what": f"Aftale {id}", **more})  # type: ignore[arg-type]  # fields of the record


def goal(id: str, **more: object) -> Goal:
    return Goal(id=id, person=PERSON, **{"own_words": f"Mål {id}", **more})  # type: ignore[arg-type]  # fields of the record


def line(refers_to: str, **more: object) -> AgendaLine:
    told = {"meeting": "m0", "title": refers_to, **more}
    return AgendaLine(id=f"{told['meeting']}-{refers_to}", person=PERSON, refers_to=refers_to, **told)  # type: ignore[arg-type]  # fields of the record


def about(proposed: tuple[Proposal, ...]) -> list[tuple[str, str]]:
    return [(one.source.value, one.refers_to) for one in proposed]


IDS = st.lists(st.sampled_from("abcdefgh"), unique=True)
OUTCOMES = st.sampled_from(LineOutcome)
LINES = st.lists(
    st.builds(
        lambda id, outcome, recurring, taken_off: line(
            id, outcome=outcome, recurring=recurring, taken_off=taken_off, part=Part.NOTES
        ),
        st.sampled_from("abcdxyz"),
        OUTCOMES,
        st.booleans(),
        st.booleans(),
    )
)


@given(IDS, IDS, LINES, st.lists(st.sampled_from(("Praktik", " praktik ", "Bolig", ""))))
def test_each_thing_is_proposed_once_and_every_open_agreement_is(
    agreed: list[str], goals: list[str], lines: list[AgendaLine], wishes: list[str]
) -> None:
    states = [AgreementState.OPEN if number % 2 else AgreementState.DONE for number in range(len(agreed))]
    agreements = tuple(agreement(one, state=state) for one, state in zip(agreed, states, strict=True))
    proposed = propose_agenda(
        Before(
            since=CLOSED,
            wishes=tuple(wishes),
            lines=tuple(lines),
            agreements=agreements,
            goals=tuple(goal(f"g{one}") for one in goals),
        )
    )
    keys = [one.refers_to for one in proposed]
    assert len(keys) == len(set(keys))
    assert all(one.title.strip() for one in proposed)
    assert {one.id for one in agreements if one.state is AgreementState.OPEN} <= set(keys)
    assert {f"g{one}" for one in goals} <= set(keys)
    assert {wish_key(one) for one in wishes if one.strip()} <= set(keys)


@given(LINES)
def test_the_last_word_on_a_topic_decides_whether_it_comes_again(lines: list[AgendaLine]) -> None:
    proposed = {one.refers_to: one for one in propose_agenda(Before(since=CLOSED, lines=tuple(lines)))}
    last = {one.refers_to: one for one in lines}
    for key, one in last.items():
        waits = one.outcome is LineOutcome.NOT_REACHED and not one.taken_off
        assert (key in proposed) == (waits or one.recurring)
        if key in proposed:
            assert proposed[key].recurring == one.recurring
            assert proposed[key].part is one.part


@given(st.lists(st.sampled_from(("nothing", "note", "discussed", "off")), max_size=6))
def test_an_item_lives_until_it_is_talked_about_or_taken_off(acts: list[str]) -> None:
    """Meeting after meeting: what nobody came to is there again, what was dealt with is not."""
    lines = [settled(line("topic"), dealt_with=False)]
    alive = True
    for number, act in enumerate(acts, 1):
        proposed = propose_agenda(Before(since=CLOSED, lines=tuple(lines)))
        assert bool(proposed) == alive
        agenda = agenda_lines(f"m{number}", PERSON, (), proposed)
        if not agenda:
            break
        (one,) = agenda
        told = {
            "nothing": one,
            "note": replace(one, note="Talt om"),
            "discussed": replace(one, outcome=LineOutcome.DISCUSSED),
            "off": replace(one, taken_off=True),
        }[act]
        lines.append(told if told.taken_off else settled(told, dealt_with=False))
        alive = act == "nothing"


def test_agreements_stand_by_due_date_and_her_wishes_first() -> None:
    proposed = propose_agenda(
        Before(
            wishes=("Min kæreste skal med",),
            agreements=(
                agreement("later", due=date(2027, 1, 4)),
                agreement("never"),
                agreement("soon", due=date(2026, 12, 1)),
            ),
            goals=(goal("g"),),
        )
    )
    assert about(proposed) == [
        ("wish", wish_key("Min kæreste skal med")),
        ("agreement", "soon"),
        ("agreement", "later"),
        ("agreement", "never"),
    ], "without a meeting before, no goal has stood still since"


def test_a_goal_is_proposed_unless_something_about_it_moved_since_last_time() -> None:
    pieces = {
        "rated": GoalRating(id="r", person=PERSON, goal="rated"),
        "stepped": GoalStep(id="s", person=PERSON, goal="stepped"),
        "agreed": agreement("a", goal="agreed", state=AgreementState.DONE),
    }
    moved = {one.id: CLOSED + timedelta(days=2) for one in pieces.values()}
    before = Before(
        since=CLOSED,
        goals=(*(goal(one) for one in (*pieces, "still")), goal("over", state=GoalState.REACHED)),
        ratings=(pieces["rated"],),  # type: ignore[arg-type]  # one of each kind in the dict
        steps=(pieces["stepped"],),  # type: ignore[arg-type]  # one of each kind in the dict
        agreements=(pieces["agreed"],),  # type: ignore[arg-type]  # one of each kind in the dict
        changed=moved,
    )
    assert about(propose_agenda(before)) == [("goal", "still")]
    earlier = replace(before, changed=dict.fromkeys(moved, CLOSED - timedelta(days=2)))
    assert [one.refers_to for one in propose_agenda(earlier)] == [*pieces, "still"]


def test_only_what_changed_since_last_time_is_news() -> None:
    news = tuple(
        Proposal(source=LineSource.CHANGE, refers_to=one, title=one, part=Part.STATUS) for one in ("old", "new")
    )
    changed = {"old": CLOSED - timedelta(hours=1), "new": CLOSED + timedelta(hours=1)}
    assert about(propose_agenda(Before(since=CLOSED, changes=news, changed=changed))) == [("change", "new")]
    assert propose_agenda(Before(changes=news, changed=changed)) == ()


@given(IDS, st.sets(st.sampled_from("abcdefgh")))
def test_taking_off_and_bringing_back_loses_nothing(agreed: list[str], off: set[str]) -> None:
    proposed = propose_agenda(Before(agreements=tuple(agreement(one) for one in agreed)))
    fresh = agenda_lines("m", PERSON, (), proposed)
    kept = [replace(one, taken_off=True) for one in fresh if one.refers_to in off]
    then = agenda_lines("m", PERSON, kept, proposed)
    assert {one.id for one in then} == {one.id for one in fresh}
    assert [one.taken_off for one in then] == sorted(one.taken_off for one in then), "what is off stands last"
    back = agenda_lines("m", PERSON, [replace(one, taken_off=False) for one in kept], proposed)
    assert back == fresh


def test_a_line_of_another_meeting_is_not_this_meetings() -> None:
    assert agenda_lines("m", PERSON, [line("x", meeting="other")], ()) == ()


def test_what_came_of_a_line_settles_it() -> None:
    assert settled(line("x"), dealt_with=True).outcome is LineOutcome.DISCUSSED
    assert settled(line("x", note="Talt om"), dealt_with=False).outcome is LineOutcome.DISCUSSED
    assert settled(line("x"), dealt_with=False).outcome is LineOutcome.NOT_REACHED
    told = line("x", outcome=LineOutcome.NOT_REACHED, note="Kort")
    assert settled(told, dealt_with=True) == told


def test_a_status_is_written_from_what_was_noted_about_the_topic_since() -> None:
    def contact(id: str, days: int, **more: object) -> Contact:
        told = {"text": f"Sagt {id}", "topics": ("goal:g",), **more}
        return Contact(id=id, person=PERSON, at=CLOSED + timedelta(days=days), **told)  # type: ignore[arg-type]  # fields of the record

    contacts = (
        contact("2", 9),
        contact("1", 3),
        contact("before", -3),
        contact("other", 4, topics=("goal:h",)),
        contact("silent", 5, text=" "),
        contact("gone", 5, removed="fejl"),
    )
    assert [one.id for one in noted_since(contacts, "goal:g", CLOSED)] == ["1", "2"]
    assert [one.id for one in noted_since(contacts, "goal:g", None)] == ["before", "1", "2"]
