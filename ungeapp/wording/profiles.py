"""A municipal profile in words: what its parts are called, and what became of something in a newer version.

Belongs here: names of the profile's parts and of what changed. Does not belong here: what a profile says of itself.
"""

from __future__ import annotations

from ungeapp.domain.deadlines import DeadlineRule, OffsetUnit
from ungeapp.domain.profile_changes import HowChanged, OwnDefinition, ProfileChange, ProfilePart
from ungeapp.domain.profiles import AgeRange, MunicipalProfile, OrganisationModel, Word
from ungeapp.domain.scheduling import WeeklySlot
from ungeapp.texts import N_, _, ngettext
from ungeapp.wording.days import weekday_name

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
    ProfilePart.OFFERS: N_("The range of offers"),
    ProfilePart.FORMATS: N_("Formats of meetings"),
    ProfilePart.CHECKLISTS: N_("Checklists of the municipality"),
    ProfilePart.CRITERIA: N_("Criteria of the municipality"),
    ProfilePart.TERMS: N_("Lists of words"),
    ProfilePart.LANGUAGES: N_("Languages of the consent"),
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
            was, now = value_words(change.was), value_words(change.now)
            if was != now:
                return _("{thing}: {was} becomes {now}").format(thing=thing, was=was, now=now)
            return _("Changed: {thing}").format(thing=thing)


def value_words(value: object) -> str:
    """What a value comes to, where that can be said in a few words; else empty."""
    if isinstance(value, DeadlineRule):
        return deadline_words(value)
    if isinstance(value, OwnDefinition):
        return _("version {number}").format(number=value.version) if value.version else ""
    return ""


def deadline_words(rule: DeadlineRule) -> str:
    """*14 dage*, *6 måneder før*, *på dagen*, *ingen dag sat*."""
    if rule.on_month is not None and rule.on_day is not None:
        return _("on {day}/{month}").format(day=rule.on_day, month=rule.on_month)
    if rule.offset is None:
        return _("no day is set")
    if not rule.offset:
        return _("on the day itself")
    count = abs(rule.offset)
    told = {
        OffsetUnit.DAYS: ngettext("{count} day", "{count} days", count),
        OffsetUnit.WORKING_DAYS: ngettext("{count} office day", "{count} office days", count),
        OffsetUnit.MONTHS: ngettext("{count} month", "{count} months", count),
    }[rule.unit].format(count=count)
    return _("{distance} before").format(distance=told) if rule.offset < 0 else told


def scope_words(profile: MunicipalProfile) -> str:
    """Whom the municipality works with: *fra 7. klasse til 30 år*; empty where it draws no line."""
    low, high = profile.min_age, profile.max_age
    if profile.min_grade is None and low is None and high is None:
        return ""
    return age_words(AgeRange("", "", "", low, high, profile.min_grade))


def slot_words(slot: WeeklySlot) -> str:
    """*onsdag 13.00–15.00*; without a weekday the hours alone."""
    hours = f"{slot.start:%H.%M}–{slot.end:%H.%M}"
    return hours if slot.weekday is None else f"{weekday_name(slot.weekday)} {hours}"


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
