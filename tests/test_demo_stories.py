"""The rehearsals told in acts: each played once, and what its municipality's document tells is found in the stores.

Pictures are left out: the pages are looked at with the rehearsal that has a whole town.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.stores import CHEAP
from ungeapp import demo, texts
from ungeapp.bootstrap import Workplace, open_workplace, shipped_definitions
from ungeapp.demo.acts import START, with_holidays
from ungeapp.demo.acts_together import TOGETHER
from ungeapp.demo.acts_young import YOUNG
from ungeapp.demo.days import Days, moment
from ungeapp.demo.folder import RehearsalFolder
from ungeapp.demo.screens import desks_of, ids_by_step
from ungeapp.demo.script import WITH_A_TOWN, municipalities, read_script
from ungeapp.demo.shots import Ids
from ungeapp.domain.consent import Consent
from ungeapp.domain.coordination import InvolvedUnit
from ungeapp.domain.cpr import NumberKind, read_number
from ungeapp.domain.follow_up import SupportRole
from ungeapp.domain.handovers import Role
from ungeapp.domain.meetings import Meeting, MeetingState
from ungeapp.domain.people import Contact
from ungeapp.domain.plans import EducationPlan, Measure, PlanEvent
from ungeapp.domain.status import StatusEnd, StatusEntry, StatusKind
from ungeapp.system import paths
from ungeapp.system.clock import FixedClock
from ungeapp.usecases.intentions import Intentions

TODAY = date(2026, 11, 25)
STORIES = tuple(one for one in municipalities() if one != WITH_A_TOWN)
ENGLISH = re.compile(r"\b(the|and|with|of|is|are|his|her|meeting|plan for|young)\b")
PHONE = re.compile(r"\b\d{2} \d{2} \d{2} \d{2}\b")


@dataclass(frozen=True)
class Played:
    """A rehearsal that was told, with both desks open on the day it was told for."""

    profile: str
    folder: RehearsalFolder
    a: Workplace
    b: Workplace

    @property
    def ids(self) -> Ids:
        return ids_by_step(self.folder)

    @property
    def here(self) -> Intentions:
        return self.a.intentions

    @property
    def there(self) -> Intentions:
        return self.b.intentions


@pytest.fixture(scope="module")
def play(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str], Played]]:
    """Plays a municipality's rehearsal the first time it is asked for."""
    before = texts.current()
    texts.use(texts.DANISH)
    known: dict[str, Played] = {}

    def played(profile: str) -> Played:
        if profile not in known:
            folder = RehearsalFolder(tmp_path_factory.mktemp(profile))
            demo.tell(folder, read_script(profile), moment(TODAY, 9), cost=CHEAP)
            desks = [
                open_workplace(folder.store(one), folder.phrase(), clock=FixedClock(moment(TODAY, 9))) for one in "ab"
            ]
            known[profile] = Played(profile, folder, *desks)
        return known[profile]

    yield played
    for one in known.values():
        one.a.close()
        one.b.close()
    texts.use(before)


# --- every story ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("profile", STORIES)
def test_every_step_is_told_once_in_order_with_its_files(play: Callable[[str], Played], profile: str) -> None:
    steps = play(profile).folder.steps()
    assert [one["step"] for one in steps] == list(range(1, len(steps) + 1))
    assert [one["at"] for one in steps] == sorted(str(one["at"]) for one in steps)
    assert len({one["key"] for one in steps}) == len(steps) >= 10
    files = [str(file) for one in steps for file in one["files"]]  # type: ignore[attr-defined]  # a list, as written
    there = {f"out/{one.name}" for one in (play(profile).folder.root / "out").iterdir()}
    assert set(files) == there and len(files) == len(there)
    assert date.fromisoformat(str(steps[-1]["at"])[:10]) < TODAY


@pytest.mark.parametrize("profile", STORIES)
def test_what_is_told_is_danish_and_complete(play: Callable[[str], Played], profile: str) -> None:
    for one in play(profile).folder.steps():
        told = str(one["what"])
        assert (
            told.endswith(".") and (told[0].isupper() or told[0].isdigit()) and not re.search(r"[{}]|\bNone\b", told)
        ), told
        assert not ENGLISH.search(told), told


@pytest.mark.parametrize("profile", STORIES)
def test_nobody_in_it_is_real(play: Callable[[str], Played], profile: str) -> None:
    words = (paths.resources() / "demo" / profile / "story.toml").read_text(encoding="utf-8")
    assert "opdigtede" in words.partition("[desk.a]")[0]
    assert PHONE.findall(words) and all(one.startswith("12 ") for one in PHONE.findall(words))
    for row in play(profile).here.people.search(""):
        person = play(profile).here.people.file(row.id).person
        assert read_number(person.number, today=TODAY).kind is NumberKind.REPLACEMENT


