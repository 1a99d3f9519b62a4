"""The deadlines of a young person and of the desk: which run, what is due for *I dag*, and what is answered by hand.

Belongs here: asking the engine (``domain/clocks.py``) with what the store knows, and keeping answers.
Does not belong here: the rules, what records mean to a clock (``clock_facts.py``), sentences.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

from ungeapp.domain.circumstances import Answered, DeadlineAnswer, answer_id
from ungeapp.domain.clocks import Clock, ClockState, Happening, clocks, desk_clocks, next_reports, running
from ungeapp.domain.dates import add_months_clamped, birthday
from ungeapp.domain.deadlines import Calendar, DeadlineRule, RuleBook, Standing, Stop, Trigger
from ungeapp.domain.errors import Invalid, NotAllowed
from ungeapp.domain.handovers import Role
from ungeapp.domain.people import YoungPerson
from ungeapp.domain.phone_book import NOBODY
from ungeapp.domain.record import Record
from ungeapp.usecases.after_school import school_codes
from ungeapp.usecases.clock_candidates import candidates
from ungeapp.usecases.clock_facts import known_of
from ungeapp.usecases.desk import Desk
from ungeapp.usecases.kept_criteria import ended_by
from ungeapp.usecases.ledgers import roles_here
from ungeapp.usecases.ports.store import UnitOfWork
from ungeapp.usecases.responsibility import asks_at, kept_on
from ungeapp.usecases.today import Due, DueKind

RESPONSIBILITY_RULE = "d06c"
"""The rule that asks who is responsible from a birthday on: only of whom the municipality's rules suggest another then."""


