"""What ending a course would mean, and how it stands; without Qt.

Belongs here: sentences and acts. Does not belong here: what is stopped (``usecases/closing.py``), widgets.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from ungeapp.domain.checklists import Begin, ItemKind
from ungeapp.domain.people import YoungPerson
from ungeapp.domain.phone_book import EntryKind
from ungeapp.texts import _, ngettext
from ungeapp.ui.contact.follow_up import FollowUpPresenter
from ungeapp.ui.due import joined
from ungeapp.ui.kit.rows import Option, RowView
from ungeapp.ui.kit.tokens import Tone
from ungeapp.usecases.closing import ClosingView
from ungeapp.usecases.intentions import Intentions
from ungeapp.wording import long_day, short_day


@dataclass(frozen=True, slots=True)
class ClosingPageView:
    """The page's content: open, with what would happen; or ended, with how it stands.

    ``support`` is what must end first, unless the reason is one of ``ending_support``: then ``with_it`` says so. For one of
    ``handing_support`` each goes over to the receiver: ``receiver`` is proposed, of ``receivers``, and ``over`` says so.
    """

    name: str
    ended: bool
    state: str
    note: str
    happens: Sequence[str]
    reasons: Sequence[Option]
    obstacle: str
    support: Sequence[RowView]
    follower: str
    ending_support: frozenset[str]
    handing_support: frozenset[str]
    with_it: str
    over: str
    receiver: str
    receivers: Sequence[str]


class ClosingPresenter:
    """Ends and reopens one course."""

    def __init__(self, intentions: Intentions) -> None:
        self._intentions = intentions
        self._needs_text: frozenset[str] = frozenset()
        self._ends_support: dict[str, str] = {}

    @property
    def today(self) -> date:
        return self._intentions.desk.today()

    def look(self, person: str) -> ClosingPageView:
        """How it stands."""
        view = self._intentions.closing.view(person)
        self._needs_text = frozenset(one.code for one in view.reasons if one.needs_text)
        self._ends_support = {one.code: one.ends_support for one in view.reasons}
        found = view.person
        return ClosingPageView(
            name=found.full_name,
            ended=found.ended,
            state=self.state(found),
            note=self._note(found),
            happens=self._happens(view),
            reasons=tuple(Option(one.code, one.label, one.note) for one in view.reasons),
            obstacle=_("A handover is under way. Finish it, or take the offer back, before you end the course.")
            if view.handing_over and not found.ended
            else "",
            support=self._support(view),
            follower=view.follower,
            ending_support=view.ending_support,
            handing_support=view.handing_support,
            receiver=self._receiver(person),
            receivers=self._receivers(),
            over=ngettext(
                "A support goes over to the new municipality.",
                "{number} supports go over to the new municipality.",
                len(view.support),
            ).format(number=len(view.support))
            if view.support
            else "",
            with_it=ngettext(
                "A support ends with the course.", "{number} supports end with the course.", len(view.support)
            ).format(number=len(view.support))
            if view.support
            else "",
        )

    def state(self, person: YoungPerson) -> str:
        """*Afsluttet 27.11.: Flyttet til en anden kommune*; or when it was opened again; empty when neither."""
        if person.ended and person.ended_on is not None:
            told = self._intentions.closing.reason(person.ended_because)
            return _("Ended on {day}: {reason}").format(
                day=short_day(person.ended_on, self.today), reason=told.label if told else person.ended_because
            )
        if person.reopened_on is not None:
            return _("Opened again on {day}: {reason}").format(
                day=short_day(person.reopened_on, self.today), reason=person.reopened_because
            )
        return ""

    def needs_text(self, code: str) -> bool:
        """Whether the reason says nothing without words."""
        return code in self._needs_text

    def hint(self, view: ClosingPageView, code: str) -> str:
        """What is worth knowing about a reason."""
        return next((one.hint for one in view.reasons if one.value == code), "")

    def handed(self, view: ClosingPageView, receiver: str) -> Sequence[RowView]:
        """The support as it goes over: to whom, or that nobody is written yet."""
        told = (_("To {name}").format(name=receiver), Tone.INFO) if receiver else (_("No receiver yet"), Tone.WARN)
        return tuple(replace(one, chip=told[0], tone=told[1], action=_("Another, or ends …")) for one in view.support)

    def support_end(self, code: str) -> str:
        """The end of a support that goes with the reason; empty where none does."""
        return self._ends_support.get(code, "")

    def end(
        self, person: str, code: str, on: date | None, text: str, receiver: str = "", *, follower_stays: bool = False
    ) -> None:
        """End the course, with who takes the support over and whether whoever follows goes on."""
        known = self._intentions.phone_book.book().called(receiver) if receiver else None
        self._intentions.closing.end(
            person,
            code,
            on=on,
            text=text,
            receiver=receiver,
            receiver_entry=known.id if known is not None else "",
            follower_stays=follower_stays,
        )

    def reopen(self, person: str, because: str) -> None:
        """Take the young person up again."""
        self._intentions.closing.reopen(person, because)

    def _note(self, person: YoungPerson) -> str:
        if not person.ended:
            return ""
        told = self._intentions.closing.reason(person.ended_because)
        silent = _("Nothing is written to the young person any more.") if told and told.letters is False else ""
        when = long_day(person.ended_on) if person.ended_on else ""
        follows = (
            _("{other} goes on following in everyday life").format(other=person.ended_follower)
            if person.ended_follower
            else ""
        )
        return joined(when, person.ended_text, follows, silent)

    def _receiver(self, person: str) -> str:
        """Who is written as the receiver on a checklist of this moment, the latest first: nobody types it twice."""
        for run in self._intentions.course_lists.runs(person):
            asked = [one for one in run.checklist.items if one.kind is ItemKind.PERSON]
            told = (run.answers[one.key].text.strip() for one in asked if one.key in run.answers)
            if Begin.CLOSING in run.checklist.begin and (found := next(filter(None, told), "")):
                return found.splitlines()[0]
        return ""

    def _receivers(self) -> Sequence[str]:
        book = self._intentions.phone_book.book()
        return tuple(dict.fromkeys(one.name for one in book.entries if one.sort is EntryKind.PROFESSIONAL and one.name))

    def _support(self, view: ClosingView) -> Sequence[RowView]:
        """Those that run, as they stand on *Kontakt*; the one thing to do with each here is to end it."""
        running = {one.id for one in view.support}
        rows = FollowUpPresenter(self._intentions, view.person.id).support()
        return tuple(
            replace(one, chip=_("Is still there"), tone=Tone.WARN, action=_("End …"))
            for one in rows
            if one.id in running
        )

    def _happens(self, view: ClosingView) -> tuple[str, ...]:
        told: list[str] = []
        if view.courses:
            told.append(
                ngettext("A course of meetings stops.", "{number} courses of meetings stop.", view.courses).format(
                    number=view.courses
                )
            )
        if view.meetings:
            told.append(
                ngettext(
                    "A meeting nobody was called to falls away.",
                    "{number} meetings nobody was called to fall away.",
                    view.meetings,
                ).format(number=view.meetings)
            )
        if view.called:
            told.append(
                ngettext(
                    "A meeting is called: you are reminded to call it off.",
                    "{number} meetings are called: you are reminded to call them off.",
                    view.called,
                ).format(number=view.called)
            )
        if view.tasks:
            told.append(
                ngettext("An open task is dropped.", "{number} open tasks are dropped.", view.tasks).format(
                    number=view.tasks
                )
            )
        if view.next_step:
            told.append(_("The next step is cleared: {step}").format(step=view.next_step))
        told.append(_("Nothing more is asked for about the young person, and all that was written stays."))
        return tuple(told)
