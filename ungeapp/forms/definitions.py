"""The definitions of one desk: what the use cases and the command line ask, each answered by the room it belongs to.

Belongs here: the face (``usecases/ports/definitions.py``), and building the rooms anew when another profile is adopted.
Does not belong here: where files lie (``definition_places.py``), words (``definition_words.py``), versions
(``definition_versions.py``), profiles, terms and offers (``profile_catalogue.py``), rules (``rule_catalogue.py``), the
consent paper (``consent_languages.py``), faults (``definition_checks.py``), laying a format down
(``format_publishing.py``).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import TypeVar

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
from ungeapp.forms.closed_days import closed_days
from ungeapp.forms.consent_languages import consent_languages, consent_texts
from ungeapp.forms.definition_checks import Checks, Told
from ungeapp.forms.definition_places import Places
from ungeapp.forms.definition_reader import Problem
from ungeapp.forms.definition_versions import CHECKLISTS, CRITERIA, FORMATS, Versions
from ungeapp.forms.definition_words import Words
from ungeapp.forms.format_publishing import publish_format
from ungeapp.forms.profile_catalogue import Profiles
from ungeapp.forms.profile_contents import lay_folder, told_folder
from ungeapp.forms.profile_folder import folder_files
from ungeapp.forms.rule_catalogue import Rules
from ungeapp.system.clock import SystemClock

W = TypeVar("W")


class Definitions:
    """All definitions of one desk of the municipality ``municipality``; ``municipal`` is its folder, where it has one.

    Where a text names a word of the glossary as ``{code}``, the word is that of the day asked for, else of ``today``; the
    text that is kept and its digest are the file's. A faulty file raises FaultyDefinition when it is asked for; the others
    stay usable, and of a format whose newest version here is faulty the one before it counts.
    """

    def __init__(
        self,
        resources: Path,
        municipal: Path | None = None,
        municipality: str = "",
        today: Callable[[], date] | None = None,
    ) -> None:
        if municipal is not None and not municipality:
            raise ValueError("a municipal folder needs its municipality's key")
        self._today = today or (lambda: SystemClock().now().date())
        self._read_from(Places(resources=resources, municipal=municipal, municipality=municipality, home=municipality))

    def _read_from(self, places: Places) -> None:
        """Nothing read so far counts any longer."""
        self._places = places
        self._words = Words(places, self._today)
        self._versions = Versions(places, self._words)
        self._profiles = Profiles(places, self._words)
        self._rules = Rules(places, self._words, self._profiles)
        self._checks = Checks(places, self._words, self._versions, self._profiles)

    def adopt(self, key: str, files: Mapping[str, str] | None) -> None:
        """Read the profile ``key`` and its definitions from ``files`` from now on; None: from the folders again."""
        self._read_from(self._places.adopting(key, files))

    def in_words(self, found: W, day: date | None = None) -> W:
        """A text, or a value with texts in it, with every ``{code}`` as the glossary has that word on ``day``."""
        return self._words.in_words(found, day)

    # formats, checklists, criteria -----------------------------------------------------------------------------------
    def formats(self, day: date | None = None) -> tuple[MeetingFormat, ...]:
        """The newest version of every format, by title; with ``day`` of those that have begun then."""
        return self._versions.newest(FORMATS, day)

    def format(self, id: str, version: int | None = None, day: date | None = None) -> MeetingFormat:
        """A format by id, or by ``owner/id`` or ``owner/id/version``; the newest when no version is asked; NotFound."""
        return self._versions.asked(FORMATS, id, version, day)

    def checklists(self, day: date | None = None) -> tuple[Checklist, ...]:
        """The newest version of every checklist, by title; with ``day`` of those that have begun then."""
        return self._versions.newest(CHECKLISTS, day)

    def checklist(self, id: str, version: int | None = None, day: date | None = None) -> Checklist:
        """A checklist, named like a format; NotFound."""
        return self._versions.asked(CHECKLISTS, id, version, day)

    def all_criteria(self, day: date | None = None) -> tuple[Criteria, ...]:
        """The newest version of every set of criteria, by title; with ``day`` of those that have begun then."""
        return self._versions.newest(CRITERIA, day)

    def criteria(self, id: str, version: int | None = None, day: date | None = None) -> Criteria:
        """A set of criteria, named like a format; NotFound."""
        return self._versions.asked(CRITERIA, id, version, day)

    def text(self, ref: FormatRef) -> str:
        """The file behind ``ref`` as it stands, for the store to keep; NotFound when it is not (or no longer) so."""
        return self._versions.text(ref)

    def read_format(self, text: str, owner: str = SHIPPED, day: date | None = None) -> MeetingFormat:
        """A format kept in the store or sent by a partner; FaultyDefinition like any faulty file."""
        return self._versions.kept(FORMATS, text, owner, day)

    def read_checklist(self, text: str, owner: str = SHIPPED, day: date | None = None) -> Checklist:
        """A checklist kept in the store or sent by a partner; FaultyDefinition like any faulty file."""
        return self._versions.kept(CHECKLISTS, text, owner, day)

    def read_criteria(self, text: str, owner: str = SHIPPED, day: date | None = None) -> Criteria:
        """Criteria kept in the store or sent by a partner; FaultyDefinition like any faulty file."""
        return self._versions.kept(CRITERIA, text, owner, day)

    def format_faults(self) -> tuple[str, ...]:
        """Why formats, checklists and criteria of the municipality cannot be used, one sentence for each file."""
        return self._versions.faults()

    def next_version(self, id: str) -> int:
        """The number the next version of a format gets, whoever has the others and whether or not they can be read."""
        return self._versions.next_number(id)

    def newest_versions(self, id: str, owner: str) -> tuple[str, ...]:
        """``owner/id/version`` of the newest version of a format there is, and of the newest this owner has."""
        return self._versions.newest_references(id, owner)

    def publish_format(self, text: str, owner: str) -> FormatRef:
        """Lay ``text`` into the municipality's own folder as the version it says; refused like ``format_publishing``."""
        return self.format(str(publish_format(text, owner, self._places, self._words))).ref

    # profiles, terms, offers -----------------------------------------------------------------------------------------
    def profile(self, key: str) -> MunicipalProfile:
        """The municipality's profile with all its parts; NotFound. What it does not say, the neutral one says."""
        return self._profiles.profile(key)

    def profiles(self) -> tuple[MunicipalProfile, ...]:
        """Every profile, by name."""
        return self._profiles.all()

    def profile_files(self, key: str, new_key: str = "") -> dict[str, str]:
        """The files of a profile as its next version, or as the first one under a new key; NotFound."""
        return self._profiles.files(key, new_key)

    def contents(self, key: str, files: Mapping[str, str] | None = None) -> ProfileContents:
        """Everything the profile ``key`` holds: the one in use, or the one in ``files``; NotFound, FaultyDefinition."""
        return self._profiles.contents(key, files)

    def offers(self, key: str) -> OfferCatalogue:
        """The offers of the municipality's profile; an empty catalogue when it tells of none."""
        return self._profiles.offers(key)

    def terms(self, kind: str) -> TermList:
        """A term list by kind: ``life-areas``, ``bases``, ``channels``, ``roles`` …; NotFound."""
        return self._profiles.terms(kind)

    @staticmethod
    def folder_files(folder: Path) -> dict[str, str]:
        """The files of a profile's folder anywhere as text; refused when it holds none."""
        return told_folder(folder)

    @staticmethod
    def lay_folder(folder: Path, files: Mapping[str, str]) -> None:
        """Write a profile into a new folder, whole; refused when it is there already."""
        lay_folder(folder, files)

    # rules, the consent paper ----------------------------------------------------------------------------------------
    def rule_book(self, profile: str = "", day: date | None = None) -> RuleBook:
        """Every version of every deadline rule, with those of the municipality's profile, in the words of ``day``."""
        return self._rules.book(profile, day)

    def deadlines(self, day: date, profile: str = "") -> tuple[DeadlineRule, ...]:
        """The deadline rules that hold on ``day``; those of the municipality's profile stand in place of the shipped ones."""
        return self._rules.book(profile, day).on(day)

    def retention(self, day: date) -> tuple[DeadlineRule, ...]:
        """For how long a closed case stays, as far as the municipality has set it."""
        return self._rules.retention(day)

    def ages(self, day: date) -> tuple[AgeRule, ...]:
        """The ages a line is drawn at on ``day``."""
        return self._rules.ages(day)

    def closed_days(self, profile: MunicipalProfile, first_year: int, last_year: int) -> frozenset[date]:
        """The closed days of the years, both included."""
        return closed_days(range(first_year, last_year + 1), profile)

    def consent_ages(self) -> tuple[AskingRule, ...]:
        """Who is asked for consent at which age."""
        return self._rules.asking()

    def consent_languages(self, profile: str) -> tuple[ConsentTexts, ...]:
        """The consent paper in every language there is for this profile: Danish first, then by name."""
        return consent_languages(self._places, profile)[0]

    def consent_faults(self, profile: str) -> tuple[str, ...]:
        """What is wrong with the languages a municipality added and that cannot be used, one sentence for each file."""
        return consent_languages(self._places, profile)[1]

    def consent_texts(self, profile: str, language: str) -> ConsentTexts:
        """The words of the consent paper; NotFound in a language nobody has added."""
        return consent_texts(self._places, profile, language)

    # what is wrong, and what is called something else by now ---------------------------------------------------------
    def check(self, path: Path) -> list[Problem]:
        """Everything wrong with one file of any kind; empty when it can be used. OSError when it cannot be read."""
        return self._checks.file(path)

    def check_format(self, text: str, owner: str) -> tuple[MeetingFormat | None, Told]:
        """The format in ``text``, or None and everything wrong with it: where (``meeting[1].agenda[2].title``) and why."""
        return self._checks.format(text, owner)

    def check_profile(self, folder: Path) -> list[Problem]:
        """Everything wrong with a profile's folder as a whole; empty when it can be used. OSError like ``check``."""
        return self._checks.profile(folder.name, folder_files(folder))

    def profile_faults(self, key: str, files: Mapping[str, str]) -> tuple[ProfileFault, ...]:
        """Everything wrong with a profile told as files, a line each; NotFound when they hold no profile."""
        return self._checks.profile_told(key, files)

    def old_words(self, text: str) -> tuple[OldWordFound, ...]:
        """Each place of a definition that uses a word called something else by now, and what it is called."""
        return self._checks.old_words(text)

    def old_words_in(self, path: Path) -> list[Problem]:
        """The same of a file, or of a profile's folder: each word once for every file."""
        return self._checks.old_words_in(path)

    def profile_old_words(self, key: str, files: Mapping[str, str]) -> tuple[ProfileFault, ...]:
        """The same of a profile told as files."""
        return self._checks.old_words_told(key, files)
