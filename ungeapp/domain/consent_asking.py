"""How a consent is asked for: who at which age, and the words of the paper in one language.

Belongs here: the values, and picking what holds on a day.
Does not belong here: the ages and words themselves (dated data in ``resources``), the consent (``consent.py``).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum


class Asked(StrEnum):
    """Who is asked."""

    CUSTODY = "custody-holder"
    YOUNG_PERSON = "young-person"


@dataclass(frozen=True, slots=True, kw_only=True)
class AskingRule:
    """Who is asked from one age to another (whole years, both included; ``to_age`` None: and older)."""

    from_age: int
    to_age: int | None
    ask: tuple[Asked, ...]
    source: str
    note: str = ""
    valid_from: date | None = None
    valid_to: date | None = None

    def fits(self, age: int, day: date) -> bool:
        """Whether it holds for somebody of this age on ``day``."""
        old_enough = self.from_age <= age and (self.to_age is None or age <= self.to_age)
        begun = self.valid_from is None or self.valid_from <= day
        return old_enough and begun and (self.valid_to is None or day <= self.valid_to)


ADULT = AskingRule(from_age=0, to_age=None, ask=(Asked.YOUNG_PERSON,), source="")
"""Of somebody whose age is unknown nobody is guessed: the young person is asked."""


def asking_rule(rules: Iterable[AskingRule], age: int | None, day: date) -> AskingRule:
    """The rule for a young person of ``age`` on ``day``."""
    if age is None:
        return ADULT
    return next((one for one in rules if one.fits(age, day)), ADULT)


PAPER_TEXTS: Mapping[str, tuple[str, ...]] = {
    "title": (),
    "opening": (),
    "for-custody": (),
    "who": (),
    "born": (),
    "giver": (),
    "receiver": (),
    "receiver-plan": (),
    "purpose": (),
    "used": (),
    "may-be-told": (),
    "both-ways": (),
    "not-told": (),
    "not-told-ask": (),
    "because": (),
    "how-long": (),
    "from-to": ("from", "to"),
    "from-on": ("from",),
    "looked-at": ("day",),
    "rights": (),
    "voluntary": (),
    "saying-no": (),
    "withdrawing": ("contact",),
    "told-already": (),
    "who-has-had-what": (),
    "custody-until": (),
    "my-answer": (),
    "yes": (),
    "no": (),
    "sign-young-person": (),
    "sign-custody": ("name",),
    "sign-worker": ("name",),
}
"""Every text of the paper with the names it must hold in braces."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentTexts:
    """The paper's words in one language: ``texts`` by the keys of ``PAPER_TEXTS``, ``parts`` and ``uses`` by code.

    »Du« is the young person in all of them. ``custody`` and ``custody_parts`` take the place of some of them on the
    copy of whoever holds custody, where »du« is the parent; a language may come without.
    """

    language: str
    name: str
    source: str
    texts: Mapping[str, str]
    parts: Mapping[str, str]
    uses: Mapping[str, str]
    custody: Mapping[str, str] = field(default_factory=dict)
    custody_parts: Mapping[str, str] = field(default_factory=dict)

    def to_custody(self) -> ConsentTexts:
        """The same paper speaking to whoever holds custody."""
        return replace(self, texts={**self.texts, **self.custody}, parts={**self.parts, **self.custody_parts})

    def text(self, key: str, **facts: str) -> str:
        """One text with its names filled in."""
        return self.texts[key].format(**facts)
