"""Who supports a young person over time: mentors, contact persons, and the period after school with its check.

Belongs here: beginning, checking and ending support roles.
Does not belong here: the one who coordinates (a field of the person, changed by a handover alone), the network map.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from ungeapp.domain.ages import RENEWED, AgeRule, age_rule
from ungeapp.domain.errors import Invalid
from ungeapp.domain.follow_up import SupportRole
from ungeapp.domain.people import YoungPerson
from ungeapp.domain.support_roles import agreed_to_continue, begun_again, ended, needs_agreement
from ungeapp.domain.terms import Term
from ungeapp.usecases.after_school import period, settle
from ungeapp.usecases.desk import Desk
from ungeapp.usecases.people import PersonFile
from ungeapp.usecases.still_there import take_up

ENDS, BASES = "support-role-ends", "support-bases"


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
        reopening: str = "",
        **more: Any,
    ) -> SupportRole:
        """Somebody who supports from today or ``from_on``; a period after school gets its check and end by the rules.

        Nobody supports in a course that has ended, where nothing is asked for any more: it is opened again in the same
        act, because of ``reopening``, or NotAllowed as ``still_there.take_up``.
        """
        desk = self._desk
        if not f"{name}{role}".strip():
            raise Invalid("support-empty")
        begins = from_on or desk.today()
        if after_school:
            proposed_check, proposed_end = self.after_school(begins)
            check_on, to_on = check_on or proposed_check, to_on or proposed_end
        with desk.acting("support.add") as uow:
            take_up(desk, uow, uow.get(YoungPerson, person), reopening)
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

    def called(self, support: str) -> str:
        """Whose support it is: the name, or the role's word where nobody is named."""
        with self._desk.looking() as uow:
            found = uow.get(SupportRole, support)
        return found.name or self._desk.definitions.terms("roles").label(
            found.role, found.from_on or self._desk.today()
        )

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
        reason = desk.definitions.terms(ENDS).find(because, day)
        with desk.acting("support.end") as uow:
            found = uow.get(SupportRole, support)
            done = ended(found, reason=reason, on=day, successor=successor, successor_entry=successor_entry)
            uow.put(done)
            if found.after_school:
                settle(desk, uow, found.person)
        return done

    def resume(self, support: str, *, agreed_with: str = "", reopening: str = "") -> SupportRole:
        """The same support again, for instance when the education is not completed (2-18): a new period.

        Past the age only with who agreed to it: Invalid("support-past-age"). A course that has ended is opened again,
        because of ``reopening``, as in ``add``.
        """
        desk, today = self._desk, self._desk.today()
        with desk.acting("support.resume") as uow:
            found = uow.get(SupportRole, support)
            young = take_up(desk, uow, uow.get(YoungPerson, found.person), reopening)
            past = self._past_age(found, young, today)
            again = begun_again(found, id=desk.new_id(), on=today, past_age=past, agreed_with=agreed_with)
            uow.put(again)
        return again

    def go_on(self, support: str, agreed_with: str) -> SupportRole:
        """It goes on past the age, as agreed with whoever is named."""
        with self._desk.acting("support.go-on") as uow:
            found = uow.get(SupportRole, support)
            agreed = agreed_to_continue(found, agreed_with=agreed_with, on=self._desk.today())
            uow.put(agreed)
        return agreed

    def asks_agreement(self, file: PersonFile, support: SupportRole) -> bool:
        """Whether the role runs, or would begin anew, past the age, and nobody has agreed to that."""
        past = self._past_age(support, file.person, self._desk.today())
        return past and (support.ended_on is not None or not support.agreed_with)

    def age_reached_on(self, file: PersonFile, support: SupportRole) -> date | None:
        """The birthday from which the role needs an agreement; None where it never does."""
        role, rule, birth = self._role(support), self._age(self._desk.today()), file.person.birth_date
        if role is None or not role.ends_with_age or rule is None or birth is None:
            return None
        return rule.ends_on(birth)

    def bases(self) -> tuple[Term, ...]:
        """What a role can be given under today."""
        return self._desk.definitions.terms(BASES).on(self._desk.today())

    def _past_age(self, support: SupportRole, person: YoungPerson, day: date) -> bool:
        return needs_agreement(self._role(support), self._age(day), person.birth_date, day)

    def _role(self, support: SupportRole) -> Term | None:
        return self._desk.definitions.terms("roles").find(support.role, self._desk.today())

    def _age(self, day: date) -> AgeRule | None:
        return age_rule(self._desk.definitions.ages(day), RENEWED, day)

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
