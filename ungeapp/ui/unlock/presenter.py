"""What the entry pages ask and say, without Qt.

Belongs here: the port to stores that are not open yet, the strength of a passphrase in words, checking the first-run
form. Does not belong here: widgets, the real gatekeeper (``bootstrap``).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

from ungeapp.domain.errors import UngeError
from ungeapp.texts import _, ngettext
from ungeapp.ui.kit.rows import Option
from ungeapp.ui.kit.tokens import Tone
from ungeapp.ui.runner import Progress, Runner

if TYPE_CHECKING:
    from ungeapp.domain.profiles import MunicipalProfile

W = TypeVar("W")
W_co = TypeVar("W_co", covariant=True)

SHORTEST = 12
"""Characters of a passphrase somebody makes up; fewer can be tried through."""
_STRONG = 20
_VARIED = 6

GENERATED, OWN = "generated", "own"


@dataclass(frozen=True, slots=True)
class KnownStore:
    """A store on this computer: its folder, and what it is called before it is open."""

    folder: Path
    label: str


class Gatekeeper(Protocol[W_co]):
    """Makes and opens stores; what it returns is handed on to whoever shows the window."""

    def profiles(self) -> tuple[MunicipalProfile, ...]:
        """The municipalities there are to choose from."""

    def stores(self) -> tuple[KnownStore, ...]:
        """The stores in the usual place, the one used last first."""

    def default_folder(self) -> Path:
        """Where a new store lies unless the person says otherwise."""

    def create(self, folder: Path, passphrase: str, name: str, unit: str, profile: str, phone: str) -> W_co:
        """Make a store and open it; takes as long as the passphrase's derivation."""

    def unlock(self, folder: Path, passphrase: str) -> W_co:
        """Open a store; takes as long as the passphrase's derivation."""


@dataclass(frozen=True, slots=True)
class Strength:
    """How good a passphrase is, as one plain sentence; ``enough`` lets it through."""

    sentence: str
    tone: Tone
    enough: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstRun:
    """What was filled in; ``noted`` says that a generated phrase was written down."""

    name: str
    profile: str
    unit: str
    phone: str
    folder: Path
    source: str = GENERATED
    phrase: str = ""
    noted: bool = False
    own: str = ""
    again: str = ""

    @property
    def passphrase(self) -> str:
        """The one chosen."""
        return self.phrase if self.source == GENERATED else self.own


@dataclass(frozen=True, slots=True)
class Refused:
    """Why it did not open: the sentence, and whether it is the passphrase."""

    sentence: str
    passphrase: bool


def strength(passphrase: str) -> Strength:
    """Say in words how good a made-up passphrase is."""
    missing = SHORTEST - len(passphrase)
    if not passphrase:
        return Strength(_("Several words are easier to remember than difficult signs."), Tone.NEUTRAL, False)
    if missing > 0:
        return Strength(
            ngettext("It is too short. {number} more sign.", "It is too short. {number} more signs.", missing).format(
                number=missing
            ),
            Tone.WARN,
            False,
        )
    if len(set(passphrase.casefold()) - {" "}) < _VARIED:
        return Strength(_("It is easy to guess. Use several different words."), Tone.WARN, False)
    if len(passphrase) < _STRONG:
        return Strength(_("It is good enough. One more word makes it stronger."), Tone.INFO, True)
    return Strength(_("It is strong."), Tone.GOOD, True)


class FirstRunPresenter(Generic[W]):
    """Makes the first desk."""

    def __init__(
        self, gatekeeper: Gatekeeper[W], runner: Runner, suggest_phrase: Callable[[], str], opened: Callable[[W], None]
    ) -> None:
        self._gatekeeper = gatekeeper
        self._runner = runner
        self._opened = opened
        self.suggest_phrase = suggest_phrase
        self._profiles = {one.key: one for one in gatekeeper.profiles()}

    def municipalities(self) -> tuple[Option, ...]:
        """The municipalities to choose from."""
        return tuple(Option(one.key, one.name) for one in self._profiles.values())

    def units(self, profile: str) -> tuple[Option, ...]:
        """The units of a municipality."""
        found = self._profiles.get(profile)
        return tuple(Option(one.key, one.name) for one in found.units) if found else ()

    def folder(self) -> Path:
        """Where the store would lie."""
        return self._gatekeeper.default_folder()

    def errors(self, asked: FirstRun) -> dict[str, str]:
        """What is missing, by field."""
        found: dict[str, str] = {}
        if not asked.name:
            found["name"] = _("Write your name, as your colleagues know it.")
        if not asked.unit:
            found["unit"] = _("Choose the unit you work in.")
        if asked.source == GENERATED:
            if not asked.noted:
                found["noted"] = _("Write the six words down first. Without them nobody can open your cases.")
        elif not (said := strength(asked.own)).enough:
            found["own"] = said.sentence if asked.own else _("Write a passphrase of at least 12 signs.")
        elif asked.own != asked.again:
            found["again"] = _("The two are not the same. Write it once more.")
        return found

    def create(self, asked: FirstRun, failed: Callable[[Refused], None]) -> None:
        """Make the desk in the other thread; whoever shows the window is told when it is open."""

        def job(progress: Progress) -> W:
            return self._gatekeeper.create(
                asked.folder, asked.passphrase, asked.name, asked.unit, asked.profile, asked.phone
            )

        self._runner.run(job, self._opened, lambda error: failed(_refused(error)))


class UnlockPresenter(Generic[W]):
    """Opens a desk."""

    def __init__(self, gatekeeper: Gatekeeper[W], runner: Runner, opened: Callable[[W], None]) -> None:
        self._gatekeeper = gatekeeper
        self._runner = runner
        self._opened = opened
        self._other: list[KnownStore] = []

    def stores(self) -> tuple[KnownStore, ...]:
        """Stores to choose from: one fetched from another folder first."""
        usual = tuple(one for one in self._gatekeeper.stores() if one.folder not in {it.folder for it in self._other})
        return (*self._other, *usual)

    def options(self) -> tuple[Option, ...]:
        """The stores as choices; two with one name are told apart by their folders."""
        stores = self.stores()
        same = Counter(one.label for one in stores)
        folders = Counter(one.folder.name for one in stores)

        def label(one: KnownStore) -> str:
            if same[one.label] == 1:
                return one.label
            return f"{one.label} · {one.folder.name if folders[one.folder.name] == 1 else one.folder}"

        return tuple(Option(str(one.folder), label(one), str(one.folder)) for one in stores)

    def add(self, folder: Path) -> None:
        """Offer the store in another folder too, as the first."""
        self._other = [KnownStore(folder, folder.name), *(one for one in self._other if one.folder != folder)]

    def unlock(self, folder: str, passphrase: str, failed: Callable[[Refused], None]) -> None:
        """Open the store in ``folder`` in the other thread."""
        if not passphrase:
            failed(Refused(_("Write your passphrase."), True))
            return

        def job(progress: Progress) -> W:
            return self._gatekeeper.unlock(Path(folder), passphrase)

        self._runner.run(job, self._opened, lambda error: failed(_refused(error)))


def _refused(error: Exception) -> Refused:
    if isinstance(error, UngeError):
        from ungeapp.wording import error_sentence  # all sentences there are: not before the entry page stands

        return Refused(error_sentence(error), error.code in ("wrong-passphrase", "passphrase-empty"))
    raise error
