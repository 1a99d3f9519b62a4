"""From an open meeting to what the page shows; without Qt.

Belongs here: sentences and rows. Does not belong here: acts (``presenter``), widgets.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date

from ungeapp import wording
from ungeapp.domain.called import absent_get_minutes, gets_minutes, has_precedence, was_here
from ungeapp.domain.format_frames import LegalFrame
from ungeapp.domain.formats import Editor, MeetingFormat, MinutesTo, Obligation
from ungeapp.domain.gate import Line, Reason
from ungeapp.domain.meetings import (
    Attendance,
    ItemOutcome,
    Meeting,
    MeetingItem,
    Participant,
    Reply,
)
from ungeapp.domain.parts import Part
from ungeapp.domain.plans import Agreement, AgreementState, Goal, GoalState, Horizon, area_of_part
from ungeapp.texts import _, ngettext
from ungeapp.ui.casework.question_views import question_views
from ungeapp.ui.casework.words import (
    AGREEMENT_TONES,
    ATTENDANCE_TONES,
    MEETING_TONES,
    REPLY_TONES,
    capital,
    compact,
    due_tip,
    enumeration,
    joined,
)
from ungeapp.ui.kit.rows import RowView
from ungeapp.ui.kit.tokens import Tone
from ungeapp.ui.meeting.agenda_showing import Label, line_item, line_row, previous_view
from ungeapp.ui.meeting.values import HeadView, ItemView, Mode, OutputView, ParticipantView, RoomView, TextView
from ungeapp.usecases.open_meetings import Finding, Missing, OpenMeeting

_MANY = 3
_UNASKED = frozenset({Reason.NO_BASIS, Reason.NOT_ASKED, Reason.PLAN_CONSENT_MISSING})
"""Why somebody gets nothing that a consent may change; whoever said no is not asked again from here."""


def called(participant: Participant) -> str:
    """Name, or the role while nobody is named."""
    return participant.name or participant.label


def head(open_: OpenMeeting, mode: Mode, me: str, today: date) -> HeadView:
    """The title line."""
    meeting = open_.meeting
    who = _("you")
    leader = who if meeting.leader == me else meeting.leader
    taker = who if meeting.minute_taker == me else meeting.minute_taker
    if leader == taker:
        lead = _("Leads and takes the minutes: {name}").format(name=leader) if leader else ""
    else:
        lead = _("Leads: {leader}, minutes: {taker}").format(leader=leader, taker=taker)
    series = open_.format.title if mode is Mode.PREPARE else ""  # the room's screen is seen by everybody at the table
    return HeadView(
        person=meeting.person,
        title=f"{open_.definition.title} · {open_.person.full_name}",
        subtitle=joined(series, capital(compact(meeting, today)), meeting.place, lead),
        chip=capital(wording.meeting_state(meeting.state)),
        tone=MEETING_TONES[meeting.state],
        mode=mode,
    )


def frame_sentence(open_: OpenMeeting) -> tuple[str, Tone]:
    """What frames the meeting: the law it is held under, and that the young person is not there to speak."""
    name = open_.person.given_name or open_.person.full_name
    return frame_of(open_.format.legal, name if open_.definition.voice_missing else "")


def frame_of(legal: LegalFrame | None, absent: str) -> tuple[str, Tone]:
    """The same of a law and the name of whoever is not there to speak."""
    law = f"{legal.text} ({legal.law})" if legal is not None else ""
    if not absent:
        return law, Tone.INFO
    missing = _(
        "{name} is not here, so {name}'s own voice is missing. Agree how {name} will be told, by whom and when."
    )
    return " ".join(one for one in (capital(missing.format(name=absent)), law) if one), Tone.WARN


# --- before ------------------------------------------------------------------------------------------------------


def told_sentence(
    participant: Participant, lines: Sequence[Line], parts: frozenset[Part], minutes_to: Collection[MinutesTo]
) -> str:
    """What the letter tells this participant and what the minutes will, in a sentence or two."""
    goes = {line.part for line in lines if line.goes}
    if Part.MEETINGS not in goes:
        return _("Gets time, place, contact and the neutral title only: there is no consent or other legal basis.")
    held = [wording.part_name(line.part) for line in lines if not line.goes and line.part in parts]
    told = [_told_with_minutes(participant, minutes_to)]
    if held:
        told.append(_("Does not get: {parts}.").format(parts=enumeration(held)))
    return " ".join(told)


def _told_with_minutes(participant: Participant, minutes_to: Collection[MinutesTo]) -> str:
    match gets_minutes(minutes_to, participant, here=True), gets_minutes(minutes_to, participant, here=False):
        case True, True:
            return _("Gets time, place, agenda, participants and the minutes.")
        case True, False:
            return _("Gets time, place, agenda and participants, and the minutes after having been there.")
        case False, True:
            return _("Gets time, place, agenda and participants, and the minutes when absent.")
        case _:
            return _("Gets time, place, agenda and participants, but not the minutes.")


def gate_rows(lines: Sequence[Line]) -> tuple[RowView, ...]:
    """Part by part: what goes along and why, what is held back and why."""
    told = [line for line in lines if line.pieces or line.part in (Part.MEETINGS, Part.IDENTITY)]
    return tuple(
        RowView(
            id=line.part,
            title=wording.part_name(line.part),
            context=wording.reason_sentence(line.reason),
            chip=_("Goes along") if line.goes else _("Held back"),
            tone=Tone.GOOD if line.goes else Tone.NEUTRAL,
        )
        for line in sorted(told, key=lambda line: not line.goes)
    )


def agenda_parts(open_: OpenMeeting) -> frozenset[Part]:
    """The parts the agenda touches."""
    return frozenset(one.part for one in open_.agenda if one.part is not Part.NOTES)


def nameless(participants: Sequence[Participant], *, called: bool) -> str:
    """Who stands there by their role alone; nothing keeps from calling them like that."""
    roles = [one.label for one in participants if not one.name]
    if not roles:
        return ""
    told = _("Without a name yet: {roles}.").format(roles=enumeration(dict.fromkeys(roles)))
    return told if called else " ".join((told, _("If you call now, the letter names the role alone.")))


def participant_row(participant: Participant, lines: Sequence[Line], meeting_format: MeetingFormat) -> RowView:
    """A participant before the meeting."""
    told = any(line.goes for line in lines if line.part is Part.MEETINGS)
    call = _("summoned") if participant.municipal else _("invited")
    if participant.is_young_person:
        duty = ""
    elif has_precedence(meeting_format, participant):
        duty = _("{call}, before anything else in the calendar").format(call=capital(call))
    elif participant.obligation is Obligation.MUST and participant.municipal:
        duty = _("{call}, has to come").format(call=capital(call))
    else:
        duty = capital(call)
    role = participant.label if participant.name and participant.label != participant.name else ""
    return RowView(
        id=participant.id,
        title=called(participant),
        title_rest=f", {role}" if role else "",
        context=joined(participant.organisation, duty, "" if told else _("gets time and place only")),
        chip=capital(wording.reply_name(participant.reply)),
        tone=REPLY_TONES[participant.reply],
    )


def participant_view(
    participant: Participant, lines: Sequence[Line], parts: frozenset[Part], minutes_to: Collection[MinutesTo]
) -> ParticipantView:
    """A participant beside the list."""
    return ParticipantView(
        id=participant.id,
        heading=participant.label or participant.name,
        name=participant.name,
        organisation=participant.organisation,
        address=participant.postal_address,
        reply=participant.reply,
        told=told_sentence(participant, lines, parts, minutes_to),
        lines=gate_rows(lines),
    )


# --- in the room -------------------------------------------------------------------------------------------------


def room(open_: OpenMeeting, me: str, today: date, channels: Label, unsaid: str) -> RoomView:
    """Everything on the room's screen."""
    blocking, findings = bool(open_.blocking), finding_rows(open_)
    name = open_.person.given_name
    return RoomView(
        agenda=(
            *(agenda_row(one.key, one.title, settled=_settled(open_, one.key)) for one in open_.agenda),
            *(line_row(one, name, today, action=False) for one in open_.lines),
        ),
        participants=tuple(attendance_row(one) for one in open_.participants),
        absent_note=absent_note(
            open_.definition.minutes_to, name if any(one.is_young_person for one in open_.participants) else ""
        ),
        items=(
            *(_item(open_, number, me, today) for number in range(len(open_.agenda))),
            *_line_items(open_, me, today, channels),
        ),
        findings=findings,
        missing_chip=ngettext("One thing is missing", "{number} things are missing", len(findings)).format(
            number=len(findings)
        )
        if blocking
        else "",
        blocked=blocked(findings) if blocking else "",
        not_reached="" if blocking else _not_reached(open_),
        another_day=_another_day(open_.meeting, today),
        since=_since(open_, today),
        previous=previous_view(open_.previous, today),
        unsaid=unsaid,
        goals=tuple(goal_row(one, today) for one in open_.goals if one.state is GoalState.OPEN),
    )


