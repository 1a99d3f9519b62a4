"""What keeping contact adds to *I dag*: attempts, reports not answered, notifications and support to follow up.

Belongs here: one function per source. Does not belong here: acting on any of them.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from ungeapp.domain.follow_up import Notification, SupportRole
from ungeapp.domain.handovers import Role
from ungeapp.domain.people import YoungPerson
from ungeapp.domain.plans import Measure
from ungeapp.usecases.contacts import ContactUseCases
from ungeapp.usecases.desk import Desk
from ungeapp.usecases.ledgers import roles_here
from ungeapp.usecases.measures import MeasureUseCases
from ungeapp.usecases.reports import ReportUseCases
from ungeapp.usecases.today import Due, DueKind

NEXT, CHECK, END = "next", "check", "end"
"""Codes: a report that asks what is next; a support role to be checked, or whose period ends."""


class ContactDue:
    """Sources of *I dag*."""

    def __init__(self, desk: Desk, reports: ReportUseCases) -> None:
        self._desk = desk
        self._reports = reports

    def due(self, until: date) -> Iterable[Due]:
        """All of them up to a day; only of cases this desk has a part in."""
        found = (*self.attempts(until), *self.reports(until), *self.notifications(until), *self.support(until))
        with self._desk.looking() as uow:
            role = roles_here(uow, self._desk.author.unit)
            return tuple(
                one for one in found if not (one.person.removed or one.person.ended) and role(one.person) != Role.NONE
            )

    def attempts(self, until: date) -> Iterable[Due]:
        """Whom to try to reach again, and whose agreed contact is due; ``what`` is the number of failed attempts."""
        return tuple(
            Due(
                kind=DueKind.ATTEMPT,
                person=one.person,
                record=one.person.id,
                what=str(one.reach.attempts),
                code="",
                on=one.reach.next_on,
            )
            for one in ContactUseCases(self._desk).due(until)
        )

    def reports(self, until: date) -> Iterable[Due]:
        """Reports that wait; ``clock`` is what runs out first, ``code`` its rule, or that it is asked what is next.

        A report nobody answered has no day where no rule gives it one: it stands first. What is next is asked once:
        not of a report where an ended measure of the same young person asks it already, or has been answered since.
        What was put off with a reason waits.
        """
        found = []
        asked = {one.person.id for one in MeasureUseCases(self._desk).open_gaps()}
        today = self._desk.today()
        for person, one in self._reports.open():
            clock, received = one.urgent, one.report.received_at
            if clock is not None and clock.waits(today):
                continue
            on = clock.due if clock else received.date() if received and one.answered else None
            only_next = clock is None and one.answered
            if only_next and (person.id in asked or self._went_on(person.id, received)):
                continue
            if on is None or on <= until:
                code = clock.rule.id if clock else NEXT if one.answered else ""
                what = one.report.institution or one.report.reporter or one.report.text
                found.append(
                    Due(
                        kind=DueKind.REPORT,
                        person=person,
                        record=one.report.id,
                        what=what,
                        code=code,
                        on=on,
                        clock=clock,
                    )
                )
        return tuple(found)

    def _went_on(self, person: str, received: datetime | None) -> bool:
        """Whether a measure has begun since the report: then it is said what came next."""
        if received is None:
            return False
        with self._desk.looking() as uow:
            begun = (one.started_on for one in uow.of(Measure, person) if not one.removed)
            return any(one is not None and one >= received.date() for one in begun)

    def notifications(self, until: date) -> Iterable[Due]:
        """Notifications of concern to be followed up."""
        with self._desk.looking() as uow:
            return tuple(
                Due(
                    kind=DueKind.NOTIFICATION,
                    person=uow.get(YoungPerson, one.person),
                    record=one.id,
                    what=one.other,
                    code="",
                    on=one.follow_up_on,
                )
                for one in uow.matching(Notification, followed_up_on=None, until=("follow_up_on", until))
            )

    def support(self, until: date) -> Iterable[Due]:
        """Support roles to be looked at, and those whose period ends: who is there then?"""
        found = []
        with self._desk.looking() as uow:
            for field, code in (("check_on", CHECK), ("to_on", END)):
                for one in uow.matching(SupportRole, ended_on=None, until=(field, until)):
                    person = uow.get(YoungPerson, one.person)
                    on = one.check_on if code == CHECK else one.to_on
                    found.append(
                        Due(kind=DueKind.SUPPORT, person=person, record=one.id, what=one.name, code=code, on=on)
                    )
        return tuple(found)
