"""A municipality's profile from desk to desk: whose signature, what changes, into use, back, and what is refused."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.desks import PASSPHRASE, Desk
from ungeapp.bootstrap import open_workplace
from ungeapp.domain.errors import Invalid, NotAllowed, UngeError
from ungeapp.domain.profile_changes import HowChanged, ProfilePart
from ungeapp.forms.definitions import Definitions
from ungeapp.forms.profile_contents import folder_text
from ungeapp.system import paths
from ungeapp.system.clock import FixedClock
from ungeapp.wording.profiles import change_sentence

TARGET = "maalgruppe-overleveringsmoede"
SHIPPED = re.compile(r"(?m)^version = ([0-9]+)$")


def viborg(version: int = 5) -> dict[str, str]:
    """Viborg's shipped profile as another version; the shipped one is the third."""
    files = folder_text(paths.resources() / "profiles" / "viborg")
    head = files["profile.toml"]
    found = SHIPPED.search(head)
    assert found is not None
    assert found[1] == "4"
    return files | {"profile.toml": SHIPPED.sub(f"version = {version}", head, count=1)}


def with_name(files: dict[str, str], old: str, new: str) -> dict[str, str]:
    assert old in files["profile.toml"]
    return files | {"profile.toml": files["profile.toml"].replace(old, new)}


def own_format(version: int = 3, title: str = "") -> dict[str, str]:
    text = (paths.resources() / "formats" / "frit-netvaerksmoede.1.toml").read_text(encoding="utf-8")
    text = text.replace("version = 1", f"version = {version}", 1)
    if title:
        text += f"\n# {title}\n"
    return {f"formats/frit-netvaerksmoede.{version}.toml": text}


def sent(desks: tuple[Desk, Desk], files: dict[str, str]) -> bytes:
    """The file the first desk seals for the second."""
    job, family = desks
    (written,) = job.do.profiles.seal(files, [family.do.desk.author.identity])
    return written.content


def test_what_changed_is_told_and_only_then_taken_into_use(desks: tuple[Desk, Desk]) -> None:
    family = desks[1]
    files = with_name(viborg() | own_format(), "Familieafdelingen", "Familie og Unge")
    data = sent(desks, files)
    found = family.do.profiles.look(data)
    assert (found.in_use, found.version, found.refused) == (4, 5, "")
    assert found.sender.startswith("Karen Holm, ")
    told = {(one.part, one.how) for one in found.changes}
    assert (ProfilePart.UNITS, HowChanged.RENAMED) in told
    assert (ProfilePart.FORMATS, HowChanged.ADDED) in told
    assert family.do.desk.profile.version == 4
    family.do.profiles.adopt(data)
    assert family.do.desk.profile.version == 5
    assert family.do.desk.profile.unit_name("familieafdelingen") == "Familie og Unge"
    assert family.do.desk.definitions.format("frit-netvaerksmoede").ref.owner == "viborg"
    assert desks[0].do.desk.profile.version == 4
    (row,) = [one for one in family.do.sending.files() if one.kind == "profile"]
    assert (row.state, row.persons) == ("received", ())
    with family.do.desk.looking() as uow:
        assert [one.detail for one in uow.audit() if one.action == "profile-adopt"] == ["5"]


def test_it_is_there_when_the_desk_is_opened_again_and_in_a_backup(desks: tuple[Desk, Desk], clock: FixedClock) -> None:
    family = desks[1]
    family.do.profiles.adopt(sent(desks, viborg()))
    family.workplace.close()
    with open_workplace(family.folder, PASSPHRASE, clock=clock) as again:
        assert again.intentions.desk.profile.version == 5
        assert again.intentions.profiles.standing().adopted is not None
        again.intentions.profiles.undo()
    with open_workplace(family.folder, PASSPHRASE, clock=clock) as again:
        assert again.intentions.desk.profile.version == 4