def agenda_row(key: str, title: str, *, settled: bool) -> RowView:
    """An item of the agenda in the room."""
    return RowView(id=key, title="", title_rest=title, icon="done" if settled else "open")


def absent_note(minutes_to: Collection[MinutesTo], herself: str) -> str:
    """Which of those who are not there get the minutes; ``herself``: the young person's name where she is expected."""
    match (absent_get_minutes(minutes_to, municipal=True), absent_get_minutes(minutes_to, municipal=False)):
        case True, True:
            return _("Those who are absent get the minutes sent, each what they have a basis for.")
        case True, False:
            told = _("Of the absent, the municipality's own get the minutes sent, each what they have a basis for.")
        case False, True:
            told = _("Of the absent, those from outside get the minutes sent, each what they have a basis for.")
        case _:
            told = _("Those who are absent do not get the minutes sent.")
    return " ".join((told, _("{name} always gets the minutes.").format(name=herself))) if herself else told


def blocked(findings: Sequence[RowView]) -> str:
    """Why it cannot be closed yet."""
    return _("The meeting cannot be closed yet: {what}").format(
        what=enumeration(row.title_rest for row in findings[:_MANY])
    )


def _not_reached(open_: OpenMeeting) -> str:
    """What closing now would leave untouched: it does not keep the meeting open, and stands in the minutes."""
    about = {one.item for one in open_.agreements}
    lines = (one.line for one in open_.lines if not one.line.taken_off and one.line.id not in about)
    titles = [*(one.title for one in open_.untouched), *(one.title for one in lines if not one.answered)]
    told = _("Nothing is written yet about these, and the minutes will say so: {titles}")
    return told.format(titles=enumeration(titles)) if titles else ""


