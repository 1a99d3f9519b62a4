"""Referrals of somebody whose school absence asks for others: to whom, answered what, and how it ended.

Belongs here: these acts (4-3). Does not belong here: the level itself (``statuses.py``), reports of absence.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from ungeapp.domain.errors import Invalid, NotAllowed
from ungeapp.domain.follow_up import Referral, ReferralAnswer
from ungeapp.domain.people import YoungPerson
from ungeapp.domain.status import StatusEntry, StatusKind, right_now, terms_of
from ungeapp.usecases.desk import Desk


class ReferralUseCases:
    """Acts on the log. Each is one transaction and can be undone."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def of(self, person: str) -> tuple[Referral, ...]:
        """The log, the newest first."""
        with self._desk.looking() as uow:
            found = uow.of(Referral, person)
        return tuple(sorted(found, key=lambda one: (one.on or date.min, one.id), reverse=True))

    def level(self, person: str) -> StatusEntry | None:
        """The absence level of today at which others are asked to take over; None at any other."""
        terms = self._desk.definitions.terms(terms_of(StatusKind.ABSENCE))
        today = self._desk.today()
        with self._desk.looking() as uow:
            now = right_now(uow.of(StatusEntry, person), today)
        found = next((one for one in now if one.sort is StatusKind.ABSENCE), None)
        told = terms.find(found.code, today) if found is not None else None
        return found if told is not None and told.refers else None

    def add(self, person: str, to: str, *, on: date | None = None, phone: str = "", text: str = "") -> Referral:
        """Somebody else was asked, today or ``on``; Invalid("referral-to-nobody")."""
        if not to.strip():
            raise Invalid("referral-to-nobody")
        with self._desk.acting("referral.add") as uow:
            uow.get(YoungPerson, person)
            made = Referral(
                id=self._desk.new_id(),
                person=person,
                to=to.strip(),
                phone=phone.strip(),
                on=on or self._desk.today(),
                text=text.strip(),
            )
            uow.put(made)
        return made

    def answer(self, referral: str, answer: ReferralAnswer, *, on: date | None = None, note: str = "") -> None:
        """Taken in or refused, on a day. A refusal says why: Invalid("referral-refused-why")."""
        if answer is ReferralAnswer.NONE:
            raise Invalid("referral-no-answer")
        if answer is ReferralAnswer.REFUSED and not note.strip():
            raise Invalid("referral-refused-why")
        day = on or self._desk.today()
        with self._desk.acting("referral.answer") as uow:
            found = uow.get(Referral, referral)
            if found.on is not None and day < found.on:
                raise Invalid("referral-answer-early")
            uow.put(replace(found, answer=answer, answered_on=day, answer_note=note.strip()))

    def end(self, referral: str, *, on: date | None = None, outcome: str = "") -> None:
        """Whoever took over is done, and what came of it; NotAllowed unless they had taken the young person in."""
        day = on or self._desk.today()
        if not outcome.strip():
            raise Invalid("reason-missing")
        with self._desk.acting("referral.end") as uow:
            found = uow.get(Referral, referral)
            if found.answer is not ReferralAnswer.TAKEN_IN:
                raise NotAllowed("referral-not-taken-in")
            if found.answered_on is not None and day < found.answered_on:
                raise Invalid("status-ends-before-start")
            uow.put(replace(found, ended_on=day, outcome=outcome.strip()))
