"""The shipped profiles: whole, sourced, without anybody's number, and saying what their documents say."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from fractions import Fraction
from pathlib import Path
from shutil import copytree

import pytest

from ungeapp.bootstrap import shipped_definitions
from ungeapp.domain.deadlines import Standing
from ungeapp.domain.errors import NotAllowed
from ungeapp.domain.profiles import NEUTRAL, MunicipalProfile, OrganisationModel, Word
from ungeapp.domain.responsibility import Purpose, suggest
from ungeapp.domain.scheduling import first_slot
from ungeapp.forms import profile_folder
from ungeapp.forms.definition_reader import FaultyDefinition
from ungeapp.forms.definitions import Definitions
from ungeapp.forms.profile_contents import told_folder
from ungeapp.forms.profile_folder import read_profile_files, read_profile_folder
from ungeapp.system import paths

KEYS = ("aalborg", "albertslund", "ballerup", "neutral", "slagelse", "viborg")
REAL = tuple(one for one in KEYS if one != NEUTRAL)
FOLDER = paths.resources() / "profiles"
TODAY = date(2026, 11, 25)


def profile(key: str) -> MunicipalProfile:
    return shipped_definitions().profile(key)


def test_these_and_no_others_are_shipped() -> None:
    assert sorted(one.key for one in shipped_definitions().profiles()) == list(KEYS)


@pytest.mark.parametrize("key", KEYS)
def test_a_profile_hangs_together(key: str) -> None:
    definitions = shipped_definitions()
    assert definitions.check_profile(FOLDER / key) == []
    found = definitions.profile(key)
    for offer in definitions.offers(key).offers:
        assert not offer.unit or found.has_unit(offer.unit), offer.code
    assert found.under(""), "nothing stands at the top of the units"


@pytest.mark.parametrize("key", REAL)
def test_everything_said_under_a_municipality_s_name_has_its_source(key: str) -> None:
    found = profile(key)
    assert found.source
    for unit in found.units:
        assert unit.source, unit.key
        assert not (unit.phone or unit.email or unit.address), unit.key


@pytest.mark.parametrize("path", sorted(FOLDER.rglob("*.toml")), ids=lambda path: f"{path.parent.name}/{path.name}")
def test_nobody_s_number_or_mail_stands_in_a_profile(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert not re.search(r"\b\d{2} \d{2} \d{2} \d{2}\b|\b\d{4} \d{4}\b|\b\d{8}\b|\d{6}-\d{4}|\w@\w", text)


@pytest.mark.parametrize(
    ("age", "facts", "unit"),
    [
        (13, {}, "boern-og-unge"),
        (16, {}, "boern-og-unge"),
        (16, {"only-retention": True}, "ungehuset"),
        (14, {"only-retention": True}, "boern-og-unge"),
        (18, {"only-retention": True}, "arbejdsmarked-og-integration"),
        (24, {"early-pension": False, "specialised-need": True}, "handicap-og-psykiatri"),
        (19, {"early-pension": True}, "handicap-og-psykiatri"),
        (17, {"early-pension": True}, "boern-og-unge"),
    ],
)
def test_slagelse_by_age_and_situation(age: int, facts: dict[str, bool], unit: str) -> None:
    assert suggest(profile("slagelse").responsibility, age, facts).unit == f"slagelse/{unit}"


@pytest.mark.parametrize(
    ("age", "facts", "role"),
    [
        (16, {"social-case": False}, "guidance-counsellor"),
        (16, {"social-case": True}, "child-adviser"),
        (12, {"social-case": True}, "child-adviser"),
        (12, {"social-case": False}, None),
        (20, {"early-pension": True}, "adult-adviser"),
        (20, {"early-pension": False, "employment-case": True}, "employment-adviser"),
    ],
)
def test_slagelse_s_usual_contact(age: int, facts: dict[str, bool], role: str | None) -> None:
    contact = suggest(profile("slagelse").responsibility, age, facts).contact
    assert (contact.role if contact else None) == role


def test_slagelse_s_guidance_is_split() -> None:
    rules = profile("slagelse").responsibility
    assert {one.unit for one in suggest(rules, 22, {}).guidance} == {"slagelse/arbejdsmarked-og-integration"}
    assert {one.unit for one in suggest(rules, 14, {}).guidance} >= {"slagelse/boern-og-unge"}
    assert len([one for one in rules.rules if one.purpose is Purpose.GUIDANCE]) == 4


def test_where_the_document_says_nothing_nothing_is_suggested() -> None:
    for key in ("aalborg", "ballerup", NEUTRAL):
        assert not profile(key).responsibility
    assert suggest(profile("viborg").responsibility, 16, {"family-case": False}).unit == ""
    assert all(one.model is None for one in map(profile, REAL))


def test_two_definitions_are_never_one() -> None:
    targets = {one.key: one for one in profile("albertslund").targets}
    vision, before = targets["vision-2017"], targets["first-strategy"]
    assert vision.definition.key != before.definition.key
    assert [int(one.value) for one in vision.comparable()] == [89]
    assert [int(one.value) for one in before.comparable()] == [74, 84]
    with pytest.raises(ValueError, match="one-education"):
        vision.reached(before.measured[0])
    benefit = targets["on-benefit"]
    assert benefit.goal is not None and benefit.baseline is not None
    assert Fraction(benefit.goal.value - benefit.baseline.value, 426) == Fraction(-85, 426)


def test_a_decimal_stays_as_it_is_written() -> None:
    applied = {one.key: one for one in profile("aalborg").targets}["eud-2020"]
    assert [one.value for one in applied.comparable()] == [Fraction("16.3"), Fraction("21.2")]


def test_words_follow_the_municipality_and_then_its_model(tmp_path: Path) -> None:
    assert [(profile(key).label(Word.PLAN)).text for key in ("albertslund", "viborg")] == [  # type: ignore[union-attr]  # both have one
        "Fælles dokument",
        "Uddannelsesplan",
    ]
    folder = copytree(FOLDER / "neutral", tmp_path / "proeve")
    text = (folder / "profile.toml").read_text(encoding="utf-8")
    changed = text.replace('key = "neutral"', 'key = "proeve"').replace("version = 2", 'version = 2\nmodel = "anchor"')
    (folder / "profile.toml").write_text(changed, encoding="utf-8")
    found = read_profile_folder(folder, None)
    label = found.label(Word.COORDINATOR)
    assert found.model is OrganisationModel.ANCHOR
    assert label is not None and (label.text, label.role) == ("Tovholder", "anchor")


def test_viborg_reserves_weeks_without_naming_them() -> None:
    (weeks,) = profile("viborg").reserved
    assert (weeks.times_a_year, weeks.weeks_each, weeks.days()) == (2, 2, ())


def test_a_weekly_time_is_kept_for_the_formats_it_names() -> None:
    viborg, slagelse = profile("viborg"), profile("slagelse")
    assert viborg.keeps_time_for("saarbare-gravide") and viborg.slot_for("saarbare-gravide") == viborg.slot
    assert not viborg.keeps_time_for("sparringsmoede")
    assert viborg.slot_for("sparringsmoede") == profile(NEUTRAL).slot == slagelse.slot_for("sparringsmoede")
    assert replace(viborg, slot_formats=()).slot_for("sparringsmoede") == viborg.slot, "kept for none: kept for all"


def test_a_weekly_time_kept_for_a_format_there_is_not_is_told(tmp_path: Path) -> None:
    folder = copytree(FOLDER / "viborg", tmp_path / "viborg")
    text = (folder / "profile.toml").read_text(encoding="utf-8")
    (folder / "profile.toml").write_text(
        text.replace('formats = ["saarbare-', 'formats = ["saarbar-'), encoding="utf-8"
    )
    (found,) = shipped_definitions().check_profile(folder)
    assert found.path == "meetings.slot.formats"


def test_without_a_weekly_time_the_first_open_office_day_is_taken() -> None:
    slot = profile("slagelse").slot
    assert slot.weekday is None
    closed = shipped_definitions().closed_days(profile("slagelse"), 2026, 2027)
    assert first_slot(date(2026, 12, 24), 0, slot, closed) == date(2026, 12, 28)  # Thursday closed, holiday, weekend


def test_a_local_deadline_stands_in_place_of_the_shipped_one() -> None:
    shipped = {one.id: one for one in shipped_definitions().deadlines(TODAY)}
    local = {one.id: one for one in shipped_definitions().deadlines(TODAY, "slagelse")}
    assert set(local) == set(shipped) | {"d09", "d10", "d25-quarter"}, "what it takes up runs nowhere else"
    assert local["d10"].standing is Standing.LOCAL and local["d10"].source.startswith("Slagelse 2019")
    assert all(local[id] == shipped[id] for id in shipped)


def copy(tmp_path: Path, key: str = "slagelse") -> Path:
    return copytree(FOLDER / key, tmp_path / "profiles" / key)


@pytest.mark.parametrize(
    ("file", "old", "new", "path"),
    [
        ("profile.toml", 'under = "boern-og-unge"', 'under = "uddannelsesvejledningen"', "unit[6].under"),
        ("profile.toml", 'role = "meeting-leader"', 'role = "king"', "role[3].role"),
        ("profile.toml", "from_age = 15\nto_age = 30", "from_age = 31\nto_age = 30", "range[3].to_age"),
        ("profile.toml", 'key = "slagelse"', 'key = "andersby"', "profile.key"),
        ("responsibility.toml", 'unit = "ungehuset"', 'unit = "nowhere"', "rule[3].unit"),
        ("responsibility.toml", 'all_of = ["only-retention"]', 'all_of = ["nothing"]', "rule[3]"),
        ("responsibility.toml", '"benefit:disability-pension"', '"pension"', "question[1].known_from"),
        ("responsibility.toml", 'role = "adult-adviser"\n', "", "rule[6].role"),
        ("targets.toml", 'definition = "ready"', 'definition = "unready"', "target[1].definition"),
        ("targets.toml", 'direction = "up"', 'direction = "up"\ngoal = { value = 1, when = "2020" }', "target[2].goal"),
        ("procedures.toml", 'unit = "virksomhedsservice"', 'unit = "nowhere"', "procedure[7].unit"),
        ("deadlines.toml", "offset = 0", 'offset = "soon"', "deadline[1].offset"),
        ("offers.toml", '"health"', '"luck"', "offer[2].areas"),
    ],
)
def test_a_faulty_profile_is_found_as_a_whole(tmp_path: Path, file: str, old: str, new: str, path: str) -> None:
    folder = copy(tmp_path)
    text = (folder / file).read_text(encoding="utf-8")
    assert old in text
    (folder / file).write_text(text.replace(old, new, 1), encoding="utf-8")
    found = shipped_definitions().check_profile(folder)
    assert path in [one.path for one in found], found


def test_a_file_a_profile_does_not_know_is_named(tmp_path: Path) -> None:
    folder = copy(tmp_path)
    (folder / "deadline.toml").write_text("", encoding="utf-8")
    (found,) = shipped_definitions().check_profile(folder)
    assert (found.file, found.line) == ("deadline.toml", None)


def test_a_file_that_cannot_be_read_is_named_and_a_folder_without_a_profile_is_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def in_use(path: Path) -> bytes:
        raise PermissionError(13, "in use")

    folder = copy(tmp_path)
    with monkeypatch.context() as patched:
        patched.setattr(profile_folder, "definition_bytes", in_use)
        with pytest.raises(NotAllowed) as refused:
            told_folder(folder)
    assert refused.value.code == "profile-file-unreadable"
    assert refused.value.facts["file"] in {one.name for one in folder.glob("*.toml")}
    (folder / "offers.toml").write_bytes(b"\xe6")
    with pytest.raises(NotAllowed) as refused:
        told_folder(folder)
    assert (refused.value.code, refused.value.facts) == ("profile-file-not-text", {"file": "offers.toml"})
    for empty in (tmp_path, tmp_path / "gone"):
        with pytest.raises(NotAllowed) as refused:
            told_folder(empty)
        assert refused.value.code == "profile-folder-unreadable"


def test_a_municipality_s_own_folder_comes_before_the_shipped_one(tmp_path: Path) -> None:
    folder = copy(tmp_path)
    text = (folder / "profile.toml").read_text(encoding="utf-8")
    (folder / "profile.toml").write_text(text.replace("version = 3", "version = 4"), encoding="utf-8")
    assert Definitions(paths.resources(), tmp_path, "slagelse").profile("slagelse").version == 4
    (folder / "responsibility.toml").write_text("[responsibility]\n", encoding="utf-8")
    with pytest.raises(FaultyDefinition):
        Definitions(paths.resources(), tmp_path, "slagelse").profile("slagelse")


@pytest.mark.parametrize(
    ("model", "word", "text"),
    [
        ("youth-unit", Word.ENTRANCE, "Ungeenheden"),
        ("binding-cooperation", Word.TEAM, "Forpligtende samarbejde"),
        ("anchor", Word.COORDINATOR, "Tovholder"),
    ],
)
def test_a_base_model_gives_words_and_who_is_proposed_as_responsible(model: str, word: Word, text: str) -> None:
    """1-12: defaults only; a municipality with rules of its own keeps them."""
    head = '[profile]\nkey = "andersby"\nname = "Andersby"\nversion = 1\n'
    units = '[[unit]]\nkey = "ung"\nname = "Ung"\nkind = "youth"\nsource = "x"\n'
    plain = read_profile_files({"profile.toml": (head + units).encode()}, "andersby", profile(NEUTRAL))
    with_model = f'{head}model = "{model}"\n{units}'.encode()
    found = read_profile_files({"profile.toml": with_model}, "andersby", profile(NEUTRAL))
    assert plain.follows() is None and not plain.responsibility and plain.word(word) != text
    follows = found.follows()
    assert follows is not None and follows.text and found.word(word) == text
    assert suggest(found.responsibility, 17, {}).unit == ("andersby/ung" if model == "youth-unit" else "")
    files = {one.name: one.read_bytes() for one in (FOLDER / "slagelse").glob("*.toml")}
    del files["offers.toml"]
    files["profile.toml"] = files["profile.toml"].replace(b"[profile]", f'[profile]\nmodel = "{model}"'.encode(), 1)
    own = read_profile_files(files, "slagelse", profile(NEUTRAL))
    assert own.responsibility == profile("slagelse").responsibility
