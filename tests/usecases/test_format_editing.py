"""A leader copies a format, changes it, is told what is wrong, and publishes the next version."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.desks import Desk
from tests.forms.reading_pdf import page_texts
from ungeapp.bootstrap import MUNICIPAL
from ungeapp.domain.errors import NotAllowed, NotFound
from ungeapp.usecases.format_pieces import FormatDraft, PieceKind
from ungeapp.usecases.format_series import meetings

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
    ref = desk.do.format_publishing.publish(key)
    assert (ref.owner, ref.id, ref.version) == ("viborg", KEY, 4)
    assert (folder(desk) / "sparringsmoede.4.toml").is_file()
    person = desk.person()
    course = desk.do.courses.start(person.id, "viborg/sparringsmoede", {"ppr-med": "no"})
    assert course.series.format == "viborg/sparringsmoede/4"
    assert course.format.title == "Sparring her"


def test_published_twice_it_has_two_numbers_and_running_meetings_keep_theirs(desk: Desk) -> None:
    does = desk.do.format_editing
    assert desk.do.format_publishing.publish(does.begin(SPARRING)).version == 4
    person = desk.person()
    desk.do.courses.start(person.id, "viborg/sparringsmoede", {"ppr-med": "no"})
    key = does.begin("viborg/sparringsmoede")
    does.set(key, "format", "title", "En til")
    assert list(desk.do.format_publishing.running(key)) == ["viborg/sparringsmoede/4"]
    assert desk.do.format_publishing.publish(key).version == 5
    running = desk.do.courses.courses(person.id)[0]
    assert running.series.format.endswith("/4")
    assert running.format.title != "En til"


def test_the_shipped_one_is_hidden_by_the_municipalitys_and_never_touched(desk: Desk) -> None:
    shipped = desk.do.desk.definitions.text(desk.do.desk.definitions.format(SPARRING).ref)
    does = desk.do.format_editing
    desk.do.format_publishing.publish(does.begin(SPARRING))
    offered = desk.do.courses.offered(desk.person().id)
    assert [one.format.ref.owner for one in offered if one.format.ref.id == KEY] == ["viborg"]
    assert desk.do.desk.definitions.text(desk.do.desk.definitions.format(f"{SPARRING}/3").ref) == shipped


def test_a_copy_under_a_name_of_its_own_is_a_format_of_its_own(desk: Desk) -> None:
    key = desk.do.format_editing.begin(SPARRING, "Møde på Østergård")
    assert key == "moede-paa-oestergaard"
    assert desk.do.format_publishing.publish(key).version == 1
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


PREGNANT = "unge/saarbare-gravide"
AGES = "unge/samarbejdsmodellen"


def test_that_a_meeting_goes_before_everything_else_is_kept(desk: Desk) -> None:
    does = desk.do.format_editing
    key = does.begin(PREGNANT)
    draft = does.set(key, "format", "title", "Vores titel")
    assert draft.format is not None and draft.format.takes_precedence
    assert "takes_precedence = true" in draft.text


def shape(draft: FormatDraft) -> list[tuple[object, ...]]:
    """The meetings that are left: title, next, whose people, who calls."""
    names = ("key", "next", "participants_as", "convener")
    return [tuple(one.values.get(name) for name in names) for one in meetings(draft)]


@pytest.mark.parametrize("source", [PREGNANT, AGES, "unge/samarbejdsmoede", "unge/ssd-moede"])
def test_a_meeting_more_is_sound_and_goes_again_byte_for_byte(desk: Desk, source: str) -> None:
    does = desk.do.format_editing
    key = does.begin(source)
    before = does.draft(key)
    draft = does.add_meeting(key, "Et møde til", "Siden sidst", "Hvordan er det gået?")
    assert [one.reason for one in draft.faults if one.field != "max_meetings"] == []
    *_, last, new = shape(draft)
    assert last[1] == new[0] == "et-moede-til"
    assert does.remove(key, meetings(draft)[-1].path).text == before.text


def test_a_meeting_more_without_the_young_person_asks_how_they_will_be_told(desk: Desk) -> None:
    does = desk.do.format_editing
    key = does.begin(SPARRING)
    draft = does.add_meeting(key, "Sparring igen", "Siden sidst", "Hvordan er det gået?")
    assert draft.faults == ()
    assert draft.format is not None and draft.format.meetings[1].agenda[0].required


def test_each_meeting_of_each_format_can_go_and_the_others_stay_what_they_were(desk: Desk) -> None:
    does = desk.do.format_editing
    for one in desk.do.desk.definitions.formats():
        key = does.begin(f"{one.ref.owner}/{one.ref.id}")
        before = does.draft(key)
        rows = meetings(before)
        for gone in rows if len(rows) > 1 else ():
            draft = does.remove(key, gone.path)
            assert draft.faults == (), (str(one.ref), gone.path)
            assert draft.format is not None
            left = {step.key: step for step in draft.format.meetings}
            for step in one.meetings:
                if step.key in left:
                    assert left[step.key].participants == step.participants
                    assert left[step.key].agenda == step.agenda
            does.keep(key, before.text)
        does.drop(key)


def test_the_first_of_three_meetings_goes_and_the_second_takes_its_people(desk: Desk) -> None:
    does = desk.do.format_editing
    key = does.begin(AGES)
    draft = does.remove(key, "meeting[1]")
    assert shape(draft)[0][:3] == ("ved-17-en-halv", "ved-18-en-halv", None)
    assert shape(draft)[1][:3] == ("ved-18-en-halv", None, "ved-17-en-halv")
    does.remove(key, "meeting[2]")
    with pytest.raises(NotAllowed) as refused:
        does.remove(key, "meeting[1]")
    assert refused.value.code == "format-last-meeting"


def test_a_question_is_asked_under_a_point_and_cannot_go_while_it_is(desk: Desk) -> None:
    does = desk.do.format_editing
    key = does.begin(PREGNANT)
    begun = does.draft(key)
    draft = does.add_question(key, "Har hun et sted at bo?")
    question = [one for one in draft.pieces if one.kind is PieceKind.QUESTION][-1]
    assert question.values == {
        "id": "har-hun-et-sted-at-bo",
        "kind": "yes-no",
        "label": "Har hun et sted at bo?",
        "part": "parenthood",
    }
    assert does.ask_under(key, ITEM, ("har-hun-et-sted-at-bo",)).faults == ()
    assert does.used_by(key, question.path) == ("Dine egne ord",)
    with pytest.raises(NotAllowed) as refused:
        does.remove(key, question.path)
    assert refused.value.code == "format-question-used"
    assert does.ask_under(key, ITEM, ()).faults == ()
    assert does.remove(key, question.path).text == begun.text


def test_the_questions_conditions_look_at_stay(desk: Desk) -> None:
    does = desk.do.format_editing
    key = does.begin(PREGNANT)
    used = {
        str(one.values["id"]): does.used_by(key, one.path)
        for one in does.draft(key).pieces
        if one.kind is PieceKind.QUESTION
    }
    assert used["sparsomt-netvaerk"] == ("Kontakt netværksopdyrkeren i Familieafdelingen", "Netværkskort")
    assert used["enlig"] == ("Ægtefælle eller far til barnet",)
    assert all(used.values())


def test_answers_to_choose_from_keep_their_code_when_they_are_called_something_else(desk: Desk) -> None:
    does = desk.do.format_editing
    key = does.begin("unge/akut-overgang")
    path = next(one.path for one in does.draft(key).pieces if one.values.get("kind") == "choice")
    before = does.draft(key).piece(path).values["option"]
    labels = [one["label"] for one in before]
    assert does.set_answers(key, path, ["Fra en anden kommune", *labels[1:]]).piece(path).values["option"] == [
        {"code": before[0]["code"], "label": "Fra en anden kommune"},
        *before[1:],
    ]
    fewer = does.set_answers(key, path, labels[1:]).piece(path).values["option"]
    assert [one["code"] for one in fewer] == [one["code"] for one in before[1:]]
    assert "option" not in does.set_answered(key, path, "text").piece(path).values


def test_what_is_wrong_stands_at_its_piece_and_stops_the_publishing(desk: Desk) -> None:
    does = desk.do.format_editing
    key = does.begin(SPARRING)
    draft = does.set(key, ITEM, "guidance", " ")
    assert [(one.piece, one.field) for one in draft.faults] == [(ITEM, "guidance")]
    with pytest.raises(NotAllowed) as refused:
        desk.do.format_publishing.publish(key)
    assert refused.value.code == "format-faulty"
    with pytest.raises(NotAllowed):
        desk.do.format_publishing.sample_minutes(key, MEETING)
    assert not folder(desk).exists()


def test_it_is_written_down_who_published_it_and_when(desk: Desk) -> None:
    does = desk.do.format_editing
    ref = desk.do.format_publishing.publish(does.begin(SPARRING))
    [published] = desk.do.format_publishing.published()
    assert (published.ref, published.version, published.by) == (str(ref), 4, desk.do.desk.author.name)
    assert published.at.astimezone(desk.do.desk.now().tzinfo).date() == date(2026, 11, 23)
    with desk.do.desk.looking() as uow:
        [row] = [one for one in uow.audit() if one.action == "publish-format"]
    assert (row.what, row.detail) == (str(ref), ref.sha256)


def test_a_meeting_a_deadline_looks_at_is_missed_before_it_is_published(desk: Desk) -> None:
    does = desk.do.format_editing
    key = does.begin("unge/samarbejdsmodellen")
    draft = does.draft(key)
    assert draft.lost == ()
    step = next(one for one in draft.pieces if one.values.get("key") == "ved-17-en-halv")
    draft = does.remove(key, step.path)
    assert draft.format is not None, "nothing else is wrong"
    (lost,) = draft.lost
    assert (lost.step, lost.deadline) == (step.values["title"], "Samarbejdsmøde ved 17½ år")
    assert lost.never_ends and "Samarbejdsmodellen" in lost.source
    with pytest.raises(NotAllowed) as refused:
        desk.do.format_publishing.publish(key)
    assert refused.value.code == "format-step-lost"
    does.drop(key)
    own = does.begin("unge/samarbejdsmodellen", "Vores samarbejde")
    assert does.remove(own, step.path).lost == (), "no deadline knows a format of another name"
    assert desk.do.format_publishing.publish(own).version == 1


def test_a_meeting_that_is_gone_is_put_back_where_nothing_is_left_to_undo(desk: Desk) -> None:
    does = desk.do.format_editing
    key = does.begin("unge/samarbejdsmodellen")
    before = does.draft(key)
    steps = [one for one in before.pieces if one.kind is PieceKind.MEETING]
    for gone in range(len(steps)):
        step = str(steps[gone].values["key"])
        without = does.remove(key, steps[gone].path)
        assert step in {one.key for one in without.lost}
        after = does.put_back(key, step)  # a fresh look at the store is all it knows
        assert after.lost == () and after.format is not None
        assert [one.values["key"] for one in after.pieces if one.kind is PieceKind.MEETING] == [
            one.values["key"] for one in steps
        ]
        assert [one.next for one in after.format.meetings] == [one.next for one in before.format.meetings]
        assert [len(one.agenda) for one in after.format.meetings] == [len(one.agenda) for one in before.format.meetings]
        assert [len(one.participants) for one in after.format.meetings] == [
            len(one.participants) for one in before.format.meetings
        ]
        does.keep(key, before.text)
    with pytest.raises(NotAllowed):
        does.put_back(key, str(steps[0].values["key"]))


def test_all_meetings_but_one_are_put_back_in_any_order(desk: Desk) -> None:
    does = desk.do.format_editing
    key = does.begin("unge/samarbejdsmodellen")
    before = does.draft(key)
    steps = [str(one.values["key"]) for one in before.pieces if one.kind is PieceKind.MEETING]
    for _gone in steps[1:]:
        does.remove(key, "meeting[1]")
    for step in reversed(steps[:-1]):
        draft = does.put_back(key, step)
    assert draft.lost == () and draft.format is not None and before.format is not None
    assert [(one.key, one.next) for one in draft.format.meetings] == [
        (one.key, one.next) for one in before.format.meetings
    ]


def test_a_meeting_under_another_key_is_missed_too_also_where_a_deadline_is_reckoned_with_it(desk: Desk) -> None:
    does = desk.do.format_editing
    key = does.begin("unge/overgangsmoede")
    step = next(one for one in does.draft(key).pieces if one.values.get("key") == "ved-sytten")
    lost = does.set(key, step.path, "key", "ved-atten").lost
    assert {(one.deadline, one.never_ends) for one in lost} == {
        ("Overgangsmøde", True),
        ("Ungestøtte drøftet i visitationen", False),
    }
    does.set(key, step.path, "key", "ved-sytten")
    assert does.draft(key).lost == ()


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
        assert desk.do.format_publishing.sample_minutes(key, meeting).startswith(b"%PDF")


def published_by_another_desk(desk: Desk) -> str:
    """The next version, laid into the folder both desks share while a draft waits here."""
    definitions = desk.do.desk.definitions
    text = definitions.text(definitions.format(SPARRING).ref)
    return str(definitions.publish_format(text.replace("version = 3", "version = 4", 1), "viborg"))


def test_what_another_desk_published_meanwhile_is_not_lost(desk: Desk) -> None:
    does = desk.do.format_editing
    key = does.begin(SPARRING)
    does.set(key, "format", "title", "Vores titel")
    theirs = published_by_another_desk(desk)
    with pytest.raises(NotAllowed) as refused:
        desk.do.format_publishing.publish(key)
    assert refused.value.code == "format-version-taken"
    assert does.draft(key).title == "Vores titel"
    assert str(desk.do.desk.definitions.format(KEY).ref) == theirs
    does.drop(key)
    assert desk.do.format_publishing.publish(does.begin("viborg/sparringsmoede")).version == 5


def test_a_new_format_never_becomes_a_version_of_another_of_the_same_name(desk: Desk) -> None:
    does = desk.do.format_editing
    key = does.begin(SPARRING, "Vores møde")
    definitions = desk.do.desk.definitions
    definitions.publish_format(does.draft(key).text, "viborg")
    with pytest.raises(NotAllowed) as refused:
        desk.do.format_publishing.publish(key)
    assert refused.value.code == "format-version-taken"


def test_a_draft_that_calls_itself_another_format_is_refused(desk: Desk) -> None:
    does = desk.do.format_editing
    key = does.begin(SPARRING)
    does.set(key, "format", "id", "foerste-samtale")
    with pytest.raises(NotAllowed) as refused:
        desk.do.format_publishing.publish(key)
    assert refused.value.code == "format-other"
    assert not folder(desk).exists()


def test_every_question_of_every_shipped_format_is_asked_under_a_point_or_decides_something(desk: Desk) -> None:
    does = desk.do.format_editing
    for one in desk.do.desk.definitions.formats():
        key = does.begin(f"{one.ref.owner}/{one.ref.id}")
        for piece in does.draft(key).pieces:
            if piece.kind is PieceKind.QUESTION:
                assert does.used_by(key, piece.path), (str(one.ref), piece.values["label"])


def test_another_one_who_calls_is_the_one_the_guide_names(desk: Desk) -> None:
    does = desk.do.format_editing
    key = does.begin("unge/samarbejdsmoede")
    first, second = (one.path for one in meetings(does.draft(key)))
    assert "Teamlederne i" in guide(desk, key)
    same = does.set_convener(key, first, "convener", "unit")
    assert "called_by" in same.piece(first).values, "nothing has changed"
    draft = does.set_convener(key, first, "convener", "responsible")
    assert draft.faults == () and "Teamlederne i" not in guide(desk, key)
    assert all("called_by" not in draft.piece(one).values for one in (first, second))
    assert "convener_unit_kind" not in draft.piece(first).values
    assert "Den ansvarlige sagsbehandler" in guide(desk, key)
    does.set(key, first, "called_by", "Teamlederen for unge")
    assert "Teamlederen for unge" in guide(desk, key)


def test_words_of_ones_own_for_the_next_meeting_stay(desk: Desk) -> None:
    does = desk.do.format_editing
    key = does.begin("unge/samarbejdsmoede")
    first, second = (one.path for one in meetings(does.draft(key)))
    does.set(key, second, "called_by", "Mødelederen")
    draft = does.set_convener(key, first, "convener", "responsible")
    assert draft.piece(second).values["called_by"] == "Mødelederen"


def test_another_unit_calls_and_a_meeting_that_goes_leaves_its_words_to_the_next(desk: Desk) -> None:
    does = desk.do.format_editing
    key = does.begin("unge/samarbejdsmoede")
    first, second = (one.path for one in meetings(does.draft(key)))
    words = does.draft(key).piece(first).values["called_by"]
    does.set(key, second, "called_by", None)
    draft = does.remove(key, first)
    (left,) = meetings(draft)
    assert (left.values["convener"], left.values["called_by"]) == ("unit", words)
    other = "family" if left.values["convener_unit_kind"] != "family" else "job"
    assert "called_by" not in does.set_convener(key, left.path, "convener_unit_kind", other).piece(left.path).values


def guide(desk: Desk, key: str) -> str:
    return " ".join("\n".join(page_texts(desk.do.format_publishing.sample_guide(key))).split())
