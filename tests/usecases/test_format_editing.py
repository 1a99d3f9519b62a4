"""A leader copies a format, changes it, is told what is wrong, and publishes the next version."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.desks import Desk
from ungeapp.bootstrap import MUNICIPAL
from ungeapp.domain.errors import NotAllowed, NotFound
from ungeapp.usecases.format_editing import PieceKind

SPARRING = "unge/sparringsmoede"
KEY = "sparringsmoede"
MEETING = "meeting[1]"
ITEM = "meeting[1].agenda[1]"


def folder(desk: Desk) -> Path:
    return desk.folder.resolve().parent / MUNICIPAL / "formats"


def test_a_copy_with_another_title_is_published_as_the_next_version_and_used(desk: Desk) -> None:
    does = desk.do.format_editing
    key = does.begin(SPARRING)
    assert does.set(key, "format", "title", "Sparring her").title == "Sparring her"
    ref = does.publish(key)
    assert (ref.owner, ref.id, ref.version) == ("viborg", KEY, 2)
    assert (folder(desk) / "sparringsmoede.2.toml").is_file()
    person = desk.person()
    course = desk.do.courses.start(person.id, "viborg/sparringsmoede", {"ppr-med": "no"})
    assert course.series.format == "viborg/sparringsmoede/2"
    assert course.format.title == "Sparring her"


def test_published_twice_it_is_version_two_and_three_and_running_meetings_keep_theirs(desk: Desk) -> None:
    does = desk.do.format_editing
    assert does.publish(does.begin(SPARRING)).version == 2
    person = desk.person()
    desk.do.courses.start(person.id, "viborg/sparringsmoede", {"ppr-med": "no"})
    key = does.begin("viborg/sparringsmoede")
    does.set(key, "format", "title", "En til")
    assert list(does.running(key)) == ["viborg/sparringsmoede/2"]
    assert does.publish(key).version == 3
    running = desk.do.courses.courses(person.id)[0]
    assert running.series.format.endswith("/2")
    assert running.format.title != "En til"


def test_the_shipped_one_is_hidden_by_the_municipalitys_and_never_touched(desk: Desk) -> None:
    shipped = desk.do.desk.definitions.text(desk.do.desk.definitions.format(SPARRING).ref)
    does = desk.do.format_editing
    does.publish(does.begin(SPARRING))
    offered = desk.do.courses.offered(desk.person().id)
    assert [one.format.ref.owner for one in offered if one.format.ref.id == KEY] == ["viborg"]
    assert desk.do.desk.definitions.text(desk.do.desk.definitions.format(f"{SPARRING}/1").ref) == shipped


def test_a_copy_under_a_name_of_its_own_is_a_format_of_its_own(desk: Desk) -> None:
    key = desk.do.format_editing.begin(SPARRING, "Møde på Østergård")
    assert key == "moede-paa-oestergaard"
    assert desk.do.format_editing.publish(key).version == 1
    assert len([one for one in desk.do.desk.definitions.formats() if one.ref.id in (KEY, key)]) == 2


def test_a_draft_waits_and_is_gone_on_with(desk: Desk) -> None:
    does = desk.do.format_editing
    key = does.begin(SPARRING)
    does.set(key, ITEM, "title", "Noget andet")
    assert does.begin(SPARRING) == key
    assert does.draft(key).piece(ITEM).values["title"] == "Noget andet"
    assert [one.key for one in does.drafts()] == [key]
    does.drop(key)
    assert does.drafts() == ()
    with pytest.raises(NotFound):
        does.draft(key)


def test_pieces_are_added_moved_and_taken_out(desk: Desk) -> None:
    does = desk.do.format_editing
    key = does.begin(SPARRING)
    draft = does.add_item(key, MEETING, "Hvem ringer til skolen?")
    new = [one for one in draft.pieces if one.kind is PieceKind.ITEM][-1]
    assert new.values["key"] == "hvem-ringer-til-skolen"
    moved = does.move(key, new.path, -1)
    assert [one.values["title"] for one in moved.pieces if one.kind is PieceKind.ITEM][-2] == "Hvem ringer til skolen?"
    draft = does.add_participant(key, MEETING, "family-adviser")
    assert [(one.piece, one.field) for one in draft.faults] == [(MEETING, "participant")]
    added = [one for one in draft.pieces if one.kind is PieceKind.PARTICIPANT][-1]
    assert does.remove(key, added.path).faults == ()
    assert does.add_output(key, MEETING, "Skolen er ringet op").faults == ()


def test_what_is_wrong_stands_at_its_piece_and_stops_the_publishing(desk: Desk) -> None:
    does = desk.do.format_editing
    key = does.begin(SPARRING)
    draft = does.set(key, ITEM, "guidance", " ")
    assert [(one.piece, one.field) for one in draft.faults] == [(ITEM, "guidance")]
    with pytest.raises(NotAllowed) as refused:
        does.publish(key)
    assert refused.value.code == "format-faulty"
    with pytest.raises(NotAllowed):
        does.sample_minutes(key, MEETING)
    assert not folder(desk).exists()


def test_it_is_written_down_who_published_it_and_when(desk: Desk) -> None:
    does = desk.do.format_editing
    ref = does.publish(does.begin(SPARRING))
    [published] = does.published()
    assert published.ref == ref
    assert published.at.astimezone(desk.do.desk.now().tzinfo).date() == date(2026, 11, 23)
    with desk.do.desk.looking() as uow:
        [row] = [one for one in uow.audit() if one.action == "publish-format"]
    assert (row.what, row.detail) == (str(ref), ref.sha256)


def test_a_version_that_is_there_is_never_written_over(desk: Desk) -> None:
    definitions = desk.do.desk.definitions
    text = definitions.text(definitions.format(SPARRING).ref)
    definitions.publish_format(text, "viborg")
    with pytest.raises(NotAllowed) as refused:
        definitions.publish_format(text, "viborg")
    assert refused.value.code == "format-version-taken"


def test_every_format_has_minutes_to_look_at(desk: Desk) -> None:
    does = desk.do.format_editing
    for one in desk.do.desk.definitions.formats():
        key = does.begin(f"{one.ref.owner}/{one.ref.id}")
        meeting = next(piece.path for piece in does.draft(key).pieces if piece.kind is PieceKind.MEETING)
        assert does.sample_minutes(key, meeting).startswith(b"%PDF")


def published_by_another_desk(desk: Desk) -> str:
    """Version 2, laid into the folder both desks share while a draft waits here."""
    definitions = desk.do.desk.definitions
    text = definitions.text(definitions.format(SPARRING).ref)
    return str(definitions.publish_format(text.replace("version = 1", "version = 2", 1), "viborg"))


def test_what_another_desk_published_meanwhile_is_not_lost(desk: Desk) -> None:
    does = desk.do.format_editing
    key = does.begin(SPARRING)
    does.set(key, "format", "title", "Vores titel")
    theirs = published_by_another_desk(desk)
    with pytest.raises(NotAllowed) as refused:
        does.publish(key)
    assert refused.value.code == "format-version-taken"
    assert does.draft(key).title == "Vores titel"
    assert str(desk.do.desk.definitions.format(KEY).ref) == theirs
    does.drop(key)
    assert does.publish(does.begin("viborg/sparringsmoede")).version == 3


def test_a_new_format_never_becomes_a_version_of_another_of_the_same_name(desk: Desk) -> None:
    does = desk.do.format_editing
    key = does.begin(SPARRING, "Vores møde")
    definitions = desk.do.desk.definitions
    definitions.publish_format(does.draft(key).text, "viborg")
    with pytest.raises(NotAllowed) as refused:
        does.publish(key)
    assert refused.value.code == "format-version-taken"


def test_a_draft_that_calls_itself_another_format_is_refused(desk: Desk) -> None:
    does = desk.do.format_editing
    key = does.begin(SPARRING)
    does.set(key, "format", "id", "foerste-samtale")
    with pytest.raises(NotAllowed) as refused:
        does.publish(key)
    assert refused.value.code == "format-other"
    assert not folder(desk).exists()
