"""The commands put together, and how every one of them ends: 0, 1 with one sentence, 2 for wrong use.

Belongs here: the tree of commands and the one place where exceptions become sentences.
Does not belong here: any command of its own with a store (``*_commands``).
"""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from ungeapp import __version__
from ungeapp.cli import (
    card_commands,
    format_commands,
    help_text,
    log_commands,
    meeting_commands,
    offer_commands,
    package_commands,
    people_commands,
    print_commands,
    profile_commands,
    store_commands,
)
from ungeapp.cli.opening import Surroundings
from ungeapp.cli.refusals import Refused, WrongUse, sentence
from ungeapp.system import logs, paths
from ungeapp.system.files import private_folder
from ungeapp.texts import _

DONE, REFUSED, MISUSED = 0, 1, 2
_INTERRUPTED = 130  # what the argument parser makes of Ctrl+C
_UsageError: type[Exception] = typer.BadParameter.__mro__[1]  # the base of all complaints of the argument parser

app = typer.Typer(
    name="ungeapp",
    help=_("UngeApp: the desk of a caseworker for young people. Without a command the window opens."),
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)
app.add_typer(store_commands.app, name="store")
app.add_typer(people_commands.app, name="people")
app.add_typer(meeting_commands.app, name="meetings")
app.add_typer(format_commands.app, name="formats")
app.add_typer(offer_commands.app, name="offers")
app.add_typer(profile_commands.app, name="profiles")
app.add_typer(print_commands.app, name="print")
app.add_typer(card_commands.app, name="card")
app.add_typer(package_commands.app, name="package")
app.add_typer(log_commands.app, name="log")

StoreFolder = Annotated[Path | None, typer.Argument(metavar="[STORE]", help=_("The folder with the cases."))]
Directory = Annotated[Path | None, typer.Option("--dir", help=_("Where the rehearsal is laid."))]
ProfileKey = Annotated[str, typer.Option("--profile", help=_("The key of the municipal profile to rehearse with."))]
NoWindow = Annotated[bool, typer.Option("--no-window", help=_("Play the story and write its files; open no window."))]
Fresh = Annotated[bool, typer.Option("--fresh", help=_("Play the story anew in place of a finished one."))]
Version = Annotated[bool, typer.Option("--version", help=_("Print the version."), is_eager=True)]


@app.callback(invoke_without_command=True)
def program(context: typer.Context, version: Version = False) -> None:
    if version:
        print(__version__)
        raise typer.Exit()
    if context.invoked_subcommand is None:
        print(context.get_help())
        raise typer.Exit(MISUSED)


@app.command("open", help=_("Open the window, for the store if one is named."))
def open_window(store: StoreFolder = None) -> None:
    from ungeapp.window_start import run as run_window  # Qt only where a window is wanted

    raise typer.Exit(run_window(store))


@app.command("demo", help=_("A rehearsal with a made-up municipality, in a window or as files."))
def rehearse(
    directory: Directory = None, profile: ProfileKey = "viborg", no_window: NoWindow = False, fresh: Fresh = False
) -> None:
    from ungeapp import demo  # plays the whole program: loaded only here

    raise typer.Exit(demo.run(directory, profile, no_window, fresh))


@app.command("self-test", help=_("Let an installed program check itself."))
def self_test() -> None:
    from ungeapp import selftest  # asks for every part of the program: loaded only here

    raise typer.Exit(selftest.run())


def run(arguments: Sequence[str], around: Surroundings | None = None) -> int:
    """Run one command and return its exit code; nothing is ever raised but what ends the process itself."""
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(AttributeError, ValueError):
            stream.reconfigure(errors="replace")  # type: ignore[union-attr]  # a stream put in place may lack it
    help_text.speak()
    command = typer.main.get_command(app)
    try:
        code = command.main(args=list(arguments), prog_name="ungeapp", standalone_mode=False, obj=around)
        sys.stdout.flush()
        if code == _INTERRUPTED:
            raise KeyboardInterrupt
        return code if isinstance(code, int) else DONE
    except _UsageError as error:
        return _ended(WrongUse(_misuse(error)), MISUSED)
    except WrongUse as error:
        return _ended(error, MISUSED)
    except (KeyboardInterrupt, EOFError, typer.Abort):
        return _ended(Refused(_("Stopped. Nothing more was done.")), REFUSED)
    except typer.Exit as error:
        return int(error.exit_code)
    except BrokenPipeError:
        # Whoever read the output has enough of it; the interpreter must not complain when it flushes at the end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return REFUSED
    except Exception as error:  # noqa: BLE001  nothing may end in a traceback; the log has the place
        return _ended(error, REFUSED)


def _ended(error: Exception, code: int) -> int:
    print(sentence(error), file=sys.stderr)
    return code


def _misuse(error: Exception) -> str:
    """What is wrong with the way the command was written, by the kind of complaint."""
    option = getattr(error, "option_name", None) or getattr(getattr(error, "param", None), "opts", [None])[0]
    kind = type(error).__name__
    if kind == "MissingParameter":
        param = getattr(error, "param", None)
        name = option if option and str(option).startswith("-") else getattr(param, "metavar", None) or option
        return _("{name} is missing. The command with --help says how it is written.").format(name=name)
    if kind in ("NoSuchOption", "BadOptionUsage"):
        return _("{name} does not fit here. The command with --help says how it is written.").format(name=option)
    if kind == "BadParameter":
        return _("The value of {name} does not fit. The command with --help says how it is written.").format(
            name=option
        )
    if kind == "NoArgsIsHelpError":
        context = getattr(error, "ctx", None)
        print(context.get_help() if context is not None else "")
        return _("Say what to do.")
    return _("The command is not written like that. Write ungeapp --help to see what there is.")


def main(arguments: Sequence[str]) -> int:
    """The command line as the program starts it: with the log of this computer."""
    with contextlib.suppress(OSError):  # without a place for the log the command is still done
        logs.configure(private_folder(paths.log_folder()))
    try:
        return run(arguments)
    finally:
        logs.close()
