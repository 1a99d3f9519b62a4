"""The tab *Historik*: what was written when and by whom, as it was on a day, what was taken out; in words.

Belongs here: rows and sentences. Does not belong here: Qt, what a value reads like (``record_words``), reading and
taking back (``usecases/history``).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from ungeapp.domain.circumstances import DeadlineAnswer
from ungeapp.domain.past import differing
from ungeapp.domain.record import Plain, values
from ungeapp.domain.registers import Version, covers, heads
from ungeapp.domain.rights import CorrectionNote
from ungeapp.texts import _, ngettext
from ungeapp.ui.casework.words import first_words
from ungeapp.ui.due import joined
from ungeapp.ui.kit.rows import Cell, Option, RowView
from ungeapp.ui.kit.tokens import Tone
from ungeapp.ui.record_words import RecordWords
from ungeapp.usecases.history import CREATION, Act, Filter, Then, fields_of
from ungeapp.usecases.intentions import Intentions
from ungeapp.usecases.ports.author import Progress
from ungeapp.usecases.ports.rows import FieldVersion
from ungeapp.wording import (
    clock,
    error_sentence,
    intention_name,
    kind_name,
    long_day,
    part_name,
    reason_given,
    short_day,
)
from ungeapp.wording.history import INTENTIONS

PAGE = 60
_SHORT = 90
_MOST_THEN = 200
_FIRST_ROWS = 600
PLAN = "plan-whole"
_PLAN_KINDS = frozenset(
    {"plan", "goal", "goal-step", "goal-rating", "agreement", "measure", "measure-task", "measure-rating", "plan-event"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ActView:
    """One act in full: who, when, and a line per field."""

    title: str
    told: str
    rows: Sequence[Sequence[Cell]]
    note: str
    transaction: str  # what *Fortryd* takes back; empty when it cannot
    why_not: str = ""  # why one's own act cannot be taken back


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What the filter asks for; empty asks nothing. Days are both included."""

    text: str = ""
    kind: str = ""
    author: str = ""
    part: str = ""
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ThenView:
    """The values on a day beside those of now, under a sentence."""

    told: str
    rows: Sequence[Sequence[Cell]]
    choices: Sequence[Option] = ()  # what can be looked at as it was