class ClockUseCases:
    """Looks at clocks, and answers them: done, not needed because …, later."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._calendar: tuple[object, int, Calendar] | None = None

    # looking -----------------------------------------------------------------------------------------------------
    def of(self, person: str) -> tuple[Clock, ...]:
        """Every clock of one young person: those that run first, the nearest day first."""
        with self._desk.looking() as uow:
            return self.among(uow.get(YoungPerson, person), uow.everything(person), uow)

    def among(
        self, person: YoungPerson, records: Iterable[Record], uow: UnitOfWork | None = None, day: date | None = None
    ) -> tuple[Clock, ...]:
        """The same from records that are at hand already, as it stands on ``day``, else today."""
        if uow is None:
            with self._desk.looking() as looking:
                return self.among(person, records, looking, day)
        desk, records, day = self._desk, tuple(records), day or self._desk.today()
        school, ends = school_codes(desk), ended_by(desk, uow)
        known = known_of(uow, person, records, desk.profile, school, day, desk.author.unit, ends)
        if (kept := kept_on(desk, person, records)) is not None:
            decided = Happening(code=Stop.RESPONSIBILITY_KEPT, on=kept, origin="responsibility")
            known = replace(known, happenings=(*known.happenings, decided))
        found = clocks(self._book(), known, self.calendar(), day)
        return tuple(
            one for one in found if one.rule.id != RESPONSIBILITY_RULE or self._asks(person, records, one.rule)
        )

    def outliving(self, person: str, circumstance: str, ended: date) -> tuple[str, ...]:
        """The titles of those that stand once this circumstance is over, until somebody says why not (D11)."""
        code = f"{Trigger.CIRCUMSTANCE}:{circumstance}"
        after = max(self._desk.today(), min(ended, date.max - timedelta(days=1)) + timedelta(days=1))
        with self._desk.looking() as uow:
            found = self.among(uow.get(YoungPerson, person), uow.everything(person), uow, after)
        return tuple(one.rule.title for one in running(found) if one.outlives is not None and code in one.rule.when)

    def _asks(self, person: YoungPerson, records: Iterable[Record], rule: DeadlineRule) -> bool:
        return asks_at(self._desk, person, records, rule.age_years or 0)

    def of_the_desk(self) -> tuple[Clock, ...]:
        """What this desk reports at the end of a period, as far as the municipality's profile asks for it (D25)."""
        with self._desk.looking() as uow:
            answers = {(one.rule, one.origin): one for one in uow.of(DeadlineAnswer, NOBODY)}
        return desk_clocks(self._book(), answers, self.calendar(), self._desk.today(), self._desk.author.unit)

    def calendar(self) -> Calendar:
        """What days are reckoned with here."""
        profile, year = self._desk.profile, self._desk.today().year
        if self._calendar is None or self._calendar[0] is not profile or self._calendar[1] != year:
            self._calendar = (profile, year, self._desk.calendar())
        return self._calendar[2]

    def due(self, until: date) -> Iterable[Due]:
        """For *I dag*: what runs and is due up to a day, of cases this desk has a part in, and of the desk itself."""
        today = self._desk.today()
        found: list[Due] = []
        with self._desk.looking() as uow:
            role = roles_here(uow, self._desk.author.unit)
            for person in self._asked(uow, until):
                if person.removed or person.ended or role(person) == Role.NONE:
                    continue
                for clock in running(self.among(person, uow.everything(person.id), uow)):
                    if _shown(clock, today, until):
                        found.append(_due(clock, person))
        desk = YoungPerson(id=NOBODY, person=NOBODY)
        reports = next_reports(running(self.of_the_desk()), today)
        found += [_due(one, desk) for one in reports if _shown(one, today, until)]
        return tuple(found)

    def _asked(self, uow: UnitOfWork, until: date) -> tuple[YoungPerson, ...]:
        """Of whom something may be due: of whom what a rule names is written, or a birthday that counts for all."""
        ids = candidates(uow, self._book(), self._desk.today(), until)
        near = uow.matching(YoungPerson, birth_date=self._births(until))
        people = {one.id: one for one in near if self._birthday_due(one, until)}
        joined = uow.joined()
        for id in dict.fromkeys(joined.get(one, one) for one in ids):
            if id not in people and (found := uow.find(YoungPerson, id)) is not None:
                people[id] = found
        return tuple(people.values())

    def _for_all(self) -> tuple[DeadlineRule, ...]:
        """The rules a birthday starts for everybody."""
        return tuple(
            one
            for one in self._book().on(self._desk.today())
            if one.runs and one.on_today and not one.when and Trigger.BIRTHDAY in one.starts
        )

    def _birthday_due(self, person: YoungPerson, until: date) -> bool:
        """Whether such a rule may be due: before the rest of the case is read."""
        if person.birth_date is None:
            return False
        for rule in self._for_all():
            day = rule.due_in(birthday(person.birth_date, rule.age_years or 0, rule.age_months), self.calendar())
            if (
                day is not None
                and day <= until
                and (person.coordinator_since is None or day >= person.coordinator_since)
            ):
                return True
        return False

    def _births(self, until: date) -> tuple[str, ...]:
        """The days of birth of those for whom a birthday that counts for everybody is near or not answered yet."""
        today = self._desk.today()
        days: set[int] = set()
        for rule in self._for_all():
            age = (rule.age_years or 0) * 12 + rule.age_months
            last = add_months_clamped(until, -age - _months(rule))
            # the eldest is still of the last age the rule is for
            first = add_months_clamped(today, -12 * ((rule.to_age or rule.age_years or 0) + 1))
            days.update(range(first.toordinal() - 1, last.toordinal() + 4))  # months end on different days
        return tuple(date.fromordinal(day).isoformat() for day in sorted(days))

    def _book(self) -> RuleBook:
        return self._desk.definitions.rule_book(self._desk.author.profile)

    # answering ---------------------------------------------------------------------------------------------------
    def done(self, person: str, rule: str, origin: str, *, on: date | None = None, what: str = "") -> None:
        """It has happened, today or on ``on``; a few words may say what."""
        self._answer(
            "deadline.done",
            person,
            rule,
            origin,
            answered=Answered.DONE,
            on=on or self._desk.today(),
            reason=what.strip(),
        )

    def not_needed(self, person: str, rule: str, origin: str, because: str) -> None:
        """It is not relevant for this young person, and why; Invalid("reason-missing")."""
        if not because.strip():
            raise Invalid("reason-missing")
        self._answer(
            "deadline.not-needed",
            person,
            rule,
            origin,
            answered=Answered.NOT_NEEDED,
            on=self._desk.today(),
            reason=because.strip(),
        )

    def reopen(self, person: str, rule: str, origin: str) -> None:
        """The answer by hand is taken back: the clock runs again."""
        self._answer("deadline.reopen", person, rule, origin, answered=Answered.OPEN, on=None, reason="")

    def later(self, person: str, rule: str, origin: str, until: date, because: str) -> None:
        """*I dag* waits until a day, with the reason; NotAllowed("deadline-law") for a law's."""
        if not because.strip():
            raise Invalid("reason-missing")
        found = self._book().version(rule, self._desk.today())
        if found is not None and found.standing is Standing.LAW:
            raise NotAllowed("deadline-law")
        self._answer("deadline.later", person, rule, origin, later_on=until, later_because=because.strip())

    def _answer(self, intention: str, person: str, rule: str, origin: str, **told: object) -> None:
        id = answer_id(person, rule, origin)
        with self._desk.acting(intention) as uow:
            if person != NOBODY:
                uow.get(YoungPerson, person)
            known = uow.find(DeadlineAnswer, id) or DeadlineAnswer(id=id, person=person, rule=rule, origin=origin)
            version = self._book().version(rule, self._desk.today())
            title = version.title if version is not None else known.rule_title
            uow.put(replace(known, removed="", rule_title=title, **told))  # type: ignore[arg-type]  # fields by name


def _months(rule: DeadlineRule) -> int:
    """How far after the birthday it is due, in months, for finding who is meant; never too late."""
    return min(rule.offset or 0, 0) if rule.unit.value == "months" else 0


def _shown(clock: Clock, today: date, until: date) -> bool:
    near = clock.due is not None and clock.due <= until
    return near and clock.rule.on_today and not clock.waits(today)


def _due(clock: Clock, person: YoungPerson) -> Due:
    return Due(
        kind=DueKind.CLOCK,
        person=person,
        record=f"{person.id}/{clock.key}",
        what=clock.rule.title,
        code=clock.rule.id,
        on=clock.due,
        clock=clock,
    )


__all__ = ["Clock", "ClockState", "ClockUseCases"]
