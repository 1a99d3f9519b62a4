"""How attempts, reports, notifications and support stand on *I dag*, and what their one action is.

Belongs here: their words. Does not belong here: what is due (``usecases/contact_due.py``), the other rows (``presenter``).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ungeapp.domain.deadlines import DeadlineRule, MetBy, Standing
from ungeapp.texts import _, ngettext
from ungeapp.ui.contact.follow_up import NEAR_DAYS
from ungeapp.ui.due import due_word, joined
from ungeapp.ui.kit.tokens import Tone
from ungeapp.usecases.contact_due import CHECK, NEXT
from ungeapp.usecases.desk import Desk
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


def contact_row(one: Due, desk: Desk) -> ContactRow:
    """The row of something that is due for the sake of contact."""
    word = due_word(one.on, desk.today())
    title, context, action = _words(one, desk)
    lead, tone = word.text, word.tone
    rule = rule_of(one, desk)
    if one.kind is DueKind.REPORT and one.on is None:
        lead, tone = _("Now"), Tone.WARN  # no rule gives a day: time is what decides (5-04)
    elif rule is not None and rule.standing is Standing.LAW and one.on is not None:
        tone = Tone.BAD if (one.on - desk.today()).days <= NEAR_DAYS else tone
    return ContactRow(
        title=title,
        context=joined(context, word.tip if word.text != word.tip else ""),
        lead=lead,
        tone=tone,
        tip=word.tip,
        action=action,
        note_contact=notes_contact(one, desk),
    )


def rule_of(one: Due, desk: Desk) -> DeadlineRule | None:
    """The rule a report runs out by."""
    if one.kind is not DueKind.REPORT or not one.code or one.code == NEXT:
        return None
    return _rules(desk, desk.today()).get(one.code)


def notes_contact(one: Due, desk: Desk) -> bool:
    """Whether the next thing to do is to try to reach the young person."""
    if one.kind is DueKind.ATTEMPT:
        return True
    rule = rule_of(one, desk)
    return one.kind is DueKind.REPORT and one.code != NEXT and (rule is None or rule.met_by is MetBy.CONTACT)


def asks_next(one: Due, desk: Desk) -> bool:
    """Whether it must be said what is next for the young person."""
    rule = rule_of(one, desk)
    return one.kind is DueKind.REPORT and (one.code == NEXT or (rule is not None and rule.met_by is MetBy.OFFER))


def opens(one: Due, desk: Desk) -> bool:
    """Whether the action only leads to the tab *Kontakt*."""
    waits = one.kind is DueKind.REPORT and not notes_contact(one, desk) and not asks_next(one, desk)
    return waits or (one.kind is DueKind.SUPPORT and one.code != CHECK)


def _words(one: Due, desk: Desk) -> tuple[str, str, str]:
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
    return _report(one, desk)


def _report(one: Due, desk: Desk) -> tuple[str, str, str]:
    rule = rule_of(one, desk)
    what = _("Report of absence: {what}").format(what=one.what) if one.what else _("Report of absence")
    if one.code == NEXT:
        return _("What is next, and from which day? {what}").format(what=one.what), what, _("What is next? …")
    whose = f"{standing_name(rule.standing.value)}: {rule.source}" if rule is not None else ""
    action = _("Note contact") if notes_contact(one, desk) else _("What is next? …") if asks_next(one, desk) else ""
    return rule.title if rule is not None else what, joined(what if rule else "", whose), action or _("Open contact")


def _rules(desk: Desk, day: date) -> dict[str, DeadlineRule]:
    return {rule.id: rule for rule in desk.definitions.deadlines(day, desk.author.profile)}
