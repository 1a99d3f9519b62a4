"""One list across the young people of this desk: who is on the way to adult life, and what is next for each.

Belongs here: finding them in one look at the store, the team that takes over, the desk's own paper.
Does not belong here: where somebody stands (``domain/on_the_way.py``), deadlines, meetings.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from ungeapp.domain.ages import ON_THE_WAY, AgeRule, age_rule
from ungeapp.domain.assessments import Assessment, standing
from ungeapp.domain.clocks import Clock
from ungeapp.domain.criteria import OutcomeKind
from ungeapp.domain.dates import age_on, birthday
from ungeapp.domain.deadlines import DeadlineRule
from ungeapp.domain.errors import NotAllowed
from ungeapp.domain.gate import Purpose, Recipient, RecipientKind
from ungeapp.domain.ledger import Role
from ungeapp.domain.meetings import Meeting
from ungeapp.domain.on_the_way import Judged, OnTheWay, Standing, where
from ungeapp.domain.parts import Part
from ungeapp.domain.people import YoungPerson
from ungeapp.domain.record import Record
from ungeapp.domain.responsibility import ResponsibilityAnswers
from ungeapp.domain.status import StatusEntry
from ungeapp.usecases.clock_facts import format_id
from ungeapp.usecases.desk import Desk
from ungeapp.usecases.ledgers import roles_here
from ungeapp.usecases.letterheads import sender_of
from ungeapp.usecases.many_clocks import by_age, clocks_of_many
from ungeapp.usecases.papers import Sender
from ungeapp.usecases.ports.store import UnitOfWork
from ungeapp.usecases.printed import PrintedPaper
from ungeapp.usecases.releasing import released_to
from ungeapp.usecases.responsibility import unit_at
from ungeapp.usecases.still_there import REASONS

UNSETTLED = "unsettled"
"""The team of those of whom no rule says who takes over."""
_NO_STEPS = AgeRule(ON_THE_WAY, "", None, None, "")
_OUT = frozenset({OutcomeKind.EXEMPT, OutcomeKind.OUT})


@dataclass(frozen=True, slots=True, kw_only=True)
class WayRow:
    """One young person of the list; ``team`` is the unit that takes over by the municipality's rules of responsibility,
    ``UNSETTLED`` while they name none. Ages are in months: ``age`` as the steps of the list tell it, ``coming`` the next
    one and ``coming_on`` its day."""

    person: YoungPerson
    age: int
    coming: int
    coming_on: date
    way: OnTheWay
    team: str
    team_name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WayPaper:
    """The list of one team, or of all, as the desk's own working paper; ``team`` is a name, "" for all."""

    team: str
    unsettled: bool
    rows: tuple[WayRow, ...]
    ages: AgeRule | None
    sender: Sender
    written_on: date


class WayPapers(Protocol):
    """The paper of those on the way."""

    def on_the_way(self, paper: WayPaper) -> bytes: ...


