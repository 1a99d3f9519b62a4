"""What an assessment says of the deadlines that hang on a circumstance: exempt with its grounds, or asked for after all.

Belongs here: answering those deadlines within the unit of work that keeps the outcome (D11: held, or exempt with a reason).
Does not belong here: deciding (``assessments.py``), answers typed by somebody (``clocks.py``).
"""

from __future__ import annotations

from dataclasses import replace

from ungeapp.domain.circumstances import Answered, Circumstance, DeadlineAnswer, answer_id
from ungeapp.domain.clocks import running
from ungeapp.domain.criteria import Outcome, OutcomeKind
from ungeapp.domain.deadlines import Standing, Trigger
from ungeapp.domain.people import YoungPerson
from ungeapp.usecases.clocks import ClockUseCases
from ungeapp.usecases.desk import Desk
from ungeapp.usecases.ports.store import UnitOfWork


def exempt(desk: Desk, uow: UnitOfWork, person: str, outcome: Outcome) -> None:
    """Answer at once what runs because of a circumstance the outcome ends, and of no other; its reason is the outcome.

    What the law asks for is never answered so, and whoever is in the group is exempt from nothing. Of what has ended by
    hand already only what stands until somebody says why not (``until_answered``) is answered.
    """
    ends = {_code(one) for one in outcome.ends}
    if not ends or outcome.kind is OutcomeKind.IN:
        return
    today = desk.today()
    noted = uow.of(Circumstance, person)
    holding = {_code(one.code) for one in noted if one.to_on is None or one.to_on >= today}
    ended, others = ends & {_code(one.code) for one in noted}, holding - ends
    found = ClockUseCases(desk).among(uow.get(YoungPerson, person), uow.everything(person), uow)
    for clock in running(found):
        asking = ended if clock.outlives is not None else ended & holding
        if clock.rule.standing is Standing.LAW or asking.isdisjoint(clock.rule.when):
            continue
        if not others.isdisjoint(clock.rule.when):
            continue
        id = answer_id(person, clock.rule.id, clock.origin)
        known = uow.find(DeadlineAnswer, id)
        answer = known or DeadlineAnswer(id=id, person=person, rule=clock.rule.id, origin=clock.origin)
        told = replace(answer, removed="", rule_title=clock.rule.title, answered=Answered.NOT_NEEDED)
        uow.put(replace(told, on=today, reason=outcome.title))


def asked_again(desk: Desk, uow: UnitOfWork, person: str, circumstance: str) -> None:
    """Open what was not needed before the circumstance began: a newer judgement goes before."""
    book = desk.definitions.rule_book(desk.author.profile)
    rules = {id for id in book.ids for one in book.versions(id) if _code(circumstance) in one.when}
    for answer in uow.of(DeadlineAnswer, person):
        if answer.rule in rules and answer.answered is Answered.NOT_NEEDED:
            uow.put(replace(answer, answered=Answered.OPEN, on=None, reason=""))


def _code(circumstance: str) -> str:
    return f"{Trigger.CIRCUMSTANCE}:{circumstance}"
