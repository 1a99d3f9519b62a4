"""Agreements read out of a note: owner before the colon, date after *senest*, *inden* or *før*."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ungeapp.domain.note_agreements import noted_agreements

TODAY = date(2026, 11, 25)  # a Wednesday
OWNERS = st.sampled_from(("Mor", "J&V", "Karen R.", "Far til barnet", "Ung E", "Æskild", "mig"))
DOINGS = st.sampled_from(("kontakt FGU", "spørge om plads før jul", "hente nøgle, betale 200 kr.", "ringe kl. 8"))
DATES = st.sampled_from(
    (
        ("1/9", date(2027, 9, 1)),
        ("27.11.", date(2026, 11, 27)),
        ("d. 27/11", date(2026, 11, 27)),
        ("den 1. september 2027", date(2027, 9, 1)),
        ("1. sep", date(2027, 9, 1)),
        ("fredag", date(2026, 11, 27)),
        ("på fredag", date(2026, 11, 27)),
        ("fredag den 4. december", date(2026, 12, 4)),
        ("i morgen", date(2026, 11, 26)),
        ("om 2 uger", date(2026, 12, 9)),
        ("15.2.2027", date(2027, 2, 15)),
    )
)


@given(OWNERS, DOINGS, st.sampled_from(("inden", "senest", "før", "Senest")), DATES, st.sampled_from(("", ".", " ")))
def test_what_people_type_is_understood(owner: str, what: str, by: str, when: tuple[str, date], end: str) -> None:
    (found,) = noted_agreements(f"- {owner}: {what} {by} {when[0]}{end}", TODAY)
    assert (found.owner, found.what, found.due) == (owner, what, when[1])


@pytest.mark.parametrize(
    "text",
    [
        "Sygemelding drøftet. Enighed om fremmøde to formiddage.",
        "Mor: kontakt FGU",
        "Mor: kontakt FGU inden længe",
        "Mor: inden 1/9",
        "Kontakt FGU inden 1/9",
        "Kl. 12: mødes senest i morgen",
        "Mor: kontakt FGU inden 32/13",
        "Mor kontakter FGU:inden 1/9",
        "http://side.dk: se inden",
    ],
)
def test_a_note_is_only_a_note(text: str) -> None:
    assert noted_agreements(text, TODAY) == ()


def test_several_lines_each_once_in_their_order() -> None:
    text = "Enighed.\nMor: kontakt FGU inden 1/9\n\nDrøftet. Far: hente hunden senest fredag. Den er sød.\nMor: kontakt FGU inden 1/9"
    found = noted_agreements(text, TODAY)
    assert [(one.owner, one.what) for one in found] == [("Mor", "kontakt FGU"), ("Far", "hente hunden")]
    assert [one.line for one in found] == ["Mor: kontakt FGU inden 1/9", "Far: hente hunden senest fredag."]


@given(st.text(max_size=400))
def test_whatever_is_typed_nothing_fails_and_what_is_found_stands_there(text: str) -> None:
    for one in noted_agreements(text, TODAY):
        assert one.owner and one.what and one.owner in text and one.what in text and one.line in text
