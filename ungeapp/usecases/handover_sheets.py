"""The handover sheet: to sign, or for this desk to see how far it is.

Belongs here: its content, through the gate; every print is one row in the log. Does not belong here: layout (``forms``),
the handover itself (``handovers.py``).
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date

from ungeapp.domain.checklists import ChecklistItem
from ungeapp.domain.disclosures import Way
from ungeapp.domain.errors import NotAllowed
from ungeapp.domain.gate import Purpose, Recipient, RecipientKind, Released, outside_keys
from ungeapp.domain.handover_sheet import HandoverAnswer
from ungeapp.domain.handovers import Ledger
from ungeapp.domain.lines import listed
from ungeapp.domain.meetings import Meeting
from ungeapp.domain.parts import Part
from ungeapp.domain.status import StatusEntry, homes
from ungeapp.usecases.conveners import waiting
from ungeapp.usecases.coordination import responsible_word
from ungeapp.usecases.desk import Desk
from ungeapp.usecases.handovers import HandoverUseCases, HandoverView
from ungeapp.usecases.ledgers import heard
from ungeapp.usecases.letterheads import sender_of, unit_name
from ungeapp.usecases.papers import (
    HandoverPaper,
    Papers,
)
from ungeapp.usecases.ports.store import UnitOfWork
from ungeapp.usecases.printed import (
    Given,
    PrintedPaper,
    objections_in,
    with_objections,
)
from ungeapp.usecases.releasing import check_name, released_to

_OF_ANSWER = frozenset({"", "text"})
_OF_MEETING = frozenset({"", "public_title", "starts"})
_OF_HOME = frozenset({"", "home_municipality"})


class HandoverSheetUseCases:
    """The sheet of one handover."""

    def __init__(self, desk: Desk, papers: Papers, handovers: HandoverUseCases) -> None:
        self._desk = desk
        self._papers = papers
        self._handovers = handovers

    def paper(self, person: str, *, for_signing: bool = False) -> PrintedPaper:
        """The handover sheet; every role but *responsible* prints that another may be responsible too."""
        view = self._handovers.view(person)
        recipient = _receiver(view) if for_signing else Recipient(kind=RecipientKind.OWN_DESK, name=view.other_name)
        with self._desk.looking() as uow:
            head = uow.audit_head()
            purpose = Purpose.HANDOVER if for_signing else Purpose.JOURNAL
            responsible = view.person.coordinator
            following = [meeting for series, meeting in waiting(uow, person) if series.convener_unit == responsible]
            where = [one for one in uow.of(StatusEntry, person) if homes((one,), self._desk.today())]
            content = with_objections(uow, person, [view.person, *view.last_answers.values(), *following, *where])
            released = released_to(self._desk, uow, content, view.person, recipient, purpose)
            if not released.has(Part.IDENTITY):
                check_name(released)
                raise NotAllowed("handover-no-basis")
            steps = _steps_on(uow, view.ledger)
            uow.note_audit("print-handover", person)
            uow.commit("print")
        told = {one.key: one.text for one in released.of(HandoverAnswer)}
        suggested = {} if for_signing else view.suggestions
        items = tuple(
            (item, _labelled(item, told.get(item.key) or suggested.get(item.key, "")))
            for _number, item in view.checklist.numbered()
            if released.has(item.part)
        )
        next_meetings = released.of(Meeting) if released.has(Part.MEETINGS) else ()
        meetings = tuple((one.public_title, one.starts) for one in next_meetings if one.starts is not None)
        paper = replace(
            self._handover_paper(view, items, steps, f"{head[0]}-{head[1][:12]}", for_signing=for_signing),
            objections=objections_in(released, person, _stands(released, {item.key for item, _text in items})),
            home=", ".join(homes(released.of(StatusEntry), self._desk.today())),
            next_meetings=meetings,
        )
        return PrintedPaper(
            name=f"overlevering-{person[-6:]}.pdf",
            content=self._papers.handover(paper),
            recipient=view.other_name,
            released=released,
            given=(Given(released=released, way=Way.HANDOVER_SHEET),),
        )

    def _handover_paper(
        self,
        view: HandoverView,
        items: tuple[tuple[ChecklistItem, str], ...],
        steps: _Steps,
        audit_head: str,
        *,
        for_signing: bool,
    ) -> HandoverPaper:
        ledger, sender = view.ledger, sender_of(self._desk)
        ended = view.everyday_ended if not ledger.number else None
        here, there = f"{sender.unit}, {sender.name}", other_desk(self._desk, view)

        def title(item: ChecklistItem) -> str:
            return f"{view.checklist.number_of(item.key)}. {item.title}"

        return HandoverPaper(
            person=view.person.full_name,
            birth_date=view.person.birth_date,
            from_unit=there if view.taking else sender.unit,
            to_name=here if view.taking else there,
            role=ledger.role.value,
            offered_on=steps.offered,
            accepted=steps.accepted,
            confirmed=steps.confirmed,
            closed_on=steps.closed,
            answers=tuple((title(item), text) for item, text in items if item.part is not Part.OWN_WORDS),
            sender=sender,
            printed_on=self._desk.today(),
            audit_head=audit_head,
            for_signing=for_signing,
            own_words=listed(text for item, text in items if item.part is Part.OWN_WORDS),
            own_words_title=listed(title(item) for item, _text in items if item.part is Part.OWN_WORDS),
            keeps=ledger.keeps or (bool(ledger.anchored) and not ledger.number),
            followed=ended.who if ended is not None else "",
            followed_until=ended.ended_on if ended is not None else None,
            follows=view.everyday,
            coordinator=", ".join(
                dict.fromkeys(
                    filter(None, (unit_name(self._desk, view.person.coordinator), view.person.coordinator_name))
                )
            ),
            coordinator_word=responsible_word(self._desk, view.person),
        )


def other_desk(desk: Desk, view: HandoverView) -> str:
    """The other desk on paper; of a receiver without UngeApp the name it is known by."""
    if not view.other_person:
        return view.other_name
    return f"{unit_name(desk, view.other_unit)}, {view.other_person}"


def _stands(released: Released, points: Collection[str]) -> Mapping[str, Collection[str]]:
    """What of each record stands on the sheet: the printed points, of a meeting title and day, who answers elsewhere."""
    answers = {one.id: _OF_ANSWER if one.key in points else () for one in released.of(HandoverAnswer)}
    answers |= {one.id: _OF_HOME for one in released.of(StatusEntry)}
    return answers | {one.id: _OF_MEETING if released.has(Part.MEETINGS) else () for one in released.of(Meeting)}


def _labelled(item: ChecklistItem, answer: str) -> str:
    """An answer in words: of a choice the option's label."""
    return next((one.label for one in item.options if one.code == answer), answer)