class HistoryPresenter:
    """Reads the history of one young person."""

    def __init__(self, intentions: Intentions, person: str) -> None:
        self._intentions = intentions
        self._history = intentions.history
        self._person = person
        self._acts: dict[str, Act] = {}
        self._shown: tuple[Act, ...] = ()
        self._versions: dict[tuple[str, str], list[Version]] = {}
        self._deadlines: dict[str, str] = {}
        self._names: dict[str, str] = {}
        self._corrections: tuple[CorrectionNote, ...] = ()
        self._asked = Asked()
        self._whole = False

    # what happened -----------------------------------------------------------------------------------------------
    def rows(self, asked: Asked | None = None, limit: int = PAGE * 50) -> Sequence[RowView]:
        """The acts that are asked for, the newest first; at most ``limit``."""
        self._read()
        self._asked = asked or Asked()
        told = self._filter(self._asked)
        if told is not None:
            self.read_all()
        self._shown = self._history.acts(self._person, told) if told else tuple(self._acts.values())
        return self.page(limit)

    def page(self, limit: int) -> Sequence[RowView]:
        """The first ``limit`` of what was asked for; only these are put into words."""
        words = RecordWords(self._intentions.desk)
        wanted = self._asked.text.casefold().split()
        found: list[RowView] = []
        place = 0
        while len(found) < limit:
            if place == len(self._shown):
                if self._whole:
                    break
                self.read_all()  # the acts read so far come first in the same order
                continue
            act = self._shown[place]
            place += 1
            if not wanted or self._holds(act, wanted, words):
                found.append(self._row(act, words))
        return tuple(found)

    def act(self, key: str) -> ActView | None:
        """One act in full; None when it is not there any more."""
        act = self._acts.get(key)
        if act is None:
            return None
        first = act.first
        at = self._at(first)
        disputed = False
        rows: list[Sequence[Cell]] = []
        words = RecordWords(self._intentions.desk)
        for one in act.rows:
            for name, value in fields_of(one).items():
                if not words.is_read(one.kind, name):
                    continue
                before = self._before(one, name)
                disputed = disputed or len(before) > 1
                old = _(" or ").join(f"»{words.value(one.kind, name, text)}«" for text in before) if before else ""
                if len(before) == 1:
                    old = words.value(one.kind, name, before[0])
                new = words.value(one.kind, name, value)
                if (one.kind, name) == (DeadlineAnswer.KIND, "rule"):
                    new = self._deadline(one, words)
                if old or new:
                    heading = joined(kind_name(one.kind), words.field(name))
                    rows.append((Cell(heading, secondary=True), Cell(old or "–"), Cell(new or "–", strong=True)))
        why = self._history.why_not(self._person, act)
        own = first.version.author == self._intentions.desk.author.identity and not first.imported
        return ActView(
            title=_what(first),
            told=joined(
                self._deadline(first, words),
                _("{day} at {time}").format(day=long_day(at.date()), time=clock(at)),
                self._who(first.version.author),
                _("came in a file") if first.imported else "",
                _("taken back") if first.undone else "",
            ),
            rows=tuple(rows),
            note=self._note(act, disputed=disputed),
            transaction="" if why else act.transaction,
            why_not=error_sentence(why) if why and own else "",
        )

    def take_back(self, transaction: str) -> None:
        """Undo one act: new changes with the values before it."""
        self._intentions.people.undo(transaction)

    # what can be asked for ---------------------------------------------------------------------------------------
    def kinds(self) -> Sequence[Option]:
        """The kinds of records anything was written in."""
        found = {one.kind for act in self._acts.values() for one in act.rows}
        return tuple(sorted((Option(one, kind_name(one)) for one in found), key=lambda one: one.label))

    def authors(self) -> Sequence[Option]:
        """Who wrote anything."""
        found = {one.version.author for act in self._acts.values() for one in act.rows}
        return tuple(sorted((Option(one, self._who(one)) for one in found), key=lambda one: one.label))

    def parts(self) -> Sequence[Option]:
        """The parts anything belongs to."""
        return tuple(Option(one.value, part_name(one.value)) for one in self._history.parts_in(self._person))

    # as it was ---------------------------------------------------------------------------------------------------
    def then(
        self,
        intentions: Intentions,
        on: date,
        what: str = "",
        *,
        only_changed: bool = False,
        progress: Progress | None = None,
    ) -> ThenView:
        """The values at the end of a day beside those of now (in the background: a long history takes seconds)."""
        if on > intentions.desk.today():
            return ThenView(told=_("That day has not been yet."), rows=())
        now = intentions.desk.now()
        moment = min(datetime.combine(on, time.max, tzinfo=now.tzinfo), now)
        found = intentions.history.as_of(self._person, moment, progress)
        there = sorted((Option(one, kind_name(one)) for one in {one.kind for one in found}), key=lambda one: one.label)
        choices = (Option(PLAN, _("The whole plan")), *there)
        kinds = _PLAN_KINDS if what == PLAN else frozenset({what})
        words = RecordWords(intentions.desk)
        rows: list[Sequence[Cell]] = []
        left = 0
        for one in found:
            if what and one.kind not in kinds:
                continue
            for row in self._then_rows(one, words, only_changed=only_changed):
                if len(rows) < _MOST_THEN:
                    rows.append(row)
                else:
                    left += 1
        if not rows:
            empty = _("Nothing reads otherwise now.") if only_changed and found else _("Nothing was written yet then.")
            return ThenView(told=empty, rows=(), choices=choices)
        told = _("As it was at the end of {day}.").format(day=long_day(on))
        if left:
            more = ngettext("{number} line more: choose less.", "{number} lines more: choose less.", left)
            told = f"{told} {more.format(number=left)}"
        return ThenView(told=told, rows=tuple(rows), choices=choices)

    def _then_rows(self, one: Then, words: RecordWords, *, only_changed: bool) -> list[Sequence[Cell]]:
        changed = differing(one.then, one.now)
        headline = words.headline(one.kind, one.then)
        told = first_words(headline, _SHORT)
        rows: list[Sequence[Cell]] = []
        for name, value in one.then.items():
            same = name not in changed
            if not words.is_read(one.kind, name) or (same and (only_changed or value is False)):
                continue
            before = words.value(one.kind, name, value)
            after = words.value(one.kind, name, one.now.get(name))
            if before or (after and not same):
                about = joined(kind_name(one.kind), told if one.kind != "person" else "")
                rows.append(
                    (
                        Cell(about, secondary=True),
                        Cell(words.field(name), secondary=True),
                        Cell(before or "–", strong=True),
                        Cell(_("the same") if same else after or "–", secondary=same),
                    )
                )
        return rows

    # the bin -----------------------------------------------------------------------------------------------------
    def bin(self) -> Sequence[RowView]:
        """What was taken out: why, by whom, when; each can be brought back."""
        words = RecordWords(self._intentions.desk)
        today = self._intentions.desk.today()
        rows = []
        for one in self._history.bin(self._person):
            at = datetime.fromisoformat(one.at).astimezone(self._intentions.desk.now().tzinfo)
            headline = words.headline(one.record.KIND, values(one.record))
            why = _("Because: {reason}").format(reason=reason_given(one.reason))
            rows.append(
                RowView(
                    f"{one.record.KIND}/{one.record.id}",
                    joined(kind_name(one.record.KIND), first_words(headline, _SHORT)),
                    context=joined(why, self._who(one.author)),
                    lead=f"{short_day(at.date(), today)} {clock(at)}",
                    action=_("Bring back"),
                    tip=long_day(at.date()),
                )
            )
        return tuple(rows)

    def restore(self, key: str) -> None:
        """Bring back what was taken out."""
        kind, _slash, id = key.partition("/")
        self._history.restore(kind, id)

    # parts -------------------------------------------------------------------------------------------------------
    def _read(self) -> None:
        desk = self._intentions.desk
        self._names = {
            one.identity: joined_name(one.name, one.unit_name) for one in self._intentions.partners.partners()
        }
        self._names[desk.author.identity] = desk.author.name
        acts = self._history.acts(self._person, most=_FIRST_ROWS)
        self._whole = sum(len(one.rows) for one in acts) < _FIRST_ROWS // 2
        self._acts = {one.key: one for one in acts}
        self._corrections = self._intentions.rights.corrections(self._person)
        self._versions = {}
        self._deadlines = {}

    def read_all(self) -> None:
        """The older acts too; the newest are enough to begin with."""
        if not self._whole:
            self._acts = {one.key: one for one in self._history.acts(self._person)}
            self._whole = True
            if self._filter(self._asked) is None:
                self._shown = tuple(self._acts.values())

    def _filter(self, asked: Asked) -> Filter | None:
        if not (asked.kind or asked.author or asked.part or asked.since or asked.until):
            return None
        zone = self._intentions.desk.now().tzinfo
        return Filter(
            kind=asked.kind,
            author=asked.author,
            part=asked.part,
            since=datetime.combine(asked.since, time.min, tzinfo=zone) if asked.since else None,
            until=datetime.combine(asked.until, time.max, tzinfo=zone) if asked.until else None,
        )

    def _holds(self, act: Act, wanted: Sequence[str], words: RecordWords) -> bool:
        told = [_what(act.first), self._who(act.first.version.author)]
        for one in act.rows:
            for name, value in fields_of(one).items():
                if words.is_read(one.kind, name):
                    told += [words.field(name), words.value(one.kind, name, value)]
        text = " ".join(told).casefold()
        return all(one in text for one in wanted)

    def _row(self, act: Act, words: RecordWords) -> RowView:
        first = act.first
        at = self._at(first)
        about = ""
        for one in act.rows:
            fields = fields_of(one)
            if one.field == CREATION:
                about = words.headline(one.kind, fields, at.date())
            else:
                shown = (
                    words.value(one.kind, name, text) for name, text in fields.items() if words.is_read(one.kind, name)
                )
                about = next(shown, "")
            if about:
                break
        if first.field != CREATION:
            about = joined(self._deadline(first, words), about)
        about = first_words(about, _SHORT)
        chip, tone = "", Tone.NEUTRAL
        if first.undone:
            chip = _("taken back")
        elif first.imported:
            chip, tone = _("From a file"), Tone.INFO
        return RowView(
            act.key,
            _what(first),
            context=joined(about, self._who(first.version.author)),
            lead=f"{short_day(at.date(), self._intentions.desk.today())} {clock(at)}",
            chip=chip,
            tone=tone,
            tip=long_day(at.date()),
        )

    def _note(self, act: Act, *, disputed: bool) -> str:
        told = [_("Two texts stood side by side here. Both are kept; the new one counts.")] if disputed else []
        records = {one.record for one in act.rows}
        told += [_("Objection: »{text}«").format(text=one.text) for one in self._corrections if one.record in records]
        return "\n".join(told)

    def _before(self, one: FieldVersion, name: str) -> list[Plain]:
        """What stood there when it was written: one value, several that disagreed, or none."""
        if (one.record, name) not in self._versions:
            for row in self._history.written(one.record):
                for field, value in fields_of(row).items():
                    told = Version(
                        row.version.replica,
                        row.version.counter,
                        value,
                        row.version.context,
                        row.version.author,
                        row.version.at,
                    )
                    self._versions.setdefault((one.record, field), []).append(told)
        known = [
            version
            for version in self._versions.get((one.record, name), [])
            if version.dot != one.version.dot and covers(one.version.context, version)
        ]
        found: list[Plain] = []
        for version in heads(known):
            if version.value not in ("", None, [], False) and version.value not in found:
                found.append(version.value)
        return found

    def _deadline(self, one: FieldVersion, words: RecordWords) -> str:
        """The deadline that was answered, in words, whatever the row itself tells of it; empty of other records."""
        if one.kind != DeadlineAnswer.KIND:
            return ""
        if one.record not in self._deadlines:
            told: dict[str, Plain] = {}
            for row in reversed(self._history.written(one.record)):
                told |= {name: value for name, value in fields_of(row).items() if value}
            self._deadlines[one.record] = words.deadline(told)
        return self._deadlines[one.record]

    def _who(self, author: str) -> str:
        return self._names.get(author, _("another desk"))

    def _at(self, one: FieldVersion) -> datetime:
        return datetime.fromisoformat(one.version.at).astimezone(self._intentions.desk.now().tzinfo)


def _what(one: FieldVersion) -> str:
    code = one.version.intention
    if code in INTENTIONS:
        return intention_name(code)
    if code.endswith(".remove"):
        return _("{what} removed").format(what=kind_name(one.kind))
    return _("{what} changed").format(what=kind_name(one.kind))


def joined_name(name: str, unit: str) -> str:
    """*Karen, Familieafdelingen*."""
    return ", ".join(one for one in (name, unit) if one)
