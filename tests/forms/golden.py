"""Golden files: what a document should be, as readable JSON in `tests/golden/`.

Run the tests with ``UNGEAPP_GOLDEN=write`` to accept what is produced now, then read the difference before committing.
"""

from __future__ import annotations

import json
import os
from pathlib import Path

GOLDEN = Path(__file__).resolve().parent.parent / "golden"


def assert_golden(name: str, value: object) -> None:
    """`value` is what `tests/golden/<name>.json` says."""
    path = GOLDEN / f"{name}.json"
    text = json.dumps(value, ensure_ascii=False, indent=1) + "\n"
    if os.environ.get("UNGEAPP_GOLDEN") == "write":
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    assert path.is_file(), f"{path.name} is missing; write it with UNGEAPP_GOLDEN=write and read it"
    assert json.loads(text) == json.loads(path.read_text(encoding="utf-8"))
