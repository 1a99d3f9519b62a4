"""When a case may be cleared, and what is left of it: a certificate without a name.

Belongs here: what stands in the way, the certificate, when a closed case is due, which unsaved texts are hers.
Does not belong here: deleting (``storage``), for how long a case is kept (``resources/rules/retention.toml``).
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable
from dataclasses import asdict, dataclass
from datetime import date, datetime

from ungeapp.domain.agenda import AgendaLine, line_id, wish_key
from ungeapp.domain.deadlines import DeadlineRule
from ungeapp.domain.errors import Invalid, NotAllowed
from ungeapp.domain.ledger import Role
from ungeapp.domain.meetings import Meeting, MeetingState
from ungeapp.domain.plans import plan_id
from ungeapp.domain.record import Record
from ungeapp.domain.rights import Journalising
from ungeapp.domain.voices import VoiceSheet, sheet_id

SETTLED = frozenset({Role.NONE, Role.RESPONSIBLE})
"""The roles without an open handover: in all others a second desk counts on this one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Certificate:
    """What stays of a cleared case. ``person`` is the id; nothing here names anybody but who
    cleared it and the colleague who looked along (``witness``).

    ``system``, ``case_number``: where the original is; ``confirmed_on``, ``confirmed_by``: who saw it there.
    ``rows`` is the number of rows deleted.
    """

    id: str
    person: str
    at: datetime
    by: str
    witness: str
    unit: str
    system: str
    case_number: str
    confirmed_on: date | None
    confirmed_by: str
    rows: int

    def written(self) -> str:
        """As JSON, the form in which it is kept."""
        told = asdict(self) | {
            "at": self.at.isoformat(),
            "confirmed_on": self.confirmed_on.isoformat() if self.confirmed_on else None,
        }
        return json.dumps(told, ensure_ascii=False, sort_keys=True)


def read_certificate(text: str) -> Certificate:
    """The certificate again; Invalid when it is none."""
    try:
        told = json.loads(text)
        day = told["confirmed_on"]
        return Certificate(
            **told
            | {"at": datetime.fromisoformat(told["at"]), "confirmed_on": date.fromisoformat(day) if day else None}
        )
    except (ValueError, TypeError, KeyError) as cause:
        raise Invalid("certificate-unreadable") from cause


def obstacles(
    *,
    role: Role,
    staged: bool,
    meetings: Iterable[Meeting],
    conflicts: int,
    journalised: Journalising | None,
    changed_since: bool,
    today: date,
) -> tuple[str, ...]:
    """What stands in the way of clearing a case, as the codes of its refusals; empty when it may be cleared."""
    ahead = any(
        one.state is MeetingState.CALLED and one.starts is not None and one.starts.date() >= today for one in meetings
    )
    told = (
        (NotAllowed("clear-open-handover"), role not in SETTLED or staged),
        (NotAllowed("clear-meeting-ahead"), ahead),
        (NotAllowed("clear-conflicts"), conflicts > 0),
        (NotAllowed("clear-not-journalised"), journalised is None),
        (NotAllowed("clear-changed-since"), journalised is not None and changed_since),
    )
    return tuple(refusal.code for refusal, holds in told if holds)


def due_on(rules: Iterable[DeadlineRule], trigger: str, closed_on: date, closed: Collection[date]) -> date | None:
    """The day a case closed by ``trigger`` (a rule's id) is to be cleared; None where nobody has set a period."""
    found = (one for one in rules if one.id == trigger)
    days = [day for one in found if (day := one.due(closed_on, closed)) is not None]
    return min(days) if days else None


def typed_under(entries: Iterable[str], records: Iterable[Record]) -> frozenset[str]:
    """Ids under which texts about a young person are kept while they are typed.

    ``entries`` are the ids she stands under, ``records`` all of hers. A plan, the sheet before a meeting and a line of
    an agenda can be typed into before they are written: their ids follow from what is.
    """
    people, known = tuple(entries), tuple(records)
    about = {one.id for one in known}
    about |= {one.refers_to for one in known if isinstance(one, AgendaLine)}
    about |= {wish_key(wish) for one in known if isinstance(one, VoiceSheet) for wish in one.wishes}
    meetings = [one.id for one in known if isinstance(one, Meeting)]
    return frozenset(
        {
            *people,
            *(one.id for one in known),
            *map(plan_id, people),
            *map(sheet_id, meetings),
            *(line_id(meeting, one) for meeting in meetings for one in about),
        }
    )
