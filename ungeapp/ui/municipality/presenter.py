"""The page *Kommunen*: what the municipality's profile says, to look things up in.

Belongs here: its lines in words, without Qt. Does not belong here: a new version of it (``version_presenter``).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ungeapp.domain.deadlines import DeadlineRule
from ungeapp.domain.profiles import ReservedWeeks, Unit
from ungeapp.domain.responsibility import Purpose, Rule
from ungeapp.texts import N_, _, ngettext
from ungeapp.ui.casework.words import enumeration
from ungeapp.ui.due import joined
from ungeapp.ui.kit.rows import Cell
from ungeapp.usecases.intentions import Intentions
from ungeapp.usecases.profiles import Adoption, ProfileStanding
from ungeapp.wording import short_day
from ungeapp.wording.profiles import age_words, deadline_words, model_name, profile_word, scope_words, slot_words
from ungeapp.wording.targets import frequency_word, goal_words, value_words

Row = Sequence[Cell | str]
_PURPOSES = {
    Purpose.RESPONSIBLE: N_("The unit responsible"),
    Purpose.CONTACT: N_("The usual contact"),
    Purpose.GUIDANCE: N_("Who gives guidance"),
    Purpose.ALSO: N_("Units that help"),
}


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Something to read: what it is about, the text, whose word it is."""

    title: str
    text: str
    source: str


@dataclass(frozen=True, slots=True)
class RuleGroup:
    """The rules of one purpose."""

    title: str
    rows: Sequence[Row]