def test_going_back_step_by_step_and_forward_again(desks: tuple[Desk, Desk]) -> None:
    profiles = desks[1].do.profiles
    second, third = (sent(desks, viborg(number)) for number in (5, 6))
    profiles.adopt(second)
    profiles.adopt(third)
    kept = profiles.standing()
    assert [one.version for one in (kept.adopted, *kept.earlier) if one] == [6, 5]
    assert profiles.undo().version == 5
    assert profiles.undo().version == 4
    with pytest.raises(NotAllowed) as refused:
        profiles.undo()
    assert refused.value.code == "profile-shipped"
    profiles.adopt(third)
    assert profiles.standing().version == 6
    assert len(profiles.standing().earlier) == 2
    assert "\nversion = 5\n" in profiles.kept(profiles.standing().earlier[-1].ref)["profile.toml"]


def test_an_old_meeting_keeps_its_format(desks: tuple[Desk, Desk]) -> None:
    family = desks[1].do
    family.profiles.adopt(sent(desks, viborg(5) | own_format()))
    ref = family.desk.definitions.format("frit-netvaerksmoede").ref
    with family.desk.acting("meeting.plan") as uow:
        uow.keep_definition(str(ref), family.desk.definitions.text(ref))
    family.profiles.undo()
    with family.desk.looking() as uow:
        kept = uow.definition(str(ref))
    assert kept is not None
    assert family.desk.definitions.read_format(kept).ref.sha256 == ref.sha256


def own_criteria(version: int = 4, title: str = "Målgruppe i Viborg") -> dict[str, str]:
    text = (paths.resources() / "criteria" / f"{TARGET}.1.toml").read_text(encoding="utf-8")
    text = text.replace("version = 1", f"version = {version}", 1)
    text = text.replace('title = "Målgruppe for overleveringsmøde"', f'title = "{title}"', 1)
    return {f"criteria/{TARGET}.{version}.toml": text}


def own_checklist(id: str, version: int, point: str) -> dict[str, str]:
    text = (paths.resources() / "checklists" / f"{id}.1.toml").read_text(encoding="utf-8")
    text = text.replace("version = 1", f"version = {version}", 1)
    more = f'\n[[item]]\nkey = "{point}"\ntitle = "Kommunens eget punkt"\nguidance = "Kort"\nkind = "text"\npart = "handover"\n'
    return {f"checklists/{id}.{version}.toml": text + more}


def test_criteria_go_along_and_an_assessment_keeps_those_it_was_begun_under(desks: tuple[Desk, Desk]) -> None:
    family = desks[1].do
    person = desks[1].person().id
    before = family.assessments.begin(person, TARGET)
    data = sent(desks, viborg(5) | own_criteria())
    (line,) = [one for one in family.profiles.look(data).changes if one.part is ProfilePart.CRITERIA]
    assert (line.how, line.after) == (HowChanged.ADDED, "Målgruppe i Viborg")
    family.profiles.adopt(data)
    assert [one.title for one in family.assessments.offered() if one.ref.id == TARGET] == ["Målgruppe i Viborg"]
    assert family.assessments.view(before.id).criteria.ref.owner == "unge"
    other = desks[1].person("Noah", "Eksempel", "710905-4243").id
    after = family.assessments.begin(other, TARGET)
    family.profiles.undo()
    kept = family.assessments.view(after.id).criteria
    assert str(kept.ref) == f"viborg/{TARGET}/4"
    assert kept.title == "Målgruppe i Viborg"
    assert [str(one.ref) for one in family.assessments.offered() if one.ref.id == TARGET] == [f"unge/{TARGET}/4"]


def test_criteria_that_begin_what_nobody_knows_are_no_part_of_a_profile(desk: Desk) -> None:
    (name, text) = next(iter(own_criteria().items()))
    wrong = text.replace('circumstance = "transition-meeting"', 'circumstance = "moon"')
    assert wrong != text
    found = desk.do.profiles.look_into(viborg() | {name: wrong})
    assert found.refused == "profile-faulty"
    assert any(one.file == name and one.line and "moon" in one.reason for one in found.faults)
    assert desk.do.profiles.look_into(viborg() | {"criteria/andet.2.toml": text}).refused == "profile-faulty"