@pytest.mark.parametrize("profile", STORIES)
def test_every_picture_shows_something_the_story_made(play: Callable[[str], Played], profile: str) -> None:
    desks = dict(desks_of(play(profile).folder))
    assert len(desks["a"]) >= 6 and desks["b"]
    assert len({one.name for shots in desks.values() for one in shots}) == sum(map(len, desks.values()))


@pytest.mark.parametrize("profile", STORIES)
def test_the_log_is_whole_and_the_desk_has_something_ahead(play: Callable[[str], Played], profile: str) -> None:
    for desk in (play(profile).here, play(profile).there):
        with desk.desk.looking() as uow:
            assert uow.verify_audit() is None
    today = play(profile).here.today.look()
    assert today.due and today.meetings


@pytest.mark.parametrize("profile", STORIES)
def test_acts_are_told_in_the_order_of_their_days(profile: str) -> None:
    ago: int | None = None
    for act in read_script(profile).story["act"]:
        ago = None if act["do"] == "young" else ago
        if "ago" in act:
            assert ago is None or act["ago"] <= ago, act
            ago = act["ago"]


@pytest.mark.parametrize("profile", STORIES)
@settings(max_examples=25, deadline=None)
@given(st.dates(date(2026, 1, 1), date(2028, 12, 31)))
def test_what_happens_at_a_school_is_in_no_holiday(profile: str, today: date) -> None:
    script, shipped = read_script(profile), shipped_definitions()
    told = shipped.profile(profile)
    days = Days(today, shipped.closed_days(told, today.year - 2, today.year + 3), told.slot)
    free = script.story["school"]["free_weeks"]
    acts = with_holidays(list(enumerate(script.story["act"], start=1)), days, free)
    moved = [act for _number, act in acts]
    for before, act in zip(script.story["act"], moved, strict=True):
        assert (
            act.get("ago", 0) - before.get("ago", 0) == act.get("held", 0) - before.get("held", 0) or "held" not in act
        )
        for name in ("ago", "held") if act.get("school") else ():
            assert name not in act or days.ago(act[name]).isocalendar().week not in free, act
    assert max(act.get("ago", 0) for act in moved) <= START


def test_the_absence_talk_moves_before_the_summer_with_all_that_led_to_it() -> None:
    days = Days(TODAY, frozenset(), shipped_definitions().profile("aalborg").slot)
    acts = [
        (1, {"do": "report", "ago": 150}),
        (2, {"do": "call", "ago": 145, "held": 141, "school": True}),
        (3, {"do": "tick", "ago": 100}),
    ]
    moved = [act for _number, act in with_holidays(acts, days, range(27, 33))]
    assert [one["ago"] for one in moved] == [159, 154, 100]
    assert days.ago(moved[1]["held"]) == date(2026, 6, 26)


def test_every_sort_of_act_is_told_somewhere() -> None:
    told = {act["do"] for profile in STORIES for act in read_script(profile).story["act"]}
    assert told == {*YOUNG, *TOGETHER}


def test_the_five_municipalities_have_a_story() -> None:
    assert set(municipalities()) == {"aalborg", "albertslund", "ballerup", "slagelse", "viborg"}


def test_a_municipality_without_a_story_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert demo.run(tmp_path / "r", "neutral", no_window=True) == 1
    told = capsys.readouterr().err
    assert "»neutral«" in told and "slagelse" in told and "viborg" in told
    assert not (tmp_path / "r").exists()


def test_the_rehearsal_of_another_municipality_is_left_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = RehearsalFolder(tmp_path)
    folder.begin("slagelse")
    folder.mark(demo.Progress.FINISHED)
    assert demo.run(tmp_path, "viborg", no_window=True) == 1
    assert "--fresh" in capsys.readouterr().err
    assert folder.municipality() == "slagelse" and folder.stage() is demo.Progress.FINISHED


# --- Slagelse: the team, the coordinator, kædeansvar into a job ---------------------------------------------------------


def test_slagelse_lets_go_only_when_another_has_taken_over(play: Callable[[str], Played]) -> None:
    story = play("slagelse")
    silas = story.ids["silas"][0]
    view = story.here.handovers.view(silas)
    assert view.ledger.role is Role.RESPONSIBLE and view.ledger.anchored == "Øvelund Smedeværksted"
    assert story.here.people.file(silas).person.coordinator == "slagelse/boern-og-unge"  # an employer has no case
    (unit,) = story.here.people.file(silas).of(InvolvedUnit)
    assert (unit.unit, unit.involved) == ("slagelse/ungehuset", False)
    order = [str(one["key"]) for one in story.folder.steps()]
    assert [one for one in order if one in ("offered", "accepted", "safe", "closed")] == [
        "offered", "accepted", "safe", "closed",
    ]  # fmt: skip
    assert story.here.people.file(silas).person.coordinator  # never nobody


