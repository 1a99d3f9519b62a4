"""What is printed as JSON, one function per thing; ``docs/cli.md`` describes every shape.

Belongs here: choosing the fields that leave through the command line. CPR numbers are masked, a protected address
stays out.
Does not belong here: printing, and sentences.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from ungeapp.domain.cpr import masked
from ungeapp.domain.formats import MeetingFormat
from ungeapp.domain.meetings import Meeting, Participant
from ungeapp.domain.people import CaseReference, NetworkPerson, YoungPerson
from ungeapp.domain.plans import Agreement, EducationPlan, Goal, Measure
from ungeapp.domain.record import Plain, Record, to_plain
from ungeapp.storage.vault import StoreInfo
from ungeapp.usecases.envelope import Incoming
from ungeapp.usecases.meetings import MeetingRow
from ungeapp.usecases.open_meetings import OpenMeeting
from ungeapp.usecases.package_preview import ChangeLine, ConflictLine, PersonPreview, Preview
from ungeapp.usecases.people import PersonFile
from ungeapp.usecases.ports.rows import AuditRow, CardRow, PackageRow, PersonRow
from ungeapp.usecases.sheet_import import Difference, Reject

Shape = dict[str, Any]


def _some(record: Record, *names: str) -> Shape:
    """The id and some fields of a record, as plain values."""
    return {"id": record.id, **{name: to_plain(getattr(record, name)) for name in names}}


def person_row(one: PersonRow, today: date) -> Shape:
    """One line of ``people list``."""
    birth = one.birth_date
    return {
        "id": one.id,
        "name": one.name,
        "birth_date": to_plain(birth),
        "age": age(birth, today),
        "role": one.role,
        "coordinator": one.coordinator,
        "school": one.school,
        "next_step": one.next_step,
        "next_step_on": to_plain(one.next_step_on),
        "last_contact": to_plain(one.last_contact),
        "open_conflicts": one.open_conflicts,
    }


def age(birth: date | None, today: date) -> int | None:
    """Whole years, where the birth date is known."""
    return YoungPerson(id="", person="", birth_date=birth).age(today)


def person_file(file: PersonFile, today: date) -> Shape:
    """``people show``: the person, the plan and what belongs to it; notes and talks are only counted."""
    person = file.person
    plans = file.of(EducationPlan)
    told = _some(
        person, "given_name", "family_name", "birth_date", "number_kind", "protected_name", "protected_address",
        "phone", "email", "school", "grade", "situation", "coordinator", "coordinator_name", "coordinator_since",
        "next_step", "next_step_on",
    )  # fmt: skip
    return told | {
        "name": person.full_name,
        "age": person.age(today),
        "number": masked(person.number),
        "address": "" if person.protected_address else person.address,
        "role": file.role,
        "open_conflicts": file.conflicts,
        "plan": _some(plans[0], "wishes", "strengths", "challenges", "needs") if plans else None,
        "goals": [_goal(one) for one in file.of(Goal)],
        "agreements": [_agreement(one) for one in file.of(Agreement)],
        "measures": [_measure(one) for one in file.of(Measure)],
        "network": [
            _some(one, "network", "name", "relation", "organisation", "unit") for one in file.of(NetworkPerson)
        ],
        "cases": [_some(one, "authority", "case_number", "worker") for one in file.of(CaseReference)],
        "meetings": [_meeting(one) for one in file.of(Meeting)],
        "contacts": sum(1 for one in file.records if one.KIND == "contact"),
        "talks": sum(1 for one in file.records if one.KIND == "talk"),
    }


def _goal(one: Goal) -> Shape:
    return _some(one, "horizon", "area", "own_words", "wording", "state", "follow_up_on")


def _agreement(one: Agreement) -> Shape:
    return _some(one, "what", "owner", "due", "state")


def _measure(one: Measure) -> Shape:
    return _some(one, "title", "decided_by", "unit", "grant", "starts_on", "state")


def _meeting(one: Meeting) -> Shape:
    return _some(one, "title", "public_title", "starts", "minutes_long", "place", "state")


def meeting_row(row: MeetingRow) -> Shape:
    """One line of ``meetings list``."""
    return _meeting(row.meeting) | {
        "person": {"id": row.person.id, "name": row.person.full_name},
        "participants": row.participants,
        "answered": row.answered,
        "declined": row.declined,
    }


def open_meeting(found: OpenMeeting) -> Shape:
    """``meetings show``."""
    meeting = found.meeting
    return _meeting(meeting) | {
        "format": meeting.format,
        "series": meeting.series,
        "leader": meeting.leader,
        "minute_taker": meeting.minute_taker,
        "person": {"id": found.person.id, "name": found.person.full_name},
        "participants": [participant(one) for one in found.participants],
        "agenda": [{"id": one.key, "title": one.title} for one in found.agenda],
        "outputs": [
            {
                "id": one.key,
                "title": one.title,
                "outcome": to_plain(found.items[one.key].outcome) if one.key in found.items else "open",
            }
            for one in found.outputs
        ],
        "agreements": [_agreement(one) for one in found.agreements],
        "measures": [_measure(one) for one in found.measures],
        "open": [{"id": one.target, "what": one.what.value, "title": one.title} for one in found.findings],
        "next": found.next_meeting.id if found.next_meeting else None,
    }


def participant(one: Participant) -> Shape:
    """One participant of a meeting."""
    return _some(
        one, "name", "label", "organisation", "unit", "municipal", "private", "is_young_person", "obligation", "reply",
        "attendance",
    )  # fmt: skip


def meeting_format(one: MeetingFormat) -> Shape:
    """One line of ``formats list``."""
    return {
        "id": one.ref.id,
        "ref": str(one.ref),
        "owner": one.ref.owner,
        "version": one.ref.version,
        "sha256": one.ref.sha256,
        "title": one.title,
        "public_title": one.public_title,
        "valid_from": to_plain(one.valid_from),
        "valid_to": to_plain(one.valid_to),
        "meetings": len(one.meetings),
    }


def whole_format(one: MeetingFormat) -> Shape:
    """``formats show``."""
    return meeting_format(one) | {
        "source": one.source,
        "trigger": one.trigger,
        "target": one.target.text,
        "questions": [{"id": fact.key, "kind": fact.kind.value, "label": fact.label} for fact in one.facts],
        "events": [{"id": event.key, "kind": event.kind.value, "label": event.label} for event in one.events],
        "meetings": [
            {
                "id": meeting.key,
                "number": meeting.number,
                "title": meeting.title,
                "public_title": meeting.public_title,
                "minutes_long": meeting.duration_minutes,
                "participants": [rule.label for rule in meeting.participants],
                "agenda": [item.title for item in meeting.agenda],
                "outputs": [output.title for output in meeting.outputs],
            }
            for meeting in one.meetings
        ],
    }


def card(one: CardRow) -> Shape:
    """One line of ``card list``."""
    return {
        "id": one.identity,
        "name": one.name,
        "unit": one.unit,
        "unit_name": one.unit_name,
        "state": one.state,
        "check_number": one.check_number,
        "confirmed_on": to_plain(one.confirmed_on),
        "confirmed_how": one.confirmed_how,
    }


def package(one: PackageRow, names: Mapping[str, str]) -> Shape:
    """One line of ``package list``."""
    return {
        "id": one.id,
        "direction": one.direction,
        "kind": one.kind,
        "partner": one.partner,
        "partner_name": names.get(one.partner, ""),
        "persons": list(one.persons),
        "at": to_plain(one.at),
        "sequence": one.sequence,
        "state": one.state,
        "in_reply_to": one.in_reply_to,
    }


def incoming(one: Incoming, *, seen_before: bool) -> Shape:
    """``package inspect``: about the file, not about anybody in it."""
    return {
        "id": one.id,
        "kind": one.kind,
        "created": to_plain(one.created),
        "sender": {
            "id": one.sender.identity,
            "name": one.sender.name,
            "unit": one.sender.unit,
            "unit_name": one.sender.unit_name,
            "check_number": one.sender.check_number,
        },
        "sender_state": one.sender_state,
        "sequence": one.sequence,
        "persons": len(one.members),
        "in_reply_to": one.in_reply_to,
        "note": one.note,
        "sha256": one.sha256,
        "seen_before": seen_before,
    }


def preview(found: Preview) -> Shape:
    """``package preview``."""
    return incoming(found.incoming, seen_before=found.seen_before) | {
        "sender_state": found.sender_state,
        "missing": list(found.missing),
        "people": [person_preview(one) for one in found.persons],
        "changes": [change_line(one) for one in found.changes],
        "proposals": [change_line(one) for one in found.proposals],
        "conflicts": [conflict_line(one) for one in found.conflicts],
    }


def person_preview(one: PersonPreview) -> Shape:
    """One young person of a file; ``id`` is the id in the file, ``person`` the one here."""
    return {"id": one.incoming, "person": one.person, "name": one.name, "matched": one.matched, "reason": one.reason}


def change_line(one: ChangeLine) -> Shape:
    """One field that would change."""
    return {
        "id": f"{one.record}/{one.field}",
        "person": one.person,
        "kind": one.kind,
        "record": one.record,
        "field": one.field,
        "before": _shown(one.field, one.before),
        "after": _shown(one.field, one.after),
        "new_record": one.new_record,
    }


def conflict_line(one: ConflictLine) -> Shape:
    """One field both sides changed."""
    return {
        "id": f"{one.record}/{one.field}",
        "person": one.person,
        "kind": one.kind,
        "record": one.record,
        "field": one.field,
        "mine": _shown(one.field, one.mine.value),
        "theirs": _shown(one.field, one.theirs.value),
    }


def _shown(field: str, value: Plain) -> Plain:
    return masked(value) if field == "number" and isinstance(value, str) else value


def difference(one: Difference) -> Shape:
    """A field that is filled here and different in the sheet."""
    hidden = one.field == "number"
    return {
        "id": one.person,
        "name": one.name,
        "field": one.field,
        "here": masked(one.here) if hidden else one.here,
        "sheet": masked(one.sheet) if hidden else one.sheet,
    }


def reject(one: Reject, sentence: str) -> Shape:
    """A row that was not taken; its values stand in the rejects' file only."""
    return {"id": one.row, "reason": one.reason, "sentence": sentence}


def audit(one: AuditRow) -> Shape:
    """One line of ``log list``."""
    return {
        "id": one.n,
        "at": to_plain(one.at),
        "actor": one.actor,
        "action": one.action,
        "what": one.what,
        "detail": one.detail,
    }


def store(info: StoreInfo) -> Shape:
    """``store info``; ``size`` in bytes."""
    return {
        "id": info.store,
        "folder": str(info.folder),
        "replica": info.replica,
        "identity": info.identity,
        "worker": info.worker,
        "unit": info.unit,
        "profile": info.profile,
        "created": info.created,
        "schema": info.schema,
        "key_generation": info.key_generation,
        "size": info.size,
        "people": info.people,
        "changes": info.changes,
        "log_rows": info.audit,
        "sqlcipher": info.sqlcipher,
        "sqlite": info.sqlite,
    }
