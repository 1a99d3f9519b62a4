"""The words the argument parser itself puts around our help: it knows no Danish.

Belongs here: those few words. Does not belong here: what a command does (each command's own help).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import typer

from ungeapp.texts import _

# The parser's own class of help pages, reached through what it publishes (its module is private).
_Formatter: Any = typer.Context.formatter_class


def _in_words(text: str) -> str:
    """The parser's own words inside ``text``, translated."""
    words = {
        "[OPTIONS]": _("[OPTIONS]"),
        "COMMAND [ARGS]...": _("COMMAND …"),
        "<list[str]>": _("<text>"),
        "<str>": _("<text>"),
        "<path>": _("<path>"),
        "<int>": _("<number>"),
        "[required]": _("[must be given]"),
        "Show this message and exit.": _("Show this help."),
    }
    for theirs, ours in words.items():
        text = text.replace(theirs, ours)
    return text


class HelpInWords(_Formatter):  # type: ignore[misc]  # the base is known at run time only
    """A help page in the language spoken."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """How the command is written."""
        super().write_usage(prog, _in_words(args), prefix if prefix is not None else _("How to write it: "))

    def write_heading(self, heading: str) -> None:
        """The heading of a list."""
        known = {"Options": _("Options"), "Arguments": _("Arguments"), "Commands": _("Commands")}
        super().write_heading(known.get(heading, heading))

    def write_dl(self, rows: Sequence[tuple[str, str]], *args: Any, **more: Any) -> None:
        """A list of options or commands."""
        super().write_dl([(_in_words(name), _in_words(told)) for name, told in rows], *args, **more)


def speak() -> None:
    """Let every help page be written so."""
    typer.Context.__mro__[1].formatter_class = HelpInWords  # type: ignore[attr-defined]  # the parser's own context
