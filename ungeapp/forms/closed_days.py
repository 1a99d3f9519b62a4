"""Which days are closed: Danish public holidays and a municipality's own days.

Belongs here: asking the library that knows the public holidays. Does not belong here: which days a municipality
closes (its profile), and what a closed day does to a date (``domain/scheduling.py``, ``domain/dates.py``).
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from holidays import country_holidays

from ungeapp.domain.profiles import MunicipalProfile


def closed_days(years: Iterable[int], profile: MunicipalProfile) -> frozenset[date]:
    """Every closed day of ``years``. The library knows since when *store bededag* is a working day (2024)."""
    wanted = sorted(set(years))
    public = frozenset(country_holidays("DK", years=wanted, expand=False)) if wanted else frozenset()
    own = {day.in_year(year) for day in profile.closed_days for year in wanted}
    return public | own | frozenset(profile.closed_dates)
