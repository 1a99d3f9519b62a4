"""A screen, a message bus and the accessibility bus of their own, as a desktop has them; gone when the test is.

Belongs here: starting and stopping those programs. Does not belong here: what is asked over the bus (``client``).
"""

from __future__ import annotations

import os
import select
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

LAUNCHERS = ("/usr/libexec/at-spi-bus-launcher", "/usr/lib/at-spi2-core/at-spi-bus-launcher")
WAIT = 30
"""Seconds a program may take to say that it is there; it takes a tenth of one."""


@dataclass(frozen=True, slots=True)
class Desktop:
    """The environment programs of this desktop run in."""

    environment: Mapping[str, str]

    def press(self, *chords: str) -> None:
        """Press keys such as ``Tab`` or ``ctrl+k`` on this screen's keyboard, one after the other."""
        self._keyboard("key", *chords)

    def type(self, text: str) -> None:
        """Type text on this screen's keyboard."""
        self._keyboard("type", "--delay", "5", text)

    def _keyboard(self, *command: str) -> None:
        subprocess.run(["xdotool", *command], env=self.environment, check=True, timeout=WAIT)

    @property
    def session_bus(self) -> str:
        """Where the session's message bus listens."""
        return self.environment["DBUS_SESSION_BUS_ADDRESS"]


@contextmanager
def desktop(folder: Path) -> Iterator[Desktop]:
    """A screen without glass, a session bus and the accessibility bus."""
    with ExitStack() as running:
        environment = {
            **os.environ,
            "HOME": str(folder),
            "XDG_RUNTIME_DIR": str(folder),
            "XDG_DATA_HOME": str(folder / "data"),
            "QT_QPA_PLATFORM": "xcb",
            "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
        }
        environment.pop("AT_SPI_BUS_ADDRESS", None)
        environment.pop("WAYLAND_DISPLAY", None)
        folder.chmod(0o700)
        environment["DISPLAY"] = f":{_screen(running)}"
        _started(running, ["matchbox-window-manager", "-use_titlebar", "yes"], environment)
        environment["DBUS_SESSION_BUS_ADDRESS"] = _bus(running, environment)
        launcher = next(one for one in LAUNCHERS if Path(one).exists())
        _started(running, [launcher, "--launch-immediately"], environment)
        yield Desktop(environment)


def _screen(running: ExitStack) -> str:
    told, tell = os.pipe()
    with os.fdopen(told) as answer:
        command = ["Xvfb", "-displayfd", str(tell), "-screen", "0", "1400x900x24", "-nolisten", "tcp"]
        program = subprocess.Popen(command, pass_fds=[tell], stderr=subprocess.DEVNULL)
        running.callback(_stop, program)
        os.close(tell)
        return _line(answer, "Xvfb")


def _bus(running: ExitStack, environment: Mapping[str, str]) -> str:
    command = ["dbus-daemon", "--session", "--nofork", "--print-address"]
    program = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    running.callback(_stop, program)
    assert program.stdout is not None
    running.callback(program.stdout.close)
    return _line(program.stdout, "dbus-daemon")


def _started(running: ExitStack, command: list[str], environment: Mapping[str, str]) -> None:
    program = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    running.callback(_stop, program)


def program(desktop: Desktop, *arguments: str) -> subprocess.Popen[str]:
    """A Python program of the tests on this desktop; what it prints is read line by line."""
    return subprocess.Popen(
        [sys.executable, *arguments],
        env=desktop.environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).resolve().parents[2],
    )


def _line(answer: object, name: str) -> str:
    """The first line a program says; an error when it says none in time."""
    ready, _, _ = select.select([answer], [], [], WAIT)
    line = answer.readline().strip() if ready else ""  # type: ignore[attr-defined]  # any open text file
    assert line, f"{name} did not start"
    return str(line)


def stop(running: subprocess.Popen[str]) -> None:
    """End a program, kindly first."""
    for one in (running.stdin, running.stdout):
        if one is not None:
            one.close()
    _stop(running)


def _stop(program: subprocess.Popen[str] | subprocess.Popen[bytes]) -> None:
    program.terminate()
    try:
        program.wait(10)
    except subprocess.TimeoutExpired:
        program.kill()
        program.wait()
