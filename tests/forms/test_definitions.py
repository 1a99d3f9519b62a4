"""The shipped definitions load, say what the sources say, and keep to themselves what paper must not tell."""

from __future__ import annotations

import hashlib
import re
import tomllib
from datetime import date
from pathlib import Path

import pytest

from ungeapp.domain.ages import PLAN_RIGHT, SCREENED
from ungeapp.domain.checklists import RequiredFor
from ungeapp.domain.errors import NotFound
from ungeapp.domain.format_groups import in_use
from ungeapp.domain.formats import Editor, FormatRef, MeetingFormat, Obligation, ParticipantRule, participants_for
from ungeapp.domain.parts import GOAL_PREFIX, PLAN_NEEDS_CONSENT, Part
from ungeapp.domain.scheduling import Proposal, proposed_dates
from ungeapp.forms.definition_reader import MAX_BYTES, FaultyDefinition
from ungeapp.forms.definitions import Definitions
from ungeapp.system import paths

TODAY = date(2026, 6, 1)


@pytest.fixture(scope="module")
def shipped(request: pytest.FixtureRequest) -> Definitions:
    return Definitions(Path(request.config.rootpath) / "resources")


@pytest.fixture(scope="module")
def pregnancies(shipped: Definitions) -> MeetingFormat:
    return shipped.format("saarbare-gravide")


def test_every_shipped_definition_is_sound(shipped: Definitions, checkout: Path) -> None:
    folders = ("formats", "checklists", "profiles", "terms", "rules")
    files = [path for folder in folders for path in (checkout / "resources" / folder).rglob("*.toml")]
    assert len(files) >= 9
    assert [str(one) for path in files for one in shipped.check(path)] == []


def test_life_areas_agree_with_the_parts(shipped: Definitions) -> None:
    areas = shipped.terms("life-areas").terms
    goals = [part for part in Part if part.startswith(GOAL_PREFIX)]
    assert [one.part for one in areas] == goals
    for one in areas:
        assert one.part is not None
        assert one.needs_consent == (one.part in PLAN_NEEDS_CONSENT)
        assert one.needs_consent != one.work_or_education


def test_every_term_has_a_source(shipped: Definitions, checkout: Path) -> None:
    for path in (checkout / "resources" / "terms").glob("*.toml"):
        assert all(one.source and one.label for one in shipped.terms(path.stem).terms)


def test_bases_have_moved_to_the_new_law(shipped: Definitions) -> None:
    bases = shipped.terms("bases")
    before, after = bases.find("duty-to-notify", date(2023, 6, 1)), bases.find("duty-to-notify", TODAY)
    assert before is not None
    assert after is not None
    assert "§ 153" in before.source
    assert "§ 133" in after.source
    assert any(one.needs_consent for one in bases.on(TODAY))
    glossary = shipped.terms("glossary").by_old_term("efterværn")
    assert glossary is not None
    assert glossary.label == "Ungestøtte"


def test_viborg(shipped: Definitions) -> None:
    profile = shipped.profile("viborg")
    assert (profile.slot.weekday, profile.slot.start.hour, profile.slot.end.hour) == (2, 13, 15)
    assert profile.unit("familieafdelingen").name == "Familieafdelingen"
    assert profile.unit("viborg/gravidprojektet").under == "viborg/familieafdelingen"
    assert profile.notice_source
    assert not profile.has_unit("nowhere")
    with pytest.raises(KeyError):
        profile.unit("nowhere")
    assert (profile.min_grade, profile.max_age) == (None, None), "its sheets set no common age"
    slagelse = shipped.profile("slagelse")
    assert slagelse.in_age_range(date(1996, 6, 2), TODAY)
    assert not slagelse.in_age_range(date(1995, 5, 31), TODAY)
    assert profile in shipped.profiles()


