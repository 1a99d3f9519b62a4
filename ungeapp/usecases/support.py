"""Who supports a young person over time: mentors, contact persons, and the period after school with its check.

Belongs here: beginning, checking and ending support roles.
Does not belong here: the one who coordinates (a field of the person, changed by a handover alone), the network map.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from ungeapp.domain.errors import Invalid
from ungeapp.domain.follow_up import SupportRole
from ungeapp.domain.people import YoungPerson
from ungeapp.domain.terms import Term
from ungeapp.usecases.after_school import period, settle
from ungeapp.usecases.desk import Desk

ENDS = "support-role-ends"


class SupportUseCases:
    """Acts on support roles. Nobody lets go before somebody else is there, or the support is anchored (2-18, kædeansvar)."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def after_school(self, from_on: date) -> tuple[date | None, date | None]:
        """(check, end) the rules propose for a period that begins ``from_on``; None where there is no rule."""
        check, end, _source = period(self._desk, from_on)
        return check, end

    def add(
        self,
        person: str,
        *,
        name: str,
        role: str,
        from_on: date | None = None,
        to_on: date | None = None,
        check_on: date | None = None,
        after_school: bool = False,
        **more: Any,
    ) -> SupportRole:
        """Somebody who supports from today or ``from_on``; a period after school gets its check and end by the rules."""
        desk = self._desk
        if not f"{name}{role}".strip():
            raise Invalid("support-empty")
        begins = from_on or desk.today()
        if after_school:
            proposed_check, proposed_end = self.after_school(begins)
            check_on, to_on = check_on or proposed_check, to_on or proposed_end
        with desk.acting("support.add") as uow:
            uow.get(YoungPerson, person)
            one = SupportRole(
                id=desk.new_id(),
                person=person,
                name=name.strip(),
                role=role,
                from_on=begins,
                to_on=to_on,
                check_on=check_on,
                after_school=after_school,
                **more,
            )
            uow.put(one)
            if after_school:
                settle(desk, uow, person)
        return one

    def check(self, support: str, note: str, again_on: date | None = None) -> None:
        """What the follow-up showed, and when to look again."""
        if not note.strip():
            raise Invalid("reason-missing")
        with self._desk.acting("support.check") as uow:
            found = uow.get(SupportRole, support)
            uow.put(replace(found, check_note=note.strip(), check_done_on=self._desk.today(), check_on=again_on))

    def ends(self) -> tuple[Term, ...]:
        """The reasons to choose from today."""
        return self._desk.definitions.terms(ENDS).on(self._desk.today())

    def needs_successor(self, because: str) -> bool:
        """Whether somebody else must be there when it ends for this reason: always, unless the terms say otherwise."""
        reason = self._desk.definitions.terms(ENDS).find(because, self._desk.today())
        return reason is None or reason.needs_successor is not False

    def end(
        self, support: str, *, because: str, successor: str = "", successor_entry: str = "", on: date | None = None
    ) -> SupportRole:
        """It ends for a reason of the terms; unless it is anchored, with whoever is there now.

        ``successor_entry`` is the entry of the phone book the successor was taken from.
        """
        desk = self._desk
        day = on or desk.today()
        if desk.definitions.terms(ENDS).find(because, day) is None:
            raise Invalid("support-end-reason")
        if self.needs_successor(because) and not successor.strip():
            raise Invalid("support-successor")
        with desk.acting("support.end") as uow:
            found = uow.get(SupportRole, support)
            ended = replace(
                found,
                ended_on=day,
                ended_because=because,
                successor=successor.strip(),
                successor_entry=successor_entry if successor.strip() else "",
                check_on=None,
            )
            uow.put(ended)
            if found.after_school:
                settle(desk, uow, found.person)
        return ended

    def resume(self, support: str) -> SupportRole:
        """The same support again, for instance when the education is not completed (2-18): a new period."""
        desk = self._desk
        with desk.acting("support.resume") as uow:
            found = uow.get(SupportRole, support)
            again = replace(
                found,
                id=desk.new_id(),
                from_on=desk.today(),
                to_on=None,
                check_on=None,
                check_done_on=None,
                check_note="",
                after_school=False,
                ended_on=None,
                ended_because="",
                successor="",
                successor_entry="",
            )
            uow.put(again)
        return again

    def put_off(self, support: str, until: date, *, end: bool) -> None:
        """The follow-up, or the planned end, on another day."""
        with self._desk.acting("support-role.change") as uow:
            found = uow.get(SupportRole, support)
            uow.put(replace(found, to_on=until) if end else replace(found, check_on=until))

    def of(self, person: str) -> tuple[SupportRole, ...]:
        """All support roles of one young person: those that run first, then the newest ended."""
        with self._desk.looking() as uow:
            found = uow.of(SupportRole, person)
        running = [one for one in found if one.ended_on is None]
        ended = sorted((one for one in found if one.ended_on), key=lambda one: str(one.ended_on), reverse=True)
        return (*running, *ended)
