"""Every released file version opens: stores, cards, packages, and the definitions they were made with."""

from __future__ import annotations

import hashlib
import shutil
from datetime import datetime
from pathlib import Path

import pytest

from tests.old.write import PASSPHRASE
from ungeapp.bootstrap import Workplace, open_workplace
from ungeapp.domain.consent import Consent
from ungeapp.domain.people import Contact
from ungeapp.exchange import cards
from ungeapp.system.clock import DENMARK, FixedClock

HERE = Path(__file__).parent
RELEASES = sorted(one for one in HERE.iterdir() if one.is_dir() and (one / "a").is_dir())
FROZEN = (HERE / "frozen.txt").read_text(encoding="utf-8").split("\n")


@pytest.fixture(params=RELEASES, ids=lambda folder: folder.name)
def release(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A copy of a released folder: opening a store writes into it."""
    folder = tmp_path / "release"
    shutil.copytree(request.param, folder)
    return folder


def opened(folder: Path) -> Workplace:
    return open_workplace(folder, PASSPHRASE, clock=FixedClock(datetime(2026, 12, 1, 9, tzinfo=DENMARK)))


def test_there_is_a_release() -> None:
    assert RELEASES


def test_a_store_opens_and_tells_what_was_written(release: Path) -> None:
    with opened(release / "a") as desk:
        (row,) = desk.intentions.people.search("emma")
        found = desk.intentions.people.file(row.id)
        plan = desk.intentions.plans.view(row.id)
    assert (row.name, found.role) == ("Emma Prøvesen", "responsible")
    assert [one.text for one in found.of(Contact)] == ["Ringede; hun er på vej"]
    assert (plan.plan.wishes, [one.own_words for one in plan.goals]) == ("Jeg vil være kok", ["Op kl. 8"])
    assert [one.what for one in plan.agreements] == ["Ringe til FGU"]
    assert len(found.of(Consent)) == 1


def test_a_card_is_read(release: Path) -> None:
    assert cards.parse((release / "a.ungekort").read_bytes()).name == "Anna Øvelund"


def test_a_contribution_is_received(release: Path) -> None:
    with opened(release / "a") as desk:
        do = desk.intentions
        do.receiving.receive((release / "contribution.ungepakke").read_bytes())
        (row,) = do.people.search("emma")
        assert [one.own_words for one in do.plans.view(row.id).goals] == ["Op kl. 8 på hverdage"]


def test_a_share_seen_before_changes_nothing(release: Path) -> None:
    with opened(release / "b") as desk:
        do = desk.intentions
        (row,) = do.people.search("emma")
        before = do.plans.view(row.id)
        do.receiving.receive((release / "share.ungepakke").read_bytes())
        assert do.plans.view(row.id) == before


@pytest.mark.parametrize("line", [one for one in FROZEN if one])
def test_a_released_definition_is_never_edited(line: str, checkout: Path) -> None:
    """A change is the next version: old meetings keep theirs."""
    digest, path = line.split("  ")
    content = (checkout / path).read_bytes().replace(b"\r\n", b"\n")
    assert hashlib.sha256(content).hexdigest() == digest


def test_every_definition_is_in_the_list(checkout: Path) -> None:
    """A new version enters it with its digest: ``sha256sum resources/formats/<id>.<version>.toml``."""
    listed = {line.split("  ")[1] for line in FROZEN if line}
    there = {
        path.relative_to(checkout).as_posix()
        for folder in ("formats", "checklists", "criteria")
        for path in (checkout / "resources" / folder).glob("*.toml")
    }
    assert listed == there