def test_closed_days(shipped: Definitions) -> None:
    closed = shipped.closed_days(shipped.profile("viborg"), 2023, 2026)
    easter_monday, great_prayer_day, working_since = date(2026, 4, 6), date(2023, 5, 5), date(2024, 4, 26)
    assert {easter_monday, great_prayer_day, date(2026, 6, 5), date(2026, 12, 24), date(2025, 12, 31)} <= closed
    assert working_since not in closed


# The two meetings, as the source says them ---------------------------------------------------------------------------


def dates(shipped: Definitions, pregnancies: MeetingFormat, events: dict[str, date], today: date) -> list[Proposal]:
    profile = shipped.profile("viborg")
    closed = shipped.closed_days(profile, 2026, 2027)
    return proposed_dates(pregnancies, events, today, profile.slot, closed, notice_days=profile.notice_days)


def test_two_meetings_in_the_fixed_slot(shipped: Definitions, pregnancies: MeetingFormat) -> None:
    first, second = dates(shipped, pregnancies, {"terminsdato": date(2026, 10, 29)}, TODAY)
    assert (first.date, first.provisional) == (date(2026, 6, 10), False)
    # 24 December is closed and a Thursday; the Wednesday before is open
    assert (second.date, second.provisional) == (date(2026, 12, 23), True)
    born = {"terminsdato": date(2026, 10, 29), "foedsel": date(2026, 10, 21)}
    moved = dates(shipped, pregnancies, born, date(2026, 10, 22))[1]
    assert (moved.date, moved.provisional) == (date(2026, 12, 16), False)


@pytest.mark.parametrize("event", ["graviditeten-ophoert", "doedt-spaedbarn", "fraflyttet", "anbragt"])
def test_one_event_stops_everything(shipped: Definitions, pregnancies: MeetingFormat, event: str) -> None:
    assert dates(shipped, pregnancies, {"terminsdato": date(2026, 10, 29), event: TODAY}, TODAY) == []


def invited(pregnancies: MeetingFormat, **facts: bool) -> set[str]:
    answers = {key.replace("_", "-"): value for key, value in facts.items()}
    return {rule.role for rule, verdict in participants_for(pregnancies.meetings[0], answers) if verdict is True}


def test_participants_follow_from_the_answers(pregnancies: MeetingFormat) -> None:
    always = {"young-person", "employment-adviser", "own-doctor", "health-visitor", "midwife"}
    alone = invited(pregnancies, enlig=True, sag_paa_ufoedt_barn=False, ydelser_fra_psykiatrien=False)
    assert alone == always | {"private-network-person", "outreach-adviser"}
    known = invited(pregnancies, enlig=False, sag_paa_ufoedt_barn=True, ydelser_fra_psykiatrien=True)
    assert known == always | {"partner", "family-adviser", "psychiatry"}
    assert pregnancies.meetings[1].participants == pregnancies.meetings[0].participants


def rules(pregnancies: MeetingFormat) -> list[ParticipantRule]:
    return [rule for meeting in pregnancies.meetings for rule, _verdict in participants_for(meeting, {})]


def test_municipal_staff_must_come_and_have_a_unit_of_the_profile(
    shipped: Definitions, pregnancies: MeetingFormat
) -> None:
    profile = shipped.profile("viborg")
    for rule in rules(pregnancies):
        assert (rule.obligation is Obligation.MUST) == rule.municipal
        assert (rule.unit is not None) == rule.municipal
        assert rule.unit is None or profile.has_unit(rule.unit)


def test_roles_are_summoned_as_their_terms_say(shipped: Definitions, pregnancies: MeetingFormat) -> None:
    for rule in rules(pregnancies):
        term = shipped.terms("roles").find(rule.role, TODAY)
        assert term is not None
        assert (term.municipal, term.private) == (rule.municipal, rule.private)


def test_her_own_words_stand_first_in_every_meeting(pregnancies: MeetingFormat) -> None:
    for meeting in pregnancies.meetings:
        assert meeting.agenda[0].editors == (Editor.OWN_WORDS,)


