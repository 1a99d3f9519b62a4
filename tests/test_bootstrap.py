"""What opening a desk does besides building it."""

from __future__ import annotations

import gc
from pathlib import Path

from tests.desks import NOW, open_desk
from ungeapp.system.clock import FixedClock


def test_what_is_loaded_is_not_looked_through_again(tmp_path: Path) -> None:
    """A full collection stops the window: it looks at what was made since, not at the whole program."""
    open_desk(tmp_path / "desk", FixedClock(NOW)).workplace.close()
    loaded = gc.get_freeze_count()
    open_desk(tmp_path / "other", FixedClock(NOW)).workplace.close()
    assert loaded > 50_000
    assert gc.get_freeze_count() <= loaded, "what one desk leaves behind is collected when the next one opens"
