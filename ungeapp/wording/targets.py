"""Target figures in words: what is to be reached, a value with its day, how often it is measured.

Belongs here: those words. Does not belong here: the targets (profile), figures counted from cases (``figures.py``).
"""

from __future__ import annotations

from fractions import Fraction

from ungeapp.domain.targets import Direction, Frequency, Measured, Target, Value
from ungeapp.texts import N_, _

_FREQUENCIES = {
    Frequency.MONTHLY: N_("every month"),
    Frequency.QUARTERLY: N_("every quarter"),
    Frequency.HALF_YEARLY: N_("every half year"),
    Frequency.YEARLY: N_("every year"),
    Frequency.ONCE: N_("once"),
}
_DIRECTIONS = {
    Direction.AT_LEAST: N_("at least {value}"),
    Direction.AT_MOST: N_("at most {value}"),
    Direction.UP: N_("more than {value}"),
    Direction.DOWN: N_("less than {value}"),
}
_WITHOUT = {
    Direction.AT_LEAST: N_("all"),
    Direction.AT_MOST: N_("none"),
    Direction.UP: N_("more than before"),
    Direction.DOWN: N_("fewer than before"),
}


def frequency_word(target: Target) -> str:
    """*hvert år*; empty where the source does not say."""
    return _(_FREQUENCIES[target.frequency]) if target.frequency else ""


def goal_words(target: Target) -> str:
    """*mindst 90 %, 2030*."""
    if target.goal is None:
        return _(_WITHOUT[target.direction])
    return _(_DIRECTIONS[target.direction]).format(value=value_words(target, target.goal))


def value_words(target: Target, value: Value) -> str:
    """*16,3 %, 2011*, with the raw numbers where the source has them."""
    percent = target.measured_as in (Measured.PER_CENT, Measured.CHANGE_PER_CENT)
    number = decimal(value.value) + (" %" if percent else "")
    raw = ""
    if value.part is not None:
        raw = f" ({value.part}" + (f"/{value.whole})" if value.whole else ")")
    return f"{number}{raw}, {value.when}"


def decimal(value: Fraction) -> str:
    """A number as Danes write it: *16,3*."""
    return f"{int(value)}" if value.denominator == 1 else f"{float(value):g}".replace(".", ",")