def test_no_paper_for_others_tells_what_it_is_about(pregnancies: MeetingFormat) -> None:
    titles = [pregnancies.public_title, *(one.public_title for one in pregnancies.meetings)]
    for meeting in pregnancies.meetings:
        titles += [one.public_title for one in meeting.agenda]
        titles += [one.public_title for one in meeting.outputs]
    titles += [rule.public_label for rule in rules(pregnancies)]
    for word in ("gravid", "sårbar", "fød", "barn", "barsel", "termin", "jordemoder", "psykiatri"):
        assert not [title for title in titles if word in title.casefold()]


def test_the_handover_checklist(shipped: Definitions) -> None:
    checklist = shipped.checklist("overlevering")
    assert checklist.items[0].key == "egne-ord"
    waits = {step: {one.key for one in checklist.open_for(step, {})} for step in RequiredFor}
    assert "motiveret-og-tryg" in waits[RequiredFor.CLOSE] - waits[RequiredFor.ACCEPT]
    assert "modtager" in waits[RequiredFor.ACCEPT] - waits[RequiredFor.OFFER]
    occasions = [one.code for one in checklist.item("anledning").options]
    assert occasions == [one.code for one in shipped.terms("handover-occasions").terms]


def test_every_point_of_a_checklist_in_use_says_where_it_comes_from(shipped: Definitions) -> None:
    every = shipped.checklists()
    assert len(every) == 7
    without = [(one.ref.id, item.key) for one in every for item in one.items if not item.source]
    assert without == []
    first = shipped.checklist("overlevering", 1)
    assert not first.by_point and first.source, "what was printed before says it of the list as a whole"


def test_a_later_version_asks_for_the_same_points(shipped: Definitions) -> None:
    """What was answered under the one before is not lost: keys, steps and parts stay."""
    for new in shipped.checklists():
        old = shipped.checklist(new.ref.id, new.ref.version - 1)
        kept = [(one.key, one.kind, one.required_for, one.part, one.prefilled_from) for one in old.items]
        assert [(one.key, one.kind, one.required_for, one.part, one.prefilled_from) for one in new.items] == kept


def test_deadlines_are_dated(shipped: Definitions) -> None:
    now = {one.id: one for one in shipped.deadlines(TODAY)}
    before = {one.id for one in shipped.deadlines(date(2023, 1, 1))}
    assert now["d03"].offset == 3
    assert "d03" not in before
    assert now["d26"].offset is None


def test_ages_are_data_with_a_source(shipped: Definitions) -> None:
    found = {one.id: one for one in shipped.ages(TODAY)}
    assert (found[PLAN_RIGHT].to_age, found[SCREENED].from_age, found[SCREENED].to_age) == (24, 15, 17)
    assert all(one.source for one in found.values())
    assert shipped.check(paths.resources() / "rules" / "ages.toml") == []


# The catalogue -------------------------------------------------------------------------------------------------------


def test_the_text_behind_a_reference_can_be_kept_and_read_again(
    shipped: Definitions, pregnancies: MeetingFormat
) -> None:
    text = shipped.text(pregnancies.ref)
    assert hashlib.sha256(text.encode()).hexdigest() == pregnancies.ref.sha256
    assert tomllib.loads(text)["format"]["id"] == pregnancies.ref.id
    assert shipped.read_format(text) == pregnancies
    checklist = shipped.checklist("overlevering")
    assert shipped.read_checklist(shipped.text(checklist.ref)) == checklist


def test_a_format_that_meetings_are_held_by_is_read_though_it_ended_before_it_began(
    shipped: Definitions, pregnancies: MeetingFormat, tmp_path: Path
) -> None:
    begins = f"valid_from = {pregnancies.valid_from}"
    text = shipped.text(pregnancies.ref).replace(begins, f"{begins}\nvalid_to = 2015-01-01", 1)
    assert shipped.read_format(text, "viborg").valid_to == date(2015, 1, 1)
    path = tmp_path / f"{pregnancies.ref.id}.{pregnancies.ref.version}.toml"
    path.write_text(text, encoding="utf-8")
    assert [one.path for one in shipped.check(path)] == ["format.valid_to"]


