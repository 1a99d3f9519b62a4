"""What the list of those on the way says: rows, how many stand where, the teams; without Qt.

Belongs here: rows and words. Does not belong here: where somebody stands (``domain/on_the_way.py``), widgets.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from ungeapp.domain.ages import AgeRule
from ungeapp.domain.on_the_way import Standing
from ungeapp.texts import N_, _, ngettext
from ungeapp.ui.due import due_word, joined
from ungeapp.ui.kit.rows import Option, RowView
from ungeapp.ui.kit.tokens import Tone
from ungeapp.usecases.intentions import Intentions
from ungeapp.usecases.on_the_way import UNSETTLED, WayRow
from ungeapp.usecases.printed import PrintedPaper
from ungeapp.wording import short_day
from ungeapp.wording.days import years_word

_STANDINGS = {
    Standing.NEXT: (N_("Is next for a meeting"), Tone.WARN),
    Standing.PLANNED: (N_("Meeting is planned"), Tone.INFO),
    Standing.NOT_JUDGED: (N_("Not judged yet"), Tone.NEUTRAL),
    Standing.HELD: (N_("Meeting was held"), Tone.GOOD),
    Standing.EXEMPT: (N_("Exempt"), Tone.NEUTRAL),
    Standing.FINISHED: (N_("The way is finished"), Tone.NEUTRAL),
}
EVERYBODY = ""


@dataclass(frozen=True, slots=True)
class WayView:
    """The list as it is narrowed down, and what can be chosen."""

    subtitle: str
    summary: str
    rows: Sequence[RowView]
    standings: Sequence[Option]
    teams: Sequence[Option]


class OnTheWayPresenter:
    """Asks for the list once a look, and narrows it down."""

    def __init__(self, intentions: Intentions) -> None:
        self._intentions = intentions
        self._found: tuple[WayRow, ...] = ()

    @property
    def today(self) -> date:
        return self._intentions.desk.today()

    def take(self, found: tuple[WayRow, ...]) -> None:
        """What was found in the background."""
        self._found = found

    def view(self, standing: str, team: str) -> WayView:
        """Those who stand there, of that team; an empty one is everybody."""
        of_team = [one for one in self._found if team in (EVERYBODY, one.team)]
        shown = [one for one in of_team if standing in (EVERYBODY, one.way.standing)]
        counts = {one: sum(row.way.standing is one for row in of_team) for one in Standing}
        names = {one.team: self._team(one) for one in self._found}
        teams = dict(sorted(names.items(), key=lambda pair: (pair[0] == UNSETTLED, pair[1])))
        count = ngettext("{number} young person on the way", "{number} young people on the way", len(shown))
        ages = self._intentions.on_the_way.ages()
        return WayView(
            subtitle=joined(ages.title, self._years(ages)) if ages else "",
            summary=count.format(number=len(shown)),
            rows=[self._row(one, with_team=team == EVERYBODY) for one in shown],
            standings=[
                Option(EVERYBODY, _("Everybody on the way")),
                *(
                    Option(one.value, _("{what} ({number})").format(what=_(name), number=counts[one]))
                    for one, (name, _tone) in _STANDINGS.items()
                ),
            ],
            teams=[Option(EVERYBODY, _("Every team")), *(Option(key, name) for key, name in teams.items())],
        )

    def _team(self, one: WayRow) -> str:
        return one.team_name or _("No rule says who")

    def _years(self, ages: AgeRule) -> str:
        if ages.from_age is None or ages.to_age is None:
            return ""
        return _("{low}–{high} years").format(low=ages.from_age, high=ages.to_age)

    def _row(self, one: WayRow, *, with_team: bool) -> RowView:
        way, today = one.way, self.today
        name, tone = _STANDINGS[way.standing]
        by = ""
        if way.on is not None:
            shown = short_day(way.on, today)
            by = _("no later than {day}").format(day=shown) if way.standing is Standing.NEXT else shown
        near = due_word(way.on, today) if way.standing is Standing.NEXT else None
        born = one.person.birth_date
        return RowView(
            one.person.id,
            one.person.full_name,
            title_rest=_(", {age} years").format(age=years_word(one.age)),
            context=joined(
                way.because or way.what,
                by,
                _("turns {age} {day}").format(age=years_word(one.coming), day=short_day(one.coming_on, today)),
                _("{unit} takes over").format(unit=one.team_name) if with_team and one.team_name else "",
            ),
            lead=short_day(born) if born else "",
            chip=_(name),
            tone=tone,
            tip=near.tip if near else "",
        )

    def print_name(self, team: str) -> str:
        """What the paper of a team is called."""
        return next((self._team(one) for one in self._found if one.team == team), _("Every team"))

    def paper(self, does: Intentions, team: str) -> PrintedPaper:
        """The list of a team on paper; made in the background."""
        return does.on_the_way.paper(team)
