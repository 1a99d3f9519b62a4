"""What the program already knows to a point of a checklist or a question: a suggestion a person reads and confirms.

Belongs here: from which records each name in ``domain.checklists.PREFILLED`` is told. Does not belong here: which points
ask for it (data), what a handover knows besides (``handovers.py``).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from ungeapp.domain.consent import Consent, valid
from ungeapp.domain.follow_up import SupportRole
from ungeapp.domain.lines import listed
from ungeapp.domain.named_words import in_sentence
from ungeapp.domain.parents import Parent, custody_holders
from ungeapp.domain.people import NetworkKind, NetworkPerson, Stays, YoungPerson
from ungeapp.domain.plans import Agreement, AgreementState, EducationPlan, Goal, GoalState, Measure
from ungeapp.domain.record import Record
from ungeapp.domain.terms import TermList


def known_answers(records: Iterable[Record], today: date, of_age_on: date | None, roles: TermList) -> dict[str, str]:
    """What ``records`` of one young person say, by the names of ``PREFILLED``; blank where they say nothing."""
    kept = [one for one in records if not one.removed]
    person = next((one for one in kept if isinstance(one, YoungPerson)), None)
    people = [one for one in kept if isinstance(one, NetworkPerson)]
    goals = (one for one in kept if isinstance(one, Goal) and one.state is GoalState.OPEN)
    agreements = (one for one in kept if isinstance(one, Agreement) and one.state is AgreementState.OPEN)
    supporters = (one for one in kept if isinstance(one, SupportRole) and one.ended_on is None)
    parents = custody_holders((one for one in kept if isinstance(one, Parent)), of_age_on, today)
    professional = (one for one in people if one.network is NetworkKind.PROFESSIONAL)
    return {
        "own-words": listed(one.wishes for one in kept if isinstance(one, EducationPlan)),
        "goals": listed(one.own_words or one.wording for one in goals),
        "agreements": listed(one.what for one in agreements),
        "measures": listed(one.title for one in kept if isinstance(one, Measure)),
        "professional-network": listed(_named(one.name, one.relation) for one in professional),
        "staying": listed(_named(*one) for one in staying(kept, today, roles)),
        "supporters": listed(_named(one.name, one.organisation) for one in supporters),
        "parents": listed(_named(one.name, one.relation) for one in parents),
        "consents": listed(one.purpose for one in kept if isinstance(one, Consent) and valid(one, today, of_age_on)),
        "next-step": person.next_step if person else "",
        "responsible": person.coordinator_name if person else "",
    }


def staying(records: Iterable[Record], today: date, roles: TermList) -> Iterator[tuple[str, str]]:
    """(name, what they are) of everybody who stays with the young person after a change, each named once (4-5, 2-17).

    Those of the network are told with the relation; then the support roles that run and stay, with the role.
    """
    kept = tuple(one for one in records if not one.removed)
    people = (
        (one.name, one.relation or one.organisation)
        for one in kept
        if isinstance(one, NetworkPerson) and one.stays is Stays.YES
    )
    supporters = (
        (one.name, _of_role(one, roles.label(one.role, today) if one.role else one.organisation))
        for one in kept
        if isinstance(one, SupportRole) and one.stays and one.ended_on is None
    )
    named: set[str] = set()
    for name, told in (*people, *supporters):
        key = name.strip().casefold()
        if key not in named or not key:
            yield name.strip(), told
        named.add(key)


def _of_role(one: SupportRole, label: str) -> str:
    return in_sentence(label) if one.name.strip() else label


def _named(name: str, relation: str) -> str:
    return ", ".join(filter(None, (name, relation)))
