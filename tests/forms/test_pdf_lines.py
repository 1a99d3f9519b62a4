"""Where a line may end."""

from __future__ import annotations

import pytest

from ungeapp.forms.pdf_lines import break_lines
from ungeapp.forms.theme import NORMAL


@pytest.mark.parametrize("width", range(60, 200, 7))
def test_a_telephone_number_is_never_torn_apart(width: int) -> None:
    told = "Ring til Karen på 12 00 00 01, eller til Mads på 12 00 00 02 om morgenen"
    lines = ["".join(part.text for part in line.segments) for line in break_lines(told, NORMAL.text, width)]
    assert all(any(number in line for line in lines) for number in ("12 00 00 01", "12 00 00 02"))
    assert " ".join(line.strip() for line in lines) == told