def _another_day(meeting: Meeting, today: date) -> str:
    """Held on another day than it was called for: the minutes would say the wrong one."""
    if meeting.starts is None or meeting.starts.date() == today:
        return ""
    day = wording.long_day(meeting.starts.date(), today)
    return _("The meeting stands for {day}, and so will the minutes.").format(day=day)


def attendance_row(participant: Participant) -> RowView:
    """A participant in the room."""
    role = participant.label if participant.name and participant.label != participant.name else ""
    said = wording.reply_name(participant.reply) if participant.reply is Reply.DECLINES else ""
    name = wording.attendance_name(participant.attendance)
    if participant.attendance is Attendance.UNKNOWN:
        return RowView(
            id=participant.id,
            title="",
            title_rest=called(participant),
            context=joined(role, said),
            icon="open",
            tip=name,
        )
    return RowView(
        id=participant.id,
        title="",
        title_rest=called(participant),
        context=role,
        icon="done" if was_here(participant) else "remove",
        chip=capital(name),
        tone=ATTENDANCE_TONES[participant.attendance],
    )


def finding_rows(open_: OpenMeeting) -> tuple[RowView, ...]:
    """What is open, each with where it is settled: ``attendance:<id>``, ``output:<key>`` …"""
    rows: list[RowView] = []
    unknown = [one for one in open_.findings if one.what is Missing.ATTENDANCE]
    if len(unknown) >= _MANY:
        rows.append(
            RowView(
                id=f"{Missing.ATTENDANCE}:{unknown[0].target}",
                title="",
                title_rest=_("Attendance of {number} participants").format(number=len(unknown)),
                icon="open",
            )
        )
    for one in open_.findings:
        if one.what is Missing.ATTENDANCE and len(unknown) >= _MANY:
            continue
        rows.append(finding_row(one))
    return tuple(rows)


