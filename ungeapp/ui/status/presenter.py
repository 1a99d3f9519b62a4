"""What the time line of one young person says, and what is typed into it; without Qt.

Belongs here: rows, choices, acts. Does not belong here: which entries hold (``domain/status.py``), widgets.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from ungeapp.domain.errors import NotFound
from ungeapp.domain.profiles import Word
from ungeapp.domain.status import ASK_HOW, PERIODS, StatusEnd, StatusEntry, StatusKind, holds_on
from ungeapp.texts import _
from ungeapp.ui.due import joined
from ungeapp.ui.kit.rows import Option, RowView
from ungeapp.ui.kit.tokens import Tone
from ungeapp.ui.status.follows import Follow, follows
from ungeapp.ui.term_options import old_word, term_options
from ungeapp.usecases.intentions import Intentions
from ungeapp.usecases.statuses import CAUSES, CLARIFICATION
from ungeapp.wording import long_day, short_day, status_end, status_kind

_TITLED = (StatusKind.EDUCATION, StatusKind.JOB, StatusKind.BENEFIT, StatusKind.ENTRANCE)
_IN_WORDS = (StatusKind.READINESS, StatusKind.FUNCTIONING, StatusKind.SCREENING)


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedStatus:
    """An entry as typed into the row."""

    sort: str
    code: str
    from_on: date | None
    title: str = ""
    place: str = ""
    home_municipality: str = ""
    contact_name: str = ""
    contact_phone: str = ""
    clarification: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedEnd:
    """How a stretch ended, as typed."""

    on: date
    how: str = ""
    cause: str = ""
    next_what: str = ""
    next_on: date | None = None


@dataclass(frozen=True, slots=True)
class Judged:
    """One dimension of readiness as the young person is shown it: the word, and what it rests on (5-08)."""

    heading: str
    basis: str


@dataclass(frozen=True, slots=True)
class StatusView:
    """The page's content."""

    name: str
    now: Sequence[RowView]
    line: Sequence[RowView]
    judged: Sequence[Judged]
    functioning: str
    follows: Sequence[Follow]


class StatusWords:
    """How an entry reads, with every code called as it was on its day."""

    def __init__(self, intentions: Intentions) -> None:
        self._intentions = intentions
        self._today = intentions.desk.today()

    def kind_word(self, sort: StatusKind) -> str:
        """What a kind is called; the one entrance by the municipality's own word for it (2-10)."""
        own = self._intentions.desk.profile.word(Word.ENTRANCE) if sort is StatusKind.ENTRANCE else ""
        return own or status_kind(sort.value)

    def label(self, one: StatusEntry) -> str:
        """*Forberedende grunduddannelse (FGU)*; of words alone the kind."""
        terms = self._intentions.statuses.terms(one.sort)
        if terms is None or not one.code:
            return status_kind(one.sort.value)
        return terms.label(one.code, one.from_on or self._today)

    def now(self, entries: Sequence[StatusEntry]) -> tuple[RowView, ...]:
        """The lines of *Lige nu*: readiness in one line, the functional level not at all (it is for applications)."""
        aside = (StatusKind.READINESS, StatusKind.FUNCTIONING)
        rows = [self._now(one) for one in entries if one.sort not in aside]
        judged = [one for one in entries if one.sort is StatusKind.READINESS]
        if judged:
            told = (self.judged(one).heading for one in self.in_order(judged))
            rows.append(RowView(judged[0].id, status_kind(StatusKind.READINESS.value), context=joined(*told)))
        return tuple(rows)

    def _now(self, one: StatusEntry) -> RowView:
        day = short_day(one.from_on, self._today) if one.from_on else ""
        since = (
            day
            if one.sort in (StatusKind.SCREENING, StatusKind.ENTRANCE) or not day
            else _("since {day}").format(day=day)
        )
        return RowView(
            one.id,
            self.label(one),
            title_rest=f", {one.title}" if one.title else "",
            context=joined(
                self.kind_word(one.sort),
                one.place,
                home_words(one),
                one.text if one.sort is StatusKind.SCREENING else "",
                one.contact_name,
                one.contact_phone,
                since,
            ),
        )

    def in_order(self, entries: Sequence[StatusEntry]) -> Sequence[StatusEntry]:
        """As the terms stand in their list."""
        return sorted(entries, key=self._place)

    def _place(self, one: StatusEntry) -> int:
        terms = self._intentions.statuses.terms(one.sort)
        codes = [it.code for it in terms.terms] if terms else []
        return codes.index(one.code) if one.code in codes else len(codes)

    def row(self, one: StatusEntry) -> RowView:
        """An entry of the line."""
        running = holds_on(one, self._today) and one.sort in PERIODS
        ended = ""
        how_is_open = one.sort in ASK_HOW and one.ended_how is StatusEnd.NONE
        if one.to_on is not None:
            how = status_end(one.ended_how.value) if one.sort in ASK_HOW and not how_is_open else _("until")
            ended = f"{how} {short_day(one.to_on)}"
        return RowView(
            one.id,
            self.label(one),
            title_rest=f", {one.title}" if one.title else "",
            context=joined(
                "" if not one.code else self.kind_word(one.sort),
                self._term(CLARIFICATION, one.clarification, one),
                one.place,
                home_words(one) if running else "",
                one.contact_name,
                one.contact_phone,
                ended,
                self._term(CAUSES, one.cause, one),
                one.text,
            ),
            lead=short_day(one.from_on) if one.from_on else _("No date"),
            chip=_("Now") if running else "",
            tone=Tone.INFO,
            action=_("End …") if one.sort in PERIODS and (one.to_on is None or how_is_open) else "",
            tip=long_day(one.from_on) if one.from_on else "",
        )

    def judged(self, one: StatusEntry) -> Judged:
        """What is shown to the young person of one dimension."""
        word = self._term(CLARIFICATION, one.clarification, one)
        return Judged(f"{self.label(one)}: {word}" if word else self.label(one), one.text)

    def _term(self, kind: str, code: str, one: StatusEntry) -> str:
        if not code:
            return ""
        try:
            return self._intentions.desk.definitions.terms(kind).label(code, one.to_on or one.from_on or self._today)
        except NotFound:
            return code


