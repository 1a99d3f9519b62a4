"""The definitions of a desk, as the use cases need them.

Belongs here: asking for formats, checklists, criteria, profiles, terms, rules and the consent paper, by reference and
day; judging and laying down what a municipality writes itself.
Does not belong here: where the files lie and how they are read (``forms/definitions.py``), what they mean (``domain``).
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Protocol, TypeVar

from ungeapp.domain.ages import AgeRule
from ungeapp.domain.checklists import Checklist
from ungeapp.domain.consent_asking import AskingRule, ConsentTexts
from ungeapp.domain.criteria import Criteria
from ungeapp.domain.deadlines import DeadlineRule, RuleBook
from ungeapp.domain.formats import SHIPPED, FormatRef, MeetingFormat
from ungeapp.domain.offers import OfferCatalogue
from ungeapp.domain.old_words import OldWordFound
from ungeapp.domain.profile_changes import ProfileContents, ProfileFault
from ungeapp.domain.profiles import MunicipalProfile
from ungeapp.domain.terms import TermList

T = TypeVar("T")


class Definitions(Protocol):
    """The shipped and municipal definitions (formats, checklists, profiles, terms).

    Where a text names a word of the glossary as ``{code}``, it is that of ``day``; of today where none is said.
    """

    def in_words(self, found: T, day: date | None = None) -> T:
        """A text, or a value with texts in it, in the words of a day."""
        ...

    def formats(self, day: date | None = None) -> tuple[MeetingFormat, ...]:
        """The newest version of every format, by title; with ``day`` of those that have begun then."""
        ...

    def retention(self, day: date) -> tuple[DeadlineRule, ...]:
        """The rules that hold on ``day`` for how long a closed case stays; without a distance nothing is due."""
        ...

    def format(self, id: str, version: int | None = None, day: date | None = None) -> MeetingFormat:
        """The newest version when none is asked, with ``day`` the newest that has begun then; NotFound."""
        ...

    def check_format(self, text: str, owner: str) -> tuple[MeetingFormat | None, tuple[tuple[str, str], ...]]:
        """The format in ``text``; or None, and where what is wrong, as the strict reader says it."""
        ...

    def format_faults(self) -> tuple[str, ...]:
        """Why formats, checklists and criteria of the municipality cannot be used, one sentence for each file."""
        ...

    def next_version(self, id: str) -> int:
        """The number the next version of a format gets."""
        ...

    def newest_versions(self, id: str, owner: str) -> tuple[str, ...]:
        """``owner/id/version`` of the newest version of a format there is, and of the newest this owner has."""
        ...

    def publish_format(self, text: str, owner: str) -> FormatRef:
        """Lay it into the municipality's own folder as the version it says; refused when that is there already."""
        ...

    def checklist(self, id: str, version: int | None = None, day: date | None = None) -> Checklist: ...
    def checklists(self, day: date | None = None) -> tuple[Checklist, ...]:
        """The newest version of every checklist, by title; with ``day`` of those that have begun then."""
        ...

    def criteria(self, id: str, version: int | None = None, day: date | None = None) -> Criteria: ...
    def all_criteria(self, day: date | None = None) -> tuple[Criteria, ...]:
        """The newest version of every set of criteria, by title; with ``day`` of those that have begun then."""
        ...

    def profile(self, key: str) -> MunicipalProfile: ...
    def contents(self, key: str, files: Mapping[str, str] | None = None) -> ProfileContents:
        """Everything the profile in use holds, or the one in ``files``; refused like any faulty file."""
        ...

    def profile_files(self, key: str, new_key: str = "") -> Mapping[str, str]:
        """The files of the profile in use as its next version, or as the first one under a new key; NotFound."""
        ...

    def old_words(self, text: str) -> tuple[OldWordFound, ...]:
        """Each place of a definition with a word that is called something else by now, and what it is called."""
        ...

    def profile_old_words(self, key: str, files: Mapping[str, str]) -> tuple[ProfileFault, ...]:
        """The same of a profile told as files; nothing is refused for it."""
        ...

    def profile_faults(self, key: str, files: Mapping[str, str]) -> tuple[ProfileFault, ...]:
        """Why a profile told as files cannot be used; NotFound when they hold none."""
        ...

    def folder_files(self, folder: Path) -> Mapping[str, str]:
        """The files of a profile's folder anywhere; refused when it holds none."""
        ...

    def lay_folder(self, folder: Path, files: Mapping[str, str]) -> None:
        """Write a profile into a new folder, whole; refused when it is there already."""
        ...

    def adopt(self, key: str, files: Mapping[str, str] | None) -> None:
        """Read the profile from these files from now on; None: from what was shipped again."""
        ...

    def terms(self, kind: str) -> TermList: ...
    def deadlines(self, day: date, profile: str = "") -> tuple[DeadlineRule, ...]:
        """The deadline rules that hold on ``day``; with a profile's key its own ones in place of the shipped."""
        ...

    def ages(self, day: date) -> tuple[AgeRule, ...]:
        """The ages the law or a document draws a line at, as they stand on ``day``."""
        ...

    def rule_book(self, profile: str = "", day: date | None = None) -> RuleBook:
        """Every version of every deadline rule, with those of the municipality's profile."""
        ...

    def offers(self, key: str) -> OfferCatalogue:
        """The offers of a municipality's profile; an empty catalogue when it tells of none."""
        ...

    def consent_languages(self, profile: str) -> tuple[ConsentTexts, ...]:
        """The consent paper in every language this municipality has; Danish first."""
        ...

    def consent_faults(self, profile: str) -> tuple[str, ...]:
        """Why languages the municipality added cannot be used: a sentence for each file."""
        ...

    def consent_texts(self, profile: str, language: str) -> ConsentTexts: ...
    def consent_ages(self) -> tuple[AskingRule, ...]:
        """Who is asked for consent at which age."""
        ...

    def closed_days(self, profile: MunicipalProfile, first_year: int, last_year: int) -> frozenset[date]: ...
    def text(self, ref: FormatRef) -> str:
        """The file as it stands, for the store to keep."""
        ...

    def read_format(self, text: str, owner: str = SHIPPED, day: date | None = None) -> MeetingFormat:
        """A format kept in the store or sent by a partner, and whose it is; refused like any faulty file."""
        ...

    def read_checklist(self, text: str, owner: str = SHIPPED, day: date | None = None) -> Checklist:
        """A checklist kept in the store or sent by a partner, and whose it is; refused like any faulty file."""
        ...

    def read_criteria(self, text: str, owner: str = SHIPPED, day: date | None = None) -> Criteria:
        """Criteria kept in the store or sent by a partner, and whose they are; refused like any faulty file."""
        ...
