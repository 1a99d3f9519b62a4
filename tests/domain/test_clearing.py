"""When a case may be cleared, what is left of it, and when it is due."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ungeapp.domain.clearing import SETTLED, Certificate, due_on, obstacles, read_certificate
from ungeapp.domain.deadlines import DeadlineRule, OffsetUnit, Standing
from ungeapp.domain.errors import Invalid
from ungeapp.domain.ledger import Role
from ungeapp.domain.meetings import Meeting, MeetingState
from ungeapp.domain.rights import Journalising
from ungeapp.system.clock import DENMARK

TODAY = date(2026, 11, 25)
NOON = datetime(2026, 11, 25, 12, tzinfo=DENMARK)
SEEN = Journalising(id="j", person="p", system="S", case_number="1", on=TODAY)
MADE = Certificate(
    id="c", person="p", at=NOON, by="Karen", witness="Mette", unit="u", system="S", case_number="1",
    confirmed_on=TODAY, confirmed_by="Karen", rows=12,
)  # fmt: skip
RULE = DeadlineRule(
    id="r01", title="t", trigger="t", stop="s", offset=12, unit=OffsetUnit.MONTHS, standing=Standing.LOCAL,
    source="Kommunen", valid_from=None, valid_to=None,
)  # fmt: skip


@given(st.sampled_from(Role), st.booleans(), st.integers(0, 2), st.booleans(), st.booleans(), st.booleans())
def test_nothing_but_a_settled_and_journalised_case_is_cleared(
    role: Role, staged: bool, conflicts: int, seen: bool, changed: bool, ahead: bool
) -> None:
    starts = NOON + timedelta(days=1 if ahead else -1)
    meeting = Meeting(id="m", person="p", state=MeetingState.CALLED, starts=starts)
    told = obstacles(
        role=role, staged=staged, meetings=[meeting], conflicts=conflicts, journalised=SEEN if seen else None,
        changed_since=changed, today=TODAY,
    )  # fmt: skip
    may = role in SETTLED and not (staged or conflicts or ahead) and seen and not changed
    assert (told == ()) is may
    assert ("clear-open-handover" in told) is (role not in SETTLED or staged)


def test_the_certificate_reads_as_it_was_written() -> None:
    assert read_certificate(MADE.written()) == MADE
    assert read_certificate(replace(MADE, confirmed_on=None).written()).confirmed_on is None
    for text in ("", "[]", '{"id": 1}', MADE.written().replace("2026-11-25T12", "nu")):
        with pytest.raises(Invalid):
            read_certificate(text)


def test_a_case_is_due_only_where_somebody_set_a_period() -> None:
    assert due_on([RULE], "r01", TODAY, frozenset()) == date(2027, 11, 25)
    assert due_on([replace(RULE, offset=None)], "r01", TODAY, frozenset()) is None
    assert due_on([RULE], "r02", TODAY, frozenset()) is None
