"""What the cards of reports, notifications and support roles say, and handing on what was typed.

Belongs here: rows, options and sentences. Does not belong here: Qt, rules.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from ungeapp.domain.clocks import Clock, ClockState, running
from ungeapp.domain.follow_up import AbsenceReport, Direction, Notification, SupportRole
from ungeapp.texts import _, ngettext
from ungeapp.ui.clocks.words import is_near_law
from ungeapp.ui.contact.typed import TypedNotification, TypedReport, TypedSupport
from ungeapp.ui.due import joined
from ungeapp.ui.kit.rows import Option, RowView
from ungeapp.ui.kit.tokens import Tone
from ungeapp.usecases.intentions import Intentions
from ungeapp.usecases.people import PersonFile
from ungeapp.usecases.reports import REPORTS, ReportView
from ungeapp.usecases.still_there import letters_may_go
from ungeapp.usecases.support import BASES
from ungeapp.wording import long_day, short_day, standing_name

_NOON = time(12, 0)


def law_tone(clock: Clock, today: date) -> Tone:
    """Red only for a law's date that is near or past."""
    if clock.due is None:
        return Tone.NEUTRAL
    if is_near_law(clock, today):
        return Tone.BAD
    return Tone.WARN if clock.due < today else Tone.INFO


def reaction_words(took: timedelta) -> str:
    """*6 timer*, *3 dage*."""
    minutes = int(took.total_seconds() // 60)
    if minutes < 60:
        return ngettext("{number} minute", "{number} minutes", minutes).format(number=minutes)
    hours = minutes // 60
    if hours < 48:
        return ngettext("{number} hour", "{number} hours", hours).format(number=hours)
    return ngettext("{number} day", "{number} days", took.days).format(number=took.days)


_AHEAD = timedelta(days=366)  # a birthday further away is nobody's business yet


class FollowUpPresenter:
    """The three cards of one young person."""

    def __init__(self, intentions: Intentions, person: str) -> None:
        self._intentions = intentions
        self._person = person
        self._reports: dict[str, ReportView] = {}

    @property
    def today(self) -> date:
        return self._intentions.desk.today()

    # reports -----------------------------------------------------------------------------------------------------
    def codes(self) -> Sequence[Option]:
        """The sorts of reports; the lightest first."""
        return _options(self._intentions, REPORTS, self.today)

    def institutions(self) -> Sequence[str]:
        """Where the young person goes, those told of before, and the municipality's partners."""
        file = self._intentions.people.file(self._person)
        partners = (one.name for one in self._intentions.desk.profile.partners)
        known = [file.person.school, *(one.institution for one in file.of(AbsenceReport)), *partners]
        return tuple(dict.fromkeys(one for one in known if one))

    def add_report(self, typed: TypedReport) -> None:
        """Note it, received now or on the day told."""
        now = self._intentions.desk.now()
        day = typed.received_on
        self._intentions.reports.note(
            self._person,
            code=typed.code,
            text=typed.text,
            institution=typed.institution,
            reporter=typed.reporter,
            phone=typed.phone,
            days=typed.days,
            received_at=datetime.combine(day, _NOON, now.tzinfo) if day and day != now.date() else None,
        )

    def reports(self) -> Sequence[RowView]:
        """One row each, the newest first."""
        found = self._intentions.reports.of(self._person)
        self._reports = {one.report.id: one for one in found}
        return tuple(self._report(one) for one in found)

    def asks_next(self, report: str) -> bool:
        """Whether the row's button asks what is next rather than what was done."""
        return self._reports[report].answered

    def _report(self, one: ReportView) -> RowView:
        report = one.report
        day = report.received_at.date() if report.received_at else self.today
        urgent = one.urgent
        chip, tone = self._answer(one)
        if urgent is not None and urgent.due is not None:
            tone = law_tone(urgent, self.today)
        days = ngettext("{number} day of absence", "{number} days of absence", report.days).format(number=report.days)
        gap = ""
        if one.left and one.gap_days:
            gap = ngettext("{number} day without anything", "{number} days without anything", one.gap_days).format(
                number=one.gap_days
            )
        return RowView(
            report.id,
            self._intentions.desk.definitions.terms(REPORTS).label(report.code, day),
            title_rest=f" · {report.institution}" if report.institution else "",
            context=joined(
                report.text,
                joined_name(report.reporter, report.phone),
                days if report.days else "",
                gap,
                *(self._clock(clock) for clock in running(one.clocks)),
                *(
                    (
                        _("more than {days} days: contact {who} ({source})")
                        if counter.more_than
                        else _("{days} days reached: contact {who} ({source})")
                    ).format(days=counter.days, who=counter.contact, source=counter.source)
                    for counter in one.counters[-1:]
                ),
                report.reaction,
                self._next(report),
            ),
            lead=short_day(day, self.today),
            chip=chip,
            tone=tone,
            action=_("Say what was done …") if not one.answered else _("What is next? …") if one.asks_next else "",
            tip=long_day(day),
        )

    def _answer(self, one: ReportView) -> tuple[str, Tone]:
        took = one.report.reaction_time
        by_hand = one.settled_by_hand
        if took is None and by_hand is None:
            urgent = one.urgent
            if urgent is not None and urgent.due is not None:
                return _("Answer by {day}").format(day=short_day(urgent.due, self.today)), Tone.WARN
            return _("Not answered"), Tone.WARN
        if one.asks_next:
            return _("What is next?"), Tone.WARN
        if took is None:
            met = by_hand is not None and by_hand.state is ClockState.MET
            return (_("Met"), Tone.GOOD) if met else (_("Not relevant"), Tone.NEUTRAL)
        return _("Answered after {time}").format(time=reaction_words(took)), Tone.GOOD

    def _clock(self, clock: Clock) -> str:
        """Why something is due, by when, and whose rule it is."""
        rule = clock.rule
        whose = f"{standing_name(rule.standing.value)}: {rule.source}"
        if clock.due is None:
            return _("{what}: as soon as possible, {whose}").format(what=rule.title, whose=whose)
        day = long_day(clock.due, self.today)
        return _("{what}: by {day}, {whose}").format(what=rule.title, day=day, whose=whose)

    def _next(self, report: AbsenceReport) -> str:
        if not report.next_what:
            return ""
        day = short_day(report.next_on, self.today) if report.next_on else ""
        return _("Next: {what} from {day}").format(what=report.next_what, day=day)

    # notifications -----------------------------------------------------------------------------------------------
    def add_notification(self, typed: TypedNotification) -> None:
        """Note it."""
        self._intentions.notifications.note(
            self._person,
            direction=Direction(typed.direction),
            other=typed.other,
            text=typed.text,
            on=typed.on,
            follow_up_on=typed.follow_up_on,
        )

    def notifications(self) -> Sequence[RowView]:
        """One row each, the newest first."""
        return tuple(self._notification(one) for one in self._intentions.notifications.of(self._person))

    def _notification(self, one: Notification) -> RowView:
        way = _("Sent to {name}") if one.direction is Direction.SENT else _("Received from {name}")
        chip, tone = _("No follow-up set"), Tone.WARN
        if one.followed_up_on is not None:
            chip, tone = _("Followed up"), Tone.GOOD
        elif one.follow_up_on is not None:
            late = one.follow_up_on < self.today
            chip = _("Followed up {day}").format(day=short_day(one.follow_up_on, self.today))
            tone = Tone.WARN if late else Tone.INFO
        return RowView(
            one.id,
            way.format(name=one.other or _("somebody")),
            context=joined(one.text, *one.outcome.splitlines()),
            lead=short_day(one.on, self.today) if one.on else "",
            chip=chip,
            tone=tone,
            action="" if one.followed_up_on else _("Follow up …"),
        )

    # support -----------------------------------------------------------------------------------------------------
    def roles(self) -> Sequence[Option]:
        """The roles that follow a young person over time."""
        roles = self._intentions.desk.definitions.terms("roles").on(self.today)
        return tuple(Option(one.code, one.label) for one in roles if one.supports)

    def asks_reopening(self) -> bool:
        """Whether the course has ended, so that a support opens it again; after a death it never does."""
        person = self._file().person
        return person.ended and letters_may_go(self._intentions.desk, person)

    def add_support(self, typed: TypedSupport, reopening: str = "") -> None:
        """From the day told on; a course that has ended is opened again, because of ``reopening``."""
        role = self._intentions.desk.definitions.terms("roles").find(typed.role, self.today)
        self._intentions.support.add(
            self._person,
            name=typed.name,
            role=typed.role,
            phone=typed.phone,
            from_on=typed.from_on,
            to_on=typed.to_on,
            after_school=typed.after_school,
            stays=typed.stays,
            meets_demands=typed.meets_demands,
            basis=typed.basis,
            financing=typed.financing,
            internal=role is None or role.municipal is not False,
            reopening=reopening,
        )

    def support(self) -> Sequence[RowView]:
        """Those who are there first, then those who were."""
        file = self._file()
        return tuple(self._support(file, one) for one in self._intentions.support.of(self._person))

    def support_role(self, support: str) -> SupportRole:
        """One of them, to reach them."""
        return next(one for one in self._intentions.support.of(self._person) if one.id == support)

    def has_ended(self, support: str) -> bool:
        """Whether a role can be taken up again."""
        return any(one.id == support and one.ended_on for one in self._intentions.support.of(self._person))

    def bases(self, of: SupportRole | None = None) -> Sequence[Option]:
        """What a role can be given under today; what an older one was given under stays its own."""
        found = tuple(Option(one.code, one.label, one.note) for one in self._intentions.support.bases())
        if of is None or not of.basis:
            return found
        terms = self._intentions.desk.definitions.terms(BASES)
        kept = Option(of.basis, terms.label(of.basis, of.from_on or self.today))
        return (kept, *(one for one in found if one.value != of.basis))

    def asks_agreement(self, support: str) -> bool:
        """Whether it is past the age, so that going on or beginning anew must be agreed."""
        return self._intentions.support.asks_agreement(self._file(), self.support_role(support))

    def resume(self, support: str, agreed_with: str = "", reopening: str = "") -> None:
        """The same support again."""
        self._intentions.support.resume(support, agreed_with=agreed_with, reopening=reopening)

    def go_on(self, support: str, agreed_with: str) -> None:
        """It goes on past the age."""
        self._intentions.support.go_on(support, agreed_with)

    def _file(self) -> PersonFile:
        return self._intentions.people.file(self._person)

    def _support(self, file: PersonFile, one: SupportRole) -> RowView:
        definitions, today = self._intentions.desk.definitions, self.today
        reached = self._intentions.support.age_reached_on(file, one)
        asks = self._intentions.support.asks_agreement(file, one)
        role = definitions.terms("roles").label(one.role, one.from_on or today)
        begun = short_day(one.from_on, today) if one.from_on else ""
        end = one.ended_on or one.to_on
        period = f"{begun}–{short_day(end, today)}" if end else _("from {day}").format(day=begun) if begun else ""
        chip, tone = _("Is there"), Tone.GOOD
        if one.ended_on is not None:
            why = definitions.terms("support-role-ends").label(one.ended_because, one.ended_on)
            chip, tone = why, Tone.NEUTRAL
        elif one.check_on is not None:
            chip = _("Followed up {day}").format(day=short_day(one.check_on, today))
            tone = Tone.WARN if one.check_on < today else Tone.INFO
        elif asks:
            chip, tone = _("Past the age: agree on it"), Tone.WARN
        return RowView(
            one.id,
            one.name,
            title_rest=f" · {role}" if role else "",
            context=joined(
                period,
                definitions.terms(BASES).label(one.basis, one.from_on or today) if one.basis else "",
                _("from {day} only as agreed").format(day=long_day(reached))
                if reached is not None and not one.ended_on and not one.agreed_with and reached <= today + _AHEAD
                else "",
                _("goes on as agreed with {who}").format(who=one.agreed_with) if one.agreed_with else "",
                one.phone,
                one.organisation,
                _("after leaving school") if one.after_school else "",
                _("stays with the young person") if one.stays and not one.ended_on else "",
                _("pays: {who}").format(who=one.financing) if one.financing else "",
                one.check_note,
                _("meets the common demands on competence") if one.meets_demands and not one.ended_on else "",
                _("now: {name}").format(name=self._successor(one)) if one.successor else "",
            ),
            chip=chip,
            tone=tone,
            action=_("Take up again") if one.ended_on else _("Agree on it …") if asks else _("End …"),
        )

    def _successor(self, one: SupportRole) -> str:
        """Who came after, with the number as the phone book has it today."""
        if not one.successor_entry:
            return one.successor
        entry = self._intentions.phone_book.book().by_id(one.successor_entry)
        return joined_name(entry.name, entry.phone) if entry is not None else one.successor

    # all three ---------------------------------------------------------------------------------------------------
    def change(self, cls: type[AbsenceReport | Notification | SupportRole], id: str, **fields: object) -> None:
        """Correct fields."""
        self._intentions.people.change(cls, id, **fields)

    def remove(self, cls: type[AbsenceReport | Notification | SupportRole], id: str, reason: str) -> None:
        """Take one out; it stays in the history."""
        self._intentions.people.remove(cls, id, reason)

    def record(self, cls: type[AbsenceReport | Notification | SupportRole], id: str) -> object:
        """One of them as it is, to correct it."""
        return next(one for one in self._intentions.people.file(self._person).of(cls) if one.id == id)


def joined_name(name: str, phone: str) -> str:
    """*Hanne Lærer, 12 34 56 78*."""
    return ", ".join(one for one in (name, phone) if one)


def _options(intentions: Intentions, terms: str, day: date) -> Sequence[Option]:
    return tuple(Option(one.code, one.label) for one in intentions.desk.definitions.terms(terms).on(day))