class OnTheWayUseCases:
    """Looks; writes nothing but the rows of the log for a paper."""

    def __init__(self, desk: Desk, papers: WayPapers) -> None:
        self._desk = desk
        self._papers = papers

    def ages(self) -> AgeRule | None:
        """The ages the list is about today."""
        today = self._desk.today()
        return age_rule(self._desk.definitions.ages(today), ON_THE_WAY, today)

    def everybody(self) -> tuple[WayRow, ...]:
        """Who is of the ages, or has such a meeting ahead, the eldest first; those who are finished stand last.

        The way ends with its last step: who comes to it without ever having been judged is on it no more.
        """
        desk, today = self._desk, self._desk.today()
        ages, rules = self.ages(), self._rules()
        with desk.looking() as uow:
            role = roles_here(uow, desk.author.unit)
            people = {
                one.id: one for one in uow.all(YoungPerson) if one.birth_date is not None and role(one) != Role.NONE
            }
            running = {id: one for id, one in people.items() if not one.ended}
            clocks = clocks_of_many(desk, uow, [one.id for one in rules], running, today)
            meetings = self._meetings(uow, rules)
            young = {id for id, one in people.items() if ages is not None and _is_of(ages, one, today)}
            listed = young | ((clocks.keys() | meetings.keys()) & running.keys())
            judged = self._judged(uow, rules)
            known = self._known(uow, listed)
        rows = []
        for id in listed:
            way = self._way(people[id], clocks.get(id, ()), meetings.get(id, ()), judged.get(id))
            never = way.standing is Standing.NOT_JUDGED and ages is not None and _at_the_end(ages, people[id], today)
            if (id in young and not never) or way.standing in (Standing.NEXT, Standing.PLANNED):
                rows.append(self._row(people[id], way, known.get(id, ())))
        return tuple(
            sorted(
                rows,
                key=lambda one: (
                    one.way.standing is Standing.FINISHED,
                    one.person.birth_date or today,
                    one.person.full_name,
                    one.person.id,
                ),
            )
        )

    def _way(
        self, person: YoungPerson, clocks: Iterable[Clock], meetings: Iterable[Meeting], judged: Judged | None
    ) -> OnTheWay:
        """Where somebody stands; the way is over with the course, or at full age with the meeting held."""
        desk, today = self._desk, self._desk.today()
        if person.ended:
            reason = desk.definitions.terms(REASONS).label(person.ended_because, person.ended_on or today)
            return OnTheWay(standing=Standing.FINISHED, on=person.ended_on, because=person.ended_text or reason)
        of_age = desk.of_age_on(person)
        return where(clocks, meetings, judged, today, grown=of_age is not None and of_age <= today)

    def _row(self, person: YoungPerson, way: OnTheWay, known: Iterable[Record]) -> WayRow:
        today, born = self._desk.today(), person.birth_date
        assert born is not None  # only those with a birth date are listed
        of_age = self._desk.of_age_on(person)
        team = unit_at(self._desk, person, known, age_on(born, of_age)) if of_age else ""
        team = team or UNSETTLED
        ages = self.ages() or _NO_STEPS
        coming = ages.coming(born, today)
        return WayRow(
            person=person,
            age=ages.reached(born, today),
            coming=coming,
            coming_on=birthday(born, 0, coming),
            way=way,
            team=team,
            team_name=self._desk.profile.unit_name(team) if team != UNSETTLED else "",
        )

    def _rules(self) -> tuple[DeadlineRule, ...]:
        """The rules of today about a meeting at an age."""
        desk = self._desk
        return tuple(
            one for one in desk.definitions.rule_book(desk.author.profile).on(desk.today()) if one.runs and by_age(one)
        )

    def _meetings(self, uow: UnitOfWork, rules: Iterable[DeadlineRule]) -> dict[str, list[Meeting]]:
        """The meetings such a rule is about, by young person."""
        formats = {format for rule in rules for format in rule.meets}
        found: dict[str, list[Meeting]] = defaultdict(list)
        for one in uow.all(Meeting):
            if format_id(one.format) in formats:
                found[one.person].append(one)
        return found

    def _judged(self, uow: UnitOfWork, rules: Iterable[DeadlineRule]) -> dict[str, Judged]:
        """Who was judged to be exempt, or outside the group such a rule asks about."""
        groups = {code.partition(":")[2] for rule in rules for code in rule.when}
        asked = {
            one.ref.id
            for one in self._desk.definitions.all_criteria()
            if any(outcome.circumstance in groups for outcome in one.outcomes)
        }
        by_person: dict[str, list[Assessment]] = defaultdict(list)
        for assessment in uow.all(Assessment):
            if format_id(assessment.criteria) in asked:
                by_person[assessment.person].append(assessment)
        found = {}
        for id, told in by_person.items():
            last = next((one for one in standing(told) if one.decided), None)
            if last is not None and last.outcome_kind in _OUT:
                found[id] = Judged(on=last.decided_on, because=last.outcome)
        return found

    def _known(self, uow: UnitOfWork, people: set[str]) -> dict[str, list[Record]]:
        """What the rules of responsibility ask about these."""
        found: dict[str, list[Record]] = defaultdict(list)
        if self._desk.profile.responsibility and people:
            ids = tuple(sorted(people))
            for one in (*uow.matching(ResponsibilityAnswers, person=ids), *uow.matching(StatusEntry, person=ids)):
                found[one.person].append(one)
        return found

    def paper(self, team: str = "") -> PrintedPaper:
        """The list of one team, or of all, for this desk's own use; NotAllowed("list-empty"). A row in the log for each.

        It has names in it: it is the desk's own paper, and each young person passes the gate as on any other.
        """
        rows = [one for one in self.everybody() if team in ("", one.team)]
        if not rows:
            raise NotAllowed("list-empty")
        desk, sender = self._desk, sender_of(self._desk)
        recipient = Recipient(kind=RecipientKind.OWN_DESK, name=sender.unit)
        with desk.looking() as uow:
            for one in rows:
                released = released_to(desk, uow, [one.person], one.person, recipient, Purpose.JOURNAL)
                assert released.has(Part.IDENTITY)  # nothing is kept from the desk itself
                uow.note_audit("print-on-the-way", one.person.id)
            uow.commit("print")
        paper = WayPaper(
            team=rows[0].team_name if team else "",
            unsettled=team == UNSETTLED,
            rows=tuple(rows),
            ages=self.ages(),
            sender=sender,
            written_on=desk.today(),
        )
        return PrintedPaper(name="paa-vej.pdf", content=self._papers.on_the_way(paper), recipient="")


def _is_of(ages: AgeRule, person: YoungPerson, today: date) -> bool:
    return person.birth_date is not None and ages.covers(person.birth_date, today)


def _at_the_end(ages: AgeRule, person: YoungPerson, today: date) -> bool:
    return person.birth_date is not None and ages.steps[-1:] == (ages.reached(person.birth_date, today),)
