"""Two desks with a course, a called meeting and confirmed cards, made once and copied for every test."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import pytest

from tests.stores import CHEAP, PASSPHRASE
from ungeapp import texts
from ungeapp.bootstrap import Workplace, create_workplace, open_workplace
from ungeapp.cli.app import run
from ungeapp.cli.opening import Surroundings
from ungeapp.domain.consent import Use
from ungeapp.domain.formats import FactKind
from ungeapp.domain.parts import Part
from ungeapp.system.clock import DENMARK, FixedClock
from ungeapp.usecases.consents import ConsentAsked

NOW = datetime(2026, 11, 2, 9, 0, tzinfo=DENMARK)
JOB, FAMILY = "viborg/job-og-velfaerd", "viborg/familieafdelingen"
NUMBER = "640704-4234"  # day + 60: nobody's


@dataclass(frozen=True)
class Answer:
    """How a command ended and what it printed."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        assert self.code == 0, self.err
        return json.loads(self.out)


class Terminal:
    """Somebody who writes commands in a folder with the stores ``a`` and ``b``."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str], facts: dict[str, str]) -> None:
        self.folder = folder
        self.facts = facts
        self.clock = FixedClock(NOW)
        self.passphrase = folder / "passphrase.txt"
        self._capsys = capsys

    def __truediv__(self, name: str) -> Path:
        return self.folder / name

    def bare(self, *arguments: object) -> Answer:
        """A command as it is written."""
        self._capsys.readouterr()
        code = run([str(one) for one in arguments], Surroundings(clock=self.clock, cost=CHEAP))
        told = self._capsys.readouterr()
        return Answer(code, told.out, told.err)

    def __call__(self, *arguments: object) -> Answer:
        """A command at desk ``a`` or ``b``; ``store`` commands take it as their argument."""
        desk, first, second, *rest = arguments
        folder = self / str(desk)
        place = [folder] if first == "store" else ["--store", folder]
        return self.bare(first, second, *place, *rest, "--passphrase-file", self.passphrase)

    def fill_checklist(self, desk: str) -> None:
        """Answer every point of the checklist that an offer or a close waits for."""
        with open_workplace(self / desk, PASSPHRASE, clock=self.clock) as place:
            handovers = place.intentions.handovers
            view = handovers.view(self.facts["person"])
            for item in (*view.open_for_offer, *view.open_for_close):
                handovers.answer(self.facts["person"], item.key, "yes" if item.kind.value == "yes-no" else "2026-12-01")


def _desk(folder: Path, name: str, unit: str, clock: FixedClock) -> Workplace:
    return create_workplace(
        folder, passphrase=PASSPHRASE, name=name, unit=unit, profile="viborg", phone="12 34 56 78", clock=clock,
        cost=CHEAP,
    )  # fmt: skip


def _exchange_cards(one: Workplace, other: Workplace) -> None:
    for here, there in ((one, other), (other, one)):
        row = here.intentions.partners.add(there.intentions.partners.write_card())
        here.intentions.partners.confirm(row.identity, row.check_number)


def _consent(place: Workplace, person: str, recipient: str) -> None:
    parts = tuple(one for one in Part if one not in (Part.NOTES, Part.CONSENTS))
    asked = ConsentAsked(
        basis="consent", uses=tuple(Use), purpose="Fælles plan", parts=parts, recipients=(recipient,), both_ways=True,
        given_by="Anna Prøve", how="written",
    )  # fmt: skip
    place.intentions.consents.give(person, asked)


def _meeting(place: Workplace, person: str) -> str:
    format = next(one for one in place.intentions.desk.definitions.formats() if one.private_words)
    answers = {one.key: "yes" for one in format.facts if one.kind is FactKind.YES_NO}
    answers |= {one.key: one.options[0].code for one in format.facts if one.kind is FactKind.CHOICE}
    course = place.intentions.courses.start(person, format.ref.id, answers)
    meeting = course.meetings[0].id
    meetings = place.intentions.meetings
    meetings.arrange(meeting, day=date(2026, 11, 18), at=time(13), place="Prinsens Alle 5", leader="Bente Holm")
    meetings.call(meeting)
    return meeting


@pytest.fixture(scope="session")
def laid_out(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, str]]:
    """The folder every test gets a copy of, and the ids in it."""
    folder = tmp_path_factory.mktemp("laid-out")
    (folder / "passphrase.txt").write_text(f"# Kun til prøver\n{PASSPHRASE}\n", encoding="utf-8")
    clock = FixedClock(NOW)
    with (
        _desk(folder / "a", "Bente Holm", JOB, clock) as here,
        _desk(folder / "b", "Jonas Dam", FAMILY, clock) as there,
    ):
        _exchange_cards(here, there)
        person = here.intentions.people.add(
            given_name="Anna", family_name="Prøve", number=NUMBER, address="Ågade 1, 8800 Viborg"
        )
        here.intentions.plans.add_goal(person.id, own_words="Jeg vil gerne have kørekort", wording="Kørekort")
        here.intentions.plans.add_agreement(
            person.id, what="Ringe til køreskolen", owner="Bente Holm", due=date(2026, 11, 20)
        )
        _consent(here, person.id, FAMILY)
        facts = {
            "person": person.id,
            "meeting": _meeting(here, person.id),
            "a": here.intentions.desk.author.identity,
            "b": there.intentions.desk.author.identity,
        }
    return folder, facts


@pytest.fixture
def terminal(
    tmp_path: Path, laid_out: tuple[Path, dict[str, str]], capsys: pytest.CaptureFixture[str]
) -> Iterator[Terminal]:
    """A copy of the two desks, and a program that speaks Danish."""
    folder, facts = laid_out
    shutil.copytree(folder, tmp_path / "desks")
    texts.use(texts.DANISH)
    yield Terminal(tmp_path / "desks", capsys, facts)
    texts.use(texts.ENGLISH)
