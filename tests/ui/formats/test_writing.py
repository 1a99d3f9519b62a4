"""Whatever is written into a field of a format is read again as it was written; all else, comments too, stays."""

from __future__ import annotations

import tomllib
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from tests.ui.desk import TestDesk
from ungeapp.ui.formats.field_views import Asked, FieldView, Told
from ungeapp.ui.formats.fields import fields_of
from ungeapp.ui.formats.presenter import EditorPresenter
from ungeapp.ui.formats.writing import written
from ungeapp.usecases.format_pieces import FormatDraft, Piece, PieceKind

SOURCES = ["saarbare-gravide", "overgangsmoede", "kvartalsmoede", "samarbejdsmoede", "akut-overgang", "ssd-moede"]
COUPLED = {
    "role": {"label", "municipal", "private", "obligation"},
    "kind": {"option"},
    "asks": {"editors"},
    "convener": {"called_by", "convener_unit_kind"},
    "convener_unit_kind": {"called_by"},
}
"""What follows from another field of the same piece."""
TEXTS = st.text(st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="{}"), max_size=30)


def comments(text: str) -> list[str]:
    return [one.strip() for one in text.splitlines() if one.strip().startswith("#")]


def value_for(data: st.DataObject, field: FieldView) -> Told:
    match field.asked:
        case Asked.LINE:
            return data.draw(TEXTS)
        case Asked.TEXT:
            return "\n".join(dict.fromkeys(data.draw(st.lists(TEXTS.map(str.strip).filter(bool), max_size=3))))
        case Asked.NUMBER:
            return str(data.draw(st.integers(1, 99))) if data.draw(st.booleans()) else ""
        case Asked.TICK:
            return data.draw(st.booleans())
        case Asked.DATE:
            days = data.draw(st.none() | st.integers(0, 9999))
            return None if days is None else date(2010, 1, 1) + timedelta(days)
        case Asked.TICKS:
            return tuple(one.value for one in field.options if data.draw(st.booleans()))
        case _:
            return data.draw(st.sampled_from([one.value for one in field.options]))


def as_shown(field: FieldView, told: Told) -> Told:
    """What the form shows of it afterwards."""
    if field.asked is Asked.LINE and isinstance(told, str):
        return " ".join(told.split())
    if field.name == "option" and isinstance(told, str):
        return "\n".join(" ".join(one.split()) for one in told.splitlines() if one.split())
    return told


def others(draft: FormatDraft, piece: Piece, field: FieldView) -> list[Any]:
    """Everything in the file but what the field may touch."""
    top = field.name.partition(".")[0]
    gone = {top, *COUPLED.get(top, ())}
    found: list[Any] = [tomllib.loads(draft.text).get("legal")]
    for one in draft.pieces:
        values = dict(one.values)
        if one.path == piece.path:
            values = {name: value for name, value in values.items() if name not in gone}
        for inner in ("agenda", "output", "participant"):
            values.pop(inner, None)
        if field.name in ("convener", "convener_unit_kind"):  # who called it before may be named at the next one, too
            values.pop("called_by", None)
        found.append((one.path, values))
    return found


@given(source=st.sampled_from(SOURCES), at=st.integers(0, 200), which=st.integers(0, 30), data=st.data())
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
def test_a_field_is_read_again_as_it_was_written_and_all_else_stays(
    desk: TestDesk, source: str, at: int, which: int, data: st.DataObject
) -> None:
    does = desk.intentions.format_editing
    key = does.begin(f"unge/{source}")
    before = does.draft(key)
    lists = EditorPresenter(desk.intentions).lists()
    piece = before.pieces[at % len(before.pieces)]
    fields = fields_of(before, piece, lists)
    field = fields[which % len(fields)]
    told = value_for(data, field)
    assume(field.options or field.asked is not Asked.CHOICE)
    after = written(does, before, piece, field, told)
    try:
        assert comments(after.text) == comments(before.text)
        assert others(after, piece, field) == others(before, piece, field)
        again = {one.name: one for one in fields_of(after, after.piece(piece.path), lists)}
        if field.name in again and not (field.name == "repeat.months" and not told):
            shown = again[field.name].value
            if isinstance(shown, tuple):  # that questions are asked under a point is told in a field of its own
                shown = tuple(one for one in shown if one in [each.value for each in field.options])
            assert shown == as_shown(field, told), field.name
    finally:
        does.drop(key)  # a desk that keeps no drafts begins the next one quickly


