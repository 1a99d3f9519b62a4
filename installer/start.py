"""Where the installed program starts; the same as `python -m ungeapp`."""

from __future__ import annotations

import sys

from ungeapp.__main__ import main

if __name__ == "__main__":
    sys.exit(main())
