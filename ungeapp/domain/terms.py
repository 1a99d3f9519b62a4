"""Dated lists of terms: life areas, bases of sharing, channels, roles, and what things used to be called.

Belongs here: a term, its validity and source, and looking one up for a day.
Does not belong here: the terms (``resources/terms/``), and closed lists the rules themselves depend on (enums).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from ungeapp.domain.parts import Part


@dataclass(frozen=True, slots=True)
class Term:
    """One entry. A code may stand in several entries with different validity, when its label or law has changed.

    ``valid_from`` None means: from before anything this program knows. The flags are None where a list does not use
    them: ``law`` is where the word stands in the law; ``uncertain`` says that its dates are not established, so nothing may
    be reckoned from them; ``needs_consent`` (a basis that is a consent; a life area that stands in the plan only with one), ``municipal``
    and ``private`` (a role), ``work_or_education`` (a life area that is aimed at one of them), ``part`` (the part of
    the plan a life area is), ``follow_up`` (a state somebody must act on), ``letters`` (whether anything is still written
    to the young person), ``needs_text`` (a reason that says nothing without words), ``reaches_out`` (a channel in which
    somebody can be looked for), ``needs_successor`` (an end of a support role after which somebody else must be there),
    ``left`` (a report that the young person has left: it asks what comes next), ``supports`` (a role that follows one
    young person over time), ``qualifies`` (an education after which, or in which, there is no right to a plan),
    ``grades`` (how a class of this education begins, without dots and spaces), ``leaves_school`` (a school whose end is
    the end of 9th or 10th grade), ``ends_with_age`` (a support role that needs an agreement to go on past an age) and
    ``refers`` (an absence level at which others are asked to take over). ``roles`` and ``words`` say who is drawn in a
    sector of the network map before anybody has
    moved them; ``line`` how a relation is drawn. ``implies`` are the circumstances that hold as well where this one does.
    ``ends_support`` is the end (a code of the support role ends' terms) that support roles come to with the course, where
    nobody can be followed any more, or all are handed to a receiver; else they are ended one by one.
    """

    code: str
    label: str
    valid_from: date | None
    valid_to: date | None
    source: str
    old_terms: tuple[str, ...] = ()
    note: str = ""
    law: str = ""
    uncertain: bool = False
    needs_consent: bool | None = None
    municipal: bool | None = None
    private: bool | None = None
    work_or_education: bool | None = None
    part: Part | None = None
    follow_up: bool | None = None
    letters: bool | None = None
    needs_text: bool | None = None
    reaches_out: bool | None = None
    needs_successor: bool | None = None
    left: bool | None = None
    supports: bool | None = None
    qualifies: bool | None = None
    leaves_school: bool | None = None
    ends_with_age: bool | None = None
    refers: bool | None = None
    ends_support: str = ""
    grades: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    line: str = ""
    implies: tuple[str, ...] = ()

    def valid_on(self, day: date) -> bool:
        """Whether the entry holds on ``day``, both ends included."""
        return (self.valid_from is None or self.valid_from <= day) and (self.valid_to is None or day <= self.valid_to)


@dataclass(frozen=True, slots=True)
class TermList:
    """All entries of one kind in the order they are shown."""

    kind: str
    title: str
    terms: tuple[Term, ...]

    def on(self, day: date) -> tuple[Term, ...]:
        """The entries to choose from on ``day``."""
        return tuple(one for one in self.terms if one.valid_on(day))

    def find(self, code: str, day: date) -> Term | None:
        """The entry ``code`` as it was on ``day``; else its latest one, so that old records keep a name."""
        entries = [one for one in self.terms if one.code == code]
        for one in entries:
            if one.valid_on(day):
                return one
        return entries[-1] if entries else None

    def label(self, code: str, day: date) -> str:
        """What ``code`` is called on ``day``; the code itself when no list knows it (a definition of another desk)."""
        found = self.find(code, day)
        return found.label if found else code

    def called(self, names: Mapping[str, str]) -> TermList:
        """The list with what a municipality calls some of its entries, by code; what an entry was called before stays."""
        terms = (
            replace(one, label=names[one.code]) if one.code in names and one.valid_to is None else one
            for one in self.terms
        )
        return replace(self, terms=tuple(terms)) if names else self

    def of_grade(self, grade: str, day: date) -> Term | None:
        """The education a class belongs to, however it is written (*9.*, *9. klasse*, *9b*); None for one no list names."""
        said = "".join(one for one in grade.casefold() if one.isalnum())
        for one in self.on(day):
            for begin in one.grades:
                if said.startswith(begin) and not said[len(begin) :][:1].isdecimal():
                    return one
        return None

    def by_old_term(self, word: str) -> Term | None:
        """The entry that replaced ``word`` (case does not matter)."""
        for one in self.terms:
            if word.casefold() in (old.casefold() for old in one.old_terms):
                return one
        return None