def test_a_format_is_found_by_any_of_its_names(shipped: Definitions, pregnancies: MeetingFormat) -> None:
    ref = pregnancies.ref
    for name in (ref.id, f"{ref.owner}/{ref.id}", str(ref)):
        assert shipped.format(name) is pregnancies
    assert shipped.format(ref.id, ref.version) is pregnancies
    assert shipped.format(ref.id, 1).ref.version == 1
    assert pregnancies in shipped.formats()


@pytest.mark.parametrize("name", ["nothing", "other/saarbare-gravide", "unge/saarbare-gravide/99", "../x", "a/b/c/d"])
def test_what_is_not_there_is_not_found(shipped: Definitions, name: str) -> None:
    for find in (shipped.format, shipped.checklist, shipped.profile, shipped.terms):
        with pytest.raises(NotFound):
            find(name)
    with pytest.raises(NotFound):
        shipped.text(FormatRef("unge", "saarbare-gravide", 1, "0" * 64))


def municipal(tmp_path: Path, checkout: Path, name: str, text: str) -> Definitions:
    path = tmp_path / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return Definitions(checkout / "resources", tmp_path, "viborg")


def test_a_municipality_has_formats_of_its_own(
    shipped: Definitions, pregnancies: MeetingFormat, checkout: Path, tmp_path: Path
) -> None:
    text = shipped.text(pregnancies.ref).replace("version = 3", "version = 4", 1)
    both = municipal(tmp_path, checkout, "formats/saarbare-gravide.4.toml", text)
    both_of_them = {str(one.ref) for one in both.formats() if one.ref.id == pregnancies.ref.id}
    assert both_of_them == {"unge/saarbare-gravide/3", "viborg/saarbare-gravide/4"}
    assert both.format("saarbare-gravide").ref.owner == "viborg"
    assert both.format("unge/saarbare-gravide/3") == pregnancies
    assert both.text(both.format("saarbare-gravide").ref) == text


@pytest.mark.parametrize(
    ("day", "reference", "offered"),
    [
        (date(2026, 12, 31), "unge/saarbare-gravide/3", True),
        (date(2027, 1, 1), "viborg/saarbare-gravide/4", True),
        (date(2027, 7, 1), "viborg/saarbare-gravide/5", True),
        (date(2027, 7, 2), "viborg/saarbare-gravide/5", False),
    ],
)
def test_the_version_before_counts_until_a_later_one_begins_and_none_once_the_last_has_ended(
    shipped: Definitions,
    pregnancies: MeetingFormat,
    checkout: Path,
    tmp_path: Path,
    day: date,
    reference: str,
    offered: bool,
) -> None:
    text = shipped.text(pregnancies.ref)
    begun = re.search(r"valid_from = .*", text)
    assert begun is not None
    for number, days in ((4, "2027-01-01"), (5, "2027-07-01\nvalid_to = 2027-07-01")):
        later = text.replace("version = 3", f"version = {number}", 1).replace(begun[0], f"valid_from = {days}", 1)
        both = municipal(tmp_path, checkout, f"formats/saarbare-gravide.{number}.toml", later)
    (found,) = (one for one in in_use(both.formats(day)) if one.ref.id == pregnancies.ref.id)
    assert str(found.ref) == reference
    assert str(both.format("saarbare-gravide", day=day).ref) == reference
    assert found.valid_on(day) is offered
    assert str(both.format("saarbare-gravide").ref) == "viborg/saarbare-gravide/5", "without a day the newest"


