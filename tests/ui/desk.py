"""A desk for tests of pages: a real store with a cheap key, a clock that stands still, dialogs that answer.

Belongs here: what several pages' tests share. Does not belong here: people with a story (each test makes its own).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from ungeapp import bootstrap
from ungeapp.domain.people import YoungPerson
from ungeapp.forms.sheets import RejectedRow, open_people_sheet, write_rejects_csv
from ungeapp.storage.keys import Cost
from ungeapp.system.clock import DENMARK, FixedClock
from ungeapp.ui.events import DataEvents
from ungeapp.ui.kit.form import Form
from ungeapp.ui.navigation import Navigator, Place
from ungeapp.ui.runner import ImmediateRunner
from ungeapp.ui.surroundings import Surroundings
from ungeapp.usecases.intentions import Intentions

CHEAP = Cost(memory=64, passes=1, lanes=1)
NOW = datetime(2026, 11, 25, 9, 0, tzinfo=DENMARK)  # a Wednesday


@dataclass
class Answers:
    """Dialogs that answer what the test says; ``fill`` types into a form that is shown."""

    yes: bool = True
    text: str | None = "Fordi"
    file: Path | None = None
    save: Path | None = None
    folder: Path | None = None
    fill: Callable[[Form], None] | None = None
    asked: list[str] = field(default_factory=list)

    def confirm(self, title: str, sentence: str, action: str, *, danger: bool = False) -> bool:
        self.asked.append(title)
        return self.yes

    def ask_text(self, title: str, label: str, action: str, *, value: str = "", hint: str = "") -> str | None:
        self.asked.append(title)
        return self.text

    def open_file(self, title: str, patterns: Sequence[str]) -> Path | None:
        self.asked.append(title)
        return self.file

    def save_file(self, title: str, suggested: str) -> Path | None:
        self.asked.append(suggested)
        return self.save

    def choose_folder(self, title: str) -> Path | None:
        self.asked.append(title)
        return self.folder

    def show_form(self, title: str, form: Form, action: str, *, sentence: str = "") -> bool:
        self.asked.append(title)
        if self.fill is not None:
            self.fill(form)
        return self.yes


def rejects(rows: Iterable[tuple[int, Mapping[str, str], str]]) -> bytes:
    """As the program writes them."""
    return write_rejects_csv(RejectedRow(number, values, reason) for number, values, reason in rows)


@dataclass
class TestDesk:
    """An open desk with everything a page is given."""

    __test__ = False

    workplace: bootstrap.Workplace
    surroundings: Surroundings
    clock: FixedClock
    answers: Answers
    events: DataEvents
    places: list[Place]
    printed: list[bytes]
    copied: list[str]

    @property
    def intentions(self) -> Intentions:
        return self.workplace.intentions

    def person(self, given: str = "Ung", family: str = "E.", **more: object) -> YoungPerson:
        """A young person; the number is a replacement number, since real ones belong to somebody."""
        told: dict[str, object] = {"number": "640704-4321"}
        if "birth_date" in more:
            told = {}
        return self.intentions.people.add(given_name=given, family_name=family, **(told | more))  # type: ignore[arg-type]  # tests hand on what they like


def open_desk(folder: Path, now: datetime = NOW, unit: str = "job-og-velfaerd", profile: str = "viborg") -> TestDesk:
    """Make a desk in ``folder``; close its ``workplace`` afterwards."""
    clock = FixedClock(now)
    events = DataEvents()
    workplace = bootstrap.create_workplace(
        folder,
        passphrase="fire helt almindelige ord",
        name="Karen Kontakt",
        unit=unit,
        profile=profile,
        phone="87 00 00 00",
        clock=clock,
        cost=CHEAP,
        announce=events.announce,
    )
    navigator = Navigator(Place("today"))
    places: list[Place] = []
    navigator.listen(places.append)
    answers = Answers()
    printed: list[bytes] = []
    copied: list[str] = []

    def background() -> AbstractContextManager[Intentions]:
        return workplace.background()

    surroundings = Surroundings(
        intentions=workplace.intentions,
        navigator=navigator,
        events=events,
        dialogs=answers,
        runner=ImmediateRunner(),
        background=background,
        print_pdf=printed.append,
        copy_text=copied.append,
        write_file=lambda path, data: path.write_bytes(data),
        read_sheet=open_people_sheet,
        write_rejects=rejects,
    )
    return TestDesk(workplace, surroundings, clock, answers, events, places, printed, copied)