@pytest.mark.parametrize("words", ["'''", '"""', "\\", "[[meeting]]", "# ikke en kommentar", "a = 'b"])
def test_signs_of_the_file_in_a_text_are_words_like_any(desk: TestDesk, words: str) -> None:
    does = desk.intentions.format_editing
    key = does.begin("unge/saarbare-gravide")
    before = does.draft(key)
    after = does.set(key, "meeting[1].agenda[1]", "guidance", words)
    assert after.piece("meeting[1].agenda[1]").values["guidance"] == words
    assert [one.path for one in after.pieces] == [one.path for one in before.pieces]
    assert does.set(key, "meeting[2]", "title", "Sidste").piece("meeting[2]").values["title"] == "Sidste"


@pytest.mark.parametrize("source", SOURCES)
def test_the_line_that_is_chosen_already_changes_nothing_when_it_is_chosen_again(desk: TestDesk, source: str) -> None:
    presenter = EditorPresenter(desk.intentions)
    presenter.open(desk.intentions.format_editing.begin(f"unge/{source}"))
    assert presenter.draft is not None
    base, asked = presenter.draft.text, set[str]()
    for piece in presenter.draft.pieces:
        for field in presenter.fields(piece.path):
            if field.asked is Asked.CHOICE:
                asked.add(field.name)
                presenter.write(field, field.value, piece.path)
                assert presenter.draft.text == base, f"{piece.path}: {field.name}"
    assert {"timing.when", "role"} <= asked


def test_a_repetition_goes_with_its_months(desk: TestDesk) -> None:
    does = desk.intentions.format_editing
    key = does.begin("unge/kvartalsmoede")
    draft = does.draft(key)
    lists = EditorPresenter(desk.intentions).lists()
    for name, told, repeat in (
        ("repeat.to_months", "4", {"months": 3, "to_months": 4}),
        ("repeat.months", "2", {"months": 2, "to_months": 4}),
        ("repeat.months", "", None),
    ):
        piece = draft.piece("meeting[1]")
        field = next(one for one in fields_of(draft, piece, lists) if one.name == name)
        draft = written(does, draft, piece, field, told)
        assert draft.piece("meeting[1]").values.get("repeat") == repeat
        assert draft.faults == ()


def test_ages_and_days_the_wrong_way_round_are_told_at_their_fields(desk: TestDesk) -> None:
    does = desk.intentions.format_editing
    key = does.begin("unge/saarbare-gravide")
    does.set(key, "target", "max_age", 12)
    draft = does.set(key, "format", "valid_to", date(2015, 1, 1))
    assert [(one.piece, one.field) for one in draft.faults] == [("format", "target.max_age"), ("format", "valid_to")]
    presenter = EditorPresenter(desk.intentions)
    presenter.open(key)
    presenter.piece = "format"
    assert set(presenter.errors()) == {"target.max_age", "valid_to"}


def test_an_event_is_added_followed_and_stays_while_it_is(desk: TestDesk) -> None:
    does = desk.intentions.format_editing
    key = does.begin("unge/frit-netvaerksmoede")
    before = does.draft(key)
    presenter = EditorPresenter(desk.intentions)
    presenter.open(key)
    presenter.add(PieceKind.EVENT, "Skolen begynder")
    event = presenter.current
    assert event.values["id"] == "skolen-begynder" and presenter.sound
    presenter.piece = "meeting[1]"
    when = next(one for one in presenter.fields() if one.name == "timing.when")
    presenter.write(when, "after")
    follows = next(one for one in presenter.fields() if one.name == "timing.event")
    assert "Skolen begynder" in [one.label for one in follows.options]
    presenter.write(follows, "skolen-begynder")
    assert presenter.sound
    assert str(presenter.current.values["title"]) in presenter.why_it_stays(event.path)
    presenter.write(when, "earliest")
    assert presenter.why_it_stays(event.path) == ""
    presenter.remove(event.path)
    assert does.draft(key).text == before.text


def test_an_event_a_deadline_runs_from_stays(desk: TestDesk) -> None:
    presenter = EditorPresenter(desk.intentions)
    presenter.open(desk.intentions.format_editing.begin("unge/foerste-samtale"))
    events = presenter.rows(PieceKind.EVENT)
    assert any(presenter.why_it_stays(one.id) for one in events)
