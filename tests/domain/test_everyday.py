"""Who follows in everyday life: nobody stops before somebody else is there, or the young person is anchored."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.test_support_roles import ANCHORED
from ungeapp.domain.errors import Invalid, NotAllowed
from ungeapp.domain.everyday import EverydayEnd, ended, ends_of, follows
from ungeapp.domain.ledger import Ledger, Role
from ungeapp.domain.terms import Term

TODAY = date(2026, 11, 25)
REPLACED = Term("replaced", "En anden", None, None, "x", needs_successor=True)
LEDGER = Ledger(person="p", role=Role.RESPONSIBLE, epoch=2, anchored="Smedjen", anchored_at=2)

acts = st.lists(
    st.tuples(st.sampled_from([ANCHORED, REPLACED, None]), st.sampled_from(["", " ", "Kaj", "Mona", "Smedjen"])),
    max_size=6,
)


@given(acts)
def test_somebody_follows_until_the_young_person_is_anchored(told: list[tuple[Term | None, str]]) -> None:
    ends: list[EverydayEnd] = []
    for number, (reason, successor) in enumerate(told):
        who = follows(LEDGER, ends)
        try:
            made = ended(LEDGER, ends, id=f"{number}", reason=reason, on=TODAY, today=TODAY, successor=successor)
        except (Invalid, NotAllowed):
            assert follows(LEDGER, ends) == who
            continue
        ends.append(made)
        assert made.who == who and who
        assert follows(LEDGER, ends) or made.ended_because == ANCHORED.code


def test_an_end_belongs_to_the_handover_it_began_with() -> None:
    old = EverydayEnd(id="1", person="p", who="Kaj", handover=1)
    undone = EverydayEnd(id="2", person="p", who="Smedjen", handover=2, removed="undone")
    assert ends_of(LEDGER, (old, undone)) == () and follows(LEDGER, (old, undone)) == "Smedjen"
    assert follows(Ledger(person="p", role=Role.RESPONSIBLE), (old,)) == ""


def test_a_day_that_has_not_come_is_refused() -> None:
    with pytest.raises(Invalid, match="everyday-ends-later"):
        ended(LEDGER, (), id="1", reason=ANCHORED, on=date(2026, 11, 26), today=TODAY)
