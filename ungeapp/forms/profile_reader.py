"""A municipal profile out of the TOML table of its first file.

Belongs here: which keys ``profile.toml`` has, and that its units hang together.
Does not belong here: TOML and limits (``definition_reader.py``), the other files of a profile (``profile_parts.py``),
public holidays (``closed_days.py``).
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from ungeapp.domain.profiles import (
    AbsenceCounter,
    AgeRange,
    ClosedDay,
    Label,
    LocalRole,
    ModelDefaults,
    MunicipalProfile,
    OrganisationModel,
    ReservedWeeks,
    Unit,
    Word,
)
from ungeapp.domain.scheduling import WeeklySlot
from ungeapp.forms.definition_reader import Table, parse, unique
from ungeapp.texts import _

MAX_GRADE = 10
MAX_AGE = 120


class _Weekday(StrEnum):
    MONDAY = "monday"
    TUESDAY = "tuesday"
    WEDNESDAY = "wednesday"
    THURSDAY = "thursday"
    FRIDAY = "friday"
    SATURDAY = "saturday"
    SUNDAY = "sunday"


def read_profile(raw: bytes, file: str, base: MunicipalProfile | None = None) -> MunicipalProfile:
    """The profile in ``raw``; FaultyDefinition naming file, place and reason when anything is wrong with it.

    ``base`` says what the file leaves out of times, closed days, reminders, letters and words; without it all of that
    must be there.
    """
    top = parse(raw, file)
    head = top.table("profile")
    key, name, version = head.key(), head.text("name"), head.integer("version", 1, 9999)
    source, model = head.text("source", ""), head.optional_choice("model", OrganisationModel)
    head.done()
    units = tuple(_unit(one, key) for one in top.tables("unit"))
    slot, slot_formats, slot_source, notice_days, notice_source = _meetings(top, base)
    closed_days, closed_dates, saturday_counts = _closed(top, base)
    scope = top.optional_table("scope")
    reminders = _reminders(top, base)
    reply, companion, footer = _letters(top, base)
    ranges = tuple(_range(one) for one in top.tables("range", required=False))
    reserved = tuple(_reserved(one) for one in top.tables("reserved", required=False))
    found = MunicipalProfile(
        key=key,
        name=name,
        version=version,
        units=units,
        slot=slot,
        slot_source=slot_source,
        slot_formats=slot_formats,
        usual_slot=base.slot if base else None,
        notice_days=notice_days,
        notice_source=notice_source,
        closed_days=closed_days,
        closed_dates=closed_dates,
        saturday_counts=saturday_counts,
        min_grade=scope.optional_integer("min_grade", 0, MAX_GRADE) if scope else None,
        min_age=scope.optional_integer("min_age", 0, MAX_AGE) if scope else None,
        max_age=scope.optional_integer("max_age", 15, MAX_AGE) if scope else None,
        consent_review_months=reminders[0],
        handover_answer_days=reminders[1],
        progress_days=reminders[2],
        reply_text=reply,
        companion_text=companion,
        footer=footer,
        absence_counters=tuple(_counter(one) for one in top.tables("absence_counter", required=False)),
        source=source,
        model=model,
        models=_models(top, base),
        labels=_labels(top, base),
        ranges=ranges,
        reserved=reserved,
        roles=tuple(_role(one) for one in top.tables("role", required=False)),
    )
    if scope is not None:
        scope.done()
    top.done()
    unique(tuple(one.key for one in units), "unit", top.report)
    unique(tuple(one.key for one in ranges), "range", top.report)
    unique(tuple(one.key for one in reserved), "reserved", top.report)
    for number, unit in enumerate(units, 1):
        _check_tree(found, unit, f"unit[{number}].under", top)
    top.report.refuse_if_faulty()
    return found


def _check_tree(found: MunicipalProfile, unit: Unit, path: str, top: Table) -> None:
    """What a unit belongs to must be there, and no unit may come to belong to itself."""
    seen = {unit.key}
    above = unit.under
    if above is not None and not found.has_unit(above):
        top.report.add(path, _("There is no unit “{key}”.").format(key=above))
        return
    while above is not None:
        if above in seen:
            top.report.add(path, _("This unit would belong to itself."))
            return
        seen.add(above)
        above = found.unit(above).under if found.has_unit(above) else None


def _unit(table: Table, municipality: str) -> Unit:
    name, under = table.text("name"), table.optional_key("under")
    found = Unit(
        key=f"{municipality}/{table.key()}",
        name=name,
        public_name=table.text("public_name", name),
        kind=table.key("kind"),
        under=f"{municipality}/{under}" if under else None,
        phone=table.text("phone", ""),
        email=table.text("email", ""),
        address=table.text("address", ""),
        source=table.text("source", ""),
    )
    table.done()
    return found


def _meetings(top: Table, base: MunicipalProfile | None) -> tuple[WeeklySlot, tuple[str, ...], str, int | None, str]:
    """The fixed time, for which formats it is kept and whose word it is, the days of notice and whose they are."""
    if base is not None and "meetings" not in top:
        return base.slot, base.slot_formats, base.slot_source, base.notice_days, base.notice_source
    table = top.table("meetings")
    days, source = table.optional_integer("notice_days", 0, 366), table.text("notice_source", "")
    if days is not None and not source:
        table.complain("notice_source", _("A local value must say where it comes from."))
    if "slot" in table or base is None:
        slot, slot_formats = _slot(table.table("slot"))
    else:
        slot, slot_formats = base.slot, base.slot_formats
    slot_source = table.text("slot_source", "") or (base.slot_source if base and "slot" not in table else "")
    table.done()
    return slot, slot_formats, slot_source, days, source


def _slot(table: Table) -> tuple[WeeklySlot, tuple[str, ...]]:
    """A slot without a weekday is the usual time of any office day; ``formats`` are those it is kept for, if not all."""
    weekday = list(_Weekday).index(table.choice("weekday", _Weekday)) if "weekday" in table else None
    start, end = table.clock_time("start"), table.clock_time("end")
    formats = table.texts("formats", required=False)
    table.done()
    if start >= end:
        table.complain("end", _("This ends before it starts."))
        end = start.max
    return WeeklySlot(weekday, start.min if start >= end else start, end), formats


def _closed(top: Table, base: MunicipalProfile | None) -> tuple[tuple[ClosedDay, ...], tuple[date, ...], bool | None]:
    """The days of every year, single dates, and whether a Saturday counts as a working day (unset: the earlier day)."""
    if base is not None and "closed" not in top:
        return base.closed_days, base.closed_dates, base.saturday_counts
    table = top.table("closed")
    days = tuple(_closed_day(one) for one in table.tables("day", required=False))
    saturday = table.flag("saturday_counts") if "saturday_counts" in table else None
    found = days, table.days("dates"), saturday
    table.done()
    return found


def _closed_day(table: Table) -> ClosedDay:
    found = ClosedDay(table.integer("month", 1, 12), table.integer("day", 1, 31), table.text("label"))
    try:
        date(2001, found.month, found.day)
    except ValueError:
        table.complain("day", _("This day is not in every year."))
    table.done()
    return found


def _reminders(top: Table, base: MunicipalProfile | None) -> tuple[int, int, int]:
    """Months until a consent is looked at again, days for an answer, days without progress."""
    if base is not None and "reminders" not in top:
        return base.consent_review_months, base.handover_answer_days, base.progress_days
    table = top.table("reminders")
    found = (
        table.integer("consent_review_months", 1, 120, base.consent_review_months if base else None),
        table.integer("handover_answer_days", 1, 366, base.handover_answer_days if base else None),
        table.integer("progress_days", 1, 366, base.progress_days if base else None),
    )
    table.done()
    return found


def _letters(top: Table, base: MunicipalProfile | None) -> tuple[str, str, str]:
    """What letters say of replying and of a companion, and their foot, in the municipality's own words."""
    table = top.optional_table("letters")
    if table is None:
        return (base.reply_text, base.companion_text, base.footer) if base else ("", "", "")
    found = table.text("reply_text", ""), table.text("companion_text", ""), table.text("footer", "")
    table.done()
    return found


