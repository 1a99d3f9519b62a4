"""The rules that hold on a day: deadlines, ages, how long a closed case stays, who is asked for consent.

Belongs here: each file of rules read once, and the deadlines of a municipality in place of the shipped ones.
Does not belong here: reckoning with them (``domain``), the readers, where the files lie (``definition_places.py``).
"""

from __future__ import annotations

from datetime import date

from ungeapp.domain.ages import AgeRule
from ungeapp.domain.consent_asking import AskingRule
from ungeapp.domain.deadlines import DeadlineRule, RuleBook
from ungeapp.forms.age_reader import AGE_RULES, read_ages
from ungeapp.forms.consent_reader import AGES, read_consent_ages
from ungeapp.forms.deadline_reader import read_deadlines
from ungeapp.forms.definition_places import Places
from ungeapp.forms.definition_words import Words
from ungeapp.forms.profile_catalogue import Profiles


class Rules:
    """The rules as they hold at one desk."""

    def __init__(self, places: Places, words: Words, profiles: Profiles) -> None:
        self._places = places
        self._words = words
        self._profiles = profiles
        self._deadlines: tuple[DeadlineRule, ...] | None = None
        self._books: dict[str, RuleBook] = {}
        self._ages: tuple[AgeRule, ...] | None = None

    def book(self, profile: str, day: date | None) -> RuleBook:
        """Every version of every deadline rule, with those of the municipality's profile, in the words of ``day``."""
        if self._deadlines is None:
            self._deadlines = read_deadlines(*self._places.rules("deadlines"))
        if profile not in self._books:
            own = self._profiles.profile(profile).deadlines if profile else ()
            self._books[profile] = RuleBook(self._deadlines, own)
        return self._words.told(self._books[profile], (RuleBook, profile), day)

    def retention(self, day: date) -> tuple[DeadlineRule, ...]:
        """For how long a closed case stays, as far as the municipality has set it."""
        found = (one for one in read_deadlines(*self._places.rules("retention")) if one.valid_on(day))
        return self._words.in_words(tuple(found), day)

    def ages(self, day: date) -> tuple[AgeRule, ...]:
        """The ages a line is drawn at on ``day``."""
        if self._ages is None:
            self._ages = read_ages(*self._places.rules(AGE_RULES))
        return tuple(one for one in self._ages if one.valid_on(day))

    def asking(self) -> tuple[AskingRule, ...]:
        """Who is asked for consent at which age."""
        return read_consent_ages(*self._places.rules(AGES))
