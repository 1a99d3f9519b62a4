"""The tab *Historik*: what was written when and by whom, from what to what, in words.

Belongs here: putting the rows of one act together, and the old value of each field. Does not belong here: Qt, what a
value reads like (``ui/values``), taking back (``usecases/people.undo``).
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from ungeapp.domain.record import Plain
from ungeapp.domain.registers import Version, covers, heads
from ungeapp.texts import _
from ungeapp.ui.due import joined
from ungeapp.ui.kit.rows import Cell, RowView
from ungeapp.ui.kit.tokens import Tone
from ungeapp.ui.values import UNSHOWN, ValueTexts
from ungeapp.usecases.intentions import Intentions
from ungeapp.usecases.people import can_be_undone
from ungeapp.usecases.ports import FieldVersion
from ungeapp.wording import clock, field_name, intention_name, kind_name, long_day, short_day
from ungeapp.wording.history import FIELDS, INTENTIONS

CREATION = "*"
_ROWS = 3_000
_SHORT = 90
_NUMBER = "number"
_NOT_TAKEN_BACK = frozenset({"undo", "people.import"})


@dataclass(frozen=True, slots=True, kw_only=True)
class ActView:
    """One act in full: who, when, and a line per field."""

    title: str
    told: str
    rows: Sequence[Sequence[Cell]]
    note: str
    transaction: str  # what *Fortryd* takes back; empty when it cannot


class HistoryPresenter:
    """Reads the history of one young person."""

    def __init__(self, intentions: Intentions, person: str) -> None:
        self._intentions = intentions
        self._person = person
        self._acts: dict[str, list[FieldVersion]] = {}
        self._versions: dict[tuple[str, str], list[Version]] = {}
        self._names: dict[str, str] = {}
        self._newest = ""

    def rows(self) -> Sequence[RowView]:
        """The acts, the newest first."""
        desk = self._intentions.desk
        self._names = {
            one.identity: joined_name(one.name, one.unit_name) for one in self._intentions.partners.partners()
        }
        self._names[desk.author.identity] = desk.author.name
        self._acts, self._versions = {}, {}
        found = self._intentions.people.history(self._person, _ROWS)
        for one in found:
            self._acts.setdefault(one.transaction or one.imported or one.version.at, []).append(one)
            for name, value in _fields(one).items():
                version = one.version
                told = Version(version.replica, version.counter, value, version.context, version.author, version.at)
                self._versions.setdefault((one.record, name), []).append(told)
        self._newest = next((key for key, act in self._acts.items() if self._own(act)), "")
        return tuple(self._row(key, act) for key, act in self._acts.items())

    def act(self, key: str) -> ActView | None:
        """One act in full; None when it is not there any more."""
        act = self._acts.get(key)
        if act is None:
            return None
        first = act[0]
        at = self._at(first)
        disputed = False
        rows: list[Sequence[Cell]] = []
        words = ValueTexts(self._intentions.desk)
        for one in act:
            for name, value in _fields(one).items():
                if not _is_read(one.kind, name):
                    continue
                before = self._before(one, name)
                disputed = disputed or len(before) > 1
                old = _(" or ").join(f"»{_shown(words, one.kind, name, text)}«" for text in before) if before else ""
                if len(before) == 1:
                    old = _shown(words, one.kind, name, before[0])
                new = _shown(words, one.kind, name, value)
                if old or new:
                    heading = joined(kind_name(one.kind), field_name(name))
                    rows.append((Cell(heading, secondary=True), Cell(old or "–"), Cell(new or "–", strong=True)))
        return ActView(
            title=_what(first),
            told=joined(
                _("{day} at {time}").format(day=long_day(at.date()), time=clock(at)),
                self._who(first),
                _("came in a file") if first.imported else "",
                _("taken back") if first.undone else "",
            ),
            rows=tuple(rows),
            note=_("Two texts stood side by side here. Both are kept; the new one counts.") if disputed else "",
            transaction=first.transaction if key == self._newest else "",
        )

    def take_back(self, transaction: str) -> None:
        """Undo one act: new changes with the values before it."""
        self._intentions.people.undo(transaction)

    # parts -------------------------------------------------------------------------------------------------------
    def _row(self, key: str, act: Sequence[FieldVersion]) -> RowView:
        first = act[0]
        at = self._at(first)
        words = ValueTexts(self._intentions.desk)
        about = ""
        for one in act:
            fields = _fields(one)
            if one.field == CREATION:
                about = words.headline(one.kind, {n: v for n, v in fields.items() if n != _NUMBER})
            else:
                about = next((_shown(words, one.kind, n, v) for n, v in fields.items() if _is_read(one.kind, n)), "")
            if about:
                break
        if len(about) > _SHORT:
            about = about[: _SHORT - 1].rstrip() + "…"
        chip, tone = "", Tone.NEUTRAL
        if first.undone:
            chip = _("taken back")
        elif first.imported:
            chip, tone = _("From a file"), Tone.INFO
        return RowView(
            key,
            _what(first),
            context=joined(about, self._who(first)),
            lead=f"{short_day(at.date(), self._intentions.desk.today())} {clock(at)}",
            chip=chip,
            tone=tone,
            tip=long_day(at.date()),
        )

    def _before(self, one: FieldVersion, name: str) -> list[Plain]:
        """What stood there when it was written: one value, several that disagreed, or none."""
        known = [
            version
            for version in self._versions.get((one.record, name), [])
            if version.dot != one.version.dot and covers(one.version.context, version)
        ]
        values: list[Plain] = []
        for version in heads(known):
            if version.value not in ("", None, [], False) and version.value not in values:
                values.append(version.value)
        return values

    def _who(self, one: FieldVersion) -> str:
        return self._names.get(one.version.author, _("another desk"))

    def _own(self, act: Sequence[FieldVersion]) -> bool:
        first = act[0]
        own = first.version.author == self._intentions.desk.author.identity
        created = any(one.record == self._person and one.field == CREATION for one in act)
        intention = first.version.intention
        fit = intention not in _NOT_TAKEN_BACK and can_be_undone(intention) and not first.imported and not created
        return own and fit and bool(first.transaction)

    def _at(self, one: FieldVersion) -> datetime:
        return datetime.fromisoformat(one.version.at).astimezone(self._intentions.desk.now().tzinfo)


def _what(one: FieldVersion) -> str:
    code = one.version.intention
    if code in INTENTIONS:
        return intention_name(code)
    if code.endswith(".remove"):
        return _("{what} removed").format(what=kind_name(one.kind))
    return _("{what} changed").format(what=kind_name(one.kind))


def _is_read(kind: str, name: str) -> bool:
    """Whether a field says something to people; of a checklist's answer the point does too."""
    reference = name in UNSHOWN or name.endswith("_kind")
    return name in FIELDS and (not reference or (kind, name) == ("handover-answer", "key"))


def _fields(one: FieldVersion) -> Mapping[str, Plain]:
    if one.field != CREATION:
        return {one.field: one.version.value}
    told = json.loads(str(one.version.value))
    return dict(told) if isinstance(told, dict) else {}


def _shown(words: ValueTexts, kind: str, name: str, value: Plain) -> str:
    if kind == "person" and name == _NUMBER and value:
        return f"{str(value)[:6]}-••••"
    return words.text(kind, name, value)


def joined_name(name: str, unit: str) -> str:
    """*Karen, Familieafdelingen*."""
    return ", ".join(one for one in (name, unit) if one)
