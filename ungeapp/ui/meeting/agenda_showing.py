"""From the agenda's lines, the meeting before and her sheet to what the page shows; without Qt.

Belongs here: their sentences and rows. Does not belong here: acts (``presenter``), widgets, the rest (``showing``).
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from ungeapp import wording
from ungeapp.domain.agenda import AgendaLine, LineOutcome, LineSource
from ungeapp.domain.formats import Editor
from ungeapp.domain.people import Contact
from ungeapp.domain.plans import NOT_RATED, AgreementState, area_of_part
from ungeapp.texts import _
from ungeapp.ui.casework.words import AGREEMENT_TONES, capital, due_tip, joined
from ungeapp.ui.kit.rows import RowView
from ungeapp.ui.kit.tokens import Tone
from ungeapp.ui.meeting.values import ItemView, LineView, PreviousView, SheetView, TextView
from ungeapp.usecases.agendas import LineStatus
from ungeapp.usecases.open_meetings import OpenMeeting
from ungeapp.usecases.previous import PreviousMeeting
from ungeapp.usecases.voices import SheetBefore

LINE_EDITORS = (Editor.NOTE, Editor.AGREEMENTS)
Label = Callable[[str], str]
"""What a channel's code is called."""


def source_word(source: LineSource, given_name: str) -> str:
    """Why a line is on the agenda."""
    return {
        LineSource.WISH: _("{name} wants to talk about it").format(name=given_name),
        LineSource.NOT_REACHED: _("Not reached last time"),
        LineSource.AGREEMENT: _("Open agreement"),
        LineSource.GOAL: _("Goal that has stood still"),
        LineSource.CHANGE: _("New since last time"),
        LineSource.RECURRING: _("At every meeting"),
        LineSource.OWN: _("Own line"),
    }[source]


def line_row(status: LineStatus, given_name: str, today: date, *, action: bool) -> RowView:
    """A line in the agenda; what was taken off says so and can be brought back."""
    line, agreement = status.line, status.agreement
    who = when = state = ""
    if agreement is not None:
        who = agreement.owner
        when = wording.short_day(agreement.due, today) if agreement.due else ""
        state = "" if agreement.state is AgreementState.OPEN else capital(wording.agreement_state(agreement.state))
    verb = _("Put back on") if line.taken_off else _("Take off")
    return RowView(
        id=line.id,
        title=line.title if action else "",
        title_rest="" if action else line.title,
        context=joined(source_word(line.source, given_name), who, when, state),
        icon="" if action else "remove" if line.taken_off else "done" if line.answered else "open",
        chip=_("Taken off") if line.taken_off else "",
        action=verb if action else "",
        tip=_("Delete: {verb}").format(verb=verb),
    )


def line_item(
    status: LineStatus, open_: OpenMeeting, aside: str, agreements: tuple[RowView, ...], names: Label, today: date
) -> ItemView:
    """A line as an item of the room, which has the same editors."""
    line = status.line
    rows = _noted(status, names, today)
    open_agreement = status.agreement is not None and status.agreement.state is AgreementState.OPEN
    return ItemView(
        key=line.id,
        title=line.title,
        area=area_of_part(line.part),
        aside=aside,
        guidance=line_row(status, open_.person.given_name, today, action=False).context,
        editors=LINE_EDITORS,
        own_words=TextView(record=line.id, field="own_words", stored=""),
        note=_note(line, open_),
        heard="",
        outputs=(),
        goals=(),
        agreements=agreements,
        decisions=(),
        network=(),
        questions=(),
        line=LineView(
            noted=rows,
            half_written="\n".join(joined(one.title, one.context) for one in rows),
            outcome="" if line.outcome is LineOutcome.OPEN else line.outcome,
            recurring=line.recurring,
            agreement=status.agreement.id if status.agreement is not None and open_agreement else "",
        ),
    )


def _note(line: AgendaLine, open_: OpenMeeting) -> TextView:
    draft = next((one for one in open_.drafts if one.record == line.id and one.field == "note"), None)
    if draft is None or draft.text == line.note:
        return TextView(record=line.id, field="note", stored=line.note)
    changed = draft.base.rstrip() != line.note.rstrip()
    return TextView(record=line.id, field="note", stored=line.note, waiting=draft.text, conflict=changed)


def _noted(status: LineStatus, names: Label, today: date) -> tuple[RowView, ...]:
    """What was noted about the line since last time, the oldest first."""
    rows = [(one.at.date() if one.at else today, _contact(one, names, today)) for one in status.contacts]
    for rating in status.ratings:
        on = rating.on or today
        said = f"»{rating.own_words}«" if rating.own_words else ""
        number = _("{rating} of 10").format(rating=rating.rating) if rating.rating != NOT_RATED else ""
        title = joined(wording.short_day(on, today), _("Own rating"))
        rows.append((on, RowView(rating.id, title, context=joined(number, said, rating.comment))))
    for step in status.steps:
        on = step.done_on or today
        title = joined(wording.short_day(on, today), _("Step taken"))
        rows.append((on, RowView(step.id, title, context=step.what)))
    return tuple(row for _day, row in sorted(rows, key=lambda one: one[0]))


def _contact(contact: Contact, names: Label, today: date) -> RowView:
    day = wording.short_day(contact.at.date(), today) if contact.at else ""
    title = joined(day, names(contact.channel), contact.with_whom)
    return RowView(contact.id, title, context=contact.text)


def previous_view(previous: PreviousMeeting | None, today: date) -> PreviousView | None:
    """The meeting before: what became of its agreements first, then decisions and notes."""
    if previous is None:
        return None
    starts = previous.meeting.starts
    heading = _("The meeting before, {day}").format(day=wording.short_day(starts.date(), today) if starts else "")
    agreements = []
    for one in previous.agreements:
        open_ = one.state is AgreementState.OPEN
        late = open_ and one.due is not None and one.due < today
        agreements.append(
            RowView(
                id=one.id,
                title="",
                title_rest=one.what,
                context=joined(one.owner, wording.short_day(one.due, today) if one.due else "", one.outcome),
                chip=capital(wording.agreement_state(one.state)),
                tone=Tone.WARN if late else AGREEMENT_TONES[one.state],
                action=_("Done") if open_ else "",
                tip=due_tip(one.due, today),
            )
        )
    decided = _("Decided by {name}")
    return PreviousView(
        heading=heading,
        agreements=tuple(agreements),
        decisions=tuple(
            RowView(one.id, "", one.text, context=decided.format(name=one.decided_by) if one.decided_by else "")
            for one in previous.decisions
        ),
        notes=tuple(
            RowView(
                f"{number}",
                one.title,
                context=" ".join(filter(None, (f"»{one.own_words}«" if one.own_words else "", one.note))),
            )
            for number, one in enumerate(previous.items)
        ),
    )


def sheet_view(before: SheetBefore, today: date) -> SheetView:
    """Her sheet while the meeting is prepared."""
    sheet = before.sheet
    name = before.person.given_name or before.person.full_name
    told = _("Told {day}").format(day=wording.short_day(sheet.told_on, today)) if sheet.told_on else ""
    empty = _("Ask what {name} wants to talk about, who should be there, and what must not be said.")
    return SheetView(
        heading=_("{name}'s own sheet").format(name=name),
        topics="\n".join(sheet.wishes),
        wanted=tuple(
            RowView(
                one, "", one, context=_("{name} wants them to be there").format(name=name), action=_("Put on the list")
            )
            for one in before.wanted
        ),
        unsaid=sheet.unsaid,
        told=told or empty.format(name=name),
    )
