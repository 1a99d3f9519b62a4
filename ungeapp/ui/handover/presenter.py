"""What the tab *Overlevering* says and asks of the use cases; without Qt.

Belongs here: the sentences for each role, the groups of the checklist, which step comes next.
Does not belong here: the transitions (``domain/handovers.py``), widgets.
"""

from __future__ import annotations

from collections import Counter
from datetime import date

from ungeapp.domain.checklists import ChecklistItem, ItemKind, RequiredFor
from ungeapp.domain.handovers import Heard, Ledger, Role, Word
from ungeapp.texts import N_, _, ngettext
from ungeapp.ui.casework.checklist_views import GroupView, ItemView, point_source
from ungeapp.ui.casework.words import enumeration
from ungeapp.ui.handover.views import HandoverScreen, Stage
from ungeapp.ui.kit.rows import Option, RowView
from ungeapp.ui.kit.tokens import Tone
from ungeapp.usecases.handover_post import HANDOVER_KINDS, NEXT_STEP
from ungeapp.usecases.handovers import HandoverView
from ungeapp.usecases.intentions import Intentions
from ungeapp.usecases.partners import CONFIRMED, KNOWN
from ungeapp.usecases.printed import PrintedPaper
from ungeapp.usecases.sending import WrittenFile
from ungeapp.usecases.support import ENDS
from ungeapp.wording import handover_role, heard_name, kind_name, part_name, short_day

_TONES = {
    Role.RESPONSIBLE: Tone.GOOD,
    Role.NONE: Tone.NEUTRAL,
    Role.OFFERED: Tone.INFO,
    Role.WITHDRAWING: Tone.WARN,
    Role.HANDING_OVER: Tone.INFO,
    Role.TAKING_OVER: Tone.INFO,
    Role.VERIFY: Tone.WARN,
}
_GROUPS: tuple[tuple[RequiredFor | None, str], ...] = (
    (RequiredFor.OFFER, N_("Before you offer")),
    (RequiredFor.ACCEPT, N_("When the receiver says yes")),
    (RequiredFor.CLOSE, N_("Before anybody lets go")),
    (None, N_("Good to pass on")),
)
_OFFERED = N_("With the offer")
_RESPONSIBLE = {
    Role.OFFERED: N_("You are responsible for {name}. {other} has the offer and has not answered yet."),
    Role.WITHDRAWING: N_("You are responsible for {name}. You withdrew the offer; {other} may have said yes already."),
    Role.HANDING_OVER: N_("You and {other} are both responsible for {name}. You coordinate until you let go."),
    Role.TAKING_OVER: N_("You and {other} are both responsible for {name}. {other} coordinates until {other} lets go."),
    Role.VERIFY: N_("This comes from a backup. Until the files are read again, both sides act as responsible."),
}
_NEXT: dict[Stage, tuple[str, tuple[str, ...]]] = {
    Stage.MAY_OFFER: (
        N_("Hand over"),
        (N_("You stay responsible until the receiver has said yes and {name} is motivated and safe."),),
    ),
    Stage.WAITING: (
        N_("Waiting for {other}"),
        (N_("Send the file to {other}. When the answer comes, receive it here."),),
    ),
    Stage.WAITING_OUTSIDE: (
        N_("The answer of {other}"),
        (N_("{other} works without UngeApp. Record what you heard, and how."),),
    ),
    Stage.OFFER_HERE: (
        N_("{other} offers you to take over"),
        (N_("{other} is responsible until you say yes. Then you both are, until {other} lets go."),),
    ),
    Stage.CONFIRM: (
        N_("Motivated and safe?"),
        (N_("Ask {name}. One of you records it when the answer is yes; nobody lets go before."),),
    ),
    Stage.CONFIRM_OUTSIDE: (
        N_("Motivated and safe?"),
        (N_("Ask {name}, or hear it from {other}. Record who said it and when; you do not let go before."),),
    ),
    Stage.MAY_LET_GO: (
        N_("Let go"),
        (N_("{other} has taken over, and {name} is motivated and safe. When you let go, {other} is responsible alone."),),
    ),
    Stage.WAITING_CLOSE: (
        N_("Waiting for {other} to let go"),
        (N_("Send your answer to {other}. When they let go, you receive a file and are responsible alone."),),
    ),
    Stage.LET_GO_OUTSIDE: (
        N_("Handed over"),
        (N_("{other} has taken over. If the case comes back to you, record it here, and you are responsible at once."),),
    ),
    Stage.NOTHING: (N_("Handed over"), (N_("{other} is responsible. You can still see what you share."),)),
}  # fmt: skip

