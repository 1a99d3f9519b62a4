"""Target figures: what counts the same stands together, and nothing else does."""

from __future__ import annotations

from fractions import Fraction

import pytest

from ungeapp.domain.targets import Definition, Direction, Measured, Target, Value

ONE, AT_LEAST_ONE = Definition("one", "en", "x"), Definition("at-least-one", "mindst én", "x")


def value(number: int, definition: Definition) -> Value:
    return Value(Fraction(number), "2012", definition.key)


def target(direction: Direction = Direction.AT_LEAST, goal: Value | None = None) -> Target:
    return Target(
        key="t",
        title="T",
        definition=AT_LEAST_ONE,
        measured_as=Measured.PER_CENT,
        direction=direction,
        source="x",
        goal=goal,
        baseline=value(89, AT_LEAST_ONE),
        measured=(value(84, ONE), value(91, AT_LEAST_ONE)),
    )


def test_values_of_another_definition_are_left_out() -> None:
    assert [int(one.value) for one in target().comparable()] == [89, 91]


def test_a_value_of_another_definition_is_never_held_against_the_goal() -> None:
    with pytest.raises(ValueError, match="counts one"):
        target(goal=value(95, AT_LEAST_ONE)).reached(value(96, ONE))


@pytest.mark.parametrize(
    ("direction", "number", "reached"),
    [
        (Direction.AT_LEAST, 95, True),
        (Direction.AT_LEAST, 94, False),
        (Direction.AT_MOST, 95, True),
        (Direction.AT_MOST, 96, False),
    ],
)
def test_as_good_as_the_goal(direction: Direction, number: int, reached: bool) -> None:
    assert target(direction, value(95, AT_LEAST_ONE)).reached(value(number, AT_LEAST_ONE)) is reached


def test_without_a_figure_nothing_is_reached_or_missed() -> None:
    assert target().reached(value(90, AT_LEAST_ONE)) is None