def finding_row(finding: Finding) -> RowView:
    """One thing that is open."""
    title = _finding_title(finding.what, finding.title)
    icon = "open" if finding.blocks else "info"
    return RowView(id=f"{finding.what}:{finding.target}", title="", title_rest=title, icon=icon)


def _finding_title(what: Missing, title: str) -> str:
    return {
        Missing.ATTENDANCE: _("Attendance: {title}"),
        Missing.OUTPUT: "{title}",
        Missing.REQUIRED: _("Must be answered: {title}"),
        Missing.AGREEMENT_OWNER: _("Who does it: {title}"),
        Missing.AGREEMENT_DUE: _("By when: {title}"),
        Missing.OWN_WORDS: _("The young person's own words"),
    }[what].format(title=title)


def _settled(open_: OpenMeeting, key: str) -> bool:
    """Something stands under the item, and whatever it must bring is answered."""
    outputs = [open_.items[one.key] for one in open_.outputs if one.item == key]
    if outputs:
        return all(one.outcome is not ItemOutcome.OPEN for one in outputs)
    item = open_.items.get(key)
    done = item is not None and item.outcome is not ItemOutcome.OPEN
    return done or (item is not None and bool(item.note or item.own_words or item.choice))


def _item(open_: OpenMeeting, number: int, me: str, today: date) -> ItemView:
    entry = open_.agenda[number]
    item = open_.items[entry.key]
    with_agreements = [one.key for one in open_.agenda if Editor.AGREEMENTS in one.editors]
    with_decisions = [one.key for one in open_.agenda if Editor.DECISIONS in one.editors]
    here = {entry.key} | ({""} if with_agreements[:1] == [entry.key] else set())
    decided = {entry.key} | ({""} if with_decisions[:1] == [entry.key] else set())
    meeting = open_.meeting.id
    facts = {one.key: one for one in open_.format.facts}
    spoken = [one.own_words for one in open_.items.values() if one.own_words]
    return ItemView(
        key=entry.key,
        title=entry.title,
        area=area_of_part(entry.part),
        aside=_place(open_, number),
        guidance=entry.guidance,
        editors=entry.editors,
        own_words=_text(open_, item, "own_words"),
        note=_text(open_, item, "note"),
        heard=spoken[-1] if spoken and Editor.OWN_WORDS not in entry.editors else "",
        outputs=tuple(
            OutputView(
                key=one.key,
                title=one.title,
                outcome=open_.items[one.key].outcome,
                reason=open_.items[one.key].reason,
                carried=bool(open_.items[one.key].carried_from),
            )
            for one in open_.outputs
            if one.item == entry.key
        ),
        goals=tuple(goal_row(one, today) for one in open_.goals if one.meeting == meeting),
        agreements=tuple(agreement_row(one, me, today, remove=True) for one in open_.agreements if one.item in here),
        decisions=tuple(
            RowView(
                id=one.id,
                title=one.text,
                context=joined(_("Decided by {name}").format(name=one.decided_by)),
                chip=_("Measure"),
                tone=Tone.INFO,
            )
            for one in open_.decisions
            if one.item in decided
        ),
        network=tuple(
            RowView(
                id=one.id,
                title=one.name or one.relation,
                context=joined(one.relation if one.name else "", one.organisation, one.helps_with),
                aside=wording.network_kind(one.network),
            )
            for one in open_.network
        ),
        questions=question_views([facts[key] for key in entry.asks if key in facts], open_.answers),
        talked=item.outcome is not ItemOutcome.OPEN,
    )


def _place(open_: OpenMeeting, number: int) -> str:
    return place(number, len(open_.agenda) + sum(not one.line.taken_off for one in open_.lines))


def place(number: int, count: int) -> str:
    """Where on the agenda an item stands, counted from 0."""
    return _("Item {number} of {count} · F8 next").format(number=number + 1, count=count)


