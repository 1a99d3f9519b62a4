"""The gate, asked on behalf of this desk.

Belongs here: what every question to the gate says alike: whose desk, which day, which consents, which addresses. Does not
belong here: the answer (``domain/gate.py``), what goes into a file (``sending.py``), what a paper shows.
"""

from __future__ import annotations

from collections.abc import Iterable

from ungeapp.domain.consent import Consent
from ungeapp.domain.errors import NotAllowed
from ungeapp.domain.gate import Purpose, Reason, Recipient, Released, release
from ungeapp.domain.parts import Part
from ungeapp.domain.people import YoungPerson
from ungeapp.domain.record import Record
from ungeapp.usecases.desk import Desk
from ungeapp.usecases.entries import joined_addresses
from ungeapp.usecases.ports.store import UnitOfWork

NO_FIELDS: frozenset[tuple[str, str]] = frozenset()


def check_name(released: Released) -> None:
    """NotAllowed("protected-name-on-paper") where the protected name alone keeps a paper from saying whom it is about:
    there is a basis, and no other consent would help.
    """
    if any(line.reason is Reason.PROTECTED_NAME for line in released.lines):
        raise NotAllowed("protected-name-on-paper")


def released_to(
    desk: Desk,
    uow: UnitOfWork,
    content: Iterable[Record],
    person: YoungPerson,
    recipient: Recipient,
    purpose: Purpose,
    *,
    consents: Iterable[Consent] | None = None,
    asked: frozenset[Part] | None = None,
    returned: frozenset[tuple[str, str]] = NO_FIELDS,
    lawful: frozenset[tuple[str, str]] = NO_FIELDS,
    sealed: bool = False,
) -> Released:
    """What of ``content`` may go to ``recipient`` today, by the consents kept of ``person`` unless others are given.

    The rest is as ``domain.gate.release`` says it.
    """
    return release(
        content,
        person=person,
        recipient=recipient,
        purpose=purpose,
        consents=uow.of(Consent, person.id) if consents is None else consents,
        own_unit=desk.author.unit,
        today=desk.today(),
        of_age_on=desk.of_age_on(person),
        asked=asked,
        returned=returned,
        lawful=lawful,
        addresses=joined_addresses(uow, person.id),
        sealed=sealed,
    )
