"""What two versions of a municipal profile differ in, to be read before the newer one is taken into use.

Belongs here: finding what came, went and changed, part by part. Does not belong here: reading profiles (``forms``),
taking one into use, and the sentences about a change (``wording``).

Old cases keep their versions: nothing here touches a case, and a unit that went keeps its key in what was written.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from ungeapp.domain.offers import NO_OFFERS, OfferCatalogue
from ungeapp.domain.profiles import MunicipalProfile


class ProfilePart(StrEnum):
    """The parts in which a change is told, in the order they are read."""

    UNITS = "units"
    WORDS = "words"
    AGES = "ages"
    TIMES = "times"
    RESPONSIBILITY = "responsibility"
    ROLES = "roles"
    DEADLINES = "deadlines"
    TARGETS = "targets"
    PROCEDURES = "procedures"
    PARTNERS = "partners"
    LETTERS = "letters"
    OFFERS = "offers"
    FORMATS = "formats"
    CHECKLISTS = "checklists"
    CRITERIA = "criteria"
    TERMS = "terms"
    LANGUAGES = "languages"


class HowChanged(StrEnum):
    """What became of something."""

    ADDED = "added"
    REMOVED = "removed"
    RENAMED = "renamed"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class ProfileChange:
    """One difference. ``before`` and ``after`` are what it is called; empty where it is not there.

    ``was`` and ``now`` are the whole values on both sides (a deadline, a version number), None where there is none.
    """

    part: ProfilePart
    how: HowChanged
    key: str
    before: str
    after: str
    was: object = field(default=None, compare=False)
    now: object = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class ProfileFault:
    """One thing wrong in a profile: in which file, on which line as far as it is known, at which place, and why."""

    file: str
    line: int | None = None
    path: str = ""
    reason: str = ""

    def __str__(self) -> str:
        file = self.file if self.line is None else f"{self.file}:{self.line}"
        return ": ".join(one for one in (file, self.path, self.reason) if one)


@dataclass(frozen=True, slots=True)
class OwnDefinition:
    """A definition a municipality has in its profile. ``part`` says of which kind; ``version`` is 0 where none is told."""

    part: ProfilePart
    id: str
    title: str
    version: int
    sha256: str


OWN_PARTS = (
    ProfilePart.FORMATS,
    ProfilePart.CHECKLISTS,
    ProfilePart.CRITERIA,
    ProfilePart.TERMS,
    ProfilePart.LANGUAGES,
)
"""The parts that are definitions of the municipality's own, in the order they are told."""


@dataclass(frozen=True, slots=True)
class ProfileContents:
    """Everything one version of a profile holds."""

    profile: MunicipalProfile
    offers: OfferCatalogue = NO_OFFERS
    own: tuple[OwnDefinition, ...] = ()

    def rewritten(self, newer: ProfileContents) -> tuple[OwnDefinition, ...]:
        """The formats, checklists and criteria that ``newer`` changes without a number of their own: a version is never rewritten."""
        known = {(one.part, one.id, one.version): one.sha256 for one in self.own if one.version}
        return tuple(one for one in newer.own if known.get((one.part, one.id, one.version), one.sha256) != one.sha256)


Named = Mapping[str, tuple[str, object]]
"""What stands under a key: what it is called, and everything that counts for being the same."""


def profile_changes(before: MunicipalProfile, after: MunicipalProfile) -> tuple[ProfileChange, ...]:
    """Every difference, part by part and in the order of the newer profile; what went stands last in its part.

    ValueError for two different municipalities.
    """
    if before.key != after.key:
        raise ValueError(f"{before.key} and {after.key} are two municipalities")
    told, now = _parts(before), _parts(after)
    return tuple(change for part in told for change in _differences(part, told[part], now[part]))


def contents_changes(before: ProfileContents, after: ProfileContents) -> tuple[ProfileChange, ...]:
    """Every difference of two versions with their offers and own definitions; ValueError for two municipalities."""
    found = list(profile_changes(before.profile, after.profile))
    told, now = ({one.code: (one.title, one) for one in side.offers.offers} for side in (before, after))
    found += _differences(ProfilePart.OFFERS, told, now)
    for part in OWN_PARTS:
        found += _differences(part, _newest(before, part), _newest(after, part))
    return tuple(found)


def _newest(side: ProfileContents, part: ProfilePart) -> Named:
    """The newest version of every own definition of a kind."""
    ordered = sorted((one for one in side.own if one.part is part), key=lambda one: (one.id, one.version))
    return {one.id: (one.title, one) for one in ordered}


def _differences(part: ProfilePart, before: Named, after: Named) -> list[ProfileChange]:
    found = []
    for key, (name, value) in after.items():
        if key not in before:
            found.append(ProfileChange(part, HowChanged.ADDED, key, "", name, None, value))
            continue
        old_name, old_value = before[key]
        if old_name != name:
            found.append(ProfileChange(part, HowChanged.RENAMED, key, old_name, name, old_value, value))
        elif old_value != value:
            found.append(ProfileChange(part, HowChanged.CHANGED, key, old_name, name, old_value, value))
    gone = [key for key in before if key not in after]
    return found + [
        ProfileChange(part, HowChanged.REMOVED, key, before[key][0], "", before[key][1], None) for key in gone
    ]


def _parts(profile: MunicipalProfile) -> dict[ProfilePart, Named]:
    rules: dict[str, tuple[str, object]] = {one.key: (one.label, one) for one in profile.responsibility.questions}
    for number, rule in enumerate(profile.responsibility.rules, 1):
        rules[f"{rule.purpose}-{number}"] = (rule.reason, rule)
    return {
        ProfilePart.UNITS: {one.key: (one.name, one) for one in profile.units},
        ProfilePart.WORDS: {f"{one.word}-{one.model or ''}": (one.text, one) for one in profile.labels},
        ProfilePart.AGES: {one.key: (one.title, one) for one in profile.ranges}
        | {"scope": (profile.name, (profile.min_grade, profile.min_age, profile.max_age))},
        ProfilePart.TIMES: {
            "slot": (profile.name, (profile.slot, profile.slot_formats)),
            "notice": (profile.name, (profile.notice_days, profile.notice_source)),
            "closed": (profile.name, (profile.closed_days, profile.closed_dates)),
            "reminders": (
                profile.name,
                (profile.consent_review_months, profile.handover_answer_days, profile.progress_days),
            ),
            "absence": (profile.name, profile.absence_counters),
        }
        | {one.key: (one.title, one) for one in profile.reserved},
        ProfilePart.RESPONSIBILITY: rules,
        ProfilePart.ROLES: {f"{one.role}-{one.name}": (one.name, one) for one in profile.roles},
        ProfilePart.DEADLINES: {f"{one.id}-{one.valid_from or ''}": (one.title, one) for one in profile.deadlines},
        ProfilePart.TARGETS: {one.key: (one.title, one) for one in profile.targets}
        | {f"figure/{one.key}": (one.title, one) for one in profile.figures},
        ProfilePart.PROCEDURES: {one.key: (one.title, one) for one in profile.procedures},
        ProfilePart.PARTNERS: {one.key: (one.name, one) for one in profile.partners},
        ProfilePart.LETTERS: {
            "name": (profile.name, None),
            "model": (profile.name, profile.model),
            "letters": (profile.name, (profile.reply_text, profile.companion_text, profile.footer)),
        },
    }