def test_slagelse_decides_in_the_team_and_revises_the_plan(play: Callable[[str], Played]) -> None:
    story = play("slagelse")
    silas = story.ids["silas"][0]
    file = story.here.people.file(silas)
    meetings = {one.step: one for one in file.of(Meeting)}
    assert {one.state for one in meetings.values()} == {MeetingState.CLOSED}
    first = story.here.meetings.read(meetings["foerste-teammoede"].id)
    assert first.meeting.leader.startswith("Tage Engbrink")
    assert {one.unit for one in first.measures} >= {"slagelse/ungehuset", "slagelse/boern-og-unge"}
    assert first.items["koordinerende-udpeget"].note == "Hanne Kornmark, Center for Børn og Unge"
    assert file.person.coordinator_named_on == first.meeting.closed_at.date()  # type: ignore[union-attr]  # it was closed
    versions = story.here.plan_versions.view(silas)
    assert [one.number for one in versions.agreed] == [2, 1]
    assert any("Øvelund Smedeværksted" in one for one in versions.team)
    assert any("Silas" in one for one in versions.agreed[0].agreed_with)
    (contact,) = file.of(SupportRole)
    assert (contact.role, contact.internal, contact.meets_demands) == ("contact-person", False, True)
    assert contact.financing and contact.from_on == first.meeting.closed_at.date()  # type: ignore[union-attr]  # it was closed


def test_slagelse_has_one_plan_at_two_units(play: Callable[[str], Played]) -> None:
    story = play("slagelse")
    silas = story.ids["silas"][0]
    plans = [desk.people.file(silas).of(EducationPlan) for desk in (story.here, story.there)]
    assert [len(one) for one in plans] == [1, 1] and plans[0][0].id == plans[1][0].id
    placement = [one for one in story.here.people.file(silas).of(Measure) if one.offer == "virksomhedsservice"]
    assert [one.provider for one in placement] == ["Øvelund Smedeværksted"]  # written at the other unit


# --- Aalborg: the Ungeguide, attempts that go on, drop-out and a choice made anew ---------------------------------------


def test_aalborg_reacts_quickly_and_never_gives_up(play: Callable[[str], Played]) -> None:
    story = play("aalborg")
    mikkel, jeppe = story.ids["mikkel"][0], story.ids["jeppe-attempts"][0]
    left, risk = story.here.reports.of(mikkel)
    assert (left.left, risk.left) == (True, False)
    assert (
        risk.report.reaction_time
        <= timedelta(hours=4)
        < timedelta(days=5)
        < left.report.reaction_time
        < timedelta(days=30)
    )  # type: ignore[operator]  # both were answered
    assert left.report.next_on and left.gap_days == (left.report.next_on - left.report.received_at.date()).days  # type: ignore[union-attr]  # a report was received
    attempts = [one for one in story.here.people.file(mikkel).of(Contact) if not one.reached]
    assert {one.channel for one in attempts} == {"phone", "message", "digital-post"} and len(attempts) == 4
    (unreached,) = story.here.contacts.not_given_up()
    assert unreached.reach.attempts == 4 and jeppe in {
        one.id for one in story.here.people.file(unreached.person.id).of(Contact)
    }


def test_aalborg_has_a_youth_guide_by_grant_and_a_choice_that_is_no_defeat(play: Callable[[str], Played]) -> None:
    story = play("aalborg")
    file = story.here.people.file(story.ids["mikkel"][0])
    (guide,) = file.of(SupportRole)
    (measure,) = [one for one in file.of(Measure) if one.offer == "ungeguide"]
    assert guide.role == "youth-guide" and guide.ended_on is None and measure.grant and measure.started_on
    (event,) = file.of(PlanEvent)
    assert event.code == "new-choice"
    before, after = sorted(
        (one for one in file.of(StatusEntry) if one.sort is StatusKind.EDUCATION), key=lambda one: str(one.from_on)
    )
    assert before.ended_how is StatusEnd.BROKEN_OFF and after.to_on is None
    talk = story.here.meetings.read(story.ids["absence-called"][0])
    assert talk.format.ref.id == "fravaerssamtale" and talk.meeting.state is MeetingState.CLOSED
    assert "aalborg/uddannelseshuset-uu" in {one.unit for one in talk.participants}


# --- Ballerup: one contact person and one plan across four centres ------------------------------------------------------