def _line_items(open_: OpenMeeting, me: str, today: date, channels: Label) -> tuple[ItemView, ...]:
    """The agenda beside the format's own items, after them."""
    kept = [one for one in open_.lines if not one.line.taken_off]
    found: list[ItemView] = []
    for number, one in enumerate(kept, len(open_.agenda)):
        here = tuple(
            agreement_row(made, me, today, remove=True) for made in open_.agreements if made.item == one.line.id
        )
        found.append(line_item(one, open_, _place(open_, number), here, channels, today))
    return tuple(found)


def _text(open_: OpenMeeting, item: MeetingItem, field: str) -> TextView:
    stored = str(getattr(item, field))
    draft = next((one for one in open_.drafts if one.record == item.id and one.field == field), None)
    if draft is None or draft.text == stored:
        return TextView(record=item.id, field=field, stored=stored)
    return TextView(
        record=item.id, field=field, stored=stored, waiting=draft.text, conflict=draft.base.rstrip() != stored.rstrip()
    )


def goal_row(goal: Goal, today: date) -> RowView:
    """A goal in one row, her own words first."""
    follow = goal.follow_up_on
    return RowView(
        id=goal.id,
        title=goal.own_words or goal.wording,
        context=joined(
            _("Long goal") if goal.horizon is Horizon.LONG else _("Short goal"),
            _("followed up {day}").format(day=wording.short_day(follow, today)) if follow else "",
        ),
    )


def agreement_row(agreement: Agreement, me: str, today: date, *, remove: bool = False) -> RowView:
    """What, who, by when."""
    owner = _("you") if agreement.mine or agreement.owner == me else agreement.owner
    due = wording.short_day(agreement.due, today) if agreement.due else ""
    state = agreement.state
    return RowView(
        id=agreement.id,
        title=agreement.what,
        context=joined(owner or _("nobody yet"), due or _("no date yet")),
        chip=capital(wording.agreement_state(state)) if state is not AgreementState.OPEN else "",
        tone=AGREEMENT_TONES[state],
        action=_("Remove") if remove else "",
        tip=due_tip(agreement.due, today),
    )


def _since(open_: OpenMeeting, today: date) -> tuple[RowView, ...]:
    """The last talks; agreements of before are lines of the agenda, or stand with the meeting before."""
    return tuple(
        RowView(
            id=f"talk:{one.id}",
            title=_("Talk {day}").format(day=wording.short_day(one.held_on, today) if one.held_on else ""),
            context=f"»{one.own_words}«" if one.own_words else one.said,
        )
        for one in open_.talks[:2]
    )


def copy_rows(
    participants: Sequence[Participant],
    lines: Mapping[str, Sequence[Line]],
    unit: str,
    minutes_to: Collection[MinutesTo],
) -> tuple[tuple[RowView, ...], tuple[RowView, ...]]:
    """The copies of the minutes, and those who get none with the reason."""
    whole = _("For the case at {unit}").format(unit=unit)
    copies = [RowView(id="whole", title=_("The whole minutes"), context=whole)]
    without: list[RowView] = []
    for one in participants:
        here = was_here(one)
        if not gets_minutes(minutes_to, one, here=here):
            why = _("Was there; the format sends no minutes") if here else _("Was absent; the format sends no minutes")
            without.append(RowView(id=one.id, title=called(one), context=why))
            continue
        told = lines[one.id]
        goes = {line.part for line in told if line.goes}
        if Part.MEETINGS not in goes:
            reason = next((line.reason for line in told if line.part is Part.MEETINGS), Reason.NO_BASIS)
            why, ask = wording.reason_sentence(reason), _("Ask for consent") if reason in _UNASKED else ""
            without.append(RowView(id=one.id, title=called(one), context=why, action=ask))
            continue
        held = [wording.part_name(line.part) for line in told if not line.goes and line.pieces]
        left = _("Left out: {parts}").format(parts=enumeration(held)) if held else _("Everything goes along")
        copies.append(
            RowView(
                id=one.id,
                title=called(one),
                context=left,
                chip=capital(wording.attendance_name(one.attendance)),
                tone=ATTENDANCE_TONES[one.attendance],
            )
        )
    return tuple(copies), tuple(without)
