"""Printing: JSON as it stands in ``docs/cli.md``, tables and lines for people, files that are asked for.

Belongs here: how things come out. Does not belong here: what they say.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Annotated, Any

import typer

from ungeapp.cli.refusals import Refused
from ungeapp.forms.definition_reader import Problem
from ungeapp.system.files import write_private
from ungeapp.texts import _

AsJson = Annotated[bool, typer.Option("--json", help=_("Print JSON for programs."))]
Out = Annotated[Path, typer.Option("--out", help=_("The file to write, or a folder for it."))]

Told = Mapping[str, Any]


def show(told: Told | Sequence[Told], lines: Iterable[str], as_json: bool) -> None:
    """Print ``told`` as JSON, or the lines for people."""
    if as_json:
        print(json.dumps(told, ensure_ascii=False, indent=2, default=str))
        return
    for line in lines:
        print(line)


def show_faults(faults: Sequence[Problem], none: str, as_json: bool) -> None:
    """What is wrong with a definition, place by place; ``none`` where nothing is."""
    told = [
        {"id": number, "file": one.file, "line": one.line, "path": one.path, "reason": one.reason}
        for number, one in enumerate(faults, start=1)
    ]
    show(told, [str(one) for one in faults] or [none], as_json)


def note(line: str) -> None:
    """Something to know beside the result; it never mixes with JSON."""
    print(line, file=sys.stderr)


def note_lines(found: Iterable[Problem]) -> None:
    """What is worth a look in a definition and no fault."""
    for one in found:
        note(str(one))


def columns(headings: Sequence[str], rows: Iterable[Sequence[object]]) -> list[str]:
    """A table as lines; nothing is cut."""
    told = [[("" if one is None else str(one)).replace("\n", " ") for one in row] for row in rows]
    if not told:
        return [_("There is nothing to show.")]
    whole = [list(headings), *told]
    widths = [max(len(row[at]) for row in whole) for at in range(len(headings))]
    return ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in whole]


def facts(rows: Iterable[tuple[str, object]]) -> list[str]:
    """Names and values below each other; what is empty stays out."""
    told = [(name, str(value)) for name, value in rows if value not in (None, "", (), [])]
    width = max((len(name) for name, _value in told), default=0)
    return [f"{name.ljust(width)}  {value}" for name, value in told]


def read(path: Path, limit: int) -> bytes:
    """The bytes of a file named by the user; never more than one byte above ``limit``, which the reader then refuses."""
    try:
        with path.open("rb") as file:
            return file.read(limit + 1)
    except FileNotFoundError:
        raise Refused(_("The file {name} is not there.").format(name=path.name)) from None
    except IsADirectoryError:
        raise Refused(_("{name} is a folder, not a file.").format(name=path.name)) from None
    except OSError:
        raise Refused(_("The file {name} cannot be read.").format(name=path.name)) from None


def check_target(out: Path) -> None:
    """Refuse a place nothing can be written to before anything is done."""
    folder = out if out.is_dir() else out.parent
    if not folder.is_dir():
        raise Refused(_("The folder {name} is not there. Make it first.").format(name=str(folder)))
    if out.exists() and not out.is_dir() and (out.is_symlink() or not out.is_file()):
        raise Refused(_("{name} is not an ordinary file. Choose another one.").format(name=out.name))


def check_paper_target(out: Path) -> None:
    """The same for a paper; what is neither a folder nor named like a file was most likely meant to be a folder."""
    check_target(out)
    if not out.suffix and not out.exists():
        raise Refused(_("{name} is no folder here, and as a file it has no ending such as .pdf.").format(name=str(out)))


def save(out: Path, files: Sequence[tuple[str, bytes]], saved: Callable[[int], object] | None = None) -> list[Path]:
    """Write the files and say where they are; ``saved`` is told the place of each in the sequence once it lies there.

    ``out`` is a folder (each file under its own name), the file itself, or with several files the name they get
    numbers behind.
    """
    if out.is_dir():
        targets = [out / name for name, _content in files]
    elif len(files) == 1:
        targets = [out]
    else:
        targets = [out.with_name(f"{out.stem}-{number}{out.suffix}") for number in range(1, len(files) + 1)]
    for target in targets:
        check_target(target)
    for number, (target, (_name, content)) in enumerate(zip(targets, files, strict=True)):
        write_private(target, content)
        if saved is not None:
            saved(number)
    return targets


def saved_lines(targets: Iterable[Path]) -> list[str]:
    """Where the files are."""
    return [_("Saved: {file}").format(file=str(target)) for target in targets]