CENTRES = {
    "ballerup/skoler-institutioner-og-kultur",
    "ballerup/boerne-og-ungeraadgivningen",
    "ballerup/social-og-sundhed",
    "ballerup/arbejdsmarked",
}


def test_ballerup_has_one_contact_person_and_one_plan_in_four_centres(play: Callable[[str], Played]) -> None:
    story = play("ballerup")
    nora = story.ids["nora"][0]
    files = [desk.people.file(nora) for desk in (story.here, story.there)]
    assert {(one.person.coordinator, one.person.coordinator_name) for one in files} == {
        ("ballerup/arbejdsmarked", "Birgit Sølvkær")
    }
    assert {one.id for file in files for one in file.of(EducationPlan)} == {files[0].of(EducationPlan)[0].id}
    assert {one.unit for one in files[0].of(Measure) if one.unit} == CENTRES
    assert {one.id for one in files[1].of(Measure)} == {one.id for one in files[0].of(Measure)}
    assert any(set(one.recipients) == CENTRES for one in files[0].of(Consent))
    assert [one.role for one in files[0].of(SupportRole)] == ["contact-person"]
    assert [one.number for one in story.here.plan_versions.view(nora).agreed] == [2, 1]


def test_ballerup_describes_offers_by_the_fixed_fields_and_picks_one(play: Callable[[str], Played]) -> None:
    story = play("ballerup")
    code = story.ids["pottery-offer"][0]
    offer = story.here.offers.view(code).offer
    assert offer.own and all((offer.purpose, offer.target, offer.law, offer.economy, offer.use))
    picked = {one.offer for one in story.here.people.file(story.ids["nora"][0]).of(Measure) if one.offer}
    assert picked == {code, "fgu"}


# --- Albertslund: the common document through jobcenter, school and guidance --------------------------------------------


def test_albertslund_has_one_document_at_two_desks_and_on_paper_at_the_third(play: Callable[[str], Played]) -> None:
    story = play("albertslund")
    tilde = story.ids["tilde"][0]
    files = [desk.people.file(tilde) for desk in (story.here, story.there)]
    assert {file.of(EducationPlan)[0].id for file in files} == {files[0].of(EducationPlan)[0].id}
    assert {file.person.next_step for file in files} <= {
        "Søger optagelse på en erhvervsuddannelse",
        "Søger optagelse sammen med Kim fra UU-Vestegnen",
    }
    assert [one.recipient for one in story.here.extracts.extracts(tilde)] == ["Ungecenter", "Ungecenter"]
    screened = [one for one in files[0].of(StatusEntry) if one.sort is StatusKind.SCREENING]
    assert [one.contact_name for one in screened] == ["Kim Rosenkær, UU-Vestegnen"]  # written at the other desk


def test_albertslund_follows_up_the_exam_and_tells_the_school_by_consent(play: Callable[[str], Played]) -> None:
    story = play("albertslund")
    file = story.here.people.file(story.ids["tilde"][0])
    exams = [one.code for one in story.here.statuses.line(file.person.id).entries if one.sort is StatusKind.EXAM]
    assert sorted(exams) == ["missing", "passed"]
    assert [one.code for one in story.here.statuses.line(file.person.id).now if one.sort is StatusKind.EXAM] == [
        "passed"
    ]
    (told,) = [one for one in story.here.disclosures.of(file.person.id) if one.to == "Øvelund Skole"]
    consents = {one.id: one for one in file.of(Consent)}
    assert [consents[one].recipients for one in told.by_consents] == [("name:Øvelund Skole",)]
    assert {one.role for one in file.of(SupportRole)} == {"mentor", "support-person", "voluntary-mentor"}


_OWN = frozenset({"wishes", "strengths", "challenges", "needs", "expectations", "contribution", "own_words", "own"})
_THIRD = re.compile(r"\b(hun|hende|hendes|han|ham|hans)\b", re.IGNORECASE)


def _spoken(node: object, key: str = "") -> Iterator[str]:
    if isinstance(node, dict):
        for name, below in node.items():
            yield from _spoken(below, name)
    elif isinstance(node, list):
        for below in node:
            yield from _spoken(below, key)
    elif isinstance(node, str) and key in _OWN:
        yield node


@pytest.mark.parametrize("file", sorted((paths.resources() / "demo").rglob("*.toml")), ids=lambda one: one.stem)
def test_who_speaks_of_themselves_says_i(file: Path) -> None:
    told = list(_spoken(tomllib.loads(file.read_text(encoding="utf-8"))))
    assert [one for one in told if _THIRD.search(one) and not re.search(r"\b(jeg|mig|min|mit|mine)\b", one, re.I)] == []