@dataclass(frozen=True, slots=True)
class _Steps:
    """How far the handover that runs, or the last one, has come; empty where it has not."""

    offered: date | None
    accepted: str
    confirmed: str
    closed: date | None


def _steps_on(uow: UnitOfWork, ledger: Ledger) -> _Steps:
    """Once settled the ledger has forgotten who said yes; the sheet has not."""
    number = ledger.number or ledger.epoch

    def kept(step: str) -> str:
        return uow.setting(f"handover/{ledger.person}/{number}/{step}") or ""

    offered, closed = (date.fromisoformat(one) if one else None for one in (kept("offered"), kept("closed")))
    accepted, confirmed = (
        heard(word) if word else kept(step)
        for word, step in ((ledger.acceptance, "accepted"), (ledger.confirmation, "confirmed"))
    )
    return _Steps(offered, accepted, confirmed, closed)


def _receiver(view: HandoverView) -> Recipient:
    """Whoever takes over: another desk by its identity, or a receiver without UngeApp by name."""
    if view.ledger.outside:
        return Recipient(kind=RecipientKind.PROFESSIONAL, name=view.other_name, keys=outside_keys(view.ledger.other))
    keys = frozenset({view.ledger.other, view.other_unit} - {""})
    return Recipient(kind=RecipientKind.UNIT, name=view.other_name, keys=keys)