class StatusPresenter:
    """Reads and writes one young person's time line."""

    def __init__(self, intentions: Intentions) -> None:
        self._intentions = intentions
        self._entries: dict[str, StatusEntry] = {}

    @property
    def today(self) -> date:
        return self._intentions.desk.today()

    def look(self, person: str) -> StatusView:
        """The line as it is now."""
        line = self._intentions.statuses.line(person)
        words = StatusWords(self._intentions)
        self._entries = {one.id: one for one in line.entries}
        told = next((one.text for one in line.now if one.sort is StatusKind.FUNCTIONING), "")
        return StatusView(
            name=line.person.full_name,
            now=words.now([one for one in line.now if one.sort is not StatusKind.READINESS]),
            line=tuple(words.row(one) for one in line.entries),
            judged=tuple(
                Judged(f"{one.about}: {one.word}" if one.word else one.about, one.basis)
                for one in self._intentions.eligibility.judgements(person)
            ),
            functioning=told,
            follows=follows(self._intentions, person, words.label),
        )

    def kinds(self) -> tuple[Option, ...]:
        """What an entry can be of."""
        return tuple(Option(one.value, status_kind(one.value)) for one in StatusKind)

    def codes(self, sort: str, day: date | None, current: str = "") -> tuple[Option, ...]:
        """What could be chosen on the day it began: an old word for an old day, with its dates and what replaced it."""
        statuses, kind = self._intentions.statuses, StatusKind(sort)
        terms = statuses.terms(kind)
        return term_options(terms, statuses.choices(kind, day or self.today), self.today, current) if terms else ()

    def old_word(self, entry: StatusEntry) -> str:
        """What is said of an entry whose word holds no more."""
        terms = self._intentions.statuses.terms(entry.sort)
        return old_word(terms, entry.code, self.today) if terms else ""

    def causes(self) -> tuple[Option, ...]:
        """Why something was broken off."""
        return self._options(CAUSES)

    def clarifications(self) -> tuple[Option, ...]:
        """How clear a dimension is."""
        return self._options(CLARIFICATION)

    def entry(self, id: str) -> StatusEntry | None:
        """An entry of the line that is shown."""
        return self._entries.get(id)

    def last_day(self, id: str) -> date | None:
        """The last day that is written already, also one that lies ahead."""
        return self._entries[id].to_on

    def label(self, id: str) -> str:
        """What an entry is called."""
        return StatusWords(self._intentions).label(self._entries[id])

    def asks_how(self, id: str) -> bool:
        """Whether it matters how the entry ends."""
        return self._entries[id].sort in ASK_HOW

    def ends(self) -> tuple[Option, ...]:
        """The ways an education or a job ends."""
        told = ((one.value, status_end(one.value)) for one in StatusEnd if one is not StatusEnd.NONE)
        return tuple(Option(code, word[:1].upper() + word[1:]) for code, word in told)

    # acts --------------------------------------------------------------------------------------------------------
    def add(self, person: str, typed: TypedStatus) -> None:
        """Add an entry as typed; what its kind does not have is left out."""
        sort = StatusKind(typed.sort)
        more = {
            "title": typed.title if sort in _TITLED else "",
            "place": typed.place if sort is StatusKind.EDUCATION else "",
            "home_municipality": typed.home_municipality if sort is StatusKind.EDUCATION else "",
            "contact_name": typed.contact_name if sort in (StatusKind.ABSENCE, StatusKind.SCREENING) else "",
            "contact_phone": typed.contact_phone if sort is StatusKind.ABSENCE else "",
            "clarification": typed.clarification if sort is StatusKind.READINESS else "",
            "text": typed.text if sort in _IN_WORDS else "",
        }
        code = typed.code if sort is not StatusKind.FUNCTIONING else ""
        self._intentions.statuses.add(person, sort, code=code, from_on=typed.from_on, **more)

    def end(self, entry: str, typed: TypedEnd) -> None:
        """End an entry as typed."""
        self._intentions.statuses.end(
            entry,
            typed.on,
            StatusEnd(typed.how),
            cause=typed.cause,
            next_what=typed.next_what,
            next_on=typed.next_on,
        )

    def correct(self, entry: str, fields: dict[str, object], gone: str) -> None:
        """Correct an entry, or take it out for a reason."""
        if gone.strip():
            self._intentions.statuses.remove(entry, gone)
        else:
            self._intentions.statuses.correct(entry, **fields)

    def _options(self, kind: str) -> tuple[Option, ...]:
        found = self._intentions.desk.definitions.terms(kind).on(self.today)
        return tuple(Option(one.code, one.label, one.note) for one in found)


def home_words(one: StatusEntry) -> str:
    """Whom the institution has to tell, where the young person's own municipality is another one; else empty."""
    if not one.home_municipality:
        return ""
    return _("home municipality {name}: to be told of start, break-off, completion and risk of dropping out").format(
        name=one.home_municipality
    )
