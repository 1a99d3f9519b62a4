"""A municipal profile in words: what its parts are called, and what became of something in a newer version.

Belongs here: names of the profile's parts and of what changed. Does not belong here: what a profile says of itself.
"""

from __future__ import annotations

from ungeapp.domain.profile_changes import HowChanged, ProfileChange, ProfilePart
from ungeapp.domain.profiles import AgeRange, OrganisationModel, Word
from ungeapp.texts import N_, _

PARTS = {
    ProfilePart.UNITS: N_("Units"),
    ProfilePart.WORDS: N_("The municipality's words"),
    ProfilePart.AGES: N_("Age groups"),
    ProfilePart.TIMES: N_("Fixed times"),
    ProfilePart.RESPONSIBILITY: N_("Responsibility by age and situation"),
    ProfilePart.ROLES: N_("Roles of the municipality"),
    ProfilePart.DEADLINES: N_("The municipality's deadlines"),
    ProfilePart.TARGETS: N_("Targets and figures"),
    ProfilePart.PROCEDURES: N_("How we do it"),
    ProfilePart.PARTNERS: N_("Organisations we work with"),
    ProfilePart.LETTERS: N_("Name and letters"),
}
MODELS = {
    OrganisationModel.YOUTH_UNIT: N_("A youth unit of its own"),
    OrganisationModel.BINDING_COOPERATION: N_("Binding cooperation"),
    OrganisationModel.ANCHOR: N_("Anchor persons"),
}
WORDS = {
    Word.COORDINATOR: N_("Who coordinates"),
    Word.CONTACT_PERSON: N_("Contact person by the act"),
    Word.YOUTH_GUIDE: N_("Hands-on helper"),
    Word.PLAN: N_("The joint plan"),
    Word.TEAM: N_("Several units around one table"),
    Word.TRANSITION_MEETING: N_("Meeting about the transition"),
    Word.ENTRANCE: N_("The one entrance"),
    Word.GUIDANCE: N_("Guidance about education"),
}
_THINGS = {
    "slot": N_("The fixed weekly time"),
    "notice": N_("Days of notice"),
    "closed": N_("Closed days"),
    "reminders": N_("Reminders"),
    "absence": N_("Absence counters"),
    "scope": N_("Whom the municipality works with"),
    "model": N_("Model of organisation"),
    "letters": N_("Texts in letters"),
}


def profile_part(part: ProfilePart) -> str:
    """What a part of a profile is called."""
    return _(PARTS[part])


def profile_word(word: Word) -> str:
    """What a municipality's own word is for."""
    return _(WORDS[word])


def model_name(model: OrganisationModel) -> str:
    """What a base model is called."""
    return _(MODELS[model])


def change_sentence(change: ProfileChange) -> str:
    """One difference between two versions, as a sentence."""
    thing = _(_THINGS[change.key]) if change.key in _THINGS else change.after or change.before
    match change.how:
        case HowChanged.ADDED:
            return _("New: {thing}").format(thing=thing)
        case HowChanged.REMOVED:
            return _("Gone: {thing}").format(thing=thing)
        case HowChanged.RENAMED:
            return _("{before} is now called {after}").format(before=change.before, after=change.after)
        case _:
            return _("Changed: {thing}").format(thing=thing)


def age_words(one: AgeRange) -> str:
    """*15-17 år*, *fra 8. klasse*, *under 25 år*."""
    if one.from_grade is not None:
        start = _("from grade {grade}").format(grade=one.from_grade)
        end = _("to {age} years").format(age=one.to_age)
        return f"{start}, {end}" if one.to_age is not None else start
    if one.from_age is not None and one.to_age is not None:
        return _("{low}–{high} years").format(low=one.from_age, high=one.to_age)
    if one.from_age is not None:
        return _("from {age} years").format(age=one.from_age)
    return _("up to and including {age} years").format(age=one.to_age)
