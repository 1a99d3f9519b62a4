"""Who follows a young person in everyday life while the responsibility stays at the desk, and how that ends.

Belongs here: the end as a record, its rule, who follows now. Does not belong here: how somebody came to follow
(``handovers.py``: a handover to a receiver that has no case), support roles (``support_roles.py``).

Source: *kædeansvar* (2-08) and Slagelse 2019, section f (2-18): nobody lets go before somebody else is there, or the young
person is anchored. The reasons are those of a support role's end (``resources/terms/support-role-ends.toml``).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from ungeapp.domain.errors import Invalid, NotAllowed
from ungeapp.domain.ledger import Ledger
from ungeapp.domain.parts import Part, Scope, of
from ungeapp.domain.record import Record, kind
from ungeapp.domain.support_roles import require_somebody
from ungeapp.domain.terms import Term


@kind("everyday-end")
@dataclass(frozen=True, slots=True, kw_only=True)
class EverydayEnd(Record):
    """``who`` followed in everyday life until ``ended_on``, for a reason of the terms; ``successor`` follows since then.

    ``handover`` is the number of the handover it began with. It is this desk's own, as the ledger is.
    """

    who: str = of(Scope.LOCAL, "")
    handover: int = of(Scope.LOCAL, 0)
    ended_on: date | None = of(Scope.LOCAL, None)
    ended_because: str = of(Scope.LOCAL, "")
    successor: str = of(Scope.LOCAL, "")

    @property
    def record_part(self) -> Part:
        return Part.HANDOVER


def ends_of(ledger: Ledger, ends: Iterable[EverydayEnd]) -> tuple[EverydayEnd, ...]:
    """The ends since the handover somebody took over in everyday life with, in the order they were written."""
    if not ledger.anchored:
        return ()
    found = (one for one in ends if one.handover == ledger.anchored_at and not one.removed)
    return tuple(sorted(found, key=lambda one: one.id))


def follows(ledger: Ledger, ends: Iterable[EverydayEnd]) -> str:
    """Who follows in everyday life now; empty for nobody."""
    found = ends_of(ledger, ends)
    return found[-1].successor if found else ledger.anchored


def ended(
    ledger: Ledger,
    ends: Iterable[EverydayEnd],
    *,
    id: str,
    reason: Term | None,
    on: date,
    today: date,
    successor: str = "",
) -> EverydayEnd:
    """Whoever follows now does so no more; unless the reason says it is anchored, somebody must be there instead.

    NotAllowed("everyday-nobody") where nobody follows; Invalid("support-end-reason"), ("support-successor"),
    ("everyday-same-successor"), ("everyday-ends-later").
    """
    before = ends_of(ledger, ends)
    who = follows(ledger, before)
    if not who:
        raise NotAllowed("everyday-nobody")
    require_somebody(reason, successor)
    if successor.strip().casefold() == who.casefold():
        raise Invalid("everyday-same-successor")
    if on > today:
        raise Invalid("everyday-ends-later")
    return EverydayEnd(
        id=id,
        person=ledger.person,
        who=who,
        handover=ledger.anchored_at,
        ended_on=on,
        ended_because=reason.code if reason else "",
        successor=successor.strip(),
    )
