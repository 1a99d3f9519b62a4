"""Where things lie on this computer.

Belongs here: the program's own resources in every way it can be installed, and the folders the system gives a user.
Does not belong here: making folders private, and what is kept in them.
"""

from __future__ import annotations

import sys
from pathlib import Path

import platformdirs

_NAME = "UngeApp"


def resources() -> Path:
    """The resources folder: in a checkout, in an installed package (``_resources``), or in a frozen program.

    FileNotFoundError when the program was installed without it.
    """
    package = Path(__file__).resolve().parent.parent
    places = [package / "_resources", package.parent / "resources"]
    frozen = getattr(sys, "_MEIPASS", None)
    if frozen is not None:
        places[:0] = [Path(frozen) / "ungeapp" / "_resources", Path(frozen) / "resources"]
    for place in places:
        if (place / "formats").is_dir():
            return place
    raise FileNotFoundError("the resources of the program are missing")


def data_folder() -> Path:
    """Where stores lie unless the user says otherwise: local to this computer, never roaming. It may not exist yet."""
    return Path(platformdirs.user_data_dir(_NAME, appauthor=False, roaming=False))


def log_folder() -> Path:
    """Where the log is written. It may not exist yet."""
    return Path(platformdirs.user_log_dir(_NAME, appauthor=False))
