"""A referral that came in a sealed file: whoever was referred to finds it among what is to be done.

Belongs here: seeing that a received file is a referral, and the task it becomes. Does not belong here: writing one
(``assessments.py``), receiving (``receiving.py``).
"""

from __future__ import annotations

from ungeapp.domain.assessments import Assessment
from ungeapp.domain.errors import UngeError
from ungeapp.domain.ids import derived_id
from ungeapp.domain.people import Task
from ungeapp.usecases.desk import Desk
from ungeapp.usecases.envelope import Incoming, PersonMember
from ungeapp.usecases.kept_criteria import criteria_of
from ungeapp.usecases.ports.store import UnitOfWork

REFERRED_HERE = "referred-here"
"""The code of the task; ``what`` is who referred, ``origin`` the assessment with the grounds."""


def tell_of_referrals(desk: Desk, uow: UnitOfWork, person: str, member: PersonMember, incoming: Incoming) -> None:
    """One task for each referral the file is about, due today; what was told before is not told again.

    A file is the referral whose title it bears: other files may carry the same assessment for other reasons. Under
    criteria that cannot be read here nothing is known of that, and the file is received as any other.
    """
    for state in member.states:
        found = uow.find(Assessment, state.id) if state.kind == Assessment.KIND else None
        if found is None or found.removed or not found.referred_to:
            continue
        try:
            outcome = criteria_of(desk, uow, found.criteria, found.decided_on).outcome(found.outcome_key)
        except UngeError:
            continue
        offers = outcome.refer if outcome is not None else ()
        id = derived_id(REFERRED_HERE, found.id, incoming.sender.identity)
        told = any(one.title == incoming.note and one.label in found.referred_to for one in offers)
        known = uow.find(Task, id)
        if told and (known is None or known.removed):
            unit, today = incoming.sender.unit_name, desk.today()
            uow.put(Task(id=id, person=person, what=unit, code=REFERRED_HERE, origin=found.id, due=today))


def forgotten(uow: UnitOfWork, task: Task) -> bool:
    """Whether it is the task of a referral that stands here no more: its file was taken back."""
    if task.code != REFERRED_HERE:
        return False
    found = uow.find(Assessment, task.origin)
    return found is None or not found.referred_to
