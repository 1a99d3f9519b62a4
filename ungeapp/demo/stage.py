"""The two desks of a rehearsal, the post between them, and everything a thread of the story needs.

Belongs here: opening the desks, handing files from one to the other, noting steps.
Does not belong here: the story (``story.py``), the other young people (``town.py``).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta

from ungeapp.bootstrap import Workplace, create_workplace
from ungeapp.demo.days import Days
from ungeapp.demo.folder import RehearsalFolder
from ungeapp.demo.script import Script
from ungeapp.storage.keys import Cost
from ungeapp.system.clock import FixedClock
from ungeapp.usecases.intentions import Intentions
from ungeapp.usecases.printed import PrintedPaper
from ungeapp.usecases.receiving import Decision, Received
from ungeapp.usecases.sending import WrittenFile


@dataclass(frozen=True, slots=True)
class Seat:
    """One desk: whose it is, and what can be done at it."""

    key: str
    worker: str
    unit: str
    workplace: Workplace

    @property
    def does(self) -> Intentions:
        """The use cases, the same ones the window calls."""
        return self.workplace.intentions

    @property
    def identity(self) -> str:
        """The stable id under which the other desk knows this one."""
        return self.does.desk.author.identity

    @property
    def who(self) -> str:
        """Name and unit, for the list of steps."""
        return f"{self.worker}, {self.does.desk.profile.unit_name(self.unit)}"


@dataclass(slots=True)
class Stage:
    """Where the rehearsal is played."""

    folder: RehearsalFolder
    script: Script
    days: Days
    clock: FixedClock
    a: Seat
    b: Seat
    people: dict[str, str] = field(default_factory=dict)  # key in the data to the young person's id
    _posted: int = 0

    # time ---------------------------------------------------------------------------------------------------------
    def minutes(self, count: int) -> None:
        """Let some time go by within one act."""
        self.clock.forward(timedelta(minutes=count))

    # steps and papers ---------------------------------------------------------------------------------------------
    def step(self, name: str, who: Seat, ids: Iterable[str] = (), files: Iterable[str] = (), **facts: object) -> None:
        """Note a step under the sentence the data has for it."""
        what = self.script.story["step"][name].format(**facts)
        self.folder.step(name, what, who.who, self.clock.now(), ids, files)

    def papers(self, name: str, printed: Iterable[PrintedPaper], seat: Seat | None = None) -> list[str]:
        """Keep papers of a desk, of A if none is named, numbered under one name; the program's own word for the sort of
        paper stays.
        """
        return [
            self._given(f"{name}-{number:02}-{one.name.partition('-')[0]}.pdf", one, seat)
            for number, one in enumerate(printed, start=1)
        ]

    def paper(self, name: str, printed: PrintedPaper, seat: Seat | None = None) -> str:
        """Keep one paper or calendar file of a desk, of A if none is named."""
        return self._given(f"{name}.{printed.name.rpartition('.')[2]}", printed, seat)

    def _given(self, name: str, printed: PrintedPaper, seat: Seat | None) -> str:
        (seat or self.a).does.disclosures.gave([printed])
        return self.folder.keep(name, printed.content)

    # the post -----------------------------------------------------------------------------------------------------
    def post_card(self, seat: Seat, card: bytes) -> str:
        """Keep a card that is handed over."""
        return self.folder.keep(f"{self._number()}-{self._file_name('card')}-{seat.key}.ungekort", card)

    def post(self, file: WrittenFile, sender: Seat) -> str:
        """Keep a sealed file on its way."""
        return self.folder.keep(f"{self._number()}-{self._file_name(file.kind)}-{sender.key}.ungepakke", file.content)

    def post_profile(self, content: bytes) -> str:
        """Keep a municipality's profile on its way."""
        return self.folder.keep(f"{self._number()}-{self._file_name('profile')}.ungepakke", content)

    def deliver(
        self,
        file: WrittenFile,
        sender: Seat,
        receiver: Seat,
        decisions: Mapping[tuple[str, str], Decision] | None = None,
    ) -> list[str]:
        """Send a file, look at it, receive it, and take its answers back; the paths of all files on the way."""
        path = self.post(file, sender)
        receiver.does.receiving.preview(file.content)
        self.minutes(2)
        received = receiver.does.receiving.receive(file.content, decisions=decisions)
        return [path, *self.answers(received, receiver, sender)]

    def answers(self, received: Received, receiver: Seat, sender: Seat) -> list[str]:
        """Send what answers a received file back to where it came from."""
        paths: list[str] = []
        for answer in received.answers:
            self.minutes(1)
            paths += self.deliver(answer, receiver, sender)
        return paths

    def _number(self) -> str:
        self._posted += 1
        return f"{self._posted:02}"

    def _file_name(self, kind: str) -> str:
        return str(self.script.story["file_name"][kind])


def open_seat(key: str, folder: RehearsalFolder, script: Script, clock: FixedClock, phrase: str, cost: Cost) -> Seat:
    """Make the store of one desk."""
    told = script.story["desk"][key]
    workplace = create_workplace(
        folder.store(key),
        passphrase=phrase,
        name=told["worker"],
        unit=told["unit"],
        profile=script.municipality,
        phone=told["phone"],
        clock=clock,
        cost=cost,
    )
    return Seat(key=key, worker=told["worker"], unit=script.unit(told["unit"]), workplace=workplace)
