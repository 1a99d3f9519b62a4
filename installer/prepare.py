"""Prepares this checkout: `python3 installer/prepare.py run|dev|bundle`.

Creates `.venv`, installs the locked packages (every file checked against its hash), and on Debian and Ubuntu installs
the system libraries Qt needs. What is done is remembered, so that the second start costs nothing. Only the standard
library is used; nothing outside the checkout is changed but the named Debian packages. Where those cannot be installed
without a password, the one line that does it is printed and nothing is changed.
"""

from __future__ import annotations

import ctypes
import hashlib
import os
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

OLDEST = (3, 11)
CHECKOUT = Path(__file__).resolve().parent.parent
VENV = CHECKOUT / ".venv"
WINDOWS = sys.platform == "win32"
PYTHON = VENV / ("Scripts/python.exe" if WINDOWS else "bin/python")
BUILD_LOCK = "requirements-build.txt"
LOCKS = {
    "run": ["requirements.txt"],
    "dev": ["requirements.txt", "requirements-dev.txt"],
    "bundle": ["requirements.txt", "requirements-dev.txt"],
}

# What Qt's platform plugins load at run time and no wheel carries, by library and Debian package.
QT_LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xinerama.so.0": "libxcb-xinerama0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxkbcommon.so.0": "libxkbcommon0",
}

# What the tests hear the window with: a screen without glass, its windows and keyboard, a message bus, the accessibility bus.
SCREEN_READER_PROGRAMS = {
    "/usr/bin/Xvfb": "xvfb",
    "/usr/bin/matchbox-window-manager": "matchbox-window-manager",
    "/usr/bin/xdotool": "xdotool",
    "/usr/bin/dbus-daemon": "dbus",
    "/usr/libexec/at-spi-bus-launcher": "at-spi2-core",
}


class Stop(Exception):
    """What the person at the keyboard has to do, as one Danish sentence or one line to run."""


def main() -> int:
    """Prepare for the purpose named on the command line; 0 when the checkout is ready."""
    purpose = sys.argv[1] if len(sys.argv) == 2 else ""
    if purpose not in LOCKS:
        print(__doc__, file=sys.stderr)
        return 2
    try:
        require_python()
        if not is_ready(purpose):
            install_system_packages(missing_system_packages(purpose))
            create_environment()
            install_lock(purpose)
            write_launcher()
            stamp(purpose).write_text(fingerprint(purpose), encoding="utf-8")
    except Stop as stop:
        print(stop, file=sys.stderr)
        return 1
    return 0


def require_python() -> None:
    """Go on under a newer Python when this one is too old and a newer one is installed."""
    if sys.version_info >= OLDEST:
        return
    for minor in range(20, OLDEST[1] - 1, -1):
        newer = shutil.which(f"python3.{minor}")
        if newer:
            os.execv(newer, [newer, *sys.argv])
    raise Stop(f"UngeApp skal bruge Python {OLDEST[0]}.{OLDEST[1]} eller nyere; her er {sys.version.split()[0]}.")


# --- what is done already ------------------------------------------------------------------------


def stamp(purpose: str) -> Path:
    """The file that remembers what the environment was prepared for."""
    return VENV / f"ready-{purpose}"


def fingerprint(purpose: str) -> str:
    """Changes when a lock or this script does."""
    digest = hashlib.sha256()
    for path in [*(CHECKOUT / name for name in [BUILD_LOCK, *LOCKS[purpose]]), Path(__file__)]:
        digest.update(path.read_bytes())
    return digest.hexdigest()


def is_ready(purpose: str) -> bool:
    """Whether this purpose, or one that includes it, was prepared with the present locks."""
    covering = {"run": ("run", "dev", "bundle"), "dev": ("dev", "bundle"), "bundle": ("bundle",)}[purpose]
    return PYTHON.exists() and any(
        stamp(name).exists() and stamp(name).read_text(encoding="utf-8") == fingerprint(name) for name in covering
    )


# --- Debian packages -----------------------------------------------------------------------------


def missing_system_packages(purpose: str) -> list[str]:
    """Debian packages needed and not there; empty on other systems than Linux."""
    if not sys.platform.startswith("linux"):
        return []
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    missing = [package for library, package in QT_LIBRARIES.items() if not loads(library)]
    if not environment_works() and not can_create_environments():
        missing.append(f"python{version}-venv")
    if purpose == "dev":
        missing += [package for program, package in SCREEN_READER_PROGRAMS.items() if not Path(program).exists()]
    if purpose == "bundle":
        if shutil.which("objdump") is None:
            missing.append("binutils")
        if not sysconfig.get_config_var("Py_ENABLE_SHARED") and not loads(f"libpython{version}.so.1.0"):
            missing.append(f"libpython{version}")
    return missing