def test_what_is_kept_is_read_back_as_the_municipality_s(desk: Desk) -> None:
    own = own_format() | own_checklist("foerste-kontakt", 90, "eget") | own_criteria()
    desk.do.profiles.adopt_folder(viborg() | own)
    person = desk.person().id
    course = desk.do.courses.start(person, "frit-netvaerksmoede", {})
    begun = desk.do.course_lists.begin(person, "foerste-kontakt")
    made = desk.do.assessments.begin(person, TARGET)
    desk.do.profiles.undo()
    assert str(desk.do.courses.course(course.series.id).format.ref) == course.series.format
    assert str(desk.do.course_lists.view(person, "foerste-kontakt", begun.turn).run.checklist.ref).startswith("viborg/")
    assert str(desk.do.assessments.view(made.id).criteria.ref).startswith("viborg/")
    assert course.series.format.startswith("viborg/")


def test_a_handover_under_way_keeps_the_points_it_was_begun_with(desk: Desk) -> None:
    person, other = desk.person().id, desk.person("Noah", "Eksempel", "710905-4243").id
    point = desk.do.handovers.view(person).checklist.items[0].key
    desk.do.handovers.answer(person, point, "Først")
    desk.do.profiles.adopt_folder(viborg() | own_checklist("overlevering", 90, "eget"))
    desk.do.handovers.answer(person, point, "Så")
    assert "eget" not in {one.key for one in desk.do.handovers.view(person).checklist.items}
    assert "eget" in {one.key for one in desk.do.handovers.view(other).checklist.items}
    desk.do.handovers.answer(other, "eget", "Ja")
    desk.do.profiles.undo()
    view = desk.do.handovers.view(other)
    assert (str(view.checklist.ref), view.answers["eget"].text) == ("viborg/overlevering/90", "Ja")


def test_the_municipality_s_own_stands_before_a_shipped_one_of_the_same_number(tmp_path: Path) -> None:
    number = Definitions(paths.resources()).checklist("overlevering").ref.version
    for municipality in ("aalborg", "viborg"):
        folder = tmp_path / municipality / "checklists"
        folder.mkdir(parents=True)
        (text,) = own_checklist("overlevering", number, "eget").values()
        (folder / f"overlevering.{number}.toml").write_text(text, encoding="utf-8")
        found = Definitions(paths.resources(), tmp_path / municipality, municipality).checklist("overlevering")
        assert found.ref.owner == municipality


def refused(look: Callable[[], object]) -> str:
    with pytest.raises(UngeError) as error:
        look()
    return error.value.code


def test_older_equal_and_rewritten_versions_are_refused(desks: tuple[Desk, Desk]) -> None:
    profiles = desks[1].do.profiles
    first = sent(desks, viborg(6) | own_format())
    profiles.adopt(first)
    for files, code in (
        (viborg(5), "profile-older"),
        (viborg(6) | own_format(), "profile-in-use"),
        (with_name(viborg(6) | own_format(), "Familieafdelingen", "Noget andet"), "profile-same-version"),
        (viborg(7) | own_format(title="ændret"), "profile-rewrites"),
    ):
        data = sent(desks, files)
        assert profiles.look(data).refused == code
        assert refused(lambda data=data: profiles.adopt(data)) == code  # type: ignore[misc]  # bound for the loop
    assert profiles.standing().version == 6


def test_only_a_confirmed_card_of_the_same_municipality_counts(desks: tuple[Desk, Desk]) -> None:
    job, family = desks
    data = sent(desks, viborg())
    with family.do.desk.acting("card.add") as uow:
        (row,) = uow.cards()
        from dataclasses import replace

        uow.put_card(replace(row, state="known"))
    found = family.do.profiles.look(data)
    assert (found.refused, found.changes) == ("profile-sender-not-confirmed", ())
    assert found.check_number == job.do.partners.own_card().check_number
    assert refused(lambda: family.do.profiles.adopt(data)) == "profile-sender-not-confirmed"
    assert family.do.desk.profile.version == 4


