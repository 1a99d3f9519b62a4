"""Ages the law or a document draws a line at, as dated rules.

Belongs here: the shape of such a rule and whether it covers somebody on a day.
Does not belong here: the ages (``resources/rules/ages.toml``), what follows from them (``eligibility.py``).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from ungeapp.domain.dates import age_on, birthday

CUSTODY, PLAN_RIGHT, SCREENED, RENEWED = "custody", "plan-right", "screening", "contact-person-renewed"
ON_THE_WAY = "on-the-way"
"""Who is under custody; the right to a plan (1-02); whose academic competences are screened (3-15); who gets a contact person anew (2-18).
``ON_THE_WAY``: whom the list of those on the way to adult life is about (7.4.B-06)."""


MONTHS = 12


@dataclass(frozen=True, slots=True)
class AgeRule:
    """Whole years from ``from_age`` to ``to_age``, both included; None is open to that side.

    ``steps`` are the ages on the way through it, in months, in order.
    """

    id: str
    title: str
    from_age: int | None
    to_age: int | None
    source: str
    valid_from: date | None = None
    valid_to: date | None = None
    steps: tuple[int, ...] = ()

    def valid_on(self, day: date) -> bool:
        """Whether the rule holds on ``day``."""
        return (self.valid_from is None or self.valid_from <= day) and (self.valid_to is None or day <= self.valid_to)

    def covers(self, birth: date, day: date) -> bool:
        """Whether somebody born on ``birth`` is of these ages on ``day``."""
        age = age_on(birth, day)
        return (self.from_age is None or self.from_age <= age) and (self.to_age is None or age <= self.to_age)

    def reached(self, birth: date, day: date) -> int:
        """The age on ``day`` in months as the steps tell it; in whole years before the first one, and past the ages."""
        told = [one for one in self.steps if birthday(birth, 0, one) <= day] if self.covers(birth, day) else []
        return max(told, default=age_on(birth, day) * MONTHS)

    def coming(self, birth: date, day: date) -> int:
        """The step after ``day``, in months; the next birthday where no step is left."""
        told = [one for one in self.steps if day < birthday(birth, 0, one)] if self.covers(birth, day) else []
        return min(told, default=(age_on(birth, day) + 1) * MONTHS)

    def ends_on(self, birth: date) -> date | None:
        """The birthday from which it covers nobody born on ``birth`` any more; None when it never ends."""
        return birthday(birth, self.to_age + 1) if self.to_age is not None else None


def age_rule(rules: Iterable[AgeRule], id: str, day: date) -> AgeRule | None:
    """The rule ``id`` as it stands on ``day``; None where nobody has set it."""
    return next((one for one in rules if one.id == id and one.valid_on(day)), None)
