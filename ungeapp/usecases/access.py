"""The access pack: everything about one young person, for her, as content for paper and machine (GDPR art. 15).

Belongs here: gathering it, own words first, with what was struck out, who looked and who received.
Does not belong here: finding what is about others (``domain/third_parties.py``), layout (``forms``), asking (``rights.py``).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from ungeapp.domain.gate import Released
from ungeapp.domain.joined import LINKS
from ungeapp.domain.parts import Part
from ungeapp.domain.people import YoungPerson
from ungeapp.domain.protection import hidden_in
from ungeapp.domain.record import Plain, Record, parts_of, values
from ungeapp.domain.rights import AccessRedaction, CorrectionNote, Extent, Journalising
from ungeapp.domain.third_parties import struck, struck_out
from ungeapp.usecases.history import fields_of
from ungeapp.usecases.papers import Sender
from ungeapp.usecases.ports.rows import AuditRow, FieldVersion, PackageRow

FORMAT = "ungeapp-access/1"
"""The name of the machine-readable form; its shape stands in ``docs/access-format.md``."""

OWN_TOOLS = (AccessRedaction, CorrectionNote, Journalising)
"""Told in their own place, not as records of their own."""


_NO_WORDS = frozenset({"removed", "key", "checklist", "choice", "reason"})


class Words(Protocol):
    """What records, fields and values are called; in the language of the reader."""

    def kind(self, kind: str) -> str: ...
    def field(self, field: str) -> str: ...
    def is_read(self, kind: str, field: str) -> bool:
        """Whether a field says something to people (and is not a reference of the program's own)."""
        ...

    def value(self, kind: str, field: str, value: Plain) -> str: ...
    def headline(self, kind: str, told: Mapping[str, Plain]) -> str: ...
    def intention(self, code: str) -> str: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangedPaper:
    """One field that was written: when, by whom, what it is called, and the text."""

    at: datetime
    by: str
    field: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordPaper:
    """One record: label and text of each field, objections beside it, and why it was taken out.

    ``written_at`` and ``written_by`` tell of its creation; ``changes`` are all texts of the fields written more than
    once, the oldest first.
    """

    headline: str
    facts: tuple[tuple[str, str], ...]
    corrections: tuple[tuple[str, str], ...]  # (what it is about, the objection with by whom and when)
    changes: tuple[ChangedPaper, ...]
    written_at: datetime | None = None
    written_by: str = ""
    removed: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionPaper:
    """All records of one kind."""

    title: str
    records: tuple[RecordPaper, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LookedPaper:
    """One row of the log: who did what when; ``action`` is the log's code."""

    at: datetime
    who: str
    action: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SentPaper:
    """One file: to or from whom, what kind, when."""

    at: datetime
    direction: str
    kind: str
    partner: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AccessPaper:
    """The whole pack. ``whole``: the desk's own print for the records system, with nothing struck out."""

    person: str
    number: str
    birth_date: date | None
    sender: Sender
    printed_on: date
    own_words: tuple[tuple[str, str], ...]  # (her words, where and when)
    sections: tuple[SectionPaper, ...]
    looked: tuple[LookedPaper, ...]
    sent: tuple[SentPaper, ...]
    frozen: tuple[tuple[str, datetime], ...]  # minutes and plans kept as they were: what, when
    struck: tuple[tuple[str, int], ...]  # (reason, how many texts)
    address_hidden: bool = False
    whole: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CertificatePaper:
    """What is left of a cleared case, without the young person's name: id, when, by whom, where the original is."""

    id: str
    case: str
    cleared_at: datetime
    cleared_by: str
    witness: str
    system: str
    case_number: str
    confirmed_on: date | None
    confirmed_by: str
    rows: int
    audit_head: str
    sender: Sender


class RightsPapers(Protocol):
    """Turns the pack and the certificate into pages."""

    def access(self, paper: AccessPaper) -> bytes: ...
    def access_text(self, paper: AccessPaper) -> str:
        """The whole case as plain text for the records system."""
        ...

    def certificate(self, paper: CertificatePaper) -> bytes: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """What was read about one person, before it is put in order."""

    person: YoungPerson
    released: Released
    history: tuple[FieldVersion, ...]
    looked: tuple[AuditRow, ...]
    packages: tuple[PackageRow, ...]
    frozen: tuple[tuple[str, datetime], ...]
    decided: Mapping[tuple[str, str], AccessRedaction]
    names: Mapping[tuple[str, str], tuple[str, ...]]
    authors: Mapping[str, str]  # identity to name and unit
    sender: Sender
    today: date
    whole: bool


def _extents(gathered: Gathered, record: str) -> dict[str, Extent]:
    return {field: one.extent for (id, field), one in gathered.decided.items() if id == record}


def _names(gathered: Gathered, record: str) -> dict[str, tuple[str, ...]]:
    return {field: names for (id, field), names in gathered.names.items() if id == record}


def shown_records(gathered: Gathered) -> tuple[Record, ...]:
    """The released records with what was decided struck out; that somebody else has a case here is not told."""
    return tuple(
        struck_out(one, _extents(gathered, one.id), _names(gathered, one.id))
        for one in gathered.released.records
        if not isinstance(one, LINKS)
    )


def own_words_in(records: Iterable[Record], words: Words) -> tuple[tuple[str, str], ...]:
    """Everything she said herself, with where it was said."""
    found: list[tuple[str, str]] = []
    for one in records:
        if one.removed or isinstance(one, OWN_TOOLS):
            continue
        for name, part in parts_of(one).items():
            text = getattr(one, name)
            hers = part is Part.OWN_WORDS or name == "own_words"
            if hers and type(text) is str and text and name not in _NO_WORDS:
                if words.is_read(one.KIND, name):
                    found.append((text, f"{words.kind(one.KIND)}, {words.field(name)}"))
    return tuple(found)


def access_paper(gathered: Gathered, words: Words) -> AccessPaper:
    """The pack as content for paper."""
    records = shown_records(gathered)
    notes = [one for one in records if isinstance(one, CorrectionNote) and not one.removed]
    by_record: dict[str, list[FieldVersion]] = {}
    for row in gathered.history:
        by_record.setdefault(row.record, []).append(row)
    sections: dict[str, list[RecordPaper]] = {YoungPerson.KIND: []}  # who she is stands first
    for one in records:
        if not isinstance(one, OWN_TOOLS):
            paper = _record(gathered, one, notes, by_record.get(one.id, ()), words)
            sections.setdefault(one.KIND, []).append(paper)
    reasons: dict[str, int] = {}
    for decided in gathered.decided.values():
        if decided.extent is not Extent.NOTHING:
            reasons[decided.reason] = reasons.get(decided.reason, 0) + 1
    person = gathered.person
    return AccessPaper(
        person=person.full_name,
        number=person.number,
        birth_date=person.birth_date,
        sender=gathered.sender,
        printed_on=gathered.today,
        own_words=own_words_in(records, words),
        sections=tuple(
            SectionPaper(title=words.kind(kind), records=tuple(told)) for kind, told in sections.items() if told
        ),
        looked=tuple(
            LookedPaper(at=one.at, who=gathered.authors.get(one.actor, ""), action=one.action)
            for one in gathered.looked
        ),
        sent=tuple(
            SentPaper(
                at=one.at,
                direction=one.direction,
                kind=one.kind,
                partner=gathered.authors.get(one.partner, one.partner),
            )
            for one in gathered.packages
        ),
        frozen=gathered.frozen,
        struck=tuple(sorted(reasons.items())),
        address_hidden=person.protected_address and not gathered.whole,
        whole=gathered.whole,
    )


def _record(
    gathered: Gathered,
    one: Record,
    notes: Sequence[CorrectionNote],
    rows: Iterable[FieldVersion],
    words: Words,
) -> RecordPaper:
    told = values(one)
    allowed = gathered.released.fields.get(one.id, frozenset())
    hidden = one.KIND == YoungPerson.KIND and gathered.person.protected_address and not gathered.whole
    shown = {
        name: value
        for name, value in told.items()
        if words.is_read(one.KIND, name) and name != "removed" and value is not False
    }
    if hidden:
        shown.pop("address", None)
    facts = [(words.field(name), words.value(one.KIND, name, value)) for name, value in shown.items()]
    written: dict[str, list[ChangedPaper]] = {}
    counting = [row for row in rows if not row.undone]
    for row in reversed(counting):  # the oldest first
        for name, text in _history_texts(gathered, row, words).items():
            if name in allowed or gathered.whole or name in shown:
                changed = ChangedPaper(
                    at=datetime.fromisoformat(row.version.at),
                    by=gathered.authors.get(row.version.author, ""),
                    field=words.field(name),
                    text=text,
                )
                written.setdefault(name, []).append(changed)
    first = counting[-1] if counting else None
    return RecordPaper(
        headline=words.headline(one.KIND, told),
        facts=tuple((label, text) for label, text in facts if text),
        corrections=tuple(
            (words.field(note.field) if note.field else "", _objection(note)) for note in notes if note.record == one.id
        ),
        # A field written once reads as it was written: the facts say so already.
        changes=tuple(
            sorted((one for told in written.values() if len(told) > 1 for one in told), key=lambda one: one.at)
        ),
        written_at=datetime.fromisoformat(first.version.at) if first else None,
        written_by=gathered.authors.get(first.version.author, "") if first else "",
        removed=words.value(one.KIND, "removed", one.removed),
    )


def _history_texts(gathered: Gathered, row: FieldVersion, words: Words) -> dict[str, str]:
    """What a row of the history wrote, with the same struck out as in the record."""
    extents, names = _extents(gathered, row.record), _names(gathered, row.record)
    found = {}
    for name, value in fields_of(row).items():
        if not words.is_read(row.kind, name) or (name == "address" and not gathered.whole):
            continue
        text = words.value(row.kind, name, value)
        if not gathered.whole:
            text = hidden_in(text, gathered.person)
        if text:
            found[name] = struck(text, extents.get(name, Extent.NOTHING), names.get(name, ()))
    return found


def _objection(note: CorrectionNote) -> str:
    day = f"{note.on:%d.%m.%Y}" if note.on else ""
    told = ", ".join(one for one in (note.by, day) if one)
    return f"{note.text} ({told})" if told else note.text


# --- for machines ------------------------------------------------------------------------------------------------
def access_json(gathered: Gathered, paper: AccessPaper) -> bytes:
    """The pack as JSON (``docs/access-format.md``): the same content, values as they are kept."""
    records = [one for one in shown_records(gathered) if not isinstance(one, AccessRedaction | Journalising)]
    rows: dict[str, list[FieldVersion]] = {}
    for row in gathered.history:
        rows.setdefault(row.record, []).append(row)
    told = {
        "format": FORMAT,
        "made_on": gathered.today.isoformat(),
        "made_by": {"name": gathered.sender.name, "unit": gathered.sender.unit, "of": gathered.sender.municipality},
        "person": gathered.person.id,
        "own_words": [{"text": text, "where": where} for text, where in paper.own_words],
        "records": [
            {
                "id": one.id,
                "kind": one.KIND,
                "values": _plain(gathered, one),
                "history": [told for row in rows.get(one.id, ()) for told in _plain_history(gathered, row)],
            }
            for one in records
        ],
        "looked": [{"at": one.at.isoformat(), "who": one.who, "action": one.action} for one in paper.looked],
        "files": [
            {"at": one.at.isoformat(), "direction": one.direction, "kind": one.kind, "partner": one.partner}
            for one in paper.sent
        ],
        "frozen": [{"what": what, "at": at.isoformat()} for what, at in paper.frozen],
        "struck_out": [
            {"record": record, "field": field, "extent": one.extent.value, "reason": one.reason}
            for (record, field), one in sorted(gathered.decided.items())
            if one.extent is not Extent.NOTHING
        ],
    }
    return json.dumps(told, ensure_ascii=False, indent=1).encode()


def _plain(gathered: Gathered, one: Record) -> dict[str, Plain]:
    told = values(one)
    if gathered.person.protected_address and one.KIND == YoungPerson.KIND:
        told.pop("address", None)
    return {name: value for name, value in told.items() if value not in ("", None, [], False)}


def _plain_history(gathered: Gathered, row: FieldVersion) -> list[dict[str, object]]:
    extents, names = _extents(gathered, row.record), _names(gathered, row.record)
    told: list[dict[str, object]] = []
    for name, value in fields_of(row).items():
        if name == "address" and gathered.person.protected_address:
            continue
        kept: object = value
        if isinstance(value, str):
            kept = struck(hidden_in(value, gathered.person), extents.get(name, Extent.NOTHING), names.get(name, ()))
        told.append(
            {
                "at": row.version.at,
                "by": gathered.authors.get(row.version.author, ""),
                "field": name,
                "value": kept,
                "act": row.version.intention,
            }
        )
    return told