def loads(library: str) -> bool:
    """Whether the system's loader finds the shared library."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def can_create_environments() -> bool:
    """Whether this Python has `venv` and its own pip; Debian keeps both in a package of their own."""
    probe = "import ensurepip, venv; ensurepip.version()"
    return subprocess.run([sys.executable, "-c", probe], stderr=subprocess.DEVNULL, check=False).returncode == 0


def install_system_packages(packages: list[str]) -> None:
    """Install them as root or with a sudo that asks for nothing; otherwise say what to run."""
    if not packages:
        return
    line = f"sudo apt-get update && sudo apt-get install -y --no-install-recommends {' '.join(packages)}"
    if shutil.which("apt-get") is None:
        raise Stop(f"Disse biblioteker mangler; installér det, dit system kalder dem: {' '.join(packages)}")
    if os.geteuid() == 0:
        prefix: list[str] = []
    elif (
        shutil.which("sudo")
        and subprocess.run(["sudo", "-n", "true"], capture_output=True, check=False).returncode == 0
    ):
        prefix = ["sudo", "-n"]
    else:
        raise Stop(f"Der mangler systempakker. Kør denne linje, og prøv igen:\n{line}")
    print(f"Installerer systempakker: {' '.join(packages)}", flush=True)
    apt = [*prefix, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq", "-o", "DPkg::Lock::Timeout=300"]
    for step in (["update"], ["install", "-y", "--no-install-recommends", *packages]):
        result = subprocess.run([*apt, *step], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
        if result.returncode != 0:
            raise Stop(f"{result.stdout}\nSystempakkerne kunne ikke installeres. Kør denne linje:\n{line}")


# --- the Python environment ----------------------------------------------------------------------


def environment_works() -> bool:
    """Whether `.venv` holds a Python that has pip."""
    return PYTHON.exists() and (
        subprocess.run([PYTHON, "-c", "import pip"], stderr=subprocess.DEVNULL, check=False).returncode == 0
    )


def create_environment() -> None:
    """Create `.venv`, also over the remains of an interrupted attempt."""
    if environment_works():
        return
    print(f"Opretter {VENV.name} med Python {sys.version.split()[0]}", flush=True)
    if subprocess.run([sys.executable, "-m", "venv", "--clear", VENV], check=False).returncode != 0:
        raise Stop("Python-miljøet kunne ikke oprettes; se beskeden ovenfor.")


def install_lock(purpose: str) -> None:
    """Install exactly the locked files, each checked against its hash.

    One package, the font, is published as source only. It is packed here, without its build fetching anything:
    what builds it is itself locked and installed first.
    """
    lock = LOCKS[purpose][-1]
    print(f"Installerer pakkerne i {lock} (et par minutter første gang)", flush=True)
    # Twice quiet: errors are shown, warnings about this computer's own settings of pip are not.
    pip = [PYTHON, "-m", "pip", "install", "-qq", "--disable-pip-version-check", "--no-input", "--require-hashes"]
    steps = [
        [*pip, "--only-binary", ":all:", "--requirement", CHECKOUT / BUILD_LOCK],
        [*pip, "--no-build-isolation", "--use-pep517", "--requirement", CHECKOUT / lock],
    ]
    for step in steps:
        if subprocess.run(step, check=False).returncode != 0:
            raise Stop("Pakkerne kunne ikke installeres; se beskeden ovenfor. Er der forbindelse til nettet?")


def write_launcher() -> None:
    """Make `ungeapp` a command of the environment that runs this checkout."""
    if WINDOWS:
        launcher = PYTHON.with_name("ungeapp.cmd")
        launcher.write_text('@"%~dp0python.exe" -m ungeapp %*\r\n', encoding="ascii", newline="")
    else:
        launcher = PYTHON.with_name("ungeapp")
        launcher.write_text('#!/bin/sh\nexec "$(dirname "$0")/python" -m ungeapp "$@"\n', encoding="ascii")
        launcher.chmod(0o755)
    probe = "import sysconfig; print(sysconfig.get_path('purelib'))"
    packages = subprocess.run([PYTHON, "-c", probe], stdout=subprocess.PIPE, text=True, check=True).stdout.strip()
    (Path(packages) / "ungeapp-checkout.pth").write_text(f"{CHECKOUT}\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
