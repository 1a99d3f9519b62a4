"""What one party owes, on one paper: about everybody they have a basis to know of.

Belongs here: the list's content for one party, and the letter about one young person, through the gate; one row in the log each.
Does not belong here: who is one party (``owed.py``), layout.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from ungeapp.domain.disclosures import Way
from ungeapp.domain.errors import NotAllowed
from ungeapp.domain.gate import Purpose, outside_keys
from ungeapp.domain.parts import Part
from ungeapp.domain.people import YoungPerson
from ungeapp.domain.plans import Agreement
from ungeapp.domain.protection import hidden_in
from ungeapp.usecases.desk import Desk
from ungeapp.usecases.entries import joined_addresses
from ungeapp.usecases.letterheads import sender_of_letter
from ungeapp.usecases.papers import AgreementPaper, OwedAbout, OwedPaper, Papers, ReminderPaper
from ungeapp.usecases.ports.store import UnitOfWork
from ungeapp.usecases.printed import Given, PrintedPaper, objections_in, owner_recipient, with_objections
from ungeapp.usecases.releasing import released_to


class OwedListUseCases:
    """The printed list of one party."""

    def __init__(self, desk: Desk, papers: Papers) -> None:
        self._desk = desk
        self._papers = papers

    def paper(self, party: str, agreements: Sequence[str]) -> PrintedPaper:
        """What ``party`` (as it is called) owes of these agreements. NotAllowed("reminder-empty") when nothing is left.

        A young person whose name the party has no basis to read is not on the list: what was promised about them
        stands on a page of its own without the name, so that the list does not tell who it is.
        """
        named: list[OwedAbout] = []
        unnamed: list[OwedAbout] = []
        given: list[Given] = []
        with self._desk.looking() as uow:
            found: dict[str, list[Agreement]] = {}
            for id in agreements:
                one = uow.get(Agreement, id)
                found.setdefault(one.person, []).append(one)
            for id, owed in found.items():
                person = uow.get(YoungPerson, id)
                if not person.ended:
                    about, told = self._about(uow, person, owed, party)
                    given.append(told)
                    (named if about.young_person else unnamed).append(about)
            if not named and not unnamed:
                raise NotAllowed("reminder-empty")
            sender = sender_of_letter(self._desk, uow)
            uow.commit("print")
        paper = OwedPaper(
            recipient=party,
            named=tuple(sorted(named, key=lambda one: one.young_person)),
            unnamed=tuple(unnamed),
            sender=sender,
            written_on=self._desk.today(),
        )
        return PrintedPaper(
            name=f"aftaler-{agreements[0][-6:]}.pdf",
            content=self._papers.owed(paper),
            recipient=party,
            given=tuple(given),
        )

    def reminder(self, agreements: tuple[str, ...]) -> PrintedPaper:
        """A friendly reminder of the open agreements of one owner."""
        with self._desk.looking() as uow:
            found = [uow.get(Agreement, one) for one in agreements]
            if not found:
                raise NotAllowed("reminder-empty")
            if len({(one.person, one.owner, one.owner_unit, one.owner_person) for one in found}) > 1:
                raise NotAllowed("reminder-mixed")
            person = uow.get(YoungPerson, found[0].person)
            if person.ended:
                raise NotAllowed("person-ended")
            recipient = owner_recipient(found[0], person)
            content = with_objections(uow, person.id, [person, *found])
            released = released_to(self._desk, uow, content, person, recipient, Purpose.REMINDER)
            also = joined_addresses(uow, person.id)
            sender = sender_of_letter(self._desk, uow)
            uow.note_audit("print-reminder", person.id)
            uow.commit("print")
        paper = ReminderPaper(
            recipient=recipient.name,
            agreements=tuple(
                # What somebody promised is theirs: they may be reminded of it in the words they agreed to.
                AgreementPaper(
                    what=hidden_in(one.what, person, also), owner=one.owner, due=one.due, state=one.state.value
                )
                for one in found
            ),
            sender=sender,
            written_on=self._desk.today(),
            young_person=person.full_name if released.has(Part.IDENTITY) else "",
            objections=objections_in(released, person.id),
        )
        return PrintedPaper(
            name=f"paamindelse-{found[0].id[-6:]}.pdf",
            content=self._papers.reminder(paper),
            recipient=recipient.name,
            released=released,
            given=(Given(released=released, way=Way.REMINDER, origin=found[0].id),),
        )

    def _about(
        self, uow: UnitOfWork, person: YoungPerson, owed: list[Agreement], party: str
    ) -> tuple[OwedAbout, Given]:
        recipient = owner_recipient(owed[0], person)
        if party.strip():
            recipient = replace(recipient, keys=recipient.keys | outside_keys(party))
        also = joined_addresses(uow, person.id)
        released = released_to(
            self._desk, uow, with_objections(uow, person.id, [person, *owed]), person, recipient, Purpose.REMINDER
        )
        uow.note_audit("print-reminder", person.id)
        about = OwedAbout(
            young_person=person.full_name if released.has(Part.IDENTITY) else "",
            agreements=tuple(
                # What somebody promised is theirs: they may be reminded of it in the words they agreed to.
                AgreementPaper(
                    what=hidden_in(one.what, person, also), owner=one.owner, due=one.due, state=one.state.value
                )
                for one in sorted(owed, key=lambda one: (one.due or date.max, one.id))
            ),
            objections=objections_in(released, person.id),
        )
        return about, Given(released=released, way=Way.REMINDER, origin=owed[0].id)
