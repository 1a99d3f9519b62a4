"""`make run`: opens the rehearsal municipality, in a window when there is a screen, else as files with a list of them.

The rehearsal stands in the folder `rehearsal` of the checkout; a finished one is opened again as it was left.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parent.parent
FOLDER = CHECKOUT / "rehearsal"


def has_screen() -> bool:
    """Whether a window could be shown to somebody."""
    return sys.platform in {"win32", "darwin"} or any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY"))


def main() -> int:
    """Run the rehearsal and return its exit code."""
    command = [sys.executable, "-m", "ungeapp", "demo", "--dir", str(FOLDER)]
    if has_screen():
        return subprocess.run(command, cwd=CHECKOUT, check=False).returncode
    print("Her er ingen skærm, så øvelsen bliver spillet uden vindue.", flush=True)
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    code = subprocess.run([*command, "--no-window"], cwd=CHECKOUT, env=environment, check=False).returncode
    if code == 0:
        print(f"\nØvelsen lavede disse filer i {FOLDER.relative_to(CHECKOUT)}/:")
        for path in sorted(path for path in FOLDER.rglob("*") if path.is_file()):
            print(f"  {path.relative_to(FOLDER)}  ({max(1, path.stat().st_size // 1024)} kB)")
    return code


if __name__ == "__main__":
    sys.exit(main())
