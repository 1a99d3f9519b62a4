"""The consent paper in every language there is for a profile.

Belongs here: which languages can be used, and why one that a municipality added cannot.
Does not belong here: reading one (``consent_reader.py``), where they lie (``definition_places.py``), the paper itself
(``documents``).
"""

from __future__ import annotations

from ungeapp.domain.consent_asking import ConsentTexts
from ungeapp.domain.errors import NotFound
from ungeapp.domain.formats import SHIPPED
from ungeapp.forms.consent_reader import read_consent_texts
from ungeapp.forms.definition_places import Places
from ungeapp.forms.definition_reader import FaultyDefinition


def consent_languages(places: Places, profile: str) -> tuple[tuple[ConsentTexts, ...], tuple[str, ...]]:
    """The languages that can be used, Danish first, then by name; and what is wrong with others, a sentence for each file.

    A faulty one of the municipality never stands in the way of the others; of the shipped ones it is FaultyDefinition.
    """
    found: dict[str, ConsentTexts] = {}
    faults: list[str] = []
    for owner, name, raw in places.languages(profile):
        try:
            texts = read_consent_texts(raw, name)
        except FaultyDefinition as faulty:
            if owner == SHIPPED:
                raise
            faults.append(f"{name}: {faulty.problems[0].reason}")
        else:
            found[texts.language] = texts
    ordered = sorted(found.values(), key=lambda one: (one.language != "da", one.name))
    return tuple(ordered), tuple(faults)


def consent_texts(places: Places, profile: str, language: str) -> ConsentTexts:
    """The words of the consent paper; NotFound in a language nobody has added."""
    for one in consent_languages(places, profile)[0]:
        if one.language == language:
            return one
    raise NotFound("no-such-definition", ref=f"consent/{language}")