class MunicipalityPresenter:
    """Reads the profile of this desk."""

    def __init__(self, intentions: Intentions) -> None:
        self._intentions = intentions
        self._desk = intentions.desk

    @property
    def title(self) -> str:
        return self._desk.profile.name

    @property
    def subtitle(self) -> str:
        """Which version it is and what it is made of."""
        profile = self._desk.profile
        version = _("Version {number} of the profile").format(number=profile.version)
        return joined(version, model_name(profile.model) if profile.model else "", profile.source)

    def titled(self, part: str, usual: str) -> str:
        """What the municipality calls one of the profile's files, else what that part is usually called."""
        return self._desk.profile.part_titles.get(part, "") or usual

    def model(self) -> Sequence[Paragraph]:
        """The base model and what follows from it; empty where the municipality has chosen none."""
        found = self._desk.profile.follows()
        return [Paragraph(model_name(found.model), found.text, found.source)] if found else []

    def rules_source(self) -> str:
        """Whose word the rules of responsibility are."""
        return self._desk.profile.responsibility.source

    def units(self) -> Sequence[Row]:
        """The units as a tree: what belongs to another stands under it."""
        return [row for one in self._desk.profile.under("") for row in self._tree(one, 0)]

    def _tree(self, unit: Unit, depth: int) -> list[Row]:
        name = Cell(" " * 4 * depth + unit.name, strong=not depth)
        public = unit.public_name if unit.public_name != unit.name else ""
        rows: list[Row] = [(name, public, Cell(unit.source, secondary=True))]
        return rows + [row for one in self._desk.profile.under(unit.key) for row in self._tree(one, depth + 1)]

    def rules(self) -> Sequence[RuleGroup]:
        """Who is responsible for whom; empty where the municipality has said nothing."""
        rules = self._desk.profile.responsibility.rules
        groups = []
        for purpose, title in _PURPOSES.items():
            rows = [self._rule(one) for one in rules if one.purpose is purpose]
            if rows:
                groups.append(RuleGroup(_(title), rows))
        return groups

    def _rule(self, rule: Rule) -> Row:
        profile = self._desk.profile
        roles = self._desk.definitions.terms("roles")
        named = next((one.name for one in profile.roles if one.role == rule.role), "")
        who = named or (roles.label(rule.role, self._desk.today()) if rule.role else "")
        unit = profile.unit_name(rule.unit) if rule.unit else ""
        return (Cell(who or unit, strong=True), rule.task or rule.reason, Cell(rule.source, secondary=True))

    def procedures(self) -> Sequence[Paragraph]:
        """How things are done here."""
        profile = self._desk.profile
        return [
            Paragraph(one.title, one.text, joined(profile.unit_name(one.unit) if one.unit else "", one.source))
            for one in profile.procedures
        ]

    def roles(self) -> Sequence[Paragraph]:
        """The roles as this municipality describes them."""
        return [
            Paragraph(one.name, "\n".join(part for part in (one.when, *one.tasks, one.until) if part), one.source)
            for one in self._desk.profile.roles
        ]

    def words(self) -> Sequence[Row]:
        """What things are called here."""
        profile = self._desk.profile
        return [
            (profile_word(one.word), Cell(one.text, strong=True), Cell(one.source, secondary=True))
            for one in profile.labels
            if profile.label(one.word) == one
        ]

    def ages(self) -> Sequence[Row]:
        """Whom what is for."""
        return [
            (one.title, Cell(age_words(one), strong=True), Cell(one.source, secondary=True))
            for one in self._desk.profile.ranges
        ]

    def times(self) -> Sequence[Row]:
        """Whom the municipality works with, the fixed time of the week, days of notice, closed days, reminders."""
        profile = self._desk.profile
        scope = scope_words(profile)
        own = ", ".join(f"{one.label} ({one.day}.{one.month}.)" for one in profile.closed_days)
        closed = joined(own, ", ".join(short_day(one, self._desk.today()) for one in profile.closed_dates))
        notice = ""
        if profile.notice_days is not None:
            notice = _days(profile.notice_days)
        kept = [one.title for one in self._desk.definitions.formats() if one.ref.id in profile.slot_formats]
        slot = joined(slot_words(profile.slot), ", ".join(dict.fromkeys(kept)))
        rows = [
            (_("Whom the municipality works with"), scope, profile.source),
            (_("The fixed weekly time"), slot, profile.slot_source),
            (_("Days of notice"), notice, profile.notice_source),
            (_("Closed days"), closed, ""),
            (_("Consents are looked at again"), _months(profile.consent_review_months), ""),
            (_("Answer to a handover"), _days(profile.handover_answer_days), ""),
            (_("Reminder when nothing new is noted"), _days(profile.progress_days), ""),
        ]
        return [(what, Cell(here, strong=True), Cell(source, secondary=True)) for what, here, source in rows if here]

    def absence(self) -> Sequence[Row]:
        """From how many days of absence on an institution tells, and whom."""
        return [
            (
                joined(one.institution, self._partner(one.partner), one.contact),
                Cell(_more_than(one.days) if one.more_than else _days(one.days), strong=True),
                Cell(one.source, secondary=True),
            )
            for one in self._desk.profile.absence_counters
        ]

    def _partner(self, key: str) -> str:
        return next((one.name for one in self._desk.profile.partners if one.key == key), "")

    def reserved(self) -> Sequence[Row]:
        """The weeks kept free every year."""
        return [
            (one.title, Cell(self._weeks(one), strong=True), Cell(one.source, secondary=True))
            for one in self._desk.profile.reserved
        ]

    def deadlines(self) -> Sequence[Row]:
        """The municipality's own deadlines as they hold today: when, and whose rule each is."""
        desk = self._desk
        book, today = desk.definitions.rule_book(desk.author.profile), desk.today()
        found = (book.version(id, today) for id in dict.fromkeys(one.id for one in desk.profile.deadlines))
        return [
            (
                one.title,
                Cell(joined(one.trigger, deadline_words(one), self._asked_of(one)), strong=True),
                Cell(one.source, secondary=True),
            )
            for one in found
            if one is not None
        ]

    def _asked_of(self, rule: DeadlineRule) -> str:
        """The units whose desks are reminded of a report, where it is not every desk."""
        names = [self._desk.profile.unit_name(f"{self._desk.profile.key}/{one}") for one in rule.units]
        return _("reminds {units} alone").format(units=enumeration(names)) if names else ""

    def _weeks(self, one: ReservedWeeks) -> str:
        planned = ngettext("{times} × {count} week a year", "{times} × {count} weeks a year", one.weeks_each).format(
            times=one.times_a_year, count=one.weeks_each
        )
        if not one.weeks:
            return joined(planned, _("the municipality has not said which"))
        return joined(planned, ", ".join(_("week {week}, {year}").format(week=w, year=y) for y, w in one.weeks))

    def targets(self) -> Sequence[Row]:
        """The target figures; only what counts the same stands beside a goal."""
        return [
            (
                Cell(one.title, strong=True),
                goal_words(one),
                "; ".join(value_words(one, value) for value in one.comparable()),
                joined(one.definition.text, frequency_word(one), one.figures_from, one.note),
                Cell(
                    joined(one.source, one.definition.source if one.definition.source != one.source else ""),
                    secondary=True,
                ),
            )
            for one in self._desk.profile.targets
        ]

    def partners(self) -> Sequence[Row]:
        """Who the municipality works with."""
        return [
            (Cell(one.name, strong=True), one.kind, Cell(one.source, secondary=True))
            for one in self._desk.profile.partners
        ]

    def versions(self) -> Sequence[Row]:
        """Which versions this desk has taken into use, the newest first."""
        found = self._standing()
        rows = [*([found.adopted] if found.adopted else []), *found.earlier]
        return [
            (
                Cell(_("Version {number}").format(number=one.version), strong=one is found.adopted),
                self._state(one, found),
                Cell(_("signed by {name}").format(name=one.by), secondary=True),
            )
            for one in rows
        ]

    def _state(self, one: Adoption, found: ProfileStanding) -> str:
        day = short_day(one.day.date(), self._desk.today())
        if one is found.adopted and not found.faults:
            return _("in use since {day}").format(day=day)
        if one.taken_back:
            return _("taken into use {day}, taken back since").format(day=day)
        return _("taken into use {day}").format(day=day)

    def _standing(self) -> ProfileStanding:
        return self._intentions.profiles.standing()

    def standing_words(self) -> tuple[str, str]:
        """Which version is in use and where it came from; and what is wrong when the adopted one cannot be read."""
        found = self._standing()
        wrong = ""
        if found.faults:
            wrong = _(
                "Version {number} cannot be read by this program, so the one that came with it is used: {reason}"
            ).format(number=found.adopted.version if found.adopted else "", reason=found.faults[0])
        if found.adopted is None:
            return _("Version {number} came with the program.").format(number=found.version), wrong
        return _("Version {number} is in use. Cases that have begun keep their versions.").format(
            number=found.version
        ), wrong

    def in_use_now(self) -> str:
        """What is said right after a version was taken into use."""
        return _("Version {number} is in use now.").format(number=self._standing().version)

    def can_go_back(self) -> bool:
        """Whether there is a version before the one in use."""
        return self._standing().adopted is not None

    def go_back(self) -> str:
        """Use the version before; what is said."""
        return _("Version {number} is in use again.").format(number=self._intentions.profiles.undo().version)


def _days(count: int) -> str:
    return ngettext("{count} day", "{count} days", count).format(count=count)


def _more_than(count: int) -> str:
    return ngettext("more than {count} day", "more than {count} days", count).format(count=count)


def _months(count: int) -> str:
    return ngettext("{count} month", "{count} months", count).format(count=count)
