"""Dates reckoned the slow way, day by day and by other means than the program: what its answers are held against."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta

DAY = timedelta(days=1)


def easter(year: int) -> date:
    """Easter Sunday by the paschal moon: Gauss, with the corrections of the Gregorian calendar."""
    golden, century = year % 19, year // 100
    moon = (19 * golden + century - century // 4 - (8 * century + 13) // 25 + 15) % 30
    moon -= (moon // 28) * (1 - (29 // (moon + 1)) * ((21 - golden) // 11))
    sunday = (year + year // 4 + moon + 2 - century + century // 4) % 7
    after = moon - sunday
    month = 3 + (after + 40) // 44
    return date(year, month, after + 28 - 31 * (month // 4))


def public_holidays(year: int) -> set[date]:
    """Danish public holidays: store bededag was the last time one in 2023."""
    sunday = easter(year)
    moving = [-3, -2, 0, 1, 39, 49, 50] + ([26] if year <= 2023 else [])
    fixed = {date(year, 1, 1), date(year, 12, 25), date(year, 12, 26)}
    return fixed | {sunday + timedelta(days=one) for one in moving}


def is_leap(year: int) -> bool:
    """Whether the year has a 29 February."""
    try:
        date(year, 2, 29)
    except ValueError:
        return False
    return True


def month_lengths(year: int) -> list[int]:
    """How long the months are."""
    return [31, 29 if is_leap(year) else 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]


def months_on(day: date, months: int) -> date:
    """Month after month, one at a time, and only then the day."""
    year, month = day.year, day.month
    for _step in range(abs(months)):
        month += 1 if months > 0 else -1
        if month == 13:
            year, month = year + 1, 1
        elif month == 0:
            year, month = year - 1, 12
    return date(year, month, min(day.day, month_lengths(year)[month - 1]))


def turns(birth: date, years: int) -> date:
    """The birthday, looked for from the 1 January of its year on; 28 February for who is born on the 29th."""
    day = date(birth.year + years, 1, 1)
    wanted = (birth.month, birth.day)
    if wanted == (2, 29) and not is_leap(day.year):
        wanted = (2, 28)
    while (day.month, day.day) != wanted:
        day += DAY
    return day


def working_days_on(day: date, count: int, closed: Collection[date], saturday: bool) -> date:
    """One day at a time."""
    way = DAY if count > 0 else -DAY
    found = 0
    while found < abs(count):
        day += way
        name = day.strftime("%a %w").split()[1]  # 0 is Sunday, 6 Saturday
        if name != "0" and day not in closed and (saturday or name != "6"):
            found += 1
    return day


def nearest_weekday(day: date, weekday: int, closed: Collection[date]) -> date:
    """Every day in three years around, the nearest that fits, the earlier of two."""
    around = [day + timedelta(days=one) for one in range(-550, 551)]
    open_days = [one for one in around if one.weekday() == weekday and one not in closed]
    best = open_days[0]
    for one in open_days:
        if abs((one - day).days) < abs((best - day).days):
            best = one
    return best


def end_of_period(day: date, months: int) -> date:
    """Day after day until the next one belongs to another period."""
    while True:
        tomorrow = day + DAY
        if tomorrow.year != day.year or (tomorrow.month - 1) // months != (day.month - 1) // months:
            return day
        day = tomorrow


def week_of(day: date) -> int:
    """The ISO week: the first one of a year is the one with its first Thursday."""
    thursday = day - timedelta(days=day.weekday() - 3)
    first = date(thursday.year, 1, 1)
    while first.weekday() != 3:
        first += DAY
    return (thursday - first).days // 7 + 1
