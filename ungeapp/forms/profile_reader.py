"""A municipal profile out of its TOML table.

Belongs here: which keys a profile has, and that its units hang together.
Does not belong here: TOML and limits (``definition_reader.py``), public holidays (``closed_days.py``).
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from ungeapp.domain.profiles import AbsenceCounter, ClosedDay, MunicipalProfile, Unit
from ungeapp.domain.scheduling import WeeklySlot
from ungeapp.forms.definition_reader import Table, parse, unique
from ungeapp.texts import _


class _Weekday(StrEnum):
    MONDAY = "monday"
    TUESDAY = "tuesday"
    WEDNESDAY = "wednesday"
    THURSDAY = "thursday"
    FRIDAY = "friday"
    SATURDAY = "saturday"
    SUNDAY = "sunday"


def read_profile(raw: bytes, file: str) -> MunicipalProfile:
    """The profile in ``raw``; FaultyDefinition naming file, place and reason when anything is wrong with it."""
    top = parse(raw, file)
    head = top.table("profile")
    key, name, version = head.key(), head.text("name"), head.integer("version", 1, 9999)
    head.done()
    units = tuple(_unit(one, key) for one in top.tables("unit"))
    meetings, days, ages = top.table("meetings"), top.table("closed"), top.table("scope")
    reminders, letters = top.table("reminders"), top.table("letters")
    slot = _slot(meetings.table("slot"))
    found = MunicipalProfile(
        key=key,
        name=name,
        version=version,
        units=units,
        slot=slot,
        notice_days=meetings.optional_integer("notice_days", 0, 366),
        notice_source=meetings.text("notice_source", ""),
        closed_days=tuple(_closed_day(one) for one in days.tables("day", required=False)),
        closed_dates=days.days("dates"),
        min_grade=ages.integer("min_grade", 0, 10),
        max_age=ages.integer("max_age", 15, 120),
        consent_review_months=reminders.integer("consent_review_months", 1, 120),
        handover_answer_days=reminders.integer("handover_answer_days", 1, 366),
        progress_days=reminders.integer("progress_days", 1, 366),
        reply_text=letters.text("reply_text"),
        companion_text=letters.text("companion_text"),
        footer=letters.text("footer"),
        absence_counters=tuple(_counter(one) for one in top.tables("absence_counter", required=False)),
    )
    if found.notice_days is not None and not found.notice_source:
        meetings.complain("notice_source", _("A local value must say where it comes from."))
    for one in (meetings, days, ages, reminders, letters, top):
        one.done()
    unique(tuple(one.key for one in units), "unit", top.report)
    for number, unit in enumerate(units, 1):
        if unit.under is not None and not found.has_unit(unit.under):
            top.report.add(f"unit[{number}].under", _("There is no unit “{key}”.").format(key=unit.under))
    top.report.refuse_if_faulty()
    return found


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
    )
    table.done()
    return found


def _counter(table: Table) -> AbsenceCounter:
    found = AbsenceCounter(
        institution=table.text("institution"),
        days=table.integer("days", 1, 366),
        contact=table.text("contact"),
        source=table.text("source"),
    )
    table.done()
    return found


def _slot(table: Table) -> WeeklySlot:
    weekday = list(_Weekday).index(table.choice("weekday", _Weekday))
    start, end = table.clock_time("start"), table.clock_time("end")
    table.done()
    if start >= end:
        table.complain("end", _("This ends before it starts."))
        end = start.max
    return WeeklySlot(weekday, start.min if start >= end else start, end)


def _closed_day(table: Table) -> ClosedDay:
    found = ClosedDay(table.integer("month", 1, 12), table.integer("day", 1, 31), table.text("label"))
    try:
        date(2001, found.month, found.day)
    except ValueError:
        table.complain("day", _("This day is not in every year."))
    table.done()
    return found
