"""What the case itself answers to the points of the handover checklist, offered to whoever hands over.

Belongs here: reading goals, agreements, measures, the network and consents into suggestions.
Does not belong here: the checklist (``resources/checklists``), keeping an answer (``handovers.py``).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from ungeapp.domain.checklists import Checklist
from ungeapp.domain.consent import Consent, valid
from ungeapp.domain.lines import listed
from ungeapp.domain.people import NetworkKind, NetworkPerson
from ungeapp.domain.plans import Agreement, AgreementState, EducationPlan, Goal, GoalState, Measure
from ungeapp.domain.record import Record
from ungeapp.domain.terms import TermList
from ungeapp.usecases.prefilled import staying


def _with_relation(name: str, told: str) -> str:
    return f"{name} ({told})" if name and told else name or told


def suggested(
    records: Iterable[Record],
    checklist: Checklist,
    today: date,
    of_age_on: date | None,
    roles: TermList,
    giver: str,
    taker: str,
) -> dict[str, str]:
    """What ``records`` say to the points that tell where their answer may come from."""
    kept = [one for one in records if not one.removed]
    measures = tuple(one for one in kept if isinstance(one, Measure))
    goals = (one for one in kept if isinstance(one, Goal) and one.state is GoalState.OPEN)
    people = [one for one in kept if isinstance(one, NetworkPerson)]
    known = {
        "own-words": listed(one.wishes for one in kept if isinstance(one, EducationPlan)),
        "goals": listed(one.own_words or one.wording for one in goals),
        "agreements": listed(
            one.what for one in kept if isinstance(one, Agreement) and one.state is AgreementState.OPEN
        ),
        "measures": listed(one.title for one in measures),
        "measures-gap": listed(_gaps(measures)),
        "professional-network": listed(
            _with_relation(one.name, one.relation or one.organisation)
            for one in people
            if one.network is NetworkKind.PROFESSIONAL
        ),
        "staying": listed(_with_relation(*one) for one in staying(kept, today, roles)),
        "consents": listed(one.purpose for one in kept if isinstance(one, Consent) and valid(one, today, of_age_on)),
        "receiver": taker,
        "contact-person": taker,
        "responsible": giver,
    }
    return {
        item.key: known[item.prefilled_from]
        for item in checklist.items
        if item.prefilled_from and known.get(item.prefilled_from)
    }


def _gaps(measures: tuple[Measure, ...]) -> Iterator[str]:
    """Days between a measure that ends and the next one that starts, as whole numbers; none where nothing follows.

    The day something really ended or began counts, the planned one as long as there is no other.
    """
    starts = [day for one in measures if (day := one.started_on or one.starts_on)]
    for ending in measures:
        ends = ending.ended_on or ending.ends_on
        later = [day for day in starts if ends and day > ends]
        if ends and later:
            yield f"{(min(later) - ends).days - 1}"
