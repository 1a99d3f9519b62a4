"""The ledger of a case as it is kept, and which role it gives this desk.

Belongs here: a ledger as plain JSON and back, the role of this desk in a case. Does not belong here: the steps of a
handover (``handovers.py``) and when they may be taken (``domain/handovers.py``).
"""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date

from ungeapp.domain.handovers import FileKind, FileToSend, Heard, Ledger, Role, Word
from ungeapp.domain.people import YoungPerson
from ungeapp.usecases.ports.rows import LedgerRow
from ungeapp.usecases.ports.store import UnitOfWork


def role_in(row: LedgerRow | None, person: YoungPerson, own_unit: str) -> str:
    """The role of this desk in a case: the ledger's, else responsible when the coordinator is our unit."""
    return ledger_of(row, person, own_unit).role.value


def roles_here(uow: UnitOfWork, own_unit: str) -> Callable[[YoungPerson], str]:
    """The role of this desk in any case: the ledgers are fetched once, and each is read when it is first asked for."""
    rows = {one.person: one for one in uow.ledgers()}
    known: dict[str, str] = {}

    def role(person: YoungPerson) -> str:
        if person.id not in known:
            known[person.id] = role_in(rows.get(person.id), person, own_unit)
        return known[person.id]

    return role


def ledger_of(row: LedgerRow | None, person: YoungPerson, own_unit: str) -> Ledger:
    """The ledger of a case, from the row that keeps it."""
    if row is None:
        own = person.coordinator in ("", own_unit)
        return Ledger(person=person.id, role=Role.RESPONSIBLE if own else Role.NONE)
    return read_ledger(row.content)


def heard(word: Word) -> str:
    """Who said it, and when, as it stands on the sheet."""
    return f"{word.by}, {word.on:%d.%m.%Y}" if word.on else word.by


def tell_all_again(uow: UnitOfWork, person: str) -> None:
    """While a case is being handed over: whoever accepts is sent everything, not only what was written since."""
    row = uow.ledger(person)
    number = read_ledger(row.content).number if row is not None else 0
    if number:
        uow.put_setting(f"handover/{person}/{number}/told", "0")


def read_ledger(text: str) -> Ledger:
    """A ledger from its plain JSON."""
    told = json.loads(text)
    word = {
        name: Word(
            by=told[name]["by"],
            on=date.fromisoformat(told[name]["on"]) if told[name]["on"] else None,
            how=Heard(told[name]["how"]),
            heard_by=told[name]["heard_by"],
        )
        if told[name]
        else None
        for name in ("acceptance", "confirmation")
    }
    last = told["last"]
    return Ledger(
        person=told["person"],
        role=Role(told["role"]),
        epoch=told["epoch"],
        number=told["number"],
        other=told["other"],
        outside=told["outside"],
        staged=told["staged"],
        acceptance=word["acceptance"],
        confirmation=word["confirmation"],
        last=FileToSend(FileKind(last["kind"]), last["number"], last["to"]) if last else None,
        disputed=tuple(told["disputed"]),
        before=Role(told["before"]) if told["before"] else None,
        keeps=told.get("keeps", False),
        anchored=told.get("anchored", ""),
        anchored_at=told.get("anchored_at", 0),
    )


def plain_ledger(ledger: Ledger) -> str:
    """A ledger as plain JSON."""

    def word(one: Word | None) -> dict[str, str] | None:
        if one is None:
            return None
        return {
            "by": one.by,
            "on": one.on.isoformat() if one.on else "",
            "how": one.how.value,
            "heard_by": one.heard_by,
        }

    last = ledger.last
    return json.dumps(
        {
            "person": ledger.person,
            "role": ledger.role.value,
            "epoch": ledger.epoch,
            "number": ledger.number,
            "other": ledger.other,
            "outside": ledger.outside,
            "staged": ledger.staged,
            "acceptance": word(ledger.acceptance),
            "confirmation": word(ledger.confirmation),
            "last": {"kind": last.kind.value, "number": last.number, "to": last.to} if last else None,
            "disputed": list(ledger.disputed),
            "before": ledger.before.value if ledger.before else "",
            "keeps": ledger.keeps,
            "anchored": ledger.anchored,
            "anchored_at": ledger.anchored_at,
        },
        sort_keys=True,
    )