def test_nobody_seals_another_municipality_s_or_a_faulty_profile(desks: tuple[Desk, Desk]) -> None:
    job, family = desks
    to = [family.do.desk.author.identity]
    slagelse = folder_text(paths.resources() / "profiles" / "slagelse")
    assert refused(lambda: job.do.profiles.seal(slagelse, to)) == "profile-other-municipality"
    broken = viborg() | {"targets.toml": "[targets]\nnonsense = 1\n"}
    with pytest.raises(Invalid) as error:
        job.do.profiles.seal(broken, to)
    assert "targets.toml" in str(error.value.facts["faults"])
    assert refused(lambda: job.do.profiles.seal(viborg(), [])) == "profile-no-receiver"
    assert [one for one in job.do.sending.files() if one.kind == "profile"] == []


def test_it_is_received_as_a_profile_only(desks: tuple[Desk, Desk]) -> None:
    data = sent(desks, viborg())
    assert refused(lambda: desks[1].do.receiving.receive(data)) == "package-kind-not-yet"


def test_the_desk_that_made_it_takes_its_folder_into_use(desk: Desk) -> None:
    assert desk.do.profiles.look_into(viborg()).sender_state == "own"
    desk.do.profiles.adopt_folder(viborg())
    assert desk.do.profiles.standing().version == 5


def test_words_and_languages_of_its_own(desks: tuple[Desk, Desk]) -> None:
    family = desks[1].do
    shipped = (paths.resources() / "terms" / "channels.toml").read_text(encoding="utf-8")
    german = (paths.resources() / "consent" / "da.toml").read_text(encoding="utf-8")
    german = german.replace('language = "da"', 'language = "de"').replace('name = "Dansk"', 'name = "Deutsch"')
    more = shipped + '\n[[term]]\ncode = "pigeon"\nlabel = "Brevdue"\nsource = "Viborg"\n'
    files = viborg() | {"terms/channels.toml": more, "consent/de.toml": german}
    data = sent(desks, files)
    parts = {one.part for one in family.profiles.look(data).changes}
    assert {ProfilePart.TERMS, ProfilePart.LANGUAGES} <= parts
    family.profiles.adopt(data)
    assert "pigeon" in {one.code for one in family.desk.definitions.terms("channels").terms}
    assert [one.language for one in family.desk.definitions.consent_languages("viborg")] == ["da", "de"]
    family.profiles.undo()
    assert "pigeon" not in {one.code for one in family.desk.definitions.terms("channels").terms}


def test_a_word_that_was_used_is_never_taken_out(desk: Desk) -> None:
    short = '[terms]\nkind = "channels"\ntitle = "Kontakt"\n[[term]]\ncode = "pigeon"\nlabel = "Due"\nsource = "Os"\n'
    found = desk.do.profiles.look_into(viborg() | {"terms/channels.toml": short})
    assert found.refused == "profile-faulty"
    assert any("phone" in one.reason for one in found.faults)


def test_a_deadline_tells_its_old_and_new_distance(desk: Desk) -> None:
    rule = (
        '[rules]\ntitle = "Frister"\n\n[[deadline]]\nid = "d24"\ntitle = "Momentum"\ntrigger = "x"\nstop = "y"\n'
        'offset = {days}\nstanding = "local"\nsource = "Viborg"\n'
    )
    desk.do.profiles.adopt_folder(viborg(5) | {"deadlines.toml": rule.format(days=21)})
    found = desk.do.profiles.look_into(viborg(6) | {"deadlines.toml": rule.format(days=14)})
    (line,) = [one for one in found.changes if one.part is ProfilePart.DEADLINES]
    assert "21" in change_sentence(line)
    assert "14" in change_sentence(line)
