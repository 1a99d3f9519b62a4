"""Naming who coordinates, and any contact person, when the first meeting of a team is closed.

Belongs here: whether it is still to be asked, and what becomes of the answer.
Does not belong here: which meetings ask (``names_coordinator`` of an output in the format), closing (``meetings.py``).

Source: Slagelse 2019, section f (2-17, 2-18): both are named no later than at the first meeting of the team; that nobody was
named, and why, is an answer too and stands in the minutes.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from ungeapp.domain.errors import Invalid, NotAllowed
from ungeapp.domain.follow_up import SupportRole
from ungeapp.domain.meetings import ItemOutcome, Meeting, MeetingItem, MeetingState, item_id
from ungeapp.domain.people import NetworkPerson, Task, YoungPerson
from ungeapp.domain.profiles import Unit, Word
from ungeapp.usecases.coordination import coordinator_word
from ungeapp.usecases.desk import Desk
from ungeapp.usecases.open_meetings import OpenMeeting
from ungeapp.usecases.ports.store import UnitOfWork
from ungeapp.usecases.still_there import take_up

NAMED_ELSEWHERE = "coordinator-named-elsewhere"
_OVER = (MeetingState.CLOSED, MeetingState.CANCELLED)


@dataclass(frozen=True, slots=True, kw_only=True)
class NamingQuestion:
    """What is asked at closing: ``word`` is what the one who coordinates is called here; who it is so far."""

    output: str
    word: str
    name: str
    unit: str
    units: tuple[Unit, ...]
    present: tuple[str, ...]


class NamingUseCases:
    """Asks and keeps the answer."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def question(self, found: OpenMeeting) -> NamingQuestion | None:
        """What is to be asked before the meeting is closed; None where the format does not ask or it is answered."""
        output = next((one for one in found.outputs if one.names_coordinator), None)
        if output is None:
            return None
        item = found.items[output.key]
        if item.outcome is ItemOutcome.NOT_REACHED or item.note.strip():
            return None
        return NamingQuestion(
            output=output.key,
            word=coordinator_word(self._desk),
            name=found.person.coordinator_name,
            unit=found.person.coordinator,
            units=self._desk.profile.units,
            present=tuple(
                dict.fromkeys(one.name for one in found.participants if one.name and not one.is_young_person)
            ),
        )

    def name(
        self,
        meeting: str,
        output: str,
        *,
        who: str = "",
        unit: str = "",
        contact: str = "",
        contact_phone: str = "",
        contact_organisation: str = "",
        because: str = "",
    ) -> None:
        """Somebody of ``unit`` coordinates from today on, and ``contact`` is the contact person; or nobody, ``because``.

        How to reach the contact person stands with the support role, and on the card of the network map where there is
        one of that name and nothing stands there yet. Whoever is the contact person already stays so, once. A course that
        has ended takes nobody: NotAllowed("support-course-ended").
        Somebody of the responsible unit coordinates at once. To another unit the way is a handover, which becomes a
        task here: nobody lets go before the other has taken over (2-08). Invalid("naming-nobody"),
        NotAllowed("meeting-closed").
        """
        if not who.strip() and not because.strip():
            raise Invalid("naming-nobody")
        desk = self._desk
        with desk.acting("meeting.name-coordinator") as uow:
            held = uow.get(Meeting, meeting)
            if held.state in _OVER:
                raise NotAllowed("meeting-closed")
            self._answer(uow, meeting, output, who.strip(), unit, because.strip())
            if who.strip():
                self._coordinates(uow, held.person, who.strip(), unit)
            if contact.strip():
                self._supports(uow, held.person, contact.strip(), contact_phone.strip(), contact_organisation.strip())

    def _supports(self, uow: UnitOfWork, person: str, name: str, phone: str, organisation: str) -> None:
        desk = self._desk
        take_up(desk, uow, uow.get(YoungPerson, person), "")
        word = desk.profile.label(Word.CONTACT_PERSON)
        role = word.role if word and word.role else "contact-person"
        known = next(
            (
                one
                for one in uow.of(SupportRole, person)
                if one.ended_on is None and one.role == role and one.name.casefold() == name.casefold()
            ),
            None,
        )
        if known is None:
            known = SupportRole(id=desk.new_id(), person=person, name=name, role=role, from_on=desk.today())
        uow.put(replace(known, phone=phone or known.phone, organisation=organisation or known.organisation))
        for card in uow.of(NetworkPerson, person):
            if card.name.casefold() == name.casefold():
                uow.put(replace(card, phone=card.phone or phone, organisation=card.organisation or organisation))

    def _answer(self, uow: UnitOfWork, meeting: str, output: str, who: str, unit: str, because: str) -> None:
        item = uow.get(MeetingItem, item_id(meeting, output))
        if who:
            named = self._desk.profile.unit_name(unit) if unit else ""
            told = replace(item, outcome=ItemOutcome.DONE, note=", ".join(filter(None, (who, named))), reason="")
        else:
            told = replace(item, outcome=ItemOutcome.NOT_REACHED, note="", reason=because)
        uow.put(told)

    def _coordinates(self, uow: UnitOfWork, person: str, who: str, unit: str) -> None:
        desk, today = self._desk, self._desk.today()
        found = uow.get(YoungPerson, person)
        if found.coordinator not in ("", desk.author.unit):
            return  # another desk is responsible: it stands in the minutes, and changes nothing there
        if unit in ("", found.coordinator):
            # since when it is at this desk stays: what was overdue before is overdue still
            uow.put(replace(found, coordinator_name=who, coordinator_named_on=today))
            return
        uow.put(replace(found, coordinator_named_on=today))
        uow.put(
            Task(
                id=desk.new_id(),
                person=person,
                what=f"{who}, {desk.profile.unit_name(unit)}",
                code=NAMED_ELSEWHERE,
                due=today,
            )
        )
