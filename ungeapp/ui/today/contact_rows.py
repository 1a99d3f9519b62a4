"""How attempts, reports, notifications and support stand on *I dag*, and what their one action is.

Belongs here: their words. Does not belong here: what is due (``usecases/contact_due.py``), the other rows (``presenter``).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ungeapp.domain.deadlines import Stop
from ungeapp.texts import _, ngettext
from ungeapp.ui.clocks.words import is_near_law
from ungeapp.ui.due import due_word, joined
from ungeapp.ui.kit.tokens import Tone
from ungeapp.usecases.contact_due import CHECK, NEXT
from ungeapp.usecases.today import Due, DueKind
from ungeapp.wording import standing_name

KINDS = frozenset({DueKind.ATTEMPT, DueKind.REPORT, DueKind.NOTIFICATION, DueKind.SUPPORT})


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactRow:
    """The words of one row; ``note_contact`` says that its action is the one of Ctrl+N."""

    title: str
    context: str
    lead: str
    tone: Tone
    tip: str
    action: str
    note_contact: bool = False


def contact_row(one: Due, today: date) -> ContactRow:
    """The row of something that is due for the sake of contact."""
    word = due_word(one.on, today)
    title, context, action = _words(one)
    lead, tone = word.text, word.tone
    if one.kind is DueKind.REPORT and one.on is None:
        lead, tone = _("Now"), Tone.WARN  # no rule gives a day: time is what decides (5-04)
    elif one.clock is not None and is_near_law(one.clock, today):
        tone = Tone.BAD
    return ContactRow(
        title=title,
        context=joined(context, word.tip if word.text != word.tip else ""),
        lead=lead,
        tone=tone,
        tip=word.tip,
        action=action,
        note_contact=notes_contact(one),
    )


def notes_contact(one: Due) -> bool:
    """Whether the next thing to do is to try to reach the young person."""
    if one.kind is DueKind.ATTEMPT:
        return True
    return one.kind is DueKind.REPORT and one.code != NEXT and (one.clock is None or _stops(one, Stop.CONTACT))


def asks_next(one: Due) -> bool:
    """Whether it must be said what is next for the young person."""
    return one.kind is DueKind.REPORT and (one.code == NEXT or _stops(one, Stop.OFFER))


def opens(one: Due) -> bool:
    """Whether the action only leads to the tab *Kontakt*."""
    waits = one.kind is DueKind.REPORT and not notes_contact(one) and not asks_next(one)
    return waits or (one.kind is DueKind.SUPPORT and one.code != CHECK)


def _stops(one: Due, stop: Stop) -> bool:
    return one.clock is not None and one.clock.rule.stopped_by(stop)


def _words(one: Due) -> tuple[str, str, str]:
    """Title, context and action."""
    if one.kind is DueKind.ATTEMPT:
        tried = int(one.what)
        title = (
            ngettext("Try again: not reached in {number} attempt", "Try again: not reached in {number} attempts", tried)
            if tried
            else _("Contact, as agreed")
        )
        return title.format(number=tried), _("Not given up") if tried else _("Rhythm of contact"), _("Note contact")
    if one.kind is DueKind.NOTIFICATION:
        who = one.what or _("somebody")
        return (
            _("Follow up on the notification: {name}").format(name=who),
            _("Notification of concern"),
            _("Follow up …"),
        )
    if one.kind is DueKind.SUPPORT:
        if one.code == CHECK:
            return _("Follow up on the support: {name}").format(name=one.what), _("Support role"), _("Follow up …")
        ends = _("The support ends: {name}. Who is there then?").format(name=one.what)
        return ends, _("Support role"), _("Open contact")
    return _report(one)


def _report(one: Due) -> tuple[str, str, str]:
    rule = one.clock.rule if one.clock is not None else None
    what = _("Report of absence: {what}").format(what=one.what) if one.what else _("Report of absence")
    if one.code == NEXT:
        return _("What is next, and from which day? {what}").format(what=one.what), what, _("What is next? …")
    whose = f"{standing_name(rule.standing.value)}: {rule.source}" if rule is not None else ""
    action = _("Note contact") if notes_contact(one) else _("What is next? …") if asks_next(one) else ""
    return rule.title if rule is not None else what, joined(what if rule else "", whose), action or _("Open contact")