_LEFT_OUT = ("transition-meeting",)
"""Words of earlier profiles that nothing is called by any more: a profile that has one can still be read."""


def _labels(top: Table, base: MunicipalProfile | None) -> tuple[Label, ...]:
    """The profile's own words first in force: a word it has stands in place of every one of the base."""
    own = tuple(_label(one) for one in top.tables("label", required=False) if one.text("word", "") not in _LEFT_OUT)
    unique(tuple(f"{one.word} {one.model or ''}".strip() for one in own), "label", top.report)
    said = {one.word for one in own}
    return (*own, *(one for one in (base.labels if base else ()) if one.word not in said))


def _models(top: Table, base: MunicipalProfile | None) -> tuple[ModelDefaults, ...]:
    """What follows from each base model: the profile's own word in place of the base's."""
    own = tuple(_model(one) for one in top.tables("model", required=False))
    unique(tuple(one.model.value for one in own), "model", top.report)
    said = {one.model for one in own}
    return (*own, *(one for one in (base.models if base else ()) if one.model not in said))


def _model(table: Table) -> ModelDefaults:
    found = ModelDefaults(
        model=table.choice("key", OrganisationModel),
        text=table.text("text"),
        source=table.text("source"),
        unit_kind=table.optional_key("unit_kind") or "",
    )
    table.done()
    return found


