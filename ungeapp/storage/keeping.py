"""What a store keeps besides records: frozen things, drafts, the log, partners, ledgers, files, settings, definitions.

Belongs here: one small table each, in and out as the values of the ports.
Does not belong here: records and their history, and what any of these contents mean.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import asdict
from datetime import date, datetime
from typing import Any

from sqlalchemy import Table, delete, func, select
from sqlalchemy.dialects.sqlite import insert

from ungeapp.storage import audit, tables
from ungeapp.storage.lists import Lists
from ungeapp.storage.rows import compact
from ungeapp.usecases.ports.rows import AuditRow, CardRow, Draft, LedgerRow, PackageRow, Snapshot

# Asked once per person of a file: plain text, see ``engine.ask``.
_SETTING = "SELECT value FROM setting WHERE key = ?"
_DEFINITION = "SELECT text FROM definition WHERE ref = ?"
_LEDGER = "SELECT person, epoch, content FROM ledger WHERE person = ?"
_AUDIT_ABOUT = """
SELECT n, at, actor, action, what, detail FROM audit WHERE what IN (SELECT value FROM json_each(?)) ORDER BY n
"""
_WHOSE = "SELECT person FROM head WHERE record = ? LIMIT 1"
_ROLE = "UPDATE person_row SET role = ? WHERE id = ?"


class Keeping(Lists):
    """What a unit of work keeps and gives back unchanged."""

    def _replace(self, table: Table, values: dict[str, Any]) -> None:
        key = [one.name for one in table.primary_key]
        if key == ["row"]:
            key = ["id"]
        statement = insert(table).values(values)
        changing = {name: statement.excluded[name] for name in values if name not in key}
        self._connection.execute(statement.on_conflict_do_update(index_elements=key, set_=changing))

    # frozen things -----------------------------------------------------------------------------------------------
    def freeze(self, record: str, kind: str, person: str, content: str, definition: str) -> Snapshot:
        """Keep ``content`` for ever as the next number of ``record``; it is about whom the record is written about.

        ``person`` is whom it is shown under: with a joined entry somebody else, and only until they are parted again.
        """
        self._flush()
        table = tables.snapshot
        whose = self._ask(_WHOSE, record)
        last = self._connection.execute(select(func.max(table.c.n)).where(table.c.record == record)).scalar()
        now = self._desk.clock.now()
        frozen = Snapshot(
            record=record,
            n=(last or 0) + 1,
            kind=kind,
            person=whose[0][0] if whose else person,
            content=content,
            definition=definition,
            sha256=hashlib.sha256(content.encode()).hexdigest(),
            at=now,
        )
        self._connection.execute(insert(table).values(asdict(frozen) | {"at": now.isoformat()}))
        self._touch("snapshot", person, record)
        return frozen

    def snapshots(self, record: str) -> tuple[Snapshot, ...]:
        """The frozen states of a record, oldest first."""
        table = tables.snapshot
        rows = self._connection.execute(select(table).where(table.c.record == record).order_by(table.c.n))
        return tuple(Snapshot(**dict(one) | {"at": datetime.fromisoformat(one["at"])}) for one in rows.mappings())

    # drafts ------------------------------------------------------------------------------------------------------
    def save_draft(self, record: str, field: str, text: str, base: str) -> None:
        """Keep what is being typed; a later draft of the same field replaces it."""
        now = self._desk.clock.now().isoformat()
        self._replace(tables.draft, {"record": record, "field": field, "text": text, "base": base, "at": now})
        self._touch("draft")

    def drafts(self, record: str | None = None) -> tuple[Draft, ...]:
        """What was being typed, oldest first."""
        table = tables.draft
        asked = select(table).order_by(table.c.at, table.c.record, table.c.field)
        if record is not None:
            asked = asked.where(table.c.record == record)
        rows = self._connection.execute(asked).mappings()
        return tuple(Draft(**dict(one) | {"at": datetime.fromisoformat(one["at"])}) for one in rows)

    def drop_draft(self, record: str, field: str) -> None:
        """Forget a draft."""
        table = tables.draft
        self._connection.execute(delete(table).where(table.c.record == record, table.c.field == field))
        self._touch("draft")

    # the log -----------------------------------------------------------------------------------------------------
    def note_audit(self, action: str, what: str = "", detail: str = "") -> None:
        """One row in the log, written by the commit; ``what`` is an id, ``detail`` codes, never a name."""
        entry = audit.Entry(at=self._now(), actor=self.author.identity, action=action, what=what, detail=detail)
        self._entries.append(entry)

    def audit(self, limit: int = 200) -> tuple[AuditRow, ...]:
        """The log, newest first."""
        table = tables.audit
        rows = self._connection.execute(select(table).order_by(table.c.n.desc()).limit(limit))
        return tuple(
            AuditRow(
                n=one.n,
                at=datetime.fromisoformat(one.at),
                actor=one.actor,
                action=one.action,
                what=one.what,
                detail=one.detail,
            )
            for one in rows
        )

    def audit_about(self, whats: Iterable[str]) -> tuple[AuditRow, ...]:
        """The rows of the log about these ids, oldest first."""
        rows = self._ask(_AUDIT_ABOUT, compact(sorted(set(whats))))
        return tuple(
            AuditRow(n=n, at=datetime.fromisoformat(at), actor=actor, action=action, what=what, detail=detail)
            for n, at, actor, action, what, detail in rows
        )

    def audit_head(self) -> tuple[int, str]:
        """Number and hash (hex) of the last row; (0, zeros) for an empty log."""
        n, link = audit.head(self._connection)
        return n, link.hex()

    def verify_audit(self) -> int | None:
        """None when the chain is whole, else the number of the first row that is not."""
        return audit.verify(self._connection, self._desk.audit_key)

    # partners ----------------------------------------------------------------------------------------------------
    def cards(self) -> tuple[CardRow, ...]:
        """The cards of partners, by unit and name."""
        table = tables.card
        rows = self._connection.execute(select(table).order_by(table.c.unit_name, table.c.name, table.c.identity))
        return tuple(_card(dict(one)) for one in rows.mappings())

    def put_card(self, card: CardRow) -> None:
        """Keep a card; it also tells which unit an author belongs to."""
        self._replace(
            tables.card,
            asdict(card) | {"confirmed_on": card.confirmed_on.isoformat() if card.confirmed_on else None},
        )
        self._units.clear()
        self._reshow_all = True
        self._touch("card")

    # ledger ------------------------------------------------------------------------------------------------------
    def ledger(self, person: str) -> LedgerRow | None:
        """The handover ledger of one case."""
        found = self._ask(_LEDGER, person)
        return LedgerRow(person=found[0][0], epoch=found[0][1], content=found[0][2]) if found else None

    def ledgers(self) -> tuple[LedgerRow, ...]:
        """All ledgers."""
        rows = self._connection.execute(select(tables.ledger).order_by(tables.ledger.c.person)).mappings()
        return tuple(LedgerRow(**dict(one)) for one in rows)

    def put_ledger(self, row: LedgerRow) -> None:
        """Keep a ledger; its role is shown in the list of people."""
        self._flush()
        self._replace(tables.ledger, asdict(row))
        role = json.loads(row.content).get("role", "")
        self._connection.exec_driver_sql(_ROLE, (role, row.person))
        self._touch("ledger", row.person)

    # files -------------------------------------------------------------------------------------------------------
    def packages(self) -> tuple[PackageRow, ...]:
        """The files written and received, newest first."""
        table = tables.package
        rows = self._connection.execute(select(table).order_by(table.c.row.desc())).mappings()
        return tuple(_package(dict(one)) for one in rows)

    def package(self, id: str) -> PackageRow | None:
        """One file."""
        table = tables.package
        row = self._connection.execute(select(table).where(table.c.id == id)).mappings().first()
        return _package(dict(row)) if row else None

    def put_package(self, row: PackageRow) -> None:
        """Keep a file's row, or its new state."""
        told = asdict(row) | {"persons": compact(list(row.persons)), "at": row.at.isoformat()}
        self._replace(tables.package, told)
        self._touch("package", record=row.id)
        self._persons.update(row.persons)

    def next_sequence(self, partner: str) -> int:
        """The next number of a file to ``partner``; counted even when the file is never written."""
        table = tables.sequence
        last = self._connection.execute(select(table.c.last).where(table.c.partner == partner)).scalar()
        number = (last or 0) + 1
        self._replace(table, {"partner": partner, "last": number})
        self._wrote = True
        return number

    # settings, definitions ---------------------------------------------------------------------------------------
    def setting(self, key: str) -> str | None:
        """A setting of this desk."""
        found = self._ask(_SETTING, key)
        return found[0][0] if found else None

    def put_setting(self, key: str, value: str) -> None:
        """Keep a setting."""
        self._replace(tables.setting, {"key": key, "value": value})
        self._touch("setting")

    def definition(self, ref: str) -> str | None:
        """The text of a definition this store has used."""
        found = self._ask(_DEFINITION, ref)
        return found[0][0] if found else None

    def keep_definition(self, ref: str, text: str) -> None:
        """Keep a definition under its reference; the first text stays."""
        self._connection.execute(insert(tables.definition).values(ref=ref, text=text).on_conflict_do_nothing())
        self._wrote = True


def _card(told: dict[str, Any]) -> CardRow:
    confirmed = told["confirmed_on"]
    return CardRow(**told | {"confirmed_on": date.fromisoformat(confirmed) if confirmed else None})


def _package(told: dict[str, Any]) -> PackageRow:
    del told["row"]
    changed = {"persons": tuple(json.loads(told["persons"])), "at": datetime.fromisoformat(told["at"])}
    return PackageRow(**told | changed)
