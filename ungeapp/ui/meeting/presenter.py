"""The page of one meeting: what it shows and what can be done, through the use cases; without Qt.

Belongs here: acts on one meeting, each one use case. Does not belong here: rows and sentences (``showing``), widgets.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

from ungeapp import wording
from ungeapp.domain.gate import Line, Purpose
from ungeapp.domain.meetings import Attendance, MeetingState, Participant, Reply
from ungeapp.domain.note_agreements import noted_agreements
from ungeapp.domain.people import NetworkKind
from ungeapp.domain.plans import Agreement, Horizon
from ungeapp.texts import _
from ungeapp.ui.casework.meeting_days import against_sentence, why_sentences
from ungeapp.ui.casework.question_views import deciding, question_view
from ungeapp.ui.casework.typed import TypedAgreement, TypedDecision, TypedGoal, TypedNetwork
from ungeapp.ui.casework.whose import is_me
from ungeapp.ui.casework.words import capital, day_and_time, enumeration
from ungeapp.ui.consent.ways import from_meeting
from ungeapp.ui.kit.rows import RowView
from ungeapp.ui.kit.tokens import Tone
from ungeapp.ui.meeting import ahead, showing
from ungeapp.ui.meeting.agenda_showing import line_row, previous_view, sheet_view
from ungeapp.ui.meeting.choosing import choices_for
from ungeapp.ui.meeting.naming import Naming
from ungeapp.ui.meeting.owners import owner_meant
from ungeapp.ui.meeting.values import (
    ClosedView,
    HeadView,
    LettersView,
    Mode,
    PreparingView,
    RoomChoices,
    RoomView,
    SuggestedAgreement,
)
from ungeapp.ui.navigation import Place
from ungeapp.ui.voice.presenter import VoicePresenter
from ungeapp.usecases.consent_gaps import named_in_consent
from ungeapp.usecases.courses import MOVE_AND_CALL_AGAIN
from ungeapp.usecases.intentions import Intentions
from ungeapp.usecases.letterheads import sender_of
from ungeapp.usecases.naming import NamingQuestion
from ungeapp.usecases.open_meetings import OpenMeeting
from ungeapp.usecases.printed import PrintedPaper, is_author, recipient_of_participant

WHOLE = "whole"


class MeetingPresenter:
    """One meeting. ``open`` looks it up (and notes that in the log), ``refresh`` looks again."""

    def __init__(self, intentions: Intentions) -> None:
        self._intentions = intentions
        self.id = ""
        self._found: OpenMeeting | None = None
        self._passed: set[tuple[str, str]] = set()

    @property
    def found(self) -> OpenMeeting:
        """The meeting as last looked at."""
        assert self._found is not None
        return self._found

    @property
    def today(self) -> date:
        """The day relative dates count from."""
        return self._intentions.desk.today()

    @property
    def me(self) -> str:
        """The name of whoever works here."""
        return self._intentions.desk.author.name

    def open(self, meeting: str) -> None:
        """Look a meeting up."""
        self.id = meeting
        self._found = self._intentions.meetings.open(meeting)

    def refresh(self) -> None:
        """Look again."""
        self._found = self._intentions.meetings.read(self.id)

    def mode(self, asked: str = "") -> Mode:
        """The face to show: the room once somebody is noted as there, or something was written."""
        state = self.found.meeting.state
        if state is MeetingState.CLOSED:
            return Mode.CLOSED
        if state is MeetingState.CANCELLED:
            return Mode.CANCELLED
        begun = any(one.attendance is not Attendance.UNKNOWN for one in self.found.participants) or any(
            one.note or one.own_words for one in self.found.items.values()
        )
        if asked == Mode.PREPARE:
            return Mode.PREPARE
        return Mode.ROOM if begun or asked == Mode.ROOM else Mode.PREPARE

    def head(self, mode: Mode) -> HeadView:
        """The title line."""
        return showing.head(self.found, mode, self.me, self.today)

    def frame(self) -> tuple[str, Tone]:
        """What frames the meeting, in a sentence with its tone; empty for most."""
        return showing.frame_sentence(self.found)

    # before ------------------------------------------------------------------------------------------------------
    def preparing(self) -> PreparingView:
        """Everything before the meeting is held."""
        found, meeting = self.found, self.found.meeting
        parts, minutes_to = showing.agenda_parts(found), found.definition.minutes_to
        lines = {one.id: self._covered(one, Purpose.INVITATION) for one in found.participants}
        labels = {one.key: one.label for one in found.format.facts}
        unknown = [f"»{labels[key]}«" for key in labels if key in found.questions_open]
        missing = _("Still to be known before the meeting can be called: {questions}")
        waiting = any(one.code == MOVE_AND_CALL_AGAIN and one.origin == meeting.id for one in found.tasks)
        suggested = self._intentions.courses.suggestion(meeting.id) if waiting else None
        moved = _("What the date follows has changed. It now points to {day}.")
        return PreparingView(
            day=meeting.starts.date() if meeting.starts else None,
            at=meeting.starts.time() if meeting.starts else None,
            minutes_long=meeting.minutes_long,
            place=meeting.place,
            leader=meeting.leader,
            minute_taker=meeting.minute_taker,
            called=meeting.state is MeetingState.CALLED,
            called_on=_("Called {day}").format(day=wording.short_day(meeting.called_on, self.today))
            if meeting.called_on
            else "",
            missing=missing.format(questions=enumeration(unknown)) if unknown else "",
            questions=tuple(
                deciding(question_view(one, {})) for one in found.format.facts if one.key in found.questions_open
            ),
            nameless=showing.nameless(found.participants, called=meeting.state is MeetingState.CALLED),
            first_nameless=next((one.id for one in found.participants if not one.name), ""),
            why=why_sentences(self._intentions.meeting_days.proposed(meeting.person).get(meeting.id), self.today),
            moved=moved.format(day=wording.long_day(suggested.date(), self.today)) if suggested else "",
            suggested_day=suggested.date() if suggested else None,
            suggested_at=suggested.time() if suggested else None,
            participants=tuple(showing.participant_row(one, lines[one.id], found.format) for one in found.participants),
            details=tuple(
                showing.participant_view(one, lines[one.id], parts, minutes_to) for one in found.participants
            ),
            agenda=(
                *(RowView(id=one.key, title=one.title, context=one.guidance) for one in found.agenda),
                *(line_row(one, found.person.given_name, self.today, action=True) for one in found.lines),
            ),
            sheet=sheet_view(self._intentions.voices.sheet(self.id), self.today),
            previous=previous_view(found.previous, self.today),
        )

    def against(self, day: date | None) -> str:
        """What stands against holding it on that day."""
        return against_sentence(self._intentions, day)

    def _covered(self, participant: Participant, purpose: Purpose) -> tuple[Line, ...]:
        recipient = recipient_of_participant(participant)
        return self._intentions.consents.covered(participant.person, recipient, purpose)

    def arrange(
        self,
        *,
        day: date | None,
        at: time | None,
        minutes_long: int,
        place: str,
        leader: str,
        minute_taker: str,
    ) -> None:
        """Time, place and who leads."""
        self._intentions.meetings.arrange(
            self.id,
            day=day,
            at=at,
            minutes_long=minutes_long,
            place=place,
            leader=leader,
            minute_taker=minute_taker,
        )

    def set_participant(self, participant: str, **fields: object) -> None:
        """Name, organisation or address."""
        self._intentions.meetings.set_participant(participant, **fields)

    def add_participant(self, name: str, label: str, kind: str) -> None:
        """Somebody the course does not ask for; ``kind`` is municipal, private or other."""
        self._intentions.meetings.add_participant(
            self.id, name=name, label=label, municipal=kind == "municipal", private=kind == "private"
        )

    def remove_participant(self, participant: str, reason: str) -> None:
        """Take somebody off the list."""
        self._intentions.meetings.remove_participant(participant, reason)

    def reply(self, participant: str, reply: str) -> None:
        """What a participant answered."""
        self._intentions.meetings.reply(participant, Reply(reply))

    def invite(self, name: str) -> None:
        """Put somebody the young person wants to be there on the list."""
        self._intentions.voices.invite(self.id, name)

    def sheet(self) -> Place:
        """Where her own sheet is filled in."""
        return Place("voice", id=self.id)

    def call(self) -> None:
        """Call the meeting, or call it again."""
        self._intentions.meetings.call(self.id)

    def cancel(self, reason: str) -> None:
        """Cancel it."""
        self._intentions.meetings.cancel(self.id, reason)

    def letters(self) -> LettersView:
        """The letters that go with the call, the move or the cancellation."""
        found = self.found
        cancelled = found.meeting.state is MeetingState.CANCELLED
        parts = showing.agenda_parts(found)
        rows = []
        author = self._intentions.desk.author
        for one in (other for other in found.participants if not is_author(other, author)):
            kind = _("Summons") if one.municipal else _("Invitation")
            lines = self._covered(one, Purpose.INVITATION)
            told = showing.told_sentence(one, lines, parts, found.definition.minutes_to)
            rows.append(RowView(id=one.id, title=showing.called(one), context=told, aside=kind))
        return LettersView(
            heading=_("Letters about the cancellation") if cancelled else _("Letters"),
            sentence=_("Each letter tells only what its recipient has a basis for."),
            letters=tuple(rows),
        )

    def agendas(self) -> tuple[RowView, ...]:
        """The agenda on paper: the copy of whoever chairs, then one for each who may have it."""
        chair = RowView(WHOLE, _("The whole agenda"), context=_("For whoever chairs"))
        others = (RowView(one.id, showing.called(one)) for one in self._intentions.agenda_papers.readers(self.id))
        return (chair, *others)

    def make_agenda(self, intentions: Intentions, copy: str) -> PrintedPaper:
        """One copy of the agenda, in the background."""
        return intentions.agenda_papers.copy(self.id, "" if copy == WHOLE else copy)

    def make_word_agenda(self, intentions: Intentions, copy: str) -> PrintedPaper:
        """The same copy to go on writing in."""
        return intentions.word.agenda(self.id, "" if copy == WHOLE else copy)

    def calendar(self) -> PrintedPaper:
        """The calendar file."""
        return self._intentions.letters.calendar(self.id)

    # in the room -------------------------------------------------------------------------------------------------
    def room(self) -> RoomView:
        """Everything on the room's screen."""
        channels = self._intentions.desk.definitions.terms("channels")
        unsaid = self._intentions.voices.sheet(self.id).sheet.unsaid
        view = showing.room(self.found, self.me, self.today, lambda code: channels.label(code, self.today), unsaid)
        begun = ahead.has_begun(self.found, self._intentions.desk.now())
        return replace(view, other_day_ahead=self.is_ahead()) if begun else ahead.prepared(view, self.found)

    def choices(self) -> RoomChoices:
        """What can be chosen in the rows of the room."""
        return choices_for(self._intentions.desk, [showing.called(one) for one in self.found.participants])

    def attend(self, participant: str, attendance: Attendance) -> None:
        """Who is there."""
        self._intentions.meetings.attend(participant, attendance)

    def is_ahead(self) -> bool:
        """Whether the meeting stands for a day that has not come yet."""
        starts = self.found.meeting.starts
        return starts is not None and starts.date() > self.today

    def held_today(self) -> None:
        """The meeting is held on another day than it was called for, namely now."""
        self._intentions.meetings.arrange(self.id, day=self.today)

    def everybody_is_here(self) -> None:
        """All not yet noted came, but for those who sent apologies."""
        came = frozenset(
            one.id
            for one in self.found.participants
            if one.attendance is Attendance.UNKNOWN and one.reply is not Reply.DECLINES
        )
        self._intentions.meetings.attend_all(self.id, came)

    def draft(self, record: str, field: str, text: str, base: str) -> None:
        """Keep what is being typed."""
        self._intentions.meetings.draft(record, field, text, base)

    # the agenda's own lines ---------------------------------------------------------------------------------------
    def is_line(self, key: str) -> bool:
        """Whether ``key`` is a line of the agenda and no item of the format."""
        return any(one.line.id == key for one in self.found.lines)

    def keep_agenda(self) -> None:
        """The agenda as it is proposed now is this meeting's from here on."""
        self._intentions.agendas.keep(self.id)
        self.refresh()

    def turning(self, key: str) -> str:
        """What will be said when a line is taken off the agenda, or brought back."""
        line = next(one.line for one in self.found.lines if one.line.id == key)
        if line.taken_off:
            return _("»{title}« is on the agenda again.").format(title=line.title)
        return _("»{title}« is off the agenda. Delete brings it back.").format(title=line.title)

    def turn(self, key: str) -> None:
        """Take a line off the agenda, or bring it back."""
        line = next(one.line for one in self.found.lines if one.line.id == key)
        turn = self._intentions.agendas.bring_back if line.taken_off else self._intentions.agendas.take_off
        turn(self.id, key)

    def add_line(self, title: str) -> None:
        """A line of one's own."""
        self._intentions.agendas.add(self.id, title)

    def talked(self, line: str, *, about: bool) -> None:
        """The line was talked about, or not reached; a point of the format is marked, or the mark taken away."""
        if not self.is_line(line):
            self._intentions.meetings.talked_about(self.id, line, about=about)
            return
        self._intentions.agendas.answer(self.id, line, discussed=about)

    def repeat(self, line: str, *, recurring: bool) -> None:
        """The line stands on every agenda, or no longer."""
        self._intentions.agendas.repeat(self.id, line, recurring=recurring)

    # what is typed in a note ---------------------------------------------------------------------------------------
    def suggested(self, key: str, text: str) -> SuggestedAgreement | None:
        """The first agreement in a text that is none yet and was not turned down."""
        made = {one.what.casefold() for one in self.found.agreements}
        for one in noted_agreements(text, self.today):
            if one.what.casefold() in made or (key, one.line) in self._passed:
                continue
            owner = self._owner(one.owner)
            told = _("New agreement? {what} · {owner} · no later than {day}")
            return SuggestedAgreement(
                line=one.line,
                owner=owner,
                what=capital(one.what),
                due=one.due,
                sentence=told.format(
                    what=capital(one.what),
                    owner=_("you") if owner == _("me") else owner,
                    day=wording.long_day(one.due, self.today),
                ),
            )
        return None

    def settle(self, key: str, suggested: SuggestedAgreement) -> None:
        """Do not suggest this again: it was taken or turned down."""
        self._passed.add((key, suggested.line))

    def _owner(self, word: str) -> str:
        """Whom an owner's word in a note means: me, somebody of the meeting, or just the word."""
        desk = self._intentions.desk
        unit = desk.profile.unit_name(desk.author.unit)
        return owner_meant(word, self.me, unit, self.found.participants, self.found.network)

    def write(self, key: str, field: str, text: str) -> None:
        """Note or own words of one item, or the note of a line."""
        if self.is_line(key):
            self._intentions.agendas.write(self.id, key, text)
            return
        self._intentions.meetings.write(self.id, key, **{field: text})

    def reached(self, output: str, *, done: bool, reason: str = "") -> None:
        """An output is there, or not, because of something."""
        self._intentions.meetings.reached(self.id, output, done=done, reason=reason)

    def answer(self, key: str, value: str) -> None:
        """A question the item asks; what is answered is the item's choice too."""
        self._intentions.courses.answer(self.found.meeting.series, {key: value})

    def add_goal(self, typed: TypedGoal) -> None:
        """A goal goes straight into the one plan."""
        self._intentions.meetings.add_goal(
            self.id,
            own_words=typed.own_words,
            horizon=Horizon(typed.horizon),
            area=typed.area,
            follow_up_on=typed.follow_up_on,
        )

    def put_agreement(self, item: str, typed: TypedAgreement) -> None:
        """A new agreement, or a known one corrected."""
        mine = is_me(typed.owner, self.me, [showing.called(one) for one in self.found.participants])
        owner = self.me if mine else typed.owner
        who = next((one for one in self.found.participants if showing.called(one) == owner), None)
        unit, person = (who.unit, who.network_person) if who is not None else ("", "")
        if typed.known:
            self._intentions.plans.change_agreement(
                typed.known,
                what=typed.what,
                owner=owner,
                due=typed.due,
                mine=mine,
                owner_unit=unit,
                owner_person=person,
            )
            return
        self._intentions.meetings.add_agreement(
            self.id,
            what=typed.what,
            owner=owner,
            due=typed.due,
            item=item,
            owner_unit=unit,
            owner_person=person,
            mine=mine,
        )

    def agreement(self, agreement: str) -> Agreement | None:
        """One agreement of this meeting."""
        return next((one for one in self.found.agreements if one.id == agreement), None)

    def item_of(self, agreement: str) -> str:
        """The item under which an agreement stands."""
        found = self.agreement(agreement)
        return found.item if found is not None else ""

    def remove_agreement(self, agreement: str) -> None:
        """Take an agreement out that was written by mistake."""
        self._intentions.people.remove(Agreement, agreement, _("written by mistake"))

    def tick(self, agreement: str) -> None:
        """An agreement of before was kept."""
        self._intentions.plans.tick(agreement)

    def decide(self, item: str, typed: TypedDecision) -> None:
        """A decision becomes a measure at once."""
        self._intentions.meetings.decide(
            self.id,
            text=typed.text,
            decided_by=typed.decided_by,
            unit=typed.unit,
            area=typed.area,
            grant=typed.grant,
            starts_on=typed.starts_on,
            item=item,
        )

    def add_network(self, typed: TypedNetwork) -> None:
        """Somebody around the young person."""
        self._intentions.people.add_network(
            self.found.meeting.person,
            name=typed.name,
            network=NetworkKind(typed.kind),
            relation=typed.relation,
            helps_with=typed.helps_with,
        )

    def naming(self) -> NamingQuestion | None:
        """Who coordinates, where the meeting names somebody and nobody was named yet."""
        return self._intentions.naming.question(self.found)

    def name_coordinator(self, told: Naming) -> None:
        """Keep who was named, or why nobody was."""
        self._intentions.naming.name(
            self.id,
            told.output,
            who=told.who,
            unit=told.unit,
            contact=told.contact,
            contact_phone=told.contact_phone,
            contact_organisation=told.contact_organisation,
            because=told.because,
        )

    def close(self) -> None:
        """Close the meeting."""
        self._intentions.meetings.close(self.id)

    # afterwards --------------------------------------------------------------------------------------------------
    def closed(self) -> ClosedView:
        """Copies, who gets none, what comes next."""
        found, meeting = self.found, self.found.meeting
        lines = {one.id: self._covered(one, Purpose.MINUTES) for one in found.participants}
        unit = sender_of(self._intentions.desk).unit
        copies, without = showing.copy_rows(found.participants, lines, unit, found.definition.minutes_to)
        following = found.next_meeting
        journalised = meeting.journalised_on
        closed = meeting.closed_at
        return ClosedView(
            copies=copies,
            without=without,
            closed=_("Closed {day}").format(day=wording.long_day(closed.date(), self.today)) if closed else "",
            journalised=_("In the records system since {day}").format(day=wording.short_day(journalised, self.today))
            if journalised
            else "",
            next_meeting=day_and_time(following, self.today) if following else "",
            next_id=following.id if following else "",
            questions=VoicePresenter(self._intentions).questions(
                self.id, meeting.person, found.person.given_name or found.person.full_name
            ),
        )

    def consent_for(self, participant: str) -> Place:
        """Where a consent is asked for whoever gets no minutes, with the way back to this meeting."""
        one = next(other for other in self.found.participants if other.id == participant)
        note = from_meeting(self.id, named_in_consent(one))
        return Place("person", id=self.found.meeting.person, tab="consent", note=note)

    def answer_question(self, question: str, answer: str) -> None:
        """What the young person answered after the meeting."""
        self._intentions.voices.answer(self.id, question, answer)

    def journal_text(self) -> str:
        """The minutes as text for the records system."""
        return self._intentions.minutes.journal_text(self.id)

    def journalised(self) -> None:
        """The minutes are in the records system."""
        self._intentions.meetings.journalised(self.id)

    def reopen(self, reason: str) -> None:
        """Open a closed meeting again."""
        self._intentions.meetings.reopen(self.id, reason)

    def make_minutes(self, intentions: Intentions, copy: str) -> PrintedPaper:
        """One copy of the minutes, in the background."""
        return intentions.minutes.copy(self.id, None if copy == WHOLE else copy)

    def make_word(self, intentions: Intentions, copy: str) -> PrintedPaper:
        """The same copy to go on writing in."""
        return intentions.word.minutes(self.id, None if copy == WHOLE else copy)
