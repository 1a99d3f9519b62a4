"""Where the program starts: the window, or the command line.

Belongs here: choosing between the two by the arguments alone. Nothing slow may be imported before the window stands.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from ungeapp import texts


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program; the exit code of the process."""
    told = list(sys.argv[1:] if arguments is None else arguments)
    try:
        texts.use(texts.DANISH)
    except texts.CatalogueMissing as missing:  # in a checkout: commands speak English then, the window and demo do not
        if wants_window(told) or told[0] == "demo":
            print(missing, file=sys.stderr)
            return 1
    if wants_window(told):
        if not has_screen():
            print(texts._("There is no screen here, so no window can open. Write ungeapp --help."), file=sys.stderr)
            return 1
        from ungeapp.window_start import run  # Qt only where a window is wanted

        return run(Path(told[1]) if len(told) > 1 else None)
    from ungeapp.cli.app import main as command_line  # Typer only where commands are read

    return command_line(told)


def wants_window(arguments: Sequence[str]) -> bool:
    """No arguments, or ``open`` with at most a store."""
    if not arguments:
        return True
    return arguments[0] == "open" and len(arguments) <= 2 and not any(one.startswith("-") for one in arguments)


def has_screen() -> bool:
    """Whether Qt would find a screen; asked beforehand because it ends the process where there is none."""
    if sys.platform in ("win32", "darwin") or os.environ.get("QT_QPA_PLATFORM"):
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY"))


if __name__ == "__main__":
    sys.exit(main())
