"""Opening a store for one command: where it is, the passphrase, closing it whatever happens.

Belongs here: the options every command with a store shares. Does not belong here: what is done with the open store.
"""

from __future__ import annotations

import getpass
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated

import typer

from ungeapp import bootstrap
from ungeapp.bootstrap import Workplace
from ungeapp.cli import output
from ungeapp.cli.refusals import Refused
from ungeapp.storage.keys import STANDARD_COST, Cost
from ungeapp.storage.vault import read_keys
from ungeapp.system.clock import SystemClock
from ungeapp.texts import _
from ungeapp.usecases.ports.author import Clock

_LONGEST_PASSPHRASE_FILE = 64 * 1024
_NOTE = "# "

StoreOption = Annotated[Path, typer.Option("--store", help=_("The folder with the cases."))]
StoreArgument = Annotated[Path, typer.Argument(metavar="STORE", help=_("The folder with the cases."))]
PassphraseFile = Annotated[
    Path | None,
    typer.Option("--passphrase-file", help=_("A file whose first line is the passphrase; otherwise it is asked for.")),
]


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a command finds around it: the time, and what deriving a key costs (less in tests only)."""

    clock: Clock = field(default_factory=SystemClock)
    cost: Cost = STANDARD_COST


def surroundings(context: typer.Context) -> Surroundings:
    """What the program was started with."""
    found = context.find_object(Surroundings)
    return found if found is not None else Surroundings()


def passphrase(file: Path | None, *, twice: bool = False) -> str:
    """The passphrase from the file, from the terminal without echo, or from what is piped in."""
    if file is not None:
        return _in_file(file)
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\r\n")
    told = getpass.getpass(_("Passphrase: "))
    if twice and getpass.getpass(_("Once more: ")) != told:
        raise Refused(_("The two passphrases differ. Nothing was made. Try again."))
    return told


def _in_file(file: Path) -> str:
    """The first line that is neither empty nor a note ("# …")."""
    try:
        text = output.read(file, _LONGEST_PASSPHRASE_FILE).decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Refused(_("The file with the passphrase is not written as UTF-8 text.")) from None
    for line in text.splitlines():
        if line.strip() and not line.startswith(_NOTE):
            return line
    raise Refused(_("There is no passphrase in the file {name}.").format(name=file.name))


@contextmanager
def at_desk(context: typer.Context, store: Path, passphrase_file: Path | None) -> Iterator[Workplace]:
    """The open store; it is closed at the end of the command."""
    # What is no store at all is said before anybody has to type a passphrase.
    read_keys(store)
    place = bootstrap.open_workplace(store, passphrase(passphrase_file), clock=surroundings(context).clock)
    try:
        yield place
    finally:
        place.close()
