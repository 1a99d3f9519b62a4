"""The line of a place the strict reader names, as somebody sees it in an editor."""

from __future__ import annotations

import pytest

from ungeapp.forms.definition_lines import line_of

TEXT = '''# En profil
[profile]
key = "andersby"

[closed]
dates = []

    [[closed.day]]
    month = 6

    [[closed.day]]
    month = 12
    label = "Jul"

[[unit]]
key = "a"
note = """
[[unit]]
key = "nothing of this counts"
"""

[[unit]]
key = "b"
under = "c"

[[target]]
measured = [{ value = 1, when = "2015" }]
'''


@pytest.mark.parametrize(
    ("path", "line"),
    [
        ("profile.key", 3),
        ("profile.name", 2),
        ("closed.day[2].label", 13),
        ("closed.day[1].label", 8),
        ("unit[1].key", 16),
        ("unit[2].under", 24),
        ("unit[2].name", 22),
        ("target[1].measured[1].value", 27),
        ("meetings", None),
        ("", None),
    ],
)
def test_the_line_is_where_it_stands_or_the_table_around_it(path: str, line: int | None) -> None:
    assert line_of(TEXT, path) == line