_NEXT_KEEPS: dict[Stage, tuple[str, tuple[str, ...]]] = {
    Stage.MAY_LET_GO: (
        N_("Let go of the everyday"),
        (N_("{other} follows {name} in everyday life, and {name} is motivated and safe. You stay responsible."),),
    ),
}
_KEEPS = N_("You are responsible for {name}. {other} has said yes to taking over in everyday life.")
_ANCHORED = N_("You are responsible for {name}. {other} has taken over in everyday life.")

_FOLLOWS = N_("You are responsible for {name}. {other} follows in everyday life.")
_FOLLOWED = N_("You are responsible for {name}. {other} followed in everyday life until {day}: {reason}.")


class HandoverPresenter:
    """The handover of one young person at this desk."""

    def __init__(self, intentions: Intentions, person: str) -> None:
        self._intentions = intentions
        self._person = person

    # looking -----------------------------------------------------------------------------------------------------
    def screen(self) -> HandoverScreen:
        """Everything the tab shows."""
        view = self._intentions.handovers.view(self._person)
        ledger = view.ledger
        stage = _stage(view)
        name = view.person.full_name or self._staged_name() or _("the young person")
        other = view.other_name or _("the receiver")
        heading, sentences = (_NEXT_KEEPS if ledger.keeps else {}).get(stage, _NEXT[stage])
        return HandoverScreen(
            responsible=self._responsible(view, name, other),
            overlap="" if ledger.keeps else _overlap(ledger, name),
            state=handover_role(ledger.role.value) if not ledger.staged else _("offered to you"),
            tone=Tone.INFO if ledger.staged else _TONES[ledger.role],
            stage=stage,
            next_heading=_(heading).format(other=other, name=name),
            next_sentences=tuple(_(one).format(name=name, other=other) for one in sentences),
            steps=self._steps(view),
            groups=self._groups(view) if view.person.full_name and not _is_over(ledger) else (),
            handed_over=self._handed_over(view) if _is_over(ledger) else (),
            partners=self._partners(),
            missing_for_offer=tuple(one.title for one in view.open_for_offer),
            missing_for_close=tuple(one.title for one in view.open_for_close),
            can_withdraw=ledger.role is Role.OFFERED,
            can_save_again=self._last_file() is not None,
            incoming=self._incoming() if ledger.staged else (),
            printable=bool(view.person.full_name),
            for_signing=ledger.outside,
            everyday=view.everyday,
            written=view.written,
        )

    def _responsible(self, view: HandoverView, name: str, other: str) -> str:
        """Who is responsible right now; never nobody."""
        role = view.ledger.role
        if view.ledger.keeps and role is Role.HANDING_OVER:
            return _(_KEEPS).format(name=name, other=other)
        if view.ledger.anchored and role is Role.RESPONSIBLE:
            return self._everyday(view, name)
        if role in _RESPONSIBLE:
            return _(_RESPONSIBLE[role]).format(name=name, other=other)
        if role is Role.RESPONSIBLE:
            return _("You are responsible for {name}.").format(name=name)
        profile = self._intentions.desk.profile
        unit = view.person.coordinator
        named = profile.unit_name(unit)
        who = ", ".join(
            filter(None, [view.person.coordinator_name if unit != view.person.coordinator_name else "", named])
        )
        return _("{who} is responsible for {name}.").format(who=who or other, name=name)

    def _everyday(self, view: HandoverView, name: str) -> str:
        """Who follows in everyday life, or did so until a day."""
        desk, ended = self._intentions.desk, view.everyday_ended
        if ended is None:
            return _(_ANCHORED).format(name=name, other=view.everyday)
        if view.everyday:
            return _(_FOLLOWS).format(name=name, other=view.everyday)
        day = ended.ended_on
        return _(_FOLLOWED).format(
            name=name,
            other=ended.who,
            day=short_day(day, desk.today()) if day else "",
            reason=desk.definitions.terms(ENDS).label(ended.ended_because, day or desk.today()),
        )

    def _steps(self, view: HandoverView) -> tuple[RowView, ...]:
        ledger = view.ledger
        if not ledger.number:
            return ()

        def word(one: Word | None) -> str:
            if one is None:
                return ""
            day = short_day(one.on, self._intentions.desk.today()) if one.on else ""
            return ", ".join(filter(None, [one.by, day, heard_name(one.how.value)]))

        told = (
            (_("Offered"), True, view.other_name),
            (_("Said yes"), ledger.accepted, word(ledger.acceptance)),
            (_("Motivated and safe"), ledger.confirmed, word(ledger.confirmation)),
            (_("Let go"), False, ""),
        )
        return tuple(
            RowView(
                id=what,
                title="",
                title_rest=what,
                context=detail,
                icon="done" if done else "open",
                tip=_("Done") if done else _("Still open"),
            )
            for what, done, detail in told
        )

    def _groups(self, view: HandoverView) -> tuple[GroupView, ...]:
        ledger = view.ledger
        waiting = view.open_for_offer if ledger.role is Role.RESPONSIBLE else ()
        missing = {one.key for one in (view.open_for_close if ledger.accepted else waiting)}
        groups = []
        for step, heading in _GROUPS:
            if step is RequiredFor.OFFER and ledger.role is not Role.RESPONSIBLE:
                heading = _OFFERED
            items = tuple(
                self._item(view, number, one, missing)
                for number, one in view.checklist.numbered()
                if one.required_for is step
            )
            left = sum(1 for one in items if one.needed)
            aside = ngettext("{number} is missing", "{number} are missing", left).format(number=left) if left else ""
            if items:
                groups.append(GroupView(step.value if step else "more", _(heading), aside, items))
        return tuple(groups)

    def _handed_over(self, view: HandoverView) -> tuple[tuple[str, str], ...]:
        """What the receiver was told, point by point; nobody answers there any more."""
        last = view.last_answers
        return tuple(
            (one.title, self._told(one, last[one.key].text)) for one in view.checklist.items if one.key in last
        )

    def _told(self, item: ChecklistItem, text: str) -> str:
        """An answer in words."""
        if item.kind is ItemKind.YES_NO:
            return _("Yes") if text == "yes" else _("No")
        if item.kind is ItemKind.DATE:
            return short_day(date.fromisoformat(text), self._intentions.desk.today()) if text else ""
        return next((one.label for one in item.options if one.code == text), text)

    def _item(self, view: HandoverView, number: int, item: ChecklistItem, missing: set[str]) -> ItemView:
        answered = item.key in view.answers
        suggestion = view.suggestions.get(item.key, "")
        return ItemView(
            key=item.key,
            number=number,
            title=item.title,
            guidance=item.guidance,
            kind=item.kind,
            options=tuple(Option(one.code, one.label) for one in item.options),
            value=view.answers[item.key].text if answered else suggestion,
            suggested=not answered and bool(suggestion),
            needed=item.key in missing,
            waiting=view.drafts.get(item.key),
            source=point_source(view.checklist, item),
        )

    def _partners(self) -> tuple[Option, ...]:
        return tuple(
            Option(one.identity, f"{one.unit_name}, {one.name}")
            for one in self._intentions.partners.partners()
            if one.state in (CONFIRMED, KNOWN)
        )

    def _staged_name(self) -> str:
        member = self._intentions.handovers.offered(self._person)
        for state in member.states if member else ():
            if state.kind == "person":
                told = {name: versions[-1].value for name, versions in state.registers.items() if versions}
                return f"{told.get('given_name', '')} {told.get('family_name', '')}".strip()
        return ""

    def _incoming(self) -> tuple[tuple[str, str], ...]:
        """What the offer lying here would bring, counted by kind."""
        member = self._intentions.handovers.offered(self._person)
        counted = Counter(kind_name(one.kind) for one in member.states) if member else Counter[str]()
        if member and member.frozen:
            counted[_("Agreed versions of the plan, to read")] = len(member.frozen)
        return tuple((kind, str(number)) for kind, number in sorted(counted.items()))

    def _last_file(self) -> str | None:
        """The newest handover file written about this person."""
        for one in self._intentions.sending.files():
            if one.direction == "out" and one.kind in HANDOVER_KINDS and self._person in one.persons and one.content:
                return one.id
        return None

    # acts --------------------------------------------------------------------------------------------------------
    def answer(self, key: str, text: str) -> None:
        """Answer one point."""
        self._intentions.handovers.answer(self._person, key, text)

    def draft(self, key: str, text: str) -> None:
        """Keep what is being typed at one point."""
        self._intentions.handovers.draft(self._person, key, text)

    def keep_written(self, name: str, text: str) -> None:
        """Keep what is being written in the next step."""
        self._intentions.people.keep_draft(NEXT_STEP, self._person, name, text)

    def again(self) -> tuple[WrittenFile, ...]:
        """The newest handover file once more."""
        found = self._last_file()
        return (self._intentions.sending.again(found),) if found else ()

    def offer(self, partner: str, outside: str, *, keeps: bool = False) -> tuple[WrittenFile, ...]:
        """Offer to a partner, or to a receiver without UngeApp; with ``keeps`` the responsibility stays here."""
        if partner:
            return self._intentions.handovers.offer(self._person, partner)
        self._intentions.handovers.offer_outside(self._person, outside, keeps=keeps)
        return ()

    def said_of_letting_go(self) -> str:
        """Who is responsible once it is let go of."""
        if self._intentions.handovers.view(self._person).ledger.keeps:
            return _("It is recorded that they have taken over in everyday life. You are still responsible.")
        return _("You have let go. The receiver is responsible now.")

    def basis(self, partner: str, outside: str) -> tuple[str, ...]:
        """What is missing before it can be offered to them, a sentence each; nothing while nobody is chosen."""
        if not (partner or outside):
            return ()
        found = self._intentions.offer_basis.look(self._person, partner=partner, outside=outside)
        told = []
        if not found.named:
            told.append(_("Nothing says yet that {other} may be told about the young person.").format(other=found.name))
        if found.ask_young_person:
            told.append(_("Ask the young person for consent first."))
        if found.ask_custody:
            names = enumeration(one for one in found.ask_custody if one)
            told.append(
                _("Ask {names} for consent first: they hold custody.").format(names=names)
                if names
                else _("Ask whoever holds custody for consent first.")
            )
        if found.held:
            parts = enumeration(part_name(one.value) for one in found.held)
            told.append(_("Stays here without consent: {parts}.").format(parts=parts))
        return tuple(told)

    def withdraw(self) -> tuple[WrittenFile, ...]:
        """Ask for the offer back."""
        return self._intentions.handovers.withdraw(self._person)

    def accept(self) -> tuple[WrittenFile, ...]:
        """Say yes."""
        return self._intentions.handovers.accept(self._person)

    def refuse(self, reason: str) -> tuple[WrittenFile, ...]:
        """Say no."""
        return self._intentions.handovers.refuse(self._person, reason)

    def confirm_safe(self) -> tuple[WrittenFile, ...]:
        """Record that the young person is motivated and safe."""
        return self._intentions.handovers.confirm_safe(self._person)

    def let_go(self) -> tuple[WrittenFile, ...]:
        """Let go."""
        return self._intentions.handovers.let_go(self._person)

    def heard(self, stage: Stage, *, by: str, how: Heard, on: date | None, reason: str = "") -> None:
        """Record what a receiver without UngeApp said; a reason means no."""
        handovers = self._intentions.handovers
        if stage is Stage.WAITING_OUTSIDE and reason:
            handovers.refused_outside(self._person, by=by, how=how, on=on, reason=reason)
        elif stage is Stage.WAITING_OUTSIDE:
            handovers.accepted_outside(self._person, by=by, how=how, on=on)
        elif stage is Stage.CONFIRM_OUTSIDE:
            handovers.confirmed_outside(self._person, by=by, how=how, on=on)
        else:
            handovers.returned_from_outside(self._person, by=by, how=how, on=on)

    def sheet(self, for_signing: bool) -> PrintedPaper:
        """The handover sheet."""
        return self._intentions.handover_sheets.paper(self._person, for_signing=for_signing)

    def checklist(self, *, blank: bool) -> PrintedPaper:
        """The checklist with its answers so far, or blank for a pen."""
        return self._intentions.checklists.paper(self._person, blank=blank)

    def today(self) -> date:
        """The day."""
        return self._intentions.desk.today()


