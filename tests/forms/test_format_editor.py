"""Changing a format in its file: what is touched changes, everything else stays byte for byte.

Every shipped format is put through it: nothing here knows a word of any of them.
"""

from __future__ import annotations

import difflib
import tomllib
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ungeapp.bootstrap import shipped_definitions
from ungeapp.domain.errors import NotAllowed
from ungeapp.forms.format_editor import TomlFormatEditor
from ungeapp.usecases.format_pieces import Piece, PieceKind

SHIPPED = shipped_definitions()
TEXTS = {str(one.ref): SHIPPED.text(one.ref) for one in SHIPPED.formats()}
EDITOR = TomlFormatEditor()
SAMPLE = """# Øverst.

[format]
id = "x" # fast
title = 'Første'

# Om mødet.
[[meeting]]
key = "m"

    # Om punkt a.
    [[meeting.agenda]]
    key = "a"   # derfor
    title = "A"

    [[meeting.agenda]]
    key = "b"
    guidance = \"\"\"
[[meeting.agenda]]
\"\"\"

    [[meeting.participant]]
    role = "r"
        [meeting.participant.otherwise]
        role = "s"
# Sidst.
"""


def changed_lines(before: str, after: str) -> list[str]:
    return [one for one in difflib.ndiff(before.splitlines(), after.splitlines()) if one[0] in "+-"]


@pytest.mark.parametrize("ref", TEXTS)
def test_every_value_set_to_itself_changes_nothing(ref: str) -> None:
    text = TEXTS[ref]
    for piece in EDITOR.pieces(text):
        for field, value in piece.values.items():
            if piece.kind is not PieceKind.FORMAT or field != "target":
                if not isinstance(value, list) or all(isinstance(one, str) for one in value):
                    if field not in ("otherwise",):
                        assert EDITOR.set(text, piece.path, field, value) == text


def test_one_title_is_one_line() -> None:
    text = EDITOR.set(SAMPLE, "meeting[1].agenda[1]", "title", "Nyt")
    assert changed_lines(SAMPLE, text) == ['-     title = "A"', '+     title = "Nyt"']


def test_a_comment_beside_the_value_stays() -> None:
    assert 'key = "ny"   # derfor' in EDITOR.set(SAMPLE, "meeting[1].agenda[1]", "key", "ny")


def test_a_new_field_is_written_as_the_others_are() -> None:
    text = EDITOR.set(SAMPLE, "meeting[1].agenda[1]", "required", True)
    assert changed_lines(SAMPLE, text) == ["+     required = true"]
    assert EDITOR.set(text, "meeting[1].agenda[1]", "required", None) == SAMPLE


def test_moved_down_and_up_again_is_as_before_and_the_comment_goes_along() -> None:
    text = EDITOR.move(SAMPLE, "meeting[1].agenda[1]", 1)
    assert [one["key"] for one in tomllib.loads(text)["meeting"][0]["agenda"]] == ["b", "a"]
    assert '# Om punkt a.\n    [[meeting.agenda]]\n    key = "a"' in text
    assert EDITOR.move(text, "meeting[1].agenda[2]", -1) == SAMPLE


def test_what_belongs_to_a_piece_goes_with_it() -> None:
    text = EDITOR.remove(SAMPLE, "meeting[1].participant[1]")
    assert "participant" not in text
    assert "# Om punkt a." in text


def test_a_header_inside_a_long_text_is_no_header() -> None:
    assert [one.path for one in EDITOR.pieces(SAMPLE)][2:4] == ["meeting[1].agenda[1]", "meeting[1].agenda[2]"]


@pytest.mark.parametrize(
    "label", ['"""et\n[[task]]\nto"""', "'''et\n[[task]]\nto'''", '"""et \\"""\n[[task]]\nto""""', '"et\u2028[[task]]"']
)
def test_a_header_inside_a_text_inside_a_list_is_no_header(label: str) -> None:
    answers = f"option = [\n  {{ code = 'a', label = {label} }},\n  {{ code = 'b', label = '' }}, # [[task]]\n]\n"
    text = f'{SAMPLE}[[fact]]\nid = "x"\nlabel = "Hvem?"\n{answers}\n[[task]]\ntitle = "Ring"\n'
    changed = EDITOR.set(EDITOR.set(text, "fact[1]", "label", "Nu"), "task[1]", "title", "Skriv")
    assert changed == text.replace("Hvem?", "Nu").replace("Ring", "Skriv")


def test_a_file_laid_out_in_another_way_is_refused() -> None:
    with pytest.raises(NotAllowed):
        EDITOR.pieces('[format]\nid = "x"\n[[meeting]]\nkey = "m"\nagenda = [{ key = "a" }]\n')


SERIES = """# Øverst.

[format]
id = "x"

# Det, der skal vides ---

[[fact]]
id = "enlig"
label = "Er hun enlig?"

    [[fact.option]]
    code = "ja"

# Første møde ---

[[meeting]]
key = "a"

    # Hun selv.
    [[meeting.participant]]
    role = "r" # altid

    [[meeting.agenda]]
    key = "p"

# Andet møde ---

[[meeting]]
key = "b"
participants_as = "a"

    [[meeting.agenda]]
    key = "q"

# Opgaver ---

[[task]]
key = "t"
"""


