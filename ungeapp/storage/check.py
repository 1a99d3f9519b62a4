"""Whether a store is whole: its pages, its log, and that what is derived follows from the history.

Belongs here: looking and naming what is wrong, by codes. Does not belong here: repairing.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from sqlalchemy import select

from ungeapp.domain.record import kinds
from ungeapp.storage import audit, engine, tables
from ungeapp.storage.history import Change, conflicting, current, from_columns, registers
from ungeapp.storage.merging import Merging
from ungeapp.storage.rows import to_row
from ungeapp.storage.vault import SqlStore, open_store
from ungeapp.usecases.ports.author import Clock


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing that is wrong: a code, and the id of the record or the number of the row."""

    code: str
    where: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckReport:
    """What a check saw. ``whole`` when nothing is wrong."""

    findings: tuple[Finding, ...]
    records: int
    changes: int
    audit: int

    @property
    def whole(self) -> bool:
        return not self.findings


def check(folder: Path, passphrase: str, clock: Clock) -> CheckReport:
    """Open a store and check it; refusals of ``open_store`` pass through."""
    with open_store(folder, passphrase, clock) as store:
        return check_store(store)


def check_store(store: SqlStore) -> CheckReport:
    """Check an open store that nobody is using. Codes: pages, structure, references, log, heads, shown, conflicts."""
    raw = store.desk.engine.raw_connection()
    try:
        findings = [Finding(code=one) for one in engine.integrity(raw.driver_connection)]
    finally:
        raw.close()
    if findings:
        return CheckReport(findings=tuple(findings), records=0, changes=0, audit=0)
    with _Checking(store.desk) as checking:
        return checking.report()


class _Checking(Merging):
    """Compares what is derived with what follows from the history; writes nothing."""

    def report(self) -> CheckReport:
        findings: list[Finding] = []
        broken = audit.verify(self._connection, self._desk.audit_key)
        if broken is not None:
            findings.append(Finding(code="log", where=str(broken)))
        records = changes = 0
        undone = self._undone()
        table = tables.change
        asked = select(*table.c).order_by(table.c.record, table.c.seq)
        rows = (from_columns(row) for row in self._connection.execute(asked))
        for record, group in groupby(rows, key=lambda one: one.record):
            whole = list(group)
            records += 1
            changes += len(whole)
            counting = [one for one in whole if one.imported not in undone]
            findings += [Finding(code=code, where=record) for code in self._wrong(record, counting)]
        n, _ = audit.head(self._connection)
        return CheckReport(findings=tuple(findings), records=records, changes=changes, audit=n)

    def _wrong(self, record: str, counting: list[Change]) -> list[str]:
        wrong = []
        told = registers(counting)
        heads = select(tables.head.c.field, tables.head.c.change).where(tables.head.c.record == record)
        if {tuple(row) for row in self._connection.execute(heads)} != set(current(counting, told)):
            wrong.append("heads")
        fields = select(tables.conflict.c.field).where(tables.conflict.c.record == record)
        if set(self._connection.execute(fields).scalars()) != set(conflicting(told)):
            wrong.append("conflicts")
        cls = kinds().get(counting[0].kind) if counting else None
        if cls is not None:
            shown = self._kept(cls, record)
            if shown is None or to_row(shown) != to_row(self._shown(cls, counting[0], told)):
                wrong.append("shown")
        return wrong
