"""What a municipality says of itself: its profile, the words it uses, its offers.

Belongs here: each of them by key, filled up with what the neutral profile or the shipped list says, read once.
Does not belong here: where the files lie (``definition_places.py``), how a profile is read and checked
(``profile_folder.py``, ``profile_contents.py``), a municipality's formats, checklists and criteria
(``definition_versions.py``).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import replace

from ungeapp.domain.errors import NotFound
from ungeapp.domain.glossary import in_words_of
from ungeapp.domain.offers import NO_OFFERS, OfferCatalogue
from ungeapp.domain.profile_changes import ProfileContents
from ungeapp.domain.profiles import NEUTRAL, MunicipalProfile
from ungeapp.domain.terms import TermList
from ungeapp.forms.definition_places import Places
from ungeapp.forms.definition_reader import FaultyDefinition, misnamed
from ungeapp.forms.definition_words import Words, read_term_list
from ungeapp.forms.offer_reader import read_offers
from ungeapp.forms.profile_contents import area_problems, as_bytes, own_definitions, own_offers
from ungeapp.forms.profile_folder import read_profile_files
from ungeapp.forms.term_reader import GLOSSARY, LIFE_AREAS, ROLES


class Profiles:
    """The profiles there are, and the term lists and offers as the municipality of this desk has them."""

    def __init__(self, places: Places, words: Words) -> None:
        self._places = places
        self._words = words
        self._profiles: dict[str, MunicipalProfile] = {}
        self._terms: dict[str, TermList] = {}
        self._offers: dict[str, OfferCatalogue] = {}

    def profile(self, key: str) -> MunicipalProfile:
        """The municipality's profile with all its parts; NotFound. What it does not say, the neutral one says."""
        if key not in self._profiles:
            found = read_profile_files(self._places.profile_files(key), key, self.base(key))
            if found.key != key:
                raise FaultyDefinition((misnamed(f"{key}/profile.toml", "profile.key"),))
            self._profiles[key] = found
        return self._profiles[key]

    def base(self, key: str) -> MunicipalProfile | None:
        """The profile that says what another one leaves out; none where it is missing."""
        if key == NEUTRAL:
            return None
        try:
            return self.profile(NEUTRAL)
        except NotFound:
            return None

    def all(self) -> tuple[MunicipalProfile, ...]:
        """Every profile, by name."""
        return tuple(sorted((self.profile(key) for key in self._places.profile_keys()), key=lambda one: one.name))

    def files(self, key: str, new_key: str = "") -> dict[str, str]:
        """The files of a profile as text by name, to be edited; NotFound.

        Under a new key it is the first version of its own, under the same key the next one.
        """
        files = {name: raw.decode("utf-8") for name, raw in self._places.profile_files(key).items()}
        new_key = new_key or key
        number = 1 if new_key != key else self.profile(key).version + 1
        head = files["profile.toml"].replace(f'key = "{key}"', f'key = "{new_key}"', 1)
        files["profile.toml"] = re.sub(r"(?m)^version = \d+$", f"version = {number}", head, count=1)
        return files

    def contents(self, key: str, files: Mapping[str, str] | None = None) -> ProfileContents:
        """Everything the profile ``key`` holds: the one in use, or the one in ``files``; NotFound, FaultyDefinition."""
        told = self._places.profile_files(key) if files is None else as_bytes(files)
        profile = read_profile_files(told, key, self.base(key))
        offers = self.offers(key) if files is None else own_offers(told)
        deadlines, own = self._words.in_words((profile.deadlines, own_definitions(told, key)))
        return ProfileContents(replace(profile, deadlines=deadlines), offers, own)

    def offers(self, key: str) -> OfferCatalogue:
        """The offers of the municipality's profile; an empty catalogue when it tells of none."""
        if key not in self._offers:
            raw = self._places.offers(key)
            if raw is None:
                return NO_OFFERS
            found = read_offers(raw, f"{key}/offers.toml")
            problems = area_problems(found, f"{key}/offers.toml", self.codes(LIFE_AREAS))
            if problems:
                raise FaultyDefinition(tuple(problems))
            self._offers[key] = found
        return self._offers[key]

    def terms(self, kind: str) -> TermList:
        """A term list by kind: ``life-areas``, ``bases``, ``channels``, ``roles`` …; NotFound."""
        if kind not in self._terms:
            found = read_term_list(self._places, kind)
            found = found if kind == GLOSSARY else in_words_of(found, self._words.glossary())
            self._terms[kind] = found.called(self._role_names()) if kind == ROLES else found
        return self._terms[kind]

    def codes(self, kind: str) -> Collection[str]:
        """The codes of a kind of terms."""
        return {one.code for one in self.terms(kind).terms}

    def _role_names(self) -> Mapping[str, str]:
        """What the municipality of this desk calls roles; nothing while its profile cannot be read."""
        home = self._places.home
        try:
            return self.profile(home).role_names() if home else {}
        except (NotFound, FaultyDefinition):
            return {}