def test_the_heading_of_what_follows_stays_when_the_last_piece_before_it_goes() -> None:
    text = EDITOR.remove(SERIES, "meeting[1].agenda[1]")
    assert comments(text) == comments(SERIES)
    assert EDITOR.remove(text, "fact[1]").count("# Det, der skal vides ---") == 1


def test_a_question_stands_after_the_others_and_goes_again_without_a_trace() -> None:
    text = EDITOR.add(SERIES, "", PieceKind.QUESTION, {"id": "ny", "label": "Ny?"})
    assert sorted(changed_lines(SERIES, text)) == ["+ ", "+ [[fact]]", '+ id = "ny"', '+ label = "Ny?"']
    assert [one.path for one in EDITOR.pieces(text) if one.kind is PieceKind.QUESTION] == ["fact[1]", "fact[2]"]
    assert EDITOR.remove(text, "fact[2]") == SERIES


def test_the_first_question_stands_before_the_meetings() -> None:
    text = EDITOR.add(SAMPLE, "", PieceKind.QUESTION, {"id": "ny"})
    assert list(tomllib.loads(text)) == ["format", "fact", "meeting"]
    assert EDITOR.remove(text, "fact[1]") == SAMPLE


def test_a_meeting_is_added_after_the_last_and_goes_again_without_a_trace() -> None:
    text = EDITOR.add(SERIES, "", PieceKind.MEETING, {"key": "c", "timing": {"earliest": True}})
    text = EDITOR.add(text, "meeting[3]", PieceKind.ITEM, {"key": "z"})
    assert [one["key"] for one in tomllib.loads(text)["meeting"]] == ["a", "b", "c"]
    assert list(tomllib.loads(text))[-1] == "task"
    assert EDITOR.remove(text, "meeting[3]") == SERIES


def test_a_meeting_that_goes_takes_its_heading_and_leaves_its_people() -> None:
    text = EDITOR.set(SERIES, "meeting[2]", "participants_as", None)
    text = EDITOR.remove(EDITOR.copy_participants(text, "meeting[1]", "meeting[2]"), "meeting[1]")
    assert set(comments(text)) == {one for one in comments(SERIES) if "Første" not in one}
    (left,) = tomllib.loads(text)["meeting"]
    assert left == {"key": "b", "participant": [{"role": "r"}], "agenda": [{"key": "q"}]}
    assert 'role = "r" # altid' in text


def test_answers_to_choose_from_are_written_as_tables_and_read_again() -> None:
    text = EDITOR.set(SERIES, "fact[1]", "option", None)
    told = [{"code": "a", "label": "En"}, {"code": "b", "label": "To, eller flere"}]
    text = EDITOR.set(text, "fact[1]", "option", told)
    assert tomllib.loads(text)["fact"][0]["option"] == told
    assert comments(text) == comments(SERIES)


def comments(text: str) -> list[str]:
    return [one.strip() for one in text.splitlines() if one.strip().startswith("#")]


def editable(pieces: tuple[Piece, ...]) -> list[Piece]:
    return [one for one in pieces if one.meeting and one.kind is not PieceKind.MEETING]


STEPS = st.tuples(st.sampled_from(["title", "add", "remove", "up", "down", "required"]), st.integers(0, 200), st.text())


@given(ref=st.sampled_from(sorted(TEXTS)), steps=st.lists(STEPS, min_size=1, max_size=8))
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_sequence_of_changes_is_sound_or_says_which_piece_is_not(
    ref: str, steps: list[tuple[str, int, str]]
) -> None:
    text = TEXTS[ref]
    for number, (act, at, words) in enumerate(steps):
        pieces = EDITOR.pieces(text)
        inner = editable(pieces)
        if not inner:
            break
        piece = inner[at % len(inner)]
        before = tomllib.loads(text)
        match act:
            case "title":
                text = EDITOR.set(text, piece.path, "label" if piece.kind is PieceKind.PARTICIPANT else "title", words)
            case "required":
                text = EDITOR.set(text, piece.path, "required", True)
            case "add":
                values: dict[str, Any] = {"key": f"ny-{number}", "title": words, "guidance": words}
                values |= {"part": "notes", "editors": ["note"]}
                text = EDITOR.add(text, piece.meeting, PieceKind.ITEM, values)
            case "remove":
                text = EDITOR.remove(text, piece.path)
            case _:
                text = EDITOR.move(text, piece.path, 1 if act == "down" else -1)
                key = piece.kind.value
                meeting = int(piece.meeting[8:-1]) - 1
                rows = [sorted(map(str, one["meeting"][meeting][key])) for one in (before, tomllib.loads(text))]
                assert rows[0] == rows[1], "moving changes the order and nothing else"
        if act != "remove":
            assert comments(text)[:1] == comments(TEXTS[ref])[:1]
    paths = {one.path for one in EDITOR.pieces(text)}
    found, problems = SHIPPED.check_format(text, "viborg")
    assert (found is None) == bool(problems)
    for path, reason in problems:
        assert reason
        assert path.startswith(("meeting[", "format", "target", "fact", "event", "task"))
        if path.startswith("meeting["):
            assert path.split(".")[0] in paths