def test_a_checkout_with_windows_line_ends_means_the_same(
    shipped: Definitions, pregnancies: MeetingFormat, checkout: Path, tmp_path: Path
) -> None:
    text = shipped.text(pregnancies.ref).replace("\n", "\r\n")
    both = municipal(tmp_path, checkout, "formats/saarbare-gravide.3.toml", "")
    (tmp_path / "formats" / "saarbare-gravide.3.toml").write_bytes(text.encode())
    assert both.format("viborg/saarbare-gravide").ref.sha256 == pregnancies.ref.sha256


def test_a_municipality_replaces_a_term_list(checkout: Path, tmp_path: Path) -> None:
    text = (
        '[terms]\nkind = "channels"\ntitle = "Kontakt"\n[[term]]\ncode = "pigeon"\nlabel = "Brevdue"\nsource = "Os"\n'
    )
    both = municipal(tmp_path, checkout, "terms/channels.toml", text)
    assert [one.code for one in both.terms("channels").terms] == ["pigeon"]


def test_a_file_is_named_after_its_content(shipped: Definitions, checkout: Path, tmp_path: Path) -> None:
    text = shipped.text(shipped.format("saarbare-gravide").ref)
    both = municipal(tmp_path, checkout, "formats/andet.1.toml", text)
    with pytest.raises(FaultyDefinition):
        both.format("andet")
    (found,) = both.check(tmp_path / "formats" / "andet.1.toml")
    assert found.path == "id"


def test_a_municipal_folder_has_an_owner(checkout: Path, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="municipality"):
        Definitions(checkout / "resources", tmp_path)


def test_checking_a_file_says_every_reason(shipped: Definitions, tmp_path: Path) -> None:
    text = shipped.text(shipped.format("saarbare-gravide").ref).replace('role = "midwife"', 'role = "storch"')
    path = tmp_path / "saarbare-gravide.3.toml"
    path.write_text(text, encoding="utf-8")
    found = shipped.check(path)
    assert [one.path for one in found] == ["meeting[1].participant[7].role", "meeting[2].participant[7].role"]


@pytest.mark.parametrize("content", [b"", b"a = 1\n", b"= 1\n", b"\xff\n", b"#" * (MAX_BYTES + 10)])
def test_anything_else_is_no_definition(shipped: Definitions, tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "file.toml"
    path.write_bytes(content)
    assert len(shipped.check(path)) == 1


def test_a_faulty_file_of_the_municipality_stops_no_other_and_is_told(checkout: Path, tmp_path: Path) -> None:
    folder = tmp_path / "formats"
    folder.mkdir()
    text = (checkout / "resources/formats/saarbare-gravide.1.toml").read_text(encoding="utf-8")
    (folder / "saarbare-gravide.3.toml").write_text(text.replace("version = 1", "version = 3", 1), encoding="utf-8")
    (folder / "saarbare-gravide.4.toml").write_text("[[[", encoding="utf-8")
    (folder / "bad.1.toml").write_bytes(b"\xff")
    definitions = Definitions(checkout / "resources", tmp_path, "viborg")
    assert "viborg/saarbare-gravide/3" in {str(one.ref) for one in definitions.formats()}
    assert definitions.format("saarbare-gravide").ref.version == 3
    assert [one.partition(":")[0] for one in definitions.format_faults()] == ["bad.1.toml", "saarbare-gravide.4.toml"]
    assert definitions.next_version("saarbare-gravide") == 5
    assert definitions.newest_versions("saarbare-gravide", "viborg") == ("viborg/saarbare-gravide/3",)
    with pytest.raises(FaultyDefinition):
        definitions.format("viborg/saarbare-gravide/4")
    with pytest.raises(FaultyDefinition):
        definitions.format("bad")


def test_a_faulty_file_that_was_shipped_is_said_at_once(tmp_path: Path) -> None:
    (tmp_path / "formats").mkdir()
    (tmp_path / "formats" / "bad.1.toml").write_text("[[[", encoding="utf-8")
    with pytest.raises(FaultyDefinition):
        Definitions(tmp_path).formats()