def _stage(view: HandoverView) -> Stage:
    ledger = view.ledger
    if ledger.staged:
        return Stage.OFFER_HERE
    match ledger.role:
        case Role.RESPONSIBLE:
            return Stage.MAY_OFFER
        case Role.OFFERED:
            return Stage.WAITING_OUTSIDE if ledger.outside else Stage.WAITING
        case Role.WITHDRAWING | Role.VERIFY:
            return Stage.WAITING
        case Role.HANDING_OVER:
            if ledger.confirmed:
                return Stage.MAY_LET_GO
            return Stage.CONFIRM_OUTSIDE if ledger.outside else Stage.CONFIRM
        case Role.TAKING_OVER:
            return Stage.WAITING_CLOSE if ledger.confirmed else Stage.CONFIRM
        case Role.NONE:
            return Stage.LET_GO_OUTSIDE if ledger.outside and ledger.other else Stage.NOTHING


def _is_over(ledger: Ledger) -> bool:
    """Whether this desk has no part in the case any more, and none is offered to it."""
    return ledger.role is Role.NONE and not ledger.staged


def _overlap(ledger: Ledger, name: str) -> str:
    """The sentence every role but *responsible* carries."""
    if ledger.role is Role.RESPONSIBLE and not ledger.overlap:
        return ""
    if _is_over(ledger):
        return ""
    return _(
        "For a while two may be responsible. Nobody lets go before another has taken over and {name} is safe."
    ).format(name=name)