def _label(table: Table) -> Label:
    found = Label(
        word=table.choice("word", Word),
        text=table.text("text"),
        source=table.text("source"),
        model=table.optional_choice("model", OrganisationModel),
        role=table.optional_key("role") or "",
    )
    table.done()
    return found


def _range(table: Table) -> AgeRange:
    found = AgeRange(
        key=table.key(),
        title=table.text("title"),
        source=table.text("source"),
        from_age=table.optional_integer("from_age", 0, MAX_AGE),
        to_age=table.optional_integer("to_age", 0, MAX_AGE),
        from_grade=table.optional_integer("from_grade", 0, MAX_GRADE),
    )
    check_ages(table, found.from_age, found.to_age)
    if found.from_age is None and found.to_age is None and found.from_grade is None:
        table.complain("", _("An age range needs at least one bound."))
    table.done()
    return found


def check_ages(table: Table, low: int | None, high: int | None) -> None:
    """Complain when the highest age is below the lowest."""
    if low is not None and high is not None and high < low:
        table.complain("to_age", _("The highest age is below the lowest."))


def _reserved(table: Table) -> ReservedWeeks:
    found = ReservedWeeks(
        key=table.key(),
        title=table.text("title"),
        times_a_year=table.integer("times_a_year", 1, 52),
        weeks_each=table.integer("weeks_each", 1, 52),
        source=table.text("source"),
        weeks=tuple(_week(one) for one in table.tables("week", required=False)),
    )
    unique(tuple(f"{year}-{week}" for year, week in found.weeks), table.at("week"), table.report)
    table.done()
    return found


def _week(table: Table) -> tuple[int, int]:
    year, week = table.integer("year", 2000, 2200), table.integer("week", 1, 53)
    try:
        date.fromisocalendar(year, week, 1)
    except ValueError:
        table.complain("week", _("This year has no such week."))
    table.done()
    return year, week


def _role(table: Table) -> LocalRole:
    found = LocalRole(
        role=table.key("role"),
        name=table.text("name"),
        source=table.text("source"),
        when=table.text("when", ""),
        tasks=table.texts("tasks", required=False),
        until=table.text("until", ""),
    )
    table.done()
    return found


def _counter(table: Table) -> AbsenceCounter:
    found = AbsenceCounter(
        institution=table.text("institution"),
        days=table.integer("days", 1, 366),
        contact=table.text("contact"),
        source=table.text("source"),
        partner=table.optional_key("partner") or "",
        more_than=table.flag("more_than", default=False),
    )
    table.done()
    return found
