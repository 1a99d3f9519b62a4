"""Handing over a young person: the checklist, the offer, the answer, *motiveret og tryg*, letting go.

Belongs here: the acts of both desks and what each of them must have ready, one transaction each.
Does not belong here: the transition function (``domain/handovers.py``), what a step means for the store and the files
(``handover_post.py``), what the case itself answers (``handover_suggestions.py``).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from ungeapp.domain.checklists import Checklist, ChecklistItem, ItemKind, RequiredFor
from ungeapp.domain.errors import NotAllowed, NotFound
from ungeapp.domain.everyday import EverydayEnd
from ungeapp.domain.gate import Purpose, Recipient, RecipientKind, outside_keys
from ungeapp.domain.handover_sheet import HandoverAnswer, answer_id
from ungeapp.domain.handovers import (
    AcceptedOutside,
    AcceptOffer,
    ConfirmedOutside,
    ConfirmSafe,
    FileKind,
    Heard,
    Ledger,
    LetGo,
    OfferTo,
    RefusedOutside,
    RefuseOffer,
    ReturnedFromOutside,
    Role,
    WithdrawOffer,
    Word,
)
from ungeapp.domain.ids import derived_id
from ungeapp.domain.parts import Part
from ungeapp.domain.people import YoungPerson
from ungeapp.usecases.checklists import checklist_of
from ungeapp.usecases.desk import Desk
from ungeapp.usecases.envelope import Envelope, Incoming, PersonMember
from ungeapp.usecases.everyday import note_follower
from ungeapp.usecases.handover_post import NEXT_STEP, HandoverPost
from ungeapp.usecases.handover_suggestions import suggested
from ungeapp.usecases.ledgers import read_ledger
from ungeapp.usecases.merging import Here, merge_member
from ungeapp.usecases.people import draft_record
from ungeapp.usecases.plan_copies import keep_copies
from ungeapp.usecases.ports.store import UnitOfWork
from ungeapp.usecases.sending import Post, WrittenFile, card_of, recipient_of, release_for
from ungeapp.usecases.still_there import follows_now

CHECKLIST = "overlevering"


@dataclass(frozen=True, slots=True, kw_only=True)
class HandoverView:
    """Where the handover of one young person stands at this desk."""

    person: YoungPerson
    ledger: Ledger
    checklist: Checklist
    answers: Mapping[str, HandoverAnswer]
    suggestions: Mapping[str, str]  # what the program can fill in, by key
    drafts: Mapping[str, str]  # what was being typed when the window closed or locked, by key
    open_for_offer: tuple[ChecklistItem, ...]
    open_for_close: tuple[ChecklistItem, ...]
    other_name: str
    last_answers: Mapping[str, HandoverAnswer]  # of the handover that runs, else of the last one: for the sheet
    other_unit: str = ""
    other_person: str = ""  # who works there; empty for a receiver without UngeApp
    taking: bool = False  # this desk is (or was, last) the one that takes over
    incoming: str = ""  # the package whose offer lies here
    everyday: str = ""  # who follows in everyday life while the responsibility stays here
    everyday_ended: EverydayEnd | None = None  # how it ended with the one who did so last
    written: Mapping[str, str] = field(default_factory=dict)  # what was being written for the next step, by field


class HandoverUseCases:
    """Acts of the handover. Nobody lets go before another has taken over and the young person is safe (2-08)."""

    def __init__(self, desk: Desk, envelope: Envelope) -> None:
        self._desk = desk
        self._envelope = envelope
        self._post = HandoverPost(desk, Post(desk, envelope))

    def view(self, person: str) -> HandoverView:
        """The checklist with what the program can fill in, and where the handover stands."""
        with self._desk.looking() as uow:
            return self._view(uow, person)

    def _view(self, uow: UnitOfWork, person: str) -> HandoverView:
        desk = self._desk
        found = uow.find(YoungPerson, person)
        ledger = self._post.ledger(uow, person)
        taken = ledger.last is not None and (ledger.last.kind, ledger.last.number) == (FileKind.ACCEPT, ledger.epoch)
        taking = ledger.staged or ledger.role is Role.TAKING_OVER or (ledger.role is Role.RESPONSIBLE and taken)
        partner = ledger.other or (ledger.last.to if ledger.last is not None and taken else "") or ledger.anchored
        card = next((one for one in uow.cards() if one.identity == partner), None)
        other = f"{card.unit_name}, {card.name}" if card else partner
        every = uow.of(HandoverAnswer, person)
        number = ledger.number or ledger.epoch + 1
        answers = {one.key: one for one in every if one.number == number}
        before = {one.key: one for one in every if one.number == ledger.epoch and not ledger.number}
        closed = uow.setting(f"handover/{person}/{ledger.epoch}/closed") if ledger.role is Role.NONE else None
        shown = answers or (before if closed else {})  # what was handed over reads as it was then
        checklist = _begun_under(desk, uow, shown.values(), date.fromisoformat(closed) if closed else None)
        elsewhere = _joined_answers(uow, person)
        here = f"{desk.author.name}, {desk.profile.unit_name(desk.author.unit)}"
        giver, taker = (
            (other, here)
            if taking and ledger.number
            else (here, _who_takes_over(ledger, other) if ledger.other else "")
        )
        of_age_on = desk.of_age_on(found) if found else None
        suggestions = suggested(
            uow.everything(person), checklist, desk.today(), of_age_on, desk.definitions.terms("roles"), giver, taker
        )
        if ledger.role is Role.RESPONSIBLE and not taken:  # the offer came back: what was written then still helps
            suggestions |= {
                key: one.text
                for key, one in before.items()
                if one.text and (_keeps(checklist, key) or (_by_hand(checklist, key) and key not in suggestions))
            }
        suggestions |= {
            key: text for key, text in elsewhere.items() if key not in suggestions and _keeps(checklist, key)
        }
        told = {
            item.key: (answers[item.key].text if item.key in answers else suggestions.get(item.key, ""))
            for item in checklist.items
        }
        everyday, everyday_ended = follows_now(desk, uow, found) if found is not None else ("", None)
        return HandoverView(
            everyday=everyday,
            everyday_ended=everyday_ended,
            written={one.field: one.text for one in uow.drafts(draft_record(NEXT_STEP, person))},
            person=found or YoungPerson(id=person, person=person),
            ledger=ledger,
            checklist=checklist,
            answers=answers,
            suggestions=suggestions,
            drafts={
                item.key: one.text
                for item in checklist.items
                for one in uow.drafts(answer_id(person, number, item.key))
            },
            open_for_offer=checklist.open_for(RequiredFor.OFFER, told),
            open_for_close=checklist.open_for(RequiredFor.CLOSE, told),
            other_name=other,
            last_answers=answers or before,
            other_unit=card.unit if card else "",
            other_person=card.name if card else "",
            taking=taking,
            incoming=uow.setting(f"staged/{person}") or "",
        )

    def answer(self, person: str, key: str, text: str) -> None:
        """Answer one point of the checklist."""
        with self._desk.acting("handover.answer") as uow:
            self._answer(uow, person, {key: text})

    def draft(self, person: str, key: str, text: str) -> None:
        """Keep what is being typed at one point; it becomes an answer on leaving the field."""
        with self._desk.looking() as uow:
            view = self._view(uow, person)
            kept = view.answers.get(key)
            number = view.ledger.number or view.ledger.epoch + 1
            uow.save_draft(answer_id(person, number, key), "text", text, kept.text if kept else "")
            uow.commit("draft")

    def _answer(self, uow: UnitOfWork, person: str, texts: Mapping[str, str]) -> None:
        ledger = self._post.ledger(uow, person)
        number = ledger.number or ledger.epoch + 1
        checklist = self._checklist(uow, person, number)
        if uow.definition(str(checklist.ref)) is None:
            uow.keep_definition(str(checklist.ref), self._desk.definitions.text(checklist.ref))
        for key, text in texts.items():
            item = checklist.item(key)
            uow.put(
                HandoverAnswer(
                    id=answer_id(person, number, key),
                    person=person,
                    number=number,
                    checklist=str(checklist.ref),
                    key=key,
                    text=text,
                    done=bool(text.strip()),
                    part=item.part,
                )
            )
            uow.drop_draft(answer_id(person, number, key), "text")

    def _checklist(self, uow: UnitOfWork, person: str, number: int) -> Checklist:
        return _begun_under(self._desk, uow, (one for one in uow.of(HandoverAnswer, person) if one.number == number))

    def offer(self, person: str, partner: str) -> tuple[WrittenFile, ...]:
        """Offer the case to another desk. We stay responsible until it has accepted and the young person is safe."""
        with self._desk.acting("handover.offer") as uow:
            self._ready_to_offer(uow, person, recipient_of(card_of(uow, partner)))
            return self._post.happened(uow, person, OfferTo(partner))

    def offer_outside(self, person: str, receiver: str, *, keeps: bool = False) -> None:
        """Offer the case to a receiver without UngeApp (a school, treatment, another municipality).

        With ``keeps`` it has no case (an employer, an association): it takes over in everyday life, and when this desk
        lets go it lets go of that only (2-08, 1-03).
        """
        with self._desk.acting("handover.offer") as uow:
            name = receiver.strip()
            outside = Recipient(kind=RecipientKind.PROFESSIONAL, name=name, keys=outside_keys(name))
            self._ready_to_offer(uow, person, outside)
            self._post.happened(uow, person, OfferTo(name, outside=True, keeps=keeps))

    def _ready_to_offer(self, uow: UnitOfWork, person: str, recipient: Recipient) -> None:
        """The checklist is answered; what nobody wrote is put down from what this receiver may be told."""
        view = self._view(uow, person)
        if view.open_for_offer:
            raise NotAllowed("handover-checklist-open", missing=len(view.open_for_offer))
        released = release_for(self._desk, uow, person, recipient, Purpose.HANDOVER)
        if recipient.kind is RecipientKind.UNIT and not released.has(Part.IDENTITY):
            raise NotAllowed("share-no-basis")
        today, of_age_on = self._desk.today(), self._desk.of_age_on(uow.get(YoungPerson, person))
        roles = self._desk.definitions.terms("roles")
        said = suggested(uow.everything(person), view.checklist, today, of_age_on, roles, "", "")
        by_records = {
            one.key
            for one in view.checklist.items
            if one.prefilled_from in _FROM_RECORDS and (one.key in said or one.prefilled_from not in _ALSO_BY_HAND)
        }
        texts = {key: text for key, text in view.suggestions.items() if key not in by_records}
        texts |= suggested(released.records, view.checklist, today, of_age_on, roles, "", "")
        fresh = {key: text for key, text in texts.items() if text and key not in view.answers}
        if fresh:
            self._answer(uow, person, fresh)

    def offered(self, person: str) -> PersonMember | None:
        """What the offer lying here would bring; nothing of it is merged yet. None when there is no offer."""
        with self._desk.looking() as uow:
            package = uow.package(uow.setting(f"staged/{person}") or "")
            if package is None:
                return None
            incoming = self._envelope.open(package.content, tuple(one.card for one in uow.cards()))
            return next((one for one in incoming.members if _is_about(uow, one, person)), None)

    def accept(self, person: str) -> tuple[WrittenFile, ...]:
        """Accept the offer lying here: its content is merged, both desks are responsible from now on."""
        desk = self._desk
        with desk.acting("handover.accept") as uow:
            package = uow.package(uow.setting(f"staged/{person}") or "")
            if package is None:
                raise NotAllowed("handover-no-offer")
            incoming = self._envelope.open(package.content, tuple(one.card for one in uow.cards()))
            self._merge(uow, incoming, person, package.id)
            files = self._post.happened(
                uow, person, AcceptOffer(by=desk.author.name, on=desk.today()), in_reply_to=package.id
            )
            uow.put_package(replace(package, state="accepted", content=b""))
            uow.put_setting(f"staged/{person}", "")
            return files

    def _merge(self, uow: UnitOfWork, incoming: Incoming, person: str, package: str) -> None:
        for member in incoming.members:
            if _is_about(uow, member, person):
                entry = member.person if member.person in uow.entries(person) else person
                here = Here.of(self._desk, uow, entry, responsible=False)
                held_back = here.held_back(member, entry, incoming)
                merge_member(self._desk, uow, member, entry, package, held_back)
                keep_copies(uow, member, entry, incoming)

    def refuse(self, person: str, reason: str) -> tuple[WrittenFile, ...]:
        """Refuse the offer lying here, with a reason; the other desk stays responsible."""
        with self._desk.acting("handover.refuse") as uow:
            package = uow.package(uow.setting(f"staged/{person}") or "")
            reply = package.id if package else ""
            return self._post.happened(
                uow, person, RefuseOffer(reason=reason), in_reply_to=reply, reason=reason.strip()
            )

    def withdraw(self, person: str) -> tuple[WrittenFile, ...]:
        """Ask for an offer back; it counts when the other desk has answered."""
        with self._desk.acting("handover.withdraw") as uow:
            return self._post.happened(uow, person, WithdrawOffer())

    def confirm_safe(self, person: str) -> tuple[WrittenFile, ...]:
        """Record that the young person is *motiveret og tryg* in the new."""
        desk = self._desk
        with desk.acting("handover.confirm") as uow:
            self._safe(uow, person)
            return self._post.happened(uow, person, ConfirmSafe(by=desk.author.name, on=desk.today()))

    def _safe(self, uow: UnitOfWork, person: str) -> None:
        """The confirmation answers the points that the close waits for with a plain yes."""
        ledger = self._post.ledger(uow, person)
        points = self._checklist(uow, person, ledger.number or ledger.epoch + 1).items
        keys = [one.key for one in points if one.kind is ItemKind.YES_NO and one.required_for is RequiredFor.CLOSE]
        self._answer(uow, person, dict.fromkeys(keys, "yes"))

    def let_go(self, person: str) -> tuple[WrittenFile, ...]:
        """Let go by hand, after acceptance and *motiveret og tryg*; the other desk is the coordinator."""
        with self._desk.acting("handover.close") as uow:
            view = self._view(uow, person)
            if view.ledger.confirmed and view.open_for_close:
                raise NotAllowed("handover-checklist-open", missing=len(view.open_for_close))
            files = self._post.happened(uow, person, LetGo())
            note_follower(self._desk, uow, person)
            return files

    def accepted_outside(self, person: str, *, by: str, how: Heard, on: date | None = None) -> None:
        """A receiver without UngeApp accepted, by telephone or signed sheet."""
        with self._desk.acting("handover.accept") as uow:
            self._post.happened(uow, person, AcceptedOutside(self._word(by, how, on)))

    def refused_outside(self, person: str, *, by: str, how: Heard, reason: str, on: date | None = None) -> None:
        """A receiver without UngeApp said no, with a reason: this desk stays responsible."""
        with self._desk.acting("handover.refuse") as uow:
            self._post.happened(uow, person, RefusedOutside(self._word(by, how, on), reason.strip()))

    def confirmed_outside(self, person: str, *, by: str, how: Heard, on: date | None = None) -> None:
        """*Motiveret og tryg* told by a receiver without UngeApp or by the young person there."""
        with self._desk.acting("handover.confirm") as uow:
            self._safe(uow, person)
            self._post.happened(uow, person, ConfirmedOutside(self._word(by, how, on)))

    def returned_from_outside(self, person: str, *, by: str, how: Heard, on: date | None = None) -> None:
        """The receiver without UngeApp gave the case back: this desk is responsible again."""
        with self._desk.acting("handover.return") as uow:
            self._post.happened(uow, person, ReturnedFromOutside(self._word(by, how, on)))

    def _word(self, by: str, how: Heard, on: date | None) -> Word:
        return Word(by=by.strip(), on=on or self._desk.today(), how=how, heard_by=self._desk.author.name)

    def open_handovers(self) -> tuple[HandoverView, ...]:
        """Cases in any role but *responsible* and *none*, and offers lying here."""
        with self._desk.looking() as uow:
            found = [read_ledger(one.content) for one in uow.ledgers()]
            busy = [one for one in found if one.staged or one.role not in (Role.RESPONSIBLE, Role.NONE)]
            return tuple(self._view(uow, one.person) for one in busy)


# What the records say is put together anew for each receiver, who may be told other parts than the one before.
_FROM_RECORDS = ("agreements", "consents", "goals", "measures", "measures-gap", "professional-network", "staying")

# … unless the records say nothing: then it was written by hand, and need not be written again.
_ALSO_BY_HAND = ("staying",)


def _begun_under(desk: Desk, uow: UnitOfWork, answers: Iterable[HandoverAnswer], day: date | None = None) -> Checklist:
    """The version of the checklist a handover was begun under, so that no later one changes what is asked; the newest
    when nothing is answered yet."""
    for ref in sorted({one.checklist for one in answers if one.checklist}):
        try:
            return checklist_of(desk, uow, ref, day)
        except NotFound:
            continue
    return desk.definitions.checklist(CHECKLIST, day=day)


def _who_takes_over(ledger: Ledger, other: str) -> str:
    """The receiver; one without UngeApp with whoever said yes there, once that is known."""
    by = ledger.acceptance.by if ledger.outside and ledger.acceptance is not None else ""
    return by if other.casefold() in by.casefold() else ", ".join(filter(None, (by, other)))


def _by_hand(checklist: Checklist, key: str) -> bool:
    return any(one.key == key and one.prefilled_from in _ALSO_BY_HAND for one in checklist.items)


def _keeps(checklist: Checklist, key: str) -> bool:
    """Whether an earlier answer may be offered again: what the close asks is asked anew each time."""
    return any(
        one.key == key and one.required_for is not RequiredFor.CLOSE and one.prefilled_from not in _FROM_RECORDS
        for one in checklist.items
    )


def _joined_answers(uow: UnitOfWork, person: str) -> dict[str, str]:
    """What was answered under the entries joined to the young person, the latest of each point: offered again here."""
    found = (one for entry in uow.entries(person)[1:] for one in uow.of(HandoverAnswer, entry) if one.text.strip())
    return {one.key: one.text for one in sorted(found, key=lambda one: one.number)}


def _is_about(uow: UnitOfWork, member: PersonMember, person: str) -> bool:
    """Whether a member of a file is ``person``, under the same id or one that was matched to it."""
    return member.person == person or uow.state(derived_id("alias", person, member.person)) is not None
